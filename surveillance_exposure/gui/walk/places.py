"""The places of a walk: where it starts, what it passes, where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...processing.limits import MOST_VIA
from ..shared.coordinates import written

WGS84 = "EPSG:4326"


@dataclass(frozen=True)
class Place:
    """A point in the coordinate system it was given in, and its name if it has one."""

    point: QgsPointXY
    crs: QgsCoordinateReferenceSystem
    name: str = ""

    @property
    def text(self) -> str:
        """The name, or the coordinates."""
        return self.name or self.coordinates

    @property
    def coordinates(self) -> str:
        """The coordinates as they can be typed."""
        return written(self.point.x(), self.point.y(), self.crs.isGeographic())

    @property
    def full_text(self) -> str:
        """Name, coordinates and the name of their system."""
        parts = [self.name] if self.name else []
        return ", ".join([*parts, f"{self.coordinates} ({self.crs.authid() or self.crs.description()})"])

    def on(self, crs: QgsCoordinateReferenceSystem) -> QgsPointXY | None:
        """The point in another system; None where it has no coordinates there."""
        transform = QgsCoordinateTransform(self.crs, crs, QgsProject.instance().transformContext())
        if not transform.isValid():  # QGIS would pass the numbers through
            return None
        try:
            point = transform.transform(self.point)
        except QgsCsException:
            return None
        return QgsPointXY(point)

    def saved(self) -> dict[str, Any]:
        """As settings keep it."""
        crs = self.crs.authid() or self.crs.toWkt()
        return {"x": self.point.x(), "y": self.point.y(), "crs": crs, "name": self.name}

    @staticmethod
    def restored(saved: dict[str, Any]) -> Place | None:
        """What `saved` gave; None if it is no place."""
        try:
            crs = QgsCoordinateReferenceSystem(str(saved["crs"]))
            if not crs.isValid():
                return None
            return Place(QgsPointXY(float(saved["x"]), float(saved["y"])), crs, str(saved["name"]))
        except (KeyError, TypeError, ValueError):
            return None


class Places(QObject):
    """A list of places: the first is From, the last is To, those between are passed in their order.

    `changed` comes when a place is set, added or gone, `moved` while one is being dragged.
    """

    changed = pyqtSignal()
    moved = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stops: list[Place | None] = [None, None]

    def __len__(self) -> int:
        return len(self._stops)

    def __getitem__(self, row: int) -> Place | None:
        return self._stops[row]

    @property
    def last(self) -> int:
        """The row of To."""
        return len(self._stops) - 1

    def is_via(self, row: int) -> bool:
        """Whether the row stands between From and To."""
        return 0 < row < self.last

    def set(self, row: int, place: Place | None) -> None:
        """Set a place for good."""
        self._stops[row] = place
        self.changed.emit()

    def drag(self, row: int, place: Place) -> None:
        """Set a place that is on its way."""
        self._stops[row] = place
        self.moved.emit()

    @property
    def full(self) -> bool:
        """Whether no walk takes another place on the way."""
        return len(self._stops) >= MOST_VIA + 2

    def add_via(self) -> int:
        """An empty row more, right before To; returns it."""
        row = self.last
        self._stops.insert(row, None)
        self.changed.emit()
        return row

    def remove_via(self, row: int) -> None:
        """A row less."""
        if self.is_via(row):
            del self._stops[row]
            self.changed.emit()

    def move(self, row: int, step: int) -> None:
        """Exchange a row with a neighbour."""
        other = row + step
        if 0 <= other < len(self._stops):
            self._stops[row], self._stops[other] = self._stops[other], self._stops[row]
            self.changed.emit()

    def swap(self) -> None:
        """There becomes here, and all between in the opposite order."""
        self._stops.reverse()
        self.changed.emit()

    def replace(self, stops: Sequence[Place | None]) -> None:
        """Take a whole list, of two at least."""
        self._stops = list(stops)
        self.changed.emit()

    def clear(self) -> None:
        """Forget all."""
        self.replace([None, None])

    def restore(self, saved: object) -> None:
        """Take up what settings kept; what is no such list, or longer than any that was kept, is as none."""
        if isinstance(saved, list) and 2 <= len(saved) <= MOST_VIA + 2:
            self.replace([Place.restored(each) if isinstance(each, dict) else None for each in saved])

    def complete(self) -> bool:
        """Whether start and end are known. A row between that was not filled in does not count."""
        return self._stops[0] is not None and self._stops[-1] is not None

    def any(self) -> bool:
        """Whether anything is known."""
        return any(self._stops) or len(self._stops) > 2

    def all(self) -> list[Place | None]:
        """Every row."""
        return list(self._stops)

    def known(self) -> list[Place]:
        """All that are set, in their order."""
        return [place for place in self._stops if place is not None]

    def layer(self, rows: Sequence[int], name: str, crs: QgsCoordinateReferenceSystem) -> QgsVectorLayer:
        """Some of the places as a layer in memory, for an algorithm."""
        layer = QgsVectorLayer("Point?field=name:string", name, "memory")
        layer.setCrs(crs)
        features = []
        for row in rows:
            place = self._stops[row]
            point = None if place is None else place.on(crs)
            if place is None or point is None:
                continue
            feature = QgsFeature(layer.fields())
            feature.setGeometry(QgsGeometry.fromPointXY(point))
            feature.setAttribute("name", place.text)
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        layer.updateExtents()
        return layer
