"""The profile of a walk as a picture for a report, with what it holds for."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from qgis.PyQt.QtSvg import QSvgGenerator

from ...translation import tr
from .charts import paint_profile, profile_frame
from .results import Found, Walk
from .shades import shades

WIDTH, HEIGHT = 1000, 360
SCALE = 2
MARGIN = 20.0
INK = QColor("#222222")


def save_picture(path: str, found: Found, walk: Walk) -> bool:
    """Write a PNG, or an SVG where the name says so; False if it cannot be written."""
    if path.lower().endswith(".svg"):
        generator = QSvgGenerator()
        generator.setFileName(path)
        generator.setSize(QSize(WIDTH, HEIGHT))
        generator.setViewBox(QRectF(0, 0, WIDTH, HEIGHT))
        generator.setTitle(found.title(walk))
        generator.setDescription(found.assumptions(walk))
        painter = QPainter()
        if not painter.begin(generator):
            return False
        draw(painter, found, walk)
        return bool(painter.end())
    image = QImage(WIDTH * SCALE, HEIGHT * SCALE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    draw(painter, found, walk)
    painter.end()
    return bool(image.save(path))


def draw(painter: QPainter, found: Found, walk: Walk) -> None:
    """Title, profile, legend, assumptions."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), QColor("white"))
    painter.setPen(INK)
    font = QFont("Sans Serif")
    font.setPixelSize(19)
    font.setBold(True)
    painter.setFont(font)
    wide = WIDTH - 2 * MARGIN
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
    painter.drawText(QRectF(MARGIN, 12, wide, 28), left, found.title(walk))
    font.setPixelSize(14)
    font.setBold(False)
    painter.setFont(font)
    painter.drawText(QRectF(MARGIN, 44, wide, 20), left, found.way or tr("Cameras in view along the walk"))
    pieces = found.pieces(walk)
    box = QRectF(MARGIN + 34, 76, wide - 44, HEIGHT - 76 - 104)
    paint_profile(painter, profile_frame(box, pieces), pieces, INK)
    x = MARGIN + 34
    metrics = QFontMetricsF(painter.font())
    for each in shades():
        painter.fillRect(QRectF(x, HEIGHT - 70, 14, 14), each.colour)
        painter.setPen(INK)
        painter.drawText(QRectF(x + 20, HEIGHT - 73, 220, 20), left, each.text)
        x += 20 + metrics.horizontalAdvance(each.text) + 22
    font.setPixelSize(13)
    painter.setFont(font)
    text = tr("Holds for: {assumptions}").format(assumptions=found.assumptions(walk))
    painter.drawText(QRectF(MARGIN, HEIGHT - 46, wide, 40), left, text)
