"""Where a walk starts and ends: the two places, and how they stand on the map."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem, QgsRubberBand
from qgis.PyQt.QtCore import QObject, QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter
from qgis.PyQt.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ..translation import tr
from .icons import GREEN, RED, marker_box, paint_marker

FROM, TO = 0, 1
LETTERS, COLOURS = ("A", "B"), (GREEN, RED)

Place = tuple[QgsPointXY, QgsCoordinateReferenceSystem]


class Marker(QgsMapCanvasItem):
    """A lettered pin whose tip is at a place."""

    def __init__(self, canvas: QgsMapCanvas, letter: str, colour: str) -> None:
        super().__init__(canvas)
        self._letter, self._colour = letter, colour
        self._point = QgsPointXY()
        self.setZValue(1000)
        self.hide()

    def show_at(self, point: QgsPointXY) -> None:
        """Stand at `point`, in the canvas's coordinate system."""
        self._point = point
        self.updatePosition()
        self.show()

    def updatePosition(self) -> None:
        self.setPos(self.toCanvasCoordinates(self._point))

    def boundingRect(self) -> QRectF:
        return marker_box()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem | None = None,
        widget: QWidget | None = None,
    ) -> None:
        paint_marker(painter, self._letter, self._colour)


class Places(QObject):
    """The two places, each with the coordinate system it was picked in, and their marks on the map."""

    changed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._places: list[Place | None] = [None, None]
        self._found = False
        self._markers = [Marker(canvas, letter, colour) for letter, colour in zip(LETTERS, COLOURS)]
        self._line = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.LineGeometry)
        self._line.setColor(QColor(40, 40, 40))
        self._line.setSecondaryStrokeColor(QColor(255, 255, 255, 200))
        self._line.setWidth(2)
        self._line.setLineStyle(Qt.PenStyle.DashLine)
        canvas.destinationCrsChanged.connect(self._draw)
        self._destroyed = False

    def remove(self) -> None:
        """Take everything off the map."""
        if self._destroyed:
            return
        self._destroyed = True
        self._canvas.destinationCrsChanged.disconnect(self._draw)
        for item in (*self._markers, self._line):
            self._canvas.scene().removeItem(item)
        self._markers.clear()
        del self._line

    def set(self, which: int, point: QgsPointXY) -> None:
        """Set a place, in the canvas's coordinate system."""
        self._places[which] = (QgsPointXY(point), self._canvas.mapSettings().destinationCrs())
        self._changed()

    def swap(self) -> None:
        """There becomes here."""
        self._places.reverse()
        self._changed()

    def clear(self) -> None:
        """Forget both."""
        self._places = [None, None]
        self._changed()

    def complete(self) -> bool:
        """Whether both are known."""
        return None not in self._places

    def any(self) -> bool:
        """Whether one is known."""
        return self._places != [None, None]

    def shown_as_found(self, found: bool) -> None:
        """Hide the straight line once there is a walk to look at."""
        self._found = found
        self._draw()

    def text(self, which: int) -> str | None:
        """The coordinates, in the system they were picked in."""
        place = self._places[which]
        if place is None:
            return None
        point, crs = place
        digits = 5 if crs.isGeographic() else 0
        return f"{point.x():.{digits}f}, {point.y():.{digits}f}"

    def text_with_crs(self, which: int) -> str | None:
        """The coordinates and the name of their system."""
        place = self._places[which]
        crs = place[1] if place else QgsCoordinateReferenceSystem()
        return None if place is None else f"{self.text(which)} ({crs.authid() or crs.description()})"

    def layer(self, which: int) -> QgsVectorLayer:
        """A place as a layer in memory, for an algorithm, in the canvas's coordinate system."""
        name = tr("From") if which == FROM else tr("To")
        point = self._on_canvas(which)
        if point is None:
            raise ValueError(f"no place to make “{name}” of")
        layer = QgsVectorLayer("Point", name, "memory")
        layer.setCrs(self._canvas.mapSettings().destinationCrs())
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromPointXY(point))
        layer.dataProvider().addFeature(feature)
        layer.updateExtents()
        return layer

    def _changed(self) -> None:
        self._found = False
        self._draw()
        self.changed.emit()

    def _on_canvas(self, which: int) -> QgsPointXY | None:
        """A place in the canvas's present coordinate system; None where it has no coordinates there."""
        place = self._places[which]
        if place is None:
            return None
        target = self._canvas.mapSettings().destinationCrs()
        transform = QgsCoordinateTransform(place[1], target, QgsProject.instance().transformContext())
        try:
            return transform.transform(place[0])
        except QgsCsException:
            return None

    def _draw(self) -> None:
        points = [self._on_canvas(which) for which in (FROM, TO)]
        for marker, point in zip(self._markers, points):
            if point is None:
                marker.hide()
            else:
                marker.show_at(point)
        self._line.reset(QgsWkbTypes.GeometryType.LineGeometry)
        if not self._found and None not in points:
            for point in points:
                self._line.addPoint(point)
