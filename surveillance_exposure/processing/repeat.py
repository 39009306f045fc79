"""The command that repeats a run outside the window."""

from __future__ import annotations

import shlex
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProperty,
)

from ..layers import plain


def command(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> str:
    """The `qgis_process` call with the parameters given; those left out have their defaults again."""
    words = []
    for definition in algorithm.parameterDefinitions():
        name, given = definition.name(), parameters.get(definition.name())
        if isinstance(definition, QgsProcessingParameterFeatureSource) and given:
            layer = algorithm.parameterAsVectorLayer(parameters, name, context)
            given = layer.source() if layer is not None else given
        for each in given if isinstance(given, (list, tuple)) else [given]:
            text = _text(each)
            if text:
                words.append(shlex.quote(f"{name}={text}"))
    return " \\\n  ".join([f"qgis_process run {algorithm.id()} --", *words])


def _text(given: Any) -> str:
    if isinstance(given, QgsProcessingOutputLayerDefinition):
        given = given.sink
    if isinstance(given, QgsProcessingFeatureSourceDefinition):
        given = given.source
    if isinstance(given, QgsProperty):
        return f"expression:{given.asExpression()}"
    return "" if given is None else str(plain(given))
