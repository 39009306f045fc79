"""Results as files: styled, documented, whole or not at all."""

import pytest
from qgis.core import QgsGraduatedSymbolRenderer, QgsProcessingException, QgsVectorLayer

from .conftest import layer
from .test_bad_input import STREETS, box, cameras


def sink(path, table):
    return f"ogr:dbname='{path}' table=\"{table}\" (geom)"


def test_geopackage_keeps_style_and_metadata(run, tmp_path):
    path = tmp_path / "out.gpkg"
    given = cameras((50, 50), (150, 50), ownership="public")
    metadata = given.metadata()
    metadata.setLicenses(["CC BY 4.0"])
    metadata.setRights(["Somebody"])
    given.setMetadata(metadata)
    areas = layer(
        "Polygon",
        [(box(100 * i, 0, 100, 100), {"people": 100 * i}) for i in range(4)] + [(box(9, 9, 1, 1), {})],
    )
    run("cameraviewsheds", CAMERAS=given, OUTPUT=sink(path, "sheds"))
    run(
        "cameradensity",
        AREAS=areas,
        CAMERAS=given,
        POPULATION_FIELD="people",
        OUTPUT=sink(path, "density"),
    )
    sheds = QgsVectorLayer(f"{path}|layername=sheds", "s", "ogr")
    assert sheds.renderer().type() == "categorizedSymbol"
    assert sheds.metadata().title() == "Camera viewsheds, 120 m range"
    assert sheds.metadata().licenses() == ["CC BY 4.0"]
    assert sheds.metadata().rights() == ["Somebody"]
    assert "120 m range" in sheds.metadata().abstract()
    density = QgsVectorLayer(f"{path}|layername=density", "d", "ogr")
    renderer = density.renderer()
    assert isinstance(renderer, QgsGraduatedSymbolRenderer)
    assert "eff_per_1000" in renderer.classAttribute()
    labels = [item.label() for item in renderer.ranges()]
    assert "no residents" in labels
    assert density.metadata().title() == "Effective cameras per 1,000 residents, 120 m range"


def test_a_failed_run_leaves_what_was_there(run, tmp_path):
    path = tmp_path / "out.gpkg"
    run("cameraviewsheds", CAMERAS=cameras((0, 0)), OUTPUT=str(path))
    before = path.read_bytes()
    with pytest.raises(QgsProcessingException):
        run("cameraviewsheds", CAMERAS=cameras((0, 0)), CAMERA_FILTER='"no" = 1', OUTPUT=str(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["out.gpkg", "out.geojson", "out.shp", "out.csv", "out.fgb"])
def test_formats(run, tmp_path, name):
    result = run(
        "routeexposure",
        ROUTES=layer("LineString", STREETS),
        CAMERAS=cameras((250, 0)),
        OUTPUT=str(tmp_path / name),
    )
    assert result.layers["OUTPUT"].featureCount() == 3


def test_walk_in_a_geopackage_with_its_own_fid(run, tmp_path):
    """The key of the input must not collide in the output."""
    path = tmp_path / "places.gpkg"
    run("importcameras", INPUT=cameras((0, 0), (500, 0)), OUTPUT=str(path))
    places = QgsVectorLayer(f"{path}|layername=places", "p", "ogr")
    assert places.fields().names()[0] == "fid"
    result = run(
        "findroutes",
        NETWORK=layer("LineString", STREETS),
        ORIGINS=places,
        DESTINATIONS=places,
        CAMERAS=cameras((250, 0)),
        OUTPUT=str(tmp_path / "walks.gpkg"),
    )
    assert result.layers["OUTPUT"].featureCount() == 4


def test_labels_of_classes():
    import numpy as np

    from surveillance_exposure.processing.finishing.styles import class_limits

    limits = class_limits(np.array([0, 0, 0.111, 0.222, 0.333, 0.444, 1.2345, np.nan]))
    assert limits[0] == 0
    assert limits == sorted(set(limits))
    assert limits[-1] >= 1.2345
    assert class_limits(np.array([np.nan, 0.0])) == [0.0, 1.0]
    assert len(class_limits(np.array([5.0]))) >= 2


@pytest.mark.parametrize(
    "place", ["memory:", "TEMPORARY_OUTPUT", 'postgres://dbname=\'x\' table="a"."b" (geom)', None, ""]
)
def test_places_that_are_no_files_are_left_to_qgis(provider, place):
    from qgis.core import QgsApplication

    from surveillance_exposure.processing.writing.destinations import destination_problem

    algorithm = QgsApplication.processingRegistry().algorithmById("surveillance_exposure:coverage")
    assert destination_problem(algorithm.parameterDefinition("OUTPUT"), place) is None
