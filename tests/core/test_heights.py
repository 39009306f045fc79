"""Visibility over and behind prisms, against sight lines one by one."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import visibility

RANGE = 50.0
LENS, TARGET = 5.0, 1.6


def viewshed(camera, buildings, heights, lens=LENS, target=TARGET, range_m=RANGE):
    obstacles = visibility.obstacles(np.array(buildings, dtype=object), np.array(heights, dtype=float))
    batches = visibility.isovists(np.array([camera], float), np.array([range_m]), obstacles, lens, target)
    return next(batches)[1][0]


def is_seen(camera, ground, buildings, heights, lens, target):
    """The sight line to the target above a point of the ground clears every roof on its way."""
    distance = float(np.hypot(*(ground - camera)))
    line = shapely.LineString([camera, ground])
    for building, height in zip(buildings, heights):
        if building.intersects(shapely.Point(ground)):
            return False
        crossed = shapely.get_coordinates(shapely.intersection(line, building))
        for point in crossed:
            along = float(np.hypot(*(point - camera)))
            if lens + (target - lens) * along / distance < height:
                return False
    return True


prisms = st.tuples(
    st.builds(
        lambda x, y, w, h, turn: shapely.affinity.rotate(shapely.box(x, y, x + w, y + h), turn),
        st.integers(-45, 35),
        st.integers(-45, 35),
        st.sampled_from([2, 6, 12]),
        st.sampled_from([2, 6, 12]),
        st.sampled_from([0, 0, 30]),
    ),
    st.sampled_from([0.5, 1.6, 2.0, 3.0, 4.0, 4.9, 5.0, 7.0, 30.0]),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(prisms, max_size=7),
    st.sampled_from([(5.0, 1.6), (10.0, 1.6), (5.0, 0.0), (1.6, 1.6), (1.0, 1.6), (2.5, 5.0)]),
    st.integers(0, 1000),
)
def test_agrees_with_sight_lines(town, heights_of_eye, seed):
    lens, target = heights_of_eye
    buildings, heights = [b for b, _ in town], [h for _, h in town]
    obstacles = visibility.obstacles(np.array(buildings, dtype=object), np.array(heights, dtype=float))
    camera = visibility.outside_walls(np.array([[0.3, 0.2]]), obstacles, lens)[0][0]
    seen = viewshed(camera, buildings, heights, lens, target)
    assert seen is None or (seen.is_valid and seen.geom_type in ("Polygon", "MultiPolygon"))
    shape = shapely.Polygon() if seen is None else seen
    generator = np.random.default_rng(seed)
    radius = 0.99 * RANGE * np.sqrt(generator.random(150))
    azimuth = generator.uniform(0, 2 * np.pi, 150)
    for ground in camera + radius[:, None] * np.column_stack([np.cos(azimuth), np.sin(azimuth)]):
        point = shapely.Point(ground)
        if shape.boundary.distance(point) < 1e-3 or any(b.boundary.distance(point) < 1e-3 for b in buildings):
            continue
        assert shape.contains(point) == is_seen(camera, ground, buildings, heights, lens, target)


def test_the_shadow_of_a_shed_ends_where_the_sight_line_clears_the_roof():
    shed = shapely.box(10, -2, 14, 2)
    seen = viewshed((0, 0), [shed], [3.0])
    # (H - h) / (H - b) = 3.4 / 2: the far wall's 14 m become 23.8 m.
    end = 14 * (LENS - TARGET) / (LENS - 3.0)
    assert not seen.contains(shapely.Point(end - 0.01, 0))
    assert seen.contains(shapely.Point(end + 0.01, 0))
    assert seen.intersection(shed).area == 0


def test_a_kerb_hides_nothing_but_itself():
    kerb = shapely.box(10, -20, 11, 20)
    open_ground = viewshed((0, 0), [], [])
    seen = viewshed((0, 0), [kerb], [0.3])
    assert seen.area == pytest.approx(open_ground.area - kerb.area, rel=1e-9)


def test_infinite_heights_are_the_default():
    wall = shapely.box(10, -20, 11, 20)
    obstacles = visibility.obstacles(np.array([wall], dtype=object))
    default = next(visibility.isovists(np.zeros((1, 2)), np.array([RANGE]), obstacles))[1][0]
    assert default.equals(viewshed((0, 0), [wall], [np.inf]))


def test_on_a_roof_one_sees_over_its_own_edge():
    tower = shapely.box(-5, -5, 5, 5)
    obstacles = visibility.obstacles(np.array([tower], dtype=object), np.array([20.0]))
    placed, moved = visibility.outside_walls(np.zeros((1, 2)), obstacles, 22.0)
    assert moved[0] == 0
    seen = viewshed(placed[0], [tower], [20.0], lens=22.0, range_m=100)
    edge = 5 * (22 - TARGET) / (22 - 20)
    assert not seen.contains(shapely.Point(edge - 0.01, 0))
    assert seen.contains(shapely.Point(edge + 0.01, 0))
    assert viewshed(placed[0], [tower], [20.0], lens=22.0, range_m=40) is None


def test_of_overlapping_parts_the_highest_counts():
    base, part = shapely.box(10, -10, 20, 10), shapely.box(12, -5, 18, 5)
    both = viewshed((0, 0), [base, part], [3.0, 40.0])
    assert not both.contains(shapely.Point(45, 0))
    assert viewshed((0, 0), [base], [3.0]).contains(shapely.Point(45, 0))


@settings(max_examples=60, deadline=None)
@given(st.lists(prisms, max_size=6), prisms, st.floats(2, 20), st.floats(0.1, 10))
def test_taller_cameras_see_more_and_more_buildings_hide_more(town, another, lens, more):
    camera = np.array([0.37, 0.21])
    buildings, heights = [b for b, _ in [*town, another]], [h for _, h in [*town, another]]
    if any(b.distance(shapely.Point(camera)) < 0.1 for b in buildings):
        return
    area = getattr(viewshed(camera, buildings, heights, lens), "area", 0)
    higher = getattr(viewshed(camera, buildings, heights, lens + more), "area", 0)
    fewer = getattr(viewshed(camera, buildings[:-1], heights[:-1], lens), "area", 0)
    arcs = 1e-4 * np.pi * RANGE**2
    assert higher >= area - arcs
    assert fewer >= area - arcs
