"""The dock: from a pin set to figures shown, far pins, a changed range, another trade-off of those found.

All trade-offs, as the dock asks at first, with the real search in its thread and the window painted: Manhattan's
streets under the 14,097 camera sites of New York, where ../shared/data is there. Pins are to show figures in 0.15 s
(median, warm), from one corner of the island to the other in 0.8 s, another trade-off in 0.1 s. Beside the time on the
clock is the processor's, of all threads, which other work on the machine touches least. Run by `make bench`.
"""

from __future__ import annotations

import csv
import gzip
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "nyc"
PINS = 60
FAR_TIMES = 7
RANGES = (100.0, 120.0, 90.0)
NEAR_M = 3000.0
LOOK_MS = 2
NO_ANSWER_S = 120.0


def main() -> None:
    if not DATA.is_dir():
        print("no ../shared/data: the dock left out")
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    subprocess.run([sys.executable, ROOT / "scripts" / "build.py"], check=True)  # styles are in the built one
    sys.path.insert(0, str(ROOT / "build"))
    from qgis.core import QgsApplication  # noqa: PLC0415

    application = QgsApplication([], True)
    application.initQgis()
    Bench().run()
    sys.stdout.flush()
    os._exit(0)  # QGIS 3.22 may not end well after a window that is not its own


class Interface:
    """QGIS's interface as far as the dock uses it."""

    def __init__(self) -> None:
        from qgis.gui import QgsMapCanvas, QgsMessageBar  # noqa: PLC0415
        from qgis.PyQt.QtWidgets import QMainWindow  # noqa: PLC0415

        self._window, self._canvas, self._bar = QMainWindow(), QgsMapCanvas(), QgsMessageBar()
        self._window.setCentralWidget(self._canvas)
        self._window.resize(1400, 900)

    def mainWindow(self) -> Any:
        return self._window

    def mapCanvas(self) -> Any:
        return self._canvas

    def messageBar(self) -> Any:
        return self._bar

    def activeLayer(self) -> Any:
        return None


class Bench:
    """A window with the dock, its layers loaded."""

    def __init__(self) -> None:
        from qgis.core import (  # noqa: PLC0415
            QgsApplication,
            QgsCoordinateReferenceSystem,
            QgsProject,
            QgsVectorLayer,
        )
        from qgis.PyQt.QtCore import Qt  # noqa: PLC0415

        from surveillance_exposure.gui.walk.dock import Dock  # noqa: PLC0415
        from surveillance_exposure.processing.provider import Provider  # noqa: PLC0415

        self.provider = Provider()
        QgsApplication.processingRegistry().addProvider(self.provider)
        self.iface = Interface()
        self.iface.mapCanvas().setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32618"))
        streets = QgsVectorLayer(f"{DATA}/manhattan_walk.gpkg|layername=walk_edges", "Streets", "ogr")
        self.ends = np.array(
            [(end.x(), end.y()) for end in (each.geometry().vertexAt(0) for each in streets.getFeatures())]
        )
        cameras = _cameras()
        QgsProject.instance().addMapLayers([streets, cameras])
        self.dock = Dock(self.iface)
        self.iface.mainWindow().addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.iface.mainWindow().show()
        self.panel = self.dock.panel
        self.panel.use(streets, cameras)
        self.settle()

    def run(self) -> None:
        """All figures."""
        west_east = np.argsort(self.ends @ [0.5, 1.0])  # the island runs from south-south-west
        south = self.ends[west_east[0]]
        self.pin(0, self.ends[0])
        cold = self.timed(lambda: self.pin(1, self.ends[100]))
        print(f"Manhattan, 14,097 cameras: the first walk, streets and cameras read, {cold[0]:.2f} s")
        generator = np.random.default_rng(2022)
        anywhere, near = [], []
        while len(anywhere) < PINS or len(near) < PINS:
            a, b = self.ends[generator.integers(0, len(self.ends), 2)]
            times = near if _metres(a, b) <= NEAR_M else anywhere
            if len(times) < PINS:
                self.quietly(0, a)
                times.append((*self.timed(lambda b=b: self.pin(1, b)), self.walks))
        show(f"pin to figures, up to {NEAR_M / 1000:g} km", near)
        show("pin to figures, farther", anywhere)
        both = near + anywhere
        show("pin to figures, all of these", both, 0.15)
        self.quietly(0, south)
        far = []
        for i in range(FAR_TIMES):  # the other end of it moves a little each time
            to = self.ends[west_east[-1 - i]]
            far.append((*self.timed(lambda to=to: self.pin(1, to)), self.walks))
        length = self.panel.walk.get("length_m") / 1000
        show(f"pin to figures, corner to corner, {length:.1f} km", far, 0.8)
        last, others = self.walks - 1, []
        for row in np.linspace(0, last, 12).round().astype(int).tolist():
            others.append((*self.timed(lambda row=row: self.choose(row)), 1))
        show("another trade-off of these", others, 0.1)
        saved = [(*self.timed(self.panel.results.save_wanted.emit), 1) for _ in range(3)]
        show("the walk saved as layers", saved)
        self.pin(0, self.ends[0])
        self.wait()
        self.pin(1, self.ends[100])
        self.wait()
        ranges = [
            (*self.timed(lambda r=each: self.panel.choices.range.setValue(r)), self.walks) for each in RANGES
        ]
        show("range changed, which waits 0.25 s for more to come", ranges)

    @property
    def walks(self) -> int:
        """How many were found."""
        if self.panel.results.found is None:
            raise RuntimeError(self.panel.status.text())
        return len(self.panel.results.found.walks)

    def pin(self, row: int, xy: np.ndarray) -> None:
        """Set a pin, as a click on the map does."""
        from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY  # noqa: PLC0415

        from surveillance_exposure.gui.walk.places import Place  # noqa: PLC0415

        self.panel.places.set(row, Place(QgsPointXY(*xy.tolist()), QgsCoordinateReferenceSystem("EPSG:4326")))

    def quietly(self, row: int, xy: np.ndarray) -> None:
        """Set a pin without a search."""
        self.panel.live.setChecked(False)
        self.pin(row, xy)
        self.panel.live.setChecked(True)
        self.panel.searcher.drop()
        self.settle()

    def choose(self, row: int) -> None:
        """Take another of the walks found, as a click on the chart does."""
        self.panel.results.front.chosen.emit(row)

    def timed(self, work: Callable[[], None]) -> tuple[float, float]:
        """Seconds on the clock and of the processor until all is shown and drawn."""
        began, used = time.perf_counter(), time.process_time()
        work()
        self.wait()
        return time.perf_counter() - began, time.process_time() - used

    def wait(self) -> None:
        """Until figures are shown, and the walk is on the map.

        In a loop of Qt's, as the window runs: one of Python's would keep the search from its share of Python.
        """
        from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QTimer  # noqa: PLC0415

        end = time.monotonic() + NO_ANSWER_S
        loop, look = QEventLoop(), QTimer()
        look.timeout.connect(lambda: loop.quit() if not self.busy or time.monotonic() > end else None)
        look.start(LOOK_MS)
        loop.exec()
        look.stop()
        if self.busy:
            raise TimeoutError(self.panel.status.text())
        QCoreApplication.processEvents()

    @property
    def busy(self) -> bool:
        """Whether figures or the line on the map are still to come."""
        searcher = self.panel.searcher
        return searcher.busy or searcher._timer.isActive() or self.panel._draw.isActive()

    def settle(self) -> None:
        """Let what is due happen."""
        from qgis.PyQt.QtCore import QCoreApplication  # noqa: PLC0415

        self.wait()
        for _ in range(3):
            QCoreApplication.processEvents()


def _cameras() -> Any:
    """The sites as a layer in memory."""
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer  # noqa: PLC0415

    layer = QgsVectorLayer(
        "Point?crs=EPSG:4326&field=camera_id:string&field=count:double", "Cameras", "memory"
    )
    features = []
    with gzip.open(DATA / "camera_sites.csv.gz", "rt") as file:
        for i, row in enumerate(csv.DictReader(file)):
            feature = QgsFeature(layer.fields())
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(float(row["lon"]), float(row["lat"]))))
            feature.setAttributes([str(i), float(row["n_cameras_median"] or 1)])
            features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def _metres(a: np.ndarray, b: np.ndarray) -> float:
    """About how far apart two places in degrees are."""
    return float(np.hypot(*((a - b) * [111_320 * np.cos(np.radians(a[1])), 111_320])))


def show(what: str, times: list[tuple[float, float, int]], bar: float | None = None) -> None:
    """Median, tail and most, on the clock; the processor's median; how many walks."""
    clock, used, walks = np.array(times).T
    median = np.median(clock)
    held = (
        ""
        if bar is None
        else f"; of the bar, {bar:g} s: {median / bar:.2f}, processor {np.median(used) / bar:.2f}"
    )
    print(
        f"  {what:<52} median {median:6.3f} s, 95th percentile {np.percentile(clock, 95):6.3f}, at most "
        f"{clock.max():6.3f}; processor {np.median(used):6.3f}; walks {np.median(walks):.0f}{held}"
    )


if __name__ == "__main__":
    main()
