"""What a camera is: a row of the standard camera layer, all cameras of one ownership at one site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np

from . import checks
from .columns import is_blank, text_of
from .numbers import is_no_name, number
from .ragged import Floats, Ints, Strings
from .statuses import NO_VIEW, OK
from .tags import LIST_WIDTH_DEG, degrees, directions, metres

__all__ = [
    "ALPR",
    "BULLET",
    "DOME",
    "DUMMY",
    "FIXED",
    "GUARD",
    "GUNSHOT_DETECTOR",
    "INDOOR",
    "KINDS",
    "MICROPHONE",
    "MOUNTS",
    "NO_VIEW",
    "NO_VIEW_REASONS",
    "NUMBER_FIELDS",
    "ON_BUILDING",
    "ON_STREET",
    "OUTDOOR",
    "OWNERSHIPS",
    "PANNING",
    "PLACES",
    "PRIVATE",
    "PUBLIC",
    "SENSOR",
    "SPEED",
    "STANDARD_FIELDS",
    "UNDERGROUND",
    "UNKNOWN",
    "WEBCAM",
    "Camera",
    "Sites",
    "camera",
    "name_cameras",
]

PUBLIC, PRIVATE, UNKNOWN = OWNERSHIPS = ("public", "private", "unknown")
DOME, BULLET, FIXED, PANNING, ALPR, WEBCAM, SPEED = KINDS = (
    "dome",
    "bullet",
    "fixed",
    "panning",
    "alpr",
    "webcam",
    "speed",
)
ON_STREET, ON_BUILDING = "street", "building"
MOUNTS = (ON_STREET, ON_BUILDING, UNKNOWN)
OUTDOOR, INDOOR = PLACES = ("outdoor", "indoor")

UNDERGROUND, GUARD, DUMMY = "underground", "guard", "dummy"
GUNSHOT_DETECTOR, MICROPHONE, SENSOR = "gunshot detector", "microphone", "sensor"
NO_VIEW_REASONS = (INDOOR, UNDERGROUND, GUARD, DUMMY, GUNSHOT_DETECTOR, MICROPHONE, SENSOR)
"""Why what was recorded watches no street."""


@dataclass
class Camera:
    """The standard camera fields of one record; None is unknown.

    Parameters
    ----------
    camera_id, site_id : str, optional
        Names of the camera and of the site it is at.
    count : float, optional
        How many cameras the record is; half a camera is the median of volunteers who do not agree.
    count_dome, count_bullet : float, optional
        How many of them are domes, and how many have a barrel.
    ownership : str
        "public", "private" or "unknown".
    kind : str, optional
        One of `KINDS`.
    mount : str
        "street", "building" or "unknown".
    height_m : float, optional
        Height of the lens above the ground, metres.
    direction_deg : float, optional
        Where it looks, degrees clockwise from north.
    fov_deg : float, optional
        Horizontal field of view, degrees.
    sectors : str, optional
        Such as "0-90;180-270"; overrides direction and width.
    tilt_deg : float, optional
        Tilt of the optical axis below the horizon, degrees.
    range_m : float, optional
        How far it sees on the ground, metres.
    place : str, optional
        "outdoor" or "indoor".
    operator, source, observed_on : str, optional
        Whose it is, where the record is from, and when it was seen.
    status : str
        What became of the record; see `statuses`.
    message : str, optional
        Why.

    Examples
    --------
    >>> Camera(height_m=5.0).ownership
    'unknown'
    """

    camera_id: str | None = None
    site_id: str | None = None
    count: float | None = None
    count_dome: float | None = None
    count_bullet: float | None = None
    ownership: str = UNKNOWN
    kind: str | None = None
    mount: str = UNKNOWN
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
    status: str = OK
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
    """Cameras as arrays, one row per distinct camera.

    Parameters
    ----------
    count : array, (n,)
        How many cameras each is.
    ownership : array of str, (n,)
        "public", "private" or "unknown".
    site : array of int, (n,)
        The number of the site it is at, from 0.

    Raises
    ------
    ValueError
        Where the three are not of one length, or a count is negative or no number.

    Examples
    --------
    >>> Sites(np.array([2.0]), np.array(["public"]), np.array([0])).count.tolist()
    [2.0]
    """

    count: Floats = field(default_factory=lambda: np.empty(0))
    ownership: Strings = field(default_factory=lambda: np.empty(0, dtype=str))
    site: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))

    def __post_init__(self) -> None:
        checks.alike(count=self.count, ownership=self.ownership, site=self.site)
        checks.at_least("count", self.count)


def camera(values: Mapping[str, Any]) -> tuple[Camera, list[str]]:
    """A camera from values by standard field name.

    A value that cannot be used is left unknown; a missing count is 1. Angles and lengths may be words: "NW",
    "270°", "12 m"; a direction that is several, such as "N;120-200", becomes sectors, of the width that is given.

    Parameters
    ----------
    values : mapping of str
        By standard field; what is not there is unknown. Angles in degrees, lengths in metres.

    Returns
    -------
    Camera, list of str
        And what could not be used, as "name = value".

    Examples
    --------
    >>> one, problems = camera({"direction_deg": "NW", "height_m": "12 ft", "kind": "tank"})
    >>> one.direction_deg, round(one.height_m, 2), one.kind, problems
    (315.0, 3.66, None, ['kind = tank'])
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
            refused = [] if is_blank(text) else [text]  # last, for "N" is north
        else:
            result.direction_deg = _checked("direction_deg", direction)
            result.sectors = result.sectors or sectors
        problems += [f"direction_deg = {part}" for part in refused]
    if result.count is None:
        result.count = 1.0
    return result, problems


def _checked(name: str, value: Any) -> Any:
    if name in NUMBER_FIELDS:
        if is_blank(value):
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
            return None if name in ("kind", "place") else UNKNOWN
        if text.lower() not in _CHOICES[name]:
            raise ValueError
        return text.lower()
    return text


def name_cameras(cameras: Sequence[Camera], rows: Sequence[int]) -> int:
    """Give every camera a site and a name of its own, where it has none or shares it.

    A camera without a site is at one of its own, called as the camera, else "row 3" by its row. One without a name
    is called by its site and its ownership. Of several of one name all but the first get "#" and a number.

    Parameters
    ----------
    cameras
        `site_id` and `camera_id` are set.
    rows
        Which row of a table, from 0, each camera is of.

    Returns
    -------
    int
        How many names were there already, and got a number.

    Examples
    --------
    >>> several = [Camera(site_id="a"), Camera(site_id="a"), Camera()]
    >>> name_cameras(several, [0, 1, 2]), [one.camera_id for one in several]
    (1, ['a-unknown', 'a-unknown#2', 'row 3-unknown'])
    """
    given = {one.camera_id for one in cameras if one.camera_id}
    places = given | {one.site_id for one in cameras if one.site_id}
    taken: set[str] = set()
    reserved = set(given)
    following: dict[
        str, int
    ] = {}  # the number to try next: many of one name would else each try all numbers before
    doubles = 0
    for i, one in zip(rows, cameras):
        if not one.site_id:
            one.site_id = one.camera_id or _free(f"row {i + 1}", places)[0]
        wanted = one.camera_id or f"{one.site_id}-{one.ownership}"
        one.camera_id = wanted
        if wanted in taken:
            doubles += 1
            one.camera_id, following[wanted] = _free(wanted, reserved, following.get(wanted, 2))
        taken.add(one.camera_id)
        reserved.add(one.camera_id)
    return doubles


def _free(name: str, taken: set[str], number: int = 2) -> tuple[str, int]:
    """`name`, or the first of name#2, name#3 ... that is not taken, from `number` on; and the next number."""
    free = name
    while free in taken:
        free = f"{name}#{number}"
        number += 1
    return free, number
