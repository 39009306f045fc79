"""Where the rows of a table are: by columns of coordinates, or of shapes as text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
import shapely.geometry

from .columns import plain_name
from .numbers import number
from .parts import NO_GEOMETRY
from .ragged import Geometries

__all__ = [
    "NOT_NUMBERS",
    "NoPointsError",
    "SeveralSystemsError",
    "TablePoints",
    "points_at",
    "points_of",
    "points_on",
]

COORDINATE_NAMES = (
    ("lon", "lat"),
    ("long", "lat"),
    ("lng", "lat"),
    ("longitude", "latitude"),
    ("x", "y"),
    ("center_lon", "center_lat"),
    ("point_x", "point_y"),
)
GEOMETRY_NAMES = (
    *("wkt", "geometry", "geom", "the_geom", "wkt_geom", "geom_wkt", "geometry_wkt", "ewkt", "st_astext"),
    *("wkb", "wkb_geometry", "way", "shape", "geojson", "point", "location"),
)

NOT_NUMBERS = "not numbers"
"""With NO_GEOMETRY: why a row has no point."""

_HEXADECIMAL = re.compile(r"(?:0[01])(?:[0-9a-fA-F]{2}){8,}")
_WITH_SYSTEM = re.compile(r"\s*SRID=(\d+)\s*;(.*)", re.DOTALL | re.IGNORECASE)


class NoPointsError(ValueError):
    """A table without columns of coordinates, and without a shape in any other."""


class SeveralSystemsError(ValueError):
    """Shapes in several coordinate systems, as their text says: `systems` are their EPSG numbers."""

    def __init__(self, systems: Sequence[int]) -> None:
        super().__init__(f"points in several coordinate systems: {', '.join(map(str, systems))}")
        self.systems = list(systems)


@dataclass(frozen=True)
class TablePoints:
    """A shape per row, None where there is none, and why, by row.

    `srid` is the EPSG number of their system, where their text says so.
    """

    points: Geometries
    problems: dict[int, str] = field(default_factory=dict)
    srid: int | None = None


def points_of(columns: Mapping[str, Sequence[Any]]) -> TablePoints:
    """The points of a table, from columns such as lon and lat, else from shapes as text.

    Shapes are well-known text or binary, with or without a system ("SRID=4326;POINT (1 2)"), or GeoJSON.

    Parameters
    ----------
    columns
        Values by name of the column; names in any case and with any marks.

    Returns
    -------
    TablePoints
        In the coordinates of the table.

    Raises
    ------
    NoPointsError
        Where no column has any.
    SeveralSystemsError
        Where they are in several systems.

    Examples
    --------
    >>> found = points_of({"Lon": ["-73,99", "x"], "Lat": [40.7, 40.8]})
    >>> found.points[0].wkt, found.problems
    ('POINT (-73.99 40.7)', {1: 'not numbers'})
    """
    names = list(columns)
    size = len(columns[names[0]]) if names else 0
    plain = [plain_name(name) for name in names]
    pairs = [(plain.index(x), plain.index(y)) for x, y in COORDINATE_NAMES if x in plain and y in plain]
    shapes = [i for name in GEOMETRY_NAMES for i, each in enumerate(plain) if each == name]
    points = np.full(size, None, dtype=object)
    problems: dict[int, str] = {}
    for i, row in enumerate(zip(*columns.values())) if pairs or shapes else ():
        why: str | None = None
        for x, y in pairs:
            points[i], problem = _point(row[x], row[y])
            why = problem if problem == NOT_NUMBERS else why or problem
            if points[i] is not None:
                break
        else:
            points[i] = next(filter(None, (_shape(row[k]) for k in shapes)), None)
        if points[i] is None and why:
            problems[i] = why
    missing = shapely.is_missing(points)
    if not pairs and missing.all():
        raise NoPointsError("no columns of coordinates or shapes")
    systems = sorted(set(np.unique(shapely.get_srid(points[~missing])).tolist()) - {0})
    if len(systems) > 1:
        raise SeveralSystemsError(systems)
    return TablePoints(points, problems, next(iter(systems), None))


def points_at(x: Sequence[Any], y: Sequence[Any]) -> TablePoints:
    """Points from coordinates as tables hold them.

    Parameters
    ----------
    x, y
        Numbers or their text, a pair per row.

    Examples
    --------
    >>> found = points_at([1, None], ["2,5", "3"])
    >>> found.points[0].wkt, found.problems
    ('POINT (1 2.5)', {1: 'no geometry'})
    """
    points = np.full(len(x), None, dtype=object)
    problems = {}
    for i, pair in enumerate(zip(x, y)):
        points[i], problem = _point(*pair)
        if problem:
            problems[i] = problem
    return TablePoints(points, problems)


def points_on(shapes: Geometries) -> Geometries:
    """Points as they are, and a point on each line and area.

    Parameters
    ----------
    shapes
        Any; shape (rows,). What is missing or not finite stays.

    Examples
    --------
    >>> [each.wkt for each in points_on(shapely.from_wkt(["POINT (1 2)", "LINESTRING (0 0, 2 0, 4 0)"]))]
    ['POINT (1 2)', 'POINT (2 0)']
    """
    points = np.array(shapes, dtype=object)
    large = (shapely.get_dimensions(points) > 0) & np.isfinite(shapely.bounds(points)).all(axis=1)
    points[large] = shapely.point_on_surface(points[large])
    return points


def _point(x: Any, y: Any) -> tuple[shapely.Point | None, str | None]:
    """A point, or why there is none."""
    try:
        numbers = [number(x), number(y)]
    except (TypeError, ValueError):
        return None, NOT_NUMBERS
    return (None, NO_GEOMETRY) if None in numbers else (shapely.Point(numbers), None)


def _shape(item: Any) -> Any:
    """A shape from its text; None if it is none."""
    text = item if isinstance(item, str) else json.dumps(item) if isinstance(item, dict) else ""
    srid, of_system = 0, _WITH_SYSTEM.fullmatch(text)
    if of_system:
        srid, text = int(of_system[1]), of_system[2]
    try:
        if _HEXADECIMAL.fullmatch(text):
            return shapely.from_wkb(text)
        if text.lstrip().startswith("{"):
            return shapely.geometry.shape(json.loads(text))
        return shapely.set_srid(shapely.from_wkt(text, on_invalid="ignore"), srid)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError, shapely.errors.ShapelyError):
        return None
