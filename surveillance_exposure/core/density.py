"""Measures of surveillance per area, after Amnesty International (2022), AMR 51/5205/2022."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import shapely

from .coverage import coverage
from .ragged import Floats, Geometries, Ints, distinct, sums
from .unions import Discs
from .visibility import QUARTER_SEGMENTS

_BATCH = 50  # areas between two looks at whether to go on


@dataclass(frozen=True)
class Density:
    """One value per area; NaN where a rate has nothing to be divided by."""

    cameras: Floats
    sites: Ints
    cameras_nearby: Floats
    eff_cameras: Floats
    eff_cameras_nearby: Floats
    covered_m2: Floats
    covered_share: Floats
    cameras_per_km2: Floats
    cameras_per_1000: Floats
    eff_per_1000: Floats
    eff_nearby_per_1000: Floats


def density(
    areas: Geometries,
    points: Geometries,
    counts: Floats,
    site: Ints,
    viewsheds: Geometries | Discs,
    range_m: float,
    nearby_m: float,
    population: Floats | None = None,
    progress: Callable[[float], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Density:
    """Measure `areas` (polygons) by cameras at `points` (each `counts` cameras of site number `site`).

    An effective camera is pi `range_m`^2 of ground in view: `eff_cameras` is the part of an area that
    lies in the union of `viewsheds`, divided by that; two cameras in one place count once. Nearby
    means within `nearby_m` of the area. Rates are per 1,000 of `population`, per km2 of the area.
    A camera on a shared border counts in the first area, in overlapping areas in each.
    Raises InterruptedError once `is_cancelled()`.
    """

    def reached(share: float) -> None:
        if is_cancelled():
            raise InterruptedError
        progress(share)

    size = shapely.area(areas)
    in_view = coverage(viewsheds, is_cancelled)
    reached(0.3)
    covered = np.minimum(in_view.area_within(areas), size)
    reached(0.5)
    covered_nearby = np.empty(len(areas))
    batches = np.array_split(np.arange(len(areas)), max(len(areas) // _BATCH, 1))

    def grown_within(rows: Ints) -> Floats:
        if is_cancelled():
            raise InterruptedError
        return in_view.area_within(shapely.buffer(areas[rows], nearby_m, quad_segs=QUARTER_SEGMENTS))

    with ThreadPoolExecutor(2) as pool:  # GEOS works without Python's lock
        for rows, found in zip(batches, pool.map(grown_within, batches)):
            covered_nearby[rows] = found
            reached(0.5 + 0.5 * (rows[-1] + 1) / len(areas) if len(rows) else 1)
    one_camera = np.pi * range_m**2

    area, camera = _located(areas, points)
    near = shapely.STRtree(points).query(areas, predicate="dwithin", distance=nearby_m)
    cameras = sums(area, counts[camera], len(areas))
    per_1000 = np.full(len(areas), np.nan)
    if population is not None:
        people = population > 0
        per_1000[people] = 1000 / population[people]
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(size > 0, covered / size, np.nan)
        per_km2 = np.where(size > 0, cameras / size * 1e6, np.nan)
    return Density(
        cameras=cameras,
        sites=np.bincount(distinct(area, site[camera])[0], minlength=len(areas)),
        cameras_nearby=sums(near[0], counts[near[1]], len(areas)),
        eff_cameras=covered / one_camera,
        eff_cameras_nearby=covered_nearby / one_camera,
        covered_m2=covered,
        covered_share=share,
        cameras_per_km2=per_km2,
        cameras_per_1000=cameras * per_1000,
        eff_per_1000=covered / one_camera * per_1000,
        eff_nearby_per_1000=covered_nearby / one_camera * per_1000,
    )


def _located(areas: Geometries, points: Geometries) -> tuple[Ints, Ints]:
    """Pairs (area, point) of the areas that a point counts in."""
    point, area = shapely.STRtree(areas).query(points, predicate="intersects")
    order = np.lexsort([area, point])
    point, area = point[order], area[order]
    shapely.prepare(areas)
    interior = shapely.contains_properly(areas[area], points[point])
    has_interior = np.bincount(point, interior, len(points)) > 0
    first = np.diff(point, prepend=-1) > 0
    counted = np.where(has_interior[point], interior, first)
    return area[counted], point[counted]
