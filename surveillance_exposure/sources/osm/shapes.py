"""Shapes of OpenStreetMap's ways and relations, from where their nodes are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from .elements import DEGREE, Element, Places

OUTER = ("outer", "outline", "exclave", "")
INNER = ("inner", "enclave")

_GRID = 1e-9
"""Degrees. On a grid GEOS loses no polygon where edges coincide; this one is a hundred times finer than the data's."""


class NodeStore:
    """Where the nodes of a file are: kept in files, of which the system holds what there is room for."""

    def __init__(self, folder: Path) -> None:
        self._paths = [folder / name for name in ("node_numbers", "node_places")]
        self._files = [path.open("wb") for path in self._paths]
        self._last: int | None = None
        self._is_sorted = True
        self._count = 0
        self._ids: Any = np.empty(0, np.int64)
        self._places: Any = np.empty((0, 2), np.int32)

    def add(self, places: Places) -> None:
        """More nodes."""
        ids = np.asarray(places.ids, np.int64)
        if not len(ids):
            return
        before = ids[0] - 1 if self._last is None else self._last
        self._is_sorted &= bool(ids[0] > before and (ids[1:] > ids[:-1]).all())
        self._last = int(ids[-1])
        self._count += len(ids)
        ids.tofile(self._files[0])
        np.column_stack([places.lon, places.lat]).astype(np.int32).tofile(self._files[1])

    def close(self) -> None:
        """End adding; of several places of a node the last one holds."""
        for file in self._files:
            file.close()
        if not self._count:
            return
        self._ids = np.memmap(self._paths[0], np.int64, "r")
        self._places = np.memmap(self._paths[1], np.int32, "r").reshape(-1, 2)
        if not self._is_sorted:
            order = np.argsort(self._ids, kind="stable")
            ids = self._ids[order]
            is_last = np.append(ids[1:] != ids[:-1], True)
            self._ids, self._places = ids[is_last], self._places[order[is_last]]

    def release(self) -> None:
        """Let go of the files, which can then be deleted."""
        for file in self._files:
            file.close()
        self._ids, self._places = np.empty(0, np.int64), np.empty((0, 2), np.int32)

    def find(self, refs: Any) -> tuple[Any, Any]:
        """Places of nodes as an array of (lon, lat) in units of 1 / DEGREE, and which of them are known."""
        if not len(self._ids):
            return np.zeros((len(refs), 2), np.int32), np.zeros(len(refs), bool)
        at = np.minimum(np.searchsorted(self._ids, refs), len(self._ids) - 1)
        return np.asarray(self._places[at]), np.asarray(self._ids[at] == refs)


@dataclass(frozen=True)
class Lines:
    """Ways with the places of their nodes that are known, one after the other; `starts` has one more than ways."""

    ways: Sequence[Element]
    places: Any
    known: Any
    starts: Any

    def sizes(self) -> Any:
        """Number of nodes by way."""
        return np.diff(self.starts)

    def missing(self) -> Any:
        """Number of nodes that are not known, by way."""
        sums = np.concatenate([[0], np.cumsum(~self.known)])
        return np.diff(sums[self.starts])

    def of(self, i: int) -> tuple[Any, Any]:
        """Places of way number i, and which are known."""
        part = slice(self.starts[i], self.starts[i + 1])
        return self.places[part], self.known[part]


def is_closed(refs: Any) -> bool:
    """Whether a way of these nodes ends where it begins, and could hold an area."""
    return len(refs) > 3 and bool(refs[0] == refs[-1])


def lines(ways: Sequence[Element], store: NodeStore) -> Lines:
    """Ways with the places of their nodes."""
    refs = [way.refs for way in ways]
    starts = np.concatenate([[0], np.cumsum([len(each) for each in refs])]).astype(np.int64)
    places, known = store.find(np.concatenate(refs) if refs else np.empty(0, np.int64))
    return Lines(ways, places, known, starts)


def linestrings(found: Lines, which: Any) -> Any:
    """The lines of those ways, all of whose nodes are known."""
    return _made(shapely.linestrings, found, which)


def polygons(found: Lines, which: Any) -> Any:
    """The areas of those ways, which are closed and all of whose nodes are known."""
    return shapely.polygons(_made(shapely.linearrings, found, which))


def _made(make: Any, found: Lines, which: Any) -> Any:
    sizes = found.sizes()
    of_use = np.repeat(which, sizes)
    indices = np.repeat(np.arange(np.count_nonzero(which)), sizes[which])
    if not len(indices):
        return np.empty(0, object)
    return np.asarray(make(found.places[of_use] / DEGREE, indices=indices), dtype=object)


def runs(places: Any, known: Any) -> list[Any]:
    """The pieces of a line between nodes that are not known."""
    cuts = np.flatnonzero(~known)
    parts = [part[ok] for part, ok in zip(np.split(places, cuts), np.split(known, cuts))]
    return [shapely.linestrings(part / DEGREE) for part in parts if len(part) > 1]


@dataclass(frozen=True)
class Area:
    """A multipolygon, None where there is none; whether something of it is not known, and holes lie outside.

    `is_mended` where its rings cross or share edges: it is what lies within its outer rings and in no hole.
    """

    shape: Any
    is_open: bool = False
    stray_holes: int = 0
    is_mended: bool = False


def area_within(outer: Iterable[Any], inner: Iterable[Any]) -> Area:
    """The area within lines (arrays of places) that close, alone or together; of rings in rings every second is a hole.

    Roles do not say which holes belong to what, and are often wrong: where a ring lies tells it. Only a hole in
    nothing is left out.
    """
    rings, open_ends = joined(outer)
    holes, open_holes = joined(inner)
    if not rings:
        return Area(None, True)
    shape, stray, is_mended = _nested(rings, holes)
    return Area(shape, bool(open_ends or open_holes), stray, is_mended)


def joined(pieces: Iterable[Any]) -> tuple[list[Any], int]:
    """Rings from lines, which are joined where they end in the same place; and how many lines close nothing."""
    rings: list[Any] = []
    ends: dict[tuple[int, ...], list[int]] = {}
    loose: list[Any] = []
    for piece in pieces:
        if len(piece) < 2:
            continue
        if (piece[0] == piece[-1]).all():
            if len(piece) > 3:
                rings.append(piece)
            continue
        for end in (0, -1):
            ends.setdefault(tuple(piece[end].tolist()), []).append(len(loose))
        loose.append(piece)
    used = [False] * len(loose)
    n_open = 0
    for i, piece in enumerate(loose):
        if used[i]:
            continue
        used[i] = True
        chain = [piece]
        start, tail = tuple(piece[0].tolist()), tuple(piece[-1].tolist())
        while tail != start:
            following = next((j for j in ends[tail] if not used[j]), None)
            if following is None:
                break
            used[following] = True
            part = loose[following]
            if tuple(part[0].tolist()) != tail:
                part = part[::-1]
            chain.append(part[1:])
            tail = tuple(part[-1].tolist())
        ring = np.concatenate(chain)
        if tail == start and len(ring) > 3:
            rings.append(ring)
        else:
            n_open += len(chain)
    return rings, n_open


def _nested(rings: list[Any], holes: list[Any]) -> tuple[Any, int, bool]:
    """A multipolygon of rings, how many of `holes` lie in none of them, and whether it had to be mended."""
    rings = _distinct(rings)
    lines = [shapely.linearrings(each / DEGREE) for each in (*rings, *holes)]
    shapes = shapely.polygons(lines)
    if len(lines) == 1:
        return shapely.multipolygons(shapes), 0, False
    sizes = shapely.area(shapes)
    order = np.argsort(-sizes, kind="stable")
    whole = shapely.make_valid(shapes)
    points = shapely.point_on_surface(whole)
    shells: dict[int, list[int]] = {}
    stray: list[int] = []
    for at, i in enumerate(order):
        larger = order[:at]
        around = larger[shapely.contains(whole[larger], points[i])]
        if len(around) % 2:
            parent = next((j for j in around[::-1] if j in shells), None)
            if parent is not None:
                shells[parent].append(i)
                continue
        if i < len(rings):
            shells[i] = []
        else:
            stray.append(i)
    parts = [shapely.polygons(lines[i], [lines[j] for j in inside] or None) for i, inside in shells.items()]
    shape = shapely.multipolygons(parts)
    outside = [
        i for i in stray if not shapely.relate_pattern(whole[list(shells)], whole[i], "2********").any()
    ]
    if len(outside) == len(stray) and shapely.is_valid(shape):
        return shape, len(stray), False
    across = [i for i in stray if i not in outside]
    return _mended(whole, shells, across), len(outside), True


def _distinct(rings: list[Any]) -> list[Any]:
    """Rings without those that are there already: twice the same would be a hole in itself."""
    if len(rings) < 2:
        return rings
    shapes = shapely.to_wkb(shapely.normalize([shapely.polygons(each) for each in rings]))
    return list(dict(zip(shapes, rings)).values())


def _mended(whole: Any, shells: Mapping[int, Sequence[int]], across: Sequence[int]) -> Any:
    """Areas without their holes, and without those that cross an edge; None where nothing is left."""

    def cut(area: Any, by: Sequence[int]) -> Any:
        return shapely.difference(area, shapely.union_all(whole[list(by)], grid_size=_GRID), grid_size=_GRID)

    parts = [cut(whole[i], inside) for i, inside in shells.items()]
    found = shapely.get_parts(cut(shapely.union_all(parts, grid_size=_GRID), across))
    found = found[shapely.area(found) > 0]
    return shapely.multipolygons(found) if len(found) else None
