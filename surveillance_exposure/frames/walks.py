"""Walks measured, and searched on a street network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ..core import exposure as cutting
from ..core import pairing as pairings
from ..core import walk_network as networks
from ..core.camera_fields import key_of
from ..core.columns import text_of
from ..core.journeys import ride_figures, usual_speed, way_figures
from ..core.means import (
    ANY_SIDE,
    BY_LENGTH,
    BY_TIME,
    DRIVE,
    MODES,
    PLATES,
    ROUND_TRIPS,
    SHORTEST_BY,
    WALK,
    rule_meant,
)
from ..core.measuring import (
    WALKING_SPEED,
    MeasuredLines,
    camera_points,
    line_figures,
    measure_lines,
    sighting_columns,
)
from ..core.network import SNAP_TOLERANCE_M
from ..core.osm_tables import street_rule, street_tags
from ..core.pairing import ALL_PAIRS, COMMON_FIELD, NEAREST, PAIRINGS
from ..core.projection import WorkingSystem
from ..core.ragged import Bools, Floats, Geometries, Ints
from ..core.travel import FASTEST_KMH, travel_of, with_values
from ..core.viewsheds import Viewsheds
from ..core.walk_network import MAX_ENTRY_M, Journey, WalkNetwork
from ..core.walks import ROUTES, SHORTEST, WalkOptions, walk_lines, walks_between
from .reading import (
    LINE,
    POINT,
    Condition,
    Layer,
    System,
    coordinates,
    describe,
    frame_of,
    geometry_name,
    number_in,
    one_of,
    plain,
    points_of,
    project,
    read_layer,
    warn,
    with_columns,
)
from .seen import PerCamera, Watching

WALKABLE = "is_walkable()"
"""The condition that stands for streets for walking, by OpenStreetMap's tags."""


class WalkFrames(NamedTuple):
    """Walks with their figures; where asked for, their pieces and the cameras that see them (else None)."""

    walks: Any
    pieces: Any = None
    watchers: Any = None


@dataclass(frozen=True)
class StreetNetwork:
    """A street network with what is in view on it, for `routes`; made once for any number of walks.

    `attrs` are as those of a result: working system, range, sources.
    """

    network: WalkNetwork
    system: WorkingSystem
    attrs: dict[str, Any]

    @property
    def components(self) -> int:
        """How many unconnected parts it has."""
        return int(self.network.streets.network.components)


def exposure(
    lines: Any,
    cameras: Any = None,
    viewsheds: Any = None,
    *,
    camera_filter: Condition = None,
    min_count: float = 1,
    all_records: bool = False,
    range: PerCamera = 120.0,
    ignore_camera_values: bool = False,
    walking_speed: float = WALKING_SPEED,
    mode: str = WALK,
    travel_speed: float | None = None,
    plates: str = ANY_SIDE,
    round_trips: float = ROUND_TRIPS,
    pieces: bool = False,
    watchers: bool = False,
    system: System = None,
) -> Any:
    """How much of each line is in view, as “Exposure of walks”.

    Parameters
    ----------
    lines : GeoDataFrame
        Lines that exist, such as tracks.
    cameras, viewsheds : GeoDataFrame
        What sees them: cameras, each a disc of the range, or viewsheds.
    camera_filter, min_count, all_records, range, ignore_camera_values
        As of `density`.
    walking_speed : float
        Metres per second, for the time in view.
    mode, travel_speed, plates, round_trips
        As of `network` and `routes`: of ways by bicycle or car also how long they take, and the cameras passed there,
        on the same way back, and in a week.
    pieces, watchers : bool
        Also the lines divided wherever the number of cameras in view changes, and the cameras that see each line.
        Their line_id is the number of the line, from 1.
    system
        As of `density`.

    Returns
    -------
    GeoDataFrame or WalkFrames
        The lines with their figures, status and message; with `pieces` or `watchers` a tuple of all three.

    Examples
    --------
    >>> import geopandas as gpd, shapely
    >>> way = shapely.LineString([(500_000, 4_800_000), (500_100, 4_800_000)])
    >>> walk = gpd.GeoDataFrame(geometry=[way], crs="EPSG:32632")
    >>> camera = gpd.GeoDataFrame({"count": [2.0]}, geometry=[shapely.Point(500_000, 4_800_000)], crs="EPSG:32632")
    >>> found = exposure(walk, camera, range=25, pieces=True)
    >>> found.walks.exposed_share.round(3).tolist(), found.pieces.cameras.tolist()
    ([0.25], [2.0, 0.0])
    """
    watching = Watching(camera_filter, min_count, all_records, range, ignore_camera_values)
    speed = number_in("walking_speed", walking_speed, 0.1, 10)
    rows = read_layer(lines, "lines", LINE)
    by_side = check_means(
        {"mode": mode, "plates": plates, "travel_speed": travel_speed, "round_trips": round_trips}
    )
    given = watching.either(None if by_side and viewsheds is not None else cameras, viewsheds)
    working = project([rows, given], system)
    seen = watching.seen(given, working)
    if by_side and viewsheds is not None:
        seen = _standing(seen, cameras, working)
    shapes = working.bring(rows)
    rows.tell()
    usable = np.flatnonzero(rows.usable)
    how = {
        "mode": mode,
        "walking_speed": speed,
        "travel_speed": travel_speed,
        "plates": plates,
        "round_trips": round_trips,
    }
    measured, more = measured_by(shapes[usable], seen, how)
    figures = {
        name: spread(column, usable, len(rows)) for name, column in {**line_figures(measured), **more}.items()
    }
    columns = {**figures, "status": rows.statuses, "message": rows.messages}
    result = with_columns(rows.frame, columns)
    layers = [rows, given]
    describe(result, working, seen.range_m, layers)
    if not (pieces or watchers):
        return result
    beside = _Beside(shapes[usable], usable + 1, measured, seen, working, rows.crs)
    return beside.frames(result, pieces, watchers)


def spread(values: Any, rows: Ints, size: int) -> Floats:
    """Values of some rows on all of them, NaN elsewhere."""
    result = np.full(size, np.nan)
    result[rows] = values
    return result


@dataclass(frozen=True)
class _Beside:
    """What pieces and watchers are made of: lines in metres and their numbers, measured under `seen`."""

    lines: Geometries
    line_ids: Ints
    measured: MeasuredLines
    seen: Viewsheds
    system: WorkingSystem
    crs: Any

    def frames(self, walks: Any, pieces: bool, watchers: bool) -> WalkFrames:
        """The walks and what is asked for beside them."""
        made = [self.pieces() if pieces else None, self.watchers() if watchers else None]
        for each in made:
            if each is not None:
                each.attrs = walks.attrs
        return WalkFrames(walks, *made)

    def pieces(self) -> Any:
        """The lines cut wherever the number of cameras in view changes."""
        found = self.measured
        cut = cutting.pieces(found.exposure.length_m, found.stretches, self.seen.sites.count)
        shapes = self.system.take_back(cutting.piece_lines(self.lines, cut), self.crs)
        columns = {
            "line_id": self.line_ids[cut.line],
            "from_m": cut.start,
            "to_m": cut.end,
            "length_m": cut.end - cut.start,
            "cameras": cut.cameras,
        }
        return frame_of(columns, shapes, self.crs)

    def watchers(self) -> Any:
        """One point per line and camera that sees some of it."""
        found, told = sighting_columns(self.measured.stretches, self.seen)
        points = self.system.take_back(camera_points(self.seen)[0], self.crs)[found.camera]
        return frame_of({"line_id": self.line_ids[found.line], **told}, points, self.crs)


def network(
    streets: Any,
    cameras: Any = None,
    viewsheds: Any = None,
    *,
    network_filter: Condition = WALKABLE,
    camera_filter: Condition = None,
    min_count: float = 1,
    all_records: bool = False,
    range: PerCamera = 120.0,
    ignore_camera_values: bool = False,
    snap_tolerance: float = SNAP_TOLERANCE_M,
    mode: str = WALK,
    shortest_by: str = BY_LENGTH,
    oneway_field: str = "",
    speed_field: str = "",
    travel_speed: float | None = None,
    plates: str = ANY_SIDE,
    system: System = None,
) -> StreetNetwork:
    """A street network with what is in view on it, for `routes`.

    Parameters
    ----------
    streets : GeoDataFrame
        Lines one can travel along; on foot both ways.
    cameras, viewsheds : GeoDataFrame
        What sees them: cameras, each a disc of the range, or viewsheds.
    network_filter
        Only streets where: "is_walkable()" is the rule for OpenStreetMap's tags, by bicycle and car that for these;
        else as `DataFrame.query` takes it, or yes and no for each; None for all.
    camera_filter, min_count, all_records, range, ignore_camera_values
        As of `density`.
    snap_tolerance : float
        The end of a line nearer than this to a vertex of another is joined to it, metres.
    mode : str
        "walk", "cycle" or "drive".
    shortest_by : str
        By bicycle or car: "length" or "time".
    oneway_field, speed_field : str
        Columns that tell which way a street may be travelled, and how fast (km/h); without them OpenStreetMap's tags.
    travel_speed : float, optional
        km/h: of a bicycle, where no limit is lower (15 unless given); of a car where nothing tells the speed.
    plates : str
        The side of a car that a camera has to see: "any", "front" (it drives towards the camera) or "rear". With
        viewsheds the cameras are needed too, which tell where each stands, by camera_id.
    system
        As of `density`.

    Raises
    ------
    ValueError
        Where no line has a length, or none is a street for walking.
    """
    watching = Watching(camera_filter, min_count, all_records, range, ignore_camera_values)
    tolerance = number_in("snap_tolerance", snap_tolerance, 0, 100)
    condition: Any = network_filter
    one_of("mode", mode, MODES)
    meant = rule_meant(network_filter, mode) if isinstance(network_filter, str) else None
    if meant is not None:
        condition = walkable(streets, meant)
    rows = read_layer(streets, "streets", LINE, condition, "network_filter")
    by_side = check_means({"mode": mode, "plates": plates, "travel_speed": travel_speed})
    given = watching.either(None if by_side and viewsheds is not None else cameras, viewsheds)
    working = project([rows, given], system)
    seen = watching.seen(given, working)
    lines = working.bring(rows)
    rows.tell()
    how = None
    if mode != WALK:
        how = _journey(rows, mode, shortest_by, oneway_field, speed_field, travel_speed, plates)
        if by_side and viewsheds is not None:
            seen = _standing(seen, cameras, working)
    try:
        made = networks.build_walk_network(lines, seen, tolerance, journey=how)
    except ValueError as error:
        raise ValueError("streets: no line has a length") from error
    parts = made.streets.network.components
    if parts > 1:
        share = 100 * made.streets.network.largest_share
        warn(f"streets: {parts} unconnected parts; the largest holds {share:.1f} % of the junctions")
    about = describe(pd.DataFrame(), working, seen.range_m, [rows, given]).attrs
    return StreetNetwork(made, working, about)


def _journey(
    rows: Layer,
    mode: str,
    shortest_by: str,
    oneway_field: str,
    speed_field: str,
    travel_speed: float | None,
    plates: str,
) -> Journey:
    """How one travels along the rows of a layer of streets."""
    one_of("shortest_by", shortest_by, SHORTEST_BY)
    names, values = _own_columns(rows.frame)
    reader = street_tags(names)
    travel = travel_of([reader.tags(each) for each in values], mode, _own_kmh(travel_speed))
    texts = [
        [text_of(item) for item in rows.needed(name, argument)] if name else None
        for name, argument in ((oneway_field, "oneway_field"), (speed_field, "speed_field"))
    ]
    travel, no_way, no_speed = with_values(travel, *texts)
    for argument, unclear, taken in (
        ("oneway_field", no_way, "both ways"),
        ("speed_field", no_speed, "the usual speed"),
    ):
        if unclear:
            warn(f"{argument}: {len(unclear)} values tell nothing, such as {unclear[0]!r}; taken as {taken}")
    return Journey(mode, travel, shortest_by == BY_TIME, plates if mode == DRIVE else ANY_SIDE)


def _own_kmh(travel_speed: float | None) -> float | None:
    return None if travel_speed is None else number_in("travel_speed", travel_speed, 1, FASTEST_KMH)


def check_means(options: Mapping[str, Any]) -> bool:
    """Whether it matters where cameras stand; raises ValueError where a choice of means of travel is none."""
    one_of("mode", options["mode"], MODES)
    one_of("plates", options["plates"], PLATES)
    _own_kmh(options.get("travel_speed"))
    number_in("round_trips", options.get("round_trips", ROUND_TRIPS), 0, 1000)
    return bool(options["mode"] == DRIVE and options["plates"] != ANY_SIDE)


def measured_by(
    lines: Geometries, seen: Viewsheds, options: Mapping[str, Any]
) -> tuple[MeasuredLines, dict[str, Floats]]:
    """Lines measured by the means of travel, and the columns that ways by bicycle and car have beside."""
    mode = options["mode"]
    if mode == WALK:
        return measure_lines(lines, seen, options["walking_speed"]), {}
    speed = usual_speed(mode, _own_kmh(options.get("travel_speed")))
    plates = options["plates"] if mode == DRIVE else ANY_SIDE
    return ride_figures(lines, seen, speed, plates, float(options["round_trips"]))


def _standing(seen: Viewsheds, cameras: Any, system: WorkingSystem) -> Viewsheds:
    """The same with where each camera stands."""
    if cameras is None:
        raise ValueError("plates: viewsheds do not tell where cameras stand: give the cameras too")
    rows = read_layer(cameras, "cameras", POINT)
    found, lost = networks.standing(seen, rows.needed("camera_id", "cameras"), points_of(rows, system))
    if lost:
        warn(
            f"cameras: {lost} of {len(seen.names)} cameras of the viewsheds are not there: they see every side"
        )
    return found


def _own_columns(frame: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The names of the columns of a frame, but for its geometry, and its rows."""
    own = [name for name in frame.columns if name != geometry_name(frame)]
    columns = pd.DataFrame(frame)
    rows = list(zip(*(plain(columns[name]) for name in own))) if own else [()] * len(frame)
    return [str(name) for name in own], rows


def walkable(streets: Any, mode: str = WALK) -> Bools:
    """Which rows of a frame are streets for walking (cycling, driving), by OpenStreetMap's tags."""
    names, rows = _own_columns(streets)
    rule = street_rule(names, mode)
    return np.array([rule(row) for row in rows], dtype=bool)


def routes(
    network: StreetNetwork,
    origins: Any,
    destinations: Any,
    via: Any = None,
    *,
    pairing: str = ALL_PAIRS,
    origin_field: str = "",
    destination_field: str = "",
    nearest: int = 1,
    route: str = SHORTEST,
    max_detour: float | None = None,
    walking_speed: float = WALKING_SPEED,
    max_entry: float = MAX_ENTRY_M,
    round_trips: float = ROUND_TRIPS,
    pieces: bool = False,
    watchers: bool = False,
) -> Any:
    """Walks between places and how much of them is in view, as “Find walks”.

    Parameters
    ----------
    network : StreetNetwork
        From `network`.
    origins, destinations, via : GeoDataFrame
        Points where walks start and end, and those that every walk passes, in this order.
    pairing : str
        "all pairs", "row by row", "common field" (equal values in `origin_field` and `destination_field`) or
        "nearest" (each origin with so many destinations `nearest` to it along the streets).
    route : str
        "shortest", "least exposed" or "all trade-offs".
    max_detour : float, optional
        0.2 allows walks up to 20 % longer than the shortest.
    walking_speed : float
        Metres per second, for the time in view.
    max_entry : float
        A place farther than so many metres from any street gets no walk but a status.
    round_trips : float
        By bicycle or car: how often a week one goes there and back, for `passes_week`.
    pieces, watchers : bool
        As of `exposure`; line_id is the walk_id.

    Returns
    -------
    GeoDataFrame or WalkFrames
        One row per walk, with its figures and the origin's columns and index, in the system of the origins.

    Examples
    --------
    >>> import geopandas as gpd, shapely
    >>> streets = shapely.from_wkt(["LINESTRING (0 0, 100 0)", "LINESTRING (0 0, 0 50, 100 50, 100 0)"])
    >>> points = shapely.points([[0, 0], [100, 0], [50, 0]])
    >>> made = [gpd.GeoSeries(each, crs="EPSG:32632").translate(500_000, 4_800_000) for each in (streets, points)]
    >>> streets, points = (each.to_frame("geometry") for each in made)
    >>> town = network(streets, points[2:].assign(count=1), range=20)
    >>> found = routes(town, points[:1], points[1:2], route="all trade-offs")
    >>> found.length_m.round().tolist(), found.exposed_m.round().tolist(), list(map(str, found.route))
    ([100.0, 200.0], [40.0, 0.0], ['shortest', 'least exposed'])
    """
    if not isinstance(network, StreetNetwork):
        raise ValueError(f"network: make one with frames.network; not {type(network).__name__}")
    options = WalkOptions(
        one_of("route", route, ROUTES),
        np.inf if max_detour is None else number_in("max_detour", max_detour, 0),
        number_in("max_entry", max_entry, 0),
        number_in("walking_speed", walking_speed, 0.1, 10),
    )
    starts, goals = (
        read_layer(frame, name, POINT)
        for frame, name in ((origins, "origins"), (destinations, "destinations"))
    )
    between = None if via is None else read_layer(via, "via", POINT)
    pairs = _pairs(starts, goals, pairing, origin_field, destination_field)
    on_the_way = None if between is None else _places(between, network.system)
    start_xy, goal_xy = (_places(each, network.system) for each in (starts, goals))
    known = networks.stops(network.network, start_xy, goal_xy, on_the_way)
    if pairs is None:
        count = int(number_in("nearest", nearest, 1))
        pairs = pairings.nearest_pairs(network.network, known, count, options.max_entry_m)
    found = walks_between(network.network, known, pairs, options)
    lines = walk_lines(found)
    columns = way_figures(found, number_in("round_trips", round_trips, 0, 1000))
    rows = np.array([each.origin for each in found.found], dtype=np.int64)
    result = with_columns(starts.frame.iloc[rows], columns, drop=["fid", "message"])
    shapes = np.full(len(lines), None, dtype=object)
    shapes[found.rows] = network.system.take_back(lines[found.rows], starts.crs)
    result = result.set_geometry(list(shapes), crs=starts.crs)
    result.attrs = {
        **network.attrs,
        "sources": [*network.attrs["sources"], *_sources(starts, goals, between)],
    }
    if not (pieces or watchers):
        return result
    seen = network.network.viewsheds
    beside = _Beside(lines[found.rows], found.rows + 1, found.measured, seen, network.system, starts.crs)
    return beside.frames(result, pieces, watchers)


def _sources(*layers: Layer | None) -> list[Any]:
    known = [each for each in layers if each is not None]
    return list(describe(pd.DataFrame(), None, None, known).attrs["sources"])


def _places(layer: Layer, system: WorkingSystem) -> Floats:
    points = points_of(layer, system)
    layer.tell()
    return coordinates(points)


def _pairs(starts: Layer, goals: Layer, pairing: str, here: str, there: str) -> Ints | None:
    """The pairs of rows that are asked for; None for the nearest, which the network has to tell."""
    one_of("pairing", pairing, PAIRINGS)
    if pairing == NEAREST:
        return None
    if pairing == ALL_PAIRS:
        return pairings.all_pairs(len(starts), len(goals))
    if pairing != COMMON_FIELD:
        return pairings.row_by_row(len(starts), len(goals))
    keys: list[Sequence[Any]] = []
    for rows, name, argument in ((starts, here, "origin_field"), (goals, there, "destination_field")):
        if not name:
            raise ValueError(f"{argument}: pairs by a common field need it")
        keys.append([None if item is None else key_of(item) for item in rows.needed(name, argument)])
    partners = pairings.partners(*keys)
    lonely = int((partners == 0).sum())
    if lonely == len(partners):
        raise ValueError("pairing: no origin and destination have equal values in the two columns")
    if lonely:
        warn(f"origins: {lonely} have no destination of equal value")
    return pairings.pairs_by_key(*keys)
