"""The working system, by pyproj: true to scale, there and back, and what fits nowhere."""

from __future__ import annotations

import doctest

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import projection
from surveillance_exposure.core.projection import Features, PyprojSystems, WorkingSystem, Zones

pytest.importorskip("pyproj")
SYSTEMS = PyprojSystems()


def points(*lonlat: tuple[float, float], crs: str = "EPSG:4326") -> Features:
    return Features(shapely.points(np.array(lonlat, dtype=float)), crs, {})


def around(lon: float, lat: float, half: float = 0.05) -> Features:
    return points((lon - half, lat - half), (lon + half, lat + half), (lon, lat))


@settings(deadline=None)
@given(st.floats(-180, 180), st.floats(-89, 89))
def test_true_to_scale_there_and_back(lon: float, lat: float) -> None:
    there = around(lon, lat)
    system = WorkingSystem([there], SYSTEMS)
    assert system.scale_error < projection.MAX_SCALE_ERROR
    metres = system.bring(there)
    back = shapely.get_coordinates(system.take_back(metres, "EPSG:4326"))
    off = back - shapely.get_coordinates(there.geometries)
    off[:, 0] = (off[:, 0] + 180) % 360 - 180
    assert np.abs(off).max() < 1e-9
    assert there.problems == {}


def test_their_own_is_kept_where_it_is_true() -> None:
    there = points((583000, 4507000), (586000, 4512000), crs="EPSG:32618")
    system = WorkingSystem([there], SYSTEMS)
    assert (
        system.description
        == "+proj=tmerc +lat_0=40.7 +lon_0=-74.0 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"
    )
    near_the_line = points((320000, 4507000), (321000, 4508000), crs="EPSG:32618")  # scale 1 there
    assert WorkingSystem([near_the_line], SYSTEMS).crs == "EPSG:32618"
    assert WorkingSystem([near_the_line], SYSTEMS).bring(near_the_line) is not near_the_line.geometries


def test_feet_and_degrees_are_not_metres() -> None:
    feet = points((980000, 199000), (981000, 200000), crs="EPSG:2263")
    system = WorkingSystem([feet], SYSTEMS)
    assert system.description.startswith("+proj=tmerc")
    one, other = system.bring(feet)
    assert one.distance(other) == pytest.approx(1000 * np.sqrt(2) * 0.3048006, rel=1e-4)


def test_a_stray_is_left_out_and_nobody_was_at_zero() -> None:
    lonlat = [(-74.0 + i / 1000, 40.7) for i in range(200)]
    there = points(*lonlat, (100.0, 10.0), (0.0, 0.0))
    system = WorkingSystem([there], SYSTEMS)
    assert there.problems == {200: projection.FAR_AWAY, 201: projection.FAR_AWAY}
    assert system.scale_error < projection.MAX_SCALE_ERROR


def test_wide_data_say_how_wrong() -> None:
    norway = points((5, 58), (31, 71), (10, 60), (15, 68))
    assert 0 < WorkingSystem([norway], SYSTEMS, strays=False).scale_error < projection.MAX_WIDE_ERROR
    globe = points((-170, -50), (0, 0.5), (170, 50), (90, 80))
    assert WorkingSystem([globe], SYSTEMS, strays=False).scale_error == np.inf


def test_zones_are_each_true() -> None:
    far = points((-74, 40.7), (-118.2, 34.05), (2.35, 48.86))
    zones = Zones(far, SYSTEMS)
    assert len(zones.projections) > 1
    assert max(each.scale_error for each in zones.projections) < projection.MAX_SCALE_ERROR
    metres = zones.bring(far)
    back = zones.take_back(metres, zones.zone, "EPSG:4326")
    assert shapely.get_coordinates(back) == pytest.approx(shapely.get_coordinates(far.geometries), abs=1e-9)
    assert np.isfinite(zones.north(shapely.get_coordinates(metres), zones.zone)).all()
    assert zones.description.count(";") == len(zones.projections) - 1
    with pytest.raises(ValueError, match="no feature"):
        Zones(Features(np.array([None], dtype=object), "EPSG:4326", {}), SYSTEMS)


def test_north_is_where_it_is() -> None:
    """Against the convergence of a transverse Mercator: atan(tan(longitude) sin(latitude))."""
    system = WorkingSystem([around(10, 60)], SYSTEMS)
    east = points((10.5, 60.2))
    xy = shapely.get_coordinates(system.bring(east))
    expected = np.degrees(np.arctan(np.tan(np.radians(0.5)) * np.sin(np.radians(60.2))))
    assert abs(system.north(xy)[0]) == pytest.approx(expected, abs=1e-3)


def test_across_180() -> None:
    fiji = points((179.9, -17), (-179.9, -17.1), (179.95, -16.9))
    system = WorkingSystem([fiji], SYSTEMS)
    square = np.array([shapely.box(-20_000, -5_000, 20_000, 5_000)], dtype=object)
    (back,) = system.take_back(square, "EPSG:4326")
    assert back.geom_type == "MultiPolygon"
    (map_back,) = system.take_back(square, "EPSG:3832")  # of the Pacific: nothing is cut
    assert map_back.geom_type == "Polygon"
    (torn,) = system.take_back(square, "EPSG:3857")
    assert torn.geom_type == "MultiPolygon"
    assert system.box_in("EPSG:4326", np.array([-20_000.0, -5_000, 20_000, 5_000])) is None
    box = system.box_in("EPSG:3832", np.array([-20_000.0, -5_000, 20_000, 5_000]))
    assert box is not None
    assert shapely.box(*box).contains(map_back)


def test_what_does_not_fit() -> None:
    there = around(7.4, 43.7)
    system = WorkingSystem([there], SYSTEMS)
    odd = Features(shapely.points([[373000, 4840000], [1e12, 1e12]]), "EPSG:32632", {})
    assert shapely.is_missing(system.bring(odd)).tolist() == [False, True]
    assert odd.problems == {1: projection.OFF_THE_MAP}
    opposite = Features(shapely.points([[-172.6, -43.7]]), "EPSG:4326", {})
    WorkingSystem([there], SYSTEMS).bring(opposite)
    assert opposite.problems in ({}, {0: projection.FAR_AWAY})
    with pytest.raises(InterruptedError):
        system.bring(there, lambda: True)
    assert len(system.bring(Features(np.empty(0, dtype=object), "EPSG:4326", {}))) == 0


def test_a_large_one_is_judged_by_its_outline() -> None:
    wide = Features(np.array([shapely.box(-10, 40, 30, 60)], dtype=object), "EPSG:4326", {})
    assert WorkingSystem([wide], SYSTEMS).scale_error > projection.MAX_WIDE_ERROR
    assert not WorkingSystem([around(10, 50)], SYSTEMS).is_true_over([wide])
    torn = Features(np.array([shapely.box(-179.9, -17, 179.9, -16)], dtype=object), "EPSG:4326", {})
    assert len(projection.places(torn, SYSTEMS)) > 1


def test_no_features_and_poles() -> None:
    nothing = Features(np.array([None], dtype=object), "EPSG:4326", {})
    assert WorkingSystem([nothing], SYSTEMS).scale_error < 1e-9
    assert WorkingSystem([around(20, 89.5)], SYSTEMS).description.startswith("+proj=stere")


def test_no_way_to_the_moon() -> None:
    moon = "+proj=longlat +a=1737400 +b=1737400 +no_defs"
    with pytest.raises(ValueError, match="no way"):
        SYSTEMS.transform(moon, "EPSG:4326")


def test_a_system_that_is_chosen_already() -> None:
    system = WorkingSystem.given("EPSG:32618", SYSTEMS)
    there = points((-74.0, 40.7), (200.0, 40.7))
    there.problems[1] = "no geometry"
    assert np.isnan(system.scale_error)
    zones = Zones.given(there, system)
    assert zones.zone.tolist() == [0, -1]
    assert zones.description == system.description == "EPSG:32618"
    assert zones.bring(there)[0].equals(system.bring(points((-74.0, 40.7)))[0])
    with pytest.raises(ValueError, match="not a map in metres"):
        WorkingSystem.given("EPSG:4326", SYSTEMS)


def test_examples() -> None:
    assert doctest.testmod(projection).failed == 0


@pytest.mark.parametrize("wrapped", [lambda area: area, lambda area: shapely.MultiPolygon([area])])
def test_areas_that_cross_themselves_keep_their_lobes(wrapped):
    """As they are told when sides are short: long ones get points, and nothing else happens to them."""
    outline = np.array([(580, 4500), (600, 4510), (600, 4500), (580, 4510)]) * 1000.0
    area = wrapped(shapely.Polygon(outline, [outline[:3] * 0.1 + outline[:1] * 0.9]))
    rows = Features(np.array([area]), "EPSG:32618", {})
    (brought,) = WorkingSystem(
        [Features(np.array([shapely.Point(-74, 41)]), "EPSG:4326", {})], SYSTEMS
    ).bring(rows)
    assert type(brought) is type(area)
    assert shapely.make_valid(brought).area == pytest.approx(shapely.make_valid(area).area, rel=2e-3)
    assert shapely.get_num_coordinates(brought) > 2 * shapely.get_num_coordinates(area)
