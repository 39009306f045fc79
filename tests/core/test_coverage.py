"""The union of viewsheds, what of an area lies in it, who sees a place, and how many see each cell."""

import doctest

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import coverage, unions
from surveillance_exposure.core.cameras import Sites
from surveillance_exposure.core.viewsheds import Viewsheds

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
    measured = coverage.unite_viewsheds(viewsheds).area_within(areas)
    expected = shapely.area(shapely.intersection(areas, shapely.union_all(viewsheds)))
    assert measured == pytest.approx(expected)


def test_pieces_are_small_and_lose_nothing():
    generator = np.random.default_rng(1)
    discs = shapely.buffer(shapely.points(generator.uniform(0, 2000, (400, 2))), 120, quad_segs=30)
    divided = coverage.unite_viewsheds(discs)
    assert shapely.get_num_coordinates(divided.pieces).max() <= 200
    assert shapely.area(divided.pieces).sum() == pytest.approx(shapely.union_all(discs).area)


def test_nothing_in_view():
    assert coverage.unite_viewsheds(np.array([], dtype=object)).area_within(
        np.array([shapely.box(0, 0, 1, 1)])
    ) == pytest.approx([0])
    assert len(unions.united(np.array([None]))) == 0


def test_members_of_connected_parts():
    sheds = np.array([shapely.box(0, 0, 2, 2), shapely.box(1, 1, 3, 3), shapely.box(10, 10, 11, 11)])
    parts = unions.united(sheds)
    part, shed = coverage.members(parts, sheds)
    together = {frozenset(shed[part == i].tolist()) for i in range(len(parts))}
    assert together == {frozenset({0, 1}), frozenset({2})}


def test_one_viewshed_per_camera():
    sheds = np.array([shapely.box(x, 0, x + 2, 2) for x in (0, 10, 1, 20)])
    united, cameras = coverage.one_per_camera(sheds, np.array([4, 2, 4, 7]))
    assert cameras.tolist() == [2, 4, 7]
    assert shapely.area(united).tolist() == [4, 6, 4]


def spiked(degrees, radii, x, y):
    """A polygon around (x, y), as an isovist is: any shape that a ray meets once."""
    angle = np.radians(sorted(degrees))
    around = np.column_stack([np.cos(angle), np.sin(angle)]) * np.resize(radii, len(angle))[:, None]
    return shapely.make_valid(shapely.Polygon(np.add(around, [x, y])))


near, size = st.integers(-20, 20), st.integers(1, 20)
numbers = st.floats(-40, 40, allow_nan=False, width=32)
isovists = st.builds(
    spiked,
    st.lists(st.integers(0, 359), min_size=3, max_size=12, unique=True),
    st.lists(st.floats(0.5, 30), min_size=1, max_size=12),
    numbers,
    numbers,
)
boxes = st.builds(lambda x, y, w, h: shapely.box(x, y, x + w, y + h), near, near, size, size)
plain = boxes | isovists
shapes = (plain | st.builds(shapely.difference, plain, plain)).filter(lambda shape: shape.area > 0)


@settings(deadline=None)
@given(
    st.lists(shapes, min_size=1, max_size=8),
    st.lists(
        st.builds(shapely.Point, numbers, numbers)
        | st.builds(lambda x, y, u, v: shapely.LineString([(x, y), (u, v)]), *[st.integers(-40, 40)] * 4)
        | shapes,
        min_size=1,
        max_size=8,
    ),
    st.integers(1, 3),
)
def test_in_view_equals_one_by_one(viewsheds, features, cameras):
    camera = np.arange(len(viewsheds)) % cameras
    found = set(
        zip(*(each.tolist() for each in coverage.in_view(np.array(features), np.array(viewsheds), camera)))
    )
    for i, feature in enumerate(features):
        for k in range(cameras):
            sizes = [0.0]
            for shed in np.array(viewsheds)[camera == k]:
                common = feature.intersection(shed)
                sizes.append(
                    (float(feature.intersects(shed)), common.length, common.area)[feature_dimension(feature)]
                )
            # Between a touch and a view lies what no two computations agree on.
            if max(sizes) > 1e-3 or max(sizes) < 1e-9:
                assert ((i, k) in found) == (max(sizes) > 1e-3)


def feature_dimension(feature):
    return shapely.get_dimensions(feature).item()


def test_a_touch_is_no_view():
    shed = np.array([shapely.box(0, 0, 10, 10)])
    features = np.array(
        [
            shapely.Point(10, 5),
            shapely.MultiPoint([(20, 20), (5, 5)]),
            shapely.LineString([(10, 10), (20, 20)]),
            shapely.LineString([(9, 9), (20, 20)]),
            shapely.box(10, 0, 20, 10),
            shapely.box(9.9, 0, 20, 10),
            shapely.box(-5, -5, 20, 20),
            shapely.box(1, 1, 2, 2),
            None,
        ]
    )
    feature, camera = coverage.in_view(features, shed, np.array([3]))
    assert feature.tolist() == [0, 1, 3, 5, 6, 7]
    assert set(camera.tolist()) == {3}
    with pytest.raises(InterruptedError):
        coverage.in_view(features, shed, np.array([3]), is_cancelled=lambda: True)


def raster(cells, viewsheds, count, **options):
    result = np.full((cells.rows, cells.columns), 12345)
    for row, column, window in coverage.overlap(cells, viewsheds, count, **options):
        result[row : row + window.shape[0], column : column + window.shape[1]] = window
    return result


def centres(cells):
    x = cells.west + (np.arange(cells.columns) + 0.5) * cells.cell
    y = cells.north - (np.arange(cells.rows) + 0.5) * cells.cell
    return np.meshgrid(x, y)


@settings(deadline=None)
@given(
    st.lists(st.tuples(shapes, st.sampled_from([0.5, 1, 2, 7])), min_size=1, max_size=8),
    st.sampled_from([0.3, 1.0, 2.5, 7.0]),
    st.sampled_from([5, 16, 1024]),
)
def test_overlap_equals_every_centre_asked(given_sheds, cell, window):
    viewsheds, count = (
        np.array([s for s, _ in given_sheds]),
        np.array([c for _, c in given_sheds], dtype=float),
    )
    # Away from the origin, as maps are; half of the polygons stick out.
    viewsheds = shapely.transform(viewsheds, lambda xy: np.add(xy, [583_960, 4_507_523]))
    viewsheds = shapely.make_valid(viewsheds)
    cells = coverage.grid(shapely.total_bounds(viewsheds[: len(viewsheds) // 2 + 1]), cell)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coverage, "WINDOW", window)
        patch.setattr(coverage, "_AT_ONCE", 3)
        found = raster(cells, viewsheds, count)
    x, y = centres(cells)
    expected = sum(n * shapely.contains_xy(shed, x, y) for shed, n in zip(viewsheds, count))
    border = shapely.union_all(shapely.boundary(viewsheds))
    clear = shapely.distance(shapely.points(x, y), border) > 1e-6
    assert (found[clear] == np.floor(expected + 0.5)[clear]).all()


def test_neighbours_share_no_cell_and_leave_none_out():
    """Outlines through the centres: the unit squares of a board, whole or cut along both diagonals."""
    squares = [shapely.box(x - 0.5, y - 0.5, x + 0.5, y + 0.5) for x in range(6) for y in range(6)]
    middle = [(shapely.get_coordinates(s)[:4], shapely.get_coordinates(s.centroid)[0]) for s in squares]
    triangles = [shapely.Polygon([c[i], c[(i + 1) % 4], m]) for c, m in middle for i in range(4)]
    for viewsheds in (squares, triangles):
        for cell in (1.0, 0.5, 0.25):
            cells = coverage.grid(np.array([0, 0, 5, 5]), cell)
            assert (raster(cells, np.array(viewsheds), np.ones(len(viewsheds))) == 1).all()


def test_rings_either_way_and_collections():
    there = shapely.Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [[(3, 3), (6, 3), (6, 6), (3, 6)]])
    back = shapely.Polygon([(0, 0), (0, 9), (9, 9), (9, 0)], [[(3, 3), (3, 6), (6, 6), (6, 3)]])
    mixed = shapely.GeometryCollection([shapely.MultiPolygon([there]), shapely.LineString([(0, 0), (9, 9)])])
    cells = coverage.grid(np.array([0, 0, 9, 9]), 1.0)
    spike = shapely.make_valid(shapely.Polygon([(4, 4), (5, 4), (5, 5), (5, 8), (5, 5), (4, 5)]))
    assert spike.geom_type == "GeometryCollection"
    for shed in (there, back, mixed):
        found = raster(cells, np.array([shed]), np.array([3.0]))
        assert found.sum() == 3 * 72
        assert not found[3:6, 3:6].any()
        features = np.array([spike, shapely.Point(5, 5), shapely.box(1, 1, 2, 2)])
        assert coverage.in_view(features, np.array([shed]), np.array([0]))[0].tolist() == [2]


def test_grids_fit_on_each_other():
    cells = coverage.grid(np.array([583_960.13, 4_507_523.2, 584_000, 4_507_600.7]), 0.1)
    assert (cells.west, cells.north) == pytest.approx((583_960.1, 4_507_600.7))
    assert (cells.columns, cells.rows) == (399, 775)
    assert coverage.grid(np.array([4.0, 4.0, 6.0, 8.0]), 2) == coverage.Grid(4, 8, 2, 1, 2)
    assert coverage.grid(np.array([4.5, 4.5, 4.5, 4.5]), 2).columns == 1


def test_many_cameras_in_a_cell_and_a_cancelled_run():
    cells = coverage.grid(np.array([0, 0, 2, 2]), 1.0)
    sheds = np.array([shapely.box(0, 0, 2, 2)] * 2)
    assert (raster(cells, sheds, np.array([60_000.0, 60_000.0])) == coverage.MOST).all()
    assert not raster(cells, sheds, np.zeros(2)).any()
    assert not raster(cells, np.array([], dtype=object), np.array([])).any()
    with pytest.raises(InterruptedError):
        raster(cells, sheds, np.ones(2), is_cancelled=lambda: True)


def seen_by(shapes, camera, count, sites=None, ranges=None):
    """Viewsheds of polygons; `camera` is whose each is."""
    sites = np.arange(len(count)) if sites is None else np.array(sites)
    who = Sites(np.array(count, dtype=float), np.full(len(count), "public"), sites)
    shapes = np.array(shapes, dtype=object)
    ranges = np.full(len(shapes), np.nan) if ranges is None else np.array(ranges, dtype=float)
    return Viewsheds(shapes, np.array(camera), who, ranges, np.full(len(shapes), None), [])


def test_examples():
    assert doctest.testmod(coverage).failed == 0


def test_areas_in_view_and_who_sees_them():
    seen = seen_by(
        [shapely.box(0, 0, 4, 2), None, shapely.box(2, 0, 6, 2), shapely.box(20, 0, 22, 2)],
        [0, 0, 1, 1],
        [1, 2],
    )
    told = []
    found = coverage.areas_in_view(seen, told.append)
    order = np.argsort(found.area_m2)
    assert found.area_m2[order].tolist() == [4, 12]
    assert found.cameras[order].tolist() == [2, 3]
    assert shapely.area(found.polygons[order]).tolist() == [4, 12]
    assert told == [0.6, 1.0]
    with pytest.raises(InterruptedError):
        coverage.areas_in_view(seen, is_cancelled=lambda: True)


def test_open_ground_in_view():
    ground = coverage.open_ground(
        np.array([shapely.box(0, 0, 10, 10)]), np.array([shapely.box(0, 0, 5, 10), None])
    )
    found = coverage.ground_in_view(ground, np.array([shapely.box(0, 0, 10, 5)]))
    assert (found.area_m2, found.share) == (pytest.approx(50), pytest.approx(0.5))
    none = coverage.open_ground(np.array([shapely.box(0, 0, 10, 10)]), np.array([shapely.box(0, 0, 10, 10)]))
    assert np.isnan(coverage.ground_in_view(none, np.array([shapely.box(0, 0, 10, 5)])).share)


def test_who_sees_what_and_from_how_far():
    seen = seen_by(
        [shapely.box(0, 0, 10, 10), shapely.box(5, 0, 15, 10), shapely.box(5, 0, 15, 10)],
        [0, 1, 2],
        [2, 1, 1],
        [0, 0, 1],
    )
    features = np.array([shapely.Point(2, 2), shapely.Point(7, 3), None, shapely.Point(40, 0)])
    stands = np.array([shapely.Point(2, 5), None, shapely.Point(7, 7)])
    found = coverage.views(features, seen, stands)
    assert list(zip(found.feature.tolist(), found.camera.tolist())) == [(0, 0), (1, 0), (1, 1), (1, 2)]
    np.testing.assert_allclose(found.distance_m, [3, np.hypot(5, 2), np.nan, 4])
    figures = coverage.count_views(found, seen.sites, 4)
    assert figures.cameras.tolist() == [2, 4, 0, 0]
    assert figures.sites.tolist() == [1, 2, 0, 0]
    assert figures.nearest_m.tolist() == [3, 4, np.inf, np.inf]
    assert figures.watched == 2
    nowhere = coverage.views(features, seen)
    assert np.isnan(nowhere.distance_m).all()
    assert np.isinf(coverage.count_views(nowhere, seen.sites, 4).nearest_m).all()


def test_cameras_away_from_what_they_see():
    seen = seen_by(
        [shapely.box(0, 0, 10, 10), shapely.box(5, 0, 15, 10)], [0, 1], [1, 1], ranges=[20, np.nan]
    )
    far, near = shapely.Point(500, 5), shapely.Point(5, 5)
    assert coverage.away_from_views(seen, np.array([far, far]), 100) == pytest.approx(485)
    assert coverage.away_from_views(seen, np.array([far, None]), 100) == pytest.approx(490)
    assert coverage.away_from_views(seen, np.array([far, near]), 100) is None
    assert coverage.away_from_views(seen, np.array([far, far]), 1000) is None
    assert coverage.away_from_views(seen, np.array([None, None]), 100) is None


def test_a_grid_of_how_many_see_each_cell():
    seen = seen_by(
        [shapely.box(0, 0, 4, 4), None, shapely.box(2, 0, 6, 4), shapely.box(0, 0, 1, 1)],
        [0, 1, 1, 0],
        [2, 1],
    )
    cells = coverage.grid_over(seen, 1.0)
    assert (cells.count, cells.megabytes) == (24, 24 * 2 / 1e6)
    windows, told = [], []
    found = coverage.count_overlap(cells, seen, lambda *window: windows.append(window), told.append)
    assert found == coverage.Overlap(24, 24, 3, 24.0)
    assert found.share == 1
    assert windows[0][2][0].tolist() == [2, 2, 3, 3, 1, 1]
    assert told == [1.0]
    with pytest.raises(InterruptedError):
        coverage.count_overlap(cells, seen, lambda *_: None, is_cancelled=lambda: True)
    chosen = np.array([100.0, 0, 110, 10])
    assert coverage.beyond_views(chosen, seen) == pytest.approx(94)
    assert coverage.beyond_views(np.array([3.0, 3, 110, 10]), seen) is None
    assert coverage.grid_over(seen, 2.0, chosen).count == 25
