"""Where data is: true north, true scale, 180 degrees, the poles, wide countries, systems that are missing or wrong."""

import math

import numpy as np
import pytest
import shapely
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsPointXY,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from .conftest import layer
from .test_rasters import raster  # noqa: F401 - a fixture

DISC = math.pi * 120**2


def ruler():
    made = QgsDistanceArea()
    made.setEllipsoid("EPSG:7030")
    made.setSourceCrs(QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateTransformContext())
    return made


def places(*lonlat, crs="EPSG:4326", **attributes):
    """Cameras at longitudes and latitudes, in a layer of another system if asked for."""
    import processing

    rows = [
        (f"POINT({x:.9f} {y:.9f})", {"camera_id": str(i), **attributes}) for i, (x, y) in enumerate(lonlat)
    ]
    made = layer("Point", rows, "EPSG:4326")
    if crs == "EPSG:4326":
        return made
    parameters = {"INPUT": made, "TARGET_CRS": crs, "OUTPUT": "memory:"}
    return processing.run("native:reprojectlayer", parameters)["OUTPUT"]


def shapes(given):
    """The shapes of a result in longitudes and latitudes."""
    import processing

    parameters = {"INPUT": given, "TARGET_CRS": "EPSG:4326", "OUTPUT": "memory:"}
    moved = given if given.crs().authid() == "EPSG:4326" else None
    moved = moved or processing.run("native:reprojectlayer", parameters)["OUTPUT"]
    return [shapely.from_wkb(bytes(each.geometry().asWkb().data())) for each in moved.getFeatures()]


def one_side(shape):
    """A shape cut at 180 degrees as if it were not: longitudes from 0 to 360."""
    return shapely.transform(shape, lambda xy: np.column_stack([xy[:, 0] % 360, xy[:, 1]]))


def azimuth(camera, shed):
    """The azimuth of the geodesic from a camera to the middle of its view, degrees."""
    if abs(camera[0]) > 179:
        shed = shapely.union_all(shapely.get_parts(one_side(shed)))
        camera = (camera[0] % 360, camera[1])
    middle = shapely.centroid(shed)
    return math.degrees(ruler().bearing(QgsPointXY(*camera), QgsPointXY(middle.x, middle.y))) % 360


def off(found, wanted):
    """The angle between two azimuths."""
    return abs((found - wanted + 180) % 360 - 180)


NORTH_OF_ALL = [(20 + i, 70.0) for i in range(6)]
NORWAY = [(10.75, 59.91), (10.4, 63.43), (18.95, 69.65), (25.78, 71.17), (30.05, 69.73)]
CHILE = [(-70.32, -18.48), (-70.65, -33.45), (-73.05, -36.82), (-70.91, -53.16)]
FIJI = [(178.44, -18.14), (179.999, -16.9), (-179.999, -16.9), (-178.2, -17.3)]


@pytest.mark.parametrize(
    ("where", "crs"),
    [
        (NORTH_OF_ALL, "EPSG:4326"),
        (NORTH_OF_ALL, "EPSG:25835"),
        (NORTH_OF_ALL, "EPSG:3857"),
        (NORWAY, "EPSG:4326"),
        (NORWAY, "EPSG:25833"),
        (CHILE, "EPSG:4326"),
        (CHILE, "EPSG:32719"),
        (FIJI, "EPSG:4326"),
        (FIJI, "EPSG:3460"),
        ([(6.18, 49.12), (2.35, 48.86), (7.75, 48.58)], "EPSG:2154"),
        ([(-74.0, 40.71), (-73.9, 40.8)], "EPSG:2263"),
    ],
)
@pytest.mark.parametrize("direction", [0.0, 37.0, 250.0])
def test_directions_are_of_true_north(run, provider, where, crs, direction):
    given = places(*where, crs=crs, direction_deg=direction, fov_deg=20.0)
    result = run("cameraviewsheds", CAMERAS=given, RANGE=500)
    assert [row["direction_deg"] for row in result.rows()] == pytest.approx([direction] * len(where))
    for camera, row, shed in zip(where, result.rows(), shapes(result.layers["OUTPUT"])):
        assert row["status"] == "ok"
        assert off(azimuth(camera, shed), direction) < 0.05


def test_sectors_are_of_true_north(run):
    given = places(*NORWAY, sectors="80-100;200-210")
    result = run("cameraviewsheds", CAMERAS=given, RANGE=500)
    for camera, shed in zip(NORWAY, shapes(result.layers["OUTPUT"])):
        found = sorted(azimuth(camera, part) for part in shapely.get_parts(shed))
        assert found == pytest.approx([90, 205], abs=0.05)


def test_cameras_on_walls_face_true_north(run):
    """Houses that lie along the meridian: a camera in its north wall looks north, and says so."""
    houses, given = [], []
    for x, y in NORWAY:
        east, north = 10 / (111_320 * math.cos(math.radians(y))), 10 / 111_500
        houses.append((shapely.box(x - east, y - north, x + east, y + north).wkt, {}))
        given.append((x, y + 0.99 * north))
    result = run(
        "cameraviewsheds",
        CAMERAS=places(*given, fov_deg=90.0),
        BUILDINGS=layer("Polygon", houses, "EPSG:4326"),
        RANGE=100,
    )
    for camera, row, shed in zip(given, result.rows(), shapes(result.layers["OUTPUT"])):
        assert row["status"] == "moved"
        assert off(row["direction_deg"], 0) < 0.05
        assert off(azimuth(camera, shed), 0) < 0.1


def test_scale_is_checked_over_all_features(run):
    """In UTM 33 the scale is right where most cameras are and 0.6 % off for the rest, once over 3 degrees away."""
    near = [(17.0 + i / 100, 52.0) for i in range(10)]
    far = [(22.0 + i / 100, 52.0) for i in range(5)]
    result = run("cameraviewsheds", CAMERAS=places(*near, *far, crs="EPSG:32633"))
    measured = [ruler().measureArea(each.geometry()) for each in moved_to_degrees(result)]
    assert measured == pytest.approx([DISC] * 15, rel=1e-3)
    assert ["5 of 15" in text for text in result.log.warnings] == [True]  # outside the zone's area of use
    coverage = run("coverage", VIEWSHEDS=result.layers["OUTPUT"])
    measured = [ruler().measureArea(each.geometry()) for each in moved_to_degrees(coverage)]
    assert [row["area_m2"] for row in coverage.rows()] == pytest.approx(measured, rel=1e-3)


def moved_to_degrees(result, name="OUTPUT"):
    import processing

    parameters = {"INPUT": result.layers[name], "TARGET_CRS": "EPSG:4326", "OUTPUT": "memory:"}
    return list(processing.run("native:reprojectlayer", parameters)["OUTPUT"].getFeatures())


def lens_area(apart, radius):
    """What two discs cover together."""
    both = 2 * radius**2 * math.acos(apart / 2 / radius) - apart / 2 * math.sqrt(4 * radius**2 - apart**2)
    return 2 * math.pi * radius**2 - both


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:3460", "EPSG:4979"])
def test_cameras_on_both_sides_of_180_degrees(run, provider, crs):
    where = [(179.9997, -16.995), (-179.9997, -16.995)]
    result = run("cameraviewsheds", CAMERAS=places(*where, crs=crs), RANGE=100)
    areas = [ruler().measureArea(each.geometry()) for each in moved_to_degrees(result)]
    assert areas == pytest.approx([math.pi * 100**2] * 2, rel=2e-3)
    apart = ruler().measureLine(QgsPointXY(*where[0]), QgsPointXY(180.0003, -16.995))
    assert apart == pytest.approx(63.9, abs=0.1)
    coverage = run("coverage", VIEWSHEDS=result.layers["OUTPUT"])
    assert coverage.values["AREA_M2"] == pytest.approx(lens_area(apart, 100), abs=20)
    assert len(coverage.rows()) == 1
    again = sum(ruler().measureArea(each.geometry()) for each in moved_to_degrees(coverage))
    assert again == pytest.approx(lens_area(apart, 100), abs=60)
    bounds = shapely.total_bounds(shapes(coverage.layers["OUTPUT"]))
    assert (np.abs(bounds[[0, 2]]) <= 180).all()


ACROSS = {
    "in one": "LINESTRING(179.999 -17, -179.999 -17)",
    "split": "MULTILINESTRING((179.999 -17, 180 -17), (-180 -17, -179.999 -17))",
    "past 180": "LINESTRING(179.999 -17, 180.001 -17)",
    "before -180": "LINESTRING(-180.001 -17, -179.999 -17)",
}


@pytest.mark.parametrize("way", ACROSS)
def test_lines_across_180_degrees(run, way):
    walk = layer("MultiLineString", [(ACROSS[way], {})], "EPSG:4326")
    where = [(179.9999, -17.0), (-179.9999, -17.0)]
    result = run("routeexposure", ROUTES=walk, CAMERAS=places(*where), RANGE=50)
    (row,) = result.rows()
    metres = 2 * ruler().measureLine(QgsPointXY(179.999, -17), QgsPointXY(180, -17))
    assert row["length_m"] == pytest.approx(metres, abs=0.05)
    between = 2 * ruler().measureLine(QgsPointXY(179.9999, -17), QgsPointXY(180, -17))
    assert row["exposed_m"] == pytest.approx(100 + between, abs=0.2)
    assert row["cameras"] == 2
    pieces = [shape for shape in shapes(result.layers["PIECES"]) if not shapely.is_empty(shape)]
    assert sum(
        np.ptp(shapely.get_coordinates(part)[:, 0]) for piece in pieces for part in shapely.get_parts(piece)
    ) == (pytest.approx(0.002, abs=1e-6))


def test_a_walk_found_across_180_degrees(run):
    streets = layer(
        "LineString",
        [("LINESTRING(179.99 -17, 180 -17)", {}), ("LINESTRING(-180 -17, -179.99 -17)", {})],
        "EPSG:4326",
    )
    result = run(
        "findroutes",
        NETWORK=streets,
        ORIGINS=places((179.995, -17)),
        DESTINATIONS=places((-179.995, -17)),
        CAMERAS=places((180, -17)),
    )
    (row,) = result.rows()
    assert row["status"] == "ok"
    assert row["length_m"] == pytest.approx(1064.6, abs=0.5)
    assert row["exposed_m"] == pytest.approx(240, abs=0.5)


AREAS = {
    "in one": "POLYGON((179.999 -17, -179.999 -17, -179.999 -17.001, 179.999 -17.001, 179.999 -17))",
    "split": "MULTIPOLYGON(((179.999 -17, 180 -17, 180 -17.001, 179.999 -17.001, 179.999 -17)),"
    "((-180 -17, -179.999 -17, -179.999 -17.001, -180 -17.001, -180 -17)))",
    "past 180": "POLYGON((179.999 -17, 180.001 -17, 180.001 -17.001, 179.999 -17.001, 179.999 -17))",
}


@pytest.mark.parametrize("way", AREAS)
def test_areas_across_180_degrees(run, way):
    areas = layer("MultiPolygon", [(AREAS[way], {})], "EPSG:4326")
    where = [(179.9996, -17.0005), (-179.9996, -17.0005), (0.0, 51.0)]
    result = run("cameradensity", AREAS=areas, CAMERAS=places(*where[:2]), RANGE=30)
    (row,) = result.rows()
    assert row["status"] == "ok"
    assert row["cameras"] == 2
    assert row["covered_m2"] == pytest.approx(2 * math.pi * 900, rel=2e-3)
    whole = 2 * shapely.box(179.999, -17.001, 180, -17).area * 111_320 * math.cos(math.radians(17)) * 110_660
    assert row["covered_share"] == pytest.approx(2 * math.pi * 900 / whole, rel=5e-3)
    counted = run("countpoints", AREAS=areas, POINTS=places(*where))
    assert counted.rows()[0]["points"] == 2


@pytest.mark.parametrize(("x", "y"), [(25.0, 89.99), (-130.0, -89.995), (10.0, 89.9995), (0.0, 90.0)])
def test_cameras_at_the_poles(run, x, y):
    result = run("cameraviewsheds", CAMERAS=places((x, y)))
    (row,) = result.rows()
    assert row["status"] == "ok"
    assert row["area_m2"] == pytest.approx(DISC, rel=1e-3)
    (shed,) = shapes(result.layers["OUTPUT"])
    assert shapely.is_valid(shed)
    at_pole = np.abs(shapely.get_coordinates(shed)[:, 1]) == 90
    rim = shapely.get_coordinates(shed)[~at_pole]
    rim = rim[np.abs(rim[:, 0]) < 180]  # else on the cut, on the way to the pole
    metres = [ruler().measureLine(QgsPointXY(x, y), QgsPointXY(*each)) for each in rim]
    assert metres == pytest.approx([120] * len(metres), abs=0.1)
    assert at_pole.any() == ((90 - abs(y)) * 111_694 < 120)
    coverage = run("coverage", VIEWSHEDS=result.layers["OUTPUT"])
    assert coverage.values["AREA_M2"] == pytest.approx(DISC, rel=1e-3)


def test_a_direction_at_the_pole(run):
    where = (25.0, 89.99)
    result = run("cameraviewsheds", CAMERAS=places(where, direction_deg=90.0, fov_deg=20.0))
    polar = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"),
        QgsCoordinateReferenceSystem("EPSG:5041"),
        QgsCoordinateTransformContext(),
    )
    shape = next(result.layers["OUTPUT"].getFeatures()).geometry()
    shape.transform(polar)  # degrees are no measure here
    middle = polar.transform(shape.centroid().asPoint(), Qgis.TransformDirection.Reverse)
    assert off(math.degrees(ruler().bearing(QgsPointXY(*where), middle)), 90) < 0.05


def test_a_whole_country_in_one_system(run):
    """Switzerland, 350 km wide, is within 0.01 % in a conic system; transverse Mercator would be 0.04 % off."""
    where = [
        (6.14, 46.2),
        (7.45, 46.95),
        (8.54, 47.37),
        (9.84, 46.5),
        (10.3, 46.62),
        (8.95, 46.0),
        (9.37, 47.42),
    ]
    sheds = run("cameraviewsheds", CAMERAS=places(*where))
    result = run("coverage", VIEWSHEDS=sheds.layers["OUTPUT"])
    assert not result.log.warnings
    measured = [ruler().measureArea(each.geometry()) for each in result.layers["OUTPUT"].getFeatures()]
    assert [row["area_m2"] for row in result.rows()] == pytest.approx(measured, rel=5e-4)


def test_a_long_country_is_measured_with_a_word(run):
    where = [*NORWAY, (5.32, 60.39), (8.0, 58.1), (14.4, 67.3)]
    sheds = run("cameraviewsheds", CAMERAS=places(*where))
    result = run("coverage", VIEWSHEDS=sheds.layers["OUTPUT"])
    assert [text for text in result.log.warnings if "wrong by up to 0.0" in text]
    measured = [ruler().measureArea(each.geometry()) for each in result.layers["OUTPUT"].getFeatures()]
    assert [row["area_m2"] for row in result.rows()] == pytest.approx(measured, rel=2e-3)


ACROSS_AMERICA = [(-122 + 5 * i, 47 - 8 * (i % 3)) for i in range(10)]


def test_a_continent_is_refused_before_work(run, tmp_path):
    sheds = run(
        "cameraviewsheds", CAMERAS=places(*ACROSS_AMERICA, direction_deg=10.0, fov_deg=20.0), RANGE=500
    )
    for camera, row, shed in zip(ACROSS_AMERICA, sheds.rows(), shapes(sheds.layers["OUTPUT"])):
        assert row["area_m2"] == pytest.approx(math.pi * 500**2 / 18, rel=2e-3)
        assert off(azimuth(camera, shed), 10) < 0.05
    with pytest.raises(QgsProcessingException, match="one region at a time"):
        run("coverage", VIEWSHEDS=sheds.layers["OUTPUT"], OUTPUT=str(tmp_path / "all.gpkg"))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857"])
def test_buildings_in_several_zones(run, provider, crs):
    """Each camera sees what it sees alone, its own buildings around it, wherever the others are."""
    import processing

    where = [*ACROSS_AMERICA, (179.9999, -17.0), (-179.9995, -17.0), (25.0, 89.99)]
    houses = []
    for x, y in where:
        east, north = 1 / (111_320 * math.cos(math.radians(y))), 1 / 111_300
        houses.append(
            (shapely.box(x + 20 * east, y - 10 * north, x + 40 * east, y + 10 * north).wkt, {"h": 9.0})
        )
    buildings = layer("Polygon", houses, "EPSG:4326")
    if crs != "EPSG:4326":
        houses = houses[:-1]  # the pole is not on that map
        where = where[:-1]
        parameters = {"INPUT": layer("Polygon", houses, "EPSG:4326"), "TARGET_CRS": crs, "OUTPUT": "memory:"}
        buildings = processing.run("native:reprojectlayer", parameters)["OUTPUT"]
    given = {"BUILDINGS": buildings, "RANGE": 100, "BUILDING_HEIGHT": '"h"', "DEFAULT_HEIGHT": 3}
    result = run("cameraviewsheds", CAMERAS=places(*where, crs=crs), **given)
    assert any("Working coordinate systems" in text for text in result.log.infos)
    assert not result.log.warnings
    for camera, row in zip(where, result.rows()):
        alone = run("cameraviewsheds", CAMERAS=places(camera, crs=crs), **given).rows()[0]
        assert row["status"] == alone["status"] == "ok"
        assert alone["area_m2"] < 0.9 * math.pi * 100**2
        assert row["area_m2"] == pytest.approx(alone["area_m2"], rel=1e-3)
    far = run("cameraviewsheds", CAMERAS=places(*where, (60.0, 20.0), crs=crs), **given).rows()[-1]
    assert far["area_m2"] == pytest.approx(math.pi * 100**2, rel=1e-3)


def test_points_are_counted_over_a_continent(run):
    """An area with a side along a parallel, which bends away from the straight line in any other system."""
    areas = layer("Polygon", [("POLYGON((-120 30, -80 30, -80 49, -120 49, -120 30))", {})], "EPSG:4326")
    points = places((-100, 48.9), (-100, 49.1), (-100, 30.1), (-100, 29.9), (-119.9, 40), (-120.1, 40))
    result = run("countpoints", AREAS=areas, POINTS=points)
    assert result.rows()[0]["points"] == 3
    assert not [text for text in result.log.warnings if "wrong by" in text]


def test_points_are_counted_over_the_globe(run):
    """Far countries are countries: none is a stray, however few."""
    boxes = [(-10 + 0.5 * i, 40, -9.6 + 0.5 * i, 41) for i in range(30)]
    boxes += [(-160, 19, -154, 23), (110, -40, 150, -15), (-180, 60, 180, 75), (170, -50, 180, -30)]
    areas = layer("Polygon", [(shapely.box(*each).wkt, {}) for each in boxes], "EPSG:4326")
    inside = [((a + c) / 2, (b + d) / 2) for a, b, c, d in boxes]
    rows = run("countpoints", AREAS=areas, POINTS=places(*inside)).rows()
    assert [row["points"] for row in rows] == [1] * len(boxes)


def test_cameras_of_a_continent_around_a_walk(run):
    walk = layer("LineString", [("LINESTRING(-74.00 40.71, -74.01 40.718)", {})], "EPSG:4326")
    near = [(-74.0, 40.71), (-74.001, 40.712)]
    alone = run("routeexposure", ROUTES=walk, CAMERAS=places(*near))
    result = run("routeexposure", ROUTES=walk, CAMERAS=places(*near, *ACROSS_AMERICA))
    for name in ("length_m", "exposed_m", "cameras"):
        assert result.rows()[0][name] == pytest.approx(alone.rows()[0][name], rel=1e-5)
    assert not [text for text in result.log.warnings if "wrong by" in text]


CITY = [(2.35 + i / 1000, 48.86 + i / 2000) for i in range(20)]


@pytest.mark.parametrize("stray", [(0.0, 0.0), (48.86, 2.35), (-150.0, 70.0)])
def test_strays_are_named_and_left_out(run, stray):
    """Missing coordinates, coordinates the wrong way round, another place on earth."""
    sheds = run("cameraviewsheds", CAMERAS=places(*CITY), RANGE=20)
    good = run("coverage", VIEWSHEDS=sheds.layers["OUTPUT"]).values["AREA_M2"]
    x, y = stray
    odd = shapely.buffer(shapely.Point(x, y), 0.0002).wkt if any(stray) else "POLYGON((0 0, 0 0, 0 0, 0 0))"
    rows = [(shape.wkt, {}) for shape in shapes(sheds.layers["OUTPUT"])]
    spoiled = run("coverage", VIEWSHEDS=layer("MultiPolygon", [*rows, (odd, {})], "EPSG:4326"))
    assert spoiled.values["AREA_M2"] == pytest.approx(good, rel=1e-4)
    assert spoiled.values["SKIPPED"] == 1
    walk = layer("LineString", [("LINESTRING(2.35 48.86, 2.36 48.865)", {})], "EPSG:4326")
    result = run("routeexposure", ROUTES=walk, CAMERAS=places(*CITY, stray))
    alone = run("routeexposure", ROUTES=walk, CAMERAS=places(*CITY))
    assert result.rows()[0]["exposed_m"] == pytest.approx(alone.rows()[0]["exposed_m"], rel=1e-5)
    assert [
        text for text in result.log.warnings if "1 of 21 features" in text and "far from all else" in text
    ]


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:32631", "EPSG:27700"])
def test_missing_coordinates_are_no_place(run, provider, crs):
    """0, 0 in degrees, in metres, and in degrees turned into metres; many of them, and some due south."""
    london = [(-0.12 + i / 1000, 51.5) for i in range(3)]
    given = places(*london, *([(0.0, 0.0)] * 4), crs=crs if crs != "EPSG:27700" else "EPSG:4326")
    if crs == "EPSG:27700":
        rows = [("POINT(530000 180000)", {}), ("POINT(530100 180000)", {}), ("POINT(530200 180000)", {})]
        given = layer("Point", [*rows, *[("POINT(0 0)", {})] * 4], crs)
    result = run("cameraviewsheds", CAMERAS=given)
    assert [row["status"] for row in result.rows()] == ["ok"] * 3 + ["unusable"] * 4
    assert "far from all else" in result.rows()[3]["message"]
    assert [text for text in result.log.warnings if "4 of 7 features" in text]


def test_null_island_itself_can_be_worked_on(run):
    result = run("cameraviewsheds", CAMERAS=places((0.0, 0.0), (0.001, 0.001)))
    assert [row["status"] for row in result.rows()] == ["ok", "ok"]
    assert [row["area_m2"] for row in result.rows()] == pytest.approx([DISC] * 2, rel=1e-3)


def test_degrees_in_a_system_of_metres(run):
    for crs in ("EPSG:32618", "EPSG:3857", "EPSG:27700"):
        given = layer("Point", [("POINT(-74.0 40.71)", {}), ("POINT(-74.01 40.72)", {})], crs)
        result = run("cameraviewsheds", CAMERAS=given)
        assert [text for text in result.log.warnings if "look like degrees" in text and crs in text]


def test_outside_the_area_of_use(run):
    rows = [("POINT(583960 4507523)", {}), ("POINT(584000 4507600)", {}), ("POINT(-2000000 4507600)", {})]
    result = run("cameraviewsheds", CAMERAS=layer("Point", rows, "EPSG:32618"))
    assert [text for text in result.log.warnings if "1 of 3 features" in text and "EPSG:32618" in text]
    for crs, where in (("EPSG:3460", FIJI), ("EPSG:4326", FIJI), ("EPSG:2154", [(6.18, 49.12)])):
        assert not run("cameraviewsheds", CAMERAS=places(*where, crs=crs)).log.warnings
    result = run("cameraviewsheds", CAMERAS=places((-74.0, 40.7), crs="EPSG:4258"))
    assert [text for text in result.log.warnings if "1 of 1 features" in text and "EPSG:4258" in text]


LOCAL = 'LOCAL_CS["site grid",UNIT["metre",1]]'
TABLE_TOOLS = {
    "cameraviewsheds": {"CAMERAS": "Point"},
    "coverage": {"VIEWSHEDS": "Polygon"},
    "overlapraster": {"VIEWSHEDS": "Polygon"},
    "camerasinview": {"INPUT": "Point", "VIEWSHEDS": "Polygon"},
    "cameradensity": {"AREAS": "Polygon", "CAMERAS": "Point"},
    "rankareas": {"AREAS": "Polygon"},
    "routeexposure": {"ROUTES": "LineString", "CAMERAS": "Point"},
    "exposurebyrange": {"ROUTES": "LineString", "CAMERAS": "Point"},
    "findroutes": {"NETWORK": "LineString", "ORIGINS": "Point", "DESTINATIONS": "Point", "CAMERAS": "Point"},
    "protestsite": {"NETWORK": "LineString", "SITE": "Point", "STATIONS": "Point", "CAMERAS": "Point"},
    "placepairs": {"NETWORK": "LineString", "PLACES": "Point", "CAMERAS": "Point"},
    "countpoints": {"AREAS": "Polygon", "POINTS": "Point"},
    "equityanalysis": {"AREAS": "Polygon"},
    "importcameras": {"INPUT": "Point"},
    "aggregatetags": {"INPUT": "Point"},
}
WKT = {
    "Point": "POINT(680000 4500000)",
    "LineString": "LINESTRING(680000 4500000, 680300 4500000)",
    "Polygon": "POLYGON((680000 4500000, 680100 4500000, 680100 4500100, 680000 4500000))",
}


@pytest.mark.parametrize("lost", ["nothing", "a site's own", "heights"])
@pytest.mark.parametrize(
    ("tool", "name"), [(tool, name) for tool in TABLE_TOOLS for name in TABLE_TOOLS[tool]]
)
def test_a_layer_without_a_system_stops_every_tool(run, provider, tmp_path, tool, name, lost):
    parameters = {
        each: layer(kind, [(WKT[kind], {"m": 1.0})] * 2) for each, kind in TABLE_TOOLS[tool].items()
    }
    system = QgsCoordinateReferenceSystem()
    if lost == "a site's own":
        system = QgsCoordinateReferenceSystem.fromWkt(LOCAL)
    elif lost == "heights":
        system = QgsCoordinateReferenceSystem("EPSG:5701")
    parameters[name].setCrs(system)
    if tool == "overlapraster":
        parameters["OUTPUT"] = str(tmp_path / "overlap.tif")
    if tool == "rankareas":
        parameters["MEASURE"] = "m"
    if tool == "equityanalysis":
        parameters |= {"OUTCOME": "m", "PREDICTORS": "m"}
    label = provider.algorithm(tool).parameterDefinition(name).description()
    with pytest.raises(QgsProcessingException, match="system") as caught:
        run(tool, **parameters)
    assert str(caught.value).startswith(f"{label}:")


def test_a_raster_without_a_system(run, raster, provider):  # noqa: F811
    heights = raster(np.zeros((50, 50)), system=None)
    where = layer("Point", [("POINT(500000 5000000)", {})], "EPSG:32632")
    with pytest.raises(QgsProcessingException, match=r"Terrain.*no coordinate system"):
        run("cameraviewsheds", CAMERAS=where, TERRAIN=heights)


def test_a_table_without_a_system(run):
    table = layer("None", [(None, {"x": 2.35, "y": 48.86})])
    with pytest.raises(QgsProcessingException, match="Coordinate system of a table"):
        run("importcameras", INPUT=table, TABLE_CRS=QgsCoordinateReferenceSystem())


def test_an_extent_without_a_system(run, tmp_path):
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem())
    sheds = run("cameraviewsheds", CAMERAS=places((2.35, 48.86))).layers["OUTPUT"]
    parameters = {"VIEWSHEDS": sheds, "OUTPUT": str(tmp_path / "overlap.tif")}
    with pytest.raises(QgsProcessingException, match="Extent"):
        run("overlapraster", EXTENT="2.34,2.36,48.85,48.87", **parameters)
    assert run("overlapraster", EXTENT="2.34,2.36,48.85,48.87 [EPSG:4326]", **parameters).values[
        "CELLS_IN_VIEW"
    ]
    with pytest.raises(QgsProcessingException, match="Extent"):
        run("addosmlayers", SOURCE="overpass", EXTENT="2.34,2.36,48.85,48.87", ENDPOINT="http://localhost:1")


# -- heights that are none


@pytest.fixture
def ground(tmp_path):
    """A raster of heights around 500000, 5000000 in EPSG:32632, cells of 1 m, as a layer."""
    from osgeo import gdal, osr

    def build(heights, kind="Float32", nodata=None):
        heights = np.asarray(heights)
        path = str(tmp_path / f"heights{len(list(tmp_path.iterdir()))}.tif")
        rows, columns = heights.shape
        made = gdal.GetDriverByName("GTiff").Create(path, columns, rows, 1, getattr(gdal, f"GDT_{kind}"))
        system = osr.SpatialReference()
        system.ImportFromEPSG(32632)
        made.SetProjection(system.ExportToWkt())
        made.SetGeoTransform((500000 - columns / 2, 1, 0, 5000000 + rows / 2, 0, -1))
        band = made.GetRasterBand(1)
        band.WriteRaster(0, 0, columns, rows, heights.astype(np.float32).tobytes(), buf_type=gdal.GDT_Float32)
        if nodata is not None:
            band.SetNoDataValue(nodata)
        made = band = None
        return QgsRasterLayer(path, "heights")

    return build


def with_hole(value, half=8):
    """Ground at 50 m with a square hole of `value` in the middle."""
    heights = np.full((121, 121), 50.0)
    heights[60 - half : 61 + half, 60 - half : 61 + half] = value
    return heights


ODD = [-9999.0, -32768.0, -3.4028234663852886e38, -999.0, -99999.0, 9999.0, 65535.0, 1e20, -2222.0]


@pytest.mark.parametrize("value", ODD)
def test_undeclared_nodata_is_no_ground(run, ground, value):
    where = layer("Point", [("POINT(500000 5000000)", {}), ("POINT(500030 5000000)", {})], "EPSG:32632")
    result = run("cameraviewsheds", CAMERAS=where, TERRAIN=ground(with_hole(value)), RANGE=40)
    on_it, beside = result.rows()
    assert on_it["status"] == "unusable"
    assert on_it["area_m2"] is None
    assert "no height there" in on_it["message"]
    told = [text for text in result.log.warnings if "289 cells" in text and f"{value:g}" in text]
    assert len(told) == 1
    # Beside it all is flat, and the hole is neither in view nor in the way.
    known = run("cameraviewsheds", CAMERAS=where, TERRAIN=ground(with_hole(value), nodata=value), RANGE=40)
    assert beside["area_m2"] == pytest.approx(known.rows()[1]["area_m2"], rel=1e-9)
    assert known.rows()[0]["status"] == "unusable"
    assert not [text for text in known.log.warnings if "can be no height" in text]


def test_two_marks_of_which_one_is_declared(run, ground):
    heights = with_hole(-9999.0)
    heights[:10] = -32768.0
    where = layer("Point", [("POINT(500000 5000000)", {}), ("POINT(500030 5000000)", {})], "EPSG:32632")
    result = run("cameraviewsheds", CAMERAS=where, TERRAIN=ground(heights, nodata=-32768), RANGE=40)
    assert [row["status"] for row in result.rows()] == ["unusable", "ok"]
    assert [text for text in result.log.warnings if "-9999" in text]
    assert not [text for text in result.log.warnings if "-32768" in text]


def test_a_sea_bed_and_the_lowest_land_are_ground(run, ground):
    slope = np.tile(np.linspace(-430, -2000, 121), (121, 1))
    low = np.full((121, 121), -430.0)
    where = layer("Point", [("POINT(500000 5000000)", {"camera_id": "a"})], "EPSG:32632")
    for heights in (slope, low):
        result = run("cameraviewsheds", CAMERAS=where, TERRAIN=ground(heights), RANGE=30)
        assert result.rows()[0]["status"] == "ok"
        assert not result.log.warnings


def test_the_case_of_undeclared_nodata(run, data_dir):
    terrain = QgsRasterLayer(str(data_dir / "cases/tables/undeclared_nodata.tif"), "heights")
    where = layer("Point", [("POINT(500000 5000000)", {})], "EPSG:32632")
    result = run("cameraviewsheds", CAMERAS=where, TERRAIN=terrain)
    assert result.rows()[0]["status"] == "unusable"
    assert "no height there" in result.rows()[0]["message"]


def test_the_case_of_cameras_across_180_degrees(run, data_dir):
    path = data_dir / "cases/tables/across_180.csv"
    given = QgsVectorLayer(f"file://{path}?xField=lon&yField=lat&crs=EPSG:4326", "cams", "delimitedtext")
    sheds = run("cameraviewsheds", CAMERAS=given, RANGE=100)
    assert run("coverage", VIEWSHEDS=sheds.layers["OUTPUT"]).values["AREA_M2"] == pytest.approx(
        43_962, abs=20
    )
    imported = run("importcameras", INPUT=str(path))
    sheds = run("cameraviewsheds", CAMERAS=imported.layers["OUTPUT"], RANGE=100)
    assert run("coverage", VIEWSHEDS=sheds.layers["OUTPUT"]).values["AREA_M2"] == pytest.approx(
        43_962, abs=20
    )


def square(x, y, size, crs="EPSG:4326"):
    """A square of degrees, or of metres."""
    corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
    return layer("Polygon", [(f"POLYGON(({','.join(f'{a} {b}' for a, b in corners)}))", {})], crs)


def on_the_ellipsoid(areas):
    shape = next(areas.getFeatures()).geometry().densifyByDistance(0.01)
    return ruler().measureArea(shape)


@pytest.mark.parametrize(
    ("x", "y", "size"), [(-74.02, 40.68, 0.05), (-76, 39, 4), (13, 52, 0.1), (107, -40, 0.1)]
)
def test_a_study_area_is_measured_where_it_is(run, x, y, size):
    """Near, around and far from the views: its own ground, and theirs."""
    sheds = run("cameraviewsheds", CAMERAS=places((-74.0, 40.7), crs="EPSG:32618")).layers["OUTPUT"]
    area = square(x, y, size)
    result = run("coverage", VIEWSHEDS=sheds, AREA=area)
    assert result.values["AREA_M2"] == pytest.approx(DISC, rel=1e-3)
    ground = on_the_ellipsoid(area)
    assert result.values["OPEN_GROUND_M2"] == pytest.approx(ground, rel=1e-3)
    meets = x < -74 < x + size
    assert result.values["OPEN_GROUND_SHARE"] == pytest.approx(DISC / ground if meets else 0, rel=3e-3)
    assert bool([text for text in result.log.warnings if "km away" in text]) != meets


UTM = "EPSG:32618"
ELSEWHERE = {
    "coverage": ["VIEWSHEDS", "AREA", "BUILDINGS"],
    "camerasinview": ["INPUT", "VIEWSHEDS", "CAMERAS"],
    "findroutes": ["NETWORK", "ORIGINS", "DESTINATIONS", "VIA", "CAMERAS"],
    "protestsite": ["NETWORK", "SITE", "STATIONS", "VIEWSHEDS"],
    "placepairs": ["NETWORK", "PLACES", "CAMERAS"],
    "cameradensity": ["AREAS", "CAMERAS", "VIEWSHEDS"],
    "exposurebyrange": ["ROUTES", "CAMERAS"],
    "countpoints": ["AREAS", "POINTS"],
    "cameraviewsheds": ["CAMERAS", "BUILDINGS"],
    "importcameras": ["INPUT"],
}
KINDS = {
    **dict.fromkeys(["VIEWSHEDS", "AREA", "AREAS", "BUILDINGS"], "Polygon"),
    **dict.fromkeys(["NETWORK", "ROUTES"], "LineString"),
}


def shape(kind, x, y):
    far = f"{x + 100} {y}, {x + 100} {y + 100}"
    return {
        "Point": f"POINT({x} {y})",
        "LineString": f"LINESTRING({x} {y}, {far})",
        "Polygon": f"POLYGON(({x} {y}, {far}, {x} {y}))",
    }[kind]


@pytest.mark.parametrize(("tool", "name"), [(tool, name) for tool in ELSEWHERE for name in ELSEWHERE[tool]])
def test_each_layer_that_lies_where_it_cannot_is_told_once(run, provider, tool, name):
    def given(wrong):
        made = {}
        for each in ELSEWHERE[tool]:
            kind = KINDS.get(each, "Point")
            rows = [(shape(kind, 680_000 + 200 * i, 4_500_000), {"camera_id": str(i)}) for i in range(3)]
            if each == name and wrong:
                rows[0] = (shape(kind, -3_000_000, 4_500_000), {"camera_id": "far"})
            made[each] = layer(kind, rows, UTM)
        return made

    def told(found):
        return [text for text in found.log.warnings if "is made for" in text]

    label = provider.algorithm(tool).parameterDefinition(name).description()
    (text,) = told(run(tool, **given(True)))
    assert text.startswith(f"{label}: 1 of 3")
    assert not told(run(tool, **given(False)))


@pytest.mark.parametrize(
    ("tool", "name"),
    [("findroutes", "VIA"), ("placepairs", "PLACES"), ("coverage", "AREA"), ("coverage", "BUILDINGS"),
     ("cameraviewsheds", "BUILDINGS"), ("importcameras", "INPUT")],
)  # fmt: skip
def test_each_layer_in_degrees_that_says_metres_is_told(run, provider, tool, name):
    made = {}
    for each in ELSEWHERE[tool]:
        kind = KINDS.get(each, "Point")
        rows = [(shape(kind, 680_000 + 200 * i, 4_500_000), {"camera_id": str(i)}) for i in range(3)]
        if each == name:
            rows = [(shape(kind, -174 + i, 40), {"camera_id": str(i)}) for i in range(3)]
        made[each] = layer(kind, rows, UTM)
    label = provider.algorithm(tool).parameterDefinition(name).description()
    (text,) = [text for text in run(tool, **made).log.warnings if "look like degrees" in text]
    assert text.startswith(f"{label}:")


def test_a_table_of_metres_read_as_another_zone(run):
    table = layer("None", [(None, {"x": 680000.0, "y": 4500000.0})])
    found = run("importcameras", INPUT=table, TABLE_CRS="EPSG:32618")
    assert not [text for text in found.log.warnings if "is made for" in text]
    found = run("importcameras", INPUT=table, TABLE_CRS="EPSG:27700")  # north of Britain
    assert [text for text in found.log.warnings if "is made for" in text]


def test_metres_that_say_degrees_are_points_off_the_map(run):
    given = layer("Point", [("POINT(680000 4500000)", {"camera_id": "a"})], "EPSG:4326")
    with pytest.raises(QgsProcessingException, match="outside the layer's coordinate system"):
        run("importcameras", INPUT=given)


def test_an_extent_across_180_degrees(run):
    sheds = run("cameraviewsheds", CAMERAS=places((179.9995, -17), (-179.9995, -17))).layers["OUTPUT"]
    found = [
        run("overlapraster", VIEWSHEDS=sheds, EXTENT=extent, OUTPUT="TEMPORARY_OUTPUT").values
        for extent in (
            "179.99,180.01,-17.01,-16.99 [EPSG:4326]",
            "179.99,-179.99,-17.01,-16.99 [EPSG:4326]",
        )
    ]
    assert found[0]["CELLS_IN_VIEW"] == found[1]["CELLS_IN_VIEW"] > 10_000
    assert found[0]["CELLS"] == found[1]["CELLS"]


def test_cameras_without_coordinates_are_not_imported_as_places(run):
    """0, 0 far from all else is what a table says that does not know."""
    where = [(0.0, 0.0), (-74.0, 40.7), (-74.01, 40.7), (-666666666.0, -666666666.0)]
    table = layer("None", [(None, {"lon": x, "lat": y}) for x, y in where])
    result = run("importcameras", INPUT=table)
    assert [row["status"] for row in result.rows()] == ["unusable", "ok", "ok", "unusable"]
    assert "far from all else" in result.rows()[0]["message"]
    assert result.values["CAMERAS"] == 2
    at_zero = layer("None", [(None, {"lon": x, "lat": y}) for x, y in [(0.0, 0.0), (0.01, 0.01)]])
    assert [row["status"] for row in run("importcameras", INPUT=at_zero).rows()] == ["ok", "ok"]
