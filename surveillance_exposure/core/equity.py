"""Regressions of surveillance and of counts, such as stops, on the composition of areas, region by region.

The models are those of Amnesty International (2022), AMR 51/5205/2022, and general ones. statsmodels does
the fitting; what it would answer with an absurd number is found before and said instead.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from . import checks
from .areas import MIN_POPULATION, SMALL_POPULATION, uncounted
from .ragged import Bools, Floats, Ints, Strings
from .regression import (
    COUNT_MODELS,
    MODELS,
    SHARE_MODELS,
    Estimate,
    estimate,
    is_dependent,
    recession,
    scaled,
    with_alike_blocks,
    with_alike_neighbours,
)

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

POOLED, SEPARATE, INTERACTIONS = "pooled", "separate", "interactions"

INTERCEPT = "intercept"
MIN_AREAS = 10
"""A region with fewer areas is not modelled."""

CLASS_BREAKS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, math.inf)
"""The nine classes of surveillance of the published model of stop rates; each holds its lower limit."""

OK = "ok"
FEW_AREAS, NO_VARIATION, CONSTANT = "few areas", "no variation", "constant predictor"
SEPARATED, COLLINEAR, NOT_CONVERGED = "separated", "collinear", "not converged"
"""Why a coefficient has no value. A constant predictor has none of its own, the rest of the model has."""

ONE_REGION, FEW_EVENTS, NEARLY_COLLINEAR = "one region", "few events", "nearly collinear"
OVERDISPERSED, NO_OVERDISPERSION, NOT_WHOLE = "overdispersed", "no overdispersion", "not whole numbers"
SMALL_SAMPLE = "small sample"
"""What to know about a model that was fitted."""

NO_OUTCOME, NO_PREDICTOR, NO_REGION = "no outcome", "no predictor", "no region"
NEGATIVE_COUNT, NOT_A_SHARE, NOT_BINARY = "negative count", "not a share", "not 0 or 1"
"""Why an area is left out, with the codes of `areas` on its population."""

_NO_FIGURES = (math.nan,) * 6
_HIGH_INFLATION = 10  # variance inflation at which errors are mostly due to collinearity
_EVENTS_PER_TERM = 10
_LARGEST_LOG = 20  # beyond, a ratio is a number without meaning
_SMALL = 30  # areas below which errors are themselves uncertain


@dataclass(frozen=True)
class Note:
    """Something to know, for whoever puts it in words: a code of this module, and what it is about."""

    code: str
    name: str = ""
    region: str = ""
    number: float | None = None

    @property
    def factor(self) -> float:
        """Of `OVERDISPERSED`: how many times too small errors are, the root of the dispersion in `number`."""
        return math.sqrt(max(self.number or 0.0, 0.0))


@dataclass(frozen=True)
class Observations:
    """What is known of n areas; NaN (region: empty) where unknown.

    Parameters
    ----------
    outcome : array, (n,)
        What is explained: a count, a share, or a rate that a threshold cuts.
    predictors : mapping of str to arrays, (n,)
        What the question is about, with a slope in every region.
    covariates : mapping of str to arrays, (n,)
        What is held constant, with one slope for all regions where the regions are in one model.
    population : array, (n,), optional
        Residents.
    region : array of str, (n,), optional
        The name of each area's region.

    Examples
    --------
    >>> list(Observations(np.array([1.0, 4.0]), {"x": np.array([0.1, 0.5])}).predictors)
    ['x']
    """

    outcome: Floats
    predictors: Mapping[str, Floats]
    covariates: Mapping[str, Floats] = field(default_factory=dict)
    population: Floats | None = None
    region: Strings | None = None


@dataclass(frozen=True)
class Specification:
    """What is fitted.

    Parameters
    ----------
    model : str
        One of `MODELS`.
    regions : str
        POOLED ignores them, SEPARATE fits each by itself, INTERACTIONS fits `0 + region + region:predictor + covariate`
        at once.
    threshold : float, optional
        Makes the outcome `1[outcome > threshold]`.
    rate : bool
        Whether log(population) is an offset.
    min_population : float
        Areas need a population above it.
    confidence : float
        Of the intervals, 0 to 1.

    Examples
    --------
    >>> Specification("logistic", threshold=0.2).regions
    'interactions'
    """

    model: str
    regions: str = INTERACTIONS
    threshold: float | None = None
    rate: bool = False
    min_population: float = MIN_POPULATION
    confidence: float = 0.95


@dataclass(frozen=True)
class Coefficient:
    """A row of the table; NaN throughout unless `status` is OK. `region` is empty for what is common to all.

    `statistic` is z, for the quasi-Poisson t.
    """

    term: str
    region: str
    estimate: float
    std_error: float
    statistic: float
    p_value: float
    conf_low: float
    conf_high: float
    n: int
    status: str = OK

    @property
    def is_known(self) -> bool:
        """Whether it has a value."""
        return self.status == OK

    @property
    def ratio(self) -> float:
        """The ratio of expected counts, or of odds, for one more of the term; NaN where that means nothing."""
        has_one = self.term != INTERCEPT and abs(self.estimate) < _LARGEST_LOG
        return math.exp(self.estimate) if has_one else math.nan


@dataclass(frozen=True)
class Fit:
    """How well one model fits; `region` is empty for one of several regions.

    `null_deviance` is that of the intercept (and offset) alone. R's, for a formula without intercept, is
    that of probability 1/2 throughout, 2 n log 2: so the published 2914.0 tells n = 2102.
    `dispersion` is Pearson's chi-squared over the degrees of freedom, `deviance_dispersion` the deviance
    over them; of a logistic model of zeros and ones neither tells anything. `alpha` is the NB2 parameter.
    """

    region: str
    n: int
    df_residual: int
    deviance: float
    null_deviance: float
    dispersion: float
    deviance_dispersion: float
    log_likelihood: float
    alpha: float = math.nan


@dataclass(frozen=True)
class Analysis:
    """A fitted specification; NaN where an area is not in a fitted model.

    Parameters
    ----------
    specification : Specification
        What was fitted.
    coefficients : tuple of Coefficient
        The rows of the table.
    fits : tuple of Fit
        How well each model fits.
    response : array, (n,)
        What was modelled.
    fitted : array, (n,)
        Its expectation.
    residual : array, (n,)
        Pearson's: (response - fitted) / sqrt(variance of the model), for the quasi-Poisson that of the Poisson.
    left_out : tuple of Note or None, (n,)
        Why each area is not used; None where it is.
    notes : tuple of Note
        What to know about the models.
    covariates : tuple of str
        Names of what was held constant.

    Examples
    --------
    >>> x = np.arange(20.0)
    >>> found = fit(Observations(x, {"x": x}), Specification("quasi-poisson", POOLED))
    >>> [each.term for each in found.coefficients]
    ['intercept', 'x']
    """

    specification: Specification
    coefficients: tuple[Coefficient, ...]
    fits: tuple[Fit, ...]
    response: Floats
    fitted: Floats
    residual: Floats
    left_out: tuple[Note | None, ...]
    notes: tuple[Note, ...]
    covariates: tuple[str, ...] = ()

    @property
    def used(self) -> Bools:
        """Which areas are complete; those of a region that cannot be modelled are among them."""
        return np.array([reason is None for reason in self.left_out], dtype=bool)

    def of(self, term: str, region: str = "") -> Coefficient:
        """One coefficient. Raises KeyError."""
        for each in self.coefficients:
            if (each.term, each.region) == (term, region):
                return each
        raise KeyError((term, region))


@dataclass(frozen=True)
class Composition:
    """A share of residents: the sum of the `groups` over the sum of `over`, by names of groups."""

    groups: tuple[str, ...]
    over: tuple[str, ...]


PUBLISHED_COMPOSITION = Composition(("black", "hispanic"), ("black", "hispanic", "white"))
"""As published, from ACS tables B02001 and B03001: race and Hispanic origin are two questions there, so
Hispanic white residents are in both parts, and Asian residents in neither."""

NON_OVERLAPPING_COMPOSITION = Composition(
    ("black not hispanic", "asian not hispanic", "other not hispanic", "hispanic"),
    ("white not hispanic", "black not hispanic", "asian not hispanic", "other not hispanic", "hispanic"),
)
"""From ACS table B03002, where everyone is in exactly one group."""


def fraction(groups: Sequence[Floats], over: Sequence[Floats]) -> Floats:
    """The sum of `groups` over the sum of `over`, NaN where that is not above 0 or a number is negative.

    Parameters
    ----------
    groups, over : sequence of arrays, (n,)
        Residents.

    Returns
    -------
    array, (n,)
        Shares.

    Raises
    ------
    ValueError
        Where arrays are not of one length.

    Examples
    --------
    >>> fraction([np.array([1.0, 1.0, -1.0])], [np.array([4.0, 0.0, 4.0])]).tolist()
    [0.25, nan, nan]
    """
    checks.alike(**{f"array {i}": each for i, each in enumerate([*groups, *over])})
    given = np.array([*groups, *over])
    part, whole = np.sum(groups, axis=0), np.sum(over, axis=0)
    known = np.isfinite(given).all(axis=0) & (given >= 0).all(axis=0) & (whole > 0)
    return np.where(known, part / np.where(known, whole, 1), np.nan)


def classes(
    measure: Floats, breaks: Sequence[float] = CLASS_BREAKS, among: Bools | None = None
) -> dict[str, Floats]:
    """Indicators of the classes of a measure, [low, high), named by their limits; NaN where it is unknown.

    Parameters
    ----------
    measure : (n,)
    breaks : the limits of the classes, ascending; the published nine if not given
    among : (n,) the lowest class that has any of these areas is left out, and the others are compared with it

    Returns
    -------
    By name, (n,) of 0 and 1; empty where all areas are in the last class.

    Examples
    --------
    >>> {name: column.tolist() for name, column in classes(np.array([0.1, 0.6, 9.0]), (0, 0.5, 1, np.inf)).items()}
    {'0.5 - 1': [0.0, 1.0, 0.0], '>= 1': [0.0, 0.0, 1.0]}
    """
    named = {}
    compared_with_lowest = False
    for low, high in zip(breaks[:-1], breaks[1:]):
        inside = (measure >= low) & (measure < high)
        if not compared_with_lowest:
            compared_with_lowest = bool((inside if among is None else inside & among).any())
            continue
        name = f"{low:g} - {high:g}" if math.isfinite(high) else f">= {low:g}"
        named[name] = np.where(np.isfinite(measure) & (measure >= breaks[0]), inside, np.nan).astype(float)
    return named


def thirds(values: Floats) -> tuple[float, float]:
    """Limits of low (at most the first), middle and high (above the second) thirds of the finite values.

    Where many are alike, such as no cameras at all, they are the low ones and the rest is halved.

    Examples
    --------
    >>> thirds(np.array([1.0, 2.0, 3.0, np.nan])), thirds(np.array([0.0, 0.0, 0.0, 5.0, 9.0]))
    ((1.0, 2.0), (0.0, 5.0))
    """
    known = np.sort(values[np.isfinite(values)])
    if not len(known):
        return 0.0, 0.0
    low, high = (float(each) for each in np.quantile(known, [1 / 3, 2 / 3], method="inverted_cdf"))
    above = known[known > low]
    if (high <= low or low <= known[0]) and len(above):
        high = float(np.quantile(above, 0.5, method="inverted_cdf"))
    return low, high


def third_of(values: Floats) -> Ints:
    """In which third each value is, 0 to 2, of `thirds`; one that is not known counts as 0.

    Examples
    --------
    >>> third_of(np.array([1.0, 2.0, 3.0])).tolist()
    [0, 1, 2]
    """
    low, high = thirds(values)
    return np.digitize(np.nan_to_num(values), [low, max(low, high)], right=True)


def means_of_groups(x: Floats, y: Floats, groups: int = 10, least: int = 5) -> Floats:
    """Means of x and y in up to so many like groups of rows by x, of `least` rows or more; shape (groups, 2).

    Examples
    --------
    >>> means_of_groups(np.arange(4.0), np.array([0.0, 2.0, 4.0, 6.0]), 2, 2).tolist()
    [[0.5, 1.0], [2.5, 5.0]]
    """
    some = np.array_split(np.argsort(x), min(groups, max(len(x) // least, 1)))
    return np.array([(x[part].mean(), y[part].mean()) for part in some if len(part)]).reshape(-1, 2)


PUBLISHED_STOPS = Specification("poisson", SEPARATE, rate=True)
"""Stops per resident on surveillance nearby and composition, by borough and year. The floor of 250 residents
is inferred: the published 636 degrees of freedom of Queens fit it, and no lower one."""

PUBLISHED_SURVEILLANCE = Specification("logistic", INTERACTIONS, threshold=0.2)
"""`1[surveillance > 0.2] ~ 0 + borough + borough:composition`, tracts of more than 250 residents."""

PUBLISHED_CLASSES = Specification("poisson", POOLED, rate=True)
"""Stops per resident in nine classes of surveillance, compared with the lowest: predictors from `classes`."""


def fit(
    observations: Observations,
    specification: Specification,
    neighbours: csr_matrix | None = None,
    block: Ints | None = None,
) -> Analysis:
    """Fit `specification` to `observations`.

    Parameters
    ----------
    observations : Observations
        Of n areas.
    specification : Specification
        What to fit.
    neighbours : sparse matrix, (n, n), optional
        1 where two areas are neighbours: the errors allow for neighbours being alike.
    block : array of int, (n,), optional
        The errors allow for all areas of a block being alike.

    Returns
    -------
    Analysis
        Coefficients, fits, and what to know about them.

    Raises
    ------
    ValueError
        An unknown model or way with regions, no predictors, columns of different lengths, or a rate without population.
    MissingPackageError
        statsmodels is not there.

    References
    ----------
    Amnesty International (2022), AMR 51/5205/2022, has the published models. Conley (1999), Journal of Econometrics 92,
    1-45: errors that allow for neighbours. Bester, Conley and Hansen (2011), Journal of Econometrics 165, 137-151: for
    blocks.

    Examples
    --------
    >>> x = np.arange(20.0)
    >>> found = fit(Observations(np.round(np.exp(1 + 0.1 * x)), {"x": x}), Specification("poisson", POOLED))
    >>> round(found.of("x").estimate, 2), int(found.used.sum())
    (0.1, 20)
    """
    columns = {**observations.predictors, **observations.covariates}
    checks.alike(
        outcome=observations.outcome,
        population=observations.population,
        region=observations.region,
        **{f"the column {name}": column for name, column in columns.items()},
    )
    if specification.model not in MODELS:
        raise ValueError(f"unknown model {specification.model!r}")
    if specification.regions not in (POOLED, SEPARATE, INTERACTIONS):
        raise ValueError(f"unknown way with regions {specification.regions!r}")
    if not observations.predictors:
        raise ValueError("no predictors")
    response, left_out = prepared(observations, specification)
    used = np.flatnonzero([reason is None for reason in left_out])
    region = np.full(len(response), "", dtype=object)
    if specification.regions != POOLED and observations.region is not None:
        region = observations.region.astype(object)
    names = sorted(set(region[used]))
    notes: list[Note] = []
    if specification.regions != POOLED and len(names) == 1:
        notes.append(Note(ONE_REGION, region=names[0]))
    if specification.model in COUNT_MODELS and (response[used] != np.round(response[used])).any():
        notes.append(Note(NOT_WHOLE))

    together = [names] if specification.regions != SEPARATE else [[name] for name in names]
    fitted, residual = np.full(len(response), np.nan), np.full(len(response), np.nan)
    coefficients: list[Coefficient] = []
    fits: list[Fit] = []
    for chosen in together:
        rows = used[np.isin(region[used], chosen)]
        design = _design(observations, specification, rows, region[rows], chosen)
        beside = None if neighbours is None else neighbours[rows][:, rows]
        own = None if block is None else block[rows]
        found = _Fitting(design, response[rows], specification, beside, own).run()
        coefficients += found.coefficients
        notes += found.notes
        if found.fit is not None:
            fits.append(found.fit)
            fitted[rows[found.rows]] = found.fitted
            residual[rows[found.rows]] = found.residual
    return Analysis(
        specification,
        tuple(coefficients),
        tuple(fits),
        response,
        fitted,
        residual,
        tuple(left_out),
        tuple(dict.fromkeys(notes)),
        tuple(observations.covariates),
    )


def prepared(observations: Observations, specification: Specification) -> tuple[Floats, list[Note | None]]:
    """The outcome as it is modelled, shape (n,), and per area why it cannot be used, or None.

    Raises ValueError for a rate without population.

    Examples
    --------
    >>> made = Observations(np.array([3.0, -1.0]), {"x": np.array([1.0, 1.0])})
    >>> response, left_out = prepared(made, Specification("poisson"))
    >>> response.tolist(), [note and note.code for note in left_out]
    ([3.0, -1.0], [None, 'negative count'])
    """
    outcome = np.asarray(observations.outcome, dtype=float)
    reason: list[Note | None] = [None] * len(outcome)

    def leave_out(which: Bools, note: Note) -> None:
        for i in np.flatnonzero(which):
            reason[i] = reason[i] or note

    people = observations.population
    if people is not None:
        floor = specification.min_population
        for i, code in enumerate(uncounted(people, floor)):
            if code:
                reason[i] = Note(code, number=floor if code == SMALL_POPULATION else None)
    elif specification.rate:
        raise ValueError("a rate needs a population")
    leave_out(~np.isfinite(outcome), Note(NO_OUTCOME))
    for name, column in {**observations.predictors, **observations.covariates}.items():
        leave_out(~np.isfinite(column), Note(NO_PREDICTOR, name))
    if specification.regions != POOLED and observations.region is not None:
        leave_out(observations.region == "", Note(NO_REGION))

    response = outcome
    if specification.model in COUNT_MODELS:
        leave_out(outcome < 0, Note(NEGATIVE_COUNT))
    elif specification.threshold is not None:
        response = np.where(np.isfinite(outcome), outcome > specification.threshold, np.nan).astype(float)
    elif specification.model == "logistic":
        leave_out((outcome != 0) & (outcome != 1), Note(NOT_BINARY))
    else:
        leave_out((outcome < 0) | (outcome > 1), Note(NOT_A_SHARE))
    return response, reason


@dataclass(frozen=True)
class _Design:
    """Columns of a model: `term` and `region` (empty: common) of each; `of` is the region of each row."""

    matrix: Floats
    term: list[str]
    region: list[str]
    of: Strings
    regions: list[str]
    offset: Floats


def _design(
    observations: Observations, specification: Specification, rows: Ints, of: Any, regions: list[str]
) -> _Design:
    columns, term, region = [], [], []
    for name in regions:
        inside = (of == name).astype(float)
        columns.append(inside)
        term.append(INTERCEPT)
        region.append(name)
        for predictor, values in observations.predictors.items():
            columns.append(inside * values[rows])
            term.append(predictor)
            region.append(name)
    alone = regions[0] if len(regions) == 1 else ""
    for covariate, values in observations.covariates.items():
        columns.append(values[rows])
        term.append(covariate)
        region.append(alone)
    offset = np.zeros(len(rows))
    if specification.rate and observations.population is not None:
        offset = np.log(observations.population[rows])
    matrix = np.column_stack(columns) if columns else np.empty((len(rows), 0))
    return _Design(matrix, term, region, of, regions, offset)


@dataclass(frozen=True)
class _Found:
    coefficients: list[Coefficient]
    notes: list[Note]
    fit: Fit | None
    rows: Bools
    fitted: Floats
    residual: Floats


class _Fitting:
    """One model on its way: which of its rows and columns are left, and why the others are gone."""

    def __init__(
        self,
        design: _Design,
        response: Floats,
        specification: Specification,
        neighbours: csr_matrix | None,
        block: Ints | None,
    ) -> None:
        self.design, self.y, self.specification = design, response, specification
        self.neighbours, self.block = neighbours, block
        self.status = [OK] * len(design.term)
        self.rows = np.ones(len(response), dtype=bool)
        self.notes: list[Note] = []

    def run(self) -> _Found:
        self._leave_out_hopeless()
        self._leave_out_dependent()
        result: Estimate | None = None
        while self.active.any():
            if int(self.rows.sum()) <= int(self.active.sum()):
                self._give_up(FEW_AREAS)
                break
            result = self._estimated()
            if result is not None and not result.is_suspicious(self.specification.model):
                break
            if not self._leave_out_separated():
                if result is None or not result.is_sound:
                    self._give_up(NOT_CONVERGED)
                break
        if result is None or not self.active.any():
            none = np.empty(0)
            return _Found(self._table(None), self.notes, None, np.zeros_like(self.rows), none, none)
        self._remark(result)
        return _Found(
            self._table(result), self.notes, self._goodness(result), self.rows, result.mean, result.pearson
        )

    @property
    def active(self) -> Bools:
        """The columns still in the model."""
        return np.array([each == OK for each in self.status], dtype=bool)

    def _columns_of(self, region: str) -> list[int]:
        return [j for j, each in enumerate(self.design.region) if each == region]

    def _leave_out_region(self, region: str, status: str) -> None:
        self.rows &= self.design.of != region
        for j in self._columns_of(region):
            if self.status[j] == OK:
                self.status[j] = status

    def _give_up(self, status: str) -> None:
        self.status = [status if each == OK else each for each in self.status]

    def _leave_out_hopeless(self) -> None:
        for region in self.design.regions:
            inside = self.design.of == region
            y = self.y[inside]
            if len(y) < MIN_AREAS:
                self._leave_out_region(region, FEW_AREAS)
            elif (y == 0).all() or (self.specification.model in SHARE_MODELS and (y == 1).all()):
                self._leave_out_region(region, NO_VARIATION)
        for j, (name, region) in enumerate(zip(self.design.term, self.design.region)):
            inside = self.rows & (self.design.of == region if region in self.design.regions else True)
            column = self.design.matrix[inside, j]
            if self.status[j] != OK or name == INTERCEPT or not len(column):
                continue
            if (column == column[0]).all():
                self.status[j] = CONSTANT

    def _leave_out_dependent(self) -> None:
        for region in self.design.regions:
            own = [j for j in self._columns_of(region) if self.status[j] == OK]
            if own and is_dependent(self.design.matrix[np.ix_(self.design.of == region, own)]):
                self._leave_out_region(region, COLLINEAR)
        if self.active.any() and is_dependent(self.design.matrix[np.ix_(self.rows, self.active)]):
            self._give_up(COLLINEAR)

    def _leave_out_separated(self) -> bool:
        """Take out what runs off to infinity; says whether there was anything."""
        matrix = self.design.matrix[np.ix_(self.rows, self.active)]
        highest = 1.0 if self.specification.model in SHARE_MODELS else math.inf
        direction = recession(matrix, self.y[self.rows], highest)
        if direction is None:
            return False
        columns = np.flatnonzero(self.active)[direction != 0]
        change = np.abs(matrix @ direction)
        running = np.zeros_like(self.rows)
        running[self.rows] = change > 1e-6 * change.max()
        rest = self.rows & ~running
        if not self.design.matrix[np.ix_(rest, columns)].any():
            # Of no account for the other rows, such as a class of its own.
            self.rows = rest
            for j in columns:
                self.status[j] = SEPARATED
            return True
        touched = {self.design.region[j] for j in columns}
        if not touched <= set(self.design.regions):
            self._give_up(SEPARATED)
        for region in touched & set(self.design.regions):
            self._leave_out_region(region, SEPARATED)
        return True

    def _estimated(self) -> Estimate | None:
        matrix, y = self.design.matrix[np.ix_(self.rows, self.active)], self.y[self.rows]
        model, confidence = self.specification.model, self.specification.confidence
        found = estimate(y, matrix, self.design.offset[self.rows], model, confidence)
        if found is not None and self.block is not None:
            return with_alike_blocks(found, y, matrix, model, self.block[self.rows], confidence)
        if found is None or self.neighbours is None:
            return found
        beside = self.neighbours[self.rows][:, self.rows]
        return with_alike_neighbours(found, y, matrix, model, beside, confidence)

    def _remark(self, result: Estimate) -> None:
        label = self.design.regions[0] if len(self.design.regions) == 1 else ""
        model = self.specification.model
        y, size = self.y[self.rows], int(self.active.sum())
        for region in self.design.regions:
            count = int((self.rows & (self.design.of == region)).sum())
            if 0 < count < _SMALL:
                self.notes.append(Note(SMALL_SAMPLE, region=region, number=count))
        if model == "poisson" and result.dispersion > 1.5:
            self.notes.append(Note(OVERDISPERSED, region=label, number=result.dispersion))
        if model == "negative binomial" and result.alpha == 0:
            self.notes.append(Note(NO_OVERDISPERSION, region=label))
        events = min(y.sum(), (1 - y).sum()) if model == "logistic" else y.sum()
        if model != "fractional logistic" and events < _EVENTS_PER_TERM * size:
            self.notes.append(Note(FEW_EVENTS, region=label, number=float(events)))
        for name, region, value in self._inflated():
            self.notes.append(Note(NEARLY_COLLINEAR, name, region, value))

    def _inflated(self) -> list[tuple[str, str, float]]:
        """Columns whose variance is inflated by the others, with how many times."""
        found = []
        for region in self.design.regions:
            inside = self.rows & (self.design.of == region)
            own = [
                j
                for j, name in enumerate(self.design.term)
                if self.status[j] == OK and name != INTERCEPT and self.design.region[j] in (region, "")
            ]
            matrix = self.design.matrix[np.ix_(inside, own)]
            if len(own) < 2 or len(matrix) <= len(own) or (np.ptp(matrix, axis=0) == 0).any():
                continue
            inverse = np.linalg.pinv(np.corrcoef(scaled(matrix)[0], rowvar=False))
            for j, value in zip(own, np.diag(inverse)):
                if value > _HIGH_INFLATION:
                    found.append((self.design.term[j], region, float(value)))
        return found

    def _table(self, result: Estimate | None) -> list[Coefficient]:
        place = np.cumsum(self.active) - 1
        table = []
        for j, (name, region) in enumerate(zip(self.design.term, self.design.region)):
            inside = self.design.of == region if region in self.design.regions else self.rows
            count, status = int(inside.sum()), self.status[j]
            if result is None or status != OK:
                table.append(Coefficient(name, region, *_NO_FIGURES, n=count, status=status))
            else:
                value, error, statistic, p, low, high = (float(each[place[j]]) for each in result.columns)
                table.append(Coefficient(name, region, value, error, statistic, p, low, high, count))
        return table

    def _goodness(self, result: Estimate) -> Fit:
        return Fit(
            self.design.regions[0] if len(self.design.regions) == 1 else "",
            len(result.mean),
            result.df_residual,
            result.deviance,
            result.null_deviance,
            result.dispersion,
            result.deviance / max(result.df_residual, 1),
            result.log_likelihood,
            result.alpha,
        )
