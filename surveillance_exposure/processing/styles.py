"""Styles that depend on the figures: the classes of a choropleth."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from qgis.core import QgsFillSymbol, QgsGraduatedSymbolRenderer, QgsRendererRange, QgsVectorLayer

from ..core.ragged import Floats
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


def residuals(attribute: str) -> Callable[[QgsVectorLayer], None]:
    """A style by residuals in standard deviations: purple where there is more than expected, orange less."""
    limits = (-1e9, -2.0, -1.0, 1.0, 2.0, 1e9)
    colours = ("#e66101", "#fdb863", "#f7f7f7", "#b2abd2", "#5e3c99")
    labels = (
        tr("far less than expected (under -2)"),
        tr("less than expected (-2 to -1)"),
        tr("as expected (-1 to 1)"),
        tr("more than expected (1 to 2)"),
        tr("far more than expected (over 2)"),
    )
    classes = [
        QgsRendererRange(low, high, _fill(colour), label)
        for low, high, colour, label in zip(limits[:-1], limits[1:], colours, labels)
    ]
    # A graduated style leaves out NULL; a hole in the map would pass for "as expected".
    classes.insert(0, QgsRendererRange(-2e9, -2e9, _fill("#9a9a9a", "b_diagonal"), tr("not in the model")))

    def apply(layer: QgsVectorLayer) -> None:
        expression = f'coalesce("{attribute}", -2000000000)'
        layer.setRenderer(
            QgsGraduatedSymbolRenderer(expression, [QgsRendererRange(each) for each in classes])
        )

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
