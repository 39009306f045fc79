"""Styles that depend on the figures: the classes of a choropleth."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)

from ...core.ragged import Floats, Ints
from ...core.statuses import OK
from ...reports.equity_pictures import TWO_VARIABLES
from ...translation import tr

# ColorBrewer's purples: one hue, which the colour-blind and a photocopier can read.
RAMP = ("#dadaeb", "#bcbddc", "#9e9ac8", "#756bb1", "#54278f")
# Yellow, green, blue, likewise: people are told from measures by hue.
PEOPLE = ("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494")
MIN_LIMITS = 5  # four classes
MISSING = -1e12
OUTLINE = {"outline_color": "#8c8c8c", "outline_width": "0.12"}


def choropleth(attribute: str, values: Floats) -> Callable[[QgsVectorLayer], None]:
    """A style by `attribute`: classes of round numbers from its `values`, zero and NaN apart."""
    limits = class_limits(values)
    classes = [QgsRendererRange(0, 0, _fill("#ffffff"), tr("none"))] if (values == 0).any() else []
    classes += _classes(limits, RAMP, [f"{limit:g}" for limit in limits])
    return _graduated(f'"{attribute}"', classes, tr("no residents") if np.isnan(values).any() else None)


def demographics(
    attribute: str, values: Floats, expression: str | None = None
) -> Callable[[QgsVectorLayer], None]:
    """A style by the share of a group (0 to 1, shown in percent), or by a number such as income.

    Classes of about as many areas each, their limits rounded: shares to 5 percentage points, where that
    still tells areas apart. Areas without data are hatched. `values` are those of `attribute`, or of
    `expression` in place of it, NaN where there is none.
    """
    known = values[np.isfinite(values)]
    is_share = bool(len(known)) and known.min() >= 0 and known.max() <= 1
    limits = _share_limits(known) if is_share else class_limits(known)
    if len(known) and known.min() < 0:
        limits[0] = float(known.min())
    texts = [f"{100 * limit:.3g}" if is_share else f"{limit:,.6g}" for limit in limits]
    unit = " %" if is_share else ""
    classes = _classes(limits, PEOPLE, texts, unit)
    missing = tr("unknown") if len(known) < len(values) else None
    return _graduated(expression or f'"{attribute}"', classes, missing)


def _share_limits(shares: Floats) -> list[float]:
    """Limits of classes of shares: quantiles rounded to 0.05, or to 0.01 where a group is small."""
    for unit in (0.05, 0.01):
        inner = {round(round(q / unit) * unit, 2) for q in np.quantile(shares, [0.2, 0.4, 0.6, 0.8])}
        top = round(float(np.ceil(shares.max() / unit - 1e-9)) * unit, 2)
        limits = [0.0, *sorted(limit for limit in inner if 0 < limit < top), top]
        if len(limits) >= MIN_LIMITS:
            return limits
    return class_limits(shares)


def _classes(
    limits: list[float], ramp: tuple[str, ...], texts: list[str], unit: str = ""
) -> list[QgsRendererRange]:
    classes = []
    for i, (low, high) in enumerate(zip(limits[:-1], limits[1:])):
        colour = ramp[round(i * (len(ramp) - 1) / max(len(limits) - 2, 1))]
        below = tr("under {limit}").format(limit=texts[1] + unit)
        label = f"{texts[i]} – {texts[i + 1]}{unit}" if i else below
        classes.append(QgsRendererRange(low, high, _fill(colour), label))
    return classes


def _graduated(
    expression: str, classes: list[QgsRendererRange], missing: str | None
) -> Callable[[QgsVectorLayer], None]:
    """The style of these classes, and of what is `missing`, hatched, if anything is."""
    if missing:
        # A graduated style leaves out NULL; a hole in the map would pass for "none".
        expression = f"coalesce({expression}, {MISSING})"
        classes = [QgsRendererRange(MISSING, MISSING, _fill("#9a9a9a", "b_diagonal"), missing), *classes]

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

    def third(name: str, limits: tuple[float, float]) -> str:
        return f'CASE WHEN "{name}" <= {limits[0]!r} THEN 0 WHEN "{name}" <= {limits[1]!r} THEN 1 ELSE 2 END'

    expression = (
        f"CASE WHEN \"status\" = '{OK}' THEN "
        f"3 * {third(outcome, outcome_limits)} + {third(predictor, predictor_limits)} ELSE -1 END"
    )
    classes = [
        (
            3 * i + j,
            _fill(TWO_VARIABLES[i][j]),
            tr("outcome {outcome}, predictor {predictor}").format(
                outcome=_third_text(i, outcome_limits), predictor=_third_text(j, predictor_limits)
            ),
        )
        for i in (2, 1, 0)
        for j in (0, 1, 2)
    ]
    classes.append((-1, _fill("#ffffff", "b_diagonal"), tr("not in the model")))

    def apply(layer: QgsVectorLayer) -> None:
        categories = [QgsRendererCategory(value, symbol.clone(), label) for value, symbol, label in classes]
        layer.setRenderer(QgsCategorizedSymbolRenderer(expression, categories))

    return apply


def _third_text(third: int, limits: tuple[float, float]) -> str:
    """Which third, and its limits."""
    low, high = (f"{limit:.3g}" for limit in limits)
    return (
        tr("low (to {low})").format(low=low),
        tr("middle ({low} to {high})").format(low=low, high=high),
        tr("high (over {high})").format(high=high),
    )[third]


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


def plain(kind: QgsWkbTypes.Type, has_height: bool = False) -> str | Callable[[QgsVectorLayer], None] | None:
    """A quiet style for data of which only the type of geometry is known; buildings, if they have `height_m`."""
    geometry = QgsWkbTypes.geometryType(kind)
    if geometry == QgsWkbTypes.GeometryType.PolygonGeometry and has_height:
        return "osm_buildings.qml"
    symbols = {
        QgsWkbTypes.GeometryType.PointGeometry: lambda: QgsMarkerSymbol.createSimple(
            {"color": "#005f9e", "outline_color": "white", "outline_width": "0.3", "size": "2.2"}
        ),
        QgsWkbTypes.GeometryType.LineGeometry: lambda: QgsLineSymbol.createSimple(
            {"color": "#5b6770", "width": "0.4"}
        ),
        QgsWkbTypes.GeometryType.PolygonGeometry: lambda: QgsFillSymbol.createSimple(
            {"color": "91,103,112,30", "outline_color": "#5b6770", "outline_width": "0.4"}
        ),
    }
    if geometry not in symbols:
        return None
    return lambda layer: layer.setRenderer(QgsSingleSymbolRenderer(symbols[geometry]()))


def _rounded_up(number: float) -> float:
    unit = 10.0 ** (np.floor(np.log10(number)) - 1)
    return float(f"{np.ceil(number / unit) * unit:.3g}")
