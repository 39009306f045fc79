"""Every station around a site, walked to it."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingException, QgsWkbTypes

from ...core.pairing import least_distance, origins_without_pair, pairs_within
from ...core.ragged import Ints
from ...core.walk_network import DESTINATION, ORIGIN, Stops
from ...core.walk_summaries import (
    SITE_FIGURES,
    SiteSummary,
    are_entrances,
    beside_entrances,
    mean_share,
    site_summaries,
)
from ...layers import POINT, Rows, attribute, fields_of, new_field, value
from ...translation import tr
from .. import statements
from ..finishing.results import Output
from ..messages import range_text
from ..parameters import stations as parameters
from ..parameters import walks
from ..reading import inputs, network
from ..reading.network import GivenPlaces, WalkFinder
from ..reading.pairs import refuse_many
from ..run import Run
from ..writing.walks import write_walks
from ..writing.writer import write


class ProtestSite(WalkFinder):
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
                **walks.found_help(),
                "origin_id": tr("The station: its number in its layer, from 1."),
                "destination_id": tr("The site: its number in its layer, from 1."),
            },
            "SUMMARY": parameters.summary_help(),
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        walks.declare_network(self)
        parameters.declare_stations(self)
        walks.declare_finding(self)
        walks.declare_found(self, tr("One line per walk, with its figures. The station's fields come along."))
        parameters.declare_summary(self)

    def work(self, run: Run) -> dict[str, Any]:
        stations = inputs.read(run, "STATIONS", POINT)
        sites = inputs.read(run, "SITE", POINT)
        loaded = network.read_network(run)
        options = network.walk_options(run)
        given = {
            ORIGIN: GivenPlaces(stations, tr("Stations")),
            DESTINATION: GivenPlaces(sites, tr("Site")),
        }
        stops = network.read_stops(run, loaded, given, options)
        pairs, too_far = self._pairs(run, stops, stations)
        lots = network.find(run, loaded, stops, pairs, options)
        result, found = write_walks(run, loaded, lots, given)

        is_entrance = are_entrances(
            stations.fields.names(), ([value(each) for each in row.attributes()] for row in stations.features)
        )
        distance = run.number("ENTRANCE_DISTANCE")
        summaries = site_summaries(found, is_entrance, distance)
        seen = found.network.viewsheds
        ranges = range_text(seen.range_m)
        held_for = statements.assumed(seen.cameras, run.text("CAMERA_FILTER"), options)
        limit = run.number("MAX_DISTANCE")
        texts = [statements.of_site(each, sites, limit, distance, ranges, held_for) for each in summaries]
        for text in texts:
            run.say(text)
        if run.given("SUMMARY"):
            result["SUMMARY"] = self._write_summary(run, sites, summaries, texts, ranges)
        counted = ~beside_entrances(found, is_entrance, distance)
        return {**result, "MEAN_SHARE": mean_share(found, counted), "TOO_FAR": too_far}

    def _pairs(self, run: Run, stops: Stops, stations: Rows) -> tuple[Ints, int]:
        """The stations near each site, and how many are near none."""
        limit = run.number("MAX_DISTANCE")
        pairs = pairs_within(stops, limit)
        if not len(pairs):
            raise QgsProcessingException(
                tr(
                    "Stations within (m): there is none within {limit} m of the site. The nearest is {distance} m away."
                ).format(limit=f"{limit:g}", distance=f"{least_distance(stops):.0f}")
            )
        too_far = origins_without_pair(stops, pairs)
        if too_far:
            run.say(
                tr(
                    "Stations: {count} of {total} features of “{layer}” are farther than {limit} m from every site, "
                    "and have no walk."
                ).format(count=too_far, total=len(stations), layer=stations.name, limit=f"{limit:g}")
            )
        refuse_many(run, len(pairs))
        return pairs, too_far

    def _write_summary(
        self, run: Run, sites: Rows, summaries: list[SiteSummary], texts: list[str], ranges: str
    ) -> str:
        fields = fields_of(new_field(name, kind) for name, kind in parameters.SUMMARY.items())
        rows = (
            (None, [*(attribute(getattr(each, name)) for name in SITE_FIGURES), text])
            for each, text in zip(summaries, texts)
        )
        destination = write(run, "SUMMARY", fields, QgsWkbTypes.Type.NoGeometry, sites.crs, rows)
        title = tr("Ways to {site}, {range}").format(site=sites.name, range=ranges)
        used = inputs.sources(run, ["NETWORK", "SITE", "STATIONS", "CAMERAS", "VIEWSHEDS"])
        run.outputs.append(Output(destination, title, None, " ".join(texts), used))
        return destination
