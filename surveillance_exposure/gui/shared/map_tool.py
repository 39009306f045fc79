"""Picking a place on the map."""

from __future__ import annotations

from qgis.core import QgsPointLocator, QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsSnapIndicator
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent


def escaped(event: QKeyEvent) -> bool:
    """Whether it is Esc, which the canvas then does not act on as well."""
    if event.key() != Qt.Key.Key_Escape:
        return False
    event.ignore()
    return True


def give_back(canvas: QgsMapCanvas, tool: QgsMapTool, before: QgsMapTool | None) -> None:
    """Give the map back to the tool that had it before `tool`."""
    if before is not None and not sip.isdeleted(before):
        canvas.setMapTool(before)
    else:
        canvas.unsetMapTool(tool)


class PickTool(QgsMapTool):
    """One click is one place, snapped as the project says; it only emits, others act.

    `picked` gives the place in the canvas's coordinate system, `cancelled` comes with Esc or a right click.
    """

    picked = pyqtSignal(QgsPointXY)
    cancelled = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._snap = QgsSnapIndicator(canvas)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        self._match(event)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.cancelled.emit()
        elif event.button() == Qt.MouseButton.LeftButton:
            match = self._match(event)
            self.picked.emit(match.point() if match.isValid() else self.toMapCoordinates(event.pos()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if escaped(event):
            self.cancelled.emit()

    def remove(self) -> None:
        """Go, and the indicator first: left to Python, a thread might take it off the map."""
        del self._snap
        self.deleteLater()

    def deactivate(self) -> None:
        self._show(QgsPointLocator.Match())
        super().deactivate()

    def _match(self, event: QgsMapMouseEvent) -> QgsPointLocator.Match:
        """What the project's snapping settings find under the mouse, shown."""
        match = self.canvas().snappingUtils().snapToMap(event.pos())
        self._show(match)
        return match

    def _show(self, match: QgsPointLocator.Match) -> None:
        self._snap.setMatch(match)


class Picker(QObject):
    """Lends the map to the tool while a row of places is to be clicked, and gives it back.

    `row` is the row being picked, None if none; `changed` comes when that changes, `picked` with a row and
    its point in the canvas's coordinate system.
    """

    changed = pyqtSignal()
    picked = pyqtSignal(int, QgsPointXY)

    def __init__(self, canvas: QgsMapCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.tool = PickTool(canvas)
        self.row: int | None = None
        self._before: QgsMapTool | None = None
        self.tool.picked.connect(self._picked)
        self.tool.cancelled.connect(self.end)
        self.tool.deactivated.connect(self._over)

    def remove(self) -> None:
        """Give the canvas back for good."""
        self.end()
        self.tool.picked.disconnect(self._picked)
        self.tool.cancelled.disconnect(self.end)
        self.tool.deactivated.disconnect(self._over)
        self._canvas.unsetMapTool(self.tool)
        self.tool.remove()

    def start(self, row: int) -> None:
        """Let the next click on the map be the place of `row`."""
        current = self._canvas.mapTool()
        if current is not self.tool:
            self._before = current
            self._canvas.setMapTool(self.tool)
        self.row = row
        self._canvas.setFocus()
        self.changed.emit()

    def end(self) -> None:
        """Give the map back to the tool that had it."""
        if self._canvas.mapTool() is self.tool:
            give_back(self._canvas, self.tool, self._before)
        self._over()

    def _picked(self, point: QgsPointXY) -> None:
        if self.row is not None:
            self.picked.emit(self.row, point)

    def _over(self) -> None:
        if self.row is not None or self._before is not None:
            self.row = self._before = None
            self.changed.emit()
