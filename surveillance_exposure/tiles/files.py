"""Files of features, read some rows at a time and written whole or not at all."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError

from ..core.ragged import Geometries, Ints
from ..sources.osm.files import is_extract

GEOMETRY = "geometry"
"""The column of well-known binary in all tables here."""

ROW, PROBLEM = "__row", "__problem"
"""The columns that say which row of its layer a row of a piece is, and what is known to be wrong with it."""

PARQUET, FLATGEOBUF, GEOPACKAGE = ".parquet", ".fgb", ".gpkg"
WRITTEN = (PARQUET, FLATGEOBUF, GEOPACKAGE)
"""Endings of what can be written."""

_PARQUETS = (PARQUET, ".geoparquet", ".pq")
_DRIVERS = {FLATGEOBUF: "FlatGeobuf", GEOPACKAGE: "GPKG"}
_MULTI = {"Point": "MultiPoint", "LineString": "MultiLineString", "Polygon": "MultiPolygon"}
_DEGREES = "OGC:CRS84"
_PLAIN_NAME, _RESERVED = re.compile(r"\w[\w-]*"), re.compile("(sqlite|gpkg|rtree)_", re.IGNORECASE)
_INDEX = re.compile(r"__index_level_\d+__")  # what pandas adds


@dataclass(frozen=True)
class Source:
    """A layer in a file: how many `rows` it has, its coordinate system as JSON, its kind of geometry, its columns.

    It was made from the file `origin` where that is not itself read.
    """

    path: Path
    layer: str | None
    rows: int
    crs: str
    kind: str
    columns: tuple[str, ...]
    origin: Path | None = None

    @property
    def text(self) -> str:
        """As it is given on the command line."""
        return str(self.given) if self.layer is None else f"{self.given}|layername={self.layer}"

    @property
    def given(self) -> Path:
        """The file that was given."""
        return self.origin or self.path


def opened(text: str, argument: str) -> Source:
    """The layer that `argument` names: a file, or "file|layername=name" for one of several.

    Raises ValueError where there is none with a coordinate system.
    """
    name, _, layer = text.partition("|layername=")
    path = Path(name).absolute()  # workers may be elsewhere
    if not path.is_file():
        raise ValueError(f"{argument}: there is no file {name}")
    if is_extract(path):
        return Source(path, layer or None, 0, CRS.from_epsg(4326).to_json(), "Unknown", (), path)
    try:
        found = (
            _opened_parquet(path) if path.suffix.lower() in _PARQUETS else _opened_other(path, layer or None)
        )
        _check_names(found.columns)
    except KeyError as error:
        raise ValueError(f"{argument}: {path}: its metadata has no {error}") from error
    except (ValueError, CRSError) as error:
        raise ValueError(f"{argument}: {path}: {error}") from error
    if not found.rows:
        raise ValueError(f"{argument}: {path} has no rows")
    return found


def _check_names(names: Sequence[str]) -> None:
    """Raise ValueError for names of columns that stand in the way of ours, or of each other."""
    if len(set(names)) < len(names):
        raise ValueError("two of its columns have one name")
    taken = [name for name in names if name.lower() in (GEOMETRY, ROW, PROBLEM)]
    if taken:
        raise ValueError(f"it has a column {taken[0]!r} beside its geometries; rename it")


def _opened_parquet(path: Path) -> Source:
    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise ValueError(f"cannot be read: {error}") from error
    about = _geo(file.schema_arrow)
    column = about["columns"][about["primary_column"]]
    if column["encoding"] != "WKB":
        raise ValueError(f"its geometries are in the encoding {column['encoding']}; write it with WKB")
    crs = column.get("crs", _DEGREES)
    if crs is None:
        raise ValueError("it has no coordinate system")
    gone = {about["primary_column"], *_covering(column)}
    names = tuple(name for name in file.schema_arrow.names if name not in gone and not _INDEX.fullmatch(name))
    kinds = {each.split()[0] for each in column.get("geometry_types", [])}
    kind = _kind_of(kinds)
    return Source(path, None, file.metadata.num_rows, CRS.from_user_input(crs).to_json(), kind, names)


def _geo(schema: Any) -> dict[str, Any]:
    raw = (schema.metadata or {}).get(b"geo")
    if raw is None:
        raise ValueError("is a Parquet file without geometries (no “geo” in its metadata)")
    found: dict[str, Any] = json.loads(raw)
    return found


def _covering(column: dict[str, Any]) -> set[str]:
    return {each[0] for each in column.get("covering", {}).get("bbox", {}).values()}


def _kind_of(kinds: set[str]) -> str:
    """One kind for all, multiple where some are; Unknown where they differ, or nothing is said."""
    plain = {each.removeprefix("Multi") for each in kinds}
    if len(plain) != 1:
        return "Unknown"
    (kind,) = plain
    return kind if kinds == plain else _MULTI.get(kind, "Unknown")


def _opened_other(path: Path, layer: str | None) -> Source:
    import pyogrio  # noqa: PLC0415 - only files that are not Parquet need it
    from pyogrio.errors import DataSourceError  # noqa: PLC0415

    try:
        layers = [str(name) for name, kind in pyogrio.list_layers(path) if kind is not None]
        if layer is None and len(layers) > 1:
            raise ValueError(f"it has several layers, say which: {path}|layername=one of {', '.join(layers)}")
        if layer is not None and layer not in layers:
            raise ValueError(f"it has no layer {layer}, but {', '.join(layers) or 'none'}")
        about = pyogrio.read_info(path, layer=layer, force_feature_count=True)
    except DataSourceError as error:
        raise ValueError(f"cannot be read: {error}") from error
    if not about["crs"]:
        raise ValueError("it has no coordinate system")
    if not about["geometry_type"]:
        raise ValueError("it has no geometries")
    kind = re.sub(r" (Z|M|ZM)$|^2\.5D ", "", about["geometry_type"])
    crs = CRS.from_user_input(about["crs"]).to_json()
    return Source(path, layer, int(about["features"]), crs, kind, tuple(map(str, about["fields"])))


def table(source: Source, first: int = 0, count: int | None = None, geometry: bool = True) -> Any:
    """Rows of a layer as a table of Arrow, with their geometries as well-known binary in `GEOMETRY`."""
    count = source.rows - first if count is None else min(count, source.rows - first)
    if source.path.suffix.lower() in _PARQUETS:
        return _straight(source, _parquet_table(source, first, count, geometry))
    from pyogrio.raw import read_arrow  # noqa: PLC0415 - as above

    about, found = read_arrow(
        source.path,
        source.layer,
        skip_features=first,
        max_features=count,
        read_geometry=geometry,
    )
    names = [
        GEOMETRY if name == (about["geometry_name"] or "wkb_geometry") else name
        for name in found.column_names
    ]
    if len(found) != count:
        raise ValueError(
            f"{source.path}: {count} rows from {first} on were asked for, {len(found)} came: records are marked as "
            "deleted. Save it anew"
        )
    return _straight(source, found.rename_columns(names))


def _straight(source: Source, rows: Any) -> Any:
    """The same rows. Raises ValueError where there are curves, which nothing here can measure."""
    if GEOMETRY in rows.column_names:
        kinds = {each[:5] for each in rows.column(GEOMETRY).to_pylist() if each}
        codes = {int.from_bytes(each[1:], "little" if each[0] else "big") & 0x0FFFFFFF for each in kinds}
        if any(
            not 1 <= code % 1000 <= 7 for code in codes
        ):  # well-known binary's numbers of what is straight
            raise ValueError(
                f"{source.path}: it has curves or surfaces; make lines and polygons of them first"
            )
    return rows


def _parquet_table(source: Source, first: int, count: int, geometry: bool) -> Any:
    file = pq.ParquetFile(source.path)
    primary = _geo(file.schema_arrow)["primary_column"]
    ends = np.cumsum([file.metadata.row_group(i).num_rows for i in range(file.metadata.num_row_groups)])
    groups = np.arange(np.searchsorted(ends, first, side="right"), np.searchsorted(ends, first + count) + 1)
    begin = int(ends[groups[0]] - file.metadata.row_group(int(groups[0])).num_rows)
    columns = [*source.columns, primary] if geometry else list(source.columns)
    found = file.read_row_groups(groups.tolist(), columns=columns).slice(first - begin, count)
    found = found.replace_schema_metadata(None)
    return found.rename_columns([GEOMETRY if name == primary else name for name in found.column_names])


def frame(rows: Any, crs: str, index: Ints | None = None) -> Any:
    """A GeoDataFrame of rows of `table`; `index` is the number of each in its layer, where these are some of it."""
    shapes = shapes_of(rows)
    columns = rows.drop_columns([GEOMETRY]).to_pandas(date_as_object=True)
    made = gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS.from_user_input(crs))
    return made if index is None else made.set_index(np.asarray(index))


def shapes_of(rows: Any, column: str = GEOMETRY) -> Geometries:
    """The geometries of rows of `table`, None for what is none."""
    wkb = rows.column(column).to_numpy(zero_copy_only=False)
    return np.asarray(shapely.from_wkb(wkb, on_invalid="ignore"))


def batches(source: Source, size: int) -> list[tuple[int, int]]:
    """First row and number of rows of each lot of at most `size`."""
    return [(first, min(size, source.rows - first)) for first in range(0, source.rows, size)]


def put(path: Path, write: Callable[[Path], Any]) -> None:
    """What `write` makes of a name, in place of `path` once it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{os.getpid()}-{os.urandom(4).hex()}-{path.name}")
    try:
        write(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def keep_arrays(path: Path, **arrays: Any) -> None:
    """Arrays by name, kept for a later step."""

    def write(draft: Path) -> None:
        with draft.open("wb") as file:
            np.savez(file, **arrays)

    put(path, write)


def keep_array(path: Path, values: Any) -> None:
    """One array, of which only what is looked at need be read."""

    def write(draft: Path) -> None:
        with draft.open("wb") as file:
            np.save(file, values)

    put(path, write)


def keep(path: Path, rows: Any) -> None:
    """A piece of a layer, kept for a later step."""
    put(path, lambda draft: pq.write_table(rows, draft, compression="zstd", write_statistics=[ROW]))


def kept(paths: Iterable[Path]) -> Any:
    """Pieces of a layer together, by row."""
    found = pa.concat_tables([pq.read_table(path) for path in paths], promote_options="default")
    return found.sort_by(ROW)


def write(
    path: Path, tables: Iterable[Any], crs: str, kind: str, some_missing: bool, metadata: dict[str, str]
) -> int:
    """Write tables, which have the same columns, to a file that is not there before it is whole; how many rows.

    `kind` is the kind of geometry for forms that have one; `some_missing` whether rows may have none. Raises ValueError
    where the file does not hold what was written to it.
    """
    written = 0

    def counted() -> Iterator[Any]:
        nonlocal written
        for each in tables:
            written += len(each)
            yield each

    def make(draft: Path) -> None:
        if path.suffix.lower() in _PARQUETS:
            _write_parquet(draft, counted(), crs, metadata)
        else:
            _write_other(draft, path.stem, counted(), crs, _MULTI.get(kind, kind), some_missing, metadata)
        there = opened(str(draft), "output").rows if written else 0
        if there != written:
            raise ValueError(f"{path}: {written} rows were written, {there} are there")

    put(path, make)
    return written


def _write_parquet(draft: Path, tables: Iterator[Any], crs: str, metadata: dict[str, str]) -> None:
    """GeoParquet 1.1, with the box of each geometry."""
    corners = ("xmin", "ymin", "xmax", "ymax")
    first = next(tables, None)
    if first is None:
        return
    name_of_box = "bbox"
    while name_of_box in first.column_names:
        name_of_box += "_"
    box = pa.struct([(name, pa.float64()) for name in corners])
    column = {
        "encoding": "WKB",
        "geometry_types": [],
        "crs": json.loads(crs),
        "covering": {"bbox": {name: [name_of_box, name] for name in corners}},
    }
    geo = {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
    writer = None
    try:
        for each in (first, *tables):
            bounds = shapely.bounds(shapes_of(each))
            missing = np.isnan(bounds).any(axis=1)
            boxes = pa.StructArray.from_arrays(
                [pa.array(bounds[:, i]) for i in range(4)], fields=list(box), mask=pa.array(missing)
            )
            rows = each.append_column(name_of_box, boxes)
            if writer is None:
                about = {"geo": json.dumps(geo), **metadata}
                writer = pq.ParquetWriter(draft, rows.schema.with_metadata(about), compression="zstd")
            writer.write_table(rows.cast(writer.schema))
    finally:
        if writer is not None:
            writer.close()


def _write_other(
    draft: Path,
    layer: str,
    tables: Iterator[Any],
    crs: str,
    kind: str,
    some_missing: bool,
    metadata: dict[str, str],
) -> None:
    from pyogrio.errors import DataLayerError, FieldError, GeometryError  # noqa: PLC0415 - as above
    from pyogrio.raw import write_arrow  # noqa: PLC0415

    first = next(tables)
    lower = [name.lower() for name in first.column_names]
    if len(set(lower)) < len(lower):
        raise ValueError("output: columns whose names differ by case alone are one here. Write .parquet")
    has_z = bool(shapely.has_z(shapes_of(first)).any())
    told = _promoted(first, kind, has_z).schema
    schema = pa.schema([each.with_type(_simple(each.type)) for each in told])
    failed: list[BaseException] = []

    def rows() -> Iterator[Any]:
        try:
            for each in chain([first], tables):
                yield from _promoted(each, kind, has_z).cast(schema).to_batches()
        except BaseException as error:  # GDAL would tell of it in its own words
            failed.append(error)
            raise

    driver = _DRIVERS[draft.suffix.lower()]
    options = {"SPATIAL_INDEX": "NO"} if some_missing and driver == "FlatGeobuf" else {}
    if driver == "GPKG":
        options = {"FID": "__fid", "GEOMETRY_NAME": GEOMETRY}
    try:
        write_arrow(
            pa.RecordBatchReader.from_batches(schema, rows()),
            draft,
            driver=driver,
            layer=layer if _PLAIN_NAME.fullmatch(layer) and not _RESERVED.match(layer) else "result",
            geometry_name=GEOMETRY,
            geometry_type=f"{kind} Z" if has_z and kind != "Unknown" else kind,
            crs=CRS.from_user_input(crs).to_wkt(),
            layer_metadata=metadata if driver == "GPKG" else None,
            layer_options=options,
        )
    except (FieldError, DataLayerError, GeometryError, RuntimeError) as error:
        if failed:
            raise failed[0] from None
        raise ValueError(f"output: {driver} cannot hold it: {error}. Write .parquet") from error


def _simple(kind: Any) -> Any:
    """A type of Arrow that every form can hold: a column of nothing is one of texts."""
    if pa.types.is_dictionary(kind):
        return _simple(kind.value_type)
    return pa.string() if pa.types.is_null(kind) else kind


def _promoted(rows: Any, kind: str, has_z: bool) -> Any:
    """Single geometries as multiple ones, where all are to be of one kind; with heights or without as all are."""
    shapes = shapes_of(rows)
    shapes = shapely.force_3d(shapes) if has_z else shapely.force_2d(shapes)
    if kind.startswith("Multi"):
        makers = {0: shapely.multipoints, 1: shapely.multilinestrings, 3: shapely.multipolygons}
        for i in np.flatnonzero(np.isin(shapely.get_type_id(shapes), list(makers))).tolist():
            shapes[i] = makers[shapely.get_type_id(shapes[i]).item()]([shapes[i]])
    return with_shapes(rows, shapes)


def with_shapes(rows: Any, shapes: Geometries) -> Any:
    """A table with other geometries, or with some."""
    column = pa.array(shapely.to_wkb(shapes), type=pa.binary())
    if GEOMETRY not in rows.column_names:
        return rows.append_column(GEOMETRY, column)
    return rows.set_column(rows.column_names.index(GEOMETRY), GEOMETRY, column)


def numbered(rows: Any, row: Ints) -> Any:
    """A table that knows which row of its layer each is."""
    return rows.append_column(ROW, pa.array(row, type=pa.int64()))


def without(rows: Any, names: Sequence[str]) -> Any:
    """A table without columns of these names, in any case."""
    gone = {name.lower() for name in names}
    return rows.select([name for name in rows.column_names if name.lower() not in gone or name == GEOMETRY])
