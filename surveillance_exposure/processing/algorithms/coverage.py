"""All viewsheds to the area in view."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ... import layers
from ...core.coverage import AreasInView, areas_in_view, ground_in_view, open_ground
from ...core.ragged import Geometries
from ...layers import POLYGON, Projection, Rows, new_field
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..finishing.results import Output
from ..messages import range_text
from ..parameters import common
from ..reading import camera_rows, inputs, systems
from ..reading.walls import leave_out_no_walls
from ..run import Run
from ..uses import Need
from ..writing.writer import write


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
        common.declare_viewsheds_alone(self)
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
            common.declare_layer(self, name, label, POLYGON, help_text, optional=True, advanced=True)
        self.needs["BUILDINGS"] = [Need(("AREA",))]
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

    def work(self, run: Run) -> dict[str, Any]:
        given = inputs.read(run, "VIEWSHEDS", POLYGON, "CAMERA_FILTER")
        study = self._study(run)
        measured = [given, *(rows for name, rows in study.items() if name == "AREA")]
        projections = systems.project_each(run, measured)
        projection, there = projections[0], projections[-1]
        ground = self._open_ground(study, there, run)
        seen = camera_rows.viewsheds_of(run, "VIEWSHEDS", given, projection)
        run.progress(30)
        found = areas_in_view(seen, lambda share: run.progress(30 + 60 * share), run.is_cancelled)
        used = int(seen.sees.sum())

        open_ground_totals = {}
        if ground is not None:
            parts = found.polygons
            in_view = (
                parts
                if there is projection
                else there.bring(_rows(given, projection, parts), run.is_cancelled)
            )
            open_ground_totals = _share_in_view(ground, in_view, run)
            if open_ground_totals.get("OPEN_GROUND_SHARE") == 0:
                area_here = projection.bring(study["AREA"], run.is_cancelled)
                messages.warn_if_apart(area_here, study["AREA"].name, seen, given.name, run.feedback)
        destination = self._write(run, found, projection, given.crs)
        area = found.area_m2.sum()
        range_said = range_text(seen.range_m)
        words = {"cameras": f"{seen.cameras:g}", "range": range_said, "area": f"{area / 1e4:.2f}"}
        run.outputs.append(
            Output(
                destination,
                tr("Area in view, {range}").format(range=words["range"]),
                "coverage.qml",
                tr("Ground in view of at least one of {cameras} cameras, {range}: {area} ha.").format(
                    **words
                ),
                inputs.sources(run, ["VIEWSHEDS"]),
            )
        )
        run.say(tr("{cameras} cameras, {range}: {area} ha in view.").format(**words))
        return {
            **open_ground_totals,
            "OUTPUT": destination,
            "USED": used,
            "SKIPPED": len(given) - used,
            "CAMERAS": seen.cameras,
            "AREA_M2": float(area),
        }

    def _write(
        self, run: Run, found: AreasInView, projection: Projection, crs: QgsCoordinateReferenceSystem
    ) -> str:
        fields = layers.fields_of(new_field(each, "number") for each in ("area_m2", "cameras"))
        wkb = layers.multi_wkb(projection.take_back(found.polygons, crs, run.is_cancelled))
        run.stop_if_cancelled()
        figures = zip(found.area_m2.tolist(), found.cameras.tolist())
        rows = ((shape, [area, cameras]) for shape, (area, cameras) in zip(wkb, figures))
        return write(run, "OUTPUT", fields, QgsWkbTypes.Type.MultiPolygon, crs, rows)

    def _study(self, run: Run) -> dict[str, Rows]:
        """Study area and buildings, by parameter, as far as they are given and of use."""
        if not run.given("AREA"):
            return {}
        return {name: inputs.read(run, name, POLYGON) for name in ("AREA", "BUILDINGS") if run.given(name)}

    def _open_ground(self, study: dict[str, Rows], projection: Projection, run: Run) -> Geometries | None:
        """The study area's ground that no building stands on; None if there is no study area.

        Before any work: a study area that cannot be used ends the run.
        """
        if not study:
            return None
        shapes = {"BUILDINGS": np.empty(0, dtype=object)}
        for name, rows in study.items():
            label = self.parameterDefinition(name).description()
            shapes[name] = camera_rows.valid(projection.bring(rows, run.is_cancelled), rows)
            messages.stop_if_none_usable(rows, label)
            if name == "BUILDINGS":
                leave_out_no_walls(rows)
                shapes[name][~rows.usable] = None
            messages.warn_of_problems(rows, label, run.feedback)
            if name == "AREA" and not np.nansum(shapely.area(shapes[name])) > 0:
                raise QgsProcessingException(
                    tr("{label}: the polygons of “{layer}” have no area.").format(
                        label=label, layer=rows.name
                    )
                )
        return open_ground(shapes["AREA"], shapes["BUILDINGS"], run.is_cancelled)


def _rows(given: Rows, projection: Projection, parts: Geometries) -> Rows:
    """The connected areas in view, in the system of `projection`, as rows to bring into another one."""
    return Rows(given.name, projection.crs, given.fields, [QgsFeature()] * len(parts), parts)


def _share_in_view(ground: Geometries, parts: Geometries, run: Run) -> dict[str, float]:
    """How much open ground there is, and what share of it is in view: none of no ground."""
    found = ground_in_view(ground, parts, run.is_cancelled)
    if not found.area_m2 > 0:
        run.warn(
            tr(
                "Study area: buildings cover all of it, so there is no open ground and no share of it in view."
            )
        )
        return {"OPEN_GROUND_M2": found.area_m2}
    run.say(
        tr("{share} % of {area} ha of open ground are in view.").format(
            share=f"{100 * found.share:.1f}", area=f"{found.area_m2 / 1e4:.2f}"
        )
    )
    return {"OPEN_GROUND_M2": found.area_m2, "OPEN_GROUND_SHARE": found.share}
