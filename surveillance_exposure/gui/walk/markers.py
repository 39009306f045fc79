"""The places as pins on the map, which can be dragged."""

from __future__ import annotations

from qgis.core import QgsPointLocator, QgsPointXY, QgsWkbTypes
from qgis.gui import (
    QgsMapCanvas,
    QgsMapCanvasItem,
    QgsMapToolPan,
    QgsRubberBand,
    QgsSnapIndicator,
)
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QCursor, QKeyEvent, QMouseEvent, QPainter
from qgis.PyQt.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ..shared.icons import BLUE, GREEN, RED, marker_box, paint_marker
from .places import Place, Places

Z = 1000


def letter(places: Places, row: int) -> str:
    """What the pin of a row says: A, the numbers of those between, B."""
    return str(row) if places.is_via(row) else "A" if row == 0 else "B"


def colour(places: Places, row: int) -> str:
    """The colour of the pin of a row."""
    return BLUE if places.is_via(row) else GREEN if row == 0 else RED


class Marker(QgsMapCanvasItem):
    """A lettered pin whose tip is at a place."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._letter, self._colour = "", GREEN
        self._point = QgsPointXY()
        self.setZValue(Z)
        self.hide()

    def show_at(self, point: QgsPointXY, letter: str, colour: str) -> None:
        """Stand at `point`, in the canvas's coordinate system."""
        self._point, self._letter, self._colour = point, letter, colour
        self.updatePosition()
        self.update()
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


class Markers(QObject):
    """Keeps pins where the places are, and a straight line between them until there is a walk to see."""

    def __init__(self, canvas: QgsMapCanvas, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas, self._places = canvas, places
        self._pins: list[Marker] = []
        self._walk_shown = False
        self._shown = True
        self._line = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.LineGeometry)
        self._line.setColor(QColor(40, 40, 40))
        self._line.setSecondaryStrokeColor(QColor(255, 255, 255, 200))
        self._line.setWidth(2)
        self._line.setLineStyle(Qt.PenStyle.DashLine)
        canvas.destinationCrsChanged.connect(self.draw)
        places.changed.connect(self.draw)
        places.moved.connect(self.draw)

    def remove(self) -> None:
        """Take everything off the map."""
        self._canvas.destinationCrsChanged.disconnect(self.draw)
        self._places.changed.disconnect(self.draw)
        self._places.moved.disconnect(self.draw)
        for item in (*self._pins, self._line):
            self._canvas.scene().removeItem(item)
        self._pins.clear()
        del self._line

    def show_line(self, wanted: bool) -> None:
        """Whether the straight line is of use."""
        self._walk_shown = not wanted
        self.draw()

    def set_shown(self, shown: bool) -> None:
        """Show or hide all."""
        self._shown = shown
        self.draw()

    def at(self, position: QPoint) -> int | None:
        """The row whose pin is at a position of the canvas, the topmost; None if there is none."""
        for row in reversed(range(len(self._pins))):
            pin = self._pins[row]
            if pin.isVisible() and pin.boundingRect().translated(pin.pos()).contains(
                position.x(), position.y()
            ):
                return row
        return None

    def draw(self) -> None:
        """Put everything where it belongs now."""
        places, crs = self._places, self._canvas.mapSettings().destinationCrs()
        while len(self._pins) > len(places):
            self._canvas.scene().removeItem(self._pins.pop())
        while len(self._pins) < len(places):
            self._pins.append(Marker(self._canvas))
        points = []
        for row, pin in enumerate(self._pins):
            place = places[row]
            point = place.on(crs) if place is not None and self._shown else None
            if point is None:
                pin.hide()
            else:
                pin.show_at(point, letter(places, row), colour(places, row))
                points.append(point)
        self._line.reset(QgsWkbTypes.GeometryType.LineGeometry)
        if not self._walk_shown and places.complete() and len(points) > 1:
            for point in points:
                self._line.addPoint(point)


class Dragger(QObject):
    """Lets pins be dragged with the hand tool, the place following all the while. Esc puts it back.

    It looks at the canvas's events before the tools do, and leaves alone what is not on a pin.
    """

    def __init__(
        self, canvas: QgsMapCanvas, places: Places, markers: Markers, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas, self._places, self._markers = canvas, places, markers
        self._row: int | None = None
        self._before: Place | None = None
        self._grip = QPoint()
        self._snap = QgsSnapIndicator(canvas)
        self._swallow = False
        canvas.viewport().installEventFilter(self)

    @property
    def dragging(self) -> bool:
        """Whether a pin is held."""
        return self._row is not None

    def remove(self) -> None:
        """Let go of the canvas."""
        self._let_go()
        self._canvas.viewport().removeEventFilter(self)
        del self._snap  # here: left to Python, a thread might take it off the map

    def stop(self) -> None:
        """Let go where the pin is, without a word: what is dragged may be there no more."""
        if self.dragging:
            self._let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            return self._move(event)
        if kind == QEvent.Type.MouseButtonPress:
            return self._press(event)
        if kind == QEvent.Type.MouseButtonRelease:
            return self._release(event)
        if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and self.dragging:
            return self._key(event)
        return False

    def _press(self, event: QMouseEvent) -> bool:
        self._swallow = False
        if event.button() != Qt.MouseButton.LeftButton or self.dragging or not self._may_drag():
            return False
        row = self._markers.at(event.pos())
        place = None if row is None else self._places[row]
        if row is None or place is None:
            return False
        tip = place.on(self._canvas.mapSettings().destinationCrs())
        if tip is None:
            return False
        on_canvas = self._canvas.getCoordinateTransform().transform(tip)
        self._grip = event.pos() - QPoint(round(on_canvas.x()), round(on_canvas.y()))
        self._row, self._before = row, place
        self._canvas.setFocus()
        self._canvas.installEventFilter(self)  # for Esc
        self._show_hand(Qt.CursorShape.ClosedHandCursor)
        return True

    def _move(self, event: QMouseEvent) -> bool:
        if self._row is None:
            if event.buttons() == Qt.MouseButton.NoButton:
                over = self._may_drag() and self._markers.at(event.pos()) is not None
                self._show_hand(Qt.CursorShape.OpenHandCursor if over else None)
            return False
        self._places.drag(self._row, self._place_at(event.pos() - self._grip))
        return True

    def _release(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or self._row is None:
            swallow, self._swallow = self._swallow, False
            return swallow  # after Esc the hand tool would take it for a click
        row, before = self._row, self._before
        self._let_go()
        if self._places[row] is not before:
            self._places.set(row, self._places[row])
        return True

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Escape:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and self._row is not None:
            row, before = self._row, self._before
            self._let_go()
            self._swallow = True
            self._places.set(row, before)
        return True

    def _let_go(self) -> None:
        self._row = self._before = None
        self._canvas.removeEventFilter(self)
        self._snap.setMatch(QgsPointLocator.Match())
        self._show_hand(None)

    def _may_drag(self) -> bool:
        """A tool that edits or picks needs the clicks itself."""
        tool = self._canvas.mapTool()
        return tool is None or isinstance(tool, QgsMapToolPan)

    def _place_at(self, position: QPoint) -> Place:
        match = self._canvas.snappingUtils().snapToMap(position)
        self._snap.setMatch(match)
        point = (
            match.point()
            if match.isValid()
            else self._canvas.getCoordinateTransform().toMapCoordinates(position)
        )
        return Place(QgsPointXY(point), self._canvas.mapSettings().destinationCrs())

    def _show_hand(self, shape: Qt.CursorShape | None) -> None:
        """The viewport's cursor; without one it shows the tool's."""
        if shape is None:
            self._canvas.viewport().unsetCursor()
        else:
            self._canvas.viewport().setCursor(QCursor(shape))
