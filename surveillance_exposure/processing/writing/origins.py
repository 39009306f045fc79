"""The files that the inputs of a run lie in, which no result may replace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingDestinationParameter,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorLayer,
    QgsProcessingUtils,
    QgsProperty,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVirtualLayerDefinition,
)
from qgis.PyQt.QtCore import QUrl

from ..run import Run
from .databases import lock_of
from .places import is_file, provider_of

_LAYERS = (
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterVectorLayer,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterFile,
)


@dataclass(frozen=True)
class Origin:
    """A file, or a table in it, that the parameter labelled `label` reads.

    For a table in PostGIS stands its lock.
    """

    label: str
    file: Path
    table: str | None = None


def origins(run: Run) -> Iterator[Origin]:
    """The files that the inputs lie in."""
    for definition in run.algorithm.parameterDefinitions():
        given = run.given(definition.name())
        if isinstance(definition, _LAYERS) and not isinstance(definition, QgsProcessingDestinationParameter):
            for each in given if isinstance(given, (list, tuple)) else [given]:
                for file, table in _files_read(each, run.context):
                    yield Origin(definition.description(), file, table)


def given_layer(given: Any, context: QgsProcessingContext) -> Any:
    """A layer parameter's value without the wish for selected features, a limit or a filter."""
    if isinstance(given, QgsProcessingFeatureSourceDefinition):
        given = given.source
    if isinstance(given, QgsProperty):
        given = given.value(context.expressionContext())[0]
    return given


def _files_read(given: Any, context: QgsProcessingContext) -> Iterator[tuple[Path, str | None]]:
    given = given_layer(given, context)
    if isinstance(given, str) and given:
        known = QgsProcessingUtils.mapLayerFromString(given, context, False)
        if known is None:
            yield from _in_source(*(provider_of(given) or ("ogr", given)))
            return
        given = known
    if isinstance(given, QgsMapLayer):
        yield from _files_of_layer(given)


def _files_of_layer(layer: QgsMapLayer, depth: int = 0) -> Iterator[tuple[Path, str | None]]:
    yield from _in_source(layer.providerType(), layer.source())
    if isinstance(layer, QgsVectorLayer) and depth < 5:
        for join in layer.vectorJoins():
            if join.joinLayer() is not None:
                yield from _files_of_layer(join.joinLayer(), depth + 1)


def _in_source(provider: str, source: str) -> Iterator[tuple[Path, str | None]]:
    if provider == "virtual":
        definition = QgsVirtualLayerDefinition.fromUrl(QUrl.fromEncoded(source.encode()))
        for each in definition.sourceLayers():
            if not each.isReferenced():
                yield from _in_source(each.provider(), each.source())
        return
    if provider == "postgres":
        table = lock_of(f"postgres://{source}")
        if table is not None:
            yield table, None
        return
    parts = QgsProviderRegistry.instance().decodeUri(provider, source)
    path = str(parts.get("path") or "")
    for start in (r"file://(?=/)", r"/vsi\w+/", r"GPKG:"):
        path = re.sub(rf"^{start}", "", path)
    file = Path(path)
    while path and not is_file(file) and file.parent != file:  # within an archive
        file = file.parent
    if path and is_file(file):
        yield file, str(parts.get("layerName") or "") or None
        if file.suffix.lower() == ".vrt":
            yield from ((each, None) for each in _files_of_vrt(file))


def _files_of_vrt(file: Path) -> list[Path]:
    from osgeo import gdal  # noqa: PLC0415 - rarely wanted

    try:
        dataset = gdal.OpenEx(str(file))
        found = dataset.GetFileList() if dataset is not None else []
    except RuntimeError:
        found = []
    return [Path(each) for each in found or []]
