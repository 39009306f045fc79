"""What cameras see, for tiles: where it lies is known to all, and each tile takes what touches it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from pyproj import CRS

from ..core.camera_fields import camera_sites, read_cameras
from ..core.cameras import Sites
from ..core.lenses import ViewOptions
from ..core.projection import Features, Places, PyprojSystems, WorkingSystem, places_of
from ..core.ragged import Floats, Geometries, Ints
from ..core.unions import Discs
from ..core.viewsheds import Viewsheds, given_viewsheds
from ..frames.reading import POLYGON, Layer, Part, plain, project, read_layer, rows_where
from ..frames.seen import WHO, watching
from . import files, grid
from .files import ROW
from .grid import Tiles
from .job import Job
from .running import Runner

LOT = 20_000
"""Rows that are read at a time, where each may be large."""


@dataclass
class Surveyed(Features):
    """Rows of which only is known where they are."""

    name: str = ""


def rows_of(
    job: Job, layer: str, dimension: int, first: int, count: int, known: Mapping[int, str] | None = None
) -> tuple[Layer, Ints]:
    """Some rows of a layer, of viewsheds those that fulfil the filter; and their numbers in the layer.

    `known` is what is wrong with rows of it, in place of what `keep_system` was told.
    """
    source = job.layers[layer]
    table = files.table(source, first, count)
    frame = files.frame(table, source.crs, np.arange(first, first + len(table)))
    condition = job.options.get("camera_filter") if layer == "viewsheds" else None
    chosen = rows_where(frame, condition, "camera_filter")
    known = _known(job)[1].get(layer, {}) if known is None else known
    problems = {i: known[row] for i, row in enumerate((first + chosen).tolist()) if row in known}
    return read_layer(Part(frame.iloc[chosen], problems), layer, dimension), first + chosen


def survey(job: Job, layer: str, dimension: int, first: int, count: int) -> None:
    """Where some rows of a layer are, and what is wrong with them."""
    rows, row = rows_of(job, layer, dimension, first, count, {})
    there = places_of(rows, PyprojSystems())
    problems = json.dumps({int(row[i]): reason for i, reason in rows.problems.items()})
    found = {"lonlat": there.lonlat, "row": row[there.row], "is_zero": there.is_zero, "lost": there.lost}
    files.keep_arrays(job.divided(f"{layer}_places", first), **found, problems=problems)


def surveyed(job: Job, runner: Runner, layer: str, dimension: int) -> tuple[Surveyed, Places]:
    """Where all rows of a layer are, read lot by lot."""
    source = job.layers[layer]
    lots = files.batches(source, LOT)
    todo = [
        (job, layer, dimension, *lot) for lot in lots if not job.divided(f"{layer}_places", lot[0]).exists()
    ]
    runner(f"{layer}, where they are", survey, todo)
    found = [np.load(job.divided(f"{layer}_places", first)) for first, _ in lots]
    problems = {int(i): why for each in found for i, why in json.loads(str(each["problems"])).items()}
    lonlat, row, is_zero = (
        np.concatenate([each[name] for each in found]) for name in ("lonlat", "row", "is_zero")
    )
    if not len(row):
        reasons = ", ".join(sorted(set(problems.values()))) or "no row fulfils camera_filter"
        raise ValueError(f"{layer}: no row can be used: {reasons}")
    nothing = np.full(source.rows, None, dtype=object)
    made = Surveyed(nothing, CRS.from_user_input(source.crs), problems, None, layer)
    return made, Places(lonlat, row, is_zero, int(sum(each["lost"] for each in found)))


def cameras_layer(job: Job) -> Layer:
    """The cameras, all of them in memory."""
    source = job.layers["cameras"]
    return watching(job.options).layer(files.frame(files.table(source), source.crs), "cameras")


def prepare(
    job: Job, runner: Runner, measured: str, dimension: int, counted: bool = False
) -> tuple[WorkingSystem, Floats]:
    """The working system of what is measured and of what sees it, and the range of each camera that does.

    Kept for all tiles: the system, what is seen, and, where cameras are `counted`, where they stand.
    """
    layers: list[Any] = []
    there: list[Places] = []
    for layer, of in ((measured, dimension), ("viewsheds", POLYGON)):
        if layer in job.layers:
            rows, places = surveyed(job, runner, layer, of)
            layers, there = [*layers, rows], [*there, places]
    problems = {each.name: each.problems for each in layers}
    cameras = cameras_layer(job) if counted or "viewsheds" not in job.layers else None
    if cameras is not None:
        layers.insert(1, cameras)
        there.insert(1, places_of(cameras, PyprojSystems()))
    system = project(layers, job.options.get("system"), there=there)
    keep_system(job, system, problems)
    seen = None if cameras is None else watching(job.options).seen(cameras, system)
    if seen is not None and counted:
        _keep_points(job, seen)
    if seen is None or "viewsheds" in job.layers:
        return system, divided_viewsheds(job, runner)
    if isinstance(seen.shapes, Discs):  # what a camera sees is always a disc where no viewsheds are given
        _keep_discs(job, seen, seen.shapes)
    return system, seen.range_m


def text_of(system: WorkingSystem) -> str:
    """A system as a text that it can be made of again."""
    return system.crs if isinstance(system.crs, str) else str(CRS.from_user_input(system.crs).to_json())


def keep_system(job: Job, system: WorkingSystem, problems: Mapping[str, Mapping[int, str]]) -> None:
    """What all tiles need: the system, and what is wrong with rows of layers."""
    told = json.dumps({"system": text_of(system), "problems": problems})
    files.put(job.work / "arrays" / "system.json", lambda draft: draft.write_text(told, "utf-8"))


def kept_system(job: Job) -> WorkingSystem:
    """The working system of the run."""
    return _known(job)[0]


def _known(job: Job) -> tuple[WorkingSystem, dict[str, dict[int, str]]]:
    """What `keep_system` has kept."""
    file = job.work / "arrays" / "system.json"
    return _read(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _read(file: Path, _: int) -> tuple[WorkingSystem, dict[str, dict[int, str]]]:
    told = json.loads(file.read_text("utf-8"))
    problems = {name: {int(i): why for i, why in each.items()} for name, each in told["problems"].items()}
    return WorkingSystem.given(told["system"], PyprojSystems()), problems


def _keep_discs(job: Job, seen: Viewsheds, discs: Discs) -> None:
    """What cameras see as discs, for all tiles."""
    _keep_cameras(job, seen.camera, seen.sites, seen.range_m)
    for name, values in {"xy": discs.xy, "radii": discs.radii}.items():
        files.keep_array(job.array(name), values)


def _keep_cameras(job: Job, camera: Ints, sites: Sites, range_m: Floats) -> None:
    """Whose each row is and how far it sees; of each camera its count, owner and site."""
    arrays = {
        "camera": camera,
        "range_m": range_m,
        "count": sites.count,
        "ownership": sites.ownership,
        "site": sites.site,
    }
    for name, values in arrays.items():
        files.keep_array(job.array(name), values)


def array(job: Job, name: str) -> Any:
    """One of the arrays kept for all tiles, of which only what is looked at is read."""
    return np.load(job.array(name), mmap_mode="r")


def divide_viewsheds(job: Job, first: int, count: int) -> None:
    """Some viewsheds, in the working system, to the tiles that they touch."""
    rows, row = rows_of(job, "viewsheds", POLYGON, first, count)
    records = read_cameras(np.full((len(rows), 2), np.nan), rows.column, WHO)
    given = watching(job.options)
    options = ViewOptions(min_count=given.min_count, all_records=given.all_records)
    seen, why = given_viewsheds(kept_system(job).bring(rows), records, options)
    usable = np.ones(len(rows), dtype=bool)
    usable[list(why)] = False
    shapes = np.full(len(rows), None, dtype=object)
    shapes[usable] = seen.shapes
    range_m = np.full(len(rows), np.nan)
    range_m[usable] = seen.range_m
    there = np.flatnonzero(~(shapely.is_missing(shapes) | shapely.is_empty(shapes)))
    shed, places = grid.tiles_under(shapely.bounds(shapes[there]), job.tile_m)
    for tile, some in touching_tiles(shapes[there], shed, places, job.tile_m):
        piece = files.numbered(pa.table({"range_m": range_m[there[some]]}), row[there[some]])
        files.keep(job.piece("viewsheds", tile, first), files.with_shapes(piece, shapes[there[some]]))
    reasons = np.array(sorted(set(why.values())), dtype=str)
    told = {"row": row[usable], "range_m": range_m[usable], "why": reasons}
    files.keep_arrays(job.divided("viewsheds", first), **told)


def touching_tiles(shapes: Geometries, shape: Ints, places: Ints, side: float) -> Iterator[tuple[str, Ints]]:
    """The name of each tile that shapes touch, and which; of pairs of shapes and places of tiles that may touch."""
    own, tile = np.unique(places, axis=0, return_inverse=True)
    tiles = Tiles(side, own)
    touch = shapely.intersects(shapes[shape], shapely.box(*tiles.boxes.T)[tile])
    order = np.flatnonzero(touch)[np.argsort(tile[touch], kind="stable")]
    first = np.searchsorted(tile[order], np.arange(len(tiles) + 1))
    for i, name in enumerate(tiles.names):
        if first[i] < first[i + 1]:
            yield name, shape[order[first[i] : first[i + 1]]]


def divided_viewsheds(job: Job, runner: Runner) -> Floats:
    """All viewsheds to their tiles, and whose they are kept for all; the range of each one."""
    source = job.layers["viewsheds"]
    lots = files.batches(source, LOT)
    runner("viewsheds, lots", divide_viewsheds, [(job, *lot) for lot in job.undivided("viewsheds", lots)])
    found = [np.load(job.divided("viewsheds", first)) for first, _ in lots]
    row, reach = (np.concatenate([each[name] for each in found]) for name in ("row", "range_m"))
    if not len(row):
        reasons = ", ".join(sorted({str(why) for each in found for why in each["why"]}))
        raise ValueError(f"viewsheds: no row can be used: {reasons}")
    table = files.table(source, geometry=False)
    names = {name.lower(): name for name in table.column_names}

    def column(name: str) -> list[Any] | None:
        return plain(table[names[name]].to_pandas()) if name in names else None

    records = read_cameras(np.full((source.rows, 2), np.nan), column, WHO)
    usable = np.zeros(source.rows, dtype=bool)
    usable[row] = True
    told = camera_sites(records, usable)
    range_m = np.full(source.rows, np.nan)
    range_m[row] = reach
    _keep_cameras(job, told.camera, told.sites, range_m)
    return reach


def seen_in(job: Job, tiles: list[str], box: Floats) -> Viewsheds:
    """What is seen, by whom, of the viewsheds of tiles, or of discs that touch a box."""
    shapes: Geometries | Discs = np.empty(0, dtype=object)
    if "viewsheds" in job.layers:
        pieces = [path for tile in tiles for path in job.pieces("viewsheds", tile)]
        row = np.empty(0, dtype=np.int64)
        if pieces:
            found = files.kept(pieces)
            row, first = np.unique(found[ROW].to_numpy(), return_index=True)
            shapes = files.shapes_of(found.take(pa.array(first)))
        points = np.full(len(row), None, dtype=object)
    else:
        xy, radii = array(job, "xy"), array(job, "radii")
        near = np.abs(np.clip(xy, box[:2], box[2:]) - xy).max(axis=1) <= radii
        row = np.flatnonzero(near & (radii > 0))
        shapes = Discs(xy[row], radii[row])
        points = shapely.points(xy[row])
    camera, own = np.unique(array(job, "camera")[row], return_inverse=True)
    site = np.unique(array(job, "site")[camera], return_inverse=True)[1]
    sites = Sites(array(job, "count")[camera], array(job, "ownership")[camera], site)
    return Viewsheds(shapes, own, sites, array(job, "range_m")[row], points, [[None] * 3] * len(camera))


def _keep_points(job: Job, standing: Viewsheds) -> None:
    """Where each camera stands, how many it is and at which site, for all lots of areas."""
    files.keep_array(job.array("standing_xy"), shapely.get_coordinates(standing.points[standing.first]))
    files.keep_array(job.array("standing_count"), standing.sites.count)
    files.keep_array(job.array("standing_site"), standing.sites.site)
