"""The one place where QGIS layers become arrays and back, and where coordinate systems are dealt with."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from qgis.core import (
    Qgis,
    QgsAbstractGeometry,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsGeometry,
    QgsGeometryCollection,
    QgsPointXY,
    QgsProcessingFeatureSource,
    QgsRectangle,
    QgsUnitTypes,
    QgsWkbTypes,
)

from .values import fields_of, new_field, plain, value

__all__ = ["NO_GEOMETRY", "fields_of", "new_field", "plain", "value"]  # and all that is defined here

from .core import globe, parts
from .core.cameras import STANDARD_FIELDS
from .core.osm import CUT
from .core.parts import NO_GEOMETRY, NO_SHAPE, NOT_FINITE, NULL_ISLAND, WRONG_TYPE, LeftOut

Floats = NDArray[np.float64]
Geometries = NDArray[np.object_]

POINT, LINE, POLYGON = 0, 1, 2
"""Dimensions of geometries, as shapely counts them."""

MAX_SCALE_ERROR = 0.0002
"""A system is worked in without a word only if its scale is this near to 1 over the data: areas to 0.04 %."""

MAX_WIDE_ERROR = 0.0025
"""Data so wide that no system comes nearer to a scale of 1 are not worked on as one: areas to 0.5 %.

Large countries are within (Norway 0.03 %, Germany 0.07 %, France and Italy 0.15 %), continents are not (1 %).
"""

HOPELESS_ERROR = 0.3
"""A scale error from which on a system of metres only distorts, and tears areas apart."""

_NEAR = 0.2  # degrees around the first layer within which features of others count for the working system
_POLAR = 88.0  # degrees of latitude from which on the working system is polar
_OUTSIDE = 1.0  # degrees outside the area of use of its system that a feature may lie
_ZERO = 1e-6  # degrees from 0, 0 that are 0, 0
_HALF_THE_GLOBE_M = 1e7  # and more: a result so wide was torn apart at 180 degrees

_AT_ONCE = 100_000  # geometries; between two such lots a run can be cancelled

_FAR_FROM_ZERO_M, _FAR_FROM_ZERO_DEG = 100_000.0, 1.0  # see `parts.null_islands`

_LINE = struct.Struct("<BII")  # how a line begins in well-known binary: byte order, type, number of points

OFF_THE_MAP, FAR_AWAY = "off the map", "far away"
"""Why a feature cannot be used."""

_SHAPELESS = {NO_GEOMETRY, NO_SHAPE, NOT_FINITE, WRONG_TYPE, NULL_ISLAND}


@dataclass
class Rows:
    """The features of a layer: `geometries` in the layer's system `crs`, None where unusable.

    `problems` gives the reason for each unusable row. `left_out` says what is left out of rows that are used,
    `repaired` which outlines cross themselves. `places` is where they are, if that was looked up.
    """

    name: str
    crs: QgsCoordinateReferenceSystem
    fields: QgsFields
    features: list[QgsFeature]
    geometries: Geometries
    problems: dict[int, str] = field(default_factory=dict)
    left_out: LeftOut = field(default_factory=dict)
    repaired: set[int] = field(default_factory=set)
    places: Places | None = None

    def __len__(self) -> int:
        return len(self.features)

    def column(self, name: str) -> list[Any] | None:
        """The values of a field, its case no matter, None for NULL; None where there is no such field.

        A field of ours is also found where a Shapefile has cut its name to ten letters.
        """
        index = self._index(name)
        return None if index < 0 else [value(feature[index]) for feature in self.features]

    def has(self, name: str) -> bool:
        """Whether `column` finds a field of that name."""
        return self._index(name) >= 0

    def _index(self, name: str) -> int:
        index = self.fields.indexOf(name)
        names = [item.name().lower() for item in self.fields]
        spellings = [name.lower()]
        if name in STANDARD_FIELDS and all(len(each) <= CUT for each in names):
            spellings.append(name[:CUT])
        for each in spellings:
            if index < 0 and each in names:
                index = names.index(each)
        return index

    def take(self, kept: Sequence[int]) -> Rows:
        """Those of these rows."""
        number = {old: new for new, old in enumerate(kept)}
        return replace(
            self,
            features=[self.features[i] for i in kept],
            geometries=self.geometries[list(kept)],
            problems={number[i]: why for i, why in self.problems.items() if i in number},
            left_out={number[i]: why for i, why in self.left_out.items() if i in number},
            repaired={number[i] for i in self.repaired if i in number},
            places=None,
        )

    @property
    def parts_left_out(self) -> list[Counter[str]]:
        """How many parts are left out of each row that is used but for them, by reason."""
        return [reasons for i, reasons in self.left_out.items() if i not in self.problems]

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
    crs: QgsCoordinateReferenceSystem | None = None,
) -> Rows:
    """Read every feature, usable or not; `dimension` is that of the geometries wanted (None: any or none).

    Curves become straight, z and m are dropped. Ends early once `is_cancelled()`. `crs` is for a source that
    does not tell its own (QGIS forgets that of a layer of collections).
    """
    return next(read_blocks(source, dimension, request, is_cancelled, None, is_wanted, crs))


def read_blocks(
    source: QgsProcessingFeatureSource,
    dimension: int | None,
    request: QgsFeatureRequest | None,
    is_cancelled: Callable[[], bool],
    size: int | None,
    is_wanted: Callable[[QgsFeature], bool] | None = None,
    crs: QgsCoordinateReferenceSystem | None = None,
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
        geometries, left_out, repaired = _geometries(block, is_cancelled)
        block = block[: len(geometries)]
        rows = Rows(source.sourceName(), crs or source.sourceCrs(), source.fields(), block, geometries)
        rows.left_out, rows.repaired = left_out, repaired
        if dimension is not None:
            judge(rows, dimension)
        yield rows
        if size is None:
            return


def _geometries(
    features: Sequence[QgsFeature], is_cancelled: Callable[[], bool]
) -> tuple[Geometries, LeftOut, set[int]]:
    """Of all features, or of the first ones where it is cancelled; what is left out, and what was mended.

    GEOS refuses a geometry whole for one part or ring of too few points: of such the rest is taken.
    """
    made = [np.empty(0, dtype=object)]
    left_out: LeftOut = {}
    mended: set[int] = set()
    for first in range(0, len(features), _AT_ONCE):
        shapes = [_wkb(each.geometry()) for each in _until(features[first : first + _AT_ONCE], is_cancelled)]
        blobs = np.empty(len(shapes), dtype=object)
        blobs[:] = shapes
        lot = shapely.from_wkb(blobs, on_invalid="ignore")
        refused = shapely.is_missing(lot) & np.array([blob is not None for blob in shapes], dtype=bool)
        for i in np.flatnonzero(refused).tolist():
            geometry = features[first + i].geometry()
            lot[i], reasons, closed = parts.built(_rings(geometry.constGet()))
            if reasons:
                left_out[first + i] = reasons
            if closed:
                mended.add(first + i)
        made.append(lot)
        if is_cancelled():
            break
    return np.concatenate(made), left_out, mended


def _rings(geometry: QgsAbstractGeometry) -> Iterator[tuple[int, list[Floats]]]:
    """The parts of a geometry, however nested: the dimension of each and its rings, curves made straight."""
    if isinstance(geometry, QgsGeometryCollection):
        for i in range(geometry.numGeometries()):
            yield from _rings(geometry.geometryN(i))
        return
    straight = geometry.segmentize() if geometry.hasCurvedSegments() else geometry
    for rings in straight.coordinateSequence():
        found = [np.array([(point.x(), point.y()) for point in ring]).reshape(-1, 2) for ring in rings]
        yield straight.dimension(), found


def _until(features: Iterable[QgsFeature], is_cancelled: Callable[[], bool]) -> Iterator[QgsFeature]:
    for feature in features:
        if is_cancelled():
            return
        yield feature


def _wkb(geometry: QgsGeometry) -> bytes | None:
    if geometry.isNull() or geometry.isEmpty():
        return None
    kind = geometry.wkbType()
    collected = QgsWkbTypes.flatType(kind) == QgsWkbTypes.Type.GeometryCollection
    if QgsWkbTypes.isCurvedType(kind) or (collected and geometry.constGet().hasCurvedSegments()):
        geometry = QgsGeometry(geometry.constGet().segmentize())
    if QgsWkbTypes.hasZ(kind) or QgsWkbTypes.hasM(kind):
        geometry = QgsGeometry(geometry)
        geometry.get().dropZValue()
        geometry.get().dropMValue()
    return bytes(geometry.asWkb().data())


def judge(rows: Rows, dimension: int) -> None:
    """Note why features cannot be used, and blank them; of others note which parts are left out."""
    geometries = rows.geometries
    geometries[:], left_out = parts.usable(geometries, dimension)
    _add(rows.left_out, left_out)
    if dimension == LINE:
        geometries[:], islands = parts.without_null_islands(geometries, _far_from_zero(rows.crs))
        _add(rows.left_out, islands)
    missing = shapely.is_missing(geometries) | shapely.is_empty(geometries)
    for i in np.flatnonzero(missing).tolist():
        reasons = rows.left_out.pop(i, Counter({NO_GEOMETRY: 1}))
        order = (NULL_ISLAND, NOT_FINITE, WRONG_TYPE, NO_SHAPE, NO_GEOMETRY)
        rows.problems[i] = next(reason for reason in order if reason in reasons)
        rows.repaired.discard(i)
    geometries[missing] = None
    if rows.crs.isGeographic():
        bounds = np.abs(shapely.bounds(geometries))
        off = (np.fmax(bounds[:, 0], bounds[:, 2]) > 360.001) | (np.fmax(bounds[:, 1], bounds[:, 3]) > 90.001)
        rows.problems.update({int(i): OFF_THE_MAP for i in np.flatnonzero(off)})
        geometries[off] = None


def _add(left_out: LeftOut, more: LeftOut) -> None:
    for i, reasons in more.items():
        left_out[i] = left_out.get(i, Counter()) + reasons


def _far_from_zero(crs: QgsCoordinateReferenceSystem) -> float:
    """How far from all else 0, 0 is where nobody was, in the unit of `crs`."""
    if crs.isGeographic():
        return _FAR_FROM_ZERO_DEG
    return _FAR_FROM_ZERO_M / QgsUnitTypes.fromUnitToUnitFactor(
        crs.mapUnits(), QgsUnitTypes.DistanceUnit.DistanceMeters
    )


def sink_type(kind: QgsWkbTypes.Type, dimension: int) -> QgsWkbTypes.Type:
    """The type of a result that repeats the shapes of a layer of type `kind`: its multi type.

    Where that is not of the `dimension` wanted, as of a layer of any type, it is the plain one that is.
    """
    wanted, plain = {
        POINT: (QgsWkbTypes.GeometryType.PointGeometry, QgsWkbTypes.Type.MultiPoint),
        LINE: (QgsWkbTypes.GeometryType.LineGeometry, QgsWkbTypes.Type.MultiLineString),
        POLYGON: (QgsWkbTypes.GeometryType.PolygonGeometry, QgsWkbTypes.Type.MultiPolygon),
    }[dimension]
    multi = QgsWkbTypes.multiType(kind)
    return multi if QgsWkbTypes.geometryType(multi) == wanted and QgsWkbTypes.isMultiType(multi) else plain


def shape_to_write(rows: Rows, i: int, kind: QgsWkbTypes.Type) -> QgsGeometry | bytes | None:
    """The shape of row `i` for a sink of type `kind`: its own, without what was left out; None where it has none.

    A sink refuses a shape of another type, and the whole run would be lost with it.
    """
    if rows.problems.get(i) in _SHAPELESS:
        return None
    if i in rows.left_out and i not in rows.problems:
        return multi_wkb(rows.geometries[i : i + 1])[0]
    geometry = rows.features[i].geometry()
    if geometry.isNull() or geometry.isEmpty():
        return None
    own = geometry.wkbType()
    if kind in (own, QgsWkbTypes.Type.Unknown):
        return geometry
    if QgsWkbTypes.geometryType(own) != QgsWkbTypes.geometryType(kind):
        # What a collection has of the type wanted.
        found, _ = parts.usable(rows.geometries[i : i + 1], QgsWkbTypes.wkbDimensions(kind))
        if found[0] is None:
            return None
        geometry = QgsGeometry()
        geometry.fromWkb(shapely.to_wkb(found[0]))
    (geometry,) = geometry.coerceToType(kind)[:1] or [None]
    return geometry


def multi_wkb(geometries: Geometries) -> list[bytes | None]:
    """Shapes of one dimension as well-known binary of their multi type; None for missing and empty ones."""
    pieces, row = shapely.get_parts(geometries, return_index=True)
    result = np.full(len(geometries), None, dtype=object)
    kinds = (shapely.multipoints, shapely.multilinestrings, shapely.multipolygons)
    for dimension, make in enumerate(kinds):
        some = ~shapely.is_empty(pieces) & (shapely.get_dimensions(pieces) == dimension)
        rows, of = np.unique(row[some], return_inverse=True)
        if len(rows):
            result[rows] = shapely.to_wkb(make(pieces[some], indices=of.reshape(-1)))
    return list(result)


def field_text(fields: QgsFields) -> str:
    """The names of the fields, for a message."""
    return ", ".join(item.name() for item in fields)


@dataclass(frozen=True)
class Places:
    """Where the features of a layer are: longitude and latitude, and the `row` of each; a large one has many.

    `is_zero` where the coordinates are 0, 0 in degrees or in the layer's own system. `lost` features have no
    place on earth.
    """

    lonlat: Floats
    row: NDArray[np.int64]
    is_zero: NDArray[np.bool_]
    lost: int = 0

    def __len__(self) -> int:
        return len(self.row)

    def only(self, which: NDArray[np.bool_]) -> Places:
        """Some of the places."""
        return Places(self.lonlat[which], self.row[which], self.is_zero[which], self.lost)

    def outside(self, crs: QgsCoordinateReferenceSystem) -> int:
        """How many features lie more than a degree outside the area of use of `crs`."""
        area = crs.bounds()
        if area.isEmpty():  # not known, or across 180 degrees
            return self.lost
        lon, lat = self.lonlat.T
        off = (lat < area.yMinimum() - _OUTSIDE) | (lat > area.yMaximum() + _OUTSIDE)
        if area.width() <= 180:  # else it may be one across 180 degrees, turned inside out
            middle = (area.xMinimum() + area.xMaximum()) / 2
            off |= np.abs((lon - middle + 180) % 360 - 180) > area.width() / 2 + _OUTSIDE
        return self.lost + len(np.unique(self.row[off]))


def places(rows: Rows, context: QgsCoordinateTransformContext) -> Places:
    """Where the usable features are: each one's middle, and of large ones the outline."""
    bounds = shapely.bounds(rows.geometries)
    row = np.flatnonzero(np.isfinite(bounds).all(axis=1))
    bounds = bounds[row]
    size = (bounds[:, 2:] - bounds[:, :2]).max(axis=1, initial=0)
    large, half_the_globe = (0.1, 180.0) if rows.crs.isGeographic() else (1e4, 1e7)
    split = size > half_the_globe  # at 180 degrees: its middle is somewhere else
    xy, of = [((bounds[:, :2] + bounds[:, 2:]) / 2)[~split]], [row[~split]]
    big = np.flatnonzero(size > large)
    if len(big):
        steps = np.where(split[big], np.inf, size[big] / 8)
        outlines = shapely.segmentize(rows.geometries[row[big]], steps)
        corners, which = shapely.get_coordinates(outlines, return_index=True)
        xy, of = [*xy, corners], [*of, row[big][which]]
    own, row = np.concatenate(xy), np.concatenate(of)
    transform = sound_transform(rows.crs, _wgs84(), context)
    lonlat = own if transform.isShortCircuited() else _transformed_coordinates(own, transform)
    known = np.isfinite(lonlat).all(axis=1)
    lost = len(np.setdiff1d(row, row[known]))
    own, lonlat, row = own[known], lonlat[known], row[known]
    lonlat = np.column_stack(
        [np.where(np.abs(lonlat[:, 0]) > 180, (lonlat[:, 0] + 180) % 360 - 180, lonlat[:, 0]), lonlat[:, 1]]
    )
    is_zero = (own == 0).all(axis=1) | (np.abs(lonlat) < _ZERO).all(axis=1)
    return Places(lonlat, row, is_zero, lost)


def _places_of(rows: Rows, context: QgsCoordinateTransformContext) -> Places:
    return places(rows, context) if rows.places is None else rows.places


def look_like_degrees(rows: Rows) -> bool:
    """Whether the coordinates of a layer are small enough for degrees, though its system is in metres or feet."""
    if rows.crs.isGeographic() or not rows.crs.authid():  # a system of one's own may begin at the data
        return False
    bounds = np.abs(shapely.total_bounds(rows.geometries))
    return bool((bounds <= 360).all() and (bounds > 0).any())


def is_on_earth(crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext) -> bool:
    """Whether there is a way from `crs` to longitude and latitude; not from that of a site, a height or a moon."""
    if not crs.isGeographic() and "GEOCCS" in crs.toWkt()[:10]:  # x, y and z from the middle of the earth
        return False
    if crs.toWkt().startswith(("VERT_CS", "VERTCRS")):  # QGIS 3.44 transforms a height to itself
        return False
    try:
        sound_transform(crs, _wgs84(), context)
    except ValueError:
        return False
    return True


class Projection:
    """The working system of a run, in metres, and the ways into it and out of it."""

    def __init__(
        self,
        layers: Sequence[Rows],
        context: QgsCoordinateTransformContext,
        found: Sequence[Places] | None = None,
        strays: bool = True,
    ) -> None:
        """Choose the system for `layers` that are `found` there: one of theirs if it is true to scale, else our own.

        It is judged over all features. Where none is true to scale over them all, the few that are far from
        all else are left out (unless none is to be taken for one of the `strays`), and of the layers but the
        first what is near that counts. `scale_error` says how true the system is.
        """
        self._context = context
        found = [_places_of(rows, context) for rows in layers] if found is None else list(found)
        found = without_nowhere(layers, found)
        own = list({rows.crs.toWkt(): rows.crs for rows in layers}.values())
        chosen, counting = None, _together(found)
        if len(counting):
            chosen = _true_system(own, counting, context)
            if chosen is None:
                found = _without_strays(layers, found) if strays else found
                counting = _near_first(found)
                chosen = _true_system(own, counting, context)
        else:
            counting = np.zeros((1, 2))
            chosen = _true_system(own, counting, context)
        self.crs, self.scale_error = chosen or _best_system(own, counting, context)

    @property
    def description(self) -> str:
        """A name for the log: the authority's id, or the definition of a made-up one."""
        return self.crs.authid() or self.crs.toProj()

    def is_true_over(self, layers: Sequence[Rows]) -> bool:
        """Whether the system is true to scale over all features of these layers, far ones, too."""
        everything = _together([_places_of(rows, self._context) for rows in layers])
        return scale_error(self.crs, everything, self._context) < MAX_SCALE_ERROR

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
            given = rows.geometries[lot]
            if not transform.isShortCircuited():
                given = _long_sides_divided(given, rows.crs.isGeographic())
            geometries[lot], failed = transformed(given, transform)
            if len(failed):
                to_degrees = self._transform(rows.crs, _wgs84())
                nowhere = set(failed[transformed(given[failed], to_degrees)[1]].tolist())
                for i in failed.tolist():
                    rows.problems[first + i] = OFF_THE_MAP if i in nowhere else FAR_AWAY
        return geometries

    def take_back(self, geometries: Geometries, crs: QgsCoordinateReferenceSystem) -> Geometries:
        """Results in the system `crs` of the input; what crosses 180 degrees in two parts, if that divides `crs`.

        In parts, because all software shows and measures them as they are; see `globe.cut_at_180`.
        """
        taken = transformed(geometries, self._transform(self.crs, crs))[0]
        if crs.isGeographic():
            return globe.cut_at_180(taken)
        before, after = (shapely.bounds(each)[:, [2, 0]] @ [1, -1] for each in (geometries, taken))
        torn = np.flatnonzero((after > _HALF_THE_GLOBE_M) & (before < _HALF_THE_GLOBE_M / 10))
        if len(torn):
            halves = globe.cut_at_180(transformed(geometries[torn], self._transform(self.crs, _wgs84()))[0])
            taken[torn] = transformed(halves, self._transform(_wgs84(), crs))[0]
        return taken

    def box_in(self, crs: QgsCoordinateReferenceSystem, box: Floats) -> QgsRectangle | None:
        """A rectangle in `crs` that holds the box (west, south, east, north) of the working system.

        None where none does, or it would be as wide as half the globe: across 180 degrees, or around a pole.
        """
        x, y = (np.linspace(box[i], box[i + 2], 9) for i in (0, 1))
        inside = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
        moved = _transformed_coordinates(inside, self._transform(self.crs, crs))
        (west, south), (east, north) = moved.min(axis=0), moved.max(axis=0)
        half_the_globe = 180.0 if crs.isGeographic() else _HALF_THE_GLOBE_M
        if not np.isfinite(moved).all() or east - west > half_the_globe:
            return None
        return QgsRectangle(west, south, east, north).buffered((east - west + north - south) / 50)

    def north(self, xy: Floats) -> Floats:
        """Where true north is at points of the working system: degrees clockwise from its own north."""
        lonlat = _transformed_coordinates(xy, self._transform(self.crs, _wgs84()))
        (here, _, _, ahead), metres = globe.steps(lonlat)
        out = self._transform(_wgs84(), self.crs)
        moved = _transformed_coordinates(ahead, out) - _transformed_coordinates(here, out)
        x, y = (moved * np.sign(metres[:, 1:])).T
        return np.nan_to_num(np.degrees(np.arctan2(x, y)))

    def _transform(self, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem) -> Any:
        return sound_transform(source, target, self._context)


class Zones:
    """Working systems of features that have nothing to do with each other, as many as it takes to be true to scale.

    `zone` is the one of `projections` that each row is in, -1 where the row is unusable.
    """

    def __init__(
        self, rows: Rows, context: QgsCoordinateTransformContext, found: Places | None = None
    ) -> None:
        """Divide the rows at the middle of their longitudes until each part has a system of its own."""
        (there,) = without_nowhere([rows], [_places_of(rows, context) if found is None else found])
        there = replace(there, is_zero=np.zeros(len(there), dtype=bool))  # those left are where they say
        if not len(there):
            raise ValueError("no feature has a place on earth")
        self.projections: list[Projection] = []
        self.zone = np.full(len(rows), -1, dtype=np.int64)
        lonlat = np.zeros((len(rows), 2))
        lonlat[there.row] = there.lonlat
        waiting = [np.flatnonzero(rows.usable)]
        while waiting:
            part = waiting.pop()
            some = np.isin(there.row, part)
            projection = Projection([rows], context, [there.only(some)], strays=False)
            longitudes = globe.unwrapped(lonlat[part, 0])
            east = longitudes > (longitudes.min() + longitudes.max()) / 2
            if projection.scale_error < MAX_SCALE_ERROR or not east.any():
                self.zone[part] = len(self.projections)
                self.projections.append(projection)
            else:
                waiting += [part[east], part[~east]]

    @property
    def description(self) -> str:
        """Names for the log."""
        return "; ".join(projection.description for projection in self.projections)

    def bring(self, rows: Rows) -> Geometries:
        """The geometries of these rows, each in the system of its zone."""
        geometries = np.full(len(rows), None, dtype=object)
        for zone, projection in enumerate(self.projections):
            some = np.flatnonzero(self.zone == zone)
            part = Rows(
                rows.name, rows.crs, rows.fields, [rows.features[i] for i in some], rows.geometries[some]
            )
            geometries[some] = projection.bring(part)
            rows.problems.update({int(some[i]): reason for i, reason in part.problems.items()})
        return geometries

    def take_back(
        self, geometries: Geometries, zone: NDArray[np.int64], crs: QgsCoordinateReferenceSystem
    ) -> Geometries:
        """Results, each of a `zone`, in the system `crs`."""
        result = np.full(len(geometries), None, dtype=object)
        for i, projection in enumerate(self.projections):
            result[zone == i] = projection.take_back(geometries[zone == i], crs)
        return result

    def north(self, xy: Floats, zone: NDArray[np.int64]) -> Floats:
        """Where true north is at points, each of a `zone`: degrees clockwise from the north of its system."""
        result = np.zeros(len(xy))
        for i, projection in enumerate(self.projections):
            result[zone == i] = projection.north(xy[zone == i])
        return result


def sound_transform(
    source: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> QgsCoordinateTransform:
    """A transform that works. Raises ValueError where there is no way from `source` to `target`.

    QGIS passes coordinates through unchanged where a transform is not valid. A system that a thread made
    which has ended since has lost what it needs, and QGIS's caches go on giving it away, in transforms that
    say they are valid, too.
    """
    transform = QgsCoordinateTransform(source, target, context)
    if not transform.isValid() or _passes_through(transform):
        QgsCoordinateReferenceSystem.invalidateCache()
        QgsCoordinateTransform.invalidateCache()
        transform = QgsCoordinateTransform(_anew(source), _anew(target), context)
    if not transform.isValid():
        raise ValueError(f"no way from {source.authid()} to {target.authid() or target.toProj()}")
    return transform


def _passes_through(transform: QgsCoordinateTransform) -> bool:
    """Whether coordinates stay what they are, though the systems differ by more than WGS 84 from its likes."""
    systems = transform.sourceCrs(), transform.destinationCrs()
    modern = {each.ellipsoidAcronym() for each in systems} <= {"EPSG:7019", "EPSG:7030"}
    if transform.isShortCircuited() or (modern and all(each.isGeographic() for each in systems)):
        return False
    try:
        return bool(transform.transform(QgsPointXY(1.0, 1.0)) == QgsPointXY(1.0, 1.0))
    except QgsCsException:
        return False


def _anew(crs: QgsCoordinateReferenceSystem) -> QgsCoordinateReferenceSystem:
    if crs.authid():
        return QgsCoordinateReferenceSystem(crs.authid())
    wkt = crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED)
    return (
        QgsCoordinateReferenceSystem.fromWkt(wkt)
        if wkt
        else QgsCoordinateReferenceSystem.fromProj(crs.toProj())
    )


def without_nowhere(layers: Sequence[Rows], found: Sequence[Places]) -> list[Places]:
    """Leave out what has no place on earth, and points at 0, 0 where nobody was: all else is far away."""
    somewhere = np.concatenate([each.lonlat[~each.is_zero] for each in found])
    result = []
    for rows, each in zip(layers, found):
        if each.lost:
            lost = np.setdiff1d(np.flatnonzero(rows.usable), each.row)
            rows.problems.update({int(i): OFF_THE_MAP for i in lost})
            rows.geometries[lost] = None
        off = np.zeros(len(each), dtype=bool)
        for place in np.unique(each.lonlat[each.is_zero], axis=0):
            if globe.is_nowhere(place, somewhere):
                off |= each.is_zero & (each.lonlat == place).all(axis=1)
        if off.any():  # a large one may touch it
            off &= np.isin(each.row, each.row[~each.is_zero], invert=True)
        result.append(_leave_out(rows, each, off))
    return result


def _without_strays(layers: Sequence[Rows], found: Sequence[Places]) -> list[Places]:
    """Leave out the few features that are far from all else, but never all of a layer."""
    firsts = [np.unique(each.row, return_index=True)[1] for each in found]
    far = globe.strays(np.concatenate([each.lonlat[first] for each, first in zip(found, firsts)]))
    result, begin = [], 0
    for rows, each, first in zip(layers, found, firsts):
        off = far[begin : begin + len(first)]
        begin += len(first)
        result.append(each if off.all() else _leave_out(rows, each, np.isin(each.row, each.row[first][off])))
    return result


def _leave_out(rows: Rows, found: Places, off: NDArray[np.bool_]) -> Places:
    gone = np.unique(found.row[off])
    if not len(gone):
        return found
    rows.problems.update({int(i): FAR_AWAY for i in gone})
    rows.geometries[gone] = None
    return found.only(~off)


def _together(found: Sequence[Places]) -> Floats:
    """One place for each hundredth of a degree."""
    lonlat = np.concatenate([each.lonlat for each in found])
    cell = np.floor((lonlat + 360) * 100).astype(np.int64)
    return lonlat[np.unique(cell[:, 0] * 100_000 + cell[:, 1], return_index=True)[1]]


def _near_first(found: Sequence[Places]) -> Floats:
    """The places of the first layer, which is what is measured, and those of the others that are near it."""
    first = next(each for each in found if len(each))
    everything = _together(found)
    lon = globe.unwrapped(np.concatenate([first.lonlat[:, 0], everything[:, 0]]))
    mine, lon = lon[: len(first)], lon[len(first) :]
    lat, my_lat = everything[:, 1], first.lonlat[:, 1]
    return everything[
        (lon > mine.min() - _NEAR)
        & (lon < mine.max() + _NEAR)
        & (lat > my_lat.min() - _NEAR)
        & (lat < my_lat.max() + _NEAR)
    ]


def _wgs84() -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem("EPSG:4326")


_System = tuple[QgsCoordinateReferenceSystem, float]


def _true_system(
    own: Sequence[QgsCoordinateReferenceSystem], lonlat: Floats, context: QgsCoordinateTransformContext
) -> _System | None:
    """A system that is true to scale at all places, and how far it is off; None if there is none."""
    for crs in (*own, _centred(lonlat)):
        error = scale_error(crs, lonlat, context)
        if error < MAX_SCALE_ERROR:
            return crs, error
    return None


def _best_system(
    own: Sequence[QgsCoordinateReferenceSystem], lonlat: Floats, context: QgsCoordinateTransformContext
) -> _System:
    """The system of the smallest scale error, for places too far apart for a true one; their own if all are bad."""
    candidates = list(own)
    for definition in _wide(lonlat):
        low_high = _scales(_from_proj(definition, 1.0), lonlat, context)
        if np.isfinite(low_high).all():  # as much too small in the middle as too large at the rim
            candidates.append(_from_proj(definition, 2 / (low_high.min() + low_high.max())))
    errors = [scale_error(crs, lonlat, context) for crs in candidates]
    best = int(np.argmin(errors))
    return (candidates[best], errors[best]) if errors[best] < HOPELESS_ERROR else (own[0], np.inf)


def _middle(lonlat: Floats) -> tuple[float, float]:
    """Longitude and latitude of the middle, rounded to 0.1 degree so that nearby data share a system."""
    lon, lat = globe.unwrapped(lonlat[:, 0]), lonlat[:, 1]
    longitude = round(((lon.min() + lon.max()) / 2 + 180) % 360 - 180, 1)
    return longitude + 0.0, 0.0 + round((lat.min() + lat.max()) / 2, 1)


def _from_proj(definition: str, scale: float) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem.fromProj(
        definition.format(k=f"{scale:.7g}") + " +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"
    )


def _centred(lonlat: Floats) -> QgsCoordinateReferenceSystem:
    """Transverse Mercator of scale 1 in the middle; near a pole polar stereographic, of scale 1 at the data."""
    longitude, latitude = _middle(lonlat)
    if abs(latitude) >= _POLAR:
        true = np.clip(round(float(lonlat[:, 1].mean()), 1), -90, 90)
        pole = np.copysign(90, latitude)
        return _from_proj(f"+proj=stere +lat_0={pole:g} +lat_ts={true:g} +lon_0={longitude}", 1.0)
    return _from_proj(_TRANSVERSE_MERCATOR.format(lat=latitude, lon=longitude), 1.0)


_TRANSVERSE_MERCATOR = "+proj=tmerc +lat_0={lat} +lon_0={lon} +k={{k}}"


def _wide(lonlat: Floats) -> list[str]:
    """Systems for wide data: long from north to south, from east to west, slanting, or round."""
    longitude, latitude = _middle(lonlat)
    parallel = latitude if abs(latitude) > 0.1 else 0.1
    places = globe.vectors(lonlat)
    centre = places.mean(axis=0)
    centre /= np.linalg.norm(centre) or 1.0
    lon, lat = np.degrees([np.arctan2(centre[1], centre[0]), np.arcsin(np.clip(centre[2], -1, 1))])
    east = np.array([-centre[1], centre[0], 0.0]) / (np.hypot(centre[0], centre[1]) or 1.0)
    around = (places - centre) @ np.column_stack([east, np.cross(centre, east)])
    axis = np.linalg.svd(around, full_matrices=False)[2][0]
    slant = np.degrees(np.arctan2(axis[0], axis[1])) % 180
    return [
        _TRANSVERSE_MERCATOR.format(lat=latitude, lon=longitude),
        f"+proj=lcc +lat_1={parallel} +lat_0={parallel} +lon_0={longitude} +k_0={{k}}",
        f"+proj=omerc +lat_0={lat:.1f} +lonc={lon:.1f} +alpha={slant:.2f} +gamma=0 +k={{k}}",
        f"+proj=stere +lat_0={lat:.1f} +lon_0={lon:.1f} +k={{k}}",
    ]


def _scales(
    crs: QgsCoordinateReferenceSystem, lonlat: Floats, context: QgsCoordinateTransformContext
) -> Floats:
    """Smallest and largest scale at each place (n, 2); NaN if `crs` does not reach one of them."""
    if not crs.isValid():
        return np.full((len(lonlat), 2), np.nan)
    try:
        transform = sound_transform(_wgs84(), crs, context)
    except ValueError:
        return np.full((len(lonlat), 2), np.nan)
    around, metres = globe.steps(lonlat)
    drawn = _transformed_coordinates(around.reshape(-1, 2), transform).reshape(4, -1, 2)
    if not np.isfinite(drawn).all():
        return np.full((len(lonlat), 2), np.nan)
    here, west, east, north = drawn
    return globe.extreme_scales((east - west) / metres[:, :1], (north - here) / metres[:, 1:])


def scale_error(
    crs: QgsCoordinateReferenceSystem, lonlat: Floats, context: QgsCoordinateTransformContext
) -> float:
    """How far the scale of `crs` departs from 1 at these places; infinite unless it is in metres."""
    if not crs.isValid() or crs.isGeographic() or crs.mapUnits() != QgsUnitTypes.DistanceUnit.DistanceMeters:
        return np.inf
    error = np.abs(_scales(crs, lonlat, context) - 1)
    return float(error.max()) if np.isfinite(error).all() else np.inf


def _long_sides_divided(geometries: Geometries, in_degrees: bool) -> Geometries:
    """Long sides with points on them: straight in one system is not in another (a parallel, a meridian)."""
    longest = 0.05 if in_degrees else 5_000.0
    xy, row = shapely.get_coordinates(geometries, return_index=True)
    sides = np.diff(xy, axis=0)
    if in_degrees:  # the short way round
        sides[:, 0] = (sides[:, 0] + 180) % 360 - 180
    inside = row[1:] == row[:-1]
    rows = np.unique(row[1:][inside & (np.abs(sides).max(axis=1, initial=0) > longest)])
    if in_degrees and len(rows):
        rows = rows[~globe.jumps(geometries[rows])]
    if len(rows):
        geometries = geometries.copy()
        geometries[rows] = shapely.segmentize(geometries[rows], longest)
    return geometries


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
