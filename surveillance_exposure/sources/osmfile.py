"""Elements of an OpenStreetMap file, whatever its format: .osm.pbf, XML of editors and servers, JSON of Overpass.

What a file is its content tells, not its name. A .osm.pbf is read block by block, as often as needed
(https://wiki.openstreetmap.org/wiki/PBF_Format). XML and JSON come in any order, so they are read once, element by
element, into a temporary file that is read again like the blocks of a .osm.pbf. Neither is ever held whole.
"""

from __future__ import annotations

import bz2
import codecs
import gzip
import json
import lzma
import re
import shutil
import struct
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, BinaryIO
from xml.parsers import expat

import numpy as np

from ..translation import tr

NODE, WAY, RELATION = KINDS = ("node", "way", "relation")
DEGREE = 1e7
"""Units of a coordinate in a degree: OpenStreetMap's own precision, a centimetre."""

CHUNK = 1 << 18
_LOOK = 1 << 12
_BLOCK = 2000
_NODES = 100_000
_MOST_BLOB = 1 << 26
_UNFINISHED = re.compile(r"error|time[d ]*.?out|memory|incomplete|aborted", re.IGNORECASE)
_NOWHERE = -(1 << 63)
"""Number of a node that no file has."""

Progress = Callable[[float], None]


class UnreadableError(ValueError):
    """A file that is no OpenStreetMap data, or broken; the text is the reason."""


class IncompleteFileError(UnreadableError):
    """A file that breaks off, or whose server says it did not finish."""


@dataclass
class Element:
    """A node, way or relation: the nodes of a way, the members (kind, number, role) of a relation.

    `place` (degrees east, north) is where a node is, or the centre that Overpass gives of the others: where it
    gives their bounds alone, the middle of these.
    """

    kind: str
    number: int
    tags: dict[str, str]
    refs: Any = None
    members: tuple[tuple[str, int, str], ...] = ()
    place: tuple[float, float] | None = None
    is_drawn: bool = False
    """A way that is known only by its nodes, which came with a relation."""

    @property
    def osm_id(self) -> str:
        """Such as "way/7"."""
        return f"{self.kind}/{self.number}"


@dataclass
class Places:
    """Where nodes are: numbers, and coordinates in units of 1 / DEGREE."""

    ids: Any
    lon: Any
    lat: Any


@dataclass
class Notes:
    """How many elements of a file are deleted or invisible, and how many are older versions, or there again."""

    deleted: int = 0
    older: int = 0
    remark: str = ""
    """What its server says of it, where that is no reason to refuse it."""


class OsmFile:
    """The elements of a file, block by block, as often as asked for.

    `is_wanted(kind, tags)` tells which are of use by their tags; `keys` are the tags it looks at.
    """

    def __init__(self) -> None:
        self.notes = Notes()

    def places(self) -> Iterator[tuple[float, Places, list[Element]]]:
        """The share read, where nodes are, and those wanted."""
        raise NotImplementedError

    def elements(self, kind: str, also: Collection[int]) -> Iterator[tuple[float, list[Element]]]:
        """The share read, and the ways or relations wanted, and those of the numbers `also`."""
        raise NotImplementedError


IsWanted = Callable[[str, Mapping[str, str]], bool]


def opened(
    path: Path, folder: Path, keys: Collection[str], is_wanted: IsWanted, go_on: Progress
) -> tuple[OsmFile, float]:
    """The elements of a file, and the share of the reading that is behind; `folder` is for temporary files.

    `go_on` is told the share that is read, and may raise. Raises UnreadableError.
    """
    form = form_of(path)
    if form == "pbf":
        with path.open("rb") as raw, _unpacked(raw) as file:
            if file is not raw:
                path = folder / "unpacked.osm.pbf"
                with path.open("wb") as copy:
                    shutil.copyfileobj(file, copy)
        return PbfFile(path, keys, is_wanted), 0.0
    spool = Spool(folder, is_wanted)
    try:
        with path.open("rb") as raw, _unpacked(raw) as file:
            (_read_xml if form == "xml" else _read_json)(_chunks(path, raw, file, go_on), spool)
    finally:
        spool.close()
    if spool.count and not spool.tagged:
        raise UnreadableError(
            tr("none of its {count} objects has tags; ask the server for them, such as by “out body”").format(
                count=spool.count
            )
        )
    return spool, 0.6


def _chunks(path: Path, raw: BinaryIO, file: Any, go_on: Progress) -> Iterator[bytes]:
    size = max(path.stat().st_size, 1)
    while True:
        try:
            chunk = file.read(CHUNK)
        except (EOFError, OSError, zlib.error, lzma.LZMAError) as error:
            raise _broken_off(str(error)) from error
        if not chunk:
            return
        yield chunk
        go_on(min(raw.tell() / size, 1.0))


def is_extract(path: Path) -> bool:
    """Whether a file looks like OpenStreetMap data, by its beginning; a table or GeoJSON is none."""
    try:
        form, head = form_of(path), head_of(path, _LOOK)
    except (UnreadableError, EOFError, OSError, zlib.error, lzma.LZMAError):
        return False
    if form == "json":
        return b'"elements"' in head or b'"osm3s"' in head
    return form == "pbf" or re.search(rb"<osm[\s>]", head) is not None


def form_of(path: Path) -> str:
    """The format of a file by its content: "pbf", "xml" or "json". Raises UnreadableError, with what it is instead."""
    try:
        head = head_of(path)
    except (EOFError, OSError, zlib.error, lzma.LZMAError) as error:
        raise _broken_off(str(error)) from error
    if not head:
        raise UnreadableError(tr("it is empty"))
    if head[4:6] == b"\n\x09" and head[6:15] == b"OSMHeader":
        return "pbf"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text[:1] == b"<" or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        if re.search(rb"<!doctype\s+html|<html", text[:2000], re.IGNORECASE):
            raise UnreadableError(tr("it is a web page, such as a server sends instead of data"))
        return "xml"
    if text[:1] == b"{":
        if b'"FeatureCollection"' in text[:2000]:
            raise UnreadableError(tr("it is GeoJSON, which QGIS opens as a layer; import that as cameras"))
        return "json"
    for mark, name in ((b"\xff\xe0\x04o5", "o5m"), (b"PK\x03\x04", "zip"), (b"SQLite", "SQLite")):
        if text.startswith(mark) or head.startswith(mark):
            raise UnreadableError(tr("it is a file of the kind {kind}, which is not read").format(kind=name))
    if b"@lat" in text[:_LOOK] or b"@id" in text[:_LOOK]:
        raise UnreadableError(
            tr("it is not a file of OpenStreetMap data but a table; import that as cameras")
        )
    raise UnreadableError(tr("it is not a file of OpenStreetMap data"))


def head_of(path: Path, size: int = 1 << 17) -> bytes:
    """The beginning of a file, unpacked."""
    with path.open("rb") as raw, _unpacked(raw) as file:
        return file.read(size)


def _unpacked(raw: BinaryIO) -> Any:
    mark = raw.read(6)
    raw.seek(0)
    for beginning, unpack in ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ", lzma.open)):
        if mark.startswith(beginning):
            return unpack(raw)
    return raw


def date_of(path: Path) -> str | None:
    """The day (ISO) the data is of, as the file's head says; None where it does not, or cannot be read."""
    try:
        head = head_of(path)
        if head[6:15] == b"OSMHeader":
            seconds = _header(head).get(32)
            return datetime.fromtimestamp(seconds, timezone.utc).date().isoformat() if seconds else None
    except (
        OSError,
        EOFError,
        ValueError,
        IndexError,
        KeyError,
        TypeError,
        OverflowError,
        struct.error,
        zlib.error,
        lzma.LZMAError,
    ):
        return None
    found = re.search(rb'(?:osm_base|timestamp)"?\s*[=:]\s*"(\d{4}-\d\d-\d\d)', head[:4096])
    return found[1].decode() if found else None


def is_unfinished(remark: str) -> bool:
    """Whether a server's remark says that it did not finish."""
    return bool(_UNFINISHED.search(remark))


def _check_remark(remark: str) -> str:
    """A remark in one line. Raises IncompleteFileError where it says that the server did not finish."""
    remark = " ".join(remark.split())[:160]
    if is_unfinished(remark):
        raise IncompleteFileError(
            tr("it is incomplete, as its server says: “{remark}”").format(remark=remark)
        )
    return remark


def _broken_off(why: str) -> IncompleteFileError:
    return IncompleteFileError(tr("it is incomplete, or broken ({reason})").format(reason=why))


# --- what is read once: XML and JSON ------------------------------------------------------------------------


class Spool(OsmFile):
    """Elements in temporary files, one for each kind, as they are added."""

    def __init__(self, folder: Path, is_wanted: IsWanted) -> None:
        super().__init__()
        self.count = self.tagged = 0
        """How many elements were added, and how many of them have tags."""
        self._is_wanted = is_wanted
        self._paths = {kind: folder / f"{kind}s" for kind in (*KINDS, "place")}
        self._files = {kind: path.open("wb") for kind, path in self._paths.items()}
        self._blocks: dict[str, list[Any]] = {kind: [] for kind in self._paths}
        self._versions: dict[tuple[str, int], int] = {}
        self._drawn: set[int] = set()
        """Ways whose nodes came with a relation."""

    def place(self, number: int, lon: float, lat: float) -> None:
        """Where a node is, degrees."""
        if abs(lon) <= 180 and abs(lat) <= 90:
            self._put("place", (number, round(lon * DEGREE), round(lat * DEGREE)), _NODES)

    def nameless(self, lon: float, lat: float) -> int:
        """A number for a node of which only the place is known; the same for the same place."""
        number = -(1 << 40) - (round((lon + 180) * DEGREE) << 31) - round((lat + 90) * DEGREE)
        self.place(number, lon, lat)
        return number

    def add(self, element: Element, version: int = 0, is_deleted: bool = False) -> None:
        """An element as the file has it, again or not."""
        self.count += 1
        self.tagged += bool(element.tags) or is_deleted
        key = element.kind, element.number
        before = self._versions.get(key)
        of_use = is_deleted or self._is_wanted(element.kind, element.tags)
        if before is not None and (before > version or (before == version and not is_deleted)):
            self.notes.older += bool(of_use)
            return
        if before is not None or of_use:
            self.notes.older += before is not None
            self._versions[key] = version
        if is_deleted:
            self.notes.deleted += 1
        elif of_use or element.kind != NODE:
            self._put(element.kind, _packed(version, element), _BLOCK)

    def draw(self, number: int, refs: list[int]) -> None:
        """The nodes of a way that came with a relation, for where the file does not have the way itself."""
        if number not in self._drawn:
            self._drawn.add(number)
            way = Element(WAY, number, {}, np.array(refs, np.int64), is_drawn=True)
            self._put(WAY, _packed(0, way), _BLOCK)

    def _put(self, kind: str, item: Any, most: int) -> None:
        block = self._blocks[kind]
        block.append(item)
        if len(block) >= most:
            self._flush(kind)

    def _flush(self, kind: str) -> None:
        block, file = self._blocks[kind], self._files[kind]
        if kind == "place":
            np.save(file, np.array(block, np.int64).reshape(-1, 3), allow_pickle=False)
        else:
            file.write(json.dumps(block, default=int).encode() + b"\n")
        self._blocks[kind] = []

    def close(self) -> None:
        """End adding."""
        for kind, file in self._files.items():
            self._flush(kind)
            file.close()

    def _read(self, kind: str) -> Iterator[tuple[float, Any]]:
        size = max(self._paths[kind].stat().st_size, 1)
        with self._paths[kind].open("rb") as file:
            while file.tell() < size:
                block = np.load(file, allow_pickle=False) if kind == "place" else json.loads(file.readline())
                yield file.tell() / size, block

    def places(self) -> Iterator[tuple[float, Places, list[Element]]]:
        """As told there."""
        nothing = np.empty(0, np.int64)
        for _, block in self._read(NODE):
            yield 0.0, Places(nothing, nothing, nothing), list(self._current(NODE, block, ()))
        for done, block in self._read("place"):
            if len(block):
                yield done, Places(*block.T), []

    def elements(self, kind: str, also: Collection[int]) -> Iterator[tuple[float, list[Element]]]:
        """As told there."""
        for done, block in self._read(kind):
            yield done, list(self._current(kind, block, also))

    def _current(self, kind: str, block: list[_Packed], also: Collection[int]) -> Iterator[Element]:
        """Those wanted, without older versions, and what has been deleted since."""
        for version, number, tags, refs, members, place, is_drawn in block:
            if number not in also and not self._is_wanted(kind, tags):
                continue
            if is_drawn or version >= self._versions.get((kind, number), version):
                nodes = None if refs is None else np.array(refs, np.int64)
                where = None if place is None else (place[0], place[1])
                yield Element(kind, number, tags, nodes, tuple(map(tuple, members)), where, is_drawn)


_Packed = tuple[int, int, dict[str, str], Any, Any, Any, bool]


def _packed(version: int, element: Element) -> _Packed:
    """What is written, in values that JSON has."""
    refs = None if element.refs is None else element.refs.tolist()
    return version, element.number, element.tags, refs, element.members, element.place, element.is_drawn


_Attributes = dict[str, str]


class _Xml:
    """Takes the elements of OSM XML as a parser meets them."""

    def __init__(self, spool: Spool, parser: Any) -> None:
        self.spool = spool
        self.parser = parser
        self.depth = 0
        self.element: Element | None = None
        self.attributes: _Attributes = {}
        self.refs: list[int] = []
        self.members: list[tuple[str, int, str]] = []
        self.drawn: list[int] | None = None
        self.bounds: _Attributes | None = None
        self.remark: list[str] | None = None

    def start(self, name: str, attributes: _Attributes) -> None:
        self.depth += 1
        if self.depth == 1:
            if name != "osm":
                what = tr("its first word is <{name}>, where <osm> belongs").format(name=name[:40])
                if name == "osmChange":
                    what = tr("it is a list of changes, not the data itself")
                raise UnreadableError(what)
        elif self.depth == 2:
            self.top(name, attributes)
        else:
            self.inside(name, attributes)

    def top(self, name: str, attributes: _Attributes) -> None:
        if name in KINDS:
            self.element = Element(name, int(attributes["id"]), {})
            self.attributes = attributes
            self.refs, self.members, self.bounds = [], [], None
            if name == NODE and "lat" in attributes and "lon" in attributes:
                self.element.place = float(attributes["lon"]), float(attributes["lat"])
        elif name == "remark":
            self.remark = []
            self.parser.CharacterDataHandler = self.remark.append
        elif name == "action":
            raise UnreadableError(tr("it is a list of changes, not the data itself"))

    def inside(self, name: str, attributes: _Attributes) -> None:
        if self.element is None:
            return
        if name == "tag":
            self.element.tags[attributes["k"]] = attributes["v"]
        elif name == "nd":
            (self.refs if self.drawn is None else self.drawn).append(self.node(attributes))
        elif name == "member":
            number = int(attributes["ref"])
            self.members.append((attributes["type"], number, attributes.get("role", "")))
            if attributes["type"] == NODE and "lat" in attributes:
                self.spool.place(number, float(attributes["lon"]), float(attributes["lat"]))
            self.drawn = []
        elif name == "center":
            self.element.place = float(attributes["lon"]), float(attributes["lat"])
        elif name == "bounds":
            self.bounds = attributes

    def node(self, attributes: _Attributes) -> int:
        number = int(attributes["ref"]) if "ref" in attributes else None
        if "lat" not in attributes or "lon" not in attributes:
            return _NOWHERE if number is None else number
        lon, lat = float(attributes["lon"]), float(attributes["lat"])
        if number is None:
            return self.spool.nameless(lon, lat)
        self.spool.place(number, lon, lat)
        return number

    def end(self, name: str) -> None:
        self.depth -= 1
        if name == "member" and self.drawn is not None:
            if self.drawn and self.members[-1][0] == WAY:
                self.spool.draw(self.members[-1][1], self.drawn)
            self.drawn = None
        elif self.depth == 1 and self.element is not None:
            _finish(self.spool, self.element, self.attributes, self.refs, self.members, self.bounds)
            self.element = None
        elif name == "remark" and self.remark is not None:
            self.spool.notes.remark = _check_remark("".join(self.remark))
            self.parser.CharacterDataHandler = None
            self.remark = None


def _finish(
    spool: Spool,
    element: Element,
    attributes: Mapping[str, Any],
    refs: list[int],
    members: list[tuple[str, int, str]],
    bounds: Mapping[str, Any] | None,
) -> None:
    is_deleted = attributes.get("action") == "delete" or str(attributes.get("visible")).lower() == "false"
    if element.kind == WAY:
        element.refs = np.array(refs, np.int64)
    element.members = tuple(members)
    if element.place is None and bounds:
        west, south, east, north = (float(bounds[side]) for side in ("minlon", "minlat", "maxlon", "maxlat"))
        element.place = (west + east) / 2, (south + north) / 2
    if element.place and not (abs(element.place[0]) <= 180 and abs(element.place[1]) <= 90):
        element.place = None
    if element.kind == NODE and element.place is not None and not is_deleted:
        spool.place(element.number, *element.place)
    version = str(attributes.get("version") or 0)
    spool.add(element, int(version) if version.isdecimal() else 0, is_deleted)


def _read_xml(chunks: Iterator[bytes], spool: Spool) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    reader = _Xml(spool, parser)
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise _broken_off(str(error)) from error
    except UnreadableError:
        raise
    except (LookupError, ValueError, OverflowError) as error:
        raise UnreadableError(
            tr("line {line} is not as OpenStreetMap writes it ({reason})").format(
                line=parser.CurrentLineNumber, reason=error
            )
        ) from error


class _JsonText:
    """JSON text of which only the piece that is being read is held."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks = chunks
        self.decode = codecs.getincrementaldecoder("utf-8-sig")().decode
        self.text, self.at = "", 0
        self.decoder = json.JSONDecoder()

    def more(self) -> bool:
        chunk = next(self.chunks, b"")
        self.text = self.text[self.at :] + self.decode(chunk, not chunk)
        self.at = 0
        return bool(chunk)

    def peek(self) -> str:
        """The next mark that is no space."""
        while True:
            while self.at < len(self.text):
                if self.text[self.at] not in " \t\r\n":
                    return self.text[self.at]
                self.at += 1
            if not self.more():
                raise _broken_off(tr("it ends in the middle"))

    def take(self, marks: str) -> str:
        mark = self.peek()
        if mark not in marks:
            raise UnreadableError(tr("it is not JSON as the Overpass API writes it"))
        self.at += 1
        return mark

    def value(self) -> Any:
        self.peek()
        while True:
            try:
                value, end = self.decoder.raw_decode(self.text, self.at)
                if end < len(self.text):  # a number may go on
                    self.at = end
                    return value
            except json.JSONDecodeError:
                if len(self.text) - self.at > _MOST_BLOB:
                    raise
            if not self.more():
                raise _broken_off(tr("it ends in the middle"))


def _read_json(chunks: Iterator[bytes], spool: Spool) -> None:
    text = _JsonText(chunks)
    has_elements = False
    try:
        text.take("{")
        while text.peek() != "}":
            key = text.value()
            text.take(":")
            if key == "elements":
                has_elements = True
                text.take("[")
                while text.peek() != "]":
                    _json_element(text.value(), spool)
                    if text.peek() == ",":
                        text.take(",")
                text.take("]")
            else:
                value = text.value()
                if key == "remark":
                    spool.notes.remark = _check_remark(str(value or ""))
            if text.peek() == ",":
                text.take(",")
    except (json.JSONDecodeError, RecursionError, UnicodeDecodeError) as error:
        raise _broken_off(str(error)) from error
    except UnreadableError:
        raise
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise UnreadableError(tr("it is not JSON as the Overpass API writes it")) from error
    if not has_elements:
        raise UnreadableError(tr("it is JSON, but has no “elements” as the Overpass API writes them"))


def _json_element(data: Mapping[str, Any], spool: Spool) -> None:
    kind = data["type"]
    if kind not in KINDS:  # areas and counts, which are no objects of the map
        return
    tags = {str(key): str(value) for key, value in (data.get("tags") or {}).items()}
    element = Element(kind, int(data["id"]), tags)
    spot = data if kind == NODE else data.get("center") or {}
    if spot.get("lat") is not None and spot.get("lon") is not None:
        element.place = float(spot["lon"]), float(spot["lat"])
    refs = _json_refs(data, spool) if kind == WAY else []
    members = []
    for member in data.get("members") or ():
        number = int(member["ref"])
        members.append((str(member["type"]), number, str(member.get("role") or "")))
        if member["type"] == NODE and member.get("lat") is not None:
            spool.place(number, float(member["lon"]), float(member["lat"]))
        elif member["type"] == WAY and member.get("geometry"):
            spool.draw(number, _json_refs(member, spool))
    _finish(spool, element, data, refs, members, data.get("bounds"))


def _json_refs(data: Mapping[str, Any], spool: Spool) -> list[int]:
    """The nodes of a way, whose places may come with it, with or without their numbers."""
    spots = data.get("geometry") or []
    known = [None if spot is None else (float(spot["lon"]), float(spot["lat"])) for spot in spots]
    refs = [int(ref) for ref in data.get("nodes") or ()]
    if not refs:
        return [_NOWHERE if spot is None else spool.nameless(*spot) for spot in known]
    if len(refs) == len(known):
        for ref, spot in zip(refs, known):
            if spot is not None:
                spool.place(ref, *spot)
    return refs


# --- .osm.pbf ------------------------------------------------------------------------------------------------


@dataclass
class _Blob:
    at: int
    size: int
    kinds: set[str] | None = None


@dataclass
class _Table:
    """The strings of a block, and which of them are keys of use."""

    strings: list[bytes]
    keys: set[int] = field(default_factory=set)

    def tags(self, keys: Any, values: Any) -> dict[str, str]:
        text = self.strings
        return {
            text[k].decode("utf-8", "replace"): text[v].decode("utf-8", "replace")
            for k, v in zip(keys, values)
        }


class PbfFile(OsmFile):
    """A .osm.pbf."""

    def __init__(self, path: Path, keys: Collection[str], is_wanted: IsWanted) -> None:
        super().__init__()
        self._path = path
        self._keys = {key.encode() for key in keys}
        self._is_wanted = is_wanted
        self._has_places_on_ways = False
        self._blobs = self._index()

    def _index(self) -> list[_Blob]:
        """Where the blocks are; a file that is cut off is found out here, before anything is made of it."""
        blobs = []
        size = self._path.stat().st_size
        with self._path.open("rb") as file:
            while file.tell() < size:
                with _whole_block():
                    length = struct.unpack(">I", file.read(4))[0]
                    if length > 1 << 16:
                        raise ValueError
                    header = _last(file.read(length))
                    blob = _Blob(file.tell(), int(header[3]))
                if blob.at + blob.size > size:
                    raise _broken_off(tr("it breaks off in the middle of a block"))
                if header.get(1) == b"OSMData":
                    blobs.append(blob)
                elif header.get(1) == b"OSMHeader":
                    self._check(file.read(blob.size))
                file.seek(blob.at + blob.size)
        return blobs

    def _check(self, blob: bytes) -> None:
        with _whole_block():
            features = list(_fields(_unzipped(blob)))
        needed = {bytes(value) for number, value in features if number == 4}
        self._has_places_on_ways = (5, b"LocationsOnWays") in features
        if b"HistoricalInformation" in needed:
            raise UnreadableError(
                tr("it holds the history of the map, all versions of all objects, not one day's data")
            )
        unknown = needed - {b"OsmSchema-V0.6", b"DenseNodes"}
        if unknown:
            raise UnreadableError(
                tr("it asks for what is not known here: {features}").format(
                    features=", ".join(sorted(name.decode("utf-8", "replace") for name in unknown))
                )
            )

    def places(self) -> Iterator[tuple[float, Places, list[Element]]]:
        """As told there."""
        for done, table, group, scale in self._groups(None):
            with _whole_block():
                found = self._nodes(group, table, scale)
            yield (done, *found)

    def elements(self, kind: str, also: Collection[int]) -> Iterator[tuple[float, list[Element]]]:
        """As told there."""
        read = self._ways if kind == WAY else self._relations
        for done, table, group, _ in self._groups(kind):
            with _whole_block():
                found = read(group, table, also)
            yield done, found

    def _groups(self, kind: str | None) -> Iterator[tuple[float, _Table, list[tuple[int, Any]], _Scale]]:
        """The groups of elements with what is needed to read them; those of one kind where that is known."""
        blobs = [blob for blob in self._blobs if kind is None or blob.kinds is None or kind in blob.kinds]
        with self._path.open("rb") as file:
            for i, blob in enumerate(blobs):
                file.seek(blob.at)
                with _whole_block():
                    groups = self._groups_of(blob, file.read(blob.size))
                for table, group, scale in groups:
                    yield (i + 1) / len(blobs), table, group, scale

    def _groups_of(self, blob: _Blob, data: bytes) -> list[tuple[_Table, list[tuple[int, Any]], _Scale]]:
        numbers: dict[int, int] = {}
        groups = []
        table = _Table([])
        for number, value in _fields(_unzipped(data)):
            if number == 1:
                table.strings = [bytes(text) for _, text in _fields(value)]
            elif number == 2:
                groups.append(list(_fields(value)))
            else:
                numbers[number] = value
        table.keys = {i for i, text in enumerate(table.strings) if text in self._keys}
        scale = _Scale(numbers.get(17, 100), _signed(numbers.get(19, 0)), _signed(numbers.get(20, 0)))
        blob.kinds = {{3: WAY, 4: RELATION}.get(number, NODE) for group in groups for number, _ in group[:1]}
        return [(table, group, scale) for group in groups]

    def _nodes(
        self, group: list[tuple[int, Any]], table: _Table, scale: _Scale
    ) -> tuple[Places, list[Element]]:
        ids, lons, lats = [], [], []
        tagged: list[Element] = []
        for number, value in group:
            if number == 2:
                found = _last(value)
                numbers = np.cumsum(_zigzag(_varints(found.get(1, b""))))
                lat = scale.lat(np.cumsum(_zigzag(_varints(found.get(8, b"")))))
                lon = scale.lon(np.cumsum(_zigzag(_varints(found.get(9, b"")))))
                if not len(numbers) == len(lat) == len(lon):
                    raise ValueError("nodes without a place")
                ids.append(numbers)
                lons.append(lon)
                lats.append(lat)
                pairs = _varints(found.get(10, b""))
                tagged += self._tagged(numbers, lon, lat, pairs, table)
            elif number == 1:
                one = _last(value)
                place = np.array([[_zag(one[1])], [scale.lon(_zag(one[9]))], [scale.lat(_zag(one[8]))]])
                ids.append(place[0])
                lons.append(place[1])
                lats.append(place[2])
                tags = table.tags(_varints(one.get(2, b"")), _varints(one.get(3, b"")))
                if self._is_wanted(NODE, tags):
                    tagged.append(Element(NODE, int(place[0, 0]), tags, place=_degrees(*place[1:, 0])))
            elif number == 3 and self._has_places_on_ways:
                way = _last(value)
                (refs,) = _deltas([way.get(8, b"")])
                lat = scale.lat(np.cumsum(_zigzag(_varints(way.get(9, b"")))))
                lon = scale.lon(np.cumsum(_zigzag(_varints(way.get(10, b"")))))
                if len(refs) == len(lat) == len(lon):
                    ids.append(refs)
                    lons.append(lon)
                    lats.append(lat)
        none = np.empty(0, np.int64)
        return Places(*(np.concatenate(each) if each else none for each in (ids, lons, lats))), tagged

    def _tagged(self, ids: Any, lon: Any, lat: Any, pairs: Any, table: _Table) -> Iterator[Element]:
        """The nodes wanted of a dense group, whose tags are key, value, key, value, 0 for each."""
        if not len(pairs) or not table.keys:
            return
        ends = np.flatnonzero(pairs == 0)
        starts = np.concatenate([[0], ends[:-1] + 1])
        hits = np.flatnonzero(np.isin(pairs, list(table.keys)))
        nodes = np.searchsorted(ends, hits)
        for i in np.unique(nodes[(hits - starts[nodes]) % 2 == 0]).tolist():
            own = pairs[starts[i] : ends[i]].tolist()
            tags = table.tags(own[::2], own[1::2])
            if self._is_wanted(NODE, tags):
                yield Element(NODE, int(ids[i]), tags, place=_degrees(lon[i], lat[i]))

    def _ways(self, group: list[tuple[int, Any]], table: _Table, also: Collection[int]) -> list[Element]:
        found, packed = [], []
        for number, value in group:
            if number != 3:
                continue
            one = _last(value)
            keys = _few(one.get(2, b""))
            is_asked = bool(also) and _signed(one[1]) in also
            if not is_asked and table.keys.isdisjoint(keys):
                continue
            tags = table.tags(keys, _few(one.get(3, b"")))
            if is_asked or self._is_wanted(WAY, tags):
                found.append(Element(WAY, _signed(one[1]), tags))
                packed.append(one.get(8, b""))
        for element, refs in zip(found, _deltas(packed)):
            element.refs = refs
        return found

    def _relations(self, group: list[tuple[int, Any]], table: _Table, also: Collection[int]) -> list[Element]:
        found = []
        for number, value in group:
            if number != 4:
                continue
            one = _last(value)
            tags = table.tags(_few(one.get(2, b"")), _few(one.get(3, b"")))
            element = Element(RELATION, _signed(one[1]), tags)
            if element.number not in also and not self._is_wanted(RELATION, tags):
                continue
            numbers = np.cumsum(_zigzag(_varints(one.get(9, b"")))).tolist()
            roles = (table.strings[i].decode("utf-8", "replace") for i in _few(one.get(8, b"")))
            element.members = tuple(zip((KINDS[i] for i in _few(one.get(10, b""))), numbers, roles))
            found.append(element)
        return found


@contextmanager
def _whole_block() -> Iterator[None]:
    """Whatever goes wrong within a block: the file is broken."""
    try:
        yield
    except UnreadableError:
        raise
    except (
        IndexError,
        KeyError,
        ValueError,
        TypeError,
        OverflowError,
        AttributeError,
        struct.error,
    ) as error:
        raise _broken_off(tr("a block cannot be read")) from error


@dataclass(frozen=True)
class _Scale:
    """How a block writes coordinates: nanodegrees per unit, and where they begin."""

    unit: int
    lat_from: int
    lon_from: int

    def lat(self, value: Any) -> Any:
        return (value * self.unit + self.lat_from + 50) // 100

    def lon(self, value: Any) -> Any:
        return (value * self.unit + self.lon_from + 50) // 100


def _degrees(lon: Any, lat: Any) -> tuple[float, float]:
    return int(lon) / DEGREE, int(lat) / DEGREE


def _header(head: bytes) -> dict[int, Any]:
    """The fields of the header block at the beginning of a .osm.pbf."""
    size = struct.unpack(">I", head[:4])[0]
    blob_size = _last(head[4 : 4 + size])[3]
    return _last(_unzipped(head[4 + size : 4 + size + blob_size]))


def _unzipped(blob: bytes) -> bytes:
    fields = _last(blob)
    if 1 in fields:
        return fields[1]
    try:
        if 3 in fields:
            return zlib.decompress(fields[3])
        if 4 in fields:
            return lzma.decompress(fields[4])
    except (zlib.error, lzma.LZMAError) as error:
        raise ValueError(str(error)) from error
    raise UnreadableError(
        tr("its blocks are packed in a way that is not read here; save it with zlib compression")
    )


def _fields(message: bytes) -> Iterator[tuple[int, Any]]:
    """The fields of a protocol buffers message as (number, integer or bytes)."""
    at, end = 0, len(message)
    while at < end:
        key = message[at]
        at += 1
        if key > 127:
            key, at = _varint(message, at - 1)
        kind = key & 7
        if kind == 0:
            value = message[at]
            at += 1
            if value > 127:
                value, at = _varint(message, at - 1)
            yield key >> 3, value
            continue
        if kind == 2:
            size = message[at]
            at += 1
            if size > 127:
                size, at = _varint(message, at - 1)
        else:
            size = {1: 8, 5: 4}[kind]
        if at + size > end:
            raise ValueError("a field goes beyond its message")
        yield key >> 3, message[at : at + size]
        at += size


def _last(message: bytes) -> dict[int, Any]:
    """The fields by number; of several the last."""
    return dict(_fields(message))


def _varint(message: bytes, at: int) -> tuple[int, int]:
    result = shift = 0
    while True:
        byte = message[at]
        at += 1
        result |= (byte & 127) << shift
        if byte < 128:
            return result, at
        shift += 7


def _signed(value: int) -> int:
    return value - (1 << 64) if value >> 63 else value


def _zag(value: int) -> int:
    return (value >> 1) ^ -(value & 1)


def _few(packed: bytes) -> list[int]:
    """Packed integers, where they are few."""
    result = []
    value = shift = 0
    for byte in packed:
        if byte < 128:
            result.append(value | byte << shift if shift else byte)
            value = shift = 0
        else:
            value |= (byte & 127) << shift
            shift += 7
    return result


def _varints(packed: bytes) -> Any:
    """Packed integers, where they may be many."""
    data = np.frombuffer(packed, np.uint8)
    ends = np.flatnonzero(data < 128)
    if len(data) and (not len(ends) or ends[-1] != len(data) - 1):
        raise ValueError("an integer breaks off")
    starts = np.concatenate([[0], ends[:-1] + 1]) if len(ends) else ends
    lengths = ends - starts + 1
    result = np.zeros(len(ends), np.uint64)
    for i in range(int(lengths.max(initial=0))):
        has = np.flatnonzero(lengths > i)
        result[has] |= (data[starts[has] + i] & 127).astype(np.uint64) << np.uint64(7 * i)
    return result.view(np.int64)


def _zigzag(values: Any) -> Any:
    plain = values.view(np.uint64)
    return (plain >> np.uint64(1)).view(np.int64) ^ -(plain & np.uint64(1)).view(np.int64)


def _deltas(packed: list[bytes]) -> list[Any]:
    """Packed differences to integers, for many at once."""
    if not packed:
        return []
    steps = _zigzag(_varints(b"".join(packed)))
    sums = np.cumsum(steps)
    sizes = [int(np.count_nonzero(np.frombuffer(each, np.uint8) < 128)) for each in packed]
    ends = np.cumsum(sizes).tolist()
    return [
        sums[end - size : end] - (sums[end - size - 1] if end > size else 0) for size, end in zip(sizes, ends)
    ]
