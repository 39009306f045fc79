"""Parameters that several algorithms ask for: layers, fields, the numbers of cameras."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsPropertyDefinition,
)

from ... import layers
from ...core.camera_fields import MAX_COUNT
from ...core.lenses import LIMITS
from ...layers import POINT, POLYGON
from ...translation import tr
from ..base import Algorithm
from ..uses import Need

MAX_RANGE_M = LIMITS["range_m"][1]
DEFAULT_RANGE_M = 120.0


def declare_layer(
    algorithm: Algorithm,
    name: str,
    description: str,
    kind: int,
    help_text: str,
    optional: bool = False,
    advanced: bool = False,
) -> None:
    """Declare a vector layer as input: `kind` POINT, LINE or POLYGON."""
    types = {
        POINT: QgsProcessing.SourceType.TypeVectorPoint,
        layers.LINE: QgsProcessing.SourceType.TypeVectorLine,
        POLYGON: QgsProcessing.SourceType.TypeVectorPolygon,
    }
    algorithm.declare(
        QgsProcessingParameterFeatureSource(name, description, [types[kind]], optional=optional),
        help_text,
        advanced,
    )


def declare_field(
    algorithm: Algorithm,
    name: str,
    description: str,
    layer: str,
    help_text: str,
    advanced: bool = False,
    default: str = "",
) -> None:
    """Declare a field, of any kind, of the layer parameter `layer`; it may be left out."""
    kind = QgsProcessingParameterField.DataType.Any
    algorithm.declare(
        QgsProcessingParameterField(name, description, default, layer, kind, False, True), help_text, advanced
    )


def declare_nearby(algorithm: Algorithm, advanced: bool = False) -> None:
    """Declare NEARBY_DISTANCE."""
    kind = QgsProcessingParameterNumber.Type.Double
    algorithm.declare(
        QgsProcessingParameterNumber(
            "NEARBY_DISTANCE", tr("Nearby distance (m)"), kind, 200, False, 0, MAX_RANGE_M
        ),
        tr("How far around an area the “nearby” measures reach. The published ones use 200 m."),
        advanced,
    )


def declare_range(algorithm: Algorithm) -> None:
    """Declare RANGE and IGNORE_CAMERA_VALUES."""
    declare_camera_number(
        algorithm,
        "RANGE",
        tr("Range (m)"),
        DEFAULT_RANGE_M,
        *LIMITS["range_m"],
        tr(
            "How far a camera sees, in metres on the ground. 120 m is the range of the published "
            "figures (Amnesty International 2022): the potential reach of a zoomed camera, not continuous "
            "recognition. A camera's own range_m comes before this number; an expression or field given "
            "here comes before both."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterBoolean("IGNORE_CAMERA_VALUES", tr("Ignore the cameras' own values"), False),
        tr("Use the numbers given here for all cameras, whatever their own fields (such as range_m) say."),
        advanced=True,
    )


def declare_camera_number(
    algorithm: Algorithm,
    name: str,
    description: str,
    default: float | None,
    low: float,
    high: float,
    help_text: str,
    advanced: bool = False,
) -> None:
    """Declare a number that may come from a field or an expression of the layer CAMERAS."""
    parameter = QgsProcessingParameterNumber(
        name, description, QgsProcessingParameterNumber.Type.Double, default, default is None, low, high
    )
    make_dynamic(parameter, QgsPropertyDefinition.StandardPropertyTemplate.Double)
    algorithm.declare(parameter, help_text, advanced)


def make_dynamic(
    parameter: QgsProcessingParameterDefinition, kind: QgsPropertyDefinition.StandardPropertyTemplate
) -> None:
    """Let a parameter come from a field or an expression of the layer CAMERAS."""
    parameter.setIsDynamic(True)
    parameter.setDynamicPropertyDefinition(
        QgsPropertyDefinition(parameter.name(), parameter.description(), kind)
    )
    parameter.setDynamicLayerParameterName("CAMERAS")


def declare_camera_filter(algorithm: Algorithm, layer: str) -> None:
    """Declare CAMERA_FILTER over the fields of the parameter `layer`, and MIN_COUNT and ALL_RECORDS."""
    algorithm.declare(
        QgsProcessingParameterExpression("CAMERA_FILTER", tr("Only cameras where"), "", layer, True),
        tr(
            "An expression that cameras must fulfil, such as \"ownership\" = 'public': the published figures "
            "are of public cameras alone. Empty for all."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "MIN_COUNT",
            tr("Least count with a view"),
            QgsProcessingParameterNumber.Type.Double,
            1,
            False,
            0,
            MAX_COUNT,
        ),
        tr(
            "A record sees something only where its count is at least this: half a camera, the median of two "
            "volunteers who disagree, is counted as it is but sees nothing. 0: every record sees."
        ),
        advanced=True,
    )
    algorithm.declare(
        QgsProcessingParameterBoolean("ALL_RECORDS", tr("Also what watches no street"), False),
        tr(
            "Indoor cameras (place is indoor) and records with the status “no view” (guards, gunshot detectors, "
            "dummies) are in no figure, unless this is on."
        ),
        advanced=True,
    )


def declare_cameras_or_viewsheds(algorithm: Algorithm) -> None:
    """Declare CAMERAS, VIEWSHEDS (one of the two is needed), CAMERA_FILTER and RANGE."""
    declare_layer(
        algorithm,
        "CAMERAS",
        tr("Cameras"),
        POINT,
        tr("Camera points. Each sees a disc of the range given below, unless viewsheds are given."),
        optional=True,
    )
    declare_viewsheds(algorithm)
    declare_camera_filter(algorithm, "CAMERAS")
    declare_range(algorithm)
    algorithm.needs["CAMERA_FILTER"] = []  # it is of the viewsheds, where they are given
    for name in ("CAMERAS", "RANGE", "IGNORE_CAMERA_VALUES"):
        algorithm.needs[name] = [Need(("VIEWSHEDS",), given=False)]


def declare_viewsheds(algorithm: Algorithm) -> None:
    """Declare VIEWSHEDS, optional."""
    declare_layer(
        algorithm,
        "VIEWSHEDS",
        tr("Viewsheds"),
        POLYGON,
        tr("One polygon per camera, as “Camera viewsheds” makes them. They replace the discs."),
        optional=True,
    )


def declare_viewsheds_alone(algorithm: Algorithm) -> None:
    """Declare VIEWSHEDS, needed, and CAMERA_FILTER over their fields."""
    declare_layer(
        algorithm,
        "VIEWSHEDS",
        tr("Viewsheds"),
        POLYGON,
        tr("One polygon per camera, as “Camera viewsheds” makes them."),
    )
    declare_camera_filter(algorithm, "VIEWSHEDS")
