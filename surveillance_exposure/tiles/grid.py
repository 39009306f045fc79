"""Tiles: squares of a working system, each of whole tiles of `core.unions`, so that unions can be cut along them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from ..core.projection import Transform
from ..core.ragged import Floats, Ints
from ..core.unions import ORIGIN_M, TILE_M, squares_under

_FAR = 0.02  # of a box: what its sides may bend by between systems, at least


def side_m(wanted: float) -> float:
    """The sides of tiles nearest to those wanted that can be, from above.

    >>> side_m(1000)
    1440.0
    """
    return max(math.ceil(wanted / TILE_M - 1e-9), 1) * TILE_M


@dataclass(frozen=True)
class Tiles:
    """Some tiles of sides `side_m`: the place of each in the grid of a zone, as rows (zone, column, row)."""

    side_m: float
    places: Ints

    def __len__(self) -> int:
        return len(self.places)

    @cached_property
    def names(self) -> list[str]:
        """A name for each."""
        return [f"{zone}_{x:+08d}_{y:+08d}" for zone, x, y in self.places.tolist()]

    @cached_property
    def boxes(self) -> Floats:
        """West, south, east and north of each."""
        corner = self.places[:, 1:] * self.side_m + ORIGIN_M
        return np.hstack([corner, corner + self.side_m])


def places_of(xy: Floats, zone: Ints, side: float) -> Ints:
    """The place of the tile that each point is in."""
    return np.column_stack([zone, np.floor((xy - ORIGIN_M) / side).astype(np.int64)])


def tiles_under(boxes: Floats, side: float) -> tuple[Ints, Ints]:
    """Pairs (box, place) of the tiles that boxes (west, south, east, north) touch, in zone 0."""
    box, square = squares_under(boxes, side)
    return box, np.column_stack([np.zeros_like(box), square])


def pairs(boxes: Floats, others: Floats) -> tuple[Ints, Ints]:
    """Pairs of `boxes` and `others` that touch; NaN touches nothing."""
    known = np.flatnonzero(np.isfinite(boxes).all(axis=1))
    tree = shapely.STRtree(shapely.box(*others.T))
    box, other = tree.query(shapely.box(*boxes[known].T))
    return known[box], other


def moved(boxes: Floats, transform: Transform) -> Floats:
    """Boxes in another system that surely hold what these hold; NaN where there are none."""
    if transform is None or not len(boxes):
        return boxes
    west, south, east, north = boxes.T
    x = np.column_stack([west, (west + east) / 2, east])
    y = np.column_stack([south, (south + north) / 2, north])
    xy = np.stack([np.repeat(x, 3, axis=1), np.tile(y, 3)], axis=-1)
    there = transform(xy.reshape(-1, 2)).reshape(len(boxes), 9, 2)
    low, high = there.min(axis=1), there.max(axis=1)
    rim = _FAR * (high - low) + 1
    return np.hstack([low - rim, high + rim])


def places_named(names: list[str]) -> Ints:
    """The places of tiles by their names.

    >>> places_named(Tiles(480.0, np.array([[0, -2, 7]])).names).tolist()
    [[0, -2, 7]]
    """
    return np.array([[int(word) for word in name.split("_")] for name in names], dtype=np.int64).reshape(
        -1, 3
    )
