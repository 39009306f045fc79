"""Walks between places on a network."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from shapely.ops import substring

from .network import Access, Network
from .ragged import Floats, Ints


@dataclass(frozen=True)
class Walk:
    """A walk from place to place: `line` includes the legs `entry_m` and `exit_m` off the network."""

    line: shapely.LineString
    entry_m: float
    exit_m: float


@dataclass(frozen=True)
class Graph:
    """The network as a sparse matrix of lengths; of parallel edges the shortest, its row in `edge`."""

    network: Network
    lengths: csr_matrix
    edge: csr_matrix


def graph(network: Network) -> Graph:
    """Prepare `network` for shortest walks; for any number of queries."""
    rows = np.arange(len(network.length))
    tail, head = np.concatenate([network.tail, network.head]), np.concatenate([network.head, network.tail])
    rows, length = np.tile(rows, 2), np.tile(network.length, 2)
    order = np.lexsort([length, head, tail])
    tail, head, rows, length = tail[order], head[order], rows[order], length[order]
    first = np.concatenate([[True], (np.diff(tail) > 0) | (np.diff(head) > 0)])
    where, shape = (tail[first], head[first]), (len(network.nodes),) * 2
    return Graph(
        network,
        csr_matrix((length[first], where), shape=shape),
        csr_matrix((rows[first] + 1, where), shape=shape),  # a sparse matrix keeps no zero
    )


@dataclass(frozen=True)
class Search:
    """Shortest walks from one place to every junction.

    `distance` and the junction `before`, from both ends of the place's street: shapes (2, nodes).
    """

    graph: Graph
    origins: Access
    origin: int
    distance: Floats
    before: Ints


def search(graph: Graph, origins: Access, origin: int) -> Search:
    """Search from a place; then `shortest_walk` to any number of others costs little."""
    edge = origins.edge[origin]
    ends = np.array([graph.network.tail[edge], graph.network.head[edge]])
    distance, before = dijkstra(graph.lengths, indices=ends, return_predecessors=True)
    return Search(graph, origins, origin, distance, before)


def shortest_walk(search: Search, destinations: Access, destination: int) -> Walk | None:
    """The shortest walk from the place of `search` to another; None where the streets do not lead there."""
    graph, origins, origin = search.graph, search.origins, search.origin
    network = graph.network
    a, b = origins.edge[origin], destinations.edge[destination]
    along_a, along_b = float(origins.along[origin]), float(destinations.along[destination])
    ends_a = np.array([network.tail[a], network.head[a]])
    ends_b = np.array([network.tail[b], network.head[b]])
    if network.component[ends_a[0]] != network.component[ends_b[0]]:
        return None
    if (origins.place[origin] == destinations.place[destination]).all():
        return Walk(shapely.LineString([origins.place[origin]] * 2), 0.0, 0.0)
    to_end = np.array([along_a, network.length[a] - along_a])
    from_end = np.array([along_b, network.length[b] - along_b])
    total = to_end[:, None] + search.distance[:, ends_b] + from_end
    i, j = np.unravel_index(np.argmin(total), (2, 2))
    if a == b and abs(along_a - along_b) <= total[i, j]:
        middle = [substring(network.edges[a], along_a, along_b)]
    else:
        middle = [
            substring(network.edges[a], along_a, 0.0 if i == 0 else network.length[a]),
            *_edges_between(graph, search.before[i], int(ends_a[i]), int(ends_b[j])),
            substring(network.edges[b], 0.0 if j == 0 else network.length[b], along_b),
        ]
    line = _joined(origins.place[origin], middle, destinations.place[destination])
    return Walk(line, float(origins.leg[origin]), float(destinations.leg[destination]))


def _edges_between(graph: Graph, before: Ints, start: int, end: int) -> list[shapely.LineString]:
    edges = []
    node = end
    while node != start:
        previous = int(before[node])
        row = int(graph.edge[previous, node]) - 1
        forward = int(graph.network.tail[row]) == previous
        edge = graph.network.edges[row]
        edges.append(edge if forward else shapely.reverse(edge))
        node = previous
    return edges[::-1]


def _joined(origin: Floats, parts: list[shapely.Geometry], destination: Floats) -> shapely.LineString:
    xy = np.vstack([origin, shapely.get_coordinates(parts), destination])
    fresh = np.concatenate([[True], (np.diff(xy, axis=0) != 0).any(axis=1)])
    return shapely.LineString(xy[fresh])
