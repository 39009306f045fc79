"""The union of viewsheds, and what of an area lies in it."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import coverage

squares = st.builds(
    lambda x, y, size: shapely.box(x, y, x + size, y + size),
    st.integers(0, 200),
    st.integers(0, 200),
    st.integers(1, 80),
)


@settings(deadline=None)
@given(st.lists(squares, min_size=1, max_size=12), st.lists(squares, min_size=1, max_size=5))
def test_area_within_equals_plain_intersection(viewsheds, areas):
    viewsheds, areas = np.array(viewsheds), np.array(areas)
    measured = coverage.coverage(viewsheds).area_within(areas)
    expected = shapely.area(shapely.intersection(areas, shapely.union_all(viewsheds)))
    assert measured == pytest.approx(expected)


def test_pieces_are_small_and_lose_nothing():
    generator = np.random.default_rng(1)
    discs = shapely.buffer(shapely.points(generator.uniform(0, 2000, (400, 2))), 120, quad_segs=30)
    divided = coverage.coverage(discs)
    assert shapely.get_num_coordinates(divided.pieces).max() <= 200
    assert shapely.area(divided.pieces).sum() == pytest.approx(shapely.union_all(discs).area)


def test_nothing_in_view():
    assert coverage.coverage(np.array([], dtype=object)).area_within(
        np.array([shapely.box(0, 0, 1, 1)])
    ) == pytest.approx([0])
    assert len(coverage.united(np.array([None]))) == 0


def test_members_of_connected_parts():
    sheds = np.array([shapely.box(0, 0, 2, 2), shapely.box(1, 1, 3, 3), shapely.box(10, 10, 11, 11)])
    parts = coverage.united(sheds)
    part, shed = coverage.members(parts, sheds)
    together = {frozenset(shed[part == i].tolist()) for i in range(len(parts))}
    assert together == {frozenset({0, 1}), frozenset({2})}
