"""Consensus of volunteers, against the statistics module of Python, one place at a time."""

import statistics
from collections import Counter, defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core.consensus import (
    ATTACHED,
    NO_COUNT,
    NO_SITE,
    ODD_COUNT,
    TooFewVolunteersError,
    agreed,
    drawn,
    find_consensus,
    first_of_each,
    reliability,
    survey_of,
)


@st.composite
def tables(draw):
    """Place per row, in any order, and counts of two categories."""
    places = draw(st.integers(1, 6))
    rows = [*range(places), *draw(st.lists(st.integers(0, places - 1), max_size=20))]
    place = np.array(draw(st.permutations(rows)))
    count = st.one_of(st.integers(0, 3), st.floats(0, 9, width=16))
    counts = draw(st.lists(st.tuples(count, count), min_size=len(place), max_size=len(place)))
    return place, np.array(counts, dtype=float), places


def agreement(counts):
    if len(counts) == 1:
        return ""
    if len(set(counts)) == 1:
        return "Unanimous"
    if len(set(counts)) == len(counts):
        return "All disagree"
    commonest = Counter(counts).most_common(1)[0][1]
    return f"{commonest} vs {len(counts) - commonest}"


@given(tables())
@settings(max_examples=300, deadline=None)
def test_against_plain_python(table):
    place, counts, places = table
    found = agreed(place, counts, places)
    for i in range(places):
        rows = counts[place == i].tolist()
        assert found.volunteers[i] == len(rows)
        for j in range(2):
            column = [row[j] for row in rows]
            assert found.median[i, j] == statistics.median(column)
            assert found.mean[i, j] == pytest.approx(statistics.fmean(column))
            assert found.agreement[i, j] == agreement(column)


@pytest.mark.parametrize(
    ("counts", "median", "expected"),
    [
        ([1, 1, 1], 1, "Unanimous"),
        ([0, 5, 0], 0, "2 vs 1"),
        ([2, 0, 7], 2, "All disagree"),
        ([4], 4, ""),
        ([4, 4], 4, "Unanimous"),
        ([1, 4], 2.5, "All disagree"),
        ([1, 1, 4, 4], 2.5, "2 vs 2"),
        ([1, 1, 2, 2, 3], 2, "2 vs 3"),
        ([1, 1, 1, 2, 3], 1, "3 vs 2"),
    ],
)
def test_classes(counts, median, expected):
    found = agreed(np.zeros(len(counts), dtype=int), np.array([counts], dtype=float).T, 1)
    assert found.median[0, 0] == median
    assert found.agreement[0, 0] == expected


def test_the_sum_of_medians_is_not_the_median_of_sums():
    counts = np.array([[1, 0], [0, 1], [1, 1]], dtype=float)
    assert agreed(np.zeros(3, dtype=int), counts, 1).median.sum() == 2
    assert statistics.median(counts.sum(axis=1)) == 1


@given(tables(), st.integers(1, 4), st.integers(0, 10))
@settings(max_examples=100, deadline=None)
def test_the_draw(table, most, seed):
    place = table[0]
    chosen = drawn(place, most, seed)
    before, after = Counter(place.tolist()), Counter(place[chosen].tolist())
    assert after == {key: min(count, most) for key, count in before.items()}
    assert (chosen == drawn(place, most, seed)).all()


def test_the_draw_is_fair():
    times = sum(drawn(np.zeros(4, dtype=int), 3, seed) for seed in range(2000))
    assert np.abs(times / 2000 - 0.75).max() < 0.03  # three standard errors


def test_first_of_each():
    assert first_of_each(np.array([0, 0, 1, 0]), np.array([5, 6, 5, 5])).tolist() == [1, 1, 1, 0]


@given(tables(), st.data())
@settings(max_examples=100, deadline=None)
def test_reliability_against_plain_python(table, data):
    place, counts, places = table
    volunteer = np.array(data.draw(st.lists(st.integers(0, 3), min_size=len(place), max_size=len(place))))
    median = agreed(place, counts, places).median
    found = reliability(place, volunteer, counts, median, 4)
    rows = defaultdict(list)
    for i, who in enumerate(volunteer):
        rows[who].append([abs(counts[i, j] - median[place[i], j]) for j in range(2)])
    for who in range(4):
        assert found.places[who] == len(rows[who])
        if not rows[who]:
            assert np.isnan(found.off_share[who])
            continue
        size = len(rows[who])
        assert found.off_share[who] == pytest.approx(sum(any(row) for row in rows[who]) / size)
        for j in range(2):
            assert found.off[who, j] == pytest.approx(sum(row[j] != 0 for row in rows[who]) / size)
            assert found.deviation[who, j] == pytest.approx(sum(row[j] for row in rows[who]) / size)


def test_a_large_survey_in_no_time():
    import time

    rng = np.random.default_rng(0)
    place = np.repeat(np.arange(43_406), 3)
    counts = rng.poisson(0.5, (len(place), 7)).astype(float)
    began = time.perf_counter()
    agreed(place, counts, 43_406)
    assert time.perf_counter() - began < 3  # 0.2 s by itself


def rows_of(*rows):
    """Site, volunteer and place of each row, and counts on streets; nothing elsewhere."""
    sites, people, places, street = zip(*rows)
    counts = {"attached_street": street, **dict.fromkeys(ATTACHED[1:], (0,) * len(rows))}
    return survey_of(sites, people, counts), places


def test_rows_that_cannot_be_used():
    rest = (0, np.nan, 0, 10_001)
    counts = {"attached_street": [1, np.nan, -1, 1], **dict.fromkeys(ATTACHED[1:], rest)}
    found = survey_of(["1", "1", "1", "1"], None, counts)
    assert found.row.tolist() == [0]
    assert {row: (each.code, each.category) for row, each in found.problems.items()} == {
        1: (NO_COUNT, "attached_street"),
        2: (ODD_COUNT, "attached_street"),
        3: (ODD_COUNT, "attached_building"),
    }
    assert survey_of([""], ["a"], dict.fromkeys(ATTACHED, (1,))).problems[0].code == NO_SITE


def test_rows_come_in_an_order_of_their_own():
    sites, people, submissions = ["10", "9", "b", "9", "9"], ["x", "y", "x", "y", ""], ["", "2", "", "10", ""]
    found = survey_of(sites, people, dict.fromkeys(ATTACHED, range(5)), submissions)
    assert found.row.tolist() == [4, 1, 3, 0, 2]
    assert found.names == ("9", "10", "b")
    assert found.volunteers == ("", "y", "x")
    assert found.first_row.tolist() == [4, 0, 2]
    assert len(found) == 5


def test_the_published_procedure():
    """Two sites share a place and a volunteer; one has too few; one volunteer looks twice."""
    made, places = rows_of(
        ("1", "a", "p", 1),
        ("1", "b", "p", 2),
        ("1", "b", "p", 50),
        ("2", "a", "p", 9),
        ("2", "c", "p", 9),
        ("3", "a", "", 4),
        ("3", "b", "q", 5),
        ("3", "c", "r", 8),
        ("4", "a", "", 7),
    )
    found = find_consensus(made, places, min_volunteers=2, per_place=3)
    assert found.names == ("p", "q")
    assert found.sites.tolist() == [2, 1]
    assert found.merged.tolist() == [2]
    assert (found.second_looks, found.dropped, found.passed_over, found.odd) == (1, 1, 1, 1)
    assert found.agreed.volunteers.tolist() == [3, 3]
    assert found.attached()[:, 0].tolist() == [2, 5]
    assert found.totals() == (7, 0, 0)
    assert found.totals("mean")[0] == pytest.approx((1 + 2 + 9) / 3 + (4 + 5 + 8) / 3)
    assert found.agreed.agreement[:, 0].tolist() == ["All disagree", "All disagree"]
    assert found.unanimous.tolist() == [0, 1, 1]
    assert found.volunteers == 3
    assert found.first_row.tolist() == [0, 5]
    names, figures = found.reliability()
    assert names == ["a", "b", "c"]
    assert figures.places.tolist() == [2, 2, 2]
    assert figures.off_share.tolist() == [1, 0, 1]
    assert figures.deviation[:, 0].tolist() == [1, 0, 5]
    fewer = find_consensus(made, places, min_volunteers=2, per_place=2)
    assert fewer.agreed.volunteers.tolist() == [2, 3]  # a site by itself keeps all
    assert find_consensus(made, min_volunteers=1).names == ("1", "2", "3", "4")


def test_too_few_volunteers():
    made, places = rows_of(("1", "a", "", 1), ("1", "b", "", 2))
    with pytest.raises(TooFewVolunteersError):
        find_consensus(made, places)
