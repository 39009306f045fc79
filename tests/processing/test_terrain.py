"""`cameraviewsheds` over rasters: what the dialog and a batch run meet."""

import math

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import QgsProcessingException

from .conftest import UserError, layer
from .test_bad_input import box, cameras, point

gdal.UseExceptions()


@pytest.fixture
def plane(tmp_path):
    """400 m of flat ground at 50 m, cells of 2 m, with a hole in the north-east corner."""

    def make(heights=None, name="plane.tif"):
        path = str(tmp_path / name)
        raster = gdal.GetDriverByName("GTiff").Create(path, 200, 200, 1, gdal.GDT_Float32)
        raster.SetGeoTransform((679_800, 2, 0, 4_500_200, 0, -2))
        system = osr.SpatialReference()
        system.ImportFromEPSG(32618)
        raster.SetProjection(system.ExportToWkt())
        cells = np.full((200, 200), 50.0) if heights is None else heights
        cells[:20, 180:] = -9999
        raster.GetRasterBand(1).SetNoDataValue(-9999)
        raster.GetRasterBand(1).WriteArray(cells)
        return path

    return make


def test_flat_ground_is_a_disc(run, plane):
    (row,) = run("cameraviewsheds", CAMERAS=cameras((0, 0)), TERRAIN=plane(), RANGE=100).rows()
    assert row["status"] == "ok"
    assert row["area_m2"] == pytest.approx(math.pi * 100**2, rel=0.02)
    assert row["visible_share"] == pytest.approx(1, abs=0.02)


def test_a_ridge_hides_what_is_behind(run, plane):
    heights = np.full((200, 200), 50.0)
    heights[:, 110:113] = 70
    path = plane(heights)
    (row,) = run("cameraviewsheds", CAMERAS=cameras((0, 0)), TERRAIN=path, RANGE=100).rows()
    assert row["visible_share"] < 0.75
    (higher,) = run(
        "cameraviewsheds", CAMERAS=cameras((0, 0)), TERRAIN=path, RANGE=100, CAMERA_HEIGHT=60
    ).rows()
    assert higher["visible_share"] > row["visible_share"]


def test_buildings_on_terrain(run, plane):
    buildings = layer("Polygon", [(box(20, -20, 10, 40), {"high": 12.0})])
    given = {"CAMERAS": cameras((0, 0)), "BUILDINGS": buildings, "RANGE": 100, "BUILDING_HEIGHT": '"high"'}
    (flat,) = run("cameraviewsheds", **given).rows()
    (raised,) = run("cameraviewsheds", TERRAIN=plane(), **given).rows()
    assert raised["area_m2"] == pytest.approx(flat["area_m2"], rel=0.03)
    del given["BUILDING_HEIGHT"]
    with pytest.raises(UserError, match="need their height"):
        run("cameraviewsheds", TERRAIN=plane(), **given)


def test_cameras_without_ground(run, plane):
    given = cameras((0, 0), (195, 195), (900, 0))
    result = run("cameraviewsheds", CAMERAS=given, TERRAIN=plane(), RANGE=50)
    assert [row["status"] for row in result.rows()] == ["ok", "unusable", "unusable"]
    assert [row["message"] for row in result.rows()][1:] == [
        "the raster has no height there",
        "off the raster of heights",
    ]
    assert result.values["SKIPPED"] == 2


def test_a_window_too_large_is_refused_with_its_size(run, plane):
    with pytest.raises(QgsProcessingException, match="cells per camera"):
        run("cameraviewsheds", CAMERAS=cameras((0, 0)), TERRAIN=plane(), RANGE=5000, CELL_SIZE=0.5)


def test_what_is_no_raster(run, tmp_path):
    with pytest.raises((UserError, QgsProcessingException)):
        run("cameraviewsheds", CAMERAS=cameras((0, 0)), TERRAIN=str(tmp_path / "none.tif"))


def test_lens_and_level_over_terrain(run, plane):
    given = layer("Point", [(point(0, 0), {"direction_deg": 90.0})])
    (row,) = run("cameraviewsheds", CAMERAS=given, TERRAIN=plane(), FOCAL_LENGTH=4, LEVEL="detect").rows()
    assert row["visible_share"] == pytest.approx(67.7 / 360, abs=0.02)
