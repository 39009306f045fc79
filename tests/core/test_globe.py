"""Places on the globe: the shortest way round, strays, and shapes cut at 180 degrees."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from surveillance_exposure.core import globe

FIJI = shapely.box(179.9, -17.1, 180.1, -16.9)


def the_wrong_way_round(shape):
    """As programs write it that know no longitude beyond 180 degrees."""
    return shapely.transform(shape, lambda xy: np.column_stack([(xy[:, 0] + 180) % 360 - 180, xy[:, 1]]))


def objects(*shapes):
    made = np.empty(len(shapes), dtype=object)
    made[:] = shapes
    return made


@given(st.lists(st.floats(-180, 180), min_size=1, max_size=20), st.floats(0, 360))
def test_longitudes_go_on(longitudes, turn):
    given = (np.array(longitudes) + turn + 180) % 360 - 180
    found = globe.unwrapped(given)
    assert (found - given) % 360 == pytest.approx(np.round(((found - given) % 360) / 360) * 360, abs=1e-9)
    assert np.ptp(found) <= max(np.ptp(given), 180) + 1e-9


def test_a_city_across_180_degrees_is_one():
    assert np.ptp(globe.unwrapped(np.array([179.9, -179.9, 179.5, -179.7]))) == pytest.approx(0.8)


def test_strays_are_few_and_far():
    city = np.random.default_rng(1).uniform((2.2, 48.8), (2.5, 48.9), (400, 2))
    few, many = np.full((3, 2), (-74.0, 40.7)), np.full((40, 2), (-74.0, 40.7))
    assert globe.strays(np.concatenate([city, few])).tolist() == [False] * 400 + [True] * 3
    assert not globe.strays(np.concatenate([city, many])).any()
    assert globe.strays(np.array([[2.2, 48.8], [2.3, 48.8], [2.2, 48.9], [48.8, 2.2]])).tolist() == [
        False
    ] * 3 + [True]
    assert not globe.strays(np.array([[10.7, 59.9], [10.8, 59.9], [30.0, 69.7]])).any()
    country = np.array([[5 + i, 58 + i / 2] for i in range(20)], dtype=float)  # nowhere a gap
    assert not globe.strays(country).any()
    two = np.array([[-74.0, 40.7], [0.0, 0.0]])
    assert not globe.strays(two).any()


def test_missing_coordinates_are_nowhere_if_all_is_far():
    zero = np.zeros(2)
    assert globe.is_nowhere(zero, np.array([[-0.19, 5.6]]))
    assert not globe.is_nowhere(zero, np.array([[0.1, 0.1], [40.0, 40.0]]))
    assert not globe.is_nowhere(zero, np.zeros((0, 2)))


def test_scales_of_a_map():
    east, north = np.array([[2.0, 0.0], [0.0, 1.0]]), np.array([[0.0, 3.0], [-1.0, 0.0]])
    assert globe.extreme_scales(east, north) == pytest.approx(np.array([[2.0, 3.0], [1.0, 1.0]]))


def test_areas_are_cut_at_180_degrees():
    hole = shapely.difference(FIJI, shapely.box(179.95, -17.05, 180.05, -16.95))
    for shape in (FIJI, hole):
        wrong, other = the_wrong_way_round(shape), shapely.box(10, 50, 11, 51)
        found = globe.cut_at_180(objects(wrong, other, None))
        assert found[0].area == pytest.approx(shape.area)
        west, south, east, north = found[0].bounds
        assert (west, south, east, north) == pytest.approx((-180, -17.1, 180, -16.9))
        assert shapely.get_num_geometries(found[0]) == 2
        assert found[0].is_valid
        assert found[1] is other
        assert found[2] is None


def test_parts_on_both_sides_stay():
    both = shapely.multipolygons([shapely.box(179, 0, 179.5, 1), shapely.box(-179.5, 0, -179, 1)])
    assert globe.cut_at_180(objects(both))[0].area == pytest.approx(both.area)


def test_lines_are_cut_at_180_degrees_and_lose_nothing():
    there_and_back = shapely.linestrings([(179.9, 0), (-179.9, 0.2), (179.9, 0), (179.8, 0)])
    found = globe.cut_at_180(objects(there_and_back))[0]
    assert found.length == pytest.approx(2 * np.hypot(0.2, 0.2) + 0.1)
    assert found.bounds == pytest.approx((-180, 0, 180, 0.2))
    assert shapely.get_num_geometries(found) == 3


def test_around_a_pole():
    ring = [((lon + 180) % 360 - 180, 89.0) for lon in range(0, 360, 5)]
    cap = globe.cut_at_180(objects(shapely.polygons(ring)))[0]
    assert cap.bounds == (-180, 89, 180, 90)
    assert cap.area == pytest.approx(360)
    inner = [((lon + 180) % 360 - 180, -89.5) for lon in range(360, 0, -10)]
    outer = [(lon, -lat) for lon, lat in ring]
    band = globe.cut_at_180(objects(shapely.polygons(outer, [inner])))[0]
    assert band.area == pytest.approx(180)
    assert band.bounds == (-180, -89.5, 180, -89)
