"""What the equity analysis writes: areas, tables, and what the report tells."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessingException,
    QgsVectorLayer,
    QgsWkbTypes,
)

from .. import layers
from ..core import equity, robustness
from ..core.equity import Analysis, Observations
from ..core.ragged import Floats, Geometries
from ..core.robustness import Panel
from ..layers import POLYGON, Rows, new_field
from ..reports import equity_words as words
from ..reports.equity import Data, Material
from ..translation import tr
from . import messages
from .base import Algorithm
from .equitydata import EFFECTIVE, EFFECTIVE_NEARBY, POINTS, SHARE, Study
from .finishing import styles
from .finishing.repeat import command, obstacles
from .finishing.results import Output, source_of
from .reading import inputs
from .run import Run
from .writing.places import destination_file
from .writing.writer import merged_fields, write

COEFFICIENT_FIELDS = (
    "estimate",
    "std_error",
    "statistic",
    "p_value",
    "conf_low",
    "conf_high",
)
FINDING_FIELDS = ("estimate", "std_error", "p_value", "conf_low", "conf_high")


@dataclass
class Result:
    """What a run found, for its outputs."""

    study: Study
    computed: dict[str, Floats]
    observations: Observations
    analysis: Analysis
    panel: Panel
    range_text: str

    @property
    def predictor_name(self) -> str:
        """What the outcome is mapped against."""
        names = self.study.predictors
        return SHARE if SHARE in names else names[0]

    @property
    def predictor(self) -> Floats:
        """Its values."""
        return self.study.table(self.computed).numbers(self.predictor_name, tr("Predictors"))

    @property
    def measure(self) -> Floats:
        """What is mapped: the outcome, or its rate per 1,000 residents."""
        people = self.observations.population
        if not self.analysis.specification.rate or people is None:
            return self.observations.outcome
        there = people > 0
        return np.where(there, 1000 * self.observations.outcome / np.where(there, people, 1), math.nan)

    @property
    def measure_name(self) -> str:
        """Its name."""
        if self.analysis.specification.rate:
            return tr("{outcome} per 1,000 residents").format(outcome=self.label(self.study.outcome))
        return self.study.outcome

    def label(self, name: str) -> str:
        """A column that is worked out here, in words; anything else as it is."""
        return {
            SHARE: tr("share of {groups}").format(groups=" + ".join(self.study.groups)),
            POINTS: tr("points counted"),
            EFFECTIVE: tr("effective cameras per 1,000 residents"),
            EFFECTIVE_NEARBY: tr("effective cameras nearby per 1,000 residents"),
        }.get(name, name)


def write_areas(run: Run, result: Result) -> str:
    """Write OUTPUT; returns its id."""
    areas, analysis = result.study.rows, result.analysis
    shown = [name for name in (POINTS, SHARE, EFFECTIVE, EFFECTIVE_NEARBY) if name in result.computed]
    promised = [new_field(name, "number") for name in shown]
    promised += [new_field("region", "text")]
    figures_shown = ("outcome", "predictor", "response", "fitted", "residual")
    promised += [new_field(name, "number") for name in figures_shown]
    promised += [new_field("status", "text"), new_field("message", "text")]
    fields, kept = merged_fields(areas.fields, promised, run.feedback)
    region, measure, predictor = result.study.region, result.measure, result.predictor

    def rows() -> Any:
        for i, feature in enumerate(areas.features):
            note = analysis.left_out[i]
            status: list[Any] = messages.status_of(areas, i)
            if i not in areas.problems and note is not None:
                why = result.study.why(note, i)
                status = ["unused", words.note_text(note) + (f": {why}" if why else "")]
            elif i not in areas.problems and math.isnan(analysis.fitted[i]):
                status = ["unused", tr("its region has no model")]
            figures = [layers.attribute(result.computed[name][i]) for name in shown]
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
        tr("{outcome} by {predictor}").format(outcome=result.measure_name, predictor=result.predictor_name),
        styles.two_variables(
            "outcome",
            "predictor",
            equity.thirds(measure[analysis.used]),
            equity.thirds(predictor[analysis.used]),
        ),
        result,
    )
    return destination


def write_coefficients(run: Run, result: Result) -> str:
    """Write COEFFICIENTS; returns its id."""
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

    def rows() -> Any:
        for each in result.analysis.coefficients:
            key = each.term, each.region
            found = verdict_of.get(key)
            message = words.verdict_text(found) if found and each.is_known else words.status_text(each)
            yield (
                None,
                [
                    each.term,
                    each.region or None,
                    *(layers.attribute(getattr(each, name)) for name in COEFFICIENT_FIELDS),
                    each.n,
                    layers.attribute(adjusted.get((robustness.HOLM, *key), math.nan)),
                    layers.attribute(adjusted.get((robustness.BENJAMINI_HOCHBERG, *key), math.nan)),
                    found.verdict if found else None,
                    each.status,
                    message or None,
                ],
            )

    destination = _write_table(run, "COEFFICIENTS", fields, rows())
    _describe(run, destination, tr("Coefficients"), None, result)
    return destination


def write_robustness(run: Run, result: Result) -> str:
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
        for each in result.panel.findings
    )
    destination = _write_table(run, "ROBUSTNESS", fields, rows)
    _describe(run, destination, tr("Robustness"), None, result)
    return destination


def _write_table(run: Run, name: str, fields: Any, rows: Any) -> str:
    kind = QgsWkbTypes.Type.NoGeometry
    return write(run, name, fields, kind, QgsCoordinateReferenceSystem(), rows)


def _describe(run: Run, destination: str, title: str, style: Any, result: Result) -> None:
    study, specification = result.study, result.analysis.specification
    abstract = tr(
        "Model: {model}, regions: {regions}. Outcome: {outcome}. Predictors: {predictors}. Areas with more than "
        "{floor} residents: {used} used."
    ).format(
        model=specification.model,
        regions=specification.regions,
        outcome=study.outcome
        if specification.threshold is None
        else f"{study.outcome} > {specification.threshold:g}",
        predictors=", ".join(study.predictors),
        floor=f"{specification.min_population:g}",
        used=int(result.analysis.used.sum()),
    )
    if result.range_text:
        title = f"{title}, {result.range_text}"
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
    used = int(np.isfinite(result.analysis.fitted).sum())
    placed = 0 if result.study.points is None else int(result.study.points.sum())
    moran = result.panel.moran.get("")
    known = [each for each in result.panel.verdicts if each.coefficient.is_known]
    return {
        "USED": used,
        "SKIPPED": len(result.study.rows) - used,
        "POINTS_PLACED": placed,
        "POINTS_OUTSIDE": outside,
        "DISPERSION": max((each.dispersion for each in result.analysis.fits), default=math.nan),
        "MORAN": moran.i if moran else math.nan,
        "MORAN_P": moran.p_value if moran else math.nan,
        "CLAIMS": sum(each.verdict != robustness.NO_CLAIM for each in known),
        "SURVIVING": sum(each.verdict == robustness.SURVIVES for each in known),
    }


def material_of(
    run: Run, given: dict[str, Rows], polygons: Geometries, result: Result, remarks: list[str]
) -> Material:
    """What the report tells."""
    data = []
    for name, rows in given.items():
        label = run.label(name)
        layer = run.layer(name)
        source = source_of(layer, label)
        data.append(
            Data(
                label,
                rows.name,
                len(rows),
                _dated(layer, rows),
                ", ".join([*source.licenses, *source.rights]),
            )
        )
    measure, predictor = (result.label(each) for each in (result.measure_name, result.predictor_name))
    question = tr("Is there more “{outcome}” where there is more “{predictor}”?").format(
        predictor=predictor, outcome=measure
    )
    return Material(
        question,
        polygons,
        result.observations,
        result.analysis,
        result.panel,
        result.measure,
        measure,
        result.predictor,
        predictor,
        result.label(result.study.outcome),
        result.range_text,
        data,
        remarks,
        command(run),
        date.today().isoformat(),
        _terms(run, given, result),
        _assumptions(run, given, result),
        obstacles(run),
        _software(run.algorithm),
        QgsApplication.locale()[:2],
    )


def _terms(run: Run, given: dict[str, Rows], result: Result) -> list[tuple[str, str]]:
    """What the columns mean that are worked out here and are in the model."""
    study, named = result.study, result.study.named()
    nearby_m = run.number("NEARBY_DISTANCE")
    found = []
    if POINTS in named and "POINTS" in given:
        condition = run.text("POINT_FILTER").strip()
        text = tr("points of “{layer}” in the area").format(layer=given["POINTS"].name)
        found.append((POINTS, f"{text}, {condition}" if condition else text))
    if SHARE in named and study.groups:
        over = study.over or [study.population]
        found.append((SHARE, f"({' + '.join(study.groups)}) / ({' + '.join(over)})"))
    if "CAMERAS" in given:
        view = tr("ground in view of cameras ({range}) over the disc of one of them").format(
            range=result.range_text
        )
        where = {
            EFFECTIVE: tr("within the area"),
            EFFECTIVE_NEARBY: tr("in the area grown by {nearby} m").format(nearby=f"{nearby_m:g}"),
        }
        for name, place in where.items():
            if name in named:
                per = tr("per 1,000 of {population}").format(population=study.population)
                found.append((name, f"{view}, {place}, {per}"))
    return found


def _assumptions(run: Run, given: dict[str, Rows], result: Result) -> str:
    """What every figure holds for, in a line: range, cameras known, layer and fields, floor of population."""
    study, specification = result.study, result.analysis.specification
    parts = []
    if "CAMERAS" in given:
        condition = run.text("CAMERA_FILTER").strip()
        parts.append(result.range_text)
        parts.append(
            tr("{cameras} recorded camera points of “{layer}” ({condition})").format(
                cameras=len(given["CAMERAS"]),
                layer=given["CAMERAS"].name,
                condition=condition or tr("all cameras"),
            )
        )
    areas = tr("areas of “{layer}”").format(layer=study.rows.name)
    if study.population:
        areas = tr("areas of “{layer}” with more than {floor} residents ({population})").format(
            layer=study.rows.name, floor=f"{specification.min_population:g}", population=study.population
        )
    parts.append(areas)
    if SHARE in study.named():
        over = study.over or [study.population]
        parts.append(f"{SHARE} = ({' + '.join(study.groups)}) / ({' + '.join(over)})")
    return tr("Holds for: {parts}.").format(parts="; ".join(parts))


def _software(algorithm: Algorithm) -> str:
    import statsmodels

    provider = algorithm.provider()
    own = f"Surveillance exposure {provider.versionInfo() if provider else ''}".strip()
    return f"{own}, QGIS {Qgis.QGIS_VERSION}, statsmodels {statsmodels.__version__}, numpy {np.__version__}"


_DATES = re.compile(r"date|observed_on|seen_on|year|vintage", re.IGNORECASE)
_ISO = re.compile(r"(1[89]|20)\d\d(-\d\d(-\d\d)?)?(?![\d.])")


def _dated(layer: QgsVectorLayer | None, rows: Rows) -> str:
    """From when to when the dates in the fields of a layer are, and when its file was last changed."""
    said = []
    for item in rows.fields:
        if not (item.isDateOrTime() or _DATES.search(item.name())):
            continue
        texts = [str(layers.plain(value)) for value in rows.column(item.name()) or [] if value is not None]
        dates = sorted(found[0] for found in map(_ISO.match, texts) if found)
        if dates and len(dates) == len(texts):
            name = item.name()
            said.append(
                f"{name} {dates[0]}"
                if dates[0] == dates[-1]
                else tr("{field} {first} to {last}").format(field=name, first=dates[0], last=dates[-1])
            )
    file = destination_file(layer.source().split("?")[0].replace("file://", "")) if layer else None
    if file is not None and file.is_file():
        changed = date.fromtimestamp(file.stat().st_mtime).isoformat()
        said.append(tr("file of {date}").format(date=changed))
    return "; ".join(said)


def write_files(run: Run, report: Path, files: dict[Path, bytes]) -> None:
    """Write the files of the report, to be put beside it with all other results."""
    draft = run.drafts.of(report)
    try:
        for folder in {file.parent for file in files}:
            if folder.exists() and not folder.is_dir():
                raise NotADirectoryError(tr("{folder} is no folder").format(folder=folder))
        for file, content in files.items():
            target = draft.new / file.relative_to(report.parent)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    except OSError as error:
        raise QgsProcessingException(
            tr("The report could not be written: {reason}").format(reason=error)
        ) from error
