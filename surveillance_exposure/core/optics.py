"""Where a camera points: its horizontal fields of view."""

from __future__ import annotations

import math
import re

import numpy as np
import shapely

from .ragged import Floats, Geometries

Sector = tuple[float, float]
"""First azimuth and width, degrees, clockwise from north."""

_NUMBER = r"-?\d+(?:\.\d+)?"
_SPAN = re.compile(rf"\s*({_NUMBER})\s*-\s*({_NUMBER})\s*")


def sectors(text: str | None, direction: float, width: float) -> list[Sector]:
    """The sectors of a camera: from a text such as "0-90;180-270", else `width` around `direction`.

    Empty where it sees all around: no direction (NaN), or a width of 360 degrees. Raises ValueError
    where the text is not one of sectors.
    """
    if text and text.strip():
        spans = [_SPAN.fullmatch(part) for part in text.split(";") if part.strip()]
        if not all(spans):
            raise ValueError(f"not sectors: {text}")
        found = [(float(span[1]) % 360, (float(span[2]) - float(span[1])) % 360) for span in spans if span]
        return [] if any(turn == 0 for _, turn in found) else found
    if not math.isfinite(direction) or width >= 360:
        return []
    return [((direction - width / 2) % 360, width)]


def clipped(viewsheds: Geometries, xy: Floats, reach: Floats, fields: list[list[Sector]]) -> Geometries:
    """Viewsheds (within `reach` metres of `xy`) cut to the cameras' sectors; NULL where nothing is left."""
    result = viewsheds.copy()
    for i, parts in enumerate(fields):
        if parts and result[i] is not None:
            wedges = shapely.union_all([_wedge(xy[i], reach[i], sector) for sector in parts])
            cut = shapely.get_parts(shapely.intersection(result[i], wedges))
            cut = shapely.union_all(cut[shapely.get_dimensions(cut) == 2])
            result[i] = None if cut.is_empty else cut
    return result


def _wedge(xy: Floats, reach: float, sector: Sector) -> shapely.Polygon:
    first, width = sector
    steps = max(math.ceil(width / 30), 1)
    azimuth = np.radians(first + width * np.arange(steps + 1) / steps)
    # Far enough out that the straight sides between 30 degrees stay beyond the range.
    rim = xy + 1.1 * reach * np.column_stack([np.sin(azimuth), np.cos(azimuth)])
    return shapely.Polygon([xy, *rim])
