"""One polygon per camera: the ground it sees."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ... import layers
from ...core import optics, visibility
from ...core.cameras import NO_VIEW
from ...core.numbers import number_or_nan
from ...core.ragged import Floats, Geometries, Ints
from ...core.unions import Discs, Given, Polygons
from ...layers import POINT, Rows, Zones, new_field
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..finishing.results import Output
from ..lenses import (
    Lenses,
    declare_lenses,
    lens_problem,
    lens_text,
    on_grids,
    read_lenses,
    some_lenses,
    width_text,
)
from ..parameters import common
from ..reading import inputs, systems
from ..run import Run
from ..sight import among, declare_obstructions, how, obstruction_problem, over_terrain
from ..writing.writer import merged_fields, write

RING_FIELDS = ("camera", "camera_id", "level", "px_per_m", "from_m", "to_m", "area_m2")

BLOCK = 4096
"""Viewsheds that are in memory at once."""


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
        common.declare_layer(self, "CAMERAS", tr("Cameras"), POINT, tr("Camera points."))
        common.declare_camera_filter(self, "CAMERAS")
        common.declare_range(self)
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

    def work(self, run: Run) -> dict[str, Any]:
        cameras = inputs.read(run, "CAMERAS", POINT, "CAMERA_FILTER")
        zones = systems.zones(run, cameras)
        lenses = on_grids(read_lenses(run, cameras, zones), zones)
        if run.given("TERRAIN"):
            lenses, polygons = over_terrain(run, lenses, zones)
            whole: Polygons = Given(polygons)
            full = visibility.isovist_area(lenses.range_m)
        elif run.given("BUILDINGS"):
            lenses, polygons = among(run, lenses, zones)
            whole = Given(polygons)
            full = visibility.isovist_area(lenses.range_m)
        else:
            whole, full = Discs(lenses.xy, lenses.range_m), visibility.disc_area(lenses.range_m)
        sheds = Viewsheds(whole, lenses, full)

        run.stop_if_cancelled()
        destination = self._write(run, cameras, sheds, zones)
        rings = self._write_rings(run, cameras, sheds, zones)
        share = sheds.share
        made, range_text = int(np.isfinite(share).sum()), messages.range_text(lenses.range_m)
        mean = float(np.nanmean(share)) if made else math.nan
        run.outputs.append(
            Output(
                destination,
                tr("Camera viewsheds, {range}").format(range=range_text),
                "viewsheds.qml",
                " ".join(
                    text
                    for text in (
                        tr("Ground in view of each camera, {range}, {how}. {made} of {all} cameras.").format(
                            range=range_text, how=how(run), made=made, all=len(cameras)
                        ),
                        width_text(lenses),
                    )
                    if text
                ),
                inputs.sources(run, ["CAMERAS", "BUILDINGS"]),
            )
        )
        if rings:
            run.outputs.append(
                Output(
                    rings,
                    tr("Recognition rings, {range}").format(range=range_text),
                    "rings.qml",
                    tr(
                        "Ground in view by what a camera can make out there (EN 62676-4:2014), {lens}."
                    ).format(lens=lens_text(lenses)),
                    inputs.sources(run, ["CAMERAS", "BUILDINGS"]),
                )
            )
        moved = (lenses.moved > 0) & lenses.free
        if moved.any():
            run.say(
                tr("{count} cameras in or on a building were moved outside, by up to {most} m.").format(
                    count=int(moved.sum()), most=f"{lenses.moved[moved].max():.1f}"
                )
            )
        if made:
            run.say(
                tr("{made} viewsheds, {range}; in view on average {share} % of the disc.").format(
                    made=made, range=range_text, share=f"{100 * mean:.1f}"
                )
            )
        else:
            run.warn(tr("Cameras: none of them has a viewshed; see their message."))
        return {
            "OUTPUT": destination,
            **({"RINGS": rings} if rings else {}),
            "USED": made,
            "SKIPPED": len(cameras) - made,
            "MOVED": int(moved.sum()),
            "MEAN_VISIBLE_SHARE": mean,
        }

    def problem_with(self, run: Run) -> str | None:
        return lens_problem(run) or obstruction_problem(run.parameters) or super().problem_with(run)

    def _write_rings(self, run: Run, cameras: Rows, sheds: Viewsheds, zones: Zones) -> str | None:
        """Write RINGS, if wanted: each viewshed divided by the level a camera reaches there."""
        if not run.given("RINGS"):
            return None
        target = run.number("TARGET_HEIGHT")
        names = cameras.column("camera_id") or [None] * len(cameras)
        kinds = ("integer", "text", "text", "number", "number", "number", "number")
        fields = layers.fields_of(map(new_field, RING_FIELDS, kinds))
        rows = self._rings(sheds, names, target, zones, cameras.crs)
        kind = QgsWkbTypes.Type.MultiPolygon
        return write(run, "RINGS", fields, kind, cameras.crs, rows)

    def _rings(
        self,
        sheds: Viewsheds,
        names: list[Any],
        target: float,
        zones: Zones,
        crs: QgsCoordinateReferenceSystem,
    ) -> Iterator[tuple[bytes | None, list[Any]]]:
        lenses = sheds.lenses
        levels = sorted(optics.LEVELS.items(), key=lambda item: -item[1])
        densities = np.array([density for _, density in levels])
        for block in _blocks(len(lenses.xy)):
            parts: list[Any] = []
            written: list[list[Any]] = []
            zone: list[int] = []
            for i, shed in zip(block.tolist(), sheds.take(block), strict=True):
                if shed is None:
                    continue
                slant = optics.slant_range(
                    lenses.focal_mm[i], lenses.sensor_mm[i], lenses.pixels[i], densities
                )
                reach = np.nan_to_num(optics.horizontal_range(slant, lenses.height_m[i], target))
                reach = np.minimum(reach, lenses.range_m[i])
                row = int(lenses.row[i])
                for k, ring in enumerate(optics.rings(shed, lenses.xy[i], reach)):
                    if ring is not None:
                        name, density = levels[k]
                        start = float(reach[k - 1]) if k else 0.0
                        parts.append(ring)
                        zone.append(int(lenses.zone[i]))
                        written.append(
                            [row + 1, names[row], name, density, start, float(reach[k]), float(ring.area)]
                        )
            geometries = np.empty(len(parts), dtype=object)
            geometries[:] = parts
            wkb = layers.multi_wkb(zones.take_back(geometries, np.array(zone, dtype=int), crs))
            yield from zip(wkb, written, strict=True)

    def _write(self, run: Run, cameras: Rows, sheds: Viewsheds, zones: Zones) -> str:
        promised = [new_field(name, "number") for name in ("range_m", "area_m2", "visible_share")]
        promised += [new_field(name, "text") for name in ("status", "message")]
        fields, kept = merged_fields(
            cameras.fields, promised, run.feedback, drop=["direction_deg", "direction_"]
        )
        fields.append(new_field("direction_deg", "number"))
        rows = self._rows(cameras, kept, sheds, zones)
        kind = QgsWkbTypes.Type.MultiPolygon
        return write(run, "OUTPUT", fields, kind, cameras.crs, rows)

    def _rows(
        self, cameras: Rows, kept: list[int], sheds: Viewsheds, zones: Zones
    ) -> Iterator[tuple[bytes | None, list[Any]]]:
        lenses, looking = sheds.lenses, sheds.lenses.true_direction_deg
        said = cameras.column("message") or [None] * len(cameras)
        own_status = cameras.column("status") or [None] * len(cameras)
        given = cameras.column("direction_deg") or [None] * len(cameras)
        at = dict(zip(lenses.row.tolist(), range(len(lenses.xy)), strict=True))
        for block in _blocks(len(cameras)):
            used = np.array([at[row] for row in block.tolist() if row in at], dtype=int)
            shapes = sheds.take(used)
            wkb = dict(
                zip(
                    used.tolist(),
                    layers.multi_wkb(zones.take_back(shapes, lenses.zone[used], cameras.crs)),
                    strict=True,
                )
            )
            for row in block.tolist():
                direction = layers.attribute(number_or_nan(given[row]))
                figures: list[Any] = [None, None, None]
                i = at.get(row)
                if i is None:
                    status = _without(cameras.problems[row], said[row])
                else:
                    unseen = bool(np.isnan(sheds.area[i]))
                    found = lenses.range_m[i], sheds.area[i], sheds.share[i]
                    figures = [layers.attribute(item) for item in found]
                    if np.isfinite(looking[i]):
                        direction = float(looking[i])
                    status = _status(lenses, i, unseen)
                    if (
                        i in wkb
                        and wkb[i] is not None
                        and str(own_status[row] or "").strip().lower() == NO_VIEW
                    ):
                        # Asked for here, and perhaps not in what comes next.
                        status = _without(NO_VIEW, said[row])
                values = [cameras.features[row][k] for k in kept]
                yield wkb.get(i) if i is not None else None, [*values, *figures, *status, direction]


class Viewsheds:
    """Viewsheds of `lenses` cut to what their pictures show, made when asked for.

    `whole` are those of cameras that look all around, `full` (n,) the areas of the whole discs, m2. Of those made
    so far: `area` (n,), m2, and `share` (n,) of the disc; NaN for the others, and where nothing is in view.
    """

    def __init__(self, whole: Polygons, lenses: Lenses, full: Floats) -> None:
        self.whole, self.lenses, self.full = whole, lenses, full
        self.area, self.share = np.full((2, len(lenses.xy)), np.nan)

    def take(self, index: Ints) -> Geometries:
        """The viewsheds of some cameras; None where nothing is in view."""
        lenses = some_lenses(self.lenses, index)
        shapes = optics.clipped(
            self.whole.take(index),
            lenses.xy,
            lenses.range_m,
            lenses.sectors,
            lenses.near_m,
            lenses.far_m,
            lenses.shown,
        )
        self.area[index] = np.where(shapely.is_missing(shapes), np.nan, shapely.area(shapes))
        self.share[index] = np.minimum(self.area[index] / self.full[index], 1.0)
        return shapes


def _blocks(count: int) -> Iterator[Ints]:
    """Numbers of rows, as many at a time as memory holds easily."""
    return (np.arange(start, min(start + BLOCK, count)) for start in range(0, count, BLOCK))


def _without(why: str, said: Any) -> tuple[str, str | None]:
    """Status and message of a camera without a viewshed; `said` is the message it had."""
    if why not in (NO_VIEW, messages.INDOORS, messages.TOO_FEW):
        return "unusable", messages.reason_text(why)
    own = str(said or "").strip()
    return NO_VIEW, own if own and why != messages.TOO_FEW else messages.reason_text(why)


def _status(lenses: Lenses, i: int, unseen: bool) -> tuple[str, str | None]:
    moved = float(lenses.moved[i])
    if i in lenses.problems:
        return "unusable", messages.reason_text(lenses.problems[i])
    if not lenses.free[i]:
        return "inside building", tr("{moved} m from the nearest outside wall.").format(moved=f"{moved:.1f}")
    if unseen:
        return "nothing seen", tr("No ground is in view.")
    if moved > 0:
        return "moved", tr("Moved {moved} m to the nearest outside wall.").format(moved=f"{moved:.2f}")
    return "ok", tr("Potential reach: this camera turns.") if lenses.turns[i] else None
