"""Every station around a site, walked to it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ...core.osm_tables import tag_reader
from ...core.ragged import Bools, Floats, Ints
from ...layers import POINT, Rows, attribute, fields_of, new_field, value
from ...translation import tr
from .. import messages, prepared, routes
from ..finishing.results import Output
from ..messages import range_text
from ..parameters import common
from ..reading import inputs
from ..routes import LEAST_EXPOSED, SHORTEST, TRADE_OFFS, Found, Pair, Stops, Table
from ..run import Run
from ..writing.writer import write

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


class ProtestSite(prepared.WalkFinder):
    """`protestsite`."""

    ID = "protestsite"

    def about(self) -> str:
        return tr(
            "Finds the walk from every station (or station entrance) around a site to it, measures how much of each "
            "is in view of cameras, and sums it up: what share of the way to a protest is watched?\n"
            "Stations are taken within a distance in a straight line. Where the layer tells entrances from stations "
            "(in a field kind as “Add OpenStreetMap layers” writes it, or by OpenStreetMap's tag railway), people "
            "are taken to come out of the entrances: a station with an entrance nearby gets its walk, but is not "
            "counted in the summary beside its entrances. The figures hold for the range and for the cameras recorded."
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
                "walks": tr(
                    "Stations and entrances with a walk to the site, those counted: what is summed up."
                ),
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
                "out_of_view": tr(
                    "Walks of which nothing is in view of the cameras recorded, at this range."
                ),
                "range_m": tr("The range the cameras were taken to see; NULL where it varies or is unknown."),
                "message": tr("The same in a sentence."),
            },
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        prepared.declare_network(self)
        common.declare_layer(
            self, "SITE", tr("Site"), POINT, tr("Where people gather: one point or several.")
        )
        common.declare_layer(
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
                common.MAX_RANGE_M,
            ),
            tr("How far a station may be from the site, in a straight line."),
        )
        self.declare(
            QgsProcessingParameterNumber(
                "ENTRANCE_DISTANCE",
                tr("Entrances of a station within (m)"),
                QgsProcessingParameterNumber.Type.Double,
                120,
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
        self.total("TOO_FAR", tr("Stations too far from every site"))

    def work(self, run: Run) -> dict[str, Any]:
        stations = inputs.read(run, "STATIONS", POINT)
        sites = inputs.read(run, "SITE", POINT)
        ready = prepared.prepare(run)
        wanted = routes.wish(run)
        layers = [(stations, tr("Stations")), (sites, tr("Site"))]
        where = routes.stops(ready, layers, wanted.farthest, run.feedback)
        farthest = run.number("MAX_DISTANCE")
        pairs = _near(where, len(stations), farthest)
        too_far = int(stations.usable.sum()) - len({pair.origin for pair in pairs})
        if too_far:
            run.say(
                tr(
                    "Stations: {count} of {total} features of “{layer}” are farther than {limit} m from every site, "
                    "and have no walk."
                ).format(count=too_far, total=len(stations), layer=stations.name, limit=f"{farthest:g}")
            )
        route = run.choice("ROUTE")
        routes.refuse_many(len(pairs), route)
        table, result = routes.walk(run, ready, where, pairs, wanted, stations, len(stations))
        condition = run.text("CAMERA_FILTER")
        assumed = routes.assumed(ready.seen.cameras, condition, wanted)
        counted = _counted(table, where, stations, run.number("ENTRANCE_DISTANCE"))
        rows = _summaries(
            table, counted, len(stations), sites, route, farthest, range_text(ready.seen.range_m), assumed
        )
        for row in rows:
            run.say(row[-1])
        if run.given("SUMMARY"):
            result["SUMMARY"] = self._write_summary(run, sites, rows, range_text(ready.seen.range_m))
        last = {each.pair: share for each, share in _shares(table)}  # of a front the least exposed
        shares = np.array([share for pair, share in last.items() if pair not in counted.beside])
        mean = float(np.nanmean(shares)) if np.isfinite(shares).any() else math.nan
        return {**result, "MEAN_SHARE": mean, "TOO_FAR": too_far}

    def _write_summary(self, run: Run, sites: Rows, rows: list[list[Any]], range_text: str) -> str:
        none = QgsWkbTypes.Type.NoGeometry
        fields = fields_of(new_field(name, kind) for name, kind in SUMMARY.items())
        lines = ((None, [attribute(item) for item in row]) for row in rows)
        destination = write(run, "SUMMARY", fields, none, sites.crs, lines)
        title = tr("Ways to {site}, {range}").format(site=sites.name, range=range_text)
        names = ["NETWORK", "SITE", "STATIONS", "CAMERAS", "VIEWSHEDS"]
        abstract = " ".join(str(row[-1]) for row in rows)
        sources = inputs.sources(run, names)
        run.outputs.append(Output(destination, title, None, abstract, sources))
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


@dataclass(frozen=True)
class _Counted:
    """Which of the stations' rows are entrances (None: the layer does not tell), and pairs that are not counted.

    Those are of stations with an entrance within `distance` metres.
    """

    entrance: Bools | None
    beside: set[Pair]
    distance: float


def _counted(table: Table, where: Stops, stations: Rows, distance: float) -> _Counted:
    """Of each site, the stations without an entrance nearby that has a walk to it are counted, and all entrances."""
    entrance = _are_entrances(stations)
    beside: set[Pair] = set()
    if entrance is not None and entrance.any() and distance > 0:
        points = shapely.points(where.places.access.place[: len(stations)])
        has_walk = {each.pair: each.walk is not None for each in table.found}
        for _, of_site in groupby(has_walk, key=lambda pair: pair.destination):
            pairs = list(of_site)
            ways_in = [pair.origin for pair in pairs if entrance[pair.origin] and has_walk[pair]]
            others = [pair for pair in pairs if not entrance[pair.origin]]
            near, _ = shapely.STRtree(points[ways_in]).query(
                points[[pair.origin for pair in others]], "dwithin", distance
            )
            beside.update(others[i] for i in set(near.tolist()))
    return _Counted(entrance, beside, distance)


def _are_entrances(stations: Rows) -> Bools | None:
    """Which rows are entrances, by their field kind or OpenStreetMap's railway; None where there is neither."""
    kinds = stations.column("kind")
    reader = tag_reader(stations.fields.names())
    if kinds is None and (reader.packed or "railway" in reader.keys.values()):
        rows = ([value(each) for each in feature.attributes()] for feature in stations.features)
        kinds = [reader.tags(row).get("railway") for row in rows]
    if kinds is None:
        return None
    return np.array(["entrance" in str(kind or "").lower() for kind in kinds], dtype=bool)


def _summaries(
    table: Table,
    counted: _Counted,
    stations: int,
    sites: Rows,
    route: str,
    farthest: float,
    range_text: str,
    assumed: str,
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
                    reason=messages.reason_text(sites.problems[i])
                )
                rows.append([i + 1, kind, 0, 0, *[None] * 12, text])
                continue
            summed = [walks[which] for walks in pairs if walks[which][0].pair not in counted.beside]
            share = np.array([each[1] for each in summed])
            origin = np.array([each[0].pair.origin for each in summed], dtype=np.int64)
            beside = len(pairs) - len(summed)
            rows.append(
                _summary(i, kind, share, origin, counted, beside, farthest, range_text, assumed, table)
            )
    return rows


def _summary(
    site: int,
    kind: str,
    share: Floats,
    origin: Ints,
    counted: _Counted,
    beside: int,
    farthest: float,
    range_text: str,
    assumed: str,
    table: Table,
) -> list[Any]:
    known = np.flatnonzero(np.isfinite(share))
    lost = len(share) - len(known)
    if not len(known):
        text = tr("No station within {limit} m has a walk to the site.").format(limit=f"{farthest:g}")
        return [site + 1, kind, 0, lost, *[None] * 12, text]
    share, origin = share[known], origin[known]
    starts: list[int | None] = [None] * 3
    if counted.entrance is not None:
        entrances = int(counted.entrance[origin].sum())
        starts = [entrances, len(origin) - entrances, beside]
    least, most = int(np.argmin(share)), int(np.argmax(share))
    half, none = int((share >= 0.5 - 1e-9).sum()), int((share == 0).sum())
    sentence = (
        tr(
            "From {starts} within {limit} m, the shortest walk to the site is {mean} % in view on average "
            "(median {median} %, from {least} % to {most} %), {range}; of {half} walks at least half is in view, and "
            "{none} are seen by none of the cameras recorded."
        )
        if kind == SHORTEST
        else tr(
            "From {starts} within {limit} m, the least exposed walk to the site is {mean} % in view on "
            "average (median {median} %, from {least} % to {most} %), {range}; of {half} walks at least half is in "
            "view, and {none} are seen by none of the cameras recorded."
        )
    )
    percent = {
        "mean": share.mean(),
        "median": np.median(share),
        "least": share[least],
        "most": share[most],
    }
    text = sentence.format(
        starts=_starts_text(len(known), starts[0]),
        limit=f"{farthest:g}",
        half=half,
        none=none,
        range=range_text,
        **{name: f"{100 * each:.1f}" for name, each in percent.items()},
    )
    if beside:
        text += " " + tr(
            "Stations with an entrance within {distance} m, {count} of them, are not counted beside their entrances."
        ).format(distance=f"{counted.distance:g}", count=beside)
    text += " " + assumed
    ends = [int(origin[least]) + 1, int(origin[most]) + 1]
    return [
        site + 1,
        kind,
        len(known),
        lost,
        *starts,
        *percent.values(),
        *ends,
        half,
        none,
        table.measured.range_m,
        text,
    ]


def _starts_text(walks: int, entrances: int | None) -> str:
    """Where walks start, in words, told apart as far as the layer does."""
    stations = walks - (entrances or 0)
    words = tr("1 station") if stations == 1 else tr("{count} stations").format(count=stations)
    if not entrances:
        return words
    ways_in = tr("1 entrance") if entrances == 1 else tr("{count} entrances").format(count=entrances)
    return tr("{one} and {other}").format(one=ways_in, other=words) if stations else ways_in
