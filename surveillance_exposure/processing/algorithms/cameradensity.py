"""Measures of surveillance per area, such as a census tract."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from ... import layers
from ...core.density import (
    MEASURES,
    Density,
    are_of_other_range,
    cameras_inside,
    measure_density,
    share_in_view,
)
from ...core.numbers import Numbers
from ...core.ragged import Floats
from ...core.viewsheds import Viewsheds
from ...layers import POINT, POLYGON, Rows, new_field
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..finishing import styles
from ..finishing.results import Output
from ..messages import range_text
from ..parameters.areas import declare_density, density_help
from ..reading import camera_rows, inputs, systems
from ..reading.areas import population, shapes
from ..run import Run
from ..writing.writer import merged_fields, write


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
        return density_help()

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        declare_density(self)

    def work(self, run: Run) -> dict[str, Any]:
        areas = inputs.read(run, "AREAS", POLYGON)
        cameras = inputs.read(run, "CAMERAS", POINT, "CAMERA_FILTER")
        everything = [areas, cameras]
        views = cameras
        if run.given("VIEWSHEDS"):
            views = inputs.read(run, "VIEWSHEDS", POLYGON, "CAMERA_FILTER")
            everything.append(views)
        projection = systems.project(run, everything)
        run.progress(10)

        stands = camera_rows.viewsheds_of(run, "CAMERAS", cameras, projection)
        seen = stands
        if run.given("VIEWSHEDS"):
            seen = camera_rows.viewsheds_of(run, "VIEWSHEDS", views, projection)
        _warn_of_range(seen.range_m, run)

        people = population(run, areas)
        polygons = shapes(run, areas, projection)
        run.stop_if_cancelled()
        run.progress(20)

        points = stands.points[stands.first]
        measured = measure_density(
            polygons,
            points,
            stands.sites.count,
            stands.sites.site,
            seen.shapes,
            run.number("RANGE"),
            run.number("NEARBY_DISTANCE"),
            None if people is None else people.values,
            progress=lambda share: run.progress(20 + 70 * share),
            is_cancelled=run.is_cancelled,
        )
        destination = self._written(run, areas, measured, people)
        usable = areas.usable
        if measured.sees_nothing:
            messages.warn_if_apart(polygons[usable], areas.name, seen, views.name, run.feedback)
        self._describe(run, destination, measured.some(usable), seen, stands.cameras, people is not None)
        inside = cameras_inside(polygons, points, stands.sites.count, run.is_cancelled)
        if not inside and run.given("VIEWSHEDS"):
            messages.warn_if_apart(polygons[usable], areas.name, stands, cameras.name, run.feedback)
        share = share_in_view(polygons, measured)
        of_ground = tr("{share} % of the ground in view").format(share=f"{100 * share:.1f}")
        run.say(
            tr(
                "{areas} areas, {cameras} cameras ({inside} of them inside an area), {range}: {share}."
            ).format(
                areas=int(usable.sum()),
                cameras=f"{stands.cameras:g}",
                inside=f"{inside:g}",
                range=range_text(seen.range_m),
                share=tr("the areas hold no ground") if math.isnan(share) else of_ground,
            )
        )
        return {
            "OUTPUT": destination,
            "USED": int(usable.sum()),
            "SKIPPED": int((~usable).sum()),
            "CAMERAS_USED": stands.cameras,
            "CAMERAS_INSIDE": inside,
            "COVERED_SHARE": share,
        }

    def _written(self, run: Run, areas: Rows, measured: Density, people: Numbers | None) -> str:
        promised = [new_field(name, "integer" if name == "sites" else "number") for name in MEASURES]
        promised += [new_field("status", "text"), new_field("message", "text")]
        fields, kept = merged_fields(areas.fields, promised, run.feedback)
        columns, usable = measured.columns, areas.usable

        def rows() -> Iterator[tuple[Any, list[Any]]]:
            for i, feature in enumerate(areas.features):
                figures = [_stored(name, column[i]) for name, column in columns.items()]
                status, message = messages.status_of(areas, i)
                if people is not None and usable[i]:
                    message = "; ".join(filter(None, (message, _no_rates(people, i)))) or None
                shape = layers.shape_to_write(areas, i, kind)
                yield shape, [feature[k] for k in kept] + figures + [status, message]

        kind = layers.sink_type(run.source("AREAS").wkbType(), POLYGON)
        return write(run, "OUTPUT", fields, kind, areas.crs, rows())

    def _describe(
        self,
        run: Run,
        destination: str,
        measured: Density,
        seen: Viewsheds,
        cameras: float,
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
                    nearby=f"{run.number('NEARBY_DISTANCE'):g}",
                ),
                inputs.sources(run, ["AREAS", "CAMERAS", "VIEWSHEDS"]),
            )
        )


def _stored(name: str, value: float) -> Any:
    found = layers.attribute(value)
    return int(found) if name == "sites" and found is not None else found


def _no_rates(people: Numbers, row: int) -> str | None:
    """Why an area has no rates per resident; None where it has, or nobody lives there."""
    reason = messages.why_no_number(people, row)
    return tr("no rates: the population {reason}").format(reason=reason) if reason else None


def _warn_of_range(used: Floats, run: Run) -> None:
    range_m = run.number("RANGE")
    if are_of_other_range(used, range_m):
        run.warn(
            tr(
                "The ground in view was made for {used}, but one effective camera is a disc of {range} m "
                "(Range). Give the same range to both if the figures are to be compared with published ones."
            ).format(used=range_text(used), range=f"{range_m:g}")
        )
