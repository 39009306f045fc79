"""Lines measured: columns, who sees them, one range after another."""

import doctest

import numpy as np
import pytest
import shapely

from surveillance_exposure.core import measuring
from surveillance_exposure.core.cameras import Sites
from surveillance_exposure.core.unions import Discs
from surveillance_exposure.core.viewsheds import Viewsheds

STREET = shapely.LineString([(0, 0), (100, 0)])
NOWHERE = shapely.LineString([(5, 5), (5, 5)])


def sites(count):
    size = len(count)
    return Sites(np.array(count, dtype=float), np.array(["public"] * size, dtype=str), np.arange(size))


def polygons(sheds, range_m=None, count=None, camera=None):
    size = len(sheds)
    camera = np.arange(size) if camera is None else np.array(camera, dtype=np.int64)
    known = sites(count or [1] * (camera.max(initial=-1) + 1))
    names = [[f"camera {i}", None, None] for i in range(len(known.count))]
    ranges = np.full(size, 50.0) if range_m is None else np.array(range_m)
    return Viewsheds(
        np.array(sheds, dtype=object), camera, known, ranges, np.full(size, None, dtype=object), names
    )


def discs(xy, radii):
    xy = np.array(xy, dtype=float).reshape(-1, 2)
    names = [[None, None, None] for _ in xy]
    cameras = sites([1] * len(xy))
    radii = np.array(radii, dtype=float)
    return Viewsheds(Discs(xy, radii), np.arange(len(xy)), cameras, radii, shapely.points(xy), names)


def test_the_columns_of_lines():
    seen = polygons([shapely.box(10, -5, 40, 5)], count=[2])
    measured = measuring.measure_lines(np.array([STREET, NOWHERE]), seen, speed=2.0)
    columns = measuring.line_figures(measured)
    assert tuple(columns) == measuring.FIGURES
    assert {len(column) for column in columns.values()} == {2}
    assert columns["exposed_m"].tolist() == [30, 0]
    assert columns["exposed_share"] == pytest.approx([0.3, np.nan], nan_ok=True)
    assert columns["seconds_in_view"].tolist() == [15, 0]
    assert columns["range_m"].tolist() == [50, 50]
    assert measured.exposure.share_of_all == pytest.approx(0.3)
    assert np.isnan(measuring.measure_lines(np.array([NOWHERE]), seen).exposure.share_of_all)


@pytest.mark.parametrize(
    ("ranges", "common"), [([50, 50.01], 50), ([50, 60], np.nan), ([50, np.nan], np.nan), ([], np.nan)]
)
def test_the_range_that_all_have(ranges, common):
    assert measuring.common_range(np.array(ranges, dtype=float)) == pytest.approx(common, nan_ok=True)


def test_who_sees_a_line_in_the_order_of_coming_into_view():
    sheds = [shapely.box(60, -5, 70, 5), shapely.box(10, -5, 20, 5), shapely.box(80, -5, 90, 5)]
    seen = polygons(sheds, camera=[0, 1, 1])
    found = measuring.sightings(measuring.measure_lines(np.array([STREET, STREET]), seen).stretches)
    assert found.line.tolist() == [0, 0, 1, 1]
    assert found.camera.tolist() == [1, 0, 1, 0]
    assert found.metres.tolist() == [20, 10, 20, 10]
    assert found.start.tolist() == [10, 60, 10, 60]
    assert found.end.tolist() == [90, 70, 90, 70]


def test_where_cameras_are_shown():
    points, known = measuring.camera_points(discs([(3, 4)], [10]))
    assert (points[0].wkt, known.tolist()) == ("POINT (3 4)", [True])
    shed = shapely.box(10, -5, 40, 5)
    points, known = measuring.camera_points(polygons([shed]))
    assert shed.contains(points[0])
    assert known.tolist() == [False]


def test_one_range_after_another():
    seen = discs([(50, 0), (0, 0), (20, 0)], [1, 1, 0])  # the last has no view
    curve = measuring.exposure_by_range(np.array([STREET, NOWHERE, STREET]), seen, np.array([5.0, 10.0]))
    assert curve.share == pytest.approx(np.array([[0.15, 0.3], [np.nan] * 2, [0.15, 0.3]]), nan_ok=True)
    assert curve.share_of_all == pytest.approx([0.15, 0.3])
    assert curve.lowest_and_highest == pytest.approx(np.array([[0.15, 0.15], [0.3, 0.3]]))
    columns = measuring.range_figures(curve)
    assert tuple(columns) == ("line", "range_m", *measuring.RANGE_FIGURES)
    assert columns["line"].tolist() == [0, 0, 1, 1, 2, 2]
    assert columns["range_m"].tolist() == [5, 10] * 3
    assert columns["cameras"].tolist() == [2, 2, 0, 0, 2, 2]
    assert columns["exposed_m"] == pytest.approx([15, 30, 0, 0, 15, 30])


def test_one_line_has_no_span():
    curve = measuring.exposure_by_range(np.array([STREET]), discs([(50, 0)], [1]), np.array([5.0]))
    assert np.isnan(curve.lowest_and_highest).all()


def test_no_camera_at_all():
    curve = measuring.exposure_by_range(np.array([STREET]), discs([], []), np.array([5.0]))
    assert curve.share_of_all.tolist() == [0]


def test_cancelled_between_ranges():
    with pytest.raises(InterruptedError):
        measuring.exposure_by_range(
            np.array([STREET]), discs([(50, 0)], [1]), np.array([5.0]), is_cancelled=lambda: True
        )


def test_progress_of_ranges():
    told = []
    measuring.exposure_by_range(
        np.array([STREET]), discs([(50, 0)], [1]), np.array([5.0, 6.0]), progress=told.append
    )
    assert told == [0, 0.5]


def test_examples():
    assert doctest.testmod(measuring).failed == 0
