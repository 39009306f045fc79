"""Walks between places on a street network, measured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
)

from ...core import network as networks
from ...core import routing
from ...core.camera_fields import key_of
from ...core.exposure import Stretches
from ...core.ragged import Ints
from ...layers import POINT, Rows
from ...translation import tr
from .. import prepared, routes, walks
from ..parameters import common
from ..reading import attributes, inputs
from ..routes import Pair, Stops
from ..run import Run
from ..writing.drafts import stop_if_cancelled

ALL_PAIRS, ROW_BY_ROW, COMMON_FIELD, NEAREST = "all pairs", "row by row", "common field", "nearest"
PAIRINGS = (ALL_PAIRS, ROW_BY_ROW, COMMON_FIELD, NEAREST)


class FindRoutes(prepared.WalkFinder):
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
        return {"OUTPUT": routes.field_help(), "PIECES": walks.piece_help(), "SEEN": walks.seen_help()}

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        prepared.declare_network(self)
        common.declare_layer(self, "ORIGINS", tr("From"), POINT, tr("Where the walks start."))
        common.declare_layer(self, "DESTINATIONS", tr("To"), POINT, tr("Where the walks end."))
        common.declare_layer(
            self,
            "VIA",
            tr("By way of"),
            POINT,
            tr("Places that every walk passes, all of them, in the order of the layer."),
            optional=True,
            advanced=True,
        )
        self.declare(
            QgsProcessingParameterEnum("PAIRING", tr("Pairs"), list(PAIRINGS), False, ALL_PAIRS, False, True),
            tr(
                "Which origin goes with which destination: all pairs; row by row (the first with the first and so "
                "on); common field (those with equal values in the two fields below); nearest (each origin with "
                "the nearest destinations along the streets)."
            ),
        )
        for name, label, layer in (
            ("ORIGIN_FIELD", tr("Field of the origins for pairing"), "ORIGINS"),
            ("DESTINATION_FIELD", tr("Field of the destinations for pairing"), "DESTINATIONS"),
        ):
            common.declare_field(
                self,
                name,
                label,
                layer,
                tr("Used where pairs are made by a common field."),
                advanced=True,
            )
        self.declare(
            QgsProcessingParameterNumber(
                "NEAREST",
                tr("How many of the nearest"),
                QgsProcessingParameterNumber.Type.Integer,
                1,
                False,
                1,
                routes.MAX_PAIRS,
            ),
            tr("Used where each origin is paired with the nearest destinations."),
            advanced=True,
        )
        routes.declare_finding(self)
        routes.declare_walks(self, tr("One line per walk, with its figures. The origin's fields come along."))
        walks.declare_pieces(self)
        walks.declare_seen(self)

    def work(self, run: Run) -> dict[str, Any]:
        origins = inputs.read(run, "ORIGINS", POINT)
        destinations = inputs.read(run, "DESTINATIONS", POINT)
        layers = [(origins, tr("From")), (destinations, tr("To"))]
        if run.given("VIA"):
            layers.append((inputs.read(run, "VIA", POINT), tr("By way of")))
        pairing = run.choice("PAIRING")
        route = run.choice("ROUTE")
        pairs = self._pairs(run, pairing, route, origins, destinations)

        ready = prepared.prepare(run)
        farthest = run.number("MAX_ENTRY")
        where = routes.stops(ready, layers, farthest, run.feedback)
        if pairing == NEAREST:
            count = run.whole("NEAREST")
            pairs = _nearest(ready, where, len(origins), count, farthest, run.feedback)
        else:
            pairs = [Pair(pair.origin, pair.destination + len(origins)) for pair in pairs]
        via = range(where.first[2], len(where.places.legs)) if len(layers) > 2 else ()
        wanted = routes.wish(run, via)
        _, result = routes.walk(run, ready, where, pairs, wanted, origins, len(origins))
        return result

    def _pairs(self, run: Run, pairing: str, route: str, origins: Rows, destinations: Rows) -> list[Pair]:
        if pairing == NEAREST:
            count = run.whole("NEAREST")
            routes.refuse_many(len(origins) * min(count, len(destinations)), route)
            return []
        if pairing == ALL_PAIRS:
            routes.refuse_many(len(origins) * len(destinations), route)
            return [Pair(i, j) for i in range(len(origins)) for j in range(len(destinations))]
        if pairing == ROW_BY_ROW:
            if len(origins) != len(destinations):
                run.warn(
                    tr("{origins} origins and {destinations} destinations: the rest has no partner.").format(
                        origins=len(origins), destinations=len(destinations)
                    )
                )
            count = min(len(origins), len(destinations))
            routes.refuse_many(count, route)
            return [Pair(i, i) for i in range(count)]
        partners = defaultdict(list)
        for j, key in enumerate(self._keys(run, "DESTINATION_FIELD", destinations)):
            if key is not None:
                partners[key].append(j)
        keys = self._keys(run, "ORIGIN_FIELD", origins)
        routes.refuse_many(sum(len(partners.get(key, ())) for key in keys), route)
        pairs = [Pair(i, j) for i, key in enumerate(keys) for j in partners.get(key, ())]
        lonely = sum(key not in partners for key in keys)
        if lonely:
            run.warn(tr("{count} origins have no destination of equal value.").format(count=lonely))
        if not pairs:
            raise QgsProcessingException(
                tr("Pairs: no origin and destination have equal values in the two fields.")
            )
        return pairs

    def _keys(self, run: Run, name: str, rows: Rows) -> list[Any]:
        label = run.label(name)
        field = run.text(name)
        if not field:
            raise QgsProcessingException(tr("{label}: pairs by a common field need it.").format(label=label))
        column = attributes.needed_column(rows, field, label)
        return [None if item is None else key_of(item) for item in column]


def _nearest(
    ready: prepared.Prepared,
    where: Stops,
    origins: int,
    count: int,
    farthest: float,
    feedback: QgsProcessingFeedback,
) -> list[Pair]:
    """Each origin with the destinations nearest along the streets; with the first where it reaches none.

    Destinations farther than `farthest` from any street are none, unless there are no others.
    """
    end = where.first[2] if len(where.first) > 2 else len(where.places.legs)
    goals = np.arange(origins, end)
    goals = goals[[goal not in where.problems for goal in goals.tolist()]]
    near = where.places.access.leg[goals] <= farthest
    goals = goals[near] if near.any() else goals
    ways = _other_ways(ready, where, farthest, feedback)
    pairs = []
    for origin in range(origins):
        stop_if_cancelled(feedback)
        tree = routing.tree(ready.streets, where.places, origin, routing.LENGTH)
        length = routing.costs_to(tree, goals)[:, routing.LENGTH]
        if ways:
            for i, other in ways.lengths(ready, origin, goals, np.flatnonzero(~np.isfinite(length))):
                length[i] = other
        order = np.argsort(length, kind="stable")[:count]
        reached = order[np.isfinite(length[order])]
        pairs += [Pair(origin, int(goals[i])) for i in (reached if len(reached) else order[:1])]
    return pairs


@dataclass(frozen=True)
class _Ways:
    """Where places that are cut off from one another may enter another part of the network, in view of nobody."""

    doors: networks.Doors
    places: routing.Places

    def lengths(
        self, ready: prepared.Prepared, origin: int, goals: Ints, cut_off: Ints
    ) -> Iterator[tuple[int, float]]:
        """The millimetres to those goals that are cut off, by their rows, as far as there is a way."""
        by_door = defaultdict(list)
        for i in cut_off.tolist():
            between = self.doors.between(origin, int(goals[i]))
            if between:
                by_door[between[0]].append((i, between[1]))
        for door, some in by_door.items():
            tree = routing.tree(ready.streets, self.places, door, routing.LENGTH)
            rows = np.array([row for _, row in some])
            yield from zip((i for i, _ in some), routing.costs_to(tree, rows)[:, routing.LENGTH].tolist())


def _other_ways(
    ready: prepared.Prepared, where: Stops, farthest: float, feedback: QgsProcessingFeedback
) -> _Ways | None:
    """None where the streets nearest to all places are connected."""
    network, nearest = ready.streets.network, where.places.access
    if len(np.unique(network.part(nearest.edge))) == 1:
        return None
    with inputs.cancelling(feedback):
        doors = networks.doors(network, nearest.place, farthest, feedback.isCanceled)
    none = Stretches(*(np.empty(0, kind) for kind in (np.int64, np.int64, float, float)))
    return _Ways(doors, routing.places(ready.streets, doors.access, none))
