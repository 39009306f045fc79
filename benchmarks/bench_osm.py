"""An OpenStreetMap extract to layers, beside ogr2ogr on the same file in the same run.

ogr2ogr writes every feature as it is; ours makes cameras, streets, stations, sights and buildings with heights
of them. Both to GeoPackage. Needs ../shared/data; another extract may be named as the argument.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject

from surveillance_exposure.processing.algorithms.addosmlayers import AddOsmLayers
from surveillance_exposure.sources.osm.buildings import read_buildings
from surveillance_exposure.sources.osm.data import Extract
from surveillance_exposure.sources.osm.extract import opened
from surveillance_exposure.sources.osm.points import read_cameras
from surveillance_exposure.sources.osm.rows import LAYERS
from surveillance_exposure.sources.osm.streets import read_streets

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
EXTRACTS = [DATA / "monaco" / "monaco_osm2023.osm.pbf", DATA / "nyc" / "lower_manhattan_osm2024.osm.pbf"]
REPEATS = 3


def main() -> None:
    extracts = [Path(argument) for argument in sys.argv[1:]] or [path for path in EXTRACTS if path.exists()]
    if not extracts:
        print("no ../shared/data: left out")
        return
    application = QgsApplication([], False)
    application.initQgis()
    for path in extracts:
        print(f"{path.name}, {path.stat().st_size / 1e6:.1f} MB")
        extract = Extract(path)
        timed("  reading the file", lambda extract=extract: read_through(extract))
        with opened(extract, *QUIET) as data:
            timed("  cameras", lambda data=data: list(read_cameras(data)))
            timed("  streets", lambda data=data: list(read_streets(data, *QUIET)))
            timed("  buildings", lambda data=data: list(read_buildings(data, *QUIET)))
        timed("  addosmlayers, five layers to GeoPackage", lambda path=path: ours(path))
        if shutil.which("ogr2ogr"):
            timed("  ogr2ogr, everything to GeoPackage", lambda path=path: theirs(path))
        else:
            print("  ogr2ogr is not installed (Debian: gdal-bin)")
    print(f"Most memory in use: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    application.exitQgis()


QUIET = (lambda _: None, lambda: False)


def timed(what: str, work: object) -> None:
    best = float("inf")
    for _ in range(REPEATS):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    print(f"{what:<66}{1000 * best:10.0f} ms")


def read_through(extract: Extract) -> None:
    with opened(extract, *QUIET):
        pass


def ours(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        parameters = {"FILE": str(path), **{name: f"{folder}/{name}.gpkg" for name in LAYERS}}
        _, ok = AddOsmLayers().create().run(parameters, context, QgsProcessingFeedback(False))
        assert ok


def theirs(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = ["ogr2ogr", "-f", "GPKG", f"{folder}/all.gpkg", str(path)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
