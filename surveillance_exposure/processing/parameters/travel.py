"""What tools ask for that find or measure ways by any means of travel."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterEnum, QgsProcessingParameterNumber

from ...core.means import (
    ANY_SIDE,
    BY_LENGTH,
    CYCLE,
    DRIVE,
    FRONT,
    MODES,
    PLATES,
    REAR,
    ROUND_TRIPS,
    SHORTEST_BY,
    WALK,
)
from ...core.travel import CYCLING_SPEED_KMH, DRIVING_SPEED_KMH, FASTEST_KMH
from ...translation import tr
from ..base import Algorithm
from ..uses import Need
from . import common

_BY_VEHICLE = Need(("MODE",), (CYCLE, DRIVE))


def declare_mode(algorithm: Algorithm) -> None:
    """Declare MODE."""
    algorithm.declare(
        QgsProcessingParameterEnum("MODE", tr("Means of travel"), list(MODES), False, WALK, False, True),
        tr(
            "walk: every street both ways. cycle and drive: one-way streets, closed streets and speed limits are "
            "heeded as OpenStreetMap's tags or the fields below tell; ways there and back are searched separately. "
            "Turns that are forbidden, barriers, lights, traffic and hours are not known."
        ),
    )


def declare_travel(algorithm: Algorithm) -> None:
    """Declare MODE and what goes with it on a street network."""
    declare_mode(algorithm)
    algorithm.needs["SHORTEST_BY"] = [_BY_VEHICLE]
    algorithm.declare(
        QgsProcessingParameterEnum(
            "SHORTEST_BY", tr("Shortest by"), list(SHORTEST_BY), False, BY_LENGTH, False, True
        ),
        tr(
            "What the shortest way has least of: length, or time at the speeds of the streets. The detour, the "
            "trade-offs and the maximum detour are by the same. On foot both are one."
        ),
        advanced=True,
    )
    for name, label, help_text in (
        (
            "ONEWAY_FIELD",
            tr("Field of one-way streets"),
            tr(
                "Which way a street may be travelled: yes, 1, true or FT as its line is drawn; -1, reverse or TF "
                "against it; no, 0, false, both or empty both ways. Without a field, OpenStreetMap's tags tell "
                "(oneway, junction, oneway:bicycle, cycleway); a layer without these has no one-way streets."
            ),
        ),
        (
            "SPEED_FIELD",
            tr("Field of the speed (km/h)"),
            tr(
                "How fast one travels on a street, such as 30 or “20 mph”. Where there is none, OpenStreetMap's "
                "maxspeed tells, and without that a usual speed by class of road, 15 (service) to 90 km/h (motorway)."
            ),
        ),
    ):
        algorithm.needs[name] = [_BY_VEHICLE]
        common.declare_field(algorithm, name, label, "NETWORK", help_text, advanced=True)
    declare_speed(algorithm)
    declare_readers(algorithm)


def declare_speed(algorithm: Algorithm) -> None:
    """Declare TRAVEL_SPEED."""
    algorithm.needs["TRAVEL_SPEED"] = [_BY_VEHICLE]
    kind = QgsProcessingParameterNumber.Type.Double
    algorithm.declare(
        QgsProcessingParameterNumber("TRAVEL_SPEED", tr("Speed (km/h)"), kind, None, True, 1, FASTEST_KMH),
        tr(
            "By bicycle: how fast one rides, where no limit is lower; empty for {cycling:g}. By car: how fast one "
            "drives where nothing tells the speed; empty for the usual speed of the class of road, or {driving:g} "
            "where that is not known either."
        ).format(cycling=CYCLING_SPEED_KMH, driving=DRIVING_SPEED_KMH),
        advanced=True,
    )


def declare_readers(algorithm: Algorithm) -> None:
    """Declare PLATES and ROUND_TRIPS."""
    algorithm.needs["PLATES"] = [Need(("MODE",), (DRIVE,))]
    # Where cameras stand is not told by their viewsheds.
    algorithm.needs["CAMERAS"] = [Need(("VIEWSHEDS",), given=False, unless=Need(("PLATES",), (FRONT, REAR)))]
    algorithm.declare(
        QgsProcessingParameterEnum(
            "PLATES", tr("Side of the vehicle seen"), list(PLATES), False, ANY_SIDE, False, True
        ),
        tr(
            "any: a vehicle in the view of a camera is seen. front: only while it drives towards the camera, as "
            "readers of front plates see it. rear: only while it drives away. With viewsheds give the cameras too, "
            "which tell where each stands, by camera_id. Choose the readers by a filter of the cameras, such as "
            "\"kind\" = 'alpr'."
        ),
        advanced=True,
    )
    algorithm.needs["ROUND_TRIPS"] = [_BY_VEHICLE]
    kind = QgsProcessingParameterNumber.Type.Double
    algorithm.declare(
        QgsProcessingParameterNumber(
            "ROUND_TRIPS", tr("Round trips a week"), kind, ROUND_TRIPS, False, 0, 1000
        ),
        tr("For the cameras passed in a week: those on the way there and on the way back, so many times."),
        advanced=True,
    )


def travel_help() -> dict[str, str]:
    """What the fields mean that ways by bicycle and by car have beside those of walks."""
    return {
        "travel_s": tr(
            "Time of the whole way by bicycle or car, seconds; lights and traffic are not counted."
        ),
        "passes": tr("Cameras passed on the way there: the sum of count over distinct camera_id."),
        "passes_back": tr(
            "Cameras passed on the way back, found by the same choice; NULL for the trade-offs between the two, which "
            "have no counterpart, and where there is no way back."
        ),
        "passes_week": tr("Cameras passed in a week: there and back, times the round trips a week."),
    }
