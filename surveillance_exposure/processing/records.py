"""Other people's records of cameras, row by row: in which format they are, and what cameras they mean."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely
import shapely.geometry
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsProcessingException,
    QgsProcessingFeedback,
)

from .. import layers
from ..core import decode
from ..core.cameras import NO_VIEW, STANDARD_FIELDS, Camera, camera
from ..core.columns import plain_name, text_of
from ..core.numbers import number
from ..core.osm import camera_of, is_surveillance, no_camera_any_more, no_view_reason
from ..core.osm_tables import WATCHERS, TagReader, id_reader, tag_reader, unfolded
from ..core.ragged import Geometries
from ..layers import Rows
from ..sources.osm import UnreadableError, recorded, why_no_view
from ..translation import tr
from . import messages
from .reading import attributes, inputs

FORMATS = ("auto", "decode counts", "openstreetmap", "other")

COORDINATE_NAMES = (
    ("lon", "lat"),
    ("long", "lat"),
    ("lng", "lat"),
    ("longitude", "latitude"),
    ("x", "y"),
    ("center_lon", "center_lat"),
    ("point_x", "point_y"),
)
GEOMETRY_NAMES = (
    *(
        "wkt",
        "geometry",
        "geom",
        "the_geom",
        "wkt_geom",
        "geom_wkt",
        "geometry_wkt",
        "ewkt",
        "st_astext",
        "wkb",
    ),
    *("wkb_geometry", "way", "shape", "geojson", "point", "location"),
)
_HEXADECIMAL = re.compile(r"(?:0[01])(?:[0-9a-fA-F]{2}){8,}")
_WITH_SYSTEM = re.compile(r"\s*SRID=(\d+)\s*;(.*)", re.DOTALL | re.IGNORECASE)

_COUNTS = decode.COUNTS
_OURS = frozenset(STANDARD_FIELDS) - {"count", "kind", "mount", "place", "operator", "source"}
_OURS -= {"status", "message"}
_OSM_COLUMNS = frozenset(("osm_id", "full_id", "osmid", "osm_way_id", "other_tags", "tags", "all_tags"))
_WHAT = frozenset(("man_made", "fclass"))
"""Columns that say of each row what it is."""

_DESCRIPTIONS = ("desc", "description", "cmt", "comment")
_MARKS = re.compile(r"[\t;,|]")


def names_of(rows: Rows) -> list[str]:
    """The names of a layer's fields."""
    return [item.name() for item in rows.fields]


def values_of(rows: Rows, i: int) -> list[Any]:
    """The values of row `i` in the order of its fields, None for NULL."""
    return [layers.plain(layers.value(item)) for item in rows.features[i].attributes()]


def layout_of(wanted: str, rows: Rows, expressions: bool) -> str:
    """The format of a layer: that `wanted`, or for "auto" the one that fits its columns.

    Ends the run where the layer lacks what its format needs, or is of OpenStreetMap without any tags.
    """
    names = names_of(rows)
    if len(names) == 1 and len(_MARKS.split(names[0])) > 2:
        raise QgsProcessingException(
            tr(
                "Cameras, as recorded: “{layer}” was opened as one column, “{name}”. Open it with “Add delimited "
                "text layer”, and say there what divides its columns."
            ).format(layer=rows.name, name=names[0].replace("\t", " ⇥ "))
        )
    if wanted == "auto" and expressions:
        return "other"
    lacks = decode.lacks(names)
    if wanted == "auto" and (lacks is None or len(lacks) < len(_COUNTS)):
        wanted = "decode counts"
    if wanted == "auto":
        return _told_by_tags(rows)
    absent = (lacks or []) if wanted == "decode counts" else []
    if wanted == "openstreetmap" and not reader_of(rows):
        absent = ["man_made", "surveillance", "surveillance:type", "camera:direction", "other_tags"]
    if absent:
        raise QgsProcessingException(
            tr("Format {format}: “{layer}” lacks the columns {absent}. It has: {known}.").format(
                format=wanted,
                layer=rows.name,
                absent=", ".join(absent),
                known=layers.field_text(rows.fields),
            )
        )
    return wanted


def reader_of(rows: Rows) -> TagReader:
    """How to read the tags of a table: by its columns' names, and those that say little by what they hold.

    A "type" beside columns of surveillance may be its type, and Overpass turbo writes all tags into the
    description of a GPX waypoint.
    """
    reader = tag_reader(names_of(rows))
    plain = [plain_name(name) for name in names_of(rows)]
    keys, packed = dict(reader.keys), list(reader.packed)
    if not any(map(_tells_cameras, reader.names)):
        packed += [i for i, name in enumerate(plain) if name in _DESCRIPTIONS and _holds_tags(rows, i)]
    elif "type" in plain and "surveillance:type" not in reader.names:
        i = plain.index("type")
        words = {text_of(item).lower() for item in _column(rows, i)} - {""}
        if words and words.issubset(WATCHERS):
            keys[i] = "surveillance:type"
    return replace(reader, keys=keys, packed=packed)


def _tells_cameras(key: str) -> bool:
    return key in _WHAT or key.startswith(("surveillance", "camera:"))


def _holds_tags(rows: Rows, column: int) -> bool:
    return any(map(_tells_cameras, (key for item in _column(rows, column) for key in unfolded(item))))


def _column(rows: Rows, i: int) -> list[Any]:
    return [layers.value(feature[i]) for feature in rows.features]


def _told_by_tags(rows: Rows) -> str:
    """ "openstreetmap" or "other"."""
    names = names_of(rows)
    tags = reader_of(rows)
    if any(map(_tells_cameras, tags.names)):
        return "openstreetmap"
    if _OURS.intersection(name.lower() for name in names):
        return "other"
    marked = [
        name
        for name in names
        if plain_name(name) in _OSM_COLUMNS or (name.startswith("@") and plain_name(name) in ("id", "type"))
    ]
    marked += [names[i] for i in tags.packed if plain_name(names[i]) in _DESCRIPTIONS]
    if not marked:
        return "other"
    if tags.names or any(tags.tags(values_of(rows, i)) for i in range(len(rows))):
        return "openstreetmap"
    seen = [f"{names[i]} = {value}" for i in tags.packed if (value := _first(rows, i))]
    raise QgsProcessingException(
        tr(
            "Cameras, as recorded: “{layer}” looks like OpenStreetMap ({marked}), but has no tags that can be "
            "read. It has: {known}. If it is something else, choose the format “other”."
        ).format(
            layer=rows.name,
            marked=", ".join(marked),
            known="; ".join([layers.field_text(rows.fields), *seen]),
        )
    )


def _first(rows: Rows, column: int) -> str:
    """The beginning of the first value of a column."""
    texts = (str(values_of(rows, i)[column] or "").strip() for i in range(len(rows)))
    return next((text[:80] for text in texts if text), "")


class Records:
    """The cameras of a layer's rows.

    `left_out` counts the rows that are no cameras, `unwatching` those that watch no street, by reason.
    """

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.names = names_of(rows)
        self.left_out: Counter[str] = Counter()
        self.unwatching: Counter[str] = Counter()

    def cameras(self, i: int) -> list[Camera] | None:
        """Those of row `i`, empty where it counts none; None where it is no record of cameras.

        A row that cannot be used is noted in `rows.problems`.
        """
        raise NotImplementedError

    def say(self, feedback: QgsProcessingFeedback) -> None:
        """What is to be known of all rows, after the last of them."""
        for reason, count in self.left_out.items():
            feedback.pushWarning(
                tr("{count} of {total} rows of “{layer}” are no cameras and left out: {reason}.").format(
                    count=count, total=len(self.rows), layer=self.rows.name, reason=reason
                )
            )
        for text, count in self.unwatching.items():
            feedback.pushWarning(
                tr("{count} rows watch no street and are in no figure (status “{status}”). {text}").format(
                    count=count, status=NO_VIEW, text=text
                )
            )

    def noted(self, one: Camera, problems: list[str], reason: str | None) -> list[Camera]:
        """The camera with its status and message, as a list; empty where it counts none.

        `reason` says, in a sentence, why it watches no street.
        """
        words = [tr("Could not use {values}.").format(values=", ".join(problems))] if problems else []
        if problems:
            one.status = "value ignored"
        if reason:
            self.unwatching[reason] += 1
            one.status = NO_VIEW
            words.insert(0, reason)
        one.message = " ".join(words) or None
        return [one] if one.count is None or one.count > 0 else []


class OtherRecords(Records):
    """By values of the standard fields, one camera a row."""

    def __init__(self, rows: Rows, columns: Mapping[str, list[Any]]) -> None:
        super().__init__(rows)
        self.columns = columns
        self._status, self._message = (rows.column(name) for name in ("status", "message"))

    def cameras(self, i: int) -> list[Camera]:
        values, failed = {}, []
        for name, column in self.columns.items():
            if column[i] is attributes.FAILED:
                failed.append(name)
            else:
                values[name] = layers.plain(column[i])
        one, problems = camera(values)
        problems += [tr("{name} (the expression fails)").format(name=name) for name in failed]
        reason = why_no_view("indoor") if one.place == "indoor" else None
        if self._status and str(self._status[i] or "").strip().lower() == NO_VIEW:  # a layer of our own
            own = str(self._message[i] or "").strip() if self._message else ""
            reason = own or reason or messages.reason_text(NO_VIEW)
        return self.noted(one, problems, reason)

    def say(self, feedback: QgsProcessingFeedback) -> None:
        super().say(feedback)
        if self.columns.keys() <= {"operator", "source", "place"}:
            feedback.pushWarning(
                tr(
                    "“{layer}” has none of the fields of cameras, and no expression is given: each of its {count} rows "
                    "is taken as one camera. It has: {known}."
                ).format(
                    layer=self.rows.name, count=len(self.rows), known=layers.field_text(self.rows.fields)
                )
            )


class TaggedRecords(Records):
    """By OpenStreetMap's tags, wherever the table keeps them."""

    def __init__(self, rows: Rows) -> None:
        super().__init__(rows)
        self._tags, self._ids = reader_of(rows), id_reader(self.names)
        plain = [plain_name(name) for name in self.names]
        self._gone = [i for i, name in enumerate(plain) if name in ("action", "visible")]
        self._watching = any(key.startswith(("surveillance", "camera:")) for key in self._tags.names)
        self._told = not self._tags.names.isdisjoint(_WHAT) or self._packs_what_it_is()
        self._cut = 0

    def cameras(self, i: int) -> list[Camera] | None:
        row = values_of(self.rows, i)
        tags = self._tags.tags(row)
        if any(str(row[k]).strip().lower() in ("delete", "deleted", "false", "0", "no") for k in self._gone):
            self.left_out[tr("deleted or no longer visible")] += 1
            return None
        gone = no_camera_any_more(tags)
        if gone:
            self.left_out[tr("no camera there: {word}").format(word=gone)] += 1
            return None
        if not self._is_camera(tags):
            self.left_out[tr("their tags do not say man_made=surveillance or highway=speed_camera")] += 1
            return None
        self._cut += self._tags.cut_off(row)
        one, problems = camera_of(tags)
        one.site_id = one.camera_id = self._ids.of(row)
        reason = why_no_view(no_view_reason(tags) or "") if one.status == NO_VIEW else None
        return self.noted(one, problems, reason)

    def _packs_what_it_is(self) -> bool:
        """Whether what an object is stands in a column of many tags."""
        if not self._tags.packed:
            return False
        packed = TagReader({}, self._tags.packed)
        every = (packed.tags(values_of(self.rows, i)) for i in range(len(self.rows)))
        return not self._watching or any("man_made" in tags for tags in every)

    def _is_camera(self, tags: Mapping[str, str]) -> bool:
        if is_surveillance(tags):
            return True
        if self._told:
            return False
        return "highway" not in self._tags.names or (
            self._watching and any(key.startswith(("surveillance", "camera:")) for key in tags)
        )

    def say(self, feedback: QgsProcessingFeedback) -> None:
        super().say(feedback)
        if self._cut:
            feedback.pushWarning(
                tr(
                    "{count} rows of “{layer}” hold tags that end in the middle or cannot be read; what is missing "
                    "of them is unknown. A Shapefile keeps 254 letters of a text: use another format."
                ).format(count=self._cut, layer=self.rows.name)
            )
        if not self._told and not self._watching and "highway" not in self._tags.names:
            feedback.pushWarning(
                tr(
                    "No column of “{layer}” says what its rows are (man_made, surveillance): each is taken as a camera."
                ).format(layer=self.rows.name)
            )


class DecodeRecords(Records):
    """By the counts of Decode Surveillance NYC, one row per intersection."""

    def __init__(self, rows: Rows) -> None:
        super().__init__(rows)
        self._columns = {
            name: self.names.index(column) for name, column in decode.columns_of(self.names).items()
        }
        self._blank = self._partly = 0
        self._unknown = 0.0

    def cameras(self, i: int) -> list[Camera]:
        values = values_of(self.rows, i)
        row = {name: values[column] for name, column in self._columns.items()}
        try:
            found = decode.cameras(row)
        except decode.NoCountError:
            self.rows.problems[i] = (
                tr("no count at all: unknown, not zero")
                if decode.blanks(row) == len(_COUNTS)
                else tr("counts of 0, and one that is blank: unknown, not zero")
            )
            return []
        except (TypeError, ValueError):
            self.rows.problems[i] = tr("a count that is no number of cameras")
            return []
        blanks = decode.blanks(row)
        if blanks == len(_COUNTS):
            self._blank += 1
            self._unknown += sum(one.count or 0 for one in found)
        elif blanks:
            self._partly += 1
        for one in found:  # the cameras of one intersection are at one site
            one.site_id = one.site_id or tr("row {number}").format(number=i + 1)
        return found

    def say(self, feedback: QgsProcessingFeedback) -> None:
        super().say(feedback)
        if self._blank:
            feedback.pushWarning(
                tr(
                    "{count} rows of “{layer}” do not say what their cameras are attached to (blank, not zero): their "
                    "{cameras} cameras, by n_cameras_median, are of unknown ownership."
                ).format(count=self._blank, layer=self.rows.name, cameras=f"{self._unknown:g}")
            )
        if self._partly:
            feedback.pushWarning(
                tr(
                    "{count} rows of “{layer}” lack some of the counts by attachment: the cameras that "
                    "n_cameras_median has beyond the known ones are of unknown ownership."
                ).format(count=self._partly, layer=self.rows.name)
            )


def table_points(rows: Rows) -> tuple[Geometries, int | None]:
    """The points of a table, from its columns of coordinates or of shapes as text; problems are noted in `rows`.

    And the EPSG number of their system, where their text says it.
    """
    plain = [plain_name(name) for name in names_of(rows)]
    pairs = [(plain.index(x), plain.index(y)) for x, y in COORDINATE_NAMES if x in plain and y in plain]
    columns = [i for name in GEOMETRY_NAMES for i, each in enumerate(plain) if each == name]
    points = np.full(len(rows), None, dtype=object)
    for i in range(len(rows)) if pairs or columns else ():
        row = values_of(rows, i)
        found = (point(rows, i, row[x], row[y]) for x, y in pairs)
        points[i] = next(filter(None, found), None) or next(
            filter(None, (_shape(row[k]) for k in columns)), None
        )
        if points[i] is not None:
            rows.problems.pop(i, None)
    if not pairs and shapely.is_missing(points).all():
        raise QgsProcessingException(
            tr(
                "Cameras, as recorded: “{layer}” has no points, and no columns such as lat and lon. Name them under "
                "“Longitude or easting” and “Latitude or northing”. It has: {known}."
            ).format(layer=rows.name, known=layers.field_text(rows.fields))
        )
    systems = set(np.unique(shapely.get_srid(points[~shapely.is_missing(points)])).tolist()) - {0}
    if len(systems) > 1:
        raise QgsProcessingException(
            tr(
                "Cameras, as recorded: the points of “{layer}” are in several coordinate systems ({systems}). Bring "
                "them into one first."
            ).format(layer=rows.name, systems=", ".join(f"EPSG:{each}" for each in sorted(systems)))
        )
    return points, next(iter(systems), None)


def _shape(item: Any) -> Any:
    """A shape from its text: well-known text or binary, with or without a system, or GeoJSON; None if it is none."""
    text = item if isinstance(item, str) else json.dumps(item) if isinstance(item, dict) else ""
    srid, of_system = 0, _WITH_SYSTEM.fullmatch(text)
    if of_system:
        srid, text = int(of_system[1]), of_system[2]
    try:
        if _HEXADECIMAL.fullmatch(text):
            return shapely.from_wkb(text)
        if text.lstrip().startswith("{"):
            return shapely.geometry.shape(json.loads(text))
        return shapely.set_srid(shapely.from_wkt(text, on_invalid="ignore"), srid)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError, shapely.errors.ShapelyError):
        return None


def point(rows: Rows, i: int, x: Any, y: Any) -> shapely.Point | None:
    """The point of row `i`; None where there is none, with the problem noted in `rows`."""
    try:
        numbers = [number(x), number(y)]
    except (TypeError, ValueError):
        rows.problems[i] = tr("coordinates that are no numbers")
        return None
    if None in numbers:
        rows.problems.setdefault(i, layers.NO_GEOMETRY)
        return None
    return shapely.Point(numbers)


def rows_of_extract(file: Path, label: str, feedback: QgsProcessingFeedback, share: float) -> Rows:
    """What a file of OpenStreetMap data has of cameras, be they nodes, ways or relations; `label` is its parameter.

    One that is cut short or broken ends the run. The reading is `share` of it.
    """
    try:
        with inputs.cancelling(feedback):
            found, notes = recorded(
                file, lambda done: feedback.setProgress(100 * share * done), feedback.isCanceled
            )
    except UnreadableError as error:
        raise QgsProcessingException(
            tr("{label}: {path} is not complete, or cannot be read as OpenStreetMap data: {reason}.").format(
                label=label, path=file, reason=str(error).rstrip(".")
            )
        ) from error
    if notes.deleted:
        feedback.pushWarning(
            tr("{label}: {count} objects of “{layer}” are left out, deleted or no longer visible.").format(
                label=label, count=notes.deleted, layer=file.name
            )
        )
    if notes.remark:
        feedback.pushWarning(
            tr("The server that made the file says: “{remark}”.").format(remark=notes.remark)
        )
    if not found:
        raise QgsProcessingException(
            tr(
                "{label}: no object of “{layer}” is a camera: no tags say man_made=surveillance or "
                "highway=speed_camera."
            ).format(label=label, layer=file.name)
        )
    fields = layers.fields_of(layers.new_field(name, "text") for name in ("id", "tags"))
    features = []
    for each in found:
        feature = QgsFeature(fields)
        feature.setAttributes([each.element.osm_id, json.dumps(each.element.tags)])
        features.append(feature)
    points = np.full(len(found), None, dtype=object)
    points[:] = shapely.from_wkb([each.point for each in found])
    return Rows(file.name, QgsCoordinateReferenceSystem("EPSG:4326"), fields, features, points)


def points_on(shapes: Geometries) -> Geometries:
    """Points, and a point on each line and area."""
    points = shapes.copy()
    large = (shapely.get_dimensions(shapes) > 0) & np.isfinite(shapely.bounds(shapes)).all(axis=1)
    points[large] = shapely.point_on_surface(shapes[large])
    return points
