"""The dock without a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractButton, QLabel, QWidget

from . import double
from .conftest import settle
from .test_walk import find, made_up, panel, stand_in

__all__ = ["made_up", "panel", "stand_in"]  # fixtures


def chain(panel: Any) -> list[QWidget]:
    """What the tab key stops at, from the first row of places on."""
    start = panel.rows.rows[0].pick
    stops, widget = [], start
    while True:
        policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if policy and widget.isVisibleTo(panel) and panel.isAncestorOf(widget) and not widget.focusProxy():
            stops.append(widget)
        widget = widget.nextInFocusChain()
        if widget is start:
            return stops


def test_tab_goes_from_top_to_bottom(stand_in: double.Diary, made_up: Any) -> None:
    find(made_up)
    made_up.setup.setCollapsed(False)
    settle()
    tops = [widget.mapTo(made_up, widget.rect().topLeft()).y() for widget in chain(made_up)]
    names = [type(widget).__name__ for widget in chain(made_up)]
    assert len(tops) > 30
    falls = [(names[i], names[i + 1], a - b) for i, (a, b) in enumerate(zip(tops, tops[1:])) if b < a - 15]
    assert falls == []


def test_everything_can_be_named_by_a_reader(stand_in: double.Diary, made_up: Any) -> None:
    """Buttons without text have a name for screen readers."""
    find(made_up)
    for button in made_up.findChildren(QAbstractButton):
        if button.objectName().startswith("qt_") or not button.isVisibleTo(made_up):
            continue
        if type(button.parent()).__module__.startswith("surveillance_exposure"):
            assert button.text() or button.accessibleName() or button.toolTip(), button


@pytest.fixture(params=["en", "es"])
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    """The language that the plugin is loaded in."""
    before = QgsSettings().value("locale/userLocale")
    QgsSettings().setValue("locale/userLocale", request.param)
    yield request.param
    if before is None:
        QgsSettings().remove("locale/userLocale")
    else:
        QgsSettings().setValue("locale/userLocale", before)


def letters_of(window: QWidget) -> dict[str, list[str]]:
    """The letters behind Alt, and the texts that have each."""
    letters: dict[str, list[str]] = {}
    labels = [each for each in window.findChildren(QLabel) if each.buddy() is not None]
    seen = [each for each in (*window.findChildren(QAbstractButton), *labels) if each.isVisibleTo(window)]
    texts = [each.text() for each in seen]
    for text in texts:
        at = text.replace("&&", "").find("&")
        if at >= 0:
            letters.setdefault(text.replace("&&", "")[at + 1].lower(), []).append(text)
    return letters


def test_letters_reach_one_thing_each(locale: str, stand_in: double.Diary, made_up: Any) -> None:
    """No two labels of the panel share the letter behind Alt, in any language."""
    find(made_up)
    letters = letters_of(made_up)
    assert ("&Buscar recorridos" in letters.get("b", [])) == (locale == "es")
    assert {letter: shared for letter, shared in letters.items() if len(shared) > 1} == {}


def test_letters_of_add_data_reach_one_thing_each(locale: str, plugin: Any) -> None:
    plugin.dock.panel.add.click()
    for part in plugin.add_data.parts:
        part.box.setChecked(True)
    settle()
    letters = letters_of(plugin.add_data)
    assert {letter: shared for letter, shared in letters.items() if len(shared) > 1} == {}
    plugin.add_data.close()
