"""What a tilted camera shows, against the image itself: a ray through every pixel, and where it meets the plane."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import optics, visibility

RANGE, DROP, LENS = 40.0, 3.4, np.array([3.0, 4.0])


def share_in_image(points, drop, tilt, width, azimuth, aspect=16 / 9):
    """Which `points` (n, 2) on a plane `drop` below a lens at 0, 0 a camera shows: by angles, with a turned camera."""
    turn, down = math.radians(azimuth), math.radians(tilt)
    toward = np.column_stack([points, np.full(len(points), -drop)])
    forward = np.array([math.sin(turn) * math.cos(down), math.cos(turn) * math.cos(down), -math.sin(down)])
    right = np.array([math.cos(turn), -math.sin(turn), 0.0])
    upward = np.cross(right, forward)
    depth, across, up = (toward @ each for each in (forward, right, upward))
    with np.errstate(divide="ignore", invalid="ignore"):
        u, v = across / depth, up / depth
    half = math.tan(math.radians(width / 2))
    return (depth > 0) & (np.abs(u) <= half) & (np.abs(v) <= half / aspect)


def seen(drop, tilt, fields, reach=RANGE):
    xy = LENS[None]
    shown = np.array([optics.images(xy[0], reach, drop, tilt, fields)])
    return optics.clipped(
        visibility.discs(xy, np.array([reach])), xy, np.array([reach]), [fields], shown=shown
    )[0]


GRID = (np.stack(np.meshgrid(*[np.linspace(-RANGE, RANGE, 2001)] * 2), axis=-1).reshape(-1, 2))[1::2]


@pytest.mark.parametrize("tilt", range(-30, 91, 10))
@pytest.mark.parametrize("width", [6.1, 30.0, 67.7, 90.0, 120.0])
def test_the_projected_rectangle(tilt, width):
    """Area within 0.5 %, of a fine grid on the ground, itself fine as the image is small."""
    made = seen(DROP, tilt, [((200 - width / 2) % 360, width)])
    size = RANGE if made is None else np.abs(shapely.get_coordinates(made) - LENS).max()
    points = GRID * (size / RANGE)
    inside = share_in_image(points, DROP, tilt, width, 200) & (np.hypot(*points.T) <= RANGE)
    expected = inside.mean() * (2 * size) ** 2
    if made is None:
        assert expected == 0
        return
    assert made.is_valid
    assert made.area == pytest.approx(expected, rel=5e-3, abs=0.01 if width > 10 else 0.05)
    exact = shapely.contains_xy(made, points + LENS) == inside
    near = shapely.dwithin(made.boundary, shapely.points(points[~exact] + LENS), 1e-3 * RANGE)
    assert near.all()


# By hand: straight down, H - h = 3.4 m, the image is 2 * 3.4 tan(w / 2) by 9 / 16 of that.
def test_straight_down():
    wide = 2 * DROP * math.tan(math.radians(45))
    assert seen(DROP, 90, [(315.0, 90.0)]).area == pytest.approx(wide * wide * 9 / 16, rel=1e-9)
    near, far = optics.image_limits(DROP, 90, 90, RANGE)
    assert (near, far) == (0, pytest.approx(math.hypot(wide, wide * 9 / 16) / 2))


def test_level_is_the_sector_beyond_a_straight_line():
    width = 60
    made = seen(DROP, 0, [(330.0, 60.0)])
    line = DROP / (math.tan(math.radians(30)) * 9 / 16)
    sector = RANGE**2 * math.pi / 6 - line**2 * math.tan(math.radians(width / 2))
    assert made.area == pytest.approx(sector, rel=1e-3)


@settings(max_examples=200, deadline=None)
@given(
    st.floats(-10, 10),
    st.floats(-90, 90),
    st.floats(5, 150),
    st.floats(0, 359),
    st.integers(0, 1000),
)
def test_agrees_with_the_image_wherever_the_lens(drop, tilt, width, azimuth, seed):
    made = seen(drop, tilt, [((azimuth - width / 2) % 360, width)])
    shape = shapely.Polygon() if made is None else made
    radius = 0.99 * RANGE * np.random.default_rng(seed).random(300)
    angle = np.random.default_rng(seed + 1).uniform(0, 2 * np.pi, 300)
    points = radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    inside = shapely.contains_xy(shape, points + LENS)
    wrong = points[inside != share_in_image(points, drop, tilt, width, azimuth)]
    edges = shapely.union_all([shape.boundary, shapely.Point(3, 4)])
    assert (shapely.distance(shapely.points(wrong + LENS), edges) < 0.03).all() or made is None
    near, far = optics.image_limits(drop, tilt, width, RANGE)
    if made is None:
        assert near >= RANGE or far < 0.01
    else:
        assert shape.distance(shapely.Point(3, 4)) == pytest.approx(near, abs=1e-6)
        away = np.hypot(*(shapely.get_coordinates(made) - LENS).T).max()
        assert away == pytest.approx(min(far, RANGE), rel=1e-3, abs=1e-3)


def test_several_sectors_are_several_images():
    one, two = seen(DROP, 20, [(135.0, 90.0)]), seen(DROP, 20, [(135.0, 90.0), (315.0, 90.0)])
    assert two.area == pytest.approx(2 * one.area, rel=1e-3)


def test_up_into_the_sky_shows_no_ground():
    assert seen(DROP, -45, [(0.0, 60.0)]) is None
    assert optics.image_limits(DROP, -45, 60, RANGE) == (math.inf, 0)
    # A lens below what is seen, looking up, shows it as one above it does looking down.
    assert seen(-DROP, -45, [(0.0, 60.0)]).area == pytest.approx(seen(DROP, 45, [(0.0, 60.0)]).area)


@pytest.mark.parametrize("numbers", [(math.nan, 20, 60), (3.4, math.nan, 60), (3.4, 91, 60), (3.4, 20, 180)])
def test_no_image_of_nonsense(numbers):
    assert len(optics.image_on_ground(*numbers, RANGE)) == 0
