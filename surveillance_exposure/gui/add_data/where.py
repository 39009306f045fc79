"""Where data is wanted: what the map shows, a box drawn on it, around coordinates, a feature, or everywhere."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsMapLayerProxyModel,
    QgsProject,
    QgsRectangle,
    QgsVectorLayerUtils,
    QgsWkbTypes,
)
from qgis.gui import (
    QgsDoubleSpinBox,
    QgsFeaturePickerWidget,
    QgsMapCanvas,
    QgsMapMouseEvent,
    QgsMapTool,
    QgsMapToolExtent,
    QgsRubberBand,
)
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...sources.overpass import Box
from ...translation import tr
from ..shared import coordinates
from ..shared.coordinates import unknown_map
from ..shared.icons import BLUE
from ..shared.map_tool import escaped, give_back
from ..shared.plain import label
from ..shared.widgets import layer_box

MAP, DRAWN, AROUND, FEATURE, EVERYWHERE = "map", "drawn", "around", "feature", "everywhere"
_KM_PER_DEGREE = 111.32


@dataclass(frozen=True)
class Area:
    """An extent in degrees, None for everywhere, and what it is called."""

    box: Box | None
    name: str

    @property
    def parameter(self) -> str | None:
        """As algorithms take an extent."""
        if self.box is None:
            return None
        box = self.box
        return f"{box.west!r},{box.east!r},{box.south!r},{box.north!r} [EPSG:4326]"


class NoAreaError(Exception):
    """There is no area; the text says what to do."""


class BoxTool(QgsMapToolExtent):
    """Draws a box; `cancelled` comes with Esc or a right click."""

    cancelled = pyqtSignal()

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.cancelled.emit()
        else:
            super().canvasReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if escaped(event):
            self.cancelled.emit()


class Where(QWidget):
    """The choice. `changed` comes with each change, `moved` where the map moved beneath it.

    `drawing` comes while the map waits for a box.
    """

    changed = pyqtSignal()
    moved = pyqtSignal()
    drawing = pyqtSignal(bool)

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._drawn: Box | None = None
        self._not_drawn = ""
        self._before: QgsMapTool | None = None
        self._shown = False
        self.tool = BoxTool(canvas)
        self.tool.setCursor(Qt.CursorShape.CrossCursor)
        self.band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        colour = QColor(BLUE)
        self.band.setStrokeColor(colour)
        colour.setAlpha(30)
        self.band.setFillColor(colour)
        self.band.setWidth(2)
        self.mode = QComboBox()
        for mode, text in (
            (MAP, tr("what the map shows")),
            (DRAWN, tr("a box drawn on the map")),
            (AROUND, tr("around coordinates")),
            (FEATURE, tr("the rectangle around a feature")),
            (EVERYWHERE, tr("everything in the file or data set")),
        ):
            self.mode.addItem(text, mode)
        self.mode.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.mode.setMinimumContentsLength(12)
        self.draw = QPushButton(tr("Dra&w the box…"))
        self.draw.setToolTip(tr("This window steps aside; drag on the map. Esc goes back."))
        self.point = QLineEdit()
        self.point.setPlaceholderText("43.7384, 7.4246")
        self.point.setToolTip(tr("Latitude and longitude, as maps on the web show them"))
        self.point.setAccessibleName(tr("Latitude and longitude"))
        self.radius = QgsDoubleSpinBox()
        self.radius.setRange(0.1, 10)
        self.radius.setDecimals(1)
        self.radius.setValue(1)
        self.radius.setClearValue(1)
        self.radius.setSuffix(tr(" km"))
        self.layer = layer_box(
            QgsMapLayerProxyModel.Filter.PolygonLayer, tr("A layer of areas, such as districts")
        )
        self.feature = QgsFeaturePickerWidget()
        self._info = label()
        self._lay_out()
        self._mode_changed(0)
        self.mode.currentIndexChanged.connect(self._mode_changed)
        self.draw.clicked.connect(self.start_drawing)
        self.tool.extentChanged.connect(self._box_drawn)
        self.tool.cancelled.connect(self.end_drawing)
        self.tool.deactivated.connect(self._tool_over)
        self.point.textChanged.connect(self._emit)
        self.radius.valueChanged.connect(self._emit)
        self.layer.layerChanged.connect(self._layer_changed)
        self.feature.featureChanged.connect(self._emit)
        canvas.extentsChanged.connect(self._map_moved)
        canvas.layersChanged.connect(self._map_moved)

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        around, feature = QHBoxLayout(), QHBoxLayout()
        within = QLabel(tr("&within"))
        within.setBuddy(self.radius)
        around.addWidget(self.point, 1)
        around.addWidget(within)
        around.addWidget(self.radius)
        feature.addWidget(self.layer, 1)
        feature.addWidget(self.feature, 1)
        drawn = QHBoxLayout()
        drawn.addWidget(self.draw)
        drawn.addStretch(1)
        for row in (None, drawn, around, feature, None):
            page = QWidget()
            if row is not None:
                row.setContentsMargins(0, 0, 0, 0)
                page.setLayout(row)
            self.pages.addWidget(page)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(tr("W&here"), self.mode)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.pages)
        column.addWidget(self._info)

    def remove(self) -> None:
        """Give the canvas back for good."""
        self.end_drawing()
        self._canvas.extentsChanged.disconnect(self._map_moved)
        self._canvas.layersChanged.disconnect(self._map_moved)
        self.tool.deactivated.disconnect(self._tool_over)
        self._canvas.unsetMapTool(self.tool)
        self.tool.deleteLater()
        self._canvas.scene().removeItem(self.band)

    def choose(self, mode: str) -> None:
        """Choose a way of saying where."""
        self.mode.setCurrentIndex(self.mode.findData(mode))

    # -- the answer

    def area(self) -> Area:
        """Where. Raises NoAreaError."""
        mode = self.mode.currentData()
        if mode == EVERYWHERE:
            return Area(None, "")
        if mode == MAP:
            return self._of_map()
        if mode == AROUND:
            return self._around()
        if mode == FEATURE:
            return self._of_feature()
        if self._drawn is None:
            raise NoAreaError(self._not_drawn or tr("Draw the box on the map."))
        return Area(self._drawn, _middle(self._drawn))

    def _of_map(self) -> Area:
        if not self._canvas.layers():
            raise NoAreaError(
                tr("The map is empty. Say where in another way, or zoom to the place on a base map first.")
            )
        crs = self._canvas.mapSettings().destinationCrs()
        box = _in_degrees(self._canvas.extent(), crs, unknown_map())
        return Area(box, _middle(box))

    def _around(self) -> Area:
        text = self.point.text().strip()
        if not text:
            raise NoAreaError(tr("Type latitude and longitude, such as 43.7384, 7.4246."))
        try:
            typed = coordinates.parse(text, map_in_degrees=True)
        except coordinates.NoCoordinatesError as error:
            raise NoAreaError(tr("“{text}” is no latitude and longitude.").format(text=text)) from error
        except coordinates.BadCoordinatesError as error:
            raise NoAreaError(str(error)) from error
        if abs(typed.y) > 85:
            raise NoAreaError(tr("“{text}” is too near a pole.").format(text=text))
        up = self.radius.value() / _KM_PER_DEGREE
        across = up / math.cos(math.radians(typed.y))
        return Area(Box(typed.x - across, typed.y - up, typed.x + across, typed.y + up), text)

    def _of_feature(self) -> Area:
        layer, feature = self.layer.currentLayer(), self.feature.feature()
        if layer is None:
            raise NoAreaError(tr("Choose a layer of areas, and one of them."))
        found = layer.getFeature(feature.id()) if feature.isValid() else feature
        if not found.isValid() or found.geometry().isEmpty():
            raise NoAreaError(tr("Choose an area of “{layer}”.").format(layer=layer.name()))
        name = QgsVectorLayerUtils.getFeatureDisplayString(layer, found)
        unknown = tr("The layer “{layer}” has no coordinate system. Set it in the layer's properties.")
        box = _in_degrees(found.geometry().boundingBox(), layer.crs(), unknown.format(layer=layer.name()))
        return Area(box, name or _middle(box))

    # -- drawing

    def start_drawing(self) -> None:
        """Lend the map to the tool."""
        current = self._canvas.mapTool()
        if current is not self.tool:
            self._before = current
            self._canvas.setMapTool(self.tool)
        self._canvas.setFocus()
        self.drawing.emit(True)

    def end_drawing(self) -> None:
        """Give the map back to the tool that had it."""
        if self._canvas.mapTool() is not self.tool:
            return
        self.tool.clearRubberBand()
        give_back(self._canvas, self.tool, self._before)

    def _tool_over(self) -> None:
        self._before = None
        self.drawing.emit(False)

    def _box_drawn(self, rectangle: QgsRectangle) -> None:
        if rectangle.isEmpty():
            return  # a click
        try:
            crs = self._canvas.mapSettings().destinationCrs()
            self._drawn, self._not_drawn = _in_degrees(rectangle, crs, unknown_map()), ""
        except NoAreaError as problem:
            self._drawn, self._not_drawn = None, str(problem)
        self.end_drawing()
        self._emit()

    # -- what changes

    def set_shown(self, shown: bool) -> None:
        """Show or hide the area on the map."""
        self._shown = shown
        self._show()

    def _mode_changed(self, index: int) -> None:
        self.pages.setCurrentIndex(index)
        self.pages.setVisible(self.mode.itemData(index) not in (MAP, EVERYWHERE))
        self._emit()

    def _layer_changed(self, layer: Any) -> None:
        self.feature.setLayer(layer)
        self._emit()

    def _map_moved(self) -> None:
        if self.mode.currentData() == MAP:
            self._show()
            self.moved.emit()

    def _emit(self, _: Any = None) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """The size in words, and the box on the map."""
        try:
            box, text = self.area().box, ""
        except NoAreaError as problem:
            box, text = None, str(problem)
        if box is not None:
            width, height = box.size_km
            text = tr("{width} × {height} km around {middle}").format(
                width=f"{width:.3g}", height=f"{height:.3g}", middle=_middle(box)
            )
        self._info.setText(text)
        self._info.setVisible(bool(text))
        self.band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        if box is not None and self._shown and self.mode.currentData() != MAP:
            shape = QgsGeometry.fromRect(QgsRectangle(box.west, box.south, box.east, box.north))
            self.band.addGeometry(shape, QgsCoordinateReferenceSystem("EPSG:4326"))


def _in_degrees(rectangle: QgsRectangle, crs: QgsCoordinateReferenceSystem, unknown: str) -> Box:
    """A rectangle in degrees. Raises NoAreaError, with `unknown` where `crs` does not say where it is."""
    transform = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance())
    if not transform.isValid():  # QGIS would pass the numbers through
        raise NoAreaError(unknown)
    try:
        box = transform.transformBoundingBox(rectangle)
    except QgsCsException as error:
        raise NoAreaError(
            tr("This extent lies outside its coordinate system. Choose another one.")
        ) from error
    if not box.isFinite() or box.isEmpty():
        raise NoAreaError(tr("This extent has no width or no height. Choose another one."))
    return Box(
        max(box.xMinimum(), -180), max(box.yMinimum(), -90), min(box.xMaximum(), 180), min(box.yMaximum(), 90)
    )


def _middle(box: Box) -> str:
    return f"{(box.south + box.north) / 2:.3f}, {(box.west + box.east) / 2:.3f}"
