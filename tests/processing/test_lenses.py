"""Lens, tilt and recognition levels of `cameraviewsheds`, against the worked examples of FIELD."""

import math

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsProperty

from .conftest import UserError, layer
from .test_bad_input import X, Y, box, cameras, point


def test_range_from_a_lens_and_a_level(run):
    # f = 4 mm, 5.37 mm sensor, 1920 px: 22.9 m at 62.5 px/m (slant), 67.7 degrees.
    given = cameras((0, 0), direction_deg=90.0)
    result = run("cameraviewsheds", CAMERAS=given, FOCAL_LENGTH=4, LEVEL="observe")
    (row,) = result.rows()
    slant = 4 * 1920 / (5.37 * 62.5)
    assert row["range_m"] == pytest.approx(math.sqrt(slant**2 - 3.4**2), rel=1e-6)
    assert row["visible_share"] == pytest.approx(67.7 / 360, abs=0.002)


def test_the_cameras_own_values_come_first(run):
    given = cameras((0, 0), direction_deg=90.0, fov_deg=180.0, range_m=50.0)
    (row,) = run("cameraviewsheds", CAMERAS=given, FOCAL_LENGTH=4, LEVEL="observe").rows()
    assert row["range_m"] == 50
    assert row["visible_share"] == pytest.approx(0.5, abs=0.002)


def test_dead_zone_of_a_tilted_camera(run):
    # H = 5 m, f = 4 mm, tilt 20 degrees: 4.0 m.
    given = cameras((0, 0), direction_deg=0.0, tilt_deg=20.0)
    plain = cameras((0, 0), direction_deg=0.0)
    area = run("cameraviewsheds", CAMERAS=given, FOCAL_LENGTH=4, RANGE=30).rows()[0]["area_m2"]
    whole = run("cameraviewsheds", CAMERAS=plain, FOCAL_LENGTH=4, RANGE=30).rows()[0]["area_m2"]
    # All between the sides of the image, x cos(20) + 3.4 sin(20) times 5.37 / 8 to each side, from 4.0 m on.
    far = np.linspace(3.4 / math.tan(math.radians(20) + math.atan(5.37 / 8 * 9 / 16)), 30, 100_000)
    side = 5.37 / 8 * (far * math.cos(math.radians(20)) + 3.4 * math.sin(math.radians(20)))
    image = np.trapz(2 * np.minimum(side, np.sqrt(30**2 - far**2)), far)
    assert area == pytest.approx(image, rel=1e-3)
    assert far[0] == pytest.approx(4.0, abs=0.05)
    assert whole == pytest.approx(math.atan(5.37 / 8) * 30**2, rel=2e-3)


def test_a_camera_tilted_so_far_that_its_picture_ends_below_the_horizon(run):
    # 60 degrees wide, tilt 45: from 1.7330 m to 6.6705 m along the axis, worked out in tests/core/test_optics.py.
    given = layer(
        "Point",
        [
            (point(0, 0), {"direction_deg": 0.0, "kind": "bullet"}),
            (point(0, 0), {"direction_deg": 0.0, "kind": "dome"}),
            (point(0, 0), {"direction_deg": None, "kind": "bullet"}),
        ],
    )
    rows = run("cameraviewsheds", CAMERAS=given, FIELD_OF_VIEW=60, TILT=45).rows()
    near, far, corner = 1.73300, 6.67050, 7.83575
    halves = [(each + 3.4) / math.sqrt(6) for each in (near, far)]
    ring = math.pi * (corner**2 - near**2)
    assert [row["area_m2"] for row in rows] == pytest.approx(
        [(far - near) * sum(halves), ring / 6, ring], rel=1e-3
    )
    level = run("cameraviewsheds", CAMERAS=given, FIELD_OF_VIEW=60, TILT=10, RANGE=50).rows()
    far = np.linspace(3.4 / math.tan(0.48856), 50, 100_000)
    side = math.tan(math.pi / 6) * (far * math.cos(math.radians(10)) + 3.4 * math.sin(math.radians(10)))
    image = np.trapz(2 * np.minimum(side, np.sqrt(50**2 - far**2)), far)
    assert level[0]["area_m2"] == pytest.approx(image, rel=1e-3)


def test_each_camera_has_its_own_lens(run):
    given = layer(
        "Point",
        [
            (point(0, 0), {"camera_id": None, "focal_mm": "4", "sensor_mm": None, "pixels": None}),
            (point(0, 0), {"camera_id": None, "focal_mm": "2.8", "sensor_mm": 5.37, "pixels": 3840}),
            (point(0, 0), {"camera_id": None, "focal_mm": None, "sensor_mm": None, "pixels": None}),
            (point(0, 0), {"camera_id": None, "focal_mm": "long", "sensor_mm": None, "pixels": None}),
            (point(0, 0), {"camera_id": None, "focal_mm": "4", "sensor_mm": -1.0, "pixels": None}),
            (point(0, 0), {"camera_id": None, "focal_mm": "4", "sensor_mm": None, "pixels": 3}),
        ],
    )
    result = run("cameraviewsheds", CAMERAS=given, LEVEL="detect", DIRECTION=90, RINGS="memory:")
    rows = result.rows()
    assert [row["status"] for row in rows] == ["ok", "ok"] + 4 * ["unusable"]
    slants = [4 * 1920 / (5.37 * 25), 2.8 * 3840 / (5.37 * 25)]  # 57.2 and 80.1 m
    assert [row["range_m"] for row in rows[:2]] == pytest.approx([math.sqrt(s**2 - 3.4**2) for s in slants])
    assert [row["visible_share"] for row in rows[:2]] == pytest.approx([67.7 / 360, 87.6 / 360], abs=2e-3)
    for row, word in zip(rows[2:], ("not known", "Focal", "sensor", "Pixels")):
        assert word in row["message"]
    assert len(result.log.warnings) == 4
    rings = result.rows("RINGS")
    assert {row["camera"] for row in rings} == {1, 2}
    ends = [
        max(row["to_m"] for row in rings if row["camera"] == i and row["level"] == "observe") for i in (1, 2)
    ]
    assert ends == pytest.approx([math.sqrt((s / 2.5) ** 2 - 3.4**2) for s in slants])
    assert "2.8 – 4 mm" in result.layers["RINGS"].metadata().abstract()


def test_lens_by_expression(run):
    given = layer(
        "Point",
        [(point(0, 0), {"f": f, "px": px, "focal_mm": 50.0}) for f, px in ((4.0, "1920"), (2.8, "x"))],
    )
    by_field = QgsProperty.fromExpression
    more = {
        "FOCAL_LENGTH": by_field('"f"'),
        "PIXELS": by_field('"px"'),
        "LEVEL": by_field("if(\"f\">3,'face',30)"),
    }
    first, second = run("cameraviewsheds", CAMERAS=given, **more).rows()
    assert first["range_m"] == pytest.approx(math.sqrt((4 * 1920 / (5.37 * 150)) ** 2 - 3.4**2))
    assert (second["status"], "Pixels" in second["message"]) == ("unusable", True)
    more["PIXELS"] = 1920
    second = run("cameraviewsheds", CAMERAS=given, **more).rows()[1]
    assert second["range_m"] == pytest.approx(math.sqrt((2.8 * 1920 / (5.37 * 30)) ** 2 - 3.4**2))
    more["LEVEL"] = by_field("if(\"f\">3,'sharp',30)")
    first, second = run("cameraviewsheds", CAMERAS=given, **more).rows()
    assert (first["status"], second["status"]) == ("unusable", "ok")
    ignoring = run("cameraviewsheds", CAMERAS=given, FOCAL_LENGTH=4, LEVEL="face", IGNORE_CAMERA_VALUES=True)
    assert ignoring.rows()[0]["range_m"] == pytest.approx(8.9, abs=0.05)


@pytest.mark.parametrize("name", ["FOCAL_LENGTH", "SENSOR_WIDTH", "PIXELS", "LEVEL"])
@pytest.mark.parametrize("broken", ['"no such field"', "1 +"])
def test_a_broken_lens_expression_ends_the_run(run, name, broken):
    more = {"FOCAL_LENGTH": 4, "LEVEL": "face", name: QgsProperty.fromExpression(broken)}
    with pytest.raises(QgsProcessingException, match=r"no field|cannot be understood"):
        run("cameraviewsheds", CAMERAS=cameras((0, 0)), **more)


def test_a_range_by_expression_comes_before_the_lens(run):
    given = cameras((0, 0), far=33.0)
    by_field = QgsProperty.fromExpression('"far"')
    (row,) = run("cameraviewsheds", CAMERAS=given, FOCAL_LENGTH=4, LEVEL="face", RANGE=by_field).rows()
    assert row["range_m"] == 33


def test_levels_of_cameras_without_any_lens(run):
    given = cameras((0, 0), focal_mm=None)
    with pytest.raises(QgsProcessingException, match="need the focal length"):
        run("cameraviewsheds", CAMERAS=given, LEVEL="face")


def test_a_camera_on_a_wall_faces_away_from_it(run):
    # A house from 0 to 20 m east and 0 to 40 m north; the first camera 1 m inside its west wall, the second
    # on its north wall, the third deep inside, the fourth free.
    house = layer("Polygon", [(box(0, 0, 20, 40), {})])
    places = [(1, 20), (10, 40), (10, 20), (-60, 20), (1, 20), (1, 20)]
    given = layer(
        "Point",
        [
            (point(*place), {"direction_deg": direction, "sectors": sectors})
            for place, direction, sectors in zip(
                places, (None, None, None, None, 225.0, None), (None,) * 5 + ("180-270",)
            )
        ],
    )
    result = run("cameraviewsheds", CAMERAS=given, BUILDINGS=house, FIELD_OF_VIEW=90, RANGE=50, MAX_MOVE=5)
    rows = result.rows()
    assert [row["status"] for row in rows] == ["moved", "moved", "inside building", "ok", "moved", "moved"]
    turn = 1.386  # the degrees from true north to the grid's here
    west, north = pytest.approx(270 + turn, abs=1e-3), pytest.approx(turn, abs=1e-3)
    assert [row["direction_deg"] for row in rows] == [west, north, None, None, 225, None]
    assert [row["area_m2"] for row in rows[:2]] == pytest.approx(2 * [math.pi * 2500 / 4], rel=1e-3)
    assert rows[5]["area_m2"] == pytest.approx(rows[4]["area_m2"], rel=1e-6)
    sheds = [feature.geometry().boundingBox() for feature in result.layers["OUTPUT"].getFeatures()]
    assert sheds[0].xMaximum() == pytest.approx(X - 0.01, abs=1e-6)  # a fan that opens westward
    assert sheds[1].yMinimum() == pytest.approx(Y + 40.01, abs=1e-6)
    # A dome may turn to wherever the wall leaves the view open.
    dome = layer("Point", [(point(1, 20), {"kind": "dome"})])
    (row,) = run("cameraviewsheds", CAMERAS=dome, BUILDINGS=house, FIELD_OF_VIEW=90, RANGE=10).rows()
    assert row["area_m2"] == pytest.approx(math.pi * 50, rel=5e-3)
    assert (row["status"], row["direction_deg"]) == ("moved", None)
    # All around, the wall itself leaves half of the disc.
    wide = run("cameraviewsheds", CAMERAS=given, BUILDINGS=house, RANGE=10, MAX_MOVE=5).rows()
    assert wide[0]["area_m2"] == pytest.approx(math.pi * 50, rel=5e-3)
    assert wide[0]["direction_deg"] == west


def test_too_high_for_the_level(run):
    given = cameras((0, 0), (500, 0), height_m=None)
    given.dataProvider().changeAttributeValues({1: {0: "90"}})
    result = run("cameraviewsheds", CAMERAS=given, FOCAL_LENGTH=4, LEVEL="identify")
    assert [row["status"] for row in result.rows()] == ["unusable", "ok"]
    assert "too high" in result.rows()[0]["message"]


def test_rings_divide_the_viewshed(run):
    given = layer(
        "Point",
        [
            (point(0, 0), {"camera_id": "a", "direction_deg": 90.0}),
            (point(300, 0), {"camera_id": "b", "direction_deg": None}),
        ],
    )
    buildings = layer("Polygon", [(box(10, -2, 4, 4), {})])
    result = run(
        "cameraviewsheds", CAMERAS=given, BUILDINGS=buildings, FOCAL_LENGTH=4, RANGE=60, RINGS="memory:"
    )
    sheds = {row["camera_id"]: row["area_m2"] for row in result.rows()}
    rings = result.rows("RINGS")
    for name, area in sheds.items():
        mine = [row for row in rings if row["camera_id"] == name]
        # All of it but what lies beyond the coarsest level is in some ring.
        assert sum(row["area_m2"] for row in mine) == pytest.approx(area, rel=1e-4)
        assert [row["level"] for row in mine][:2] == ["identify", "face"] or mine[0]["level"] == "inspect"
        assert [row["px_per_m"] for row in mine] == sorted((row["px_per_m"] for row in mine), reverse=True)


def test_domes_are_labelled_potential(run):
    given = layer("Point", [(point(0, 0), {"kind": "dome"}), (point(9, 9), {"kind": "bullet"})])
    first, second = run("cameraviewsheds", CAMERAS=given).rows()
    assert "Potential" in first["message"]
    assert second["message"] is None


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"LEVEL": "sharp", "FOCAL_LENGTH": 4}, "neither a number"),
        ({"LEVEL": "-4", "FOCAL_LENGTH": 4}, "neither a number"),
        ({"LEVEL": "face"}, "need the focal length"),
        ({"RINGS": "memory:"}, "need the focal length"),
        ({"FOCAL_LENGTH": 0}, "Focal length"),
        ({"PIXELS": "many"}, "Pixels"),
        ({"TILT": 120}, "Tilt"),
    ],
)
def test_nonsense(run, more, message):
    with pytest.raises((UserError, QgsProcessingException), match=message):
        run("cameraviewsheds", CAMERAS=cameras((0, 0)), **more)
