"""One bad feature never spoils a batch; nothing is lost without a word. Each was a wrong figure once."""

import math
import threading

import numpy as np
import pytest
import shapely
from qgis.core import QgsPointXY, QgsProcessingException, QgsProperty, QgsVectorLayer

from .conftest import Log, UserError, layer
from .test_bad_input import STREETS, box, cameras, point

NEW_YORK = [("POINT(-74.00 40.71)", {"n": 1}), ("POINT(-74.001 40.712)", {"n": 2})]
WALK = [("LINESTRING(-74.00 40.71, -74.01 40.718)", {})]


@pytest.mark.parametrize("stray", ["583960 4507523", "9999 9999", "-74 91", "0 0", "40.71 -74.00"])
def test_a_stray_camera_in_degrees_changes_no_walk(run, stray):
    walk = layer("LineString", WALK, "EPSG:4326")
    good = run("routeexposure", ROUTES=walk, CAMERAS=layer("Point", NEW_YORK, "EPSG:4326")).rows()[0]
    spoiled = layer("Point", [(f"POINT({stray})", {"n": 0}), *NEW_YORK], "EPSG:4326")
    result = run("routeexposure", ROUTES=walk, CAMERAS=spoiled)
    (row,) = result.rows()
    assert row["length_m"] == pytest.approx(good["length_m"], rel=1e-4)
    assert row["exposed_m"] == pytest.approx(good["exposed_m"], rel=1e-3)
    assert not any("inf" in text for text in result.log.warnings)
    viewsheds = run("cameraviewsheds", CAMERAS=spoiled).rows()
    assert [row["status"] for row in viewsheds[1:]] == ["ok", "ok"]
    assert viewsheds[1]["area_m2"] == pytest.approx(math.pi * 120**2, rel=2e-3)


def test_a_stray_point_in_metres_changes_no_walk(run):
    given = layer("Point", [("POINT(1e9 1e9)", {}), (point(0, 0), {}), (point(300, 0), {})])
    result = run("routeexposure", ROUTES=layer("LineString", STREETS[:1]), CAMERAS=given)
    assert result.rows()[0]["length_m"] == pytest.approx(500, rel=1e-3)


@pytest.mark.parametrize(
    ("crs", "where"),
    [
        ("EPSG:2048", "POINT(18.42 -33.92)"),
        ("EPSG:5514", "POINT(14.42 50.08)"),
        ("EPSG:2154", "POINT(6.18 49.12)"),
    ],
)
def test_north_is_north_and_not_that_of_the_grid(run, provider, crs, where):
    import processing

    given = layer("Point", [(where, {"direction_deg": 0.0, "fov_deg": 60.0})], "EPSG:4326")
    parameters = {"INPUT": given, "TARGET_CRS": crs, "OUTPUT": "memory:"}
    moved = processing.run("native:reprojectlayer", parameters)["OUTPUT"]
    parameters["INPUT"] = run("cameraviewsheds", CAMERAS=moved).layers["OUTPUT"]
    sheds = processing.run("native:reprojectlayer", {**parameters, "TARGET_CRS": "EPSG:4326"})["OUTPUT"]
    wedge = shapely.from_wkt(next(sheds.getFeatures()).geometry().asWkt(12))
    camera = shapely.from_wkt(where)
    east = (wedge.centroid.x - camera.x) * math.cos(math.radians(camera.y))
    assert math.degrees(math.atan2(east, wedge.centroid.y - camera.y)) == pytest.approx(0, abs=0.5)


def test_on_both_sides_of_the_antimeridian(run):
    given = layer("Point", [("POINT(179.999 -17)", {}), ("POINT(-179.999 -17)", {})], "EPSG:4326")
    result = run("cameraviewsheds", CAMERAS=given)
    assert all(row["area_m2"] == pytest.approx(math.pi * 120**2, rel=2e-3) for row in result.rows())
    assert any("lon_0=180" in text or "lon_0=-180" in text for text in result.log.infos)


def test_expressions_that_fail_for_one_camera(run):
    given = layer("Point", [(point(0, 0), {"r": "50"}), (point(9, 9), {"r": "50 m"})])
    result = run("cameraviewsheds", CAMERAS=given, RANGE=QgsProperty.fromExpression('to_real("r")'))
    assert [row["status"] for row in result.rows()] == ["ok", "unusable"]
    filtered = run("cameraviewsheds", CAMERAS=given, CAMERA_FILTER='to_real("r") < 60')
    assert filtered.values["USED"] == 1
    assert any("fails for 1 features" in text for text in filtered.log.warnings)
    imported = run("importcameras", INPUT=given, RANGE_M='to_real("r")').rows()
    assert [row["status"] for row in imported] == ["ok", "value ignored"]


def test_thousands_are_not_decimals(run):
    areas = layer("Polygon", [(box(0, 0, 100, 100), {"people": "12,345"})])
    result = run("cameradensity", AREAS=areas, CAMERAS=cameras((50, 50)), POPULATION_FIELD="people")
    assert result.rows()[0]["cameras_per_1000"] is None
    assert any("people" in text for text in result.log.warnings)


def test_no_camera_sees_nothing(run):
    given = layer("Point", [(point(0, 0), {"count": 0}), (point(400, 0), {"count": 1})])
    result = run("routeexposure", ROUTES=layer("LineString", STREETS[:1]), CAMERAS=given)
    (row,) = result.rows()
    assert row["cameras"] == 1
    assert row["exposed_m"] == pytest.approx(220, rel=1e-3)
    assert any("count is 0" in text for text in result.log.warnings)


def test_an_unusable_row_decides_nothing(run):
    given = layer(
        "Point", [(None, {"camera_id": "a", "count": 9}), (point(50, 50), {"camera_id": "a", "count": 2})]
    )
    areas = layer("Polygon", [(box(0, 0, 100, 100), {})])
    assert run("cameradensity", AREAS=areas, CAMERAS=given).rows()[0]["cameras"] == 2


def test_rows_that_contradict_each_other(run):
    given = layer(
        "Point",
        [(point(9, 9), {"camera_id": "a", "count": 1}), (point(50, 50), {"camera_id": "a", "count": 2})],
    )
    areas = layer("Polygon", [(box(0, 0, 100, 100), {})])
    result = run("cameradensity", AREAS=areas, CAMERAS=given)
    assert any("share a camera_id" in text for text in result.log.warnings)


def test_standard_fields_in_capitals(run):
    given = layer("Point", [(point(50, 50), {"COUNT": 5})])
    areas = layer("Polygon", [(box(0, 0, 100, 100), {})])
    assert run("cameradensity", AREAS=areas, CAMERAS=given).rows()[0]["cameras"] == 5


def test_a_touch_joins_no_cameras(run):
    sheds = layer("Polygon", [(box(0, 0, 10, 10), {}), (box(10, 10, 10, 10), {})])
    rows = run("coverage", VIEWSHEDS=sheds).rows()
    assert [row["cameras"] for row in rows] == [1, 1]


def test_a_field_of_view_without_a_direction_is_all_around(run):
    given = layer("Point", [(point(0, 0), {"fov_deg": 60.0, "direction_deg": None})])
    assert run("cameraviewsheds", CAMERAS=given).rows()[0]["visible_share"] == pytest.approx(1)


def test_names_made_by_the_import_are_unique(run):
    given = layer(
        "Point",
        [(point(i, 0), {"camera_id": name}) for i, name in enumerate(["a", "a", "a#2", None, "row 4"])],
    )
    names = [row["camera_id"] for row in run("importcameras", INPUT=given).rows()]
    assert len(set(names)) == 5


def test_guards_and_microphones_are_no_cameras(run):
    kinds = ["camera", "guard", "gunshot_detector", "ALPR"]
    given = layer("Point", [(point(i, 0), {"surveillance:type": kind}) for i, kind in enumerate(kinds)])
    result = run("importcameras", INPUT=given)
    assert result.values["USED"] == 2


def test_a_table_whose_coordinates_are_no_degrees(run):
    table = layer("None", [(None, {"x": 583960.0, "y": 4507523.0})])
    with pytest.raises(QgsProcessingException, match="outside"):
        run("importcameras", INPUT=table)
    assert run("importcameras", INPUT=table, TABLE_CRS="EPSG:32618").values["USED"] == 1
    with pytest.raises(UserError, match="none called nonsense"):
        run("importcameras", INPUT=table, TABLE_CRS="nonsense")


def test_a_finely_drawn_bend_keeps_its_length(run):
    bend = [(10 * math.cos(a / 200), 10 * math.sin(a / 200)) for a in range(200)]
    wkt = "LINESTRING(" + ", ".join(f"{680000 + x} {4500000 + y}" for x, y in bend) + ")"
    ends = [layer("Point", [(point(*bend[i]), {})]) for i in (0, -1)]
    streets = layer("LineString", [(wkt, {})])
    walk = run("findroutes", NETWORK=streets, ORIGINS=ends[0], DESTINATIONS=ends[1], CAMERAS=cameras((0, 0)))
    assert walk.rows()[0]["length_m"] == pytest.approx(9.95, rel=2e-3)


def test_plain_geopackage_keeps_metadata(run, tmp_path):
    path = tmp_path / "sheds.gpkg"
    result = run("cameraviewsheds", CAMERAS=cameras((0, 0)), OUTPUT=str(path))
    assert not [text for text in result.log.warnings if "could not be kept" in text]
    assert "120 m range" in QgsVectorLayer(str(path), "s", "ogr").metadata().title()


@pytest.mark.parametrize("fids", [[1, 2, 1], ["a", "b", "c"], [1.5, 2.5, 3.5]])
def test_keys_of_the_input_do_no_harm(run, tmp_path, fids):
    routes = layer("LineString", [(STREETS[i][0], {"fid": fid}) for i, fid in enumerate(fids)])
    path = tmp_path / "walks.gpkg"
    try:
        result = run("routeexposure", ROUTES=routes, CAMERAS=cameras((0, 0)), OUTPUT=str(path))
    except QgsProcessingException:
        assert not list(tmp_path.iterdir())  # refused, and nothing left behind
    else:
        assert result.layers["OUTPUT"].featureCount() == 3


def test_two_results_in_one_place(run, tmp_path):
    path = str(tmp_path / "walks.gpkg")
    with pytest.raises(UserError, match="place of its own"):
        run(
            "routeexposure",
            ROUTES=layer("LineString", STREETS),
            CAMERAS=cameras((0, 0)),
            OUTPUT=path,
            PIECES=path,
        )


def test_cancel_while_a_long_track_is_measured(run, tmp_path):
    import random
    import time

    random.seed(1)
    places = [(random.uniform(0, 4000), random.uniform(0, 4000)) for _ in range(12_000)]
    track = "LINESTRING(" + ", ".join(f"{680000 + x} {4500000 + y}" for x, y in places) + ")"
    sheds = cameras(*[(random.uniform(0, 4000), random.uniform(0, 4000)) for _ in range(1500)])
    log = Log(cancel_at=25)
    began = time.perf_counter()
    target = tmp_path / "out.gpkg"
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(
            "routeexposure",
            log=log,
            ROUTES=layer("LineString", [(track, {})]),
            CAMERAS=sheds,
            OUTPUT=str(target),
        )
    assert time.perf_counter() - began < 20
    assert not target.exists()


def test_a_working_system_made_in_a_thread_that_has_ended(qgis_app):
    """QGIS hands it out again, broken, and a broken transform passes coordinates through as they are."""

    from qgis.core import QgsCoordinateTransformContext

    from surveillance_exposure import layers

    source = layer("Point", [("POINT(-15.507 44.999)", {}), ("POINT(-15.503 44.998)", {})], "EPSG:4326")
    found, kept = [], []

    def work():
        geometries = np.array([shapely.from_wkt(f.geometry().asWkt()) for f in source.getFeatures()])
        rows = layers.Rows("places", source.crs(), source.fields(), list(source.getFeatures()), geometries)
        projection = layers.Projection([rows], QgsCoordinateTransformContext())
        for each in [projection, *kept]:
            found.append(shapely.distance(*each.bring(rows)))
            back = each.take_back(each.bring(rows), source.crs())
            assert shapely.get_coordinates(back) == pytest.approx(shapely.get_coordinates(geometries))
        kept.append(projection)

    for _ in range(3):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert len(found) == 6
    assert found == pytest.approx([334.4] * 6, abs=0.5)


def test_a_transform_that_says_it_is_valid_and_does_nothing(run, qgis_app):
    """One after another, runs in threads that end leave such transforms in QGIS's caches."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

    from surveillance_exposure import layers

    context = QgsCoordinateTransformContext()
    systems = ("EPSG:4326", "EPSG:32628", "EPSG:3857", "EPSG:2154")
    found = []

    def work():
        for source in systems:
            for target in systems:
                crs = [QgsCoordinateReferenceSystem(each) for each in (source, target)]
                assert layers.is_on_earth(crs[0], context)
                there = layers.sound_transform(*crs, context).transform(start[source])
                found.append(abs(there.x() - start[target].x()) + abs(there.y() - start[target].y()))

    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    start = {
        each: layers.sound_transform(degrees, QgsCoordinateReferenceSystem(each), context).transform(
            QgsPointXY(-15.507, 44.999)
        )
        for each in systems
    }
    for _ in range(5):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert found == pytest.approx([0] * 5 * len(systems) ** 2, abs=0.01)
