"""Geometries of which some parts are broken: what of them can be used, and what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from .places import null_islands
from .projection import OFF_THE_MAP
from .ragged import Floats, Geometries, Ints

NO_GEOMETRY = "no geometry"
NO_SHAPE, NOT_FINITE, WRONG_TYPE = "no usable shape", "not finite", "wrong type"
NULL_ISLAND = "null island"
"""Why a part, or a fix of a track, is left out."""

SEVERAL_POINTS = "several points"
"""Why a feature that should be one point cannot be used."""

LeftOut = dict[int, Counter[str]]
"""By row: how many parts (of `NULL_ISLAND` fixes) are left out of it, by reason."""

_FAR_FROM_ZERO_M, _FAR_FROM_ZERO_DEG = 100_000.0, 1.0  # see `null_islands`

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


def reason(left_out: Counter[str] | None) -> str:
    """Why nothing of a feature can be used, by the reasons why its parts are left out: the gravest.

    Examples
    --------
    >>> reason(Counter({"wrong type": 2, "not finite": 1})), reason(None)
    ('not finite', 'no geometry')
    """
    order = (NULL_ISLAND, NOT_FINITE, WRONG_TYPE, NO_SHAPE)
    return next((each for each in order if left_out and each in left_out), NO_GEOMETRY)


@dataclass(frozen=True)
class Judged:
    """Geometries of one dimension, None where one cannot be used, for which `problems` has the reason by row.

    `left_out` says by row which parts are left out of those that are used, and of those off the map.
    """

    geometries: Geometries
    problems: dict[int, str]
    left_out: LeftOut


def judged(
    geometries: Geometries,
    dimension: int,
    unit_m: float | None = 1.0,
    left_out: Mapping[int, Counter[str]] | None = None,
) -> Judged:
    """What of geometries, as they are given, can be used; lines lose their null islands.

    Parameters
    ----------
    geometries
        Any; shape (rows,).
    dimension
        That which is wanted: 0 points, 1 lines, 2 areas.
    unit_m
        Metres in the unit of their system; None for degrees.
    left_out
        What has been left out of them before.

    Returns
    -------
    Judged
        Reasons are those of this module, and OFF_THE_MAP for degrees that no place on earth has.

    Examples
    --------
    >>> found = judged(shapely.from_wkt(["POINT (7 43)", "POINT (700 43)", "LINESTRING (0 0, 1 1)"]), 0, None)
    >>> found.geometries[0].wkt, found.problems
    ('POINT (7 43)', {2: 'wrong type', 1: 'off the map'})
    """
    result, lost = usable(geometries, dimension)
    together = _sum(left_out or {}, lost)
    if dimension == 1:
        far = _FAR_FROM_ZERO_DEG if unit_m is None else _FAR_FROM_ZERO_M / unit_m
        result, islands = without_null_islands(result, far)
        together = _sum(together, islands)
    missing = shapely.is_missing(result) | shapely.is_empty(result)
    problems = {i: reason(together.pop(i, None)) for i in np.flatnonzero(missing).tolist()}
    result[missing] = None
    if unit_m is None:
        bounds = np.abs(shapely.bounds(result))
        off = (np.fmax(bounds[:, 0], bounds[:, 2]) > 360.001) | (np.fmax(bounds[:, 1], bounds[:, 3]) > 90.001)
        problems.update(dict.fromkeys(np.flatnonzero(off).tolist(), OFF_THE_MAP))
        result[off] = None
    return Judged(result, problems, together)


def _sum(one: Mapping[int, Counter[str]], other: Mapping[int, Counter[str]]) -> LeftOut:
    return {i: one.get(i, Counter[str]()) + other.get(i, Counter[str]()) for i in (*one, *other)}


def single_points(geometries: Geometries) -> tuple[Geometries, Ints]:
    """Points from points and multipoints of one point.

    Parameters
    ----------
    geometries
        Points and multipoints; shape (rows,).

    Returns
    -------
    Geometries, Ints
        The points, None where there were several; and the rows where there were.

    Examples
    --------
    >>> points, several = single_points(shapely.from_wkt(["MULTIPOINT (1 2)", "MULTIPOINT (1 2, 3 4)"]))
    >>> points[0].wkt, points[1], several.tolist()
    ('POINT (1 2)', None, [1])
    """
    points = np.array(geometries, dtype=object)
    several = shapely.get_type_id(points) == shapely.GeometryType.MULTIPOINT
    one = several & (shapely.get_num_geometries(points) == 1)
    points[one] = shapely.get_geometry(points[one], 0)
    several &= ~one
    points[several] = None
    return points, np.flatnonzero(several)


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


def of_one_dimension(geometries: Geometries) -> tuple[Geometries, int | None]:
    """Those of the commonest dimension, flat, the others None; for files that take one kind.

    Parameters
    ----------
    geometries
        Any; shape (rows,).

    Returns
    -------
    Geometries, int or None
        And the dimension, 0 to 2; None where there is no shape.

    Examples
    --------
    >>> shapes = shapely.from_wkt(["POINT Z (1 2 3)", "LINESTRING (0 0, 1 1)", "POINT (3 4)"])
    >>> found, dimension = of_one_dimension(shapes)
    >>> [each and each.wkt for each in found], dimension
    (['POINT (1 2)', None, 'POINT (3 4)'], 0)
    """
    dimensions = shapely.get_dimensions(geometries)  # -1: missing or empty
    result = np.array(shapely.force_2d(geometries), dtype=object)
    known = dimensions[dimensions >= 0]
    if not len(known):
        return np.full(len(result), None, dtype=object), None
    dimension = int(np.bincount(known).argmax())
    result[dimensions != dimension] = None
    return result, dimension


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


@dataclass(frozen=True)
class Mended:
    """Valid polygons, None where no area is left; the rows `repaired`, and those that are `empty` for it."""

    polygons: Geometries
    repaired: list[int]
    empty: list[int]


def mended(polygons: Geometries, given: Geometries) -> Mended:
    """`areas_only` of polygons in the working system, which were `given` in their own.

    What is valid in its own system and not in this one, such as an area cut at 180 degrees, is not called repaired.

    Examples
    --------
    >>> bow_tie = shapely.from_wkt(["POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))"])
    >>> found = mended(bow_tie, bow_tie)
    >>> found.polygons[0].area, found.repaired
    (2.0, [0])
    """
    result, rows = areas_only(polygons)
    empty = rows[shapely.is_missing(result[rows])]
    crossing = rows[~shapely.is_valid(given[rows])]
    return Mended(result, np.setdiff1d(crossing, empty).tolist(), empty.tolist())


def _has_area(part: shapely.Geometry) -> bool:
    return bool(shapely.get_dimensions(part) == 2 and shapely.area(part) > 0)
