"""Layers of OpenStreetMap extracts, made once, for all tiles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import pyarrow as pa
from pyproj import CRS

from ..sources.osm import rows as osm
from ..sources.osm.data import Extract
from ..sources.osm.elements import UnreadableError
from ..sources.osm.extract import opened as read_through
from ..sources.osm.files import date_of
from ..sources.osm.reading import rows_of
from . import files
from .files import GEOMETRY, Source
from .job import Job

OF_ARGUMENT = {
    "cameras": osm.CAMERAS,
    "buildings": osm.BUILDINGS,
    "streets": osm.STREETS,
    "lines": osm.STREETS,
}
"""The layer of an extract that is taken where none is said."""

_TYPES = {"text": pa.string(), "number": pa.float64(), "integer": pa.int64()}
_ROWS_AT_ONCE = 50_000


def with_extracts(job: Job) -> Job:
    """The same with the layers of extracts read into files of the run's folder."""
    return replace(job, layers={name: _made(job, name, source) for name, source in job.layers.items()})


def told_of(job: Job) -> dict[str, Any]:
    """The day and the licence of each extract."""
    return {
        name: {"data_of": date_of(source.origin), "licence": osm.LICENCE, "attribution": osm.ATTRIBUTION}
        for name, source in job.layers.items()
        if source.origin is not None
    }


def _made(job: Job, argument: str, source: Source) -> Source:
    if source.origin is None:
        return source
    layer = (source.layer or OF_ARGUMENT.get(argument, "")).upper()
    if layer not in osm.LAYERS:
        known = ", ".join(each.lower() for each in osm.LAYERS)
        raise ValueError(
            f"{argument}: say which layer of the extract: {source.origin}|layername=one of {known}"
        )
    path = job.work / "inputs" / f"{argument}.parquet"
    if not path.exists():
        try:
            with read_through(Extract(source.origin), lambda _: None, lambda: False) as data:
                crs = CRS.from_epsg(4326).to_json()
                files.write(path, _tables(rows_of(data, layer), osm.FIELDS[layer]), crs, "Unknown", True, {})
        except UnreadableError as problem:
            raise ValueError(f"{argument}: {source.origin} cannot be read: {problem}") from problem
    return replace(files.opened(str(path), argument), layer=source.layer, origin=source.origin)


def _tables(rows: Iterable[osm.Row], fields: osm.Fields) -> Iterator[Any]:
    every = iter(rows)
    while some := list(islice(every, _ROWS_AT_ONCE)):
        columns = {
            name: pa.array([row.values.get(name) for row in some], type=_TYPES[kind])
            for name, kind in fields.items()
        }
        yield pa.table({**columns, GEOMETRY: pa.array([row.wkb for row in some], type=pa.binary())})
