"""The command that repeats a run outside the window."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFields,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingDestinationParameter,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterLayer,
    QgsProperty,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ...translation import tr
from ...values import not_empty, plain
from ..run import Run
from ..writing.places import text_of

_SECRET = re.compile(r"(password|token|key|apikey|access_token)=('[^']*'|[^\s&]*)", re.IGNORECASE)


def command(run: Run) -> str:
    """The `qgis_process` call with the parameters given; those left out have their defaults again.

    A result that was temporary gets a file, which it would not outlive the call without. Passwords are left out.
    """
    layers = dict(_layers(run))
    words = []
    for definition in run.algorithm.parameterDefinitions():
        name, given = definition.name(), not_empty(run.given(definition.name()))
        if name in layers:
            given = _source(layers[name])
        elif isinstance(definition, QgsProcessingDestinationParameter):
            given = _destination(name, given, run.context)
        for each in given if isinstance(given, (list, tuple)) else [given]:
            text = _SECRET.sub(r"\1=***", _text(each))
            if text:
                words.append(shlex.quote(f"{name}={text}"))
    return " \\\n  ".join([f"qgis_process run {run.algorithm.id()} --", *words])


def obstacles(run: Run) -> list[str]:
    """What `command` cannot repeat as it is, in sentences."""
    found = []
    for name, layer in _layers(run):
        label = run.label(name)
        found += [f"{label}: {text}" for text in _of_layer(layer)]
        given = run.given(name)
        if isinstance(given, QgsProcessingFeatureSourceDefinition):
            found += [f"{label}: {text}" for text in _of_choice(given, layer)]
    # Programs of before 3.24 take no expression for a number.
    if Qgis.QGIS_VERSION_INT < 32400:
        found += [
            tr(
                "{label}: it came from a field or an expression, which qgis_process of this version does not take. Put "
                "it in the camera's own field."
            ).format(label=definition.description())
            for definition in run.algorithm.parameterDefinitions()
            if isinstance(run.given(definition.name()), QgsProperty)
            and not isinstance(definition, QgsProcessingDestinationParameter)
        ]
    return found


def _of_layer(layer: QgsMapLayer) -> Iterator[str]:
    """What is in a layer, and not in where it comes from."""
    name = layer.name()
    if layer.providerType() in ("memory", "virtual"):
        yield tr("“{layer}” is a temporary layer. Save it to a file, and name that.").format(layer=name)
        return
    if _SECRET.search(layer.source()):
        yield tr("the password or key of “{layer}” is left out. Put it in again.").format(layer=name)
    if not isinstance(layer, QgsVectorLayer):
        return
    if layer.isEditable() and layer.isModified():
        yield tr("“{layer}” had changes that were not saved.").format(layer=name)
    fields = layer.fields()
    added = [
        fields[i].name()
        for i in range(len(fields))
        if fields.fieldOrigin(i) in (QgsFields.FieldOrigin.OriginJoin, QgsFields.FieldOrigin.OriginExpression)
    ]
    if added:
        yield tr(
            "“{layer}” has joined or virtual fields ({fields}), which its file has not. Save it to a file, and name "
            "that."
        ).format(layer=name, fields=", ".join(added))
    if layer.crs() != layer.dataProvider().crs():
        yield tr(
            "“{layer}” was given the coordinate system {system} by hand. Save it to a file, and name that."
        ).format(layer=name, system=layer.crs().authid() or layer.crs().description())


def _of_choice(given: QgsProcessingFeatureSourceDefinition, layer: QgsMapLayer) -> Iterator[str]:
    """What was chosen of a layer."""
    if given.selectedFeaturesOnly:
        yield tr("only what was selected in “{layer}” was used. Save that to a file.").format(
            layer=layer.name()
        )
    if given.featureLimit > 0:
        yield tr("only the first {count} features of “{layer}” were used. Save them to a file.").format(
            count=given.featureLimit, layer=layer.name()
        )
    chosen = getattr(given, "filterExpression", "")  # newer than 3.22
    if chosen:
        yield tr("only features of “{layer}” with {condition} were used. Save them to a file.").format(
            layer=layer.name(), condition=chosen
        )


def _layers(run: Run) -> Iterator[tuple[str, QgsMapLayer]]:
    for definition in run.algorithm.parameterDefinitions():
        name = definition.name()
        if not_empty(run.given(name)) is None:
            continue
        layer = None
        if isinstance(definition, QgsProcessingParameterFeatureSource):
            layer = run.layer(name)
        elif isinstance(definition, QgsProcessingParameterRasterLayer):
            layer = run.raster(name)
        if layer is not None:
            yield name, layer


def _source(layer: QgsMapLayer) -> str:
    provider = layer.providerType()
    return str(layer.source()) if provider in ("ogr", "gdal", "memory") else f"{provider}://{layer.source()}"


def _destination(name: str, given: Any, context: QgsProcessingContext) -> str:
    text = text_of(given, context)
    temporary = text == QgsProcessing.TEMPORARY_OUTPUT or text.startswith("memory:")
    return f"{name.lower()}.gpkg" if temporary else text


def _text(given: Any) -> str:
    if isinstance(given, QgsProcessingFeatureSourceDefinition):
        given = given.source
    if isinstance(given, QgsProperty):
        return f"expression:{given.asExpression()}"
    if isinstance(given, QgsCoordinateReferenceSystem):
        return str(given.authid() or given.toWkt())
    if isinstance(given, QgsReferencedRectangle):
        return f"{_text(QgsRectangle(given))} [{given.crs().authid()}]"
    if isinstance(given, QgsRectangle):
        return f"{given.xMinimum()},{given.xMaximum()},{given.yMinimum()},{given.yMaximum()}"
    return "" if given is None else str(plain(given))
