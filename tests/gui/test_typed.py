"""Places that are typed: coordinates in all their ways, and names."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from .conftest import ORIGIN, layer, settle, wait_until


@pytest.mark.parametrize(
    ("text", "x", "y"),
    [
        ("40.758, -73.985", -73.985, 40.758),
        ("40.758 -73.985", -73.985, 40.758),
        ("40,758 -73,985", -73.985, 40.758),
        ("40,758; -73,985", -73.985, 40.758),
        ("40,758, -73,985", -73.985, 40.758),
        ("40,758,-73,985", -73.985, 40.758),
        ("40.758;−73.985", -73.985, 40.758),
        ("40.758° N, 73.985° W", -73.985, 40.758),
        ("73.985 W 40.758 N", -73.985, 40.758),
        ("N 40° 45' 28.8\" W 73° 59' 6\"", -73.985, 40.758),
        ("40°45′28.8″N 73°59′6″W", -73.985, 40.758),
        ("40,758° 73,985°", 73.985, 40.758),
        ("-33.8568, 151.2153", 151.2153, -33.8568),
    ],
)
def test_latitude_and_longitude(text: str, x: float, y: float) -> None:
    from surveillance_exposure.gui.shared.coordinates import parse

    for degrees in (True, False):
        typed = parse(text, degrees)
        assert (typed.x, typed.y) == (pytest.approx(x), pytest.approx(y)) and typed.geographic


@pytest.mark.parametrize(
    "text", ["460100, 4983000", "460100 4983000", "460100,0 4983000,0", "460100;4983000"]
)
def test_x_and_y_of_the_map(text: str) -> None:
    from surveillance_exposure.gui.shared.coordinates import parse

    typed = parse(text, False)
    assert (typed.x, typed.y, typed.geographic) == (460100, 4983000, False)


@pytest.mark.parametrize(
    ("text", "degrees", "hint"),
    [
        ("40.758", True, "Two numbers"),
        ("1, 2, 3", True, "there are 3"),
        ("-120.5, 47.2", True, "The latitude comes first"),
        ("460100, 4983000", True, "Latitudes go"),
        ("460.100,5 4.983.000,2", False, "without signs between thousands"),
        ("95 N, 20 E", True, "Latitudes go"),
        ("40 N, 41 S", True, "one for east or west"),
        ("40° N", True, "cannot be read"),
    ],
)
def test_what_is_wrong_is_said(text: str, degrees: bool, hint: str) -> None:
    from surveillance_exposure.gui.shared.coordinates import BadCoordinatesError, parse

    with pytest.raises(BadCoordinatesError, match=hint):
        parse(text, degrees)


@pytest.mark.parametrize("text", ["", "Town Hall", "8th Avenue", "Route 66", "São Bento", "12, Main Street"])
def test_names_are_no_coordinates(text: str) -> None:
    from surveillance_exposure.gui.shared.coordinates import NoCoordinatesError, parse

    with pytest.raises(NoCoordinatesError):
        parse(text, True)


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_what_is_shown_can_be_typed(x: float, y: float) -> None:
    from surveillance_exposure.gui.shared.coordinates import parse, written

    typed = parse(written(x, y, True), True)
    assert typed.geographic and abs(typed.x - x) <= 6e-6 and abs(typed.y - y) <= 6e-6


@given(st.floats(1000, 9e6), st.floats(1000, 9e6))
def test_what_is_shown_of_a_map_in_metres_can_be_typed(x: float, y: float) -> None:
    from surveillance_exposure.gui.shared.coordinates import parse, written

    typed = parse(written(x, y, False), False)
    assert not typed.geographic and abs(typed.x - x) <= 0.51 and abs(typed.y - y) <= 0.51


@given(st.text("0123456789.,;-+ °'\"NSEWnsew", max_size=20))
def test_nonsense_never_breaks_it(text: str) -> None:
    from surveillance_exposure.gui.shared.coordinates import BadCoordinatesError, NoCoordinatesError, parse

    try:
        typed = parse(text, False)
    except (BadCoordinatesError, NoCoordinatesError):
        return
    assert not typed.geographic or (abs(typed.x) <= 180 and abs(typed.y) <= 90)


# -- names


@pytest.fixture
def named(plugin: Any) -> dict[str, Any]:
    fields = "&field=id:integer&field=name:string"
    rows = [
        ("POINT(100 100)", [1, "Old Town"]), ("POINT(200 200)", [2, "Town Hall"]), ("POINT(300 300)", [3, "Crosstown"]),
        ("POINT(10 10)", [4, "100 % sure_thing's"]), ("POINT(20 20)", [5, None]),
    ]  # fmt: skip
    parks = [("POLYGON((0 0, 90 0, 90 90, 10 90, 0 0))", [1, "Town Park"])]
    layers = {
        "places": layer("Point", "Places", fields, rows),
        "parks": layer("Polygon", "Parks", fields, parks),
        "numbers": layer("Point", "Numbers", "&field=id:integer", [("POINT(0 0)", [1])]),
    }
    QgsProject.instance().addMapLayers(list(layers.values()))
    return layers


def type_in(panel: Any, row: int, text: str, enter: bool = False) -> Any:
    edit = panel.rows.rows[row].edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    if enter:
        QTest.keyClick(edit, Qt.Key.Key_Return)
    return edit


def test_names_are_looked_up_in_all_layers_the_likeliest_first(plugin: Any, named: Any) -> None:
    from qgis.core import QgsFeedback

    from surveillance_exposure.gui.walk.search import look_up, sources

    hits = look_up("town", sources(None, ""), QgsFeedback())
    assert [hit.place.name for hit in hits] == ["Town Hall", "Town Park", "Old Town", "Crosstown"]
    assert [hit.layer_name for hit in hits] == ["Places", "Parks", "Places", "Places"]
    for text in ("100 %", "sure_", "'s"):
        assert [hit.place.name for hit in look_up(text, sources(None, ""), QgsFeedback())] == [
            "100 % sure_thing's"
        ]
    assert look_up("'; DROP", sources(None, ""), QgsFeedback()) == []


def test_a_name_typed_and_chosen(plugin: Any, named: Any, window: Any) -> None:
    panel = plugin.dock.panel
    window.mainWindow().activateWindow()
    type_in(panel, 0, "town")
    row = panel.rows.rows[0]
    wait_until(lambda: row._list.rowCount() == 4)
    assert row._list.item(0).text() == "Town Hall  ·  Places"
    row.completer.activated[type(row._list.index(0, 0))].emit(row.completer.completionModel().index(0, 0))
    assert panel.places[0].name == "Town Hall" and row.edit.text() == "Town Hall"
    assert panel.places[0].point.x() == ORIGIN[0] + 200
    row.completer.popup().hide()


def test_enter_takes_what_is_meant(plugin: Any, named: Any) -> None:
    panel = plugin.dock.panel
    type_in(panel, 1, "town park", enter=True)
    wait_until(lambda: panel.places[1] is not None)
    assert panel.places[1].name == "Town Park"
    inside = named["parks"].getFeature(1).geometry()
    from qgis.core import QgsGeometry

    assert inside.contains(QgsGeometry.fromPointXY(panel.places[1].point))


def test_names_nobody_has(plugin: Any, named: Any) -> None:
    panel = plugin.dock.panel
    type_in(panel, 0, "Atlantis", enter=True)
    wait_until(lambda: "Atlantis" in panel.status.text())
    assert "Parks, Places" in panel.status.text()
    assert panel.places[0] is None


def test_one_layer_can_be_chosen(plugin: Any, named: Any) -> None:
    choice = plugin.dock.panel.choices.place_layer
    assert choice.field.isHidden()
    choice.layer.setLayer(named["parks"])
    assert choice.field.currentText() == "name"
    assert [source.layer_name for source in choice.sources()] == ["Parks"]
    QgsProject.instance().removeMapLayer(named["parks"].id())
    assert choice.layer.currentLayer() is None
    assert [source.layer_name for source in choice.sources()] == ["Places"]


def test_wrong_coordinates_are_explained_and_the_place_stays(plugin: Any, window: Any) -> None:
    panel = plugin.dock.panel
    type_in(panel, 0, "460050, 4983060", enter=True)
    assert panel.places[0].point.x() == 460050
    type_in(panel, 0, "40.7", enter=True)
    assert "Two numbers" in panel.status.text() and panel.places[0].point.x() == 460050


def test_clearing_the_line_forgets_the_place(plugin: Any) -> None:
    panel = plugin.dock.panel
    type_in(panel, 0, "460050, 4983060", enter=True)
    panel.rows.rows[0].edit.clearValue()
    assert panel.places[0] is None


def test_search_does_not_outlive_the_plugin(window: Any) -> None:
    from surveillance_exposure import classFactory

    plugin = classFactory(window)
    plugin.initGui()
    rows = [("POINT(0 0)", [f"place {i}"]) for i in range(3000)]
    QgsProject.instance().addMapLayer(layer("Point", "Many", "&field=name:string", rows))
    before = threading.active_count()
    type_in(plugin.dock.panel, 0, "place", enter=True)
    settle()
    plugin.unload()
    settle()
    assert threading.active_count() <= before


def test_a_condition_that_says_the_same_of_everything(qgis_app: Any) -> None:
    from surveillance_exposure.gui.shared.expression_edit import ExpressionEdit

    edit = ExpressionEdit("", "")
    for text, told in (
        ("'abc'", True),
        ("1/0", True),
        ("5", True),
        ("true", False),
        ('"ownership"', False),
        ("", False),
    ):
        edit.set_text(text)
        assert bool(edit.problem()) == told, text
