"""One bad part or row never costs the rest: it is left out and said, and the rest is measured."""

from __future__ import annotations

import math
import struct
from pathlib import Path

import pytest
from osgeo import ogr, osr
from qgis.core import Qgis, QgsFeature, QgsGeometry, QgsVectorLayer

from .conftest import UserError, layer
from .test_bad_input import at, cameras, point

NAN, INF = math.nan, math.inf
X, Y = 680_000.0, 4_500_000.0


def line(*xy: tuple[float, float]) -> bytes:
    """A line in well-known binary; coordinates count from X, Y."""
    return struct.pack("<BII", 1, 2, len(xy)) + _points(xy)


def area(*rings: list[tuple[float, float]]) -> bytes:
    return struct.pack("<BII", 1, 3, len(rings)) + b"".join(
        struct.pack("<I", len(ring)) + _points(ring) for ring in rings
    )


def spot(x: float, y: float) -> bytes:
    return struct.pack("<BI", 1, 1) + _points([(x, y)])


def several(kind: int, *parts: bytes) -> bytes:
    """4: points, 5: lines, 6: areas, 7: a collection."""
    return struct.pack("<BII", 1, kind, len(parts)) + b"".join(parts)


def _points(xy) -> bytes:
    return b"".join(struct.pack("<dd", X + x, Y + y) for x, y in xy)


def square(x: float, y: float, size: float = 100) -> list[tuple[float, float]]:
    return [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]


def of(geometry: str, *shapes: bytes | str | None, crs: str = "EPSG:32618") -> QgsVectorLayer:
    """A layer of shapes in well-known binary or text, each with its number `n`."""
    made = QgsVectorLayer(f"{geometry}?crs={crs}&field=n:integer", "made up", "memory")
    features = []
    for n, shape in enumerate(shapes):
        feature = QgsFeature(made.fields())
        feature["n"] = n
        if isinstance(shape, bytes):
            read = QgsGeometry()
            read.fromWkb(shape)
            feature.setGeometry(read)
        elif shape:
            feature.setGeometry(QgsGeometry.fromWkt(shape))
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    made.updateExtents()
    return made


def mixed(path: Path, *shapes: bytes) -> QgsVectorLayer:
    """The same in a GeoPackage whose table takes any type, as tables of “Geometry” do."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(32618)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    table = dataset.CreateLayer("mix", system, ogr.wkbUnknown)
    table.CreateField(ogr.FieldDefn("n", ogr.OFTInteger))
    for n, shape in enumerate(shapes):
        feature = ogr.Feature(table.GetLayerDefn())
        feature.SetField("n", n)
        feature.SetGeometry(ogr.CreateGeometryFromWkb(shape))
        assert table.CreateFeature(feature) == 0
    del feature, table, dataset
    made = QgsVectorLayer(str(path), "mix", "ogr")
    assert made.isValid()
    return made


GOOD = line((0, 0), (500, 0))
TRIANGLE = [(0, 0), (100, 0), (100, 100), (0, 0)]
BOW_TIE = [(0, 0), (100, 100), (100, 0), (0, 100), (0, 0)]

# What is one of the parts beside a good line of 500 m, and whether it is told.
BAD_LINES = {
    "one point": (line((9, 9)), True),
    "no point": (line(), True),
    "zero length": (line((9, 9), (9, 9)), False),
    "NaN": (line((0, 50), (NAN, 50), (9, 50)), True),
    "infinite": (line((0, 50), (INF, 50)), True),
}


@pytest.mark.parametrize("where", ["first", "last"])
@pytest.mark.parametrize("bad", BAD_LINES)
def test_a_bad_part_of_a_line(run, bad, where):
    part, told = BAD_LINES[bad]
    parts = (part, GOOD) if where == "first" else (GOOD, part)
    walks = of("MultiLineString", several(5, *parts), GOOD, part)
    found = run("routeexposure", ROUTES=walks, CAMERAS=cameras((0, 0)))
    rows = found.rows()
    for row in rows[:2]:
        assert row["length_m"] == pytest.approx(500, rel=1e-3)
        assert row["exposed_m"] == pytest.approx(120, rel=1e-3)
        assert row["status"] == "ok"
    assert rows[1]["message"] is None
    assert bool(rows[0]["message"]) == told
    if told:
        assert rows[2]["status"] == "unusable"
        assert any("1 parts" in text and "of 1 features" in text for text in found.log.warnings)
        assert found.values["SKIPPED"] == 1
    shapes = [feature.geometry() for feature in found.layers["OUTPUT"].getFeatures()]
    assert shapes[0].length() == pytest.approx(500)
    assert shapes[2].isNull() == told

    (share,) = run(
        "exposurebyrange",
        ROUTES=of("MultiLineString", several(5, *parts)),
        CAMERAS=cameras((0, 0)),
        RANGES="120",
    ).rows()
    assert share["length_m"] == pytest.approx(500, rel=1e-3)
    streets = of("MultiLineString", several(5, *parts), GOOD, part)
    ends = [layer("Point", [(point(x, 0), {})]) for x in (0, 500)]
    walk = run("findroutes", NETWORK=streets, ORIGINS=ends[0], DESTINATIONS=ends[1], CAMERAS=cameras((0, 0)))
    assert walk.rows()[0]["length_m"] == pytest.approx(500, rel=1e-3)


BAD_AREAS = {
    "collapsed hole": (area(square(0, 0), [(20, 20), (40, 40), (20, 20)]), 10_000, {"ok", "repaired"}),
    "hole of a point": (area(square(0, 0), [(20, 20)]), 10_000, {"ok"}),
    "hole of no point": (area(square(0, 0), []), 10_000, {"ok"}),
    "hole of four points on a line": (
        area(square(0, 0), [(20, 20), (40, 40), (30, 30), (20, 20)]),
        10_000,
        {"ok", "repaired"},
    ),
    "collapsed part": (
        several(6, area(square(0, 0)), area([(200, 0), (300, 0), (200, 0)])),
        10_000,
        {"ok", "repaired"},
    ),
    "part of two points": (several(6, area([(200, 0), (300, 0)]), area(square(0, 0))), 10_000, {"ok", "repaired"}),
    "empty part": (several(6, area(square(0, 0)), area([])), 10_000, {"ok"}),
    "NaN in a part": (several(6, area(square(0, 0)), area(square(200, NAN))), 10_000, {"ok"}),
    "not closed": (area(square(0, 0)[:-1]), 10_000, {"ok", "repaired"}),
    "bow-tie": (area(BOW_TIE), 5_000, {"repaired"}),
    "twice": (several(6, area(square(0, 0)), area(square(0, 0))), 10_000, {"repaired"}),
    "a point beside": (several(7, spot(300, 300), area(square(0, 0))), 10_000, {"ok"}),
    "collections in collections": (several(7, several(7, area(square(0, 0))), several(5, GOOD)), 10_000, {"ok"}),
    "no area": (area([(0, 0), (100, 0), (50, 0), (0, 0)]), None, {"unusable"}),
    "two points": (area([(0, 0), (100, 0)]), None, {"unusable"}),
    "infinite": (area(square(0, INF)), None, {"unusable"}),
    "a line": (GOOD, None, {"unusable"}),
    "a point": (spot(50, 50), None, {"unusable"}),
    "nothing": (several(7), None, {"unusable"}),
}  # fmt: skip


NOT_IN_MEMORY = {"a line", "a point", "a point beside", "collections in collections", "nothing"}
CASES = [
    *((bad, "memory") for bad in BAD_AREAS if bad not in NOT_IN_MEMORY),
    *((bad, "any") for bad in BAD_AREAS),
]


@pytest.mark.parametrize(("bad", "table"), CASES)
def test_a_bad_part_of_an_area(run, bad, table, tmp_path, project):
    shape, size, statuses = BAD_AREAS[bad]
    shapes = shape, area(square(1000, 0))
    areas = of("MultiPolygon", *shapes) if table == "memory" else mixed(tmp_path / "mix.gpkg", *shapes)
    seen = cameras((50, 90), (1050, 50))
    if bad == "infinite" and Qgis.QGIS_VERSION_INT >= 34000:  # which cannot read such a layer
        project.addMapLayer(
            areas, False
        )  # QGIS keeps what a refused run was given, and Python would end before it
        with pytest.raises(UserError, match="QGIS cannot read this layer"):
            run("cameradensity", AREAS=areas, CAMERAS=seen)
        return
    made = {
        "cameradensity": run("cameradensity", AREAS=areas, CAMERAS=seen),
        "countpoints": run("countpoints", AREAS=areas, POINTS=seen),
    }
    sheds = run("cameraviewsheds", CAMERAS=seen, RANGE=300).layers["OUTPUT"]
    if bad not in ("a line", "a point"):  # there the first row decides what is looked at
        made["camerasinview"] = run("camerasinview", INPUT=areas, VIEWSHEDS=sheds)
    said = set()
    for name, found in made.items():
        first, second = found.rows()
        assert first["status"] in statuses, name
        assert (second["status"], second["message"]) == ("ok", None)
        assert first["message"] or (bad, table) == ("not closed", "any")  # GDAL closes it
        said.add((first["status"], first["message"]))
        shapes = [feature.geometry() for feature in found.layers["OUTPUT"].getFeatures()]
        assert shapes[0].isNull() == (size is None)
        assert not shapes[1].isNull()
        assert bool(first["message"]) == any("left out" in t or "repaired" in t for t in found.log.warnings)
    assert len(said) == 1, "the same in every tool"
    density, _ = made["cameradensity"].rows()
    if size is None:
        assert density["covered_m2"] is None
    else:
        assert density["covered_m2"] == pytest.approx(size, rel=1e-3)
    counted = [row["points"] for row in made["countpoints"].rows()]
    assert counted[1] == 1
    assert counted[0] == (None if size is None else int(bad != "bow-tie"))
    ranked = run("rankareas", AREAS=areas, MEASURE="n", TOP=5)
    assert ranked.values["WRITTEN"] == 2


def test_areas_that_cross_themselves_are_repaired_wherever_they_are_read(run):
    ties = of("Polygon", area(BOW_TIE), area(square(200, 0)))
    seen = cameras((50, 90), (250, 50))

    def said(found):
        return any("1 features of “made up” repaired" in text for text in found.log.warnings)

    found = run("coverage", VIEWSHEDS=ties)
    assert found.values["AREA_M2"] == pytest.approx(15_000, rel=1e-3)
    assert said(found)
    assert said(run("coverage", VIEWSHEDS=of("Polygon", area(square(0, 0))), AREA=ties))
    assert said(run("cameraviewsheds", CAMERAS=seen, BUILDINGS=ties))
    walked = run("routeexposure", ROUTES=of("LineString", line((0, 50), (300, 50))), VIEWSHEDS=ties)
    assert said(walked)
    assert walked.rows()[0]["exposed_m"] == pytest.approx(200, rel=1e-3)


def test_a_viewshed_without_an_area_sees_nothing(run):
    sheds = of("Polygon", area([(0, 0), (100, 0), (50, 0), (0, 0)]), area(square(0, 0)))
    found = run("coverage", VIEWSHEDS=sheds)
    assert (found.values["USED"], found.values["SKIPPED"]) == (1, 1)


ARC = f"CIRCULARSTRING({at(0, 0)}, {at(50, 50)}, {at(100, 0)})"


def test_curves_are_walked_too(run):
    compound = f"COMPOUNDCURVE({ARC}, ({at(100, 0)}, {at(200, 0)}))"
    walks = of(
        "MultiCurve",
        f"MULTICURVE({ARC}, ({at(0, 500)}, {at(9, 500)}))",
        f"MULTICURVE({compound}, ({at(9, 9)}))",
    )
    rows = run("routeexposure", ROUTES=walks, CAMERAS=cameras((0, 0))).rows()
    assert rows[0]["length_m"] == pytest.approx(math.pi * 50 + 9, rel=1e-3)
    assert rows[1]["length_m"] == pytest.approx(math.pi * 50 + 100, rel=1e-3)
    assert [row["status"] for row in rows] == ["ok", "ok"]
    assert "1 parts without a usable shape" in rows[1]["message"]


def test_a_curve_in_a_collection(run, tmp_path):
    walks = of("GeometryCollection", f"GEOMETRYCOLLECTION({ARC}, POINT({at(0, 0)}))")
    found = run("routeexposure", ROUTES=walks, CAMERAS=cameras((0, 0)), OUTPUT=str(tmp_path / "x.gpkg"))
    (row,) = found.rows()
    assert row["length_m"] == pytest.approx(math.pi * 50, rel=1e-3)
    assert "1 parts of another type" in row["message"]


def test_several_points_in_one_feature(run):
    both = f"MULTIPOINT(({at(0, 0)}), ({at(9, 9)}))"
    one_bad = struct.pack("<BII", 1, 4, 2) + spot(50, 50) + spot(NAN, 0)
    given = of("MultiPoint", both, one_bad, several(4, spot(20, 20)), several(4))
    found = run("cameraviewsheds", CAMERAS=given)
    assert [row["status"] for row in found.rows()] == ["unusable", "ok", "ok", "unusable"]
    assert any("1 parts with coordinates that are not finite" in text for text in found.log.warnings)
    imported = run("importcameras", INPUT=given)
    assert [row["status"] for row in imported.rows()] == ["unusable", "ok", "ok", "unusable"]


# -- rows of another type, into results


@pytest.mark.parametrize("ending", [None, "gpkg", "geojson", "shp"])
@pytest.mark.parametrize("odd_first", [False, True])
def test_a_point_among_lines_comes_out_without_a_shape(run, tmp_path, ending, odd_first):
    shapes = [GOOD, spot(0, 0), line((0, 9), (100, 9))]
    odd = 1
    if odd_first:
        shapes[0], shapes[1], odd = shapes[1], shapes[0], 0
    walks = mixed(tmp_path / "mix.gpkg", *shapes)
    output = str(tmp_path / f"out.{ending}") if ending else "memory:"
    found = run("routeexposure", ROUTES=walks, CAMERAS=cameras((0, 0)), OUTPUT=output)
    rows = {row["n"]: row for row in found.rows()}
    assert found.values["USED"] == 2
    assert sorted(rows) == [0, 1, 2]
    assert rows[1 - odd]["length_m"] == pytest.approx(500, rel=1e-3)
    assert (rows[odd]["status"], rows[odd]["message"]) == ("unusable", "wrong type of geometry")
    for feature in found.layers["OUTPUT"].getFeatures():
        assert feature.geometry().isEmpty() == (feature["n"] == odd)


@pytest.mark.parametrize("ending", [None, "gpkg", "geojson"])
def test_a_point_among_areas_comes_out_without_a_shape(run, tmp_path, ending):
    areas = mixed(tmp_path / "mix.gpkg", area(square(0, 0)), spot(5, 5), area(square(200, 0)))
    sheds = run("cameraviewsheds", CAMERAS=cameras((50, 50))).layers["OUTPUT"]

    def check(algorithm, **parameters):
        output = str(tmp_path / f"{algorithm}.{ending}") if ending else "memory:"
        found = run(algorithm, **parameters, OUTPUT=output)
        assert [row["status"] for row in found.rows()] == ["ok", "unusable", "ok"]
        assert [feature.geometry().isEmpty() for feature in found.layers["OUTPUT"].getFeatures()] == [
            False,
            True,
            False,
        ]

    check("cameradensity", AREAS=areas, CAMERAS=cameras((50, 50)))
    check("countpoints", AREAS=areas, POINTS=cameras((50, 50)))
    check("camerasinview", INPUT=areas, VIEWSHEDS=sheds)
    output = str(tmp_path / f"ranked.{ending}") if ending else "memory:"
    ranked = run("rankareas", AREAS=areas, MEASURE="n", OUTPUT=output)
    assert len(ranked.rows()) == 3
    assert any("1 of the top areas are in the table and not on the map" in t for t in ranked.log.warnings)


def test_what_is_mixed_among_points(run, tmp_path):
    given = mixed(tmp_path / "mix.gpkg", spot(0, 0), GOOD, spot(500, 0))
    found = run("cameraviewsheds", CAMERAS=given)
    assert [row["status"] for row in found.rows()] == ["ok", "unusable", "ok"]
    imported = run("importcameras", INPUT=given)
    assert [row["status"] for row in imported.rows()] == ["ok", "unusable", "ok"]
    walks = run("placepairs", NETWORK=of("LineString", GOOD), PLACES=given, CAMERAS=cameras((0, 0)))
    assert [row["status"] for row in walks.rows()] == ["unusable", "ok", "unusable"]
    site = run(
        "protestsite",
        NETWORK=of("LineString", GOOD),
        SITE=cameras((0, 0)),
        STATIONS=given,
        CAMERAS=cameras((0, 0)),
    )
    assert site.values["USED"] >= 1


def test_the_shared_cases(run, data_dir):
    walks = QgsVectorLayer(str(data_dir / "cases/tables/mixed_types.gpkg"), "mix", "ogr")
    there = layer("Point", [("POINT(500050 4500005)", {})])
    rows = run("routeexposure", ROUTES=walks, CAMERAS=there).rows()
    assert [row["status"] for row in rows] == ["ok", "unusable", "ok"]
    areas = QgsVectorLayer(str(data_dir / "cases/tables/mixed_areas.gpkg"), "mix", "ogr")
    for name, more in (("cameradensity", "CAMERAS"), ("countpoints", "POINTS")):
        rows = run(name, AREAS=areas, **{more: there}).rows()
        assert [row["status"] for row in rows] == ["ok", "unusable"]


# -- null islands

HERE = [(-74.0, 40.70), (-73.999, 40.70), (-73.998, 40.70)]  # 84.5 m each


def track(*xy):
    return "LINESTRING(" + ", ".join(f"{x} {y}" for x, y in xy) + ")"


@pytest.mark.parametrize("where", [[0], [1], [3], [0, 2, 5], [0, 0, 0]])
def test_fixes_at_null_island(run, where):
    fixes = list(HERE)
    for place in where:
        fixes.insert(place, (0, 0))
    walks = layer("LineString", [(track(*fixes), {}), (track(*HERE), {})], "EPSG:4326")
    seen = layer("Point", [("POINT(-74.0 40.70)", {})], "EPSG:4326")
    found = run("routeexposure", ROUTES=walks, CAMERAS=seen)
    spoilt, good = found.rows()
    assert spoilt["length_m"] == pytest.approx(good["length_m"], abs=1e-6) == pytest.approx(169, rel=2e-3)
    assert spoilt["status"] == "ok"
    assert f"{len(where)} fixes at exactly 0, 0" in spoilt["message"]
    assert good["message"] is None
    assert any("fixes at exactly 0, 0" in text for text in found.log.warnings)
    for feature in found.layers["OUTPUT"].getFeatures():
        assert feature.geometry().boundingBox().xMaximum() < -73
    ranged = run("exposurebyrange", ROUTES=walks, CAMERAS=seen, RANGES="120")
    assert ranged.rows()[0]["length_m"] == pytest.approx(good["length_m"], abs=1e-6)


def test_a_track_of_null_islands_alone(run):
    rows = [(track((0, 0), (0, 0)), {}), (track((0, 0), HERE[0]), {}), (track(*HERE), {})]
    seen = layer("Point", [("POINT(-74.0 40.70)", {})], "EPSG:4326")
    found = run("routeexposure", ROUTES=layer("LineString", rows, "EPSG:4326"), CAMERAS=seen)
    assert [row["status"] for row in found.rows()] == ["unusable", "unusable", "ok"]
    assert all("0, 0" in row["message"] for row in found.rows()[:2])


def test_a_place_near_null_island_is_one(run):
    near = layer("LineString", [(track((0, 0), (0.001, 0), (0.002, 0)), {})], "EPSG:4326")
    found = run("routeexposure", ROUTES=near, CAMERAS=layer("Point", [("POINT(0 0)", {})], "EPSG:4326"))
    (row,) = found.rows()
    assert row["length_m"] == pytest.approx(222.6, rel=1e-2)
    assert row["message"] is None


def test_areas_of_the_equity_analysis(run, tmp_path):
    pytest.importorskip("statsmodels")
    shapes = [area(square(100 * (i % 6), 100 * (i // 6))) for i in range(36)]
    shapes[7] = area([(x + 100, y + 100) for x, y in BOW_TIE])
    shapes[9] = several(7, spot(330, 130), area(square(300, 100)))
    shapes += [spot(0, 0), area([(0, 0), (9, 9)])]
    found = run(
        "equityanalysis",
        AREAS=mixed(tmp_path / "mix.gpkg", *shapes),
        OUTCOME='"n" * 7 % 11',
        PREDICTORS='"n" % 9',
        MODEL="poisson",
        PERMUTATIONS=99,
    )
    rows = found.rows()
    assert [i for i, row in enumerate(rows) if row["status"] != "ok"] == [7, 36, 37]
    assert [rows[i]["status"] for i in (7, 36, 37)] == ["repaired", "unusable", "unusable"]
    assert "1 parts of another type" in rows[9]["message"]
    assert rows[7]["fitted"] is not None


@pytest.mark.parametrize(
    "text", ['"m" / $area', '"m" / area($geometry)', '"m" / 10000 + 0 * $area', "$area / sum($area)"]
)
def test_expressions_see_repaired_areas(run, text):
    """To QGIS a bow tie has no area at all."""
    bow = "POLYGON((680000 4500000, 680100 4500100, 680100 4500000, 680000 4500100, 680000 4500000))"
    halves = (
        "MULTIPOLYGON(((680000 4500000, 680050 4500050, 680000 4500100, 680000 4500000)),"
        "((680100 4500000, 680100 4500100, 680050 4500050, 680100 4500000)))"
    )
    other = "POLYGON((680200 4500000, 680300 4500000, 680300 4500100, 680200 4500100, 680200 4500000))"

    def ranked(first):
        areas = layer("MultiPolygon", [(first, {"m": 50.0}), (other, {"m": 60.0})])
        return run("rankareas", AREAS=areas, MEASURE=text)

    found, expected = ranked(bow), ranked(halves)
    assert [row["measure"] for row in found.rows()] == pytest.approx(
        [row["measure"] for row in expected.rows()]
    )
    assert len([each for each in found.log.warnings if "1 features" in each and "repaired" in each]) == 1
    assert not expected.log.warnings
