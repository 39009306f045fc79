#!/usr/bin/env python3
"""The main job on the sample city, as a batch runner would do it: demo.py FOLDER CONFIG

Cameras are imported, viewsheds cut by buildings, the area in view and the density per tract measured, two
walks found, the shortest and the least exposed, and measured, all through qgis_process. FOLDER then holds a
GeoPackage with everything, a QGIS project that opens on it, and a map; the main figures go to the terminal.
CONFIG is a QGIS configuration folder whose default profile, CONFIG/profiles/default, has the plugin
(scripts/profile.sh).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "build"))
from surveillance_exposure.gui.sample import CAMERA_EXPRESSIONS, WALKABLE  # noqa: E402

RANGE_M = 120
PUBLIC = "\"ownership\" = 'public'"


def main() -> None:
    """Run the demo and say what came out."""
    folder, configuration = (Path(argument).resolve() for argument in sys.argv[1:3])
    began = time.monotonic()
    folder.mkdir(parents=True, exist_ok=True)
    city = folder / "port_alder.gpkg"
    shutil.copyfile(ROOT / "resources" / "sample_city.gpkg", city)
    os.environ.update(QGIS_CUSTOM_CONFIG_PATH=str(configuration), QT_QPA_PLATFORM="offscreen")
    # It fails where the plugin is enabled already; if it is not there, the first run says so.
    subprocess.run(
        [process(), "plugins", "enable", "surveillance_exposure"], check=False, capture_output=True
    )

    found = run_all(city)
    styles = ROOT / "resources" / "styles"
    subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "demo_map.py"), str(city), str(styles)], check=True
    )
    report(found, folder, time.monotonic() - began)


def run_all(city: Path) -> dict[str, dict[str, Any]]:
    """Every algorithm of the main job in turn: its name to its results."""
    layer = {name: f"{city}|layername={name}" for name in ("camera_survey", "buildings", "tracts", "streets")}
    cameras, viewsheds = f"{city}|layername=cameras", f"{city}|layername=viewsheds"
    walks = {
        "NETWORK": f"{layer['streets']}|subset={WALKABLE}",
        "ORIGINS": f"{city}|layername=walks_from",
        "DESTINATIONS": f"{city}|layername=walks_to",
        "PAIRING": "common field",
        "ORIGIN_FIELD": "walk",
        "DESTINATION_FIELD": "walk",
        "VIEWSHEDS": viewsheds,
    }
    return {
        "importcameras": run(
            "importcameras", city, {"OUTPUT": "cameras"}, INPUT=layer["camera_survey"], **CAMERA_EXPRESSIONS
        ),
        "cameraviewsheds": run(
            "cameraviewsheds",
            city,
            {"OUTPUT": "viewsheds"},
            CAMERAS=cameras,
            BUILDINGS=layer["buildings"],
            BUILDING_HEIGHT='"height_m"',
            RANGE=RANGE_M,
        ),
        "coverage": run("coverage", city, {"OUTPUT": "area_in_view"}, VIEWSHEDS=viewsheds),
        "cameradensity": run(
            "cameradensity",
            city,
            {"OUTPUT": "camera_density"},
            AREAS=layer["tracts"],
            CAMERAS=cameras,
            VIEWSHEDS=viewsheds,
            CAMERA_FILTER=PUBLIC,
            RANGE=RANGE_M,
            POPULATION_FIELD="population",
        ),
        "shortest": run("findroutes", city, {"OUTPUT": "walks", "PIECES": "cameras_in_view"}, **walks),
        "least exposed": run(
            "findroutes", city, {"OUTPUT": "least_exposed_walks"}, ROUTE="least exposed", **walks
        ),
    }


def run(algorithm: str, city: Path, outputs: dict[str, str], **parameters: Any) -> dict[str, Any]:
    """Run one algorithm with qgis_process, its outputs into tables of the GeoPackage; its results."""
    sinks = {name: f"ogr:dbname='{city}' table=\"{table}\" (geom)" for name, table in outputs.items()}
    given = [f"{name}={value}" for name, value in {**parameters, **sinks}.items()]
    done = subprocess.run(
        [process(), "--json", "run", f"surveillance_exposure:{algorithm}", "--", *given],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or "Traceback" in done.stderr:
        sys.exit(f"{algorithm} failed:\n{done.stdout}\n{done.stderr}")
    results: dict[str, Any] = json.loads(done.stdout[done.stdout.index("{") :])["results"]
    return results


def process() -> str:
    """The qgis_process program; Debian 12's wrapper of that name always fails, so what it wraps."""
    return shutil.which("qgis_process.bin") or shutil.which("qgis_process") or sys.exit("No qgis_process.")


def report(found: dict[str, dict[str, Any]], folder: Path, seconds: float) -> None:
    """Print the main figures, each with its assumption."""
    imported, sheds, area, density = (
        found[name] for name in ("importcameras", "cameraviewsheds", "coverage", "cameradensity")
    )
    rows = [
        ("Cameras", f"{imported['CAMERAS']:g} at {imported['SITES']} sites"),
        (
            "  public / private / unknown",
            " / ".join(f"{imported[k]:g}" for k in ("PUBLIC", "PRIVATE", "UNKNOWN")),
        ),
        ("Viewsheds among buildings", f"{sheds['USED']}, {sheds['MOVED']} moved to a wall"),
        ("  mean share of the disc in view", f"{100 * sheds['MEAN_VISIBLE_SHARE']:.1f} %"),
        ("Ground in view of any camera", f"{area['AREA_M2'] / 1e4:.1f} ha"),
        ("Tracts measured (public cameras)", f"{density['USED']}"),
        ("  their ground in view", f"{100 * density['COVERED_SHARE']:.1f} %"),
    ]
    for name in ("shortest", "least exposed"):
        walks = found[name]
        rows.append((f"Two walks, {name}, all cameras", f"{walks['LENGTH_M']:.0f} m together"))
        rows.append(("  in view", f"{100 * walks['EXPOSED_SHARE']:.1f} %"))
    width = max(len(name) for name, _ in rows)
    print(f"\nPort Alder (made up), range {RANGE_M} m, buildings with their heights, a face at 1.6 m")
    print("-" * (width + 32))
    for name, value in rows:
        print(f"{name:<{width}}  {value}")
    print("-" * (width + 32))
    print(f"{seconds:.0f} s. In {os.path.relpath(folder)}/: port_alder.gpkg, port_alder.qgz, map.png")


if __name__ == "__main__":
    main()
