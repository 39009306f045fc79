"""Broken parts, null islands, and how far things are from each other."""

import doctest
import math
from collections import Counter

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from surveillance_exposure.core import parts, places
from surveillance_exposure.core.projection import OFF_THE_MAP

NEW_YORK = [(-74.0, 40.7), (-73.999, 40.7)]


def array(*geometries):
    found = np.empty(len(geometries), dtype=object)
    found[:] = geometries
    return found


def of(*wkt):
    return array(*(None if each is None else shapely.from_wkt(each) for each in wkt))


@pytest.mark.parametrize(
    ("fixes", "found"),
    [
        ([(0, 0), *NEW_YORK], [True, False, False]),
        ([NEW_YORK[0], (0, 0), (0, 0), NEW_YORK[1]], [False, True, True, False]),
        ([(0, 0), (0.5, 0.5)], [False, False]),
        ([(0, 0), (0, 0)], [False, False]),
        ([(0, 1e-9), *NEW_YORK], [False, False, False]),  # only exact zeros are
        ([(0, 0), (math.nan, 3), *NEW_YORK], [True, False, False, False]),
        ([(0, 0), (math.nan, 3)], [False, False]),
        ([(40.7, -74.0), *NEW_YORK], [False, False, False]),  # swapped, which is another matter
        ([], []),
    ],
)
def test_null_islands(fixes, found):
    assert places.null_islands(np.array(fixes, dtype=float).reshape(-1, 2), 1.0).tolist() == found


def test_tracks_without_null_islands():
    lines = of(
        "LINESTRING(0 0, -74 40.7, -73.999 40.7)",
        "MULTILINESTRING((-74 40.7, 0 0, -73.999 40.7), (0 0, -74 40.7), (0 0, 0 0))",
        "LINESTRING(0 0, 0 0)",
        None,
        "LINESTRING(-74 40.7, -73.999 40.7)",
    )
    found, left_out = parts.without_null_islands(lines, 1.0)
    assert shapely.to_wkt(found[[0, 1, 4]]).tolist() == ["LINESTRING (-74 40.7, -73.999 40.7)"] * 3
    assert found[2] is None
    assert found[3] is None
    island = parts.NULL_ISLAND
    assert left_out == {
        0: Counter({island: 1}),
        1: Counter({island: 4, parts.NO_SHAPE: 1}),
        2: Counter({island: 2}),
    }


def test_usable_parts():
    nan = shapely.linestrings([[(0, 0), (1, math.nan)]])[0]
    good = shapely.from_wkt("LINESTRING(0 0, 1 1)")
    lines = array(
        good,
        shapely.MultiLineString([good, nan]),
        shapely.GeometryCollection([shapely.Point(0, 0), shapely.MultiLineString([good, good])]),
        nan,
        shapely.Point(0, 0),
        None,
        shapely.from_wkt("MULTILINESTRING((0 0, 1 1), EMPTY)"),
        shapely.from_wkt("MULTILINESTRING EMPTY"),
    )
    found, left_out = parts.usable(lines, 1)
    assert [None if each is None else shapely.get_num_geometries(each) for each in found] == [
        1, 1, 2, None, None, None, 1, 0
    ]  # fmt: skip
    assert {row: dict(reasons) for row, reasons in left_out.items()} == {
        1: {parts.NOT_FINITE: 1},
        2: {parts.WRONG_TYPE: 1},
        3: {parts.NOT_FINITE: 1},
        4: {parts.WRONG_TYPE: 1},
        6: {parts.NO_SHAPE: 1},
    }


def test_areas_only():
    polygons = of(
        "POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))",
        "POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))",
        "POLYGON((0 0, 1 0, 0 0))",
        None,
        "POLYGON((0 0, 1 0, 1 1, 0 1, 0 0), (0.2 0.2, 0.4 0.4, 0.2 0.2))",
    )
    found, repaired = parts.areas_only(polygons)
    assert repaired.tolist() == [1, 2, 4]
    assert found[0] is polygons[0]
    assert shapely.area(found[[0, 1, 4]]) == pytest.approx([1, 0.5, 1])
    assert found[2] is None
    assert (shapely.get_dimensions(found[[0, 1, 4]]) == 2).all()


coordinate = st.one_of(st.integers(-3, 3).map(float), st.sampled_from([math.nan, math.inf]))
ring = st.lists(st.tuples(coordinate, coordinate), max_size=6).map(lambda xy: np.array(xy).reshape(-1, 2))
anything = st.lists(st.tuples(st.integers(0, 2), st.lists(ring, max_size=3)), max_size=4)


@given(st.lists(anything, max_size=4), st.integers(0, 2))
def test_nothing_is_lost_and_nothing_breaks(rows, dimension):
    made = [parts.built(row) for row in rows]
    found, left_out = parts.usable(array(*(each[0] for each in made)), dimension)
    if dimension == 2:
        found, _ = parts.areas_only(found)
    for i, row in enumerate(rows):
        lost = made[i][1] + left_out.get(i, Counter())
        if found[i] is None:
            assert lost or not row or dimension == 2
        else:
            assert shapely.get_dimensions(found[i]) == dimension
            assert np.isfinite(shapely.get_coordinates(found[i])).all()
            assert dimension < 2 or shapely.is_valid(found[i])


def test_distances():
    points = of("POINT(0 0)", "POINT(10 0)", None)
    lines = of("LINESTRING(0 3, 10 3)", None, "LINESTRING(0 -1, -5 -1)")
    assert places.distances(points, lines).tolist() == [1, 3, math.inf]
    assert places.distances(points, of(None)).tolist() == [math.inf] * 3


def test_areas_that_are_not_finite_are_left_alone() -> None:
    shapes = np.array(
        [shapely.Polygon([(0, 0), (math.inf, 0), (1, 1)]), None, shapely.box(0, 0, 1, 1)], dtype=object
    )
    result, repaired = parts.areas_only(shapes)
    assert len(repaired) == 0
    assert result[0] is shapes[0]
    assert result[1] is None


def test_what_can_be_used_is_judged():
    lines = of("LINESTRING (0 0, -74 40.7, -73.9 40.7)", "POINT (1 1)", None, "LINESTRING (1 91, 2 92)")
    found = parts.judged(lines, 1, None, {0: Counter({parts.NO_SHAPE: 1}), 1: Counter({parts.NOT_FINITE: 2})})
    assert found.geometries[0].wkt == "LINESTRING (-74 40.7, -73.9 40.7)"
    assert found.problems == {1: parts.NOT_FINITE, 2: parts.NO_GEOMETRY, 3: OFF_THE_MAP}
    assert found.left_out == {0: Counter({parts.NO_SHAPE: 1, parts.NULL_ISLAND: 1})}
    in_feet = parts.judged(of("LINESTRING (0 0, 200000 1, 200001 1)"), 1, 0.3048)
    assert in_feet.left_out == {}
    assert shapely.is_missing(lines).tolist() == [False, False, True, False]  # as they were


def test_mended_in_the_working_system_alone_is_not_repaired():
    bow_tie, flat = "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))", "POLYGON ((0 0, 1 1, 2 2, 0 0))"
    moved = of(bow_tie, bow_tie, flat, None)
    found = parts.mended(moved, of("POLYGON ((0 0, 2 0, 2 2, 0 0))", bow_tie, flat, None))
    assert (found.repaired, found.empty) == ([1], [2])
    assert [each and each.area for each in found.polygons] == [2, 2, None, None]


def test_examples():
    assert doctest.testmod(parts).failed == 0


@pytest.mark.parametrize(
    ("given", "wkt", "reasons", "closed"),
    [
        ([(0, [[(1, 2)]])], "POINT (1 2)", {}, False),
        ([(1, [[(0, 0), (1, 1)]]), (1, [[(5, 5)]])], "LINESTRING (0 0, 1 1)", {"no usable shape": 1}, False),
        ([(2, [[(0, 0), (4, 0), (0, 4)]])], "POLYGON ((0 0, 4 0, 0 4, 0 0))", {}, True),
        ([(2, [[(0, 0), (4, 0), (0, 4), (0, 0)], [(1, 1), (1, 2)]])], None, {"no usable shape": 1}, False),
        ([(2, [[(0, 0), (4, 0)]]), (0, [])], "", {"no usable shape": 2}, False),
        ([(0, [[(math.inf, 2)]]), (1, [[(0, 0), (math.nan, 1)]])], "", {"not finite": 2}, False),
        ([(0, [[(1, 2)]]), (0, [[(3, 4)]])], "MULTIPOINT ((1 2), (3 4))", {}, False),
    ],
)
def test_what_can_be_made_of_broken_parts(given, wkt, reasons, closed):
    """As QGIS hands over what GEOS would not take: rings that are open or too short, lines of one point."""
    built, why, was_closed = parts.built(
        (kind, [np.array(ring, float) for ring in rings]) for kind, rings in given
    )
    if wkt is None:  # a hole of two points is none
        assert shapely.get_num_interior_rings(built) == 0
    else:
        assert built == (shapely.from_wkt(wkt) if wkt else None)
    assert (dict(why), was_closed) == (reasons, closed)


def test_holes_that_are_empty_are_left_out():
    ring = shapely.LinearRing([(0, 0), (9, 0), (0, 9)])
    one = shapely.Polygon(ring, [shapely.LinearRing([(1, 1), (2, 1), (1, 2)])])
    found, left_out = parts.usable(array(one, None), 2)
    assert shapely.get_num_interior_rings(found[0]) == 1
    assert not left_out
