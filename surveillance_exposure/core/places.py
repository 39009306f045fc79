"""Where things are: far from all else, or from each other."""

from __future__ import annotations

import math

import numpy as np
import shapely

from .ragged import Bools, Floats, Geometries


def null_islands(xy: Floats, far: float) -> Bools:
    """Which of `xy` (n, 2) are at exactly 0, 0 while all others are more than `far` (in their unit) away.

    That is what a device writes that does not know where it is. None are where there is nothing else to
    compare with.

    Parameters
    ----------
    xy
        Coordinates (n, 2).
    far
        How far all else must be away, in the unit of the coordinates.

    Examples
    --------
    >>> null_islands(np.array([[0.0, 0.0], [9.0, 45.0]]), 1.0).tolist()
    [True, False]
    """
    zero: Bools = (xy == 0).all(axis=1)
    others = xy[~zero & np.isfinite(xy).all(axis=1)]
    if not zero.any() or not len(others) or np.hypot(*others.T).min() <= far:
        return np.zeros(len(xy), dtype=bool)
    return zero


def distances(ones: Geometries, others: Geometries) -> Floats:
    """Metres from each of `ones` to the nearest of `others`; infinite where there is none.

    Parameters
    ----------
    ones, others
        Geometries, metres; missing ones are nowhere.

    Examples
    --------
    >>> distances(shapely.points([[0.0, 0.0], [9.0, 0.0]]), np.array([shapely.box(3, 0, 4, 1), None])).tolist()
    [3.0, 5.0]
    """
    result = np.full(len(ones), math.inf)
    present = np.flatnonzero(~(shapely.is_missing(ones) | shapely.is_empty(ones)))
    others = others[~(shapely.is_missing(others) | shapely.is_empty(others))]
    if len(others):
        tree = shapely.STRtree(others)
        (one, _), found = tree.query_nearest(ones[present], return_distance=True, all_matches=False)
        result[present[one]] = found
    return result
