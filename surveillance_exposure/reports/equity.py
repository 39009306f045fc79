"""The report of an equity analysis: one HTML file that opens anywhere, without a network."""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import numpy as np

from ..core import equity, robustness
from ..core.equity import Analysis, Observations
from ..core.ragged import Floats, Geometries
from ..core.regression import COUNT_MODELS
from ..core.robustness import Panel
from ..translation import tr
from . import equity_pictures as pictures
from . import equity_words as words

_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;color:#222;max-width:60em;margin:2em auto;padding:0 1em}
h1{font-size:1.6em;line-height:1.25}h2{font-size:1.2em;margin-top:2em;border-bottom:1px solid #bbb}
table{border-collapse:collapse;width:100%;font-size:.85em;margin:1em 0}
th,td{text-align:left;padding:.25em .5em;border-bottom:1px solid #ddd;vertical-align:top;
  word-wrap:break-word;overflow-wrap:anywhere}
td.n,th.n{text-align:right;white-space:nowrap;overflow-wrap:normal}thead{display:table-header-group}
tr,figure{break-inside:avoid}figure{margin:1.2em 0}img{max-width:100%;height:auto}
figcaption{font-size:.85em;color:#444}pre{white-space:pre-wrap;word-wrap:break-word;overflow-wrap:anywhere;background:#f4f4f4;padding:.8em}
.verdict{background:#f2f0f7;border-left:4px solid #54278f;padding:.6em 1em}.fails{color:#b30000;font-weight:600}
.survives{color:#00572a;font-weight:600}
@media print{body{margin:0;max-width:none;font-size:10pt}h2{break-after:avoid}}
@page{margin:18mm}
"""


@dataclass(frozen=True)
class Data:
    """A layer that went in: what it was for, its name, how much there is of it, its dates and licences."""

    role: str
    name: str
    features: int
    dated: str = ""
    licence: str = ""


@dataclass(frozen=True)
class Material:
    """Everything the report tells. Arrays have shape (n,): one value per area.

    `areas` are polygons in metres, None where unusable; `measure` is what is mapped against `predictor`: the
    outcome, for counts per 1,000 residents. `remarks` are the warnings of the run.
    """

    question: str
    areas: Geometries
    observations: Observations
    analysis: Analysis
    panel: Panel
    measure: Floats
    measure_name: str
    predictor: Floats
    predictor_name: str
    outcome_name: str
    range_text: str
    data: Sequence[Data]
    remarks: Sequence[str]
    command: str
    made_on: str
    language: str = "en"


def compose(
    file: Path, material: Material, is_cancelled: Callable[[], bool] = lambda: False
) -> dict[Path, bytes]:
    """The report that is to be `file`, and its pictures in a folder beside it: what to write where.

    Raises InterruptedError once `is_cancelled()`.
    """
    drawn = {}
    for name, caption, draw in _pictures(material):
        if is_cancelled():
            raise InterruptedError
        drawn[name] = (caption, draw())
    folder = file.with_name(f"{file.stem}_pictures")
    files = {folder / f"{name}.png": image for name, (_, image) in drawn.items()}
    return {file: _page(material, drawn).encode("utf-8"), **files}


def _pictures(material: Material) -> Iterable[tuple[str, str, Callable[[], bytes]]]:
    """Name, caption and drawing of each."""
    analysis, names = material.analysis, (material.measure_name, material.predictor_name)
    shown = np.isfinite(analysis.fitted)
    measure, predictor = (
        np.where(analysis.used, each, math.nan) for each in (material.measure, material.predictor)
    )
    yield (
        "map",
        tr("{outcome} by {predictor}, in thirds. White: not in the model.").format(
            outcome=names[0], predictor=names[1]
        ),
        lambda: pictures.two_variable_map(material.areas, measure, predictor, *names),
    )
    yield (
        "scatter",
        tr(
            "Each point is an area, the line joins means of tenths of the areas. The highest 2 % of values are drawn "
            "at the top."
        ),
        lambda: pictures.scatter(
            predictor, measure, shown & np.isfinite(measure), material.observations.region, names[1], names[0]
        ),
    )
    yield (
        "coefficients",
        tr("Coefficients with 95 % intervals: as modelled, and with every other choice tried."),
        lambda: pictures.coefficients(material.panel),
    )
    yield (
        "residual_map",
        tr("Where the model is wrong: residuals in standard deviations."),
        lambda: pictures.residual_map(material.areas, analysis.residual),
    )
    yield "residuals", tr("Residuals by fitted value."), lambda: pictures.residuals(analysis)


def _page(material: Material, drawn: dict[str, tuple[str, bytes]]) -> str:
    def figure(name: str) -> str:
        caption, image = drawn[name]
        source = base64.b64encode(image).decode("ascii")
        return (
            f'<figure><img alt="{escape(caption)}" src="data:image/png;base64,{source}">'
            f"<figcaption>{escape(caption)}</figcaption></figure>"
        )

    title = tr("Who is watched? An equity analysis")
    if material.range_text:
        title = f"{title}, {material.range_text}"
    summary = "".join(f"<p>{escape(each)}</p>" for each in words.summary(material.panel))
    parts = [
        f"<h1>{escape(title)}</h1>",
        _paragraph(material.question),
        _paragraph(tr("Made by Surveillance exposure on {date}.").format(date=material.made_on)),
        f'<div class="verdict">{summary}</div>',
        _heading(tr("Data")),
        _data(material),
        _heading(tr("Method")),
        *(_paragraph(text) for text in _method(material)),
        _heading(tr("Maps and pictures")),
        *(figure(name) for name in ("map", "scatter")),
        _heading(tr("Coefficients")),
        _coefficients(material),
        figure("coefficients"),
        _heading(tr("How well it fits")),
        _fits(material.analysis),
        *(figure(name) for name in ("residual_map", "residuals")),
        _heading(tr("What survives")),
        _verdicts(material.panel),
        _heading(tr("Every check")),
        _findings(material.panel),
        _heading(tr("Caveats")),
        _list([*material.remarks, *_caveats()]),
        _heading(tr("How to repeat it")),
        f"<pre>{escape(material.command)}</pre>",
    ]
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(material.language)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>\n"
    )


def _method(material: Material) -> list[str]:
    """What was done, in two paragraphs."""
    specification, analysis = material.analysis.specification, material.analysis
    model = {
        "poisson": tr("a Poisson regression of the counts (log link)"),
        "quasi-poisson": tr("a quasi-Poisson regression of the counts (log link)"),
        "negative binomial": tr("a negative binomial regression of the counts (NB2, log link)"),
        "logistic": tr("a logistic regression"),
        "fractional logistic": tr("a fractional logistic regression of the share, with robust errors"),
    }[specification.model]
    regions = {
        equity.POOLED: tr("All areas are in one model, whatever their region."),
        equity.SEPARATE: tr("Each region has a model of its own."),
        equity.INTERACTIONS: tr("One model holds all regions, each with an intercept and slopes of its own."),
    }[specification.regions]
    outcome = material.outcome_name
    if specification.threshold is not None:
        outcome = tr("whether {outcome} is above {threshold}").format(
            outcome=outcome, threshold=f"{specification.threshold:g}"
        )
    first = tr("The outcome, {outcome}, is explained by {predictors} in {model}.").format(
        outcome=outcome, predictors=", ".join(material.observations.predictors), model=model
    )
    if material.observations.covariates:
        first += " " + tr("Held constant: {covariates}.").format(
            covariates=", ".join(material.observations.covariates)
        )
    if specification.rate:
        first += " " + tr("Counts are per resident (the log of the population is an offset).")
    if material.observations.population is not None:
        first += " " + tr("Areas with no more than {floor} residents are left out.").format(
            floor=f"{specification.min_population:g}"
        )
    first += f" {regions} " + tr(
        "{used} of {all} areas are used. The fitting is done by statsmodels."
    ).format(used=int(analysis.used.sum()), all=len(analysis.left_out))
    second = tr(
        "Then every coefficient is put to the questions of a hostile reviewer. Do its errors hold if counts scatter "
        "more than the model expects, or if neighbours are alike (a sandwich over areas that touch)? Is it still "
        "significant when all regions are counted that were looked at (Holm; Benjamini-Hochberg)? Are the residuals "
        "of neighbours alike (Moran's I, against permutations)? And do sign and significance at 5 % outlast other "
        "ranges, thresholds, floors of population, a further covariate, and the census's own margins of error? "
        "“Does not survive” means that corrected errors, alike neighbours or the number of regions take its "
        "significance, or that some choice turns its sign."
    )
    return [first, second]


def _caveats() -> list[str]:
    return [
        tr("Areas are compared, not people: what holds for tracts need not hold for those who live in them."),
        tr("A coefficient is no cause. What is not in the model may move both sides of it."),
        tr(
            "Cameras that nobody has recorded are in no figure, and where records were made may not be chance."
        ),
        tr(
            "A camera's range is its potential reach, not continuous recognition; figures hold for the range they "
            "name."
        ),
        tr("Other borders of areas could give other results (the modifiable areal unit problem)."),
    ]


def _data(material: Material) -> str:
    rows = [
        [each.role, each.name, f"{each.features:,}".replace(",", " "), each.dated, each.licence]
        for each in material.data
    ]
    return _table([tr("Use"), tr("Layer"), tr("Features"), tr("Dates"), tr("Licence and rights")], rows, {2})


def _coefficients(material: Material) -> str:
    rows = []
    for each in material.analysis.coefficients:
        interval = f"{_number(each.conf_low)} – {_number(each.conf_high)}" if each.is_known else "–"
        rows.append(
            [
                each.region or tr("all areas"),
                each.term,
                _number(each.estimate),
                _number(each.std_error),
                interval,
                words.p_text(each.p_value) if each.is_known else "–",
                str(each.n),
                words.status_text(each),
            ]
        )
    head = [
        tr("Region"),
        tr("Term"),
        tr("Estimate"),
        tr("Error"),
        tr("95 % interval"),
        tr("p"),
        tr("Areas"),
        "",
    ]
    return _table(head, rows, {2, 3, 4, 5, 6})


def _fits(analysis: Analysis) -> str:
    rows = [
        [
            each.region or tr("all areas"),
            str(each.n),
            f"{each.deviance:.1f}",
            str(each.df_residual),
            f"{each.null_deviance:.1f}",
            f"{each.dispersion:.2f}" if analysis.specification.model in COUNT_MODELS else "–",
            _number(each.alpha),
        ]
        for each in analysis.fits
    ]
    head = [
        tr("Region"),
        tr("Areas"),
        tr("Deviance"),
        tr("Degrees of freedom"),
        tr("Null deviance"),
        tr("Dispersion"),
        tr("Alpha"),
    ]
    return _table(head, rows, {1, 2, 3, 4, 5, 6})


def _verdicts(panel: Panel) -> str:
    rows = []
    for each in panel.verdicts:
        kind = {robustness.FAILS: "fails", robustness.SURVIVES: "survives"}.get(each.verdict, "")
        text = f'<span class="{kind}">{escape(words.verdict_text(each))}</span>'
        rows.append(f"<tr><td>{escape(words.named(each.coefficient))}</td><td>{text}</td></tr>")
    return f"<table><tbody>{''.join(rows)}</tbody></table>"


def _findings(panel: Panel) -> str:
    rows = []
    for each in panel.findings:
        if each.check == robustness.AS_MODELLED:
            continue
        rows.append(
            [
                words.check_text(each.check, each.setting),
                each.region or tr("all areas"),
                each.term,
                _number(each.estimate),
                words.p_text(each.p_value) if math.isfinite(each.p_value) else "–",
                str(each.n),
            ]
        )
    head = [tr("Check"), tr("Region"), tr("Term"), tr("Estimate"), tr("p"), tr("Areas")]
    return _table(head, rows, {3, 4, 5})


def _number(value: float) -> str:
    return f"{value:.4g}".replace("-", "−") if math.isfinite(value) else "–"


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _list(items: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(each)}</li>" for each in items) + "</ul>"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], numbers: set[int]) -> str:
    def cells(tag: str, row: Sequence[str]) -> str:
        return "".join(
            f"<{tag}{' class=n' if k in numbers else ''}>{escape(each)}</{tag}>" for k, each in enumerate(row)
        )

    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    return f"<table><thead><tr>{cells('th', head)}</tr></thead><tbody>{body}</tbody></table>"
