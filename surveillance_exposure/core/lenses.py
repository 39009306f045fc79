"""Which of a camera's numbers holds, and what its lens could then see: range, height, direction, field of view.

A number that the user gives for each camera comes first, then the camera's own, then what follows from its lens, then
the number for all others. Which one held is kept beside each range and each width.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from . import checks, optics
from .camera_fields import TOO_FEW, Cameras, Values, count_less
from .cancelling import stop_if
from .optics import Sector
from .ragged import Bools, Floats, Geometries, Ints, Strings
from .tags import LIST_WIDTH_DEG
from .visibility import TARGET_HEIGHT_M, Obstacles, outside_walls

GIVEN, OWN, LENS, DEFAULT, ASSUMED = "given", "own", "lens", "default", "assumed"
"""Where a number comes from: the user's for this camera, its own, its lens, the one for all; ASSUMED: the width of a
camera of which only the direction is known."""

LIMITS: Mapping[str, tuple[float, float]] = {
    "range_m": (0.1, 100_000),
    "height_m": (0, 1000),
    "direction_deg": (-360, 720),
    "fov_deg": (0.1, 360),
    "tilt_deg": (-90, 90),
    "focal_mm": (0.5, 2000),
    "sensor_mm": (0.5, 100),
    "pixels": (16, 100_000),
}
"""The least and the most that a number of a camera can be."""

DEFAULTS: Mapping[str, float] = {
    "range_m": 120.0,
    "height_m": 5,
    "direction_deg": math.nan,
    "fov_deg": 360,
    "tilt_deg": math.nan,
    "focal_mm": math.nan,
    "sensor_mm": 5.37,
    "pixels": 1920,
}
"""What is taken where nothing else is said; NaN: nothing. The range is that of the published figures, the sensor a
common 1/2.8 inch one."""

BAD_NUMBERS: Mapping[str, str] = {name: f"{name} cannot be used" for name in LIMITS}
"""Why a camera has no viewshed: a number is out of `LIMITS`, or none."""

UNCLEAR_LEVEL, UNCLEAR_SECTORS = "level cannot be understood", "sectors cannot be understood"
TOO_HIGH, NO_FOCAL_LENGTH = "too high for the level", "no focal length for the level"

_TURNING = ("dome", "panning")
_AT_ONCE = 200  # cameras between two looks at whether to go on


class NoFocalLengthError(ValueError):
    """Recognition levels are asked for, and no camera has a focal length."""


@dataclass(frozen=True)
class ViewOptions:
    """What is taken where cameras do not say it, and how they are looked at.

    Of the first eight a number holds for cameras that have none of their own; an array, one per camera, comes before
    their own (NaN: not given for this one), and behind both comes the number that is the default here.

    Parameters
    ----------
    range_m : float or array, (n,)
        How far they see on the ground, metres.
    height_m : float or array, (n,)
        Heights of the lenses above the ground, metres.
    direction_deg : float or array, (n,)
        Where they look, degrees clockwise from true north; NaN: all around.
    fov_deg : float or array, (n,)
        Horizontal field of view, degrees; 360 is all around.
    tilt_deg : float or array, (n,)
        Tilt of the optical axis below the horizon, degrees; NaN: not known, so that no picture limits the view.
    focal_mm, sensor_mm, pixels : float or array, (n,)
        Lens and width of the sensor, millimetres, and pixels across the picture; NaN: not known.
    direction_sectors : array of object, (n,), optional
        Beside an array of `direction_deg`: sectors, where several directions are given; see
        `camera_fields.read_directions`.
    directed_fov_deg : float
        Assumed where only the direction is known and `fov_deg` is 360, degrees.
    target_m : float
        Height of what is looked for, metres above the ground.
    level : str, float or array, (n,), optional
        What is to be made out, which sets the range by the lens: one of `optics.LEVELS`, or pixels per metre; an array
        of pixels per metre, one per camera, as `densities` makes them. None: the range holds.
    rings : bool
        Whether recognition rings are asked for, so that a focal length is needed.
    ignore_own : bool
        Whether these numbers hold for all, whatever cameras say of themselves.
    min_count : float
        A record of fewer cameras has no view.
    all_records : bool
        Whether records that watch no street are looked at, too.
    max_move_m : float
        Cameras farther inside a building have no viewshed, metres.
    cell_m : float, optional
        Size of the cells over terrain, metres; None: that of the terrain.

    Raises
    ------
    ValueError
        Where a height or a distance is negative. Numbers out of `LIMITS` raise it once they are used.

    Examples
    --------
    >>> ViewOptions(range_m=80).height_m
    5
    """

    range_m: Floats | float = DEFAULTS["range_m"]
    height_m: Floats | float = DEFAULTS["height_m"]
    direction_deg: Floats | float = DEFAULTS["direction_deg"]
    fov_deg: Floats | float = DEFAULTS["fov_deg"]
    tilt_deg: Floats | float = DEFAULTS["tilt_deg"]
    focal_mm: Floats | float = DEFAULTS["focal_mm"]
    sensor_mm: Floats | float = DEFAULTS["sensor_mm"]
    pixels: Floats | float = DEFAULTS["pixels"]
    direction_sectors: Values | None = None
    directed_fov_deg: float = LIST_WIDTH_DEG
    target_m: float = TARGET_HEIGHT_M
    level: Floats | float | str | None = None
    rings: bool = False
    ignore_own: bool = False
    min_count: float = 1
    all_records: bool = False
    max_move_m: float = 20
    cell_m: float | None = None

    def __post_init__(self) -> None:
        for name in ("target_m", "max_move_m"):
            checks.at_least(name, getattr(self, name))
        if self.cell_m is not None:
            checks.above("cell_m", self.cell_m)

    def wanted(self, count: int) -> Floats:
        """The pixels per metre wanted of each of `count` cameras; NaN where a range holds, infinite where unclear."""
        if isinstance(self.level, np.ndarray):
            return self.level
        return np.full(count, densities([self.level])[0])


@dataclass(frozen=True)
class Chosen:
    """The number that holds for each camera (NaN: none), where it `comes_from`, and which ones are `unusable`."""

    values: Floats
    comes_from: Strings
    unusable: Bools

    @property
    def said(self) -> Floats:
        """The same without the numbers for all: NaN where nothing is said of this camera."""
        return np.where(self.comes_from == DEFAULT, np.nan, self.values)


def choose(name: str, cameras: Cameras, options: ViewOptions) -> Chosen:
    """Which of a camera's numbers `name`, one of `LIMITS`, holds: given by the user, its own, or that for all.

    Raises
    ------
    ValueError
        Where the number for all is out of its limits.

    Examples
    --------
    >>> made = Cameras(np.zeros((3, 2)), range_m=np.array([50.0, np.nan, -1.0]))
    >>> found = choose("range_m", made, ViewOptions(range_m=80))
    >>> found.values.tolist(), found.comes_from.tolist(), found.unusable.tolist()
    ([50.0, 80.0, nan], ['own', 'default', 'own'], [False, False, True])
    """
    given = getattr(options, name)
    low, high = LIMITS[name]
    per_camera = given if isinstance(given, np.ndarray) else None
    default = DEFAULTS[name] if isinstance(given, np.ndarray) else float(given)
    if not (low <= default <= high or math.isnan(default)):
        raise ValueError(f"{name} is {default:g}; it must be from {low:g} to {high:g}")
    values, comes_from = np.full(len(cameras), float(default)), np.full(len(cameras), DEFAULT)
    own = None if options.ignore_own else getattr(cameras, name)
    for column, source in ((own, OWN), (per_camera, GIVEN)):
        if column is not None:
            said = ~np.isnan(column)
            values[said], comes_from[said] = column[said], source
    unusable = (comes_from != DEFAULT) & ~((values >= low) & (values <= high))
    values[unusable] = np.nan
    return Chosen(values, comes_from, unusable)


def choose_direction(cameras: Cameras, options: ViewOptions) -> tuple[Chosen, Values]:
    """The direction that holds for each camera, and sectors where it is several, which have no direction."""
    columns: list[tuple[Floats, Values | None]] = []
    if cameras.direction_deg is not None and not options.ignore_own:
        columns.append((cameras.direction_deg, cameras.direction_sectors))
    if isinstance(options.direction_deg, np.ndarray):
        columns.append((options.direction_deg, options.direction_sectors))
    several = np.full(len(cameras), None, dtype=object)
    for degrees, sectors in columns:
        several[~np.isnan(degrees)] = None
        if sectors is not None:
            lists = _said(sectors)
            several[lists] = sectors[lists]
    listed = _said(several)
    chosen = choose("direction_deg", cameras, options)
    values = np.where(listed, np.nan, chosen.values)
    return Chosen(values, chosen.comes_from, chosen.unusable & ~listed), several


def _said(texts: Values) -> Bools:
    return np.array([text is not None for text in texts], dtype=bool)


def densities(levels: Iterable[Any]) -> Floats:
    """Pixels per metre from levels or numbers: NaN where nothing is said, infinite where that is neither.

    Examples
    --------
    >>> densities(["observe", "30", None, "sharp"]).tolist()
    [62.5, 30.0, nan, inf]
    """
    return np.array([_density(level) for level in levels], dtype=float)


def _density(level: Any) -> float:
    if level is None or (isinstance(level, str) and not level.strip()):
        return math.nan
    try:
        return optics.wanted_density(level)
    except ValueError:
        return math.inf


def level_name(density: float) -> str:
    """The level of so many pixels per metre, or their number."""
    return next((name for name, each in optics.LEVELS.items() if each == density), f"{density:g}")


def uses_heights(cameras: Cameras, options: ViewOptions, has_heights: bool) -> bool:
    """Whether the heights of the lenses matter: where buildings or terrain have some, for levels and for tilts."""
    if has_heights or options.rings or np.isfinite(options.wanted(len(cameras))).any():
        return True
    return bool((choose("tilt_deg", cameras, options).comes_from != DEFAULT).any()) or _is_number(
        options.tilt_deg
    )


def _is_number(given: Floats | float) -> bool:
    return not isinstance(given, np.ndarray) and not math.isnan(given)


@dataclass(frozen=True)
class Lenses:
    """The usable cameras, one per entry: which record each is, where it stands, what it could see.

    Parameters
    ----------
    row : array of int, (n,)
        Which record each is.
    xy : array, (n, 2)
        Where it stands, metres in the system of its zone.
    range_m : array, (n,)
        How far it sees on the ground, metres.
    range_from : array of str, (n,)
        Where that is from: GIVEN, OWN, LENS or DEFAULT.
    height_m : array, (n,)
        Of the lens above the ground, metres.
    sectors : list of lists of (float, float), (n,)
        First azimuth and width, degrees in the system of its zone; empty: it sees all around.
    direction_deg, width_deg : array, (n,)
        What made the sectors; NaN: the direction is not known, or both where the camera has sectors of its own.
    width_from : array of str, (n,)
        Where the width is from: GIVEN, OWN, LENS, DEFAULT or ASSUMED.
    tilt_deg : array, (n,)
        Below the horizon, degrees; NaN: not known.
    drop_m : array, (n,)
        How far the lens is above what is seen, metres.
    image_deg : array, (n,)
        How wide its image is, degrees; NaN: as wide as the sectors.
    near_m, far_m : array, (n,)
        Where the image of one that turns begins and ends on the ground, metres; NaN: nowhere.
    focal_mm, sensor_mm, pixels : array, (n,)
        Lens and sensor, millimetres, and pixels across; NaN: not known.
    turns : array of bool, (n,)
        Whether the reach is that of a camera that can turn.
    moved_m : array, (n,)
        How far it was moved out of a building, metres.
    free : array of bool, (n,)
        Whether that is no farther than allowed.
    zone : array of int, (n,)
        Which working system it is in.
    north_deg : array, (n,)
        Where true north is, degrees clockwise from the north of that system.

    Examples
    --------
    >>> lenses, _ = lenses_of(Cameras(np.zeros((2, 2)), range_m=np.array([9.0, 50.0])), ViewOptions(), {})
    >>> lenses.take(np.array([1])).range_m.tolist()
    [50.0]
    """

    row: Ints
    xy: Floats
    range_m: Floats
    range_from: Strings
    height_m: Floats
    sectors: list[list[Sector]]
    direction_deg: Floats
    width_deg: Floats
    width_from: Strings
    tilt_deg: Floats
    drop_m: Floats
    image_deg: Floats
    near_m: Floats
    far_m: Floats
    focal_mm: Floats
    sensor_mm: Floats
    pixels: Floats
    turns: Bools
    moved_m: Floats
    free: Bools
    zone: Ints
    north_deg: Floats

    def __len__(self) -> int:
        return len(self.row)

    def take(self, rows: Ints | Bools) -> Lenses:
        """Those of the lenses."""
        which = np.arange(len(self))[rows].tolist()
        taken: dict[str, Any] = {}
        for each in fields(self):
            values = getattr(self, each.name)
            taken[each.name] = [values[i] for i in which] if isinstance(values, list) else values[rows]
        return Lenses(**taken)

    @property
    def true_direction_deg(self) -> Floats:
        """Where each looks, clockwise from true north; NaN where it is not known."""
        direction: Floats = np.round(self.direction_deg - self.north_deg, 9) % 360
        return direction

    @property
    def moved(self) -> Lenses:
        """Those that were moved out of a building, and not too far."""
        return self.take((self.moved_m > 0) & self.free)

    @property
    def assumed(self) -> Bools:
        """Which ones have a direction, and no field of view but the one that is assumed."""
        return np.asarray(self.width_from == ASSUMED)

    @property
    def pans(self) -> Bools:
        """Which ones look into more than one direction."""
        pans: Bools = self.turns | np.isnan(self.width_deg)
        return pans

    @property
    def shown(self) -> Geometries:
        """What the images of fixed and tilted cameras show on the ground; None for the others.

        A camera with several sectors is one, or several, whose image is as wide as each of them; one whose lens is
        known to be narrower than a sector turns within it.
        """
        result = np.full(len(self), None, dtype=object)
        for i in np.flatnonzero(np.isfinite(self.tilt_deg) & ~self.turns):
            widest = max((width for _, width in self.sectors[i]), default=360.0)
            if widest < 180 and not self.image_deg[i] < widest - 1e-6:
                result[i] = optics.images(
                    self.xy[i],
                    float(self.range_m[i]),
                    float(self.drop_m[i]),
                    float(self.tilt_deg[i]),
                    self.sectors[i],
                )
        return result


def check_options(cameras: Cameras, options: ViewOptions) -> None:
    """Raise ValueError unless each array of the options has one entry for each camera."""
    for each in fields(options):
        value = getattr(options, each.name)
        if isinstance(value, np.ndarray):
            checks.alike(**{"cameras": cameras, f"{each.name} of the options": value})


def lenses_of(
    cameras: Cameras,
    options: ViewOptions,
    left_out: Mapping[int, str],
    has_heights: bool = True,
) -> tuple[Lenses, dict[int, str]]:
    """What the usable cameras could see, and why the others are not.

    Parameters
    ----------
    cameras : Cameras
        The records.
    options : ViewOptions
        What holds where they say nothing.
    left_out : mapping of int to str
        Records that cannot be used, whatever their numbers are, and why; what is wrong with their numbers comes
        before that.
    has_heights : bool
        Whether buildings have heights or there is terrain, so that those of the lenses matter.

    Returns
    -------
    Lenses, dict of int to str
        The lenses, and by record why there is none: what was in `left_out`, one of `BAD_NUMBERS`, UNCLEAR_LEVEL,
        UNCLEAR_SECTORS, TOO_HIGH, NO_FOCAL_LENGTH, or TOO_FEW.

    Raises
    ------
    ValueError
        Where an array of the options has not one number for each camera, or a number for all is out of `LIMITS`.
    NoFocalLengthError
        Where levels or rings are asked for, and no usable camera has a focal length.

    Examples
    --------
    >>> made = Cameras(np.zeros((2, 2)), direction_deg=np.array([90.0, np.nan]), fov_deg=np.array([np.nan, 400.0]))
    >>> lenses, why = lenses_of(made, ViewOptions(), {})
    >>> lenses.row.tolist(), np.array(lenses.sectors).tolist(), lenses.width_from.tolist(), why
    ([0], [[[45.0, 90.0]]], ['assumed'], {1: 'fov_deg cannot be used'})
    """
    check_options(cameras, options)
    count = len(cameras)
    why = dict(left_out)
    wanted = options.wanted(count)
    why.update(dict.fromkeys(np.flatnonzero(np.isinf(wanted)).tolist(), UNCLEAR_LEVEL))
    levelled = np.isfinite(wanted)
    names = ["range_m", "fov_deg", "tilt_deg", "focal_mm", "sensor_mm", "pixels"]
    if uses_heights(cameras, options, has_heights):
        names.append("height_m")
    chosen = {name: choose(name, cameras, options) for name in names}
    direction, several = choose_direction(cameras, options)
    for name, each in {**chosen, "direction_deg": direction}.items():
        why.update(dict.fromkeys(np.flatnonzero(each.unusable).tolist(), BAD_NUMBERS[name]))
    focal, sensor, pixels, tilt = (
        chosen[name].values for name in ("focal_mm", "sensor_mm", "pixels", "tilt_deg")
    )
    height = chosen["height_m"].values if "height_m" in chosen else np.zeros(count)
    usable = np.ones(count, dtype=bool)
    usable[list(why)] = False
    if (levelled.any() or options.rings) and usable.any() and not np.isfinite(focal[usable]).any():
        raise NoFocalLengthError("levels need the focal length of the lens")

    own_sectors = None if options.ignore_own else cameras.sectors
    texts = several.copy()
    for i, text in enumerate(() if own_sectors is None else own_sectors):
        if str(text or "").strip():
            texts[i] = str(text)
    width, width_from = _widths(chosen["fov_deg"], focal, sensor, direction.values, _said(texts), options)
    reach, range_from = chosen["range_m"].values, chosen["range_m"].comes_from
    by_lens = np.isnan(chosen["range_m"].said) & levelled
    slant = optics.slant_range(focal, sensor, pixels, wanted)
    reach[by_lens] = optics.horizontal_range(slant, height, options.target_m)[by_lens]
    range_from[by_lens] = LENS
    for i in np.flatnonzero(by_lens & np.isnan(reach)).tolist():
        why.setdefault(i, TOO_HIGH if np.isfinite(slant[i]) else NO_FOCAL_LENGTH)
    sectors, unclear = _sectors(texts, direction.values, width)
    why.update(dict.fromkeys(unclear, UNCLEAR_SECTORS))
    for i in np.flatnonzero(count_less(cameras, options.min_count)).tolist():
        why.setdefault(i, TOO_FEW)
    row = np.setdiff1d(np.arange(count), np.array(list(why), dtype=np.int64))

    image = np.where(width < 180, width, math.nan)
    narrowest = np.array([min((each for _, each in parts), default=math.nan) for parts in sectors])
    limited = np.where(np.isnan(image) & (narrowest < 180), narrowest, image)
    drop = height - options.target_m
    limits = [optics.image_limits(float(drop[i]), tilt[i], limited[i], reach[i]) for i in row]
    near, far = np.array(limits, dtype=float).reshape(-1, 2).T
    north = np.zeros(count) if cameras.north_deg is None else cameras.north_deg
    listed = _said(texts)
    lenses = Lenses(
        row=row,
        xy=cameras.xy[row],
        range_m=reach[row],
        range_from=range_from[row],
        height_m=height[row],
        sectors=[sectors[i] for i in row],
        direction_deg=np.where(listed, np.nan, direction.values % 360)[row],
        width_deg=np.where(listed, np.nan, width)[row],
        width_from=width_from[row],
        tilt_deg=tilt[row],
        drop_m=drop[row],
        image_deg=image[row],
        near_m=near,
        far_m=far,
        focal_mm=focal[row],
        sensor_mm=sensor[row],
        pixels=pixels[row],
        turns=np.array([kind in _TURNING for kind in cameras.values("kind")], dtype=bool)[row],
        moved_m=np.zeros(len(row)),
        free=np.ones(len(row), dtype=bool),
        zone=np.zeros(len(row), dtype=np.int64) if cameras.zone is None else cameras.zone[row],
        north_deg=north[row],
    )
    return _on_grid(lenses), why


def _widths(
    field_of_view: Chosen,
    focal: Floats,
    sensor: Floats,
    direction: Floats,
    listed: Bools,
    options: ViewOptions,
) -> tuple[Floats, Strings]:
    """How wide each camera sees, degrees. The lens comes after what is said of a camera, and before the rest."""
    width, comes_from = field_of_view.values, field_of_view.comes_from
    unsaid = np.isnan(field_of_view.said)
    by_lens = unsaid & (width >= 360) & np.isfinite(focal)
    width[by_lens] = optics.field_of_view(focal, sensor)[by_lens]
    comes_from[by_lens] = LENS
    # A direction alone: half of what is known must not be taken for all around.
    assumed = unsaid & (width >= 360) & np.isfinite(direction) & ~listed
    width[assumed] = options.directed_fov_deg
    comes_from[assumed] = ASSUMED
    return width, comes_from


def _sectors(texts: Values, direction: Floats, width: Floats) -> tuple[list[list[Sector]], list[int]]:
    """The horizontal fields of view per camera (empty: all around), and those whose sectors do not parse."""
    result: list[list[Sector]] = []
    unclear = []
    for i, text in enumerate(texts):
        try:
            result.append(optics.sectors(text, direction[i], width[i]))
        except ValueError:
            result.append([])
            unclear.append(i)
    return result, unclear


def _on_grid(lenses: Lenses) -> Lenses:
    """Directions from true north turned to those of the system that each stands in."""
    return replace(
        lenses,
        direction_deg=(lenses.direction_deg + lenses.north_deg) % 360,
        sectors=[
            [((first + turn) % 360, width) for first, width in parts]
            for parts, turn in zip(lenses.sectors, lenses.north_deg.tolist())
        ],
    )


def moved_outside(
    lenses: Lenses,
    obstacles: Sequence[Obstacles],
    max_move_m: float,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Lenses:
    """The lenses in front of the walls of the buildings they are in, facing away if nothing else is known.

    One that pans may look into any direction that the wall leaves.

    Parameters
    ----------
    lenses
        The cameras.
    obstacles
        The buildings of each zone.
    max_move_m
        Cameras farther inside are not `free`.

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`.
    """
    xy, moved = lenses.xy.copy(), lenses.moved_m.copy()
    for zone in np.unique(lenses.zone):
        here = np.flatnonzero(lenses.zone == zone)
        for rows in np.array_split(here, len(here) // _AT_ONCE + 1):
            xy[rows], moved[rows] = outside_walls(xy[rows], obstacles[zone], lenses.height_m[rows])
            stop_if(is_cancelled)
    free = moved <= max_move_m
    direction, sectors = lenses.direction_deg.copy(), list(lenses.sectors)
    for i in np.flatnonzero(free & (moved > 0) & np.isnan(direction) & ~lenses.pans):
        direction[i] = np.degrees(np.arctan2(*(xy[i] - lenses.xy[i]))) % 360
        sectors[i] = optics.sectors(None, direction[i], lenses.width_deg[i])
    return replace(lenses, xy=xy, moved_m=moved, free=free, direction_deg=direction, sectors=sectors)
