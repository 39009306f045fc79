"""Places on the globe, by longitude and latitude in degrees: what is far from all else, what crosses 180 degrees."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from .ragged import Bools, Floats, Geometries

RADIUS_M = 6_371_008.8

FAR_M = 500_000.0
"""Metres between what lies far from all else and all else."""

FAR_SHARE = 0.01
"""Largest share of the places that can be strays; more are a region of their own. One of four or more always can."""

NOBODY_M = 50_000.0
"""Metres from 0, 0 to all else from which on nobody was there: the coordinates are missing."""

_A, _E2 = 6_378_137.0, 0.006694379990141  # the ellipsoid of WGS 84
_STEP = 1e-4  # degrees: some 11 m
_WIDEST_STEP = 0.2  # degrees of longitude, near a pole


def vectors(lonlat: Floats) -> Floats:
    """Places as points of the unit sphere (n, 3).

    Parameters
    ----------
    lonlat
        Degrees (n, 2).

    Examples
    --------
    >>> vectors(np.array([[90.0, 0.0]])).round(6).tolist()
    [[0.0, 1.0, 0.0]]
    """
    lon, lat = np.radians(np.asarray(lonlat, dtype=float).reshape(-1, 2)).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def distances(places: Floats, place: Floats) -> Floats:
    """Metres on a sphere from `place` to each of `places`, unit vectors both.

    Parameters
    ----------
    places, place
        Unit vectors, (n, 3) and (3,).

    Examples
    --------
    >>> bool(distances(vectors(np.array([[1.0, 0.0]])), vectors(np.array([[0.0, 0.0]]))[0]).round()[0] == 111195)
    True
    """
    chord = np.linalg.norm(places - place, axis=1)
    result: Floats = RADIUS_M * 2 * np.arcsin(np.clip(chord / 2, 0, 1))
    return result


def unwrapped(longitudes: Floats) -> Floats:
    """Longitudes cut at their widest gap, and counted on past 180 degrees, so that 180 degrees divides no city.

    Parameters
    ----------
    longitudes
        Degrees (n,).

    Examples
    --------
    >>> unwrapped(np.array([179.0, -179.0])).tolist()
    [179.0, 181.0]
    """
    if not len(longitudes) or np.ptp(longitudes) <= 180:
        return longitudes
    around = longitudes % 360
    known = np.unique(around)
    gaps = np.diff(np.append(known, known[0] + 360))
    start = known[(np.argmax(gaps) + 1) % len(known)]
    result: Floats = start + (around - start) % 360
    return result


def strays(lonlat: Floats) -> Bools:
    """Which places are few and far from all else: beyond a gap of `FAR_M`, seen from the middle of all.

    Parameters
    ----------
    lonlat
        Degrees (n, 2).

    Examples
    --------
    >>> strays(np.array([[9.0, 45.0], [9.1, 45.0], [9.0, 45.1], [-70.0, 40.0]])).tolist()
    [False, False, False, True]
    """
    none = np.zeros(len(lonlat), dtype=bool)
    if len(lonlat) < 4:
        return none
    places = vectors(lonlat)
    middle = np.median(places, axis=0)
    if not middle.any():
        return none
    distance = distances(places, middle / np.linalg.norm(middle))
    order = np.argsort(distance)
    last = np.flatnonzero(np.diff(distance[order]) > FAR_M)  # before each gap
    beyond = len(lonlat) - 1 - last
    few = last[(beyond <= max(1, FAR_SHARE * len(lonlat))) & (last >= 1)]
    if not len(few):
        return none
    none[order[few[0] + 1 :]] = True
    return none


def is_nowhere(place: Floats, others: Floats) -> bool:
    """Whether a place that stands for missing coordinates is far from all `others`.

    Parameters
    ----------
    place
        Degrees (2,).
    others
        Degrees (n, 2).

    Examples
    --------
    >>> is_nowhere(np.zeros(2), np.array([[9.0, 45.0]])), is_nowhere(np.zeros(2), np.array([[0.1, 0.1]]))
    (True, False)
    """
    return len(others) > 0 and bool(distances(vectors(others), vectors(place)[0]).min() > NOBODY_M)


def steps(lonlat: Floats) -> tuple[Floats, Floats]:
    """Small steps: the places, a little west and east of each and a little to the north or south (4, n, 2).

    Never past a pole. The second array (n, 2) is the metres from west to east, and those north (below 0: south).

    Parameters
    ----------
    lonlat
        Degrees (n, 2).

    Examples
    --------
    >>> places, metres = steps(np.array([[9.0, 45.0]]))
    >>> places.shape, bool(metres[0, 0] > 0)
    ((4, 1, 2), True)
    """
    lon, lat = lonlat[:, 0], np.clip(lonlat[:, 1], -89.999, 89.999)
    sign = np.where(lat > 0, -1.0, 1.0)
    radians = np.radians(lat)
    east = np.minimum(_STEP / np.cos(radians), _WIDEST_STEP)
    w2 = 1 - _E2 * np.sin(radians) ** 2
    east_m = np.radians(east) * np.cos(radians) * _A / np.sqrt(w2)
    north_m = np.radians(sign * _STEP) * _A * (1 - _E2) / w2**1.5
    here = np.column_stack([lon, lat])
    half, to_north = np.column_stack([east / 2, lat * 0]), np.column_stack([lon * 0, sign * _STEP])
    return np.stack([here, here - half, here + half, here + to_north]), np.column_stack([east_m, north_m])


def extreme_scales(east: Floats, north: Floats) -> Floats:
    """The lowest and the highest scale of a map at each place, over all directions; shape (n, 2).

    `east` and `north` (n, 2) are what a metre to the east and a metre to the north are on the map.

    Parameters
    ----------
    east, north
        In the unit of the map (n, 2).

    Examples
    --------
    >>> extreme_scales(np.array([[1.0, 0.0]]), np.array([[0.0, 2.0]])).tolist()
    [[1.0, 2.0]]
    """
    squares = (east**2 + north**2).sum(axis=1)
    area = np.abs(east[:, 0] * north[:, 1] - east[:, 1] * north[:, 0])
    plus, minus = np.sqrt(squares + 2 * area), np.sqrt(np.maximum(squares - 2 * area, 0))
    return np.column_stack([(plus - minus) / 2, (plus + minus) / 2])


def jumps(geometries: Geometries) -> Bools:
    """Which geometries in degrees have a side that leads from one side of 180 degrees to the other.

    Parameters
    ----------
    geometries
        Degrees (n,).

    Examples
    --------
    >>> jumps(shapely.linestrings([[[179.0, 0.0], [-179.0, 0.0]], [[9.0, 0.0], [8.0, 0.0]]])).tolist()
    [True, False]
    """
    result = np.zeros(len(geometries), dtype=bool)
    xy, row = shapely.get_coordinates(geometries, return_index=True)
    far = (np.abs(np.diff(xy[:, 0])) > 180) & (row[1:] == row[:-1])
    result[row[1:][far]] = True
    return result


def cut_at_180(geometries: Geometries) -> Geometries:
    """Geometries in degrees with those that cross 180 degrees in parts on either side of it (RFC 7946, 3.1.9).

    A polygon around a pole becomes all that is between its outline and the pole's latitude, from -180 to 180.

    Parameters
    ----------
    geometries
        Degrees (n,).

    Examples
    --------
    >>> [line] = cut_at_180(shapely.linestrings([[[179.0, 0.0], [-179.0, 0.0]]]))
    >>> line.wkt
    'MULTILINESTRING ((179 0, 180 0), (-180 0, -179 0))'
    """
    result: Geometries = geometries.copy()
    for i in np.flatnonzero(jumps(geometries)):
        parts = [piece for part in shapely.get_parts(geometries[i]) for piece in _cut(part)]
        make = (shapely.multipoints, shapely.multilinestrings, shapely.multipolygons)
        if parts:
            result[i] = parts[0] if len(parts) == 1 else make[shapely.get_dimensions(parts[0])](parts)
    return result


def _cut(part: Any) -> list[Any]:
    dimension = shapely.get_dimensions(part)
    return _cut_polygon(part) if dimension == 2 else _cut_line(part) if dimension == 1 else [part]


def _path(xy: Floats) -> Floats:
    """Coordinates whose longitudes go on past 180 degrees."""
    turns = (np.diff(xy[:, 0]) + 180) % 360 - 180
    return np.column_stack([xy[0, 0] + np.append(0.0, np.cumsum(turns)), xy[:, 1]])


def _cut_line(line: Any) -> list[Any]:
    """Segment by segment: an intersection would lose what is walked twice."""
    path = _path(shapely.get_coordinates(line))
    pieces, current = [], [path[0]]
    for a, b in zip(path[:-1], path[1:]):
        first, last = (int(np.floor((each[0] + 180) / 360)) for each in (a, b))
        if first != last:
            border = 360 * max(first, last) - 180.0
            share = (border - a[0]) / (b[0] - a[0])
            cut = np.array([border, a[1] + share * (b[1] - a[1])])
            pieces.append(np.array([*current, cut]))
            current = [cut]
        current.append(b)
    pieces.append(np.array(current))
    placed = []
    for piece in pieces:
        if len(piece) > 1 and np.ptp(piece, axis=0).any():
            world = np.floor((piece[:, 0].mean() + 180) / 360)
            placed.append(shapely.linestrings(piece - np.array([360.0 * world, 0.0])))
    return placed


def _cut_polygon(polygon: Any) -> list[Any]:
    areas = [_between_180s(ring) for ring in shapely.get_rings(polygon)]
    shape = areas[0] if len(areas) == 1 else shapely.difference(areas[0], shapely.union_all(areas[1:]))
    parts = shapely.get_parts(shape)
    return list(parts[shapely.area(parts) > 0])


def _between_180s(ring: Any) -> Any:
    """What a ring encloses, as an area from -180 to 180 degrees."""
    path = _path(shapely.get_coordinates(ring))
    if abs(path[-1, 0] - path[0, 0]) > 180:  # once around the pole
        pole = 90.0 if path[:, 1].mean() > 0 else -90.0
        path = np.concatenate([path, [[path[-1, 0], pole], [path[0, 0], pole], path[0]]])
    area = shapely.make_valid(shapely.polygons(path))
    west, _, east, _ = shapely.bounds(area)
    worlds = np.arange(np.floor((west + 180) / 360), np.floor((east + 180) / 360) + 1)
    pieces = []
    for world in worlds:
        piece = shapely.intersection(area, shapely.box(360 * world - 180, -90, 360 * world + 180, 90))
        pieces.append(shapely.transform(piece, lambda xy, by=world: xy - np.array([360 * by, 0.0])))
    return shapely.union_all(pieces)
