"""Our viewsheds beside GDAL's on the same cameras, range and heights: time, and how far they agree.

GDAL sees a raster of roofs, at 1 m for the time and at 0.5 m for the agreement. Also the program
gdal_viewshed and GRASS's r.viewshed, where they are installed. Needs ../shared/data.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import shapely
from bench_main_job import DATA, read, to_metres
from osgeo import gdal, ogr, osr

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from surveillance_exposure.core import visibility

RANGE, LENS, TARGET, DEFAULT_HEIGHT = 120.0, 5.0, 1.6, 10.0
gdal.UseExceptions()


def main() -> None:
    if not DATA.is_dir():
        print("no ../shared/data: left out")
        return
    outlines, heights = read(DATA / "lower_manhattan_osm2024.gpkg", "buildings", "height_m")
    heights = np.where(heights > 0, heights, DEFAULT_HEIGHT)
    xy = sites(outlines)
    obstacles = visibility.obstacles(outlines, heights)
    xy, moved = visibility.outside_walls(xy, obstacles, LENS)
    free = np.flatnonzero(moved == 0)
    hundred = xy[np.random.default_rng(1).choice(free, 100, replace=False)]
    radii = np.full(100, RANGE)

    def ours() -> np.ndarray:
        return np.concatenate([p for _, p in visibility.isovists(hundred, radii, obstacles, LENS, TARGET)])

    prepared = median(lambda: visibility.obstacles(outlines, heights).beyond, 5, 1)
    print(f"preparing {len(outlines)} buildings and parts: {prepared:.2f} s")
    print("100 sites of Lower Manhattan, 120 m, heights, per camera, medians")
    seconds = median(ours)
    row("ours, exact", seconds)
    flat = visibility.obstacles(outlines)
    row("ours, exact, in two dimensions", median(lambda: list(visibility.isovists(hundred, radii, flat))))
    rasters = [roofs(camera, obstacles, 1.0) for camera in hundred]
    row(
        "GDAL in process, 1 m",
        median(lambda: [gdal_viewshed(c, obstacles, 1.0) for c in hundred], 3),
        seconds,
    )
    row(
        "  of which the viewshed itself",
        median(lambda: [gdal_seen(camera, raster) for camera, raster in zip(hundred, rasters)]),
        seconds,
    )
    # Beside programs, on the cameras they are run on.
    program("the program gdal_viewshed, 1 m", gdal_program, hundred[:10], rasters, obstacles)
    program("r.viewshed of GRASS, 1 m", grass_program, hundred[:3], rasters, obstacles)
    agreement(hundred, ours(), obstacles)


def median(work: Callable[[], object], repeats: int = 9, cameras: int = 100) -> float:
    """Seconds per camera: the median of a few runs."""
    seconds = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        seconds.append((time.perf_counter() - began) / cameras)
    return float(np.median(seconds))


def row(what: str, seconds: float, ours: float | None = None) -> None:
    ratio = "" if ours is None else f"{seconds / ours:8.1f} times ours"
    print(f"{'  ' + what:<66}{1000 * seconds:10.2f} ms{ratio}")


def sites(outlines: np.ndarray) -> np.ndarray:
    """All camera sites within the extent of the buildings, metres."""
    source = ogr.Open(f"/vsigzip/{DATA / 'camera_sites.csv.gz'}")  # a layer does not keep its source alive
    places = [(float(row["lon"]), float(row["lat"])) for row in source.GetLayer(0)]
    xy = to_metres(np.array(places), 4326)
    west, south, east, north = shapely.total_bounds(outlines)
    return xy[((xy > [west, south]) & (xy < [east, north])).all(axis=1)]


def roofs(camera: np.ndarray, obstacles: visibility.Obstacles, cell: float) -> gdal.Dataset:
    """A raster of roofs around a camera, the ground 0; the highest of overlapping ones on top."""
    west, north = camera[0] - RANGE - 2, camera[1] + RANGE + 2
    size = int(2 * (RANGE + 2) / cell)
    raster = gdal.GetDriverByName("MEM").Create("", size, size, 1, gdal.GDT_Float32)
    raster.SetGeoTransform((west, cell, 0, north, 0, -cell))
    raster.SetProjection(METRIC.ExportToWkt())
    near = obstacles.tree.query(shapely.box(west, north - size * cell, west + size * cell, north))
    near = near[np.argsort(obstacles.heights[near], kind="stable")]
    memory = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = memory.CreateLayer("b", METRIC, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("h", ogr.OFTReal))
    for blob, height in zip(shapely.to_wkb(obstacles.polygons[near]), obstacles.heights[near]):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkb(blob))
        feature["h"] = float(height)
        layer.CreateFeature(feature)
    gdal.RasterizeLayer(raster, [1], layer, options=["ATTRIBUTE=h"])
    return raster


def gdal_seen(camera: np.ndarray, raster: gdal.Dataset) -> np.ndarray:
    """Which cells GDAL's viewshed has in view; aligned with the raster's north-west corner."""
    result = gdal.ViewshedGenerate(
        raster.GetRasterBand(1),
        "MEM",
        "",
        [],
        float(camera[0]),
        float(camera[1]),
        LENS,
        TARGET,
        1,
        0,
        -1,
        0,
        0,
        gdal.GVM_Edge,
        RANGE,
        heightMode=gdal.GVOT_NORMAL,
    )
    whole = np.zeros((raster.RasterYSize, raster.RasterXSize), dtype=bool)
    ours, theirs = raster.GetGeoTransform(), result.GetGeoTransform()
    x, y = round((theirs[0] - ours[0]) / ours[1]), round((theirs[3] - ours[3]) / ours[5])
    seen = result.ReadAsArray() == 1
    whole[y : y + seen.shape[0], x : x + seen.shape[1]] = seen
    return whole


def gdal_viewshed(camera: np.ndarray, obstacles: visibility.Obstacles, cell: float) -> np.ndarray:
    """The roofs rasterised and the viewshed made: what a user has to do per camera."""
    return gdal_seen(camera, roofs(camera, obstacles, cell))


def program(
    name: str,
    run: Callable[[str, np.ndarray], list[float] | None],
    cameras: np.ndarray,
    rasters: list[gdal.Dataset],
    obstacles: visibility.Obstacles,
) -> None:
    """The median time of a program per camera, beside ours on the same cameras."""
    radii = np.full(len(cameras), RANGE)
    ours = median(
        lambda: list(visibility.isovists(cameras, radii, obstacles, LENS, TARGET)), cameras=len(cameras)
    )
    with tempfile.TemporaryDirectory() as folder:
        for number, raster in enumerate(rasters[: len(cameras)]):
            gdal.GetDriverByName("GTiff").CreateCopy(f"{folder}/{number}.tif", raster)
        seconds = run(folder, cameras)
    if seconds is None:
        print(f"  {name}: not installed")
        return
    row(f"{name}, {len(cameras)} cameras", float(np.median(seconds)), ours)


def gdal_program(folder: str, cameras: np.ndarray) -> list[float] | None:
    """Seconds per camera of the program gdal_viewshed."""
    if not shutil.which("gdal_viewshed"):
        return None
    seconds = []
    for number, (x, y) in enumerate(cameras):
        where = ["-ox", str(x), "-oy", str(y), "-oz", str(LENS), "-tz", str(TARGET), "-md", str(RANGE)]
        files = [f"{folder}/{number}.tif", f"{folder}/out{number}.tif"]
        began = time.perf_counter()
        subprocess.run(["gdal_viewshed", "-q", *where, "-cc", "0", *files], check=True)
        seconds.append(time.perf_counter() - began)
    return seconds


def grass_program(folder: str, cameras: np.ndarray) -> list[float] | None:
    """Seconds per camera of r.viewshed alone, without GRASS's start and the raster's import."""
    if not shutil.which("grass"):
        return None
    lines = ["set -e", "export GRASS_VERBOSE=0", "g.region -d"]
    for number, (x, y) in enumerate(cameras):
        view = f"coordinates={x},{y} observer_elevation={LENS} target_elevation={TARGET} max_distance={RANGE}"
        lines += [
            f"r.in.gdal -o --quiet input={folder}/{number}.tif output=roofs{number}",
            f"g.region raster=roofs{number}",
            "began=$(date +%s.%N)",
            f"r.viewshed -b --quiet input=roofs{number} output=seen{number} {view}",
            'echo "seconds $began $(date +%s.%N)"',
        ]
    script = Path(folder) / "job.sh"
    script.write_text("\n".join(lines))
    subprocess.run(
        ["grass", "-c", f"{folder}/0.tif", "-e", f"{folder}/place"], check=True, capture_output=True
    )
    command = ["grass", f"{folder}/place/PERMANENT", "--exec", "sh", str(script)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    stamps = [line.split()[1:] for line in done.stdout.splitlines() if line.startswith("seconds ")]
    return [float(end) - float(began) for began, end in stamps]


def agreement(hundred: np.ndarray, sheds: np.ndarray, obstacles: visibility.Obstacles) -> None:
    """The share of open-ground cells, over 1.5 m from our outline, that GDAL judges as we do."""
    shares = []
    for camera, shed in zip(hundred, sheds):
        raster = roofs(camera, obstacles, 0.5)
        theirs, open_ground = gdal_seen(camera, raster), raster.ReadAsArray() == 0
        west, cell, _, north, _, _ = raster.GetGeoTransform()
        x = west + cell * (np.arange(raster.RasterXSize) + 0.5)
        y = north - cell * (np.arange(raster.RasterYSize) + 0.5)
        centre_x, centre_y = np.meshgrid(x, y)
        within = np.hypot(centre_x - camera[0], centre_y - camera[1]) < RANGE - 1.5
        judged = open_ground & within
        points = shapely.points(centre_x[judged], centre_y[judged])
        shapely.prepare(shed)
        near = shapely.dwithin(shed.boundary, points, 1.5)
        ours = shapely.contains(shed, points)
        shares.append((ours == theirs[judged])[~near].mean())
    shares = np.array(shares)
    print(f"  agreement at 0.5 m: mean {100 * shares.mean():.2f} %, worst {100 * shares.min():.2f} %")


METRIC = osr.SpatialReference()
METRIC.ImportFromProj4("+proj=tmerc +lat_0=40.7 +lon_0=-74 +k=1 +datum=WGS84 +units=m")

if __name__ == "__main__":
    main()
