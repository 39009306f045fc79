"""Streets are streets, places that are cut off are joined, and what is said of walks names what it holds for."""

import subprocess
import sys

import numpy as np
import pytest
from qgis.core import (
    QgsExpression,
    QgsFeatureRequest,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsVectorLayer,
)

from ..core.test_walkable import NOT_WALKABLE, WALKABLE, as_hstore
from .conftest import layer

X, Y = 680000, 4500000

OLD_FILTER = (
    "coalesce(attribute('highway'), '') NOT IN ('motorway', 'motorway_link', 'construction', 'proposed', "
    "'raceway', 'bus_guideway', 'escape', 'abandoned', 'razed')\n"
    "AND coalesce(attribute('foot'), '') NOT IN ('no', 'private', 'use_sidepath')\n"
    "AND (coalesce(attribute('access'), '') NOT IN ('no', 'private') "
    "OR coalesce(attribute('foot'), '') IN ('yes', 'designated', 'permissive'))"
)
"""What NETWORK_FILTER was before; models keep it."""


def line(*xy, **fields):
    return f"LINESTRING({', '.join(f'{X + x} {Y + y}' for x, y in xy)})", fields


def point(x, y, **fields):
    return f"POINT({X + x} {Y + y})", fields


def points(*xy):
    return layer("Point", [point(x, y) for x, y in xy])


def far_camera():
    return points((9000, 9000))


def box(x, y, across, up, **fields):
    corners = [(x, y), (x + across, y), (x + across, y + up), (x, y + up), (x, y)]
    return f"POLYGON(({', '.join(f'{X + a} {Y + b}' for a, b in corners)}))", fields


def walk(run, network, start, end, **more):
    given = {"CAMERAS": far_camera(), **more}
    if "VIEWSHEDS" in given:
        del given["CAMERAS"]
    return run("findroutes", NETWORK=network, ORIGINS=points(start), DESTINATIONS=points(end), **given)


# --- which lines are streets --------------------------------------------------------------------------------


def osm_file(path, ways, nodes):
    """A .osm file of (nodes, tags) by way."""
    lines = ['<?xml version="1.0"?><osm version="0.6">']
    lines += [f'<node id="{i}" lon="{x}" lat="{y}" version="1"/>' for i, (x, y) in nodes.items()]
    for number, (refs, tags) in enumerate(ways, 10):
        inside = "".join(f'<nd ref="{ref}"/>' for ref in refs)
        inside += "".join(f'<tag k="{key}" v="{value}"/>' for key, value in tags.items())
        lines.append(f'<way id="{number}" version="1">{inside}</way>')
    path.write_text("\n".join([*lines, "</osm>"]), encoding="utf-8")
    return str(path)


def lines_of(path):
    """As QGIS itself opens it: the tags in other_tags."""
    opened = QgsVectorLayer(f"{path}|layername=lines", "lines", "ogr")
    assert opened.isValid()
    return opened


@pytest.mark.parametrize(
    ("tags", "length"),
    [
        ({"railway": "rail"}, 301.1),
        ({"waterway": "river"}, 301.1),
        ({"boundary": "administrative"}, 301.1),
        ({"natural": "coastline"}, 301.1),
        ({"highway": "motorway"}, 301.1),
        ({"highway": "service", "access": "private"}, 301.1),
        ({"highway": "cycleway"}, 301.1),
        ({"highway": "footway", "foot": "no"}, 301.1),
        ({"highway": "footway"}, 78.8),
        ({"highway": "cycleway", "foot": "yes"}, 78.8),
        ({"highway": "service", "access": "private", "foot": "designated"}, 78.8),
    ],
    ids=str,
)
def test_a_short_cut_that_is_no_street(run, tmp_path, tags, length):
    nodes = {1: (-15.5, 45.0), 2: (-15.499, 45.0), 3: (-15.5, 45.001), 4: (-15.499, 45.001)}
    path = osm_file(tmp_path / "cut.osm", [((1, 3, 4, 2), {"highway": "residential"}), ((1, 2), tags)], nodes)
    start, end = (layer("Point", [(f"POINT({x} 45)", {})], "EPSG:4326") for x in (-15.5, -15.499))
    given = {"ORIGINS": start, "DESTINATIONS": end, "CAMERAS": end}
    (row,) = run("findroutes", NETWORK=lines_of(path), **given).rows()
    assert row["length_m"] == pytest.approx(length, abs=0.1)
    streets = run("addosmlayers", FILE=path, STREETS="memory:").layers["STREETS"]
    (again,) = run("findroutes", NETWORK=streets, **given).rows()
    assert again["length_m"] == pytest.approx(row["length_m"], abs=0.01)


def test_a_layer_of_no_street_at_all(run):
    rails = layer("LineString", [line((0, 0), (100, 0), highway=None, railway="rail")])
    with pytest.raises(QgsProcessingException, match="no line of “made up” is a street for walking"):
        walk(run, rails, (0, 0), (100, 0))


def test_what_is_left_out_is_counted(run):
    roads = [line((0, 0), (100, 0), highway="footway"), line((0, 0), (0, 90), highway="motorway")]
    found = walk(run, layer("LineString", roads), (0, 0), (100, 0))
    assert any("1 of 2 lines of “made up” are streets for walking" in text for text in found.log.infos)


def tagged(columns):
    """Every made-up line of the rule's own tests, those for walking first, with the columns wanted."""
    rows = []
    for i, tags in enumerate((*WALKABLE, *NOT_WALKABLE)):
        own = {column: tags.get(column) for column in columns if column != "other_tags"}
        rest = {key: value for key, value in tags.items() if key not in own}
        if "other_tags" in columns:
            own["other_tags"] = as_hstore(rest) or None
        rows.append(line((i, 0), (i, 50), number=i, **own))
    return layer("LineString", rows)


@pytest.mark.parametrize("columns", [("other_tags",), ("highway", "foot", "other_tags")])
def test_the_function_in_an_expression_judges_alike(run, columns):
    given = tagged(columns)
    expected = list(range(len(WALKABLE)))
    chosen = given.getFeatures(QgsFeatureRequest().setFilterExpression("is_walkable()"))
    assert [feature["number"] for feature in chosen] == expected
    both = given.getFeatures(QgsFeatureRequest().setFilterExpression('is_walkable() AND "number" < 3'))
    assert [feature["number"] for feature in both] == [0, 1, 2]
    lengths = [
        run(
            "findroutes",
            NETWORK=given,
            NETWORK_FILTER=condition,
            ORIGINS=points((0, 5)),
            DESTINATIONS=points((0, 45)),
            CAMERAS=far_camera(),
        ).log.infos
        for condition in ("is_walkable()", " IS_WALKABLE ( ) ", "is_walkable() AND true")
    ]
    for infos in lengths:
        assert any(f"Network: {len(expected)} streets" in text for text in infos)


def test_the_function_is_there_with_the_provider_alone(provider):
    from surveillance_exposure.core.means import RULES
    from surveillance_exposure.processing.reading import walkable

    assert all(map(QgsExpression.isFunctionName, RULES.values()))
    walkable.register()  # there already
    assert all("OpenStreetMap" in walkable.Function(mode).helpText() for mode in RULES)
    provider.withdraw()
    assert not any(map(QgsExpression.isFunctionName, RULES.values()))
    assert QgsExpression("is_walkable()").hasParserError()
    provider.withdraw()  # once more is no harm
    assert provider.load()
    assert QgsExpression.isFunctionName("is_walkable")


def test_the_function_without_a_feature(provider):
    expression = QgsExpression("is_walkable()")
    assert expression.evaluate() is None
    assert not expression.hasEvalError()
    assert "#!allattributes!#" in expression.referencedColumns()
    assert not expression.needsGeometry()


def test_the_filter_of_old_models_is_an_expression_like_any_other(run):
    roads = [
        line((0, 0), (100, 0), highway="motorway", foot=None),
        line((0, 0), (0, 50), (100, 50), (100, 0), highway=None, foot=None),  # a river: let through, as ever
    ]
    found = walk(run, layer("LineString", roads), (0, 0), (100, 0), NETWORK_FILTER=OLD_FILTER)
    assert found.rows()[0]["length_m"] == pytest.approx(200)


def test_an_imported_layer_holds_all_that_the_rule_reads(run, tmp_path):
    """Whatever is imported, the search leaves out what the import would have left out."""
    several = [tags for tags in (*WALKABLE, *NOT_WALKABLE) if "area" not in tags]
    nodes = {i: (7 + 0.001 * i, 43.0 + 0.0005 * (i % 2)) for i in range(1, 2 * len(several) + 1)}
    ways = [((2 * i + 1, 2 * i + 2), {**tags, "name": str(i)}) for i, tags in enumerate(several)]
    ways = [(refs, {k: v.replace('"', "&quot;") for k, v in tags.items() if v}) for refs, tags in ways]
    path = osm_file(tmp_path / "all.osm", ways, nodes)
    judged = {}
    for text in ("is_walkable()", "true"):
        streets = run("addosmlayers", FILE=path, STREETS="memory:", STREET_FILTER=text).layers["STREETS"]
        kept = streets.getFeatures(QgsFeatureRequest().setFilterExpression("is_walkable()"))
        judged[text] = sorted(int(each["name"]) for each in kept)
    opened = lines_of(path).getFeatures(QgsFeatureRequest().setFilterExpression("is_walkable()"))
    assert judged["true"] == judged["is_walkable()"] == sorted(int(each["name"]) for each in opened)
    assert len(judged["true"]) == len([tags for tags in WALKABLE if "area" not in tags])


def test_a_closed_way_is_a_street_and_a_square_is_none(run, tmp_path):
    nodes = {1: (7.0, 43.0), 2: (7.001, 43.0), 3: (7.001, 43.001), 4: (7.0, 43.001)}
    ways = [
        ((1, 2, 3, 4, 1), {"highway": "pedestrian", "area": "yes", "name": "square"}),
        ((1, 2, 3, 4), {"highway": "pedestrian", "area": "yes", "name": "cut square"}),
        ((1, 2, 3, 4, 1), {"highway": "footway", "name": "round"}),
    ]
    path = osm_file(tmp_path / "closed.osm", ways, nodes)
    streets = run("addosmlayers", FILE=path, STREETS="memory:").layers["STREETS"]
    assert [each["name"] for each in streets.getFeatures()] == ["round"]
    opened = lines_of(path).getFeatures(QgsFeatureRequest().setFilterExpression("is_walkable()"))
    assert [each["name"] for each in opened] == ["round"]


def test_a_filter_on_selected_features(run):
    roads = [line((0, 0), (100, 0), highway="footway"), line((0, 0), (0, 90), highway="footway")]
    network = layer("LineString", roads)
    network.selectByIds([1])
    from qgis.core import QgsProject

    QgsProject.instance().addMapLayer(network)
    chosen = QgsProcessingFeatureSourceDefinition(network.id(), True)
    found = walk(run, chosen, (0, 0), (100, 0))
    assert any("Network: 1 streets" in text for text in found.log.infos)
    QgsProject.instance().clear()


# --- places that are cut off --------------------------------------------------------------------------------


@pytest.fixture
def town():
    """A street of 400 m along the x axis, a courtyard 30 m north of it at 100 to 120, and one at 300 to 320."""
    return layer(
        "LineString",
        [line((0, 0), (400, 0)), line((100, 30), (120, 30)), line((300, 40), (320, 40))],
    )


def test_a_place_in_a_courtyard_takes_the_next_street(run, town):
    for route in ("shortest", "least exposed", "all trade-offs"):
        for start, end in (((110, 33), (300, 0)), ((300, 0), (110, 33))):
            found = walk(run, town, start, end, ROUTE=route)
            (row,) = found.rows()
            legs = sorted((row["entry_m"], row["exit_m"]))
            assert (row["status"], *legs) == ("ok", pytest.approx(0), pytest.approx(33))
            assert row["length_m"] == pytest.approx(33 + 190)
            place = "the start" if start[1] else "the end"
            assert f"The street nearest to {place} is cut off" in row["message"]
            assert "33 m away" in row["message"]
            assert any(text.startswith("1 pairs: the street nearest") for text in found.log.warnings)
            feature = next(found.layers["OUTPUT"].getFeatures())
            assert feature.geometry().length() == pytest.approx(223, rel=1e-3)


def test_two_places_in_one_courtyard_walk_within_it(run, town):
    found = walk(run, town, (100, 33), (120, 33))
    (row,) = found.rows()
    assert (row["length_m"], row["entry_m"], row["message"]) == (pytest.approx(26), pytest.approx(3), None)
    assert not any("cut off" in text for text in found.log.warnings)


def test_between_two_courtyards_the_street(run, town):
    (row,) = walk(run, town, (110, 33), (310, 43)).rows()
    assert (row["entry_m"], row["exit_m"]) == pytest.approx((33, 43))
    assert row["length_m"] == pytest.approx(33 + 200 + 43)
    assert row["message"].count("is cut off") == 2


def test_the_next_part_is_the_one_with_the_fewest_metres_off_the_streets(run):
    """Two courtyards side by side, far from the main street: from one into the other, not to the street."""
    parts = layer(
        "LineString", [line((0, 0), (900, 0)), line((100, 300), (200, 300)), line((210, 300), (300, 300))]
    )
    (row,) = walk(run, parts, (110, 301), (290, 301)).rows()
    assert row["length_m"] == pytest.approx(180, abs=25)
    assert max(row["entry_m"], row["exit_m"]) == pytest.approx(90, abs=11)


def test_no_way_only_where_nothing_within_reach_connects(run, town):
    (row,) = walk(run, town, (110, 33), (300, 0), MAX_ENTRY=32).rows()
    assert row["status"] == "no way"
    assert "within 32 m of both" in row["message"]
    assert "Maximum distance to the network (m)" in row["message"]
    (row,) = walk(run, town, (110, 33), (300, 0), MAX_ENTRY=33.5).rows()
    assert row["status"] == "ok"


def test_where_nothing_is_cut_off_nothing_changes(run, town):
    alone = layer("LineString", [line((0, 0), (400, 0))])
    for start, end in (((20, 5), (390, -7)), ((0, 0), (400, 0))):
        one, other = (walk(run, each, start, end).rows()[0] for each in (town, alone))
        assert {**one, "message": 0} == {**other, "message": 0}
        assert one["message"] is None


def test_by_way_of_a_courtyard(run, town):
    (row,) = walk(run, town, (0, 0), (400, 0), VIA=points((110, 33))).rows()
    assert row["length_m"] == pytest.approx(400 + 66)
    assert (row["entry_m"], row["exit_m"]) == pytest.approx((0, 0))
    assert "The street nearest to a place on the way is cut off" in row["message"]


def test_the_nearest_may_be_cut_off(run, town):
    found = run(
        "findroutes",
        NETWORK=town,
        ORIGINS=points((90, 0), (110, 33), (380, 0)),
        DESTINATIONS=points((110, 33), (200, 0), (310, 43)),
        CAMERAS=far_camera(),
        PAIRING="nearest",
        NEAREST=2,
    )
    rows = found.rows()
    assert [(row["origin_id"], row["destination_id"]) for row in rows] == [
        (1, 1), (1, 2), (2, 1), (2, 2), (3, 3), (3, 2)
    ]  # fmt: skip
    assert [row["length_m"] for row in rows] == pytest.approx([53, 110, 0, 123, 113, 180])


def test_many_to_one_with_a_place_cut_off_equals_each_by_itself(run, town):
    starts = [(0, 0), (110, 33), (250, 5), (310, 43), (390, 10)]
    many = run(
        "findroutes",
        NETWORK=town,
        ORIGINS=points(*starts),
        DESTINATIONS=points((105, 31)),
        CAMERAS=far_camera(),
    ).rows()
    assert [row["length_m"] for row in many] == pytest.approx(
        [walk(run, town, start, (105, 31)).rows()[0]["length_m"] for start in starts]
    )


def test_the_leg_of_a_place_that_is_cut_off_is_looked_at_too(run, town):
    """A camera that sees the leg into the next part, and not the one into the courtyard."""
    sheds = layer("Polygon", [box(105, 5, 10, 20, camera_id="a", range_m=50.0)])
    (row,) = walk(run, town, (110, 33), (300, 0), VIEWSHEDS=sheds, ROUTE="least exposed").rows()
    assert (row["entry_exposed_m"], row["exposed_m"]) == pytest.approx((20, 20))
    assert (
        "Cameras see the start or the way to the street there. But for these, there is a walk"
        in row["message"]
    )
    assert "The street nearest to the start is cut off" in row["message"]


def test_ready_made_uses_with_places_cut_off(run, town):
    found = run(
        "protestsite",
        NETWORK=town,
        STATIONS=points((110, 33), (300, 0)),
        SITE=points((200, 0)),
        CAMERAS=far_camera(),
    )
    assert [row["length_m"] for row in found.rows()] == pytest.approx([123, 100])
    assert found.rows("SUMMARY")[0]["walks"] == 2
    pairs = run(
        "placepairs", NETWORK=town, PLACES=points((110, 33), (300, 0), (310, 43)), CAMERAS=far_camera()
    )
    assert [row["length_m"] for row in pairs.rows()] == pytest.approx([223, 276, 53])
    assert {row["status"] for row in pairs.rows()} == {"ok"}


def test_a_message_names_the_place_and_what_to_do(run, town):
    given = {"MAX_ENTRY": 50}
    (row,) = walk(run, town, (0, 400), (400, 0), **given).rows()
    assert row["status"] == "too far"
    assert row["message"] == (
        "The nearest street is 383 m from the start. “Maximum distance to the network (m)” allows 50 m: raise it, or "
        "move the place."
    )
    (row,) = walk(run, town, (0, 0), (400, -60), **given).rows()
    assert "60 m from the end" in row["message"]
    (row,) = walk(run, town, (0, 0), (400, 0), VIA=points((200, -70)), **given).rows()
    assert "70 m from a place on the way" in row["message"]
    nowhere = layer("Point", [(None, {}), point(0, 0)])
    rows = run(
        "findroutes", NETWORK=town, ORIGINS=nowhere, DESTINATIONS=points((400, 0)), CAMERAS=far_camera()
    ).rows()
    assert (rows[0]["status"], rows[0]["message"]) == ("unusable", "Cannot use the start: no geometry.")


# --- what is claimed ----------------------------------------------------------------------------------------


def test_out_of_view_names_range_and_recorded(run, town):
    (row,) = walk(run, town, (0, 0), (300, 0), ROUTE="least exposed", RANGE=77).rows()
    assert row["message"] == (
        "Of the cameras recorded, none sees this walk at 77 m range: there is a walk out of view, 0.0 % longer "
        "than the shortest."
    )
    found = run("placepairs", NETWORK=town, PLACES=points((0, 0), (300, 0)), CAMERAS=far_camera(), RANGE=77)
    assert any(
        text == "Of the cameras recorded, none sees the walk from place 1 to place 2 at 77 m range."
        for text in found.log.infos
    )
    site = run(
        "protestsite", NETWORK=town, STATIONS=points((0, 0)), SITE=points((300, 0)), CAMERAS=far_camera()
    )
    (row,) = site.rows("SUMMARY")
    assert row["message"].startswith(
        "From 1 station within 1000 m, the shortest walk to the site is 0.0 % in view"
    )
    assert (
        "120 m range; of 0 walks at least half is in view, and 1 are seen by none of the cameras recorded."
        in (row["message"])
    )


# --- stations and entrances ---------------------------------------------------------------------------------

STATIONS = [
    (0, "station"),  # its entrances are at 20 and 40
    (20, "entrance"),
    (40, "entrance"),
    (250, "station"),  # it has none
    (390, "Halt"),
]


def protest(run, town, stations, **more):
    return run(
        "protestsite", NETWORK=town, STATIONS=stations, SITE=points((200, 0)), VIEWSHEDS=layer(
            "Polygon", [box(0, -5, 50, 10, camera_id="a", range_m=50.0)]
        ), **more,
    )  # fmt: skip


def as_our_layer():
    return layer("Point", [point(x, 0, kind=kind) for x, kind in STATIONS])


def as_osm_opens():
    words = {"station": "station", "entrance": "subway_entrance", "Halt": "halt"}
    return layer("Point", [point(x, 0, other_tags=f'"railway"=>"{words[kind]}"') for x, kind in STATIONS])


@pytest.mark.parametrize("stations", [as_our_layer, as_osm_opens])
@pytest.mark.parametrize("route", ["shortest", "all trade-offs"])
def test_a_station_does_not_count_beside_its_entrances(run, town, stations, route):
    found = protest(run, town, stations(), ROUTE=route)
    assert [row["origin_id"] for row in found.rows()] == [1, 2, 3, 4, 5]  # each has its walk
    row = found.rows("SUMMARY")[-1]
    assert (row["walks"], row["entrances"], row["stations"], row["beside_entrances"]) == (4, 2, 2, 1)
    shares = [30 / 180, 10 / 160, 0, 0]
    assert row["mean_share"] == pytest.approx(np.mean(shares))
    assert found.values["MEAN_SHARE"] == pytest.approx(np.mean(shares))
    assert (row["most_from"], row["out_of_view"]) == (2, 2)
    assert row["message"].startswith("From 2 entrances and 2 stations within 1000 m, ")
    assert "within 120 m, 1 of them, are not counted beside their entrances." in row["message"]


def test_every_row_counts_where_one_wants_it(run, town):
    (row,) = protest(run, town, as_our_layer(), ENTRANCE_DISTANCE=0).rows("SUMMARY")
    assert (row["walks"], row["entrances"], row["stations"], row["beside_entrances"]) == (5, 2, 3, 0)
    assert row["most_from"] == 1
    assert row["message"].startswith("From 2 entrances and 3 stations within 1000 m, ")


def test_a_layer_that_does_not_tell_counts_every_row(run, town):
    untold = layer("Point", [point(x, 0, name="a") for x, _ in STATIONS])
    (row,) = protest(run, town, untold).rows("SUMMARY")
    assert (row["walks"], row["entrances"], row["stations"]) == (5, None, None)
    assert row["message"].startswith("From 5 stations within 1000 m, ")
    entrances = layer("Point", [point(x, 0, kind="entrance") for x, _ in STATIONS])
    (row,) = protest(run, town, entrances).rows("SUMMARY")
    assert row["message"].startswith("From 5 entrances within 1000 m, ")


def test_a_station_counts_where_its_entrances_have_no_walk(run, town):
    there = layer("Point", [point(100, 0, kind="station"), point(100, 60, kind="entrance")])
    (row,) = protest(run, town, there, MAX_ENTRY=10).rows("SUMMARY")
    assert (row["walks"], row["without_walk"], row["entrances"], row["stations"]) == (1, 1, 0, 1)


# --- a whole city -------------------------------------------------------------------------------------------


def test_monaco_as_qgis_opens_it(run, data_dir):
    """30 of 30 random pairs as from the imported streets; of 300 none is cut off."""
    path = f"{data_dir}/monaco/monaco_osm2023.osm.pbf"
    streets = run("addosmlayers", FILE=path, STREETS="memory:").layers["STREETS"]
    generator = np.random.default_rng(2026)
    lines = [each.geometry() for each in streets.getFeatures()]
    along = [
        lines[i].interpolate(lines[i].length() * 0.37).asPoint() for i in generator.choice(len(lines), 600)
    ]
    shift = generator.normal(0, 0.0002, (600, 2))  # some 20 m off the street
    ends = [
        layer("Point", [(f"POINT({p.x() + dx} {p.y() + dy})", {}) for p, (dx, dy) in some], "EPSG:4326")
        for some in (list(zip(along, shift))[:300], list(zip(along, shift))[300:])
    ]
    given = {"ORIGINS": ends[0], "DESTINATIONS": ends[1], "PAIRING": "row by row", "CAMERAS": ends[0]}
    imported = run("findroutes", NETWORK=streets, **given)
    opened = run("findroutes", NETWORK=f"{path}|layername=lines", **given)
    assert any("2688 of 3077 lines" in text for text in opened.log.infos)
    one, other = (np.array([row["length_m"] or np.nan for row in each.rows()]) for each in (imported, opened))
    assert one == pytest.approx(other, abs=0.5, nan_ok=True)
    statuses = [row["status"] for row in imported.rows()]
    assert statuses.count("ok") == 300
    joined = [row for row in imported.rows() if "is cut off" in (row["message"] or "")]
    assert 10 < len(joined) < 60
    assert max(max(row["entry_m"], row["exit_m"]) for row in joined) < 300


def test_a_process_that_knows_the_function_ends_well(tmp_path):
    """QGIS throws its expressions away before its providers; the function must not be asked for after that."""
    program = tmp_path / "run.py"
    program.write_text(
        "from qgis.core import QgsApplication, QgsExpression\n"
        "QgsApplication.setPrefixPath('/usr', True)\n"
        "app = QgsApplication([], False)\n"
        "app.initQgis()\n"
        "from surveillance_exposure import classFactory\n"
        "plugin = classFactory(None)\n"
        "plugin.initProcessing()\n"
        "assert QgsExpression.isFunctionName('is_walkable')\n"
        "app.exitQgis()\n"
        "del app\n"
        "print('over', flush=True)\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=False)
    assert "over" in done.stdout, done.stderr
    assert done.returncode == 0, done.stderr
