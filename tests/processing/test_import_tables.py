"""Importing cameras from tables and layers as people have them."""

import bz2
import gzip
import json
import lzma

import pytest
from qgis.core import QgsProcessingException

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
