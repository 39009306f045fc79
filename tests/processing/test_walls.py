"""Which buildings block the view, and from what height on: by their status, fields and tags."""

import math

import pytest
from qgis.core import QgsProcessingException

from .conftest import UserError, layer
from .test_bad_input import box, cameras

DISC = pytest.approx(math.pi * 50**2, rel=5e-4)
SEEN = {"RANGE": 50, "BUILDING_HEIGHT": '"high"'}


def area(run, rows, **more):
    """The ground in view of a camera at 0, 0 among buildings (each a box and attributes), and the log."""
    result = run(
        "cameraviewsheds", CAMERAS=cameras((0, 0), camera_id="a"), BUILDINGS=layer("Polygon", rows), **more
    )
    return result.rows()[0]["area_m2"], result.log


@pytest.mark.parametrize(
    "attributes",
    [
        {"status": "no wall"},
        {"building": "garage", "location": "underground"},
        {"building": "yes", "layer": "-1"},
        {"building": "roof"},
        {"other_tags": '"building"=>"yes","location"=>"underground"'},
        {"other_tags": '{"building":"garage","layer":"-2"}'},
        {"tags": "{'building': 'roof', 'name': 'x'}"},
        {"building": "no"},
        {"building": None, "other_tags": '"leisure"=>"park"'},
        {"is_part": 0, "building": "roof", "status": "ok"},
    ],
)
def test_what_is_no_wall_is_skipped_and_counted(run, attributes):
    house = dict.fromkeys(attributes) | {"building": "yes"}
    wall = (box(-20, 10, 40, 5), attributes)
    seen, log = area(run, [wall], RANGE=50)
    assert seen == DISC
    (warning,) = log.warnings
    assert "1 of 1 features" in warning
    assert "no wall" in warning or "no building" in warning
    # Beside a house only the house counts.
    both, log = area(run, [wall, (box(-20, -15, 40, 5), house)], RANGE=50)
    alone, _ = area(run, [(box(-20, -15, 40, 5), {})], RANGE=50)
    assert both == pytest.approx(alone)
    assert sum("1 of 2 features" in text for text in log.warnings) == 1


@pytest.mark.parametrize(
    "attributes",
    [
        {"status": "ok"},
        {"status": "repaired", "building": "yes"},
        {"building": "yes", "layer": "1"},
        {"building": None, "kind": "house"},
        {"tags": "red, brick"},
        {"name": "No wall"},
    ],
)
def test_what_is_a_wall_blocks(run, attributes):
    seen, log = area(run, [(box(-20, 10, 40, 5), attributes)], RANGE=50)
    assert seen < 0.9 * math.pi * 50**2
    assert log.warnings == []


def test_open_ground_of_a_study_area_below_what_is_no_wall(run):
    sheds = run("cameraviewsheds", CAMERAS=cameras((0, 0)), RANGE=50).layers["OUTPUT"]
    study = layer("Polygon", [(box(-10, -10, 20, 20), {})])
    built = [
        (box(-10, -10, 10, 10), {"status": "ok", "min_height_m": None}),
        (box(0, 0, 10, 10), {"status": "no wall", "min_height_m": None}),
        (box(0, -10, 10, 10), {"status": "ok", "min_height_m": 4.0}),
        (box(-10, 0, 5, 10), {"status": "ok", "min_height_m": 1.0}),
    ]
    result = run("coverage", VIEWSHEDS=sheds, AREA=study, BUILDINGS=layer("Polygon", built))
    assert result.values["OPEN_GROUND_M2"] == pytest.approx(250)
    assert result.values["OPEN_GROUND_SHARE"] == pytest.approx(1)
    assert sum("left out" in text for text in result.log.warnings) == 2


# A passage 4 m high, right across: seen through as far as the line of sight from 5 m up to 1.6 m meets 4 m, 3.4 times
# as far off as its near wall. Beyond lies a segment of the disc.
def beyond(line, radius=50.0):
    return radius**2 * math.acos(line / radius) - line * math.sqrt(radius**2 - line**2)


@pytest.mark.parametrize(
    ("attributes", "more"),
    [
        ({"high": "20", "min_height_m": 4.0}, {}),
        ({"high": "20", "min_height": "4 m"}, {}),
        ({"high": "20 m", "other_tags": '"building"=>"yes","min_height"=>"4"'}, {}),
        ({"high": 20.0, "free": "400 cm"}, {"BUILDING_BOTTOM": '"free"'}),
        ({"high": 20.0, "free": 2.0, "min_height_m": 0.0}, {"BUILDING_BOTTOM": '"free" * 2'}),
    ],
)
def test_one_sees_below_a_part_that_begins_above(run, attributes, more):
    seen, log = area(run, [(box(-200, 8, 400, 4), attributes)], **SEEN, **more)
    assert seen == pytest.approx(math.pi * 50**2 - beyond(3.4 * 8), rel=1e-3)
    assert log.warnings == []


def test_storeys_below_a_part(run):
    levels = [(box(-200, 8, 400, 4), {"high": 20.0, "building:min_level": "1"})]
    assert area(run, levels, **SEEN)[0] == pytest.approx(math.pi * 2500 - beyond(8 * 3.4 / 2), rel=1e-3)


def test_an_underside_without_heights_or_sense(run):
    wall = math.pi * 2500 - beyond(8)
    for attributes, word in (
        ({"high": 20.0, "min_height": "a bit"}, "no number of metres"),
        ({"high": 6.0, "min_height": "6"}, "no lower than their top"),
        ({"high": 20.0, "min_height_m": -3.0}, None),
    ):
        seen, log = area(run, [(box(-200, 8, 400, 4), attributes)], **SEEN)
        assert [word in text for text in log.warnings] == ([True] if word else [])
        assert seen == pytest.approx(wall, rel=1e-3)
    # Infinitely high buildings stand on the ground.
    assert area(run, [(box(-200, 8, 400, 4), {"min_height_m": 4.0})], RANGE=50)[0] == pytest.approx(
        wall, rel=1e-3
    )
    # One of unknown height is at least a storey high.
    parts = [(box(-200, 8, 400, 4), {"high": None, "min_height_m": 30.0}), (box(0, -30, 1, 1), {"high": 3.0})]
    assert area(run, parts, **SEEN)[0] > 0.99 * math.pi * 2500
    with pytest.raises(UserError, match="only with their height"):
        area(run, [(box(-200, 8, 400, 4), {"free": 4.0})], BUILDING_BOTTOM='"free"', RANGE=50)
    with pytest.raises(QgsProcessingException, match="no field free"):
        area(run, [(box(-200, 8, 400, 4), {"high": 4.0})], BUILDING_BOTTOM='"free"', **SEEN)


def test_heights_in_words(run):
    for text, metres in (("3 m", 3.0), ("10 ft", 3.048), ("3,5", 3.5), ("300 cm", 3.0)):
        in_words, log = area(run, [(box(-20, 8, 40, 4), {"high": text})], **SEEN)
        plain, _ = area(run, [(box(-20, 8, 40, 4), {"high": metres})], **SEEN)
        assert (in_words, log.warnings) == (pytest.approx(plain), [])
    # Python reads these as numbers, QGIS and people do not.
    for text in ("٣", "1_0", "12,345"):
        rows = [(box(-20, 8, 40, 4), {"high": text}), (box(60, 0, 1, 1), {"high": "3"})]
        assert any("have no height" in warning for warning in area(run, rows, **SEEN)[1].warnings)


def test_the_case_of_a_garage_underground(run, data_dir):
    """As QGIS opens the extract, and a disc of 100 m: 31,414 m2 (the disc of 30 segments a quarter has 31,401)."""
    source = str(data_dir / "cases" / "osm" / "underground.osm")
    given = layer("Point", [("POINT(9.1000 45.1002)", {})], "EPSG:4326")
    result = run("cameraviewsheds", CAMERAS=given, BUILDINGS=f"{source}|layername=multipolygons", RANGE=100)
    assert result.rows()[0]["area_m2"] == pytest.approx(31_414, abs=5)
