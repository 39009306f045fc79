"""Rows to a place: whole or not at all, and never less than what was there before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsException,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsRemappingProxyFeatureSink,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...translation import tr
from ...values import storable
from ..run import Run
from . import formats
from .checking import closed, converted, shortened
from .databases import PostgresTable, form_problem, made_in
from .drafts import Draft, Drafts, stop_if_cancelled
from .formats import Held
from .places import Place, place_of, tables_of, text_of
from .tables import GeoPackage, WriteError

OWN_FIELDS = {"status", "message", "range_m"}
"""Fields that cameras, walks and areas of ours have."""


def merged_fields(
    given: QgsFields,
    promised: Sequence[QgsField],
    feedback: QgsProcessingFeedback,
    drop: Sequence[str] = (),
) -> tuple[QgsFields, list[int]]:
    """The input's fields but for those that promised ones replace, then the promised ones.

    Returns them, and which of the input's are kept; those in `drop` are not, without a word (a key that
    would stand in several rows).
    """
    names = {item.name().lower() for item in promised}
    kept = [i for i, item in enumerate(given) if item.name().lower() not in {*names, *drop}]
    # From one of our results into the next, these are no news.
    ours = any(given.indexOf(name) >= 0 for name in ("camera_id", "exposed_m", "eff_cameras", "points"))
    known = OWN_FIELDS if ours else set()
    replaced = [item.name() for item in given if item.name().lower() in names - known]
    if replaced:
        feedback.pushWarning(
            tr("Fields of the input replaced by results of the same name: {names}.").format(
                names=", ".join(replaced)
            )
        )
    fields = QgsFields()
    for item in [*(given[i] for i in kept), *promised]:
        fields.append(item)
    return fields, kept


Rows = Iterable[tuple[Any, list[Any]]]


@dataclass(frozen=True)
class _Table:
    """What is written: rows of these fields, and what the output is called in messages."""

    fields: QgsFields
    geometry_type: QgsWkbTypes.Type
    crs: QgsCoordinateReferenceSystem
    rows: Rows
    label: str


def write(
    run: Run,
    name: str,
    fields: QgsFields,
    geometry_type: QgsWkbTypes.Type,
    crs: QgsCoordinateReferenceSystem,
    rows: Rows,
) -> str:
    """Write `rows` (geometry or its well-known binary, attributes) to the sink `name`; returns its id.

    A file or a table of PostGIS is made as a draft, which `Drafts.put_in_place` puts there once the run is
    through. Memory and other databases, where only a new table is allowed, are written to at once.
    """
    drafts = run.drafts
    label = run.label(name)
    fields, rows = storable(fields, rows)
    place = place_of(run.given(name), run.context)
    table = _Table(fields, geometry_type, crs, _until_cancelled(rows, drafts.feedback), label)
    if place is None:
        return _to_sink(run, name, table)
    try:
        _to_file(drafts, place, run.context, table)
    except InterruptedError:  # the core's word for cancelled
        raise
    except (WriteError, OSError, RuntimeError) as error:  # GDAL may have been told to raise the last
        raise QgsProcessingException(
            tr("{name} could not be written to {path}: {reason}").format(
                name=label, path=place.file, reason=str(error) or tr("the disk may be full")
            )
        ) from error
    drafts.then(partial(_have_it_loaded, run.given(name), run.algorithm, name, place.id, run.context))
    return place.id


def _until_cancelled(rows: Rows, feedback: QgsProcessingFeedback) -> Iterator[tuple[Any, list[Any]]]:
    for row in rows:
        stop_if_cancelled(feedback)
        yield row


def _to_sink(run: Run, name: str, table: _Table) -> str:
    flags = QgsFeatureSink.SinkFlags(QgsFeatureSink.SinkFlag.RegeneratePrimaryKey)
    given = run.given(name)
    made = made_in(text_of(given, run.context))
    place = run.parameters
    drafts = run.drafts
    if isinstance(made, PostgresTable):
        has_geometry = table.geometry_type != QgsWkbTypes.Type.NoGeometry
        problem = form_problem(text_of(given, run.context), table.label, has_geometry)
        if problem:
            raise QgsProcessingException(problem)
        drafts.opened(made)  # also where QGIS makes the table and cannot open it
        try:
            made.clear_away()
        except QgsException as error:  # no connection
            raise QgsProcessingException(f"{table.label}: {error}") from error
        place = {**run.parameters, name: made.address}
    try:
        sink, destination = run.algorithm.parameterAsSink(
            place, name, run.context, table.fields, table.geometry_type, table.crs, flags
        )
    except QgsProcessingException as error:  # names no output
        raise QgsProcessingException(f"{table.label}: {error}") from error
    if sink is None:
        raise QgsProcessingException(run.algorithm.invalidSinkError(run.parameters, name))
    if not isinstance(made, PostgresTable):
        if made is not None:
            drafts.opened(made)
        _fill([sink], table)
        return str(destination)
    count, _ = _fill([sink], table)
    del sink
    run.context.temporaryLayerStore().removeMapLayer(destination)
    made.check(count)
    final = text_of(given, run.context)
    drafts.then(partial(_have_it_loaded, given, run.algorithm, name, final, run.context))
    return final


def _to_file(
    drafts: Drafts,
    place: Place,
    context: QgsProcessingContext,
    table: _Table,
) -> None:
    draft = drafts.of(place.file)
    if place.append is not None:
        _appended(drafts, draft, place, context, table)
        return
    held = formats.held(place, table.fields, table.geometry_type, table.label)
    is_geopackage = formats.driver_of(place) == "GPKG"
    # Also where it is the only table: the file may be open in QGIS, which a new file in its place would break.
    is_table = is_geopackage and draft.was_there and tables_of(draft.file) is not None
    is_last = is_geopackage and not is_table
    target = draft.new / draft.file.name if is_last else draft.scratch()
    writer = [_writer(target, place, held, table.geometry_type, table.crs, context, with_index=is_last)]
    count, empty = _filled(drafts, writer, table, held)
    drafts.in_background(partial(closed, writer, target, place.layer_name, held, count, empty))
    if is_table:
        draft.actions.append(lambda found: found.replace(place.layer_name, target, held.key, held.geometry))
    elif not is_last:
        held.said.extend(shortened(target, place, held))
        drafts.in_background(
            partial(converted, target, draft, place, table.geometry_type, count, empty, drafts)
        )
    if held.said:
        drafts.feedback.pushWarning(
            tr("{name} in {file}: {remarks}.").format(
                name=table.label, file=place.file.name, remarks="; ".join(held.said)
            )
        )


def _writer(
    target: Path,
    place: Place,
    held: Held,
    geometry_type: QgsWkbTypes.Type,
    crs: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
    with_index: bool,
) -> QgsVectorFileWriter:
    """Writes a GeoPackage, whatever the format in the end: it holds everything."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = place.layer_name
    options.fileEncoding = "UTF-8"
    options.layerOptions = [
        f"FID={held.key}",
        f"GEOMETRY_NAME={held.geometry}",
        f"SPATIAL_INDEX={'YES' if with_index else 'NO'}",
    ]
    if target.exists():  # a second table of this run
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    writer = QgsVectorFileWriter.create(
        str(target), held.fields, geometry_type, crs, context.transformContext(), options
    )
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise WriteError(writer.errorMessage())
    return writer


def _filled(drafts: Drafts, writer: list[Any], table: _Table, held: Held | None = None) -> tuple[int, int]:
    """As `_fill` does for the last of `writer`; one that does not get to its end is closed by and by."""
    try:
        return _fill(writer, table, held)
    except BaseException:
        drafts.leave(writer.clear)
        raise


def _fill(writer: list[Any], table: _Table, held: Held | None = None) -> tuple[int, int]:
    """Write the rows, as `held` has them, to the last of `writer`, which alone keeps hold of it.

    Returns how many there are, and how many of them without a geometry.
    """
    fields = held.fields if held else table.fields
    count = empty = 0
    for shape, attributes in table.rows:
        count += 1
        feature = QgsFeature(fields)
        if isinstance(shape, bytes):
            geometry = QgsGeometry()
            geometry.fromWkb(shape)
            feature.setGeometry(geometry)
        elif shape is not None:
            feature.setGeometry(shape)
        empty += not feature.hasGeometry()
        feature.setAttributes(held.row(attributes) if held else attributes)
        if not writer[-1].addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(
                tr("Row {number} could not be written to {name}: {reason}").format(
                    number=count,
                    name=table.label,
                    reason=writer[-1].lastError() or tr("the output refuses it"),
                )
            )
    if not writer[-1].flushBuffer():
        raise QgsProcessingException(
            tr("{name} could not be written: {reason}").format(
                name=table.label, reason=writer[-1].lastError()
            )
        )
    return count, empty


def transaction(drafts: Drafts, draft: Draft) -> GeoPackage:
    """The actions of a draft done in the GeoPackage that is there, for nobody to see yet."""
    try:
        found = GeoPackage(draft.file, drafts.feedback.isCanceled)
        try:
            for action in draft.actions:
                action(found)
        except BaseException:
            found.roll_back()
            raise
    except (WriteError, RuntimeError) as error:
        stop_if_cancelled(drafts.feedback)
        raise QgsProcessingException(
            tr("{path} could not be written to, and is as it was: {reason}").format(
                path=draft.file, reason=error
            )
        ) from error
    return found


def _appended(
    drafts: Drafts,
    draft: Draft,
    place: Place,
    context: QgsProcessingContext,
    table: _Table,
) -> None:
    """Add rows to a table that is there, by the definition of the output."""
    layer = QgsVectorLayer(f"{draft.file}|layername={place.layer_name}", table.label, "ogr")
    if not layer.isValid():
        raise WriteError(tr("there is no table {table} to append to").format(table=place.layer_name))
    known = layer.fields()
    key = layer.primaryKeyAttributes()
    held = Held(QgsFields(), "row_key", "row_geometry")
    for i, item in enumerate(known):
        if i not in key:
            held.fields.append(item)
    definition = place.append
    definition.setSourceCrs(table.crs)
    definition.setDestinationCrs(layer.crs())
    definition.setDestinationWkbType(layer.wkbType())
    definition.setDestinationFields(held.fields)
    target = draft.scratch()
    writer = [_writer(target, place, held, layer.wkbType(), layer.crs(), context, with_index=False)]
    sink = QgsRemappingProxyFeatureSink(definition, writer[0])
    expressions = context.expressionContext()
    expressions.setFields(table.fields)
    sink.setExpressionContext(expressions)
    sink.setTransformContext(context.transformContext())
    writer.append(sink)
    del sink
    count, empty = _filled(drafts, writer, table)
    drafts.in_background(partial(closed, writer, target, place.layer_name, held, count, empty))
    draft.actions.append(lambda found: found.append(place.layer_name, target))


def _have_it_loaded(
    given: Any, algorithm: Any, name: str, destination: str, context: QgsProcessingContext
) -> None:
    """As `parameterAsSink` does: what was asked to be in the project is loaded at the end."""
    if isinstance(given, QgsProcessingOutputLayerDefinition) and given.destinationProject is not None:
        title = given.destinationName or algorithm.parameterDefinition(name).description()
        details = QgsProcessingContext.LayerDetails(
            title, given.destinationProject, name, QgsProcessingUtils.LayerHint.Vector
        )
        context.addLayerToLoadOnCompletion(destination, details)
