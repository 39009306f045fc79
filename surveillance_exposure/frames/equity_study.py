"""Does surveillance go with who lives there, and does that survive: the study of areas on frames."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Union

import numpy as np
import pandas as pd

from ..core import areas as core
from ..core import study as studies
from ..core.areas import MIN_POPULATION, POINTS, count_points
from ..core.density import Surveillance, measure_density
from ..core.numbers import margins as margins_of
from ..core.numbers import numbers
from ..core.parts import areas_only
from ..core.projection import HOPELESS_ERROR, MAX_WIDE_ERROR, WorkingSystem
from ..core.ragged import Floats, Geometries, Strings
from ..core.study import ALL_MODELS, BY_REGION, Areas, Question, Result, StudyError, Trials
from ..core.study_tables import area_figures, coefficient_columns, computed_columns, finding_columns
from .reading import (
    POINT,
    POLYGON,
    Condition,
    Layer,
    System,
    describe,
    number_in,
    one_of,
    points_of,
    polygons_of,
    project,
    read_layer,
    tell_of_numbers,
    values_of,
    warn,
    with_columns,
)
from .seen import PerCamera, Watching

REPEATED = "repeated polygon"
UNUSED = "unused"

Names = Union[str, Sequence[str], None]
"""Columns, or expressions: a list, or a text of them separated by semicolons."""


class EquityFrames(NamedTuple):
    """The areas with what the model expects of them, its coefficients, the checks; and the core's result itself."""

    areas: Any
    coefficients: Any
    robustness: Any
    result: Result


def equity(
    areas: Any,
    *,
    model: str = ALL_MODELS[0],
    outcome: str = "",
    predictors: Names = None,
    population_field: str = "",
    region_field: str = "",
    regions: Any = None,
    regions_field: str = "",
    groups: Names = None,
    over: Names = None,
    points: Any = None,
    point_filter: Condition = None,
    cameras: Any = None,
    camera_filter: Condition = None,
    min_count: float = 1,
    all_records: bool = False,
    range: PerCamera = 120.0,
    ignore_camera_values: bool = False,
    nearby_distance: float = 200.0,
    covariates: Names = None,
    by_region: str = BY_REGION[0],
    threshold: float = Question.threshold,
    min_population: float = MIN_POPULATION,
    ranges: Sequence[float] = tuple(Trials.ranges),
    thresholds: Sequence[float] = tuple(Trials.thresholds),
    min_populations: Sequence[float] = tuple(Trials.floors),
    margins: Mapping[str, str] | None = None,
    income_field: str = "",
    draws: int = Trials.draws,
    permutations: int = Trials.permutations,
    seed: int = Trials.seed,
    neighbour_distance: float = Trials.neighbour_m,
    system: System = None,
) -> EquityFrames:
    """Whether surveillance, or counts such as police stops, go with who lives there, as “Equity analysis”.

    Needs statsmodels.

    Parameters
    ----------
    areas : GeoDataFrame
        Polygons such as census tracts, each of them once.
    model : str
        "published surveillance", "published stops", "published stop classes", or a general one.
    outcome, predictors, covariates
        Columns, or expressions as `DataFrame.eval` takes them; also what is computed: points, group_share, and all
        measures of `density`. Filled in where they are empty; see `core.study.planned`.
    population_field, groups, over
        Columns of residents: all, and those whose share is asked about, over the sum of `over` or the population.
    region_field, regions, regions_field
        The column of an area's region; or polygons of regions, and the column of their names.
    points, point_filter
        Points to count, such as stops, and which of them.
    cameras, camera_filter, min_count, all_records, range, ignore_camera_values, nearby_distance
        As of `density`.
    by_region, threshold, min_population
        How regions are in the model; an outcome above the threshold counts as surveilled; areas with no more
        residents are left out.
    ranges, thresholds, min_populations, margins, income_field, draws, permutations, seed, neighbour_distance
        What the robustness tries; `margins` are columns of margins of error by the column that they are of.
    system
        As of `density`.

    Returns
    -------
    EquityFrames
        Areas, coefficients and robustness as frames, and the result.

    Raises
    ------
    ValueError
        Where nothing comes of it: the argument at fault, and why.
    """
    one_of("model", model, ALL_MODELS)
    one_of("by_region", by_region, BY_REGION)
    watching = Watching(camera_filter, min_count, all_records, range, ignore_camera_values)
    rows = read_layer(areas, "areas", POLYGON)
    around = None if regions is None else read_layer(regions, "regions", POLYGON)
    counts = None if points is None else read_layer(points, "points", POINT, point_filter, "point_filter")
    stands = None if cameras is None else watching.layer(cameras, "cameras")
    layers = [each for each in (rows, around, counts, stands) if each is not None]
    working = project(layers, system, HOPELESS_ERROR if stands is None else MAX_WIDE_ERROR)
    polygons = _polygons(rows, working)
    pairs = margins or {}
    for name in (population_field, income_field, *_listed(groups), *_listed(over), *pairs, *pairs.values()):
        if name:
            rows.needed(name, "areas")
    region = _regions(rows, polygons, around, region_field, regions_field, working)
    placed = None if counts is None else _counted(counts, polygons, working)
    surveillance, range_m = None, None
    if stands is not None:
        seen = watching.seen(stands, working)
        range_m = seen.range_m
        reach = number_in("range", range if isinstance(range, (int, float)) else 120.0, 0.1)
        nearby_m = number_in("nearby_distance", nearby_distance, 0)
        first = seen.points[seen.first]
        found = measure_density(
            polygons, first, seen.sites.count, seen.sites.site, seen.shapes, reach, nearby_m
        )
        surveillance = Surveillance(found, polygons, seen.points[seen.sees], nearby_m)
    of_margins = {name: margins_of(rows.needed(each, "margins")).values for name, each in pairs.items()}
    known = Areas(polygons, FrameColumns(rows), region, placed, surveillance, of_margins)
    trials = Trials(
        tuple(thresholds),
        tuple(min_populations),
        tuple(ranges),
        draws,
        neighbour_distance,
        permutations,
        seed,
    )
    try:
        question = Question(
            model,
            outcome.strip(),
            _listed(predictors),
            _listed(covariates),
            population_field,
            _listed(groups),
            _listed(over),
            by_region,
            threshold,
            min_population,
            income_field,
        )
        fitted = studies.fitted(studies.planned(known, question))
    except StudyError as error:
        argument = _ARGUMENT.get(error.at_fault, error.at_fault)
        raise ValueError(f"{argument}: {error.code} {error.name}".strip()) from error
    for note in (*fitted.study.doubts, *fitted.notes):
        warn(" ".join(filter(None, (note.code, note.name, note.region))))
    result = studies.tested(fitted, trials)
    return _frames(result, rows, layers, working, range_m)


_ARGUMENT = {"population": "population_field", "region": "region_field"}
"""Names of the core's that are called otherwise here."""


def _frames(
    result: Result, rows: Layer, layers: list[Layer], working: WorkingSystem, range_m: Floats | None
) -> EquityFrames:
    analysis, region = result.analysis, result.study.areas.region
    statuses, messages = rows.statuses, rows.messages
    for i in np.flatnonzero(rows.usable & ~np.isfinite(analysis.fitted)).tolist():
        note = analysis.left_out[i]
        statuses[i] = UNUSED
        messages[i] = f"{note.code} {note.name}".strip() if note else "no model of its region"
    columns: dict[str, Any] = {
        **computed_columns(result),
        "region": [None] * len(rows) if region is None else [str(each) or None for each in region],
        **area_figures(result),
        "status": statuses,
        "message": messages,
    }
    made = describe(with_columns(rows.frame, columns), working, range_m, layers)

    def table(columns: dict[str, list[Any]]) -> Any:
        found = pd.DataFrame({name: values_of(name, column) for name, column in columns.items()})
        found.attrs = made.attrs
        return found

    return EquityFrames(made, table(coefficient_columns(result)), table(finding_columns(result)), result)


def _polygons(rows: Layer, working: WorkingSystem) -> Geometries:
    """The areas in metres; of those that are the same polygon the first."""
    polygons = polygons_of(rows, working)
    repeated = core.duplicates(polygons).tolist()
    if repeated:
        rows.problems.update(dict.fromkeys(repeated, REPEATED))
        warn(f"areas: {len(repeated)} of {len(rows)} rows left out: {REPEATED}")
        polygons[repeated] = None
    return polygons


def _regions(
    rows: Layer, polygons: Geometries, around: Layer | None, field: str, names: str, working: WorkingSystem
) -> Strings | None:
    """The region of each area: by a column, or else by where it lies."""
    if field:
        if around is not None:
            warn("regions: not used, since region_field tells the areas' regions")
        return core.names_of_regions(rows.needed(field, "region_field")).names
    if around is None:
        return None
    if not names:
        raise ValueError("regions_field: say which column of regions has their names")
    column = around.needed(names, "regions_field")
    outlines = areas_only(working.bring(around))[0]
    around.tell()
    found = core.region_of(polygons, outlines, core.names_of_regions(column).names.tolist())
    if not (found != "").any():
        raise ValueError("regions: no area lies in a region")
    return found


def _counted(counts: Layer, polygons: Geometries, working: WorkingSystem) -> Floats:
    points = points_of(counts, working)
    counts.tell()
    found = count_points(core.first_area(points[counts.usable], polygons), len(polygons))
    if found.outside:
        warn(f"points: {found.outside} of {int(counts.usable.sum())} lie in no area")
    return found.columns[POINTS].astype(float)


def _listed(given: Names) -> list[str]:
    names = given.split(";") if isinstance(given, str) else list(given or [])
    return [name.strip() for name in names if name.strip()]


@dataclass
class FrameColumns:
    """The columns of areas as `core.study` takes them: numbers, each read once."""

    rows: Layer
    _known: dict[str, Floats] = field(default_factory=dict)

    def number(self, name: str) -> Floats:
        """A column of the frame as numbers. Raises ValueError where it is not there."""
        if name.lower() not in self._known:
            found = numbers(self.rows.needed(name, "areas"))
            tell_of_numbers(found, name, "areas")
            self._known[name.lower()] = found.values
        return self._known[name.lower()]

    def beside(self, computed: Mapping[str, Floats]) -> FrameTable:
        """See `core.study.Columns`."""
        return FrameTable(self, {name.lower(): column for name, column in computed.items()})

    def reads(self, text: str) -> set[str]:
        """See `core.study.Columns`; in small letters."""
        if self.rows.column(text) is not None:
            return {text.lower()}
        return {name.lower() for name in _names_in(text)}


@dataclass
class FrameTable:
    """The columns with computed ones, by small letters, beside or instead of them."""

    given: FrameColumns
    computed: Mapping[str, Floats]

    def column(self, name: str) -> Floats:
        """See `core.study.Table`."""
        return self.computed[name.lower()] if name.lower() in self.computed else self.given.number(name)

    def numbers(self, text: str) -> Floats:
        """See `core.study.Table`. Raises ValueError for what is neither a column nor an expression."""
        if text.lower() in self.computed or self.given.rows.column(text) is not None:
            return self.column(text)
        try:
            names = _names_in(text)
            if names == {text}:
                self.given.number(text)
            frame = pd.DataFrame({name: self.column(name) for name in names})
            found = np.asarray(frame.eval(re.sub(r'"([^"]+)"', r"\1", text)), dtype=float)
        except ValueError:
            raise
        except Exception as error:  # pandas raises whatever its parsers do
            raise ValueError(f"areas: {text!r} is no column, and no expression: {error}") from error
        return np.where(np.isfinite(found), found, np.nan)


def _names_in(text: str) -> set[str]:
    """The names that an expression asks for; those in quotes or backticks may hold anything."""
    plain = re.sub(r'["`]([^"`]+)["`]', r"\1", text)
    try:
        tree = ast.parse(plain, mode="eval")
    except SyntaxError as error:
        raise ValueError(f"areas: {text!r} is no column, and no expression") from error
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - called
