"""Parts that begin above the ground, against sight lines in three dimensions, one by one."""

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import overlay, visibility

RANGE, LENS, TARGET = 50.0, 5.0, 1.6
FULL = visibility.isovist_area(np.array([RANGE]))[0]


def viewshed(camera, parts, lens=LENS, target=TARGET, reach=RANGE):
    """`parts` are (polygon, bottom, top)."""
    made = visibility.obstacles(
        np.array([polygon for polygon, _, _ in parts], dtype=object),
        np.array([top for _, _, top in parts], dtype=float),
        np.array([bottom for _, bottom, _ in parts], dtype=float),
    )
    batches = visibility.isovists(np.array([camera], float), np.array([reach]), made, lens, target)
    return next(batches)[1][0]


def is_seen(camera, ground, parts, lens, target):
    """No part holds any of the straight line from the lens to the target, or the target itself."""
    line = shapely.LineString([camera, ground])
    length = float(np.hypot(*(ground - camera)))
    for polygon, given_bottom, top in parts:
        bottom = given_bottom if given_bottom > 0 else -np.inf
        if polygon.intersects(shapely.Point(ground)) and bottom <= target:
            return False
        inside = shapely.intersection(line, polygon)
        for piece in shapely.get_parts(inside):
            if piece.is_empty:
                continue
            away = [float(np.hypot(*(xy - camera))) / length for xy in shapely.get_coordinates(piece)]
            ends = [lens + (target - lens) * share for share in (min(away), max(away))]
            if max(ends) > bottom and min(ends) < top:
                return False
    return True


parts = st.tuples(
    st.builds(
        lambda x, y, w, h, turn: shapely.affinity.rotate(shapely.box(x, y, x + w, y + h), turn),
        st.integers(-40, 30),
        st.integers(-40, 30),
        st.sampled_from([2, 6, 15, 40]),
        st.sampled_from([2, 6, 15]),
        st.sampled_from([0, 0, 30]),
    ),
    st.sampled_from([0.0, 0.0, 0.7, 1.6, 2.2, 3.0, 4.0, 4.9, 6.0]),
    st.sampled_from([0.5, 1.0, 2.0, 8.0, np.inf]),
).map(lambda part: (part[0], part[1], part[1] + part[2]))


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(parts, max_size=7),
    st.sampled_from([(5.0, 1.6), (10.0, 1.6), (5.0, 0.0), (1.6, 1.6), (1.0, 1.6), (2.5, 5.0), (3.0, 2.2)]),
    st.integers(0, 1000),
)
def test_agrees_with_sight_lines(town, heights, seed):
    lens, target = heights
    buildings, bottoms, tops = zip(*town) if town else ((), (), ())
    made = visibility.obstacles(np.array(buildings, dtype=object), np.array(tops), np.array(bottoms))
    camera = visibility.outside_walls(np.array([[0.31, 0.22]]), made, lens)[0][0]
    seen = viewshed(camera, town, lens, target)
    assert seen is None or (seen.is_valid and seen.geom_type in ("Polygon", "MultiPolygon"))
    shape = shapely.Polygon() if seen is None else seen
    generator = np.random.default_rng(seed)
    radius = 0.99 * RANGE * np.sqrt(generator.random(150))
    azimuth = generator.uniform(0, 2 * np.pi, 150)
    for ground in camera + radius[:, None] * np.column_stack([np.cos(azimuth), np.sin(azimuth)]):
        point = shapely.Point(ground)
        if shape.boundary.distance(point) < 1e-3 or any(
            each.boundary.distance(point) < 1e-3 for each in buildings
        ):
            continue
        assert shape.contains(point) == is_seen(camera, ground, town, lens, target)


# By hand, from a lens 5 m up to a target at 1.6 m: at a share t of the way the line is at 5 - 3.4 t.


def test_the_shadow_of_a_bridge_between_towers():
    # From 3 to 4 m up: 5 - 3.4 t is between them for t from 1 / 3.4 to 2 / 3.4, so 1.7 to 3.4 times as far off.
    seen = viewshed((0, 0), [(shapely.box(10, -2, 12, 2), 3.0, 4.0)])
    shadow = shapely.Polygon([(17, -3.4), (40.8, -6.8), (40.8, 6.8), (17, 3.4)])
    side = shapely.Polygon([(17, 3.4), (20.4, 3.4), (40.8, 6.8), (34, 6.8)])
    shadow = overlay.union_all([shadow, side, shapely.affinity.scale(side, 1, -1, origin=(0, 0))])
    assert seen.area == pytest.approx(FULL - shadow.area, rel=1e-9)
    assert overlay.intersection(seen, shadow).area < 1e-6


def test_what_lies_above_all_lines_of_sight_hides_nothing():
    for bottom in (5.0, 6.0, 40.0):
        assert viewshed((0, 0), [(shapely.box(-5, -2, 12, 2), bottom, 50.0)]).area == pytest.approx(FULL)


def test_ground_below_a_part_is_ground():
    # A passage 4 m high below a house: seen through, up to where the line of sight meets its underside at t = 1 / 3.4.
    seen = viewshed((0, 0), [(shapely.box(5, -200, 9, 200), 4.0, 20.0)])
    assert seen.bounds[2] == pytest.approx(17)
    assert seen.contains(shapely.box(5, -5, 9, 5))
    low = viewshed((0, 0), [(shapely.box(5, -200, 9, 200), 1.5, 20.0)])
    assert low.bounds[2] == pytest.approx(5)


def test_a_camera_below_an_overhang_stands_free():
    canopy = np.array([shapely.box(-5, -5, 5, 5)])
    for bottom, free in ((5.5, True), (5.0, True), (4.5, False), (0.0, False)):
        made = visibility.obstacles(canopy, np.array([8.0]), np.array([bottom]))
        placed, moved = visibility.outside_walls(np.zeros((1, 2)), made, LENS)
        assert (moved[0] == 0) == free
        assert free or np.abs(placed).max() == pytest.approx(5 + visibility.WALL_GAP)
    assert viewshed((0, 0), [(canopy[0], 5.0, 8.0)]).area == pytest.approx(FULL)


def test_parts_on_a_podium_and_walls_they_share():
    """A tower from 10 m up on a house of 10 m is a house of 30 m, for any lens."""
    house, tower = shapely.box(10, -5, 20, 5), shapely.box(10, -5, 15, 5)
    for lens in (5.0, 12.0, 25.0):
        apart = viewshed((0, 0), [(house, 0.0, 10.0), (tower, 10.0, 30.0)], lens, reach=100)
        whole = viewshed((0, 0), [(house, 0.0, 10.0), (tower, 0.0, 30.0)], lens, reach=100)
        assert apart.symmetric_difference(whole).area < 1e-6


def test_a_wall_behind_a_part_that_begins_above_is_still_there():
    # They share the wall at x = 10: below the part one sees the house.
    seen = viewshed((0, 0), [(shapely.box(6, -5, 10, 5), 4.0, 20.0), (shapely.box(10, -5, 14, 5), 0.0, 20.0)])
    assert not seen.contains(shapely.Point(12, 0))
    assert not seen.contains(shapely.Point(16, 0))
    assert seen.contains(shapely.Point(9, 0))


def test_just_above_a_roof_one_sees_no_more_than_from_it():
    """A roof a tenth of a millimetre below the lens hides what lies below, also of its own camera."""
    assert viewshed((0, 0), [(shapely.box(-5, -5, 5, 5), 0.0, LENS - 1e-4)]) is None
