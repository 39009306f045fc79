"""What a camera is, and how other people's records become one.

A camera here is a row of the standard camera layer: all cameras of one ownership at one site.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np

from .ragged import Floats, Ints, Strings

OWNERSHIPS = ("public", "private", "unknown")
KINDS = ("dome", "bullet", "fixed", "panning", "alpr")
MOUNTS = ("street", "building", "unknown")

DECODE_FIELDS = (
    "attached_street_median",
    "attached_building_median",
    "attached_unknown_median",
    "Lat",
    "Long",
)
OSM_FIELDS = ("surveillance", "surveillance:type", "camera:type", "camera:mount", "camera:direction")


@dataclass
class Camera:
    """The standard camera fields; None is unknown. Angles in degrees, lengths in metres.

    `direction_deg` is clockwise from north, `tilt_deg` that of the optical axis below the horizon,
    `range_m` horizontal. `sectors` such as "0-90;180-270" overrides direction and width.
    """

    camera_id: str | None = None
    site_id: str | None = None
    count: float | None = None
    count_dome: float | None = None
    count_bullet: float | None = None
    ownership: str = "unknown"
    kind: str | None = None
    mount: str = "unknown"
    height_m: float | None = None
    direction_deg: float | None = None
    fov_deg: float | None = None
    sectors: str | None = None
    tilt_deg: float | None = None
    range_m: float | None = None
    operator: str | None = None
    source: str | None = None
    observed_on: str | None = None
    status: str = "ok"
    message: str | None = None


STANDARD_FIELDS = tuple(f.name for f in fields(Camera))
NUMBER_FIELDS = frozenset(f.name for f in fields(Camera) if "float" in str(f.type))

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(,\d{3})+")

_BOUNDS = {
    "count": (0, 10_000),
    "count_dome": (0, 10_000),
    "count_bullet": (0, 10_000),
    "height_m": (0, 500),
    "direction_deg": (-360, 720),
    "fov_deg": (0.1, 360),
    "tilt_deg": (-90, 90),
    "range_m": (0.1, 100_000),
}
_CHOICES = {"ownership": OWNERSHIPS, "kind": KINDS, "mount": MOUNTS}


@dataclass(frozen=True)
class Sites:
    """Cameras as arrays, one row per distinct camera: how many, whose, and the number of the site."""

    count: Floats = field(default_factory=lambda: np.empty(0))
    ownership: Strings = field(default_factory=lambda: np.empty(0, dtype=str))
    site: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))


def number(value: Any) -> float | None:
    """A finite number from a number or a text with a decimal point or comma; None for nothing.

    Raises ValueError for anything else, and for a text such as "12,345", which could be either of two.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    text = value.strip() if isinstance(value, str) else value
    if isinstance(text, str):
        if _THOUSANDS.fullmatch(text):
            raise ValueError(f"thousands or a decimal comma: {value}")
        text = text.replace(",", ".", 1)
    result = float(text)
    if not math.isfinite(result):
        raise ValueError(f"not a finite number: {value}")
    return result


def camera(values: Mapping[str, Any]) -> tuple[Camera, list[str]]:
    """A camera from values by standard field name, and what could not be used, as "name = value".

    A value that cannot be used is left unknown; a missing count is 1.
    """
    result = Camera()
    problems = []
    for name, value in values.items():
        try:
            setattr(result, name, _checked(name, value))
        except (TypeError, ValueError):
            problems.append(f"{name} = {value}")
    if result.count is None:
        result.count = 1.0
    return result, problems


def _checked(name: str, value: Any) -> Any:
    if name in NUMBER_FIELDS:
        value = number(value)
        low, high = _BOUNDS[name]
        if value is not None and not low <= value <= high:
            raise ValueError
        if value is not None and name == "direction_deg":
            value %= 360
        return value
    text = None if value is None else str(value).strip() or None
    if name in _CHOICES:
        if text is None:
            return "unknown" if name != "kind" else None
        if text.lower() not in _CHOICES[name]:
            raise ValueError
        return text.lower()
    return text


def decode_cameras(row: Mapping[str, Any]) -> list[Camera]:
    """The cameras of one intersection in the published per-intersection format of Decode Surveillance NYC.

    One per ownership: attached to street furniture is public, to a building private (AMR 51/5205/2022).
    The site's total is the sum of the medians per category, not the median of the totals.
    Domes and bullets are counted per site there, so they are known only where one ownership is present.
    Raises ValueError where a count is not a number.
    """
    counts = [
        (number(row[f"attached_{where}_median"]) or 0.0, ownership, mount)
        for where, ownership, mount in (
            ("street", "public", "street"),
            ("building", "private", "building"),
            ("unknown", "unknown", "unknown"),
        )
    ]
    if any(count < 0 for count, _, _ in counts):
        raise ValueError("negative count")
    present = [each for each in counts if each[0] > 0]
    domes, bullets = number(row.get("type_dome_median")), number(row.get("type_bullet_median"))
    site = str(row.get("PanoramaId") or "") or None
    cameras = []
    for count, ownership, mount in present:
        one = Camera(site_id=site, count=count, ownership=ownership, mount=mount)
        one.source = "Decode Surveillance NYC, Amnesty International"
        one.observed_on = str(row.get("ImageDate") or "") or None
        if len(present) == 1:
            one.count_dome, one.count_bullet = domes, bullets
            if domes == count and not bullets:
                one.kind = "dome"
            elif bullets == count and not domes:
                one.kind = "bullet"
        cameras.append(one)
    return cameras


_COMPASS = "N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW"
_UNITS = {
    "": 1.0,
    "m": 1.0,
    "metres": 1.0,
    "meters": 1.0,
    "cm": 0.01,
    "ft": 0.3048,
    "feet": 0.3048,
    "'": 0.3048,
}


def azimuth(text: str) -> float:
    """Degrees clockwise from north from a number or a compass point. Raises ValueError."""
    text = text.strip().upper().rstrip("°")
    compass = _COMPASS.split()
    if text in compass:
        return compass.index(text) * 22.5
    value = number(text)
    if value is None or not -360 <= value <= 720:
        raise ValueError(f"not a direction: {text}")
    return value % 360


def directions(text: str) -> tuple[float | None, str | None]:
    """Direction or sectors from an OpenStreetMap direction such as "NW", "120-200" or "0-90;180-270".

    Returns (degrees, None) for one direction, (None, sectors) for ranges. Raises ValueError.
    """
    parts = [part for part in text.split(";") if part.strip()]
    spans = [re.split(r"(?<=[\dA-Za-z°])\s*-\s*", part.strip()) for part in parts]
    if len(spans) == 1 and len(spans[0]) == 1:
        return azimuth(spans[0][0]), None
    if not spans or any(len(span) != 2 for span in spans):
        raise ValueError(f"not a direction: {text}")
    return None, ";".join("-".join(f"{azimuth(end):g}" for end in span) for span in spans)


def metres(text: str) -> float:
    """A length with an optional unit, such as "5", "5 m", "12 ft" or 12'6". Raises ValueError."""
    text = text.strip().lower().replace(",", ".")
    feet_inches = re.fullmatch(r"(\d+(?:\.\d+)?)'\s*(?:(\d+(?:\.\d+)?)\")?", text)
    if feet_inches:
        return float(feet_inches[1]) * 0.3048 + float(feet_inches[2] or 0) * 0.0254
    plain = re.fullmatch(r"(-?\d+(?:\.\d+)?)\s*([a-z]*)", text)
    if not plain or plain[2] not in _UNITS:
        raise ValueError(f"not a length: {text}")
    return float(plain[1]) * _UNITS[plain[2]]


def osm_camera(tags: Mapping[str, Any]) -> tuple[Camera, list[str]]:
    """A camera from the tags of an OpenStreetMap `man_made=surveillance` node, and the tags of no use.

    `surveillance=public` says that public ground is watched, not by whom: ownership is known only
    where `operator:type` tells it.
    """
    tags = {
        key: str(value).strip() for key, value in tags.items() if value is not None and str(value).strip()
    }
    values: dict[str, Any] = {"operator": tags.get("operator"), "source": "OpenStreetMap"}
    values["ownership"] = _osm_ownership(tags)
    values["kind"] = _osm_kind(tags)
    values["mount"] = {"wall": "building", "building": "building", "ceiling": "building"}.get(
        tags.get("camera:mount", ""), "street" if "camera:mount" in tags else "unknown"
    )
    problems = []
    for key in ("camera:direction", "direction", "surveillance:direction"):
        if key in tags:
            try:
                values["direction_deg"], values["sectors"] = directions(tags[key])
            except ValueError:
                problems.append(f"{key} = {tags[key]}")
            break
    for name, key, parse in (
        ("height_m", "height", metres),
        ("tilt_deg", "camera:angle", number),
        ("count", "count", number),
    ):
        if key in tags:
            try:
                values[name] = parse(tags[key])
            except ValueError:
                problems.append(f"{key} = {tags[key]}")
    result, refused = camera(values)
    return result, problems + refused


def _osm_ownership(tags: Mapping[str, str]) -> str:
    operator = tags.get("operator:type", "").lower()
    if operator in ("public", "government", "police"):
        return "public"
    return "private" if operator.startswith("private") or operator == "business" else "unknown"


def _osm_kind(tags: Mapping[str, str]) -> str | None:
    if tags.get("surveillance:type", "").upper() == "ALPR":
        return "alpr"
    kind = tags.get("camera:type", "").lower()
    return kind if kind in KINDS else None
