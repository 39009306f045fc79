"""One polygon per camera: the ground it sees."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from .. import layers
from ..core import optics, visibility
from ..core.ragged import Bools, Floats, Geometries
from ..layers import POINT, POLYGON, new_field
from ..translation import tr
from . import inputs
from .base import Algorithm
from .outputs import Output, merged_fields, write

MAX_RANGE_AMONG_BUILDINGS_M = 5_000


class CameraViewsheds(Algorithm):
    """`cameraviewsheds`."""

    ID = "cameraviewsheds"

    def about(self) -> str:
        return tr(
            "Makes one polygon per camera: the ground within its range that it can see.\n"
            "Without buildings that is a disc, the published method. With buildings it is the exact outline of "
            "the ground from which a straight line to the camera crosses no wall; walls are taken as "
            "infinitely high, so a low shed hides as much as a tower.\n"
            "A camera in or on a building is moved to its nearest outside wall, and says by how much."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {
            "OUTPUT": {
                "range_m": tr("The range used for this camera, metres."),
                "area_m2": tr("Ground in view, square metres."),
                "visible_share": tr("Ground in view as a share of the full disc of the range, 0 to 1."),
                "status": tr(
                    "ok; moved (to the nearest outside wall); inside building (farther in than allowed, "
                    "no viewshed); unusable (no viewshed); nothing seen."
                ),
                "message": tr("What the status means for this camera."),
            }
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        inputs.declare_layer(self, "CAMERAS", tr("Cameras"), POINT, tr("Camera points."))
        inputs.declare_camera_filter(self, "CAMERAS")
        inputs.declare_range(self)
        inputs.declare_layer(
            self,
            "BUILDINGS",
            tr("Buildings"),
            POLYGON,
            tr("Building footprints that block the view. Without them each camera sees its whole disc."),
            optional=True,
        )
        inputs.declare_camera_number(
            self,
            "DIRECTION",
            tr("Direction (degrees clockwise from north)"),
            0,
            -360,
            720,
            tr(
                "Where a camera looks, where it has no direction_deg of its own. Has an effect only where the "
                "field of view is under 360 degrees."
            ),
        )
        inputs.declare_camera_number(
            self,
            "FIELD_OF_VIEW",
            tr("Horizontal field of view (degrees)"),
            360,
            0.1,
            360,
            tr(
                "The angle a camera sees, where it has no fov_deg of its own; 360 is all around. The field "
                "sectors of a camera (such as 0-90;180-270) overrides direction and width."
            ),
        )
        self.declare(
            QgsProcessingParameterNumber(
                "MAX_MOVE",
                tr("Farthest move out of a building (m)"),
                QgsProcessingParameterNumber.Type.Double,
                20,
                False,
                0,
                1000,
            ),
            tr("A camera farther inside a building than this gets no viewshed but a status."),
            advanced=True,
        )
        self.declare(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Viewsheds"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr("One polygon per camera, with the camera's fields."),
        )
        self.total("USED", tr("Cameras with a viewshed"))
        self.total("SKIPPED", tr("Cameras without a viewshed"))
        self.total("MOVED", tr("Cameras moved out of a building"))
        self.total("MEAN_VISIBLE_SHARE", tr("Mean share of the disc in view"))

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        cameras = inputs.read(self, parameters, "CAMERAS", POINT, context, feedback, "CAMERA_FILTER")
        with_buildings = bool(parameters.get("BUILDINGS"))
        everything = [cameras]
        if with_buildings:
            outlines = QgsFeatureRequest().setSubsetOfAttributes([])
            buildings = inputs.read(
                self, parameters, "BUILDINGS", POLYGON, context, feedback, request=outlines
            )
            everything.append(buildings)
        projection = inputs.project(everything, context, feedback)

        points = inputs.single_points(cameras, projection.bring(cameras))
        numbers = {}
        for name, own in (("RANGE", "range_m"), ("DIRECTION", "direction_deg"), ("FIELD_OF_VIEW", "fov_deg")):
            numbers[name], bad = inputs.camera_numbers(self, parameters, name, own, cameras, context)
            label = self.parameterDefinition(name).description()
            cameras.problems.update({i: tr("{label} cannot be used").format(label=label) for i in bad})
        fields_of_view, bad = inputs.sectors_of(cameras, numbers["DIRECTION"], numbers["FIELD_OF_VIEW"])
        cameras.problems.update({i: tr("sectors cannot be understood") for i in bad})
        inputs.warn_of_problems(cameras, tr("Cameras"), feedback)

        usable = np.flatnonzero(cameras.usable)
        xy = shapely.get_coordinates(points[usable])
        ranges = numbers["RANGE"][usable]
        moved = np.zeros(len(usable))
        if with_buildings:
            obstacles = visibility.obstacles(projection.bring(buildings))
            inputs.warn_of_problems(buildings, tr("Buildings"), feedback)
            self._refuse_giants(ranges, obstacles)
            xy, moved = visibility.outside_walls(xy, obstacles)
            free = moved <= self.parameterAsDouble(parameters, "MAX_MOVE", context)
            sheds = _among_buildings(xy, ranges, free, obstacles, feedback)
        else:
            free = np.ones(len(usable), dtype=bool)
            sheds = visibility.discs(xy, ranges)
        sheds = optics.clipped(sheds, xy, ranges, [fields_of_view[i] for i in usable])

        area = np.where(shapely.is_missing(sheds), np.nan, shapely.area(sheds))
        full = visibility.disc_area(ranges) if not with_buildings else visibility.isovist_area(ranges)
        share = np.minimum(area / full, 1.0)
        status = {
            int(row): _status(bool(free[i]), float(moved[i]), bool(np.isnan(area[i])))
            for i, row in enumerate(usable)
        }
        status.update({row: ("unusable", inputs.reason_text(why)) for row, why in cameras.problems.items()})
        wkb: list[bytes | None] = [None] * len(cameras)
        figures: list[list[Any]] = [[None, None, None]] * len(cameras)
        back = layers.multi_wkb(projection.take_back(sheds, cameras.crs))
        for i, row in enumerate(usable):
            wkb[row] = back[i]
            figures[row] = [layers.attribute(item) for item in (ranges[i], area[i], share[i])]

        promised = [new_field(name, "number") for name in ("range_m", "area_m2", "visible_share")]
        promised += [new_field(name, "text") for name in ("status", "message")]
        fields, kept = merged_fields(cameras.fields, promised, feedback)
        rows = (
            (wkb[i], [feature[k] for k in kept] + figures[i] + list(status[i]))
            for i, feature in enumerate(cameras.features)
        )
        inputs.stop_if_cancelled(feedback)
        destination = write(
            self, parameters, "OUTPUT", context, fields, QgsWkbTypes.Type.MultiPolygon, cameras.crs, rows
        )
        made = int(np.isfinite(area).sum())
        range_text = inputs.range_text(ranges)
        self.outputs.append(
            Output(
                destination,
                tr("Camera viewsheds, {range}").format(range=range_text),
                "viewsheds.qml",
                tr("Ground in view of each camera, {range}, {how}. {made} of {all} cameras.").format(
                    range=range_text,
                    how=tr("clipped by buildings of infinite height")
                    if with_buildings
                    else tr("discs, buildings left out of account"),
                    made=made,
                    all=len(cameras),
                ),
                inputs.sources(self, parameters, ["CAMERAS", "BUILDINGS"], context),
            )
        )
        if (moved > 0).any():
            feedback.pushInfo(
                tr("{count} cameras in or on a building were moved outside, by up to {most} m.").format(
                    count=int((moved > 0).sum()), most=f"{moved[free].max(initial=0):.1f}"
                )
            )
        feedback.pushInfo(
            tr("{made} viewsheds, {range}; in view on average {share} % of the disc.").format(
                made=made, range=range_text, share=f"{100 * np.nanmean(share):.1f}" if made else "0"
            )
        )
        return {
            "OUTPUT": destination,
            "USED": made,
            "SKIPPED": len(cameras) - made,
            "MOVED": int(((moved > 0) & free).sum()),
            "MEAN_VISIBLE_SHARE": float(np.nanmean(share)) if made else 0.0,
        }

    @staticmethod
    def _refuse_giants(ranges: Floats, obstacles: visibility.Obstacles) -> None:
        if len(ranges) and ranges.max() > MAX_RANGE_AMONG_BUILDINGS_M:
            raise QgsProcessingException(
                tr(
                    "Range (m): {range} m among {walls} walls, for {cameras} cameras, would take hours and "
                    "gigabytes; the limit among buildings is {limit} m. Use a shorter range, fewer cameras, or "
                    "no buildings."
                ).format(
                    range=f"{ranges.max():g}",
                    walls=len(obstacles.walls),
                    cameras=len(ranges),
                    limit=MAX_RANGE_AMONG_BUILDINGS_M,
                )
            )


def _among_buildings(
    xy: Floats, ranges: Floats, free: Bools, obstacles: visibility.Obstacles, feedback: QgsProcessingFeedback
) -> Geometries:
    sheds = np.full(len(xy), None, dtype=object)
    rows = np.flatnonzero(free)
    for batch, polygons in visibility.isovists(
        xy[rows], ranges[rows], obstacles, is_cancelled=feedback.isCanceled
    ):
        sheds[rows[batch]] = polygons
        feedback.setProgress(100 * batch.stop / len(rows))
    inputs.stop_if_cancelled(feedback)
    return sheds


def _status(free: bool, moved: float, unseen: bool) -> tuple[str, str | None]:
    if not free:
        return "inside building", tr("{moved} m from the nearest outside wall.").format(moved=f"{moved:.1f}")
    if unseen:
        return "nothing seen", tr("No ground is in view.")
    if moved > 0:
        return "moved", tr("Moved {moved} m to the nearest outside wall.").format(moved=f"{moved:.2f}")
    return "ok", None
