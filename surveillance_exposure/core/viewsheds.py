"""What cameras see: polygons or discs, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from .cameras import Sites
from .ragged import Bools, Floats, Geometries, Ints
from .unions import Discs, polygons_of


@dataclass(frozen=True)
class Viewsheds:
    """What the cameras see: `shapes` in metres, `camera` the row of `sites` each belongs to.

    A polygon is missing where a record counts but has no view. `range_m` per polygon, NaN where unknown;
    `points` where the cameras stand (missing where viewsheds were given).
    `names` is camera_id, site_id and kind of each camera, as the layer gives them.
    """

    shapes: Geometries | Discs
    camera: Ints
    sites: Sites
    range_m: Floats
    points: Geometries
    names: list[list[Any]]

    @cached_property
    def polygons(self) -> Geometries:
        """The shapes themselves; discs are made for it, so ask only for few."""
        return polygons_of(self.shapes).take(np.arange(len(self.camera)))

    @property
    def sees(self) -> Bools:
        """Which ones see anything."""
        return polygons_of(self.shapes).there

    @property
    def cameras(self) -> float:
        """How many cameras: the sum of their counts."""
        return float(self.sites.count.sum())

    @property
    def first(self) -> Ints:
        """The row of each camera that stands for it: the first."""
        return np.unique(self.camera, return_index=True)[1]
