"""OpenStreetMap's tags, wherever a table keeps them, and what they say of walls.

Tables carry tags as columns of their names ("camera:direction"), with other marks in them
("camera_direction", "tags.camera:direction"), cut to ten letters (Shapefile), or many in one column: as GDAL
writes them into `other_tags` (hstore, JSON), as Python prints a dict, or as key=value pairs.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from .tags import directions

__all__ = [
    "LIFE_CYCLE",
    "NO_WALL",
    "WATCHERS",
    "IdReader",
    "StreetRule",
    "TagReader",
    "building_gone",
    "id_reader",
    "is_walkable",
    "life_cycle",
    "not_a_wall",
    "plain_name",
    "street_rule",
    "tag_reader",
    "text_of",
    "unfolded",
    "wholly_read",
]

NO_WALL = "no wall"
"""Status of a building that does not block the view: underground, an open roof, gone or not yet there."""

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
_OF_WAYS = (
    "foot",
    "access",
    "sidewalk",
    "sidewalk:both",
    "sidewalk:left",
    "sidewalk:right",
    "motorroad",
    "area",
)
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
    "dummy",
    "camera:fake",
    "camera:dummy",
    "camera:height",
    "walls",
    *_ENDED,
    *_OF_WAYS,
    "railway",
    "waterway",
    "fclass",
    *(f"{word}:{key}" for key in ("man_made", "highway") for word in LIFE_CYCLE),
)
"""Tags that something here reads; "fclass" is what Geofabrik's Shapefiles have for them."""

_CLASSES = {"camera_surveillance": ("man_made", "surveillance"), "speed_camera": ("highway", "speed_camera")}
"""Geofabrik's words for cameras, and the tags that they stand for."""

PACKED = ("other_tags", "tags", "all_tags", "alltags", "osm_tags", "extratags", "hstore")
"""Columns that hold many tags each."""

CUT = 10
"""Letters that a Shapefile leaves of a name."""

_MINUS = str.maketrans("−–", "--")
_NEGATIVE = re.compile(r"-0*(\.\d*)?[1-9][\d.]*")
_HSTORE = re.compile(r'"((?:[^"\\]|\\.)*)"\s*=>\s*(?:"((?:[^"\\]|\\.)*)"|(NULL))')
_ESCAPED = re.compile(r"\\(.)")
_PAIRS = re.compile(r"([\w:@.-]+)=(.*?)(?:\s*[,;|\n]\s*(?=[\w:@.-]+=)|$)", re.DOTALL)
_NOTHING = ("", "None", "NULL", "nan", "NaN", "<NA>")
_BEFORE_NAMES = re.compile(r"^((tags|properties|attributes|ogr)_)+(?=.)")
"""What tables have before names that were nested: pandas, jq, GDAL's GPX."""

_NOT_A_NUMBER = re.compile(r"\b(nan|NaN)\b")

WALKABILITY = (
    "highway",
    *_OF_WAYS,
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
_NOT_IN_USE = ("construction", "proposed", "disused", "abandoned", "demolished")

_ID_NAMES = ("id", "full_id", "osm_id", "osmid", "osm_way_id")
_TYPE_NAMES = ("element", "element_type", "osm_type", "osmtype", "type", "otype")
_ELEMENTS = {"n": "node", "w": "way", "r": "relation"}
_WHOLE_ID = re.compile(r"(node|way|relation|[nwr])\s*/?\s*(-?\d+)", re.IGNORECASE)

_WATCHED = ("public", "outdoor", "indoor", "yes", "no", "private", "webcam", "traffic_camera")
WATCHERS = ("camera", "alpr", "anpr", "lpr", "guard", "gunshot_detector", "cctv", "webcam", "speed_camera")
_ZONES = (
    *("town", "traffic", "parking", "shop", "bank", "building", "entrance", "street", "station", "atm"),
    *("area", "gate", "platform", "garage", "airport", "office", "industrial", "railway"),
)

_VALUES = {
    "surveillance": _WATCHED,
    "surveillance:type": WATCHERS,
    "surveillance:zone": _ZONES,
    "man_made": ("surveillance",),  # of "disused:man_made" and its like
    "highway": ("speed_camera",),
}
"""Values by which tags whose names are cut alike are told apart."""

_UNDERGROUND = ("underground", "basement", "cellar", "subterranean", "underground_parking")
_ABOVE = ("overground", "surface", "outdoor", "roof", "rooftop")
_OPEN = ("roof", "carport", "canopy", "pergola")
_YES = frozenset({"yes", "true", "1"})


@dataclass(frozen=True)
class TagReader:
    """Reads the tags of a table's rows: `keys` names the tag of a column, `packed` are columns of many.

    `alike` are columns whose names were cut so that they fit several tags: what they hold tells.
    """

    keys: Mapping[int, str]
    packed: Sequence[int]
    alike: Mapping[int, Sequence[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.keys or self.packed or self.alike)

    @property
    def names(self) -> frozenset[str]:
        """The tags that have a column of their own, or may have."""
        return frozenset([*self.keys.values(), *(key for several in self.alike.values() for key in several)])

    def tags(self, row: Sequence[Any]) -> dict[str, str]:
        """The tags of a row that have a value; a column of its own comes before one that holds many."""
        found: dict[str, str] = {}
        for i in self.packed:
            found.update(unfolded(row[i]))
        for i, key in self.keys.items():
            text = text_of(row[i])
            if text:
                found[key] = text
        open_keys = {i: [key for key in several if key not in found] for i, several in self.alike.items()}
        texts = {i: text for i in self.alike if (text := text_of(row[i]))}
        for i, text in texts.items():
            told = next((key for key in open_keys[i] if key not in found and _could_be(key, text)), None)
            if told:
                found[told] = text
                texts[i] = ""
        for i, text in texts.items():
            left = next((key for key in open_keys[i] if key not in found), None)
            if text and left:
                found[left] = text
        if found.get("fclass") in _CLASSES:
            found.setdefault(*_CLASSES[found["fclass"]])
        return found

    def cut_off(self, row: Sequence[Any]) -> bool:
        """Whether a column of many tags holds something that could not be read to its end."""
        return not all(wholly_read(row[i]) for i in self.packed)


def tag_reader(names: Sequence[str]) -> TagReader:
    """How to read the tags of a table with columns of these names.

    >>> tag_reader(["fid", "camera_direction", "other_tags"]).tags([1, "N", '"count"=>"2"'])
    {'count': '2', 'camera:direction': 'N'}
    >>> tag_reader(["surveillan", "surveill_1", "camera_dir"]).tags(["public", "camera", "90"])
    {'camera:direction': '90', 'surveillance': 'public', 'surveillance:type': 'camera'}
    """
    known = {plain_name(key): key for key in KEYS}
    plain = [plain_name(name) for name in names]
    short = all(len(name) <= CUT for name in names)
    keys: dict[int, str] = {}
    alike: dict[int, list[str]] = {}
    packed = []
    for i, name in enumerate(plain):
        if name in PACKED or (short and name in {each[:CUT] for each in PACKED}):
            packed.append(i)
            continue
        several = [known[name]] if name in known and len(name) < CUT else []
        if short and not several:
            several = _cut_from(names[i], plain, known)
        if not several and name in known:
            several = [known[name]]
        if len(several) == 1 and several[0] not in keys.values():
            keys[i] = several[0]
        elif len(several) > 1:
            alike[i] = several
    if "fclass" in plain and "type" in plain and "building" not in keys.values():
        keys[plain.index("type")] = "building"  # as Geofabrik's buildings have it
    return TagReader(keys, packed, alike)


def _cut_from(name: str, names: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """The tags that a name of ten letters may stand for; "surveill_1" is the second cut to "surveillan"."""
    plain = plain_name(name)
    if len(name) != CUT:
        return []
    number = re.fullmatch(r"(\w+?)_?\d{1,2}", plain)
    if number and plain not in {key[:CUT] for key in known}:
        whole = [each for each in names if len(each) == CUT and each.startswith(number[1])]
        starts = [each for each in whole if each != plain and any(key.startswith(each) for key in known)]
        return [key for each, key in known.items() if any(each.startswith(start) for start in starts)]
    return [key for each, key in known.items() if each.startswith(plain)]


def _could_be(key: str, text: str) -> bool:
    """Whether a value is one of those that the tag is known to have."""
    word = text.lower().split(";")[0].strip()
    words = _VALUES.get(key) or _VALUES.get(key.partition(":")[2])
    if words:
        return word in words
    if key.endswith("direction"):
        try:
            directions(text)
        except ValueError:
            return False
        return True
    return False


def plain_name(name: str) -> str:
    """A column's name in small letters, with one mark between words, and without "tags.", "properties." or "@".

    >>> plain_name("@lat"), plain_name("tags.camera:direction"), plain_name("PanoramaId")
    ('lat', 'camera_direction', 'panoramaid')
    """
    plain = re.sub(r"[^a-z0-9]+", "_", name.strip().lower()).strip("_")
    return _BEFORE_NAMES.sub("", plain)


def text_of(item: Any) -> str:
    """A value as text, "" for nothing; of a list, or its text "['a', 'b']", the items with ";" between them."""
    if isinstance(item, str) and item.strip().startswith("[") and item.strip().endswith("]"):
        with suppress(ValueError, SyntaxError, MemoryError, RecursionError):
            item = _literal(item.strip())
    if isinstance(item, (list, tuple)):
        return ";".join(filter(None, map(text_of, item)))
    return _bare(item)


def _bare(item: Any) -> str:
    text = "" if item is None else str(item).strip()
    return "" if text in _NOTHING else text


def unfolded(value: Any) -> dict[str, str]:
    """Many tags in one value: hstore, JSON, a Python dict or its text; empty where it is none of these.

    >>> unfolded('"man_made"=>"surveillance","name"=>"a \\\\"b\\\\""')
    {'man_made': 'surveillance', 'name': 'a "b"'}
    >>> unfolded("{man_made=surveillance, camera:direction=0;90}")
    {'man_made': 'surveillance', 'camera:direction': '0;90'}
    """
    if isinstance(value, Mapping):
        pairs = {str(key): text_of(item) for key, item in value.items()}
        return {key: text for key, text in pairs.items() if text}
    if isinstance(value, (list, tuple)):
        return _of_pairs(value)
    text = "" if value is None else str(value).strip()
    if text.startswith(("{", "[")):
        for read in (json.loads, _literal):
            try:
                found = unfolded(read(text))
            except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
                continue
            if found:
                return found
    found = {
        _ESCAPED.sub(r"\1", key): _ESCAPED.sub(r"\1", item)
        for key, item, null in _HSTORE.findall(text)
        if not null
    }
    if found or '"' in text:
        return found
    return {key: item.strip() for key, item in _PAIRS.findall(text.strip("{}")) if item.strip()}


def _literal(text: str) -> Any:
    return ast.literal_eval(_NOT_A_NUMBER.sub("None", text))


def _of_pairs(items: Sequence[Any]) -> dict[str, str]:
    """Tags from [{"k": ..., "v": ...}] or [[key, value]]."""
    found = {}
    for item in items:
        if isinstance(item, Mapping) and {"k", "v"} <= item.keys():
            found[str(item["k"])] = text_of(item["v"])
        elif isinstance(item, Mapping) and {"key", "value"} <= item.keys():
            found[str(item["key"])] = text_of(item["value"])
        elif isinstance(item, (list, tuple)) and len(item) == 2:
            found[str(item[0])] = text_of(item[1])
    return {key: text for key, text in found.items() if text}


def wholly_read(value: Any) -> bool:
    """Whether `unfolded` reads all of a value: not of one that was cut off, or holds no tags at all.

    >>> wholly_read('"a"=>"b"'), wholly_read('"a"=>"b","c"=>"'), wholly_read("{'a': 'b"), wholly_read(None)
    (True, False, False, True)
    """
    if isinstance(value, (Mapping, list, tuple)):
        return True
    text = _bare(value)
    if not text or text in ("{}", "[]"):
        return True
    if "=>" in text:
        return not _HSTORE.sub("", text).strip(" ,\n\t{}")
    if text.startswith(("{", "[")) and not text.endswith(("}", "]")):
        return False
    return bool(unfolded(text))


@dataclass(frozen=True)
class IdReader:
    """Reads what OpenStreetMap calls the objects of a table's rows: columns of ids, and of their types."""

    ids: Sequence[int]
    types: Sequence[int]
    ways: Sequence[int] = ()

    def __bool__(self) -> bool:
        return bool(self.ids)

    def of(self, row: Sequence[Any]) -> str | None:
        """Such as "node/11"; the number alone where no column says what it is."""
        texts = {i: text_of(row[i]) for i in self.ids}
        for text in texts.values():
            whole = _WHOLE_ID.fullmatch(text)
            if whole:
                return f"{_ELEMENTS[whole[1][0].lower()]}/{whole[2]}"
        kind = next((each for i in self.types if (each := _element(row[i]))), None)
        for i, text in texts.items():
            if text:
                number = re.sub(r"\.0+$", "", text)
                told = "way" if i in self.ways else kind
                return f"{told}/{number}" if told else number
        return None


def _element(item: Any) -> str | None:
    word = text_of(item).lower()
    return _ELEMENTS[word[0]] if word in (*_ELEMENTS, *_ELEMENTS.values()) else None


def id_reader(names: Sequence[str]) -> IdReader:
    """How to read the ids of a table with columns of these names.

    >>> id_reader(["element", "id"]).of(["node", 11]), id_reader(["@id"]).of(["way/14"])
    ('node/11', 'way/14')
    """
    plain = [plain_name(name) for name in names]
    ids = [i for name in _ID_NAMES for i, each in enumerate(plain) if each == name]
    types = [i for name in _TYPE_NAMES for i, each in enumerate(plain) if each == name]
    return IdReader(ids, types, [i for i in ids if plain[i] == "osm_way_id"])


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
    levels = tags.get("building:levels", "").translate(_MINUS).strip()
    has_cellars = levels == "0" and below.isdecimal() and int(below) > 0
    return (has_cellars or _NEGATIVE.fullmatch(levels) is not None) and not tags.get("height")


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
