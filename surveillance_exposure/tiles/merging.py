"""The parts of all tiles to one file, in the order of the rows of its layer."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.dataset as ds

from ..core.ragged import Floats
from ..frames.reading import Layer, range_text, values_of
from . import files
from .files import GEOMETRY, ROW, Source
from .job import Job

_ROWS_AT_ONCE = 20_000


@dataclass(frozen=True)
class Result:
    """What came of a run: rows written, how many of each status, the system, the range, the tiles, what to know."""

    rows: int
    statuses: Mapping[str, int]
    system: str
    range_m: Any
    tiles: int
    notes: tuple[str, ...] = ()

    @property
    def told(self) -> dict[str, Any]:
        """For the provenance."""
        return {
            "rows": self.rows,
            "statuses": dict(self.statuses),
            "working_system": self.system,
            "range_m": self.range_m,
            "tiles": self.tiles,
            "notes": list(self.notes),
        }


def statuses(told: Any) -> Counter[str]:
    """How many rows have which status."""
    return Counter(str(each) for each in told["status"].to_pylist())


def range_of(range_m: Floats) -> Any:
    """The range of what has one, as frames tell it."""
    return range_text(range_m[np.isfinite(range_m)])


def written(
    job: Job,
    source: Source,
    lots: Iterator[tuple[Any, dict[str, Any]]],
    gone: Sequence[str],
    some_missing: bool,
    kind: str | None = None,
) -> int:
    """Write lots of rows, each a table of the layer's own columns and new ones by name; how many rows."""

    def tables() -> Iterator[Any]:
        for own, columns in lots:
            rows = files.without(own, [name for name in (*columns, *gone) if name != GEOMETRY])
            shapes = rows.column(GEOMETRY)
            rows = rows.drop_columns([GEOMETRY])
            for name, column in columns.items():
                if name != GEOMETRY:
                    rows = rows.append_column(name, column)
            yield rows.append_column(GEOMETRY, columns.get(GEOMETRY, shapes))

    about = {"surveillance_exposure": json.dumps({"command": job.command, "options": dict(job.options)})}
    return files.write(job.output, tables(), source.crs, kind or source.kind, some_missing, about)


def merged(
    job: Job, own: Any, names: Sequence[str], also_gone: Sequence[str] = (), shapes: bool = False
) -> int:
    """Write rows that are in memory with the columns of the parts, which are looked up lot by lot."""
    parts = ds.dataset(job.work / "parts", format="parquet")
    wanted = [ROW, *names, *([GEOMETRY] if shapes else [])]
    missing = shapes and parts.count_rows(filter=ds.field(GEOMETRY).is_null()) > 0

    def lots() -> Iterator[tuple[Any, dict[str, Any]]]:
        for first in range(0, len(own), _ROWS_AT_ONCE):
            some = own.slice(first, _ROWS_AT_ONCE)
            inside = (ds.field(ROW) >= first) & (ds.field(ROW) < first + len(some))
            found = parts.to_table(columns=wanted, filter=inside).sort_by(ROW).combine_chunks()
            if len(found) != len(some):
                raise ValueError(f"{job.work}: rows {first} to {first + len(some)} are not all there")
            yield some, {name: found[name] for name in wanted[1:]}

    kind = "MultiPolygon" if shapes else None
    source = next(iter(job.layers.values()))
    return written(job, source, lots(), also_gone, bool(missing), kind)


def told(rows: Layer) -> dict[str, Any]:
    """Status and message of rows, as arrays to be kept."""
    messages = [each or "" for each in rows.messages]
    return {"status": np.array(rows.statuses, dtype=str), "message": np.array(messages, dtype=str)}


def joined(
    job: Job, layer: str, lots: Sequence[tuple[int, int]], figures: Mapping[str, Floats]
) -> tuple[int, Counter[str]]:
    """Write the rows of a layer, read again lot by lot, with their figures, and with what is kept of lots: see `told`.

    Returns how many rows, and how many of each status.
    """
    source = job.layers[layer]
    kept = [np.load(job.divided(layer, first)) for first, _ in lots]
    status, message = (np.concatenate([each[name] for each in kept]) for name in ("status", "message"))

    def columns(some: slice) -> dict[str, Any]:
        made = {
            name: pa.array(values_of(name, each[some]), from_pandas=True) for name, each in figures.items()
        }
        made["status"] = pa.array(status[some].tolist(), type=pa.string())
        made["message"] = pa.array([each or None for each in message[some].tolist()], type=pa.string())
        return {name: pa.chunked_array([column]) for name, column in made.items()}

    def rows() -> Iterator[tuple[Any, dict[str, Any]]]:
        for first, count in files.batches(source, _ROWS_AT_ONCE):
            yield files.table(source, first, count), columns(slice(first, first + count))

    return written(job, source, rows(), (), True), Counter(status.tolist())
