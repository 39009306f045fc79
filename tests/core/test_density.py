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
    return density.density(
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
