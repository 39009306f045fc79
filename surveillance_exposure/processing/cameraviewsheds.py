"""One polygon per camera: the ground it sees."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsFeatureRequest,
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from .. import layers, rasters
from ..core import optics, visibility
from ..core.ragged import Bools, Floats, Geometries, Ints
from ..layers import POINT, POLYGON, Projection, Rows, new_field
from ..translation import tr
from . import inputs
from .base import Algorithm
from .outputs import Output, merged_fields, write

MAX_RANGE_AMONG_BUILDINGS_M = 5_000
RING_FIELDS = ("camera", "camera_id", "level", "px_per_m", "from_m", "to_m", "area_m2")
BLOCK = 50_000  # buildings held as features at once


@dataclass(frozen=True)
class Lenses:
    """The usable cameras, one per entry: `row` in their layer, where they stand, what they could see.

    `moved` metres out of a building; not `free` where that is farther than allowed. Nothing nearer than
    `near_m` is seen (NaN: no such limit); `turns` where the reach is that of a camera that can turn.
    """

    row: Ints
    xy: Floats
    range_m: Floats
    height_m: Floats
    sectors: list[list[optics.Sector]]
    near_m: Floats
    turns: Bools
    moved: Floats
    free: Bools
    problems: dict[int, str] = field(default_factory=dict)
    """By entry: why there is no viewshed."""


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
            "how much; above the roof it sees over the roof's edge."
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
        inputs.declare_layer(
            self,
            "BUILDINGS",
            tr("Buildings"),
            POLYGON,
            tr("Building footprints that block the view. Without them each camera sees its whole disc."),
            optional=True,
        )
        self.declare(
            QgsProcessingParameterExpression(
                "BUILDING_HEIGHT", tr("Height of the buildings (m)"), "", "BUILDINGS", True
            ),
            tr(
                'A field or an expression, such as "height_m". Without it every building is infinitely high. '
                "Where buildings or their parts overlap, the highest counts."
            ),
        )
        self.declare(
            QgsProcessingParameterRasterLayer(
                "TERRAIN", tr("Terrain or surface (raster of heights)"), None, True
            ),
            tr(
                "Heights in metres (or feet, if the raster says so). Instead of buildings a surface model, with "
                "roofs and trees; or a model of the ground, under buildings with heights. Outlines then follow "
                "the cells of the raster. Without it the ground is flat."
            ),
            advanced=True,
        )
        self.declare(
            QgsProcessingParameterNumber(
                "CELL_SIZE",
                tr("Cell size over terrain (m)"),
                QgsProcessingParameterNumber.Type.Double,
                None,
                True,
                0.01,
                10_000,
            ),
            tr("Empty for that of the raster."),
            advanced=True,
        )
        inputs.declare_camera_number(
            self,
            "CAMERA_HEIGHT",
            tr("Height of the cameras (m)"),
            5,
            0,
            1000,
            tr(
                "The lens above the ground, where a camera has no height_m of its own. Has an effect only with "
                "the height of the buildings."
            ),
        )
        self.declare(
            QgsProcessingParameterNumber(
                "TARGET_HEIGHT",
                tr("Height of what is seen (m)"),
                QgsProcessingParameterNumber.Type.Double,
                1.6,
                False,
                0,
                1000,
            ),
            tr("What the camera looks for, above the ground: 1.6 m is a face, 0 the ground itself."),
        )
        inputs.declare_camera_number(
            self,
            "DIRECTION",
            tr("Direction (degrees clockwise from north)"),
            None,
            -360,
            720,
            tr(
                "Where a camera looks, where it has no direction_deg of its own. Without either it sees all "
                "around. Has an effect only where the field of view is under 360 degrees."
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
        inputs.declare_camera_number(
            self,
            "TILT",
            tr("Tilt below the horizon (degrees)"),
            None,
            -90,
            90,
            tr(
                "Of the optical axis, where a camera has no tilt_deg of its own. Nothing is seen nearer than where the "
                "lowest line of sight meets the target's height: tilt plus half the vertical field of view (of a "
                "16:9 picture). Without a tilt there is no such dead zone."
            ),
            advanced=True,
        )
        for name, label, default, low, high, help_text in (
            (
                "FOCAL_LENGTH",
                tr("Focal length (mm)"),
                None,
                0.5,
                2000,
                tr(
                    "Of the lens. With it the field of view of cameras without one follows, and levels can be had."
                ),
            ),
            (
                "SENSOR_WIDTH",
                tr("Width of the sensor (mm)"),
                5.37,
                0.5,
                100,
                tr("5.37 mm is a common 1/2.8 inch sensor."),
            ),
            ("PIXELS", tr("Pixels across the picture"), 1920, 16, 100_000, tr("1920 is full HD.")),
        ):
            self.declare(
                QgsProcessingParameterNumber(
                    name,
                    label,
                    QgsProcessingParameterNumber.Type.Double,
                    default,
                    default is None,
                    low,
                    high,
                ),
                help_text,
                advanced=True,
            )
        self.declare(
            QgsProcessingParameterString("LEVEL", tr("What is to be made out"), "", False, True),
            tr(
                "Sets the range from the lens, for cameras without a range_m of their own: monitor, detect, observe, "
                "recognise, identify or inspect (EN 62676-4:2014), face (24 pixels across a face), or pixels per "
                "metre. Empty: the range above holds."
            ),
            advanced=True,
        )
        self.declare(
            QgsProcessingParameterNumber(
                "DEFAULT_HEIGHT",
                tr("Height of buildings without one (m)"),
                QgsProcessingParameterNumber.Type.Double,
                10,
                False,
                0,
                1000,
            ),
            tr(
                "Taken where the height of a building is missing or not a number; they are counted in a warning."
            ),
            advanced=True,
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
        projection = inputs.project([cameras], context, feedback, needs_north=True)
        lenses = self._lenses(parameters, cameras, projection, context, feedback)
        if parameters.get("TERRAIN"):
            lenses, sheds = self._over_terrain(parameters, lenses, projection, context, feedback)
            full = visibility.isovist_area(lenses.range_m)
        elif parameters.get("BUILDINGS"):
            lenses, sheds = self._among(parameters, lenses, projection, context, feedback)
            full = visibility.isovist_area(lenses.range_m)
        else:
            sheds, full = visibility.discs(lenses.xy, lenses.range_m), visibility.disc_area(lenses.range_m)
        sheds = optics.clipped(sheds, lenses.xy, lenses.range_m, lenses.sectors, lenses.near_m)
        area = np.where(shapely.is_missing(sheds), np.nan, shapely.area(sheds))
        share = np.minimum(area / full, 1.0)

        inputs.stop_if_cancelled(feedback)
        destination = self._write(
            parameters, cameras, lenses, sheds, area, share, projection, context, feedback
        )
        rings = self._write_rings(parameters, cameras, lenses, sheds, projection, context)
        made, range_text = int(np.isfinite(area).sum()), inputs.range_text(lenses.range_m)
        mean = float(np.nanmean(share)) if made else 0.0
        self.outputs.append(
            Output(
                destination,
                tr("Camera viewsheds, {range}").format(range=range_text),
                "viewsheds.qml",
                tr("Ground in view of each camera, {range}, {how}. {made} of {all} cameras.").format(
                    range=range_text, how=self._how(parameters, context), made=made, all=len(cameras)
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
                    ).format(lens=self._lens_text(parameters, context)),
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
        feedback.pushInfo(
            tr("{made} viewsheds, {range}; in view on average {share} % of the disc.").format(
                made=made, range=range_text, share=f"{100 * mean:.1f}"
            )
        )
        return {
            "OUTPUT": destination,
            **({"RINGS": rings} if rings else {}),
            "USED": made,
            "SKIPPED": len(cameras) - made,
            "MOVED": int(moved.sum()),
            "MEAN_VISIBLE_SHARE": mean,
        }

    def _lenses(
        self,
        parameters: dict[str, Any],
        cameras: Rows,
        projection: Projection,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Lenses:
        points = inputs.single_points(cameras, projection.bring(cameras))
        numbers = {}
        needed = {
            "RANGE": "range_m",
            "DIRECTION": "direction_deg",
            "FIELD_OF_VIEW": "fov_deg",
            "TILT": "tilt_deg",
        }
        level = self.parameterAsString(parameters, "LEVEL", context).strip()
        tilted = parameters.get("TILT") is not None or any(
            item is not None for item in cameras.column("tilt_deg") or []
        )
        heights = self.parameterAsString(parameters, "BUILDING_HEIGHT", context)
        if heights or parameters.get("TERRAIN") or level or tilted:
            needed["CAMERA_HEIGHT"] = "height_m"
        for name, own in needed.items():
            numbers[name], bad = inputs.camera_numbers(self, parameters, name, own, cameras, context)
            label = self.parameterDefinition(name).description()
            cameras.problems.update({i: tr("{label} cannot be used").format(label=label) for i in bad})
        height = numbers.get("CAMERA_HEIGHT", np.zeros(len(cameras)))
        target = self.parameterAsDouble(parameters, "TARGET_HEIGHT", context)
        if parameters.get("FOCAL_LENGTH") is not None:
            focal, sensor, pixels = self._lens(parameters, context)
            widths = cameras.column("fov_deg") or [None] * len(cameras)
            unknown = np.array([item in (None, "") for item in widths]) & (numbers["FIELD_OF_VIEW"] >= 360)
            numbers["FIELD_OF_VIEW"][unknown] = optics.field_of_view(focal, sensor)
            if level:
                slant = optics.slant_range(focal, sensor, pixels, optics.wanted_density(level))
                own_range = cameras.column("range_m") or [None] * len(cameras)
                by_lens = np.array([item in (None, "") for item in own_range])
                numbers["RANGE"][by_lens] = optics.horizontal_range(slant, height, target)[by_lens]
                beyond = np.flatnonzero(np.isnan(numbers["RANGE"]) & by_lens)
                text = tr("the camera is too high for “{level}” with this lens").format(level=level)
                cameras.problems.update({int(i): text for i in beyond if i not in cameras.problems})
        vertical = optics.vertical_field_of_view(numbers["FIELD_OF_VIEW"])
        near = optics.dead_zone(height, target, numbers["TILT"], vertical)
        sectors, bad = inputs.sectors_of(cameras, numbers["DIRECTION"], numbers["FIELD_OF_VIEW"])
        cameras.problems.update({i: tr("sectors cannot be understood") for i in bad})
        inputs.warn_of_problems(cameras, tr("Cameras"), feedback)
        row = np.flatnonzero(cameras.usable)
        if not len(row):
            raise QgsProcessingException(tr("{label}: no feature can be used.").format(label=tr("Cameras")))
        return Lenses(
            row=row,
            xy=shapely.get_coordinates(points[row]),
            range_m=numbers["RANGE"][row],
            height_m=height[row],
            sectors=[sectors[i] for i in row],
            near_m=near[row],
            turns=np.array(
                [kind in ("dome", "panning") for kind in cameras.column("kind") or [None] * len(cameras)]
            )[row],
            moved=np.zeros(len(row)),
            free=np.ones(len(row), dtype=bool),
        )

    def _among(
        self,
        parameters: dict[str, Any],
        lenses: Lenses,
        projection: Projection,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[Lenses, Geometries]:
        """Where the lenses really are, and what they see among buildings."""
        _refuse_giants(lenses.range_m)
        obstacles = self._obstacles(parameters, projection, context, feedback)
        lenses = self._outside(parameters, lenses, obstacles, context, feedback)
        sheds = np.full(len(lenses.xy), None, dtype=object)
        rows = np.flatnonzero(lenses.free)
        target = self.parameterAsDouble(parameters, "TARGET_HEIGHT", context)
        for batch, polygons in visibility.isovists(
            lenses.xy[rows],
            lenses.range_m[rows],
            obstacles,
            lenses.height_m[rows],
            target,
            is_cancelled=feedback.isCanceled,
        ):
            sheds[rows[batch]] = polygons
            feedback.setProgress(40 + 50 * batch.stop / len(rows))
        inputs.stop_if_cancelled(feedback)
        return lenses, sheds

    def _outside(
        self,
        parameters: dict[str, Any],
        lenses: Lenses,
        obstacles: visibility.Obstacles,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Lenses:
        """The lenses in front of the walls of the buildings they are in."""
        xy, moved = lenses.xy.copy(), lenses.moved.copy()
        for rows in np.array_split(np.arange(len(xy)), len(xy) // 200 + 1):
            xy[rows], moved[rows] = visibility.outside_walls(xy[rows], obstacles, lenses.height_m[rows])
            inputs.stop_if_cancelled(feedback)
        free = moved <= self.parameterAsDouble(parameters, "MAX_MOVE", context)
        return replace(lenses, xy=xy, moved=moved, free=free)

    def _over_terrain(
        self,
        parameters: dict[str, Any],
        lenses: Lenses,
        projection: Projection,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[Lenses, Geometries]:
        """What the lenses see over a raster of heights, with buildings on it if there are any."""
        layer = self.parameterAsRasterLayer(parameters, "TERRAIN", context)
        if layer is None:
            raise QgsProcessingException(self.invalidRasterError(parameters, "TERRAIN"))
        obstacles = None
        if parameters.get("BUILDINGS"):
            obstacles = self._obstacles(parameters, projection, context, feedback)
            lenses = self._outside(parameters, lenses, obstacles, context, feedback)
        sheds = np.full(len(lenses.xy), None, dtype=object)
        rows = np.flatnonzero(lenses.free)
        cell = self.parameterAsDouble(parameters, "CELL_SIZE", context)
        try:
            found = rasters.terrain_viewsheds(
                rasters.Surface(layer),
                projection,
                lenses.xy[rows],
                lenses.range_m[rows],
                lenses.height_m[rows],
                self.parameterAsDouble(parameters, "TARGET_HEIGHT", context),
                obstacles,
                cell if parameters.get("CELL_SIZE") is not None else None,
                is_cancelled=feedback.isCanceled,
            )
        except ValueError as error:
            raise QgsProcessingException(str(error)) from error
        problems = {}
        for i, polygon, reason in found:
            sheds[rows[i]] = polygon
            if reason:
                problems[int(rows[i])] = reason
            feedback.setProgress(40 + 50 * (i + 1) / len(rows))
        inputs.stop_if_cancelled(feedback)
        inputs.warn_of_reasons(
            Counter(problems.values()), len(lenses.row), layer.name(), tr("Cameras"), feedback
        )
        return replace(lenses, problems=problems), sheds

    def _obstacles(
        self,
        parameters: dict[str, Any],
        projection: Projection,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> visibility.Obstacles:
        """The buildings indexed, read block by block: a city's do not fit into memory as features."""
        source = inputs.opened(self, parameters, "BUILDINGS", context)
        label = self.parameterDefinition("BUILDING_HEIGHT").description()
        text = self.parameterAsString(parameters, "BUILDING_HEIGHT", context)
        height = inputs.checked_expression(text, source.fields(), label) if text else None
        default = self.parameterAsDouble(parameters, "DEFAULT_HEIGHT", context)
        request = QgsFeatureRequest()
        used = height.referencedColumns() if height else set()
        if QgsFeatureRequest.ALL_ATTRIBUTES not in used:
            request.setSubsetOfAttributes(list(used), source.fields())

        scope = self.createExpressionContext(parameters, context)
        parts: list[visibility.Obstacles] = []
        reasons: Counter[str] = Counter()
        total = unknown = 0
        for block in layers.read_blocks(source, POLYGON, request, feedback.isCanceled, BLOCK):
            inputs.stop_if_cancelled(feedback)
            heights = None
            if height:
                values = inputs.evaluate(height, block, scope)
                heights = np.array([inputs.number_or_nan(item) for item in values])
                missing = ~(heights >= 0)
                heights[missing] = default
                unknown += int(missing.sum())
            parts.append(visibility.obstacles(projection.bring(block), heights))
            reasons.update(block.problems.values())
            total += len(block)
            feedback.setProgress(40 * total / max(source.featureCount(), total))
        inputs.stop_if_cancelled(feedback)
        if not any(len(part.polygons) for part in parts):
            raise inputs.none_usable(tr("Buildings"), source.sourceName(), reasons)
        inputs.warn_of_reasons(reasons, total, source.sourceName(), tr("Buildings"), feedback)
        if text and unknown == total:
            raise QgsProcessingException(
                tr("{label}: {text} gives no building of “{layer}” a height.").format(
                    label=label, text=text, layer=source.sourceName()
                )
            )
        if unknown:
            feedback.pushWarning(
                tr("{count} of {all} buildings have no height; {default} m is taken.").format(
                    count=unknown, all=total, default=f"{default:g}"
                )
            )
        return visibility.merged(parts)

    def _lens(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[float, float, float]:
        """Focal length and sensor width (mm), and pixels across."""
        focal, sensor, pixels = (
            self.parameterAsDouble(parameters, name, context)
            for name in ("FOCAL_LENGTH", "SENSOR_WIDTH", "PIXELS")
        )
        return focal, sensor, pixels

    def _lens_text(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        focal, sensor, pixels = self._lens(parameters, context)
        return tr("lens of {focal} mm on a sensor {sensor} mm and {pixels} pixels wide").format(
            focal=f"{focal:g}", sensor=f"{sensor:g}", pixels=f"{pixels:g}"
        )

    def _write_rings(
        self,
        parameters: dict[str, Any],
        cameras: Rows,
        lenses: Lenses,
        sheds: Geometries,
        projection: Projection,
        context: QgsProcessingContext,
    ) -> str | None:
        """Write RINGS, if wanted: each viewshed divided by the level a camera reaches there."""
        if not parameters.get("RINGS"):
            return None
        focal, sensor, pixels = self._lens(parameters, context)
        target = self.parameterAsDouble(parameters, "TARGET_HEIGHT", context)
        levels = sorted(optics.LEVELS.items(), key=lambda item: -item[1])
        slant = optics.slant_range(focal, sensor, pixels, np.array([density for _, density in levels]))
        names = cameras.column("camera_id") or [None] * len(cameras)
        parts: list[Any] = []
        attributes: list[list[Any]] = []
        for i, row in enumerate(lenses.row.tolist()):
            if sheds[i] is None:
                continue
            reach = np.nan_to_num(optics.horizontal_range(slant, lenses.height_m[i], target))
            reach = np.minimum(reach, lenses.range_m[i])
            for k, ring in enumerate(optics.rings(sheds[i], lenses.xy[i], reach)):
                if ring is not None:
                    name, density = levels[k]
                    start = float(reach[k - 1]) if k else 0.0
                    parts.append(ring)
                    attributes.append(
                        [row + 1, names[row], name, density, start, float(reach[k]), float(ring.area)]
                    )
        fields = QgsFields()
        for name, kind in zip(
            RING_FIELDS, ("integer", "text", "text", "number", "number", "number", "number")
        ):
            fields.append(new_field(name, kind))
        geometries = np.empty(len(parts), dtype=object)
        geometries[:] = parts
        wkb = layers.multi_wkb(projection.take_back(geometries, cameras.crs))
        rows = ((wkb[i], attributes[i]) for i in range(len(wkb)))
        kind = QgsWkbTypes.Type.MultiPolygon
        return write(self, parameters, "RINGS", context, fields, kind, cameras.crs, rows)

    def problem_with(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str | None:
        level = self.parameterAsString(parameters, "LEVEL", context).strip()
        if level:
            try:
                optics.wanted_density(level)
            except ValueError:
                return tr(
                    "What is to be made out: “{level}” is neither a number above 0 nor one of {names}."
                ).format(level=level, names=", ".join(optics.LEVELS))
        if (
            parameters.get("TERRAIN")
            and parameters.get("BUILDINGS")
            and not parameters.get("BUILDING_HEIGHT")
        ):
            return tr("Buildings on terrain need their height: name it under “Height of the buildings”.")
        if (level or parameters.get("RINGS")) and parameters.get("FOCAL_LENGTH") is None:
            return tr("Recognition levels need the focal length of the lens.")
        return super().problem_with(parameters, context)

    def _how(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """How the view was taken to be blocked, for the metadata."""
        if parameters.get("TERRAIN"):
            layer = self.parameterAsRasterLayer(parameters, "TERRAIN", context)
            return tr(
                "over the heights of “{layer}”{buildings}, lens at {lens} m unless known, target at {target} m"
            ).format(
                layer=layer.name() if layer else "",
                buildings=tr(" with buildings") if parameters.get("BUILDINGS") else "",
                lens=f"{self.parameterAsDouble(parameters, 'CAMERA_HEIGHT', context):g}",
                target=f"{self.parameterAsDouble(parameters, 'TARGET_HEIGHT', context):g}",
            )
        if not parameters.get("BUILDINGS"):
            return tr("discs, buildings left out of account")
        if not self.parameterAsString(parameters, "BUILDING_HEIGHT", context):
            return tr("clipped by buildings of infinite height")
        return tr(
            "clipped by buildings with heights on flat ground, lens at {lens} m unless known, target at {target} m"
        ).format(
            lens=f"{self.parameterAsDouble(parameters, 'CAMERA_HEIGHT', context):g}",
            target=f"{self.parameterAsDouble(parameters, 'TARGET_HEIGHT', context):g}",
        )

    def _write(
        self,
        parameters: dict[str, Any],
        cameras: Rows,
        lenses: Lenses,
        sheds: Geometries,
        area: Floats,
        share: Floats,
        projection: Projection,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        status: dict[int, tuple[str, str | None]] = {
            row: ("unusable", inputs.reason_text(why)) for row, why in cameras.problems.items()
        }
        figures: list[list[Any]] = [[None, None, None]] * len(cameras)
        wkb: list[bytes | None] = [None] * len(cameras)
        back = layers.multi_wkb(projection.take_back(sheds, cameras.crs))
        for i, row in enumerate(lenses.row.tolist()):
            wkb[row] = back[i]
            figures[row] = [layers.attribute(item) for item in (lenses.range_m[i], area[i], share[i])]
            status[row] = _status(lenses, i, bool(np.isnan(area[i])))
        promised = [new_field(name, "number") for name in ("range_m", "area_m2", "visible_share")]
        promised += [new_field(name, "text") for name in ("status", "message")]
        fields, kept = merged_fields(cameras.fields, promised, feedback)
        rows = (
            (wkb[i], [feature[k] for k in kept] + figures[i] + list(status[i]))
            for i, feature in enumerate(cameras.features)
        )
        kind = QgsWkbTypes.Type.MultiPolygon
        return write(self, parameters, "OUTPUT", context, fields, kind, cameras.crs, rows)


def _refuse_giants(ranges: Floats) -> None:
    if ranges.max() > MAX_RANGE_AMONG_BUILDINGS_M:
        raise QgsProcessingException(
            tr(
                "Range (m): {range} m among buildings, for {cameras} cameras, would take hours and gigabytes; the "
                "limit there is {limit} m. Use a shorter range, or no buildings."
            ).format(
                range=f"{ranges.max():g}",
                cameras=len(ranges),
                limit=MAX_RANGE_AMONG_BUILDINGS_M,
            )
        )


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
