"""Cameras of any known form to the standard fields."""

from __future__ import annotations

from collections import Counter
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..core import parts, records
from ..core.cameras import STANDARD_FIELDS
from ..core.projection import PyprojSystems, places, without_nowhere
from ..core.ragged import Geometries
from ..core.records import AUTO, FORMATS, OPENSTREETMAP, OTHER, OWN_FIELDS, CameraRecords, FormatError
from ..core.table_points import NoPointsError, SeveralSystemsError, points_at, points_on
from ..core.table_points import points_of as points_in_columns
from .reading import (
    POINT,
    Layer,
    describe,
    frame_of,
    geometry_name,
    one_of,
    plain,
    unit_m,
    warn,
)


def cameras(
    table: Any,
    *,
    format: str = AUTO,
    x: str | None = None,
    y: str | None = None,
    table_crs: Any = "EPSG:4326",
    **fields: Any,
) -> Any:
    """Cameras with the standard fields, of records in any known form.

    Parameters
    ----------
    table : GeoDataFrame or DataFrame
        Counts per intersection of Decode Surveillance NYC, OpenStreetMap's tags wherever a table keeps them, or
        anything else: a column that is called like a standard field is taken by itself.
    format : str
        "auto", "decode counts", "openstreetmap" or "other".
    x, y : str, optional
        Columns of longitude and latitude, or easting and northing. Without them the geometries are taken, or else
        columns such as lat and lon, or of well-known text.
    table_crs
        Coordinate system of a table without geometries.
    **fields
        For standard fields (camera_id, count, ownership, direction_deg ...): the column of it, or values.

    Returns
    -------
    GeoDataFrame
        One row per camera, and site and ownership, with the index of the record that it is of.

    Raises
    ------
    ValueError
        Where the table is not what it should be, or no row has a camera.

    Examples
    --------
    >>> import pandas as pd
    >>> survey = pd.DataFrame({"lon": [7.42], "lat": [43.73], "looks": ["N"], "owner": ["public"]})
    >>> found = cameras(survey, direction_deg="looks", ownership="owner")
    >>> found[["camera_id", "direction_deg", "ownership", "status"]].values.tolist()
    [['row 1-public', 0.0, 'public', 'ok']]
    """
    rows = _rows_of(table)
    one_of("format", format, FORMATS)
    unknown = sorted(set(fields).difference(OWN_FIELDS))
    if unknown:
        raise TypeError(f"no standard field: {', '.join(unknown)}. There are: {', '.join(OWN_FIELDS)}")
    shape = geometry_name(table)
    columns = {
        str(name): plain(rows.frame.iloc[:, i])
        for i, name in enumerate(rows.frame.columns)
        if shape is None or name != shape
    }
    try:
        layout = records.format_of(columns, format, bool(fields))
    except FormatError as error:
        raise ValueError(f"table: {error}") from error
    given = {name: _values(rows, name, each) for name, each in fields.items()} if layout == OTHER else {}
    shapes, crs = _shapes(rows, columns, x, y, table_crs, layout == OPENSTREETMAP)
    found = records.cameras_from_columns(columns, shapes, layout, given, rows.problems)
    _tell(rows, found)
    made = {**found.columns, "message": [_message(found, i) for i in found.rows.tolist()]}
    made = {name: made[name] for name in STANDARD_FIELDS}
    result = frame_of(made, found.points, crs)
    result.index = rows.frame.index[found.rows]
    describe(result, None, None, [rows])
    result.attrs["format"] = found.format
    return result


def _rows_of(given: Any) -> Layer:
    if not isinstance(given, pd.DataFrame):
        raise ValueError(f"table: not a DataFrame, but {type(given).__name__}")
    if not len(given):
        raise ValueError("table: it has no rows")
    shapes: Geometries = np.full(len(given), None, dtype=object)
    crs = None
    if isinstance(given, gpd.GeoDataFrame) and geometry_name(given) in given.columns:
        shapes = np.array(shapely.force_2d(np.asarray(given.geometry.array, dtype=object)), dtype=object)
        crs = given.crs
    return Layer("table", given, np.arange(len(given)), crs, shapes)


def _values(rows: Layer, name: str, given: Any) -> list[Any]:
    """The values of a standard field: those of a column, one for each row, or one for all."""
    if isinstance(given, str):
        return rows.needed(given, name)
    if np.ndim(given) == 0:
        return [given] * len(rows)
    if len(given) != len(rows):
        raise ValueError(f"{name}: {len(given)} values for {len(rows)} rows")
    return plain(pd.Series(given))


def _shapes(
    rows: Layer, columns: dict[str, list[Any]], x: str | None, y: str | None, table_crs: Any, any_shape: bool
) -> tuple[Geometries, Any]:
    """Where the rows are, and in which system; why some are nowhere is noted in them."""
    from pyproj import CRS  # noqa: PLC0415
    from pyproj.exceptions import CRSError  # noqa: PLC0415

    is_table = bool(shapely.is_missing(rows.geometries).all())
    shapes, crs = rows.geometries, rows.crs
    if not is_table and crs is None and not (x and y):
        raise ValueError("table: it has no coordinate system. Set it with set_crs")
    if is_table or (x and y):
        srid = None
        if x and y:
            found = points_at(rows.needed(x, "x"), rows.needed(y, "y"))
        else:
            try:
                found = points_in_columns(columns)
            except NoPointsError as error:
                raise ValueError(
                    "table: no points, and no columns such as lat and lon; name them: x, y"
                ) from error
            except SeveralSystemsError as error:
                raise ValueError(f"table: its points are in several coordinate systems: {error}") from error
            srid = found.srid
        shapes = found.points
        rows.problems.update(found.problems)
        try:
            crs = CRS.from_user_input(table_crs if srid is None else f"EPSG:{srid}")
        except CRSError as error:
            raise ValueError(f"table_crs: {error}") from error
    rows.crs = crs
    points = np.array(points_on(shapes) if any_shape else shapes, dtype=object)
    judged = parts.judged(points, POINT, unit_m(crs))
    placed = Layer(rows.name, rows.frame, rows.kept, crs, judged.geometries, judged.problems)
    without_nowhere([placed], [places(placed, PyprojSystems())])
    rows.problems = {**placed.problems, **rows.problems}
    if not rows.usable.any():
        rows.tell()
    return shapes, crs


def _message(found: CameraRecords, row: int) -> str | None:
    """The code of what is to be known of a record."""
    if row in found.problems:
        return found.problems[row]
    record = found.records[row]
    ignored = [*record.ignored, *record.failed]
    texts = [record.words or record.no_view, f"ignored: {', '.join(ignored)}" if ignored else None]
    return "; ".join(filter(None, texts)) or None


def _tell(rows: Layer, found: CameraRecords) -> None:
    rows.problems = found.problems
    left_out = Counter(record.left_out for record in found.records if record.left_out)
    if not found.cameras:
        raise ValueError(f"table: none of the {len(rows)} rows has a camera")
    for why, count in left_out.items():
        warn(f"table: {count} of {len(rows)} rows are no cameras and left out: {why}")
    for words, count in Counter(each.words or each.no_view for each in found.records if each.no_view).items():
        warn(f"table: {count} rows watch no street and are in no figure: {words}")
    if found.is_assumed:
        warn("table: no column says that its rows are cameras; each is taken as one")
    if found.renamed:
        warn(f"table: {found.renamed} rows share their camera_id with another; a number was added")
    if found.totals.ignored:
        warn(f"table: {found.totals.ignored} cameras have a value that could not be used; see message")
    for reason, count in Counter(found.problems.values()).items():
        warn(f"table: {count} of {len(rows)} rows left out: {reason}")
