"""Walks between places as the toolbox finds them: pairs, alternatives, statements, ready-made uses."""

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from .conftest import Log, UserError, layer

X, Y = 680000, 4500000


def line(*xy):
    return f"LINESTRING({', '.join(f'{X + x} {Y + y}' for x, y in xy)})", {}


def point(x, y, **fields):
    return f"POINT({X + x} {Y + y})", fields


def box(x, y, across, up, **fields):
    corners = [(x, y), (x + across, y), (x + across, y + up), (x, y + up), (x, y)]
    return f"POLYGON(({', '.join(f'{X + a} {Y + b}' for a, b in corners)}))", fields


@pytest.fixture
def streets():
    """Three ways from (0, 0) to (100, 0): of 100, 200 and 500 m."""
    return layer(
        "LineString",
        [
            line((0, 0), (100, 0)),
            line((0, 0), (0, 50), (100, 50), (100, 0)),
            line((0, 0), (0, 200), (100, 200), (100, 0)),
        ],
    )


@pytest.fixture
def sheds():
    """One sees 50 m of the first street and 30 m of the second; the other the place in the south-east."""
    return layer(
        "Polygon",
        [
            box(10, -10, 50, 20, camera_id="a", ownership="public", range_m=50.0, kind="dome"),
            box(30, 40, 30, 20, camera_id="b", ownership="private", range_m=50.0, kind=None),
        ],
    )


def ends(run, **more):
    return run(
        "findroutes",
        ORIGINS=layer("Point", [point(0, 0, name="start")]),
        DESTINATIONS=layer("Point", [point(100, 0)]),
        **more,
    )


def test_all_trade_offs(run, streets, sheds):
    found = ends(run, NETWORK=streets, VIEWSHEDS=sheds, ROUTE="all trade-offs")
    rows = found.rows()
    assert [row["route"] for row in rows] == ["shortest", "trade-off", "least exposed"]
    assert [row["length_m"] for row in rows] == pytest.approx([100, 200, 500])
    assert [row["exposed_m"] for row in rows] == pytest.approx([50, 30, 0])
    assert [row["detour"] for row in rows] == pytest.approx([0, 1, 4])
    assert [row["cameras_public"] for row in rows] == [1, 0, 0]
    assert [row["walk_id"] for row in rows] == [1, 2, 3]
    assert [row["message"] for row in rows] == [
        None,
        None,
        "Of the cameras recorded, none sees this walk at 50 m range: there is a walk out of view, 400.0 % longer "
        "than the shortest.",
    ]
    seen = found.rows("SEEN")
    assert [(row["line_id"], row["camera_id"], row["ownership"]) for row in seen] == [
        (1, "a", "public"),
        (2, "b", "private"),
    ]
    assert (seen[0]["from_m"], seen[0]["to_m"], seen[0]["metres"]) == pytest.approx((10, 60, 50))
    assert {row["line_id"] for row in found.rows("PIECES")} == {1, 2, 3}


def test_a_limit_to_the_detour(run, streets, sheds):
    found = ends(run, NETWORK=streets, VIEWSHEDS=sheds, ROUTE="least exposed", MAX_DETOUR=1)
    (row,) = found.rows()
    assert (row["length_m"], row["route"]) == (pytest.approx(200), "least exposed")
    assert row["message"] == (
        "Up to 100 % longer than the shortest there is no walk out of view: the least exposed is 15.0 % (30 m) "
        "in view of the cameras recorded, at 50 m range, 100.0 % longer."
    )
    assert len(ends(run, NETWORK=streets, VIEWSHEDS=sheds, ROUTE="all trade-offs", MAX_DETOUR=0).rows()) == 1


def test_an_endpoint_in_view_is_told_apart(run, streets):
    sheds = layer("Polygon", [box(90, -20, 30, 300, camera_id="a"), box(-5, 10, 50, 300, camera_id="b")])
    found = ends(run, NETWORK=streets, VIEWSHEDS=sheds, ROUTE="least exposed")
    (row,) = found.rows()
    assert row["exposed_m"] == pytest.approx(10)
    assert (row["origin_in_view"], row["destination_in_view"]) == (0, 1)
    assert row["message"] == (
        "There is no walk out of view: the least exposed is 10.0 % (10 m) in view of the cameras recorded, at "
        "unknown range, 0.0 % longer than the shortest. Cameras see the end or the way to the street there. But for "
        "these, there is a walk out of view of the cameras recorded, at unknown range."
    )
    assert found.log.infos.count(row["message"]) == 1


def test_an_endpoint_in_view_is_told_apart_within_a_limit_too(run, streets):
    sheds = layer("Polygon", [box(90, -20, 30, 30, camera_id="a"), box(30, -10, 20, 20, camera_id="b")])
    found = ends(run, NETWORK=streets, VIEWSHEDS=sheds, ROUTE="least exposed", MAX_DETOUR=0.5)
    (row,) = found.rows()
    assert row["message"].startswith("Up to 50 % longer than the shortest there is no walk out of view")
    assert row["message"].endswith("But for these, the least exposed walk has 20 m in view.")
    (row,) = ends(run, NETWORK=streets, VIEWSHEDS=sheds, ROUTE="least exposed", MAX_DETOUR=1).rows()
    assert row["message"].endswith(
        "But for these, there is a walk out of view of the cameras recorded, at unknown range."
    )


def test_by_way_of_places_in_order(run, streets, sheds):
    via = layer("Point", [point(100, 200), point(0, 200)])
    (row,) = ends(run, NETWORK=streets, VIEWSHEDS=sheds, VIA=via).rows()
    assert row["length_m"] == pytest.approx(100 + 200 + 100 + 300)
    far = layer("Point", [point(100, 2000)])
    (row,) = ends(run, NETWORK=streets, VIEWSHEDS=sheds, VIA=far).rows()
    assert row["status"] == "too far"


def test_legs_in_view(run, streets):
    sheds = layer("Polygon", [box(-50, -50, 60, 45, camera_id="a")])
    found = run(
        "findroutes",
        NETWORK=streets,
        VIEWSHEDS=sheds,
        ORIGINS=layer("Point", [point(5, -20)]),
        DESTINATIONS=layer("Point", [point(100, 0)]),
    )
    (row,) = found.rows()
    assert (row["entry_m"], row["entry_exposed_m"], row["exit_exposed_m"]) == pytest.approx((20, 15, 0))
    assert (row["origin_in_view"], row["destination_in_view"]) == (1, 0)
    assert row["exposed_m"] == pytest.approx(15)


def test_the_nearest_along_the_streets(run, streets, sheds):
    goals = layer("Point", [point(100, 190), point(50, 0), point(0, 40), None or point(0, 5000)])
    found = run(
        "findroutes",
        NETWORK=streets,
        VIEWSHEDS=sheds,
        ORIGINS=layer("Point", [point(0, 0), point(100, 195)]),
        DESTINATIONS=goals,
        PAIRING="nearest",
        NEAREST=2,
    )
    pairs = [(row["origin_id"], row["destination_id"]) for row in found.rows()]
    assert pairs == [(1, 3), (1, 2), (2, 1), (2, 2)]


def test_ways_not_for_walking_are_left_out(run, sheds):
    rows = [
        (line((0, 0), (100, 0))[0], {"highway": "motorway", "foot": None}),
        (line((0, 0), (0, 50), (100, 50), (100, 0))[0], {"highway": "footway", "foot": None}),
        (line((0, 0), (50, 10), (100, 0))[0], {"highway": "service", "foot": "no"}),
    ]
    roads = layer("LineString", rows)
    assert ends(run, NETWORK=roads, VIEWSHEDS=sheds).rows()[0]["length_m"] == pytest.approx(200)
    every = ends(run, NETWORK=roads, VIEWSHEDS=sheds, NETWORK_FILTER="").rows()
    assert every[0]["length_m"] == pytest.approx(100)
    with pytest.raises(QgsProcessingException, match=r"Only streets where.*no field"):
        ends(run, NETWORK=roads, VIEWSHEDS=sheds, NETWORK_FILTER='"lanes" > 2')
    with pytest.raises(QgsProcessingException, match="no feature fulfils"):
        ends(run, NETWORK=roads, VIEWSHEDS=sheds, NETWORK_FILTER="\"highway\" = 'x'")


@pytest.mark.parametrize("bad", [-0.1, "far", float("nan")])
def test_a_detour_that_is_none(run, streets, sheds, bad):
    with pytest.raises(UserError, match="Largest detour"):
        ends(run, NETWORK=streets, VIEWSHEDS=sheds, MAX_DETOUR=bad)


def test_too_many_pairs_say_what_they_cost(run, streets, sheds):
    many = layer("Point", [point(i % 100, 0) for i in range(1001)])
    with pytest.raises(QgsProcessingException, match="1002001 pairs would take about 1670 minutes"):
        run(
            "findroutes",
            NETWORK=streets,
            VIEWSHEDS=sheds,
            ORIGINS=many,
            DESTINATIONS=many,
            ROUTE="all trade-offs",
        )


def test_many_origins_to_one_place_equal_each_by_itself(run, streets, sheds):
    origins = layer("Point", [point(x, y) for x, y in ((0, 0), (3, 60), (70, 52), (99, 150), (40, -9))])
    goal = layer("Point", [point(60, 3)])
    for route in ("shortest", "least exposed", "all trade-offs"):
        given = {"NETWORK": streets, "VIEWSHEDS": sheds, "ROUTE": route}
        there = run("findroutes", ORIGINS=origins, DESTINATIONS=goal, **given)
        back = run("findroutes", ORIGINS=goal, DESTINATIONS=origins, **given)
        figures = [
            sorted((row[a], row["length_m"], row["exposed_m"]) for row in result.rows())
            for result, a in ((there, "origin_id"), (back, "destination_id"))
        ]
        assert np.array(figures[0]) == pytest.approx(np.array(figures[1]))
        for feature, row in zip(there.layers["OUTPUT"].getFeatures(), there.rows()):
            vertices = list(feature.geometry().vertices())
            assert (vertices[-1].x(), vertices[-1].y()) == pytest.approx((X + 60, Y + 3))
            assert feature.geometry().length() == pytest.approx(row["length_m"], rel=1e-3)


def test_protest_site(run, streets, sheds):
    stations = layer(
        "Point", [point(0, 0, name="A"), point(0, 100, name="B"), point(100, 150, name="C"), point(0, 900)]
    )
    site = layer("Point", [point(100, 0), point(100, 50)])
    found = run(
        "protestsite", NETWORK=streets, STATIONS=stations, SITE=site, VIEWSHEDS=sheds, MAX_DISTANCE=160
    )
    rows = found.rows()
    assert [(row["origin_id"], row["destination_id"]) for row in rows] == [
        (1, 1), (2, 1), (3, 1), (1, 2), (2, 2), (3, 2)
    ]  # fmt: skip
    assert rows[0]["name"] == "A"
    (first, second) = found.rows("SUMMARY")
    shares = [row["exposed_share"] for row in rows[:3]]
    assert first["walks"] == 3
    assert first["mean_share"] == pytest.approx(np.mean(shares))
    assert first["median_share"] == pytest.approx(np.median(shares))
    assert (first["least_from"], first["most_from"]) == (3, 1)
    assert (first["half_in_view"], first["out_of_view"]) == (1, 1)
    assert first["message"].startswith("From 3 stations within 160 m, the shortest walk to the site is ")
    assert "50 m range" in first["message"]
    assert second["site_id"] == 2
    with pytest.raises(QgsProcessingException, match="none within 5 m of the site"):
        run(
            "protestsite",
            NETWORK=streets,
            STATIONS=stations,
            SITE=layer("Point", [point(0, 200)]),
            VIEWSHEDS=sheds,
            MAX_DISTANCE=5,
        )


def test_protest_site_with_all_trade_offs(run, streets, sheds):
    found = run(
        "protestsite",
        NETWORK=streets,
        STATIONS=layer("Point", [point(0, 0)]),
        SITE=layer("Point", [point(100, 0)]),
        VIEWSHEDS=sheds,
        ROUTE="all trade-offs",
    )
    summary = found.rows("SUMMARY")
    assert [(row["route"], row["mean_share"]) for row in summary] == [("shortest", 0.5), ("least exposed", 0)]
    assert "the least exposed walk" in summary[1]["message"]


def test_sights(run, streets, sheds):
    places = layer(
        "Point", [point(0, 0, name="A"), point(100, 0, name="B"), point(100, 190, name="C"), point(5, 9999)]
    )
    found = run("placepairs", NETWORK=streets, PLACES=places, VIEWSHEDS=sheds, NAME_FIELD="name")
    rows = {(row["origin_id"], row["destination_id"]): row for row in found.rows()}
    assert len(rows) == 6
    assert rows[1, 4]["status"] == "too far"
    matrix = found.rows("MATRIX")
    assert [row["name"] for row in matrix] == ["A", "B", "C", None]
    assert matrix[0]["to_2"] == matrix[1]["to_1"] == pytest.approx(rows[1, 2]["exposed_share"])
    assert matrix[0]["to_1"] is None
    assert matrix[0]["to_4"] is None
    assert "Most in view: A to B, 50.0 %, 50 m range." in found.log.infos
    assert "The shortest walk of each pair. Cameras taken into account: 2 (all cameras)." in found.log.infos
    assert found.values["MOST_SHARE"] == pytest.approx(0.5)
    with pytest.raises(QgsProcessingException, match="has one place; pairs need two"):
        run("placepairs", NETWORK=streets, PLACES=layer("Point", [point(0, 0)]), VIEWSHEDS=sheds)


def test_cancelled_in_the_search_nothing_is_written(run, streets, sheds, tmp_path):
    many = layer("Point", [point(i, 0) for i in range(100)])
    target = tmp_path / "walks.gpkg"
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(
            "placepairs",
            Log(cancel_at=40),
            NETWORK=streets,
            PLACES=many,
            VIEWSHEDS=sheds,
            ROUTE="all trade-offs",
            OUTPUT=str(target),
        )
    assert not target.exists()


@pytest.mark.parametrize("at", [80, 90, 94])
def test_cancelled_later_nothing_is_left_either(run, streets, sheds, tmp_path, monkeypatch, at):
    from surveillance_exposure.processing.writing import walks

    monkeypatch.setattr(walks, "_AT_ONCE", 20)
    targets = {name: str(tmp_path / f"{name}.gpkg") for name in ("OUTPUT", "PIECES", "SEEN")}
    places = {
        "NETWORK": streets,
        "VIEWSHEDS": sheds,
        "ORIGINS": layer("Point", [point(i, 0) for i in range(10)]),
        "DESTINATIONS": layer("Point", [point(100, i) for i in range(10)]),
    }
    for before in ([], ["OUTPUT.gpkg", "PIECES.gpkg", "SEEN.gpkg"]):
        with pytest.raises(QgsProcessingException, match="Cancelled"):
            run("findroutes", Log(cancel_at=at), **places, **targets)
        assert sorted(each.name for each in tmp_path.iterdir()) == before
        done = run("findroutes", **places, **targets)
        assert done.log.steps == sorted(done.log.steps)
        del done


def test_kept_preparation_is_used_and_forgotten(provider, streets, sheds, qgis_new_project, monkeypatch):
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProject

    from surveillance_exposure.processing.reading import network

    kept, made, original = network.KeptNetwork(), [], network._read
    monkeypatch.setattr(network, "_read", lambda *args: made.append(1) or original(*args))
    template = QgsApplication.processingRegistry().algorithmById("surveillance_exposure:findroutes")
    assert template.kept is None
    algorithm = template.create()
    algorithm.kept = kept

    def times_made(**more):
        parameters = {
            "NETWORK": streets,
            "VIEWSHEDS": sheds,
            "ORIGINS": layer("Point", [point(0, 0)]),
            "DESTINATIONS": layer("Point", [point(100, 0)]),
            "OUTPUT": "memory:",
        }
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        assert algorithm.create().run({**parameters, **more}, context, Log())[1]
        return len(made)

    assert [times_made(), times_made()] == [1, 1]
    assert times_made(CAMERA_FILTER="\"camera_id\" = 'a'") == 2
    kept.clear()
    assert times_made() == 3
    by_variable = {"CAMERA_FILTER": '"camera_id" = @project_title'}
    QgsProject.instance().setTitle("a")
    assert [times_made(**by_variable), times_made(**by_variable)] == [4, 4]
    QgsProject.instance().setTitle("b")
    assert times_made(**by_variable) == 5


def test_odd_networks(run, sheds):
    """Gaps of a millimetre at every joint, duplicates, loops, z and m, a line of no length, NaN."""
    gap = 0.001
    wkt = [
        f"LINESTRING({X} {Y}, {X + 50 - gap} {Y})",
        f"LINESTRING({X + 50} {Y}, {X + 100} {Y})",
        f"LINESTRING({X + 50} {Y}, {X + 100} {Y})",
        f"LINESTRING({X + 50} {Y}, {X + 60} {Y + 10}, {X + 50} {Y + 20}, {X + 50} {Y})",
        f"LINESTRING({X + 7} {Y}, {X + 7} {Y})",
        f"LINESTRING ZM({X + 100} {Y + gap} 5 1, {X + 100} {Y + 40} nan 2)",
        f"LINESTRING({X} nan, {X + 100} {Y})",
        f"MULTILINESTRING(({X} {Y}, {X - 10} {Y}), ({X - 10} {Y}, {X - 20} {Y}))",
        None,
    ]
    found = ends(run, NETWORK=layer("LineString", [(each, {}) for each in wkt]), VIEWSHEDS=sheds)
    (row,) = found.rows()
    assert row["length_m"] == pytest.approx(100, abs=0.01)
    assert found.values["COMPONENTS"] == 1
    assert any(text.startswith("Street network:") for text in found.log.warnings)


def test_a_network_of_polygons_and_one_of_a_single_street(run, streets, sheds):
    with pytest.raises((UserError, QgsProcessingException)):
        ends(run, NETWORK=sheds, VIEWSHEDS=sheds)
    one = layer("LineString", [line((0, 0), (100, 0))])
    (row,) = ends(run, NETWORK=one, VIEWSHEDS=sheds, ROUTE="all trade-offs").rows()
    assert row["exposed_m"] == pytest.approx(50)
    assert "There is no walk out of view: the least exposed is 50.0 %" in row["message"]


def test_a_walk_to_where_it_starts_says_so(run, streets, sheds):
    (row,) = run(
        "findroutes",
        NETWORK=streets,
        VIEWSHEDS=sheds,
        ORIGINS=layer("Point", [point(30, 0)]),
        DESTINATIONS=layer("Point", [point(30, 0)]),
        ROUTE="least exposed",
    ).rows()
    assert (row["length_m"], row["exposed_share"], row["origin_in_view"]) == (0, None, 1)
    assert row["message"] == "The start is the end: there is nothing to walk."


def test_nothing_is_said_of_a_place_that_is_unusable(run, streets, sheds):
    rows = run(
        "findroutes",
        NETWORK=streets,
        VIEWSHEDS=sheds,
        ORIGINS=layer("Point", [(None, {}), point(30, 0)]),
        DESTINATIONS=layer("Point", [point(30, 5)]),
    ).rows()
    assert [(row["status"], row["origin_in_view"], row["destination_in_view"]) for row in rows] == [
        ("unusable", None, 1),
        ("ok", 1, 1),
    ]


def test_little_in_view_is_not_nothing(run, streets):
    sheds = layer("Polygon", [box(99.9, -10, 20, 300, camera_id="a"), box(20, -10, 0.3, 300, camera_id="b")])
    (row,) = ends(run, NETWORK=streets, VIEWSHEDS=sheds, ROUTE="least exposed").rows()
    assert row["exposed_m"] == pytest.approx(0.4)
    assert "is 0.4 % (0.4 m) in view" in row["message"]
    assert row["message"].endswith("the least exposed walk has 0.3 m in view.")


def test_a_place_on_the_way_in_view_is_told_apart(run, streets):
    sheds = layer("Polygon", [box(40, 190, 20, 20, camera_id="a")])
    (row,) = ends(
        run, NETWORK=streets, VIEWSHEDS=sheds, ROUTE="least exposed", VIA=layer("Point", [point(50, 200)])
    ).rows()
    assert row["message"].endswith(
        "Cameras see a place on the way or the way to the street there. But for these, there is a walk out of view of "
        "the cameras recorded, at unknown range."
    )


def test_the_nearest_may_be_entered(run, streets, sheds):
    (row,) = run(
        "findroutes",
        NETWORK=streets,
        VIEWSHEDS=sheds,
        ORIGINS=layer("Point", [point(0, 0)]),
        DESTINATIONS=layer("Point", [point(50, -20), point(100, 0)]),
        PAIRING="nearest",
        MAX_ENTRY=10,
    ).rows()
    assert (row["destination_id"], row["status"]) == (2, "ok")


def test_too_many_rows_are_refused(run, streets, sheds, monkeypatch):
    from surveillance_exposure.processing.reading import pairs

    monkeypatch.setattr(pairs, "MAX_PAIRS", 1)
    many = layer("Point", [point(0, 0), point(5, 0)])
    with pytest.raises(QgsProcessingException, match="2 pairs would take"):
        run(
            "findroutes",
            NETWORK=streets,
            VIEWSHEDS=sheds,
            ORIGINS=many,
            DESTINATIONS=many,
            PAIRING="row by row",
        )


def test_many_pairs_say_what_they_cost(run, streets, sheds, monkeypatch):
    from surveillance_exposure.processing.reading import pairs

    monkeypatch.setattr(pairs, "_MANY", 1)
    many = layer("Point", [point(0, 0), point(5, 0)])
    found = run("findroutes", NETWORK=streets, VIEWSHEDS=sheds, ORIGINS=many, DESTINATIONS=many)
    assert any("4 pairs take about 1 minutes" in text for text in found.log.infos)


@pytest.mark.parametrize("route", ["shortest", "least exposed", "all trade-offs"])
@pytest.mark.parametrize("mode", ["walk", "drive"])
def test_lots_of_pairs_equal_all_at_once(run, streets, sheds, monkeypatch, route, mode):
    from surveillance_exposure.core import walks

    places = [
        point(x, y, name=str(x)) for x, y in ((0, 0), (30, 50), (9000, 0), (100, 0), (60, 200), (0, 120))
    ]
    places.insert(2, (None, {"name": "nowhere"}))
    given = {"NETWORK": streets, "VIEWSHEDS": sheds, "ROUTE": route, "MODE": mode}
    ends = {"ORIGINS": layer("Point", places), "DESTINATIONS": layer("Point", places[::-1])}

    def all_outputs():
        found = run("findroutes", **given, **ends)
        pairs = run("placepairs", **given, PLACES=ends["ORIGINS"], MATRIX="memory:")
        sites = run(
            "protestsite",
            **given,
            STATIONS=ends["ORIGINS"],
            SITE=layer("Point", places[3:5]),
            MAX_DISTANCE=500,
        )
        return [
            (each.rows(name), [shape.geometry().asWkt(3) for shape in each.layers[name].getFeatures()])
            for each in (found, pairs, sites)
            for name in each.layers
        ] + [{name: value for name, value in found.values.items() if not isinstance(value, str)}]

    whole = all_outputs()
    monkeypatch.setattr(walks, "LOT", dict.fromkeys(walks.ROUTES, 3))
    assert all_outputs() == whole
    assert len(whole[0][0]) >= 49


def test_cancelled_between_lots(run, streets, sheds, monkeypatch, tmp_path):
    from surveillance_exposure.core import walks

    monkeypatch.setattr(walks, "LOT", dict.fromkeys(walks.ROUTES, 1))
    many = layer("Point", [point(x, 0) for x in range(0, 100, 5)])
    files = {name: str(tmp_path / f"{name}.gpkg") for name in ("OUTPUT", "PIECES", "SEEN")}
    log = Log(cancel_at=50)
    with pytest.raises(QgsProcessingException, match=r"Cancelled\. Nothing was written\."):
        run("findroutes", log, NETWORK=streets, VIEWSHEDS=sheds, ORIGINS=many, DESTINATIONS=many, **files)
    assert list(tmp_path.iterdir()) == []


def test_every_protest_site_has_its_rows_and_a_station_at_it_no_share(run, streets, sheds):
    found = run(
        "protestsite",
        NETWORK=streets,
        VIEWSHEDS=sheds,
        STATIONS=layer("Point", [point(30, 0), point(0, 0)]),
        SITE=layer("Point", [point(30, 0), point(9000, 0), (None, {})]),
        ROUTE="all trade-offs",
        MAX_DETOUR=0.5,
        CAMERA_FILTER="camera_id = 'a'",
    )
    rows = {(row["site_id"], row["route"]): row for row in found.rows("SUMMARY")}
    assert len(rows) == 6
    first = rows[1, "shortest"]
    assert (first["walks"], first["without_walk"], first["out_of_view"]) == (1, 1, 0)
    assert first["mean_share"] == pytest.approx(2 / 3)
    assert found.values["MEAN_SHARE"] == pytest.approx(2 / 3)
    assert first["message"].endswith(
        "Cameras taken into account: 1 (camera_id = 'a'). No walk is more than 50 % longer than the shortest."
    )
    assert rows[2, "shortest"]["message"] == "No station within 1000 m has a walk to the site."
    assert rows[3, "least exposed"]["message"] == "The site cannot be used: no geometry."


def test_the_mean_of_protest_walks_weighs_stations_alike(run, streets, sheds):
    found = run(
        "protestsite",
        NETWORK=streets,
        VIEWSHEDS=sheds,
        STATIONS=layer("Point", [point(0, 0), point(60, 0)]),
        SITE=layer("Point", [point(100, 0)]),
        ROUTE="all trade-offs",
    )
    (least,) = [row for row in found.rows("SUMMARY") if row["route"] == "least exposed"]
    assert found.values["MEAN_SHARE"] == pytest.approx(least["mean_share"])


def test_sights_at_one_place_have_no_share(run, streets, sheds):
    places = layer("Point", [point(30, 0), point(30, 0), point(0, 50)])
    found = run("placepairs", NETWORK=streets, PLACES=places, VIEWSHEDS=sheds)
    matrix = found.rows("MATRIX")
    assert matrix[0]["to_2"] is None
    assert found.values["LEAST_SHARE"] == pytest.approx(0.25)
