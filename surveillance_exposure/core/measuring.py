"""Lines measured: their figures, which camera sees them, and how both change with the range."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import partial
from typing import Any

import numpy as np
import shapely

from . import checks
from .cancelling import stop_if, waited
from .exposure import Exposure, Stretches, measure_exposure, stretches_in_view
from .ragged import Bools, Floats, Geometries, Ints, distinct, sums
from .unions import Discs
from .viewsheds import Viewsheds

FIGURES = (
    "length_m",
    "exposed_m",
    "exposed_share",
    "cameras",
    "cameras_public",
    "cameras_private",
    "sites",
    "camera_metres",
    "longest_unseen_m",
    "seconds_in_view",
    "range_m",
)
"""What is measured of each line, in order; the names of the columns."""

RANGE_FIGURES = ("length_m", "exposed_m", "exposed_share", "cameras", "sites")
"""What is measured of each line at each of several ranges."""

WALKING_SPEED = 1.34
"""Metres per second, a common walking speed."""

_ONE_RANGE_M = 0.05  # ranges that differ by less are printed alike


@dataclass(frozen=True)
class MeasuredLines:
    """Lines measured under viewsheds: their figures, and where they are in view.

    Parameters
    ----------
    exposure : Exposure
        The figures.
    stretches : Stretches
        Where they are in view of which camera.
    speed : float
        Metres per second, for the time in view.
    range_m : float
        The range of all cameras, metres; NaN where it varies or is unknown.

    Examples
    --------
    >>> from surveillance_exposure.core import viewsheds
    >>> seen, _ = viewsheds.discs(viewsheds.Cameras(np.zeros((1, 2))))
    >>> measure_lines(shapely.linestrings([[[0.0, 0.0], [9.0, 0.0]]]), seen).range_m
    120.0
    """

    exposure: Exposure
    stretches: Stretches
    speed: float
    range_m: float


@dataclass(frozen=True)
class Sightings:
    """Which camera sees which line: one row for each two, line by line, in the order they come into view.

    Parameters
    ----------
    line, camera : array of int, (k,)
        Rows of the lines and of the cameras.
    metres : array, (k,)
        How much of the line is in view.
    start, end : array, (k,)
        Where it comes into view first, and goes out of it last; metres from its beginning.

    Examples
    --------
    >>> one = Stretches(np.array([0]), np.array([0]), np.array([10.0]), np.array([40.0]))
    >>> sightings(one).metres.tolist()
    [30.0]
    """

    line: Ints
    camera: Ints
    metres: Floats
    start: Floats
    end: Floats


@dataclass(frozen=True)
class RangeCurve:
    """The same lines measured at one range after another.

    Parameters
    ----------
    range_m : array, (k,)
        The ranges, metres.
    exposures : list of Exposure, (k,)
        The figures at each.

    Examples
    --------
    >>> none = Stretches(*np.empty((2, 0), np.int64), *np.empty((2, 0)))
    >>> from surveillance_exposure.core.cameras import Sites
    >>> unseen = measure_exposure(np.array([100.0]), none, Sites())
    >>> RangeCurve(np.array([15.0, 30.0]), [unseen, unseen]).share.tolist()
    [[0.0, 0.0]]
    """

    range_m: Floats
    exposures: list[Exposure]

    @property
    def share(self) -> Floats:
        """The share in view of each line at each range, shape (lines, ranges); NaN for a line of no length."""
        return np.array([each.exposed_share for each in self.exposures]).T

    @property
    def share_of_all(self) -> Floats:
        """The share in view of all lines together, at each range."""
        return np.array([each.share_of_all for each in self.exposures])

    @property
    def lowest_and_highest(self) -> Floats:
        """The lowest and the highest share in view of a single line, for each range; shape (ranges, 2).

        NaN where fewer than two lines have a length.
        """
        known = self.share[np.isfinite(self.share[:, 0])]
        if len(known) < 2:
            return np.full((len(self.range_m), 2), np.nan)
        return np.column_stack([known.min(axis=0), known.max(axis=0)])


def common_range(range_m: Floats) -> float:
    """The range that all viewsheds have; NaN where it varies or is unknown.

    Examples
    --------
    >>> common_range(np.array([120.0, 120.0])), common_range(np.array([60.0, 120.0]))
    (120.0, nan)
    """
    is_one = len(range_m) and np.ptp(range_m) < _ONE_RANGE_M  # NaN is never
    return float(range_m[0]) if is_one else np.nan


def only_lengths(length: Floats, stretches: Stretches, range_m: float) -> MeasuredLines:
    """Lines of which lengths are known, and where they are in view: enough to cut them, and to list who sees them."""
    unknown = np.full(len(length), np.nan)
    figures = dict.fromkeys((each.name for each in fields(Exposure)), unknown)
    return MeasuredLines(Exposure(**{**figures, "length_m": length}), stretches, WALKING_SPEED, range_m)


def measured_lines(
    length: Floats, stretches: Stretches, viewsheds: Viewsheds, speed: float = WALKING_SPEED
) -> MeasuredLines:
    """Lines of which it is known where they are in view, measured: as `measure_lines`, by `measure_exposure`."""
    found = measure_exposure(length, stretches, viewsheds.sites)
    return MeasuredLines(found, stretches, speed, common_range(viewsheds.range_m))


def measure_lines(
    lines: Geometries,
    viewsheds: Viewsheds,
    speed: float = WALKING_SPEED,
    is_cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _: None,
) -> MeasuredLines:
    """Measure lines that exist, such as tracks, under viewsheds.

    Parameters
    ----------
    lines : LineStrings or MultiLineStrings in metres, shape (lines,).
    viewsheds : What the cameras see, in metres.
    speed : Metres per second, for the time in view.
    is_cancelled, progress : As of `stretches_in_view`.

    Returns
    -------
    The lines measured; their columns by `line_figures`.

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> from surveillance_exposure.core.cameras import Sites
    >>> cameras = Sites(np.array([2.0]), np.array(["public"]), np.array([0]))
    >>> seen = np.array([shapely.box(10, -5, 40, 5)])
    >>> views = Viewsheds(seen, np.array([0]), cameras, np.array([30.0]), np.array([None]), [["a", None, None]])
    >>> street = np.array([shapely.LineString([(0, 0), (100, 0)])])
    >>> figures = line_figures(measure_lines(street, views, speed=1.5))
    >>> [(name, figures[name].tolist()) for name in ("exposed_share", "cameras", "seconds_in_view", "range_m")]
    [('exposed_share', [0.3]), ('cameras', [2.0]), ('seconds_in_view', [20.0]), ('range_m', [30.0])]
    """
    checks.geometries("lines", lines, 1)
    checks.above("speed", speed)
    stretches = stretches_in_view(lines, viewsheds.shapes, viewsheds.camera, is_cancelled, progress)
    length = shapely.length(lines)
    return waited(partial(measured_lines, length, stretches, viewsheds, speed), is_cancelled)


def line_figures(measured: MeasuredLines) -> dict[str, Floats | Ints]:
    """The columns of lines measured, one row per line.

    Parameters
    ----------
    measured : MeasuredLines
        What `measure_lines` found.

    Returns
    -------
    dict of str to arrays, (n,)
        Those of `FIGURES`; NaN stands for what there is not.

    Examples
    --------
    >>> from surveillance_exposure.core import viewsheds
    >>> seen, _ = viewsheds.discs(viewsheds.Cameras(np.zeros((1, 2))))
    >>> found = line_figures(measure_lines(shapely.linestrings([[[0.0, 0.0], [9.0, 0.0]]]), seen))
    >>> found["exposed_m"].tolist(), found["range_m"].tolist()
    ([9.0], [120.0])
    """
    found = measured.exposure
    columns: dict[str, Floats | Ints] = {name: getattr(found, name) for name in FIGURES[:-2]}
    columns["seconds_in_view"] = found.exposed_m / measured.speed
    columns["range_m"] = np.full(len(found.length_m), measured.range_m)
    return columns


def sightings(stretches: Stretches) -> Sightings:
    """Which camera sees which line, how much of it, and from where to where.

    Parameters
    ----------
    stretches : Where lines are in view of which camera.

    Returns
    -------
    One row for each line and camera that sees some of it.

    Examples
    --------
    >>> twice = Stretches(*np.array([[0, 0], [5, 5]]), *np.array([[10.0, 50.0], [40.0, 60.0]]))
    >>> found = sightings(twice)
    >>> found.camera.tolist(), found.metres.tolist(), found.start.tolist(), found.end.tolist()
    ([5], [40.0], [10.0], [60.0])
    """
    line, camera, row = distinct(stretches.line, stretches.owner)
    metres = sums(row, stretches.end - stretches.start, len(line))
    first, last = np.full(len(line), np.inf), np.zeros(len(line))
    np.minimum.at(first, row, stretches.start)
    np.maximum.at(last, row, stretches.end)
    order = np.lexsort([first, line])
    return Sightings(line[order], camera[order], metres[order], first[order], last[order])


def camera_points(viewsheds: Viewsheds, cameras: Ints | None = None) -> tuple[Geometries, Bools]:
    """A point for each camera (row of `viewsheds.sites`), or of some, and whether it is where the camera stands.

    Of a camera of which that is not known it is a point within its first viewshed.
    """
    first = viewsheds.first if cameras is None else viewsheds.first[cameras]
    points = viewsheds.points[first]
    known = ~shapely.is_missing(points)
    if not known.all():
        points = np.where(known, points, shapely.point_on_surface(viewsheds.polygons[first]))
    return points, known


def sighting_columns(stretches: Stretches, viewsheds: Viewsheds) -> tuple[Sightings, dict[str, list[Any]]]:
    """`sightings`, and what is told of each: the camera's fields, its count, metres, and where the point is.

    Texts are None where the cameras say nothing. `location` is “camera” where the point is where it stands, else
    “viewshed”; see `camera_points`.

    Examples
    --------
    >>> from surveillance_exposure.core.cameras import Sites
    >>> cameras = Sites(np.array([2.0]), np.array(["public"]), np.array([0]))
    >>> stand = shapely.points([[0, 0]])
    >>> views = Viewsheds(np.array([None]), np.array([0]), cameras, np.array([30.0]), stand, [["a", None, None]])
    >>> seen = Stretches(np.array([0]), np.array([0]), np.array([10.0]), np.array([40.0]))
    >>> columns = sighting_columns(seen, views)[1]
    >>> columns["camera_id"], columns["count"], columns["metres"], columns["location"]
    (['a'], [2.0], [30.0], ['camera'])
    """
    found = sightings(stretches)
    names = [[None if each in (None, "") else str(each) for each in viewsheds.names[i]] for i in found.camera]
    known = ~shapely.is_missing(viewsheds.points[viewsheds.first])[found.camera]
    return found, {
        "camera_id": [each[0] for each in names],
        "site_id": [each[1] for each in names],
        "ownership": viewsheds.sites.ownership[found.camera].tolist(),
        "kind": [each[2] for each in names],
        "count": viewsheds.sites.count[found.camera].tolist(),
        "metres": found.metres.tolist(),
        "from_m": found.start.tolist(),
        "to_m": found.end.tolist(),
        "location": np.where(known, "camera", "viewshed").tolist(),
    }


def exposure_by_range(
    lines: Geometries,
    viewsheds: Viewsheds,
    ranges_m: Floats,
    is_cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _: None,
) -> RangeCurve:
    """Measure lines at one range after another, each camera seeing a full disc of it.

    Parameters
    ----------
    lines : LineStrings or MultiLineStrings in metres, shape (lines,).
    viewsheds : The cameras, with the points where they stand; of one without a view none is taken.
    ranges_m : Ranges in metres, above 0.
    is_cancelled : Asked between ranges and within.
    progress : Told what share is done, 0 to 1.

    Returns
    -------
    The figures at each range.

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`.

    Examples
    --------
    >>> from surveillance_exposure.core.cameras import Sites
    >>> cameras = Sites(np.array([1.0]), np.array(["public"]), np.array([0]))
    >>> stand = np.array([[50.0, 0.0]])
    >>> discs = Discs(stand, np.array([1.0]))
    >>> views = Viewsheds(discs, np.array([0]), cameras, np.array([1.0]), shapely.points(stand), [["a", None, None]])
    >>> street = np.array([shapely.LineString([(0, 0), (100, 0)])])
    >>> exposure_by_range(street, views, np.array([5.0, 10.0])).share_of_all.round(6).tolist()
    [0.1, 0.2]
    """
    checks.geometries("lines", lines, 1)
    checks.above("ranges_m", ranges_m)
    checks.finite("ranges_m", ranges_m)
    sees = viewsheds.sees
    xy, camera = shapely.get_coordinates(viewsheds.points[sees]), viewsheds.camera[sees]
    length = shapely.length(lines)
    found = []
    for i, range_m in enumerate(ranges_m.tolist()):
        stop_if(is_cancelled)
        progress(i / len(ranges_m))
        discs = Discs(xy, np.full(len(xy), range_m))
        stretches = stretches_in_view(lines, discs, camera, is_cancelled)
        found.append(waited(partial(measure_exposure, length, stretches, viewsheds.sites), is_cancelled))
    return RangeCurve(ranges_m, found)


def range_figures(curve: RangeCurve) -> dict[str, Floats | Ints]:
    """The columns of lines measured at several ranges, one row per line and range, line by line.

    Parameters
    ----------
    curve : RangeCurve
        What `exposure_by_range` found.

    Returns
    -------
    dict of str to arrays, (lines * ranges,)
        `line` (from 0), `range_m` and those of `RANGE_FIGURES`.

    Examples
    --------
    >>> none = Stretches(*np.empty((2, 0), np.int64), *np.empty((2, 0)))
    >>> from surveillance_exposure.core.cameras import Sites
    >>> unseen = measure_exposure(np.array([100.0]), none, Sites())
    >>> range_figures(RangeCurve(np.array([15.0, 30.0]), [unseen, unseen]))["range_m"].tolist()
    [15.0, 30.0]
    """
    lines, ranges_m = len(curve.exposures[0].length_m), curve.range_m
    columns: dict[str, Floats | Ints] = {
        "line": np.repeat(np.arange(lines), len(ranges_m)),
        "range_m": np.tile(ranges_m, lines),
    }
    for name in RANGE_FIGURES:
        columns[name] = np.array([getattr(each, name) for each in curve.exposures]).T.ravel()
    return columns
