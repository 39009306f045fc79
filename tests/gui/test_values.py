"""What occurs in a layer of very many cameras is found without the window waiting for it."""

from __future__ import annotations

import time
from typing import Any

import pytest
from qgis.core import QgsFeature, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from .conftest import settle

ROWS = 300_000


def cameras(rows: int, *owners: str | None) -> QgsVectorLayer:
    layer = QgsVectorLayer("Point?crs=EPSG:32628&field=ownership:string&field=kind:string", "many", "memory")
    features = []
    for i in range(rows):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([owners[i * len(owners) // rows], "dome"])
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


@pytest.fixture(scope="module")
def many(qgis_app: Any) -> QgsVectorLayer:
    return cameras(ROWS, "public", None)


@pytest.fixture
def chosen(qgis_app: Any) -> Any:
    from surveillance_exposure.gui.walk.camera_filter import CameraFilter

    made = CameraFilter()
    yield made
    made.remove()
    made.deleteLater()
    settle()


def wait_for(done: Any) -> None:
    until = time.monotonic() + 60
    while not done() and time.monotonic() < until:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    assert done()


def offered(chosen: Any) -> list[str]:
    return [value for value, box in chosen.owners.boxes.items() if not box.isHidden()]


def test_the_window_does_not_wait(chosen: Any, many: QgsVectorLayer) -> None:
    began = time.perf_counter()
    chosen.set_layer(many)
    assert time.perf_counter() - began < 0.3
    assert chosen._values.searching
    chosen.owners.boxes["private"].setChecked(False)
    assert chosen.text() == "coalesce(\"ownership\", 'unknown') IN ('public', 'unknown')"
    wait_for(lambda: not chosen._values.searching)
    assert offered(chosen) == ["public", "unknown"]
    assert chosen.text() == ""  # of what there is, all is ticked


def test_another_layer_ends_the_search(chosen: Any, many: QgsVectorLayer) -> None:
    chosen.set_layer(many)
    first = chosen._values._thread
    chosen.set_layer(cameras(10, "private", "public"))
    assert not chosen._values.searching and offered(chosen) == ["public", "private"]
    wait_for(lambda: not first.is_alive())
    QCoreApplication.processEvents()
    assert offered(chosen) == ["public", "private"]


def test_it_ends_with_the_window(chosen: Any, many: QgsVectorLayer) -> None:
    chosen.set_layer(many)
    chosen.remove()
    assert not chosen._values._thread.is_alive()


def test_one_own_condition_stays(chosen: Any, many: QgsVectorLayer) -> None:
    chosen.edit.set_text("\"kind\" = 'dome'")
    chosen.set_layer(many)
    wait_for(lambda: not chosen._values.searching)
    assert chosen.text() == "\"kind\" = 'dome'"
