"""Frames in, frames out: the core's figures, the input's index, columns and system, and words for what is wrong."""

import doctest
import importlib
import pkgutil
import sys
import warnings

import numpy as np
import pandas as pd
import pytest
import shapely

gpd = pytest.importorskip("geopandas")

from surveillance_exposure import frames  # noqa: E402
from surveillance_exposure.core import density as core_density  # noqa: E402
from surveillance_exposure.core.projection import PyprojSystems, WorkingSystem  # noqa: E402
from surveillance_exposure.core.unions import Discs  # noqa: E402

ZONE = "EPSG:32618"
X, Y = 680_000.0, 4_500_000.0  # where the zone is true to scale, so that it is worked in as it is
MODULES = [f"{frames.__name__}.{each.name}" for each in pkgutil.iter_modules(frames.__path__)]


def frame(shapes, crs=ZONE, **columns):
    size = len(shapes)
    index = [f"row {i}" for i in range(size)]
    return gpd.GeoDataFrame(columns, geometry=list(shapes), index=index, crs=crs)


def points(*xy):
    return shapely.points(np.add(xy, [X, Y]))


def boxes():
    west = X + 100 * np.arange(4)
    return shapely.box(west, Y, west + 100, Y + 100)


@pytest.fixture
def tracts():
    return frame(boxes(), people=[1000, 0, None, 500], name=list("abcd"))


@pytest.fixture
def cameras():
    stands = points((50, 50), (150, 20), (150, 20), (990, 990))
    return frame(
        stands,
        camera_id=["a", "b", "c", "d"],
        site_id=["s", "t", "t", "u"],
        count=[2.0, 1.0, 0.5, 1.0],
        ownership=["public", "private", "public", "unknown"],
    )


def quietly(function, *given, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return function(*given, **options)


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    if name.endswith("equity_study"):
        pytest.importorskip("statsmodels.api")
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_is_no_qgis():
    assert not {"qgis", "PyQt5", "PyQt6", "osgeo"}.intersection(sys.modules)


def test_density_is_the_cores(tracts, cameras):
    found = quietly(frames.density, tracts, cameras, range=40, nearby_distance=50, population_field="people")
    xy = shapely.get_coordinates(cameras.geometry.array)
    seen = Discs(xy, np.array([40.0, 40.0, 0.0, 40.0]))
    site = np.array([0, 1, 1, 2])
    expected = core_density.measure_density(
        boxes(),
        shapely.points(xy),
        cameras["count"].to_numpy(),
        site,
        seen,
        40,
        50,
        tracts.people.to_numpy(dtype=float),
    )
    for name, values in expected.columns.items():
        np.testing.assert_array_equal(found[name].to_numpy(dtype=float, na_value=np.nan), values, name)
    assert found.index.tolist() == tracts.index.tolist()
    assert list(found.columns[:3]) == ["people", "name", "geometry"]
    assert found.crs == tracts.crs
    assert found.status.tolist() == ["ok"] * 4
    assert found.attrs["working_system"] == ZONE
    assert found.attrs["range_m"] == 40
    assert [each["argument"] for each in found.attrs["sources"]] == ["areas", "cameras"]
    assert str(found.sites.dtype) == "Int64"


def test_degrees_are_projected(tracts, cameras):
    base = quietly(frames.density, tracts, cameras, range=40)
    degrees = tracts.to_crs("EPSG:4326")
    found = quietly(frames.density, degrees, cameras.to_crs("EPSG:4326"), range=40)
    assert found.crs == "EPSG:4326"
    assert found.geometry.equals(degrees.geometry)
    assert found.covered_m2.to_numpy() == pytest.approx(base.covered_m2.to_numpy(), rel=1e-3, abs=1e-3)
    assert found.attrs["working_system"].startswith("+proj=tmerc")


def test_a_system_can_be_given(tracts, cameras):
    degrees = [each.to_crs("EPSG:4326") for each in (tracts, cameras)]
    base = quietly(frames.density, tracts, cameras, range=40)
    for system in (ZONE, WorkingSystem.given(ZONE, PyprojSystems()), base.attrs["working_system"]):
        found = quietly(frames.density, *degrees, range=40, system=system)
        assert found.attrs["working_system"] == ZONE
        assert found.covered_m2.to_numpy() == pytest.approx(base.covered_m2.to_numpy(), rel=1e-6)
    with pytest.raises(ValueError, match="not a map in metres"):
        frames.density(*degrees, system="EPSG:4326")
    sheds = quietly(frames.viewsheds, cameras, range=40)
    again = quietly(frames.viewsheds, degrees[1], range=40, system=ZONE)
    assert again.area_m2.to_numpy() == pytest.approx(sheds.area_m2.to_numpy(), rel=1e-6, nan_ok=True)


def test_what_is_wrong_is_told(tracts, cameras):
    bow_tie = shapely.Polygon([(X, Y), (X + 100, Y + 100), (X + 100, Y), (X, Y + 100)])
    broken = tracts.set_geometry([bow_tie, None, *tracts.geometry[2:]])
    with pytest.warns(UserWarning) as told:
        found = frames.density(broken, cameras, range=40)
    assert found.status.tolist() == ["repaired", "unusable", "ok", "ok"]
    assert found.message.tolist() == [None, "no geometry", None, None]
    assert np.isnan(found.covered_m2.iloc[1])
    texts = [str(each.message) for each in told]
    assert "areas: 1 of 4 rows left out: no geometry" in texts
    assert any("count less than 1" in text for text in texts)
    assert all(each.filename == __file__ for each in told)


@pytest.mark.parametrize(
    ("changes", "options", "text"),
    [
        ({"areas": pd.DataFrame({"a": [1]})}, {}, "areas: not a GeoDataFrame"),
        ({"areas": "no crs"}, {}, "areas: it has no coordinate system"),
        ({"areas": "empty"}, {}, "areas: it has no rows"),
        ({"areas": "points"}, {}, "areas: no row can be used: wrong type"),
        ({}, {"population_field": "nobody"}, "population_field: areas has no column 'nobody'"),
        ({}, {"camera_filter": "ownership =="}, "camera_filter: .* is no condition"),
        ({}, {"camera_filter": "ownership == 'x'"}, "cameras: no row fulfils camera_filter"),
        ({}, {"camera_filter": [True]}, "camera_filter: it must say yes or no"),
        ({}, {"range": "reach"}, "range: cameras has no column 'reach'"),
        ({}, {"range": [1, 2]}, "range: 2 values"),
        ({}, {"range": -1}, "range: -1 is not a number"),
        ({}, {"nearby_distance": "far"}, "nearby_distance: 'far' is not a number"),
    ],
)
def test_mistakes_name_the_argument(tracts, cameras, changes, options, text):
    given = {"areas": tracts, "cameras": cameras, **changes}
    made = {"no crs": tracts.set_crs(None, allow_override=True), "empty": tracts[:0], "points": cameras}
    areas = given["areas"]
    given["areas"] = made[areas] if isinstance(areas, str) else areas
    with pytest.raises(ValueError, match=text):
        quietly(frames.density, *given.values(), **options)


def test_filters_and_ranges_of_cameras(tracts, cameras):
    public = quietly(frames.density, tracts, cameras, camera_filter="ownership == 'public'", range=40)
    same = quietly(frames.density, tracts, cameras, camera_filter=cameras.ownership == "public", range=40)
    assert public.cameras.tolist() == same.cameras.tolist() == [2.0, 0.5, 0.0, 0.0]
    reach = [10.0, 20.0, 30.0, 40.0]
    by_value = quietly(frames.viewsheds, cameras, range=reach)
    by_column = quietly(frames.viewsheds, cameras.assign(reach=reach), range="reach")
    some = quietly(frames.viewsheds, cameras, range=reach, camera_filter="ownership != 'private'")
    for found in (by_value, by_column):
        assert found.range_m.tolist()[:2] == [10.0, 20.0]
        assert found.status.tolist() == ["ok", "ok", "no view", "ok"]
    assert some.range_m.iloc[[0, 2]].tolist() == [10.0, 40.0]
    assert some.index.tolist() == ["row 0", "row 2", "row 3"]


def test_lines(cameras):
    ways = [shapely.LineString([(X, Y + 50), (X + 100, Y + 50)]), None]
    given = frame(ways, walk=["there", "nowhere"])
    walks, pieces, watchers = quietly(frames.exposure, given, cameras, range=25, pieces=True, watchers=True)
    assert walks.exposed_m.round(6).tolist()[0] == pytest.approx(50, abs=0.1)
    assert walks.status.tolist() == ["ok", "unusable"]
    assert walks.walk.tolist() == ["there", "nowhere"]
    assert pieces.line_id.tolist() == [1, 1, 1]
    assert pieces.length_m.sum() == pytest.approx(100)
    assert watchers[["camera_id", "ownership", "location"]].to_numpy().tolist() == [["a", "public", "camera"]]
    sheds = quietly(frames.viewsheds, cameras, range=25)
    of_sheds = quietly(frames.exposure, given, viewsheds=sheds)
    assert of_sheds.exposed_share.iloc[0] == pytest.approx(walks.exposed_share.iloc[0], rel=1e-3)
    with pytest.raises(ValueError, match="give either cameras or viewsheds"):
        frames.exposure(given)


def test_routes(cameras):
    corners = [(X, Y + 50), (X + 100, Y + 50), (X + 100, Y + 250), (X, Y + 250)]
    streets = frame(
        [shapely.LineString(corners[:2]), shapely.LineString([corners[0], *corners[:0:-1]])],
        highway=["footway", "motorway"],
    )
    town = quietly(frames.network, streets, cameras, range=25, network_filter=None)
    assert town.components == 1
    start, end = (
        frame(points((0, 50), (9_000, 0)), key=[1, 2]),
        frame(points((100, 50), (0, 250)), key=[1.0, 3.0]),
    )
    found = quietly(frames.routes, town, start, end, route="all trade-offs", pieces=True)
    first = found.walks[(found.walks.origin_id == 1) & (found.walks.destination_id == 1)]
    assert first.route.tolist() == ["shortest", "least exposed"]
    assert first.length_m.tolist() == pytest.approx([100, 500])
    assert set(found.walks.loc["row 1"].status) == {"too far"}
    assert found.walks.loc["row 1"].geometry.isna().all()
    assert set(found.pieces.line_id) == set(found.walks.walk_id[found.walks.status == "ok"])
    by_key = quietly(
        frames.routes, town, start, end, pairing="common field", origin_field="key", destination_field="key"
    )
    assert by_key[["origin_id", "destination_id"]].to_numpy().tolist() == [[1, 1]]
    near = quietly(frames.routes, town, start[:1], end, pairing="nearest")
    assert near.destination_id.tolist() == [1]
    rows = quietly(frames.routes, town, start, end, pairing="row by row", via=start[:1])
    assert rows.status.tolist() == ["ok", "too far"]
    assert quietly(frames.network, streets, cameras).network.streets.network.length.sum() == pytest.approx(
        100
    )
    for options, text in (
        ({"pairing": "anyhow"}, "pairing: 'anyhow' is none of"),
        ({"pairing": "common field"}, "origin_field: pairs by a common field need it"),
        ({"route": "scenic"}, "route: 'scenic' is none of"),
        ({"max_detour": -1}, "max_detour"),
    ):
        with pytest.raises(ValueError, match=text):
            frames.routes(town, start, end, **options)
    with pytest.raises(ValueError, match="network: make one"):
        frames.routes(streets, start, end)


def test_buildings_hide(cameras):
    house = frame([shapely.box(X + 60, Y + 30, X + 80, Y + 70)], height=["12 m"])
    free = quietly(frames.viewsheds, cameras, range=100)
    behind = quietly(frames.viewsheds, cameras, house, range=100)
    low = quietly(frames.viewsheds, cameras, house, range=100, building_height="height", camera_height=30)
    share = [found.visible_share.iloc[0] for found in (behind, low, free)]
    assert share[0] < share[1] < share[2] == pytest.approx(1)
    roof = quietly(frames.viewsheds, cameras, house.assign(building="roof"), range=100)
    assert roof.visible_share.iloc[0] == pytest.approx(1)
    with pytest.raises(ValueError, match="building_height: buildings has no column"):
        quietly(frames.viewsheds, cameras, house, building_height="tall")
    with pytest.raises(ValueError, match="building_bottom: it has a use only"):
        frames.viewsheds(cameras, house, building_bottom="height")


def test_recognition_rings(cameras):
    found = quietly(frames.viewsheds, cameras, range=100, focal_length=4.0, rings=True)
    assert found.rings.camera.unique().tolist() == [1, 2, 4]
    by_camera = found.rings.groupby("camera").area_m2.sum().tolist()
    assert by_camera == pytest.approx(found.viewsheds.area_m2.dropna().tolist(), rel=1e-6)


def test_cameras_far_apart_have_zones_of_their_own():
    far = gpd.GeoDataFrame(
        {"count": [1] * 3},
        geometry=shapely.points([(-74.0, 40.7), (151.2, -33.9), (28.0, -26.2)]),
        crs="EPSG:4326",
    )
    found = frames.viewsheds(far, range=50)
    assert "; " in found.attrs["working_system"]
    assert found.area_m2.tolist() == pytest.approx([np.pi * 50**2] * 3, rel=1e-2)


def test_area_in_view(tracts, cameras):
    sheds = quietly(frames.viewsheds, cameras, range=30)
    found = quietly(frames.coverage, sheds, tracts)
    assert found.cameras.sum() == 4  # half a camera sees nothing
    assert found.attrs["open_ground_m2"] == pytest.approx(40_000)
    all_built = quietly(frames.coverage, sheds, tracts, tracts[:3])
    assert all_built.attrs["open_ground_m2"] == pytest.approx(10_000)


def test_ranks(tracts):
    areas = tracts.assign(watched=[3.0, 9.0, 5.0, 5.0])
    found = quietly(frames.rank, areas, "watched", population_field="people", top=1)
    assert found["name"].tolist() == ["d"]
    assert found.index.tolist() == ["row 3"]
    assert found.crs == areas.crs
    assert quietly(frames.rank, areas, "watched * 2", order="lowest first").measure.tolist()[0] == 6
    assert frames.rank(areas, [1, 2, 3, 4], top=1)["name"].tolist() == ["d"]
    for measure, text in (("no such", "measure: .* is no column"), ([1], "measure: 1 values")):
        with pytest.raises(ValueError, match=text):
            frames.rank(areas, measure)
    with pytest.raises(ValueError, match="min_population: none of 1 areas"):
        quietly(frames.rank, areas[:1], "watched", population_field="people", min_population=5000)


def test_records_of_cameras():
    tagged = frame(
        [*points((0, 0)), *boxes()[:1], None],
        osm_id=["1", "2", "3"],
        man_made=["surveillance"] * 3,
        **{"camera:direction": ["N", "90", None]},
    )
    found = quietly(frames.cameras, tagged)
    assert found.attrs["format"] == "openstreetmap"
    assert found.direction_deg.tolist()[:2] == [0, 90]
    assert found.status.tolist() == ["ok", "ok", "unusable"]
    assert found.message.iloc[2] == "no geometry"
    assert found.index.tolist() == tagged.index.tolist()
    table = pd.DataFrame({"east": [X, None], "north": [Y, Y], "seen": pd.to_datetime(["2024-05-01", None])})
    placed = quietly(
        frames.cameras, table, x="east", y="north", table_crs=ZONE, observed_on="seen", ownership="seen"
    )
    assert placed.crs == ZONE
    assert placed.observed_on.tolist()[0] == "2024-05-01"
    assert placed.ownership.tolist() == ["unknown"] * 2
    assert placed.status.tolist() == ["value ignored", "unusable"]
    with pytest.raises(TypeError, match="no standard field: colour"):
        frames.cameras(table, colour="seen")
    with pytest.raises(ValueError, match="name them: x, y"):
        frames.cameras(table)
    with pytest.raises(ValueError, match="format: 'odd' is none of"):
        frames.cameras(table, format="odd")


def test_consensus():
    rows = [(site, who, n) for site in "AB" for who, n in (("ann", 1), ("bob", 2), ("cem", 2))] + [
        ("C", "ann", 9)
    ]
    table = pd.DataFrame(rows, columns=["IntersectionId", "DecoderId", "attached_street"])
    table = table.assign(attached_building=0, attached_unknown=0, borough="west")
    found = quietly(frames.consensus, table, volunteers=True)
    assert found.places[["borough", "PanoramaId", "cameras", "volunteers"]].to_numpy().tolist() == [
        ["west", "A", 2.0, 3],
        ["west", "B", 2.0, 3],
    ]
    assert found.volunteers.set_index("volunteer").attached_street_off.to_dict() == {
        "ann": 1,
        "bob": 0,
        "cem": 0,
    }
    assert quietly(frames.consensus, table, method="mean").cameras.tolist() == pytest.approx([5 / 3, 5 / 3])
    with pytest.raises(ValueError, match="min_volunteers: none of 3 sites"):
        quietly(frames.consensus, table, min_volunteers=4)
    with pytest.raises(ValueError, match="attached_unknown: counts has no column"):
        frames.consensus(table.drop(columns="attached_unknown"))


@pytest.fixture
def town():
    pytest.importorskip("statsmodels.api", reason="no statsmodels")
    random = np.random.default_rng(2)
    x, y = (each.ravel() * 100.0 for each in np.meshgrid(np.arange(8), np.arange(6)))
    share = random.random(48)
    return frame(
        shapely.box(X + x, Y + y, X + x + 100, Y + y + 100),
        people=1000.0 + np.arange(48),
        minority=np.floor(1000 * share),
        income=random.normal(50_000, 9_000, 48),
        side=np.where(x < 400, "west", "east"),
        stops=random.poisson(5 * np.exp(share)),
    )


def test_equity(town):
    asked = {"model": "poisson", "outcome": "stops", "population_field": "people", "groups": ["minority"]}
    found = quietly(frames.equity, town, **asked, covariates="income / 1000", permutations=49)
    assert found.coefficients.term.tolist() == ["intercept", "group_share", "income / 1000"]
    assert found.coefficients.estimate.tolist() == pytest.approx(
        [each.estimate for each in found.result.analysis.coefficients]
    )
    assert found.areas.group_share.tolist() == pytest.approx((town.minority / town.people).tolist())
    assert set(found.areas.status) == {"ok"}
    assert found.areas.index.tolist() == town.index.tolist()
    assert {"dispersion", "Moran's I"} & set(found.robustness.check) or len(found.robustness)
    sides = quietly(frames.equity, town, **asked, region_field="side", permutations=9)
    assert sides.areas.region.tolist() == town.side.tolist()
    halves = town.dissolve("side").reset_index()[["side", "geometry"]]
    around = quietly(frames.equity, town, **asked, regions=halves, regions_field="side", permutations=9)
    assert around.areas.region.tolist() == town.side.tolist()


def test_equity_of_what_is_computed(town):
    random = np.random.default_rng(3)
    spots = frame(points(*(random.random((60, 2)) * [800, 600])))
    cameras = frame(points(*(random.random((20, 2)) * [800, 600])), count=np.ones(20))
    doubled = pd.concat([town, town.iloc[:1].rename(index=lambda _: "again")])
    found = quietly(
        frames.equity,
        doubled,
        model="quasi-poisson",
        population_field="people",
        groups="minority",
        points=spots,
        cameras=cameras,
        range=40,
        ranges=[20, 40],
        permutations=9,
    )
    assert found.areas.points.sum() == 60
    assert found.areas.loc["again", ["status", "message"]].tolist() == ["unusable", "repeated polygon"]
    assert found.areas.attrs["range_m"] == 40
    with pytest.raises(ValueError, match="population_field: "):
        quietly(frames.equity, town, model="published stops", outcome="stops", predictors=["income"])
    with pytest.raises(ValueError, match="areas has no column 'nothing'"):
        quietly(frames.equity, town, model="poisson", outcome="nothing", predictors=["income"])
