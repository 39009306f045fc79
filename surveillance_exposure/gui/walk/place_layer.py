"""Which layer names of places are looked up in."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsMapLayerProxyModel, QgsProject
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ...translation import tr
from .search import Source, name_field, sources, text_fields


class PlaceLayer(QWidget):
    """A layer and its field of names; without one, every layer that has names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kinds = QgsMapLayerProxyModel.Filter
        self.layer = QgsMapLayerComboBox()
        self.layer.setFilters(kinds.PointLayer | kinds.PolygonLayer)
        self.layer.setAllowEmptyLayer(True, tr("all layers with names"))
        self.layer.setLayer(None)
        self.layer.setToolTip(tr("The layer in which names typed at From and To are looked up"))
        self.field = QComboBox()
        self.field.setToolTip(tr("The field that holds the names"))
        for box in (self.layer, self.field):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.layer)
        column.addWidget(self.field)
        self.layer.layerChanged.connect(self._adapt)
        self._adapt()

    def sources(self) -> list[Source]:
        """Where to look."""
        return sources(self.layer.currentLayer(), str(self.field.currentText()))

    def layers_leave(self, ids: list[str]) -> None:
        """A layer that goes is no choice any more."""
        layer = self.layer.currentLayer()
        if layer is not None and layer.id() in ids:
            self.layer.setLayer(None)

    def saved(self) -> dict[str, Any]:
        """As settings keep it."""
        layer = self.layer.currentLayer()
        return {"layer": layer.id() if layer is not None else "", "field": self.field.currentText()}

    def restore(self, saved: dict[str, Any]) -> None:
        """What `saved` gave."""
        self.layer.setLayer(QgsProject.instance().mapLayer(str(saved.get("layer", ""))))
        self._adapt()
        index = self.field.findText(str(saved.get("field", "")))
        if index >= 0:
            self.field.setCurrentIndex(index)

    def _adapt(self, _: Any = None) -> None:
        layer = self.layer.currentLayer()
        self.field.clear()
        self.field.addItems(text_fields(layer))
        self.field.setCurrentIndex(max(self.field.findText(name_field(layer) or ""), 0))
        self.field.setVisible(layer is not None)
