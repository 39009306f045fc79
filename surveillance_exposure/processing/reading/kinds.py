"""What a parameter of each kind can be given: QGIS takes much else for not given, or for true, without a word."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpressionContext,
    QgsMapLayer,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsProperty,
)
from qgis.PyQt import sip

from ...translation import tr
from ...values import value

_LARGEST = 2**63  # of the whole numbers that QGIS knows
_TRUTHS = ("true", "false", "1", "0")
_TEXTS = (
    QgsProcessingParameterString,
    QgsProcessingParameterExpression,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterEnum,
)


def problem(
    definition: QgsProcessingParameterDefinition, given: Any, context: QgsExpressionContext
) -> str | None:
    """Why what is given is of no use for a parameter of this kind, in a sentence; None if it is."""
    if given is None or (isinstance(given, QgsProperty) and definition.isDynamic()):  # read camera by camera
        return None
    label = definition.description()
    if isinstance(given, QgsProperty) and isinstance(
        definition,
        (
            QgsProcessingParameterBoolean,
            QgsProcessingParameterCrs,
            QgsProcessingParameterFeatureSource,
            *_TEXTS,
        ),
    ):
        text, (given, _) = given.asExpression(), given.value(context, None)
        if value(given) is None:
            return tr("{name}: {text} gives nothing.").format(name=label, text=text)
        if isinstance(definition, QgsProcessingParameterEnum) and not definition.checkValueIsAcceptable(
            given
        ):
            return not_taken(definition, given)
    if isinstance(definition, QgsProcessingParameterBoolean):
        fits = str(given).lower() in _TRUTHS
        return (
            None
            if fits
            else tr("{name}: “{value}” is neither true nor false.").format(name=label, value=given)
        )
    return None if _fits(definition, given) else not_taken(definition, given)


def _fits(definition: QgsProcessingParameterDefinition, given: Any) -> bool:
    if isinstance(definition, QgsProcessingParameterFeatureSource):
        return isinstance(given, (str, QgsMapLayer, QgsProcessingFeatureSourceDefinition))
    if isinstance(definition, QgsProcessingParameterExtent):
        return isinstance(given, (str, sip.simplewrapper))
    if isinstance(definition, QgsProcessingParameterCrs):
        return isinstance(given, (str, QgsMapLayer, QgsCoordinateReferenceSystem, QgsProperty))
    if isinstance(definition, _TEXTS):
        many = isinstance(definition, (QgsProcessingParameterField, QgsProcessingParameterEnum))
        each = given if many and isinstance(given, (list, tuple)) else [given]
        return all(isinstance(item, (str, float)) or _is_known(item) for item in each)
    return True


def unreadable(definition: QgsProcessingParameterDefinition, given: Any) -> str | None:
    """Why nothing can be asked of what is given: a layer that was deleted, letters that are none."""
    if isinstance(given, sip.simplewrapper) and sip.isdeleted(given):
        return tr("{name}: this layer is not there any more.").format(name=definition.description())
    if isinstance(given, str) and given.encode("utf-8", "replace").decode() != given:
        return tr("{name}: some letters of what is given cannot be read.").format(
            name=definition.description()
        )
    return None


def _is_known(item: Any) -> bool:
    return isinstance(item, int) and abs(item) < _LARGEST


def not_taken(definition: QgsProcessingParameterDefinition, given: Any) -> str:
    """That a parameter cannot be what it is given."""
    if given is None:
        return tr("{name}: this is needed, and not given.").format(name=definition.description())
    return tr("{name}: “{value}” is nothing that can be used here.").format(
        name=definition.description(), value=named(given)
    )


def named(given: Any) -> str:
    """What is given for a layer or an output, as a message says it."""
    if isinstance(given, QgsMapLayer):
        return given.name()
    given = getattr(given, "source", getattr(given, "sink", given))
    return given.asExpression() if isinstance(given, QgsProperty) else str(given)
