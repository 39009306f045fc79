"""A stand-in for `findroutes`: answers at once or slowly, with made-up walks, and counts what it is asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingProvider,
    QgsVectorLayer,
    QgsWkbTypes,
)

ID = "double:findroutes"
WALKS = [  # detour, share in view, how far it bows out
    (0.0, 0.62, 0.0),
    (0.08, 0.35, 0.25),
    (0.31, 0.11, 0.6),
]
STATEMENT = "No unexposed walk exists; the least exposed is 11 % in view at 31 % detour."


class Diary:
    """What was asked, by whatever thread."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.kept: list[Any] = []
        self.seconds = 0.0
        self.at_once = 0
        self.most_at_once = 0
        self.lock = threading.Lock()
        self.status = "ok"


diary = Diary()


class Beside:
    """Pieces and cameras of the walks made up, left for the dock as `findroutes` leaves them."""

    def __init__(self, fields: dict[str, QgsFields], crs: Any) -> None:
        self.outputs = fields
        self._crs = crs
        self.made: dict[str, list[tuple[QgsGeometry, list[Any]]]] = {name: [] for name in fields}
        self.asked: list[tuple[str, int]] = []

    def rows(self, name: str, walk_id: int) -> list[tuple[QgsGeometry, dict[str, Any]]]:
        self.asked.append((name, walk_id))
        names = self.outputs[name].names()
        return [(shape, dict(zip(names, row))) for shape, row in self.made[name] if row[0] == walk_id]

    def layer(self, name: str, walk_id: int) -> QgsVectorLayer:
        kind = {"PIECES": "MultiLineString", "SEEN": "Point"}[name]
        layer = QgsVectorLayer(kind, name, "memory")
        layer.setCrs(self._crs)
        layer.dataProvider().addAttributes(list(self.outputs[name]))
        layer.updateFields()
        for shape, row in self.made[name]:
            if row[0] == walk_id:
                _add(layer.dataProvider(), shape, row)
        return layer


class FindRoutesDouble(QgsProcessingAlgorithm):
    def __init__(self, kept: Any = None) -> None:
        super().__init__()
        self.kept = kept

    def name(self) -> str:
        return "findroutes"

    def displayName(self) -> str:
        return "Find walks"

    def group(self) -> str:
        return "Walks"

    def groupId(self) -> str:
        return "walks"

    def createInstance(self, *_: Any) -> QgsProcessingAlgorithm:
        return FindRoutesDouble(self.kept)

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        point, line = QgsProcessing.SourceType.TypeVectorPoint, QgsProcessing.SourceType.TypeVectorLine
        area, number = QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessingParameterNumber
        for name, kind, optional in (
            ("NETWORK", line, False), ("ORIGINS", point, False), ("DESTINATIONS", point, False), ("VIA", point, True),
            ("CAMERAS", point, True), ("VIEWSHEDS", area, True),
        ):  # fmt: skip
            self.addParameter(QgsProcessingParameterFeatureSource(name, name, [kind], optional=optional))
        self.addParameter(QgsProcessingParameterExpression("NETWORK_FILTER", "Filter", "", "NETWORK", True))
        self.addParameter(QgsProcessingParameterExpression("CAMERA_FILTER", "Filter", "", "CAMERAS", True))
        self.addParameter(QgsProcessingParameterBoolean("IGNORE_CAMERA_VALUES", "Ignore", False))
        options = ["shortest", "least exposed", "all trade-offs"]
        self.addParameter(
            QgsProcessingParameterEnum("ROUTE", "Walks", options, False, "shortest", False, True)
        )
        for name, default, low, high in (
            ("RANGE", 120, 0.1, 1e5), ("WALKING_SPEED", 1.34, 0.1, 10), ("MAX_DETOUR", None, 0, 100)
        ):  # fmt: skip
            self.addParameter(number(name, name, number.Type.Double, default, default is None, low, high))
        for name in ("OUTPUT", "PIECES", "SEEN"):
            self.addParameter(QgsProcessingParameterFeatureSink(name, name, optional=name != "OUTPUT"))

    def processAlgorithm(self, parameters: dict[str, Any], context: Any, feedback: Any) -> dict[str, Any]:
        with diary.lock:
            diary.at_once += 1
            diary.most_at_once = max(diary.most_at_once, diary.at_once)
        try:
            return self._process(parameters, context, feedback)
        finally:
            with diary.lock:
                diary.at_once -= 1

    def _process(self, parameters: dict[str, Any], context: Any, feedback: Any) -> dict[str, Any]:
        ends, crs = {}, None
        for name in ("ORIGINS", "VIA", "DESTINATIONS"):
            source = self.parameterAsSource(parameters, name, context)
            ends[name] = [f.geometry().asPoint() for f in source.getFeatures()] if source else []
            crs = crs or (source.sourceCrs() if source else None)
        with diary.lock:
            diary.asked.append({**parameters, "points": [p for each in ends.values() for p in each]})
            diary.kept.append(self.kept)
        end = time.monotonic() + diary.seconds
        while (left := end - time.monotonic()) > 0:
            feedback.setProgress(100 * (1 - left / diary.seconds))
            if feedback.isCanceled():
                raise QgsProcessingException("cancelled")
            time.sleep(0.005)
        return self._answer(parameters, context, ends, crs)

    def _answer(
        self, parameters: dict[str, Any], context: Any, ends: dict[str, Any], crs: Any
    ) -> dict[str, Any]:
        fields = {
            "OUTPUT": "walk_id:integer length_m exposed_m exposed_share cameras cameras_public cameras_private "
            "sites:integer camera_metres longest_unseen_m seconds_in_view range_m entry_m exit_m entry_exposed_m "
            "exit_exposed_m origin_in_view destination_in_view detour route:text status:text message:text",
            "PIECES": "line_id:integer from_m to_m length_m cameras",
            "SEEN": "line_id:integer camera_id:text site_id:text ownership:text kind:text count metres from_m to_m",
        }
        kinds = {
            "OUTPUT": QgsWkbTypes.Type.LineString,
            "PIECES": QgsWkbTypes.Type.MultiLineString,
            "SEEN": QgsWkbTypes.Type.Point,
        }
        result, sinks, known = {}, {}, {}
        for name, text in fields.items():
            known[name] = QgsFields()
            for word in text.split():
                known[name].append(_field(*word.split(":")))
            if parameters.get(name) is not None:
                sinks[name], result[name] = self.parameterAsSink(
                    parameters, name, context, known[name], kinds[name], crs
                )
        left = Beside({name: known[name] for name in ("PIECES", "SEEN")}, crs)
        points = [*ends["ORIGINS"], *ends["VIA"], *ends["DESTINATIONS"]]
        walks = WALKS if parameters.get("ROUTE") == "all trade-offs" else WALKS[:1]
        for i, (detour, share, bow) in enumerate(walks):
            line = _bowed(points, bow)
            length = QgsGeometry.fromPolylineXY(points).length() * (1 + detour)
            route = "shortest" if i == 0 else "least exposed" if i == len(walks) - 1 else "trade-off"
            message = STATEMENT if i == len(walks) - 1 and len(walks) > 1 else None
            ok = diary.status == "ok"
            row = [i + 1, length, length * share, share, 5.0 - i, 3.0, 2.0 - i, 4, 2 * length * share, length / 3,
                   length * share / 1.34, 120.0, 12.0, 3.4, 4.0, 0.0, 2.0, 0.0, detour, route, diary.status,
                   message if ok else "The streets at both places are not connected."]  # fmt: skip
            _add(sinks["OUTPUT"], line if ok else None, row)
            left.made["PIECES"] += _pieces(i + 1, line, length, share)
            for k in range(4):
                at = line.interpolate(line.length() * (k + 0.5) / 4)
                owner, kind = ("public", "dome") if k % 2 else ("private", "fixed")
                row = [i + 1, f"cam-{k}", f"s{k}", owner, kind, 1.0, 80.0, k * length / 4, 90.0]
                left.made["SEEN"].append((at, row))
        for name, made in left.made.items():
            for shape, row in made if name in sinks else []:
                _add(sinks[name], shape, row)
        if self.kept is not None:
            self.kept.leave(result["OUTPUT"], left)
        return {**result, "CAMERAS": 7.0}


def _pieces(
    line_id: int, line: QgsGeometry, length: float, share: float
) -> Iterator[tuple[QgsGeometry, list[Any]]]:
    cuts = [0.0, 0.2, 0.2 + share / 2, 0.75, 0.75 + share / 4, 1.0]
    for (a, b), cameras in zip(zip(cuts, cuts[1:]), (0.0, 1.0, 0.0, 5.0, 0.0)):
        points = [line.interpolate(line.length() * (a + (b - a) * k / 8)).asPoint() for k in range(9)]
        piece = QgsGeometry.fromMultiPolylineXY([points])
        yield piece, [line_id, a * length, b * length, (b - a) * length, cameras]


def _bowed(points: list[QgsPointXY], bow: float) -> QgsGeometry:
    line = [points[0]]
    for a, b in zip(points, points[1:]):
        middle = QgsPointXY(
            (a.x() + b.x()) / 2 + bow * (a.y() - b.y()), (a.y() + b.y()) / 2 + bow * (b.x() - a.x())
        )
        line += [middle, b] if bow else [b]
    return QgsGeometry.fromPolylineXY(line)


def _field(name: str, kind: str = "number") -> Any:
    from surveillance_exposure.layers import new_field

    return new_field(name, kind)


def _add(sink: Any, geometry: QgsGeometry | None, attributes: list[Any]) -> None:
    feature = QgsFeature()
    if geometry is not None:
        feature.setGeometry(geometry)
    feature.setAttributes(attributes)
    assert sink.addFeature(feature)


class DoubleProvider(QgsProcessingProvider):
    def id(self) -> str:
        return "double"

    def name(self) -> str:
        return "Double"

    def loadAlgorithms(self) -> None:
        self.addAlgorithm(FindRoutesDouble())
