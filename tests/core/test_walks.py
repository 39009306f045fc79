"""Walks between places: statuses, notes, proofs, figures; against the search itself and by hand."""

import doctest

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import exposure, network, routing, walk_network, walks
from surveillance_exposure.core.cameras import Sites
from surveillance_exposure.core.measuring import FIGURES, line_figures, measure_lines
from surveillance_exposure.core.unions import Discs
from surveillance_exposure.core.viewsheds import Viewsheds
from surveillance_exposure.core.walks import LEAST_EXPOSED, SHORTEST, TRADE_OFF, TRADE_OFFS, WalkOptions

from .test_measuring import polygons
from .test_routing import grid


def lines(*coordinates):
    return np.array([shapely.LineString(each) for each in coordinates], dtype=object)


def nobody():
    return polygons([])


def points(*xy):
    return np.array(xy, dtype=float).reshape(-1, 2)


THREE_WAYS = lines(
    [(0, 0), (100, 0)],
    [(0, 0), (0, 50), (100, 50), (100, 0)],
    [(0, 0), (0, 200), (100, 200), (100, 0)],
)
"""From (0, 0) to (100, 0): of 100, 200 and 500 m."""

SHEDS = [shapely.box(10, -10, 60, 10), shapely.box(30, 40, 60, 60)]
"""50 m of the first and 30 m of the second."""

HALVES = lines([(0, 0), (100, 0)], [(200, 0), (300, 0)])
"""Two streets that do not meet."""


@pytest.fixture(scope="module")
def town():
    return walk_network.build_walk_network(THREE_WAYS, polygons(SHEDS))


def ends(town, route=SHORTEST, **more):
    return walks.find_walks(town, points((0, 0)), points((100, 0)), WalkOptions(route, **more))


def test_all_trade_offs(town):
    found = ends(town, TRADE_OFFS)
    figures = walks.walk_figures(found)
    assert figures["route"].tolist() == [SHORTEST, TRADE_OFF, LEAST_EXPOSED]
    assert figures["length_m"].tolist() == [100, 200, 500]
    assert figures["exposed_m"].tolist() == [50, 30, 0]
    assert figures["detour"].tolist() == [0, 1, 4]
    assert figures["walk_id"].tolist() == [1, 2, 3]
    assert [each.proof for each in found.found[:2]] == [None, None]
    proof = found.found[-1].proof
    assert (proof.exposed_mm, proof.length_mm, proof.detour, proof.watched, proof.rest_mm) == (
        0, 500_000, 4, (), None
    )  # fmt: skip


def test_the_shortest_has_no_proof(town):
    (found,) = ends(town).found
    assert (found.route, found.status, found.proof) == (SHORTEST, walks.OK, None)


def test_least_exposed_within_a_detour(town):
    found = ends(town, LEAST_EXPOSED, max_detour=1.5)
    assert walks.walk_figures(found)["exposed_m"].tolist() == [30]
    proof = found.found[0].proof
    assert (proof.exposed_mm, proof.max_detour, proof.watched, proof.rest_mm) == (30_000, 1.5, (), None)


def test_a_watched_end_and_what_would_be_left(town):
    start = shapely.box(-5, -5, 8, 5)
    watched = walk_network.build_walk_network(THREE_WAYS, polygons([*SHEDS, start]))
    (found,) = ends(watched, LEAST_EXPOSED).found
    assert (found.proof.watched, found.proof.exposed_mm, found.proof.rest_mm) == ((walks.ORIGIN,), 5_000, 0)
    (found,) = ends(watched, LEAST_EXPOSED, max_detour=1.5).found
    assert (found.proof.watched, found.proof.exposed_mm, found.proof.rest_mm) == (
        (walks.ORIGIN,), 35_000, 30_000
    )  # fmt: skip
    figures = walks.walk_figures(ends(watched))
    assert (figures["origin_in_view"].tolist(), figures["destination_in_view"].tolist()) == ([1], [0])


def test_a_place_that_is_passed_is_named_once(town):
    seen = polygons([shapely.box(40, 40, 60, 60), shapely.box(90, 40, 110, 60)])
    watched = walk_network.build_walk_network(THREE_WAYS[:2], seen)
    found = walks.find_walks(
        watched,
        points((0, 0)),
        points((100, 0)),
        WalkOptions(LEAST_EXPOSED),
        via=points((50, 50), (100, 50)),
    )
    (only,) = found.found
    assert only.proof.watched == (walks.VIA,)
    assert only.proof.rest_mm == 0


def test_statuses(town):
    found = walks.find_walks(
        town,
        points((0, 0), (np.nan, 0), (0, 900)),
        points((100, 0), (100, -700)),
        WalkOptions(max_entry_m=600),
    )
    assert [each.status for each in found.found] == [
        "ok",
        "too far",
        "unusable",
        "unusable",
        "too far",
        "too far",
    ]
    assert found.rows.tolist() == [0]
    notes = [[(note.role, note.row, note.leg_m) for note in each.notes] for each in found.found]
    assert notes[0] == []
    assert notes[1] == [("destination", 1, 700)]
    assert [(role, row) for role, row, _ in notes[2]] == [("origin", 1)]
    assert notes[4] == [("origin", 2, 700)]
    assert notes[5] == [("origin", 2, 700), ("destination", 1, 700)]
    figures = walks.walk_figures(found)
    assert figures["status"].tolist() == [each.status for each in found.found]
    assert figures["origin_id"].tolist() == [1, 1, 2, 2, 3, 3]
    assert figures["destination_id"].tolist() == [1, 2] * 3
    for name in ("length_m", "entry_m", "detour", "range_m", "sites"):
        assert np.isfinite(figures[name]).tolist() == [True] + [False] * 5
    assert np.isfinite(figures["origin_in_view"]).tolist() == [True, True, False, False, True, True]
    assert [line is None for line in walks.walk_lines(found)] == [False] + [True] * 5


def test_streets_that_do_not_meet():
    halves = walk_network.build_walk_network(HALVES, nobody())
    origins, destinations = points((0, 0), (50, 0)), points((300, 0), (99, 3))
    apart = walks.find_walks(halves, origins, destinations, WalkOptions(max_entry_m=90))
    assert [each.status for each in apart.found] == ["no way", "ok", "no way", "ok"]
    known = walk_network.stops(halves, origins, destinations)
    every = walks.all_pairs(2, 2)
    assert walks.pairs_without_walk(halves, known, every, WalkOptions(max_entry_m=90)).tolist() == [0, 2]
    assert walks.pairs_without_walk(halves, known, every).tolist() == []
    joined = walks.find_walks(halves, origins, destinations, WalkOptions(max_entry_m=220))
    assert [each.status for each in joined.found] == ["ok"] * 4
    figures = walks.walk_figures(joined)
    assert figures["entry_m"] == pytest.approx([0, 0, 150, 0])  # the fewest metres off the streets
    assert figures["exit_m"] == pytest.approx([200, 3, 0, 3])
    notes = [[(note.role, note.row, note.leg_m) for note in each.notes] for each in joined.found]
    assert notes == [[("destination", 0, 200)], [], [("origin", 1, 150)], []]


def test_legs_in_view():
    seen = polygons([shapely.box(-5, 4, 5, 40), shapely.box(95, -5, 105, 5)], count=[2, 3])
    one = walk_network.build_walk_network(lines([(0, 0), (100, 0)]), seen)
    figures = walks.walk_figures(walks.find_walks(one, points((0, 10)), points((100, -3))))
    assert (figures["entry_m"].tolist(), figures["entry_exposed_m"].tolist()) == ([10], [6])
    assert (figures["exit_m"].tolist(), figures["exit_exposed_m"].tolist()) == ([3], [3])
    assert (figures["origin_in_view"].tolist(), figures["destination_in_view"].tolist()) == ([2], [3])


def test_how_far_the_nearest_place_is():
    halves = walk_network.build_walk_network(HALVES, nobody())
    known = walk_network.stops(halves, points((0, 9), (np.nan, 0), (50, -4)), points((300, 70)))
    assert known.nearest_street_m(known.origins) == 4
    assert known.nearest_street_m(known.destinations) == 70


def test_the_start_is_the_end(town):
    found = walks.find_walks(
        town, points((30, 7)), points((30, 7)), WalkOptions(LEAST_EXPOSED, max_detour=0.5)
    )
    (only,) = found.found
    assert (only.stays, only.status, only.proof, only.detour) == (True, "ok", None, 0)
    figures = walks.walk_figures(found)
    assert [figures[name].tolist() for name in ("length_m", "entry_m", "exit_m")] == [[0], [0], [0]]
    assert np.isnan(figures["exposed_share"]).all()
    assert walks.walk_lines(found)[0].wkt == "LINESTRING (30 7, 30 7)"


def test_every_two_of_one_list(town):
    found = walks.find_walks(town, points((0, 0), (100, 0), (0, 50)))
    figures = walks.walk_figures(found)
    assert list(zip(figures["origin_id"], figures["destination_id"])) == [(1, 2), (1, 3), (2, 3)]
    assert figures["length_m"].tolist() == [100, 50, 150]


def test_no_pair_and_no_walk(town):
    none = walks.find_walks(town, points((0, 0)), points((1, 0)), pairs=np.empty((0, 2), dtype=np.int64))
    assert {len(column) for column in walks.walk_figures(none).values()} == {0}
    assert len(walks.walk_lines(none)) == 0
    unusable = walks.find_walks(town, points((0, 0), (np.nan, 0)), points((1, 0)), pairs=np.array([[1, 0]]))
    assert [each.status for each in unusable.found] == ["unusable"]


@pytest.mark.parametrize("pairs", [[[0, 7]], [[7, 0]], [[-1, 0]]])
def test_a_pair_of_rows_that_are_none(town, pairs):
    with pytest.raises(IndexError):
        walks.find_walks(town, points((0, 0)), points((1, 0)), pairs=np.array(pairs))


@pytest.mark.parametrize(
    "wrong",
    [{"route": "fastest"}, {"max_detour": -0.1}, {"max_detour": np.nan}, {"speed": 0}, {"max_entry_m": -1}],
)
def test_options_that_cannot_be(wrong):
    with pytest.raises(ValueError, match=r"route|max_detour"):
        WalkOptions(**wrong)


def test_a_list_without_a_usable_place(town):
    with pytest.raises(ValueError, match="destination"):
        walks.find_walks(town, points((0, 0)), points((np.nan, 0)))


def test_no_street_has_a_length():
    with pytest.raises(ValueError, match="length"):
        walk_network.build_walk_network(lines([(0, 0), (0, 0)]), nobody())


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**9))
def test_figures_are_those_of_the_lines(seed):
    """What is known of the streets gives what the walks' own lines under the viewsheds give."""
    generator = np.random.default_rng(seed)
    streets, sheds, _ = grid(generator, 6, 6, 0.9)
    seen = polygons(sheds)
    town = walk_network.build_walk_network(np.array(streets, dtype=object), seen)
    origins, destinations = generator.uniform(-20, 520, (3, 2)), generator.uniform(-20, 520, (2, 2))
    for options in (WalkOptions(TRADE_OFFS), WalkOptions(LEAST_EXPOSED, max_detour=0.3), WalkOptions()):
        found = walks.find_walks(town, origins, destinations, options)
        figures, drawn = walks.walk_figures(found), walks.walk_lines(found)
        again = line_figures(measure_lines(drawn[found.rows], seen))
        for name in FIGURES:
            own = np.asarray(figures[name], dtype=float)[found.rows]
            assert own == pytest.approx(again[name], rel=1e-6, abs=1e-6, nan_ok=True), name
        swapped = walks.find_walks(town, destinations, origins, options)
        there = sorted(zip(figures["length_m"].tolist(), figures["exposed_m"].tolist()))
        other = walks.walk_figures(swapped)
        back = sorted(zip(other["length_m"].tolist(), other["exposed_m"].tolist()))
        assert np.array(there) == pytest.approx(np.array(back), nan_ok=True)


def test_many_walks_of_one_place_are_searched_from_it(town):
    origins = points(*((x, 0) for x in range(0, 100, 10)))
    to_one = walks.walk_figures(walks.find_walks(town, origins, points((100, 0)), WalkOptions(LEAST_EXPOSED)))
    from_one = walks.walk_figures(
        walks.find_walks(town, points((100, 0)), origins, WalkOptions(LEAST_EXPOSED))
    )
    for name in ("length_m", "exposed_m"):
        assert to_one[name] == pytest.approx(from_one[name])
    assert to_one["entry_m"].tolist() == from_one["exit_m"].tolist()


def test_progress_goes_up_to_the_end(town, monkeypatch):
    monkeypatch.setattr(walks, "_AT_ONCE", 2)
    told = []
    walks.find_walks(town, points((0, 0), (50, 0)), points((100, 0), (0, 50)), progress=told.append)
    assert told == sorted(told)
    assert told[0] == 0
    assert 0.8 < told[-1] < 1


@pytest.mark.parametrize("asked", [1, 2, 4, 6, 8])
def test_cancelled(town, asked):
    left = iter(range(asked))
    with pytest.raises(InterruptedError):
        walks.find_walks(
            town,
            points((0, 0), (50, 0)),
            points((100, 0), (0, 50)),
            WalkOptions(LEAST_EXPOSED),
            is_cancelled=lambda: next(left, None) is None,
        )


def test_drawing_is_cancelled(town):
    with pytest.raises(InterruptedError):
        walks.walk_lines(ends(town), is_cancelled=lambda: True)


def test_a_city_without_cameras():
    none = Viewsheds(
        Discs(np.empty((0, 2)), np.empty(0)),
        np.empty(0, np.int64),
        Sites(),
        np.empty(0),
        np.empty(0, object),
        [],
    )
    figures = walks.walk_figures(ends(walk_network.build_walk_network(THREE_WAYS, none), LEAST_EXPOSED))
    assert figures["exposed_share"].tolist() == [0]
    assert np.isnan(figures["range_m"]).all()


def test_examples():
    for module in (walk_network, walks, exposure, network, routing):
        assert doctest.testmod(module).failed == 0
