"""Which buildings are walls, and where they begin and end, without QGIS."""

import doctest
import math

import numpy as np
import pytest
import shapely

from surveillance_exposure.core import walls
from surveillance_exposure.core.osm import NO_WALL


def told(names, *rows):
    """What is said of buildings of which `rows` have all columns."""
    columns = walls.wall_columns(names)
    return walls.walls_of(names, [[row[k] for k in columns] for row in rows])


def test_examples():
    assert doctest.testmod(walls).failed == 0


@pytest.mark.parametrize(
    ("names", "row", "reason"),
    [
        (["status"], ["no wall"], NO_WALL),
        (["status"], ["ok"], None),
        (["building", "location"], ["garage", "underground"], "underground"),
        (["building", "layer"], ["yes", -1], "underground"),
        (["building"], ["roof"], "open roof"),
        (["building"], ["no"], walls.NO_BUILDING),
        (["building", "other_tags"], [None, '"leisure"=>"park"'], walls.NO_BUILDING),
        (["tags"], ["{'building': 'roof'}"], "open roof"),
        (["building", "demolished"], ["yes", "yes"], "not there"),
        (["name"], ["a house"], None),
        (["is_part", "building", "min_height_m"], [1, "roof", 3.0], None),
        (["is_part", "building", "min_height_m"], [0, "roof", None], "open roof"),
    ],
)
def test_what_is_no_wall(names, row, reason):
    found = told(names, row, row)
    assert found.none == ({} if reason is None else {0: reason, 1: reason})
    assert found.stand.tolist() == [reason is None] * 2


@pytest.mark.parametrize(
    ("names", "row", "bottom"),
    [
        (["min_height"], ["3 m"], 3.0),
        (["min_height"], ["high"], math.nan),
        (["building:min_level"], ["2"], 6.0),
        (["building:min_level"], ["two"], math.nan),
        (["min_height_m", "min_height"], [2.5, "9"], 2.5),
        (["min_height_m", "min_height"], [None, "9"], 9.0),
        (["min_height_m"], ["ten"], math.nan),
        (["min_height"], ["-4"], 0.0),
        (["name"], ["x"], 0.0),
    ],
)
def test_where_they_begin(names, row, bottom):
    found = told(names, row)
    assert found.unclear.tolist() == [math.isnan(bottom)]
    assert found.bottoms.tolist() == [0.0 if math.isnan(bottom) else bottom]
    assert found.no_ground_below == ({0: walls.OVERHEAD} if bottom > 1.6 else {})


def test_heights_in_words():
    column = [12, "12 m", "40 ft", "tall", None, "", [1], math.nan, -3]
    np.testing.assert_allclose(
        walls.read_heights(column), [12, 12, 12.192, np.nan, np.nan, np.nan, np.nan, np.nan, -3]
    )
    bottoms, unclear = walls.read_bottoms([3, None, "low"])
    assert bottoms.tolist() == [3, 0, 0]
    assert unclear.tolist() == [False, False, True]


def test_prisms():
    heights, bottoms = np.array([20, np.nan, -1, 3, np.nan]), np.array([0.0, 0, 0, 5, 12])
    made = walls.prisms(heights, bottoms, 8)
    assert made.tops.tolist() == [20, 8, 8, 3, 15]
    assert made.bottoms.tolist() == [0, 0, 0, 0, 12]
    assert made.no_height.tolist() == [False, True, True, False, True]
    assert made.upside_down.tolist() == [False, False, False, True, False]
    assert (bottoms[3], math.isnan(heights[1])) == (5, True)


def test_obstacles_of_a_table():
    polygons = np.array([shapely.box(i, 0, i + 0.5, 1) for i in range(3)])
    found = told(["building", "min_height"], ["yes", None], ["roof", None], ["yes", "4"])
    made = walls.building_obstacles(polygons, found, np.array([20.0, 9.0, np.nan]))
    assert made.heights.tolist() == [20, 10]
    assert made.bottoms.tolist() == [-np.inf, 4]
    assert np.isinf(walls.building_obstacles(polygons).heights).all()
    assert len(walls.building_obstacles(polygons, found).polygons) == 2
