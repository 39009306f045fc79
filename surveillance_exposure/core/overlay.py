"""Unions, intersections and differences that hold for edges which nearly coincide.

Viewsheds run along the walls and sight lines of each other, equal but for rounding. On such edges GEOS's overlay
in floating point can take the wrong side and lose a whole polygon, without a word. On a grid it cannot
(snap rounding, Hobby 1999); this one is far finer than any survey and coarser than the rounding.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from .ragged import Floats, Geometries

GRID = 1e-8
"""Metres."""

_AREAL = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
_DIRECTION = 1e-7  # radians
_OFFSET = 1e-4  # metres, and for each metre of the extent
_PER_METRE = 1e-7
_COINCIDE = 1e-6  # metres: far more than rounding
_MOST_ON_A_LINE = 200
_SHORTEST = 0.1  # metres: the direction of a shorter edge is uncertain


def are_clear(polygons: Geometries) -> bool:
    """Whether no edges of two polygons nearly coincide, so that plain floating point loses nothing.

    Edges are compared by direction and by distance from the middle of all. Where edges are short, or very many
    lie on one line, it is not known, and the answer no.

    Parameters
    ----------
    polygons
        Metres (n,).

    Examples
    --------
    >>> apart = np.array([shapely.box(0, 0, 1, 1), shapely.box(5, 7, 6, 8)])
    >>> touching = np.array([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])
    >>> are_clear(apart), are_clear(touching)
    (True, False)
    """
    parts, owner = shapely.get_parts(polygons, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    if not len(xy):
        return True
    xy = xy - (xy.min(axis=0) + xy.max(axis=0)) / 2
    tolerance = max(_OFFSET, _PER_METRE * float(np.abs(xy).max()))
    edge = np.flatnonzero(ring[1:] == ring[:-1])
    start, along = xy[edge], xy[edge + 1] - xy[edge]
    length = np.hypot(*along.T)
    if length.min() < _SHORTEST:
        return False
    along /= length[:, None]
    backward = (along[:, 1] < 0) | ((along[:, 1] == 0) & (along[:, 0] < 0))
    start[backward] = xy[edge + 1][backward]
    along[backward] *= -1
    angle, offset = np.arctan2(along[:, 1], along[:, 0]), _cross(start, along)
    turned = np.flatnonzero(angle > np.pi - 2 * _DIRECTION)  # the same lines, seen the other way
    which = np.concatenate([np.arange(len(angle)), turned])
    angle = np.concatenate([angle, angle[turned] - np.pi])
    offset = np.concatenate([offset, -offset[turned]])
    owner = owner[part[ring[edge]]]
    for shift in (0.0, 0.5):  # two directions on both sides of a bucket's border share the other one
        bucket = np.floor(angle / _DIRECTION + shift)
        order = np.lexsort([offset, bucket])
        first = np.arange(len(order))
        for step in range(1, _MOST_ON_A_LINE):
            first = first[: np.searchsorted(first, len(order) - step)]
            one, other = order[first], order[first + step]
            near = (bucket[one] == bucket[other]) & (offset[other] - offset[one] < tolerance)
            first, one, other = first[near], which[one[near]], which[other[near]]
            if not len(first):
                break
            facing = (along[other] * along[one]).sum(axis=1) * length[other]
            away = start[other] - start[one]
            low, high = (
                _cross(each, along[one]) for each in (away, away + along[other] * length[other, None])
            )
            apart = (low * high > 0) & (np.minimum(np.abs(low), np.abs(high)) > _COINCIDE)
            ends = (away * along[one]).sum(axis=1)
            ends = np.sort(np.stack([ends, ends + facing]), axis=0)
            beside = (ends[0] < length[one] + _COINCIDE) & (ends[1] > -_COINCIDE)
            if (beside & ~apart & (owner[one] != owner[other])).any():
                return False
        else:
            return False
    return True


def _cross(one: Floats, other: Floats) -> Floats:
    product: Floats = one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
    return product


def union_all(geometries: Geometries | list[Any]) -> Any:
    """The union of all `geometries`; missing ones count for nothing.

    Parameters
    ----------
    geometries
        Metres (n,).

    Examples
    --------
    >>> union_all([shapely.box(0, 0, 1, 1), None, shapely.box(1, 0, 2, 1)]).area
    2.0
    """
    return shapely.union_all(geometries, grid_size=GRID)


def intersection(one: Any, other: Any) -> Any:
    """What `one` and `other` share, element by element.

    Parameters
    ----------
    one, other
        Areas, single or arrays of one length, metres.

    Examples
    --------
    >>> intersection(shapely.box(0, 0, 2, 2), shapely.box(1, 0, 4, 2)).area
    2.0
    """
    return shapely.intersection(one, other, grid_size=GRID)


def difference(one: Any, other: Any) -> Any:
    """What is in `one` and not in `other`, element by element.

    Parameters
    ----------
    one, other
        Areas, single or arrays of one length, metres.

    Examples
    --------
    >>> difference(shapely.box(0, 0, 2, 2), shapely.box(1, 0, 4, 1)).area
    3.0
    """
    return shapely.difference(one, other, grid_size=GRID)


def areal(geometry: shapely.Geometry) -> shapely.Geometry:
    """A geometry that cutting or mending an area has left, without its lines and points.

    >>> left = shapely.from_wkt("GEOMETRYCOLLECTION (POINT (9 9), POLYGON ((0 0, 1 0, 1 1, 0 0)))")
    >>> print(areal(left))
    MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))
    """
    if geometry is None or shapely.get_type_id(geometry) in _AREAL:
        return geometry
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.multipolygons(parts[shapely.get_dimensions(parts) == 2])
