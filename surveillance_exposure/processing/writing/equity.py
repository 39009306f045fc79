"""What the equity analysis writes: its areas, the table of coefficients and that of the robustness."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsWkbTypes

from ... import layers
from ...core import equity
from ...core.study import Question, Result
from ...core.study_tables import (
    COEFFICIENT_FIGURES,
    area_figures,
    coefficient_columns,
    computed_columns,
    finding_columns,
)
from ...layers import POLYGON, Rows, new_field
from ...reports import equity_words as words
from ...translation import tr
from .. import messages
from ..finishing import styles
from ..finishing.results import Output
from ..reading import inputs
from ..reading.columns import AreaColumns
from ..reading.study import why
from ..run import Run
from ..study_messages import measure_name
from .writer import merged_fields, write

_NUMBERS = frozenset({*COEFFICIENT_FIGURES, "p_holm", "p_benjamini_hochberg"})


@dataclass(frozen=True)
class Found:
    """What a run found, in which areas, and the ranges of cameras it holds for, in words."""

    result: Result
    columns: AreaColumns
    range_text: str

    @property
    def areas(self) -> Rows:
        """The areas."""
        return self.columns.rows

    @property
    def asked(self) -> Question:
        """What was asked of them."""
        return self.result.study.question

    @property
    def measure_name(self) -> str:
        """What is mapped, in words."""
        return measure_name(self.result)


def write_areas(run: Run, found: Found) -> str:
    """Write OUTPUT; returns its id."""
    areas, result = found.areas, found.result
    analysis, computed, mapped = result.analysis, computed_columns(result), area_figures(result)
    promised = [new_field(name, "number") for name in computed]
    promised += [new_field("region", "text")]
    promised += [new_field(name, "number") for name in mapped]
    promised += [new_field("status", "text"), new_field("message", "text")]
    fields, kept = merged_fields(areas.fields, promised, run.feedback)
    region, measure, predictor = result.study.areas.region, result.measure, result.predictor

    def rows() -> Iterator[tuple[Any, list[Any]]]:
        for i, feature in enumerate(areas.features):
            note = analysis.left_out[i]
            status: list[Any] = messages.status_of(areas, i)
            if i not in areas.problems and note is not None:
                reason = why(found.asked, found.columns, note, i)
                status = ["unused", words.note_text(note) + (f": {reason}" if reason else "")]
            elif i not in areas.problems and math.isnan(analysis.fitted[i]):
                status = ["unused", tr("its region has no model")]
            figures = [layers.attribute(column[i]) for column in computed.values()]
            figures.append((str(region[i]) or None) if region is not None else None)
            figures += [layers.attribute(column[i]) for column in mapped.values()]
            shape = layers.shape_to_write(areas, i, kind)
            yield shape, [feature[k] for k in kept] + figures + status

    kind = layers.sink_type(run.source("AREAS").wkbType(), POLYGON)
    destination = write(run, "OUTPUT", fields, kind, areas.crs, rows())
    _describe(
        run,
        destination,
        tr("{outcome} by {predictor}").format(outcome=found.measure_name, predictor=result.predictor_name),
        styles.two_variables(
            "outcome",
            "predictor",
            equity.thirds(measure[analysis.used]),
            equity.thirds(predictor[analysis.used]),
        ),
        found,
    )
    return destination


def write_coefficients(run: Run, found: Found) -> str:
    """Write COEFFICIENTS; returns its id."""
    result = found.result
    verdict_of = {(each.coefficient.term, each.coefficient.region): each for each in result.panel.verdicts}

    def message(each: equity.Coefficient) -> str:
        verdict = verdict_of.get((each.term, each.region))
        return words.verdict_text(verdict) if verdict and each.is_known else words.status_text(each)

    texts = [message(each) or None for each in result.analysis.coefficients]
    fields, rows = _table({**coefficient_columns(result), "message": texts})
    destination = _write_table(run, "COEFFICIENTS", fields, rows)
    _describe(run, destination, tr("Coefficients"), None, found)
    return destination


def write_robustness(run: Run, found: Found) -> str:
    """Write ROBUSTNESS; returns its id."""
    texts = [words.finding_text(each) or None for each in found.result.panel.findings]
    fields, rows = _table({**finding_columns(found.result), "message": texts})
    destination = _write_table(run, "ROBUSTNESS", fields, rows)
    _describe(run, destination, tr("Robustness"), None, found)
    return destination


def _table(columns: dict[str, list[Any]]) -> tuple[Any, Iterator[tuple[None, list[Any]]]]:
    """Fields and rows without shapes."""
    kinds = {"n": "integer", **dict.fromkeys(_NUMBERS, "number")}
    fields = layers.fields_of(new_field(name, kinds.get(name, "text")) for name in columns)
    return fields, ((None, [layers.attribute(item) for item in row]) for row in zip(*columns.values()))


def _write_table(run: Run, name: str, fields: Any, rows: Any) -> str:
    kind = QgsWkbTypes.Type.NoGeometry
    return write(run, name, fields, kind, QgsCoordinateReferenceSystem(), rows)


def _describe(run: Run, destination: str, title: str, style: Any, found: Found) -> None:
    result, asked = found.result, found.asked
    specification = result.analysis.specification
    abstract = tr(
        "Model: {model}, regions: {regions}. Outcome: {outcome}. Predictors: {predictors}. Areas with more than "
        "{floor} residents: {used} used."
    ).format(
        model=specification.model,
        regions=specification.regions,
        outcome=asked.outcome
        if specification.threshold is None
        else f"{asked.outcome} > {specification.threshold:g}",
        predictors=", ".join(asked.predictors),
        floor=f"{specification.min_population:g}",
        used=int(result.analysis.used.sum()),
    )
    if found.range_text:
        title = f"{title}, {found.range_text}"
    run.outputs.append(
        Output(
            destination,
            title,
            style,
            " ".join([abstract, *words.summary(result.panel)]),
            inputs.sources(run, ["AREAS", "REGIONS", "POINTS", "CAMERAS"]),
        )
    )


def totals(result: Result, outside: int) -> dict[str, Any]:
    """The number outputs."""
    points, moran = result.study.areas.points, result.panel.moran.get("")
    return {
        "USED": result.used,
        "SKIPPED": len(result.analysis.left_out) - result.used,
        "POINTS_PLACED": 0 if points is None else int(points.sum()),
        "POINTS_OUTSIDE": outside,
        "DISPERSION": result.dispersion,
        "MORAN": moran.i if moran else math.nan,
        "MORAN_P": moran.p_value if moran else math.nan,
        "CLAIMS": result.claims,
        "SURVIVING": result.surviving,
    }
