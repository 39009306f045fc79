"""Very many polygons: found where they are needed, united tile by tile, in memory that one tile bounds.

A quadtree of tiles: one that some polygon covers whole is done, one that few polygons touch is united, any other
is cut in four. So the time grows with the number of polygons and not with how many lie on one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Protocol

import numpy as np
import shapely

from . import checks, overlay, subdivision
from .cancelling import NEVER, in_parallel, stop_if, waited
from .ragged import Bools, Floats, Geometries, Ints, offsets, ranges
from .visibility import QUARTER_SEGMENTS, discs

FEW = 24
"""Polygons: a tile that more of them touch is cut in four."""

TILE_M = 480.0
SMALLEST_TILE_M = 7.5

ORIGIN_M = 0.1234567  # data in round numbers should have no edge on the border of a tile
_LOT = 64  # tiles that a thread works on at a time
_MANY = 20_000  # polygons: below, uniting them cluster by cluster is faster
_UNITED_AT_ONCE, _MERGED_AT_ONCE = 64, 1024  # each merge nodes all outlines again: few of them


class Polygons(Protocol):
    """Polygons that may not be there yet: where they lie is known, and some of them can be had."""

    def __len__(self) -> int: ...

    @property
    def bounds(self) -> Floats:
        """West, south, east, north of each, shape (n, 4)."""

    @property
    def there(self) -> Bools:
        """Which ones are there at all."""

    def touch(self, rows: Ints, boxes: Floats) -> Bools:
        """Whether each of `rows` may touch the box beside it (west, south, east, north)."""

    def cover(self, rows: Ints, boxes: Floats) -> Bools:
        """Whether each of `rows` surely covers the box beside it."""

    def take(self, rows: Ints) -> Geometries:
        """The polygons themselves."""

    def near(self, geometries: Geometries) -> tuple[Ints, Ints]:
        """Pairs of one of `geometries` and a polygon that may touch it."""


@dataclass(frozen=True)
class Discs:
    """The discs of `visibility.discs`, made when they are needed.

    Parameters
    ----------
    xy : array, (n, 2)
        Their middles, metres.
    radii : array, (n,)
        Metres; a radius of 0 is that of no disc.

    Raises
    ------
    ValueError
        Where the two do not go together, or a radius is negative.

    Examples
    --------
    >>> two = Discs(np.zeros((2, 2)), np.array([10.0, 0.0]))
    >>> two.there.tolist(), two.bounds[0].tolist()
    ([True, False], [-10.0, -10.0, 10.0, 10.0])
    """

    xy: Floats
    radii: Floats

    def __post_init__(self) -> None:
        checks.alike(xy=self.xy, radii=self.radii)
        checks.not_negative("radii", self.radii)

    def __len__(self) -> int:
        return len(self.xy)

    @cached_property
    def _centres(self) -> shapely.STRtree:
        return shapely.STRtree(shapely.points(self.xy))

    def near(self, geometries: Geometries) -> tuple[Ints, Ints]:
        """See `Polygons`."""
        reach = float(self.radii.max(initial=0))
        one, disc = self._centres.query(geometries, predicate="dwithin", distance=reach)
        bounds = shapely.bounds(geometries)
        close = self.touch(disc, bounds[one])
        return one[close], disc[close]

    @property
    def there(self) -> Bools:
        """See `Polygons`."""
        return np.asarray(self.radii > 0)

    @property
    def bounds(self) -> Floats:
        """See `Polygons`."""
        reach = self.radii[:, None]
        return np.hstack([self.xy - reach, self.xy + reach])

    def touch(self, rows: Ints, boxes: Floats) -> Bools:
        """See `Polygons`."""
        near = np.clip(self.xy[rows], boxes[:, :2], boxes[:, 2:])
        away: Bools = np.hypot(*(near - self.xy[rows]).T) < self.radii[rows]
        return away

    def cover(self, rows: Ints, boxes: Floats) -> Bools:
        """See `Polygons`."""
        far = np.maximum(np.abs(boxes[:, :2] - self.xy[rows]), np.abs(boxes[:, 2:] - self.xy[rows]))
        inner = np.cos(np.pi / (4 * QUARTER_SEGMENTS))  # the circle within the corners
        within: Bools = np.hypot(*far.T) < self.radii[rows] * inner
        return within

    def take(self, rows: Ints) -> Geometries:
        """See `Polygons`."""
        made = discs(self.xy[rows], self.radii[rows])
        made[~(self.radii[rows] > 0)] = None
        return made


@dataclass(frozen=True)
class Given:
    """Polygons that are there; missing ones are nowhere."""

    polygons: Geometries

    def __len__(self) -> int:
        return len(self.polygons)

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.polygons)

    def near(self, geometries: Geometries) -> tuple[Ints, Ints]:
        """See `Polygons`."""
        one, polygon = self._tree.query(geometries)
        return one, polygon

    @property
    def there(self) -> Bools:
        """See `Polygons`."""
        return np.asarray(~(shapely.is_missing(self.polygons) | shapely.is_empty(self.polygons)))

    @property
    def bounds(self) -> Floats:
        """See `Polygons`."""
        return np.asarray(shapely.bounds(self.polygons))

    def touch(self, rows: Ints, boxes: Floats) -> Bools:
        """See `Polygons`."""
        return np.asarray(shapely.intersects(self.polygons[rows], shapely.box(*boxes.T)))

    def cover(self, rows: Ints, boxes: Floats) -> Bools:
        """See `Polygons`."""
        return np.asarray(shapely.contains_properly(self.polygons[rows], shapely.box(*boxes.T)))

    def take(self, rows: Ints) -> Geometries:
        """See `Polygons`."""
        return self.polygons[rows]


def polygons_of(viewsheds: Geometries | Discs) -> Discs | Given:
    """Polygons as what follows takes them."""
    if isinstance(viewsheds, Discs):
        return viewsheds
    shapely.prepare(viewsheds)
    return Given(viewsheds)


def touching(geometries: Geometries, viewsheds: Geometries | Discs) -> tuple[Ints, Ints]:
    """Pairs of one of `geometries` and a polygon that it touches or lies in."""
    polygons = polygons_of(viewsheds)
    one, number = polygons.near(geometries)
    numbers, shed = np.unique(number, return_inverse=True)
    made = polygons.take(numbers)
    shapely.prepare(made)
    touch = shapely.intersects(made[shed.reshape(-1)], geometries[one])
    return one[touch], number[touch]


def _there(viewsheds: Geometries | Discs) -> Discs | Given:
    """The same without missing and empty ones."""
    if isinstance(viewsheds, Discs):
        return Discs(viewsheds.xy[viewsheds.there], viewsheds.radii[viewsheds.there])
    return polygons_of(viewsheds[Given(viewsheds).there])


def pieces(
    viewsheds: Geometries | Discs, is_cancelled: Callable[[], bool] = NEVER, within: Floats | None = None
) -> Geometries:
    """The union of polygons in metres as polygons that do not overlap, each within one tile.

    `within` is the box (west, south, east, north) whose tiles are wanted: its sides are whole numbers of `TILE_M` from
    `ORIGIN_M`. Raises InterruptedError once `is_cancelled()`.
    """
    polygons = _there(viewsheds)
    if isinstance(polygons, Given):
        polygons = polygons_of(subdivision.pieces(polygons.polygons, is_cancelled=is_cancelled)[0])
    whole: list[Geometries] = []
    busy: list[tuple[Floats, Ints]] = []
    for kind, box, rows in _tiles(polygons, is_cancelled, within):
        if kind:
            whole.append(np.asarray(shapely.box(*box.T)))
        else:
            busy.append((box[0], rows))

    def unite(lot: list[tuple[Floats, Ints]]) -> list[shapely.Geometry]:
        return [_united_in(box, polygons.take(rows)) for box, rows in lot]

    lots = [busy[first : first + _LOT] for first in range(0, len(busy), _LOT)]
    found = [piece for lot in in_parallel(unite, lots, is_cancelled) for piece in lot]
    parts = shapely.get_parts(np.array(found, dtype=object))
    return np.concatenate([*whole, parts[shapely.get_dimensions(parts) == 2]])


def squares_under(boxes: Floats, side: float, within: Floats | None = None) -> tuple[Ints, Ints]:
    """Pairs of a box (west, south, east, north) and a square that it touches: the row of the one, where the other is.

    Squares are counted from `ORIGIN_M`; `within` is a box of whole squares that alone matters.

    >>> [each.tolist() for each in squares_under(np.array([[1.0, 1.0, 9.0, 14.0]]), 10.0)]
    [[0, 0], [[0, 0], [0, 1]]]
    """
    low, high = (np.floor((boxes[:, i : i + 2] - ORIGIN_M) / side).astype(np.int64) for i in (0, 2))
    if within is not None:
        first, end = np.rint((within.reshape(2, 2) - ORIGIN_M) / side).astype(np.int64)
        low, high = np.maximum(low, first), np.minimum(high, end - 1)
    span = np.maximum(high - low + 1, 0)
    place, row = ranges(np.zeros(len(boxes), dtype=np.int64), span.prod(axis=1))
    return row, low[row] + np.column_stack([place % span[row, 0], place // span[row, 0]])


def _tiles(
    polygons: Polygons, is_cancelled: Callable[[], bool], within: Floats | None = None
) -> Iterator[tuple[bool, Floats, Ints]]:
    """Tiles that are covered whole: (True, their boxes, none); others: (False, one box, which polygons touch it)."""
    if not len(polygons):
        return
    row, corner = squares_under(polygons.bounds, TILE_M, within)
    corners, tile = np.unique(corner, axis=0, return_inverse=True)
    west_south = corners * TILE_M + ORIGIN_M
    boxes, tile = np.hstack([west_south, west_south + TILE_M]), tile.reshape(-1)
    side = TILE_M
    while len(boxes):
        stop_if(is_cancelled)
        near = waited(partial(polygons.touch, row, boxes[tile]), is_cancelled)
        tile, row = tile[near], row[near]
        done = np.zeros(len(boxes), dtype=bool)
        done[tile[waited(partial(polygons.cover, row, boxes[tile]), is_cancelled)]] = True
        if done.any():
            yield True, boxes[done], np.empty(0, dtype=np.int64)
        tile, row = tile[~done[tile]], row[~done[tile]]
        count = np.bincount(tile, minlength=len(boxes))
        crowded = count > (FEW if side > SMALLEST_TILE_M else np.inf)
        order = np.argsort(tile, kind="stable")
        first = offsets(tile[order], len(boxes))
        for i in np.flatnonzero((count > 0) & ~crowded):
            yield False, boxes[i : i + 1], row[order[first[i] : first[i + 1]]]
        boxes, tile, row = _cut_in_four(boxes, crowded, tile, row)
        side /= 2


def _cut_in_four(boxes: Floats, which: Bools, tile: Ints, row: Ints) -> tuple[Floats, Ints, Ints]:
    """The quarters of `which` boxes, and all that touches the whole beside each of them."""
    place = np.cumsum(which) - 1
    west, south, east, north = boxes[which].T
    x, y = (west + east) / 2, (south + north) / 2
    quarters = np.stack(
        [
            np.column_stack(corners)
            for corners in (
                (west, south, x, y),
                (x, south, east, y),
                (west, y, x, north),
                (x, y, east, north),
            )
        ],
        axis=1,
    ).reshape(-1, 4)
    inside = which[tile]
    parts = (4 * place[tile[inside]][:, None] + np.arange(4)).reshape(-1)
    return quarters, parts, np.repeat(row[inside], 4)


def _united_in(box: Floats, polygons: Geometries) -> shapely.Geometry:
    frame = shapely.box(*box)
    if overlay.are_clear(polygons):
        return shapely.intersection(shapely.union_all(polygons), frame)  # several times as fast
    return overlay.intersection(overlay.union_all(polygons), frame)


def united(viewsheds: Geometries | Discs, is_cancelled: Callable[[], bool] = NEVER) -> Geometries:
    """The connected parts of the union of polygons in metres. Raises InterruptedError once `is_cancelled()`."""
    if len(viewsheds) > _MANY:
        parts = pieces(viewsheds, is_cancelled)
    else:
        polygons = _there(viewsheds)
        parts = polygons.take(np.arange(len(polygons)))
    return _merged(parts, is_cancelled)


def _merged(polygons: Geometries, is_cancelled: Callable[[], bool]) -> Geometries:
    """The union, cluster by cluster of what touches: that between clusters would take most of the time."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    size = len(polygons)
    if not size:
        return polygons
    touching = waited(lambda: shapely.STRtree(polygons).query(polygons), is_cancelled)
    graph = coo_matrix((np.ones(touching.shape[1]), touching), shape=(size, size))
    cluster = connected_components(graph, directed=False)[1]
    # Edges of unions are parts of edges that went in: where those are clear, all that follows is.
    are_clear = waited(partial(overlay.are_clear, polygons), is_cancelled)
    order = np.lexsort([_along_curve(shapely.bounds(polygons)), cluster])
    polygons, cluster = polygons[order], cluster[order]

    def unite(block: Geometries) -> shapely.Geometry:
        return shapely.union_all(block) if are_clear else overlay.union_all(block)

    at_once = _UNITED_AT_ONCE
    while (cluster[1:] == cluster[:-1]).any():
        place = np.arange(len(cluster)) - np.searchsorted(cluster, cluster)
        begins = np.flatnonzero(place % at_once == 0)
        polygons = np.array(
            list(in_parallel(unite, np.split(polygons, begins[1:]), is_cancelled)), dtype=object
        )
        cluster, at_once = cluster[begins], _MERGED_AT_ONCE
    parts = shapely.get_parts(polygons)
    return np.asarray(parts[shapely.get_dimensions(parts) == 2])


def _along_curve(bounds: Floats) -> Ints:
    """The place of each box along Morton's curve, on which neighbours are near each other."""
    middle = (bounds[:, :2] + bounds[:, 2:]) / 2
    extent = max(float(np.ptp(middle, axis=0).max()), 1e-9)
    cell = ((middle - middle.min(axis=0)) / extent * (2**16 - 1)).astype(np.int64)
    place = np.zeros(len(cell), dtype=np.int64)
    for bit in range(16):
        place |= ((cell[:, 0] >> bit) & 1) << (2 * bit) | ((cell[:, 1] >> bit) & 1) << (2 * bit + 1)
    return place
