"""Who sees these points, lines or areas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsField,
    QgsFields,
    QgsWkbTypes,
)

from ... import layers
from ...core.camera_fields import places_of
from ...core.coverage import CountedViews, Views, away_from_views, count_views, views
from ...core.numbers import is_no_name
from ...core.ragged import Geometries
from ...core.viewsheds import Viewsheds
from ...layers import LINE, POINT, POLYGON, Projection, Rows, new_field
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..finishing.results import Output
from ..messages import range_text
from ..parameters import common
from ..parameters.in_view import declare_in_view, field_help
from ..reading import attributes, camera_rows, inputs, systems
from ..reading.dimensions import read_dimension
from ..run import Run
from ..writing.writer import merged_fields, write

STYLES = {POINT: "in_view_points.qml", LINE: "pieces.qml", POLYGON: "in_view_areas.qml"}


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
        return field_help()

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        declare_in_view(self)
        self.total("USED", tr("Features used"))
        self.total("SKIPPED", tr("Features left out"))
        self.total("CAMERAS_USED", tr("Cameras taken into account"))
        self.total("IN_VIEW", tr("Features in view"))
        self.total("VIEWS", tr("Pairs of a feature and a camera that sees it"))

    def work(self, run: Run) -> dict[str, Any]:
        dimension = read_dimension(run, "INPUT")
        features = inputs.read(run, "INPUT", dimension)
        given = inputs.read(run, "VIEWSHEDS", POLYGON, "CAMERA_FILTER")
        stands = inputs.read(run, "CAMERAS", POINT) if run.given("CAMERAS") else None
        projection = systems.project(run, [features, given, *([stands] if stands else [])])
        seen = camera_rows.viewsheds_of(run, "VIEWSHEDS", given, projection)
        ids = [None if is_no_name(name) else name for name, *_ in seen.names]
        points = self._points(run, stands, ids, seen, projection)
        shapes = projection.bring(features, run.is_cancelled)
        if dimension == POLYGON:
            shapes = camera_rows.valid(shapes, features)
        messages.warn_of_problems(features, tr("Points, lines or areas"), run.feedback)
        messages.stop_if_none_usable(features, tr("Points, lines or areas"))
        run.stop_if_cancelled()
        run.progress(20)

        shapes[~features.usable] = None
        found = views(shapes, seen, points, lambda share: run.progress(20 + 60 * share), run.is_cancelled)
        run.stop_if_cancelled()

        figures = count_views(found, seen.sites, len(features))
        result = {"OUTPUT": self._write_features(run, features, figures, dimension)}
        if run.given("PAIRS"):
            result["PAIRS"] = self._write_pairs(run, found, given.fields, ids)
        self._describe(run, result, seen, STYLES[dimension])
        if not figures.watched:
            there = shapes[features.usable]
            messages.warn_if_apart(there, features.name, seen, given.name, run.feedback)
        used = int(features.usable.sum())
        run.say(
            tr("{watched} of {count} features in view of at least one of {cameras} cameras, {range}.").format(
                watched=figures.watched,
                count=used,
                cameras=f"{seen.cameras:g}",
                range=range_text(seen.range_m),
            )
        )
        return {
            **result,
            "USED": used,
            "SKIPPED": len(features) - used,
            "CAMERAS_USED": seen.cameras,
            "IN_VIEW": figures.watched,
            "VIEWS": len(found.feature),
        }

    def _points(
        self, run: Run, stands: Rows | None, ids: list[Any], seen: Viewsheds, projection: Projection
    ) -> Geometries | None:
        """Where each camera of the viewsheds stands, None where that is not known; None where no layer says it."""
        label = tr("Camera positions")
        if stands is None:
            run.say(tr("No camera positions are given: distances are NULL."))
            return None
        column = attributes.needed_column(stands, "camera_id", label)
        geometries = camera_rows.single_points(stands, projection.bring(stands, run.is_cancelled))
        messages.warn_of_problems(stands, label, run.feedback)
        points = places_of(ids, column, geometries)
        away = away_from_views(seen, points, common.MAX_RANGE_M)
        if away is not None:
            run.warn(
                tr(
                    "Camera positions: no camera of “{layer}” stands within its range of what it sees, the nearest is "
                    "{distance} away. If that cannot be, look at the coordinate systems of both layers."
                ).format(layer=stands.name, distance=messages.distance_text(away))
            )
        lost = int(shapely.is_missing(points).sum())
        if lost:
            run.warn(
                tr(
                    "Camera positions: {lost} of {count} camera_id of the viewsheds are not in “{layer}”; "
                    "distances to them are NULL."
                ).format(lost=lost, count=len(points), layer=stands.name)
            )
        return points

    def _write_features(self, run: Run, features: Rows, figures: CountedViews, dimension: int) -> str:
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
                told: list[Any] = [None, None, None]
                if i not in features.problems:
                    told = [
                        layers.attribute(each[i])
                        for each in (figures.cameras, figures.sites, figures.nearest_m)
                    ]
                shape = layers.shape_to_write(features, i, kind)
                yield shape, [feature[k] for k in kept] + told + messages.status_of(features, i)

        own_kind = run.source("INPUT").wkbType()
        kind = layers.sink_type(own_kind, dimension)
        return write(run, "OUTPUT", fields, kind, features.crs, rows())

    def _write_pairs(self, run: Run, found: Views, given: QgsFields, ids: list[Any]) -> str:
        # Of the same type as in the viewsheds, so that the table can be joined to them.
        own = given.indexOf("camera_id")
        camera_id = QgsField(given[own]) if own >= 0 else new_field("camera_id", "text")
        fields = layers.fields_of(
            [new_field("feature_id", "integer"), camera_id, new_field("distance_m", "number")]
        )
        rows = (
            (None, [int(feature) + 1, ids[camera], layers.attribute(distance)])
            for feature, camera, distance in zip(found.feature, found.camera, found.distance_m)
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
