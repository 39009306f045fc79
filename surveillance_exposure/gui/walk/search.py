"""Finding places by name in the layers of the project, without any network."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeedback,
    QgsGeometry,
    QgsMapLayer,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType, QObject, QTimer, pyqtSignal

from .places import Place

NAMES = (
    re.compile(r"^name$", re.IGNORECASE),
    re.compile(r"^(full_?|long_?|place_?)?(name|title|label)(_en)?$", re.IGNORECASE),
    re.compile(r"name|nombre|nom\b|station|title|label|address", re.IGNORECASE),
)
"""Fields that hold names, the likelier first."""

REMOTE = ("WFS", "OAPIF")
"""Providers that ask a server: only where the user chose the layer."""

MOST = 30
"""Places shown for one search."""

WAIT_MS = 150
"""Between the last key and the search."""


@dataclass(frozen=True)
class Source:
    """A layer as another thread may read it."""

    layer_name: str
    field: str
    crs: QgsCoordinateReferenceSystem
    features: QgsVectorLayerFeatureSource


@dataclass(frozen=True)
class Hit:
    """A place found, and the layer it is in."""

    place: Place
    layer_name: str


def text_fields(layer: QgsMapLayer | None) -> list[str]:
    """The fields of a layer that hold text."""
    if not isinstance(layer, QgsVectorLayer):
        return []
    return [field.name() for field in layer.fields() if field.type() == QMetaType.Type.QString]


def name_field(layer: QgsMapLayer | None) -> str | None:
    """The field that holds the names; None if there is no likely one."""
    fields = text_fields(layer)
    return next((field for names in NAMES for field in fields if names.search(field)), None)


def has_places(layer: QgsMapLayer | None) -> bool:
    """Whether it is a layer of points or areas."""
    kinds = (QgsWkbTypes.GeometryType.PointGeometry, QgsWkbTypes.GeometryType.PolygonGeometry)
    return isinstance(layer, QgsVectorLayer) and layer.isValid() and layer.geometryType() in kinds


def sources(chosen: QgsMapLayer | None, field: str) -> list[Source]:
    """The layers to look in: the one chosen, or all that have names."""
    layers = [chosen] if chosen is not None else list(QgsProject.instance().mapLayers().values())
    found = []
    for layer in layers:
        if (
            not has_places(layer)
            or not layer.crs().isValid()
            or (chosen is None and layer.providerType() in REMOTE)
        ):
            continue
        name = field if chosen is not None and field else name_field(layer)
        if name:
            source = QgsVectorLayerFeatureSource(layer)
            found.append(Source(layer.name(), name, layer.crs(), source))
    return sorted(found, key=lambda source: source.layer_name)


def point_in(geometry: QgsGeometry) -> QgsPointXY | None:
    """A point of a feature to walk to: within an area, the middle of a line."""
    if geometry.isNull() or geometry.isEmpty():
        return None
    if geometry.type() == QgsWkbTypes.GeometryType.LineGeometry:
        inside = geometry.interpolate(geometry.length() / 2)
    elif geometry.type() == QgsWkbTypes.GeometryType.PolygonGeometry:
        inside = geometry.pointOnSurface()
    else:
        inside = geometry.centroid()
    return None if inside.isNull() else QgsPointXY(inside.asPoint())


def rank(name: str, text: str) -> tuple[int, str]:
    """Whole names first, then beginnings, then beginnings of words, then the rest; each by the alphabet."""
    low, wanted = name.lower(), text.lower()
    if low == wanted:
        order = 0
    elif low.startswith(wanted):
        order = 1
    elif re.search(rf"\b{re.escape(wanted)}", low):
        order = 2
    else:
        order = 3
    return order, low


def look_up(text: str, where: Sequence[Source], feedback: QgsFeedback) -> list[Hit]:
    """The places whose name holds `text`, the likeliest first. Runs in any thread."""
    hits: list[Hit] = []
    for source in where:
        column = QgsExpression.quotedColumnRef(source.field)
        wanted = QgsExpression.quotedString(text.lower())
        request = QgsFeatureRequest()
        request.setFilterExpression(f"strpos(lower({column}), {wanted}) > 0")
        request.setFeedback(feedback)
        request.setLimit(20 * MOST)
        request.setSubsetOfAttributes([source.field], source.features.fields())
        feature: QgsFeature
        for feature in source.features.getFeatures(request):
            if feedback.isCanceled():
                return []
            point = point_in(feature.geometry())
            if point is not None:
                name = str(feature.attribute(source.field))
                hits.append(Hit(Place(point, source.crs, name), source.layer_name))
    hits.sort(key=lambda hit: rank(hit.place.name, text))
    return hits[:MOST]


class Finder(QObject):
    """Looks names up in a thread of its own; `found` comes with the text and its hits.

    A newer search ends the one before.
    """

    found = pyqtSignal(str, list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._where: Callable[[], list[Source]] = list
        self._feedback: QgsFeedback | None = None
        self._thread: threading.Thread | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._start)

    def look_for(self, text: str, where: Callable[[], list[Source]], wait_ms: int = WAIT_MS) -> None:
        """Search soon; `where` is asked once the time has come."""
        self.stop()
        self._text, self._where = text, where
        self._wait.start(wait_ms)

    def stop(self) -> None:
        """End a search without a word."""
        self._wait.stop()
        if self._feedback is not None:
            self._feedback.cancel()
            self._feedback = None

    def remove(self) -> None:
        """End for good: wait for the thread, which reads layers."""
        self.stop()
        if self._thread is not None:
            self._thread.join(5)
        self._where = list

    def _start(self) -> None:
        self._feedback = feedback = QgsFeedback()
        self._thread = threading.Thread(
            target=self._look, args=(self._text, self._where(), feedback), daemon=True
        )
        self._thread.start()

    def _look(self, text: str, where: list[Source], feedback: QgsFeedback) -> None:
        hits = look_up(text, where, feedback)
        if not feedback.isCanceled():
            self.found.emit(text, hits)
