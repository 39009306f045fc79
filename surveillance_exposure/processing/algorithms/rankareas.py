"""The top of any measure: which areas have most, or least, of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from qgis.core import QgsProcessingException, QgsWkbTypes

from ... import layers
from ...core.areas import Ranking, ranking
from ...layers import POLYGON, Rows, new_field
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..finishing import styles
from ..finishing.results import Output
from ..parameters.areas import LOWEST_FIRST, declare_ranking, ranking_help
from ..reading import attributes, inputs
from ..reading.areas import measure_of, names_of, not_ranked
from ..run import Run
from ..writing.writer import merged_fields, write

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
        return ranking_help()

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        declare_ranking(self)

    def work(self, run: Run) -> dict[str, Any]:
        # An area without a shape may rank; it is missing on the map alone.
        areas = inputs.read(run, "AREAS", None)
        run.progress(40)
        text, measure = measure_of(run, areas)
        people = None
        field = run.text("POPULATION_FIELD")
        if field:
            people = attributes.residents(areas, field, tr("Population"), run.feedback)
        run.stop_if_cancelled()
        run.progress(70)

        found = ranking(
            measure.values,
            None if people is None else people.values,
            run.whole("MIN_POPULATION"),
            run.whole("TOP"),
            run.choice("ORDER") == LOWEST_FIRST,
        )
        areas.problems.update(not_ranked(found, measure, people, run.whole("MIN_POPULATION")))
        messages.warn_of_problems(areas, tr("Areas"), run.feedback)
        if not found.ranked:
            names = {"population": "POPULATION_FIELD", "min_population": "MIN_POPULATION"}
            raise QgsProcessingException(
                tr(
                    "{label}: none of the {count} areas of “{layer}” can be ranked by {measure}: {reasons}."
                ).format(
                    label=run.label(names.get(found.at_fault, "MEASURE")),
                    count=len(areas),
                    layer=areas.name,
                    measure=text,
                    reasons=", ".join(sorted(set(areas.problems.values()))),
                )
            )
        self._say(run, areas, text, found)
        destination = self._written(run, areas, text, found)
        return {
            "OUTPUT": destination,
            "USED": found.ranked,
            "SKIPPED": len(areas) - found.ranked,
            "WITHOUT_MEASURE": len(areas) - found.ranked - found.uninhabited,
            "FEW_RESIDENTS": found.uninhabited,
            "WRITTEN": len(found.top),
            "FIRST": float(found.measure[found.top[0]]),
            "LAST": float(found.measure[found.top[-1]]),
        }

    def _say(self, run: Run, areas: Rows, text: str, found: Ranking) -> None:
        names = names_of(run, areas)
        run.say(
            tr("{count} areas ranked by {measure}, {order}:").format(
                count=found.ranked,
                measure=text,
                order=run.choice("ORDER"),
            )
        )
        for i in found.top[:MOST_IN_LOG]:
            run.say(f"{found.rank[i]}. {names[i]}: {found.measure[i]:.6g}")
        if len(found.top) > MOST_IN_LOG:
            run.say(tr("… and {count} more").format(count=len(found.top) - MOST_IN_LOG))

    def _written(self, run: Run, areas: Rows, text: str, found: Ranking) -> str:
        promised = [new_field("rank", "integer"), new_field("measure", "number")]
        fields, kept = merged_fields(areas.fields, promised, run.feedback)
        top = found.top.tolist()
        shapes = replace(areas.take(top), problems={}, repaired=set())
        layers.judge(shapes, POLYGON)
        kind = run.source("AREAS").wkbType()
        is_mapped = kind != QgsWkbTypes.Type.NoGeometry
        kind = layers.sink_type(kind, POLYGON) if is_mapped else kind

        def rows() -> Iterator[tuple[Any, list[Any]]]:
            for row, i in enumerate(top):
                feature = areas.features[i]
                shape = layers.shape_to_write(shapes, row, kind) if is_mapped else None
                yield shape, [*(feature[k] for k in kept), int(found.rank[i]), float(found.measure[i])]

        run.stop_if_cancelled()
        if is_mapped:
            for reason, count in Counter(shapes.problems.values()).items():
                run.warn(
                    tr(
                        "Areas: {count} of the top areas are in the table and not on the map, {reason}."
                    ).format(count=count, reason=messages.reason_text(reason))
                )
        destination = write(run, "OUTPUT", fields, kind, areas.crs, rows())
        floor = tr("all areas")
        if run.text("POPULATION_FIELD"):
            floor = tr("areas of more than {fewest} residents").format(fewest=run.whole("MIN_POPULATION"))
        run.outputs.append(
            Output(
                destination,
                tr("Top {count} by {measure}").format(count=len(top), measure=_short(text)),
                styles.ranking("rank", found.rank[found.top]),
                tr("The first {count} of {all} areas by {measure}, {order}; {floor}.").format(
                    count=len(top),
                    all=found.ranked,
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
