"""The whole way through the dock: layers, places, searches, figures, and what is done with them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QLocale, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QFileDialog

from . import double
from .conftest import CRS, ORIGIN, layer, settle, wait_until
from .test_map_tool import move, position

pytestmark = pytest.mark.usefixtures("english")

FIGURES = (
    "length_m", "exposed_m", "exposed_share", "cameras", "cameras_public", "cameras_private", "longest_unseen_m",
    "seconds_in_view", "range_m", "entry_m", "exit_m", "detour", "route", "status", "message",
)  # fmt: skip


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[double.Diary]:
    """The dock asks the stand-in; to be named before `plugin`."""
    from surveillance_exposure.gui.walk import panel as walk_panel

    provider = double.DoubleProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    monkeypatch.setattr(walk_panel, "FIND_ROUTES", double.ID)
    monkeypatch.setattr(double, "diary", double.Diary())
    yield double.diary
    wait_until(lambda: not double.diary.at_once, 5)
    settle()
    QgsApplication.processingRegistry().removeProvider(provider)


def place(panel: Any, row: int, x: float, y: float) -> None:
    from surveillance_exposure.gui.walk.places import Place

    point = QgsPointXY(ORIGIN[0] + x, ORIGIN[1] + y)
    panel.places.set(row, Place(point, QgsCoordinateReferenceSystem(CRS)))


@pytest.fixture
def panel(plugin: Any, town: dict[str, QgsVectorLayer]) -> Any:
    """Ready to search, and not searching by itself."""
    panel = plugin.dock.panel
    panel.live.setChecked(False)
    place(panel, 0, 5, -3)
    place(panel, 1, 398, -2)
    panel.choices.range.setValue(60)
    return panel


@pytest.fixture
def made_up(stand_in: double.Diary, panel: Any) -> Any:
    """A panel that asks the stand-in."""
    return panel


def find(panel: Any) -> None:
    assert panel.start()
    wait_until(lambda: not panel.searcher.busy)


def groups() -> list[Any]:
    return [each for each in QgsProject.instance().layerTreeRoot().children() if each.nodeType() == 0]


class Heartbeat:
    """The longest time the window was deaf, in seconds."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.monotonic()
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now

    def stop(self) -> float:
        self._beat()
        self._timer.stop()
        return self.longest


# -- with the real algorithm


def test_layers_are_found_by_themselves(panel: Any, town: dict[str, QgsVectorLayer]) -> None:
    assert panel.choices.network.currentLayer() is town["streets"]
    assert panel.choices.cameras.currentLayer() is town["cameras"]
    assert panel.choices.viewsheds.currentLayer() is None
    assert panel.find.isEnabled() and panel.setup.isCollapsed()
    assert panel.setup.toolTip() == "Streets · all cameras · 60 m"
    assert "Ready" in panel.status.text()


@pytest.mark.parametrize("whose", ["all", "public", "private"])
def test_figures_are_those_of_the_algorithm(panel: Any, town: dict[str, QgsVectorLayer], whose: str) -> None:
    if whose != "all":
        other = "private" if whose == "public" else "public"
        panel.choices.whose.owners.boxes[other].setChecked(False)
    find(panel)

    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("surveillance_exposure:findroutes")
    parameters = {
        "NETWORK": town["streets"],
        "CAMERAS": town["cameras"],
        "CAMERA_FILTER": "" if whose == "all" else f"\"ownership\" = '{whose}'",
        "RANGE": 60,
        "ROUTE": "all trade-offs",
        "ORIGINS": layer("Point", "from", "", [("POINT(5 -3)", [])]),
        "DESTINATIONS": layer("Point", "to", "", [("POINT(398 -2)", [])]),
        "OUTPUT": "memory:",
    }
    results, done = algorithm.run(parameters, context, feedback)
    assert done
    from surveillance_exposure.layers import value

    direct = list(context.takeResultLayer(results["OUTPUT"]).getFeatures())
    walks = panel.results.found.walks
    assert len(direct) == len(walks) >= 1
    assert walks[0].figures["length_m"] == pytest.approx(398, abs=0.5)
    for walk, feature in zip(walks, direct):
        for name in FIGURES:
            expected = value(feature[name])
            assert walk.figures[name] == (
                pytest.approx(expected) if isinstance(expected, float) else expected
            )
    assert panel.results.statement.text().replace("\u00a0", " ") == walks[-1].figures["message"]


@pytest.mark.parametrize("by_viewsheds", [False, True])
def test_pieces_and_cameras_made_later_are_those_of_the_algorithm(
    panel: Any, town: dict[str, QgsVectorLayer], by_viewsheds: bool
) -> None:
    """Each walk's alone, when it is asked for, as a run writes them of all walks."""
    from surveillance_exposure.layers import value

    seen = town["cameras"]
    if by_viewsheds:
        square = "POLYGON((90 -50, 190 -50, 190 50, 90 50, 90 -50))"
        seen = layer("Polygon", "Sheds", "&field=camera_id:string", [(square, ["a"])])
        QgsProject.instance().addMapLayer(seen)
        panel.choices.viewsheds.setLayer(seen)
    metadata = seen.metadata()
    metadata.setLicenses(["A licence"])
    seen.setMetadata(metadata)
    place(panel, 1, 398, 205)
    find(panel)
    found = panel.results.found
    assert set(found.layers) == {"OUTPUT"} and len(found.walks) > 1

    parameters = {**panel.parameters(), **dict.fromkeys(("OUTPUT", "PIECES", "SEEN"), "memory:")}
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("surveillance_exposure:findroutes")
    results, done = algorithm.run(parameters, context, feedback)
    assert done
    rows_of_all = 0
    for name in ("PIECES", "SEEN"):
        whole = context.takeResultLayer(results[name])
        rows_of_all += whole.featureCount()
        for walk in found.walks:
            expected = list(whole.getFeatures(walk.of_it()))
            made = found.layer(name, walk)
            for alone in (
                [(each.geometry(), each) for each in made.getFeatures()],
                found._of_walk(name, walk),
            ):
                assert len(alone) == len(expected)
                for (geometry, row), feature in zip(alone, expected):
                    assert geometry.wkbType() == feature.geometry().wkbType()
                    assert geometry.hausdorffDistance(feature.geometry()) < 1e-6
                    for field in whole.fields().names():
                        assert value(row[field]) == value(feature[field]), field
            assert made.crs() == whole.crs() and made.wkbType() == whole.wkbType()
            assert [(each.name(), each.type()) for each in made.fields()] == [
                (each.name(), each.type()) for each in whole.fields()
            ]
            for each in (made, whole):
                assert each.metadata().licenses() == ["A licence"]
            for told in ("abstract", "title", "history"):
                assert getattr(made.metadata(), told)() == getattr(whole.metadata(), told)()
            assert made.renderer().type() == whole.renderer().type()
            assert made.renderer().dump() == whole.renderer().dump()
            assert made.mapTipTemplate() == whole.mapTipTemplate()
    assert rows_of_all > 4


def test_a_walk_is_saved_whole_though_its_cameras_have_left(
    panel: Any, town: dict[str, QgsVectorLayer]
) -> None:
    find(panel)
    cameras = len(panel.results.found.cameras(panel.walk))
    QgsProject.instance().removeMapLayer(town["cameras"].id())
    panel.results.save.click()
    seen, pieces = (node.layer() for node in groups()[0].children()[:2])
    assert seen.featureCount() == cameras > 0
    assert pieces.featureCount() == len(panel.results.profile.pieces) > 1


def test_what_a_run_leaves_is_taken_once_and_by_its_own_dock() -> None:
    from surveillance_exposure.processing.reading.network import KeptNetwork

    kept = KeptNetwork()
    kept.leave("a", 1)
    assert kept.take("b") is None and kept.take("a") is None, "another run's, and gone"
    kept.leave("a", 1)
    assert kept.take("a") == 1 and kept.take("a") is None


def test_figures_of_a_walk_saved_are_those_of_measuring_it(
    panel: Any, town: dict[str, QgsVectorLayer]
) -> None:
    find(panel)
    for walk in panel.results.found.walks:
        line = QgsVectorLayer(f"LineString?crs={CRS}", "walk", "memory")
        from qgis.core import QgsFeature

        feature = QgsFeature()
        feature.setGeometry(walk.geometry)
        line.dataProvider().addFeature(feature)
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
        context.setProject(QgsProject.instance())
        run = QgsApplication.processingRegistry().createAlgorithmById("surveillance_exposure:routeexposure")
        given = {"ROUTES": line, "CAMERAS": town["cameras"], "RANGE": 60, "OUTPUT": "memory:"}
        results, _ = run.run(given, context, feedback)
        measured = next(context.takeResultLayer(results["OUTPUT"]).getFeatures())
        for name in ("length_m", "exposed_m", "exposed_share", "cameras", "longest_unseen_m"):
            assert walk.figures[name] == pytest.approx(measured[name], abs=2e-3), name


def test_viewsheds_take_the_place_of_cameras_and_range(panel: Any) -> None:
    fields = "&field=camera_id:string&field=range_m:double"
    sheds = layer(
        "Polygon", "Sheds", fields, [("POLYGON((90 -50, 190 -50, 190 50, 90 50, 90 -50))", ["a", 75.0])]
    )
    QgsProject.instance().addMapLayer(sheds)
    panel.choices.route.setCurrentIndex(panel.choices.route.findData("shortest"))
    assert panel.choices.whose.owners.useful
    panel.choices.viewsheds.setLayer(sheds)
    assert not panel.choices.whose.owners.useful, "these viewsheds do not say whose they are"
    assert not panel.choices.range.isEnabled() and not panel.choices.cameras.isEnabled()
    find(panel)
    assert panel.walk.figures["exposed_m"] == pytest.approx(100, abs=0.5)
    assert "75 m range" in panel.results.assumptions.text()


def test_nowhere_to_go(panel: Any) -> None:
    place(panel, 1, 1050, 1000)
    find(panel)
    assert "No way from A to B" in panel.status.text()
    place(panel, 1, 5000, 5000)
    find(panel)
    assert "Too far" in panel.status.text() and "500 m" in panel.status.text()
    assert panel.walk is None and panel.results.isHidden()


def test_what_the_algorithm_complains_of_is_shown(panel: Any, town: dict[str, QgsVectorLayer]) -> None:
    provider = town["cameras"].dataProvider()
    provider.deleteFeatures([feature.id() for feature in town["cameras"].getFeatures()])
    find(panel)
    assert "no features" in panel.status.text()
    assert panel.find.isEnabled() and panel.walk is None


def test_mistaken_number_is_refused_before_the_start(panel: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    given = panel.parameters()
    monkeypatch.setattr(panel, "parameters", lambda: {**given, "RANGE": -5})
    find(panel)
    assert "Range" in panel.status.text()


def test_via_is_passed(panel: Any) -> None:
    panel.rows.add.click()
    place(panel, 1, 200, 300)
    panel.picker.end()
    find(panel)
    assert panel.walk.figures["length_m"] > 950
    assert "Via 1" in panel.results.found.as_text(panel.walk)


def test_the_network_is_kept_until_something_changes(panel: Any, town: dict[str, QgsVectorLayer]) -> None:
    find(panel)
    kept = panel.searcher._kept
    assert kept is not None and kept._loaded is not None
    panel.live.setChecked(True)
    place(panel, 0, 100, 200)
    wait_until(lambda: not panel.searcher.busy)
    assert panel.searcher._kept is kept
    loaded = kept._loaded
    assert loaded is not None
    town["streets"].setSubsetString("")  # nothing changes
    town["streets"].startEditing()
    town["streets"].deleteFeature(next(town["streets"].getFeatures()).id())
    assert panel.searcher._kept is not kept
    wait_until(lambda: not panel.searcher.busy)
    assert panel.searcher._kept._loaded is not loaded
    town["streets"].rollBack()


def test_canvas_never_blocks(plugin: Any, panel: Any, window: Any) -> None:
    """A pin dragged along for a while, the real search following."""
    panel.live.setChecked(True)
    wait_until(lambda: panel.walk is not None and not panel.searcher.busy)
    canvas, view = window.mapCanvas(), window.mapCanvas().viewport()
    start = position(canvas, 5, -3)
    start.setY(start.y() - 15)
    beat = Heartbeat()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    seen = set()
    for step in range(60):
        to = start + (position(canvas, 300, 300) - position(canvas, 5, -3)) * step / 60
        move(view, to)
        end = time.monotonic() + 0.015
        while time.monotonic() < end:
            QApplication.processEvents()
        if panel.walk is not None:
            seen.add(round(panel.walk.figures["length_m"], 1))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, to)
    wait_until(lambda: not panel.searcher.busy)
    assert len(seen) > 5, "the walk follows"
    assert beat.stop() < 0.1
    assert panel.walk.figures["entry_m"] < 60


def test_the_map_may_ask_the_project_meanwhile(panel: Any, window: Any) -> None:
    """QGIS crashed here while the search looked layers up in the project."""
    canvas, project = window.mapCanvas(), QgsProject.instance()
    for run in range(12):
        assert panel.start()
        while panel.searcher.busy:
            project.setTitle(f"{run}")
            for _ in range(20):
                canvas.createExpressionContext()
            QApplication.processEvents()
        assert panel.walk is not None


# -- searches that overlap with other things; with the stand-in


def test_two_places_are_enough(made_up: Any, stand_in: double.Diary) -> None:
    made_up.rows.clear.click()
    made_up.live.setChecked(True)
    place(made_up, 0, 0, 0)
    assert not stand_in.asked and "ends" in made_up.status.text()
    place(made_up, 1, 300, 100)
    wait_until(lambda: made_up.walk is not None)
    assert len(made_up.results.found.walks) == 3
    assert made_up.results.isVisibleTo(made_up) and made_up.status.text() == ""


def test_drag_asks_again_and_again_but_never_twice_at_once(
    stand_in: double.Diary, made_up: Any, window: Any
) -> None:
    panel, canvas = made_up, window.mapCanvas()
    panel.live.setChecked(True)
    place(panel, 0, 100, 100)
    wait_until(lambda: panel.walk is not None and not panel.searcher.busy)
    asked = len(stand_in.asked)
    stand_in.seconds = 0.04
    view, left, none = canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    start = position(canvas, 100, 100)
    start.setY(start.y() - 15)
    beat = Heartbeat()
    QTest.mousePress(view, left, none, start)
    for step in range(50):
        move(view, start + (position(canvas, 300, 300) - position(canvas, 100, 100)) * step / 50)
        end = time.monotonic() + 0.012
        while time.monotonic() < end:
            QApplication.processEvents()
    during = len(stand_in.asked) - asked
    QTest.mouseRelease(view, left, none, start + (position(canvas, 300, 300) - position(canvas, 100, 100)))
    wait_until(lambda: not panel.searcher.busy)
    assert 3 <= during <= 25
    assert stand_in.most_at_once == 1
    assert beat.stop() < 0.1
    last = stand_in.asked[-1]["points"][0]
    assert last == panel.places[0].point, "the last answer is for where the pin was left"


def test_escape_restores_the_walk_too(stand_in: double.Diary, made_up: Any, window: Any) -> None:
    panel, canvas = made_up, window.mapCanvas()
    panel.live.setChecked(True)
    place(panel, 0, 100, 100)
    wait_until(lambda: panel.walk is not None and not panel.searcher.busy)
    before = panel.walk.figures
    view, left, none = canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    start = position(canvas, 100, 100)
    start.setY(start.y() - 15)
    QTest.mousePress(view, left, none, start)
    move(view, position(canvas, 300, 300))
    wait_until(lambda: panel.walk.figures != before)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    wait_until(lambda: not panel.searcher.busy)
    assert panel.walk.figures == before


def test_progress_shows_only_where_it_takes_long(stand_in: double.Diary, made_up: Any) -> None:
    stand_in.seconds = 0.1
    assert made_up.start()
    wait_until(lambda: made_up.searcher.running)
    assert not made_up.bar.isVisibleTo(made_up)
    wait_until(lambda: not made_up.searcher.busy)
    stand_in.seconds = 5
    assert made_up.start()
    wait_until(lambda: made_up.bar.isVisibleTo(made_up), 2)
    assert "Looking for walks" in made_up.status.text()
    assert not made_up.start(), "one is being looked for"
    started = time.monotonic()
    made_up.cancel.click()
    assert "Cancelling" in made_up.status.text()
    wait_until(lambda: not made_up.searcher.busy, 1.0)
    assert time.monotonic() - started < 1
    assert "Cancelled" in made_up.status.text() and made_up.find.isVisibleTo(made_up)


def test_a_change_drops_what_runs(stand_in: double.Diary, made_up: Any) -> None:
    stand_in.seconds = 3
    made_up.live.setChecked(True)
    place(made_up, 0, 50, 50)
    wait_until(lambda: bool(stand_in.asked))
    stand_in.seconds = 0
    started = time.monotonic()
    made_up.choices.range.setValue(33)
    wait_until(lambda: made_up.walk is not None)
    assert time.monotonic() - started < 1.5
    assert stand_in.asked[-1]["RANGE"] == 33 and len(stand_in.asked) == 2
    assert stand_in.most_at_once == 1


def test_layer_deleted_during_a_run(
    stand_in: double.Diary, made_up: Any, town: dict[str, QgsVectorLayer]
) -> None:
    stand_in.seconds = 5
    assert made_up.start()
    wait_until(lambda: bool(stand_in.asked))
    started = time.monotonic()
    QgsProject.instance().removeMapLayer(town["streets"].id())
    assert time.monotonic() - started < 1
    assert not made_up.searcher.busy and not stand_in.at_once
    assert "removed" in made_up.status.text()
    settle()
    assert made_up.choices.network.currentLayer() is None and not made_up.find.isEnabled()


def test_project_closed_during_a_run(stand_in: double.Diary, made_up: Any) -> None:
    stand_in.seconds = 5
    assert made_up.start()
    wait_until(lambda: bool(stand_in.asked))
    QgsProject.instance().clear()
    assert not made_up.searcher.busy and not made_up.places.any()
    assert "Choose a layer of streets" in made_up.status.text()


def test_unload_during_a_run(stand_in: double.Diary, plugin: Any, made_up: Any) -> None:
    from surveillance_exposure.gui.shared import run

    stand_in.seconds = 5
    assert made_up.start()
    wait_until(lambda: bool(stand_in.asked))
    plugin.unload()
    wait_until(lambda: not run._alive and not QgsApplication.taskManager().activeTasks(), 2)


def test_removed_layer_leaves_its_place_empty(panel: Any, town: dict[str, QgsVectorLayer]) -> None:
    QgsProject.instance().addMapLayer(layer("Point", "Other points", "", [("POINT(0 0)", [])]))
    QgsProject.instance().removeMapLayer(town["cameras"].id())
    assert panel.choices.cameras.currentLayer() is None
    assert not panel.find.isEnabled() and not panel.setup.isCollapsed()
    assert "cameras" in panel.status.text()


def test_states_before_a_run(plugin: Any) -> None:
    panel = plugin.dock.panel
    assert "Choose a layer of streets" in panel.status.text() and not panel.find.isEnabled()
    assert not panel.setup.isCollapsed()
    streets = layer("LineString", "Streets", "", [("LINESTRING(0 0, 1 1)", [])])
    QgsProject.instance().addMapLayer(streets)
    assert "cameras" in panel.status.text()
    QgsProject.instance().addMapLayer(layer("Point", "Spots", "", [("POINT(0 0)", [])]))
    assert "starts and ends" in panel.status.text() and panel.setup.isCollapsed()
    place(panel, 0, 0, 0)
    assert "walk ends" in panel.status.text()
    assert not panel.start()


def test_change_after_a_result_is_said(stand_in: double.Diary, made_up: Any) -> None:
    find(made_up)
    assert made_up.status.text() == ""
    made_up.choices.range.setValue(70)
    assert "Something changed" in made_up.status.text()
    made_up.live.setChecked(True)
    wait_until(lambda: made_up.status.text() == "")
    assert stand_in.asked[-1]["RANGE"] == 70


# -- results


def test_walks_are_compared_and_chosen(stand_in: double.Diary, made_up: Any) -> None:
    find(made_up)
    results = made_up.results
    names = [row[0] for row in results._walks.rows]
    assert names == ["shortest", "2", "least exposed"]
    assert results.row == 0 and results.headline.text() == "62 % in view"
    results.table.selectRow(2)
    assert results.row == 2 and results.headline.text() == "11 % in view"
    assert results.front.current == 2
    QTest.keyClick(results.front, Qt.Key.Key_Left)
    assert results.row == 1 and results.table.current() == 1
    at = results.front.frame().at(*results.front.points[2])
    QTest.mouseClick(results.front, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at.toPoint())
    assert results.row == 2
    assert results.statement.text().startswith("No unexposed walk")
    place(made_up, 1, 300, 300)
    find(made_up)
    assert results.row == 2, "the least exposed stays chosen"


def test_pieces_and_cameras_are_made_of_the_walk_shown_alone(stand_in: double.Diary, made_up: Any) -> None:
    find(made_up)
    assert not {"PIECES", "SEEN"} & stand_in.asked[-1].keys()
    beside = made_up.results.found.beside
    assert beside.asked == [("PIECES", 1), ("SEEN", 1)]
    made_up.results.table.selectRow(2)
    assert beside.asked[2:] == [("PIECES", 3), ("SEEN", 3)]
    assert [piece.end for piece in made_up.results.profile.pieces][-1] == pytest.approx(515, abs=1)
    assert {"PIECES", "SEEN"} < made_up.parameters().keys(), "the dialog writes all"


def test_walk_is_drawn_by_cameras_in_view_and_the_profile_points(
    stand_in: double.Diary, made_up: Any
) -> None:
    find(made_up)
    settle()
    on_map, profile = made_up.on_map, made_up.results.profile
    lengths = [max(band.asGeometry().length(), 0) for band in on_map._bands]  # -1 for nothing
    assert lengths[0] > 0 and lengths[1] > 0 and lengths[3] > 0 and lengths[2] == 0 == lengths[4]
    assert sum(lengths) == pytest.approx(393, abs=1)
    assert on_map._others.asGeometry().length() > 393
    assert not on_map._dot.isVisible()
    settle()
    profile.resize(300, 120)
    QTest.keyClick(profile, Qt.Key.Key_Right)
    assert on_map._dot.isVisible()
    assert on_map._dot.center().x() - ORIGIN[0] == pytest.approx(5 + 393 / 50, abs=0.5)
    QTest.keyClick(profile, Qt.Key.Key_End)
    assert on_map._dot.center().x() - ORIGIN[0] == pytest.approx(398, abs=0.5)
    assert "unseen" in profile._caption()
    assert groups() == [], "exploring adds nothing to the project"


def test_camera_is_shown_on_the_map(stand_in: double.Diary, made_up: Any, window: Any) -> None:
    find(made_up)
    table, canvas = made_up.results.cameras, window.mapCanvas()
    before = canvas.extent()
    index = table.model().index(2, 0)
    table.clicked.emit(index)
    assert canvas.extent() == before, "it is in sight"
    table.activated.emit(index)
    settle()
    assert canvas.extent().width() < before.width()


def test_saved_layers_are_named_styled_and_no_input(stand_in: double.Diary, made_up: Any) -> None:
    find(made_up)
    made_up.results.table.selectRow(1)
    made_up.results.save.click()
    (group,) = groups()
    assert QgsProject.instance().layerTreeRoot().children()[0] is group
    assert group.name().startswith("Walk 1: Walk, 2: 424 m, 35 % in view, 120 m range")
    seen, pieces, line, others = (node.layer() for node in group.children())
    assert line.featureCount() == 1 and others.featureCount() == 3
    assert next(line.getFeatures())["walk_id"] == 2
    assert {feature["line_id"] for feature in pieces.getFeatures()} == {2}
    assert seen.featureCount() == 4
    offered = [made_up.choices.network.layer(i) for i in range(made_up.choices.network.count())]
    assert line not in offered and pieces not in offered
    made_up.results.save.click()
    assert groups()[0].name().startswith("Walk 2: ")


def test_saved_pieces_are_styled(panel: Any) -> None:
    find(panel)
    panel.results.save.click()
    layers = [node.layer() for node in groups()[0].children()]
    styles = [each.renderer().type() for each in layers]
    assert "graduatedSymbol" in styles


def test_copied_text_carries_its_assumptions(stand_in: double.Diary, made_up: Any) -> None:
    find(made_up)
    made_up.results.copy.click()
    text = QApplication.clipboard().text()
    found = made_up.results.found
    assert found.assumptions(made_up.walk) in text and found.title(made_up.walk) in text
    assert "EPSG:32628" in text and "No unexposed walk" in text
    table = text.split("All walks:")[1].strip().split("\n")
    assert len(table) == 4 and table[-1].split("\t")[:3] == ["least exposed", "11 %", "515 m"]


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_profile_as_a_picture(
    stand_in: double.Diary, made_up: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    file = tmp_path / f"profile.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ending))
    find(made_up)
    made_up.results.picture_wanted.emit()
    assert file.stat().st_size > 2000 and "Written" in made_up.status.text()
    if ending == "svg":
        assert "120 m range" in file.read_text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "x.png"), "png"))
    made_up.results.picture_wanted.emit()
    assert "cannot be written" in made_up.status.text()


def test_gpx_out_and_in_again(panel: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "walk.gpx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    find(panel)
    before = dict(panel.walk.figures)
    panel.results.gpx_wanted.emit()
    assert "120" not in file.read_text().split("<trkseg>")[0] or "60 m range" in file.read_text()
    panel.rows.clear.click()
    assert panel.walk is None
    panel.actions_of_walk.measure()
    wait_until(lambda: panel.walk is not None)
    assert panel.results.found.asked.track
    assert sum(each.count for each in panel.results.found.cameras(panel.walk)) == before["cameras"]
    for name in ("length_m", "exposed_m", "cameras", "longest_unseen_m"):
        assert panel.walk.figures[name] == pytest.approx(before[name], abs=0.1)
    assert not panel.results.table.isVisibleTo(panel.results)
    panel.actions_of_walk.take_ends()
    assert panel.places.complete()
    assert panel.places[0].crs.authid() == "EPSG:4326"


def test_gpx_that_is_none(panel: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "walk.gpx"
    file.write_text("this is no GPX")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    panel.actions_of_walk.measure()
    assert "holds no track" in panel.status.text()


def test_dialog_gets_the_same_run(panel: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    opened: list[Any] = []
    processing = type(sys)("processing")
    processing.execAlgorithmDialog = lambda name, parameters: opened.append((name, parameters))
    monkeypatch.setitem(sys.modules, "processing", processing)
    find(panel)
    panel.results.dialog_wanted.emit()
    panel.results.dialog_wanted.emit()
    ((name, parameters), again) = opened
    assert name == "surveillance_exposure:findroutes" and again[1].keys() == parameters.keys()
    assert QgsProject.instance().mapLayer(again[1]["ORIGINS"]) is not None
    assert len(QgsProject.instance().mapLayersByName("From")) == 1, "the places of the first are gone"
    assert parameters["RANGE"] == 60 and parameters["ROUTE"] == "all trade-offs"


# -- what is remembered


def test_settings_are_of_the_project(panel: Any, tmp_path: Path, town: dict[str, QgsVectorLayer]) -> None:
    from qgis.core import QgsVectorFileWriter

    file = tmp_path / "streets.gpkg"
    context = QgsProject.instance().transformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(
        town["streets"], str(file), context, QgsVectorFileWriter.SaveVectorOptions()
    )
    streets = QgsVectorLayer(str(file), "Kept streets", "ogr")
    QgsProject.instance().addMapLayer(streets)
    panel.choices.network.setLayer(streets)
    panel.choices.range.setValue(42.0)
    panel.choices.detour.setValue(25)
    panel.choices.whose.owners.boxes["private"].setChecked(False)
    panel.choices.walkable.set_text('"a" = 1')
    panel.rows.add.click()
    place(panel, 1, 7, 8)
    panel.picker.end()
    project = QgsProject.instance()
    assert project.write(str(tmp_path / "p.qgz"))
    project.clear()
    assert panel.choices.range.value() == 120 and not panel.places.any()
    assert panel.choices.walkable.text() != '"a" = 1' and panel.choices.whose.text() == ""
    assert project.read(str(tmp_path / "p.qgz"))
    settle()
    assert panel.choices.network.currentLayer().name() == "Kept streets"
    assert panel.choices.range.value() == 42 and panel.choices.detour.value() == 25
    assert panel.choices.walkable.text() == '"a" = 1'
    assert len(panel.places) == 3 and panel.places[1].point == QgsPointXY(ORIGIN[0] + 7, ORIGIN[1] + 8)
    assert not panel.live.isChecked()


def test_a_longest_detour_is_given_only_where_it_matters(panel: Any) -> None:
    panel.choices.detour.setValue(25)
    for route, given in (("shortest", None), ("least exposed", 0.25), ("all trade-offs", 0.25)):
        panel.choices.route.setCurrentIndex(panel.choices.route.findData(route))
        assert panel.choices.choice().parameters.get("MAX_DETOUR") == given


def test_a_project_without_walks_remembers_nothing(plugin: Any, town: Any, tmp_path: Path) -> None:
    from surveillance_exposure.gui.walk import settings

    assert QgsProject.instance().write(str(tmp_path / "p.qgz"))
    assert settings.read() == {}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"choices": 3, "places": [1, {}], "live": "x"}', '{"choices": '
    '{"range": "far", "network": 7, "whose": [], "names": 0, "route": "?", "speed": null}}'])  # fmt: skip
def test_settings_nobody_wrote_do_no_harm(panel: Any, text: str) -> None:
    from surveillance_exposure.gui.walk import settings

    QgsProject.instance().writeEntry(settings.SCOPE, settings.KEY, text)
    QgsProject.instance().readProject.emit(_document())
    assert panel.choices.speed.value() == pytest.approx(1.34)
    json.dumps(panel.choices.saved())


def _document() -> Any:
    from qgis.PyQt.QtXml import QDomDocument

    return QDomDocument()


def test_decimal_comma_everywhere(stand_in: double.Diary, made_up: Any) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    made_up.choices.speed.setLocale(QLocale("de_DE"))
    made_up.choices.speed.setValue(1.5)
    find(made_up)
    assert "1,5\u00a0m/\u2060s" in made_up.results.assumptions.text()
    edit = made_up.rows.rows[0].edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "45,001; -15,507")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert made_up.places[0].point.y() == pytest.approx(45.001)
    assert made_up.places[0].crs.authid() == "EPSG:4326"


def test_the_rule_for_streets_follows_the_means_of_travel(panel: Any) -> None:
    choices = panel.choices
    choices.mode.setCurrentIndex(choices.mode.findData("drive"))
    assert choices.walkable.text() == "is_drivable()"
    assert choices.shortest_by.isVisibleTo(choices)
    assert choices.plates.isVisibleTo(choices)
    assert panel.parameters()["MODE"] == "drive"
    saved = choices.saved()
    choices.mode.setCurrentIndex(0)
    assert choices.walkable.text() == "is_walkable()"
    assert not choices.plates.isVisibleTo(choices)
    assert "MODE" not in panel.parameters()
    choices.restore(saved)
    assert (choices.mode.currentData(), choices.walkable.text()) == ("drive", "is_drivable()")
    choices.walkable.set_text("\"name\" = 'x'")
    choices.mode.setCurrentIndex(choices.mode.findData("cycle"))
    assert choices.walkable.text() == "\"name\" = 'x'"


def test_a_drive_is_found_and_told(panel: Any) -> None:
    panel.choices.mode.setCurrentIndex(panel.choices.mode.findData("drive"))
    find(panel)
    walk = panel.results.walk
    rows = dict(panel.results.found.rows(walk))
    assert "Time of the whole way" in rows
    assert rows["Cameras passed: there / back / in a week"].count("/") == 2
    assert "by car, one-way streets and speed limits heeded" in panel.results.assumptions.text()
    assert "5 round trips a week" in panel.results.assumptions.text()
