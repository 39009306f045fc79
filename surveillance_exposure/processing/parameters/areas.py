"""What the algorithms that measure and rank areas ask for, and what their results mean."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ...core.areas import MIN_POPULATION
from ...layers import POINT, POLYGON
from ...translation import tr
from ..base import Algorithm
from ..uses import Need
from . import common

HIGHEST_FIRST, LOWEST_FIRST = "highest first", "lowest first"
MOST_AREAS = 2**31 - 1


def declare_density(algorithm: Algorithm) -> None:
    """Declare all parameters and totals of `cameradensity`."""
    common.declare_layer(
        algorithm,
        "AREAS",
        tr("Areas"),
        POLYGON,
        tr("Polygons to measure, such as census tracts. Clip them to the shoreline first."),
    )
    common.declare_layer(
        algorithm,
        "CAMERAS",
        tr("Cameras"),
        POINT,
        tr("Camera points, for the counts and, as discs, the views."),
    )
    common.declare_viewsheds(algorithm)
    common.declare_camera_filter(algorithm, "CAMERAS")
    common.declare_range(algorithm)
    common.declare_nearby(algorithm)
    common.declare_field(
        algorithm,
        "POPULATION_FIELD",
        tr("Population"),
        "AREAS",
        tr(
            "The number of residents, for the rates per 1,000. Without it these are NULL, and so they are where "
            "it is missing (the census's -666666666 and such, too), not a number or negative."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterFeatureSink(
            "OUTPUT", tr("Camera density"), QgsProcessing.SourceType.TypeVectorPolygon
        ),
        tr("The areas with their measures, shaded by effective cameras."),
    )
    algorithm.total("USED", tr("Areas measured"))
    algorithm.total("SKIPPED", tr("Areas left out"))
    algorithm.total("CAMERAS_USED", tr("Cameras used"))
    algorithm.total("CAMERAS_INSIDE", tr("Cameras in any area"))
    algorithm.total("COVERED_SHARE", tr("Share of all areas in view"))


def density_help() -> dict[str, dict[str, str]]:
    """What the attributes of areas measured mean."""
    return {
        "OUTPUT": {
            "cameras": tr(
                "Cameras in the area: the sum of count over distinct camera_id. One on a shared border "
                "counts in the first area, one in overlapping areas in each."
            ),
            "sites": tr("Distinct site_id in the area."),
            "cameras_nearby": tr("Cameras in the area and within the nearby distance of it."),
            "eff_cameras": tr(
                "Effective cameras: ground in view within the area, divided by pi times the range squared."
            ),
            "eff_cameras_nearby": tr("The same for the area grown by the nearby distance."),
            "covered_m2": tr("Ground in view within the area, square metres."),
            "covered_share": tr("The share of the area in view, 0 to 1."),
            "cameras_per_km2": tr("Cameras per square kilometre of the area."),
            "cameras_per_1000": tr(
                "Cameras per 1,000 residents; NULL where nobody lives or the population is unknown."
            ),
            "eff_per_1000": tr(
                "Effective cameras per 1,000 residents; NULL where nobody lives or the population is unknown."
            ),
            "eff_nearby_per_1000": tr(
                "Effective cameras in the grown area per 1,000 residents of the area; NULL where nobody lives or "
                "the population is unknown."
            ),
            "status": tr(
                "ok; repaired (its outline crosses itself); unusable (the area has no geometry to measure)."
            ),
            "message": tr(
                "Why an area is unusable, what of it was left out or repaired, or that its population is missing, "
                "not a number or negative, so that it has no rates."
            ),
        }
    }


def declare_ranking(algorithm: Algorithm) -> None:
    """Declare all parameters and totals of `rankareas`."""
    common.declare_layer(
        algorithm,
        "AREAS",
        tr("Areas"),
        POLYGON,
        tr("Polygons, such as the result of “Camera density per area”."),
    )
    algorithm.declare(
        QgsProcessingParameterExpression("MEASURE", tr("Measure"), "", "AREAS"),
        tr(
            'A field such as eff_per_1000, or an expression such as "cameras" / "pop". Areas for which it '
            "is NULL or no number do not rank."
        ),
    )
    common.declare_field(
        algorithm,
        "POPULATION_FIELD",
        tr("Population"),
        "AREAS",
        tr("The number of residents, to leave out areas with few. Without it no area is left out for that."),
    )
    whole = QgsProcessingParameterNumber.Type.Integer
    algorithm.needs["MIN_POPULATION"] = [Need(("POPULATION_FIELD",))]
    algorithm.declare(
        QgsProcessingParameterNumber(
            "MIN_POPULATION",
            tr("Only areas with more residents than"),
            whole,
            MIN_POPULATION,
            False,
            0,
            MOST_AREAS,
        ),
        tr("The published figures take areas of more than 250 residents."),
    )
    algorithm.declare(
        QgsProcessingParameterNumber("TOP", tr("How many ranks"), whole, 10, False, 1, MOST_AREAS),
        tr("Areas of this rank and before are written; all that share the last rank are."),
    )
    algorithm.declare(
        QgsProcessingParameterEnum(
            "ORDER", tr("Order"), [HIGHEST_FIRST, LOWEST_FIRST], False, HIGHEST_FIRST, False, True
        ),
        tr("highest first: rank 1 has the highest measure; lowest first: the lowest."),
        advanced=True,
    )
    common.declare_field(
        algorithm,
        "NAME_FIELD",
        tr("Name of an area"),
        "AREAS",
        tr("What areas are called in the list of the log. Without it, the layer's display field."),
        advanced=True,
    )
    algorithm.declare(
        QgsProcessingParameterFeatureSink(
            "OUTPUT", tr("Top areas"), QgsProcessing.SourceType.TypeVectorPolygon
        ),
        tr("The top areas in the order of their ranks, shaded and labelled by rank."),
    )
    algorithm.total("USED", tr("Areas ranked"))
    algorithm.total("SKIPPED", tr("Areas left out"))
    algorithm.total("WITHOUT_MEASURE", tr("Areas of enough residents without a measure"))
    algorithm.total("FEW_RESIDENTS", tr("Areas of too few or unknown residents"))
    algorithm.total("WRITTEN", tr("Areas among the top"))
    algorithm.total("FIRST", tr("Measure of the first"))
    algorithm.total("LAST", tr("Measure of the last among the top"))


def ranking_help() -> dict[str, dict[str, str]]:
    """What the attributes of areas ranked mean."""
    return {
        "OUTPUT": {
            "rank": tr("1 is the first; areas of the same measure share a rank."),
            "measure": tr("What the area was ranked by."),
        }
    }
