"""What the consensus of volunteers asks for, and what its results mean."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
)

from ...core.consensus import ATTACHED, MEDIAN, METHODS, MIN_VOLUNTEERS, PER_PLACE, PLACE
from ...translation import tr
from ..base import Algorithm
from . import common


def category_names() -> dict[str, str]:
    """What was counted, in words."""
    return {
        "n_cameras": tr("all cameras"),
        "attached_street": tr("cameras on street lights, signals and poles"),
        "attached_building": tr("cameras on buildings"),
        "attached_unknown": tr("cameras attached to anything else"),
        "type_dome": tr("dome cameras"),
        "type_bullet": tr("bullet cameras"),
        "type_unknown": tr("cameras of unknown type"),
    }


def field_help() -> dict[str, dict[str, str]]:
    """What the attributes of places and of volunteers mean."""
    made = {
        PLACE: tr("The place: the panorama that sites share, or the site."),
        **{
            f"{name}_median": tr("Median of the volunteers' counts of {what}.").format(what=what)
            for name, what in category_names().items()
        },
        **{
            f"{name}_agreement": tr("How far the volunteers agree on {what}.").format(what=what)
            for name, what in category_names().items()
        },
        "cameras": tr("Cameras at the place: the sum of the three attached medians."),
        "volunteers": tr("How many volunteers the figures rest on."),
        "sites": tr("How many sites were merged into the place."),
    }
    people = {
        "volunteer": tr("Who: the value of the volunteers' field."),
        "places": tr("At how many places the volunteer's counts were used."),
        "off_share": tr("Share of these places where any count is off the median, 0 to 1."),
    }
    for name, what in category_names().items():
        people[f"{name}_off"] = tr("Share of places where the count of {what} is off the median.").format(
            what=what
        )
        people[f"{name}_deviation"] = tr(
            "Mean absolute difference from the median of {what}, in cameras; the volunteer's own count is "
            "part of the median."
        ).format(what=what)
    return {"OUTPUT": made, "VOLUNTEERS": people}


def declare(algorithm: Algorithm) -> None:
    """Declare all parameters and totals."""
    algorithm.declare(
        QgsProcessingParameterFeatureSource(
            "INPUT", tr("Volunteers' counts"), [QgsProcessing.SourceType.TypeVector]
        ),
        tr("A table or layer with one row per volunteer and site. Points are kept, one per place."),
    )
    _declare_field(
        algorithm,
        "SITE_FIELD",
        tr("Site"),
        "IntersectionId",
        tr("What was looked at, such as an intersection."),
    )
    _declare_field(
        algorithm,
        "VOLUNTEER_FIELD",
        tr("Volunteer"),
        "DecoderId",
        tr("Who counted. Where it is empty or absent, each row is taken as a volunteer of its own."),
    )
    for name, what in category_names().items():
        needed = name in ATTACHED
        _declare_field(
            algorithm,
            name.upper(),
            tr("Count of {what}").format(what=what),
            name,
            tr("The field with the number of {what}.").format(what=what)
            + ("" if needed else " " + tr("Where it is absent, the results are NULL.")),
            advanced=not needed,
        )
    algorithm.declare(
        QgsProcessingParameterEnum("METHOD", tr("Method"), list(METHODS), False, MEDIAN, False, True),
        tr(
            "median: robust and published. mean: the arithmetic mean, which one volunteer who counts far too "
            "many can move as far as they like, and which is not comparable with published figures; the "
            "columns keep their published names, ending in _median, so that “Import cameras” reads them. "
            "Agreement and the table of volunteers are the same in both."
        ),
    )
    _declare_number(
        algorithm,
        "MIN_VOLUNTEERS",
        tr("Fewest volunteers per site"),
        MIN_VOLUNTEERS,
        tr("Sites that fewer volunteers counted are left out, and counted in a message."),
    )
    _declare_field(
        algorithm,
        "PLACE_FIELD",
        tr("Place shared by sites"),
        PLACE,
        tr(
            "Sites with the same value here, such as a panorama, are merged into one place. Where it is empty "
            "or absent, every site is a place of its own."
        ),
        advanced=True,
    )
    _declare_number(
        algorithm,
        "VOLUNTEERS_PER_PLACE",
        tr("Volunteers kept per merged place"),
        PER_PLACE,
        tr(
            "Where sites are merged, so many of their volunteers are kept, chosen by lot, so that a place "
            "rests on as many as others. A site by itself keeps all its volunteers."
        ),
        advanced=True,
    )
    _declare_number(
        algorithm,
        "SEED",
        tr("Seed"),
        1,
        tr("The same seed gives the same draw of volunteers from the same rows."),
        low=0,
        advanced=True,
    )
    _declare_field(
        algorithm,
        "SUBMISSION_FIELD",
        tr("Submission"),
        "SubmissionId",
        tr("Tells the order of a volunteer's rows: the lowest one at a site counts. May be absent."),
        advanced=True,
    )
    algorithm.declare(
        QgsProcessingParameterFeatureSink(
            "OUTPUT", tr("Consensus per site"), QgsProcessing.SourceType.TypeVector
        ),
        tr(
            "A row per place, with the columns of the published per-intersection file. Other columns of the "
            "input that are the same in all rows of each site are kept."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterFeatureSink(
            "VOLUNTEERS", tr("Volunteers' reliability"), QgsProcessing.SourceType.TypeVector, None, True
        ),
        tr("A table with a row per volunteer: how often the counts are off the median, and by how much."),
    )
    algorithm.total("USED", tr("Rows used"))
    algorithm.total("SKIPPED", tr("Rows left out"))
    algorithm.total("PLACES", tr("Places"))
    algorithm.total("SITES_DROPPED", tr("Sites with too few volunteers"))
    algorithm.total("PLACES_MERGED", tr("Places merged from several sites"))
    algorithm.total("VOLUNTEERS_USED", tr("Volunteers"))
    algorithm.total("CAMERAS", tr("Cameras"))
    algorithm.total("STREET", tr("Cameras on streets"))
    algorithm.total("BUILDING", tr("Cameras on buildings"))
    algorithm.total("UNKNOWN", tr("Cameras attached to anything else"))


def _declare_field(
    algorithm: Algorithm,
    name: str,
    description: str,
    default: str,
    help_text: str,
    advanced: bool = False,
) -> None:
    # Optional all of them: QGIS takes the default of no other field. `_fields` asks for those needed.
    common.declare_field(algorithm, name, description, "INPUT", help_text, advanced, default)


def _declare_number(
    algorithm: Algorithm,
    name: str,
    description: str,
    default: int,
    help_text: str,
    low: int = 1,
    advanced: bool = False,
) -> None:
    whole = QgsProcessingParameterNumber.Type.Integer
    algorithm.declare(
        QgsProcessingParameterNumber(name, description, whole, default, False, low, 2**31 - 1),
        help_text,
        advanced,
    )
