"""Street lines to a graph.

Streets are joined where they share a vertex (within a tolerance), nowhere else: a bridge does not
meet the street it crosses. Which way they may be travelled is told elsewhere, by `routing.Rules`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from . import checks
from .cancelling import stop_if
from .ragged import Bools, Floats, Geometries, Ints, ranges

if TYPE_CHECKING:
    import networkx

SNAP_TOLERANCE_M = 0.1
"""How near the end of a line is to a vertex that it is joined to, metres, where nothing else is said."""

_AT_ONCE = 20  # places between two looks at whether to go on


@dataclass(frozen=True)
class Network:
    """A graph of streets.

    Parameters
    ----------
    nodes : array, (nodes, 2)
        Where the junctions and ends are, metres.
    tail, head : array of int, (n,)
        The nodes that each edge leads between.
    length : array, (n,)
        Metres.
    edges : array of LineStrings, (n,)
        Their lines, from tail to head, metres.
    source : array of int, (n,)
        The row of the line that each edge came from.
    component : array of int, (nodes,)
        Which connected part each node is of.
    tree : shapely.STRtree
        The edges, indexed.

    Examples
    --------
    >>> cross = shapely.linestrings([[[0, 0], [9, 0]], [[0, 0], [0, 5]]])
    >>> built = build_network(cross)
    >>> built.components, built.largest_share
    (1, 1.0)
    """

    nodes: Floats
    tail: Ints
    head: Ints
    length: Floats
    edges: Geometries
    source: Ints
    component: Ints
    tree: shapely.STRtree

    def part(self, edge: Ints) -> Ints:
        """The connected part that each of these edges is of."""
        parts: Ints = self.component[self.tail[edge]]
        return parts

    @property
    def components(self) -> int:
        """How many parts there is no way between."""
        return int(self.component.max()) + 1

    @property
    def largest_share(self) -> float:
        """The share of the nodes that the largest connected part has."""
        return float(np.bincount(self.component).max() / len(self.nodes))

    def to_networkx(self) -> networkx.MultiGraph:
        """The graph for networkx: nodes with x, y, edges (keyed by their row) with length, geometry."""
        import networkx

        graph = networkx.MultiGraph()
        graph.add_nodes_from((i, {"x": x, "y": y}) for i, (x, y) in enumerate(self.nodes.tolist()))
        graph.add_edges_from(
            (u, v, row, {"length": length, "geometry": edge})
            for row, (u, v, length, edge) in enumerate(
                zip(self.tail.tolist(), self.head.tolist(), self.length.tolist(), self.edges)
            )
        )
        return graph


@dataclass(frozen=True)
class Access:
    """Where places enter the network: the nearest point of the nearest edge. One row per place.

    `along` is metres from the edge's tail, `leg` the straight line from the place to the network.
    """

    edge: Ints
    along: Floats
    leg: Floats
    place: Floats
    entry: Floats

    def take(self, rows: Ints) -> Access:
        """Those of these rows."""
        return Access(self.edge[rows], self.along[rows], self.leg[rows], self.place[rows], self.entry[rows])


def build_network(
    lines: Geometries, tolerance: float = SNAP_TOLERANCE_M, is_cancelled: Callable[[], bool] = lambda: False
) -> Network:
    """A network of street lines.

    Parameters
    ----------
    lines : LineStrings or MultiLineStrings in metres, shape (lines,); missing ones are passed over.
    tolerance : A line's end within so many metres of another vertex is joined to it.
    is_cancelled : Asked now and then.

    Returns
    -------
    The graph: an edge for each stretch of line between two junctions.

    Raises
    ------
    ValueError
        Where no line has a length.
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> found = build_network(shapely.from_wkt(["LINESTRING (0 0, 50 0, 100 0)", "LINESTRING (50 0, 50 30)"]))
    >>> found.length.tolist(), len(found.nodes), found.components
    ([50.0, 50.0, 30.0], 4, 1)
    """
    checks.geometries("lines", lines, 1)
    checks.at_least("tolerance", tolerance)
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    def go_on() -> None:
        stop_if(is_cancelled)

    flat = shapely.force_2d(lines)
    go_on()
    parts, source = shapely.get_parts(flat, return_index=True)
    go_on()
    xy, line = shapely.get_coordinates(parts, return_index=True)
    is_end = (np.diff(line, prepend=-1) > 0) | (np.diff(line, append=len(parts)) > 0)
    go_on()
    vertex, position = _snapped(xy, is_end, tolerance, go_on)
    go_on()
    # A step that goes nowhere, as between two snapped vertices, is left out.
    fresh = np.concatenate([[True], (np.diff(vertex) != 0) | (np.diff(line) != 0)])[: len(line)]
    vertex, line = vertex[fresh], line[fresh]
    if not np.any(line[1:] == line[:-1]):
        raise ValueError("no line has a length")

    starts_line = np.concatenate([[True], line[1:] != line[:-1]])
    ends_line = np.append(line[1:] != line[:-1], True)
    cut = starts_line | ends_line | (np.bincount(vertex) > 1)[vertex]
    starts, stops = np.flatnonzero(cut & ~ends_line), np.flatnonzero(cut & ~starts_line)
    row, edge = ranges(starts, stops - starts + 1)
    go_on()
    edges = shapely.linestrings(position[vertex[row]], indices=edge)
    go_on()
    tree = shapely.STRtree(edges)
    go_on()

    used, renumbered = np.unique(np.concatenate([vertex[starts], vertex[stops]]), return_inverse=True)
    tail, head = renumbered.reshape(2, -1)
    joined = coo_matrix((np.ones(len(tail)), (tail, head)), shape=(len(used), len(used)))
    return Network(
        nodes=position[used],
        tail=tail,
        head=head,
        length=shapely.length(edges),
        edges=np.asarray(edges),
        source=source[line[starts]],
        component=connected_components(joined, directed=False)[1].astype(np.int64),
        tree=tree,
    )


def _snapped(xy: Floats, is_end: Bools, tolerance: float, go_on: Callable[[], None]) -> tuple[Ints, Floats]:
    """The number of each vertex, those at one place being one, and where the numbers are.

    Within `tolerance` a line's end joins other vertices. Two inner vertices do not: the bends of a finely
    drawn street would run together.
    """
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components
    from scipy.spatial import cKDTree

    # As complex numbers, which sort by x, then y: rows take five times as long.
    numbers, vertex = np.unique(np.ascontiguousarray(xy).view(np.complex128).ravel(), return_inverse=True)
    position = np.column_stack([numbers.real, numbers.imag])
    if tolerance > 0:
        ends = np.zeros(len(position), dtype=bool)
        ends[vertex[is_end]] = True
        go_on()
        tree = cKDTree(position)
        go_on()
        near = tree.query_pairs(tolerance, output_type="ndarray")
        near = near[ends[near].any(axis=1)]
        if len(near):
            size = len(position)
            graph = coo_matrix((np.ones(len(near)), near.T), shape=(size, size))
            label = connected_components(graph, directed=False)[1]
            _, first, label = np.unique(label, return_index=True, return_inverse=True)
            position, vertex = position[first], label.reshape(-1)[vertex]
    return vertex, position


def access(network: Network, places: Floats) -> Access:
    """Where places enter a network: at the nearest point of any street.

    Parameters
    ----------
    network : The network.
    places : x and y in metres, shape (n, 2).

    Returns
    -------
    One row per place.

    Examples
    --------
    >>> found = access(build_network(shapely.linestrings([[[0, 0], [100, 0]]])), np.array([[30.0, 4.0]]))
    >>> found.along.tolist(), found.leg.tolist(), found.entry.tolist()
    ([30.0], [4.0], [[30.0, 0.0]])
    """
    points = shapely.points(places)
    edge = network.tree.nearest(points) if len(points) else np.empty(0, dtype=np.int64)
    return _entering(network, places, edge)


def _entering(network: Network, places: Floats, edge: Ints) -> Access:
    """At the nearest point of this edge each."""
    points, lines = shapely.points(places), network.edges[edge]
    along = shapely.line_locate_point(lines, points)
    entry = shapely.get_coordinates(shapely.line_interpolate_point(lines, along))
    return Access(edge, along, np.hypot(*(entry - places).T), places, entry)


@dataclass(frozen=True)
class Doors:
    """Where places may enter each part of a network near them: `of[i]` has, of place i, rows of `access` by part."""

    access: Access
    of: list[dict[int, int]]

    def between(self, one: int, other: int) -> tuple[int, int] | None:
        """The rows of two places that enter one part: of the parts near both, with the fewest metres off the streets.

        None where no part is near both.
        """
        here, there, leg = self.of[one], self.of[other], self.access.leg
        both = [(here[part], there[part]) for part in here if part in there]
        return min(both, key=lambda rows: (leg[rows[0]] + leg[rows[1]], rows), default=None)


def doors(
    network: Network,
    places: Floats,
    farthest: float,
    is_cancelled: Callable[[], bool] = lambda: False,
    part: Ints | None = None,
) -> Doors:
    """Where places may enter each connected part of a network near them: at its nearest point.

    Parameters
    ----------
    network : The network.
    places : x and y in metres, shape (n, 2).
    farthest : How far a part may be, metres.
    is_cancelled : Asked now and then.
    part : The part that each edge is of, if not by `Network.part`; -1 where a place may not enter.

    Returns
    -------
    For each place the parts within reach, and where it enters them.

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> halves = build_network(shapely.linestrings([[[0, 0], [100, 0]], [[200, 0], [300, 0]]]))
    >>> found = doors(halves, np.array([[10.0, 0.0], [250.0, 0.0]]), 200.0)
    >>> one, other = found.between(0, 1)
    >>> found.access.leg[[one, other]].tolist()
    [0.0, 150.0]
    """
    part = network.part(np.arange(len(network.edges))) if part is None else part
    points = shapely.points(places)
    inside = part >= 0
    if not inside.any():
        return Doors(_entering(network, places[:0], part[:0]), [{} for _ in points])
    largest = part == np.bincount(part[inside], weights=network.length[inside]).argmax()
    main, rest = np.flatnonzero(largest), np.flatnonzero(inside & ~largest)
    place, edge = [np.arange(len(points))], [main[shapely.STRtree(network.edges[main]).nearest(points)]]
    tree = shapely.STRtree(network.edges[rest])
    for first in range(0, len(points), _AT_ONCE):
        stop_if(is_cancelled)
        some, near = tree.query(points[first : first + _AT_ONCE], "dwithin", farthest)
        place.append(first + some)
        edge.append(rest[near])
    owner, way = np.concatenate(place), np.concatenate(edge)
    away = shapely.distance(points[owner], network.edges[way])
    order = np.lexsort([way, away, part[way], owner])
    order = order[away[order] <= farthest]
    owner, way = owner[order], way[order]
    nearest = np.ones(len(order), dtype=bool)
    nearest[1:] = (owner[1:] != owner[:-1]) | (part[way[1:]] != part[way[:-1]])
    owner, way = owner[nearest], way[nearest]
    of: list[dict[int, int]] = [{} for _ in points]
    for row, (i, k) in enumerate(zip(owner.tolist(), part[way].tolist())):
        of[i][k] = row
    return Doors(_entering(network, places[owner], way), of)
