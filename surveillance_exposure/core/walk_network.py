"""A street network with what is in view on it, and the places that walks on it lead between.

A place enters the network by a straight leg to the nearest street. Where the streets nearest to two places do not
meet, a walk between them enters the part of the network, of those within reach of both, that takes the fewest metres
off the streets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np
import shapely

from . import checks, routing
from . import network as networks
from .camera_fields import key_of
from .cancelling import stop_if, waited
from .exposure import Stretches, facing, in_any_view, stretches_in_view
from .means import ANY_SIDE, FRONT, MODES, PLATES, WALK
from .measuring import camera_points
from .network import SNAP_TOLERANCE_M
from .ragged import Bools, Floats, Geometries, Ints, sums
from .routing import Places, Rules, Streets
from .travel import Travel
from .unions import touching
from .viewsheds import Viewsheds

MAX_ENTRY_M = 500
"""How far a place may be from the network, metres, where nothing else is said."""

ORIGIN, DESTINATION, VIA = "origin", "destination", "via"
"""What a place is to a walk."""


@dataclass(frozen=True)
class WalkNetwork:
    """A street network and what is in view on it: made once, for any number of walks.

    Parameters
    ----------
    streets : Streets
        The network with its costs; metres and millimetres.
    viewsheds : Viewsheds
        What cameras see, metres.
    mode : str
        One of `means.MODES`: how one travels.

    Examples
    --------
    >>> from surveillance_exposure.core.cameras import Sites
    >>> nobody = Viewsheds(np.empty(0, object), np.empty(0, int), Sites(), np.empty(0), np.empty(0, object), [])
    >>> town = build_walk_network(np.array([shapely.LineString([(0, 0), (100, 0)])]), nobody)
    >>> town.streets.network.length.tolist()
    [100.0]
    """

    streets: Streets
    viewsheds: Viewsheds
    mode: str = WALK


@dataclass(frozen=True)
class Journey:
    """How one travels, where that is not on foot.

    Parameters
    ----------
    mode : str
        One of `means.MODES`.
    travel : Travel
        Which way each line may be travelled, and how fast; one row each.
    timed : bool
        Whether it is time rather than length that is least.
    plates : str
        One of `PLATES`: which side of a vehicle a camera has to see.

    Raises
    ------
    ValueError
        For a mode or plates that are none.

    Examples
    --------
    >>> from surveillance_exposure.core.travel import DRIVE, travel_of
    >>> Journey(DRIVE, travel_of([{"highway": "residential", "oneway": "yes"}], DRIVE)).plates
    'any'
    """

    mode: str
    travel: Travel
    timed: bool = False
    plates: str = ANY_SIDE

    def __post_init__(self) -> None:
        checks.one_of("mode", self.mode, MODES)
        checks.one_of("plates", self.plates, PLATES)


@dataclass(frozen=True)
class Stops:
    """The places that walks lead between, and where they enter a network; from `stops`.

    Places are numbered: the origins, the destinations, those on the way; where destinations are the origins themselves,
    both have the same numbers.

    Parameters
    ----------
    places : Places
        A row for each place, and more rows, by which places enter other parts of the network than that of the nearest
        street.
    usable : array of bool, (n,)
        Which places have a point; another stands in for one that has none.
    in_view_of : list of arrays of int, (n,)
        The cameras that see each place.
    origins, destinations, via : range
        The numbers of the origins, the destinations and those on the way.
    doors : mapping of pairs of int
        For two places whose nearest streets do not meet, the rows by which a walk between them enters and leaves.
    cut_off : frozenset of pairs of int
        Pairs that no streets lead between.

    Examples
    --------
    >>> from surveillance_exposure.core.cameras import Sites
    >>> nobody = Viewsheds(np.empty(0, object), np.empty(0, int), Sites(), np.empty(0), np.empty(0, object), [])
    >>> town = build_walk_network(np.array([shapely.LineString([(0, 0), (100, 0)])]), nobody)
    >>> found = stops(town, np.array([[0.0, 3.0], [90.0, 0.0]]))
    >>> found.numbered(np.array([[0, 1]])), found.nearest_street_m(found.origins)
    ([(0, 1)], 0.0)
    """

    places: Places
    usable: Bools
    in_view_of: list[Ints]
    origins: range
    destinations: range
    via: range
    doors: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    cut_off: frozenset[tuple[int, int]] = frozenset()

    def numbered(self, pairs: Ints) -> list[tuple[int, int]]:
        """Pairs of rows of the origins and destinations as pairs of place numbers; IndexError if one is none."""
        if np.min(pairs, initial=0) < 0:
            raise IndexError("a row below 0")
        return [(self.origins[i], self.destinations[j]) for i, j in np.reshape(pairs, (-1, 2)).tolist()]

    def steps(self, pair: tuple[int, int]) -> list[tuple[int, int]]:
        """From place to place: from the origin of a pair by way of those on the way to the destination."""
        stages = [pair[0], *self.via, pair[1]]
        return list(zip(stages[:-1], stages[1:]))

    def entries(self, step: tuple[int, int]) -> tuple[int, int]:
        """The rows of `places` by which a walk from one place to another enters and leaves the network."""
        return self.doors.get(step, step)

    def nearest_street_m(self, numbers: range) -> float:
        """How far the nearest of these places, of the usable ones, is from the network."""
        legs = self.places.access.leg[: len(self.usable)]
        return float(legs[numbers][self.usable[numbers]].min())

    def leg_exposed_m(self) -> Floats:
        """How much of each leg, by the rows of `places`, is in view of any camera."""
        exposed = in_any_view(self.places.stretches)
        return sums(exposed.line, exposed.end - exposed.start, len(self.places.legs))


def build_walk_network(
    lines: Geometries,
    viewsheds: Viewsheds,
    tolerance: float = SNAP_TOLERANCE_M,
    is_cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _: None,
    journey: Journey | None = None,
) -> WalkNetwork:
    """Make a network of street lines, and find what of it is in view.

    Parameters
    ----------
    lines : LineStrings or MultiLineStrings in metres that one can travel along; missing ones are passed over.
    viewsheds : What the cameras see, in metres of the same system.
    tolerance : The end of a line within so many metres of a vertex of another is joined to it.
    is_cancelled : Asked now and then.
    progress : Told what share of the looking is done, 0 to 1: 0 once the network is made.
    journey : How one travels along each line; without it on foot, both ways.

    Returns
    -------
    The network, for `stops` and walks.

    Raises
    ------
    ValueError
        Where no line has a length.
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> from surveillance_exposure.core.cameras import Sites
    >>> cameras = Sites(np.array([1.0]), np.array(["public"]), np.array([0]))
    >>> seen = np.array([shapely.box(10, -5, 40, 5)])
    >>> views = Viewsheds(seen, np.array([0]), cameras, np.array([30.0]), np.array([None]), [["a", None, None]])
    >>> found = build_walk_network(np.array([shapely.LineString([(0, 0), (100, 0)])]), views)
    >>> found.streets.exposed.start.tolist(), found.streets.exposed.end.tolist()
    ([10.0], [40.0])
    """
    network = networks.build_network(lines, tolerance, is_cancelled)
    progress(0.0)
    stretches = stretches_in_view(network.edges, viewsheds.shapes, viewsheds.camera, is_cancelled, progress)
    if journey is None:
        return WalkNetwork(waited(partial(routing.streets, network, stretches), is_cancelled), viewsheds)
    stretches = of_side(stretches, network.edges, viewsheds, journey.plates)
    rules = Rules(journey.travel.take(network.source), journey.timed)
    streets = waited(partial(routing.streets, network, stretches, rules), is_cancelled)
    return WalkNetwork(streets, viewsheds, journey.mode)


def of_side(stretches: Stretches, lines: Geometries, viewsheds: Viewsheds, plates: str) -> Stretches:
    """Stretches of lines where a camera sees a side of a vehicle, one of `PLATES`; see `exposure.facing`."""
    if plates == ANY_SIDE:
        return stretches
    points, known = camera_points(viewsheds)
    stands = np.where(known[:, None], shapely.get_coordinates(points), np.nan)
    return facing(stretches, lines, stands, plates == FRONT)


def standing(viewsheds: Viewsheds, ids: Sequence[Any], points: Geometries) -> tuple[Viewsheds, int]:
    """Viewsheds with the points where their cameras stand, by camera_id, and of how many cameras that is not known.

    Parameters
    ----------
    viewsheds : Viewsheds
        What the cameras see.
    ids : sequence, (n,)
        The camera_id of cameras; None where there is none.
    points : array of Points, (n,)
        Where these stand, metres.

    Returns
    -------
    Viewsheds
    int
    """
    known = {
        key_of(name): point for name, point in zip(ids, points) if name is not None and point is not None
    }
    stands = np.empty(len(viewsheds.names), dtype=object)
    stands[:] = [known.get(key_of(name[0])) for name in viewsheds.names]
    lost = int(shapely.is_missing(stands).sum())
    return replace(viewsheds, points=stands[viewsheds.camera]), lost


def stops(
    network: WalkNetwork,
    origins: Floats,
    destinations: Floats | None = None,
    via: Floats | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Stops:
    """Where places enter a network, and who sees them.

    Parameters
    ----------
    network : The network.
    origins : Where walks start, x and y in metres, shape (n, 2); NaN in an unusable one, which gets no walk.
    destinations : Where they end, shape (m, 2). None: the origins themselves.
    via : Places that every walk passes, all of them, in this order, shape (k, 2).
    is_cancelled : Asked now and then.

    Returns
    -------
    The places, for pairs and walks.

    Raises
    ------
    ValueError
        Where a list has no usable place.
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> from surveillance_exposure.core.cameras import Sites
    >>> nobody = Viewsheds(np.empty(0, object), np.empty(0, int), Sites(), np.empty(0), np.empty(0, object), [])
    >>> town = build_walk_network(np.array([shapely.LineString([(0, 0), (100, 0)])]), nobody)
    >>> found = stops(town, np.array([[0.0, 3.0]]), np.array([[90.0, 0.0], [np.nan, np.nan]]))
    >>> found.places.access.leg[:2].tolist(), found.usable.tolist()
    ([3.0, 0.0], [True, True, False])
    """
    for name, given_xy in (("origins", origins), ("destinations", destinations), ("via", via)):
        if given_xy is not None and np.size(given_xy):
            checks.places(name, given_xy, may_be_unknown=True)
    given = {ORIGIN: origins, DESTINATION: destinations, VIA: via}
    named = {name: np.reshape(xy, (-1, 2)) for name, xy in given.items() if xy is not None}
    xy = np.concatenate([_with_stand_ins(name, each) for name, each in named.items()])
    usable = np.isfinite(np.concatenate(list(named.values()))).all(axis=1)
    first = np.cumsum([0, *(len(each) for each in named.values())]).tolist()
    numbers = {name: range(*first[i : i + 2]) for i, name in enumerate(named)}

    seen = network.viewsheds
    access = waited(partial(networks.access, network.streets.network, xy), is_cancelled)
    in_view = stretches_in_view(routing.legs(access), seen.shapes, seen.camera, is_cancelled)
    places = shapely.points(access.place)
    place, shed = waited(partial(touching, places, seen.shapes), is_cancelled)
    watchers: list[set[int]] = [set() for _ in xy]
    for i, camera in zip(place.tolist(), seen.camera[shed].tolist()):
        watchers[i].add(camera)
    return Stops(
        routing.places(network.streets, access, in_view),
        usable,
        [np.array(sorted(each), dtype=np.int64) for each in watchers],
        numbers[ORIGIN],
        numbers.get(DESTINATION, numbers[ORIGIN]),
        numbers.get(VIA, range(0)),
    )


def _with_stand_ins(name: str, xy: Floats) -> Floats:
    """The same with a usable place where one is unusable."""
    usable = np.isfinite(xy).all(axis=1)
    if not usable.any():
        raise ValueError(f"{name}: no place is usable")
    return np.where(usable[:, None], xy, xy[np.argmax(usable)])


def with_doors(
    network: WalkNetwork,
    known: Stops,
    pairs: Sequence[tuple[int, int]],
    max_entry_m: float = MAX_ENTRY_M,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Stops:
    """The stops, with doors for those of `pairs` whose nearest streets do not meet.

    Parameters
    ----------
    network : The network.
    known : What `stops` made for it.
    pairs : Pairs of place numbers, as `Stops.numbered` gives them.
    max_entry_m : How far places may be from where they enter, metres.
    is_cancelled : Asked now and then.

    Returns
    -------
    The stops, which are as they were where all nearest streets meet.

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`.
    """
    nearest, part_of = known.places.access, edge_parts(network.streets)
    part = part_of[nearest.edge].tolist()
    apart = [
        step
        for step in dict.fromkeys(step for pair in pairs for step in known.steps(pair))
        if (part[step[0]] != part[step[1]] or part[step[0]] < 0) and known.usable[list(step)].all()
    ]
    if network.streets.rules is not None:
        apart = _without_way(network.streets, known.places, apart, is_cancelled)
    if not apart:
        return known
    needed, number = np.unique(np.array(apart, dtype=np.int64), return_inverse=True)
    streets = network.streets.network
    found = networks.doors(streets, nearest.place[needed], max_entry_m, is_cancelled, part_of)
    chosen = {step: found.between(*both) for step, both in zip(apart, number.reshape(-1, 2).tolist())}
    into = part_of[found.access.edge].tolist()
    row_of: dict[int, int] = {}
    more: list[int] = []
    for step, between in chosen.items():
        for place, door in zip(step, between or ()):
            if into[door] == part[place]:  # by its nearest street, as ever
                row_of[door] = place
            elif door not in row_of:
                row_of[door] = len(known.places.legs) + len(more)
                more.append(door)
    access, seen = found.access.take(np.array(more, dtype=np.int64)), network.viewsheds
    in_view = stretches_in_view(routing.legs(access), seen.shapes, seen.camera, is_cancelled)
    return replace(
        known,
        places=routing.with_more(network.streets, known.places, access, in_view),
        doors={step: (row_of[both[0]], row_of[both[1]]) for step, both in chosen.items() if both},
        cut_off=frozenset(step for step, both in chosen.items() if not both),
    )


def edge_parts(streets: Streets) -> Ints:
    """The part that each edge is of: one may travel there and back within a part; -1 for an edge between two."""
    network, of = streets.network, streets.parts
    tail, head = of[network.tail], of[network.head]
    return np.asarray(np.where(tail == head, tail, -1))


def _without_way(
    streets: Streets, places: Places, steps: Sequence[tuple[int, int]], is_cancelled: Callable[[], bool]
) -> list[tuple[int, int]]:
    """Those steps between places, of different parts, that no streets lead along from the nearest ones."""
    size = len(places.legs)
    reached: dict[int, Bools] = {}
    found = []
    for step in sorted(steps):
        stop_if(is_cancelled)
        here, there = step
        if here not in reached:
            out = places.arcs.head[[here, here + size]]
            each = [streets.reached_from(node) for node in out[out >= 0].tolist()]
            nowhere = np.zeros(len(streets.network.nodes), dtype=bool)
            reached = {here: np.logical_or.reduce([nowhere, *each])}
        ends = places.back.head[[there, there + size]]
        leads = reached[here][ends[ends >= 0]].any()
        if not leads and routing.straight_between(streets, places, here, there) is None:
            found.append(step)
    return found


def cameras_at(network: WalkNetwork, known: Stops, numbers: Ints) -> Floats:
    """How many cameras see each of these places itself: the sum of their counts; NaN for an unusable place."""
    count = network.viewsheds.sites.count
    each, back = np.unique(numbers, return_inverse=True)
    found = np.array([count[known.in_view_of[i]].sum() for i in each.tolist()], dtype=float)
    return np.asarray(np.where(known.usable[each], found, np.nan)[back.reshape(-1)])
