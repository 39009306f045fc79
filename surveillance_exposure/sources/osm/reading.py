"""The rows of any layer of an extract that has been read through once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...core.tags import METRES_PER_LEVEL
from .buildings import read_buildings
from .data import Data
from .elements import Progress
from .points import read_cameras
from .rows import CAMERAS, SIGHTS, STATIONS, STREETS, Row
from .streets import read_streets


def rows_of(
    data: Data,
    layer: str,
    progress: Progress = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    metres_per_level: float = METRES_PER_LEVEL,
) -> Iterable[Row]:
    """The rows of a layer (one of `rows.LAYERS`); of streets and buildings they are read as they are asked for.

    Raises InterruptedError once `is_cancelled()`.
    """
    if layer == CAMERAS:
        return read_cameras(data)
    if layer in (STATIONS, SIGHTS):
        return data.points.stations if layer == STATIONS else data.points.sights
    if layer == STREETS:
        return read_streets(data, progress, is_cancelled)
    return read_buildings(data, progress, is_cancelled, metres_per_level)
