"""Cameras of a layer to lenses: where they stand, and what they could see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from qgis.core import QgsProcessingException, QgsProperty

from ...core import lenses
from ...core.camera_fields import TOO_FEW, Cameras, read_cameras
from ...core.lenses import Lenses, ViewOptions, lenses_of, uses_heights
from ...core.ragged import Floats
from ...layers import Rows, Zones
from ...translation import tr
from .. import messages
from ..run import Run
from . import attributes, camera_rows
from .conditions import checked_expression

_NUMBERS = {
    "RANGE": "range_m",
    "FIELD_OF_VIEW": "fov_deg",
    "TILT": "tilt_deg",
    "FOCAL_LENGTH": "focal_mm",
    "SENSOR_WIDTH": "sensor_mm",
    "PIXELS": "pixels",
}
"""Parameters of numbers that a camera may have of its own, and the fields of those."""


def read_lenses(run: Run, rows: Rows, zones: Zones) -> tuple[Cameras, Lenses, ViewOptions]:
    """What the cameras of a layer say, the usable ones, and what holds for all; why others are not usable is said."""
    camera_rows.leave_out_unwatching(run, "CAMERAS", rows)
    xy = camera_rows.coordinates(camera_rows.single_points(rows, zones.bring(rows, run.is_cancelled)))
    north = np.zeros(len(rows))
    placed = np.flatnonzero((zones.zone >= 0) & np.isfinite(xy).all(axis=1))
    north[placed] = zones.north(xy[placed], zones.zone[placed])
    cameras = read_cameras(xy, rows.column, north_deg=north, zone=zones.zone)
    options = _options(run, rows, cameras)
    try:
        found, why = lenses_of(cameras, options, rows.problems, _among_heights(run))
    except lenses.NoFocalLengthError as error:
        raise QgsProcessingException(messages.no_focal_length()) from error
    words = _words(run)
    reasons = {i: words.get(reason, reason) for i, reason in why.items()}
    few = [i for i, reason in why.items() if reason == TOO_FEW and i not in rows.problems]
    for i, reason in why.items():
        if reason == lenses.TOO_HIGH:
            level = lenses.level_name(options.wanted(len(rows))[i])
            reasons[i] = tr("the camera is too high for “{level}” with this lens").format(level=level)
    rows.problems.update({i: reason for i, reason in reasons.items() if i not in few})
    if not np.isfinite(found.focal_mm).any():
        run.algorithm.tell_unused(run, "SENSOR_WIDTH", tr("the focal length of no camera is known"))
    messages.warn_of_problems(rows, tr("Cameras"), run.feedback)
    camera_rows.too_few(run, rows)
    rows.problems.update(dict.fromkeys(few, TOO_FEW))
    if not len(found):
        raise messages.none_usable(tr("Cameras"), rows.name, rows.problems.values())
    text = messages.width_text(found)
    if text:
        run.say(text)
    return cameras, found, options


def _among_heights(run: Run) -> bool:
    return bool(run.text("BUILDING_HEIGHT") or run.given("TERRAIN"))


def _options(run: Run, rows: Rows, cameras: Cameras) -> ViewOptions:
    """What holds where cameras say nothing, as the parameters give it."""
    level = _level(run, rows)
    numbers: dict[str, Any] = {
        own: camera_rows.given_numbers(run, name, own, rows) for name, own in _NUMBERS.items()
    }
    options = ViewOptions(
        **numbers,
        level=level,
        directed_fov_deg=run.number("DIRECTED_FIELD_OF_VIEW"),
        target_m=run.number("TARGET_HEIGHT"),
        rings=bool(run.given("RINGS")),
        ignore_own=run.is_on("IGNORE_CAMERA_VALUES"),
        min_count=run.number("MIN_COUNT"),
        all_records=run.is_on("ALL_RECORDS"),
        max_move_m=run.number("MAX_MOVE"),
        cell_m=run.number("CELL_SIZE") if run.given("CELL_SIZE") is not None else None,
    )
    if uses_heights(cameras, options, _among_heights(run)):
        options = replace(options, height_m=camera_rows.given_numbers(run, "CAMERA_HEIGHT", "height_m", rows))
    else:
        for name in ("CAMERA_HEIGHT", "TARGET_HEIGHT"):
            reason = tr("no height of buildings, terrain, tilt, level or ring asks for it")
            run.algorithm.tell_unused(run, name, reason)
    direction, sectors = camera_rows.given_directions(run, rows)
    return replace(options, direction_deg=direction, direction_sectors=sectors)


def _level(run: Run, rows: Rows) -> Floats | str | None:
    """What is to be made out: for all, or the pixels per metre of each camera."""
    given = run.given("LEVEL")
    if not isinstance(given, QgsProperty):
        return None if given is None else str(given)
    label = run.label("LEVEL")
    expression = checked_expression(given.asExpression(), rows.fields, label)
    levels = attributes.evaluate(expression, rows, run.expressions(), label)
    attributes.tell_of_values(levels, expression.expression(), rows, label, run.feedback)
    return lenses.densities(levels)


def _words(run: Run) -> Mapping[str, str]:
    """Why a number cannot be used, with what its parameter is called."""
    names = {**_NUMBERS, "CAMERA_HEIGHT": "height_m", "DIRECTION": "direction_deg"}
    return {
        lenses.BAD_NUMBERS[own]: tr("{label} cannot be used").format(label=run.label(name))
        for name, own in names.items()
    }
