"""The command that repeats a run, and what it cannot repeat."""

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsField,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsProperty,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QVariant

from .conftest import Log
from .test_bad_input import cameras


@pytest.fixture
def stored(run, tmp_path, qgis_new_project):
    path = tmp_path / "in.gpkg"
    run("importcameras", INPUT=cameras((0, 0), (100, 0)), OUTPUT=str(path))
    made = QgsVectorLayer(str(path), "stored", "ogr")
    QgsProject.instance().addMapLayer(made)
    return made


def told(**parameters):
    """The command and what stands in its way, once the run is prepared."""
    from surveillance_exposure.processing.finishing.repeat import command, obstacles

    algorithm = QgsApplication.processingRegistry().createAlgorithmById(
        "surveillance_exposure:cameraviewsheds"
    )
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    parameters.setdefault("OUTPUT", "memory:")
    assert algorithm.prepare(parameters, context, Log())
    run = algorithm.run_of(parameters, context, Log())
    return command(run), " ".join(obstacles(run))


def test_a_file_is_repeated_as_it_is(stored):
    text, problem = told(CAMERAS=stored, CAMERA_FILTER='"count" = 1')
    assert f"CAMERAS={stored.source()}" in text
    assert "OUTPUT=output.gpkg" in text
    assert problem == ""


def test_a_subset_is_part_of_the_source(stored):
    assert stored.setSubsetString('"count" > 0')
    text, problem = told(CAMERAS=stored)
    assert '|subset="count" > 0' in text
    assert problem == ""


@pytest.mark.parametrize(
    ("only_selected", "limit", "said"), [(True, -1, "selected"), (False, 1, "first 1 features")]
)
def test_a_choice_of_features(stored, only_selected, limit, said):
    stored.selectByIds([1])
    text, problem = told(CAMERAS=QgsProcessingFeatureSourceDefinition(stored.id(), only_selected, limit))
    assert f"CAMERAS={stored.source()}" in text
    assert said in problem


def test_what_is_not_in_the_file(stored, tmp_path):
    stored.addExpressionField("1 + 1", QgsField("two", QVariant.Int))
    table = tmp_path / "people.csv"
    table.write_text("camera_id,people\n1,5\n", encoding="utf-8")
    other = QgsVectorLayer(f"file://{table}?type=csv&geomType=none", "people", "delimitedtext")
    QgsProject.instance().addMapLayer(other)
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(other)
    join.setJoinFieldName("camera_id")
    join.setTargetFieldName("camera_id")
    stored.addJoin(join)
    _, problem = told(CAMERAS=stored)
    assert "two" in problem
    assert "people_people" in problem
    stored.removeJoin(other.id())
    stored.setCrs(QgsCoordinateReferenceSystem("EPSG:32617"))
    assert "EPSG:32617" in told(CAMERAS=stored)[1]


def test_data_defined_numbers(stored):
    from qgis.core import Qgis

    text, problem = told(CAMERAS=stored, RANGE=QgsProperty.fromExpression('"count" * 50'))
    assert "RANGE=expression:" in text
    assert ("does not take" in problem) == (Qgis.QGIS_VERSION_INT < 32400)


def test_passwords_are_left_out():
    from surveillance_exposure.processing.finishing.repeat import _SECRET

    for text in (
        "dbname='x' password='secret' user='u'",
        "https://a.b/c?key=secret&x=1",
        "url=x&token=secret",
    ):
        assert "secret" not in _SECRET.sub(r"\1=***", text)


def test_a_destination_with_options(stored, tmp_path):
    definition = QgsProcessingOutputLayerDefinition(str(tmp_path / "x.gpkg"))
    assert f"OUTPUT={tmp_path}/x.gpkg" in told(CAMERAS=stored, OUTPUT=definition)[0]
