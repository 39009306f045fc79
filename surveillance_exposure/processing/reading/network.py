"""A street network with what is in view on it, read from layers once for any number of walks, and walks on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsExpression,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
)

from ...core import walk_network as networks
from ...core.means import ANY_SIDE
from ...core.network import Network
from ...core.ragged import Floats, Ints
from ...core.walk_network import DESTINATION, ORIGIN, VIA, Stops, WalkNetwork
from ...core.walks import WalkOptions, Walks, pairs_without_walk, walks_in_lots
from ...layers import LINE, Projection, Rows
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..run import Run
from ..writing.formats import keeps_empty
from ..writing.places import place_of
from . import camera_rows, inputs, systems
from .travel import journey

_MADE_FROM = (
    "NETWORK",
    "NETWORK_FILTER",
    "SNAP_TOLERANCE",
    "MODE",
    "SHORTEST_BY",
    "ONEWAY_FIELD",
    "SPEED_FIELD",
    "TRAVEL_SPEED",
    "PLATES",
    "CAMERAS",
    "VIEWSHEDS",
    "CAMERA_FILTER",
    "MIN_COUNT",
    "ALL_RECORDS",
    "RANGE",
    "IGNORE_CAMERA_VALUES",
)


_LOOKED_AT = 10_000  # pairs at once


@dataclass(frozen=True)
class LoadedNetwork:
    """`network` in the working system of `projection`; the names of the layers it was read from."""

    network: WalkNetwork
    projection: Projection
    street_layer: str
    camera_layer: str


@dataclass(frozen=True)
class GivenPlaces:
    """The places of a layer, and what a person calls its parameter."""

    rows: Rows
    label: str


class KeptNetwork:
    """The network of the last run, kept by a dock until its layers change. Whoever changes them clears it."""

    def __init__(self) -> None:
        self._made_from: tuple[str, ...] | None = None
        self._loaded: LoadedNetwork | None = None
        self._left: tuple[str, Any] | None = None

    def clear(self) -> None:
        """Forget it: a layer changed."""
        self._made_from = self._loaded = None

    def get(self, made_from: tuple[str, ...]) -> LoadedNetwork | None:
        """What was made from the same parameters, if that was the last."""
        return self._loaded if made_from == self._made_from else None

    def keep(self, made_from: tuple[str, ...], loaded: LoadedNetwork) -> None:
        """Keep it, and nothing else."""
        self._made_from, self._loaded = made_from, loaded

    def leave(self, output: str, beside: Any) -> None:
        """Leave what PIECES and SEEN of the walks in `output` are made of; see `writing.beside`."""
        self._left = output, beside

    def take(self, output: str) -> Any:
        """What the run that wrote `output` has left, for once; None if it has left nothing."""
        left, self._left = self._left, None
        return left[1] if left is not None and left[0] == output else None


class WalkFinder(Algorithm):
    """An algorithm that finds walks on a network; `kept` goes along to the instance that runs."""

    def __init__(self, kept: KeptNetwork | None = None) -> None:
        super().__init__()
        self.kept = kept
        self.made_from: tuple[str, ...] = ()

    def createInstance(self, *_: Any) -> WalkFinder:
        return type(self)(self.kept)

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        ready = super().prepareAlgorithm(parameters, context, feedback)
        run = self.run_of(parameters, context, feedback)
        self.made_from = (*(_text(run, name) for name in _MADE_FROM), *_variables(run))
        return ready


def read_network(run: Run) -> LoadedNetwork:
    """The network and its exposure, from what is kept if it was made of the same."""
    loaded = run.algorithm.kept.get(run.algorithm.made_from) if run.algorithm.kept else None
    if loaded is None:
        loaded = _read(run)
        if run.algorithm.kept:
            run.algorithm.kept.keep(run.algorithm.made_from, loaded)
    streets, seen = loaded.network.streets, loaded.network.viewsheds
    _describe(streets.network, run.feedback)
    if not len(streets.stretches.line):
        messages.warn_if_apart(
            streets.network.edges, loaded.street_layer, seen, loaded.camera_layer, run.feedback
        )
    return loaded


def _text(run: Run, name: str) -> str:
    given = run.given(name)
    if isinstance(given, QgsMapLayer):
        return str(given.id())
    return str(run.algorithm.parameterDefinition(name).valueAsPythonString(given, run.context))


def _variables(run: Run) -> Iterator[str]:
    """The values of the project's variables in the conditions."""
    known = run.context.expressionContext()
    for condition in ("NETWORK_FILTER", "CAMERA_FILTER"):
        expression = QgsExpression(run.text(condition))
        for name in sorted(expression.referencedVariables()):
            yield f"{name}={known.variable(name)}"


def _read(run: Run) -> LoadedNetwork:
    rows = inputs.read(run, "NETWORK", LINE, "NETWORK_FILTER", run.choice("MODE"))
    how = journey(run, rows)
    name, given = camera_rows.camera_layer(run)
    projection = systems.project(run, [rows, given])
    run.stop_if_cancelled()
    seen = camera_rows.viewsheds_of(run, name, given, projection)
    if how is not None and how.plates != ANY_SIDE:
        seen = camera_rows.with_stands(run, seen, projection)
    run.stop_if_cancelled()
    run.progress(5)
    lines = projection.bring(rows, run.is_cancelled)
    messages.warn_of_problems(rows, tr("Street network"), run.feedback)
    messages.stop_if_none_usable(rows, tr("Street network"))
    try:
        network = networks.build_walk_network(
            lines,
            seen,
            run.number("SNAP_TOLERANCE"),
            run.is_cancelled,
            lambda done: run.progress(10 + 10 * done),
            how,
        )
    except ValueError as error:
        raise QgsProcessingException(
            tr("Street network: no line of “{layer}” has a length.").format(layer=rows.name)
        ) from error
    run.stop_if_cancelled()
    run.progress(20)
    return LoadedNetwork(network, projection, rows.name, given.name)


def _describe(network: Network, feedback: QgsProcessingFeedback) -> None:
    feedback.pushInfo(
        tr("Network: {edges} streets, {nodes} junctions, {length} km.").format(
            edges=len(network.length), nodes=len(network.nodes), length=f"{network.length.sum() / 1000:.1f}"
        )
    )
    if network.components > 1:
        feedback.pushWarning(
            tr(
                "The network has {components} unconnected parts; the largest holds {share} % of the junctions."
            ).format(components=network.components, share=f"{100 * network.largest_share:.1f}")
        )


def walk_options(run: Run) -> WalkOptions:
    """Which walks the parameters ask for."""
    limit = np.inf if run.given("MAX_DETOUR") in (None, "") else run.number("MAX_DETOUR")
    return WalkOptions(run.choice("ROUTE"), limit, run.number("MAX_ENTRY"), run.number("WALKING_SPEED"))


def read_stops(
    run: Run, loaded: LoadedNetwork, given: Mapping[str, GivenPlaces], options: WalkOptions
) -> Stops:
    """Where places enter the network, by what they are to a walk, and who sees them.

    Without destinations walks lead between the origins. Says so where all places of a layer are too far away.
    """
    xy = {role: _coordinates(places, loaded.projection, run.feedback) for role, places in given.items()}
    stops = networks.stops(loaded.network, xy[ORIGIN], xy.get(DESTINATION), xy.get(VIA), run.is_cancelled)
    numbers = {ORIGIN: stops.origins, DESTINATION: stops.destinations, VIA: stops.via}
    for role, places in given.items():
        nearest = stops.nearest_street_m(numbers[role])
        if nearest > options.max_entry_m:
            run.warn(
                tr(
                    "{label}: no place of “{layer}” is within {limit} m of a street of “{network}”, the nearest is "
                    "{distance} away. If that cannot be, look at the coordinate systems of both layers."
                ).format(
                    label=places.label,
                    layer=places.rows.name,
                    limit=f"{options.max_entry_m:g}",
                    network=loaded.street_layer,
                    distance=messages.distance_text(nearest),
                )
            )
    return stops


def _coordinates(places: GivenPlaces, projection: Projection, feedback: QgsProcessingFeedback) -> Floats:
    """Places in metres, NaN for unusable ones."""
    points = camera_rows.single_points(places.rows, projection.bring(places.rows, feedback.isCanceled))
    messages.warn_of_problems(places.rows, places.label, feedback)
    messages.stop_if_none_usable(places.rows, places.label)
    points[~places.rows.usable] = None
    return np.column_stack([shapely.get_x(points), shapely.get_y(points)])


def find(run: Run, loaded: LoadedNetwork, stops: Stops, pairs: Ints, options: WalkOptions) -> Iterator[Walks]:
    """The walks of pairs of rows, searched and measured, some pairs at a time."""
    _refuse_without(run, loaded, stops, pairs, options)
    return walks_in_lots(
        loaded.network, stops, pairs, options, run.is_cancelled, lambda done: run.progress(20 + 70 * done)
    )


def _refuse_without(run: Run, loaded: LoadedNetwork, stops: Stops, pairs: Ints, options: WalkOptions) -> None:
    """End a run whose file would leave out pairs without a walk, for these have no line."""
    place = place_of(run.given("OUTPUT"), run.context)
    if place is None or keeps_empty(place):
        return
    lots = (pairs[first : first + _LOOKED_AT] for first in range(0, len(pairs), _LOOKED_AT))
    without = sum(
        len(pairs_without_walk(loaded.network, stops, lot, options, run.is_cancelled)) for lot in lots
    )
    if without:
        raise QgsProcessingException(
            tr(
                "{label}: {count} of {total} pairs have no walk and so no line, and a FlatGeobuf file leaves out "
                "such rows. Choose .gpkg."
            ).format(label=run.label("OUTPUT"), count=without, total=len(pairs))
        )
