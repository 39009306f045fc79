"""One polygon per camera: the ground it sees."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from .. import layers
from ..core import optics, visibility
from ..core.cameras import NO_VIEW
from ..core.ragged import Floats, Geometries
from ..layers import POINT, Rows, Zones, new_field
from ..translation import tr
from . import inputs
from .base import Algorithm
from .lenses import Lenses, declare_lenses, lens_problem, lens_text, on_grids, read_lenses, width_text
from .outputs import Output, merged_fields, write
from .sight import among, declare_obstructions, how, obstruction_problem, over_terrain

RING_FIELDS = ("camera", "camera_id", "level", "px_per_m", "from_m", "to_m", "area_m2")


class CameraViewsheds(Algorithm):
    """`cameraviewsheds`."""

    ID = "cameraviewsheds"

    def about(self) -> str:
        return tr(
            "Makes one polygon per camera: the ground within its range that it can see.\n"
            "Without buildings that is a disc, the published method. With buildings it is the exact outline of "
            "the ground from which a straight line to the camera crosses no building, on flat ground. Give the "
            "buildings' heights, and a camera sees over a shed and not over a tower; without them every "
            "building is taken as infinitely high.\n"
            "A camera in or on a building as high as itself is moved to its nearest outside wall, and says by "
            "how much; above the roof it sees over the roof's edge. It then faces away from that wall, unless "
            "it turns or has a direction.\n"
            "A part of a building that begins above the ground hides only what is between its underside and its "
            "top. What is underground, an open roof, or not there hides nothing.\n"
            "Of a tilted camera with a field of view under 180 degrees it is the ground that its picture shows. "
            "A camera with a direction and no field of view is taken to see 90 degrees around it."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {
            "OUTPUT": {
                "range_m": tr("The range used for this camera, metres."),
                "direction_deg": tr(
                    "Where it looks, degrees clockwise from true north. Away from the wall for a camera that was moved "
                    "to one, does not turn and has no direction or sectors of its own. Empty: not known."
                ),
                "area_m2": tr("Ground in view, square metres."),
                "visible_share": tr("Ground in view as a share of the full disc of the range, 0 to 1."),
                "status": tr(
                    "ok; moved (to the nearest outside wall); inside building (farther in than allowed, "
                    "no viewshed); no view (an indoor camera, a guard, less than one camera: no viewshed); unusable "
                    "(no viewshed); nothing seen."
                ),
                "message": tr(
                    "What the status means for this camera; that the reach of a dome or a panning camera is potential."
                ),
            },
            "RINGS": {
                "camera": tr("The camera: its number among the viewsheds, from 1."),
                "camera_id": tr("The camera's name, if it has one."),
                "level": tr("The finest level reached in this ring."),
                "px_per_m": tr("The pixels per metre that the level asks for."),
                "from_m": tr("Where the ring begins, metres from the camera on the ground."),
                "to_m": tr("Where it ends."),
                "area_m2": tr("Ground in view in this ring, square metres."),
            },
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        inputs.declare_layer(self, "CAMERAS", tr("Cameras"), POINT, tr("Camera points."))
        inputs.declare_camera_filter(self, "CAMERAS")
        inputs.declare_range(self)
        declare_obstructions(self)
        declare_lenses(self)
        self.declare(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Viewsheds"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr("One polygon per camera, with the camera's fields."),
        )
        self.declare(
            QgsProcessingParameterFeatureSink(
                "RINGS",
                tr("Recognition rings"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                None,
                True,
                False,
            ),
            tr(
                "Each viewshed divided by the level a camera reaches there, finest first. Not for “Area in view”: "
                "that takes the viewsheds. Needs the focal length."
            ),
        )
        self.total("USED", tr("Cameras with a viewshed"))
        self.total("SKIPPED", tr("Cameras without a viewshed"))
        self.total("MOVED", tr("Cameras moved out of a building"))
        self.total("MEAN_VISIBLE_SHARE", tr("Mean share of the disc in view"))

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        cameras = inputs.read(self, parameters, "CAMERAS", POINT, context, feedback, "CAMERA_FILTER")
        zones = inputs.zones(cameras, context, feedback)
        lenses = on_grids(read_lenses(self, parameters, cameras, zones, context, feedback), zones)
        if parameters.get("TERRAIN"):
            lenses, sheds = over_terrain(self, parameters, lenses, zones, context, feedback)
            full = visibility.isovist_area(lenses.range_m)
        elif parameters.get("BUILDINGS"):
            lenses, sheds = among(self, parameters, lenses, zones, context, feedback)
            full = visibility.isovist_area(lenses.range_m)
        else:
            sheds, full = visibility.discs(lenses.xy, lenses.range_m), visibility.disc_area(lenses.range_m)
        sheds = optics.clipped(
            sheds, lenses.xy, lenses.range_m, lenses.sectors, lenses.near_m, lenses.far_m, lenses.shown
        )
        area = np.where(shapely.is_missing(sheds), np.nan, shapely.area(sheds))
        share = np.minimum(area / full, 1.0)

        inputs.stop_if_cancelled(feedback)
        destination = self._write(parameters, cameras, lenses, sheds, area, share, zones, context, feedback)
        rings = self._write_rings(parameters, cameras, lenses, sheds, zones, context)
        made, range_text = int(np.isfinite(area).sum()), inputs.range_text(lenses.range_m)
        mean = float(np.nanmean(share)) if made else math.nan
        self.outputs.append(
            Output(
                destination,
                tr("Camera viewsheds, {range}").format(range=range_text),
                "viewsheds.qml",
                " ".join(
                    text
                    for text in (
                        tr("Ground in view of each camera, {range}, {how}. {made} of {all} cameras.").format(
                            range=range_text, how=how(self, parameters, context), made=made, all=len(cameras)
                        ),
                        width_text(lenses),
                    )
                    if text
                ),
                inputs.sources(self, parameters, ["CAMERAS", "BUILDINGS"], context),
            )
        )
        if rings:
            self.outputs.append(
                Output(
                    rings,
                    tr("Recognition rings, {range}").format(range=range_text),
                    "rings.qml",
                    tr(
                        "Ground in view by what a camera can make out there (EN 62676-4:2014), {lens}."
                    ).format(lens=lens_text(lenses)),
                    inputs.sources(self, parameters, ["CAMERAS", "BUILDINGS"], context),
                )
            )
        moved = (lenses.moved > 0) & lenses.free
        if moved.any():
            feedback.pushInfo(
                tr("{count} cameras in or on a building were moved outside, by up to {most} m.").format(
                    count=int(moved.sum()), most=f"{lenses.moved[moved].max():.1f}"
                )
            )
        if made:
            feedback.pushInfo(
                tr("{made} viewsheds, {range}; in view on average {share} % of the disc.").format(
                    made=made, range=range_text, share=f"{100 * mean:.1f}"
                )
            )
        else:
            feedback.pushWarning(tr("Cameras: none of them has a viewshed; see their message."))
        return {
            "OUTPUT": destination,
            **({"RINGS": rings} if rings else {}),
            "USED": made,
            "SKIPPED": len(cameras) - made,
            "MOVED": int(moved.sum()),
            "MEAN_VISIBLE_SHARE": mean,
        }

    def problem_with(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str | None:
        return (
            lens_problem(self, parameters, context)
            or obstruction_problem(parameters)
            or super().problem_with(parameters, context)
        )

    def _write_rings(
        self,
        parameters: dict[str, Any],
        cameras: Rows,
        lenses: Lenses,
        sheds: Geometries,
        zones: Zones,
        context: QgsProcessingContext,
    ) -> str | None:
        """Write RINGS, if wanted: each viewshed divided by the level a camera reaches there."""
        if not parameters.get("RINGS"):
            return None
        target = self.parameterAsDouble(parameters, "TARGET_HEIGHT", context)
        levels = sorted(optics.LEVELS.items(), key=lambda item: -item[1])
        densities = np.array([density for _, density in levels])
        names = cameras.column("camera_id") or [None] * len(cameras)
        parts: list[Any] = []
        attributes: list[list[Any]] = []
        zone: list[int] = []
        for i, row in enumerate(lenses.row.tolist()):
            if sheds[i] is None:
                continue
            slant = optics.slant_range(lenses.focal_mm[i], lenses.sensor_mm[i], lenses.pixels[i], densities)
            reach = np.nan_to_num(optics.horizontal_range(slant, lenses.height_m[i], target))
            reach = np.minimum(reach, lenses.range_m[i])
            for k, ring in enumerate(optics.rings(sheds[i], lenses.xy[i], reach)):
                if ring is not None:
                    name, density = levels[k]
                    start = float(reach[k - 1]) if k else 0.0
                    parts.append(ring)
                    zone.append(int(lenses.zone[i]))
                    attributes.append(
                        [row + 1, names[row], name, density, start, float(reach[k]), float(ring.area)]
                    )
        kinds = ("integer", "text", "text", "number", "number", "number", "number")
        fields = layers.fields_of(map(new_field, RING_FIELDS, kinds))
        geometries = np.empty(len(parts), dtype=object)
        geometries[:] = parts
        wkb = layers.multi_wkb(zones.take_back(geometries, np.array(zone), cameras.crs))
        rows = ((wkb[i], attributes[i]) for i in range(len(wkb)))
        kind = QgsWkbTypes.Type.MultiPolygon
        return write(self, parameters, "RINGS", context, fields, kind, cameras.crs, rows)

    def _write(
        self,
        parameters: dict[str, Any],
        cameras: Rows,
        lenses: Lenses,
        sheds: Geometries,
        area: Floats,
        share: Floats,
        zones: Zones,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        said = cameras.column("message") or [None] * len(cameras)
        own_status = cameras.column("status") or [None] * len(cameras)
        status = {row: _without(why, said[row]) for row, why in cameras.problems.items()}
        figures: list[list[Any]] = [[None, None, None]] * len(cameras)
        given = cameras.column("direction_deg") or [None] * len(cameras)
        direction = [layers.attribute(inputs.number_or_nan(item)) for item in given]
        wkb: list[bytes | None] = [None] * len(cameras)
        back = layers.multi_wkb(zones.take_back(sheds, lenses.zone, cameras.crs))
        looking = lenses.true_direction_deg
        for i, row in enumerate(lenses.row.tolist()):
            wkb[row] = back[i]
            figures[row] = [layers.attribute(item) for item in (lenses.range_m[i], area[i], share[i])]
            if np.isfinite(looking[i]):
                direction[row] = float(looking[i])
            status[row] = _status(lenses, i, bool(np.isnan(area[i])))
            if sheds[i] is not None and str(own_status[row] or "").strip().lower() == NO_VIEW:
                status[row] = _without(
                    NO_VIEW, said[row]
                )  # asked for here, and perhaps not in what comes next
        promised = [new_field(name, "number") for name in ("range_m", "area_m2", "visible_share")]
        promised += [new_field(name, "text") for name in ("status", "message")]
        fields, kept = merged_fields(cameras.fields, promised, feedback, drop=["direction_deg", "direction_"])
        fields.append(new_field("direction_deg", "number"))
        rows = (
            (wkb[i], [feature[k] for k in kept] + figures[i] + [*status[i], direction[i]])
            for i, feature in enumerate(cameras.features)
        )
        kind = QgsWkbTypes.Type.MultiPolygon
        return write(self, parameters, "OUTPUT", context, fields, kind, cameras.crs, rows)


def _without(why: str, said: Any) -> tuple[str, str | None]:
    """Status and message of a camera without a viewshed; `said` is the message it had."""
    if why not in (NO_VIEW, inputs.INDOORS, inputs.TOO_FEW):
        return "unusable", inputs.reason_text(why)
    own = str(said or "").strip()
    return NO_VIEW, own if own and why != inputs.TOO_FEW else inputs.reason_text(why)


def _status(lenses: Lenses, i: int, unseen: bool) -> tuple[str, str | None]:
    moved = float(lenses.moved[i])
    if i in lenses.problems:
        return "unusable", inputs.reason_text(lenses.problems[i])
    if not lenses.free[i]:
        return "inside building", tr("{moved} m from the nearest outside wall.").format(moved=f"{moved:.1f}")
    if unseen:
        return "nothing seen", tr("No ground is in view.")
    if moved > 0:
        return "moved", tr("Moved {moved} m to the nearest outside wall.").format(moved=f"{moved:.2f}")
    return "ok", tr("Potential reach: this camera turns.") if lenses.turns[i] else None
