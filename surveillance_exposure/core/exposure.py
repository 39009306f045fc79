"""A line under viewsheds: which stretches are in view, of how many cameras, and the figures of it.

Every line is taken segment by segment, so a street walked there and back counts twice.
Positions are metres from the line's beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from time import perf_counter

import numpy as np
import shapely

from . import checks, subdivision
from .cameras import Sites
from .cancelling import stop_if, waited
from .ragged import Bools, Floats, Geometries, Ints, distinct, offsets, ranges, sums
from .unions import Discs, Polygons, polygons_of

_AT_ONCE = 100  # segments, at first, between two looks at whether to go on
_FEW = 10
_QUICK_S = 0.1
_TOUCH = 1e-6  # metres: a stretch shorter than this is a touch, not a view
_COLUMNS = ("line", "owner", "start", "end")


@dataclass(frozen=True)
class Stretches:
    """Stretches of lines, each belonging to an owner, such as a camera that sees it.

    Parameters
    ----------
    line : array of int, (k,)
        Rows of the lines.
    owner : array of int, (k,)
        Numbers of the owners.
    start, end : array, (k,)
        Metres from the beginning of the line.
    way : array of int, (k,), optional
        1 where it counts only for those who travel as the line is drawn, -1 only for those who travel against it, 0 for
        both; None: for both everywhere.

    Examples
    --------
    >>> both = Stretches(np.array([0, 1]), np.array([7, 7]), np.array([0.0, 5.0]), np.array([2.0, 9.0]))
    >>> both.where(both.line == 1).start.tolist()
    [5.0]
    """

    line: Ints
    owner: Ints
    start: Floats
    end: Floats
    way: Ints | None = None

    def where(self, wanted: Bools | Ints) -> Stretches:
        """The rows that are wanted."""
        way = None if self.way is None else self.way[wanted]
        return Stretches(self.line[wanted], self.owner[wanted], self.start[wanted], self.end[wanted], way)

    def counting(self, way: int) -> Stretches:
        """Those that count for who travels as lines are drawn (1) or against them (-1), as if for both."""
        if self.way is None:
            return self
        return replace(self.where(self.way != -way), way=None)


@dataclass(frozen=True)
class Exposure:
    """Figures per line; counts are sums of `Sites.count` over distinct cameras.

    Parameters
    ----------
    length_m : array, (n,)
        Metres.
    exposed_m : array, (n,)
        Metres in view of any camera.
    exposed_share : array, (n,)
        Their share of the length; NaN for a line of no length.
    cameras, cameras_public, cameras_private : array, (n,)
        How many cameras see some of it, all of them and by ownership.
    sites : array of int, (n,)
        At how many sites these are.
    camera_metres : array, (n,)
        Over cameras, the sum of count times metres seen.
    longest_unseen_m : array, (n,)
        The longest stretch that no camera sees, metres.

    Examples
    --------
    >>> none = Stretches(*np.empty((2, 0), np.int64), *np.empty((2, 0)))
    >>> measure_exposure(np.array([100.0]), none, Sites()).longest_unseen_m.tolist()
    [100.0]
    """

    length_m: Floats
    exposed_m: Floats
    exposed_share: Floats
    cameras: Floats
    cameras_public: Floats
    cameras_private: Floats
    sites: Ints
    camera_metres: Floats
    longest_unseen_m: Floats

    @property
    def share_of_all(self) -> float:
        """The share in view of all lines together; NaN where none has a length."""
        length = float(self.length_m.sum())
        return float(self.exposed_m.sum()) / length if length else np.nan


@dataclass(frozen=True)
class Pieces:
    """Lines cut wherever the number of cameras in view changes; in order along each line.

    Parameters
    ----------
    line : array of int, (k,)
        Rows of the lines.
    start, end : array, (k,)
        Metres from the beginning of the line.
    cameras : array, (k,)
        How many cameras see the piece.

    Examples
    --------
    >>> two = Pieces(np.array([0, 1]), np.zeros(2), np.array([5.0, 9.0]), np.array([0.0, 3.0]))
    >>> two.of_lines(1, 2).cameras.tolist()
    [3.0]
    """

    line: Ints
    start: Floats
    end: Floats
    cameras: Floats

    def of_lines(self, first: int, after: int) -> Pieces:
        """The pieces of the lines from `first` up to, not including, `after`; lines are then numbered from 0."""
        rows = slice(*np.searchsorted(self.line, [first, after]))
        return Pieces(self.line[rows] - first, self.start[rows], self.end[rows], self.cameras[rows])


def stretches_in_view(
    lines: Geometries,
    viewsheds: Geometries | Discs,
    camera: Ints,
    is_cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _: None,
) -> Stretches:
    """Where lines are in view of which camera.

    Parameters
    ----------
    lines : LineStrings or MultiLineStrings in metres, shape (n,); missing ones are in no view.
    viewsheds : Polygons, missing ones allowed, or discs; shape (m,).
    camera : The number of the camera that each viewshed is of, shape (m,); a camera of several sees their union.
    is_cancelled : Asked between segments.
    progress : Told what share is done, 0 to 1.

    Returns
    -------
    Stretches whose `line` is a row of `lines` and `owner` a number of `camera`: disjoint and in order for each
    two. A stretch of under a micrometre is a touch, no view.

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> street = np.array([shapely.LineString([(0, 0), (100, 0)])])
    >>> found = stretches_in_view(street, np.array([shapely.box(10, -5, 40, 5)]), np.array([0]))
    >>> found.start.tolist(), found.end.tolist()
    ([10.0], [40.0])
    """
    checks.kinds("lines", lines, 1)
    if not isinstance(viewsheds, Discs):
        checks.kinds("viewsheds", viewsheds, 2)
    checks.alike(viewsheds=viewsheds, camera=camera)
    a, b, line, length, begin, stop = _segments(lines)

    joint = 0.0
    if not isinstance(viewsheds, Discs):
        viewsheds, of = subdivision.pieces(viewsheds, is_cancelled=is_cancelled)
        if len(of) > len(camera):
            camera, joint = camera[of], _TOUCH
    sheds = polygons_of(viewsheds)
    is_quick = len(a) <= _FEW  # a thread would take longer than the work
    found: list[tuple[Ints, Ints, Floats, Floats]] = []
    first, size = 0, _AT_ONCE
    while first < len(a) or not found:
        stop_if(is_cancelled)
        began = perf_counter()
        rows = np.arange(first, min(first + size, len(a)))
        some = partial(_segments_in_view, a[rows], b[rows], length[rows], sheds)
        segment, shed, low, high = some() if is_quick else waited(some, is_cancelled)
        segment = rows[segment]
        # Exactly at a segment's end, so that stretches on both sides of a vertex join.
        start = np.where(low <= _TOUCH, begin[segment], begin[segment] + low)
        end = np.where(high >= length[segment] - _TOUCH, stop[segment], begin[segment] + high)
        found.append((line[segment], camera[shed], start, end))
        first += size
        progress(min(first / max(len(a), 1), 1.0))
        # As many at once as keep the answer to a cancel quick: few where each is in view of hundreds.
        size = size * 2 if perf_counter() - began < _QUICK_S else max(size // 2, 1)
    every = Stretches(*(np.concatenate(column) for column in zip(*found)))
    return _merged(every, joint) if is_quick else waited(partial(_merged, every, joint), is_cancelled)


def _segments(lines: Geometries) -> tuple[Floats, Floats, Ints, Floats, Floats, Floats]:
    """The segments of lines that have a length, in order: from where to where, line, length, metres along to both."""
    parts, line_of_part = shapely.get_parts(lines, return_index=True)
    xy, part = shapely.get_coordinates(parts, return_index=True)
    one = part[1:] == part[:-1]
    a, b, line = xy[:-1][one], xy[1:][one], line_of_part[part[:-1][one]]
    length = np.hypot(*(b - a).T)
    moved = length > 0
    a, b, line, length = a[moved], b[moved], line[moved], length[moved]
    after = np.cumsum(length)
    origin = np.concatenate([[0.0], after])[np.searchsorted(line, np.arange(len(lines)))]
    stop = after - origin[line]
    begin = np.where(np.diff(line, prepend=-1) > 0, 0.0, np.concatenate([[0.0], stop[:-1]]))
    return a, b, line, length, begin, stop


def _segments_in_view(
    a: Floats, b: Floats, length: Floats, sheds: Polygons
) -> tuple[Ints, Ints, Floats, Floats]:
    """The parts of segments from `a` to `b` in view: segment, viewshed, distance from a to both ends."""
    segments = shapely.linestrings(np.stack([a, b], axis=1)) if len(a) else np.empty(0, dtype=object)
    segment, number = sheds.near(segments)
    numbers, shed = np.unique(number, return_inverse=True)
    shed = shed.reshape(-1)
    viewsheds = sheds.take(numbers)
    shapely.prepare(viewsheds)
    whole = shapely.covers(viewsheds[shed], segments[segment])
    some = np.flatnonzero(~whole)
    some = some[shapely.intersects(viewsheds[shed[some]], segments[segment[some]])]
    of, low, high = _cut(a, b, length, segments, viewsheds, segment[some], shed[some])
    return (
        np.concatenate([segment[whole], segment[some][of]]),
        np.concatenate([number[whole], number[some][of]]),
        np.concatenate([np.zeros(whole.sum()), low]),
        np.concatenate([length[segment[whole]], high]),
    )


def _cut(
    a: Floats,
    b: Floats,
    length: Floats,
    segments: Geometries,
    viewsheds: Geometries,
    segment: Ints,
    shed: Ints,
) -> tuple[Ints, Floats, Floats]:
    """The parts of segments within viewsheds: row of the pair, distance from a to both ends."""
    cuts, of = shapely.get_parts(shapely.intersection(segments[segment], viewsheds[shed]), return_index=True)
    straight = shapely.get_type_id(cuts) == shapely.GeometryType.LINESTRING
    cuts, of = cuts[straight], of[straight]
    if not len(cuts):
        return of, np.empty(0), np.empty(0)
    ends = np.stack(
        [
            shapely.get_coordinates(shapely.get_point(cuts, 0)),
            shapely.get_coordinates(shapely.get_point(cuts, -1)),
        ]
    )
    at = segment[of]
    along = ((ends - a[at]) * (b - a)[at]).sum(axis=2) / length[at]
    return of, along.min(axis=0), along.max(axis=0)


def _merged(stretches: Stretches, joint: float = 0.0) -> Stretches:
    """Stretches of one owner on one line that overlap, or are `joint` metres apart, become one; mere touches go.

    Where a viewshed is in pieces, what is seen of a line ends and begins at their seam but for rounding.
    """
    line, owner, group = distinct(stretches.line, stretches.owner)
    position = np.concatenate([stretches.start, stretches.end])
    step = np.repeat([1, -1], len(group))
    reach = np.concatenate([stretches.start, stretches.end + joint])
    order = np.lexsort([-step, reach, np.tile(group, 2)])
    depth = np.cumsum(step[order])
    opens = order[(step[order] > 0) & (depth == 1)]
    closes = order[(step[order] < 0) & (depth == 0)]
    start, end, row = position[opens], position[closes], np.tile(group, 2)[opens]
    seen = end - start > _TOUCH
    return Stretches(line[row[seen]], owner[row[seen]], start[seen], end[seen])


def in_any_view(stretches: Stretches) -> Stretches:
    """The stretches in view of at least one camera, disjoint and in order; all of owner 0.

    Where it depends on the way one travels, those of either way are disjoint, and in order of their lines.

    Examples
    --------
    >>> two = Stretches(*np.array([[0, 0], [0, 1]]), *np.array([[10.0, 30.0], [40.0, 60.0]]))
    >>> in_any_view(two).end.tolist()
    [60.0]
    """
    if stretches.way is not None:
        ways = {way: in_any_view(stretches.counting(way)) for way in (1, -1)}
        both = joined([replace(each, way=np.full(len(each.line), way)) for way, each in ways.items()])
        return both.where(np.argsort(both.line, kind="stable"))
    return _merged(Stretches(stretches.line, np.zeros_like(stretches.owner), stretches.start, stretches.end))


def joined(several: Sequence[Stretches]) -> Stretches:
    """Stretches of several lists in one."""
    line, owner, start, end = (np.concatenate([getattr(each, name) for each in several]) for name in _COLUMNS)
    way = None
    if any(each.way is not None for each in several):
        ways = [np.zeros_like(each.line) if each.way is None else each.way for each in several]
        way = np.concatenate(ways)
    return Stretches(line, owner, start, end, way)


def facing(stretches: Stretches, lines: Geometries, cameras: Floats, front: bool) -> Stretches:
    """Stretches where a vehicle shows a camera its front, or its rear: which way one has to travel for that.

    A vehicle shows its front to a camera that it comes nearer to, its rear to one that it leaves behind.

    Parameters
    ----------
    stretches : Stretches
        Where lines are in view of which camera.
    lines : array of LineStrings or MultiLineStrings, (lines,)
        The lines, metres.
    cameras : array, (owners, 2)
        Where each camera stands, metres; NaN where that is not known, which is taken to see both sides.
    front : bool
        Whether the front is what counts; else the rear.

    Returns
    -------
    Stretches
        With `way`, in order of their lines; those of both ways cover what was in view.

    Examples
    --------
    >>> street = np.array([shapely.LineString([(0, 0), (100, 0)])])
    >>> seen = Stretches(np.array([0]), np.array([0]), np.array([10.0]), np.array([90.0]))
    >>> found = facing(seen, street, np.array([[50.0, 5.0]]), front=True)
    >>> list(zip(found.start.tolist(), found.end.tolist(), found.way.tolist()))
    [(10.0, 50.0, 1), (50.0, 90.0, -1)]
    """
    a, b, line, length, begin, stop = _segments(lines)
    first = offsets(line, len(lines))
    row, at = ranges(first[stretches.line], np.diff(first)[stretches.line])
    low = np.maximum(stretches.start[at], begin[row])
    high = np.minimum(stretches.end[at], stop[row])
    some = high > low
    row, at, low, high = row[some], at[some], low[some], high[some]
    along = (b - a)[row] / length[row, None]
    foot = begin[row] + ((cameras[stretches.owner[at]] - a[row]) * along).sum(axis=1)
    unknown = np.isnan(foot)
    middle = np.where(unknown, high, np.clip(foot, low, high))
    nearer = 1 if front else -1
    ways = (np.where(unknown, 0, nearer), np.full(len(at), -nearer))
    found = [
        Stretches(stretches.line[at], stretches.owner[at], one, other, way)
        for one, other, way in ((low, middle, ways[0]), (middle, high, ways[1]))
    ]
    cut = joined(found)
    way = np.concatenate(ways)
    merged = []
    for each in (1, 0, -1):
        one = _merged(replace(cut.where((way == each) & (cut.end > cut.start)), way=None))
        merged.append(replace(one, way=np.full(len(one.line), each)))
    both = joined(merged)
    return both.where(np.lexsort([both.start, both.line]))


@dataclass(frozen=True)
class Parts:
    """Parts of lines, one after the other: `line` from `start` to `end` metres; backwards where end < start.

    `walk` is the number of the walk that a part belongs to, ascending.
    """

    walk: Ints
    line: Ints
    start: Floats
    end: Floats


def within(parts: Parts, stretches: Stretches) -> tuple[Ints, Ints, Floats, Floats]:
    """What of stretches lies within parts of lines.

    Parameters
    ----------
    parts : Parts of lines.
    stretches : Stretches in order of their lines.

    Returns
    -------
    Four arrays of one length: the row of the part, the row of the stretch, and from where to where along the
    line they overlap, metres.

    Examples
    --------
    >>> known = Stretches(np.array([0]), np.array([0]), np.array([10.0]), np.array([40.0]))
    >>> half = Parts(np.array([0]), np.array([0]), np.array([0.0]), np.array([25.0]))
    >>> [each.tolist() for each in within(half, known)]
    [[0], [0], [10.0], [25.0]]
    """
    first = np.searchsorted(stretches.line, parts.line)
    end = np.searchsorted(stretches.line, parts.line, side="right")
    row, part = ranges(first, end - first)
    low = np.maximum(stretches.start[row], np.minimum(parts.start, parts.end)[part])
    high = np.minimum(stretches.end[row], np.maximum(parts.start, parts.end)[part])
    some = high > low
    if stretches.way is not None:
        some &= stretches.way[row] * np.sign(parts.end - parts.start)[part] >= 0
    return part[some], row[some], low[some], high[some]


def stretches_along(parts: Parts, stretches: Stretches) -> Stretches:
    """The stretches in view along walks made of parts of lines, from those along the lines.

    What is known of a city's streets is enough for any number of walks on them.

    Parameters
    ----------
    parts : What the walks are made of.
    stretches : What of the lines is in view of whom, in order of the lines.

    Returns
    -------
    Stretches whose `line` is the number of a walk, positions metres from its start.

    Examples
    --------
    >>> known = Stretches(np.array([0]), np.array([0]), np.array([10.0]), np.array([40.0]))
    >>> back = Parts(np.array([0]), np.array([0]), np.array([100.0]), np.array([0.0]))
    >>> found = stretches_along(back, known)
    >>> found.start.tolist(), found.end.tolist()
    ([60.0], [90.0])
    """
    after = np.cumsum(np.abs(parts.end - parts.start))
    before = np.concatenate([[0.0], after])[:-1]
    fresh = np.diff(parts.walk, prepend=-1) != 0
    origin = before[fresh][np.cumsum(fresh) - 1]
    before, after = before - origin, after - origin
    part, row, low, high = within(parts, stretches)
    begin, end = parts.start[part], parts.end[part]
    near = np.where(end >= begin, low, high)
    far = np.where(end >= begin, high, low)
    # Exactly at a part's end, so that stretches on both sides of it join.
    start = np.where(np.abs(near - begin) <= _TOUCH, before[part], before[part] + np.abs(near - begin))
    stop = np.where(np.abs(far - end) <= _TOUCH, after[part], before[part] + np.abs(far - begin))
    return _merged(Stretches(parts.walk[part], stretches.owner[row], start, stop))


def pieces(length: Floats, stretches: Stretches, count: Floats) -> Pieces:
    """Cut lines wherever the number of cameras in view changes.

    Parameters
    ----------
    length : Length of each line in metres, shape (lines,).
    stretches : Where they are in view of which camera.
    count : How many cameras each owner of a stretch stands for, such as `Sites.count`.

    Returns
    -------
    Pieces that cover each line from its start to its end; a line of no length has none.

    Examples
    --------
    >>> two = Stretches(*np.array([[0, 0], [0, 1]]), *np.array([[10.0, 30.0], [40.0, 60.0]]))
    >>> cut = pieces(np.array([100.0]), two, np.array([1.0, 2.0]))
    >>> cut.end.tolist(), cut.cameras.tolist()
    ([10.0, 30.0, 40.0, 60.0, 100.0], [0.0, 1.0, 3.0, 2.0, 0.0])
    """
    lines = np.arange(len(length))
    line = np.concatenate([lines, lines, stretches.line, stretches.line])
    position = np.concatenate([np.zeros(len(length)), length, stretches.start, stretches.end])
    weight = count[stretches.owner]
    step = np.concatenate([np.zeros(2 * len(length)), weight, -weight])
    order = np.lexsort([position, line])
    line, position, step = line[order], position[order], step[order]
    cameras = np.round(np.cumsum(step), 6)
    real = np.flatnonzero((line[1:] == line[:-1]) & (np.diff(position) > _TOUCH))
    line, start, end, cameras = line[real], position[real], position[real + 1], cameras[real]
    # Neighbours with one and the same number are one piece.
    new = np.concatenate([[True], (np.diff(line) > 0) | (np.diff(cameras) != 0)])[: len(line)]
    begins = np.flatnonzero(new)
    ends = np.append(begins[1:], len(line))[: len(begins)] - 1
    line, start, end, cameras = line[begins], start[begins], end[ends], cameras[begins]
    # A touch that was left out would leave a gap.
    joined = np.flatnonzero(line[1:] == line[:-1]) + 1
    start[joined] = end[joined - 1]
    return Pieces(line, start, end, cameras)


def piece_lines(lines: Geometries, cut: Pieces) -> Geometries:
    """The geometry of pieces.

    Parameters
    ----------
    lines : The lines that were cut, LineStrings or MultiLineStrings, shape (lines,).
    cut : Their pieces.

    Returns
    -------
    One geometry per piece: a LineString, or a MultiLineString where its line has a gap.

    Examples
    --------
    >>> one = Pieces(np.array([0]), np.array([10.0]), np.array([40.0]), np.array([1.0]))
    >>> piece_lines(np.array([shapely.LineString([(0, 0), (100, 0)])]), one)[0].wkt
    'LINESTRING (10 0, 40 0)'
    """
    checks.kinds("lines", lines, 1)
    parts, line = shapely.get_parts(lines, return_index=True)
    xy, part = shapely.get_coordinates(parts, return_index=True)
    vertex, first_part = offsets(part, len(parts)), offsets(line, len(lines))
    step = np.hypot(*np.diff(xy, axis=0, prepend=xy[:1]).T)
    step[vertex[:-1]] = 0
    walked = np.cumsum(step)
    origin = np.concatenate([walked, [0.0]])[vertex[first_part[:-1]]]
    along, key = walked - origin[line[part]], walked + line[part]  # a metre between lines

    # A piece with each part of its line that holds some of it.
    of, piece = ranges(first_part[cut.line], first_part[cut.line + 1] - first_part[cut.line])
    begin, stop = vertex[of], vertex[of + 1] - 1
    low = np.maximum(cut.start[piece], along[begin])
    high = np.minimum(cut.end[piece], along[stop])
    some = high - low > _TOUCH
    piece, begin, stop, low, high = (each[some] for each in (piece, begin, stop, low, high))

    # Its ends, and the vertices from `after` up to `before` between them.
    shift = (origin + np.arange(len(lines)))[cut.line[piece]]
    after = np.clip(np.searchsorted(key, low + shift, "right"), begin + 1, stop)
    before = np.clip(np.searchsorted(key, high + shift, "left"), begin + 1, stop)
    inner, row = ranges(after, np.maximum(before - after, 0))
    rows = np.arange(len(piece))
    points = np.concatenate([_at(xy, along, after, low), xy[inner], _at(xy, along, before, high)])
    order = np.argsort(np.concatenate([rows, row, rows]), kind="stable")
    made = shapely.linestrings(points[order], indices=np.concatenate([rows, row, rows])[order])

    result = np.full(len(cut.line), shapely.MultiLineString(), dtype=object)
    result[piece] = made
    several = np.flatnonzero((np.bincount(piece, minlength=len(result)) > 1)[piece])
    if len(several):
        numbers, group = np.unique(piece[several], return_inverse=True)
        result[numbers] = shapely.multilinestrings(made[several], indices=group.reshape(-1))
    return result


def _at(xy: Floats, along: Floats, vertex: Ints, position: Floats) -> Floats:
    """The points at `position` metres, each between `vertex` and the one before it."""
    before, after = along[vertex - 1], along[vertex]
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.clip(np.nan_to_num((position - before) / (after - before)), 0, 1)[:, None]
    return np.asarray(xy[vertex - 1] * (1 - share) + xy[vertex] * share)


def measure_exposure(length: Floats, stretches: Stretches, sites: Sites) -> Exposure:
    """The figures of lines, from where they are in view.

    Parameters
    ----------
    length : Length of each line in metres, shape (lines,).
    stretches : What `stretches_in_view` found of them; an `owner` is a row of `sites`.
    sites : The cameras.

    Returns
    -------
    Figures, one row per line. `exposed_m` is what the union of all viewsheds holds of a line, `camera_metres` the
    sum over cameras of count times metres seen; a street walked twice counts twice.

    Examples
    --------
    >>> two = Stretches(*np.array([[0, 0], [0, 1]]), *np.array([[10.0, 30.0], [40.0, 60.0]]))
    >>> cameras = Sites(np.array([1.0, 2.0]), np.array(["public", "private"]), np.array([0, 0]))
    >>> found = measure_exposure(np.array([100.0]), two, cameras)
    >>> found.exposed_m.tolist(), found.cameras.tolist(), found.sites.tolist(), found.longest_unseen_m.tolist()
    ([50.0], [3.0], [1], [40.0])
    """
    count = len(length)
    union = in_any_view(stretches)
    exposed = sums(union.line, union.end - union.start, count)
    line, camera, _ = distinct(stretches.line, stretches.owner)

    def cameras(which: Bools) -> Floats:
        rows = which[camera]
        return sums(line[rows], sites.count[camera[rows]], count)

    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(length > 0, np.minimum(exposed / length, 1), np.nan)
    return Exposure(
        length_m=length,
        exposed_m=exposed,
        exposed_share=share,
        cameras=cameras(np.ones(len(sites.count), dtype=bool)),
        cameras_public=cameras(sites.ownership == "public"),
        cameras_private=cameras(sites.ownership == "private"),
        sites=np.bincount(distinct(line, sites.site[camera])[0], minlength=count),
        camera_metres=sums(
            stretches.line, (stretches.end - stretches.start) * sites.count[stretches.owner], count
        ),
        longest_unseen_m=_longest_gap(length, union),
    )


def _longest_gap(length: Floats, union: Stretches) -> Floats:
    lines = np.arange(len(length))
    line = np.concatenate([lines, union.line])
    gap_start = np.concatenate([np.zeros(len(length)), union.end])
    order = np.lexsort([gap_start, line])
    line, gap_start = line[order], gap_start[order]
    gap_end = length[line]
    # Each gap but a line's last ends where the line's next stretch begins.
    last = np.append(line[1:] != line[:-1], True)[: len(line)]
    gap_end[~last] = union.start[np.lexsort([union.start, union.line])]
    longest = np.zeros(len(length))
    np.maximum.at(longest, line, gap_end - gap_start)
    return longest
