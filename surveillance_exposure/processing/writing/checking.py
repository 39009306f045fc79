"""A draft closed, opened again and counted, and turned into the format that is wanted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from osgeo import gdal
from qgis.core import QgsWkbTypes

from ...translation import tr
from . import formats
from .drafts import Draft, Drafts
from .formats import Held
from .places import Place
from .tables import WriteError, asked, opened, sql, stop_at_error


def closed(closing: list[Any], target: Path, table: str, held: Held, count: int, empty: int) -> None:
    """Close what was written, open it again and see whether all of it is there."""
    gdal.ErrorReset()
    while closing:
        closing.pop()
    stop_at_error()
    dataset = opened(target, update=bool(empty))
    layer = dataset.GetLayerByName(table)
    if layer is None:
        raise WriteError(tr("the layer is not there when the file is opened again"))
    names = {
        layer.GetLayerDefn().GetFieldDefn(i).GetName() for i in range(layer.GetLayerDefn().GetFieldCount())
    }
    missing = [item.name() for item in held.fields if item.name() not in names]
    if missing:
        raise WriteError(tr("the fields {names} are not in it").format(names=", ".join(missing)))
    if empty and layer.GetGeometryColumn():  # QGIS writes an empty geometry where there is none
        change = "UPDATE {table} SET {column} = NULL WHERE ST_IsEmpty({column})"
        asked(dataset, sql(change, table=table, column=layer.GetGeometryColumn()))
    there = asked(dataset, sql("SELECT COUNT(*) FROM {table}", table=table))
    del layer, dataset
    stop_at_error()
    _compare(there, count)


def _compare(there: int, count: int) -> None:
    if there != count:
        raise WriteError(
            tr("{there} of {count} rows are in it when it is opened again").format(there=there, count=count)
        )


def shortened(target: Path, place: Place, held: Held) -> list[str]:
    """Texts and numbers that a Shapefile cannot hold in full."""
    if formats.driver_of(place) != "ESRI Shapefile":
        return []
    dataset, said = opened(target), []
    largest = "SELECT MAX(ABS({column})) FROM {table}"
    tiny = "SELECT COUNT(*) FROM {table} WHERE ABS({column}) < 1e-6 AND {column} <> 0"
    sizes = "SELECT SUM(LENGTH(CAST({column} AS BLOB)) > %d) FROM {table}"
    long = sizes % formats.LONG_TEXT
    for item in held.fields:
        names = {"table": place.layer_name, "column": item.name()}
        if item.isNumeric() and (asked(dataset, sql(largest, **names)) or 0) >= formats.LARGEST:
            raise WriteError(
                tr("{field} has numbers too large for a Shapefile. Choose .gpkg").format(field=item.name())
            )
        count = asked(dataset, sql(tiny if item.isNumeric() else long, **names))
        if count:
            said.append(
                tr("{count} values of {field} are shortened to what a Shapefile holds").format(
                    count=count, field=item.name()
                )
            )
    return said


def converted(
    source: Path,
    draft: Draft,
    place: Place,
    geometry_type: QgsWkbTypes.Type,
    count: int,
    empty: int,
    drafts: Drafts,
) -> None:
    """From the GeoPackage to the format that is wanted; opened again, and its rows counted."""
    driver, target = formats.driver_of(place), draft.new / draft.file.name
    has_geometry = geometry_type != QgsWkbTypes.Type.NoGeometry
    if empty and not formats.keeps_empty(place):
        raise WriteError(
            tr("{count} rows have no geometry, and a FlatGeobuf file leaves these out. Choose .gpkg").format(
                count=empty
            )
        )
    gdal.ErrorReset()
    try:
        made = gdal.VectorTranslate(
            str(target),
            str(source),
            format=driver,
            layers=[place.layer_name],
            layerName=place.layer_name,
            layerCreationOptions=formats.options_of(driver, has_geometry),
            callback=lambda *_: 0 if drafts.feedback.isCanceled() else 1,
        )
        del made
    except RuntimeError as error:
        raise WriteError(str(error)) from error
    stop_at_error()
    if driver == "CSV":
        _leave_others_system(draft)
    layer = (dataset := opened(target)).GetLayer(0)
    if layer is None:
        raise WriteError(tr("the layer is not there when the file is opened again"))
    if layer.TestCapability("IgnoreFields"):
        definition = layer.GetLayerDefn()
        names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
        layer.SetIgnoredFields(names)
    there = sum(1 for _ in layer)
    del layer, dataset
    stop_at_error()
    _compare(there, count)
    source.unlink()


def _leave_others_system(draft: Draft) -> None:
    """A .prj that belongs to another layer of that name stays as it is."""
    there = draft.file.with_suffix(".prj")
    if there.exists() and (not draft.was_there or draft.file.with_suffix(".shp").exists()):
        (draft.new / there.name).unlink(missing_ok=True)
