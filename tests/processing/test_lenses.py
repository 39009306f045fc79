"""Lens, tilt and recognition levels of `cameraviewsheds`, against the worked examples of FIELD."""

import math

import pytest
from qgis.core import QgsProcessingException

from .conftest import UserError, layer
from .test_bad_input import box, cameras, point


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
    assert whole - area == pytest.approx(67.7 / 360 * math.pi * 4.0**2, rel=0.03)


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
