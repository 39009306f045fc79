"""Walks between places on a street network, measured."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..core import network as networks
from ..core import routing
from ..core.ragged import Floats
from ..layers import LINE, POINT, Projection, Rows, new_field
from ..translation import tr
from . import inputs, walks
from .base import Algorithm
from .outputs import merged_fields, write

PAIRINGS = ("all pairs", "row by row", "common field")
ROUTES = ("shortest",)
MAX_PAIRS = 100_000


@dataclass(frozen=True)
class Pair:
    """A walk to find: rows of the origin and the destination."""

    origin: int
    destination: int


class FindRoutes(Algorithm):
    """`findroutes`."""

    ID = "findroutes"

    def about(self) -> str:
        return tr(
            "Finds the shortest walk between places on a street network and measures how much of it is in view "
            "of cameras.\n"
            "Streets are joined where they share a vertex, so that bridges do not meet the streets below. A "
            "place enters the network at the nearest point of any street; the straight legs there and from "
            "there are part of the walk, its length and its exposure, and are reported."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        own = {
            "origin_id": tr("The origin: its number in its layer, from 1."),
            "destination_id": tr("The destination: its number in its layer, from 1."),
            "route": tr("Which walk this is: shortest."),
            "entry_m": tr("The leg from the origin to the network, metres."),
            "exit_m": tr("The leg from the network to the destination, metres."),
            "detour": tr("Length divided by that of the shortest walk, less 1."),
            "status": tr(
                "ok; no way (the streets do not lead there); too far (a place is farther from any street than "
                "allowed); unusable (a place without a usable point)."
            ),
            "message": tr("What the status means for this walk."),
        }
        return {"OUTPUT": {**walks.figure_help(), **own}, "PIECES": walks.piece_help()}

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        inputs.declare_layer(
            self,
            "NETWORK",
            tr("Street network"),
            LINE,
            tr("Lines one can walk on, both ways. Leave out motorways with a layer filter."),
        )
        inputs.declare_layer(self, "ORIGINS", tr("From"), POINT, tr("Where the walks start."))
        inputs.declare_layer(self, "DESTINATIONS", tr("To"), POINT, tr("Where the walks end."))
        self.declare(
            QgsProcessingParameterEnum(
                "PAIRING", tr("Pairs"), list(PAIRINGS), False, "all pairs", False, True
            ),
            tr(
                "Which origin goes with which destination: all pairs; row by row (the first with the first and so "
                "on); common field (those with equal values in the two fields below)."
            ),
        )
        for name, label, layer in (
            ("ORIGIN_FIELD", tr("Field of the origins for pairing"), "ORIGINS"),
            ("DESTINATION_FIELD", tr("Field of the destinations for pairing"), "DESTINATIONS"),
        ):
            self.declare(
                QgsProcessingParameterField(
                    name, label, "", layer, QgsProcessingParameterField.DataType.Any, False, True
                ),
                tr("Used where pairs are made by a common field."),
                advanced=True,
            )
        inputs.declare_cameras_or_viewsheds(self)
        self.declare(
            QgsProcessingParameterEnum("ROUTE", tr("Walks"), list(ROUTES), False, "shortest", False, True),
            tr("Which walks to find for each pair."),
        )
        inputs.declare_walking_speed(self)
        for name, label, default, high, help_text in (
            (
                "MAX_ENTRY",
                tr("Farthest from a street (m)"),
                500,
                inputs.MAX_RANGE_M,
                tr("A place farther than this from any street gets no walk but a status."),
            ),
            (
                "SNAP_TOLERANCE",
                tr("Snapping tolerance of the network (m)"),
                0.1,
                100,
                tr("Street vertices nearer to each other than this are one junction."),
            ),
        ):
            self.declare(
                QgsProcessingParameterNumber(
                    name, label, QgsProcessingParameterNumber.Type.Double, default, False, 0, high
                ),
                help_text,
                advanced=True,
            )
        self.declare(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Walks"), QgsProcessing.SourceType.TypeVectorLine),
            tr("One line per pair, with its figures. The origin's fields come along."),
        )
        walks.declare_pieces(self)
        self.total("USED", tr("Walks found"))
        self.total("SKIPPED", tr("Pairs without a walk"))
        self.total("COMPONENTS", tr("Unconnected parts of the network"))
        walks.declare_totals(self)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        streets = inputs.read(self, parameters, "NETWORK", LINE, context, feedback)
        origins = inputs.read(self, parameters, "ORIGINS", POINT, context, feedback)
        destinations = inputs.read(self, parameters, "DESTINATIONS", POINT, context, feedback)
        name, given = inputs.camera_layer(self, parameters, context, feedback)
        pairs = self._pairs(parameters, origins, destinations, context, feedback)
        projection = inputs.project([streets, given], context, feedback)
        seen = inputs.viewsheds_of(self, parameters, name, given, projection, context, feedback)
        feedback.setProgress(10)

        graph = routing.graph(self._network(parameters, streets, projection, context, feedback))
        inputs.stop_if_cancelled(feedback)
        feedback.setProgress(20)
        found = self._walks(parameters, graph, origins, destinations, pairs, projection, context, feedback)
        rows = [i for i, (walk, _) in enumerate(found) if walk is not None]
        lines = np.empty(len(rows), dtype=object)
        lines[:] = [walk.line for walk, _ in found if walk is not None]
        measured = walks.measure(
            lines, seen, self.parameterAsDouble(parameters, "WALKING_SPEED", context), feedback
        )
        inputs.stop_if_cancelled(feedback)
        feedback.setProgress(90)
        crs = origins.crs
        wkb = iter(shapely.to_wkb(projection.take_back(lines, crs)))

        promised = walks.figure_fields()
        promised += [new_field(item, "integer") for item in ("origin_id", "destination_id")]
        promised += [new_field("route", "text")]
        promised += [new_field(item, "number") for item in ("entry_m", "exit_m", "detour")]
        promised += [new_field(item, "text") for item in ("status", "message")]
        fields, kept = merged_fields(origins.fields, promised, feedback, drop=("fid",))
        line_of = {row: i for i, row in enumerate(rows)}

        def features() -> Any:
            for i, (pair, (walk, status)) in enumerate(zip(pairs, found)):
                own = [origins.features[pair.origin][k] for k in kept]
                ids = [pair.origin + 1, pair.destination + 1, "shortest"]
                if walk is None:
                    yield None, own + [None] * len(walks.FIGURES) + ids + [None] * 3 + list(status)
                else:
                    legs = [walk.entry_m, walk.exit_m, 0.0]
                    yield next(wkb), own + measured.row(line_of[i]) + ids + legs + list(status)

        result = {
            "OUTPUT": write(
                self, parameters, "OUTPUT", context, fields, QgsWkbTypes.Type.LineString, crs, features()
            )
        }
        ids = [row + 1 for row in rows]
        pieces = walks.write_pieces(self, parameters, context, lines, ids, measured, projection, crs)
        names = ["NETWORK", "CAMERAS", "VIEWSHEDS"]
        walks.describe(self, parameters, context, result["OUTPUT"], pieces, seen, names)
        if pieces:
            result["PIECES"] = pieces
        walks.summary(measured, range(len(rows)), seen.range_text, feedback)
        return {
            **result,
            "USED": len(rows),
            "SKIPPED": len(pairs) - len(rows),
            "COMPONENTS": graph.network.components,
            **walks.totals(measured, seen),
        }

    def _pairs(
        self,
        parameters: dict[str, Any],
        origins: Rows,
        destinations: Rows,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> list[Pair]:
        pairing = self.parameterAsEnumString(parameters, "PAIRING", context)
        if pairing == "all pairs":
            self._refuse_many(len(origins) * len(destinations))
            return [Pair(i, j) for i in range(len(origins)) for j in range(len(destinations))]
        if pairing == "row by row":
            if len(origins) != len(destinations):
                feedback.pushWarning(
                    tr("{origins} origins and {destinations} destinations: the rest has no partner.").format(
                        origins=len(origins), destinations=len(destinations)
                    )
                )
            return [Pair(i, i) for i in range(min(len(origins), len(destinations)))]
        partners = defaultdict(list)
        for j, key in enumerate(self._keys(parameters, "DESTINATION_FIELD", destinations, context)):
            if key is not None:
                partners[key].append(j)
        keys = self._keys(parameters, "ORIGIN_FIELD", origins, context)
        self._refuse_many(sum(len(partners.get(key, ())) for key in keys))
        pairs = [Pair(i, j) for i, key in enumerate(keys) for j in partners.get(key, ())]
        lonely = sum(key not in partners for key in keys)
        if lonely:
            feedback.pushWarning(
                tr("{count} origins have no destination of equal value.").format(count=lonely)
            )
        if not pairs:
            raise QgsProcessingException(
                tr("Pairs: no origin and destination have equal values in the two fields.")
            )
        return pairs

    def _keys(
        self, parameters: dict[str, Any], name: str, rows: Rows, context: QgsProcessingContext
    ) -> list[Any]:
        label = self.parameterDefinition(name).description()
        field = self.parameterAsString(parameters, name, context)
        if not field:
            raise QgsProcessingException(tr("{label}: pairs by a common field need it.").format(label=label))
        column = rows.column(field)
        if column is None:
            inputs.missing_field(label, field, rows)
        return column

    @staticmethod
    def _refuse_many(pairs: int) -> None:
        if pairs > MAX_PAIRS:
            raise QgsProcessingException(
                tr(
                    "{pairs} pairs would take about {minutes} minutes; the limit is {limit}. Select fewer places, "
                    "or pair them row by row or by a common field."
                ).format(pairs=pairs, minutes=max(pairs // 6000, 1), limit=MAX_PAIRS)
            )

    def _network(
        self,
        parameters: dict[str, Any],
        streets: Rows,
        projection: Projection,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> networks.Network:
        lines = projection.bring(streets)
        inputs.warn_of_problems(streets, tr("Street network"), feedback)
        try:
            network = networks.network(lines, self.parameterAsDouble(parameters, "SNAP_TOLERANCE", context))
        except ValueError as error:
            raise QgsProcessingException(
                tr("Street network: no line of “{layer}” has a length.").format(layer=streets.name)
            ) from error
        feedback.pushInfo(
            tr("Network: {edges} streets, {nodes} junctions, {length} km.").format(
                edges=len(network.length),
                nodes=len(network.nodes),
                length=f"{network.length.sum() / 1000:.1f}",
            )
        )
        if network.components > 1:
            share = np.bincount(network.component).max() / len(network.nodes)
            feedback.pushWarning(
                tr(
                    "The network has {components} unconnected parts; the largest holds {share} % of the junctions."
                ).format(components=network.components, share=f"{100 * share:.1f}")
            )
        return network

    def _walks(
        self,
        parameters: dict[str, Any],
        graph: routing.Graph,
        origins: Rows,
        destinations: Rows,
        pairs: list[Pair],
        projection: Projection,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> list[tuple[routing.Walk | None, tuple[str, str | None]]]:
        starts, ends = (
            networks.access(graph.network, _places(rows, projection, label, feedback))
            for rows, label in ((origins, tr("From")), (destinations, tr("To")))
        )
        farthest = self.parameterAsDouble(parameters, "MAX_ENTRY", context)
        result: list[tuple[routing.Walk | None, tuple[str, str | None]]] = []
        found: routing.Search | None = None
        for number, pair in enumerate(pairs):  # those of one origin follow one another
            inputs.stop_if_cancelled(feedback)
            feedback.setProgress(20 + 60 * number / len(pairs))
            problem = origins.problems.get(pair.origin) or destinations.problems.get(pair.destination)
            leg = max(starts.leg[pair.origin], ends.leg[pair.destination])
            if problem:
                result.append((None, ("unusable", inputs.reason_text(problem))))
            elif leg > farthest:
                text = tr("A place is {leg} m from the nearest street; {limit} m are allowed.")
                result.append((None, ("too far", text.format(leg=f"{leg:.0f}", limit=f"{farthest:g}"))))
            else:
                if found is None or found.origin != pair.origin:
                    found = routing.search(graph, starts, pair.origin)
                walk = routing.shortest_walk(found, ends, pair.destination)
                none = ("no way", tr("The streets at both places are not connected."))
                result.append((walk, none if walk is None else ("ok", None)))
        for status, count in Counter(status for _, (status, _) in result if status != "ok").items():
            feedback.pushWarning(
                tr("{count} pairs have no walk: {status}.").format(count=count, status=_status_text(status))
            )
        return result


def _places(rows: Rows, projection: Projection, label: str, feedback: QgsProcessingFeedback) -> Floats:
    """Coordinates of places in metres; of an unusable one those of a usable one, which no walk uses."""
    points = inputs.single_points(rows, projection.bring(rows))
    inputs.warn_of_problems(rows, label, feedback)
    usable = rows.usable
    if not usable.any():
        raise QgsProcessingException(tr("{label}: no feature can be used.").format(label=label))
    points[~usable] = points[np.flatnonzero(usable)[0]]
    xy: Floats = shapely.get_coordinates(points)
    return xy


def _status_text(status: str) -> str:
    return {
        "unusable": tr("a place cannot be used"),
        "too far": tr("a place is too far from any street"),
        "no way": tr("the streets do not lead there"),
    }[status]
