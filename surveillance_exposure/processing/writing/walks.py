"""Walks measured, written: the lines with their figures, their pieces, the cameras that see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsField, QgsWkbTypes

from ... import layers
from ...core.exposure import piece_lines, pieces
from ...core.journeys import way_figures
from ...core.measuring import FIGURES, MeasuredLines, camera_points, sighting_columns
from ...core.ragged import Geometries
from ...core.travel import WALK, rule_meant
from ...core.viewsheds import Viewsheds
from ...core.walk_network import ORIGIN
from ...core.walks import Walks, walk_lines
from ...layers import Projection, fields_of, new_field
from ...translation import tr
from .. import statements
from ..finishing.results import Output
from ..messages import range_text
from ..parameters.walks import seen_help
from ..reading import walkable
from ..reading.inputs import sources, until_cancelled
from ..reading.network import GivenPlaces, LoadedNetwork
from ..run import Run
from .writer import merged_fields, write

_WHOLE = frozenset({"walk_id", "line_id", "sites", "origin_id", "destination_id"})
_TEXTS = frozenset({"route", "status", "message"})

_FEW = 50  # walks of which each message is said
_AT_ONCE = 500  # walks cut between two looks at whether to go on


def field(name: str) -> QgsField:
    """The field of a figure of walks."""
    return new_field(name, "integer" if name in _WHOLE else "text" if name in _TEXTS else "number")


def cells(columns: Mapping[str, Any]) -> Iterator[list[Any]]:
    """The rows of columns as they are written: NULL for NaN, whole numbers whole."""
    return map(list, zip(*(_items(name, column) for name, column in columns.items())))


def _items(name: str, column: Any) -> Iterator[Any]:
    items = (layers.attribute(item) for item in column)
    return (None if item is None else int(item) for item in items) if name in _WHOLE else items


def write_walks(
    run: Run, loaded: LoadedNetwork, walks: Walks, given: Mapping[str, GivenPlaces]
) -> dict[str, Any]:
    """Write OUTPUT, and PIECES and SEEN where they are wanted; returns what the algorithm returns.

    `given` are the places by what they are to a walk; the fields of the origins come along.
    """
    origins = given[ORIGIN].rows
    crs, projection = origins.crs, loaded.projection
    lines = walk_lines(walks, run.is_cancelled)[walks.rows]
    wkb = iter(shapely.to_wkb(projection.take_back(lines, crs, run.is_cancelled)))
    figures = way_figures(walks, run.number("ROUND_TRIPS"), run.is_cancelled)
    messages = statements.of_walks(
        walks, {role: places.rows for role, places in given.items()}, run.text("CAMERA_FILTER").strip()
    )
    promised = [field(name) for name in (*figures, "message")]
    fields, kept = merged_fields(origins.fields, promised, run.feedback, drop=("fid",))

    def features() -> Iterator[tuple[Any, list[Any]]]:
        for found, row, message in zip(walks.found, cells(figures), messages):
            own = [origins.features[found.origin][k] for k in kept]
            yield next(wkb) if found.walk else None, [*own, *row, message]

    kind, watched = QgsWkbTypes.Type.LineString, until_cancelled(features(), run.feedback)
    result: dict[str, Any] = {"OUTPUT": write(run, "OUTPUT", fields, kind, crs, watched)}
    result |= write_beside(
        run,
        result["OUTPUT"],
        lines,
        (walks.rows + 1).tolist(),
        walks.measured,
        walks.network.viewsheds,
        projection,
        crs,
        ["NETWORK", "CAMERAS", "VIEWSHEDS"],
        _held_for(run, walks),
    )
    if len(walks.rows) <= _FEW:
        for text in dict.fromkeys(messages[i] for i in walks.rows.tolist()):
            if text:
                run.say(text)
    return {
        **result,
        "USED": len(walks.rows),
        "SKIPPED": len(walks.found) - len(walks.rows),
        "COMPONENTS": walks.network.streets.network.components,
        **totals(walks.measured, walks.network.viewsheds),
    }


def _held_for(run: Run, walks: Walks) -> str:
    """The assumptions about the streets, for the metadata."""
    only, mode = run.text("NETWORK_FILTER"), walks.network.mode
    rule = rule_meant(only, mode)
    words = [
        tr("Streets: {only}; ends joined within {tolerance} m.").format(
            only=" ".join(only.split()) or tr("all")
            if rule is None
            else tr("those for {mode}").format(mode=walkable.doing(rule)),
            tolerance=f"{run.number('SNAP_TOLERANCE'):g}",
        )
    ]
    if mode != WALK:
        words.append(_travelled(run, walks))
    limit = walks.options.max_detour
    if np.isfinite(limit):
        words.append(tr("At most {limit} % longer than the shortest walk.").format(limit=f"{100 * limit:g}"))
    return " ".join(words)


def _travelled(run: Run, walks: Walks) -> str:
    """How one travels by bicycle or car, for the metadata."""
    text = tr(
        "Means of travel: {mode}, shortest by {by}, side of the vehicle seen: {side}, {trips} round trips a week. "
        "Turns that are forbidden, barriers, lights, traffic and hours are not known."
    )
    return text.format(
        mode=walks.network.mode,
        by=run.choice("SHORTEST_BY"),
        side=run.choice("PLATES"),
        trips=f"{run.number('ROUND_TRIPS'):g}",
    )


def write_beside(
    run: Run,
    destination: str,
    lines: Geometries,
    line_ids: Sequence[int],
    measured: MeasuredLines,
    seen: Viewsheds,
    projection: Projection,
    crs: QgsCoordinateReferenceSystem,
    names: Sequence[str],
    more: str = "",
) -> dict[str, str]:
    """Write PIECES and SEEN of the walks in `destination`, document all, say what was found; returns their ids.

    `names` are the parameters they are made from; `more` is what else they hold for.
    """
    pieces_destination = _write_pieces(run, lines, line_ids, measured, seen, projection, crs)
    watchers = _write_seen(run, line_ids, measured, seen, projection, crs, names)
    _describe(run, destination, pieces_destination, seen, names, more)
    statements.tell_of_lines(measured, range_text(seen.range_m), run.feedback)
    return {name: made for name, made in (("PIECES", pieces_destination), ("SEEN", watchers)) if made}


def totals(measured: MeasuredLines, seen: Viewsheds) -> dict[str, float]:
    """The number outputs of walks measured."""
    found = measured.exposure
    return {
        "CAMERAS": seen.cameras,
        "LENGTH_M": float(found.length_m.sum()),
        "EXPOSED_M": float(found.exposed_m.sum()),
        "EXPOSED_SHARE": found.share_of_all,
    }


def figure_fields() -> list[QgsField]:
    """The fields of what is measured of each line."""
    return [field(name) for name in FIGURES]


def _write_pieces(
    run: Run,
    lines: Geometries,
    line_ids: Sequence[int],
    measured: MeasuredLines,
    seen: Viewsheds,
    projection: Projection,
    crs: QgsCoordinateReferenceSystem,
) -> str | None:
    """Write PIECES, if wanted; returns its id."""
    if not run.given("PIECES"):
        return None
    cut = pieces(measured.exposure.length_m, measured.stretches, seen.sites.count)
    fields = fields_of(field(name) for name in ("line_id", "from_m", "to_m", "length_m", "cameras"))

    def rows() -> Iterator[tuple[Any, list[Any]]]:
        for first in range(0, len(lines), _AT_ONCE):
            run.progress(90 + 9 * first / len(lines))
            block = cut.of_lines(first, first + _AT_ONCE)
            shapes = piece_lines(lines[first : first + _AT_ONCE], block)
            shapes = projection.take_back(shapes, crs, run.is_cancelled)
            numbers = np.column_stack([block.start, block.end, block.end - block.start, block.cameras])
            for shape, line, own in zip(layers.multi_wkb(shapes), block.line.tolist(), numbers.tolist()):
                yield shape, [line_ids[first + line], *own]

    kind, watched = QgsWkbTypes.Type.MultiLineString, until_cancelled(rows(), run.feedback)
    return write(run, "PIECES", fields, kind, crs, watched)


def _write_seen(
    run: Run,
    line_ids: Sequence[int],
    measured: MeasuredLines,
    seen: Viewsheds,
    projection: Projection,
    crs: QgsCoordinateReferenceSystem,
    names: Sequence[str],
) -> str | None:
    """Write SEEN, if wanted, and name it; returns its id. `names` are the parameters it is made from."""
    if not run.given("SEEN"):
        return None
    found, told = sighting_columns(measured.stretches, seen)
    wkb = shapely.to_wkb(projection.take_back(camera_points(seen)[0], crs, run.is_cancelled))
    kinds = {"line_id": "integer", **dict.fromkeys(("count", "metres", "from_m", "to_m"), "number")}
    fields = fields_of(new_field(name, kinds.get(name, "text")) for name in seen_help())

    def rows() -> Iterator[tuple[Any, list[Any]]]:
        for line, camera, *cells_of in zip(found.line.tolist(), found.camera.tolist(), *told.values()):
            yield wkb[camera], [line_ids[line], *cells_of]

    watched = until_cancelled(rows(), run.feedback)
    destination = write(run, "SEEN", fields, QgsWkbTypes.Type.Point, crs, watched)
    title = tr("Cameras that see the walks, {range}").format(range=range_text(seen.range_m))
    run.outputs.append(Output(destination, title, "cameras.qml", title, sources(run, names)))
    return destination


def _describe(
    run: Run,
    destination: str,
    pieces_destination: str | None,
    seen: Viewsheds,
    names: Sequence[str],
    more: str = "",
) -> None:
    """Name, style and document the walks and their pieces; `more` is what else they hold for."""
    condition = run.text("CAMERA_FILTER")
    text = tr("Walks measured under {cameras} cameras ({condition}), {range}.").format(
        cameras=f"{seen.cameras:g}",
        condition=condition or tr("all cameras"),
        range=range_text(seen.range_m),
    )
    text = f"{text} {more}".strip()
    found = sources(run, names)
    title = tr("Walks measured, {range}").format(range=range_text(seen.range_m))
    run.outputs.append(Output(destination, title, "walks.qml", text, found))
    if pieces_destination:
        title = tr("Cameras in view, {range}").format(range=range_text(seen.range_m))
        run.outputs.append(Output(pieces_destination, title, "pieces.qml", text, found))
