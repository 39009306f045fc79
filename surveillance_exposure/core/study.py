"""A study of areas: do surveillance, or counts such as police stops, go with who lives there; and does that survive.

From what is known of areas (`Areas`) and what is asked (`Question`) to the columns of a model, its fit, and its
robustness: `run_study` does it all, in the steps `planned`, `fitted` and `tested`. The published models are those of
Amnesty International (2022), AMR 51/5205/2022.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

import numpy as np
import shapely

from . import checks, equity, robustness
from .areas import MIN_POPULATION, NEGATIVE_POPULATION, NO_POPULATION, POINTS, SMALL_POPULATION, per_1000
from .density import MEASURES, OF_RANGE, PER_RESIDENT, Surveillance
from .equity import MIN_AREAS, Analysis, Note, Observations, Specification
from .ragged import Bools, Floats, Geometries, Strings
from .regression import COUNT_MODELS, MODELS
from .robustness import Panel, Sweeps

CLASSES = "published stop classes"
PUBLISHED = {
    "published surveillance": equity.PUBLISHED_SURVEILLANCE,
    "published stops": equity.PUBLISHED_STOPS,
    CLASSES: equity.PUBLISHED_CLASSES,
}
ALL_MODELS = (*PUBLISHED, *MODELS)
BY_REGION = (equity.SEPARATE, equity.INTERACTIONS, equity.POOLED)

SHARE = "group_share"
EFFECTIVE, EFFECTIVE_NEARBY = "eff_per_1000", "eff_nearby_per_1000"
"""Columns that are computed, with `POINTS` and all measures of `density`."""

LOG_POPULATION = "log(population)"
"""The covariate that frees the offset: rates per resident on both sides go together where few live."""

REPEATED, SHARE_ABOVE_ONE, LIKE_PERCENTAGES = "repeated", "share above one", "groups like percentages"
IN_PERCENT = "in percent"
"""What to know about a study, with the notes of `equity`."""

NO_DIVISOR, NO_OUTCOME, NO_PREDICTORS = "no divisor", "no outcome given", "no predictors"
RATE_WITHOUT_POPULATION, COUNT_WITHOUT_POPULATION = "rate without population", "count without population"
NO_SHARE, ONE_CLASS, FEW_AREAS, NO_COEFFICIENT = "no share", "one class", "few areas", "no coefficient"
"""Why there is no study."""

_PERCENTAGE = re.compile(r"pct|perc|share|fraction|ratio|%", re.IGNORECASE)


class Table(Protocol):
    """Columns of n areas as numbers, NaN where there is none."""

    def column(self, name: str) -> Floats:
        """A column by its name."""

    def numbers(self, text: str) -> Floats:
        """A column, or whatever an expression makes of columns."""


class Columns(Protocol):
    """What is known of n areas, by name, and how expressions see it."""

    def beside(self, computed: Mapping[str, Floats]) -> Table:
        """The columns with computed ones (n,) beside them; a computed one replaces a given one of its name."""

    def reads(self, text: str) -> set[str]:
        """The names of the columns that an expression asks for."""


@dataclass(frozen=True)
class Plain:
    """Columns that are arrays, without expressions.

    Examples
    --------
    >>> given = Plain({"people": np.array([300.0])})
    >>> given.beside({"points": np.array([4.0])}).numbers("points").tolist()
    [4.0]
    """

    columns: Mapping[str, Floats]

    def beside(self, computed: Mapping[str, Floats]) -> Plain:
        """See `Columns`."""
        return Plain({**self.columns, **computed})

    def column(self, name: str) -> Floats:
        """See `Table`. Raises KeyError."""
        return np.asarray(self.columns[name], dtype=float)

    def numbers(self, text: str) -> Floats:
        """See `Table`. Raises KeyError."""
        return self.column(text)

    def reads(self, text: str) -> set[str]:
        """See `Columns`."""
        return {text}


@dataclass(frozen=True)
class Areas:
    """What is known of n areas.

    Parameters
    ----------
    polygons : array of polygons, (n,)
        Metres; None where an area cannot be used.
    columns : Columns, or mapping of str to arrays, (n,)
        What is known of them, by name.
    region : array of str, (n,), optional
        The name of each area's region, empty for none.
    points : array, (n,), optional
        How many points are counted in it.
    surveillance : Surveillance, optional
        What cameras see of it.
    margins : mapping of str to arrays, (n,)
        Margins of error, at 90 %, of columns by their name.

    Raises
    ------
    ValueError
        Where an array has not one entry for each area.

    Examples
    --------
    >>> Areas(np.array([shapely.box(0, 0, 9, 9), None]), {}).there.tolist()
    [True, False]
    """

    polygons: Geometries
    columns: Columns | Mapping[str, Floats]
    region: Strings | None = None
    points: Floats | None = None
    surveillance: Surveillance | None = None
    margins: Mapping[str, Floats] = field(default_factory=dict)

    def __post_init__(self) -> None:
        columns = self.columns if isinstance(self.columns, Mapping) else {}
        checks.alike(
            polygons=self.polygons,
            region=self.region,
            points=self.points,
            **{f"the column {name}": column for name, column in columns.items()},
            **{f"the margins of {name}": margin for name, margin in self.margins.items()},
        )

    @property
    def there(self) -> Bools:
        """Which areas can be used."""
        return np.asarray(~shapely.is_missing(self.polygons))

    @property
    def known(self) -> Columns:
        """The columns, whichever way they are given."""
        return Plain(self.columns) if isinstance(self.columns, Mapping) else self.columns


@dataclass(frozen=True)
class Question:
    """What is asked. Names are of columns; outcome, predictors and covariates may be expressions.

    Parameters
    ----------
    model : str
        One of `ALL_MODELS`.
    outcome : str
        What is explained. If it is not given, it is filled in (`planned`), as are predictors.
    predictors, covariates : sequence of str
        What the question is about, and what is held constant.
    population : str
        The column of residents.
    groups, over : sequence of str
        The share of the groups is their sum over that of `over`, or over the population.
    by_region : str
        One of `BY_REGION`; for general models, as published ones have their own way with regions.
    threshold : float
        Of a logistic model that is not published.
    min_population : float
        Areas count that have more residents.
    income : str
        A column that the robustness adds.

    Raises
    ------
    StudyError
        For groups that are divided by nothing.

    Examples
    --------
    >>> Question(population="people", groups=["black"]).divisor
    ['people']
    """

    model: str = ALL_MODELS[0]
    outcome: str = ""
    predictors: Sequence[str] = ()
    covariates: Sequence[str] = ()
    population: str = ""
    groups: Sequence[str] = ()
    over: Sequence[str] = ()
    by_region: str = BY_REGION[0]
    threshold: float = 0.2
    min_population: float = MIN_POPULATION
    income: str = ""

    def __post_init__(self) -> None:
        if self.groups and not self.divisor:
            raise StudyError(NO_DIVISOR, "over")

    @property
    def divisor(self) -> list[str]:
        """What the groups are divided by."""
        return list(self.over) or ([self.population] if self.population else [])

    @property
    def in_classes(self) -> bool:
        """Whether the predictor is cut into the published classes."""
        return self.model == CLASSES

    @property
    def texts(self) -> list[str]:
        """Outcome, predictors and covariates."""
        return [self.outcome, *self.predictors, *self.covariates]


@dataclass(frozen=True)
class Trials:
    """What the robustness tries, and how.

    Parameters
    ----------
    thresholds : sequence of float
        Of the outcome of a logistic model.
    floors : sequence of float
        Residents that areas need.
    ranges : sequence of float
        How far cameras see, metres.
    draws : int
        How often columns with margins of error are drawn anew.
    neighbour_m : float
        Areas within so many metres are neighbours.
    permutations : int
        How often residuals are shuffled.
    seed : int
        The same one gives the same figures.

    Examples
    --------
    >>> Trials(draws=0).permutations
    999
    """

    thresholds: Sequence[float] = (0.1, 0.15, 0.25, 0.3, 0.5)
    floors: Sequence[float] = (0, 100, 500, 1000)
    ranges: Sequence[float] = (15, 30, 60, 120, 160, 200)
    draws: int = 100
    neighbour_m: float = robustness.TOUCH_M
    permutations: int = 999
    seed: int = 1


class StudyError(ValueError):
    """There is no study.

    Parameters
    ----------
    code : str
        Why: a code of this module.
    at_fault : str
        Which of what is given is: a name of `Question` or `Areas`, "areas" or "cameras".
    name : str
        What it is about.
    fitted : Fitted, optional
        What was found until then.

    Examples
    --------
    >>> print(StudyError(NO_SHARE, "groups", "black"))
    groups: no share (black)
    """

    def __init__(self, code: str, at_fault: str, name: str = "", fitted: Fitted | None = None) -> None:
        super().__init__(f"{at_fault}: {code}" + (f" ({name})" if name else ""))
        self.code, self.at_fault, self.name, self.fitted = code, at_fault, name, fitted


@dataclass(frozen=True)
class Study:
    """Everything that goes into a model, and how to make its observations anew with other choices."""

    areas: Areas
    question: Question
    specification: Specification

    @cached_property
    def given(self) -> Table:
        """The columns that are given."""
        return self.areas.known.beside({})

    @cached_property
    def computed(self) -> dict[str, Floats]:
        """The columns beside them: points, the share of the groups, measures of surveillance."""
        return self._computed()

    @cached_property
    def table(self) -> Table:
        """All columns."""
        return self.areas.known.beside(self.computed)

    @cached_property
    def reads(self) -> set[str]:
        """The columns that outcome, predictors and covariates ask for."""
        return set().union(*(self.areas.known.reads(text) for text in self.question.texts))

    def observations(
        self, range_m: float | None = None, random: np.random.Generator | None = None
    ) -> Observations:
        """What the model is fitted to; areas that cannot be used have no outcome.

        With cameras that see a disc of `range_m`, or with margins of error drawn anew.
        """
        is_as_given = range_m is None and random is None
        table = self.table if is_as_given else self.areas.known.beside(self._computed(range_m, random))
        asked = self.question
        found = {text: table.numbers(text) for text in asked.texts}
        outcome = np.where(self.areas.there, found[asked.outcome], math.nan)
        predictors = {text: found[text] for text in asked.predictors}
        covariates = {text: found[text] for text in asked.covariates}
        people = table.column(asked.population) if asked.population else None
        if asked.in_classes:
            among = None if people is None else people > asked.min_population
            text = asked.predictors[0]
            classes = equity.classes(predictors[text], among=among)
            predictors = {f"{text} {name}": column for name, column in classes.items()}
        return Observations(outcome, predictors, covariates, people, self.areas.region)

    def _computed(
        self, range_m: float | None = None, random: np.random.Generator | None = None
    ) -> dict[str, Floats]:
        asked, columns = self.question, dict[str, Floats]()
        if random is not None:
            for name, margin in self.areas.margins.items():
                columns[name] = robustness.drawn(self.given.column(name), margin, random)
        table = self.areas.known.beside(columns)
        if self.areas.points is not None:
            columns[POINTS] = self.areas.points
        if asked.groups:
            share = self._share(table)
            columns[SHARE] = np.where(share > 1, math.nan, share)
        seen = self.areas.surveillance
        if seen is not None:
            measured = seen.measured if range_m is None else seen.at_range(range_m, self.reads)
            if asked.population:
                measured = measured.per_resident(table.column(asked.population))
            columns.update(measured.columns)
        return columns

    def _share(self, table: Table) -> Floats:
        return equity.fraction(
            [table.column(name) for name in self.question.groups],
            [table.column(name) for name in self.question.divisor],
        )

    @property
    def doubts(self) -> tuple[Note, ...]:
        """What is odd about the residents: areas that repeat others, shares above 1, percentages for numbers."""
        notes = []
        repeated = self._repeated()
        if repeated > len(self.areas.polygons) / 100:
            notes.append(Note(REPEATED, number=repeated))
        if SHARE in self.computed:
            above = int(((self._share(self.given) > 1) & self.areas.there).sum())
            if above:
                notes.append(Note(SHARE_ABOVE_ONE, number=above))
            if self._groups_look_like_percentages():
                notes.append(Note(LIKE_PERCENTAGES))
        return tuple(notes)

    def _repeated(self) -> int:
        """How many inhabited areas have the population and the groups of an earlier one, to the last resident."""
        asked = self.question
        if not (asked.population and asked.groups):
            return 0
        names = (asked.population, *asked.groups, *asked.over)
        columns = np.column_stack([self.given.column(name) for name in names])
        known = columns[self.areas.there & np.isfinite(columns).all(axis=1) & (columns[:, 0] > 0)]
        return len(known) - len(np.unique(known, axis=0))

    def _groups_look_like_percentages(self) -> bool:
        """Whether all groups are from 0 to 100 where they are divided by hundreds."""
        groups = np.array([self.given.column(name) for name in self.question.groups])
        whole = np.sum([self.given.column(name) for name in self.question.divisor], axis=0)
        known = np.isfinite(groups).all(axis=0) & np.isfinite(whole)
        return bool(known.any() and groups[:, known].max() <= 100 and np.median(whole[known]) > 500)

    @property
    def at_fault_for_share(self) -> str:
        """What to look at where areas have no share of the groups."""

        def known(names: Sequence[str]) -> bool:
            columns = np.array([self.given.column(name) for name in names])
            there = (np.isfinite(columns) & (columns >= 0)).all(axis=0) & (columns.sum(axis=0) > 0)
            return bool(there.any())

        if known(self.question.groups) and not known(self.question.divisor):
            return "over" if self.question.over else "population"
        return "groups"


@dataclass(frozen=True)
class Fitted:
    """A study with its model fitted; `notes` is what to know about that."""

    study: Study
    observations: Observations
    analysis: Analysis
    notes: tuple[Note, ...]

    @property
    def left_out(self) -> Counter[Note]:
        """How many of the areas that are there are not used, by reason."""
        there = self.study.areas.there
        return Counter(note for note, is_there in zip(self.analysis.left_out, there) if note and is_there)

    @property
    def outcomes(self) -> tuple[float, float, float]:
        """The lowest, the middle and the highest outcome of the areas that are used."""
        low, middle, high = np.quantile(self.observations.outcome[self.analysis.used], [0, 0.5, 1])
        return float(low), float(middle), float(high)

    @property
    def predictor_name(self) -> str:
        """What the outcome is mapped against: the share of the groups, or else the first predictor."""
        names = self.study.question.predictors
        return SHARE if SHARE in names else names[0]

    @property
    def predictor(self) -> Floats:
        """Its values, shape (n,)."""
        return self.study.table.numbers(self.predictor_name)

    @property
    def measure(self) -> Floats:
        """What is mapped, shape (n,): the outcome, of counts per 1,000 residents."""
        if not self.analysis.specification.rate:
            return self.observations.outcome
        return per_1000(self.observations.outcome, self.observations.population)


@dataclass(frozen=True)
class Result(Fitted):
    """A study with its robustness.

    Parameters
    ----------
    study : Study
        All that went into the model.
    observations : Observations
        What it was fitted to.
    analysis : Analysis
        The fit.
    notes : tuple of Note
        What is to be known about that.
    panel : Panel
        What the checks of robustness found.

    Examples
    --------
    >>> polygons = shapely.box(np.arange(40) * 100, 0, np.arange(40) * 100 + 100, 100)
    >>> columns = {"people": np.full(40, 1000.0), "black": np.arange(40.0) * 20}
    >>> areas = Areas(polygons, columns, points=np.arange(40.0) // 4)
    >>> found = run_study(areas, Question("poisson", population="people", groups=["black"]), Trials(permutations=9))
    >>> found.used, found.predictor_name
    (40, 'group_share')
    """

    panel: Panel

    @property
    def used(self) -> int:
        """How many areas are in a model."""
        return int(np.isfinite(self.analysis.fitted).sum())

    @property
    def dispersion(self) -> float:
        """The largest dispersion of its models."""
        return max((each.dispersion for each in self.analysis.fits), default=math.nan)

    @property
    def claims(self) -> int:
        """How many coefficients are significant as modelled."""
        return sum(
            each.coefficient.is_known and each.verdict != robustness.NO_CLAIM for each in self.panel.verdicts
        )

    @property
    def surviving(self) -> int:
        """How many coefficients survive every check."""
        return sum(
            each.coefficient.is_known and each.verdict == robustness.SURVIVES for each in self.panel.verdicts
        )


def run_study(
    areas: Areas,
    question: Question,
    trials: Trials | None = None,
    progress: Callable[[float], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Result:
    """Ask `question` of `areas`: columns, fit and robustness at once.

    Parameters
    ----------
    areas : Areas
        What is known of them.
    question : Question
        What is asked.
    trials : Trials, optional
        What the robustness tries.
    progress : callable
        Is told the share of the robustness that is done, 0 to 1.
    is_cancelled : callable
        Asked now and then whether to stop.

    Returns
    -------
    Result
        Coefficients, their checks and verdicts.

    Raises
    ------
    StudyError
        Nothing comes of it, and why.
    InterruptedError
        Once `is_cancelled()`.
    MissingPackageError
        statsmodels is not there.

    References
    ----------
    Amnesty International (2022), AMR 51/5205/2022, for the published models.

    Examples
    --------
    >>> polygons = shapely.box(np.arange(40) * 100, 0, np.arange(40) * 100 + 100, 100)
    >>> columns = {"people": np.full(40, 1000.0), "black": np.arange(40.0) * 20}
    >>> areas = Areas(polygons, columns, points=np.arange(40.0) // 4)
    >>> question = Question("quasi-poisson", population="people", groups=["black"])
    >>> found = run_study(areas, question, Trials(permutations=99))
    >>> found.study.question.outcome, round(found.analysis.of("group_share").estimate, 1), found.claims
    ('points', 3.0, 1)
    """
    return tested(fitted(planned(areas, question)), trials, progress, is_cancelled)


def planned(areas: Areas, question: Question) -> Study:
    """The question with outcome and predictors that are not given filled in, and the model it asks for.

    The outcome of a model of counts is the points counted, of the fractional logistic one the share in view, of all
    others effective cameras per 1,000 residents. The predictors are the share of the groups, and for counts, before
    it, effective cameras nearby per 1,000 residents; of the published classes those alone.

    Raises
    ------
    StudyError
        Something is needed that is not given.

    Examples
    --------
    >>> made = planned(Areas(np.array([None]), {}, points=np.zeros(1)), Question("poisson", predictors=["income"]))
    >>> made.question.outcome, made.specification.regions
    ('points', 'pooled')
    """
    chosen = PUBLISHED.get(question.model) or Specification(
        question.model,
        question.by_region,
        question.threshold if question.model == "logistic" else None,
        question.model in COUNT_MODELS and bool(question.population),
    )
    filled = _filled_in(areas, question, chosen)
    if chosen.rate and not question.population:
        raise StudyError(COUNT_WITHOUT_POPULATION, "population")
    specification = Specification(
        chosen.model,
        equity.POOLED if areas.region is None else chosen.regions,
        None if chosen.threshold is None else question.threshold,
        chosen.rate,
        question.min_population,
    )
    return Study(areas, filled, specification)


def _filled_in(areas: Areas, question: Question, chosen: Specification) -> Question:
    counts, has_cameras = chosen.model in COUNT_MODELS, areas.surveillance is not None
    outcome, predictors = question.outcome, list(question.predictors)
    if not outcome and counts and areas.points is not None:
        outcome = POINTS
    elif not outcome and not counts and has_cameras:
        outcome = "covered_share" if chosen.model == "fractional logistic" else EFFECTIVE
    if not outcome:
        raise StudyError(NO_OUTCOME, "outcome", POINTS if counts else "cameras")
    share, nearby = [SHARE] * bool(question.groups), [EFFECTIVE_NEARBY] * has_cameras
    if not predictors:
        predictors = nearby if question.in_classes else nearby + share if counts else share
    if not predictors:
        raise StudyError(NO_PREDICTORS, "predictors")
    asked = {outcome, *predictors}
    if not question.population and asked.intersection(PER_RESIDENT) and has_cameras:
        raise StudyError(RATE_WITHOUT_POPULATION, "population")
    return replace(question, outcome=outcome, predictors=predictors)


def fitted(study: Study) -> Fitted:
    """The model of a study, fitted; see `study` for an example.

    Raises
    ------
    StudyError
        No area has a share of the groups, too few areas can be used, or no coefficient can be estimated.
    MissingPackageError
        statsmodels is not there.
    """
    if SHARE in study.computed and not np.isfinite(study.computed[SHARE]).any():
        raise StudyError(NO_SHARE, study.at_fault_for_share)
    observations = study.observations()
    if not observations.predictors:
        raise StudyError(ONE_CLASS, "predictors", study.question.predictors[0])
    analysis = equity.fit(observations, study.specification)
    found = Fitted(study, observations, analysis, ())
    if analysis.used.sum() < MIN_AREAS:
        raise StudyError(FEW_AREAS, _at_fault_for_few(found), fitted=found)
    if not any(each.is_known for each in analysis.coefficients):
        raise StudyError(NO_COEFFICIENT, _at_fault_for_none(found), fitted=found)
    columns = {**observations.predictors, **observations.covariates}
    in_percent = [
        Note(IN_PERCENT, name)
        for name, column in columns.items()
        if _PERCENTAGE.search(name) and 1.5 < np.nanmax(column[analysis.used]) <= 100
    ]
    return replace(found, notes=(*analysis.notes, *in_percent))


def _at_fault_for_few(found: Fitted) -> str:
    """What most areas are left out for."""
    left_out = found.left_out.most_common(1)
    if not left_out:
        return "areas"
    note, asked = left_out[0][0], found.study.question
    if note.name == SHARE and asked.groups:
        return found.study.at_fault_for_share
    return {
        NO_POPULATION: "population",
        NEGATIVE_POPULATION: "population",
        SMALL_POPULATION: "min_population",
        equity.NO_REGION: "region",
        equity.NO_PREDICTOR: "covariates" if note.name in asked.covariates else "predictors",
    }.get(note.code, "outcome")


def _at_fault_for_none(found: Fitted) -> str:
    """What to look at where no coefficient can be estimated."""
    areas, outcome = found.study.areas, found.study.question.outcome
    statuses = {each.status for each in found.analysis.coefficients}
    if statuses == {equity.FEW_AREAS}:
        return "areas" if areas.region is None else "region"
    same = not np.ptp(found.observations.outcome[found.analysis.used])
    if equity.NO_VARIATION not in statuses and not same:
        return "predictors"
    if found.analysis.specification.threshold is not None:
        return "threshold"
    if areas.surveillance is not None and outcome in MEASURES:
        return "cameras"
    return "points" if outcome == POINTS and areas.points is not None else "outcome"


def tested(
    found: Fitted,
    trials: Trials | None = None,
    progress: Callable[[float], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Result:
    """A fitted study, put to every test of `robustness.panel`; see `study` for an example.

    `progress` begins once it is known which areas are neighbours. Raises InterruptedError once `is_cancelled()`.
    """
    trials = trials or Trials()
    polygons = found.study.areas.polygons
    neighbours = robustness.contiguity(polygons, trials.neighbour_m, is_cancelled)
    progress(0)
    panel = robustness.panel(
        found.observations,
        found.analysis,
        neighbours,
        _sweeps(found, trials),
        trials.permutations,
        trials.seed,
        progress,
        is_cancelled,
        middles(polygons),
    )
    return Result(found.study, found.observations, found.analysis, found.notes, panel)


def _sweeps(found: Fitted, trials: Trials) -> Sweeps:
    made = found.study
    added = {}
    if made.question.income:
        added[made.question.income] = made.given.column(made.question.income)
    people = found.observations.population
    if found.analysis.specification.rate and people is not None:
        added[LOG_POPULATION] = np.log(people, out=np.full(len(people), math.nan), where=people > 0)
    of_range = bool(made.reads & OF_RANGE)
    has_cameras = made.areas.surveillance is not None
    return Sweeps(
        trials.thresholds,
        trials.floors,
        trials.ranges,
        (lambda range_m: made.observations(range_m)) if has_cameras and of_range else None,
        added,
        (lambda random: made.observations(random=random)) if made.areas.margins else None,
        trials.draws,
        of_range and not has_cameras,
    )


def middles(polygons: Geometries) -> Floats:
    """Middles of polygons, shape (n, 2), NaN where there is none.

    Examples
    --------
    >>> middles(np.array([shapely.box(0, 0, 2, 4), None])).tolist()
    [[1.0, 2.0], [nan, nan]]
    """
    middle = shapely.centroid(polygons)
    return np.column_stack([shapely.get_x(middle), shapely.get_y(middle)])
