"""Areas that algorithms are given, what lies in them and the regions they are in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import shapely
from qgis.core import QgsProcessingException, QgsProcessingFeedback

from ... import layers
from ...core import areas as core
from ...core.numbers import Numbers, numbers
from ...core.parts import areas_only
from ...core.places import distances
from ...core.ragged import Geometries, Ints, Strings
from ...layers import Projection, Rows
from ...translation import tr
from .. import messages
from ..run import Run
from . import attributes, camera_rows
from .conditions import checked_expression


def shapes(run: Run, areas: Rows, projection: Projection, once: bool = False) -> Geometries:
    """The polygons of AREAS in metres, None where one cannot be used, which is told; none usable ends the run.

    With `once`, a polygon that an earlier row has, too, is not used.
    """
    polygons = camera_rows.valid(projection.bring(areas, run.is_cancelled), areas)
    if once:
        text = tr("the same polygon as an earlier feature")
        areas.problems.update(dict.fromkeys(core.duplicates(polygons).tolist(), text))
    messages.warn_of_problems(areas, tr("Areas"), run.feedback)
    messages.stop_if_none_usable(areas, tr("Areas"))
    polygons[~areas.usable] = None
    return polygons


def population(run: Run, areas: Rows) -> Numbers | None:
    """The residents of areas, if there is a field of them; where none are known there are no rates."""
    name = run.text("POPULATION_FIELD")
    if not name:
        return None
    found = attributes.residents(areas, name, tr("Population"), run.feedback)
    if not np.isfinite(found.values).any():
        run.warn(tr("Population: {field} has none, so all rates are NULL.").format(field=name))
    return found


def placed(
    points: Rows, polygons: Geometries, projection: Projection, feedback: QgsProcessingFeedback
) -> Ints:
    """The polygon each usable point of a layer lies in, -1 for none; says how many lie in none.

    Raises InterruptedError once cancelled.
    """
    geometries = camera_rows.single_points(points, projection.bring(points, feedback.isCanceled))
    messages.warn_of_problems(points, tr("Points to count"), feedback)
    if not points.usable.any():
        raise messages.none_usable(tr("Points to count"), points.name, points.problems.values())
    found = core.first_area(geometries[points.usable], polygons, feedback.isCanceled)
    outside = int((found < 0).sum())
    text = tr("{total} points of “{layer}”: {inside} in an area, {outside} in none.").format(
        total=len(found), layer=points.name, inside=len(found) - outside, outside=outside
    )
    if outside == len(found) > 0:
        gap = float(distances(geometries[points.usable], polygons).min())
        text += " " + tr(
            "The nearest is {distance} from any area. If that cannot be, look at the coordinate systems of both layers."
        ).format(distance=messages.distance_text(gap))
    (feedback.pushWarning if outside else feedback.pushInfo)(text)
    return found


def regions(run: Run, given: dict[str, Rows], polygons: Geometries, projection: Projection) -> Strings | None:
    """The region of each area, by REGION_FIELD or else by where it lies in REGIONS; None where there are none."""
    field = run.text("REGION_FIELD")
    if not field:
        return _regions_around(run, given, polygons, projection) if "REGIONS" in given else None
    label = run.label("REGION_FIELD")
    column = attributes.needed_column(given["AREAS"], field, label)
    return _names_of_regions(column, label, run.feedback)


def _regions_around(
    run: Run, given: dict[str, Rows], polygons: Geometries, projection: Projection
) -> Strings:
    areas, around = given["AREAS"], given["REGIONS"]
    name = run.text("REGIONS_FIELD")
    if not name:
        raise QgsProcessingException(tr("Name of regions: say which field of “Regions” has their names."))
    label = run.label("REGIONS_FIELD")
    column = attributes.needed_column(around, name, label)
    outlines = camera_rows.valid(projection.bring(around, run.is_cancelled), around)
    messages.warn_of_problems(around, tr("Regions"), run.feedback)
    if not around.usable.any():
        raise messages.none_usable(tr("Regions"), around.name, around.problems.values())
    gap = distances(shapely.point_on_surface(polygons[areas.usable]), outlines)
    if (gap > 0).all():
        raise QgsProcessingException(
            tr(
                "{label}: no area of “{areas}” lies in a region of “{regions}”, the nearest is {distance} away. If "
                "that cannot be, look at the coordinate systems of both layers."
            ).format(
                label=run.label("REGIONS"),
                areas=areas.name,
                regions=around.name,
                distance=messages.distance_text(float(gap.min())),
            )
        )
    return core.region_of(polygons, outlines, _names_of_regions(column, label, run.feedback).tolist())


def _names_of_regions(column: Sequence[Any], label: str, feedback: QgsProcessingFeedback) -> Strings:
    """Names of regions, empty for none; says which ways of writing are taken for one name."""
    found = core.names_of_regions([layers.plain(item) for item in column])
    if found.joined:
        text = "; ".join(
            tr("{written} as “{name}”").format(written=", ".join(f"“{each}”" for each in written), name=name)
            for name, written in found.joined.items()
        )
        feedback.pushWarning(
            tr("{label}: names taken for one region: {names}.").format(label=label, names=text)
        )
    elif found.renamed:
        written, name = next(iter(found.renamed.items()))
        feedback.pushWarning(
            tr(
                "{label}: regions that are whole numbers are named without decimals: “{written}” is “{name}”."
            ).format(label=label, written=written, name=name)
        )
    warn_of_case(dict.fromkeys(filter(None, found.names.tolist())), label, feedback)
    return found.names


def warn_of_case(names: Iterable[str], label: str, feedback: QgsProcessingFeedback) -> None:
    """Say which names differ by case alone."""
    variants = ["/".join(f"“{name}”" for name in each) for each in core.differ_by_case(names)]
    if variants:
        feedback.pushWarning(
            tr(
                "{label}: {names} differ by case alone and are taken for different ones. If they are one, write "
                'them alike, for example with upper("…") in a field of its own.'
            ).format(label=label, names=", ".join(variants))
        )


def measure_of(run: Run, areas: Rows) -> tuple[str, Numbers]:
    """What areas are ranked by, and its value per area, with a word on what is none."""
    label, text = tr("Measure"), run.text("MEASURE").strip()
    if not text:
        raise QgsProcessingException(
            tr("Measure: choose a field of “{layer}”. It has: {known}.").format(
                layer=areas.name, known=layers.field_text(areas.fields)
            )
        )
    column = areas.column(text)
    found = _worked_out(run, text, areas, label) if column is None else numbers(column)
    messages.warn_of_numbers(found, label, text, run.feedback)
    return text, found


def _worked_out(run: Run, text: str, areas: Rows, label: str) -> Numbers:
    """The numbers an expression gives, to which words for missing are NULL."""
    expression = checked_expression(text, areas.fields, label)
    if expression.needsGeometry():
        areas.repaired.update(areas_only(areas.geometries)[1].tolist())
    shown, told = attributes.for_expressions(areas, attributes.fields_read(expression, areas.fields))
    for name, found in told.items():
        messages.warn_of_numbers(found, label, name, run.feedback)
    return attributes.expression_numbers(expression, shown, run.expressions(run.source("AREAS")), label)


def not_ranked(found: core.Ranking, measure: Numbers, people: Numbers | None, fewest: int) -> dict[int, str]:
    """Why areas do not rank, in words."""

    def text(row: int, code: str) -> str:
        if code == core.SMALL_POPULATION:
            return tr("not more than {fewest} residents").format(fewest=fewest)
        if code == core.NO_MEASURE or people is None:
            if row in measure.unusable:
                return tr("the measure is no number")
            return tr("the measure is missing") if measure.missing[row] else tr("the measure is NULL")
        if row in people.unusable:
            return tr("the population is negative or no number")
        return tr("the population is missing") if people.missing[row] else tr("the population is NULL")

    return {row: text(row, code) for row, code in found.left_out.items()}


def names_of(run: Run, areas: Rows) -> list[str]:
    """What areas are called in the log: by NAME_FIELD, or else the layer's display field."""
    field = run.text("NAME_FIELD")
    if field and areas.column(field) is None:
        messages.missing_field(tr("Name of an area"), field, areas)
    layer = run.layer("AREAS")
    field = field or (layer.displayField() if layer else "")
    column = areas.column(field) or [None] * len(areas)
    return [
        tr("area {number}").format(number=i + 1) if item in (None, "") else str(layers.plain(item))
        for i, item in enumerate(column)
    ]
