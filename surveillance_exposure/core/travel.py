"""How streets may be travelled: on foot, by bicycle, by car; which way, and how fast.

Tags of OpenStreetMap are read by the rules of its wiki; where these leave something open, as the profiles of the
Open Source Routing Machine (OSRM) have it. What no tag of a line tells is not known: turns that are forbidden,
bollards, and hours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from .means import CYCLE, DRIVE, WALK
from .osm import NOT_IN_USE, is_walkable, says, words
from .ragged import Bools, Floats, Ints

FORWARD, BACKWARD, BOTH_WAYS = 1, -1, 0
"""Which way a street may be travelled: as its line is drawn, against it, both."""

CYCLING_SPEED_KMH = 15.0
"""A common speed by bicycle; OSRM's."""

DRIVING_SPEED_KMH = 25.0
"""The speed of a car where neither a limit nor a class of road is known; OSRM's for a residential street."""

FASTEST_KMH = 300.0
"""More is no speed on a street."""

DIRECTIONS = (
    "oneway",
    "junction",
    "oneway:bicycle",
    "oneway:motor_vehicle",
    "oneway:motorcar",
    "oneway:vehicle",
)
SPEEDS = ("maxspeed", "maxspeed:forward", "maxspeed:backward")
VEHICLES = ("vehicle", "motor_vehicle", "motorcar", "bicycle")
CYCLEWAYS = tuple(
    f"cycleway{side}{what}" for side in ("", ":left", ":right", ":both") for what in ("", ":oneway")
)
TRAVEL_TAGS = (*DIRECTIONS, *SPEEDS, *VEHICLES, *CYCLEWAYS)
"""What is read of a street's tags beside those that tell whether it is for walking."""

_KMH = {
    "motorway": 90.0,
    "motorway_link": 45.0,
    "trunk": 85.0,
    "trunk_link": 40.0,
    "primary": 65.0,
    "primary_link": 30.0,
    "secondary": 55.0,
    "secondary_link": 25.0,
    "tertiary": 40.0,
    "tertiary_link": 20.0,
    "unclassified": 25.0,
    "residential": 25.0,
    "living_street": 10.0,
    "service": 15.0,
    "road": 25.0,
    "unknown": 25.0,  # Geofabrik's word for road
}
_DRIVEN_WHERE_SAID = {"pedestrian": 10.0, "track": 15.0, "track_grade": 15.0, "busway": 25.0}
_CYCLED = frozenset(
    [
        *(
            "cycleway",
            "path",
            "track",
            "track_grade",
            "living_street",
            "residential",
            "service",
            "unclassified",
        ),
        *(
            "road",
            "unknown",
            "tertiary",
            "tertiary_link",
            "secondary",
            "secondary_link",
            "primary",
            "primary_link",
        ),
    ]
)
_CYCLED_WHERE_SAID = frozenset({"footway", "pedestrian", "bridleway", "trunk", "trunk_link", "busway"})
_OPEN = frozenset({"yes", "designated", "permissive", "true", "official"})
_CLOSED = frozenset(
    [
        *(
            "no",
            "false",
            "private",
            "military",
            "agricultural",
            "forestry",
            "emergency",
            "delivery",
            "permit",
        ),
        *("restricted", "psv", "bus", "use_sidepath", "dismount"),
    ]
)
_TELLS_MOST = {
    CYCLE: ("bicycle", "vehicle", "access"),
    DRIVE: ("motorcar", "motor_vehicle", "vehicle", "access"),
}
_ONE_WAY_OF = {
    CYCLE: ("oneway:bicycle", "oneway:vehicle"),
    DRIVE: ("oneway:motorcar", "oneway:motor_vehicle", "oneway:vehicle"),
}
_ONE_WAY = {
    **dict.fromkeys(("yes", "true", "1", "forward", "ft"), FORWARD),
    **dict.fromkeys(("-1", "reverse", "backward", "tf"), BACKWARD),
    **dict.fromkeys(("no", "false", "0", "both", "b", "alternating", "reversible"), BOTH_WAYS),
}
_WHOLE = re.compile(r"(?<=\d)\.0+\b")  # as a column of numbers prints 1
_WORD = re.compile(r"-?[a-z0-9]+")
_SPEED = re.compile(r"(\d+(?:[.,]\d+)?)\s*(km/h|kmh|kph|mph|knots)?")
_IN_KMH = {"mph": 1.609344, "knots": 1.852}
_BY_WORD = {"walk": 5.0, "living_street": 10.0, "urban": 50.0, "rural": 90.0, "motorway": 120.0}
KMH_PER_MS = 3.6


@dataclass(frozen=True)
class Travel:
    """How lines may be travelled, one row each.

    Parameters
    ----------
    way : array of int, (n,)
        FORWARD, BACKWARD or BOTH_WAYS.
    speed : array, (n, 2)
        Metres per second, as the line is drawn and against it.

    Examples
    --------
    >>> both = Travel(np.array([BOTH_WAYS, FORWARD]), np.full((2, 2), 10.0))
    >>> both.forward.tolist(), both.backward.tolist()
    ([True, True], [True, False])
    """

    way: Ints
    speed: Floats

    @property
    def forward(self) -> Bools:
        """Which may be travelled as they are drawn."""
        return np.asarray(self.way != BACKWARD)

    @property
    def backward(self) -> Bools:
        """Which may be travelled against it."""
        return np.asarray(self.way != FORWARD)

    def take(self, rows: Ints) -> Travel:
        """Those of these rows."""
        return Travel(self.way[rows], self.speed[rows])


def is_passable(tags: Mapping[str, str], mode: str) -> bool:
    """Whether one may travel along a line of these tags.

    * On foot: `osm.is_walkable`.
    * By car: roads from motorways to living streets and services; a track, busway or pedestrian street only where
      `motorcar` or `motor_vehicle` says so.
    * By bicycle: cycleways, paths, tracks and roads up to primary ones; a footway, pedestrian street, bridleway, busway
      or trunk road only where `bicycle` says so, or the road has a cycleway.
    * Of the tags that tell who may pass the most particular one counts: `motorcar`, `motor_vehicle`, `vehicle`,
      `access`, or `bicycle`, `vehicle`, `access`. Of several values in one each has to allow it. `destination` and
      `customers` are open, for they are where one goes.
    * `motorroad=yes` is closed to bicycles; an area, and what is not there or not in use, to all.

    Parameters
    ----------
    tags : mapping of str to str
        Value by key.
    mode : str
        One of `MODES`.

    Returns
    -------
    bool

    References
    ----------
    https://wiki.openstreetmap.org/wiki/OSM_tags_for_routing/Access_restrictions; OSRM's profiles.

    Examples
    --------
    >>> street = {"highway": "residential", "motor_vehicle": "no"}
    >>> is_passable(street, CYCLE), is_passable(street, DRIVE)
    (True, False)
    """
    if mode == WALK:
        return is_walkable(tags)
    kinds = words(tags.get("highway"))
    return bool(kinds) and _kinds_for(tags, mode).issuperset(kinds) and not is_closed_to(tags, mode)


def _kinds_for(tags: Mapping[str, str], mode: str) -> frozenset[str]:
    said = next((key for key in _TELLS_MOST[mode][:-1] if tags.get(key)), None)
    is_welcome = said is not None and _OPEN.issuperset(words(tags[said]))
    if mode == DRIVE:
        return frozenset(_KMH) | frozenset(_DRIVEN_WHERE_SAID if is_welcome else ())
    has_cycleway = any(_OFFERS.intersection(words(tags.get(key))) for key in CYCLEWAYS)
    return _CYCLED | _CYCLED_WHERE_SAID if is_welcome or has_cycleway else _CYCLED


_OFFERS = frozenset(
    {"lane", "track", "opposite_lane", "opposite_track", "shared_lane", "share_busway", "shoulder"}
)


def is_closed_to(tags: Mapping[str, str], mode: str) -> bool:
    """Whether a way is closed to bicycles or cars, no line to travel along, or not there.

    Examples
    --------
    >>> is_closed_to({"access": "private"}, DRIVE), is_closed_to({"access": "no", "motorcar": "yes"}, DRIVE)
    (True, False)
    """
    said = next((words(tags[key]) for key in _TELLS_MOST[mode] if words(tags.get(key))), [])
    closed = not _CLOSED.isdisjoint(said) or (mode == CYCLE and not said and says(tags, "motorroad"))
    return closed or any(says(tags, key) for key in ("area", *NOT_IN_USE))


def one_way(tags: Mapping[str, str], mode: str) -> int:
    """Which way a street of these tags may be travelled.

    * `oneway` yes, true or 1: as it is drawn; -1 or reverse: against it; no: both. What changes by the hour
      (`reversible`, `alternating`) is taken as both.
    * A roundabout (`junction` roundabout or circular) and a motorway are one-way where `oneway` is silent.
    * What is said of a vehicle goes before: `oneway:bicycle`, `oneway:motorcar`, `oneway:motor_vehicle`,
      `oneway:vehicle`. Contraflow of bicycles: also `cycleway` (or that of a side) opposite, opposite_lane or
      opposite_track, and `cycleway:left:oneway`, `:right`, `:both` no or -1.
    * On foot all are both ways. Values that contradict each other, "yes;-1", are taken as both.

    Parameters
    ----------
    tags : mapping of str to str
        Value by key.
    mode : str
        One of `MODES`.

    Returns
    -------
    int
        FORWARD, BACKWARD or BOTH_WAYS.

    References
    ----------
    https://wiki.openstreetmap.org/wiki/Key:oneway, Key:oneway:bicycle, Key:cycleway.

    Examples
    --------
    >>> calmed = {"oneway": "yes", "oneway:bicycle": "no"}
    >>> one_way(calmed, DRIVE), one_way(calmed, CYCLE), one_way({"junction": "roundabout"}, DRIVE)
    (1, 0, 1)
    """
    if mode == WALK:
        return BOTH_WAYS
    for key in _ONE_WAY_OF[mode]:
        said = way_of(tags.get(key))
        if said is not None:
            return said
    if mode == CYCLE and _has_contraflow(tags):
        return BOTH_WAYS
    said = way_of(tags.get("oneway"))
    if said is not None:
        return said
    is_round = not _ROUND.isdisjoint(words(tags.get("junction")))
    return FORWARD if is_round or words(tags.get("highway")) == ["motorway"] else BOTH_WAYS


_ROUND = frozenset({"roundabout", "circular"})


def _has_contraflow(tags: Mapping[str, str]) -> bool:
    for key in CYCLEWAYS:
        value = tags.get(key)
        if key.endswith(":oneway"):
            if value and way_of(value) in (BOTH_WAYS, BACKWARD):
                return True
        elif any(word.startswith("opposite") for word in words(value)):
            return True
    return False


def way_of(text: str | None) -> int | None:
    """Which way a value of `oneway` tells; None where it tells none, or is no word of it.

    Examples
    --------
    >>> way_of("yes"), way_of("-1.0"), way_of("['True', 'False']"), way_of("maybe"), way_of("")
    (1, -1, 0, None, None)
    """
    told = _WORD.findall(_WHOLE.sub("", text.lower())) if text else []
    ways = {_ONE_WAY.get(word) for word in told}
    if not ways or None in ways:
        return None
    return ways.pop() if len(ways) == 1 else BOTH_WAYS


def speed_kmh(text: str | None) -> float | None:
    """The speed that a value of `maxspeed` tells, km/h; of several the lowest; None where it tells none up to 300.

    "30 mph", "50", "DE:urban" (50), "RO:rural" (90), "zone:30", "walk" (5); "none" and "signals" tell none.

    Examples
    --------
    >>> speed_kmh("30 mph"), speed_kmh("50; 30"), speed_kmh("FR:urban"), speed_kmh("none")
    (48.28032, 30.0, 50.0, None)
    """
    if not text:
        return None
    low = text.lower()
    found = [float(number.replace(",", ".")) * _IN_KMH.get(unit, 1.0) for number, unit in _SPEED.findall(low)]
    found = [speed for speed in found if 0 < speed <= FASTEST_KMH]
    found += [_BY_WORD[word] for word in re.findall(r"[a-z_]+", low) if word in _BY_WORD]
    return min(found, default=None)


def speeds_kmh(tags: Mapping[str, str], mode: str, own_kmh: float | None = None) -> tuple[float, float]:
    """How fast one travels along a street of these tags, km/h: as it is drawn, and against it.

    By car at the limit (`maxspeed`, `maxspeed:forward`, `maxspeed:backward`), where none is told at `own_kmh`, and
    without that at the usual speed of its class, OSRM's. By bicycle at `own_kmh` (15 unless given), but no faster than
    the limit. Lights, junctions and traffic are not counted.

    Parameters
    ----------
    tags : mapping of str to str
        Value by key.
    mode : str
        CYCLE or DRIVE.
    own_kmh : float, optional
        See above.

    Returns
    -------
    (float, float)

    Examples
    --------
    >>> speeds_kmh({"highway": "residential", "maxspeed": "30"}, DRIVE), speeds_kmh({"highway": "primary"}, DRIVE)
    ((30.0, 30.0), (65.0, 65.0))
    >>> speeds_kmh({"highway": "living_street", "maxspeed": "walk"}, CYCLE)
    (5.0, 5.0)
    """
    both = speed_kmh(tags.get("maxspeed"))
    limits = [speed_kmh(tags.get(key)) or both for key in ("maxspeed:forward", "maxspeed:backward")]
    if mode == CYCLE:
        usual = own_kmh or CYCLING_SPEED_KMH
        forward, backward = (min(usual, limit or usual) for limit in limits)
    else:
        known = {**_KMH, **_DRIVEN_WHERE_SAID}
        of_class = [known[kind] for kind in words(tags.get("highway")) if kind in known]
        usual = own_kmh or min(of_class, default=DRIVING_SPEED_KMH)
        forward, backward = (limit or usual for limit in limits)
    return forward, backward


def with_values(
    travel: Travel, one_way: Sequence[str] | None = None, speed: Sequence[str] | None = None
) -> tuple[Travel, list[str], list[str]]:
    """The same by values of a field of one-way streets, and of one of speeds, where these are given.

    Parameters
    ----------
    travel : Travel
        By tags.
    one_way : sequence of str, (n,), optional
        As `way_of` reads them; empty: both ways.
    speed : sequence of str, (n,), optional
        As `speed_kmh` reads them; where one tells nothing, the speed stays.

    Returns
    -------
    Travel
    list of str
        Values of `one_way` that tell nothing, taken as both ways.
    list of str
        Values of `speed` that tell nothing.

    Examples
    --------
    >>> by_tags = travel_of([{}, {}], DRIVE)
    >>> found, *unclear = with_values(by_tags, ["FT", "?"], ["36", ""])
    >>> found.way.tolist(), found.speed[0].tolist(), unclear
    ([1, 0], [10.0, 10.0], [['?'], []])
    """
    no_way: list[str] = []
    no_speed: list[str] = []
    if one_way is not None:
        ways = [way_of(text) for text in one_way]
        no_way = [text for text, way in zip(one_way, ways) if text and way is None]
        travel = replace(travel, way=np.array([way or BOTH_WAYS for way in ways], dtype=np.int64))
    if speed is not None:
        speeds = [speed_kmh(text) for text in speed]
        no_speed = [text for text, kmh in zip(speed, speeds) if text and kmh is None]
        given = np.array([np.nan if kmh is None else kmh / KMH_PER_MS for kmh in speeds])[:, None]
        travel = replace(travel, speed=np.where(np.isnan(given), travel.speed, given))
    return travel, no_way, no_speed


def travel_of(tags: Sequence[Mapping[str, str]], mode: str, own_kmh: float | None = None) -> Travel:
    """How lines of these tags may be travelled.

    Parameters
    ----------
    tags : sequence of mappings, (n,)
        Value by key, of each line.
    mode : str
        One of `MODES`.
    own_kmh : float, optional
        As of `speeds_kmh`.

    Returns
    -------
    Travel

    Examples
    --------
    >>> found = travel_of([{"highway": "service", "oneway": "-1"}], DRIVE)
    >>> found.way.tolist(), (3.6 * found.speed).round().tolist()
    ([-1], [[15.0, 15.0]])
    """
    way = np.array([one_way(each, mode) for each in tags], dtype=np.int64)
    speed = np.array([speeds_kmh(each, mode, own_kmh) for each in tags], dtype=float).reshape(-1, 2)
    return Travel(way, speed / KMH_PER_MS)
