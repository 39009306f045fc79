"""Many pairs of places: time, peak memory and size of what is written, on Manhattan, from files to a GeoPackage.

Each line is a process of its own, so that its peak memory is its own. Needs ../shared/data. Run by `make bench`;
`bench_pairs.py 100000` runs so many pairs only.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from bench_main_job import DATA
from bench_routes import alone, points, public_sites

RANGE = 120.0
COUNTS = (1_000, 10_000, 100_000)


def main() -> None:
    if not DATA.is_dir():
        print("no ../shared/data: left out")
        return
    counts = [int(each) for each in sys.argv[1:]] or COUNTS
    print("Row by row between random junctions of Manhattan, 2,441 public sites, 120 m, with PIECES and SEEN")
    for route in ("shortest", "least exposed"):
        for count in counts:
            alone(run, count, route)


def run(count: int, route: str) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import (  # noqa: PLC0415
        QgsApplication,
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsProject,
        QgsVectorLayer,
    )

    from surveillance_exposure.processing.provider import Provider  # noqa: PLC0415

    application = QgsApplication([], False)
    application.initQgis()
    registry = QgsApplication.processingRegistry()
    registry.addProvider(Provider())
    streets = f"{DATA}/manhattan_walk.gpkg|layername=walk_edges"
    layer = QgsVectorLayer(streets, "streets", "ogr")
    vertices = [feature.geometry().vertexAt(0) for feature in layer.getFeatures()]
    ends = np.array([(each.x(), each.y()) for each in vertices])
    picks = ends[np.random.default_rng(2022).integers(0, len(ends), (2, count))]
    places = [points(xy) for xy in picks]
    cameras = points(public_sites())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "walks.gpkg"
        names = ("OUTPUT", "PIECES", "SEEN")
        outputs = {name: str(file.with_name(f"{name.lower()}.gpkg")) for name in names}
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        began = time.perf_counter()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        result, ok = registry.createAlgorithmById("surveillance_exposure:findroutes").run(
            {"NETWORK": streets, "ORIGINS": places[0], "DESTINATIONS": places[1], "PAIRING": "row by row",
             "CAMERAS": cameras, "RANGE": RANGE, "ROUTE": route, **outputs},
            context, QgsProcessingFeedback(),
        )  # fmt: skip
        assert ok
        seconds = time.perf_counter() - began
        sizes = ", ".join(f"{name} {Path(outputs[name]).stat().st_size / 2**20:.0f} MB" for name in names)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(
            f"  {result['USED']:>9,} of {count:,}, {route}: {seconds:.0f} s, {1000 * seconds / count:.2f} ms each, "
            f"peak {peak:.2f} GB ({before:.2f} before), {sizes}"
        )
    os._exit(0)  # QGIS takes its time to end


if __name__ == "__main__":
    main()
