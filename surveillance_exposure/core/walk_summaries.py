"""What many walks come to: the matrix of shares, the extremes, the ways from stations to a site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import shapely

from .means import WALK
from .osm_tables import tag_reader
from .ragged import Bools, Floats, Ints
from .walks import LEAST_EXPOSED, SHORTEST, TRADE_OFFS, Walks

ENTRANCE_DISTANCE_M = 120
"""How near a station its entrances are, metres in a straight line, where nothing else is said."""


@dataclass(frozen=True)
class Extremes:
    """The smallest, the largest and the mean share of a matrix, and between which places the first two are."""

    least: float
    most: float
    mean: float
    least_pair: tuple[int, int]
    most_pair: tuple[int, int]


def share_matrix(walks: Walks) -> Floats:
    """The share in view from each place (row) to each other, shape (places, places), of walks between the origins.

    On foot the way back is the same, so that the matrix is symmetric. Of all trade-offs it is that of the least
    exposed. NaN without a walk, or where it has no length.
    """
    size = len(walks.stops.origins)
    shares = np.full((size, size), np.nan)
    share = walks.figure("exposed_share").tolist()
    for row in walks.rows.tolist():  # of a front the last, the least exposed, stays
        one, other = walks.found[row].origin, walks.found[row].destination
        shares[one, other] = share[row]
        if walks.network.mode == WALK:
            shares[other, one] = share[row]
    return shares


def extremes(shares: Floats) -> Extremes | None:
    """The least and the most watched walk of a matrix; None where it has no share.

    >>> extremes(np.array([[np.nan, 0.2, 0.5], [0.2, np.nan, 0.8], [0.5, 0.8, np.nan]])).least_pair
    (0, 1)
    """
    if not np.isfinite(shares).any():
        return None
    least, most = (
        tuple(int(each) for each in np.unravel_index(int(pick(shares)), shares.shape))
        for pick in (np.nanargmin, np.nanargmax)
    )
    figures = float(np.nanmin(shares)), float(np.nanmax(shares)), float(np.nanmean(shares))
    return Extremes(*figures, (least[0], least[1]), (most[0], most[1]))


@dataclass(frozen=True)
class SiteSummary:
    """The walks from the stations around a site to it, in figures; the names are those of the columns.

    Numbers of sites and stations are their rows from 1. What is not known is None or NaN: `entrances`, `stations`
    and `beside_entrances` where nothing tells entrances from stations, the shares where there is no walk.
    """

    site_id: int
    route: str
    walks: int = 0
    without_walk: int = 0
    entrances: int | None = None
    stations: int | None = None
    beside_entrances: int | None = None
    mean_share: float = np.nan
    median_share: float = np.nan
    least_share: float = np.nan
    most_share: float = np.nan
    least_from: int | None = None
    most_from: int | None = None
    half_in_view: int | None = None
    out_of_view: int | None = None
    range_m: float = np.nan


SITE_FIGURES = tuple(each.name for each in fields(SiteSummary))
"""The columns of summaries of sites, in order."""


def are_entrances(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Bools | None:
    """Which rows of a table are entrances of stations, by their field kind or OpenStreetMap's railway.

    Parameters
    ----------
    names : The names of its columns.
    rows : Its rows.

    Returns
    -------
    Whether each is one; None where neither field is there, so that nothing tells.

    Examples
    --------
    >>> are_entrances(["kind"], [["station"], ["subway_entrance"], [None]]).tolist()
    [False, True, False]
    >>> are_entrances(["name"], [["Main Street"]])
    """
    rows = list(rows)
    lower = [name.lower() for name in names]
    reader = tag_reader(names)
    kinds: list[Any]
    if "kind" in lower:
        column = names.index("kind") if "kind" in names else lower.index("kind")
        kinds = [row[column] for row in rows]
    elif reader.packed or "railway" in reader.keys.values():
        kinds = [reader.tags(row).get("railway") for row in rows]
    else:
        return None
    return np.array(["entrance" in str(kind or "").lower() for kind in kinds], dtype=bool)


def beside_entrances(walks: Walks, is_entrance: Bools | None, distance: float = ENTRANCE_DISTANCE_M) -> Bools:
    """Which walks start at a station near whose entrances people come out, and are not counted beside these.

    Parameters
    ----------
    walks : Walks from stations to sites.
    is_entrance : Which origins are entrances; None where nothing tells.
    distance : How near an entrance that has a walk to the same site has to be, metres in a straight line; 0: none is.

    Returns
    -------
    One value per row of `walks.found`.
    """
    origin, site = _ends(walks)
    beside = np.zeros(len(origin), dtype=bool)
    if is_entrance is None or not is_entrance.any() or not distance > 0:
        return beside
    points = shapely.points(walks.stops.places.access.place[walks.stops.origins])
    has_walk = np.zeros(len(origin), dtype=bool)
    has_walk[walks.rows] = True
    for each in np.unique(site):
        here = site == each
        ways_in = np.unique(origin[here & has_walk & is_entrance[origin]])
        stations = np.unique(origin[here & ~is_entrance[origin]])
        near, _ = shapely.STRtree(points[ways_in]).query(points[stations], "dwithin", distance)
        beside |= here & np.isin(origin, stations[near])
    return beside


def mean_share(walks: Walks, is_counted: Bools) -> float:
    """The mean share in view of the pairs that are counted, of all trade-offs that of the least exposed; or NaN."""
    _, last = _first_and_last(walks)
    shares = walks.figure("exposed_share")[last[is_counted[last]]]
    return float(np.nanmean(shares)) if np.isfinite(shares).any() else np.nan


def site_summaries(
    walks: Walks, is_entrance: Bools | None, distance: float = ENTRANCE_DISTANCE_M
) -> list[SiteSummary]:
    """The walks to each site summed up; of all trade-offs, the shortest ones and the least exposed.

    Parameters
    ----------
    walks, is_entrance, distance : As of `beside_entrances`.

    Returns
    -------
    One summary per site and kind of walk, site by site; an unusable site has neither walks nor pairs without one.
    """
    beside = beside_entrances(walks, is_entrance, distance)
    first, last = _first_and_last(walks)
    kinds: Mapping[str, Ints] = {walks.options.route: first}
    if walks.options.route == TRADE_OFFS:
        kinds = {SHORTEST: first, LEAST_EXPOSED: last}
    _, site = _ends(walks)
    return [
        _summary(walks, i, kind, rows[site[rows] == i], beside, is_entrance)
        for i in range(len(walks.stops.destinations))
        for kind, rows in kinds.items()
    ]


def _summary(
    walks: Walks, site: int, kind: str, rows: Ints, beside: Bools, is_entrance: Bools | None
) -> SiteSummary:
    """Of these rows of `walks.found`, one for each pair."""
    counted = rows[~beside[rows]]
    shares, origins = walks.figure("exposed_share")[counted], _ends(walks)[0][counted]
    known = np.isfinite(shares)
    share, origin = shares[known], origins[known]
    lost = len(shares) - len(share)
    if not len(share):
        return SiteSummary(site + 1, kind, 0, lost)
    summary = SiteSummary(
        site + 1,
        kind,
        len(share),
        lost,
        mean_share=float(share.mean()),
        median_share=float(np.median(share)),
        least_share=float(share.min()),
        most_share=float(share.max()),
        least_from=int(origin[np.argmin(share)]) + 1,
        most_from=int(origin[np.argmax(share)]) + 1,
        half_in_view=int((share >= 0.5 - 1e-9).sum()),
        out_of_view=int((share == 0).sum()),
        range_m=walks.measured.range_m,
    )
    if is_entrance is None:
        return summary
    entrances = int(is_entrance[origin].sum())
    return replace(
        summary,
        entrances=entrances,
        stations=len(origin) - entrances,
        beside_entrances=len(rows) - len(counted),
    )


def _ends(walks: Walks) -> tuple[Ints, Ints]:
    """The rows of origin and destination of each row of `walks.found`."""
    both = np.array([(each.origin, each.destination) for each in walks.found], dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _first_and_last(walks: Walks) -> tuple[Ints, Ints]:
    """The first and the last row of each pair in `walks.found`: of all trade-offs, shortest and least exposed."""
    both = np.stack(_ends(walks), axis=1)
    change = (both[1:] != both[:-1]).any(axis=1)
    rows = np.arange(len(both))
    return rows[np.append(True, change)[: len(both)]], rows[np.append(change, True)[: len(both)]]
