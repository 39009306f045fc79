"""Layers into the project: in a group, on a map that shows them and says whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaObject, Qt, QTimer
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

DECORATION = "CopyrightLabel"
"""QGIS's own: View > Decorations > Copyright Label."""

SCOPE, OURS = "surveillance_exposure", "/attribution"
BOTTOM_RIGHT = 3
MARGIN_MM = 1


def add(layers: Sequence[QgsVectorLayer], title: str, iface: Any) -> None:
    """Add layers to the project: points above lines above areas, people at the bottom.

    A project that was empty takes the projection of the place, and the map goes there.
    """
    project = QgsProject.instance()
    was_empty = not project.mapLayers()
    ordered = sorted(layers, key=_height)
    project.addMapLayers(ordered, False)
    group = project.layerTreeRoot().insertGroup(0, title)
    for layer in ordered:
        node = group.addLayer(layer)
        classes = layer.isSpatial() and layer.renderer().type() == "graduatedSymbol"
        node.setExpanded(layer is ordered[0] or classes)
    if was_empty:
        # After QGIS itself has set up the map for its first layer.
        QTimer.singleShot(0, lambda: go_to(ordered, iface.mapCanvas()))


def _height(layer: QgsVectorLayer) -> tuple[int, bool]:
    kinds = QgsWkbTypes.GeometryType
    order = [kinds.PointGeometry, kinds.LineGeometry, kinds.PolygonGeometry]
    kind = layer.geometryType()
    return (order.index(kind) if kind in order else len(order), layer.fields().indexOf("geoid") >= 0)


def go_to(layers: Sequence[QgsVectorLayer], canvas: Any) -> None:
    """Show the layers in the UTM zone of their place, in which a street has its shape."""
    project, degrees = QgsProject.instance(), QgsCoordinateReferenceSystem("EPSG:4326")
    whole = QgsRectangle()
    for layer in layers:
        if layer.id() not in project.mapLayers() or layer.extent().isEmpty():
            continue
        transform = QgsCoordinateTransform(layer.crs(), degrees, project)
        whole.combineExtentWith(transform.transformBoundingBox(layer.extent()))
    if whole.isNull() or whole.isEmpty():
        return
    middle = whole.center()
    zone = min(int((middle.x() + 180) // 6) + 1, 60)
    crs = QgsCoordinateReferenceSystem(f"EPSG:{(32600 if middle.y() >= 0 else 32700) + zone}")
    project.setCrs(crs)
    canvas.setDestinationCrs(crs)
    box = QgsCoordinateTransform(degrees, crs, project).transformBoundingBox(whole)
    box.scale(1.05)
    canvas.setExtent(box)
    canvas.refresh()


def attributions(layers: Sequence[QgsVectorLayer]) -> list[str]:
    """Whose data they are, each once."""
    return list(dict.fromkeys(text for layer in layers for text in layer.metadata().rights()))


def show_attributions(texts: Sequence[str], iface: Any) -> bool:
    """Put attributions on the map, in QGIS's own copyright label, where the user takes them off again.

    A label that the user wrote stays as it is: False if it lacks one of them.
    """
    project = QgsProject.instance()
    label = project.readEntry(DECORATION, "/Label", "")[0]
    ours = project.readEntry(SCOPE, OURS, "")[0]
    if label.strip() and label != ours:
        return all(text in label for text in texts)
    # QGIS works out what stands in [% %], and others have written these.
    texts = [text.replace("[%", "[ %") for text in texts]
    lines = [line for line in label.split("\n") if line]
    text = "\n".join(dict.fromkeys([*lines, *texts]))
    if not text:
        return True
    project.writeEntry(DECORATION, "/Label", text)
    project.writeEntry(DECORATION, "/Font", _legible())
    project.writeEntry(DECORATION, "/Placement", BOTTOM_RIGHT)
    for margin in ("/MarginH", "/MarginV"):
        project.writeEntry(DECORATION, margin, MARGIN_MM)
    project.writeEntryBool(DECORATION, "/Enabled", True)
    project.writeEntry(SCOPE, OURS, text)
    # The window reads its decorations with a project, and has no other way to be told.
    window, slot = iface.mainWindow(), "projectReadDecorationItems"
    if window.metaObject().indexOfMethod(f"{slot}()") >= 0:
        QMetaObject.invokeMethod(window, slot, Qt.ConnectionType.DirectConnection)
    iface.mapCanvas().refresh()
    return True


def _legible() -> str:
    """A font with a halo, which is read on any map, as QGIS keeps it."""
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.9)
    halo.setColor(QColor("white"))
    text = QgsTextFormat()
    text.setSize(9)
    text.setColor(QColor("#222222"))
    text.setBuffer(halo)
    document = QDomDocument()
    document.appendChild(text.writeXml(document, QgsReadWriteContext()))
    return str(document.toString())
