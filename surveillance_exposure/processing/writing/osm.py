"""Layers of an OpenStreetMap extract, written, and what is to be known of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsWkbTypes

from ... import layers
from ...sources.osm import rows as osm
from ...sources.osm.data import Data, Extract
from ...sources.osm.elements import Progress, UnreadableError
from ...sources.osm.extract import opened
from ...sources.osm.reading import rows_of
from ...sources.osm.rows import BUILDINGS, LAYERS, POINT_LAYERS, STREETS
from ...sources.osm.tally import Tally
from ...translation import tr
from ..finishing.results import Output, Source
from ..parameters.osm import titles
from ..run import Run
from .writer import write

_KINDS = {STREETS: QgsWkbTypes.Type.LineString, BUILDINGS: QgsWkbTypes.Type.MultiPolygon}


def wanted_layers(run: Run) -> list[str]:
    """Those of `LAYERS` that are asked for."""
    return [name for name in LAYERS if run.given(name) not in (None, "")]


def write_layers(
    run: Run, extract: Extract, is_street: Callable[[osm.Row], bool], source: str, done: float = 0.0
) -> dict[str, Any]:
    """Write the layers asked for, of an extract wherever it comes from; `source` says so in their metadata.

    `is_street` tells which streets are wanted; `done` is the share of the run that is behind.
    """
    wanted = wanted_layers(run)
    points = [name for name in wanted if name in POINT_LAYERS]
    steps = _steps(run, 1 + len(wanted) - len(points), done)
    origin = Source(source, [osm.LICENCE], [osm.ATTRIBUTION])
    results: dict[str, Any] = {}
    tally = Tally()
    try:
        with opened(extract, next(steps), run.is_cancelled) as data:
            for name in wanted:
                run.stop_if_cancelled()
                rows = _rows(run, data, name, steps, tally, is_street)
                results[name] = _write(run, name, tally.counted(name, rows))
                abstract = tr("{title} of {source}: {count}.").format(
                    title=titles()[name], source=source, count=tally.used[name]
                )
                style = f"osm_{name.lower()}.qml"
                run.outputs.append(Output(results[name], titles()[name], style, abstract, [origin]))
            tally.settle(data, wanted)
            remark = data.file.notes.remark
            if remark:
                run.warn(tr("The server that made the file says: “{remark}”.").format(remark=remark))
    except UnreadableError as problem:
        raise QgsProcessingException(
            tr(
                "{file} cannot be read as an OpenStreetMap extract: {reason}. Nothing was made. Download it again, "
                "or give a .osm.pbf or .osm file."
            ).format(file=extract.path.name, reason=str(problem).rstrip("."))
        ) from problem
    _tell(run, tally, wanted)
    return {**results, **_totals(tally)}


def _steps(run: Run, count: int, before: float) -> Iterator[Progress]:
    """The progress of each of `count` passes over the file, after the share `before` of the whole."""

    def part(step: int) -> Progress:
        return lambda done: run.progress(100 * (before + (1 - before) * (step + done) / count))

    return map(part, range(count))


def _rows(
    run: Run,
    data: Data,
    name: str,
    steps: Iterator[Progress],
    tally: Tally,
    is_street: Callable[[osm.Row], bool],
) -> Iterable[osm.Row]:
    if name in POINT_LAYERS:
        return rows_of(data, name)
    rows = rows_of(data, name, next(steps), run.is_cancelled, run.number("STOREY_HEIGHT"))
    return tally.filtered(rows, is_street) if name == STREETS else rows


def _write(run: Run, name: str, rows: Iterable[osm.Row]) -> Any:
    fields = osm.FIELDS[name]
    kind = _KINDS.get(name, QgsWkbTypes.Type.Point)
    features = ((row.wkb, [layers.attribute(row.values[each]) for each in fields]) for row in rows)
    crs = QgsCoordinateReferenceSystem("EPSG:4326")
    made = layers.fields_of(layers.new_field(*each) for each in fields.items())
    return write(run, name, made, kind, crs, features)


def _totals(tally: Tally) -> dict[str, float]:
    return {
        "USED": sum(tally.used.values()),
        "SKIPPED": sum(tally.skipped.values()),
        "VALUES_IGNORED": sum(tally.ignored.values()),
        **{f"{name}_USED": tally.used[name] for name in LAYERS},
        "PARTS_USED": tally.parts,
        "BUILDINGS_WITH_HEIGHT": tally.with_height,
        "BUILDINGS_SKIPPED": tally.skipped[BUILDINGS],
        "STREETS_LEFT_OUT": tally.left_out,
        "CAMERAS_NO_VIEW": tally.no_view,
        "BUILDINGS_NO_WALL": tally.no_wall,
        "LEFT_OUT": tally.no_rows,
    }


def _tell(run: Run, tally: Tally, wanted: list[str]) -> None:
    names = titles()
    for name in wanted:
        run.say(
            tr("{title}: {count}, {skipped} without a usable shape.").format(
                title=names[name], count=tally.used[name], skipped=tally.skipped[name]
            )
        )
        if tally.skipped[name]:
            run.warn(
                tr(
                    "{title}: {count} have lost their shape, cut at the edge of the extract or not closed; see "
                    "their status."
                ).format(title=names[name], count=tally.skipped[name])
            )
        if tally.ignored[name]:
            run.warn(
                tr("{title}: {count} have a value that could not be used; see their message.").format(
                    title=names[name], count=tally.ignored[name]
                )
            )
        if not tally.used[name]:
            run.warn(tr("{title}: the extract has none.").format(title=names[name]))
    _tell_left_out(run, tally)
    if tally.no_view:
        run.say(
            tr(
                "Cameras: {count} guards, indoor cameras, dummies and the like watch no street. They are rows with "
                "the status “no view”, and left out of figures."
            ).format(count=tally.no_view)
        )
    if tally.no_wall:
        run.say(
            tr(
                "Buildings: {count} do not block the view (below ground, open roofs, not there): their status is "
                "“no wall”."
            ).format(count=tally.no_wall)
        )
    if BUILDINGS in wanted:
        run.say(
            tr("Of the buildings {count} have a height, and {parts} are parts of others.").format(
                count=tally.with_height, parts=tally.parts
            )
        )
    if tally.grouped:
        run.say(
            tr("Buildings: {count} only group others, which are there themselves.").format(
                count=tally.grouped
            )
        )


def _tell_left_out(run: Run, tally: Tally) -> None:
    for name, reasons in tally.reasons.items():
        for reason, count in reasons.items():
            run.say(
                tr("{title}: {count} of the file are left out: {reason}.").format(
                    title=titles()[name], count=count, reason=reason
                )
            )
    if tally.deleted:
        run.warn(
            tr("{count} objects are deleted or invisible in the file, and were left out.").format(
                count=tally.deleted
            )
        )
    if tally.older:
        run.say(
            tr("{count} objects are in the file more than once; the newest version of each holds.").format(
                count=tally.older
            )
        )
