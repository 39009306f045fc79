"""The whole way through the dock: layers, places, Find, figures."""

from __future__ import annotations

import time
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QLocale
from qgis.PyQt.QtWidgets import QApplication

from .conftest import ORIGIN, layer, settle, wait_until

FIGURES = (
    "length_m", "exposed_m", "exposed_share", "cameras", "cameras_public", "cameras_private", "longest_unseen_m",
    "seconds_in_view", "range_m", "entry_m", "exit_m", "status",
)  # fmt: skip


def place(panel: Any, which: int, x: float, y: float) -> None:
    panel.places.set(which, QgsPointXY(ORIGIN[0] + x, ORIGIN[1] + y))


@pytest.fixture
def panel(plugin: Any, town: dict[str, QgsVectorLayer]) -> Any:
    panel = plugin.dock.panel
    place(panel, 0, 5, -3)
    place(panel, 1, 398, -2)
    panel.choices.range.setValue(60)
    return panel


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that takes its time, and looks up every 10 ms as the real one does."""
    from surveillance_exposure.processing import findroutes, inputs

    quick = findroutes.FindRoutes._walks

    def _walks(self: Any, *given: Any) -> Any:
        for _ in range(500):
            inputs.stop_if_cancelled(given[-1])
            time.sleep(0.01)
        return quick(self, *given)

    monkeypatch.setattr(findroutes.FindRoutes, "_walks", _walks)


def find(panel: Any) -> None:
    assert panel.start()
    wait_until(lambda: panel.run is None)


def groups() -> list[Any]:
    return [each for each in QgsProject.instance().layerTreeRoot().children() if each.nodeType() == 0]


def test_layers_are_found_by_themselves(panel: Any, town: dict[str, QgsVectorLayer]) -> None:
    assert panel.choices.network.currentLayer() is town["streets"]
    assert panel.choices.cameras.currentLayer() is town["cameras"]
    assert panel.choices.viewsheds.currentLayer() is None
    assert panel.find.isEnabled()
    assert "Ready" in panel.state.text()


@pytest.mark.parametrize("whose", ["all", "public", "private"])
def test_figures_are_those_of_the_algorithm(panel: Any, town: dict[str, QgsVectorLayer], whose: str) -> None:
    panel.choices.whose.setCurrentIndex(panel.choices.whose.findData(whose))
    find(panel)

    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("surveillance_exposure:findroutes")
    parameters = {
        "NETWORK": town["streets"],
        "CAMERAS": town["cameras"],
        "CAMERA_FILTER": "" if whose == "all" else f"\"ownership\" = '{whose}'",
        "RANGE": 60,
        "ORIGINS": layer("Point", "from", "", [("POINT(5 -3)", [])]),
        "DESTINATIONS": layer("Point", "to", "", [("POINT(398 -2)", [])]),
        "OUTPUT": "memory:",
    }
    results, done = algorithm.run(parameters, context, feedback)
    assert done
    direct = next(context.takeResultLayer(results["OUTPUT"]).getFeatures())
    assert panel.walk.figures["length_m"] == pytest.approx(398, abs=0.5)
    for name in FIGURES:
        expected = direct[name]
        assert panel.walk.figures[name] == (pytest.approx(expected) if name != "status" else expected)


def test_result_is_named_styled_and_no_input(panel: Any) -> None:
    QLocale.setDefault(QLocale("en_US"))
    panel.choices.whose.setCurrentIndex(panel.choices.whose.findData("public"))
    find(panel)
    (group,) = groups()
    assert QgsProject.instance().layerTreeRoot().children()[0] is group
    assert group.name() == panel.walk.title
    assert group.name().startswith("Walk 1: 398 m, ") and group.name().endswith("% in view, 60 m range")
    pieces, line = (node.layer() for node in group.children())
    assert pieces.renderer().type() == "graduatedSymbol"
    assert line.featureCount() == 1 and pieces.featureCount() >= 3
    assert "Output" not in pieces.name() + line.name()
    offered = [panel.choices.network.layer(i) for i in range(panel.choices.network.count())]
    assert line not in offered and pieces not in offered
    assert panel.figures.isVisibleTo(panel)
    assert panel.figures.headline.text() == panel.walk.headline
    assert panel.figures.assumptions.text().startswith("public cameras, 60 m range")
    find(panel)
    assert groups()[0].name().startswith("Walk 2: ")


def test_copied_text_carries_its_assumptions(panel: Any) -> None:
    find(panel)
    panel.figures.copy.click()
    text = QApplication.clipboard().text()
    assert panel.walk.assumptions in text and panel.walk.title in text
    assert "EPSG:32628" in text


def test_viewsheds_take_the_place_of_cameras_and_range(panel: Any) -> None:
    fields = "&field=camera_id:string&field=range_m:double"
    sheds = layer(
        "Polygon", "Sheds", fields, [("POLYGON((90 -50, 190 -50, 190 50, 90 50, 90 -50))", ["a", 75.0])]
    )
    QgsProject.instance().addMapLayer(sheds)
    assert not panel.choices.whose.isHidden()
    panel.choices.viewsheds.setLayer(sheds)
    assert panel.choices.whose.isHidden(), "these viewsheds do not say whose they are"
    assert not panel.choices.range.isEnabled() and not panel.choices.cameras.isEnabled()
    find(panel)
    assert panel.walk.figures["exposed_m"] == pytest.approx(100, abs=0.5)
    assert "75 m range" in panel.walk.assumptions


def test_change_after_a_result_is_said(panel: Any) -> None:
    find(panel)
    assert "again" not in panel.state.text()
    panel.choices.range.setValue(70)
    assert "again" in panel.state.text()


def test_nowhere_to_go(panel: Any) -> None:
    place(panel, 1, 1050, 1000)
    find(panel)
    assert "No way from A to B" in panel.state.text()
    place(panel, 1, 5000, 5000)
    find(panel)
    assert "Too far" in panel.state.text() and "500 m" in panel.state.text()
    assert groups() == [] and panel.walk is None


def test_what_the_algorithm_complains_of_is_shown(panel: Any, town: dict[str, QgsVectorLayer]) -> None:
    provider = town["cameras"].dataProvider()
    provider.deleteFeatures([feature.id() for feature in town["cameras"].getFeatures()])
    find(panel)
    assert "no features" in panel.state.text()
    assert panel.find.isEnabled() and groups() == []


def test_mistaken_number_is_refused_before_the_start(panel: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    given = panel.parameters()
    monkeypatch.setattr(panel, "parameters", lambda: {**given, "RANGE": -5})
    assert not panel.start()
    assert panel.run is None and "Range" in panel.state.text()


def test_states_before_a_run(plugin: Any) -> None:
    panel = plugin.dock.panel
    assert "Choose a layer of streets" in panel.state.text() and not panel.find.isEnabled()
    streets = layer("LineString", "Streets", "", [("LINESTRING(0 0, 1 1)", [])])
    QgsProject.instance().addMapLayer(streets)
    assert "cameras" in panel.state.text()
    QgsProject.instance().addMapLayer(layer("Point", "Spots", "", [("POINT(0 0)", [])]))
    assert "starts and ends" in panel.state.text()
    place(panel, 0, 0, 0)
    assert "walk ends" in panel.state.text()
    assert not panel.start()


def test_removed_layer_leaves_its_place_empty(panel: Any, town: dict[str, QgsVectorLayer]) -> None:
    QgsProject.instance().addMapLayer(layer("Point", "Other points", "", [("POINT(0 0)", [])]))
    QgsProject.instance().removeMapLayer(town["cameras"].id())
    assert panel.choices.cameras.currentLayer() is None
    assert not panel.find.isEnabled()
    assert "cameras" in panel.state.text()


def test_second_start_is_refused_and_cancel_answers_at_once(panel: Any, slow: None) -> None:
    assert panel.start()
    first = panel.run
    assert not panel.start() and panel.run is first
    assert not panel.choices.isEnabled() and panel.cancel.isVisibleTo(panel)
    started = time.monotonic()
    wait_until(lambda: panel.bar.value() > 0)
    panel.cancel.click()
    assert "Cancelling" in panel.state.text()
    wait_until(lambda: panel.run is None, 1.0)
    assert time.monotonic() - started < 2
    assert "Cancelled" in panel.state.text() and groups() == []
    assert panel.find.isEnabled()


def test_layer_deleted_during_a_run(panel: Any, town: dict[str, QgsVectorLayer], slow: None) -> None:
    assert panel.start()
    wait_until(lambda: panel.bar.value() > 0)
    QgsProject.instance().removeMapLayer(town["streets"].id())
    assert panel.run is None
    assert "removed" in panel.state.text()
    settle()
    assert groups() == []


def test_project_closed_during_a_run(panel: Any, slow: None) -> None:
    assert panel.start()
    wait_until(lambda: panel.bar.value() > 0)
    QgsProject.instance().clear()
    assert panel.run is None and not panel.places.any()
    assert "Choose a layer of streets" in panel.state.text()


def test_unload_during_a_run(plugin: Any, panel: Any, slow: None) -> None:
    from surveillance_exposure.gui import run

    assert panel.start()
    wait_until(lambda: panel.bar.value() > 0)
    plugin.unload()
    wait_until(lambda: not run._alive and not QgsApplication.taskManager().activeTasks(), 2)
    assert groups() == []
