"""Which values occur in fields of a layer, however many rows it has: the window does not wait for them."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFeedback,
    QgsMapLayer,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..shared.wording import known

Found = dict[str, set[str | None]]
"""The values of each field, None where nothing stands."""

MOST = 50
"""Values of one field."""

FEW = 10_000
"""Rows that are gone through at once."""


def occurring(features: Iterable[QgsFeature], fields: Sequence[str], feedback: QgsFeedback) -> Found:
    """What occurs in `fields`, until there is more than anybody is shown or it is cancelled."""
    found: Found = {name: set() for name in fields}
    for feature in features:
        if feedback.isCanceled() or all(len(values) > MOST for values in found.values()):
            break
        for name, values in found.items():
            item = known(feature[name])
            values.add(None if item is None else str(item))
    return found


class Values(QObject):
    """Goes through a layer, in a thread of its own if it has many rows; `found` brings what there is.

    Another layer ends the search in the one before.
    """

    found = pyqtSignal(object)
    _told = pyqtSignal(object, object)

    def __init__(self, fields: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self._feedback: QgsFeedback | None = None
        self._thread: threading.Thread | None = None
        self._told.connect(self._tell)

    @property
    def searching(self) -> bool:
        """Whether `found` is still to come."""
        return self._feedback is not None

    def look_in(self, layer: QgsMapLayer | None) -> None:
        """Find out what occurs in a layer."""
        self.stop()
        names = _present(layer, self._fields)
        if not isinstance(layer, QgsVectorLayer) or not names:
            self.found.emit({})
            return
        request = QgsFeatureRequest()
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes(names, layer.fields())
        feedback = QgsFeedback()
        if 0 <= layer.featureCount() <= FEW:
            self.found.emit(occurring(layer.getFeatures(request), names, feedback))
            return
        request.setFeedback(feedback)
        self._feedback = feedback
        self._thread = threading.Thread(
            target=self._look,
            args=(QgsVectorLayerFeatureSource(layer), request, names, feedback),
            daemon=True,
        )
        self._thread.start()

    def stop(self) -> None:
        """End a search without a word."""
        if self._feedback is not None:
            self._feedback.cancel()
            self._feedback = None

    def remove(self) -> None:
        """End for good: wait for the thread, which reads a layer."""
        self.stop()
        if self._thread is not None:
            self._thread.join(5)

    def _look(
        self,
        source: QgsVectorLayerFeatureSource,
        request: QgsFeatureRequest,
        names: Sequence[str],
        feedback: QgsFeedback,
    ) -> None:
        found = occurring(source.getFeatures(request), names, feedback)
        if not feedback.isCanceled():
            self._told.emit(feedback, found)

    def _tell(self, feedback: QgsFeedback, found: Found) -> None:
        """In the window's thread; another search may have begun since."""
        if feedback is self._feedback:
            self._feedback = None
            self.found.emit(found)


def _present(layer: QgsMapLayer | None, fields: Sequence[str]) -> list[str]:
    there = layer.fields() if isinstance(layer, QgsVectorLayer) else None
    return [name for name in fields if there is not None and there.indexOf(name) >= 0]
