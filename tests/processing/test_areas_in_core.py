"""The same data through the algorithms and through the core as arrays: every column equal."""

import math

import numpy as np
import pytest
import shapely

from surveillance_exposure.core.areas import count_points, first_area, ranking
from surveillance_exposure.core.consensus import CATEGORIES, find_consensus, survey_of
from surveillance_exposure.core.density import MEASURES, Surveillance, measure_density
from surveillance_exposure.core.study import Areas, Question, Trials, run_study
from surveillance_exposure.core.unions import Discs

from .conftest import layer
from .test_equityanalysis import GIVEN, some_cameras, some_points, town

RANGE, NEARBY = 40, 50


def shapes(made):
    return shapely.from_wkb([bytes(each.geometry().asWkb().data()) for each in made.getFeatures()])


def column(made, name):
    return np.array([each[name] for each in made.getFeatures()])


def numbers(rows, name):
    return np.array([math.nan if row[name] is None else row[name] for row in rows], dtype=float)


def measured(areas, cameras, population=None):
    points = shapes(cameras)
    xy, size = shapely.get_coordinates(points), len(points)
    discs = Discs(xy, np.full(size, float(RANGE)))
    found = measure_density(
        shapes(areas), points, np.ones(size), np.arange(size), discs, RANGE, NEARBY, population
    )
    return Surveillance(found, shapes(areas), points, NEARBY)


def test_density(run):
    areas, cameras = town(people=lambda i: 0 if i == 7 else 1000 + i), some_cameras()
    rows = run(
        "cameradensity",
        AREAS=areas,
        CAMERAS=cameras,
        RANGE=RANGE,
        NEARBY_DISTANCE=NEARBY,
        POPULATION_FIELD="people",
    ).rows()
    found = measured(areas, cameras, column(areas, "people")).measured
    assert found.cameras.sum() > 0
    for name in MEASURES:
        np.testing.assert_array_equal(numbers(rows, name), getattr(found, name), name)


def test_counts(run):
    areas, points = town(), some_points()
    rows = run("countpoints", AREAS=areas, POINTS=points, CATEGORY_FIELD="year").rows()
    years = [str(year) for year in column(points, "year")]
    found = count_points(first_area(shapes(points), shapes(areas)), len(rows), years)
    assert list(found.columns) == ["points", "points_2019", "points_2020"]
    for name, counts in found.columns.items():
        np.testing.assert_array_equal(numbers(rows, name), counts)


@pytest.mark.parametrize("order", ["highest first", "lowest first"])
def test_ranks(run, order):
    areas = town(watched=lambda i: float(i % 7), people=lambda i: 100 * (i % 9))
    rows = run(
        "rankareas", AREAS=areas, MEASURE="watched", POPULATION_FIELD="people", TOP=20, ORDER=order
    ).rows()
    measure, people = (column(areas, name).astype(float) for name in ("watched", "people"))
    found = ranking(measure, people, top=20, lowest_first=order == "lowest first")
    assert len(rows) == len(found.top) > 20
    np.testing.assert_array_equal(numbers(rows, "rank"), found.rank[found.top])
    np.testing.assert_array_equal(numbers(rows, "measure"), found.measure[found.top])
    np.testing.assert_array_equal(numbers(rows, "stops"), column(areas, "stops")[found.top])


@pytest.mark.parametrize("method", ["median", "mean"])
def test_consensus(run, method):
    random = np.random.default_rng(5)
    tags = [
        {
            "IntersectionId": str(k % 30),
            "DecoderId": f"d{random.integers(12)}",
            "PanoramaId": f"p{k % 30 // 2}" if k % 30 < 10 else "",
            **{name: int(random.poisson(2)) for name in CATEGORIES},
        }
        for k in range(150)
    ]
    result = run("aggregatetags", INPUT=layer("None", [(None, each) for each in tags]), METHOD=method, SEED=3)
    site, volunteer, place = (
        [each[name] for each in tags] for name in ("IntersectionId", "DecoderId", "PanoramaId")
    )
    survey = survey_of(site, volunteer, {name: [each[name] for each in tags] for name in CATEGORIES})
    found = find_consensus(survey, place, seed=3)
    rows = result.rows()
    assert [row["PanoramaId"] for row in rows] == list(found.names)
    assert len(found.merged) > 0
    for k, name in enumerate(CATEGORIES):
        np.testing.assert_array_equal(numbers(rows, f"{name}_median"), found.values(method)[:, k])
        assert [row[f"{name}_agreement"] or "" for row in rows] == found.agreed.agreement[:, k].tolist()
    np.testing.assert_array_equal(numbers(rows, "cameras"), found.attached(method).sum(axis=1))
    np.testing.assert_array_equal(numbers(rows, "volunteers"), found.agreed.volunteers)
    np.testing.assert_array_equal(numbers(rows, "sites"), found.sites)
    names, figures = found.reliability()
    people = result.rows("VOLUNTEERS")
    assert [row["volunteer"] for row in people] == names
    np.testing.assert_array_equal(numbers(people, "off_share"), figures.off_share)
    for k, name in enumerate(CATEGORIES):
        np.testing.assert_array_equal(numbers(people, f"{name}_off"), figures.off[:, k])
        np.testing.assert_array_equal(numbers(people, f"{name}_deviation"), figures.deviation[:, k])
    assert (result.values["STREET"], result.values["BUILDING"], result.values["UNKNOWN"]) == found.totals(
        method
    )


@pytest.mark.parametrize(
    "model", ["published surveillance", "published stops", "published stop classes", "negative binomial"]
)
def test_study(run, model):
    pytest.importorskip("statsmodels.api", reason="no statsmodels")
    areas, cameras, points = town(), some_cameras(), some_points(outside=0)
    result = run(
        "equityanalysis",
        AREAS=areas,
        CAMERAS=cameras,
        POINTS=points,
        MODEL=model,
        RANGE=RANGE,
        NEARBY_DISTANCE=NEARBY,
        RANGES="20, 40",
        THRESHOLD=0.3,
        INCOME_FIELD="income",
        MARGINS="people = moe",
        DRAWS=5,
        **GIVEN,
    )
    names = ("people", "minority", "majority", "income", "moe")
    fields = {name: column(areas, name).astype(float) for name in names}
    polygons = shapes(areas)
    given = Areas(
        polygons,
        fields,
        column(areas, "side"),
        count_points(first_area(shapes(points), polygons), len(polygons)).columns["points"].astype(float),
        measured(areas, cameras),
        {"people": fields["moe"]},
    )
    asked = Question(
        model,
        population="people",
        groups=["minority"],
        over=["minority", "majority"],
        threshold=0.3,
        income="income",
    )
    found = run_study(given, asked, Trials(ranges=(20, 40), draws=5, permutations=99))

    rows = result.rows()
    for name in ("points", "group_share", "eff_per_1000", "eff_nearby_per_1000"):
        np.testing.assert_array_equal(numbers(rows, name), found.study.computed[name], name)
    for name, values in (
        ("outcome", found.measure),
        ("predictor", found.predictor),
        ("response", found.analysis.response),
        ("fitted", found.analysis.fitted),
        ("residual", found.analysis.residual),
    ):
        np.testing.assert_array_equal(numbers(rows, name), values, name)
    coefficients = result.rows("COEFFICIENTS")
    assert len(coefficients) == len(found.analysis.coefficients)
    for row, each in zip(coefficients, found.analysis.coefficients):
        same(row, each, ("estimate", "std_error", "statistic", "p_value", "conf_low", "conf_high"))
    findings = result.rows("ROBUSTNESS")
    assert len(findings) == len(found.panel.findings)
    for row, each in zip(findings, found.panel.findings):
        assert (row["check"], row["setting"]) == (each.check, each.setting)
        same(row, each, ("estimate", "std_error", "p_value", "conf_low", "conf_high"))
    verdicts = [row["verdict"] for row in coefficients if row["verdict"]]
    assert verdicts == [each.verdict for each in found.panel.verdicts]
    assert (result.values["CLAIMS"], result.values["SURVIVING"]) == (found.claims, found.surviving)
    assert result.values["USED"] == found.used


def same(row, each, names):
    """A row of a table is a value of the core."""
    assert (row["term"] or "", row["region"] or "", row["n"], row["status"]) == (
        each.term,
        each.region,
        each.n,
        each.status,
    )
    for name in names:
        value = getattr(each, name)
        assert row[name] == (value if math.isfinite(value) else None), (name, row["term"])
