"""Unions of many polygons: against the plain union, and where plain arithmetic is not to be trusted."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import overlay, unions, visibility
from surveillance_exposure.core.unions import Discs

places = st.lists(
    st.tuples(st.floats(-3000, 3000), st.floats(-3000, 3000), st.floats(1, 400)), min_size=1, max_size=60
)


def made(discs):
    return discs.take(np.arange(len(discs)))


def discs_of(places):
    table = np.array(places)
    return Discs(table[:, :2] + [583_960, 4_507_523], table[:, 2])


@settings(deadline=None)
@given(places, st.integers(1, 30))
def test_pieces_are_the_union_and_do_not_overlap(places, few):
    discs = discs_of(places)
    expected = shapely.union_all(made(discs), grid_size=1e-8).area
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unions, "FEW", few)
        for found in (unions.pieces(discs), unions.pieces(made(discs))):
            assert shapely.area(found).sum() == pytest.approx(expected, rel=1e-9, abs=1e-6)
            assert shapely.union_all(found, grid_size=1e-8).area == pytest.approx(
                expected, rel=1e-9, abs=1e-6
            )


@settings(deadline=None)
@given(places, st.sampled_from([2, 5, 20_000]))
def test_connected_parts(places, many):
    discs = discs_of(places)
    expected = shapely.get_parts(shapely.union_all(made(discs), grid_size=1e-8))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unions, "_MANY", many)
        patch.setattr(unions, "_UNITED_AT_ONCE", 3)
        found = unions.united(discs)
    assert len(found) == len(expected)
    assert sorted(shapely.area(found)) == pytest.approx(sorted(shapely.area(expected)), rel=1e-9, abs=1e-6)


def test_discs_know_what_they_touch_and_cover():
    random = np.random.default_rng(3)
    discs = Discs(random.uniform(0, 500, (200, 2)), random.uniform(5, 200, 200))
    west_south = random.uniform(0, 500, (200, 2))
    boxes = np.hstack([west_south, west_south + random.uniform(1, 100, (200, 1))])
    rows, frames = np.arange(200), shapely.box(*boxes.T)
    polygons = made(discs)
    touch, cover = discs.touch(rows, boxes), discs.cover(rows, boxes)
    assert (touch >= shapely.intersects(polygons, frames)).all()
    assert (cover <= shapely.contains(polygons, frames)).all()
    assert (cover == shapely.contains(polygons, frames)).mean() > 0.98
    assert (shapely.bounds(polygons)[:, 0] >= discs.bounds[:, 0] - 1e-9).all()


def test_cameras_stacked_on_each_other_cost_no_more_than_apart():
    """A thousand discs over one place: whole tiles are in view, and few need a union."""
    random = np.random.default_rng(1)
    discs = Discs(random.uniform(0, 30, (1000, 2)), np.full(1000, 120.0))
    busy = [rows for whole, _, rows in unions._tiles(discs, lambda: False) if not whole]
    assert sum(map(len, busy)) < 100 * 1000
    assert shapely.area(unions.pieces(discs)).sum() == pytest.approx(
        shapely.union_all(made(discs), grid_size=1e-8).area
    )


def test_cancelled():
    discs = Discs(np.random.default_rng(1).uniform(0, 3000, (300, 2)), np.full(300, 120.0))
    for work in (unions.pieces, unions.united):
        with pytest.raises(InterruptedError):
            work(discs, lambda: True)
        with pytest.raises(InterruptedError):
            work(made(discs), lambda: True)


def test_nothing_to_unite():
    nothing = np.array([None, shapely.Polygon()], dtype=object)
    assert len(unions.pieces(nothing)) == len(unions.united(nothing)) == 0


turns = st.floats(0, 2 * np.pi)


@settings(deadline=None, max_examples=300)
@given(turns, st.floats(0.2, 300), st.floats(0, 0.9), st.floats(-1e-9, 1e-9), st.booleans())
def test_edges_that_nearly_coincide_are_found(turn, size, along, off, other_side):
    """A square and another on the same or the other side of one of its edges, but for rounding."""
    square = np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) * size
    second = square * [1, -1 if other_side else 1] + [along * size, off]
    spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    pair = shapely.polygons([each @ spin + [583_960, 4_507_523] for each in (square, second)])
    assert not overlay.are_clear(pair)


def test_discs_are_clear():
    random = np.random.default_rng(7)
    assert overlay.are_clear(visibility.discs(random.uniform(0, 5000, (2000, 2)), np.full(2000, 120.0)))
    assert overlay.are_clear(np.array([shapely.box(0, 0, 10, 10), shapely.box(3.3, 4.4, 20, 20)]))
    assert not overlay.are_clear(visibility.discs(np.zeros((2, 2)), np.full(2, 120.0)))
    assert not overlay.are_clear(np.array([shapely.box(0, 0, 1e-3, 1)]))  # too short to tell
    assert overlay.are_clear(np.array([], dtype=object))
