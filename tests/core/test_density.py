"""Measures per area: worked out by hand, and rules for borders and empty places."""

import numpy as np
import pytest
import shapely

from surveillance_exposure.core import density, visibility


def measure(areas, xy, counts=None, site=None, radius=10.0, nearby=5.0, population=None, sheds=None, **more):
    xy = np.array(xy, dtype=float).reshape(-1, 2)
    counts = np.ones(len(xy)) if counts is None else np.array(counts, dtype=float)
    site = np.arange(len(xy)) if site is None else np.array(site)
    sheds = visibility.discs(xy, np.full(len(xy), radius)) if sheds is None else sheds
    people = None if population is None else np.array(population, dtype=float)
    return density.measure_density(
        np.array(areas), shapely.points(xy), counts, site, sheds, radius, nearby, people, **more
    )


WEST, EAST = shapely.box(0, 0, 100, 100), shapely.box(100, 0, 200, 100)


def test_one_camera_well_inside():
    found = measure([WEST, EAST], [(50, 50)], counts=[3], population=[500, 500])
    disc = visibility.disc_area(np.array([10.0]))[0]
    assert found.cameras.tolist() == [3, 0]
    assert found.sites.tolist() == [1, 0]
    assert found.covered_m2 == pytest.approx([disc, 0])
    assert found.eff_cameras == pytest.approx([disc / (np.pi * 100), 0])
    assert found.covered_share == pytest.approx([disc / 1e4, 0])
    assert found.cameras_per_km2 == pytest.approx([300, 0])
    assert found.cameras_per_1000 == pytest.approx([6, 0])
    assert found.eff_per_1000 == pytest.approx(found.eff_cameras * 2)


def test_two_cameras_in_one_place_are_one_effective_camera():
    found = measure([WEST], [(50, 50), (50, 50)])
    assert found.cameras[0] == 2
    assert found.eff_cameras[0] == pytest.approx(1, abs=1e-3)


def test_a_camera_on_the_border_counts_once_in_the_first():
    assert measure([WEST, EAST], [(100, 50)]).cameras.tolist() == [1, 0]
    assert measure([EAST, WEST], [(100, 50)]).cameras.tolist() == [1, 0]


def test_a_camera_in_overlapping_areas_counts_in_each():
    assert measure([WEST, shapely.box(40, 40, 60, 60)], [(50, 50)]).cameras.tolist() == [1, 1]


def test_a_camera_inside_one_area_does_not_count_on_the_border_of_another():
    assert measure([EAST, shapely.box(0, 0, 150, 100)], [(100, 50)]).cameras.tolist() == [0, 1]


def test_nearby():
    found = measure([WEST, EAST], [(104, 50)], nearby=5)
    assert found.cameras.tolist() == [0, 1]
    assert found.cameras_nearby.tolist() == [1, 1]
    grown = shapely.buffer(WEST, 5, quad_segs=30)
    seen = grown.intersection(visibility.discs(np.array([[104.0, 50.0]]), np.array([10.0]))[0]).area
    assert found.eff_cameras_nearby[0] == pytest.approx(seen / (np.pi * 100))


def test_nobody_lives_there():
    found = measure([WEST, EAST], [(50, 50)], population=[0, np.nan])
    for rates in (found.cameras_per_1000, found.eff_per_1000, found.eff_nearby_per_1000):
        assert np.isnan(rates).all()


def test_an_area_without_extent():
    flat = shapely.Polygon([(0, 0), (1, 0), (2, 0)])
    found = measure([flat], [(0, 0)])
    assert np.isnan(found.covered_share[0])
    assert np.isnan(found.cameras_per_km2[0])


def test_sites_are_distinct():
    assert measure([WEST], [(50, 50), (51, 50), (60, 60)], site=[7, 7, 8]).sites.tolist() == [2]


def test_given_viewsheds_replace_the_discs():
    found = measure([WEST], [(50, 50)], sheds=np.array([shapely.box(0, 0, 10, 10)]))
    assert found.covered_m2[0] == pytest.approx(100)


def test_cancel():
    with pytest.raises(InterruptedError):
        measure([WEST], [(50, 50)], is_cancelled=lambda: True)


def test_progress_rises_to_one():
    said = []
    measure([WEST] * 900, [(50, 50)], progress=said.append)
    assert said == sorted(said)
    assert said[-1] == pytest.approx(1)


def test_missing_areas_have_no_measures():
    made = measure([WEST, None, EAST], [(50, 50), (104, 50)], population=[500, 500, 500])
    alone = measure([WEST, EAST], [(50, 50), (104, 50)], population=[500, 500])
    for name, column in made.columns.items():
        assert np.isnan(column[1])
        assert column[[0, 2]].tolist() == alone.columns[name].tolist()
    assert made.some(np.array([0, 2])).columns["sites"].tolist() == alone.sites.tolist()
    ground = np.array([WEST, None, EAST])
    assert density.share_in_view(ground, made) == pytest.approx(made.covered_m2[[0, 2]].sum() / 2e4)


def test_what_is_seen_at_all():
    assert measure([WEST], [(500, 500)]).sees_nothing_nearby
    beside = measure([WEST], [(112, 50)], nearby=5)
    assert beside.sees_nothing
    assert not beside.sees_nothing_nearby
    assert not measure([WEST], [(50, 50)]).sees_nothing
    assert np.isnan(density.share_in_view(np.array([None], dtype=object), measure([None], [(0, 0)])))


def test_cameras_inside_count_once():
    areas = np.array([WEST, EAST, None])
    points = shapely.points([(50, 50), (100, 50), (300, 50)])
    assert density.cameras_inside(areas, points, np.array([2.0, 3.0, 5.0])) == 5


@pytest.mark.parametrize(
    ("ranges", "other"), [([], False), ([np.nan], False), ([120, 121], False), ([120, 122], True)]
)
def test_ranges_that_differ(ranges, other):
    assert density.are_of_other_range(np.array(ranges, dtype=float), 120) is other


AT_RANGE = {"eff_cameras", "covered_m2", "covered_share"}


@pytest.mark.parametrize("asked", [density.OF_RANGE, AT_RANGE, {"eff_nearby_per_1000"}, set()])
def test_another_range_is_measured_as_by_itself(asked):
    areas, xy = np.array([WEST, None, EAST] * 40), [(50, 50), (104, 50), (160, 20)]
    seen = density.Surveillance(measure(areas, xy), areas, shapely.points(xy), 5)
    found, alone = seen.at_range(25, asked), measure(areas, xy, radius=25)
    nearby = bool(asked & {"eff_cameras_nearby", "eff_nearby_per_1000"})
    for name in AT_RANGE:
        expected = alone if asked & AT_RANGE else seen.measured
        assert found.columns[name] == pytest.approx(expected.columns[name], nan_ok=True), name
    expected = alone if nearby else seen.measured
    assert found.eff_cameras_nearby == pytest.approx(expected.eff_cameras_nearby, nan_ok=True)
    assert found.cameras.tolist() == pytest.approx(alone.cameras.tolist(), nan_ok=True)
    assert seen.measured.eff_cameras[0] == pytest.approx(measure([WEST], xy).eff_cameras[0])


def asked_times(work):
    """How often `work` asks whether it is cancelled; and that it ends whenever it is."""
    asked = iter(range(10**6))
    work(lambda: next(asked) < 0)
    times = next(asked)
    for last in range(times):
        asked = iter(range(10**6))
        with pytest.raises(InterruptedError):
            work(lambda: next(asked) >= last)  # noqa: B023 - called at once
    return times


def test_cancelled_at_any_time():
    areas, xy = np.array([WEST, EAST] * 60), [(50, 50)]
    assert asked_times(lambda is_cancelled: measure(areas, xy, is_cancelled=is_cancelled)) > 4
    found = measure(areas, xy)

    def at_range(is_cancelled):
        density.Surveillance(found, areas, shapely.points(xy), 5, is_cancelled).at_range(20)

    assert asked_times(at_range) > 4
