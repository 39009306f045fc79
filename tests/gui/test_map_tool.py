"""Picking and dragging places on a real canvas, with real events."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsProject
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from .conftest import ORIGIN, Window, settle


def click(canvas: Any, x: float, y: float, button: Any = Qt.MouseButton.LeftButton) -> None:
    """Click at metres from ORIGIN."""
    settle()
    place = canvas.getCoordinateTransform().transform(QgsPointXY(ORIGIN[0] + x, ORIGIN[1] + y))
    point = QPoint(round(place.x()), round(place.y()))
    QTest.mouseMove(canvas.viewport(), point)
    QTest.mouseClick(canvas.viewport(), button, Qt.KeyboardModifier.NoModifier, point)
    settle()


def position(canvas: Any, x: float, y: float) -> QPoint:
    """The pixel at metres from ORIGIN."""
    settle()
    place = canvas.getCoordinateTransform().transform(QgsPointXY(ORIGIN[0] + x, ORIGIN[1] + y))
    return QPoint(round(place.x()), round(place.y()))


def move(view: Any, to: QPoint) -> None:
    """Move the mouse with its left button held; QTest moves it with none."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(to), QPointF(view.mapToGlobal(to)), Qt.MouseButton.NoButton, left, none
    )
    QApplication.sendEvent(view, event)


def near(place: Any, x: float, y: float, canvas: Any) -> bool:
    reach = 1.01 * canvas.mapUnitsPerPixel()
    return abs(place.point.x() - ORIGIN[0] - x) <= reach and abs(place.point.y() - ORIGIN[1] - y) <= reach


def put(panel: Any, row: int, x: float, y: float) -> None:
    from surveillance_exposure.gui.walk.places import Place

    crs = QgsCoordinateReferenceSystem("EPSG:32628")
    panel.places.set(row, Place(QgsPointXY(ORIGIN[0] + x, ORIGIN[1] + y), crs))


def pick(panel: Any, row: int) -> Any:
    return panel.rows.rows[row].pick


def test_clicks_give_both_places_and_the_map_back(plugin: Any, window: Window) -> None:
    canvas, panel = window.mapCanvas(), plugin.dock.panel
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    pick(panel, 0).click()
    assert pick(panel, 0).isChecked() and canvas.mapTool() is panel.picker.tool
    assert "starts" in panel.status.text()
    click(canvas, 100, 200)
    assert pick(panel, 1).isChecked(), "To is next by itself"
    click(canvas, 300, 50)
    assert near(panel.places[0], 100, 200, canvas) and near(panel.places[1], 300, 50, canvas)
    assert canvas.mapTool() is pan
    assert not pick(panel, 0).isChecked() and not pick(panel, 1).isChecked()


def test_escape_and_right_click_cancel(plugin: Any, window: Window) -> None:
    canvas, panel = window.mapCanvas(), plugin.dock.panel
    pick(panel, 0).click()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.mapTool() is not panel.picker.tool and not pick(panel, 0).isChecked()
    pick(panel, 1).click()
    click(canvas, 10, 10, Qt.MouseButton.RightButton)
    assert canvas.mapTool() is not panel.picker.tool and not panel.places.any()


def test_another_tool_ends_picking(plugin: Any, window: Window) -> None:
    panel = plugin.dock.panel
    pick(panel, 0).click()
    pan = QgsMapToolPan(window.mapCanvas())
    window.mapCanvas().setMapTool(pan)
    assert not pick(panel, 0).isChecked()
    assert window.mapCanvas().mapTool() is pan


def test_snapping_of_the_project_holds(plugin: Any, window: Window, town: Any) -> None:
    from qgis.core import QgsSnappingConfig, QgsTolerance

    canvas, panel = window.mapCanvas(), plugin.dock.panel
    canvas.setLayers(list(town.values()))
    config = QgsSnappingConfig(QgsProject.instance())
    config.setEnabled(True)
    config.setMode(QgsSnappingConfig.SnappingMode.AllLayers)
    config.setTypeFlag(QgsSnappingConfig.SnappingTypes.VertexFlag)
    config.setTolerance(20)
    config.setUnits(QgsTolerance.UnitType.Pixels)
    utils = canvas.snappingUtils()
    utils.setMapSettings(canvas.mapSettings())
    utils.setConfig(config)
    locator = utils.locatorForLayer(town["streets"])
    locator.init()
    pick(panel, 0).click()
    click(canvas, 103, 196)
    point = panel.places[0].point
    assert (point.x() - ORIGIN[0], point.y() - ORIGIN[1]) == (100, 200)


def test_via_is_added_moved_and_removed(plugin: Any, window: Window) -> None:
    canvas, panel = window.mapCanvas(), plugin.dock.panel
    put(panel, 0, 0, 0)
    put(panel, 1, 400, 400)
    panel.rows.add.click()
    assert len(panel.places) == 3 and panel.picker.row == 1 and "pass" in panel.status.text()
    click(canvas, 200, 100)
    assert near(panel.places[1], 200, 100, canvas)
    assert panel.picker.row is None
    panel.places.move(1, -1)
    assert near(panel.places[0], 200, 100, canvas) and near(panel.places[1], 0, 0, canvas)
    panel.places.remove_via(1)
    assert len(panel.places) == 2 == len(panel.rows.rows)


def test_menu_of_a_row(plugin: Any, window: Window, town: Any) -> None:
    panel = plugin.dock.panel
    put(panel, 0, 0, 0)
    panel.rows.add.click()
    panel.picker.end()
    menu = panel.rows.rows[1].menu
    menu.aboutToShow.emit()
    entries = {action.text().replace("&", ""): action for action in menu.actions() if action.text()}
    entries["From the selected feature"].trigger()
    assert "No feature is selected" in panel.status.text()
    town["cameras"].selectAll()
    entries["From the selected feature"].trigger()
    assert "2 features are selected" in panel.status.text()
    town["cameras"].selectByIds([1])
    entries["From the selected feature"].trigger()
    assert near(panel.places[1], 100, 10, window.mapCanvas())
    entries["Remove"].trigger()
    assert len(panel.places) == 2


def test_swap_and_clear(plugin: Any) -> None:
    panel = plugin.dock.panel
    put(panel, 0, 1, 2)
    put(panel, 1, 3, 4)
    panel.rows.swap.click()
    assert panel.places[0].text == f"{ORIGIN[0] + 3}, {ORIGIN[1] + 4}"
    assert panel.rows.rows[0].edit.text() == panel.places[0].text
    panel.rows.clear.click()
    assert not panel.places.any()
    assert not panel.rows.clear.isEnabled()


def test_pin_is_dragged_and_escape_puts_it_back(plugin: Any, window: Window) -> None:
    canvas, panel = window.mapCanvas(), plugin.dock.panel
    canvas.setMapTool(QgsMapToolPan(canvas))
    put(panel, 0, 100, 100)
    put(panel, 1, 300, 100)
    view, left, none = canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    before = panel.places[0]
    settle()
    extent = canvas.extent()
    for end, expected in (("release", (200, 250)), ("escape", (200, 250))):
        start = position(canvas, *((100, 100) if end == "release" else (200, 250)))
        grip = QPoint(start.x(), start.y() - 15)  # the head of the pin
        QTest.mousePress(view, left, none, grip)
        assert panel.dragger.dragging
        to = position(canvas, 200, 250) if end == "release" else position(canvas, 0, 0)
        for step in range(1, 6):
            move(view, grip + (to - start) * step / 5)
            settle()
        if end == "escape":
            assert near(panel.places[0], 0, 0, canvas)
            QTest.keyClick(canvas, Qt.Key.Key_Escape)
        else:
            QTest.mouseRelease(view, left, none, grip + (to - start))
        settle()
        assert not panel.dragger.dragging
        assert near(panel.places[0], *expected, canvas)
        if end == "escape":
            QTest.mouseRelease(view, left, none, grip)
    assert panel.places[0] is not before
    assert canvas.extent() == extent, "the hand tool got nothing of it"


def test_an_editing_tool_keeps_its_clicks(plugin: Any, window: Window) -> None:
    from qgis.gui import QgsMapToolEmitPoint

    canvas, panel = window.mapCanvas(), plugin.dock.panel
    tool = QgsMapToolEmitPoint(canvas)
    canvas.setMapTool(tool)
    put(panel, 0, 100, 100)
    clicked = []
    tool.canvasClicked.connect(lambda point, button: clicked.append(point))
    click(canvas, 100, 101)
    assert clicked and not panel.dragger.dragging


def test_pins_come_and_go_with_the_dock(plugin: Any, window: Window) -> None:
    panel = plugin.dock.panel
    put(panel, 0, 100, 100)
    (pin, _) = panel.markers._pins
    assert pin.isVisible()
    plugin.dock.close()
    settle()
    assert not pin.isVisible()
    plugin.dock.setUserVisible(True)
    settle()
    assert pin.isVisible()


def test_places_keep_their_place_when_the_project_changes_its_system(plugin: Any, window: Window) -> None:
    places, panel = plugin.dock.panel.places, plugin.dock.panel
    put(panel, 0, 0, 0)
    crs = QgsCoordinateReferenceSystem("EPSG:4326")
    window.mapCanvas().setDestinationCrs(crs)
    layer = places.layer([0], "From", crs)
    point = next(layer.getFeatures()).geometry().asPoint()
    assert (point.x(), point.y()) == pytest.approx((-15.508, 45.0), abs=0.01)
