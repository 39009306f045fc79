"""Files of several layers, given without saying which: the one that fits, or none."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from qgis.core import (
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProperty,
    QgsProviderRegistry,
    QgsProviderSublayerDetails,
    QgsVectorLayer,
    QgsWkbTypes,
)

PACKED = "/vsi"
"""How the address of a layer in a packed file begins."""

_OF_STYLES = ("layer_styles", "qgis_projects")
_KINDS = {
    QgsProcessing.SourceType.TypeVectorPoint: QgsWkbTypes.GeometryType.PointGeometry,
    QgsProcessing.SourceType.TypeVectorLine: QgsWkbTypes.GeometryType.LineGeometry,
    QgsProcessing.SourceType.TypeVectorPolygon: QgsWkbTypes.GeometryType.PolygonGeometry,
}


@dataclass(frozen=True)
class Choice:
    """What a layer parameter is to be taken for: `value`, the layer `taken` and those `passed` over.

    `several` are the layers of which any would do.
    """

    value: Any
    taken: str = ""
    passed: list[str] = field(default_factory=list)
    several: list[str] = field(default_factory=list)


def choice(definition: QgsProcessingParameterFeatureSource, given: Any, points_first: bool = False) -> Choice:
    """The layer of a file that fits a parameter. With `points_first` one of points is taken before others."""
    text = given
    if isinstance(given, QgsProcessingFeatureSourceDefinition):
        text = given.source.staticValue()
    if not isinstance(text, str):
        return Choice(given)
    path, mark, rest = text.partition("|")
    exists = path.startswith("/vsi") or os.path.exists(path)  # noqa: PTH110 (Path trips over what is no path)
    if "layername=" in rest or "layerid=" in rest or not exists:
        return Choice(given)
    version = tuple(_changed(name) for name in (path, f"{path}-wal"))
    wanted = frozenset(_number(each) for each in definition.dataTypes())
    fitting, names = _fitting(path, version, wanted, points_first)
    if not fitting:
        return Choice(given)
    if len(fitting) > 1:
        return Choice(given, several=[uri for _, uri in fitting])
    taken, uri = fitting[0]
    value: Any = uri + mark + rest
    if uri.startswith(PACKED) and text is given:  # Processing opens none by such an address
        value = QgsVectorLayer(value, taken, "ogr")
    elif text is not given:
        changed = QgsProcessingFeatureSourceDefinition(given)
        changed.source = QgsProperty.fromValue(value)
        value = changed
    return Choice(value, taken, [name for name in names if name != taken])


def _changed(path: str) -> int:
    """When a file was last changed, 0 where there is none."""
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116
    except OSError:
        return 0


@lru_cache(maxsize=32)  # asked for several times in a run
def _fitting(
    path: str, _version: tuple[int, ...], wanted: frozenset[int], points_first: bool
) -> tuple[list[tuple[str, str]], list[str]]:
    """The layers of a file, as it was when last changed, that fit: name and address; and the names of all.

    Empty where the file has but one layer.
    """
    provider = QgsProviderRegistry.instance().providerMetadata("ogr")
    found = [each for each in provider.querySublayers(path) if each.name() not in _OF_STYLES]
    if len(found) < 2:
        return [], []
    fitting = [each for each in found if _fits(each, wanted)]
    if len(fitting) > 1:
        fitting = [each for each in fitting if not _is_empty(each)] or fitting[:1]
    points = [each for each in fitting if _kind(each) == QgsWkbTypes.GeometryType.PointGeometry]
    if points_first and points:
        fitting = points
    return [(each.name(), each.uri()) for each in fitting], [each.name() for each in found]


def _kind(layer: QgsProviderSublayerDetails) -> QgsWkbTypes.GeometryType:
    return QgsWkbTypes.geometryType(layer.wkbType())


def _fits(layer: QgsProviderSublayerDetails, wanted: frozenset[int]) -> bool:
    """Whether the geometries of a layer are of a type that is wanted; those of a mixed one may be."""
    if not wanted or _number(QgsProcessing.SourceType.TypeVector) in wanted:
        return True
    if layer.wkbType() == QgsWkbTypes.Type.Unknown:
        return True
    if _number(QgsProcessing.SourceType.TypeVectorAnyGeometry) in wanted:
        return bool(layer.wkbType() != QgsWkbTypes.Type.NoGeometry)
    return _kind(layer) in [kind for each, kind in _KINDS.items() if _number(each) in wanted]


def _number(kind: Any) -> int:
    """Of a type of layers: QGIS gives it as a number or a member, by its version."""
    return int(getattr(kind, "value", kind))


def _is_empty(layer: QgsProviderSublayerDetails) -> bool:
    opened = QgsVectorLayer(layer.uri(), layer.name(), "ogr")
    request = QgsFeatureRequest().setLimit(1)
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return not opened.isValid() or next(iter(opened.getFeatures(request)), None) is None
