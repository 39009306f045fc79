"""What would not fit into memory is refused before it is read, with its cost."""

from __future__ import annotations

import gc

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer

from surveillance_exposure import layers
from surveillance_exposure.processing.reading import inputs


def discs(count: int) -> QgsVectorLayer:
    """A layer of `count` viewsheds."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:32618&field=range_m:double", "many", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(585000, 4511000)).buffer(50, 30))
    feature.setAttribute(0, 50.0)
    layer.dataProvider().addFeatures([feature] * count)
    return layer


def test_it_is_refused_with_its_cost(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "MEMORY_BYTES", 1e6)
    with pytest.raises(QgsProcessingException, match=r"Viewsheds: the layer “many” has 400 features .* GB"):
        run("overlapraster", VIEWSHEDS=discs(400), OUTPUT="TEMPORARY_OUTPUT")


def test_what_fits_runs(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "MEMORY_BYTES", 1e8)
    assert run("overlapraster", VIEWSHEDS=discs(400), OUTPUT="TEMPORARY_OUTPUT").values["USED"] == 400


def test_a_refused_run_keeps_no_rows(run) -> None:
    """QGIS keeps the error, and with its frames all that was read."""
    before = sum(isinstance(each, layers.Rows) for each in gc.get_objects())
    with pytest.raises(QgsProcessingException, match="can be ranked"):
        run("rankareas", AREAS=discs(3), MEASURE="NULL")
    gc.collect()
    assert sum(isinstance(each, layers.Rows) for each in gc.get_objects()) <= before


def test_too_many_pairs_are_refused_before_they_are_made(run, monkeypatch: pytest.MonkeyPatch) -> None:
    from surveillance_exposure.processing.algorithms import placepairs

    monkeypatch.setattr(placepairs, "each_two", lambda _: pytest.fail("the pairs are made"))
    places = QgsVectorLayer("Point?crs=EPSG:32618", "places", "memory")
    feature = QgsFeature(places.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(585000, 4511000)))
    places.dataProvider().addFeatures([feature] * 500)
    street = QgsVectorLayer("LineString?crs=EPSG:32618", "street", "memory")
    with pytest.raises(QgsProcessingException, match="124750 pairs would take"):
        run("placepairs", NETWORK=street, VIEWSHEDS=discs(1), PLACES=places)
