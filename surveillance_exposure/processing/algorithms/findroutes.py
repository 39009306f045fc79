"""Walks between places on a street network, measured."""

from __future__ import annotations

from typing import Any

from ...core.pairing import nearest_pairs
from ...core.walk_network import DESTINATION, ORIGIN, VIA
from ...layers import POINT
from ...translation import tr
from ..limits import MOST_VIA
from ..parameters import common, walks
from ..reading import inputs, network
from ..reading.network import GivenPlaces, WalkFinder
from ..reading.pairs import pairs_of, read_via
from ..run import Run
from ..writing.walks import write_walks


class FindRoutes(WalkFinder):
    """`findroutes`."""

    ID = "findroutes"

    def about(self) -> str:
        return tr(
            "Finds walks between places on a street network and measures how much of each is in view of cameras: "
            "the shortest, the least exposed, or every trade-off between the two.\n"
            "The trade-offs are exact: no walk on the network is both shorter and less in view than one of them. "
            "Where the least exposed walk is in view nevertheless, there is no walk out of view, and the message "
            "says so. What is said holds for the cameras recorded and for their range: there may be others.\n"
            "Streets are joined where they share a vertex, so that bridges do not meet the streets below. A "
            "place enters the network at the nearest point of any street, or, where this street is cut off from the "
            "way to the other place, of the next part within reach; the straight legs there and from "
            "there are part of the walk, its length and its exposure, and are reported. They may lead through a "
            "building, where no viewshed made with buildings reaches."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {"OUTPUT": walks.found_help(), "PIECES": walks.piece_help(), "SEEN": walks.seen_help()}

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        walks.declare_network(self)
        common.declare_layer(self, "ORIGINS", tr("From"), POINT, tr("Where the walks start."))
        common.declare_layer(self, "DESTINATIONS", tr("To"), POINT, tr("Where the walks end."))
        common.declare_layer(
            self,
            "VIA",
            tr("By way of"),
            POINT,
            tr(
                "Places that every walk passes, all of them, in the order of the layer; {most} at most."
            ).format(most=MOST_VIA),
            optional=True,
            advanced=True,
        )
        walks.declare_pairing(self)
        walks.declare_finding(self)
        walks.declare_found(self, tr("One line per walk, with its figures. The origin's fields come along."))
        walks.declare_pieces(self)
        walks.declare_seen(self)

    def work(self, run: Run) -> dict[str, Any]:
        given = {
            ORIGIN: GivenPlaces(inputs.read(run, "ORIGINS", POINT), tr("From")),
            DESTINATION: GivenPlaces(inputs.read(run, "DESTINATIONS", POINT), tr("To")),
        }
        if run.given("VIA"):
            given[VIA] = GivenPlaces(read_via(run), tr("By way of"))
        pairs = pairs_of(run, given[ORIGIN].rows, given[DESTINATION].rows)
        loaded = network.read_network(run)
        options = network.walk_options(run)
        stops = network.read_stops(run, loaded, given, options)
        if pairs is None:
            pairs = nearest_pairs(
                loaded.network, stops, run.whole("NEAREST"), options.max_entry_m, run.is_cancelled
            )
        lots = network.find(run, loaded, stops, pairs, options)
        return write_walks(run, loaded, lots, given)[0]
