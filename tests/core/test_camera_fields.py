"""What stands in the columns of camera tables, which records watch no street, and which are one camera."""

import doctest
import math

import numpy as np
import pytest

from surveillance_exposure.core import camera_fields
from surveillance_exposure.core.camera_fields import (
    INDOORS,
    MAX_COUNT,
    NO_CAMERA,
    TOO_FEW,
    Cameras,
    as_values,
    camera_sites,
    count_less,
    is_no_direction,
    read_cameras,
    read_counts,
    read_directions,
    read_numbers,
    sites_among,
    watch_no_street,
    without_cameras,
)
from surveillance_exposure.core.cameras import NO_VIEW


def test_examples():
    assert doctest.testmod(camera_fields).failed == 0


@pytest.mark.parametrize(
    ("name", "item", "number"),
    [
        ("range_m", 50, 50.0),
        ("range_m", "50", 50.0),
        ("range_m", "12,5 m", 12.5),
        ("height_m", "40 ft", 12.192),
        ("fov_deg", "90°", 90.0),
        ("focal_mm", "2.8 mm", 2.8),
        ("pixels", "1920", 1920.0),
        ("pixels", "1920 px", math.inf),
        ("range_m", None, math.nan),
        ("range_m", "-", math.nan),
        ("range_m", " ", math.nan),
        ("range_m", -666666666, math.nan),
        ("range_m", "far", math.inf),
        ("range_m", object(), math.inf),
        ("range_m", math.inf, math.inf),
        ("tilt_deg", -95.0, -95.0),
    ],
)
def test_numbers_in_words(name, item, number):
    assert read_numbers([item], name)[0] == pytest.approx(number, nan_ok=True)


@pytest.mark.parametrize(
    ("item", "degrees", "sectors"),
    [
        ("NW", 315.0, None),
        ("N", 0.0, None),
        (90, 90.0, None),
        ("370", 10.0, None),
        ("120-200", math.nan, "120-200"),
        ("S;N", math.nan, "135-225;315-45"),
        (None, math.nan, None),
        ("n/a", math.nan, None),
        ("-", math.nan, None),
        ("up", math.inf, None),
        (object(), math.inf, None),
    ],
)
def test_directions_in_words(item, degrees, sectors):
    found, several = read_directions([item])
    assert found[0] == pytest.approx(degrees, nan_ok=True)
    assert several[0] == sectors
    assert is_no_direction(item) == (math.isnan(degrees) and sectors is None)


def test_counts():
    found = read_counts([2, "3", None, "-", "many", -1, MAX_COUNT + 1, 0.5, 0])
    assert found.tolist() == [2, 3, 1, 1, math.inf, math.inf, math.inf, 0.5, 0]


def test_only_what_a_table_has():
    made = read_cameras(np.zeros((2, 2)), {"kind": ["dome", None], "count": [1, 2]}.get)
    assert len(made) == 2
    assert made.values("kind").tolist() == ["dome", None]
    assert made.values("place").tolist() == [None, None]
    assert made.range_m is None
    assert not count_less(Cameras(np.zeros((2, 2))), 5).any()
    assert without_cameras(Cameras(np.zeros((2, 2)))) == {}
    made = read_cameras(np.zeros((1, 2)), {"range_m": ["9 m"], "site_id": [7]}.get, ["range_m"])
    assert (made.range_m.tolist(), made.site_id) == ([9.0], None)


def test_what_watches_no_street():
    made = Cameras(
        np.zeros((5, 2)),
        status=as_values(["No View ", "ok", None, 3, "no view"]),
        place=as_values([None, " INDOOR", "outdoor", "indoor", "x"]),
        count=np.array([0.5, 1.0, 0.5, 0.5, 2.0]),
    )
    assert watch_no_street(made) == {0: NO_VIEW, 4: NO_VIEW, 1: INDOORS, 3: INDOORS}
    assert watch_no_street(made, 1) == {0: TOO_FEW, 4: NO_VIEW, 1: INDOORS, 3: INDOORS}
    assert watch_no_street(Cameras(np.zeros((5, 2)))) == {}


def test_which_records_are_one_camera():
    made = Cameras(
        np.zeros((8, 2)),
        camera_id=as_values(["a", "b", "a", None, None, "NULL", "b", "c"]),
        site_id=as_values(["s", "s", "t", None, "s", "n/a", "s", "u"]),
        count=np.array([2.0, 1.0, 2.0, 1.0, math.inf, 0.5, 3.0, 0.0]),
        ownership=as_values(["Public ", None, "public", "private", 5, None, None, None]),
    )
    found = camera_sites(made, np.array([True] * 7 + [False]))
    assert found.camera.tolist() == [0, 1, 0, 2, 3, 4, 1, -1]
    assert found.first.tolist() == [0, 1, 3, 4, 5]
    assert found.sites.count.tolist() == [2, 1, 1, 1, 0.5]
    assert found.sites.ownership.tolist() == ["public", "unknown", "private", "5", "unknown"]
    assert found.sites.site.tolist() == [0, 0, 1, 0, 2]
    assert (found.odd, found.contradictions) == (1, 1)
    assert without_cameras(made) == {7: NO_CAMERA}
    few = count_less(made, 1)
    assert few.tolist() == [False] * 5 + [True, False, True]
    assert sites_among(made, few) == 2
    assert sites_among(Cameras(np.zeros((8, 2)), camera_id=made.camera_id), few | True) == 6
    assert sites_among(Cameras(np.zeros((8, 2))), few) == 2


def test_nobody():
    found = camera_sites(Cameras(np.zeros((0, 2))), np.zeros(0, dtype=bool))
    assert (len(found.camera), len(found.sites.count)) == (0, 0)


def test_where_cameras_of_a_name_stand():
    points = np.array(["here", "there", None, "twice", "elsewhere"], dtype=object)
    known = ["1", 2, "3", 2.0, None]
    found = camera_fields.places_of([1, "2", 3.0, None, "9"], known, points)
    assert found.tolist() == ["here", "there", None, None, None]
