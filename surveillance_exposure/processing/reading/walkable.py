"""Which lines are streets for walking: the core's one rule, as a condition and as a function in expressions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from qgis.core import (
    QgsExpression,
    QgsExpressionFunction,
    QgsFeature,
    QgsFields,
    QgsProcessingException,
    QgsProcessingFeedback,
)

from ... import layers
from ...core.osm_tables import StreetRule, street_rule
from ...translation import tr

NAME = "is_walkable"
RULE = f"{NAME}()"
"""The condition that stands for the rule; what NETWORK_FILTER and STREET_FILTER are by default."""

_THE_RULE = re.compile(rf"\s*{NAME}\s*\(\s*\)\s*", re.IGNORECASE)


class Streets:
    """Whether a feature is a street for walking; `streets` and `others` count them.

    The same as the function in an expression, read at once: an expression would ask for each row anew.
    """

    failed, error = 0, ""

    def __init__(self, fields: QgsFields) -> None:
        self._rule = _rule(tuple(fields.names()))
        self.streets = self.others = 0

    def __call__(self, feature: QgsFeature) -> bool:
        is_street = self.of([layers.value(each) for each in feature.attributes()])
        self.streets += is_street
        self.others += not is_street
        return is_street

    def of(self, row: Sequence[Any]) -> bool:
        """The same of a row's values."""
        return self._rule(row)

    def tell(self, label: str, layer: str, feedback: QgsProcessingFeedback) -> None:
        """Say how many lines are left out; a layer without a street ends the run."""
        if self.others and not self.streets:
            raise QgsProcessingException(
                tr(
                    "{label}: no line of “{layer}” is a street for walking by its tags (highway, foot, access). "
                    "Choose a layer of streets, or leave “Only streets where” empty to walk on every line."
                ).format(label=label, layer=layer)
            )
        if self.others:
            feedback.pushInfo(
                tr(
                    "{label}: {streets} of {lines} lines of “{layer}” are streets for walking; the others are left out."
                ).format(label=label, streets=self.streets, lines=self.streets + self.others, layer=layer)
            )


def is_rule(condition: str) -> bool:
    """Whether a condition is the rule and nothing else."""
    return _THE_RULE.fullmatch(condition) is not None


def streets(condition: str, fields: QgsFields) -> Streets | None:
    """The judge of features with these fields, if `condition` is the rule."""
    return Streets(fields) if is_rule(condition) else None


@lru_cache(maxsize=32)
def _rule(names: tuple[str, ...]) -> StreetRule:
    return street_rule(names)


class Function(QgsExpressionFunction):
    """`is_walkable()` in expressions; of the feature at hand."""

    def __init__(self) -> None:
        text = tr(
            "Whether a line is a street for walking, by its tags of OpenStreetMap (highway, foot, access ...) "
            "in fields of their own or packed into one such as other_tags. Motorways, ways that are closed or not "
            "there yet, and lines without a highway such as rails and rivers are not; cycleways, bridleways and "
            "trunk roads only where they say so. In a layer that tells no highways, every line that is not closed is."
        )
        super().__init__(NAME, 0, tr("Surveillance exposure"), f"<p>{text}</p><pre>{RULE}</pre>")

    def usesGeometry(self, *_: Any) -> bool:
        return False

    def func(self, values: Any, context: Any, parent: Any, *_: Any) -> bool | None:
        if context is None or not context.hasFeature():
            return None
        try:  # what is raised here would end QGIS
            feature = context.feature()
            fields = feature.fields() if feature.fields().count() else context.fields()
            return Streets(fields)(feature)
        except Exception as problem:
            parent.setEvalErrorString(str(problem))
            return None


_offered: list[Function] = []
"""What QGIS knows by address alone: it has to live as long as it is known."""


def register() -> None:
    """Offer the function to every expression, unless it is there already."""
    function = Function()
    if QgsExpression.registerFunction(function):
        _offered.append(function)


def unregister() -> None:
    """Take it away again. Not while QGIS ends: its list of functions is gone before its providers."""
    if _offered:
        QgsExpression.unregisterFunction(NAME)
        _offered.clear()
