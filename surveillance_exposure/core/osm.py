"""What OpenStreetMap's tags say: of cameras, of buildings that block the view, of streets for walking, of places.

Tags are a mapping of key to value, both text. Where tables keep them is told in `osm_tables`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from .cameras import (
    ALPR,
    DUMMY,
    GUARD,
    GUNSHOT_DETECTOR,
    INDOOR,
    KINDS,
    MICROPHONE,
    ON_BUILDING,
    ON_STREET,
    OUTDOOR,
    PANNING,
    PRIVATE,
    PUBLIC,
    SENSOR,
    SPEED,
    UNDERGROUND,
    UNKNOWN,
    WEBCAM,
    Camera,
    camera,
)
from .numbers import number
from .statuses import NO_VIEW, NO_WALL
from .tags import degrees, directions, metres

__all__ = [
    "BUILT",
    "ENDED",
    "LIFE_CYCLE",
    "NOT_IN_USE",
    "NOT_THERE",
    "NO_WALL",
    "OF_WAYS",
    "OPEN_ROOF",
    "SIGHTS",
    "STATIONS",
    "WALKABILITY",
    "building_gone",
    "camera_of",
    "is_building",
    "is_closed",
    "is_square",
    "is_surveillance",
    "is_walkable",
    "life_cycle",
    "no_building",
    "no_camera_any_more",
    "no_view_reason",
    "not_a_wall",
    "says",
    "sight_kind",
    "station_gone",
    "station_kind",
    "words",
]

_GONE = (
    "demolished",
    "razed",
    "removed",
    "destroyed",
    "dismantled",
    "collapsed",
    "proposed",
    "planned",
    "construction_planned",
)
LIFE_CYCLE = (
    *_GONE,
    "construction",
    "disused",
    "abandoned",
    "ruins",
    "ruined",
    "historic",
    "was",
    "old",
    "no",
)
"""Prefixes of keys of what is not (or no more) what its tag says, as in "disused:man_made"."""

ENDED = (*_GONE, "construction", "disused", "abandoned")
"""Those that are also keys of their own, whose value is then yes: "disused=yes" beside what it was."""

OF_WAYS = (
    "foot",
    "access",
    "sidewalk",
    "sidewalk:both",
    "sidewalk:left",
    "sidewalk:right",
    "motorroad",
    "area",
)
"""Tags of ways that tell whether one may walk there."""

NOT_IN_USE = ("construction", "proposed", "disused", "abandoned", "demolished")
"""Keys of which yes says that a way is not there, or not in use."""

WALKABILITY = (
    "highway",
    *OF_WAYS,
    *NOT_IN_USE,
)
"""The tags that `is_walkable` reads."""

_WORD = re.compile(r"[a-z_]+")
_NO_WORDS = frozenset({"nan", "none", "null"})
_FOR_WALKING = frozenset(
    [
        *("footway", "path", "pedestrian", "steps", "corridor", "elevator", "living_street"),
        *("residential", "service", "unclassified", "road", "track", "tertiary", "tertiary_link"),
        *("secondary", "secondary_link", "primary", "primary_link"),
        *("track_grade", "unknown"),  # Geofabrik's track_grade1 to 5, and its word for road
    ]
)
_WHERE_SAID = frozenset({"cycleway", "bridleway", "trunk", "trunk_link", "busway"})
_OPEN_TO_ALL = frozenset({"yes", "designated", "permissive", "true"})
_CLOSED = frozenset({"no", "private", "military", "false"})
_NOT_ON_FOOT = _CLOSED | {"use_sidepath"}
_SIDEWALKS = frozenset({"yes", "both", "left", "right"})

_ON_BUILDINGS = re.compile(
    "wall|building|ceiling|roof|facade|house|balcony|door|entrance|corner|indoor|canopy"
)
_ON_STREETS = re.compile(
    "pole|lamp_?post|street_?(lamp|light)|lamp|traffic_(signals|light|sign)|(utility|power)_pole|post|mast|"
    "gantry|portal|tree|bridge|billboard|guidepost"
)
_PLATES = (ALPR, "anpr", "lpr")
_SPEED = ("speed_camera", "speed camera", SPEED)
_CAMERA_WORDS = ("camera", "cctv", "video", "yes", WEBCAM, *_PLATES, *_SPEED, *KINDS)
_NO_CAMERAS = {
    "guard": GUARD,
    "guards": GUARD,
    "gunshot_detector": GUNSHOT_DETECTOR,
    "microphone": MICROPHONE,
    "audio": MICROPHONE,
    "sensor": SENSOR,
    "seismic": SENSOR,
    "fake": DUMMY,
    "dummy": DUMMY,
}
_DIRECTIONS = ("camera:direction", "direction", "surveillance:direction")
_CAMERA_KEYS = (("man_made", ("surveillance",)), ("highway", ("speed_camera",)))

BUILT = ("building", "building:part")
NOT_THERE, OPEN_ROOF = "not there", "open roof"
"""With UNDERGROUND: why a building does not block the view."""

STATIONS = {
    "railway": {"station": "station", "halt": "halt", "subway_entrance": "entrance"},
    "public_transport": {"station": "station"},
}
"""Key and value of a station to its kind."""

SIGHTS = {
    "tourism": ("attraction", "museum", "gallery", "viewpoint", "zoo", "aquarium", "theme_park"),
    "historic": (
        *("monument", "memorial", "castle", "palace", "fort", "city_gate", "citywalls", "tower", "ruins"),
        *("archaeological_site", "church"),
    ),
    "place": (
        *("square", "island", "islet", "locality", "neighbourhood", "quarter", "suburb", "borough", "hamlet"),
        *("village", "town", "city"),
    ),
}
"""Key to the values that are sights, squares and named neighbourhoods."""

_MINUS = str.maketrans("−–", "--")
_NEGATIVE = re.compile(r"-0*(\.\d*)?[1-9][\d.]*")
_UNDERGROUND = ("underground", "basement", "cellar", "subterranean", "underground_parking")
_ABOVE = ("overground", "surface", "outdoor", "roof", "rooftop")
_OPEN = ("roof", "carport", "canopy", "pergola")
_YES = frozenset({"yes", "true", "1"})


def life_cycle(tags: Mapping[str, str], key: str, values: Sequence[str] = ()) -> str | None:
    """The word for why something is not there, by key or value.

    https://wiki.openstreetmap.org/wiki/Lifecycle_prefix, and the older forms "railway=disused" with
    "disused=station", "man_made=surveillance" with "disused=yes".

    Parameters
    ----------
    tags
        Value by key.
    key, values
        What it would be: `key` with one of `values`, any if none are given.

    Returns
    -------
    str or None
        Such as "disused"; None if the tags say no such thing.

    Examples
    --------
    >>> life_cycle({"removed:man_made": "surveillance"}, "man_made", ["surveillance"])
    'removed'
    """

    def is_meant(value: str | None) -> bool:
        return value is not None and value != "no" and (not values or value in values)

    given = tags.get(key)
    if is_meant(given):
        return next((word for word in ENDED if tags.get(word, "").lower() in _YES), None)
    if given in LIFE_CYCLE and is_meant(tags.get(str(given))):
        return given
    prefixed = _prefixed(key)
    if prefixed.keys().isdisjoint(tags):
        return None
    return next((word for name, word in prefixed.items() if is_meant(tags.get(name))), None)


@cache
def _prefixed(key: str) -> dict[str, str]:
    """A key with every prefix that means it is not there, and the prefix."""
    return {f"{word}:{key}": word for word in LIFE_CYCLE}


def is_surveillance(tags: Mapping[str, Any]) -> bool:
    """Whether tags say that this is surveillance: `man_made=surveillance` or `highway=speed_camera`.

    https://wiki.openstreetmap.org/wiki/Tag:man_made=surveillance.

    Examples
    --------
    >>> is_surveillance({"man_made": "mast;surveillance"}), is_surveillance({"disused:man_made": "surveillance"})
    (True, False)
    """
    return any(word in values for key, values in _CAMERA_KEYS for word in _listed(tags.get(key)))


def no_camera_any_more(tags: Mapping[str, Any]) -> str | None:
    """Why tags of a camera tell of none today.

    Returns
    -------
    str or None
        A word of `LIFE_CYCLE`, such as "disused" or "proposed"; None if they do not say so.

    Examples
    --------
    >>> no_camera_any_more({"man_made": "surveillance", "dismantled": "yes"})
    'dismantled'
    """
    text = {str(key): str(value) for key, value in tags.items() if value is not None}
    for key, values in _CAMERA_KEYS:
        word = life_cycle(text, key, values)
        if word:
            return word
    return next(
        (word for word in _listed(text.get("surveillance")) if word in LIFE_CYCLE and word != "no"), None
    )


def no_view_reason(tags: Mapping[str, Any]) -> str | None:
    """Why a thing of these tags watches no street.

    Returns
    -------
    str or None
        One of `cameras.NO_VIEW_REASONS`; None where it may watch one.

    Examples
    --------
    >>> no_view_reason({"surveillance": "indoor"}), no_view_reason({"surveillance:type": "guard;camera"})
    ('indoor', None)
    """
    text = {str(key): str(value).strip().lower() for key, value in tags.items() if value is not None}
    if any(text.get(key) in ("yes", "true", "1") for key in ("fake", "dummy", "camera:fake", "camera:dummy")):
        return DUMMY
    kinds = [_listed(text.get(key)) for key in ("surveillance:type", "camera:type", "surveillance")]
    if any(_NO_CAMERAS.get(word) == DUMMY for words in kinds for word in words):
        return DUMMY
    for words in kinds:
        if words and all(word in _NO_CAMERAS for word in words):
            return _NO_CAMERAS[words[0]]
    if _place(text) == INDOOR:
        return UNDERGROUND if text.get("location") == "underground" else INDOOR
    return None


def _place(tags: Mapping[str, str]) -> str | None:
    """Indoor or outdoor; who watches "indoor;outdoor" watches streets, too."""
    words = _listed(tags.get("surveillance"))
    if "outdoor" in words or ("public" in words and "indoor" in words):
        return OUTDOOR
    is_inside = tags.get("indoor", "no").lower() not in ("no", "false", "0", "")
    location = tags.get("location", "").lower()
    if "indoor" in words or is_inside or location in ("indoor", "inside", "underground"):
        return INDOOR
    return OUTDOOR if location in ("outdoor", "outside") or tags.get("indoor") == "no" else None


def _listed(value: Any) -> tuple[str, ...]:
    """The words of a list such as "camera;guard", in lower case."""
    return () if value is None else _split(str(value))


@lru_cache(maxsize=1024)  # of a hundred thousand cameras the words are the same few
def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in map(str.strip, re.split("[;,|]", text.lower())) if part)


def camera_of(tags: Mapping[str, Any]) -> tuple[Camera, list[str]]:
    """A camera from the tags of what `is_surveillance`.

    `surveillance=public` says that public ground is watched, not by whom: ownership is known only
    where `operator:type` tells it. The sign of `camera:tilt` is used both ways; a camera looks down.
    What watches no street has the status NO_VIEW; `no_view_reason` tells why.

    Parameters
    ----------
    tags
        Value by key.

    Returns
    -------
    Camera, list of str
        And the tags, or parts of them, that could not be used, as "key = value".

    Examples
    --------
    >>> one, problems = camera_of({"man_made": "surveillance", "camera:type": "dome", "camera:direction": "up"})
    >>> one.kind, one.ownership, problems
    ('dome', 'unknown', ['camera:direction = up'])
    """
    tags = {
        key: str(value).strip() for key, value in tags.items() if value is not None and str(value).strip()
    }
    problems: list[str] = []
    values: dict[str, Any] = {"operator": tags.get("operator"), "source": "OpenStreetMap"}
    values["ownership"] = _ownership(tags)
    values["kind"] = _kind(tags, problems)
    values["mount"] = _mount(tags, problems)
    values["place"] = _place(tags)
    values["observed_on"] = tags.get("check_date") or tags.get("survey:date")
    values["direction_deg"], values["sectors"] = _direction(tags, problems)
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


def _direction(tags: Mapping[str, str], problems: list[str]) -> tuple[float | None, str | None]:
    """Of a list such as "NW;forward" what can be used, the rest is a problem."""
    for key in _DIRECTIONS:
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


def _ownership(tags: Mapping[str, str]) -> str:
    operator = tags.get("operator:type", "").lower()
    if operator in ("public", "government", "police", "municipal", "military"):
        return PUBLIC
    return PRIVATE if operator.startswith("private") or operator == "business" else UNKNOWN


def _kind(tags: Mapping[str, str], problems: list[str]) -> str | None:
    """The kind: what it reads comes before how it is built. `cctv` is a camera like any other."""
    what, built = _listed(tags.get("surveillance:type")), _listed(tags.get("camera:type"))
    watched = _listed(tags.get("surveillance"))
    if any(word in _PLATES for word in (*what, *built)):
        return ALPR
    if any(word in _SPEED for word in (*_listed(tags.get("highway")), *what, *built)):
        return SPEED
    if WEBCAM in (*what, *built, *watched):
        return WEBCAM
    for word in what:
        if word not in _CAMERA_WORDS and word not in _NO_CAMERAS:
            problems.append(f"surveillance:type = {word}")
    kinds = {{"ptz": PANNING}.get(word, word) for word in built} - {"cctv", "camera", *_NO_CAMERAS}
    if len(kinds) == 1 and kinds <= set(KINDS):
        return kinds.pop()
    if kinds:
        problems.append(f"camera:type = {tags['camera:type']}")
    return next((word for word in what if not built and word in KINDS), None)


def _mount(tags: Mapping[str, str], problems: list[str]) -> str:
    given = tags.get("camera:mount", "")
    word = given.lower().replace(" ", "_")
    if _ON_BUILDINGS.fullmatch(word):
        return ON_BUILDING
    if _ON_STREETS.fullmatch(word):
        return ON_STREET
    if given:
        problems.append(f"camera:mount = {given}")
    return UNKNOWN


def building_gone(tags: Mapping[str, str]) -> str | None:
    """Why a building or part of these tags is not there, such as "demolished"; else None.

    Examples
    --------
    >>> building_gone({"building": "yes", "demolished": "yes"})
    'demolished'
    """
    kind = _building_kind(tags)[0]
    return (
        kind if kind in _GONE else next((word for word in _GONE if tags.get(word, "").lower() in _YES), None)
    )


def _building_kind(tags: Mapping[str, str]) -> tuple[str, bool]:
    """What building, or part of one, it is, and whether it is a part."""
    kind = tags.get("building", "no").lower()
    return (kind, False) if kind != "no" else (tags.get("building:part", "").lower(), True)


def not_a_wall(tags: Mapping[str, str]) -> str | None:
    """Why a building of these tags does not block the view.

    What is disused, abandoned or being built still stands there. A part that is a roof stands on others if it tells
    from what height on; then it blocks the view from there on.

    Parameters
    ----------
    tags : mapping of str to str
        Value by key.

    Returns
    -------
    str or None
        "underground", "open roof" or "not there"; None where it is a wall.

    References
    ----------
    https://wiki.openstreetmap.org/wiki/Key:location, Key:layer, Tag:building=roof, Lifecycle_prefix.

    Examples
    --------
    >>> not_a_wall({"building": "roof"}), not_a_wall({"building:part": "roof", "min_height": "3"})
    ('open roof', None)
    """
    if building_gone(tags):
        return NOT_THERE
    kind, is_part = _building_kind(tags)
    if _is_underground(tags, kind):
        return UNDERGROUND
    rises = is_part and any(tags.get(key) for key in ("min_height", "building:min_level"))
    if (kind in _OPEN or tags.get("wall", tags.get("walls", "")).lower() == "no") and not rises:
        return OPEN_ROOF
    return None


def _is_underground(tags: Mapping[str, str], kind: str) -> bool:
    location = tags.get("location", "").lower()
    if location in _ABOVE:
        return False
    layers = [part.translate(_MINUS).strip() for part in tags.get("layer", "").split(";")]
    if all(_NEGATIVE.fullmatch(layer) for layer in layers) or kind in _UNDERGROUND:
        return True
    if location in _UNDERGROUND or tags.get("parking", "").lower() in _UNDERGROUND:
        return True
    below = tags.get("building:levels:underground", "0").strip()
    levels = tags.get("building:levels", "").translate(_MINUS).strip()
    has_cellars = levels == "0" and below.isdecimal() and int(below) > 0
    return (has_cellars or _NEGATIVE.fullmatch(levels) is not None) and not tags.get("height")


def is_walkable(tags: Mapping[str, str]) -> bool:
    """Whether people may walk along a line of these tags. The one rule, of the import and of every search.

    * Without `highway`, and with one that is not known to be for walking (motorway, raceway, construction,
      proposed, and any new word), it is none: rails, rivers, borders and what is not there yet.
    * A cycleway or bridleway is not for walking, nor a busway or trunk road, unless it says so: `foot` yes,
      designated or permissive, or a sidewalk. (The wiki's default of a trunk road is yes, but where people do
      walk along one in a city its sidewalks are tagged, or drawn as ways of their own.)
    * A platform is where people wait: what leads over one is drawn as a way of its own.
    * An area (`area=yes`), such as a square, is no line to walk along.
    * `foot` no, private, military or use_sidepath closes it; so does `access` no, private or military, unless
      `foot` is yes, designated or permissive. `motorroad=yes` is `foot=no` where foot is silent.
    * `construction`, `proposed`, `disused`, `abandoned` or `demolished` = yes: not there, or not in use.
    * Several values, "a;b" or a list's text "['a', 'b']" (of streets that were merged): each has to allow it.

    Parameters
    ----------
    tags : mapping of str to str
        Value by key.

    Returns
    -------
    bool

    References
    ----------
    https://wiki.openstreetmap.org/wiki/OSM_tags_for_routing/Access_restrictions, Key:highway, Key:access.

    Examples
    --------
    >>> is_walkable({"highway": "footway"}), is_walkable({"highway": "['residential', 'motorway_link']"})
    (True, False)
    """
    kinds = words(tags.get("highway"))
    return bool(kinds) and _kinds_for_walking(tags).issuperset(kinds) and not is_closed(tags)


def _kinds_for_walking(tags: Mapping[str, str]) -> frozenset[str]:
    return _FOR_WALKING | _WHERE_SAID if _is_welcome(tags) or _has_sidewalk(tags) else _FOR_WALKING


def _is_welcome(tags: Mapping[str, str]) -> bool:
    foot = words(tags.get("foot"))
    return bool(foot) and _OPEN_TO_ALL.issuperset(foot)


def is_closed(tags: Mapping[str, str]) -> bool:
    """Whether a way is closed to people on foot, no line to walk along, or not there.

    Examples
    --------
    >>> is_closed({"access": "private"}), is_closed({"access": "private", "foot": "yes"})
    (True, False)
    """
    closed = not _NOT_ON_FOOT.isdisjoint(words(tags.get("foot")))
    if not closed and not _is_welcome(tags):
        closed = not _CLOSED.isdisjoint(words(tags.get("access"))) or says(tags, "motorroad")
    return closed or any(says(tags, key) for key in ("area", *NOT_IN_USE))


def words(text: str | None) -> list[str]:
    """The words of one value, or of several in one, whatever holds them together.

    Examples
    --------
    >>> words("['service', 'residential']")
    ['service', 'residential']
    """
    return [word for word in _WORD.findall(text.lower()) if word not in _NO_WORDS] if text else []


def says(tags: Mapping[str, str], key: str) -> bool:
    """Whether a tag is yes.

    Examples
    --------
    >>> says({"area": "yes"}, "area"), says({}, "area")
    (True, False)
    """
    return not _YES.isdisjoint(words(tags.get(key)))


def _has_sidewalk(tags: Mapping[str, str]) -> bool:
    sides = ("sidewalk:both", "sidewalk:left", "sidewalk:right")
    told = words(tags.get("sidewalk"))
    return (bool(told) and _SIDEWALKS.issuperset(told)) or any(says(tags, side) for side in sides)


def is_building(tags: Mapping[str, str]) -> bool:
    """Whether it is a building, or a part of one.

    Examples
    --------
    >>> is_building({"building:part": "roof"}), is_building({"building": "no"})
    (True, False)
    """
    return any(tags.get(key, "no") != "no" for key in BUILT)


def no_building(tags: Mapping[str, str]) -> str | None:
    """Why there is no building where tags speak of one, by key; "no" where the value says so.

    Returns
    -------
    str or None
        None where they do not speak of one, or there is one.

    Examples
    --------
    >>> no_building({"proposed:building": "yes"}), no_building({"building": "no"}), no_building({"building": "yes"})
    ('proposed', 'no', None)
    """
    if is_building(tags):
        return None
    gone = next(filter(None, (life_cycle(tags, key) for key in BUILT)), None)
    return gone or ("no" if any(key in tags for key in BUILT) else None)


def is_square(tags: Mapping[str, str]) -> bool:
    """Whether a closed way with a highway tag is an area, such as a square, and no line to walk along.

    Examples
    --------
    >>> is_square({"highway": "pedestrian", "area": "yes"}), is_square({"highway": "footway"})
    (True, False)
    """
    return tags.get("area") == "yes" or tags.get("highway") == "platform" or is_building(tags)


def station_kind(tags: Mapping[str, str]) -> str | None:
    """Which kind of station it is: "station", "halt" or "entrance"; None where it is none.

    Examples
    --------
    >>> station_kind({"railway": "subway_entrance"})
    'entrance'
    """
    return next((kinds[tags[key]] for key, kinds in STATIONS.items() if tags.get(key) in kinds), None)


def station_gone(tags: Mapping[str, str]) -> str | None:
    """Why there is no station where tags have one, such as "disused"; else None.

    Examples
    --------
    >>> station_gone({"railway": "disused", "disused": "station"})
    'disused'
    """
    return next(filter(None, (life_cycle(tags, key, list(kinds)) for key, kinds in STATIONS.items())), None)


def sight_kind(tags: Mapping[str, str]) -> str | None:
    """Which kind of sight, square or named neighbourhood it is; None where it is none.

    Examples
    --------
    >>> sight_kind({"tourism": "museum"})
    'museum'
    """
    return next((tags[key] for key, kinds in SIGHTS.items() if tags.get(key) in kinds), None)
