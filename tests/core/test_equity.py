"""Regressions: equal to statsmodels by hand, true of known truths, and honest where there is no answer."""

import math
import sys
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import areas, equity, regression
from surveillance_exposure.core.equity import Note, Observations, Specification

from .simulated_cities import city, coverage, family_error

sm = pytest.importorskip("statsmodels.api", reason="no statsmodels")

CITIES = 200  # benchmarks/bench_equity.py takes 1,000


def figures(coefficient):
    return [
        coefficient.estimate,
        coefficient.std_error,
        coefficient.statistic,
        coefficient.p_value,
        coefficient.conf_low,
        coefficient.conf_high,
    ]


def by_hand(model, y, matrix, people):
    """What a user of statsmodels would write."""
    if model == "negative binomial":
        first = sm.GLM(y, matrix, family=sm.families.Poisson(), exposure=people).fit()
        start = np.append(first.params, 0.3)
        found = sm.NegativeBinomial(y, matrix, offset=np.log(people)).fit(start, method="newton", disp=0)
    elif model == "poisson":
        found = sm.GLM(y, matrix, family=sm.families.Poisson(), exposure=people).fit()
    elif model == "quasi-poisson":
        found = sm.GLM(y, matrix, family=sm.families.Poisson(), exposure=people).fit(scale="X2", use_t=True)
    elif model == "logistic":
        found = sm.Logit(y, matrix).fit(disp=0, tol=1e-12)
    else:
        found = sm.GLM(y, matrix, family=sm.families.Binomial()).fit(cov_type="HC0")
    size = matrix.shape[1]
    interval = np.asarray(found.conf_int())
    columns = [found.params, found.bse, found.tvalues, found.pvalues, interval[:, 0], interval[:, 1]]
    return np.column_stack([each[:size] for each in columns])


@pytest.mark.parametrize("model", equity.MODELS)
@pytest.mark.parametrize("regions", [equity.POOLED, equity.SEPARATE, equity.INTERACTIONS])
def test_equal_to_statsmodels_by_hand(model, regions):
    random = np.random.default_rng(5)
    made = city(model, 0.8, 3, random)
    income = random.normal(60_000, 20_000, len(made.outcome))
    made = replace(made, covariates={"income": income})
    rate = model in equity.COUNT_MODELS
    found = equity.fit(made, Specification(model, regions, rate=rate))
    share, one = made.predictors["share"], np.ones(len(income))
    expected = []
    if regions == equity.INTERACTIONS:
        dummies = [(made.region == name).astype(float) for name in ("r0", "r1", "r2")]
        matrix = np.column_stack([column for d in dummies for column in (d, d * share)] + [income / 1000])
        expected = by_hand(model, made.outcome, matrix, made.population)
    else:
        groups = [one > 0] if regions == equity.POOLED else [made.region == f"r{k}" for k in range(3)]
        for rows in groups:
            matrix = np.column_stack([one, share, income / 1000])[rows]
            expected.append(by_hand(model, made.outcome[rows], matrix, made.population[rows]))
        expected = np.concatenate(expected)
    for each, row in zip(found.coefficients, expected):
        unit = 1000 if each.term == "income" else 1
        in_its_unit = np.array(figures(each)) * [unit, unit, 1, 1, unit, unit]
        assert in_its_unit == pytest.approx(row, rel=1e-6, abs=1e-6), each


def test_goodness_of_fit():
    made = city("poisson", 0.8, 1, np.random.default_rng(3))
    found = equity.fit(made, Specification("poisson", equity.POOLED, rate=True))
    matrix = sm.add_constant(made.predictors["share"])
    hand = sm.GLM(made.outcome, matrix, family=sm.families.Poisson(), exposure=made.population).fit()
    (fit,) = found.fits
    assert fit.deviance == pytest.approx(hand.deviance)
    assert fit.null_deviance == pytest.approx(hand.null_deviance)
    assert fit.df_residual == hand.df_resid
    assert fit.dispersion == pytest.approx(hand.pearson_chi2 / hand.df_resid)
    assert fit.deviance_dispersion == pytest.approx(hand.deviance / hand.df_resid)
    assert fit.log_likelihood == pytest.approx(hand.llf)
    assert found.fitted == pytest.approx(hand.mu)
    assert found.residual == pytest.approx(hand.resid_pearson)


@pytest.mark.parametrize("model", equity.MODELS)
def test_intervals_cover_a_known_effect(model):
    allowed = 3 * math.sqrt(0.95 * 0.05 / CITIES)
    assert coverage(model, CITIES) == pytest.approx(0.95, abs=allowed)


@pytest.mark.parametrize("model", ["poisson", "logistic"])
def test_holm_keeps_its_word_where_there_is_no_effect(model):
    assert family_error(model, CITIES) <= 0.05 + 3 * math.sqrt(0.95 * 0.05 / CITIES)


def observations(y, x, region=None, **more):
    size = len(y)
    return Observations(
        np.array(y, float),
        {"x": np.array(x, float)},
        region=None if region is None else np.array(region),
        population=np.full(size, 1000.0),
        **more,
    )


def two_regions(y_of_second, x_of_second=None):
    """A sound region, and one of 20 areas as given."""
    random = np.random.default_rng(1)
    x = random.random(60)
    y = (random.random(60) < 0.3 + 0.4 * x).astype(float)
    x2 = np.linspace(0, 1, 20) if x_of_second is None else x_of_second
    return observations(
        [*y, *y_of_second], [*x, *x2], ["sound"] * 60 + ["odd"] * len(y_of_second)
    ), equity.fit(observations(y, x, ["sound"] * 60), Specification("logistic"))


LOGISTIC = Specification("logistic")


@pytest.mark.parametrize("regions", [equity.SEPARATE, equity.INTERACTIONS])
@pytest.mark.parametrize(
    ("second", "x", "status"),
    [
        ([0] * 10 + [1] * 10, None, equity.SEPARATED),  # complete
        ([0] * 10 + [1, 0] + [1] * 8, [0.1] * 10 + [0.5] * 2 + [0.9] * 8, equity.SEPARATED),  # quasi
        ([0] * 20, None, equity.NO_VARIATION),
        ([1] * 20, None, equity.NO_VARIATION),
        ([0, 1] * 4, [0.1, 0.2] * 4, equity.FEW_AREAS),
    ],
)
def test_an_odd_region_has_no_coefficient_and_spoils_no_other(regions, second, x, status):
    both, alone = two_regions(second, x)
    found = equity.fit(both, Specification("logistic", regions))
    for term in (equity.INTERCEPT, "x"):
        odd = found.of(term, "odd")
        assert odd.status == status
        assert np.isnan(figures(odd)).all()
        assert figures(found.of(term, "sound")) == pytest.approx(figures(alone.of(term, "sound")), rel=1e-6)
    assert np.isnan(found.fitted[60:]).all()
    assert np.isfinite(found.residual[:60]).all()


def test_a_predictor_that_does_not_vary_in_a_region():
    both, alone = two_regions([0, 1] * 10, [0.3] * 20)
    found = equity.fit(both, LOGISTIC)
    assert found.of("x", "odd").status == equity.CONSTANT
    assert found.of(equity.INTERCEPT, "odd").estimate == pytest.approx(0, abs=1e-8)
    assert found.of("x", "sound").estimate == pytest.approx(alone.of("x", "sound").estimate)


@pytest.mark.parametrize("model", equity.COUNT_MODELS)
def test_counts_that_are_zero_beyond_a_limit_are_separated(model):
    random = np.random.default_rng(1)
    flag = np.repeat([0.0, 1.0], 40)
    y = np.where(flag > 0, 0, random.poisson(5, 80))
    found = equity.fit(observations(y, flag), Specification(model, equity.POOLED, rate=True))
    assert found.of("x").status == equity.SEPARATED
    # What is left is the rate of the others.
    assert found.of(equity.INTERCEPT).estimate == pytest.approx(math.log(y[:40].mean() / 1000))


def test_separation_by_a_common_covariate():
    random = np.random.default_rng(1)
    y = np.repeat([0.0, 1.0], 40)
    made = observations(y, random.random(80), ["a", "b"] * 40, covariates={"income": y + 5})
    found = equity.fit(made, LOGISTIC)
    assert {each.status for each in found.coefficients} == {equity.SEPARATED}


def test_a_class_without_counts_leaves_the_other_classes():
    random = np.random.default_rng(1)
    surveillance = np.repeat([0.1, 0.4, 0.8], 30)
    y = np.where(surveillance == 0.4, 0, random.poisson(6, 90)).astype(float)
    made = Observations(y, equity.classes(surveillance), population=np.full(90, 1000.0))
    found = equity.fit(made, equity.PUBLISHED_CLASSES)
    assert found.of(equity.INTERCEPT).estimate == pytest.approx(math.log(y[:30].sum() / 30_000))
    assert found.of("0.25 - 0.5").status == equity.SEPARATED
    assert found.of("0.75 - 1").estimate == pytest.approx(math.log(y[60:].sum() / y[:30].sum()))
    assert found.of(">= 3").status == equity.CONSTANT
    assert len(found.coefficients) == 9


def test_classes_hold_their_lower_limit():
    named = equity.classes(np.array([0, 0.25, 2.9999, 3, 1e9, np.nan]))
    assert [[k for k, v in named.items() if v[i] == 1] for i in range(5)] == [
        [],
        ["0.25 - 0.5"],
        ["2 - 3"],
        [">= 3"],
        [">= 3"],
    ]
    assert all(np.isnan(column[5]) for column in named.values())
    # The lowest class that there is.
    assert next(iter(equity.classes(np.array([1.6, 2.5, 9])))) == "2 - 3"


def test_collinear_predictors():
    made = city("poisson", 0.5, 2, np.random.default_rng(1))
    share = made.predictors["share"]
    found = equity.fit(
        replace(made, predictors={"share": share, "double": 2 * share}),
        Specification("poisson", equity.SEPARATE, rate=True),
    )
    assert {each.status for each in found.coefficients} == {equity.COLLINEAR}
    nearly = share + np.random.default_rng(2).normal(0, 0.02, len(share))
    found = equity.fit(
        replace(made, predictors={"share": share, "nearly": nearly}),
        Specification("poisson", equity.SEPARATE, rate=True),
    )
    assert all(each.is_known for each in found.coefficients)
    assert {note.code for note in found.notes} >= {equity.NEARLY_COLLINEAR}


def test_a_covariate_that_is_a_region():
    both, _ = two_regions([0, 1] * 10)
    found = equity.fit(replace(both, covariates={"odd": (both.region == "odd").astype(float)}), LOGISTIC)
    assert {each.status for each in found.coefficients} == {equity.COLLINEAR}


def test_one_region_only():
    made = city("logistic", 0.8, 1, np.random.default_rng(1))
    found = equity.fit(made, LOGISTIC)
    assert Note(equity.ONE_REGION, region="r0") in found.notes
    pooled = equity.fit(made, Specification("logistic", equity.POOLED))
    assert figures(found.of("share", "r0")) == pytest.approx(figures(pooled.of("share")))


def test_why_areas_are_left_out():
    nan = math.nan
    made = Observations(
        np.array([1, 1, 1, nan, 1, 1, -1, 2, 3] + [1.0, 2, 3] * 5),
        {"x": np.array([1, 1, 1, 1, nan, 1, 1, 2, 3] + [1.0, 5, 2] * 5)},
        {"income": np.array([1, 1, 1, 1, 1, 1, 1, nan, 9] + [4.0, 7, 4] * 5)},
        np.array([nan, -5, 250, 300, 300, 300, 300, 300, 300] + [900.0] * 15),
        np.array(["a", "a", "a", "a", "a", "", "a", "a", "a"] + ["a"] * 15),
    )
    found = equity.fit(made, Specification("poisson", rate=True))
    assert [note.code if note else None for note in found.left_out[:9]] == [
        areas.NO_POPULATION,
        areas.NEGATIVE_POPULATION,
        areas.SMALL_POPULATION,
        equity.NO_OUTCOME,
        equity.NO_PREDICTOR,
        equity.NO_REGION,
        equity.NEGATIVE_COUNT,
        equity.NO_PREDICTOR,
        None,
    ]
    assert found.left_out[7].name == "income"
    assert found.used.sum() == 16


@pytest.mark.parametrize(
    ("model", "y", "code"),
    [("logistic", 0.5, equity.NOT_BINARY), ("fractional logistic", 37.0, equity.NOT_A_SHARE)],
)
def test_percentages_are_no_shares(model, y, code):
    made = city(model, 0.8, 1, np.random.default_rng(1))
    made.outcome[:7] = y
    found = equity.fit(made, Specification(model))
    assert Counter(note.code for note in found.left_out if note) == {code: 7}


def test_fewer_than_ten_areas():
    found = equity.fit(observations([1, 2, 3, 4, 5], [1, 3, 2, 5, 4]), Specification("poisson"))
    assert {each.status for each in found.coefficients} == {equity.FEW_AREAS}
    assert not found.fits
    none = equity.fit(observations([], []), Specification("poisson"))
    assert none.coefficients == ()


def test_what_to_know_of_a_model():
    random = np.random.default_rng(1)
    made = city("negative binomial", 0.8, 1, random)
    found = equity.fit(made, Specification("poisson", equity.POOLED, rate=True))
    assert [note.code for note in found.notes] == [equity.OVERDISPERSED]
    even = observations(random.binomial(30, 0.5, 100), random.random(100))
    found = equity.fit(even, Specification("negative binomial", equity.POOLED))
    assert [note.code for note in found.notes] == [equity.NO_OVERDISPERSION]
    assert found.fits[0].alpha == 0
    poisson = equity.fit(even, Specification("poisson", equity.POOLED))
    assert figures(found.of("x")) == pytest.approx(figures(poisson.of("x")))
    rare = np.zeros(100)
    rare[::20] = 1
    found = equity.fit(observations(rare, random.random(100)), Specification("logistic", equity.POOLED))
    assert found.notes == (Note(equity.FEW_EVENTS, number=5),)
    found = equity.fit(observations(made.outcome + 0.5, made.predictors["share"]), Specification("poisson"))
    assert equity.NOT_WHOLE in {note.code for note in found.notes}


def test_errors_that_allow_for_alike_neighbours_by_hand():
    from scipy.sparse import csr_matrix

    made = city("negative binomial", 0.8, 1, np.random.default_rng(1), areas=60)
    size = len(made.outcome)
    # Blocks of three that are each other's neighbours: then it is the clustered sandwich.
    block = np.arange(size) // 3
    beside = csr_matrix((block[:, None] == block) & ~np.eye(size, dtype=bool), dtype=float)
    found = equity.fit(made, Specification("poisson", equity.POOLED, rate=True), beside)
    matrix = sm.add_constant(made.predictors["share"])
    model = sm.GLM(made.outcome, matrix, family=sm.families.Poisson(), exposure=made.population)
    clustered = model.fit(
        cov_type="cluster", cov_kwds={"groups": block, "use_correction": False}
    ).bse * math.sqrt(size / (size - 2))
    independent = model.fit(cov_type="HC0").bse * math.sqrt(size / (size - 2))
    errors = [each.std_error for each in found.coefficients]
    assert errors == pytest.approx(np.maximum(clustered, independent), rel=1e-6)


def test_wrong_specifications():
    made = city("logistic", 0.8, 1, np.random.default_rng(1))
    for wrong in (
        Specification("probit"),
        Specification("logistic", "by week"),
    ):
        with pytest.raises(ValueError, match="unknown"):
            equity.fit(made, wrong)
    with pytest.raises(ValueError, match="predictors"):
        equity.fit(replace(made, predictors={}), LOGISTIC)
    with pytest.raises(ValueError, match="population"):
        equity.fit(replace(made, population=None), Specification("poisson", rate=True))
    with pytest.raises(KeyError):
        equity.fit(made, LOGISTIC).of("nothing")


def test_statsmodels_missing(monkeypatch):
    assert not regression.statsmodels_is_missing()
    for name in [each for each in sys.modules if each.split(".")[0] == "statsmodels"]:
        monkeypatch.setitem(sys.modules, name, None)
    assert regression.statsmodels_is_missing()
    with pytest.raises(regression.MissingPackageError, match="statsmodels"):
        equity.fit(city("logistic", 0.8, 1, np.random.default_rng(1)), LOGISTIC)


def test_fractions():
    black, hispanic, white = np.array([[10, 0, 5, -1], [20, 0, np.nan, 5], [30, 0, 5, 5.0]])
    found = equity.fraction([black, hispanic], [black, hispanic, white])
    assert found[0] == pytest.approx(0.5)
    assert np.isnan(found[1:]).all()
    assert set(equity.PUBLISHED_COMPOSITION.groups) < set(equity.PUBLISHED_COMPOSITION.over)
    assert set(equity.NON_OVERLAPPING_COMPOSITION.groups) < set(equity.NON_OVERLAPPING_COMPOSITION.over)


ODD = st.sampled_from([0.0, 1.0, 0.5, -1.0, 1e-300, 1e300, math.inf, math.nan, 3.0, 100.0])


@settings(max_examples=150, deadline=None)
@given(
    st.data(),
    st.sampled_from(equity.MODELS),
    st.sampled_from([equity.POOLED, equity.SEPARATE, equity.INTERACTIONS]),
    st.integers(0, 40),
)
def test_nonsense_never_gives_an_absurd_coefficient(data, model, regions, size):
    def column():
        return np.array(data.draw(st.lists(ODD, min_size=size, max_size=size)), dtype=float)

    made = Observations(
        column(),
        {"x": column(), "y": column()},
        {"z": column()},
        column() * 1000,
        np.array(
            data.draw(st.lists(st.sampled_from(["", "a", "b"]), min_size=size, max_size=size)), dtype=str
        ),
    )
    threshold = data.draw(st.sampled_from([None, 0.2])) if model in equity.SHARE_MODELS else None
    found = equity.fit(made, Specification(model, regions, threshold, rate=model in equity.COUNT_MODELS))
    assert len(found.left_out) == len(found.fitted) == size
    for each in found.coefficients:
        if each.is_known:
            assert np.isfinite(figures(each)).all()
            assert each.conf_low <= each.estimate <= each.conf_high
        else:
            assert np.isnan(figures(each)).all()


def test_huge_columns_beside_small_ones():
    """Their squares overflow: the inflation of variances is worked out of scaled columns."""
    size = 35
    x, y = np.ones(size), np.ones(size)
    x[:3], y[3:5] = 1e300, 0.0
    made = Observations(np.arange(size) % 3.0, {"x": x, "y": y}, {}, np.full(size, 1000.0))
    found = equity.fit(made, Specification("poisson", equity.POOLED, rate=True))
    assert len(found.coefficients) == 3


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from(["logistic", "counts"]))
def test_recession_against_brute_force(seed, kind):
    random = np.random.default_rng(seed)
    size = int(random.integers(3, 9))
    matrix = np.column_stack([np.ones(size), random.integers(-2, 3, size)]).astype(float)
    y = random.integers(0, 2, size).astype(float)
    highest = 1.0 if kind == "logistic" else math.inf
    directions = [(math.cos(a), math.sin(a)) for a in np.linspace(0, 2 * math.pi, 721)[:-1]]
    # Exact candidates: along which one row stays.
    directions += [(s * -x, s) for x in matrix[:, 1] for s in (1, -1)]

    def recedes(b):
        move = matrix @ b
        move[np.abs(move) < 1e-9] = 0
        fits = np.where(y == 0, move <= 0, move >= 0 if highest == 1 else move == 0)
        return fits.all() and (move != 0).any()

    found = regression.recession(matrix, y, highest)
    if regression.is_dependent(matrix):
        return
    assert (found is not None) == any(recedes(np.array(b)) for b in directions)
    if found is not None:
        assert recedes(found)


def test_thirds_and_who_is_in_them():
    values = np.array([5.0, 1.0, math.nan, 3.0, 2.0, 9.0, 4.0])
    assert equity.thirds(values) == (2, 4)
    assert equity.third_of(values).tolist() == [2, 0, 0, 1, 0, 2, 1]
    assert equity.third_of(np.full(3, math.nan)).tolist() == [0, 0, 0]


def test_means_of_groups():
    x, y = np.arange(100.0)[::-1], np.arange(100.0)
    found = equity.means_of_groups(x, y)
    assert found.shape == (10, 2)
    assert found[0].tolist() == [4.5, 94.5]
    assert len(equity.means_of_groups(x[:12], y[:12])) == 2
    assert equity.means_of_groups(x[:3], y[:3]).tolist() == [[98, 1]]
    assert equity.means_of_groups(x[:0], y[:0]).shape == (0, 2)


def test_ratios_and_how_much_too_small_errors_are():
    def coefficient(term, estimate):
        return equity.Coefficient(term, "", estimate, *[1.0] * 5, 10)

    assert coefficient("x", 0.7).ratio == math.exp(0.7)
    assert math.isnan(coefficient(equity.INTERCEPT, 0.7).ratio)
    assert math.isnan(coefficient("x", 25.0).ratio)
    assert Note(equity.OVERDISPERSED, number=9.0).factor == 3
    assert Note(equity.OVERDISPERSED).factor == 0
