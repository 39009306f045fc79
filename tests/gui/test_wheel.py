"""The wheel over every widget of ours: it scrolls, and changes nothing that does not have the focus."""

from typing import Any

import pytest
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QSlider, QWidget

from .conftest import settle

pytestmark = pytest.mark.usefixtures("english")


def turn(widget: QWidget) -> None:
    """The wheel, one notch down and one up, over the middle of a widget."""
    middle = QPointF(widget.rect().center())
    for notch in (-120, 120, 120, 120):
        event = QWheelEvent(
            middle,
            QPointF(widget.mapToGlobal(widget.rect().center())),
            QPoint(0, 0),
            QPoint(0, notch),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)


def value(box: QWidget) -> Any:
    if isinstance(box, QComboBox):
        return box.currentIndex(), box.currentText()
    return box.value() if hasattr(box, "value") else box.text()


def boxes(window: QWidget) -> list[QWidget]:
    found = [box for kind in (QAbstractSpinBox, QComboBox, QSlider) for box in window.findChildren(kind)]
    return [box for box in found if isinstance(box, (QAbstractSpinBox, QSlider)) or box.count() > 1]


@pytest.fixture
def windows(plugin: Any, town: dict[str, QgsVectorLayer]) -> list[QWidget]:
    plugin.dock.panel.live.setChecked(False)
    plugin.dock.panel.add.click()
    return [plugin.dock, plugin.add_data]


def test_nothing_changes_without_the_focus(windows: list[QWidget]) -> None:
    settle()
    count = 0
    for window in windows:
        window.setFocus()
        for box in boxes(window):
            box.clearFocus()
            before = value(box)
            for part in (box, *box.findChildren(QWidget)):
                turn(part)
            assert value(box) == before, box.objectName() or box.toolTip()
            count += 1
    assert count > 8


def test_who_has_the_focus_is_turned(plugin: Any, town: dict[str, QgsVectorLayer], monkeypatch: Any) -> None:
    box = plugin.dock.panel.choices.range
    before = box.value()
    monkeypatch.setattr(type(box), "hasFocus", lambda _: True)
    turn(box)
    assert box.value() == before + 2
