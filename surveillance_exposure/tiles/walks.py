"""Walks region by region: a search does not end at the border of a tile, so each region is one piece of work."""

from __future__ import annotations

import inspect
from collections import Counter
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from pyproj import CRS

from .. import frames
from ..core.camera_fields import read_numbers
from ..core.projection import PyprojSystems
from ..core.ragged import Floats
from ..frames.reading import Part, rows_where
from ..frames.seen import per_camera, watching
from . import files, grid
from .files import ROW
from .job import Job
from .merging import Result, range_of, statuses
from .running import Runner
from .seen import cameras_layer

LAYERS = ("streets", "origins", "destinations", "via", "cameras", "viewsheds")
_ENDS = ("origins", "destinations", "via")
_ALL = "all"
_AT_ONCE = 50_000
_AROUND_M = 2_000.0  # a walk may leave its region, and is seen from outside of it
_METRES_PER_DEGREE = 111_000.0


def run(job: Job, runner: Runner) -> Result:
    """The walks of all regions."""
    names = [_ALL]
    if "regions" in job.layers:
        names = [f"{i:06d}" for i in range(job.layers["regions"].rows)]
        _keep_reach(job)
        for layer in (name for name in LAYERS if name in job.layers):
            lots = files.batches(job.layers[layer], _AT_ONCE)
            todo = job.undivided(layer, lots)
            runner(f"{layer}, lots", divide, [(job, layer, *lot) for lot in todo])
    runner("regions", search, job.undone(names))
    found = [pq.read_table(path) for path in job.parts]
    walked = [each.drop_columns([ROW]) for each in found if len(each)]
    reasons = Counter(str(each.schema.metadata[b"reason"], "utf-8") for each in found if not len(each))
    if not walked:
        raise ValueError("; ".join(reasons))
    notes = [f"{count} regions without walks: {reason}" for reason, count in reasons.items()]
    notes += [note for name in _ENDS for note in _left_over(job, name)]
    rows = pa.concat_tables(walked, promote_options="permissive")
    rows = rows.set_column(
        rows.column_names.index("walk_id"), "walk_id", pa.array(np.arange(1, len(rows) + 1), type=pa.int64())
    )
    source = job.layers["origins"]
    some_missing = rows[files.GEOMETRY].null_count > 0
    written = files.write(job.output, [rows], source.crs, "MultiLineString", some_missing, {})
    system = "; ".join(sorted({str(each.schema.metadata[b"system"], "utf-8") for each in walked}))
    ranges = range_of(rows["range_m"].to_pandas().to_numpy())
    return Result(written, statuses(rows), system, ranges, len(names), tuple(notes))


def _left_over(job: Job, layer: str) -> list[str]:
    """What is to be known of places that lie in no region."""
    if "regions" not in job.layers or layer not in job.layers:
        return []
    lots = files.batches(job.layers[layer], _AT_ONCE)
    lost = sum(int(np.load(job.divided(layer, first))["lost"]) for first, _ in lots)
    total = job.layers[layer].rows
    return [f"{layer}: {lost} of {total} lie in no region, or nowhere: they get no walk"] if lost else []


def _keep_reach(job: Job) -> None:
    """How far around a region streets and cameras matter, metres: as far as any camera sees."""
    reach = _AROUND_M
    if "cameras" in job.layers:
        cameras = cameras_layer(job)
        given = watching(job.options)
        wanted = np.atleast_1d(per_camera(cameras, "range", given.range, "range_m"))
        own = [] if given.ignore_camera_values else cameras.column("range_m") or []
        known = np.concatenate([wanted, read_numbers(own, "range_m")])
        reach = max(reach, float(known[np.isfinite(known)].max(initial=0)))
    files.keep_array(job.array("reach"), np.array(reach))


def _regions(job: Job) -> tuple[Any, CRS]:
    """The polygons of the regions and their system."""
    source = job.layers["regions"]
    return files.shapes_of(files.table(source)), CRS.from_user_input(source.crs)


def divide(job: Job, layer: str, first: int, count: int) -> None:
    """Some rows of a layer to the regions: points to the first they lie in, all else to those they may touch."""
    source = job.layers[layer]
    rows = files.table(source, first, count)
    shapes = files.shapes_of(rows)
    regions, crs = _regions(job)
    transform = PyprojSystems().transform(source.crs, crs)
    row = np.arange(len(rows))
    lost = 0
    if layer in _ENDS:
        xy = np.column_stack(
            [shapely.get_x(shapely.centroid(shapes)), shapely.get_y(shapely.centroid(shapes))]
        )
        there = xy if transform is None else transform(xy)
        point, region = shapely.STRtree(regions).query(shapely.points(there), predicate="intersects")
        order = np.lexsort([region, point])
        point, region = point[order], region[order]
        firsts = np.diff(point, prepend=-1) > 0
        row, region = point[firsts], region[firsts]
        lost = len(rows) - len(row)
    else:
        boxes = grid.moved(shapely.bounds(shapes), transform)
        row, region = grid.pairs(boxes, _reach(job, regions, crs))
    for i in np.unique(region).tolist():
        some = np.sort(row[region == i])
        files.keep(
            job.piece(layer, f"{i:06d}", first), files.numbered(rows.take(pa.array(some)), first + some)
        )
    files.keep_arrays(job.divided(layer, first), lost=lost)


def _reach(job: Job, regions: Any, crs: CRS) -> Floats:
    """The boxes of regions with what is around them, from where streets and cameras matter."""
    bounds: Floats = shapely.bounds(regions)
    rim = float(np.load(job.array("reach")))
    if not crs.is_geographic:
        return bounds + np.array([-1, -1, 1, 1]) * rim / crs.axis_info[0].unit_conversion_factor
    north = rim / _METRES_PER_DEGREE
    east = north / np.cos(np.radians(np.minimum(np.abs(bounds[:, [1, 3]]).max(axis=1), 89)))
    return bounds + np.column_stack([-east, np.full(len(east), -north), east, np.full(len(east), north)])


def search(job: Job, region: str) -> None:
    """The walks of a region."""
    given = {name: _layer(job, name, region) for name in LAYERS if name in job.layers}
    nothing = [name for name in ("streets", "origins", "destinations") if not len(given[name])]
    try:
        if nothing:
            raise ValueError(f"no {' and no '.join(nothing)}")
        seen = {name: given[name] for name in ("cameras", "viewsheds") if name in given}
        if region != _ALL:  # in one of many there may be none
            seen = {name: Part(each.iloc[_chosen(job, each)]) for name, each in seen.items()}
        options = {**_taken(job, frames.network), **({} if region == _ALL else {"camera_filter": None})}
        network = frames.network(given["streets"], **seen, **options)
        walks = frames.routes(
            network, given["origins"], given["destinations"], given.get("via"), **_taken(job, frames.routes)
        )
    except ValueError as error:
        if region == _ALL:
            raise
        made = pa.table({ROW: pa.array([], type=pa.int64())}).replace_schema_metadata({"reason": str(error)})
        files.keep(job.part(region), made)
        return
    shapes = np.asarray(walks.geometry.array, dtype=object)
    gone = [] if region == _ALL else [name for name in walks.columns if name.lower() == "region"]
    own = [name for name in walks.columns if name not in (walks.geometry.name, *gone)]
    columns = pa.Table.from_pandas(pd.DataFrame(walks[own]), preserve_index=False)
    columns = columns.replace_schema_metadata({"system": walks.attrs["working_system"]})
    if region != _ALL:
        columns = columns.append_column("region", pa.array([int(region) + 1] * len(walks), type=pa.int64()))
    made = files.with_shapes(columns, shapes)
    files.keep(job.part(region), files.numbered(made, np.arange(len(walks))))


def _chosen(job: Job, frame: Any) -> Any:
    """The rows of cameras or viewsheds that fulfil the filter."""
    return rows_where(frame, job.options.get("camera_filter"), "camera_filter") if len(frame) else []


def _taken(job: Job, function: Any) -> dict[str, Any]:
    """Those options that a function of frames takes."""
    names = inspect.signature(function).parameters
    return {name: value for name, value in job.options.items() if name in names}


def _layer(job: Job, layer: str, region: str) -> Any:
    """The rows of a layer that a region has."""
    source = job.layers[layer]
    if region == _ALL:
        return files.frame(files.table(source), source.crs)
    pieces = job.pieces(layer, region)
    if not pieces:
        return files.frame(files.table(source, 0, 1).slice(0, 0), source.crs)
    found = files.kept(pieces)
    return files.frame(found.drop_columns([ROW]), source.crs, found[ROW].to_numpy())
