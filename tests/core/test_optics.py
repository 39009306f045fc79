"""Sectors, lenses and dead zones: what they come to, and viewsheds cut to them."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from surveillance_exposure.core import optics, visibility


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0-90;180-270", [(0, 90), (180, 90)]),
        ("350-10", [(350, 20)]),
        (" 10 - 20 ", [(10, 10)]),
        ("0-360", []),
        ("", [(315, 90)]),
        (None, [(315, 90)]),
    ],
)
def test_sectors(text, expected):
    assert optics.sectors(text, 0, 90) == expected


@pytest.mark.parametrize("text", ["north", "10", "10-20-30", "a-b"])
def test_text_that_is_no_sector(text):
    with pytest.raises(ValueError, match="not sectors"):
        optics.sectors(text, 0, 90)


def test_all_around_without_a_direction():
    assert optics.sectors(None, np.nan, 90) == []
    assert optics.sectors(None, 45, 360) == []


@given(st.floats(0, 359), st.floats(1, 359))
def test_a_sector_is_its_share_of_the_disc(direction, width):
    xy, reach = np.array([[10.0, 20.0]]), np.array([100.0])
    disc = visibility.discs(xy, reach)
    cut = optics.clipped(disc, xy, reach, [optics.sectors(None, direction, width)])
    assert cut[0].area == pytest.approx(disc[0].area * width / 360, rel=2e-3, abs=1)


def test_clockwise_from_north():
    xy, reach = np.zeros((1, 2)), np.array([100.0])
    cut = optics.clipped(visibility.discs(xy, reach), xy, reach, [[(0, 90)]])[0]
    assert shapely.bounds(cut) == pytest.approx([0, 0, 100, 100], abs=1e-6)


SENSOR_MM, PIXELS = 5.37, 1920  # a 1/2.8" sensor
POSITIVE = st.floats(0.01, 10_000)
ANGLE = st.floats(1, 179)
NONSENSE = [0, -1, np.nan, np.inf, -np.inf]


def around(x: float, y: float, radius: float, houses: bool):
    """The viewshed of one camera, on open ground or among houses."""
    xy, reach = np.array([[x, y]]), np.array([radius])
    if not houses:
        return xy, reach, visibility.discs(xy, reach)
    boxes = [(12, -5, 20, 9), (-60, 20, -31, 44), (-8, 15, 3, 30), (15, -70, 40, -33), (-9, -6, -7, -3)]
    walls = visibility.obstacles(np.array([shapely.box(a + x, b + y, c + x, d + y) for a, b, c, d in boxes]))
    ((_, sheds),) = visibility.isovists(xy, reach, walls)
    return xy, reach, sheds


# The worked examples of FIELD.md, section 2.3.


@pytest.mark.parametrize(
    ("focal", "angle", "metres"),
    [(2.8, 87.6, (40.0, 16.0, 8.0, 6.7, 4.0)), (4, 67.7, (57.2, 22.9, 11.4, 9.5, 5.7))],
)
def test_worked_examples_of_lenses(focal, angle, metres):
    assert optics.field_of_view(focal, SENSOR_MM) == pytest.approx(angle, abs=0.05)
    wanted = np.array([25, 62.5, 125, 150, 250])
    assert optics.slant_range(focal, SENSOR_MM, PIXELS, wanted) == pytest.approx(metres, abs=0.05)


def test_a_lens_that_knows_a_face_at_120_metres_sees_next_to_nothing():
    focal = 120 / optics.slant_range(1, SENSOR_MM, PIXELS, optics.FACE)
    assert focal == pytest.approx(50.3, abs=0.05)
    angle = optics.field_of_view(focal, SENSOR_MM)
    assert angle == pytest.approx(6.1, abs=0.05)
    assert angle / 360 == pytest.approx(0.017, abs=0.0005)


def test_worked_example_of_a_dead_zone():
    vertical = optics.vertical_field_of_view(optics.field_of_view(4, SENSOR_MM))
    assert optics.dead_zone(5, 1.6, 20, vertical) == pytest.approx(4.0, abs=0.05)
    assert optics.dead_zone(5, 1.6, 20, 0) == pytest.approx(9.3, abs=0.05)  # the axis alone
    assert optics.far_limit(5, 1.6, 20, vertical) == np.inf
    assert optics.far_limit(5, 1.6, 45, 30) == pytest.approx(3.4 * math.sqrt(3))


# By hand, for a picture 60 degrees wide: tan(v / 2) = tan(30) 9 / 16 = 0.324760. With a tilt of 45 degrees the tangents
# of the lowest and the highest line of sight are (1 + 0.324760) / (1 - 0.324760) and its inverse, 0.509707.
# The depth of a place along the axis is (d + 3.4) / sqrt(2), and the image is tan(30) times that wide to each side.
RATIO = (1 - math.tan(math.radians(30)) * 9 / 16) / (1 + math.tan(math.radians(30)) * 9 / 16)
NEAR, FAR = 3.4 * RATIO, 3.4 / RATIO
HALVES = [(each + 3.4) / math.sqrt(6) for each in (NEAR, FAR)]
CORNER = math.hypot(FAR, HALVES[1])
IMAGE = (FAR - NEAR) * sum(HALVES)


def test_a_picture_that_ends_below_the_horizon():
    vertical = optics.vertical_field_of_view(60)
    assert optics.dead_zone(5, 1.6, 45, vertical) == pytest.approx(NEAR, rel=1e-5)
    assert optics.far_limit(5, 1.6, 45, vertical) == pytest.approx(FAR, rel=1e-5)
    assert optics.image_limits(3.4, 45, 60, 50) == pytest.approx((NEAR, CORNER), rel=1e-5)
    for angle in (0, 180, 360, np.nan):
        assert np.isnan(optics.image_limits(3.4, 45, angle, 50)).all()
    assert optics.image_limits(3.4, 45, 60, 7)[1] == np.inf


@pytest.mark.parametrize("direction", [0, 77.7, 350])
def test_the_far_end_of_a_tilted_camera(direction):
    xy, reach = np.tile([3.0, 4.0], (3, 1)), np.full(3, 50.0)
    sector = (direction - 30, 60)
    discs = visibility.discs(xy, reach)
    limits = np.full(3, NEAR), np.full(3, CORNER)
    shown = np.array([optics.images(xy[0], 50, 3.4, 45, [sector]), None, None])
    fixed, pans, around_ = optics.clipped(discs, xy, reach, [[sector], [sector], []], *limits, shown)
    blind = math.pi / 6 * NEAR**2
    assert fixed.area == pytest.approx(IMAGE, rel=1e-4)
    assert pans.area == pytest.approx(math.pi / 6 * CORNER**2 - blind, rel=1e-4)
    assert around_.area == pytest.approx(math.pi * (CORNER**2 - NEAR**2), rel=1e-4)
    assert around_.buffer(1e-2).contains(fixed)
    ahead = np.array([math.sin(math.radians(direction)), math.cos(math.radians(direction))])
    assert ((shapely.get_coordinates(fixed) - xy[0]) @ ahead).max() == pytest.approx(FAR, rel=1e-6)


def test_a_far_end_beyond_the_range_changes_nothing():
    xy, reach = np.zeros((4, 2)), np.full(4, 50.0)
    fields, discs = [[(0, 60)], [(0, 60)], [], [(0, 60)]], visibility.discs(xy, reach)
    far = np.array([50.0, np.inf, np.nan, 1e9])
    plain = optics.clipped(discs, xy, reach, fields)
    cut = optics.clipped(discs, xy, reach, fields, None, far)
    assert shapely.area(cut) == pytest.approx(shapely.area(plain), rel=1e-12)


def test_a_far_end_at_the_camera_leaves_nothing():
    xy, reach = np.zeros((2, 2)), np.full(2, 50.0)
    cut = optics.clipped(visibility.discs(xy, reach), xy, reach, [[(0, 60)], []], None, np.zeros(2))
    assert list(cut) == [None, None]


def test_levels():
    assert dict(optics.LEVELS) == {
        "monitor": 12.5,
        "detect": 25,
        "observe": 62.5,
        "recognise": 125,
        "face": pytest.approx(150, rel=1e-12),
        "identify": 250,
        "inspect": 1000,
    }
    assert list(optics.LEVELS.values()) == sorted(optics.LEVELS.values())


@pytest.mark.parametrize(
    ("level", "density"),
    [("identify", 250), (" Observe ", 62.5), ("face", optics.FACE), (80, 80), ("80", 80), ("62,5", 62.5)],
)
def test_wanted_density(level, density):
    assert optics.wanted_density(level) == density


@pytest.mark.parametrize(
    "level", ["", None, "see", "12 px", 0, -5, "-5", "nan", np.nan, np.inf, "inf", [], {}]
)
def test_what_is_no_density(level):
    with pytest.raises(ValueError, match="neither a level"):
        optics.wanted_density(level)


@given(POSITIVE, POSITIVE, POSITIVE, POSITIVE)
def test_density_and_range_are_inverse(focal, sensor, pixels, slant):
    density = optics.pixel_density(focal, sensor, pixels, slant)
    assert optics.slant_range(focal, sensor, pixels, density) == pytest.approx(slant, rel=1e-12)
    assert optics.pixel_density(focal, sensor, pixels, 2 * slant) == pytest.approx(density / 2, rel=1e-12)


@given(POSITIVE, POSITIVE)
def test_a_longer_lens_sees_a_smaller_angle(focal, sensor):
    assert 0 < optics.field_of_view(2 * focal, sensor) < optics.field_of_view(focal, sensor) < 180


@given(POSITIVE, POSITIVE)
def test_the_angles_across_and_down_are_those_of_one_sensor(focal, sensor):
    across = optics.field_of_view(focal, sensor)
    down = optics.vertical_field_of_view(across, 4 / 3)
    assert down == pytest.approx(optics.field_of_view(focal, sensor * 3 / 4), rel=1e-6)
    assert optics.vertical_field_of_view(across) < down < across
    assert optics.vertical_field_of_view(across, 1) == pytest.approx(across, rel=1e-6)


@given(POSITIVE, st.floats(0, 50), st.floats(0, 50))
def test_horizontal_range(slant, lens, target):
    on_map = optics.horizontal_range(slant, lens, target)
    if abs(lens - target) > slant:
        assert np.isnan(on_map)
    else:
        assert on_map <= slant
        assert math.hypot(on_map, lens - target) == pytest.approx(slant)


def test_horizontal_range_straight_below_is_nothing():
    assert optics.horizontal_range(3.4, 5, 1.6) == pytest.approx(0, abs=1e-6)
    assert optics.horizontal_range(3, 4, 4) == 3


@given(st.floats(0, 50), st.floats(0, 50), st.floats(-90, 90), st.floats(0, 179), st.floats(0, 1))
def test_the_dead_zone_ends_before_the_far_limit(lens, target, tilt, fov, more):
    near, far = optics.dead_zone(lens, target, tilt, fov), optics.far_limit(lens, target, tilt, fov)
    assert 0 <= near <= far
    if lens <= target:
        assert (near, far) == (0, np.inf)
    # The further down and the wider it looks, the nearer it sees; the higher it hangs, the less near.
    assert optics.dead_zone(lens, target, min(tilt + more, 90), fov) <= near
    assert optics.dead_zone(lens, target, tilt, min(fov + more, 179)) <= near
    assert optics.dead_zone(lens + more, target, tilt, fov) >= near
    assert optics.far_limit(lens, target, min(tilt + more, 90), fov) <= far
    assert optics.far_limit(lens, target, tilt, min(fov + more, 179)) >= far


@given(st.floats(2, 50), st.floats(0, 90), st.floats(1, 170))
def test_the_dead_zone_is_where_the_lowest_line_of_sight_comes_down(lens, tilt, fov):
    near, far = optics.dead_zone(lens, 1.6, tilt, fov), optics.far_limit(lens, 1.6, tilt, fov)
    if tilt + fov / 2 < 90:
        assert math.degrees(math.atan2(lens - 1.6, near)) == pytest.approx(tilt + fov / 2)
    else:
        assert near == 0
    if math.isfinite(far):
        assert math.degrees(math.atan2(lens - 1.6, far)) == pytest.approx(tilt - fov / 2, abs=1e-9)
    else:
        assert tilt - fov / 2 < 1e-9


def test_a_camera_that_looks_up_sees_nothing_below_its_lens():
    assert optics.dead_zone(5, 1.6, -30, 40) == np.inf
    assert optics.dead_zone(5, 1.6, -20, 40) == np.inf
    assert optics.dead_zone(5, 1.6, 0, 6) == pytest.approx(3.4 / math.tan(math.radians(3)))
    assert optics.dead_zone(1.5, 1.6, -30, 40) == 0


@pytest.mark.parametrize("bad", NONSENSE)
def test_a_lens_that_makes_no_sense_gives_nan(bad):
    for i in range(4):
        lens = [4, SENSOR_MM, PIXELS, 25]
        lens[i] = bad
        assert np.isnan(optics.pixel_density(*lens))
        assert np.isnan(optics.slant_range(*lens))
    assert np.isnan(optics.field_of_view(bad, 5))
    assert np.isnan(optics.field_of_view(4, bad))
    assert np.isnan(optics.vertical_field_of_view(bad))
    assert np.isnan(optics.vertical_field_of_view(60, bad))
    assert np.isnan(optics.horizontal_range(bad, 5, 1.6))


@pytest.mark.parametrize("measure", [optics.dead_zone, optics.far_limit])
@pytest.mark.parametrize(
    "numbers",
    [
        (np.nan, 1.6, 20, 40),
        (5, np.nan, 20, 40),
        (5, 1.6, np.nan, 40),
        (5, 1.6, 20, np.nan),
        (5, 1.6, 91, 40),
        (5, 1.6, -91, 40),
        (5, 1.6, 20, -1),
        (5, 1.6, 20, 180),
        (1, 1.6, 20, 180),
    ],
)
def test_a_view_that_makes_no_sense_gives_nan(measure, numbers):
    assert np.isnan(measure(*numbers))


def test_a_fisheye_lens_has_no_vertical_angle():
    assert np.isnan(optics.vertical_field_of_view([180, 360])).all()


def test_element_by_element():
    near = optics.dead_zone(np.array([5, 5, 1, np.nan]), 1.6, np.array([20, -40, 20, 20]), 40)
    assert near == pytest.approx([3.4 / math.tan(math.radians(40)), np.inf, 0, np.nan], nan_ok=True)
    assert optics.slant_range(np.array([4, 0]), 5.37, 1920, 25) == pytest.approx(
        [57.2, np.nan], abs=0.1, nan_ok=True
    )


# Viewsheds cut to sectors and dead zones.


@pytest.mark.parametrize("houses", [False, True])
@given(
    cuts=st.lists(st.floats(0, 359), min_size=2, max_size=6, unique_by=lambda cut: round(cut)),
    near=st.sampled_from([0.0, 4.0, 30.0]),
    far=st.sampled_from([np.nan, 70.0]),
)
def test_sectors_that_cover_the_circle_unite_to_the_whole(houses, cuts, near, far):
    xy, reach, sheds = around(980_000.5, 190_000.25, 120, houses)
    cuts = sorted(cuts)
    tiles = [(first, (last - first) % 360) for first, last in zip(cuts, [*cuts[1:], cuts[0]])]
    whole = optics.clipped(sheds, xy, reach, [[]], np.array([near]), np.array([far]))[0]
    everyone = np.repeat(sheds, len(tiles)), np.repeat(xy, len(tiles), axis=0), np.repeat(reach, len(tiles))
    limits = np.full(len(tiles), near), np.full(len(tiles), far)
    apart = optics.clipped(*everyone, [[tile] for tile in tiles], *limits)
    together = optics.clipped(sheds, xy, reach, [tiles], np.array([near]), np.array([far]))[0]
    for united in (shapely.union_all(apart), together):
        assert shapely.symmetric_difference(united, whole).area < 1e-4 * whole.area
        assert shapely.is_valid(united)
    assert np.nansum(shapely.area(apart)) == pytest.approx(whole.area, rel=1e-4)  # NaN: a tile with no ground


@given(st.floats(1, 99), st.floats(0, 359), st.floats(1, 360))
def test_a_dead_zone_is_cut_out(near, direction, width):
    xy, reach, sheds = around(10, 20, 100, False)
    cut = optics.clipped(sheds, xy, reach, [optics.sectors(None, direction, width)], np.array([near]))[0]
    assert shapely.is_valid(cut)
    assert shapely.distance(cut, shapely.Point(10, 20)) == pytest.approx(near, rel=1e-4)
    ground = math.pi * (100**2 - near**2) * min(width, 360) / 360
    assert cut.area == pytest.approx(ground, rel=2e-3, abs=15)


def test_turning_camera_and_sector_changes_no_dead_zone():
    xy, reach = np.array([[3.0, 4.0]]), np.array([50.0])
    field = np.array([shapely.box(-200, -200, 200, 200)])
    areas = [
        optics.clipped(field, xy, reach, [[(first, 41.3)]], np.array([7.0]))[0].area
        for first in (0, 0.4, 77.7, 340)
    ]
    assert areas == pytest.approx([areas[0]] * 4, rel=1e-8)


def test_dead_zone_beyond_reach_leaves_nothing():
    xy, reach = np.zeros((6, 2)), np.full(6, 100.0)
    fields = [[], [], [(0, 90)], [], [], [(0, 90)]]
    near = np.array([100, np.inf, np.inf, np.nan, -1, np.nan])
    discs = visibility.discs(xy, reach)
    cut = optics.clipped(discs, xy, reach, fields, near)
    assert list(cut[:3]) == [None] * 3
    assert cut[3].equals(discs[3])
    assert cut[4].equals(discs[4])
    assert cut[5].equals(optics.clipped(discs, xy, reach, fields)[5])


def test_nothing_to_cut_stays_nothing():
    nothing = np.array([None, None], dtype=object)
    cut = optics.clipped(nothing, np.zeros((2, 2)), np.ones(2), [[], [(0, 90)]], np.array([0.5, 0.5]))
    assert list(cut) == [None, None]


def test_a_sector_of_no_width_leaves_nothing():
    xy, reach = np.zeros((1, 2)), np.array([100.0])
    for near in (None, np.array([5.0])):
        field = [optics.sectors(None, 45, 0)]
        assert optics.clipped(visibility.discs(xy, reach), xy, reach, field, near)[0] is None


# Rings.


@pytest.mark.parametrize("houses", [False, True])
@given(
    shares=st.lists(st.floats(0, 1), min_size=0, max_size=6),
    sector=st.sampled_from([[], [(10.0, 77.7)], [(10.0, 77.7), (200.0, 30.0)]]),
    near=st.sampled_from([0.0, 3.0]),
)
def test_rings_are_a_partition(houses, shares, sector, near):
    xy, reach, sheds = around(980_000.5, 190_000.25, 80, houses)
    shed = optics.clipped(sheds, xy, reach, [sector], np.array([near]))[0]
    ranges = np.array([*sorted(80 * share for share in shares), 80.0])
    rings = optics.rings(shed, xy[0], ranges)
    assert len(rings) == len(ranges)
    made = [ring for ring in rings if ring is not None]
    assert sum(shapely.area(made)) == pytest.approx(shed.area, rel=1e-9)
    assert all(shapely.is_valid(made))
    for i, ring in enumerate(made):
        for other in made[i + 1 :]:
            assert shapely.intersection(ring, other).area < 1e-9 * shed.area
    for ring, limit, before in zip(rings, ranges, [0, *ranges]):
        if ring is not None:
            away = np.hypot(*(shapely.get_coordinates(ring) - xy[0]).T)
            assert away.max() <= limit + 1e-6
            assert shapely.distance(ring, shapely.Point(xy[0])) >= before * (1 - 4e-5) - 1e-6


@pytest.mark.parametrize("limit", [6.7, 16.0, 40.0])
def test_a_ring_is_the_viewshed_of_its_range(limit):
    xy, _, sheds = around(0, 0, 57.2, True)
    ring = optics.rings(sheds[0], xy[0], np.array([limit, 57.2]))[0]
    _, _, (own,) = around(0, 0, limit, True)
    assert shapely.symmetric_difference(ring, own).area < 1e-4 * own.area


def test_levels_out_of_reach_and_levels_alike_have_no_ring():
    xy, _, sheds = around(5, 5, 50, False)
    rings = optics.rings(sheds[0], xy[0], np.array([np.nan, 0, 20, 20, 50, 50]))
    assert [ring is not None for ring in rings] == [False, False, True, False, True, False]
    assert list(optics.rings(sheds[0], xy[0], np.array([np.nan, np.nan]))) == [None, None]
    assert list(optics.rings(None, xy[0], np.array([10.0, 50.0]))) == [None, None]
    assert len(optics.rings(sheds[0], xy[0], np.array([]))) == 0


def test_what_lies_beyond_the_last_range_is_in_no_ring():
    xy, _, sheds = around(0, 0, 50, False)
    rings = optics.rings(sheds[0], xy[0], np.array([10.0, 20.0]))
    assert sum(shapely.area(rings)) == pytest.approx(math.pi * 20**2, rel=1e-4)


@pytest.mark.parametrize("ranges", [(20, 10), (10, np.nan)])
def test_ranges_must_ascend(ranges):
    xy, _, sheds = around(0, 0, 50, False)
    with pytest.raises(ValueError, match="ascending"):
        optics.rings(sheds[0], xy[0], np.array(ranges, dtype=float))
