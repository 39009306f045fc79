"""What is given to the public functions is looked at before the work: what cannot be raises ValueError, by its name.

Only what can never be meant is refused. Rows of tables that cannot be used are not: they have a status, and why.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from .ragged import Floats, Geometries

_WIDEST_DEGREES = 1.0  # a city: data that are wider may be metres
_FAR_OFF = 10.0  # times their extent: as far from 0, 0 are degrees of most cities, and no made-up metres
_MOST_DECIMALS = 3  # a millimetre: metres that somebody typed have no more
_IN_WORDS = ("points", "lines", "polygons")


def are_degrees(xy: Floats) -> bool:
    """Whether coordinates can hardly be metres, and look like degrees.

    They do where all of these hold: each is from -180 to 180 east and -90 to 90 north; there are several places, and
    all within one unit, which is a metre or a city; they are ten times as far from 0, 0 as they are wide; most have
    more than three decimals. Of a single place nothing is said, nor of whole countries. Made-up metres such as
    (0, 0) to (100, 100) are none: they are wide, near 0, 0 or round.

    Parameters
    ----------
    xy : array, (n, 2)
        Coordinates; such as are not finite are passed over.

    Returns
    -------
    bool

    Examples
    --------
    >>> are_degrees(np.array([[-73.98513, 40.75889], [-73.96534, 40.78286]]))
    True
    >>> are_degrees(np.array([[0.0, 0.0], [100.0, 50.0]])), are_degrees(np.array([[20.5, 30.0], [20.8, 30.1]]))
    (False, False)
    """
    known = xy[np.isfinite(xy).all(axis=1)]
    if not len(known) or not (np.abs(known) <= [180.0, 90.0]).all():
        return False
    extent = float(np.ptp(known, axis=0).max())
    if not 0 < extent < _WIDEST_DEGREES or np.abs(known.mean(axis=0)).max() < _FAR_OFF * extent:
        return False
    return bool((np.abs(known - known.round(_MOST_DECIMALS)) > 1e-9).mean() > 0.5)


def places(name: str, xy: Any, may_be_unknown: bool = False) -> None:
    """Raise ValueError unless `xy` are places, (n, 2), finite unless they `may_be_unknown`."""
    if np.ndim(xy) != 2 or np.shape(xy)[1] != 2:
        raise ValueError(
            f"{name} must have shape (n, 2), a row of x and y for each; its shape is {np.shape(xy)}"
        )
    given = np.asarray(xy, dtype=float)
    if not may_be_unknown:
        finite(name, given)


def in_metres(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that raises ValueError where one of its arguments looks like degrees; see `are_degrees`.

    For those who bring their own coordinates: who has brought them to a working system knows better.
    """
    signature = inspect.signature(function)

    @functools.wraps(function)
    def checked(*arguments: Any, **named: Any) -> Any:
        for name, given in signature.bind_partial(*arguments, **named).arguments.items():
            if are_degrees(_coordinates(given)):
                raise ValueError(
                    f"{name} looks like longitude and latitude in degrees; bring it to a map in metres before, such "
                    "as by WorkingSystem"
                )
        return function(*arguments, **named)

    return checked


def _coordinates(given: Any) -> Floats:
    """The coordinates of an argument, (n, 2): of places, geometries or cameras; none of anything else."""
    import shapely  # noqa: PLC0415 - numbers are looked at where it is missing, too

    given = getattr(given, "xy", given)
    none = np.empty((0, 2))
    if not isinstance(given, np.ndarray):
        return none
    if given.dtype == object:
        if given.ndim != 1 or not shapely.is_valid_input(given).all():
            return none
        first = shapely.get_coordinates(given[:1])  # most are seen to be no degrees by the first
        if len(first) and not (np.abs(first) <= [180.0, 90.0]).all():
            return none
        return np.asarray(shapely.get_coordinates(given))
    return given if given.dtype.kind == "f" and given.ndim == 2 and given.shape[1] == 2 else none


def kinds(name: str, given: Any, *dimensions: int) -> None:
    """Raise ValueError unless these are geometries, missing ones allowed, of some dimensions only.

    A dimension is 0 for points, 1 for lines, 2 for areas. Collections may hold anything: making an outline valid
    leaves such, and what is of another dimension in them counts for nothing.
    """
    import shapely  # noqa: PLC0415 - numbers are looked at where it is missing, too

    if not isinstance(given, np.ndarray) or given.ndim != 1:
        raise ValueError(
            f"{name} must be an array of geometries, such as numpy.array([...]), not {_kind(given)}"
        )
    if not shapely.is_valid_input(given).all():
        raise ValueError(f"{name} must have nothing but geometries of shapely, and None where there is none")
    found = shapely.get_dimensions(given)
    wrong = ~np.isin(found, [-1, *dimensions])
    wrong &= shapely.get_type_id(given) != shapely.GeometryType.GEOMETRYCOLLECTION
    if wrong.any():
        row = int(wrong.argmax())
        wanted = " or ".join(_IN_WORDS[each] for each in dimensions)
        raise ValueError(f"{name} must be {wanted}; row {row} is a {given[row].geom_type}")


def some_areas(name: str, given: Geometries) -> None:
    """Raise ValueError where there are geometries, and not one of them is an area."""
    import shapely  # noqa: PLC0415 - numbers are looked at where it is missing, too

    dimensions = shapely.get_dimensions(given)
    if (dimensions >= 0).any() and dimensions.max() < 2:
        raise ValueError(f"{name} must be polygons; none of them is")


def geometries(name: str, given: Any, *dimensions: int) -> None:
    """Raise ValueError unless these are geometries, as `kinds` has them, of finite coordinates."""
    import shapely  # noqa: PLC0415 - numbers are looked at where it is missing, too

    kinds(name, given, *dimensions)
    xy = shapely.get_coordinates(given)
    if not np.isfinite(xy).all():
        _, row = shapely.get_coordinates(given, return_index=True)
        odd = int(row[~np.isfinite(xy).all(axis=1)][0])
        raise ValueError(
            f"{name} must have finite coordinates only; row {odd} has not: leave such rows out before"
        )


def finite(name: str, values: Any) -> None:
    """Raise ValueError unless all of these are finite numbers."""
    known = np.isfinite(np.asarray(values, dtype=float))
    if not known.all():
        raise ValueError(f"{name} must have finite numbers only{_where(~known)}: leave such rows out before")


def at_least(name: str, values: Any, least: float = 0.0) -> None:
    """Raise ValueError unless all of these are numbers from `least` on; infinity is one, NaN is not."""
    wrong = ~(np.asarray(values, dtype=float) >= least)
    if wrong.any():
        raise ValueError(f"{name} must be {least:g} or more{_where(wrong)}")


def above(name: str, values: Any, limit: float = 0.0) -> None:
    """Raise ValueError unless all of these are numbers above `limit`; infinity is one, NaN is not."""
    wrong = ~(np.asarray(values, dtype=float) > limit)
    if wrong.any():
        raise ValueError(f"{name} must be above {limit:g}{_where(wrong)}")


def not_negative(name: str, values: Any) -> None:
    """Raise ValueError where one of these is below 0; NaN, which is not known, is not."""
    wrong = np.asarray(values, dtype=float) < 0
    if wrong.any():
        raise ValueError(f"{name} must not be negative{_where(wrong)}; NaN stands for what is not known")


def _where(wrong: Any) -> str:
    return f"; row {int(np.argmax(wrong))} is not" if np.ndim(wrong) else ""


def alike(**given: Any) -> None:
    """Raise ValueError unless all of these that are given have one length."""
    lengths = {name: len(each) for name, each in given.items() if each is not None}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} has {length}" for name, length in lengths.items())
        raise ValueError(f"{' and '.join(lengths)} must have a row for each other: {told}")


def one_of(name: str, value: Any, choices: Sequence[Any]) -> None:
    """Raise ValueError unless a value is one of the choices."""
    if value not in choices:
        raise ValueError(f"{name} must be one of {', '.join(map(str, choices))}, not {value}")


def _kind(given: Any) -> str:
    shape = f" of shape {given.shape}" if isinstance(given, np.ndarray) else ""
    return f"a {type(given).__name__}{shape}"
