"""Tells when a layer in use is no longer what it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsMapLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

SIGNALS = (
    "dataChanged",
    "layerModified",
    "subsetStringChanged",
    "crsChanged",
    "dataSourceChanged",
    "afterCommitChanges",
    "afterRollBack",
)


class LayerWatch(QObject):
    """`changed` comes with every edit, filter, new coordinate system or new source of a layer watched."""

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layers: list[QgsMapLayer] = []

    def watch(self, layers: Sequence[QgsMapLayer]) -> None:
        """Watch these, and no others any more."""
        if list(layers) == self._layers:
            return
        for layer in self._layers:
            if not sip.isdeleted(layer):
                for signal in _signals(layer):
                    signal.disconnect(self._tell)
        self._layers = list(layers)
        for layer in self._layers:
            for signal in _signals(layer):
                signal.connect(self._tell)

    def _tell(self, *_: Any) -> None:
        self.changed.emit()


def _signals(layer: QgsMapLayer) -> list[Any]:
    return [getattr(layer, name) for name in SIGNALS if hasattr(layer, name)]
