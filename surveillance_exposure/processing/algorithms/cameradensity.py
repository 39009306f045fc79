"""Measures of surveillance per area, such as a census tract."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsProcessing,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
)

from ... import layers
from ...core.density import Density, density
from ...core.numbers import Numbers
from ...core.ragged import Bools, Floats
from ...core.viewsheds import Viewsheds
from ...layers import POINT, POLYGON, Rows, new_field
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..finishing import styles
from ..finishing.results import Output
from ..messages import range_text
from ..parameters import common
from ..reading import attributes, camera_rows, inputs, systems
from ..run import Run
from ..writing.writer import merged_fields, write

MEASURES = (
    "cameras",
    "sites",
    "cameras_nearby",
    "eff_cameras",
    "eff_cameras_nearby",
    "covered_m2",
    "covered_share",
    "cameras_per_km2",
    "cameras_per_1000",
    "eff_per_1000",
    "eff_nearby_per_1000",
)


class CameraDensity(Algorithm):
    """`cameradensity`."""

    ID = "cameradensity"

    def about(self) -> str:
        return tr(
            "Measures surveillance per area (census tracts, districts): cameras counted, ground in view, and "
            "rates per square kilometre and per 1,000 residents.\n"
            "Effective cameras, the published measure (Amnesty International 2022), are the ground in view "
            "divided by the disc of one camera of the given range, so two cameras in one place count once.\n"
            "The published figures are of public cameras alone, at 120 m: use the filter. Cameras that nobody "
            "has recorded are not in any figure."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {
            "OUTPUT": {
                "cameras": tr(
                    "Cameras in the area: the sum of count over distinct camera_id. One on a shared border "
                    "counts in the first area, one in overlapping areas in each."
                ),
                "sites": tr("Distinct site_id in the area."),
                "cameras_nearby": tr("Cameras in the area and within the nearby distance of it."),
                "eff_cameras": tr(
                    "Effective cameras: ground in view within the area, divided by pi times the range squared."
                ),
                "eff_cameras_nearby": tr("The same for the area grown by the nearby distance."),
                "covered_m2": tr("Ground in view within the area, square metres."),
                "covered_share": tr("The share of the area in view, 0 to 1."),
                "cameras_per_km2": tr("Cameras per square kilometre of the area."),
                "cameras_per_1000": tr(
                    "Cameras per 1,000 residents; NULL where nobody lives or the population is unknown."
                ),
                "eff_per_1000": tr(
                    "Effective cameras per 1,000 residents; NULL where nobody lives or the population is unknown."
                ),
                "eff_nearby_per_1000": tr(
                    "Effective cameras in the grown area per 1,000 residents of the area; NULL where nobody lives or "
                    "the population is unknown."
                ),
                "status": tr(
                    "ok; repaired (its outline crosses itself); unusable (the area has no geometry to measure)."
                ),
                "message": tr(
                    "Why an area is unusable, what of it was left out or repaired, or that its population is missing, "
                    "not a number or negative, so that it has no rates."
                ),
            }
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        common.declare_layer(
            self,
            "AREAS",
            tr("Areas"),
            POLYGON,
            tr("Polygons to measure, such as census tracts. Clip them to the shoreline first."),
        )
        common.declare_layer(
            self,
            "CAMERAS",
            tr("Cameras"),
            POINT,
            tr("Camera points, for the counts and, as discs, the views."),
        )
        common.declare_viewsheds(self)
        common.declare_camera_filter(self, "CAMERAS")
        common.declare_range(self)
        common.declare_nearby(self)
        common.declare_field(
            self,
            "POPULATION_FIELD",
            tr("Population"),
            "AREAS",
            tr(
                "The number of residents, for the rates per 1,000. Without it these are NULL, and so they are where "
                "it is missing (the census's -666666666 and such, too), not a number or negative."
            ),
        )
        self.declare(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Camera density"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr("The areas with their measures, shaded by effective cameras."),
        )
        self.total("USED", tr("Areas measured"))
        self.total("SKIPPED", tr("Areas left out"))
        self.total("CAMERAS_USED", tr("Cameras used"))
        self.total("CAMERAS_INSIDE", tr("Cameras in any area"))
        self.total("COVERED_SHARE", tr("Share of all areas in view"))

    def work(self, run: Run) -> dict[str, Any]:
        areas = inputs.read(run, "AREAS", POLYGON)
        cameras = inputs.read(run, "CAMERAS", POINT, "CAMERA_FILTER")
        everything = [areas, cameras]
        if run.given("VIEWSHEDS"):
            given = inputs.read(run, "VIEWSHEDS", POLYGON, "CAMERA_FILTER")
            everything.append(given)
        projection = systems.project(run, everything)
        run.progress(10)

        stands = camera_rows.viewsheds_of(run, "CAMERAS", cameras, projection)
        seen = stands
        if run.given("VIEWSHEDS"):
            seen = camera_rows.viewsheds_of(run, "VIEWSHEDS", given, projection)
        range_m = run.number("RANGE")
        _warn_of_range(seen.range_m, range_m, run.feedback)

        polygons = camera_rows.valid(projection.bring(areas), areas)
        counted = self._population(run, areas)
        people = None if counted is None else counted.values
        messages.warn_of_problems(areas, tr("Areas"), run.feedback)
        messages.stop_if_none_usable(areas, tr("Areas"))
        run.stop_if_cancelled()
        run.progress(20)

        usable = areas.usable
        nearby_m = run.number("NEARBY_DISTANCE")
        with inputs.cancelling(run.feedback):
            measured = density(
                polygons[usable],
                stands.points[stands.first],
                stands.sites.count,
                stands.sites.site,
                seen.shapes,
                range_m,
                nearby_m,
                None if people is None else people[usable],
                progress=lambda share: run.progress(20 + 70 * share),
                is_cancelled=run.is_cancelled,
            )

        promised = [new_field(name, "integer" if name == "sites" else "number") for name in MEASURES]
        promised += [new_field("status", "text"), new_field("message", "text")]
        fields, kept = merged_fields(areas.fields, promised, run.feedback)
        row_of = np.cumsum(usable) - 1

        def rows() -> Any:
            for i, feature in enumerate(areas.features):
                figures: list[Any] = [None] * len(MEASURES)
                if usable[i]:
                    figures = [layers.attribute(getattr(measured, name)[row_of[i]]) for name in MEASURES]
                status, message = messages.status_of(areas, i)
                if counted is not None and usable[i]:
                    message = "; ".join(filter(None, (message, _no_rates(counted, i)))) or None
                shape = layers.shape_to_write(areas, i, kind)
                yield shape, [feature[k] for k in kept] + figures + [status, message]

        kind = layers.sink_type(run.source("AREAS").wkbType(), POLYGON)
        destination = write(run, "OUTPUT", fields, kind, areas.crs, rows())
        total = stands.cameras
        ground = float(shapely.area(polygons[usable]).sum())
        share = float(measured.covered_m2.sum()) / ground if ground else math.nan
        if not measured.covered_m2.any():
            views = given if run.given("VIEWSHEDS") else cameras
            messages.warn_if_apart(polygons[usable], areas.name, seen, views.name, run.feedback)
        self._describe(run, destination, measured, seen, total, nearby_m, people is not None)
        inside = _cameras_inside(stands, polygons[usable])
        if not inside and run.given("VIEWSHEDS"):
            messages.warn_if_apart(polygons[usable], areas.name, stands, cameras.name, run.feedback)
        of_ground = tr("{share} % of the ground in view").format(share=f"{100 * share:.1f}")
        run.say(
            tr(
                "{areas} areas, {cameras} cameras ({inside} of them inside an area), {range}: {share}."
            ).format(
                areas=int(usable.sum()),
                cameras=f"{total:g}",
                inside=f"{inside:g}",
                range=range_text(seen.range_m),
                share=of_ground if ground else tr("the areas hold no ground"),
            )
        )
        return {
            "OUTPUT": destination,
            "USED": int(usable.sum()),
            "SKIPPED": int((~usable).sum()),
            "CAMERAS_USED": total,
            "CAMERAS_INSIDE": inside,
            "COVERED_SHARE": share,
        }

    def _population(self, run: Run, areas: Rows) -> Numbers | None:
        name = run.text("POPULATION_FIELD")
        if not name:
            return None
        found = attributes.residents(areas, name, tr("Population"), run.feedback)
        if not np.isfinite(found.values).any():
            run.warn(tr("Population: {field} has none, so all rates are NULL.").format(field=name))
        return found

    def _describe(
        self,
        run: Run,
        destination: str,
        measured: Density,
        seen: Viewsheds,
        cameras: float,
        nearby_m: float,
        per_resident: bool,
    ) -> None:
        measure = "eff_per_1000" if per_resident else "eff_cameras"
        name = tr("Effective cameras per 1,000 residents") if per_resident else tr("Effective cameras")
        title = f"{name}, {range_text(seen.range_m)}"
        condition = run.text("CAMERA_FILTER")
        run.outputs.append(
            Output(
                destination,
                title,
                styles.choropleth(measure, getattr(measured, measure)),
                tr(
                    "Measures of surveillance per area: {cameras} cameras ({condition}), {range}, nearby within "
                    "{nearby} m. An effective camera is the ground in view divided by the disc of one camera."
                ).format(
                    cameras=f"{cameras:g}",
                    condition=condition or tr("all cameras"),
                    range=range_text(seen.range_m),
                    nearby=f"{nearby_m:g}",
                ),
                inputs.sources(run, ["AREAS", "CAMERAS", "VIEWSHEDS"]),
            )
        )


def _no_rates(people: Numbers, row: int) -> str | None:
    """Why an area has no rates per resident; None where it has, or nobody lives there."""
    reason = messages.why_no_number(people, row)
    return tr("no rates: the population {reason}").format(reason=reason) if reason else None


def _warn_of_range(used: Floats, range_m: float, feedback: QgsProcessingFeedback) -> None:
    known = used[np.isfinite(used)]
    if len(known) and np.abs(known - range_m).max() > 0.01 * range_m:
        feedback.pushWarning(
            tr(
                "The ground in view was made for {used}, but one effective camera is a disc of {range} m "
                "(Range). Give the same range to both if the figures are to be compared with published ones."
            ).format(used=messages.range_text(used), range=f"{range_m:g}")
        )


def _cameras_inside(stands: Viewsheds, polygons: Any) -> float:
    points = stands.points[stands.first]
    inside: Bools = np.zeros(len(points), dtype=bool)
    inside[np.unique(shapely.STRtree(polygons).query(points, predicate="intersects")[0])] = True
    return float(stands.sites.count[inside].sum())
