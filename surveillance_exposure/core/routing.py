"""Walks between places: the shortest, the least exposed, and everything between the two.

Costs are length and exposed length in whole millimetres: ties of floats would multiply a Pareto front on
grid streets. Everybody may walk both ways.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.ops import substring

from .exposure import Parts, Stretches, in_any_view, within
from .network import Access, Network
from .ragged import Bools, Floats, Geometries, Ints, offsets, sums

if TYPE_CHECKING:
    import networkx

LENGTH, EXPOSURE = 0, 1
"""What a walk is least of; of several such walks, the least of the other."""

_MM = 1000.0
_NONE = -1
_LOOK_UP = 4096  # labels between two looks at whether to go on


@dataclass(frozen=True)
class Arcs:
    """Ways along an edge, in order of `tail`: from `tail` to `head`, `start` to `end` metres along `edge`.

    `cost` is length and exposed length in millimetres, shape (n, 2).
    """

    tail: Ints
    head: Ints
    cost: Ints
    edge: Ints
    start: Floats
    end: Floats


@dataclass(frozen=True)
class Streets:
    """A network ready for any number of searches.

    `stretches` are those of each edge in view of each camera, `exposed` those in view of any.
    """

    network: Network
    stretches: Stretches
    exposed: Stretches
    arcs: Arcs

    def to_networkx(self) -> networkx.MultiGraph:
        """The graph of `Network.to_networkx`, its edges with `exposed` metres too."""
        graph = self.network.to_networkx()
        exposed = sums(self.exposed.line, self.exposed.end - self.exposed.start, len(self.network.edges))
        for _, _, row, data in graph.edges(keys=True, data=True):
            data["exposed"] = float(exposed[row])
        return graph


@dataclass(frozen=True)
class Places:
    """Places that walks lead to: `arcs` go from a place (as `tail`) to both ends of its edge (`head`).

    `legs` are the straight lines from the places to the network, `leg_cost` their cost, `stretches` those
    of the legs in view.
    """

    access: Access
    arcs: Arcs
    legs: Geometries
    leg_cost: Ints
    stretches: Stretches


@dataclass(frozen=True)
class Walk:
    """A walk: parts of lines, one after the other.

    Parameters
    ----------
    line : array of int, (k,)
        Edges of the network are numbered first, then the legs of the places.
    start, end : array, (k,)
        From where to where along each, metres.
    cost : (int, int)
        Length and exposed length, millimetres.

    Examples
    --------
    >>> reverse(Walk(np.array([0]), np.array([0.0]), np.array([9.0]), (9000, 0))).start.tolist()
    [9.0]
    """

    line: Ints
    start: Floats
    end: Floats
    cost: tuple[int, int]


def streets(network: Network, stretches: Stretches) -> Streets:
    """Prepare a network for searches.

    Parameters
    ----------
    network : The network.
    stretches : What of its edges is in view of each camera, as `exposure.stretches_in_view` finds it.

    Returns
    -------
    The network with its costs.
    """
    edges = np.arange(len(network.edges))
    exposed = in_any_view(stretches)
    whole = Parts(edges, edges, np.zeros(len(edges)), network.length)
    cost = _cost(whole, exposed, len(edges))
    cost[:, LENGTH] = np.maximum(cost[:, LENGTH], 1)  # no circle is free
    there = Arcs(network.tail, network.head, cost, edges, whole.start, whole.end)
    back = Arcs(network.head, network.tail, cost, edges, whole.end, whole.start)
    arcs = _joined(there, back)
    useful = np.flatnonzero(arcs.tail != arcs.head)
    order = useful[np.argsort(arcs.tail[useful], kind="stable")]
    return Streets(network, stretches, exposed, _rows(arcs, order))


def without(streets: Streets, cameras: Ints) -> Streets:
    """The same streets as if some cameras saw nothing.

    Parameters
    ----------
    streets : The streets.
    cameras : Numbers of the cameras, the owners of their stretches.

    Returns
    -------
    The streets with the costs that are left.
    """
    found, known = streets.stretches, streets.exposed
    kept = ~np.isin(found.owner, cameras)
    others = found.where(kept)
    edges = np.unique(found.line[~kept])  # all else stays as it is
    again = in_any_view(found.where(kept & np.isin(found.line, edges)))
    rest = known.where(~np.isin(known.line, edges))
    line = np.concatenate([rest.line, again.line])
    order = np.argsort(line, kind="stable")
    start, end = np.concatenate([rest.start, again.start]), np.concatenate([rest.end, again.end])
    exposed = Stretches(line[order], np.zeros_like(line), start[order], end[order])
    whole = Parts(edges, edges, np.zeros(len(edges)), streets.network.length[edges])
    seen = np.full(len(streets.network.edges), _NONE)
    seen[edges] = _cost(whole, exposed, len(seen))[:, EXPOSURE]
    arcs, cost = streets.arcs, streets.arcs.cost.copy()
    changed = np.flatnonzero(seen[arcs.edge] != _NONE)
    cost[changed, EXPOSURE] = np.minimum(seen[arcs.edge[changed]], cost[changed, LENGTH])
    return Streets(
        streets.network,
        others,
        exposed,
        Arcs(arcs.tail, arcs.head, cost, arcs.edge, arcs.start, arcs.end),
    )


def places(streets: Streets, access: Access, leg_stretches: Stretches) -> Places:
    """Places where they enter the network.

    Parameters
    ----------
    streets : The streets.
    access : Where the places enter, as `network.access` finds it.
    leg_stretches : What of `legs(access)` is in view of each camera.

    Returns
    -------
    The places, for searches from and to them.
    """
    network, place = streets.network, np.arange(len(access.edge))
    number = len(network.nodes) + place
    ends = (
        (network.tail[access.edge], np.zeros(len(place))),
        (
            network.head[access.edge],
            network.length[access.edge],
        ),
    )
    found = []
    for head, end in ends:
        parts = Parts(place, access.edge, access.along, end)
        cost = _cost(parts, streets.exposed, len(network.edges))
        found.append(Arcs(number, head, cost, access.edge, access.along, end))
    lines = Parts(place, place, np.zeros(len(place)), access.leg)
    return Places(
        access,
        _joined(*found),
        legs(access),
        _cost(lines, in_any_view(leg_stretches), len(place)),
        leg_stretches,
    )


def with_more(streets: Streets, known: Places, more: Access, leg_stretches: Stretches) -> Places:
    """`known` and, numbered after them, places more; `leg_stretches` is what of `legs(more)` is in view."""
    access = Access(
        *(
            np.concatenate([getattr(known.access, name), getattr(more, name)])
            for name in ("edge", "along", "leg", "place", "entry")
        )
    )
    one, two = known.stretches, leg_stretches
    stretches = Stretches(
        np.concatenate([one.line, two.line + len(known.legs)]),
        np.concatenate([one.owner, two.owner]),
        np.concatenate([one.start, two.start]),
        np.concatenate([one.end, two.end]),
    )
    return places(streets, access, stretches)


def legs(access: Access) -> Geometries:
    """The straight lines from places to where they enter the network, shape (places,)."""
    if not len(access.place):
        return np.empty(0, dtype=object)
    return np.asarray(shapely.linestrings(np.stack([access.place, access.entry], axis=1)))


def _cost(parts: Parts, exposed: Stretches, lines: int) -> Ints:
    """Length and exposed length of each part in whole millimetres, shape (parts, 2)."""
    part, _, low, high = within(parts, exposed, lines)
    length = np.abs(parts.end - parts.start)
    seen = np.minimum(sums(part, high - low, len(length)), length)
    cost: Ints = np.rint(np.column_stack([length, seen]) * _MM).astype(np.int64)
    return cost


def _joined(*several: Arcs) -> Arcs:
    return Arcs(
        *(
            np.concatenate([getattr(each, name) for each in several])
            for name in ("tail", "head", "cost", "edge", "start", "end")
        )
    )


def _rows(arcs: Arcs, rows: Ints | Bools) -> Arcs:
    return Arcs(
        arcs.tail[rows],
        arcs.head[rows],
        arcs.cost[rows],
        arcs.edge[rows],
        arcs.start[rows],
        arcs.end[rows],
    )


@dataclass(frozen=True)
class Tree:
    """Best walks from one place to every junction: the least of `least`, then of the other cost.

    Parameters
    ----------
    streets : Streets
        What they go along.
    places : Places
        The places that they may lead to.
    place : int
        The row of the one that they start from.
    least : int
        LENGTH or EXPOSURE.
    own : Arcs
        Those out of the place.
    cost : array, (junctions + 1, 2)
        Length and exposed length, millimetres; infinite where there is no way. The place itself comes last.
    into : array of int, (junctions + 1,)
        The arc by which each junction is reached: a row of the streets' arcs, then of `own`.

    Examples
    --------
    >>> from surveillance_exposure.core.network import access, build_network
    >>> street = build_network(shapely.linestrings([[[0, 0], [100, 0]]]))
    >>> none = Stretches(*np.empty((2, 0), np.int64), *np.empty((2, 0)))
    >>> town = streets(street, none)
    >>> ends = places(town, access(street, np.array([[0.0, 3.0], [90.0, 0.0]])), none)
    >>> tree(town, ends, 0, LENGTH).cost[:, LENGTH].tolist()
    [0.0, 100000.0, 0.0]
    """

    streets: Streets
    places: Places
    place: int
    least: int
    own: Arcs
    cost: Floats
    into: Ints


def tree(streets: Streets, places: Places, place: int, least: int) -> Tree:
    """The best walks from a place to every junction.

    Dijkstra's search twice: for the first cost, then for the second on the arcs of walks best in the first.

    Parameters
    ----------
    streets : Streets
        Such as `WalkNetwork.streets`.
    places : Places
        Such as `Stops.places`.
    place : int
        The row of the one to start from.
    least : int
        LENGTH or EXPOSURE: what the walks are least of; of several such walks, the least of the other.

    Returns
    -------
    Tree
        The walks, for `walk_to` and `costs_to`.

    Raises
    ------
    ValueError
        Where `least` is neither.

    References
    ----------
    Dijkstra (1959), Numerische Mathematik 1, 269-271.

    Examples
    --------
    >>> from surveillance_exposure.core.network import access, build_network
    >>> street = build_network(shapely.linestrings([[[0, 0], [100, 0]]]))
    >>> none = Stretches(*np.empty((2, 0), np.int64), *np.empty((2, 0)))
    >>> town = streets(street, none)
    >>> ends = places(town, access(street, np.array([[0.0, 3.0], [90.0, 0.0]])), none)
    >>> costs_to(tree(town, ends, 0, LENGTH), np.array([1])).tolist()
    [[93000.0, 0.0]]
    """
    size = len(streets.network.nodes)
    out = _out_of(places, place)
    own = Arcs(np.full(len(out.tail), size), out.head, out.cost, out.edge, out.start, out.end)
    arcs = streets.arcs
    tail, head = np.concatenate([arcs.tail, own.tail]), np.concatenate([arcs.head, own.head])
    cost = np.concatenate([arcs.cost, own.cost]).astype(float).T
    first = _distances(tail, head, cost[least], size)
    tight = np.isfinite(first[tail])
    tight &= first[tail] + cost[least] == first[head]
    tail, head, then, rows = tail[tight], head[tight], cost[1 - least][tight], np.flatnonzero(tight)
    second = _distances(tail, head, then, size)
    best = second[tail] + then == second[head]
    into = np.full(size + 1, _NONE)
    into[head[best]] = rows[best]
    both = np.column_stack([first, second] if least == LENGTH else [second, first])
    return Tree(streets, places, place, least, own, both, into)


def _distances(tail: Ints, head: Ints, cost: Floats, source: int) -> Floats:
    """From `source`, the last junction; sums of whole millimetres are exact in floats."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra

    size = source + 1
    matrix = csr_matrix((cost, head, offsets(tail, size)), shape=(size, size))
    return np.asarray(dijkstra(matrix, indices=source))


def _rows_of(tree: Tree, rows: Ints) -> Arcs:
    """Arcs by their row in `Tree.into`: of a walk only the first comes out of the place."""
    base = len(tree.streets.arcs.tail)
    return _joined(_rows(tree.own, rows[rows >= base] - base), _rows(tree.streets.arcs, rows[rows < base]))


def costs_to(tree: Tree, others: Ints) -> Floats:
    """The costs of the best walks to other places.

    Parameters
    ----------
    tree : The best walks from a place.
    others : Rows of other places that it knows, shape (n,).

    Returns
    -------
    Length and exposed length in millimetres, legs included, shape (n, 2); infinite where there is no way.
    """
    places, least = tree.places, tree.least
    ways = _out_of(places, others)
    by_tail, by_head = (tree.cost[ways.head] + ways.cost).reshape(2, len(others), 2)
    tied = by_head[:, least] == by_tail[:, least]
    nearer = np.where(
        tied, by_head[:, 1 - least] < by_tail[:, 1 - least], by_head[:, least] < by_tail[:, least]
    )
    cost = np.where(nearer[:, None], by_head, by_tail)
    cost += places.leg_cost[tree.place] + places.leg_cost[others]
    for i in np.flatnonzero(places.access.edge[others] == places.access.edge[tree.place]):
        walk = walk_to(tree, int(others[i]))  # maybe straight along the edge in common
        cost[i] = walk.cost if walk else np.inf
    return np.asarray(cost)


def _out_of(places: Places, place: Ints | int) -> Arcs:
    """The arcs from places to the tails of their edges, then those to the heads."""
    rows = np.atleast_1d(place)
    return _rows(places.arcs, np.concatenate([rows, rows + len(places.legs)]))


def _ways_in(tree: Tree, place: int) -> Arcs:
    """The arcs into another place: from both ends of its edge, and straight along an edge in common."""
    streets, places = tree.streets, tree.places
    out = _out_of(places, place)
    ways = Arcs(out.head, out.tail, out.cost, out.edge, out.end, out.start)
    here, there = (places.access.along[[each]] for each in (tree.place, place))
    edge = places.access.edge[[tree.place]]
    if edge[0] != places.access.edge[place]:
        return ways
    straight = Parts(np.zeros(1, np.int64), edge, here, there)
    cost = _cost(straight, streets.exposed, len(streets.network.edges))
    source = np.array([len(streets.network.nodes)])
    return _joined(ways, Arcs(source, out.tail[:1], cost, edge, here, there))


def walk_to(tree: Tree, place: int) -> Walk | None:
    """The best walk to another place.

    Parameters
    ----------
    tree : The best walks from a place.
    place : The row of another that it knows.

    Returns
    -------
    The walk; None where the streets do not lead there. From a place to itself one stays: a walk without parts.

    Examples
    --------
    >>> from surveillance_exposure.core.network import access, build_network
    >>> street = build_network(shapely.linestrings([[[0, 0], [100, 0]]]))
    >>> none = Stretches(*np.empty((2, 0), np.int64), *np.empty((2, 0)))
    >>> town = streets(street, none)
    >>> ends = places(town, access(street, np.array([[0.0, 3.0], [90.0, 0.0]])), none)
    >>> walk_to(tree(town, ends, 0, LENGTH), 1).cost
    (93000, 0)
    """
    if _same(tree.places, tree.place, place):
        return _staying()
    ways = _ways_in(tree, place)
    total = tree.cost[ways.tail] + ways.cost
    last = int(np.lexsort([total[:, 1 - tree.least], total[:, tree.least]])[0])
    if not np.isfinite(total[last, LENGTH]):
        return None
    found = []
    node = int(ways.tail[last])
    base = len(tree.streets.arcs.tail)
    while node != len(tree.streets.network.nodes):
        arc = int(tree.into[node])
        found.append(arc)
        node = int(tree.streets.arcs.tail[arc]) if arc < base else int(tree.own.tail[arc - base])
    arcs = _rows_of(tree, np.array(found[::-1], np.int64))
    return _walk(tree, place, _joined(arcs, _one(ways, last)))


def _one(arcs: Arcs, row: int) -> Arcs:
    return _rows(arcs, np.array([row]))


def _same(places: Places, one: int, other: int) -> bool:
    return bool((places.access.place[one] == places.access.place[other]).all())


def _staying() -> Walk:
    return Walk(np.empty(0, np.int64), np.empty(0), np.empty(0), (0, 0))


def _leg_cost(places: Places, one: int, other: int) -> Ints:
    return np.asarray(places.leg_cost[one] + places.leg_cost[other])


def _walk(tree: Tree, place: int, arcs: Arcs) -> Walk:
    """The walk over `arcs`, with the legs at both its ends."""
    places, edges = tree.places, len(tree.streets.network.edges)
    cost = arcs.cost.sum(axis=0) + _leg_cost(places, tree.place, place)
    leg = places.access.leg
    return Walk(
        np.concatenate([[edges + tree.place], arcs.edge, [edges + place]]),
        np.concatenate([[0.0], arcs.start, [leg[place]]]),
        np.concatenate([[leg[tree.place]], arcs.end, [0.0]]),
        (int(cost[LENGTH]), int(cost[EXPOSURE])),
    )


def reverse(walk: Walk) -> Walk:
    """The same walk the other way."""
    return Walk(walk.line[::-1], walk.end[::-1], walk.start[::-1], walk.cost)


def pareto_front(
    shortest: Tree,
    least: Tree,
    destination: int,
    longest: float = np.inf,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> list[Walk]:
    """The Pareto front of length and exposed length: one walk for each cost that no other walk betters.

    A search by labels (BOA*) among the junctions that a walk of the front can pass at all: those where what is least of
    each cost, there and on, does not exceed what the walk best in the other cost has of it.

    Parameters
    ----------
    shortest, least : Tree
        The best walks from the origin by LENGTH and by EXPOSURE.
    destination : int
        The row of the place to walk to.
    longest : float
        How long walks may be, millimetres, legs included; longer ones are left out.
    is_cancelled : callable
        Asked now and then whether to stop.

    Returns
    -------
    list of Walk
        From the shortest to the least exposed; none where the streets do not lead there.

    Raises
    ------
    ValueError
        Where the trees are not those of one place, by LENGTH and by EXPOSURE.
    InterruptedError
        Once `is_cancelled()`.

    References
    ----------
    Hansen (1980), Bicriterion path problems, and Martins (1984), European Journal of Operational Research 16, 236-245:
    such fronts by labels. Hernandez Ulloa et al. (2020), ICAPS: BOA*.

    Examples
    --------
    >>> from surveillance_exposure.core.network import access, build_network
    >>> ways = shapely.from_wkt(["LINESTRING (0 0, 100 0)", "LINESTRING (0 0, 50 60, 100 0)"])
    >>> built = build_network(ways)
    >>> seen = Stretches(np.array([0]), np.array([0]), np.array([10.0]), np.array([40.0]))
    >>> town, none = streets(built, seen), Stretches(*np.empty((2, 0), np.int64), *np.empty((2, 0)))
    >>> ends = places(town, access(built, np.array([[0.0, 0.0], [100.0, 0.0]])), none)
    >>> [walk.cost for walk in pareto_front(tree(town, ends, 0, LENGTH), tree(town, ends, 0, EXPOSURE), 1)]
    [(100000, 30000), (156205, 0)]
    """
    streets, places, origin = shortest.streets, shortest.places, shortest.place
    if _same(places, origin, destination):
        return [_staying()]
    first = walk_to(shortest, destination)
    last = walk_to(least, destination)
    if first is None or last is None or first.cost[LENGTH] > longest:
        return []
    if first.cost[EXPOSURE] == last.cost[EXPOSURE]:
        return [first]
    legs = _leg_cost(places, origin, destination)
    most: Floats = np.array([min(last.cost[LENGTH], longest), first.cost[EXPOSURE]]) - legs.astype(float)
    onward = [tree(streets, places, destination, each).cost for each in (LENGTH, EXPOSURE)]
    to_go = np.column_stack([onward[LENGTH][:-1, LENGTH], onward[EXPOSURE][:-1, EXPOSURE]])
    so_far = np.column_stack([shortest.cost[:, LENGTH], least.cost[:, EXPOSURE]])

    to_go = np.vstack([to_go, np.full((1, 2), np.inf), np.zeros((1, 2))])
    size = len(streets.network.nodes)
    ways = _ways_in(shortest, destination)
    goal = Arcs(ways.tail, np.full(len(ways.tail), size + 1), ways.cost, ways.edge, ways.start, ways.end)
    arcs = _joined(
        *(
            _rows(each, (so_far[each.tail] + each.cost + to_go[each.head] <= most).all(axis=1))
            for each in (streets.arcs, shortest.own, goal)
        )
    )
    labels = _labels(arcs, to_go, size, most, is_cancelled)
    return [_walk(shortest, destination, _rows(arcs, rows)) for rows in labels]


def _labels(
    arcs: Arcs, to_go: Floats, source: int, most: Floats, is_cancelled: Callable[[], bool]
) -> list[Ints]:
    """The arcs of one walk from `source` to the junction after it for each cost on the front, by length."""
    ends = np.array([source, source + 1])
    used, place = np.unique(np.concatenate([ends, arcs.tail, arcs.head]), return_inverse=True)
    start, end, *_ = place = place.reshape(-1).tolist()
    tails, heads = place[2 : 2 + len(arcs.tail)], place[2 + len(arcs.tail) :]
    ways: list[list[tuple[int, int, int, int]]] = [[] for _ in used]
    for row, (a, b, length, seen) in enumerate(zip(tails, heads, *arcs.cost.T.tolist())):
        ways[a].append((b, length, seen, row))
    ahead = np.where(np.isfinite(to_go[used]), to_go[used], 0).astype(np.int64)  # nothing leads to the source
    ahead_length, ahead_seen = ahead.T.tolist()
    longest, bound = float(most[LENGTH]), int(most[EXPOSURE]) + 1

    least_seen = [bound] * len(used)  # of the labels settled at each junction
    before, by = [_NONE], [_NONE]  # the label before each label, and the arc between
    found: list[int] = []
    queue = [(ahead_length[start], ahead_seen[start], start, 0, 0, _NONE, _NONE)]
    while queue:
        _, guess, node, length, seen, parent, row = heappop(queue)
        if seen >= least_seen[node] or guess >= bound:
            continue
        least_seen[node] = seen
        label = len(before)
        before.append(parent)
        by.append(row)
        if label % _LOOK_UP == 0 and is_cancelled():
            raise InterruptedError
        if node == end:
            bound = seen
            found.append(label)
            continue
        for other, more, more_seen, arc in ways[node]:
            now_seen = seen + more_seen
            if now_seen < least_seen[other] and now_seen + ahead_seen[other] < bound:
                now = length + more
                total = now + ahead_length[other]
                if total <= longest:
                    guess = now_seen + ahead_seen[other]
                    heappush(queue, (total, guess, other, now, now_seen, label, arc))
    walks = []
    for label in found:
        rows = []
        while before[label] != _NONE:
            rows.append(by[label])
            label = before[label]  # noqa: PLW2901 - back to the start
        walks.append(np.array(rows[::-1], dtype=np.int64))
    return walks


def by_way_of(fronts: Sequence[list[Walk]], longest: float = np.inf) -> list[Walk]:
    """The Pareto front of walks that are made of one walk of each front, one after the other.

    Parameters
    ----------
    fronts : Walks of each leg of the way, such as Pareto fronts.
    longest : How long the whole may be, millimetres.

    Returns
    -------
    The walks, from the shortest to the least exposed; none where a leg has none.
    """
    walks = [_staying()]
    for each in fronts:
        # Costs first: most of the walks joined are bettered by others, and their parts take much memory.
        one, two = (np.array([walk.cost for walk in some]).reshape(-1, 2) for some in (walks, each))
        cost = (one[:, None] + two).reshape(-1, 2)
        order = np.lexsort([cost[:, EXPOSURE], cost[:, LENGTH]])
        length, exposure = cost[order].T
        better = length <= longest
        better[1:] &= exposure[1:] < np.minimum.accumulate(exposure)[:-1]
        walks = [_appended(walks[k // len(each)], each[k % len(each)]) for k in order[better].tolist()]
    return walks


def _appended(one: Walk, other: Walk) -> Walk:
    return Walk(
        np.concatenate([one.line, other.line]),
        np.concatenate([one.start, other.start]),
        np.concatenate([one.end, other.end]),
        (one.cost[LENGTH] + other.cost[LENGTH], one.cost[EXPOSURE] + other.cost[EXPOSURE]),
    )


def parts_of(walks: Sequence[Walk]) -> Parts:
    """The parts of all walks, numbered by their row; for `exposure.stretches_along`."""
    count = [len(walk.line) for walk in walks]
    return Parts(
        np.repeat(np.arange(len(walks)), count),
        np.concatenate([walk.line for walk in walks] or [np.empty(0, np.int64)]),
        np.concatenate([walk.start for walk in walks] or [np.empty(0)]),
        np.concatenate([walk.end for walk in walks] or [np.empty(0)]),
    )


def stretches_of(streets: Streets, places: Places) -> Stretches:
    """What is in view of all lines that walks are made of: the edges of the network, then the legs."""
    one, two = streets.stretches, places.stretches
    return Stretches(
        np.concatenate([one.line, two.line + len(streets.network.edges)]),
        np.concatenate([one.owner, two.owner]),
        np.concatenate([one.start, two.start]),
        np.concatenate([one.end, two.end]),
    )


def lines_of(walks: Sequence[Walk], streets: Streets, places: Places, stand: Floats) -> Geometries:
    """The geometry of walks.

    Parameters
    ----------
    walks : The walks.
    streets, places : What they were searched on.
    stand : Where each walk starts, shape (walks, 2); a walk that stays is a line that has this point twice.

    Returns
    -------
    LineStrings, shape (walks,).
    """
    parts = parts_of(walks)
    lines = np.concatenate([streets.network.edges, places.legs])
    length = np.concatenate([streets.network.length, places.access.leg])
    pieces = lines[parts.line]
    low, high = np.minimum(parts.start, parts.end), np.maximum(parts.start, parts.end)
    for i in np.flatnonzero((low > 0) | (high < length[parts.line])):
        pieces[i] = substring(pieces[i], low[i], high[i])
    backwards = parts.end < parts.start
    pieces[backwards] = shapely.reverse(pieces[backwards])
    xy, piece = shapely.get_coordinates(pieces, return_index=True)
    walk = parts.walk[piece]
    fresh = np.ones(len(xy), dtype=bool)
    fresh[1:] = (xy[1:] != xy[:-1]).any(axis=1) | (walk[1:] != walk[:-1])
    xy, walk = xy[fresh], walk[fresh]
    # A walk of no length still is a line.
    few = np.flatnonzero(np.bincount(walk, minlength=len(walks)) < 2)
    kept = ~np.isin(walk, few)
    xy = np.concatenate([xy[kept], np.repeat(stand[few], 2, axis=0)])
    walk = np.concatenate([walk[kept], np.repeat(few, 2)])
    order = np.argsort(walk, kind="stable")
    return np.asarray(shapely.linestrings(xy[order], indices=walk[order]), dtype=object)
