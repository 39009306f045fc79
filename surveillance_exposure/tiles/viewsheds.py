"""Viewsheds tile by tile: a tile owns cameras by where they stand, and takes the buildings in reach of them."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from ..core import walls
from ..core.lenses import Lenses
from ..core.projection import PyprojSystems, WorkingSystem, Zones
from ..core.ragged import Floats, Ints
from ..core.statuses import OK
from ..core.viewsheds import MOVED, box_in_reach
from ..frames import views
from ..frames.reading import POINT, POLYGON, Layer, Part, plain, read_layer
from ..frames.seen import watching
from . import files, grid
from .files import PROBLEM, ROW, Source
from .grid import Tiles
from .job import Job
from .merging import Result, merged, range_of, statuses
from .running import Runner
from .seen import text_of

NAMES = ("range_m", "area_m2", "visible_share", "status", "message", "direction_deg")
"""The columns that are added, as of `frames.viewsheds`."""

_BUILDINGS_AT_ONCE = 50_000
_UNPLACED_AT_ONCE = 10_000


def run(job: Job, runner: Runner) -> Result:
    """The viewsheds of all cameras."""
    whole = files.table(job.layers["cameras"])
    rows = watching(job.options).layer(files.frame(whole, job.layers["cameras"].crs), "cameras")
    own = whole.take(pa.array(rows.kept))
    zones = views.zones_of(rows, job.options.get("system"))
    problems = dict(rows.problems)
    looking = views.look(rows, zones, watching(job.options), *_arguments(job))
    tiles, tile = _tiles(looking.records.xy, zones.zone, job.tile_m)
    _keep_plan(job, zones, tiles, _in_reach(looking.lenses, tile, tiles))
    names = [*tiles.names, *_keep_cameras(job, own, tile, tiles, problems)]
    houses = job.layers.get("buildings")
    if houses is not None:
        _check_heights(job, houses)
        lots = files.batches(houses, _BUILDINGS_AT_ONCE)
        runner("buildings, lots", divide_buildings, [(job, *lot) for lot in job.undivided("buildings", lots)])
        if not any(np.load(job.divided("buildings", first))["is_area"].any() for first, _ in lots):
            raise ValueError("buildings: no row can be used: none is an area")
    runner("tiles", measure, job.undone(names))
    told = pq.read_table(job.work / "parts", columns=["status", "message", "range_m"])
    if not {OK, MOVED} & set(statuses(told)):
        reasons = ", ".join(sorted(filter(None, set(told["message"].to_pylist()))))
        raise ValueError(f"cameras: none of them has a viewshed: {reasons or 'nothing is seen'}")
    written = merged(job, own, NAMES, also_gone=("direction_",), shapes=True)
    return Result(
        written, statuses(told), zones.description, range_of(told["range_m"].to_numpy()), len(names)
    )


def _in_reach(lenses: Lenses, tile: Ints, tiles: Tiles) -> Floats:
    """The box in which buildings matter for each tile's cameras; NaN where none of them looks."""
    boxes = np.full((len(tiles), 4), np.nan)
    for i, zone in enumerate(tiles.places[:, 0].tolist()):
        box = box_in_reach(lenses.take(np.flatnonzero(tile[lenses.row] == i)), zone)
        if box is not None:
            boxes[i] = box
    return boxes


def _arguments(job: Job) -> tuple[views.Optics, views.Heights]:
    def given(kind: Any) -> dict[str, Any]:
        names = {each.name for each in fields(kind)}
        return {name: value for name, value in job.options.items() if name in names}

    return views.Optics(**given(views.Optics)), views.Heights(**given(views.Heights))


def _tiles(xy: Floats, zone: Ints, side: float) -> tuple[Tiles, Ints]:
    """The tiles that cameras stand in, and the one of each camera; -1 of one that stands nowhere."""
    tile = np.full(len(xy), -1, dtype=np.int64)
    placed = np.flatnonzero((zone >= 0) & np.isfinite(xy).all(axis=1))
    places, tile[placed] = np.unique(
        grid.places_of(xy[placed], zone[placed], side), axis=0, return_inverse=True
    )
    return Tiles(side, places), tile


def _keep_plan(job: Job, zones: Zones, tiles: Tiles, reach: Floats) -> None:
    """What every tile needs to know: systems, by zone, and the boxes in reach of the tiles' cameras."""
    systems = [text_of(each) for each in zones.projections]
    told = {"systems": systems, "names": tiles.names, "zone": tiles.places[:, 0].tolist()}
    files.keep_array(job.array("reach"), reach)
    files.put(job.work / "arrays" / "zones.json", lambda draft: draft.write_text(json.dumps(told), "utf-8"))


def _plan(job: Job) -> tuple[list[WorkingSystem], dict[str, int], list[int], Floats]:
    """What `_keep_plan` has kept."""
    file = job.work / "arrays" / "zones.json"
    return _read_plan(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _read_plan(file: Path, _: int) -> tuple[list[WorkingSystem], dict[str, int], list[int], Floats]:
    told = json.loads(file.read_text("utf-8"))
    systems = [WorkingSystem.given(each, PyprojSystems()) for each in told["systems"]]
    place = {name: i for i, name in enumerate(told["names"])}
    return systems, place, told["zone"], np.load(file.with_name("reach.npy"))


def _keep_cameras(job: Job, rows: Any, tile: Ints, tiles: Tiles, problems: dict[int, str]) -> list[str]:
    """Each tile's cameras, with what is known of them; the names of the pieces with those that stand nowhere."""
    told = pa.array([problems.get(i) for i in range(len(rows))], type=pa.string())
    rows = files.numbered(rows, np.arange(len(rows))).append_column(PROBLEM, told)
    order = np.argsort(tile, kind="stable")
    first = np.searchsorted(tile[order], np.arange(len(tiles) + 1))
    for i, name in enumerate(tiles.names):
        path = job.piece("cameras", name, 0)
        if not path.exists():
            files.keep(path, rows.take(pa.array(order[first[i] : first[i + 1]])))
    nowhere = order[: first[0]]
    unplaced = [f"unplaced_{i:012d}" for i in range(0, len(nowhere), _UNPLACED_AT_ONCE)]
    for i, name in enumerate(unplaced):
        some = nowhere[i * _UNPLACED_AT_ONCE : (i + 1) * _UNPLACED_AT_ONCE]
        files.keep(job.piece("cameras", name, 0), rows.take(pa.array(some)))
    return unplaced


def _check_heights(job: Job, houses: Source) -> None:
    """Raise ValueError where no building has the height that is asked for."""
    name = job.options.get("building_height")
    if not name:
        return
    for first, count in files.batches(houses, _BUILDINGS_AT_ONCE):
        frame = files.frame(files.table(houses, first, count), houses.crs)
        layer = read_layer(Part(frame), "buildings", POLYGON)
        if np.isfinite(walls.read_heights(layer.needed(name, "building_height"))).any():
            return
    raise ValueError(f"building_height: {name} gives no building a height")


def divide_buildings(job: Job, first: int, count: int) -> None:
    """Some rows of the buildings, to the tiles that have them in reach."""
    source = job.layers["buildings"]
    systems, place, zone, reach = _plan(job)
    names, zone_of = list(place), np.array(zone)
    rows = files.table(source, first, count)
    shapes = files.shapes_of(rows)
    bounds = shapely.bounds(shapes)
    row = np.arange(first, first + len(rows))
    for i, system in enumerate(systems):
        there = np.flatnonzero((zone_of == i) & np.isfinite(reach).all(axis=1))
        if not len(there):
            continue
        transform = PyprojSystems().transform(source.crs, system.crs)
        building, tile = grid.pairs(grid.moved(bounds, transform), reach[there])
        order = np.argsort(tile, kind="stable")
        building, tile = building[order], tile[order]
        for begin, end in zip(*_runs(tile)):
            some = building[begin:end]
            name = names[there[tile[begin]]]
            files.keep(
                job.piece("buildings", name, first), files.numbered(rows.take(pa.array(some)), row[some])
            )
    files.keep_arrays(job.divided("buildings", first), is_area=shapely.get_dimensions(shapes) == 2)


def _runs(values: Ints) -> tuple[list[int], list[int]]:
    """Where runs of equal values begin and end."""
    begins = np.flatnonzero(np.diff(values, prepend=-1))
    return begins.tolist(), [*begins[1:].tolist(), len(values)]


def measure(job: Job, tile: str) -> None:
    """The viewsheds of a tile's cameras."""
    systems, place, zone, _ = _plan(job)
    cameras = files.kept(job.pieces("cameras", tile))
    row, told = cameras[ROW].to_numpy(), cameras[PROBLEM].to_pylist()
    problems = {i: reason for i, reason in enumerate(told) if reason is not None}
    crs = job.layers["cameras"].crs
    part = Part(files.frame(cameras.drop_columns([ROW, PROBLEM]), crs), problems)
    rows = read_layer(part, "cameras", POINT)
    zones = Zones.given(rows, systems[zone[place[tile]] if tile in place else 0])
    optics, heights = _arguments(job)
    looking = views.look(rows, zones, replace(watching(job.options), camera_filter=None), optics, heights)
    laid_out = views.among_buildings(rows, zones, looking, _houses(job, tile), heights)
    made = views.seen_ground(rows, laid_out, zones)
    columns = {name: pa.array(plain(made[name])) for name in NAMES}
    columns = {
        name: column.cast(pa.string() if name in ("status", "message") else pa.float64())
        for name, column in columns.items()
    }
    shapes = np.asarray(made.geometry.array, dtype=object)
    files.keep(job.part(tile), files.with_shapes(files.numbered(pa.table(columns), row), shapes))


def _houses(job: Job, tile: str) -> Layer | None:
    """The buildings in reach of a tile; None where none are given."""
    source = job.layers.get("buildings")
    if source is None:
        return None
    pieces = job.pieces("buildings", tile)
    found = files.kept(pieces).drop_columns([ROW]) if pieces else files.table(source, 0, 1).slice(0, 0)
    return read_layer(Part(files.frame(found, source.crs)), "buildings", POLYGON)
