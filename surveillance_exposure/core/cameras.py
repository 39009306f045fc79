"""What a camera is, and how other people's records become one.

A camera here is a row of the standard camera layer: all cameras of one ownership at one site.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any

import numpy as np

from .numbers import is_missing, is_no_name, number
from .osm import CUT, LIFE_CYCLE, life_cycle, plain_name, text_of
from .ragged import Floats, Ints, Strings
from .tags import LIST_WIDTH_DEG, degrees, directions, metres

__all__ = [
    "DECODE_FIELDS",
    "KINDS",
    "MOUNTS",
    "NO_VIEW",
    "NUMBER_FIELDS",
    "OSM_FIELDS",
    "OWNERSHIPS",
    "PLACES",
    "STANDARD_FIELDS",
    "Camera",
    "NoCountError",
    "Sites",
    "camera",
    "decode_blanks",
    "decode_cameras",
    "decode_lacks",
    "decode_names",
    "is_osm_camera",
    "is_surveillance",
    "no_camera_any_more",
    "no_view_reason",
    "number",
    "osm_camera",
]

OWNERSHIPS = ("public", "private", "unknown")
KINDS = ("dome", "bullet", "fixed", "panning", "alpr", "webcam", "speed")
MOUNTS = ("street", "building", "unknown")
PLACES = ("outdoor", "indoor")

NO_VIEW = "no view"
"""Status of what was recorded and watches no street: an indoor camera, a guard, a dummy."""

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
    `range_m` horizontal. `place` is outdoor or indoor. `sectors` such as "0-90;180-270" overrides direction and width.
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
    place: str | None = None
    operator: str | None = None
    source: str | None = None
    observed_on: str | None = None
    status: str = "ok"
    message: str | None = None


STANDARD_FIELDS = tuple(f.name for f in fields(Camera))
NUMBER_FIELDS = frozenset(f.name for f in fields(Camera) if "float" in str(f.type))

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
_IN_WORDS = {"fov_deg": degrees, "tilt_deg": degrees, "height_m": metres, "range_m": metres}
_CHOICES = {"ownership": OWNERSHIPS, "kind": KINDS, "mount": MOUNTS, "place": PLACES}


@dataclass(frozen=True)
class Sites:
    """Cameras as arrays, one row per distinct camera: how many, whose, and the number of the site."""

    count: Floats = field(default_factory=lambda: np.empty(0))
    ownership: Strings = field(default_factory=lambda: np.empty(0, dtype=str))
    site: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))


def camera(values: Mapping[str, Any]) -> tuple[Camera, list[str]]:
    """A camera from values by standard field name, and what could not be used, as "name = value".

    A value that cannot be used is left unknown; a missing count is 1. Angles and lengths may be words: "NW",
    "270°", "12 m"; a direction that is several, such as "N;120-200", becomes sectors, of the width that is given.
    """
    result = Camera()
    problems = []
    text = ""
    for name, value in values.items():
        try:
            if name == "direction_deg" and isinstance(value, (str, list)):
                text = text_of(value)  # read once the width is known
            else:
                setattr(result, name, _checked(name, value))
        except (TypeError, ValueError):
            problems.append(f"{name} = {value}")
    if text:
        refused: list[str] = []
        try:
            direction, sectors = directions(text, refused, result.fov_deg or LIST_WIDTH_DEG)
        except ValueError:
            refused = [] if _is_blank(text) else [text]  # last, for "N" is north
        else:
            result.direction_deg = _checked("direction_deg", direction)
            result.sectors = result.sectors or sectors
        problems += [f"direction_deg = {part}" for part in refused]
    if result.count is None:
        result.count = 1.0
    return result, problems


def _checked(name: str, value: Any) -> Any:
    if name in NUMBER_FIELDS:
        if _is_blank(value):
            return None
        if isinstance(value, str) and name in _IN_WORDS:
            value = _IN_WORDS[name](value)
        value = number(value)
        low, high = _BOUNDS[name]
        if value is not None and not low <= value <= high:
            raise ValueError
        if value is not None and name == "direction_deg":
            value %= 360
        return value
    text = None if value is None else str(value).strip() or None
    if name in ("camera_id", "site_id") and is_no_name(value):
        return None
    if name in _CHOICES:
        if text is None:
            return None if name in ("kind", "place") else "unknown"
        if text.lower() not in _CHOICES[name]:
            raise ValueError
        return text.lower()
    return text


_DECODE_COUNTS = DECODE_FIELDS[:3]
_DECODE_NAMES = (
    *DECODE_FIELDS,
    "n_cameras_median",
    "type_dome_median",
    "type_bullet_median",
    "PanoramaId",
    "ImageDate",
)


class NoCountError(ValueError):
    """A site of which nobody says how many cameras it has: unknown, not zero."""


def decode_names(names: Sequence[str]) -> dict[str, str]:
    """The columns among `names` that Decode Surveillance NYC publishes, by their published name.

    In any case, with or without marks ("panorama_id"), or cut to ten letters.
    """
    known = {_joined(name): name for name in names}
    short = all(len(name) <= CUT for name in names)
    found = {}
    for name in _DECODE_NAMES:
        cut = known.get(_joined(name[:CUT])) if short else None
        column = known.get(_joined(name), cut)
        if column is not None:
            found[name] = column
    return found


def _joined(name: str) -> str:
    return plain_name(name).replace("_", "")


def _is_blank(value: Any) -> bool:
    """Whether a table holds nothing there, or a word for it: the census's, or "nan" as pandas prints it."""
    return is_missing(value) or (isinstance(value, str) and not text_of(value))


def decode_lacks(names: Sequence[str]) -> list[str] | None:
    """The counts by attachment that a table of these columns lacks, without which it cannot be read; None if it can.

    With the median of all cameras it can: what is not known by attachment is then of unknown ownership.
    """
    known = decode_names(names)
    lacks = sorted(set(_DECODE_COUNTS) - known.keys())
    return lacks if lacks and "n_cameras_median" not in known else None


def decode_blanks(row: Mapping[str, Any]) -> int:
    """How many of the three counts by what cameras are attached to are blank."""
    return sum(_is_blank(row.get(name)) for name in _DECODE_COUNTS)


def decode_cameras(row: Mapping[str, Any]) -> list[Camera]:
    """The cameras of one intersection in the published per-intersection format of Decode Surveillance NYC.

    One per ownership: attached to street furniture is public, to a building private (AMR 51/5205/2022).
    The site's total is the sum of the medians per category, not the median of the totals. A blank is not
    zero: where some of the medians are, what the known ones lack of `n_cameras_median` is of unknown ownership.
    Domes and bullets are counted per site there, so they are known only where one ownership is present.
    Raises NoCountError where no camera is counted and a count is blank, ValueError where a count is not a number.
    """
    public, private, unknown = (_count(row, name) for name in _DECODE_COUNTS)
    known = sum(each or 0.0 for each in (public, private, unknown))
    if decode_blanks(row):
        total = _count(row, "n_cameras_median")
        if total is None and not known:
            raise NoCountError("no count")
        unknown = (unknown or 0.0) + max((total or 0.0) - known, 0.0)
    present = [
        (count, ownership, mount)
        for count, ownership, mount in (
            (public, "public", "street"),
            (private, "private", "building"),
            (unknown, "unknown", "unknown"),
        )
        if count
    ]
    domes, bullets = _count(row, "type_dome_median"), _count(row, "type_bullet_median")
    panorama = row.get("PanoramaId")
    site = None if is_no_name(panorama) else text_of(panorama)
    cameras = []
    for count, ownership, mount in present:
        one = Camera(site_id=site, count=count, ownership=ownership, mount=mount)
        one.source = "Decode Surveillance NYC, Amnesty International"
        one.observed_on = text_of(row.get("ImageDate")) or None
        if len(present) == 1:
            one.count_dome, one.count_bullet = domes, bullets
            if domes == count and not bullets:
                one.kind = "dome"
            elif bullets == count and not domes:
                one.kind = "bullet"
        cameras.append(one)
    return cameras


def _count(row: Mapping[str, Any], name: str) -> float | None:
    """A count of `row`, None where it is blank. Raises ValueError."""
    value = row.get(name)
    count = None if _is_blank(value) else number(value)
    if count is not None and count < 0:
        raise ValueError("negative count")
    return count


_ON_BUILDINGS = re.compile(
    "wall|building|ceiling|roof|facade|house|balcony|door|entrance|corner|indoor|canopy"
)
_ON_STREETS = re.compile(
    "pole|lamp_?post|street_?(lamp|light)|lamp|traffic_(signals|light|sign)|(utility|power)_pole|post|mast|"
    "gantry|portal|tree|bridge|billboard|guidepost"
)
_PLATES = ("alpr", "anpr", "lpr")
_SPEED = ("speed_camera", "speed camera", "speed")
_CAMERA_WORDS = ("camera", "cctv", "video", "yes", "webcam", *_PLATES, *_SPEED, *KINDS)
_NO_CAMERAS = {
    "guard": "guard",
    "guards": "guard",
    "gunshot_detector": "gunshot detector",
    "microphone": "microphone",
    "audio": "microphone",
    "sensor": "sensor",
    "seismic": "sensor",
    "fake": "dummy",
    "dummy": "dummy",
}
_OSM_DIRECTIONS = ("camera:direction", "direction", "surveillance:direction")
_CAMERA_KEYS = (("man_made", ("surveillance",)), ("highway", ("speed_camera",)))


def is_surveillance(tags: Mapping[str, Any]) -> bool:
    """Whether tags say that this is surveillance: `man_made=surveillance` or `highway=speed_camera`."""
    return any(word in values for key, values in _CAMERA_KEYS for word in _words(tags.get(key)))


def is_osm_camera(tags: Mapping[str, Any]) -> bool:
    """Whether an OpenStreetMap `man_made=surveillance` is a camera: not a guard or a microphone alone."""
    words = _words(tags.get("surveillance:type"))
    return not words or any(word not in _NO_CAMERAS for word in words)


def no_camera_any_more(tags: Mapping[str, Any]) -> str | None:
    """Why tags of a camera tell of none today, such as "disused" or "proposed"; None if they do not say so."""
    text = {str(key): str(value) for key, value in tags.items() if value is not None}
    for key, values in _CAMERA_KEYS:
        word = life_cycle(text, key, values)
        if word:
            return word
    return next(
        (word for word in _words(text.get("surveillance")) if word in LIFE_CYCLE and word != "no"), None
    )


def no_view_reason(tags: Mapping[str, Any]) -> str | None:
    """Why a thing of these tags watches no street: "indoor", "underground", "dummy", "guard" and so on; else None."""
    text = {str(key): str(value).strip().lower() for key, value in tags.items() if value is not None}
    if any(text.get(key) in ("yes", "true", "1") for key in ("fake", "dummy", "camera:fake", "camera:dummy")):
        return "dummy"
    kinds = [_words(text.get(key)) for key in ("surveillance:type", "camera:type", "surveillance")]
    if any(_NO_CAMERAS.get(word) == "dummy" for words in kinds for word in words):
        return "dummy"
    for words in kinds:
        if words and all(word in _NO_CAMERAS for word in words):
            return _NO_CAMERAS[words[0]]
    if _osm_place(text) == "indoor":
        return "underground" if text.get("location") == "underground" else "indoor"
    return None


def _osm_place(tags: Mapping[str, str]) -> str | None:
    """Indoor or outdoor; who watches "indoor;outdoor" watches streets, too."""
    words = _words(tags.get("surveillance"))
    if "outdoor" in words or ("public" in words and "indoor" in words):
        return "outdoor"
    is_inside = tags.get("indoor", "no").lower() not in ("no", "false", "0", "")
    location = tags.get("location", "").lower()
    if "indoor" in words or is_inside or location in ("indoor", "inside", "underground"):
        return "indoor"
    return "outdoor" if location in ("outdoor", "outside") or tags.get("indoor") == "no" else None


def _words(value: Any) -> tuple[str, ...]:
    """The words of a list such as "camera;guard", in lower case."""
    return () if value is None else _split(str(value))


@lru_cache(maxsize=1024)  # of a hundred thousand cameras the words are the same few
def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in map(str.strip, re.split("[;,|]", text.lower())) if part)


def osm_camera(tags: Mapping[str, Any]) -> tuple[Camera, list[str]]:
    """A camera from the tags of an OpenStreetMap `man_made=surveillance` node, and the tags of no use.

    `surveillance=public` says that public ground is watched, not by whom: ownership is known only
    where `operator:type` tells it. The sign of `camera:tilt` is used both ways; a camera looks down.
    What watches no street has the status NO_VIEW; `no_view_reason` tells why.
    """
    tags = {
        key: str(value).strip() for key, value in tags.items() if value is not None and str(value).strip()
    }
    problems: list[str] = []
    values: dict[str, Any] = {"operator": tags.get("operator"), "source": "OpenStreetMap"}
    values["ownership"] = _osm_ownership(tags)
    values["kind"] = _osm_kind(tags, problems)
    values["mount"] = _osm_mount(tags, problems)
    values["place"] = _osm_place(tags)
    values["observed_on"] = tags.get("check_date") or tags.get("survey:date")
    values["direction_deg"], values["sectors"] = _osm_direction(tags, problems)
    values["height_m"] = _first_parsed(tags, ("height", "camera:height"), metres, problems)
    tilt = _first_parsed(tags, ("camera:angle", "camera:tilt"), degrees, problems)
    values["tilt_deg"] = None if tilt is None else abs(tilt)
    values["count"] = _first_parsed(tags, ("camera:count", "count"), number, problems)
    if no_view_reason(tags):
        values["status"] = NO_VIEW
    result, ignored = camera(values)
    return result, problems + ignored


def _first_parsed(tags: Mapping[str, str], keys: tuple[str, ...], parse: Any, problems: list[str]) -> Any:
    """The first of the tags `keys` that can be used; those before it are problems."""
    for key in keys:
        if key in tags:
            try:
                return parse(tags[key])
            except ValueError:
                problems.append(f"{key} = {tags[key]}")
    return None


def _osm_direction(tags: Mapping[str, str], problems: list[str]) -> tuple[float | None, str | None]:
    """Of a list such as "NW;forward" what can be used, the rest is a problem."""
    for key in _OSM_DIRECTIONS:
        if key in tags:
            refused: list[str] = []
            try:
                found = directions(tags[key], refused)
            except ValueError:
                problems.append(f"{key} = {tags[key]}")
                continue
            problems += [f"{key} = {part}" for part in refused]
            return found
    return None, None


def _osm_ownership(tags: Mapping[str, str]) -> str:
    operator = tags.get("operator:type", "").lower()
    if operator in ("public", "government", "police", "municipal", "military"):
        return "public"
    return "private" if operator.startswith("private") or operator == "business" else "unknown"


def _osm_kind(tags: Mapping[str, str], problems: list[str]) -> str | None:
    """The kind: what it reads comes before how it is built. `cctv` is a camera like any other."""
    what, built = _words(tags.get("surveillance:type")), _words(tags.get("camera:type"))
    watched = _words(tags.get("surveillance"))
    if any(word in _PLATES for word in (*what, *built)):
        return "alpr"
    if any(word in _SPEED for word in (*_words(tags.get("highway")), *what, *built)):
        return "speed"
    if "webcam" in (*what, *built, *watched):
        return "webcam"
    for word in what:
        if word not in _CAMERA_WORDS and word not in _NO_CAMERAS:
            problems.append(f"surveillance:type = {word}")
    kinds = {{"ptz": "panning"}.get(word, word) for word in built} - {"cctv", "camera", *_NO_CAMERAS}
    if len(kinds) == 1 and kinds <= set(KINDS):
        return kinds.pop()
    if kinds:
        problems.append(f"camera:type = {tags['camera:type']}")
    return next((word for word in what if not built and word in KINDS), None)


def _osm_mount(tags: Mapping[str, str], problems: list[str]) -> str:
    given = tags.get("camera:mount", "")
    word = given.lower().replace(" ", "_")
    if _ON_BUILDINGS.fullmatch(word):
        return "building"
    if _ON_STREETS.fullmatch(word):
        return "street"
    if given:
        problems.append(f"camera:mount = {given}")
    return "unknown"
