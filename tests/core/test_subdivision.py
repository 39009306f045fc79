"""Large polygons in pieces: the same as the whole, and what is measured with them the same as without."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import areas, coverage, exposure, subdivision, unions, visibility
from surveillance_exposure.core.ragged import Geometries

SOME = settings(max_examples=15, deadline=None)


def wavy(
    seed: int, vertices: int, radius: float = 100.0, at: tuple[float, float] = (0.0, 0.0)
) -> shapely.Polygon:
    """A valid outline of that many vertices, with teeth."""
    draw = np.random.default_rng(seed)
    angle = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    away = radius * (1 + 0.2 * np.sin(5 * angle) + 0.05 * draw.uniform(-1, 1, vertices))
    return shapely.Polygon(np.column_stack([at[0] + away * np.cos(angle), at[1] + away * np.sin(angle)]))


def odd(seed: int) -> Geometries:
    """One each with holes, of several parts, with touching edges, like a comb, missing, and small."""
    draw = np.random.default_rng(seed)
    holes = shapely.union_all(shapely.buffer(shapely.points(draw.uniform(-90, 90, (20, 2))), 4))
    holed = wavy(seed, 900).difference(holes)
    parts = shapely.MultiPolygon([wavy(seed + 1, 400, 30.0, (x, 5.0)) for x in (0.0, 90.0, 180.0)])
    cells = [shapely.box(x, y, x + 10, y + 10) for x in range(0, 90, 10) for y in range(0, 90, 10)]
    board = shapely.MultiPolygon(cells[::2])  # they touch at their corners
    steps = np.repeat(np.arange(200) * 1.0, 2)
    teeth = np.column_stack([steps[1:], np.tile([0.0, 0.0, 80.0, 80.0], 100)[:-1]])
    comb = shapely.Polygon([*teeth, (199, -5), (0, -5)])
    return np.array([holed, parts, board, comb, None, shapely.box(0, 0, 1, 1)], dtype=object)


@SOME
@given(seed=st.integers(0, 10_000), most=st.integers(16, 200))
def test_the_pieces_are_the_whole(seed: int, most: int) -> None:
    whole = odd(seed)
    found, row = subdivision.pieces(whole, large=100, most=most)
    assert shapely.is_valid(found[~shapely.is_missing(found)]).all()
    assert (np.diff(row) >= 0).all() and len(np.unique(row)) == len(whole)
    assert found[row == 4][0] is None and found[row == 5][0] is whole[5]
    for i in range(4):
        mine = found[row == i]
        assert len(mine) > 1
        assert shapely.area(mine).sum() == pytest.approx(whole[i].area, rel=1e-9)
        assert shapely.union_all(mine, grid_size=1e-8).symmetric_difference(whole[i]).area < 1e-5


@pytest.mark.parametrize("cut", ["_clipped", "_overlaid"])
def test_either_way_of_cutting_does(cut: str, monkeypatch: pytest.MonkeyPatch) -> None:
    other = {"_clipped": "_overlaid", "_overlaid": "_clipped"}[cut]
    monkeypatch.setattr(subdivision, other, lambda *_: shapely.Polygon())
    found, _ = subdivision.pieces(np.array([wavy(1, 2000)], dtype=object), 100, 64)
    assert shapely.get_num_coordinates(found).max() < 100
    assert shapely.area(found).sum() == pytest.approx(wavy(1, 2000).area, rel=1e-9)


def test_what_cannot_be_cut_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    for way in ("_clipped", "_overlaid"):
        monkeypatch.setattr(subdivision, way, lambda *_: shapely.Polygon())
    whole = np.array([wavy(1, 2000)], dtype=object)
    assert subdivision.pieces(whole, 100, 64)[0][0] is whole[0]


def test_spikes_that_meet_in_one_place_are_not_cut_for_ever() -> None:
    angle = np.linspace(0, 2 * np.pi, 4000, endpoint=False)
    away = np.where(np.arange(4000) % 2, 1000.0, 0.5)
    star = shapely.Polygon(np.column_stack([away * np.cos(angle), away * np.sin(angle)]))
    found, _ = subdivision.pieces(np.array([star], dtype=object), 100, 64)
    assert shapely.get_num_coordinates(found).sum() < 3 * 4000
    assert shapely.area(found).sum() == pytest.approx(star.area, rel=1e-9)


def test_it_is_cancelled_between_pieces() -> None:
    asked = iter([False] * 5 + [True])
    with pytest.raises(InterruptedError):
        subdivision.pieces(np.array([wavy(1, 9000)], dtype=object), is_cancelled=lambda: next(asked))


@pytest.fixture
def cut_all(monkeypatch: pytest.MonkeyPatch):
    """Whatever has over 50 vertices is cut from now on: call it after the plain figures were taken."""

    def start() -> None:
        plain = subdivision.pieces
        monkeypatch.setattr(subdivision, "LARGE", 50)
        monkeypatch.setattr(
            subdivision,
            "pieces",
            lambda polygons, large=50, most=32, is_cancelled=lambda: False: plain(
                polygons, min(large, 50), min(most, 32), is_cancelled
            ),
        )

    return start


@pytest.mark.parametrize("seed", range(12))
def test_measures_are_those_of_the_whole(seed: int, cut_all) -> None:
    draw = np.random.default_rng(seed)
    shapes = odd(seed)[:4]
    discs = visibility.discs(draw.uniform(-100, 200, (40, 2)), draw.uniform(3, 30, 40))
    lines = shapely.linestrings(draw.uniform(-120, 200, (60, 4, 2)))
    streets = np.array([*lines, shapely.LineString([(0, 10), (90, 10)])], dtype=object)  # one along an edge
    sites = np.arange(len(shapes)) // 2

    def figures() -> list[np.ndarray]:
        seen = exposure.stretches_in_view(streets, shapes, sites)
        pairs = coverage.in_view(discs, shapes, sites)
        along = coverage.in_view(shapes, discs, np.arange(len(discs)))
        return [
            coverage.unite_viewsheds(discs).area_within(shapes),
            coverage.unite_viewsheds(shapes).area_within(discs),
            *pairs,
            *along,
            seen.line,
            seen.owner,
            seen.start,
            seen.end,
            np.array([shapely.area(unions.pieces(shapes)).sum()]),
            np.array([shapely.area(coverage.open_ground(discs, shapes)).sum()]),
        ]

    plain = figures()
    cut_all()
    for one, other in zip(plain, figures()):
        np.testing.assert_allclose(other, one, rtol=1e-9, atol=1e-7)


@SOME
@given(seed=st.integers(0, 10_000))
def test_points_are_where_the_plain_predicate_has_them(seed: int) -> None:
    shapes = odd(seed)
    points = shapely.points(np.random.default_rng(seed).integers(-10, 100, (300, 2)).astype(float))
    area, point = areas.points_in(points, shapes)
    told = {(int(a), int(p)) for a, p in zip(area, point)}
    plain = {
        (a, p)
        for a, shape in enumerate(shapes)
        for p in range(len(points))
        if shapely.intersects(shape, points[p])
    }
    assert told == plain


@pytest.mark.parametrize("height", [np.inf, 12.0, 4.0, 5.0 - 1e-3])
@pytest.mark.parametrize("bottom", [-np.inf, 2.5])
@pytest.mark.parametrize("seed", range(4))
def test_viewsheds_among_buildings_in_pieces(seed: int, height: float, bottom: float, cut_all) -> None:
    draw = np.random.default_rng(seed)
    houses = np.array([*odd(seed)[[0, 1, 3]], shapely.box(120, 0, 130, 60)], dtype=object)
    tops = np.array([height, height, 9.0, 20.0])
    bottoms = np.array([bottom, -np.inf, bottom, -np.inf])
    xy, radii = draw.uniform(-130, 220, (30, 2)), draw.uniform(30, 90, 30)

    def sheds() -> Geometries:
        made = visibility.obstacles(houses, tops, bottoms)
        placed, _ = visibility.outside_walls(xy, made, 5.0)
        moved.append(placed)
        found = visibility.isovists(placed, radii, made, 5.0)
        return np.concatenate([polygons for _, polygons in found])

    moved: list[np.ndarray] = []
    plain = sheds()
    cut_all()
    pieces = sheds()
    np.testing.assert_allclose(moved[1], moved[0], atol=1e-6)
    area = np.nan_to_num(shapely.area(plain))
    np.testing.assert_allclose(np.nan_to_num(shapely.area(pieces)), area, rtol=1e-9, atol=1e-5)
    assert len(visibility.obstacles(houses).in_pieces.polygons) > len(houses)
