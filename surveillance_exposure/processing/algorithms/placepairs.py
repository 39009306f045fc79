"""All pairs of a list of places, such as a city's sights."""

from __future__ import annotations

import math
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ...core.means import WALK
from ...core.pairing import each_ordered, each_two
from ...core.ragged import Floats
from ...core.walk_network import ORIGIN
from ...core.walk_summaries import extremes, share_matrix
from ...core.walks import SHORTEST, Walks
from ...layers import POINT, Rows, attribute, fields_of, new_field
from ...translation import tr
from .. import statements
from ..finishing.results import Output
from ..messages import range_text
from ..parameters import common, walks
from ..reading import attributes, inputs, network
from ..reading.network import GivenPlaces, WalkFinder
from ..reading.pairs import refuse_many
from ..run import Run
from ..writing.walks import write_walks
from ..writing.writer import write


class PlacePairs(WalkFinder):
    """`placepairs`."""

    ID = "placepairs"

    def about(self) -> str:
        return tr(
            "Finds the walks between all places of a list, such as a city's sights, and measures how much of each "
            "is in view of cameras: as lines, as a matrix of shares, and the extremes.\n"
            "People may walk every street both ways, so each pair is walked once; by bicycle and car each way is "
            "found for itself. The figures hold for the range and for the cameras known."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {
            "OUTPUT": {
                **walks.found_help(),
                "origin_id": tr("The place where the walk starts: its number in the layer, from 1."),
                "destination_id": tr("The place where it ends."),
            },
            "MATRIX": {
                "place_id": tr("The place: its number in the layer, from 1."),
                "name": tr("Its name, from the field chosen."),
            },
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        walks.declare_network(self)
        common.declare_layer(self, "PLACES", tr("Places"), POINT, tr("Two places or more."))
        common.declare_field(
            self,
            "NAME_FIELD",
            tr("Field of the places' names"),
            "PLACES",
            tr("For the matrix and the messages."),
            advanced=True,
        )
        walks.declare_finding(self)
        walks.declare_found(
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
        each = each_two if run.choice("MODE") == WALK else each_ordered
        refuse_many(run, size * (size - 1) // (2 if each is each_two else 1))
        pairs = each(size)
        loaded = network.read_network(run)
        options = network.walk_options(run)
        given = {ORIGIN: GivenPlaces(places, tr("Places"))}
        stops = network.read_stops(run, loaded, given, options)
        lots = network.find(run, loaded, stops, pairs, options)
        result, found = write_walks(run, loaded, lots, given)
        return {**result, **self._matrix(run, found, places, names)}

    def _names(self, run: Run, places: Rows) -> list[str | None]:
        field = run.text("NAME_FIELD")
        if not field:
            return [None] * len(places)
        label = run.label("NAME_FIELD")
        column = attributes.needed_column(places, field, label)
        return [None if item is None else str(item) for item in column]

    def _matrix(self, run: Run, found: Walks, places: Rows, names: list[str | None]) -> dict[str, Any]:
        """Write MATRIX, if wanted, and say what is in it; returns it and its number outputs."""
        shares, seen = share_matrix(found), found.network.viewsheds
        kind = tr("The shortest walk of each pair.")
        if found.options.route != SHORTEST:
            kind = tr("The least exposed walk of each pair.")
        held_for = f"{kind} {statements.assumed(seen.cameras, run.text('CAMERA_FILTER'), found.options)}"
        ranges = range_text(seen.range_m)
        result: dict[str, Any] = {}
        if run.given("MATRIX"):
            result["MATRIX"] = self._write_matrix(run, places, names, shares, ranges, held_for)
        run.say(held_for)
        ends = extremes(shares)
        if ends is None:
            return {**result, **dict.fromkeys(("LEAST_SHARE", "MOST_SHARE", "MEAN_SHARE"), math.nan)}
        statements.tell_extremes(ends, names, ranges, run.feedback)
        return {**result, "LEAST_SHARE": ends.least, "MOST_SHARE": ends.most, "MEAN_SHARE": ends.mean}

    def _write_matrix(
        self, run: Run, places: Rows, names: list[str | None], shares: Floats, ranges: str, held_for: str
    ) -> str:
        columns = [new_field(f"to_{i + 1}", "number") for i in range(len(places))]
        fields = fields_of([new_field("place_id", "integer"), new_field("name", "text"), *columns])
        rows = (
            (None, [i + 1, names[i], *(attribute(item) for item in shares[i])]) for i in range(len(places))
        )
        none = QgsWkbTypes.Type.NoGeometry
        destination = write(run, "MATRIX", fields, none, places.crs, rows)
        title = tr("Shares in view between {layer}, {range}").format(layer=places.name, range=ranges)
        inputs_used = inputs.sources(run, ["NETWORK", "PLACES", "CAMERAS", "VIEWSHEDS"])
        run.outputs.append(Output(destination, title, None, f"{title}. {held_for}", inputs_used))
        return destination
