"""Styles that depend on the figures: the classes of a choropleth."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsRendererRange,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ..core.ragged import Floats, Ints
from ..reports.equity_pictures import TWO_VARIABLES
from ..translation import tr

# ColorBrewer's purples: one hue, which the colour-blind and a photocopier can read.
RAMP = ("#dadaeb", "#bcbddc", "#9e9ac8", "#756bb1", "#54278f")
OUTLINE = {"outline_color": "#8c8c8c", "outline_width": "0.12"}


def choropleth(attribute: str, values: Floats) -> Callable[[QgsVectorLayer], None]:
    """A style by `attribute`: classes of round numbers from its `values`, zero and NaN apart."""
    limits = class_limits(values)
    classes = [QgsRendererRange(0, 0, _fill("#ffffff"), tr("none"))] if (values == 0).any() else []
    for i, (low, high) in enumerate(zip(limits[:-1], limits[1:])):
        colour = RAMP[round(i * (len(RAMP) - 1) / max(len(limits) - 2, 1))]
        label = f"{low:g} – {high:g}" if i else tr("under {limit}").format(limit=f"{high:g}")
        classes.append(QgsRendererRange(low, high, _fill(colour), label))
    expression = f'"{attribute}"'
    if np.isnan(values).any():
        # A graduated style leaves out NULL; a hole in the map would pass for "none".
        expression = f'coalesce("{attribute}", -1)'
        classes.insert(0, QgsRendererRange(-1, -1, _fill("#9a9a9a", "b_diagonal"), tr("no residents")))

    def apply(layer: QgsVectorLayer) -> None:
        layer.setRenderer(
            QgsGraduatedSymbolRenderer(expression, [QgsRendererRange(each) for each in classes])
        )

    return apply


def ranking(attribute: str, ranks: Ints) -> Callable[[QgsVectorLayer], None]:
    """A style by the rank in `attribute`: the first darkest, each labelled with its rank."""
    limits = np.unique(np.linspace(0, ranks.max(initial=1), len(RAMP) + 1).round().astype(int)).tolist()
    classes = []
    for i, (before, last) in enumerate(zip(limits[:-1], limits[1:])):
        first = before + 1
        colour = RAMP[-1 - round(i * (len(RAMP) - 1) / max(len(limits) - 2, 1))]
        label = str(first) if first == last else f"{first} – {last}"
        classes.append(QgsRendererRange(first, last, _fill(colour), label))

    def apply(layer: QgsVectorLayer) -> None:
        layer.setRenderer(QgsGraduatedSymbolRenderer(attribute, [QgsRendererRange(each) for each in classes]))
        halo = QgsTextBufferSettings()
        halo.setEnabled(True)
        halo.setSize(0.8)
        text = QgsTextFormat()
        text.setSize(9)
        text.setBuffer(halo)
        settings = QgsPalLayerSettings()
        settings.fieldName = attribute
        settings.setFormat(text)
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        layer.setLabelsEnabled(True)

    return apply


def two_variables(
    outcome: str, predictor: str, outcome_limits: tuple[float, float], predictor_limits: tuple[float, float]
) -> Callable[[QgsVectorLayer], None]:
    """A style by thirds of two fields, given their limits (see `equity.thirds`)."""
    thirds = (tr("low"), tr("middle"), tr("high"))

    def third(name: str, limits: tuple[float, float]) -> str:
        return f'CASE WHEN "{name}" <= {limits[0]!r} THEN 0 WHEN "{name}" <= {limits[1]!r} THEN 1 ELSE 2 END'

    expression = (
        "CASE WHEN \"status\" = 'ok' THEN "
        f"3 * {third(outcome, outcome_limits)} + {third(predictor, predictor_limits)} ELSE -1 END"
    )
    classes = [
        (
            3 * i + j,
            _fill(TWO_VARIABLES[i][j]),
            tr("{outcome} outcome, {predictor} predictor").format(outcome=thirds[i], predictor=thirds[j]),
        )
        for i in (2, 1, 0)
        for j in (0, 1, 2)
    ]
    classes.append((-1, _fill("#ffffff", "b_diagonal"), tr("not in the model")))

    def apply(layer: QgsVectorLayer) -> None:
        categories = [QgsRendererCategory(value, symbol.clone(), label) for value, symbol, label in classes]
        layer.setRenderer(QgsCategorizedSymbolRenderer(expression, categories))

    return apply


def _fill(colour: str, pattern: str = "solid") -> QgsFillSymbol:
    return QgsFillSymbol.createSimple({"color": colour, "style": pattern, **OUTLINE})


def class_limits(values: Floats) -> list[float]:
    """Two to six limits of classes: quantiles of the values above zero, rounded to two figures."""
    positive = values[np.isfinite(values) & (values > 0)]
    if not len(positive):
        return [0.0, 1.0]
    inner = {float(f"{q:.2g}") for q in np.quantile(positive, [0.2, 0.4, 0.6, 0.8])}
    top = _rounded_up(float(positive.max()))
    return [0.0, *sorted(limit for limit in inner if 0 < limit < top), top]


def _rounded_up(number: float) -> float:
    unit = 10.0 ** (np.floor(np.log10(number)) - 1)
    return float(f"{np.ceil(number / unit) * unit:.3g}")
