"""The coordinate systems that a run works in, announced."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingException,
    QgsProcessingFeedback,
)

from ... import layers
from ...core.projection import HOPELESS_ERROR, MAX_SCALE_ERROR, MAX_WIDE_ERROR, Places, WorkingSystem
from ...layers import Projection, Rows, Zones
from ...translation import tr
from ..run import Run


def project(run: Run, all_rows: Sequence[Rows], max_error: float = MAX_WIDE_ERROR) -> Projection:
    """The working coordinate system of these layers, the first of which is measured; announced.

    Data so wide that no system is true to scale to `max_error` over them end the run; infinite where metres
    do not matter. Only where a stray could spoil the run is one left out.
    """
    strays = max_error <= MAX_WIDE_ERROR
    projection = Projection(all_rows, run.context.transformContext(), strays=strays)
    if projection.scale_error > MAX_WIDE_ERROR and max_error == math.inf:
        projection.crs = all_rows[0].crs  # where the sides of areas are straight, and nothing is torn apart
    _announce(projection, run.feedback)
    error = projection.scale_error
    error_text = f"{100 * error:.2g}" if error < HOPELESS_ERROR else tr("more than 30")
    if projection.scale_error > max_error:
        raise QgsProcessingException(
            tr(
                "The features of “{layer}” lie so far apart that no coordinate system is true to scale: lengths would "
                "be wrong by up to {error} %. Work on one region at a time (select its features, or use a filter), or "
                "check the coordinates and their system."
            ).format(layer=all_rows[0].name, error=error_text)
        )
    if projection.scale_error > MAX_SCALE_ERROR and max_error < math.inf:
        run.warn(
            tr(
                "The features of “{layer}” lie so far apart that lengths are wrong by up to {error} %, and areas by "
                "twice that. For better figures work on one region at a time."
            ).format(layer=all_rows[0].name, error=error_text)
        )
    return projection


def project_each(run: Run, all_rows: Sequence[Rows]) -> list[Projection]:
    """A working system for each of these layers, all of which are measured: one for all if it is true to scale."""
    if len(all_rows) > 1:
        together = Projection(all_rows, run.context.transformContext(), strays=False)
        if together.is_true_over(all_rows):
            _announce(together, run.feedback)
            return [together] * len(all_rows)
    return [project(run, [rows]) for rows in all_rows]


def _announce(projection: WorkingSystem, feedback: QgsProcessingFeedback) -> None:
    feedback.pushInfo(tr("Working coordinate system: {crs}").format(crs=projection.description))


def zones(run: Run, rows: Rows) -> Zones:
    """Working systems, true to scale, of features that have nothing to do with each other; announced."""
    try:
        made = Zones(rows, run.context.transformContext())
    except ValueError as error:
        raise QgsProcessingException(
            tr("No coordinate system in metres fits the layer “{layer}”. Check its coordinates.").format(
                layer=rows.name
            )
        ) from error
    if len(made.projections) == 1:
        _announce(made.projections[0], run.feedback)
    else:
        run.say(
            tr("Working coordinate systems, {count} as the features lie far apart: {crs}").format(
                count=len(made.projections), crs=made.description
            )
        )
    return made


def tell_where(run: Run, rows: Rows, label: str) -> Places:
    """Where the features of a layer of the parameter `label` are, with a word where they hardly can be."""
    found = layers.places(rows, run.context.transformContext())
    told = Whereabouts(label)
    told.add(rows, found)
    told.tell(rows.name, rows.crs, run.feedback)
    return found


@dataclass
class Whereabouts:
    """Whether the features of a layer, of the parameter `label`, are where they can be; block by block."""

    label: str
    total: int = 0
    outside: int = 0
    like_degrees: bool = True

    def add(self, rows: Rows, found: Places) -> None:
        """Look at some more features, `found` there."""
        if rows.usable.any():
            self.total += int(rows.usable.sum())
            self.outside += layers.outside(found, rows.crs)
            self.like_degrees &= layers.look_like_degrees(rows)

    def tell(self, layer: str, crs: QgsCoordinateReferenceSystem, feedback: QgsProcessingFeedback) -> None:
        """A word where they hardly can be."""
        system = crs.userFriendlyIdentifier()
        if self.total and self.like_degrees:
            feedback.pushWarning(
                tr(
                    "{label}: the coordinates of “{layer}” look like degrees, but its coordinate system is {system}. "
                    "If they are, set the system in the layer's properties."
                ).format(label=self.label, layer=layer, system=system)
            )
        elif self.outside:
            feedback.pushWarning(
                tr(
                    "{label}: {count} of {total} features of “{layer}” lie outside the area that its coordinate "
                    "system, {system}, is made for. Check the system and the coordinates."
                ).format(label=self.label, count=self.outside, total=self.total, layer=layer, system=system)
            )
