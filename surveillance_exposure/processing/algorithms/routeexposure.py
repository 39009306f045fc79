"""Measures lines that exist: a GPX track, a drawn walk."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
)

from ... import layers
from ...core.journeys import ride_figures, usual_speed
from ...core.means import ANY_SIDE, WALK
from ...core.measuring import MeasuredLines, line_figures, measure_lines
from ...core.ragged import Floats, Geometries
from ...core.viewsheds import Viewsheds
from ...layers import LINE
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..parameters import common, travel, walks
from ..reading import camera_rows, inputs, systems
from ..reading.travel import own_kmh, side
from ..run import Run
from ..uses import Need
from ..writing.beside import Lines
from ..writing.walks import cells, field, figure_fields, totals, write_beside
from ..writing.writer import merged_fields, write


class RouteExposure(Algorithm):
    """`routeexposure`."""

    ID = "routeexposure"

    def about(self) -> str:
        return tr(
            "Measures how much of each line is in view of cameras: share, metres, cameras by ownership, the "
            "longest unseen stretch, time in view.\n"
            "Give viewsheds, or cameras and a range. The figures hold for that range and for the cameras "
            "known; the same walk goes from 4 % to 87 % in view as the range goes from 15 to 200 m in New York.\n"
            "Parts of a line without a usable shape are left out and said. So are fixes of a track at exactly 0, 0 "
            "far from all others, as devices write that do not know where they are; other outliers stay."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        status = {
            "status": tr("ok, or unusable: the line cannot be measured."),
            "message": tr("Why it cannot, or which parts or fixes of it were left out."),
        }
        return {
            "OUTPUT": {**walks.figure_help(), **status, **travel.travel_help()},
            "PIECES": walks.piece_help(),
            "SEEN": walks.seen_help(),
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        walks.declare_lines(self)
        common.declare_cameras_or_viewsheds(self)
        travel.declare_mode(self)
        walks.declare_walking_speed(self)
        travel.declare_speed(self)
        travel.declare_readers(self)
        self.needs["WALKING_SPEED"] = [Need(("MODE",), (WALK,))]
        self.declare(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Walks measured"), QgsProcessing.SourceType.TypeVectorLine
            ),
            tr("The lines with their figures."),
        )
        walks.declare_pieces(self)
        walks.declare_seen(self)
        self.total("USED", tr("Walks measured"))
        self.total("SKIPPED", tr("Walks left out"))
        walks.declare_totals(self)

    def work(self, run: Run) -> dict[str, Any]:
        routes = inputs.read(run, "ROUTES", LINE)
        name, given = camera_rows.camera_layer(run)
        projection = systems.project(run, [routes, given])
        seen = camera_rows.viewsheds_of(run, name, given, projection)
        lines = projection.bring(routes, run.is_cancelled)
        messages.warn_of_problems(routes, tr("Walks"), run.feedback)
        messages.stop_if_none_usable(routes, tr("Walks"))
        run.stop_if_cancelled()
        run.progress(30)

        usable = np.flatnonzero(routes.usable)
        if side(run) != ANY_SIDE:
            seen = camera_rows.with_stands(run, seen, projection)
        measured, more = self._measured(run, lines[usable], seen)
        run.stop_if_cancelled()
        run.progress(80)

        if not measured.exposure.exposed_m.any():
            messages.warn_if_apart(lines[usable], routes.name, seen, given.name, run.feedback)
        beside = [field(name) for name in more]
        promised = [*figure_fields(), *beside, field("status"), field("message")]
        fields, kept = merged_fields(routes.fields, promised, run.feedback)
        figures = dict(zip(usable.tolist(), cells({**line_figures(measured), **more})))
        none = [None] * len([*figure_fields(), *beside])

        def rows() -> Any:
            for i, feature in enumerate(routes.features):
                shape = layers.shape_to_write(routes, i, kind)
                own = [feature[k] for k in kept]
                yield shape, own + figures.get(i, none) + messages.status_of(routes, i)

        kind = layers.sink_type(run.source("ROUTES").wkbType(), LINE)
        watched = inputs.until_cancelled(rows(), run.feedback)
        result = {"OUTPUT": write(run, "OUTPUT", fields, kind, routes.crs, watched)}
        result |= write_beside(
            run,
            result["OUTPUT"],
            [Lines(lines[usable], usable + 1, measured)],
            measured,
            seen,
            projection,
            routes.crs,
            ["ROUTES", "CAMERAS", "VIEWSHEDS"],
        )
        return {
            **result,
            "USED": len(usable),
            "SKIPPED": len(routes) - len(usable),
            **totals(measured, seen),
        }

    def _measured(
        self, run: Run, lines: Geometries, seen: Viewsheds
    ) -> tuple[MeasuredLines, dict[str, Floats]]:
        """The lines measured, and what there is more of ways by bicycle or car."""
        mode = run.choice("MODE")
        if mode == WALK:
            return measure_lines(lines, seen, run.number("WALKING_SPEED"), run.is_cancelled), {}
        speed = usual_speed(mode, own_kmh(run))
        trips = run.number("ROUND_TRIPS")
        return ride_figures(lines, seen, speed, side(run), trips, run.is_cancelled)
