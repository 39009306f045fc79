"""Which buildings of a layer are walls, and where they begin above the ground: by its fields or its tags."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from qgis.core import QgsFields

from ..core.numbers import is_missing, number
from ..core.osm import NO_WALL, TagReader, not_a_wall, tag_reader
from ..core.ragged import Floats
from ..core.tags import METRES_PER_LEVEL, levels, metres
from ..layers import Rows, value
from ..translation import tr

TARGET_HEIGHT_M = 1.6
"""A face: what cameras look for unless something else is said."""

_NO_BUILDING = "no building"
_OWN = ("status", "is_part", "min_height_m")  # fields that “Add OpenStreetMap layers” writes


def wall_fields(fields: QgsFields) -> list[str]:
    """The fields that tell whether a building is a wall, and where it begins."""
    names = [each.name() for each in fields]
    own = [name for name in names if name.lower() in _OWN]
    return [*own, *(names[i] for i in _columns(tag_reader(names)) if names[i] not in own)]


def no_walls(rows: Rows) -> dict[int, str]:
    """Rows that block no view and cover no ground, and why, in words."""
    words = {
        "underground": tr("underground, so no wall"),
        "open roof": tr("an open roof, so no wall"),
        "not there": tr("not there (demolished or planned), so no wall"),
        NO_WALL: tr("no wall, by their status"),
        _NO_BUILDING: tr("no building, by their tags"),
    }
    names = [each.name() for each in rows.fields]
    reader = tag_reader(names)
    # As GDAL opens an extract: whatever has an area is in one layer.
    all_sorts = "other_tags" in {name.lower() for name in names} and "building" in reader.keys.values()
    status, is_part, begins = (rows.column(name) or [None] * len(rows) for name in _OWN)
    known: dict[tuple[Any, ...], str | None] = {}
    found = {}
    for i, row in enumerate(_tag_values(rows, reader)):
        key = (row, is_part[i], begins[i])
        if key not in known:
            tags = _tags(reader, row)
            if is_part[i] == 1 and "building" in tags:
                tags.setdefault("building:part", tags.pop("building"))
            if length_or_nan(begins[i]) > 0:
                tags["min_height"] = str(begins[i])
            known[key] = _why_no_wall(tags, all_sorts)
        reason = NO_WALL if status[i] == NO_WALL else known[key]
        if reason:
            found[i] = words.get(known[key] or reason, reason)
    return found


def undersides(rows: Rows) -> tuple[Floats, int]:
    """Where buildings begin, metres above the ground (0: on it, or not known), and how many cannot be read.

    By the field min_height_m that “Add OpenStreetMap layers” writes, else by the tags min_height and
    building:min_level.
    """
    reader = tag_reader([each.name() for each in rows.fields])
    own = rows.column("min_height_m") or [None] * len(rows)
    known: dict[tuple[Any, ...], float] = {}
    result = np.zeros(len(rows))
    for i, row in enumerate(_tag_values(rows, reader)):
        if own[i] is not None:
            result[i] = length_or_nan(own[i])
            continue
        if row not in known:
            known[row] = _underside(_tags(reader, row))
        result[i] = known[row]
    unclear = int(np.isnan(result).sum())
    return np.maximum(np.nan_to_num(result), 0.0), unclear


def leave_out_no_walls(rows: Rows) -> None:
    """Note in `rows` which buildings cover no ground: no walls, and parts that begin overhead; blank them."""
    without = no_walls(rows)
    overhead = undersides(rows)[0] > TARGET_HEIGHT_M
    for i in np.flatnonzero(overhead).tolist():
        without.setdefault(
            i, tr("it begins more than {height} m above the ground").format(height=TARGET_HEIGHT_M)
        )
    for i, reason in without.items():
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


def _columns(reader: TagReader) -> list[int]:
    return sorted({*reader.keys, *reader.packed, *reader.alike})


def _tag_values(rows: Rows, reader: TagReader) -> list[tuple[Any, ...]]:
    """What the columns of tags hold, row by row."""
    columns = _columns(reader)
    return [tuple(_hashable(value(feature[i])) for i in columns) for feature in rows.features]


def _hashable(item: Any) -> Any:
    return item if item is None or isinstance(item, (str, int, float)) else str(item)


def _tags(reader: TagReader, row: tuple[Any, ...]) -> dict[str, str]:
    return reader.tags(dict(zip(_columns(reader), row)))  # type: ignore[arg-type]


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
