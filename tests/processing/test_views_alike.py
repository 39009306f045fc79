"""The same cameras through the algorithm and through the core alone: every column is equal."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProperty,
    QgsVectorLayer,
)

from surveillance_exposure import layers
from surveillance_exposure.core import camera_fields, terrain, walls
from surveillance_exposure.core.lenses import ViewOptions
from surveillance_exposure.core.viewsheds import camera_viewsheds, known_direction

from .conftest import layer
from .test_rasters import WORKING, heights_of, hilly, raster  # noqa: F401 - a fixture

FAR = 300.0


def town(count: int = 40) -> tuple[list[shapely.Geometry], dict[str, list]]:
    rng = np.random.default_rng(7)
    shapes = []
    for x, y in rng.uniform(-FAR, FAR, (count, 2)):
        block = shapely.box(x, y, x + rng.uniform(8, 40), y + rng.uniform(8, 40))
        shapes.append(shapely.affinity.rotate(block, rng.uniform(0, 90)))
    return shapes, {
        "height": [["8", "20 m", "none", None, "3"][i % 5] for i in range(count)],
        "min_height": [["0", "2.5", None, "x"][i % 4] for i in range(count)],
        "building": [["yes", "roof", "yes"][i % 3] for i in range(count)],
    }


def cameras(count: int = 120) -> tuple[np.ndarray, dict[str, list]]:
    rng = np.random.default_rng(3)

    def some(*values):
        return [values[i] for i in rng.integers(len(values), size=count)]

    return rng.uniform(-FAR, FAR, (count, 2)), {
        "camera_id": [f"c{i // 2}" for i in range(count)],
        "count": some("1", "2", None, "0.5", "many"),
        "kind": some("dome", "bullet", None, "fixed"),
        "place": some(None, None, None, "indoor"),
        "status": some("ok", None, "no view", "ok"),
        "direction_deg": some(None, "90", "NW", "S;N", "x", None),
        "fov_deg": some(None, None, "60", "90 deg", "400"),
        "sectors": some(None, None, None, "0-90;180-270"),
        "tilt_deg": some(None, None, None, "20"),
        "height_m": some(None, "6", "12 m"),
        "range_m": some(None, None, "50", "80 m", "0"),
        "focal_mm": some(None, "4", "2.8 mm"),
        "asked": [float(i) for i in rng.integers(30, 90, count)],
    }


def as_layer(kind: str, shapes, columns):
    rows = [
        (shape.wkt, {name: column[i] for name, column in columns.items()}) for i, shape in enumerate(shapes)
    ]
    made = layer(kind, rows, "EPSG:4326")
    made.setCrs(QgsCoordinateReferenceSystem.fromProj(WORKING))
    return made


def same(result, table, columns) -> None:
    """Whether rows and shapes of the algorithm are those of the core."""
    rows = result.rows()
    assert [row["status"] for row in rows] == table.status.tolist()
    assert len(set(table.status)) >= 2
    for name in ("range_m", "area_m2", "visible_share"):
        theirs = [np.nan if row[name] is None else row[name] for row in rows]
        np.testing.assert_allclose(theirs, getattr(table, name), rtol=1e-9, err_msg=name)
    looking = list(map(known_direction, table.direction_deg.tolist(), columns["direction_deg"]))
    theirs = [np.nan if row["direction_deg"] is None else row["direction_deg"] for row in rows]
    np.testing.assert_allclose(theirs, looking, rtol=1e-9)
    shapes = [
        None if feature.geometry().isNull() else shapely.from_wkb(bytes(feature.geometry().asWkb().data()))
        for feature in result.layers["OUTPUT"].getFeatures()
    ]
    for ours, shape in zip(table.polygon, shapes):
        assert (ours is None) == (shape is None)
        if ours is not None:
            assert shapely.symmetric_difference(ours, shape).area < 1e-3
    seen = np.isfinite(table.visible_share)
    assert result.values["USED"] == seen.sum()
    assert result.values["MEAN_VISIBLE_SHARE"] == pytest.approx(table.visible_share[seen].mean(), rel=1e-9)


def read(points: QgsVectorLayer, columns: dict[str, list]) -> camera_fields.Cameras:
    """The cameras as a notebook has them: places in metres, where north is, and columns."""
    rows = layers.read(QgsProcessingFeatureSource(points, QgsProcessingContext()), layers.POINT)
    zones = layers.Zones(rows, QgsCoordinateTransformContext())
    xy = shapely.get_coordinates(zones.bring(rows))
    return camera_fields.read_cameras(xy, columns.get, north_deg=zones.north(xy, zones.zone))


CASES: dict[str, tuple[dict, Callable[[dict], ViewOptions]]] = {
    "plain": ({}, lambda _: ViewOptions()),
    "all the same": (
        {"IGNORE_CAMERA_VALUES": True, "RANGE": 60, "DIRECTION": 45, "FIELD_OF_VIEW": 80, "TILT": 15},
        lambda _: ViewOptions(range_m=60, direction_deg=45.0, fov_deg=80, tilt_deg=15.0, ignore_own=True),
    ),
    "given for each": (
        {"RANGE": QgsProperty.fromExpression('"asked"'), "ALL_RECORDS": True, "MIN_COUNT": 0},
        lambda columns: ViewOptions(
            range_m=camera_fields.read_numbers(columns["asked"], "range_m"), all_records=True, min_count=0
        ),
    ),
    "by level": (
        {"LEVEL": "detect", "FOCAL_LENGTH": 6, "MAX_MOVE": 3, "TARGET_HEIGHT": 0},
        lambda _: ViewOptions(level="detect", focal_mm=6.0, max_move_m=3, target_m=0.0),
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("among", ["nothing", "walls", "heights"])
def test_among_buildings(run, case, among):
    xy, columns = cameras()
    shapes, tags = town()
    parameters, options = CASES[case]
    obstacles = None
    if among != "nothing":
        parameters = {**parameters, "BUILDINGS": as_layer("Polygon", shapes, tags)}
        assert [list(tags)[k] for k in walls.wall_columns(list(tags))] == ["height", "min_height", "building"]
        told = walls.walls_of(list(tags), list(zip(tags["height"], tags["min_height"], tags["building"])))
        heights = walls.read_heights(tags["height"]) if among == "heights" else None
        obstacles = walls.building_obstacles(np.array(shapes), told, heights)
    if among == "heights":
        parameters = {**parameters, "BUILDING_HEIGHT": '"height"'}
    points = as_layer("Point", shapely.points(xy), columns)
    result = run("cameraviewsheds", CAMERAS=points, **parameters)
    table = camera_viewsheds(read(points, columns), obstacles, options(columns))
    same(result, table, columns)


def test_over_terrain(run, raster):  # noqa: F811
    xy, columns = cameras(60)
    transform = (-350.0, 2.0, 0.0, 350.0, 0.0, -2.0)
    heights = heights_of(hilly, transform, 350, 350).astype(np.float32)
    heights[:, 300:] = -9999
    ground = terrain.HeightGrid(np.where(heights == -9999, np.nan, heights), transform)
    points = as_layer("Point", shapely.points(xy), columns)
    table = camera_viewsheds(read(points, columns), None, ViewOptions(range_m=50), ground)
    result = run(
        "cameraviewsheds",
        CAMERAS=points,
        TERRAIN=raster(heights, list(transform)),
        RANGE=50,
    )
    assert terrain.NO_GROUND in table.reason
    same(result, table, columns)
