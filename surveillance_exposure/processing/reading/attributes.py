"""Attributes of features: fields, and what expressions make of them, to values."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ... import layers
from ...core import areas, columns, parts
from ...core.numbers import (
    Numbers,
    is_annotation,
    is_no_name,
    is_plain,
    numbers,
)
from ...layers import Rows
from ...translation import tr
from ..messages import missing_field, warn_of_numbers
from ..run import Run
from .conditions import checked_expression

_NO_VALUES = (list, tuple, dict, QgsGeometry)

FAILED = columns.FAILED
"""What `evaluate` gives where an expression fails; no number and no text."""


def needed_column(rows: Rows, name: str, label: str) -> list[Any]:
    """The values of a field; one that is not there ends the run."""
    column = rows.column(name)
    if column is None:
        missing_field(label, name, rows)
    return column


def values_of(run: Run, name: str, text: str, rows: Rows, label: str) -> list[Any]:
    """The values of a field, or of an expression where no field is called `text`; of the layer parameter `name`."""
    values = rows.column(text)  # a name that is no expression, such as “2020 rate”, too
    if values is None:
        expression = checked_expression(text, rows.fields, label)
        source = run.source(name)
        scope = run.expressions(source)
        values = evaluate(expression, rows, scope, label)
    return values


def residents(rows: Rows, name: str, label: str, feedback: QgsProcessingFeedback) -> Numbers:
    """The numbers of residents in a field of the parameter `label`, with a word on what is none.

    A field that is not there ends the run.
    """
    found = areas.residents(needed_column(rows, name, label))
    warn_of_numbers(found, label, name, feedback)
    return found


def for_expressions(rows: Rows, names: Iterable[str]) -> tuple[Rows, dict[str, Numbers]]:
    """The rows as expressions are to see the fields `names`, and those fields that hold words for missing.

    To an expression -666666666 would be a number, and "1,234,567" none: the one is NULL here, the other what it
    means. Only in fields most of which are numbers: elsewhere “N” may be north. And areas that cross themselves
    are repaired, as $area of a bow tie is 0.
    """
    places = {item.name().lower(): i for i, item in enumerate(rows.fields)}
    told, changes = {}, []
    for name in names:
        k = places.get(name.lower())
        if k is None:
            continue
        column = [
            value if isinstance(value, (str, int, float)) else None for value in rows.column(name) or []
        ]
        found = numbers(column)
        of_numbers = np.isfinite(found.values).sum() > len(found.unusable)
        some = [
            i
            for i, item in enumerate(column)
            if is_annotation(item) or (of_numbers and i not in found.unusable and not _reads_plain(item))
        ]
        changes += [(i, k, None if math.isnan(found.values[i]) else float(found.values[i])) for i in some]
        words = {i: found.missing[i] for i in some if found.missing.get(i)}
        if words:
            told[name] = Numbers(found.values, words)
    usable = rows.geometries.copy()
    usable[~rows.usable] = None
    shapes, repaired = parts.areas_only(usable)
    if not (changes or len(repaired)):
        return rows, told
    features = list(rows.features)
    for i in {i for i, _, _ in changes}.union(repaired.tolist()):
        features[i] = QgsFeature(features[i])
    for i, wkb in zip(repaired.tolist(), layers.multi_wkb(shapes[repaired])):
        shape = QgsGeometry()
        shape.fromWkb(wkb or b"")
        features[i].setGeometry(shape)
    for i, k, value in changes:
        features[i].setAttribute(k, value)
    return replace(rows, features=features), told


def _reads_plain(item: Any) -> bool:
    return not isinstance(item, str) or is_plain(item.strip()) or not item.strip()


def fields_read(expression: QgsExpression, fields: Iterable[QgsField]) -> list[str]:
    """Which of the fields an expression reads: all of them where it asks for one by its name, as attribute() does."""
    named = {name.lower() for name in expression.referencedColumns()}
    every = QgsFeatureRequest.ALL_ATTRIBUTES in named
    return [item.name() for item in fields if every or item.name().lower() in named]


def expression_numbers(
    expression: QgsExpression, rows: Rows, context: QgsExpressionContext, label: str
) -> Numbers:
    """What an expression gives for each row, as numbers; where it cannot be worked out that is what is said.

    An aggregate, such as mean("income"), is of these rows.
    """
    layer = None
    if not _aggregates().isdisjoint(expression.referencedFunctions()):
        layer = _as_layer(rows)
        context = QgsExpressionContext(context)
        context.appendScope(QgsExpressionContextUtils.layerScope(layer))
    failed = tr("cannot be worked out")
    values = evaluate(expression, rows, context, label)
    return numbers(failed if value is FAILED else value for value in values)


@lru_cache(maxsize=1)
def _aggregates() -> frozenset[str]:
    """The functions of expressions that look at a whole layer."""
    every = QgsExpression.Functions()
    groups = next(function.groups() for function in every if function.name() == "aggregate")
    return frozenset(function.name() for function in every if set(groups) & set(function.groups()))


def _as_layer(rows: Rows) -> QgsVectorLayer:
    """The rows as a layer in memory; shapes of another kind than the first one are left out."""
    shapes = [QgsGeometry(feature.geometry()) for feature in rows.features]
    for shape in shapes:
        shape.convertToMultiType()
    kind = next((shape.wkbType() for shape in shapes if not shape.isNull()), QgsWkbTypes.Type.NoGeometry)
    layer = QgsVectorLayer(QgsWkbTypes.displayString(kind), rows.name, "memory")
    layer.setCrs(rows.crs)
    layer.dataProvider().addAttributes(list(rows.fields))
    layer.updateFields()
    features = []
    for given, shape in zip(rows.features, shapes):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(given.attributes())
        if shape.wkbType() == kind:
            feature.setGeometry(shape)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def evaluate(expression: QgsExpression, rows: Rows, context: QgsExpressionContext, label: str) -> list[Any]:
    """The value of an expression for each row: None for NULL, `FAILED` where it cannot be worked out.

    One that makes lists, maps or shapes, of which a list of one would pass for what is in it, ends the run.
    """
    context = QgsExpressionContext(context)
    context.appendScope(QgsExpressionContextScope())
    context.setFields(rows.fields)
    expression.prepare(context)
    values = []
    for feature in rows.features:
        context.setFeature(feature)
        result = expression.evaluate(context)
        if isinstance(result, _NO_VALUES) and not expression.isField():
            raise QgsProcessingException(
                tr("{label}: {text} gives a list, a map or a shape, and not one value.").format(
                    label=label, text=expression.expression()
                )
            )
        failed = expression.hasEvalError() or (isinstance(result, float) and math.isinf(result))
        values.append(FAILED if failed else layers.value(result))
    return values


def tell_of_values(
    values: Sequence[Any],
    text: str,
    rows: Rows,
    label: str,
    feedback: QgsProcessingFeedback,
    all_needed: bool = False,
) -> None:
    """A word on an expression `text` that fails for some rows, or gives none a value.

    One that fails for all rows ends the run; with `all_needed` one that fails for any.
    """
    failed = sum(value is FAILED for value in values)
    if failed:
        said = tr(
            "{label}: {text} cannot be worked out for {failed} of the {count} rows of “{layer}”."
        ).format(label=label, text=text, failed=failed, count=len(values), layer=rows.name)
        if all_needed or failed == len(values):
            raise QgsProcessingException(said)
        feedback.pushWarning(said)
    elif all(map(is_no_name, values)):
        feedback.pushWarning(
            tr("{label}: {text} gives no row of “{layer}” a value.").format(
                label=label, text=text, layer=rows.name
            )
        )
