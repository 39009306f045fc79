"""Elements of a file that is read once, in temporary files that are read again as often as needed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from .elements import DEGREE, KINDS, NODE, WAY, Element, IsWanted, OsmFile, Places

_BLOCK = 2000

_NODES = 100_000


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


def add_finished(
    spool: Spool,
    element: Element,
    attributes: Mapping[str, Any],
    refs: list[int],
    members: list[tuple[str, int, str]],
    bounds: Mapping[str, Any] | None,
) -> None:
    """Add an element of which all has been read, with the attributes that it has in the file."""
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
