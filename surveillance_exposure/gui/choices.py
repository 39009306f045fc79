"""What a walk is measured with: the layers, whose cameras, how far they see."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsMapLayerProxyModel,
    QgsProcessingAlgorithm,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgsCollapsibleGroupBox, QgsDoubleSpinBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from ..translation import tr

RESULT = "surveillance_exposure/result"
"""Custom property of layers that are results: no choice for an input."""

STREET_NAMES = (
    re.compile(r"network|walk|pedestrian|foot", re.IGNORECASE),
    re.compile(r"street|road|highway|path|calle|rue|stra(ss|ß)e|straat", re.IGNORECASE),
)
"""Names of layers one walks on, the likelier first."""

FILTERS = {"all": "", "public": "\"ownership\" = 'public'", "private": "\"ownership\" = 'private'"}


@dataclass(frozen=True)
class Choice:
    """What is chosen, as the algorithm's parameters and as words for the figures."""

    parameters: dict[str, Any]
    whose: str
    layer_name: str
    by_viewsheds: bool
    speed: float


class Choices(QWidget):
    """The form. `changed` comes with every change, by the user or by a layer that comes or goes."""

    changed = pyqtSignal()

    def __init__(self, algorithm: QgsProcessingAlgorithm, parent: QWidget | None = None) -> None:
        """Limits and defaults are those of `algorithm`."""
        super().__init__(parent)
        # Before the boxes are made: they listen too, and would take the next best layer in its stead.
        QgsProject.instance().layersWillBeRemoved.connect(self._layers_leave)
        kinds = QgsMapLayerProxyModel.Filter
        self.network = self._layer_box(kinds.LineLayer, tr("Lines one can walk on"))
        self.cameras = self._layer_box(
            kinds.PointLayer, tr("Camera points; each sees a disc of the range below")
        )
        self.viewsheds = self._layer_box(
            kinds.PolygonLayer,
            tr("One polygon per camera, as “Camera viewsheds” makes them; they replace cameras and range"),
        )
        self.whose = QComboBox()
        for key, label in (("all", tr("all cameras")), ("public", tr("public")), ("private", tr("private"))):
            self.whose.addItem(label, key)
        self.whose.setToolTip(
            tr("By the field “ownership”. The published figures are of public cameras alone.")
        )
        self.range = _number_box(algorithm, "RANGE", " m", 0)
        self.speed = _number_box(algorithm, "WALKING_SPEED", tr(" m/s"), 2)
        self.speed.setSingleStep(0.1)
        self.ignore_own = QCheckBox(tr("Sa&me range for all cameras"))
        self.ignore_own.setToolTip(
            tr("Use the range above for all cameras, whatever their field range_m says.")
        )

        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.addRow(tr("&Streets"), self.network)
        form.addRow(tr("&Cameras"), self.cameras)
        form.addRow(tr("&Viewsheds"), self.viewsheds)
        form.addRow(tr("&Only"), self.whose)
        form.addRow(tr("&Range"), self.range)
        self._whose_label = form.labelForField(self.whose)
        self._note = QLabel(tr("The viewsheds stand for the cameras and their ranges."))
        self._note.setWordWrap(True)
        form.addRow(self._note)

        more = QgsCollapsibleGroupBox(tr("More"))
        more.setSaveCollapsedState(False)
        more.setCollapsed(True)
        inside = QFormLayout(more)
        inside.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        inside.addRow(tr("&Walking speed"), self.speed)
        inside.addRow(self.ignore_own)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(more)

        for box in (self.network, self.cameras, self.viewsheds):
            box.layerChanged.connect(self._adapt)
        self.whose.currentIndexChanged.connect(self._emit)
        self.ignore_own.toggled.connect(self._emit)
        self.range.valueChanged.connect(self._emit)
        self.speed.valueChanged.connect(self._emit)
        QgsProject.instance().layersAdded.connect(self._guess)
        self._guess()
        self._adapt()

    def remove(self) -> None:
        """Let go of the project."""
        QgsProject.instance().layersWillBeRemoved.disconnect(self._layers_leave)
        QgsProject.instance().layersAdded.disconnect(self._guess)

    def missing(self) -> str | None:
        """What is still to be chosen, in a sentence; None if nothing is."""
        streets = self.network.currentLayer() is not None
        seen = self.cameras.currentLayer() is not None or self.viewsheds.currentLayer() is not None
        if streets and seen:
            return None
        if not streets and not seen:
            return tr("Choose a layer of streets and one of cameras (or viewsheds).")
        return (
            tr("Choose a layer of cameras, or one of viewsheds.")
            if streets
            else tr("Choose a layer of streets.")
        )

    def choice(self) -> Choice:
        """What is chosen now."""
        viewsheds, cameras = self.viewsheds.currentLayer(), self.cameras.currentLayer()
        network, seen = self.network.currentLayer(), viewsheds or cameras
        if network is None or seen is None:
            raise ValueError("layers are still to be chosen")
        whose = self.whose.currentData() if self._knows_owners() else "all"
        parameters: dict[str, Any] = {
            "NETWORK": network.id(),
            "CAMERA_FILTER": FILTERS[whose],
            "WALKING_SPEED": self.speed.value(),
        }
        if viewsheds is not None:
            parameters["VIEWSHEDS"] = viewsheds.id()
        else:
            parameters["CAMERAS"] = seen.id()
            parameters["RANGE"] = self.range.value()
            parameters["IGNORE_CAMERA_VALUES"] = self.ignore_own.isChecked()
        words = {"all": tr("all cameras"), "public": tr("public cameras"), "private": tr("private cameras")}
        return Choice(parameters, words[whose], seen.name(), viewsheds is not None, self.speed.value())

    def _layer_box(self, kind: Any, tip: str) -> QgsMapLayerComboBox:
        box = QgsMapLayerComboBox()
        box.setFilters(kind)
        box.setAllowEmptyLayer(True)
        box.setLayer(None)
        box.setToolTip(tip)
        # A long name must not push the dock wider.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        return box

    def _knows_owners(self) -> bool:
        layer = self.viewsheds.currentLayer() or self.cameras.currentLayer()
        return isinstance(layer, QgsVectorLayer) and layer.fields().indexOf("ownership") >= 0

    def _adapt(self) -> None:
        """Show what applies to the layers chosen."""
        by_viewsheds = self.viewsheds.currentLayer() is not None
        for widget in (self.cameras, self.range, self.ignore_own):
            widget.setEnabled(not by_viewsheds)
        self._note.setVisible(by_viewsheds)
        for widget in (self.whose, self._whose_label):
            widget.setVisible(self._knows_owners())
        self._emit()

    def _layers_leave(self, ids: list[str]) -> None:
        """A layer that goes leaves its place empty."""
        for box in (self.network, self.cameras, self.viewsheds):
            layer = box.currentLayer()
            if layer is not None and layer.id() in ids:
                box.setLayer(None)

    def _emit(self) -> None:
        self.changed.emit()

    def _guess(self, _: Any = None) -> None:
        """Keep results out of the lists, and fill what is empty where the project leaves little doubt."""
        layers = QgsProject.instance().mapLayers().values()
        results = [layer for layer in layers if layer.customProperty(RESULT)]
        for box in (self.network, self.cameras):
            box.setExceptedLayerList(results)
        if self.network.currentLayer() is None:
            self.network.setLayer(_likely(self.network, _walkable))
        if self.cameras.currentLayer() is None:
            self.cameras.setLayer(_likely(self.cameras, _of_cameras))


def _likely(
    box: QgsMapLayerComboBox, meant: Callable[[list[QgsMapLayer]], list[QgsMapLayer]]
) -> QgsMapLayer | None:
    """The layer in `box` that is surely meant: by its name or fields, or the only one."""
    offered = [layer for layer in map(box.layer, range(box.count())) if layer is not None]
    likely = meant(offered) or offered[: len(offered) == 1]
    return likely[0] if likely else None


def _walkable(layers: list[QgsMapLayer]) -> list[QgsMapLayer]:
    return [layer for names in STREET_NAMES for layer in layers if names.search(layer.name())]


def _of_cameras(layers: list[QgsMapLayer]) -> list[QgsMapLayer]:
    return [layer for layer in layers if layer.fields().indexOf("camera_id") >= 0]


def _number_box(algorithm: QgsProcessingAlgorithm, name: str, suffix: str, decimals: int) -> QgsDoubleSpinBox:
    """A number with the limits, default and help of the algorithm's parameter."""
    definition = algorithm.parameterDefinition(name)
    box = QgsDoubleSpinBox()
    box.setDecimals(decimals)
    box.setRange(max(definition.minimum(), 10**-decimals), definition.maximum())
    box.setSuffix(suffix)
    box.setClearValue(float(definition.defaultValue()))
    box.setValue(float(definition.defaultValue()))
    box.setShowClearButton(True)
    box.setToolTip(definition.help())
    return box
