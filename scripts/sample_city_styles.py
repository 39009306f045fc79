"""Write the QML styles of the sample city's base map to resources/styles/sample_*.qml.

The base stays quiet, so that cameras and viewsheds drawn over it are what one sees first. Only built-in
symbols are used. Run it with a Python that has QGIS (3.22 or later), no screen needed:

    QT_QPA_PLATFORM=offscreen python3 scripts/sample_city_styles.py [sample_city.gpkg] [folder for the styles]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLabeling,
    QgsLabelLineSettings,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsRuleBasedLabeling,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSimpleMarkerSymbolLayerBase,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

RESOURCES = Path(__file__).resolve().parent.parent / "resources"

LAND, PARK, PLAZA, WATER = "#f3efe9", "#d4e2c6", "#e9dfcf", "#bdd5e4"
SHORE, CASING, ROAD, MOTOR_ROAD = "#9fb9c9", "#c3baac", "#ffffff", "#e2ddd8"
BUILDING, BUILDING_EDGE, LANDMARK, SHED = "#dacfc0", "#b3a592", "#cab8a2", "#e4dbce"
FOOTWAY, STAIRS = "#ad9c7f", "#a3937b"
TRACT, DISTRICT = "#75667f", "#5c5068"
STATION, SIGHT, WALK = "#2f4358", "#7c4f3b", "#0072b2"
# The part of the river in which its name is put: the straight reach above the bridge.
RIVER_REACH = """intersection($geometry, bounds(make_line(
    make_point(x_min($geometry) + 0.55 * bounds_width($geometry), y_min($geometry)),
    make_point(x_min($geometry) + 0.80 * bounds_width($geometry), y_max($geometry)))))"""
FONT = "Sans Serif"
Shape = QgsSimpleMarkerSymbolLayerBase.Shape


# --- symbols ---------------------------------------------------------------------------------------------


def stacked(symbol: QgsSymbol, *layers: QgsSymbolLayer) -> QgsSymbol:
    """The symbol made of these layers. Given one by one, as a list leaves it open who owns them."""
    symbol.changeSymbolLayer(0, layers[0])
    for layer in layers[1:]:
        symbol.appendSymbolLayer(layer)
    return symbol


def fill(
    color: str | None, edge: str | None = None, width: float = 0.1, style: Qt.PenStyle | None = None
) -> QgsFillSymbol:
    """A plain area; without colour only its outline."""
    layer = QgsSimpleFillSymbolLayer()
    layer.setBrushStyle(Qt.BrushStyle.SolidPattern if color else Qt.BrushStyle.NoBrush)
    if color:
        layer.setFillColor(QColor(color))
    layer.setStrokeStyle((style or Qt.PenStyle.SolidLine) if edge else Qt.PenStyle.NoPen)
    if edge:
        layer.setStrokeColor(QColor(edge))
        layer.setStrokeWidth(width)
    layer.setPenJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return stacked(QgsFillSymbol(), layer)


def ground_line(color: str, metres: str, level: int, cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap
                ) -> QgsSimpleLineSymbolLayer:  # fmt: skip
    """A line as wide on the ground as the expression says, drawn at a level of its own so that junctions merge."""
    layer = QgsSimpleLineSymbolLayer(QColor(color), 8.0)
    layer.setWidthUnit(QgsUnitTypes.RenderUnit.RenderMetersInMapUnits)
    layer.setDataDefinedProperty(
        QgsSymbolLayer.Property.PropertyStrokeWidth, QgsProperty.fromExpression(metres)
    )
    layer.setPenCapStyle(cap)
    layer.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    layer.setRenderingPass(level)
    return layer


def dashes(color: str, width: float, pattern: list[float], level: int) -> QgsSimpleLineSymbolLayer:
    """A dashed line, all measures in millimetres on paper."""
    layer = QgsSimpleLineSymbolLayer(QColor(color), width)
    layer.setUseCustomDashPattern(True)
    layer.setCustomDashVector(pattern)
    layer.setPenCapStyle(Qt.PenCapStyle.FlatCap)
    layer.setRenderingPass(level)
    return layer


def road(
    color: str, level: int = 0, cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap, edge: str = CASING
) -> QgsLineSymbol:
    """A street: a grey casing below all carriageways, then the carriageway."""
    casing = ground_line(edge, 'coalesce("width_m", 8) + 2', level, cap)
    return stacked(QgsLineSymbol(), casing, ground_line(color, 'coalesce("width_m", 8)', level + 1, cap))


def marker(shape: int, size: float, color: str, edge: str, edge_width: float) -> QgsSimpleMarkerSymbolLayer:
    """A simple marker with an outline."""
    layer = QgsSimpleMarkerSymbolLayer(shape, size)
    layer.setColor(QColor(color))
    layer.setStrokeColor(QColor(edge))
    layer.setStrokeWidth(edge_width)
    return layer


def categories(expression: str, symbols: dict[str, tuple[str, object]]) -> QgsCategorizedSymbolRenderer:
    """One symbol for each value of the expression."""
    listed = [QgsRendererCategory(value, symbol, label) for value, (label, symbol) in symbols.items()]
    return QgsCategorizedSymbolRenderer(expression, listed)


# --- labels ----------------------------------------------------------------------------------------------


def text(size: float, color: str, bold: bool = False, italic: bool = False, halo: float = 0.7, spacing: float = 0.0,
         halo_color: str = "#ffffff") -> QgsTextFormat:  # fmt: skip
    """Small text with a white halo."""
    font = QFont(FONT)
    font.setBold(bold)
    font.setItalic(italic)
    if spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    shown = QgsTextFormat()
    shown.setFont(font)
    shown.setSize(size)
    shown.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
    shown.setColor(QColor(color))
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(halo > 0)
    buffer.setSize(halo)
    buffer.setColor(QColor(halo_color))
    buffer.setOpacity(0.85)
    shown.setBuffer(buffer)
    return shown


def label(shown: QgsTextFormat, placement: QgsPalLayerSettings.Placement, what: str = '"name"', priority: int = 5,
          scales: tuple[float, float] | None = None) -> QgsPalLayerSettings:  # fmt: skip
    """Label settings; `scales` are the smallest and the largest scale's denominators at which it shows."""
    settings = QgsPalLayerSettings()
    settings.fieldName = what
    settings.isExpression = True
    settings.placement = placement
    settings.priority = priority
    settings.setFormat(shown)
    if scales:
        settings.scaleVisibility = True
        settings.minimumScale, settings.maximumScale = scales
    return settings


def beside_point(
    shown: QgsTextFormat, priority: int, distance: float = 0.6, scales: tuple[float, float] | None = None
) -> QgsPalLayerSettings:
    """A label next to a marker, on whichever side there is room."""
    settings = label(
        shown, QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint, priority=priority, scales=scales
    )
    settings.dist = distance
    settings.offsetType = QgsPalLayerSettings.OffsetType.FromSymbolBounds
    settings.obstacle = True
    return settings


def rules(*parts: tuple[str, QgsPalLayerSettings]) -> QgsRuleBasedLabeling:
    """Labels by filter expression."""
    root = QgsRuleBasedLabeling.Rule(None)
    for condition, settings in parts:
        rule = QgsRuleBasedLabeling.Rule(settings)
        rule.setFilterExpression(condition)
        root.appendChild(rule)
    return QgsRuleBasedLabeling(root)


# --- layers ----------------------------------------------------------------------------------------------


def style_land(layer: QgsVectorLayer) -> None:
    """Land, parks, squares and water."""
    layer.setRenderer(categories("kind", {
        "land": ("Land", fill(LAND, SHORE, 0.3)),
        "park": ("Park", fill(PARK)),
        "plaza": ("Square", fill(PLAZA)),
        "water": ("Water", fill(WATER)),
    }))  # fmt: skip
    inside = QgsPalLayerSettings.Placement.Horizontal
    park = label(
        text(7, "#5b7449", italic=True, halo=0.5, halo_color=PARK), inside, priority=6, scales=(12000, 0)
    )
    park.fitInPolygonOnly = True
    plaza = label(
        text(6.5, "#85765f", italic=True, halo=0.5, halo_color=PLAZA), inside, priority=4, scales=(7000, 0)
    )
    plaza.fitInPolygonOnly = True
    sea = label(text(9, "#5683a0", italic=True, halo=0, spacing=2.0), inside, priority=7)
    sea.fitInPolygonOnly = True
    river = label(
        text(9, "#5683a0", italic=True, halo=0, spacing=2.0), QgsPalLayerSettings.Placement.Free, priority=9
    )
    river.geometryGeneratorEnabled = True
    river.geometryGenerator = RIVER_REACH
    layer.setLabeling(rules(
        ("\"kind\" = 'park' and \"name\" <> 'Pitch'", park),
        ("\"kind\" = 'plaza' and \"name\" not like '%Forecourt'", plaza),
        ("\"kind\" = 'water' and \"name\" like 'River%'", river),
        ("\"kind\" = 'water' and \"name\" not like 'River%'", sea),
    ))  # fmt: skip
    layer.setLabelsEnabled(True)


def style_buildings(layer: QgsVectorLayer) -> None:
    """Taupe footprints; public buildings a shade darker, sheds a shade lighter."""
    plain, landmark = fill(BUILDING, BUILDING_EDGE, 0.12), fill(LANDMARK, "#a89882", 0.14)
    layer.setRenderer(categories("kind", {
        "house": ("House", plain.clone()),
        "block": ("Block", plain.clone()),
        "tower": ("Tower", fill("#d3c7b7", "#a89882", 0.14)),
        "shed": ("Shed", fill(SHED, BUILDING_EDGE, 0.1)),
        "civic": ("Public building", landmark.clone()),
        "church": ("Church", landmark.clone()),
        "": ("Other", plain.clone()),
    }))  # fmt: skip


def style_streets(layer: QgsVectorLayer) -> None:
    """White streets in a grey casing, as wide as on the ground; footways dashed; bridges above the rest."""
    stairs = ground_line(STAIRS, '"width_m"', 1, Qt.PenCapStyle.FlatCap)
    stairs.setUseCustomDashPattern(True)
    stairs.setCustomDashVector([0.35, 0.35])
    flat = Qt.PenCapStyle.FlatCap
    renderer = categories("if(\"foot\" = 'no', 'motor', \"kind\")", {
        "motor": ("Street without walking", road(MOTOR_ROAD)),
        "street": ("Street", road(ROAD)),
        "path": ("Path", stacked(QgsLineSymbol(), dashes(FOOTWAY, 0.3, [1.1, 0.7], 2))),
        "steps": ("Steps", stacked(QgsLineSymbol(), stairs)),
        "bridge": ("Bridge", road(ROAD, 3, flat, "#a79c8c")),
        "footbridge": ("Footbridge", road(ROAD, 3, flat, "#a79c8c")),
    })  # fmt: skip
    renderer.setUsingSymbolLevels(True)
    layer.setRenderer(renderer)
    names = label(
        text(5.8, "#6f6961", halo=0.5), QgsPalLayerSettings.Placement.Curved, priority=2, scales=(7500, 0)
    )
    line = QgsLabelLineSettings()
    line.setMergeLines(True)
    line.setPlacementFlags(QgsLabeling.LinePlacementFlag.OnLine)
    names.setLineSettings(line)
    names.repeatDistance = 0
    layer.setLabeling(rules(("\"kind\" in ('street', 'bridge', 'footbridge') and \"foot\" = 'yes'", names)))
    layer.setLabelsEnabled(True)


def style_tracts(layer: QgsVectorLayer) -> None:
    """A thin dashed border, and names when the whole city is in view."""
    border = fill(None, TRACT, 0.24, Qt.PenStyle.DashLine)
    border.setOpacity(0.55)  # neighbours draw their common border twice
    layer.setRenderer(QgsSingleSymbolRenderer(border))
    shown = text(7.5, TRACT, halo=0.8, spacing=0.6)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(
        label(shown, QgsPalLayerSettings.Placement.Horizontal, priority=3, scales=(60000, 5500))))  # fmt: skip
    layer.setLabelsEnabled(True)


def style_districts(layer: QgsVectorLayer) -> None:
    """A firmer border, and large spaced names."""
    border = fill(None, DISTRICT, 0.5)
    border.setOpacity(0.7)
    layer.setRenderer(QgsSingleSymbolRenderer(border))
    shown = text(10, DISTRICT, bold=True, halo=1.0, spacing=1.5)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(
        label(shown, QgsPalLayerSettings.Placement.Horizontal, 'upper("name")', priority=8)))  # fmt: skip
    layer.setLabelsEnabled(True)


def style_stations(layer: QgsVectorLayer) -> None:
    """A ring with a dot, and the name."""
    circle = Shape.Circle
    ring, dot = marker(circle, 3.2, "#ffffff", STATION, 0.55), marker(circle, 1.1, STATION, STATION, 0.1)
    layer.setRenderer(QgsSingleSymbolRenderer(stacked(QgsMarkerSymbol(), ring, dot)))
    layer.setLabeling(QgsVectorLayerSimpleLabeling(beside_point(text(7.2, STATION, bold=True), 10)))
    layer.setLabelsEnabled(True)


def style_sights(layer: QgsVectorLayer) -> None:
    """A small diamond and a slanted name."""
    diamond = marker(Shape.Diamond, 2.4, SIGHT, "#ffffff", 0.3)
    layer.setRenderer(QgsSingleSymbolRenderer(stacked(QgsMarkerSymbol(), diamond)))
    shown = beside_point(text(6.6, SIGHT, italic=True), 8, scales=(14000, 0))
    layer.setLabeling(QgsVectorLayerSimpleLabeling(shown))
    layer.setLabelsEnabled(True)


def style_stops(layer: QgsVectorLayer) -> None:
    """Grains that darken where there are many."""
    grain = marker(Shape.Circle, 1.1, "#4d4d4d", "#ffffff", 0.08)
    layer.setRenderer(QgsSingleSymbolRenderer(stacked(QgsMarkerSymbol(), grain)))
    layer.setOpacity(0.45)


def style_walk_start(layer: QgsVectorLayer) -> None:
    """A hollow circle where a walk begins."""
    circle = marker(Shape.Circle, 3.4, "#ffffff", WALK, 0.9)
    _style_walk(layer, circle)


def style_walk_goal(layer: QgsVectorLayer) -> None:
    """A full square where a walk ends."""
    square = marker(Shape.Square, 3.4, WALK, "#ffffff", 0.4)
    _style_walk(layer, square)


def _style_walk(layer: QgsVectorLayer, mark: QgsSimpleMarkerSymbolLayer) -> None:
    """A marker with the name of the place."""
    layer.setRenderer(QgsSingleSymbolRenderer(stacked(QgsMarkerSymbol(), mark)))
    layer.setLabeling(QgsVectorLayerSimpleLabeling(beside_point(text(7.2, WALK, bold=True), 9)))
    layer.setLabelsEnabled(True)


STYLES: dict[str, Callable[[QgsVectorLayer], None]] = {
    "land": style_land,
    "streets": style_streets,
    "buildings": style_buildings,
    "tracts": style_tracts,
    "districts": style_districts,
    "stops": style_stops,
    "sights": style_sights,
    "stations": style_stations,
    "walks_from": style_walk_start,
    "walks_to": style_walk_goal,
}


def write_styles(package: Path, folder: Path) -> None:
    """Style each layer of the package and save what is about its looks."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = QgsMapLayer.StyleCategory
    looks = parts.Symbology | parts.Labeling | parts.Rendering
    for name, style in STYLES.items():
        layer = QgsVectorLayer(f"{package}|layername={name}", name, "ogr")
        if not layer.isValid():
            raise SystemExit(f"{package} has no layer {name}")
        style(layer)
        message, good = layer.saveNamedStyle(str(folder / f"sample_{name}.qml"), looks)
        if not good:
            raise SystemExit(message)


def main(arguments: list[str]) -> None:
    """Write the styles for the shipped package, or for the one given."""
    package = Path(arguments[0]) if arguments else RESOURCES / "sample_city.gpkg"
    folder = Path(arguments[1]) if len(arguments) > 1 else RESOURCES / "styles"
    application = QgsApplication([], False)
    application.initQgis()
    write_styles(package, folder)
    application.exitQgis()


if __name__ == "__main__":
    main(sys.argv[1:])
