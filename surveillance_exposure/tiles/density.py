"""Density tile by tile: the ground in view of each tile, and what of it lies in each area, are added up."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import shapely

from ..core import density as measuring
from ..core.areas import residents, touched_areas, where_it_counts
from ..core.coverage import unite_viewsheds
from ..core.parts import areas_only
from ..core.ragged import Floats, Geometries, distinct, sums
from ..core.unions import Discs
from ..frames.areas import tell_of_range
from ..frames.reading import POLYGON, number_in, polygons_of
from . import files, grid
from .files import GEOMETRY, ROW
from .grid import Tiles
from .job import Job
from .merging import Result, joined, range_of, told
from .running import Runner
from .seen import array, kept_system, prepare, rows_of, seen_in, touching_tiles

AREAS_AT_ONCE = 2_000
"""Areas read at a time: they may be large, and are grown, which takes long."""


def run(job: Job, runner: Runner) -> Result:
    """The measures of all areas."""
    range_m, _ = _reach(job)
    system, ranges = prepare(job, runner, "areas", POLYGON, counted=True)
    tell_of_range(ranges, range_m)
    _keep_busy_tiles(job)
    lots = files.batches(job.layers["areas"], AREAS_AT_ONCE)
    runner("areas, lots", divide_areas, [(job, *lot) for lot in job.undivided("areas", lots)])
    names = job.tiles_with("areas")
    runner("tiles", measure, job.undone(names))
    measured = _measured(job, [np.load(job.divided("areas", first)) for first, _ in lots], range_m)
    written, statuses = joined(job, "areas", lots, measured.columns)
    return Result(written, statuses, system.description, range_of(ranges), len(names))


def _reach(job: Job) -> tuple[float, float]:
    """The range of an effective camera, and how far around an area “nearby” is."""
    given = job.options.get("range", 120.0)
    nearby = job.options.get("nearby_distance", 200.0)
    range_m = number_in("range", 120.0 if isinstance(given, str) else given, 0.1)
    return range_m, number_in("nearby_distance", nearby, 0, 1e6)


def _keep_busy_tiles(job: Job) -> None:
    """The tiles in which there is anything in view."""
    if "viewsheds" in job.layers:
        busy = grid.places_named(job.tiles_with("viewsheds"))
    else:
        discs = Discs(array(job, "xy"), array(job, "radii"))
        busy = np.unique(grid.tiles_under(discs.bounds[discs.there], job.tile_m)[1], axis=0)
    files.keep_array(job.array("busy"), busy)


def divide_areas(job: Job, first: int, count: int) -> None:
    """Some areas: the cameras in them counted, and what of them, grown, lies in each tile kept."""
    rows, row = rows_of(job, "areas", POLYGON, first, count)
    given = polygons_of(rows, kept_system(job))
    usable = np.flatnonzero(~shapely.is_missing(given))
    areas = given[usable]
    _, nearby_m = _reach(job)
    points = shapely.points(array(job, "standing_xy"))
    area, point, interior = touched_areas(points, areas)
    nearby = np.full(len(rows), np.nan)
    nearby[usable] = measuring.cameras_nearby(areas, points, array(job, "standing_count"), nearby_m)
    size = np.full(len(rows), np.nan)
    size[usable] = shapely.area(areas)
    grown = measuring.grown(areas, nearby_m)
    tiles = Tiles(job.tile_m, array(job, "busy"))
    shape, tile = grid.pairs(shapely.bounds(grown), tiles.boxes) if len(tiles) else (usable[:0], usable[:0])
    for name, some in touching_tiles(grown, shape, tiles.places[tile], job.tile_m):
        box = shapely.box(*Tiles(job.tile_m, grid.places_named([name])).boxes[0])
        piece = files.numbered(
            pa.table({"grown": shapely.to_wkb(_within(grown[some], box))}), row[usable[some]]
        )
        files.keep(job.piece("areas", name, first), files.with_shapes(piece, _within(areas[some], box)))
    people = _people(job, rows)
    found = {
        "size": size,
        "nearby": nearby,
        "people": people,
        "area": row[usable[area]],
        "point": point,
        "interior": interior,
    }
    files.keep_arrays(job.divided("areas", first), **found, **told(rows))


def _people(job: Job, rows: Any) -> Floats:
    name = job.options.get("population_field")
    return residents(rows.needed(name, "population_field")).values if name else np.empty(0)


def _within(areas: Geometries, box: Any) -> Geometries:
    """What of areas lies in a box; those wholly within as they are."""
    result = areas.copy()
    some = ~shapely.covered_by(areas, box)
    result[some] = areas_only(np.asarray(shapely.intersection(areas[some], box)))[0]
    return result


def measure(job: Job, tile: str) -> None:
    """The ground of a tile that is in view, in each area, and in each area grown."""
    box = Tiles(job.tile_m, grid.places_named([tile])).boxes[0]
    found = files.kept(job.pieces("areas", tile))
    in_view = unite_viewsheds(seen_in(job, [tile], box).shapes, within=box)
    areas, grown = (files.shapes_of(found, name) for name in (GEOMETRY, "grown"))
    columns = {"covered_m2": in_view.area_within(areas), "covered_nearby_m2": in_view.area_within(grown)}
    files.keep(job.part(tile), files.numbered(pa.table(columns), found[ROW].to_numpy()))


def _measured(job: Job, lots: list[Any], range_m: float) -> measuring.Density:
    """All that was counted and measured, added up."""
    size, nearby, people, area, point, interior = (
        np.concatenate([each[name] for each in lots])
        for name in ("size", "nearby", "people", "area", "point", "interior")
    )
    order = np.lexsort([area, point])
    area, point = area[order], point[order]
    counted = where_it_counts(point, interior[order]) if len(point) else np.zeros(0, dtype=bool)
    area, point = area[counted], point[counted]
    site = array(job, "standing_site")
    cameras = sums(area, array(job, "standing_count")[point], len(size))
    sites = np.bincount(distinct(area, site[point])[0], minlength=len(size)).astype(float)
    covered, covered_nearby = np.zeros(len(size)), np.zeros(len(size))
    if job.parts:
        found = files.kept(job.parts)
        row = found[ROW].to_numpy()
        covered = sums(row, found["covered_m2"].to_numpy(), len(size))
        covered_nearby = sums(row, found["covered_nearby_m2"].to_numpy(), len(size))
    made = measuring.measures(cameras, sites, nearby, covered, covered_nearby, size, range_m)
    known = {name: np.where(np.isnan(size), np.nan, values) for name, values in made.columns.items()}
    return measuring.Density(**known).per_resident(people if job.options.get("population_field") else None)
