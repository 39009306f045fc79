"""One click to the sample city."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsFeature, QgsProject
from qgis.PyQt.QtWidgets import QAction

from .conftest import Window


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.fixture
def city(plugin: Any, window: Window) -> Path:
    from surveillance_exposure.gui import sample

    shipped = sample.RESOURCES / "sample_city.gpkg"
    if not shipped.is_file():
        pytest.skip("no sample city yet")
    before = digest(shipped)
    action: QAction = plugin.toolbar.actions()[1]
    action.trigger()
    assert digest(shipped) == before
    assert not list(shipped.parent.glob("*.gpkg-*")), "the shipped file was opened"
    return shipped


def test_sample_city_is_ready_for_a_walk(city: Path, plugin: Any) -> None:
    from surveillance_exposure.gui.sample import parts

    project = QgsProject.instance()
    assert "Port Alder" in project.title()
    assert project.crs().authid() == "EPSG:32628"
    assert {layer.name() for layer in project.mapLayers().values()} == {part.name for part in parts()}
    for layer in project.mapLayers().values():
        assert layer.isValid()
        assert str(city.parent) not in layer.source()
    panel = plugin.dock.panel
    assert panel.choices.network.currentLayer().name() == "Walking network"
    assert panel.choices.cameras.currentLayer().name() == "Cameras"


def test_sample_cameras_are_standard_and_whole(city: Path, plugin: Any) -> None:
    cameras = plugin.dock.panel.choices.cameras.currentLayer()
    features: list[QgsFeature] = list(cameras.getFeatures())
    survey = QgsProject.instance().mapLayersByName("Camera survey, as recorded")[0]
    assert len(features) == survey.featureCount()
    assert {feature["ownership"] for feature in features} == {"public", "private", "unknown"}
    assert {feature["status"] for feature in features} == {"ok"}, "every word of the survey is understood"


def test_refusing_to_close_the_project_changes_nothing(
    plugin: Any, window: Window, town: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from surveillance_exposure.gui.sample import load

    monkeypatch.setattr(type(window), "newProject", lambda self, ask: False, raising=False)
    before = set(QgsProject.instance().mapLayers())
    assert load(window) is False
    assert set(QgsProject.instance().mapLayers()) == before


def test_expressions_name_parameters_of_the_algorithm(plugin: Any) -> None:
    from surveillance_exposure.gui.sample import CAMERA_EXPRESSIONS
    from surveillance_exposure.processing.algorithms.importcameras import ImportCameras

    algorithm = ImportCameras()
    algorithm.initAlgorithm()
    assert set(CAMERA_EXPRESSIONS) <= {each.name() for each in algorithm.parameterDefinitions()}
