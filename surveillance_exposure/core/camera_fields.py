"""Cameras as arrays, one entry per record: what it says, whether it watches a street, which records are one camera.

A record is a row of a layer or table of cameras, or of viewsheds. None and NaN: nothing is said; infinite: something
stands there that is no number.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import checks, tags
from .cameras import NO_VIEW, Sites
from .numbers import is_missing, is_no_name, number
from .ragged import Bools, Floats, Geometries, Ints

Values = NDArray[np.object_]
"""Texts or ids, None where there are none."""

MAX_COUNT = 10_000
"""Cameras that one record can be."""

INDOORS, TOO_FEW, NO_CAMERA = "indoors", "too few", "no camera"
"""With NO_VIEW: why a record has no view. NO_CAMERA: its count is 0."""

WATCHES_NO_STREET = (NO_VIEW, INDOORS, TOO_FEW)
"""Reasons of records that are as they should be, and have no view."""

CAMERA_FIELDS = ("camera_id", "count", "ownership", "direction_deg")
"""Fields by one of which a table of cameras is told from any other."""

WORDS: Mapping[str, Callable[[str], float]] = {
    "range_m": tags.metres,
    "height_m": tags.metres,
    "fov_deg": tags.degrees,
    "tilt_deg": tags.degrees,
    "focal_mm": tags.millimetres,
    "sensor_mm": tags.millimetres,
}
"""How the text of a number with a unit, such as "12 m", is read."""

NUMBERS = ("range_m", "height_m", "fov_deg", "tilt_deg", "focal_mm", "sensor_mm", "pixels")


@dataclass(frozen=True)
class Cameras:
    """What records say of cameras, as arrays of n entries; None: no record says anything of that.

    Parameters
    ----------
    xy : array, (n, 2)
        Where they stand, metres; NaN where that is not known or not needed.
    camera_id, site_id : array of object, (n,), optional
        Which camera a record is, and which site it is at, of any type. Without an id it is one of its own.
    count : array, (n,), optional
        Cameras that a record is, as `read_counts` gives them; 1 where there is no such array.
    ownership, kind, place, status : array of object, (n,), optional
        The standard fields; see `cameras.Camera`.
    range_m : array, (n,), optional
        How far they see on the ground, metres. Of this and all numbers that follow NaN is where nothing is said, and
        infinity where something is said that is no number.
    height_m : array, (n,), optional
        Heights of the lenses above the ground, metres.
    direction_deg : array, (n,), optional
        Where they look, degrees clockwise from true north.
    direction_sectors : array of object, (n,), optional
        Sectors such as "0-90;180-270" where a direction is several; see `read_directions`.
    fov_deg : array, (n,), optional
        Horizontal fields of view, degrees.
    sectors : array of object, (n,), optional
        Sectors in such a text, which override direction and field of view.
    tilt_deg : array, (n,), optional
        Tilts of the optical axes below the horizon, degrees.
    focal_mm, sensor_mm, pixels : array, (n,), optional
        Focal lengths of the lenses and widths of the sensors, millimetres; pixels across the picture.
    north_deg : array, (n,), optional
        Where true north is at each, degrees clockwise from the north of the system of `xy`; 0 if it is not given.
    zone : array of int, (n,), optional
        Which of several systems `xy` is in; 0 if it is not given.

    Raises
    ------
    ValueError
        Where `xy` is not (n, 2), or an array has not one entry for each record.

    Examples
    --------
    >>> len(Cameras(np.zeros((2, 2)), height_m=np.array([5.0, np.nan])))
    2
    """

    xy: Floats
    camera_id: Values | None = None
    site_id: Values | None = None
    count: Floats | None = None
    ownership: Values | None = None
    kind: Values | None = None
    place: Values | None = None
    status: Values | None = None
    range_m: Floats | None = None
    height_m: Floats | None = None
    direction_deg: Floats | None = None
    direction_sectors: Values | None = None
    fov_deg: Floats | None = None
    sectors: Values | None = None
    tilt_deg: Floats | None = None
    focal_mm: Floats | None = None
    sensor_mm: Floats | None = None
    pixels: Floats | None = None
    north_deg: Floats | None = None
    zone: Ints | None = None

    def __post_init__(self) -> None:
        if np.ndim(self.xy) != 2 or np.shape(self.xy)[1] != 2:
            raise ValueError(
                f"xy must have shape (n, 2), a row of x and y for each; its shape is {np.shape(self.xy)}"
            )
        checks.alike(**{each.name: getattr(self, each.name) for each in fields(self)})

    def __len__(self) -> int:
        return len(self.xy)

    def values(self, name: str) -> Values:
        """A field of texts or ids; None in each entry where no record says anything."""
        found = getattr(self, name)
        return np.full(len(self), None, dtype=object) if found is None else found


_TEXTS = ("camera_id", "site_id", "ownership", "kind", "place", "status", "sectors")


def read_cameras(
    xy: Floats,
    column: Callable[[str], Sequence[Any] | None],
    names: Iterable[str] = (*_TEXTS, "count", "direction_deg", *NUMBERS),
    **more: Any,
) -> Cameras:
    """Cameras from the columns of a table, as they stand there.

    Parameters
    ----------
    xy : array, (n, 2)
        Where they stand, metres; NaN where that is not known.
    column : callable
        Gives the values of a standard field, n of them; None where there is no such field.
    names : iterable of str
        The fields to read.
    more : array, (n,)
        What else is known of them: `north_deg`, `zone`.

    Returns
    -------
    Cameras
        Numbers as numbers, with their units understood; NaN where nothing is said, infinite where that is no number.

    Raises
    ------
    ValueError
        Where a column has not one value for each camera.

    Examples
    --------
    >>> table = {"height_m": ["12 m", None, "high"], "direction_deg": ["NW", "S;N", 90]}
    >>> made = read_cameras(np.zeros((3, 2)), table.get)
    >>> made.height_m.tolist(), made.direction_deg.tolist()
    ([12.0, nan, inf], [315.0, nan, 90.0])
    >>> made.direction_sectors.tolist()
    [None, '135-225;315-45', None]
    """
    found: dict[str, Any] = dict(more)
    for name in names:
        given = column(name)
        if given is None:
            continue
        if name == "direction_deg":
            found[name], found["direction_sectors"] = read_directions(given)
        elif name == "count":
            found[name] = read_counts(given)
        elif name in _TEXTS:
            found[name] = as_values(given)
        else:
            found[name] = read_numbers(given, name)
    return Cameras(xy, **found)


def key_of(item: Any) -> str:
    """One text for an id, whether a table keeps it as text, as a whole number or as a decimal one.

    >>> key_of(7), key_of(7.0), key_of("7")
    ('7', '7', '7')
    """
    return str(int(item)) if isinstance(item, float) and item.is_integer() else str(item)


def places_of(ids: Sequence[Any], known: Sequence[Any], points: Geometries) -> Geometries:
    """Where cameras of these ids stand, by a table of places; None where it does not know them.

    Parameters
    ----------
    ids
        Of the cameras; None: no id.
    known, points
        Ids and places of the table; of several with one id the first stands for the camera.
    """
    place: dict[str, Any] = {}
    for item, point in zip(known, points):
        if item is not None and point is not None:
            place.setdefault(key_of(item), point)
    return as_values([None if item is None else place.get(key_of(item)) for item in ids])


def as_values(items: Sequence[Any]) -> Values:
    """A column as an array of its values, whatever they are."""
    result = np.empty(len(items), dtype=object)
    for i, item in enumerate(items):
        result[i] = item
    return result


def read_numbers(column: Iterable[Any], name: str) -> Floats:
    """A column of the standard field `name`: NaN where nothing is said, infinite where that is no number.

    Texts with a unit, such as "12 m" or "40 ft", are understood.
    """
    words = WORDS.get(name)
    return np.array([_number_in_words(item, words) for item in column], dtype=float)


def _number_in_words(item: Any, words: Callable[[str], float] | None) -> float:
    if is_missing(item):
        return math.nan
    try:
        found = number(item)
    except TypeError:
        return math.inf
    except ValueError:
        try:
            return words(item) if words is not None and isinstance(item, str) else math.inf
        except ValueError:
            return math.inf
    return math.nan if found is None else found


def read_directions(column: Iterable[Any]) -> tuple[Floats, Values]:
    """Directions as they stand in a column: degrees from north, and sectors where one says several.

    Texts may be compass points, ranges and lists, such as "NW", "120-200" or "S;N". Degrees are NaN where nothing is
    said or several are, infinite where that is no direction.
    """
    found = [_direction(item) for item in column]
    return np.array([each[0] for each in found], dtype=float), as_values([each[1] for each in found])


def _direction(item: Any) -> tuple[float, str | None]:
    if isinstance(item, str):
        try:
            degrees, sectors = tags.directions(item)
        except ValueError:  # last, for the N of north is also a word for missing
            return (math.nan if is_missing(item) else math.inf), None
        return (math.nan if degrees is None else degrees), sectors
    return _number_in_words(item, None), None


def is_no_direction(item: Any) -> bool:
    """Whether nothing stands there for a direction."""
    degrees, sectors = _direction(item)
    return math.isnan(degrees) and sectors is None


def read_counts(column: Iterable[Any]) -> Floats:
    """How many cameras records are: 1 where nothing is said, infinite where that is no number from 0 to MAX_COUNT."""
    return np.array([_count(item) for item in column], dtype=float)


def _count(item: Any) -> float:
    found = _number_in_words(item, None)
    if math.isnan(found):
        return 1.0
    return found if 0 <= found <= MAX_COUNT else math.inf


def watch_no_street(cameras: Cameras, min_count: float | None = None) -> dict[int, str]:
    """Which records watch no street, and why: NO_VIEW by their status, INDOORS by their place.

    With a `min_count`, as for viewsheds, which say “no view” of less than one camera, too: TOO_FEW where that is why.

    Examples
    --------
    >>> made = Cameras(np.zeros((3, 2)), status=as_values(["ok", "no view", None]), place=as_values(["indoor", "", ""]))
    >>> watch_no_street(made)
    {1: 'no view', 0: 'indoors'}
    """
    why: dict[int, str] = {}
    for column, word, reason in ((cameras.status, NO_VIEW, NO_VIEW), (cameras.place, "indoor", INDOORS)):
        for i, item in enumerate(() if column is None else column):
            if isinstance(item, str) and item.strip().lower() == word:
                why[i] = reason
    if min_count is not None:
        few = count_less(cameras, min_count)
        why.update({i: TOO_FEW for i, reason in why.items() if reason == NO_VIEW and few[i]})
    return why


def count_less(cameras: Cameras, least: float) -> Bools:
    """Which records count less than `least` cameras; none where no counts are given."""
    if cameras.count is None:
        return np.zeros(len(cameras), dtype=bool)
    return np.asarray(cameras.count < least)


def sites_among(cameras: Cameras, which: Bools) -> int:
    """At how many sites (or of how many cameras, where no sites are given) some of the records are."""
    places = cameras.camera_id if cameras.site_id is None else cameras.site_id
    rows = np.flatnonzero(which).tolist()
    if places is None:
        return len(rows)
    return len({("row", i) if is_no_name(places[i]) else places[i] for i in rows})


@dataclass(frozen=True)
class CameraSites:
    """The distinct cameras of records: `camera` (n,) is which of the cameras in `sites` each record is, -1: none.

    `odd` records had a count that is none, and count as 1; `contradictions` say another count or ownership than the
    first record of the same camera, which holds. `first` (cameras,) is the record that each camera was taken from.
    """

    sites: Sites
    camera: Ints
    first: Ints
    odd: int = 0
    contradictions: int = 0


def camera_sites(cameras: Cameras, usable: Bools) -> CameraSites:
    """The distinct cameras of the `usable` records.

    A missing `camera_id` is a camera of its own, a missing `site_id` a site of its own. Of records with one
    `camera_id` the first tells count, ownership and site.

    Examples
    --------
    >>> made = Cameras(np.zeros((3, 2)), camera_id=as_values(["a", "b", "a"]), count=np.array([2.0, 1.0, 2.0]))
    >>> found = camera_sites(made, np.ones(3, dtype=bool))
    >>> found.camera.tolist(), found.sites.count.tolist(), found.sites.site.tolist()
    ([0, 1, 0], [2.0, 1.0], [0, 1])
    """
    ids, places, owners = (cameras.values(name) for name in ("camera_id", "site_id", "ownership"))
    counts = np.ones(len(cameras)) if cameras.count is None else cameras.count
    camera_of: dict[Any, int] = {}
    site_of: dict[Any, int] = {}
    camera = np.full(len(cameras), -1, dtype=np.int64)
    count: list[float] = []
    ownership: list[str] = []
    site: list[int] = []
    first: list[int] = []
    odd = contradictions = 0
    for i in np.flatnonzero(usable).tolist():
        key = ("row", i) if is_no_name(ids[i]) else ids[i]
        number_of = float(counts[i])
        if not math.isfinite(number_of):
            odd, number_of = odd + 1, 1.0
        owner = str(owners[i] or "unknown").strip().lower()
        if key in camera_of:
            one = camera_of[key]
            contradictions += (count[one], ownership[one]) != (number_of, owner)
        else:
            camera_of[key] = len(camera_of)
            place = ("camera", key) if is_no_name(places[i]) else places[i]
            site.append(site_of.setdefault(place, len(site_of)))
            ownership.append(owner)
            count.append(number_of)
            first.append(i)
        camera[i] = camera_of[key]
    sites = Sites(np.array(count), np.array(ownership, dtype=str), np.array(site, dtype=np.int64))
    return CameraSites(sites, camera, np.array(first, dtype=np.int64), odd, contradictions)


def without_cameras(cameras: Cameras) -> dict[int, str]:
    """The records whose count is 0: NO_CAMERA."""
    if cameras.count is None:
        return {}
    return dict.fromkeys(np.flatnonzero(cameras.count == 0).tolist(), NO_CAMERA)
