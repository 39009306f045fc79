"""What cameras see, of a frame of cameras or of viewsheds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..core.camera_fields import CAMERA_FIELDS, count_less, read_cameras, read_numbers, sites_among
from ..core.lenses import DEFAULTS, ViewOptions
from ..core.projection import WorkingSystem
from ..core.ragged import Floats
from ..core.viewsheds import Viewsheds, discs, given_viewsheds
from .reading import (
    POINT,
    POLYGON,
    Condition,
    Layer,
    coordinates,
    number_in,
    plain,
    points_of,
    read_layer,
    warn,
)

PerCamera = Any
"""A number for all cameras, the name of a column, or one for each."""

WHO = ("camera_id", "site_id", "count", "ownership", "kind", "place", "status", "range_m")


@dataclass(frozen=True)
class Watching:
    """Which cameras count, and how far they see: the arguments of that name."""

    camera_filter: Condition = None
    min_count: float = 1
    all_records: bool = False
    range: PerCamera = 120.0
    ignore_camera_values: bool = False

    def layer(self, frame: Any, name: str) -> Layer:
        """The rows of a frame of cameras or viewsheds."""
        dimension = POLYGON if name == "viewsheds" else POINT
        found = read_layer(frame, name, dimension, self.camera_filter, "camera_filter")
        if found.whole and all(found.column(each) is None for each in CAMERA_FIELDS):
            warn(
                f"{name}: none of the columns of cameras ({', '.join(CAMERA_FIELDS)}): each row is taken as one camera"
            )
        return found

    def either(self, cameras: Any, viewsheds: Any) -> Layer:
        """What says what is seen: viewsheds, or else cameras. Raises ValueError where neither is given."""
        if viewsheds is not None:
            if cameras is not None:
                warn("cameras and viewsheds are both given: the viewsheds are used")
            return self.layer(viewsheds, "viewsheds")
        if cameras is None:
            raise ValueError("cameras: give either cameras or viewsheds")
        return self.layer(cameras, "cameras")

    def seen(self, layer: Layer, system: WorkingSystem) -> Viewsheds:
        """What is seen, in metres: the polygons of viewsheds, or discs around cameras."""
        options = ViewOptions(min_count=self.min_count, all_records=self.all_records)
        if layer.name == "viewsheds":
            xy = np.full((len(layer), 2), np.nan)
            records = read_cameras(xy, layer.column, WHO)
            found, why = given_viewsheds(system.bring(layer), records, options)
        else:
            xy = coordinates(points_of(layer, system))
            records = read_cameras(xy, layer.column, WHO)
            options = ViewOptions(
                range_m=per_camera(layer, "range", self.range, "range_m"),
                ignore_own=self.ignore_camera_values,
                min_count=self.min_count,
                all_records=self.all_records,
            )
            found, why = discs(records, options)
        layer.problems = {**why, **layer.problems}
        layer.tell()
        few = count_less(records, self.min_count) & layer.usable
        if few.any() and layer.whole:
            warn(
                f"{layer.name}: {int(few.sum())} rows, at {sites_among(records, few)} sites, count less than "
                f"{self.min_count:g}: they are counted and see nothing (min_count)"
            )
        return found


def watching(options: Mapping[str, Any]) -> Watching:
    """What of arguments is about cameras."""
    names = Watching.__dataclass_fields__
    return Watching(**{name: value for name, value in options.items() if name in names})


def per_camera(layer: Layer, argument: str, value: PerCamera, field: str) -> Floats | float:
    """A number of cameras as the user gives it: one for all, or one for each row; None is the default."""
    if value is None:
        return float(DEFAULTS[field])
    if isinstance(value, str):
        return read_numbers(layer.needed(value, argument), field)
    if np.ndim(value) == 0:
        return number_in(argument, value, -np.inf)
    total = int(layer.kept.max()) + 1
    if len(value) < total:
        raise ValueError(f"{argument}: {len(value)} values, one for each row is needed")
    return read_numbers(plain(pd.Series(value).iloc[layer.kept]), field)
