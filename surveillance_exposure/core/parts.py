"""Geometries of which some parts are broken: what of them can be used, and what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import shapely

from .places import null_islands
from .ragged import Floats, Geometries, Ints

NO_SHAPE, NOT_FINITE, WRONG_TYPE = "no usable shape", "not finite", "wrong type"
NULL_ISLAND = "null island"
"""Why a part, or a fix of a track, is left out."""

NO_GEOMETRY = "no geometry"
"""Why a feature cannot be used."""

LeftOut = dict[int, Counter[str]]
"""By row: how many parts (of `NULL_ISLAND` fixes) are left out of it, by reason."""

_COLLECTION = shapely.GeometryType.GEOMETRYCOLLECTION
_MULTI = {0: shapely.multipoints, 1: shapely.multilinestrings, 2: shapely.multipolygons}


def built(
    parts: Iterable[tuple[int, Sequence[Floats]]],
) -> tuple[shapely.Geometry | None, Counter[str], bool]:
    """What can be made of parts that are not well-formed: each its dimension and the coordinates of its rings.

    Returns the geometry, how many parts and holes are left out and why (lines of one point, rings of under
    four, no numbers), and whether a ring was closed.
    """
    made: list[shapely.Geometry] = []
    reasons, closed = Counter[str](), False
    for dimension, rings in parts:
        if not all(np.isfinite(ring).all() for ring in rings):
            reasons[NOT_FINITE] += 1
        elif not rings or len(rings[0]) <= dimension:
            reasons[NO_SHAPE] += 1
        elif dimension == 2:
            outline, *holes = (_closed(ring) for ring in rings)
            kept = [hole for hole in holes if len(hole) > 3]
            reasons[NO_SHAPE] += len(holes) - len(kept)
            closed |= any(len(ring) > 2 and (ring[0] != ring[-1]).any() for ring in rings)
            if len(outline) > 3:
                made.append(shapely.Polygon(outline, kept))
            else:
                reasons[NO_SHAPE] += 1
        else:
            made.append(shapely.Point(rings[0][0]) if dimension == 0 else shapely.LineString(rings[0]))
    return _together(made), +reasons, closed


def _closed(ring: Floats) -> Floats:
    return ring if len(ring) and (ring[0] == ring[-1]).all() else np.vstack([ring, ring[:1]])


def usable(geometries: Geometries, dimension: int) -> tuple[Geometries, LeftOut]:
    """What of `geometries` is of the `dimension` wanted and has finite coordinates; None where nothing is.

    The rows of the second result are those of which something is left out, be it all.
    """
    result = np.array(geometries, dtype=object)
    left_out: LeftOut = {}
    for i in _suspects(result, dimension):
        kept, reasons = [], Counter[str]()
        for part in _leaves(result[i]):
            reason = _problem(part, dimension)
            if reason:
                reasons[reason] += 1
            else:
                whole, holes = _without_empty_holes(part)
                reasons[NO_SHAPE] += holes
                kept.append(whole)
        result[i] = _together(kept)
        if +reasons:
            left_out[i] = +reasons
    return result, left_out


def _suspects(geometries: Geometries, dimension: int) -> list[int]:
    """The rows that have to be looked at part by part: few."""
    found = (shapely.get_dimensions(geometries) != dimension) | (
        shapely.get_type_id(geometries) == _COLLECTION
    )
    xy, row = shapely.get_coordinates(geometries, return_index=True)
    if not np.isfinite(xy).all():
        found[row[~np.isfinite(xy).all(axis=1)]] = True
    several = np.flatnonzero(shapely.get_num_geometries(geometries) > (1 if dimension < 2 else 0))
    parts, row = shapely.get_parts(geometries[several], return_index=True)
    found[several[row[shapely.is_empty(parts)]]] = True
    holed = np.flatnonzero(shapely.get_num_interior_rings(parts) > 0)
    rings, of = shapely.get_rings(parts[holed], return_index=True)
    found[several[row[holed[of[shapely.is_empty(rings)]]]]] = True
    present = ~shapely.is_missing(geometries) & ~shapely.is_empty(geometries)
    return [int(i) for i in np.flatnonzero(found & present)]


def _leaves(geometry: shapely.Geometry) -> Iterator[shapely.Geometry]:
    if shapely.get_type_id(geometry) < shapely.GeometryType.MULTIPOINT:
        yield geometry
        return
    for part in shapely.get_parts(geometry):
        yield from _leaves(part)


def _problem(part: shapely.Geometry, dimension: int) -> str | None:
    if shapely.is_empty(part):
        return NO_SHAPE
    if shapely.get_dimensions(part) != dimension:
        return WRONG_TYPE
    return None if np.isfinite(shapely.get_coordinates(part)).all() else NOT_FINITE


def _without_empty_holes(part: shapely.Geometry) -> tuple[shapely.Geometry, int]:
    if shapely.get_num_interior_rings(part) == 0:
        return part, 0
    outline, *holes = shapely.get_rings(part)
    kept = [hole for hole in holes if not shapely.is_empty(hole)]
    return shapely.Polygon(outline, kept) if len(kept) < len(holes) else part, len(holes) - len(kept)


def _together(parts: Sequence[shapely.Geometry]) -> shapely.Geometry | None:
    """One geometry of parts: itself, the multi type, or a collection where they are of several dimensions."""
    if len(parts) < 2:
        return parts[0] if parts else None
    dimensions = set(shapely.get_dimensions(parts).tolist())
    return (
        _MULTI[dimensions.pop()](parts) if len(dimensions) == 1 else shapely.GeometryCollection(list(parts))
    )


def without_null_islands(lines: Geometries, far: float) -> tuple[Geometries, LeftOut]:
    """`lines` without their `null_islands`, the fixes before and after joined; None where no line is left.

    Judged by the rest of the line, or by all other lines where a line has no other fix.
    """
    result, left_out = np.array(lines, dtype=object), {}
    xy, row = shapely.get_coordinates(lines, return_index=True)
    for i in np.unique(row[(xy[:, 0] == 0) & (xy[:, 1] == 0)]).tolist():
        own = xy[row == i]
        elsewhere = own if own.any() else np.concatenate([own, xy[row != i]])
        count = int(null_islands(elsewhere, far)[: len(own)].sum())
        if count:
            result[i], lost = _without_zeros(lines[i])
            left_out[i] = +Counter({NULL_ISLAND: count, NO_SHAPE: lost})
    return result, left_out


def _without_zeros(line: shapely.Geometry) -> tuple[shapely.Geometry | None, int]:
    """The parts of a line without what is at 0, 0; and how many parts other points are lost with."""
    parts = [shapely.get_coordinates(part) for part in shapely.get_parts(line)]
    parts = [part[part.any(axis=1)] for part in parts]
    kept = [shapely.LineString(part) for part in parts if len(part) > 1]
    return _together(kept), sum(len(part) == 1 for part in parts)


def areas_only(polygons: Geometries) -> tuple[Geometries, Ints]:
    """Valid polygons of any, None where no area is left; and the rows that had to be repaired for it.

    What is not finite stays as it is.
    """
    result = np.array(polygons, dtype=object)
    xy, row = shapely.get_coordinates(result, return_index=True)
    finite = np.ones(len(result), dtype=bool)
    finite[row[~np.isfinite(xy).all(axis=1)]] = False
    rows = np.flatnonzero(finite & ~shapely.is_valid(result) & ~shapely.is_missing(result))
    for i, mended in zip(rows.tolist(), shapely.make_valid(result[rows])):
        result[i] = _together([part for part in _leaves(mended) if _has_area(part)])
    return result, rows


def _has_area(part: shapely.Geometry) -> bool:
    return bool(shapely.get_dimensions(part) == 2 and shapely.area(part) > 0)
