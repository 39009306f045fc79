"""A whole city from GeoPackage to GeoPackage, beside version 0.1: Lower Manhattan laid side by side 80 times.

About a million buildings and parts, 48,000 sites; `cameraviewsheds` with heights, each version in a process of its own.
Version 0.1 is taken from the history, and left out where there is none. Prints time and peak memory. WINDOWS=8 makes a
smaller city. Needs ../shared/data.
"""

from __future__ import annotations

import csv
import gzip
import os
import subprocess
import tarfile
import tempfile
import time
from pathlib import Path

import numpy as np
import shapely
import toolbox
from osgeo import ogr, osr
from toolbox import ROOT, Figures

DATA = ROOT.parent / "shared" / "data" / "nyc"
FIRST = "e08e57715411"  # the last commit of the day of version 0.1.0, by the changelog
ogr.UseExceptions()
osr.UseExceptions()


def main() -> None:
    if not DATA.is_dir():
        print("no ../shared/data: left out")
        return
    windows = int(os.environ.get("WINDOWS", "80"))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        began = time.perf_counter()
        sites, buildings = make_city(folder / "city.gpkg", windows)
        print(f"{windows} windows: {buildings} buildings and parts, {sites} sites")
        print(f"  made in {time.perf_counter() - began:.0f} s", flush=True)
        ours = run(folder, ROOT)
        tell("now", ours, sites)
        source = version_01(folder / "first")
        if source is None:
            print("  version 0.1: not in the history here, left out")
            return
        before = run(folder, source)
        tell("version 0.1", before, sites)
        share, memory = ours.seconds[0] / before.seconds[0], ours.peak_gb / before.peak_gb
        print(f"  now / version 0.1: {share:.2f} of its time, bar 0.6: {'met' if share <= 0.6 else 'MISSED'}")
        print(f"  {memory:.2f} of its memory, bar 1: {'met' if memory <= 1 else 'MISSED'}")
        print(f"  ground in view: {ours.total / before.total:.6f} of its")


def tell(what: str, took: Figures, sites: int) -> None:
    per_camera = 1000 * took.seconds[0] / sites
    print(
        f"  {what}: {took.seconds[0]:.0f} s, of a processor {took.processor[0]:.0f} s, {per_camera:.2f} ms per "
        f"camera, {took.peak_gb:.2f} GB",
        flush=True,
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


def run(folder: Path, source: Path) -> Figures:
    parameters = {
        "CAMERAS": f"{folder}/city.gpkg|layername=cameras",
        "BUILDINGS": f"{folder}/city.gpkg|layername=buildings",
        "BUILDING_HEIGHT": '"height_m"',
        "RANGE": "120",
        "OUTPUT": f"{folder}/sheds.gpkg",
    }
    (folder / "sheds.gpkg").unlink(missing_ok=True)
    return toolbox.run([("surveillance_exposure:cameraviewsheds", parameters)], "area_m2", 1, source)


def version_01(folder: Path) -> Path | None:
    """A copy of the plugin as it was."""
    folder.mkdir()
    archive = folder / "plugin.tar"
    command = ["git", "-C", str(ROOT), "archive", "-o", str(archive), FIRST]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        return None
    with tarfile.open(archive) as file:
        file.extractall(folder)
    return folder


if __name__ == "__main__":
    main()
