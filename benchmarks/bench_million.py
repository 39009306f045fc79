"""Very many cameras at random over a city of 30 x 30 km, through the tools that take them: seconds and peak memory.

COUNTS=100000,1000000 and TOOLS=cameradensity,... choose some. Each run is a process of its own, from GeoPackage to
GeoPackage, so that its peak memory is its own; a tool that refuses says why. No data are needed; run it with the
Python that has QGIS and shapely.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from osgeo import ogr, osr

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
SIDE = 30_000.0
WEST, SOUTH = 570_000.0, 4_490_000.0
ORIGIN = np.array([WEST, SOUTH])
BLOCK = 300.0  # metres between streets
TRACT = 500.0
RANGE = 60.0
MEMORY = "TEMPORARY_OUTPUT"
ogr.UseExceptions()
osr.UseExceptions()


def main() -> None:
    counts = [int(each) for each in os.environ.get("COUNTS", "100000,1000000").split(",")]
    tools = os.environ.get("TOOLS", ",".join(cases(Path(), Path()))).split(",")
    with tempfile.TemporaryDirectory() as scratch:
        for count in counts:
            folder = Path(scratch) / str(count)
            folder.mkdir()
            make_city(folder / "city.gpkg", count)
            print(f"{count:,} cameras, {RANGE:g} m", flush=True)
            for tool in ["cameraviewsheds", *(each for each in tools if each != "cameraviewsheds")]:
                subprocess.run([sys.executable, __file__, tool, str(folder)], check=False)


def make_city(path: Path, count: int) -> None:
    """Cameras, streets, areas and places, as layers of one file."""
    draw = np.random.default_rng(1)
    file = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    lines = np.arange(0, SIDE + 1, BLOCK)
    west, south = (each.ravel() for each in np.meshgrid(lines, lines[:-1]))
    streets = [
        np.stack([[west, south], [west, south + BLOCK]]),
        np.stack([[south, west], [south + BLOCK, west]]),
    ]
    ends = np.concatenate([each.transpose(2, 0, 1) for each in streets]) + ORIGIN
    x, y = (each.ravel() for each in np.meshgrid(*[np.arange(0, SIDE, TRACT)] * 2))
    areas = shapely.box(WEST + x, SOUTH + y, WEST + x + TRACT, SOUTH + y + TRACT)
    cameras = draw.uniform(0, SIDE, (count, 2)) + ORIGIN
    places = draw.uniform(0, SIDE, (20, 2)) + ORIGIN
    for name, kind, shapes in (
        ("cameras", ogr.wkbPoint, shapely.points(cameras)),
        ("streets", ogr.wkbLineString, shapely.linestrings(ends)),
        ("areas", ogr.wkbPolygon, areas),
        ("places", ogr.wkbPoint, shapely.points(places)),
    ):
        system = osr.SpatialReference()
        system.ImportFromEPSG(32618)
        layer = file.CreateLayer(name, system, kind)
        layer.CreateField(ogr.FieldDefn("camera_id", ogr.OFTString))
        file.StartTransaction()
        for i, blob in enumerate(shapely.to_wkb(shapes)):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetField("camera_id", f"c{i}")
            feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(bytes(blob)))
            layer.CreateFeature(feature)
        file.CommitTransaction()


def cases(city: Path, folder: Path) -> dict[str, dict[str, Any]]:
    """The parameters of each tool; viewsheds are those that the first of them makes."""
    cameras, streets, areas, places = (
        f"{city}|layername={name}" for name in ("cameras", "streets", "areas", "places")
    )
    sheds = str(folder / "sheds.gpkg")
    ways = {"NETWORK": streets, "ORIGINS": places, "DESTINATIONS": places, "PAIRING": "row by row"}
    return {
        "cameraviewsheds": {"CAMERAS": cameras, "RANGE": RANGE, "OUTPUT": sheds},
        "cameradensity": {"AREAS": areas, "CAMERAS": cameras, "RANGE": RANGE, "OUTPUT": MEMORY},
        "cameradensity of viewsheds": {
            "AREAS": areas,
            "CAMERAS": cameras,
            "VIEWSHEDS": sheds,
            "RANGE": RANGE,
            "OUTPUT": MEMORY,
        },
        "findroutes": {**ways, "CAMERAS": cameras, "RANGE": RANGE, "OUTPUT": MEMORY},
        "routeexposure": {"ROUTES": streets, "CAMERAS": cameras, "RANGE": RANGE, "OUTPUT": MEMORY},
        "camerasinview": {"INPUT": places, "VIEWSHEDS": sheds, "OUTPUT": MEMORY},
        "camerasinview of areas": {"INPUT": areas, "VIEWSHEDS": sheds, "OUTPUT": MEMORY},
        "overlapraster": {"VIEWSHEDS": sheds, "CELL_SIZE": 10, "OUTPUT": str(folder / "overlap.tif")},
        "coverage": {"VIEWSHEDS": sheds, "OUTPUT": str(folder / "coverage.gpkg")},
        "countpoints": {"AREAS": areas, "POINTS": cameras, "OUTPUT": MEMORY},
    }


def run(case: str, folder: Path) -> None:
    """One tool in this process."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = str(folder / "settings")
    sys.path.insert(0, str(BUILD))
    from qgis.core import (  # noqa: PLC0415 - by one process of two
        QgsApplication,
        QgsProcessingContext,
        QgsProcessingFeedback,
    )

    application = QgsApplication([], False)
    application.initQgis()
    from surveillance_exposure.processing.provider import Provider  # noqa: PLC0415

    provider = Provider()
    QgsApplication.processingRegistry().addProvider(provider)
    tool = QgsApplication.processingRegistry().algorithmById(f"surveillance_exposure:{case.split()[0]}")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    began = time.perf_counter()
    try:
        _, done = tool.create().run(cases(folder / "city.gpkg", folder)[case], context, feedback, {}, False)
        told = "done" if done else f"refused: {feedback.textLog().strip()[-300:]}"
    except Exception as problem:
        told = f"refused: {problem}"
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"  {case:28}{seconds:8.1f} s{peak:7.2f} GB  {told}", flush=True)
    os._exit(0)  # QGIS may not end well without a window


if __name__ == "__main__":
    if len(sys.argv) > 2:
        run(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
