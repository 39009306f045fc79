"""The working system: in metres, true to scale over the data, and the ways into it and out of it.

What knows coordinate systems is given as `Systems`: QGIS (`layers`), or pyproj outside it (`PyprojSystems`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Optional, Protocol

import numpy as np
import shapely

from . import globe
from .cancelling import NEVER, blocks, stop_if
from .ragged import Bools, Floats, Geometries, Ints

MAX_SCALE_ERROR = 0.0002
"""A system is worked in without a word only if its scale is this near to 1 over the data: areas to 0.04 %."""

MAX_WIDE_ERROR = 0.0025
"""Data so wide that no system comes nearer to a scale of 1 are not worked on as one: areas to 0.5 %.

Large countries are within (Norway 0.03 %, Germany 0.07 %, France and Italy 0.15 %), continents are not (1 %).
"""

HOPELESS_ERROR = 0.3
"""A scale error from which on a system of metres only distorts, and tears areas apart."""

OFF_THE_MAP, FAR_AWAY = "off the map", "far away"
"""Why a feature cannot be used."""

_NEAR = 0.2  # degrees around the first layer within which features of others count for the working system
_POLAR = 88.0  # degrees of latitude from which on the working system is polar
_ZERO = 1e-6  # degrees from 0, 0 that are 0, 0
_HALF_THE_GLOBE_M = 1e7  # and more: a result so wide was torn apart at 180 degrees
_AT_ONCE = 300_000  # coordinates; between two such lots a run can be cancelled
_TRANSVERSE_MERCATOR = "+proj=tmerc +lat_0={lat} +lon_0={lon} +k={{k}}"

Transform = Optional[Callable[[Floats], Floats]]
"""Coordinates (n, 2) to coordinates, NaN where there are none; None where they stay what they are."""


class Systems(Protocol):
    """What knows coordinate systems, whatever it takes for one."""

    def degrees(self) -> Any:
        """Longitude and latitude, WGS 84."""

    def made(self, definition: str) -> Any:
        """The system of a PROJ definition."""

    def key(self, system: Any) -> str:
        """A text that equal systems share."""

    def name(self, system: Any) -> str:
        """A name for the log: the authority's id, or the definition of a made-up one."""

    def is_geographic(self, system: Any) -> bool:
        """Whether its coordinates are degrees."""

    def is_in_metres(self, system: Any) -> bool:
        """Whether it is a map in metres."""

    def transform(self, source: Any, target: Any) -> Transform:
        """The way from one to the other. Raises ValueError where there is none."""


@dataclass(frozen=True)
class Places:
    """Where the features of a layer are: longitude and latitude, and the `row` of each; a large one has many.

    `is_zero` where the coordinates are 0, 0 in degrees or in the layer's own system. `lost` features have no
    place on earth.
    """

    lonlat: Floats
    row: Ints
    is_zero: Bools
    lost: int = 0

    def __len__(self) -> int:
        return len(self.row)

    def only(self, which: Bools) -> Places:
        """Some of the places."""
        return Places(self.lonlat[which], self.row[which], self.is_zero[which], self.lost)


class Located(Protocol):
    """Features in a coordinate system: `problems` says by row why one, whose geometry is None, cannot be used."""

    geometries: Geometries
    crs: Any
    problems: dict[int, str]
    places: Places | None


@dataclass
class Features:
    """Features in a coordinate system: the plainest `Located`.

    Parameters
    ----------
    geometries : array of geometries, (n,)
        In the coordinates of `crs`.
    crs : str or pyproj.CRS
        Their coordinate system, whatever `Systems` takes for one.
    problems : dict of int to str
        By row, why a feature, whose geometry is None, cannot be used.
    places : Places, optional
        Where they are, if that is known already.

    Examples
    --------
    >>> import shapely
    >>> features = Features(shapely.points([[-74.0, 40.7], [-73.9, 40.8]]), "EPSG:4326", {})
    >>> WorkingSystem([features], PyprojSystems()).description
    '+proj=tmerc +lat_0=40.8 +lon_0=-74.0 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs'
    """

    geometries: Geometries
    crs: Any
    problems: dict[int, str]
    places: Places | None = None


class WorkingSystem:
    """A coordinate system in metres for a piece of work, and the ways into it and out of it.

    It is one of the layers' own if that is true to scale, else one that is made for them. It is judged over all
    features. Where none is true to scale over them all, the few that are far from all else are left out, and of the
    layers but the first what is near that counts. `scale_error` says how true the system is.

    Parameters
    ----------
    layers : sequence of Located
        Features, such as `Features`; the first layer is what the work is about.
    systems : Systems
        What knows coordinate systems, such as `PyprojSystems`.
    found : sequence of Places, optional
        Where the features are, if that is known already.
    strays : bool
        Whether few features far from all else may be taken for strays.

    Examples
    --------
    >>> points = Features(shapely.points([[-74.0, 40.7], [-73.9, 40.8]]), "EPSG:4326", {})
    >>> working = WorkingSystem([points], PyprojSystems())
    >>> shapely.get_coordinates(working.bring(points)).round(-2).tolist()
    [[0.0, -11100.0], [8400.0, 0.0]]
    """

    def __init__(
        self,
        layers: Sequence[Located],
        systems: Systems,
        found: Sequence[Places] | None = None,
        strays: bool = True,
    ) -> None:
        """Choose the system for `layers` that are `found` there: one of theirs if it is true to scale, else our own.

        It is judged over all features. Where none is true to scale over them all, the few that are far from
        all else are left out (unless none is to be taken for one of the `strays`), and of the layers but the
        first what is near that counts. `scale_error` says how true the system is.
        """
        self.systems = systems
        found = [places_of(rows, systems) for rows in layers] if found is None else list(found)
        found = without_nowhere(layers, found)
        own = list({systems.key(rows.crs): rows.crs for rows in layers}.values())
        chosen, counting = None, _together(found)
        if len(counting):
            chosen = _true_system(own, counting, systems)
            if chosen is None:
                found = _without_strays(layers, found) if strays else found
                counting = _near_first(found)
                chosen = _true_system(own, counting, systems)
        else:
            counting = np.zeros((1, 2))
            chosen = _true_system(own, counting, systems)
        self.crs, self.scale_error = chosen or _best_system(own, counting, systems)

    @classmethod
    def given(cls, crs: Any, systems: Systems) -> WorkingSystem:
        """One that is chosen already: `crs`, a map in metres. Raises ValueError for any other.

        >>> WorkingSystem.given("EPSG:32618", PyprojSystems()).description
        'EPSG:32618'
        """
        if not systems.is_in_metres(crs):
            raise ValueError(f"not a map in metres: {systems.name(crs)}")
        made = cls.__new__(cls)
        made.systems, made.crs, made.scale_error = systems, crs, np.nan
        return made

    @property
    def description(self) -> str:
        """A name for the log: the authority's id, or the definition of a made-up one."""
        return self.systems.name(self.crs)

    def is_true_over(self, layers: Sequence[Located]) -> bool:
        """Whether the system is true to scale over all features of these layers, far ones, too."""
        everything = _together([places_of(rows, self.systems) for rows in layers])
        return scale_error(self.crs, everything, self.systems) < MAX_SCALE_ERROR

    def bring(self, rows: Located, is_cancelled: Callable[[], bool] = lambda: False) -> Geometries:
        """The geometries of `rows` in the working system; those that do not fit into it become None.

        Raises InterruptedError once `is_cancelled()`.
        """
        geometries, problems = self.brought(rows.geometries, rows.crs, is_cancelled)
        rows.problems.update(problems)
        return geometries

    def brought(
        self, given: Geometries, crs: Any, is_cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Geometries, dict[int, str]]:
        """Geometries of the system `crs` in the working system, and by row why some are None now.

        Raises InterruptedError once `is_cancelled()`.
        """
        transform = self.systems.transform(crs, self.crs)
        geometries, problems = np.empty(len(given), dtype=object), {}
        for rows in blocks(shapely.get_num_coordinates(given), _AT_ONCE):
            stop_if(is_cancelled)
            lot = given[rows]
            if transform is not None:
                lot = _long_sides_divided(lot, self.systems.is_geographic(crs))
            geometries[rows], failed = transformed(lot, transform)
            if len(failed):
                to_degrees = self.systems.transform(crs, self.systems.degrees())
                nowhere = set(failed[transformed(lot[failed], to_degrees)[1]].tolist())
                for i in failed.tolist():
                    problems[rows.start + i] = OFF_THE_MAP if i in nowhere else FAR_AWAY
        return geometries, problems

    def take_back(
        self, geometries: Geometries, crs: Any, is_cancelled: Callable[[], bool] = NEVER
    ) -> Geometries:
        """Results in the system `crs` of the input; what crosses 180 degrees in two parts, if that divides `crs`.

        In parts, because all software shows and measures them as they are; see `globe.cut_at_180`.
        Raises InterruptedError once `is_cancelled()`.
        """
        result = np.empty(len(geometries), dtype=object)
        for rows in blocks(shapely.get_num_coordinates(geometries), _AT_ONCE):
            stop_if(is_cancelled)
            result[rows] = self._taken_back(geometries[rows], crs)
        return result

    def _taken_back(self, geometries: Geometries, crs: Any) -> Geometries:
        degrees = self.systems.degrees()
        taken = transformed(geometries, self.systems.transform(self.crs, crs))[0]
        if self.systems.is_geographic(crs):
            return globe.cut_at_180(taken)
        before, after = (shapely.bounds(each)[:, [2, 0]] @ [1, -1] for each in (geometries, taken))
        torn = np.flatnonzero((after > _HALF_THE_GLOBE_M) & (before < _HALF_THE_GLOBE_M / 10))
        if len(torn):
            to_degrees = self.systems.transform(self.crs, degrees)
            halves = globe.cut_at_180(transformed(geometries[torn], to_degrees)[0])
            taken[torn] = transformed(halves, self.systems.transform(degrees, crs))[0]
        return taken

    def box_in(self, crs: Any, box: Floats) -> Floats | None:
        """West, south, east and north in `crs` of a rectangle that holds the same of the working system.

        None where none does, or it would be as wide as half the globe: across 180 degrees, or around a pole.
        """
        x, y = (np.linspace(box[i], box[i + 2], 9) for i in (0, 1))
        inside = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
        moved = _coordinates(inside, self.systems.transform(self.crs, crs))
        west_south, east_north = moved.min(axis=0), moved.max(axis=0)
        width, height = east_north - west_south
        half_the_globe = 180.0 if self.systems.is_geographic(crs) else _HALF_THE_GLOBE_M
        if not np.isfinite(moved).all() or width > half_the_globe:
            return None
        rim = (width + height) / 50
        box_there: Floats = np.concatenate([west_south - rim, east_north + rim])
        return box_there

    def north(self, xy: Floats) -> Floats:
        """Where true north is at points of the working system: degrees clockwise from its own north."""
        degrees = self.systems.degrees()
        lonlat = _coordinates(xy, self.systems.transform(self.crs, degrees))
        (here, _, _, ahead), metres = globe.steps(lonlat)
        out = self.systems.transform(degrees, self.crs)
        moved = _coordinates(ahead, out) - _coordinates(here, out)
        x, y = (moved * np.sign(metres[:, 1:])).T
        north: Floats = np.nan_to_num(np.degrees(np.arctan2(x, y)))
        return north


class Zones:
    """Working systems of features that have nothing to do with each other, as many as it takes to be true to scale.

    The rows are divided at the middle of their longitudes until each part has a system of its own. `zone` is the one of
    `projections` that each row is in, -1 where the row is unusable.

    Parameters
    ----------
    rows : Located
        Features, such as `Features`.
    systems : Systems
        What knows coordinate systems, such as `PyprojSystems`.
    found : Places, optional
        Where the features are, if that is known already.

    Raises
    ------
    ValueError
        Where no feature has a place on earth.

    Examples
    --------
    >>> cities = Features(shapely.points([[-74.0, 40.7], [13.4, 52.5], [139.7, 35.7]]), "EPSG:4326", {})
    >>> Zones(cities, PyprojSystems()).zone.tolist()
    [0, 0, 1]
    """

    def __init__(self, rows: Located, systems: Systems, found: Places | None = None) -> None:
        """Divide the rows at the middle of their longitudes until each part has a system of its own.

        Raises ValueError where no feature has a place on earth.
        """
        (there,) = without_nowhere([rows], [places_of(rows, systems) if found is None else found])
        there = replace(there, is_zero=np.zeros(len(there), dtype=bool))  # those left are where they say
        if not len(there):
            raise ValueError("no feature has a place on earth")
        self.projections: list[WorkingSystem] = []
        size = len(rows.geometries)
        self.zone = np.full(size, -1, dtype=np.int64)
        lonlat = np.zeros((size, 2))
        lonlat[there.row] = there.lonlat
        waiting = [np.flatnonzero(_usable(rows))]
        while waiting:
            part = waiting.pop()
            inside = np.isin(there.row, part)
            projection = WorkingSystem([rows], systems, [there.only(inside)], strays=False)
            longitudes = globe.unwrapped(lonlat[part, 0])
            east = longitudes > (longitudes.min() + longitudes.max()) / 2
            if projection.scale_error < MAX_SCALE_ERROR or not east.any():
                self.zone[part] = len(self.projections)
                self.projections.append(projection)
            else:
                waiting += [part[east], part[~east]]

    @classmethod
    def given(cls, rows: Located, system: WorkingSystem) -> Zones:
        """One zone, in a system that is chosen already."""
        made = cls.__new__(cls)
        made.projections, made.zone = [system], np.where(_usable(rows), 0, -1)
        return made

    @property
    def description(self) -> str:
        """Names for the log."""
        return "; ".join(projection.description for projection in self.projections)

    def bring(self, rows: Located, is_cancelled: Callable[[], bool] = NEVER) -> Geometries:
        """The geometries of these rows, each in the system of its zone.

        Raises InterruptedError once `is_cancelled()`.
        """
        geometries = np.full(len(rows.geometries), None, dtype=object)
        for zone, projection in enumerate(self.projections):
            inside = np.flatnonzero(self.zone == zone)
            geometries[inside], problems = projection.brought(rows.geometries[inside], rows.crs, is_cancelled)
            rows.problems.update({int(inside[i]): reason for i, reason in problems.items()})
        return geometries

    def take_back(
        self, geometries: Geometries, zone: Ints, crs: Any, is_cancelled: Callable[[], bool] = NEVER
    ) -> Geometries:
        """Results, each of a `zone`, in the system `crs`. Raises InterruptedError once `is_cancelled()`."""
        result = np.full(len(geometries), None, dtype=object)
        for i, projection in enumerate(self.projections):
            result[zone == i] = projection.take_back(geometries[zone == i], crs, is_cancelled)
        return result

    def north(self, xy: Floats, zone: Ints) -> Floats:
        """Where true north is at points, each of a `zone`: degrees clockwise from the north of its system."""
        result = np.zeros(len(xy))
        for i, projection in enumerate(self.projections):
            result[zone == i] = projection.north(xy[zone == i])
        return result


def places(rows: Located, systems: Systems) -> Places:
    """Where the usable features are: each one's middle, and of large ones the outline."""
    bounds = shapely.bounds(rows.geometries)
    row = np.flatnonzero(np.isfinite(bounds).all(axis=1))
    bounds = bounds[row]
    size = (bounds[:, 2:] - bounds[:, :2]).max(axis=1, initial=0)
    large, half_the_globe = (0.1, 180.0) if systems.is_geographic(rows.crs) else (1e4, 1e7)
    split = size > half_the_globe  # at 180 degrees: its middle is somewhere else
    xy, of = [((bounds[:, :2] + bounds[:, 2:]) / 2)[~split]], [row[~split]]
    big = np.flatnonzero(size > large)
    if len(big):
        steps = np.where(split[big], np.inf, size[big] / 8)
        outlines = divided(rows.geometries[row[big]], steps)
        corners, which = shapely.get_coordinates(outlines, return_index=True)
        xy, of = [*xy, corners], [*of, row[big][which]]
    own, row = np.concatenate(xy), np.concatenate(of)
    lonlat = _coordinates(own, systems.transform(rows.crs, systems.degrees()))
    known = np.isfinite(lonlat).all(axis=1)
    lost = len(np.setdiff1d(row, row[known]))
    own, lonlat, row = own[known], lonlat[known], row[known]
    lonlat = np.column_stack(
        [np.where(np.abs(lonlat[:, 0]) > 180, (lonlat[:, 0] + 180) % 360 - 180, lonlat[:, 0]), lonlat[:, 1]]
    )
    is_zero = (own == 0).all(axis=1) | (np.abs(lonlat) < _ZERO).all(axis=1)
    return Places(lonlat, row, is_zero, lost)


def places_of(rows: Located, systems: Systems) -> Places:
    """`places`, unless they are known."""
    return places(rows, systems) if rows.places is None else rows.places


def without_nowhere(layers: Sequence[Located], found: Sequence[Places]) -> list[Places]:
    """Leave out what has no place on earth, and points at 0, 0 where nobody was: all else is far away."""
    somewhere = np.concatenate([each.lonlat[~each.is_zero] for each in found])
    result = []
    for rows, each in zip(layers, found):
        if each.lost:
            lost = np.setdiff1d(np.flatnonzero(_usable(rows)), each.row)
            rows.problems.update({int(i): OFF_THE_MAP for i in lost})
            rows.geometries[lost] = None
        off = np.zeros(len(each), dtype=bool)
        for place in np.unique(each.lonlat[each.is_zero], axis=0):
            if globe.is_nowhere(place, somewhere):
                off |= each.is_zero & (each.lonlat == place).all(axis=1)
        if off.any():  # a large one may touch it
            off &= np.isin(each.row, each.row[~each.is_zero], invert=True)
        result.append(_leave_out(rows, each, off))
    return result


def _usable(rows: Located) -> Bools:
    usable = np.ones(len(rows.geometries), dtype=bool)
    usable[list(rows.problems)] = False
    return usable


def _without_strays(layers: Sequence[Located], found: Sequence[Places]) -> list[Places]:
    """Leave out the few features that are far from all else, but never all of a layer."""
    firsts = [np.unique(each.row, return_index=True)[1] for each in found]
    far = globe.strays(np.concatenate([each.lonlat[first] for each, first in zip(found, firsts)]))
    result, begin = [], 0
    for rows, each, first in zip(layers, found, firsts):
        off = far[begin : begin + len(first)]
        begin += len(first)
        result.append(each if off.all() else _leave_out(rows, each, np.isin(each.row, each.row[first][off])))
    return result


def _leave_out(rows: Located, found: Places, off: Bools) -> Places:
    gone = np.unique(found.row[off])
    if not len(gone):
        return found
    rows.problems.update({int(i): FAR_AWAY for i in gone})
    rows.geometries[gone] = None
    return found.only(~off)


def _together(found: Sequence[Places]) -> Floats:
    """One place for each hundredth of a degree."""
    lonlat = np.concatenate([each.lonlat for each in found])
    cell = np.floor((lonlat + 360) * 100).astype(np.int64)
    together: Floats = lonlat[np.unique(cell[:, 0] * 100_000 + cell[:, 1], return_index=True)[1]]
    return together


def _near_first(found: Sequence[Places]) -> Floats:
    """The places of the first layer, which is what is measured, and those of the others that are near it."""
    first = next(each for each in found if len(each))
    everything = _together(found)
    lon = globe.unwrapped(np.concatenate([first.lonlat[:, 0], everything[:, 0]]))
    mine, lon = lon[: len(first)], lon[len(first) :]
    lat, my_lat = everything[:, 1], first.lonlat[:, 1]
    near: Floats = everything[
        (lon > mine.min() - _NEAR)
        & (lon < mine.max() + _NEAR)
        & (lat > my_lat.min() - _NEAR)
        & (lat < my_lat.max() + _NEAR)
    ]
    return near


def _true_system(own: Sequence[Any], lonlat: Floats, systems: Systems) -> tuple[Any, float] | None:
    """A system that is true to scale at all places, and how far it is off; None if there is none."""
    for crs in (*own, _centred(lonlat, systems)):
        error = scale_error(crs, lonlat, systems)
        if error < MAX_SCALE_ERROR:
            return crs, error
    return None


def _best_system(own: Sequence[Any], lonlat: Floats, systems: Systems) -> tuple[Any, float]:
    """The system whose scale error is smallest, for places too far apart for a true one; if all are bad, theirs."""
    candidates = list(own)
    for definition in _wide(lonlat):
        low_high = _scales(_from_proj(definition, 1.0, systems), lonlat, systems)
        if np.isfinite(low_high).all():  # as much too small in the middle as too large at the rim
            scale = 2 / (low_high.min() + low_high.max())
            candidates.append(_from_proj(definition, scale, systems))
    errors = [scale_error(crs, lonlat, systems) for crs in candidates]
    best = int(np.argmin(errors))
    return (candidates[best], errors[best]) if errors[best] < HOPELESS_ERROR else (own[0], np.inf)


def _middle(lonlat: Floats) -> tuple[float, float]:
    """Longitude and latitude of the middle, rounded to 0.1 degree so that nearby data share a system."""
    lon, lat = globe.unwrapped(lonlat[:, 0]), lonlat[:, 1]
    longitude = round(((lon.min() + lon.max()) / 2 + 180) % 360 - 180, 1)
    return longitude + 0.0, 0.0 + round((lat.min() + lat.max()) / 2, 1)


def _from_proj(definition: str, scale: float, systems: Systems) -> Any:
    return systems.made(definition.format(k=f"{scale:.7g}") + " +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs")


def _centred(lonlat: Floats, systems: Systems) -> Any:
    """Transverse Mercator of scale 1 in the middle; near a pole polar stereographic, of scale 1 at the data."""
    longitude, latitude = _middle(lonlat)
    if abs(latitude) >= _POLAR:
        true = np.clip(round(float(lonlat[:, 1].mean()), 1), -90, 90)
        pole = np.copysign(90, latitude)
        return _from_proj(f"+proj=stere +lat_0={pole:g} +lat_ts={true:g} +lon_0={longitude}", 1.0, systems)
    return _from_proj(_TRANSVERSE_MERCATOR.format(lat=latitude, lon=longitude), 1.0, systems)


def _wide(lonlat: Floats) -> list[str]:
    """Systems for wide data: long from north to south, from east to west, slanting, or round."""
    longitude, latitude = _middle(lonlat)
    parallel = latitude if abs(latitude) > 0.1 else 0.1
    vectors = globe.vectors(lonlat)
    centre = vectors.mean(axis=0)
    centre /= np.linalg.norm(centre) or 1.0
    lon, lat = np.degrees([np.arctan2(centre[1], centre[0]), np.arcsin(np.clip(centre[2], -1, 1))])
    east = np.array([-centre[1], centre[0], 0.0]) / (np.hypot(centre[0], centre[1]) or 1.0)
    around = (vectors - centre) @ np.column_stack([east, np.cross(centre, east)])
    axis = np.linalg.svd(around, full_matrices=False)[2][0]
    slant = np.degrees(np.arctan2(axis[0], axis[1])) % 180
    return [
        _TRANSVERSE_MERCATOR.format(lat=latitude, lon=longitude),
        f"+proj=lcc +lat_1={parallel} +lat_0={parallel} +lon_0={longitude} +k_0={{k}}",
        f"+proj=omerc +lat_0={lat:.1f} +lonc={lon:.1f} +alpha={slant:.2f} +gamma=0 +k={{k}}",
        f"+proj=stere +lat_0={lat:.1f} +lon_0={lon:.1f} +k={{k}}",
    ]


def _scales(crs: Any, lonlat: Floats, systems: Systems) -> Floats:
    """The lowest and the highest scale at each place, shape (n, 2); NaN if `crs` does not reach one of the places."""
    nowhere = np.full((len(lonlat), 2), np.nan)
    if not systems.is_in_metres(crs):
        return nowhere
    try:
        transform = systems.transform(systems.degrees(), crs)
    except ValueError:
        return nowhere
    around, metres = globe.steps(lonlat)
    drawn = _coordinates(around.reshape(-1, 2), transform).reshape(4, -1, 2)
    if not np.isfinite(drawn).all():
        return nowhere
    here, west, east, north = drawn
    return globe.extreme_scales((east - west) / metres[:, :1], (north - here) / metres[:, 1:])


def scale_error(crs: Any, lonlat: Floats, systems: Systems) -> float:
    """How far the scale of `crs` departs from 1 at these places; infinite unless it is in metres."""
    error = np.abs(_scales(crs, lonlat, systems) - 1)
    return float(error.max()) if np.isfinite(error).all() else np.inf


def _long_sides_divided(geometries: Geometries, in_degrees: bool) -> Geometries:
    """Long sides with points on them: straight in one system is not in another (a parallel, a meridian)."""
    longest = 0.05 if in_degrees else 5_000.0
    xy, row = shapely.get_coordinates(geometries, return_index=True)
    sides = np.diff(xy, axis=0)
    if in_degrees:  # the short way round
        sides[:, 0] = (sides[:, 0] + 180) % 360 - 180
    inside = row[1:] == row[:-1]
    rows = np.unique(row[1:][inside & (np.abs(sides).max(axis=1, initial=0) > longest)])
    if in_degrees and len(rows):
        rows = rows[~globe.jumps(geometries[rows])]
    if len(rows):
        geometries = geometries.copy()
        geometries[rows] = divided(geometries[rows], longest)
    return geometries


def divided(geometries: Geometries, longest: float | Floats) -> Geometries:
    """Geometries with points on their sides, so that none is longer than `longest`; else as they were given.

    `shapely.segmentize` repairs areas that cross themselves, by buffer(0), and so loses a lobe of them.

    >>> print(*divided(np.array([shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])]), 2.5))
    POLYGON ((0 0, 1 1, 2 2, 2 0, 1 1, 0 2, 0 0))
    """
    result = np.full(len(geometries), None, dtype=object)
    result[:] = [
        _divided(*each) for each in zip(geometries, np.broadcast_to(longest, len(geometries)).tolist())
    ]
    return result


def _divided(geometry: Any, longest: float) -> Any:
    if isinstance(geometry, shapely.Polygon):
        outline, *holes = (shapely.segmentize(ring, longest) for ring in shapely.get_rings(geometry))
        return shapely.Polygon(outline, holes)
    if hasattr(geometry, "geoms"):
        return type(geometry)([_divided(part, longest) for part in geometry.geoms])
    return shapely.segmentize(geometry, longest)


def transformed(geometries: Geometries, transform: Transform) -> tuple[Geometries, Ints]:
    """Transform geometries; returns them, and the rows that could not be, which are None."""
    geometries = np.array(geometries, dtype=object)
    if transform is None or not len(geometries):
        return geometries, np.empty(0, dtype=np.int64)
    xy, row = shapely.get_coordinates(geometries, return_index=True)
    moved = _coordinates(xy, transform)
    bad = np.unique(row[~np.isfinite(moved).all(axis=1)])
    geometries = shapely.set_coordinates(geometries, np.where(np.isfinite(moved), moved, 0.0))
    geometries[bad] = None
    return geometries, bad


def _coordinates(xy: Floats, transform: Transform) -> Floats:
    return xy if transform is None or not len(xy) else transform(xy)


class PyprojSystems:
    """Coordinate systems by pyproj, named as it takes them ("EPSG:4326", a `pyproj.CRS`).

    Examples
    --------
    >>> to_degrees = PyprojSystems().transform("EPSG:32618", "EPSG:4326")
    >>> to_degrees(np.array([[583000.0, 4507000.0]])).round(3).tolist()
    [[-74.017, 40.71]]
    """

    def degrees(self) -> Any:
        """Longitude and latitude, WGS 84."""
        return _crs("EPSG:4326")

    def made(self, definition: str) -> Any:
        """The system of a PROJ definition."""
        return definition

    def key(self, system: Any) -> str:
        """A text that equal systems share."""
        return str(_crs(system).to_wkt())

    def name(self, system: Any) -> str:
        """The authority's id, or the definition of a made-up one."""
        authority = _crs(system).to_authority() if not isinstance(system, str) else None
        return ":".join(authority) if authority else str(system)

    def is_geographic(self, system: Any) -> bool:
        """Whether its coordinates are degrees."""
        return bool(_crs(system).is_geographic)

    def is_in_metres(self, system: Any) -> bool:
        """Whether it is a map in metres."""
        crs = _crs(system)
        return crs.is_projected and all(axis.unit_conversion_factor == 1 for axis in crs.axis_info[:2])

    def transform(self, source: Any, target: Any) -> Transform:
        """The way from one to the other. Raises ValueError where there is none."""
        return _pyproj_transform(_crs(source), _crs(target))


@lru_cache(maxsize=64)
def _crs(system: Any) -> Any:
    from pyproj import CRS  # noqa: PLC0415 - not needed within QGIS

    return CRS.from_user_input(system)


@lru_cache(maxsize=64)
def _pyproj_transform(source: Any, target: Any) -> Transform:
    from pyproj import Transformer  # noqa: PLC0415 - not needed within QGIS
    from pyproj.exceptions import ProjError  # noqa: PLC0415

    if source == target:
        return None
    try:
        transformer = Transformer.from_crs(source, target, always_xy=True)
    except ProjError as error:
        raise ValueError(f"no way from {source.name} to {target.name}") from error

    def transform(xy: Floats) -> Floats:
        moved = np.column_stack(transformer.transform(xy[:, 0], xy[:, 1]))
        return np.where(np.isfinite(moved), moved, np.nan)

    return transform
