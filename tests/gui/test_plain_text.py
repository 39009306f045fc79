"""Names and values from data are text in the window, whatever they look like."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QWidget

from .conftest import settle

HOSTILE = '<img src="file:///etc/hostname"><b>x</b> & [% 1+1 %] =1+1'


@pytest.fixture
def panel(plugin: Any, town: dict[str, QgsVectorLayer]) -> Any:
    plugin.dock.panel.live.setChecked(False)
    return plugin.dock.panel


def is_rich(text: str) -> bool:
    """Whether Qt would take a text for HTML that names something to open."""
    return Qt.mightBeRichText(text) and "<img" in text


def shown_as_html(window: QWidget) -> list[str]:
    """Texts of labels and tooltips that Qt would take for HTML."""
    labels = [
        each.text()
        for each in window.findChildren(QLabel)
        if each.textFormat() != Qt.TextFormat.PlainText and is_rich(each.text())
    ]
    return labels + [each.toolTip() for each in window.findChildren(QWidget) if is_rich(each.toolTip())]


def test_layers_with_names_that_look_like_html(panel: Any, town: dict[str, QgsVectorLayer]) -> None:
    for layer in town.values():
        layer.setName(HOSTILE)
    settle()
    panel.setup.setCollapsed(True)
    panel._name_setup()
    panel.complain(HOSTILE)
    assert HOSTILE in panel.status.text()
    panel.results.headline.setText(HOSTILE)
    panel.results.statement.setText(HOSTILE)
    assert shown_as_html(panel) == []


def test_tooltips_say_what_data_says() -> None:
    from surveillance_exposure.gui.shared.plain import rich

    assert rich("Main St") == "Main St"
    assert "&lt;img" in rich(HOSTILE) and "<img" not in rich(HOSTILE)


def test_places_stay_out_of_the_project_where_that_is_chosen(panel: Any, tmp_path: Any) -> None:
    from surveillance_exposure.gui.walk import settings
    from surveillance_exposure.gui.walk.panel import TOLD
    from surveillance_exposure.gui.walk.places import Place

    crs = QgsCoordinateReferenceSystem("EPSG:32628")
    panel.places.replace([Place(QgsPointXY(460_000 + i, 4_983_000), crs) for i in range(2)])
    project = QgsProject.instance()
    QgsSettings().remove(TOLD)
    assert project.write(str(tmp_path / "p.qgz"))
    assert QgsSettings().value(TOLD, False, bool)  # said, and not again
    assert len(settings.read()["places"]) == 2
    panel.choices.keep_places.setChecked(False)
    assert project.write(str(tmp_path / "p.qgz"))
    assert settings.read()["places"] == []
    panel.choices.restore(settings.read()["choices"])
    assert not panel.choices.keep_places.isChecked()


DEEP = "[" * 50_000


@pytest.mark.parametrize(
    "text",
    [
        DEEP,
        '{"places": ' + DEEP + "}",
        '{"choices": {"range": 1e400, "speed": 1}}',
        '{"choices": {"range": NaN}}',
        '{"choices": {"speed": ' + "9" * 400 + "}}",
        '{"choices": {"speed": -3, "range": 1e8, "detour": true, "keep_places": "no", "same_range": "yes"}}',
        '{"choices": {"whose": {"own": ["x"], "ownership": [["public"]], "kind": {}}, "route": {}}}',
        '{"places": [{"x": 1, "y": 2, "crs": "EPSG:0", "name": {}}, {"x": 1e300, "y": 0, "crs": "EPSG:4326"}]}',
        '{"places": ' + str([None] * 10_000).replace("None", "null") + "}",
        '{"places": ' + str([None] * 53).replace("None", "null") + "}",
        '{"places": [' + ", ".join(['{"x": 1, "y": 2, "crs": "EPSG:4326", "name": ""}'] * 20_000) + "]}",
    ],
    ids=range(11),
)
def test_hostile_settings_are_as_none(panel: Any, text: str) -> None:
    from qgis.PyQt.QtXml import QDomDocument

    from surveillance_exposure.gui.walk import settings

    QgsProject.instance().writeEntry(settings.SCOPE, settings.KEY, text)
    QgsProject.instance().readProject.emit(QDomDocument())
    choices = panel.choices
    assert (choices.range.value(), choices.speed.value(), choices.detour.value()) == (120, 1.34, 0)
    assert choices.keep_places.isChecked() and not choices.ignore_own.isChecked()
    assert not any(panel.places.all()) and len(panel.places) == 2


def test_as_many_places_as_a_walk_passes_are_kept(panel: Any) -> None:
    from surveillance_exposure.gui.walk.places import Place
    from surveillance_exposure.processing.limits import MOST_VIA

    told: list[str] = []
    panel.rows.problem.connect(told.append)
    for _ in range(MOST_VIA + 1):
        panel.rows.add.click()
    assert len(panel.places) == MOST_VIA + 2
    assert [str(MOST_VIA) in text for text in told] == [True]
    own = QgsCoordinateReferenceSystem.fromProj("+proj=tmerc +lat_0=40.7 +lon_0=-74 +datum=WGS84")
    for row in range(len(panel.places)):
        panel.places.set(row, Place(QgsPointXY(row, row), own))
    panel._remember()
    panel.places.clear()
    panel._restore()
    assert all(panel.places.all()) and len(panel.places) == MOST_VIA + 2


def test_layers_put_into_the_project_have_map_tips_of_text(panel: Any) -> None:
    from surveillance_exposure.gui.walk.choices import RESULT
    from surveillance_exposure.gui.walk.panel import in_project
    from surveillance_exposure.gui.walk.saving import save

    from .test_walk import find, place

    place(panel, 0, 5, -3)
    place(panel, 1, 398, -2)
    find(panel)
    save(panel.results.found, panel.results.found.walks[0])
    given = QgsVectorLayer("Point?crs=EPSG:32618&field=name:string", HOSTILE, "memory")
    added = in_project(given)
    assert "<img" not in added.name()
    ours = [each for each in QgsProject.instance().mapLayers().values() if each.customProperty(RESULT)]
    assert len(ours) >= 3
    assert all("replace(" in each.mapTipTemplate() for each in ours)
