"""Rows of layers that are made of an OpenStreetMap extract: their fields, and their status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...core.cameras import NUMBER_FIELDS, STANDARD_FIELDS
from ...core.osm import WALKABILITY
from ...core.statuses import GROUPED, INCOMPLETE, OK, UNUSABLE, VALUE_IGNORED
from ...core.travel import TRAVEL_TAGS
from ..camera_words import ignored_text
from .words import lost_shape

CAMERAS, STATIONS, SIGHTS = POINT_LAYERS = ("CAMERAS", "STATIONS", "SIGHTS")
STREETS, BUILDINGS = "STREETS", "BUILDINGS"
LAYERS = (*POINT_LAYERS, STREETS, BUILDINGS)

LICENCE = "Open Database License 1.0 (ODbL)"

ATTRIBUTION = "© OpenStreetMap contributors"

Problem = tuple[str, str]
"""A status and a message."""

Fields = dict[str, str]
"""Names of fields, and whether they hold text, number or integer."""

CAMERA_FIELDS: Fields = {
    **{name: "number" if name in NUMBER_FIELDS else "text" for name in STANDARD_FIELDS},
    "name": "text",
    "surveillance": "text",
    "surveillance_type": "text",
    "zone": "text",
}

BUILDING_FIELDS: Fields = {
    "osm_id": "text",
    "name": "text",
    "building": "text",
    "is_part": "integer",
    "height_m": "number",
    "height_from": "text",
    "levels": "number",
    "min_height_m": "number",
    "status": "text",
    "message": "text",
}

_ASKED_FOR = (
    "name",
    "highway",
    "foot",
    "access",
    "sidewalk",
    "service",
    "bridge",
    "tunnel",
    "layer",
    "oneway",
)

STREET_TAGS = tuple(dict.fromkeys((*_ASKED_FOR, *WALKABILITY, *TRAVEL_TAGS)))
"""Those that people ask for, and all that tell who may travel along a street, which way and how fast."""

STREET_FIELDS: Fields = dict.fromkeys(
    ("osm_id", *(tag.replace(":", "_") for tag in STREET_TAGS), "status", "message"), "text"
)

PLACE_FIELDS: Fields = dict.fromkeys(("osm_id", "name", "kind", "status", "message"), "text")


FIELDS = {
    CAMERAS: CAMERA_FIELDS,
    STATIONS: PLACE_FIELDS,
    SIGHTS: PLACE_FIELDS,
    STREETS: STREET_FIELDS,
    BUILDINGS: BUILDING_FIELDS,
}
"""Of each layer."""


@dataclass(frozen=True)
class Row:
    """A feature of a layer: well-known binary (None where it is unusable), values by field."""

    wkb: bytes | None
    values: dict[str, Any]


def status_of(wkb: bytes | None, problem: Problem | None, values: Sequence[str] = ()) -> dict[str, Any]:
    """Status and message of a row by its shape, what is wrong with that, and the tags that could not be used."""
    if wkb is None:
        status, text = problem or (UNUSABLE, lost_shape())
        return {"status": status if status == GROUPED else UNUSABLE, "message": text}
    status, text = problem or (OK, "")
    if values:
        status = status if status == INCOMPLETE else VALUE_IGNORED
        text += " " + ignored_text(values)
    return {"status": status, "message": text.strip() or None}
