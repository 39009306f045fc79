"""Lens and direction of a camera: how far, how near and where it shows enough detail.

The camera is a pinhole with a rectilinear (not a fisheye) lens above flat ground: focal length f and sensor
width s in mm, N pixels across, lens at height H, target at height h. At slant range R an object is shown
with `f N / (s R)` pixels per metre, and the sensor takes in `2 atan(s / 2f)` (thin lens, far object; the
pixel densities of EN 62676-4 are meant so). Angles are in degrees, tilts below the horizon, azimuths
clockwise from north.

Functions of numbers take arrays or single numbers, work element by element, and give NaN, never an
exception, where a number is missing or makes no sense: a lens or a range of no size, an angle that no lens
has. A camera with such a number is then told by its result.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely

from . import overlay
from .numbers import number
from .ragged import Floats, Geometries

Sector = tuple[float, float]
"""First azimuth and width (under 360), degrees, clockwise from north."""

FACE = 24 / 0.16
"""Pixels per metre at which a face 0.16 m wide is 24 pixels wide: face recognition has worked from there."""

LEVELS: Mapping[str, float] = {
    "monitor": 12.5,
    "detect": 25.0,
    "observe": 62.5,
    "recognise": 125.0,
    "face": FACE,
    "identify": 250.0,
    "inspect": 1000.0,
}
"""What can be made out, coarsest first, and the pixels per metre it takes: EN 62676-4:2014, and `FACE`."""

ARC_STEP = 1.0
"""Longest step along the edge of a dead zone or a ring, degrees. The area of a disc is 0.005 % too small."""

_NUMBER = r"-?\d+(?:\.\d+)?"
_SPAN = re.compile(rf"\s*({_NUMBER})\s*-\s*({_NUMBER})\s*")
_NO_AREA = 1e-9  # square metres: a part of a polygon smaller than this is rounding
_SAME_RANGE = 1e-6  # metres: closer than this, an edge and a range are the same, so that no slivers are left


def wanted_density(level: str | float | None) -> float:
    """Pixels per metre from the name of one of `LEVELS`, or from a number of them (or its text).

    Parameters
    ----------
    level : str or float
        Such as "observe", 62.5 or "62.5".

    Returns
    -------
    float
        Pixels per metre.

    Raises
    ------
    ValueError
        For anything else, and where the number is not positive and finite.

    References
    ----------
    IEC/EN 62676-4:2014. Compare Johnson (1958), Analysis of image forming systems: such levels in pairs of lines.

    Examples
    --------
    >>> wanted_density("observe"), wanted_density("30")
    (62.5, 30.0)
    """
    if isinstance(level, str) and level.strip().lower() in LEVELS:
        return LEVELS[level.strip().lower()]
    try:
        density = number(level)
    except (TypeError, ValueError):
        density = None
    if density is None or density <= 0:
        raise ValueError(f"neither a level ({', '.join(LEVELS)}) nor pixels per metre: {level}")
    return density


def pixel_density(
    focal_mm: Floats | float, sensor_mm: Floats | float, pixels: Floats | float, slant_m: Floats | float
) -> Floats:
    """Pixels per metre across an object: f N / (s R).

    Parameters
    ----------
    focal_mm : float or array
        Focal length, millimetres.
    sensor_mm : float or array
        Width of the sensor, millimetres.
    pixels : float or array
        Pixels across it.
    slant_m : float or array
        Metres from the lens to the object.

    Returns
    -------
    array
        Element by element; NaN where one of the four is not positive and finite.

    References
    ----------
    IEC/EN 62676-4:2014.

    Examples
    --------
    >>> round(float(pixel_density(4, 5.37, 1920, 22.9)), 1)
    62.5
    """
    return _positive(focal_mm) * _positive(pixels) / (_positive(sensor_mm) * _positive(slant_m))


def slant_range(
    focal_mm: Floats | float, sensor_mm: Floats | float, pixels: Floats | float, px_per_m: Floats | float
) -> Floats:
    """Metres from the lens up to which an object has `px_per_m` pixels per metre: f N / (s ppm).

    See `horizontal_range` for the map.

    Parameters
    ----------
    focal_mm, sensor_mm, pixels : float or array
        As for `pixel_density`.
    px_per_m : float or array
        Pixels per metre that are wanted.

    Returns
    -------
    array
        Metres; NaN where one of the four is not positive and finite.

    References
    ----------
    IEC/EN 62676-4:2014.

    Examples
    --------
    >>> round(float(slant_range(4, 5.37, 1920, 62.5)), 1)
    22.9
    """
    return pixel_density(focal_mm, sensor_mm, pixels, px_per_m)  # the formula is its own inverse


def field_of_view(focal_mm: Floats | float, sensor_mm: Floats | float) -> Floats:
    """The angle that a lens takes in across a sensor `sensor_mm` wide, degrees: 2 atan(s / 2f).

    Horizontal with the sensor's width, vertical with its height.

    Parameters
    ----------
    focal_mm, sensor_mm
        Focal length and width of the sensor.

    Returns
    -------
    NaN where one of the two is not positive and finite.

    Examples
    --------
    >>> round(float(field_of_view(4, 5.37)), 1)
    67.7
    """
    angle: Floats = np.degrees(2 * np.arctan(_positive(sensor_mm) / (2 * _positive(focal_mm))))
    return angle


def vertical_field_of_view(horizontal_deg: Floats | float, aspect: Floats | float = 16 / 9) -> Floats:
    """The vertical field of view from the horizontal one, degrees: 2 atan(tan(h / 2) / aspect).

    Parameters
    ----------
    horizontal_deg
        What the lens takes in at once, not how far a camera pans.
    aspect
        The image's width by its height.

    Returns
    -------
    NaN where the angle is not between 0 and 180 degrees, as with a fisheye lens, or the aspect not positive and
    finite.

    Examples
    --------
    >>> round(float(vertical_field_of_view(90)), 1)
    58.7
    """
    angle = np.asarray(horizontal_deg, dtype=float)
    half = np.radians(np.where((angle > 0) & (angle < 180), angle, np.nan) / 2)
    vertical: Floats = np.degrees(2 * np.arctan(np.tan(half) / _positive(aspect)))
    return vertical


def horizontal_range(slant_m: Floats | float, lens_m: Floats | float, target_m: Floats | float) -> Floats:
    """A slant range on the map, metres: sqrt(R^2 - (H - h)^2).

    Parameters
    ----------
    slant_m : float or array
        Metres from the lens to the target.
    lens_m, target_m : float or array
        Heights of the two above the ground, metres.

    Returns
    -------
    array
        Metres; NaN where the target is out of reach even straight below (or above) the lens, and where the slant range
        is not positive and finite.

    Examples
    --------
    >>> float(horizontal_range(5, 4.6, 1.6))
    4.0
    """
    slant, drop = _positive(slant_m), np.asarray(lens_m, dtype=float) - target_m
    with np.errstate(invalid="ignore"):
        on_map: Floats = np.sqrt((slant - drop) * (slant + drop))
    return on_map


def dead_zone(
    lens_m: Floats | float,
    target_m: Floats | float,
    tilt_deg: Floats | float,
    vertical_fov_deg: Floats | float,
) -> Floats:
    """Horizontal metres from the camera within which targets are below its image: (H - h) / tan(t).

    t is the lowest line of sight: the tilt of the optical axis and half the vertical field of view.

    The lower edge of the image meets the targets' plane in a straight line at right angles to the axis, so
    this holds along the axis; at an azimuth a beside it a fixed camera is blind up to 1 / cos(a) times as
    far. A disc of this radius hence never takes away what is in view, and is exact for a camera that pans.
    For all of a fixed camera's image see `image_on_ground`.

    Parameters
    ----------
    lens_m, target_m : float or array
        Heights of lens and target above the ground, metres.
    tilt_deg : float or array
        Tilt of the optical axis below the horizon, degrees.
    vertical_fov_deg : float or array
        Vertical field of view, degrees.

    Returns
    -------
    array
        Metres. 0 where the camera looks straight down (t of 90 degrees or more) or the lens is not above the target,
        for which the formula does not hold. Infinite where the lens is above the target and t is 0 or less: a camera
        tilted up so far that even the lower edge of its image is at the horizon or above it shows nothing below its
        lens at any distance. A level camera always has a dead zone, a long one if its field of view is narrow. NaN
        where the tilt is not within -90 to 90 or the field of view not in 0 to under 180 degrees.

    Examples
    --------
    >>> float(dead_zone(5, 1.6, 45, 0).round(3)), float(dead_zone(5, 1.6, 0, 0))
    (3.4, inf)
    """
    tilt, half = _line_of_sight(tilt_deg, vertical_fov_deg)
    return _ground_distance(lens_m, target_m, tilt + half, below=0.0)


def far_limit(
    lens_m: Floats | float,
    target_m: Floats | float,
    tilt_deg: Floats | float,
    vertical_fov_deg: Floats | float,
) -> Floats:
    """Horizontal metres beyond which targets are above the camera's image: (H - h) / tan(t').

    t' is the highest line of sight: tilt less half the vertical field of view. This too holds along the axis: the upper
    edge of the image meets the targets' plane in a straight line across it. At an azimuth a beside it the limit is
    1 / cos(a) times as far; see `image_on_ground`.

    Parameters
    ----------
    lens_m, target_m, tilt_deg, vertical_fov_deg : float or array
        As for `dead_zone`.

    Returns
    -------
    array
        Metres. Infinite where t' does not point below the horizon (is 0 or less), or the lens is not above the target,
        for which the formula does not hold. NaN as in `dead_zone`.

    Examples
    --------
    >>> float(far_limit(5, 1.6, 60, 30).round(3)), float(far_limit(5, 1.6, 10, 30))
    (3.4, inf)
    """
    tilt, half = _line_of_sight(tilt_deg, vertical_fov_deg)
    return _ground_distance(lens_m, target_m, tilt - half, below=np.inf)


def image_on_ground(
    drop_m: float, tilt_deg: float, horizontal_deg: float, reach_m: float, aspect: float = 16 / 9
) -> Floats:
    """The targets' plane as far as the image shows it.

    The image is a rectangle, `horizontal_deg` across and upright, its axis `tilt_deg` below the horizon, and
    its projection onto the plane `drop_m` below the lens (negative: above it) is convex: a trapezoid where
    all of it shows the plane, one without an end where the horizon is in it, and around the point below the
    lens where it looks past straight down. Cut off at a square that holds the disc of `reach_m`.

    Parameters
    ----------
    drop_m : float
        How far the lens is above the targets' plane, metres.
    tilt_deg : float
        Tilt of the axis below the horizon, degrees.
    horizontal_deg : float
        Horizontal field of view, degrees.
    reach_m : float
        How far is of interest, metres.
    aspect : float
        The image's width by its height.

    Returns
    -------
    array, (k, 2)
        Corners, metres ahead and to the right of the lens. None: nothing of the plane is in the image, or a number
        makes no sense.

    Examples
    --------
    >>> corners = image_on_ground(3.4, 45, 60, 100)
    >>> len(corners), round(float(corners[:, 0].min()), 2), round(float(corners[:, 0].max()), 2)
    (4, 1.73, 6.67)
    """
    vertical = float(vertical_field_of_view(horizontal_deg, aspect))
    corners = 1.01 * reach_m * np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
    if not (abs(tilt_deg) <= 90 and math.isfinite(vertical + drop_m)):
        return np.empty((0, 2))
    down, ahead = math.sin(math.radians(tilt_deg)), math.cos(math.radians(tilt_deg))
    # Of a place x ahead and y to the right: along the axis, across and up in the image.
    axis, across, up = (
        np.array(each)
        for each in ((ahead, 0.0, drop_m * down), (0.0, 1.0, 0.0), (down, 0.0, -drop_m * ahead))
    )
    half_width, half_height = (math.tan(math.radians(angle / 2)) for angle in (horizontal_deg, vertical))
    for side in (axis * half_width - across, axis * half_width + across, axis * half_height - up):
        corners = _beyond(corners, side)
    return _beyond(corners, axis * half_height + up)


def _beyond(corners: Floats, line: Floats) -> Floats:
    """A convex polygon as far as a x + b y + c >= 0, for `line` = (a, b, c)."""
    if not len(corners):
        return corners
    value = corners @ line[:2] + line[2]
    after, value_after = np.roll(corners, -1, axis=0), np.roll(value, -1)
    kept = []
    for i in range(len(corners)):
        if value[i] >= 0:
            kept.append(corners[i])
        if (value[i] >= 0) != (value_after[i] >= 0):
            kept.append(corners[i] + value[i] / (value[i] - value_after[i]) * (after[i] - corners[i]))
    return np.array(kept) if len(kept) > 2 else np.empty((0, 2))


def image_limits(
    drop_m: float, tilt_deg: float, horizontal_deg: float, reach_m: float
) -> tuple[float, float]:
    """The nearest and the farthest that the image of `image_on_ground` shows, metres on the map.

    Whatever a camera that turns on the spot can bring into its image lies between the two, and all of it: the
    nearest in the middle of the image's lower edge (0 where it looks past straight down), the farthest in an
    upper corner (infinite where that is beyond `reach_m`). Nothing in the image: infinite and 0. NaN, no
    limits, without a tilt, or with an angle of 180 degrees or more.

    Parameters
    ----------
    drop_m, tilt_deg, horizontal_deg, reach_m
        As for `image_on_ground`.

    Examples
    --------
    >>> near, far = image_limits(3.4, 45, 60, 100)
    >>> round(near, 2), round(far, 2)
    (1.73, 7.84)
    """
    if not (abs(tilt_deg) <= 90 and 0 < horizontal_deg < 180):
        return math.nan, math.nan
    corners = image_on_ground(drop_m, tilt_deg, horizontal_deg, reach_m)
    image = shapely.polygons(corners) if len(corners) else shapely.Polygon()
    if not image.area > _NO_AREA:
        return math.inf, 0.0
    far = float(np.hypot(*corners.T).max())
    return float(image.distance(shapely.Point(0, 0))), far if far < reach_m else math.inf


def images(
    xy: Floats, reach_m: float, drop_m: float, tilt_deg: float, fields: list[Sector]
) -> shapely.Geometry:
    """What cameras at one place show whose images are as wide as their sectors, as an area on the map.

    Parameters
    ----------
    xy
        Where they stand (2,), metres.
    reach_m, drop_m, tilt_deg
        As for `image_on_ground`.
    fields
        The sectors, each under 180 degrees wide.

    Examples
    --------
    >>> shown = images(np.zeros(2), 100, 3.4, 45, [(60.0, 60.0)])  # to the east
    >>> [float(each) for each in shapely.bounds(shown).round(1)]
    [1.7, -4.1, 6.7, 4.1]
    """
    parts = []
    for first, width in fields:
        corners = image_on_ground(drop_m, tilt_deg, width, reach_m)
        azimuth = math.radians(first + width / 2)
        sin, cos = math.sin(azimuth), math.cos(azimuth)
        if len(corners):
            parts.append(shapely.polygons(xy + corners @ np.array([[sin, cos], [cos, -sin]])))
    return parts[0] if len(parts) == 1 else overlay.union_all(parts)


def _positive(value: Floats | float) -> Floats:
    array = np.asarray(value, dtype=float)
    return np.where((array > 0) & (array < np.inf), array, np.nan)


def _line_of_sight(tilt_deg: Floats | float, vertical_fov_deg: Floats | float) -> tuple[Floats, Floats]:
    """The tilt and half the vertical field of view, degrees; NaN where no camera has it."""
    tilt, fov = np.asarray(tilt_deg, dtype=float), np.asarray(vertical_fov_deg, dtype=float)
    return np.where(np.abs(tilt) <= 90, tilt, np.nan), np.where((fov >= 0) & (fov < 180), fov, np.nan) / 2


def _ground_distance(lens_m: Floats | float, target_m: Floats | float, angle: Floats, below: float) -> Floats:
    """Where a line of sight `angle` degrees below the horizon meets the plane of targets, metres.

    Infinite where it never does; `below` where the lens is not above that plane.
    """
    drop = np.asarray(lens_m, dtype=float) - target_m
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        distance = np.where(angle >= 90, 0.0, drop / np.tan(np.radians(angle)))
    distance = np.where(angle <= 0, np.inf, distance)
    return np.where(np.isnan(angle) | np.isnan(drop), np.nan, np.where(drop <= 0, below, distance))


def sectors(text: str | None, direction: float, width: float) -> list[Sector]:
    """The sectors of a camera: from a text such as "0-90;180-270", else `width` around `direction`.

    Parameters
    ----------
    text
        Sectors, first azimuth and last of each, clockwise; None or blank: there are none.
    direction
        Degrees clockwise from north; NaN: not known.
    width
        Degrees.

    Returns
    -------
    Empty where it sees all around: no direction, or a width of 360 degrees.

    Raises
    ------
    ValueError
        Where the text is not one of sectors.

    Examples
    --------
    >>> sectors("0-90;180-270", 5.0, 60.0), sectors(None, 5.0, 60.0)
    ([(0.0, 90.0), (180.0, 90.0)], [(335.0, 60.0)])
    """
    if text and text.strip():
        spans = [_SPAN.fullmatch(part) for part in text.split(";") if part.strip()]
        if not all(spans):
            raise ValueError(f"not sectors: {text}")
        found = [(float(span[1]) % 360, (float(span[2]) - float(span[1])) % 360) for span in spans if span]
        return [] if any(turn == 0 for _, turn in found) else found
    if not math.isfinite(direction) or width >= 360:
        return []
    return [((direction - width / 2) % 360, width)]


def clipped(
    viewsheds: Geometries,
    xy: Floats,
    reach: Floats,
    fields: list[list[Sector]],
    near: Floats | None = None,
    far: Floats | None = None,
    shown: Geometries | None = None,
) -> Geometries:
    """Viewsheds cut to what the cameras' images show; None where nothing is left.

    Parameters
    ----------
    viewsheds
        Of cameras that look all around (n,), within `reach` metres of where they stand.
    xy, reach
        Where they stand, (n, 2), and how far they see, (n,), metres.
    fields
        The sectors of each, the horizontal fields of view of a level camera; one without sectors sees all around.
    near
        The radius of each dead zone of a camera that turns (n,), metres; 0 or NaN: there is none, and infinite:
        nothing is in view.
    far
        Where the corners of its image end (n,), metres; NaN or infinite: nowhere. See `image_limits`.
    shown
        What the image of a fixed and tilted camera shows on the map (n,), as from `images`; None for the others,
        which are cut to sectors and limits.

    Examples
    --------
    >>> square = np.array([shapely.box(-2, -2, 2, 2)])
    >>> quarter = clipped(square, np.zeros((1, 2)), np.array([3.0]), [[(0.0, 90.0)]])
    >>> round(float(shapely.area(quarter)[0]), 6)
    4.0
    """
    blind = np.zeros(len(xy)) if near is None else np.where(near > 0, near, 0.0)
    end = np.full(len(xy), np.inf) if far is None else np.where(far >= 0, far, np.inf)
    result = viewsheds.copy()
    framed = np.zeros(len(xy), dtype=bool) if shown is None else ~shapely.is_missing(shown)
    if shown is not None:
        rows = np.flatnonzero(framed & ~shapely.is_missing(result))
        result[rows] = _areal(overlay.intersection(result[rows], shown[rows]))
    result[~framed & (((blind > 0) & (blind >= reach)) | (blind >= end))] = None
    left = ~framed & ~shapely.is_missing(result)
    sighted = np.array([bool(parts) for parts in fields], dtype=bool)
    rows = np.flatnonzero(left & sighted)
    views = [_wedges(xy[i], reach[i], blind[i], end[i], fields[i]) for i in rows]
    result[rows] = _areal(overlay.intersection(result[rows], views))
    rows = np.flatnonzero(left & ~sighted & (end < reach))
    within = [_disc(xy[i], end[i]) for i in rows]
    result[rows] = _areal(overlay.intersection(result[rows], within))
    rows = np.flatnonzero(left & ~shapely.is_missing(result) & ~sighted & (blind > 0))
    holes = [_disc(xy[i], blind[i]) for i in rows]
    result[rows] = _areal(overlay.difference(result[rows], holes))
    return result


def rings(viewshed: Any, xy: Floats, ranges: Floats) -> Geometries:
    """A viewshed divided by distance: per range, what is nearer than it but beyond the range before.

    Rings do not overlap, and together they are the viewshed; what lies beyond the last range is in no ring.

    Parameters
    ----------
    viewshed
        One made for the last range, cut to sectors and dead zone or not, metres.
    xy
        Where the camera stands (2,).
    ranges
        Horizontal metres from the camera (k,), in ascending order, so from the finest level to the coarsest; 0 or NaN
        where a level is reached nowhere.

    Returns
    -------
    One area per range; None where one is empty.

    Raises
    ------
    ValueError
        Where ranges descend.

    Examples
    --------
    >>> near, far = rings(shapely.box(-3, -3, 3, 3), np.zeros(2), np.array([1.0, 9.0]))
    >>> round(near.area, 2), round(near.area + far.area, 2)
    (3.14, 36.0)
    """
    limits = np.where(np.isnan(ranges), 0.0, ranges)
    if (np.diff(limits) < 0).any():
        raise ValueError(f"ranges are not in ascending order: {ranges}")
    result = np.full(len(limits), None, dtype=object)
    if not limits.any():
        return result
    farthest = np.hypot(*(shapely.get_coordinates(viewshed) - xy).T).max(initial=0)
    inside = np.array([viewshed], dtype=object)
    if limits[-1] < farthest - _SAME_RANGE:
        inside = _areal(overlay.intersection(inside, _disc(xy, limits[-1])))
    for i in reversed(range(len(limits))):
        before = limits[i - 1] if i else 0.0
        if before >= min(limits[i], farthest - _SAME_RANGE):
            continue  # all that is left belongs to the range before
        if before <= 0:
            result[i] = _areal(inside)[0]
            break
        disc = _disc(xy, before)
        result[i] = _areal(overlay.difference(inside, disc))[0]
        inside = _areal(overlay.intersection(inside, disc))
    return result


def _areal(geometries: Geometries) -> Geometries:
    """The polygons of each geometry, as one; None where there are none."""
    result: Geometries = geometries.copy()
    result[~(shapely.area(result) > _NO_AREA)] = None
    for i in np.flatnonzero(shapely.get_type_id(result) > shapely.GeometryType.POLYGON):
        parts = shapely.get_parts(result[i])
        parts = parts[shapely.area(parts) > _NO_AREA]
        result[i] = None if not len(parts) else parts[0] if len(parts) == 1 else shapely.multipolygons(parts)
    return result


def _wedges(xy: Floats, reach: float, near: float, far: float, parts: list[Sector]) -> Any:
    wedges = [_wedge(xy, reach, near, far, sector) for sector in parts]
    return wedges[0] if len(wedges) == 1 else overlay.union_all(wedges)


def _wedge(xy: Floats, reach: float, near: float, far: float, sector: Sector) -> shapely.Polygon:
    # Beyond the range, far enough out that the straight sides between 30 degrees stay there.
    rim = _arc(xy, far, sector, ARC_STEP) if far < reach else _arc(xy, 1.1 * reach, sector, 30)
    inner = _arc(xy, near, sector, ARC_STEP)[::-1] if near > 0 else xy[None]
    return shapely.polygons(np.concatenate([inner, rim]))


def _disc(xy: Floats, radius: float) -> shapely.Polygon:
    return shapely.polygons(_arc(xy, radius, (0.0, 360.0), ARC_STEP)[:-1])


def _arc(xy: Floats, radius: float, sector: Sector, step: float) -> Floats:
    """Points along an arc, in equal steps of at most `step` degrees from its first end to its last."""
    first, width = sector
    steps = max(math.ceil(width / step), 1)
    azimuth = np.radians(first + width * np.arange(steps + 1) / steps)
    points: Floats = xy + radius * np.column_stack([np.sin(azimuth), np.cos(azimuth)])
    return points
