"""Tables put into databases that exist: all rows at once, or none, and nothing else touched."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr

from ...translation import tr


class WriteError(Exception):
    """GDAL could not write; the text says why."""


def opened(path: Path, update: bool = False) -> gdal.Dataset:
    """A file of vector layers."""
    gdal.ErrorReset()
    try:
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | (gdal.OF_UPDATE if update else 0))
    except RuntimeError as error:
        raise WriteError(str(error)) from error
    if dataset is None:
        raise WriteError(gdal.GetLastErrorMsg())
    return dataset


def stop_at_error() -> None:
    """Raise what GDAL noted since `gdal.ErrorReset`, if that was an error."""
    if gdal.GetLastErrorType() >= gdal.CE_Failure:
        raise WriteError(gdal.GetLastErrorMsg())


def asked(dataset: gdal.Dataset, sql: str) -> Any:
    """The first value that an SQL statement gives; None if none."""
    try:
        found = dataset.ExecuteSQL(sql)
    except RuntimeError as error:
        raise WriteError(str(error)) from error
    stop_at_error()
    if found is None:
        return None
    row = found.GetNextFeature()
    first = row.GetField(0) if row is not None else None
    del row
    dataset.ReleaseResultSet(found)
    return first


def quoted(name: str) -> str:
    """A name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'


def sql(template: str, **names: str) -> str:
    """SQL with names of tables and columns put in, quoted; they cannot be parameters.

    >>> sql("SELECT COUNT(*) FROM {table}", table="a b")
    'SELECT COUNT(*) FROM "a b"'
    """
    return template.format(**{key: quoted(name) for key, name in names.items()})


class GeoPackage:
    """A transaction in a GeoPackage that exists. `rows` are tables in files of their own."""

    def __init__(self, file: Path, is_cancelled: Callable[[], bool]) -> None:
        self._is_cancelled = is_cancelled
        self._dataset: Any = opened(file, update=True)
        # Readers see what was there until all is in, even if this process is killed meanwhile.
        self._mode = asked(self._dataset, "PRAGMA journal_mode")
        with suppress(WriteError):  # somebody reads just now; they read on, and we do without
            asked(self._dataset, "PRAGMA journal_mode = WAL")
        self._call("StartTransaction")

    def _call(self, name: str) -> None:
        gdal.ErrorReset()
        try:
            failed = getattr(self._dataset, name)()
        except RuntimeError as error:
            raise WriteError(str(error)) from error
        if failed:
            raise WriteError(gdal.GetLastErrorMsg())

    def replace(self, table: str, source: Path, key: str, geometry: str) -> None:
        """Have `table` be the one in `source`, instead of what it was."""
        rows = opened(source)
        wanted = rows.GetLayer(0)
        for i in range(self._dataset.GetLayerCount()):
            if self._dataset.GetLayer(i).GetName().lower() == table.lower():
                self._dataset.DeleteLayer(i)
                break
        options = [f"FID={key}", f"GEOMETRY_NAME={geometry}"]
        made = self._dataset.CreateLayer(table, wanted.GetSpatialRef(), wanted.GetGeomType(), options)
        stop_at_error()
        if made is None:
            raise WriteError(gdal.GetLastErrorMsg())
        definition = wanted.GetLayerDefn()
        for i in range(definition.GetFieldCount()):
            made.CreateField(definition.GetFieldDefn(i))
        self._fill(made, wanted, 0)

    def append(self, table: str, source: Path) -> None:
        """Add the rows in `source` to those of `table`."""
        rows = opened(source)
        target = self._dataset.GetLayerByName(table)
        if target is None:
            raise WriteError(tr("there is no table {table}").format(table=table))
        before = asked(self._dataset, sql("SELECT COUNT(*) FROM {table}", table=table))
        self._fill(target, rows.GetLayer(0), before)

    def _fill(self, target: ogr.Layer, rows: ogr.Layer, before: int) -> None:
        definition, count = target.GetLayerDefn(), 0
        for row in rows:
            if self._is_cancelled():
                raise WriteError(tr("cancelled"))
            copy = ogr.Feature(definition)
            copy.SetFrom(row)
            copy.SetFID(-1 if before else row.GetFID())
            target.CreateFeature(copy)
            count += 1
        target.SyncToDisk()
        stop_at_error()
        if (
            asked(self._dataset, sql("SELECT COUNT(*) FROM {table}", table=target.GetName()))
            != before + count
        ):
            raise WriteError(tr("not all rows could be written"))

    def commit(self) -> None:
        """Let them be seen."""
        try:
            self._call("CommitTransaction")
        except WriteError as error:
            raise OSError(str(error)) from error
        self._close()

    def roll_back(self) -> None:
        """Take them back; nothing if they are seen already."""
        if self._dataset is not None:
            with suppress(WriteError):  # closing does as much
                self._call("RollbackTransaction")
            self._close()

    def _close(self) -> None:
        with suppress(WriteError):  # somebody else reads it; whoever closes it last tidies up
            asked(self._dataset, f"PRAGMA journal_mode = {self._mode}")
        self._dataset = None
