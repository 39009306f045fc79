"""Exposure of lines tile by tile: a tile owns lines by where they begin, and takes what sees any of them."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import shapely

from ..core.journeys import RIDE_FIGURES
from ..core.means import WALK
from ..core.measuring import FIGURES, common_range, line_figures
from ..core.ragged import Geometries
from ..frames.reading import LINE, number_in
from ..frames.walks import check_means, measured_by, spread
from . import files, grid
from .files import ROW
from .grid import Tiles
from .job import Job
from .merging import Result, joined, range_of, told
from .running import Runner
from .seen import LOT, kept_system, prepare, rows_of, seen_in


def run(job: Job, runner: Runner) -> Result:
    """The figures of all lines."""
    number_in("walking_speed", job.options["walking_speed"], 0.1, 10)
    by_side = check_means(job.options)
    if by_side and "viewsheds" in job.layers:
        raise ValueError("plates: viewsheds do not tell where their cameras stand; give cameras alone")
    names_of = FIGURES if job.options["mode"] == WALK else (*FIGURES, *RIDE_FIGURES)
    system, ranges = prepare(job, runner, "lines", LINE)
    lots = files.batches(job.layers["lines"], LOT)
    runner("lines, lots", divide_lines, [(job, *lot) for lot in job.undivided("lines", lots)])
    names = job.tiles_with("lines")
    runner("tiles", measure, job.undone(names))
    found = files.kept(job.parts)
    row = found[ROW].to_numpy()
    figures = {name: spread(found[name].to_numpy(), row, job.layers["lines"].rows) for name in names_of}
    figures["range_m"][row] = common_range(ranges)  # of a tile alone it may be another
    written, statuses = joined(job, "lines", lots, figures)
    return Result(written, statuses, system.description, range_of(ranges), len(names))


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
    files.keep_arrays(job.divided("lines", first), **told(rows))


def measure(job: Job, tile: str) -> None:
    """The figures of the lines of a tile."""
    found = files.kept(job.pieces("lines", tile))
    lines = files.shapes_of(found)
    seen = seen_in(job, _tiles_along(lines, job.tile_m), shapely.total_bounds(lines))
    measured, more = measured_by(lines, seen, job.options)
    figures = {**line_figures(measured), **more}
    columns = {name: pa.array(np.asarray(values, dtype=float)) for name, values in figures.items()}
    files.keep(job.part(tile), files.numbered(pa.table(columns), found[ROW].to_numpy()))


def _tiles_along(lines: Geometries, side: float) -> list[str]:
    """The tiles that any side of a line may touch."""
    xy, line = shapely.get_coordinates(lines, return_index=True)
    one = line[1:] == line[:-1]
    begins, ends = xy[:-1][one], xy[1:][one]
    boxes = np.hstack([np.minimum(begins, ends), np.maximum(begins, ends)])
    return Tiles(side, np.unique(grid.tiles_under(boxes, side)[1], axis=0)).names
