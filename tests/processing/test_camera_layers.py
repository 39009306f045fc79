"""How every tool takes cameras: what is no camera, what watches no street, half a camera, files of several layers."""

import math

import pytest
from qgis.core import (
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorFileWriter,
)

from .conftest import UserError, layer

RANGE = 100.0
DISC = math.pi * RANGE**2


def at(x, y):
    return f"{680000 + x} {4500000 + y}"


def point(x, y):
    return f"POINT({at(x, y)})"


def box(x, y, across, up):
    corners = [(x, y), (x + across, y), (x + across, y + up), (x, y + up), (x, y)]
    return f"POLYGON(({', '.join(at(*each) for each in corners)}))"


AREA = [(box(-1000, -1000, 9000, 2000), {"people": 1000})]
STREET = [(f"LINESTRING({at(-500, 0)}, {at(7500, 0)})", {"id": 1})]


def cameras(*rows):
    """Cameras 1 km apart on the street, with these attributes."""
    base = {"camera_id": None, "count": 1.0, "place": None, "status": "ok", "message": None}
    return layer(
        "Point", [(point(1000 * i, 0), {**base, "camera_id": f"c{i}", **row}) for i, row in enumerate(rows)]
    )


def warned(result, *words):
    return [text for text in result.log.warnings if all(word in text for word in words)]


TOOLS = {
    "cameraviewsheds": {"CAMERAS": True, "RANGE": RANGE},
    "cameradensity": {"AREAS": True, "CAMERAS": True, "RANGE": RANGE},
    "routeexposure": {"ROUTES": True, "CAMERAS": True, "RANGE": RANGE},
    "exposurebyrange": {"ROUTES": True, "CAMERAS": True, "RANGES": f"{RANGE:g}"},
    "findroutes": {
        "NETWORK": True,
        "ORIGINS": True,
        "DESTINATIONS": True,
        "CAMERAS": True,
        "RANGE": RANGE,
    },
    "placepairs": {"NETWORK": True, "PLACES": True, "CAMERAS": True, "RANGE": RANGE},
    "protestsite": {
        "NETWORK": True,
        "SITE": True,
        "STATIONS": True,
        "MAX_DISTANCE": 10_000,
        "CAMERAS": True,
        "RANGE": RANGE,
    },
}


def made(tool, given, **more):
    ends = {"ORIGINS": [(-500, 0)], "DESTINATIONS": [(7500, 0)], "SITE": [(-500, 0)], "STATIONS": [(7500, 0)]}
    ends["PLACES"] = [(-500, 0), (7500, 0)]
    ready = {
        "CAMERAS": given,
        "AREAS": layer("Polygon", AREA),
        **dict.fromkeys(("ROUTES", "NETWORK"), layer("LineString", STREET)),
        **{
            name: layer("Point", [(point(*xy), {"name": f"p{xy[0]}"}) for xy in places])
            for name, places in ends.items()
        },
    }
    return {**{name: ready.get(name, value) for name, value in TOOLS[tool].items()}, **more}


def figures(tool, result):
    """Metres, or square metres, in view; how many cameras see something."""
    if tool == "cameraviewsheds":
        return sum(row["area_m2"] or 0 for row in result.rows()), result.values["USED"]
    if tool == "cameradensity":
        (row,) = result.rows()
        return row["covered_m2"], row["covered_m2"] / DISC
    row = result.rows()[0]
    return row["exposed_m"], row["cameras"]


UNIT = {"cameraviewsheds": DISC, "cameradensity": DISC}


@pytest.mark.parametrize("tool", TOOLS)
def test_what_watches_no_street_is_in_no_figure(run, tool):
    given = cameras(
        {},
        {"place": "Indoor"},
        {"status": "no view", "message": "A guard, not a camera."},
        {"place": "outdoor"},
    )
    unit = UNIT.get(tool, 2 * RANGE)
    result = run(tool, **made(tool, given))
    seen, number = figures(tool, result)
    assert seen == pytest.approx(2 * unit, rel=1e-3)
    assert number == pytest.approx(2, rel=1e-3)
    assert len(warned(result, "1 of 4", "indoor camera")) == 1
    assert len(warned(result, "1 of 4", "no view")) == 1
    everything = run(tool, **made(tool, given, ALL_RECORDS=True))
    assert figures(tool, everything)[0] == pytest.approx(4 * unit, rel=1e-3)
    assert not warned(everything, "1 of 4")


@pytest.mark.parametrize("tool", TOOLS)
def test_half_a_camera_has_no_view(run, tool):
    given = cameras({"count": 0.5}, {"count": 1.0}, {"count": None}, {"count": 2.5})
    unit = UNIT.get(tool, 2 * RANGE)
    result = run(tool, **made(tool, given))
    assert figures(tool, result)[0] == pytest.approx(3 * unit, rel=1e-3)
    assert len(warned(result, "1 records", "at 1 sites")) == 1
    everything = run(tool, **made(tool, given, MIN_COUNT=0))
    assert figures(tool, everything)[0] == pytest.approx(4 * unit, rel=1e-3)
    assert not warned(everything, "records")


def test_half_a_camera_is_counted_as_it_is(run):
    given = cameras({"count": 0.5}, {"count": 2.0})
    (row,) = run("cameradensity", **made("cameradensity", given)).rows()
    assert (row["cameras"], row["sites"]) == (2.5, 2)
    assert row["covered_m2"] == pytest.approx(DISC, rel=1e-3)
    (alone,) = run("cameradensity", **made("cameradensity", cameras({"count": 0.5}))).rows()
    assert (alone["cameras"], alone["covered_m2"]) == (0.5, 0)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_layer_that_has_no_field_of_cameras_is_told(run, tool):
    stops = layer("Point", [(point(1000 * i, 0), {"year": 2020}) for i in range(3)])
    result = run(tool, **made(tool, stops))
    assert len(warned(result, "none of the fields of cameras", "3 features", "Import cameras")) == 1
    for name in ("camera_id", "count", "ownership", "direction_deg"):
        some = layer("Point", [(point(0, 0), {name: None})])
        assert not warned(run(tool, **made(tool, some)), "none of the fields")


def test_viewsheds_of_what_has_none(run):
    given = cameras(
        {},
        {"place": "indoor", "message": "In the hall."},
        {"status": "no view", "message": "A guard, not a camera."},
        {"count": 0.5, "message": "one of two volunteers"},
    )
    result = run("cameraviewsheds", CAMERAS=given)
    rows = result.rows()
    assert [row["status"] for row in rows] == ["ok", "no view", "no view", "no view"]
    assert [row["message"] for row in rows[1:3]] == ["In the hall.", "A guard, not a camera."]
    assert "count" in rows[3]["message"]
    shapes = [feature.hasGeometry() for feature in result.layers["OUTPUT"].getFeatures()]
    assert shapes == [True, False, False, False]
    assert (result.values["USED"], result.values["SKIPPED"]) == (1, 3)
    # And so on, with the viewsheds.
    coverage = run("coverage", VIEWSHEDS=result.layers["OUTPUT"])
    assert (coverage.values["USED"], coverage.values["CAMERAS"]) == (1, 1)
    raster = run("overlapraster", VIEWSHEDS=result.layers["OUTPUT"], CELL_SIZE=10, OUTPUT="TEMPORARY_OUTPUT")
    assert raster.values["CAMERAS"] == 1


def test_viewsheds_that_watch_no_street(run):
    sheds = layer(
        "Polygon",
        [
            (box(0, 0, 10, 10), {"camera_id": "a", "count": 1.0, "place": "outdoor", "status": "ok"}),
            (box(20, 0, 10, 10), {"camera_id": "b", "count": 1.0, "place": "indoor", "status": "ok"}),
            (box(40, 0, 10, 10), {"camera_id": "c", "count": 1.0, "place": None, "status": "No view"}),
            (box(60, 0, 10, 10), {"camera_id": "d", "count": 0.5, "place": None, "status": "ok"}),
        ],
    )
    area = [
        run("coverage", VIEWSHEDS=sheds, **more).values["AREA_M2"]
        for more in ({}, {"ALL_RECORDS": True}, {"MIN_COUNT": 0}, {"ALL_RECORDS": True, "MIN_COUNT": 0})
    ]
    assert area == pytest.approx([100, 300, 200, 400], rel=1e-3)
    seen = run(
        "camerasinview", INPUT=layer("Point", [(point(65, 5), {}), (point(5, 5), {})]), VIEWSHEDS=sheds
    )
    assert [row["cameras"] for row in seen.rows()] == [0, 1]


def test_a_run_on_nothing_that_sees(run):
    given = cameras({"place": "indoor"}, {"count": 0.5})
    with pytest.raises(QgsProcessingException, match="indoor camera"):
        run("cameraviewsheds", CAMERAS=given)
    result = run("routeexposure", **made("routeexposure", given))
    assert result.rows()[0]["exposed_m"] == 0


def test_names_cut_by_a_shapefile_are_read(run, tmp_path):
    row = {
        "camera_id": "a",
        "count": 1.0,
        "count_bullet": 1.0,
        "ownership": "public",
        "direction_deg": 90.0,
        "fov_deg": 60.0,
        "observed_on": "2024-01-01",
    }
    path = str(tmp_path / "cameras.shp")
    run("importcameras", INPUT=layer("Point", [(point(0, 0), row)]), OUTPUT=path)
    (shed,) = run("cameraviewsheds", CAMERAS=path, RANGE=RANGE).rows()
    assert shed["area_m2"] == pytest.approx(DISC / 6, rel=1e-3)
    assert shed["direction_deg"] == 90
    assert "direction_" not in shed
    (again,) = run("importcameras", INPUT=path).rows()
    assert (again["direction_deg"], again["count_bullet"], again["observed_on"]) == (90, 1, "2024-01-01")


def test_a_name_of_ten_letters_beside_longer_ones_is_another_field(run):
    given = layer(
        "Point", [(point(0, 0), {"camera_id": "a", "direction_": 90.0, "fov_deg": 60.0, "a_longer_name": 1})]
    )
    assert run("cameraviewsheds", CAMERAS=given).rows()[0]["visible_share"] == pytest.approx(1)


def package(tmp_path, transform_context, **layers):
    """A GeoPackage of these layers, in this order."""
    path = str(tmp_path / "several.gpkg")
    for number, (name, content) in enumerate(layers.items()):
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.layerName = name
        if number:
            options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        assert QgsVectorFileWriter.writeAsVectorFormatV3(content, path, transform_context, options)[0] == 0
    return path


@pytest.fixture
def context():
    return QgsProject.instance().transformContext()


def test_the_only_layer_that_fits_is_taken(run, tmp_path, context):
    path = package(
        tmp_path,
        context,
        areas=layer("Polygon", AREA),
        empty=layer("Point", []),
        cameras=cameras({}, {}),
        streets=layer("LineString", STREET),
    )
    result = run("routeexposure", ROUTES=path, CAMERAS=path, RANGE=RANGE)
    assert result.rows()[0]["exposed_m"] == pytest.approx(4 * RANGE, rel=1e-3)
    told = [text for text in result.log.infos if "of the layers of the file" in text]
    assert len(told) == 2
    assert "“streets” is read" in told[0]
    assert "“cameras” is read; not read: areas, empty, streets" in told[1]
    half = QgsProcessingFeatureSourceDefinition(path, False, 1)
    assert run("cameraviewsheds", CAMERAS=half).values["USED"] == 1


def test_several_layers_that_fit_are_named(run, tmp_path, context):
    path = package(
        tmp_path, context, cameras=cameras({}, {}), doors=layer("Point", [(point(0, 0), {"a": 1})])
    )
    with pytest.raises(UserError) as raised:
        run("cameraviewsheds", CAMERAS=path)
    forms = [f"{path}|layername={name}" for name in ("cameras", "doors")]
    assert f"Cameras: the file has several layers that fit. Say which, as {forms[0]} or {forms[1]}." in str(
        raised.value
    )
    for form, number in zip(forms, (2, 1)):
        assert run("cameraviewsheds", CAMERAS=form).values["USED"] == number
    with pytest.raises(UserError, match="several layers"):
        run("importcameras", INPUT=path)


def test_a_file_of_one_layer_is_read_without_a_word(run, tmp_path, context):
    path = package(tmp_path, context, cameras=cameras({}, {}))
    result = run("cameraviewsheds", CAMERAS=path)
    assert result.values["USED"] == 2
    assert not [text for text in result.log.infos if "of the layers" in text]


GPX = """<?xml version="1.0"?><gpx version="1.1" creator="a" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="45" lon="9"><name>a</name></wpt>{route}
<trk><trkseg><trkpt lat="45" lon="9"/><trkpt lat="45" lon="9.01"/></trkseg></trk></gpx>"""
ROUTE = '<rte><rtept lat="45" lon="9"/><rtept lat="45.01" lon="9"/></rte>'


def test_a_track_file(run, tmp_path):
    path = tmp_path / "walk.gpx"
    path.write_text(GPX.format(route=""))
    given = layer("Point", [("POINT(9.005 45)", {"camera_id": "a"})], "EPSG:4326")
    (row,) = run("routeexposure", ROUTES=str(path), CAMERAS=given, RANGE=RANGE).rows()
    assert row["exposed_m"] == pytest.approx(2 * RANGE, rel=1e-3)
    path.write_text(GPX.format(route=ROUTE))
    with pytest.raises(UserError, match=r"layername=routes or .*layername=tracks"):
        run("routeexposure", ROUTES=str(path), CAMERAS=given, RANGE=RANGE)


def test_what_an_osm_file_says_is_deleted_is_in_no_layer(run, tmp_path):
    path = tmp_path / "streets.osm"
    nodes = "".join(f'<node id="{i}" lat="45" lon="{9 + i / 100}"/>' for i in range(1, 5))
    ways = "".join(
        f'<way id="{number}"{state}><nd ref="{number}"/><nd ref="{number + 1}"/><tag k="highway" v="footway"/></way>'
        for number, state in ((1, ""), (2, " action='delete'"), (3, ' visible="false"'))
    )
    path.write_text(f"<?xml version='1.0'?><osm version='0.6'>{nodes}{ways}</osm>")
    given = layer("Point", [("POINT(9.015 45)", {"camera_id": "a"})], "EPSG:4326")
    result = run("routeexposure", ROUTES=f"{path}|layername=lines", CAMERAS=given, RANGE=RANGE)
    assert [row["osm_id"] for row in result.rows()] == ["1"]
    assert warned(result, "2 objects", "deleted")


def test_cases(run, data_dir, tmp_path):
    folder = f"{data_dir}/cases/osm"
    path = str(tmp_path / "cameras.shp")
    run("importcameras", INPUT=f"{folder}/turbo.geojson", OUTPUT=path)
    rows = run("cameraviewsheds", CAMERAS=path, RANGE=100, FIELD_OF_VIEW=60).rows()
    assert [row["status"] for row in rows] == ["ok", "ok", "no view", "ok"]
    assert rows[0]["area_m2"] == pytest.approx(5234, abs=1)
    assert rows[1]["area_m2"] == pytest.approx(15701, abs=1)  # its sectors: two of 90 degrees
    assert rows[3]["area_m2"] == pytest.approx(31402, abs=1)

    made = run("importcameras", INPUT=f"{folder}/indoor_and_directions.osm|layername=points")
    shed = run("cameraviewsheds", CAMERAS=made.layers["OUTPUT"], RANGE=120).rows()[0]
    assert (shed["status"], shed["area_m2"]) == ("no view", None)
    assert "indoor" in shed["message"]


def test_half_a_camera_among_viewsheds_has_a_reason_of_its_own(run):
    given = cameras({}, {"place": "indoor"}, {"status": "no view"}, {"count": 0.5})
    sheds = run("cameraviewsheds", CAMERAS=given).layers["OUTPUT"]
    result = run("coverage", VIEWSHEDS=sheds)
    for words in ("indoor camera", "recorded as watching no street", "less than the least count"):
        assert len(warned(result, "1 of 4", words)) == 1


def test_what_is_asked_for_once_is_not_asked_for_ever(run):
    """Viewsheds of all records keep what was said of them."""
    given = cameras({}, {"place": "indoor"}, {"status": "no view", "message": "A guard."})
    result = run("cameraviewsheds", CAMERAS=given, ALL_RECORDS=True)
    assert result.values["USED"] == 3
    assert [(row["status"], row["message"]) for row in result.rows()][2] == ("no view", "A guard.")
    sheds = result.layers["OUTPUT"]
    assert run("coverage", VIEWSHEDS=sheds).values["CAMERAS"] == 1
    assert run("coverage", VIEWSHEDS=sheds, ALL_RECORDS=True).values["CAMERAS"] == 3
