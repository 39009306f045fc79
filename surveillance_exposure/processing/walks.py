"""Walks measured: what `routeexposure` and `findroutes` share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsField,
    QgsProcessing,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from .. import layers
from ..core.exposure import Exposure, Pieces, Stretches, exposure, piece_lines, pieces, stretches_in_view
from ..core.ragged import Floats, Geometries, distinct, sums
from ..core.viewsheds import Viewsheds
from ..layers import Projection, fields_of, new_field
from ..translation import tr
from .base import Algorithm
from .finishing.results import Output
from .messages import range_text
from .reading.inputs import cancelling, sources, until_cancelled
from .run import Run
from .writing.writer import write

FIGURES = (
    "length_m",
    "exposed_m",
    "exposed_share",
    "cameras",
    "cameras_public",
    "cameras_private",
    "sites",
    "camera_metres",
    "longest_unseen_m",
    "seconds_in_view",
    "range_m",
)

_AT_ONCE = 500  # walks cut between two looks at whether to go on


@dataclass(frozen=True)
class Measured:
    """Figures and stretches in view of walks; `speed` in metres per second."""

    exposure: Exposure
    stretches: Stretches
    speed: float
    range_m: float

    def row(self, i: int) -> list[Any]:
        """The values of `FIGURES` for walk `i`."""
        values = [getattr(self.exposure, name)[i] for name in FIGURES[:-2]]
        values += [self.exposure.exposed_m[i] / self.speed, self.range_m]
        return [layers.attribute(item) for item in values]


def measure(lines: Geometries, seen: Viewsheds, speed: float, feedback: QgsProcessingFeedback) -> Measured:
    """Measure lines in metres under viewsheds."""
    with cancelling(feedback):
        stretches = stretches_in_view(lines, seen.shapes, seen.camera, feedback.isCanceled)
    return measured(shapely.length(lines), stretches, seen, speed)


def measured(length: Floats, stretches: Stretches, seen: Viewsheds, speed: float) -> Measured:
    """The figures of walks of `length` metres, of which `stretches` are in view."""
    same = len(seen.range_m) and np.ptp(seen.range_m) < 0.05  # NaN is never
    one_range = float(seen.range_m[0]) if same else np.nan
    return Measured(exposure(length, stretches, seen.sites), stretches, speed, one_range)


def figure_fields() -> list[QgsField]:
    """The fields of `FIGURES`."""
    return [new_field(name, "integer" if name == "sites" else "number") for name in FIGURES]


def figure_help() -> dict[str, str]:
    """What the fields of `FIGURES` mean."""
    return {
        "length_m": tr("Length of the walk, metres."),
        "exposed_m": tr("Metres in view of at least one camera. A street walked twice counts twice."),
        "exposed_share": tr("Share of the walk in view, 0 to 1; NULL for a walk of no length."),
        "cameras": tr("Cameras that see some of the walk: the sum of count over distinct camera_id."),
        "cameras_public": tr("Of these, cameras of public ownership."),
        "cameras_private": tr("Of these, cameras of private ownership."),
        "sites": tr("Distinct site_id of these cameras."),
        "camera_metres": tr("The sum over cameras of the metres each sees."),
        "longest_unseen_m": tr(
            "The longest stretch in view of no camera, metres; a gap in a track does not end it."
        ),
        "seconds_in_view": tr("Time in view at the walking speed, seconds."),
        "range_m": tr("The range the cameras were taken to see; NULL where it varies or is unknown."),
    }


def piece_help() -> dict[str, str]:
    """What the fields of the pieces mean."""
    return {
        "line_id": tr("The walk a piece is of: its number in the other output, from 1."),
        "from_m": tr("Where the piece begins, metres from the start of the walk."),
        "to_m": tr("Where it ends."),
        "length_m": tr("Its length, metres."),
        "cameras": tr("Cameras in view all along the piece."),
    }


def declare_pieces(algorithm: Algorithm) -> None:
    """Declare the output PIECES."""
    algorithm.declare(
        QgsProcessingParameterFeatureSink(
            "PIECES",
            tr("Walks by cameras in view"),
            QgsProcessing.SourceType.TypeVectorLine,
            None,
            True,
        ),
        tr("The walks divided wherever the number of cameras in view changes."),
    )


def declare_seen(algorithm: Algorithm) -> None:
    """Declare the output SEEN."""
    algorithm.declare(
        QgsProcessingParameterFeatureSink(
            "SEEN",
            tr("Cameras that see the walks"),
            QgsProcessing.SourceType.TypeVectorPoint,
            None,
            True,
        ),
        tr("One point per walk and camera that sees some of it."),
        advanced=True,
    )


def seen_help() -> dict[str, str]:
    """What the fields of SEEN mean."""
    return {
        "line_id": tr("The walk: its number in the other output, from 1."),
        "camera_id": tr("The camera, as its layer calls it."),
        "site_id": tr("Its site."),
        "ownership": tr("public, private or unknown."),
        "kind": tr("What kind of camera it is."),
        "count": tr("How many cameras it stands for."),
        "metres": tr("Metres of the walk it sees."),
        "from_m": tr("Where along the walk it first sees it, metres."),
        "to_m": tr("Where it last sees it."),
        "location": tr("camera: the point is where it stands; viewshed: a point within what it sees."),
    }


def _write_seen(
    run: Run,
    line_ids: Sequence[int],
    measured: Measured,
    seen: Viewsheds,
    projection: Projection,
    crs: QgsCoordinateReferenceSystem,
    names: Sequence[str],
) -> str | None:
    """Write SEEN, if wanted, and name it; returns its id. `names` are the parameters it is made from."""
    if not run.given("SEEN"):
        return None
    stretches = measured.stretches
    line, camera, row = distinct(stretches.line, stretches.owner)
    metres = sums(row, stretches.end - stretches.start, len(line))
    first, last = np.full(len(line), np.inf), np.zeros(len(line))
    np.minimum.at(first, row, stretches.start)
    np.maximum.at(last, row, stretches.end)
    points = seen.points[seen.first]
    known = ~shapely.is_missing(points)
    if not known.all():
        points = np.where(known, points, shapely.point_on_surface(seen.polygons[seen.first]))
    wkb = shapely.to_wkb(projection.take_back(points, crs))
    numbers = ("count", "metres", "from_m", "to_m")
    kinds = {"line_id": "integer", **dict.fromkeys(numbers, "number")}
    fields = fields_of(new_field(name, kinds.get(name, "text")) for name in seen_help())

    def rows() -> Any:
        for i in np.lexsort([first, line]).tolist():
            k = int(camera[i])
            camera_id, site_id, kind = ("" if each is None else str(each) for each in seen.names[k])
            own = [camera_id or None, site_id or None, str(seen.sites.ownership[k]), kind or None]
            numbers = [float(each) for each in (seen.sites.count[k], metres[i], first[i], last[i])]
            place = "camera" if known[k] else "viewshed"
            yield wkb[k], [line_ids[line[i]], *own, *numbers, place]

    watched = until_cancelled(rows(), run.feedback)
    point = QgsWkbTypes.Type.Point
    destination = write(run, "SEEN", fields, point, crs, watched)
    title = tr("Cameras that see the walks, {range}").format(range=range_text(seen.range_m))
    found = sources(run, names)
    run.outputs.append(Output(destination, title, "cameras.qml", title, found))
    return destination


def write_beside(
    run: Run,
    destination: str,
    lines: Geometries,
    line_ids: Sequence[int],
    measured: Measured,
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
    _summary(measured, range_text(seen.range_m), run.feedback)
    return {name: made for name, made in (("PIECES", pieces_destination), ("SEEN", watchers)) if made}


def declare_totals(algorithm: Algorithm) -> None:
    """Declare the number outputs of walks measured."""
    algorithm.total("CAMERAS", tr("Cameras taken into account"))
    algorithm.total("LENGTH_M", tr("Length of all walks (m)"))
    algorithm.total("EXPOSED_M", tr("Metres in view"))
    algorithm.total("EXPOSED_SHARE", tr("Share of all walks in view"))


def totals(measured: Measured, seen: Viewsheds) -> dict[str, float]:
    """Their values."""
    length, exposed = float(measured.exposure.length_m.sum()), float(measured.exposure.exposed_m.sum())
    return {
        "CAMERAS": seen.cameras,
        "LENGTH_M": length,
        "EXPOSED_M": exposed,
        "EXPOSED_SHARE": exposed / length if length else math.nan,
    }


def _write_pieces(
    run: Run,
    lines: Geometries,
    line_ids: Sequence[int],
    measured: Measured,
    seen: Viewsheds,
    projection: Projection,
    crs: QgsCoordinateReferenceSystem,
) -> str | None:
    """Write PIECES, if wanted; returns its id."""
    if not run.given("PIECES"):
        return None
    cut = pieces(measured.exposure.length_m, measured.stretches, seen.sites.count)
    names = ("from_m", "to_m", "length_m", "cameras")
    fields = fields_of([new_field("line_id", "integer"), *(new_field(name, "number") for name in names)])

    def rows() -> Any:
        for first in range(0, len(lines), _AT_ONCE):
            run.progress(90 + 9 * first / len(lines))
            these = slice(*np.searchsorted(cut.line, [first, first + _AT_ONCE]))
            line, start, end = cut.line[these], cut.start[these], cut.end[these]
            block = Pieces(line - first, start, end, cut.cameras[these])
            found = piece_lines(lines[first : first + _AT_ONCE], block)
            wkb = layers.multi_wkb(projection.take_back(found, crs))
            numbers = np.column_stack([start, end, end - start, block.cameras]).tolist()
            for shape, i, own in zip(wkb, line.tolist(), numbers):
                yield shape, [line_ids[i], *own]

    kind, watched = QgsWkbTypes.Type.MultiLineString, until_cancelled(rows(), run.feedback)
    return write(run, "PIECES", fields, kind, crs, watched)


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


def _summary(measured: Measured, range_text: str, feedback: QgsProcessingFeedback) -> None:
    """Say what was found: each walk of a few, the mean of many."""
    figures = measured.exposure
    count = len(figures.length_m)
    if count and not figures.length_m.any():
        feedback.pushWarning(tr("Walks: none has a length, so there is no share in view."))
        return
    if count <= 5:
        for i in range(count):
            if not figures.length_m[i]:
                feedback.pushInfo(tr("A walk of no length, which has no share in view."))
                continue
            feedback.pushInfo(
                tr("{length} m, {share} % in view of {cameras} of the cameras recorded, {range}.").format(
                    length=f"{figures.length_m[i]:.0f}",
                    share=f"{100 * figures.exposed_share[i]:.1f}",
                    cameras=f"{figures.cameras[i]:g}",
                    range=range_text,
                )
            )
        return
    feedback.pushInfo(
        tr("{count} walks, {length} m together, {share} % in view of the cameras recorded, {range}.").format(
            count=count,
            length=f"{figures.length_m.sum():.0f}",
            share=f"{100 * figures.exposed_m.sum() / figures.length_m.sum():.1f}",
            range=range_text,
        )
    )
