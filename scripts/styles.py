"""Write the styles of results into resources/styles; run with QGIS's Python, offscreen.

Styles are shipped as QML because users may take and change them; here is where they come from.
Colours: Okabe and Ito's, which the colour-blind can tell apart.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsColorRampShader,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSingleBandPseudoColorRenderer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

STYLES = Path(__file__).parent.parent / "resources" / "styles"
PUBLIC, PRIVATE, UNKNOWN = "213,94,0", "0,114,178", "120,120,120"

# From unseen to seen by many: lowest and highest number of cameras, colour, name.
CLASSES = [
    (0, 0, "0,158,115", "in view of no camera"),
    (1, 1, "240,190,60", "1 camera"),
    (2, 3, "230,120,0", "2 to 3"),
    (4, 6, "200,50,20", "4 to 6"),
    (7, None, "120,0,50", "7 or more"),
]


def main() -> None:
    """Write every style."""
    application = QgsApplication([], False)
    application.initQgis()
    write("cameras", "Point", "ownership:string", by_ownership(camera_marker))
    write("viewsheds", "Polygon", "ownership:string", by_ownership(viewshed_fill))
    write("rings", "Polygon", "level:string", by_level())
    write("coverage", "Polygon", "cameras:double", QgsSingleSymbolRenderer(coverage_fill()))
    write("walks", "LineString", "exposed_share:double", QgsSingleSymbolRenderer(walk_line("40,40,40", 1.1)))
    write("pieces", "LineString", "cameras:double", pieces_in_view())
    write("in_view_points", "Point", "cameras:double", by_cameras_in_view(camera_marker))
    write("in_view_areas", "Polygon", "cameras:double", by_cameras_in_view(area_fill))
    write_overlap()
    application.exitQgis()


def write(name: str, geometry: str, field: str, renderer: object) -> None:
    """Save a renderer as resources/styles/NAME.qml, symbology alone."""
    layer = QgsVectorLayer(f"{geometry}?crs=EPSG:4326&field={field}", name, "memory")
    layer.setRenderer(renderer)
    save(layer, name)


def save(layer: QgsMapLayer, name: str) -> None:
    """Save a layer's symbology as resources/styles/NAME.qml."""
    message, saved = layer.saveNamedStyle(str(STYLES / f"{name}.qml"), QgsMapLayer.StyleCategory.Symbology)
    if not saved:
        sys.exit(message)


def by_ownership(symbol: object) -> QgsCategorizedSymbolRenderer:
    """Public, private, and all else."""
    return QgsCategorizedSymbolRenderer(
        "ownership",
        [
            QgsRendererCategory("public", symbol(PUBLIC), "Public"),
            QgsRendererCategory("private", symbol(PRIVATE), "Private"),
            QgsRendererCategory("", symbol(UNKNOWN), "Unknown"),
        ],
    )


def by_level() -> QgsCategorizedSymbolRenderer:
    """Recognition levels from the finest, darkest."""
    levels = ("inspect", "identify", "face", "recognise", "observe", "detect", "monitor")
    colours = (
        "63,0,125",
        "84,39,143",
        "106,81,163",
        "128,125,186",
        "158,154,200",
        "188,189,220",
        "218,218,235",
    )
    return QgsCategorizedSymbolRenderer(
        "level",
        [
            QgsRendererCategory(
                level,
                QgsFillSymbol.createSimple(
                    {"color": f"{colour},170", "outline_color": f"{colour},255", "outline_width": "0.1"}
                ),
                level,
            )
            for level, colour in zip(levels, colours)
        ],
    )


def camera_marker(colour: str) -> QgsSymbol:
    """A dot with a white rim."""
    return QgsMarkerSymbol.createSimple(
        {"name": "circle", "size": "2.2", "color": colour, "outline_color": "white", "outline_width": "0.25"}
    )


def viewshed_fill(colour: str) -> QgsSymbol:
    """Thin enough that overlaps add up to a darker tone."""
    return QgsFillSymbol.createSimple(
        {"color": f"{colour},38", "outline_color": f"{colour},150", "outline_width": "0.12"}
    )


def coverage_fill() -> QgsSymbol:
    """One tone, the map below stays legible."""
    return QgsFillSymbol.createSimple(
        {"color": "230,159,0,90", "outline_color": "176,112,0,220", "outline_width": "0.2"}
    )


def walk_line(colour: str, width: float) -> QgsSymbol:
    """A line with a white casing, legible on any map."""
    symbol = QgsLineSymbol.createSimple(
        {"line_color": "white", "line_width": str(width + 0.9), "capstyle": "round", "joinstyle": "round"}
    )
    core = QgsLineSymbol.createSimple(
        {"line_color": colour, "line_width": str(width), "capstyle": "round", "joinstyle": "round"}
    )
    symbol.appendSymbolLayer(core.symbolLayer(0).clone())
    symbol.symbolLayer(1).setRenderingPass(1)
    return symbol


def by_cameras_in_view(symbol: Callable[[str], QgsSymbol]) -> QgsGraduatedSymbolRenderer:
    """From unseen to seen by many."""
    return QgsGraduatedSymbolRenderer(
        "cameras",
        [
            QgsRendererRange(low - 0.5, 1e9 if high is None else high + 0.5, symbol(colour), text)
            for low, high, colour, text in CLASSES
        ],
    )


def pieces_in_view() -> QgsGraduatedSymbolRenderer:
    """Lines by cameras in view."""
    renderer = by_cameras_in_view(lambda colour: walk_line(colour, 1.3))
    # All casings below all lines: else each piece's casing cuts into its neighbour.
    renderer.setUsingSymbolLevels(True)
    return renderer


def area_fill(colour: str) -> QgsSymbol:
    """The map below stays legible."""
    return QgsFillSymbol.createSimple(
        {"color": f"{colour},120", "outline_color": f"{colour},230", "outline_width": "0.2"}
    )


def write_overlap() -> None:
    """The style of the raster of cameras in view, where what is in view of none is transparent."""
    items = []
    for low, high, colour, text in CLASSES:
        shade = QColor(*(int(part) for part in colour.split(",")), 200 if low else 0)
        value = float("inf") if high is None else high
        items.append(QgsColorRampShader.ColorRampItem(value, shade, text))
    ramp = QgsColorRampShader(0, CLASSES[-1][0], None, QgsColorRampShader.Type.Discrete)
    ramp.setColorRampItemList(items)
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    with tempfile.TemporaryDirectory() as scratch:
        file = f"{scratch}/overlap.tif"
        gdal.GetDriverByName("GTiff").Create(file, 1, 1, 1, gdal.GDT_UInt16).SetGeoTransform(
            [0, 1, 0, 0, 0, -1]
        )
        layer = QgsRasterLayer(file, "overlap")
        renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
        renderer.setClassificationMin(0)
        renderer.setClassificationMax(CLASSES[-1][0])
        layer.setRenderer(renderer)
        save(layer, "overlap")


if __name__ == "__main__":
    main()
