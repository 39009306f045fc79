"""Walks measured, written: the lines with their figures, their pieces, the cameras that see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsField, QgsWkbTypes

from ... import layers
from ...core.exposure import Stretches
from ...core.journeys import way_figures
from ...core.means import WALK, rule_meant
from ...core.measuring import FIGURES, MeasuredLines, camera_points, only_lengths
from ...core.viewsheds import Viewsheds
from ...core.walk_network import ORIGIN
from ...core.walks import Walks, summed_up, walk_lines, without_ways
from ...layers import Projection, new_field
from ...sources.scratch import scratch
from ...translation import tr
from .. import statements
from ..finishing.results import Output
from ..messages import range_text
from ..reading import walkable
from ..reading.inputs import sources, until_cancelled
from ..reading.network import GivenPlaces, LoadedNetwork
from ..run import Run
from .beside import (
    KINDS,
    PIECES,
    SEEN,
    Beside,
    Lines,
    Rows,
    Sight,
    fields_beside,
    output_beside,
    piece_rows,
    seen_rows,
)
from .writer import merged_fields, write

_WHOLE = frozenset({"walk_id", "line_id", "sites", "origin_id", "destination_id"})
_TEXTS = frozenset({"route", "status", "message"})

_FEW = 50  # walks of which each message is said
_AT_ONCE = 500  # walks cut between two looks at whether to go on
_MADE_FROM = ("NETWORK", "CAMERAS", "VIEWSHEDS")


def field(name: str) -> QgsField:
    """The field of a figure of walks."""
    return new_field(name, "integer" if name in _WHOLE else "text" if name in _TEXTS else "number")


def cells(columns: Mapping[str, Any]) -> Iterator[list[Any]]:
    """The rows of columns as they are written: NULL for NaN, whole numbers whole."""
    return map(list, zip(*(_items(name, column) for name, column in columns.items())))


def _items(name: str, column: Any) -> Iterator[Any]:
    items = (layers.attribute(item) for item in column)
    return (None if item is None else int(item) for item in items) if name in _WHOLE else items


class Lots:
    """Lots of lines measured, to go through once more; kept on disk where there are several.

    Of use within `scratch`, in whose folder they are.
    """

    def __init__(self, folder: Path, range_m: float) -> None:
        self._folder, self._range_m = folder, range_m
        self._last: Lines | None = None
        self._files: list[Path] = []

    def add(self, lines: Lines) -> None:
        """One lot more."""
        if not len(lines.shapes):
            return
        if self._last is not None:
            self._put(self._last)
        self._last = lines

    def _put(self, lines: Lines) -> None:
        path = self._folder / f"{len(self._files)}.npz"
        _, xy, (first,) = shapely.to_ragged_array(lines.shapes)
        seen = lines.measured.stretches
        ways = {name: getattr(seen, name) for name in ("line", "owner", "start", "end")}
        np.savez(path, xy=xy, first=first, ids=lines.ids, length=lines.measured.exposure.length_m, **ways)
        self._files.append(path)

    def __iter__(self) -> Iterator[Lines]:
        for path in self._files:
            yield self._got(path)
        if self._last is not None:
            yield self._last

    def _got(self, path: Path) -> Lines:
        with np.load(path, allow_pickle=False) as kept:
            shapes = shapely.from_ragged_array(shapely.GeometryType.LINESTRING, kept["xy"], (kept["first"],))
            seen = Stretches(kept["line"], kept["owner"], kept["start"], kept["end"])
            return Lines(shapes, kept["ids"], only_lengths(kept["length"], seen, self._range_m))


def write_walks(
    run: Run, loaded: LoadedNetwork, lots: Iterator[Walks], given: Mapping[str, GivenPlaces]
) -> tuple[dict[str, Any], Walks]:
    """Write OUTPUT, and PIECES and SEEN where they are wanted; returns what the algorithm returns, and the walks.

    `given` are the places by what they are to a walk; the fields of the origins come along. The walks are found lot by
    lot while they are written, and are returned without where they lead.
    """
    origins = given[ORIGIN].rows
    crs, projection = origins.crs, loaded.projection
    places = {role: each.rows for role, each in given.items()}
    condition, trips = run.text("CAMERA_FILTER").strip(), run.number("ROUND_TRIPS")
    first = next(lots)
    columns = way_figures(first, trips, run.is_cancelled)
    promised = [field(name) for name in (*columns, "message")]
    fields, own_fields = merged_fields(origins.fields, promised, run.feedback, drop=("fid",))
    light: list[Walks] = []
    said: dict[str, None] = {}
    kept = run.algorithm.kept
    again = bool(run.given(PIECES) or run.given(SEEN) or kept)

    with scratch() as folder:
        beside = Lots(folder, first.measured.range_m)

        def features() -> Iterator[tuple[Any, list[Any]]]:
            before = 0
            for walks in chain([first], lots):
                lines = walk_lines(walks, run.is_cancelled)[walks.rows]
                wkb = iter(shapely.to_wkb(projection.take_back(lines, crs, run.is_cancelled)))
                figures = columns if walks is first else way_figures(walks, trips, run.is_cancelled)
                numbers = np.arange(before + 1, before + 1 + len(walks.found))
                figures = {**figures, "walk_id": numbers}
                messages = statements.of_walks(walks, places, condition)
                for found, row, message in zip(walks.found, cells(figures), messages):
                    own = [origins.features[found.origin][k] for k in own_fields]
                    yield next(wkb) if found.walk else None, [*own, *row, message]
                    if found.walk and message and len(said) <= _FEW:
                        said[message] = None
                if again:
                    beside.add(Lines(lines, walks.rows + 1 + before, walks.measured))
                light.append(without_ways(walks))
                before += len(walks.found)

        kind, watched = QgsWkbTypes.Type.LineString, until_cancelled(features(), run.feedback)
        result: dict[str, Any] = {"OUTPUT": write(run, "OUTPUT", fields, kind, crs, watched)}
        walks = summed_up(light, first.stops)
        statements.tell_of_pairs(walks, run.feedback)
        held = _held_for(run, walks)
        result |= write_beside(
            run,
            result["OUTPUT"],
            beside,
            walks.measured,
            walks.network.viewsheds,
            projection,
            crs,
            _MADE_FROM,
            held,
        )
        if kept:
            kept.leave(result["OUTPUT"], _left(run, beside, walks.network.viewsheds, projection, crs, held))
    if len(walks.rows) <= _FEW:
        for text in said:
            run.say(text)
    return {
        **result,
        "USED": len(walks.rows),
        "SKIPPED": len(walks.found) - len(walks.rows),
        "COMPONENTS": walks.network.streets.network.components,
        **totals(walks.measured, walks.network.viewsheds),
    }, walks


def _left(
    run: Run,
    lots: Iterable[Lines],
    seen: Viewsheds,
    projection: Projection,
    crs: QgsCoordinateReferenceSystem,
    held: str,
) -> Beside | None:
    """What PIECES and SEEN are made of, for a dock: it asks for one pair of places, whose walks are one lot."""
    text = _held_under(run, seen, held)
    outputs = {name: output_beside(run, name, "", seen, _MADE_FROM, text) for name in (PIECES, SEEN)}
    return next((Beside(lines, Sight(seen, projection, crs), outputs) for lines in lots), None)


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
    lots: Iterable[Lines],
    measured: MeasuredLines,
    seen: Viewsheds,
    projection: Projection,
    crs: QgsCoordinateReferenceSystem,
    names: Sequence[str],
    more: str = "",
) -> dict[str, str]:
    """Write PIECES and SEEN of the walks in `destination`, document all, say what was found; returns their ids.

    `lots` are their lines, `measured` the figures of all. `names` are the parameters they are made from; `more` is what
    else they hold for.
    """
    sight = Sight(seen, projection, crs, run.is_cancelled)
    pieces_destination = _write_pieces(run, lots, len(measured.exposure.length_m), sight)
    watchers = _write_seen(run, lots, sight, names)
    _describe(run, destination, pieces_destination, seen, names, more)
    statements.tell_of_lines(measured, range_text(seen.range_m), run.feedback)
    return {name: made for name, made in ((PIECES, pieces_destination), (SEEN, watchers)) if made}


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


def _write_pieces(run: Run, lots: Iterable[Lines], total: int, sight: Sight) -> str | None:
    """Write PIECES, if wanted; returns its id."""
    if not run.given(PIECES):
        return None
    rows = piece_rows(lots, total, sight, _AT_ONCE, lambda done: run.progress(90 + 9 * done))
    return _write_beside(run, PIECES, sight, rows)


def _write_seen(run: Run, lots: Iterable[Lines], sight: Sight, names: Sequence[str]) -> str | None:
    """Write SEEN, if wanted, and name it; returns its id. `names` are the parameters it is made from."""
    if not run.given(SEEN):
        return None
    points = camera_points(sight.seen)[0]  # once for all lots
    destination = _write_beside(run, SEEN, sight, seen_rows(lots, sight, points.__getitem__))
    run.outputs.append(output_beside(run, SEEN, destination, sight.seen, names, ""))
    return destination


def _write_beside(run: Run, name: str, sight: Sight, rows: Rows) -> str:
    watched = until_cancelled(rows, run.feedback)
    return write(run, name, fields_beside(name), KINDS[name], sight.crs, watched)


def _describe(
    run: Run,
    destination: str,
    pieces_destination: str | None,
    seen: Viewsheds,
    names: Sequence[str],
    more: str = "",
) -> None:
    """Name, style and document the walks and their pieces; `more` is what else they hold for."""
    text = _held_under(run, seen, more)
    title = tr("Walks measured, {range}").format(range=range_text(seen.range_m))
    run.outputs.append(Output(destination, title, "walks.qml", text, sources(run, names)))
    if pieces_destination:
        run.outputs.append(output_beside(run, PIECES, pieces_destination, seen, names, text))


def _held_under(run: Run, seen: Viewsheds, more: str) -> str:
    """What walks and their pieces hold for, and `more`."""
    condition = run.text("CAMERA_FILTER")
    text = tr("Walks measured under {cameras} cameras ({condition}), {range}.").format(
        cameras=f"{seen.cameras:g}",
        condition=condition or tr("all cameras"),
        range=range_text(seen.range_m),
    )
    return f"{text} {more}".strip()
