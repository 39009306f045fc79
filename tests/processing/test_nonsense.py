"""One parameter at a time is nonsense: a refusal that says which, or a result with a word on it; none in silence.

NONSENSE_RUNS=4000 runs as many; NONSENSE_FROM is the first seed; NONSENSE_LOG a file for what came out of each.
"""

from __future__ import annotations

import json
import math
import os
import random
import re
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsProperty,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDate

from .conftest import Result, UserError, layer

FIRST, RUNS = int(os.environ.get("NONSENSE_FROM", "0")), int(os.environ.get("NONSENSE_RUNS", "150"))
LOG = os.environ.get("NONSENSE_LOG")
MOST_SECONDS = 60
NAN, INF = math.nan, math.inf
X, Y = 680_000, 4_500_000
COUNTED = ("n_cameras", "attached_street", "attached_building", "attached_unknown")
LONG = "a" * 10_000
ONLINE = ("addcensuslayers", "adddecodecameras", "addopendata")

# -- what is not nonsense


def spot(x: float, y: float) -> str:
    return f"POINT({X + x} {Y + y})"


def line(*xy: tuple[float, float]) -> str:
    return f"LINESTRING({', '.join(f'{X + x} {Y + y}' for x, y in xy)})"


def box(x: float, y: float, size: float = 100) -> str:
    corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
    return f"POLYGON(({', '.join(f'{X + a} {Y + b}' for a, b in corners)}))"


def _camera(i: int) -> dict[str, Any]:
    return {
        "camera_id": f"c{i}",
        "site_id": f"s{i // 2}",
        "count": 1 + i % 2,
        "ownership": ("public", "private")[i % 2],
        "range_m": (60.0, None)[i % 2],
        "status": "ok",
    }


def sound(folder: Path) -> dict[str, QgsVectorLayer | str]:
    """A small layer of each kind."""
    draw = random.Random(1)
    at = [(draw.uniform(0, 500), draw.uniform(0, 400)) for _ in range(8)]
    made: dict[str, Any] = {
        "cameras": layer("Point", [(spot(*xy), _camera(i)) for i, xy in enumerate(at)]),
        "viewsheds": layer("Polygon", [(box(x - 40, y - 40, 80), _camera(i)) for i, (x, y) in enumerate(at)]),
        "areas": layer(
            "Polygon",
            [
                (
                    box(100 * (i % 6), 100 * (i // 6)),
                    {
                        "pop": 1000 + i,
                        "grp": i * 37 % 100,
                        "oth": 900 + i * 11 % 70,
                        "rate": draw.random(),
                        "region": "AB"[i % 2],
                        "name": f"tract {i}",
                    },
                )
                for i in range(24)
            ],
        ),
        "regions": layer("Polygon", [(box(-1000, -1000, 3000), {"name": "all"})]),
        "streets": layer(
            "LineString",
            [(line((0, y), (500, y)), {"highway": "residential"}) for y in (0, 200, 400)]
            + [(line((x, 0), (x, 400)), {"highway": "footway"}) for x in (0, 250, 500)],
        ),
        "walks": layer(
            "LineString", [(line((0, i), (500, i + 100)), {"name": f"walk {i}"}) for i in range(3)]
        ),
        "places": layer(
            "Point", [(spot(250 * i, 200 * (i % 2)), {"name": f"place {i}", "key": i}) for i in range(3)]
        ),
        "points": layer(
            "Point",
            [
                (spot(k * 71 % 600, k * 53 % 400), {"category": "ab"[k % 2], "year": 2019 + k % 2})
                for k in range(60)
            ],
        ),
        "buildings": layer("Polygon", [(box(130 * i, 90 * i, 20), {"height": 5.0 + i}) for i in range(4)]),
        "counts": layer(
            "None",
            [
                (
                    None,
                    {
                        "IntersectionId": f"x{i // 3}",
                        "DecoderId": i % 3,
                        "SubmissionId": i,
                        "PanoramaId": f"p{i // 6}",
                        **dict.fromkeys(COUNTED, i % 3),
                    },
                )
                for i in range(18)
            ],
        ),
    }
    for name, each in made.items():
        each.setName(f"the {name}")
    made["terrain"] = str(folder / "the terrain.tif")
    _terrain(made["terrain"])
    made["extract"] = str(folder / "the extract.osm")
    Path(made["extract"]).write_text(EXTRACT)
    made["raster"] = str(folder / "the raster.tif")
    made["words"] = str(folder / "the words.txt")
    Path(made["words"]).write_text("no layer at all\n")
    return made


def _terrain(path: str) -> None:
    dataset = gdal.GetDriverByName("GTiff").Create(path, 80, 70, 1, gdal.GDT_Float32)
    dataset.SetGeoTransform((X - 100, 10, 0, Y + 600, 0, -10))
    system = osr.SpatialReference()
    system.ImportFromEPSG(32618)
    dataset.SetProjection(system.ExportToWkt())
    dataset.GetRasterBand(1).WriteArray(np.add.outer(np.arange(70), np.arange(80)) / 50)


EXTRACT = """<osm version="0.6">
<node id="1" lat="40.63" lon="-72.87"><tag k="man_made" v="surveillance"/></node>
<node id="2" lat="40.631" lon="-72.87"><tag k="railway" v="station"/></node>
<node id="3" lat="40.631" lon="-72.871"/><node id="4" lat="40.63" lon="-72.871"/>
<way id="5"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way>
<way id="6"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/>
<tag k="building" v="yes"/><tag k="building:levels" v="3"/></way>
</osm>"""

WATCHED = {"CAMERAS": "cameras"}
WALKED = {"NETWORK": "streets", **WATCHED}
GIVEN: dict[str, list[dict[str, Any]]] = {
    "importcameras": [
        {"INPUT": "cameras", "FORMAT": "other", "COUNT": '"count"'},
        {"INPUT": "counts", "FORMAT": "other", "X": "-72.87", "Y": "40.63"},
    ],
    "cameraviewsheds": [
        WATCHED,
        {**WATCHED, "BUILDINGS": "buildings", "BUILDING_HEIGHT": '"height"'},
        {
            **WATCHED,
            "BUILDINGS": "buildings",
            "BUILDING_HEIGHT": "5",
            "TERRAIN": "terrain",
            "DIRECTION": 90,
            "RANGE": 40,
        },
        {**WATCHED, "FOCAL_LENGTH": 4, "LEVEL": "identify", "RINGS": "memory:"},
    ],
    "coverage": [
        {"VIEWSHEDS": "viewsheds"},
        {"VIEWSHEDS": "viewsheds", "AREA": "areas", "BUILDINGS": "buildings"},
    ],
    "overlapraster": [{"VIEWSHEDS": "viewsheds", "OUTPUT": "raster"}],
    "camerasinview": [{"INPUT": "walks", "VIEWSHEDS": "viewsheds", **WATCHED}],
    "cameradensity": [{"AREAS": "areas", **WATCHED, "VIEWSHEDS": "viewsheds", "POPULATION_FIELD": "pop"}],
    "rankareas": [{"AREAS": "areas", "MEASURE": '"rate"', "POPULATION_FIELD": "pop", "NAME_FIELD": "name"}],
    "countpoints": [{"AREAS": "areas", "POINTS": "points", "CATEGORY_FIELD": '"category"'}],
    "routeexposure": [{"ROUTES": "walks", **WATCHED}, {"ROUTES": "walks", "VIEWSHEDS": "viewsheds"}],
    "exposurebyrange": [{"ROUTES": "walks", **WATCHED}],
    "findroutes": [
        {**WALKED, "ORIGINS": "places", "DESTINATIONS": "places"},
        {
            "NETWORK": "streets",
            "VIEWSHEDS": "viewsheds",
            "ORIGINS": "places",
            "DESTINATIONS": "places",
            "PAIRING": "common field",
            "ORIGIN_FIELD": "key",
            "DESTINATION_FIELD": "key",
            "ROUTE": "least exposed",
            "MAX_DETOUR": 0.5,
        },
    ],
    "protestsite": [{**WALKED, "SITE": "places", "STATIONS": "points"}],
    "placepairs": [{**WALKED, "PLACES": "places", "NAME_FIELD": "name"}],
    "equityanalysis": [
        {
            "AREAS": "areas",
            "MODEL": "published stops",
            **WATCHED,
            "POINTS": "points",
            "GROUPS": ["grp"],
            "OVER": ["oth"],
            "POPULATION_FIELD": "pop",
            "PERMUTATIONS": 9,
        },
        {
            "AREAS": "areas",
            "MODEL": "fractional logistic",
            "OUTCOME": '"rate"',
            "PREDICTORS": '"grp"',
            "POPULATION_FIELD": "pop",
            "REGIONS": "regions",
            "REGIONS_FIELD": "name",
            "PERMUTATIONS": 9,
        },
    ],
    "aggregatetags": [{"INPUT": "counts", "MIN_VOLUNTEERS": 1, "METHOD": "median"}],
    "addosmlayers": [{"FILE": "extract"}],
    "addcensuslayers": [{"COUNTIES": "36061", "KEY": "k"}],
    "adddecodecameras": [{}],
    "addopendata": [{}, {"PRESET": "other", "DOMAIN": "data.example.org", "DATASET": "abcd-1234"}],
}

# -- nonsense

PLAIN: dict[str, Any] = {
    "nan": NAN,
    "inf": INF,
    "-inf": -INF,
    "-1": -1,
    "-5": -5,
    "1e400": "1e400",
    "10**400": 10**400,
    "10**30": 10**30,
    "abc": "abc",
    "empty": "",
    "blank": " ",
    "None": None,
    "[]": [],
    "{}": {},
    "1,5": "1,5",
    "list": [1, 2],
    "map": {"a": 1},
    "bytes": b"1",
    "date": QDate(2020, 1, 1),
    "object": object(),
    "zero letter": "a\0b",
    "long": LONG,
    "half": 0.5,
    "a property that divides by 0": QgsProperty.fromExpression("1/0"),
    "a property that does not parse": QgsProperty.fromExpression("1 +* ("),
    "a property of no field": QgsProperty.fromField("no_such"),
    "a property of a text": QgsProperty.fromExpression("'abc'"),
}
EXPRESSIONS: dict[str, Any] = {
    "open bracket": "(",
    "open quote": "'",
    "1/0": "1/0",
    "no field": '"no_such"',
    "no function": "no_such(1)",
    "no variable": "@no_such",
    "array": "array(1)",
    "map of": "map('a', 1)",
    "root of -1": "sqrt(-1)",
    "geometry": "$geometry",
    "raises": "raise_exception('so there')",
    "aggregate": "aggregate('no_such', 'sum', 1)",
    "NULL": "NULL",
    "nan of": "'nan'",
    "long or": " or ".join(["1=1"] * 2500),
    "deep": "(" * 3000 + "1" + ")" * 3000,
}
FIELDS: dict[str, Any] = {
    "no field": "no_such",
    "quote": '"',
    "two": "pop;grp",
    "no fields": ["no", "such"],
    "NULLs": [None],
}
ENUMS: dict[str, Any] = {
    "99": 99,
    "[99]": [99],
    "[0, 1]": [0, 1],
    "True": True,
    "texts": ["abc"],
    "0.5 as text": "0.5",
}
EXTENTS: dict[str, Any] = {
    "nans": "nan,nan,nan,nan [EPSG:32618]",
    "infinite": "0,1e400,0,1e400 [EPSG:32618]",
    "three": "1,2,3",
    "point": "0,0,0,0 [EPSG:32618]",
    "reversed": f"{X + 500},{X},{Y + 400},{Y} [EPSG:32618]",
    "no system": "0,1,0,1 [EPSG:999999]",
    "far": "0,1,0,1 [EPSG:32618]",
    "huge": "-1e9,1e9,-1e9,1e9 [EPSG:32618]",
    "null box": QgsRectangle(),
    "nan box": QgsRectangle(NAN, NAN, NAN, NAN),
    "beyond the pole": "0,10,80,95 [EPSG:4326]",
}
SYSTEMS: dict[str, Any] = {
    "EPSG:999999": "EPSG:999999",
    "cut": 'PROJCS["',
    "invalid": QgsCoordinateReferenceSystem(),
    "moon": "IAU_2015:30100",
    "proj": "+proj=no_such",
}
PLACES = {
    "root": "/",
    "no folder": "/no/such/folder/x.gpkg",
    "postgres": "postgres://user@nowhere/base",
    "postgresql": "postgresql://x",
    "ogr without": "ogr:",
    "ogr dbname": "ogr:dbname='/no/such.gpkg' table=\"a\" (geom)",
    "memory": "memory:",
    "memory name": "memory:a\0b",
    "temporary": "TEMPORARY_OUTPUT",
    "spatialite": "spatialite:dbname='/no/such.sqlite'",
    "url": "https://localhost:1/x.gpkg",
    "vsizip": "/vsizip//no/such.zip/x.gpkg",
}


def _gone() -> QgsVectorLayer:
    made = layer("Point", [(spot(0, 0), {})])
    sip.delete(made)
    return made


def _layers(good: dict[str, Any]) -> dict[str, Any]:
    no_system = layer("Point", [(spot(1, 1), {})])
    no_system.setCrs(QgsCoordinateReferenceSystem())
    made = {
        **{f"of {name}": each for name, each in good.items()},
        "no rows: Point": QgsVectorLayer("Point?crs=EPSG:32618", "the empty", "memory"),
        "no rows: LineString": QgsVectorLayer("LineString?crs=EPSG:32618", "the empty", "memory"),
        "no rows: Polygon": QgsVectorLayer("Polygon?crs=EPSG:32618", "the empty", "memory"),
        "no system": no_system,
        "no geometries": layer("Point", [(None, {})]),
        "invalid": QgsVectorLayer("/no/such.gpkg", "the invalid", "ogr"),
        "invalid raster": QgsRasterLayer("/no/such.tif", "the invalid"),
        "deleted": _gone(),
        "definition": QgsProcessingFeatureSourceDefinition("no_such", False, 5),
        "no file": "/no/such.gpkg",
        "no table": f"{good['extract']}|layername=no_such",
        "number": 5,
    }
    made["no system"].setName("the one without a system")
    made["no geometries"].setName("the one without geometries")
    return made


def _written(folder: Path) -> dict[str, Any]:
    return {
        "folder": str(folder),
        "folder/": f"{folder}/",
        "too long": str(folder / ("a" * 300 + ".gpkg")),
        "ending": str(folder / "x.abc"),
        "no ending": str(folder / "x"),
        "bare ending": str(folder / ".gpkg"),
        "input": str(folder / "the terrain.tif"),
        "input 2": str(folder / "the extract.osm"),
        "text": str(folder / "the words.txt"),
        "blank end": str(folder / "x.gpkg "),
        "zero": str(folder / "a\0b.gpkg"),
        "surrogate": str(folder / "a\udc80b.gpkg"),
        "table": f"{folder}/x.gpkg|layername=y",
        "reserved": f"ogr:dbname='{folder}/x.gpkg' table=\"gpkg_contents\" (geom)",
        "under a file": str(folder / "the words.txt" / "x.gpkg"),
    }


def nonsense(kind: str, good: dict[str, Any], folder: Path) -> dict[str, Any]:
    """What a parameter of this kind may be given, by name."""
    more: dict[str, dict[str, Any]] = {
        "expression": EXPRESSIONS,
        "field": FIELDS,
        "enum": ENUMS,
        "extent": EXTENTS,
        "crs": SYSTEMS,
        "string": {"slashes": "//", "percent": "%s {x} %n", "semicolons": ";;;", "many": "1," * 5000},
    }
    if kind in ("source", "raster"):
        return {**PLAIN, **PLACES, **_written(folder), **_layers(good)}
    if kind in ("sink", "file", "fileDestination", "rasterDestination"):
        return {**PLAIN, **PLACES, **_written(folder)}
    if kind == "extent":
        return {**PLAIN, **EXTENTS, **_layers(good)}
    return {**PLAIN, **more.get(kind, {})}


# -- what comes out


def came_out(found: Result) -> dict[str, str]:
    """All of each layer, and the totals, to be compared."""
    result = {
        "totals": repr({name: each for name, each in found.values.items() if not isinstance(each, str)})
    }
    for name, made in found.layers.items():
        if isinstance(made, QgsVectorLayer):
            fields = [each for each in made.fields().names() if each != "fid"]
            rows = (f"{[each[i] for i in fields]} {each.geometry().asWkt(3)}" for each in made.getFeatures())
            result[name] = "\n".join(sorted(rows))
    return result


@pytest.fixture(scope="module")
def usual():
    """What comes out of each tool without nonsense."""
    return {}


@pytest.fixture
def no_network(monkeypatch):
    from surveillance_exposure.sources import fetch

    def fail(*_: Any, **__: Any) -> None:
        raise QgsProcessingException("a request is made")

    monkeypatch.setattr(fetch.Client, "fetch", fail)


@pytest.fixture
def python_errors(monkeypatch):
    found: list[Any] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: found.append(error))
    return found


@pytest.fixture
def good(tmp_path):
    made = sound(tmp_path)
    project = QgsProject.instance()
    project.addMapLayers([each for each in made.values() if isinstance(each, QgsVectorLayer)], False)
    yield made
    project.removeAllMapLayers()


def parameters_of(given: dict[str, Any], good: dict[str, Any]) -> dict[str, Any]:
    return {name: good.get(item, item) if isinstance(item, str) else item for name, item in given.items()}


@pytest.mark.parametrize("seed", range(FIRST, FIRST + RUNS))
def test_nonsense(run, good, usual, tmp_path, seed, no_network, python_errors, monkeypatch):
    monkeypatch.chdir(tmp_path)  # where names without a folder go
    draw = random.Random(seed)
    tools = list(GIVEN)
    name = tools[seed % len(tools)]
    which = draw.randrange(len(GIVEN[name]))
    parameters = parameters_of(GIVEN[name][which], good)
    algorithm = QgsApplication.processingRegistry().algorithmById(f"surveillance_exposure:{name}")
    definition = draw.choice(algorithm.parameterDefinitions())
    choices = nonsense(definition.type(), good, tmp_path)
    what = draw.choice(list(choices))
    if (name, which) not in usual and name not in ONLINE:
        first = run(name, **parameters)
        usual[name, which] = came_out(first), first.log.warnings
        del first
    noted = {
        "seed": seed,
        "tool": name,
        "which": which,
        "parameter": definition.name(),
        "type": definition.type(),
        "what": what,
    }
    began = time.monotonic()
    text, outcome = "", "same"
    try:
        found = run(name, **{**parameters, definition.name(): choices[what]})
        usually, warned = usual[name, which]
        text = str([each for each in found.log.warnings if each not in warned])
        result = came_out(found)
        if any(result[each] != usually[each] for each in result.keys() & usually.keys()):
            outcome = "differs"
    except (QgsProcessingException, UserError) as refusal:
        outcome, text = "refused", str(refusal)
    except Exception as error:
        outcome, text = "ERROR", repr(error)[:500]
        raise
    finally:
        if LOG:
            with Path(LOG).open("a") as file:
                noted |= {
                    "outcome": outcome,
                    "text": text[-600:],
                    "py": [repr(each[1]) for each in python_errors],
                }
                noted["s"] = round(time.monotonic() - began, 2)
                file.write(json.dumps(noted) + "\n")
    assert not python_errors
    assert time.monotonic() - began < MOST_SECONDS
    if outcome != "refused":
        usually = parameters.get(definition.name())
        assert text != "[]" or is_fine(definition, choices[what], usually, good), outcome
    elif text != "a request is made":
        check_refusal(text, definition, good)


def is_fine(definition: Any, given: Any, usually: Any, good: dict[str, Any]) -> bool:
    """Whether a result without a word is right: what is given is none of nonsense where it stands.

    It counts as not given, or is what was there before; it is the name of an output, which was made; a sound layer,
    or a rectangle, one that holds everything too; a number, or several; two fields where several are asked for.
    """
    if is_nothing(given) or given is usually:
        return True
    if definition.isDestination():
        return True
    if definition.type() in ("source", "raster", "extent", "file"):
        boxes = EXTENTS["reversed"], EXTENTS["huge"]
        return any(given is each or given == each for each in (*good.values(), *boxes))
    if definition.type() == "field":
        return definition.allowMultiple() and given == FIELDS["two"]
    return definition.type() in ("number", "string", "expression") and gives_numbers(given)


def is_nothing(given: Any) -> bool:
    if isinstance(given, list):
        return all(map(is_nothing, given))
    return given is None or (isinstance(given, str) and not given.strip())


def gives_numbers(given: Any) -> bool:
    """Of a text each of its parts, as an expression."""
    if isinstance(given, str):
        return all(gives_numbers(QgsExpression(each).evaluate()) for each in re.split("[,;]", given) if each)
    return isinstance(given, (int, float)) and math.isfinite(given)


def check_refusal(text: str, definition: Any, good: dict[str, Any]) -> None:
    assert "Traceback" not in text
    assert 'File "' not in text
    assert len(text) < 2000
    labels = [definition.description()]
    if definition.type() in ("source", "enum", "string", "sink"):  # another parameter no longer fits this one
        labels += [each.description() for each in definition.algorithm().parameterDefinitions()]
    labels += [each.name() for each in good.values() if isinstance(each, QgsVectorLayer)]
    assert any(_plain(word) in text.lower() for word in labels), text


def _plain(label: str) -> str:
    """Without the unit, and what it is for."""
    return re.sub(r" \(.*|, for .*", "", label).lower()
