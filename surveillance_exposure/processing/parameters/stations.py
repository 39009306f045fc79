"""What walks from stations to a site ask for, and what is summed up of them."""

from __future__ import annotations

from qgis.core import QgsProcessing, QgsProcessingParameterFeatureSink, QgsProcessingParameterNumber

from ...core.walk_summaries import ENTRANCE_DISTANCE_M
from ...layers import POINT
from ...translation import tr
from ..base import Algorithm
from . import common

SUMMARY = {
    "site_id": "integer",
    "route": "text",
    "walks": "integer",
    "without_walk": "integer",
    "entrances": "integer",
    "stations": "integer",
    "beside_entrances": "integer",
    "mean_share": "number",
    "median_share": "number",
    "least_share": "number",
    "most_share": "number",
    "least_from": "integer",
    "most_from": "integer",
    "half_in_view": "integer",
    "out_of_view": "integer",
    "range_m": "number",
    "message": "text",
}
"""The fields of SUMMARY, and what they hold."""


def declare_stations(algorithm: Algorithm) -> None:
    """Declare SITE, STATIONS, MAX_DISTANCE and ENTRANCE_DISTANCE."""
    common.declare_layer(
        algorithm, "SITE", tr("Site"), POINT, tr("Where people gather: one point or several.")
    )
    common.declare_layer(
        algorithm,
        "STATIONS",
        tr("Stations"),
        POINT,
        tr("Stations or their entrances, where the walks start."),
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "MAX_DISTANCE",
            tr("Stations within (m)"),
            QgsProcessingParameterNumber.Type.Double,
            1000,
            False,
            1,
            common.MAX_RANGE_M,
        ),
        tr("How far a station may be from the site, in a straight line."),
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "ENTRANCE_DISTANCE",
            tr("Entrances of a station within (m)"),
            QgsProcessingParameterNumber.Type.Double,
            ENTRANCE_DISTANCE_M,
            False,
            0,
            common.MAX_RANGE_M,
        ),
        tr(
            "A station with an entrance this near, in a straight line, is not counted beside its entrances. 0 "
            "counts every row by itself. Without a field kind (or OpenStreetMap's railway) every row counts."
        ),
        advanced=True,
    )


def declare_summary(algorithm: Algorithm) -> None:
    """Declare SUMMARY and the number outputs."""
    algorithm.declare(
        QgsProcessingParameterFeatureSink(
            "SUMMARY", tr("Summary"), QgsProcessing.SourceType.TypeVector, None, True
        ),
        tr("One row per site and kind of walk: the figures to quote."),
    )
    algorithm.total(
        "MEAN_SHARE", tr("Mean share of the walks in view (of all trade-offs, the least exposed)")
    )
    algorithm.total("TOO_FAR", tr("Stations too far from every site"))


def summary_help() -> dict[str, str]:
    """What the fields of SUMMARY mean."""
    return {
        "site_id": tr("The site: its number in its layer, from 1."),
        "route": tr("Which walks are summed up: shortest or least exposed."),
        "walks": tr("Stations and entrances with a walk to the site, those counted: what is summed up."),
        "without_walk": tr("Those without one, or with none to walk: those at the site itself."),
        "entrances": tr("Of the walks, those from an entrance; NULL where the layer does not tell."),
        "stations": tr("Of the walks, those from a station; NULL where the layer does not tell."),
        "beside_entrances": tr(
            "Stations not counted, for an entrance with a walk is nearby; NULL where the layer does not tell."
        ),
        "mean_share": tr("The mean of the walks' shares in view, 0 to 1."),
        "median_share": tr("Their median."),
        "least_share": tr("The smallest."),
        "most_share": tr("The largest."),
        "least_from": tr("The station of the smallest: its number in its layer."),
        "most_from": tr("The station of the largest."),
        "half_in_view": tr("Walks at least half of which is in view."),
        "out_of_view": tr("Walks of which nothing is in view of the cameras recorded, at this range."),
        "range_m": tr("The range the cameras were taken to see; NULL where it varies or is unknown."),
        "message": tr("The same in a sentence."),
    }
