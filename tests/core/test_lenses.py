"""Which of a camera's numbers holds, without QGIS."""

import doctest
import math

import numpy as np
import pytest
import shapely

from surveillance_exposure.core import lenses, optics, visibility
from surveillance_exposure.core.camera_fields import INDOORS, TOO_FEW, Cameras, as_values
from surveillance_exposure.core.lenses import (
    ASSUMED,
    BAD_NUMBERS,
    DEFAULT,
    GIVEN,
    LENS,
    OWN,
    ViewOptions,
    choose,
    densities,
    lenses_of,
    moved_outside,
)

NAN = math.nan


def cameras(count, **more):
    return Cameras(np.zeros((count, 2)), **{name: np.array(each) for name, each in more.items()})


def test_examples():
    assert doctest.testmod(lenses).failed == 0


def test_given_then_own_then_default():
    made = cameras(5, range_m=[50, 60, NAN, math.inf, 0.0])
    found = choose("range_m", made, ViewOptions(range_m=np.array([NAN, 70, 80, NAN, 90])))
    assert found.values.tolist() == pytest.approx([50, 70, 80, NAN, 90], nan_ok=True)
    assert found.comes_from.tolist() == [OWN, GIVEN, GIVEN, OWN, GIVEN]
    assert found.unusable.tolist() == [False, False, False, True, False]
    found = choose("range_m", made, ViewOptions(range_m=30, ignore_own=True))
    assert (found.values.tolist(), set(found.comes_from)) == ([30] * 5, {DEFAULT})
    # Where neither says anything, the number is that of the published figures.
    found = choose("range_m", cameras(1), ViewOptions(range_m=np.array([NAN])))
    assert (found.values.tolist(), found.said.tolist()) == ([120], pytest.approx([NAN], nan_ok=True))
    with pytest.raises(ValueError, match="range_m is 0"):
        choose("range_m", made, ViewOptions(range_m=0))


def test_directions_and_lists_of_them():
    made = Cameras(
        np.zeros((6, 2)),
        direction_deg=np.array([90, NAN, NAN, math.inf, NAN, 9999.0]),
        direction_sectors=as_values([None, "0-90", "0-90", None, None, None]),
    )
    given = ViewOptions(
        direction_deg=np.array([NAN, NAN, 45, NAN, NAN, NAN]),
        direction_sectors=as_values([None, None, None, "10-20", None, None]),
    )
    found, several = lenses.choose_direction(made, given)
    assert found.values.tolist() == pytest.approx([90, NAN, 45, NAN, NAN, NAN], nan_ok=True)
    assert several.tolist() == [None, "0-90", None, "10-20", None, None]
    assert found.unusable.tolist() == [False] * 5 + [True]
    found, several = lenses.choose_direction(made, ViewOptions(direction_deg=7, ignore_own=True))
    assert (found.values.tolist(), several.tolist()) == ([7] * 6, [None] * 6)


def test_widths_and_where_they_come_from():
    made = cameras(
        6,
        fov_deg=[60, NAN, NAN, NAN, NAN, NAN],
        focal_mm=[4, 4, NAN, NAN, NAN, NAN],
        direction_deg=[0, 0, 0, NAN, 0, NAN],
    )
    made = Cameras(**{**vars(made), "sectors": as_values([None] * 4 + ["0-90;180-270", None])})
    found, why = lenses_of(made, ViewOptions(), {5: INDOORS})
    assert why == {5: INDOORS}
    assert found.row.tolist() == [0, 1, 2, 3, 4]
    assert found.width_from.tolist() == [OWN, LENS, ASSUMED, DEFAULT, DEFAULT]
    assert found.width_deg.tolist() == pytest.approx([60, 67.74, 90, 360, NAN], abs=0.01, nan_ok=True)
    assert found.assumed.tolist() == [False, False, True, False, False]
    assert [len(each) for each in found.sectors] == [1, 1, 1, 0, 2]
    assert found.pans.tolist() == [False] * 4 + [True]
    assert np.isnan(found.direction_deg[4])


def test_ranges_from_levels():
    made = cameras(
        6, focal_mm=[4, 4, NAN, 4, 4, 4], range_m=[NAN, 33, NAN, NAN, NAN, NAN], height_m=[5] * 4 + [90, 5]
    )
    level = densities(["observe", "observe", "observe", None, "identify", "sharp"])
    found, why = lenses_of(made, ViewOptions(level=level), {})
    slant = 4 * 1920 / (5.37 * 62.5)
    assert found.range_m.tolist() == pytest.approx([math.sqrt(slant**2 - 3.4**2), 33, 120])
    assert found.range_from.tolist() == [LENS, OWN, DEFAULT]
    assert why == {2: lenses.NO_FOCAL_LENGTH, 4: lenses.TOO_HIGH, 5: lenses.UNCLEAR_LEVEL}
    assert lenses.level_name(62.5) == "observe"
    assert lenses.level_name(63) == "63"
    for options in (ViewOptions(level="observe"), ViewOptions(rings=True)):
        with pytest.raises(lenses.NoFocalLengthError):
            lenses_of(cameras(2), options, {})
        assert len(lenses_of(cameras(2), options, {0: "x", 1: "x"})[0]) == 0


def test_what_is_wrong_with_a_camera_is_said_by_a_code():
    made = Cameras(
        np.zeros((6, 2)),
        height_m=np.array([5, -1, 5, 5, 5, 5.0]),
        fov_deg=np.array([NAN, NAN, 400, NAN, NAN, NAN]),
        direction_deg=np.array([NAN, NAN, NAN, math.inf, NAN, NAN]),
        sectors=as_values([None, None, None, None, "east", 5]),
        count=np.array([0.5, 1, 1, 1, 1, 1]),
    )
    found, why = lenses_of(made, ViewOptions(), {})
    assert len(found) == 0
    assert why == {
        0: TOO_FEW,
        1: BAD_NUMBERS["height_m"],
        2: BAD_NUMBERS["fov_deg"],
        3: BAD_NUMBERS["direction_deg"],
        4: lenses.UNCLEAR_SECTORS,
        5: lenses.UNCLEAR_SECTORS,
    }


def test_heights_count_where_they_matter():
    made = cameras(1, height_m=[-1])
    tilted = cameras(1, height_m=[-1], tilt_deg=[20])
    assert len(lenses_of(made, ViewOptions(), {}, has_heights=False)[0]) == 1
    for each, options in (
        (tilted, ViewOptions()),
        (made, ViewOptions(tilt_deg=20)),
        (cameras(1, height_m=[-1], focal_mm=[4]), ViewOptions(level="face")),
        (cameras(1, height_m=[-1], focal_mm=[4]), ViewOptions(rings=True)),
    ):
        assert lenses_of(each, options, {}, has_heights=False)[1] == {0: BAD_NUMBERS["height_m"]}


def test_north_and_zone_of_each():
    made = cameras(2, direction_deg=[350, NAN], north_deg=[20, 5], zone=[1, 0])
    found, _ = lenses_of(made, ViewOptions(fov_deg=60), {})
    assert found.direction_deg[0] == pytest.approx(10)
    assert found.sectors[0] == [(pytest.approx(340), 60)]
    assert found.true_direction_deg[0] == pytest.approx(350)
    assert found.zone.tolist() == [1, 0]
    part = found.take(np.array([1]))
    assert (part.row.tolist(), part.zone.tolist(), part.sectors) == ([1], [0], [[]])
    assert found.take(np.array([True, False])).row.tolist() == [0]


def test_what_the_images_of_tilted_cameras_show():
    made = Cameras(
        np.zeros((4, 2)),
        direction_deg=np.array([0, 0, NAN, NAN]),
        kind=as_values([None, "dome", None, None]),
        sectors=as_values([None, None, None, "0-40;180-220"]),
    )
    found, _ = lenses_of(made, ViewOptions(fov_deg=60, tilt_deg=45), {})
    shown = found.shown
    assert [each is None for each in shown] == [False, True, True, False]
    assert shapely.area(shown[0]) > 1
    assert len(shapely.get_parts(shown[3])) == 2
    near, far = optics.image_limits(3.4, 45, 60, 120)
    assert (found.near_m[1], found.far_m[1]) == (near, far)
    # A lens narrower than its sector turns within it.
    narrow, _ = lenses_of(made, ViewOptions(fov_deg=20, tilt_deg=45), {})
    assert narrow.shown[3] is None


def test_a_fixed_camera_in_a_building_faces_away_from_its_wall():
    house = visibility.obstacles(np.array([shapely.box(0, 0, 20, 40)]))
    made = Cameras(
        np.array([[1.0, 20], [10, 39], [10, 20], [-60, 20], [1, 20], [1, 20]]),
        direction_deg=np.array([NAN, NAN, NAN, NAN, 225, NAN]),
        kind=as_values([None] * 5 + ["dome"]),
    )
    found, _ = lenses_of(made, ViewOptions(fov_deg=90), {})
    moved = moved_outside(found, [house], max_move_m=5)
    assert moved.free.tolist() == [True, True, False, True, True, True]
    assert moved.moved_m.tolist() == pytest.approx([1.01, 1.01, 10.01, 0, 1.01, 1.01])
    assert moved.moved.row.tolist() == [0, 1, 4, 5]
    assert moved.direction_deg.tolist() == pytest.approx([270, 0, NAN, NAN, 225, NAN], nan_ok=True)
    assert moved.sectors[0] == [(pytest.approx(225), 90)]
    assert found.sectors[0] == []
    with pytest.raises(InterruptedError):
        moved_outside(found, [house], 5, lambda: True)
