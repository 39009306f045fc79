"""Buildings of a layer: which of them are walls, and where they begin."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsFeature, QgsFields

from ...core import walls
from ...layers import Rows, value


def wall_fields(fields: QgsFields) -> list[str]:
    """The fields that tell whether a building is a wall, and where it begins."""
    names = [each.name() for each in fields]
    return [names[i] for i in walls.wall_columns(names)]


def walls_of(rows: Rows) -> walls.Walls:
    """Which rows are walls, by their fields and tags."""
    names = [each.name() for each in rows.fields]
    columns = walls.wall_columns(names)
    return walls.walls_of(names, [_plain(feature, columns) for feature in rows.features])


def _plain(feature: QgsFeature, columns: list[int]) -> list[Any]:
    attributes = feature.attributes() if columns else []
    found = (attributes[k] for k in columns)
    return [item if isinstance(item, (str, int, float)) else value(item) for item in found]


def leave_out_no_walls(rows: Rows) -> None:
    """Note in `rows` which buildings cover no ground: no walls, and parts that begin overhead; blank them."""
    for i, reason in walls_of(rows).no_ground_below.items():
        rows.problems.setdefault(i, reason)
        rows.geometries[i] = None
