"""Many viewsheds: their union, and what of an area lies in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from .ragged import Floats, Geometries, Ints, sums

_SMALL = 200  # vertices: smaller pieces cost more in their number than they save


@dataclass(frozen=True)
class Coverage:
    """The union of viewsheds, in disjoint pieces small enough to be cut with areas fast."""

    pieces: Geometries
    tree: shapely.STRtree

    def area_within(self, areas: Geometries) -> Floats:
        """Square metres in view within each of `areas`."""
        area, piece = self.tree.query(areas)
        shapely.prepare(areas)
        inside = shapely.contains_properly(areas[area], self.pieces[piece])
        shares = shapely.area(self.pieces[piece])
        shares[~inside] = shapely.area(
            shapely.intersection(areas[area[~inside]], self.pieces[piece[~inside]])
        )
        return sums(area, shares, len(areas))


def coverage(viewsheds: Geometries) -> Coverage:
    """Unite `viewsheds` (polygons in metres; missing ones count for nothing) for measuring."""
    pieces = [piece for part in united(viewsheds) for piece in _divided(part)]
    return Coverage(np.array(pieces, dtype=object), shapely.STRtree(pieces))


def united(viewsheds: Geometries) -> Geometries:
    """The connected parts of the union of `viewsheds`, as polygons."""
    viewsheds = viewsheds[~shapely.is_missing(viewsheds)]
    size = len(viewsheds)
    if not size:
        return viewsheds
    # Cluster by cluster: uniting what does not touch costs most of the time.
    touching = shapely.STRtree(viewsheds).query(viewsheds, predicate="intersects")
    graph = coo_matrix((np.ones(touching.shape[1]), touching), shape=(size, size))
    cluster = connected_components(graph, directed=False)[1]
    order = np.argsort(cluster, kind="stable")
    clusters = np.split(viewsheds[order], np.flatnonzero(np.diff(cluster[order])) + 1)
    parts = shapely.get_parts([shapely.union_all(each) for each in clusters])
    return np.asarray(parts[shapely.get_dimensions(parts) == 2])


def _divided(polygon: shapely.Geometry) -> list[shapely.Geometry]:
    """Halve until small: an intersection then looks at what is near, not at a whole city's outline."""
    if shapely.get_num_coordinates(polygon) <= _SMALL:
        return [polygon]
    west, south, east, north = shapely.bounds(polygon)
    if east - west > north - south:
        middle = (west + east) / 2
        halves = shapely.box([west, middle], south, [middle, east], north)
    else:
        middle = (south + north) / 2
        halves = shapely.box(west, [south, middle], east, [middle, north])
    parts = shapely.get_parts(shapely.intersection(halves, polygon))
    return [piece for part in parts[shapely.get_dimensions(parts) == 2] for piece in _divided(part)]


def members(parts: Geometries, viewsheds: Geometries) -> tuple[Ints, Ints]:
    """Pairs (part, viewshed) of the viewsheds that lie in each connected part of their union."""
    pairs: Ints = shapely.STRtree(viewsheds).query(parts, predicate="intersects")
    return pairs[0], pairs[1]
