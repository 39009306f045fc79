#!/usr/bin/env python3
"""The demo's project and map: demo_map.py GEOPACKAGE STYLES writes a .qgz and map.png beside the GeoPackage."""

from __future__ import annotations

import sys
from pathlib import Path

from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters
RESULTS = {
    "cameras_in_view": "Walks, by cameras in view",
    "cameras": "Cameras",
    "camera_density": "Effective public cameras per 1,000 residents",
    "area_in_view": "Ground in view of a camera",
    "viewsheds": "Camera viewsheds",
}
BASE = ("walks_from", "walks_to", "stations", "sights", "tracts", "streets", "buildings", "land")
HIDDEN = ("viewsheds", "camera_density", "tracts")


def main() -> None:
    """Make the project, then the picture."""
    city, styles = Path(sys.argv[1]), Path(sys.argv[2])
    application = QgsApplication([], False)
    application.initQgis()
    project = QgsProject.instance()
    layers = add_layers(project, city, styles)
    project.setTitle("Port Alder: who is watched, where, and on which walk")
    project.setCrs(layers["land"].crs())
    extent = layers["land"].extent()
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, project.crs()))
    layout = draw(project, layers, extent)
    project.layoutManager().addLayout(layout)
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 200
    gdal.PushErrorHandler("CPLQuietErrorHandler")  # QGIS tries to georeference the PNG, which GDAL declines
    result = QgsLayoutExporter(layout).exportToImage(str(city.parent / "map.png"), settings)
    if result != QgsLayoutExporter.ExportResult.Success or not project.write(str(city.with_suffix(".qgz"))):
        sys.exit("The map or the project could not be written.")
    del layout
    project.clear()
    application.exitQgis()


def add_layers(project: QgsProject, city: Path, styles: Path) -> dict[str, QgsVectorLayer]:
    """All layers of the GeoPackage, results above the base map; results bring their styles along."""
    layers = {}
    for group_name, names in (("Results", RESULTS), ("Port Alder", dict.fromkeys(BASE))):
        group = project.layerTreeRoot().addGroup(group_name)
        for name in names:
            title = RESULTS.get(name) or name.replace("_", " ").capitalize()
            layer = QgsVectorLayer(f"{city}|layername={name}", title, "ogr")
            if not layer.isValid():
                sys.exit(f"{city} lacks {name}")
            if name in BASE:
                layer.loadNamedStyle(str(styles / f"sample_{name}.qml"))
            project.addMapLayer(layer, False)
            node = group.addLayer(layer)
            node.setItemVisibilityChecked(name not in HIDDEN)
            node.setExpanded(name in RESULTS and name not in HIDDEN)
            layers[name] = layer
    return layers


def draw(project: QgsProject, layers: dict[str, QgsVectorLayer], extent: QgsRectangle) -> QgsPrintLayout:
    """An A4 page: the walks on the ground in view, the density of tracts beside it, and what it all means."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName("Map")
    base = [layers[name] for name in BASE if name != "tracts"]
    walks = [layers[name] for name in ("cameras_in_view", "cameras", "area_in_view")]
    ordered = [*base[:2], walks[0], *base[2:4], *walks[1:], *base[4:]]
    main_map = add_map(layout, ordered, extent, (8, 26, 196, 160))
    density = [layers["camera_density"], layers["land"]]
    add_map(layout, density, extent, (210, 121, 79, 64.2))

    add_text(
        layout, "Port Alder: where cameras watch, and how much of two walks", (8, 6, 281, 9), 17, bold=True
    )
    add_text(
        layout,
        "Sample city, made up. Ground on which a face (1.6 m) is in line of sight of any recorded camera within "
        "120 m, over and between buildings with their heights.",
        (8, 15.5, 281, 6),
        9,
    )
    add_legend(layout, [layers[name] for name in ("cameras_in_view", "cameras", "area_in_view")], (210, 25))
    add_text(
        layout,
        "Effective public cameras per 1,000 residents, by census tract, 120 m",
        (210, 112, 79, 9),
        9,
        bold=True,
    )
    add_legend(layout, [layers["camera_density"]], (210, 186), columns=3, title=False)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setStyle("Line Ticks Up")
    bar.setLinkedMap(main_map)
    bar.setUnits(QgsUnitTypes.DistanceUnit.DistanceMeters)
    bar.setUnitLabel("m")
    bar.setUnitsPerSegment(100)
    bar.setHeight(1.5)
    bar.setNumberOfSegments(3)
    bar.setNumberOfSegmentsLeft(0)
    text = QgsTextFormat()
    text.setSize(8)
    bar.setTextFormat(text)
    layout.addLayoutItem(bar)
    bar.attemptMove(QgsLayoutPoint(9, 189, MM))
    add_text(
        layout,
        "An effective camera is the ground in view divided by the disc of one camera. "
        "Cameras nobody recorded are not in any figure. Made with Surveillance exposure for QGIS.",
        (60, 190, 144, 10),
        7.5,
    )
    return layout


def add_map(
    layout: QgsPrintLayout, layers: list[QgsVectorLayer], extent: QgsRectangle, box: tuple[float, ...]
) -> QgsLayoutItemMap:
    """A framed map of `layers`; `box` is x, y, width, height in millimetres."""
    item = QgsLayoutItemMap(layout)
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(box[0], box[1], MM))
    item.attemptResize(QgsLayoutSize(box[2], box[3], MM))
    item.setLayers(layers)
    item.setExtent(extent)
    item.setFrameEnabled(True)
    item.setFrameStrokeColor(QColor("#999999"))
    return item


def add_text(
    layout: QgsPrintLayout, text: str, box: tuple[float, ...], size: float, bold: bool = False
) -> None:
    """A label."""
    item = QgsLayoutItemLabel(layout)
    item.setText(text)
    font = QFont("Sans Serif")
    font.setPointSizeF(size)
    font.setBold(bold)
    item.setFont(font)
    item.setFontColor(QColor("#222222"))
    item.setHAlign(Qt.AlignmentFlag.AlignLeft)
    item.attemptMove(QgsLayoutPoint(box[0], box[1], MM))
    item.attemptResize(QgsLayoutSize(box[2], box[3], MM))
    layout.addLayoutItem(item)


def add_legend(
    layout: QgsPrintLayout,
    layers: list[QgsVectorLayer],
    at: tuple[float, float],
    columns: int = 1,
    title: bool = True,
) -> None:
    """A legend of `layers`."""
    item = QgsLayoutItemLegend(layout)
    item.setAutoUpdateModel(False)
    root = item.model().rootGroup()
    root.clear()
    for layer in layers:
        node = root.addLayer(layer)
        if not title:
            node.setCustomProperty("legend/title-style", "hidden")
    item.setColumnCount(columns)
    item.setSplitLayer(True)
    item.setSymbolWidth(5)
    item.setColumnSpace(1.5)
    item.setBackgroundEnabled(False)
    for part, size in (
        (QgsLegendStyle.Style.Subgroup, 9),
        (QgsLegendStyle.Style.SymbolLabel, 8),
    ):
        item.setStyleFont(part, QFont("Sans Serif", size))
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(*at, MM))


if __name__ == "__main__":
    main()
