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
from typing import Any

__all__ = ["NO_WALL", "TagReader", "not_a_wall", "tag_reader", "unfolded"]

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
    "foot",
    "access",
    "sidewalk",
    "railway",
    "waterway",
)
"""Tags that something here reads."""

PACKED = ("other_tags", "tags", "all_tags", "alltags")
"""Columns that hold many tags each."""

_HSTORE = re.compile(r'"((?:[^"\\]|\\.)*)"\s*=>\s*(?:"((?:[^"\\]|\\.)*)"|(NULL))')
_ESCAPED = re.compile(r"\\(.)")

_UNDERGROUND = ("underground", "basement", "subterranean")
_OPEN = ("roof", "carport", "canopy")
_GONE = ("demolished", "razed", "removed", "destroyed", "proposed", "planned", "construction_planned")


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


def not_a_wall(tags: Mapping[str, str]) -> str | None:
    """Why a building of these tags does not block the view: "underground", "open roof" or "not there"; else None.

    https://wiki.openstreetmap.org/wiki/Key:location, Key:layer, Tag:building=roof, Lifecycle_prefix.
    """
    kind = tags.get("building", tags.get("building:part", "")).lower()
    if kind in _GONE:
        return "not there"
    if tags.get("location", "").lower() in _UNDERGROUND or tags.get("layer", "").startswith("-"):
        return "underground"
    if kind in _OPEN:
        return "open roof"
    return None
