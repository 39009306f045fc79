"""Walks measured: what `routeexposure` and `findroutes` share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from .. import layers
from ..core.exposure import Exposure, Pieces, exposure, piece_lines, pieces, stretches_in_view
from ..core.ragged import Geometries
from ..layers import Projection, new_field
from ..translation import tr
from .base import Algorithm
from .inputs import Viewsheds, cancelling, sources
from .outputs import Output, write

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


@dataclass(frozen=True)
class Measured:
    """Figures and pieces of walks; `speed` in metres per second."""

    exposure: Exposure
    pieces: Pieces
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
        stretches = stretches_in_view(lines, seen.polygons, seen.camera, feedback.isCanceled)
    figures = exposure(lines, stretches, seen.sites)
    same = len(seen.range_m) and np.ptp(seen.range_m) < 0.05  # NaN is never
    one_range = float(seen.range_m[0]) if same else np.nan
    return Measured(figures, pieces(figures.length_m, stretches, seen.sites.count), speed, one_range)


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
        "EXPOSED_SHARE": exposed / length if length else 0.0,
    }


def write_pieces(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    lines: Geometries,
    line_ids: Sequence[int],
    measured: Measured,
    projection: Projection,
    crs: QgsCoordinateReferenceSystem,
) -> str | None:
    """Write PIECES, if wanted; returns its id."""
    if not parameters.get("PIECES"):
        return None
    cut = measured.pieces
    wkb = layers.multi_wkb(projection.take_back(piece_lines(lines, cut), crs))
    fields = QgsFields()
    fields.append(new_field("line_id", "integer"))
    for name in ("from_m", "to_m", "length_m", "cameras"):
        fields.append(new_field(name, "number"))
    rows = (
        (
            wkb[i],
            [line_ids[cut.line[i]]]
            + [float(item) for item in (cut.start[i], cut.end[i], cut.end[i] - cut.start[i], cut.cameras[i])],
        )
        for i in range(len(wkb))
    )
    return write(
        algorithm, parameters, "PIECES", context, fields, QgsWkbTypes.Type.MultiLineString, crs, rows
    )


def describe(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    destination: str,
    pieces_destination: str | None,
    seen: Viewsheds,
    names: Sequence[str],
) -> None:
    """Name, style and document the walks and their pieces."""
    condition = algorithm.parameterAsString(parameters, "CAMERA_FILTER", context)
    text = tr("Walks measured under {cameras} cameras ({condition}), {range}.").format(
        cameras=f"{seen.cameras:g}",
        condition=condition or tr("all cameras"),
        range=seen.range_text,
    )
    found = sources(algorithm, parameters, names, context)
    title = tr("Walks measured, {range}").format(range=seen.range_text)
    algorithm.outputs.append(Output(destination, title, "walks.qml", text, found))
    if pieces_destination:
        title = tr("Cameras in view, {range}").format(range=seen.range_text)
        algorithm.outputs.append(Output(pieces_destination, title, "pieces.qml", text, found))


def summary(
    measured: Measured, rows: Sequence[int], range_text: str, feedback: QgsProcessingFeedback
) -> None:
    """Say what was found: each walk of a few, the mean of many."""
    figures = measured.exposure
    if len(rows) <= 5:
        for i in rows:
            feedback.pushInfo(
                tr("{length} m, {share} % in view of {cameras} cameras, {range}.").format(
                    length=f"{figures.length_m[i]:.0f}",
                    share=f"{100 * np.nan_to_num(figures.exposed_share[i]):.1f}",
                    cameras=f"{figures.cameras[i]:g}",
                    range=range_text,
                )
            )
        return
    feedback.pushInfo(
        tr("{count} walks, {length} m together, {share} % in view, {range}.").format(
            count=len(rows),
            length=f"{figures.length_m.sum():.0f}",
            share=f"{100 * figures.exposed_m.sum() / max(figures.length_m.sum(), 1e-9):.1f}",
            range=range_text,
        )
    )
