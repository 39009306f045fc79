"""The plugin's own icons, and the two markers, drawn alike on buttons and on the map."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPen, QPixmap
from qgis.PyQt.QtWidgets import QToolButton

ICONS = Path(__file__).parents[2] / "resources" / "icons"

GREEN, RED, BLUE = "#00754a", "#c22d1c", "#1769aa"

RADIUS, HEIGHT = 11.0, 29.0
"""Of a marker, in pixels: of its round head, and from its tip to its top."""


def icon(name: str) -> QIcon:
    """An icon of resources/icons."""
    return QIcon(str(ICONS / f"{name}.svg"))


def theme_icon(name: str) -> QIcon:
    """An icon of QGIS itself, for its present theme."""
    return QgsApplication.getThemeIcon(f"/{name}")


def dots(tip: str) -> QToolButton:
    """A button that opens a menu."""
    button = QToolButton()
    button.setIcon(icon("more"))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setStyleSheet("QToolButton::menu-indicator { image: none; }")  # the dots say it
    return button


def marker_box() -> QRectF:
    """What a marker covers around its tip."""
    return QRectF(-RADIUS - 2, -HEIGHT - 2, 2 * RADIUS + 4, HEIGHT + 4)


def paint_marker(painter: QPainter, letter: str, colour: str) -> None:
    """Draw a marker whose tip is at the origin: white and dark rims stand out on any map."""
    centre = QPointF(0, RADIUS - HEIGHT)
    pin = QPainterPath()
    pin.moveTo(0, 0)
    pin.quadTo(-RADIUS * 0.35, -RADIUS * 0.8, -RADIUS * 0.86, centre.y() + RADIUS * 0.5)
    pin.lineTo(RADIUS * 0.86, centre.y() + RADIUS * 0.5)
    pin.quadTo(RADIUS * 0.35, -RADIUS * 0.8, 0, 0)
    head = QPainterPath()
    head.addEllipse(centre, RADIUS, RADIUS)
    pin = pin.united(head)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    join = Qt.PenJoinStyle.RoundJoin
    for rim, width in ((QColor(0, 0, 0, 150), 4.0), (QColor("white"), 2.4)):
        painter.strokePath(pin, QPen(rim, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, join))
    painter.fillPath(pin, QColor(colour))
    font = QFont()
    font.setBold(True)
    font.setPixelSize(14 if len(letter) == 1 else 11)
    painter.setFont(font)
    painter.setPen(QColor("white"))
    box = QRectF(centre.x() - RADIUS, centre.y() - RADIUS, 2 * RADIUS, 2 * RADIUS)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letter)


def marker_icon(letter: str, colour: str) -> QIcon:
    """A marker for a button."""
    size, scale = 64, 64 / (HEIGHT + 4)
    pixmap = QPixmap(size, size)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.scale(scale, scale)
    painter.translate(size / scale / 2, HEIGHT + 2)
    paint_marker(painter, letter, colour)
    painter.end()
    return QIcon(pixmap)
