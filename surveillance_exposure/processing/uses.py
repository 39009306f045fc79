"""What a run makes no use of, though it is given: it is told, and must be sound all the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFields,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProperty,
)

from ..translation import tr
from .reading.conditions import check_names, checked_expression
from .run import Run


@dataclass(frozen=True)
class Need:
    """What a parameter needs to have an effect: that one of `others` is given; or with `given` False, that none is.

    With `words`, that the only other one is one of them. Where `unless` is met, it needs nothing.
    """

    others: tuple[str, ...]
    words: tuple[str, ...] = ()
    given: bool = True
    unless: Need | None = None


Needs = Mapping[str, Sequence[Need]]
"""Needs by parameter. One of the fields of a layer needs the layer, unless something else is said of it."""


def why_unused(run: Run, definition: QgsProcessingParameterDefinition, needs: Needs) -> str | None:
    """Why what is given for a parameter, and is not the usual, has no effect; None if it has, or may have."""
    if is_usual(definition, run.given(definition.name())):
        return None
    layer = layer_of(definition)
    known = needs.get(definition.name(), [Need((layer,))] if layer else [])
    reasons = (_why_unmet(run, need) for need in known)
    return next((reason for reason in reasons if reason), None)


def layer_of(definition: QgsProcessingParameterDefinition) -> str:
    """The layer parameter whose fields a parameter may name; empty if it names none."""
    if isinstance(definition, (QgsProcessingParameterExpression, QgsProcessingParameterField)):
        return str(definition.parentLayerParameterName())
    return str(definition.dynamicLayerParameterName()) if definition.isDynamic() else ""


def _why_unmet(run: Run, need: Need) -> str | None:
    if need.unless is not None and _why_unmet(run, need.unless) is None:
        return None
    labels = [run.label(name) for name in need.others]
    others = tr(" or ").join(f"“{label}”" for label in labels)
    if need.words:
        word = run.choice(need.others[0])
        return None if word in need.words else tr("{other} is “{word}”").format(other=others, word=word)
    if any(run.given(name) for name in need.others) == need.given:
        return None
    return (tr("{other} is not given") if need.given else tr("{other} is given")).format(other=others)


def is_usual(definition: QgsProcessingParameterDefinition, given: Any) -> bool:
    """Whether a parameter is not given, or is what it would be then."""
    usual = definition.defaultValue()
    if given is None or (isinstance(given, str) and not given.strip()):
        return True
    if isinstance(given, QgsProperty):
        return False
    if isinstance(definition, QgsProcessingParameterBoolean):
        return (str(given).lower() in ("true", "1")) == bool(usual)
    if isinstance(definition, QgsProcessingParameterNumber):
        return usual is not None and float(given) == float(usual)
    if isinstance(given, QgsCoordinateReferenceSystem):
        given = given.authid()
    if isinstance(definition, QgsProcessingParameterEnum) and isinstance(given, int):
        given = definition.options()[given]
    return str(given).strip() == str(usual or "").strip()


def check_unused(
    definition: QgsProcessingParameterDefinition, given: Any, text: str, fields: QgsFields | None
) -> None:
    """End the run if what is `given`, as `text`, is no expression, or names fields that are not among `fields`."""
    label = definition.description()
    if isinstance(definition, QgsProcessingParameterField):
        names = given if isinstance(given, (list, tuple)) else text.split(";")
        if fields is not None:
            check_names(map(str, names), fields, label)
    elif isinstance(definition, QgsProcessingParameterExpression):
        checked_expression(text, fields, label)
    elif isinstance(given, QgsProperty) and definition.isDynamic():
        checked_expression(given.asExpression(), fields, label)
