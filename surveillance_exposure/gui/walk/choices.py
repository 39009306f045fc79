"""What walks are looked for and measured with: the layers, whose cameras, how far they see."""

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
)
from qgis.gui import QgsCollapsibleGroupBox, QgsDoubleSpinBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from ...core.means import (
    ANY_SIDE,
    BY_LENGTH,
    BY_TIME,
    CYCLE,
    DRIVE,
    FRONT,
    REAR,
    RULES,
    WALK,
    rule_meant,
)
from ...translation import tr
from ..shared.expression_edit import ExpressionEdit
from ..shared.plain import label
from ..shared.widgets import layer_box
from ..shared.wording import metres
from .camera_filter import CameraFilter
from .place_layer import PlaceLayer

RESULT = "surveillance_exposure/result"
"""Custom property of layers that are results: no choice for an input."""

STREET_NAMES = (
    re.compile(r"network|walk|pedestrian|foot|peaton|caminable", re.IGNORECASE),
    re.compile(r"street|road|highway|path|calle|rue|stra(ss|ß)e|straat", re.IGNORECASE),
)
"""Names of layers one walks on, the likelier first."""


@dataclass(frozen=True)
class Choice:
    """What is chosen, as the algorithm's parameters and as words for the figures."""

    parameters: dict[str, Any]
    whose: str
    layer_name: str
    by_viewsheds: bool
    speed: float
    mode: str = WALK


class Choices(QWidget):
    """The form. `changed` comes with every change, by the user or by a layer that comes or goes."""

    changed = pyqtSignal()

    def __init__(self, algorithm: QgsProcessingAlgorithm, parent: QWidget | None = None) -> None:
        """Limits and defaults are those of `algorithm`."""
        super().__init__(parent)
        self._algorithm = algorithm
        self._restoring = False
        # Before the boxes are made: they listen too, and would take the next best layer instead.
        QgsProject.instance().layersWillBeRemoved.connect(self._layers_leave)
        kinds = QgsMapLayerProxyModel.Filter
        self.network = layer_box(kinds.LineLayer, tr("Lines one can walk on"))
        self.walkable = ExpressionEdit(
            tr("all lines"), tr("Only lines for which this expression is true are walked on")
        )
        self.cameras = layer_box(kinds.PointLayer, tr("Camera points; each sees a disc of the range below"))
        self.viewsheds = layer_box(
            kinds.PolygonLayer,
            tr("One polygon per camera, as “Camera viewsheds” makes them; they replace cameras and range"),
        )
        self.whose = CameraFilter()
        self.range = _number_box(algorithm, "RANGE", tr(" m"), 0)
        self.speed = _number_box(algorithm, "WALKING_SPEED", tr(" m/s"), 2)
        self.speed.setSingleStep(0.1)
        self.ignore_own = QCheckBox(tr("Sa&me range for all cameras"))
        self.ignore_own.setToolTip(
            tr("Use the range above for all cameras, whatever their field range_m says.")
        )
        self.mode = _choice_box(algorithm, "MODE", _modes())
        self.shortest_by = _choice_box(
            algorithm, "SHORTEST_BY", {BY_LENGTH: tr("length"), BY_TIME: tr("time")}
        )
        self.plates = _choice_box(
            algorithm, "PLATES", {ANY_SIDE: tr("any"), FRONT: tr("front"), REAR: tr("rear")}
        )
        self.route = _choice_box(algorithm, "ROUTE", _routes())
        self.detour = _detour_box()
        self.place_layer = PlaceLayer()
        self.keep_places = QCheckBox(tr("&Keep the places in the project file"))
        self.keep_places.setToolTip(
            tr("Whoever is given the project file can then read where the walk starts and ends.")
        )
        self._note = label(tr("The viewsheds stand for the cameras and their ranges."))
        self._lay_out()
        self._set_defaults()
        self._connect()
        self._guess()
        self._adapt()

    def _lay_out(self) -> None:
        form = _form()
        form.addRow(tr("&Travel"), self.mode)
        form.addRow(tr("&Streets"), self.network)
        form.addRow(tr("&Only where"), self.walkable)
        form.addRow(tr("&Cameras"), self.cameras)
        form.addRow(tr("&Viewsheds"), self.viewsheds)
        form.addRow(self._note)
        form.addRow(self.whose)
        form.addRow(tr("&Range"), self.range)
        form.addRow(self.ignore_own)
        form.addRow(tr("&Walking speed"), self.speed)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)

        self._more = more = QgsCollapsibleGroupBox(tr("Walks and names"))
        more.setSaveCollapsedState(False)
        more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its button takes the keys
        more.setCollapsed(True)
        self._inside = inside = _form()
        inside.addRow(tr("Wal&ks"), self.route)
        inside.addRow(tr("S&hortest by"), self.shortest_by)
        inside.addRow(tr("Side of the vehicle seen"), self.plates)
        inside.addRow(tr("&Longest detour"), self.detour)
        inside.addRow(tr("&Names from"), self.place_layer)
        inside.addRow(self.keep_places)
        more.setLayout(inside)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(more)

    def _connect(self) -> None:
        for box in (self.network, self.cameras, self.viewsheds):
            box.layerChanged.connect(self._adapt)
        self.mode.currentIndexChanged.connect(self._mode_chosen)
        for signal in (
            self.walkable.changed,
            self.whose.changed,
            self.route.currentIndexChanged,
            self.shortest_by.currentIndexChanged,
            self.plates.currentIndexChanged,
            self.ignore_own.toggled,
            self.range.valueChanged,
            self.speed.valueChanged,
            self.detour.valueChanged,
        ):
            signal.connect(self._emit)
        QgsProject.instance().layersAdded.connect(self._guess)

    def remove(self) -> None:
        """Let go of the project."""
        QgsProject.instance().layersWillBeRemoved.disconnect(self._layers_leave)
        QgsProject.instance().layersAdded.disconnect(self._guess)
        self.whose.remove()

    def tab_stops(self) -> list[QWidget]:
        """Where the tab key goes, in order."""
        return [
            self.mode, self.network, self.walkable.line, self.walkable.build, self.cameras, self.viewsheds,
            *self.whose.tab_stops(), self.range, self.ignore_own, self.speed,
            *self._more.findChildren(QAbstractButton), self.route, self.shortest_by, self.plates, self.detour,
            self.place_layer.layer, self.place_layer.field, self.keep_places,
        ]  # fmt: skip

    def layers(self) -> list[QgsMapLayer]:
        """The layers in use."""
        viewsheds = self.viewsheds.currentLayer()
        chosen = (self.network.currentLayer(), viewsheds or self.cameras.currentLayer())
        return [layer for layer in chosen if layer is not None]

    def missing(self) -> str | None:
        """What is still to be chosen or mended, in a sentence; None if nothing is."""
        streets = self.network.currentLayer() is not None
        seen = self.cameras.currentLayer() is not None or self.viewsheds.currentLayer() is not None
        if not streets and not seen:
            return tr("Choose a layer of streets and one of cameras (or viewsheds).")
        if not streets:
            return tr("Choose a layer of streets.")
        if not seen:
            return tr("Choose a layer of cameras, or one of viewsheds.")
        problem = self.walkable.problem()
        if problem:
            return tr("The condition for streets cannot be read: {problem}").format(problem=problem)
        return self.whose.problem()

    def summary(self) -> str:
        """The choice in a few words."""
        if self.network.currentLayer() is None or len(self.layers()) < 2:
            return ""
        choice = self.choice()
        how_far = tr("viewsheds") if choice.by_viewsheds else metres(self.range.value())
        words = [self.network.currentLayer().name(), choice.whose, how_far]
        return " · ".join(words if choice.mode == WALK else [self.mode.currentText(), *words])

    def choice(self) -> Choice:
        """What is chosen now."""
        viewsheds, cameras = self.viewsheds.currentLayer(), self.cameras.currentLayer()
        network, seen = self.network.currentLayer(), viewsheds or cameras
        if network is None or seen is None:
            raise ValueError("layers are still to be chosen")
        parameters: dict[str, Any] = {
            "NETWORK": network.id(),
            "NETWORK_FILTER": self.walkable.text(),
            "CAMERA_FILTER": self.whose.text(),
            "WALKING_SPEED": self.speed.value(),
            "ROUTE": self.route.currentData(),
        }
        if self.route.currentData() != "shortest" and self.detour.value() > self.detour.minimum():
            parameters["MAX_DETOUR"] = self.detour.value() / 100
        if viewsheds is not None:
            parameters["VIEWSHEDS"] = viewsheds.id()
        else:
            parameters["CAMERAS"] = seen.id()
            parameters["RANGE"] = self.range.value()
            parameters["IGNORE_CAMERA_VALUES"] = self.ignore_own.isChecked()
        mode = self._means()
        if mode != WALK:
            parameters |= {"MODE": mode, "SHORTEST_BY": self.shortest_by.currentData()}
        if mode == DRIVE and self.plates.currentData() != ANY_SIDE:
            parameters["PLATES"] = self.plates.currentData()
            if viewsheds is not None and cameras is not None:
                parameters["CAMERAS"] = cameras.id()  # where each stands
        return Choice(
            self.known(parameters),
            self.whose.words(),
            seen.name(),
            viewsheds is not None,
            self.speed.value(),
            mode,
        )

    def known(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """Those of `parameters` that the algorithm has."""
        return {
            name: value for name, value in parameters.items() if self._algorithm.parameterDefinition(name)
        }

    # -- remembering

    def saved(self) -> dict[str, Any]:
        """As settings keep it."""
        boxes = {"network": self.network, "cameras": self.cameras, "viewsheds": self.viewsheds}
        layers = {name: box.currentLayer() for name, box in boxes.items()}
        return {
            **{name: layer.id() if layer is not None else "" for name, layer in layers.items()},
            "walkable": self.walkable.text(),
            "whose": self.whose.saved(),
            "range": self.range.value(),
            "same_range": self.ignore_own.isChecked(),
            "speed": self.speed.value(),
            "route": self.route.currentData(),
            "mode": self.mode.currentData(),
            "shortest_by": self.shortest_by.currentData(),
            "plates": self.plates.currentData(),
            "detour": self.detour.value(),
            "names": self.place_layer.saved(),
            "keep_places": self.keep_places.isChecked(),
        }

    def restore(self, saved: dict[str, Any]) -> None:
        """What `saved` gave, as far as it is there and makes sense; the rest takes its default."""
        self._restoring = True
        self._set_defaults()
        for name, box in (
            ("network", self.network),
            ("cameras", self.cameras),
            ("viewsheds", self.viewsheds),
        ):
            if name in saved:
                box.setLayer(QgsProject.instance().mapLayer(str(saved[name])))
        if isinstance(saved.get("walkable"), str):
            self.walkable.set_text(saved["walkable"])
        for name, number in (("range", self.range), ("speed", self.speed), ("detour", self.detour)):
            given = saved.get(name)
            is_number = isinstance(given, (int, float)) and not isinstance(given, bool)
            if is_number and number.minimum() <= given <= number.maximum():
                number.setValue(given)
        self.ignore_own.setChecked(saved.get("same_range") is True)
        self.keep_places.setChecked(saved.get("keep_places") is not False)
        for name, words in self._words().items():
            words.setCurrentIndex(max(words.findData(saved.get(name)), 0))
        whose, names = saved.get("whose"), saved.get("names")
        self._adapt()
        self.whose.restore(whose if isinstance(whose, dict) else {})
        self.place_layer.restore(names if isinstance(names, dict) else {})
        self._restoring = False
        self._guess()
        self._emit()

    def _mode_chosen(self, _: Any = None) -> None:
        """The rule for streets is that of the means of travel, unless another condition stands there."""
        if rule_meant(self.walkable.text()) is not None:
            self.walkable.set_text(f"{RULES[self._means()]}()")
        self._adapt()

    def _means(self) -> str:
        """The means of travel; on foot where the algorithm knows no other."""
        return str(self.mode.currentData() or WALK)

    def _words(self) -> dict[str, QComboBox]:
        """The boxes of words, by what they are called in settings."""
        return {
            "route": self.route,
            "mode": self.mode,
            "shortest_by": self.shortest_by,
            "plates": self.plates,
        }

    def _set_defaults(self) -> None:
        for box in (self.range, self.speed, self.detour):
            box.clear()
        self.ignore_own.setChecked(False)
        self.keep_places.setChecked(True)
        for words in self._words().values():
            words.setCurrentIndex(0)
        definition = self._algorithm.parameterDefinition("NETWORK_FILTER")
        self.walkable.setVisible(definition is not None)
        if definition is not None:
            self.walkable.set_text(str(definition.defaultValue() or ""))
            self.walkable.line.setToolTip(definition.help())
        self.whose.restore({})

    # -- what goes with what

    def _adapt(self, _: Any = None) -> None:
        """Show what applies to the layers chosen."""
        viewsheds = self.viewsheds.currentLayer()
        for widget in (self.cameras, self.range, self.ignore_own):
            widget.setEnabled(viewsheds is None)
        self._note.setVisible(viewsheds is not None)
        mode = self._means()
        for box, applies in ((self.shortest_by, mode != WALK), (self.plates, mode == DRIVE)):
            box.setVisible(applies)
            self._inside.labelForField(box).setVisible(applies)
        self.walkable.set_layer(self.network.currentLayer())
        self.whose.set_layer(viewsheds or self.cameras.currentLayer())
        self._emit()

    def _layers_leave(self, ids: list[str]) -> None:
        """A layer that goes leaves its place empty."""
        for box in (self.network, self.cameras, self.viewsheds):
            layer = box.currentLayer()
            if layer is not None and layer.id() in ids:
                box.setLayer(None)
        self.place_layer.layers_leave(ids)

    def _emit(self, _: Any = None) -> None:
        if not self._restoring:
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


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setContentsMargins(0, 0, 0, 0)
    return form


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
    box.setKeyboardTracking(False)  # 1, 12, 120 while 120 is typed
    box.setToolTip(definition.help())
    return box


def _detour_box() -> QgsDoubleSpinBox:
    """A share in percent, the lowest of which means any."""
    box = QgsDoubleSpinBox()
    box.setDecimals(0)
    box.setRange(0, 1000)
    box.setSingleStep(5)
    box.setSuffix(tr(" % longer"))
    box.setSpecialValueText(tr("any"))
    box.setClearValue(0)
    box.setShowClearButton(True)
    box.setKeyboardTracking(False)
    box.setToolTip(tr("Leave out walks that are longer than the shortest by more than this"))
    return box


def _modes() -> dict[str, str]:
    return {WALK: tr("on foot"), CYCLE: tr("by bicycle"), DRIVE: tr("by car")}


def _routes() -> dict[str, str]:
    """The walks to look for, the most telling first."""
    return {
        "all trade-offs": tr("all trade-offs"),
        "shortest": tr("shortest"),
        "least exposed": tr("least exposed"),
    }


def _choice_box(algorithm: QgsProcessingAlgorithm, name: str, words: dict[str, str]) -> QComboBox:
    """What the algorithm can be told by a word, in the order of `words`, which say it in ours."""
    box = QComboBox()
    definition = algorithm.parameterDefinition(name)
    offered: list[str] = definition.options() if definition is not None else []
    for each in sorted(offered, key=[*words, *offered].index):
        box.addItem(words.get(each, each), each)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setToolTip(definition.help() if definition is not None else "")
    return box
