"""Extents that algorithms are given, in a working system."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException

from ...core.ragged import Floats
from ...translation import tr
from ..run import Run
from . import inputs


def read_extent(run: Run, name: str, crs: QgsCoordinateReferenceSystem) -> Floats | None:
    """An extent (west, south, east, north) in the system `crs`; None where none is given.

    One without an area ends the run.
    """
    if not run.given(name):
        return None
    inputs.check_extent(run, name)
    run = run.but(**{name: _eastwards(run.given(name))})
    extent = run.algorithm.parameterAsExtent(run.parameters, name, run.context, crs)
    if extent.isNull():
        return None
    chosen = np.array([extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()])
    if not np.isfinite(chosen).all() or not (chosen[:2] < chosen[2:]).all():
        raise QgsProcessingException(
            tr("Extent: it has no area, or lies outside its coordinate system. Choose another one.")
        )
    return chosen


def _eastwards(extent: Any) -> Any:
    """An extent in degrees that leads across 180 degrees, west after east, with its east beyond 180.

    QGIS would turn it into all the rest of the world.
    """
    parts = re.fullmatch(r"([^,]+),([^,]+),(.+\[(.+)\]\s*)", extent) if isinstance(extent, str) else None
    if not parts or not QgsCoordinateReferenceSystem(parts[4]).isGeographic():
        return extent
    try:
        west, east = float(parts[1]), float(parts[2])
    except ValueError:
        return extent
    return f"{west},{east + 360},{parts[3]}" if east < west else extent
