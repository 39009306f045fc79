"""A street network with what is in view on it: built once, for any number of walks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from qgis.core import (
    QgsExpression,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterExpression,
    QgsProcessingParameterNumber,
)

from ..core import network as networks
from ..core.exposure import stretches_in_view
from ..core.routing import Streets, streets
from ..core.viewsheds import Viewsheds
from ..layers import LINE, Projection
from ..translation import tr
from . import messages
from .base import Algorithm
from .parameters import common
from .reading import camera_rows, inputs, systems
from .reading.walkable import RULE
from .run import Run

_MADE_FROM = (
    "NETWORK",
    "NETWORK_FILTER",
    "SNAP_TOLERANCE",
    "CAMERAS",
    "VIEWSHEDS",
    "CAMERA_FILTER",
    "MIN_COUNT",
    "ALL_RECORDS",
    "RANGE",
    "IGNORE_CAMERA_VALUES",
)


@dataclass(frozen=True)
class Prepared:
    """`streets` in the working system of `projection`, and who sees them; `names` are those of the two layers."""

    projection: Projection
    streets: Streets
    seen: Viewsheds
    names: tuple[str, str] = ("", "")


class Kept:
    """What a dock keeps of the last run, until its layers change. Whoever changes them clears it."""

    def __init__(self) -> None:
        self._made_from: tuple[str, ...] | None = None
        self._prepared: Prepared | None = None

    def clear(self) -> None:
        """Forget it: a layer changed."""
        self._made_from = self._prepared = None

    def get(self, made_from: tuple[str, ...]) -> Prepared | None:
        """What was made from the same parameters, if that was the last."""
        return self._prepared if made_from == self._made_from else None

    def keep(self, made_from: tuple[str, ...], prepared: Prepared) -> None:
        """Keep it, and nothing else."""
        self._made_from, self._prepared = made_from, prepared


class WalkFinder(Algorithm):
    """An algorithm that finds walks on a network; `kept` goes along to the instance that runs."""

    def __init__(self, kept: Kept | None = None) -> None:
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


def declare_network(algorithm: Algorithm) -> None:
    """Declare NETWORK and NETWORK_FILTER."""
    common.declare_layer(
        algorithm, "NETWORK", tr("Street network"), LINE, tr("Lines one can walk on, both ways.")
    )
    algorithm.declare(
        QgsProcessingParameterExpression("NETWORK_FILTER", tr("Only streets where"), RULE, "NETWORK", True),
        tr(
            "An expression that streets must fulfil. As it stands, it leaves out what OpenStreetMap's tags, in fields "
            "of their own or packed into one such as other_tags, say is not for walking: motorways, what is closed or "
            "not there yet, and lines without a highway such as rails, rivers and borders. Of a layer that does not "
            "tell highways it keeps all but what foot or access say is closed. Empty for all."
        ),
        advanced=True,
    )


def declare_snapping(algorithm: Algorithm) -> None:
    """Declare MAX_ENTRY and SNAP_TOLERANCE."""
    for name, label, default, high, help_text in (
        (
            "MAX_ENTRY",
            tr("Farthest from a street (m)"),
            500,
            common.MAX_RANGE_M,
            tr("A place farther than this from any street gets no walk but a status."),
        ),
        (
            "SNAP_TOLERANCE",
            tr("Snapping tolerance of the network (m)"),
            0.1,
            100,
            tr(
                "The end of a line nearer than this to a vertex of another is joined to it. Streets that cross "
                "without a vertex in common, such as a bridge and the street below, stay apart."
            ),
        ),
    ):
        algorithm.declare(
            QgsProcessingParameterNumber(
                name, label, QgsProcessingParameterNumber.Type.Double, default, False, 0, high
            ),
            help_text,
            advanced=True,
        )


def prepare(run: Run) -> Prepared:
    """The network and its exposure, from what is kept if it was made of the same."""
    prepared = run.algorithm.kept.get(run.algorithm.made_from) if run.algorithm.kept else None
    if prepared is None:
        prepared = _made(run)
        if run.algorithm.kept:
            run.algorithm.kept.keep(run.algorithm.made_from, prepared)
    network = prepared.streets.network
    _describe(network, run.feedback)
    if not len(prepared.streets.stretches.line):
        messages.warn_if_apart(
            network.edges, prepared.names[0], prepared.seen, prepared.names[1], run.feedback
        )
    return prepared


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


def _made(run: Run) -> Prepared:
    rows = inputs.read(run, "NETWORK", LINE, "NETWORK_FILTER")
    name, given = camera_rows.camera_layer(run)
    projection = systems.project(run, [rows, given])
    run.stop_if_cancelled()
    seen = camera_rows.viewsheds_of(run, name, given, projection)
    run.stop_if_cancelled()
    run.progress(5)
    with inputs.cancelling(run.feedback):
        lines = projection.bring(rows, run.is_cancelled)
    messages.warn_of_problems(rows, tr("Street network"), run.feedback)
    messages.stop_if_none_usable(rows, tr("Street network"))
    tolerance = run.number("SNAP_TOLERANCE")
    try:
        with inputs.cancelling(run.feedback):
            network = networks.network(lines, tolerance, run.is_cancelled)
    except ValueError as error:
        raise QgsProcessingException(
            tr("Street network: no line of “{layer}” has a length.").format(layer=rows.name)
        ) from error
    run.stop_if_cancelled()
    run.progress(10)
    with inputs.cancelling(run.feedback):
        stretches = stretches_in_view(
            network.edges,
            seen.shapes,
            seen.camera,
            run.is_cancelled,
            lambda done: run.progress(10 + 10 * done),
        )
    run.stop_if_cancelled()
    run.progress(20)
    return Prepared(projection, streets(network, stretches), seen, (rows.name, given.name))


def _describe(network: networks.Network, feedback: QgsProcessingFeedback) -> None:
    feedback.pushInfo(
        tr("Network: {edges} streets, {nodes} junctions, {length} km.").format(
            edges=len(network.length), nodes=len(network.nodes), length=f"{network.length.sum() / 1000:.1f}"
        )
    )
    if network.components > 1:
        share = np.bincount(network.component).max() / len(network.nodes)
        feedback.pushWarning(
            tr(
                "The network has {components} unconnected parts; the largest holds {share} % of the junctions."
            ).format(components=network.components, share=f"{100 * share:.1f}")
        )
