"""Tracks from and to GPX files."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QFile, QFileInfo, QIODevice, QXmlStreamWriter

from ..translation import tr
from .places import WGS84

LAYERS = ("tracks", "routes")


class GpxError(Exception):
    """The file cannot be used; the text says why."""


@dataclass(frozen=True)
class Track:
    """A track of a file: its name and its line in WGS 84; `others` counts those not taken."""

    name: str
    line: QgsGeometry
    others: int

    @property
    def ends(self) -> tuple[QgsPointXY, QgsPointXY]:
        """Where it begins and ends."""
        points = [point for part in _parts(self.line) for point in part]
        return points[0], points[-1]

    def layer(self) -> QgsVectorLayer:
        """The track as a layer in memory, for an algorithm."""
        layer = QgsVectorLayer(f"MultiLineString?crs={WGS84}&field=name:string", self.name, "memory")
        feature = QgsFeature(layer.fields())
        feature.setGeometry(self.line)
        feature.setAttribute("name", self.name)
        layer.dataProvider().addFeature(feature)
        layer.updateExtents()
        return layer


def read(path: str) -> Track:
    """The longest track of a file, or the longest route where there is no track.

    Raises GpxError.
    """
    if not QFileInfo(path).isReadable():
        raise GpxError(tr("{path} cannot be read.").format(path=path))
    for name in LAYERS:
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        lines = [
            (str(feature["name"] or ""), QgsGeometry(feature.geometry()))
            for feature in (layer.getFeatures() if layer.isValid() else ())
            if not feature.geometry().isNull() and sum(map(len, _parts(feature.geometry()))) > 1
        ]
        if lines:
            best, line = max(lines, key=lambda each: each[1].length())
            line.convertToMultiType()
            named = best if best and best != "NULL" else QFileInfo(path).completeBaseName()
            return Track(named, line, len(lines) - 1)
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
