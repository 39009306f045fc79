"""Every station around a site, walked to it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..core.ragged import Floats
from ..layers import POINT, Rows, attribute, fields_of, new_field
from ..translation import tr
from . import inputs, prepared, routes
from .outputs import Output, write
from .routes import LEAST_EXPOSED, SHORTEST, TRADE_OFFS, Found, Pair, Stops, Table

SUMMARY = {
    "site_id": "integer",
    "route": "text",
    "walks": "integer",
    "without_walk": "integer",
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


class ProtestSite(prepared.WalkFinder):
    """`protestsite`."""

    ID = "protestsite"

    def about(self) -> str:
        return tr(
            "Finds the walk from every station (or station entrance) around a site to it, measures how much of each "
            "is in view of cameras, and sums it up: what share of the way to a protest is watched?\n"
            "Stations are taken within a distance in a straight line. The figures hold for the range and for the "
            "cameras known."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {
            "OUTPUT": {
                **routes.field_help(),
                "origin_id": tr("The station: its number in its layer, from 1."),
                "destination_id": tr("The site: its number in its layer, from 1."),
            },
            "SUMMARY": {
                "site_id": tr("The site: its number in its layer, from 1."),
                "route": tr("Which walks are summed up: shortest or least exposed."),
                "walks": tr("Stations with a walk to the site."),
                "without_walk": tr("Stations without one, or with none to walk: those at the site itself."),
                "mean_share": tr("The mean of the walks' shares in view, 0 to 1."),
                "median_share": tr("Their median."),
                "least_share": tr("The smallest."),
                "most_share": tr("The largest."),
                "least_from": tr("The station of the smallest: its number in its layer."),
                "most_from": tr("The station of the largest."),
                "half_in_view": tr("Walks at least half of which is in view."),
                "out_of_view": tr("Walks of which nothing is in view."),
                "range_m": tr("The range the cameras were taken to see; NULL where it varies or is unknown."),
                "message": tr("The same in a sentence."),
            },
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        prepared.declare_network(self)
        inputs.declare_layer(
            self, "SITE", tr("Site"), POINT, tr("Where people gather: one point or several.")
        )
        inputs.declare_layer(
            self, "STATIONS", tr("Stations"), POINT, tr("Stations or their entrances, where the walks start.")
        )
        self.declare(
            QgsProcessingParameterNumber(
                "MAX_DISTANCE",
                tr("Stations within (m)"),
                QgsProcessingParameterNumber.Type.Double,
                1000,
                False,
                1,
                inputs.MAX_RANGE_M,
            ),
            tr("How far a station may be from the site, in a straight line."),
        )
        routes.declare_finding(self)
        routes.declare_walks(
            self, tr("One line per walk, with its figures. The station's fields come along.")
        )
        self.declare(
            QgsProcessingParameterFeatureSink(
                "SUMMARY", tr("Summary"), QgsProcessing.SourceType.TypeVector, None, True
            ),
            tr("One row per site and kind of walk: the figures to quote."),
        )
        self.total("MEAN_SHARE", tr("Mean share of the walks in view (of all trade-offs, the least exposed)"))

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        stations = inputs.read(self, parameters, "STATIONS", POINT, context, feedback)
        sites = inputs.read(self, parameters, "SITE", POINT, context, feedback)
        ready = prepared.prepare(self, parameters, context, feedback)
        where = routes.stops(ready, [(stations, tr("Stations")), (sites, tr("Site"))], feedback)
        farthest = self.parameterAsDouble(parameters, "MAX_DISTANCE", context)
        pairs = _near(where, len(stations), farthest)
        route = self.parameterAsEnumString(parameters, "ROUTE", context)
        routes.refuse_many(len(pairs), route)
        wanted = routes.wish(self, parameters, context)
        table, result = routes.walk(
            self, parameters, context, feedback, ready, where, pairs, wanted, stations, len(stations)
        )
        condition = self.parameterAsString(parameters, "CAMERA_FILTER", context)
        assumed = routes.assumed(ready.seen.cameras, condition, wanted)
        rows = _summaries(table, len(stations), sites, route, farthest, ready.seen.range_text, assumed)
        for row in rows:
            feedback.pushInfo(row[-1])
        if parameters.get("SUMMARY"):
            result["SUMMARY"] = self._write_summary(parameters, context, sites, rows, ready.seen.range_text)
        last = {each.pair: share for each, share in _shares(table)}  # of a front the least exposed
        shares = np.array(list(last.values()))
        return {**result, "MEAN_SHARE": float(np.nanmean(shares)) if np.isfinite(shares).any() else 0.0}

    def _write_summary(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        sites: Rows,
        rows: list[list[Any]],
        range_text: str,
    ) -> str:
        none = QgsWkbTypes.Type.NoGeometry
        fields = fields_of(new_field(name, kind) for name, kind in SUMMARY.items())
        lines = ((None, [attribute(item) for item in row]) for row in rows)
        destination = write(self, parameters, "SUMMARY", context, fields, none, sites.crs, lines)
        title = tr("Ways to {site}, {range}").format(site=sites.name, range=range_text)
        names = ["NETWORK", "SITE", "STATIONS", "CAMERAS", "VIEWSHEDS"]
        abstract = " ".join(str(row[-1]) for row in rows)
        sources = inputs.sources(self, parameters, names, context)
        self.outputs.append(Output(destination, title, None, abstract, sources))
        return destination


def _near(where: Stops, stations: int, farthest: float) -> list[Pair]:
    """Each site with the stations near it."""
    points = shapely.points(where.places.access.place)
    usable = np.array([i not in where.problems for i in range(len(points))])
    starts = np.flatnonzero(usable[:stations])
    goals = stations + np.flatnonzero(usable[stations:])
    site, station = shapely.STRtree(points[starts]).query(points[goals], "dwithin", farthest)
    if not len(site):
        nearest = shapely.distance(points[starts][:, None], points[goals][None]).min()
        raise QgsProcessingException(
            tr(
                "Stations within (m): there is none within {limit} m of the site. The nearest is {distance} m away."
            ).format(limit=f"{farthest:g}", distance=f"{nearest:.0f}")
        )
    order = np.lexsort([station, site])
    return [Pair(int(starts[station[i]]), int(goals[site[i]])) for i in order]


def _shares(table: Table) -> list[tuple[Found, float]]:
    """Each row of OUTPUT with its share in view: NaN without a walk, or for one of no length."""
    share = np.full(len(table.found), np.nan)
    share[table.rows] = table.value("exposed_share")
    return list(zip(table.found, share.tolist()))


def _summaries(
    table: Table, stations: int, sites: Rows, route: str, farthest: float, range_text: str, assumed: str
) -> list[list[Any]]:
    """The rows of SUMMARY: of all trade-offs, the first and the last of each pair."""
    every: dict[int, list[list[tuple[Found, float]]]] = {i: [] for i in range(len(sites))}
    for pair, walks in groupby(_shares(table), key=lambda item: item[0].pair):
        every[pair.destination - stations].append(list(walks))
    kinds = [(SHORTEST, 0), (LEAST_EXPOSED, -1)] if route == TRADE_OFFS else [(route, 0)]
    rows = []
    for i, pairs in every.items():
        for kind, which in kinds:
            if i in sites.problems:
                text = tr("The site cannot be used: {reason}.").format(
                    reason=inputs.reason_text(sites.problems[i])
                )
                rows.append([i + 1, kind, 0, 0, *[None] * 9, text])
                continue
            share = np.array([walks[which][1] for walks in pairs])
            origin = np.array([walks[which][0].pair.origin + 1 for walks in pairs])
            rows.append(_summary(i, kind, share, origin, farthest, range_text, assumed, table))
    return rows


def _summary(
    site: int,
    kind: str,
    share: Floats,
    origin: Any,
    farthest: float,
    range_text: str,
    assumed: str,
    table: Table,
) -> list[Any]:
    known = np.flatnonzero(np.isfinite(share))
    lost = len(share) - len(known)
    if not len(known):
        text = tr("No station within {limit} m has a walk to the site.").format(limit=f"{farthest:g}")
        return [site + 1, kind, 0, lost, *[None] * 9, text]
    share, origin = share[known], origin[known]
    least, most = int(np.argmin(share)), int(np.argmax(share))
    half, none = int((share >= 0.5 - 1e-9).sum()), int((share == 0).sum())
    sentence = (
        tr(
            "From {count} stations within {limit} m, the shortest walk to the site is {mean} % in view on average "
            "(median {median} %, from {least} % to {most} %), {range}; of {half} walks at least half is in view, of "
            "{none} nothing."
        )
        if kind == SHORTEST
        else tr(
            "From {count} stations within {limit} m, the least exposed walk to the site is {mean} % in view on "
            "average (median {median} %, from {least} % to {most} %), {range}; of {half} walks at least half is in "
            "view, of {none} nothing."
        )
    )
    percent = {
        "mean": share.mean(),
        "median": np.median(share),
        "least": share[least],
        "most": share[most],
    }
    text = sentence.format(
        count=len(known),
        limit=f"{farthest:g}",
        half=half,
        none=none,
        range=range_text,
        **{name: f"{100 * value:.1f}" for name, value in percent.items()},
    )
    text += " " + assumed
    ends = [origin[least], origin[most]]
    return [
        site + 1, kind, len(known), lost, *percent.values(), *ends, half, none, table.measured.range_m, text
    ]  # fmt: skip
