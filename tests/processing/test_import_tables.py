"""Importing cameras from tables and layers as people have them."""

import bz2
import gzip
import json
import lzma

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProcessingException,
    QgsProject,
)

from .conftest import layer

PUBLIC = {"man_made": "surveillance", "surveillance": "public", "camera:direction": "90"}


def hstore(tags):
    return ",".join(f'"{key}"=>"{value}"' for key, value in tags.items())


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def said(result):
    return " ".join(result.log.warnings)


OSM = """<?xml version='1.0' encoding='UTF-8'?>
<osm version="0.6">
<node id="-1" action="modify" visible="true" lat="45.1" lon="9.1">
  <tag k="man_made" v="surveillance"/><tag k="camera:direction" v="N"/></node>
<node id="2" visible="true" lat="45.2" lon="9.1">
  <tag k="man_made" v="surveillance"/><tag k="camera:direction" v="90"/></node>
<node id="3" action="delete" lat="45.3" lon="9.1"><tag k="man_made" v="surveillance"/></node>
<node id="4" visible='false' lat="45.4" lon="9.1"><tag k="man_made" v="surveillance"/></node>
<node id="5" lat="45.5" lon="9.1"><tag k="natural" v="tree"/></node>
<node id="6" lat="45.6" lon="9.1"><tag k="man_made" v="surveillance"/><tag k="surveillance" v="indoor"/></node>
</osm>"""


def test_an_osm_file_as_qgis_opens_it(run, tmp_path):
    path = written(tmp_path, "made up.osm", OSM)
    result = run("importcameras", INPUT=f"{path}|layername=points")
    rows = {row["camera_id"]: row for row in result.rows()}
    assert sorted(rows) == ["-1", "2", "6"]
    assert (rows["-1"]["direction_deg"], rows["2"]["direction_deg"]) == (0, 90)
    assert (rows["6"]["status"], rows["6"]["place"] in (None, "indoor")) == ("no view", True)
    assert (result.values["USED"], result.values["NO_VIEW"], result.values["CAMERAS"]) == (2, 1, 2)
    assert "2 objects" in said(result)
    assert "1 of 4 rows" in said(result)


WAYS = """<node id="10" lat="45" lon="9"/><node id="11" lat="45" lon="9.001"/><node id="12" lat="45.001" lon="9.001"/>
<way id="20"><nd ref="10"/><nd ref="11"/><nd ref="12"/><nd ref="10"/><tag k="man_made" v="surveillance"/></way>
<way id="21"><center lat="45.5" lon="9.5"/><nd ref="98"/><nd ref="99"/><tag k="man_made" v="surveillance"/></way>
<way id="22"><nd ref="98"/><nd ref="99"/><tag k="man_made" v="surveillance"/></way>
<node id="30" lat="45.1" lon="9.3"><tag k="disused:man_made" v="surveillance"/></node>
<node id="31" lat="45.1" lon="9.3"><tag k="highway" v="traffic_signals;speed_camera"/></node></osm>"""


@pytest.mark.parametrize(
    "name", ["a.osm", "A.OSM", "a.osm.gz", "a.osm.bz2", "a.osm.xz", "a.osm.xml", "a.xml", "interpreter"]
)
def test_a_whole_osm_file(run, tmp_path, name):
    """Cameras that are nodes, ways and relations, whatever the file is called."""
    pack = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}.get(name.rpartition(".")[2], bytes)
    path = tmp_path / name
    path.write_bytes(pack(OSM.replace("</osm>", WAYS).encode()))
    result = run("importcameras", INPUT=str(path))
    rows = {row["camera_id"]: row for row in result.rows()}
    assert {key: row["status"] for key, row in rows.items()} == {
        "node/-1": "ok",
        "node/2": "ok",
        "node/6": "no view",
        "node/31": "ok",
        "way/20": "ok",
        "way/21": "ok",
        "way/22": "unusable",
    }
    assert (rows["node/-1"]["direction_deg"], rows["node/31"]["kind"]) == (0, "speed")
    assert (result.values["USED"], result.values["NO_VIEW"], result.values["SKIPPED"]) == (5, 1, 1)
    assert "2 objects" in said(result)
    assert "disused" in said(result)
    assert result.layers["OUTPUT"].metadata().licenses() == ["Open Database License 1.0 (ODbL)"]


def test_files_that_are_not_complete(run, tmp_path):
    """Whoever opens them, this plugin or QGIS, and whatever they are opened for."""
    remark = "<remark> runtime error: Query timed out </remark></osm>"
    path = written(tmp_path, "a.osm", OSM.replace("</osm>", remark))
    for which in ("", "|layername=points"):
        with pytest.raises(QgsProcessingException, match=r"complete.*Query timed out"):
            run("importcameras", INPUT=path + which)
    with pytest.raises(QgsProcessingException, match=r"complete.*Query timed out"):
        run("cameraviewsheds", CAMERAS=f"{path}|layername=points")


@pytest.mark.parametrize("pack", [hstore, json.dumps, str], ids=["hstore", "json", "dict text"])
@pytest.mark.parametrize("name", ["other_tags", "tags", "Tags"])
def test_tags_in_one_column(run, pack, name):
    several = [PUBLIC, {"natural": "tree"}, {"highway": "speed_camera"}]
    made = [("POINT(9 45)", {"osm_id": str(i), name: pack(tags)}) for i, tags in enumerate(several)]
    given = layer("Point", made, "EPSG:4326")
    rows = run("importcameras", INPUT=given).rows()
    assert [(row["camera_id"], row["direction_deg"]) for row in rows] == [("0", 90), ("2", None)]


def test_tags_that_are_an_object_of_their_own(run, tmp_path):
    several = [("node/1", PUBLIC), ("node/2", {"natural": "tree"})]
    features = [
        {
            "type": "Feature",
            "properties": {"id": name, "tags": tags},
            "geometry": {"type": "Point", "coordinates": [9, 45]},
        }
        for name, tags in several
    ]
    path = written(tmp_path, "a.geojson", json.dumps({"type": "FeatureCollection", "features": features}))
    rows = run("importcameras", INPUT=path).rows()
    assert [(row["camera_id"], row["direction_deg"]) for row in rows] == [("node/1", 90)]


@pytest.mark.parametrize(
    "header",
    [
        "@id,@lat,@lon,surveillance,surveillance:type,camera:direction",
        "ID,LAT,LON,SURVEILLANCE,SURVEILLANCE_TYPE,CAMERA_DIRECTION",
        "osm_id,:lat,:lon,surveillance,surveillance.type,camera.direction",
        "osmid,Latitude,Longitude,surveillan,surveill_1,camera_dir",
        "@id\t@lat\t@lon\tsurveillance\tsurveillance:type\tcamera:direction",
    ],
)
def test_tables_of_overpass_and_others(run, tmp_path, header):
    lines = ["11,45.1,9.1,public,camera,90", "12,45.2,9.1,public,ALPR,350;170"]
    mark = "\t" if "\t" in header else ","
    text = "\n".join([header, *(line.replace(",", mark) for line in lines)])
    result = run("importcameras", INPUT=written(tmp_path, "made_up.csv", text))
    first, second = result.rows()
    if "Latitude" not in header:  # one long name: not a Shapefile
        assert (first["direction_deg"], second["kind"], second["sectors"]) == (90, "alpr", "305-35;125-215")
    assert [row["camera_id"] for row in (first, second)] == ["11", "12"]
    points = [feature.geometry().asPoint() for feature in result.layers["OUTPUT"].getFeatures()]
    assert [(p.x(), p.y()) for p in points] == [(9.1, 45.1), (9.1, 45.2)]


def test_an_osmnx_table_with_its_geometry_as_text(run, tmp_path):
    text = (
        "element,id,geometry,man_made,surveillance:type\n"
        "node,11,POINT (9.1 45.1),surveillance,camera\n"
        'way,12,"POLYGON ((9 45, 9.2 45, 9.2 45.2, 9 45))",surveillance,\n'
        "node,13,POINT (9.1 45.1),mast,\n"
    )
    result = run("importcameras", INPUT=written(tmp_path, "made_up.csv", text))
    assert [row["camera_id"] for row in result.rows()] == ["node/11", "way/12"]
    assert any("lines or areas" in text for text in result.log.infos)


def test_areas_and_points_of_a_geojson(run, tmp_path):
    square = [[[9, 45], [9.01, 45], [9.01, 45.01], [9, 45.01], [9, 45]]]
    features = [
        {
            "type": "Feature",
            "properties": {"@id": name, **tags},
            "geometry": {"type": kind, "coordinates": xy},
        }
        for name, kind, xy, tags in (
            ("way/14", "Polygon", square, PUBLIC),
            ("node/11", "Point", [9.1, 45.1], PUBLIC),
            ("way/15", "LineString", square[0], PUBLIC),
            ("way/16", "Polygon", square, {"building": "yes"}),
        )
    ]
    path = written(tmp_path, "a.geojson", json.dumps({"type": "FeatureCollection", "features": features}))
    result = run("importcameras", INPUT=path)
    assert [row["camera_id"] for row in result.rows()] == ["way/14", "node/11", "way/15"]
    area = next(result.layers["OUTPUT"].getFeatures()).geometry().asPoint()
    assert 9 < area.x() < 9.01
    assert 45 < area.y() < 45.01


def answer(**more):
    return {
        "version": 0.6,
        "generator": "Overpass API",
        "elements": [
            {"type": "node", "id": 11, "lat": 45.1, "lon": 9.1, "tags": PUBLIC},
            {"type": "way", "id": 12, "center": {"lat": 45.2, "lon": 9.2}, "tags": PUBLIC},
            {"type": "way", "id": 13, "nodes": [1, 2, 3, 1], "tags": PUBLIC},
            {"type": "relation", "id": 14, "tags": PUBLIC},
            *({"type": "node", "id": i, "lat": 45 + i % 2, "lon": 9 + i / 9} for i in (1, 2, 3)),
        ],
        **more,
    }


def test_an_answer_of_overpass(run, tmp_path):
    path = written(tmp_path, "a.json", json.dumps(answer()))
    result = run("importcameras", INPUT=path)
    rows = {row["camera_id"]: row["status"] for row in result.rows()}
    assert rows == {"node/11": "ok", "way/12": "ok", "way/13": "ok", "relation/14": "unusable"}
    cut = written(tmp_path, "b.json", json.dumps(answer(remark="runtime error: timed out")))
    with pytest.raises(QgsProcessingException, match="not complete"):
        run("importcameras", INPUT=cut)
    with pytest.raises(QgsProcessingException, match="cannot be read"):
        run("importcameras", INPUT=written(tmp_path, "c.json", '{"elements": [{"type": '))


@pytest.mark.parametrize(
    "rows",
    [
        [{"osm_id": "1", "name": "x"}],
        [{"other_tags": "what nobody can read"}],
        [{"tags": "urgent, red"}],
        [{"@id": "node/1", "note": "x"}],
    ],
)
def test_a_table_that_only_looks_like_openstreetmap(run, rows):
    given = layer("Point", [("POINT(9 45)", row) for row in rows], "EPSG:4326")
    with pytest.raises(QgsProcessingException, match="no tags that can be read") as raised:
        run("importcameras", INPUT=given)
    for name, value in rows[0].items():
        assert name in str(raised.value)
        assert "tags" not in name or value in str(raised.value)
    assert run("importcameras", INPUT=given, FORMAT="other").values["USED"] == 1


def test_rows_that_are_deleted(run):
    states = [("modify", "true"), ("delete", "true"), (None, "false"), (None, None)]
    rows = [{"man_made": "surveillance", "action": action, "visible": seen} for action, seen in states]
    result = run("importcameras", INPUT=layer("Point", [("POINT(9 45)", row) for row in rows], "EPSG:4326"))
    assert result.values["USED"] == 2
    assert "2 of 4 rows" in said(result)


def test_tags_of_another_kind_beside_those_of_cameras(run):
    rows = [{"osm_id": "1", "tags": "urgent", "surveillance:type": "camera"}]
    assert (
        run("importcameras", INPUT=layer("Point", [("POINT(9 45)", rows[0])], "EPSG:4326")).values["USED"]
        == 1
    )


def test_a_spoilt_area_costs_none_of_the_rest(run):
    shapes = [
        "POLYGON((9 45, 9.1 45, 9.1 nan, 9 45))",
        "POLYGON EMPTY",
        None,
        "POLYGON((9 45, 9.1 45, 9.1 45.1, 9 45))",
    ]
    rows = [(shape, {"osm_id": str(i), "man_made": "surveillance"}) for i, shape in enumerate(shapes)]
    made = run("importcameras", INPUT=layer("Polygon", rows, "EPSG:4326")).rows()
    assert [row["status"] for row in made] == ["unusable", "unusable", "unusable", "ok"]


def test_rows_that_are_no_cameras_at_all(run):
    rows = [("POINT(9 45)", {"osm_id": "1", "highway": "residential", "other_tags": None})]
    with pytest.raises(
        QgsProcessingException, match=r"none of the 1 rows has a camera.*man_made=surveillance"
    ):
        run("importcameras", INPUT=layer("Point", rows, "EPSG:4326"))


def test_tags_cut_off_by_a_shapefile_are_told(run):
    rows = [("POINT(9 45)", {"osm_id": "1", "other_tags": '"man_made"=>"surveillance","camera:dire'})]
    assert "end in the middle" in said(run("importcameras", INPUT=layer("Point", rows, "EPSG:4326")))


def test_guards_and_indoor_cameras_stay_as_rows(run):
    rows = [
        {"man_made": "surveillance", "surveillance": "indoor", "surveillance:type": None},
        {"man_made": "surveillance", "surveillance": "public", "surveillance:type": "guard"},
        {"man_made": "surveillance", "surveillance": "public", "surveillance:type": "camera"},
    ]
    given = layer("Point", [(f"POINT(9 4{i})", row) for i, row in enumerate(rows)], "EPSG:4326")
    result = run("importcameras", INPUT=given)
    assert [row["status"] for row in result.rows()] == ["no view", "no view", "ok"]
    assert "indoor" in result.rows()[0]["message"]
    assert "guard" in result.rows()[1]["message"]
    assert (result.values["USED"], result.values["NO_VIEW"], result.values["CAMERAS"]) == (1, 2, 1)
    again = run("importcameras", INPUT=result.layers["OUTPUT"])
    assert [(row["status"], row["message"], row["place"]) for row in again.rows()] == [
        (row["status"], row["message"], row["place"]) for row in result.rows()
    ]
    assert again.values["CAMERAS"] == 1


def test_words_in_a_table_of_another_kind(run):
    row = {
        "camera_id": "a",
        "ownership": "PUBLIC",
        "kind": "Dome",
        "place": "Indoor",
        "direction_deg": "NW",
        "fov_deg": "60°",
        "height_m": "12 m",
        "range_m": "٣",
    }
    result = run("importcameras", INPUT=layer("Point", [("POINT(9 45)", row)], "EPSG:4326"))
    (made,) = result.rows()
    assert (made["ownership"], made["kind"], made["place"]) == ("public", "dome", "indoor")
    assert (made["direction_deg"], made["fov_deg"], made["height_m"], made["range_m"]) == (315, 60, 12, None)
    assert made["status"] == "no view"
    assert "range_m = ٣" in made["message"]


def test_a_table_without_any_field_of_cameras_is_told(run):
    stops = layer("Point", [("POINT(9 45)", {"year": 2020, "sex": "M"})] * 3, "EPSG:4326")
    assert "none of the fields of cameras" in said(run("importcameras", INPUT=stops))


DECODE = "lat,lon,attached_street_median,attached_building_median,attached_unknown_median,n_cameras_median\n"


def test_blank_counts(run, tmp_path):
    rows = "40.70,-73.95,1,2,0,3\n40.71,-73.95,,,,5\n40.72,-73.95,0,0,0,0\n40.73,-73.95,,,,\n40.74,-73.95,1,,0,3\n"
    result = run("importcameras", INPUT=written(tmp_path, "a.csv", DECODE + rows))
    made = [(row["site_id"], row["ownership"], row["count"], row["status"]) for row in result.rows()]
    assert made == [
        ("row 1", "public", 1, "ok"),
        ("row 1", "private", 2, "ok"),
        ("row 2", "unknown", 5, "ok"),
        ("row 4", "unknown", 0, "unusable"),
        ("row 5", "public", 1, "ok"),
        ("row 5", "unknown", 2, "ok"),
    ]
    values = result.values
    assert (values["CAMERAS"], values["SITES"], values["SITES_WITHOUT"], values["SKIPPED"]) == (11, 3, 1, 1)
    assert "1 rows of “a” do not say what their cameras are attached to" in said(result)
    assert "their 5 cameras" in said(result)
    assert "1 rows of “a” lack some" in said(result)
    assert "no count at all" in said(result)


@pytest.mark.parametrize("change", [str.upper, str.title, lambda text: text.replace("_", " ")])
def test_names_of_counts_in_any_case(run, tmp_path, change):
    header = change(DECODE.replace("lat,", "panoramaid,Lat,", 1))
    result = run("importcameras", INPUT=written(tmp_path, "a.csv", header + "p,40.7,-73.9,1,2,0,3\n"))
    assert [(row["site_id"], row["count"]) for row in result.rows()] == [("p", 1), ("p", 2)]
    assert result.values["SITES"] == 1


def test_all_sites_of_new_york(run, unzipped):
    result = run("importcameras", INPUT=unzipped("nyc/camera_sites.csv.gz"))
    # By category where it is known (Brooklyn), else by the median of the totals.
    assert result.values["CAMERAS"] == 9216 + 18502
    assert (result.values["PUBLIC"], result.values["PRIVATE"]) == (869, 8316)
    assert result.values["SITES"] + result.values["SITES_WITHOUT"] == 14097
    assert "9435 rows" in said(result)


def test_a_table_opened_as_one_column(run):
    given = layer("None", [(None, {"@id\t@lat\t@lon": "11\t45.1\t9.1"})])
    with pytest.raises(QgsProcessingException, match="opened as one column"):
        run("importcameras", INPUT=given)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("osm/cams.osm|layername=points", {"-101": 0, "11": 90}),
        ("osm/overpass.csv", {"11": 90, "12": None}),
        ("osm/overpass.json", {"node/11": 90}),
        ("osm/turbo.geojson", {"node/11": 90, "node/12": None, "node/13": None, "way/14": None}),
        ("osm/turbo_mixed.geojson", {"way/14": None, "node/11": 90, "node/12": 180}),
    ],
)
def test_cases(run, data_dir, name, expected):
    rows = run("importcameras", INPUT=f"{data_dir}/cases/{name}").rows()
    assert {row["camera_id"]: row["direction_deg"] for row in rows} == expected


@pytest.mark.parametrize("name", ["a.json", "A.JSON", "interpreter", "a.osm", "a.json.gz"])
def test_an_answer_of_overpass_is_read_as_any_extract(run, tmp_path, name):
    """The newest version of each, without what is deleted; where a relation is by its members."""
    corners = [
        {"lat": 45, "lon": 9},
        {"lat": 45, "lon": 9.1},
        {"lat": 45.1, "lon": 9.1},
        {"lat": 45, "lon": 9},
    ]
    bounds = {"minlat": 45, "minlon": 9, "maxlat": 46, "maxlon": 10}
    area = {"type": "way", "ref": 1, "role": "outer", "geometry": corners}
    node = {"type": "node", "lat": 45.1, "lon": 9.1}
    elements = [
        {**node, "id": 11, "version": 1, "tags": PUBLIC},
        {**node, "id": 11, "version": 2, "tags": {**PUBLIC, "camera:direction": [0, 180]}},
        {**node, "id": 12, "tags": PUBLIC, "visible": False},
        {"type": "relation", "id": 7, "members": [area], "tags": {**PUBLIC, "type": "multipolygon"}},
        {"type": "way", "id": 8, "bounds": bounds, "tags": PUBLIC},
        {"type": "way", "id": 9, "bounds": bounds, "nodes": [1, 2], "tags": PUBLIC},
    ]
    text = json.dumps({"version": 0.6, "elements": elements, "remark": "runtime remark: hello"})
    path = tmp_path / name
    path.write_bytes(gzip.compress(text.encode()) if name.endswith("gz") else text.encode())
    result = run("importcameras", INPUT=str(path))
    rows = {row["camera_id"]: row for row in result.rows()}
    assert {key: row["status"] for key, row in rows.items()} == dict.fromkeys(
        ("node/11", "relation/7", "way/8", "way/9"), "ok"
    )
    assert rows["node/11"]["sectors"] == "315-45;135-225"
    assert "1 objects" in said(result)
    assert "hello" in said(result)


def test_objects_without_tags(run, tmp_path):
    elements = [{"type": "node", "id": 1, "lat": 45, "lon": 9}, {"type": "way", "id": 2, "nodes": [1]}]
    path = written(tmp_path, "a.json", json.dumps({"version": 0.6, "elements": elements}))
    with pytest.raises(QgsProcessingException, match="none of its 2 objects has tags"):
        run("importcameras", INPUT=path)
    path = written(tmp_path, "b.json", json.dumps({"version": 0.6, "elements": []}))
    with pytest.raises(QgsProcessingException, match="no object of “b"):
        run("importcameras", INPUT=path)


AT_9_45 = "01010000000000000000002240" + "0000000000804640"
SHAPES = {
    "wkt": "POINT (9 45)",
    "wkt with height": "POINT Z (9 45 3)",
    "ewkt": "SRID=4326;POINT(9 45)",
    "wkb": AT_9_45,
    "ewkb": "0101000020E6100000" + AT_9_45[10:],
    "ewkb in metres": "SRID=3857;POINT(1001875.417 5621521.486)",
    "geojson": '{"type": "Point", "coordinates": [9, 45]}',
    "wkt area": "POLYGON ((8 44, 10 44, 10 46, 8 46, 8 44))",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("name", ["geom", "way", "wkb_geometry", "Location"])
def test_shapes_as_text(run, shape, name):
    rows = [
        {"osm_id": "1", "tags": hstore(PUBLIC), name: shape},
        {"osm_id": "2", "tags": hstore(PUBLIC), name: "?"},
    ]
    result = run("importcameras", INPUT=layer("None", [(None, row) for row in rows]))
    made, lost = result.layers["OUTPUT"].getFeatures()
    assert (made["status"], lost["status"], made["direction_deg"]) == ("ok", "unusable", 90)
    to_degrees = QgsCoordinateTransform(
        result.layers["OUTPUT"].crs(), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    point = to_degrees.transform(made.geometry().asPoint())
    assert (point.x(), point.y()) == (pytest.approx(9, abs=1e-6), pytest.approx(45, abs=1e-6))


@pytest.mark.parametrize(
    ("shapes", "match"),
    [
        (["SRID=4326;POINT(9 45)", "SRID=3857;POINT(1 1)"], "several coordinate systems"),
        (["SRID=999999;POINT(9 45)"], "not known"),
        (["Main Street"], "no columns such as lat and lon"),
    ],
)
def test_shapes_whose_place_is_not_known(run, shapes, match):
    rows = [(None, {"man_made": "surveillance", "location": shape}) for shape in shapes]
    with pytest.raises(QgsProcessingException, match=match):
        run("importcameras", INPUT=layer("None", rows))


def test_a_table_with_shapes_that_qgis_reads_is_in_the_system_of_tables(run, tmp_path):
    text = 'WKT,osm_id,other_tags\n"POINT ({})",1,"""man_made""=>""surveillance"""\n'
    path = written(tmp_path, "a.csv", text.format("9 45"))
    assert run("importcameras", INPUT=path).layers["OUTPUT"].crs().authid() == "EPSG:4326"
    path = written(tmp_path, "b.csv", text.format("1000000 5600000"))
    made = run("importcameras", INPUT=path, TABLE_CRS="EPSG:3857")
    assert (made.layers["OUTPUT"].crs().authid(), made.values["USED"]) == ("EPSG:3857", 1)


def test_tags_in_the_description_of_a_waypoint(run, tmp_path):
    """As Overpass turbo exports GPX."""
    points = [
        f'<wpt lat="45" lon="9"><name>x</name><desc>{text}</desc></wpt>'
        for text in (
            "man_made=surveillance\ncamera:direction=90\nsurveillance:type=ALPR",
            "natural=tree\nname=a=b",
            "",
        )
    ]
    head = '<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">'
    path = written(tmp_path, "a.gpx", head + "".join(points) + "</gpx>")
    result = run("importcameras", INPUT=path)
    assert [(row["direction_deg"], row["kind"]) for row in result.rows()] == [(90, "alpr")]
    assert "2 of 3 rows" in said(result)
    words = [("POINT(9 45)", {"desc": "A camera at 5 = five"})]
    assert run("importcameras", INPUT=layer("Point", words, "EPSG:4326")).values["USED"] == 1


def test_a_direction_in_a_table_of_another_kind(run):
    """As DeFlock and its like write it: "camera:direction" has lost its camera."""
    rows = ["0,180", "90;270", "295.0", None, "Northbound", "[0, 180]"]
    given = layer(
        "Point", [("POINT(9 45)", {"direction": each, "manufacturer": "x"}) for each in rows], "EPSG:4326"
    )
    made = run("importcameras", INPUT=given)
    assert [(row["direction_deg"], row["sectors"]) for row in made.rows()] == [
        (None, "315-45;135-225"),
        (None, "45-135;225-315"),
        (295, None),
        (None, None),
        (None, None),
        (None, "315-45;135-225"),
    ]
    assert "Northbound" in made.rows()[4]["message"]
    assert any("“direction” is taken as direction_deg" in text for text in made.log.infos)
    by_hand = run("importcameras", INPUT=given, DIRECTION_DEG="10")
    assert {row["direction_deg"] for row in by_hand.rows()} == {10}


def test_lists_of_a_geojson(run, tmp_path):
    properties = {"man_made": "surveillance", "surveillance:type": "ALPR", "direction": [90, 270]}
    point = {"type": "Point", "coordinates": [9, 45]}
    features = [{"type": "Feature", "properties": properties, "geometry": point}]
    path = written(tmp_path, "a.geojson", json.dumps({"type": "FeatureCollection", "features": features}))
    (row,) = run("importcameras", INPUT=path).rows()
    assert (row["sectors"], row["kind"], row["status"]) == ("45-135;225-315", "alpr", "ok")


def test_a_type_beside_columns_of_surveillance(run):
    rows = [
        {"id": str(i), "type": kind, "surveillance": "public"}
        for i, kind in enumerate(["camera", "guard", "ALPR"])
    ]
    made = run("importcameras", INPUT=layer("Point", [("POINT(9 45)", row) for row in rows], "EPSG:4326"))
    assert [(row["status"], row["kind"]) for row in made.rows()] == [
        ("ok", None),
        ("no view", None),
        ("ok", "alpr"),
    ]
    rows = [{**row, "type": "node"} for row in rows]
    made = run("importcameras", INPUT=layer("Point", [("POINT(9 45)", row) for row in rows], "EPSG:4326"))
    assert [row["camera_id"] for row in made.rows()] == ["node/0", "node/1", "node/2"]
    assert made.values["USED"] == 3


@pytest.mark.parametrize(("name", "kind"), [("camera_surveillance", None), ("speed_camera", "speed")])
def test_shapefiles_of_geofabrik(run, name, kind):
    rows = [
        {"osm_id": str(i), "code": 2906, "fclass": each, "name": None}
        for i, each in enumerate([name, "bench"])
    ]
    made = run("importcameras", INPUT=layer("Point", [("POINT(9 45)", row) for row in rows], "EPSG:4326"))
    assert [(row["camera_id"], row["kind"]) for row in made.rows()] == [("0", kind)]


def test_rows_that_are_gone_by_columns_of_their_own(run):
    rows = [
        {"osm_id": "1", "surveillance": "public", "disused:man_made": "surveillance", "camera:fake": None},
        {"osm_id": "2", "surveillance": "public", "disused:man_made": None, "camera:fake": "yes"},
        {"osm_id": "3", "surveillance": "public", "disused:man_made": None, "camera:fake": None},
    ]
    made = run("importcameras", INPUT=layer("Point", [("POINT(9 45)", row) for row in rows], "EPSG:4326"))
    assert {row["camera_id"]: row["status"] for row in made.rows()} == {"2": "no view", "3": "ok"}
    assert "disused" in said(made)


def test_a_decode_table_that_lacks_a_column(run, tmp_path):
    header = "lat,lon,attached_street_median,attached_building_median"
    path = written(tmp_path, "a.csv", header + ",n_cameras_median\n40.7,-73.9,1,2,5\n")
    result = run("importcameras", INPUT=path)
    assert [(row["ownership"], row["count"]) for row in result.rows()] == [
        ("public", 1),
        ("private", 2),
        ("unknown", 2),
    ]
    with pytest.raises(QgsProcessingException, match="lacks the columns attached_unknown_median"):
        run("importcameras", INPUT=written(tmp_path, "b.csv", header + "\n40.7,-73.9,1,2\n"))
    path = written(tmp_path, "c.csv", "lat,lon,N_Cameras_Median\n40.7,-73.9,2\n40.71,-73.9,\n")
    result = run("importcameras", INPUT=path)
    assert (result.values["UNKNOWN"], result.values["SKIPPED"]) == (2, 1)


def test_two_sites_whose_panorama_has_no_name(run, tmp_path):
    path = written(
        tmp_path, "a.csv", "panoramaid," + DECODE + "nan,40.7,-73.9,1,2,0,3\nnan,40.8,-73.9,1,0,0,1\n"
    )
    result = run("importcameras", INPUT=path)
    assert result.values["SITES"] == 2
    assert {row["site_id"] for row in result.rows()} == {"row 1", "row 2"}
