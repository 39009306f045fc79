"""Many viewsheds: their union and what of an area lies in it, who sees a place, how many see each cell."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import shapely
from numpy.typing import NDArray

from . import checks, overlay, subdivision, unions
from .cameras import Sites
from .cancelling import NEVER, in_parallel, stop_if, until, waited
from .exposure import stretches_in_view
from .places import distances
from .ragged import Floats, Geometries, Ints, distinct, ranges, sums
from .unions import Discs, touching, united
from .viewsheds import Viewsheds

Cells = NDArray[np.uint16]

WINDOW = 1024  # cells a side: what `overlap` works on at a time
MOST = 65535  # cameras a cell can hold
MAX_CELLS = 4_000_000_000  # of a grid: more would take days

_SMALL = 200  # vertices: smaller pieces cost more in their number than they save
_TOUCH_M2 = 1e-4  # a square centimetre: what outlines that share a wall may overlap by
_BATCH = 4096  # features that are looked at together
_AREAS_AT_ONCE = 64  # that a thread measures
_AT_ONCE = 256  # viewsheds whose crossings are held in memory
_SAME = 1e-6  # cells, or cameras: numbers nearer than this are the same


@dataclass(frozen=True)
class Coverage:
    """The union of viewsheds, in disjoint pieces small enough to be cut with areas fast.

    Parameters
    ----------
    pieces : array of polygons, (k,)
        Metres.
    tree : shapely.STRtree
        The pieces, indexed.

    Examples
    --------
    >>> found = unite_viewsheds(shapely.box([0], 0, [2], 2))
    >>> found.area_within(shapely.box([1], 0, [9], 9)).round(6).tolist()
    [2.0]
    """

    pieces: Geometries
    tree: shapely.STRtree

    def area_within(self, areas: Geometries, is_cancelled: Callable[[], bool] = lambda: False) -> Floats:
        """Square metres in view within each of `areas`, polygons in metres.

        Raises InterruptedError once `is_cancelled()`.
        """
        parts, of = subdivision.pieces(areas, is_cancelled=is_cancelled)
        part, piece = self.tree.query(parts)
        shapely.prepare(parts)
        inside = shapely.contains_properly(parts[part], self.pieces[piece])
        shares = shapely.area(self.pieces[piece])
        shares[~inside] = subdivision.shared_areas(
            parts[part[~inside]], self.pieces[piece[~inside]], is_cancelled
        )
        return sums(of[part], shares, len(areas))

    def area_within_each(
        self,
        areas: Geometries,
        grown: Callable[[Geometries], Geometries] = lambda some: some,
        is_cancelled: Callable[[], bool] = NEVER,
        progress: Callable[[float], None] = lambda _: None,
    ) -> Floats:
        """The same of very many areas, batch by batch on all cores, each batch `grown` before.

        Raises InterruptedError once `is_cancelled()`.
        """
        batches = np.array_split(areas, max(len(areas) // _AREAS_AT_ONCE, 1))
        done = [np.empty(0)]
        for found in in_parallel(
            lambda some: self.area_within(grown(some), is_cancelled), batches, is_cancelled
        ):
            done.append(found)
            progress(sum(map(len, done)) / max(len(areas), 1))
        return np.concatenate(done)


def unite_viewsheds(
    viewsheds: Geometries | Discs,
    is_cancelled: Callable[[], bool] = lambda: False,
    within: Floats | None = None,
) -> Coverage:
    """Unite viewsheds for measuring; missing ones count for nothing.

    Parameters
    ----------
    viewsheds : array of polygons, (n,), or Discs
        Metres.
    is_cancelled : callable
        Asked now and then whether to stop.
    within : array, (4,), optional
        The box (west, south, east, north) that alone matters, of whole tiles; see `unions.pieces`.

    Returns
    -------
    Coverage
        What is in view, to be measured within any areas.

    Raises
    ------
    ValueError
        Where viewsheds are no areas.
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> both = unite_viewsheds(np.array([shapely.box(0, 0, 2, 2), shapely.box(1, 0, 3, 2)]))
    >>> both.area_within(np.array([shapely.box(0, 0, 9, 1)])).round(6).tolist()
    [3.0]
    """
    if not isinstance(viewsheds, Discs):
        checks.kinds("viewsheds", viewsheds, 2)
    found = unions.pieces(viewsheds, is_cancelled, within)
    small, _ = subdivision.pieces(found, _SMALL, _SMALL, is_cancelled)
    return Coverage(small, shapely.STRtree(small))


def open_ground(
    areas: Geometries, buildings: Geometries, is_cancelled: Callable[[], bool] = lambda: False
) -> Geometries:
    """The ground of `areas` that no building stands on, in disjoint pieces.

    Parameters
    ----------
    areas, buildings : array of polygons, (n,) and (m,)
        Metres; missing buildings count for nothing.
    is_cancelled : callable
        Asked now and then whether to stop.

    Returns
    -------
    array of polygons, (k,)
        Metres; empty where a building covers a piece.

    Raises
    ------
    ValueError
        Where areas or buildings are of another kind, or buildings in degrees.
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> found = open_ground(np.array([shapely.box(0, 0, 4, 4)]), np.array([shapely.box(0, 0, 2, 4)]))
    >>> shapely.area(found).sum().item()
    8.0
    """
    checks.kinds("areas", areas, 2)
    checks.geometries("buildings", buildings, 2)
    buildings, _ = subdivision.pieces(buildings[~shapely.is_missing(buildings)])
    tree = shapely.STRtree(buildings)
    result = subdivision.pieces(united(areas, is_cancelled), _SMALL, _SMALL, is_cancelled)[0].copy()
    piece, building = waited(lambda: tree.query(result, predicate="intersects"), is_cancelled)
    there = np.unique(piece)

    def cut(i: int) -> shapely.Geometry:
        return overlay.difference(result[i], overlay.union_all(buildings[building[piece == i]]))

    result[there] = list(in_parallel(cut, there.tolist(), is_cancelled))
    return result


@dataclass(frozen=True)
class AreasInView:
    """The connected areas that at least one camera sees.

    Parameters
    ----------
    polygons : array of polygons, (k,)
        Metres.
    area_m2 : array, (k,)
        How large each is, square metres.
    cameras : array, (k,)
        How many cameras see some of it.

    Examples
    --------
    >>> AreasInView(shapely.box([0], 0, [2], 2), np.array([4.0]), np.array([1.0])).area_m2.tolist()
    [4.0]
    """

    polygons: Geometries
    area_m2: Floats
    cameras: Floats


def areas_in_view(
    seen: Viewsheds,
    progress: Callable[[float], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> AreasInView:
    """Unite what cameras see.

    Parameters
    ----------
    seen : Viewsheds
        Metres. A camera whose viewshed lies in several areas counts in each, by its count.
    progress : callable
        Is told how much is done, 0 to 1.
    is_cancelled : callable
        Asked now and then whether to stop.

    Returns
    -------
    AreasInView
        The connected areas.

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> boxes = np.array([shapely.box(0, 0, 4, 2), shapely.box(2, 0, 6, 2), shapely.box(9, 0, 10, 2)])
    >>> two = Sites(np.array([1.0, 3.0]), np.array(["public", "private"]), np.array([0, 1]))
    >>> none = np.full(3, None)
    >>> found = areas_in_view(Viewsheds(boxes, np.array([0, 1, 1]), two, np.full(3, np.nan), none, []))
    >>> sorted(zip(found.area_m2.tolist(), found.cameras.tolist()))
    [(2.0, 3.0), (12.0, 4.0)]
    """
    parts = united(seen.polygons, is_cancelled)
    progress(0.6)
    part, shed = waited(partial(members, parts, seen.polygons), is_cancelled)
    part, camera, _ = distinct(part, seen.camera[shed])
    progress(1.0)
    return AreasInView(parts, shapely.area(parts), sums(part, seen.sites.count[camera], len(parts)))


@dataclass(frozen=True)
class GroundInView:
    """Open ground, square metres, and the share of it that is in view; NaN of no ground."""

    area_m2: float
    share: float


def ground_in_view(
    ground: Geometries, in_view: Geometries, is_cancelled: Callable[[], bool] = lambda: False
) -> GroundInView:
    """How much of open ground, as `open_ground` gives it, lies in areas in view; missing ones count for nothing.

    Raises InterruptedError once `is_cancelled()`.

    Examples
    --------
    >>> found = ground_in_view(np.array([shapely.box(0, 0, 10, 10)]), np.array([shapely.box(0, 0, 5, 20), None]))
    >>> found.area_m2, round(found.share, 3)
    (100.0, 0.5)
    """
    area = float(shapely.area(ground).sum())
    if not area > 0:
        return GroundInView(area, math.nan)
    united_ones = unite_viewsheds(in_view[~shapely.is_missing(in_view)], is_cancelled)
    seen = float(united_ones.area_within_each(ground, is_cancelled=is_cancelled).sum())
    return GroundInView(area, min(seen / area, 1.0))


def members(parts: Geometries, viewsheds: Geometries) -> tuple[Ints, Ints]:
    """Pairs (part, viewshed) of the viewsheds that lie in each connected part of their union.

    Parameters
    ----------
    parts
        The connected parts of the union (k,), metres.
    viewsheds
        What was united (n,); None: nothing.

    Examples
    --------
    >>> sheds = np.array([shapely.box(0, 0, 2, 2), shapely.box(9, 0, 10, 2)])
    >>> [each.tolist() for each in members(sheds[::-1], sheds)]
    [[0, 1], [1, 0]]
    """
    # Each connected piece of a viewshed lies in one part whole; a point within the piece tells in which.
    # The points are in the tree: parts may be as large as a city, and cost much each time they are asked.
    pieces, shed = shapely.get_parts(viewsheds, return_index=True)
    shapely.prepare(parts)
    part, point = shapely.STRtree(shapely.point_on_surface(pieces)).query(parts, predicate="intersects")
    return distinct(part, shed[point])[:2]


def in_view(
    features: Geometries,
    viewsheds: Geometries,
    camera: Ints,
    progress: Callable[[float], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Ints, Ints]:
    """Pairs (feature, camera) of the cameras that see each feature, in this order, each once.

    A point is seen where it lies in a viewshed or on its outline, a line or an area where more of it than a touch
    does; of a multipoint one point is enough.

    Parameters
    ----------
    features : array of points, lines or polygons, (n,)
        Metres.
    viewsheds : array of polygons, (m,)
        Metres.
    camera : array of int, (m,)
        The number of the camera that each viewshed is of.
    progress : callable
        Is told how much is done, 0 to 1.
    is_cancelled : callable
        Asked now and then whether to stop.

    Returns
    -------
    array of int, array of int
        Rows of `features`, and numbers of cameras.

    Raises
    ------
    ValueError
        Where features are in degrees, viewsheds no areas, or there is not one camera for each.
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> sheds = np.array([shapely.box(0, 0, 4, 4), shapely.box(3, 0, 9, 4)])
    >>> [each.tolist() for each in in_view(shapely.points([[1.0, 1.0], [3.5, 1.0]]), sheds, np.array([7, 8]))]
    [[0, 1, 1], [7, 7, 8]]
    """
    checks.kinds("features", features, 0, 1, 2)
    checks.kinds("viewsheds", viewsheds, 2)
    checks.alike(viewsheds=viewsheds, camera=camera)
    viewsheds = _areal(viewsheds)
    dimension = shapely.get_dimensions(features)
    found = [np.empty((0, 2), dtype=np.int64)]
    for first in range(0, len(features), _BATCH):
        stop_if(is_cancelled)
        rows = np.arange(first, min(first + _BATCH, len(features)))
        points, lines, areas = (rows[dimension[rows] == each] for each in (0, 1, 2))
        feature, shed = waited(partial(touching, features[points], viewsheds), is_cancelled)
        found.append(np.column_stack([points[feature], camera[shed]]))
        if len(lines):
            stretches = stretches_in_view(features[lines], viewsheds, camera, is_cancelled)
            found.append(np.column_stack([lines[stretches.line], stretches.owner]))
        if len(areas):
            of = _areal(features[areas])
            feature, shed = waited(partial(_areas_in_view, of, viewsheds, is_cancelled), is_cancelled)
            found.append(np.column_stack([areas[feature], camera[shed]]))
        progress((rows[-1] + 1) / len(features))
    return distinct(*np.concatenate(found).T)[:2]


@dataclass(frozen=True)
class Views:
    """Which camera sees which feature: one entry for each two, by feature.

    Parameters
    ----------
    feature, camera : array of int, (k,)
        Rows of the features, and of the cameras.
    distance_m : array, (k,)
        From where the camera stands to the feature, metres; NaN where that is not known.

    Examples
    --------
    >>> Views(np.array([0]), np.array([2]), np.array([5.0])).camera.tolist()
    [2]
    """

    feature: Ints
    camera: Ints
    distance_m: Floats


def views(
    features: Geometries,
    seen: Viewsheds,
    stands: Geometries | None = None,
    progress: Callable[[float], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Views:
    """Who sees points, lines and areas, as `in_view` has it, and from how far.

    Parameters
    ----------
    features : array of points, lines or polygons, (n,)
        Metres; missing ones are seen by nobody.
    seen : Viewsheds
        Metres.
    stands : array of points, optional
        Where each camera of `seen.sites` stands, metres; None where that is not known.
    progress : callable
        Is told how much is done, 0 to 1.
    is_cancelled : callable
        Asked now and then whether to stop.

    Returns
    -------
    Views
        Pairs of feature and camera, and metres between the two.

    Raises
    ------
    ValueError
        Where features are in degrees, or there is not one stand for each camera.
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> one = Sites(np.array([2.0]), np.array(["public"]), np.array([0]))
    >>> shed = Viewsheds(np.array([shapely.box(0, 0, 9, 9)]), np.array([0]), one, np.full(1, 9.0), np.full(1, None), [])
    >>> doors = shapely.points([[5.0, 4.0], [50.0, 4.0]])
    >>> found = views(doors, shed, shapely.points([[1.0, 1.0]]))
    >>> found.feature.tolist(), found.distance_m.tolist()
    ([0], [5.0])
    >>> counted = count_views(found, one, len(doors))
    >>> counted.cameras.tolist(), counted.sites.tolist(), counted.nearest_m.tolist()
    ([2.0, 0.0], [1, 0], [5.0, inf])
    """
    checks.geometries("features", features, 0, 1, 2)
    checks.alike(**{"stands": stands, "cameras of seen": seen.sites.count if stands is not None else None})
    usable = np.flatnonzero(~shapely.is_missing(features))
    feature, camera = in_view(features[usable], seen.polygons, seen.camera, progress, is_cancelled)
    feature = usable[feature]
    known = np.full(len(seen.sites.count), None, dtype=object) if stands is None else stands
    away = waited(lambda: shapely.distance(features[feature], known[camera]), is_cancelled)
    return Views(feature, camera, away)


@dataclass(frozen=True)
class CountedViews:
    """How much each feature is watched.

    Parameters
    ----------
    cameras : array, (n,)
        How many cameras see it: the sum of their counts.
    sites : array of int, (n,)
        At how many sites these are.
    nearest_m : array, (n,)
        Metres to the nearest of them; infinite: none.

    Examples
    --------
    >>> CountedViews(np.array([2.0, 0.0]), np.array([1, 0]), np.array([5.0, np.inf])).watched
    1
    """

    cameras: Floats
    sites: Ints
    nearest_m: Floats

    @property
    def watched(self) -> int:
        """How many features any camera sees."""
        return int((self.sites > 0).sum())


def count_views(found: Views, sites: Sites, size: int) -> CountedViews:
    """How much each feature is watched, by who sees it.

    Parameters
    ----------
    found : Views
        Who sees what, from `views`.
    sites : Sites
        The cameras.
    size : int
        How many features there are.

    Returns
    -------
    CountedViews
        One row per feature.

    Examples
    --------
    >>> one = Sites(np.array([2.0]), np.array(["public"]), np.array([0]))
    >>> count_views(Views(np.array([1]), np.array([0]), np.array([5.0])), one, 2).cameras.tolist()
    [0.0, 2.0]
    """
    nearest = np.full(size, np.inf)
    np.fmin.at(nearest, found.feature, found.distance_m)
    return CountedViews(
        cameras=sums(found.feature, sites.count[found.camera], size),
        sites=np.bincount(distinct(found.feature, sites.site[found.camera])[0], minlength=size),
        nearest_m=nearest,
    )


def away_from_views(seen: Viewsheds, stands: Geometries, unknown_m: float) -> float | None:
    """Metres from the nearest camera to what it sees, where none stands within its range of that; else None.

    `stands` is where each camera stands. A range that is not known is taken as `unknown_m`.
    """
    gap = shapely.distance(stands[seen.camera], seen.polygons)
    off = gap > np.nan_to_num(seen.range_m, nan=unknown_m)
    return float(np.nanmin(gap)) if off.any() and off[np.isfinite(gap)].all() else None


def _areas_in_view(
    areas: Geometries, viewsheds: Geometries, is_cancelled: Callable[[], bool]
) -> tuple[Ints, Ints]:
    parts, of = subdivision.pieces(areas, is_cancelled=is_cancelled)
    pieces, whose = subdivision.pieces(viewsheds, is_cancelled=is_cancelled)
    shapely.prepare(parts)
    part, piece = shapely.STRtree(pieces).query(parts)
    inside = shapely.contains_properly(parts[part], pieces[piece])
    area, shed, pair = distinct(of[part], whose[piece])
    shared = np.zeros(len(area))
    shared[pair[inside]] = np.inf  # what is inside is seen, however small
    some = np.flatnonzero(shared[pair] == 0)
    some = some[shapely.intersects(pieces[piece[some]], parts[part[some]])]
    # Of large ones a first piece of each mostly tells.
    first = np.unique(pair[some], return_index=True)[1]
    for each in (some[first], np.delete(some, first)):
        lot = each[~(shared[pair[each]] > _TOUCH_M2)]
        found = subdivision.shared_areas(parts[part[lot]], pieces[piece[lot]], is_cancelled)
        shared += sums(pair[lot], found, len(shared))
    seen = shared > _TOUCH_M2
    return area[seen], shed[seen]


def _areal(geometries: Geometries) -> Geometries:
    """Collections, which making an outline valid may leave, without their lines and points."""
    result = geometries.copy()
    for i in np.flatnonzero(shapely.get_type_id(geometries) == shapely.GeometryType.GEOMETRYCOLLECTION):
        result[i] = overlay.areal(geometries[i])
    return result


def one_per_camera(
    viewsheds: Geometries, camera: Ints, is_cancelled: Callable[[], bool] = lambda: False
) -> tuple[Geometries, Ints]:
    """One viewshed for each camera that has any, the union where it has several; and the cameras.

    Parameters
    ----------
    viewsheds
        Polygons (n,), metres.
    camera
        Whose each is (n,).

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> sheds = np.array([shapely.box(0, 0, 1, 1), shapely.box(5, 0, 6, 1), shapely.box(1, 0, 2, 1)])
    >>> united_ones, cameras = one_per_camera(sheds, np.array([3, 4, 3]))
    >>> shapely.area(united_ones).tolist(), cameras.tolist()
    ([2.0, 1.0], [3, 4])
    """
    cameras, first, row, times = np.unique(camera, return_index=True, return_inverse=True, return_counts=True)
    result = viewsheds[first]
    for i in until(np.flatnonzero(times > 1), is_cancelled):
        result[i] = shapely.union_all(viewsheds[row == i])
    return result, cameras


@dataclass(frozen=True)
class Grid:
    """Square cells, whose rows go south.

    Parameters
    ----------
    west, north : float
        The corner of the first cell, metres.
    cell : float
        Side of a cell, metres.
    columns, rows : int
        How many there are.

    Examples
    --------
    >>> Grid(0.0, 3.0, 1.0, 3, 2).count
    6
    """

    west: float
    north: float
    cell: float
    columns: int
    rows: int

    @property
    def count(self) -> int:
        """How many cells there are."""
        return self.columns * self.rows

    @property
    def megabytes(self) -> float:
        """What their numbers take."""
        return self.count * np.dtype(np.uint16).itemsize / 1e6


def grid(bounds: Floats, cell: float) -> Grid:
    """The cells that cover `bounds`.

    Their edges are multiples of `cell`, so that grids of one cell size fit on each other.

    Parameters
    ----------
    bounds : array, (4,)
        West, south, east, north, metres.
    cell : float
        Side of a cell, metres.

    Returns
    -------
    Grid
        One cell at least.

    Raises
    ------
    ValueError
        Where the bounds are not finite, or the cell is not above 0.

    Examples
    --------
    >>> grid(np.array([0.5, 0.0, 3.0, 2.5]), 1.0)
    Grid(west=0.0, north=3.0, cell=1.0, columns=3, rows=3)
    """
    checks.finite("bounds", bounds)
    checks.above("cell", cell)
    west, north = math.floor(bounds[0] / cell + _SAME), math.ceil(bounds[3] / cell - _SAME)
    columns = max(math.ceil(bounds[2] / cell - _SAME) - west, 1)
    rows = max(north - math.floor(bounds[1] / cell + _SAME), 1)
    return Grid(west * cell, north * cell, cell, columns, rows)


def grid_over(seen: Viewsheds, cell: float, bounds: Floats | None = None) -> Grid:
    """The cells over viewsheds, or over `bounds` (west, south, east, north), metres; see `grid`.

    Parameters
    ----------
    seen
        The viewsheds, metres.
    cell
        Side of a cell, metres.
    """
    return grid(shapely.total_bounds(seen.polygons) if bounds is None else bounds, cell)


def beyond_views(bounds: Floats, seen: Viewsheds) -> float | None:
    """Metres from `bounds` (west, south, east, north) to the nearest viewshed, where all lie beyond; else None."""
    around = shapely.total_bounds(seen.polygons)
    if not ((bounds[:2] > around[2:]).any() or (bounds[2:] < around[:2]).any()):
        return None
    return float(distances(np.array([shapely.box(*bounds)]), seen.polygons)[0])


def overlap(
    cells: Grid, viewsheds: Geometries, count: Floats, is_cancelled: Callable[[], bool] = lambda: False
) -> Iterator[tuple[int, int, Cells]]:
    """How many cameras see the centre of each cell: first row, first column and numbers, window by window.

    The sum of their counts is rounded, a half up. A centre on an outline is in on its west and north sides and out on
    the others, so that viewsheds which only touch have no cell in common. Memory is that of one window and the
    viewsheds over it.

    Parameters
    ----------
    cells : Grid
        The grid.
    viewsheds : array of polygons, (n,)
        Valid, metres, one per camera.
    count : array, (n,)
        How many cameras each is.
    is_cancelled : callable
        Asked now and then whether to stop.

    Yields
    ------
    int, int, array of uint16
        First row and first column of a window, and the numbers of its cells; `MOST` stands for that and more.

    Raises
    ------
    ValueError
        Where there is not one count for each viewshed.
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> cells = grid(np.array([0.0, 0.0, 3.0, 1.0]), 1.0)
    >>> [(row, column, numbers)] = overlap(cells, np.array([shapely.box(0, 0, 2, 1)]), np.array([2.0]))
    >>> numbers.tolist()
    [[2, 2, 0]]
    """
    checks.kinds("viewsheds", viewsheds, 2)
    checks.alike(viewsheds=viewsheds, count=count)
    checks.at_least("count", count)
    polygons, owner = shapely.get_parts(_areal(viewsheds), return_index=True)
    weight = count[owner]
    tree = shapely.STRtree(polygons)
    for row in range(0, cells.rows, WINDOW):
        for column in range(0, cells.columns, WINDOW):
            height, width = min(WINDOW, cells.rows - row), min(WINDOW, cells.columns - column)
            west, north = cells.west + column * cells.cell, cells.north - row * cells.cell
            box = shapely.box(west, north - height * cells.cell, west + width * cells.cell, north)
            # One more column, for the outlines that lie to the east.
            steps = np.zeros(height * (width + 1))
            near = tree.query(box)
            for first in range(0, len(near), _AT_ONCE):
                stop_if(is_cancelled)
                some = near[first : first + _AT_ONCE]
                place, step = _crossings(polygons[some], weight[some], west, north, cells.cell, height, width)
                steps += np.bincount(place, step, len(steps))
            stop_if(is_cancelled)
            total = np.cumsum(steps.reshape(height, width + 1), axis=1)[:, :width]
            yield row, column, np.clip(np.floor(total + 0.5 + _SAME), 0, MOST).astype(np.uint16)


@dataclass(frozen=True)
class Overlap:
    """What the cells of a grid come to.

    Parameters
    ----------
    cells : int
        How many there are.
    in_view : int
        How many a camera sees.
    most : int
        The most cameras in view of one; `MOST`: perhaps more.
    area_m2 : float
        Square metres of those in view.

    Examples
    --------
    >>> Overlap(cells=12, in_view=6, most=2, area_m2=6.0).share
    0.5
    """

    cells: int
    in_view: int
    most: int
    area_m2: float

    @property
    def share(self) -> float:
        """The share of the cells that is in view."""
        return self.in_view / self.cells


def count_overlap(
    cells: Grid,
    seen: Viewsheds,
    write: Callable[[int, int, Cells], None],
    progress: Callable[[float], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Overlap:
    """How many cameras see each cell, handed to `write` window by window.

    Parameters
    ----------
    cells : Grid
        The grid.
    seen : Viewsheds
        Metres; those of one camera are united.
    write : callable
        Takes each window, so that memory is that of one: first row, first column and numbers, as from `overlap`.
    progress : callable
        Is told how much is done, 0 to 1.
    is_cancelled : callable
        Asked now and then whether to stop.

    Returns
    -------
    Overlap
        What the cells come to.

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> one = Sites(np.array([2.0]), np.array(["public"]), np.array([0]))
    >>> shed = Viewsheds(np.array([shapely.box(0, 0, 2, 3)]), np.array([0]), one, np.full(1, 9.0), np.full(1, None), [])
    >>> cells = grid(np.array([0.0, 0.0, 4.0, 3.0]), 1.0)
    >>> count_overlap(cells, shed, lambda row, column, found: print(found[0].tolist()))
    [2, 2, 0, 0]
    Overlap(cells=12, in_view=6, most=2, area_m2=6.0)
    """
    sees = seen.sees
    viewsheds, cameras = one_per_camera(seen.polygons[sees], seen.camera[sees], is_cancelled)
    windows = -(-cells.rows // WINDOW) * -(-cells.columns // WINDOW)
    watched, most = 0, 0
    found = overlap(cells, viewsheds, seen.sites.count[cameras], is_cancelled)
    for number, (row, column, window) in enumerate(found):
        write(row, column, window)
        watched += int(np.count_nonzero(window))
        most = max(most, int(window.max()))
        progress((number + 1) / windows)
    return Overlap(cells.count, watched, most, watched * cells.cell**2)


def _crossings(
    polygons: Geometries, weight: Floats, west: float, north: float, cell: float, height: int, width: int
) -> tuple[Ints, Floats]:
    """Where the outlines cross the middle lines of a window's rows, and what the sum changes by there.

    A place is row * (width + 1) + the first column whose centre is not west of the crossing. All crossings
    west of the window fall on its first column, where those of a polygon not yet entered cancel out.
    """
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    shell = np.diff(polygon, prepend=-1) > 0
    inward = np.where(shapely.is_ccw(rings) == shell, weight[polygon], -weight[polygon])
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    x, y = (xy[:, 0] - west) / cell, (north - xy[:, 1]) / cell
    edge = np.flatnonzero((ring[1:] == ring[:-1]) & (y[1:] != y[:-1]))
    southward = y[edge + 1] > y[edge]
    top, bottom = np.where(southward, edge, edge + 1), np.where(southward, edge + 1, edge)
    begin = np.clip(np.ceil(y[top] - 0.5), 0, height).astype(np.int64)
    end = np.clip(np.ceil(y[bottom] - 0.5), 0, height).astype(np.int64)
    row, crossed = ranges(begin, end - begin)
    # From the northern end, whichever way the ring goes: neighbours cross in the very same place.
    slope = (x[bottom] - x[top]) / (y[bottom] - y[top])
    across = x[top][crossed] + (row + 0.5 - y[top][crossed]) * slope[crossed]
    column = np.clip(np.ceil(across - 0.5), 0, width).astype(np.int64)
    change = np.where(southward, inward[ring[edge]], -inward[ring[edge]])
    return row * (width + 1) + column, change[crossed]
