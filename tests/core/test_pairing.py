"""Which origin goes with which destination."""

import doctest

import numpy as np
import pytest

from surveillance_exposure.core import pairing
from surveillance_exposure.core.walk_network import build_walk_network, stops

from .test_walks import lines, nobody


@pytest.fixture(scope="module")
def town():
    """A street, and one that does not meet it."""
    return build_walk_network(lines([(0, 0), (300, 0)], [(0, 40), (300, 40)]), nobody())


def places(town, origins, destinations, via=None):
    given = (np.array(each, dtype=float) for each in (origins, destinations))
    return stops(town, *given, via=None if via is None else np.array(via, dtype=float))


def test_none():
    assert pairing.all_pairs(0, 3).shape == pairing.all_pairs(3, 0).shape == (0, 2)
    assert pairing.each_two(1).shape == (0, 2)
    assert pairing.pairs_by_key([], []).shape == (0, 2)
    assert pairing.pairs_by_key([1], [2]).shape == (0, 2)


def test_keys_make_as_many_pairs_as_they_have_partners():
    here, there = ["a", "b", "b", None, "c"], ["b", "a", None, "b"]
    pairs = pairing.pairs_by_key(here, there)
    assert pairs.tolist() == [[0, 1], [1, 0], [1, 3], [2, 0], [2, 3]]
    assert pairing.partners(here, there).tolist() == [1, 2, 2, 0, 0]


def test_within_a_distance(town):
    known = places(town, [(0, 0), (np.nan, 0), (100, 0), (290, 0)], [(300, 0), (np.nan, 9), (60, 0)])
    assert pairing.pairs_within(known, 70).tolist() == [[3, 0], [0, 2], [2, 2]]
    assert pairing.origins_without_pair(known, pairing.pairs_within(known, 45)) == 1
    assert pairing.pairs_within(known, 5).shape == (0, 2)
    assert pairing.least_distance(known) == 10


def test_the_nearest_along_the_streets(town):
    known = places(town, [(0, 0), (np.nan, 0), (300, 0)], [(100, 0), (200, 0), (250, 900)], via=[(5, 0)])
    assert pairing.nearest_pairs(town, known).tolist() == [[0, 0], [1, 0], [2, 1]]
    assert pairing.nearest_pairs(town, known, 5).tolist() == [[0, 0], [0, 1], [1, 0], [1, 1], [2, 1], [2, 0]]


def test_the_nearest_by_another_street(town):
    known = places(town, [(0, 0)], [(250, 0), (10, 40)])
    assert pairing.nearest_pairs(town, known, max_entry_m=30).tolist() == [[0, 0]]
    assert pairing.nearest_pairs(town, known, max_entry_m=50).tolist() == [[0, 1]]


def test_none_within_reach_is_paired_with_the_first(town):
    known = places(town, [(0, 0)], [(10, 900), (10, 40)])
    assert pairing.nearest_pairs(town, known, max_entry_m=10).tolist() == [[0, 1]]  # 900 m off: no goal
    known = places(town, [(0, 0)], [(10, 900), (10, 800)])
    assert pairing.nearest_pairs(town, known, 2, max_entry_m=10).tolist() == [[0, 0]]


def test_cancelled(town):
    known = places(town, [(0, 0)], [(100, 0)])
    with pytest.raises(InterruptedError):
        pairing.nearest_pairs(town, known, is_cancelled=lambda: True)


def test_examples():
    assert doctest.testmod(pairing).failed == 0
