"""The answer of an Overpass server in JSON, kept as a file: its tagged objects, each at a point."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

_START = 4096


@dataclass(frozen=True)
class Thing:
    """A tagged object such as "way/7"; `point` in degrees east and north, None where it is not told."""

    osm_id: str
    tags: dict[str, str]
    point: shapely.Point | None


def is_overpass_json(path: Path) -> bool:
    """Whether a file looks like such an answer; reads only its beginning."""
    try:
        with path.open("rb") as file:
            start = file.read(_START).lstrip(b"\xef\xbb\xbf \t\r\n")
    except OSError:
        return False
    named = b'"osm3s"' in start or b'"elements"' in start
    return start.startswith(b"{") and named and b'"FeatureCollection"' not in start


def things(path: Path) -> tuple[list[Thing], str]:
    """The tagged objects of an answer, and what the server remarks on it ("" where nothing).

    Raises ValueError where it is no answer of Overpass.
    """
    answer = json.loads(path.read_text(encoding="utf-8-sig"))
    if not isinstance(answer, dict) or not isinstance(answer.get("elements"), list):
        raise ValueError("no elements")
    elements = [each for each in answer["elements"] if isinstance(each, dict)]
    nodes = {each.get("id"): each for each in elements if each.get("type") == "node"}
    found = [
        Thing(f"{each.get('type')}/{each.get('id')}", dict(each["tags"]), _point(each, nodes))
        for each in elements
        if isinstance(each.get("tags"), dict) and each["tags"]
    ]
    return found, str(answer.get("remark") or "")


def _point(element: Mapping[str, Any], nodes: Mapping[Any, Any]) -> shapely.Point | None:
    """Where a node is; the centre that is given, else a point on the line or area of the others."""
    for place in (element, element.get("center")):
        if isinstance(place, dict) and "lat" in place and "lon" in place:
            return shapely.Point(float(place["lon"]), float(place["lat"]))
    parts = element.get("geometry") or [nodes.get(each) for each in element.get("nodes") or []]
    corners = [(float(each["lon"]), float(each["lat"])) for each in parts if each and "lon" in each]
    if len(corners) > 3 and corners[0] == corners[-1]:
        return shapely.point_on_surface(shapely.Polygon(corners))
    if len(corners) > 1:
        return shapely.point_on_surface(shapely.LineString(corners))
    box = element.get("bounds")
    if isinstance(box, dict):
        return shapely.Point((box["minlon"] + box["maxlon"]) / 2, (box["minlat"] + box["maxlat"]) / 2)
    return None
