"""Points, such as stops, counted per area, and per year or category."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
)

from ... import layers
from ...core.areas import MOST_CATEGORIES, POINTS, Counted, category_name, count_points
from ...layers import POINT, POLYGON, Rows, new_field
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..finishing import styles
from ..finishing.results import Output
from ..parameters import common
from ..reading import attributes, inputs, systems
from ..reading.areas import placed, shapes, warn_of_case
from ..run import Run
from ..writing.writer import merged_fields, write


class CountPoints(Algorithm):
    """`countpoints`."""

    ID = "countpoints"

    def about(self) -> str:
        return tr(
            "Counts points, such as police stops, in each area: all of them and, if a category is given, those of "
            "each category or year.\n"
            "Each point counts once: on a shared border, or where areas overlap, in the first area of the layer. "
            "Points in no area are told, not counted. “Equity analysis” counts in the same way."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {
            "OUTPUT": {
                POINTS: tr(
                    "Points in the area, each counted once. NULL where the area has no usable geometry."
                ),
                "status": tr(
                    "ok; repaired (its outline crosses itself); unusable (the area has no geometry to count in)."
                ),
                "message": tr("Why an area is unusable, or what of it was left out or repaired."),
            }
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        common.declare_layer(self, "AREAS", tr("Areas"), POLYGON, tr("Polygons to count in, such as tracts."))
        common.declare_layer(self, "POINTS", tr("Points to count"), POINT, tr("Points such as stops."))
        self.declare(
            QgsProcessingParameterExpression("POINT_FILTER", tr("Only points where"), "", "POINTS", True),
            tr('An expression that points must fulfil, such as "year" = 2020. Empty for all.'),
        )
        self.declare(
            QgsProcessingParameterExpression("CATEGORY_FIELD", tr("Category"), "", "POINTS", True),
            tr(
                'A field of the points, or an expression such as year("date"): one column for each of its values, at '
                "most {most}. It is called points_ and the value in lower case, all but letters and digits as _; "
                "points_none where a point has no value. Together they are all points of the area."
            ).format(most=MOST_CATEGORIES),
        )
        self.declare(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Points per area"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr("The areas with their numbers of points, shaded by them."),
        )
        self.total("USED", tr("Points counted"))
        self.total("SKIPPED", tr("Points that cannot be used"))
        self.total("OUTSIDE", tr("Points in no area"))

    def work(self, run: Run) -> dict[str, Any]:
        areas = inputs.read(run, "AREAS", POLYGON)
        points = inputs.read(run, "POINTS", POINT, "POINT_FILTER")
        run.progress(30)
        category = self._categories(run, points)
        projection = systems.project(run, [areas, points], math.inf)
        polygons = shapes(run, areas, projection)
        run.progress(50)
        area_of = placed(points, polygons, projection, run.feedback)
        run.progress(80)

        of_points = None if category is None else [category[i] for i in np.flatnonzero(points.usable)]
        found = count_points(area_of, len(areas), of_points)
        warn_of_case(filter(None, found.names), run.label("CATEGORY_FIELD"), run.feedback)
        for text, name in found.names.items():
            run.say(f"{name}: {text or tr('no category')}, {int(found.columns[name].sum())}")
        destination = self._written(run, areas, found)
        return {
            "OUTPUT": destination,
            "USED": int(found.columns[POINTS].sum()),
            "SKIPPED": int((~points.usable).sum()),
            "OUTSIDE": found.outside,
        }

    def _categories(self, run: Run, points: Rows) -> list[str] | None:
        """The category of each usable point as text, empty for none; None if none is asked for."""
        label = run.label("CATEGORY_FIELD")
        text = run.text("CATEGORY_FIELD").strip()
        if not text:
            return None
        values = attributes.values_of(run, "POINTS", text, points, label)
        attributes.tell_of_values(values, text, points, label, run.feedback, all_needed=True)
        found = [category_name(layers.plain(value)) for value in values]
        kinds = len({each for each, usable in zip(found, points.usable) if usable})
        if kinds > MOST_CATEGORIES:
            raise QgsProcessingException(
                tr(
                    "{label}: {text} has {kinds} different values, and at most {most} can be columns. Choose a field "
                    'with fewer, or an expression that groups them, such as year("date").'
                ).format(label=label, text=text, kinds=kinds, most=MOST_CATEGORIES)
            )
        return found

    def _written(self, run: Run, areas: Rows, found: Counted) -> str:
        promised = [new_field(name, "integer") for name in found.columns]
        promised += [new_field("status", "text"), new_field("message", "text")]
        fields, kept = merged_fields(areas.fields, promised, run.feedback)
        usable = areas.usable

        def rows() -> Iterator[tuple[Any, list[Any]]]:
            for i, feature in enumerate(areas.features):
                counts: list[Any] = [
                    int(column[i]) if usable[i] else None for column in found.columns.values()
                ]
                shape = layers.shape_to_write(areas, i, kind)
                yield shape, [feature[k] for k in kept] + counts + messages.status_of(areas, i)

        run.stop_if_cancelled()
        kind = layers.sink_type(run.source("AREAS").wkbType(), POLYGON)
        destination = write(run, "OUTPUT", fields, kind, areas.crs, rows())
        condition = run.text("POINT_FILTER")
        abstract = tr("Points counted per area ({condition}), each in the first area it lies in.").format(
            condition=condition or tr("all points")
        )
        if found.names:
            abstract += " " + "; ".join(
                f"{name}: {text or tr('no category')}" for text, name in found.names.items()
            )
        run.outputs.append(
            Output(
                destination,
                tr("Points per area"),
                styles.choropleth(POINTS, found.columns[POINTS][usable].astype(float)),
                abstract,
                inputs.sources(run, ["AREAS", "POINTS"]),
            )
        )
        return destination
