"""One regression on plain arrays: statsmodels fits it, and what has no finite answer is recognised."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from . import checks
from .ragged import Floats, Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

COUNT_MODELS = ("poisson", "quasi-poisson", "negative binomial")
SHARE_MODELS = ("logistic", "fractional logistic")
MODELS = COUNT_MODELS + SHARE_MODELS

_DEPENDENT = 1e-9  # a singular value relative to the largest: columns that depend on each other
_NEAR_BOUND = 1e-6  # fitted values this near to 0 or 1 may be on their way to infinity
_PRECISION = 1e-10


class MissingPackageError(ImportError):
    """statsmodels is not there."""


@dataclass(frozen=True)
class Estimate:
    """What was found for n rows and p columns.

    Parameters
    ----------
    value, std_error : array, (p,)
        Coefficients and their errors.
    statistic : array, (p,)
        z, for the quasi-Poisson t.
    p_value : array, (p,)
        Two-sided.
    conf_low, conf_high : array, (p,)
        Ends of the intervals.
    mean : array, (n,)
        The expectation of y.
    pearson : array, (n,)
        The residual (y - mean) / sqrt(variance); the quasi-Poisson's variance here is the Poisson's.
    df_residual : int
        n less the rank of the columns.
    deviance, null_deviance : float
        Of the model, and of an intercept (and the offset) alone.
    log_likelihood : float
        NaN for models that have none.
    converged : bool
        Whether the search ended.
    alpha : float
        That of NB2.

    Examples
    --------
    >>> found = estimate(np.array([2.0, 4.0]), np.ones((2, 1)), np.zeros(2), "poisson")
    >>> found.is_sound, round(found.dispersion, 2)
    (True, 0.67)
    """

    value: Floats
    std_error: Floats
    statistic: Floats
    p_value: Floats
    conf_low: Floats
    conf_high: Floats
    mean: Floats
    pearson: Floats
    df_residual: int
    deviance: float
    null_deviance: float
    log_likelihood: float
    converged: bool
    alpha: float = math.nan

    @property
    def columns(self) -> tuple[Floats, ...]:
        """Value, error, statistic, p value, ends of the interval."""
        return self.value, self.std_error, self.statistic, self.p_value, self.conf_low, self.conf_high

    @property
    def dispersion(self) -> float:
        """Pearson's chi-squared over the degrees of freedom."""
        return float((self.pearson**2).sum() / max(self.df_residual, 1))

    def is_suspicious(self, model: str) -> bool:
        """Whether something may be on its way to infinity; `recession` then tells."""
        near = self.mean.min() < _NEAR_BOUND
        if model in SHARE_MODELS:
            near = near or self.mean.max() > 1 - _NEAR_BOUND
        return bool(near or not self.is_sound)

    @property
    def is_sound(self) -> bool:
        """Whether the search ended, in finite numbers."""
        finite = all(np.isfinite(each).all() for each in self.columns)
        return bool(self.converged and finite and (self.std_error > 0).all())


def statsmodels_is_missing() -> bool:
    """Whether statsmodels cannot be imported."""
    try:
        _statsmodels()
    except MissingPackageError:
        return True
    return False


def _statsmodels() -> Any:
    try:
        import statsmodels.api as sm
    except ImportError as error:
        raise MissingPackageError("the regressions need the Python package statsmodels") from error
    return sm


def estimate(
    y: Floats, matrix: Floats, offset: Floats, model: str, confidence: float = 0.95
) -> Estimate | None:
    """Fit a model to numbers or shares.

    Quasi-Poisson: errors times the root of Pearson's dispersion, and t. Fractional logistic: robust errors, HC0.
    Negative binomial: NB2, variance mean + alpha mean^2, with alpha by maximum likelihood.

    Parameters
    ----------
    y : array, (n,)
        Numbers, or shares from 0 to 1.
    matrix : array, (n, p)
        The columns.
    offset : array, (n,)
        Added to the linear predictor; shares do not have one.
    model : str
        One of `MODELS`.
    confidence : float
        Of the intervals, between 0 and 1.

    Returns
    -------
    Estimate or None
        None where the numbers overflow or statsmodels gives up.

    Raises
    ------
    ValueError
        Where rows do not go together, the model is unknown, or the confidence is not between 0 and 1.
    MissingPackageError
        statsmodels is not there.

    References
    ----------
    Papke and Wooldridge (1996), Journal of Applied Econometrics 11, 619-632: fractional logistic.

    Examples
    --------
    >>> found = estimate(np.array([2.0, 4.0]), np.ones((2, 1)), np.zeros(2), "poisson")
    >>> found.mean.round(6).tolist()
    [3.0, 3.0]
    """
    checks.alike(y=y, matrix=matrix, offset=offset)
    checks.one_of("model", model, MODELS)
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must be between 0 and 1, not {confidence}")
    sm = _statsmodels()
    columns, power = scaled(matrix)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            if model == "negative binomial":
                found = _negative_binomial(sm, y, columns, offset, confidence)
            else:
                found = _glm(sm, y, columns, offset, model, confidence)
        except (np.linalg.LinAlgError, FloatingPointError, ValueError, OverflowError):
            return None
        except Exception as error:
            # Its own exceptions differ from version to version.
            if type(error).__module__.startswith("statsmodels"):
                return None
            raise
        return replace(
            found,
            value=found.value / power,
            std_error=found.std_error / power,
            conf_low=found.conf_low / power,
            conf_high=found.conf_high / power,
        )


def with_alike_neighbours(
    found: Estimate, y: Floats, matrix: Floats, model: str, neighbours: csr_matrix, confidence: float = 0.95
) -> Estimate:
    """The same estimate with errors that allow for neighbouring rows being alike.

    The sandwich of Conley (1999): covariances of the scores of a row and of its `neighbours` (n, n; 1 where
    two rows are neighbours) count in full, all others as 0; times n / (n - p). As such a sum may even fall
    short, no error is smaller than the one for independent rows. Statistic: t, n - p degrees of freedom.

    Examples
    --------
    >>> y, columns = np.array([2.0, 4.0, 6.0]), np.ones((3, 1))
    >>> found = estimate(y, columns, np.zeros(3), "poisson")
    >>> from scipy.sparse import csr_matrix
    >>> alone = with_alike_neighbours(found, y, columns, "poisson", csr_matrix((3, 3)))
    >>> bool(alone.value[0] == found.value[0] and alone.std_error[0] > 0)
    True
    """
    bread, score, power = _parts(found, y, matrix, model)
    size, terms = matrix.shape
    meat = score.T @ score + score.T @ (neighbours @ score)
    degrees = np.full(terms, max(size - terms, 1))
    return _sandwich(found, bread, score, meat, size / degrees, degrees, power, confidence)


def with_alike_blocks(
    found: Estimate, y: Floats, matrix: Floats, model: str, block: Ints, confidence: float = 0.95
) -> Estimate:
    """The same estimate with errors that allow for all rows of a block being alike; `block` (n,) says whose.

    Few large blocks of neighbouring areas allow for likeness over long distances (Bester, Conley and Hansen
    2011): sums of scores by block, times G / (G - 1), t with G - 1 degrees of freedom, G being the blocks in
    which a column is not 0. No error is smaller than the one for independent rows.

    Examples
    --------
    >>> y, columns = np.array([2.0, 4.0, 6.0, 8.0]), np.ones((4, 1))
    >>> found = estimate(y, columns, np.zeros(4), "poisson")
    >>> alike = with_alike_blocks(found, y, columns, "poisson", np.array([0, 0, 1, 1]))
    >>> bool(alike.value[0] == found.value[0] and alike.std_error[0] > 0)
    True
    """
    bread, score, power = _parts(found, y, matrix, model)
    _, place = np.unique(block, return_inverse=True)
    sums = np.zeros((int(place.max(initial=0)) + 1, matrix.shape[1]))
    np.add.at(sums, place, score)
    blocks = np.array([len(np.unique(place[column != 0])) for column in matrix.T])
    degrees = np.maximum(blocks - 1, 1)
    return _sandwich(found, bread, score, sums.T @ sums, blocks / degrees, degrees, power, confidence)


def _parts(found: Estimate, y: Floats, matrix: Floats, model: str) -> tuple[Floats, Floats, Floats]:
    """The inverse of the information (p, p), scores of rows (n, p), both of scaled columns, and their scales."""
    slope = found.mean * (1 - found.mean) if model in SHARE_MODELS else found.mean
    spread = 1 + (found.alpha * found.mean if math.isfinite(found.alpha) else 0.0)
    columns, power = scaled(matrix)
    bread = np.linalg.pinv(columns.T @ (columns * (slope / spread)[:, None]))
    return bread, columns * ((y - found.mean) / spread)[:, None], power


def _sandwich(
    found: Estimate,
    bread: Floats,
    score: Floats,
    meat: Floats,
    factor: Floats,
    degrees: Floats,
    power: Floats,
    confidence: float,
) -> Estimate:
    from scipy.stats import t as student

    size, terms = score.shape
    independent = np.diag(bread @ (score.T @ score) @ bread) * size / max(size - terms, 1)
    error = np.sqrt(np.maximum(independent, np.diag(bread @ meat @ bread) * factor)) / power
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = found.value / error
    reach = student.ppf((1 + confidence) / 2, degrees) * error
    return replace(
        found,
        std_error=error,
        statistic=statistic,
        p_value=2 * student.sf(np.abs(statistic), degrees),
        conf_low=found.value - reach,
        conf_high=found.value + reach,
    )


def _glm(sm: Any, y: Floats, matrix: Floats, offset: Floats, model: str, confidence: float) -> Estimate:
    options: dict[str, Any] = {}
    if model == "quasi-poisson":
        options = {"scale": "X2", "use_t": True}
    elif model == "fractional logistic":
        options = {"cov_type": "HC0"}
    share = model in SHARE_MODELS
    family = sm.families.Binomial() if share else sm.families.Poisson()
    found = sm.GLM(y, matrix, family=family, offset=None if share else offset).fit(
        tol=_PRECISION, maxiter=100, **options
    )
    result = _as_estimate(found, found, confidence)
    return replace(result, log_likelihood=math.nan) if options else result  # these have no likelihood


def _negative_binomial(sm: Any, y: Floats, matrix: Floats, offset: Floats, confidence: float) -> Estimate:
    poisson = _glm(sm, y, matrix, offset, "poisson", confidence)
    excess = float(((y - poisson.mean) ** 2 - y).sum())
    if excess <= 0:  # twice the slope of the likelihood at alpha = 0: it falls from there on
        return replace(poisson, alpha=0.0)
    model = sm.NegativeBinomial(y, matrix, offset=offset)
    start = np.append(poisson.value, max(excess / float((poisson.mean**2).sum()), 0.01))

    def newton(begin: Floats) -> Any:
        return model.fit(begin, method="newton", maxiter=100, tol=_PRECISION, disp=0)

    found = newton(start)
    if not (found.mle_retvals["converged"] and found.params[-1] > 0 and np.isfinite(found.bse).all()):
        found = newton(model.fit(start, method="bfgs", maxiter=500, gtol=1e-6, disp=0).params)
    alpha = float(found.params[-1])
    if not alpha > 0:
        raise ValueError("alpha is not above 0")
    at_alpha = sm.GLM(y, matrix, family=sm.families.NegativeBinomial(alpha=alpha), offset=offset)
    return replace(
        _as_estimate(found, at_alpha.fit(start_params=found.params[:-1], tol=_PRECISION), confidence),
        log_likelihood=float(found.llf),
        converged=bool(found.mle_retvals["converged"]),
        alpha=alpha,
    )


def _as_estimate(found: Any, goodness: Any, confidence: float) -> Estimate:
    """Coefficients of one result of statsmodels, fitted values and deviance of another, or the same."""
    size = len(goodness.params)  # NB2 has alpha behind the others
    interval = np.asarray(found.conf_int(1 - confidence))[:size]
    return Estimate(
        found.params[:size],
        found.bse[:size],
        found.tvalues[:size],
        found.pvalues[:size],
        interval[:, 0],
        interval[:, 1],
        np.asarray(goodness.mu),
        np.asarray(goodness.resid_pearson),
        int(goodness.df_resid),
        float(goodness.deviance),
        float(goodness.null_deviance),
        float(goodness.llf),
        bool(goodness.converged),
    )


def is_dependent(matrix: Floats) -> bool:
    """Whether columns (n, p) depend on each other linearly, as far as numbers can tell.

    Examples
    --------
    >>> is_dependent(np.array([[1.0, 2.0], [2.0, 4.0]])), is_dependent(np.eye(2))
    (True, False)
    """
    columns = scaled(matrix)[0]
    length = np.sqrt((columns**2).sum(axis=0))
    if len(columns) < columns.shape[1] or (length == 0).any():
        return True
    values = np.linalg.svd(columns / length, compute_uv=False)
    return bool(values[-1] < _DEPENDENT * values[0])


def scaled(matrix: Floats) -> tuple[Floats, Floats]:
    """Columns (n, p) divided by powers of two (so, exactly) to sizes near 1, and those powers (p,).

    Examples
    --------
    >>> columns, power = scaled(np.array([[1024.0, 3.0]]))
    >>> columns.tolist(), power.tolist()
    ([[1.0, 0.75]], [1024.0, 4.0])
    """
    largest = np.abs(matrix).max(axis=0, initial=0)
    power = np.exp2(np.round(np.log2(np.where(largest > 0, largest, 1))))
    return matrix / power, power


def recession(matrix: Floats, y: Floats, highest: float) -> Floats | None:
    """A direction in which coefficients run off to infinity; None if there is none.

    Such a direction b leaves `matrix` b = 0 wherever `y` is strictly between 0 and `highest`, lowers it
    where `y` is 0 and raises it where `y` is `highest`, somewhere really (complete and quasi-complete
    separation: Albert and Anderson 1984; for counts Correia, Guimarães and Zylkin 2019). Found by linear
    programming (Konis 2007).

    Parameters
    ----------
    matrix : (n, p)
    y : (n,)
    highest : the most that y can be, such as 1 for a share

    Returns
    -------
    (p,), its largest part 1.

    Examples
    --------
    >>> recession(np.array([[-1.0], [1.0]]), np.array([0.0, 1.0]), 1.0).tolist()
    [1.0]
    """
    from scipy.optimize import linprog

    columns, power = scaled(matrix)
    sign = np.where(y <= 0, -1.0, np.where(y >= highest, 1.0, 0.0))
    between = columns[sign == 0]
    if len(between) and not is_dependent(between):
        return None
    signed = sign[sign != 0, None] * columns[sign != 0]
    if not len(signed):
        return None
    found = linprog(
        -signed.sum(axis=0),
        A_ub=-signed,
        b_ub=np.zeros(len(signed)),
        A_eq=between if len(between) else None,
        b_eq=np.zeros(len(between)) if len(between) else None,
        bounds=(-1, 1),
        method="highs",
    )
    if found.x is None or -found.fun < 1e-6:
        return None
    direction = np.where(np.abs(found.x) > 1e-7, found.x, 0.0) / power
    return np.asarray(direction / np.abs(direction).max())
