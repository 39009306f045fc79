"""What would not fit into memory is refused before it is read, with its cost."""

from __future__ import annotations

import gc
import time

import numpy as np
import pytest
import shapely
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer

from surveillance_exposure import layers
from surveillance_exposure.processing.limits import MOST_VIA
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


@pytest.mark.parametrize("error", [MemoryError(), shapely.errors.GEOSException("std::bad_alloc")])
def test_where_memory_gives_up_there_is_a_sentence(
    run, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    from surveillance_exposure.processing.algorithms import overlapraster

    def give_up(*_: object) -> None:
        raise error

    monkeypatch.setattr(overlapraster, "count_overlap", give_up)
    with pytest.raises(
        QgsProcessingException, match=r"^There is not enough memory for this\. Run it for one part"
    ):
        run("overlapraster", VIEWSHEDS=discs(3), OUTPUT="TEMPORARY_OUTPUT")


def test_few_large_ones_are_refused_while_they_are_read(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "MEMORY_BYTES", 1e6)
    monkeypatch.setattr(inputs, "_stop_if_too_large", lambda *_: None)
    with pytest.raises(QgsProcessingException, match=r"Viewsheds: 82 features of “many” fill the 0 GB"):
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
    places.dataProvider().addFeatures([feature] * 1500)
    street = QgsVectorLayer("LineString?crs=EPSG:32618", "street", "memory")
    with pytest.raises(QgsProcessingException, match="1124250 pairs would take"):
        run("placepairs", NETWORK=street, VIEWSHEDS=discs(1), PLACES=places)


def test_more_places_on_the_way_than_a_walk_passes(run) -> None:
    places = QgsVectorLayer("Point?crs=EPSG:32618", "stops", "memory")
    feature = QgsFeature(places.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(585000, 4511000)))
    places.dataProvider().addFeatures([feature] * (MOST_VIA + 1))
    street = QgsVectorLayer("LineString?crs=EPSG:32618", "street", "memory")
    street.dataProvider().addFeatures([_feature(street, "LINESTRING(585000 4511000, 585100 4511000)")])
    given = {
        "NETWORK": street,
        "VIEWSHEDS": discs(1),
        "ORIGINS": places,
        "DESTINATIONS": places,
        "PAIRING": "row by row",
    }
    with pytest.raises(
        QgsProcessingException, match=r"By way of: the layer “stops” has 51 places.* limit is 50"
    ):
        run("findroutes", **given, VIA=places)


def _feature(layer: QgsVectorLayer, wkt: str) -> QgsFeature:
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    return feature


def wavy(vertices: int, radius: float) -> str:
    """A polygon of so many vertices."""
    angle = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    away = radius * (0.9 + 0.1 * np.sin(50 * angle) + 1e-5 * np.cos(vertices / 4 * angle))
    return shapely.polygons(
        np.column_stack([585000 + away * np.cos(angle), 4511000 + away * np.sin(angle)])
    ).wkt


@pytest.mark.parametrize(
    ("tool", "large", "given"),
    [
        ("camerasinview", "INPUT", {"VIEWSHEDS": "discs"}),
        ("camerasinview", "VIEWSHEDS", {"INPUT": "discs"}),
        ("cameradensity", "AREAS", {"CAMERAS": "points"}),
        ("cameraviewsheds", "BUILDINGS", {"CAMERAS": "points"}),
        ("countpoints", "AREAS", {"POINTS": "points"}),
    ],
)
def test_a_polygon_of_very_many_vertices(run, tool: str, large: str, given: dict[str, str]) -> None:
    """A fifth of a million each took a minute and gigabytes, or did not end."""
    scattered = np.random.default_rng(1).uniform(-900, 900, (300, 2)) + np.array([585000, 4511000])
    one = QgsVectorLayer("Polygon?crs=EPSG:32618&field=range_m:double", "large", "memory")
    one.dataProvider().addFeatures([_feature(one, wavy(200_000, 800))])
    points = QgsVectorLayer("Point?crs=EPSG:32618", "points", "memory")
    places = [QgsGeometry.fromPointXY(QgsPointXY(*xy)) for xy in scattered]
    made = []
    for place in places:
        feature = QgsFeature(points.fields())
        feature.setGeometry(place)
        made.append(feature)
    points.dataProvider().addFeatures(made)
    around = QgsVectorLayer("Polygon?crs=EPSG:32618&field=range_m:double", "discs", "memory")
    around.dataProvider().addFeatures([_feature(around, each.buffer(40, 8).asWkt()) for each in places])
    began = time.process_time()
    run(
        tool,
        **{large: one},
        **{name: {"discs": around, "points": points}[each] for name, each in given.items()},
    )
    assert time.process_time() - began < 20
