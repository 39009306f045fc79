"""Open data to a layer."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsWkbTypes

from ... import layers
from ...core.parts import of_one_dimension
from ...core.ragged import Geometries
from ...sources.opendata import Table
from ...translation import tr
from ..finishing import styles
from ..finishing.results import Output
from ..reading.servers import source
from ..run import Run
from .writer import write


def write_table(run: Run, table: Table) -> dict[str, Any]:
    """Write the rows to OUTPUT, say what they are, and give the totals."""
    shapes, kind = _shapes(table.shapes)
    has_shapes = kind != QgsWkbTypes.Type.NoGeometry
    without = shapes.count(None)
    if without and has_shapes:
        run.warn(
            tr("{count} of {total} rows of “{title}” have no place.").format(
                count=without, total=len(shapes), title=table.title
            )
        )
    fields = layers.fields_of(
        layers.new_field(_free(name, table.columns), "number" if name in table.numbers else "text")
        for name in table.columns
    )
    crs = QgsCoordinateReferenceSystem("EPSG:4326" if has_shapes else "")
    rows = ((shape, list(values)) for shape, *values in zip(shapes, *table.columns.values()))
    destination = write(run, "OUTPUT", fields, kind, crs, rows)
    state = tr("Last changed by its publisher on {date}.").format(date=table.updated or tr("unknown date"))
    run.say(state)
    abstract = tr("{rows} rows of “{title}”.").format(rows=len(shapes), title=table.title)
    day = table.fetched.date().isoformat()
    run.outputs.append(
        Output(
            destination,
            table.title,
            styles.plain(kind, "height_m" in table.columns),
            f"{abstract} {state}",
            [source(table.title, table.host, day, table.licence, table.attribution)],
        )
    )
    return {"OUTPUT": destination, "USED": len(shapes), "SKIPPED": without}


def _free(name: str, names: Collection[str]) -> str:
    """The name of a column, or another where GeoPackages have one of their own of that name."""
    if name in ("fid", "geom"):
        name += "_"
        while name in names:
            name += "_"
    return name


def _shapes(given: Geometries) -> tuple[list[bytes | None], QgsWkbTypes.Type]:
    """Well-known binary of the shapes of the commonest dimension, and its type; the others are None."""
    shapes, dimension = of_one_dimension(given)
    if dimension is None:
        return [None] * len(shapes), QgsWkbTypes.Type.NoGeometry
    if dimension != layers.POINT:
        kinds = {layers.LINE: QgsWkbTypes.Type.MultiLineString, layers.POLYGON: QgsWkbTypes.Type.MultiPolygon}
        return layers.multi_wkb(shapes), kinds[dimension]
    if (shapely.get_num_geometries(shapes) <= 1).all():
        return list(shapely.to_wkb(shapely.get_geometry(shapes, 0))), QgsWkbTypes.Type.Point
    parts = [None if each is None else shapely.multipoints(shapely.get_parts(each)) for each in shapes]
    return list(shapely.to_wkb(parts)), QgsWkbTypes.Type.MultiPoint
