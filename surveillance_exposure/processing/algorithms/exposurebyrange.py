"""How much of a walk is in view, for a list of ranges."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ... import layers
from ...core.cameras import Sites
from ...core.exposure import Exposure, exposure, stretches_in_view
from ...core.numbers import listed, number
from ...core.ragged import Floats, Ints
from ...core.unions import Discs
from ...core.viewsheds import Viewsheds
from ...layers import LINE, POINT, Projection, Rows, new_field
from ...reports import charts
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..finishing.results import Output
from ..parameters import common
from ..reading import camera_rows, inputs, systems
from ..run import Run
from ..writing.places import destination_file
from ..writing.writer import write

DEFAULT_RANGES = "15, 30, 60, 90, 120, 150, 200"
MIN_RANGE_M = 0.1
MOST_RANGES = 1000
FIGURES = ("length_m", "exposed_m", "exposed_share", "cameras", "sites")


@dataclass(frozen=True)
class _Cameras:
    """Where cameras with a view stand, in metres; `camera` is the row of `sites` each belongs to."""

    xy: Floats
    camera: Ints
    sites: Sites

    @property
    def number(self) -> float:
        return float(self.sites.count.sum())


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
        return {
            "OUTPUT": {
                "line_id": tr("The line: its number in the layer of walks, from 1."),
                "range_m": tr("The range every camera is taken to see, metres."),
                "length_m": tr("Length of the walk, metres."),
                "exposed_m": tr("Metres in view of at least one camera. A street walked twice counts twice."),
                "exposed_share": tr("Share of the walk in view, 0 to 1; NULL for a walk of no length."),
                "cameras": tr("Cameras that see some of the walk: the sum of count over distinct camera_id."),
                "sites": tr("Distinct site_id of these cameras."),
            }
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        common.declare_layer(
            self, "ROUTES", tr("Walks"), LINE, tr("Lines to measure, such as a GPX track or a drawn walk.")
        )
        common.declare_layer(
            self,
            "CAMERAS",
            tr("Cameras"),
            POINT,
            tr("Camera points. Each sees a disc of each range; its own range_m is ignored."),
        )
        common.declare_camera_filter(self, "CAMERAS")
        self.declare(
            QgsProcessingParameterString("RANGES", tr("Ranges (m)"), DEFAULT_RANGES),
            tr(
                "The ranges in metres, with commas between them. For decimal commas put semicolons between them: "
                "7,5; 15. They are taken in ascending order, each once."
            ),
        )
        self.declare(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Exposure by range"), QgsProcessing.SourceType.TypeVector
            ),
            tr("A table with a row for each line and each range."),
        )
        self.declare(
            QgsProcessingParameterFileDestination(
                "CURVE",
                tr("Picture of the curve"),
                "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)",
                None,
                True,
                False,
            ),
            tr(
                "A picture of share against range: a line per walk for up to 8, the mean and the span of more. "
                "The end of the file's name says which kind: .png, .svg or .pdf."
            ),
        )
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
        lines = projection.bring(routes)
        messages.warn_of_problems(routes, tr("Walks"), run.feedback)
        usable = np.flatnonzero(routes.usable)
        messages.stop_if_none_usable(routes, tr("Walks"))
        cameras = self._cameras(run, given, projection)
        own = given.column("range_m")
        if own and any(item is not None for item in own):
            run.say(tr("The cameras' own range_m is ignored: each range holds for all of them."))

        measured = []
        for i, range_m in enumerate(ranges):
            run.stop_if_cancelled()
            run.progress(10 + 80 * i / len(ranges))
            with inputs.cancelling(run.feedback):
                discs = Discs(cameras.xy, np.full(len(cameras.xy), range_m))
                stretches = stretches_in_view(lines[usable], discs, cameras.camera, run.is_cancelled)
            measured.append(exposure(shapely.length(lines[usable]), stretches, cameras.sites))
        run.stop_if_cancelled()
        run.progress(90)
        if not measured[-1].exposed_m.any():
            every = np.full(len(cameras.xy), ranges[-1])
            points = shapely.points(cameras.xy)
            seen = Viewsheds(discs, cameras.camera, cameras.sites, every, points, [])
            messages.warn_if_apart(lines[usable], routes.name, seen, given.name, run.feedback)

        shares = [_share(one) for one in measured]
        _say(ranges, shares, measured, run.feedback)
        result = self._written(run, routes, usable, ranges, measured, cameras)
        return {
            **result,
            "USED": len(usable),
            "SKIPPED": len(routes) - len(usable),
            "CAMERAS": cameras.number,
            "RANGES_USED": len(ranges),
            "SHARE_AT_SHORTEST": shares[0],
            "SHARE_AT_LONGEST": shares[-1],
        }

    def _cameras(self, run: Run, given: Rows, projection: Projection) -> _Cameras:
        camera_rows.leave_out_unwatching(run, "CAMERAS", given)
        points = camera_rows.single_points(given, projection.bring(given))
        sites, camera = camera_rows.usable_cameras(given, tr("Cameras"), run.feedback)
        sees = given.usable & ~camera_rows.too_few(run, given)
        return _Cameras(shapely.get_coordinates(points[sees]), camera[sees], sites)

    def _written(
        self,
        run: Run,
        routes: Rows,
        usable: Ints,
        ranges: Floats,
        measured: list[Exposure],
        cameras: _Cameras,
    ) -> dict[str, Any]:
        whole = ("line_id", "sites")
        fields = layers.fields_of(
            new_field(name, "integer" if name in whole else "number")
            for name in ("line_id", "range_m", *FIGURES)
        )
        rows = (
            (
                None,
                [int(row) + 1, float(range_m)]
                + [layers.attribute(getattr(one, name)[i]) for name in FIGURES],
            )
            for i, row in enumerate(usable)
            for range_m, one in zip(ranges, measured)
        )
        condition = run.text("CAMERA_FILTER") or tr("all cameras")
        text = tr(
            "Walks under {cameras} cameras ({condition}), each of which sees a disc of the range: no buildings, "
            "no directions."
        ).format(cameras=f"{cameras.number:g}", condition=condition)
        sources = inputs.sources(run, ["ROUTES", "CAMERAS"])

        result: dict[str, Any] = {}
        if run.given("CURVE"):
            file = Path(self.parameterAsFileOutput(run.parameters, "CURVE", run.context))
            share = np.array([one.exposed_share for one in measured]).T
            rights = sorted({right for source in sources for right in source.rights})
            note = " ".join([text, *rights])
            content = charts.exposure_by_range(ranges, share, _names(routes, usable), note, file.suffix)
            try:
                run.drafts.file(file).write_bytes(content)
            except OSError as error:
                raise QgsProcessingException(
                    tr("{name} could not be written: {reason}").format(
                        name=tr("Picture of the curve"), reason=error
                    )
                ) from error
            result["CURVE"] = str(file)
        nowhere = QgsCoordinateReferenceSystem()
        result["OUTPUT"] = write(run, "OUTPUT", fields, QgsWkbTypes.Type.NoGeometry, nowhere, rows)
        title = tr("Exposure by range, {range}").format(range=messages.range_text(ranges))
        run.outputs.append(Output(result["OUTPUT"], title, None, text, sources))
        return result


def ranges_from(text: str) -> Floats:
    """Ranges in metres from a text such as "15, 30, 60" or "7,5; 15": ascending, each once.

    Raises ValueError with what is wrong, for the user.
    """
    example = tr("Write metres with commas between them, such as {example}.").format(example=DEFAULT_RANGES)
    found = []
    for part in listed(text):
        try:
            range_m = number(part)
        except ValueError:
            range_m = None
        if range_m is None or not MIN_RANGE_M <= range_m <= common.MAX_RANGE_M:
            raise ValueError(
                tr("Ranges (m): “{part}” is not a number of metres from {low} to {high}.").format(
                    part=part, low=f"{MIN_RANGE_M:g}", high=f"{common.MAX_RANGE_M:g}"
                )
                + " "
                + example
            )
        found.append(range_m)
    if not found:
        raise ValueError(tr("Ranges (m): there are none.") + " " + example)
    if len(found) > MOST_RANGES:
        raise ValueError(
            tr("Ranges (m): {count} are too many; at most {most} can be measured at once.").format(
                count=len(found), most=MOST_RANGES
            )
        )
    return np.unique(found)


def _names(routes: Rows, usable: Ints) -> list[str]:
    """Walks by number, and by name where there is a field of that name."""
    names = routes.column("name") or [None] * len(routes)
    return [f"{row + 1} {names[row]}" if names[row] else tr("Walk {n}").format(n=row + 1) for row in usable]


def _share(one: Exposure) -> float:
    """The share of all walks together."""
    length = float(one.length_m.sum())
    return float(one.exposed_m.sum()) / length if length else math.nan


def _say(ranges: Floats, shares: list[float], measured: list[Exposure], feedback: Any) -> None:
    walks = len(measured[0].length_m)
    feedback.pushInfo(
        tr("{count} walks, {length} m together. In view, by range:").format(
            count=walks, length=f"{measured[0].length_m.sum():.0f}"
        )
    )
    if not measured[0].length_m.any():
        feedback.pushWarning(tr("Walks: none has a length, so there is no share in view."))
        return
    for range_m, share, one in zip(ranges, shares, measured):
        each = one.exposed_share[np.isfinite(one.exposed_share)]  # no share of a walk of no length
        text = tr("{range} m: {share} %").format(range=f"{range_m:g}", share=f"{100 * share:.1f}")
        if len(each) > 1:
            text += " " + tr("(single walks {low} to {high} %)").format(
                low=f"{100 * each.min():.1f}", high=f"{100 * each.max():.1f}"
            )
        feedback.pushInfo(text)
