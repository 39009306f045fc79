"""Frames to what the core works on, and back: which rows are used, in which system, what is said of the others."""

from __future__ import annotations

import sys
import warnings
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, Union

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..core import parts
from ..core.areas import residents
from ..core.cameras import NUMBER_FIELDS, STANDARD_FIELDS
from ..core.columns import where_named
from ..core.numbers import Numbers
from ..core.parts import LeftOut
from ..core.projection import (
    HOPELESS_ERROR,
    MAX_SCALE_ERROR,
    MAX_WIDE_ERROR,
    Located,
    Places,
    PyprojSystems,
    WorkingSystem,
    Zones,
    places_of,
    without_nowhere,
)
from ..core.ragged import Bools, Floats, Geometries, Ints
from ..core.statuses import OK, REPAIRED, UNUSABLE

POINT, LINE, POLYGON = 0, 1, 2
"""Dimensions of geometries, as shapely counts them."""

Condition = Union[str, Sequence[bool], None]
"""Which rows to take: as `DataFrame.query` takes it, or yes and no for each row; None or "" for all."""

System = Union[WorkingSystem, str, Any, None]
"""A working system, or what pyproj takes for a coordinate system in metres; None: one is chosen."""

_PACKAGE = __name__.split(".", maxsplit=1)[0]


class Named(Located, Protocol):
    """Features in a coordinate system that are told of by the `name` of the argument."""

    name: str


@dataclass(frozen=True)
class Part:
    """Rows of a layer larger than memory: a frame of them, and by row what is known to be wrong with it.

    Nothing is told of a part, and none is refused because there is nothing in it.
    """

    frame: Any
    problems: Mapping[int, str] = field(default_factory=dict)


@dataclass
class Layer:
    """The rows of a frame: `geometries` in its system `crs`, None where unusable, for which `problems` says why.

    `name` is the argument that the frame was given as, `kept` the rows of it that fulfil the condition, which are in
    `frame`. `left_out` says what is left out of rows that are used, `repaired` which outlines cross themselves.
    It is not `whole` where it is a `Part`.
    """

    name: str
    frame: Any
    kept: Ints
    crs: Any
    geometries: Geometries
    problems: dict[int, str] = field(default_factory=dict)
    left_out: LeftOut = field(default_factory=dict)
    repaired: set[int] = field(default_factory=set)
    places: Places | None = None
    whole: bool = True

    def __len__(self) -> int:
        return len(self.frame)

    @property
    def usable(self) -> Bools:
        """Which rows have a geometry to work with."""
        usable = np.ones(len(self), dtype=bool)
        usable[list(self.problems)] = False
        return usable

    @property
    def statuses(self) -> list[str]:
        """The status of each row."""
        return [
            UNUSABLE if i in self.problems else REPAIRED if i in self.repaired else OK
            for i in range(len(self))
        ]

    @property
    def messages(self) -> list[str | None]:
        """The code of what is to be known of each row: why it is unusable, what was left out of it."""
        return [
            self.problems.get(i) or "; ".join(sorted(self.left_out.get(i, ()))) or None
            for i in range(len(self))
        ]

    def column(self, name: str) -> list[Any] | None:
        """The values of a column, its case no matter, None for what is missing; None where there is no such column.

        One of ours is also found where a Shapefile has cut its name to ten letters.
        """
        found = where_named([str(each) for each in self.frame.columns], name, name in STANDARD_FIELDS)
        return None if found is None else plain(self.frame.iloc[:, found])

    def needed(self, name: str, argument: str) -> list[Any]:
        """The same of a column that the user names in `argument`. Raises ValueError where it is not there."""
        found = self.column(name) if isinstance(name, str) else None
        if found is None:
            known = ", ".join(map(str, self.frame.columns))
            raise ValueError(f"{argument}: {self.name} has no column {name!r}. It has: {known}")
        return found

    def tell(self) -> None:
        """Warn of what cannot be used, and of what was repaired. Raises ValueError where nothing can be used."""
        if not self.whole:
            return
        for reason, count in Counter(self.problems.values()).items():
            warn(f"{self.name}: {count} of {len(self)} rows left out: {reason}")
        lost = sum((each for i, each in self.left_out.items() if i not in self.problems), Counter[str]())
        for reason, count in lost.items():
            warn(f"{self.name}: {count} parts of rows left out: {reason}")
        repaired = len(self.repaired.difference(self.problems))
        if repaired:
            warn(f"{self.name}: {repaired} outlines that cross or touch themselves repaired")
        if not self.usable.any():
            reasons = ", ".join(sorted(set(self.problems.values())))
            raise ValueError(f"{self.name}: no row can be used: {reasons}")


def read_layer(
    frame: Any, name: str, dimension: int, condition: Condition = None, argument: str = ""
) -> Layer:
    """The rows of a frame or `Part` that fulfil a condition, given as `argument`, with geometries of a dimension.

    Raises ValueError for what is no frame with a coordinate system, and where no row can be used.
    """
    known: Mapping[int, str] = {}
    whole = not isinstance(frame, Part)
    if isinstance(frame, Part):
        frame, known = frame.frame, frame.problems
    if not isinstance(frame, gpd.GeoDataFrame):
        raise ValueError(f"{name}: not a GeoDataFrame, but {type(frame).__name__}")
    if frame.crs is None:
        raise ValueError(f"{name}: it has no coordinate system. Set it with set_crs")
    kept = rows_where(frame, condition, argument)
    found = frame.iloc[kept]
    if whole and not len(found):
        raise ValueError(f"{name}: no row fulfils {argument}" if len(frame) else f"{name}: it has no rows")
    given = np.array(shapely.force_2d(np.asarray(found.geometry.array, dtype=object)), dtype=object)
    judged = parts.judged(given, dimension, unit_m(frame.crs))
    problems = {**judged.problems, **known}
    judged.geometries[list(known)] = None
    made = Layer(name, found, kept, frame.crs, judged.geometries, problems, judged.left_out, whole=whole)
    if not made.usable.any():
        made.tell()
    return made


def unit_m(crs: Any) -> float | None:
    """Metres in the unit of a coordinate system; None for degrees."""
    return None if crs.is_geographic else float(crs.axis_info[0].unit_conversion_factor)


def rows_where(frame: Any, condition: Condition, argument: str) -> Ints:
    """The rows that fulfil a condition. Raises ValueError where it is none."""
    every = np.arange(len(frame))
    if condition is None or (isinstance(condition, str) and not condition.strip()):
        return every
    if isinstance(condition, str):
        try:
            condition = pd.DataFrame(frame).eval(condition)
        except Exception as error:  # pandas raises whatever its parsers do
            raise ValueError(f"{argument}: {condition!r} is no condition: {error}") from error
    chosen = pd.array(condition, dtype="boolean").fillna(False) if np.ndim(condition) == 1 else condition
    if np.shape(chosen) != (len(frame),):
        raise ValueError(f"{argument}: it must say yes or no for each of {len(frame)} rows")
    return every[np.asarray(chosen, dtype=bool)]


def plain(column: Any) -> list[Any]:
    """The values of a column as Python values: None for what is missing, dates and times as text."""
    return [None if gone else _plain(item) for item, gone in zip(column.tolist(), column.isna().to_numpy())]


def _plain(item: Any) -> Any:
    if isinstance(item, pd.Timestamp) and item == item.normalize():  # pandas has no dates without a time
        item = item.date()
    return item.isoformat() if hasattr(item, "isoformat") else item


def numbers_of(layer: Layer, name: str, argument: str) -> Numbers:
    """The numbers of residents in a column that the user names in `argument`, with a warning of what is none."""
    found = residents(layer.needed(name, argument))
    tell_of_numbers(found, name, argument)
    return found


def tell_of_numbers(found: Numbers, name: str, argument: str) -> None:
    """Warn of what is missing in a column, and of what is no number."""
    for what, words in (("missing", found.missing), ("no usable numbers", found.unusable)):
        if words:
            shown = ", ".join(dict.fromkeys(word or "nothing" for word in words.values()))
            warn(f"{argument}: {len(words)} of {len(found.values)} values of {name} are {what} ({shown})")


def project(
    layers: Sequence[Named],
    system: System = None,
    widest: float = MAX_WIDE_ERROR,
    there: Sequence[Places] | None = None,
) -> WorkingSystem:
    """The working system of layers, the first of which is measured, as QGIS's tools choose it; or the one given.

    `there` is where their rows are, if that is known. Raises ValueError where no system is true to scale to `widest`
    over them.
    """
    systems = PyprojSystems()
    if system is not None:
        without_nowhere(layers, [places_of(each, systems) for each in layers] if there is None else there)
        return system if isinstance(system, WorkingSystem) else WorkingSystem.given(system, systems)
    found = WorkingSystem(layers, systems, there, strays=widest <= MAX_WIDE_ERROR)
    error = found.scale_error
    by = f"up to {100 * error:.2g} %" if error < HOPELESS_ERROR else "more than 30 %"
    if error > widest:
        raise ValueError(
            f"{layers[0].name}: the rows lie so far apart that no coordinate system is true to scale: lengths would "
            f"be wrong by {by}. Work on one region at a time, or check the coordinates and their system"
        )
    if error > MAX_SCALE_ERROR:
        warn(f"{layers[0].name}: the rows lie so far apart that lengths are wrong by {by}")
    return found


def polygons_of(layer: Layer, system: WorkingSystem) -> Geometries:
    """The areas of a layer in the working system, valid; None where one cannot be used. What cannot is told."""
    made = parts.mended(system.bring(layer), layer.geometries)
    layer.problems.update(dict.fromkeys(made.empty, parts.NO_SHAPE))
    layer.repaired.update(made.repaired)
    layer.repaired.difference_update(layer.problems)
    layer.tell()
    made.polygons[~layer.usable] = None
    return made.polygons


def points_of(layer: Layer, system: WorkingSystem | Zones) -> Geometries:
    """The points of a layer in the working system, or each in that of its zone; None where one cannot be used."""
    points, several = parts.single_points(system.bring(layer))
    layer.problems.update(dict.fromkeys(several.tolist(), parts.SEVERAL_POINTS))
    points[~layer.usable] = None
    return points


def coordinates(points: Geometries) -> Floats:
    """Where points are, (n, 2); NaN where there is none."""
    return np.column_stack([shapely.get_x(points), shapely.get_y(points)])


def with_columns(frame: Any, columns: Mapping[str, Any], drop: Iterable[str] = ()) -> Any:
    """A frame with columns of ours behind its own, of which those of our names go."""
    taken = {name.lower() for name in (*columns, *drop)}
    own = [each for each in frame.columns if str(each).lower() not in taken or each == geometry_name(frame)]
    made = {name: values_of(name, column) for name, column in columns.items()}
    beside = pd.DataFrame(made, index=frame.index)
    result = pd.concat([frame[own], beside], axis=1)
    result.attrs = {}
    return result


def geometry_name(frame: Any) -> Any:
    """What the column of the geometries is called; None where there is none."""
    name = frame._geometry_column_name if isinstance(frame, gpd.GeoDataFrame) else None
    return name if name in frame.columns else None


WHOLE = frozenset({"sites", "walk_id", "line_id", "origin_id", "destination_id", "n", "rank", "volunteers"})
"""Columns of whole numbers."""


def values_of(name: str, column: Any) -> Any:
    """A column as frames hold it: whole numbers whole, texts with None for nothing."""
    if name in WHOLE:
        return pd.array(pd.array(column, dtype="Float64"), dtype="Int64")
    if name in NUMBER_FIELDS:
        return np.array(column, dtype=float)
    found = np.asarray(column)
    return found if found.dtype.kind in "fiub" else pd.array(list(column), dtype=object)


def frame_of(columns: Mapping[str, Any], geometries: Geometries, crs: Any) -> Any:
    """A frame of our own columns."""
    made = {name: values_of(name, column) for name, column in columns.items()}
    return gpd.GeoDataFrame(made, geometry=list(geometries), crs=crs)


def describe(
    result: Any, system: WorkingSystem | None, range_m: Floats | None, layers: Iterable[Layer]
) -> Any:
    """The result, knowing in `attrs` the working system, the range of the cameras and what it was made from."""
    result.attrs = {
        "working_system": None if system is None else system.description,
        "range_m": None if range_m is None else range_text(range_m),
        "sources": [
            {
                "argument": each.name,
                "rows": len(each),
                "used": int(each.usable.sum()),
                "crs": each.crs.to_string(),
                "source": each.frame.attrs.get("source"),
            }
            for each in layers
        ],
    }
    return result


def range_text(range_m: Floats) -> Any:
    """A range in metres; the least and the most where it varies; None where it is not known of all."""
    if not len(range_m) or not np.isfinite(range_m).all():
        return None
    low, high = float(range_m.min()), float(range_m.max())
    return low if high - low < 0.05 else [low, high]


def warn(text: str) -> None:
    """A warning at the line of the user's that called."""
    level, here = 1, sys._getframe(0)
    while here.f_back and str(here.f_globals.get("__name__")).startswith(_PACKAGE + "."):
        level, here = level + 1, here.f_back
    warnings.warn(text, UserWarning, stacklevel=level)


def one_of(name: str, value: str, known: Sequence[str]) -> str:
    """A choice. Raises ValueError where it is none."""
    if value not in known:
        raise ValueError(f"{name}: {value!r} is none of {', '.join(known)}")
    return value


def number_in(name: str, value: Any, low: float, high: float = np.inf) -> float:
    """A number. Raises ValueError where it is none, or out of bounds."""
    if isinstance(value, bool) or not isinstance(value, (int, float, np.number)) or not low <= value <= high:
        most = f" to {high:g}" if np.isfinite(high) else " on"
        raise ValueError(f"{name}: {value!r} is not a number from {low:g}{most}")
    return float(value)
