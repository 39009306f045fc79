"""All viewsheds to the area in view."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from .. import layers
from ..core.coverage import coverage, members, open_ground
from ..core.ragged import Geometries, distinct, sums
from ..core.unions import united
from ..layers import POLYGON, Projection, new_field
from ..translation import tr
from . import inputs
from .base import Algorithm
from .outputs import Output, write
from .walls import leave_out_no_walls


class AreaInView(Algorithm):
    """`coverage`."""

    ID = "coverage"

    def about(self) -> str:
        return tr(
            "Unites viewsheds: the ground that at least one camera sees. One feature per connected area.\n"
            "How far the cameras were taken to see is in the range of the viewsheds."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {
            "OUTPUT": {
                "area_m2": tr("Ground in view, square metres, in the working coordinate system."),
                "cameras": tr(
                    "Cameras that see some of it: the sum of count over distinct camera_id. A camera whose "
                    "viewshed lies in several areas counts in each."
                ),
            }
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        inputs.declare_viewsheds_alone(self)
        for name, label, help_text in (
            (
                "AREA",
                tr("Study area"),
                tr("Polygons; with them the share of their open ground that is in view is a result, too."),
            ),
            (
                "BUILDINGS",
                tr("Buildings"),
                tr("Footprints, which are no open ground. Used with the study area."),
            ),
        ):
            inputs.declare_layer(self, name, label, POLYGON, help_text, optional=True, advanced=True)
        self.declare(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Area in view"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr("The connected areas in view."),
        )
        self.total("USED", tr("Viewsheds used"))
        self.total("SKIPPED", tr("Viewsheds left out"))
        self.total("CAMERAS", tr("Cameras"))
        self.total("AREA_M2", tr("Area in view (m²)"))
        self.total("OPEN_GROUND_M2", tr("Open ground of the study area (m²)"))
        self.total("OPEN_GROUND_SHARE", tr("Share of the open ground in view"))

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given = inputs.read(self, parameters, "VIEWSHEDS", POLYGON, context, feedback, "CAMERA_FILTER")
        projection = inputs.project([given], context, feedback)
        ground = self._open_ground(parameters, projection, context, feedback)
        seen = inputs.viewsheds_of(self, parameters, "VIEWSHEDS", given, projection, context, feedback)
        feedback.setProgress(30)
        with inputs.cancelling(feedback):
            parts = united(seen.polygons, feedback.isCanceled)
        feedback.setProgress(70)
        part, shed = members(parts, seen.polygons)
        part, camera, _ = distinct(part, seen.camera[shed])
        cameras = sums(part, seen.sites.count[camera], len(parts))
        area = shapely.area(parts)
        total_cameras, used = seen.cameras, int(seen.sees.sum())

        open_ground_totals = {}
        if ground is not None:
            of, pieces = ground
            open_ground_totals = _share_in_view(pieces, parts, seen, (of, given.name), feedback)
        fields = layers.fields_of(new_field(each, "number") for each in ("area_m2", "cameras"))
        wkb = layers.multi_wkb(projection.take_back(parts, given.crs))
        inputs.stop_if_cancelled(feedback)
        destination = write(
            self,
            parameters,
            "OUTPUT",
            context,
            fields,
            QgsWkbTypes.Type.MultiPolygon,
            given.crs,
            ((wkb[i], [float(area[i]), float(cameras[i])]) for i in range(len(parts))),
        )
        self.outputs.append(
            Output(
                destination,
                tr("Area in view, {range}").format(range=seen.range_text),
                "coverage.qml",
                tr("Ground in view of at least one of {cameras} cameras, {range}: {area} ha.").format(
                    cameras=f"{total_cameras:g}", range=seen.range_text, area=f"{area.sum() / 1e4:.2f}"
                ),
                inputs.sources(self, parameters, ["VIEWSHEDS"], context),
            )
        )
        feedback.pushInfo(
            tr("{cameras} cameras, {range}: {area} ha in view.").format(
                cameras=f"{total_cameras:g}", range=seen.range_text, area=f"{area.sum() / 1e4:.2f}"
            )
        )
        return {
            **open_ground_totals,
            "OUTPUT": destination,
            "USED": used,
            "SKIPPED": len(given) - used,
            "CAMERAS": total_cameras,
            "AREA_M2": float(area.sum()),
        }

    def _open_ground(
        self,
        parameters: dict[str, Any],
        projection: Projection,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[str, Geometries] | None:
        """The study area's name, and its ground that no building stands on; None if there is no study area.

        Read before any work: a study area that cannot be used ends the run.
        """
        if not parameters.get("AREA"):
            if parameters.get("BUILDINGS"):
                feedback.pushWarning(tr("Buildings: they are not used without a study area."))
            return None
        shapes, names = {}, {}
        for name in ("AREA", "BUILDINGS"):
            shapes[name] = np.empty(0, dtype=object)
            if parameters.get(name):
                label = self.parameterDefinition(name).description()
                rows = inputs.read(self, parameters, name, POLYGON, context, feedback)
                shapes[name] = inputs.valid(projection.bring(rows), rows)
                names[name] = rows.name
                inputs.stop_if_none_usable(rows, label)
                if name == "BUILDINGS":
                    leave_out_no_walls(rows)
                    shapes[name][~rows.usable] = None
                inputs.warn_of_problems(rows, label, feedback)
                if name == "AREA" and not np.nansum(shapely.area(shapes[name])) > 0:
                    raise QgsProcessingException(
                        tr("{label}: the polygons of “{layer}” have no area.").format(
                            label=label, layer=rows.name
                        )
                    )
        return names["AREA"], open_ground(shapes["AREA"], shapes["BUILDINGS"])


def _share_in_view(
    ground: Geometries,
    parts: Geometries,
    seen: inputs.Viewsheds,
    names: tuple[str, str],
    feedback: QgsProcessingFeedback,
) -> dict[str, float]:
    """How much open ground there is, and what share of it is in view: none of no ground.

    `names` are those of the layers of the study area and of the viewsheds.
    """
    area = float(shapely.area(ground).sum())
    if not area > 0:
        feedback.pushWarning(
            tr(
                "Study area: buildings cover all of it, so there is no open ground and no share of it in view."
            )
        )
        return {"OPEN_GROUND_M2": area}
    in_view = float(coverage(parts).area_within(ground).sum())
    share = min(in_view / area, 1.0)
    if not in_view:
        inputs.warn_if_apart(ground, names[0], seen, names[1], feedback)
    feedback.pushInfo(
        tr("{share} % of {area} ha of open ground are in view.").format(
            share=f"{100 * share:.1f}", area=f"{area / 1e4:.2f}"
        )
    )
    return {"OPEN_GROUND_M2": area, "OPEN_GROUND_SHARE": share}
