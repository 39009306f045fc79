"""A .osm.pbf (https://wiki.openstreetmap.org/wiki/PBF_Format), block by block."""

from __future__ import annotations

import lzma
import struct
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from ...translation import tr
from .elements import (
    DEGREE,
    KINDS,
    NODE,
    RELATION,
    WAY,
    Element,
    IsWanted,
    OsmFile,
    Places,
    UnreadableError,
    broken_off,
)
from .protobuf import deltas, few_varints, fields_of, message_of, signed, varints, zag, zigzag


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
                    header = message_of(file.read(length))
                    blob = _Blob(file.tell(), int(header[3]))
                if blob.at + blob.size > size:
                    raise broken_off(tr("it breaks off in the middle of a block"))
                if header.get(1) == b"OSMData":
                    blobs.append(blob)
                elif header.get(1) == b"OSMHeader":
                    self._check(file.read(blob.size))
                file.seek(blob.at + blob.size)
        return blobs

    def _check(self, blob: bytes) -> None:
        with _whole_block():
            features = list(fields_of(_unzipped(blob)))
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
        for number, value in fields_of(_unzipped(data)):
            if number == 1:
                table.strings = [bytes(text) for _, text in fields_of(value)]
            elif number == 2:
                groups.append(list(fields_of(value)))
            else:
                numbers[number] = value
        table.keys = {i for i, text in enumerate(table.strings) if text in self._keys}
        scale = _Scale(numbers.get(17, 100), signed(numbers.get(19, 0)), signed(numbers.get(20, 0)))
        blob.kinds = {{3: WAY, 4: RELATION}.get(number, NODE) for group in groups for number, _ in group[:1]}
        return [(table, group, scale) for group in groups]

    def _nodes(
        self, group: list[tuple[int, Any]], table: _Table, scale: _Scale
    ) -> tuple[Places, list[Element]]:
        ids, lons, lats = [], [], []
        tagged: list[Element] = []
        for number, value in group:
            if number == 2:
                found = message_of(value)
                numbers = np.cumsum(zigzag(varints(found.get(1, b""))))
                lat = scale.lat(np.cumsum(zigzag(varints(found.get(8, b"")))))
                lon = scale.lon(np.cumsum(zigzag(varints(found.get(9, b"")))))
                if not len(numbers) == len(lat) == len(lon):
                    raise ValueError("nodes without a place")
                ids.append(numbers)
                lons.append(lon)
                lats.append(lat)
                pairs = varints(found.get(10, b""))
                tagged += self._tagged(numbers, lon, lat, pairs, table)
            elif number == 1:
                one = message_of(value)
                place = np.array([[zag(one[1])], [scale.lon(zag(one[9]))], [scale.lat(zag(one[8]))]])
                ids.append(place[0])
                lons.append(place[1])
                lats.append(place[2])
                tags = table.tags(varints(one.get(2, b"")), varints(one.get(3, b"")))
                if self._is_wanted(NODE, tags):
                    tagged.append(Element(NODE, int(place[0, 0]), tags, place=_degrees(*place[1:, 0])))
            elif number == 3 and self._has_places_on_ways:
                way = message_of(value)
                (refs,) = deltas([way.get(8, b"")])
                lat = scale.lat(np.cumsum(zigzag(varints(way.get(9, b"")))))
                lon = scale.lon(np.cumsum(zigzag(varints(way.get(10, b"")))))
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
            one = message_of(value)
            keys = few_varints(one.get(2, b""))
            is_asked = bool(also) and signed(one[1]) in also
            if not is_asked and table.keys.isdisjoint(keys):
                continue
            tags = table.tags(keys, few_varints(one.get(3, b"")))
            if is_asked or self._is_wanted(WAY, tags):
                found.append(Element(WAY, signed(one[1]), tags))
                packed.append(one.get(8, b""))
        for element, refs in zip(found, deltas(packed)):
            element.refs = refs
        return found

    def _relations(self, group: list[tuple[int, Any]], table: _Table, also: Collection[int]) -> list[Element]:
        found = []
        for number, value in group:
            if number != 4:
                continue
            one = message_of(value)
            tags = table.tags(few_varints(one.get(2, b"")), few_varints(one.get(3, b"")))
            element = Element(RELATION, signed(one[1]), tags)
            if element.number not in also and not self._is_wanted(RELATION, tags):
                continue
            numbers = np.cumsum(zigzag(varints(one.get(9, b"")))).tolist()
            roles = (table.strings[i].decode("utf-8", "replace") for i in few_varints(one.get(8, b"")))
            element.members = tuple(zip((KINDS[i] for i in few_varints(one.get(10, b""))), numbers, roles))
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
        raise broken_off(tr("a block cannot be read")) from error


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


def header(head: bytes) -> dict[int, Any]:
    """The fields of the header block at the beginning of a .osm.pbf."""
    size = struct.unpack(">I", head[:4])[0]
    blob_size = message_of(head[4 : 4 + size])[3]
    return message_of(_unzipped(head[4 + size : 4 + size + blob_size]))


def _unzipped(blob: bytes) -> bytes:
    fields = message_of(blob)
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
