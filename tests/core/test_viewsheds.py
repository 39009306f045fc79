"""Cameras and buildings to viewsheds in one call, block by block, and what becomes of each record."""

import doctest
import math

import numpy as np
import pytest
import shapely

from surveillance_exposure.core import optics, terrain, viewsheds, visibility
from surveillance_exposure.core.camera_fields import INDOORS, NO_CAMERA, TOO_FEW, Cameras, as_values
from surveillance_exposure.core.cameras import NO_VIEW
from surveillance_exposure.core.lenses import BAD_NUMBERS, ViewOptions, lenses_of
from surveillance_exposure.core.parts import NO_GEOMETRY, NO_SHAPE
from surveillance_exposure.core.viewsheds import (
    INSIDE_BUILDING,
    MOVED,
    NOTHING_SEEN,
    OK,
    UNUSABLE,
    Summary,
    camera_viewsheds,
    discs,
    given_viewsheds,
    lay_out,
    left_out,
)

NAN = math.nan
HOUSE = visibility.obstacles(np.array([shapely.box(0, 0, 20, 40)]))
PLACES = np.array([[1.0, 20], [10, 20], [-60, 20], [NAN, NAN], [-60, 20], [-70, 20], [-80, 20], [30, 20]])


def several():
    """One of each fate: moved, too far inside, ok, nowhere, indoors, too few, a bad number, ok."""
    return Cameras(
        PLACES,
        place=as_values([None] * 4 + ["indoor"] + [None] * 3),
        count=np.array([1, 1, 1, 1, 1, 0.5, 1, 1]),
        fov_deg=np.array([NAN] * 6 + [999, NAN]),
        direction_deg=np.array([NAN, NAN, 90, NAN, NAN, NAN, NAN, NAN]),
        kind=as_values([None] * 7 + ["dome"]),
    )


def test_examples():
    assert doctest.testmod(viewsheds).failed == 0


def test_what_becomes_of_each_record():
    told = []
    options = ViewOptions(range_m=30, max_move_m=5)
    table = camera_viewsheds(several(), HOUSE, options, progress=told.append)
    assert len(table) == 8
    assert table.row.tolist() == list(range(8))
    assert table.status.tolist() == [MOVED, INSIDE_BUILDING, OK, UNUSABLE, NO_VIEW, NO_VIEW, UNUSABLE, OK]
    assert table.reason.tolist() == [
        None, None, None, NO_GEOMETRY, INDOORS, TOO_FEW, BAD_NUMBERS["fov_deg"], None,
    ]  # fmt: skip
    full = visibility.isovist_area(np.array([30.0]))[0]
    assert table.area_m2[2] == pytest.approx(full / 4, rel=1e-3)
    assert table.visible_share[2] == pytest.approx(0.25, rel=1e-3)
    missing = shapely.is_missing(table.polygon)
    assert np.flatnonzero(missing).tolist() == [1, 3, 4, 5, 6]
    assert np.isnan(table.area_m2[missing]).all()
    assert table.area_m2[~missing].tolist() == shapely.area(table.polygon[~missing]).tolist()
    assert table.direction_deg.tolist() == pytest.approx([270, NAN, 90] + [NAN] * 5, nan_ok=True)
    assert table.moved_m.tolist() == pytest.approx([1.01, 10.01] + [0] * 6)
    assert table.turns.tolist() == [False] * 7 + [True]
    assert table.zone.tolist() == [0, 0, 0, -1, -1, -1, -1, 0]
    assert told[-1] == 1
    summary = Summary()
    summary.add(table)
    assert summary.made == 3
    assert summary.mean_share == pytest.approx(np.nanmean(table.visible_share))
    assert summary.reasons[INDOORS] == 1
    assert not summary.of_terrain
    assert (Summary().made, math.isnan(Summary().mean_share)) == (0, True)


def test_what_is_asked_for_all_the_same():
    made = Cameras(np.zeros((2, 2)), status=as_values(["no view", "ok"]), count=np.array([0.5, 1]))
    table = camera_viewsheds(made, None, ViewOptions(all_records=True, min_count=0))
    assert table.status.tolist() == [NO_VIEW, OK]
    assert table.reason.tolist() == [NO_VIEW, None]
    assert table.visible_share.tolist() == pytest.approx([1, 1])


def test_nothing_seen():
    # Tilted up, the picture shows nothing of the ground.
    table = camera_viewsheds(
        Cameras(np.zeros((1, 2))), None, ViewOptions(fov_deg=20, tilt_deg=-60, direction_deg=0)
    )
    assert table.status.tolist() == [NOTHING_SEEN]
    assert table.polygon[0] is None
    assert np.isnan(table.area_m2[0])


def test_block_by_block_is_all_at_once(monkeypatch):
    rng = np.random.default_rng(3)
    xy = rng.uniform(-100, 100, (60, 2))
    corners = rng.uniform(-100, 100, (30, 2))
    town = visibility.obstacles(shapely.box(*corners.T, *(corners + 12).T), rng.uniform(2, 12, 30))
    made = Cameras(
        xy, direction_deg=np.where(np.arange(60) % 2, NAN, 40.0), kind=as_values(["dome", None, None] * 20)
    )
    whole = camera_viewsheds(made, town, ViewOptions(range_m=40))
    monkeypatch.setattr(viewsheds, "BLOCK", 7)
    monkeypatch.setattr(viewsheds, "_SLOW_BLOCK", 7)
    options = ViewOptions(range_m=40)
    lenses, why = lenses_of(made, options, left_out(made, options))
    laid_out = lay_out(made, lenses, why, options, town)
    for each in (laid_out, laid_out.held()):
        tables = list(each.tables())
        assert len(tables) == 9
        parts = viewsheds.joined(tables)
        assert shapely.equals_exact(whole.polygon, parts.polygon, 0).all()
        np.testing.assert_array_equal(whole.area_m2, parts.area_m2)
        assert whole.status.tolist() == parts.status.tolist()
    bare = lay_out(made, lenses, why, options)
    assert bare.held() is bare


def test_several_zones():
    far = visibility.obstacles(np.array([shapely.box(5, -50, 6, 50)]))
    made = Cameras(np.zeros((4, 2)), zone=np.array([0, 1, 0, 1]))
    table = camera_viewsheds(
        made, [visibility.obstacles(np.empty(0, dtype=object)), far], ViewOptions(range_m=20)
    )
    full = visibility.isovist_area(np.array([20.0]))[0]
    assert table.area_m2[[0, 2]].tolist() == pytest.approx([full] * 2)
    assert (table.area_m2[[1, 3]] < 0.8 * full).all()
    assert table.zone.tolist() == [0, 1, 0, 1]


def test_over_terrain():
    plane = terrain.HeightGrid(np.zeros((200, 200)), (-100, 1, 0, 100, 0, -1))
    made = Cameras(np.array([[0.0, 0], [500, 0], [10, 20]]))
    options = ViewOptions(range_m=30, max_move_m=5, cell_m=0.5)
    table = camera_viewsheds(made, HOUSE, options, plane)
    assert table.status.tolist() == [MOVED, UNUSABLE, INSIDE_BUILDING]
    assert table.reason.tolist() == [None, terrain.OFF_THE_RASTER, None]
    alone = camera_viewsheds(made, None, options, [plane])
    assert alone.status.tolist() == [OK, UNUSABLE, OK]
    assert alone.visible_share[0] == pytest.approx(1, abs=2e-3)
    summary = Summary()
    summary.add(alone)
    assert summary.of_terrain == {terrain.OFF_THE_RASTER: 1}
    with pytest.raises(terrain.WindowTooLargeError):
        camera_viewsheds(made, None, ViewOptions(range_m=9000), plane)
    with pytest.raises(InterruptedError):
        camera_viewsheds(made, None, options, plane, is_cancelled=lambda: True)


def test_too_far_among_buildings():
    with pytest.raises(viewsheds.RangeTooLongError, match="6000 m among buildings"):
        camera_viewsheds(Cameras(np.zeros((1, 2))), HOUSE, ViewOptions(range_m=6000))
    with pytest.raises(InterruptedError):
        camera_viewsheds(Cameras(np.zeros((1, 2))), HOUSE, is_cancelled=lambda: True)


def test_buildings_out_of_reach():
    lenses, _ = lenses_of(Cameras(np.array([[-500.0, 20.0]])), ViewOptions(range_m=100), {})
    assert viewsheds.out_of_reach(lenses, [HOUSE]) == pytest.approx(500)
    near, _ = lenses_of(Cameras(np.array([[-50.0, 20.0]])), ViewOptions(range_m=100), {})
    assert viewsheds.out_of_reach(near, [HOUSE]) is None
    assert viewsheds.out_of_reach(lenses, [visibility.obstacles(np.empty(0, dtype=object))]) is None


def test_rings_divide_the_viewsheds():
    made = Cameras(
        np.array([[0.0, 0], [300, 0], [0, 0]]),
        direction_deg=np.array([90, NAN, NAN]),
        focal_mm=np.array([4, 4, NAN]),
    )
    options = ViewOptions(range_m=60, rings=True)
    lenses, why = lenses_of(made, options, {})
    laid_out = lay_out(made, lenses, why, options)
    (rings,) = laid_out.rings()
    table = viewsheds.joined(list(laid_out.tables()))
    for i in range(2):
        mine = rings.row == i
        assert rings.area_m2[mine].sum() == pytest.approx(table.area_m2[i], rel=1e-4)
        assert (np.diff(rings.px_per_m[mine]) < 0).all()
        assert rings.from_m[mine][1:].tolist() == rings.to_m[mine][:-1].tolist()
    assert set(rings.level) <= set(optics.LEVELS)
    assert not (rings.row == 2).any()  # no lens, no level


def test_discs_of_records():
    made = Cameras(
        np.array([[0.0, 0], [9, 9], [NAN, NAN], [1, 1], [2, 2], [3, 3]]),
        camera_id=as_values(["a", "a", "b", "c", "d", "e"]),
        count=np.array([1, 1, 1, 0, 0.5, 1]),
        range_m=np.array([NAN, 20, NAN, NAN, NAN, -3]),
        place=as_values([None] * 6),
    )
    seen, why = discs(made, ViewOptions(range_m=10))
    assert why == {2: NO_GEOMETRY, 3: NO_CAMERA, 5: BAD_NUMBERS["range_m"]}
    assert seen.camera.tolist() == [0, 0, 1]
    assert seen.sees.tolist() == [True, True, False]
    assert seen.range_m.tolist() == [10, 20, 10]
    assert seen.cameras == 1.5
    assert seen.first.tolist() == [0, 2]
    assert [each[0] for each in seen.names] == ["a", "d"]
    assert seen.points[1].equals(shapely.Point(9, 9))
    assert shapely.area(seen.polygons[0]) == pytest.approx(visibility.disc_area(np.array([10.0]))[0])


def test_viewsheds_that_are_there():
    bow_tie = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    line = shapely.Polygon([(0, 0), (1, 1), (2, 2)])
    shapes = np.array(
        [shapely.box(0, 0, 9, 9), bow_tie, None, shapely.box(0, 0, 1, 1), line, shapely.box(0, 0, 2, 2)]
    )
    fields = Cameras(
        np.full((6, 2), NAN),
        status=as_values(["ok", "ok", "ok", "no view", "ok", "no view"]),
        count=np.array([1, 2, 1, 0.5, 1, 1]),
        range_m=np.array([9, math.inf, 1, 1, 1, 1]),
    )
    seen, why = given_viewsheds(shapes, fields)
    assert why == {2: NO_GEOMETRY, 3: TOO_FEW, 4: NO_SHAPE, 5: NO_VIEW}
    assert shapely.area(seen.polygons).tolist() == pytest.approx([81, 2])
    assert seen.range_m.tolist() == pytest.approx([9, NAN], nan_ok=True)
    seen, why = given_viewsheds(shapes, fields, ViewOptions(all_records=True))
    assert set(why) == {2, 4}
    assert seen.sees.tolist() == [True, True, False, True]


def test_directions_that_are_known():
    assert viewsheds.known_direction(90.0, 5) == 90
    assert viewsheds.known_direction(NAN, "5") == 5
    assert math.isnan(viewsheds.known_direction(NAN, "NW"))
