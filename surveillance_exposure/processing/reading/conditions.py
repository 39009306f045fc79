"""Expressions that can be worked out, and conditions on features, judged as QGIS judges them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from qgis.core import QgsExpression, QgsExpressionContext, QgsFeature, QgsField, QgsProcessingException
from qgis.PyQt.QtCore import QByteArray, QVariant

from ...translation import tr
from ...values import field_text

_FALSE = ("", "0", "false")
_ANSWERS = ("true", "false", "0", "1", "0.0", "1.0")


def is_true(result: Any) -> bool:
    """Whether QGIS takes the value of an expression for true, as its own tools do (QVariant::toBool).

    A text is, unless it is empty, 0 or false; a number, unless it rounds to 0; dates, lists and shapes are not.
    """
    result = _value(result)
    if isinstance(result, (QByteArray, bytes)):
        result = bytes(result).decode("latin-1")
    if isinstance(result, str):
        return result.lower() not in _FALSE
    if isinstance(result, (int, float)):
        return not math.isnan(result) and not -0.5 <= result < 0.5
    return False


def constant_problem(expression: QgsExpression, context: QgsExpressionContext) -> str | None:
    """What is wrong with a condition that asks nothing of a feature and is no yes or no; None of all others.

    “'abc'” is true of every feature, and “1/0” of none: hardly what is meant.
    """
    root = expression.rootNode()
    if root is None or expression.referencedColumns() or expression.needsGeometry():
        return None
    if not root.isStatic(expression, context):
        return None
    result = _value(expression.evaluate(context))
    if expression.hasEvalError():
        said = str(expression.evalErrorString())
    elif str(result).lower() in _ANSWERS:
        return None
    else:
        said = "NULL" if result is None else str(result)
    return tr("it says the same of every feature, and neither yes nor no: {said}").format(said=said)


def checked_expression(text: str, fields: Iterable[QgsField] | None, label: str) -> QgsExpression:
    """An expression that parses and whose fields exist, where they are known; anything else ends the run."""
    expression = QgsExpression(text)
    if expression.hasParserError():
        raise QgsProcessingException(
            tr("{label}: the expression {text} cannot be understood: {error}").format(
                label=label, text=text, error=expression.parserErrorString()
            )
        )
    if fields is not None:
        check_names([name for name in expression.referencedColumns() if name[:1] != "#"], fields, label)
    return expression


def check_names(names: Iterable[str], fields: Iterable[QgsField], label: str) -> None:
    """End the run if one of the names is no field's."""
    known = {item.name().lower() for item in fields}
    unknown = sorted(name for name in names if name.lower() not in known)
    if unknown:
        raise QgsProcessingException(
            tr("{label}: there is no field {unknown}. The layer has: {known}.").format(
                label=label, unknown=", ".join(unknown), known=field_text(fields)
            )
        )


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


def _value(result: Any) -> Any:
    """What an expression gives as a Python value: None for NULL."""
    if isinstance(result, QVariant):
        return None if result.isNull() else result.value()
    return result


class Condition:
    """Whether a feature fulfils an expression; counts those for which it fails."""

    def __init__(self, expression: QgsExpression | None, fields: Any, context: QgsExpressionContext) -> None:
        """Without an expression every feature does."""
        self.failed, self.error = 0, ""
        self._expression = expression
        self._context = context
        self._context.setFields(fields)
        if self._expression:
            self._expression.prepare(self._context)

    def __call__(self, feature: QgsFeature) -> bool:
        if not self._expression:
            return True
        self._context.setFeature(feature)
        result = self._expression.evaluate(self._context)
        if self._expression.hasEvalError():
            self.failed += 1
            self.error = self._expression.evalErrorString()
            return False
        return is_true(result)
