"""Exposure of lines tile by tile: a tile owns lines by where they begin, and takes what sees any of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import shapely

from ..core.measuring import FIGURES, common_range, line_figures, measure_lines
from ..core.projection import PyprojSystems, places_of
from ..core.ragged import Geometries
from ..frames.reading import LINE, POLYGON, number_in, values_of
from ..frames.seen import watching
from ..frames.walks import spread
from . import files, grid
from .files import ROW
from .grid import Tiles
from .job import Job
from .merging import Result, joined, range_of
from .running import Runner
from .seen import (
    LOT,
    cameras_layer,
    divided_viewsheds,
    keep_discs,
    keep_system,
    kept_system,
    rows_of,
    save,
    seen_in,
    surveyed,
    system_of,
)


def run(job: Job, runner: Runner) -> Result:
    """The figures of all lines."""
    number_in("walking_speed", job.options["walking_speed"], 0.1, 10)
    lines, there = surveyed(job, runner, "lines", LINE)
    if "viewsheds" in job.layers:
        views, views_there = surveyed(job, runner, "viewsheds", POLYGON)
        system = system_of(job, [lines, views], [there, views_there])
        keep_system(job, system, lines=lines.problems, viewsheds=views.problems)
        _, ranges = divided_viewsheds(job, runner)
    else:
        cameras = cameras_layer(job)
        system = system_of(job, [lines, cameras], [there, places_of(cameras, PyprojSystems())])
        keep_system(job, system, lines=lines.problems)
        seen = watching(job.options).seen(cameras, system)
        keep_discs(job, seen)
        ranges = seen.range_m
    lots = files.batches(job.layers["lines"], LOT)
    runner(
        "lines, lots",
        divide_lines,
        [(job, *lot) for lot in lots if not job.divided("lines", lot[0]).exists()],
    )
    folder = job.work / "layers" / "lines"
    names = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
    runner("tiles", measure, [(job, name) for name in names if not job.part(name).exists()])
    told = [np.load(job.divided("lines", first)) for first, _ in lots]
    status = [text for each in told for text in each["status"].tolist()]
    message = [text or None for each in told for text in each["message"].tolist()]
    found = files.kept(job.parts)
    row = found[ROW].to_numpy()
    figures = {name: spread(found[name].to_numpy(), row, len(status)) for name in FIGURES}
    figures["range_m"][row] = common_range(np.asarray(ranges))

    def columns(first: int, count: int) -> dict[str, Any]:
        some = slice(first, first + count)
        made: dict[str, Any] = {
            name: pa.array(values_of(name, values[some]), from_pandas=True)
            for name, values in figures.items()
        }
        made["status"] = pa.array(status[some], type=pa.string())
        made["message"] = pa.array(message[some], type=pa.string())
        return made

    written = joined(job, job.layers["lines"], columns)
    counts = {each: status.count(each) for each in sorted(set(status))}
    return Result(written, counts, system.description, range_of(np.asarray(ranges)), len(names))


def divide_lines(job: Job, first: int, count: int) -> None:
    """Some lines, in the working system, to the tiles that they begin in."""
    rows, row = rows_of(job, "lines", LINE, first, count)
    shapes = kept_system(job).bring(rows)
    usable = np.flatnonzero(rows.usable)
    xy, which = shapely.get_coordinates(shapes[usable], return_index=True)
    begins = xy[np.searchsorted(which, np.arange(len(usable)))]
    places, tile = np.unique(
        grid.places_of(begins, np.zeros(len(begins), dtype=np.int64), job.tile_m), axis=0, return_inverse=True
    )
    for i, name in enumerate(Tiles(job.tile_m, places).names):
        some = usable[tile == i]
        piece = files.with_shapes(pa.table({ROW: row[some]}), shapes[some])
        files.keep(job.piece("lines", name, first), piece)
    found = {
        "status": np.array(rows.statuses, dtype=str),
        "message": np.array([each or "" for each in rows.messages], dtype=str),
    }
    files.put(job.divided("lines", first), lambda draft: save(draft, **found))


def measure(job: Job, tile: str) -> None:
    """The figures of the lines of a tile."""
    found = files.kept(job.pieces("lines", tile))
    lines = files.shapes_of(found)
    seen = seen_in(job, _tiles_along(lines, job.tile_m), shapely.total_bounds(lines))
    measured = measure_lines(lines, seen, job.options["walking_speed"])
    columns = {
        name: pa.array(np.asarray(values, dtype=float)) for name, values in line_figures(measured).items()
    }
    files.keep(job.part(tile), files.numbered(pa.table(columns), found[ROW].to_numpy()))


def _tiles_along(lines: Geometries, side: float) -> list[str]:
    """The tiles that any side of a line may touch."""
    xy, line = shapely.get_coordinates(lines, return_index=True)
    one = line[1:] == line[:-1]
    begins, ends = xy[:-1][one], xy[1:][one]
    boxes = np.hstack([np.minimum(begins, ends), np.maximum(begins, ends)])
    return Tiles(side, np.unique(grid.tiles_under(boxes, side)[1], axis=0)).names
