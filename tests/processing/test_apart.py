"""Layers that do not meet: that no camera comes within reach is said, and how far the nearest is."""

from __future__ import annotations

import math
import re

import pytest
from qgis.core import QgsProcessingException

from .conftest import layer
from .test_bad_input import STREETS, box, cameras, point

FAR = 50_000


def places(*xs):
    return layer("Point", [(point(x, 0), {}) for x in xs])


def given(run, algorithm, camera_x):
    """The parameters of an algorithm whose cameras stand at `camera_x` east of everything else, which ends at 500."""
    there = layer("Point", [(point(camera_x, 0), {}), (point(camera_x + 100, 0), {})])
    sheds = run("cameraviewsheds", CAMERAS=there).layers["OUTPUT"]
    walks = layer("LineString", STREETS[:1])
    areas = layer(
        "Polygon", [(box(100 * i, 0, 100, 100), {"people": 500.0 + i, "stops": 1.0 * i}) for i in range(5)]
    )
    finding = {"NETWORK": walks, "CAMERAS": there}
    return {
        "coverage": {"VIEWSHEDS": sheds, "AREA": areas},
        "cameradensity": {"AREAS": areas, "CAMERAS": there},
        "camerasinview": {"INPUT": areas, "VIEWSHEDS": sheds},
        "routeexposure": {"ROUTES": walks, "CAMERAS": there},
        "exposurebyrange": {"ROUTES": walks, "CAMERAS": there, "RANGES": "60, 120"},
        "findroutes": {**finding, "ORIGINS": places(0), "DESTINATIONS": places(500)},
        "protestsite": {**finding, "STATIONS": places(0, 400), "SITE": places(500)},
        "placepairs": {**finding, "PLACES": places(0, 250, 500)},
        "countpoints": {"AREAS": areas, "POINTS": there},
    }[algorithm]


TOOLS = ["coverage", "cameradensity", "camerasinview", "routeexposure", "exposurebyrange", "findroutes", "protestsite",
         "placepairs", "countpoints"]  # fmt: skip


def said(found):
    return [text for text in found.log.warnings if "away" in text or "from any area" in text]


@pytest.mark.parametrize("algorithm", TOOLS)
def test_far_cameras(run, algorithm):
    found = run(algorithm, **given(run, algorithm, FAR))
    (text,) = said(found)
    distance = float(re.search(r"([\d.]+) km", text)[1])
    by_views = algorithm in ("coverage", "camerasinview")
    assert distance == pytest.approx((FAR - 500 - 120 * by_views) / 1000, abs=0.1)
    assert "made up" in text or "Camera viewsheds" in text


@pytest.mark.parametrize("algorithm", TOOLS)
def test_near_cameras_are_not_told(run, algorithm):
    assert not said(run(algorithm, **given(run, algorithm, 450)))


def test_just_out_of_reach_in_metres(run):
    walks = layer("LineString", STREETS[:1])
    found = run("routeexposure", ROUTES=walks, CAMERAS=cameras((630, 0)))
    (text,) = said(found)
    assert "130 m away" in text
    assert "120 m range" in text


def test_one_walk_in_view_is_enough(run):
    walks = layer("LineString", [STREETS[0], STREETS[2]])
    assert not said(run("routeexposure", ROUTES=walks, CAMERAS=cameras((0, 0))))


def test_buildings_of_another_town(run):
    far = layer("Polygon", [(box(FAR, 0, 20, 20), {})])
    found = run("cameraviewsheds", CAMERAS=cameras((0, 0)), BUILDINGS=far)
    (text,) = said(found)
    assert "50.0 km" in text
    assert "whole disc" in text
    near = layer("Polygon", [(box(50, 0, 20, 20), {})])
    assert not said(run("cameraviewsheds", CAMERAS=cameras((0, 0)), BUILDINGS=near))


def test_an_extent_elsewhere(run):
    sheds = run("cameraviewsheds", CAMERAS=cameras((0, 0))).layers["OUTPUT"]
    found = run(
        "overlapraster",
        VIEWSHEDS=sheds,
        CELL_SIZE=10,
        EXTENT="690120,690220,4500000,4500100 [EPSG:32618]",
        OUTPUT="TEMPORARY_OUTPUT",
    )
    assert any("the nearest is 10.0 km away" in text for text in found.log.warnings)


def test_areas_of_the_equity_analysis(run):
    pytest.importorskip("statsmodels")
    rows = [
        (
            box(100 * (i % 6), 100 * (i // 6), 100, 100),
            {"people": 500.0 + i, "stops": float(i * 7 % 11), "black": 20.0 * (i % 9)},
        )
        for i in range(36)
    ]
    areas = layer("Polygon", rows)
    found = run(
        "equityanalysis",
        AREAS=areas,
        CAMERAS=cameras((FAR, 0), (FAR, 9)),
        OUTCOME="stops",
        PREDICTORS="black",
        POPULATION_FIELD="people",
        MODEL="poisson",
        RANGES="",
        PERMUTATIONS=99,
    )
    assert len(said(found)) == 1


@pytest.mark.parametrize("name", ["ORIGINS", "DESTINATIONS", "VIA"])
def test_places_far_from_any_street(run, name):
    made = {"ORIGINS": places(0), "DESTINATIONS": places(500), "VIA": places(250)}
    made[name] = places(FAR, FAR + 500)
    finding = {"NETWORK": layer("LineString", STREETS[:1]), "CAMERAS": cameras((0, 0), camera_id="a")}
    found = run("findroutes", **finding, **made)
    label = {"ORIGINS": "From", "DESTINATIONS": "To", "VIA": "By way of"}[name]
    (text,) = [text for text in found.log.warnings if "within 500 m of a street" in text]
    assert text.startswith(f"{label}:")
    assert "49.5 km away" in text
    assert found.values["USED"] == 0


def test_one_place_near_a_street_is_enough(run):
    finding = {"NETWORK": layer("LineString", STREETS[:1]), "CAMERAS": cameras((0, 0), camera_id="a")}
    found = run("placepairs", **finding, PLACES=places(0, 100, FAR))
    assert not [text for text in found.log.warnings if "of a street" in text]


SHARES = {
    "findroutes": ["EXPOSED_SHARE"],
    "placepairs": ["EXPOSED_SHARE", "LEAST_SHARE", "MOST_SHARE", "MEAN_SHARE"],
    "protestsite": ["EXPOSED_SHARE", "MEAN_SHARE"],
}


@pytest.mark.parametrize("algorithm", SHARES)
def test_of_no_walk_there_is_no_share(run, algorithm):
    """“0 % in view” would be a claim."""
    made = given(run, algorithm, 0)
    made["NETWORK"] = layer(
        "LineString", [(f"LINESTRING({680000 - FAR} 4500000, {680100 - FAR} 4500000)", {})]
    )
    found = run(algorithm, **made)
    assert found.values["USED"] == 0
    assert all(math.isnan(found.values[name]) for name in SHARES[algorithm])


def test_of_a_walk_of_no_length_there_is_no_share(run):
    walk = layer("LineString", [(f"LINESTRING({point(0, 0)[6:-1]}, {point(0, 0)[6:-1]})", {})])
    made = {"ROUTES": walk, "CAMERAS": cameras((0, 0), camera_id="a")}
    found = run("routeexposure", **made)
    assert math.isnan(found.values["EXPOSED_SHARE"])
    assert not [text for text in found.log.infos if "%" in text]
    found = run("exposurebyrange", **made, RANGES="15, 30")
    assert math.isnan(found.values["SHARE_AT_LONGEST"])
    assert not [text for text in found.log.infos if "%" in text]


def test_of_no_viewshed_there_is_no_share(run):
    inside = layer("Polygon", [(box(-500, -500, 1000, 1000), {})])
    found = run("cameraviewsheds", CAMERAS=cameras((0, 0), camera_id="a"), BUILDINGS=inside)
    assert math.isnan(found.values["MEAN_VISIBLE_SHARE"])
    assert [text for text in found.log.warnings if "none of them has a viewshed" in text]


def test_regions_of_another_town(run):
    areas = layer("Polygon", [(box(100 * i, 0, 100, 100), {"m": 1.0 * i, "n": 1.0}) for i in range(12)])
    regions = layer("Polygon", [(box(FAR, 0, 1000, 1000), {"name": "there"})])
    with pytest.raises(QgsProcessingException, match=r"Regions: .*the nearest is 48\.8 km away"):
        run("equityanalysis", AREAS=areas, REGIONS=regions, REGIONS_FIELD="name", MODEL="poisson", OUTCOME="m",
            PREDICTORS="n")  # fmt: skip


def test_views_here_and_cameras_there(run):
    sheds = run("cameraviewsheds", CAMERAS=cameras((50, 50), camera_id="a")).layers["OUTPUT"]
    areas = layer("Polygon", [(box(0, 0, 100, 100), {})])
    found = run("cameradensity", AREAS=areas, CAMERAS=cameras((FAR, 0), camera_id="a"), VIEWSHEDS=sheds)
    assert found.rows()[0]["covered_m2"] > 0
    assert len(said(found)) == 1
    found = run("cameradensity", AREAS=areas, CAMERAS=cameras((50, 50), camera_id="a"), VIEWSHEDS=sheds)
    assert not said(found)


@pytest.mark.parametrize("x", [0, 100, 50_000])
def test_positions_away_from_what_they_see(run, x):
    sheds = run("cameraviewsheds", CAMERAS=cameras((0, 0), camera_id="a")).layers["OUTPUT"]
    given = {"INPUT": places(0), "VIEWSHEDS": sheds, "CAMERAS": cameras((x, 0), camera_id="a")}
    found = [text for text in run("camerasinview", **given).log.warnings if "stands within its range" in text]
    assert len(found) == (x > 1000)
