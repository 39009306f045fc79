"""Walks between places: the shortest, the least exposed, and everything between the two.

Costs are length, or time, and exposed length in whole millimetres and milliseconds: ties of floats would multiply a
Pareto front on grid streets. People on foot may walk every street both ways; how bicycles and cars may travel, and how
fast, is told by a `travel.Travel`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import heappop, heappush
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.ops import substring

from . import checks
from .cancelling import stop_if
from .exposure import Parts, Stretches, in_any_view, joined, within
from .measuring import WALKING_SPEED
from .network import Access, Network
from .ragged import Bools, Floats, Geometries, Ints, offsets, ranges, sums
from .travel import Travel

if TYPE_CHECKING:
    import networkx
    from scipy.sparse import csr_matrix
    from scipy.spatial import cKDTree

LENGTH, EXPOSURE = 0, 1
"""What a walk is least of; of several such walks, the least of the other. LENGTH stands for time where that counts."""

_MM = 1000.0
_TOUCH = 1e-6  # metres: who is so near a junction is there
_NONE = -1
_TABLE = 64  # times as many numbers may a table have as are looked up in it
_MANY = 20_000  # labels that are taken one by one; more in lots
_STEP_BITS = 17  # of a lot: 131 m
_LOOK_UP = 4095  # and one: labels between two looks at whether to go on
_BITS = 27
_FOLD, _EXACT = 2.0**_BITS, 2.0**53  # of two costs in one number; a walk of 134 km is the longest
_FIRST_REACH, _FIRST_MORE = 1.2, 50_000.0  # where a walk is looked for first: of the straight line, mm more
_FURTHER = 2.0  # times as far, where there is none
_FEW = 20_000  # junctions that are looked at one by one rather than by a tree


@dataclass(frozen=True)
class Arcs:
    """Ways along an edge, in order of `tail`: from `tail` to `head`, `start` to `end` metres along `edge`.

    `cost` is length (or time) and exposed length in millimetres (milliseconds), shape (n, 2). Of places, a `head` of -1
    is one where no way leads.
    """

    tail: Ints
    head: Ints
    cost: Ints
    edge: Ints
    start: Floats
    end: Floats


@dataclass(frozen=True)
class Subgraph:
    """Junctions that a search looks at, and the ways between them.

    `nodes` are numbers of junctions of the network, in order; `rows` are those of the streets' arcs from one of them to
    another, in order; `tail` and `head` (n,) say which of `nodes`, `cost` (2, n) is theirs.
    """

    nodes: Ints
    rows: Ints
    tail: Ints
    head: Ints
    cost: Floats

    def place_of(self, nodes: Ints) -> Ints:
        """Where each of these junctions of the network is among `nodes`; -1 where it is not."""
        return _places_in(self.nodes, nodes)


@dataclass(frozen=True)
class Rules:
    """How the edges of a network are travelled, and whether what is least is time rather than length."""

    travel: Travel
    timed: bool = False

    def seconds(self, parts: Parts) -> Floats:
        """How long it takes to travel parts of edges."""
        backwards = parts.end < parts.start
        return np.asarray(
            np.abs(parts.end - parts.start) / self.travel.speed[parts.line, backwards.astype(int)]
        )

    def allows(self, parts: Parts) -> Bools:
        """Which parts of edges may be travelled from their start to their end."""
        step = parts.end - parts.start
        return np.asarray((self.travel.way[parts.line] * step >= 0) | (np.abs(step) <= _TOUCH))


@dataclass(frozen=True)
class Streets:
    """A network ready for any number of searches.

    `stretches` are those of each edge in view of each camera, `exposed` those in view of any. Without `rules` every
    street is walked both ways, and what is least is length. `is_reversed` says that the arcs lead against the way one
    travels, for searches from where one goes.
    """

    network: Network
    stretches: Stretches
    exposed: Stretches
    arcs: Arcs
    rules: Rules | None = None
    is_reversed: bool = False

    @cached_property
    def reversed(self) -> Streets:
        """The same with every arc turned round; where all are walked both ways, they are the same."""
        if self.rules is None:
            return self
        arcs = self.arcs
        turned = Arcs(arcs.head, arcs.tail, arcs.cost, arcs.edge, arcs.end, arcs.start)
        order = np.argsort(turned.tail, kind="stable")
        return replace(self, arcs=_rows(turned, order), is_reversed=not self.is_reversed)

    @cached_property
    def parts(self) -> Ints:
        """The part that each junction is of, such that there is a way from each junction of a part to each other."""
        from scipy.sparse.csgraph import connected_components

        if self.rules is None:
            return self.network.component
        return np.asarray(connected_components(self._matrix, connection="strong")[1].astype(np.int64))

    @property
    def _matrix(self) -> csr_matrix:
        from scipy.sparse import csr_matrix

        size, ways = len(self.network.nodes), (self.arcs.tail, self.arcs.head)
        # As pairs, of which equal ones become one: scipy never ends looking for strong parts where two are equal.
        return csr_matrix((np.ones(len(self.arcs.head)), ways), shape=(size, size))

    def reached_from(self, node: int) -> Bools:
        """Which junctions there is a way to from one of them."""
        from scipy.sparse.csgraph import breadth_first_order

        found = np.zeros(len(self.network.nodes), dtype=bool)
        found[breadth_first_order(self._matrix, node, return_predecessors=False)] = True
        return found

    @cached_property
    def whole(self) -> Subgraph:
        """All junctions."""
        arcs = self.arcs
        cost = np.ascontiguousarray(arcs.cost.T, dtype=float)
        return Subgraph(
            np.arange(len(self.network.nodes)), np.arange(len(arcs.tail)), arcs.tail, arcs.head, cost
        )

    @cached_property
    def _first(self) -> Ints:
        """The first arc out of each junction."""
        return offsets(self.arcs.tail, len(self.network.nodes))

    @cached_property
    def _xy(self) -> Floats:
        return np.ascontiguousarray(self.network.nodes.T)

    @cached_property
    def _nodes(self) -> cKDTree:
        from scipy.spatial import cKDTree

        return cKDTree(self.network.nodes)

    @cached_property
    def straightness(self) -> float:
        """How many millimetres there are at most between two junctions for one of what is least of a way between them.

        Of length, over 1 by rounding, and by joining ends that nearly meet; of time, the highest speed.
        """
        step = np.diff(self.network.nodes[np.column_stack([self.arcs.tail, self.arcs.head])], axis=1)[:, 0]
        straight = np.hypot(*step.T) * _MM
        return max(1.0, float((straight / self.arcs.cost[:, LENGTH]).max(initial=1.0)))

    def between(self, ends: Floats, longest: float) -> Subgraph:
        """The junctions that a walk of at most so many millimetres between two points can pass: an ellipse."""
        reach = (longest * self.straightness + 1) / _MM
        x, y = self._xy
        if len(x) > _FEW:
            near = np.array(self._nodes.query_ball_point(ends.mean(axis=0), reach / 2), dtype=np.int64)
            near.sort()
            x, y = x[near], y[near]
        one, other = (np.sqrt((x - east) ** 2 + (y - north) ** 2) for east, north in ends.tolist())
        nodes = np.flatnonzero(one + other <= reach)
        if len(self.network.nodes) > _FEW:
            nodes = near[nodes]
        rows, which = ranges(self._first[nodes], self._first[nodes + 1] - self._first[nodes])
        tail, head = which, _places_in(nodes, self.arcs.head[rows], len(self.network.nodes))
        inside = head != _NONE
        rows, tail, head = rows[inside], tail[inside], head[inside]
        return Subgraph(nodes, rows, tail, head, self.whole.cost.take(rows, axis=1))

    def to_networkx(self) -> networkx.MultiGraph:
        """The graph of `Network.to_networkx`, its edges with `exposed` metres too.

        Where there are rules of travel it is a MultiDiGraph: an edge for each way that a street may be travelled, keyed
        by its row, with `seconds` too.
        """
        import networkx

        if self.rules is not None:
            directed = networkx.MultiDiGraph()
            directed.add_nodes_from(self.network.to_networkx().nodes(data=True))
            arcs = self.arcs
            parts = Parts(np.arange(len(arcs.edge)), arcs.edge, arcs.start, arcs.end)
            seconds, exposed = self.rules.seconds(parts), _seen(parts, self.exposed)
            length, lines = self.network.length[arcs.edge], self.network.edges[arcs.edge]
            backwards = arcs.end < arcs.start
            lines[backwards] = shapely.reverse(lines[backwards])
            for row, (u, v) in enumerate(zip(arcs.tail.tolist(), arcs.head.tolist())):
                directed.add_edge(
                    u, v, int(arcs.edge[row]), length=float(length[row]), seconds=float(seconds[row]),
                    exposed=float(exposed[row]), geometry=lines[row],
                )  # fmt: skip
            return directed
        graph = self.network.to_networkx()
        exposed = sums(self.exposed.line, self.exposed.end - self.exposed.start, len(self.network.edges))
        for _, _, row, data in graph.edges(keys=True, data=True):
            data["exposed"] = float(exposed[row])
        return graph


@dataclass(frozen=True)
class Places:
    """Places that walks lead to: `arcs` go from a place (as `tail`) to both ends of its edge (`head`).

    `back` are those by which one comes to a place, turned round; the same where streets are walked both ways. `legs`
    are the straight lines from the places to the network, `leg_cost` their cost, `stretches` those of the legs in view.
    """

    access: Access
    arcs: Arcs
    back: Arcs
    legs: Geometries
    leg_cost: Ints
    stretches: Stretches

    @property
    def reversed(self) -> Places:
        """The same for searches against the way one travels."""
        return replace(self, arcs=self.back, back=self.arcs)


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
        Length, or time, and exposed length; millimetres or milliseconds.

    Examples
    --------
    >>> reverse(Walk(np.array([0]), np.array([0.0]), np.array([9.0]), (9000, 0))).start.tolist()
    [9.0]
    """

    line: Ints
    start: Floats
    end: Floats
    cost: tuple[int, int]


def _places_in(some: Ints, wanted: Ints, size: float = np.inf) -> Ints:
    """Where each of `wanted` is among `some`, which are in order; -1 where it is not. All are below `size`."""
    if size < _TABLE * len(some):
        table = np.full(int(size), _NONE, dtype=np.int64)
        table[some] = np.arange(len(some))
        return np.asarray(table[wanted])
    if not len(some):
        return np.full(len(wanted), _NONE)
    place = np.minimum(np.searchsorted(some, wanted), len(some) - 1)
    return np.where(some[place] == wanted, place, _NONE)


def streets(network: Network, stretches: Stretches, rules: Rules | None = None) -> Streets:
    """Prepare a network for searches.

    Parameters
    ----------
    network : The network.
    stretches : What of its edges is in view of each camera, as `exposure.stretches_in_view` finds it.
    rules : How its edges are travelled; without them all are walked both ways.

    Returns
    -------
    The network with its costs.
    """
    edges = np.arange(len(network.edges))
    exposed = in_any_view(stretches)
    whole = Parts(edges, edges, np.zeros(len(edges)), network.length)
    turned = Parts(edges, edges, whole.end, whole.start)
    arcs = _joined(
        Arcs(network.tail, network.head, _cost(whole, exposed, rules), edges, whole.start, whole.end),
        Arcs(network.head, network.tail, _cost(turned, exposed, rules), edges, turned.start, turned.end),
    )
    arcs.cost[:, LENGTH] = np.maximum(arcs.cost[:, LENGTH], 1)  # no circle is free
    useful = arcs.tail != arcs.head
    if rules is not None:
        useful &= rules.allows(Parts(arcs.edge, arcs.edge, arcs.start, arcs.end))
    rows = np.flatnonzero(useful)
    order = rows[np.argsort(arcs.tail[rows], kind="stable")]
    return Streets(network, stretches, exposed, _rows(arcs, order), rules)


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
    exposed = joined([rest, again])
    exposed = exposed.where(np.argsort(exposed.line, kind="stable"))
    arcs, cost = streets.arcs, streets.arcs.cost.copy()
    changed = np.flatnonzero(np.isin(arcs.edge, edges))
    parts = Parts(changed, arcs.edge[changed], arcs.start[changed], arcs.end[changed])
    cost[changed, EXPOSURE] = _cost(parts, exposed)[:, EXPOSURE]
    return replace(streets, stretches=others, exposed=exposed, arcs=replace(arcs, cost=cost))


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
    network, rules, place = streets.network, streets.rules, np.arange(len(access.edge))
    number, edge, along = (
        np.tile(len(network.nodes) + place, 2),
        np.tile(access.edge, 2),
        np.tile(access.along, 2),
    )
    head = np.concatenate([network.tail[access.edge], network.head[access.edge]])
    end = np.concatenate([np.zeros(len(place)), network.length[access.edge]])

    def leading(way: Parts) -> Arcs:
        open_head = head if rules is None else np.where(rules.allows(way), head, _NONE)
        return Arcs(number, open_head, _cost(way, streets.exposed, rules), edge, along, end)

    row = np.arange(2 * len(place))
    out = leading(Parts(row, edge, along, end))
    both_ways = rules is None and streets.exposed.way is None
    back = out if both_ways else leading(Parts(row, edge, end, along))
    lines = Parts(place, place, np.zeros(len(place)), access.leg)
    seen = in_any_view(leg_stretches) if len(leg_stretches.line) else leg_stretches
    leg_cost = _cost(lines, seen)
    if rules is not None and rules.timed:  # to the car and from it one walks
        leg_cost[:, LENGTH] = np.rint(access.leg / WALKING_SPEED * _MM)
    return Places(access, out, back, legs(access), leg_cost, leg_stretches)


def with_more(streets: Streets, known: Places, more: Access, leg_stretches: Stretches) -> Places:
    """`known` and, numbered after them, places more; `leg_stretches` is what of `legs(more)` is in view."""
    access = Access(
        *(
            np.concatenate([getattr(known.access, name), getattr(more, name)])
            for name in ("edge", "along", "leg", "place", "entry")
        )
    )
    later = replace(leg_stretches, line=leg_stretches.line + len(known.legs))
    return places(streets, access, joined([known.stretches, later]))


def legs(access: Access) -> Geometries:
    """The straight lines from places to where they enter the network, shape (places,)."""
    if not len(access.place):
        return np.empty(0, dtype=object)
    return np.asarray(shapely.linestrings(np.stack([access.place, access.entry], axis=1)))


def _seen(parts: Parts, exposed: Stretches) -> Floats:
    """Metres of each part in view."""
    part, _, low, high = within(parts, exposed)
    length = np.abs(parts.end - parts.start)
    return np.asarray(np.minimum(sums(part, high - low, len(length)), length))


def _cost(parts: Parts, exposed: Stretches, rules: Rules | None = None) -> Ints:
    """Length, or time, and exposed length of each part in whole millimetres or milliseconds, shape (parts, 2)."""
    is_timed = rules is not None and rules.timed
    least = rules.seconds(parts) if rules is not None and is_timed else np.abs(parts.end - parts.start)
    cost: Ints = np.rint(np.column_stack([least, _seen(parts, exposed)]) * _MM).astype(np.int64)
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

    `cost` (junctions of `graph` + 1, 2) in millimetres, infinite where there is no way; the place itself comes last.
    `into` is the arc by which each junction is reached: a row of the graph's arcs, then of `own`, those
    out of the place; `before` is the junction that it comes from.
    """

    streets: Streets
    places: Places
    place: int
    least: int
    graph: Subgraph
    own: Arcs
    cost: Floats
    into: Ints
    before: Ints

    def cost_at(self, nodes: Ints) -> Floats:
        """The costs of the walks to junctions of the network; the number after the last is the place's; (n, 2)."""
        size = len(self.streets.network.nodes)
        if len(self.graph.nodes) == size:
            return self.cost[nodes]
        found = np.full((len(nodes), 2), np.inf)
        there = self.graph.place_of(nodes)
        there[nodes == size] = len(self.graph.nodes)
        known = there != _NONE
        found[known] = self.cost[there[known]]
        return found


def tree(streets: Streets, places: Places, place: int, least: int, graph: Subgraph | None = None) -> Tree:
    """The best walks from a place to every junction, or to those of a part of the network.

    Dijkstra's search for both costs at once, as one number; where that is too large to be exact twice, for the first
    cost, then for the second on the arcs of walks best in the first.

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
    graph : Subgraph, optional
        The junctions to look at; all of them unless given.

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
    checks.one_of("least", least, (LENGTH, EXPOSURE))
    graph = streets.whole if graph is None else graph
    size = len(graph.nodes)
    out = _out_of(places, place)
    head_there = graph.place_of(out.head)
    reached = head_there != _NONE
    own = _rows(out, reached)
    tail = np.concatenate([graph.tail, np.full(len(own.tail), size)])
    head = np.concatenate([graph.head, head_there[reached]])
    cost = np.concatenate([graph.cost, own.cost.T.astype(float)], axis=1)
    first, second, best = _least_of_both(tail, head, cost[least], cost[1 - least], size)
    into, before = np.full(size + 1, _NONE), np.full(size + 1, _NONE)
    into[head[best]] = best
    before[head[best]] = tail[best]
    both = np.column_stack([first, second] if least == LENGTH else [second, first])
    own = Arcs(
        np.full(len(own.tail), len(streets.network.nodes)), own.head, own.cost, own.edge, own.start, own.end
    )
    return Tree(streets, places, place, least, graph, own, both, into, before)


def _least_of_both(
    tail: Ints, head: Ints, one: Floats, two: Floats, source: int
) -> tuple[Floats, Floats, Ints]:
    """The least of the first cost from `source`, the last junction, the least of the second with that, and the arcs of
    such walks.
    """
    cost = one * _FOLD + two
    both = _distances(tail, head, cost, source)
    known = np.isfinite(both)
    if both[known].max(initial=0) < _EXACT:
        found = np.where(known, both, 0).astype(np.int64)
        first, second = (np.where(known, part, np.inf) for part in (found >> _BITS, found & (int(_FOLD) - 1)))
        by_one, by_two = first[tail] + one, second[tail] + two
        # No arc leads anywhere at less, so these are the costs: the second has not grown over into the first.
        if not ((by_one < first[head]) | ((by_one == first[head]) & (by_two < second[head]))).any():
            return first, second, np.flatnonzero(known[tail] & (both[tail] + cost == both[head]))
    first = _distances(tail, head, one, source)
    tight = np.isfinite(first[tail])
    tight &= first[tail] + one == first[head]
    second = _distances(tail[tight], head[tight], two[tight], source)
    return first, second, np.flatnonzero(tight)[second[tail[tight]] + two[tight] == second[head[tight]]]


def _distances(tail: Ints, head: Ints, cost: Floats, source: int, size: int | None = None) -> Floats:
    """From `source`, the last junction unless there are `size`; sums of whole millimetres are exact in floats."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra

    size = source + 1 if size is None else size
    matrix = csr_matrix((size, size))
    # Put in as they are: to look them through takes as long as a short search.
    matrix.data, matrix.indices = cost, head.astype(np.int32)
    matrix.indptr = np.concatenate([[0], np.cumsum(np.bincount(tail, minlength=size))]).astype(np.int32)
    return np.asarray(dijkstra(matrix, indices=source))


def shortest_tree(streets: Streets, places: Places, place: int, other: int) -> Tree:
    """The best walks by LENGTH from a place, as far as they can be on the way to another one.

    Only junctions are looked at that a walk so long can pass; where the shortest walk found is longer, it is searched
    again among those that one of its length can pass.

    Parameters
    ----------
    streets, places : As of `tree`.
    place, other : Rows of the places.

    Returns
    -------
    The walks, exact for `walk_to` this other place.
    """
    ends = places.access.entry[[place, other]]
    longest = _FIRST_REACH * float(np.hypot(*(ends[1] - ends[0]))) * _MM + _FIRST_MORE
    if streets.rules is not None:
        longest /= streets.straightness
    while True:
        graph = streets.between(ends, longest)
        found = tree(streets, places, place, LENGTH, graph)
        length = _length_to(found, other)
        if length <= longest:
            return found
        if len(graph.nodes) > len(streets.network.nodes) / 2:
            return tree(streets, places, place, LENGTH)
        longest = length if np.isfinite(length) else _FURTHER * longest


def _length_to(tree: Tree, other: int) -> float:
    """Millimetres to another place, legs left out; infinite where there is no way."""
    ways = _ways_in(tree, other)
    total = tree.cost_at(ways.tail) + ways.cost
    return float(total[:, LENGTH].min(initial=np.inf))


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
    ways = _both_ends(places.back, others)
    total = np.where((ways.head == _NONE)[:, None], np.inf, tree.cost_at(ways.head) + ways.cost)
    by_tail, by_head = total.reshape(2, len(others), 2)
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


def _both_ends(arcs: Arcs, place: Ints | int) -> Arcs:
    """The arcs, of those of all places, from these places to the tails of their edges, then those to the heads."""
    rows = np.atleast_1d(place)
    return _rows(arcs, np.concatenate([rows, rows + len(arcs.tail) // 2]))


def _out_of(places: Places, place: int) -> Arcs:
    """The arcs from a place to the ends of its edge that one may go to."""
    arcs = _both_ends(places.arcs, place)
    return _rows(arcs, arcs.head != _NONE)


def _ways_in(tree: Tree, place: int) -> Arcs:
    """The arcs into another place: from both ends of its edge, and straight along an edge in common."""
    streets, places = tree.streets, tree.places
    back = _both_ends(places.back, place)
    number = back.tail[:1]
    back = _rows(back, back.head != _NONE)
    ways = Arcs(back.head, back.tail, back.cost, back.edge, back.end, back.start)
    travelled = straight_between(streets, places, tree.place, place)
    if travelled is None:
        return ways
    cost = _cost(travelled, streets.exposed, streets.rules)
    source = np.array([len(streets.network.nodes)])
    here, there = (places.access.along[[each]] for each in (tree.place, place))
    return _joined(ways, Arcs(source, number, cost, travelled.line, here, there))


def straight_between(streets: Streets, places: Places, one: int, other: int) -> Parts | None:
    """The way straight along an edge that two places have in common, as it is travelled; None where there is none."""
    access = places.access
    if access.edge[one] != access.edge[other]:
        return None
    if streets.is_reversed:
        one, other = other, one
    part = Parts(np.zeros(1, np.int64), access.edge[[one]], access.along[[one]], access.along[[other]])
    return part if streets.rules is None or streets.rules.allows(part)[0] else None


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
    total = tree.cost_at(ways.tail) + ways.cost
    if not np.isfinite(total[:, LENGTH]).any():
        return None
    last = int(np.lexsort([total[:, 1 - tree.least], total[:, tree.least]])[0])
    graph, found = tree.graph, []
    node = int(ways.tail[last])
    node = (
        int(graph.place_of(np.array([node]))[0])
        if node < len(tree.streets.network.nodes)
        else len(graph.nodes)
    )
    while node != len(graph.nodes):
        found.append(int(tree.into[node]))
        node = int(tree.before[node])
    rows = np.array(found[::-1], np.int64)
    base = len(graph.rows)  # of a walk only the first arc comes out of the place
    arcs = _joined(
        _rows(tree.own, rows[rows >= base] - base), _rows(tree.streets.arcs, graph.rows[rows[rows < base]])
    )
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
    (walk,) = _walks(tree, place, arcs, np.array([len(arcs.edge)]))
    return walk


def _walks(tree: Tree, place: int, arcs: Arcs, count: Ints) -> list[Walk]:
    """Walks over so many of `arcs` each, with the legs at both their ends."""
    places, edges = tree.places, len(tree.streets.network.edges)
    after = np.cumsum(count)
    total = np.concatenate([[[0, 0]], np.cumsum(arcs.cost, axis=0)])
    cost = (total[after] - total[after - count] + _leg_cost(places, tree.place, place)).tolist()
    leg, edge, start, end = places.access.leg, arcs.edge, arcs.start, arcs.end
    walks = []
    for (length, exposed), last, k in zip(cost, after.tolist(), count.tolist()):
        line = np.empty(k + 2, np.int64)
        begins, ends = np.empty(k + 2), np.empty(k + 2)
        line[0], line[1:-1], line[-1] = edges + tree.place, edge[last - k : last], edges + place
        begins[0], begins[1:-1], begins[-1] = 0.0, start[last - k : last], leg[place]
        ends[0], ends[1:-1], ends[-1] = leg[tree.place], end[last - k : last], 0.0
        walks.append(Walk(line, begins, ends, (length, exposed)))
    return walks


def reverse(walk: Walk) -> Walk:
    """The same walk the other way."""
    return Walk(walk.line[::-1], walk.end[::-1], walk.start[::-1], walk.cost)


def pareto_front(
    shortest: Tree,
    least: Tree,
    destination: int,
    longest: float = np.inf,
    is_cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _: None,
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
    progress : callable
        Told what share of a search that takes long is done, 0 to 1. One that is stopped by `is_cancelled` then may be
        made again with a `longest`, which takes less.

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
    if (shortest.least, least.least) != (LENGTH, EXPOSURE) or shortest.place != least.place:
        raise ValueError("shortest and least must be the trees of one place, by LENGTH and by EXPOSURE")
    stop_if(is_cancelled)
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
    # All junctions of the front are among those of walks so long.
    ends = places.access.entry[[origin, destination]]
    graph = streets.between(ends, float(most[LENGTH]))
    arcs = _between(graph, shortest, destination)
    size = len(graph.nodes)
    start, end = size, size + 1
    one, two = np.ascontiguousarray(arcs.cost.T, dtype=float)
    back = np.argsort(arcs.head, kind="stable")
    order = np.argsort(arcs.tail, kind="stable")
    so_far, to_go = np.zeros((size + 2, 2)), np.zeros((size + 2, 2))
    so_far[:, LENGTH] = _distances(arcs.tail[order], arcs.head[order], one[order], start, size + 2)
    so_far[:size, EXPOSURE] = least.cost_at(graph.nodes)[:, EXPOSURE]
    for cost, each in ((LENGTH, one), (EXPOSURE, two)):
        to_go[:, cost] = _distances(arcs.head[back], arcs.tail[back], each[back], end, size + 2)
    arcs = _rows(arcs, (so_far[arcs.tail] + arcs.cost + to_go[arcs.head] <= most).all(axis=1))
    ways = _chains(arcs, to_go, start, most)
    along = [ways.along(rows) for rows in _labels(ways, most, is_cancelled, progress)]
    count = np.array([len(rows) for rows in along])
    return _walks(shortest, destination, _rows(arcs, np.concatenate(along)), count)


def _between(graph: Subgraph, origin: Tree, destination: int) -> Arcs:
    """The arcs between the junctions of a graph, as numbered there, from the origin after them to the last of all."""
    streets, size = origin.streets, len(graph.nodes)
    inner = _rows(streets.arcs, graph.rows)
    out, ways = _out_of(origin.places, origin.place), _ways_in(origin, destination)
    head = graph.place_of(out.head)
    tail = np.where(ways.tail == len(streets.network.nodes), size, graph.place_of(ways.tail))
    arcs = _joined(
        Arcs(graph.tail, graph.head, inner.cost, inner.edge, inner.start, inner.end),
        Arcs(np.full(len(head), size), head, out.cost, out.edge, out.start, out.end),
        Arcs(tail, np.full(len(tail), size + 1), ways.cost, ways.edge, ways.start, ways.end),
    )
    return _rows(arcs, (arcs.tail != _NONE) & (arcs.head != _NONE))


@dataclass(frozen=True)
class _Chains:
    """Ways between the junctions where there is a choice, each along one arc or more, in order of `tail`.

    `ahead` (junctions, 2) is the least of each cost from there on; `first` says where the ways out of each junction
    begin, `begin` and `count` which of `arcs` each way is made of.
    """

    start: int
    end: int
    tail: Ints
    head: Ints
    cost: Ints
    first: Ints
    ahead: Ints
    arcs: Ints
    begin: Ints
    count: Ints

    def along(self, ways: Ints) -> Ints:
        """The arcs of these ways, one after the other."""
        return np.asarray(self.arcs[ranges(self.begin[ways], self.count[ways])[0]])


def _chains(arcs: Arcs, to_go: Floats, start: int, most: Floats) -> _Chains:
    """Arcs that lead on to one arc alone, but for the way back, joined to it: no label is needed between them.

    The junction after `start` is where all lead to.
    """
    there = np.zeros(len(to_go), dtype=bool)
    there[[start, start + 1]] = there[arcs.tail] = there[arcs.head] = True
    number, size = np.cumsum(there) - 1, int(there.sum())
    ahead = to_go[there].astype(np.int64)
    tail, head, ends = number[arcs.tail], number[arcs.head], number[[start, start + 1]]
    onward, other, fixed = _onward(tail, head, size, ends)

    way = np.flatnonzero(fixed[tail])
    last, cost = way.copy(), arcs.cost[way]
    of, passed = [np.arange(len(way))], [way]
    alive = np.ones(len(way), dtype=bool)
    going = np.flatnonzero(~fixed[head[last]])
    while len(going):
        x, before = head[last[going]], tail[last[going]]
        then = np.where(head[onward[x]] == before, other[x], onward[x])
        alive[going[then == _NONE]] = False
        going, then = going[then != _NONE], then[then != _NONE]
        last[going] = then
        cost[going] += arcs.cost[then]
        of.append(going)
        passed.append(then)
        going = going[~fixed[head[then]]]
    junction = np.cumsum(fixed) - 1
    from_there, to_there, ahead, ends = (
        junction[tail[way]],
        junction[head[last]],
        ahead[fixed],
        junction[ends],
    )
    grows = cost + ahead[to_there] - ahead[from_there]
    rows = np.flatnonzero(alive & (from_there != to_there) & (ahead[ends[0]] + grows <= most).all(axis=1))
    along = np.concatenate(of)
    order, count = np.argsort(along, kind="stable"), np.bincount(along, minlength=len(way))
    begin = np.cumsum(count) - count
    rows = rows[np.lexsort([count[rows], from_there[rows]])]  # of ways that cost the same the first is taken
    return _Chains(
        int(ends[0]), int(ends[1]), from_there[rows], to_there[rows], cost[rows],
        offsets(from_there[rows], len(ahead)), ahead, np.concatenate(passed)[order], begin[rows], count[rows],
    )  # fmt: skip


def _onward(tail: Ints, head: Ints, size: int, ends: Ints) -> tuple[Ints, Ints, Bools]:
    """Of each junction one arc out of it and the other, -1 where there is none, and whether there is a choice.

    There is none where arcs come from and lead to two neighbours at most, one each way; at `ends` it is taken to be.
    """
    out, into = np.argsort(tail, kind="stable"), np.argsort(head, kind="stable")
    outs, ins = np.bincount(tail, minlength=size), np.bincount(head, minlength=size)
    after, before = np.cumsum(outs), np.cumsum(ins)
    # Where there is no arc any will do: it is not looked at.
    one, two = out[np.maximum(after - outs, 0) % len(out)], out[after - 1]
    came_one, came_two = tail[into[np.maximum(before - ins, 0) % len(into)]], tail[into[before - 1]]
    to_one, to_two = head[one], head[two]
    apart = ((outs < 2) | (to_one != to_two)) & ((ins < 2) | (came_one != came_two))
    known = ((to_one == came_one) | (to_one == came_two) | (outs == 0)) & (
        (to_two == came_one) | (to_two == came_two) | (outs == 0)
    )
    known = np.where(ins == 2, known, True)
    back = (came_one == to_one) | (came_one == to_two)
    known &= np.where((ins == 1) & (outs == 2), back, True)
    fixed = ~((outs <= 2) & (ins <= 2) & apart & known)
    fixed[ends] = True
    return np.where(outs > 0, one, _NONE), np.where(outs > 1, two, _NONE), fixed


def _labels(
    ways: _Chains, most: Floats, is_cancelled: Callable[[], bool], progress: Callable[[float], None]
) -> list[Ints]:
    """The ways of one walk from start to end for each cost on the front, by length.

    One label after the other, the best first; where there are many, those left are taken in lots.
    """
    cost, ahead, end = ways.cost, ways.ahead, ways.end
    bound, too_long = int(most[EXPOSURE]) + 1, int(most[LENGTH]) + 1
    bits = bound.bit_length() + 1
    only_seen, too_long = (1 << bits) - 1, too_long << bits
    # A label is one number: cost there and on, junction, label before, way between; numbers sort faster than tuples.
    way_bits, label_bits = len(cost).bit_length(), _MANY.bit_length()
    low = way_bits + label_bits
    shift = low + len(ahead).bit_length()
    which, label_of, way_of = ((1 << each) - 1 for each in (shift - low, label_bits, way_bits))
    # What both costs, there and on, grow by along each way, in one number: never less than nothing.
    grows = cost + ahead[ways.head] - ahead[ways.tail]
    more = ((grows[:, LENGTH] << bits) + grows[:, EXPOSURE]).tolist()
    out: list[list[tuple[int, int, int]]] = [[] for _ in ahead]
    for row, (a, b, step) in enumerate(zip(ways.tail.tolist(), ways.head.tolist(), more)):
        out[a].append((b, step, (step << shift) + (b << low) + row))

    def unpacked(numbers: list[int]) -> tuple[Ints, Ints, Ints]:
        """Junction, label before and way between."""
        rest = np.array([number & (1 << shift) - 1 for number in numbers])
        return rest >> low, rest >> way_bits & label_of, rest & way_of

    least_seen = [bound] * len(ahead)  # there and on, of the labels settled at each junction
    settled, found, label = [0], [], 0
    push, pop, keep = heappush, heappop, settled.append
    begin = (int(ahead[ways.start, LENGTH]) << bits) + int(ahead[ways.start, EXPOSURE])
    queue = [(begin << shift) + (ways.start << low)]
    while queue and label < _MANY:
        number = pop(queue)
        now = number >> shift
        node, seen = number >> low & which, now & only_seen
        if seen >= least_seen[node] or seen >= bound:
            continue
        least_seen[node] = seen
        label += 1
        keep(number)
        if not label & _LOOK_UP:
            stop_if(is_cancelled)
        if node == end:
            bound = seen
            found.append(label)
            continue
        base = (now << shift) + (label << way_bits)
        for other, step, number in out[node]:
            then = now + step
            seen = then & only_seen
            if seen < least_seen[other] and seen < bound and then < too_long:
                push(queue, base + number)
    _, before, by = unpacked(settled)
    before[0] = by[:2] = _NONE  # no label is before the first, no way leads to it
    labels = np.array(found, dtype=np.int64)
    if queue:
        at, label_before, way = unpacked(queue)
        both = np.array([number >> shift for number in queue])
        length, exposed = (both >> bits) - ahead[at, LENGTH], (both & only_seen) - ahead[at, EXPOSURE]
        lot = _Lot(at, length, exposed, label_before, way)
        limit = np.minimum(least_seen, bound) - ahead[:, EXPOSURE]
        # Labels in the queue are longer than all those settled at the same junction: these stay as they are.
        later, *more_labels = _in_lots(
            ways, lot, limit, int(most[LENGTH]), len(settled), is_cancelled, progress
        )
        labels = np.concatenate([labels, later])
        before, by = (np.concatenate(each) for each in zip((before, by), more_labels))
    passed = []
    now_at = labels
    while len(now_at) and (now_at > 0).any():
        passed.append(by[now_at])
        now_at = np.maximum(before[now_at], 0)
    if not passed:
        return []
    table = np.stack(passed[::-1], axis=1)
    return [row[row != _NONE] for row in table]


@dataclass(frozen=True)
class _Lot:
    """Labels: junction, length and exposed length up to there, label before, way between."""

    node: Ints
    length: Ints
    seen: Ints
    before: Ints
    by: Ints

    def take(self, rows: Ints | Bools | slice) -> _Lot:
        return _Lot(self.node[rows], self.length[rows], self.seen[rows], self.before[rows], self.by[rows])


def _in_lots(
    ways: _Chains,
    queue: _Lot,
    limit: Ints,
    longest: int,
    count: int,
    is_cancelled: Callable[[], bool],
    progress: Callable[[float], None],
) -> tuple[Ints, Ints, Ints]:
    """The labels at the end that are left, by length, and of all that are left the label before and the way between.

    `limit` is what the exposed length of a label at each junction must be below; `count` is the number of the first
    one left. Labels of about one length are taken together: none is bettered by a longer one, and of those taken
    together that lead to one another, those bettered are found out at the next turn.
    """
    cost, head = np.ascontiguousarray(ways.cost.T), ways.head
    slack, degree = longest - ways.ahead[:, LENGTH], np.diff(ways.first)
    seen_bits = int(limit.max()).bit_length() + 1
    step = min(_STEP_BITS, 62 - seen_bits - len(limit).bit_length())
    waiting: dict[int, list[_Lot]] = {}
    turns: list[int] = []

    def wait(lot: _Lot) -> None:
        turn = lot.length >> step
        order = np.argsort(turn, kind="stable")
        lot, turn = lot.take(order), turn[order]
        cuts = np.flatnonzero(np.diff(turn, prepend=-1, append=-1)).tolist()
        for first, after in zip(cuts, cuts[1:]):
            when = int(turn[first])
            if when not in waiting:
                waiting[when] = []
                heappush(turns, when)
            waiting[when].append(lot.take(slice(first, after)))

    wait(queue)
    before, by = [], []
    found: list[Ints] = []
    while turns:
        turn = heappop(turns)
        progress(min((turn << step) / longest, 1.0))
        kept: list[Ints] = [np.empty(0, np.int64)] * 4
        while turn in waiting:
            stop_if(is_cancelled)
            several = waiting.pop(turn)
            lot = several[0] if len(several) == 1 else _together(several)
            lot = lot.take(lot.seen < limit[lot.node])
            old, fresh = len(kept[0]), len(lot.node)
            node, length, seen, number = (
                np.concatenate(each)
                for each in zip(kept, (lot.node, lot.length, lot.seen, np.arange(fresh) - fresh))
            )
            within_turn = length & ((1 << step) - 1)
            order = np.argsort((((node << step) + within_turn) << seen_bits) + seen, kind="stable")
            # Less than all before it at the same junction; each junction's numbers are below those of the one before.
            depth = seen[order] - (node[order] << seen_bits)
            good = np.ones(len(order), dtype=bool)
            good[1:] = depth[1:] < np.minimum.accumulate(depth)[:-1]
            order = order[good]
            new = order >= old
            rows = order[new]
            number[rows] = count + np.arange(len(rows))
            count += len(rows)
            kept = [each[order] for each in (node, length, seen, number)]
            before.append(lot.before[rows - old])
            by.append(lot.by[rows - old])
            node, length, seen, number = (each[new] for each in kept)
            way, of = ranges(ways.first[node], degree[node])
            to = head[way]
            length, seen = length[of] + cost[LENGTH, way], seen[of] + cost[EXPOSURE, way]
            useful = np.flatnonzero((length <= slack[to]) & (seen < limit[to]))
            if len(useful):
                wait(_Lot(to[useful], length[useful], seen[useful], number[of[useful]], way[useful]))
        node, length, seen, number = kept
        limit[node] = np.minimum(limit[node], seen)  # the last at each junction is the least
        found.append(number[node == ways.end])
        while turns and turns[0] == turn:
            heappop(turns)
    return np.concatenate(found), np.concatenate(before), np.concatenate(by)


def _together(lots: list[_Lot]) -> _Lot:
    names = ("node", "length", "seen", "before", "by")
    return _Lot(*(np.concatenate([getattr(each, name) for each in lots]) for name in names))


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
    legs_seen = replace(places.stretches, line=places.stretches.line + len(streets.network.edges))
    return joined([streets.stretches, legs_seen])


def exposed_of(streets: Streets, places: Places) -> Stretches:
    """What is in view of any camera of the same lines."""
    seen = in_any_view(places.stretches)
    return joined([streets.exposed, replace(seen, line=seen.line + len(streets.network.edges))])


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
