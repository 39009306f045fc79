"""Measures of surveillance per area, after Amnesty International (2022), AMR 51/5205/2022."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, replace
from functools import cached_property, partial

import numpy as np
import shapely

from . import checks
from .areas import every_area, per_1000, per_km2, points_in, share_of
from .cancelling import in_parallel, waited
from .coverage import unite_viewsheds
from .ragged import Bools, Floats, Geometries, Ints, distinct, sums
from .subdivision import pieces
from .unions import Discs
from .visibility import QUARTER_SEGMENTS

_BATCH = 50  # areas that a thread grows
_SAME_RANGE = 0.01  # what ranges may differ by, as a share, and still be called the same


@dataclass(frozen=True)
class Density:
    """Measures of surveillance, one value per area; NaN where a rate has nothing to be divided by, or there is no area.

    An effective camera is pi range^2 of ground in view.

    Parameters
    ----------
    cameras, sites : array, (n,)
        How many are within the area.
    cameras_nearby : array, (n,)
        How many cameras are within it or the nearby distance of it.
    eff_cameras : array, (n,)
        Effective cameras: the ground in view within the area, over that of one camera.
    eff_cameras_nearby : array, (n,)
        The same of the area grown by the nearby distance.
    covered_m2, covered_share : array, (n,)
        Ground in view within the area, square metres, and its share of the area.
    cameras_per_km2 : array, (n,)
        Cameras within, per square kilometre.
    cameras_per_1000, eff_per_1000, eff_nearby_per_1000 : array, (n,)
        Cameras and effective cameras per 1,000 residents.

    Examples
    --------
    >>> none = np.zeros(1)
    >>> Density(*[none] * len(MEASURES)).sees_nothing
    True
    """

    cameras: Floats
    sites: Floats
    cameras_nearby: Floats
    eff_cameras: Floats
    eff_cameras_nearby: Floats
    covered_m2: Floats
    covered_share: Floats
    cameras_per_km2: Floats
    cameras_per_1000: Floats
    eff_per_1000: Floats
    eff_nearby_per_1000: Floats

    def per_resident(self, population: Floats | None) -> Density:
        """The same with the rates per 1,000 of `population` (n,)."""
        return replace(
            self,
            cameras_per_1000=per_1000(self.cameras, population),
            eff_per_1000=per_1000(self.eff_cameras, population),
            eff_nearby_per_1000=per_1000(self.eff_cameras_nearby, population),
        )

    def some(self, rows: Bools | Ints) -> Density:
        """The measures of those areas."""
        return Density(*(values[rows] for values in self.columns.values()))

    @property
    def columns(self) -> dict[str, Floats]:
        """The measures by name."""
        return {name: getattr(self, name) for name in MEASURES}

    @property
    def sees_nothing(self) -> bool:
        """Whether no ground is in view in any area."""
        return not (self.covered_m2 > 0).any()

    @property
    def sees_nothing_nearby(self) -> bool:
        """Whether there is none near any area either."""
        return self.sees_nothing and not (self.eff_cameras_nearby > 0).any()


MEASURES = tuple(each.name for each in fields(Density))
"""The names of all measures."""

PER_RESIDENT = ("cameras_per_1000", "eff_per_1000", "eff_nearby_per_1000")
"""Those that need the population."""

_OF_AREA = frozenset({"eff_cameras", "covered_m2", "covered_share", "eff_per_1000"})
_OF_NEARBY = frozenset({"eff_cameras_nearby", "eff_nearby_per_1000"})

OF_RANGE = _OF_AREA | _OF_NEARBY
"""Those that depend on how far cameras see."""


def measure_density(
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
    """Measure areas by the cameras in them and the ground in view.

    A camera on a shared border counts in the first area, in overlapping areas in each. Two viewsheds in one place
    count once. Nearby means within `nearby_m` of the area.

    Parameters
    ----------
    areas : array of polygons, (n,)
        Metres; None where there is none to measure.
    points : array of points, (m,)
        Where the cameras stand, metres.
    counts : array, (m,)
        How many cameras stand there.
    site : array of int, (m,)
        The number of the site of each, from 0.
    viewsheds : array of polygons, (v,), or Discs
        What is seen, by whichever cameras, metres.
    range_m : float
        The range of one effective camera, metres.
    nearby_m : float
        How far around an area the measures of its neighbourhood reach, metres.
    population : array, (n,), optional
        Residents, for the rates; NaN where unknown.
    progress : callable
        Is told the share that is done, 0 to 1.
    is_cancelled : callable
        Asked now and then whether to stop.

    Returns
    -------
    Density
        The measures, one row per area.

    Raises
    ------
    ValueError
        Where arrays do not go together, geometries are of another kind or in degrees, a count or the nearby distance is
        negative, or the range is not above 0.
    InterruptedError
        Once `is_cancelled()`.

    References
    ----------
    Amnesty International (2022), AMR 51/5205/2022: effective cameras per 1,000 residents, at 120 m and nearby
    within 200 m.

    Examples
    --------
    >>> found = measure_density(
    ...     shapely.box([0, 100], 0, [100, 200], 100), shapely.points([(50, 50)]), np.array([3.0]), np.array([0]),
    ...     Discs(np.array([[50.0, 50.0]]), np.array([10.0])), 10, 5, np.array([1500, 0]),
    ... )
    >>> found.cameras.tolist(), found.cameras_per_1000.tolist(), found.eff_cameras.round(2).tolist()
    ([3.0, 0.0], [2.0, nan], [1.0, 0.0])
    """
    checks.geometries("areas", areas, 2)
    checks.geometries("points", points, 0)
    if not isinstance(viewsheds, Discs):
        checks.kinds("viewsheds", viewsheds, 2)
    checks.alike(points=points, counts=counts, site=site)
    checks.alike(areas=areas, population=population)
    checks.at_least("counts", counts)
    checks.above("range_m", range_m)
    checks.at_least("nearby_m", nearby_m)
    there = np.flatnonzero(~shapely.is_missing(areas))
    found = _of_present(
        areas[there], points, counts, site, viewsheds, range_m, nearby_m, progress, is_cancelled
    )
    everywhere = {}
    for name, values in found.columns.items():
        everywhere[name] = np.full(len(areas), np.nan)
        everywhere[name][there] = values
    return Density(**everywhere).per_resident(population)


def _of_present(
    areas: Geometries,
    points: Geometries,
    counts: Floats,
    site: Ints,
    viewsheds: Geometries | Discs,
    range_m: float,
    nearby_m: float,
    progress: Callable[[float], None],
    is_cancelled: Callable[[], bool],
) -> Density:
    """The measures of areas that are there, without rates per resident."""

    size = shapely.area(areas)
    in_view = unite_viewsheds(viewsheds, is_cancelled)
    progress(0.3)
    covered = in_view.area_within_each(areas, is_cancelled=is_cancelled)
    progress(0.5)
    covered_nearby = in_view.area_within_each(
        areas, partial(grown, nearby_m=nearby_m), is_cancelled, lambda done: progress(0.5 + done / 2)
    )
    area, camera = waited(partial(every_area, points, areas), is_cancelled)
    return measures(
        sums(area, counts[camera], len(areas)),
        np.bincount(distinct(area, site[camera])[0], minlength=len(areas)).astype(float),
        waited(partial(cameras_nearby, areas, points, counts, nearby_m), is_cancelled),
        covered,
        covered_nearby,
        size,
        range_m,
    )


def cameras_nearby(areas: Geometries, points: Geometries, counts: Floats, nearby_m: float) -> Floats:
    """How many cameras stand within `nearby_m` of each area, (n,).

    Parameters are as those of `measure_density`.

    Examples
    --------
    >>> points = shapely.points([(12, 5), (99, 5)])
    >>> cameras_nearby(shapely.box([0], 0, [9], 9), points, np.array([2.0, 5.0]), 3).tolist()
    [2.0]
    """
    area, camera = _nearby(areas, points, nearby_m)
    return sums(area, counts[camera], len(areas))


def measures(
    cameras: Floats,
    sites: Floats,
    nearby: Floats,
    covered_m2: Floats,
    covered_nearby_m2: Floats,
    size_m2: Floats,
    range_m: float,
) -> Density:
    """The measures of areas from what was counted and measured in them, without rates per resident; all (n,).

    Parameters
    ----------
    cameras, sites, nearby : cameras and sites within, cameras nearby
    covered_m2, covered_nearby_m2 : ground in view within the areas, and within the areas grown
    size_m2 : ground
    range_m : the range of one effective camera, metres

    Examples
    --------
    >>> one = np.ones(1)
    >>> measures(one, one, one, np.array([40.0]), np.array([60.0]), np.array([80.0]), 120).covered_share.tolist()
    [0.5]
    """
    covered = np.minimum(covered_m2, size_m2)
    none = np.full(len(size_m2), np.nan)
    return Density(
        cameras=cameras,
        sites=sites,
        cameras_nearby=nearby,
        eff_cameras=effective(covered, range_m),
        eff_cameras_nearby=effective(covered_nearby_m2, range_m),
        covered_m2=covered,
        covered_share=share_of(covered, size_m2),
        cameras_per_km2=per_km2(cameras, size_m2),
        cameras_per_1000=none,
        eff_per_1000=none,
        eff_nearby_per_1000=none,
    )


def _nearby(areas: Geometries, points: Geometries, nearby_m: float) -> tuple[Ints, Ints]:
    """Pairs (area, point) of the points within that distance."""
    parts, of = pieces(areas)
    part, point = shapely.STRtree(points).query(parts, predicate="dwithin", distance=nearby_m)
    return distinct(of[part], point)[:2]


def effective(covered_m2: Floats, range_m: float) -> Floats:
    """Effective cameras: the ground in view over the disc that one camera of `range_m` sees.

    Parameters
    ----------
    covered_m2 : array, (n,)
        Ground in view, square metres.
    range_m : float
        The range of one camera, metres.

    Returns
    -------
    array, (n,)
        covered / (pi range^2).

    Raises
    ------
    ValueError
        Where the range is not above 0.

    References
    ----------
    Amnesty International (2022), AMR 51/5205/2022.

    Examples
    --------
    >>> effective(np.array([2 * np.pi * 120**2]), 120).tolist()
    [2.0]
    """
    checks.above("range_m", range_m)
    return covered_m2 / (np.pi * range_m**2)


def grown(areas: Geometries, nearby_m: float) -> Geometries:
    """The areas with all that is within `nearby_m` of them."""
    return np.asarray(shapely.buffer(areas, nearby_m, quad_segs=QUARTER_SEGMENTS))


def cameras_inside(
    areas: Geometries, points: Geometries, counts: Floats, is_cancelled: Callable[[], bool] = lambda: False
) -> float:
    """How many cameras lie in any of the areas, each once.

    Parameters are as those of `measure_density`.

    Examples
    --------
    >>> cameras_inside(shapely.box([0, 0], 0, 9, 9), shapely.points([(1, 1), (99, 1)]), np.array([2.0, 5.0]))
    2.0
    """
    inside = waited(lambda: np.unique(points_in(points, areas)[1]), is_cancelled)
    return float(counts[inside].sum())


def share_in_view(areas: Geometries, measured: Density) -> float:
    """The share of all areas together that is in view, NaN where they hold no ground.

    Examples
    --------
    >>> disc = Discs(np.array([[50.0, 50.0]]), np.array([999.0]))
    >>> areas = shapely.box([0], 0, [100], 100)
    >>> point = shapely.points([(50, 50)])
    >>> share_in_view(areas, measure_density(areas, point, np.ones(1), np.zeros(1, int), disc, 999, 0))
    1.0
    """
    there = ~shapely.is_missing(areas)
    ground = float(shapely.area(areas[there]).sum())
    return float(measured.covered_m2[there].sum()) / ground if ground else math.nan


def are_of_other_range(ranges: Floats, range_m: float) -> bool:
    """Whether viewsheds were made for other ranges (NaN: unknown) than that of one effective camera.

    Examples
    --------
    >>> are_of_other_range(np.array([120.0, np.nan]), 120), are_of_other_range(np.array([120.0, 60.0]), 120)
    (False, True)
    """
    known = ranges[np.isfinite(ranges)]
    return bool(len(known) and np.abs(known - range_m).max() > _SAME_RANGE * range_m)


@dataclass(frozen=True)
class Surveillance:
    """What cameras see of areas, and what it takes to measure that at other ranges.

    `measured` (n,) is from `measure_density`, `areas` are (n,) polygons in metres, None where there is none;
    `points` are where the cameras stand that see anything. Raises InterruptedError once `is_cancelled()`.
    """

    measured: Density
    areas: Geometries
    points: Geometries
    nearby_m: float
    is_cancelled: Callable[[], bool] = lambda: False

    def at_range(self, range_m: float, measures: Collection[str] = OF_RANGE) -> Density:
        """The measures where every camera sees a disc of `range_m`, without rates; those not asked for may stay.

        Examples
        --------
        >>> areas, points = shapely.box([0], 0, [100], 100), shapely.points([(50, 50)])
        >>> disc = Discs(np.array([[50.0, 50.0]]), np.array([30.0]))
        >>> measured = measure_density(areas, points, np.ones(1), np.zeros(1, int), disc, 30, 0)
        >>> found = Surveillance(measured, areas, points, 0)
        >>> found.measured.covered_share.round(2).tolist(), found.at_range(10).covered_share.round(2).tolist()
        ([0.28], [0.03])
        """
        xy = shapely.get_coordinates(self.points)
        seen = unite_viewsheds(Discs(xy, np.full(len(xy), range_m)), self.is_cancelled)
        base = self.measured.per_resident(None)
        covered, covered_share, eff = base.covered_m2, base.covered_share, base.eff_cameras
        eff_nearby = base.eff_cameras_nearby
        if _OF_AREA.intersection(measures):
            size = shapely.area(self.areas)
            covered = np.minimum(seen.area_within_each(self.areas, is_cancelled=self.is_cancelled), size)
            covered_share, eff = share_of(covered, size), effective(covered, range_m)
        if _OF_NEARBY.intersection(measures):
            eff_nearby = effective(
                seen.area_within_each(self._grown, is_cancelled=self.is_cancelled), range_m
            )
            eff_nearby[shapely.is_missing(self.areas)] = np.nan
        return replace(
            base,
            covered_m2=covered,
            covered_share=covered_share,
            eff_cameras=eff,
            eff_cameras_nearby=eff_nearby,
        )

    @cached_property
    def _grown(self) -> Geometries:
        """Made once, as it takes long."""
        batches = np.array_split(self.areas, len(self.areas) // _BATCH + 1)
        return np.concatenate(
            list(in_parallel(partial(grown, nearby_m=self.nearby_m), batches, self.is_cancelled))
        )
