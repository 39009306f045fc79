"""The standard fields of cameras, and what an import of cameras asks for."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)

from ...core.records import AUTO, FORMATS, OTHER, OWN_FIELDS
from ...translation import tr
from ..base import Algorithm
from ..uses import Need


def field_meanings() -> dict[str, str]:
    """What the standard camera fields mean."""
    return {
        "camera_id": tr("Unique name of the cameras of one ownership at one site."),
        "site_id": tr("The site, such as an intersection; several rows may share it."),
        "count": tr("How many cameras; missing counts as 1."),
        "count_dome": tr("How many of them are domes."),
        "count_bullet": tr("How many of them are bullet cameras."),
        "ownership": tr("public, private or unknown."),
        "kind": tr("dome, bullet, fixed, panning, alpr, webcam or speed; NULL where mixed or unknown."),
        "mount": tr("street, building or unknown."),
        "height_m": tr("Height above the ground, metres."),
        "direction_deg": tr("Where it looks, degrees clockwise from north."),
        "fov_deg": tr("Horizontal field of view, degrees."),
        "sectors": tr(
            "Fields of view such as 0-90;180-270; overrides direction and width. Of several directions "
            "in OpenStreetMap without a width each counts as 90 degrees wide."
        ),
        "tilt_deg": tr("Tilt of the optical axis below the horizon, degrees."),
        "range_m": tr("How far it sees on the ground, metres."),
        "place": tr("outdoor or indoor; NULL where unknown. Indoor cameras watch no street."),
        "operator": tr("Who runs it."),
        "source": tr("Where the record comes from."),
        "observed_on": tr("When it was seen."),
        "status": tr(
            "ok; value ignored (a value could not be used and is unknown); no view (an indoor camera, a guard, a "
            "dummy: in no figure unless asked for); unusable (not a place or not a number)."
        ),
        "message": tr("What was ignored, or why the row is unusable."),
    }


def declare_records(algorithm: Algorithm) -> None:
    """Declare INPUT, FORMAT, an expression for each standard field, and where a table has its points."""
    algorithm.needs["X"], algorithm.needs["Y"] = [Need(("Y",))], [Need(("X",))]
    for name in OWN_FIELDS:
        algorithm.needs[name.upper()] = [Need(("FORMAT",), (AUTO, OTHER))]
    algorithm.declare(
        QgsProcessingParameterFeatureSource(
            "INPUT", tr("Cameras, as recorded"), [QgsProcessing.SourceType.TypeVector]
        ),
        tr(
            "A point layer, a table with coordinates (columns such as lat and lon are found), or a whole file of "
            "OpenStreetMap data (.osm.pbf, .osm, JSON of Overpass)."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterEnum("FORMAT", tr("Format"), list(FORMATS), False, AUTO, False, True),
        tr(
            "decode counts: the per-intersection file of Decode Surveillance NYC; openstreetmap: columns "
            "named like OpenStreetMap's tags; other: the expressions below; auto: whichever fits the columns."
        ),
    )
    for name, meaning in field_meanings().items():
        if name in OWN_FIELDS:
            algorithm.declare(
                QgsProcessingParameterExpression(
                    name.upper(), tr("{name}, for “other”").format(name=name), "", "INPUT", True
                ),
                tr("Expression for {name}. {meaning}").format(name=name, meaning=meaning),
            )
    for name, label, help_text in (
        ("X", tr("Longitude or easting"), tr("For a table: expression for the x coordinate.")),
        ("Y", tr("Latitude or northing"), tr("For a table: expression for the y coordinate.")),
    ):
        algorithm.declare(
            QgsProcessingParameterExpression(name, label, "", "INPUT", True), help_text, advanced=True
        )
    algorithm.declare(
        QgsProcessingParameterCrs(
            "TABLE_CRS", tr("Coordinate system of a table"), "EPSG:4326", optional=True
        ),
        tr("For a table: the system its coordinates are in."),
        advanced=True,
    )


def declare_cameras(algorithm: Algorithm) -> None:
    """Declare OUTPUT, standard cameras, and its number outputs."""
    algorithm.declare(
        QgsProcessingParameterFeatureSink("OUTPUT", tr("Cameras"), QgsProcessing.SourceType.TypeVectorPoint),
        tr("Camera points with the standard fields."),
    )
    algorithm.total("USED", tr("Features made"))
    algorithm.total("SKIPPED", tr("Rows that cannot be used"))
    algorithm.total("NO_VIEW", tr("Rows that watch no street"))
    algorithm.total("SITES", tr("Sites with cameras"))
    algorithm.total("SITES_WITHOUT", tr("Sites without cameras"))
    algorithm.total("CAMERAS", tr("Cameras"))
    algorithm.total("PUBLIC", tr("Public cameras"))
    algorithm.total("PRIVATE", tr("Private cameras"))
    algorithm.total("UNKNOWN", tr("Cameras of unknown ownership"))
