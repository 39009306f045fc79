"""Large polygons in small pieces: what looks at one of them looks at what is near, not at a million vertices.

A polygon is halved, at the middle of its vertices, until its pieces are small. Clipping does that fast, and for odd
polygons goes wrong: where the halves are not as large as the whole, the overlay makes them again. What neither way
divides stays whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import shapely

from . import overlay
from .cancelling import NEVER, stop_if
from .ragged import Floats, Geometries, Ints

MOST_VERTICES = 256
"""A piece has no more, unless no cut makes it smaller."""

LARGE = 4096
"""Vertices: polygons of fewer are better left whole."""

_WELL_HALVED = 0.6  # of the vertices in the larger half, or less: the other way is not tried
_SMALLER = 0.75  # or more: it is no cut
_AREA = 1e-11  # what the area of all parts may differ by, as a share
_PAIRS = 10_000  # whose common ground is in memory at once


def pieces(
    polygons: Geometries,
    large: int = LARGE,
    most: int = MOST_VERTICES,
    is_cancelled: Callable[[], bool] = NEVER,
) -> tuple[Geometries, Ints]:
    """Polygons of which the large ones are cut, and the row that each piece is of, in order.

    Parameters
    ----------
    polygons
        Valid polygons or multipolygons (n,); missing ones stay, as one piece.
    large
        Those of more vertices are cut.
    most
        Vertices of a piece.
    is_cancelled
        Asked between pieces.

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> disc = shapely.Point(0, 0).buffer(1, quad_segs=1000)
    >>> found, row = pieces(np.array([shapely.box(0, 0, 1, 1), disc]), large=100, most=64)
    >>> len(found) > 50, row[:3].tolist(), bool(abs(shapely.area(found[1:]).sum() - disc.area) < 1e-9)
    (True, [0, 1, 1], True)
    """
    counts = shapely.get_num_coordinates(polygons)
    rows = np.flatnonzero(counts > large).tolist()
    if not rows:
        return polygons, np.arange(len(polygons))
    made = [polygons[row : row + 1] for row in range(len(polygons))]
    for row in rows:
        cut = _valid(list(_divided(polygons[row], most, is_cancelled)))
        if _adds_up(cut, float(shapely.area(polygons[row]))):
            made[row] = cut
    return np.concatenate(made), np.repeat(np.arange(len(polygons)), [len(each) for each in made])


def shared_areas(ones: Geometries, others: Geometries, is_cancelled: Callable[[], bool] = NEVER) -> Floats:
    """Square metres that two polygons have in common, pair by pair, few of them in memory at once.

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> shared_areas(shapely.box([0, 0], 0, [2, 2], 2), shapely.box([1, 5], 0, [9, 9], 1)).tolist()
    [1.0, 0.0]
    """
    result = np.empty(len(ones))
    for first in range(0, len(ones), _PAIRS):
        stop_if(is_cancelled)
        lot = slice(first, first + _PAIRS)
        result[lot] = shapely.area(shapely.intersection(ones[lot], others[lot]))
    return result


def _divided(
    polygon: shapely.Geometry, most: int, is_cancelled: Callable[[], bool]
) -> Iterator[shapely.Geometry]:
    """The pieces of a polygon, which may be multipolygons."""
    waiting = [polygon]
    while waiting:
        stop_if(is_cancelled)
        part = waiting.pop()
        halves = _halved(part) if shapely.get_num_coordinates(part) > most else []
        waiting += halves
        if not halves:
            yield part


def _halved(polygon: shapely.Geometry) -> list[shapely.Geometry]:
    """Both halves; none where they cannot be had, or have not fewer vertices.

    Across the longer side, or the other one where that cuts less: a comb is to be cut between its teeth.
    """
    west, south, east, north = shapely.bounds(polygon)
    best: list[shapely.Geometry] = []
    most = _SMALLER * shapely.get_num_coordinates(polygon)
    for axis in (0, 1) if east - west > north - south else (1, 0):
        halves = _halved_along(polygon, axis)
        largest = max((shapely.get_num_coordinates(half) for half in halves), default=np.inf)
        if largest < most:
            best, most = halves, largest
        if most < _WELL_HALVED * shapely.get_num_coordinates(polygon):
            break
    return best


def _halved_along(polygon: shapely.Geometry, axis: int) -> list[shapely.Geometry]:
    boxes = _halves(polygon, axis)
    area = float(shapely.area(polygon))
    for cut in (_clipped, _overlaid):
        halves = [overlay.areal(cut(polygon, box)) for box in boxes]
        if _adds_up(halves, area):
            return [half for half in halves if not shapely.is_empty(half)]
    return []


def _halves(polygon: shapely.Geometry, axis: int) -> list[Floats]:
    """Two boxes that hold a polygon (west, south, east, north), with about as many vertices in one as in the other.

    Between vertices, as those on the line are what clipping does not get right.
    """
    west, south, east, north = shapely.bounds(polygon)
    rim = max(east - west, north - south)
    along = shapely.get_coordinates(polygon)[:, axis]
    below = np.partition(along, len(along) // 2)[len(along) // 2]
    if not (along > below).any():
        below = along[along < below].max()
    middle = float(below + along[along > below].min()) / 2
    low = np.array([west - rim, south - rim, east + rim, north + rim])
    high = low.copy()
    low[axis + 2] = high[axis] = middle
    return [low, high]


def _clipped(polygon: shapely.Geometry, box: Floats) -> shapely.Geometry:
    try:
        return shapely.clip_by_rect(polygon, *box.tolist())
    except shapely.errors.GEOSException:  # a ring of three points: GEOS gives up where it should leave it out
        return shapely.Polygon()


def _overlaid(polygon: shapely.Geometry, box: Floats) -> shapely.Geometry:
    return shapely.intersection(polygon, shapely.box(*box))


def _valid(made: list[shapely.Geometry]) -> Geometries:
    result = np.array(made, dtype=object)
    for i in np.flatnonzero(~shapely.is_valid(result)):
        result[i] = overlay.areal(shapely.make_valid(result[i]))
    return result


def _adds_up(parts: Geometries | list[shapely.Geometry], area: float) -> bool:
    """Whether nothing of the whole is lost, or twice, in its parts."""
    return abs(float(shapely.area(parts).sum()) - area) <= _AREA * area
