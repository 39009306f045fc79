"""The viewshed of a camera: a disc, or the exact isovist among buildings.

The isovist is the set of ground points whose straight line to the lens no building crosses (Benedikt
1979), here with buildings as prisms, a lens at height H and a target at height h above flat ground. On the
line of sight to ground at distance D, what lies t D off is passed at the height H + (h - H) t, the same for
every D. A prism from z up to b is hence in the way for an interval of t, and hides its own footprint
enlarged around the camera by all of 1 / t. One that stands on the ground and is as high as the lens hides
all behind it; over a lower one the line of sight clears the roof again where the ground is (H - h) / (H - b)
times as far as the prism's far wall. What begins at z > h (a part over a passage, a bridge between towers)
hides nothing nearer than (H - h) / (H - z) times its near wall. Footprints are no ground, but below a part
that begins above the target.

High prisms are swept over in azimuth, not sampled by rays: between two neighbouring wall ends, seen from
the camera, the nearest wall is one and the same, so the outline is exact. The sweep runs over many cameras
at once. In polar coordinates around the camera a wall is 1 / r = a cos(u) + b sin(u), so the nearest wall
is the upper envelope of such curves, two of which cross once at most. Where walls of overlapping
buildings cross, the interval is divided there. The shadows of low prisms, few among what a sweep leaves in
view, are then cut out as polygons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

import numpy as np
import shapely

from . import checks, overlay, subdivision
from .cancelling import in_parallel, until
from .ragged import Bools, Floats, Geometries, Ints, offsets, ranges

QUARTER_SEGMENTS = 30
"""Segments in a quarter of a disc: the published method's. The area is 0.05 % below the circle's."""

ARC_STEP = np.radians(1.0)
"""Longest step along the range in an isovist, radians."""

TARGET_HEIGHT_M = 1.6
"""A face: what cameras look for unless something else is said."""

WALL_GAP = 0.01
"""A camera on a wall stands this far in front of it, metres."""

_TIE = 1e-9  # relative: nearer than this, two walls are at the same distance
_NARROWEST = 1e-10  # radians: a piece of outline thinner than this is rounding
_FAR = 1000.0  # times a wall's distance: where a shadow may as well be infinite
_NO_AREA = 1e-6  # square metres: a part of a viewshed smaller than this is rounding
_SAME_POINT = 1e-7  # metres
_WALLS_AT_ONCE = 64  # of a building in pieces
_LONG = 100.0  # metres: of cameras that see so far hidden walls are left out first
_BINS = 128  # directions in which they are looked for
_BIN, _ANGLE = 2 * np.pi / _BINS, 1e-9
_BLOCK = 128  # cameras that a thread works on at a time
_BATCH_PAIRS = 100_000  # walls per batch and
_BATCH_SPANS = 4_000_000  # walls times intervals they span: these two bound the memory of a sweep


def discs(xy: Floats, radii: Floats) -> Geometries:
    """A disc per camera. `xy` (n, 2) and `radii` (n,) in metres.

    Parameters
    ----------
    xy
        Centres (n, 2), metres.
    radii
        Metres (n,).

    Examples
    --------
    >>> shapely.get_num_coordinates(discs(np.zeros((1, 2)), np.array([10.0]))).tolist()
    [121]
    """
    return np.asarray(shapely.buffer(shapely.points(xy), radii, quad_segs=QUARTER_SEGMENTS))


def disc_area(radii: Floats) -> Floats:
    """The area of the discs of `discs`, square metres.

    Examples
    --------
    >>> disc_area(np.array([120.0])).round(1).tolist()
    [45218.3]
    """
    return _polygon_area(radii, 4 * QUARTER_SEGMENTS)


def isovist_area(radii: Floats) -> Floats:
    """The area of an isovist where there is nothing to see but ground, square metres.

    Examples
    --------
    >>> isovist_area(np.array([120.0])).round(1).tolist()
    [45236.6]
    """
    return _polygon_area(radii, round(2 * np.pi / ARC_STEP))


def _polygon_area(radii: Floats, corners: int) -> Floats:
    area: Floats = radii**2 * corners / 2 * np.sin(2 * np.pi / corners)
    return area


@dataclass(frozen=True)
class Obstacles:
    """Buildings, indexed once for any number of viewsheds; from `obstacles`.

    Parameters
    ----------
    polygons : array of polygons, (n,)
        Metres.
    heights : array, (n,)
        How high each is, metres above the ground; infinite: higher than anything.
    bottoms : array, (n,)
        Where it begins, metres above the ground; -inf where it stands on the ground.
    tree : shapely.STRtree
        The polygons, indexed.
    walls : array, (m, 4)
        x, y of both ends of each wall, metres, with the building on the left.
    first_wall : array of int, (n + 1,)
        The walls of `polygons[i]` are rows `first_wall[i]` to `first_wall[i + 1]`.
    owners : array of int, (n,), optional
        Which building each polygon is of, where buildings are in pieces.

    Examples
    --------
    >>> obstacles(np.array([shapely.box(0, 0, 9, 9)])).first_wall.tolist()
    [0, 4]
    """

    polygons: Geometries
    heights: Floats
    bottoms: Floats
    tree: shapely.STRtree
    walls: Floats
    first_wall: Ints
    owners: Ints | None = None

    @property
    def owner(self) -> Ints:
        """Which building each of `polygons` is of: itself, but for those of `in_pieces`."""
        return np.arange(len(self.polygons)) if self.owners is None else self.owners

    @cached_property
    def beyond(self) -> Floats:
        """How high the building on the other side of each wall is (m,), -inf where none stands on the ground.

        Of walls that are the same from end to end. Where three or more lie in one place some may be missed,
        which makes a sweep slower, not wrong. Worked out when first needed: a city is read in many blocks.
        """
        walls = self.walls
        key = walls[:, 0] + walls[:, 2] + 3 * (walls[:, 1] + walls[:, 3])  # the same from both sides
        order = np.argsort(key)
        key = key[order]
        same = np.flatnonzero(key[1:] == key[:-1])
        one, other = order[same], order[same + 1]
        shared = (walls[one] == walls[other][:, [2, 3, 0, 1]]).all(axis=1)
        one, other = one[shared], other[shared]
        of_one, of_other = (np.searchsorted(self.first_wall, each, side="right") - 1 for each in (one, other))
        beyond, standing = np.full(len(walls), -np.inf), np.where(self.bottoms > 0, -np.inf, self.heights)
        beyond[one] = standing[of_other]
        beyond[other] = np.maximum(beyond[other], standing[of_one])
        return beyond

    @cached_property
    def in_pieces(self) -> Obstacles:
        """The same, buildings of very many walls in pieces, so that what is near a camera can be had alone.

        Of such a building there are lines, each some of its walls, and pieces of its ground without walls.
        """
        counts = np.diff(self.first_wall)
        large = np.flatnonzero(counts > subdivision.LARGE)
        if not len(large):
            return self
        shapes: list[Geometries] = []
        walls: list[Ints] = []
        rest = np.flatnonzero(counts <= subdivision.LARGE)
        for i in large.tolist():
            lines, wall_counts = _wall_lines(self.walls[self.first_wall[i] : self.first_wall[i + 1]])
            ground, _ = subdivision.pieces(self.polygons[i : i + 1])
            shapes += [lines, ground]
            walls += [wall_counts, np.zeros(len(ground), dtype=np.int64)]
        owner = np.repeat(large, [len(a) + len(b) for a, b in zip(shapes[::2], shapes[1::2])])
        of_rest, _ = ranges(self.first_wall[rest], counts[rest])
        of_large, _ = ranges(self.first_wall[large], counts[large])
        owner = np.concatenate([rest, owner])
        polygons = np.concatenate([self.polygons[rest], *shapes])
        first_wall = np.concatenate([[0], np.cumsum(np.concatenate([counts[rest], *walls]))])
        return Obstacles(
            polygons,
            self.heights[owner],
            self.bottoms[owner],
            shapely.STRtree(polygons),
            self.walls[np.concatenate([of_rest, of_large])],
            first_wall,
            owner,
        )

    @cached_property
    def are_ground(self) -> Bools:
        """Which of `polygons` are any: not the lines of `in_pieces`."""
        return np.asarray(shapely.get_dimensions(self.polygons) == 2)

    @cached_property
    def lines(self) -> shapely.STRtree | None:
        """The lines of `in_pieces`, indexed; None where there are none."""
        return None if self.are_ground.all() else shapely.STRtree(self.polygons[~self.are_ground])


def _wall_lines(walls: Floats) -> tuple[Geometries, Ints]:
    """Lines along a building's walls, some of them each, and how many: those of one ring that follow each other."""
    joined = (walls[1:, :2] == walls[:-1, 2:]).all(axis=1) | (walls[1:, 2:] == walls[:-1, :2]).all(axis=1)
    ring = np.concatenate([[0], np.cumsum(~joined)])
    place = np.arange(len(walls)) - np.searchsorted(ring, ring)
    fresh = place % _WALLS_AT_ONCE == 0
    line = np.cumsum(fresh) - 1
    return shapely.linestrings(walls.reshape(-1, 2), indices=np.repeat(line, 2)), np.bincount(line)


def obstacles(
    buildings: Geometries, heights: Floats | None = None, bottoms: Floats | None = None
) -> Obstacles:
    """Index `buildings`: polygons or multipolygons in metres, overlapping or invalid ones too.

    Where buildings overlap, the highest counts. Missing and empty ones, and such as are no area, count for nothing; of
    an invalid one the valid area is taken.

    Parameters
    ----------
    buildings : array of polygons, (n,)
        Outlines, metres.
    heights : array, (n,), optional
        Metres above the ground; without them buildings are infinitely high.
    bottoms : array, (n,), optional
        Where they begin, metres above the ground; 0, NaN or no `bottoms`: on the ground.

    Returns
    -------
    Obstacles
        For `isovists`, `camera_viewsheds` and `terrain_viewsheds`.

    Raises
    ------
    ValueError
        Where there is not one height for each building, or it is negative or NaN (see `walls.prisms` for buildings that
        do not say how high they are), outlines are in degrees, or none is an area.

    Examples
    --------
    >>> houses = np.array([shapely.box(0, 0, 9, 9), None, shapely.box(20, 0, 29, 9)])
    >>> made = obstacles(houses, np.array([5.0, 9.0, 7.0]))
    >>> made.heights.tolist(), len(made.walls)
    ([5.0, 7.0], 8)
    """
    buildings = np.asarray(buildings, dtype=object)
    checks.geometries("buildings", buildings, 0, 1, 2)
    checks.some_areas("buildings", buildings)
    checks.alike(buildings=buildings, heights=heights, bottoms=bottoms)
    if heights is not None:
        checks.at_least("heights", heights)
    polygons, building = _polygons(buildings)
    heights = np.full(len(buildings), np.inf) if heights is None else np.asarray(heights, dtype=float)
    bottoms = np.full(len(buildings), -np.inf) if bottoms is None else np.asarray(bottoms, dtype=float)
    bottoms = np.where(bottoms > 0, bottoms, -np.inf)
    rings, polygon_of_ring = shapely.get_rings(polygons, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    edge = np.flatnonzero(ring[1:] == ring[:-1])
    start, end, ring = xy[edge], xy[edge + 1], ring[edge]
    origin = xy[offsets(ring, len(rings))[:-1]][ring] if len(ring) else start
    left_of_outer = np.bincount(ring, _cross(start - origin, end - origin), len(rings)) > 0
    is_outer = np.diff(polygon_of_ring, prepend=-1) > 0
    turned = (left_of_outer != is_outer)[ring][:, None]
    walls = np.where(turned, np.hstack([end, start]), np.hstack([start, end]))
    kept = (walls[:, :2] != walls[:, 2:]).any(axis=1)
    first_wall = offsets(polygon_of_ring[ring[kept]], len(polygons))
    tree = shapely.STRtree(polygons)
    return Obstacles(polygons, heights[building], bottoms[building], tree, walls[kept], first_wall)


def merged(parts: Sequence[Obstacles]) -> Obstacles:
    """One index of several, as when buildings were read block by block.

    Parameters
    ----------
    parts
        Indexed buildings, at least one.

    Examples
    --------
    >>> house = obstacles(np.array([shapely.box(0, 0, 9, 9)]))
    >>> len(merged([house, house]).polygons)
    2
    """
    if len(parts) == 1:
        return parts[0]
    polygons = np.concatenate([part.polygons for part in parts])
    before = np.cumsum([0, *(len(part.walls) for part in parts[:-1])])
    first_wall = [part.first_wall[:-1] + start for part, start in zip(parts, before)]
    walls = np.concatenate([part.walls for part in parts])
    return Obstacles(
        polygons,
        np.concatenate([part.heights for part in parts]),
        np.concatenate([part.bottoms for part in parts]),
        shapely.STRtree(polygons),
        walls,
        np.append(np.concatenate(first_wall), len(walls)),
    )


def _polygons(buildings: Geometries) -> tuple[Geometries, Ints]:
    """The polygons that buildings are made of, and the building of each."""
    buildings = shapely.force_2d(buildings)
    invalid = ~shapely.is_valid(buildings) & ~shapely.is_missing(buildings)
    buildings[invalid] = shapely.make_valid(buildings[invalid])
    parts, building = shapely.get_parts(buildings, return_index=True)
    parts, part = shapely.get_parts(parts, return_index=True)  # a collection may hold multipolygons
    areal = (shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & ~shapely.is_empty(parts)
    return parts[areal], building[part[areal]]


def _cross(a: Floats, b: Floats) -> Floats:
    product: Floats = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
    return product


def outside_walls(xy: Floats, obstacles: Obstacles, lens_m: Floats | float = 0.0) -> tuple[Floats, Floats]:
    """Where cameras that stand in or on a building really are: in front of its nearest outside wall.

    A camera `lens_m` metres up stands in a building at least as high, on the roof of a lower one, and free
    below one that begins no lower. Returns the positions (n, 2), `WALL_GAP` off the wall, and how far each
    was moved (n,), 0 for those that stand free. Buildings that overlap or touch count as one.

    Parameters
    ----------
    xy
        Where they are said to stand (n, 2), metres.
    obstacles
        The buildings.
    lens_m
        Heights of the lenses above the ground, metres, for all or for each.

    Examples
    --------
    >>> house = obstacles(np.array([shapely.box(0, 0, 9, 9)]))
    >>> placed, moved = outside_walls(np.array([[1.0, 4.0], [-5.0, 4.0]]), house)
    >>> placed.round(2).tolist(), moved.round(2).tolist()
    ([[-0.01, 4.0], [-5.0, 4.0]], [1.01, 0.0])
    """
    obstacles = obstacles.in_pieces
    points, lens = shapely.points(xy), np.broadcast_to(np.asarray(lens_m, dtype=float), len(xy))
    camera, building = obstacles.tree.query(points, predicate="dwithin", distance=WALL_GAP / 2)
    camera = camera[_holds(obstacles, building, lens[camera])]
    placed, moved = xy.copy(), np.zeros(len(xy))
    for i in np.unique(camera):
        wall = _outline_around(points[i], obstacles, lens[i], _to_seamless(points[i], obstacles))
        placed[i] = shapely.get_coordinates(shapely.shortest_line(points[i], wall))[-1]
        moved[i] = np.hypot(*(placed[i] - xy[i]))
    return placed, moved


def _holds(obstacles: Obstacles, building: Ints, lens: Floats | float) -> Bools:
    """Which buildings a lens at that height would be inside of."""
    tall = (obstacles.heights[building] >= lens) & (obstacles.bottoms[building] < lens)
    return tall & obstacles.are_ground[building]


def _to_seamless(point: shapely.Point, obstacles: Obstacles) -> float:
    """How far to look first for an outline: beyond the nearest wall of buildings in pieces, whose seams are none."""
    lines = obstacles.lines
    if lines is None:
        return WALL_GAP
    _, away = lines.query_nearest(point, return_distance=True, all_matches=False)
    return float(away[0]) + 2 * WALL_GAP


def _outline_around(
    point: shapely.Point, obstacles: Obstacles, lens: float, reach: float
) -> shapely.Geometry:
    """The line `WALL_GAP` off the buildings near the point; so many that its nearest point is right.

    Those within `reach` are looked at first.
    """
    while True:
        near = obstacles.tree.query(point, predicate="dwithin", distance=reach + WALL_GAP)
        near = near[_holds(obstacles, near, lens)]
        block = shapely.union_all(obstacles.polygons[near])
        outline = shapely.buffer(block, WALL_GAP, join_style="mitre").boundary
        out = float(shapely.distance(point, outline))
        if out <= reach:
            return outline
        reach = out


def isovists(
    xy: Floats,
    radii: Floats,
    obstacles: Obstacles,
    lens_m: Floats | float = 5.0,
    target_m: float = TARGET_HEIGHT_M,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[slice, Geometries]]:
    """The ground each camera sees, batch by batch.

    Parameters
    ----------
    xy : array, (n, 2)
        Where cameras stand, metres, free of buildings as high as their lens (see `outside_walls`).
    radii : array, (n,)
        How far they see on the map, metres.
    obstacles : Obstacles
        The buildings.
    lens_m : float or array, (n,)
        Heights of the lenses, metres, for all or for each.
    target_m : float
        Height of what is looked for, metres.
    is_cancelled : callable
        Asked now and then whether to stop.

    Yields
    ------
    slice, array of polygons
        Which cameras, and what they see; None: no ground.

    Raises
    ------
    ValueError
        Before any work, where places are not finite or in degrees, arrays do not go together, a range is not above 0, a
        height is negative, or a camera stands inside a building as high as its lens: from there it would see through
        the walls.
    InterruptedError
        Once `is_cancelled()`.

    References
    ----------
    Benedikt (1979), To take hold of space: isovists and isovist fields, Environment and Planning B 6, 47-65.

    Examples
    --------
    >>> wall = obstacles(np.array([shapely.box(-50, 5, 50, 6)]))
    >>> [(batch, polygons)] = isovists(np.zeros((1, 2)), np.array([20.0]), wall)
    >>> polygons[0].bounds[3]
    5.0
    """
    xy, radii = np.asarray(xy, dtype=float), np.asarray(radii, dtype=float)
    lens = stands(xy, radii, lens_m, target_m, obstacles)
    return free_isovists(xy, radii, obstacles, lens, target_m, is_cancelled)


def stands(
    xy: Floats, radii: Floats, lens_m: Floats | float, target_m: float, obstacles: Obstacles | None
) -> Floats:
    """The heights of the lenses (n,), once it is known that cameras can look from there; parameters of `isovists`.

    Raises ValueError where they cannot.
    """
    checks.places("xy", xy)
    checks.alike(xy=xy, radii=radii, lens_m=lens_m if np.ndim(lens_m) else None)
    checks.finite("radii", radii)
    checks.above("radii", radii)
    checks.at_least("lens_m", lens_m)
    checks.at_least("target_m", target_m)
    lens: Floats = np.broadcast_to(np.asarray(lens_m, dtype=float), len(xy))
    if obstacles is not None:
        inside = _inside(xy, obstacles, lens)
        if inside.any():
            raise ValueError(
                f"the camera of row {int(inside.argmax())} of xy stands inside a building as high as its lens, and "
                f"would see through the walls ({int(inside.sum())} such); move them by outside_walls, or use "
                "camera_viewsheds"
            )
    return lens


def _inside(xy: Floats, obstacles: Obstacles, lens: Floats) -> Bools:
    """Which cameras stand inside a building, and not on or in front of its wall."""
    camera, building = obstacles.tree.query(shapely.points(xy), predicate="within")
    tall = (obstacles.heights[building] >= lens[camera]) & (obstacles.bottoms[building] < lens[camera])
    inside = np.zeros(len(xy), dtype=bool)
    inside[camera[tall]] = True
    return inside


def free_isovists(
    xy: Floats,
    radii: Floats,
    obstacles: Obstacles,
    lens_m: Floats | float = 5.0,
    target_m: float = TARGET_HEIGHT_M,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[slice, Geometries]]:
    """The same of cameras of which it is known that they stand free of buildings."""
    xy, radii = np.asarray(xy, dtype=float), np.asarray(radii, dtype=float)
    lens = np.broadcast_to(np.asarray(lens_m, dtype=float), len(xy))
    obstacles = obstacles.in_pieces

    def of_block(start: int) -> list[tuple[slice, Geometries]]:
        block = slice(start, start + _BLOCK)
        found = _block_isovists(xy[block], radii[block], obstacles, lens[block], target_m)
        return list(until(found, is_cancelled))

    starts = range(0, len(xy), _BLOCK)
    _ = obstacles.beyond  # worked out once, not by every thread
    for start, found in zip(starts, in_parallel(of_block, starts, is_cancelled)):
        for batch, sheds in found:
            yield slice(start + batch.start, start + batch.stop), sheds


def behind_all(xy: Floats, radius: float, obstacles: Obstacles, buildings: Ints) -> shapely.Geometry:
    """The ground that a camera sees among `buildings` (rows of `obstacles.polygons`), as if infinitely high.

    Parameters
    ----------
    xy
        Where it stands (2,), metres, not inside of one of them.
    radius
        How far it sees, metres.

    Examples
    --------
    >>> low = obstacles(np.array([shapely.box(-50, 5, 50, 6)]), np.array([1.0]))
    >>> behind_all(np.zeros(2), 20.0, low, np.array([0])).bounds[3]
    5.0
    """
    wall, _ = ranges(obstacles.first_wall[buildings], np.diff(obstacles.first_wall)[buildings])
    one = np.zeros(len(wall), dtype=np.int64)
    return _sweep(xy[None], np.array([radius]), obstacles.walls[wall], one, np.ones(len(wall)))[0]


def _block_isovists(
    xy: Floats, radii: Floats, obstacles: Obstacles, lens: Floats, target: float
) -> Iterator[tuple[slice, Geometries]]:
    """`isovists` of so few cameras that all pairs of camera and building fit into memory."""
    boxes = shapely.box(*(xy - radii[:, None]).T, *(xy + radii[:, None]).T)
    camera, building = _sorted_pairs(obstacles.tree.query(boxes))
    wall_count = np.diff(obstacles.first_wall)[building]
    walls_before = np.concatenate([[0], np.cumsum(wall_count)])[offsets(camera, len(xy))]
    eye, height, bottom = lens[camera], obstacles.heights[building], obstacles.bottoms[building]
    hides, near_scale, far_scale = shadow(eye, target, height, bottom)
    below = np.flatnonzero(hides & np.isfinite(far_scale))
    on_roof = shapely.intersects(shapely.points(xy[camera[below]]), obstacles.polygons[building[below]])
    of_building = camera * len(obstacles.polygons) + obstacles.owner[building]
    hides[np.isin(of_building, of_building[below[on_roof]])] = False  # no wall of it faces the lens
    no_ground = (bottom <= target) & obstacles.are_ground[building]
    cut = np.where(hides, no_ground & (near_scale > 1), no_ground | (far_scale > near_scale))
    # A wall between two buildings is left out where a line of sight to it first meets the other, which
    # hides as much.
    enough = np.where(eye > target, np.minimum(eye, height), height)
    first = 0
    while first < len(xy):
        last = int(np.searchsorted(walls_before, walls_before[first] + _BATCH_PAIRS, side="right")) - 1
        last = min(max(last, first + 1), first + 128, len(xy))
        batch = slice(first, last)
        pairs = np.arange(*np.searchsorted(camera, [first, last]))
        high = pairs[hides[pairs]]
        wall, pair = ranges(obstacles.first_wall[building[high]], wall_count[high])
        bare = ~(obstacles.beyond[wall] >= enough[high][pair])
        wall, pair = wall[bare], high[pair[bare]]
        sheds = _sweep(xy[batch], radii[batch], obstacles.walls[wall], camera[pair] - first, near_scale[pair])
        low = pairs[cut[pairs]]
        if len(low):
            scales = near_scale[low], np.where(hides[low], 1.0, far_scale[low])
            _cut_low(sheds, xy[batch], obstacles, camera[low] - first, building[low], *scales, no_ground[low])
        yield batch, sheds
        first = last


def shadow(
    lens: Floats | float, target: Floats | float, height: Floats | float, bottom: Floats | float
) -> tuple[Bools, Floats, Floats]:
    """What prisms from `bottom` to `height` do to the view of a target from a lens.

    Returns whether all ground behind is hidden, from how many times the near wall's distance on (1 or more),
    and, for the others, up to how many times the far wall's; no more than the former where nothing is hidden.

    Parameters
    ----------
    lens, target
        Their heights above the ground, metres.
    height, bottom
        Where prisms end and begin, metres above the ground; infinite: never, or below it.

    Examples
    --------
    >>> hides, near, far = shadow(5.0, 1.6, np.array([9.0, 3.3]), np.array([-np.inf, -np.inf]))
    >>> hides.tolist(), near.tolist(), far.round(3).tolist()
    ([True, False], [1.0, 1.0], [inf, 2.0])
    """
    lowest, highest = np.minimum(lens, target), np.maximum(lens, target)
    with np.errstate(divide="ignore", invalid="ignore"):
        # Where the line of sight is at these heights, as a share of the way.
        at_bottom, at_top = ((lens - each) / (lens - target) for each in (bottom, height))
        begin = np.clip(np.where(lens > target, at_top, at_bottom), 0, 1)
        end = np.clip(np.where(lens > target, at_bottom, at_top), 0, 1)
        level = lens == target  # the line of sight is at one height all along
        begin, end = np.where(level, 0.0, begin), np.where(level, 1.0, end)
        near, far = 1 / end, 1 / begin
    # A prism as high as a lens above the target hides all: what grazes its roof counts as hidden.
    met = (height > lowest) & (bottom < highest) & (height > bottom) & (end > begin)
    met &= np.where(lens >= target, height > target, height > lens)
    # A shadow _FAR times as far as its wall ends beyond the range, but for a wall on the lens itself.
    hides = met & (far > _FAR)
    return hides, np.where(met, near, 1.0), np.where(met, far, 1.0)


def _cut_low(
    sheds: Geometries,
    xy: Floats,
    obstacles: Obstacles,
    camera: Ints,
    building: Ints,
    near: Floats,
    far: Floats,
    no_ground: Bools,
) -> None:
    """Take out of `sheds` what low buildings hide, and their footprints if these are `no_ground`, in place.

    Behind each wall that faces away from the camera the shadow reaches from `near` to `far` times its distance;
    not into a building at least as high, whose own reaches as far.
    """
    shapely.prepare(sheds)
    seen = shapely.intersects(sheds[camera], obstacles.polygons[building])
    camera, building, near, far, no_ground = (each[seen] for each in (camera, building, near, far, no_ground))
    counts = np.diff(obstacles.first_wall)[building]
    wall, pair = ranges(obstacles.first_wall[building], counts)
    origin = xy[camera[pair]]
    p, q = obstacles.walls[wall][:, :2] - origin, obstacles.walls[wall][:, 2:] - origin
    bare = ~(obstacles.beyond[wall] >= obstacles.heights[building[pair]])
    away = bare & (_cross(p, q) > 0) & (far > near)[pair]
    p, q, origin, pair = p[away], q[away], origin[away], pair[away]
    k, end = near[pair][:, None], far[pair][:, None]
    corners = np.stack([k * p, end * p, end * q, k * q, k * p], axis=1) + origin[:, None]
    shadows = shapely.polygons(corners) if len(corners) else np.empty(0, dtype=object)
    roofs, quads = offsets(camera, len(sheds)), offsets(camera[pair], len(sheds))
    for i in np.unique(camera):
        mine = slice(roofs[i], roofs[i + 1])
        footprints = obstacles.polygons[building[mine]]
        # Where a shadow begins farther off than its building does.
        above = np.flatnonzero((near[mine] > 1) & (far > near)[mine] & obstacles.are_ground[building[mine]])
        scales = near[mine][above]
        enlarged = [_enlarged(*pair) for pair in zip(footprints[above], repeat(xy[i]), scales)]
        covered = [footprints[no_ground[mine]], enlarged, shadows[quads[i] : quads[i + 1]]]
        hidden = overlay.union_all(np.concatenate(covered))
        left = shapely.get_parts(overlay.difference(sheds[i], hidden))
        left = left[(shapely.get_dimensions(left) == 2) & (shapely.area(left) > _NO_AREA)]
        sheds[i] = None if not len(left) else left[0] if len(left) == 1 else shapely.multipolygons(left)


def _enlarged(polygon: shapely.Polygon, around: Floats, scale: float) -> shapely.Polygon:
    return shapely.transform(polygon, lambda xy: around + scale * (xy - around))


def _sorted_pairs(pairs: Ints) -> tuple[Ints, Ints]:
    order = np.argsort(pairs[0], kind="stable")
    return pairs[0][order], pairs[1][order]


def _sweep(xy: Floats, radii: Floats, walls: Floats, camera: Ints, scale: Floats) -> Geometries:
    """The isovists of a batch. `walls` (m, 4), each beside the `camera` (m,) it is a candidate for.

    What a wall hides begins at `scale` (m,) times its distance.
    """
    camera, p, q = _facing(xy, radii, walls, camera, scale)
    length_cross = _cross(p, q)
    curve = np.column_stack([q[:, 1] - p[:, 1], p[:, 0] - q[:, 0]]) / length_cross[:, None]
    start = np.arctan2(p[:, 1], p[:, 0])
    end = start + np.arctan2(length_cross, (p * q).sum(axis=1))
    # A wall across the western direction, where angles jump, becomes two.
    over = end > np.pi
    wall = np.concatenate([np.arange(len(start)), np.flatnonzero(over)])
    start = np.concatenate([start, np.full(over.sum(), -np.pi)])
    end = np.concatenate([np.minimum(end, np.pi), end[over] - 2 * np.pi])
    if radii.max(initial=0) >= _LONG:
        open_ones = ~_hidden(camera[wall], start, end, p[wall], q[wall], len(radii))
        wall, start, end = wall[open_ones], start[open_ones], end[open_ones]
    left, right, at, nearest = _envelope(camera[wall], start, end, curve[wall], len(radii))
    nearest = np.append(wall, -1)[nearest]  # -1 stays -1
    return _outlines(xy, radii, left, right, at, nearest, curve)


def _hidden(camera: Ints, start: Floats, end: Floats, p: Floats, q: Floats, cameras: int) -> Bools:
    """Which walls, from `p` to `q` (n, 2) and from angle to angle, are certainly behind others: not all that are.

    Those that in each of some directions begin farther off than a wall that fills the whole direction ends. Without
    them the envelope is the same, and sooner found.
    """
    first = np.clip(np.floor((start + np.pi) / _BIN - _ANGLE).astype(np.int64), 0, _BINS - 1)
    last = np.clip(np.floor((end + np.pi) / _BIN + _ANGLE).astype(np.int64), 0, _BINS - 1)
    whole = np.ceil((start + np.pi) / _BIN + _ANGLE).astype(np.int64)  # the first that is filled
    filled = np.maximum(np.floor((end + np.pi) / _BIN - _ANGLE).astype(np.int64) - whole, 0)
    farthest = np.sqrt(np.maximum((p**2).sum(axis=1), (q**2).sum(axis=1)))
    number, wall = ranges(camera * _BINS + whole, filled)
    behind = np.full(cameras * _BINS, np.inf)
    np.minimum.at(behind, number, farthest[wall])
    along = q - p
    share = np.clip(-(p * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-300), 0, 1)
    nearest = np.sqrt(((p + share[:, None] * along) ** 2).sum(axis=1))
    number, wall = ranges(camera * _BINS + first, last - first + 1)
    seen = behind[number] * (1 + 1e-9) >= nearest[wall]
    hidden: Bools = np.bincount(wall, seen, len(p)) == 0
    return hidden


def _facing(
    xy: Floats, radii: Floats, walls: Floats, camera: Ints, scale: Floats
) -> tuple[Ints, Floats, Floats]:
    """The parts of walls within range whose outer side faces the camera, which becomes the origin.

    Returns camera, right end, left end: counter-clockwise as seen from the camera.
    """
    q = (walls[:, :2] - xy[camera]) * scale[:, None]
    p = (walls[:, 2:] - xy[camera]) * scale[:, None]
    along = q - p
    length = np.hypot(along[:, 0], along[:, 1])
    distance = _cross(p, q) / length
    kept = (distance > 1e-6) & (distance < radii[camera])
    camera, p, along, length, distance = camera[kept], p[kept], along[kept], length[kept], distance[kept]
    foot = -(p * along).sum(axis=1) / length
    reach = np.sqrt(radii[camera] ** 2 - distance**2)
    first = np.maximum(foot - reach, 0) / length
    last = np.minimum(foot + reach, length) / length
    kept = (last - first) * length > 1e-9
    p, along, first, last = p[kept], along[kept], first[kept, None], last[kept, None]
    return camera[kept], p + first * along, p + last * along


def _envelope(
    camera: Ints, start: Floats, end: Floats, curve: Floats, cameras: int
) -> tuple[Floats, Floats, Ints, Ints]:
    """Which wall is nearest, direction by direction: the upper envelope of the curves 1 / r.

    Returns pieces (left and right angle, camera, row of the nearest wall or -1 where there is none)
    that fill the circle of every camera, in order.
    """
    everyone = np.arange(cameras)
    west = np.full(cameras, np.pi)
    angle, owner, event = _distinct(
        np.concatenate([start, end, -west, west]), np.concatenate([camera, camera, everyone, everyone])
    )
    wall_count = len(start)
    first, last = event[:wall_count], event[wall_count : 2 * wall_count]
    left, right, owner = angle[:-1], angle[1:], np.where(owner[1:] == owner[:-1], owner[:-1], -1)
    pieces = []
    for low, high in _chunks(first, last, len(left)):
        spans = np.flatnonzero((first < high) & (last > low))
        begin = np.maximum(first[spans], low) - low
        interval, span = ranges(begin, np.minimum(last[spans], high) - low - begin)
        pieces += _resolved(interval, spans[span], left[low:high], right[low:high], owner[low:high], curve)
    left, right, owner, nearest = (np.concatenate(column) for column in zip(*pieces))
    order = np.lexsort([left, owner])
    return left[order], right[order], owner[order], nearest[order]


def _chunks(first: Ints, last: Ints, intervals: int) -> Iterator[tuple[int, int]]:
    """Divide the intervals so that the walls spanning them, counted one by one, fit into memory."""
    begin, end = np.bincount(first, minlength=intervals), np.bincount(last, minlength=intervals)
    depth = np.cumsum(begin[:intervals] - end[:intervals])
    spans = np.cumsum(depth)
    low = 0
    while low < intervals:
        before = spans[low - 1] if low else 0
        high = max(int(np.searchsorted(spans, before + _BATCH_SPANS, side="right")), low + 1)
        yield low, min(high, intervals)
        low = high


def _resolved(
    interval: Ints, wall: Ints, left: Floats, right: Floats, owner: Ints, curve: Floats
) -> list[tuple[Floats, Floats, Ints, Ints]]:
    """Intervals with their nearest wall, divided until one wall is nearest all along each."""
    pieces = []
    while True:
        nearest, crossing = _nearest(interval, wall, left, right, curve)
        done = np.isnan(crossing)
        use = done & (owner >= 0)
        pieces.append((left[use], right[use], owner[use], nearest[use]))
        if done.all():
            return pieces
        # Divide where two walls cross, and look at both halves again.
        halves = np.cumsum(~done) - 1
        kept = ~done[interval]
        interval, wall = halves[interval[kept]], wall[kept]
        interval, wall = np.concatenate([interval, interval + (~done).sum()]), np.tile(wall, 2)
        left, right = (
            np.concatenate([left[~done], crossing[~done]]),
            np.concatenate([crossing[~done], right[~done]]),
        )
        owner = np.tile(owner[~done], 2)


def _distinct(angle: Floats, owner: Ints) -> tuple[Floats, Ints, Ints]:
    """Angles sorted within their owner, equal ones merged; and which of them each input became."""
    order = np.lexsort([angle, owner])
    angle, owner = angle[order], owner[order]
    new = np.concatenate([[True], (np.diff(angle) > _NARROWEST) | (np.diff(owner) > 0)])
    became = np.empty(len(order), dtype=np.int64)
    became[order] = np.cumsum(new) - 1
    return angle[new], owner[new], became


def _nearest(interval: Ints, wall: Ints, left: Floats, right: Floats, curve: Floats) -> tuple[Ints, Floats]:
    """The nearest wall per interval (-1: none), and the angle where another one takes over (or NaN).

    `wall[i]` is one of those that span `interval[i]`.
    """
    a, b = curve[wall].T
    at_left = a * np.cos(left)[interval] + b * np.sin(left)[interval]
    at_right = a * np.cos(right)[interval] + b * np.sin(right)[interval]
    # Walls that meet at one end are told apart by the other.
    left_best = _highest(interval, at_left + _TIE * at_right, len(left))
    right_best = _highest(interval, at_right + _TIE * at_left, len(left))
    crossing = np.full(len(left), np.nan)
    i = np.flatnonzero(left_best != right_best)
    x, y = left_best[i], right_best[i]
    differ = (at_left[x] - at_left[y] > _TIE * at_left[x]) & (at_right[y] - at_right[x] > _TIE * at_right[y])
    i, x, y = i[differ], x[differ], y[differ]
    between = np.arctan2(a[y] - a[x], b[x] - b[y])
    middle = (left[i] + right[i]) / 2
    between += np.pi * np.round((middle - between) / np.pi)
    inside = (between - left[i] > _NARROWEST) & (right[i] - between > _NARROWEST)
    crossing[i[inside]] = between[inside]
    return np.append(wall, -1)[left_best], crossing


def _highest(group: Ints, value: Floats, groups: int) -> Ints:
    """The row with the highest value of each group, -1 for an empty group."""
    best = np.full(groups, -1)
    rows = np.arange(len(value))
    while len(rows):  # a few rounds: each at least halves the rows on average
        best[group[rows]] = rows
        rows = rows[value[rows] > value[best[group[rows]]]]
    return best


def _outlines(
    xy: Floats, radii: Floats, left: Floats, right: Floats, camera: Ints, wall: Ints, curve: Floats
) -> Geometries:
    """Polygons from the pieces of `_envelope`: along walls straight, along the range in arcs."""
    # Neighbouring pieces on one wall, or on the range, are one.
    begins = np.flatnonzero(np.concatenate([[True], (np.diff(wall) != 0) | (np.diff(camera) != 0)]))
    ends = np.append(begins[1:], len(wall)) - 1
    left, right, camera, wall = left[begins], right[ends], camera[begins], wall[begins]
    # The first and the last piece of a circle, too: the circle is cut at an arbitrary direction.
    bounds = offsets(camera, len(radii))
    head, tail = bounds[:-1], bounds[1:] - 1
    joined = (head != tail) & (wall[head] == wall[tail])
    right[tail[joined]] = right[head[joined]] + 2 * np.pi
    kept = np.ones(len(wall), dtype=bool)
    kept[head[joined]] = False
    left, right, camera, wall = left[kept], right[kept], camera[kept], wall[kept]

    steps = np.where(wall < 0, np.ceil((right - left) / ARC_STEP - 1e-6), 1).astype(np.int64)
    step, piece = ranges(np.zeros(len(steps), dtype=np.int64), steps + 1)
    angle = left[piece] + (right - left)[piece] * step / steps[piece]
    cos, sin = np.cos(angle), np.sin(angle)
    camera, wall = camera[piece], wall[piece]
    on_wall = wall >= 0
    r = radii[camera]
    a, b = curve[wall[on_wall]].T
    r[on_wall] = 1 / (a * cos[on_wall] + b * sin[on_wall])
    # On the grid, so that a corner is the same point in every viewshed and in the wall it is of.
    outline = np.round((xy[camera] + r[:, None] * np.column_stack([cos, sin])) / overlay.GRID) * overlay.GRID
    # Where walls meet, a corner comes out twice, apart by a rounding: enough to make a ring cross itself.
    fresh = np.concatenate([[True], np.abs(np.diff(outline, axis=0)).max(axis=1) > _SAME_POINT])
    fresh |= np.diff(camera, prepend=-1) > 0
    rings = shapely.linearrings(outline[fresh], indices=camera[fresh])
    polygons = shapely.polygons(rings)
    invalid = np.flatnonzero(~shapely.is_valid(polygons))
    for i in invalid:
        parts = shapely.get_parts(shapely.make_valid(polygons[i]))
        polygons[i] = shapely.union_all(parts[shapely.get_dimensions(parts) == 2])
    return np.asarray(polygons)
