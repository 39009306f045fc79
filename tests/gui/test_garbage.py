"""What is left to Python's collector when windows go.

It runs in whatever thread happens to be at work, and a Qt object that is deleted in a thread not its own,
while the window draws or tells it something, crashes QGIS.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingAlgorithm,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint

from .conftest import Window, drawn, settle
from .test_walk import find, place

HARMLESS = (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingAlgorithm,
    QPoint,
)
"""Values, and what no other thread knows of."""


def a_walk_is_found(plugin: Any) -> None:
    panel = plugin.dock.panel
    panel.live.setChecked(False)
    place(panel, 0, 5, -3)
    place(panel, 1, 398, -2)
    panel.choices.range.setValue(60)
    find(panel)
    assert panel.walk is not None


def a_search_is_left(plugin: Any) -> None:
    a_walk_is_found(plugin)
    assert plugin.dock.panel.start()


def data_are_added(plugin: Any) -> None:
    plugin._add_data()
    settle()


@pytest.mark.parametrize("use", [a_walk_is_found, a_search_is_left, data_are_added])
def test_nothing_that_a_thread_might_delete_is_left_behind(
    window: Window, plugin: Any, town: Any, use: Callable[[Any], None]
) -> None:
    drawn()
    settle()
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        use(plugin)
        plugin.unload()
        drawn()
        settle()
        gc.collect()
        left = Counter(
            type(each).__name__
            for each in gc.garbage
            if isinstance(each, sip.simplewrapper)
            and not isinstance(each, HARMLESS)
            and not sip.isdeleted(each)
            and sip.ispyowned(each)
        )
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    assert not left
