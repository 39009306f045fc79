"""Rows of cameras and viewsheds to arrays, with a word on what is missing in them or left out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import shapely
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsProperty

from ...core import camera_fields, lenses, parts, viewsheds
from ...core.camera_fields import Cameras, CameraSites, Values
from ...core.cameras import Sites
from ...core.lenses import ViewOptions
from ...core.numbers import Numbers, is_missing, missing_in, number, number_or_nan
from ...core.ragged import Bools, Floats, Geometries, Ints
from ...core.viewsheds import Viewsheds
from ...core.walk_network import standing
from ...layers import POINT, POLYGON, Projection, Rows
from ...translation import tr
from ..messages import stop_if_none_usable, warn_of_numbers, warn_of_problems
from ..run import Run
from .attributes import evaluate, needed_column
from .conditions import checked_expression
from .inputs import read

_WHO = ("camera_id", "site_id", "count", "ownership", "kind", "place", "status")


def read_records(rows: Rows, names: Iterable[str] = _WHO, xy: Floats | None = None, **more: Any) -> Cameras:
    """What rows say in some standard fields; `xy` is where they stand, `more` see `camera_fields.read_cameras`."""
    nowhere = np.full((len(rows), 2), np.nan)
    return camera_fields.read_cameras(nowhere if xy is None else xy, rows.column, names, **more)


def given_numbers(run: Run, name: str, own_field: str, rows: Rows) -> Floats | float:
    """A number of cameras as the user gives it: one for all, or one for each row; what is missing is told."""
    given = run.given(name)
    if isinstance(given, QgsProperty):
        column = _evaluated(run, name, given, rows)
        _tell_of_missing(run, name, given.asExpression(), column, is_missing)
        values: Floats | float = camera_fields.read_numbers(column, own_field)
    else:
        values = _for_all(run, name, own_field)
    _tell_of_words(run, name, own_field, rows)
    return values


def given_directions(run: Run, rows: Rows) -> tuple[Floats | float, Values | None]:
    """The same of DIRECTION, and sectors where it is several.

    Texts may be compass points, ranges and lists, such as "NW", "120-200" or "S;N".
    """
    given = run.given("DIRECTION")
    sectors: Values | None = None
    if isinstance(given, QgsProperty):
        column = _evaluated(run, "DIRECTION", given, rows)
        _tell_of_missing(run, "DIRECTION", given.asExpression(), column, camera_fields.is_no_direction)
        values: Floats | float
        values, sectors = camera_fields.read_directions(column)
    else:
        values = _for_all(run, "DIRECTION", "direction_deg")
    _tell_of_words(run, "DIRECTION", "direction_deg", rows, camera_fields.is_no_direction)
    return values, sectors


def _evaluated(run: Run, name: str, given: QgsProperty, rows: Rows) -> list[Any]:
    label = run.label(name)
    expression = checked_expression(given.asExpression(), rows.fields, label)
    return evaluate(expression, rows, run.expressions(), label)


def _for_all(run: Run, name: str, own_field: str) -> float:
    given = run.given(name)
    try:
        value = None if given is None else number(given)
    except (TypeError, ValueError) as error:
        raise QgsProcessingException(
            tr("{name}: “{value}” is not a number.").format(name=run.label(name), value=given)
        ) from error
    return float(lenses.DEFAULTS[own_field]) if value is None else value


def _tell_of_missing(
    run: Run, name: str, text: str, column: list[Any], is_none: Callable[[Any], bool]
) -> None:
    """What is missing in what an expression gives; one that gives no camera a value ends the run."""
    missing = missing_in(column, is_none)
    if len(missing) == len(column):
        raise QgsProcessingException(
            tr("{label}: {text} gives no camera a value.").format(label=run.label(name), text=text)
        )
    found = Numbers(np.full(len(column), math.nan), missing)
    warn_of_numbers(found, run.label(name), text, run.feedback)


def _tell_of_words(
    run: Run, name: str, own_field: str, rows: Rows, is_none: Callable[[Any], bool] = is_missing
) -> None:
    """Which words for missing stand in a field of the cameras' own, if it is used."""
    column = None if run.is_on("IGNORE_CAMERA_VALUES") else rows.column(own_field)
    if column is not None:
        _warn_of_words(missing_in(column, is_none), len(column), run.label(name), own_field, run.feedback)


def _warn_of_words(
    missing: Mapping[int, str], total: int, label: str, name: str, feedback: QgsProcessingFeedback
) -> None:
    """Of a field that need not be filled in: where nothing stands, nothing was meant."""
    words = {i: word for i, word in missing.items() if word}
    warn_of_numbers(Numbers(np.full(total, math.nan), words), label, name, feedback)


def camera_layer(run: Run) -> tuple[str, Rows]:
    """The layer that says what is seen, VIEWSHEDS or else CAMERAS: the parameter's name and the rows."""
    if run.given("VIEWSHEDS"):
        return "VIEWSHEDS", read(run, "VIEWSHEDS", POLYGON, "CAMERA_FILTER")
    if not run.given("CAMERAS"):
        raise QgsProcessingException(tr("Give either cameras or viewsheds."))
    return "CAMERAS", read(run, "CAMERAS", POINT, "CAMERA_FILTER")


def viewsheds_of(run: Run, name: str, rows: Rows, projection: Projection) -> Viewsheds:
    """What is seen, in metres: the polygons of VIEWSHEDS, or discs around CAMERAS."""
    leave_out_unwatching(run, name, rows)
    geometries = projection.bring(rows, run.is_cancelled)
    shapes, points = None, None
    if name == "VIEWSHEDS":
        ranges = np.array([number_or_nan(item) for item in rows.column("range_m") or [None] * len(rows)])
        shapes = valid(geometries, rows)
    else:
        ranges = _ranges(run, rows)
        points = coordinates(single_points(rows, geometries))
    said, found = _usable_records(rows, run.label(name), run.feedback, points)
    too_few(run, rows)
    return viewsheds.viewsheds_of(said, found, shapes, ranges, run.number("MIN_COUNT"))


def with_stands(run: Run, seen: Viewsheds, projection: Projection) -> Viewsheds:
    """The same with where each camera stands, by CAMERAS and their camera_id where VIEWSHEDS are what is seen.

    A side of a vehicle, PLATES, is seen from there; cameras that are not found are said.
    """
    if not run.given("VIEWSHEDS"):
        return seen
    if not run.given("CAMERAS"):
        raise QgsProcessingException(
            tr(
                "{label}: viewsheds do not tell where their cameras stand, which it depends on. Give the cameras too "
                "(“{cameras}”); they are found by camera_id."
            ).format(label=run.label("PLATES"), cameras=run.label("CAMERAS"))
        )
    rows = read(run, "CAMERAS", POINT)
    points = single_points(rows, projection.bring(rows, run.is_cancelled))
    ids = needed_column(rows, "camera_id", run.label("CAMERAS"))
    found, lost = standing(seen, ids, points)
    if lost == len(seen.names):
        raise QgsProcessingException(
            tr("{label}: no camera of “{layer}” has the camera_id of a viewshed.").format(
                label=run.label("CAMERAS"), layer=rows.name
            )
        )
    if lost:
        run.warn(
            tr(
                "{label}: {count} of {total} cameras of the viewsheds are not in “{layer}”; they are taken to see "
                "every side of a vehicle."
            ).format(label=run.label("CAMERAS"), count=lost, total=len(seen.names), layer=rows.name)
        )
    return found


def _ranges(run: Run, rows: Rows) -> Floats:
    """The range of each camera, NaN where it cannot be used, which is noted in `rows`."""
    given = given_numbers(run, "RANGE", "range_m", rows)
    options = ViewOptions(range_m=given, ignore_own=run.is_on("IGNORE_CAMERA_VALUES"))
    chosen = lenses.choose("range_m", read_records(rows, ["range_m"]), options)
    bad = np.flatnonzero(chosen.unusable).tolist()
    rows.problems.update({i: tr("range is not a number of metres above 0") for i in bad})
    own = rows.column("range_m")
    ranges = chosen.values
    if own and any(item is not None for item in own) and len(np.unique(ranges[np.isfinite(ranges)])) > 1:
        run.say(tr("Cameras with a range_m of their own use it."))
    return ranges


def leave_out_unwatching(run: Run, name: str, rows: Rows) -> None:
    """Note in `rows`, of the layer parameter `name`, what watches no street; say so if they are no cameras."""
    if not any(rows.has(each) for each in camera_fields.CAMERA_FIELDS):
        run.warn(
            tr(
                "{label}: “{layer}” has none of the fields of cameras ({fields}): each of its {count} features is "
                "taken as one camera. If they are cameras, use “Import cameras” first; if not, choose another layer."
            ).format(
                label=run.label(name),
                layer=rows.name,
                fields=", ".join(camera_fields.CAMERA_FIELDS),
                count=len(rows),
            )
        )
    if not run.is_on("ALL_RECORDS"):
        least = run.number("MIN_COUNT") if name == "VIEWSHEDS" else None
        said = read_records(rows, ("status", "place") if least is None else ("status", "place", "count"))
        rows.problems.update(camera_fields.watch_no_street(said, least))


def too_few(run: Run, rows: Rows) -> Bools:
    """Which usable rows count less than MIN_COUNT, and so have no view; says how many sites that are."""
    least = run.number("MIN_COUNT")
    said = read_records(rows, ("count", "camera_id", "site_id"))
    few = camera_fields.count_less(said, least) & rows.usable
    if few.any():
        run.warn(
            tr(
                "{count} records of “{layer}”, at {sites} sites, count less than {least}: they are counted as they "
                "are and have no view. “{name}” says from which count on there is one."
            ).format(
                count=int(few.sum()),
                layer=rows.name,
                sites=camera_fields.sites_among(said, few),
                least=f"{least:g}",
                name=run.label("MIN_COUNT"),
            )
        )
    return few


def usable_cameras(rows: Rows, label: str, feedback: QgsProcessingFeedback) -> tuple[Sites, Ints]:
    """The distinct cameras of the rows that are of use, and which of them each row is (-1: unusable).

    The others are told; a layer without any that is of use ends the run.
    """
    found = _usable_records(rows, label, feedback)[1]
    return found.sites, found.camera


def _usable_records(
    rows: Rows, label: str, feedback: QgsProcessingFeedback, xy: Floats | None = None
) -> tuple[Cameras, CameraSites]:
    """What rows say, and which cameras they are, with a word on those that are of no use, or contradict each other."""
    said = read_records(rows, xy=xy)
    for i, reason in camera_fields.without_cameras(said).items():
        rows.problems.setdefault(i, reason)
    counts = rows.column("count") or []
    _warn_of_words(missing_in(counts), len(counts), label, "count", feedback)
    warn_of_problems(rows, label, feedback)
    stop_if_none_usable(rows, label)
    found = camera_fields.camera_sites(said, rows.usable)
    if found.odd:
        feedback.pushWarning(
            tr(
                "{odd} cameras of “{layer}” have a count that is no number from 0 to {most}; each is taken as 1."
            ).format(odd=found.odd, layer=rows.name, most=camera_fields.MAX_COUNT)
        )
    if found.contradictions:
        feedback.pushWarning(
            tr(
                "{count} rows of “{layer}” share a camera_id with one of another count or ownership; the first "
                "row holds."
            ).format(count=found.contradictions, layer=rows.name)
        )
    return said, found


def single_points(rows: Rows, geometries: Geometries) -> Geometries:
    """Points from points and one-point multipoints; a multipoint of several is left out, with a reason."""
    points, several = parts.single_points(geometries)
    rows.problems.update(dict.fromkeys(several.tolist(), parts.SEVERAL_POINTS))
    return points


def coordinates(points: Geometries) -> Floats:
    """Where points are, (n, 2); NaN where there is none."""
    return np.column_stack([shapely.get_x(points), shapely.get_y(points)])


def valid(polygons: Geometries, rows: Rows | None = None) -> Geometries:
    """The polygons with invalid ones made valid, of which areas alone are kept.

    Notes in `rows`, whose polygons they are, which were repaired, and which have no area left.
    """
    found = parts.mended(polygons, polygons if rows is None else rows.geometries)
    if rows is not None:
        rows.problems.update(dict.fromkeys(found.empty, parts.NO_SHAPE))
        rows.repaired.update(found.repaired)
        rows.repaired.difference_update(rows.problems)
    return found.polygons
