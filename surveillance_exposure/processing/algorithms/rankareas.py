"""The top of any measure: which areas have most, or least, of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ... import layers
from ...core.numbers import Numbers, numbers
from ...core.parts import areas_only
from ...core.ragged import Floats, Ints
from ...layers import POLYGON, Rows, new_field
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..finishing import styles
from ..finishing.results import Output
from ..parameters import common
from ..reading import attributes, inputs
from ..run import Run
from ..writing.writer import merged_fields, write

ORDERS = ("highest first", "lowest first")
MOST_AREAS = 2**31 - 1
MOST_IN_LOG = 50


class RankAreas(Algorithm):
    """`rankareas`."""

    ID = "rankareas"

    def about(self) -> str:
        return tr(
            "Ranks areas by any measure, such as effective cameras per 1,000 residents, and gives the top ones with "
            "a map.\n"
            "Areas with few residents are left out, since a single camera gives them an extreme rate: parks, "
            "airports, industry. Areas whose measure is NULL or no number never rank. Equal measures share a "
            "rank, and the next rank counts them all (1, 2, 2, 4); so the top 10 may be more than 10 areas.\n"
            "A rank says nothing of how much neighbouring ranks differ: look at the measures."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {
            "OUTPUT": {
                "rank": tr("1 is the first; areas of the same measure share a rank."),
                "measure": tr("What the area was ranked by."),
            }
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        common.declare_layer(
            self,
            "AREAS",
            tr("Areas"),
            POLYGON,
            tr("Polygons, such as the result of “Camera density per area”."),
        )
        self.declare(
            QgsProcessingParameterExpression("MEASURE", tr("Measure"), "", "AREAS"),
            tr(
                'A field such as eff_per_1000, or an expression such as "cameras" / "pop". Areas for which it '
                "is NULL or no number do not rank."
            ),
        )
        common.declare_field(
            self,
            "POPULATION_FIELD",
            tr("Population"),
            "AREAS",
            tr(
                "The number of residents, to leave out areas with few. Without it no area is left out for that."
            ),
        )
        whole = QgsProcessingParameterNumber.Type.Integer
        self.declare(
            QgsProcessingParameterNumber(
                "MIN_POPULATION",
                tr("Only areas with more residents than"),
                whole,
                250,
                False,
                0,
                MOST_AREAS,
            ),
            tr("The published figures take areas of more than 250 residents."),
        )
        self.declare(
            QgsProcessingParameterNumber("TOP", tr("How many ranks"), whole, 10, False, 1, MOST_AREAS),
            tr("Areas of this rank and before are written; all that share the last rank are."),
        )
        self.declare(
            QgsProcessingParameterEnum(
                "ORDER", tr("Order"), list(ORDERS), False, "highest first", False, True
            ),
            tr("highest first: rank 1 has the highest measure; lowest first: the lowest."),
            advanced=True,
        )
        common.declare_field(
            self,
            "NAME_FIELD",
            tr("Name of an area"),
            "AREAS",
            tr("What areas are called in the list of the log. Without it, the layer's display field."),
            advanced=True,
        )
        self.declare(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Top areas"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr("The top areas in the order of their ranks, shaded and labelled by rank."),
        )
        self.total("USED", tr("Areas ranked"))
        self.total("SKIPPED", tr("Areas left out"))
        self.total("WITHOUT_MEASURE", tr("Areas of enough residents without a measure"))
        self.total("FEW_RESIDENTS", tr("Areas of too few or unknown residents"))
        self.total("WRITTEN", tr("Areas among the top"))
        self.total("FIRST", tr("Measure of the first"))
        self.total("LAST", tr("Measure of the last among the top"))

    def work(self, run: Run) -> dict[str, Any]:
        # An area without a shape may rank; it is missing on the map alone.
        areas = inputs.read(run, "AREAS", None)
        run.progress(40)
        text, measure = self._measure(run, areas)
        reasons = self._too_few(run, areas)
        run.stop_if_cancelled()
        run.progress(70)

        unmeasured = len(areas.problems)
        measure[list(reasons)] = np.nan
        areas.problems.update(reasons)
        messages.warn_of_problems(areas, tr("Areas"), run.feedback)
        if not np.isfinite(measure).any():
            raise QgsProcessingException(
                tr(
                    "{label}: none of the {count} areas of “{layer}” can be ranked by {measure}: {reasons}."
                ).format(
                    label=self._at_fault(run, unmeasured, reasons),
                    count=len(areas),
                    layer=areas.name,
                    measure=text,
                    reasons=", ".join(sorted(set(areas.problems.values()))),
                )
            )
        lowest_first = run.choice("ORDER") == "lowest first"
        rank = ranks(measure if lowest_first else -measure)
        top = np.flatnonzero((rank > 0) & (rank <= run.whole("TOP")))
        top = top[np.argsort(rank[top], kind="stable")]
        self._say(run, areas, text, measure, rank, top)
        destination = self._written(run, areas, text, measure, rank, top)
        return {
            "OUTPUT": destination,
            "USED": int((rank > 0).sum()),
            "SKIPPED": int((rank == 0).sum()),
            "WITHOUT_MEASURE": int((rank == 0).sum()) - len(reasons),
            "FEW_RESIDENTS": len(reasons),
            "WRITTEN": len(top),
            "FIRST": float(measure[top[0]]),
            "LAST": float(measure[top[-1]]),
        }

    def _measure(self, run: Run, areas: Rows) -> tuple[str, Floats]:
        """What is ranked by, and its value per area; NaN where there is none, noted in `areas`."""
        label = tr("Measure")
        text = run.text("MEASURE").strip()
        if not text:
            raise QgsProcessingException(
                tr("Measure: choose a field of “{layer}”. It has: {known}.").format(
                    layer=areas.name, known=layers.field_text(areas.fields)
                )
            )
        found = self._numbers(run, text, areas, label)
        messages.warn_of_numbers(found, label, text, run.feedback)
        for i in found.unusable:
            areas.problems[i] = tr("the measure is no number")
        for i, word in found.missing.items():
            areas.problems[i] = tr("the measure is missing") if word else tr("the measure is NULL")
        return text, found.values.copy()

    def _numbers(self, run: Run, text: str, areas: Rows, label: str) -> Numbers:
        """The numbers of a field, or else of an expression, to which words for missing are NULL."""
        column = areas.column(text)
        if column is not None:
            return numbers(column)
        expression = attributes.checked_expression(text, areas.fields, label)
        if expression.needsGeometry():
            areas.repaired.update(areas_only(areas.geometries)[1].tolist())
        shown, told = attributes.for_expressions(areas, attributes.fields_read(expression, areas.fields))
        for name, found in told.items():
            messages.warn_of_numbers(found, label, name, run.feedback)
        source = run.source("AREAS")
        return attributes.expression_numbers(expression, shown, run.expressions(source))

    def _at_fault(self, run: Run, unmeasured: int, too_few: dict[int, str]) -> str:
        """The parameter to look at where no area can be ranked."""
        name = "MEASURE"
        if len(too_few) > unmeasured:
            is_floor = set(too_few.values()) == {self._few(run)}
            name = "MIN_POPULATION" if is_floor else "POPULATION_FIELD"
        return run.label(name)

    def _few(self, run: Run) -> str:
        fewest = run.whole("MIN_POPULATION")
        return tr("not more than {fewest} residents").format(fewest=fewest)

    def _too_few(self, run: Run, areas: Rows) -> dict[int, str]:
        """Which areas have too few residents to rank, and why."""
        name = run.text("POPULATION_FIELD")
        if not name:
            return {}
        found = attributes.residents(areas, name, tr("Population"), run.feedback)
        fewest = run.whole("MIN_POPULATION")
        few = np.flatnonzero(found.values <= fewest)
        reasons = {int(i): self._few(run) for i in few}
        unknown = tr("the population is negative or no number")
        reasons.update(dict.fromkeys(found.unusable, unknown))
        for i, word in found.missing.items():
            reasons[i] = tr("the population is missing") if word else tr("the population is NULL")
        return reasons

    def _say(self, run: Run, areas: Rows, text: str, measure: Floats, rank: Ints, top: Ints) -> None:
        names = self._names(run, areas)
        run.say(
            tr("{count} areas ranked by {measure}, {order}:").format(
                count=int((rank > 0).sum()),
                measure=text,
                order=run.choice("ORDER"),
            )
        )
        for i in top[:MOST_IN_LOG]:
            run.say(f"{rank[i]}. {names[i]}: {measure[i]:.6g}")
        if len(top) > MOST_IN_LOG:
            run.say(tr("… and {count} more").format(count=len(top) - MOST_IN_LOG))

    def _names(self, run: Run, areas: Rows) -> list[str]:
        field = run.text("NAME_FIELD")
        if field and areas.column(field) is None:
            messages.missing_field(tr("Name of an area"), field, areas)
        layer = run.layer("AREAS")
        field = field or (layer.displayField() if layer else "")
        column = areas.column(field) or [None] * len(areas)
        return [
            tr("area {number}").format(number=i + 1) if item in (None, "") else str(layers.plain(item))
            for i, item in enumerate(column)
        ]

    def _written(self, run: Run, areas: Rows, text: str, measure: Floats, rank: Ints, top: Ints) -> str:
        promised = [new_field("rank", "integer"), new_field("measure", "number")]
        fields, kept = merged_fields(areas.fields, promised, run.feedback)

        shapes = replace(
            areas,
            features=[areas.features[i] for i in top],
            geometries=areas.geometries[top],
            problems={},
            left_out={row: areas.left_out[i] for row, i in enumerate(top.tolist()) if i in areas.left_out},
            repaired=set(),
        )
        layers.judge(shapes, POLYGON)
        kind = run.source("AREAS").wkbType()
        is_mapped = kind != QgsWkbTypes.Type.NoGeometry
        kind = layers.sink_type(kind, POLYGON) if is_mapped else kind

        def rows() -> Iterator[tuple[Any, list[Any]]]:
            for row, i in enumerate(top.tolist()):
                feature = areas.features[i]
                shape = layers.shape_to_write(shapes, row, kind) if is_mapped else None
                yield shape, [*(feature[k] for k in kept), int(rank[i]), float(measure[i])]

        run.stop_if_cancelled()
        if is_mapped:
            for reason, count in Counter(shapes.problems.values()).items():
                run.warn(
                    tr(
                        "Areas: {count} of the top areas are in the table and not on the map, {reason}."
                    ).format(count=count, reason=messages.reason_text(reason))
                )
        destination = write(run, "OUTPUT", fields, kind, areas.crs, rows())
        population = run.text("POPULATION_FIELD")
        floor = tr("all areas")
        if population:
            floor = tr("areas of more than {fewest} residents").format(fewest=run.whole("MIN_POPULATION"))
        run.outputs.append(
            Output(
                destination,
                tr("Top {count} by {measure}").format(count=len(top), measure=_short(text)),
                styles.ranking("rank", rank[top]),
                tr("The first {count} of {all} areas by {measure}, {order}; {floor}.").format(
                    count=len(top),
                    all=int((rank > 0).sum()),
                    measure=text,
                    order=run.choice("ORDER"),
                    floor=floor,
                ),
                inputs.sources(run, ["AREAS"]),
            )
        )
        return destination


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def ranks(values: Floats) -> Ints:
    """Ranks from 1, the lowest value first; equal values share the lowest of their ranks. 0 for NaN."""
    known = np.isfinite(values)
    below = np.searchsorted(np.sort(values[known]), values)
    return np.where(known, below + 1, 0)
