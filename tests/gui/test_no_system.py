"""A map or a layer of which nobody knows where on earth it lies: said at once, nothing is guessed."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsProject

from .conftest import CRS, ORIGIN, settle, wait_until


@pytest.fixture
def panel(plugin: Any, town: dict[str, Any]) -> Any:
    panel = plugin.dock.panel
    panel.live.setChecked(False)
    settle()
    return panel


def without_system(panel: Any) -> None:
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem())
    panel._canvas.setDestinationCrs(QgsCoordinateReferenceSystem())
    settle()


def test_a_click_on_a_map_without_a_system_is_no_place(panel: Any) -> None:
    without_system(panel)
    panel.picker.start(0)
    panel.picker.picked.emit(0, QgsPointXY(*ORIGIN))
    assert panel.places[0] is None
    assert panel.picker.row is None
    assert "no coordinate system" in panel.status.text()


def test_metres_typed_for_a_map_without_a_system(panel: Any) -> None:
    without_system(panel)
    panel.rows._accepted(0, f"{ORIGIN[0]}, {ORIGIN[1]}")
    assert panel.places[0] is None
    assert "no coordinate system" in panel.status.text()


def test_places_known_before_are_still_found(panel: Any) -> None:
    from surveillance_exposure.gui.walk.places import Place

    crs = QgsCoordinateReferenceSystem(CRS)
    for row, x in ((0, 0), (1, 300)):
        panel.places.set(row, Place(QgsPointXY(ORIGIN[0] + x, ORIGIN[1]), crs))
    without_system(panel)
    assert panel.parameters()["ORIGINS"].crs().authid() == "EPSG:4326"
    panel.start()
    wait_until(lambda: panel.results.found is not None)
    assert panel.results.found.walks[0].get("length_m") == pytest.approx(300, abs=0.2)


def test_a_box_on_a_map_without_a_system() -> None:
    from qgis.core import QgsRectangle

    from surveillance_exposure.gui.add_data.where import NoAreaError, _in_degrees

    with pytest.raises(NoAreaError, match="nobody knows"):
        _in_degrees(QgsRectangle(0, 0, 1, 1), QgsCoordinateReferenceSystem(), "nobody knows")
