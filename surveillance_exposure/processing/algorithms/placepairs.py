"""All pairs of a list of places, such as a city's sights."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ...core.ragged import Floats
from ...layers import POINT, Rows, attribute, fields_of, new_field
from ...translation import tr
from .. import prepared, routes, statements
from ..finishing.results import Output
from ..messages import range_text
from ..parameters import common
from ..reading import attributes, inputs
from ..routes import Pair, Table
from ..run import Run
from ..writing.writer import write


class PlacePairs(prepared.WalkFinder):
    """`placepairs`."""

    ID = "placepairs"

    def about(self) -> str:
        return tr(
            "Finds the walks between all places of a list, such as a city's sights, and measures how much of each "
            "is in view of cameras: as lines, as a matrix of shares, and the extremes.\n"
            "People may walk every street both ways, so each pair is walked once. The figures hold for the range "
            "and for the cameras known."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {
            "OUTPUT": {
                **routes.field_help(),
                "origin_id": tr("The place where the walk starts: its number in the layer, from 1."),
                "destination_id": tr("The place where it ends."),
            },
            "MATRIX": {
                "place_id": tr("The place: its number in the layer, from 1."),
                "name": tr("Its name, from the field chosen."),
            },
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        prepared.declare_network(self)
        common.declare_layer(self, "PLACES", tr("Places"), POINT, tr("Two places or more."))
        common.declare_field(
            self,
            "NAME_FIELD",
            tr("Field of the places' names"),
            "PLACES",
            tr("For the matrix and the messages."),
            advanced=True,
        )
        routes.declare_finding(self)
        routes.declare_walks(
            self, tr("One line per walk, with its figures. The first place's fields come along.")
        )
        self.declare(
            QgsProcessingParameterFeatureSink(
                "MATRIX", tr("Matrix of shares in view"), QgsProcessing.SourceType.TypeVector, None, True
            ),
            tr(
                "One row per place: the share in view (0 to 1) of its walk to each other place, in columns to_1, to_2 "
                "and so on; of all trade-offs, that of the least exposed. NULL where there is no walk, or one of no "
                "length."
            ),
        )
        for name, label in (
            ("LEAST_SHARE", tr("Smallest share in view")),
            ("MOST_SHARE", tr("Largest share in view")),
            ("MEAN_SHARE", tr("Mean share in view")),
        ):
            self.total(name, label)

    def work(self, run: Run) -> dict[str, Any]:
        places = inputs.read(run, "PLACES", POINT)
        size = len(places)
        if size < 2:
            raise QgsProcessingException(
                tr("Places: the layer “{layer}” has one place; pairs need two.").format(layer=places.name)
            )
        names = self._names(run, places)
        routes.refuse_many(size * (size - 1) // 2, run.choice("ROUTE"))
        pairs = [Pair(i, j) for i in range(size) for j in range(i + 1, size)]
        ready = prepared.prepare(run)
        wanted = routes.wish(run)
        where = routes.stops(ready, [(places, tr("Places"))], wanted.farthest, run.feedback)
        table, result = routes.walk(run, ready, where, pairs, wanted, places, 0)
        shares = _matrix(table, size)
        condition = run.text("CAMERA_FILTER")
        kind = tr("The shortest walk of each pair.")
        if wanted.route != routes.SHORTEST:
            kind = tr("The least exposed walk of each pair.")
        assumed = f"{kind} {routes.assumed(ready.seen.cameras, condition, wanted)}"
        if run.given("MATRIX"):
            result["MATRIX"] = self._write_matrix(
                run, places, names, shares, range_text(ready.seen.range_m), assumed
            )
        run.say(assumed)
        return {**result, **_extremes(shares, names, range_text(ready.seen.range_m), run.feedback)}

    def _names(self, run: Run, places: Rows) -> list[str | None]:
        field = run.text("NAME_FIELD")
        if not field:
            return [None] * len(places)
        label = run.label("NAME_FIELD")
        column = attributes.needed_column(places, field, label)
        return [None if item is None else str(item) for item in column]

    def _write_matrix(
        self, run: Run, places: Rows, names: list[str | None], shares: Floats, range_text: str, assumed: str
    ) -> str:
        fields = fields_of(
            [
                new_field("place_id", "integer"),
                new_field("name", "text"),
                *(new_field(f"to_{i + 1}", "number") for i in range(len(places))),
            ]
        )
        rows = (
            (None, [i + 1, names[i], *(attribute(item) for item in shares[i])]) for i in range(len(places))
        )
        none = QgsWkbTypes.Type.NoGeometry
        destination = write(run, "MATRIX", fields, none, places.crs, rows)
        title = tr("Shares in view between {layer}, {range}").format(layer=places.name, range=range_text)
        inputs_used = inputs.sources(run, ["NETWORK", "PLACES", "CAMERAS", "VIEWSHEDS"])
        run.outputs.append(Output(destination, title, None, f"{title}. {assumed}", inputs_used))
        return destination


def _matrix(table: Table, size: int) -> Floats:
    """The share in view from each place to each other; NaN without a walk, or where it has no length."""
    shares = np.full((size, size), np.nan)
    # Of a front the last, the least exposed, stays.
    for row, value in zip(table.rows, table.value("exposed_share").tolist()):
        pair = table.found[row].pair
        shares[pair.origin, pair.destination] = shares[pair.destination, pair.origin] = value
    return shares


def _extremes(
    shares: Floats, names: list[str | None], range_text: str, feedback: QgsProcessingFeedback
) -> dict[str, float]:
    """The least and the most watched walk, said and as numbers."""
    if not np.isfinite(shares).any():
        return dict.fromkeys(("LEAST_SHARE", "MOST_SHARE", "MEAN_SHARE"), math.nan)
    ends = []
    for pick in (np.nanargmin, np.nanargmax):
        i, j = np.unravel_index(int(pick(shares)), shares.shape)
        ends.append([names[k] or tr("place {number}").format(number=k + 1) for k in (int(i), int(j))])
    least, most = float(np.nanmin(shares)), float(np.nanmax(shares))
    text = tr("Least in view: {one} to {other}, {share} %, {range}.").format(
        one=ends[0][0], other=ends[0][1], share=f"{100 * least:.1f}", range=range_text
    )
    feedback.pushInfo(text if least else statements.nothing_seen(ends[0][0], ends[0][1], range_text))
    feedback.pushInfo(
        tr("Most in view: {one} to {other}, {share} %, {range}.").format(
            one=ends[1][0], other=ends[1][1], share=f"{100 * most:.1f}", range=range_text
        )
    )
    return {"LEAST_SHARE": least, "MOST_SHARE": most, "MEAN_SHARE": float(np.nanmean(shares))}
