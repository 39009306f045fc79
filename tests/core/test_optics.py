"""Sectors: texts to angles, and viewsheds cut to them."""

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
