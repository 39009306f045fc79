"""What layers spoilt at random have shown: values that are lists, shapes of another type, rows that nobody counted."""

from __future__ import annotations

import json

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from .conftest import layer
from .test_bad_input import STREETS, box, cameras, point


def of_json(path, geometries, **columns) -> QgsVectorLayer:
    """A GeoJSON in degrees; lists and objects as values stay what they are."""
    features = [
        {
            "type": "Feature",
            "geometry": shape,
            "properties": {name: values[i] for name, values in columns.items()},
        }
        for i, shape in enumerate(geometries)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    made = QgsVectorLayer(str(path), path.stem, "ogr")
    assert made.isValid()
    return made


def spots(*xy):
    return [{"type": "Point", "coordinates": each} for each in xy]


def test_ids_that_are_lists(run, tmp_path):
    given = of_json(
        tmp_path / "cams.geojson",
        spots((7, 43), (7.01, 43), (7.02, 43)),
        camera_id=[["a", "b"], ["a", "b"], ["c"]],
        site_id=[["x"], ["x"], ["y"]],
        count=[1, 1, 1],
    )
    sheds = run("cameraviewsheds", CAMERAS=given).layers["OUTPUT"]
    found = run("coverage", VIEWSHEDS=sheds)
    assert (found.values["USED"], found.values["CAMERAS"]) == (3, 2)


def test_tags_that_are_lists(run, tmp_path):
    lines = [{"type": "LineString", "coordinates": [(7, 43), (7.01, 43)]}] * 2
    streets = of_json(
        tmp_path / "streets.geojson", lines, highway=[["motorway", "trunk"], ["footway", "path"]]
    )
    seen = layer("Point", [("POINT(7 43)", {"camera_id": "a"})], "EPSG:4326")
    places = layer("Point", [("POINT(7 43)", {}), ("POINT(7.01 43)", {})], "EPSG:4326")
    found = run("placepairs", NETWORK=streets, PLACES=places, CAMERAS=seen)
    assert found.values["USED"] == 1
    assert any("1 of 2 lines of “streets” are streets for walking" in text for text in found.log.infos)


@pytest.mark.parametrize("ending", [None, "gpkg", "geojson", "shp"])
def test_fields_of_lists_and_maps_come_out_as_text(run, tmp_path, ending):
    values = [{"a": 1, "b": ["ä"]}, ["x", "y"], {}, None]  # to QGIS a map or a list, row by row
    given = of_json(
        tmp_path / "cams.geojson",
        spots((7, 43), (7.01, 43), (7.02, 43), (7.03, 43)),
        camera_id=list("abcd"),
        tags=values,
        several=[["p", "q"], ["r"], None, []],
    )
    output = str(tmp_path / f"out.{ending}") if ending else "memory:"
    rows = run("cameraviewsheds", CAMERAS=given, OUTPUT=output).rows()
    assert [row["status"] for row in rows] == ["ok"] * 4
    tags = rows[0]["tags"]
    assert (tags if isinstance(tags, dict) else json.loads(tags)) == {"a": 1, "b": ["ä"]}
    assert [row["several"] or None for row in rows] == ["p;q", "r", None, None]


def test_counts_that_nobody_counted(run):
    given = layer("Point", [(point(0, 0), {"count": "1,234,567"}), (point(9, 9), {"count": "3"})])
    found = run("exposurebyrange", ROUTES=layer("LineString", STREETS), CAMERAS=given)
    assert found.values["CAMERAS"] == 4
    assert any(
        "1 cameras of “made up” have a count that is no number from 0 to 10000" in t
        for t in found.log.warnings
    )


def test_stations_too_far_are_counted(run):
    stations = layer("Point", [(point(x, 0), {}) for x in (0, 100, 400, 450)] + [(None, {})])
    found = run(
        "protestsite",
        NETWORK=layer("LineString", STREETS),
        SITE=layer("Point", [(point(0, 0), {})]),
        STATIONS=stations,
        CAMERAS=cameras((0, 0)),
        MAX_DISTANCE=150,
    )
    assert found.values["TOO_FAR"] == 2
    assert any("2 of 5 features of “made up” are farther than 150 m" in text for text in found.log.infos)


def test_a_place_of_another_type_of_shape(run, tmp_path):
    """In a text file the first row tells the type, and the others may be of another."""
    path = tmp_path / "counts.csv"
    lines = ["IntersectionId,DecoderId,attached_street,attached_building,attached_unknown,wkt"]
    for site, shape in enumerate(('"MULTIPOINT((7 43))"', '"GEOMETRYCOLLECTION(LINESTRING(7 43,7 44))"')):
        lines += [f"{site},{who},1,0,0,{shape}" for who in range(3)]
    path.write_text("\n".join(lines))
    given = QgsVectorLayer(f"{path.as_uri()}?wktField=wkt&crs=EPSG:4326", "counts", "delimitedtext")
    found = run("aggregatetags", INPUT=given)
    assert found.values["USED"] + found.values["SKIPPED"] == len(list(given.getFeatures()))


def test_buildings_near_several_systems_count_once(run):
    """And those that are near none, or have no shape, are counted, too."""
    here, there = "POINT(1 0)", "POINT(60 60)"
    given = layer("Point", [(here, {"camera_id": "a"}), (there, {"camera_id": "b"})], "EPSG:4326")
    house = "POLYGON((1.0003 0, 1.0004 0, 1.0004 0.0001, 1.0003 0.0001, 1.0003 0))"
    far = "POLYGON((20 20, 20.001 20, 20.001 20.001, 20 20))"
    wide = "POLYGON((0 -1, 61 61, 61 61.1, 0 -1))"
    houses = layer(
        "Polygon", [(house, {"h": 9}), (far, {"h": 9}), (None, {"h": 9}), (wide, {"h": None})], "EPSG:4326"
    )
    found = run("cameraviewsheds", CAMERAS=given, BUILDINGS=houses, BUILDING_HEIGHT='"h"')
    assert any("2 of 4 features of “made up” are left out, out of reach" in text for text in found.log.infos)
    assert any("1 of 2 buildings have no height" in text for text in found.log.warnings)


def tracts(**columns):
    rows = [
        (box(100 * (i % 6), 100 * (i // 6), 100, 100), {k: v(i) for k, v in columns.items()})
        for i in range(36)
    ]
    return layer("Polygon", rows)


def test_no_estimate_names_the_parameter(run):
    pytest.importorskip("statsmodels")
    areas = tracts(n=lambda i: i % 7, x=lambda i: i % 5, region=lambda i: f"r{i}")
    with pytest.raises(
        QgsProcessingException, match=r"^Region: No coefficient can be estimated: too few areas"
    ):
        run(
            "equityanalysis", AREAS=areas, OUTCOME="n", PREDICTORS="x", MODEL="poisson", REGION_FIELD="region"
        )


def test_all_areas_in_one_class(run):
    pytest.importorskip("statsmodels")
    areas = tracts(pop=lambda i: 300 + i, stops=lambda i: i % 7, rate=lambda i: 5.5)
    with pytest.raises(QgsProcessingException, match="Predictors: all areas are in one class of rate"):
        run(
            "equityanalysis",
            AREAS=areas,
            OUTCOME="stops",
            PREDICTORS="rate",
            POPULATION_FIELD="pop",
            MODEL="published stop classes",
        )


def test_regions_that_are_not_used_are_named(run):
    pytest.importorskip("statsmodels")
    areas = tracts(n=lambda i: i % 7, x=lambda i: i % 5, region=lambda i: "r")
    regions = layer("Polygon", [(box(0, 0, 600, 600), {"name": "all"})])
    found = run(
        "equityanalysis",
        AREAS=areas,
        OUTCOME="n",
        PREDICTORS="x",
        MODEL="poisson",
        REGION_FIELD="region",
        REGIONS=regions,
        REGIONS_FIELD="name",
        PERMUTATIONS=9,
    )
    assert "Regions: not used, because “Region” is given." in found.log.warnings
