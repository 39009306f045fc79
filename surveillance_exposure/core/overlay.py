"""Unions, intersections and differences that hold for edges which nearly coincide.

Viewsheds run along the walls and sight lines of each other, equal but for rounding. On such edges GEOS's overlay
in floating point can take the wrong side and lose a whole polygon, without a word. On a grid it cannot
(snap rounding, Hobby 1999); this one is far finer than any survey and coarser than the rounding.
"""

from __future__ import annotations

from typing import Any

import shapely

from .ragged import Geometries

GRID = 1e-8
"""Metres."""


def union_all(geometries: Geometries | list[Any]) -> Any:
    """The union of all `geometries`; missing ones count for nothing."""
    return shapely.union_all(geometries, grid_size=GRID)


def intersection(one: Any, other: Any) -> Any:
    """What `one` and `other` share, element by element."""
    return shapely.intersection(one, other, grid_size=GRID)


def difference(one: Any, other: Any) -> Any:
    """What is in `one` and not in `other`, element by element."""
    return shapely.difference(one, other, grid_size=GRID)
