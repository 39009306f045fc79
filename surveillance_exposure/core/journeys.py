"""Ways by bicycle and by car: how long they take, and how many cameras one passes there, back and in a week."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
import shapely

from . import checks, routing
from .cancelling import waited
from .exposure import measure_exposure, stretches_in_view, within
from .means import ANY_SIDE, CYCLE, ROUND_TRIPS, WALK
from .measuring import MeasuredLines, measured_lines
from .ragged import Floats, Geometries, Ints, Strings, sums
from .travel import CYCLING_SPEED_KMH, DRIVING_SPEED_KMH, KMH_PER_MS
from .viewsheds import Viewsheds
from .walk_network import of_side
from .walks import LEAST_EXPOSED, SHORTEST, Walks, walk_figures, walks_between

RIDE_FIGURES = ("travel_s", "passes", "passes_back", "passes_week")
"""What ways by bicycle and car have beside the figures of walks, in order; the names of the columns."""


def usual_speed(mode: str, own_kmh: float | None = None) -> float:
    """The speed by bicycle or car where no street tells it, metres per second; `own_kmh` if given.

    Examples
    --------
    >>> usual_speed("drive", 36.0)
    10.0
    """
    return (own_kmh or (CYCLING_SPEED_KMH if mode == CYCLE else DRIVING_SPEED_KMH)) / KMH_PER_MS


def measure_rides(
    lines: Geometries,
    viewsheds: Viewsheds,
    speed: float,
    plates: str = ANY_SIDE,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> tuple[MeasuredLines, Floats]:
    """Measure ways that were ridden or driven, and count the cameras that one passes on the same way back.

    Parameters
    ----------
    lines : array of LineStrings or MultiLineStrings, (lines,)
        Metres, in the order they were travelled.
    viewsheds : Viewsheds
        What the cameras see, metres.
    speed : float
        Metres per second, for the time in view.
    plates : str
        One of `means.PLATES`: the side of the vehicle that a camera has to see.
    is_cancelled : callable
        Asked now and then whether to stop.

    Returns
    -------
    MeasuredLines
        The ways there.
    array, (lines,)
        The cameras passed on the way back.

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> from surveillance_exposure.core import viewsheds
    >>> seen, _ = viewsheds.discs(viewsheds.Cameras(np.zeros((1, 2))))
    >>> street = shapely.linestrings([[[0.0, 0.0], [500.0, 0.0]]])
    >>> there, back = measure_rides(street, seen, 10.0, "front")
    >>> there.exposure.cameras.tolist(), back.tolist()
    ([0.0], [1.0])
    """
    checks.geometries("lines", lines, 1)
    checks.above("speed", speed)
    stretches = stretches_in_view(lines, viewsheds.shapes, viewsheds.camera, is_cancelled)
    seen = waited(partial(of_side, stretches, lines, viewsheds, plates), is_cancelled)
    length = shapely.length(lines)
    there = waited(partial(measured_lines, length, seen.counting(1), viewsheds, speed), is_cancelled)
    if seen.way is None:
        return there, there.exposure.cameras
    back = waited(partial(measure_exposure, length, seen.counting(-1), viewsheds.sites), is_cancelled)
    return there, back.cameras


def ride_figures(
    lines: Geometries,
    viewsheds: Viewsheds,
    speed: float,
    plates: str = ANY_SIDE,
    round_trips: float = ROUND_TRIPS,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> tuple[MeasuredLines, dict[str, Floats]]:
    """`measure_rides`, and the columns that ways have beside those of walks: `travel_s` and those of `passes`."""
    measured, back = measure_rides(lines, viewsheds, speed, plates, is_cancelled)
    there = measured.exposure
    return measured, {"travel_s": there.length_m / speed, **passes(there.cameras, back, round_trips)}


def passes(there: Floats, back: Floats, round_trips: float) -> dict[str, Floats]:
    """The columns of cameras passed: there, back, and in a week of so many round trips.

    Examples
    --------
    >>> passes(np.array([3.0]), np.array([2.0]), 5)["passes_week"].tolist()
    [25.0]
    """
    return {"passes": there, "passes_back": back, "passes_week": (there + back) * round_trips}


def way_figures(
    walks: Walks, round_trips: float = ROUND_TRIPS, is_cancelled: Callable[[], bool] = lambda: False
) -> dict[str, Floats | Ints | Strings]:
    """The columns of ways, one row for each of `walks.found`: those of `walk_figures`, and more by bicycle or car.

    Parameters
    ----------
    walks : Walks
        What `find_walks` found.
    round_trips : float
        How often a week one goes there and back.
    is_cancelled : callable
        Asked now and then whether to stop.

    Returns
    -------
    dict of str to arrays, (n,)
        On foot those of `walk_figures`. Else also `travel_s`, the time of the whole way, and `passes`, `passes_back`
        and `passes_week`: cameras passed there, on the way back that the same choice finds, and in a week; NaN for
        what there is not, such as the way back of a trade-off. `seconds_in_view` is by the speeds of the streets.

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> from surveillance_exposure.core import viewsheds
    >>> from surveillance_exposure.core.travel import DRIVE, travel_of
    >>> from surveillance_exposure.core.walk_network import Journey, build_walk_network
    >>> from surveillance_exposure.core.walks import find_walks
    >>> seen, _ = viewsheds.discs(viewsheds.Cameras(np.zeros((1, 2))))
    >>> streets = shapely.from_wkt(["LINESTRING (0 0, 100 0)", "LINESTRING (100 0, 100 500, 0 500, 0 0)"])
    >>> round_a_block = travel_of([{"oneway": "yes", "maxspeed": "36"}] * 2, DRIVE)
    >>> town = build_walk_network(streets, seen, journey=Journey(DRIVE, round_a_block))
    >>> there = find_walks(town, np.array([[0.0, 0.0]]), np.array([[100.0, 0.0]]))
    >>> found = way_figures(there)
    >>> [found[name].tolist() for name in ("length_m", "travel_s", "passes", "passes_back", "passes_week")]
    [[100.0], [10.0], [1.0], [1.0], [10.0]]
    """
    columns = walk_figures(walks)
    if walks.network.mode == WALK:
        return columns
    whole, in_view = times(walks)
    columns["seconds_in_view"] = in_view
    columns["travel_s"] = whole
    back = passes_back(walks, is_cancelled)
    return {**columns, **passes(walks.figure("cameras"), back, round_trips)}


def passes_back(walks: Walks, is_cancelled: Callable[[], bool] = lambda: False) -> Floats:
    """The cameras passed on the way back of each row of `walks.found`, which is found by the same choice.

    NaN where there is no way back, or none that answers to the way there: of the trade-offs only the shortest and the
    least exposed have one.
    """
    routes = np.array([each.route for each in walks.found], dtype=str)
    pairs = np.array([(each.destination, each.origin) for each in walks.found], dtype=np.int64).reshape(-1, 2)
    there, via = walks.stops, walks.stops.via
    back = replace(
        there,
        origins=there.destinations,
        destinations=there.origins,
        via=range(via.stop - 1, via.start - 1, -1),
    )
    result = np.full(len(walks.found), np.nan)
    for route in (SHORTEST, LEAST_EXPOSED):
        rows = np.flatnonzero(routes == route)
        if len(rows):
            options = replace(walks.options, route=route, proofs=False)
            found = walks_between(walks.network, back, pairs[rows], options, is_cancelled)
            result[rows] = found.figure("cameras")
    return result


def times(walks: Walks) -> tuple[Floats, Floats]:
    """How long each way takes, and how much of that it is in view; seconds, one of each row of `walks.found`.

    On the streets at their speeds; to and from them one walks, at `WalkOptions.speed`. NaN where there is no way.
    """
    streets, rules = walks.network.streets, walks.network.streets.rules
    found = [each.walk for each in walks.found if each.walk is not None]
    parts = routing.parts_of(found)
    pace = np.full(len(parts.line), 1 / walks.options.speed)  # seconds per metre
    if rules is not None:
        on_street = np.flatnonzero(parts.line < len(streets.network.edges))
        backwards = (parts.end < parts.start)[on_street].astype(int)
        pace[on_street] = 1 / rules.travel.speed[parts.line[on_street], backwards]
    seen = routing.exposed_of(streets, walks.stops.places)
    part, _, low, high = within(parts, seen)
    in_view = sums(part, high - low, len(parts.line))
    length = np.abs(parts.end - parts.start)
    whole, watched = (sums(parts.walk, metres * pace, len(found)) for metres in (length, in_view))
    return walks.spread(whole), walks.spread(watched)
