"""OpenStreetMap extracts to layers: what is in them, what is broken in them, and what is no extract."""

from __future__ import annotations

import os
import time
from collections import Counter

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsGraduatedSymbolRenderer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointClusterRenderer,
    QgsProcessingException,
    QgsRectangle,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from .conftest import Log, UserError, layer

MANHATTAN = "nyc/lower_manhattan_osm2024.osm.pbf"
MONACO = "monaco/monaco_osm2023.osm.pbf"

# Nodes 1 to 4 are a square of 110 m, 5 to 8 lie in it; 9 is far off.
NODES = {
    1: (7.000, 43.000),
    2: (7.001, 43.000),
    3: (7.001, 43.001),
    4: (7.000, 43.001),
    5: (7.0002, 43.0002),
    6: (7.0004, 43.0002),
    7: (7.0004, 43.0004),
    8: (7.0002, 43.0004),
    9: (8.5, 44.0),
}


def tags(given):
    return "".join(f'<tag k="{key}" v="{value}"/>' for key, value in given.items())


def written(path, nodes, ways, relations=(), order=None):
    """A .osm file of tags by node, (nodes, tags) by way, (members, tags) of relations."""
    lines = ['<?xml version="1.0"?><osm version="0.6">', '<meta osm_base="2024-05-06T07:08:09Z"/>']
    for number in order or NODES:
        x, y = NODES[number]
        lines.append(f'<node id="{number}" lon="{x}" lat="{y}">{tags(nodes.get(number, {}))}</node>')
    for number, (refs, given) in enumerate(ways, 101):
        points = "".join(f'<nd ref="{ref}"/>' for ref in refs)
        lines.append(f'<way id="{number}">{points}{tags(given)}</way>')
    for number, (members, given) in enumerate(relations, 201):
        outer = "".join(f'<member type="way" ref="{ref}" role="outer"/>' for ref in members)
        lines.append(f'<relation id="{number}">{outer}{tags({"type": "multipolygon", **given})}</relation>')
    path.write_text("\n".join([*lines, "</osm>"]), encoding="utf-8")
    return str(path)


SQUARE, INNER = [1, 2, 3, 4, 1], [5, 6, 7, 8, 5]
CAMERA = {"man_made": "surveillance", "surveillance:type": "camera"}


@pytest.fixture
def small(tmp_path):
    nodes = {
        5: {**CAMERA, "camera:direction": "NW;120-200", "height": "12'6&quot;", "surveillance:zone": "town"},
        6: {**CAMERA, "camera:direction": "forward", "height": "5 m", "camera:type": "dome"},
        7: {"man_made": "surveillance", "surveillance:type": "guard"},
        8: {"railway": "subway_entrance"},
        9: {"tourism": "museum", "name": "Far &amp; away"},
    }
    ways = [
        (SQUARE, {"building": "yes", "height": "12 m"}),
        (INNER, {"building:part": "roof", "building:levels": "3", "min_height": "4"}),
        ([1, 2, 3], {"building": "yes", "height": "9"}),
        ([1, 2, 1], {"building": "yes", "height": "tall"}),
        (SQUARE, {"building": "no"}),
        ([1, 2], {"highway": "footway", "name": "Path"}),
        ([2, 3], {"highway": "motorway"}),
        ([3, 4], {"highway": "residential", "foot": "no"}),
        ([4, 1], {"highway": "cycleway", "foot": "designated"}),
        (INNER, {**CAMERA, "camera:angle": "15°"}),
        ([1, 3, 2, 4, 1], {"building": "shed", "height": "5,5"}),
    ]
    return written(tmp_path / "small.osm", nodes, ways)


def test_everything_in_a_small_file(run, small):
    made = run("addosmlayers", FILE=small)
    first, second, guard, area = made.rows("CAMERAS")
    assert (first["camera_id"], first["sectors"], first["zone"], first["status"]) == (
        "node/5",
        "270-0;120-200",
        "town",
        "ok",
    )
    assert first["height_m"] == pytest.approx(3.81)
    assert (second["kind"], second["height_m"], second["direction_deg"]) == ("dome", 5, None)
    assert (second["status"], second["message"]) == (
        "value ignored",
        "Could not use camera:direction = forward.",
    )
    assert (guard["camera_id"], guard["status"], guard["message"]) == (
        "node/7",
        "no view",
        "A guard, not a camera.",
    )
    assert (area["camera_id"], area["tilt_deg"]) == ("way/110", 15)
    points = [feature.geometry().asPoint() for feature in made.layers["CAMERAS"].getFeatures()]
    assert points[3].distance(7.0003, 43.0003) < 1e-6

    buildings = {row["osm_id"]: row for row in made.rows("BUILDINGS")}
    found = {
        key: (row["height_m"], row["height_from"], row["is_part"], row["status"])
        for key, row in buildings.items()
    }
    assert found == {
        "way/101": (12, "height", 0, "ok"),
        "way/102": (9, "levels", 1, "ok"),
        "way/103": (9, "height", 0, "unusable"),
        "way/104": (None, None, 0, "unusable"),
        "way/111": (5.5, "height", 0, "repaired"),
    }
    assert buildings["way/102"]["min_height_m"] == 4
    assert "cut at the edge" in buildings["way/103"]["message"]

    assert {row["osm_id"] for row in made.rows("STREETS")} == {"way/106", "way/109"}
    assert [(row["osm_id"], row["kind"]) for row in made.rows("STATIONS")] == [("node/8", "entrance")]
    assert [(row["name"], row["kind"]) for row in made.rows("SIGHTS")] == [("Far & away", "museum")]
    expected = {
        "USED": 10,
        "SKIPPED": 2,
        "VALUES_IGNORED": 1,
        "CAMERAS_USED": 3,
        "BUILDINGS_USED": 3,
        "BUILDINGS_SKIPPED": 2,
        "BUILDINGS_WITH_HEIGHT": 3,
        "PARTS_USED": 1,
        "STREETS_USED": 2,
        "STREETS_LEFT_OUT": 2,
        "STATIONS_USED": 1,
        "SIGHTS_USED": 1,
        "CAMERAS_NO_VIEW": 1,
    }
    assert {key: made.values[key] for key in expected} == expected
    assert any("1 guards" in text for text in made.log.infos)
    assert any("data of 2024-05-06" in text for text in made.log.infos)


def test_every_field_has_help(run, small):
    made = run("addosmlayers", FILE=small)
    from surveillance_exposure.processing.algorithms.addosmlayers import AddOsmLayers

    for name, described in AddOsmLayers().field_help().items():
        assert set(made.layers[name].fields().names()) == set(described), name


def test_order_of_nodes_does_not_matter(run, tmp_path):
    path = written(tmp_path / "a.osm", {}, [(SQUARE, {"building": "yes"})], order=[9, 3, 1, 4, 2, 5, 6, 7, 8])
    assert run("addosmlayers", FILE=path).values["BUILDINGS_USED"] == 1


def test_buildings_that_make_up_something_else_are_not_lost(run, tmp_path):
    path = written(
        tmp_path / "museum.osm",
        {},
        [(SQUARE, {"building": "yes", "height": "20"}), ([5, 6, 9, 5], {"building": "yes"})],
        [([101, 102], {"tourism": "museum", "name": "In two houses"})],
    )
    made = run("addosmlayers", FILE=path)
    assert [row["osm_id"] for row in made.rows("BUILDINGS")] == ["way/101", "way/102"]
    assert [row["osm_id"] for row in made.rows("SIGHTS")] == ["relation/201"]


def test_extent(run, small):
    made = run("addosmlayers", FILE=small, EXTENT="6.9,7.00015,42.9,43.1 [EPSG:4326]")
    assert made.values["CAMERAS_USED"] == made.values["SIGHTS_USED"] == 0
    assert {row["osm_id"] for row in made.rows("BUILDINGS")} >= {"way/101"}
    assert any("Cameras: the extract has none" in text for text in made.log.warnings)


def test_only_what_is_asked_for(run, small):
    made = run("addosmlayers", FILE=small, CAMERAS=None, BUILDINGS=None, STATIONS=None, SIGHTS=None)
    assert set(made.layers) == {"STREETS"}


def test_other_streets_and_storeys(run, small):
    made = run("addosmlayers", FILE=small, STREET_FILTER="\"highway\" = 'motorway'", STOREY_HEIGHT=4)
    assert [row["highway"] for row in made.rows("STREETS")] == ["motorway"]
    assert {row["height_m"] for row in made.rows("BUILDINGS") if row["is_part"]} == {12}


def test_metadata_and_styles(run, small, tmp_path):
    made = run("addosmlayers", FILE=small, CAMERAS=str(tmp_path / "cameras.gpkg"))
    for result in made.layers.values():
        metadata = result.metadata()
        assert metadata.licenses() == ["Open Database License 1.0 (ODbL)"]
        assert metadata.rights() == ["© OpenStreetMap contributors"]
        assert "OpenStreetMap, small.osm, data of 2024-05-06" in metadata.history()[1]
    again = QgsVectorLayer(str(tmp_path / "cameras.gpkg"), "cameras", "ogr")
    assert isinstance(again.renderer(), QgsPointClusterRenderer)
    assert isinstance(made.layers["BUILDINGS"].renderer(), QgsGraduatedSymbolRenderer)
    for name in ("STREETS", "STATIONS", "SIGHTS"):
        assert isinstance(made.layers[name].renderer(), QgsRuleBasedRenderer), name


def drawn(cameras):
    """Where a layer's picture is coloured: east and north of its middle, pixels."""
    from surveillance_exposure.processing.finishing import results as finishing

    finishing.apply_style(cameras, "osm_cameras.qml")
    settings = QgsMapSettings()
    settings.setLayers([cameras])
    settings.setOutputSize(QSize(200, 200))
    settings.setDestinationCrs(cameras.crs())
    settings.setBackgroundColor(QColor("white"))
    settings.setExtent(QgsRectangle(-100, -100, 100, 100))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    found = [(x, y) for x in range(200) for y in range(200) if image.pixelColor(x, y) != QColor("white")]
    east, south = np.array(found or [(0, 0)]).T - 99.5
    return east, -south


@pytest.mark.parametrize(
    ("camera", "expected"),
    [
        ({"direction_deg": 0.0}, 0),
        ({"direction_deg": 90.0}, 90),
        ({"direction_deg": 225.0}, 225),
        ({"sectors": "270-90"}, 0),
        ({"sectors": "100-220"}, 160),
        ({"sectors": "350-30;40-80"}, 35),
    ],
)
def test_cameras_are_drawn_looking_where_they_look(provider, camera, expected):
    values = {
        "ownership": "unknown",
        "kind": "fixed",
        "direction_deg": None,
        "sectors": None,
        "fov_deg": None,
    }
    east, north = drawn(layer("Point", [("POINT(0 0)", {**values, **camera})]))
    assert np.degrees(np.arctan2(east.mean(), north.mean())) % 360 == pytest.approx(expected, abs=8)


def test_a_camera_that_turns_is_drawn_all_round_and_many_as_one(provider):
    values = {"ownership": "public", "kind": "dome", "direction_deg": None, "sectors": None, "fov_deg": None}
    one = drawn(layer("Point", [("POINT(0 0)", values)]))
    assert np.abs(np.mean(one, axis=1)).max() < 1
    many = drawn(layer("Point", [(f"POINT({i / 10} 0)", values) for i in range(9)]))
    assert np.ptp(many[0]) < 40


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        (
            [0.02, 0.11, 0.22, 0.31, 0.42, 0.55, 0.68, 0.77, 0.86, np.nan],
            ["unknown", "under 20 %", "20 – 35 %"],
        ),
        ([0.001, 0.01, 0.02, 0.03, 0.04, 0.05], ["under 1 %", "1 – 2 %"]),
        ([31000.0, 42500.0, 58000.0, 91250.0, 180000.0], ["under 40,000", "40,000 – 52,000"]),
        ([np.nan, np.nan], ["unknown", "under 1"]),
        ([0.0, 0.0], ["under 100 %"]),
    ],
)
def test_demographics_in_classes_of_round_numbers(provider, values, labels):
    from surveillance_exposure.processing.finishing import styles

    areas = layer("Polygon", [("POLYGON((0 0,1 0,1 1,0 0))", {"share": 0.5})])
    styles.demographics("share", np.array(values))(areas)
    assert [each.label() for each in areas.renderer().ranges()][: len(labels)] == labels


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.osm", b""),
        ("a.osm", b"<osm"),
        ("a.osm", b'<?xml version="1.0"?><osm version="0.6"><node id="1" lat="0" lon="0">'),
        ("a.osm.pbf", b""),
        ("a.osm.pbf", b"\x00\x00\x00\x0dno such thing"),
        ("a.osm.pbf", os.urandom(4000)),
    ],
)
def test_no_extract(run, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    target = tmp_path / "out.gpkg"
    with pytest.raises(QgsProcessingException, match="cannot be read as an OpenStreetMap extract"):
        run("addosmlayers", FILE=str(path), STREETS=str(target))
    assert not target.exists()


def test_half_an_extract(run, data_dir, tmp_path):
    whole = (data_dir / MONACO).read_bytes()
    path, target = tmp_path / "half.osm.pbf", tmp_path / "out.gpkg"
    path.write_bytes(whole[: len(whole) * 2 // 3])
    with pytest.raises(QgsProcessingException, match="Nothing was made"):
        run("addosmlayers", FILE=str(path), CAMERAS=str(target))
    assert not target.exists()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"FILE": ""}, "choose a .osm.pbf or .osm file"),
        ({"FILE": "nowhere.osm.pbf"}, "there is no file nowhere.osm.pbf"),
        (dict.fromkeys(["CAMERAS", "BUILDINGS", "STREETS", "STATIONS", "SIGHTS"]), "at least one layer"),
        ({"FILE": "cameras.csv"}, "cameras.csv is not named .osm.pbf"),
        ({"STOREY_HEIGHT": 0}, "must be from 1"),
    ],
)
def test_mistakes(run, small, wrong, message):
    with pytest.raises(UserError, match=message):
        run("addosmlayers", **{"FILE": small, **wrong})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("highway =", "cannot be understood"),
        ('"lanes" = 2', "no field lanes"),
        ('to_int("highway") = 1', "cannot be worked out"),
    ],
)
def test_wrong_street_filter(run, small, text, message):
    with pytest.raises(QgsProcessingException, match=message):
        run("addosmlayers", FILE=small, STREET_FILTER=text)


def test_gdal_is_left_as_it_was(run, small):
    before = [gdal.GetConfigOption(name) for name in ("OSM_CONFIG_FILE", "OSM_MAX_TMPFILE_SIZE")]
    run("addosmlayers", FILE=small)
    assert [gdal.GetConfigOption(name) for name in ("OSM_CONFIG_FILE", "OSM_MAX_TMPFILE_SIZE")] == before
    assert not [name for name in gdal.ReadDir("/vsimem/") or [] if name.endswith(".ini")]


@pytest.mark.parametrize("raising", [True, False])
def test_whether_gdal_raises_or_not(run, small, tmp_path, raising):
    before = gdal.GetUseExceptions()
    (gdal.UseExceptions if raising else gdal.DontUseExceptions)()
    try:
        assert run("addosmlayers", FILE=small).values["CAMERAS_USED"] == 3
        bad = tmp_path / "bad.osm"
        bad.write_text("<osm>")
        with pytest.raises(QgsProcessingException, match="cannot be read"):
            run("addosmlayers", FILE=str(bad))
    finally:
        (gdal.UseExceptions if before else gdal.DontUseExceptions)()


@pytest.mark.parametrize("at", [0, 34, 70])
def test_cancel(run, data_dir, tmp_path, at):
    log = Log(cancel_at=at)
    began = time.perf_counter()
    targets = {name: str(tmp_path / f"{name}.gpkg") for name in ("CAMERAS", "STREETS", "BUILDINGS")}
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("addosmlayers", log=log, FILE=str(data_dir / MANHATTAN), **targets)
    assert time.perf_counter() - began < 10
    assert not list(tmp_path.glob("*.gpkg*"))


def test_lower_manhattan(run, data_dir):
    """9,933 buildings, as in the .gpkg beside it, and 2 outlines of a relation, which are buildings themselves."""
    made = run("addosmlayers", FILE=str(data_dir / MANHATTAN))
    assert made.values["CAMERAS_USED"] == 39
    buildings = [row for row in made.rows("BUILDINGS") if not row["is_part"]]
    good = [row for row in buildings if row["status"] not in ("unusable", "grouped")]
    assert len(good) == 9933 + 2
    # One of 9,391 heights is 0.
    assert sum(row["height_from"] == "height" for row in good) == 9390 + 2
    no_height = [row for row in good if "height = 0" in (row["message"] or "")]
    assert [row["message"] for row in no_height] == [
        "Below ground: it does not block the view. Could not use height = 0."
    ]
    assert sum(row["height_from"] == "levels" for row in good) == 145
    broken = [row for row in buildings if row["status"] == "unusable"]
    # 30 outlines of one or two points, 64 that do not close, 15 relations that do not.
    assert len(broken) == 94 + 15
    assert Counter(row["status"] for row in good) == {"ok": 9852, "repaired": 12, "no wall": 71}
    assert sum(row["status"] == "grouped" for row in buildings) == 4
    assert made.values["PARTS_USED"] == 3135
    assert made.values["STREETS_USED"] + made.values["STREETS_LEFT_OUT"] == 15_988


def test_monaco(run, data_dir):
    """Cameras, viewsheds among buildings with heights, and a walk, from one file alone."""
    made = run("addosmlayers", FILE=str(data_dir / MONACO))
    cameras = made.rows("CAMERAS")
    assert len(cameras) == 14
    assert Counter(row["kind"] for row in cameras) == {"dome": 8, "fixed": 3, "panning": 3}
    assert Counter(row["zone"] for row in cameras)["town"] == 4
    assert sorted(row["direction_deg"] for row in cameras if row["direction_deg"] is not None) == [
        0,
        160,
        240,
    ]
    assert {row["status"] for row in cameras} == {"ok"}

    sheds = run(
        "cameraviewsheds",
        CAMERAS=made.layers["CAMERAS"],
        BUILDINGS=made.layers["BUILDINGS"],
        BUILDING_HEIGHT="height_m",
        RANGE=120,
    )
    shares = [row["visible_share"] for row in sheds.rows()]
    assert len(shares) == 14
    assert 0 < min(shares) < 0.9
    walk = run(
        "findroutes",
        NETWORK=made.layers["STREETS"],
        ORIGINS=layer("Point", [("POINT(7.4191 43.7385)", {})], "EPSG:4326"),
        DESTINATIONS=layer("Point", [("POINT(7.4268 43.7390)", {})], "EPSG:4326"),
        VIEWSHEDS=sheds.layers["OUTPUT"],
    ).rows()[0]
    assert walk["status"] == "ok"
    assert 600 < walk["length_m"] < 2000
    assert walk["cameras"] >= 1


def test_walks_reach_all_of_monaco(run, data_dir):
    from qgis.core import QgsProcessingContext, QgsProcessingFeatureSource, QgsProject

    from surveillance_exposure.core.network import build_network
    from surveillance_exposure.layers import LINE, Projection, read

    made = run("addosmlayers", FILE=str(data_dir / MONACO))
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    streets = made.layers["STREETS"]
    rows = read(QgsProcessingFeatureSource(streets, context), LINE)
    built = build_network(Projection([rows], context.transformContext()).bring(rows))
    lengths = np.bincount(built.component[built.tail], built.length)
    assert lengths.max() / lengths.sum() > 0.9


def test_dates(tmp_path, data_dir):
    from surveillance_exposure.sources.osm.files import date_of

    def date(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        return date_of(path)

    assert date_of(data_dir / MANHATTAN) == "2024-05-29"
    assert date_of(data_dir / MONACO) == "2023-12-26"
    assert date_of(tmp_path / "none.osm") is None
    assert date("a.osm", b"<osm></osm>") is None
    assert date("a.osm", b'<osm><meta osm_base="2024-05-06T00:00:00Z"/>') == "2024-05-06"
    for length in range(0, 300, 7):
        assert date("a.pbf", (data_dir / MONACO).read_bytes()[:length]) in (None, "2023-12-26")
        assert date("b.pbf", os.urandom(length)) is None


def test_a_closed_path_round_a_monument_is_a_street(run, tmp_path):
    ways = [
        (SQUARE, {"highway": "footway", "historic": "citywalls"}),
        (INNER, {"highway": "footway", "tourism": "attraction"}),
        (INNER, {"highway": "pedestrian", "area": "yes"}),
    ]
    made = run("addosmlayers", FILE=written(tmp_path / "paths.osm", {}, ways))
    assert [row["osm_id"] for row in made.rows("STREETS")] == ["way/101", "way/102"]
    assert [row["osm_id"] for row in made.rows("SIGHTS")] == ["way/101", "way/102"]
