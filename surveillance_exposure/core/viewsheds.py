"""Cameras, and the buildings and the ground around them, to viewsheds; and whose viewsheds are looked at.

`camera_viewsheds` does it in one call. `lay_out` makes the same block by block, so that memory is bounded.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

import numpy as np
import shapely

from . import checks, optics, terrain, visibility
from .camera_fields import (
    WATCHES_NO_STREET,
    Cameras,
    CameraSites,
    Values,
    camera_sites,
    count_less,
    watch_no_street,
    without_cameras,
)
from .cameras import NO_VIEW, Sites
from .cancelling import stop_if
from .lenses import BAD_NUMBERS, Lenses, ViewOptions, check_options, choose, lenses_of, moved_outside
from .numbers import number_or_nan
from .parts import NO_GEOMETRY, NO_SHAPE, areas_only
from .places import distances
from .ragged import Bools, Floats, Geometries, Ints
from .terrain import Terrain, Window
from .unions import Discs, polygons_of
from .visibility import Obstacles

OK, MOVED, INSIDE_BUILDING = "ok", "moved", "inside building"
NOTHING_SEEN, UNUSABLE = "nothing seen", "unusable"
"""What became of a record; NO_VIEW of `core.cameras` is such a status, too."""

MAX_RANGE_AMONG_BUILDINGS_M = 5_000

BLOCK = 4096
"""Viewsheds that are in memory at once."""

_AROUND_M = 500.0  # beyond the range: buildings that hide the way out of one

_SLOW_BLOCK = 512  # viewsheds made between two words on progress, where each takes long


class RangeTooLongError(ValueError):
    """A range that would take hours and gigabytes among buildings."""

    def __init__(self, range_m: float) -> None:
        super().__init__(f"{range_m:g} m among buildings; the limit there is {MAX_RANGE_AMONG_BUILDINGS_M} m")
        self.range_m = range_m


@dataclass(frozen=True)
class Viewsheds:
    """What the cameras see: one row per record, of which a camera may have several.

    Parameters
    ----------
    shapes : array of polygons, (n,), or Discs
        Metres; a polygon is missing where a record counts but has no view.
    camera : array of int, (n,)
        The row of `sites` that each belongs to.
    sites : Sites
        The distinct cameras.
    range_m : array, (n,)
        How far each sees, metres; NaN where that is unknown.
    points : array of points, (n,)
        Where the cameras stand, metres; missing where viewsheds were given.
    names : list of lists, (cameras, 3)
        camera_id, site_id and kind of each camera, as the layer gives them; empty where nothing is to be told of them.

    Raises
    ------
    ValueError
        Where arrays do not go together, or `camera` has a row that `sites` has not.

    Examples
    --------
    >>> one = Sites(np.array([2.0]), np.array(["public"]), np.array([0]))
    >>> both = shapely.box([0, 5], 0, [5, 9], 9)
    >>> Viewsheds(both, np.array([0, 0]), one, np.full(2, 30.0), np.full(2, None), []).cameras
    2.0
    """

    shapes: Geometries | Discs
    camera: Ints
    sites: Sites
    range_m: Floats
    points: Geometries
    names: list[list[Any]]

    def __post_init__(self) -> None:
        checks.alike(shapes=self.shapes, camera=self.camera, range_m=self.range_m, points=self.points)
        if len(self.camera) and not 0 <= self.camera.min() <= self.camera.max() < len(self.sites.count):
            raise ValueError(f"camera must be rows of sites, from 0 to {len(self.sites.count) - 1}")

    @cached_property
    def polygons(self) -> Geometries:
        """The shapes themselves; discs are made for it, so ask only for few."""
        return polygons_of(self.shapes).take(np.arange(len(self.camera)))

    @property
    def sees(self) -> Bools:
        """Which ones see anything."""
        return polygons_of(self.shapes).there

    @property
    def cameras(self) -> float:
        """How many cameras: the sum of their counts."""
        return float(self.sites.count.sum())

    @property
    def first(self) -> Ints:
        """The row of each camera that stands for it: the first."""
        return np.unique(self.camera, return_index=True)[1]


def viewsheds_of(
    cameras: Cameras, found: CameraSites, shapes: Geometries | None, range_m: Floats, min_count: float = 1
) -> Viewsheds:
    """What usable records see: the polygons given, or discs around where they stand.

    A record of fewer than `min_count` cameras counts, and sees nothing.

    Parameters
    ----------
    cameras
        The records (n).
    found
        Which cameras the usable ones are, from `camera_fields.camera_sites`.
    shapes
        Polygons (n,), metres; None for discs.
    range_m
        How far each sees, metres (n,); NaN where that is not known.

    Examples
    --------
    >>> made = Cameras(np.array([[0.0, 0.0], [9.0, 9.0]]), count=np.array([2.0, 0.5]))
    >>> seen = viewsheds_of(made, camera_sites(made, np.ones(2, dtype=bool)), None, np.full(2, 10.0))
    >>> seen.cameras, seen.sees.tolist()
    (2.5, [True, False])
    """
    usable = found.camera >= 0
    few = count_less(cameras, min_count)[usable]
    seen: Geometries | Discs
    if shapes is None:
        xy = cameras.xy[usable]
        points = np.asarray(shapely.points(xy))
        seen = Discs(xy, np.where(few, 0.0, range_m[usable]))
    else:
        points = np.full(int(usable.sum()), None, dtype=object)
        seen = shapes[usable]
        seen[few] = None
    columns = [cameras.values(name) for name in ("camera_id", "site_id", "kind")]
    names = [[column[i] for column in columns] for i in found.first]
    return Viewsheds(seen, found.camera[usable], found.sites, range_m[usable], points, names)


def discs(cameras: Cameras, options: ViewOptions | None = None) -> tuple[Viewsheds, dict[int, str]]:
    """Cameras that see all around, through walls, as far as their range: the published method.

    Parameters
    ----------
    cameras : Cameras
        The records.
    options : ViewOptions, optional
        What holds where they say nothing; of it `range_m`, `ignore_own`, `min_count` and `all_records` count.

    Returns
    -------
    Viewsheds, dict of int to str
        What they see, and by record why it is left out.

    Raises
    ------
    ValueError
        Where places are in degrees, or a range for all is out of its limits.

    References
    ----------
    Amnesty International (2022), AMR 51/5205/2022: discs of 120 m.

    Examples
    --------
    >>> seen, why = discs(Cameras(np.zeros((1, 2))), ViewOptions(range_m=10))
    >>> seen.range_m.tolist(), why
    ([10.0], {})
    """
    checks.places("the xy of cameras", cameras.xy, may_be_unknown=True)
    options = options or ViewOptions()
    check_options(cameras, options)
    why = left_out(cameras, options)
    reach = choose("range_m", cameras, options)
    why.update(dict.fromkeys(np.flatnonzero(reach.unusable).tolist(), BAD_NUMBERS["range_m"]))
    why = {**without_cameras(cameras), **why}
    found = camera_sites(cameras, _usable(len(cameras), why))
    return viewsheds_of(cameras, found, None, reach.values, options.min_count), why


def given_viewsheds(
    polygons: Geometries, records: Cameras, options: ViewOptions | None = None
) -> tuple[Viewsheds, dict[int, str]]:
    """Viewsheds that are there, as `camera_viewsheds` makes them.

    Parameters
    ----------
    polygons : array of geometries, (n,)
        Metres; what is no area is left out, and said.
    records : Cameras
        Their fields, without places.
    options : ViewOptions, optional
        Of it `min_count` and `all_records` count.

    Returns
    -------
    Viewsheds, dict of int to str
        What is seen, and by record why it is left out.

    Raises
    ------
    ValueError
        Where there is not one polygon for each record.

    Examples
    --------
    >>> seen, why = given_viewsheds(np.array([shapely.box(0, 0, 9, 9), None]), Cameras(np.full((2, 2), np.nan)))
    >>> seen.sees.tolist(), why
    ([True], {1: 'no geometry'})
    """
    checks.alike(polygons=polygons, records=records)
    options = options or ViewOptions()
    shapes, _ = areas_only(polygons)
    missing = shapely.is_missing(polygons)
    why = dict.fromkeys(np.flatnonzero(shapely.is_missing(shapes)).tolist(), NO_SHAPE)
    why.update(dict.fromkeys(np.flatnonzero(missing).tolist(), NO_GEOMETRY))
    if not options.all_records:
        why.update(watch_no_street(records, options.min_count))
    why = {**without_cameras(records), **why}
    reach = np.full(len(records), np.nan) if records.range_m is None else records.range_m
    known = np.where(np.isfinite(reach), reach, np.nan)
    found = camera_sites(records, _usable(len(records), why))
    return viewsheds_of(records, found, shapes, known, options.min_count), why


def left_out(cameras: Cameras, options: ViewOptions) -> dict[int, str]:
    """Records that have no place, or watch no street, and which of the two it is."""
    why = dict.fromkeys(np.flatnonzero(~np.isfinite(cameras.xy).all(axis=1)).tolist(), NO_GEOMETRY)
    return why if options.all_records else {**why, **watch_no_street(cameras)}


def _usable(count: int, why: Mapping[int, str]) -> Bools:
    usable = np.ones(count, dtype=bool)
    usable[list(why)] = False
    return usable


@dataclass(frozen=True)
class ViewshedTable:
    """What became of records, one entry each: their viewsheds and all that is said of them.

    Parameters
    ----------
    row : array of int, (n,)
        Which record each entry is.
    polygon : array of polygons, (n,)
        What it sees, metres; None where it has no viewshed.
    zone : array of int, (n,)
        The system that the polygon is in; -1 where there is none.
    range_m : array, (n,)
        The range used, metres; NaN where the record cannot be used, as are the other numbers.
    direction_deg : array, (n,)
        Where it looks, degrees clockwise from true north; NaN where that is not known, or all around.
    area_m2, visible_share : array, (n,)
        Ground in view, square metres, and its share of the full disc of the range; NaN without a viewshed.
    status : array of str, (n,)
        OK, MOVED (to an outside wall), INSIDE_BUILDING (farther than allowed), NOTHING_SEEN, UNUSABLE, or
        NO_VIEW (it watches no street).
    reason : array of str or None, (n,)
        Why it cannot be used, or watches no street; None for the others.
    moved_m : array, (n,)
        How far it was moved out of a building, or would have to be, metres.
    turns : array of bool, (n,)
        Whether it can turn, so that the viewshed is what it could see.

    Examples
    --------
    >>> len(camera_viewsheds(Cameras(np.zeros((2, 2)))))
    2
    """

    row: Ints
    polygon: Geometries
    zone: Ints
    range_m: Floats
    direction_deg: Floats
    area_m2: Floats
    visible_share: Floats
    status: Values
    reason: Values
    moved_m: Floats
    turns: Bools

    def __len__(self) -> int:
        return len(self.row)


def known_direction(looking: float, own: Any) -> float:
    """Where a camera looks, degrees; where that is not known what it says itself, if that is a number (else NaN)."""
    return looking if math.isfinite(looking) else number_or_nan(own)


class Summary:
    """What became of all records, told table by table: why some have no viewshed, and how much is in view.

    Examples
    --------
    >>> told = Summary()
    >>> told.add(camera_viewsheds(Cameras(np.zeros((2, 2)), status=np.array(["ok", "no view"]))))
    >>> told.made, round(told.mean_share, 3), dict(told.reasons)
    (1, 1.0, {'no view': 1})
    """

    def __init__(self) -> None:
        self.reasons: Counter[str] = Counter()
        self._shares: list[Floats] = [np.empty(0)]

    def add(self, table: ViewshedTable) -> None:
        """Take a table into account."""
        self.reasons.update(reason for reason in table.reason if reason is not None)
        self._shares.append(table.visible_share[np.isfinite(table.range_m)])

    @property
    def of_terrain(self) -> Counter[str]:
        """Why cameras over terrain have none, and how many."""
        return Counter({each: self.reasons[each] for each in terrain.NO_VIEWSHED if self.reasons[each]})

    @property
    def made(self) -> int:
        """How many viewsheds there are."""
        return int(np.isfinite(np.concatenate(self._shares)).sum())

    @property
    def mean_share(self) -> float:
        """The mean share of the disc that is in view; NaN without a viewshed."""
        return float(np.nanmean(np.concatenate(self._shares))) if self.made else math.nan


@dataclass(frozen=True)
class Rings:
    """Viewsheds divided by what can be made out there, one entry per ring, the finest of a camera first.

    `row` is the record, `level` one of `optics.LEVELS` and `px_per_m` the pixels per metre it asks for. A ring reaches
    `from_m` to `to_m` on the ground.
    """

    row: Ints
    polygon: Geometries
    zone: Ints
    level: list[str]
    px_per_m: Floats
    from_m: Floats
    to_m: Floats
    area_m2: Floats


@dataclass(frozen=True)
class LaidOut:
    """Cameras where they really stand, whose viewsheds are made when asked for.

    `left_out` says by record why it has none. `obstacles` and `terrain` are one per zone of the `lenses`, and `windows`
    one per lens.
    """

    cameras: Cameras
    lenses: Lenses
    left_out: Mapping[int, str]
    options: ViewOptions
    obstacles: Sequence[Obstacles] | None = None
    terrain: Sequence[Terrain] | None = None
    windows: Sequence[Window | None] = ()
    is_cancelled: Callable[[], bool] = lambda: False
    made: tuple[Geometries, Values] | None = None

    @property
    def full_m2(self) -> Floats:
        """The areas of the whole discs of the lenses, square metres."""
        bare = self.obstacles is None and self.terrain is None
        return (visibility.disc_area if bare else visibility.isovist_area)(self.lenses.range_m)

    @property
    def without(self) -> int:
        """How many records have no viewshed for sure, known before any is made."""
        may = np.array(self.lenses.free)
        if self.terrain is not None:
            may &= np.array([window is not None for window in self.windows], dtype=bool)
        return len(self.cameras) - len(np.unique(self.lenses.row[may]))

    def held(self, progress: Callable[[float], None] = lambda _: None) -> LaidOut:
        """The same with what takes long to make in memory, to be asked for more than once."""
        if self.obstacles is None and self.terrain is None:
            return self
        shapes, reasons = (np.full(len(self.lenses), None, dtype=object) for _ in range(2))
        for index in _blocks(len(self.lenses), _SLOW_BLOCK):
            shapes[index], reasons[index] = self._all_around(index)
            progress((index[-1] + 1) / len(self.lenses))
        return replace(self, made=(shapes, reasons))

    def take(self, index: Ints) -> tuple[Geometries, Values]:
        """The viewsheds of some lenses, None where nothing is in view, and why there can be none."""
        lenses = self.lenses.take(index)
        if self.made is not None:
            shapes, reasons = (each[index] for each in self.made)
        else:
            shapes, reasons = self._all_around(index)
        cut = optics.clipped(
            shapes, lenses.xy, lenses.range_m, lenses.sectors, lenses.near_m, lenses.far_m, lenses.shown
        )
        return cut, reasons

    def _all_around(self, index: Ints) -> tuple[Geometries, Values]:
        """What lenses see if they turn around, and why they cannot."""
        lenses = self.lenses.take(index)
        shapes, reasons = (np.full(len(index), None, dtype=object) for _ in range(2))
        if self.obstacles is None and self.terrain is None:
            return Discs(lenses.xy, lenses.range_m).take(np.arange(len(index))), reasons
        for zone in np.unique(lenses.zone[lenses.free]).tolist():
            rows = np.flatnonzero((lenses.zone == zone) & lenses.free)
            some = lenses.take(rows)
            walls = None if self.obstacles is None else self.obstacles[zone]
            if self.terrain is not None:
                windows = [self.windows[i] for i in index[rows]]
                for i, polygon, reason in terrain.viewsheds_in(
                    self.terrain[zone],
                    windows,
                    some.height_m,
                    self.options.target_m,
                    walls,
                    is_cancelled=self.is_cancelled,
                ):
                    shapes[rows[i]], reasons[rows[i]] = polygon, reason
            elif walls is not None:
                for batch, polygons in visibility.free_isovists(
                    some.xy, some.range_m, walls, some.height_m, self.options.target_m, self.is_cancelled
                ):
                    shapes[rows[batch]] = polygons
        return shapes, reasons

    def tables(self, progress: Callable[[float], None] = lambda _: None) -> Iterator[ViewshedTable]:
        """What became of the records, as many at a time as memory holds easily. Raises InterruptedError."""
        bare = self.made is not None or (self.obstacles is None and self.terrain is None)
        for rows in _blocks(len(self.cameras), BLOCK if bare else _SLOW_BLOCK):
            stop_if(self.is_cancelled)
            yield self._table(rows)
            progress((rows[-1] + 1) / len(self.cameras))

    def _table(self, rows: Ints) -> ViewshedTable:
        lenses = self.lenses
        first, last = np.searchsorted(lenses.row, [rows[0], rows[-1] + 1])
        used = np.arange(first, last)
        at = lenses.row[used] - rows[0]
        shapes, why = self.take(used)
        area = np.where(shapely.is_missing(shapes), np.nan, shapely.area(shapes))
        share = np.minimum(area / self.full_m2[used], 1.0)
        status = np.full(len(rows), UNUSABLE, dtype=object)
        reason = np.array([self.left_out.get(row) for row in rows.tolist()], dtype=object)
        status[[each in WATCHES_NO_STREET for each in reason]] = NO_VIEW
        moved = (lenses.moved_m[used] > 0) & ~np.isnan(area)
        told = np.where(moved, MOVED, np.where(np.isnan(area), NOTHING_SEEN, OK)).astype(object)
        told[~lenses.free[used]] = INSIDE_BUILDING
        failed = np.array([each is not None for each in why], dtype=bool)
        told[failed] = UNUSABLE
        # Asked for here, and perhaps not in what comes next.
        own = self.cameras.values("status")[lenses.row[used]]
        unwatching = np.array([str(each or "").strip().lower() == NO_VIEW for each in own], dtype=bool)
        unwatching &= ~np.isnan(area)
        told[unwatching], why[unwatching] = NO_VIEW, NO_VIEW
        status[at], reason[at] = told, why

        def spread(values: Any, otherwise: Any) -> Any:
            result = np.full(len(rows), otherwise)
            result[at] = values
            return result

        return ViewshedTable(
            row=rows,
            polygon=spread(shapes, None),
            zone=spread(lenses.zone[used], -1),
            range_m=spread(lenses.range_m[used], np.nan),
            direction_deg=spread(lenses.true_direction_deg[used], np.nan),
            area_m2=spread(area, np.nan),
            visible_share=spread(share, np.nan),
            status=status,
            reason=reason,
            moved_m=spread(lenses.moved_m[used], 0.0),
            turns=spread(lenses.turns[used], False),
        )

    def rings(self) -> Iterator[Rings]:
        """The viewsheds divided by the level reached in each ring, as many at a time as memory holds easily."""
        for index in _blocks(len(self.lenses), BLOCK):
            yield self._rings(index)

    def _rings(self, index: Ints) -> Rings:
        lenses = self.lenses
        levels = sorted(optics.LEVELS.items(), key=lambda item: -item[1])
        wanted = np.array([density for _, density in levels])
        parts: list[Any] = []
        told: list[tuple[int, int, str, float, float, float]] = []
        for i, shed in zip(index.tolist(), self.take(index)[0]):
            if shed is None:
                continue
            slant = optics.slant_range(lenses.focal_mm[i], lenses.sensor_mm[i], lenses.pixels[i], wanted)
            reach = np.nan_to_num(optics.horizontal_range(slant, lenses.height_m[i], self.options.target_m))
            reach = np.minimum(reach, lenses.range_m[i])
            for k, ring in enumerate(optics.rings(shed, lenses.xy[i], reach)):
                if ring is not None:
                    start = float(reach[k - 1]) if k else 0.0
                    parts.append(ring)
                    told.append((int(lenses.row[i]), int(lenses.zone[i]), *levels[k], start, float(reach[k])))
        polygon = np.empty(len(parts), dtype=object)
        polygon[:] = parts
        row, zone, level, density, start_m, end_m = zip(*told) if told else ((),) * 6
        return Rings(
            row=np.array(row, dtype=np.int64),
            polygon=polygon,
            zone=np.array(zone, dtype=np.int64),
            level=list(level),
            px_per_m=np.array(density, dtype=float),
            from_m=np.array(start_m, dtype=float),
            to_m=np.array(end_m, dtype=float),
            area_m2=np.asarray(shapely.area(polygon)),
        )


def _blocks(count: int, size: int) -> Iterator[Ints]:
    return (np.arange(start, min(start + size, count)) for start in range(0, count, size))


def lay_out(
    cameras: Cameras,
    lenses: Lenses,
    why: Mapping[int, str],
    options: ViewOptions,
    obstacles: Obstacles | Sequence[Obstacles] | None = None,
    ground: Terrain | Sequence[Terrain] | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> LaidOut:
    """Put lenses where they really stand, among buildings and over terrain, ready to be looked through.

    Parameters
    ----------
    cameras, lenses, why
        The records, and what `lenses_of` makes of them.
    options
        What holds for all.
    obstacles, ground
        Buildings and heights; one of each, or one per zone of the cameras.

    Raises
    ------
    RangeTooLongError
        Where a range among buildings would take hours.
    WindowTooLargeError
        Where a range over terrain would.
    InterruptedError
        Once `is_cancelled()`.
    """
    walls = [obstacles] if isinstance(obstacles, Obstacles) else obstacles
    over = ground if ground is None or isinstance(ground, Sequence) else [ground]
    if walls is not None and over is None:
        check_ranges(lenses)
    if walls is not None:
        lenses = moved_outside(lenses, walls, options.max_move_m, is_cancelled)
    windows: list[Window | None] = [None] * len(lenses)
    if over is not None:
        for zone in np.unique(lenses.zone).tolist():
            rows = np.flatnonzero((lenses.zone == zone) & lenses.free)
            found = terrain.windows(over[zone], lenses.xy[rows], lenses.range_m[rows], options.cell_m)
            for i, window in zip(rows.tolist(), found):
                windows[i] = window
    return LaidOut(cameras, lenses, why, options, walls, over, windows, is_cancelled)


def check_ranges(lenses: Lenses) -> None:
    """Raise RangeTooLongError where a range is too long to be looked at among buildings."""
    if lenses.range_m.max(initial=0) > MAX_RANGE_AMONG_BUILDINGS_M:
        raise RangeTooLongError(float(lenses.range_m.max()))


def box_in_reach(lenses: Lenses, zone: int) -> Floats | None:
    """The box, west, south, east and north in the system of a zone, in which buildings matter; None for no lens there.

    Beyond the range of the lenses lies what hides the way out of a building that one stands in.
    """
    here = lenses.zone == zone
    if not here.any():
        return None
    reach = float(lenses.range_m[here].max()) + _AROUND_M
    box: Floats = np.concatenate([lenses.xy[here].min(axis=0) - reach, lenses.xy[here].max(axis=0) + reach])
    return box


def out_of_reach(lenses: Lenses, obstacles: Sequence[Obstacles]) -> float | None:
    """Metres to the nearest building where none is within reach of any camera; else, or of no buildings, None."""
    away = np.full(len(lenses), np.inf)
    for zone in np.unique(lenses.zone).tolist():
        here = lenses.zone == zone
        away[here] = distances(shapely.points(lenses.xy[here]), obstacles[zone].in_pieces.polygons)
    return float(away.min()) if (away > lenses.range_m).all() and np.isfinite(away).any() else None


def camera_viewsheds(
    cameras: Cameras,
    obstacles: Obstacles | Sequence[Obstacles] | None = None,
    options: ViewOptions | None = None,
    ground: Terrain | Sequence[Terrain] | None = None,
    progress: Callable[[float], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> ViewshedTable:
    """What each camera sees, in one call: one entry per record, in their order.

    A camera inside a building as high as its lens is moved in front of the nearest outside wall, and its status says
    so; one that is farther inside than `max_move_m` of the options has no viewshed and the status INSIDE_BUILDING.

    Parameters
    ----------
    cameras : Cameras
        The records; see `camera_fields.read_cameras` for those of a table.
    obstacles : Obstacles, optional
        Buildings, from `visibility.obstacles`; see `walls` for which buildings are any. One, or one per zone.
    options : ViewOptions, optional
        What holds where records say nothing.
    ground : Terrain, optional
        Heights, such as a `terrain.HeightGrid`; one, or one per zone.
    progress : callable
        Is told how much is done, 0 to 1.
    is_cancelled : callable
        Asked now and then whether to stop.

    Returns
    -------
    ViewshedTable
        What became of each record.

    Raises
    ------
    ValueError
        Where places are in degrees, an array of the options has not one number for each camera, or a number for all is
        out of its limits.
    RangeTooLongError, WindowTooLargeError
        Where a range would take hours.
    NoFocalLengthError
        Where a level is asked for, and no camera has a focal length.
    InterruptedError
        Once `is_cancelled()`.

    References
    ----------
    Benedikt (1979), To take hold of space: isovists and isovist fields, Environment and Planning B 6, 47-65.

    Examples
    --------
    >>> house = visibility.obstacles(np.array([shapely.box(-10, -10, 10, 10)]))
    >>> made = Cameras(np.array([[0.0, 9.0], [50.0, 0.0]]), fov_deg=np.array([90.0, np.nan]))
    >>> table = camera_viewsheds(made, house, ViewOptions(range_m=20))
    >>> table.status.tolist(), table.direction_deg.tolist(), table.area_m2.round().tolist()
    (['moved', 'ok'], [0.0, nan], [314.0, 1257.0])
    """
    checks.places("the xy of cameras", cameras.xy, may_be_unknown=True)
    options = options or ViewOptions()
    walls = [obstacles] if isinstance(obstacles, Obstacles) else obstacles
    heights = ground is not None or any(np.isfinite(each.heights).any() for each in walls or [])
    lenses, why = lenses_of(cameras, options, left_out(cameras, options), heights)
    laid_out = lay_out(cameras, lenses, why, options, walls, ground, is_cancelled)
    return joined(list(laid_out.tables(progress)))


def joined(tables: Sequence[ViewshedTable]) -> ViewshedTable:
    """One table of several."""
    names = [each.name for each in fields(ViewshedTable)]
    return ViewshedTable(*(np.concatenate([getattr(table, name) for table in tables]) for name in names))
