"""A line under viewsheds, against dense sampling and by hand."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import exposure
from surveillance_exposure.core.cameras import Sites


def sites(count, ownership=None, site=None):
    count = np.array(count, dtype=float)
    ownership = np.array(ownership or ["public"] * len(count), dtype=str)
    return Sites(count, ownership, np.arange(len(count)) if site is None else np.array(site))


def measure(lines, sheds, cameras=None, camera=None):
    lines, sheds = np.array(lines, dtype=object), np.array(sheds, dtype=object)
    cameras = cameras or sites([1] * len(sheds))
    camera = np.arange(len(sheds)) if camera is None else np.array(camera)
    stretches = exposure.stretches_in_view(lines, sheds, camera)
    figures = exposure.measure_exposure(shapely.length(lines), stretches, cameras)
    return figures, exposure.pieces(figures.length_m, stretches, cameras.count), stretches


STREET = shapely.LineString([(0, 0), (100, 0)])


def test_by_hand():
    sheds = [shapely.box(10, -5, 40, 5), shapely.box(30, -5, 60, 5)]
    figures, pieces, _ = measure([STREET], sheds, sites([2, 1], ["public", "private"], [0, 0]))
    assert figures.length_m[0] == 100
    assert figures.exposed_m[0] == pytest.approx(50)
    assert figures.exposed_share[0] == pytest.approx(0.5)
    assert (figures.cameras[0], figures.cameras_public[0], figures.cameras_private[0]) == (3, 2, 1)
    assert figures.sites[0] == 1
    assert figures.camera_metres[0] == pytest.approx(90)
    assert figures.longest_unseen_m[0] == pytest.approx(40)
    assert pieces.start == pytest.approx([0, 10, 30, 40, 60])
    assert pieces.end == pytest.approx([10, 30, 40, 60, 100])
    assert pieces.cameras.tolist() == [0, 2, 3, 1, 0]


def test_pieces_of_some_lines():
    _, pieces, _ = measure([STREET] * 3, [shapely.box(10, -5, 40, 5)])
    two = pieces.of_lines(1, 3)
    assert two.line.tolist() == [0, 0, 0, 1, 1, 1]
    assert two.start.tolist() == [0, 10, 40] * 2
    assert two.cameras.tolist() == [0, 1, 0] * 2
    assert len(pieces.of_lines(3, 9).line) == 0


def test_there_and_back_counts_twice():
    line = shapely.LineString([(0, 0), (100, 0), (0, 0)])
    figures, _, _ = measure([line], [shapely.box(10, -5, 40, 5)])
    assert figures.exposed_m[0] == pytest.approx(60)
    assert figures.exposed_share[0] == pytest.approx(0.3)
    assert figures.cameras[0] == 1


def test_a_touch_is_not_a_view():
    sheds = [shapely.box(10, 0, 20, 5).boundary.convex_hull, shapely.box(100, -5, 120, 5)]
    figures, _, _ = measure([shapely.LineString([(0, -1), (100, -1)])], sheds)
    assert figures.exposed_m[0] == 0
    assert figures.cameras[0] == 0


def test_two_viewsheds_of_one_camera_are_one_camera():
    sheds = [shapely.box(10, -5, 40, 5), shapely.box(30, -5, 60, 5)]
    figures, pieces, _ = measure([STREET], sheds, sites([2]), [0, 0])
    assert figures.cameras[0] == 2
    assert figures.camera_metres[0] == pytest.approx(100)
    assert pieces.cameras.tolist() == [0, 2, 0]


def test_a_line_without_length():
    figures, pieces, _ = measure([shapely.LineString([(1, 1), (1, 1)]), STREET], [shapely.box(0, -5, 50, 5)])
    assert figures.length_m[0] == 0
    assert np.isnan(figures.exposed_share[0])
    assert figures.exposed_share[1] == pytest.approx(0.5)
    assert (pieces.line == 1).all()


def test_no_viewsheds_and_no_lines():
    figures, pieces, _ = measure([STREET], [])
    assert figures.exposed_m[0] == 0
    assert figures.longest_unseen_m[0] == 100
    assert pieces.cameras.tolist() == [0]
    figures, pieces, _ = measure([], [shapely.box(0, 0, 1, 1)])
    assert len(figures.length_m) == len(pieces.line) == 0


def test_wholly_in_view():
    figures, pieces, _ = measure([STREET], [shapely.box(-10, -10, 110, 10)])
    assert figures.exposed_share[0] == 1
    assert figures.longest_unseen_m[0] == 0
    assert len(pieces.line) == 1


def test_a_track_with_a_gap():
    track = shapely.MultiLineString([[(0, 0), (50, 0)], [(80, 0), (130, 0)]])
    figures, pieces, _ = measure([track], [shapely.box(40, -5, 90, 5)])
    assert figures.length_m[0] == 100
    assert figures.exposed_m[0] == pytest.approx(20)
    lines = exposure.piece_lines(np.array([track]), pieces)
    assert lines[1].geom_type == "MultiLineString"
    assert shapely.length(lines).sum() == pytest.approx(100)


coordinates = st.tuples(st.integers(-50, 50), st.integers(-50, 50))
walks = st.lists(coordinates, min_size=2, max_size=8).map(shapely.LineString)
sheds = st.one_of(
    st.builds(lambda c, r: shapely.Point(c).buffer(r, 30), coordinates, st.integers(1, 40)),
    st.builds(
        lambda c, a, b: shapely.box(*c, c[0] + a, c[1] + b).difference(
            shapely.box(c[0] + 1, c[1] + 1, c[0] + a - 1, c[1] + b - 1)
        ),
        coordinates,
        st.integers(4, 40),
        st.integers(4, 40),
    ),
)


@settings(max_examples=300, deadline=None)
@given(walks, st.lists(sheds, max_size=6), st.data())
def test_agrees_with_sampling(walk, sheds, data):
    count = data.draw(st.lists(st.integers(1, 3), min_size=len(sheds), max_size=len(sheds)))
    figures, pieces, _ = measure([walk], sheds, sites(count))
    xy = shapely.get_coordinates(walk)
    samples, weights = [], []
    for a, b in zip(xy[:-1], xy[1:]):
        at = (np.arange(200) + 0.5) / 200
        samples.append(a + at[:, None] * (b - a))
        weights.append(np.full(200, np.hypot(*(b - a)) / 200))
    points, weights = shapely.points(np.vstack(samples)), np.concatenate(weights)
    seen = np.array([shapely.intersects(shed, points) for shed in sheds]).reshape(len(sheds), len(points))
    tolerance = 0.02 * walk.length * (len(sheds) + 1) + 0.3
    assert figures.exposed_m[0] == pytest.approx((weights * seen.any(axis=0)).sum(), abs=tolerance)
    expected = (weights * seen * np.array(count).reshape(-1, 1)).sum()
    assert figures.camera_metres[0] == pytest.approx(expected, abs=3 * tolerance)
    # Figures and pieces tell the same story.
    length = pieces.end - pieces.start
    assert length.sum() == pytest.approx(walk.length, abs=1e-5)
    assert (length * (pieces.cameras > 0)).sum() == pytest.approx(figures.exposed_m[0], abs=1e-4)
    assert (length * pieces.cameras).sum() == pytest.approx(figures.camera_metres[0], abs=1e-3)
    unseen = length[pieces.cameras == 0]
    assert figures.longest_unseen_m[0] == pytest.approx(unseen.max(initial=0), abs=1e-4)


def test_pieces_of_many_lines_lie_along_them():
    generator = np.random.default_rng(4)
    lines = [
        shapely.MultiLineString([np.cumsum(generator.normal(0, 20, (4, 2)), 0) for _ in range(parts)])
        for parts in generator.integers(1, 4, 200)
    ]
    lines += [shapely.LineString(np.round(generator.uniform(0, 100, (5, 2)), -1)) for _ in range(200)]
    discs = [shapely.Point(xy).buffer(15) for xy in generator.uniform(-50, 100, (60, 2))]
    _, cut, _ = measure(lines, discs)
    found = exposure.piece_lines(np.array(lines, dtype=object), cut)
    assert shapely.length(found) == pytest.approx(cut.end - cut.start, abs=1e-5)
    for row, line in enumerate(lines):
        mine = found[cut.line == row]
        assert shapely.length(mine).sum() == pytest.approx(line.length)
        assert shapely.distance(shapely.points(shapely.get_coordinates(mine)), line).max() < 1e-5
    inside = shapely.union_all(discs).buffer(1e-5)
    assert shapely.covers(inside, found[cut.cameras > 0]).all()
    assert exposure.piece_lines(
        np.array(lines, dtype=object), exposure.Pieces(*([np.empty(0, int)] * 4))
    ).shape == (0,)
