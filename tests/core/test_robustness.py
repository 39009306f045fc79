"""The robustness panel: equal to the reference packages, and able to say that a claim does not survive."""

import math
from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from scipy.stats import norm

from surveillance_exposure.core import equity, robustness
from surveillance_exposure.core.equity import Specification
from surveillance_exposure.core.robustness import Sweeps, Verdict

from .simulated_cities import city

multitest = pytest.importorskip("statsmodels.stats.multitest", reason="no statsmodels")


def grid(side, size=1.0, gap=0.0):
    x, y = np.indices((side, side)).reshape(2, -1) * size
    return shapely.box(x, y, x + size - gap, y + size - gap)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.floats(0, 1), st.just(math.nan)), max_size=12))
def test_adjusted_p_values_equal_statsmodels(p):
    p = np.array(p, dtype=float)
    known = np.isfinite(p)
    for ours, name in ((robustness.holm, "holm"), (robustness.benjamini_hochberg, "fdr_bh")):
        found = ours(p)
        assert np.isnan(found[~known]).all()
        if known.any():
            expected = multitest.multipletests(p[known], method=name)[1]
            assert found[known] == pytest.approx(np.minimum(expected, 1))


def test_contiguity_of_a_grid():
    beside = robustness.contiguity(grid(4), 0.01)
    degree = np.asarray(beside.sum(axis=1)).ravel().reshape(4, 4)
    assert degree.tolist() == [[3, 5, 5, 3], [5, 8, 8, 5], [5, 8, 8, 5], [3, 5, 5, 3]]
    assert (beside != beside.T).nnz == 0
    assert robustness.contiguity(grid(4, gap=0.001), 0.01).nnz == beside.nnz  # drawn twice, not quite alike
    assert robustness.contiguity(grid(4, gap=0.1), 0.01).nnz == 0


def test_missing_polygons_have_no_neighbours():
    polygons = grid(3)
    polygons[4] = None
    beside = robustness.contiguity(polygons, 0.01)
    assert beside[4].nnz == beside[:, 4].nnz == 0


def oracle(values, neighbours):
    """Moran's I written out."""
    size = len(values)
    mean, total, weights = sum(values) / size, 0.0, 0.0
    for i in range(size):
        row = [j for j in range(size) if neighbours[i, j]]
        for j in row:
            total += (values[i] - mean) * (values[j] - mean) / len(row)
            weights += 1 / len(row)
    return size / weights * total / sum((v - mean) ** 2 for v in values)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_moran_against_the_formula(seed):
    random = np.random.default_rng(seed)
    size = int(random.integers(4, 15))
    links = np.triu(random.random((size, size)) < 0.3, 1)
    links = csr_matrix(links | links.T, dtype=float)
    values = random.normal(size=size)
    found = robustness.moran(values, links, permutations=0)
    if not links.nnz:
        assert math.isnan(found.i)
        return
    assert found.i == pytest.approx(oracle(values, links.toarray()))
    assert found.islands == int((np.asarray(links.sum(axis=1)) == 0).sum())
    assert math.isnan(found.p_value)


@pytest.fixture
def esda():
    return pytest.importorskip("esda", reason="esda is not installed: no comparison with it")


@pytest.mark.parametrize("islands", [0, 3])
@pytest.mark.parametrize("alike", [0.0, 0.4])
def test_moran_equals_esda(esda, islands, alike):
    import libpysal

    polygons = grid(20)
    for k in range(islands):
        polygons[k] = shapely.box(1000 + 10 * k, 0, 1001 + 10 * k, 1)
    beside = robustness.contiguity(polygons, 0.01)
    links = {i: beside[i].indices.tolist() for i in range(beside.shape[0])}
    theirs = libpysal.weights.W(links, silence_warnings=True)
    if not islands:
        import geopandas

        queen = libpysal.weights.Queen.from_dataframe(
            geopandas.GeoDataFrame(geometry=polygons), use_index=False
        )
        assert {i: sorted(row) for i, row in queen.neighbors.items()} == {
            i: sorted(r) for i, r in links.items()
        }
    noise = np.random.default_rng(3).normal(size=400)
    values = noise + alike * (beside @ noise) / 8
    np.random.seed(1)  # what esda draws from
    expected = esda.Moran(values, theirs, transformation="r", permutations=999)
    found = robustness.moran(values, beside, 999, seed=4)
    assert found.i == pytest.approx(expected.I, abs=1e-9)
    assert found.expected == pytest.approx(expected.EI)
    assert found.p_value == pytest.approx(expected.p_sim, abs=0.05)
    assert found.z == pytest.approx(expected.z_sim, abs=0.2)


def test_moran_is_seeded_and_finds_what_is_alike():
    beside = robustness.contiguity(grid(15), 0.01)
    x = np.indices((15, 15)).reshape(2, -1)[0] * 1.0
    first, again, other = (robustness.moran(x, beside, 199, seed) for seed in (1, 1, 2))
    assert first == again != other
    assert first.p_value == 1 / 200
    chance = np.array(
        [
            robustness.moran(np.random.default_rng(k).normal(size=225), beside, 99, k).p_value
            for k in range(200)
        ]
    )
    # Folded as PySAL's: up to 0.5, so one-sided 5 % on either side.
    assert 0.03 < (chance <= 0.05).mean() < 0.17


def test_moran_where_there_is_nothing_to_say():
    beside = robustness.contiguity(grid(3), 0.01)
    assert math.isnan(robustness.moran(np.full(9, 3.0), beside).i)
    assert math.isnan(robustness.moran(np.arange(9.0), csr_matrix((9, 9))).i)
    assert math.isnan(robustness.moran(np.empty(0), csr_matrix((0, 0))).i)


def test_margins_of_error():
    random = np.random.default_rng(1)
    estimate = np.array([1000.0, 10, 500])
    draws = np.array(
        [robustness.drawn(estimate, np.array([164.5, 500, np.nan]), random) for _ in range(4000)]
    )
    assert draws[:, 0].std() == pytest.approx(100, rel=0.05)
    assert draws[:, 0].mean() == pytest.approx(1000, abs=6)
    assert draws[:, 1].min() == 0
    assert (draws[:, 2] == 500).all()


def square_city(model, effect, seed=1, side=20):
    """Four regions, quarters of a square of areas."""
    made = city(model, effect, 1, np.random.default_rng(seed), side * side)
    x, y = np.indices((side, side)).reshape(2, -1)
    region = np.array(["sw", "nw", "se", "ne"])[2 * (x >= side / 2) + (y >= side / 2)]
    return replace(made, region=region), robustness.contiguity(grid(side), 0.01)


def settings_of(panel, check):
    return list(dict.fromkeys(each.setting for each in panel.findings if each.check == check))


def test_the_whole_panel():
    made, beside = square_city("negative binomial", 2.0)
    income = np.random.default_rng(7).normal(size=400)
    asked = []

    def at_range(range_m):
        asked.append(range_m)
        return replace(made, predictors={"share": made.predictors["share"] * range_m})

    def drawn(random):
        return replace(made, population=robustness.drawn(made.population, made.population * 0.1, random))

    analysis = equity.fit(made, Specification("poisson", equity.SEPARATE, rate=True))
    said = []
    sweeps = Sweeps((0.1,), (0, 1000), (15, 200), at_range, {"income": income}, drawn, 20)
    found = robustness.panel(made, analysis, beside, sweeps, 99, 1, said.append)
    assert asked == [15, 200]
    assert settings_of(found, robustness.CORRECTED) == ["quasi-poisson"]
    assert settings_of(found, robustness.OTHER_MODEL) == ["negative binomial"]
    assert settings_of(found, robustness.NEIGHBOURS) == ["contiguity"]
    assert settings_of(found, robustness.RANGE) == ["15", "200"]
    assert settings_of(found, robustness.FLOOR) == ["0", "1000"]
    assert settings_of(found, robustness.THRESHOLD) == []  # counts have none
    assert settings_of(found, robustness.COVARIATE) == ["income"]
    assert settings_of(found, robustness.MARGINS) == ["20"]
    assert settings_of(found, robustness.HOLM) == [robustness.AS_MODELLED, robustness.CORRECTED]
    assert set(found.moran) == {"", "ne", "nw", "se", "sw"}
    dispersion = [each for each in found.findings if each.setting == "pearson"]
    assert [each.estimate for each in dispersion] == [each.dispersion for each in analysis.fits]
    by_check = {(f.check, f.region, f.term): f for f in found.findings}
    for each, fit in zip([c for c in analysis.coefficients if c.term == "share"], analysis.fits):
        wider = by_check[robustness.CORRECTED, each.region, "share"]
        assert wider.estimate == pytest.approx(each.estimate)
        assert wider.std_error == pytest.approx(each.std_error * math.sqrt(fit.dispersion))
    assert {v.coefficient.term for v in found.verdicts} == {"share"}
    assert {v.verdict for v in found.verdicts} == {robustness.SURVIVES}
    assert said == sorted(said)
    assert said[-1] == 1
    again = robustness.panel(made, analysis, beside, sweeps, 99, 1)
    assert repr(again) == repr(found)  # NaN is not equal to itself


def test_a_claim_that_does_not_survive():
    """No effect, counts ten times as scattered as a Poisson's: it finds something, and the panel takes it back."""
    fooled = told = 0
    for seed in range(20):
        made, beside = square_city("poisson", 0.0, seed)
        random = np.random.default_rng(seed)
        made = replace(made, outcome=random.poisson(random.gamma(made.outcome / 9 + 0.01, 9)).astype(float))
        analysis = equity.fit(made, Specification("poisson", equity.SEPARATE, rate=True))
        found = robustness.panel(made, analysis, beside, permutations=0)
        claims = [each for each in found.verdicts if each.verdict != robustness.NO_CLAIM]
        fooled += len(claims)
        told += sum(each.verdict == robustness.FAILS for each in claims)
    assert fooled > 30
    assert told / fooled > 0.95


def verdict(others, p=0.01):
    made, _ = square_city("logistic", 1.0)
    analysis = equity.fit(made, Specification("logistic", equity.POOLED))
    base = replace(analysis.of("share"), estimate=1.0, p_value=p)
    analysis = replace(analysis, coefficients=(base,))
    findings = [
        robustness.Finding(check, "x", "share", "", estimate, p_value=p) for check, estimate, p in others
    ]
    (found,) = robustness.verdicts(analysis, findings)
    assert isinstance(found, Verdict)
    return found


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], robustness.SURVIVES),
        ([(robustness.FLOOR, 1, 0.02)], robustness.SURVIVES),
        ([(robustness.FLOOR, 1, 0.2)], robustness.FRAGILE),
        ([(robustness.FLOOR, -1, 0.6)], robustness.FAILS),
        ([(robustness.CORRECTED, 1, 0.06)], robustness.FAILS),
        ([(robustness.NEIGHBOURS, 1, 0.06)], robustness.FAILS),
        ([(robustness.BLOCKS, 1, 0.06)], robustness.FRAGILE),
        ([(robustness.HOLM, 1, 0.06)], robustness.FAILS),
        ([(robustness.BENJAMINI_HOCHBERG, 1, 0.06), (robustness.NAIVE, 1, 0.3)], robustness.SURVIVES),
        ([(robustness.FLOOR, math.nan, math.nan)], robustness.SURVIVES),
    ],
)
def test_verdicts(others, expected):
    found = verdict(others)
    assert found.verdict == expected
    assert found.is_sign_stable == (not found.reversed_by)
    assert found.is_significance_stable == (expected == robustness.SURVIVES)


def test_checks_without_an_answer_are_counted():
    found = verdict([(robustness.FLOOR, 1, 0.02), (robustness.RANGE, math.nan, math.nan)])
    assert (found.checks, found.unanswered) == (1, 1)


def test_other_choices_are_judged_by_errors_that_allow_for_overdispersion():
    made, beside = square_city("negative binomial", 2.0)
    spec = Specification("poisson", equity.SEPARATE, rate=True)
    found = robustness.panel(made, equity.fit(made, spec), beside, Sweeps(floors=(250,)), 9)
    of = {(f.check, f.region): f for f in found.findings if f.term == "share"}
    for region in ("ne", "sw"):
        floor, corrected = of[robustness.FLOOR, region], of[robustness.CORRECTED, region]
        assert (floor.estimate, floor.p_value) == (corrected.estimate, corrected.p_value)
        assert floor.p_value > of[robustness.AS_MODELLED, region].p_value


def test_margins_of_error_by_rubins_rule():
    """Estimates 1, 2, 3 with errors of 1: variance 1 + (1 + 1/3) * 1, mean 2."""
    p = robustness._combined_p(np.array([1.0, 2, 3]), np.ones(3))
    assert p == pytest.approx(2 * norm.sf(2 / math.sqrt(1 + 4 / 3)))
    assert robustness._combined_p(np.array([2.0]), np.ones(1)) == pytest.approx(2 * norm.sf(2))


def test_blocks_are_even_and_of_neighbours():
    x, y = np.indices((16, 8)).reshape(2, -1).astype(float)
    found = robustness.blocks(np.column_stack([x, y]))
    assert np.bincount(found).tolist() == [16] * 8
    for each in range(8):
        assert np.ptp(x[found == each]) <= 3 and np.ptp(y[found == each]) <= 3
    assert robustness.blocks(np.zeros((0, 2))).tolist() == []
    assert len(robustness.blocks(np.zeros((3, 2)))) == 3


def test_errors_by_block_are_those_of_statsmodels():
    sm = pytest.importorskip("statsmodels.api")
    made, _ = square_city("poisson", 1.0)
    x, y = np.indices((20, 20)).reshape(2, -1).astype(float)
    places = np.column_stack([x, y])
    spec = Specification("poisson", equity.POOLED, rate=True)
    block = robustness.blocks(places)
    # Composition and counts alike within blocks, so that the errors for blocks are the larger ones.
    share = made.predictors["share"] * 0.2 + (block * 5 % 8) / 10
    made = replace(made, predictors={"share": share}, outcome=np.round(made.outcome * (1 + block % 4)))
    found = equity.fit(made, spec, None, block).of("share")
    hand = sm.GLM(
        made.outcome,
        sm.add_constant(made.predictors["share"]),
        family=sm.families.Poisson(),
        exposure=made.population,
    ).fit(cov_type="cluster", cov_kwds={"groups": block, "use_correction": False})
    assert found.estimate == pytest.approx(hand.params[1])
    assert found.std_error == pytest.approx(hand.bse[1] * math.sqrt(8 / 7), rel=1e-6)
    panel = robustness.panel(made, equity.fit(made, spec), None, None, 0, places=places)
    (check,) = [each for each in panel.findings if each.check == robustness.BLOCKS and each.term == "share"]
    assert check.std_error == pytest.approx(found.std_error)


def test_no_claim_and_no_value():
    assert verdict([], p=0.2).verdict == robustness.NO_CLAIM
    made, beside = square_city("logistic", 1.0)
    made.outcome[made.region == "ne"] = 1
    analysis = equity.fit(made, Specification("logistic"))
    found = robustness.panel(made, analysis, beside, Sweeps(floors=(0, 5500)), 9)
    assert {v.coefficient.region: v.verdict for v in found.verdicts}["ne"] == robustness.NO_VALUE


def test_cancel():
    made, beside = square_city("logistic", 1.0)
    analysis = equity.fit(made, Specification("logistic"))
    with pytest.raises(InterruptedError):
        robustness.panel(made, analysis, beside, is_cancelled=lambda: True)
    calls = iter(range(100))
    with pytest.raises(InterruptedError):  # amid the permutations
        robustness.panel(made, analysis, beside, permutations=10_000, is_cancelled=lambda: next(calls) > 20)


def unanswered(check, reason=robustness.NO_NEIGHBOURS, **more):
    return robustness.Finding(
        check, "x", "share", "", n=30, status=robustness.UNANSWERED, reason=reason, **more
    )


@pytest.mark.parametrize("check", robustness.DECISIVE)
def test_a_check_that_decides_and_has_no_answer_is_not_passed(check):
    made, _ = square_city("logistic", 1.0)
    analysis = equity.fit(made, Specification("logistic", equity.POOLED))
    base = replace(analysis.of("share"), estimate=1.0, p_value=0.01)
    analysis = replace(analysis, coefficients=(base,))
    passed = robustness.Finding(robustness.FLOOR, "x", "share", "", 1.0, p_value=0.01)
    (found,) = robustness.verdicts(analysis, [passed, unanswered(check)])
    assert (found.verdict, found.checks, found.unanswered, found.lost_by) == (robustness.FRAGILE, 1, 1, ())
    assert [each.check for each in found.open] == [check]
    lost = robustness.Finding(robustness.HOLM, "y", "share", "", 1.0, p_value=0.2)
    (found,) = robustness.verdicts(analysis, [lost, unanswered(check)])
    assert found.verdict == robustness.FAILS


def test_each_check_counts_once():
    base = {"std_error": 0.1, "n": 400}

    def one(check, setting, estimate=1.0, p=0.01, **more):
        return robustness.Finding(check, setting, "share", "", estimate, p_value=p, **{**base, **more})

    made, _ = square_city("logistic", 1.0)
    analysis = equity.fit(made, Specification("logistic", equity.POOLED))
    coefficient = replace(analysis.of("share"), estimate=1.0, p_value=0.01, **base)
    analysis = replace(analysis, coefficients=(coefficient,))
    findings = [
        one(robustness.CORRECTED, "robust", std_error=0.2),
        one(robustness.HOLM, robustness.AS_MODELLED),
        one(robustness.HOLM, robustness.CORRECTED, p=0.02),
        one(robustness.BENJAMINI_HOCHBERG, robustness.AS_MODELLED),
        one(robustness.RANGE, "120", estimate=1 + 1e-9),  # the model's own
        one(robustness.FLOOR, "250", std_error=0.2),  # the same by corrected errors
        one(robustness.RANGE, "60", estimate=0.9),
        one(robustness.FLOOR, "0", estimate=1.1),
        one(robustness.FLOOR, "100", estimate=1.1),  # nobody lives between
        one(robustness.OTHER_MODEL, "negative binomial"),
    ]
    (found,) = robustness.verdicts(analysis, findings)
    assert (found.verdict, found.checks, found.unanswered) == (robustness.SURVIVES, 5, 0)
    findings[2] = one(robustness.HOLM, robustness.CORRECTED, p=0.06)
    (found,) = robustness.verdicts(analysis, findings)
    assert found.verdict == robustness.FAILS
    assert found.lost_by == ((robustness.HOLM, robustness.CORRECTED),)


@pytest.mark.parametrize(
    ("touching", "reason"),
    [(0, robustness.NO_NEIGHBOURS), (8, robustness.FEW_NEIGHBOURS), (9, ""), (20, "")],
)
def test_neighbours_need_neighbours(touching, reason):
    """Of 20 x 20 areas the first `touching` columns touch, and the next one touches them; all in one region."""
    made, _ = square_city("poisson", 2.0)
    polygons = grid(20, 1.0, gap=0.1)
    column = np.indices((20, 20)).reshape(2, -1)[0]
    polygons[column < touching] = grid(20)[column < touching]
    beside = robustness.contiguity(polygons, 0.01)
    analysis = equity.fit(made, Specification("poisson", equity.POOLED, rate=True))
    found = robustness.panel(made, analysis, beside, permutations=19)
    (check,) = [each for each in found.findings if each.check == robustness.NEIGHBOURS]
    (moran,) = [each for each in found.findings if each.check == robustness.MORAN]
    assert check.reason == moran.reason == reason
    assert check.is_answered == moran.is_answered == (not reason)
    assert math.isnan(found.moran[""].i) == bool(reason)
    (verdict_,) = found.verdicts
    assert (verdict_.unanswered, verdict_.is_open) == (int(bool(reason)), bool(reason))
    if reason:
        assert verdict_.verdict in (robustness.FRAGILE, robustness.FAILS)
        assert check.number == moran.number == (beside.sum(axis=1) > 0).sum()


def test_one_block_tells_nothing():
    made, beside = square_city("poisson", 1.0)
    x, y = np.indices((20, 20)).reshape(2, -1).astype(float)
    share = np.where((x < 3) & (y < 3), made.predictors["share"], 0.0)
    made = replace(made, predictors={"share": share})
    analysis = equity.fit(made, Specification("poisson", equity.POOLED, rate=True))
    found = robustness.panel(made, analysis, beside, permutations=0, places=np.column_stack([x, y]))
    (check,) = [each for each in found.findings if each.check == robustness.BLOCKS]
    assert (check.status, check.reason) == (robustness.UNANSWERED, robustness.FEW_BLOCKS)


def test_what_a_variant_has_no_coefficient_of_is_unanswered():
    made, beside = square_city("poisson", 1.0)
    made = replace(made, population=np.where(made.region == "ne", 500.0, 5000.0))
    analysis = equity.fit(made, Specification("poisson", equity.SEPARATE, rate=True))
    found = robustness.panel(made, analysis, beside, Sweeps(floors=(1000,)), 0)
    (gone,) = [f for f in found.findings if (f.check, f.region) == (robustness.FLOOR, "ne")]
    assert (gone.status, gone.n, gone.is_answered) == (equity.FEW_AREAS, 0, False)
    assert {v.coefficient.region: v.unanswered for v in found.verdicts} == {
        "ne": 1,
        "nw": 0,
        "se": 0,
        "sw": 0,
    }


def test_draws_that_give_nothing_are_unanswered():
    made, beside = square_city("poisson", 1.0)
    analysis = equity.fit(made, Specification("poisson", equity.POOLED, rate=True))
    nothing = replace(made, outcome=made.outcome * 0)
    for draws in (0, 3):
        sweeps = Sweeps(drawn=lambda _: nothing, draws=draws)
        found = robustness.panel(made, analysis, beside, sweeps, 0)
        (margins,) = [each for each in found.findings if each.check == robustness.MARGINS]
        assert (margins.status, margins.reason, margins.number) == (
            robustness.UNANSWERED,
            robustness.NO_DRAWS,
            draws,
        )


def test_an_income_that_is_in_the_model_already_is_not_added():
    made, beside = square_city("poisson", 1.0)
    income = np.random.default_rng(7).normal(size=400)
    made = replace(made, covariates={'"income"': income})
    analysis = equity.fit(made, Specification("poisson", equity.POOLED, rate=True))
    found = robustness.panel(made, analysis, beside, Sweeps(added={"income": income.copy()}), 0)
    assert settings_of(found, robustness.COVARIATE) == []
