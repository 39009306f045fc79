"""What cameras see over terrain: viewsheds on a raster of heights, one window of it per camera.

The raster may be ground (DEM) or surface (DSM, roofs and trees included), turned, of cells that are no
squares, in any coordinate system: around each camera a window of it is resampled, bilinearly, to squares in
the working system with the camera in the middle of a cell. GDAL's viewshed (Wang, Robinson and White 2000)
then runs on that window in memory. GDAL looks from the middle of a cell; because the window is laid around
the camera, the camera is where it should be, and not up to half a cell's diagonal away. What remains is the
raster's own coarseness: outlines follow cells and are right to half a cell. Buildings on the terrain keep their own
outlines: most hide all behind them wherever the ground goes, and what others hide is told by straight lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

from .core import overlay
from .core.projection import WorkingSystem
from .core.ragged import Bools, Floats, Geometries, Ints, ranges
from .core.visibility import ARC_STEP, Obstacles, behind_all, shadow
from .translation import tr

Heights = NDArray[np.float32]

MAX_WINDOW = 8192
"""Cells a side of the largest window: 1 to 2 GB and some 10 seconds while its camera is worked on."""

OFF_THE_RASTER, NO_GROUND, UNREADABLE = "off the raster", "no ground height here", "raster cannot be read"
"""Why a camera has no viewshed."""

_FEET = {"ft": 0.3048, "foot": 0.3048, "feet": 0.3048, "us survey foot": 1200 / 3937, "us-ft": 1200 / 3937}
_MARGIN = 2  # cells around the range
_SLIVER = 0.01  # of a cell: a part of a viewshed smaller than this is rounding at the range
_QUARTER = round(np.pi / 2 / ARC_STEP)
_LOWEST_M, _HIGHEST_M = -500.0, 9_000.0  # no land lies beyond
_DEEPEST_M, _NONSENSE_M = -11_000.0, 20_000.0  # nor any seabed; nor feet taken for metres
_GAP_M = 1_000.0  # between what is far below all else, and all else
_NODATA = (-9999.0, -999.0, 9999.0)  # usual marks for an unknown height that are not beyond


class Surface:
    """A raster of heights, kept open: its bands do not keep it alive."""

    def __init__(self, source: QgsRasterLayer | str) -> None:
        """Open a layer, or what GDAL opens by name. Raises ValueError, saying what is wrong with it.

        The heights are the first band's. A layer's coordinate system is that of the layer, which the user
        may have set, not of the file.
        Heights are metres, or feet where the band's unit or the vertical coordinate system says so.
        """
        if isinstance(source, QgsRasterLayer):
            self.name, path = source.name(), _gdal_source(source)
        else:
            self.name, path = source, source
        with _quiet():
            try:
                dataset = gdal.Open(path)
            except RuntimeError:  # GDAL may be told to raise or not to
                dataset = None
        if dataset is None:
            raise ValueError(tr("The raster “{name}” cannot be read.").format(name=self.name))
        if not dataset.RasterCount:
            raise ValueError(tr("The raster “{name}” has no band.").format(name=self.name))
        if isinstance(source, QgsRasterLayer):
            self.crs = source.crs()
        else:
            self.crs = QgsCoordinateReferenceSystem.fromWkt(dataset.GetProjection())
        if not self.crs.isValid():
            raise ValueError(
                tr("The raster “{name}” has no coordinate system. Set it in the layer's properties.").format(
                    name=self.name
                )
            )
        self.dataset = dataset
        self.metres, self.offset_m = _scale(dataset)
        self._way: tuple[tuple[gdal.Dataset, str], gdal.Transformer | None] | None = None
        self.undeclared: dict[float, int] = {}
        """Numbers found around cameras that can be no heights, though not declared as nodata: how many cells."""

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self.dataset.RasterXSize, self.dataset.RasterYSize

    def way_to(self, system: str) -> gdal.Transformer | None:
        """From columns and rows to a coordinate system (WKT) and back, kept as it is slow to make."""
        made_of = (self.dataset, system)
        if self._way is None or self._way[0] != made_of:
            options = [f"SRC_SRS={_wkt(self.crs)}", f"DST_SRS={system}"]
            self._way = made_of, gdal.Transformer(self.dataset, None, options)
        return self._way[1]


def _gdal_source(layer: QgsRasterLayer) -> str:
    if not layer.isValid():
        raise ValueError(tr("The raster “{name}” cannot be read.").format(name=layer.name()))
    if layer.providerType() != "gdal":
        raise ValueError(
            tr("The raster “{name}” is not a file of heights (it comes from “{provider}”).").format(
                name=layer.name(), provider=layer.providerType()
            )
        )
    return str(layer.source()).split("|option:")[0]


def _scale(dataset: gdal.Dataset) -> tuple[float, float]:
    """Metres per number in the raster, and what to add, metres."""
    band, system = dataset.GetRasterBand(1), dataset.GetSpatialRef()
    unit = (band.GetUnitType() or "").strip().lower().replace("_", " ")
    metres = _FEET.get(unit, 1.0)
    if not unit and system is not None and system.IsVertical():
        metres = system.GetTargetLinearUnits("VERT_CS") or 1.0
    return metres * (band.GetScale() or 1.0), metres * (band.GetOffset() or 0.0)


@dataclass(frozen=True)
class _Window:
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
        return self.cell * np.stack([column - self.half, self.half - row])


def terrain_viewsheds(
    surface: Surface,
    projection: WorkingSystem,
    xy: Floats,
    radii: Floats,
    lens_m: Floats | float,
    target_m: float,
    obstacles: Obstacles | None = None,
    cell_m: float | None = None,
    curvature: float = 0.0,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[int, shapely.Geometry | None, str | None]]:
    """What each camera sees over terrain, one after another: (its row, polygon or None, reason or None).

    `xy` (n, 2), `radii` (n,) horizontal, `lens_m` above the ground at the camera and `target_m` above the
    ground anywhere, in metres of `projection.crs`. On a surface model the ground is the surface: a camera
    over a roof stands on it, and roofs and treetops can be in view. Cells without a height are not in view
    and hide nothing; a camera on one, or off the raster, has no viewshed but a reason. None without a
    reason: no ground is in view.

    `obstacles` stand on the terrain, which should then be ground: each as high over the lowest point of its
    footprint (as far as that lies in the window) as it is high. What is over all lines of sight is exact, as in
    `visibility.isovists`; what others hide, and cover, is right for the middle of each cell. Without ground
    under it, a building is not there. Footprints are no ground, but below parts that begin above the target.
    As for `visibility.isovists`, cameras must stand free of buildings as high as their lens.

    `cell_m` is the size of the cells worked on; without it, that of the raster's cells at the camera (the
    side of a square as large). Resampling is bilinear: what is one cell wide, a wall or a post, can lose half
    its height or more. A camera on the wall of a surface model looks out of the wall's own slope: give ground
    and `obstacles` where they are to be had. `curvature` is GDAL's coefficient: a point at distance d appears lower by
    curvature * d^2 / 12,756 km, 0.857 with refraction. The default 0, a flat earth, errs by under 7 cm
    within 1 km, but 7 m at 10 km.

    Memory is that of one window. Raises ValueError before any work if one has over `MAX_WINDOW` cells a
    side. Ends early, also within a camera, once `is_cancelled()`.
    """
    xy, radii = np.asarray(xy, dtype=float).reshape(-1, 2), np.asarray(radii, dtype=float)
    lens = np.broadcast_to(np.asarray(lens_m, dtype=float), len(xy))
    if cell_m is not None and not cell_m > 0:
        raise ValueError(tr("The size of a cell must be over 0 m, not {cell}.").format(cell=cell_m))
    on_raster, cells = _native_cells(surface, projection.crs, xy)
    if cell_m is not None:
        cells = np.full(len(xy), float(cell_m))
    windows = [
        _Window(x, y, radius, cell) if on else None
        for (x, y), radius, cell, on in zip(xy.tolist(), radii.tolist(), cells.tolist(), on_raster)
    ]
    _refuse_giants(windows)
    return _viewsheds(surface, projection.crs, windows, lens, target_m, obstacles, curvature, is_cancelled)


def _refuse_giants(windows: list[_Window | None]) -> None:
    largest = max((window for window in windows if window), key=lambda window: window.size, default=None)
    if largest and largest.size > MAX_WINDOW:
        raise ValueError(
            tr(
                "A range of {range} m on cells of {cell} m takes {size} x {size} cells per camera; the limit is "
                "{limit} x {limit}. Use a shorter range or larger cells."
            ).format(
                range=f"{largest.radius:g}", cell=f"{largest.cell:g}", size=largest.size, limit=MAX_WINDOW
            )
        )


def _viewsheds(
    surface: Surface,
    crs: QgsCoordinateReferenceSystem,
    windows: list[_Window | None],
    lens: Floats,
    target: float,
    obstacles: Obstacles | None,
    curvature: float,
    is_cancelled: Callable[[], bool],
) -> Iterator[tuple[int, shapely.Geometry | None, str | None]]:
    system = _wkt(crs)
    go_on: Callable[..., int] = lambda *_: 0 if is_cancelled() else 1  # noqa: E731
    for i, window in enumerate(windows):
        if is_cancelled():
            return
        if window is None:
            yield i, None, OFF_THE_RASTER
            continue
        polygon, reason = None, None
        try:
            ground = _resampled(surface, system, window, go_on)
            middle = window.half
            if np.isnan(ground[middle, middle]):
                reason = NO_GROUND
            else:
                eye = float(ground[middle, middle]) + float(lens[i])
                seen = _seen(ground, system, window, eye, target, curvature, go_on) & ~np.isnan(ground)
                limit = window.disc
                if obstacles is not None:
                    limit = _hide(seen, ground, window, obstacles, eye, target, go_on)
                polygon = _within(seen, window, limit)
        except RuntimeError:
            if is_cancelled():
                return
            reason = UNREADABLE
        yield i, polygon, reason


def _wkt(crs: QgsCoordinateReferenceSystem) -> str:
    return str(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))


def _native_cells(surface: Surface, crs: QgsCoordinateReferenceSystem, xy: Floats) -> tuple[Bools, Floats]:
    """Which points lie on the raster, and the side of a square as large as its cells there, metres."""
    if not len(xy):
        return np.empty(0, dtype=bool), np.empty(0)
    with _quiet():
        try:
            transformer: Any = surface.way_to(_wkt(crs))
            missing = transformer is None
        except RuntimeError:  # GDAL may be told to raise or not to
            missing = True
        if missing:
            raise ValueError(
                tr("Where the raster “{name}” lies is not known: it has no coordinates.").format(
                    name=surface.name
                )
            )
        # Each point, and those a metre east and north of it.
        around = np.concatenate([xy, xy + np.array([1.0, 0.0]), xy + np.array([0.0, 1.0])])
        moved, worked = transformer.TransformPoints(1, around.tolist())
    pixel = np.array(moved, dtype=float)[:, :2].reshape(3, -1, 2)
    pixel[~np.array(worked, dtype=bool).reshape(3, -1)] = np.nan
    here, east, north = pixel
    cells_per_m2 = np.abs(np.linalg.det(np.stack([east - here, north - here], axis=1)))
    with np.errstate(invalid="ignore", divide="ignore"):
        on_raster = ((here >= 0) & (here <= surface.size)).all(axis=1) & (cells_per_m2 > 0)
        # To five digits: what differs less is the projection's, or rounding.
        sides = np.array([float(f"{side:.5g}") for side in 1 / np.sqrt(cells_per_m2)])
    return on_raster, sides


def _resampled(surface: Surface, system: str, window: _Window, go_on: Callable[..., int]) -> Heights:
    """The heights in a window, metres; NaN where unknown. Raises RuntimeError."""
    with _quiet():
        dataset = gdal.Warp(
            "",
            _with_known_heights(surface, system, window),
            format="MEM",
            srcSRS=_wkt(surface.crs),
            dstSRS=system,
            outputBounds=window.bounds,
            width=window.size,
            height=window.size,
            resampleAlg="bilinear",
            outputType=gdal.GDT_Float32,
            dstNodata=float("nan"),
            callback=go_on,
        )
        heights = _read(dataset, np.dtype(np.float32)).copy()
    heights[~np.isfinite(heights)] = np.nan
    heights *= np.float32(surface.metres)
    heights += np.float32(surface.offset_m)
    return heights


def _with_known_heights(surface: Surface, system: str, window: _Window) -> gdal.Dataset:
    """The raster, or where numbers under the window can be no heights, that part of it with them unknown.

    Blended into their neighbours they would make cliffs, or pits to stand in.
    """
    place = _pixels(surface, system, window)
    if place is None:
        return surface.dataset
    columns, rows = (min(side, MAX_WINDOW) for side in place[2:])
    band, size = surface.dataset.GetRasterBand(1), {"buf_xsize": columns, "buf_ysize": rows}
    blob = band.ReadRaster(*place, buf_type=gdal.GDT_Float32, **size)
    if blob is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    numbers = np.frombuffer(blob, dtype=np.float32).reshape(rows, columns).copy()
    if band.GetMaskFlags() != gdal.GMF_ALL_VALID:
        mask = band.GetMaskBand().ReadRaster(*place, buf_type=gdal.GDT_Byte, **size)
        numbers[np.frombuffer(mask, dtype=np.uint8).reshape(rows, columns) == 0] = np.nan
    odd = no_heights(numbers, surface.metres, surface.offset_m)
    if not odd.any():
        return surface.dataset
    for number, cells in zip(*np.unique(numbers[odd], return_counts=True)):
        most = surface.undeclared.get(float(number), 0)
        surface.undeclared[float(number)] = max(most, int(cells))
    numbers[odd] = np.nan
    part = gdal.Translate(
        "",
        surface.dataset,
        format="MEM",
        srcWin=place,
        width=columns,
        height=rows,
        outputType=gdal.GDT_Float32,
        bandList=[1],
        noData=float("nan"),
    )
    part.GetRasterBand(1).WriteRaster(0, 0, columns, rows, numbers.tobytes())
    return part


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


def _pixels(surface: Surface, system: str, window: _Window) -> tuple[int, int, int, int] | None:
    """Column, row, width and height of the part of the raster that lies under a window; None for none."""
    west, south, east, north = window.bounds
    x, y = np.meshgrid(np.linspace(west, east, 5), np.linspace(south, north, 5))
    way: Any = surface.way_to(system)
    moved, worked = way.TransformPoints(1, np.column_stack([x.ravel(), y.ravel()]).tolist())
    pixel = np.array(moved, dtype=float)[np.array(worked, dtype=bool), :2]
    if not len(pixel):
        return None
    margin = np.ptp(pixel, axis=0) / 50 + _MARGIN
    low = np.clip(np.floor(pixel.min(axis=0) - margin), 0, surface.size).astype(int)
    high = np.clip(np.ceil(pixel.max(axis=0) + margin), 0, surface.size).astype(int)
    width, height = (high - low).tolist()
    return (int(low[0]), int(low[1]), width, height) if width > 0 and height > 0 else None


def _hide(
    seen: Bools,
    ground: Heights,
    window: _Window,
    obstacles: Obstacles,
    eye: float,
    target: float,
    go_on: Callable[..., int],
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
        if not go_on():
            raise RuntimeError
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
    ground: Heights, cell: Ints, which: Ints, obstacles: Obstacles, building: Ints, window: _Window
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


def _behind(seen: Bools, window: _Window, walls: Floats, nearest: float, longest: float) -> Ints:
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
    cells = (line + rows.start) * window.size + column + columns.start
    places = window.places(cells)
    may_be = np.hypot(*places) >= nearest
    middle = np.arctan2(*(corners / np.hypot(*corners.T)[:, None]).sum(axis=0)[::-1]) if nearest > 0 else 0.0
    turn = _turned(corners.T, middle)
    if nearest > 0 and turn.max() - turn.min() < np.pi:
        turned = _turned(places, middle)
        may_be &= (turned >= turn.min()) & (turned <= turn.max())
    return cells[may_be]


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
    return between.any(axis=1) | (after.sum(axis=1) % 2 == 1)


def _steepest(rise: Heights, window: _Window) -> Callable[[Floats], Floats]:
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


def _distances(obstacles: Obstacles, building: Ints, window: _Window) -> tuple[Floats, Floats]:
    """From the camera to the nearest and the farthest place of each building, the latter within the range."""
    shapes = obstacles.polygons[building]
    nearest = shapely.distance(shapes, shapely.Point(window.x, window.y))
    west, south, east, north = shapely.bounds(shapes).T
    across = np.maximum(window.x - west, east - window.x), np.maximum(window.y - south, north - window.y)
    return nearest, np.minimum(np.hypot(*across), window.radius)


def _covered(obstacles: Obstacles, building: Ints, window: _Window) -> tuple[Ints, Ints]:
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
    return row[0::2][span] * size + column, which[0::2][span]


def _seen(
    ground: Heights,
    system: str,
    window: _Window,
    eye: float,
    target: float,
    curvature: float,
    go_on: Callable[..., int],
) -> Bools:
    """The cells of which GDAL sees a target from the camera's cell, at height `eye`. Raises RuntimeError."""
    lowest = np.nanmin(ground)
    solid = np.where(np.isnan(ground), lowest, ground)
    # The eye's height is given from its own cell's, which must not stand in its way: GDAL 3.6 hides
    # what lies lower in the cells that meet it at a corner, and all behind them.
    solid[window.half, window.half] = lowest
    west, _, _, north = window.bounds
    size, cell = window.size, window.cell
    with _quiet():
        raster = gdal.GetDriverByName("MEM").Create("", size, size, 1, gdal.GDT_Float32)
        raster.SetGeoTransform((west, cell, 0, north, 0, -cell))
        raster.SetProjection(system)
        band = raster.GetRasterBand(1)
        band.WriteRaster(0, 0, size, size, solid.tobytes())
        # Versions differ in whether the cell of a point is that of its nearest corner or the one it is in; a
        # quarter from the corner both are the same. The range is left to us, as it may lie beyond a cell.
        corner = (window.half + 0.25) * cell
        result = gdal.ViewshedGenerate(
            band,
            "MEM",
            "",
            [],
            west + corner,
            north - corner,
            eye - float(lowest),
            target,
            1,
            0,
            0,
            -1,
            curvature,
            gdal.GVM_Edge,
            0,
            callback=go_on,
            heightMode=gdal.GVOT_NORMAL,
        )
        return _read(result, np.dtype(np.uint8)) == 1


def _read(dataset: gdal.Dataset | None, kind: np.dtype) -> NDArray:
    """The first band. As bytes: GDAL's own way with arrays is missing where numpy is not its own."""
    if dataset is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    data = dataset.GetRasterBand(1).ReadRaster()
    if data is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    return np.frombuffer(data, dtype=kind).reshape(dataset.RasterYSize, dataset.RasterXSize)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what GDAL says off the terminal: it is an exception or None as well."""
    gdal.ErrorReset()
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()


def _within(seen: Bools, window: _Window, limit: shapely.Geometry) -> shapely.Geometry | None:
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
