"""What many walks come to."""

import doctest

import numpy as np
import pytest
import shapely

from surveillance_exposure.core import walk_summaries
from surveillance_exposure.core.pairing import pairs_within
from surveillance_exposure.core.walk_network import build_walk_network, stops
from surveillance_exposure.core.walks import (
    LEAST_EXPOSED,
    SHORTEST,
    TRADE_OFFS,
    WalkOptions,
    find_walks,
    walks_between,
)

from .test_measuring import polygons
from .test_walks import SHEDS, THREE_WAYS, lines, points

STATIONS = [(0, "station"), (20, "entrance"), (40, "entrance"), (250, "station"), (390, "Halt")]
"""The entrances of the first are at 20 and 40; the others have none."""


@pytest.fixture(scope="module")
def street():
    return build_walk_network(lines([(0, 0), (400, 0)]), polygons([shapely.box(0, -5, 50, 5)]))


def to_the_site(street, options=None, sites=((200, 0),), stations=STATIONS):
    known = stops(street, points(*((x, 0) for x, _ in stations)), points(*sites))
    return walks_between(street, known, pairs_within(known, 1000), options)


def entrances(stations=STATIONS):
    return walk_summaries.are_entrances(["kind"], [[kind] for _, kind in stations])


@pytest.mark.parametrize(
    ("names", "rows", "expected"),
    [
        (["name", "Kind"], [["a", "Subway_Entrance"], ["b", None]], [True, False]),
        (
            ["other_tags"],
            [['"railway"=>"subway_entrance"'], ['"railway"=>"halt"'], [None]],
            [True, False, False],
        ),
        (["railway"], [["train_station_entrance"], ["station"]], [True, False]),
        (["kind", "KIND"], [["entrance", "station"]], [True]),
    ],
)
def test_which_rows_are_entrances(names, rows, expected):
    assert walk_summaries.are_entrances(names, rows).tolist() == expected


def test_a_table_that_does_not_tell_entrances():
    assert walk_summaries.are_entrances(["name"], [["a"]]) is None


@pytest.mark.parametrize("route", [SHORTEST, TRADE_OFFS])
def test_a_station_beside_its_entrances_is_not_counted(street, route):
    walks = to_the_site(street, WalkOptions(route))
    summary = walk_summaries.site_summaries(walks, entrances())[-1]
    assert (summary.walks, summary.entrances, summary.stations, summary.beside_entrances) == (4, 2, 2, 1)
    shares = [30 / 180, 10 / 160, 0, 0]
    assert summary.mean_share == pytest.approx(np.mean(shares))
    assert summary.median_share == pytest.approx(np.median(shares))
    assert (summary.most_from, summary.least_from, summary.out_of_view) == (2, 4, 2)
    assert (summary.site_id, summary.half_in_view, summary.range_m) == (1, 0, 50)
    beside = walk_summaries.beside_entrances(walks, entrances())
    assert np.flatnonzero(beside).tolist() == [0]
    assert walk_summaries.mean_share(walks, ~beside) == pytest.approx(np.mean(shares))


@pytest.mark.parametrize(
    ("is_entrance", "distance"), [(entrances(), 0), (None, 120), (np.zeros(5, bool), 120)]
)
def test_every_station_is_counted(street, is_entrance, distance):
    walks = to_the_site(street)
    assert not walk_summaries.beside_entrances(walks, is_entrance, distance).any()
    (summary,) = walk_summaries.site_summaries(walks, is_entrance, distance)
    assert summary.walks == 5
    assert (summary.stations is None) == (is_entrance is None)


def test_an_entrance_without_a_walk_hides_no_station(street):
    stations = [(100, "station"), (100, "entrance")]
    known = stops(street, points((100, 0), (100, 60)), points((200, 0)))
    walks = walks_between(street, known, np.array([[0, 0], [1, 0]]), WalkOptions(max_entry_m=10))
    (summary,) = walk_summaries.site_summaries(walks, entrances(stations))
    assert (summary.walks, summary.without_walk, summary.entrances, summary.stations) == (1, 1, 0, 1)


def test_trade_offs_are_summed_up_twice():
    town = build_walk_network(THREE_WAYS, polygons(SHEDS))
    walks = find_walks(town, points((0, 0)), points((100, 0), (np.nan, 0), (0, 0)), WalkOptions(TRADE_OFFS))
    found = walk_summaries.site_summaries(walks, None)
    assert [(each.site_id, each.route) for each in found] == [
        (site, route) for site in (1, 2, 3) for route in (SHORTEST, LEAST_EXPOSED)
    ]
    assert [each.mean_share for each in found[:2]] == [0.5, 0]
    assert [(each.walks, each.without_walk) for each in found] == [(1, 0)] * 2 + [(0, 1)] * 4
    assert walk_summaries.SITE_FIGURES[:4] == ("site_id", "route", "walks", "without_walk")
    counted = np.ones(len(walks.found), dtype=bool)
    assert walk_summaries.mean_share(walks, counted) == 0
    assert np.isnan(walk_summaries.mean_share(walks, ~counted))


def test_no_pair_at_all(street):
    known = stops(street, points((0, 0)), points((200, 0)))
    walks = walks_between(street, known, np.empty((0, 2), dtype=np.int64))
    (summary,) = walk_summaries.site_summaries(walks, np.array([True]))
    assert (summary.walks, summary.without_walk) == (0, 0)


def test_the_matrix_of_shares():
    town = build_walk_network(THREE_WAYS, polygons(SHEDS))
    walks = find_walks(town, points((0, 0), (100, 0), (0, 0), (0, 9000)), options=WalkOptions(TRADE_OFFS))
    shares = walk_summaries.share_matrix(walks)
    assert shares[0, 1] == shares[1, 0] == 0  # the least exposed
    assert np.isnan(shares[[0, 0, 0], [0, 2, 3]]).all()
    ends = walk_summaries.extremes(shares)
    assert (ends.least, ends.most, ends.mean, ends.least_pair) == (0, 0, 0, (0, 1))
    assert walk_summaries.extremes(np.full((2, 2), np.nan)) is None


def test_examples():
    assert doctest.testmod(walk_summaries).failed == 0
