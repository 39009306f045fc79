"""What cameras see over terrain: viewsheds on a grid of heights, one window of it per camera.

The heights may be ground (DEM) or surface (DSM, roofs and trees included). Around each camera a window of them is
taken, in squares with the camera in the middle of one. The viewshed on the cells of a window is Wang's, Robinson's
and White's (2000, "Generating viewsheds without using sightlines", Photogrammetric Engineering and Remote Sensing
66, 87-90): ring by ring outward, the height that a line of sight must clear at a cell follows from that at the two
cells of the ring before between which the line passes. It is the way of GDAL's gdal_viewshed in its mode "Edge", cell
for cell. What remains is the grid's own coarseness: outlines follow cells and are right to half a cell. Buildings on
the terrain keep their own outlines: most hide all behind them wherever the ground goes, and what others hide is told
by straight lines.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import shapely
from numpy.typing import NDArray

from . import overlay
from .cancelling import stop_if
from .ragged import Bools, Floats, Geometries, Ints, ranges
from .visibility import ARC_STEP, Obstacles, behind_all, shadow, stands

Heights = NDArray[np.float32]

MAX_WINDOW = 8192
"""Cells a side of the largest window: 1 to 2 GB and some 10 seconds while its camera is worked on."""

OFF_THE_RASTER, NO_GROUND, UNREADABLE = "off the raster", "no ground height here", "raster cannot be read"
NO_VIEWSHED = (OFF_THE_RASTER, NO_GROUND, UNREADABLE)
"""Why a camera has no viewshed."""

_MARGIN = 2  # cells around the range
_SLIVER = 0.01  # of a cell: a part of a viewshed smaller than this is rounding at the range
_QUARTER = round(np.pi / 2 / ARC_STEP)
_LOWEST_M, _HIGHEST_M = -500.0, 9_000.0  # no land lies beyond
_DEEPEST_M, _NONSENSE_M = -11_000.0, 20_000.0  # nor any seabed; nor feet taken for metres
_GAP_M = 1_000.0  # between what is far below all else, and all else
_NODATA = (-9999.0, -999.0, 9999.0)  # usual marks for an unknown height that are not beyond
_EARTH_M = 12_756_274.0  # the diameter at the equator
_AT_ONCE = 1_000_000  # cells: windows of one size that are worked on together


class WindowTooLargeError(ValueError):
    """A camera whose window would have more than `MAX_WINDOW` cells a side."""

    def __init__(self, radius: float, cell: float, size: int) -> None:
        super().__init__(
            f"A range of {radius:g} m on cells of {cell:g} m takes {size} x {size} cells per camera; the limit is "
            f"{MAX_WINDOW} x {MAX_WINDOW}."
        )
        self.radius, self.cell, self.size = radius, cell, size


@dataclass(frozen=True)
class Window:
    """Squares around a camera, which stands in the middle of the middle one."""

    x: float
    y: float
    radius: float
    cell: float

    @property
    def half(self) -> int:
        """Cells on each side of the camera's."""
        return int(np.ceil(self.radius / self.cell)) + _MARGIN

    @property
    def size(self) -> int:
        """Cells a side."""
        return 2 * self.half + 1

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        reach = self.size / 2 * self.cell
        return self.x - reach, self.y - reach, self.x + reach, self.y + reach

    @property
    def disc(self) -> shapely.Polygon:
        """All within the range."""
        return shapely.buffer(shapely.Point(self.x, self.y), self.radius, quad_segs=_QUARTER)

    def places(self, cells: Ints) -> Floats:
        """Where cells (row * size + column) have their middle, metres east and north of the camera (2, n)."""
        row, column = np.divmod(cells, self.size)
        places: Floats = self.cell * np.stack([column - self.half, self.half - row])
        return places


class Terrain(Protocol):
    """Heights of the ground, or of a surface, in the metres that cameras are placed in."""

    def cells(self, xy: Floats) -> tuple[Bools, Floats]:
        """Which places (n, 2) lie on it, and the side of a square as large as its cells there, metres."""

    def heights(self, window: Window, is_cancelled: Callable[[], bool]) -> Heights:
        """The heights in a window, metres, row by row from the north; NaN where unknown.

        Raises RuntimeError where they cannot be read, or once `is_cancelled()`.
        """


@dataclass(frozen=True)
class HeightGrid:
    """Heights as an array: `values` (rows, columns), metres, NaN where unknown.

    Parameters
    ----------
    values
        Heights, metres; the first row is the northernmost.
    transform
        Where the cells lie, in GDAL's order: west, width of a cell, 0, north, 0, minus its height; metres.

    Raises
    ------
    ValueError
        Where the grid is turned, or its rows do not go south and its columns east.

    Examples
    --------
    >>> plane = HeightGrid(np.zeros((100, 100)), (-50.0, 1.0, 0.0, 50.0, 0.0, -1.0))
    >>> found = terrain_viewsheds(plane, np.zeros((1, 2)), np.array([20.0]), lens_m=5.0, target_m=1.6)
    >>> [(row, round(polygon.area), reason) for row, polygon, reason in found]
    [(0, 1257, None)]
    """

    values: Floats | Heights
    transform: tuple[float, float, float, float, float, float]

    def __post_init__(self) -> None:
        if self.values.ndim != 2:
            raise ValueError(f"values must have rows and columns, not the shape {self.values.shape}")
        _, width, turned, _, slanting, height = self.transform
        if turned or slanting or not (width > 0 > height):
            raise ValueError(
                "the grid is turned: bring it to rows from north to south, columns from west to east"
            )

    def _places(self, xy: Floats) -> Floats:
        """Columns and rows of places, as they are counted from the corner (n, 2)."""
        west, width, _, north, _, height = self.transform
        places: Floats = (xy - [west, north]) / [width, height]
        return places

    def cells(self, xy: Floats) -> tuple[Bools, Floats]:
        """See `Terrain`."""
        places = self._places(xy)
        on_it = ((places >= 0) & (places <= self.values.shape[::-1])).all(axis=1)
        side = float(f"{np.sqrt(-self.transform[1] * self.transform[5]):.5g}")
        return on_it, np.full(len(xy), side)

    def heights(self, window: Window, is_cancelled: Callable[[], bool]) -> Heights:
        """See `Terrain`.

        Bilinear; where the window's cells are larger than the grid's, over as much ground. Of unknown cells that
        around a place is left out; where the cell itself is unknown, or off the grid, so is the height.
        """
        if is_cancelled():
            raise RuntimeError("cancelled")
        west, _, _, north = window.bounds
        middles = (np.arange(window.size) + 0.5) * window.cell
        places = self._places(np.column_stack([west + middles, north - middles]))
        (columns, across), (rows, down) = (
            _weights(places[:, axis], self.values.shape[1 - axis], window.cell / abs(self.transform[step]))
            for axis, step in ((0, 1), (1, 5))
        )
        values = self.values[rows, columns].astype(float)
        if not values.size:
            return np.full((window.size, window.size), np.nan, dtype=np.float32)
        known = np.isfinite(values)
        own = [
            np.clip(np.floor(places[:, axis]).astype(int) - cells.start, 0, count - 1)
            for axis, cells, count in ((0, columns, values.shape[1]), (1, rows, values.shape[0]))
        ]
        weight = down @ known @ across.T
        has_height = (weight > 0) & known[np.ix_(own[1], own[0])]
        heights = np.full(weight.shape, np.nan, dtype=np.float32)
        total = down @ np.where(known, values, 0.0) @ across.T
        heights[has_height] = total[has_height] / weight[has_height]
        return heights


def _weights(places: Floats, count: int, scale: float) -> tuple[slice, Floats]:
    """Which of `count` cells tell the heights at `places` (n,), and how much each: (n, cells), 0 to 1 each row."""
    radius = scale if scale > 1 / 0.95 else 1.0  # bilinear, unless cells are far smaller than the window's
    cells = slice(
        int(np.clip(np.floor(places.min() - radius - 0.5), 0, count)),
        int(np.clip(np.ceil(places.max() + radius + 0.5), 0, count)),
    )
    middles = np.arange(cells.start, cells.stop) + 0.5
    weights = np.maximum(1 - np.abs(places[:, None] - middles) / radius, 0)
    weights[(places < 0) | (places > count)] = 0
    total = weights.sum(axis=1, keepdims=True)
    return cells, np.divide(weights, total, out=weights, where=total > 0)


def terrain_viewsheds(
    terrain: Terrain,
    xy: Floats,
    radii: Floats,
    lens_m: Floats | float,
    target_m: float,
    obstacles: Obstacles | None = None,
    cell_m: float | None = None,
    curvature: float = 0.0,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[int, shapely.Geometry | None, str | None]]:
    """What each camera sees over terrain, one after another.

    On a surface model the ground is the surface: a camera over a roof stands on it, and roofs and treetops can be
    in view. Cells without a height are not in view and hide nothing; a camera on one, or off the terrain, has no
    viewshed but a reason.

    Resampling is bilinear: what is one cell wide, a wall or a post, can lose half its height or more. A camera on
    the wall of a surface model looks out of the wall's own slope: give ground and `obstacles` where they are to be
    had. Memory is that of a few windows.

    Parameters
    ----------
    terrain : Terrain
        Heights around the cameras, such as a `HeightGrid`.
    xy : array, (n, 2)
        Where the cameras stand, metres.
    radii : array, (n,)
        How far they see on the map, metres.
    lens_m : float or array, (n,)
        Heights of the lenses above the ground at the camera, metres.
    target_m : float
        Height of what is seen above the ground anywhere, metres.
    obstacles : Obstacles, optional
        Buildings on the terrain, which should then be ground: each as high over the lowest point of its footprint
        (as far as that lies in the window) as it is high. What is over all lines of sight is exact, as in
        `visibility.isovists`; what others hide, and cover, is right for the middle of each cell. Without ground
        under it, a building is not there. Footprints are no ground, but below parts that begin above the target.
        As for `visibility.isovists`, cameras must stand free of buildings as high as their lens.
    cell_m : float, optional
        The size of the cells worked on, metres; without it, that of the terrain's cells at the camera (the side of a
        square as large).
    curvature : float
        GDAL's coefficient: a point at distance d appears lower by curvature * d^2 / 12,756 km, 0.857 with
        refraction. The default 0, a flat earth, errs by under 7 cm within 1 km, but 7 m at 10 km.
    is_cancelled : callable
        Asked now and then whether to stop.

    Yields
    ------
    int, polygon or None, str or None
        The row of a camera, what it sees, and why it has no viewshed: one of `NO_VIEWSHED`. None without a reason: no
        ground is in view.

    Raises
    ------
    ValueError
        Before any work, where places are not finite or in degrees, arrays do not go together, a range or a cell is not
        above 0, a height is negative, or a camera stands inside a building as high as its lens.
    WindowTooLargeError
        Before any work, if a window has over `MAX_WINDOW` cells a side.
    InterruptedError
        Once `is_cancelled()`.

    References
    ----------
    Wang, Robinson and White (2000), Generating viewsheds without using sightlines, Photogrammetric Engineering and
    Remote Sensing 66, 87-90.

    Examples
    --------
    >>> plane = HeightGrid(np.zeros((100, 100)), (-50.0, 1.0, 0.0, 50.0, 0.0, -1.0))
    >>> found = terrain_viewsheds(plane, np.zeros((1, 2)), np.array([20.0]), lens_m=5.0, target_m=1.6)
    >>> [(row, round(polygon.area), reason) for row, polygon, reason in found]
    [(0, 1257, None)]
    """
    xy, radii = np.asarray(xy, dtype=float).reshape(-1, 2), np.asarray(radii, dtype=float)
    lens = stands(xy, radii, lens_m, target_m, obstacles)
    found = windows(terrain, xy, radii, cell_m)
    return viewsheds_in(terrain, found, lens, target_m, obstacles, curvature, is_cancelled)


def windows(terrain: Terrain, xy: Floats, radii: Floats, cell_m: float | None = None) -> list[Window | None]:
    """The window of each camera; None where one stands off the terrain. As for `terrain_viewsheds`.

    Raises
    ------
    WindowTooLargeError
        If one has over `MAX_WINDOW` cells a side.
    """
    if cell_m is not None and not cell_m > 0:
        raise ValueError(f"The size of a cell must be over 0 m, not {cell_m}.")
    if not len(xy):
        return []
    on_it, cells = terrain.cells(xy)
    if cell_m is not None:
        cells = np.full(len(xy), float(cell_m))
    found = [
        Window(x, y, radius, cell) if on else None
        for (x, y), radius, cell, on in zip(xy.tolist(), radii.tolist(), cells.tolist(), on_it)
    ]
    largest = max((window for window in found if window), key=lambda window: window.size, default=None)
    if largest and largest.size > MAX_WINDOW:
        raise WindowTooLargeError(largest.radius, largest.cell, largest.size)
    return found


def viewsheds_in(
    terrain: Terrain,
    found: Sequence[Window | None],
    lens: Floats,
    target: float,
    obstacles: Obstacles | None = None,
    curvature: float = 0.0,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[int, shapely.Geometry | None, str | None]]:
    """The same of cameras whose `windows` are found."""
    for rows in _of_one_size(found):
        grounds: dict[int, Heights] = {}
        reasons: dict[int, str] = {}
        for i in rows:
            ground = _ground(terrain, found[i], is_cancelled)
            if isinstance(ground, str):
                reasons[i] = ground
            else:
                grounds[i] = ground
        eyes = {i: _middle(ground) + float(lens[i]) for i, ground in grounds.items()}
        seen = {}
        if grounds:
            cell = next(window.cell for window in (found[i] for i in grounds) if window)
            stack, over = np.stack(list(grounds.values())), np.array(list(eyes.values()))
            seen = dict(zip(grounds, cells_in_view(stack, over, target, cell, curvature, is_cancelled)))
        for i in rows:
            window = found[i]
            if window is None or i in reasons:
                yield i, None, reasons[i]
                continue
            stop_if(is_cancelled)
            in_view = seen[i] & ~np.isnan(grounds[i])
            limit: shapely.Geometry = window.disc
            if obstacles is not None:
                limit = _hide(in_view, grounds[i], window, obstacles, eyes[i], target, is_cancelled)
            yield i, _within(in_view, window, limit), None


def _ground(terrain: Terrain, window: Window | None, is_cancelled: Callable[[], bool]) -> Heights | str:
    """The heights in a window, or why a camera there has no viewshed."""
    if window is None:
        return OFF_THE_RASTER
    stop_if(is_cancelled)
    try:
        ground = terrain.heights(window, is_cancelled)
    except RuntimeError:
        stop_if(is_cancelled)
        return UNREADABLE
    return NO_GROUND if math.isnan(_middle(ground)) else ground


def _middle(ground: Heights) -> float:
    half = len(ground) // 2
    return float(ground[half, half])


def _of_one_size(found: Sequence[Window | None]) -> Iterator[list[int]]:
    """Rows whose windows are of one size and cell, as they follow on each other, and as many as memory holds easily."""
    rows: list[int] = []
    last: Window | None = None
    for i, window in enumerate(found):
        if window and last:
            alike = (window.size, window.cell) == (last.size, last.cell)
            if not alike or (len(rows) + 1) * window.size**2 > _AT_ONCE:
                yield rows
                rows = []
        rows.append(i)
        last = window or last
    if rows:
        yield rows


def no_heights(numbers: Heights | Floats, metres: float = 1.0, offset_m: float = 0.0) -> Bools:
    """Which numbers of a raster (NaN: unknown) can be no heights: marks for nodata that nobody declared.

    `metres` per number and `offset_m` make heights of them. The lowest land is at -430 m, the highest at
    8,849 m. What lies beyond is no height if its extreme is one of the usual marks, or deeper than any sea,
    or far below all else; else it is the bed of a sea, say.
    """
    heights = numbers.astype(np.float64) * metres + offset_m
    none = np.zeros(numbers.shape, dtype=bool)
    with np.errstate(invalid="ignore"):
        low, high = heights < _LOWEST_M, heights > _HIGHEST_M
    if low.any():
        lowest = np.unique(numbers[low]).astype(np.float64)
        depth = lowest * metres + offset_m
        rest = np.append(depth[1:], np.min(heights[~low & ~np.isnan(heights)], initial=np.inf))
        far_below = rest[:1] - depth[0] > _GAP_M
        if lowest[0] in _NODATA or depth[0] < _DEEPEST_M or (np.isfinite(rest[0]) and far_below.all()):
            none |= low
    if high.any():
        highest = float(numbers[high].max())
        if highest in _NODATA or highest * metres + offset_m > _NONSENSE_M:
            none |= high
    return none


def cells_in_view(
    ground: Heights,
    eyes: Floats,
    target: float,
    cell: float,
    curvature: float = 0.0,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Bools:
    """The cells of which a target can be seen from the middle cell.

    Parameters
    ----------
    ground
        Windows of one size (m, size, size), an odd number of cells a side, metres; NaN, unknown, hides nothing.
    eyes
        Heights (m,) of the lenses over the middle cells, on the same scale.
    target, cell, curvature
        As for `terrain_viewsheds`; the side of a cell, metres.

    Returns
    -------
    Which cells are in view, (m, size, size).

    Examples
    --------
    >>> wall = np.zeros((1, 1, 7)).repeat(7, axis=1)
    >>> wall[0, :, 4] = 10
    >>> cells_in_view(wall, np.array([2.0]), 0.0, 1.0)[0, 3].tolist()
    [True, True, True, True, True, False, False]
    """
    ground = np.array(ground, dtype=np.float32)
    seen = np.ones(ground.shape, dtype=bool)
    half = ground.shape[1] // 2
    eye = eyes[:, None, None]
    lowest = np.nanmin(ground, axis=(1, 2), keepdims=True)
    np.copyto(ground, lowest, where=np.isnan(ground))
    away = np.abs(np.arange(-half, half + 1)).astype(float)
    last = np.empty(0)
    for ring in range(1, half + 1):
        stop_if(is_cancelled)
        side = slice(half - ring, half + ring + 1)
        # The four sides of the ring; its corners are on two of them.
        sides = (side, half - ring), (side, half + ring), (half - ring, side), (half + ring, side)
        height = np.stack([ground[(slice(None), *each)] for each in sides], axis=1).astype(float)
        beside = away[side]
        if curvature:
            height -= curvature * ((beside * cell) ** 2 + (ring * cell) ** 2) / _EARTH_M
        if ring > 1:
            # The plane through the eye and the two cells of the ring before, at the side of which the line passes.
            inner = np.empty_like(height)
            inner[..., :ring], inner[..., ring + 1 :] = last[..., :ring], last[..., ring - 1 :]
            inner[..., ring] = last[..., ring - 1]
            needed = (inner - eye) * beside
            needed[..., 1:-1] += (last - eye) * (ring - beside[1:-1])
            needed /= ring - 1
            needed += eye
            straight = [0, ring, -1]  # along a row, a column or a diagonal there is but one cell before
            before = inner[..., straight]
            needed[..., straight] = (before - eye) / (ring - 1) + before
            visible = height + target >= needed
            for i, each in enumerate(sides):
                seen[(slice(None), *each)] = visible[:, i]
            np.maximum(height, needed, out=height)
        last = height
    return seen


def _hide(
    seen: Bools,
    ground: Heights,
    window: Window,
    obstacles: Obstacles,
    eye: float,
    target: float,
    is_cancelled: Callable[[], bool],
) -> shapely.Geometry:
    """Take the cells that buildings hide and cover out of `seen`, in place, and return what bounds the view.

    Of buildings that hide all behind them, wherever that is, the exact outline is what bounds the view, and no cell
    is looked at. What others hide is known of the cells' middles, by the straight line from the eye to each.
    """
    here = np.array([window.x, window.y])
    building = obstacles.tree.query(shapely.box(*window.bounds))
    cell, which = _covered(obstacles, building, window)
    base = _lowest(ground, cell, which, obstacles, building, window)
    bottom, top = base + obstacles.bottoms[building], base + obstacles.heights[building]
    nearest, farthest = _distances(obstacles, building, window)
    lowest = min(eye, float(np.nanmin(ground)) + target)
    steepest = _steepest(ground + np.float32(target - eye), window)
    hides = (nearest > 0) & (bottom <= lowest) & (top >= eye + farthest * steepest(nearest))
    limit = behind_all(here, window.radius, obstacles, building[hides])

    targets = ground.reshape(-1) + np.float32(target)
    cell, which = cell[~hides[which]], which[~hides[which]]
    seen.reshape(-1)[cell[bottom[which] <= targets[cell]]] = False
    shapely.prepare(limit)
    others = np.flatnonzero(~hides & (top > lowest))
    # What lies behind all, hides nothing more.
    others = others[shapely.intersects(limit, obstacles.polygons[building[others]])]
    for i in others[np.argsort(nearest[others])]:
        stop_if(is_cancelled)
        walls = obstacles.walls[slice(*obstacles.first_wall[building[i] : building[i] + 2])]
        longest = (eye - lowest) / (eye - top[i]) if top[i] < eye else np.inf
        cells = _behind(seen, window, walls - np.tile(here, 2), nearest[i], longest)
        _, near, far = shadow(eye, targets[cells].astype(float), top[i], bottom[i])
        met = far > near
        cells, near, far = cells[met], near[met], far[met]
        hidden = _crossed(window.places(cells), walls - np.tile(here, 2), 1 / far, 1 / near)
        seen.reshape(-1)[cells[hidden]] = False
    return limit


def _lowest(
    ground: Heights, cell: Ints, which: Ints, obstacles: Obstacles, building: Ints, window: Window
) -> Floats:
    """The lowest ground under each building, by its cells, or its corners where it has no cell's middle."""
    base = np.full(len(building), np.nan)
    np.fmin.at(base, which, ground.reshape(-1)[cell])
    bare = np.flatnonzero(np.bincount(which, minlength=len(building)) == 0)
    first_wall = obstacles.first_wall
    wall, row = ranges(first_wall[building[bare]], np.diff(first_wall)[building[bare]])
    west, _, _, north = window.bounds
    last = window.size - 1
    column = np.clip((obstacles.walls[wall, 0] - west) / window.cell, 0, last).astype(np.int64)
    line = np.clip((north - obstacles.walls[wall, 1]) / window.cell, 0, last).astype(np.int64)
    np.fmin.at(base, bare[row], ground[line, column])
    return base


def _behind(seen: Bools, window: Window, walls: Floats, nearest: float, longest: float) -> Ints:
    """The cells in view that may lie behind a building: in its angle, and up to `longest` times as far off as it."""
    corners = walls[:, :2]
    bounds = np.stack([corners.min(axis=0), corners.max(axis=0)])
    if longest > 1:
        ends = (
            bounds * longest
            if np.isfinite(longest)
            else np.where(bounds == 0, 0, np.copysign(np.inf, bounds))
        )
        bounds = np.stack([np.minimum(bounds, ends)[0], np.maximum(bounds, ends)[1]])
    reach = window.half + 1
    (west, south), (east, north) = np.clip(np.round(bounds / window.cell), -reach, reach).astype(np.int64)
    rows = slice(max(window.half - north - 1, 0), window.half - south + 2)
    columns = slice(max(window.half + west - 1, 0), window.half + east + 2)
    line, column = np.nonzero(seen[rows, columns])
    cells: Ints = (line + rows.start) * window.size + column + columns.start
    places = window.places(cells)
    may_be = np.hypot(*places) >= nearest
    middle = np.arctan2(*(corners / np.hypot(*corners.T)[:, None]).sum(axis=0)[::-1]) if nearest > 0 else 0.0
    turn = _turned(corners.T, middle)
    if nearest > 0 and turn.max() - turn.min() < np.pi:
        turned = _turned(places, middle)
        may_be &= (turned >= turn.min()) & (turned <= turn.max())
    found: Ints = cells[may_be]
    return found


def _turned(places: Floats, middle: float) -> Floats:
    """The angle of places (2, n) from the direction `middle`, radians, -pi to pi."""
    x, y = places
    cos, sin = np.cos(middle), np.sin(middle)
    angle: Floats = np.arctan2(cos * y - sin * x, cos * x + sin * y)
    return angle


def _crossed(places: Floats, walls: Floats, begin: Floats, end: Floats) -> Bools:
    """Whether a building (all its `walls`) lies on the way to each place (2, n), between two shares of the way.

    The camera is at 0, 0.
    """
    x, y = places[:, :, None]
    p, q = walls[:, :2].T, walls[:, 2:].T
    along = q - p
    crosses = (p[0] * y > p[1] * x) != (q[0] * y > q[1] * x)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (p[0] * along[1] - p[1] * along[0]) / (x * along[1] - y * along[0])
        between = crosses & (share > begin[:, None]) & (share < end[:, None])
        # A line that begins and ends inside crosses no wall on its way.
        after = crosses & (share >= end[:, None])
    met: Bools = between.any(axis=1) | (after.sum(axis=1) % 2 == 1)
    return met


def _steepest(rise: Heights, window: Window) -> Callable[[Floats], Floats]:
    """How steeply lines of sight rise (0 or more) to targets at least so far off; `rise` is theirs over the eye."""
    up = rise > 0
    up[window.half, window.half] = False  # one's own ground is no line of sight
    if not up.any():
        return np.zeros_like
    away = np.hypot(*window.places(np.flatnonzero(up))).reshape(-1)
    order = np.argsort(-away)
    distance = -away[order]
    slopes = np.append(0.0, np.maximum.accumulate((rise[up] / away)[order]))
    return lambda least: slopes[np.searchsorted(distance, -least, side="right")]


def _distances(obstacles: Obstacles, building: Ints, window: Window) -> tuple[Floats, Floats]:
    """From the camera to the nearest and the farthest place of each building, the latter within the range."""
    shapes = obstacles.polygons[building]
    nearest = shapely.distance(shapes, shapely.Point(window.x, window.y))
    west, south, east, north = shapely.bounds(shapes).T
    across = np.maximum(window.x - west, east - window.x), np.maximum(window.y - south, north - window.y)
    return nearest, np.minimum(np.hypot(*across), window.radius)


def _covered(obstacles: Obstacles, building: Ints, window: Window) -> tuple[Ints, Ints]:
    """The cells (row * size + column) whose centre is in a building, and the place of that in `building`.

    Line by line, between every other crossing of the walls with the cells' middle line.
    """
    size = window.size
    first_wall = obstacles.first_wall
    wall, which = ranges(first_wall[building], np.diff(first_wall)[building])
    west, _, _, north = window.bounds
    ends = obstacles.walls[wall]
    x, y = (ends[:, 0::2] - west) / window.cell, (north - ends[:, 1::2]) / window.cell
    upper = np.argmin(y, axis=1)[:, None]
    # From the upper end, whichever way the wall runs: neighbours cross in the very same place.
    (x0, y0), (x1, y1) = (
        [np.take_along_axis(axis, end, axis=1)[:, 0] for axis in (x, y)] for end in (upper, 1 - upper)
    )
    begin = np.clip(np.ceil(y0 - 0.5), 0, size).astype(np.int64)
    row, edge = ranges(begin, np.clip(np.ceil(y1 - 0.5), 0, size).astype(np.int64) - begin)
    across = x0[edge] + (row + 0.5 - y0[edge]) * ((x1 - x0)[edge] / (y1 - y0)[edge])
    column = np.clip(np.ceil(across - 0.5), 0, size).astype(np.int64)
    order = np.lexsort([column, row, which[edge]])
    row, column, which = row[order], column[order], which[edge[order]]
    enter, leave = column[0::2], column[1::2]
    column, span = ranges(enter, leave - enter)
    cells: Ints = row[0::2][span] * size + column
    return cells, which[0::2][span]


def _within(seen: Bools, window: Window, limit: shapely.Geometry) -> shapely.Geometry | None:
    """The cells in view as a valid polygon or multipolygon, as far as they lie in `limit`; None for none."""
    faces = outlined(seen)
    if not len(faces):
        return None
    west, _, _, north = window.bounds
    placed = shapely.transform(faces, lambda xy: xy * [window.cell, -window.cell] + [west, north])
    parts = shapely.get_parts(shapely.get_parts(overlay.intersection(placed, limit)))
    areal = shapely.get_dimensions(parts) == 2
    parts = parts[areal & (shapely.area(parts) > _SLIVER * window.cell**2)]
    return None if not len(parts) else parts[0] if len(parts) == 1 else shapely.multipolygons(parts)


def outlined(cells: Bools) -> Geometries:
    """The areas of connected true cells as polygons; x is the column, y the row, of the cells' corners.

    Cells that meet at a corner alone are not connected. Vertices are only where an outline turns.
    """
    padded = np.pad(cells, 1)
    across = padded[:-1, 1:-1] != padded[1:, 1:-1]  # outlines along the lines between rows, and
    down = padded[1:-1, :-1] != padded[1:-1, 1:]  # between columns
    beside = np.pad(across, [(0, 0), (1, 1)])
    above = np.pad(down, [(1, 1), (0, 0)])
    turns = (beside[:, :-1] | beside[:, 1:]) & (above[:-1] | above[1:])
    # Every stretch of outline begins and ends at a turn; line after line, begins and ends pair up.
    y, begin = np.nonzero(across & turns[:, :-1])
    end = np.nonzero(across & turns[:, 1:])[1] + 1
    x, top = np.nonzero(down.T & turns[:-1].T)
    bottom = np.nonzero(down.T & turns[1:].T)[1] + 1
    stretches = np.concatenate([np.stack([begin, y, end, y], axis=1), np.stack([x, top, x, bottom], axis=1)])
    faces = shapely.get_parts(shapely.polygonize(shapely.linestrings(stretches.reshape(-1, 2, 2))))
    # The faces of the outlines are areas and holes.
    inside = shapely.get_coordinates(shapely.point_on_surface(faces)).astype(np.int64)
    return np.asarray(faces[cells[inside[:, 1], inside[:, 0]]], dtype=object)
