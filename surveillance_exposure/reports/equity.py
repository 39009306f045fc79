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
from ..core.equity import Analysis, Coefficient, Observations, Specification
from ..core.ragged import Floats, Geometries
from ..core.regression import COUNT_MODELS
from ..core.robustness import Finding, Panel
from ..translation import tr
from . import equity_pictures as pictures
from . import equity_words as words

_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;color:#222;max-width:60em;margin:2em auto;padding:0 1em}
h1{font-size:1.6em;line-height:1.25}h2{font-size:1.2em;margin-top:2em;border-bottom:1px solid #bbb}
h3{font-size:1em;margin:1.5em 0 0}h1,h2,h3,p,li,dd,dt{overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:.85em;margin:.6em 0 1em}
th,td{text-align:left;padding:.25em .5em;border-bottom:1px solid #ddd;vertical-align:top;overflow-wrap:break-word}
td:first-child,th:first-child{min-width:8em}td.n,th.n{text-align:right}
td.n{white-space:nowrap;overflow-wrap:normal;font-variant-numeric:tabular-nums}
th{overflow-wrap:break-word}table.terms td:nth-child(2){min-width:10em}
thead{display:table-header-group}tr,figure{break-inside:avoid}
figure{margin:1.2em 0}img{max-width:100%;height:auto}.wide{overflow-x:auto}
figcaption,.note{font-size:.85em;color:#444}dt{font-weight:600}dd{margin:0 0 .4em 1.5em}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f4f4;padding:.8em;font-size:.85em}
.verdict{background:#f2f0f7;border-left:4px solid #54278f;padding:.6em 1em}
.fails{color:#8f3a00;font-weight:600}.survives{color:#08457e;font-weight:600}
@media screen and (max-width:40em){.many,.terms{min-width:36em}}
@media print{body{margin:0;padding:0;max-width:none;font-size:10pt}h2,h3{break-after:avoid}
  .wide{overflow:visible}img{max-height:150mm;width:auto}
  .verdict{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
@page{margin:18mm}
"""

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""Nothing is loaded from outside, no script runs: pictures and style are in the page."""

_COLUMNS = 6
"""Regions side by side in the table of checks."""


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
    outcome, for counts per 1,000 residents. `terms` says what columns mean that are worked out, `assumptions` what
    every figure holds for, `remarks` are the warnings of the run, `obstacles` what keeps the command from
    repeating it.
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
    terms: Sequence[tuple[str, str]] = ()
    assumptions: str = ""
    obstacles: Sequence[str] = ()
    software: str = ""
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
    shown, note = np.isfinite(analysis.fitted), material.assumptions
    measure, predictor = (
        np.where(analysis.used, each, math.nan) for each in (material.measure, material.predictor)
    )
    yield (
        "map",
        tr(
            "{outcome} by {predictor}, each in thirds of the areas; numbers are their limits. Hatched: not in the "
            "model."
        ).format(outcome=names[0], predictor=names[1]),
        lambda: pictures.two_variable_map(material.areas, measure, predictor, *names, note),
    )
    yield (
        "scatter",
        tr(
            "Each point is an area, the line joins means of up to ten equal groups of them. The highest "
            "2 % of values are drawn at the top."
        ),
        lambda: pictures.scatter(
            predictor,
            measure,
            shown & np.isfinite(measure),
            material.observations.region,
            names[1],
            names[0],
            note,
        ),
    )
    yield (
        "coefficients",
        tr("Coefficients with 95 % intervals: as modelled, and with every other choice tried."),
        lambda: pictures.coefficients(material.panel, note),
    )
    yield (
        "residual_map",
        tr("Where the model is wrong: residuals in standard deviations."),
        lambda: pictures.residual_map(material.areas, analysis.residual, note),
    )
    yield (
        "residuals",
        tr(
            "Residuals by fitted value: each point is an area, the line joins means of up to ten equal groups. A good "
            "model's line stays near 0."
        ),
        lambda: pictures.residuals(analysis, note),
    )


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
        _note(
            tr("Made on {date} with {software}.").format(date=material.made_on, software=material.software)
        ),
        _note(material.assumptions),
        f'<div class="verdict">{summary}</div>',
        _heading(tr("Data")),
        _data(material),
        _terms(material.terms),
        _heading(tr("Method")),
        *(_paragraph(text) for text in _method(material)),
        _heading(tr("Maps and pictures")),
        *(figure(name) for name in ("map", "scatter")),
        _heading(tr("Coefficients")),
        _coefficients(material),
        _note(_meaning(material.analysis.specification)),
        figure("coefficients"),
        _heading(tr("How well it fits")),
        _fits(material.analysis),
        *(figure(name) for name in ("residual_map", "residuals")),
        _heading(tr("What survives")),
        _verdicts(material.panel),
        _heading(tr("Every check")),
        _note(
            tr(
                "Estimate, and p value in brackets; strong where p is under 0.05. For margins of error the estimate is "
                "the median of the draws. Errors and intervals are in the table of robustness."
            )
        ),
        _findings(material.panel),
        _heading(tr("Caveats")),
        _list([*material.remarks, *_caveats(material)]),
        _heading(tr("How to repeat it")),
        f"<pre>{escape(material.command)}</pre>",
        _list(material.obstacles) if material.obstacles else "",
    ]
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(material.language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
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
        "more than the model expects, or if areas near each other are alike (sandwiches over areas "
        "that touch, and over eighths of a region)? Is it still "
        "significant when all regions are counted that were looked at (Holm; Benjamini-Hochberg)? Are the residuals "
        "of neighbours alike (Moran's I, against permutations)? And do sign and significance at 5 % outlast other "
        "ranges, thresholds, floors of population, a further covariate, and the census's own margins of error (counts "
        "by errors that allow for overdispersion)? "
        "“Does not survive” means that corrected errors, alike neighbours or the number of regions take its "
        "significance, or that some choice turns its sign. A check is a question and counts once: Holm is one, "
        "whichever errors it is made with, and a range, threshold or floor that changes nothing is none. A check that "
        "could not be made is unanswered, never passed: without the answer of corrected errors, alike neighbours or "
        "Holm a claim is fragile at best."
    )
    return [first, second]


def _meaning(specification: Specification) -> str:
    """What an estimate is, in units."""
    if specification.model in COUNT_MODELS:
        text = tr(
            "An estimate is the change in the log of the expected count for one more of the term, all else in the "
            "model being equal; the ratio, exp(estimate), is how many times as many. "
        )
    else:
        text = tr(
            "An estimate is the change in the log odds for one more of the term, all else in the model being equal; "
            "the ratio, exp(estimate), is how many times the odds. "
        )
    return text + tr("Of a share, from 0 to 1, one more is from none to all.")


def _caveats(material: Material) -> list[str]:
    shared = material.analysis.specification.rate and any(
        "per_1000" in each for each in material.observations.predictors
    )
    return [
        *(
            [
                tr(
                    "Outcome and predictor are both per resident. Where few live but many work, both are high without "
                    "any link between them; the check with log(population) shows how much hangs on that."
                )
            ]
            if shared
            else []
        ),
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
        tr(
            "Each check changes one thing. What stands them one by one may fall to several at once, or to one that was "
            "not made."
        ),
    ]


def _data(material: Material) -> str:
    rows = [
        [
            each.role,
            each.name,
            f"{each.features:,}".replace(",", "\u202f"),
            each.dated or tr("not stated"),
            each.licence or tr("not stated by the layer; ask its source before passing it on"),
        ]
        for each in material.data
    ]
    return _table([tr("Use"), tr("Layer"), tr("Features"), tr("Dates"), tr("Licence and rights")], rows, {2})


def _terms(terms: Sequence[tuple[str, str]]) -> str:
    return "<dl>" + "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in terms) + "</dl>"


def _coefficients(material: Material) -> str:
    head = [tr("Region"), tr("Term"), tr("Estimate"), tr("Error"), tr("95 % interval"), tr("p"), tr("Ratio")]
    rows = []
    for each in material.analysis.coefficients:
        names = "".join(f"<td>{escape(name)}</td>" for name in (each.region or tr("all areas"), each.term))
        figures = f"<td colspan={len(head) - 2}>{escape(words.status_text(each))}</td>"
        if each.is_known:
            figures = "".join(f"<td class=n>{escape(text)}</td>" for text in _figures(each))
        rows.append(f"<tr>{names}{figures}<td class=n>{each.n}</td></tr>")
    titles = "".join(
        f"<th{' class=n' if k > 1 else ''}>{escape(text)}</th>" for k, text in enumerate([*head, tr("Areas")])
    )
    return (
        f'<div class="wide"><table class="terms"><thead><tr>{titles}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _figures(each: Coefficient) -> list[str]:
    return [
        _number(each.estimate),
        _number(each.std_error),
        tr("{low} to {high}").format(low=_number(each.conf_low), high=_number(each.conf_high)),
        words.p_text(each.p_value),
        _number(each.ratio),
    ]


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
    return f'<div class="wide"><table><tbody>{"".join(rows)}</tbody></table></div>'


def _findings(panel: Panel) -> str:
    """For each term a table of checks by regions, so many regions side by side as fit."""
    by_term: dict[str, list[Finding]] = {}
    for each in panel.findings:
        if each.term != equity.INTERCEPT:
            by_term.setdefault(each.term, []).append(each)
    parts = []
    for term, found in sorted(by_term.items(), key=lambda each: not each[0]):  # the whole model last
        parts.append(f"<h3>{escape(term or tr('The whole model'))}</h3>")
        regions = list(dict.fromkeys(each.region for each in found))
        for begin in range(0, len(regions), _COLUMNS):
            parts.append(_checks(found, regions[begin : begin + _COLUMNS]))
    return "".join(parts)


def _checks(found: Sequence[Finding], regions: Sequence[str]) -> str:
    cells: dict[tuple[str, str], dict[str, str]] = {}
    for each in found:
        cells.setdefault((each.check, each.setting), {})[each.region] = _cell(each)
    head = "".join(f"<th class=n>{escape(each or tr('all areas'))}</th>" for each in regions)
    rows = "".join(
        f"<tr><td>{escape(words.check_text(*key))}</td>"
        + "".join(f"<td class=n>{row.get(each, '')}</td>" for each in regions)
        + "</tr>"
        for key, row in cells.items()
        if any(each in row for each in regions)
    )
    return (
        f'<div class="wide"><table><thead><tr><th>{escape(tr("Check"))}</th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _cell(finding: Finding) -> str:
    if finding.check == robustness.MORAN and not finding.is_answered and math.isfinite(finding.estimate):
        return f"{escape(_number(finding.estimate))} ({escape(tr('unanswered'))})"
    if not finding.is_answered:
        return escape(tr("unanswered"))
    if not math.isfinite(finding.estimate):
        return "–"
    p = words.p_text(finding.p_value) if math.isfinite(finding.p_value) else ""
    adjusted = finding.check in (robustness.HOLM, robustness.BENJAMINI_HOCHBERG)
    text = tr("p {p}").format(p=p) if adjusted else _number(finding.estimate) + (f" ({p})" if p else "")
    return f"<strong>{escape(text)}</strong>" if finding.p_value < robustness.SIGNIFICANT else escape(text)


def _number(value: float) -> str:
    """Three digits that count."""
    if not math.isfinite(value):
        return "–"
    text = f"{value:.0f}" if 1000 <= abs(value) < 1e6 else f"{value:.3g}"
    return text.replace("-", "−")


def _note(text: str) -> str:
    return f'<p class="note">{escape(text)}</p>' if text else ""


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
    kind = " class=many" if len(head) > 3 else ""
    table = f"<table{kind}><thead><tr>{cells('th', head)}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="wide">{table}</div>'
