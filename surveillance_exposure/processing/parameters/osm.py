"""What layers of OpenStreetMap are made of, and what their fields mean."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

from ...core.tags import METRES_PER_LEVEL
from ...sources import overpass
from ...sources.osm.rows import BUILDINGS, CAMERAS, SIGHTS, STATIONS, STREET_FIELDS, STREET_TAGS, STREETS
from ...translation import tr
from ..base import Algorithm
from ..reading import walkable
from ..uses import Need
from . import servers
from .cameras import field_meanings

FILE, OVERPASS = SOURCES = ("file", "overpass")


def field_help() -> dict[str, dict[str, str]]:
    """What the fields of the layers mean."""
    osm_id = tr("Which node, way or relation of OpenStreetMap it is, such as way/7.")
    status = tr("ok; incomplete (its shape is that of the part in the file); unusable (its shape is lost).")
    message = tr("Why it is incomplete or unusable.")
    place = {"osm_id": osm_id, "name": tr("Its name."), "status": status, "message": message}
    street = {
        tag.replace(":", "_"): tr("OpenStreetMap's tag {tag}, as it is.").format(tag=tag)
        for tag in STREET_TAGS
    }
    return {
        "CAMERAS": {
            **field_meanings(),
            "name": tr("Its name, as a webcam has one."),
            "surveillance": tr("What is watched: public, outdoor, indoor, traffic ..."),
            "surveillance_type": tr("camera, ALPR (number plates), speed camera ..."),
            "zone": tr("The zone watched: town, traffic, parking, shop, bank, building, entrance ..."),
        },
        "BUILDINGS": {
            "osm_id": osm_id,
            "name": tr("Its name."),
            "building": tr("What kind of building, or of part, it is."),
            "is_part": tr("1 for a part of a building, which overlaps the building; else 0."),
            "height_m": tr("Height of its top above the ground, metres; NULL where unknown."),
            "height_from": tr(
                "The tag that tells its height: height, building:height, est_height, or levels (number of storeys)."
            ),
            "levels": tr("Number of storeys, without those within the roof."),
            "min_height_m": tr(
                "Where it begins above the ground, metres, as a bridge does. Viewsheds see through below it."
            ),
            "status": tr(
                "ok; no wall (it does not block the view: below ground, an open roof, not there); repaired (its "
                "outline crosses itself); incomplete (its shape is that of the part in the file); value ignored "
                "(a tag could not be used); grouped (it only groups others); unusable (its shape is lost)."
            ),
            "message": tr("What was ignored or repaired, or why it is no wall or unusable."),
        },
        "STREETS": {"osm_id": osm_id, **street, "status": status, "message": message},
        "STATIONS": {**place, "kind": tr("station, halt, or entrance (of an underground railway).")},
        "SIGHTS": {**place, "kind": tr("museum, viewpoint, monument, square, neighbourhood ...")},
    }


def titles() -> dict[str, str]:
    """What the layers are called."""
    return {
        CAMERAS: tr("Cameras"),
        STATIONS: tr("Stations"),
        SIGHTS: tr("Sights"),
        STREETS: tr("Streets"),
        BUILDINGS: tr("Buildings"),
    }


def declare_osm(algorithm: Algorithm) -> None:
    """Declare all parameters and totals."""
    for name in ("ENDPOINT", "REFRESH", "LIMIT"):
        algorithm.needs[name] = [Need(("SOURCE",), (OVERPASS,))]
    algorithm.needs["FILE"] = [Need(("SOURCE",), (FILE,))]
    algorithm.needs["STREET_FILTER"] = [Need(("STREETS",))]
    algorithm.needs["STOREY_HEIGHT"] = [Need(("BUILDINGS",))]
    algorithm.declare(
        QgsProcessingParameterEnum("SOURCE", tr("From"), list(SOURCES), False, SOURCES[0], False, True),
        tr("A file on your computer, or a server of the Overpass API, which is asked for the extent."),
    )
    algorithm.declare(
        QgsProcessingParameterFile(
            "FILE",
            tr("OpenStreetMap extract"),
            optional=True,
            fileFilter=tr("OpenStreetMap extracts (*.pbf *.osm *.gz *.bz2 *.xz *.xml *.json);;All files (*)"),
        ),
        tr(
            "A .osm.pbf or .osm file, also packed (.gz, .bz2, .xz), or an answer of Overpass as XML or JSON. Its "
            "content tells what it is."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterExtent("EXTENT", tr("Extent"), optional=True),
        tr("Only what meets this rectangle. Empty: the whole file; a server needs one."),
    )
    algorithm.declare(
        QgsProcessingParameterExpression("STREET_FILTER", tr("Where one may walk"), walkable.RULE),
        tr(
            "Which lines with a highway tag become streets. As it stands, those for walking: no motorways, "
            "nothing closed or not there yet, cycleways, bridleways and trunk roads only where they say so. "
            "For ways by bicycle and car write true, which keeps all. Fields: {tags}. Areas such as squares are no "
            "lines."
        ).format(tags=", ".join(each for each in STREET_FIELDS if each not in ("status", "message"))),
        advanced=True,
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "STOREY_HEIGHT",
            tr("Height of a storey (m)"),
            QgsProcessingParameterNumber.Type.Double,
            METRES_PER_LEVEL,
            False,
            1,
            20,
        ),
        tr("For buildings that give the number of their storeys and no height."),
        advanced=True,
    )
    servers.declare_url(
        algorithm,
        "ENDPOINT",
        tr("Address of the Overpass server"),
        overpass.ENDPOINT,
        tr("The interpreter of an Overpass API: the public one, another, or your own."),
    )
    servers.declare_asking(algorithm)
    point, line, polygon = (
        QgsProcessing.SourceType.TypeVectorPoint,
        QgsProcessing.SourceType.TypeVectorLine,
        QgsProcessing.SourceType.TypeVectorPolygon,
    )
    for name, label, kind, help_text in (
        ("CAMERAS", tr("Cameras"), point, tr("Camera points with the standard fields, and tags.")),
        (
            "BUILDINGS",
            tr("Buildings"),
            polygon,
            tr("Buildings and their parts with heights, for viewsheds."),
        ),
        ("STREETS", tr("Streets"), line, tr("Walkable streets and paths, for walks.")),
        ("STATIONS", tr("Stations"), point, tr("Stations, halts and entrances.")),
        ("SIGHTS", tr("Sights"), point, tr("Sights, squares and named neighbourhoods.")),
    ):
        algorithm.declare(QgsProcessingParameterFeatureSink(name, label, kind, None, True), help_text)
    algorithm.total("USED", tr("Features made"))
    algorithm.total("SKIPPED", tr("Features without a usable shape"))
    algorithm.total("VALUES_IGNORED", tr("Features with a value that could not be used"))
    for name, label in titles().items():
        algorithm.total(f"{name}_USED", label)
    algorithm.total("PARTS_USED", tr("Parts of buildings"))
    algorithm.total("BUILDINGS_WITH_HEIGHT", tr("Buildings with a height"))
    algorithm.total("BUILDINGS_SKIPPED", tr("Buildings without a usable shape"))
    algorithm.total("STREETS_LEFT_OUT", tr("Streets not for walking"))
    algorithm.total("CAMERAS_NO_VIEW", tr("Records that watch no street"))
    algorithm.total("BUILDINGS_NO_WALL", tr("Buildings that do not block the view"))
    algorithm.total("LEFT_OUT", tr("Objects that are no features"))
