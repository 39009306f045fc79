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
    """
    zero: Bools = (xy == 0).all(axis=1)
    others = xy[~zero & np.isfinite(xy).all(axis=1)]
    if not zero.any() or not len(others) or np.hypot(*others.T).min() <= far:
        return np.zeros(len(xy), dtype=bool)
    return zero


def nearest_m(ones: Geometries, others: Geometries) -> float:
    """Metres between the nearest of `ones` and of `others`, 0 where they touch; infinite where either has none."""
    ones, others = (each[~(shapely.is_missing(each) | shapely.is_empty(each))] for each in (ones, others))
    if not len(ones) or not len(others):
        return math.inf
    tree, asked = (ones, others) if len(ones) > len(others) else (others, ones)
    found = shapely.STRtree(tree).query_nearest(asked, return_distance=True, all_matches=False)
    return float(found[1].min())
