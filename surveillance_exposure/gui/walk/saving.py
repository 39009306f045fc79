"""A walk into the project, as layers."""

from __future__ import annotations

from qgis.core import QgsFeatureRequest, QgsLayerTreeGroup, QgsProject, QgsVectorLayer

from ...translation import tr
from .choices import RESULT
from .results import Found, Walk


def next_number() -> int:
    """The number of the next walk: one more than the highest in the project, also in one opened again."""
    marks = [layer.customProperty(RESULT) for layer in QgsProject.instance().mapLayers().values()]
    return 1 + max((int(mark) for mark in marks if str(mark).isdigit()), default=0)


def save(found: Found, walk: Walk) -> str:
    """Put a walk on top of the layer tree, its pieces above, and the other walks with it; returns its title.

    The layers are copies in memory, which QGIS asks to keep when it closes.
    """
    number, project = next_number(), QgsProject.instance()
    title = tr("Walk {number}: {title}").format(number=number, title=found.title(walk))
    row = QgsFeatureRequest().setFilterFids([walk.feature_id])
    wanted = [
        ("SEEN", tr("Walk {number}, cameras that see it"), walk.of_it()),
        ("PIECES", tr("Walk {number}, cameras in view"), walk.of_it()),
        ("OUTPUT", tr("Walk {number}, all of it"), row),
    ]
    if len(found.walks) > 1:
        wanted.append(("OUTPUT", tr("Walk {number}, all alternatives"), None))
    group: QgsLayerTreeGroup = project.layerTreeRoot().insertGroup(0, title)
    for output, name, only in wanted:
        if not found.has(output):
            continue
        layer = _copy(found.layer(output, walk), only)
        layer.setName(name.format(number=number))
        layer.setCustomProperty(RESULT, number)
        project.addMapLayer(layer, False)
        node = group.addLayer(layer)
        node.setExpanded(output == "PIECES")
        node.setItemVisibilityChecked(only is not None)
    # The view has shown it closed while it was empty, and takes only a change as news.
    group.setExpanded(False)
    group.setExpanded(True)
    return title


def _copy(layer: QgsVectorLayer, only: QgsFeatureRequest | None) -> QgsVectorLayer:
    """A layer in memory with some of the features or all, looking alike."""
    copy = layer.materialize(only or QgsFeatureRequest())
    copy.setRenderer(layer.renderer().clone())
    copy.setMetadata(layer.metadata())
    copy.setMapTipTemplate(layer.mapTipTemplate())
    return copy
