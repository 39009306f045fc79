"""The top of any measure: which areas have most, or least, of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from .. import layers
from ..core.cameras import number
from ..core.ragged import Floats, Ints
from ..layers import POLYGON, Rows, new_field
from ..translation import tr
from . import inputs, styles
from .base import Algorithm
from .outputs import Output, merged_fields, write

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
        inputs.declare_layer(
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
        inputs.declare_field(
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
        inputs.declare_field(
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

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        # An area without a shape may rank; it is missing on the map alone.
        areas = inputs.read(self, parameters, "AREAS", None, context, feedback)
        feedback.setProgress(40)
        text, measure = self._measure(parameters, areas, context)
        reasons = self._too_few(parameters, areas, context)
        inputs.stop_if_cancelled(feedback)
        feedback.setProgress(70)

        measure[list(reasons)] = np.nan
        areas.problems.update(reasons)
        inputs.warn_of_problems(areas, tr("Areas"), feedback)
        if not np.isfinite(measure).any():
            raise QgsProcessingException(
                tr(
                    "Areas: none of the {count} areas of “{layer}” can be ranked by {measure}: {reasons}."
                ).format(
                    count=len(areas),
                    layer=areas.name,
                    measure=text,
                    reasons=", ".join(sorted(set(areas.problems.values()))),
                )
            )
        lowest_first = self.parameterAsEnumString(parameters, "ORDER", context) == "lowest first"
        rank = ranks(measure if lowest_first else -measure)
        top = np.flatnonzero((rank > 0) & (rank <= self.parameterAsInt(parameters, "TOP", context)))
        top = top[np.argsort(rank[top], kind="stable")]
        self._say(parameters, areas, text, measure, rank, top, context, feedback)
        destination = self._written(parameters, areas, text, measure, rank, top, context, feedback)
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

    def _measure(
        self, parameters: dict[str, Any], areas: Rows, context: QgsProcessingContext
    ) -> tuple[str, Floats]:
        """What is ranked by, and its value per area; NaN where there is none, noted in `areas`."""
        label = tr("Measure")
        text = self.parameterAsString(parameters, "MEASURE", context).strip()
        if not text:
            raise QgsProcessingException(
                tr("Measure: choose a field of “{layer}”. It has: {known}.").format(
                    layer=areas.name, known=layers.field_text(areas.fields)
                )
            )
        values = inputs.values_of(self, parameters, "AREAS", text, areas, label, context)
        result = np.full(len(areas), np.nan)
        for i, item in enumerate(values):
            try:
                found = number(layers.attribute(item))
            except (TypeError, ValueError):
                areas.problems[i] = tr("the measure is no number")
                continue
            if found is None:
                areas.problems[i] = tr("the measure is NULL")
            else:
                result[i] = found
        return text, result

    def _too_few(
        self, parameters: dict[str, Any], areas: Rows, context: QgsProcessingContext
    ) -> dict[int, str]:
        """Which areas have too few residents to rank, and why."""
        name = self.parameterAsString(parameters, "POPULATION_FIELD", context)
        if not name:
            return {}
        column = inputs.needed_column(areas, name, tr("Population"))
        fewest = self.parameterAsInt(parameters, "MIN_POPULATION", context)
        reasons = {}
        for i, item in enumerate(column):
            people = inputs.number_or_nan(item)
            if item is None:
                reasons[i] = tr("the population is NULL")
            elif not people >= 0:
                reasons[i] = tr("the population is negative or no number")
            elif people <= fewest:
                reasons[i] = tr("not more than {fewest} residents").format(fewest=fewest)
        return reasons

    def _say(
        self,
        parameters: dict[str, Any],
        areas: Rows,
        text: str,
        measure: Floats,
        rank: Ints,
        top: Ints,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        names = self._names(parameters, areas, context)
        feedback.pushInfo(
            tr("{count} areas ranked by {measure}, {order}:").format(
                count=int((rank > 0).sum()),
                measure=text,
                order=self.parameterAsEnumString(parameters, "ORDER", context),
            )
        )
        for i in top[:MOST_IN_LOG]:
            feedback.pushInfo(f"{rank[i]}. {names[i]}: {measure[i]:.6g}")
        if len(top) > MOST_IN_LOG:
            feedback.pushInfo(tr("… and {count} more").format(count=len(top) - MOST_IN_LOG))

    def _names(self, parameters: dict[str, Any], areas: Rows, context: QgsProcessingContext) -> list[str]:
        field = self.parameterAsString(parameters, "NAME_FIELD", context)
        if field and areas.column(field) is None:
            inputs.missing_field(tr("Name of an area"), field, areas)
        layer = self.parameterAsVectorLayer(parameters, "AREAS", context)
        field = field or (layer.displayField() if layer else "")
        column = areas.column(field) or [None] * len(areas)
        return [
            tr("area {number}").format(number=i + 1) if item in (None, "") else str(layers.plain(item))
            for i, item in enumerate(column)
        ]

    def _written(
        self,
        parameters: dict[str, Any],
        areas: Rows,
        text: str,
        measure: Floats,
        rank: Ints,
        top: Ints,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        promised = [new_field("rank", "integer"), new_field("measure", "number")]
        fields, kept = merged_fields(areas.fields, promised, feedback)

        def rows() -> Iterator[tuple[Any, list[Any]]]:
            for i in top:
                feature = areas.features[i]
                shape = feature.geometry() if feature.hasGeometry() else None
                yield shape, [*(feature[k] for k in kept), int(rank[i]), float(measure[i])]

        inputs.stop_if_cancelled(feedback)
        kind = self.parameterAsSource(parameters, "AREAS", context).wkbType()
        destination = write(self, parameters, "OUTPUT", context, fields, kind, areas.crs, rows())
        population = self.parameterAsString(parameters, "POPULATION_FIELD", context)
        floor = tr("all areas")
        if population:
            floor = tr("areas of more than {fewest} residents").format(
                fewest=self.parameterAsInt(parameters, "MIN_POPULATION", context)
            )
        self.outputs.append(
            Output(
                destination,
                tr("Top {count} by {measure}").format(count=len(top), measure=_short(text)),
                styles.ranking("rank", rank[top]),
                tr("The first {count} of {all} areas by {measure}, {order}; {floor}.").format(
                    count=len(top),
                    all=int((rank > 0).sum()),
                    measure=text,
                    order=self.parameterAsEnumString(parameters, "ORDER", context),
                    floor=floor,
                ),
                inputs.sources(self, parameters, ["AREAS"], context),
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
