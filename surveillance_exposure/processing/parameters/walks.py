"""What walks ask for: the network, the pairs, which walks, how far from a street; what is written of them."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ...core.measuring import WALKING_SPEED
from ...core.network import SNAP_TOLERANCE_M
from ...core.pairing import ALL_PAIRS, COMMON_FIELD, NEAREST, PAIRINGS
from ...core.walk_network import MAX_ENTRY_M
from ...core.walks import LEAST_EXPOSED, ROUTES, SHORTEST, TRADE_OFFS
from ...layers import LINE
from ...translation import tr
from ..base import Algorithm
from ..reading.pairs import MAX_PAIRS
from ..reading.walkable import RULE
from ..uses import Need
from . import common, travel


def declare_network(algorithm: Algorithm) -> None:
    """Declare NETWORK, NETWORK_FILTER, MODE and what goes with it."""
    common.declare_layer(
        algorithm, "NETWORK", tr("Street network"), LINE, tr("Lines one can travel along; on foot both ways.")
    )
    algorithm.declare(
        QgsProcessingParameterExpression("NETWORK_FILTER", tr("Only streets where"), RULE, "NETWORK", True),
        tr(
            "An expression that streets must fulfil. As it stands, it leaves out what OpenStreetMap's tags, in fields "
            "of their own or packed into one such as other_tags, say is not for walking: motorways, what is closed or "
            "not there yet, and lines without a highway such as rails, rivers and borders. Of a layer that does not "
            "tell highways it keeps all but what foot or access say is closed. By bicycle or car it is, as it stands, "
            "the rule for these: is_cyclable() or is_drivable(). Empty for all."
        ),
        advanced=True,
    )
    travel.declare_travel(algorithm)


def declare_pairing(algorithm: Algorithm) -> None:
    """Declare PAIRING, ORIGIN_FIELD, DESTINATION_FIELD and NEAREST."""
    algorithm.declare(
        QgsProcessingParameterEnum("PAIRING", tr("Pairs"), list(PAIRINGS), False, ALL_PAIRS, False, True),
        tr(
            "Which origin goes with which destination: all pairs; row by row (the first with the first and so "
            "on); common field (those with equal values in the two fields below); nearest (each origin with "
            "the nearest destinations along the streets)."
        ),
    )
    for name, pairing in (
        ("ORIGIN_FIELD", COMMON_FIELD),
        ("DESTINATION_FIELD", COMMON_FIELD),
        ("NEAREST", NEAREST),
    ):
        algorithm.needs[name] = [Need(("PAIRING",), (pairing,))]
    for name, label, layer in (
        ("ORIGIN_FIELD", tr("Field of the origins for pairing"), "ORIGINS"),
        ("DESTINATION_FIELD", tr("Field of the destinations for pairing"), "DESTINATIONS"),
    ):
        help_text = tr("Used where pairs are made by a common field.")
        common.declare_field(algorithm, name, label, layer, help_text, advanced=True)
    kind = QgsProcessingParameterNumber.Type.Integer
    algorithm.declare(
        QgsProcessingParameterNumber("NEAREST", tr("How many of the nearest"), kind, 1, False, 1, MAX_PAIRS),
        tr("Used where each origin is paired with the nearest destinations."),
        advanced=True,
    )


def declare_finding(algorithm: Algorithm) -> None:
    """Declare the cameras, ROUTE, MAX_DETOUR, WALKING_SPEED, MAX_ENTRY and SNAP_TOLERANCE."""
    common.declare_cameras_or_viewsheds(algorithm)
    algorithm.declare(
        QgsProcessingParameterEnum("ROUTE", tr("Walks"), list(ROUTES), False, SHORTEST, False, True),
        tr(
            "Which walks to find for each pair: shortest; least exposed (the fewest metres in view, of several the "
            "shortest); all trade-offs (every walk than which none is both shorter and less in view, from the "
            "shortest to the least exposed)."
        ),
    )
    algorithm.needs["MAX_DETOUR"] = [Need(("ROUTE",), (LEAST_EXPOSED, TRADE_OFFS))]
    algorithm.declare(
        QgsProcessingParameterNumber(
            "MAX_DETOUR",
            tr("Largest detour (share of the shortest length)"),
            QgsProcessingParameterNumber.Type.Double,
            None,
            True,
            0,
            1000,
        ),
        tr("0.2 allows walks up to 20 % longer than the shortest. Empty for any."),
    )
    declare_walking_speed(algorithm)
    for name, label, default, high, help_text in (
        (
            "MAX_ENTRY",
            tr("Maximum distance to the network (m)"),
            MAX_ENTRY_M,
            common.MAX_RANGE_M,
            tr("A place farther than this from any street gets no walk but a status."),
        ),
        (
            "SNAP_TOLERANCE",
            tr("Snapping tolerance of the network (m)"),
            SNAP_TOLERANCE_M,
            100,
            tr(
                "The end of a line nearer than this to a vertex of another is joined to it. Streets that cross "
                "without a vertex in common, such as a bridge and the street below, stay apart."
            ),
        ),
    ):
        kind = QgsProcessingParameterNumber.Type.Double
        algorithm.declare(
            QgsProcessingParameterNumber(name, label, kind, default, False, 0, high), help_text, advanced=True
        )


def declare_lines(algorithm: Algorithm) -> None:
    """Declare ROUTES, lines that exist."""
    common.declare_layer(
        algorithm, "ROUTES", tr("Walks"), LINE, tr("Lines to measure, such as a GPX track or a drawn walk.")
    )


def declare_walking_speed(algorithm: Algorithm) -> None:
    """Declare WALKING_SPEED."""
    kind = QgsProcessingParameterNumber.Type.Double
    algorithm.declare(
        QgsProcessingParameterNumber(
            "WALKING_SPEED", tr("Walking speed (m/s)"), kind, WALKING_SPEED, False, 0.1, 10
        ),
        tr("For the time in view. 1.34 m/s is a common walking speed."),
    )


def declare_found(algorithm: Algorithm, help_text: str) -> None:
    """Declare OUTPUT of walks that are searched, and the number outputs."""
    algorithm.declare(
        QgsProcessingParameterFeatureSink("OUTPUT", tr("Walks"), QgsProcessing.SourceType.TypeVectorLine),
        help_text,
    )
    algorithm.total("USED", tr("Walks found"))
    algorithm.total("SKIPPED", tr("Pairs without a walk"))
    algorithm.total("COMPONENTS", tr("Unconnected parts of the network"))
    declare_totals(algorithm)


def declare_totals(algorithm: Algorithm) -> None:
    """Declare the number outputs of walks measured."""
    algorithm.total("CAMERAS", tr("Cameras taken into account"))
    algorithm.total("LENGTH_M", tr("Length of all walks (m)"))
    algorithm.total("EXPOSED_M", tr("Metres in view"))
    algorithm.total("EXPOSED_SHARE", tr("Share of all walks in view"))


def declare_pieces(algorithm: Algorithm) -> None:
    """Declare the output PIECES."""
    kind = QgsProcessing.SourceType.TypeVectorLine
    algorithm.declare(
        QgsProcessingParameterFeatureSink("PIECES", tr("Walks by cameras in view"), kind, None, True),
        tr("The walks divided wherever the number of cameras in view changes."),
    )


def declare_seen(algorithm: Algorithm) -> None:
    """Declare the output SEEN."""
    kind = QgsProcessing.SourceType.TypeVectorPoint
    algorithm.declare(
        QgsProcessingParameterFeatureSink("SEEN", tr("Cameras that see the walks"), kind, None, True),
        tr("One point per walk and camera that sees some of it."),
        advanced=True,
    )


def found_help() -> dict[str, str]:
    """What the fields of walks found mean."""
    return {
        **figure_help(),
        **travel.travel_help(),
        "walk_id": tr("The number of the walk, from 1; line_id in the other results."),
        "origin_id": tr("The origin: its number in its layer, from 1."),
        "destination_id": tr("The destination: its number in its layer, from 1."),
        "route": tr("Which walk this is: shortest, least exposed, or a trade-off between the two."),
        "entry_m": tr("The leg from the origin to the network, metres."),
        "exit_m": tr("The leg from the network to the destination, metres."),
        "entry_exposed_m": tr("Metres of the leg from the origin in view."),
        "exit_exposed_m": tr("Metres of the leg to the destination in view."),
        "origin_in_view": tr("Cameras that see the origin itself."),
        "destination_in_view": tr("Cameras that see the destination itself."),
        "detour": tr(
            "Length divided by that of the shortest walk, less 1; time instead of length where ways are shortest by "
            "time."
        ),
        "status": tr(
            "ok; no way (the streets do not lead there); too far (a place is farther from any street than "
            "allowed); unusable (a place without a usable point)."
        ),
        "message": tr(
            "What the status means for this walk; for the least exposed, whether there is a walk out of view of the "
            "cameras recorded, at the range; and whether the street nearest to a place is cut off from the way to the "
            "other, and how far the one is that the walk takes."
        ),
    }


def figure_help() -> dict[str, str]:
    """What the figures of walks mean."""
    return {
        "length_m": tr("Length of the walk, metres."),
        "exposed_m": tr("Metres in view of at least one camera. A street walked twice counts twice."),
        "exposed_share": tr("Share of the walk in view, 0 to 1; NULL for a walk of no length."),
        "cameras": tr("Cameras that see some of the walk: the sum of count over distinct camera_id."),
        "cameras_public": tr("Of these, cameras of public ownership."),
        "cameras_private": tr("Of these, cameras of private ownership."),
        "sites": tr("Distinct site_id of these cameras."),
        "camera_metres": tr("The sum over cameras of the metres each sees."),
        "longest_unseen_m": tr(
            "The longest stretch in view of no camera, metres; a gap in a track does not end it."
        ),
        "seconds_in_view": tr("Time in view at the walking speed, or at the speeds of the streets, seconds."),
        "range_m": tr("The range the cameras were taken to see; NULL where it varies or is unknown."),
    }


def piece_help() -> dict[str, str]:
    """What the fields of the pieces mean."""
    return {
        "line_id": tr("The walk a piece is of: its number in the other output, from 1."),
        "from_m": tr("Where the piece begins, metres from the start of the walk."),
        "to_m": tr("Where it ends."),
        "length_m": tr("Its length, metres."),
        "cameras": tr("Cameras in view all along the piece."),
    }


def seen_help() -> dict[str, str]:
    """What the fields of SEEN mean."""
    return {
        "line_id": tr("The walk: its number in the other output, from 1."),
        "camera_id": tr("The camera, as its layer calls it."),
        "site_id": tr("Its site."),
        "ownership": tr("public, private or unknown."),
        "kind": tr("What kind of camera it is."),
        "count": tr("How many cameras it stands for."),
        "metres": tr("Metres of the walk it sees."),
        "from_m": tr("Where along the walk it first sees it, metres."),
        "to_m": tr("Where it last sees it."),
        "location": tr("camera: the point is where it stands; viewshed: a point within what it sees."),
    }
