"""Ways by bicycle and by car, as the toolbox finds and measures them."""

import pytest
from qgis.core import QgsProcessingException

from .conftest import layer

X, Y = 680000, 4500000


def line(*xy, **fields):
    return f"LINESTRING({', '.join(f'{X + x} {Y + y}' for x, y in xy)})", fields


def point(x, y, **fields):
    return f"POINT({X + x} {Y + y})", fields


def box(x, y, across, up, **fields):
    corners = [(x, y), (x + across, y), (x + across, y + up), (x, y + up), (x, y)]
    return f"POLYGON(({', '.join(f'{X + a} {Y + b}' for a, b in corners)}))", fields


TAGS = ("highway", "oneway", "oneway_bicycle", "maxspeed")


def street(*xy, **tags):
    return line(*xy, **{name: tags.get(name) for name in TAGS})


@pytest.fixture
def block():
    """100 m of a one-way street from (0, 0) to (100, 0), 1,100 m round by roads both ways, and a footway of 300 m."""
    return layer(
        "LineString",
        [
            street((0, 0), (100, 0), highway="residential", oneway="yes", oneway_bicycle="no", maxspeed="36"),
            street((0, 0), (0, 500), (100, 500), (100, 0), highway="primary", maxspeed="72"),
            street((0, 0), (0, -100), (100, -100), (100, 0), highway="footway"),
            street((100, 0), (900, 0), highway="motorway"),
        ],
    )


@pytest.fixture
def readers():
    """One looks at the short street, from its middle to the east, another at the top of the long way."""
    return layer(
        "Polygon",
        [
            box(50, -5, 40, 10, camera_id="a", ownership="public", range_m=40.0),
            box(20, 490, 60, 20, camera_id="b", ownership="private", range_m=40.0),
        ],
    )


def there(run, streets, sheds, start=(0, 0), end=(100, 0), **more):
    """From (0, 0) to (100, 0)."""
    return run(
        "findroutes",
        NETWORK=streets,
        VIEWSHEDS=sheds,
        ORIGINS=layer("Point", [point(*start)]),
        DESTINATIONS=layer("Point", [point(*end)]),
        **more,
    ).rows()


def back(run, streets, sheds, **more):
    return there(run, streets, sheds, (100, 0), (0, 0), **more)


def test_on_foot_nothing_is_new(run, block, readers):
    (row,) = back(run, block, readers)
    assert row["length_m"] == pytest.approx(100)
    assert "travel_s" not in row
    assert "passes" not in row


@pytest.mark.parametrize(("mode", "length"), [("walk", 100), ("cycle", 100), ("drive", 1100)])
def test_one_way_streets_are_heeded(run, block, readers, mode, length):
    assert there(run, block, readers, MODE=mode)[0]["length_m"] == pytest.approx(100)
    assert back(run, block, readers, MODE=mode)[0]["length_m"] == pytest.approx(length)


def test_a_commute(run, block, readers):
    (row,) = there(run, block, readers, MODE="drive", ROUND_TRIPS=3)
    assert row["travel_s"] == pytest.approx(10)
    assert row["seconds_in_view"] == pytest.approx(4)
    assert (row["passes"], row["passes_back"], row["passes_week"]) == (1, 1, 6)
    (row,) = there(run, block, readers, MODE="cycle", ROUND_TRIPS=3, TRAVEL_SPEED=18)
    assert row["travel_s"] == pytest.approx(20)
    assert (row["passes"], row["passes_back"], row["passes_week"]) == (1, 1, 6)


def test_trade_offs_have_no_way_back_of_their_own(run, block, readers):
    rows = there(run, block, readers, MODE="drive", ROUTE="all trade-offs")
    assert [row["route"] for row in rows] == ["shortest"]  # the long way is longer and no less in view
    rows = there(run, block, readers, MODE="drive", ROUTE="all trade-offs", CAMERA_FILTER="camera_id = 'a'")
    assert [(row["route"], row["passes"], row["passes_back"]) for row in rows] == [
        ("shortest", 1, 0),
        ("least exposed", 0, 0),
    ]
    assert "there is a way out of view, 1000.0 % longer than the shortest" in rows[1]["message"]


def test_by_time(run, block, readers):
    slow = layer(
        "LineString",
        [
            street((0, 0), (100, 0), highway="living_street", maxspeed="walk"),
            street((0, 0), (0, 100), (100, 100), (100, 0), highway="primary", maxspeed="36"),
        ],
    )
    (row,) = there(run, slow, readers, MODE="drive", SHORTEST_BY="time")
    assert (row["length_m"], row["travel_s"]) == pytest.approx((300, 30))
    (row,) = there(run, slow, readers, MODE="drive")
    assert (row["length_m"], row["travel_s"]) == pytest.approx((100, 72))
    rows = there(run, slow, readers, MODE="drive", SHORTEST_BY="time", ROUTE="all trade-offs")
    assert "takes 0.0 % more time than the fastest" in rows[-1]["message"]


@pytest.mark.parametrize(("side", "seen"), [("any", 40), ("front", 0), ("rear", 40)])
def test_a_reader_sees_the_side_that_faces_it(run, block, side, seen):
    cameras = layer(
        "Point",
        [point(50, 0, camera_id="a", ownership="public", kind="alpr", direction_deg=90.0, fov_deg=20.0)],
    )
    rows = run(
        "findroutes",
        NETWORK=block,
        CAMERAS=cameras,
        RANGE=40,
        ORIGINS=layer("Point", [point(0, 0)]),
        DESTINATIONS=layer("Point", [point(100, 0)]),
        MODE="drive",
        PLATES=side,
        IGNORE_CAMERA_VALUES=True,
    ).rows()
    # A full disc: 40 m on both sides of the camera.
    assert rows[0]["exposed_m"] == pytest.approx({"any": 80, "front": 40, "rear": 40}[side], abs=0.1)
    sector = run("cameraviewsheds", CAMERAS=cameras, RANGE=40).layers["OUTPUT"]
    (row,) = there(run, block, sector, MODE="drive", PLATES=side, CAMERAS=cameras)
    assert row["exposed_m"] == pytest.approx(seen, abs=0.1)
    drive = layer("LineString", [line((0, 0), (100, 0)), line((100, 0), (0, 0))])
    more = {"VIEWSHEDS": sector, "CAMERAS": cameras, "PLATES": side}
    rows = run("routeexposure", ROUTES=drive, MODE="drive", **more).rows()
    assert [row["exposed_m"] for row in rows] == pytest.approx([seen, 40 if side != "rear" else 0], abs=0.1)
    assert [row["passes_week"] for row in rows] == [10 if side == "any" else 5] * 2


def test_viewsheds_without_cameras_have_no_sides(run, block, readers):
    with pytest.raises(QgsProcessingException, match="Side of the vehicle seen: viewsheds do not tell"):
        there(run, block, readers, MODE="drive", PLATES="rear")
    others = layer("Point", [point(0, 0, camera_id="z")])
    with pytest.raises(QgsProcessingException, match="Cameras: no camera of “made up” has the camera_id"):
        there(run, block, readers, MODE="drive", PLATES="rear", CAMERAS=others)


def test_fields_of_any_other_layer(run, readers):
    lines = layer(
        "LineString",
        [
            line((0, 0), (100, 0), way="FT", speed="20 mph"),
            line((0, 0), (0, 500), (100, 500), (100, 0), way="both", speed=None),
        ],
    )
    more = {"MODE": "drive", "ONEWAY_FIELD": "way", "SPEED_FIELD": "speed"}
    (row,) = there(run, lines, readers, **more)
    assert row["travel_s"] == pytest.approx(100 / (32.18688 / 3.6))
    (row,) = back(run, lines, readers, **more, TRAVEL_SPEED=36)
    assert (row["length_m"], row["travel_s"]) == pytest.approx((1100, 110))


def test_words_that_tell_nothing_are_said(run, readers):
    lines = layer("LineString", [line((0, 0), (100, 0), way="perhaps", speed="fast")])
    found = run(
        "findroutes",
        NETWORK=lines,
        VIEWSHEDS=readers,
        ORIGINS=layer("Point", [point(100, 0)]),
        DESTINATIONS=layer("Point", [point(0, 0)]),
        MODE="drive",
        ONEWAY_FIELD="way",
        SPEED_FIELD="speed",
    )
    warnings = " ".join(found.log.warnings)
    assert "1 streets have a value that tells nothing (perhaps); taken as both ways" in warnings
    assert "(fast); taken as the usual speed" in warnings


def test_no_way_against_all_one_way_streets(run, readers):
    lines = layer("LineString", [line((0, 0), (100, 0), oneway="yes")])
    (row,) = there(run, lines, readers, MODE="drive")
    assert (row["status"], row["passes"], row["passes_back"]) == ("ok", 1, None)
    (row,) = back(run, lines, readers, MODE="drive")
    assert row["status"] == "no way"


def test_a_place_in_a_dead_end_of_one_way_streets_leaves_by_another(run, readers):
    lines = layer(
        "LineString",
        [
            line((0, 0), (100, 0), oneway=None),
            line((100, 0), (200, 0), oneway="yes"),  # nobody comes back from there
        ],
    )
    (row,) = run(
        "findroutes",
        NETWORK=lines,
        VIEWSHEDS=readers,
        ORIGINS=layer("Point", [point(200, 10)]),
        DESTINATIONS=layer("Point", [point(0, 0)]),
        MODE="drive",
    ).rows()
    assert row["status"] == "ok"
    assert row["length_m"] == pytest.approx((100**2 + 10**2) ** 0.5 + 100)
    assert "cut off" in row["message"]


def test_pairs_of_places_are_driven_both_ways(run, block, readers):
    places = layer("Point", [point(0, 0, name="A"), point(100, 0, name="B")])
    found = run("placepairs", NETWORK=block, VIEWSHEDS=readers, PLACES=places, MODE="drive", MATRIX="memory:")
    assert [row["length_m"] for row in found.rows()] == pytest.approx([100, 1100])
    one, other = found.rows("MATRIX")
    assert (one["to_2"], other["to_1"]) == pytest.approx((0.4, 60 / 1100))


def test_no_street_for_driving(run, readers):
    footway = layer("LineString", [street((0, 0), (100, 0), highway="footway")])
    with pytest.raises(QgsProcessingException, match="is a street for driving by its tags"):
        there(run, footway, readers, MODE="drive")


@pytest.mark.parametrize(("condition", "length"), [("is_walkable()", 100), ("is_drivable()", 100), ("", 100)])
def test_the_filter_is_that_of_the_means_of_travel(run, block, readers, condition, length):
    (row,) = there(run, block, readers, MODE="drive", NETWORK_FILTER=condition)
    assert row["length_m"] == pytest.approx(length)
    far = run(
        "findroutes",
        NETWORK=block,
        VIEWSHEDS=readers,
        ORIGINS=layer("Point", [point(0, 0)]),
        DESTINATIONS=layer("Point", [point(900, 0)]),
        MODE="drive",
        NETWORK_FILTER=condition,
    ).rows()
    assert far[0]["length_m"] == pytest.approx(900)  # by the motorway


def dead_end():
    """A street both ways, and one that leads away from it, from where nobody comes back."""
    return layer(
        "LineString",
        [line((0, 0), (100, 0), oneway=None), line((100, 0), (200, 0), oneway="yes")],
    )


@pytest.mark.parametrize("mode", ["cycle", "drive"])
def test_the_nearest_is_found_from_a_dead_end(run, readers, mode):
    (row,) = run(
        "findroutes",
        NETWORK=dead_end(),
        VIEWSHEDS=readers,
        ORIGINS=layer("Point", [point(200, 10)]),
        DESTINATIONS=layer("Point", [point(0, 0), point(90, 0)]),
        PAIRING="nearest",
        MODE=mode,
    ).rows()
    assert (row["destination_id"], row["status"]) == (2, "ok")


def test_by_way_of_a_place(run, block, readers):
    """There by the one-way street, and on to the start again by the long way."""
    (row,) = run(
        "findroutes",
        NETWORK=block,
        VIEWSHEDS=readers,
        ORIGINS=layer("Point", [point(0, 0)]),
        DESTINATIONS=layer("Point", [point(0, 0)]),
        VIA=layer("Point", [point(100, 0)]),
        MODE="drive",
    ).rows()
    assert row["length_m"] == pytest.approx(1200)
    assert (row["passes"], row["passes_back"]) == (2, 2)


def test_many_origins_to_one_place_equal_each_by_itself(run, block, readers):
    places = [point(x, y) for x, y in ((100, 0), (0, 200), (60, 500), (70, 0), (400, 0))]
    for route in ("shortest", "least exposed", "all trade-offs"):
        given = {
            "NETWORK": block,
            "VIEWSHEDS": readers,
            "ROUTE": route,
            "MODE": "drive",
            "SHORTEST_BY": "time",
        }
        goal = layer("Point", [point(30, 0)])
        together = run("findroutes", ORIGINS=layer("Point", places), DESTINATIONS=goal, **given).rows()
        alone = [
            row
            for place in places
            for row in run("findroutes", ORIGINS=layer("Point", [place]), DESTINATIONS=goal, **given).rows()
        ]
        names = ("length_m", "travel_s", "exposed_m", "passes", "passes_back", "detour", "status", "route")
        assert [[row[each] for each in names] for row in together] == [
            [pytest.approx(row[each]) if isinstance(row[each], float) else row[each] for each in names]
            for row in alone
        ]


@pytest.mark.parametrize("mode", ["cycle", "drive"])
@pytest.mark.parametrize(
    ("way", "speed"),
    [(1, 30), (-1, 0), (0, -5), (1.0, 1e9), ("yes;no", "nan"), ("", "walk"), ("T", "∞ km/h"), (2, "10^6")],
)
def test_odd_values_of_fields(run, readers, mode, way, speed):
    lines = layer("LineString", [line((0, 0), (100, 0), way=way, speed=speed), line((0, 0), (0, 50))])
    found = there(run, lines, readers, MODE=mode, ONEWAY_FIELD="way", SPEED_FIELD="speed")
    again = back(run, lines, readers, MODE=mode, ONEWAY_FIELD="way", SPEED_FIELD="speed")
    statuses = {found[0]["status"], again[0]["status"]}
    assert statuses <= {"ok", "no way"}
    assert "ok" in statuses
    for (row,) in (found, again):
        if row["status"] == "ok":
            assert 0 < row["travel_s"] < 1e6
