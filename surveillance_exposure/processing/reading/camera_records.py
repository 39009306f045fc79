"""Records of cameras as they are given (layers, tables, files of OpenStreetMap data), to standard cameras."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsVectorLayer,
)

from ... import layers
from ...core import decode, records
from ...core.cancelling import until
from ...core.parts import NO_GEOMETRY, WRONG_TYPE
from ...core.projection import without_nowhere
from ...core.ragged import Geometries
from ...core.records import CameraRecords, FormatError
from ...core.statuses import NO_VIEW
from ...core.table_points import NoPointsError, SeveralSystemsError, points_at, points_of, points_on
from ...layers import POINT, Rows
from ...sources.camera_words import left_out_text, why_no_view
from ...sources.osm.elements import UnreadableError
from ...sources.osm.extract import read_camera_table
from ...sources.osm.files import is_extract
from ...sources.osm.rows import ATTRIBUTION, LICENCE
from ...translation import tr
from .. import messages
from ..run import Run
from . import attributes, inputs, systems
from .conditions import checked_expression

_LOOK = 1000  # rows between two looks at whether to go on
READING = 0.5
"""The share of a run that reading a file of OpenStreetMap data takes."""

Columns = dict[str, list[Any]]


@dataclass(frozen=True)
class Table:
    """Records as they are given: the rows, whose geometries are as they are, and what stands in their columns.

    `share` is that of the run which reading them took.
    """

    rows: Rows
    columns: Columns
    share: float = 0.0


def table(run: Run) -> Table:
    """What INPUT gives: a layer, a table, or a whole file of OpenStreetMap data."""
    file = extract(run.parameters)
    if file is not None:
        return _of_extract(run, file)
    rows = inputs.read(run, "INPUT", None)
    features = until(rows.features, run.is_cancelled, _LOOK)
    values = [[layers.plain(layers.value(item)) for item in each.attributes()] for each in features]
    names = [item.name() for item in rows.fields]
    return Table(rows, {name: [row[i] for row in values] for i, name in enumerate(names)})


def table_of(name: str, columns: Columns, shapes: Geometries | None = None, share: float = 0.0) -> Table:
    """One that is no layer; `shapes` in degrees."""
    size = max(map(len, columns.values()), default=0)
    fields = layers.fields_of(layers.new_field(each, "text") for each in columns)
    geometries = np.full(size, None, dtype=object) if shapes is None else shapes
    crs = QgsCoordinateReferenceSystem("EPSG:4326")
    return Table(Rows(name, crs, fields, [QgsFeature(fields)] * size, geometries), columns, share)


def _of_extract(run: Run, file: Path) -> Table:
    """What a file of OpenStreetMap data has of cameras, be they nodes, ways or relations.

    One that is cut short or broken ends the run.
    """
    label = run.label("INPUT")
    try:
        found = read_camera_table(file, lambda done: run.progress(100 * READING * done), run.is_cancelled)
    except UnreadableError as error:
        raise QgsProcessingException(
            tr("{label}: {path} is not complete, or cannot be read as OpenStreetMap data: {reason}.").format(
                label=label, path=file, reason=str(error).rstrip(".")
            )
        ) from error
    notes = found.notes
    if notes.deleted:
        run.warn(
            tr("{label}: {count} objects of “{layer}” are left out, deleted or no longer visible.").format(
                label=label, count=notes.deleted, layer=file.name
            )
        )
    if notes.remark:
        run.warn(tr("The server that made the file says: “{remark}”.").format(remark=notes.remark))
    if not len(found.points):
        raise QgsProcessingException(
            tr(
                "{label}: no object of “{layer}” is a camera: no tags say man_made=surveillance or "
                "highway=speed_camera."
            ).format(label=label, layer=file.name)
        )
    return table_of(file.name, found.columns, found.points, READING)


def format_of(given: Table, wanted: str, has_fields: bool = False) -> str:
    """The format of a table; one that is not what it should be ends the run."""
    name, fields = given.rows.name, layers.field_text(given.rows.fields)
    try:
        return records.format_of(given.columns, wanted, has_fields)
    except FormatError as error:
        names = ", ".join(error.names)
        if error.code == records.ONE_COLUMN:
            text = tr(
                "Cameras, as recorded: “{layer}” was opened as one column, “{name}”. Open it with “Add delimited "
                "text layer”, and say there what divides its columns."
            ).format(layer=name, name=names.replace("\t", " ⇥ "))
        elif error.code == records.LACKS_COLUMNS:
            text = tr("Format {format}: “{layer}” lacks the columns {absent}. It has: {known}.").format(
                format=error.format, layer=name, absent=names, known=fields
            )
        else:
            text = tr(
                "Cameras, as recorded: “{layer}” looks like OpenStreetMap ({marked}), but has no tags that can be "
                "read. It has: {known}. If it is something else, choose the format “other”."
            ).format(layer=name, marked=names, known="; ".join([fields, *error.seen]))
        raise QgsProcessingException(text) from error


def fields(run: Run, rows: Rows) -> Columns:
    """Values by standard field, of the expressions that are given."""
    scope = run.expressions()
    columns = {}
    for name in records.OWN_FIELDS:
        text = run.text(name.upper())
        if text.strip():
            label = run.label(name.upper())
            expression = checked_expression(text, rows.fields, label)
            values = attributes.evaluate(expression, rows, scope, label)
            columns[name] = [layers.plain(item) for item in values]  # a date as text
            attributes.tell_of_values(columns[name], text, rows, label, run.feedback)
    return columns


def shapes(run: Run, given: Table, any_shape: bool) -> tuple[Geometries, QgsCoordinateReferenceSystem]:
    """Where the rows are, and in which system: by their geometries, else by X and Y, else by their columns.

    Of what is no point one on it is taken with `any_shape`. Why rows have none is noted in them.
    """
    rows = given.rows
    x, y = (run.text(name) for name in ("X", "Y"))
    is_table = bool(shapely.is_missing(rows.geometries).all())
    if not (is_table or (x and y)):
        if rows.crs != run.algorithm.parameterAsCrs(run.parameters, "TABLE_CRS", run.context):
            run.algorithm.tell_unused(run, "TABLE_CRS", tr("“{layer}” has points").format(layer=rows.name))
        _check(run, rows, rows.geometries, rows.crs, any_shape)
        return rows.geometries, rows.crs
    crs = run.algorithm.parameterAsCrs(run.parameters, "TABLE_CRS", run.context)
    if not layers.is_on_earth(crs, run.context.transformContext()):
        raise QgsProcessingException(
            tr("{label}: choose one that says where on earth the coordinates are.").format(
                label=run.label("TABLE_CRS")
            )
        )
    if not (x and y):
        return table_shapes(run, given, crs, any_shape)
    scope = run.expressions()
    pairs = [
        attributes.evaluate(checked_expression(text, rows.fields, label), rows, scope, label)
        for text, label in ((x, tr("Longitude or easting")), (y, tr("Latitude or northing")))
    ]
    found = points_at(*pairs)
    rows.problems.update(found.problems)
    _check(run, rows, found.points, crs, any_shape, is_table=True)
    return found.points, crs


def table_shapes(
    run: Run, given: Table, crs: QgsCoordinateReferenceSystem, any_shape: bool = False
) -> tuple[Geometries, QgsCoordinateReferenceSystem]:
    """The same by the columns alone; `crs` is their system, unless they tell another."""
    rows = given.rows
    try:
        found = points_of(given.columns)
    except NoPointsError as error:
        raise QgsProcessingException(
            tr(
                "Cameras, as recorded: “{layer}” has no points, and no columns such as lat and lon. Name them under "
                "“Longitude or easting” and “Latitude or northing”. It has: {known}."
            ).format(layer=rows.name, known=layers.field_text(rows.fields))
        ) from error
    except SeveralSystemsError as error:
        raise QgsProcessingException(
            tr(
                "Cameras, as recorded: the points of “{layer}” are in several coordinate systems ({systems}). Bring "
                "them into one first."
            ).format(layer=rows.name, systems=", ".join(f"EPSG:{each}" for each in error.systems))
        ) from error
    if found.srid is not None:
        crs = QgsCoordinateReferenceSystem(f"EPSG:{found.srid}")
    if not crs.isValid():
        raise QgsProcessingException(
            tr("Cameras, as recorded: “{layer}” names a coordinate system that is not known.").format(
                layer=rows.name
            )
        )
    rows.problems.update(found.problems)
    _check(run, rows, found.points, crs, any_shape, is_table=True)
    return found.points, crs


def _check(
    run: Run,
    rows: Rows,
    found: Geometries,
    crs: QgsCoordinateReferenceSystem,
    any_shape: bool,
    is_table: bool = False,
) -> None:
    """Look where the points are that become of the shapes `found`; problems are noted in `rows`."""
    points = points_on(found) if any_shape else found.copy()
    placed = Rows(rows.name, crs, rows.fields, rows.features, points)
    layers.judge(placed, POINT)
    where = systems.tell_where(run, placed, tr("Cameras, as recorded"))
    without_nowhere([placed], [where])
    rows.problems = {**placed.problems, **rows.problems}
    if rows.usable.any():
        return
    if not is_table and set(rows.problems.values()) <= {WRONG_TYPE, NO_GEOMETRY}:
        raise QgsProcessingException(
            tr("Cameras, as recorded: “{layer}” has no points. Use “Centroids” first.").format(
                layer=rows.name
            )
        )
    raise messages.none_usable(tr("Cameras, as recorded"), rows.name, rows.problems.values())


def cameras(
    run: Run,
    given: Table,
    layout: str,
    shapes: Geometries,
    fields: Mapping[str, Sequence[Any]] | None = None,
) -> CameraRecords:
    """The cameras of a table of the format `layout`, with a word on what is none; a table without any ends the run."""
    rows = given.rows
    run.say(tr("Format: {format}").format(format=layout))
    begun = 100 * given.share

    def progress(done: float) -> None:
        run.progress(begun + (80 - begun) * done)

    found = records.cameras_from_columns(
        given.columns, shapes, layout, fields, rows.problems, progress, run.is_cancelled
    )
    rows.problems = found.problems
    left_out = Counter(record.left_out for record in found.records if record.left_out)
    if not found.cameras:
        words = [tr("Cameras, as recorded: none of the {count} rows has a camera.").format(count=len(rows))]
        words += [f"{count}: {left_out_text(why)}." for why, count in left_out.items()]
        raise QgsProcessingException(" ".join(words))
    for why, count in left_out.items():
        run.warn(
            tr("{count} of {total} rows of “{layer}” are no cameras and left out: {reason}.").format(
                count=count, total=len(rows), layer=rows.name, reason=left_out_text(why)
            )
        )
    for text, count in Counter(why_no_view(each) for each in found.records if each.no_view).items():
        run.warn(
            tr("{count} rows watch no street and are in no figure (status “{status}”). {text}").format(
                count=count, status=NO_VIEW, text=text
            )
        )
    _tell(run, rows, found)
    return found


def _tell(run: Run, rows: Rows, found: CameraRecords) -> None:
    """What is to be known of a table of its format."""
    if found.direction_from:
        run.say(tr("“{field}” is taken as direction_deg.").format(field=found.direction_from))
    cut = sum(record.is_cut for record in found.records)
    if cut:
        run.warn(
            tr(
                "{count} rows of “{layer}” hold tags that end in the middle or cannot be read; what is missing "
                "of them is unknown. A Shapefile keeps 254 letters of a text: use another format."
            ).format(count=cut, layer=rows.name)
        )
    if found.is_assumed and found.format == records.OTHER:
        run.warn(
            tr(
                "“{layer}” has none of the fields of cameras, and no expression is given: each of its {count} rows "
                "is taken as one camera. It has: {known}."
            ).format(layer=rows.name, count=len(rows), known=layers.field_text(rows.fields))
        )
    elif found.is_assumed:
        run.warn(
            tr(
                "No column of “{layer}” says what its rows are (man_made, surveillance): each is taken as a camera."
            ).format(layer=rows.name)
        )
    _tell_blanks(run, rows, found)
    large = int(found.on_shapes.sum())
    if large:
        run.say(
            tr("{count} cameras are recorded as lines or areas: each stands on a point of it.").format(
                count=large
            )
        )
    if found.renamed:
        run.warn(
            tr(
                "{count} rows share their camera_id with another; # and a number was added, so that each counts."
            ).format(count=found.renamed)
        )


def _tell_blanks(run: Run, rows: Rows, found: CameraRecords) -> None:
    """What counts that are blank mean."""
    counted = [each for each in found.records if not each.problem]
    blank = [each for each in counted if each.blanks == len(decode.COUNTS)]
    partly = [each for each in counted if 0 < each.blanks < len(decode.COUNTS)]
    if blank:
        unknown = sum(one.count or 0 for each in blank for one in each.cameras)
        run.warn(
            tr(
                "{count} rows of “{layer}” do not say what their cameras are attached to (blank, not zero): their "
                "{cameras} cameras, by n_cameras_median, are of unknown ownership."
            ).format(count=len(blank), layer=rows.name, cameras=f"{unknown:g}")
        )
    if partly:
        run.warn(
            tr(
                "{count} rows of “{layer}” lack some of the counts by attachment: the cameras that "
                "n_cameras_median has beyond the known ones are of unknown ownership."
            ).format(count=len(partly), layer=rows.name)
        )


def path_of(given: Any) -> str:
    """The file that a layer parameter names, as a whole; "" if it names none, or one of its layers."""
    if isinstance(given, QgsProcessingFeatureSourceDefinition) and not given.selectedFeaturesOnly:
        given = given.source.staticValue()
    is_file = isinstance(given, str) and os.path.isfile(given)  # noqa: PTH113 (Path trips over what is no path)
    return str(given) if is_file else ""


def extract(parameters: dict[str, Any]) -> Path | None:
    """The file, if INPUT is a whole file of OpenStreetMap data and none of its layers, to be read by its tags."""
    path = path_of(parameters.get("INPUT"))
    others = any(parameters.get(name.upper()) for name in (*records.OWN_FIELDS, "x", "y"))
    if not path or others or parameters.get("FORMAT") not in (None, records.AUTO, records.OPENSTREETMAP):
        return None
    return Path(path) if is_extract(Path(path)) else None


def version_of(path: str, parameters: dict[str, Any]) -> str:
    """What `layer_of` depends on."""
    changed = os.stat(path).st_mtime_ns  # noqa: PTH116
    return f"{path} {changed} {extract(parameters)} {parameters.get('TABLE_CRS')}"


def layer_of(path: str, parameters: dict[str, Any]) -> QgsVectorLayer | None:
    """For a file of OpenStreetMap data, which is read without QGIS, a layer that stands for it.

    For a text file with shapes and no system the layer in that of tables. None for any other, which QGIS opens.
    """
    file = extract(parameters)
    if file is None:
        return _text_layer(path, parameters.get("TABLE_CRS"))
    layer = QgsVectorLayer("Point?crs=EPSG:4326", file.name, "memory")
    metadata = layer.metadata()
    metadata.setLicenses([LICENCE])
    metadata.setRights([ATTRIBUTION])
    layer.setMetadata(metadata)
    return layer


def _text_layer(path: str, crs: Any) -> QgsVectorLayer | None:
    if not path.lower().endswith((".csv", ".tsv", ".txt")):
        return None
    layer = QgsVectorLayer(path, Path(path).stem, "ogr")
    if not (layer.isValid() and layer.isSpatial()) or layer.crs().isValid():
        return None
    layer.setCrs(QgsCoordinateReferenceSystem(crs or "EPSG:4326"))
    return layer
