"""The study of areas on arrays: what is filled in, computed, noted and refused, and who is at fault."""

import math
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
import shapely

from surveillance_exposure.core import equity, robustness, study, study_tables
from surveillance_exposure.core.areas import NEGATIVE_POPULATION, SMALL_POPULATION
from surveillance_exposure.core.density import Surveillance, measure_density
from surveillance_exposure.core.equity import Note
from surveillance_exposure.core.study import Areas, Plain, Question, StudyError, Trials
from surveillance_exposure.core.unions import Discs

pytest.importorskip("statsmodels.api", reason="no statsmodels")

NAN = math.nan
SIDE, COLUMNS, ROWS = 100, 10, 6
SIZE = COLUMNS * ROWS
FEW = Trials((0.1, 0.2), (0, 500), (20, 40), 3, permutations=49)


def grid():
    x, y = (each.ravel() * SIDE for each in np.meshgrid(np.arange(COLUMNS), np.arange(ROWS)))
    return shapely.box(x, y, x + SIDE, y + SIDE)


def town(cameras=25, **changes):
    """Areas in a grid with cameras and points; `changes` replace fields of them."""
    random = np.random.default_rng(1)
    share = random.random(SIZE)
    columns = {
        "people": 1000.0 + 10 * np.arange(SIZE),
        "minority": np.floor(1000 * share),
        "majority": np.floor(1000 * (1 - share)),
        "stops": random.poisson(5 * np.exp(share)).astype(float),
        "income": random.normal(60_000, 10_000, SIZE),
    }
    given = {
        "polygons": grid(),
        "columns": {**columns, **changes.pop("columns", {})},
        "region": np.where(np.arange(SIZE) % COLUMNS < COLUMNS // 2, "west", "east"),
        "points": random.poisson(3, SIZE).astype(float),
        **changes,
    }
    if cameras:
        xy = random.random((cameras, 2)) * [SIDE * COLUMNS, SIDE * ROWS]
        points = shapely.points(xy)
        found = measure_density(
            given["polygons"],
            points,
            np.ones(cameras),
            np.arange(cameras),
            Discs(xy, np.full(cameras, 40.0)),
            40,
            50,
        )
        given["surveillance"] = Surveillance(found, given["polygons"], points, 50)
    return Areas(**given)


ASKED = Question(
    "poisson", population="people", groups=["minority"], over=["minority", "majority"], threshold=0.3
)


@pytest.mark.parametrize(
    ("model", "outcome", "predictors", "rate", "regions"),
    [
        ("published surveillance", "eff_per_1000", ["group_share"], False, equity.INTERACTIONS),
        ("published stops", "points", ["eff_nearby_per_1000", "group_share"], True, equity.SEPARATE),
        ("published stop classes", "points", ["eff_nearby_per_1000"], True, equity.POOLED),
        ("poisson", "points", ["eff_nearby_per_1000", "group_share"], True, equity.SEPARATE),
        ("logistic", "eff_per_1000", ["group_share"], False, equity.SEPARATE),
        ("fractional logistic", "covered_share", ["group_share"], False, equity.SEPARATE),
    ],
)
def test_what_is_not_given_is_filled_in(model, outcome, predictors, rate, regions):
    made = study.planned(town(), replace(ASKED, model=model))
    assert (made.question.outcome, made.question.predictors) == (outcome, predictors)
    assert (made.specification.rate, made.specification.regions) == (rate, regions)
    is_logistic = model in ("published surveillance", "logistic")
    assert made.specification.threshold == (0.3 if is_logistic else None)
    assert (
        study.planned(town(region=None), replace(ASKED, model=model)).specification.regions == equity.POOLED
    )
    given = study.planned(town(), replace(ASKED, model=model, outcome="stops", predictors=["income"]))
    assert (given.question.outcome, given.question.predictors) == ("stops", ["income"])


@pytest.mark.parametrize(
    ("given", "changes", "code", "at_fault"),
    [
        ({}, {"over": (), "population": ""}, study.NO_DIVISOR, "over"),
        ({"points": None}, {}, study.NO_OUTCOME, "outcome"),
        ({"cameras": 0}, {"model": "logistic"}, study.NO_OUTCOME, "outcome"),
        ({"cameras": 0}, {"groups": ()}, study.NO_PREDICTORS, "predictors"),
        ({}, {"population": ""}, study.RATE_WITHOUT_POPULATION, "population"),
        (
            {"cameras": 0},
            {"population": "", "model": "published stops"},
            study.COUNT_WITHOUT_POPULATION,
            "population",
        ),
    ],
)
def test_what_is_needed(given, changes, code, at_fault):
    with pytest.raises(StudyError) as error:
        study.planned(town(**given), replace(ASKED, **changes))
    assert (error.value.code, error.value.at_fault) == (code, at_fault)
    assert code in str(error.value)


def test_all_of_it_is_its_steps():
    areas, told = town(), []
    asked = replace(ASKED, model="published surveillance", income="income")
    found = study.run_study(areas, asked, FEW, told.append)
    again = study.tested(study.fitted(study.planned(areas, asked)), FEW)
    assert repr(found.panel) == repr(again.panel)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)
    settings = {(each.check, each.setting) for each in found.panel.findings}
    assert {
        (robustness.RANGE, "20"),
        (robustness.RANGE, "40"),
        (robustness.THRESHOLD, "0.1"),
        (robustness.FLOOR, "500"),
        (robustness.COVARIATE, "income"),
    } <= settings
    assert found.used == SIZE
    assert found.dispersion == max(each.dispersion for each in found.analysis.fits)
    verdicts = Counter(each.verdict for each in found.panel.verdicts)
    assert found.surviving == verdicts[robustness.SURVIVES]
    assert found.claims == sum(verdicts.values()) - verdicts[robustness.NO_CLAIM]


def test_another_range_at_its_own_range_is_the_model():
    made = study.planned(town(), replace(ASKED, model="published stops"))
    own, other = made.observations(40), made.observations(20)
    for name, column in made.observations().predictors.items():
        assert own.predictors[name] == pytest.approx(column)
    assert not np.allclose(other.predictors["eff_nearby_per_1000"], own.predictors["eff_nearby_per_1000"])
    assert other.predictors["group_share"] == pytest.approx(own.predictors["group_share"])


def test_rates_of_drawn_residents():
    margins = {"people": np.full(SIZE, 400.0), "minority": np.full(SIZE, 50.0)}
    made = study.planned(town(margins=margins), replace(ASKED, model="published stops"))
    drawn = made.observations(random=np.random.default_rng(1))
    base = made.observations()
    assert (drawn.population != base.population).any()
    nearby = made.areas.surveillance.measured.eff_cameras_nearby
    assert drawn.predictors["eff_nearby_per_1000"] == pytest.approx(1000 * nearby / drawn.population)
    assert (drawn.predictors["group_share"] != base.predictors["group_share"]).any()
    checks = {each.check for each in study.run_study(made.areas, made.question, FEW).panel.findings}
    assert robustness.MARGINS in checks


def test_measures_of_cameras_without_cameras_are_unanswered_at_other_ranges():
    columns = {"eff_per_1000": np.random.default_rng(4).random(SIZE)}
    asked = replace(ASKED, model="published surveillance", outcome="eff_per_1000")
    found = study.run_study(town(cameras=0, columns=columns), asked, FEW)
    reasons = {each.reason for each in found.panel.findings if each.check == robustness.RANGE}
    assert reasons == {robustness.NO_CAMERAS}


def test_the_rate_is_mapped_and_the_log_of_the_population_added():
    found = study.run_study(town(), replace(ASKED, outcome="stops"), FEW)
    assert found.predictor_name == "group_share"
    assert found.predictor.tolist() == found.observations.predictors["group_share"].tolist()
    people = found.observations.population
    assert found.measure == pytest.approx(1000 * found.observations.outcome / people)
    assert (robustness.COVARIATE, study.LOG_POPULATION) in {
        (each.check, each.setting) for each in found.panel.findings
    }
    plain = study.fitted(study.planned(town(), replace(ASKED, model="logistic", predictors=["income"])))
    assert plain.predictor_name == "income"
    assert plain.measure.tolist() == plain.observations.outcome.tolist()


def test_areas_that_are_not_there_are_not_used():
    polygons = grid()
    polygons[3] = None
    found = study.fitted(study.planned(town(cameras=0, polygons=polygons), replace(ASKED, outcome="stops")))
    assert found.analysis.left_out[3] == Note(equity.NO_OUTCOME)
    assert not found.left_out
    assert np.isnan(study.middles(polygons)[3]).all()


def test_classes_are_compared_with_the_lowest_that_has_areas():
    found = study.fitted(study.planned(town(), replace(ASKED, model="published stop classes")))
    assert all(name.startswith("eff_nearby_per_1000 ") for name in found.observations.predictors)
    none = {"columns": {"x": np.full(SIZE, 5.0)}}
    with pytest.raises(StudyError) as error:
        study.fitted(
            study.planned(town(**none), replace(ASKED, model="published stop classes", predictors=["x"]))
        )
    assert (error.value.code, error.value.at_fault, error.value.name) == (study.ONE_CLASS, "predictors", "x")


def doubts(**columns):
    return {
        note.code: note.number
        for note in study.planned(town(cameras=0, columns=columns), replace(ASKED, outcome="stops")).doubts
    }


def test_doubts():
    assert doubts() == {}
    assert doubts(
        people=np.full(SIZE, 900.0), minority=np.full(SIZE, 5.0), majority=np.full(SIZE, 900.0)
    ) == {
        study.REPEATED: SIZE - 1,
        study.LIKE_PERCENTAGES: None,
    }


def test_groups_without_population_or_points():
    areas = town(cameras=0, points=None)
    made = study.planned(areas, replace(ASKED, model="logistic", population="", outcome="income"))
    assert set(made.computed) == {"group_share"}
    assert made.doubts == ()
    assert made.observations().population is None
    plain = study.planned(areas, Question("logistic", outcome="income", predictors=["stops"]))
    assert plain.computed == {}
    assert plain.doubts == ()
    measured = replace(ASKED, model="fractional logistic", population="")
    found = study.planned(town(), measured).computed
    assert np.isnan(found["eff_per_1000"]).all()


def test_shares_above_one():
    areas = town(cameras=0, columns={"minority": np.where(np.arange(SIZE) < 4, 9999.0, 300.0)})
    made = study.planned(areas, replace(ASKED, outcome="stops", over=()))
    assert Note(study.SHARE_ABOVE_ONE, number=4) in made.doubts
    assert np.isnan(made.computed["group_share"][:4]).all()
    found = study.fitted(made)
    assert found.left_out == {Note(equity.NO_PREDICTOR, "group_share"): 4}


@pytest.mark.parametrize(
    ("columns", "over", "at_fault"),
    [
        ({"minority": np.full(SIZE, NAN)}, ["majority"], "groups"),
        ({"majority": np.full(SIZE, NAN)}, ["majority"], "over"),
        ({"people": np.full(SIZE, NAN)}, (), "population"),
        ({"minority": np.full(SIZE, 1e6)}, (), "groups"),
    ],
)
def test_no_share_at_all(columns, over, at_fault):
    with pytest.raises(StudyError) as error:
        study.fitted(
            study.planned(town(cameras=0, columns=columns), replace(ASKED, outcome="stops", over=over))
        )
    assert (error.value.code, error.value.at_fault) == (study.NO_SHARE, at_fault)


SOME = np.where(np.arange(SIZE) < 5, 1.0, NAN)


@pytest.mark.parametrize(
    ("given", "changes", "at_fault"),
    [
        ({"columns": {"people": np.where(np.arange(SIZE) < 5, 900.0, NAN)}}, {}, "population"),
        ({"columns": {"people": np.where(np.arange(SIZE) < 5, 900.0, -1)}}, {}, "population"),
        ({}, {"min_population": 1560}, "min_population"),
        ({"columns": {"stops": SOME}}, {}, "outcome"),
        ({"columns": {"income": SOME}}, {"predictors": ["income"]}, "predictors"),
        ({"columns": {"income": SOME}}, {"covariates": ["income"]}, "covariates"),
        ({"columns": {"minority": SOME}}, {}, "groups"),
        ({"region": np.where(np.arange(SIZE) < 5, "a", "")}, {}, "region"),
        ({"polygons": np.where(np.arange(SIZE) < 5, grid(), None)}, {}, "areas"),
    ],
)
def test_what_too_few_areas_are_left_out_for(given, changes, at_fault):
    with pytest.raises(StudyError) as error:
        study.fitted(study.planned(town(cameras=0, **given), replace(ASKED, outcome="stops", **changes)))
    assert (error.value.code, error.value.at_fault) == (study.FEW_AREAS, at_fault)
    assert error.value.fitted.analysis.used.sum() < 10


@pytest.mark.parametrize(
    ("given", "changes", "at_fault"),
    [
        ({"points": np.zeros(SIZE)}, {}, "points"),
        ({"columns": {"stops": np.zeros(SIZE)}}, {"outcome": "stops"}, "outcome"),
        ({}, {"model": "logistic", "threshold": 1e6}, "threshold"),
        ({"cameras": 1}, {"outcome": "cameras_per_km2", "model": "quasi-poisson"}, None),
        ({}, {"outcome": "stops", "predictors": ["income", "twice"]}, "predictors"),
        ({"region": np.arange(SIZE).astype(str)}, {"outcome": "stops"}, "region"),
    ],
)
def test_what_no_coefficient_can_be_estimated_for(given, changes, at_fault):
    areas, asked = town(**given), replace(ASKED, **changes)
    areas = replace(areas, columns={**areas.columns, "twice": 2 * areas.columns["income"]})
    if at_fault is None:
        none = replace(areas.surveillance.measured, cameras_per_km2=np.zeros(SIZE))
        areas = replace(areas, surveillance=replace(areas.surveillance, measured=none))
        at_fault = "cameras"
    with pytest.raises(StudyError) as error:
        study.fitted(study.planned(areas, asked))
    assert error.value.at_fault == at_fault
    if at_fault == "threshold":
        low, middle, high = error.value.fitted.outcomes
        assert low <= middle <= high < 1e6


def test_notes():
    columns = {
        "people": np.where(np.arange(SIZE) < 3, 200.0, np.where(np.arange(SIZE) < 5, -1.0, 900.0)),
        "pct_poor": np.linspace(0, 100, SIZE),
        "share_poor": np.linspace(0, 1, SIZE),
    }
    asked = replace(ASKED, outcome="stops", predictors=["pct_poor", "share_poor"])
    areas = town(cameras=0, columns=columns)
    with pytest.raises(StudyError):
        study.fitted(study.planned(areas, asked))
    found = study.fitted(study.planned(areas, replace(asked, predictors=["pct_poor"])))
    assert Note(study.IN_PERCENT, "pct_poor") in found.notes
    assert found.left_out == {
        Note(SMALL_POPULATION, number=250): 3,
        Note(NEGATIVE_POPULATION): 2,
    }


def test_columns_that_are_not_there():
    with pytest.raises(KeyError):
        study.fitted(study.planned(town(cameras=0), replace(ASKED, outcome="nothing")))
    assert Plain({"a": np.ones(1)}).reads("a") == {"a"}


def test_cancel():
    with pytest.raises(InterruptedError):
        study.run_study(town(cameras=0), replace(ASKED, outcome="stops"), FEW, is_cancelled=lambda: True)


def test_tables():
    gone = grid()
    gone[3] = None
    found = study.run_study(town(polygons=gone, cameras=0), replace(ASKED, outcome="stops"), FEW)
    figures = study_tables.area_figures(found)
    assert list(study_tables.computed_columns(found)) == ["points", "group_share"]
    assert list(figures) == ["outcome", "predictor", "response", "fitted", "residual"]
    assert all(
        math.isnan(column[3]) and np.isfinite(np.delete(column, 3)).all() for column in figures.values()
    )
    coefficients = study_tables.coefficient_columns(found)
    assert coefficients["estimate"] == [each.estimate for each in found.analysis.coefficients]
    slopes = [i for i, term in enumerate(coefficients["term"]) if term == "group_share"]
    assert all(coefficients["verdict"][i] and coefficients["p_holm"][i] <= 1 for i in slopes)
    assert all(math.isnan(p) for i, p in enumerate(coefficients["p_holm"]) if i not in slopes)
    checks = study_tables.finding_columns(found)
    assert {len(column) for column in checks.values()} == {len(found.panel.findings)}
    assert None in checks["term"]
