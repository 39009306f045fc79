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
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeatureSource,
    QgsUnitTypes,
    QgsWkbTypes,
)

from .values import fields_of, new_field, plain, value

__all__ = ["fields_of", "new_field", "plain", "value"]  # and all that is defined here

Floats = NDArray[np.float64]
Geometries = NDArray[np.object_]

POINT, LINE, POLYGON = 0, 1, 2
"""Dimensions of geometries, as shapely counts them."""

_AROUND_DEGREES = 3.0  # what lies farther from the middle of the data has no say in the working system
_FAR_EAST_M, _FAR_NORTH_M = (
    900e3,
    5000e3,
)  # where the scale of a transverse Mercator is 1 % off; where it ends

MAX_SCALE_ERROR = 0.0002
"""A projected system is worked in only if its scale is this near to 1 over the data: areas to 0.04 %."""

MAX_CONVERGENCE = 0.1
"""Degrees that grid north may be off where directions matter."""

_AT_ONCE = 100_000  # geometries; between two such lots a run can be cancelled

_LINE = struct.Struct("<BII")  # how a line begins in well-known binary: byte order, type, number of points

NO_GEOMETRY, NOT_FINITE, WRONG_TYPE, OFF_THE_MAP = "no geometry", "not finite", "wrong type", "off the map"
FAR_AWAY = "far away"
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
        """The values of a field, its case no matter, None for NULL; None where there is no such field."""
        names = [item.name().lower() for item in self.fields]
        index = self.fields.indexOf(name)
        if index < 0 and name.lower() in names:
            index = names.index(name.lower())
        if index < 0:
            return None
        return [value(feature[index]) for feature in self.features]

    @property
    def usable(self) -> NDArray[np.bool_]:
        """Which rows have a geometry to work with."""
        usable = np.ones(len(self), dtype=bool)
        usable[list(self.problems)] = False
        return usable


def attribute(item: Any) -> Any:
    """A value as QGIS stores it: a numpy scalar would make `addFeature` lose the row. NaN is NULL."""
    if isinstance(item, np.generic):
        item = item.item()
    return None if isinstance(item, float) and not np.isfinite(item) else item


def read(
    source: QgsProcessingFeatureSource,
    dimension: int | None,
    request: QgsFeatureRequest | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
    is_wanted: Callable[[QgsFeature], bool] | None = None,
) -> Rows:
    """Read every feature, usable or not; `dimension` is that of the geometries wanted (None: any or none).

    Curves become straight, z and m are dropped. Ends early once `is_cancelled()`.
    """
    return next(read_blocks(source, dimension, request, is_cancelled, None, is_wanted))


def read_blocks(
    source: QgsProcessingFeatureSource,
    dimension: int | None,
    request: QgsFeatureRequest | None,
    is_cancelled: Callable[[], bool],
    size: int | None,
    is_wanted: Callable[[QgsFeature], bool] | None = None,
) -> Iterator[Rows]:
    """The same in blocks of `size` features, so that a large layer is never held whole; at least one."""
    unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    features = filter(is_wanted, source.getFeatures(request or QgsFeatureRequest(), unchecked))
    first = True
    while True:
        block = list(islice(_until(features, is_cancelled), size))
        if not (block or first):
            return
        first = False
        geometries = _geometries(block, is_cancelled)
        block = block[: len(geometries)]
        rows = Rows(source.sourceName(), source.sourceCrs(), source.fields(), block, geometries)
        if dimension is not None:
            judge(rows, dimension)
        yield rows
        if size is None:
            return


def _geometries(features: Sequence[QgsFeature], is_cancelled: Callable[[], bool]) -> Geometries:
    """Of all features, or of the first ones where it is cancelled."""
    made = [np.empty(0, dtype=object)]
    for first in range(0, len(features), _AT_ONCE):
        shapes = [_wkb(each.geometry()) for each in _until(features[first : first + _AT_ONCE], is_cancelled)]
        blobs = np.empty(len(shapes), dtype=object)
        blobs[:] = shapes
        made.append(shapely.from_wkb(blobs, on_invalid="ignore"))
        if is_cancelled():
            break
    return np.concatenate(made)


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
    if rows.crs.isGeographic():
        bounds = np.abs(shapely.bounds(geometries))
        off = (np.fmax(bounds[:, 0], bounds[:, 2]) > 360.001) | (np.fmax(bounds[:, 1], bounds[:, 3]) > 90.001)
        rows.problems.update({int(i): OFF_THE_MAP for i in np.flatnonzero(off)})
        geometries[off] = None


def multi_wkb(geometries: Geometries) -> list[bytes | None]:
    """Polygons or lines as well-known binary of their multi type; None for missing and empty ones."""
    parts, row = shapely.get_parts(geometries, return_index=True)
    result = np.full(len(geometries), None, dtype=object)
    for dimension, make in ((1, shapely.multilinestrings), (2, shapely.multipolygons)):
        some = ~shapely.is_empty(parts) & (shapely.get_dimensions(parts) == dimension)
        rows, of = np.unique(row[some], return_inverse=True)
        if len(rows):
            result[rows] = shapely.to_wkb(make(parts[some], indices=of.reshape(-1)))
    return list(result)


def field_text(fields: QgsFields) -> str:
    """The names of the fields, for a message."""
    return ", ".join(item.name() for item in fields)


class Projection:
    """The working system of a run, in metres, and the ways into it and out of it."""

    def __init__(
        self, layers: Sequence[Rows], context: QgsCoordinateTransformContext, needs_north: bool = False
    ) -> None:
        """Choose the system for `layers`: one of theirs if it is true to scale, else one of its own.

        Judged where most of the first layer's features are, so that a stray one spoils nothing. With
        `needs_north` grid north has to be north, too.
        """
        self._context = context
        box = _main_box([_centres(rows, context) for rows in layers])
        own = (
            rows.crs
            for rows in layers
            if scale_error(rows.crs, box, context) < MAX_SCALE_ERROR
            and not (needs_north and abs(convergence(rows.crs, box, context)) > MAX_CONVERGENCE)
        )
        self._made_up = _transverse_mercator(box)
        self.crs = next(own, self._made_up)
        if not self.crs.isValid():
            raise ValueError(f"no working coordinate system around {box}")
        self.scale_error = scale_error(self.crs, box, context)

    @property
    def description(self) -> str:
        """A name for the log: the authority's id, or the definition of a made-up one."""
        return self.crs.authid() or self.crs.toProj()

    def bring(self, rows: Rows, is_cancelled: Callable[[], bool] = lambda: False) -> Geometries:
        """The geometries of `rows` in the working system; those that do not fit into it become None.

        Raises InterruptedError once `is_cancelled()`.
        """
        transform = self._transform(rows.crs, self.crs)
        geometries = np.empty(len(rows), dtype=object)
        for first in range(0, len(rows), _AT_ONCE):
            if is_cancelled():
                raise InterruptedError
            lot = slice(first, first + _AT_ONCE)
            geometries[lot], failed = transformed(rows.geometries[lot], transform)
            rows.problems.update({first + int(i): OFF_THE_MAP for i in failed})
        if self.crs == self._made_up:
            bounds = np.abs(shapely.bounds(geometries))
            far = np.flatnonzero(
                (np.fmax(bounds[:, 0], bounds[:, 2]) > _FAR_EAST_M) | (bounds[:, 3] > _FAR_NORTH_M)
            )
            rows.problems.update({int(i): FAR_AWAY for i in far})
            geometries[far] = None
        return geometries

    def take_back(self, geometries: Geometries, crs: QgsCoordinateReferenceSystem) -> Geometries:
        """Results in the system `crs` of the input."""
        return transformed(geometries, self._transform(self.crs, crs))[0]

    def _transform(self, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem) -> Any:
        return sound_transform(source, target, self._context)


def sound_transform(
    source: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> QgsCoordinateTransform:
    """A transform that works. Raises ValueError where there is no way from `source` to `target`.

    QGIS passes coordinates through unchanged where a transform is not valid. A system that a thread made
    which has ended since has lost what it needs, and QGIS's caches go on giving it away.
    """
    transform = QgsCoordinateTransform(source, target, context)
    if not transform.isValid():
        QgsCoordinateReferenceSystem.invalidateCache()
        QgsCoordinateTransform.invalidateCache()
        transform = QgsCoordinateTransform(_anew(source), _anew(target), context)
    if not transform.isValid():
        raise ValueError(f"no way from {source.authid()} to {target.authid() or target.toProj()}")
    return transform


def _anew(crs: QgsCoordinateReferenceSystem) -> QgsCoordinateReferenceSystem:
    if crs.authid():
        return QgsCoordinateReferenceSystem(crs.authid())
    wkt = crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED)
    return (
        QgsCoordinateReferenceSystem.fromWkt(wkt)
        if wkt
        else QgsCoordinateReferenceSystem.fromProj(crs.toProj())
    )


def _centres(rows: Rows, context: QgsCoordinateTransformContext) -> Floats:
    """Longitude and latitude of the middle of each usable feature."""
    bounds = shapely.bounds(rows.geometries)
    bounds = bounds[np.isfinite(bounds).all(axis=1)]
    middles = (bounds[:, :2] + bounds[:, 2:]) / 2
    transform = sound_transform(rows.crs, _wgs84(), context)
    places = middles if transform.isShortCircuited() else _transformed_coordinates(middles, transform)
    return places[np.isfinite(places).all(axis=1)]


def _main_box(centres: Sequence[Floats]) -> Floats:
    """West, south, east, north of what lies around the middle of the first layer that has one."""
    first = next((each for each in centres if len(each)), np.zeros((1, 2)))
    # Longitudes from the first feature's on, lest the antimeridian divide a city.
    start = first[0, 0]
    unwrapped = [np.column_stack([(c[:, 0] - start + 180) % 360 - 180, c[:, 1]]) for c in [first, *centres]]
    middle = np.median(unwrapped[0], axis=0)
    everything = np.concatenate(unwrapped)
    near = everything[(np.abs(everything - middle) < _AROUND_DEGREES).all(axis=1)]
    box = np.concatenate([near.min(axis=0), near.max(axis=0)])
    shifted: Floats = box + np.array([start, 0, start, 0])
    return shifted


def _wgs84() -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem("EPSG:4326")


def _transverse_mercator(box: Floats) -> QgsCoordinateReferenceSystem:
    """Of scale 1 at the centre of `box`, rounded to 0.1 degree so that nearby data share it."""
    longitude = round(((box[0] + box[2]) / 2 + 180) % 360 - 180, 1)
    latitude = round((box[1] + box[3]) / 2, 1)
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
    transform = sound_transform(_wgs84(), crs, context)
    worst, step = 0.0, 0.001
    for x in np.linspace(box[0], box[2], 3):
        for y in np.linspace(box[1], box[3], 3):
            here, east, north = QgsPointXY(x, y), QgsPointXY(x + step, y), QgsPointXY(x, y + step)
            try:
                drawn = [transform.transform(each) for each in (here, east, north)]
                true = [ruler.measureLine(here, each) for each in (east, north)]
            except QgsCsException:
                return np.inf
            if min(true) <= 0:
                return np.inf
            errors = [abs(drawn[0].distance(d) / t - 1) for d, t in zip(drawn[1:], true)]
            worst = max(worst, *errors)
    return worst


def convergence(
    crs: QgsCoordinateReferenceSystem, box: Floats, context: QgsCoordinateTransformContext
) -> float:
    """The angle from grid north to north in the middle of the geographic `box`, degrees."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    transform = sound_transform(_wgs84(), crs, context)
    try:
        here, north = (transform.transform(QgsPointXY(x, each)) for each in (y, y + 0.001))
    except QgsCsException:
        return np.inf
    return float(np.degrees(np.arctan2(north.x() - here.x(), north.y() - here.y())))


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
