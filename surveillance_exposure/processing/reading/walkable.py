"""Which lines are streets for walking, cycling, driving: the core's one rule, as conditions and in expressions."""

from __future__ import annotations

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
from ...core.means import CYCLE, DRIVE, MODES, RULES, WALK, rule_meant
from ...core.osm_tables import StreetRule, street_rule
from ...translation import tr

RULE = f"{RULES[WALK]}()"
"""The condition that stands for the rule; what NETWORK_FILTER and STREET_FILTER are by default."""


class Streets:
    """Whether a feature is a street for walking (cycling, driving); `streets` and `others` count them.

    The same as the function in an expression, read at once: an expression would ask for each row anew.
    """

    failed, error = 0, ""

    def __init__(self, fields: QgsFields, mode: str = WALK) -> None:
        self._rule = _rule(tuple(fields.names()), mode)
        self._mode = mode
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
                    "{label}: no line of “{layer}” is a street for {mode} by its tags (highway, access, {own} ...). "
                    "Choose a layer of streets, or leave “Only streets where” empty to take every line."
                ).format(label=label, layer=layer, mode=doing(self._mode), own=_OWN_TAG[self._mode])
            )
        if self.others:
            feedback.pushInfo(
                tr(
                    "{label}: {streets} of {lines} lines of “{layer}” are streets for {mode}; the others are left out."
                ).format(
                    label=label,
                    streets=self.streets,
                    lines=self.streets + self.others,
                    layer=layer,
                    mode=doing(self._mode),
                )
            )


_OWN_TAG = {WALK: "foot", CYCLE: "bicycle", DRIVE: "motor_vehicle"}


def doing(mode: str) -> str:
    """A means of travel as what one does."""
    return {WALK: tr("walking"), CYCLE: tr("cycling"), DRIVE: tr("driving")}[mode]


def streets(condition: str, fields: QgsFields, mode: str = WALK) -> Streets | None:
    """The judge of features with these fields, if `condition` is a rule."""
    meant = rule_meant(condition, mode)
    return None if meant is None else Streets(fields, meant)


@lru_cache(maxsize=32)
def _rule(names: tuple[str, ...], mode: str) -> StreetRule:
    return street_rule(names, mode)


class Function(QgsExpressionFunction):
    """`is_walkable()` and its like in expressions; of the feature at hand."""

    def __init__(self, mode: str) -> None:
        self._mode = mode
        super().__init__(
            RULES[mode], 0, tr("Surveillance exposure"), f"<p>{_about(mode)}</p><pre>{RULES[mode]}()</pre>"
        )

    def usesGeometry(self, *_: Any) -> bool:
        return False

    def func(self, values: Any, context: Any, parent: Any, *_: Any) -> bool | None:
        if context is None or not context.hasFeature():
            return None
        try:  # what is raised here would end QGIS
            feature = context.feature()
            fields = feature.fields() if feature.fields().count() else context.fields()
            return Streets(fields, self._mode)(feature)
        except Exception as problem:
            parent.setEvalErrorString(str(problem))
            return None


def _about(mode: str) -> str:
    if mode == CYCLE:
        return tr(
            "Whether a line is a street for cycling, by its tags of OpenStreetMap (highway, bicycle, access ...): "
            "cycleways, paths, tracks and roads up to primary ones; footways, pedestrian streets, bridleways and "
            "trunk roads only where they say so. In a layer that tells no highways, every line that is not closed is."
        )
    if mode == DRIVE:
        return tr(
            "Whether a line is a street for driving, by its tags of OpenStreetMap (highway, motor_vehicle, access "
            "...): from motorways to living streets and services; tracks and pedestrian streets only where they say "
            "so. In a layer that tells no highways, every line that is not closed is."
        )
    return tr(
        "Whether a line is a street for walking, by its tags of OpenStreetMap (highway, foot, access ...) "
        "in fields of their own or packed into one such as other_tags. Motorways, ways that are closed or not "
        "there yet, and lines without a highway such as rails and rivers are not; cycleways, bridleways and "
        "trunk roads only where they say so. In a layer that tells no highways, every line that is not closed is."
    )


_offered: list[Function] = []
"""What QGIS knows by address alone: it has to live as long as it is known."""


def register() -> None:
    """Offer the functions to every expression, unless they are there already."""
    for mode in MODES:
        function = Function(mode)
        if QgsExpression.registerFunction(function):
            _offered.append(function)


def unregister() -> None:
    """Take them away again. Not while QGIS ends: its list of functions is gone before its providers."""
    for function in _offered:
        QgsExpression.unregisterFunction(function.name())
    _offered.clear()
