"""What cannot be is refused by its name before the work, and cancelled work raises, wherever it may be cancelled."""

import inspect
import pickle

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from surveillance_exposure import core
from surveillance_exposure.core import checks, routing
from surveillance_exposure.core.visibility import outside_walls

YORK = np.array([[-73.98513, 40.75889], [-73.96534, 40.78286], [-73.99691, 40.72527]])
STREET = shapely.linestrings([[[0.0, 0.0], [100.0, 0.0]]])
STREETS = shapely.from_wkt(["LINESTRING (0 0, 100 0)", "LINESTRING (0 0, 50 60, 100 0)"])
TRACTS = shapely.box([0, 100], 0, [100, 200], 100)
ONE, TWO = np.zeros(1, dtype=np.int64), np.zeros(2, dtype=np.int64)
CAMERAS = core.Cameras(np.array([[50.0, 5.0], [150.0, 5.0]]))
SEEN, _ = core.discs(CAMERAS, core.ViewOptions(range_m=20))
POINTS = shapely.points(CAMERAS.xy)
HOUSES = core.obstacles(shapely.box([0.0, 60.0], 20, [40.0, 90.0], 40))
PLANE = core.HeightGrid(np.zeros((100, 100)), (0.0, 2.0, 0.0, 100.0, 0.0, -2.0))
TOWN = core.build_walk_network(STREETS, SEEN)
ENDS = core.stops(TOWN, np.array([[0.0, 0.0], [100.0, 0.0]]))
WALKS = core.find_walks(TOWN, np.array([[0.0, 0.0], [100.0, 0.0]]))
SIDES = core.Areas(
    shapely.box(np.arange(40) * 100, 0, np.arange(40) * 100 + 100, 100),
    {"people": np.full(40, 1000.0), "black": np.arange(40.0) * 20},
    points=np.arange(40.0) // 4,
)
ASKED = core.Question("poisson", population="people", groups=["black"])


def trees():
    return [core.tree(TOWN.streets, ENDS.places, 0, least) for least in (routing.LENGTH, routing.EXPOSURE)]


@pytest.mark.parametrize(
    "xy",
    [
        YORK,
        YORK[:, ::-1],
        YORK[:2],
        np.array([[-0.1276, 51.50722], [0.0053, 51.47781], [np.nan, np.nan]]),  # London, and one unknown
        np.random.default_rng(1).uniform([13.1, 52.4], [13.7, 52.6], (50, 2)),
    ],
)
def test_degrees_are_told(xy):
    assert checks.are_degrees(xy)


@pytest.mark.parametrize(
    "xy",
    [
        [[0, 0], [100, 100]],
        [[0.5, 0.25], [3.0, 2.5]],
        [[20.5, 30.5], [20.75, 30.625]],  # small, far off and round
        [[-73.98513, 40.75889]],  # one place alone
        [[12.34567, 9.87654], [14.5, 10.5]],
        [[583000.12345, 4507000.98765], [583000.5, 4507000.5]],
        [[0.12345, 0.23456], [0.34567, 0.98765]],  # near 0, 0
        [[np.nan, np.nan]],
        [],
    ],
)
def test_metres_are_no_degrees(xy):
    assert not checks.are_degrees(np.reshape(np.array(xy, dtype=float), (-1, 2)))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), max_size=5), st.floats(1, 1e5))
def test_what_is_a_metre_wide_is_never_refused(places, width):
    xy = np.array([(0.123456, 7.654321), *places, (0.123456 + width, 7.654321)])
    assert not checks.are_degrees(xy)


BROKEN = shapely.linestrings([[[0.0, 0.0], [9.0, 0.0]], [[0.0, 0.0], [np.nan, 5.0]]])
LINES_IN_DEGREES = np.array([shapely.LineString(YORK)])
AREAS_IN_DEGREES = shapely.buffer(shapely.points(YORK), 0.01)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: core.discs(core.Cameras(YORK)), "cameras looks like longitude and latitude"),
        (lambda: core.camera_viewsheds(core.Cameras(YORK)), "cameras looks like"),
        (lambda: core.measure_lines(LINES_IN_DEGREES, SEEN), "lines looks like"),
        (lambda: core.exposure_by_range(LINES_IN_DEGREES, SEEN, np.ones(1)), "lines looks like"),
        (lambda: core.build_network(LINES_IN_DEGREES), "lines looks like"),
        (lambda: core.stops(TOWN, YORK), "origins looks like"),
        (lambda: core.stops(TOWN, CAMERAS.xy, YORK), "destinations looks like"),
        (lambda: core.first_area(shapely.points(YORK), TRACTS), "points looks like"),
        (lambda: core.first_area(POINTS, AREAS_IN_DEGREES), "areas looks like"),
        (lambda: core.contiguity(AREAS_IN_DEGREES), "polygons looks like"),
        (lambda: core.obstacles(AREAS_IN_DEGREES), "buildings looks like"),
        (lambda: core.building_obstacles(AREAS_IN_DEGREES), "polygons looks like"),
        (lambda: core.open_ground(TRACTS, AREAS_IN_DEGREES), "buildings looks like"),
        (lambda: core.isovists(YORK, np.ones(3), HOUSES), "xy looks like"),
        (lambda: core.views(shapely.points(YORK), SEEN), "features looks like"),
        (
            lambda: core.measure_density(AREAS_IN_DEGREES, POINTS, np.ones(2), TWO, SEEN.shapes, 20, 0),
            "areas looks like",
        ),
    ],
)
def test_degrees_for_metres(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_public_functions_can_be_sent_to_workers():
    for function in (core.measure_lines, core.isovists):
        assert pickle.loads(pickle.dumps(function)) is function


def density(**changed):
    given = {"areas": TRACTS, "points": POINTS, "counts": np.ones(2), "site": TWO, "viewsheds": SEEN.shapes}
    return core.measure_density(**{**given, "range_m": 20, "nearby_m": 0, **changed})


def isovists(xy=((50.0, 5.0),), radii=(20.0,), **more):
    return core.isovists(np.array(xy), np.array(radii), HOUSES, **more)


def terrain(xy=((50.0, 5.0),), radii=(20.0,), lens_m=5.0, target_m=1.6):
    return core.terrain_viewsheds(PLANE, np.array(xy), np.array(radii), lens_m, target_m, HOUSES)


def viewsheds(camera):
    one = core.Sites(np.ones(1), np.array(["public"]), ONE)
    return core.Viewsheds(TRACTS, camera, one, np.ones(2), POINTS, [])


def fit(predictor, **more):
    one = core.Observations(np.ones(20), {"x": predictor}, **more)
    return core.fit(one, core.Specification("poisson", "pooled"))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        # rows that do not go together
        (lambda: core.Cameras(np.zeros(2)), r"xy must have shape \(n, 2\)"),
        (lambda: core.Cameras(np.zeros((2, 2)), count=np.ones(3)), "xy has 2, count has 3"),
        (lambda: core.Sites(np.ones(2), np.array(["public"]), ONE), "count has 2, ownership has 1"),
        (lambda: viewsheds(camera=ONE), "shapes has 2, camera has 1"),
        (lambda: viewsheds(camera=np.array([0, 1])), "camera must be rows of sites, from 0 to 0"),
        (lambda: core.Discs(np.zeros((2, 2)), np.ones(3)), "xy has 2, radii has 3"),
        (lambda: core.count_points(TWO, 1, ["a"]), "area has 2, category has 1"),
        (lambda: core.per_1000(np.ones(2), np.ones(1)), "amount has 2, population has 1"),
        (lambda: core.per_km2(np.ones(2), np.ones(1)), "area_m2 has 1"),
        (lambda: core.ranking(np.ones(2), np.ones(3)), "measure has 2, population has 3"),
        (lambda: core.survey_of(["a"], ["b", "c"], {}), "site has 1, volunteer has 2"),
        (lambda: core.survey_of(["a"], None, {"n": [1, 2]}), "counts of n has 2"),
        (lambda: core.in_view(POINTS, TRACTS, ONE), "viewsheds has 2, camera has 1"),
        (lambda: core.views(POINTS, SEEN, POINTS[:1]), "stands has 1"),
        (lambda: list(core.overlap(core.grid(np.arange(4.0), 1), TRACTS, np.ones(1))), "count has 1"),
        (lambda: core.stretches_in_view(STREET, TRACTS, ONE), "camera has 1"),
        (lambda: density(counts=np.ones(1)), "points has 2, counts has 1"),
        (lambda: density(population=np.ones(3)), "areas has 2, population has 3"),
        (
            lambda: core.given_viewsheds(TRACTS, core.Cameras(np.zeros((1, 2)))),
            "polygons has 2, records has 1",
        ),
        (lambda: core.discs(CAMERAS, core.ViewOptions(range_m=np.ones(3))), "range_m of the options has 3"),
        (
            lambda: core.camera_viewsheds(CAMERAS, None, core.ViewOptions(fov_deg=np.ones(3))),
            "fov_deg of the",
        ),
        (lambda: isovists(radii=(1.0, 2.0)), "xy has 1, radii has 2"),
        (lambda: isovists(lens_m=np.ones(2)), "lens_m has 2"),
        (lambda: core.obstacles(TRACTS, np.ones(1)), "buildings has 2, heights has 1"),
        (lambda: core.building_obstacles(TRACTS, None, np.ones(1)), "polygons has 2, heights has 1"),
        (lambda: fit(np.ones(3)), "the column x has 3"),
        (lambda: fit(np.ones(20), region=np.array(["a"])), "region has 1"),
        (lambda: core.fraction([np.ones(2)], [np.ones(3)]), "array 0 has 2, array 1 has 3"),
        (lambda: core.estimate(np.ones(2), np.ones((3, 1)), np.ones(2), "poisson"), "y has 2, matrix has 3"),
        (lambda: core.Areas(TRACTS, {"people": np.ones(3)}), "the column people has 3"),
        (lambda: core.Areas(TRACTS, {}, margins={"people": np.ones(1)}), "margins of people has 1"),
        (lambda: core.moran(np.ones(2), csr_matrix((3, 3))), r"neighbours must be \(2, 2\)"),
        (lambda: core.HeightGrid(np.zeros(3), PLANE.transform), "values must have rows and columns"),
        # geometries of another kind
        (lambda: core.first_area(TRACTS, TRACTS), "points must be points; row 0 is a Polygon"),
        (lambda: core.first_area(POINTS, STREET), "areas must be polygons; row 0 is a LineString"),
        (lambda: core.measure_lines(POINTS, SEEN), "lines must be lines; row 0 is a Point"),
        (lambda: core.build_network(TRACTS), "lines must be lines; row 0 is a Polygon"),
        (lambda: core.build_network(list(STREETS)), "must be an array of geometries.* not a list"),
        (lambda: core.build_network(STREETS.reshape(1, -1)), r"not a ndarray of shape \(1, 2\)"),
        (lambda: core.build_network(np.array(["LINESTRING (0 0, 1 1)"])), "nothing but geometries"),
        (lambda: core.unite_viewsheds(STREET), "viewsheds must be polygons"),
        (lambda: core.obstacles(STREET), "buildings must be polygons; none of them is"),
        (lambda: core.piece_lines(TRACTS, core.Pieces(ONE, ONE, ONE, ONE)), "lines must be lines"),
        (lambda: core.stops(TOWN, np.zeros((2, 3))), r"origins must have shape \(n, 2\)"),
        (lambda: core.measure_lines(BROKEN, SEEN), "lines must have finite coordinates only; row 1"),
        (lambda: core.build_network(BROKEN), "lines must have finite coordinates only; row 1"),
        (
            lambda: core.obstacles(shapely.box([0, 0], 0, [9, np.inf], 9)),
            "buildings must have finite.* row 1",
        ),
        # numbers that cannot be
        (lambda: isovists(xy=((np.nan, 5.0),)), "xy must have finite numbers only; row 0"),
        (lambda: isovists(radii=(-1.0,)), "radii must be above 0; row 0"),
        (lambda: isovists(radii=(np.inf,)), "radii must have finite numbers"),
        (lambda: isovists(lens_m=-1.0), "lens_m must be 0 or more"),
        (lambda: isovists(target_m=np.nan), "target_m must be 0 or more"),
        (lambda: terrain(xy=((np.inf, 5.0),)), "xy must have finite"),
        (lambda: terrain(radii=(0.0,)), "radii must be above 0"),
        (lambda: terrain(lens_m=-2.0), "lens_m must be 0 or more"),
        (lambda: core.obstacles(TRACTS, np.array([5.0, np.nan])), "heights must be 0 or more; row 1"),
        (lambda: core.building_obstacles(TRACTS, default_m=-1), "default_m must be 0 or more"),
        (lambda: core.Discs(np.zeros((1, 2)), np.array([-1.0])), "radii must not be negative; row 0"),
        (lambda: core.Sites(np.array([-1.0]), np.array(["public"]), ONE), "count must be 0 or more"),
        (lambda: density(counts=np.array([1.0, -1.0])), "counts must be 0 or more; row 1"),
        (lambda: density(range_m=0), "range_m must be above 0"),
        (lambda: density(nearby_m=-1), "nearby_m must be 0 or more"),
        (lambda: core.effective(np.ones(1), -5), "range_m must be above 0"),
        (lambda: core.grid(np.arange(4.0), 0), "cell must be above 0"),
        (lambda: core.grid(np.array([0, 0, np.nan, 1]), 1), "bounds must have finite"),
        (lambda: core.measure_lines(STREET, SEEN, speed=0), "speed must be above 0"),
        (
            lambda: core.exposure_by_range(STREET, SEEN, np.array([10.0, -5.0])),
            "ranges_m must be above 0; row 1",
        ),
        (lambda: core.build_network(STREETS, tolerance=-1), "tolerance must be 0 or more"),
        (lambda: core.ViewOptions(target_m=-1), "target_m must be 0 or more"),
        (lambda: core.ViewOptions(max_move_m=-1), "max_move_m must be 0 or more"),
        (lambda: core.ViewOptions(cell_m=0), "cell_m must be above 0"),
        (lambda: core.all_pairs(-1, 2), "origins must be 0 or more"),
        (lambda: core.each_two(-1), "places must be 0 or more"),
        (lambda: core.row_by_row(1, -2), "destinations must be 0 or more"),
        (lambda: core.nearest_pairs(TOWN, ENDS, 0), "count must be 1 or more"),
        (
            lambda: core.find_consensus(core.survey_of([], None, {"n": []}), min_volunteers=0),
            "min_volunteers",
        ),
        (lambda: core.holm(np.array([0.1, 1.5])), "p must be from 0 to 1, or NaN; row 1 is 1.5"),
        (lambda: core.benjamini_hochberg(np.array([-0.1])), "p must be from 0 to 1"),
        (lambda: core.moran(np.array([1.0, np.nan]), csr_matrix((2, 2))), "values must have finite.*row 1"),
        (lambda: core.moran(np.ones(1), csr_matrix((1, 1)), permutations=-1), "permutations must be 0"),
        (lambda: core.contiguity(TRACTS, -1), "tolerance_m must be 0 or more"),
        (
            lambda: core.estimate(np.ones(1), np.ones((1, 1)), np.ones(1), "ols"),
            "model must be one of poisson",
        ),
        (lambda: core.estimate(np.ones(1), np.ones((1, 1)), np.ones(1), "poisson", 95), "confidence must be"),
        (lambda: core.tree(TOWN.streets, ENDS.places, 0, 2), "least must be one of 0, 1"),
        (lambda: core.pareto_front(*trees()[::-1], 1), "by LENGTH and by EXPOSURE"),
    ],
)
def test_what_cannot_be_is_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_a_camera_inside_a_building_is_told():
    """It would see through the walls around it: nothing of those faces it."""
    inside, free = [10.0, 25.0], [50.0, 5.0]
    for look in (isovists, terrain):
        with pytest.raises(ValueError, match="row 1 of xy stands inside a building"):
            look(xy=(free, inside), radii=(20.0, 20.0))
    placed, _ = outside_walls(np.array([inside, free]), HOUSES, 5.0)
    [(_, sheds)] = isovists(xy=placed, radii=(20.0, 20.0))
    assert not shapely.intersects(sheds, shapely.box(5, 25, 35, 35)).any()


def test_a_camera_on_a_roof_is_inside_of_nothing():
    low = core.obstacles(shapely.box([0.0], 0, [40.0], 40), np.array([3.0]))
    [(_, sheds)] = core.isovists(np.array([[20.0, 20.0]]), np.array([100.0]), low, lens_m=5.0)
    assert shapely.area(sheds[0]) > 0


def test_a_record_inside_a_building_has_a_status():
    """Records are moved, or said to be inside; nothing is raised."""
    records = core.Cameras(np.array([[10.0, 38.0], [20.0, 30.0]]))
    table = core.camera_viewsheds(records, HOUSES, core.ViewOptions(range_m=20, max_move_m=5))
    assert table.status.tolist() == ["moved", "inside building"]


def test_records_without_a_place_have_a_status():
    records = core.Cameras(np.array([[np.nan, np.nan], [np.inf, 0.0], [5.0, 5.0]]))
    _, why = core.discs(records)
    assert set(why) == {0, 1}
    assert core.camera_viewsheds(records).status.tolist() == ["unusable", "unusable", "ok"]


CANCELLED = {
    "areas_in_view": lambda stop: core.areas_in_view(SEEN, is_cancelled=stop),
    "build_network": lambda stop: core.build_network(STREETS, is_cancelled=stop),
    "build_walk_network": lambda stop: core.build_walk_network(STREETS, SEEN, is_cancelled=stop),
    "camera_viewsheds": lambda stop: core.camera_viewsheds(CAMERAS, HOUSES, is_cancelled=stop),
    "camera_viewsheds, bare": lambda stop: core.camera_viewsheds(CAMERAS, is_cancelled=stop),
    "contiguity": lambda stop: core.contiguity(TRACTS, is_cancelled=stop),
    "count_overlap": lambda stop: core.count_overlap(
        core.grid(np.array([0.0, 0.0, 9.0, 9.0]), 1), SEEN, lambda *_: None, is_cancelled=stop
    ),
    "exposure_by_range": lambda stop: core.exposure_by_range(STREET, SEEN, np.ones(1), stop),
    "find_walks": lambda stop: core.find_walks(TOWN, CAMERAS.xy, is_cancelled=stop),
    "first_area": lambda stop: core.first_area(POINTS, TRACTS, stop),
    "in_view": lambda stop: core.in_view(POINTS, TRACTS, TWO, is_cancelled=stop),
    "isovists": lambda stop: list(isovists(is_cancelled=stop)),
    "measure_density": lambda stop: density(is_cancelled=stop),
    "measure_lines": lambda stop: core.measure_lines(STREET, SEEN, is_cancelled=stop),
    "nearest_pairs": lambda stop: core.nearest_pairs(TOWN, ENDS, is_cancelled=stop),
    "open_ground": lambda stop: core.open_ground(TRACTS, TRACTS, stop),
    "overlap": lambda stop: list(
        core.overlap(core.grid(np.array([0.0, 0.0, 9.0, 9.0]), 1), TRACTS, np.ones(2), stop)
    ),
    "pareto_front": lambda stop: core.pareto_front(*trees(), 1, is_cancelled=stop),
    "run_study": lambda stop: core.run_study(SIDES, ASKED, is_cancelled=stop),
    "stops": lambda stop: core.stops(TOWN, CAMERAS.xy, is_cancelled=stop),
    "stretches_in_view": lambda stop: core.stretches_in_view(STREET, TRACTS, TWO, stop),
    "terrain_viewsheds": lambda stop: list(
        core.terrain_viewsheds(PLANE, CAMERAS.xy, np.full(2, 20.0), 5.0, 1.6, is_cancelled=stop)
    ),
    "unite_viewsheds": lambda stop: core.unite_viewsheds(TRACTS, stop),
    "views": lambda stop: core.views(POINTS, SEEN, is_cancelled=stop),
    "walk_lines": lambda stop: core.walk_lines(WALKS, stop),
    "walks_between": lambda stop: core.walks_between(TOWN, ENDS, np.array([[0, 1]]), is_cancelled=stop),
}


def test_all_that_can_be_cancelled_is_looked_at():
    functions = {
        name: getattr(core, name) for name in core.__all__ if inspect.isfunction(getattr(core, name))
    }
    takes = {name for name, each in functions.items() if "is_cancelled" in inspect.signature(each).parameters}
    assert takes == {name.partition(",")[0] for name in CANCELLED}


@pytest.mark.parametrize("name", CANCELLED)
def test_cancelled_work_raises(name):
    CANCELLED[name](lambda: False)
    with pytest.raises(InterruptedError):
        CANCELLED[name](lambda: True)
