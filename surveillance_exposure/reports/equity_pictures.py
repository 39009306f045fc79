"""The pictures of the equity report, as PNG. Drawn without a window, so in any thread."""

from __future__ import annotations

import io
import math
import textwrap
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

from ..core import equity, robustness
from ..core.equity import Analysis
from ..core.ragged import Bools, Floats, Geometries
from ..core.regression import COUNT_MODELS
from ..core.robustness import Panel
from ..translation import tr
from . import equity_words as words

TWO_VARIABLES = (
    ("#e8e8e8", "#ace4e4", "#5ac8c8"),
    ("#dfb0d6", "#a5add3", "#5698b9"),
    ("#be64ac", "#8c62aa", "#3b4994"),
)
"""Colours by thirds, [of the outcome][of the predictor], low to high (Stevens 2015)."""

RESIDUALS = ("#e66101", "#fdb863", "#f7f7f7", "#b2abd2", "#5e3c99")
"""Colours of residuals: under -2, to -1, to 1, to 2, over 2."""

_NOT_THERE, _HATCH = "#ffffff", "////"
_DPI = 150
_MANY = 100  # areas from which points are small
_SHOWN = 60  # characters of a name in a picture


def two_variable_map(
    areas: Geometries,
    outcome: Floats,
    predictor: Floats,
    outcome_name: str,
    predictor_name: str,
    note: str = "",
) -> bytes:
    """Areas by thirds of outcome and predictor, with the square of colours and their limits as legend.

    `note`, here and below, stands at the foot: what the figures hold for, should the picture travel alone.
    """
    figure = _figure(7, 6)
    axes = figure.add_axes((0.0, 0.0, 0.7, 1.0))
    row, column = (equity.third_of(values) for values in (outcome, predictor))
    known = np.isfinite(outcome) & np.isfinite(predictor)
    colours = np.array(TWO_VARIABLES)[row, column]
    _map(axes, areas, np.where(known, colours, _NOT_THERE))
    key = figure.add_axes((0.82, 0.4, 0.18, 0.18 * 7 / 6))
    key.imshow(_rgb(TWO_VARIABLES), origin="lower")
    limits = [[f"{limit:.2g}" for limit in equity.thirds(values)] for values in (predictor, outcome)]
    key.set_xticks([0.5, 1.5], limits[0], fontsize=8)
    key.set_yticks([0.5, 1.5], limits[1], fontsize=8)
    key.set_xlabel(_wrapped(f"{predictor_name} →"), fontsize=8)
    key.set_ylabel(_wrapped(f"{outcome_name} →"), fontsize=8)
    return _png(figure, note)


def residual_map(areas: Geometries, residual: Floats, note: str = "") -> bytes:
    """Areas by residual in standard deviations."""
    from matplotlib.patches import Patch

    figure = _figure(7, 6)
    axes = figure.add_axes((0.0, 0.0, 0.74, 1.0))
    known = np.isfinite(residual)
    place = np.digitize(np.where(known, residual, 0), [-2, -1, 1, 2])
    _map(axes, areas, np.where(known, np.array(RESIDUALS)[place], _NOT_THERE))
    labels = (
        tr("not in the model"),
        tr("under −2"),
        tr("−2 to −1"),
        tr("−1 to 1"),
        tr("1 to 2"),
        tr("over 2"),
    )
    handles = [
        Patch(facecolor=colour, edgecolor="#8c8c8c", label=label, hatch=_HATCH if k == 0 else None)
        for k, (colour, label) in enumerate(zip((_NOT_THERE, *RESIDUALS), labels))
    ]
    figure.legend(
        handles=handles[::-1],
        title=tr("Residual"),
        title_fontsize=9,
        loc="center right",
        fontsize=9,
        frameon=False,
    )
    return _png(figure, note)


def scatter(
    predictor: Floats,
    outcome: Floats,
    used: Bools,
    region: Any,
    predictor_name: str,
    outcome_name: str,
    note: str = "",
) -> bytes:
    """Outcome against predictor, one panel per region (the nine largest), with means of tenths."""
    names = ["" for _ in outcome] if region is None else region
    names = np.array(names, dtype=str)
    there, sizes = np.unique(names[used], return_counts=True)
    chosen = there[np.argsort(-sizes, kind="stable")][:9]
    columns = min(len(chosen), 3) or 1
    lines = math.ceil(len(chosen) / columns) or 1
    figure = _figure(7, 2.4 * lines + 0.4)
    top = np.nanquantile(outcome[used], 0.98) if used.any() else 1
    for k, name in enumerate(chosen):
        axes = figure.add_subplot(lines, columns, k + 1)
        inside = used & (names == name)
        x, y = predictor[inside], outcome[inside]
        _plot_groups(axes, x, y)
        axes.plot(x[y > top], np.full((y > top).sum(), top), ".", color="#756bb1", markersize=3, alpha=0.5)
        axes.set_title(_short(name or tr("all areas"), 32), fontsize=9)
        axes.set_ylim(0, top * 1.05 if top > 0 else 1)
        axes.tick_params(labelsize=8)
    figure.supxlabel(_short(predictor_name), fontsize=9)
    figure.supylabel(_short(outcome_name), fontsize=9)
    figure.tight_layout()
    return _png(figure, note)


def residuals(analysis: Analysis, note: str = "") -> bytes:
    """Residual against fitted value."""
    from matplotlib.ticker import LogLocator, NullFormatter

    figure = _figure(7, 3)
    axes = figure.add_subplot()
    axes.axhline(0, color="#8c8c8c", linewidth=0.8)
    known = np.isfinite(analysis.residual)
    _plot_groups(axes, analysis.fitted[known], analysis.residual[known])
    if analysis.specification.model in COUNT_MODELS:
        axes.set_xscale("log")
        axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        axes.xaxis.set_major_formatter("{x:g}")
        axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set_xlabel(tr("Fitted"), fontsize=8)
    axes.set_ylabel(tr("Pearson residual"), fontsize=8)
    axes.tick_params(labelsize=8)
    figure.tight_layout()
    return _png(figure, note)


def _plot_groups(axes: Any, x: Floats, y: Floats) -> None:
    """Each point, and joined, the means of x and y in up to ten groups by x of five or more."""
    axes.plot(x, y, ".", color="#756bb1", markersize=3 if len(x) > _MANY else 6, alpha=0.5)
    means = equity.means_of_groups(x, y)
    if len(means):
        axes.plot(*means.T, "o-", color="#e66101", markersize=3.5, linewidth=1)


def coefficients(panel: Panel, note: str = "") -> bytes:
    """Each predictor's coefficient and interval as modelled, and with every other choice of the panel."""
    shown = [each.coefficient for each in panel.verdicts if each.coefficient.is_known]
    by_name: dict[tuple[str, str], list[robustness.Finding]] = {}
    for found in panel.findings:
        adjusts = found.check in (robustness.HOLM, robustness.BENJAMINI_HOCHBERG)
        if found.term and not adjusts and found.check != robustness.AS_MODELLED:
            by_name.setdefault((found.term, found.region), []).append(found)
    figure = _figure(7, max(0.55 * len(shown), 1) + 0.9)
    axes = figure.add_subplot()
    axes.axvline(0, color="#8c8c8c", linewidth=0.8)
    for k, each in enumerate(shown):
        scale = abs(each.conf_high - each.conf_low) / 2 or 1
        others = by_name.get((each.term, each.region), [])
        end = abs(each.estimate) / scale + 4  # what is farther off is drawn there
        heights = (k + np.linspace(-0.3, 0.3, len(others) + 1)[1:]).tolist()
        for height, found in zip(heights, others):
            if math.isfinite(found.estimate):
                ends = np.array([found.conf_low, found.conf_high]) / scale
                axes.plot(np.clip(ends, -end, end), [height] * 2, color="#bcbddc", linewidth=1)
                axes.plot(
                    np.clip(found.estimate / scale, -end, end), height, ".", color="#9e9ac8", markersize=3
                )
        axes.plot(np.array([each.conf_low, each.conf_high]) / scale, [k - 0.3] * 2, color="#54278f", lw=2)
        axes.plot(each.estimate / scale, k - 0.3, "o", color="#54278f", markersize=5)
    axes.set_yticks(range(len(shown)), [_short(words.named(each), 40) for each in shown], fontsize=8)
    axes.invert_yaxis()
    axes.set_xlabel(
        textwrap.fill(
            tr("Coefficient, in half widths of its interval as modelled (dark); other choices (light)"), 60
        ),
        fontsize=8,
    )
    axes.tick_params(axis="x", labelsize=8)
    figure.tight_layout()
    return _png(figure, note)


def _rgb(colours: Sequence[Sequence[str]]) -> Any:
    from matplotlib.colors import to_rgb

    return np.array([[to_rgb(each) for each in row] for row in colours])


def _figure(width: float, height: float) -> Any:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), dpi=_DPI)
    FigureCanvasAgg(figure)
    return figure


def _map(axes: Any, areas: Geometries, colours: Any) -> None:
    from matplotlib.collections import PathCollection
    from matplotlib.path import Path

    paths: list[Any] = []
    fills: list[str] = []
    present = np.flatnonzero(~shapely.is_missing(areas))
    west, south, east, north = shapely.total_bounds(areas[present])
    drawn = shapely.simplify(areas[present], max(east - west, north - south) / 3000)
    for shape, row in zip(drawn, present.tolist()):
        for polygon in shapely.get_parts(shape):
            if shapely.get_dimensions(polygon) != 2 or shapely.is_empty(polygon):
                continue
            rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(polygon)]
            codes = [
                code
                for ring in rings
                for code in [Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY]
            ]
            paths.append(Path(np.concatenate(rings), codes))
            fills.append(str(colours[row]))
    axes.add_collection(PathCollection(paths, facecolors=fills, edgecolors="#8c8c8c", linewidths=0.15))
    missing = [path for path, fill in zip(paths, fills) if fill == _NOT_THERE]
    hatched = PathCollection(
        missing, facecolors=_NOT_THERE, edgecolors="#b0b0b0", linewidths=0.15, hatch=_HATCH
    )
    axes.add_collection(hatched)
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    axes.set_aspect("equal")
    axes.set_axis_off()


def _short(name: str, length: int = _SHOWN) -> str:
    # A dollar sign would begin a formula.
    name = name if len(name) <= length else name[: length - 1] + "…"
    return name.replace("$", r"\$")


def _wrapped(name: str) -> str:
    return _short(textwrap.fill(name, 22, max_lines=4, placeholder="…"), 120)


def _png(figure: Any, note: str) -> bytes:
    foot = textwrap.fill(note, 125, max_lines=4, placeholder="…").replace("$", r"\$")
    figure.text(0.0, -0.01, foot, fontsize=7, color="#444444", va="top")
    target = io.BytesIO()
    figure.savefig(target, format="png", bbox_inches="tight", pad_inches=0.08)
    return target.getvalue()
