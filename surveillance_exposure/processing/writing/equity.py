"""What the equity analysis writes: its areas, the table of coefficients and that of the robustness."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsWkbTypes

from ... import layers
from ...core import equity, robustness, study
from ...core.areas import POINTS
from ...core.study import Question, Result
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

COEFFICIENT_FIELDS = (
    "estimate",
    "std_error",
    "statistic",
    "p_value",
    "conf_low",
    "conf_high",
)
FINDING_FIELDS = ("estimate", "std_error", "p_value", "conf_low", "conf_high")
COMPUTED = (POINTS, study.SHARE, study.EFFECTIVE, study.EFFECTIVE_NEARBY)
"""The computed columns that are written."""


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
    analysis, computed = result.analysis, result.study.computed
    shown = [name for name in COMPUTED if name in computed]
    promised = [new_field(name, "number") for name in shown]
    promised += [new_field("region", "text")]
    figures_shown = ("outcome", "predictor", "response", "fitted", "residual")
    promised += [new_field(name, "number") for name in figures_shown]
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
            figures = [layers.attribute(computed[name][i]) for name in shown]
            figures.append((str(region[i]) or None) if region is not None else None)
            figures += [
                layers.attribute(column[i]) if i not in areas.problems else None
                for column in (measure, predictor, analysis.response, analysis.fitted, analysis.residual)
            ]
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
    adjusted = {
        (each.check, each.term, each.region): each.p_value
        for each in result.panel.findings
        if each.setting == robustness.AS_MODELLED
    }
    verdict_of = {(each.coefficient.term, each.coefficient.region): each for each in result.panel.verdicts}
    fields = layers.fields_of(
        [
            new_field("term", "text"),
            new_field("region", "text"),
            *(new_field(name, "number") for name in COEFFICIENT_FIELDS),
            new_field("n", "integer"),
            new_field("p_holm", "number"),
            new_field("p_benjamini_hochberg", "number"),
            *(new_field(name, "text") for name in ("verdict", "status", "message")),
        ]
    )

    def rows() -> Iterator[tuple[Any, list[Any]]]:
        for each in result.analysis.coefficients:
            key = each.term, each.region
            verdict = verdict_of.get(key)
            message = words.verdict_text(verdict) if verdict and each.is_known else words.status_text(each)
            yield (
                None,
                [
                    each.term,
                    each.region or None,
                    *(layers.attribute(getattr(each, name)) for name in COEFFICIENT_FIELDS),
                    each.n,
                    layers.attribute(adjusted.get((robustness.HOLM, *key), math.nan)),
                    layers.attribute(adjusted.get((robustness.BENJAMINI_HOCHBERG, *key), math.nan)),
                    verdict.verdict if verdict else None,
                    each.status,
                    message or None,
                ],
            )

    destination = _write_table(run, "COEFFICIENTS", fields, rows())
    _describe(run, destination, tr("Coefficients"), None, found)
    return destination


def write_robustness(run: Run, found: Found) -> str:
    """Write ROBUSTNESS; returns its id."""
    fields = layers.fields_of(
        [
            *(new_field(name, "text") for name in ("check", "setting", "term", "region")),
            *(new_field(name, "number") for name in FINDING_FIELDS),
            new_field("n", "integer"),
            new_field("status", "text"),
            new_field("message", "text"),
        ]
    )
    rows = (
        (
            None,
            [
                each.check,
                each.setting,
                each.term or None,
                each.region or None,
                *(layers.attribute(getattr(each, name)) for name in FINDING_FIELDS),
                each.n,
                each.status,
                words.finding_text(each) or None,
            ],
        )
        for each in found.result.panel.findings
    )
    destination = _write_table(run, "ROBUSTNESS", fields, rows)
    _describe(run, destination, tr("Robustness"), None, found)
    return destination


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
