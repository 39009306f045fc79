"""A window with docks, toolbars and menus that are real, and a small town to walk in."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QLocale, QThreadPool
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolBar

CRS = "EPSG:32628"
ORIGIN = 460_000, 4_983_000


class Window:
    """QGIS's interface as far as the plugin uses it; pytest-qgis's own shows nothing."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self.menus: dict[str, QMenu] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._iface, name)

    def addDockWidget(self, area: Any, dock: Any) -> None:
        self.mainWindow().addDockWidget(area, dock)
        dock.show()

    def removeDockWidget(self, dock: Any) -> None:
        self.mainWindow().removeDockWidget(dock)

    def addToolBar(self, name: str) -> QToolBar:
        return self.mainWindow().addToolBar(name)

    def addPluginToMenu(self, name: str, action: QAction) -> None:
        menu = self.menus.get(name)
        if menu is None:
            menu = self.menus[name] = QMenu(name, self.mainWindow())
        menu.addAction(action)

    def removePluginMenu(self, name: str, action: QAction) -> None:
        menu = self.menus[name]
        menu.removeAction(action)
        if menu.isEmpty():
            self.menus.pop(name).deleteLater()


def settle() -> None:
    """Let what is due happen, deletions too."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def drawn() -> None:
    """Wait for all threads that draw: QGIS 3.22 crashes where an expression of a symbol goes meanwhile."""
    QThreadPool.globalInstance().waitForDone(10_000)


def wait_until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it takes too long"
        QCoreApplication.processEvents()
        time.sleep(0.002)


@pytest.fixture
def english() -> Iterator[None]:
    """Figures as in English, whatever the machine speaks."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def window(qgis_iface: Any, qgis_new_project: Any) -> Iterator[Window]:
    qgis_iface.mainWindow().setCentralWidget(qgis_iface.mapCanvas())
    qgis_iface.mainWindow().resize(900, 700)
    qgis_iface.mainWindow().show()
    canvas = qgis_iface.mapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(CRS))
    settle()
    canvas.setExtent(QgsRectangle(ORIGIN[0] - 50, ORIGIN[1] - 50, ORIGIN[0] + 450, ORIGIN[1] + 450))
    yield Window(qgis_iface)
    drawn()
    settle()
    qgis_iface.mainWindow().takeCentralWidget()
    QgsProject.instance().clear()


@pytest.fixture
def plugin(window: Window) -> Iterator[Any]:
    from surveillance_exposure import classFactory

    loaded = classFactory(window)
    loaded.initGui()
    yield loaded
    loaded.unload()
    settle()


def layer(kind: str, name: str, fields: str, rows: list[tuple[str, list[Any]]]) -> QgsVectorLayer:
    """A layer in memory; coordinates count from ORIGIN."""
    made = QgsVectorLayer(f"{kind}?crs={CRS}{fields}", name, "memory")
    for wkt, attributes in rows:
        geometry = QgsGeometry.fromWkt(wkt)
        geometry.translate(*ORIGIN)
        feature = QgsFeature(made.fields())
        feature.setGeometry(geometry)
        feature.setAttributes(attributes)
        assert made.dataProvider().addFeature(feature)
    made.updateExtents()
    return made


@pytest.fixture
def town(plugin: Any) -> dict[str, QgsVectorLayer]:
    """Streets every 100 m, a public and a private camera. And an island, which no street leads to."""
    lines = []
    for i in range(5):
        for j in range(4):
            a, b, c = 100 * i, 100 * j, 100 * (j + 1)
            lines += [(f"LINESTRING({a} {b}, {a} {c})", []), (f"LINESTRING({b} {a}, {c} {a})", [])]
    lines.append(("LINESTRING(1000 1000, 1100 1000)", []))
    cameras = [
        ("POINT(100 10)", ["a", "a", 2.0, "public"]),
        ("POINT(300 -10)", ["b", "b", 1.0, "private"]),
    ]
    fields = "&field=camera_id:string&field=site_id:string&field=count:double&field=ownership:string"
    layers = {
        "streets": layer("LineString", "Streets", "", lines),
        "cameras": layer("Point", "Cameras", fields, cameras),
    }
    QgsProject.instance().addMapLayers(list(layers.values()))
    return layers
