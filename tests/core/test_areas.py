"""What lies in areas, who counts, rates and ranks: against plain Python, and at the edges."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import areas

NAN = math.nan


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_first_area_against_one_by_one(seed):
    random = np.random.default_rng(seed)
    corner = random.integers(0, 6, (8, 2))
    polygons = shapely.box(*corner.T, *(corner + random.integers(1, 4, (8, 2))).T)
    polygons[random.random(8) < 0.2] = None
    places = shapely.points(random.integers(0, 10, (30, 2)))
    expected = [
        next((k for k, each in enumerate(polygons) if each is not None and each.intersects(place)), -1)
        for place in places
    ]
    assert areas.first_area(places, polygons).tolist() == expected


def test_first_area_is_cancelled():
    with pytest.raises(InterruptedError):
        areas.first_area(shapely.points([(0, 0)]), shapely.box([0], 0, 1, 1), lambda: True)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_every_area_against_one_by_one(seed):
    random = np.random.default_rng(seed)
    corner = random.integers(0, 6, (8, 2))
    polygons = shapely.box(*corner.T, *(corner + random.integers(1, 4, (8, 2))).T)
    polygons[random.random(8) < 0.2] = None
    places = shapely.points(random.integers(0, 10, (30, 2)))
    expected = set()
    for i, place in enumerate(places):
        touched = [k for k, each in enumerate(polygons) if each is not None and each.intersects(place)]
        within = [k for k in touched if polygons[k].contains(place)]
        expected.update((k, i) for k in within or touched[:1])
    assert set(zip(*(each.tolist() for each in areas.every_area(places, polygons)))) == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(-1, 3), st.sampled_from(["", "a", "A", "2020", "19"])), max_size=30))
def test_counts_against_plain_python(points):
    area, category = np.array([each for each, _ in points], dtype=np.int64), [text for _, text in points]
    found = areas.count_points(area, 4, category)
    assert found.outside == sum(each < 0 for each, _ in points)
    assert found.columns["points"].tolist() == [sum(each == k for each, _ in points) for k in range(4)]
    assert len(set(found.names.values())) == len(found.names) == len(set(category))
    for text, name in found.names.items():
        assert found.columns[name].tolist() == [points.count((k, text)) for k in range(4)]
    assert list(areas.count_points(area, 4).columns) == ["points"]


def test_names_of_columns():
    names = areas.column_names(
        ["Stop & frisk", "stop/frisk", "Ärger", "", "日本", "!", "10", "9.5", "x" * 99]
    )
    assert list(names.values()) == [
        "points_9_5",
        "points_10",
        "points_none",
        "points_stop_frisk",
        "points_stop_frisk_2",
        "points_" + "x" * 40,
        "points_ärger",
        "points_日本",
        "points_none_2",
    ]


def test_names_of_categories():
    given = [2020, 2020.0, "2020", " x ", 2.5, None, "", NAN, -666666666, "-666666666"]
    assert [areas.category_name(each) for each in given] == [
        *["2020"] * 3,
        "x",
        "2.5",
        *[""] * 5,
    ]


def test_names_of_regions():
    found = areas.names_of_regions([1, 1.0, "1.0", " a  b", "a b", None, NAN, "", "A b", 2.5])
    assert found.names.tolist() == ["1", "1", "1", "a b", "a b", "", "", "", "A b", "2.5"]
    assert found.joined == {"1": ["1", "1.0"], "a b": [" a  b", "a b"]}
    assert found.renamed == {"1.0": "1"}
    assert areas.differ_by_case(["a b", "A b", "ß", "ss", "x"]) == [["a b", "A b"], ["ß", "ss"]]


def test_regions_by_where_areas_lie():
    regions = shapely.box([0, 10], 0, [10, 20], 10)
    polygons = np.array([*shapely.box([1, 9, 11, 50], 1, [2, 12, 12, 51], 2), None])
    assert areas.region_of(polygons, regions, ["west", "east"]).tolist() == ["west", "east", "east", "", ""]


def test_duplicates():
    square = shapely.box(0, 0, 1, 1)
    turned = shapely.Polygon([(1, 1), (0, 1), (0, 0), (1, 0)])
    made = np.array([square, None, turned, shapely.box(0, 0, 1, 2), None])
    assert areas.duplicates(made).tolist() == [2]
    assert areas.duplicates(np.array([None, None], dtype=object)).tolist() == []


@given(st.lists(st.one_of(st.integers(0, 5), st.just(NAN)), max_size=30))
@settings(deadline=None)
def test_ranks_against_plain_python(values):
    known = [each for each in values if not math.isnan(each)]
    expected = [1 + sum(other < each for other in known) if not math.isnan(each) else 0 for each in values]
    assert areas.ranks(np.array(values, dtype=float)).tolist() == expected


measures = st.one_of(st.integers(-3, 3), st.just(NAN))
people = st.one_of(st.sampled_from([-1, 0, 250, 251, 9000]), st.just(NAN))


@given(st.lists(st.tuples(measures, people), max_size=25), st.integers(1, 5), st.booleans())
@settings(deadline=None)
def test_ranking_against_plain_python(rows, top, lowest_first):
    measure, population = (np.array([row[k] for row in rows], dtype=float) for k in (0, 1))
    found = areas.ranking(measure, population, 250, top, lowest_first)
    ranked = [i for i, (m, p) in enumerate(rows) if not math.isnan(m) and p > 250]
    sign = 1 if lowest_first else -1
    expected = {i: 1 + sum(sign * rows[k][0] < sign * rows[i][0] for k in ranked) for i in ranked}
    assert {i: int(found.rank[i]) for i in ranked} == expected
    assert found.ranked == len(ranked) == np.isfinite(found.measure).sum()
    assert found.top.tolist() == sorted((i for i in ranked if expected[i] <= top), key=expected.__getitem__)
    assert set(found.left_out) == set(range(len(rows))).difference(ranked)
    for i, code in found.left_out.items():
        lives = population[i]
        assert code == (
            "no population"
            if math.isnan(lives)
            else "negative population"
            if lives < 0
            else "small population"
            if lives <= 250
            else "no measure"
        )
    assert found.uninhabited == sum(not p > 250 for _, p in rows)


@pytest.mark.parametrize(
    ("measure", "population", "at_fault"),
    [
        ([NAN, NAN], None, "measure"),
        ([NAN, NAN], [1000, 10], "measure"),
        ([1, 1], [10, 10], "min_population"),
        ([1, 1], [10, NAN], "population"),
        ([NAN, NAN], [10, 10], "measure"),
    ],
)
def test_what_is_at_fault_for_no_ranks(measure, population, at_fault):
    population = None if population is None else np.array(population, dtype=float)
    found = areas.ranking(np.array(measure, dtype=float), population)
    assert found.ranked == 0
    assert found.at_fault == at_fault


def test_a_ranking_leaves_what_it_is_given():
    measure = np.array([1.0, 2.0])
    areas.ranking(measure, np.array([0.0, 900.0]))
    assert measure.tolist() == [1, 2]


def test_rates():
    amount, lives = np.array([3.0, 3.0, 3.0, 3.0]), np.array([1500, 0, -5, NAN])
    assert areas.per_1000(amount, lives) == pytest.approx([2, NAN, NAN, NAN], nan_ok=True)
    assert np.isnan(areas.per_1000(amount, None)).all()
    size = np.array([1e6, 2e6, 0, NAN])
    assert areas.per_km2(amount, size) == pytest.approx([3, 1.5, NAN, NAN], nan_ok=True)
    assert areas.share_of(amount, size) == pytest.approx([3e-6, 1.5e-6, NAN, NAN], nan_ok=True)


def test_residents():
    found = areas.residents(["1,234,567", -3, -666666666, "many", 12])
    assert found.values == pytest.approx([1234567, NAN, NAN, NAN, 12], nan_ok=True)
    assert (set(found.missing), set(found.unusable)) == ({2}, {1, 3})
