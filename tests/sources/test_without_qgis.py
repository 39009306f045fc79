"""Other people's data without QGIS: in a Python that has none of it, as notebooks and cluster workers do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .osm_files import node, square, way, written

PACKAGE = Path(__file__).parents[2] / "surveillance_exposure"
MODULES = sorted(
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    for part in ("core", "sources", "reports")
    for path in (PACKAGE / part).rglob("*.py")
    if path.name not in ("__init__.py", "fetch.py")
)
BEGIN = "import tests.without_qgis\n"


def in_a_plain_python(program: str) -> str:
    """What a program prints where QGIS, Qt and GDAL cannot be imported."""
    command = [sys.executable, "-c", BEGIN + program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_qgis_cannot_be_imported_there():
    done = subprocess.run([sys.executable, "-c", BEGIN + "import qgis"], capture_output=True, check=False)
    assert done.returncode != 0


def test_all_but_the_network_is_imported():
    assert len(MODULES) > 40
    in_a_plain_python("\n".join(f"import {name}" for name in MODULES))


@pytest.mark.parametrize("name", ["a.osm", "a.osm.pbf", "a.json", "a.osm.gz"])
def test_an_extract_to_cameras_streets_and_buildings(tmp_path, name):
    corners, ring = square(1, 7.42, 43.73)
    elements = [
        *corners,
        node(5, 7.425, 43.735, tags={"man_made": "surveillance", "camera:direction": "N", "height": "x"}),
        node(6, 7.426, 43.735, tags={"man_made": "surveillance", "surveillance": "indoor"}),
        way(7, ring, {"building": "yes", "height": "12 m"}),
        way(8, [1, 3], {"highway": "footway"}),
    ]
    path = written(tmp_path / name, elements)
    told = in_a_plain_python(
        f"""
from pathlib import Path
import shapely
from surveillance_exposure.core.osm_tables import street_rule
from surveillance_exposure.core.records import cameras_from_columns
from surveillance_exposure.sources.camera_words import standard_columns
from surveillance_exposure.sources.osm.buildings import read_buildings
from surveillance_exposure.sources.osm.data import Extract
from surveillance_exposure.sources.osm.extract import opened, read_camera_table
from surveillance_exposure.sources.osm.points import read_cameras
from surveillance_exposure.sources.osm.rows import STREET_FIELDS
from surveillance_exposure.sources.osm.streets import read_streets

path, quiet = Path({str(path)!r}), (lambda _: None, lambda: False)
with opened(Extract(path), *quiet) as data:
    for row in read_cameras(data):
        print(row.values["camera_id"], row.values["direction_deg"], row.values["status"], row.values["message"])
    is_street = street_rule(list(STREET_FIELDS))
    for row in read_streets(data, *quiet):
        print(row.values["osm_id"], is_street(list(row.values.values())), shapely.from_wkb(row.wkb).geom_type)
    for row in read_buildings(data, *quiet):
        print(row.values["osm_id"], row.values["height_m"], shapely.from_wkb(row.wkb).geom_type)
table = read_camera_table(path, *quiet)
columns = standard_columns(cameras_from_columns(table.columns, table.points))
print(columns["camera_id"], columns["status"], columns["message"])
"""
    )
    ignored, indoor = "Could not use height = x.", "An indoor camera, which watches no street."
    assert told.splitlines() == [
        f"node/5 0.0 value ignored {ignored}",
        f"node/6 None no view {indoor}",
        "way/8 True LineString",
        "way/7 12.0 MultiPolygon",
        f"{['node/5', 'node/6']} {['value ignored', 'no view']} {[ignored, indoor]}",
    ]


def test_texts_are_in_english_there():
    assert (
        in_a_plain_python("from surveillance_exposure.translation import tr\nprint(tr('Cameras'))")
        == "Cameras\n"
    )
