"""A whole city from GeoPackage to GeoPackage: Lower Manhattan laid side by side 80 times.

About a million buildings and parts, 48,000 sites; `cameraviewsheds` through qgis_process, with heights.
Prints time and peak memory. WINDOWS=8 makes a smaller city. Needs ../shared/data and the demo's profile
(`make demo`).
"""

from __future__ import annotations

import csv
import gzip
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import shapely
from osgeo import ogr, osr

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "nyc"
CONFIG = ROOT / "build" / "demo"
ogr.UseExceptions()
osr.UseExceptions()


def main() -> None:
    if not DATA.is_dir():
        print("no ../shared/data: left out")
        return
    if not CONFIG.is_dir():
        sys.exit("Run `make demo` first: it makes the profile that qgis_process uses here.")
    windows = int(os.environ.get("WINDOWS", "80"))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        began = time.perf_counter()
        sites, buildings = make_city(folder / "city.gpkg", windows)
        print(f"{windows} windows: {buildings} buildings and parts, {sites} sites")
        print(f"  made in {time.perf_counter() - began:.0f} s")
        began = time.perf_counter()
        run(folder)
        seconds = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
        result = ogr.Open(str(folder / "sheds.gpkg"))
        made = result.GetLayer(0).GetFeatureCount()
        print(
            f"  {made} viewsheds in {seconds:.0f} s, {1000 * seconds / sites:.2f} ms per camera, {peak:.2f} GB"
        )


def make_city(path: Path, windows: int) -> tuple[int, int]:
    """Write the layers `buildings` and `cameras`, in metres; returns their sizes."""
    source = ogr.Open(str(DATA / "lower_manhattan_osm2024.gpkg"))
    features = list(source.GetLayerByName("buildings"))
    outlines = shapely.from_wkb([bytes(each.GetGeometryRef().ExportToWkb()) for each in features])
    outlines = shapely.transform(outlines, to_metres)
    heights = [each["height_m"] for each in features]
    with gzip.open(DATA / "camera_sites.csv.gz", "rt") as file:
        sites = to_metres(np.array([(float(r["lon"]), float(r["lat"])) for r in csv.DictReader(file)]))
    west, south, east, north = shapely.total_bounds(outlines)
    sites = sites[((sites > [west, south]) & (sites < [east, north])).all(axis=1)]

    package = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    system = osr.SpatialReference()
    system.ImportFromProj4("+proj=tmerc +lat_0=40.7 +lon_0=-74 +k=1 +datum=WGS84 +units=m")
    layers = [
        package.CreateLayer("buildings", system, ogr.wkbMultiPolygon),
        package.CreateLayer("cameras", system, ogr.wkbPoint),
    ]
    layers[0].CreateField(ogr.FieldDefn("height_m", ogr.OFTReal))
    package.StartTransaction()
    columns = int(np.ceil(np.sqrt(windows)))
    for number in range(windows):
        shift = np.array([number % columns * (east - west + 20), number // columns * (north - south + 20)])
        for blob, height in zip(shapely.to_wkb(shapely.transform(outlines, shift.__add__)), heights):
            add(layers[0], blob, height)
        for blob in shapely.to_wkb(shapely.points(sites + shift)):
            add(layers[1], blob, None)
    package.CommitTransaction()
    return windows * len(sites), windows * len(outlines)


def to_metres(xy: np.ndarray) -> np.ndarray:
    return (xy - [-74, 40.72]) * [111_320 * np.cos(np.radians(40.72)), 111_132]


def add(layer: ogr.Layer, blob: bytes, height: float | None) -> None:
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkb(blob))
    if height is not None:
        feature["height_m"] = height
    layer.CreateFeature(feature)


def run(folder: Path) -> None:
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process") or sys.exit("No qgis_process.")
    parameters = {
        "CAMERAS": f"{folder}/city.gpkg|layername=cameras",
        "BUILDINGS": f"{folder}/city.gpkg|layername=buildings",
        "BUILDING_HEIGHT": '"height_m"',
        "RANGE": "120",
        "OUTPUT": f"{folder}/sheds.gpkg",
    }
    environment = {
        **os.environ,
        "QGIS_CUSTOM_CONFIG_PATH": str(CONFIG),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(folder),
    }
    done = subprocess.run(
        [
            program,
            "run",
            "surveillance_exposure:cameraviewsheds",
            "--",
            *(f"{k}={v}" for k, v in parameters.items()),
        ],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or "Traceback" in done.stderr:
        sys.exit(done.stdout + done.stderr)


if __name__ == "__main__":
    main()
