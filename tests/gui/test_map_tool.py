"""Picking places on a real canvas."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

from .conftest import ORIGIN, Window, settle


def click(canvas: Any, x: float, y: float, button: Any = Qt.MouseButton.LeftButton) -> None:
    """Click at metres from ORIGIN."""
    settle()
    place = canvas.getCoordinateTransform().transform(QgsPointXY(ORIGIN[0] + x, ORIGIN[1] + y))
    point = QPoint(round(place.x()), round(place.y()))
    QTest.mouseMove(canvas.viewport(), point)
    QTest.mouseClick(canvas.viewport(), button, Qt.KeyboardModifier.NoModifier, point)
    settle()


def test_clicks_give_both_places_and_the_map_back(plugin: Any, window: Window) -> None:
    canvas, panel = window.mapCanvas(), plugin.dock.panel
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    picked = []
    panel.tool.picked.connect(picked.append)
    panel.pick[0].click()
    assert panel.pick[0].isChecked() and canvas.mapTool() is panel.tool
    click(canvas, 100, 200)
    assert panel.pick[1].isChecked(), "To is next by itself"
    click(canvas, 300, 50)
    pixel = canvas.mapUnitsPerPixel()
    for point, (x, y) in zip(picked, ((100, 200), (300, 50))):
        assert point.x() - ORIGIN[0] == pytest.approx(x, abs=pixel)
        assert point.y() - ORIGIN[1] == pytest.approx(y, abs=pixel)
    assert panel.places.complete()
    assert canvas.mapTool() is pan
    assert not any(button.isChecked() for button in panel.pick)


def test_escape_and_right_click_cancel(plugin: Any, window: Window) -> None:
    canvas, panel = window.mapCanvas(), plugin.dock.panel
    panel.pick[0].click()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.mapTool() is not panel.tool and not panel.pick[0].isChecked()
    panel.pick[1].click()
    click(canvas, 10, 10, Qt.MouseButton.RightButton)
    assert canvas.mapTool() is not panel.tool and not panel.places.any()


def test_another_tool_ends_picking(plugin: Any, window: Window) -> None:
    panel = plugin.dock.panel
    panel.pick[0].click()
    pan = QgsMapToolPan(window.mapCanvas())
    window.mapCanvas().setMapTool(pan)
    assert not panel.pick[0].isChecked()
    assert window.mapCanvas().mapTool() is pan


def test_swap_and_clear(plugin: Any) -> None:
    panel = plugin.dock.panel
    panel.places.set(0, QgsPointXY(1, 2))
    panel.places.set(1, QgsPointXY(3, 4))
    panel.swap.click()
    assert (panel.places.text(0), panel.places.text(1)) == ("3, 4", "1, 2")
    panel.clear.click()
    assert not panel.places.any()
    assert not panel.clear.isEnabled()


def test_places_keep_their_place_when_the_project_changes_its_system(plugin: Any, window: Window) -> None:
    places = plugin.dock.panel.places
    places.set(0, QgsPointXY(*ORIGIN))
    window.mapCanvas().setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    layer = places.layer(0)
    assert layer.crs().authid() == "EPSG:4326"
    point = next(layer.getFeatures()).geometry().asPoint()
    assert (point.x(), point.y()) == pytest.approx((-15.508, 45.0), abs=0.01)
