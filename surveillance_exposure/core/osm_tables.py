"""OpenStreetMap's tags and ids, wherever a table keeps them.

Tables carry tags as columns of their names ("camera:direction"), with other marks in them
("camera_direction", "tags.camera:direction"), cut to ten letters (Shapefile), or many in one column: as GDAL
writes them into `other_tags` (hstore, JSON), as Python prints a dict, or as key=value pairs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .columns import CUT, bare, literal, plain_name, text_of
from .means import WALK
from .osm import ENDED, LIFE_CYCLE, OF_WAYS, is_closed
from .tags import directions
from .travel import TRAVEL_TAGS, is_closed_to, is_passable

__all__ = [
    "DESCRIPTIONS",
    "KEYS",
    "PACKED",
    "WATCHERS",
    "WHAT",
    "IdReader",
    "StreetRule",
    "TagReader",
    "id_reader",
    "street_rule",
    "street_tags",
    "tag_reader",
    "tag_reader_of",
    "tells_cameras",
    "unfolded",
    "wholly_read",
]

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
    *ENDED,
    *OF_WAYS,
    *TRAVEL_TAGS,
    "railway",
    "waterway",
    "fclass",
    *(f"{word}:{key}" for key in ("man_made", "highway") for word in LIFE_CYCLE),
)
"""Tags that something here reads; "fclass" is what Geofabrik's Shapefiles have for them."""

_CLASSES = {"camera_surveillance": ("man_made", "surveillance"), "speed_camera": ("highway", "speed_camera")}
"""Geofabrik's words for cameras, and the tags that they stand for."""

_GEOFABRIK_ONE_WAY = {"F": "yes", "T": "-1", "B": "no"}

PACKED = ("other_tags", "tags", "all_tags", "alltags", "osm_tags", "extratags", "hstore")
"""Columns that hold many tags each."""

WHAT = frozenset(("man_made", "fclass"))
"""Tags that say of each row what it is."""

DESCRIPTIONS = ("desc", "description", "cmt", "comment")
"""Columns into which tags are written where there is no other place for them, as in a GPX waypoint."""

_HSTORE = re.compile(r'"((?:[^"\\]|\\.)*)"\s*=>\s*(?:"((?:[^"\\]|\\.)*)"|(NULL))')
_ESCAPED = re.compile(r"\\(.)")
_PAIRS = re.compile(r"([\w:@.-]+)=(.*?)(?:\s*[,;|\n]\s*(?=[\w:@.-]+=)|$)", re.DOTALL)

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


@dataclass(frozen=True)
class TagReader:
    """Reads the tags of a table's rows: `keys` names the tag of a column, `packed` are columns of many.

    `alike` are columns whose names were cut so that they fit several tags: what they hold tells. `own_words` are values
    of a tag that the table writes its own way.
    """

    keys: Mapping[int, str]
    packed: Sequence[int]
    alike: Mapping[int, Sequence[str]] = field(default_factory=dict)
    own_words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

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
        for key, own in self.own_words.items():
            if found.get(key) in own:
                found[key] = own[found[key]]
        return found

    def cut_off(self, row: Sequence[Any]) -> bool:
        """Whether a column of many tags holds something that could not be read to its end."""
        return not all(wholly_read(row[i]) for i in self.packed)


def tag_reader(names: Sequence[str]) -> TagReader:
    """How to read the tags of a table with columns of these names.

    Parameters
    ----------
    names
        In any case, with any marks, or cut to ten letters.

    Returns
    -------
    TagReader
        False in a condition where no column has tags.

    Examples
    --------
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


def tag_reader_of(columns: Mapping[str, Sequence[Any]]) -> TagReader:
    """How to read the tags of a table of cameras: by its columns' names, and those that say little by what they hold.

    A "type" beside columns of surveillance may be its type, and Overpass turbo writes all tags into the
    description of a GPX waypoint.

    Parameters
    ----------
    columns
        Values by name of the column.

    Examples
    --------
    >>> reader = tag_reader_of({"surveillance": ["public"], "type": ["camera"]})
    >>> reader.tags(["public", "camera"])
    {'surveillance': 'public', 'surveillance:type': 'camera'}
    """
    names = list(columns)
    reader = tag_reader(names)
    plain = [plain_name(name) for name in names]
    keys, packed = dict(reader.keys), list(reader.packed)
    if not any(map(tells_cameras, reader.names)):
        packed += [
            i for i, name in enumerate(plain) if name in DESCRIPTIONS and _holds_tags(columns[names[i]])
        ]
    elif "type" in plain and "surveillance:type" not in reader.names:
        i = plain.index("type")
        words = {text_of(item).lower() for item in columns[names[i]]} - {""}
        if words and words.issubset(WATCHERS):
            keys[i] = "surveillance:type"
    return replace(reader, keys=keys, packed=packed)


def tells_cameras(key: str) -> bool:
    """Whether a tag of this key tells of cameras, or what an object is.

    Examples
    --------
    >>> tells_cameras("camera:direction"), tells_cameras("man_made"), tells_cameras("building")
    (True, True, False)
    """
    return key in WHAT or key.startswith(("surveillance", "camera:"))


def _holds_tags(column: Sequence[Any]) -> bool:
    return any(map(tells_cameras, (key for item in column for key in unfolded(item))))


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


def unfolded(value: Any) -> dict[str, str]:
    """Many tags in one value: hstore, JSON, a Python dict or its text.

    Returns
    -------
    dict
        Value by key, both text; empty where it is none of these.

    Examples
    --------
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
        for read in (json.loads, literal):
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

    Examples
    --------
    >>> wholly_read('"a"=>"b"'), wholly_read('"a"=>"b","c"=>"'), wholly_read("{'a': 'b"), wholly_read(None)
    (True, False, False, True)
    """
    if isinstance(value, (Mapping, list, tuple)):
        return True
    text = bare(value)
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

    Returns
    -------
    IdReader
        False in a condition where no column has ids.

    Examples
    --------
    >>> id_reader(["element", "id"]).of(["node", 11]), id_reader(["@id"]).of(["way/14"])
    ('node/11', 'way/14')
    """
    plain = [plain_name(name) for name in names]
    ids = [i for name in _ID_NAMES for i, each in enumerate(plain) if each == name]
    types = [i for name in _TYPE_NAMES for i, each in enumerate(plain) if each == name]
    return IdReader(ids, types, [i for i in ids if plain[i] == "osm_way_id"])


@dataclass(frozen=True)
class StreetRule:
    """Whether rows of a table are streets that one may travel along, by their tags.

    Where the table tells what is a highway, by `is_passable`; else every row is one that is not closed.
    """

    reader: TagReader
    tells_highways: bool
    mode: str = WALK

    def __call__(self, row: Sequence[Any]) -> bool:
        """Whether this row is one."""
        tags = self.reader.tags(row)
        if self.tells_highways:
            return is_passable(tags, self.mode)
        return not (is_closed(tags) if self.mode == WALK else is_closed_to(tags, self.mode))


def street_rule(names: Sequence[str], mode: str = WALK) -> StreetRule:
    """The rule for a table with columns of these names, and one of `means.MODES`.

    It tells highways where one is called highway or holds many tags, or as Geofabrik's: osm_id and fclass. There
    a row without a highway is no street.

    Examples
    --------
    >>> is_street = street_rule(["name", "highway", "foot"])
    >>> is_street(["A", "footway", None]), is_street(["B", "motorway", None]), is_street(["C", None, None])
    (True, False, False)
    """
    reader = street_tags(names)
    return StreetRule(reader, bool(reader.packed) or "highway" in reader.keys.values(), mode)


def street_tags(names: Sequence[str]) -> TagReader:
    """How to read the tags of a table of streets with columns of these names; `tag_reader`, and Geofabrik's own words.

    Examples
    --------
    >>> street_tags(["osm_id", "fclass", "oneway"]).tags([1, "residential", "F"])
    {'highway': 'residential', 'oneway': 'yes'}
    """
    reader = tag_reader(names)
    plain = [name.strip().lower() for name in names]
    if "highway" not in reader.keys.values() and "fclass" in plain and "osm_id" in plain:
        keys = {**reader.keys, plain.index("fclass"): "highway"}
        reader = replace(reader, keys=keys, own_words={"oneway": _GEOFABRIK_ONE_WAY})
    return reader
