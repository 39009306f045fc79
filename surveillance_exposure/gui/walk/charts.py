"""The two charts of the dock: walks by length and share in view, and cameras in view along a walk."""

from __future__ import annotations

import math
from collections.abc import Sequence

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ...translation import tr
from ..shared.plain import rich
from ..shared.wording import metres, number, percent
from .results import Piece
from .shades import shade, shades

Point = tuple[float, float]


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers from `low` to `high`, `most` at most."""
    span = high - low
    if span <= 0 or most < 2:
        return [low]
    step = 10.0 ** math.floor(math.log10(span / most))
    step *= next(factor for factor in (1, 2, 5, 10, 20) if span / (step * factor) < most)
    first = math.ceil(low / step - 1e-9)
    return [step * i for i in range(first, math.floor(high / step + 1e-9) + 1)]


class Frame:
    """The axes of a chart: where values are on the paper, and lines and numbers at round values."""

    def __init__(self, box: QRectF, x: Point, y: Point) -> None:
        """`box` is what the axes enclose; `x` and `y` are the lowest and highest values."""
        self.box, self.x, self.y = box, x, y

    def at(self, x: float, y: float) -> QPointF:
        """Where a value is."""
        box = self.box
        return QPointF(
            box.left() + (x - self.x[0]) / ((self.x[1] - self.x[0]) or 1) * box.width(),
            box.bottom() - (y - self.y[0]) / ((self.y[1] - self.y[0]) or 1) * box.height(),
        )

    def value(self, left: float) -> float:
        """The x-value at a place on the paper, within the chart."""
        share = (left - self.box.left()) / (self.box.width() or 1)
        return self.x[0] + min(max(share, 0.0), 1.0) * (self.x[1] - self.x[0])

    def draw(
        self, painter: QPainter, ink: QColor, across: list[tuple[float, str]], up: list[tuple[float, str]]
    ) -> None:
        """Numbers below and at the left, with thin lines."""
        box, metrics = self.box, QFontMetricsF(painter.font())
        faint = QColor(ink)
        faint.setAlpha(45)
        height = metrics.height()
        for y, text in up:
            at = self.at(self.x[0], y)
            painter.setPen(QPen(faint, 1))
            painter.drawLine(at, QPointF(box.right(), at.y()))
            painter.setPen(ink)
            rect = QRectF(0, at.y() - height / 2, box.left() - 5, height)
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
        after = -math.inf
        for x, text in across:
            at, wide = self.at(x, self.y[0]), metrics.horizontalAdvance(text)
            left = min(max(at.x() - wide / 2, box.left() - 3), box.right() + 6 - wide)
            painter.setPen(QPen(faint, 1))
            painter.drawLine(at, at + QPointF(0, 3))
            if left < after:
                continue
            after = left + wide + 8
            painter.setPen(ink)
            painter.drawText(QPointF(left, box.bottom() + height), text)
        painter.setPen(QPen(faint, 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())


class Chart(QWidget):
    """What both have in common: room, focus, colours that follow the theme."""

    def __init__(self, name: str, height: float, parent: QWidget | None = None) -> None:
        """`height` in lines of text."""
        super().__init__(parent)
        self._lines = height
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, round(self._lines * self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _ink(self) -> QColor:
        """The colour of text. QGIS's dark themes are style sheets, which leave it black in the palette."""
        palette = self.palette()
        ink, sheet = palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Base)
        if abs(ink.lightness() - sheet.lightness()) > 110:
            return ink
        return QColor("#e4e4e4") if sheet.lightness() < 128 else QColor("#222222")

    def _background(self, painter: QPainter) -> None:
        """The sheet, framed where the keyboard is."""
        palette = self.palette()
        focus = self.hasFocus()
        edge = palette.color(QPalette.ColorRole.Highlight if focus else QPalette.ColorRole.Mid)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1.6 if focus else 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.8, 0.8, -0.8, -0.8), 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)


class FrontChart(Chart):
    """Walks as points: length to the right, share in view upwards. Click one, or use the arrow keys."""

    chosen = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Walks by length and share in view"), 9, parent)
        self.points: list[Point] = []
        self._names: list[str] = []
        self.current = -1
        self._under = -1

    def show_points(self, points: Sequence[Point], names: Sequence[str]) -> None:
        """Show walks: metres and share of each, by length; and what each is called."""
        self.points, self._names = list(points), list(names)
        self.current = self._under = -1
        self.update()

    def set_current(self, row: int) -> None:
        """Highlight a walk."""
        self.current = row
        self.update()

    def frame(self) -> Frame:
        """The axes as they are now."""
        metrics = QFontMetricsF(self.font())
        left, line = metrics.horizontalAdvance("100 %") + 12, metrics.height()
        box = QRectF(left, line * 1.7, self.width() - left - 14, self.height() - line * 3.3)
        lengths = [x for x, _ in self.points] or [0.0]
        shares = [y for _, y in self.points] or [0.0]
        wide = max(max(lengths) - min(lengths), max(lengths) * 0.02, 1.0)
        top = max(*shares, 0.05) if shares else 1.0
        return Frame(
            box, (min(lengths) - 0.06 * wide, max(lengths) + 0.06 * wide), (0.0, min(1.0, top * 1.15))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._background(painter)
        frame, ink = self.frame(), self._ink()
        line = QFontMetricsF(self.font()).height()
        across = [(x, metres(x)) for x in ticks(*frame.x, max(3, int(frame.box.width() / 50)))]
        up = [(y, percent(y)) for y in ticks(*frame.y, 5)]
        frame.draw(painter, ink, across, up)
        painter.setPen(ink)
        painter.drawText(QPointF(8, line * 1.15), tr("Share in view, by length"))
        at = [frame.at(*point) for point in self.points]
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        faint = QColor(ink)
        faint.setAlpha(110)
        painter.setPen(QPen(faint, 1.2))
        steps = QPolygonF()
        for i, point in enumerate(at):  # between two lengths no walk is better than the shorter one
            if i:
                steps.append(QPointF(point.x(), at[i - 1].y()))
            steps.append(point)
        painter.drawPolyline(steps)
        base = self.palette().color(QPalette.ColorRole.Base)
        for i, point in enumerate(at):
            if i != self.current:
                painter.setPen(QPen(base, 1.2))
                painter.setBrush(accent if i == self._under else ink)
                painter.drawEllipse(point, 4.2, 4.2)
        if 0 <= self.current < len(at):
            painter.setPen(QPen(ink, 2))
            painter.setBrush(accent)
            painter.drawEllipse(at[self.current], 6.5, 6.5)
        painter.end()

    def _nearest(self, position: QPointF) -> int:
        """The walk near a position, or -1."""
        frame, best, reach = self.frame(), -1, 14.0
        for i, point in enumerate(self.points):
            away = frame.at(*point) - position
            distance = math.hypot(away.x(), away.y())
            if distance < reach:
                best, reach = i, distance
        return best

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self._nearest(QPointF(event.pos()))
        if under != self._under:
            self._under = under
            self.setCursor(Qt.CursorShape.PointingHandCursor if under >= 0 else Qt.CursorShape.ArrowCursor)
            self.setToolTip(rich(self._names[under]) if under >= 0 else "")
            if under >= 0:
                QToolTip.showText(self.mapToGlobal(event.pos()), rich(self._names[under]), self)
            else:
                QToolTip.hideText()
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._under = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.setFocus()
        row = self._nearest(QPointF(event.pos()))
        if row >= 0:
            self.chosen.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.points) - 1
        to = {
            Qt.Key.Key_Left: self.current - 1,
            Qt.Key.Key_Up: self.current - 1,
            Qt.Key.Key_Right: self.current + 1,
            Qt.Key.Key_Down: self.current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(event.key())
        if to is None or last < 0:
            super().keyPressEvent(event)
        elif 0 <= to <= last:
            self.chosen.emit(to)


def profile_frame(box: QRectF, pieces: Sequence[Piece]) -> Frame:
    """Axes for a profile: metres along the walk, cameras in view."""
    length = pieces[-1].end if pieces else 1.0
    most = max((piece.cameras for piece in pieces), default=1.0)
    return Frame(box, (0.0, length), (0.0, max(most, 1.0) * 1.08))


def paint_profile(painter: QPainter, frame: Frame, pieces: Sequence[Piece], ink: QColor) -> None:
    """Draw the steps of a profile: unseen stretches as a band, the others as high as the cameras are many."""
    thickness = 4.0
    smooth = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # no seams between neighbours
    for piece in pieces:
        left, right = frame.at(piece.start, piece.cameras), frame.at(piece.end, 0)
        tall = QRectF(left.x(), left.y(), right.x() - left.x(), right.y() - left.y())
        colour = shades()[shade(piece.cameras)].colour
        painter.fillRect(tall, colour)
        painter.fillRect(QRectF(left.x(), right.y(), right.x() - left.x(), thickness), colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    most = round(max((piece.cameras for piece in pieces), default=0.0))
    up = [(y, number(y)) for y in ticks(0, max(most, 1), 4) if y == round(y)]
    across = [(x, metres(x)) for x in ticks(*frame.x, max(3, int(frame.box.width() / 50)))]
    frame.draw(painter, ink, across, up)


class ProfileChart(Chart):
    """Cameras in view along a walk. `pointed` gives the metre under the mouse or the arrow keys, or -1."""

    pointed = pyqtSignal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Cameras in view along the walk"), 8, parent)
        self.pieces: list[Piece] = []
        self.at_m = -1.0

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show a walk."""
        self.pieces = list(pieces)
        self._point(-1.0)

    def frame(self) -> Frame:
        """The axes as they are now."""
        metrics = QFontMetricsF(self.font())
        left, line = metrics.horizontalAdvance("100") + 14, metrics.height()
        box = QRectF(left, line * 1.7, self.width() - left - 14, self.height() - line * 3.4)
        return profile_frame(box, self.pieces)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._background(painter)
        ink, line = self._ink(), QFontMetricsF(self.font()).height()
        if self.pieces:
            frame = self.frame()
            paint_profile(painter, frame, self.pieces, ink)
            if self.at_m >= 0:
                top = frame.at(self.at_m, frame.y[1])
                painter.setPen(QPen(ink, 1.4))
                painter.drawLine(top, QPointF(top.x(), frame.box.bottom() + 4))
        painter.setPen(ink)
        painter.drawText(QPointF(8, line * 1.15), self._caption())
        painter.end()

    def _caption(self) -> str:
        if self.at_m < 0:
            return tr("Cameras in view along the walk")
        seen = self._cameras_at(self.at_m)
        words = tr("{count} in view").format(count=number(seen, 1)) if seen else tr("unseen")
        return tr("At {metres}: {cameras}").format(metres=metres(self.at_m), cameras=words)

    def _cameras_at(self, at_m: float) -> float:
        return next((piece.cameras for piece in self.pieces if piece.start <= at_m <= piece.end), 0.0)

    def _point(self, at_m: float) -> None:
        self.at_m = at_m
        self.pointed.emit(at_m)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.pieces:
            self._point(self.frame().value(event.pos().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(-1.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        length = self.pieces[-1].end if self.pieces else 0.0
        here = max(self.at_m, 0.0)
        to = {
            Qt.Key.Key_Left: here - length / 50,
            Qt.Key.Key_Right: here + length / 50,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: length,
        }.get(event.key())
        if to is None or not length:
            super().keyPressEvent(event)
        else:
            self._point(min(max(to, 0.0), length))
