"""Which origin goes with which destination: pairs of their rows, shape (pairs, 2)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from . import checks, routing
from . import network as networks
from .cancelling import stop_if
from .exposure import Stretches
from .network import Doors
from .ragged import Geometries, Ints
from .routing import LENGTH, Places
from .walk_network import MAX_ENTRY_M, Stops, WalkNetwork, edge_parts

ALL_PAIRS, ROW_BY_ROW, COMMON_FIELD, NEAREST = "all pairs", "row by row", "common field", "nearest"
PAIRINGS = (ALL_PAIRS, ROW_BY_ROW, COMMON_FIELD, NEAREST)


def all_pairs(origins: int, destinations: int) -> Ints:
    """Each of so many origins with each destination.

    Parameters
    ----------
    origins, destinations : int
        How many there are.

    Returns
    -------
    array of int, (origins * destinations, 2)
        Rows of both.

    Raises
    ------
    ValueError
        Where a number is negative.

    Examples
    --------
    >>> all_pairs(2, 2).tolist()
    [[0, 0], [0, 1], [1, 0], [1, 1]]
    """
    checks.at_least("origins", origins)
    checks.at_least("destinations", destinations)
    return np.stack([*np.divmod(np.arange(origins * destinations), max(destinations, 1))], axis=1)


def each_two(places: int) -> Ints:
    """Every two of so many places, the one that comes first as origin: people may walk both ways.

    Parameters
    ----------
    places : int
        How many there are.

    Returns
    -------
    array of int, (places * (places - 1) / 2, 2)
        Rows of both.

    Raises
    ------
    ValueError
        Where the number is negative.

    Examples
    --------
    >>> each_two(3).tolist()
    [[0, 1], [0, 2], [1, 2]]
    """
    checks.at_least("places", places)
    return np.stack(np.triu_indices(places, 1), axis=1)


def each_ordered(places: int) -> Ints:
    """Every two of so many places, each as origin once: by bicycle and car the way back is another one.

    Parameters
    ----------
    places : int
        How many there are.

    Returns
    -------
    array of int, (places * (places - 1), 2)
        Rows of both.

    Raises
    ------
    ValueError
        Where the number is negative.

    Examples
    --------
    >>> each_ordered(3).tolist()
    [[0, 1], [0, 2], [1, 0], [1, 2], [2, 0], [2, 1]]
    """
    pairs = all_pairs(places, places)
    return np.asarray(pairs[pairs[:, 0] != pairs[:, 1]])


def row_by_row(origins: int, destinations: int) -> Ints:
    """The first origin with the first destination and so on; the rest has no partner.

    Parameters
    ----------
    origins, destinations : int
        How many there are.

    Returns
    -------
    array of int, (min(origins, destinations), 2)
        Rows of both.

    Raises
    ------
    ValueError
        Where a number is negative.

    Examples
    --------
    >>> row_by_row(3, 2).tolist()
    [[0, 0], [1, 1]]
    """
    checks.at_least("origins", origins)
    checks.at_least("destinations", destinations)
    rows = np.arange(min(origins, destinations))
    return np.stack([rows, rows], axis=1)


def partners(origin_keys: Sequence[Hashable], destination_keys: Sequence[Hashable]) -> Ints:
    """How many destinations have the key of each origin; None is no key.

    >>> partners(["a", "b", None], ["b", "b", None]).tolist()
    [0, 2, 0]
    """
    count = Counter(key for key in destination_keys if key is not None)
    return np.array([count[key] for key in origin_keys], dtype=np.int64)


def pairs_by_key(origin_keys: Sequence[Hashable], destination_keys: Sequence[Hashable]) -> Ints:
    """Origins with the destinations of the same key; None is no key. As many as `partners` adds up to.

    Parameters
    ----------
    origin_keys, destination_keys : sequence, (n,) and (m,)
        The key of each.

    Returns
    -------
    array of int, (pairs, 2)
        Rows of both, by origin.

    Examples
    --------
    >>> pairs_by_key(["a", "b", None], ["b", "b", None]).tolist()
    [[1, 0], [1, 1]]
    """
    rows = defaultdict(list)
    for j, key in enumerate(destination_keys):
        if key is not None:
            rows[key].append(j)
    found = [(i, j) for i, key in enumerate(origin_keys) for j in rows.get(key, ())]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def pairs_within(known: Stops, distance: float) -> Ints:
    """Each destination with the origins near it, destination by destination.

    Parameters
    ----------
    known : The places; unusable ones are in no pair.
    distance : How far apart two may be, metres in a straight line.

    Returns
    -------
    Pairs of rows of the origins and destinations.
    """
    points, starts, goals = _usable_points(known)
    goal, start = shapely.STRtree(points[starts]).query(points[goals], "dwithin", distance)
    order = np.lexsort([start, goal])
    return np.column_stack(
        [starts[start[order]] - known.origins.start, goals[goal[order]] - known.destinations.start]
    )


def least_distance(known: Stops) -> float:
    """How far the nearest origin is from any destination, metres in a straight line; of usable ones."""
    points, starts, goals = _usable_points(known)
    return float(shapely.distance(points[starts][:, None], points[goals][None]).min())


def _usable_points(known: Stops) -> tuple[Geometries, Ints, Ints]:
    """The points of all places, and the numbers of the usable origins and destinations."""
    points = shapely.points(known.places.access.place[: len(known.usable)])
    starts, goals = (np.array(some)[known.usable[some]] for some in (known.origins, known.destinations))
    return points, starts, goals


def origins_without_pair(known: Stops, pairs: Ints) -> int:
    """How many usable origins are in none of the pairs."""
    return int(known.usable[known.origins].sum()) - len(np.unique(pairs[:, 0]))


def nearest_pairs(
    network: WalkNetwork,
    known: Stops,
    count: int = 1,
    max_entry_m: float = MAX_ENTRY_M,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Ints:
    """Each origin with the destinations nearest along the streets, the nearest first.

    Parameters
    ----------
    network : WalkNetwork
        The network.
    known : Stops
        The places. Destinations farther than `max_entry_m` from the network are none, unless all are.
    count : int
        How many of the nearest.
    max_entry_m : float
        How far places may be from where they enter the network, metres.
    is_cancelled : callable
        Asked between origins whether to stop.

    Returns
    -------
    array of int, (pairs, 2)
        Rows of the origins and destinations; an origin that reaches none is paired with the first of them.

    Raises
    ------
    ValueError
        Where the count is below 1, or the distance negative.
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> from surveillance_exposure.core import viewsheds, walk_network
    >>> seen, _ = viewsheds.discs(viewsheds.Cameras(np.zeros((1, 2))))
    >>> town = walk_network.build_walk_network(shapely.linestrings([[[0.0, 0.0], [100.0, 0.0]]]), seen)
    >>> goals = np.array([[90.0, 0.0], [40.0, 0.0]])
    >>> nearest_pairs(town, walk_network.stops(town, np.zeros((1, 2)), goals)).tolist()
    [[0, 1]]
    """
    checks.at_least("count", count, 1)
    checks.at_least("max_entry_m", max_entry_m)
    goals = np.array(known.destinations)[known.usable[known.destinations]]
    near = known.places.access.leg[goals] <= max_entry_m
    goals = goals[near] if near.any() else goals
    ways = _other_ways(network, known, max_entry_m, is_cancelled)
    pairs = []
    for row, origin in enumerate(known.origins):
        stop_if(is_cancelled)
        tree = routing.tree(network.streets, known.places, origin, LENGTH)
        length = routing.costs_to(tree, goals)[:, LENGTH]
        if ways:
            for i, other in ways.lengths(network, origin, goals, np.flatnonzero(~np.isfinite(length))):
                length[i] = other
        order = np.argsort(length, kind="stable")[:count]
        reached = order[np.isfinite(length[order])]
        chosen = goals[reached if len(reached) else order[:1]] - known.destinations.start
        pairs += [(row, goal) for goal in chosen.tolist()]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


@dataclass(frozen=True)
class _OtherWays:
    """Where places that are cut off from one another may enter another part of the network, in view of nobody."""

    doors: Doors
    places: Places

    def lengths(
        self, network: WalkNetwork, origin: int, goals: Ints, cut_off: Ints
    ) -> Iterator[tuple[int, float]]:
        """The millimetres to those goals that are cut off, by their rows, as far as there is a way."""
        by_door = defaultdict(list)
        for i in cut_off.tolist():
            between = self.doors.between(origin, int(goals[i]))
            if between:
                by_door[between[0]].append((i, between[1]))
        for door, ways in by_door.items():
            tree = routing.tree(network.streets, self.places, door, LENGTH)
            length = routing.costs_to(tree, np.array([row for _, row in ways]))[:, LENGTH]
            yield from zip((i for i, _ in ways), length.tolist())


def _other_ways(
    network: WalkNetwork, known: Stops, max_entry_m: float, is_cancelled: Callable[[], bool]
) -> _OtherWays | None:
    """None where the streets nearest to all places are connected."""
    part, nearest = edge_parts(network.streets), known.places.access
    if len(np.unique(part[nearest.edge])) == 1 and part[nearest.edge[0]] >= 0:
        return None
    doors = networks.doors(network.streets.network, nearest.place, max_entry_m, is_cancelled, part)
    none = Stretches(*(np.empty(0, kind) for kind in (np.int64, np.int64, float, float)))
    return _OtherWays(doors, routing.places(network.streets, doors.access, none))
