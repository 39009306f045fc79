"""The isovist against a slow, obvious oracle: rays, one by one, against every wall."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import visibility

RANGE = 50.0


def isovist(camera, buildings, range_m=RANGE):
    obstacles = visibility.obstacles(np.array(buildings, dtype=object))
    batches = list(visibility.isovists(np.array([camera], float), np.array([range_m]), obstacles))
    return batches[0][1][0]


def rays(camera, buildings, azimuths, range_m=RANGE):
    """How far each ray goes before it meets a building's boundary."""
    boundary = shapely.union_all(shapely.boundary(buildings))
    reach = np.full(len(azimuths), range_m)
    x, y = camera
    for i, azimuth in enumerate(azimuths):
        tip = (x + range_m * np.cos(azimuth), y + range_m * np.sin(azimuth))
        hits = shapely.get_coordinates(shapely.intersection(shapely.LineString([camera, tip]), boundary))
        if len(hits):
            reach[i] = min(range_m, np.hypot(*(hits - camera).T).min())
    return reach


def fan(camera, reach, azimuths):
    return shapely.Polygon(camera + reach[:, None] * np.column_stack([np.cos(azimuths), np.sin(azimuths)]))


boxes = st.builds(
    lambda x, y, w, h, turn: shapely.affinity.rotate(shapely.box(x, y, x + w, y + h), turn),
    st.integers(-60, 50),
    st.integers(-60, 50),
    st.sampled_from([0.2, 3, 10, 10, 25]),
    st.sampled_from([3, 10, 10, 25]),
    st.sampled_from([0, 0, 0, 30, 45]),
)
courtyards = st.builds(
    lambda x, y, size: shapely.box(x, y, x + size, y + size).difference(
        shapely.box(x + 4, y + 4, x + size - 4, y + size - 4)
    ),
    st.integers(-50, 30),
    st.integers(-50, 30),
    st.integers(12, 30),
)
towns = st.lists(st.one_of(boxes, boxes, courtyards), min_size=0, max_size=9)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(towns, st.integers(-20, 20), st.integers(-20, 20))
def test_agrees_with_rays(town, x, y):
    obstacles = visibility.obstacles(np.array(town, dtype=object))
    placed, _ = visibility.outside_walls(np.array([[x, y]], float), obstacles)
    seen = isovist(placed[0], town)
    assert seen.is_valid
    assert seen.geom_type in ("Polygon", "MultiPolygon")
    azimuths = np.radians(np.arange(0, 360, 0.25) + 0.1234)
    reach = rays(placed[0], town, azimuths) if town else np.full(len(azimuths), RANGE)
    expected = fan(placed[0], reach, azimuths)
    # The fan cuts corners where the view jumps; that is its error, not the sweep's.
    assert seen.symmetric_difference(expected).area < 0.01 * np.pi * RANGE**2
    assert np.hypot(*(shapely.get_coordinates(seen) - placed[0]).T).max() <= RANGE + 1e-6


@settings(max_examples=200, deadline=None)
@given(towns, st.integers(-20, 20), st.integers(-20, 20))
def test_sees_no_building_from_outside(town, x, y):
    obstacles = visibility.obstacles(np.array(town, dtype=object))
    placed, _ = visibility.outside_walls(np.array([[x, y]], float), obstacles)
    assert not shapely.intersects(shapely.union_all(town), shapely.Point(placed[0])) if town else True
    seen = isovist(placed[0], town)
    assert seen.intersection(shapely.union_all(town)).area < 1e-3


@settings(max_examples=100, deadline=None)
@given(towns, boxes, st.floats(0, 360), st.floats(-1000, 1000))
def test_invariants(town, another, turn, shift):
    camera = np.array([0.3, 0.2])
    assume_free = visibility.obstacles(np.array([*town, another], dtype=object))
    if visibility.outside_walls(camera[None], assume_free)[1][0] > 0:
        return
    area = isovist(camera, town).area

    def moved(geometry):
        return shapely.affinity.translate(
            shapely.affinity.rotate(geometry, turn, origin=(0, 0)), shift, -shift
        )

    there = shapely.get_coordinates(moved(shapely.Point(camera)))[0]
    assert isovist(there, [moved(each) for each in town]).area == pytest.approx(area, rel=1e-6)

    def mirrored(geometry):
        return shapely.affinity.scale(geometry, -1, 1, origin=(0, 0))

    mirror = isovist(camera * [-1, 1], [mirrored(each) for each in town]).area
    assert mirror == pytest.approx(area, rel=1e-6)
    # One more building never shows more; an arc divided elsewhere may change by its sagitta.
    assert isovist(camera, [*town, another]).area <= area * (1 + 1e-4)


def test_open_ground_is_the_whole_disc():
    seen = isovist((3, 4), [])
    assert seen.area == pytest.approx(visibility.isovist_area(np.array([RANGE]))[0], rel=1e-9)
    assert seen.area == pytest.approx(np.pi * RANGE**2, rel=1e-4)


def test_half_plane_behind_a_long_wall():
    seen = isovist((0, 0), [shapely.box(-1000, 10, 1000, 11)])
    # A circular segment is missing: R^2 acos(d/R) - d sqrt(R^2 - d^2).
    missing = RANGE**2 * np.arccos(10 / RANGE) - 10 * np.sqrt(RANGE**2 - 100)
    assert seen.area == pytest.approx(np.pi * RANGE**2 - missing, rel=1e-4)


def test_shadow_of_a_box_is_exact():
    seen = isovist((0, 0), [shapely.box(10, -5, 20, 5)], 30)
    half = np.arctan2(5, 10)
    expected = np.pi * 900 - (900 * half - 50)  # the sector less the triangle in front of the wall
    assert seen.area == pytest.approx(expected, rel=1e-4)
    corners = {tuple(np.round(c, 6)) for c in shapely.get_coordinates(seen)}
    assert {(10.0, 5.0), (10.0, -5.0)} <= corners


def test_camera_in_a_courtyard_sees_the_courtyard_alone():
    block = shapely.box(-30, -30, 30, 30).difference(shapely.box(-8, -6, 8, 6))
    assert isovist((1, 1), [block]).area == pytest.approx(16 * 12, rel=1e-9)


def test_party_walls_and_parts_that_overlap_hide_nothing_more():
    whole = isovist((0, 0), [shapely.box(10, -20, 20, 20)])
    halves = [shapely.box(10, -20, 20, 3), shapely.box(10, 3, 20, 20), shapely.box(12, -10, 18, 10)]
    assert isovist((0, 0), halves).symmetric_difference(whole).area < 1e-6


quarters = st.lists(st.sampled_from([None, 1.0, 3.0, 4.9, 5.0, 5.0, 12.0, 12.0]), min_size=16, max_size=16)


@settings(max_examples=150, deadline=None)
# A turn by less than a thousandth of a degree leaves the walls that are kept twice here apart by little more than
# rounding, and what is compared with leaks between them.
@given(
    quarters,
    st.sampled_from([0.5, 1.6, 5.0, 12.0]),
    st.sampled_from([0.0, 1.6, 6.0]),
    st.one_of(st.just(0.0), st.floats(1e-3, 90)),
)
def test_walls_between_buildings_change_nothing(quarter, lens, target, turn):
    squares = [shapely.box(8 * i, 8 * j, 8 * i + 8, 8 * j + 8) for i in range(4) for j in range(4)]
    squares[5] = squares[5].difference(shapely.box(10, 10, 14, 14))
    built = [(b, h) for b, h in zip(squares, quarter) if h is not None]
    town = shapely.affinity.rotate(shapely.MultiPolygon([b for b, _ in built]), turn, origin=(0, 0))
    heights = np.array([h for _, h in built])
    whole = visibility.obstacles(shapely.get_parts(town), heights)
    half = len(heights) // 2
    parts = [
        visibility.obstacles(shapely.get_parts(town)[s], heights[s]) for s in (slice(half), slice(half, None))
    ]
    assert (visibility.merged(parts).beyond == whole.beyond).all()
    everything = replace(whole)
    vars(everything)["beyond"] = np.full(len(whole.walls), -np.inf)
    xy, _ = visibility.outside_walls(
        np.array([[-3.0, 4.0], [12.0, 12.0], [20.0, 3.0], [16.0, 40.0]]), whole, lens
    )
    with_all, without = (
        np.concatenate([p for _, p in visibility.isovists(xy, np.full(4, 60.0), each, lens, target)])
        for each in (everything, whole)
    )
    apart = shapely.symmetric_difference(with_all, without, grid_size=1e-8)
    assert (shapely.is_missing(with_all) == shapely.is_missing(without)).all()
    assert (np.nan_to_num(shapely.area(apart)) <= 1e-5).all()


def test_walls_between_buildings_are_known():
    row = np.array([shapely.box(0, 0, 5, 5), shapely.box(5, 0, 9, 5), shapely.box(9, 1, 12, 5)], dtype=object)
    made = visibility.obstacles(row, np.array([3.0, 20.0, 7.0]))
    shared = np.isfinite(made.beyond)
    assert (made.walls[shared][:, [0, 2]] == 5).all()
    assert list(made.beyond[shared]) == [20, 3]  # the third touches the second on a part of its wall only


def test_crossing_walls_meet_where_they_cross():
    slabs = [shapely.box(10, -20, 12, 20), shapely.affinity.rotate(shapely.box(10, -20, 12, 20), 40)]
    union = isovist((0, 0), [shapely.union_all(slabs)])
    assert isovist((0, 0), slabs).symmetric_difference(union).area < 1e-6


@pytest.mark.parametrize("position", [(10, 0), (10, 5), (12, 0), (10.004, 2)])
def test_camera_on_or_in_a_wall_moves_outside(position):
    obstacles = visibility.obstacles(np.array([shapely.box(10, -5, 30, 5)], dtype=object))
    placed, moved = visibility.outside_walls(np.array([position], float), obstacles)
    assert moved[0] == pytest.approx(max(position[0] - 10, 0) + visibility.WALL_GAP, abs=0.011)
    assert obstacles.polygons[0].distance(shapely.Point(placed[0])) == pytest.approx(
        visibility.WALL_GAP, abs=1e-6
    )


def test_camera_deep_in_a_block_of_touching_buildings_leaves_the_block():
    row = [shapely.box(10 * i, 0, 10 * i + 10, 10) for i in range(5)]
    obstacles = visibility.obstacles(np.array(row, dtype=object))
    placed, moved = visibility.outside_walls(np.array([[21.0, 4.0]]), obstacles)
    assert tuple(placed[0]) == pytest.approx((21, -visibility.WALL_GAP))
    assert moved[0] == pytest.approx(4 + visibility.WALL_GAP)


def test_free_cameras_stay():
    obstacles = visibility.obstacles(np.array([shapely.box(0, 0, 1, 1)], dtype=object))
    placed, moved = visibility.outside_walls(np.array([[5.0, 5.0]]), obstacles)
    assert (placed == [[5, 5]]).all()
    assert moved[0] == 0


@pytest.mark.parametrize(
    "odd",
    [
        None,
        shapely.Polygon(),
        shapely.Polygon([(10, 0), (20, 10), (20, 0), (10, 10)]),  # a bow tie
        shapely.Point(10, 10),
        shapely.GeometryCollection([shapely.box(10, 0, 12, 5), shapely.Point(0, 30)]),
        shapely.Polygon([(10, 0, 5), (20, 0, 5), (20, 10, 5)]),
    ],
)
def test_odd_buildings_do_no_harm(odd):
    seen = isovist((0, 0), [shapely.box(-30, -5, -20, 5), odd])
    assert seen.is_valid
    assert 0 < seen.area < np.pi * RANGE**2


def test_many_cameras_at_once_equal_each_alone():
    generator = np.random.default_rng(4)
    corners = generator.uniform(0, 600, (200, 2))
    town = shapely.box(*corners.T, *(corners + generator.uniform(5, 40, (200, 2))).T)
    obstacles = visibility.obstacles(town)
    xy, _ = visibility.outside_walls(generator.uniform(0, 600, (40, 2)), obstacles)
    radii = generator.uniform(20, 150, 40)
    together = np.concatenate([polygons for _, polygons in visibility.isovists(xy, radii, obstacles)])
    for i in range(40):
        alone = isovist(xy[i], town, radii[i])
        assert together[i].area == pytest.approx(alone.area, rel=1e-9)


def test_cancel_ends_between_batches():
    obstacles = visibility.obstacles(np.array([shapely.box(0, 0, 1, 1)], dtype=object))
    xy = np.full((2000, 2), 5.0)
    made = []
    with pytest.raises(InterruptedError):
        for _, polygons in visibility.isovists(xy, np.full(2000, 10.0), obstacles, is_cancelled=made.__len__):
            made.append(len(polygons))
    assert 0 < sum(made) < 2000


def test_no_cameras():
    assert list(visibility.isovists(np.empty((0, 2)), np.empty(0), visibility.obstacles(np.array([])))) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.booleans(), st.booleans())
def test_hidden_walls_may_be_left_out(seed, on_a_grid, with_heights):
    """What is certainly behind other walls changes nothing: the very same polygons, corner by corner."""
    generator = np.random.default_rng(seed)
    size = 200
    corners = generator.uniform(0, 400, (size, 2))
    sides = generator.uniform(2, 30, (size, 2))
    if on_a_grid:  # walls in one line, buildings that touch and overlap
        corners, sides = (np.round(each / 20) * 20 for each in (corners, np.maximum(sides, 11)))
    buildings = shapely.box(*corners.T, *(corners + sides).T)
    turned = generator.random(size) < 0.3
    buildings[turned] = [shapely.affinity.rotate(each, 30) for each in buildings[turned]]
    heights = generator.choice([2.0, 4.0, 9.0, 40.0], size) if with_heights else None
    made = visibility.obstacles(buildings, heights)
    xy, _ = visibility.outside_walls(generator.uniform(0, 400, (8, 2)), made, 5.0)
    radii = generator.choice([20.0, 120.0, 600.0], 8)

    def seen(from_m):
        visibility._LONG, kept = from_m, visibility._LONG
        try:
            return [each for _, some in visibility.isovists(xy, radii, made) for each in some]
        finally:
            visibility._LONG = kept

    assert [each and each.wkb for each in seen(0.0)] == [each and each.wkb for each in seen(np.inf)]
