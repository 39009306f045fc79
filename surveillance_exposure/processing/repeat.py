"""The command that repeats a run outside the window."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingDestinationParameter,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProperty,
    QgsVectorLayer,
)

from ..layers import plain
from ..translation import tr


def command(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> str:
    """The `qgis_process` call with the parameters given; those left out have their defaults again.

    A result that was temporary gets a file, which it would not outlive the call without.
    """
    layers = dict(_layers(algorithm, parameters, context))
    words = []
    for definition in algorithm.parameterDefinitions():
        name, given = definition.name(), parameters.get(definition.name())
        if name in layers:
            given = _source(layers[name])
        elif isinstance(definition, QgsProcessingDestinationParameter):
            given = _destination(name, given)
        for each in given if isinstance(given, (list, tuple)) else [given]:
            text = _text(each)
            if text:
                words.append(shlex.quote(f"{name}={text}"))
    return " \\\n  ".join([f"qgis_process run {algorithm.id()} --", *words])


def obstacles(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> list[str]:
    """What `command` cannot repeat as it is, in sentences."""
    found = []
    for name, layer in _layers(algorithm, parameters, context):
        label = algorithm.parameterDefinition(name).description()
        given = parameters.get(name)
        if layer.providerType() == "memory":
            found.append(
                tr("{label}: “{layer}” is a temporary layer. Save it to a file, and name that.").format(
                    label=label, layer=layer.name()
                )
            )
        elif layer.isEditable() and layer.isModified():
            found.append(
                tr("{label}: “{layer}” had changes that were not saved.").format(
                    label=label, layer=layer.name()
                )
            )
        if isinstance(given, QgsProcessingFeatureSourceDefinition) and given.selectedFeaturesOnly:
            found.append(
                tr("{label}: only what was selected in “{layer}” was used. Save that to a file.").format(
                    label=label, layer=layer.name()
                )
            )
    return found


def _layers(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> Iterator[tuple[str, QgsVectorLayer]]:
    for definition in algorithm.parameterDefinitions():
        name = definition.name()
        if isinstance(definition, QgsProcessingParameterFeatureSource) and parameters.get(name):
            layer = algorithm.parameterAsVectorLayer(parameters, name, context)
            if layer is not None:
                yield name, layer


def _source(layer: QgsVectorLayer) -> str:
    provider = layer.providerType()
    return layer.source() if provider in ("ogr", "memory") else f"{provider}://{layer.source()}"


def _destination(name: str, given: Any) -> Any:
    if isinstance(given, QgsProcessingOutputLayerDefinition):
        given = given.sink.staticValue()
    temporary = given == QgsProcessing.TEMPORARY_OUTPUT or str(given).startswith("memory:")
    return f"{name.lower()}.gpkg" if temporary else given


def _text(given: Any) -> str:
    if isinstance(given, QgsProcessingFeatureSourceDefinition):
        given = given.source
    if isinstance(given, QgsProperty):
        return f"expression:{given.asExpression()}"
    return "" if given is None else str(plain(given))
