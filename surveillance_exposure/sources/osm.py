"""An OpenStreetMap extract, in any of the formats of `osmfile`, to cameras, buildings, streets, stations and sights.

The file is read through once for where its nodes are, for its relations and for what becomes points, and once
each for streets and buildings, which are handed on as they come: of a large file only the cameras, stations and
sights are held, and the relations of use with their ways. What becomes no row is counted by reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import shapely

from ..core.cameras import NO_VIEW, NUMBER_FIELDS, STANDARD_FIELDS
from ..core.osm import (
    LIFE_CYCLE,
    NO_WALL,
    WALKABILITY,
    building_gone,
    camera_of,
    is_surveillance,
    life_cycle,
    no_camera_any_more,
    no_view_reason,
    not_a_wall,
)
from ..core.tags import METRES_PER_LEVEL, building_height
from ..translation import tr
from . import osmfile, osmshapes
from .osmfile import DEGREE, NODE, RELATION, WAY, Element, UnreadableError
from .osmshapes import INNER, OUTER, Area

__all__ = [
    "ATTRIBUTION",
    "BUILDING_FIELDS",
    "CAMERA_FIELDS",
    "LICENCE",
    "PLACE_FIELDS",
    "STREET_FIELDS",
    "STREET_TAGS",
    "Data",
    "Extract",
    "Fields",
    "Points",
    "Recorded",
    "Row",
    "UnreadableError",
    "date_of",
    "opened",
    "read_buildings",
    "read_cameras",
    "read_streets",
    "recorded",
    "why_no_view",
]

LICENCE = "Open Database License 1.0 (ODbL)"
ATTRIBUTION = "© OpenStreetMap contributors"

OK, VALUE_IGNORED, REPAIRED, UNUSABLE = "ok", "value ignored", "repaired", "unusable"
INCOMPLETE = "incomplete"
"""Status of what is in the file in part only: its shape is that of this part."""

_Problem = tuple[str, str]
"""A status and a message."""

GROUPED = "grouped"
"""Status of a relation that only groups a building and its parts, which have rows of their own; it has no shape."""

CAMERAS, STATIONS, SIGHTS, STREETS, BUILDINGS = "CAMERAS", "STATIONS", "SIGHTS", "STREETS", "BUILDINGS"

Progress = Callable[[float], None]
Fields = dict[str, str]
"""Names of fields, and whether they hold text, number or integer."""

CAMERA_FIELDS: Fields = {
    **{name: "number" if name in NUMBER_FIELDS else "text" for name in STANDARD_FIELDS},
    "name": "text",
    "surveillance": "text",
    "surveillance_type": "text",
    "zone": "text",
}
BUILDING_FIELDS: Fields = {
    "osm_id": "text",
    "name": "text",
    "building": "text",
    "is_part": "integer",
    "height_m": "number",
    "height_from": "text",
    "levels": "number",
    "min_height_m": "number",
    "status": "text",
    "message": "text",
}
_ASKED_FOR = (
    "name",
    "highway",
    "foot",
    "access",
    "sidewalk",
    "service",
    "bridge",
    "tunnel",
    "layer",
    "oneway",
)
STREET_TAGS = tuple(dict.fromkeys((*_ASKED_FOR, *WALKABILITY)))
"""Those that people ask for, and all that tell whether a street is for walking."""
STREET_FIELDS: Fields = dict.fromkeys(
    ("osm_id", *(tag.replace(":", "_") for tag in STREET_TAGS), "status", "message"), "text"
)
PLACE_FIELDS: Fields = dict.fromkeys(("osm_id", "name", "kind", "status", "message"), "text")

_STATIONS = {
    "railway": {"station": "station", "halt": "halt", "subway_entrance": "entrance"},
    "public_transport": {"station": "station"},
}
_SIGHTS = {
    "tourism": "attraction museum gallery viewpoint zoo aquarium theme_park",
    "historic": "monument memorial castle palace fort city_gate citywalls tower ruins archaeological_site church",
    "place": "square island islet locality neighbourhood quarter suburb borough hamlet village town city",
}

_BUILT = ("building", "building:part")
_LIVING = ("man_made", "highway", *_BUILT)
_KEYS = {
    *_LIVING,
    *_STATIONS,
    *_SIGHTS,
    *(f"{word}:{key}" for word in LIFE_CYCLE for key in _LIVING),
}
"""Keys of what becomes a row or is counted: what has none of them is passed over quickly."""

_POINT_KEYS = (_KEYS - {"highway", *_BUILT}) | {"surveillance"}

_PLAIN = {"type", "source", "created_by", "note", "fixme", "attribution"}
BLOCK = 500
_NESTING = 5
"""Relations within relations that are followed."""


@dataclass(frozen=True)
class Row:
    """A feature of a layer: well-known binary (None where it is unusable), values by field."""

    wkb: bytes | None
    values: dict[str, Any]


@dataclass(frozen=True)
class Recorded:
    """A camera as the file has it: a point on it as well-known binary, None if unknown, and what is wrong with that.

    `gone` is the word for why it is not there, such as "disused".
    """

    element: Element
    point: bytes | None
    problem: _Problem | None
    gone: str | None


@dataclass
class Points:
    """What an extract has of point layers; of cameras see `read_cameras`."""

    stations: list[Row] = field(default_factory=list)
    sights: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Extract:
    """A file, of which only what meets `extent` (west, south, east, north in degrees) is wanted."""

    path: Path
    extent: tuple[float, float, float, float] | None = None


@dataclass
class Data:
    """An extract that has been read through once.

    `relations` are those of use, `outlines` the nodes of their ways. `left_out` counts by layer and reason what is
    in the file and no row; for streets and buildings it is known once they have been read.
    """

    extract: Extract
    file: osmfile.OsmFile
    store: osmshapes.NodeStore
    points: Points = field(default_factory=Points)
    recorded: list[Recorded] = field(default_factory=list)
    relations: dict[int, Element] = field(default_factory=dict)
    outlines: dict[int, Any] = field(default_factory=dict)
    built: dict[int, dict[str, str]] = field(default_factory=dict)
    """Tags of those of the ways that are buildings, or parts of one, themselves."""
    holes: dict[int, Element] = field(default_factory=dict)
    """The relation that tells the holes of a way that is a building."""
    pieces: set[int] = field(default_factory=set)
    """Ways tagged as a building that are a piece of the outline of one."""
    is_sorted: bool = True
    left_out: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def deleted(self) -> int:
        """Number of objects that the file has as deleted or invisible."""
        return self.file.notes.deleted

    def leave_out(self, layer: str, reason: str) -> None:
        """Count what is no row."""
        self.left_out.setdefault(layer, Counter())[reason] += 1

    def meets(self, shapes: Any) -> Any:
        """Which shapes are wanted; what has none is not."""
        if self.extract.extent is None:
            return ~shapely.is_missing(shapes)
        return shapely.intersects(shapely.box(*self.extract.extent), shapes)


@contextmanager
def opened(extract: Extract, progress: Progress, is_cancelled: Callable[[], bool]) -> Iterator[Data]:
    """An extract that has been read through once, with its points; what it needs on disk goes at the end.

    Raises UnreadableError where the file cannot be read, InterruptedError once `is_cancelled()`.
    """
    with TemporaryDirectory(prefix="osm") as folder:
        store = osmshapes.NodeStore(Path(folder))
        try:
            try:
                data = _read_through(extract, store, Path(folder), progress, is_cancelled)
            except InterruptedError:
                raise
            except OSError as error:
                raise UnreadableError(
                    tr("there may be no room for what it needs on disk ({reason})").format(reason=error)
                ) from error
            yield data
        finally:
            store.release()


def recorded(
    path: Path, progress: Progress, is_cancelled: Callable[[], bool]
) -> tuple[list[Recorded], osmfile.Notes]:
    """All that a file has of cameras, and what is to be known of the file. Raises as `opened` does."""
    with opened(Extract(path), progress, is_cancelled) as data:
        return data.recorded, data.file.notes


def date_of(extract: Extract) -> str | None:
    """The day (ISO) the data is of, as the file's head says; None where it does not, or cannot be read."""
    return osmfile.date_of(extract.path)


def _step(progress: Progress, is_cancelled: Callable[[], bool], start: float, size: float) -> Progress:
    """Progress of a part of the work, which may be cancelled."""

    def go_on(done: float) -> None:
        if is_cancelled():
            raise InterruptedError
        progress(start + size * done)

    return go_on


def _read_through(
    extract: Extract,
    store: osmshapes.NodeStore,
    folder: Path,
    progress: Progress,
    is_cancelled: Callable[[], bool],
) -> Data:
    go_on = _step(progress, is_cancelled, 0, 0.6)
    file, begun = osmfile.opened(extract.path, folder, _KEYS, _is_wanted, go_on)
    data = Data(extract, file, store)
    half = (1 - begun) / 2
    nodes: dict[int, Element] = {}
    go_on = _step(progress, is_cancelled, begun, half)
    for done, places, some in file.places():
        data.store.add(places)
        nodes.update((node.number, node) for node in some)
        go_on(done)
    data.store.close()
    go_on = _step(progress, is_cancelled, begun + half, half)
    _read_relations(data, lambda _: go_on(0))
    ways = _read_outlines(data, go_on)
    _old_style(data)
    for node in nodes.values():
        if _is_building(node.tags):
            data.leave_out(BUILDINGS, tr("a node, which has no outline"))
    for element in (*nodes.values(), *ways, *data.relations.values()):
        if _is_point(element.tags):
            _add_point(data, element)
    return data


def _is_wanted(kind: str, tags: Mapping[str, str]) -> bool:
    """Whether an element becomes a row, or is counted, by its tags."""
    if _KEYS.isdisjoint(tags):
        return kind == RELATION and _is_plain(tags)
    if kind == NODE:
        return _is_point(tags) or _is_building(tags)
    return "highway" in tags or _is_building(tags) or _is_point(tags) or _building_gone(tags) is not None


def _is_plain(tags: Mapping[str, str]) -> bool:
    """Whether a relation says nothing of its own, so that its outlines do, as was the style until 2017."""
    return tags.get("type") == "multipolygon" and _PLAIN.issuperset(tags)


def _is_point(tags: Mapping[str, str]) -> bool:
    if _POINT_KEYS.isdisjoint(tags):
        return "speed_camera" in tags.get("highway", "") and is_surveillance(tags)
    return is_surveillance(tags) or bool(no_camera_any_more(tags) or _station_kind(tags) or _sight_kind(tags))


def _is_building(tags: Mapping[str, str]) -> bool:
    return any(tags.get(key, "no") != "no" for key in _BUILT)


def _building_gone(tags: Mapping[str, str]) -> str | None:
    """Why there is no building where tags speak of one, by key; None where they do not, or there is one."""
    if _is_building(tags):
        return None
    gone = next(filter(None, (life_cycle(tags, key) for key in _BUILT)), None)
    return gone or ("no" if any(key in tags for key in _BUILT) else None)


def _read_relations(data: Data, go_on: Progress) -> None:
    """The relations of use, and those that are their members."""
    asked: set[int] = set()
    for _ in range(_NESTING):
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
    if _is_building(way.tags):
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
        closed = [way for way in built if osmshapes.is_closed(data.outlines[way])]
        if any(role in INNER for _, _, role in relation.members):
            data.holes.update((way, relation) for way in closed)
        loose = [way for way in built if way not in closed]
        data.pieces.update(loose)
        if is_plain and loose:
            relation.tags = {**data.built[loose[0]], "type": "multipolygon"}
            relation.members = tuple(each for each in relation.members if each[1] not in closed)


def _outline(
    data: Data, relation: Element, above: tuple[int, ...] = ()
) -> tuple[list[Any], list[Any], list[str]]:
    """Lines round a relation, round its holes, and the members that are not in the file, or not all of them."""
    outer: list[Any] = []
    inner: list[Any] = []
    lacking: list[str] = []
    members = [each for each in dict.fromkeys(relation.members) if each[0] != NODE]
    has_outer = any(role in OUTER for _, _, role in members)
    for kind, number, role in members:
        if role not in INNER and (role not in OUTER) == has_outer:
            continue
        target = inner if role in INNER else outer
        if kind == WAY and number in data.outlines:
            places, known = data.store.find(data.outlines[number])
            if len(known) and known.all():
                target.append(places)
                continue
        within = data.relations.get(number) if kind == RELATION else None
        if within is None or number in above or len(above) > _NESTING:
            lacking.append(f"{kind}/{number}")
            continue
        its_outer, its_inner, its_lacking = _outline(data, within, (*above, relation.number))
        target += its_outer
        inner += its_inner
        lacking += its_lacking
    return outer, inner, lacking


def _area(data: Data, relation: Element) -> tuple[Area, list[str]]:
    """The area of a relation, and what it lacks. A building that has parts and no outline is all of them."""
    outer, inner, lacking = _outline(data, relation)
    if relation.tags.get("type") == "building" and not any(role in OUTER for _, _, role in relation.members):
        parts = [osmshapes.area([part], []).shape for part in outer]
        whole = _areal(shapely.union_all([shapely.make_valid(part) for part in parts if part is not None]))
        return Area(whole, whole is None), lacking
    return osmshapes.area(outer, inner), lacking


# --- points ------------------------------------------------------------------------------------------------


def _add_point(data: Data, element: Element) -> None:
    """A camera, station or sight, or several of them, by a point within."""
    shape, problem = _shape(data, element)
    station, sight = _station_kind(element.tags), _sight_kind(element.tags)
    gone = no_camera_any_more(element.tags)
    ended = {STATIONS: _station_gone(element.tags), SIGHTS: building_gone(element.tags)}
    is_camera = is_surveillance(element.tags) and not gone
    layers = [
        name
        for name, is_one in ((CAMERAS, is_camera or gone), (STATIONS, station), (SIGHTS, sight))
        if is_one
    ]
    if data.extract.extent is not None and not data.meets(shape):
        if shape is None:
            for name in layers:
                data.leave_out(name, _unplaced())
        return
    point = None
    wrong = (INCOMPLETE, problem) if problem else None
    if shape is not None:
        place = shapely.point_on_surface(shape)
        point = None if place.is_empty else bytes(shapely.to_wkb(place))
    if gone or is_camera:
        data.recorded.append(Recorded(element, point, wrong, gone))
    if gone:
        data.leave_out(CAMERAS, _not_there(gone))
    for layer, kind, rows in ((STATIONS, station, data.points.stations), (SIGHTS, sight, data.points.sights)):
        why = ended[layer]
        if kind and why:
            data.leave_out(layer, _not_there(why))
        elif kind:
            rows.append(_place(element, point, kind, wrong))


def read_cameras(data: Data) -> Iterator[Row]:
    """Those that are there."""
    for each in data.recorded:
        if not each.gone:
            yield _camera(each.element, each.point, each.problem)


def _shape(data: Data, element: Element) -> tuple[Any, str | None]:
    """The shape of an element that becomes a point, None where there is none; what is not known of it."""
    centre = shapely.points(element.place) if element.place is not None else None
    if element.kind == NODE:
        return centre, None
    if element.kind == WAY:
        shape, problem = _way_shape(data, element)
    else:
        shape, problem = _relation_shape(data, element)
    return (centre, None) if shape is None and centre is not None else (shape, problem)


def _way_shape(data: Data, way: Element) -> tuple[Any, str | None]:
    places, known = data.store.find(way.refs)
    problem = None if len(known) and known.all() else _no_line(way, known)
    places = places[known] / DEGREE
    if len(places) < 2:
        return shapely.points(places[0]) if len(places) else None, problem
    if problem is None and osmshapes.is_closed(way.refs) and way.tags.get("area") != "no":
        return shapely.make_valid(shapely.polygons(places)), None
    return shapely.linestrings(places), problem


def _relation_shape(data: Data, relation: Element) -> tuple[Any, str | None]:
    """The area of a relation; of one that is none, such as a site, what it is made of."""
    area, lacking = _area(data, relation)
    problem = _no_area(relation, lacking) if lacking or area.shape is None else None
    if area.shape is not None or relation.tags.get("type") in ("multipolygon", "boundary"):
        return shapely.make_valid(area.shape), problem
    somewhere = _somewhere(data, relation)
    return somewhere, problem if somewhere is None else None


def _status(wkb: bytes | None, problem: _Problem | None, values: Sequence[str] = ()) -> dict[str, Any]:
    """Status and message of a row by its shape, what is wrong with that, and the tags that could not be used."""
    if wkb is None:
        status, text = problem or (UNUSABLE, _cut())
        return {"status": status if status == GROUPED else UNUSABLE, "message": text}
    status, text = problem or (OK, "")
    if values:
        status = status if status == INCOMPLETE else VALUE_IGNORED
        text += " " + tr("Could not use {values}.").format(values=", ".join(values))
    return {"status": status, "message": text.strip() or None}


def _camera(element: Element, point: bytes | None, problem: _Problem | None) -> Row:
    tags = element.tags
    one, problems = camera_of(tags)
    one.camera_id = one.site_id = element.osm_id
    kind = tags.get("surveillance:type")
    if not kind and one.kind == "speed":
        kind = "speed camera"
    outcome = _status(point, problem, problems)
    if one.status == NO_VIEW and point is not None:
        texts = [why_no_view(no_view_reason(tags) or ""), outcome["message"]]
        outcome = {"status": NO_VIEW, "message": " ".join(filter(None, texts))}
    values = {
        **vars(one),
        **outcome,
        "name": tags.get("name"),
        "surveillance": tags.get("surveillance"),
        "surveillance_type": kind,
        "zone": tags.get("surveillance:zone"),
    }
    return Row(point, values)


def why_no_view(why: str) -> str:
    """For the user: why something watches no street, as `core.cameras.no_view_reason` tells it."""
    return {
        "indoor": tr("An indoor camera, which watches no street."),
        "underground": tr("A camera below ground, which watches no street."),
        "guard": tr("A guard, not a camera."),
        "dummy": tr("A dummy, not a camera."),
        "gunshot detector": tr("A gunshot detector, not a camera."),
        "microphone": tr("A microphone, not a camera."),
        "sensor": tr("A sensor, not a camera."),
    }.get(why, tr("Not a camera."))


def _place(element: Element, point: bytes | None, kind: str, problem: _Problem | None) -> Row:
    values = {"osm_id": element.osm_id, "name": element.tags.get("name"), "kind": kind}
    return Row(point, {**values, **_status(point, problem)})


# --- streets -----------------------------------------------------------------------------------------------


def read_streets(data: Data, progress: Progress, is_cancelled: Callable[[], bool]) -> Iterator[Row]:
    """All ways with a `highway` tag, motorways too; of what is cut each piece. Raises as `opened` does."""
    for block in _ways(data, _step(progress, is_cancelled, 0, 1)):
        streets = []
        for way in block:
            if "highway" not in way.tags:
                continue
            if osmshapes.is_closed(way.refs) and _is_square(way.tags):
                data.leave_out(STREETS, _squares())
            else:
                streets.append(way)
        yield from _street_rows(data, streets)
    for relation in data.relations.values():
        if "highway" in relation.tags:
            data.leave_out(STREETS, _squares())


def _is_square(tags: Mapping[str, str]) -> bool:
    """Whether a closed way with a highway tag is an area and no line to walk along."""
    return tags.get("area") == "yes" or tags.get("highway") == "platform" or _is_building(tags)


def _street_rows(data: Data, ways: Sequence[Element]) -> Iterator[Row]:
    found = osmshapes.lines(ways, data.store)
    missing = found.missing()
    whole = (missing == 0) & (found.sizes() > 1)
    shapes = np.full(len(ways), None, object)
    shapes[whole] = osmshapes.linestrings(found, whole)
    wkbs = shapely.to_wkb(shapes)
    lengths = shapely.length(shapes)
    wanted = data.meets(shapes)
    for i, way in enumerate(ways):
        values = {"osm_id": way.osm_id, **{tag.replace(":", "_"): way.tags.get(tag) for tag in STREET_TAGS}}
        if lengths[i] > 0:
            if wanted[i]:
                yield Row(wkbs[i], {**values, "status": OK, "message": None})
            continue
        places, known = found.of(i)
        pieces = [piece for piece in osmshapes.runs(places, known) if piece.length > 0]
        if data.extract.extent is not None:
            if not known.any():
                data.leave_out(STREETS, _unplaced())
            if not data.meets(shapely.multipoints(places[known] / DEGREE)):
                continue
            pieces = [piece for piece in pieces if data.meets(piece)]
        problem = _no_line(way, known)
        for piece in pieces:
            yield Row(shapely.to_wkb(piece), {**values, "status": INCOMPLETE, "message": problem})
        if not pieces:
            yield Row(None, {**values, "status": UNUSABLE, "message": problem})


def _ways(data: Data, go_on: Progress) -> Iterator[list[Element]]:
    """The ways of use, each once."""
    seen: set[int] = set()
    for done, block in data.file.elements(WAY, ()):
        if not data.is_sorted:
            fresh = {way.number: way for way in reversed(block) if way.number not in seen}
            seen.update(fresh)
            block = list(fresh.values())[::-1]  # noqa: PLW2901
        for start in range(0, len(block), BLOCK):
            yield block[start : start + BLOCK]
            go_on(done)
        go_on(done)


# --- buildings ---------------------------------------------------------------------------------------------


def read_buildings(
    data: Data,
    progress: Progress,
    is_cancelled: Callable[[], bool],
    metres_per_level: float = METRES_PER_LEVEL,
) -> Iterator[Row]:
    """Buildings and their parts with heights, metres; an outline that is none comes with a status.

    Raises as `opened` does.
    """
    go_on = _step(progress, is_cancelled, 0, 1)
    for block in _ways(data, go_on):
        ways = [way for way in block if _is_there(data, way)]
        yield from _building_rows(data, ways, *_way_areas(data, ways), metres_per_level)
    relations = [each for each in data.relations.values() if _is_there(data, each)]
    for start in range(0, len(relations), BLOCK):
        go_on(1)
        block = relations[start : start + BLOCK]
        yield from _building_rows(data, block, *_relation_areas(data, block), metres_per_level)


def _is_there(data: Data, element: Element) -> bool:
    """Whether an element is a building; if it speaks of one and is none, it is counted."""
    gone = _building_gone(element.tags)
    if gone == "no":
        data.leave_out(BUILDINGS, tr("tagged as no building"))
    elif gone:
        data.leave_out(BUILDINGS, _not_there(gone))
    elif element.kind == WAY and element.number in data.pieces:
        data.leave_out(BUILDINGS, tr("a piece of an outline, which is there as a whole"))
    else:
        return _is_building(element.tags)
    return False


def _way_areas(data: Data, ways: Sequence[Element]) -> tuple[Any, list[_Problem | None]]:
    """Multipolygons, None where there is none, and what is wrong with them."""
    found = osmshapes.lines(ways, data.store)
    missing = found.missing()
    closed = np.array([osmshapes.is_closed(way.refs) for way in ways], bool)
    whole = closed & (missing == 0)
    shapes = np.full(len(ways), None, object)
    areas = osmshapes.polygons(found, whole)
    shapes[whole] = shapely.multipolygons(areas, indices=np.arange(len(areas)))
    problems: list[_Problem | None] = [None] * len(ways)
    for i in np.flatnonzero(~whole):
        problems[i] = UNUSABLE, _no_line(ways[i], found.of(i)[1])
    for i in np.flatnonzero(whole):
        relation = data.holes.get(ways[i].number)
        if relation is not None:
            area = osmshapes.area([found.of(i)[0]], _outline(data, relation)[1])
            shapes[i] = area.shape
            problems[i] = _mended(area)
    return shapes, problems


def _relation_areas(data: Data, relations: Sequence[Element]) -> tuple[Any, list[_Problem | None]]:
    """As `_way_areas`."""
    shapes = np.full(len(relations), None, object)
    problems: list[_Problem | None] = []
    for i, relation in enumerate(relations):
        if _is_group(data, relation):
            problems.append((GROUPED, tr("It groups a building and its parts, which are there themselves.")))
            continue
        area, lacking = _area(data, relation)
        shapes[i] = area.shape
        if lacking or area.is_open:
            problems.append((INCOMPLETE, _no_area(relation, lacking)))
        else:
            problems.append(_mended(area))
    return shapes, problems


def _mended(area: Area) -> _Problem | None:
    """What was put right of the area of a relation."""
    if area.shape is None:
        return UNUSABLE, _cut()
    if area.stray_holes:
        return REPAIRED, tr("A hole of it lies outside and was left out.")
    return _crossing() if area.is_mended else None


def _is_group(data: Data, relation: Element) -> bool:
    """Whether a relation groups an outline and parts that are buildings themselves, and is no area of its own."""
    if relation.tags.get("type") in ("multipolygon", "boundary"):
        return False
    members = [each for each in relation.members if each[0] != NODE]
    outlines = [each for each in members if each[2] in OUTER] or members
    return bool(outlines) and all(
        number in data.built
        if kind == WAY
        else number in data.relations and _is_building(data.relations[number].tags)
        for kind, number, _ in outlines
    )


def _building_rows(
    data: Data,
    block: Sequence[Element],
    shapes: Any,
    problems: Sequence[_Problem | None],
    metres_per_level: float,
) -> Iterator[Row]:
    wrong = ~shapely.is_valid(shapes) & ~shapely.is_missing(shapes)
    shapes[wrong] = [_areal(shape) for shape in shapely.make_valid(shapes[wrong])]
    lost = shapely.is_missing(shapes)
    repaired = wrong & ~lost
    wanted = data.meets(shapes)
    wkbs = shapely.to_wkb(shapes)
    for i, element in enumerate(block):
        if lost[i] and data.extract.extent is not None:
            somewhere = _somewhere(data, element)
            if somewhere is None:
                data.leave_out(BUILDINGS, _unplaced())
            wanted[i] = data.meets(somewhere)
        if wanted[i] or (lost[i] and data.extract.extent is None):
            problem = problems[i]
            if repaired[i] and problem is None:
                problem = _crossing()
            yield _building(element, wkbs[i], problem, metres_per_level)


def _somewhere(data: Data, element: Element) -> Any:
    """The points that are known of a way or relation, or its centre; None where there are none."""
    refs = [np.empty(0, np.int64)]
    if element.kind == WAY:
        refs.append(element.refs)
    for kind, number, _ in element.members:
        if kind == NODE:
            refs.append(np.array([number], np.int64))
        elif kind == WAY and number in data.outlines:
            refs.append(data.outlines[number])
    places, known = data.store.find(np.concatenate(refs))
    if known.any():
        return shapely.multipoints(places[known] / DEGREE)
    return None if element.place is None else shapely.points(element.place)


def _areal(shape: Any) -> Any:
    """What of a shape is area, as a multipolygon; None if nothing is."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    parts = parts[shapely.get_dimensions(parts) == 2]
    return shapely.multipolygons(parts) if shapely.area(parts).sum() > 0 else None


def _building(element: Element, wkb: bytes | None, problem: _Problem | None, metres_per_level: float) -> Row:
    tags = element.tags
    height = building_height(tags, metres_per_level)
    building = tags.get("building", "no")
    is_part = building == "no"
    outcome = _status(wkb, problem, height.problems)
    why = not_a_wall(tags)
    if why and wkb is not None:
        texts = [_why_no_wall(why, tags), outcome["message"]]
        outcome = {"status": NO_WALL, "message": " ".join(filter(None, texts))}
    values = {
        "osm_id": element.osm_id,
        "name": tags.get("name"),
        "building": tags["building:part"] if is_part else building,
        "is_part": int(is_part),
        "height_m": height.height_m,
        "height_from": height.source,
        "levels": height.levels,
        "min_height_m": height.min_height_m,
    }
    return Row(wkb, {**values, **outcome})


def _why_no_wall(why: str, tags: Mapping[str, str]) -> str:
    return {
        "underground": tr("Below ground: it does not block the view."),
        "open roof": tr("A roof on posts: it does not block the view."),
    }.get(why) or tr("Not there any more, or not yet ({word}): it does not block the view.").format(
        word=building_gone(tags)
    )


# --- what is wrong -----------------------------------------------------------------------------------------


def _cut() -> str:
    return tr("Its shape is lost: cut at the edge of the extract, or not closed.")


def _crossing() -> _Problem:
    return REPAIRED, tr("Its outline crosses itself and was repaired.")


def _centre_only() -> str:
    return tr("Its shape is not in the file, which has only its centre or its bounds.")


def _no_line(way: Element, known: Any) -> str:
    """Why a way has not the shape that it should have, by which of its nodes are known."""
    if known.all() and len(known):
        return _cut()
    if way.place is not None and not known.any():
        return _centre_only()
    return tr("Cut at the edge of the extract: {missing} of its {count} nodes are not in the file.").format(
        missing=int(len(known) - known.sum()), count=len(known)
    )


def _no_area(relation: Element, lacking: Sequence[str]) -> str:
    """Why a relation has no area, or not all of it: by the members that are not in the file as a whole."""
    if relation.place is not None and len(lacking) == sum(kind != NODE for kind, _, _ in relation.members):
        return _centre_only()
    if not lacking:
        return _cut()
    shown = ", ".join(lacking[:3]) + (" ..." if len(lacking) > 3 else "")
    return tr("Cut at the edge of the extract: {members} is not in the file, or not as a whole.").format(
        members=shown
    )


def _not_there(word: str) -> str:
    return tr("not there any more, or not yet ({word})").format(word=word)


def _squares() -> str:
    return tr("an area, such as a square, which is no line")


def _unplaced() -> str:
    return tr("no part of it is in the file, so that nobody knows whether it is in the extent")


# --- kinds -------------------------------------------------------------------------------------------------


def _station_kind(tags: Mapping[str, str]) -> str | None:
    return next((kinds[tags[key]] for key, kinds in _STATIONS.items() if tags.get(key) in kinds), None)


def _station_gone(tags: Mapping[str, str]) -> str | None:
    """Why there is no station where tags have one, such as "disused"; else None."""
    return next(filter(None, (life_cycle(tags, key, list(kinds)) for key, kinds in _STATIONS.items())), None)


def _sight_kind(tags: Mapping[str, str]) -> str | None:
    return next((tags[key] for key, kinds in _SIGHTS.items() if tags.get(key) in kinds.split()), None)
