"""The one place where QGIS layers become arrays and back, and where coordinate systems are dealt with."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsDistanceArea,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeatureSource,
    QgsUnitTypes,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, Qt, QTime, QVariant

Floats = NDArray[np.float64]
Geometries = NDArray[np.object_]

POINT, LINE, POLYGON = 0, 1, 2
"""Dimensions of geometries, as shapely counts them."""

MAX_SCALE_ERROR = 0.0002
"""A projected system is worked in only if its scale is this near to 1 over the data: areas to 0.04 %."""

_LINE = struct.Struct("<BII")  # how a line begins in well-known binary: byte order, type, number of points

NO_GEOMETRY, NOT_FINITE, WRONG_TYPE, OFF_THE_MAP = "no geometry", "not finite", "wrong type", "off the map"
"""Why a feature cannot be used."""


@dataclass
class Rows:
    """The features of a layer: `geometries` in the layer's system `crs`, None where unusable.

    `problems` gives the reason for each unusable row.
    """

    name: str
    crs: QgsCoordinateReferenceSystem
    fields: QgsFields
    features: list[QgsFeature]
    geometries: Geometries
    problems: dict[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.features)

    def column(self, name: str) -> list[Any] | None:
        """The values of a field, None for NULL; None where there is no such field."""
        index = self.fields.indexOf(name)
        if index < 0:
            return None
        return [value(feature[index]) for feature in self.features]

    @property
    def usable(self) -> NDArray[np.bool_]:
        """Which rows have a geometry to work with."""
        usable = np.ones(len(self), dtype=bool)
        usable[list(self.problems)] = False
        return usable


def value(attribute: Any) -> Any:
    """A QGIS attribute as a Python value: None for NULL."""
    if attribute is None or (isinstance(attribute, QVariant) and attribute.isNull()):
        return None
    return attribute.value() if isinstance(attribute, QVariant) else attribute


def plain(item: Any) -> Any:
    """A Qt date or time as ISO text; anything else as it is."""
    return item.toString(Qt.DateFormat.ISODate) if isinstance(item, (QDate, QDateTime, QTime)) else item


def attribute(item: Any) -> Any:
    """A value as QGIS stores it: a numpy scalar would make `addFeature` lose the row. NaN is NULL."""
    if isinstance(item, np.generic):
        item = item.item()
    return None if isinstance(item, float) and not np.isfinite(item) else item


def new_field(name: str, kind: str) -> QgsField:
    """A field of `kind` text, number, integer."""
    if Qgis.QGIS_VERSION_INT >= 33800:
        types = {
            "text": QMetaType.Type.QString,
            "number": QMetaType.Type.Double,
            "integer": QMetaType.Type.LongLong,
        }
    else:
        types = {"text": QVariant.String, "number": QVariant.Double, "integer": QVariant.LongLong}
    return QgsField(name, types[kind])


def read(
    source: QgsProcessingFeatureSource,
    dimension: int | None,
    request: QgsFeatureRequest | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Rows:
    """Read every feature, usable or not; `dimension` is that of the geometries wanted (None: any or none).

    Curves become straight, z and m are dropped. Ends early once `is_cancelled()`.
    """
    return next(read_blocks(source, dimension, request, is_cancelled, None))


def read_blocks(
    source: QgsProcessingFeatureSource,
    dimension: int | None,
    request: QgsFeatureRequest | None,
    is_cancelled: Callable[[], bool],
    size: int | None,
) -> Iterator[Rows]:
    """The same in blocks of `size` features, so that a large layer is never held whole; at least one."""
    unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    features = source.getFeatures(request or QgsFeatureRequest(), unchecked)
    first = True
    while True:
        block = list(islice(_until(features, is_cancelled), size))
        if not (block or first):
            return
        first = False
        blobs = np.empty(len(block), dtype=object)
        blobs[:] = [_wkb(feature.geometry()) for feature in block]
        geometries = shapely.from_wkb(blobs, on_invalid="ignore")
        rows = Rows(source.sourceName(), source.sourceCrs(), source.fields(), block, geometries)
        if dimension is not None:
            judge(rows, dimension)
        yield rows
        if size is None:
            return


def _until(features: Iterable[QgsFeature], is_cancelled: Callable[[], bool]) -> Iterator[QgsFeature]:
    for feature in features:
        if is_cancelled():
            return
        yield feature


def _wkb(geometry: QgsGeometry) -> bytes | None:
    if geometry.isNull() or geometry.isEmpty():
        return None
    kind = geometry.wkbType()
    if QgsWkbTypes.isCurvedType(kind):
        geometry = QgsGeometry(geometry.constGet().segmentize())
    if QgsWkbTypes.hasZ(kind) or QgsWkbTypes.hasM(kind):
        geometry = QgsGeometry(geometry)
        geometry.get().dropZValue()
        geometry.get().dropMValue()
    return bytes(geometry.asWkb().data())


def judge(rows: Rows, dimension: int) -> None:
    """Note why features cannot be used, and blank them."""
    geometries = rows.geometries
    missing = shapely.is_missing(geometries) | shapely.is_empty(geometries)
    wrong = ~missing & (shapely.get_dimensions(geometries) != dimension)
    xy, row = shapely.get_coordinates(geometries, return_index=True)
    infinite = np.zeros(len(rows), dtype=bool)
    infinite[row[~np.isfinite(xy).all(axis=1)]] = True
    for mask, reason in ((missing, NO_GEOMETRY), (wrong, WRONG_TYPE), (infinite & ~missing, NOT_FINITE)):
        rows.problems.update({int(i): reason for i in np.flatnonzero(mask)})
    geometries[missing | wrong | infinite] = None


def multi_wkb(geometries: Geometries) -> list[bytes | None]:
    """Polygons or lines as well-known binary of their multi type; None for missing and empty ones."""
    blank = shapely.is_missing(geometries) | shapely.is_empty(geometries)
    kinds = {1: shapely.multilinestrings, 2: shapely.multipolygons}
    multi = [
        None if empty else kinds[shapely.get_dimensions(item)](shapely.get_parts(item))
        for item, empty in zip(geometries, blank)
    ]
    return [None if item is None else shapely.to_wkb(item) for item in multi]


def field_text(fields: QgsFields) -> str:
    """The names of the fields, for a message."""
    return ", ".join(item.name() for item in fields)


class Projection:
    """The working system of a run, in metres, and the ways into it and out of it."""

    def __init__(self, layers: Sequence[Rows], context: QgsCoordinateTransformContext) -> None:
        """Choose the system for `layers`: one of theirs if it is true to scale, else one of its own."""
        self._context = context
        boxes = [_geographic_box(rows, context) for rows in layers]
        box = np.array([b for b in boxes if b is not None])
        box = np.array([*box[:, :2].min(axis=0), *box[:, 2:].max(axis=0)]) if len(box) else np.zeros(4)
        self.crs = next(
            (rows.crs for rows in layers if scale_error(rows.crs, box, context) < MAX_SCALE_ERROR),
            _transverse_mercator(box),
        )
        self.scale_error = scale_error(self.crs, box, context)

    @property
    def description(self) -> str:
        """A name for the log: the authority's id, or the definition of a made-up one."""
        return self.crs.authid() or self.crs.toProj()

    def bring(self, rows: Rows) -> Geometries:
        """The geometries of `rows` in the working system; those that do not transform become None."""
        geometries, failed = transformed(rows.geometries, self._transform(rows.crs, self.crs))
        rows.problems.update({int(i): OFF_THE_MAP for i in failed})
        return geometries

    def take_back(self, geometries: Geometries, crs: QgsCoordinateReferenceSystem) -> Geometries:
        """Results in the system `crs` of the input."""
        return transformed(geometries, self._transform(self.crs, crs))[0]

    def _transform(self, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem) -> Any:
        return QgsCoordinateTransform(source, target, self._context)


def _geographic_box(rows: Rows, context: QgsCoordinateTransformContext) -> Floats | None:
    bounds = shapely.total_bounds(rows.geometries)
    if not np.isfinite(bounds).all():
        return None
    west, south, east, north = bounds
    grid = np.array([(x, y) for x in np.linspace(west, east, 5) for y in np.linspace(south, north, 5)])
    transform = QgsCoordinateTransform(rows.crs, _wgs84(), context)
    points, _ = transformed(shapely.points(grid), transform)
    bounds = shapely.total_bounds(points)
    return bounds if np.isfinite(bounds).all() else None


def _wgs84() -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem("EPSG:4326")


def _transverse_mercator(box: Floats) -> QgsCoordinateReferenceSystem:
    """Of scale 1 at the centre of `box`, rounded to 0.1 degree so that nearby data share it."""
    longitude, latitude = round((box[0] + box[2]) / 2, 1), round((box[1] + box[3]) / 2, 1)
    return QgsCoordinateReferenceSystem.fromProj(
        f"+proj=tmerc +lat_0={latitude} +lon_0={longitude} +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"
    )


def scale_error(
    crs: QgsCoordinateReferenceSystem, box: Floats, context: QgsCoordinateTransformContext
) -> float:
    """How far the scale of `crs` departs from 1 over the geographic `box`; infinite unless in metres."""
    if not crs.isValid() or crs.isGeographic() or crs.mapUnits() != QgsUnitTypes.DistanceUnit.DistanceMeters:
        return np.inf
    ruler = QgsDistanceArea()
    ruler.setEllipsoid("WGS84")
    ruler.setSourceCrs(_wgs84(), context)
    transform = QgsCoordinateTransform(_wgs84(), crs, context)
    worst, step = 0.0, 0.001
    for x in np.linspace(box[0], box[2], 3):
        for y in np.linspace(box[1], box[3], 3):
            for dx, dy in ((step, 0), (0, step)):
                here, there = QgsPointXY(x, y), QgsPointXY(x + dx, y + dy)
                try:
                    drawn = transform.transform(here).distance(transform.transform(there))
                    true = ruler.measureLine(here, there)
                except QgsCsException:
                    return np.inf
                worst = max(worst, abs(drawn / true - 1)) if true > 0 else np.inf
    return worst


def transformed(
    geometries: Geometries, transform: QgsCoordinateTransform
) -> tuple[Geometries, NDArray[np.int64]]:
    """Transform geometries; returns them, and the rows that could not be, which are None."""
    geometries = np.array(geometries, dtype=object)
    if transform.isShortCircuited() or not len(geometries):
        return geometries, np.empty(0, dtype=np.int64)
    xy, row = shapely.get_coordinates(geometries, return_index=True)
    moved = _transformed_coordinates(xy, transform)
    bad = np.unique(row[~np.isfinite(moved).all(axis=1)])
    geometries = shapely.set_coordinates(geometries, np.where(np.isfinite(moved), moved, 0.0))
    geometries[bad] = None
    return geometries, bad


def _transformed_coordinates(xy: Floats, transform: QgsCoordinateTransform) -> Floats:
    """All coordinates at once, as one long line: point by point in Python is 20 times slower.

    What cannot be transformed is NaN; it is found by halving.
    """
    if not len(xy):
        return xy
    line = QgsGeometry()
    line.fromWkb(_LINE.pack(1, 2, len(xy)) + np.ascontiguousarray(xy, dtype="<f8").tobytes())
    try:
        if line.transform(transform) == Qgis.GeometryOperationResult.Success:
            moved = np.frombuffer(bytes(line.asWkb().data()), dtype="<f8", offset=_LINE.size)
            return moved.reshape(-1, 2)
    except QgsCsException:
        pass
    if len(xy) == 1:
        return np.full((1, 2), np.nan)
    half = len(xy) // 2
    return np.vstack([_transformed_coordinates(part, transform) for part in (xy[:half], xy[half:])])
