"""Attributes of features: fields, and what expressions make of them, to values."""

from __future__ import annotations

import math
from collections.abc import Iterable
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
from ...core import parts
from ...core.numbers import (
    Numbers,
    is_annotation,
    is_plain,
    not_negative,
    numbers,
)
from ...layers import Rows
from ...translation import tr
from ..messages import missing_field, warn_of_numbers
from ..run import Run
from .conditions import constant_problem

FAILED = object()
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
        values = evaluate(expression, rows, run.expressions(source))
    return values


def residents(rows: Rows, name: str, label: str, feedback: QgsProcessingFeedback) -> Numbers:
    """The numbers of residents in a field of the parameter `label`, with a word on what is none.

    A field that is not there ends the run.
    """
    found = not_negative(numbers(needed_column(rows, name, label)))
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


def expression_numbers(expression: QgsExpression, rows: Rows, context: QgsExpressionContext) -> Numbers:
    """What an expression gives for each row, as numbers; where it cannot be worked out that is what is said.

    An aggregate, such as mean("income"), is of these rows.
    """
    layer = None
    if not _aggregates().isdisjoint(expression.referencedFunctions()):
        layer = _as_layer(rows)
        context = QgsExpressionContext(context)
        context.appendScope(QgsExpressionContextUtils.layerScope(layer))
    failed = tr("cannot be worked out")
    return numbers(failed if value is FAILED else value for value in evaluate(expression, rows, context))


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


def checked_expression(text: str, fields: Any, label: str) -> QgsExpression:
    """An expression that parses and whose fields exist; anything else ends the run."""
    expression = QgsExpression(text)
    if expression.hasParserError():
        raise QgsProcessingException(
            tr("{label}: the expression {text} cannot be understood: {error}").format(
                label=label, text=text, error=expression.parserErrorString()
            )
        )
    known = {item.name().lower() for item in fields}
    unknown = [c for c in expression.referencedColumns() if c.lower() not in known and not c.startswith("#")]
    if unknown:
        raise QgsProcessingException(
            tr("{label}: there is no field {unknown}. The layer has: {known}.").format(
                label=label, unknown=", ".join(sorted(unknown)), known=layers.field_text(fields)
            )
        )
    return expression


def checked_condition(text: str, fields: Any, label: str, context: QgsExpressionContext) -> QgsExpression:
    """The same of a condition; one that says the same of every feature, and no yes or no, ends the run, too."""
    expression = checked_expression(text, fields, label)
    problem = constant_problem(expression, context)
    if problem:
        raise QgsProcessingException(
            tr("{label}: {text} is no condition: {problem}. Ask for a field, such as {example}.").format(
                label=label, text=text, problem=problem, example="\"ownership\" = 'public'"
            )
        )
    return expression


def evaluate(expression: QgsExpression, rows: Rows, context: QgsExpressionContext) -> list[Any]:
    """The value of an expression for each row: None for NULL, `FAILED` where it cannot be worked out."""
    context = QgsExpressionContext(context)
    context.appendScope(QgsExpressionContextScope())
    context.setFields(rows.fields)
    expression.prepare(context)
    values = []
    for feature in rows.features:
        context.setFeature(feature)
        result = expression.evaluate(context)
        values.append(FAILED if expression.hasEvalError() else layers.value(result))
    return values
