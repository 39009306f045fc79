"""Walks between places on a network: searched, measured, and what the least exposed of them proves.

Of a pair of places it is the shortest walk, the least exposed, or all trade-offs between the two. Where the least
exposed walk is in view, there is no walk out of view, for the search is exact.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial

import numpy as np

from . import routing
from .cancelling import stop_if, waited
from .exposure import Exposure, Stretches, joined, stretches_along
from .measuring import WALKING_SPEED, MeasuredLines, line_figures, measured_lines
from .pairing import all_pairs, each_two
from .ragged import Floats, Geometries, Ints, Strings, sums
from .routing import EXPOSURE, LENGTH, Tree, Walk
from .walk_network import (
    DESTINATION,
    MAX_ENTRY_M,
    ORIGIN,
    VIA,
    Stops,
    WalkNetwork,
    cameras_at,
    stops,
    with_doors,
)

SHORTEST, LEAST_EXPOSED, TRADE_OFFS = "shortest", "least exposed", "all trade-offs"
ROUTES = (SHORTEST, LEAST_EXPOSED, TRADE_OFFS)
"""Which walks may be asked for."""

TRADE_OFF = "trade-off"
"""A walk between the shortest and the least exposed."""

LOT = {SHORTEST: 1000, LEAST_EXPOSED: 1000, TRADE_OFFS: 50}
"""How many pairs are searched and measured before their walks are handed on, which take some 45 KB each."""

OK, UNUSABLE, TOO_FAR, NO_WAY = "ok", "unusable", "too far", "no way"
"""Status of a pair: it has a walk, a place of it has no point or is too far from the network, no streets lead there."""

_TREES = 8
_AT_ONCE = 500  # walks measured between two looks at whether to go on
_SEARCHING = 6 / 7  # of the time


@dataclass(frozen=True)
class WalkOptions:
    """Which walks to find, and how they are measured.

    Parameters
    ----------
    route : str
        One of `ROUTES`.
    max_detour : float
        None is longer than the shortest by more than this share.
    max_entry_m : float
        A place farther from the network, metres, gets none.
    speed : float
        Metres per second, for the time in view.
    proofs : bool
        Whether the least exposed walk of a pair comes with its `Proof`.

    Raises
    ------
    ValueError
        For a route that is none, a negative detour or distance, or a speed that is not above 0.

    Examples
    --------
    >>> WalkOptions(LEAST_EXPOSED, max_detour=0.2).max_entry_m
    500
    """

    route: str = SHORTEST
    max_detour: float = np.inf
    max_entry_m: float = MAX_ENTRY_M
    speed: float = WALKING_SPEED
    proofs: bool = True

    def __post_init__(self) -> None:
        if self.route not in ROUTES:
            raise ValueError(f"route is none of {', '.join(ROUTES)}: {self.route}")
        if not (self.max_detour >= 0 and self.max_entry_m >= 0 and self.speed > 0):
            raise ValueError("max_detour and max_entry_m must be 0 or more, speed above 0")


@dataclass(frozen=True)
class PlaceNote:
    """What is to be said of a place: what it is to the walk (`role`), its row, and metres from it to the network."""

    role: str
    row: int
    leg_m: float


@dataclass(frozen=True)
class Proof:
    """Whether there is a walk out of view, as the least exposed one shows, and what the ends have to do with it.

    Lengths are whole millimetres, as the search counts them. The walk is the least exposed of those that are at most
    `max_detour` longer than the shortest (infinity: of all), and there is one out of view if `exposed_mm` is 0. Else
    `watched` has the roles of the places that cameras see, or the way to the street there, and `rest_mm` is what the
    least exposed walk has in view but for these cameras, None where there are none.
    """

    length_mm: int
    exposed_mm: int
    detour: float
    max_detour: float
    watched: tuple[str, ...] = ()
    rest_mm: int | None = None


@dataclass(frozen=True)
class FoundWalk:
    """A walk of a pair of rows, or why there is none: the `status`.

    `detour` is length (or time, where that is least) divided by the shortest, less 1. `notes` are of the places that
    are unusable or too far, and of a walk those that it does not enter by the nearest street. `ends` are the rows of
    `Stops.places` where it enters and leaves the network. The least exposed walk of a pair has a `proof`.
    """

    origin: int
    destination: int
    route: str
    status: str = OK
    walk: Walk | None = None
    detour: float = np.nan
    ends: tuple[int, int] = (0, 0)
    notes: tuple[PlaceNote, ...] = ()
    proof: Proof | None = None

    @property
    def stays(self) -> bool:
        """Whether there is nothing to walk, the start being the end."""
        return self.walk is not None and not len(self.walk.line)


@dataclass(frozen=True)
class Walks:
    """The walks found of pairs, in order of the pairs, and their figures; from `find_walks`.

    Parameters
    ----------
    network : WalkNetwork
        What they go along.
    stops : Stops
        What they lead between.
    options : WalkOptions
        Which walks were asked for.
    found : list of FoundWalk
        The walks of each pair, one at least, with a status.
    rows : array of int, (k,)
        Those rows of `found` that have a walk.
    measured : MeasuredLines
        The figures of these, in their order.

    Examples
    --------
    >>> import shapely
    >>> from surveillance_exposure.core import viewsheds, walk_network
    >>> seen, _ = viewsheds.discs(viewsheds.Cameras(np.zeros((1, 2))))
    >>> town = walk_network.build_walk_network(shapely.linestrings([[[0.0, 0.0], [100.0, 0.0]]]), seen)
    >>> walks = find_walks(town, np.array([[0.0, 0.0], [90.0, 0.0]]))
    >>> walks.figure("length_m").tolist(), walk_lines(walks)[0].wkt
    ([90.0], 'LINESTRING (0 0, 90 0)')
    """

    network: WalkNetwork
    stops: Stops
    options: WalkOptions
    found: list[FoundWalk]
    rows: Ints
    measured: MeasuredLines

    def figure(self, name: str) -> Floats:
        """A figure of `Exposure` for each row of `found`, NaN where there is no walk."""
        return self.spread(getattr(self.measured.exposure, name))

    def spread(self, values: Floats | Ints) -> Floats:
        """Values of the walks that there are, on the rows of `found`."""
        result = np.full(len(self.found), np.nan)
        result[self.rows] = values
        return result


def find_walks(
    network: WalkNetwork,
    origins: Floats,
    destinations: Floats | None = None,
    options: WalkOptions | None = None,
    pairs: Ints | None = None,
    via: Floats | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _: None,
) -> Walks:
    """Find walks between places, and measure them.

    Parameters
    ----------
    network : WalkNetwork
        What `build_walk_network` made.
    origins, destinations : array, (n, 2) and (m, 2)
        Where walks start and end, metres, as of `stops`; without destinations walks lead between the origins.
    options : WalkOptions, optional
        Which walks.
    pairs : array of int, (pairs, 2), optional
        Rows of an origin and a destination each, such as `pairing` makes them. None: all pairs, or every two of the
        origins where there are no destinations.
    via : array, (k, 2), optional
        Places that every walk passes, metres.
    is_cancelled : callable
        Asked now and then whether to stop.
    progress : callable
        Is told what share is done, 0 to 1.

    Returns
    -------
    Walks
        Their columns by `walk_figures`, their lines by `walk_lines`.

    Raises
    ------
    ValueError
        Where a list has no usable place, or places are in degrees.
    IndexError
        Where a pair has a row that is none.
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> import shapely
    >>> from surveillance_exposure.core.cameras import Sites
    >>> from surveillance_exposure.core.viewsheds import Viewsheds
    >>> from surveillance_exposure.core.walk_network import build_walk_network
    >>> cameras = Sites(np.array([1.0]), np.array(["public"]), np.array([0]))
    >>> seen = np.array([shapely.box(10, -5, 40, 5)])
    >>> views = Viewsheds(seen, np.array([0]), cameras, np.array([30.0]), np.array([None]), [["a", None, None]])
    >>> ways = ["LINESTRING (0 0, 100 0)", "LINESTRING (0 0, 0 50, 100 50, 100 0)"]
    >>> town = build_walk_network(shapely.from_wkt(ways), views)
    >>> start, end = np.array([[0.0, 0.0]]), np.array([[100.0, 0.0]])
    >>> walks = find_walks(town, start, end, WalkOptions(TRADE_OFFS))
    >>> figures = walk_figures(walks)
    >>> [figures[name].tolist() for name in ("route", "length_m", "exposed_m", "detour")]
    [['shortest', 'least exposed'], [100.0, 200.0], [30.0, 0.0], [0.0, 1.0]]
    """
    known = stops(network, origins, destinations, via, is_cancelled)
    if pairs is None:
        one = len(known.origins)
        pairs = each_two(one) if destinations is None else all_pairs(one, len(known.destinations))
    return walks_between(network, known, pairs, options, is_cancelled, progress)


def walks_between(
    network: WalkNetwork,
    known: Stops,
    pairs: Ints,
    options: WalkOptions | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _: None,
) -> Walks:
    """Find walks between places that `stops` has found on the network, and measure them.

    Parameters
    ----------
    network : WalkNetwork
        The network.
    known : Stops
        The places.
    pairs : array of int, (pairs, 2)
        Rows of an origin and a destination each.
    options : WalkOptions, optional
        Which walks.
    is_cancelled : callable
        Asked now and then whether to stop.
    progress : callable
        Is told what share is done, 0 to 1.

    Returns
    -------
    Walks
        As of `find_walks`.

    Raises
    ------
    IndexError
        Where a pair has a row that is none.
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> import shapely
    >>> from surveillance_exposure.core import viewsheds, walk_network
    >>> seen, _ = viewsheds.discs(viewsheds.Cameras(np.zeros((1, 2))))
    >>> town = walk_network.build_walk_network(shapely.linestrings([[[0.0, 0.0], [100.0, 0.0]]]), seen)
    >>> known = walk_network.stops(town, np.array([[0.0, 0.0], [90.0, 0.0]]))
    >>> walks_between(town, known, np.array([[1, 0]])).found[0].status
    'ok'
    """
    options = options or WalkOptions()
    numbered = known.numbered(pairs)
    known = with_doors(network, known, numbered, options.max_entry_m, is_cancelled)
    search = _Search(network, known, options, is_cancelled)
    found = search.walks_of(numbered, lambda done: progress(_SEARCHING * done))
    rows = np.array([i for i, each in enumerate(found) if each.walk is not None], dtype=np.int64)
    walks = [each.walk for each in found if each.walk is not None]
    rest = 1 - _SEARCHING
    measured = _measured(
        network, known, walks, options.speed, is_cancelled, lambda done: progress(_SEARCHING + rest * done)
    )
    return Walks(network, known, options, found, rows, measured)


def walks_in_lots(
    network: WalkNetwork,
    known: Stops,
    pairs: Ints,
    options: WalkOptions | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _: None,
) -> Iterator[Walks]:
    """The same some pairs at a time, in their order, for more walks than fit into memory; parameters as there.

    There is one lot at least, which is empty where there are no pairs.
    """
    options = options or WalkOptions()
    size = LOT[options.route]
    for first in range(0, max(len(pairs), 1), size):
        lot = pairs[first : first + size]

        def tell(done: float, first: int = first, count: int = len(lot)) -> None:
            progress((first + done * count) / max(len(pairs), 1))

        yield walks_between(network, known, lot, options, is_cancelled, tell)


def summed_up(lots: Sequence[Walks], known: Stops) -> Walks:
    """What is left of lots of walks without where these lead: for figures and sums, not for lines.

    Parameters
    ----------
    lots : sequence of Walks, (1 or more)
        What `without_ways` left of each lot.
    known : Stops
        What they lead between.

    Returns
    -------
    Walks
    """
    first = np.cumsum([0, *(len(lot.found) for lot in lots)])
    exposures = [lot.measured.exposure for lot in lots]
    columns = {
        each.name: np.concatenate([getattr(one, each.name) for one in exposures]) for each in fields(Exposure)
    }
    return Walks(
        lots[0].network,
        known,
        lots[0].options,
        [each for lot in lots for each in lot.found],
        np.concatenate([lot.rows + before for lot, before in zip(lots, first.tolist())]),
        replace(lots[0].measured, exposure=Exposure(**columns)),
    )


def without_ways(walks: Walks) -> Walks:
    """The same without where the walks lead, and without what sees them where: little to keep."""
    gone = Walk(np.empty(0, np.int64), np.empty(0), np.empty(0), (0, 0))
    found = [each if each.walk is None else replace(each, walk=gone) for each in walks.found]
    nowhere = Stretches(*np.empty((2, 0), np.int64), *np.empty((2, 0)))
    return replace(walks, found=found, measured=replace(walks.measured, stretches=nowhere))


def pairs_without_walk(
    network: WalkNetwork,
    known: Stops,
    pairs: Ints,
    options: WalkOptions | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Ints:
    """The rows of `pairs` that have no walk, which is known before any is searched; parameters as of `find_walks`."""
    options = options or WalkOptions()
    numbered = known.numbered(pairs)
    known = with_doors(network, known, numbered, options.max_entry_m, is_cancelled)
    search = _Search(network, known, options, is_cancelled)
    return np.array([i for i, pair in enumerate(numbered) if search.problem(pair)], dtype=np.int64)


@dataclass
class _Search:
    """Searches walks between stops; the last few trees are kept, since pairs share places."""

    network: WalkNetwork
    stops: Stops
    options: WalkOptions
    is_cancelled: Callable[[], bool]
    from_destinations: bool = False  # then searches go against the way one travels
    _trees: OrderedDict[tuple[int, ...], Tree] = field(default_factory=OrderedDict)
    _looked_at: Counter[int] = field(default_factory=Counter)

    def walks_of(
        self, pairs: Sequence[tuple[int, int]], progress: Callable[[float], None]
    ) -> list[FoundWalk]:
        """The walks of every pair, in their order."""
        origins, destinations = ({pair[end] for pair in pairs} for end in (0, 1))
        self.from_destinations = len(destinations) < len(origins)
        # Those that share a tree after one another, however they are given.
        order = sorted(range(len(pairs)), key=lambda i: pairs[i][1 if self.from_destinations else 0])
        found: list[list[FoundWalk]] = [[] for _ in pairs]
        for number, i in enumerate(order):
            self._go_on()
            progress(number / len(pairs))
            found[i] = self._of(pairs[i])
        return [each for several in found for each in several]

    def problem(self, pair: tuple[int, int]) -> FoundWalk | None:
        """Why a pair has no walk, if it has none."""
        stages = dict.fromkeys([pair[0], *self.stops.via, pair[1]])
        for place in stages:
            if not self.stops.usable[place]:
                return self._without(pair, UNUSABLE, [self._note(pair, place, np.nan)])
        leg = self.stops.places.access.leg
        far = [place for place in stages if leg[place] > self.options.max_entry_m]
        if far:
            return self._without(pair, TOO_FAR, [self._note(pair, place, leg[place]) for place in far])
        if not self.stops.cut_off.isdisjoint(self.stops.steps(pair)):
            return self._without(pair, NO_WAY, [])
        return None

    def _without(self, pair: tuple[int, int], status: str, notes: list[PlaceNote]) -> FoundWalk:
        return FoundWalk(*self._rows(pair), self.options.route, status, notes=tuple(notes))

    def _rows(self, pair: tuple[int, int]) -> tuple[int, int]:
        """The rows of a pair in their lists."""
        return pair[0] - self.stops.origins.start, pair[1] - self.stops.destinations.start

    def _note(self, pair: tuple[int, int], place: int, leg_m: float) -> PlaceNote:
        role = _role(pair, place)
        first = {ORIGIN: self.stops.origins, DESTINATION: self.stops.destinations, VIA: self.stops.via}[role]
        return PlaceNote(role, place - first.start, float(leg_m))

    def _go_on(self) -> None:
        stop_if(self.is_cancelled)

    def _tree(self, place: int, least: int, other: int, longest: float = np.inf) -> Tree:
        """The best walks from a place, at least as far as to another one, by a walk of at most so many millimetres.

        Near them alone, as long as this takes less than to look at the whole network once.
        """
        streets, places = self.network.streets, self.stops.places
        if self.from_destinations:
            streets, places = streets.reversed, places.reversed
        near: tuple[int, ...] = (place, least, other)
        is_far = least == EXPOSURE and not np.isfinite(longest)
        if is_far or (place, least) in self._trees or self._looked_at[place] > len(streets.network.nodes):
            return self._kept((place, least), lambda: routing.tree(streets, places, place, least))
        if least == LENGTH:
            return self._kept(near, lambda: routing.shortest_tree(streets, places, place, other))
        around = streets.between(places.access.entry[[place, other]], longest)
        return self._kept((*near, int(longest)), lambda: routing.tree(streets, places, place, least, around))

    def _kept(self, key: tuple[int, ...], search: Callable[[], Tree]) -> Tree:
        """The result of a search, kept for the next who asks."""
        if key not in self._trees:
            self._go_on()
            self._trees[key] = search()
            self._looked_at[key[0]] += len(self._trees[key].graph.nodes)
            if len(self._trees) > _TREES:
                self._trees.popitem(last=False)
        self._trees.move_to_end(key)
        return self._trees[key]

    def _of(self, pair: tuple[int, int]) -> list[FoundWalk]:
        """The walks of a pair: at least one, with a status if there is none."""
        problem = self.problem(pair)
        if problem:
            return [problem]
        legs = [self.stops.entries(step) for step in self.stops.steps(pair)]
        best = [self._best(*leg, LENGTH) for leg in legs]
        base = sum(walk.cost[LENGTH] for walks in best for walk in walks)
        longest = (
            np.floor(base * (1 + self.options.max_detour)) if np.isfinite(self.options.max_detour) else np.inf
        )
        if self.options.route != SHORTEST:
            best = [self.wanted(*leg, longest) for leg in legs]
        walks = routing.by_way_of(best, longest)
        if self.options.route == LEAST_EXPOSED:
            walks = walks[-1:]
        notes = tuple(self._entered_elsewhere(pair))
        found = []
        for i, walk in enumerate(walks):
            detour = walk.cost[LENGTH] / base - 1 if base else 0.0
            proves = (
                self.options.proofs
                and self.options.route != SHORTEST
                and i == len(walks) - 1
                and len(walk.line) > 0
            )
            proof = self._proof(pair, walk, detour, longest) if proves else None
            ends = legs[0][0], legs[-1][1]
            name = self._name(i, len(walks))
            found.append(FoundWalk(*self._rows(pair), name, OK, walk, detour, ends, notes, proof))
        return found

    def _entered_elsewhere(self, pair: tuple[int, int]) -> Iterator[PlaceNote]:
        """The places whose nearest street is cut off from the way, and how far the next is, by which one enters."""
        leg = self.stops.places.access.leg
        steps = ((step, self.stops.entries(step)) for step in self.stops.steps(pair))
        elsewhere = {row: place for step, rows in steps for place, row in zip(step, rows) if row != place}
        return (self._note(pair, place, leg[row]) for row, place in elsewhere.items())

    def _name(self, i: int, count: int) -> str:
        if self.options.route != TRADE_OFFS:
            return self.options.route
        if i == 0:
            return SHORTEST
        return LEAST_EXPOSED if i == count - 1 else TRADE_OFF

    def _best(self, a: int, b: int, least: int) -> list[Walk]:
        """The best walk, searched from the side that more pairs have in common; none where there is no way."""
        if self.from_destinations:
            walk = routing.walk_to(self._tree(b, least, a), a)
            return [routing.reverse(walk)] if walk else []
        walk = routing.walk_to(self._tree(a, least, b), b)
        return [walk] if walk else []

    def wanted(self, a: int, b: int, longest: float) -> list[Walk]:
        """What of the front between two places is wanted, where that is more than the shortest."""
        if self.options.route == LEAST_EXPOSED and not np.isfinite(longest):
            return self._best(a, b, EXPOSURE)
        if self.from_destinations:
            a, b = b, a
        trees = self._tree(a, LENGTH, b), self._tree(a, EXPOSURE, b, longest)
        front = routing.pareto_front(*trees, b, longest, self.is_cancelled)
        return [routing.reverse(each) for each in front] if self.from_destinations else front

    def _proof(self, pair: tuple[int, int], walk: Walk, detour: float, longest: float) -> Proof:
        length_mm = round(1000 * float(np.abs(walk.end - walk.start).sum()))
        if self.network.streets.rules is None:
            length_mm = walk.cost[LENGTH]
        proof = Proof(length_mm, walk.cost[EXPOSURE], detour, self.options.max_detour)
        if not proof.exposed_mm:
            return proof
        watchers: dict[str, Ints] = {}
        for step in self.stops.steps(pair):
            for place, row in zip(step, self.stops.entries(step)):
                role = _role(pair, place)
                known = watchers.get(role, np.empty(0, np.int64))
                watchers[role] = np.union1d(known, self._watchers(place, row))
        cameras = np.unique(np.concatenate(list(watchers.values())))
        if not len(cameras):
            return proof
        watched = tuple(role for role, own in watchers.items() if len(own))
        return replace(proof, watched=watched, rest_mm=self._exposed_but_for(pair, cameras, longest))

    def _watchers(self, place: int, row: int) -> Ints:
        """The cameras that see a place or its leg, the one of this row."""
        stretches = self.stops.places.stretches
        return np.union1d(self.stops.in_view_of[place], stretches.owner[stretches.line == row])

    def _exposed_but_for(self, pair: tuple[int, int], cameras: Ints, longest: float) -> int:
        """Millimetres in view, at least, if these cameras did not see anything."""
        self._go_on()
        streets = routing.without(self.network.streets, cameras)
        known = self.stops.places.stretches
        others_see = known.where(~np.isin(known.owner, cameras))
        places = routing.places(streets, self.stops.places.access, others_see)
        others = _Search(
            replace(self.network, streets=streets),
            replace(self.stops, places=places),
            replace(self.options, route=LEAST_EXPOSED),
            self.is_cancelled,
        )
        legs = [others.wanted(*self.stops.entries(step), longest) for step in self.stops.steps(pair)]
        return routing.by_way_of(legs, longest)[-1].cost[EXPOSURE]


def _role(pair: tuple[int, int], place: int) -> str:
    """What a place is to the walk of a pair."""
    if place == pair[0]:
        return ORIGIN
    return DESTINATION if place == pair[1] else VIA


def _measured(
    network: WalkNetwork,
    known: Stops,
    walks: list[Walk],
    speed: float,
    is_cancelled: Callable[[], bool],
    progress: Callable[[float], None],
) -> MeasuredLines:
    """Walks measured by what is known of the streets they go along."""
    in_view = routing.stretches_of(network.streets, known.places)
    stretches, length = [], []
    for first in range(0, max(len(walks), 1), _AT_ONCE):
        stop_if(is_cancelled)
        progress(first / max(len(walks), 1))
        block = walks[first : first + _AT_ONCE]
        parts = routing.parts_of(block)
        seen = stretches_along(parts, in_view)
        stretches.append(replace(seen, line=seen.line + first))
        length.append(sums(parts.walk, np.abs(parts.end - parts.start), len(block)))
    figures = partial(measured_lines, np.concatenate(length), joined(stretches), network.viewsheds, speed)
    return waited(figures, is_cancelled)


def walk_lines(walks: Walks, is_cancelled: Callable[[], bool] = lambda: False) -> Geometries:
    """The lines of walks, one for each row of `found`.

    Parameters
    ----------
    walks : Walks
        What `find_walks` found.
    is_cancelled : callable
        Asked now and then whether to stop.

    Returns
    -------
    array of LineStrings, (n,)
        Metres; missing where there is no walk. A walk that stays is a line of no length.

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> import shapely
    >>> from surveillance_exposure.core import viewsheds, walk_network
    >>> seen, _ = viewsheds.discs(viewsheds.Cameras(np.zeros((1, 2))))
    >>> town = walk_network.build_walk_network(shapely.linestrings([[[0.0, 0.0], [100.0, 0.0]]]), seen)
    >>> walk_lines(find_walks(town, np.array([[0.0, 0.0], [90.0, 0.0]])))[0].wkt
    'LINESTRING (0 0, 90 0)'
    """
    known, found = walks.stops, [walks.found[i] for i in walks.rows.tolist()]
    stand = known.places.access.place[[known.origins[each.origin] for each in found]]
    walked = [each.walk for each in found if each.walk is not None]
    result = np.full(len(walks.found), None, dtype=object)
    for first in range(0, len(found), _AT_ONCE):
        stop_if(is_cancelled)
        these = slice(first, first + _AT_ONCE)
        lines = routing.lines_of(walked[these], walks.network.streets, known.places, stand[these])
        result[walks.rows[these]] = lines
    return result


def walk_figures(walks: Walks) -> dict[str, Floats | Ints | Strings]:
    """The columns of walks, one row for each of `found`.

    Parameters
    ----------
    walks : Walks
        What `find_walks` found.

    Returns
    -------
    dict of str to arrays, (n,)
        `walk_id` (from 1), those of `FIGURES`, `origin_id` and `destination_id` (rows from 1), `route`; metres of the
        legs, `entry_m` and `exit_m`, and what of them is in view, `entry_exposed_m` and `exit_exposed_m`; how many
        cameras see the ends, `origin_in_view` and `destination_in_view`; `detour` and `status`. NaN stands for what
        there is not.

    Examples
    --------
    >>> import shapely
    >>> from surveillance_exposure.core import viewsheds, walk_network
    >>> seen, _ = viewsheds.discs(viewsheds.Cameras(np.zeros((1, 2))))
    >>> town = walk_network.build_walk_network(shapely.linestrings([[[0.0, 0.0], [100.0, 0.0]]]), seen)
    >>> figures = walk_figures(find_walks(town, np.array([[0.0, 0.0], [90.0, 0.0]])))
    >>> figures["exposed_share"].tolist(), figures["status"].tolist()
    ([1.0], ['ok'])
    """
    found, known = walks.found, walks.stops
    rows = np.array([(each.origin, each.destination) for each in found], dtype=np.int64).reshape(-1, 2)
    origin, destination = rows.T
    columns: dict[str, Floats | Ints | Strings] = {"walk_id": np.arange(1, len(found) + 1)}
    columns |= {name: walks.spread(own) for name, own in line_figures(walks.measured).items()}
    columns |= {"origin_id": origin + 1, "destination_id": destination + 1}
    columns["route"] = np.array([each.route for each in found], dtype=str)
    walked = [found[i] for i in walks.rows.tolist()]
    moves = np.array([not each.stays for each in walked], dtype=bool)
    ends = np.array([each.ends for each in walked], dtype=np.int64).reshape(-1, 2)
    for name, leg in (("m", known.places.access.leg), ("exposed_m", known.leg_exposed_m())):
        for way, row in (("entry", ends[:, 0]), ("exit", ends[:, 1])):
            columns[f"{way}_{name}"] = walks.spread(np.where(moves, leg[row], 0.0))
    columns["origin_in_view"] = cameras_at(walks.network, known, known.origins.start + origin)
    columns["destination_in_view"] = cameras_at(walks.network, known, known.destinations.start + destination)
    columns["detour"] = np.array([each.detour for each in found], dtype=float)
    columns["status"] = np.array([each.status for each in found], dtype=str)
    return columns
