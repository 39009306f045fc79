"""Which buildings of a table are walls, and from where to where they reach above the ground: by its fields or its tags.

The fields are those that “Add OpenStreetMap layers” writes: status, is_part and min_height_m. Tags are OpenStreetMap's,
wherever a table keeps them (see `osm`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import checks
from .numbers import is_missing, number
from .osm import NO_WALL, not_a_wall
from .osm_tables import TagReader, tag_reader
from .ragged import Bools, Floats, Geometries
from .tags import METRES_PER_LEVEL, levels, metres
from .visibility import TARGET_HEIGHT_M, Obstacles, obstacles

NO_BUILDING, OVERHEAD = "no building", "overhead"
"""With what `osm.not_a_wall` and NO_WALL of `osm` say: why a building blocks no view. OVERHEAD: it only covers no
ground, as it begins above it."""

DEFAULT_HEIGHT_M = 10

_OWN = ("status", "is_part", "min_height_m")


@dataclass(frozen=True)
class Walls:
    """Which buildings of a table are walls, and where they begin.

    Parameters
    ----------
    none : dict of int to str
        By row, why a building blocks no view and covers no ground.
    bottoms : array, (n,)
        Where each begins, metres above the ground: 0 on it, or where that is not known.
    unclear : array of bool, (n,)
        Of which ones what is said cannot be read.

    Examples
    --------
    >>> Walls({1: "open roof"}, np.zeros(2), np.zeros(2, dtype=bool)).stand.tolist()
    [True, False]
    """

    none: dict[int, str]
    bottoms: Floats
    unclear: Bools

    @property
    def stand(self) -> Bools:
        """Which ones are walls."""
        result = np.ones(len(self.bottoms), dtype=bool)
        result[list(self.none)] = False
        return result

    @property
    def no_ground_below(self) -> dict[int, str]:
        """Why buildings cover no ground: OVERHEAD where one begins above what is looked for, and what `none` says."""
        above = np.flatnonzero(self.bottoms > TARGET_HEIGHT_M).tolist()
        return {**dict.fromkeys(above, OVERHEAD), **self.none}


def wall_columns(names: Sequence[str]) -> list[int]:
    """Which columns of a table, by their names, tell whether a building is a wall, and where it begins."""
    return _columns(names, tag_reader(names))


def _columns(names: Sequence[str], reader: TagReader) -> list[int]:
    own = [i for i, name in enumerate(names) if name.lower() in _OWN]
    return sorted({*own, *reader.keys, *reader.packed, *reader.alike})


def walls_of(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Walls:
    """Which buildings are walls, by the fields of our own and by tags.

    A part begins where min_height_m, min_height or building:min_level says.

    Parameters
    ----------
    names : sequence of str
        Those of all columns of the table.
    rows : sequence of sequences, (n,)
        For each building what stands in the `wall_columns`, in their order; None where nothing does.

    Returns
    -------
    Walls
        One row per building.

    Examples
    --------
    >>> found = walls_of(["name", "building", "min_height"], [("yes", None), ("roof", None), ("yes", "3 m")])
    >>> found.none, found.bottoms.tolist()
    ({1: 'open roof'}, [0.0, 0.0, 3.0])
    """
    lower = [name.lower() for name in names]
    reader = tag_reader(names)
    columns = _columns(names, reader)
    # As GDAL opens an extract: whatever has an area is in one layer.
    all_sorts = "other_tags" in lower and "building" in reader.keys.values()
    known: dict[tuple[Any, ...], tuple[str | None, float]] = {}  # buildings are much alike
    none: dict[int, str] = {}
    bottoms = np.zeros(len(rows))
    for i, values in enumerate(rows if columns else ()):
        key = tuple(map(_hashable, values))
        if key not in known:
            row = dict(zip(columns, key))
            own = {name: row.get(lower.index(name)) if name in lower else None for name in _OWN}
            known[key] = _told(reader.tags(row), own, all_sorts)  # type: ignore[arg-type]
        reason, bottoms[i] = known[key]
        if reason:
            none[i] = reason
    return Walls(none, np.maximum(np.nan_to_num(bottoms), 0.0), np.isnan(bottoms))


def _hashable(item: Any) -> Any:
    return item if item is None or isinstance(item, (str, int, float)) else str(item)


def _told(tags: dict[str, str], own: Mapping[str, Any], all_sorts: bool) -> tuple[str | None, float]:
    """Why a building is no wall, or None; and where it begins, metres (NaN: that cannot be read)."""
    if own["is_part"] == 1 and "building" in tags:
        tags.setdefault("building:part", tags.pop("building"))
    bottom = _underside(tags) if is_missing(own["min_height_m"]) else length_or_nan(own["min_height_m"])
    if bottom > 0:
        tags.setdefault("min_height", f"{bottom:g}")
    reason = _why_no_wall(tags, all_sorts)
    return reason or (NO_WALL if own["status"] == NO_WALL else None), bottom


def _why_no_wall(tags: dict[str, str], all_sorts: bool) -> str | None:
    kinds = [tags[key] for key in ("building", "building:part") if key in tags]
    if (kinds or all_sorts) and all(kind == "no" for kind in kinds):
        return NO_BUILDING
    return not_a_wall(tags)


def _underside(tags: dict[str, str]) -> float:
    for key, parse, scale in (("min_height", metres, 1.0), ("building:min_level", levels, METRES_PER_LEVEL)):
        if key in tags:
            try:
                return scale * parse(tags[key])
            except ValueError:
                return math.nan
    return 0.0


def length_or_nan(item: Any) -> float:
    """Metres from a number, or from its text with a unit such as "12 m" or "40 ft"; NaN where it is none."""
    if is_missing(item):
        return math.nan
    try:
        return float(number(item) or 0.0)
    except (TypeError, ValueError):
        pass
    try:
        return metres(item)
    except (AttributeError, TypeError, ValueError):
        return math.nan


def read_heights(column: Iterable[Any]) -> Floats:
    """The heights of buildings in a column, metres; NaN where there is none."""
    return np.array([length_or_nan(item) for item in column], dtype=float)


def read_bottoms(column: Iterable[Any]) -> tuple[Floats, Bools]:
    """Where buildings begin, metres above the ground, 0 where nothing is said; and where what is said is unclear."""
    found = np.array([0.0 if is_missing(item) else length_or_nan(item) for item in column], dtype=float)
    unclear = np.isnan(found)
    return np.nan_to_num(found), unclear


@dataclass(frozen=True)
class Prisms:
    """Buildings from `bottoms` up to `tops`, metres above the ground (n,).

    `no_height` where the top was taken for one that is not known, `upside_down` where a building was said to begin no
    lower than its top, and is taken from the ground up.
    """

    tops: Floats
    bottoms: Floats
    no_height: Bools
    upside_down: Bools


def prisms(heights: Floats, bottoms: Floats, default_m: float = DEFAULT_HEIGHT_M) -> Prisms:
    """Tops and undersides of buildings of which some have no height: those are `default_m` high, and a storey at least.

    Examples
    --------
    >>> found = prisms(np.array([20.0, np.nan, np.nan, 3.0]), np.array([0.0, 0.0, 12.0, 5.0]))
    >>> found.tops.tolist(), found.bottoms.tolist()
    ([20.0, 10.0, 15.0, 3.0], [0.0, 0.0, 12.0, 0.0])
    """
    tops, begins = heights.copy(), bottoms.copy()
    no_height = ~(tops >= 0)
    tops[no_height] = np.maximum(default_m, begins + METRES_PER_LEVEL * (begins > 0))[no_height]
    upside_down = (begins > 0) & (begins >= tops)
    begins[upside_down] = 0
    return Prisms(tops, begins, no_height, upside_down)


def building_obstacles(
    polygons: Geometries,
    walls: Walls | None = None,
    heights: Floats | None = None,
    default_m: float = DEFAULT_HEIGHT_M,
) -> Obstacles:
    """Buildings as `viewsheds.camera_viewsheds` takes them.

    Parameters
    ----------
    polygons : array of polygons, (n,)
        Their outlines, metres; None where there is none.
    walls : Walls, optional
        Which of them are walls, and where they begin; None: all are, from the ground up.
    heights : array, (n,), optional
        How high they are, metres, NaN where that is not known; None: infinitely high.
    default_m : float
        How high those are that do not say, metres.

    Returns
    -------
    Obstacles
        Those that are walls.

    Raises
    ------
    ValueError
        Where there is not one height for each building, the default is negative, or outlines are in degrees.

    Examples
    --------
    >>> import shapely
    >>> building_obstacles(np.array([shapely.box(0, 0, 9, 9)]), heights=np.array([np.nan])).heights.tolist()
    [10.0]
    """
    checks.alike(polygons=polygons, heights=heights, walls=None if walls is None else walls.bottoms)
    checks.at_least("default_m", default_m)
    shapes = np.array(polygons, dtype=object)
    bottoms = np.zeros(len(shapes))
    if walls is not None:
        shapes[~walls.stand] = None
        bottoms = walls.bottoms
    if heights is None:
        return obstacles(shapes)
    made = prisms(heights, bottoms, default_m)
    return obstacles(shapes, made.tops, made.bottoms)
