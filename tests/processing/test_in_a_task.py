"""A task must not ask the project for anything: in another thread than the map's, that crashes QGIS."""

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
)

from .conftest import Log, layer
from .test_bad_input import STREETS, box, cameras, point
from .test_terrain import plane  # noqa: F401 - a fixture

TOOLS = {
    "cameraviewsheds": {"CAMERAS": "cameras", "BUILDINGS": "areas"},
    "cameraviewsheds over a raster": {"CAMERAS": "cameras", "TERRAIN": "heights"},
    "coverage": {"VIEWSHEDS": "areas", "AREA": "areas"},
    "overlapraster": {"VIEWSHEDS": "areas", "EXTENT": "679900,680100,4499900,4500100 [EPSG:32618]"},
    "camerasinview": {"VIEWSHEDS": "areas", "INPUT": "places"},
    "cameradensity": {"CAMERAS": "cameras", "AREAS": "areas"},
    "countpoints": {"POINTS": "places", "AREAS": "areas"},
    "rankareas": {"AREAS": "areas", "MEASURE": "rate"},
    "routeexposure": {"ROUTES": "streets", "CAMERAS": "cameras"},
    "exposurebyrange": {"ROUTES": "streets", "CAMERAS": "cameras"},
    "findroutes": {"NETWORK": "streets", "ORIGINS": "places", "DESTINATIONS": "places", "CAMERAS": "cameras"},
    "protestsite": {"NETWORK": "streets", "STATIONS": "places", "SITE": "cameras", "CAMERAS": "cameras"},
    "placepairs": {"NETWORK": "streets", "PLACES": "places", "CAMERAS": "cameras"},
    "importcameras": {"INPUT": "cameras", "TABLE_CRS": "EPSG:32618"},
}
OPTIONAL = ("RINGS", "CURVE", "REPORT")


@pytest.fixture
def known(qgis_new_project, plane):  # noqa: F811
    made = {
        "cameras": cameras((0, 0), (250, 0), range_m=80.0),
        "places": layer("Point", [(point(40, 40), {"name": "a"}), (point(500, 400), {"name": "b"})]),
        "streets": layer("LineString", STREETS[:2]),
        "areas": layer(
            "Polygon", [(box(30 + 100 * i, 30, 50, 50), {"rate": 1.5 * i, "people": 900}) for i in range(3)]
        ),
        "heights": QgsRasterLayer(str(plane()), "heights"),
    }
    for name, each in made.items():
        assert each.isValid(), name
        each.setName(name)
    QgsProject.instance().addMapLayers(list(made.values()))
    return {name: each.id() for name, each in made.items()}


def ran(tool, parameters, values):
    """Run, the project out of reach as soon as all is prepared; the layers made."""
    template = QgsApplication.processingRegistry().algorithmById(f"surveillance_exposure:{tool}")
    for definition in template.destinationParameterDefinitions():
        if definition.name() not in OPTIONAL:
            parameters.setdefault(definition.name(), "TEMPORARY_OUTPUT")
    algorithm, context, log = template.create(), QgsProcessingContext(), Log()
    context.setProject(QgsProject.instance())
    assert algorithm.prepare(parameters, context, log), log.errors
    assert context.expressionContext().scopeCount() == 2
    context.setProject(None)
    values.update(algorithm.runPrepared(parameters, context, log))
    layers = {}
    for name in parameters:
        found = QgsProcessingUtils.mapLayerFromString(str(values.get(name, "")), context)
        if found is not None:
            layers[name] = context.takeResultLayer(found.id())
    return layers


@pytest.mark.parametrize("tool", TOOLS)
def test_all_of_the_project_is_asked_for_beforehand(provider, known, tool):
    given = {name: known.get(value, value) for name, value in TOOLS[tool].items()}
    values = {}
    layers = ran(tool.split()[0], given, values)
    assert layers
    assert values.get("USED", 1) > 0


def test_selected_features_and_variables_too(provider, known):
    project = QgsProject.instance()
    project.setTitle("a")
    project.mapLayer(known["places"]).selectByIds([1])
    chosen = QgsProcessingFeatureSourceDefinition(known["places"], True)
    given, values = {"CAMERAS": chosen, "CAMERA_FILTER": '"name" = @project_title'}, {}
    layers = ran("cameraviewsheds", given, values)
    assert values["USED"] == 1
    assert [each["name"] for each in layers["OUTPUT"].getFeatures()] == ["a"]
