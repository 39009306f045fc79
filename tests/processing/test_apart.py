"""Layers that do not meet: that no camera comes within reach is said, and how far the nearest is."""

from __future__ import annotations

import re

import pytest

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
