"""Tracks from and to GPX files."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsDistanceArea,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QFile, QFileInfo, QIODevice, QXmlStreamWriter

from ...translation import tr
from .places import WGS84

LAYERS = ("tracks", "routes")


class GpxError(Exception):
    """The file cannot be used; the text says why."""


@dataclass(frozen=True)
class Track:
    """A track of a file: its name and its line in WGS 84; `others` counts those not taken.

    `left_out` says what the line lacks of what was `recorded`, empty if nothing.
    """

    name: str
    line: QgsGeometry
    recorded: QgsGeometry
    others: int
    left_out: str

    @property
    def ends(self) -> tuple[QgsPointXY, QgsPointXY]:
        """Where it begins and ends."""
        points = [point for part in _parts(self.line) for point in part]
        return points[0], points[-1]

    def layer(self) -> QgsVectorLayer:
        """The track as recorded as a layer in memory, for an algorithm, which says itself what it leaves out."""
        layer = QgsVectorLayer(f"MultiLineString?crs={WGS84}&field=name:string", self.name, "memory")
        feature = QgsFeature(layer.fields())
        feature.setGeometry(self.recorded)
        feature.setAttribute("name", self.name)
        layer.dataProvider().addFeature(feature)
        layer.updateExtents()
        return layer


def read(path: str) -> Track:
    """The longest track of a file by metres, or the longest route where there is no track with a length.

    Broken segments, and fixes at 0, 0 far from all else, are left out. Raises GpxError.
    """
    from ... import layers  # noqa: PLC0415 - needs the packages
    from ...processing.messages import parts_text  # noqa: PLC0415

    if not QFileInfo(path).isReadable():
        raise GpxError(tr("{path} cannot be read.").format(path=path))
    ruler = QgsDistanceArea()
    ruler.setEllipsoid("WGS84")
    ruler.setSourceCrs(QgsCoordinateReferenceSystem(WGS84), QgsProject.instance().transformContext())
    context = QgsProcessingContext()
    for name in LAYERS:
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        if not layer.isValid():
            continue
        rows = layers.read(QgsProcessingFeatureSource(layer, context), layers.LINE)
        names = rows.column("name") or [None] * len(rows)
        lines = []
        for i, wkb in enumerate(layers.multi_wkb(rows.geometries)):
            line = QgsGeometry()
            if wkb is not None:
                line.fromWkb(wkb)
                lines.append((ruler.measureLength(line), i, line))
        if lines:
            _, i, line = max(lines, key=lambda each: each[0])
            named = str(names[i] or "") or QFileInfo(path).completeBaseName()
            recorded = QgsGeometry(rows.features[i].geometry())
            recorded.convertToMultiType()
            return Track(named, line, recorded, len(lines) - 1, parts_text(rows, i))
    raise GpxError(
        tr("{path} holds no track and no route with two points or more. Is it a GPX file?").format(
            path=QFileInfo(path).fileName()
        )
    )


def write(path: str, line: QgsGeometry, crs: QgsCoordinateReferenceSystem, name: str, about: str) -> None:
    """Write one track with its figures in its description.

    Raises GpxError.
    """
    to_degrees = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(WGS84), QgsProject.instance())
    geometry = QgsGeometry(line)
    try:
        geometry.transform(to_degrees)
    except QgsCsException as error:
        raise GpxError(tr("The walk has no place in latitudes and longitudes.")) from error
    file = QFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise GpxError(tr("{path} cannot be written: {reason}.").format(path=path, reason=file.errorString()))
    xml = QXmlStreamWriter(file)
    xml.setAutoFormatting(True)
    xml.writeStartDocument()
    xml.writeStartElement("gpx")
    xml.writeAttribute("version", "1.1")
    xml.writeAttribute("creator", "Surveillance exposure for QGIS")
    xml.writeAttribute("xmlns", "http://www.topografix.com/GPX/1/1")
    xml.writeStartElement("trk")
    xml.writeTextElement("name", name)
    xml.writeTextElement("desc", about)
    for part in _parts(geometry):
        xml.writeStartElement("trkseg")
        for point in part:
            xml.writeStartElement("trkpt")
            xml.writeAttribute("lat", f"{point.y():.7f}")
            xml.writeAttribute("lon", f"{point.x():.7f}")
            xml.writeEndElement()
        xml.writeEndElement()
    xml.writeEndDocument()
    file.close()
    if xml.hasError():
        raise GpxError(tr("{path} could not be written to its end.").format(path=path))


def _parts(line: QgsGeometry) -> list[list[QgsPointXY]]:
    return list(line.asMultiPolyline()) if line.isMultipart() else [line.asPolyline()]
