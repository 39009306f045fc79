"""The colours for numbers of cameras: those of the style of pieces, so that map and charts agree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from qgis.core import QgsGraduatedSymbolRenderer, QgsVectorLayer
from qgis.PyQt.QtGui import QColor

STYLE = Path(__file__).parents[2] / "resources" / "styles" / "pieces.qml"


@dataclass(frozen=True)
class Shade:
    """A class of numbers of cameras: from `low` on, up to the next one's."""

    low: float
    colour: QColor
    text: str


@lru_cache(maxsize=1)
def shades() -> tuple[Shade, ...]:
    """The classes, from unseen to seen by many."""
    layer = QgsVectorLayer("LineString?crs=EPSG:4326&field=cameras:double", "", "memory")
    layer.loadNamedStyle(str(STYLE))
    renderer = layer.renderer()
    if not isinstance(renderer, QgsGraduatedSymbolRenderer):
        raise FileNotFoundError(STYLE)
    made = []
    for each in renderer.ranges():
        symbol = each.symbol()
        core = symbol.symbolLayer(symbol.symbolLayerCount() - 1)
        made.append(Shade(each.lowerValue(), QColor(core.color()), each.label()))
    return tuple(made)


def shade(cameras: float) -> int:
    """Which class a number of cameras is in."""
    return max((i for i, each in enumerate(shades()) if cameras >= each.low), default=0)
