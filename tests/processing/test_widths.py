"""What is assumed of a camera's width, and how its numbers are read from words."""

import math

import pytest
from qgis.core import QgsProcessingException, QgsProperty

from .conftest import UserError, layer
from .test_bad_input import box, cameras, point

by_expression = QgsProperty.fromExpression
WHOLE = math.pi * 120**2


def areas(run, given, **more):
    result = run("cameraviewsheds", CAMERAS=given, **more)
    return [row["area_m2"] for row in result.rows()], result


def camera(**attributes):
    return (point(0, 0), attributes)


def test_a_direction_without_a_width_is_ninety_degrees_wide(run):
    columns = {"direction_deg": None, "sectors": None, "fov_deg": None, "kind": None}
    given = layer(
        "Point",
        [
            camera(**columns),
            camera(**columns | {"direction_deg": 180.0}),
            camera(**columns | {"sectors": "135-225;315-45"}),
            camera(**columns | {"direction_deg": 180.0, "fov_deg": 360.0}),
            camera(**columns | {"direction_deg": 180.0, "kind": "dome"}),
        ],
    )
    found, result = areas(run, given)
    assert [area / WHOLE for area in found] == pytest.approx([1, 0.25, 0.5, 1, 0.25], rel=2e-3)
    said = "2 of 5 cameras (1 of which turn) have a direction and no field of view: 90 degrees"
    assert any(said in text for text in result.log.infos)
    assert said in result.layers["OUTPUT"].metadata().abstract()

    # The dialog always passes the number: 360 is the same as none. Anything less holds for all.
    assert areas(run, given, FIELD_OF_VIEW=360)[0] == pytest.approx(found)
    shares = [area / WHOLE for area in areas(run, given, FIELD_OF_VIEW=60)[0]]
    assert shares == pytest.approx([1, 1 / 6, 0.5, 1, 1 / 6], rel=2e-3)
    # The assumption is a parameter.
    shares = [area / WHOLE for area in areas(run, given, DIRECTED_FIELD_OF_VIEW=120)[0]]
    assert shares == pytest.approx([1, 1 / 3, 0.5, 1, 1 / 3], rel=2e-3)
    around, result = areas(run, given, DIRECTED_FIELD_OF_VIEW=360)
    assert around[1] == pytest.approx(around[0])


def test_widths_that_are_known_come_before_the_assumption(run):
    given = layer(
        "Point",
        [
            camera(direction_deg=90.0, focal_mm=4.0, wide=None),
            camera(direction_deg=90.0, focal_mm=None, wide=30.0),
        ],
    )
    lens, assumed = areas(run, given)[0]
    assert (lens / WHOLE, assumed / WHOLE) == pytest.approx((67.73 / 360, 0.25), rel=2e-3)
    lens, said = areas(run, given, FIELD_OF_VIEW=by_expression('"wide"'))[0]
    assert (lens / WHOLE, said / WHOLE) == pytest.approx((67.73 / 360, 30 / 360), rel=2e-3)
    everywhere, result = areas(run, given, FIELD_OF_VIEW=by_expression("360"))
    assert everywhere == pytest.approx([WHOLE, WHOLE], rel=2e-3)
    assert not any("assumed" in text for text in result.log.infos)


def test_ignoring_the_cameras_own_values_ignores_where_they_look(run):
    given = layer(
        "Point",
        [camera(direction_deg=90.0, sectors=None), camera(direction_deg=None, sectors="0-90;180-270")],
    )
    assert areas(run, given, IGNORE_CAMERA_VALUES=True)[0] == pytest.approx([WHOLE, WHOLE], rel=2e-3)
    one = areas(run, given, IGNORE_CAMERA_VALUES=True, DIRECTION=10)[0]
    assert one == pytest.approx([WHOLE / 4, WHOLE / 4], rel=2e-3)


def test_a_camera_turned_away_from_a_wall_is_not_narrowed(run):
    """Where it looks is a guess; the wall alone bounds it."""
    house = layer("Polygon", [(box(0, 0, 20, 40), {})])
    given = layer(
        "Point", [(point(1, 20), {"direction_deg": None}), (point(1, 20), {"direction_deg": 270.0})]
    )
    found = areas(run, given, BUILDINGS=house, RANGE=30)[0]
    assert found == pytest.approx([math.pi * 450, math.pi * 225], rel=5e-3)


def test_tilt_of_one_direction_and_of_several(run):
    """H - h = 3.4 m, 90 degrees wide, 20 degrees down: the image, from its lower edge to the range."""
    columns = {"direction_deg": None, "sectors": None, "tilt_deg": 20.0}
    given = layer(
        "Point",
        [
            camera(**columns | {"direction_deg": 180.0}),
            camera(**columns | {"sectors": "135-225;315-45"}),
            camera(**columns | {"direction_deg": 180.0, "tilt_deg": None}),
        ],
    )
    one, two, level = areas(run, given, RANGE=50)[0]
    assert two == pytest.approx(2 * one, rel=1e-3)
    lowest = math.radians(20) + math.atan(9 / 16)
    assert level == pytest.approx(math.pi * 2500 / 4, rel=2e-3)
    # Beside the axis the sides of the image are x cos(20) + 3.4 sin(20) off it.
    steps = [
        3.4 / math.tan(lowest) + (50 - 3.4 / math.tan(lowest)) * (i + 0.5) / 20_000 for i in range(20_000)
    ]
    side = [x * math.cos(math.radians(20)) + 3.4 * math.sin(math.radians(20)) for x in steps]
    image = sum(2 * min(y, math.sqrt(2500 - x * x)) for x, y in zip(steps, side)) * (steps[1] - steps[0])
    assert one == pytest.approx(image, rel=1e-3)


def test_straight_down(run):
    """The image is a rectangle, 2 * 3.4 m by 9 / 16 of that; without a direction all that it may hold."""
    given = layer("Point", [camera(direction_deg=180.0), camera(direction_deg=None)])
    one, around = areas(run, given, TILT=90, FIELD_OF_VIEW=90)[0]
    assert one == pytest.approx(6.8 * 6.8 * 9 / 16, rel=1e-6)
    assert around == pytest.approx(math.pi * 3.4**2 * (1 + (9 / 16) ** 2), rel=1e-3)


# Words


def test_angles_and_lengths_in_words(run):
    columns = dict.fromkeys(("direction_deg", "range_m", "fov_deg", "height_m"))
    texts = [
        {"direction_deg": "NW", "fov_deg": "60°"},
        {"direction_deg": "270°", "range_m": "12 m"},
        {"direction_deg": "S;N", "range_m": "40 ft"},
        {"direction_deg": "120-200", "range_m": "100"},
        {"direction_deg": "N", "fov_deg": "90 deg"},
        {"direction_deg": "-", "range_m": "N/A"},
    ]
    given = layer("Point", [camera(**columns | text) for text in texts])
    found, result = areas(run, given)
    assert [row["status"] for row in result.rows()] == ["ok"] * 6
    expected = [
        WHOLE / 6,
        math.pi * 144 / 4,
        math.pi * 12.192**2 / 2,
        math.pi * 1e4 * 80 / 360,
        WHOLE / 4,
        WHOLE,
    ]
    assert found == pytest.approx(expected, rel=2e-3)
    assert [row["direction_deg"] for row in result.rows()][:2] == [315, 270]


def test_words_in_expressions(run):
    given = layer(
        "Point", [camera(text="NW", far="20 m", lens="4 mm"), camera(text=None, far=None, lens=None)]
    )
    more = {"RANGE": by_expression('"far"'), "DIRECTION": by_expression('"text"')}
    found, _ = areas(run, given, **more)
    assert found == pytest.approx([math.pi * 100, WHOLE], rel=2e-3)
    found, _ = areas(run, given, FOCAL_LENGTH=by_expression('"lens"'), **more)
    assert found[0] == pytest.approx(67.73 / 360 * math.pi * 400, rel=2e-3)


@pytest.mark.parametrize("text", ["٣", "1_0", "far", "1e999", "12 m 3"])
@pytest.mark.parametrize("name", ["range_m", "fov_deg", "direction_deg", "height_m"])
def test_what_is_no_number_is_told_by_its_camera(run, text, name):
    given = layer("Point", [camera(**{name: text}), camera(**{name: None})])
    more = {"BUILDINGS": layer("Polygon", [(box(10, -2, 4, 4), {"high": 3.0})]), "BUILDING_HEIGHT": '"high"'}
    result = run("cameraviewsheds", CAMERAS=given, **more)
    assert [row["status"] for row in result.rows()] == ["unusable", "ok"]
    assert "cannot be used" in result.rows()[0]["message"]
    assert sum("cannot be used" in text for text in result.log.warnings) == 1


@pytest.mark.parametrize("name", ["range_m", "fov_deg", "height_m"])
def test_a_comma_that_may_be_thousands_is_told_by_its_camera(run, name):
    test_what_is_no_number_is_told_by_its_camera(run, "12,345", name)


def test_a_comma_between_directions_is_a_list(run):
    result = run("cameraviewsheds", CAMERAS=layer("Point", [camera(direction_deg="0,180")]), RANGE=50)
    assert result.rows()[0]["status"] == "ok"
    assert result.rows()[0]["visible_share"] == pytest.approx(0.5, rel=1e-3)


@pytest.mark.parametrize(
    "name", ["RANGE", "DIRECTION", "FIELD_OF_VIEW", "TILT", "CAMERA_HEIGHT", "FOCAL_LENGTH"]
)
def test_data_defined_numbers_are_checked(run, name):
    given = layer("Point", [camera(a="20"), camera(a=None), camera(a="x")])
    more = {"TILT": 10, "FIELD_OF_VIEW": 60, "RANGE": 500} | {name: by_expression('"a"')}
    statuses = [row["status"] for row in run("cameraviewsheds", CAMERAS=given, **more).rows()]
    assert statuses == ["ok", "ok", "unusable"]
    for broken in ('"no such"', "1 +", "no_such(1)"):
        with pytest.raises((QgsProcessingException, UserError), match=r"no field|cannot be understood"):
            run("cameraviewsheds", CAMERAS=given, **more | {name: by_expression(broken)})
    for number in ("٣", "1_0"):
        with pytest.raises((QgsProcessingException, UserError), match=r"is not a number|Incorrect"):
            run("cameraviewsheds", CAMERAS=given, **more | {name: number})


def test_discs_take_ranges_in_words(run):
    given = layer("Point", [camera(range_m="50 m"), camera(range_m="1_0")])
    areas_ = layer("Polygon", [(box(-200, -200, 400, 400), {})])
    result = run("cameradensity", AREAS=areas_, CAMERAS=given)
    assert result.rows()[0]["covered_m2"] == pytest.approx(math.pi * 2500, rel=2e-3)
    assert any("range is not a number" in text for text in result.log.warnings)


def test_the_cases_of_one_direction_and_of_two(run, data_dir):
    made = run("importcameras", INPUT=str(data_dir / "cases" / "osm" / "turbo.geojson")).layers["OUTPUT"]
    rows = run("cameraviewsheds", CAMERAS=made, RANGE=100, FIELD_OF_VIEW=60).rows()
    one = [row["area_m2"] for row in rows if row["direction_deg"] == 90]
    several = [row["area_m2"] for row in rows if row["sectors"]]
    unknown = [row["area_m2"] for row in rows if row["direction_deg"] is None and not row["sectors"]]
    assert one == [pytest.approx(5_234, abs=1)]
    assert several == [pytest.approx(31_402 / 2, rel=2e-3)]  # as its sectors say
    assert unknown[-1] == pytest.approx(31_402, abs=1)


def test_a_sector_is_a_direction_and_a_width(run):
    """A camera of one sector as wide as another's field of view sees the same, tilted or not."""
    for tilt in (None, 30.0, 75.0):
        given = layer(
            "Point",
            [
                camera(direction_deg=45.0, fov_deg=90.0, sectors=None, tilt_deg=tilt),
                camera(direction_deg=None, fov_deg=None, sectors="0-90", tilt_deg=tilt),
                camera(direction_deg=45.0, fov_deg=None, sectors=None, tilt_deg=tilt),
            ],
        )
        first, second, third = areas(run, given, RANGE=30)[0]
        assert (second, third) == pytest.approx((first, first), rel=1e-9)


def test_given_cameras_alone(run):
    found, result = areas(run, cameras((0, 0), (9, 9)))
    assert found == pytest.approx([WHOLE, WHOLE], rel=2e-3)
    assert not any("assumed" in text for text in result.log.infos)


def test_the_case_of_directions_and_an_angle(run, data_dir):
    """Nodes 11 (S) and 13 (S, 20 degrees down) are 90 degrees wide, 12 (S;N) twice 11, among a house 20 m high."""
    source = str(data_dir / "cases" / "osm" / "indoor_and_directions.osm")
    made = run("addosmlayers", FILE=source).layers
    rows = run("cameraviewsheds", CAMERAS=made["CAMERAS"], BUILDINGS=made["BUILDINGS"], RANGE=60).rows()
    south = [row for row in rows if row["direction_deg"] == 180]
    level = [row["area_m2"] for row in south if row["tilt_deg"] is None]
    tilted = [row["area_m2"] for row in south if row["tilt_deg"] == 20]
    several = [row["area_m2"] for row in rows if row["sectors"]]
    assert level == [pytest.approx(math.pi * 60**2 / 4, rel=1e-3)]
    assert several == [pytest.approx(2 * level[0], rel=1e-3)]
    # The house begins 78 m off; the image of the tilted one ends near by and at its sides.
    lowest = math.radians(20) + math.atan(9 / 16)
    steps = [
        3.4 / math.tan(lowest) + (60 - 3.4 / math.tan(lowest)) * (i + 0.5) / 20_000 for i in range(20_000)
    ]
    side = [x * math.cos(math.radians(20)) + 3.4 * math.sin(math.radians(20)) for x in steps]
    image = sum(2 * min(y, math.sqrt(3600 - x * x)) for x, y in zip(steps, side)) * (steps[1] - steps[0])
    assert tilted == [pytest.approx(image, rel=1e-3)]
