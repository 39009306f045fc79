"""Coverage, density and viewsheds beside the tools that do the same, in one run, cold and warm.

`coverage` beside native:dissolve, shapely and PostGIS; `cameradensity` beside a chain of native: tools that measures
less; its growth with the number of cameras; `cameraviewsheds` beside GDAL on one raster of roofs; viewsheds at 400 m.
Tools run through the toolbox, each in a process of its own: cold is the first run there, warm the second. A ratio is
our time over the peer's. PARTS=coverage,density,growth,viewsheds,far chooses some. Needs ../shared/data, but for the
growth. Run by `make bench`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import shapely
import toolbox
from bench_gdal import DEFAULT_HEIGHT, LENS, METRIC, RANGE, TARGET, sites
from bench_main_job import DATA, read, to_metres
from osgeo import gdal, ogr
from toolbox import LAST, MEMORY, Figures

from surveillance_exposure.core import unions, visibility

REPEATS = 6  # of what takes less than a second
COUNTS = (1_000, 10_000, 100_000)
SIDE, TRACT, TRACTS = 20_000.0, 625.0, 1_000
POSTGRES = Path("/usr/lib/postgresql/15/bin")
gdal.UseExceptions()
ogr.UseExceptions()


def main() -> None:
    parts: dict[str, Callable[[Path], None]] = {
        "coverage": coverage,
        "density": density,
        "growth": growth,
        "viewsheds": viewsheds,
        "far": far,
    }
    chosen = os.environ.get("PARTS", ",".join(parts)).split(",")
    with tempfile.TemporaryDirectory() as scratch:
        for name in chosen:
            if name != "growth" and not DATA.is_dir():
                print(f"{name}: no ../shared/data, left out")
                continue
            folder = Path(scratch) / name
            folder.mkdir()
            parts[name](folder)


def row(what: str, took: Figures | Sequence[float], ours: Figures | Sequence[float] | None = None) -> None:
    """Seconds cold and warm; beside them how many times these ours take."""
    cold, warm = took.seconds if isinstance(took, Figures) else took
    text = f"  {what:<58}{cold:8.2f} {warm:8.2f} s"
    if isinstance(took, Figures):
        text += f", of a processor {took.processor[1]:6.2f} s, {took.peak_gb:5.2f} GB"
    if ours is not None:
        first, second = ours.seconds if isinstance(ours, Figures) else ours
        text += f"; ours / this: cold {first / cold:5.2f}, warm {second / warm:5.2f}"
    print(text, flush=True)


def bar(what: str, figure: float, most: float) -> None:
    """A figure beside the most that it is to be."""
    print(f"  {what}: {figure:.2f}, bar {most:g}: {'met' if figure <= most else 'MISSED'}", flush=True)


def timed(work: Callable[[], object], times: int = 2) -> list[float]:
    """Seconds of the first run, and of the best one after it."""
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return [seconds[0], min(seconds[1:])]


def coverage(folder: Path) -> None:
    xy, _ = cameras()
    discs = visibility.discs(xy, np.full(len(xy), RANGE))
    package = folder / "discs.gpkg"
    write(package, "discs", discs)
    print(f"Coverage of {len(discs):,} discs of {RANGE:g} m, from GeoPackage: cold, warm")
    layer = f"{package}|layername=discs"
    ours = toolbox.run([("surveillance_exposure:coverage", {"VIEWSHEDS": layer, "OUTPUT": MEMORY})])
    row("coverage", ours)
    dissolved = toolbox.run([("native:dissolve", {"INPUT": layer, "FIELD": [], "OUTPUT": MEMORY})])
    row("native:dissolve", dissolved, ours)
    in_core = timed(lambda: unions.united(discs))
    row("the union alone, in core", in_core)
    row("shapely's plain union_all", timed(lambda: shapely.union_all(discs)), in_core)
    postgis(discs, ours)
    print(f"  ground: ours / theirs - 1 = {ours.total / dissolved.total - 1:.1e}")
    bar("times native:dissolve, cold", ours.seconds[0] / dissolved.seconds[0], 1.0)
    bar("times native:dissolve, warm", ours.seconds[1] / dissolved.seconds[1], 1.0)


def postgis(discs: np.ndarray, ours: Figures) -> None:
    """ST_Union on a server of its own, which only root can start here, as the user postgres."""
    if not (POSTGRES / "initdb").exists() or not shutil.which("runuser") or os.geteuid():
        print("  PostGIS: no server that can be started here, left out")
        return
    place = Path(tempfile.mkdtemp())
    shutil.chown(place, "postgres")
    place.chmod(0o755)

    def server(program: str, *words: str, given: str = "") -> str:
        command = ["runuser", "-u", "postgres", "--", str(POSTGRES / program), *words]
        # Into a file: a server that is started keeps a pipe open.
        with (place / "told").open("w+", encoding="utf-8") as told:
            subprocess.run(command, cwd=place, check=True, input=given, stdout=told, text=True)
            told.seek(0)
            return told.read()

    def query(script: str) -> str:
        return server("psql", "-h", str(place), "-d", "postgres", "-q", "-v", "ON_ERROR_STOP=1", given=script)

    try:
        server("initdb", "-D", f"{place}/data", "--auth=trust")
        options = f"-k {place} -c listen_addresses="
        server("pg_ctl", "-D", f"{place}/data", "-o", options, "-w", "-l", f"{place}/log", "start")
        try:
            (place / "discs.txt").write_text("\n".join(shapely.to_wkb(discs, hex=True)))
            query(
                "CREATE EXTENSION postgis; CREATE TABLE discs (geom geometry(Polygon)); "
                f"COPY discs FROM '{place}/discs.txt'; ANALYZE discs;"
            )
            union = "SELECT ST_Area(ST_Union(geom)) FROM discs;\n"
            told = query("\\timing on\n" + 2 * union).splitlines()
            took = [float(line.split()[1]) / 1000 for line in told if line.startswith("Time:")]
            row("PostGIS, ST_Union", took, ours)
        finally:
            server("pg_ctl", "-D", f"{place}/data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(place)


def density(folder: Path) -> None:
    xy, public = cameras()
    tracts, _ = read(DATA / "tracts2010_acs2017.gpkg", "tracts2010")
    package = folder / "city.gpkg"
    write(package, "tracts", tracts)
    areas = f"{package}|layername=tracts"
    for name, some, most in (("public", xy[public], 1.0), ("all", xy, 0.35)):
        write(package, name, shapely.points(some))
        points = f"{package}|layername={name}"
        print(f"Density of {len(tracts):,} tracts, {len(some):,} sites, from GeoPackage: cold, warm")
        ours = toolbox.run([density_step(areas, points)], "covered_m2")
        row("cameradensity, every measure", ours)
        chain = toolbox.run(native_chain(areas, points), "covered_m2")
        row("buffer, dissolve, intersection, area by native: tools", chain, ours)
        row("  the same, subdivided", toolbox.run(native_chain(areas, points, 256), "covered_m2"), ours)
        print(f"  ground: ours / theirs - 1 = {ours.total / chain.total - 1:.1e}")
        bar("times the chain, cold", ours.seconds[0] / chain.seconds[0], most)
        bar("times the chain, warm", ours.seconds[1] / chain.seconds[1], most)


def density_step(areas: str, points: str) -> toolbox.Step:
    parameters = {"AREAS": areas, "CAMERAS": points, "RANGE": RANGE, "OUTPUT": MEMORY}
    return "surveillance_exposure:cameradensity", parameters


def native_chain(areas: str, points: str, nodes: int = 0) -> list[toolbox.Step]:
    """The ground in view of each tract; nothing of its neighbourhood, of who sees it or of rates.

    In single parts: as one feature, what is in view makes the intersection 5 to 30 times as slow. Parts of `nodes` at
    most, where that is given.
    """
    discs = {"INPUT": points, "DISTANCE": RANGE, "SEGMENTS": 30, "DISSOLVE": False, "OUTPUT": MEMORY}
    measured = {"FIELD_NAME": "covered_m2", "FIELD_TYPE": 0, "FORMULA": "area($geometry)"}
    small = [("native:subdivide", {"INPUT": LAST, "MAX_NODES": nodes, "OUTPUT": MEMORY})] if nodes else []
    return [
        ("native:buffer", discs),
        ("native:dissolve", {"INPUT": LAST, "FIELD": [], "OUTPUT": MEMORY}),
        *small,
        ("native:multiparttosingleparts", {"INPUT": LAST, "OUTPUT": MEMORY}),
        ("native:intersection", {"INPUT": areas, "OVERLAY": LAST, "OUTPUT": MEMORY}),
        ("native:fieldcalculator", {"INPUT": LAST, **measured, "OUTPUT": MEMORY}),
    ]


def growth(folder: Path) -> None:
    package = folder / "city.gpkg"
    x, y = (TRACT * np.arange(SIDE // TRACT) for _ in range(2))
    west, south = (each.ravel()[:TRACTS] for each in np.meshgrid(x, y))
    write(package, "tracts", shapely.box(west, south, west + TRACT, south + TRACT))
    print(f"Density of {TRACTS:,} square tracts in 20 x 20 km, by the number of cameras: cold, warm")
    before: Figures | None = None
    for count in COUNTS:
        xy = np.random.default_rng(1).uniform(0, SIDE, (count, 2))
        write(package, f"n{count}", shapely.points(xy))
        step = density_step(f"{package}|layername=tracts", f"{package}|layername=n{count}")
        took = toolbox.run([step], "covered_m2")
        row(f"{count:,} cameras", took)
        if before is not None:
            bar("  times those before, warm", took.seconds[1] / before.seconds[1], 12)
        before = took
    bar("seconds, cold", took.seconds[0], 60)
    bar("GB", took.peak_gb, 2)


def viewsheds(folder: Path) -> None:
    outlines, heights = read(DATA / "lower_manhattan_osm2024.gpkg", "buildings", "height_m")
    xy = sites(outlines)
    package = folder / "city.gpkg"
    write(package, "buildings", outlines, heights)
    write(package, "cameras", shapely.points(xy))
    print(
        f"cameraviewsheds, {RANGE:g} m, Lower Manhattan: {len(xy)} cameras, {len(outlines)} buildings and parts; "
        "cold, warm"
    )
    roofs = timed(lambda: gdal_viewsheds(package, xy), REPEATS)
    for name, height, most in (("with heights", '"height_m"', 0.7), ("flat", "", 0.5)):
        parameters = {
            "CAMERAS": f"{package}|layername=cameras",
            "BUILDINGS": f"{package}|layername=buildings",
            "BUILDING_HEIGHT": height,
            "RANGE": RANGE,
            "OUTPUT": MEMORY,
        }
        took = toolbox.run([("surveillance_exposure:cameraviewsheds", parameters)], "area_m2", REPEATS)
        took = took._replace(seconds=[took.seconds[0], min(took.seconds[1:])])
        row(name, took)
        row("GDAL, one raster of roofs at 1 m, rasterised once", roofs, took)
        bar("ms per camera, warm", 1000 * took.seconds[1] / len(xy), most)
        bar("times GDAL, cold", took.seconds[0] / roofs[0], 0.5)
        bar("times GDAL, warm", took.seconds[1] / roofs[1], 0.5)


def gdal_viewsheds(package: Path, xy: np.ndarray) -> int:
    """The roofs rasterised once, and a viewshed of cells for each camera; how many cells are seen."""
    file = ogr.Open(str(package))
    layer = file.GetLayerByName("buildings")
    west, east, south, north = layer.GetExtent()
    west, south, east, north = west - RANGE, south - RANGE, east + RANGE, north + RANGE
    size = int(east - west), int(north - south)
    raster = gdal.GetDriverByName("MEM").Create("", *size, 1, gdal.GDT_Float32)
    raster.SetGeoTransform((west, 1.0, 0, north, 0, -1.0))
    raster.SetProjection(layer.GetSpatialRef().ExportToWkt())
    known = f"COALESCE(height_m, {DEFAULT_HEIGHT})"
    layer = file.ExecuteSQL(f"SELECT geom, {known} AS roof_m FROM buildings ORDER BY {known}")
    gdal.RasterizeLayer(raster, [1], layer, options=["ATTRIBUTE=roof_m"])
    seen, band = 0, raster.GetRasterBand(1)
    for x, y in xy.tolist():
        heights = (LENS, TARGET, 1, 0, -1, 0, 0, gdal.GVM_Edge, RANGE)
        found = gdal.ViewshedGenerate(band, "MEM", "", [], x, y, *heights, heightMode=gdal.GVOT_NORMAL)
        seen += int(found.ReadAsArray().sum())
    return seen


def far(_: Path) -> None:
    outlines, heights = read(DATA / "lower_manhattan_osm2024.gpkg", "buildings", "height_m")
    xy = sites(outlines)
    obstacles = visibility.obstacles(outlines, np.where(heights > 0, heights, DEFAULT_HEIGHT))
    placed, _ = visibility.outside_walls(xy, obstacles, LENS)
    radii = np.full(len(placed), 400.0)
    best = np.inf
    for _ in range(3):
        began = time.process_time()
        list(visibility.isovists(placed, radii, obstacles, LENS, TARGET))
        best = min(best, time.process_time() - began)
    print("Viewsheds with heights in core, 400 m, of the processor")
    bar("ms per camera", 1000 * best / len(placed), 2.0)


def cameras() -> tuple[np.ndarray, np.ndarray]:
    """All sites of New York, metres, and which of them are public."""
    source = ogr.Open(f"/vsigzip/{DATA / 'camera_sites.csv.gz'}")
    rows = [
        (float(each["lon"]), float(each["lat"]), each["web_public"] == "1") for each in source.GetLayer(0)
    ]
    table = np.array(rows, dtype=float)
    return to_metres(table[:, :2], 4326), table[:, 2] == 1


def write(path: Path, name: str, shapes: np.ndarray, heights: np.ndarray | None = None) -> None:
    """Points or polygons as a layer of a GeoPackage, each with a camera_id, and heights where there are any."""
    driver = ogr.GetDriverByName("GPKG")
    file = ogr.Open(str(path), 1) if path.exists() else driver.CreateDataSource(str(path))
    are_points = shapely.get_type_id(shapes[0]) == shapely.GeometryType.POINT
    layer = file.CreateLayer(name, METRIC, ogr.wkbPoint if are_points else ogr.wkbMultiPolygon)
    layer.CreateField(ogr.FieldDefn("camera_id", ogr.OFTString))
    if heights is not None:
        layer.CreateField(ogr.FieldDefn("height_m", ogr.OFTReal))
    file.StartTransaction()
    for i, blob in enumerate(shapely.to_wkb(shapes)):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["camera_id"] = str(i)
        shape = ogr.CreateGeometryFromWkb(bytes(blob))
        feature.SetGeometryDirectly(shape if are_points else ogr.ForceToMultiPolygon(shape))
        if heights is not None and heights[i] > 0:
            feature["height_m"] = float(heights[i])
        layer.CreateFeature(feature)
    file.CommitTransaction()


if __name__ == "__main__":
    main()
