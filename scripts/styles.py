"""Write the styles of results into resources/styles; run with QGIS's Python, offscreen.

Styles are shipped as QML because users may take and change them; here is where they come from.
Colours: Okabe and Ito's, which the colour-blind can tell apart.
"""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)

STYLES = Path(__file__).parent.parent / "resources" / "styles"
PUBLIC, PRIVATE, UNKNOWN = "213,94,0", "0,114,178", "120,120,120"


def main() -> None:
    """Write every style."""
    application = QgsApplication([], False)
    application.initQgis()
    write("cameras", "Point", "ownership:string", by_ownership(camera_marker))
    write("viewsheds", "Polygon", "ownership:string", by_ownership(viewshed_fill))
    write("coverage", "Polygon", "cameras:double", QgsSingleSymbolRenderer(coverage_fill()))
    write("walks", "LineString", "exposed_share:double", QgsSingleSymbolRenderer(walk_line("40,40,40", 1.1)))
    write("pieces", "LineString", "cameras:double", by_cameras_in_view())
    application.exitQgis()


def write(name: str, geometry: str, field: str, renderer: object) -> None:
    """Save a renderer as resources/styles/NAME.qml, symbology alone."""
    layer = QgsVectorLayer(f"{geometry}?crs=EPSG:4326&field={field}", name, "memory")
    layer.setRenderer(renderer)
    message, saved = layer.saveNamedStyle(str(STYLES / f"{name}.qml"), QgsVectorLayer.StyleCategory.Symbology)
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


def by_cameras_in_view() -> QgsGraduatedSymbolRenderer:
    """From unseen to seen by many."""
    classes = [
        (-0.5, 0.5, "0,158,115", "in view of no camera"),
        (0.5, 1.5, "240,190,60", "1 camera"),
        (1.5, 3.5, "230,120,0", "2 to 3"),
        (3.5, 6.5, "200,50,20", "4 to 6"),
        (6.5, 1e9, "120,0,50", "7 or more"),
    ]
    renderer = QgsGraduatedSymbolRenderer(
        "cameras",
        [QgsRendererRange(low, high, walk_line(colour, 1.3), text) for low, high, colour, text in classes],
    )
    # All casings below all lines: else each piece's casing cuts into its neighbour.
    renderer.setUsingSymbolLevels(True)
    return renderer


if __name__ == "__main__":
    main()
