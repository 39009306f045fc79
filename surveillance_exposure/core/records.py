"""Other people's records of cameras, as columns of a table: in which format they are, and what cameras they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from . import decode, parts
from .cameras import INDOOR, OWNERSHIPS, STANDARD_FIELDS, Camera, camera, name_cameras
from .cancelling import stop_if
from .columns import FAILED, plain_name, where_named
from .osm import camera_of, is_surveillance, no_camera_any_more, no_view_reason
from .osm_tables import DESCRIPTIONS, WHAT, TagReader, id_reader, tag_reader_of, tells_cameras
from .ragged import Bools, Geometries, Ints
from .statuses import NO_VIEW, UNUSABLE, VALUE_IGNORED
from .table_points import points_of, points_on

__all__ = [
    "AUTO",
    "BAD_COUNT",
    "BLANK_COUNT",
    "DECODE_COUNTS",
    "DELETED",
    "FORMATS",
    "LACKS_COLUMNS",
    "NOT_TAGGED",
    "NO_COUNT",
    "NO_TAGS",
    "ONE_COLUMN",
    "OPENSTREETMAP",
    "OTHER",
    "OWN_FIELDS",
    "CameraRecords",
    "FormatError",
    "Record",
    "Totals",
    "cameras_from_columns",
    "format_of",
]

AUTO, DECODE_COUNTS, OPENSTREETMAP, OTHER = FORMATS = ("auto", "decode counts", "openstreetmap", "other")

ONE_COLUMN, LACKS_COLUMNS, NO_TAGS = "one column", "lacks columns", "no tags"
"""What is wrong with a table: opened as one column; not in its format; like OpenStreetMap, without tags."""

NO_COUNT, BLANK_COUNT, BAD_COUNT = "no count", "blank count", "bad count"
"""Why a row of counts cannot be used: no count at all; counts of 0 and one that is blank; one that is no number."""

DELETED, NOT_TAGGED = "deleted", "not tagged"
"""With the words of `osm.LIFE_CYCLE`: why a row is no record of cameras."""

OWN_FIELDS = tuple(name for name in STANDARD_FIELDS if name not in ("status", "message"))
DIRECTIONS = ("direction", "heading", "azimuth", "bearing")
"""Names that tables of cameras have for direction_deg."""

_TELLING = frozenset(OWN_FIELDS) - {"count", "kind", "mount", "place", "operator", "source"}
"""Standard fields that hardly stand in a table of another format."""

_OSM_COLUMNS = frozenset(("osm_id", "full_id", "osmid", "osm_way_id", "other_tags", "tags", "all_tags"))
_OSM_EXAMPLES = ("man_made", "surveillance", "surveillance:type", "camera:direction", "other_tags")
_MARKS = re.compile(r"[\t;,|]")
_GONE = ("delete", "deleted", "false", "0", "no")
_AT_ONCE = 1000  # rows between two looks whether to stop

Columns = Mapping[str, Sequence[Any]]


class FormatError(ValueError):
    """A table of which no cameras can be made.

    `code` is ONE_COLUMN (`names` its name), LACKS_COLUMNS (those that `format` needs) or NO_TAGS (those that make it
    look like OpenStreetMap; `seen` what stands in columns of tags, as "name = value").
    """

    def __init__(self, code: str, names: Sequence[str], format: str = AUTO, seen: Sequence[str] = ()) -> None:
        super().__init__(f"{code}: {', '.join([*names, *seen])}")
        self.code, self.names, self.format, self.seen = code, list(names), format, list(seen)


@dataclass(frozen=True)
class Record:
    """What one row says.

    Attributes
    ----------
    cameras
        None where the row counts none, is no record of cameras, or cannot be used.
    left_out
        Why it is no record of cameras: DELETED, NOT_TAGGED or a word of `osm.LIFE_CYCLE`.
    problem
        Why it cannot be used: NO_COUNT, BLANK_COUNT or BAD_COUNT.
    no_view
        Why it watches no street: one of `cameras.NO_VIEW_REASONS`, or NO_VIEW where that is all that it says.
    words
        The same in the record's own words.
    ignored
        Values that could not be used, as "name = value".
    failed
        Fields whose value could not be worked out.
    blanks
        How many of the counts by attachment are blank.
    is_cut
        Whether it holds tags that end in the middle.
    """

    cameras: tuple[Camera, ...] = ()
    left_out: str | None = None
    problem: str | None = None
    no_view: str | None = None
    words: str = ""
    ignored: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    blanks: int = 0
    is_cut: bool = False


@dataclass(frozen=True)
class Totals:
    """What was made of a table.

    `used` features that watch streets, `no_view` that watch none; `sites` of the former, and `sites_without` rows
    that count no camera; `cameras` by ownership, of those used; `ignored` features used with a value that was not.
    """

    used: int
    no_view: int
    skipped: int
    sites: int
    sites_without: int
    ignored: int
    ownership: Mapping[str, float]

    @property
    def cameras(self) -> float:
        """All of those used."""
        return sum(self.ownership.values())


@dataclass(frozen=True)
class CameraRecords:
    """The cameras of a table.

    Attributes
    ----------
    format
        That of the table.
    cameras
        Of all rows, with names and statuses; `message` is left to whoever writes sentences.
    rows
        Which row each camera is of.
    points
        Where each stands, None where it cannot be used.
    on_shapes
        Which cameras are recorded as lines or areas, and stand on a point of it.
    records
        What each row says.
    problems
        Why rows cannot be used: a code of here, of `parts` or of `table_points`, or as given.
    renamed
        How many had the name of another camera.
    is_assumed
        Whether no column says that its rows are cameras: each was taken for one.
    direction_from
        The column that was taken for direction_deg, if it is called otherwise.
    srid
        The EPSG number of the points' system, where they were text that says so.
    """

    format: str
    cameras: list[Camera]
    rows: Ints
    points: Geometries
    on_shapes: Bools
    records: list[Record]
    problems: dict[int, str]
    renamed: int
    is_assumed: bool
    direction_from: str | None = None
    srid: int | None = None

    @property
    def columns(self) -> dict[str, list[Any]]:
        """The cameras by standard field."""
        return {name: [getattr(one, name) for one in self.cameras] for name in STANDARD_FIELDS}

    @property
    def totals(self) -> Totals:
        """What was made of the table."""
        kept = [one for i, one in zip(self.rows.tolist(), self.cameras) if i not in self.problems]
        used = [one for one in kept if one.status != NO_VIEW]
        ownership = dict.fromkeys(OWNERSHIPS, 0.0)
        for one in used:
            ownership[one.ownership] += one.count or 0
        with_cameras = set(self.rows.tolist())
        return Totals(
            used=len(used),
            no_view=len(kept) - len(used),
            skipped=len(self.problems),
            sites=len({one.site_id for one in used}),
            sites_without=sum(
                record.left_out is None and i not in with_cameras for i, record in enumerate(self.records)
            ),
            ignored=sum(one.status == VALUE_IGNORED for one in used),
            ownership=ownership,
        )


def cameras_from_columns(
    columns: Columns,
    points: Geometries | None = None,
    format: str = AUTO,
    fields: Columns | None = None,
    problems: Mapping[int, str] | None = None,
    progress: Callable[[float], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> CameraRecords:
    """Standard cameras from a table of other people's records.

    Parameters
    ----------
    columns
        Values by name of the column: numbers, texts, None for nothing. A table of the standard fields, OpenStreetMap's
        tags wherever a table keeps them, or the published counts of Decode Surveillance NYC.
    points
        Where the rows are, in any system; shape (rows,). None: as the columns say. Of OpenStreetMap's lines and areas
        a point on them is taken; elsewhere only points can be used.
    format
        One of `FORMATS`.
    fields
        Values by standard field that come before columns of that name; `columns.FAILED` for what could not be
        worked out. With any, a table of unknown format is OTHER.
    problems
        By row, why it cannot be used, where that is known already.
    progress, is_cancelled
        Told the share that is done; asked whether to stop.

    Returns
    -------
    CameraRecords
        No camera where no row has one.

    Raises
    ------
    FormatError
        Where the table is not what it should be.
    table_points.NoPointsError, table_points.SeveralSystemsError
        Without `points`, where the columns have none.
    InterruptedError
        Once cancelled.

    Examples
    --------
    >>> table = {"man_made": ["surveillance"], "camera:direction": ["N"], "lon": [7.4], "lat": [43.7]}
    >>> found = cameras_from_columns(table)
    >>> found.format, found.columns["direction_deg"], found.points[0].wkt
    ('openstreetmap', [0.0], 'POINT (7.4 43.7)')
    """
    layout = format_of(columns, format, bool(fields))
    known = dict(problems or {})
    srid = None
    if points is None:
        placed = points_of(columns)
        points, srid = placed.points, placed.srid
        known = {**placed.problems, **known}
    size = _size(columns, fields or {}, points)
    at, on_shapes, unplaced = _places(points, layout == OPENSTREETMAP)
    known = {**unplaced, **known}
    read: _Reader = _Decode(columns)
    if layout == OTHER:
        read = _Other(columns, fields or {}, size)
    elif layout == OPENSTREETMAP:
        read = _Tagged(columns, size)

    records: list[Record] = []
    cameras: list[Camera] = []
    rows: list[int] = []
    for i in range(size):
        if i % _AT_ONCE == 0:
            stop_if(is_cancelled)
            progress(i / size)
        record = read.record(i)
        records.append(record)
        if record.left_out is not None:
            known.pop(i, None)  # that it has no place is no loss
            continue
        if record.problem is not None:
            known[i] = record.problem
        found = record.cameras
        if i in known:
            found = found or (Camera(count=0),)
            for one in found:
                one.status = UNUSABLE
        cameras += found
        rows += [i] * len(found)
    renamed = name_cameras(cameras, rows)
    at[list(known)] = None
    of = np.array(rows, dtype=np.int64)
    return CameraRecords(
        format=layout,
        cameras=cameras,
        rows=of,
        points=at[of],
        on_shapes=on_shapes[of] & (layout == OPENSTREETMAP),
        records=records,
        problems=known,
        renamed=renamed,
        is_assumed=read.is_assumed,
        direction_from=read.direction_from,
        srid=srid,
    )


def _size(columns: Columns, fields: Columns, points: Geometries) -> int:
    sizes = {len(points), *map(len, columns.values()), *map(len, fields.values())}
    if len(sizes) > 1:
        raise ValueError(f"columns and points of different lengths: {sorted(sizes)}")
    return len(points)


def _places(shapes: Geometries, any_shape: bool) -> tuple[Geometries, Bools, dict[int, str]]:
    """A point per row, None where there is none; which rows are lines or areas; why there is none, by row."""
    shapes = np.array(shapes, dtype=object)
    points, left_out = parts.usable(points_on(shapes) if any_shape else shapes, 0)
    missing = shapely.is_missing(points) | shapely.is_empty(points)
    points[missing] = None
    problems = {i: parts.reason(left_out.get(i)) for i in np.flatnonzero(missing).tolist()}
    points, several = parts.single_points(points)
    problems.update(dict.fromkeys(several.tolist(), parts.SEVERAL_POINTS))
    return points, shapely.get_dimensions(shapes) > 0, problems


def format_of(columns: Columns, wanted: str = AUTO, has_fields: bool = False) -> str:
    """The format of a table: that `wanted`, or for AUTO the one that fits its columns.

    Parameters
    ----------
    columns
        Values by name of the column.
    wanted
        One of `FORMATS`.
    has_fields
        Whether values of standard fields are given beside the columns.

    Returns
    -------
    str
        DECODE_COUNTS, OPENSTREETMAP or OTHER.

    Raises
    ------
    FormatError
        Where the table lacks what its format needs, or is of OpenStreetMap without any tags.

    Examples
    --------
    >>> format_of({"osm_id": [1], "camera:direction": ["N"]}), format_of({"direction_deg": [90]})
    ('openstreetmap', 'other')
    """
    names = list(columns)
    if wanted not in FORMATS:
        raise ValueError(f"no format: {wanted}")
    if len(names) == 1 and len(_MARKS.split(names[0])) > 2:
        raise FormatError(ONE_COLUMN, names)
    if wanted == AUTO and has_fields:
        return OTHER
    absent = decode.lacks(names)
    if wanted == AUTO and (absent is None or len(absent) < len(decode.COUNTS)):
        wanted = DECODE_COUNTS
    if wanted == AUTO:
        return _told_by_tags(columns)
    if wanted == DECODE_COUNTS and absent:
        raise FormatError(LACKS_COLUMNS, absent, wanted)
    if wanted == OPENSTREETMAP and not tag_reader_of(columns):
        raise FormatError(LACKS_COLUMNS, _OSM_EXAMPLES, wanted)
    return wanted


def _told_by_tags(columns: Columns) -> str:
    """OPENSTREETMAP or OTHER."""
    names = list(columns)
    reader = tag_reader_of(columns)
    if any(map(tells_cameras, reader.names)):
        return OPENSTREETMAP
    if _TELLING.intersection(name.lower() for name in names):
        return OTHER
    marked = [
        name
        for name in names
        if plain_name(name) in _OSM_COLUMNS or (name.startswith("@") and plain_name(name) in ("id", "type"))
    ]
    marked += [names[i] for i in reader.packed if plain_name(names[i]) in DESCRIPTIONS]
    if not marked:
        return OTHER
    if reader.names or any(reader.tags(row) for row in zip(*columns.values())):
        return OPENSTREETMAP
    seen = [f"{names[i]} = {text}" for i in reader.packed if (text := _first(columns[names[i]]))]
    raise FormatError(NO_TAGS, marked, OPENSTREETMAP, seen)


def _first(column: Sequence[Any]) -> str:
    """The beginning of the first value of a column."""
    texts = (str(item or "").strip() for item in column)
    return next((text[:80] for text in texts if text), "")


class _Reader:
    """Reads records row by row; `is_assumed` and `direction_from` as in `CameraRecords`."""

    is_assumed = False
    direction_from: str | None = None

    def record(self, i: int) -> Record:
        raise NotImplementedError


def _record(one: Camera, **of: Any) -> Record:
    """The record of a camera, whose status is set; it has none where it counts none."""
    found = Record((one,) if one.count is None or one.count > 0 else (), **of)
    if found.ignored or found.failed:
        one.status = VALUE_IGNORED
    if found.no_view:
        one.status = NO_VIEW
    return found


class _Other(_Reader):
    """By values of the standard fields, one camera a row."""

    def __init__(self, columns: Columns, fields: Columns, size: int) -> None:
        self._values: dict[str, Sequence[Any]] = {}
        for name in OWN_FIELDS:
            column = fields.get(name, _column(columns, name))
            if column is not None:
                self._values[name] = column
        also = next((name for name in DIRECTIONS if _column(columns, name) is not None), None)
        if also and "direction_deg" not in self._values:
            self.direction_from = also
            self._values["direction_deg"] = _column(columns, also) or ()
        self._status, self._message = (
            _column(columns, name) or [None] * size for name in ("status", "message")
        )
        self.is_assumed = self._values.keys() <= {"operator", "source", "place"}

    def record(self, i: int) -> Record:
        row = {name: column[i] for name, column in self._values.items()}
        one, ignored = camera({name: value for name, value in row.items() if value is not FAILED})
        no_view = INDOOR if one.place == INDOOR else None
        words = ""
        if str(self._status[i] or "").strip().lower() == NO_VIEW:  # a layer of our own
            words = str(self._message[i] or "").strip()
            no_view = no_view or NO_VIEW
        failed = tuple(name for name, value in row.items() if value is FAILED)
        return _record(one, no_view=no_view, words=words, ignored=tuple(ignored), failed=failed)


def _column(columns: Columns, name: str) -> Sequence[Any] | None:
    """The values of a standard field, or of one of `DIRECTIONS`; None where there is no such column."""
    names = list(columns)
    found = where_named(names, name, name in STANDARD_FIELDS)
    return None if found is None else columns[names[found]]


class _Tagged(_Reader):
    """By OpenStreetMap's tags, wherever the table keeps them."""

    def __init__(self, columns: Columns, size: int) -> None:
        names = list(columns)
        self._rows = list(zip(*columns.values())) or [()] * size
        self._tags, self._ids = tag_reader_of(columns), id_reader(names)
        self._gone = [i for i, name in enumerate(names) if plain_name(name) in ("action", "visible")]
        self._watching = any(key.startswith(("surveillance", "camera:")) for key in self._tags.names)
        self._told = not self._tags.names.isdisjoint(WHAT) or self._packs_what_it_is()
        self.is_assumed = not self._told and not self._watching and "highway" not in self._tags.names

    def record(self, i: int) -> Record:
        row = self._rows[i]
        tags = self._tags.tags(row)
        if any(str(row[k]).strip().lower() in _GONE for k in self._gone):
            return Record(left_out=DELETED)
        gone = no_camera_any_more(tags)
        if gone or not self._is_camera(tags):
            return Record(left_out=gone or NOT_TAGGED)
        one, ignored = camera_of(tags)
        one.site_id = one.camera_id = self._ids.of(row)
        no_view = no_view_reason(tags) if one.status == NO_VIEW else None
        return _record(one, no_view=no_view, ignored=tuple(ignored), is_cut=self._tags.cut_off(row))

    def _packs_what_it_is(self) -> bool:
        """Whether what an object is stands in a column of many tags."""
        if not self._tags.packed:
            return False
        packed = TagReader({}, self._tags.packed)
        return not self._watching or any("man_made" in packed.tags(row) for row in self._rows)

    def _is_camera(self, tags: Mapping[str, str]) -> bool:
        if is_surveillance(tags):
            return True
        if self._told:
            return False
        return "highway" not in self._tags.names or (
            self._watching and any(key.startswith(("surveillance", "camera:")) for key in tags)
        )


class _Decode(_Reader):
    """By the counts of Decode Surveillance NYC, one row per intersection."""

    def __init__(self, columns: Columns) -> None:
        self._columns = {name: columns[column] for name, column in decode.columns_of(list(columns)).items()}

    def record(self, i: int) -> Record:
        row = {name: column[i] for name, column in self._columns.items()}
        blanks = decode.blanks(row)
        try:
            found = decode.cameras(row)
        except decode.NoCountError:
            return Record(problem=NO_COUNT if blanks == len(decode.COUNTS) else BLANK_COUNT, blanks=blanks)
        except (TypeError, ValueError):
            return Record(problem=BAD_COUNT)
        for one in found:  # the cameras of one intersection are at one site
            one.site_id = one.site_id or f"row {i + 1}"
        return Record(tuple(found), blanks=blanks)
