"""Parameters of lenses: heights, direction, field of view, tilt, what is to be made out."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProperty,
    QgsPropertyDefinition,
)

from ...core import optics
from ...core.lenses import DEFAULTS, LIMITS, ViewOptions
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..run import Run
from ..uses import Need
from . import common

_DOUBLE = QgsProcessingParameterNumber.Type.Double


def declare_lenses(algorithm: Algorithm) -> None:
    """Declare heights, direction, field of view, tilt, lens and level."""
    algorithm.needs["PIXELS"] = [Need(("LEVEL", "RINGS"))]
    common.declare_camera_number(
        algorithm,
        "CAMERA_HEIGHT",
        tr("Height of the cameras (m)"),
        DEFAULTS["height_m"],
        *LIMITS["height_m"],
        tr(
            "The lens above the ground, where a camera has no height_m of its own. Has an effect only with "
            "the height of the buildings."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "TARGET_HEIGHT",
            tr("Height of what is seen (m)"),
            _DOUBLE,
            ViewOptions.target_m,
            False,
            0,
            1000,
        ),
        tr("What the camera looks for, above the ground: 1.6 m is a face, 0 the ground itself."),
    )
    common.declare_camera_number(
        algorithm,
        "DIRECTION",
        tr("Direction (degrees clockwise from north)"),
        None,
        *LIMITS["direction_deg"],
        tr(
            "Where a camera looks, where it has no direction_deg of its own: a number or, in a field or "
            "expression, also text such as NW, 120-200 or S;N. Without either it sees all "
            "around; a fixed one in or on a building looks away from the wall."
        ),
    )
    common.declare_camera_number(
        algorithm,
        "FIELD_OF_VIEW",
        tr("Horizontal field of view (degrees)"),
        DEFAULTS["fov_deg"],
        *LIMITS["fov_deg"],
        tr(
            "The angle a camera sees, where it has no fov_deg of its own; 360 is all around, but for cameras with "
            "a direction (see below). The field sectors of a camera (such as 0-90;180-270) overrides "
            "direction and width."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "DIRECTED_FIELD_OF_VIEW",
            tr("Field of view of cameras with a direction (degrees)"),
            _DOUBLE,
            ViewOptions.directed_fov_deg,
            False,
            0.1,
            360,
        ),
        tr(
            "Assumed where a camera has a direction, nothing says how wide it sees, and the field of view above "
            "is 360 degrees. 90 degrees is about a common 2.8 mm lens. It holds for domes and "
            "panning cameras, too: their direction is where they were seen to look. 360 for all around."
        ),
        advanced=True,
    )
    common.declare_camera_number(
        algorithm,
        "TILT",
        tr("Tilt below the horizon (degrees)"),
        None,
        *LIMITS["tilt_deg"],
        tr(
            "Of the optical axis, where a camera has no tilt_deg of its own. What is seen is then what a 16:9 "
            "picture as wide as the field of view shows of the level ground, at the target's height. A camera "
            "that turns or has no direction may show all from the nearest to the farthest place that "
            "such a picture shows. Without a tilt, or with a field of view of 180 degrees or more, there are "
            "no such limits."
        ),
        advanced=True,
    )
    common.declare_camera_number(
        algorithm,
        "FOCAL_LENGTH",
        tr("Focal length (mm)"),
        None,
        *LIMITS["focal_mm"],
        tr(
            "Of the lens, where a camera has no focal_mm of its own. With it the field of view of cameras "
            "without one follows, and levels can be had."
        ),
        advanced=True,
    )
    common.declare_camera_number(
        algorithm,
        "SENSOR_WIDTH",
        tr("Width of the sensor (mm)"),
        DEFAULTS["sensor_mm"],
        *LIMITS["sensor_mm"],
        tr("Where a camera has no sensor_mm of its own. 5.37 mm is a common 1/2.8 inch sensor."),
        advanced=True,
    )
    common.declare_camera_number(
        algorithm,
        "PIXELS",
        tr("Pixels across the picture"),
        DEFAULTS["pixels"],
        *LIMITS["pixels"],
        tr("Where a camera has no pixels of its own. 1920 is full HD."),
        advanced=True,
    )
    level = QgsProcessingParameterString("LEVEL", tr("What is to be made out"), "", False, True)
    common.make_dynamic(level, QgsPropertyDefinition.StandardPropertyTemplate.String)
    algorithm.declare(
        level,
        tr(
            "Sets the range from the lens, for cameras without a range_m of their own: monitor, detect, observe, "
            "recognise, identify or inspect (EN 62676-4:2014), face (24 pixels across a face), or pixels per "
            "metre. Empty: the range above holds."
        ),
        advanced=True,
    )


def lens_problem(run: Run) -> str | None:
    """What is wrong with level and lens, in a sentence; None if nothing is."""
    level = run.given("LEVEL")
    if not isinstance(level, QgsProperty):
        level = run.text("LEVEL").strip()
        try:
            if level:
                optics.wanted_density(level)
        except ValueError:
            return tr(
                "What is to be made out: “{level}” is neither a number above 0 nor one of {names}."
            ).format(level=level, names=", ".join(optics.LEVELS))
    if (level or run.given("RINGS")) and run.given("FOCAL_LENGTH") is None:
        source = run.source("CAMERAS")
        if source is not None and source.fields().lookupField("focal_mm") < 0:
            return messages.no_focal_length()
    return None
