"""OpenStreetMap's tags, wherever a table keeps them, and what they say of walls.

Tables carry tags as columns of their names ("camera:direction"), with other marks in them
("camera_direction"), cut to ten letters (Shapefile), or many in one column: as GDAL writes them into
`other_tags` (hstore, JSON), or as Python prints a dict.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

__all__ = [
    "LIFE_CYCLE",
    "NO_WALL",
    "TagReader",
    "building_gone",
    "life_cycle",
    "not_a_wall",
    "tag_reader",
    "unfolded",
]

NO_WALL = "no wall"
"""Status of a building that does not block the view: underground, an open roof, gone or not yet there."""

KEYS = (
    "man_made",
    "highway",
    "surveillance",
    "surveillance:type",
    "surveillance:zone",
    "surveillance:direction",
    "camera:type",
    "camera:mount",
    "camera:direction",
    "camera:angle",
    "camera:tilt",
    "camera:count",
    "direction",
    "height",
    "count",
    "operator",
    "operator:type",
    "check_date",
    "survey:date",
    "building",
    "building:part",
    "building:levels",
    "min_height",
    "building:min_level",
    "location",
    "layer",
    "building:height",
    "est_height",
    "building:levels:underground",
    "wall",
    "parking",
    "indoor",
    "fake",
    "disused",
    "abandoned",
    "removed",
    "demolished",
    "proposed",
    "foot",
    "access",
    "sidewalk",
    "railway",
    "waterway",
)
"""Tags that something here reads."""

PACKED = ("other_tags", "tags", "all_tags", "alltags")
"""Columns that hold many tags each."""

_MINUS = str.maketrans("−–", "--")
_NEGATIVE = re.compile(r"-0*(\.\d*)?[1-9][\d.]*")
_HSTORE = re.compile(r'"((?:[^"\\]|\\.)*)"\s*=>\s*(?:"((?:[^"\\]|\\.)*)"|(NULL))')
_ESCAPED = re.compile(r"\\(.)")

_UNDERGROUND = ("underground", "basement", "cellar", "subterranean", "underground_parking")
_ABOVE = ("overground", "surface", "outdoor", "roof", "rooftop")
_OPEN = ("roof", "carport", "canopy", "pergola")
_GONE = (
    "demolished",
    "razed",
    "removed",
    "destroyed",
    "dismantled",
    "collapsed",
    "proposed",
    "planned",
    "construction_planned",
)
LIFE_CYCLE = (
    *_GONE,
    "construction",
    "disused",
    "abandoned",
    "ruins",
    "ruined",
    "historic",
    "was",
    "old",
    "no",
)
"""Prefixes of keys of what is not (or no more) what its tag says, as in "disused:man_made"."""

_ENDED = (*_GONE, "construction", "disused", "abandoned")
_YES = ("yes", "true", "1")


@dataclass(frozen=True)
class TagReader:
    """Reads the tags of a table's rows: `keys` names the tag of a column, `packed` are columns of many."""

    keys: Mapping[int, str]
    packed: Sequence[int]

    def __bool__(self) -> bool:
        return bool(self.keys or self.packed)

    def tags(self, row: Sequence[Any]) -> dict[str, str]:
        """The tags of a row that have a value; a column of its own comes before one that holds many."""
        found: dict[str, str] = {}
        for i in self.packed:
            found.update(unfolded(row[i]))
        for i, key in self.keys.items():
            text = "" if row[i] is None else str(row[i]).strip()
            if text:
                found[key] = text
        return found


def tag_reader(names: Sequence[str]) -> TagReader:
    """How to read the tags of a table with columns of these names.

    >>> tag_reader(["fid", "camera_direction", "other_tags"]).tags([1, "N", '"count"=>"2"'])
    {'count': '2', 'camera:direction': 'N'}
    """
    known = {_plain(key): key for key in KEYS}
    keys: dict[int, str] = {}
    packed = []
    for i, name in enumerate(names):
        plain = _plain(name)
        if name.lower() in PACKED:
            packed.append(i)
        elif plain in known and known[plain] not in keys.values():
            keys[i] = known[plain]
    return TagReader(keys, packed)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.strip().lower())


def unfolded(value: Any) -> dict[str, str]:
    """Many tags in one value: hstore, JSON, a Python dict or its text; empty where it is none of these.

    >>> unfolded('"man_made"=>"surveillance","name"=>"a \\\\"b\\\\""')
    {'man_made': 'surveillance', 'name': 'a "b"'}
    """
    if isinstance(value, Mapping):
        return {str(key): str(item) for key, item in value.items() if item is not None}
    text = "" if value is None else str(value).strip()
    if text.startswith("{"):
        try:
            return unfolded(json.loads(text))
        except (ValueError, RecursionError):
            pass
        try:
            return unfolded(ast.literal_eval(text))
        except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
            return {}
    return {
        _ESCAPED.sub(r"\1", key): _ESCAPED.sub(r"\1", item)
        for key, item, null in _HSTORE.findall(text)
        if not null
    }


def life_cycle(tags: Mapping[str, str], key: str, values: Sequence[str] = ()) -> str | None:
    """The word for why something is not there, such as "disused", by key or value; None if the tags say no such thing.

    It is what `key` with one of `values` (any, if none are given) would stand for.
    https://wiki.openstreetmap.org/wiki/Lifecycle_prefix, and the older forms "railway=disused" with
    "disused=station", "man_made=surveillance" with "disused=yes".

    >>> life_cycle({"removed:man_made": "surveillance"}, "man_made", ["surveillance"])
    'removed'
    """

    def is_meant(value: str | None) -> bool:
        return value is not None and value != "no" and (not values or value in values)

    given = tags.get(key)
    if is_meant(given):
        return next((word for word in _ENDED if tags.get(word, "").lower() in _YES), None)
    if given in LIFE_CYCLE and is_meant(tags.get(str(given))):
        return given
    prefixed = _prefixed(key)
    if prefixed.keys().isdisjoint(tags):
        return None
    return next((word for name, word in prefixed.items() if is_meant(tags.get(name))), None)


@cache
def _prefixed(key: str) -> dict[str, str]:
    """A key with every prefix that means it is not there, and the prefix."""
    return {f"{word}:{key}": word for word in LIFE_CYCLE}


def building_gone(tags: Mapping[str, str]) -> str | None:
    """Why a building or part of these tags is not there, such as "demolished"; else None."""
    kind = _building_kind(tags)[0]
    return (
        kind if kind in _GONE else next((word for word in _GONE if tags.get(word, "").lower() in _YES), None)
    )


def _building_kind(tags: Mapping[str, str]) -> tuple[str, bool]:
    """What building, or part of one, it is, and whether it is a part."""
    kind = tags.get("building", "no").lower()
    return (kind, False) if kind != "no" else (tags.get("building:part", "").lower(), True)


def not_a_wall(tags: Mapping[str, str]) -> str | None:
    """Why a building of these tags does not block the view: "underground", "open roof" or "not there"; else None.

    What is disused, abandoned or being built still stands there. A part that is a roof stands on others if it tells
    from what height on; then it blocks the view from there on.
    https://wiki.openstreetmap.org/wiki/Key:location, Key:layer, Tag:building=roof, Lifecycle_prefix.
    """
    if building_gone(tags):
        return "not there"
    kind, is_part = _building_kind(tags)
    if _is_underground(tags, kind):
        return "underground"
    rises = is_part and any(tags.get(key) for key in ("min_height", "building:min_level"))
    if (kind in _OPEN or tags.get("wall", tags.get("walls", "")).lower() == "no") and not rises:
        return "open roof"
    return None


def _is_underground(tags: Mapping[str, str], kind: str) -> bool:
    location = tags.get("location", "").lower()
    if location in _ABOVE:
        return False
    layers = [part.translate(_MINUS).strip() for part in tags.get("layer", "").split(";")]
    if all(_NEGATIVE.fullmatch(layer) for layer in layers) or kind in _UNDERGROUND:
        return True
    if location in _UNDERGROUND or tags.get("parking", "").lower() in _UNDERGROUND:
        return True
    below = tags.get("building:levels:underground", "0").strip()
    return (
        tags.get("building:levels", "").strip() == "0"
        and below.isdigit()
        and int(below) > 0
        and not tags.get("height")
    )
