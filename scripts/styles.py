"""Write the styles of results into resources/styles; run with QGIS's Python, offscreen.

Styles are shipped as QML because users may take and change them; here is where they come from.
Colours: Okabe and Ito's, which the colour-blind can tell apart.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsColorRampShader,
    QgsFeatureRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsFontMarkerSymbolLayer,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointClusterRenderer,
    QgsProperty,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRendererCategory,
    QgsRendererRange,
    QgsRuleBasedRenderer,
    QgsSimpleMarkerSymbolLayer,
    QgsSingleBandPseudoColorRenderer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
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
    write_osm()
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


# The width and the middle of a camera's n-th sector; where it has none, of its direction.
WIDTH = """if("sectors" IS NULL, if({n} = 0 AND "direction_deg" IS NOT NULL, coalesce("fov_deg", 90), NULL),
  with_variable('ends', string_to_array(string_to_array("sectors", ';')[{n}], '-'),
    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn))))"""
MIDDLE = (
    """if("sectors" IS NULL, "direction_deg",
  to_real(string_to_array(string_to_array("sectors", ';')[{n}], '-')[0]) + """
    + WIDTH
    + """ / 2)"""
)
# Slices that QGIS has: of a quarter (up and to the left), a third (likewise), a half (above), the whole.
SLICE = f"""with_variable('width', {WIDTH}, CASE WHEN @width <= 105 THEN 'quarter_circle'
  WHEN @width <= 150 THEN 'third_circle' WHEN @width <= 270 THEN 'semi_circle' ELSE 'circle' END)"""
TURN = f"""{MIDDLE} + with_variable('width', {WIDTH},
  CASE WHEN @width <= 105 THEN 45 WHEN @width <= 150 THEN 60 ELSE 0 END)"""
MOST_SECTORS = 3
SHAPES = """CASE WHEN "kind" IN ('fixed', 'bullet') THEN 'square' WHEN "kind" = 'panning' THEN 'diamond'
  WHEN "kind" = 'alpr' THEN 'hexagon' ELSE 'circle' END"""
HEIGHTS = [(-1, 0, None), (0, 10, "214,206,194"), (10, 25, "189,178,163"), (25, 50, "160,147,131"),
           (50, 100, "127,113,98"), (100, 1000, "92,80,68")]  # fmt: skip


def write_osm() -> None:
    """The styles of layers from OpenStreetMap: quiet below, cameras on top, legible on light and dark maps."""
    in_the_way = QgsPalLayerSettings()
    in_the_way.fieldName = "name"
    in_the_way.drawLabels = False  # but no label of others over a camera
    save_osm("cameras", "Point", clustered(cameras_by_owner()), in_the_way)
    save_osm("buildings", "Polygon", by_height())
    streets = rules(
        ("Steps", "\"highway\" = 'steps'", osm_line("139,105,60", 0.5, "0.5;0.4"), 15_000),
        (
            "Footpath",
            "\"highway\" IN ('footway', 'path', 'pedestrian', 'corridor', 'elevator', 'cycleway', 'bridleway')",
            osm_line("150,122,84", 0.26, "1.6;0.7"),
            15_000,
        ),
        ("Street", "ELSE", osm_line("165,165,165", 0.4)),
    )
    save_osm("streets", "LineString", streets)
    stations = rules(
        ("Entrance", "\"kind\" = 'entrance'", badge("square", "1.7", "0,90,140")),
        ("Station", "ELSE", badge("square", "3", "0,90,140")),
    )
    save_osm(
        "stations", "Point", stations, names("0,70,110", 8, 25_000, 'if("kind" = \'entrance\', NULL, "name")')
    )
    sights = rules(
        ("Museum or gallery", "\"kind\" IN ('museum', 'gallery')", badge("pentagon", "2.6", "204,121,167")),
        ("Monument", "\"kind\" IN ('monument', 'memorial')", badge("triangle", "2.2", "160,110,60")),
        (
            "Place",
            "\"kind\" IN ('square', 'island', 'islet', 'locality', 'neighbourhood', 'quarter', 'suburb', 'borough', "
            "'hamlet', 'village', 'town', 'city')",
            badge("circle", "1", "120,120,120"),
        ),
        ("Sight", "ELSE", badge("star", "3", "0,158,115")),
    )
    save_osm("sights", "Point", sights, names("70,55,45", 7, 10_000, '"name"'))


def save_osm(
    name: str, geometry: str, renderer: QgsFeatureRenderer, labels: QgsPalLayerSettings | None = None
) -> None:
    """Save renderer and labels as resources/styles/osm_NAME.qml."""
    layer = QgsVectorLayer(f"{geometry}?crs=EPSG:4326&field=name:string", name, "memory")
    layer.setRenderer(renderer.clone())  # a rule-based one given away is freed twice on 3.22
    if labels:
        layer.setLabeling(QgsVectorLayerSimpleLabeling(labels))
        layer.setLabelsEnabled(True)
    parts = QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling
    message, saved = layer.saveNamedStyle(str(STYLES / f"osm_{name}.qml"), parts)
    if not saved:
        sys.exit(message)


def rules(*given: tuple[Any, ...]) -> QgsRuleBasedRenderer:
    """Rules of label, condition, symbol and, if not at all scales, the smallest at which it is drawn."""
    root = QgsRuleBasedRenderer.Rule(None)
    for label, condition, symbol, *scale in given:
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, *(scale or [0]), condition, label))
    return QgsRuleBasedRenderer(root)


def cameras_by_owner() -> QgsCategorizedSymbolRenderer:
    """By ownership in colour, readers of number plates apart, by kind in shape, with where they look."""
    return QgsCategorizedSymbolRenderer(
        """if("kind" = 'alpr', 'alpr', "ownership")""",
        [
            QgsRendererCategory("public", osm_camera(PUBLIC), "Public"),
            QgsRendererCategory("private", osm_camera(PRIVATE), "Private"),
            QgsRendererCategory("alpr", osm_camera("106,50,150"), "Number plates"),
            QgsRendererCategory("", osm_camera("105,105,105"), "Owner unknown"),
        ],
    )


def osm_camera(colour: str) -> QgsSymbol:
    """A marker in the shape of the kind over slices where it looks, or over a ring where it turns all ways.

    Slices of a few widths, not true sectors: a cluster draws no generated geometries on 3.22. The true ones
    are those of its viewshed.
    """
    symbol = QgsMarkerSymbol.createSimple(
        {"size": "2.6", "color": colour, "outline_color": "white", "outline_width": "0.35"}
    )
    define(symbol.symbolLayer(0), {"PropertyName": SHAPES})
    for n in range(MOST_SECTORS):
        piece = QgsSimpleMarkerSymbolLayer.create(
            {"size": "1", "color": f"{colour},105", "outline_color": f"{colour},200", "outline_width": "0.15"}
        )
        shown = WIDTH.format(n=n) + " IS NOT NULL"
        turn, part = TURN.format(n=n), SLICE.format(n=n)
        define(piece, {"PropertyName": part, "PropertyAngle": turn, "PropertyLayerEnabled": shown})
        define(piece, {"PropertySize": _size(9)})
        symbol.insertSymbolLayer(0, piece)
    ring = QgsSimpleMarkerSymbolLayer.create(
        {
            "name": "circle",
            "size": "1",
            "color": f"{colour},50",
            "outline_color": f"{colour},220",
            "outline_width": "0.25",
        }
    )
    all_round = (
        """coalesce("kind", '') IN ('dome', 'panning') AND "direction_deg" IS NULL AND "sectors" IS NULL"""
    )
    define(ring, {"PropertyLayerEnabled": all_round, "PropertySize": _size(4.4)})
    symbol.insertSymbolLayer(0, ring)
    return symbol


def _size(size: float) -> str:
    """Nothing in the legend, where there is no camera to say where it looks, and all would be drawn."""
    return f"if($id IS NULL, 0, {size:g})"


def define(layer: QgsSymbolLayer, expressions: dict[str, str]) -> None:
    """Have properties of a symbol layer worked out per feature."""
    for name, text in expressions.items():
        layer.setDataDefinedProperty(getattr(QgsSymbolLayer.Property, name), QgsProperty.fromExpression(text))


def clustered(renderer: QgsFeatureRenderer) -> QgsPointClusterRenderer:
    """Cameras that would cover each other as one, with their number."""
    symbol = QgsMarkerSymbol.createSimple(
        {
            "name": "circle",
            "size": "4.6",
            "color": "45,45,45",
            "outline_color": "white",
            "outline_width": "0.4",
        }
    )
    digits = QgsFontMarkerSymbolLayer("Sans Serif", "9", 2.6, QColor("white"))
    digits.setDataDefinedProperty(
        QgsSymbolLayer.Property.PropertyCharacter, QgsProperty.fromExpression("@cluster_size")
    )
    symbol.appendSymbolLayer(digits)
    result = QgsPointClusterRenderer()
    result.setClusterSymbol(symbol)
    result.setEmbeddedRenderer(renderer)
    result.setTolerance(3.2)
    result.setToleranceUnit(QgsUnitTypes.RenderUnit.RenderMillimeters)
    return result


def by_height() -> QgsGraduatedSymbolRenderer:
    """Darker the higher, the highest on top; hatched where the height is unknown."""
    classes = []
    for low, high, colour in HEIGHTS:
        symbol = QgsFillSymbol.createSimple(
            {
                "color": f"{colour or '175,165,152'},{'190' if colour else '150'}",
                "style": "solid" if colour else "b_diagonal",
                "outline_color": "120,110,98,170",
                "outline_width": "0.1",
            }
        )
        label = "Height unknown" if not colour else f"> {low} m" if low == 100 else f"{low} – {high} m"
        classes.append(QgsRendererRange(low, high, symbol, label))
    renderer = QgsGraduatedSymbolRenderer('coalesce("height_m", -1)', classes)
    renderer.setOrderBy(
        QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause('coalesce("height_m", 0)')])
    )
    renderer.setOrderByEnabled(True)
    return renderer


def osm_line(colour: str, width: float, dashes: str = "") -> QgsSymbol:
    """A plain or dashed line."""
    custom = {"use_custom_dash": "1", "customdash": dashes, "capstyle": "flat"} if dashes else {}
    return QgsLineSymbol.createSimple(
        {"line_color": colour, "line_width": str(width), "capstyle": "round", "joinstyle": "round", **custom}
    )


def badge(shape: str, size: str, colour: str) -> QgsSymbol:
    """A small sign with a white rim."""
    return QgsMarkerSymbol.createSimple(
        {"name": shape, "size": size, "color": colour, "outline_color": "white", "outline_width": "0.3"}
    )


def names(colour: str, size: float, scale: int, expression: str) -> QgsPalLayerSettings:
    """Names with a halo, from `scale` on inwards."""
    text = QgsTextFormat()
    text.setSize(size)
    text.setColor(QColor(*(int(part) for part in colour.split(","))))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.7)
    halo.setColor(QColor(255, 255, 255, 225))
    text.setBuffer(halo)
    labels = QgsPalLayerSettings()
    labels.setFormat(text)
    labels.fieldName = expression
    labels.isExpression = True
    labels.placement = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
    labels.offsetType = QgsPalLayerSettings.OffsetType.FromSymbolBounds
    labels.dist = 0.5
    labels.scaleVisibility = True
    labels.minimumScale = scale
    return labels


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
