"""OpenStreetMap tag values to numbers: volunteers write them in many ways, and none may stop a run.

Every parser gives a number in degrees or metres, or raises ValueError for what cannot be told.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .numbers import number

METRES_PER_LEVEL = 3.0
"""Height of a storey where a building gives only their number: the convention of OpenStreetMap's 3D maps."""

LIST_WIDTH_DEG = 90.0
"""Width of a bare direction in a list of several, such as "S;N": that of a common 2.8 mm lens, 88 degrees."""

HEIGHTS = ("height", "building:height", "est_height")
"""Tags that tell how high a building is, the best first."""

MAX_HEIGHT_M = 1000.0
MAX_LEVELS = 250.0

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(,\d{3})+")
_COMPASS = re.findall("[A-Z]+", "N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW")
_LISTED = re.compile(r"[;,|/&]")
_HYPHENS = (
    re.compile(r"\b(north|south)\s*-\s*(?=(?:east|west)\b)", re.IGNORECASE),
    re.compile(r"\b(north|south)\s*-\s*(?=\1(?:east|west)\b)", re.IGNORECASE),
    re.compile(r"\b(east|west)\s*-\s*(?=(?:north|south)\1\b)", re.IGNORECASE),
)
_POINTS = (("NORTH", "N"), ("EAST", "E"), ("SOUTH", "S"), ("WEST", "W"))
_PRIMES = str.maketrans({"′": "'", "’": "'", "‘": "'", "″": '"', "”": '"', "“": '"'})
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "º": "°"})
_UNITS = {
    "": 1.0,
    "m": 1.0,
    "metre": 1.0,
    "metres": 1.0,
    "meter": 1.0,
    "meters": 1.0,
    "cm": 0.01,
    "ft": 0.3048,
    "feet": 0.3048,
    "foot": 0.3048,
    "in": 0.0254,
    "inch": 0.0254,
    "inches": 0.0254,
}
_FEET = re.compile(r"(\d+(?:\.\d+)?)\s*(?:'|ft|feet)\s*(?:(\d+(?:\.\d+)?)\s*(?:\"|''|in|inches)?)?", re.ASCII)
_LENGTH = re.compile(r"(-?(?:\d+(?:\.\d*)?|\.\d+))\s*([a-z]*)\.?", re.ASCII)


@dataclass
class Height:
    """How high a building is, and what says so.

    Parameters
    ----------
    height_m : float, optional
        Metres above the ground; None where nothing says so.
    source : str, optional
        One of HEIGHTS, or "levels" (storeys).
    levels : float, optional
        Storeys above the ground.
    min_height_m : float, optional
        Where it begins, metres above the ground.
    problems : list of str
        The tags that could not be used, as "key = value".

    Examples
    --------
    >>> building_height({"height": "12 m"}).height_m
    12.0
    """

    height_m: float | None = None
    source: str | None = None
    levels: float | None = None
    min_height_m: float | None = None
    problems: list[str] = field(default_factory=list)


def degrees(text: str) -> float:
    """An angle such as "15", "15°" or "15 deg". A comma makes a list, never a decimal. Raises ValueError."""
    value = number(re.sub(r"\s*(°|deg|degrees?)\.?$", "", text.translate(_DASHES).strip().lower()))
    if value is None or "," in text or not -360 <= value <= 720:
        raise ValueError(f"not an angle: {text}")
    return value


def azimuth(text: str) -> float:
    """Degrees clockwise from north from a number or a compass point ("NW", "north-west", "North West")."""
    point = re.sub(r"[\s-]", "", text.upper()) if not _is_number(text) else ""
    for word, letter in _POINTS:
        point = point.replace(word, letter)
    if point in _COMPASS:
        return _COMPASS.index(point) * 22.5
    return degrees(text) % 360


def directions(
    text: str, refused: list[str] | None = None, width: float = LIST_WIDTH_DEG
) -> tuple[float | None, str | None]:
    """Direction or sectors from a direction such as "NW", "120-200", "0,180", "0-90;180-270" or "NW;120-200".

    Returns (degrees, None) for one direction, (None, sectors) for ranges, which run clockwise. A bare
    direction among several counts as `width` wide, degrees. Words with a hyphen, "north-west", are one compass
    point, while "N-W" is a range. Parts of a list that are of no use are added to `refused`, where it is given,
    and the others hold. Raises ValueError where none is left.
    """
    plain = text.translate(_DASHES)
    for hyphen in _HYPHENS:
        plain = hyphen.sub(r"\1", plain)
    found: list[tuple[float, ...]] = []
    failed = []
    for part in filter(None, map(str.strip, _LISTED.split(plain))):
        try:
            found.append(_span(part))
        except ValueError:
            failed.append(part)
    if not found or (failed and refused is None):
        raise ValueError(f"not a direction: {text}")
    if refused is not None:
        refused += failed
    if len(found) == 1 and len(found[0]) == 1:
        return found[0][0], None
    spans = [each if len(each) > 1 else _sector(each[0], width) for each in found]
    return None, ";".join(f"{start:.6g}-{end:.6g}" for start, end in spans)


def _span(text: str) -> tuple[float, ...]:
    """One direction, or the start and the end of a range, degrees."""
    ends = re.split(r"(?<=[\dA-Za-z°])\s*-\s*", text)
    if len(ends) == 1:
        return (azimuth(text),)
    if len(ends) > 2:
        raise ValueError(f"not a direction: {text}")
    start, end = (degrees(each) if _is_number(each) else azimuth(each) for each in ends)
    if abs(end - start) > 360:
        raise ValueError(f"not a direction: {text}")
    # 0-360 is all around, and 0-0 would be the same by chance.
    return start % 360, 360.0 if end == 360 else end % 360


def _sector(middle: float, width: float) -> tuple[float, float]:
    if width >= 360:
        return 0.0, 360.0
    return (middle - width / 2) % 360, (middle + width / 2) % 360


def _is_number(text: str) -> bool:
    return any(character.isdigit() for character in text)


def metres(text: str) -> float:
    """A length with an optional unit, such as "5", "5,5 m", "12 ft" or 12'6". Raises ValueError."""
    if _THOUSANDS.fullmatch(text.strip()):
        raise ValueError(f"thousands or a decimal comma: {text}")
    plain = text.translate(_PRIMES).translate(_DASHES).strip().lower().replace(",", ".", 1)
    feet = _FEET.fullmatch(plain)
    if feet:
        return _finite(float(feet[1]) * 0.3048 + float(feet[2] or 0) * 0.0254)
    length = _LENGTH.fullmatch(plain)
    if not length or length[2] not in _UNITS:
        raise ValueError(f"not a length: {text}")
    return _finite(float(length[1]) * _UNITS[length[2]])


def millimetres(text: str) -> float:
    """A length in millimetres, their unit optional, such as "2.8" or "2,8 mm". Raises ValueError."""
    value = number(re.sub(r"\s*mm$", "", text.strip().lower()))
    if value is None:
        raise ValueError(f"not a length in millimetres: {text}")
    return value


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError("not a finite length")
    return value


def levels(text: str) -> float:
    """A number of storeys above ground. Raises ValueError."""
    value = number(text)
    if value is None or not 0 <= value <= MAX_LEVELS:
        raise ValueError(f"not a number of storeys: {text}")
    return value


def building_height(tags: Mapping[str, Any], metres_per_level: float = METRES_PER_LEVEL) -> Height:
    """The height of a building or part above the ground, from the first of HEIGHTS that can be used, else from storeys.

    Storeys are those of `building:levels`, without those within the roof. Where a part begins, such as a bridge
    between towers, is `min_height`, else `building:min_level`: kept apart and not subtracted. A list or a range,
    such as "10-12", is no height.

    Parameters
    ----------
    tags : mapping of str
        Value by key, as OpenStreetMap has them.
    metres_per_level : float
        How high a storey is, metres.

    Returns
    -------
    Height
        Metres, where they are from, and what could not be used.

    Examples
    --------
    >>> building_height({"building": "yes", "building:levels": "4"}).source
    'levels'
    """
    result = Height()
    for key in HEIGHTS:
        height = _parsed(tags, key, metres, result.problems)
        if height is not None and not 0 < height <= MAX_HEIGHT_M:
            result.problems.append(f"{key} = {tags[key]}")
        elif height is not None and result.height_m is None:
            result.height_m, result.source = height, key
    result.levels = _parsed(tags, "building:levels", levels, result.problems)
    if result.height_m is None and result.levels:
        result.height_m, result.source = result.levels * metres_per_level, "levels"
    result.min_height_m = _parsed(tags, "min_height", metres, result.problems)
    if result.min_height_m is None:
        level = _parsed(tags, "building:min_level", levels, result.problems)
        result.min_height_m = None if level is None else level * metres_per_level
    return result


def _parsed(tags: Mapping[str, Any], key: str, parse: Any, problems: list[str]) -> float | None:
    text = str(tags.get(key) or "").strip()
    if not text:
        return None
    try:
        return float(parse(text))
    except ValueError:
        problems.append(f"{key} = {text}")
        return None
