"""An OpenStreetMap extract, in any of the formats of `files`, to cameras, buildings, streets, stations and sights.

The file is read through once for where its nodes are, for its relations and for what becomes points, and once
each for streets and buildings, which are handed on as they come: of a large file only the cameras, stations and
sights are held, and the relations of use with their ways. What becomes no row is counted by reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from ...core import osm
from ...core.osm import (
    BUILT,
    LIFE_CYCLE,
    is_building,
    is_surveillance,
    no_building,
    no_camera_any_more,
    sight_kind,
    station_kind,
)
from ...core.ragged import Geometries
from ...translation import tr
from ..scratch import scratch
from . import files
from .areas import NESTING
from .data import Data, Extract, step
from .elements import NODE, RELATION, WAY, Element, Notes, Progress, UnreadableError
from .points import add_point
from .rows import BUILDINGS
from .shapes import INNER, OUTER, NodeStore, is_closed

_LIVING = ("man_made", "highway", *BUILT)

_KEYS = {
    *_LIVING,
    *osm.STATIONS,
    *osm.SIGHTS,
    *(f"{word}:{key}" for word in LIFE_CYCLE for key in _LIVING),
}
"""Keys of what becomes a row or is counted: what has none of them is passed over quickly."""

_POINT_KEYS = (_KEYS - {"highway", *BUILT}) | {"surveillance"}

_PLAIN = {"type", "source", "created_by", "note", "fixme", "attribution"}


@contextmanager
def opened(extract: Extract, progress: Progress, is_cancelled: Callable[[], bool]) -> Iterator[Data]:
    """An extract that has been read through once, with its points; what it needs on disk goes at the end.

    Raises UnreadableError where the file cannot be read, InterruptedError once `is_cancelled()`.
    """
    with scratch() as folder:
        store = NodeStore(folder)
        try:
            try:
                data = _read_through(extract, store, folder, progress, is_cancelled)
            except InterruptedError:
                raise
            except OSError as error:
                raise UnreadableError(
                    tr("there may be no room for what it needs on disk ({reason})").format(reason=error)
                ) from error
            yield data
        finally:
            store.release()


@dataclass(frozen=True)
class CameraTable:
    """All that a file has of cameras, as `core.records.cameras_from_columns` takes it, and what it says of itself."""

    columns: dict[str, list[Any]]
    points: Geometries
    notes: Notes


def read_camera_table(path: Path, progress: Progress, is_cancelled: Callable[[], bool]) -> CameraTable:
    """What a file has of cameras, be they nodes, ways or relations; points in degrees. Raises as `opened` does."""
    with opened(Extract(path), progress, is_cancelled) as data:
        elements = [each.element for each in data.recorded]
        points = np.full(len(elements), None, dtype=object)
        points[:] = shapely.from_wkb([each.point for each in data.recorded])
        columns: dict[str, list[Any]] = {
            "id": [each.osm_id for each in elements],
            "tags": [each.tags for each in elements],
        }
        return CameraTable(columns, points, data.file.notes)


def _read_through(
    extract: Extract,
    store: NodeStore,
    folder: Path,
    progress: Progress,
    is_cancelled: Callable[[], bool],
) -> Data:
    go_on = step(progress, is_cancelled, 0, 0.6)
    file, begun = files.opened(extract.path, folder, _KEYS, _is_wanted, go_on)
    data = Data(extract, file, store)
    half = (1 - begun) / 2
    nodes: dict[int, Element] = {}
    go_on = step(progress, is_cancelled, begun, half)
    for done, places, some in file.places():
        data.store.add(places)
        nodes.update((node.number, node) for node in some)
        go_on(done)
    data.store.close()
    go_on = step(progress, is_cancelled, begun + half, half)
    _read_relations(data, lambda _: go_on(0))
    ways = _read_outlines(data, go_on)
    _old_style(data)
    for node in nodes.values():
        if is_building(node.tags):
            data.leave_out(BUILDINGS, tr("a node, which has no outline"))
    for element in (*nodes.values(), *ways, *data.relations.values()):
        if _is_point(element.tags):
            add_point(data, element)
    return data


def _is_wanted(kind: str, tags: Mapping[str, str]) -> bool:
    """Whether an element becomes a row, or is counted, by its tags."""
    if _KEYS.isdisjoint(tags):
        return kind == RELATION and _is_plain(tags)
    if kind == NODE:
        return _is_point(tags) or is_building(tags)
    return "highway" in tags or is_building(tags) or _is_point(tags) or no_building(tags) is not None


def _is_plain(tags: Mapping[str, str]) -> bool:
    """Whether a relation says nothing of its own, so that its outlines do, as was the style until 2017."""
    return tags.get("type") == "multipolygon" and _PLAIN.issuperset(tags)


def _is_point(tags: Mapping[str, str]) -> bool:
    if _POINT_KEYS.isdisjoint(tags):
        return "speed_camera" in tags.get("highway", "") and is_surveillance(tags)
    return is_surveillance(tags) or bool(no_camera_any_more(tags) or station_kind(tags) or sight_kind(tags))


def _read_relations(data: Data, go_on: Progress) -> None:
    """The relations of use, and those that are their members."""
    asked: set[int] = set()
    for _ in range(NESTING):
        for done, block in data.file.elements(RELATION, asked):
            for relation in block:
                data.relations.setdefault(relation.number, relation)
            go_on(done)
        members = {
            number
            for relation in data.relations.values()
            for kind, number, _ in relation.members
            if kind == RELATION
        }
        if members <= asked | set(data.relations):
            return
        asked |= members


def _read_outlines(data: Data, go_on: Progress) -> list[Element]:
    """Takes the nodes of ways that relations need; the ways that become points."""
    members = {
        number for relation in data.relations.values() for kind, number, _ in relation.members if kind == WAY
    }
    points: dict[int, Element] = {}
    last = None
    for done, block in data.file.elements(WAY, members):
        for way in block:
            if way.number in members:
                _keep_outline(data, way)
            if way.is_drawn:
                continue
            data.is_sorted &= last is None or way.number > last
            last = way.number
            if _is_point(way.tags):
                points.setdefault(way.number, way)
        go_on(done)
    return list(points.values())


def _keep_outline(data: Data, way: Element) -> None:
    """The nodes of a way: its own, or those that came with a relation where these are better known."""
    before = data.outlines.get(way.number)
    if before is None or (len(way.refs) and not data.store.find(before)[1].all()):
        data.outlines[way.number] = way.refs
    if is_building(way.tags):
        data.built[way.number] = way.tags


def _old_style(data: Data) -> None:
    """Relations whose ways are buildings themselves.

    A closed way gets the holes of a relation without tags of its own, or that is the same building. Of an outline in
    pieces that all have the tags, the relation becomes the building.
    """
    for relation in data.relations.values():
        is_plain = _is_plain(relation.tags)
        if not is_plain and relation.tags.get("building", "no") == "no":
            continue
        outer = [way for kind, way, role in relation.members if kind == WAY and role in OUTER]
        built = [way for way in outer if data.built.get(way, {}).get("building", "no") != "no"]
        closed = [way for way in built if is_closed(data.outlines[way])]
        if any(role in INNER for _, _, role in relation.members):
            data.holes.update((way, relation) for way in closed)
        loose = [way for way in built if way not in closed]
        data.pieces.update(loose)
        if is_plain and loose:
            relation.tags = {**data.built[loose[0]], "type": "multipolygon"}
            relation.members = tuple(each for each in relation.members if each[1] not in closed)
