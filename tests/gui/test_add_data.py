"""“Add data” with real clicks, against stand-ins of the services."""

from __future__ import annotations

import functools
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle, QgsTask, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

from ..sources.services import OVERPASS_HEAD, Census, Overpass, Socrata, everything, town
from ..sources.stand_in import Reply, StandIn, standing_in
from .conftest import CRS, ORIGIN, drawn, layer, settle, wait_until
from .test_map_tool import position

TOWN = (7.405, 43.725, 7.425, 43.745)
MIDDLE = "43.735, 7.415"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[StandIn]:
    from surveillance_exposure.processing.reading import servers
    from surveillance_exposure.sources import fetch

    patient = functools.partial(fetch.Client, between_s=0, cache=tmp_path / "cache")
    for module in (servers, fetch):
        monkeypatch.setattr(module, "Client", patient)
    with standing_in() as made:
        made.answer = everything()
        yield made


@pytest.fixture
def dialog(plugin: Any, server: StandIn) -> Any:
    """Open, and told of the stand-in; nothing chosen but OpenStreetMap's layers around a place."""
    settle()
    plugin.dock.panel.add.click()
    made = plugin.add_data
    for part in made.parts:
        for _, name, field in part.servers:
            path = {
                "ENDPOINT": "/api/interpreter",
                "TIGERWEB_URL": "/arcgis/rest/services/TIGERweb",
                "ACS_URL": "/data",
                "URL": "/counts_per_intersections.csv",
            }[name]
            field.setText(server.url + path)
    made.where.point.setText(MIDDLE)
    server.answer = Overpass(town(*TOWN))
    settle()
    return made


def press(dialog: Any, seconds: float = 20) -> None:
    """Click on the button that names the host, and wait."""
    assert dialog.go.isEnabled(), dialog.status.text()
    QTest.mouseClick(dialog.go, LEFT)
    wait_until(lambda: not dialog.loader.running, seconds)
    settle()
    drawn()


def group() -> Any:
    groups = [each for each in QgsProject.instance().layerTreeRoot().children() if each.nodeType() == 0]
    return groups[0] if groups else None


def label() -> str:
    return QgsProject.instance().readEntry("CopyrightLabel", "/Label", "")[0]


def test_a_new_place_from_nothing(dialog: Any, plugin: Any, window: Any, server: StandIn) -> None:
    assert dialog.isVisible()
    assert dialog.where.mode.currentText() == "around coordinates"  # as the map is empty
    assert dialog.go.text() == "&Download from 127.0.0.1"
    assert "4 km², 1 request, after one that asks how much there is" in dialog.cost.text()
    assert "Will be asked: 127.0.0.1." in dialog.cost.text()
    assert server.asked == []
    press(dialog)
    assert group().name() == "Data around 43.735, 7.415"
    names = [node.layer().name() for node in group().findLayers()]
    assert names == ["Cameras", "Stations", "Sights", "Streets", "Buildings"]
    assert "Added to “Data around 43.735, 7.415”: Cameras (24)" in dialog.status.text()
    for node in group().findLayers():
        assert node.layer().metadata().rights() == ["© OpenStreetMap contributors"]
        assert node.layer().renderer().type() != "singleSymbol" or node.layer().name() == "Streets"
    assert label() == "© OpenStreetMap contributors"
    assert QgsProject.instance().readBoolEntry("CopyrightLabel", "/Enabled")[0]
    assert QgsProject.instance().crs().authid() == "EPSG:32632"
    assert window.mapCanvas().mapSettings().destinationCrs().authid() == "EPSG:32632"
    assert 1500 < window.mapCanvas().extent().height() < 4000
    choices = plugin.dock.panel.choices
    assert choices.network.currentLayer().name() == "Streets"
    assert choices.cameras.currentLayer().name() == "Cameras"
    assert choices.missing() is None
    assert not dialog.osm.chosen  # done
    assert dialog.go.text() == "&Add data" and not dialog.go.isEnabled()


def test_a_walk_is_found_on_it(dialog: Any, plugin: Any) -> None:
    from qgis.core import QgsPointXY

    from surveillance_exposure.gui.walk.places import Place

    press(dialog)
    panel = plugin.dock.panel
    panel.live.setChecked(False)
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    for row, x in ((0, 7.407), (1, 7.423)):
        panel.places.set(row, Place(QgsPointXY(x, 43.7349), degrees))
    assert panel.start()
    wait_until(lambda: not panel.searcher.busy)
    assert panel.walk is not None, panel.status.text()
    assert panel.walk.get("length_m") > 1000


def test_from_a_file_everything_and_nobody_is_asked(dialog: Any, server: StandIn, tmp_path: Path) -> None:
    from surveillance_exposure.sources import overpass
    from surveillance_exposure.sources.fetch import Client

    path = tmp_path / "little town.osm"
    client = Client(between_s=0, cache=tmp_path / "other")
    box = overpass.Box(*TOWN)
    overpass.download(client, box, list(overpass.LAYERS), path, server.url + "/api/interpreter")
    server.asked.clear()
    QTest.mouseClick(dialog.osm.offline, LEFT)
    assert dialog.status.text() == "OpenStreetMap: choose a .osm.pbf or .osm file."
    assert not dialog.go.isEnabled()
    dialog.osm.file.setFilePath(str(path))
    assert dialog.where.mode.currentText() == "everything in the file or data set"
    assert "little town.osm, 0.0 MB, read on this computer" in dialog.cost.text()
    assert dialog.go.text() == "&Read the file"
    press(dialog)
    assert server.asked == []
    assert group().name() == "little town"
    assert len(group().findLayers()) == 5


def drag(canvas: Any, start: QPoint, end: QPoint) -> None:
    port = canvas.viewport()
    QTest.mousePress(port, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(port, start + (end - start) * share)
        settle()
    QTest.mouseRelease(port, LEFT, Qt.KeyboardModifier.NoModifier, end)
    settle()


def test_a_box_drawn_on_the_map(dialog: Any, window: Any) -> None:
    canvas = window.mapCanvas()
    before = canvas.mapTool()
    dialog.where.choose("drawn")
    assert dialog.status.text() == "Draw the box on the map."
    QTest.mouseClick(dialog.where.draw, LEFT)
    assert not dialog.isVisible() and canvas.mapTool() is dialog.where.tool
    drag(canvas, position(canvas, 100, 100), position(canvas, 300, 300))
    assert dialog.isVisible() and canvas.mapTool() is before
    width, height = dialog.where.area().box.size_km
    assert width == pytest.approx(0.2, rel=0.05) and height == pytest.approx(0.2, rel=0.05)
    assert dialog.go.isEnabled()
    assert dialog.where.band.isVisible()


def test_escape_while_drawing_goes_back(dialog: Any, window: Any) -> None:
    canvas = window.mapCanvas()
    before = canvas.mapTool()
    dialog.where.choose("drawn")
    QTest.mouseClick(dialog.where.draw, LEFT)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    settle()
    assert dialog.isVisible() and canvas.mapTool() is before
    assert dialog.status.text() == "Draw the box on the map."


def test_a_feature_of_a_layer(dialog: Any) -> None:
    areas = layer(
        "Polygon",
        "Districts",
        "&field=name:string",
        [("POLYGON((0 0, 1000 0, 1000 500, 0 500, 0 0))", ["Old town"])],
    )
    QgsProject.instance().addMapLayer(areas)
    dialog.where.choose("feature")
    assert dialog.status.text() == "Choose a layer of areas, and one of them."
    dialog.where.layer.setLayer(areas)
    wait_until(lambda: dialog.where.feature.feature().isValid())
    settle()
    width, height = dialog.where.area().box.size_km
    assert (width, height) == pytest.approx((1.0, 0.5), rel=0.05)
    assert dialog.where.area().name == "Old town"
    assert dialog.go.isEnabled()


def test_what_the_map_shows(dialog: Any, window: Any, town: dict[str, QgsVectorLayer]) -> None:
    canvas = window.mapCanvas()
    canvas.setLayers([])
    dialog.where.choose("map")
    assert "The map is empty" in dialog.status.text()
    canvas.setLayers(list(town.values()))
    canvas.setExtent(QgsRectangle(ORIGIN[0], ORIGIN[1], ORIGIN[0] + 2000, ORIGIN[1] + 1000))
    settle()
    first = dialog.cost.text()
    assert "km²" in first and dialog.go.isEnabled()
    canvas.zoomByFactor(3)
    settle()
    assert dialog.cost.text() != first
    canvas.zoomByFactor(100)
    settle()
    assert "public servers are not for more than 400 km²" in dialog.status.text()
    assert not dialog.go.isEnabled()
    assert canvas.mapSettings().destinationCrs().authid() == CRS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Type latitude and longitude"),
        ("Monaco", "“Monaco” is no latitude and longitude"),
        ("143, 7", "The latitude comes first"),
        ("89.99, 7", "too near a pole"),
    ],
)
def test_coordinates_that_are_none(dialog: Any, text: str, words: str) -> None:
    dialog.where.point.setText(text)
    assert words in dialog.status.text()
    assert not dialog.go.isEnabled()


def test_nothing_chosen(dialog: Any) -> None:
    dialog.osm.choose(False)
    assert dialog.status.text() == "Nothing is chosen: tick what you want."
    dialog.osm.choose(True)
    for box in dialog.osm.boxes.values():
        box.click()
    assert dialog.status.text() == "OpenStreetMap: tick at least one layer."


def test_enter_in_a_field_sends_nothing(dialog: Any, server: StandIn) -> None:
    dialog.where.point.setFocus()
    QTest.keyClick(dialog.where.point, Qt.Key.Key_Return)
    settle()
    assert not dialog.loader.running and server.asked == []
    assert dialog.isVisible()


def test_by_keyboard(dialog: Any) -> None:
    dialog.activateWindow()
    dialog.go.setFocus()
    QTest.keyClick(dialog.go, Qt.Key.Key_Space)
    wait_until(lambda: not dialog.loader.running)
    settle()
    assert group() is not None


def test_tracts(dialog: Any, server: StandIn) -> None:
    server.answer = Census(page=100)
    dialog.osm.choose(False)
    dialog.census.choose(True)
    settle()
    assert dialog.census._abroad.isVisible()  # Monaco
    assert dialog.status.text() == "Census tracts: choose a county, by its code or its name."
    dialog.census.counties.setText("361")
    assert "361 is no county code" in dialog.status.text()
    dialog.census.counties.clear()
    dialog.where.point.setText("40.71, -74.0")
    settle()
    assert not dialog.census._abroad.isVisible()
    row = dialog.census.known.findText("New York: Manhattan (New York County)")
    dialog.census.known.setCurrentIndex(row)
    dialog.census.known.activated.emit(row)
    assert dialog.census.counties.text() == "36061"
    dialog.census.group.setCurrentIndex(dialog.census.group.findData("income"))
    press(dialog)
    (node,) = group().findLayers()
    assert "median household income" in node.layer().name()
    assert label().startswith("US Census Bureau")


def test_counties_are_looked_up_on_a_click(dialog: Any, server: StandIn, plugin: Any) -> None:
    server.answer = Census()
    dialog.osm.choose(False)
    dialog.census.choose(True)
    assert not dialog.census.look_up.isEnabled()  # Monaco
    dialog.where.point.setText("40.705, -73.965")
    settle()
    assert dialog.census.look_up.text() == "Loo&k up at 127.0.0.1"
    assert server.asked == []
    QTest.mouseClick(dialog.census.look_up, LEFT)
    wait_until(lambda: not dialog.census.lookup.running)
    assert dialog.census.counties.text() == "36005, 36047"
    assert dialog.go.isEnabled()
    server.answer = lambda asked: Reply("<html>Wartung</html>")
    dialog.where.point.setText("40.705, -73.95")
    dialog.census.year.setValue(2019)
    QTest.mouseClick(dialog.census.look_up, LEFT)
    wait_until(lambda: not dialog.census.lookup.running)
    assert "begins “Wartung”" in dialog.census._answer.text()
    server.answer = lambda asked: Reply("[]", seconds=5)
    started, count = time.monotonic(), len(server.asked)
    QTest.mouseClick(dialog.census.look_up, LEFT)
    wait_until(lambda: len(server.asked) > count)
    plugin.unload()
    settle()
    assert time.monotonic() - started < 2


def test_a_wrong_key(dialog: Any, server: StandIn) -> None:
    server.answer = Census(key="right")
    dialog.osm.choose(False)
    dialog.census.choose(True)
    dialog.census.counties.setText("36061")
    dialog.census.key.setText("wrong")
    press(dialog)
    assert "127.0.0.1: It wants a valid key. Ask for one, which is free" in dialog.status.text()
    dialog.census.key.setText("right")
    press(dialog)
    assert len(group().findLayers()) == 1


def test_all_sources_at_once(dialog: Any, server: StandIn) -> None:
    census, socrata, overpass = Census(page=100), Socrata(), Overpass(town(*TOWN))
    replay = everything()

    def answer(asked: Any) -> Reply:
        if asked.path == "/api/interpreter":
            return overpass(asked)
        if asked.path.startswith(("/resource", "/api/views")):
            return socrata(asked)
        return replay(asked) if asked.path.endswith(".csv") else census(asked)

    server.answer = answer
    for part in dialog.parts:
        part.choose(True)
    dialog.where.choose("everywhere")
    assert dialog.status.text() == "A server cannot be asked for everything: say where."
    dialog.where.choose("around")
    dialog.census.counties.setText("36061")
    dialog.open_data.domain.setText(server.url)
    dialog.open_data.preset.setCurrentIndex(dialog.open_data.preset.findData("other"))
    assert dialog.status.text() == "Open data: give the id of the data set, such as 5zhs-2jue."
    dialog.open_data.dataset.setText("abcd-1234")
    press(dialog)
    # Nothing of Chicago's stations is around Monaco: that one failed, and says what to do.
    assert "Open data of a city: 127.0.0.1: “Stations” has no rows here. Choose another extent." in (
        dialog.status.text()
    )
    assert [part.chosen for part in dialog.parts] == [False, False, False, True]
    assert len(group().findLayers()) == 7
    assert label().split("\n") == [
        "© OpenStreetMap contributors",
        "US Census Bureau: TIGERweb; American Community Survey 5-year estimates",
        "Amnesty International, Decode Surveillance NYC",
    ]


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply("<html>Wartung</html>"), "not JSON; it begins “Wartung”. Check the address"),
        (Reply("", 429, {"Retry-After": "9999"}), "asks to wait"),
        (Reply("", 503, {"Retry-After": "9999"}), "asks to wait"),
        (Reply("", 504, {"Retry-After": "9999"}), "asks to wait"),
        (Reply("", 400), "It refuses the request (status 400)"),
        (Reply("{", announce=300_000_000), "over the limit of"),
        (Reply({**OVERPASS_HEAD, "elements": []}), "not as the Overpass API writes it"),
    ],
)
def test_a_failure_adds_nothing(dialog: Any, server: StandIn, reply: Reply, words: str) -> None:
    server.answer = lambda asked: reply
    press(dialog)
    assert words in dialog.status.text()
    assert group() is None and not QgsProject.instance().mapLayers()
    assert label() == ""
    assert dialog.osm.chosen and dialog.go.isEnabled()  # to try again


def test_cancel(dialog: Any, server: StandIn, tmp_path: Path) -> None:
    dialog.keep.folder.setFilePath(str(tmp_path))
    server.answer = lambda asked: Reply("[]", seconds=5)
    QTest.mouseClick(dialog.go, LEFT)
    wait_until(lambda: bool(server.asked))
    assert dialog.cancel.isVisible() and not dialog.go.isVisible() and not dialog.scroll.isEnabled()
    started = time.monotonic()
    QTest.mouseClick(dialog.cancel, LEFT)
    wait_until(lambda: not dialog.loader.running)
    assert time.monotonic() - started < 1
    assert dialog.status.text() == "Cancelled. Nothing was added."
    assert not QgsProject.instance().mapLayers() and not list(tmp_path.glob("*.gpkg"))
    assert dialog.go.isVisible() and dialog.scroll.isEnabled()


def test_cancel_takes_back_what_came_before(dialog: Any, server: StandIn, tmp_path: Path) -> None:
    good = Overpass(town(*TOWN))
    server.answer = lambda asked: good(asked) if asked.form else Reply("[]", seconds=5)
    dialog.decode.choose(True)
    dialog.keep.folder.setFilePath(str(tmp_path))
    QTest.mouseClick(dialog.go, LEFT)
    wait_until(lambda: any(not asked.form for asked in server.asked))
    assert list(tmp_path.glob("*.gpkg"))
    QTest.mouseClick(dialog.cancel, LEFT)
    wait_until(lambda: not dialog.loader.running)
    settle()
    assert not QgsProject.instance().mapLayers() and not list(tmp_path.glob("*.gpkg"))


def test_kept_in_a_folder_and_never_written_over(dialog: Any, tmp_path: Path) -> None:
    dialog.keep.folder.setFilePath(str(tmp_path / "none"))
    assert "there is no folder" in dialog.status.text()
    dialog.keep.folder.setFilePath(str(tmp_path))
    for name in ("BUILDINGS", "STREETS", "STATIONS", "SIGHTS"):
        dialog.osm.boxes[name].setChecked(False)
    press(dialog)
    dialog.osm.choose(True)
    press(dialog)
    assert sorted(path.name for path in tmp_path.glob("*.gpkg")) == ["cameras.gpkg", "cameras_2.gpkg"]
    stored = QgsVectorLayer(str(tmp_path / "cameras.gpkg"), "c", "ogr")
    assert stored.featureCount() > 0 and stored.metadata().rights() == ["© OpenStreetMap contributors"]


def test_a_label_of_the_users_own_stays(dialog: Any) -> None:
    QgsProject.instance().writeEntry("CopyrightLabel", "/Label", "Map: me")
    press(dialog)
    assert label() == "Map: me"
    assert "add to it: © OpenStreetMap contributors" in dialog.status.text()


def test_what_is_not_there_is_said_and_not_added(dialog: Any, server: StandIn) -> None:
    few = {
        key: each
        for key, each in town(*TOWN).items()
        if "highway" in each.get("tags", {}) or key[0] == "node"
    }
    for each in few.values():
        if each["type"] == "node":
            each.pop("tags", None)
    server.answer = Overpass(few)
    press(dialog)
    assert [node.layer().name() for node in group().findLayers()] == ["Streets"]
    assert "There are none here: cameras, stations, sights, buildings." in dialog.status.text()


def test_a_map_in_use_stays_where_it_is(dialog: Any, window: Any, town: dict[str, QgsVectorLayer]) -> None:
    before = window.mapCanvas().extent()
    press(dialog)
    assert window.mapCanvas().extent() == before
    assert QgsProject.instance().layerTreeRoot().children()[0] is not None
    assert group() is not None


def test_what_was_done_stays_to_be_read_while_the_map_moves(
    dialog: Any, window: Any, town: dict[str, QgsVectorLayer]
) -> None:
    canvas, box = window.mapCanvas(), QgsRectangle(*TOWN)
    canvas.setLayers(list(town.values()))
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    canvas.setExtent(box)
    dialog.where.choose("map")
    press(dialog)
    said = dialog.status.text()
    assert said.startswith("Added to ")
    canvas.zoomByFactor(1.5)
    settle()
    assert dialog.status.text() == said and not dialog.go.isEnabled()
    dialog.where.choose("around")
    assert dialog.status.text() == "Nothing is chosen: tick what you want."


def test_closed_while_it_runs_it_goes_on_and_tells(dialog: Any, plugin: Any, server: StandIn) -> None:
    QTest.mouseClick(dialog.go, LEFT)
    QTest.mouseClick(dialog.close_button, LEFT)
    assert not dialog.isVisible()
    wait_until(lambda: not dialog.loader.running)
    settle()
    assert group() is not None


def test_project_closed_while_it_runs(dialog: Any, server: StandIn) -> None:
    server.answer = lambda asked: Reply("[]", seconds=5)
    QTest.mouseClick(dialog.go, LEFT)
    wait_until(lambda: bool(server.asked))
    QgsProject.instance().clear()
    assert not dialog.loader.running
    assert dialog.status.text() == "The project was closed. Nothing was added."


def test_unloaded_while_it_runs(dialog: Any, plugin: Any, server: StandIn) -> None:
    server.answer = lambda asked: Reply("[]", seconds=5)
    QTest.mouseClick(dialog.go, LEFT)
    wait_until(lambda: bool(server.asked))
    plugin.unload()
    settle()
    assert not QgsProject.instance().mapLayers()


def test_fits_a_narrow_screen(dialog: Any) -> None:
    for part in dialog.parts:
        part.choose(True)
    dialog.advanced.setCollapsed(False)
    dialog.resize(360, 420)
    settle()
    assert dialog.width() <= 380 and dialog.height() <= 440
    assert dialog.scroll.widget().width() <= dialog.scroll.viewport().width()


@pytest.mark.parametrize("mode", ["around", "drawn", "feature"])
def test_every_key_leads_to_one_thing(dialog: Any, mode: str) -> None:
    from qgis.PyQt.QtWidgets import QAbstractButton, QLabel

    for part in dialog.parts:
        part.choose(True)
    dialog.open_data.preset.setCurrentIndex(dialog.open_data.preset.findData("other"))
    dialog.where.choose(mode)
    settle()
    keys = []
    for each in [*dialog.findChildren(QAbstractButton), *dialog.findChildren(QLabel)]:
        text = each.text().replace("&&", "")
        if each.isVisible() and "&" in text and each.parent() is not None:
            keys.append(text[text.index("&") + 1].lower())
    assert len(keys) > 15
    assert sorted(keys) == sorted(set(keys))


def test_monaco_from_its_extract_to_a_walk(dialog: Any, plugin: Any, server: StandIn) -> None:
    """docs/new-city.md: its figures."""
    from qgis.core import QgsPointXY

    from surveillance_exposure.gui.walk.places import Place

    extract = Path(__file__).parents[3] / "shared" / "data" / "monaco" / "monaco_osm2023.osm.pbf"
    if not extract.is_file():
        pytest.skip(f"no {extract}")
    dialog.osm.file.setFilePath(str(extract))
    press(dialog)
    assert server.asked == []
    assert group().name() == "monaco_osm2023"
    counts = {node.layer().name(): node.layer().featureCount() for node in group().findLayers()}
    assert counts == {"Cameras": 14, "Stations": 3, "Sights": 77, "Streets": 2688, "Buildings": 1299}
    panel = plugin.dock.panel
    panel.live.setChecked(False)
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    panel.places.set(0, Place(QgsPointXY(7.4155, 43.7275), degrees))
    panel.places.set(1, Place(QgsPointXY(7.4290, 43.7420), degrees))
    assert panel.start()
    wait_until(lambda: not panel.searcher.busy)
    walks = panel.results.found.walks
    assert walks[0].get("length_m") == pytest.approx(2478, abs=1)
    assert walks[0].get("exposed_share") == pytest.approx(0.26, abs=0.005)
    assert walks[-1].get("exposed_share") == pytest.approx(0.063, abs=0.001)


def test_a_table_without_places(dialog: Any, server: StandIn) -> None:
    server.answer = Socrata()
    dialog.osm.choose(False)
    dialog.open_data.choose(True)
    dialog.where.choose("everywhere")
    dialog.open_data.preset.setCurrentIndex(dialog.open_data.preset.findData("other"))
    dialog.open_data.domain.setText(server.url)
    dialog.open_data.dataset.setText("tabl-0000")
    press(dialog)
    assert dialog.status.text() == "Added to “Data”: Numbers (2)."
    assert label() == "127.0.0.1"  # all that it says of its publisher


def test_a_run_that_ends_well_while_the_project_closes_leaves_no_files(
    dialog: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from surveillance_exposure.gui.shared.run import Run

    abandon = Run.abandon

    def too_late(run: Run) -> None:
        assert run._task is not None and run._task.over.wait(20)
        abandon(run)

    monkeypatch.setattr(Run, "abandon", too_late)
    dialog.keep.folder.setFilePath(str(tmp_path))
    QTest.mouseClick(dialog.go, LEFT)
    wait_until(lambda: dialog.loader._run._task.status() == QgsTask.TaskStatus.Running)
    QgsProject.instance().clear()
    settle()
    assert not list(tmp_path.glob("*.gpkg"))


def test_what_it_costs_with_counties_apart_in_any_way(dialog: Any) -> None:
    dialog.osm.choose(False)
    dialog.census.choose(True)
    dialog.census.counties.setText("36061 06037")
    assert "about 7 requests" in dialog.cost.text()


def test_what_others_wrote_is_not_worked_out_on_the_map(dialog: Any, server: StandIn) -> None:
    server.answer = socrata = Socrata()
    socrata.sets["5zhs-2jue"][0]["attribution"] = "City [% 1 + 1 %]"
    dialog.osm.choose(False)
    dialog.open_data.choose(True)
    dialog.open_data.domain.setText(server.url)
    dialog.where.choose("everywhere")
    press(dialog)
    assert label() == "City [ % 1 + 1 %]"
