"""Whether a layer of any type holds points, lines or areas."""

from __future__ import annotations

from qgis.core import QgsFeatureRequest, QgsProcessingException, QgsWkbTypes

from ...layers import LINE, POINT, POLYGON
from ...translation import tr
from ..run import Run


def read_dimension(run: Run, name: str) -> int:
    """That of the layer, or of its first geometry where the layer is of several types."""
    source = run.source(name)
    if source is None:
        raise QgsProcessingException(run.algorithm.invalidSourceError(run.parameters, name))
    if QgsWkbTypes.geometryType(source.wkbType()) == QgsWkbTypes.GeometryType.UnknownGeometry:
        found = (each.geometry() for each in source.getFeatures(QgsFeatureRequest().setNoAttributes()))
        first = next((each for each in found if not (each.isNull() or each.isEmpty())), None)
        if first is not None:  # of a collection its areas, lines or points, the first that it has of these
            return int(first.constGet().dimension())
    dimensions = {
        QgsWkbTypes.GeometryType.PointGeometry: POINT,
        QgsWkbTypes.GeometryType.LineGeometry: LINE,
        QgsWkbTypes.GeometryType.PolygonGeometry: POLYGON,
    }
    dimension = dimensions.get(QgsWkbTypes.geometryType(source.wkbType()))
    if dimension is None:
        raise QgsProcessingException(
            tr("{label}: the layer “{layer}” has no points, lines or areas.").format(
                label=run.label(name), layer=source.sourceName()
            )
        )
    return dimension
