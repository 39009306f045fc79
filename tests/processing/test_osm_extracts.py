"""Extracts of every format and shape: all that is in the file is a row, has a status, or is counted."""

from __future__ import annotations

import random
import time

import pytest
import shapely
from qgis.core import QgsProcessingException

from tests.sources import osm_files
from tests.sources.osm_files import node, relation, square, way, written

CAMERA = {"man_made": "surveillance", "surveillance:type": "camera"}


def rows(made, name):
    return {row.get("osm_id") or row["camera_id"]: row for row in made.rows(name)}


def shapes(made, name):
    """Shapes by number, None where there is none."""
    key = "camera_id" if name == "CAMERAS" else "osm_id"
    return {
        feature[key]: shapely.from_wkb(bytes(feature.geometry().asWkb())) if feature.hasGeometry() else None
        for feature in made.layers[name].getFeatures()
    }


def town():
    """A camera, a building with a courtyard, a street, a station, a museum in two houses."""
    nodes, ring = square(1, 7, 43)
    court, hole = square(11, 7.0003, 43.0003, 0.0004)
    west, first = square(21, 7.002, 43)
    east, second = square(31, 7.004, 43)
    return [
        *nodes,
        *court,
        *west,
        *east,
        node(41, 7.0005, 43.0005, tags={**CAMERA, "camera:direction": "0,180", "name": 'Größe <&> "x"'}),
        node(42, 7.002, 43.002, tags={"railway": "station", "name": "東京"}),
        way(101, ring),
        way(102, hole),
        way(103, first, {"building": "yes", "height": "12 m"}),
        way(104, second, {"building": "yes", "building:levels": "4"}),
        way(
            105,
            [1, 2, 21, 22],
            {"highway": "footway", "foot": "designated", "access": "yes", "sidewalk": "both"},
        ),
        relation(
            201, [("way", 101, "outer"), ("way", 102, "inner")], {"type": "multipolygon", "building": "yes"}
        ),
        relation(
            202, [("way", 103, "outer"), ("way", 104, "outer")], {"type": "multipolygon", "tourism": "museum"}
        ),
    ]


FORMATS = (
    "a.osm", "A.OSM", "a.osm.pbf", "A.OSM.PBF", "a.pbf", "a.osm.gz", "a.osm.bz2", "a.osm.xz", "a.osm.xml", "a.xml",
    "a.json", "a.JSON", "a.json.gz", "a.pbf.gz", "interpreter",
)  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same(run, tmp_path, name):
    made = run("addosmlayers", FILE=written(tmp_path / name, town()))
    camera = rows(made, "CAMERAS")["node/41"]
    assert (camera["sectors"], camera["name"]) == ("315-45;135-225", 'Größe <&> "x"')
    assert {key: row["status"] for key, row in rows(made, "BUILDINGS").items()} == {
        "way/103": "ok",
        "way/104": "ok",
        "relation/201": "ok",
    }
    areas = shapes(made, "BUILDINGS")
    assert areas["relation/201"].area == pytest.approx(0.84e-6)
    assert areas["way/103"].area == pytest.approx(1e-6)
    street = rows(made, "STREETS")["way/105"]
    assert (street["foot"], street["access"], street["sidewalk"]) == ("designated", "yes", "both")
    assert shapes(made, "STREETS")["way/105"].length == pytest.approx(0.003)
    assert rows(made, "STATIONS")["node/42"]["name"] == "東京"
    assert set(rows(made, "SIGHTS")) == {"relation/202"}
    assert made.values["SKIPPED"] == made.values["LEFT_OUT"] == 0
    assert any("2024-05-06" in text for text in made.log.infos)


@pytest.mark.parametrize("options", [{"dense": False}, {"packing": "raw"}, {"packing": "lzma"}])
def test_kinds_of_pbf(run, tmp_path, options):
    path = tmp_path / "a.osm.pbf"
    path.write_bytes(osm_files.as_pbf(town(), **options))
    made = run("addosmlayers", FILE=str(path))
    assert made.values["USED"] == 7


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", ["a.osm", "a.json"])
def test_elements_in_any_order(run, tmp_path, name, seed):
    elements = town()
    random.Random(seed).shuffle(elements)
    made = run("addosmlayers", FILE=written(tmp_path / name, elements))
    assert made.values["USED"] == 7
    assert shapes(made, "BUILDINGS")["relation/201"].area == pytest.approx(0.84e-6)


def test_a_skeleton_after_the_tags_changes_nothing(run, tmp_path):
    """`out body; >; out skel qt;` has nodes again, without their tags."""
    elements = [*town(), node(41, 7.0005, 43.0005), way(103, [21, 22, 23, 24, 21])]
    made = run("addosmlayers", FILE=written(tmp_path / "a.json", elements))
    assert made.values["USED"] == 7


# --- inline geometry ---------------------------------------------------------------------------------------


def spots(*places):
    return [None if place is None else {"lon": place[0], "lat": place[1]} for place in places]


@pytest.mark.parametrize("name", ["a.osm", "a.json"])
def test_geometry_that_comes_with_elements(run, tmp_path, name):
    ring = spots((7, 43), (7.001, 43), (7.001, 43.001), (7, 43.001), (7, 43))
    hole = spots((7.0003, 43.0003), (7.0007, 43.0003), (7.0007, 43.0007), (7.0003, 43.0003))
    halves = [ring[:3], ring[2:]]
    elements = [
        node(1, 7, 43, tags=CAMERA),
        way(101, [1, 2, 3, 4, 1], {"building": "yes", "height": "12"}, geometry=ring),
        way(102, [5, 6], CAMERA, center={"lat": 43.002, "lon": 7.002}),
        way(103, [7, 8, 9], {"highway": "path"}, geometry=spots((7, 43), (7.1, 43), None)),
        way(104, [], {"building": "yes"}, center={"lat": 43.002, "lon": 7.002}),
        relation(201, [], {"type": "multipolygon", "building": "yes"}),
        relation(202, [], {"type": "multipolygon", "tourism": "museum"}, center={"lat": 43.5, "lon": 7.5}),
    ]
    elements[5]["members"] = [
        {"type": "way", "ref": 301, "role": "outer", "geometry": halves[0]},
        {"type": "way", "ref": 302, "role": "outer", "geometry": halves[1]},
        {"type": "way", "ref": 303, "role": "inner", "geometry": hole},
    ]
    made = run("addosmlayers", FILE=written(tmp_path / name, elements))
    cameras = shapes(made, "CAMERAS")
    assert (cameras["way/102"].x, cameras["way/102"].y) == (7.002, 43.002)
    buildings = shapes(made, "BUILDINGS")
    assert buildings["way/101"].area == pytest.approx(1e-6)
    assert buildings["relation/201"].area == pytest.approx(0.92e-6)
    assert buildings["way/104"] is None
    assert "only its centre" in rows(made, "BUILDINGS")["way/104"]["message"]
    assert rows(made, "STREETS")["way/103"]["status"] == "incomplete"
    assert shapes(made, "STREETS")["way/103"].length == pytest.approx(0.1)
    assert shapes(made, "SIGHTS")["relation/202"].y == 43.5


def test_json_geometry_without_node_numbers(run, tmp_path):
    ring = spots((7, 43), (7.001, 43), (7.001, 43.001), (7, 43))
    elements = [{"type": "way", "id": 5, "geometry": ring, "tags": {"building": "yes"}}]
    made = run("addosmlayers", FILE=written(tmp_path / "a.json", elements))
    assert shapes(made, "BUILDINGS")["way/5"].area == pytest.approx(0.5e-6)


# --- what is refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.osm", "a.json", "a.osm.gz"])
@pytest.mark.parametrize(
    "remark",
    [
        'runtime error: Query timed out in "query" at line 3 after 26 seconds.',
        "runtime error: Query run out of memory using about 2048 MB of RAM.",
        "runtime remark: Timed out",
    ],
)
def test_a_server_that_did_not_finish(run, tmp_path, name, remark):
    target = tmp_path / "out.gpkg"
    with pytest.raises(QgsProcessingException, match="incomplete, as its server says") as error:
        run("addosmlayers", FILE=written(tmp_path / name, town(), remark), CAMERAS=str(target))
    assert "Download it again" in str(error.value)
    assert not target.exists()


@pytest.mark.parametrize("name", ["a.osm", "a.json"])
def test_a_harmless_remark_is_said(run, tmp_path, name):
    made = run("addosmlayers", FILE=written(tmp_path / name, town(), "runtime remark: Hello"))
    assert made.values["USED"] == 7
    assert any("runtime remark: Hello" in text for text in made.log.warnings)


@pytest.mark.parametrize(
    "name", ["a.osm", "a.json", "a.osm.gz", "a.osm.bz2", "a.json.gz", "a.osm.xz", "a.osm.pbf"]
)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.995])
def test_a_file_that_breaks_off(run, tmp_path, name, share):
    path = tmp_path / name
    written(path, town())
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    with pytest.raises(QgsProcessingException, match="cannot be read as an OpenStreetMap extract"):
        run("addosmlayers", FILE=str(path))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"<!DOCTYPE html><html><body>504</body></html>", "web page"),
        (b'{"type": "FeatureCollection", "features": []}', "GeoJSON"),
        (b'<?xml version="1.0"?><osmChange version="0.6"></osmChange>', "list of changes"),
        (b'<osm version="0.6"><action type="create"><node id="1"/></action></osm>', "list of changes"),
        (b'<?xml version="1.0"?><gpx></gpx>', "<gpx>"),
        (b"PK\x03\x04 and so on", "zip"),
        (b"\xff\xe0\x04o5m2 and so on", "o5m"),
        (b'{"version": 0.6}', "elements"),
        (b"@id,@lat,@lon\n1,2,3\n", "not a file of OpenStreetMap data"),
        (b'<osm version="0.6"><node id="x" lat="0" lon="0"/></osm>', "line 1"),
    ],
)
def test_what_is_no_extract_is_named(run, tmp_path, content, what):
    path = tmp_path / "a.osm"
    path.write_bytes(content)
    with pytest.raises(QgsProcessingException, match=what):
        run("addosmlayers", FILE=str(path))


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ({"features": (b"OsmSchema-V0.6", b"HistoricalInformation")}, "history of the map"),
        ({"features": (b"OsmSchema-V0.7",)}, "OsmSchema-V0.7"),
        ({"packing": "zstd"}, "zlib"),
    ],
)
def test_kinds_of_pbf_that_are_not_read(run, tmp_path, options, what):
    path = tmp_path / "a.osm.pbf"
    path.write_bytes(osm_files.as_pbf(town(), **options))
    with pytest.raises(QgsProcessingException, match=what):
        run("addosmlayers", FILE=str(path))


def spoilt(content, chance):
    """A file with a few bytes that are others; of text only digits, so that it often is still one."""
    data = bytearray(content)
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(data))
        if data[0] not in b"<{":
            data[at] = chance.randrange(256)
        elif chr(data[at]).isdigit():
            data[at] = chance.choice(b"0123456789-.e")
    return bytes(data[: chance.choice([len(data)] * 9 + [at + 1])])


def test_a_spoilt_file_is_read_or_refused(tmp_path):
    from surveillance_exposure.sources.osm.buildings import read_buildings
    from surveillance_exposure.sources.osm.data import Extract
    from surveillance_exposure.sources.osm.elements import UnreadableError
    from surveillance_exposure.sources.osm.extract import opened
    from surveillance_exposure.sources.osm.streets import read_streets

    chance = random.Random(11)
    elements, _ = cells()
    wholes = [
        osm_files.as_xml(elements),
        osm_files.as_json(elements),
        osm_files.as_pbf(elements, packing="raw"),
        osm_files.as_pbf(elements, dense=False, packing="raw"),
    ]
    read = 0
    path = tmp_path / "spoilt"
    for i in range(400):
        path.write_bytes(spoilt(wholes[i % 4], chance))
        try:
            with opened(Extract(path), lambda _: None, lambda: False) as data:
                for rows_of in (read_streets, read_buildings):
                    read += sum(1 for _ in rows_of(data, lambda _: None, lambda: False)) > 0
        except UnreadableError:
            continue
    assert 200 < read < 800


# --- deleted, gone, not there ------------------------------------------------------------------------------


def test_deleted_and_invisible_objects_are_counted(run, tmp_path):
    nodes, ring = square(1, 7, 43)
    elements = [
        *nodes,
        node(-5, 7.1, 43, tags=CAMERA, action="modify", visible="true"),
        node(6, 7.1, 43, tags=CAMERA, action="delete", visible="true", version=1),
        node(7, 7.2, 43, tags=CAMERA, visible="false", version=3),
        node(8, 7.2, 43, tags={"railway": "station"}, visible="false"),
        way(101, ring, {"building": "yes"}, action="delete"),
        way(-102, ring, {"building": "yes"}, action="modify"),
        way(103, [1, 2], {"highway": "footway"}, visible="false"),
        relation(
            201, [("way", -102, "outer")], {"type": "multipolygon", "tourism": "museum"}, visible="false"
        ),
    ]
    made = run("addosmlayers", FILE=written(tmp_path / "josm.osm", elements))
    assert set(rows(made, "CAMERAS")) == {"node/-5"}
    assert set(rows(made, "BUILDINGS")) == {"way/-102"}
    assert not any(made.rows(name) for name in ("STREETS", "STATIONS", "SIGHTS"))
    assert made.values["LEFT_OUT"] == 6
    assert any("6 objects are deleted or invisible" in text for text in made.log.warnings)


def test_of_several_versions_the_newest_holds(run, tmp_path):
    nodes, ring = square(1, 7, 43)
    elements = [
        *nodes,
        node(5, 7.1, 43, tags=CAMERA, version=1),
        node(5, 7.2, 43, tags=CAMERA, version=2),
        node(6, 7.1, 43, tags=CAMERA, version=1),
        node(6, 7.1, 43, visible="false", version=2),
        way(101, ring, {"building": "yes"}, version=2),
        way(101, ring[:3], {"building": "yes"}, version=1),
    ]
    made = run("addosmlayers", FILE=written(tmp_path / "history.osm", elements))
    assert {key: point.x for key, point in shapes(made, "CAMERAS").items()} == {"node/5": 7.2}
    assert rows(made, "BUILDINGS")["way/101"]["status"] == "ok"
    assert any("more than once" in text for text in made.log.infos)


GONE_CAMERAS = [
    {"disused:man_made": "surveillance"},
    {"removed:man_made": "surveillance"},
    {"proposed:highway": "speed_camera"},
    {"man_made": "disused", "disused": "surveillance"},
    {**CAMERA, "disused": "yes"},
    {**CAMERA, "abandoned": "yes"},
    {**CAMERA, "surveillance": "removed"},
]


@pytest.mark.parametrize("tags", GONE_CAMERAS, ids=str)
def test_cameras_that_are_not_there(run, tmp_path, tags):
    elements = [node(1, 7, 43, tags=tags), node(2, 7, 43.1, tags=CAMERA)]
    made = run("addosmlayers", FILE=written(tmp_path / "a.osm", elements))
    assert set(rows(made, "CAMERAS")) == {"node/2"}
    assert made.values["LEFT_OUT"] == 1
    assert any("Cameras: 1 of the file are left out: not there" in text for text in made.log.infos)


@pytest.mark.parametrize(
    ("tags", "status"),
    [
        ({"building": "yes"}, "ok"),
        ({"building": "yes", "disused": "yes"}, "ok"),
        ({"building": "abandoned"}, "ok"),
        ({"building": "construction"}, "ok"),
        ({"building": "ruins"}, "ok"),
        ({"building": "yes", "layer": "1"}, "ok"),
        ({"building": "yes", "layer": "-1", "location": "overground"}, "ok"),
        ({"building:part": "roof", "min_height": "4"}, "ok"),
        ({"building": "roof"}, "no wall"),
        ({"building": "carport"}, "no wall"),
        ({"building:part": "roof"}, "no wall"),
        ({"building": "yes", "wall": "no"}, "no wall"),
        ({"building": "yes", "location": "underground"}, "no wall"),
        ({"building": "garage", "layer": "-2"}, "no wall"),
        ({"building": "yes", "layer": "−1"}, "no wall"),
        ({"building": "garage", "parking": "underground"}, "no wall"),
        ({"building": "yes", "building:levels": "0", "building:levels:underground": "3"}, "no wall"),
        ({"building": "demolished"}, "no wall"),
        ({"building": "proposed"}, "no wall"),
        ({"building": "yes", "razed": "yes"}, "no wall"),
        ({"demolished:building": "yes"}, None),
        ({"proposed:building": "house"}, None),
        ({"disused:building": "yes"}, None),
        ({"removed:building:part": "yes"}, None),
        ({"building": "no"}, None),
    ],
    ids=str,
)
def test_which_buildings_are_walls(run, tmp_path, tags, status):
    nodes, ring = square(1, 7, 43)
    made = run("addosmlayers", FILE=written(tmp_path / "a.osm", [*nodes, way(9, ring, tags)]))
    found = rows(made, "BUILDINGS")
    assert {key: row["status"] for key, row in found.items()} == ({"way/9": status} if status else {})
    assert made.values["LEFT_OUT"] == (0 if status else 1)
    if status == "no wall":
        assert "does not block the view" in found["way/9"]["message"]
        assert shapes(made, "BUILDINGS")["way/9"].area > 0
        assert made.values["BUILDINGS_NO_WALL"] == 1


def test_what_watches_no_street_is_kept_and_not_counted(run, tmp_path):
    what = {
        1: {"surveillance": "indoor"},
        2: {"surveillance:type": "guard"},
        3: {"surveillance:type": "gunshot_detector"},
        4: {"fake": "yes"},
        5: {"camera:type": "dummy"},
        6: {"surveillance": "indoor;outdoor"},
        7: {"surveillance:type": "camera;guard"},
        8: {"indoor": "yes"},
    }
    elements = [
        node(i, 7 + i / 100, 43, tags={"man_made": "surveillance", **tags}) for i, tags in what.items()
    ]
    made = run("addosmlayers", FILE=written(tmp_path / "a.osm", elements))
    found = rows(made, "CAMERAS")
    assert {key for key, row in found.items() if row["status"] == "no view"} == {
        f"node/{i}" for i in (1, 2, 3, 4, 5, 8)
    }
    assert all(row["message"] for row in found.values() if row["status"] == "no view")
    assert found["node/1"]["place"] == "indoor"
    assert found["node/6"]["place"] == "outdoor"
    assert (made.values["CAMERAS_USED"], made.values["CAMERAS_NO_VIEW"]) == (2, 6)


# --- nothing vanishes --------------------------------------------------------------------------------------


def cells():  # noqa: PLR0915 - a list
    """Buildings drawn in every way, one by one in a row; what comes out by id: status, and its area in cells."""
    elements, expected = [], {}

    def cell(i):
        nodes, ring = square(1000 + 100 * i, 7 + i / 100, 43)
        inside, hole = square(1010 + 100 * i, 7.0003 + i / 100, 43.0003, 0.0004)
        elements.extend([*nodes, *inside])
        return ring, hole

    yes = {"building": "yes"}
    area = {"type": "multipolygon"}
    ring, hole = cell(0)  # a part has the outline of the building: the Empire State Building
    elements += [way(1, ring, yes), way(2, hole, {"building:part": "yes"})]
    elements += [relation(1, [("way", 1, "outer"), ("way", 2, "inner")], {**area, "building:part": "yes"})]
    expected |= {"way/1": ("ok", 1), "way/2": ("ok", 0.16), "relation/1": ("ok", 0.84)}
    ring, hole = cell(1)  # the old style
    elements += [
        way(3, ring, yes),
        way(4, hole),
        relation(2, [("way", 3, "outer"), ("way", 4, "inner")], area),
    ]
    expected |= {"way/3": ("ok", 0.84)}
    ring, hole = cell(2)  # the old style, the outline in pieces
    elements += [way(5, ring[:3], yes), way(6, ring[2:], yes)]
    elements += [relation(3, [("way", 5, "outer"), ("way", 6, "outer")], area)]
    expected |= {"relation/3": ("ok", 1)}
    ring, hole = cell(3)  # tags on both
    elements += [way(7, ring, yes), way(8, hole)]
    elements += [relation(4, [("way", 7, "outer"), ("way", 8, "inner")], {**area, "building": "church"})]
    expected |= {"way/7": ("ok", 0.84), "relation/4": ("ok", 0.84)}
    ring, hole = cell(4)  # a house in the courtyard, no roles
    elements += [
        way(9, ring),
        way(10, hole, yes),
        relation(5, [("way", 9, ""), ("way", 10, "")], {**area, **yes}),
    ]
    expected |= {"way/10": ("ok", 0.16), "relation/5": ("ok", 0.84)}
    ring, hole = cell(5)  # tags on the relation of outline and parts only
    elements += [way(11, ring), way(12, hole, {"building:part": "yes"})]
    members = [("way", 11, "outline"), ("way", 12, "part")]
    elements += [relation(6, members, {"type": "building", **yes, "height": "31"})]
    expected |= {"way/12": ("ok", 0.16), "relation/6": ("ok", 1)}
    ring, hole = cell(6)  # a relation that groups what has rows itself
    elements += [way(13, ring, yes), way(14, hole, {"building:part": "yes"})]
    elements += [relation(7, [("way", 13, "outline"), ("way", 14, "part")], {"type": "building", **yes})]
    expected |= {"way/13": ("ok", 1), "way/14": ("ok", 0.16), "relation/7": ("grouped", None)}
    ring, hole = cell(7)  # a ring lacks a way
    elements += [
        way(15, ring[:3]),
        relation(8, [("way", 15, "outer"), ("way", 999, "outer")], {**area, **yes}),
    ]
    expected |= {"relation/8": ("unusable", None)}
    ring, hole = cell(8)  # one of two outlines lacks
    elements += [way(16, ring), relation(9, [("way", 16, "outer"), ("way", 998, "outer")], {**area, **yes})]
    expected |= {"relation/9": ("incomplete", 1)}
    ring, hole = cell(9)  # no way is there at all
    elements += [relation(10, [("way", 997, "outer")], {**area, **yes})]
    expected |= {"relation/10": ("unusable", None)}
    ring, hole = cell(10)  # a node lacks: no half house
    elements += [way(17, [ring[0], ring[1], 888888, ring[3], ring[0]], yes)]
    expected |= {"way/17": ("unusable", None)}
    ring, hole = cell(11)  # not closed, one point, no points
    elements += [way(18, ring[:4], yes), way(19, ring[:1], yes), way(20, [], yes)]
    expected |= {f"way/{i}": ("unusable", None) for i in (18, 19, 20)}
    ring, hole = cell(12)  # a bow-tie, points twice
    elements += [way(21, [ring[0], ring[2], ring[1], ring[3], ring[0]], yes)]
    elements += [way(22, [ring[0], *ring, ring[0]], yes)]
    expected |= {"way/21": ("repaired", 0.5), "way/22": ("ok", 1)}
    ring, hole = cell(13)  # a relation of a relation
    elements += [
        way(23, ring),
        way(24, hole),
        relation(11, [("way", 23, "outer"), ("way", 24, "inner")], area),
    ]
    elements += [relation(12, [("relation", 11, "outline")], {"type": "building", **yes})]
    expected |= {"relation/12": ("ok", 0.84)}
    # relations that hold each other
    elements += [relation(13, [("relation", 14, "outer")], {**area, **yes})]
    elements += [relation(14, [("relation", 13, "outer")], {**area, **yes})]
    expected |= {"relation/13": ("unusable", None), "relation/14": ("unusable", None)}
    ring, hole = cell(14)  # a museum of two houses
    elements += [way(25, ring, yes), way(26, hole, yes)]
    elements += [relation(15, [("way", 25, "outer"), ("way", 26, "outer")], {**area, "tourism": "museum"})]
    expected |= {"way/25": ("ok", 1), "way/26": ("ok", 0.16)}
    ring, hole = cell(15)  # a hall that is also a way through
    elements += [way(27, ring, {**yes, "highway": "corridor"})]
    expected |= {"way/27": ("ok", 1)}
    ring, hole = cell(16)  # a part on its own, a boundary, a site
    elements += [way(28, hole, {"building:part": "yes"}), way(29, ring)]
    elements += [relation(16, [("way", 29, "outer")], {"type": "boundary", **yes})]
    expected |= {"way/28": ("ok", 0.16), "relation/16": ("ok", 1)}
    ring, hole = cell(17)  # a hole that lies outside
    elsewhere, stray = square(5000, 8, 44)
    elements += [*elsewhere, way(30, ring), way(31, stray)]
    elements += [relation(17, [("way", 30, "outer"), ("way", 31, "inner")], {**area, **yes})]
    expected |= {"relation/17": ("repaired", 1)}
    ring, hole = cell(18)  # grass round a house
    elements += [way(32, ring), way(33, hole, yes)]
    elements += [relation(18, [("way", 32, "outer"), ("way", 33, "inner")], {**area, "landuse": "grass"})]
    expected |= {"way/33": ("ok", 0.16)}
    elements += [node(6000, 7, 43, tags=yes)]
    return elements, expected


@pytest.mark.parametrize("name", ["a.osm", "a.osm.pbf", "a.json"])
def test_buildings_drawn_in_every_way(run, tmp_path, name):
    elements, expected = cells()
    made = run("addosmlayers", FILE=written(tmp_path / name, elements))
    found, areas = rows(made, "BUILDINGS"), shapes(made, "BUILDINGS")
    got = {
        key: (row["status"], None if areas[key] is None else round(areas[key].area * 1e6, 4))
        for key, row in found.items()
    }
    assert got == expected
    assert len(made.rows("BUILDINGS")) == len(expected)
    assert "way/999" in found["relation/8"]["message"]
    assert "1 of its 5 nodes" in found["way/17"]["message"]
    assert set(rows(made, "SIGHTS")) == {"relation/15"}
    said = " ".join(made.log.infos)
    assert "Buildings: 2 of the file are left out: a piece of an outline" in said
    assert "Buildings: 1 of the file are left out: a node, which has no outline" in said
    assert "Streets: 1 of the file are left out: an area, such as a square" in said
    assert made.values["LEFT_OUT"] == 4


def test_streets_that_are_cut(run, tmp_path):
    elements = [
        *(node(i, 7 + i / 1000, 43) for i in range(1, 9)),
        way(1, [1, 2, 3, 99], {"highway": "footway"}),
        way(2, [4, 5, 99, 6, 7], {"highway": "footway"}),
        way(3, [8, 99], {"highway": "footway"}),
        way(4, [98, 99], {"highway": "footway"}),
        way(5, [8, 99], {"highway": "motorway"}),
    ]
    made = run("addosmlayers", FILE=written(tmp_path / "a.osm", elements))
    got = [(row["osm_id"], row["status"]) for row in made.rows("STREETS")]
    assert got == [
        ("way/1", "incomplete"),
        ("way/2", "incomplete"),
        ("way/2", "incomplete"),
        ("way/3", "unusable"),
        ("way/4", "unusable"),
    ]
    lengths = [feature.geometry().length() for feature in made.layers["STREETS"].getFeatures()]
    assert lengths[:3] == pytest.approx([0.002, 0.001, 0.001])
    assert any("1 of the file are left out: not for walking, and cut" in text for text in made.log.infos)


def test_an_extent_of_what_is_cut(run, tmp_path):
    elements, _ = cells()
    made = run(
        "addosmlayers", FILE=written(tmp_path / "a.osm", elements), EXTENT="7.065,7.105,42.9,43.1 [EPSG:4326]"
    )
    assert set(rows(made, "BUILDINGS")) == {"relation/8", "relation/9", "way/17"}
    assert any("nobody knows" in text for text in made.log.infos)


def test_cameras_drawn_as_ways_and_relations(run, tmp_path):
    nodes, ring = square(1, 7, 43)
    elements = [
        *nodes,
        way(1, ring, CAMERA),
        way(2, [1, 2], CAMERA),
        way(3, [1, 99], CAMERA),
        way(4, [98, 99], CAMERA),
        way(5, ring),
        relation(1, [("way", 5, "outer")], {"type": "multipolygon", **CAMERA}),
        relation(2, [("way", 2, ""), ("node", 3, "")], {"type": "site", **CAMERA}),
        relation(3, [("way", 97, "outer")], {"type": "multipolygon", **CAMERA}),
    ]
    made = run("addosmlayers", FILE=written(tmp_path / "a.osm", elements))
    assert {key: row["status"] for key, row in rows(made, "CAMERAS").items()} == {
        "way/1": "ok",
        "way/2": "ok",
        "way/3": "incomplete",
        "way/4": "unusable",
        "relation/1": "ok",
        "relation/2": "ok",
        "relation/3": "unusable",
    }


# --- ids in, ids out ---------------------------------------------------------------------------------------

STATIONS = {"railway": ("station", "halt", "subway_entrance"), "public_transport": ("station",)}
SIGHTS = {
    "tourism": ("attraction", "museum", "gallery", "viewpoint", "zoo", "aquarium", "theme_park"),
    "historic": (
        *("monument", "memorial", "castle", "palace", "fort", "city_gate", "citywalls", "tower", "ruins"),
        *("archaeological_site", "church"),
    ),
    "place": (
        *("square", "island", "islet", "locality", "neighbourhood", "quarter", "suburb", "borough"),
        *("hamlet", "village", "town", "city"),
    ),
}


def should_be(found):
    """Ids by layer, by the tags alone."""
    expected = {name: set() for name in ("CAMERAS", "BUILDINGS", "STREETS", "STATIONS", "SIGHTS")}
    for kind, number, tags in found:
        key = f"{kind}/{number}"
        if tags.get("man_made") == "surveillance" or tags.get("highway") == "speed_camera":
            expected["CAMERAS"].add(key)
        if "building" in tags or "building:part" in tags:
            expected["BUILDINGS"].add(key)
        if "highway" in tags and kind != "node":
            expected["STREETS"].add(key)
        for name, kinds in (("STATIONS", STATIONS), ("SIGHTS", SIGHTS)):
            if any(tags.get(each) in values for each, values in kinds.items()):
                expected[name].add(key)
    return expected


def unaccounted(path, found):
    """By layer: ids that are in the file, no rows, and not counted; ids that come from nowhere."""
    from pathlib import Path

    from surveillance_exposure.sources.osm.buildings import read_buildings
    from surveillance_exposure.sources.osm.data import Extract
    from surveillance_exposure.sources.osm.extract import opened
    from surveillance_exposure.sources.osm.points import read_cameras
    from surveillance_exposure.sources.osm.streets import read_streets

    def go_on(_):
        pass

    out = {}
    with opened(Extract(Path(path)), go_on, lambda: False) as data:
        out["CAMERAS"] = {row.values["camera_id"] for row in read_cameras(data)}
        out["STATIONS"] = {row.values["osm_id"] for row in data.points.stations}
        out["SIGHTS"] = {row.values["osm_id"] for row in data.points.sights}
        out["STREETS"] = {row.values["osm_id"] for row in read_streets(data, go_on, lambda: False)}
        out["BUILDINGS"] = {row.values["osm_id"] for row in read_buildings(data, go_on, lambda: False)}
        counted = data.left_out
    result = {}
    for name, expected in should_be(found).items():
        gone = sum(
            count for reason, count in counted.get(name, {}).items() if not reason.startswith("not there")
        )
        result[name] = (len(expected - out[name]) - gone, len(out[name] - expected))
    return result


NOTHING = dict.fromkeys(("CAMERAS", "BUILDINGS", "STREETS", "STATIONS", "SIGHTS"), (0, 0))


@pytest.mark.parametrize("name", ["nyc/lower_manhattan_osm2024.osm.pbf", "monaco/monaco_osm2023.osm.pbf"])
def test_ids_in_and_ids_out(data_dir, name):
    assert unaccounted(data_dir / name, osm_files.tags_in_pbf(data_dir / name)) == NOTHING


def test_ids_in_and_ids_out_of_a_made_up_file(tmp_path):
    elements, _ = cells()
    path = tmp_path / "a.osm"
    written(path, [*elements, *(node(7000 + i, 7, 43, tags=CAMERA) for i in range(3))])
    # A relation without tags of its own is the building that its outlines say.
    assert unaccounted(path, osm_files.tags_in_xml(path)) == {**NOTHING, "BUILDINGS": (0, 1)}


def test_ids_of_the_cases(data_dir):
    for name in ("buildings", "cams", "indoor_and_directions", "underground"):
        path = data_dir / "cases" / "osm" / f"{name}.osm"
        assert unaccounted(path, osm_files.tags_in_xml(path)) == NOTHING, name


def test_cases(run, data_dir):
    cases = data_dir / "cases" / "osm"
    assert run("addosmlayers", FILE=str(cases / "cams.osm")).values["CAMERAS_USED"] == 2
    made = run("addosmlayers", FILE=str(cases / "geomout.osm"))
    place = shapes(made, "CAMERAS")["way/22"]
    assert (made.values["CAMERAS_USED"], place.x, place.y) == (2, 9.102, 45.102)
    assert [row["height_m"] for row in made.rows("BUILDINGS")] == [12]
    assert [row["highway"] for row in made.rows("STREETS")] == ["footway"]
    with pytest.raises(QgsProcessingException, match="incomplete"):
        run("addosmlayers", FILE=str(cases / "err.osm"))
    made = run("addosmlayers", FILE=str(cases / "overpass.json"))
    assert (made.values["CAMERAS_USED"], made.values["BUILDINGS_WITH_HEIGHT"]) == (1, 1)
    made = run("addosmlayers", FILE=str(cases / "underground.osm"))
    assert [row["status"] for row in made.rows("BUILDINGS")] == ["no wall"]
    made = run("addosmlayers", FILE=str(cases / "indoor_and_directions.osm"))
    assert rows(made, "CAMERAS")["node/10"]["status"] == "no view"
    found = rows(run("addosmlayers", FILE=str(cases / "buildings.osm")), "BUILDINGS")
    assert found["relation/7"]["status"] == "ok"
    assert found["relation/9"]["status"] == found["way/44"]["status"] == "unusable"
    assert {found[f"way/{i}"]["status"] for i in (27, 28, 30, 31)} == {"no wall"}
    assert "way/29" not in found


def test_lower_manhattan_takes_seconds(data_dir):
    from surveillance_exposure.sources.osm.buildings import read_buildings
    from surveillance_exposure.sources.osm.data import Extract
    from surveillance_exposure.sources.osm.extract import opened
    from surveillance_exposure.sources.osm.streets import read_streets

    begun = time.process_time()
    with opened(
        Extract(data_dir / "nyc/lower_manhattan_osm2024.osm.pbf"), lambda _: None, lambda: False
    ) as data:
        count = sum(1 for _ in read_streets(data, lambda _: None, lambda: False))
        count += sum(1 for _ in read_buildings(data, lambda _: None, lambda: False))
    assert count > 29_000
    assert time.process_time() - begun < 4


# --- rings that share edges or overlap -----------------------------------------------------------------------


def ring_of(first, *corners):
    """Nodes from number `first` on, at corners in units of 1e-4 degrees from 7, 43; and their numbers as a ring."""
    nodes = [
        node(first + i, round(7 + x * 1e-4, 7), round(43 + y * 1e-4, 7)) for i, (x, y) in enumerate(corners)
    ]
    return nodes, [each["id"] for each in nodes] + [first]


BIG = ((0, 0), (10, 0), (10, 10), (0, 10))
RINGS = {
    "hole that shares an edge": ([((0, 0), (5, 0), *BIG[1:])], [((0, 0), (5, 0), (5, 5))], 87.5),
    "outlines that overlap": ([BIG, ((5, 5), (15, 5), (15, 15), (5, 15))], [], 175),
    "outlines that share an edge": ([BIG, ((10, 0), (20, 0), (20, 10), (10, 10))], [], 200),
    "the same outline twice": ([BIG, (*BIG[1:], BIG[0])], [], 100),
    "holes that overlap": ([BIG], [((2, 2), (6, 2), (6, 6), (2, 6)), ((4, 4), (8, 4), (8, 8), (4, 8))], 72),
    "holes that share an edge": (
        [BIG],
        [((2, 2), (6, 2), (6, 6), (2, 6)), ((6, 2), (8, 2), (8, 6), (6, 6))],
        76,
    ),
    "hole across the edge": ([BIG], [((5, 5), (15, 5), (15, 15), (5, 15))], 75),
    "hole outside": ([BIG], [((20, 0), (30, 0), (30, 10), (20, 10))], 100),
    "hole and an island in it": (
        [BIG, ((4, 4), (6, 4), (6, 6), (4, 6))],
        [((2, 2), (8, 2), (8, 8), (2, 8))],
        68,
    ),
    "hole that is all of it": ([BIG], [BIG], None),
    "bow tie": ([((0, 0), (10, 10), (10, 0), (0, 10))], [], 50),
}


@pytest.mark.parametrize(
    ("name", "style"),
    [(name, style) for name in RINGS for style in ("relation", "way")[: 1 + (len(RINGS[name][0]) == 1)]],
)
def test_rings_that_touch_or_cross(run, tmp_path, name, style):
    """By hand: what lies within an outline and in no hole; with the tags on the relation, or on its only outline."""
    outer, inner, area = RINGS[name]
    tags = {"building": "yes", "height": "9"}
    elements, members = [], []
    for i, (role, corners) in enumerate(
        [*(("outer", each) for each in outer), *(("inner", each) for each in inner)]
    ):
        nodes, ring = ring_of(100 * (i + 1), *corners)
        is_house = style == "way" and role == "outer"
        elements += [*nodes, way(i + 1, ring, tags if is_house else {})]
        members.append(("way", i + 1, role))
    whole = {"type": "multipolygon", **(tags if style == "relation" else {})}
    made = run("addosmlayers", FILE=written(tmp_path / "a.osm", [*elements, relation(1, members, whole)]))
    key = "relation/1" if style == "relation" else "way/1"
    shape = shapes(made, "BUILDINGS")[key]
    if area is None:
        assert (shape, rows(made, "BUILDINGS")[key]["status"]) == (None, "unusable")
    else:
        assert shape.is_valid
        assert shape.area * 1e8 == pytest.approx(area)
        assert rows(made, "BUILDINGS")[key]["status"] in ("ok", "repaired")


def test_random_rings_are_what_lies_within_them_and_in_no_hole():
    """Against cells of the map: every point is inside by outlines and holes alone."""
    from surveillance_exposure.sources.osm.shapes import area_within

    chance = random.Random(5)
    for _ in range(300):
        boxes = []
        for _ in range(chance.randrange(2, 5)):
            x, y = chance.randrange(12), chance.randrange(12)
            boxes.append(shapely.box(x, y, x + chance.randrange(1, 8), y + chance.randrange(1, 8)))
        outer, inner = boxes[:1], boxes[1:]
        rings = [[shapely.get_coordinates(box).astype(int) * 1000 for box in some] for some in (outer, inner)]
        found = area_within(*rings).shape
        expected = shapely.difference(outer[0], shapely.union_all(inner))
        shape = shapely.MultiPolygon() if found is None else shapely.transform(found, lambda xy: xy * 1e4)
        # A hole in a hole is an island: of those there are none by definition here.
        if not any(one.contains(two) for one in inner for two in inner if one is not two):
            assert shapely.symmetric_difference(shape, expected).area == pytest.approx(0, abs=1e-6)


# --- what is not there, and where it is -----------------------------------------------------------------------


def test_stations_and_sights_that_are_not_there(run, tmp_path):
    what = [
        {"railway": "station", "disused": "yes"},
        {"railway": "station", "proposed": "yes"},
        {"public_transport": "station", "construction": "yes"},
        {"tourism": "museum", "demolished": "yes"},
        {"railway": "subway_entrance"},
        {"historic": "castle", "abandoned": "yes"},
    ]
    elements = [node(i, 7, 43, tags=tags) for i, tags in enumerate(what)]
    made = run("addosmlayers", FILE=written(tmp_path / "a.osm", elements))
    assert set(rows(made, "STATIONS")) == {"node/4"}
    assert set(rows(made, "SIGHTS")) == {"node/5"}
    assert made.values["LEFT_OUT"] == 4


@pytest.mark.parametrize("name", ["a.osm", "a.json"])
def test_bounds_tell_where_a_camera_is(run, tmp_path, name):
    bounds = {"minlat": 43, "minlon": 7, "maxlat": 44, "maxlon": 8}
    elements = [
        {"type": "way", "id": 1, "bounds": bounds, "tags": CAMERA},
        {"type": "way", "id": 2, "nodes": [8, 9], "bounds": bounds, "tags": CAMERA},
        {"type": "relation", "id": 3, "bounds": bounds, "members": [], "tags": CAMERA},
        {"type": "way", "id": 4, "bounds": bounds, "tags": {"building": "yes"}},
    ]
    path = tmp_path / name
    path.write_bytes(with_bounds(elements) if name == "a.osm" else osm_files.as_json(elements))
    made = run("addosmlayers", FILE=str(path))
    assert {key: (point.x, point.y) for key, point in shapes(made, "CAMERAS").items()} == dict.fromkeys(
        ("way/1", "way/2", "relation/3"), (7.5, 43.5)
    )
    assert "bounds" in rows(made, "BUILDINGS")["way/4"]["message"]


def with_bounds(elements):
    text = osm_files.as_xml(elements).decode()
    for each in elements:
        start = f'<{each["type"]} id="{each["id"]}">'
        own = " ".join(f'{side}="{value}"' for side, value in each["bounds"].items())
        text = text.replace(start, f"{start}<bounds {own}/>")
    return text.encode()


@pytest.mark.parametrize("name", ["a.osm", "a.json"])
def test_objects_without_tags_are_no_extract(run, tmp_path, name):
    with pytest.raises(QgsProcessingException, match="none of its 2 objects has tags"):
        run("addosmlayers", FILE=written(tmp_path / name, [node(1, 7, 43), way(2, [1])]))
    assert run("addosmlayers", FILE=written(tmp_path / f"empty {name}", [])).values["USED"] == 0


def test_a_speed_camera_among_other_words(run, tmp_path):
    elements = [node(1, 7, 43, tags={"highway": "traffic_signals;speed_camera"})]
    made = run("addosmlayers", FILE=written(tmp_path / "a.osm", elements))
    assert rows(made, "CAMERAS")["node/1"]["kind"] == "speed"
