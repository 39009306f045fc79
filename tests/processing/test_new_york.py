"""The published figures of New York, on real data: skipped where that is absent."""

import time

import numpy as np
import pytest
import shapely
from qgis.core import QgsProject, QgsReferencedRectangle, QgsVectorLayer

from surveillance_exposure.core import visibility
from surveillance_exposure.core.measuring import FIGURES

from .conftest import layer

PUBLIC = "\"ownership\" = 'public'"
PUBLISHED = {"36047054300": 2.4232, "36081019900": 4.9148}


@pytest.fixture
def tracts(data_dir):
    return f"{data_dir}/nyc/tracts2010_acs2017.gpkg|layername=tracts2010"


def test_decode_counts_of_brooklyn(run, unzipped):
    result = run("importcameras", INPUT=unzipped("nyc/decode_brooklyn_counts.csv.gz"))
    values = result.values
    assert (values["PUBLIC"], values["PRIVATE"], values["UNKNOWN"]) == (869, 8316, 31)
    assert values["CAMERAS"] == 9216
    assert values["USED"] == result.layers["OUTPUT"].featureCount() == 4341
    assert values["SITES_WITHOUT"] == 6322
    assert any("6322 sites without cameras" in text for text in result.log.infos)
    rows = result.rows()
    assert len({row["camera_id"] for row in rows}) == 4341
    assert len({(row["site_id"], row["ownership"]) for row in rows}) == 4341
    assert {row["status"] for row in rows} == {"ok"}


def test_sites_through_the_generic_import(new_york_cameras):
    assert new_york_cameras.values["SITES"] == 14097
    assert sum(row["ownership"] == "public" for row in new_york_cameras.rows()) == 2441


@pytest.mark.parametrize("range_m", [120, 200])
def test_density_of_all_tracts(run, new_york_cameras, tracts, range_m):
    began = time.perf_counter()
    result = run(
        "cameradensity",
        AREAS=tracts,
        CAMERAS=new_york_cameras.layers["OUTPUT"],
        CAMERA_FILTER=PUBLIC,
        RANGE=range_m,
        POPULATION_FIELD="pop_total_est",
    )
    seconds = time.perf_counter() - began
    rows = result.rows()
    assert len(rows) == 2165
    if range_m == 120:
        by_id = {row["GEOID"]: row for row in rows}
        for geoid, published in PUBLISHED.items():
            assert by_id[geoid]["eff_cameras"] == pytest.approx(published, rel=0.003)
    public = sum(row["count"] for row in new_york_cameras.rows() if row["ownership"] == "public")
    assert sum(row["cameras"] for row in rows) == result.values["CAMERAS_INSIDE"] == public
    assert sum(row["sites"] for row in rows) == 2441
    for row in rows:
        inhabited = (row["pop_total_est"] or 0) > 0
        assert (row["eff_per_1000"] is not None) == inhabited
        assert 0 <= row["covered_share"] <= 1
    assert seconds < 15  # 5 s by itself; other work may run beside the tests


def test_density_in_other_coordinate_systems(run, new_york_cameras, tracts, provider):
    import processing

    some = processing.run(
        "native:extractbyexpression",
        {"INPUT": tracts, "EXPRESSION": "\"BoroName\" = 'Brooklyn'", "OUTPUT": "memory:"},
    )["OUTPUT"]

    def reprojected(source, crs):
        parameters = {"INPUT": source, "TARGET_CRS": crs, "OUTPUT": "memory:"}
        return processing.run("native:reprojectlayer", parameters)["OUTPUT"]

    def measured(areas_crs, cameras_crs):
        result = run(
            "cameradensity",
            AREAS=reprojected(some, areas_crs),
            CAMERAS=reprojected(new_york_cameras.layers["OUTPUT"], cameras_crs),
            CAMERA_FILTER=PUBLIC,
            POPULATION_FIELD="pop_total_est",
        )
        return {row["GEOID"]: row for row in result.rows()}

    base = measured("EPSG:2263", "EPSG:4326")
    for areas_crs, cameras_crs in (
        ("EPSG:3857", "EPSG:2263"),
        ("EPSG:4326", "EPSG:3857"),
        ("EPSG:32618", "EPSG:4326"),
    ):
        other = measured(areas_crs, cameras_crs)
        assert other.keys() == base.keys()
        for geoid, row in base.items():
            for name in (
                "eff_cameras",
                "eff_cameras_nearby",
                "covered_m2",
                "eff_per_1000",
                "cameras_per_km2",
            ):
                if row[name] is not None:
                    assert other[geoid][name] == pytest.approx(row[name], rel=0.001, abs=1e-4), (geoid, name)


def test_viewsheds_of_lower_manhattan(run, new_york_cameras, data_dir, provider):
    import processing

    buildings = QgsVectorLayer(f"{data_dir}/nyc/lower_manhattan_osm2024.gpkg|layername=buildings", "b", "ogr")
    extent = QgsReferencedRectangle(buildings.extent(), buildings.crs())
    near = processing.run(
        "native:extractbyextent",
        {"INPUT": new_york_cameras.layers["OUTPUT"], "EXTENT": extent, "OUTPUT": "memory:"},
    )["OUTPUT"]
    assert near.featureCount() == 597
    began = time.perf_counter()
    result = run("cameraviewsheds", CAMERAS=near, BUILDINGS=buildings, RANGE=120)
    per_camera = (time.perf_counter() - began) / 597
    rows = result.rows()
    # Nine more stand over subway stations, which are drawn as buildings two layers down.
    assert [row["status"] for row in rows].count("moved") == result.values["MOVED"] == 2
    assert any("4 of 13068 features" in text and "underground" in text for text in result.log.warnings)
    assert {row["status"] for row in rows} == {"ok", "moved"}
    assert all(feature.geometry().isGeosValid() for feature in result.layers["OUTPUT"].getFeatures())
    assert per_camera < 0.009  # 3 ms by itself


def test_viewsheds_agree_with_brute_force(data_dir, new_york_cameras):
    """A ray every 0.05 degrees against every wall, 50 random sites, in a plane of metres."""
    buildings = QgsVectorLayer(f"{data_dir}/nyc/lower_manhattan_osm2024.gpkg|layername=buildings", "b", "ogr")
    metres = np.array([111_320 * np.cos(np.radians(40.72)), 111_132])
    outlines = shapely.from_wkb([bytes(f.geometry().asWkb().data()) for f in buildings.getFeatures()])
    outlines = shapely.transform(outlines, lambda c: (c - [-74, 40.72]) * metres)
    points = [f.geometry().asPoint() for f in new_york_cameras.layers["OUTPUT"].getFeatures()]
    xy = (np.array([(p.x(), p.y()) for p in points]) - [-74, 40.72]) * metres
    west, south, east, north = shapely.total_bounds(outlines)
    inside = (xy > [west, south]).all(axis=1) & (xy < [east, north]).all(axis=1)
    xy = np.random.default_rng(2022).choice(xy[inside], 50, replace=False)

    obstacles = visibility.obstacles(outlines)
    xy, _ = visibility.outside_walls(xy, obstacles)
    sheds = np.concatenate([p for _, p in visibility.isovists(xy, np.full(50, 120.0), obstacles)])
    far_off = []
    for camera, shed in zip(xy, sheds):
        if shed.area != pytest.approx(_brute_force_area(camera, obstacles, 120.0, 0.05), rel=0.001):
            # Where little is seen, through a slit, it is the rays that are too coarse.
            far_off.append(shed.area)
            assert shed.area == pytest.approx(_brute_force_area(camera, obstacles, 120.0, 0.002), rel=0.001)
    assert len(far_off) <= 2


def _brute_force_area(camera, obstacles, reach, degrees):
    near = obstacles.tree.query(shapely.Point(camera).buffer(reach))
    walls = [obstacles.walls[obstacles.first_wall[k] : obstacles.first_wall[k + 1]] for k in near]
    step, rays = np.radians(degrees), round(360 / degrees)
    azimuth = np.arange(rays) * step + step / 2
    cos, sin = np.cos(azimuth), np.sin(azimuth)
    r = np.full(rays, reach)
    for x1, y1, x2, y2 in np.concatenate(walls) if walls else []:
        px, py, dx, dy = x1 - camera[0], y1 - camera[1], x2 - x1, y2 - y1
        across = cos * dy - sin * dx
        with np.errstate(divide="ignore", invalid="ignore"):
            distance = (px * dy - py * dx) / across
            along = (px * sin - py * cos) / across
        hit = (distance > 0) & (along >= 0) & (along <= 1)
        r[hit] = np.minimum(r[hit], distance[hit])
    return float((r**2).sum() / 2 * step)


def from_times_square_to_washington_square(data_dir):
    network = {"NETWORK": f"{data_dir}/nyc/manhattan_walk.gpkg"}
    for role, name, x, y in (
        ("ORIGINS", "Times Square", -73.98597, 40.75701),
        ("DESTINATIONS", "Washington Square", -73.9976, 40.7309),
    ):
        network[role] = layer("Point", [(f"POINT({x} {y})", {"name": name})], "EPSG:4326")
    return network


def test_times_square_to_washington_square(run, new_york_cameras, data_dir):
    given = {"CAMERAS": new_york_cameras.layers["OUTPUT"], "CAMERA_FILTER": PUBLIC, "RANGE": 120}
    found = run(
        "findroutes",
        **from_times_square_to_washington_square(data_dir),
        **given,
    )
    (walk,) = found.rows()
    assert walk["length_m"] == pytest.approx(3289, rel=0.005)
    assert walk["entry_m"] + walk["exit_m"] == pytest.approx(77, abs=1)
    assert walk["exposed_share"] == pytest.approx(0.328, abs=0.005)
    assert walk["sites"] == 9

    (again,) = run("routeexposure", ROUTES=found.layers["OUTPUT"], **given).rows()
    for name in ("length_m", "exposed_m", "exposed_share", "cameras", "sites", "longest_unseen_m"):
        assert again[name] == pytest.approx(walk[name], rel=1e-6), name

    # Independent and slow: a point every 10 cm, and its distance to every camera on the sphere.
    line = next(found.layers["OUTPUT"].getFeatures()).geometry()
    vertices = np.array([(v.x(), v.y()) for v in line.vertices()])
    public = np.array(
        [
            (f.geometry().asPoint().x(), f.geometry().asPoint().y())
            for f in new_york_cameras.layers["OUTPUT"].getFeatures()
            if f["ownership"] == "public"
        ]
    )
    seen = total = 0.0
    for a, b in zip(vertices[:-1], vertices[1:]):
        length = _metres(a, b[None])[0]
        samples = max(int(length / 0.1), 1)
        for t in (np.arange(samples) + 0.5) / samples:
            seen += length / samples * (_metres(a + t * (b - a), public).min() <= 120)
        total += length
    assert total == pytest.approx(walk["length_m"], rel=0.005)
    assert seen / total == pytest.approx(walk["exposed_share"], abs=0.005)
    assert found.values["COMPONENTS"] == 1
    QgsProject.instance().clear()


def test_all_trade_offs_from_times_square_to_washington_square(run, new_york_cameras, data_dir):
    given = {"CAMERAS": new_york_cameras.layers["OUTPUT"], "CAMERA_FILTER": PUBLIC, "RANGE": 120}
    found = run(
        "findroutes",
        **from_times_square_to_washington_square(data_dir),
        ROUTE="all trade-offs",
        SEEN="memory:",
        **given,
    )
    front = found.rows()
    assert len(front) == 15
    assert [walk["route"] for walk in front] == ["shortest", *["trade-off"] * 13, "least exposed"]
    shortest, least = front[0], front[-1]
    assert shortest["length_m"] == pytest.approx(3289, rel=0.005)
    assert shortest["exposed_share"] == pytest.approx(0.328, abs=0.005)
    assert least["length_m"] == pytest.approx(5170, rel=0.005)
    assert least["exposed_share"] == pytest.approx(0.128, abs=0.005)
    assert "There is no walk out of view: the least exposed is 12.8 %" in least["message"]
    assert "the start" in least["message"] or "the end" in least["message"]
    for before, after in zip(front, front[1:]):
        assert before["length_m"] < after["length_m"]
        assert before["exposed_m"] > after["exposed_m"]

    again = run("routeexposure", ROUTES=found.layers["OUTPUT"], **given).rows()
    for one, other in zip(front, again):
        for name in FIGURES:
            assert one[name] == pytest.approx(other[name], rel=1e-9, abs=1e-6), name
    seen = [row for row in found.rows("SEEN") if row["line_id"] == 1]
    assert sum(row["count"] for row in seen) == pytest.approx(shortest["cameras"])
    assert sum(row["metres"] * row["count"] for row in seen) == pytest.approx(shortest["camera_metres"])

    limited = run(
        "findroutes",
        **from_times_square_to_washington_square(data_dir),
        ROUTE="least exposed",
        MAX_DETOUR=0.2,
        **given,
    ).rows()
    within = [walk for walk in front if walk["detour"] <= 0.2]
    assert [walk["exposed_m"] for walk in limited] == pytest.approx([within[-1]["exposed_m"]])
    assert "Up to 20 % longer than the shortest there is no walk out of view" in limited[0]["message"]
    QgsProject.instance().clear()


def _metres(point, others):
    """Distances on the ellipsoid's tangent sphere at 40.74 north."""
    kx = 111_320 * np.cos(np.radians(40.74)) * 1.0016
    return np.hypot((others[:, 0] - point[0]) * kx, (others[:, 1] - point[1]) * 111_050)
