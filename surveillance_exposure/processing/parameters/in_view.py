"""Parameters of “Cameras in view”, and what the fields of its results mean."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)

from ...translation import tr
from ..base import Algorithm
from . import common


def declare_in_view(algorithm: Algorithm) -> None:
    """Declare what may be seen, the viewsheds, where cameras stand, and the results."""
    algorithm.declare(
        QgsProcessingParameterFeatureSource(
            "INPUT", tr("Points, lines or areas"), [QgsProcessing.SourceType.TypeVectorAnyGeometry]
        ),
        tr(
            "What may be seen: doors, stops, streets, squares. In a layer of several types of geometry, "
            "features of another type than the first one are left out, with a status."
        ),
    )
    common.declare_viewsheds_alone(algorithm)
    algorithm.declare(
        QgsProcessingParameterFeatureSource(
            "CAMERAS", tr("Camera positions"), [QgsProcessing.SourceType.TypeVectorPoint], optional=True
        ),
        tr(
            "The points of the cameras, for distances alone: joined to the viewsheds by camera_id. "
            "Without them nearest_m and distance_m are NULL."
        ),
        advanced=True,
    )
    algorithm.declare(
        QgsProcessingParameterFeatureSink("OUTPUT", tr("Cameras in view")),
        tr("The features with the cameras that see them."),
    )
    algorithm.declare(
        QgsProcessingParameterFeatureSink(
            "PAIRS", tr("Who sees what"), QgsProcessing.SourceType.TypeVector, None, True
        ),
        tr("A table with a row for each feature and each camera that sees it."),
    )


def field_help() -> dict[str, dict[str, str]]:
    """For each output, what its attributes mean."""
    return {
        "OUTPUT": {
            "cameras": tr("Cameras that see the feature: the sum of count over distinct camera_id."),
            "sites": tr("Distinct site_id of these cameras."),
            "nearest_m": tr(
                "Metres from the feature to the nearest camera that sees it, 0 if that stands in it; NULL "
                "where none sees it, or where the layer “Camera positions” is not given or lacks them."
            ),
            "status": tr(
                "ok; repaired (the outline of an area crosses itself); unusable (the feature cannot be placed)."
            ),
            "message": tr("Why it cannot, or what of it was left out or repaired."),
        },
        "PAIRS": {
            "feature_id": tr("The feature that is seen: its number in the other output, from 1."),
            "camera_id": tr("The camera that sees it; NULL for a viewshed without camera_id."),
            "distance_m": tr(
                "Metres from the feature to the camera; NULL where the camera's position is not given."
            ),
        },
    }
