"""Areas, such as census tracts: what lies in them, who lives there, rates and ranks. All in metres."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from . import checks
from .cancelling import stop_if
from .numbers import Numbers, is_annotation, not_negative, number_or_nan, numbers
from .ragged import Bools, Floats, Geometries, Ints, Strings

MIN_POPULATION = 250
"""Areas with no more residents than this are in no published figure: parks, airports, industry."""

NO_POPULATION, NEGATIVE_POPULATION, SMALL_POPULATION = (
    "no population",
    "negative population",
    "small population",
)
NO_MEASURE = "no measure"
"""Why an area does not count."""

POINTS = "points"
"""The column of all points of an area; those of its categories begin with it."""

MOST_CATEGORIES = 50
"""More categories than this are no columns."""

_POINTS_AT_ONCE = 50_000
_MOST_LETTERS = 40


def first_area(
    points: Geometries, areas: Geometries, is_cancelled: Callable[[], bool] = lambda: False
) -> Ints:
    """The first area that each point lies in or on the border of: each point counts once.

    Parameters
    ----------
    points : array of points, (m,)
        Metres.
    areas : array of polygons, (n,)
        Metres; None where there is none.
    is_cancelled : callable
        Asked now and then whether to stop.

    Returns
    -------
    array of int, (m,)
        Rows of `areas`, -1 where a point lies in none.

    Raises
    ------
    ValueError
        Where points or areas are of another kind, or in degrees.
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> squares = shapely.box([0, 10], 0, [10, 20], 10)
    >>> first_area(shapely.points([(5, 5), (10, 5), (99, 5)]), squares).tolist()
    [0, 0, -1]
    """
    checks.geometries("points", points, 0)
    checks.geometries("areas", areas, 2)
    result = np.full(len(points), len(areas))
    for begin in range(0, len(points), _POINTS_AT_ONCE):
        stop_if(is_cancelled)
        area, point = points_in(points[begin : begin + _POINTS_AT_ONCE], areas)
        np.minimum.at(result, begin + point, area)
    return np.where(result < len(areas), result, -1)


def points_in(points: Geometries, areas: Geometries) -> tuple[Ints, Ints]:
    """Pairs (area, point) of the points in each area or on its border.

    The points are in the tree: an area of a million vertices is then indexed once, and not gone along for each point.

    Parameters
    ----------
    points : (m,) points in metres
    areas : (n,) polygons in metres, None where there is none

    Examples
    --------
    >>> [each.tolist() for each in points_in(shapely.points([(5, 5), (10, 5)]), shapely.box([0, 10], 0, [10, 20], 10))]
    [[0, 0, 1], [0, 1, 1]]
    """
    shapely.prepare(areas)
    area, point = shapely.STRtree(points).query(areas, predicate="intersects")
    return area, point


def every_area(points: Geometries, areas: Geometries) -> tuple[Ints, Ints]:
    """The areas that each point counts in: the first where it lies on borders alone, else all it lies within.

    Parameters
    ----------
    points : (m,) points in metres
    areas : (n,) polygons in metres, None where there is none

    Returns
    -------
    Pairs: row of `areas`, row of `points`.

    Examples
    --------
    >>> squares = shapely.box([0, 10, 0], 0, [10, 20, 8], 10)
    >>> [each.tolist() for each in every_area(shapely.points([(5, 5), (10, 5)]), squares)]
    [[0, 2, 0], [0, 0, 1]]
    """
    area, point, interior = touched_areas(points, areas)
    counted = where_it_counts(point, interior)
    return area[counted], point[counted]


def touched_areas(points: Geometries, areas: Geometries) -> tuple[Ints, Ints, Bools]:
    """Pairs (row of `areas`, row of `points`) that touch, and whether the point lies within; by point, then area.

    Parameters are as those of `every_area`.
    """
    area, point = points_in(points, areas)
    order = np.lexsort([area, point])
    point, area = point[order], area[order]
    return area, point, shapely.contains_properly(areas[area], points[point])


def where_it_counts(point: Ints, interior: Bools) -> Bools:
    """Which pairs of `touched_areas` count: the first of a point that lies on borders alone, else all it is within."""
    has_interior = np.bincount(point, interior) > 0
    first = np.diff(point, prepend=-1) > 0
    return np.where(has_interior[point], interior, first)


@dataclass(frozen=True)
class Counted:
    """Points per area, all of them and those of each category.

    Parameters
    ----------
    columns : dict of arrays, (n,)
        Whole numbers, by the name of the column; `POINTS` is that of all points.
    names : dict of str
        The column of each category.
    outside : int
        How many points lie in no area.

    Examples
    --------
    >>> count_points(np.array([0, 0, -1]), 2).outside
    1
    """

    columns: dict[str, Ints]
    names: dict[str, str]
    outside: int


def count_points(area: Ints, areas: int, category: Sequence[str] | None = None) -> Counted:
    """How many points lie in each area, all of them and those of each category.

    Parameters
    ----------
    area : array of int, (m,)
        The area of each point, -1 for none, as `first_area` gives it.
    areas : int
        How many areas there are.
    category : sequence of str, (m,), optional
        Of each point, as text (see `category_name`); "" for none.

    Returns
    -------
    Counted
        Whole numbers per area.

    Raises
    ------
    ValueError
        Where there is not one category for each point.

    Examples
    --------
    >>> found = count_points(np.array([0, 0, 1, -1]), 2, ["Stop", "Frisk!", "Stop", "Stop"])
    >>> {name: column.tolist() for name, column in found.columns.items()}
    {'points': [2, 1], 'points_frisk': [1, 0], 'points_stop': [1, 1]}
    """
    checks.alike(area=area, category=category)
    inside = area >= 0
    columns, names = {POINTS: _per_area(area, inside, areas)}, {}
    if category is not None:
        of_point = np.array(category, dtype=object)
        names = column_names(of_point)
        for text, name in names.items():
            columns[name] = _per_area(area, inside & (of_point == text), areas)
    return Counted(columns, names, int((~inside).sum()))


def _per_area(area: Ints, which: Bools, areas: int) -> Ints:
    return np.bincount(area[which], minlength=areas)


def category_name(value: Any) -> str:
    """A category as text, empty where there is none; a year is one whether it is 2020 or 2020.0.

    Examples
    --------
    >>> [category_name(each) for each in (2020.0, " Stop ", None, float("nan"), -666666666)]
    ['2020', 'Stop', '', '', '']
    """
    if value is None or is_annotation(value) or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def column_names(categories: Iterable[str]) -> dict[str, str]:
    """A name of a column for each category, all different whatever their case: numbers by size, then texts.

    Examples
    --------
    >>> column_names(["b", "B", "10", "9", ""])
    {'9': 'points_9', '10': 'points_10', 'B': 'points_b', 'b': 'points_b_2', '': 'points_none'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for text in sorted(set(categories), key=_in_order):
        base = POINTS + "_" + (re.sub(r"\W+", "_", text.lower())[:_MOST_LETTERS].strip("_") or "none")
        name, number = base, 2
        while name in taken:
            name, number = f"{base}_{number}", number + 1
        taken.add(name)
        found[text] = name
    return found


def _in_order(text: str) -> tuple[bool, float, str]:
    """Numbers by size, then texts, then none."""
    number = number_or_nan(text)
    return (not text, number if math.isfinite(number) else math.inf, text)


def region_name(value: Any) -> str:
    """The name of a region, empty for none: 1, 1.0 and "1.0" are one, and so are names that differ by blanks alone.

    Names that differ by case alone stay apart, as nobody but the user knows; see `differ_by_case`.

    Examples
    --------
    >>> [region_name(each) for each in (1, 1.0, "1.0", " New   York ", None)]
    ['1', '1', '1', 'New York', '']
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    text = f"{value:.0f}" if isinstance(value, float) and value.is_integer() else " ".join(str(value).split())
    return re.sub(r"^([0-9]+)\.0+$", r"\1", text)


@dataclass(frozen=True)
class RegionNames:
    """`names` (n,) of regions, empty for none.

    `joined` are those that are written in several ways, `renamed` what is written otherwise than it is named, by
    more than blanks.
    """

    names: Strings
    joined: dict[str, list[str]]
    renamed: dict[str, str]


def names_of_regions(column: Sequence[Any]) -> RegionNames:
    """The names of regions in a column, and which ways of writing are taken for one; see `region_name`.

    Examples
    --------
    >>> found = names_of_regions([1, "1.0", "west"])
    >>> found.names.tolist(), found.joined, found.renamed
    (['1', '1', 'west'], {'1': ['1', '1.0']}, {'1.0': '1'})
    """
    names = [region_name(item) for item in column]
    written: dict[str, dict[str, None]] = {}
    for item, name in zip(column, names):
        if name:
            written.setdefault(name, {})[str(item)] = None
    return RegionNames(
        np.array(names, dtype=str),
        {name: list(each) for name, each in written.items() if len(each) > 1},
        {text: name for name, each in written.items() for text in each if " ".join(text.split()) != name},
    )


def differ_by_case(names: Iterable[str]) -> list[list[str]]:
    """The names that differ from others by case, or by the form of their letters, alone.

    Examples
    --------
    >>> differ_by_case(["Bronx", "BRONX", "Queens"])
    [['Bronx', 'BRONX']]
    """
    alike: dict[str, list[str]] = {}
    for name in names:
        alike.setdefault(unicodedata.normalize("NFKC", name).casefold(), []).append(name)
    return [each for each in alike.values() if len(each) > 1]


def region_of(areas: Geometries, regions: Geometries, names: Sequence[str]) -> Strings:
    """The region of each area: the first in which a point inside it lies.

    Parameters
    ----------
    areas, regions : (n,), (r,) polygons in metres, None where there is none
    names : (r,) of the regions

    Returns
    -------
    (n,) names, empty where an area lies in no region.

    Examples
    --------
    >>> region_of(shapely.box([1, 50], 1, [2, 51], 2), shapely.box([0], 0, [9], 9), ["west"]).tolist()
    ['west', '']
    """
    region = first_area(shapely.point_on_surface(areas), regions)
    return np.array([*names, ""], dtype=str)[region]


def duplicates(areas: Geometries) -> Ints:
    """The rows whose polygon an earlier row has, too.

    Examples
    --------
    >>> duplicates(shapely.box([0, 5, 0], 0, [1, 6, 1], 1)).tolist()
    [2]
    """
    present = np.flatnonzero(~shapely.is_missing(areas))
    blobs = shapely.to_wkb(shapely.normalize(areas[present]))
    seen: set[bytes] = set()
    doubled = []
    for row, blob in zip(present.tolist(), blobs):
        if blob in seen:
            doubled.append(row)
        seen.add(blob)
    return np.array(doubled, dtype=np.int64)


def residents(column: Iterable[Any]) -> Numbers:
    """A column of numbers of residents; one below 0 is as unusable as a text.

    Examples
    --------
    >>> residents(["1,234,567", -3, None]).values.tolist()
    [1234567.0, nan, nan]
    """
    return not_negative(numbers(column))


def uncounted(population: Floats, floor: float = MIN_POPULATION) -> list[str]:
    """Why areas do not count for their population, which must be above `floor`: a code each, empty where they do.

    Examples
    --------
    >>> uncounted(np.array([251, 250, -1, np.nan]))
    ['', 'small population', 'negative population', 'no population']
    """
    found = np.select(
        [~np.isfinite(population), population < 0, ~(population > floor)],
        [NO_POPULATION, NEGATIVE_POPULATION, SMALL_POPULATION],
        "",
    )
    return [str(each) for each in found]


def per_1000(amount: Floats, population: Floats | None) -> Floats:
    """A rate per 1,000 residents; NaN where nobody lives or the population is not known.

    Parameters
    ----------
    amount : array, (n,)
        What there is in each area.
    population : array, (n,), or None
        Residents; NaN where that is not known. None: it is not known of any area.

    Returns
    -------
    array, (n,)
        1000 amount / population.

    Raises
    ------
    ValueError
        Where the two are not of one length.

    Examples
    --------
    >>> per_1000(np.array([3.0, 3.0, 3.0]), np.array([1500.0, 0.0, np.nan])).tolist()
    [2.0, nan, nan]
    """
    checks.alike(amount=amount, population=population)
    factor = np.full(len(amount), np.nan)
    if population is not None:
        people = population > 0
        factor[people] = 1000 / population[people]
    return np.asarray(amount * factor)


def per_km2(amount: Floats, area_m2: Floats) -> Floats:
    """A rate per square kilometre; NaN where an area has no extent.

    Parameters
    ----------
    amount : array, (n,)
        What there is in each area.
    area_m2 : array, (n,)
        Square metres.

    Returns
    -------
    array, (n,)
        1,000,000 amount / area.

    Raises
    ------
    ValueError
        Where the two are not of one length.

    Examples
    --------
    >>> per_km2(np.array([3.0, 3.0]), np.array([500_000.0, 0.0])).tolist()
    [6.0, nan]
    """
    checks.alike(amount=amount, area_m2=area_m2)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(area_m2 > 0, amount / area_m2 * 1e6, np.nan)


def share_of(part_m2: Floats, area_m2: Floats) -> Floats:
    """The share of an area that a part of it is; NaN where it has no extent.

    Examples
    --------
    >>> share_of(np.array([3.0, 0.0]), np.array([4.0, 0.0])).tolist()
    [0.75, nan]
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(area_m2 > 0, part_m2 / area_m2, np.nan)


def ranks(values: Floats) -> Ints:
    """Ranks from 1, the lowest value first; equal values share the lowest of their ranks.

    Parameters
    ----------
    values : array, (n,)
        Numbers; NaN where there is none.

    Returns
    -------
    array of int, (n,)
        0 for NaN.

    Examples
    --------
    >>> ranks(np.array([3.0, 1.0, 3.0, np.nan, 9.0])).tolist()
    [2, 1, 2, 0, 4]
    """
    known = np.isfinite(values)
    below = np.searchsorted(np.sort(values[known]), values)
    return np.where(known, below + 1, 0)


@dataclass(frozen=True)
class Ranking:
    """Areas by rank, and why others have none.

    Parameters
    ----------
    measure : array, (n,)
        What they rank by; NaN where an area does not rank.
    rank : array of int, (n,)
        From 1; 0 where an area does not rank.
    top : array of int, (k,)
        The rows to be shown, in the order of their ranks.
    left_out : dict of int to str
        By row, a code that says why an area does not rank. That there are few residents, or none known, comes before
        that there is no measure.
    unmeasured : int
        How many areas have no measure.

    Examples
    --------
    >>> found = ranking(np.array([3.0, np.nan]))
    >>> found.ranked, found.left_out
    (1, {1: 'no measure'})
    """

    measure: Floats
    rank: Ints
    top: Ints
    left_out: dict[int, str]
    unmeasured: int

    @property
    def ranked(self) -> int:
        """How many areas have a rank."""
        return int((self.rank > 0).sum())

    @property
    def uninhabited(self) -> int:
        """How many areas do not rank for their population."""
        return sum(code != NO_MEASURE for code in self.left_out.values())

    @property
    def at_fault(self) -> str:
        """What most areas do not rank for: the measure, the population or the floor of it."""
        if self.uninhabited <= self.unmeasured:
            return "measure"
        codes = {code for code in self.left_out.values() if code != NO_MEASURE}
        return "min_population" if codes == {SMALL_POPULATION} else "population"


def ranking(
    measure: Floats,
    population: Floats | None = None,
    min_population: float = MIN_POPULATION,
    top: int = 10,
    lowest_first: bool = False,
) -> Ranking:
    """Rank areas by a measure; equal ones share a rank, and the next rank counts them all (1, 2, 2, 4).

    Parameters
    ----------
    measure : array, (n,)
        NaN where there is none.
    population : array, (n,), optional
        Residents, NaN where unknown; without it no area is left out for that.
    min_population : float
        Areas with no more residents than this do not rank.
    top : int
        Areas of this rank and before are shown, with all that share the last.
    lowest_first : bool
        Whether rank 1 has the lowest measure, not the highest.

    Returns
    -------
    Ranking
        Ranks, and why areas have none.

    Raises
    ------
    ValueError
        Where measure and population are not of one length.

    Examples
    --------
    >>> found = ranking(np.array([3.0, 9.0, 5.0, 5.0]), np.array([900, 250, 900, 900]), top=2)
    >>> found.rank.tolist(), found.top.tolist(), found.left_out
    ([3, 0, 1, 1], [2, 3], {1: 'small population'})
    """
    checks.alike(measure=measure, population=population)
    unmeasured = ~np.isfinite(measure)
    left_out = {int(i): NO_MEASURE for i in np.flatnonzero(unmeasured)}
    if population is not None:
        left_out.update({i: code for i, code in enumerate(uncounted(population, min_population)) if code})
    measure = measure.astype(float)
    measure[list(left_out)] = np.nan
    rank = ranks(measure if lowest_first else -measure)
    shown = np.flatnonzero((rank > 0) & (rank <= top))
    shown = shown[np.argsort(rank[shown], kind="stable")]
    return Ranking(measure, rank, shown, left_out, int(unmeasured.sum()))
