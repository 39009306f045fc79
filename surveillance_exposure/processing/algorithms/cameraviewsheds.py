"""One polygon per camera: the ground it sees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from qgis.core import QgsProcessing, QgsProcessingParameterFeatureSink, QgsWkbTypes

from ... import layers
from ...core.lenses import Lenses
from ...core.viewsheds import LaidOut, Summary, known_direction
from ...layers import POINT, Rows, Zones, new_field
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..finishing.results import Output
from ..parameters import common
from ..parameters.lenses import declare_lenses, lens_problem
from ..parameters.obstructions import declare_obstructions, how_blocked, obstruction_problem
from ..parameters.viewsheds import field_help
from ..reading import inputs, obstacles, systems
from ..reading.lenses import read_lenses
from ..run import Run
from ..writing.writer import merged_fields, write

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
        return field_help()

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
        rows = inputs.read(run, "CAMERAS", POINT, "CAMERA_FILTER")
        zones = systems.zones(run, rows)
        cameras, lenses, options = read_lenses(run, rows, zones)
        laid_out, surface = obstacles.lay_out(run, cameras, lenses, rows.problems, options, zones)
        lenses, told = laid_out.lenses, Summary()
        rings = None
        if run.given("RINGS"):
            laid_out = laid_out.held(lambda share: run.progress(40 + 40 * share))
        destination = self._write(run, rows, laid_out, zones, told)
        if run.given("RINGS"):
            rings = self._write_rings(run, rows, laid_out, zones)
        if surface is not None:
            obstacles.tell_of_terrain(surface, told.of_terrain, len(lenses), run.feedback)
        moved = lenses.moved
        if len(moved):
            run.say(
                tr("{count} cameras in or on a building were moved outside, by up to {most} m.").format(
                    count=len(moved), most=f"{moved.moved_m.max():.1f}"
                )
            )
        if told.made:
            run.say(
                tr("{made} viewsheds, {range}; in view on average {share} % of the disc.").format(
                    made=told.made,
                    range=messages.range_text(lenses.range_m),
                    share=f"{100 * told.mean_share:.1f}",
                )
            )
        else:
            run.warn(tr("Cameras: none of them has a viewshed; see their message."))
        self._describe(run, destination, rings, lenses, told.made, len(rows))
        return {
            "OUTPUT": destination,
            **({"RINGS": rings} if rings else {}),
            "USED": told.made,
            "SKIPPED": len(rows) - told.made,
            "MOVED": len(moved),
            "MEAN_VISIBLE_SHARE": told.mean_share,
        }

    def problem_with(self, run: Run) -> str | None:
        return lens_problem(run) or obstruction_problem(run.parameters) or super().problem_with(run)

    def _describe(
        self, run: Run, destination: str, rings: str | None, lenses: Lenses, made: int, total: int
    ) -> None:
        range_text = messages.range_text(lenses.range_m)
        text = tr("Ground in view of each camera, {range}, {how}. {made} of {all} cameras.").format(
            range=range_text, how=how_blocked(run), made=made, all=total
        )
        text = " ".join(filter(None, [text, messages.width_text(lenses)]))
        sources = inputs.sources(run, ["CAMERAS", "BUILDINGS"])
        title = tr("Camera viewsheds, {range}").format(range=range_text)
        run.outputs.append(Output(destination, title, "viewsheds.qml", text, sources))
        if rings:
            text = tr("Ground in view by what a camera can make out there (EN 62676-4:2014), {lens}.").format(
                lens=messages.lens_text(lenses)
            )
            title = tr("Recognition rings, {range}").format(range=range_text)
            run.outputs.append(Output(rings, title, "rings.qml", text, sources))

    def _write(self, run: Run, rows: Rows, laid_out: LaidOut, zones: Zones, told: Summary) -> str:
        promised = [new_field(name, "number") for name in ("range_m", "area_m2", "visible_share")]
        promised += [new_field(name, "text") for name in ("status", "message")]
        fields, kept = merged_fields(
            rows.fields, promised, run.feedback, drop=["direction_deg", "direction_"]
        )
        fields.append(new_field("direction_deg", "number"))
        said = rows.column("message") or [None] * len(rows)
        directions = rows.column("direction_deg") or [None] * len(rows)

        def written() -> Iterator[tuple[bytes | None, list[Any]]]:
            for table in laid_out.tables(lambda share: run.progress(40 + 50 * share)):
                told.add(table)
                obstacles.refuse_without(run, int(np.isnan(table.area_m2).sum()))
                shapes = zones.take_back(table.polygon, table.zone, rows.crs, run.is_cancelled)
                wkb = layers.multi_wkb(shapes)
                for k, i in enumerate(table.row.tolist()):
                    yield (
                        wkb[k],
                        [
                            *(rows.features[i][j] for j in kept),
                            *(
                                layers.attribute(each[k])
                                for each in (table.range_m, table.area_m2, table.visible_share)
                            ),
                            table.status[k],
                            messages.viewshed_text(table, k, str(said[i] or "").strip()),
                            layers.attribute(known_direction(table.direction_deg[k], directions[i])),
                        ],
                    )

        kind = QgsWkbTypes.Type.MultiPolygon
        return write(run, "OUTPUT", fields, kind, rows.crs, written())

    def _write_rings(self, run: Run, rows: Rows, laid_out: LaidOut, zones: Zones) -> str:
        names = rows.column("camera_id") or [None] * len(rows)
        kinds = ("integer", "text", "text", "number", "number", "number", "number")
        fields = layers.fields_of(map(new_field, RING_FIELDS, kinds))

        def written() -> Iterator[tuple[bytes | None, list[Any]]]:
            for rings in laid_out.rings():
                shapes = zones.take_back(rings.polygon, rings.zone, rows.crs, run.is_cancelled)
                wkb = layers.multi_wkb(shapes)
                for k, i in enumerate(rings.row.tolist()):
                    numbers = (rings.px_per_m, rings.from_m, rings.to_m, rings.area_m2)
                    yield wkb[k], [i + 1, names[i], rings.level[k], *(float(each[k]) for each in numbers)]

        kind = QgsWkbTypes.Type.MultiPolygon
        return write(run, "RINGS", fields, kind, rows.crs, written())
