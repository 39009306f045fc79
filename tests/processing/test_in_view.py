"""Who sees places, and how many see each cell."""

import math

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import (
    QgsProcessingException,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from .conftest import Log, UserError, layer
from .test_bad_input import X, Y, at, box, cameras, point


@pytest.fixture
def sheds():
    """Squares of 100 m: two cameras at one site, one of two rings, one without an id."""
    rows = [
        (box(0, 0, 100, 100), {"camera_id": "a", "site_id": "s", "count": 2.5, "ownership": "public"}),
        (box(50, 0, 100, 100), {"camera_id": "b", "site_id": "s", "count": 1.0, "ownership": "private"}),
        (box(200, 0, 100, 100), {"camera_id": "c", "site_id": "t", "count": 4.0, "ownership": "public"}),
        (box(250, 0, 100, 100), {"camera_id": "c", "site_id": "t", "count": 4.0, "ownership": "public"}),
        (box(340, 0, 100, 100), {"camera_id": None, "site_id": None, "count": None, "ownership": None}),
    ]
    return layer("Polygon", [(wkt, {**row, "range_m": 120.0}) for wkt, row in rows])


@pytest.fixture
def stands():
    ids = {"a": (0, 50), "b": (150, 50), "c": (270, 50)}
    return layer("Point", [(point(*place), {"camera_id": name}) for name, place in ids.items()])


def table(result):
    return [(row["feature_id"], row["camera_id"], row["distance_m"]) for row in result.rows("PAIRS")]


def test_points(run, sheds, stands):
    places = [(25, 50), (75, 50), (100, 100), (275, 50), (345, 50), (900, 0)]
    doors = layer("Point", [(point(*place), {"name": str(i)}) for i, place in enumerate(places)])
    result = run("camerasinview", INPUT=doors, VIEWSHEDS=sheds, CAMERAS=stands)
    assert result.layers["OUTPUT"].fields().names() == [
        "name", "cameras", "sites", "nearest_m", "status", "message",
    ]  # fmt: skip
    found = [(row["cameras"], row["sites"], row["nearest_m"]) for row in result.rows()]
    assert found == [
        (2.5, 1, pytest.approx(25, rel=1e-6)),
        (3.5, 1, pytest.approx(75, rel=1e-6)),
        (3.5, 1, pytest.approx(math.hypot(50, 50), rel=1e-6)),
        (4, 1, pytest.approx(5, rel=1e-6)),
        (5, 2, pytest.approx(75, rel=1e-6)),
        (0, 0, None),
    ]
    assert {row["status"] for row in result.rows()} == {"ok"}
    assert [pair[:2] for pair in table(result)] == [
        (1, "a"), (2, "a"), (2, "b"), (3, "a"), (3, "b"), (4, "c"), (5, "c"), (5, None),
    ]  # fmt: skip
    assert table(result)[-1] == (5, None, None)
    values = result.values
    assert (values["USED"], values["SKIPPED"], values["IN_VIEW"], values["VIEWS"]) == (6, 0, 5, 8)
    assert values["CAMERAS_USED"] == 8.5
    assert any("1 of 4 camera_id" in text for text in result.log.warnings)
    assert result.layers["OUTPUT"].metadata().title() == "Cameras in view, 120 m range"
    assert len(result.layers["OUTPUT"].renderer().ranges()) == 5


def test_lines_and_areas(run, sheds):
    lines = layer(
        "LineString",
        [
            (f"LINESTRING({at(-50, 50)}, {at(400, 50)})", {}),
            (f"LINESTRING({at(-50, 150)}, {at(0, 100)})", {}),  # touches a corner
            (f"LINESTRING({at(160, 50)}, {at(190, 50)})", {}),
        ],
    )
    found = run("camerasinview", INPUT=lines, VIEWSHEDS=sheds)
    assert [(row["cameras"], row["sites"]) for row in found.rows()] == [(8.5, 3), (0, 0), (0, 0)]
    assert {row["nearest_m"] for row in found.rows()} == {None}
    assert found.layers["OUTPUT"].renderer().type() == "graduatedSymbol"
    areas = layer("Polygon", [(box(-50, 0, 50, 50), {}), (box(-50, 0, 51, 50), {}), (box(10, 10, 5, 5), {})])
    found = run("camerasinview", INPUT=areas, VIEWSHEDS=sheds, CAMERA_FILTER="\"ownership\" = 'public'")
    assert [row["cameras"] for row in found.rows()] == [0, 2.5, 2.5]
    assert found.values["CAMERAS_USED"] == 6.5


def test_as_many_cameras_as_on_a_walk(run, sheds):
    walks = layer(
        "LineString", [(f"LINESTRING({at(x, 0)}, {at(x + 60, 90)})", {}) for x in range(0, 500, 25)]
    )
    places = run("camerasinview", INPUT=walks, VIEWSHEDS=sheds).rows()
    exposed = run("routeexposure", ROUTES=walks, VIEWSHEDS=sheds).rows()
    assert [row["cameras"] for row in places] == [row["cameras"] for row in exposed]
    assert [row["sites"] for row in places] == [row["sites"] for row in exposed]


def test_features_that_cannot_be_placed(run, sheds):
    doors = layer("Point", [(point(25, 50), {"cameras": 7}), (None, {"cameras": 7}), ("POINT(nan 1)", {})])
    result = run("camerasinview", INPUT=doors, VIEWSHEDS=sheds)
    assert [row["status"] for row in result.rows()] == ["ok", "unusable", "unusable"]
    assert [row["cameras"] for row in result.rows()] == [2.5, None, None]
    assert result.rows()[1]["message"] == "no geometry"
    assert result.values["SKIPPED"] == 2
    assert any("replaced" in text for text in result.log.warnings)
    spiked = f"POLYGON(({at(0, 0)}, {at(9, 0)}, {at(9, 9)}, {at(9, 20)}, {at(9, 9)}, {at(0, 9)}, {at(0, 0)}))"
    (row,) = run("camerasinview", INPUT=layer("Polygon", [(spiked, {})]), VIEWSHEDS=sheds).rows()
    assert row["cameras"] == 2.5


def test_what_makes_a_run_pointless(run, sheds, stands):
    door = layer("Point", [(point(0, 0), {})])
    with pytest.raises((QgsProcessingException, UserError)):
        run("camerasinview", INPUT=layer("None", [(None, {"name": "x"})]), VIEWSHEDS=sheds)
    with pytest.raises(QgsProcessingException, match="no field camera_id"):
        run("camerasinview", INPUT=door, VIEWSHEDS=sheds, CAMERAS=door)
    with pytest.raises(QgsProcessingException, match="Nothing was written"):
        run("camerasinview", log=Log(cancel_at=20), INPUT=door, VIEWSHEDS=sheds, CAMERAS=stands)


def test_several_types_of_geometry(run, sheds, tmp_path):
    path = tmp_path / "mixed.geojson"
    path.write_text(
        '{"type": "FeatureCollection", "features": ['
        '{"type": "Feature", "properties": {}, "geometry": null},'
        '{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [-72.87, 40.63]}}]}'
    )
    mixed = QgsVectorLayer(str(path), "mixed", "ogr")
    result = run("camerasinview", INPUT=mixed, VIEWSHEDS=sheds)
    assert [row["status"] for row in result.rows()] == ["unusable", "ok"]


def test_ids_as_numbers_and_as_text(run):
    numbered = layer("Polygon", [(box(0, 0, 100, 100), {"camera_id": 7})])
    door = layer("Point", [(point(50, 50), {})])
    for item in ("7", 7, 7.0):
        stand = layer("Point", [(point(50, 90), {"camera_id": item})])
        result = run("camerasinview", INPUT=door, VIEWSHEDS=numbered, CAMERAS=stand)
        assert table(result) == [(1, 7, pytest.approx(40, rel=1e-6))]


def test_files_and_other_systems(run, sheds, stands, tmp_path, provider):
    import processing

    doors = layer("Point", [(point(75, 50), {})])
    here = run("camerasinview", INPUT=doors, VIEWSHEDS=sheds, CAMERAS=stands)
    moved = processing.run(
        "native:reprojectlayer", {"INPUT": doors, "TARGET_CRS": "EPSG:3857", "OUTPUT": "memory:"}
    )["OUTPUT"]
    there = run(
        "camerasinview",
        INPUT=moved,
        VIEWSHEDS=sheds,
        CAMERAS=stands,
        OUTPUT=str(tmp_path / "seen.gpkg"),
        PAIRS=str(tmp_path / "pairs.csv"),
    )
    assert there.rows()[0]["nearest_m"] == pytest.approx(here.rows()[0]["nearest_m"], rel=1e-3)
    assert there.layers["OUTPUT"].crs().authid() == "EPSG:3857"
    assert there.layers["PAIRS"].featureCount() == 2


def cells_of(path):
    file = gdal.Open(str(path))
    values = np.frombuffer(file.ReadRaster(), dtype=np.uint16).reshape(file.RasterYSize, file.RasterXSize)
    return file, values


def test_raster(run, sheds, tmp_path):
    path = tmp_path / "overlap.tif"
    (tmp_path / "overlap.tif.aux.xml").write_text("of an earlier one")
    result = run("overlapraster", VIEWSHEDS=sheds, CELL_SIZE=10, OUTPUT=str(path))
    file, found = cells_of(path)
    # A half more is a camera more; two rings of one camera are one camera.
    expected = [3] * 5 + [4] * 5 + [1] * 5 + [0] * 5 + [4] * 14 + [5] + [1] * 9
    assert found.tolist() == [expected] * 10
    assert file.GetGeoTransform() == (X, 10, 0, Y + 100, 0, -10)
    assert osr.SpatialReference(file.GetProjection()).GetAuthorityCode(None) == "32618"
    band = file.GetRasterBand(1)
    assert band.DataType == gdal.GDT_UInt16
    assert band.GetNoDataValue() is None
    assert band.GetBlockSize() == [256, 256]
    assert file.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") == "DEFLATE"
    values = result.values
    assert (values["USED"], values["SKIPPED"], values["CAMERAS"]) == (5, 0, 8.5)
    assert (values["CELLS"], values["CELLS_IN_VIEW"], values["AREA_M2"]) == (440, 390, 39_000)
    assert values["MOST_CAMERAS"] == 5
    assert any("44 × 10 cells of 10 m" in text for text in result.log.infos)
    assert result.log.steps == sorted(result.log.steps)

    # It opens alike anywhere: style and metadata lie beside it, and nothing else does.
    assert {each.name for each in tmp_path.iterdir()} == {"overlap.tif", "overlap.qml", "overlap.qmd"}
    again = QgsRasterLayer(str(path), "again")
    assert again.renderer().type() == "singlebandpseudocolor"
    items = again.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert [(item.value, item.color.alpha()) for item in items][:2] == [(0, 0), (1, 200)]
    assert [item.label for item in items][1:] == ["1 camera", "2 to 3", "4 to 6", "7 or more"]
    again.loadDefaultMetadata()  # QGIS does so when a user adds the file
    assert again.metadata().title() == "Cameras in view, 120 m range"
    assert "EPSG:32618" in again.metadata().abstract()


def test_raster_of_a_part_and_of_some(run, sheds, tmp_path):
    extent = QgsReferencedRectangle(QgsRectangle(X + 43, Y + 11, X + 108, Y + 29), sheds.crs())
    path = tmp_path / "part.TIF"
    given = {"VIEWSHEDS": sheds, "CELL_SIZE": 10, "OUTPUT": str(path)}
    run("overlapraster", EXTENT=extent, CAMERA_FILTER="\"ownership\" = 'public'", **given)
    file, found = cells_of(path)
    assert found.tolist() == [[3] * 6 + [0]] * 2
    assert file.GetGeoTransform() == (X + 40, 10, 0, Y + 30, 0, -10)
    aside = QgsReferencedRectangle(QgsRectangle(X - 90, Y, X - 70, Y + 9), sheds.crs())
    result = run("overlapraster", EXTENT=aside, **given)
    assert result.values["CELLS_IN_VIEW"] == 0
    assert any("no viewshed reaches" in text for text in result.log.warnings)


def test_raster_is_in_metres_whatever_the_input(run, sheds, tmp_path, provider):
    import processing

    for crs in ("EPSG:4326", "EPSG:3857", "EPSG:2263"):
        moved = processing.run(
            "native:reprojectlayer", {"INPUT": sheds, "TARGET_CRS": crs, "OUTPUT": "memory:"}
        )["OUTPUT"]
        path = tmp_path / f"{crs[5:]}.tif"
        result = run("overlapraster", VIEWSHEDS=moved, CELL_SIZE=1, OUTPUT=str(path))
        assert result.values["AREA_M2"] == pytest.approx(39_000, rel=0.01)
        written = QgsRasterLayer(str(path), "r")
        assert "tmerc" in written.crs().toProj()
        assert written.rasterUnitsPerPixelX() == 1
        written.loadDefaultMetadata()
        assert "+proj=tmerc" in written.metadata().abstract()


def test_an_interrupted_raster_leaves_what_was_there(run, sheds, tmp_path):
    path = tmp_path / "overlap.tif"
    path.write_text("an earlier one")
    given = {"VIEWSHEDS": sheds, "CELL_SIZE": 0.1, "OUTPUT": str(path)}
    with pytest.raises(QgsProcessingException, match="Nothing was written"):
        run("overlapraster", log=Log(cancel_at=10), **given)
    assert path.read_text() == "an earlier one"
    assert [each.name for each in tmp_path.iterdir()] == ["overlap.tif"]


def test_raster_that_cannot_be_written(run, sheds, tmp_path, monkeypatch):
    from surveillance_exposure.processing.writing import geotiff

    def full(*_):
        raise RuntimeError("no space left on device")

    monkeypatch.setattr(geotiff, "write_window", full)
    with pytest.raises(QgsProcessingException, match="no space left on device"):
        run("overlapraster", VIEWSHEDS=sheds, OUTPUT=str(tmp_path / "overlap.tif"))
    assert not list(tmp_path.iterdir())


def test_too_many_cells(run, sheds, tmp_path):
    path = str(tmp_path / "overlap.tif")
    far = layer("Polygon", [(box(0, 0, 9, 9), {}), (box(90_000, 90_000, 9, 9), {})])
    with pytest.raises(QgsProcessingException, match="over 4 billion"):
        run("overlapraster", VIEWSHEDS=far, CELL_SIZE=1, OUTPUT=path)
    for bad in (0, -1, "x", math.nan):
        with pytest.raises(UserError, match="Cell size"):
            run("overlapraster", VIEWSHEDS=sheds, CELL_SIZE=bad, OUTPUT=path)
    with pytest.raises(UserError, match=r"does not end in \.tif"):
        run("overlapraster", VIEWSHEDS=sheds, OUTPUT=str(tmp_path / "overlap.png"))
    assert not list(tmp_path.iterdir())


def test_temporary_raster(run):
    sheds = run("cameraviewsheds", CAMERAS=cameras((50, 50), (150, 50)))
    result = run("overlapraster", VIEWSHEDS=sheds.layers["OUTPUT"], OUTPUT="TEMPORARY_OUTPUT")
    assert result.values["OUTPUT"].endswith(".tif")
    assert result.values["MOST_CAMERAS"] == 2
    united = run("coverage", VIEWSHEDS=sheds.layers["OUTPUT"])
    assert result.values["AREA_M2"] == pytest.approx(united.values["AREA_M2"], rel=0.001)


def test_share_of_the_open_ground(run):
    sheds = layer("Polygon", [(box(0, 0, 50, 100), {}), (box(40, 0, 30, 100), {})])
    area = layer("Polygon", [(box(0, 0, 100, 100), {})])
    buildings = layer(
        "Polygon", [(box(10, 10, 20, 50), {}), (box(80, 0, 20, 100), {}), (box(90, 0, 20, 100), {})]
    )
    values = run("coverage", VIEWSHEDS=sheds, AREA=area, BUILDINGS=buildings).values
    assert values["OPEN_GROUND_M2"] == pytest.approx(7000, rel=1e-3)
    assert values["OPEN_GROUND_SHARE"] == pytest.approx(6000 / 7000, rel=1e-3)
    assert run("coverage", VIEWSHEDS=sheds, AREA=area).values["OPEN_GROUND_SHARE"] == pytest.approx(
        0.7, rel=1e-3
    )
