"""What a hostile reviewer would do to a regression of `equity`: which of its statements survive it.

Errors corrected for overdispersion, several regions tested at once, neighbours that are alike, other ranges,
thresholds and floors, a covariate more, and the margins of error of the census.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from . import checks
from .cancelling import stop_if
from .equity import (
    FEW_AREAS,
    INTERCEPT,
    NO_VARIATION,
    OK,
    POOLED,
    Analysis,
    Coefficient,
    Observations,
    Specification,
    fit,
)
from .ragged import Bools, Floats, Geometries, Ints
from .regression import COUNT_MODELS

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

AS_MODELLED, CORRECTED, NAIVE, OTHER_MODEL = "as modelled", "corrected errors", "naive errors", "other model"
HOLM, BENJAMINI_HOCHBERG = "holm", "benjamini-hochberg"
NEIGHBOURS, BLOCKS = "neighbours alike", "blocks alike"
DISPERSION, MORAN = "dispersion", "moran"
RANGE, THRESHOLD, FLOOR = "range", "threshold", "minimum population"
COVARIATE, MARGINS = "covariate added", "margins of error"
"""The checks."""

SURVIVES, FRAGILE, FAILS = "survives", "fragile", "does not survive"
NO_CLAIM, NO_VALUE = "not significant", "no value"
"""The verdicts, see `Verdict`."""

UNANSWERED = "unanswered"
"""Status of a check that could not be made; where its model failed, the status of that tells."""

NO_NEIGHBOURS, FEW_NEIGHBOURS, FEW_BLOCKS = "no neighbours", "few neighbours", "few blocks"
NO_PERMUTATIONS, NO_CAMERAS, NO_DRAWS = "no permutations", "no cameras", "no draws"
ONE_CLASS = "one class"
"""Why a check is unanswered."""

DECISIVE = (CORRECTED, NEIGHBOURS, HOLM)
"""The checks that a claim does not survive losing, and without whose answer it has not survived."""

SIGNIFICANT = 0.05
MOE_PER_ERROR = 1.645
"""The census gives margins of error at 90 %: 1.645 standard errors."""

TOUCH_M = 1.0
"""Areas this near to each other are neighbours: borders of one line, drawn twice."""

ENOUGH_NEIGHBOURS = 0.5
"""Share of areas that must have a neighbour for anything to be said of neighbours."""

_CORRECTED = {"poisson": "quasi-poisson", "logistic": "fractional logistic"}
_BLOCKS = 8
_PERMUTED_AT_ONCE = 50
_AREAS_AT_ONCE = 1000
_SAME = 1e-6

_Made = Callable[[], Analysis | None]


@dataclass(frozen=True)
class Finding:
    """A row of the robustness table; NaN where a column has no meaning.

    Of `DISPERSION` and `MORAN` the estimate is that statistic, of `HOLM` and `BENJAMINI_HOCHBERG` the
    p value is the adjusted one. Of `MARGINS` the estimate is the median and the interval holds 95 % of the
    draws; p is of their mean, with the model's own error and the spread of the draws (Rubin 1987).
    A check without an answer has no p value; `reason` says why where `status` does not, and `number` is that of
    the areas that touch another, or of the draws.
    """

    check: str
    setting: str
    term: str = ""
    region: str = ""
    estimate: float = math.nan
    std_error: float = math.nan
    p_value: float = math.nan
    conf_low: float = math.nan
    conf_high: float = math.nan
    n: int = 0
    status: str = OK
    reason: str = ""
    number: int = 0

    @property
    def is_answered(self) -> bool:
        """Whether the check could be made; dispersion has no p value and needs none."""
        return math.isfinite(self.p_value) or (self.check == DISPERSION and self.status == OK)


@dataclass(frozen=True)
class Moran:
    """Moran's I of n values, and how likely it is by chance.

    Parameters
    ----------
    i : float
        Moran's I; 1 where neighbours are as alike as can be.
    expected : float
        What it is by chance: -1 / (n - 1).
    p_value : float
        From permutations, towards the nearer tail, as PySAL's `p_sim`.
    z : float
        (I - mean) / standard deviation of the permuted ones.
    n : int
        How many values there are.
    islands : int
        How many of them have no neighbour.

    Examples
    --------
    >>> Moran(0.5, -1 / 3, 0.01, 2.5, n=4, islands=1).touching
    3
    """

    i: float
    expected: float
    p_value: float
    z: float
    n: int
    islands: int

    @property
    def touching(self) -> int:
        """How many of the areas have a neighbour."""
        return self.n - self.islands


@dataclass(frozen=True)
class Verdict:
    """What becomes of one coefficient's statement.

    NO_VALUE: nothing could be estimated. NO_CLAIM: not significant as modelled. FAILS: significance goes
    with corrected errors, with errors that allow for neighbours being alike, or with there being several
    regions; or the sign turns somewhere. FRAGILE: it stands all that, but some other choice, or errors that allow
    for likeness over long distances (of little power), takes its significance, or one of the `DECISIVE` checks has
    no answer. SURVIVES: all.
    `reversed_by` and `lost_by` are the (check, setting) that turn the sign or take significance;
    `checks` tells how many gave a value, `unanswered` how many did not, such as for separation, and `open` which.

    A check is a question put to the coefficient, and counts once: Holm's is one, whichever errors it is made with; a
    range, a threshold or a floor that is the model's own, or that changes nothing, is none; Benjamini-Hochberg and
    naive errors are shown and ask nothing more.
    """

    coefficient: Coefficient
    verdict: str
    reversed_by: tuple[tuple[str, str], ...] = ()
    lost_by: tuple[tuple[str, str], ...] = ()
    checks: int = 0
    unanswered: int = 0
    open: tuple[Finding, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a check that decides has no answer."""
        return any(each.check in DECISIVE for each in self.open)

    @property
    def is_sign_stable(self) -> bool:
        """Whether it keeps its sign in every check."""
        return self.coefficient.is_known and not self.reversed_by

    @property
    def is_significance_stable(self) -> bool:
        """Whether it is significant in every check."""
        return self.verdict == SURVIVES


@dataclass(frozen=True)
class Sweeps:
    """Other choices to try. Empty ones are not tried.

    `at_range` gives the observations for a camera range in metres, `drawn` those with the census's numbers
    drawn anew. `added` are covariates to add, one by one. `without_cameras` says that measures of cameras are in the
    model without cameras to measure them at other ranges by.
    """

    thresholds: Sequence[float] = ()
    floors: Sequence[float] = ()
    ranges: Sequence[float] = ()
    at_range: Callable[[float], Observations] | None = None
    added: Mapping[str, Floats] = field(default_factory=dict)
    drawn: Callable[[np.random.Generator], Observations] | None = None
    draws: int = 100
    without_cameras: bool = False


@dataclass(frozen=True)
class Panel:
    """The robustness of an analysis; `moran` by region, the empty one being all areas together."""

    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]
    moran: Mapping[str, Moran]


def panel(
    observations: Observations,
    analysis: Analysis,
    neighbours: csr_matrix | None = None,
    sweeps: Sweeps | None = None,
    permutations: int = 999,
    seed: int = 1,
    progress: Callable[[float], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    places: Floats | None = None,
) -> Panel:
    """Put `analysis`, fitted to `observations`, to every test.

    Parameters
    ----------
    observations : of n areas
    analysis : what was fitted to them
    neighbours : (n, n), from `contiguity`
    sweeps : other choices to try
    permutations : how often residuals are shuffled to judge Moran's I
    seed : the same one gives the same figures
    progress : told the share that is done, 0 to 1
    is_cancelled : asked now and then
    places : (n, 2) the middles of the areas, metres, NaN where there is none

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> x = np.arange(40.0)
    >>> made = Observations(np.round(np.exp(1 + 0.05 * x)), {"x": x})
    >>> found = panel(made, fit(made, Specification("poisson", POOLED)))
    >>> [(each.verdict, each.checks) for each in found.verdicts]
    [('survives', 2)]
    """
    sweeps = sweeps or Sweeps()
    findings = [_finding(AS_MODELLED, analysis.specification.model, each) for each in analysis.coefficients]
    findings += [
        Finding(DISPERSION, setting, region=each.region, estimate=value, n=each.n)
        for each in analysis.fits
        for setting, value in (("pearson", each.dispersion), ("deviance", each.deviance_dispersion))
        if analysis.specification.model in COUNT_MODELS
    ]
    block = None if places is None else _blocks_of(observations, analysis, places)
    variants = list(_variants(observations, analysis.specification, neighbours, block, sweeps))
    steps = len(variants) + (sweeps.draws if sweeps.drawn else 0) + 1 + permutations / 100
    done = 0.0

    def step(size: float = 1) -> None:
        nonlocal done
        stop_if(is_cancelled)
        done += size
        progress(min(done / steps, 1))

    corrected = None
    for check, setting, made in variants:
        step()
        tried = made()
        if tried is None:
            findings += [
                _unanswered(check, setting, each, ONE_CLASS)
                for each in analysis.coefficients
                if each.term != INTERCEPT
            ]
            continue
        corrected = tried if check == CORRECTED else corrected
        found = _findings(check, setting, tried, analysis)
        if check == NEIGHBOURS and neighbours is not None:
            found = [_by_neighbours(each, observations, tried, neighbours) for each in found]
        elif check == BLOCKS and block is not None:
            found = [_by_blocks(each, observations, tried, block) for each in found]
        findings += found
    if sweeps.without_cameras:
        findings += [
            _unanswered(RANGE, f"{range_m:g}", each, NO_CAMERAS)
            for range_m in sweeps.ranges
            for each in analysis.coefficients
            if each.term != INTERCEPT
        ]
    findings += _adjusted(analysis, AS_MODELLED)
    if corrected is not None:
        findings += _adjusted(corrected, CORRECTED)
    if sweeps.drawn:
        findings += _of_margins(sweeps, analysis, seed, step)
    step()
    moran_of = {}
    if neighbours is not None:
        moran_of = _moran_by_region(observations, analysis, neighbours, permutations, seed, step)
        findings += [_of_moran(region, each) for region, each in moran_of.items()]
    progress(1)
    return Panel(tuple(findings), verdicts(analysis, findings), moran_of)


def _finding(check: str, setting: str, of: Coefficient) -> Finding:
    return Finding(
        check,
        setting,
        of.term,
        of.region,
        of.estimate,
        of.std_error,
        of.p_value,
        of.conf_low,
        of.conf_high,
        of.n,
        of.status,
    )


def _findings(check: str, setting: str, tried: Analysis, analysis: Analysis) -> list[Finding]:
    """What became of each coefficient; those of which `tried` has none, such as of a region without areas, too."""
    there = {(each.term, each.region) for each in tried.coefficients}
    gone = [each for each in analysis.coefficients if (each.term, each.region) not in there]
    return [_finding(check, setting, each) for each in tried.coefficients if each.term != INTERCEPT] + [
        Finding(check, setting, each.term, each.region, status=FEW_AREAS)
        for each in gone
        if each.term != INTERCEPT
    ]


def _unanswered(check: str, setting: str, of: Coefficient | Finding, reason: str, number: int = 0) -> Finding:
    return Finding(
        check, setting, of.term, of.region, n=of.n, status=UNANSWERED, reason=reason, number=number
    )


def _concerned(of: Finding, observations: Observations, tried: Analysis) -> Bools:
    """The areas that a coefficient is estimated from."""
    rows = np.isfinite(tried.fitted)
    if of.region and observations.region is not None:
        rows = rows & (observations.region == of.region)
    return rows


def _by_neighbours(
    found: Finding, observations: Observations, tried: Analysis, neighbours: csr_matrix
) -> Finding:
    """The same, unanswered where too few areas have neighbours for errors to allow for them."""
    rows = np.flatnonzero(_concerned(found, observations, tried))
    touching = int((neighbours[rows][:, rows].sum(axis=1) > 0).sum())
    if found.status != OK or _are_enough(touching, len(rows)):
        return found
    return _unanswered(found.check, found.setting, found, _lonely(touching), touching)


def _by_blocks(found: Finding, observations: Observations, tried: Analysis, block: Ints) -> Finding:
    """The same, unanswered where all that is not 0 is in one block: there is nothing to compare it with."""
    column = {**observations.predictors, **observations.covariates}[found.term]
    there = _concerned(found, observations, tried) & (column != 0) & (block >= 0)
    blocks_there = len(np.unique(block[there]))
    if found.status != OK or blocks_there > 1:
        return found
    return _unanswered(found.check, found.setting, found, FEW_BLOCKS, blocks_there)


def _of_moran(region: str, found: Moran) -> Finding:
    plain = Finding(
        MORAN,
        "residuals",
        region=region,
        estimate=found.i,
        p_value=found.p_value,
        n=found.n,
        number=found.touching,
    )
    if not _are_enough(found.touching, found.n):
        return replace(plain, status=UNANSWERED, reason=_lonely(found.touching))
    if not math.isfinite(found.i):
        return replace(plain, status=UNANSWERED, reason=NO_VARIATION)
    if not math.isfinite(found.p_value):
        return replace(plain, status=UNANSWERED, reason=NO_PERMUTATIONS)
    return plain


def _are_enough(touching: int, areas: int) -> bool:
    return touching > 0 and touching >= ENOUGH_NEIGHBOURS * areas


def _lonely(touching: int) -> str:
    return FEW_NEIGHBOURS if touching else NO_NEIGHBOURS


def _variants(
    observations: Observations,
    specification: Specification,
    neighbours: csr_matrix | None,
    block: Ints | None,
    sweeps: Sweeps,
) -> Iterator[tuple[str, str, _Made]]:
    """Check, setting, and the other analysis, to be made when it is its turn.

    Other choices are judged by errors that allow for overdispersion: by a Poisson's nothing would ever fall.
    """
    choice = _judged_by(specification)

    def other(check: str, setting: str, **changes: Any) -> tuple[str, str, _Made]:
        return check, setting, lambda: fit(observations, replace(specification, **changes))

    model = specification.model
    if model in _CORRECTED:
        yield other(CORRECTED, _CORRECTED[model], model=_CORRECTED[model])
    if neighbours is not None:
        yield NEIGHBOURS, "contiguity", lambda: fit(observations, specification, neighbours)
    if block is not None:
        yield BLOCKS, f"{_BLOCKS}", lambda: fit(observations, specification, None, block)
    if model == "quasi-poisson":
        yield other(NAIVE, "poisson", model="poisson")
    if model in ("poisson", "quasi-poisson"):
        yield other(OTHER_MODEL, "negative binomial", model="negative binomial")
    if specification.threshold is not None:
        for threshold in sweeps.thresholds:
            yield other(THRESHOLD, f"{threshold:g}", threshold=threshold)
    if observations.population is not None:
        for floor in sweeps.floors:
            yield other(FLOOR, f"{floor:g}", model=choice.model, min_population=floor)
    there = {**observations.predictors, **observations.covariates}
    for name, column in sweeps.added.items():
        if name not in there and not any(np.array_equal(column, each, True) for each in there.values()):
            more = replace(observations, covariates={**observations.covariates, name: column})
            yield COVARIATE, name, partial(fit, more, choice)
    for range_m in sweeps.ranges if sweeps.at_range else ():
        yield RANGE, f"{range_m:g}", partial(_at_range, sweeps, range_m, choice)


def _judged_by(specification: Specification) -> Specification:
    """The same with errors that allow for overdispersion; estimates stay."""
    return (
        replace(specification, model="quasi-poisson") if specification.model == "poisson" else specification
    )


def _at_range(sweeps: Sweeps, range_m: float, specification: Specification) -> Analysis | None:
    if sweeps.at_range is None:
        raise ValueError("no way to measure at another range")
    return _fit_of_some(sweeps.at_range(range_m), specification)


def _fit_of_some(observations: Observations, specification: Specification) -> Analysis | None:
    """The fit; None where all areas have come to be in one class, so that there are no predictors."""
    return fit(observations, specification) if observations.predictors else None


def _adjusted(analysis: Analysis, setting: str) -> list[Finding]:
    """Each predictor's p values over the regions, adjusted for there being several."""
    found = []
    for term in dict.fromkeys(each.term for each in analysis.coefficients if each.term != INTERCEPT):
        family = [each for each in analysis.coefficients if each.term == term]
        p = np.array([each.p_value for each in family])
        if np.isfinite(p).sum() < 2:
            continue
        for check, adjusted in ((HOLM, holm(p)), (BENJAMINI_HOCHBERG, benjamini_hochberg(p))):
            for each, value in zip(family, adjusted):
                found.append(replace(_finding(check, setting, each), p_value=float(value)))
    return found


def _blocks_of(observations: Observations, analysis: Analysis, places: Floats) -> Ints:
    """Eight blocks of each region's areas; all areas are one region where regions do not matter."""
    used = analysis.used & np.isfinite(places).all(axis=1)
    region = np.full(len(used), "", dtype=object)
    if observations.region is not None and analysis.specification.regions != POOLED:
        region = observations.region.astype(object)
    result = np.full(len(used), -1, dtype=np.int64)
    for k, name in enumerate(sorted(set(region[used]))):
        inside = np.flatnonzero(used & (region == name))
        result[inside] = k * _BLOCKS + blocks(places[inside])
    return result


def blocks(places: Floats) -> Ints:
    """Areas in eight blocks of neighbours, of like numbers: three times halved across the longer side.

    Parameters
    ----------
    places : (n, 2) the middles of the areas

    Examples
    --------
    >>> blocks(np.column_stack([np.arange(8.0), np.zeros(8)])).tolist()
    [0, 1, 2, 3, 4, 5, 6, 7]
    """
    result = np.zeros(len(places), dtype=np.int64)
    for _ in range(round(math.log2(_BLOCKS))):
        halved = 2 * result
        for each in np.unique(result):
            inside = np.flatnonzero(result == each)
            side = int(np.ptp(places[inside], axis=0).argmax())
            order = inside[np.argsort(places[inside, side], kind="stable")]
            halved[order[len(order) // 2 :]] += 1
        result = halved
    return result


def holm(p: Floats) -> Floats:
    """Holm's adjusted p values, which keep the family-wise error.

    Parameters
    ----------
    p : array, (n,)
        P values; NaN stays and does not count.

    Returns
    -------
    array, (n,)
        Of the p values in order, the largest of all p (m + 1 - rank) up to there, m being how many there are, and at
        most 1.

    Raises
    ------
    ValueError
        Where one is not from 0 to 1.

    References
    ----------
    Holm (1979), Scandinavian Journal of Statistics 6, 65-70.

    Examples
    --------
    >>> holm(np.array([0.01, 0.04, np.nan])).tolist()
    [0.02, 0.04, nan]
    """
    _check_p(p)
    return _stepwise(p, lambda ranked, m: np.maximum.accumulate(ranked * (m - np.arange(m))))


def benjamini_hochberg(p: Floats) -> Floats:
    """Benjamini and Hochberg's adjusted p values, which keep the false discovery rate.

    Parameters
    ----------
    p : array, (n,)
        P values; NaN stays and does not count.

    Returns
    -------
    array, (n,)
        Of the p values in order, the least of all p m / rank from there on, m being how many there are; at most 1.

    Raises
    ------
    ValueError
        Where one is not from 0 to 1.

    References
    ----------
    Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, 289-300.

    Examples
    --------
    >>> benjamini_hochberg(np.array([0.01, 0.03, np.nan])).tolist()
    [0.02, 0.03, nan]
    """
    _check_p(p)

    def adjust(ranked: Floats, m: int) -> Floats:
        return np.asarray(np.minimum.accumulate((ranked * m / np.arange(1, m + 1))[::-1])[::-1])

    return _stepwise(p, adjust)


def _check_p(p: Floats) -> None:
    wrong = (p < 0) | (p > 1)
    if wrong.any():
        raise ValueError(f"p must be from 0 to 1, or NaN; row {int(wrong.argmax())} is {p[wrong.argmax()]:g}")


def _stepwise(p: Floats, adjust: Callable[[Floats, int], Floats]) -> Floats:
    known = np.flatnonzero(np.isfinite(p))
    order = known[np.argsort(p[known], kind="stable")]
    result = np.full(len(p), np.nan)
    if len(order):
        result[order] = np.minimum(adjust(p[order], len(order)), 1)
    return result


def contiguity(
    polygons: Geometries,
    tolerance_m: float = TOUCH_M,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> csr_matrix:
    """Queen contiguity: which polygons touch each other.

    Parameters
    ----------
    polygons : array of polygons, (n,)
        Metres; missing ones have no neighbours.
    tolerance_m : float
        Two touch that come within so many metres: borders of one line may be drawn twice, not quite alike.
    is_cancelled : callable
        Asked now and then whether to stop.

    Returns
    -------
    sparse matrix, (n, n)
        1 where two touch, 0 on the diagonal.

    Raises
    ------
    ValueError
        Where areas are of another kind or in degrees, or the tolerance is negative.
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> contiguity(shapely.box([0, 10, 90], 0, [10, 20, 99], 9)).toarray().tolist()
    [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    """
    checks.geometries("polygons", polygons, 2)
    checks.at_least("tolerance_m", tolerance_m)
    from scipy.sparse import csr_matrix

    size = len(polygons)
    tree = shapely.STRtree(polygons)
    found = [np.empty((2, 0), dtype=np.int64)]
    for begin in range(0, size, _AREAS_AT_ONCE):
        stop_if(is_cancelled)
        some = polygons[begin : begin + _AREAS_AT_ONCE]
        pairs = tree.query(some, predicate="dwithin", distance=tolerance_m)
        found.append(pairs + np.array([[begin], [0]]))
    one, other = np.concatenate(found, axis=1)
    apart = one != other
    return csr_matrix((np.ones(int(apart.sum())), (one[apart], other[apart])), shape=(size, size))


def moran(
    values: Floats,
    neighbours: csr_matrix,
    permutations: int = 999,
    seed: int = 1,
    step: Callable[[float], None] = lambda _: None,
) -> Moran:
    """Moran's I of `values`, with `neighbours` standardised by row.

    I = n / S0 * z'Wz / z'z with z the values less their mean and S0 the sum of W: the number of areas that
    have a neighbour. Those without (islands) count in n alone, as in PySAL.

    Parameters
    ----------
    values : array, (n,)
        Finite.
    neighbours : sparse matrix, (n, n)
        From `contiguity`.
    permutations : int
        How often values are shuffled.
    seed : int
        The same one gives the same figures.
    step : callable
        Is told how many hundreds of permutations are done more.

    Returns
    -------
    Moran
        NaN where values do not vary or nobody has a neighbour.

    Raises
    ------
    ValueError
        Where values are not finite, are not as many as the matrix has rows, or permutations are negative.

    References
    ----------
    Moran (1950), Notes on continuous stochastic phenomena, Biometrika 37, 17-23.

    Examples
    --------
    >>> beside = contiguity(shapely.box([0, 10, 20, 30], 0, [10, 20, 30, 40], 9))
    >>> round(moran(np.array([1.0, 1.0, 5.0, 5.0]), beside, permutations=0).i, 3)
    0.5
    """
    checks.finite("values", values)
    if neighbours.shape != (len(values), len(values)):
        raise ValueError(
            f"neighbours must be ({len(values)}, {len(values)}) as values are, not {neighbours.shape}"
        )
    checks.at_least("permutations", permutations)
    from scipy.sparse import csr_matrix

    size = len(values)
    degree = np.asarray(neighbours.sum(axis=1)).ravel()
    islands = int((degree == 0).sum())
    weights = csr_matrix(neighbours.multiply(1 / np.where(degree > 0, degree, 1)[:, None]))
    z = values - values.mean() if size else values
    squares = float(z @ z)
    if islands == size or squares <= 1e-24 * size:
        return Moran(math.nan, math.nan, math.nan, math.nan, size, islands)
    factor = size / (size - islands) / squares
    observed = factor * float(z @ (weights @ z))
    random = np.random.default_rng(seed)
    permuted = []
    for begin in range(0, permutations, _PERMUTED_AT_ONCE):
        count = min(_PERMUTED_AT_ONCE, permutations - begin)
        shuffled = random.permuted(np.tile(z, (count, 1)), axis=1).T
        permuted.append(factor * (shuffled * (weights @ shuffled)).sum(axis=0))
        step(count / 100)
    p = score = math.nan
    if permuted:
        drawn = np.concatenate(permuted)
        larger = int((drawn >= observed).sum())
        p = (min(larger, permutations - larger) + 1) / (permutations + 1)
        spread = float(drawn.std())
        score = (observed - float(drawn.mean())) / spread if spread > 0 else math.nan
    return Moran(observed, -1 / (size - 1), p, score, size, islands)


def _moran_by_region(
    observations: Observations,
    analysis: Analysis,
    neighbours: csr_matrix,
    permutations: int,
    seed: int,
    step: Callable[[float], None],
) -> dict[str, Moran]:
    known = np.isfinite(analysis.residual)
    groups = {"": known}
    regions = list(dict.fromkeys(each.region for each in analysis.coefficients if each.region))
    if observations.region is not None and len(regions) > 1:
        groups.update({name: known & (observations.region == name) for name in regions})
    share = 1 / len(groups)
    found = {
        name: moran(
            analysis.residual[rows],
            neighbours[rows][:, rows],
            permutations,
            seed,
            lambda hundreds: step(hundreds * share),
        )
        for name, rows in groups.items()
        if rows.any()
    }
    return {  # of a few areas that touch by chance nothing is told
        name: each
        if _are_enough(each.touching, each.n)
        else Moran(math.nan, math.nan, math.nan, math.nan, each.n, each.islands)
        for name, each in found.items()
    }


def drawn(estimate: Floats, margin: Floats, random: np.random.Generator) -> Floats:
    """Numbers of the census, drawn from within their margins of error (at 90 %), not below 0.

    Normal with the standard error margin / 1.645; where the margin is unknown the estimate stays.

    Examples
    --------
    >>> drawn(np.array([5.0, 7.0]), np.array([0.0, np.nan]), np.random.default_rng(1)).tolist()
    [5.0, 7.0]
    """
    error = np.where(np.isfinite(margin) & (margin > 0), margin, 0) / MOE_PER_ERROR
    return np.asarray(np.maximum(estimate + error * random.standard_normal(len(estimate)), 0))


def _of_margins(sweeps: Sweeps, analysis: Analysis, seed: int, step: Callable[[], None]) -> list[Finding]:
    random = np.random.default_rng(seed)
    estimates, errors = [], []
    if sweeps.drawn is None:
        raise ValueError("no margins of error to draw from")
    for _ in range(sweeps.draws):
        step()
        found = _fit_of_some(sweeps.drawn(random), _judged_by(analysis.specification))
        by_name = {(each.term, each.region): each for each in (found.coefficients if found else ())}
        row = [by_name.get((each.term, each.region)) for each in analysis.coefficients]
        estimates.append([math.nan if each is None else each.estimate for each in row])
        errors.append([math.nan if each is None else each.std_error for each in row])
    size = len(analysis.coefficients)
    table, error_table = (np.reshape(np.array(each, dtype=float), (-1, size)) for each in (estimates, errors))
    result = []
    for j, each in enumerate(analysis.coefficients):
        known = np.isfinite(table[:, j])
        if each.term == INTERCEPT:
            continue
        if not known.any():
            result.append(_unanswered(MARGINS, "0", each, NO_DRAWS, sweeps.draws))
            continue
        column = table[known, j]
        low, high = np.quantile(column, [0.025, 0.975])
        result.append(
            Finding(
                MARGINS,
                f"{int(known.sum())}",
                each.term,
                each.region,
                float(np.median(column)),
                float(column.std()),
                _combined_p(column, error_table[known, j]),
                float(low),
                float(high),
                each.n,
            )
        )
    return result


def _combined_p(estimates: Floats, errors: Floats) -> float:
    """The p value of the mean of estimates from several draws, by Rubin's (1987) rule for its variance."""
    from scipy.stats import norm

    between = estimates.var(ddof=1) * (1 + 1 / len(estimates)) if len(estimates) > 1 else 0.0
    return float(2 * norm.sf(abs(estimates.mean()) / math.sqrt((errors**2).mean() + between)))


def verdicts(analysis: Analysis, findings: Sequence[Finding]) -> tuple[Verdict, ...]:
    """What the findings make of every predictor's coefficient.

    Examples
    --------
    >>> x = np.arange(40.0)
    >>> made = fit(Observations(np.round(np.exp(1 + 0.05 * x)), {"x": x}), Specification("poisson", POOLED))
    >>> [each.verdict for each in verdicts(made, [Finding(NEIGHBOURS, "", "x", estimate=1.0, p_value=0.2)])]
    ['does not survive']
    """
    result = []
    for each in analysis.coefficients:
        if each.term == INTERCEPT or each.term in analysis.covariates:
            continue
        if not each.is_known:
            result.append(Verdict(each, NO_VALUE))
            continue
        own = [f for f in findings if (f.term, f.region) == (each.term, each.region)]
        asked = _each_once(each, own)
        tests = [f for f in asked if f.is_answered]
        left = tuple(f for f in asked if not f.is_answered)
        turned = tuple((f.check, f.setting) for f in tests if f.estimate * each.estimate < 0)
        lost = tuple((f.check, f.setting) for f in tests if f.p_value >= SIGNIFICANT)
        if each.p_value >= SIGNIFICANT:
            verdict = NO_CLAIM
        elif turned or any(check in DECISIVE for check, _ in lost):
            verdict = FAILS
        else:
            verdict = FRAGILE if lost or any(f.check in DECISIVE for f in left) else SURVIVES
        result.append(Verdict(each, verdict, turned, lost, len(tests), len(left), left))
    return tuple(result)


def _each_once(coefficient: Coefficient, findings: Sequence[Finding]) -> list[Finding]:
    """The findings on a coefficient that are checks, each once; see `Verdict`."""
    known = [_finding(AS_MODELLED, "", coefficient)]
    known += [each for each in findings if each.check == CORRECTED]
    checks: list[Finding] = []
    for each in findings:
        if each.check in (AS_MODELLED, NAIVE, BENJAMINI_HOCHBERG, HOLM):
            continue
        if each.check in (RANGE, THRESHOLD, FLOOR):
            if any(_is_same(each, other) for other in known):
                continue
            known.append(each)
        checks.append(each)
    several = [each for each in findings if each.check == HOLM]
    # The one that takes its significance, if any does; else the strictest.
    return checks + sorted(several, key=lambda each: -each.p_value if each.is_answered else math.inf)[:1]


def _is_same(one: Finding, other: Finding) -> bool:
    """Whether two findings are of one and the same regression."""
    return one.n == other.n and all(
        math.isclose(a, b, rel_tol=_SAME)
        for a, b in ((one.estimate, other.estimate), (one.std_error, other.std_error))
    )
