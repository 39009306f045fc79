"""Picking a place on the map."""

from __future__ import annotations

from qgis.core import QgsPointLocator, QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsSnapIndicator
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent


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
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # so that the canvas does not act on it as well
            self.cancelled.emit()

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
