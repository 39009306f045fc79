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
from dataclasses import dataclass, replace
from typing import Any

__all__ = [
    "NO_WALL",
    "StreetRule",
    "TagReader",
    "is_walkable",
    "not_a_wall",
    "street_rule",
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
    "foot",
    "access",
    "sidewalk",
    "sidewalk:both",
    "sidewalk:left",
    "sidewalk:right",
    "motorroad",
    "area",
    "construction",
    "proposed",
    "disused",
    "abandoned",
    "demolished",
    "railway",
    "waterway",
)
"""Tags that something here reads."""

PACKED = ("other_tags", "tags", "all_tags", "alltags")
"""Columns that hold many tags each."""

_HSTORE = re.compile(r'"((?:[^"\\]|\\.)*)"\s*=>\s*(?:"((?:[^"\\]|\\.)*)"|(NULL))')
_ESCAPED = re.compile(r"\\(.)")

WALKABILITY = (
    "highway",
    "foot",
    "access",
    "sidewalk",
    "sidewalk:both",
    "sidewalk:left",
    "sidewalk:right",
    "motorroad",
    "area",
    "construction",
    "proposed",
    "disused",
    "abandoned",
    "demolished",
)
"""The tags that `is_walkable` reads."""

_WORD = re.compile(r"[a-z_]+")
_NO_WORDS = frozenset({"nan", "none", "null"})
_FOR_WALKING = frozenset(
    [
        *("footway", "path", "pedestrian", "steps", "corridor", "elevator", "living_street"),
        *("residential", "service", "unclassified", "road", "track", "tertiary", "tertiary_link"),
        *("secondary", "secondary_link", "primary", "primary_link"),
        *("track_grade", "unknown"),  # Geofabrik's track_grade1 to 5, and its word for road
    ]
)
_WHERE_SAID = frozenset({"cycleway", "bridleway", "trunk", "trunk_link", "busway"})
_OPEN_TO_ALL = frozenset({"yes", "designated", "permissive", "true"})
_CLOSED = frozenset({"no", "private", "military", "false"})
_NOT_ON_FOOT = _CLOSED | {"use_sidepath"}
_SIDEWALKS = frozenset({"yes", "both", "left", "right"})
_YES = frozenset({"yes", "true"})
_NOT_IN_USE = ("construction", "proposed", "disused", "abandoned", "demolished")

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


def is_walkable(tags: Mapping[str, str]) -> bool:
    """Whether people may walk along a line of these tags. The one rule, of the import and of every search.

    https://wiki.openstreetmap.org/wiki/OSM_tags_for_routing/Access_restrictions, Key:highway, Key:access.

    * Without `highway`, and with one that is not known to be for walking (motorway, raceway, construction,
      proposed, and any new word), it is none: rails, rivers, borders and what is not there yet.
    * A cycleway or bridleway is not for walking, nor a busway or trunk road, unless it says so: `foot` yes,
      designated or permissive, or a sidewalk. (The wiki's default of a trunk road is yes, but where people do
      walk along one in a city its sidewalks are tagged, or drawn as ways of their own.)
    * A platform is where people wait: what leads over one is drawn as a way of its own.
    * An area (`area=yes`), such as a square, is no line to walk along.
    * `foot` no, private, military or use_sidepath closes it; so does `access` no, private or military, unless
      `foot` is yes, designated or permissive. `motorroad=yes` is `foot=no` where foot is silent.
    * `construction`, `proposed`, `disused`, `abandoned` or `demolished` = yes: not there, or not in use.
    * Several values, "a;b" or a list's text "['a', 'b']" (of streets that were merged): each has to allow it.

    >>> is_walkable({"highway": "footway"}), is_walkable({"highway": "['residential', 'motorway_link']"})
    (True, False)
    """
    kinds = _words(tags.get("highway"))
    return bool(kinds) and _kinds_for_walking(tags).issuperset(kinds) and not _is_closed(tags)


def _kinds_for_walking(tags: Mapping[str, str]) -> frozenset[str]:
    return _FOR_WALKING | _WHERE_SAID if _is_welcome(tags) or _has_sidewalk(tags) else _FOR_WALKING


def _is_welcome(tags: Mapping[str, str]) -> bool:
    foot = _words(tags.get("foot"))
    return bool(foot) and _OPEN_TO_ALL.issuperset(foot)


def _is_closed(tags: Mapping[str, str]) -> bool:
    """Closed to people on foot, no line to walk along, or not there."""
    closed = not _NOT_ON_FOOT.isdisjoint(_words(tags.get("foot")))
    if not closed and not _is_welcome(tags):
        closed = not _CLOSED.isdisjoint(_words(tags.get("access"))) or _says(tags, "motorroad")
    return closed or any(_says(tags, key) for key in ("area", *_NOT_IN_USE))


def _words(text: str | None) -> list[str]:
    """The words of one value, or of several in one, whatever holds them together."""
    return [word for word in _WORD.findall(text.lower()) if word not in _NO_WORDS] if text else []


def _says(tags: Mapping[str, str], key: str) -> bool:
    return not _YES.isdisjoint(_words(tags.get(key)))


def _has_sidewalk(tags: Mapping[str, str]) -> bool:
    sides = ("sidewalk:both", "sidewalk:left", "sidewalk:right")
    told = _words(tags.get("sidewalk"))
    return (bool(told) and _SIDEWALKS.issuperset(told)) or any(_says(tags, side) for side in sides)


@dataclass(frozen=True)
class StreetRule:
    """Whether rows of a table are streets that people may walk along, by their tags.

    Where the table tells what is a highway, by `is_walkable`; else every row is one that is not closed to them.
    """

    reader: TagReader
    tells_highways: bool

    def __call__(self, row: Sequence[Any]) -> bool:
        """Whether this row is one."""
        tags = self.reader.tags(row)
        return is_walkable(tags) if self.tells_highways else not _is_closed(tags)


def street_rule(names: Sequence[str]) -> StreetRule:
    """The rule for a table with columns of these names.

    It tells highways where one is called highway or holds many tags, or as Geofabrik's: osm_id and fclass. There
    a row without a highway is no street.
    """
    reader = tag_reader(names)
    plain = [name.strip().lower() for name in names]
    if "highway" not in reader.keys.values() and "fclass" in plain and "osm_id" in plain:
        reader = replace(reader, keys={**reader.keys, plain.index("fclass"): "highway"})
    return StreetRule(reader, bool(reader.packed) or "highway" in reader.keys.values())
