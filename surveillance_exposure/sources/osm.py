"""An OpenStreetMap extract (.osm.pbf, .osm) to cameras, buildings, streets, stations and sights.

Read through GDAL's OSM driver with a configuration of our own, in one pass for the points and one each
for streets and buildings. Features are handed on as they come: of a large file only the cameras, stations
and sights are held, and GDAL keeps at most `CACHE_MB` of nodes in memory, the rest in a temporary file.

A file made by Overpass has to hold nodes before ways before relations: "(._;>;);out body;" does, "out skel
qt;" does not.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import shapely
from osgeo import gdal

from ..core.cameras import NUMBER_FIELDS, STANDARD_FIELDS, is_osm_camera, osm_camera
from ..core.osm import WALKABILITY
from ..core.tags import METRES_PER_LEVEL, building_height
from ..translation import tr

LICENCE = "Open Database License 1.0 (ODbL)"
ATTRIBUTION = "© OpenStreetMap contributors"
CACHE_MB = 100
BLOCK = 500

OK, VALUE_IGNORED, REPAIRED, UNUSABLE = "ok", "value ignored", "repaired", "unusable"

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

_CAMERA_TAGS = (
    "name",
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
    "direction",
    "height",
    "count",
    "operator",
    "operator:type",
    "check_date",
    "survey:date",
)
_PLACE_TAGS = ("name", "railway", "public_transport", "tourism", "historic", "place")
_BUILDING_TAGS = ("name", "building", "building:part", "height", "building:levels", "min_height")

_STATIONS = {
    "railway": {"station": "station", "halt": "halt", "subway_entrance": "entrance"},
    "public_transport": {"station": "station"},
}
_SIGHTS = {
    "tourism": "attraction museum gallery viewpoint zoo aquarium theme_park",
    "historic": "monument memorial castle palace fort city_gate citywalls tower ruins archaeological_site church",
    "place": "square island islet locality neighbourhood quarter suburb borough hamlet village town city",
}

# A closed way is an area where it has one of these keys; else it is a line. The longest last: GDAL 3.6 takes
# no key longer than what it makes of the last ones for one of them.
_AREAS = "place,railway,tourism,building,historic,man_made,building:part,public_transport"
_STREET_AREAS = "building,building:part"
"""The same for streets: a path round a monument has its key and is a line."""

_CAMERA_WHERE = "\"man_made\" = 'surveillance' OR \"highway\" = 'speed_camera'"
_BUILDING_WHERE = '"building" IS NOT NULL OR "building:part" IS NOT NULL'


class UnreadableError(ValueError):
    """A file that is no OpenStreetMap data, or broken; the text is the reason."""


@dataclass(frozen=True)
class Thing:
    """A node, way or relation: its id such as "way/7", those tags asked for that it has, its geometry."""

    osm_id: str
    tags: dict[str, str]
    wkb: bytes


@dataclass(frozen=True)
class Row:
    """A feature of a layer: well-known binary (None where it is unusable), values by field."""

    wkb: bytes | None
    values: dict[str, Any]


@dataclass
class Points:
    """What an extract has of point layers; `others` counts guards, microphones and their like."""

    cameras: list[Row]
    stations: list[Row]
    sights: list[Row]
    others: int = 0


@dataclass(frozen=True)
class Extract:
    """A file, of which only what meets `extent` (west, south, east, north in degrees) is wanted."""

    path: Path
    extent: tuple[float, float, float, float] | None = None

    @property
    def is_binary(self) -> bool:
        """Whether it is .pbf, else XML."""
        return self.path.suffix.lower() == ".pbf"


def read_points(extract: Extract, progress: Progress, is_cancelled: Callable[[], bool]) -> Points:
    """Cameras, stations and sights, those drawn as areas by a point within.

    Raises UnreadableError where the file cannot be read, InterruptedError once `is_cancelled()`.
    """
    where = f"{_CAMERA_WHERE} OR {_station_where()} OR {_sight_where()}"
    wanted = {"points": where, "lines": _CAMERA_WHERE, "multipolygons": where}
    tags = tuple(dict.fromkeys(_CAMERA_TAGS + _PLACE_TAGS))
    found = Points([], [], [])
    for block in _blocks(extract, wanted, tags, progress, is_cancelled):
        for thing, point in zip(block, _points(block)):
            if (
                "surveillance" in thing.tags.get("man_made", "")
                or thing.tags.get("highway") == "speed_camera"
            ):
                if is_osm_camera(thing.tags):
                    found.cameras.append(_camera(thing, point))
                else:
                    found.others += 1
            station, sight = _station_kind(thing.tags), _sight_kind(thing.tags)
            if station:
                found.stations.append(_place(thing, point, station))
            if sight:
                found.sights.append(_place(thing, point, sight))
    return found


def read_buildings(
    extract: Extract,
    progress: Progress,
    is_cancelled: Callable[[], bool],
    metres_per_level: float = METRES_PER_LEVEL,
) -> Iterator[Row]:
    """Buildings and their parts with heights, metres; an outline that is none comes with a status.

    Raises as `read_points` does.
    """
    wanted = {"lines": _BUILDING_WHERE, "multipolygons": _BUILDING_WHERE}
    for block in _blocks(extract, wanted, _BUILDING_TAGS, progress, is_cancelled):
        real = [thing for thing in block if _is_built(thing.tags)]
        areas, repaired = _areas(real)
        for thing, area, mended in zip(real, areas, repaired):
            yield _building(thing, area, bool(mended), metres_per_level)


def read_streets(extract: Extract, progress: Progress, is_cancelled: Callable[[], bool]) -> Iterator[Row]:
    """All lines with a `highway` tag, motorways too. Raises as `read_points` does."""
    wanted = {"lines": '"highway" IS NOT NULL'}
    for block in _blocks(extract, wanted, STREET_TAGS, progress, is_cancelled, _STREET_AREAS):
        lengths = shapely.length(shapely.from_wkb([thing.wkb for thing in block], on_invalid="ignore"))
        for thing, length in zip(block, lengths):
            tags = {tag.replace(":", "_"): thing.tags.get(tag) for tag in STREET_TAGS}
            values = {"osm_id": thing.osm_id, **tags}
            if length > 0:
                yield Row(thing.wkb, {**values, "status": OK, "message": None})
            else:
                yield Row(None, {**values, "status": UNUSABLE, "message": _cut()})


def date_of(extract: Extract) -> str | None:
    """The day (ISO) the data is of, as the file's head says; None where it does not, or cannot be read."""
    try:
        with extract.path.open("rb") as file:
            if extract.is_binary:
                return _pbf_date(file.read(1 << 17))
            found = re.search(rb'(?:osm_base|timestamp)="(\d{4}-\d\d-\d\d)', file.read(4096))
            return found[1].decode() if found else None
    except (OSError, ValueError, IndexError, KeyError, TypeError, struct.error, zlib.error, OverflowError):
        return None


def _pbf_date(head: bytes) -> str | None:
    """`osmosis_replication_timestamp` of the header block of a .osm.pbf, which is protocol buffers."""
    size = struct.unpack(">I", head[:4])[0]
    blob_size = _protobuf(head[4 : 4 + size])[3]
    blob = _protobuf(head[4 + size : 4 + size + blob_size])
    header = _protobuf(zlib.decompress(blob[3]) if 3 in blob else blob[1])
    seconds = header.get(32)
    return datetime.fromtimestamp(seconds, timezone.utc).date().isoformat() if seconds else None


def _protobuf(message: bytes) -> dict[int, Any]:
    """The fields of a protocol buffers message by number: integers and bytes; of several the last."""
    fields: dict[int, Any] = {}
    at = 0

    def varint() -> int:
        nonlocal at
        result = shift = 0
        while True:
            byte = message[at]
            at += 1
            result |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return result

    while at < len(message):
        key = varint()
        if key & 7 == 0:
            fields[key >> 3] = varint()
        else:
            size = varint() if key & 7 == 2 else {1: 8, 5: 4}[key & 7]
            fields[key >> 3] = message[at : at + size]
            at += size
    return fields


# --- reading by GDAL ---------------------------------------------------------------------------------------


def _blocks(
    extract: Extract,
    wanted: Mapping[str, str],
    tags: Sequence[str],
    progress: Progress,
    is_cancelled: Callable[[], bool],
    areas: str = _AREAS,
) -> Iterator[list[Thing]]:
    """The features of the layers `wanted` that fulfil their condition, in blocks; its last may be empty.

    The condition is more than thrift: of a relation that passes it GDAL swallows the outlines, which
    may be things of their own, such as the two buildings that make up a museum.
    """
    dataset = _opened(extract, _configuration(wanted, tags, areas))
    columns = {}
    for name, condition in wanted.items():
        layer = dataset.GetLayerByName(name)
        columns[name] = _columns(layer, tags)
        layer.SetAttributeFilter(condition)
        if extract.extent:
            layer.SetSpatialFilterRect(*extract.extent)
    dataset.ExecuteSQL(f"SET interest_layers = {','.join(wanted)}")
    more = True
    while more:
        block, more = _block(dataset, columns, progress, is_cancelled)
        yield block


def _configuration(wanted: Mapping[str, str], tags: Sequence[str], areas: str) -> str:
    sections = (f"[{name}]\nosm_id=yes\nattributes={','.join(tags)}\nother_tags=no" for name in wanted)
    head = f"closed_ways_are_polygons={areas}\nattribute_name_laundering=no"
    return "\n".join([head, *sections, ""])


def _opened(extract: Extract, configuration: str) -> gdal.Dataset:
    config = f"/vsimem/{uuid4().hex}.ini"
    gdal.FileFromMemBuffer(config, configuration.encode())
    # XML comes from editors and servers too, which do not all sort by number as the index needs it.
    index = "YES" if extract.is_binary else "NO"
    options = [f"CONFIG_FILE={config}", f"MAX_TMPFILE_SIZE={CACHE_MB}", f"USE_CUSTOM_INDEXING={index}"]
    dataset = None
    with _errors() as errors:
        dataset = gdal.OpenEx(
            str(extract.path), gdal.OF_VECTOR, allowed_drivers=["OSM"], open_options=options
        )
    gdal.Unlink(config)
    if dataset is None:
        raise UnreadableError(errors.text or tr("it is not a file of OpenStreetMap data"))
    return dataset


def _block(
    dataset: gdal.Dataset,
    columns: Mapping[str, Mapping[str, int]],
    progress: Progress,
    is_cancelled: Callable[[], bool],
) -> tuple[list[Thing], bool]:
    """The next features, and whether there are more."""
    block: list[Thing] = []

    def go_on(done: float, *_: Any) -> int:
        progress(done)  # the share of the file that is read; what is left then are areas, kept till the end
        return not is_cancelled()

    with _errors() as errors:
        while len(block) < BLOCK:
            feature, layer = dataset.GetNextFeature(callback=go_on)
            if feature is None:
                break
            name = layer.GetName()
            block.append(_thing(feature, name, columns[name]))
    if is_cancelled():
        raise InterruptedError
    if errors.text:
        raise UnreadableError(errors.text)
    return block, len(block) == BLOCK


def _columns(layer: Any, tags: Sequence[str]) -> dict[str, int]:
    """The number of each field: by name Python goes through all fields for each value."""
    definition = layer.GetLayerDefn()
    return {name: definition.GetFieldIndex(name) for name in ("osm_id", "osm_way_id", *tags)}


def _thing(feature: Any, layer: str, columns: Mapping[str, int]) -> Thing:
    given = {
        name: feature.GetFieldAsString(i)
        for name, i in columns.items()
        if i >= 0 and feature.IsFieldSetAndNotNull(i)
    }
    number, way = given.pop("osm_id", None), given.pop("osm_way_id", None)
    kind = "way" if way else {"points": "node", "lines": "way"}.get(layer, "relation")
    geometry = feature.GetGeometryRef()
    wkb = b"" if geometry is None else bytes(geometry.ExportToWkb())
    return Thing(f"{kind}/{way or number}", given, wkb)


class _errors:  # noqa: N801 - used as a statement
    """GDAL's failures within the block as `text`, whether it is set to raise them or not; no warnings.

    Rings that do not close are warned of by the hundred, and come out with a status.
    """

    def __init__(self) -> None:
        self.text = ""

    def __enter__(self) -> _errors:
        gdal.PushErrorHandler(self._heard)
        return self

    def __exit__(self, _: Any, problem: BaseException | None, __: Any) -> bool:
        gdal.PopErrorHandler()
        if isinstance(problem, RuntimeError):
            self.text = self.text or str(problem)
        return isinstance(problem, RuntimeError)

    def _heard(self, severity: int, _: int, text: str) -> None:
        if severity >= gdal.CE_Failure:
            self.text = self.text or text


# --- things to rows ----------------------------------------------------------------------------------------


def _points(block: Sequence[Thing]) -> list[bytes | None]:
    """A point on each thing; None where it has lost its shape."""
    shapes = shapely.from_wkb([thing.wkb or None for thing in block], on_invalid="ignore")
    points = shapely.point_on_surface(shapes)
    points[shapely.is_empty(points)] = None
    return list(shapely.to_wkb(points))


def _areas(block: Sequence[Thing]) -> tuple[list[bytes | None], Sequence[bool]]:
    """The areas of things, None where there is none; and which cross themselves and were repaired."""
    shapes = shapely.from_wkb([thing.wkb or None for thing in block], on_invalid="ignore")
    shapes = np.array(shapes, dtype=object)
    shapes[shapely.get_dimensions(shapes) != 2] = None
    wrong = ~shapely.is_valid(shapes) & ~shapely.is_missing(shapes)
    shapes[wrong] = [_areal(shape) for shape in shapely.make_valid(shapes[wrong])]
    lost = shapely.is_missing(shapes)
    result = [None if lost[i] else thing.wkb for i, thing in enumerate(block)]
    for i in np.flatnonzero(wrong & ~lost):
        result[i] = shapely.to_wkb(shapes[i])
    return result, wrong & ~lost


def _areal(shape: Any) -> Any:
    """What of a shape is area, as a multipolygon; None if nothing is."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    parts = parts[shapely.get_dimensions(parts) == 2]
    return shapely.multipolygons(parts) if shapely.area(parts).sum() > 0 else None


def _cut() -> str:
    return tr("Its shape is lost: cut at the edge of the extract, or not closed.")


def _status(point: bytes | None, problems: Sequence[str]) -> dict[str, Any]:
    if point is None:
        return {"status": UNUSABLE, "message": _cut()}
    if problems:
        text = tr("Could not use {values}.").format(values=", ".join(problems))
        return {"status": VALUE_IGNORED, "message": text}
    return {"status": OK, "message": None}


def _camera(thing: Thing, point: bytes | None) -> Row:
    one, problems = osm_camera(thing.tags)
    one.camera_id = one.site_id = thing.osm_id
    kind = thing.tags.get("surveillance:type")
    if not kind and thing.tags.get("highway") == "speed_camera":
        kind = "speed camera"
    values = {
        **asdict(one),
        **_status(point, problems),
        "name": thing.tags.get("name"),
        "surveillance": thing.tags.get("surveillance"),
        "surveillance_type": kind,
        "zone": thing.tags.get("surveillance:zone"),
    }
    return Row(point, values)


def _place(thing: Thing, point: bytes | None, kind: str) -> Row:
    values = {"osm_id": thing.osm_id, "name": thing.tags.get("name"), "kind": kind}
    return Row(point, {**values, **_status(point, [])})


def _is_built(tags: Mapping[str, str]) -> bool:
    return any(tags.get(key, "no") != "no" for key in ("building", "building:part"))


def _building(thing: Thing, area: bytes | None, repaired: bool, metres_per_level: float) -> Row:
    height = building_height(thing.tags, metres_per_level)
    building = thing.tags.get("building", "no")
    is_part = building == "no"
    outcome = _status(area, height.problems)
    if repaired and outcome["status"] == OK:
        outcome = {"status": REPAIRED, "message": tr("Its outline crosses itself and was repaired.")}
    values = {
        "osm_id": thing.osm_id,
        "name": thing.tags.get("name"),
        "building": thing.tags["building:part"] if is_part else building,
        "is_part": int(is_part),
        "height_m": height.height_m,
        "height_from": height.source,
        "levels": height.levels,
        "min_height_m": height.min_height_m,
    }
    return Row(area, {**values, **outcome})


def _station_kind(tags: Mapping[str, str]) -> str | None:
    return next((kinds[tags[key]] for key, kinds in _STATIONS.items() if tags.get(key) in kinds), None)


def _sight_kind(tags: Mapping[str, str]) -> str | None:
    return next((tags[key] for key, kinds in _SIGHTS.items() if tags.get(key) in kinds.split()), None)


def _station_where() -> str:
    return " OR ".join(_one_of(key, kinds) for key, kinds in _STATIONS.items())


def _sight_where() -> str:
    return " OR ".join(_one_of(key, kinds.split()) for key, kinds in _SIGHTS.items())


def _one_of(key: str, values: Any) -> str:
    return f'"{key}" IN ({", ".join(repr(value) for value in values)})'
