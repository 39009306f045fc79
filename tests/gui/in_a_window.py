#!/usr/bin/env python3
"""The dock used by mouse and keyboard in a real QGIS on a screen that is not there.

    python3 tests/gui/in_a_window.py [FOLDER]

Needs `make demo` once (the profile) and `scripts/install.sh look` (Xvfb, openbox, xdotool). Every event
comes from the X server, as from a hand. Pictures go to FOLDER, if given. With ../shared/data it walks all
Manhattan, else the sample city. Prints what was done, what came of it, and the longest time the window was
deaf meanwhile; ends with 1 if something is not as it should be.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

# QGIS runs this text without telling it where it is from.
ROOT = Path(os.environ["BY_HAND_ROOT"]) if "BY_HAND" in os.environ else Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "nyc"
LIMIT_S, SECONDS = 0.1, 150
SIZE = "1500x1000"
NUMBER = 97
MANHATTAN = "EPSG:32618"


def launch(folder: str) -> int:
    """Start screen, window manager and QGIS, which runs this very file."""
    display = f":{NUMBER}"
    profile = ROOT / "build" / "demo"
    subprocess.run([sys.executable, ROOT / "scripts" / "build.py"], check=True, stdout=subprocess.DEVNULL)
    plugins = profile / "profiles" / "default" / "python" / "plugins"
    shutil.rmtree(plugins / "surveillance_exposure", ignore_errors=True)
    shutil.copytree(ROOT / "build" / "surveillance_exposure", plugins / "surveillance_exposure")
    with tempfile.TemporaryDirectory() as scratch:
        environment = {
            **os.environ,
            "PATH": f"/usr/bin:{os.environ['PATH']}",  # QGIS takes its Python's home from the first it finds
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_RUNTIME_DIR": scratch,
            "BY_HAND": folder or scratch,
            "BY_HAND_ROOT": str(ROOT),
            "BY_HAND_LOG": f"{scratch}/log",
        }
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        screen = subprocess.Popen(["Xvfb", display, "-screen", "0", f"{SIZE}x24"], **quiet)
        time.sleep(1.5)
        manager = subprocess.Popen(["openbox"], env=environment, **quiet)
        try:
            qgis = [
                "qgis",
                "--nologo",
                "--noversioncheck",
                "--profiles-path",
                str(profile),
                "--code",
                __file__,
            ]
            subprocess.run(qgis, env=environment, timeout=SECONDS, check=False, **quiet)
        except subprocess.TimeoutExpired:
            print("QGIS did not come to an end.")
        finally:
            manager.terminate()
            screen.terminate()
            screen.wait()
        log = Path(scratch, "log").read_text() if Path(scratch, "log").exists() else "QGIS did not start.\n"
    print(log, end="")
    return 0 if "\nAll well" in log else 1


class Hand:
    """Mouse and keyboard, a stopwatch, and a list of what came out."""

    def __init__(self) -> None:
        from qgis.PyQt.QtCore import QEventLoop, QTimer

        self._loop, self._timer = QEventLoop, QTimer
        self.longest, self.worst = 0.0, 0.0
        self._last = time.monotonic()
        self._beat = QTimer()
        self._beat.setInterval(2)
        self._beat.timeout.connect(self._tick)
        self._beat.start()
        self.wrong = 0
        self.log = Path(os.environ["BY_HAND_LOG"]).open("w", buffering=1)  # noqa: SIM115

    def _tick(self) -> None:
        now = time.monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now

    def wait(self, until: Callable[[], Any] | float, seconds: float = 20.0) -> bool:
        """Let QGIS live for a while, or until something is so."""
        loop = self._loop()
        poll = self._timer()
        fixed = isinstance(until, (int, float))
        end = time.monotonic() + (until if fixed else seconds)
        poll.timeout.connect(
            lambda: loop.quit() if (not fixed and until()) or time.monotonic() > end else None
        )
        poll.start(5)
        loop.exec()
        poll.stop()
        return fixed or bool(until())

    def do(self, *words: Any) -> None:
        """Let xdotool do something, without standing in its way."""
        process = subprocess.Popen(["xdotool", *map(str, words)])
        self.wait(lambda: process.poll() is not None)
        self.wait(0.05)

    def at(self, widget: Any, point: Any = None) -> tuple[int, int]:
        """The place of a widget on the screen: its middle, or a point of it."""
        spot = widget.mapToGlobal(point if point is not None else widget.rect().center())
        return spot.x(), spot.y()

    def click(self, widget: Any, point: Any = None) -> None:
        """Click it."""
        self.do("mousemove", *self.at(widget, point), "click", 1)

    def begin(self) -> None:
        """Start the stopwatch."""
        self.wait(0.2)
        self.longest, self._last = 0.0, time.monotonic()

    def check(self, what: str, good: Any, count_time: bool = True) -> None:
        """Write down what was done."""
        self._tick()
        if count_time:
            self.worst = max(self.worst, self.longest)
        self.wrong += not good
        took = f"{1000 * self.longest:4.0f} ms" if count_time else ""
        self.log.write(f"{'ok   ' if good else 'WRONG'} {what:<58} {took}\n")

    def picture(self, name: str) -> None:
        """What is on the screen."""
        self.wait(0.5)
        file = Path(os.environ["BY_HAND"], f"{name}.png")
        self._tick()
        subprocess.run(["import", "-window", "root", str(file)], check=False)
        self._last = time.monotonic()  # it was not QGIS that was deaf


def main() -> None:
    """Everything a hand can do, one after another."""
    hand = Hand()
    try:
        act(hand)
    except BaseException:
        hand.wrong += 1
        hand.log.write(traceback.format_exc())
    hand.log.write(f"\nLongest the window was deaf: {1000 * hand.worst:.0f} ms\n")
    if not hand.wrong and hand.worst < LIMIT_S:
        hand.log.write("\nAll well\n")
    hand.log.close()
    os._exit(0)


def act(hand: Hand) -> None:
    """The acts."""
    from qgis.core import QgsProject
    from qgis.utils import iface, plugins

    window = iface.mainWindow()
    window.showMaximized()
    hand.wait(2.0)
    plugin = plugins["surveillance_exposure"]
    plugin.dock.setUserVisible(True)
    places = manhattan(iface) if DATA.is_dir() else port_alder(iface, plugin)
    hand.wait(2.0)
    panel, canvas = plugin.dock.panel, iface.mapCanvas()
    look_at(canvas, places)
    hand.wait(1.0)
    hand.log.write(f"{QgsProject.instance().title()}, {len(places)} places, {canvas.extent().toString(0)}\n")
    clicks(hand, panel, canvas, places)
    drags(hand, panel, canvas)
    keys(hand, panel, places)
    ends(hand, plugin, panel, iface)


def look_at(canvas: Any, places: list[Any]) -> None:
    """Zoom to two places; QGIS has turned to the system of the first layer, with all the world in view."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle

    if DATA.is_dir():
        QgsProject.instance().setCrs(QgsCoordinateReferenceSystem(MANHATTAN))

    extent = QgsRectangle(places[0], places[1])
    extent.scale(1.5)
    canvas.setExtent(extent)
    canvas.refresh()


def clicks(hand: Hand, panel: Any, canvas: Any, places: list[Any]) -> None:
    """From and To by clicks."""
    from qgis.PyQt.QtCore import QPoint

    def pixel(point: Any) -> QPoint:
        on = canvas.getCoordinateTransform().transform(point)
        return QPoint(round(on.x()), round(on.y()))

    hand.begin()
    hand.click(panel.rows.rows[0].pick)
    hand.check("press the pin of From", panel.picker.row == 0)
    hand.click(canvas.viewport(), pixel(places[0]))
    hand.check("click the start", panel.places[0] is not None and panel.picker.row == 1)
    hand.picture("picking")
    hand.begin()
    hand.do("key", "Escape")
    hand.check("Esc ends picking", panel.picker.row is None)
    hand.click(panel.rows.rows[1].pick)
    hand.click(canvas.viewport(), pixel(places[1]))
    found = hand.wait(lambda: panel.walk is not None and not panel.searcher.busy)
    hand.check("click the end: layers read, walks found", found)
    walks = panel.results.found.walks if found else []
    for walk in (*walks[:1], *walks[1:][-1:]):
        hand.log.write(f"      {panel.results.found.title(walk)}\n")
    hand.log.write(f"      {len(walks)} walks. {panel.results.statement.text()}\n")
    hand.picture("found")


def drags(hand: Hand, panel: Any, canvas: Any) -> None:
    """Pins along the map, and back."""
    from qgis.PyQt.QtCore import QPoint

    def head(row: int) -> tuple[int, int]:
        point = panel.places[row].on(canvas.mapSettings().destinationCrs())
        on = canvas.getCoordinateTransform().transform(point)
        return hand.at(canvas.viewport(), QPoint(round(on.x()), round(on.y()) - 16))

    def along(row: int, dx: int, dy: int, steps: int, release: bool) -> set[float]:
        x, y = head(row)
        hand.do("mousemove", x, y, "mousedown", 1)
        seen: set[float] = set()
        words: list[Any] = []
        for step in range(1, steps + 1):
            words += ["mousemove", x + dx * step // steps, y + dy * step // steps, "sleep", 0.02]
        process = subprocess.Popen(["xdotool", *map(str, words)])

        def over() -> bool:
            if panel.walk is not None:
                seen.add(round(panel.walk.figures["length_m"], 1))
            return process.poll() is not None

        hand.wait(over, 60)
        if release:
            hand.do("mouseup", 1)
            hand.wait(lambda: not panel.searcher.busy)
        return seen

    extent = canvas.extent()
    hand.begin()
    seen = along(0, 60, 90, 120, True)
    hand.check(f"drag A, {len(seen)} walks on the way", len(seen) > 8 and not panel.dragger.dragging)
    hand.picture("dragged")
    hand.begin()
    seen = along(1, -50, -60, 120, True)
    hand.check(f"drag B, {len(seen)} walks on the way", len(seen) > 8)
    before, length = panel.places[1].point, panel.walk.figures["length_m"]
    hand.begin()
    along(1, 80, 40, 40, False)
    moved = panel.places[1].point != before
    hand.do("key", "Escape")
    hand.do("mouseup", 1)
    hand.wait(lambda: not panel.searcher.busy)
    same = panel.places[1].point == before and panel.walk.figures["length_m"] == length
    hand.check("Esc while dragging restores pin and walk", moved and same)
    moved = canvas.extent().center().distance(extent.center()) / canvas.mapUnitsPerPixel()
    hand.check(f"the map stayed where it was, {moved:.1f} pixels", moved < 1)


def keys(hand: Hand, panel: Any, places: list[Any]) -> None:
    """Names and coordinates typed, walks chosen with arrows."""
    row = panel.rows.rows[0]
    hand.begin()
    hand.click(row.edit)
    hand.do("key", "ctrl+a")
    hand.do("type", "--delay", 60, "hall")
    listed = hand.wait(lambda: row.completer.popup().isVisible(), 5)
    hand.check(f"type a name: {row._list.rowCount()} found", listed)
    hand.picture("search")
    hand.begin()
    hand.do("key", "Down")
    hand.do("key", "Return")
    named = hand.wait(lambda: panel.places[0].name and not panel.searcher.busy, 5)
    hand.check(f"choose one with the keys: {panel.places[0].text}", named)
    hand.click(row.edit)
    hand.do("key", "ctrl+a")
    hand.do("type", "40,75701; -73,98597x")
    hand.do("key", "Return")
    hand.check("wrong coordinates are explained", panel.status.text() and panel.places[0].name)
    hand.click(row.edit)
    hand.do("key", "ctrl+a")
    point = places[0]
    crs = panel._canvas.mapSettings().destinationCrs()
    text = f"{point.y():.5f}; {point.x():.5f}" if crs.isGeographic() else f"{point.x():.1f} {point.y():.1f}"
    hand.do("type", text.replace(".", ","))
    hand.do("key", "Return")
    right = hand.wait(lambda: panel.places[0].point.distance(point) < 1 and not panel.searcher.busy, 5)
    hand.check("coordinates with decimal commas", right)
    if len(panel.results.found.walks) > 1:
        hand.begin()
        panel.results.front.setFocus()
        hand.do("key", "End")
        hand.check("End chooses the least exposed", panel.results.row == len(panel.results.found.walks) - 1)
        hand.do("key", "Left")
        hand.check("an arrow the one before", panel.results.row == len(panel.results.found.walks) - 2)


def ends(hand: Hand, plugin: Any, panel: Any, iface: Any) -> None:
    """What cuts a search short."""
    from qgis.core import QgsApplication, QgsProject

    project = QgsProject.instance()
    scroll = plugin.dock.widget().verticalScrollBar()
    scroll.setValue(0)
    if DATA.is_dir():  # the sample city is read too fast for a hand
        hand.begin()
        panel.places.replace([_at(-73.9212, 40.8677), _at(-74.0154, 40.7033)])
        found = hand.wait(lambda: not panel.searcher.busy and panel.walk.figures["length_m"] > 15e3, 60)
        hand.check(f"from end to end of Manhattan: {len(panel.results.found.walks)} walks", found)
        panel.live.setChecked(False)
        panel.choices.whose.owners.boxes["private"].setChecked(True)
        panel.choices.range.setValue(250)
        panel.places.replace([_at(-73.9212, 40.8677), _at(-74.0154, 40.7033)])
        hand.begin()
        hand.click(panel.find)
        shown = hand.wait(lambda: panel.bar.isVisible(), 3)
        hand.picture("running")
        if panel.searcher.running:
            hand.click(panel.cancel)
        hand.wait(lambda: not panel.searcher.busy, 3)
        hand.check("Cancel while it runs", shown and "Cancelled" in panel.status.text())
        panel.live.setChecked(True)
    hand.click(panel.find)
    hand.wait(lambda: panel.searcher.running, 2)
    started = time.monotonic()
    project.removeMapLayer(panel.choices.cameras.currentLayer().id())
    hand.wait(lambda: not panel.searcher.busy, 3)
    took = time.monotonic() - started
    hand.check(f"layer removed while it runs: over in {took:.2f} s", took < 2 and panel.status.text(), False)
    hand.picture("removed")
    again(hand, panel, iface, plugin)
    hand.click(panel.find)
    hand.wait(lambda: panel.searcher.running, 2)
    started = time.monotonic()
    project.clear()
    took = time.monotonic() - started
    hand.wait(1.0)
    hand.check(f"project closed while it runs: over in {took:.2f} s", not panel.places.any(), False)
    again(hand, panel, iface, plugin)
    hand.click(panel.find)
    hand.wait(lambda: panel.searcher.running, 2)
    plugin.unload()
    hand.wait(1.0)
    items = [type(each).__name__ for each in iface.mapCanvas().scene().items()]
    gone = not QgsApplication.taskManager().activeTasks() and not any(name in items for name in ("Marker",))
    hand.check("plugin unloaded while it runs", gone, False)
    plugin.initGui()
    hand.wait(1.0)
    hand.check("and loaded again", plugin.dock.panel is not None, False)


def _at(longitude: float, latitude: float) -> Any:
    from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY

    from surveillance_exposure.gui.walk.places import Place

    return Place(QgsPointXY(longitude, latitude), QgsCoordinateReferenceSystem("EPSG:4326"))


def again(hand: Hand, panel: Any, iface: Any, plugin: Any) -> None:
    """The layers and places once more."""
    from surveillance_exposure.gui.walk.places import Place

    points = manhattan(iface) if DATA.is_dir() else port_alder(iface, plugin)
    hand.wait(1.0)
    look_at(iface.mapCanvas(), points)
    crs = iface.mapCanvas().mapSettings().destinationCrs()
    panel.places.replace([Place(point, crs) for point in points[:2]])
    hand.wait(lambda: not panel.searcher.busy)


def port_alder(iface: Any, plugin: Any) -> list[Any]:
    """The sample city, and two places in it."""
    from qgis.core import QgsProject

    QgsProject.instance().clear()  # or QGIS asks whether it may
    plugin._load_sample()
    stations = QgsProject.instance().mapLayersByName("Stations")[0]
    return [feature.geometry().centroid().asPoint() for feature in stations.getFeatures()][:2]


def manhattan(iface: Any) -> list[Any]:
    """All Manhattan with New York's cameras; Times Square and Washington Square."""
    import processing
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransform,
        QgsPointXY,
        QgsProject,
        QgsVectorLayer,
    )
    from qgis.utils import plugins

    folder = Path(os.environ["BY_HAND_LOG"]).parent
    sites = folder / "sites.csv"
    with gzip.open(DATA / "camera_sites.csv.gz") as packed:
        sites.write_bytes(packed.read())
    project = QgsProject.instance()
    project.clear()
    made = processing.run(
        "surveillance_exposure:importcameras",
        {
            "INPUT": str(sites),
            "OWNERSHIP": "if(\"web_public\" = 1, 'public', 'private')",
            "COUNT": '"n_cameras_median"',
            "OUTPUT": "memory:",
        },
    )["OUTPUT"]
    made.setName("Cameras")
    streets = QgsVectorLayer(str(DATA / "manhattan_walk.gpkg"), "Walking network", "ogr")
    names = f"file://{DATA}/gazetteer.csv?xField=lon&yField=lat&crs=EPSG:4326"
    project.setTitle("Manhattan")
    crs = QgsCoordinateReferenceSystem(MANHATTAN)
    project.addMapLayers([streets, made, QgsVectorLayer(names, "Gazetteer", "delimitedtext")])
    for layer in project.mapLayers().values():
        if layer is not streets:
            project.layerTreeRoot().findLayer(layer.id()).setItemVisibilityChecked(False)
    to_map = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), crs, project)
    points = [to_map.transform(QgsPointXY(x, y)) for x, y in ((-73.98597, 40.75701), (-73.9976, 40.7309))]
    panel = plugins["surveillance_exposure"].dock.panel
    panel.choices.whose.owners.boxes["private"].setChecked(False)
    return points


if __name__ == "__main__" or "BY_HAND" in os.environ:
    if "BY_HAND" in os.environ:
        from qgis.PyQt.QtCore import QTimer

        QTimer.singleShot(2500, main)
    else:
        sys.exit(launch(sys.argv[1] if len(sys.argv) > 1 else ""))
