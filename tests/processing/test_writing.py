"""What is written is what is read back, or it is refused before the work."""

import os
import sqlite3
import subprocess

import pytest
from qgis.core import (
    NULL,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsProperty,
    QgsRemappingSinkDefinition,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QVariant

from surveillance_exposure.layers import plain, value

from .conftest import Log, UserError, layer
from .test_bad_input import STREETS, box, cameras, point

KEPT = ["gpkg", "geojson", "fgb", "shp", "csv"]
REFUSED = ["tab", "mif", "kml", "xlsx", "dxf", "gpx"]


def table(path, name="t"):
    return f"ogr:dbname='{path}' table=\"{name}\" (geom)"


def beside(folder):
    return sorted(each.name for each in folder.iterdir())


def known(tmp_path, with_nothing=True):
    """What the four tools are given: every kind of value, unknown ones, a place that is none."""
    rows = [
        (point(10, 20), {"name": "Kyїv 漢", "lens": 3.6, "floor": 2, "direction_deg": 120.25}),
        (point(300, 40), {"name": None, "lens": None, "floor": None, "direction_deg": None}),
    ]
    if with_nothing:
        rows.append((None, {"name": "nowhere", "lens": 0.1, "floor": 0, "direction_deg": 0.0}))
    seen = layer("Point", rows)
    areas = [(box(100 * i, 0, 100, 100), {"label": f"area {i}", "people": 10 * i or None}) for i in range(4)]
    if with_nothing:
        areas.append((None, {"label": "nowhere", "people": 5}))
    return {
        "importcameras": {"INPUT": seen},
        "cameraviewsheds": {"CAMERAS": seen},
        "cameradensity": {"AREAS": layer("Polygon", areas), "CAMERAS": cameras((50, 50), (150, 50))},
        "findroutes": {
            "NETWORK": layer("LineString", STREETS),
            "ORIGINS": layer("Point", [(point(0, 0), {"name": "a"}), (point(90, 5), {"name": None})]),
            "DESTINATIONS": layer("Point", [(point(500, 0), {"name": "c"})]),
            "CAMERAS": cameras((250, 0)),
        },
    }


def rows_of(found, names=None):
    """Shapes and values, without the key that a format adds; empty text as unknown."""
    fields = [item.name() for item in found.fields()]
    wanted = [i for i, name in enumerate(fields) if names is None or name in names]
    return [
        (
            None if not each.hasGeometry() else each.geometry(),
            [plain(value(each[i])) for i in wanted],
        )
        for each in found.getFeatures()
    ]


def agree(one, other):
    """Whether two values are the same, to the digits that text keeps; empty text is unknown."""
    if one in (None, "") or other in (None, ""):
        return one in (None, "") and other in (None, "")
    if isinstance(one, (int, float)):
        return float(other) == pytest.approx(float(one), rel=1e-9, abs=1e-12)
    return str(one) == str(other)


def compare(expected, found, short=False):
    names = [item.name() for item in expected.fields() if item.name() != "fid"]
    stored = [item.name() for item in found.fields() if item.name() not in ("fid", "WKT")]
    if short:
        assert [name[:10] for name in names if len(name) <= 10] == [
            name for name, long in zip(stored, names) if len(long) <= 10
        ]
        assert len(set(stored)) == len(names)
    else:
        assert stored == names
    one, other = rows_of(expected, names), rows_of(found, stored)
    assert len(one) == len(other)
    for (shape, values), (there, again) in zip(one, other):
        assert (shape is None) == (there is None)
        if shape is not None:
            assert there.equals(shape) or there.hausdorffDistance(shape) < 1e-6
        for name, mine, theirs in zip(names, values, again):
            assert agree(mine, theirs), (name, mine, theirs)


@pytest.mark.parametrize("tool", ["importcameras", "cameraviewsheds", "cameradensity", "findroutes"])
@pytest.mark.parametrize("ending", KEPT)
def test_read_back(run, tmp_path, tool, ending):
    given = known(tmp_path, with_nothing=ending != "fgb")[tool]
    expected = run(tool, **given).layers["OUTPUT"]
    path = tmp_path / f"out.{ending}"
    result = run(tool, **given, OUTPUT=str(path))
    assert result.values["OUTPUT"] == str(path)
    found = QgsVectorLayer(str(path), "found", "ogr")
    assert found.crs() == expected.crs()
    compare(expected, found, short=ending == "shp")
    assert not [name for name in beside(tmp_path) if name.startswith(".")]


@pytest.mark.parametrize("ending", REFUSED)
def test_what_loses_values_is_refused_before_the_work(run, tmp_path, ending):
    with pytest.raises(UserError, match=r"\.gpkg"):
        run("coverage", VIEWSHEDS=layer("Polygon", []), OUTPUT=str(tmp_path / f"out.{ending}"))


def test_flatgeobuf_does_not_lose_rows_in_silence(run, tmp_path):
    path = tmp_path / "out.fgb"
    with pytest.raises(QgsProcessingException, match=r"1 rows .*have no geometry"):
        run("cameraviewsheds", CAMERAS=known(tmp_path)["cameraviewsheds"]["CAMERAS"], OUTPUT=str(path))
    assert beside(tmp_path) == []


def test_cameras_without_a_viewshed_are_no_rows_of_a_flatgeobuf_which_is_said_as_soon_as_it_is_known(
    run, tmp_path, monkeypatch
):
    from surveillance_exposure.core import visibility
    from surveillance_exposure.processing.reading import obstacles

    def refused(given):
        with pytest.raises(QgsProcessingException, match=r"at least 1 cameras have no viewshed.*FlatGeobuf"):
            run("cameraviewsheds", CAMERAS=given, **more, OUTPUT=str(tmp_path / "out.fgb"))
        assert beside(tmp_path) == []

    house = layer("Polygon", [(box(-100, -100, 200, 200), {})])
    more = {"BUILDINGS": house, "MAX_MOVE": 5}
    monkeypatch.setattr(visibility, "isovists", None)  # no viewshed is made
    refused(cameras((0, 0), (300, 0)))  # the first deep inside
    monkeypatch.setattr(obstacles, "_buildings", None)  # and none is read
    every = [
        (point(300, 0), {"status": "no view", "count": 1}),
        (point(350, 0), {"status": "ok", "count": 1}),
    ]
    refused(layer("Point", every))
    path = tmp_path / "out.fgb"
    assert run("cameraviewsheds", CAMERAS=cameras((0, 0)), OUTPUT=str(path)).values["USED"] == 1


WITHOUT_WALK = {"too far": point(500, 5400), "no way": point(2400, 0), "unusable": None}
ON_THE_STREETS = [(point(0, 0), {"name": "a"}), (point(500, 300), {"name": "b"})]


def walked(tool, places):
    """What a tool that finds walks is given, to the first of the places or between all."""
    given = {"NETWORK": layer("LineString", STREETS), "CAMERAS": cameras((250, 0))}
    every, first = layer("Point", places), layer("Point", places[:1])
    return (
        given
        | {
            "findroutes": {"ORIGINS": every, "DESTINATIONS": first},
            "protestsite": {"STATIONS": every, "SITE": first, "MAX_DISTANCE": 9000},
            "placepairs": {"PLACES": every},
        }[tool]
    )


@pytest.mark.parametrize(
    "tool, status",
    [
        *((tool, status) for tool in ("findroutes", "placepairs") for status in WITHOUT_WALK),
        *(
            ("protestsite", status) for status in ("too far", "no way")
        ),  # of what is unusable it makes no pairs
    ],
)
def test_pairs_without_a_walk_are_no_rows_of_a_flatgeobuf_which_is_said_before_the_search(
    run, tmp_path, monkeypatch, tool, status
):
    from surveillance_exposure.core import routing

    given = walked(tool, [*ON_THE_STREETS, (WITHOUT_WALK[status], {"name": "c"})])
    assert status in [row["status"] for row in run(tool, **given).rows()]
    monkeypatch.setattr(routing, "tree", None)  # no search
    with pytest.raises(
        QgsProcessingException, match=r"^Walks: \d of \d pairs have no walk.* Choose \.gpkg\.$"
    ):
        run(tool, **given, OUTPUT=str(tmp_path / "out.fgb"))
    assert beside(tmp_path) == []


@pytest.mark.parametrize("tool", ["findroutes", "protestsite", "placepairs"])
def test_walks_read_back_from_a_flatgeobuf_even_one_that_stays(run, tmp_path, tool):
    given = walked(tool, [*ON_THE_STREETS, (point(0, 0), {"name": "also a"})])
    path = tmp_path / "out.fgb"
    expected = run(tool, **given).layers["OUTPUT"]
    assert 0 in [each["length_m"] for each in expected.getFeatures()]
    run(tool, **given, OUTPUT=str(path))
    compare(expected, QgsVectorLayer(str(path), "found", "ogr"))


@pytest.mark.parametrize("ending", ["shp", "fgb"])
def test_tables_need_a_format_for_tables(run, tmp_path, ending):
    with pytest.raises(UserError, match="without geometry"):
        run(
            "exposurebyrange",
            ROUTES=layer("LineString", STREETS),
            CAMERAS=cameras((250, 0)),
            OUTPUT=str(tmp_path / f"out.{ending}"),
        )


@pytest.mark.parametrize("ending", ["csv", "gpkg", "geojson"])
def test_a_table_read_back(run, tmp_path, ending):
    given = {"ROUTES": layer("LineString", STREETS), "CAMERAS": cameras((250, 0))}
    expected = run("exposurebyrange", **given).layers["OUTPUT"]
    path = tmp_path / f"out.{ending}"
    run("exposurebyrange", **given, OUTPUT=str(path))
    compare(expected, QgsVectorLayer(str(path), "found", "ogr"))


def test_short_names_are_told_apart_said_and_read_by_our_own_tools(run, tmp_path):
    path, log = tmp_path / "cameras.shp", Log()
    run("importcameras", log, INPUT=cameras((0, 0), direction_deg=90.0), OUTPUT=str(path))
    names = QgsVectorLayer(str(path), "s", "ogr").fields().names()
    assert len({name.lower() for name in names}) == len(names)
    assert "direction_" in names
    (said,) = [text for text in log.warnings if "direction_deg → direction_" in text]
    assert "count_bullet → count_bull" in said


def contents(path):
    """The bytes of a file, and of a database what is in it."""
    if path.suffix != ".gpkg":
        return path.read_bytes()
    with sqlite3.connect(path) as database:
        return list(database.iterdump()) if path.stat().st_size else []


def odd(fields, rows):
    """A layer with any fields: memory layers take all of them."""
    made = QgsVectorLayer("Point?crs=EPSG:32618", "odd", "memory")
    made.dataProvider().addAttributes(fields)
    made.updateFields()
    for number, attributes in enumerate(rows):
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(point(100 * number, 0)))
        feature.setAttributes(list(attributes))
        assert made.dataProvider().addFeatures([feature])[0]
    return made


ODD = [
    ("fid", QVariant.String, ["A12", None]),
    ("geom", QVariant.String, ["g", None]),
    ("geometry", QVariant.String, ["gg", ""]),
    ("WKT", QVariant.String, ["w", None]),
    ("Name", QVariant.String, ["one", None]),
    ("NAME", QVariant.String, ["two", None]),
    ("a_very_long_name_1", QVariant.Double, [1.5, None]),
    ("a_very_long_name_2", QVariant.Double, [2.5e-3, 1e9]),
    ("ключ_с_длинным_именем", QVariant.Int, [7, None]),
    ("day", QVariant.Date, [QDate(2020, 1, 2), None]),
    ("moment", QVariant.DateTime, [QDateTime(2020, 1, 2, 3, 4, 5), None]),
    ("yes", QVariant.Bool, [True, None]),
    ("whole", QVariant.LongLong, [9007199254740993, None]),
    ("list", QVariant.StringList, [["a", "b"], None]),
]


@pytest.mark.parametrize("ending", KEPT)
def test_odd_fields(run, tmp_path, ending):
    given = odd([QgsField(name, kind) for name, kind, _ in ODD], zip(*(values for _, _, values in ODD)))
    path = tmp_path / f"out.{ending}"
    run("cameraviewsheds", CAMERAS=given, OUTPUT=str(path))
    found = QgsVectorLayer(str(path), "found", "ogr")
    names = found.fields().names()
    assert len({name.lower() for name in names}) == len(names)
    first = names.index("fid")
    for number, row in enumerate(sorted(found.getFeatures(), key=lambda each: each["status"] and each.id())):
        for (name, _, values), stored in zip(ODD, row.attributes()[first:]):
            mine, theirs = plain(values[number]), plain(value(stored))
            if isinstance(mine, list):
                assert theirs == ";".join(mine)  # as OpenStreetMap writes it
            elif isinstance(mine, str) and "T" in mine:  # a moment
                assert str(theirs).replace(" ", "T").replace("/", "-")[:19] == mine[:19]
            elif name == "day" and mine:
                assert str(theirs)[:10] == mine
            else:
                assert agree(mine, theirs), (name, mine, theirs)


def test_long_texts_in_a_shapefile_are_told(run, tmp_path):
    log = Log()
    given = odd([QgsField("note", QVariant.String)], [["x" * 300], ["y"]])
    run("cameraviewsheds", log, CAMERAS=given, OUTPUT=str(tmp_path / "out.shp"))
    assert any("1 values of note are shortened" in text for text in log.warnings)


@pytest.mark.parametrize("tool", ["cameraviewsheds", "importcameras"])
def test_a_second_run_into_one_table(run, tmp_path, tool):
    path = tmp_path / "all.gpkg"
    name = {"cameraviewsheds": "CAMERAS", "importcameras": "INPUT"}[tool]
    run(tool, **{name: cameras((0, 0))}, OUTPUT=table(path, "other"))
    for count in (1, 3, 2):
        result = run(tool, **{name: cameras(*[(100 * i, 0) for i in range(count)])}, OUTPUT=table(path))
        assert result.layers["OUTPUT"].featureCount() == count
        del result  # QGIS keeps its own journal while a layer is open
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT COUNT(*) FROM layer_styles").fetchone() == (2,)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert QgsVectorLayer(f"{path}|layername=other", "o", "ogr").featureCount() == 1
    assert beside(tmp_path) == ["all.gpkg"]


@pytest.mark.parametrize("plain_path", [True, False])
def test_a_result_that_is_open_in_qgis(run, tmp_path, qgis_new_project, plain_path):
    """A run replaces what the map shows: the layer then reads the new rows, and nothing is torn."""
    path = tmp_path / "t.gpkg"
    output = str(path) if plain_path else table(path)
    run("importcameras", INPUT=cameras((0, 0)), OUTPUT=output)
    shown = QgsVectorLayer(f"{path}|layername=t", "shown", "ogr")
    QgsProject.instance().addMapLayer(shown)
    assert len(list(shown.getFeatures())) == 1
    run("importcameras", INPUT=cameras((0, 0), (5, 5)), OUTPUT=output)
    assert len(list(shown.getFeatures())) == 2
    assert shown.startEditing()
    assert shown.changeAttributeValue(next(shown.getFeatures()).id(), shown.fields().indexOf("count"), 7.0)
    run("importcameras", INPUT=cameras((0, 0), (5, 5), (9, 9)), OUTPUT=output)
    assert shown.commitChanges()
    again = QgsVectorLayer(f"{path}|layername=t", "again", "ogr")
    assert [each["count"] for each in again.getFeatures()] == [7, 1, 1]


@pytest.mark.parametrize("raising", [True, False])
def test_whether_gdal_raises_or_not(run, tmp_path, raising):
    from osgeo import gdal

    was = gdal.GetUseExceptions()
    (gdal.UseExceptions if raising else gdal.DontUseExceptions)()
    try:
        for ending in KEPT:
            for _ in range(2):
                run("importcameras", INPUT=cameras((0, 0)), OUTPUT=str(tmp_path / f"out.{ending}"))
        run("importcameras", INPUT=cameras((0, 0)), OUTPUT=table(tmp_path / "out.gpkg", "u"))
    finally:
        (gdal.UseExceptions if was else gdal.DontUseExceptions)()
    assert not [name for name in beside(tmp_path) if name.startswith(".")]


def test_styles_that_somebody_saved_stay(run, tmp_path):
    path = tmp_path / "all.gpkg"
    run("cameraviewsheds", CAMERAS=cameras((0, 0)), OUTPUT=table(path))
    made = QgsVectorLayer(f"{path}|layername=t", "t", "ogr")
    assert not made.saveStyleToDatabase("mine", "", False, "")
    run("cameraviewsheds", CAMERAS=cameras((0, 0)), OUTPUT=table(path))
    with sqlite3.connect(path) as database:
        names = {name for (name,) in database.execute("SELECT styleName FROM layer_styles")}
    assert "mine" in names


def appending(path, **fields):
    definition = QgsProcessingOutputLayerDefinition(path)
    remapping = QgsRemappingSinkDefinition()
    remapping.setFieldMap({to: QgsProperty.fromExpression(source) for to, source in fields.items()})
    definition.setRemappingDefinition(remapping)
    return definition


def test_append(run, tmp_path):
    path = tmp_path / "all.gpkg"
    run("importcameras", INPUT=cameras((0, 0)), OUTPUT=table(path, "other"))
    run("importcameras", INPUT=cameras((0, 0), (10, 0)), OUTPUT=table(path))
    for count in (4, 6):
        given = appending(f"{path}|layername=t", camera_id='"camera_id"', count='"count" + 1')
        run("importcameras", INPUT=cameras((20, 0), (30, 0)), OUTPUT=given)
        found = QgsVectorLayer(f"{path}|layername=t", "t", "ogr")
        assert found.featureCount() == count
    assert [each["count"] for each in found.getFeatures()] == [1, 1, 2, 2, 2, 2]
    assert [each.geometry().asPoint().x() for each in found.getFeatures()][2:4] == [680020, 680030]
    with pytest.raises(UserError, match="append"):
        run("importcameras", INPUT=cameras((0, 0)), OUTPUT=appending(str(tmp_path / "no.gpkg"), count="1"))


def test_createoptions_name_a_table(run, tmp_path):
    path = tmp_path / "all.gpkg"
    run("importcameras", INPUT=cameras((0, 0)), OUTPUT=table(path, "other"))
    definition = QgsProcessingOutputLayerDefinition(str(path))
    definition.createOptions = {"layerName": "t"}
    run("importcameras", INPUT=cameras((0, 0)), OUTPUT=definition)
    assert QgsVectorLayer(f"{path}|layername=other", "o", "ogr").featureCount() == 1
    assert QgsVectorLayer(f"{path}|layername=t", "o", "ogr").featureCount() == 1


@pytest.mark.parametrize("ending", ["gpkg", "geojson", "shp", "csv", "fgb"])
def test_no_input_is_replaced(run, tmp_path, ending):
    path = tmp_path / f"in.{ending}"
    run("importcameras", INPUT=cameras((0, 0), (9, 9)), OUTPUT=str(path))
    before = {each.name: contents(each) for each in tmp_path.iterdir()}
    ways = [str(path), f"{tmp_path}/./in.{ending}", f"{tmp_path}/../{tmp_path.name}/in.{ending}"]
    link = tmp_path.with_name(tmp_path.name + "-link")
    link.symlink_to(tmp_path)
    ways.append(str(link / path.name))
    if ending == "gpkg":
        ways += [str(tmp_path / "in"), table(path, "in"), table(path, "IN")]
    if ending == "shp":
        ways.append(str(tmp_path / "in.SHP")) if (tmp_path / "in.SHP").exists() else None
    inputs = [str(path), QgsVectorLayer(str(path), "i", "ogr")]
    inputs.append(QgsProcessingFeatureSourceDefinition(str(path), False, 1))
    try:
        for given in inputs:
            for way in ways:
                with pytest.raises(UserError, match="would replace"):
                    run("cameraviewsheds", CAMERAS=given, OUTPUT=way)
    finally:
        link.unlink()
    for name, content in before.items():
        assert contents(tmp_path / name) == content, name


def test_a_new_table_in_the_file_of_the_input(run, tmp_path):
    path = tmp_path / "in.gpkg"
    run("importcameras", INPUT=cameras((0, 0), (9, 9)), OUTPUT=str(path))
    with pytest.raises(UserError) as refused:
        run("cameraviewsheds", CAMERAS=str(path), OUTPUT=str(path))
    form = str(refused.value).split("one: ")[1]
    run("cameraviewsheds", CAMERAS=str(path), OUTPUT=form)  # the form that works
    assert QgsVectorLayer(f"{path}|layername=result", "r", "ogr").featureCount() == 2
    assert QgsVectorLayer(f"{path}|layername=in", "r", "ogr").featureCount() == 2


def test_nor_what_a_join_or_a_virtual_layer_reads(run, tmp_path, qgis_new_project):
    path = tmp_path / "people.csv"
    path.write_text("name,people\na,5\n", encoding="utf-8")
    table_ = QgsVectorLayer(f"file://{path}?type=csv&geomType=none", "people", "delimitedtext")
    assert table_.isValid()
    given = cameras((0, 0), name="a")
    QgsProject.instance().addMapLayers([table_, given])
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(table_)
    join.setJoinFieldName("name")
    join.setTargetFieldName("name")
    given.addJoin(join)
    with pytest.raises(UserError, match="would replace"):
        run("cameraviewsheds", CAMERAS=given, OUTPUT=str(path))


@pytest.mark.parametrize("name", ["layer_styles", "gpkg_contents", "RTREE_x", "qgis_projects"])
def test_names_that_are_taken_by_the_format(run, tmp_path, name):
    with pytest.raises(UserError, match="cannot be called"):
        run("importcameras", INPUT=cameras((0, 0)), OUTPUT=table(tmp_path / "all.gpkg", name))


def test_other_tables_are_not_replaced(run, tmp_path):
    path = tmp_path / "all.gpkg"
    run("importcameras", INPUT=cameras((0, 0)), OUTPUT=table(path, "precious"))
    with pytest.raises(UserError, match="precious") as refused:
        run("importcameras", INPUT=cameras((0, 0)), OUTPUT=str(path))
    run("importcameras", INPUT=cameras((0, 0)), OUTPUT=str(refused.value).split("give ")[1])
    assert QgsVectorLayer(f"{path}|layername=precious", "o", "ogr").featureCount() == 1


def test_one_place_spelled_in_two_ways(run, tmp_path):
    given = {"ROUTES": layer("LineString", STREETS), "CAMERAS": cameras((250, 0))}
    path = tmp_path / "out.gpkg"
    for one, other in [
        (str(path), f"{tmp_path}/./out.gpkg"),
        (str(path), str(tmp_path / "out")),
        (str(path), str(tmp_path / "OUT.gpkg")),
        (str(path), table(path, "pieces")),
        (table(path, "t"), table(path, "T")),
        (table(f"{tmp_path}/./out.gpkg", "t"), table(path, "t")),
    ]:
        with pytest.raises(UserError, match="Two results"):
            run("routeexposure", **given, OUTPUT=one, PIECES=other)
    run("routeexposure", **given, OUTPUT=table(path, "walks"), PIECES=table(path, "pieces"))
    assert beside(tmp_path) == ["out.gpkg"]
    for name in ("walks", "pieces"):
        assert QgsVectorLayer(f"{path}|layername={name}", "o", "ogr").featureCount() > 0
    # Both at once into a file that is there.
    run("routeexposure", **given, OUTPUT=table(path, "walks"), PIECES=table(path, "pieces 2"))
    assert QgsVectorLayer(f"{path}|layername=pieces 2", "o", "ogr").featureCount() > 0


def test_a_shapefile_does_not_take_the_files_of_another(run, tmp_path):
    (tmp_path / "out.dbf").write_bytes(b"somebody's table")
    with pytest.raises(UserError, match=r"out\.dbf"):
        run("importcameras", INPUT=cameras((0, 0)), OUTPUT=str(tmp_path / "out.shp"))
    assert (tmp_path / "out.dbf").read_bytes() == b"somebody's table"


def test_a_csv_beside_a_shapefile_of_that_name(run, tmp_path):
    path = tmp_path / "in.shp"
    run("importcameras", INPUT=cameras((0, 0)), OUTPUT=str(path))
    system = (tmp_path / "in.prj").read_bytes()
    run("cameraviewsheds", CAMERAS=str(path), OUTPUT=str(tmp_path / "in.csv"))
    assert (tmp_path / "in.prj").read_bytes() == system
    assert QgsVectorLayer(str(path), "s", "ogr").featureCount() == 1


def test_old_files_of_a_shapefile_go_with_it(run, tmp_path):
    path = tmp_path / "out.shp"
    run("importcameras", INPUT=cameras((0, 0)), OUTPUT=str(path))
    (tmp_path / "out.qix").write_bytes(b"an index of what was there")
    run("importcameras", INPUT=cameras((0, 0), (5, 5)), OUTPUT=str(path))
    assert QgsVectorLayer(str(path), "s", "ogr").featureCount() == 2
    assert "out.qix" not in beside(tmp_path)


def test_a_link_stays_a_link(run, tmp_path):
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "data.gpkg", tmp_path / "link.gpkg"
    run("importcameras", INPUT=cameras((0, 0)), OUTPUT=table(target, "link"))
    link.symlink_to(target)
    run("importcameras", INPUT=cameras((0, 0), (5, 5)), OUTPUT=str(link))
    assert link.is_symlink()
    assert QgsVectorLayer(f"{target}|layername=link", "s", "ogr").featureCount() == 2


def test_a_name_that_is_too_long(run, tmp_path):
    with pytest.raises(UserError, match="too long"):
        run("importcameras", INPUT=cameras((0, 0)), OUTPUT=str(tmp_path / f"{'x' * 260}.gpkg"))


def test_empty_and_null_are_not_given(run):
    given = cameras((0, 0), (100, 0))
    result = run(
        "cameraviewsheds",
        CAMERAS=given,
        CAMERA_FILTER=NULL,
        BUILDINGS=NULL,
        TERRAIN="",
        TILT=NULL,
        FOCAL_LENGTH="",
        CELL_SIZE="",
        LEVEL=NULL,
        RINGS="",
    )
    assert [row["area_m2"] for row in result.rows()] == pytest.approx([45230] * 2, rel=1e-3)
    result = run("routeexposure", ROUTES=layer("LineString", STREETS), CAMERAS=given, VIEWSHEDS=NULL, SEEN="")
    assert result.layers["OUTPUT"].featureCount() == 3


@pytest.mark.parametrize("limited", [False, True])
def test_sources_of_selected_features_and_limits(run, qgis_new_project, limited):
    given = cameras((0, 0), (100, 0))
    metadata = given.metadata()
    metadata.setLicenses(["CC BY 4.0"])
    metadata.setRights(["Somebody"])
    given.setMetadata(metadata)
    given.selectByIds([1])
    QgsProject.instance().addMapLayer(given)
    chosen = QgsProcessingFeatureSourceDefinition(given.id(), not limited, 1)
    result = run("cameraviewsheds", CAMERAS=chosen)
    metadata = result.layers["OUTPUT"].metadata()
    assert result.values["USED"] == 1
    assert metadata.licenses() == ["CC BY 4.0"]
    assert metadata.rights() == ["Somebody"]


def test_a_name_that_a_designer_gave_stays(provider, qgis_new_project, tmp_path):
    from qgis.core import QgsApplication

    for given, expected in (("My walks", "My walks"), ("", "Camera viewsheds, 120 m range")):
        path = str(tmp_path / "out.gpkg")
        definition = QgsProcessingOutputLayerDefinition(path, QgsProject.instance())
        definition.destinationName = given
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(
            "surveillance_exposure:cameraviewsheds"
        )
        context, log = QgsProcessingContext(), Log()
        context.setProject(QgsProject.instance())
        _, ok = algorithm.run({"CAMERAS": cameras((0, 0)), "OUTPUT": definition}, context, log, {}, False)
        assert ok
        assert context.layerToLoadOnCompletionDetails(path).name == expected


# PostGIS


def in_postgis(address, name):
    found = QgsVectorLayer(f'{address} key=\'id\' table="public"."{name}" (geom)', name, "postgres")
    return (
        found
        if found.isValid()
        else QgsVectorLayer(f'{address} table="public"."{name}" (geom)', name, "postgres")
    )


@pytest.mark.parametrize("tool", ["importcameras", "cameraviewsheds", "cameradensity", "findroutes"])
def test_postgis(run, postgis, tmp_path, tool):
    place = f'postgres://{postgis} table="public"."{tool}" (geom)'
    for with_nothing in (False, True):  # the second replaces the first
        given = known(tmp_path, with_nothing)[tool]
        expected = run(tool, **given).layers["OUTPUT"]
        result = run(tool, **given, OUTPUT=place)
        assert result.values["OUTPUT"] == place
        found = result.layers["OUTPUT"]
        assert found.isValid()
        compare_without_key(expected, found)


def compare_without_key(expected, found):
    names = expected.fields().names()
    one, other = rows_of(expected, names), rows_of(found, names)
    assert len(one) == len(other)
    key = [str]
    for (shape, values), (there, again) in zip(sorted(one, key=repr_of), sorted(other, key=repr_of)):
        assert (shape is None) == (there is None)
        for name, mine, theirs in zip(names, values, again):
            assert agree(mine, theirs), (name, mine, theirs)
    assert key


def repr_of(row):
    return [str(item) for item in row[1]]


def test_a_run_that_fails_leaves_the_table_as_it_was(run, postgis):
    place = f'postgres://{postgis} table="public"."kept" (geom)'
    run("importcameras", INPUT=cameras((0, 0), (1, 1)), OUTPUT=place)
    log = Log()
    log.cancel()
    with pytest.raises(QgsProcessingException):
        run("importcameras", log, INPUT=cameras((0, 0)), OUTPUT=place)
    assert in_postgis(postgis, "kept").featureCount() == 2


def test_what_a_killed_run_left_in_a_database_goes(run, postgis):
    from qgis.core import QgsDataSourceUri

    from surveillance_exposure.processing.writing.databases import PostgresTable

    uri = QgsDataSourceUri(f'{postgis} table="public"."left" (geom)')
    dead, alive = PostgresTable(uri), PostgresTable(uri)
    gone = subprocess.Popen(["true"])
    gone.wait()
    dead._draft = dead._draft.replace(f"_{os.getpid()}_", f"_{gone.pid}_")
    for each in (dead, alive):
        each._ask(f"CREATE TABLE {each._name(each._draft)} (a integer)")
    run("importcameras", INPUT=cameras((0, 0)), OUTPUT=f'postgres://{postgis} table="public"."left" (geom)')
    left = [name for (name,) in alive._ask("SELECT tablename FROM pg_tables WHERE tablename LIKE 'left%'")]
    assert sorted(left) == sorted(["left", alive._draft])


def test_two_at_once_into_one_table_of_a_database(run, postgis):
    from qgis.core import QgsProcessingFeedback

    from surveillance_exposure.processing.writing.databases import lock_of
    from surveillance_exposure.processing.writing.drafts import Drafts

    place = f'postgres://{postgis} table="public"."both" (geom)'
    with Drafts(QgsProcessingFeedback()) as other:
        other.of(lock_of(place))
        with pytest.raises(QgsProcessingException, match="Another run is writing"):
            run("importcameras", INPUT=cameras((0, 0)), OUTPUT=place)
    run("importcameras", INPUT=cameras((0, 0)), OUTPUT=place)


def test_a_table_of_a_database_is_named_as_its_rows_ask_for(run, postgis):
    """QGIS makes a table without its geometries where no column is named, and fails where one is named for none."""
    spot = {"ROUTES": layer("LineString", STREETS), "CAMERAS": cameras((250, 0))}
    start = f"postgres://{postgis} "
    with pytest.raises(UserError, match=r'table without geometry. End the address with table="public"."t"$'):
        run("exposurebyrange", **spot, OUTPUT=f'{start}table="public"."t" (geom)')
    with pytest.raises(UserError, match=r'would be lost. End the address with table="public"."t" \(geom\)$'):
        run("importcameras", INPUT=cameras((0, 0)), OUTPUT=f'{start}table="t"')
    with pytest.raises(UserError, match=r"no table is named"):
        run("importcameras", INPUT=cameras((0, 0)), OUTPUT=start)
    with pytest.raises(UserError, match=r"to one table"):
        run("routeexposure", **spot, **dict.fromkeys(("OUTPUT", "PIECES"), f'{start}table="t" (geom)'))
    made = run("exposurebyrange", **spot, RANGES="5,10", OUTPUT=f'{start}table="public"."t"')
    assert made.layers["OUTPUT"].featureCount() == 2 * len(STREETS)


def test_a_table_of_a_database_from_which_is_read_is_not_replaced(run, postgis):
    address = f'{postgis} table="public"."source" (geom)'
    run("importcameras", INPUT=cameras((0, 0), (1, 1)), OUTPUT=f"postgres://{address}")
    source = in_postgis(postgis, "source")
    for place in (address, f'{postgis} table="source" (geom)'):
        with pytest.raises(UserError, match="would replace the table from which"):
            run("importcameras", INPUT=source, OUTPUT=f"postgres://{place}")
    other = f'postgres://{postgis} table="public"."other" (geom)'
    assert run("importcameras", INPUT=source, OUTPUT=other).layers["OUTPUT"].featureCount() == 2
    assert source.featureCount() == 2


def test_a_table_that_somebody_reads_is_not_waited_for_for_ever(run, postgis, monkeypatch):
    from qgis.core import QgsDataSourceUri

    from surveillance_exposure.processing.writing import databases

    monkeypatch.setattr(databases, "_PATIENCE_S", 1)
    place = f'postgres://{postgis} table="public"."busy" (geom)'
    run("importcameras", INPUT=cameras((0, 0), (1, 1)), OUTPUT=place)
    host = QgsDataSourceUri(postgis).host()
    reader = subprocess.Popen(
        ["runuser", "-u", "postgres", "--", "psql", "-qAt", "-h", host, "-d", "test"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    reader.stdin.write("BEGIN; SELECT count(*) FROM busy;\n")
    reader.stdin.flush()
    assert reader.stdout.readline() == "2\n"
    with pytest.raises(QgsProcessingException, match="lock timeout"):
        run("importcameras", INPUT=cameras((0, 0)), OUTPUT=place)
    reader.communicate("ROLLBACK;\n")
    assert in_postgis(postgis, "busy").featureCount() == 2
    run("importcameras", INPUT=cameras((0, 0)), OUTPUT=place)
    assert in_postgis(postgis, "busy").featureCount() == 1
    left = databases.PostgresTable(QgsDataSourceUri(place[11:]))._ask(
        "SELECT tablename FROM pg_tables WHERE tablename LIKE 'busy%'"
    )
    assert left == [["busy"]]
