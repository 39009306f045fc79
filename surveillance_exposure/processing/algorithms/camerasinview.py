"""Who sees these points, lines or areas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsWkbTypes,
)

from ... import layers
from ...core.coverage import in_view
from ...core.numbers import is_no_name
from ...core.ragged import Floats, Geometries, Ints, distinct, sums
from ...core.viewsheds import Viewsheds
from ...layers import LINE, POINT, POLYGON, Projection, Rows, new_field
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..finishing.results import Output
from ..messages import range_text
from ..parameters import common
from ..reading import attributes, camera_rows, inputs, systems
from ..run import Run
from ..writing.writer import merged_fields, write

STYLES = {POINT: "in_view_points.qml", LINE: "pieces.qml", POLYGON: "in_view_areas.qml"}


@dataclass(frozen=True)
class Views:
    """Which camera sees which feature: pairs of row numbers, by feature; `distance` is NaN where unknown."""

    feature: Ints
    camera: Ints
    distance: Floats


class CamerasInView(Algorithm):
    """`camerasinview`."""

    ID = "camerasinview"

    def about(self) -> str:
        return tr(
            "Counts for each point, line or area the cameras that see it, and lists them.\n"
            "A point is seen where it lies in a viewshed or on its outline; a line or an area where some of it "
            "does, more than a touch. Viewsheds are open ground: a building's own footprint is not in view, "
            "the pavement before it is.\n"
            "Viewsheds do not say where their cameras stand. Distances need the layer of cameras as well; "
            "without it they are NULL."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {
            "OUTPUT": {
                "cameras": tr("Cameras that see the feature: the sum of count over distinct camera_id."),
                "sites": tr("Distinct site_id of these cameras."),
                "nearest_m": tr(
                    "Metres from the feature to the nearest camera that sees it, 0 if that stands in it; NULL "
                    "where none sees it, or where the layer “Camera positions” is not given or lacks them."
                ),
                "status": tr(
                    "ok; repaired (the outline of an area crosses itself); unusable (the feature cannot be placed)."
                ),
                "message": tr("Why it cannot, or what of it was left out or repaired."),
            },
            "PAIRS": {
                "feature_id": tr("The feature that is seen: its number in the other output, from 1."),
                "camera_id": tr("The camera that sees it; NULL for a viewshed without camera_id."),
                "distance_m": tr(
                    "Metres from the feature to the camera; NULL where the camera's position is not given."
                ),
            },
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.declare(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Points, lines or areas"), [QgsProcessing.SourceType.TypeVectorAnyGeometry]
            ),
            tr(
                "What may be seen: doors, stops, streets, squares. In a layer of several types of geometry, "
                "features of another type than the first one are left out, with a status."
            ),
        )
        common.declare_viewsheds_alone(self)
        self.declare(
            QgsProcessingParameterFeatureSource(
                "CAMERAS", tr("Camera positions"), [QgsProcessing.SourceType.TypeVectorPoint], optional=True
            ),
            tr(
                "The points of the cameras, for distances alone: joined to the viewsheds by camera_id. "
                "Without them nearest_m and distance_m are NULL."
            ),
            advanced=True,
        )
        self.declare(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Cameras in view")),
            tr("The features with the cameras that see them."),
        )
        self.declare(
            QgsProcessingParameterFeatureSink(
                "PAIRS", tr("Who sees what"), QgsProcessing.SourceType.TypeVector, None, True
            ),
            tr("A table with a row for each feature and each camera that sees it."),
        )
        self.total("USED", tr("Features used"))
        self.total("SKIPPED", tr("Features left out"))
        self.total("CAMERAS_USED", tr("Cameras taken into account"))
        self.total("IN_VIEW", tr("Features in view"))
        self.total("VIEWS", tr("Pairs of a feature and a camera that sees it"))

    def work(self, run: Run) -> dict[str, Any]:
        dimension = self._dimension(run)
        features = inputs.read(run, "INPUT", dimension)
        given = inputs.read(run, "VIEWSHEDS", POLYGON, "CAMERA_FILTER")
        stands = None
        if run.given("CAMERAS"):
            stands = inputs.read(run, "CAMERAS", POINT)
        projection = systems.project(run, [features, given, *([stands] if stands else [])])
        seen = camera_rows.viewsheds_of(run, "VIEWSHEDS", given, projection)
        ids = _camera_ids(given, seen)
        points = self._points(stands, ids, seen, projection, run.feedback)
        shapes = projection.bring(features)
        if dimension == POLYGON:
            shapes = camera_rows.valid(shapes, features)
        messages.warn_of_problems(features, tr("Points, lines or areas"), run.feedback)
        messages.stop_if_none_usable(features, tr("Points, lines or areas"))
        run.stop_if_cancelled()
        run.progress(20)

        usable = np.flatnonzero(features.usable)
        with inputs.cancelling(run.feedback):
            feature, camera = in_view(
                shapes[usable],
                seen.polygons,
                seen.camera,
                lambda share: run.progress(20 + 60 * share),
                run.is_cancelled,
            )
        feature = usable[feature]
        views = Views(feature, camera, shapely.distance(shapes[feature], points[camera]))
        run.stop_if_cancelled()

        result = {"OUTPUT": self._write_features(run, features, views, seen, dimension)}
        if run.given("PAIRS"):
            result["PAIRS"] = self._write_pairs(run, views, given.fields, ids)
        self._describe(run, result, seen, STYLES[dimension])
        watched = len(np.unique(feature))
        if not watched:
            messages.warn_if_apart(shapes[usable], features.name, seen, given.name, run.feedback)
        run.say(
            tr("{watched} of {count} features in view of at least one of {cameras} cameras, {range}.").format(
                watched=watched,
                count=len(usable),
                cameras=f"{seen.cameras:g}",
                range=range_text(seen.range_m),
            )
        )
        return {
            **result,
            "USED": len(usable),
            "SKIPPED": len(features) - len(usable),
            "CAMERAS_USED": seen.cameras,
            "IN_VIEW": watched,
            "VIEWS": len(feature),
        }

    def _dimension(self, run: Run) -> int:
        """That of the layer, or of its first geometry where the layer is of several types."""
        source = run.source("INPUT")
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(run.parameters, "INPUT"))
        if QgsWkbTypes.geometryType(source.wkbType()) == QgsWkbTypes.GeometryType.UnknownGeometry:
            found = (each.geometry() for each in source.getFeatures(QgsFeatureRequest().setNoAttributes()))
            first = next((each for each in found if not (each.isNull() or each.isEmpty())), None)
            if (
                first is not None
            ):  # of a collection its areas, lines or points, the first that it has of these
                return int(first.constGet().dimension())
        dimensions = {
            QgsWkbTypes.GeometryType.PointGeometry: POINT,
            QgsWkbTypes.GeometryType.LineGeometry: LINE,
            QgsWkbTypes.GeometryType.PolygonGeometry: POLYGON,
        }
        dimension = dimensions.get(QgsWkbTypes.geometryType(source.wkbType()))
        if dimension is None:
            raise QgsProcessingException(
                tr("{label}: the layer “{layer}” has no points, lines or areas.").format(
                    label=run.label("INPUT"), layer=source.sourceName()
                )
            )
        return dimension

    def _points(
        self,
        stands: Rows | None,
        ids: list[Any],
        seen: Viewsheds,
        projection: Projection,
        feedback: QgsProcessingFeedback,
    ) -> Geometries:
        """Where each camera of the viewsheds stands; None where that is not known."""
        points = np.full(len(ids), None, dtype=object)
        if stands is None:
            feedback.pushInfo(tr("No camera positions are given: distances are NULL."))
            return points
        column = attributes.needed_column(stands, "camera_id", tr("Camera positions"))
        geometries = camera_rows.single_points(stands, projection.bring(stands))
        messages.warn_of_problems(stands, tr("Camera positions"), feedback)
        place: dict[str, Any] = {}
        for item, point in zip(column, geometries):
            if item is not None and point is not None:
                place.setdefault(
                    attributes.key_of(item), point
                )  # of several with one id the first stands for the camera
        for i, item in enumerate(ids):
            points[i] = None if item is None else place.get(attributes.key_of(item))
        used = np.unique(seen.camera)
        gap = shapely.distance(points[seen.camera], seen.polygons)
        off = gap > np.nan_to_num(seen.range_m, nan=common.MAX_RANGE_M)
        if off.any() and off[np.isfinite(gap)].all():
            feedback.pushWarning(
                tr(
                    "Camera positions: no camera of “{layer}” stands within its range of what it sees, the nearest is "
                    "{distance} away. If that cannot be, look at the coordinate systems of both layers."
                ).format(layer=stands.name, distance=messages.distance_text(float(np.nanmin(gap))))
            )
        lost = int(shapely.is_missing(points[used]).sum())
        if lost:
            feedback.pushWarning(
                tr(
                    "Camera positions: {lost} of {count} camera_id of the viewsheds are not in “{layer}”; "
                    "distances to them are NULL."
                ).format(lost=lost, count=len(used), layer=stands.name)
            )
        return points

    def _write_features(self, run: Run, features: Rows, views: Views, seen: Viewsheds, dimension: int) -> str:
        size = len(features)
        cameras = sums(views.feature, seen.sites.count[views.camera], size)
        sites = np.bincount(distinct(views.feature, seen.sites.site[views.camera])[0], minlength=size)
        nearest = np.full(size, np.inf)
        np.fmin.at(nearest, views.feature, views.distance)
        promised = [
            new_field("cameras", "number"),
            new_field("sites", "integer"),
            new_field("nearest_m", "number"),
            new_field("status", "text"),
            new_field("message", "text"),
        ]
        fields, kept = merged_fields(features.fields, promised, run.feedback)

        def rows() -> Iterator[tuple[Any, list[Any]]]:
            for i, feature in enumerate(features.features):
                figures: list[Any] = [None, None, None]
                if i not in features.problems:
                    figures = [layers.attribute(each[i]) for each in (cameras, sites, nearest)]
                shape = layers.shape_to_write(features, i, kind)
                yield shape, [feature[k] for k in kept] + figures + messages.status_of(features, i)

        own_kind = run.source("INPUT").wkbType()
        kind = layers.sink_type(own_kind, dimension)
        return write(run, "OUTPUT", fields, kind, features.crs, rows())

    def _write_pairs(self, run: Run, views: Views, given: QgsFields, ids: list[Any]) -> str:
        # Of the same type as in the viewsheds, so that the table can be joined to them.
        own = given.indexOf("camera_id")
        camera_id = QgsField(given[own]) if own >= 0 else new_field("camera_id", "text")
        fields = layers.fields_of(
            [new_field("feature_id", "integer"), camera_id, new_field("distance_m", "number")]
        )
        rows = (
            (None, [int(feature) + 1, ids[camera], layers.attribute(distance)])
            for feature, camera, distance in zip(views.feature, views.camera, views.distance)
        )
        nowhere = QgsCoordinateReferenceSystem()
        kind = QgsWkbTypes.Type.NoGeometry
        return write(run, "PAIRS", fields, kind, nowhere, rows)

    def _describe(self, run: Run, result: dict[str, str], seen: Viewsheds, style: str) -> None:
        condition = run.text("CAMERA_FILTER")
        text = tr("Who is in view of which of {cameras} cameras ({condition}), {range}.").format(
            cameras=f"{seen.cameras:g}",
            condition=condition or tr("all cameras"),
            range=range_text(seen.range_m),
        )
        found = inputs.sources(run, ["INPUT", "VIEWSHEDS", "CAMERAS"])
        title = tr("Cameras in view, {range}").format(range=range_text(seen.range_m))
        run.outputs.append(Output(result["OUTPUT"], title, style, text, found))
        if "PAIRS" in result:
            title = tr("Who sees what, {range}").format(range=range_text(seen.range_m))
            run.outputs.append(Output(result["PAIRS"], title, None, text, found))


def _camera_ids(given: Rows, seen: Viewsheds) -> list[Any]:
    """The camera_id of each camera; None where its viewshed has none."""
    column = given.column("camera_id") or [None] * len(given)
    ids: list[Any] = [None] * len(seen.sites.count)
    for row, camera in zip(np.flatnonzero(given.usable), seen.camera):
        ids[camera] = None if is_no_name(column[row]) else column[row]
    return ids
