"""Viewsheds over heights in an array: planes, walls, buildings, what is unknown, and what cannot be had."""

import doctest

import numpy as np
import pytest
import shapely

from surveillance_exposure.core import terrain, visibility

FULL = float(visibility.isovist_area(np.array([50.0]))[0])


def grid(values, cell=1.0):
    """Heights around 0, 0."""
    values = np.asarray(values, dtype=float)
    rows, columns = values.shape
    return terrain.HeightGrid(values, (-columns / 2 * cell, cell, 0, rows / 2 * cell, 0, -cell))


def view(heights, xy=(0.0, 0.0), radius=50.0, lens=5.0, target=1.6, **more):
    """Polygon and reason of one camera."""
    [(row, polygon, reason)] = terrain.terrain_viewsheds(
        heights, np.array([xy]), np.array([radius]), lens, target, **more
    )
    assert row == 0
    return polygon, reason


def test_examples():
    assert doctest.testmod(terrain).failed == 0


def test_a_plane_is_a_disc():
    for xy in [(0.0, 0.0), (0.3, -0.45), (7.51, 3.99)]:
        polygon, reason = view(grid(np.full((160, 160), 31.0)), xy)
        assert reason is None
        assert polygon.area == pytest.approx(FULL, rel=0.001)
        assert shapely.hausdorff_distance(polygon.exterior, shapely.Point(xy).buffer(50).exterior) < 0.5


def sees(ground, half, row, column, eye, target):
    """Whether a straight line from the middle over heights, linear between cells, reaches the target."""
    steps = np.arange(1, 400) / 400
    rows, columns = half + (row - half) * steps, half + (column - half) * steps
    low_row, low_column = np.floor(rows).astype(int), np.floor(columns).astype(int)
    a, b = rows - low_row, columns - low_column
    high_row, high_column = np.minimum(low_row + 1, 2 * half), np.minimum(low_column + 1, 2 * half)
    height = (
        ground[low_row, low_column] * (1 - a) * (1 - b)
        + ground[high_row, low_column] * a * (1 - b)
        + ground[low_row, high_column] * (1 - a) * b
        + ground[high_row, high_column] * a * b
    )
    line = eye + (ground[row, column] + target - eye) * steps
    away = np.hypot(row - half, column - half) * steps
    return bool((line >= height)[away > 1].all())


def test_hills_by_lines_of_sight():
    """The sweep agrees with lines over interpolated heights but where they graze the ground."""
    x, y = np.meshgrid(np.arange(-40, 41), np.arange(-40, 41))
    ground = -9 * np.sin(x / 7 + 1) * np.cos(y / 9) + 0.05 * x
    polygon, _ = view(grid(ground), radius=38.0, lens=2.0)
    rng = np.random.default_rng(5)
    rows, columns = rng.integers(3, 78, (2, 400))
    inside = np.hypot(rows - 40, columns - 40) < 37
    told = [
        (sees(ground, 40, row, column, ground[40, 40] + 2, 1.6), polygon.intersects(shapely.Point(c, -r)))
        for row, column, r, c in zip(
            rows[inside], columns[inside], rows[inside] - 40.0, columns[inside] - 40.0
        )
    ]
    assert sum(one for one, _ in told) < 0.9 * len(told)
    assert np.mean([one == other for one, other in told]) > 0.95


def test_curvature():
    plane = grid(np.zeros((300, 300)), 100.0)
    flat, _ = view(plane, radius=14000.0, target=0.0)
    curved, _ = view(plane, radius=14000.0, target=0.0, curvature=0.85714)
    # From 5 m the horizon is 8.6 km away.
    reach = np.sqrt(5 * 12_756_274 / 0.85714)
    assert flat.area == pytest.approx(np.pi * 14000**2, rel=0.01)
    assert curved.area == pytest.approx(np.pi * reach**2, rel=0.05)


def test_what_is_unknown_is_not_in_view_and_hides_nothing():
    hole = np.zeros((160, 160))
    hole[60:100, 90:100] = np.nan
    polygon, _ = view(grid(hole))
    assert not polygon.intersects(shapely.box(12, -18, 18, 18))
    assert polygon.contains(shapely.box(22, -18, 30, 18))
    assert view(grid(hole), (15.0, 0.0)) == (None, terrain.NO_GROUND)
    assert view(grid(hole), (80.5, 0.0)) == (None, terrain.OFF_THE_RASTER)


def test_a_pit():
    pit = np.full((160, 160), 30.0)
    pit[79:81, 79:81] = 0
    polygon, reason = view(grid(pit), lens=1.0, target=0.0)
    assert reason is None
    assert polygon.area < 20


def test_windows_of_several_sizes():
    plane = grid(np.zeros((160, 160)))
    xy = np.array([[0.0, 0.0], [500.0, 0.0], [10.0, 10.0], [20.0, 0.0], [-5.0, 0.0]])
    radii = np.array([10.0, 10.0, 20.0, 30.0, 30.0])
    made = list(terrain.terrain_viewsheds(plane, xy, radii, np.array([5.0, 5.0, 3.0, 4.0, 4.0]), 1.6))
    assert [(row, reason) for row, _, reason in made] == [
        (0, None),
        (1, terrain.OFF_THE_RASTER),
        (2, None),
        (3, None),
        (4, None),
    ]
    assert [round(polygon.area) for _, polygon, _ in made if polygon] == [314, 1257, 2827, 2827]
    alone = list(terrain.terrain_viewsheds(plane, xy[3:4], radii[3:4], 4.0, 1.6))
    assert alone[0][1].equals(made[3][1])
    assert list(terrain.terrain_viewsheds(plane, xy[:0], radii[:0], 5.0, 1.6)) == []
    # Larger cells than the grid's, and smaller ones.
    assert view(plane, cell_m=2.5)[0].area == pytest.approx(FULL, rel=0.01)
    assert view(plane, cell_m=0.5)[0].area == pytest.approx(FULL, rel=0.01)


def test_many_windows_are_worked_on_in_lots():
    plane = grid(np.zeros((160, 160)))
    xy, radii = np.zeros((30, 2)), np.full(30, 100.0)
    made = list(terrain.terrain_viewsheds(plane, xy, radii, 5.0, 1.6))
    assert [row for row, _, _ in made] == list(range(30))
    assert len({polygon.wkb for _, polygon, _ in made}) == 1


def test_cancelled():
    plane = grid(np.zeros((160, 160)))
    xy, radii = np.zeros((3, 2)), np.array([20.0, 30.0, 40.0])
    for last in (0, 1, 2, 5, 40):
        calls = iter(range(1000))
        made = terrain.terrain_viewsheds(
            plane, xy, radii, 5.0, 1.6, is_cancelled=lambda calls=calls, last=last: next(calls) >= last
        )
        with pytest.raises(InterruptedError):
            list(made)


class Broken:
    """Heights that cannot be read."""

    def cells(self, xy):
        return np.ones(len(xy), dtype=bool), np.ones(len(xy))

    def heights(self, window, is_cancelled):
        raise RuntimeError


def test_what_cannot_be_had():
    assert view(Broken()) == (None, terrain.UNREADABLE)
    plane = grid(np.zeros((9, 9)))
    with pytest.raises(terrain.WindowTooLargeError, match=r"5000 m on cells of 1 m takes 10005 x 10005"):
        view(plane, radius=5000.0)
    with pytest.raises(ValueError, match="over 0 m"):
        view(plane, cell_m=0.0)
    for transform in ((0, 1, 0.1, 0, 0, -1), (0, 1, 0, 0, 0.1, -1), (0, 1, 0, 0, 0, 1), (0, -1, 0, 0, 0, -1)):
        with pytest.raises(ValueError, match="turned"):
            terrain.HeightGrid(np.zeros((9, 9)), transform)


def test_windows_beside_the_grid():
    plane = grid(np.zeros((9, 9)))
    heights = plane.heights(terrain.Window(500.0, 0.0, 5.0, 1.0), lambda: False)
    assert np.isnan(heights).all()
    heights = plane.heights(terrain.Window(4.0, 0.0, 5.0, 1.0), lambda: False)
    assert np.isfinite(heights).sum() == 8 * 9


def test_numbers_that_are_no_heights():
    plain = np.array([[12.0, 14.0], [3.0, np.nan]])
    assert not terrain.no_heights(plain).any()
    for mark in (-9999.0, -32768.0, 32767.0, 9999.0, -3.4e38):
        marked = plain.copy()
        marked[0, 0] = mark
        assert terrain.no_heights(marked).tolist() == [[True, False], [False, False]]
    sea = np.array([[-600.0, -900.0], [-700.0, -800.0]])
    assert not terrain.no_heights(sea).any()
    assert terrain.no_heights(np.array([[-5000.0, 10.0]])).tolist() == [[True, False]]
    assert not terrain.no_heights(np.array([[9500.0, 10.0]])).any()
    assert terrain.no_heights(np.array([[30_000.0, 10.0]]), 1.0).any()
    assert not terrain.no_heights(np.array([[20_000.0, 10.0]]), 0.3048).any()


def test_buildings_on_a_plane():
    rng = np.random.default_rng(7)
    corners = rng.uniform(-50, 50, (25, 2))
    blocks = np.array([shapely.box(*xy, *(xy + rng.uniform(4, 15, 2))) for xy in corners])
    blocks = blocks[shapely.distance(blocks, shapely.Point(0, 0)) > 2]
    heights = rng.choice([1.0, 3.5, 8.0, np.inf], len(blocks))
    bottoms = np.where(np.arange(len(blocks)) % 3 == 0, 2.5, 0.0)
    for obstacles in (
        visibility.obstacles(blocks),
        visibility.obstacles(blocks, heights),
        visibility.obstacles(blocks, heights + 2, bottoms),
    ):
        for lens, target in ((5.0, 1.6), (2.0, 3.0), (12.0, 0.0)):
            eye, _ = visibility.outside_walls(np.zeros((1, 2)), obstacles, lens)
            [(_, exact)] = visibility.isovists(eye, np.array([60.0]), obstacles, lens, target)
            polygon, _ = view(
                grid(np.zeros((200, 200))), eye[0], 60.0, lens, target, obstacles=obstacles, cell_m=0.5
            )
            assert polygon.area == pytest.approx(exact[0].area, rel=5e-3)


def test_buildings_on_a_slope():
    x, _ = np.meshgrid(np.arange(160) - 79.5, np.arange(160))
    # Uphill, 4 m of building stand on ground 6 m higher than the camera's, from its lowest point on.
    block = visibility.obstacles(np.array([shapely.box(30, -60, 35, 60)]), np.array([4.0]))
    polygon, _ = view(grid(0.2 * x), obstacles=block, target=0.0)
    assert polygon.bounds[2] == pytest.approx(30, abs=1.0)
    # A camera a centimetre before a wall sees along it.
    wall = visibility.obstacles(np.array([shapely.box(-60, 0.01, 60, 30)]))
    polygon, _ = view(grid(0.2 * x), obstacles=wall)
    assert polygon.area == pytest.approx(FULL / 2, rel=0.06)
    # A building without the middle of a cell, a thin wall, hides as much as any other.
    thin = visibility.obstacles(np.array([shapely.box(10.1, -60, 10.2, 60)]), np.array([20.0]))
    polygon, _ = view(grid(np.zeros((160, 160))), obstacles=thin)
    assert polygon.bounds[2] == pytest.approx(10.1)
    # Below a part that begins above the lens all is in view.
    canopy = visibility.obstacles(np.array([shapely.box(-6, -6, 6, 6)]), np.array([9.0]), np.array([5.5]))
    polygon, _ = view(grid(np.zeros((160, 160))), obstacles=canopy)
    assert polygon.area == pytest.approx(FULL, rel=1e-3)


def test_cancelled_among_buildings():
    low = visibility.obstacles(np.array([shapely.box(10, -5, 12, 5)]), np.array([3.0]))
    calls = iter(range(1000))
    with pytest.raises(InterruptedError):
        view(
            grid(np.zeros((160, 160))),
            radius=20.0,
            obstacles=low,
            is_cancelled=lambda: next(calls) >= 2 + 22 + 1,
        )


def test_outlines_of_cells():
    rng = np.random.default_rng(4)
    for share in (0.05, 0.5, 0.9):
        cells = rng.random((40, 57)) < share
        faces = terrain.outlined(cells)
        together = shapely.multipolygons(faces)
        assert together.is_valid
        assert together.area == cells.sum()
        x, y = np.meshgrid(np.arange(57) + 0.5, np.arange(40) + 0.5)
        assert (shapely.contains_xy(together, x, y) == cells).all()
    assert len(terrain.outlined(np.zeros((3, 3), dtype=bool))) == 0
    assert shapely.get_num_coordinates(terrain.outlined(np.ones((3, 3), dtype=bool))).tolist() == [5]
