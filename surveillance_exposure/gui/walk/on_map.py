"""Walks on the map while one explores: drawn over it, nothing is added to the project."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand, QgsVertexMarker
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QColor

from .results import Camera, Piece
from .shades import shade, shades

OTHERS = 12
"""Walks drawn thin beside the one chosen; more would be a carpet, and slow to paint."""


class WalkOnMap(QObject):
    """The chosen walk by cameras in view, the others thin, and a dot where the profile points."""

    def __init__(self, canvas: QgsMapCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._others = self._band(QColor(95, 95, 95), 2, 500)
        self._casing = self._band(QColor("white"), 8, 600)
        self._bands = [self._band(each.colour, 5, 610) for each in shades()]
        self._dot = QgsVertexMarker(canvas)
        self._dot.setIconType(QgsVertexMarker.IconType.ICON_CIRCLE)
        self._dot.setColor(QColor(20, 20, 20))
        self._dot.setFillColor(QColor("white"))
        self._dot.setIconSize(13)
        self._dot.setPenWidth(3)
        self._dot.setZValue(620)
        self._dot.hide()
        self._pieces: list[Piece] = []
        self._crs = QgsCoordinateReferenceSystem()
        self._redraw: tuple[list[QgsGeometry], list[Piece], QgsCoordinateReferenceSystem] | None = None
        self._shown = True
        canvas.destinationCrsChanged.connect(self._again)

    def remove(self) -> None:
        """Take everything off the map."""
        self._canvas.destinationCrsChanged.disconnect(self._again)
        for item in (self._others, self._casing, *self._bands, self._dot):
            self._canvas.scene().removeItem(item)
        self._bands.clear()
        del self._others, self._casing, self._dot

    def show_walk(
        self, others: Sequence[QgsGeometry], pieces: Sequence[Piece], crs: QgsCoordinateReferenceSystem
    ) -> None:
        """Show a walk and the lines of the others, in `crs`."""
        self._redraw = list(others), list(pieces), crs
        self._again()

    def clear(self) -> None:
        """Show nothing."""
        self._redraw = None
        self._again()

    def set_shown(self, shown: bool) -> None:
        """Show or hide all."""
        self._shown = shown
        self._again()

    def point_at(self, at_m: float) -> None:
        """Put the dot at a metre of the walk; below 0 takes it away."""
        place = _along(self._pieces, at_m) if at_m >= 0 and self._shown else None
        if place is None:
            self._dot.hide()
            return
        self._dot.setCenter(self._on_map(place))
        self._dot.show()

    def flash(self, camera: Camera, closer: bool) -> None:
        """Show where a camera is; move the map there if it is not in sight, or `closer` if asked."""
        canvas = self._canvas
        point = self._on_map(camera.geometry.centroid().asPoint())
        extent = canvas.extent()
        if closer:
            size = min(extent.width(), extent.height()) / 6
            canvas.setExtent(
                QgsRectangle(point.x() - size, point.y() - size, point.x() + size, point.y() + size)
            )
            canvas.refresh()
        elif not extent.contains(point):
            canvas.setCenter(point)
            canvas.refresh()
        canvas.flashGeometries(
            [camera.geometry], self._crs, QColor(255, 196, 0), QColor(255, 196, 0, 0), 3, 450
        )

    def extent(self) -> QgsRectangle:
        """What the walk covers on the map; empty if there is none."""
        return self._casing.asGeometry().boundingBox()

    def _on_map(self, point: QgsPointXY) -> QgsPointXY:
        crs = self._canvas.mapSettings().destinationCrs()
        return QgsCoordinateTransform(self._crs, crs, QgsProject.instance()).transform(point)

    def _again(self) -> None:
        kind = QgsWkbTypes.GeometryType.LineGeometry
        for band in (self._others, self._casing, *self._bands):
            band.reset(kind)
        self._dot.hide()
        self._pieces = []
        if self._redraw is None or not self._shown:
            return
        others, self._pieces, self._crs = self._redraw
        if others:
            some = others[:: -(-len(others) // OTHERS)]  # from one end to the other
            self._others.addGeometry(QgsGeometry.collectGeometry(some), self._crs)
        parts: list[list[QgsGeometry]] = [[] for _ in self._bands]
        for piece in self._pieces:
            if not piece.geometry.isNull():
                parts[shade(piece.cameras)].append(piece.geometry)
        for band, geometries in zip(self._bands, parts):
            if geometries:
                whole = QgsGeometry.collectGeometry(geometries)
                band.addGeometry(whole, self._crs)
                self._casing.addGeometry(whole, self._crs)

    def _band(self, colour: QColor, width: int, z: float) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.LineGeometry)
        band.setColor(colour)
        band.setWidth(width)
        band.setZValue(z)
        return band


def _along(pieces: Sequence[Piece], at_m: float) -> QgsPointXY | None:
    """The point at a metre of a walk, along its pieces."""
    for piece in pieces:
        if piece.start <= at_m <= piece.end and not piece.geometry.isNull():
            share = (at_m - piece.start) / ((piece.end - piece.start) or 1)
            point = piece.geometry.interpolate(share * piece.geometry.length())
            if not point.isNull():
                return QgsPointXY(point.asPoint())
    return None
