"""Where cameras stand and what they could see: position, range, height, direction, lens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core import optics
from ..core.ragged import Bools, Floats, Ints
from ..layers import Projection, Rows
from ..translation import tr
from . import inputs
from .base import Algorithm


@dataclass(frozen=True)
class Lenses:
    """The usable cameras, one per entry: `row` in their layer, where they stand, what they could see.

    `moved` metres out of a building; not `free` where that is farther than allowed. Nothing nearer than
    `near_m` is seen (NaN: no such limit); `turns` where the reach is that of a camera that can turn.
    """

    row: Ints
    xy: Floats
    range_m: Floats
    height_m: Floats
    sectors: list[list[optics.Sector]]
    near_m: Floats
    turns: Bools
    moved: Floats
    free: Bools
    problems: dict[int, str] = field(default_factory=dict)
    """By entry: why there is no viewshed."""


def declare_lenses(algorithm: Algorithm) -> None:
    """Declare heights, direction, field of view, tilt, lens and level."""
    inputs.declare_camera_number(
        algorithm,
        "CAMERA_HEIGHT",
        tr("Height of the cameras (m)"),
        5,
        0,
        1000,
        tr(
            "The lens above the ground, where a camera has no height_m of its own. Has an effect only with "
            "the height of the buildings."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "TARGET_HEIGHT",
            tr("Height of what is seen (m)"),
            QgsProcessingParameterNumber.Type.Double,
            1.6,
            False,
            0,
            1000,
        ),
        tr("What the camera looks for, above the ground: 1.6 m is a face, 0 the ground itself."),
    )
    inputs.declare_camera_number(
        algorithm,
        "DIRECTION",
        tr("Direction (degrees clockwise from north)"),
        None,
        -360,
        720,
        tr(
            "Where a camera looks, where it has no direction_deg of its own. Without either it sees all "
            "around. Has an effect only where the field of view is under 360 degrees."
        ),
    )
    inputs.declare_camera_number(
        algorithm,
        "FIELD_OF_VIEW",
        tr("Horizontal field of view (degrees)"),
        360,
        0.1,
        360,
        tr(
            "The angle a camera sees, where it has no fov_deg of its own; 360 is all around. The field "
            "sectors of a camera (such as 0-90;180-270) overrides direction and width."
        ),
    )
    inputs.declare_camera_number(
        algorithm,
        "TILT",
        tr("Tilt below the horizon (degrees)"),
        None,
        -90,
        90,
        tr(
            "Of the optical axis, where a camera has no tilt_deg of its own. Nothing is seen nearer than where the "
            "lowest line of sight meets the target's height: tilt plus half the vertical field of view (of a "
            "16:9 picture). Without a tilt there is no such dead zone."
        ),
        advanced=True,
    )
    for name, label, default, low, high, help_text in (
        (
            "FOCAL_LENGTH",
            tr("Focal length (mm)"),
            None,
            0.5,
            2000,
            tr(
                "Of the lens. With it the field of view of cameras without one follows, and levels can be had."
            ),
        ),
        (
            "SENSOR_WIDTH",
            tr("Width of the sensor (mm)"),
            5.37,
            0.5,
            100,
            tr("5.37 mm is a common 1/2.8 inch sensor."),
        ),
        ("PIXELS", tr("Pixels across the picture"), 1920, 16, 100_000, tr("1920 is full HD.")),
    ):
        algorithm.declare(
            QgsProcessingParameterNumber(
                name,
                label,
                QgsProcessingParameterNumber.Type.Double,
                default,
                default is None,
                low,
                high,
            ),
            help_text,
            advanced=True,
        )
    algorithm.declare(
        QgsProcessingParameterString("LEVEL", tr("What is to be made out"), "", False, True),
        tr(
            "Sets the range from the lens, for cameras without a range_m of their own: monitor, detect, observe, "
            "recognise, identify or inspect (EN 62676-4:2014), face (24 pixels across a face), or pixels per "
            "metre. Empty: the range above holds."
        ),
        advanced=True,
    )


def lens_problem(
    algorithm: Algorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> str | None:
    """What is wrong with level and lens, in a sentence; None if nothing is."""
    level = algorithm.parameterAsString(parameters, "LEVEL", context).strip()
    if level:
        try:
            optics.wanted_density(level)
        except ValueError:
            return tr(
                "What is to be made out: “{level}” is neither a number above 0 nor one of {names}."
            ).format(level=level, names=", ".join(optics.LEVELS))
    if (level or parameters.get("RINGS")) and parameters.get("FOCAL_LENGTH") is None:
        return tr("Recognition levels need the focal length of the lens.")
    return None


def read_lenses(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    cameras: Rows,
    projection: Projection,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Lenses:
    """The usable cameras of a layer; why others are not is noted in `cameras` and said."""
    points = inputs.single_points(cameras, projection.bring(cameras))
    numbers = {}
    needed = {
        "RANGE": "range_m",
        "DIRECTION": "direction_deg",
        "FIELD_OF_VIEW": "fov_deg",
        "TILT": "tilt_deg",
    }
    level = algorithm.parameterAsString(parameters, "LEVEL", context).strip()
    tilted = parameters.get("TILT") is not None or any(
        item is not None for item in cameras.column("tilt_deg") or []
    )
    heights = algorithm.parameterAsString(parameters, "BUILDING_HEIGHT", context)
    if heights or parameters.get("TERRAIN") or level or tilted:
        needed["CAMERA_HEIGHT"] = "height_m"
    for name, own in needed.items():
        numbers[name], bad = inputs.camera_numbers(algorithm, parameters, name, own, cameras, context)
        label = algorithm.parameterDefinition(name).description()
        cameras.problems.update({i: tr("{label} cannot be used").format(label=label) for i in bad})
    height = numbers.get("CAMERA_HEIGHT", np.zeros(len(cameras)))
    target = algorithm.parameterAsDouble(parameters, "TARGET_HEIGHT", context)
    if parameters.get("FOCAL_LENGTH") is not None:
        focal, sensor, pixels = lens(algorithm, parameters, context)
        widths = cameras.column("fov_deg") or [None] * len(cameras)
        unknown = np.array([item in (None, "") for item in widths]) & (numbers["FIELD_OF_VIEW"] >= 360)
        numbers["FIELD_OF_VIEW"][unknown] = optics.field_of_view(focal, sensor)
        if level:
            slant = optics.slant_range(focal, sensor, pixels, optics.wanted_density(level))
            own_range = cameras.column("range_m") or [None] * len(cameras)
            by_lens = np.array([item in (None, "") for item in own_range])
            numbers["RANGE"][by_lens] = optics.horizontal_range(slant, height, target)[by_lens]
            beyond = np.flatnonzero(np.isnan(numbers["RANGE"]) & by_lens)
            text = tr("the camera is too high for “{level}” with this lens").format(level=level)
            cameras.problems.update({int(i): text for i in beyond if i not in cameras.problems})
    vertical = optics.vertical_field_of_view(numbers["FIELD_OF_VIEW"])
    near = optics.dead_zone(height, target, numbers["TILT"], vertical)
    sectors, bad = inputs.sectors_of(cameras, numbers["DIRECTION"], numbers["FIELD_OF_VIEW"])
    cameras.problems.update({i: tr("sectors cannot be understood") for i in bad})
    inputs.warn_of_problems(cameras, tr("Cameras"), feedback)
    row = np.flatnonzero(cameras.usable)
    if not len(row):
        raise QgsProcessingException(tr("{label}: no feature can be used.").format(label=tr("Cameras")))
    return Lenses(
        row=row,
        xy=shapely.get_coordinates(points[row]),
        range_m=numbers["RANGE"][row],
        height_m=height[row],
        sectors=[sectors[i] for i in row],
        near_m=near[row],
        turns=np.array(
            [kind in ("dome", "panning") for kind in cameras.column("kind") or [None] * len(cameras)]
        )[row],
        moved=np.zeros(len(row)),
        free=np.ones(len(row), dtype=bool),
    )


def lens(
    algorithm: Algorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> tuple[float, float, float]:
    """Focal length and sensor width (mm), and pixels across."""
    focal, sensor, pixels = (
        algorithm.parameterAsDouble(parameters, name, context)
        for name in ("FOCAL_LENGTH", "SENSOR_WIDTH", "PIXELS")
    )
    return focal, sensor, pixels


def lens_text(algorithm: Algorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """The lens in words, for the metadata."""
    focal, sensor, pixels = lens(algorithm, parameters, context)
    return tr("lens of {focal} mm on a sensor {sensor} mm and {pixels} pixels wide").format(
        focal=f"{focal:g}", sensor=f"{sensor:g}", pixels=f"{pixels:g}"
    )
