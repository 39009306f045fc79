"""How much of a walk is in view, for a list of ranges."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ... import layers
from ...core.measuring import RANGE_FIGURES, RangeCurve, exposure_by_range, range_figures
from ...core.ragged import Ints
from ...core.unions import Discs
from ...core.viewsheds import Viewsheds
from ...layers import LINE, POINT, Projection, Rows
from ...reports import charts
from ...translation import tr
from .. import messages, statements
from ..base import Algorithm
from ..finishing.results import Output, Source
from ..parameters import common, walks
from ..parameters.ranges import declare_curve, declare_ranges, ranges_from
from ..reading import camera_rows, inputs, systems
from ..run import Run
from ..writing.places import destination_file
from ..writing.walks import cells, field
from ..writing.writer import write


class ExposureByRange(Algorithm):
    """`exposurebyrange`."""

    ID = "exposurebyrange"

    def about(self) -> str:
        return tr(
            "Measures how much of each line is in view of cameras, for one range after another: a table with a "
            "row per line and range, and a picture of the curve. The same walk goes from 4 % to 87 % in view as "
            "the range goes from 15 to 200 m in New York, so one range alone says little.\n"
            "Every camera sees a full disc of the range: ranges are compared here, so the cameras' own range_m is "
            "ignored, and so are buildings, directions and fields of view. For those make viewsheds, and measure "
            "them with “Exposure of walks”.\n"
            "The figures hold for the cameras known."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        figures = walks.figure_help()
        return {
            "OUTPUT": {
                "line_id": tr("The line: its number in the layer of walks, from 1."),
                "range_m": tr("The range every camera is taken to see, metres."),
                **{name: figures[name] for name in RANGE_FIGURES},
            }
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        walks.declare_lines(self)
        common.declare_layer(
            self,
            "CAMERAS",
            tr("Cameras"),
            POINT,
            tr("Camera points. Each sees a disc of each range; its own range_m is ignored."),
        )
        common.declare_camera_filter(self, "CAMERAS")
        declare_ranges(self)
        self.declare(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Exposure by range"), QgsProcessing.SourceType.TypeVector
            ),
            tr("A table with a row for each line and each range."),
        )
        declare_curve(self)
        self.total("USED", tr("Walks measured"))
        self.total("SKIPPED", tr("Walks left out"))
        self.total("CAMERAS", tr("Cameras taken into account"))
        self.total("RANGES_USED", tr("Ranges measured"))
        self.total("SHARE_AT_SHORTEST", tr("Share of all walks in view at the shortest range"))
        self.total("SHARE_AT_LONGEST", tr("Share of all walks in view at the longest range"))

    def problem_with(self, run: Run) -> str | None:
        problem = super().problem_with(run)
        if problem:
            return problem
        try:
            ranges_from(run.text("RANGES"))
        except ValueError as error:
            return str(error)
        curve = destination_file(run.given("CURVE"))
        if curve is not None and curve.suffix.lower() not in charts.FORMATS:
            return tr("Picture of the curve: {path} ends with none of {formats}, which can be drawn.").format(
                path=curve, formats=", ".join(charts.FORMATS)
            )
        return None

    def work(self, run: Run) -> dict[str, Any]:
        ranges = ranges_from(run.text("RANGES"))
        routes = inputs.read(run, "ROUTES", LINE)
        given = inputs.read(run, "CAMERAS", POINT, "CAMERA_FILTER")
        projection = systems.project(run, [routes, given])
        lines = projection.bring(routes, run.is_cancelled)
        messages.warn_of_problems(routes, tr("Walks"), run.feedback)
        usable = np.flatnonzero(routes.usable)
        messages.stop_if_none_usable(routes, tr("Walks"))
        seen = self._cameras(run, given, projection, ranges[-1])
        own = given.column("range_m")
        if own and any(item is not None for item in own):
            run.say(tr("The cameras' own range_m is ignored: each range holds for all of them."))

        curve = exposure_by_range(
            lines[usable], seen, ranges, run.is_cancelled, lambda done: run.progress(10 + 80 * done)
        )
        run.stop_if_cancelled()
        run.progress(90)
        if not curve.exposures[-1].exposed_m.any():
            messages.warn_if_apart(lines[usable], routes.name, seen, given.name, run.feedback)
        statements.tell_of_ranges(curve, run.feedback)
        return {
            **self._written(run, routes, usable, curve, seen),
            "USED": len(usable),
            "SKIPPED": len(routes) - len(usable),
            "CAMERAS": seen.cameras,
            "RANGES_USED": len(ranges),
            "SHARE_AT_SHORTEST": float(curve.share_of_all[0]),
            "SHARE_AT_LONGEST": float(curve.share_of_all[-1]),
        }

    def _cameras(self, run: Run, given: Rows, projection: Projection, longest: float) -> Viewsheds:
        """The cameras with a view, each seeing a disc of the longest range."""
        camera_rows.leave_out_unwatching(run, "CAMERAS", given)
        points = camera_rows.single_points(given, projection.bring(given, run.is_cancelled))
        sites, camera = camera_rows.usable_cameras(given, tr("Cameras"), run.feedback)
        sees = given.usable & ~camera_rows.too_few(run, given)
        every = np.full(sees.sum(), longest)
        discs = Discs(shapely.get_coordinates(points[sees]), every)
        return Viewsheds(discs, camera[sees], sites, every, points[sees], [])

    def _written(
        self, run: Run, routes: Rows, usable: Ints, curve: RangeCurve, seen: Viewsheds
    ) -> dict[str, Any]:
        text = tr(
            "Walks under {cameras} cameras ({condition}), each of which sees a disc of the range: no buildings, "
            "no directions."
        ).format(cameras=f"{seen.cameras:g}", condition=run.text("CAMERA_FILTER") or tr("all cameras"))
        sources = inputs.sources(run, ["ROUTES", "CAMERAS"])
        result: dict[str, Any] = {}
        if run.given("CURVE"):
            result["CURVE"] = self._draw(run, curve, _names(routes, usable), text, sources)
        columns = range_figures(curve)
        line_id = usable[columns.pop("line")] + 1
        fields = layers.fields_of(field(name) for name in ("line_id", *columns))
        rows = ((None, row) for row in cells({"line_id": line_id, **columns}))
        none = QgsWkbTypes.Type.NoGeometry
        result["OUTPUT"] = write(run, "OUTPUT", fields, none, QgsCoordinateReferenceSystem(), rows)
        title = tr("Exposure by range, {range}").format(range=messages.range_text(curve.range_m))
        run.outputs.append(Output(result["OUTPUT"], title, None, text, sources))
        return result

    def _draw(self, run: Run, curve: RangeCurve, names: list[str], text: str, sources: list[Source]) -> str:
        """Write CURVE; returns its file."""
        file = Path(self.parameterAsFileOutput(run.parameters, "CURVE", run.context))
        note = " ".join([text, *sorted({right for source in sources for right in source.rights})])
        content = charts.exposure_by_range(curve.range_m, curve.share, names, note, file.suffix)
        try:
            run.drafts.file(file).write_bytes(content)
        except OSError as error:
            raise QgsProcessingException(
                tr("{name} could not be written: {reason}").format(name=run.label("CURVE"), reason=error)
            ) from error
        return str(file)


def _names(routes: Rows, usable: Ints) -> list[str]:
    """Walks by number, and by name where there is a field of that name."""
    names = routes.column("name") or [None] * len(routes)
    return [f"{row + 1} {names[row]}" if names[row] else tr("Walk {n}").format(n=row + 1) for row in usable]
