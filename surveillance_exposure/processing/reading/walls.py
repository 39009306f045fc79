"""Which buildings of a layer are walls, and where they begin above the ground: by its fields or its tags."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from qgis.core import QgsFields

from ...core.numbers import is_missing, number
from ...core.osm import NO_WALL, not_a_wall
from ...core.osm_tables import TagReader, tag_reader
from ...core.ragged import Bools, Floats
from ...core.tags import METRES_PER_LEVEL, levels, metres
from ...layers import Rows, value
from ...translation import tr

TARGET_HEIGHT_M = 1.6
"""A face: what cameras look for unless something else is said."""

_NO_BUILDING = "no building"
_OWN = ("status", "is_part", "min_height_m")  # fields that “Add OpenStreetMap layers” writes


@dataclass(frozen=True)
class Walls:
    """`none` says in words, by row, why a building blocks no view and covers no ground.

    `bottoms` (n,) is where each begins, metres above the ground: 0 on it, or where that is not known; of `unclear` of
    them what is said cannot be read.
    """

    none: dict[int, str]
    bottoms: Floats
    unclear: Bools


def wall_fields(fields: QgsFields) -> list[str]:
    """The fields that tell whether a building is a wall, and where it begins."""
    names = [each.name() for each in fields]
    return [names[i] for i in _columns(names, tag_reader(names))]


def walls_of(rows: Rows) -> Walls:
    """By the fields that “Add OpenStreetMap layers” writes, and by tags.

    A part begins where min_height_m says, or the tags min_height and building:min_level.
    """
    words = {
        "underground": tr("underground, so no wall"),
        "open roof": tr("an open roof, so no wall"),
        "not there": tr("not there (demolished or planned), so no wall"),
        NO_WALL: tr("no wall, by their status"),
        _NO_BUILDING: tr("no building, by their tags"),
    }
    names = [each.name() for each in rows.fields]
    lower = [name.lower() for name in names]
    reader = tag_reader(names)
    columns = _columns(names, reader)
    # As GDAL opens an extract: whatever has an area is in one layer.
    all_sorts = "other_tags" in lower and "building" in reader.keys.values()
    known: dict[tuple[Any, ...], tuple[str | None, float]] = {}  # buildings are much alike
    none: dict[int, str] = {}
    bottoms = np.zeros(len(rows))
    for i, feature in enumerate(rows.features if columns else ()):
        attributes = feature.attributes()
        key = tuple(_hashable(attributes[k]) for k in columns)
        if key not in known:
            row = dict(zip(columns, key))
            own = {name: row.get(lower.index(name)) if name in lower else None for name in _OWN}
            known[key] = _told(reader.tags(row), own, all_sorts)  # type: ignore[arg-type]
        reason, bottoms[i] = known[key]
        if reason:
            none[i] = words.get(reason, reason)
    return Walls(none, np.maximum(np.nan_to_num(bottoms), 0.0), np.isnan(bottoms))


def leave_out_no_walls(rows: Rows) -> None:
    """Note in `rows` which buildings cover no ground: no walls, and parts that begin overhead; blank them."""
    walls = walls_of(rows)
    overhead = tr("they begin more than {height} m above the ground").format(height=TARGET_HEIGHT_M)
    above = np.flatnonzero(walls.bottoms > TARGET_HEIGHT_M).tolist()
    for i, reason in {**dict.fromkeys(above, overhead), **walls.none}.items():
        rows.problems.setdefault(i, reason)
        rows.geometries[i] = None


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


def _columns(names: Sequence[str], reader: TagReader) -> list[int]:
    own = [i for i, name in enumerate(names) if name.lower() in _OWN]
    return sorted({*own, *reader.keys, *reader.packed, *reader.alike})


def _hashable(item: Any) -> Any:
    if isinstance(item, (str, int, float)):
        return item
    item = value(item)
    return None if item is None else str(item)


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
        return _NO_BUILDING
    return not_a_wall(tags)


def _underside(tags: dict[str, str]) -> float:
    for key, parse, scale in (("min_height", metres, 1.0), ("building:min_level", levels, METRES_PER_LEVEL)):
        if key in tags:
            try:
                return scale * parse(tags[key])
            except ValueError:
                return math.nan
    return 0.0
