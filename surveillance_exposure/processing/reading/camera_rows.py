"""Rows of cameras and viewsheds to arrays: who is a camera, which of its numbers holds."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProperty,
)

from ...core import optics, parts, tags
from ...core.cameras import NO_VIEW, Sites
from ...core.numbers import (
    Numbers,
    is_missing,
    is_no_name,
    missing_in,
    number,
    number_or_nan,
)
from ...core.ragged import Bools, Floats, Geometries, Ints
from ...core.unions import Discs
from ...core.viewsheds import Viewsheds
from ...layers import POINT, POLYGON, Projection, Rows
from ...translation import tr
from ..messages import INDOORS, TOO_FEW, stop_if_none_usable, warn_of_numbers, warn_of_problems
from ..run import Run
from .attributes import evaluate
from .conditions import checked_expression
from .inputs import read

MAX_COUNT = 10_000

_CAMERA_FIELDS = ("camera_id", "count", "ownership", "direction_deg")


_WORDS: dict[str, Callable[[str], float]] = {
    "RANGE": tags.metres,
    "CAMERA_HEIGHT": tags.metres,
    "FIELD_OF_VIEW": tags.degrees,
    "TILT": tags.degrees,
    "FOCAL_LENGTH": tags.millimetres,
    "SENSOR_WIDTH": tags.millimetres,
}
"""How the text of a camera's number with a unit, such as "12 m", is read."""


def camera_numbers(
    run: Run, name: str, own_field: str, rows: Rows, fallback: float | None = None
) -> tuple[Floats, list[int]]:
    """A number per camera: from the user's expression, else the camera's own field, else the number.

    `fallback` takes the place of the number. Returns them and the rows whose value cannot be used, which are NaN.
    What is missing is told by the `feedback`, if there is one.
    """
    definition = run.algorithm.parameterDefinition(name)
    columns, default = _camera_columns(run, name, own_field, rows)
    if run.feedback:
        _tell_of_missing(
            run.given(name), columns, own_field, definition.description(), is_missing, run.feedback
        )
    result, bad = np.full(len(rows), default if fallback is None else fallback), []
    for i in range(len(rows)):
        try:
            read = (_number_in_words(column[i], _WORDS.get(name)) for column in columns)
            value = next((each for each in read if each is not None), None)
            fits = value is None or definition.minimum() <= value <= definition.maximum()
        except (TypeError, ValueError):
            value, fits = None, False
        if not fits:
            result[i] = math.nan
            bad.append(i)
        elif value is not None:
            result[i] = value
    return result, bad


def _camera_columns(run: Run, name: str, own_field: str, rows: Rows) -> tuple[list[list[Any]], float]:
    """What cameras have of their own, first what comes first, and the number for all others (NaN: none)."""
    definition = run.algorithm.parameterDefinition(name)
    given = run.given(name)
    default = math.nan if definition.defaultValue() is None else float(definition.defaultValue())
    columns: list[list[Any]] = []
    if isinstance(given, QgsProperty):
        label, scope = definition.description(), run.expressions()
        expression = checked_expression(given.asExpression(), rows.fields, label)
        columns.append(evaluate(expression, rows, scope, label))
    elif given is not None:
        try:
            result = number(given)
        except (TypeError, ValueError) as error:
            raise QgsProcessingException(
                tr("{name}: “{value}” is not a number.").format(name=definition.description(), value=given)
            ) from error
        default = default if result is None else result
    own = own_values(run, own_field, rows)
    return (columns if own is None else [*columns, own]), default


def own_values(run: Run, own_field: str, rows: Rows) -> list[Any] | None:
    """What cameras say in a standard field; None where there is none or the user will not have it used."""
    if run.is_on("IGNORE_CAMERA_VALUES"):
        return None
    return rows.column(own_field)


def _tell_of_missing(
    given: Any,
    columns: list[list[Any]],
    own_field: str,
    label: str,
    is_none: Callable[[Any], bool],
    feedback: QgsProcessingFeedback,
) -> None:
    """Which words for missing stand in the `columns` of cameras; an expression that gives none a value ends the run."""
    names = [given.asExpression()] if isinstance(given, QgsProperty) else []
    for name, column in zip([*names, own_field], columns):
        missing = missing_in(column, is_none)
        if name != own_field and len(missing) == len(column):
            raise QgsProcessingException(
                tr("{label}: {text} gives no camera a value.").format(label=label, text=name)
            )
        if name == own_field:
            _warn_of_words(missing, len(column), label, name, feedback)
        else:
            warn_of_numbers(Numbers(np.full(len(column), math.nan), missing), label, name, feedback)


def _warn_of_words(
    missing: Mapping[int, str], total: int, label: str, name: str, feedback: QgsProcessingFeedback
) -> None:
    """The same of a field that need not be filled in: where nothing stands, nothing was meant."""
    words = {i: word for i, word in missing.items() if word}
    warn_of_numbers(Numbers(np.full(total, math.nan), words), label, name, feedback)


def _number_in_words(item: Any, words: Callable[[str], float] | None) -> float | None:
    """A number, or its text with a unit; None where it is missing. Raises TypeError or ValueError."""
    if is_missing(item):
        return None
    try:
        return number(item)
    except ValueError:
        if words is None or not isinstance(item, str):
            raise
        return words(item)


def camera_directions(run: Run, rows: Rows) -> tuple[Floats, list[str | None], list[int]]:
    """The direction of each camera, degrees from north (NaN: not known); sectors where several; and bad rows.

    As `camera_numbers`. Texts may be compass points, ranges and lists, such as "NW", "120-200" or "S;N".
    """
    definition = run.algorithm.parameterDefinition("DIRECTION")
    columns, default = _camera_columns(run, "DIRECTION", "direction_deg", rows)
    label, given = definition.description(), run.given("DIRECTION")
    _tell_of_missing(given, columns, "direction_deg", label, _is_no_direction, run.feedback)
    result, bad = np.full(len(rows), default), []
    several: list[str | None] = []
    for i in range(len(rows)):
        try:
            read = (_direction(column[i]) for column in columns)
            value, sectors = next((each for each in read if each is not None), (None, None))
            if value is not None and not definition.minimum() <= value <= definition.maximum():
                raise ValueError
        except (TypeError, ValueError):
            value, sectors = math.nan, None
            bad.append(i)
        several.append(sectors)
        if sectors:
            value = math.nan
        if value is not None:
            result[i] = value
    return result, several, bad


def _direction(item: Any) -> tuple[float | None, str | None] | None:
    if isinstance(item, str):
        try:
            return tags.directions(item)
        except ValueError:
            if not is_missing(item):  # which the N of north would be
                raise
            return None
    return None if is_missing(item) else (number(item), None)


def _is_no_direction(item: Any) -> bool:
    try:
        return _direction(item) is None
    except (TypeError, ValueError):
        return False


def camera_sites(rows: Rows, feedback: QgsProcessingFeedback) -> tuple[Sites, Ints]:
    """The distinct cameras of the usable rows of a layer, and which of them each row is (-1: unusable).

    A missing `camera_id` is a camera of its own, a missing `site_id` a site of its own, a missing
    count 1. Of rows with one `camera_id` the first tells count and ownership.
    """
    size = len(rows)
    ids, places, counts, owners = (
        rows.column(name) or [None] * size for name in ("camera_id", "site_id", "count", "ownership")
    )
    camera_of: dict[Any, int] = {}
    site_of: dict[Any, int] = {}
    camera = np.full(size, -1, dtype=np.int64)
    count: list[float] = []
    ownership: list[str] = []
    site: list[int] = []
    odd = contradictions = 0
    for i in np.flatnonzero(rows.usable).tolist():
        key = ("row", i) if is_no_name(ids[i]) else ids[i]
        cameras = _count(counts[i])
        odd += cameras is None
        cameras = 1.0 if cameras is None else cameras
        owner = str(owners[i] or "unknown").strip().lower()
        if key in camera_of:
            first = camera_of[key]
            contradictions += (count[first], ownership[first]) != (cameras, owner)
        else:
            camera_of[key] = len(camera_of)
            place = ("camera", key) if is_no_name(places[i]) else places[i]
            site.append(site_of.setdefault(place, len(site_of)))
            ownership.append(owner)
            count.append(cameras)
        camera[i] = camera_of[key]
    if odd:
        feedback.pushWarning(
            tr(
                "{odd} cameras of “{layer}” have a count that is no number from 0 to {most}; each is taken as 1."
            ).format(odd=odd, layer=rows.name, most=MAX_COUNT)
        )
    if contradictions:
        feedback.pushWarning(
            tr(
                "{count} rows of “{layer}” share a camera_id with one of another count or ownership; the first "
                "row holds."
            ).format(count=contradictions, layer=rows.name)
        )
    return Sites(np.array(count), np.array(ownership, dtype=str), np.array(site, dtype=np.int64)), camera


def _count(item: Any) -> float | None:
    """A number of cameras: 1 where it is missing, None where it is no number of cameras."""
    if is_missing(item):
        return 1.0
    try:
        result = number(item)
    except (TypeError, ValueError):
        return None
    if result is None:
        return 1.0
    return result if 0 <= result <= MAX_COUNT else None


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
    geometries = projection.bring(rows)
    label = run.label(name)
    if name == "VIEWSHEDS":
        ranges = np.array([number_or_nan(item) for item in rows.column("range_m") or [None] * len(rows)])
        geometries = valid(geometries, rows)
        points = np.full(len(rows), None, dtype=object)
    else:
        ranges, bad = camera_numbers(run, "RANGE", "range_m", rows)
        rows.problems.update({i: tr("range is not a number of metres above 0") for i in bad})
        own = rows.column("range_m")
        if own and any(item is not None for item in own) and len(np.unique(ranges[np.isfinite(ranges)])) > 1:
            run.say(tr("Cameras with a range_m of their own use it."))
        points = single_points(rows, geometries)
    sites, camera = usable_cameras(rows, label, run.feedback)
    usable = rows.usable
    few = too_few(run, rows)[usable]
    shapes: Geometries | Discs
    if name == "CAMERAS":
        shapes = Discs(shapely.get_coordinates(points[usable]), np.where(few, 0.0, ranges[usable]))
    else:
        shapes = geometries[usable]
        shapes[few] = None
    _, first = np.unique(camera[usable], return_index=True)
    columns = [rows.column(each) or [None] * len(rows) for each in ("camera_id", "site_id", "kind")]
    names = [[column[i] for column in columns] for i in np.flatnonzero(usable)[first]]
    return Viewsheds(shapes, camera[usable], sites, ranges[usable], points[usable], names)


def leave_out_unwatching(run: Run, name: str, rows: Rows) -> None:
    """Note in `rows`, of the layer parameter `name`, what watches no street; say so if they are no cameras."""
    if not any(rows.has(each) for each in _CAMERA_FIELDS):
        run.warn(
            tr(
                "{label}: “{layer}” has none of the fields of cameras ({fields}): each of its {count} features is "
                "taken as one camera. If they are cameras, use “Import cameras” first; if not, choose another layer."
            ).format(
                label=run.label(name),
                layer=rows.name,
                fields=", ".join(_CAMERA_FIELDS),
                count=len(rows),
            )
        )
    if run.is_on("ALL_RECORDS"):
        return
    for field, word, reason in (("status", NO_VIEW, NO_VIEW), ("place", "indoor", INDOORS)):
        for i, item in enumerate(rows.column(field) or []):
            if isinstance(item, str) and item.strip().lower() == word:
                rows.problems[i] = reason
    if name == "VIEWSHEDS":  # they say “no view” of less than one camera, too
        few = dict.fromkeys(_below_least(run, rows).tolist(), TOO_FEW)
        rows.problems.update({i: why for i, why in few.items() if rows.problems.get(i) == NO_VIEW})


def too_few(run: Run, rows: Rows) -> Bools:
    """Which usable rows count less than MIN_COUNT, and so have no view; says how many sites that are."""
    least = run.number("MIN_COUNT")
    few = np.zeros(len(rows), dtype=bool)
    few[_below_least(run, rows)] = True
    few &= rows.usable
    if few.any():
        places = rows.column("site_id") or rows.column("camera_id") or [None] * len(rows)
        told = np.flatnonzero(few).tolist()
        sites = {("row", i) if is_no_name(places[i]) else places[i] for i in told}
        run.warn(
            tr(
                "{count} records of “{layer}”, at {sites} sites, count less than {least}: they are counted as they "
                "are and have no view. “{name}” says from which count on there is one."
            ).format(
                count=len(told),
                layer=rows.name,
                sites=len(sites),
                least=f"{least:g}",
                name=run.label("MIN_COUNT"),
            )
        )
    return few


def _below_least(run: Run, rows: Rows) -> Ints:
    """The rows that count less than MIN_COUNT."""
    least = run.number("MIN_COUNT")
    counts = [_count(item) for item in rows.column("count") or []]
    return np.array(
        [i for i, count in enumerate(counts) if count is not None and count < least], dtype=np.int64
    )


def usable_cameras(rows: Rows, label: str, feedback: QgsProcessingFeedback) -> tuple[Sites, Ints]:
    """`camera_sites` of the rows that are of use, the others told; one layer without any ends the run."""
    counts = rows.column("count") or []
    for i, item in enumerate(counts):
        if _count(item) == 0:
            rows.problems.setdefault(i, tr("no camera there (count is 0)"))
    _warn_of_words(missing_in(counts), len(counts), label, "count", feedback)
    warn_of_problems(rows, label, feedback)
    stop_if_none_usable(rows, label)
    return camera_sites(rows, feedback)


def single_points(rows: Rows, geometries: Geometries) -> Geometries:
    """Points from points and one-point multipoints; a multipoint of several is left out, with a reason."""
    points, several = parts.single_points(geometries)
    rows.problems.update(dict.fromkeys(several.tolist(), parts.SEVERAL_POINTS))
    return points


def valid(polygons: Geometries, rows: Rows | None = None) -> Geometries:
    """The polygons with invalid ones made valid, of which areas alone are kept.

    Notes in `rows`, whose polygons they are, which were repaired, and which have no area left.
    """
    polygons, repaired = parts.areas_only(polygons)
    if rows is not None:
        empty = repaired[shapely.is_missing(polygons[repaired])]
        rows.problems.update({int(i): parts.NO_SHAPE for i in empty})
        # What is valid in its own system and not in this one, such as an area cut at 180 degrees, is as it was.
        crossing = ~shapely.is_valid(rows.geometries[repaired])
        rows.repaired.update(repaired[crossing].tolist())
        rows.repaired.difference_update(rows.problems)
    return polygons


def sectors_of(
    texts: Sequence[Any], direction: Floats, width: Floats
) -> tuple[list[list[optics.Sector]], list[int]]:
    """The horizontal fields of view per camera (empty: all around), and rows whose `sectors` do not parse."""
    result: list[list[optics.Sector]] = []
    bad = []
    for i, text in enumerate(texts):
        try:
            result.append(optics.sectors(text, direction[i], width[i]))
        except ValueError:
            result.append([])
            bad.append(i)
    return result, bad
