"""The ground that cameras see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import shapely

from ..core import lenses, parts, visibility, walls
from ..core.camera_fields import TOO_FEW, Cameras, read_cameras, read_directions, watch_no_street
from ..core.coverage import areas_in_view, ground_in_view, open_ground
from ..core.lenses import Lenses, ViewOptions, lenses_of
from ..core.projection import PyprojSystems, WorkingSystem, Zones
from ..core.ragged import Geometries
from ..core.viewsheds import (
    LaidOut,
    Summary,
    box_in_reach,
    joined,
    known_direction,
    lay_out,
    out_of_reach,
)
from .reading import (
    POLYGON,
    Condition,
    Layer,
    System,
    coordinates,
    describe,
    frame_of,
    geometry_name,
    number_in,
    plain,
    points_of,
    polygons_of,
    project,
    read_layer,
    warn,
    with_columns,
)
from .seen import PerCamera, Watching, per_camera


class ViewshedFrames(NamedTuple):
    """Viewsheds, and what can be made out in each ring of them."""

    viewsheds: Any
    rings: Any


def viewsheds(
    cameras: Any,
    buildings: Any = None,
    *,
    camera_filter: Condition = None,
    min_count: float = 1,
    all_records: bool = False,
    range: PerCamera = 120.0,
    ignore_camera_values: bool = False,
    building_height: str | None = None,
    building_bottom: str | None = None,
    default_height: float = walls.DEFAULT_HEIGHT_M,
    max_move: float = ViewOptions.max_move_m,
    camera_height: PerCamera = None,
    target_height: float = ViewOptions.target_m,
    direction: PerCamera = None,
    field_of_view: PerCamera = None,
    directed_field_of_view: float = ViewOptions.directed_fov_deg,
    tilt: PerCamera = None,
    focal_length: PerCamera = None,
    sensor_width: PerCamera = None,
    pixels: PerCamera = None,
    level: Any = None,
    rings: bool = False,
    system: System = None,
) -> Any:
    """One polygon per camera: the ground it sees, as “Camera viewsheds”.

    Parameters
    ----------
    cameras : GeoDataFrame
        Points, with the standard fields.
    buildings : GeoDataFrame, optional
        Footprints that block the view; without them each camera sees its whole disc, or sector.
    camera_filter, min_count, all_records, range, ignore_camera_values
        As of `density`.
    building_height, building_bottom : str, optional
        Columns of the buildings: how high they are, metres (without it infinitely), and where they begin above the
        ground (without it by min_height_m, or OpenStreetMap's tags).
    default_height : float
        Of buildings without a height, metres.
    max_move : float
        A camera farther inside a building than this gets no viewshed but a status.
    camera_height, direction, field_of_view, tilt, focal_length, sensor_width, pixels
        Numbers of cameras that have none of their own; a column's name, or a value for each, comes before their own.
        Metres, degrees from true north, degrees, degrees below the horizon, millimetres twice.
    target_height : float
        Height of what is looked for, metres.
    directed_field_of_view : float
        Assumed where only the direction is known, degrees.
    level
        What is to be made out, which sets the range by the lens: "observe", "identify" ..., or pixels per metre.
    rings : bool
        Also each viewshed divided by the level reached there.
    system
        As of `density`.

    Returns
    -------
    GeoDataFrame or ViewshedFrames
        The cameras with range_m, area_m2, visible_share, status, message and direction_deg, and their viewsheds as
        geometry, in their system; with `rings` a tuple of both.

    Raises
    ------
    ValueError
        Where no camera can be used, or a range would take hours among buildings.

    Examples
    --------
    >>> import geopandas as gpd, shapely
    >>> house, camera = shapely.box(500_010, 4_800_000, 500_020, 4_800_009), shapely.Point(500_000, 4_800_000)
    >>> found = viewsheds(
    ...     gpd.GeoDataFrame({"camera_id": ["a"]}, geometry=[camera], crs="EPSG:32632"),
    ...     gpd.GeoDataFrame(geometry=[house], crs="EPSG:32632"),
    ...     range=50,
    ... )
    >>> found[["camera_id", "range_m", "status"]].values.tolist(), bool(found.visible_share[0] < 0.9)
    ([['a', 50.0, 'ok']], True)
    """
    watching = Watching(camera_filter, min_count, all_records, range, ignore_camera_values)
    optics = Optics(
        max_move=max_move,
        camera_height=camera_height,
        target_height=target_height,
        direction=direction,
        field_of_view=field_of_view,
        directed_field_of_view=directed_field_of_view,
        tilt=tilt,
        focal_length=focal_length,
        sensor_width=sensor_width,
        pixels=pixels,
        level=level,
        rings=rings,
    )
    heights = Heights(building_height, building_bottom, default_height)
    rows = watching.layer(cameras, "cameras")
    zones = zones_of(rows, system)
    looking = look(rows, zones, watching, optics, heights)
    houses = None if buildings is None else read_layer(buildings, "buildings", POLYGON)
    laid_out = among_buildings(rows, zones, looking, houses, heights)
    if rings:
        laid_out = laid_out.held()
    result = seen_ground(rows, laid_out, zones)
    layers = [rows] if houses is None else [rows, houses]
    describe(result, None, looking.lenses.range_m, layers)
    result.attrs["working_system"] = zones.description
    return ViewshedFrames(result, _rings(rows, laid_out, zones, result)) if rings else result


@dataclass(frozen=True)
class Optics:
    """The arguments of `viewsheds` that say how cameras look."""

    max_move: float = ViewOptions.max_move_m
    camera_height: PerCamera = None
    target_height: float = ViewOptions.target_m
    direction: PerCamera = None
    field_of_view: PerCamera = None
    directed_field_of_view: float = ViewOptions.directed_fov_deg
    tilt: PerCamera = None
    focal_length: PerCamera = None
    sensor_width: PerCamera = None
    pixels: PerCamera = None
    level: Any = None
    rings: bool = False


@dataclass(frozen=True)
class Heights:
    """The arguments of `viewsheds` that say how high buildings are. Raises ValueError where one has no use."""

    building_height: str | None = None
    building_bottom: str | None = None
    default_height: float = walls.DEFAULT_HEIGHT_M

    def __post_init__(self) -> None:
        if self.building_bottom and not self.building_height:
            raise ValueError("building_bottom: it has a use only with building_height")


@dataclass(frozen=True)
class Looking:
    """Cameras as the core takes them: records, their lenses, and what holds for all."""

    records: Cameras
    lenses: Lenses
    options: ViewOptions


def zones_of(rows: Layer, system: System) -> Zones:
    """The working systems of cameras. Raises ValueError where there are none."""
    if system is not None:
        return Zones.given(rows, project([rows], system))
    try:
        return Zones(rows, PyprojSystems())
    except ValueError as error:
        raise ValueError(
            "cameras: no coordinate system in metres fits them. Check their coordinates"
        ) from error


def look(rows: Layer, zones: Zones, watching: Watching, optics: Optics, heights: Heights) -> Looking:
    """The lenses of cameras; those that have none get a problem. Raises ValueError where none has one."""
    xy = coordinates(points_of(rows, zones))
    north = np.zeros(len(rows))
    placed = np.flatnonzero((zones.zone >= 0) & np.isfinite(xy).all(axis=1))
    north[placed] = zones.north(xy[placed], zones.zone[placed])
    records = read_cameras(xy, rows.column, north_deg=north, zone=zones.zone)
    degrees, sectors = _directions(rows, optics.direction)
    numbers: dict[str, Any] = {
        "range": ("range_m", watching.range),
        "camera_height": ("height_m", optics.camera_height),
        "field_of_view": ("fov_deg", optics.field_of_view),
        "tilt": ("tilt_deg", optics.tilt),
        "focal_length": ("focal_mm", optics.focal_length),
        "sensor_width": ("sensor_mm", optics.sensor_width),
        "pixels": ("pixels", optics.pixels),
    }
    found_numbers: dict[str, Any] = {
        own: per_camera(rows, name, value, own) for name, (own, value) in numbers.items()
    }
    level = optics.level
    options = ViewOptions(
        **found_numbers,
        direction_deg=degrees,
        direction_sectors=sectors,
        directed_fov_deg=number_in("directed_field_of_view", optics.directed_field_of_view, 0.1, 360),
        target_m=number_in("target_height", optics.target_height, 0),
        level=level if level is None or np.ndim(level) == 0 else lenses.densities(level),
        rings=optics.rings,
        ignore_own=watching.ignore_camera_values,
        min_count=watching.min_count,
        all_records=watching.all_records,
        max_move_m=number_in("max_move", optics.max_move, 0),
    )
    if not watching.all_records:
        rows.problems.update(watch_no_street(records))
    found, why = lenses_of(records, options, rows.problems, heights.building_height is not None)
    few = {i: reason for i, reason in why.items() if reason == TOO_FEW and i not in rows.problems}
    rows.problems.update({i: reason for i, reason in why.items() if i not in few})
    rows.tell()
    rows.problems.update(few)
    if not len(found):
        rows.tell()
    return Looking(records, found, options)


def among_buildings(
    rows: Layer, zones: Zones, looking: Looking, houses: Layer | None, heights: Heights
) -> LaidOut:
    """Cameras where they really stand, ready to be looked through."""
    obstacles = None
    if houses is not None:
        obstacles = _obstacles(houses, looking.lenses, zones, heights)
        away = out_of_reach(looking.lenses, obstacles) if houses.whole else None
        if away is not None:
            warn(f"buildings: none is within reach of a camera, the nearest is {away:.3g} m away")
    return lay_out(looking.records, looking.lenses, rows.problems, looking.options, obstacles)


def _directions(rows: Layer, given: PerCamera) -> tuple[Any, Any]:
    if given is None or (np.ndim(given) == 0 and not isinstance(given, str)):
        return per_camera(rows, "direction", given, "direction_deg"), None
    if isinstance(given, str):
        return read_directions(rows.needed(given, "direction"))
    column = (
        [given[i] for i in rows.kept]
        if isinstance(given, (list, tuple))
        else list(np.asarray(given)[rows.kept])
    )
    return read_directions(column)


def _obstacles(houses: Layer, found: Lenses, zones: Zones, given: Heights) -> list[visibility.Obstacles]:
    """The buildings of each zone: all of them for the only one, of several those that may be in reach."""
    told = _walls(houses)
    heights = bottoms = None
    height = given.building_height
    if height:
        heights = walls.read_heights(houses.needed(height, "building_height"))
        begins = told.bottoms
        if given.building_bottom:
            begins, _ = walls.read_bottoms(houses.needed(given.building_bottom, "building_bottom"))
        made = walls.prisms(heights, begins, given.default_height)
        unknown = int((made.no_height & told.stand).sum())
        if unknown == len(houses) - len(told.none) and unknown and houses.whole:
            raise ValueError(f"building_height: {height} gives no building a height")
        if unknown and houses.whole:
            warn(f"buildings: {unknown} of {len(houses)} have no height; {given.default_height:g} m is taken")
        heights, bottoms = made.tops, made.bottoms
    result = []
    boxes = shapely.bounds(houses.geometries)
    for zone, working in enumerate(zones.projections):
        near = np.ones(len(houses), dtype=bool)
        if len(zones.projections) > 1:
            box = box_in_reach(found, zone)
            if box is None:
                result.append(visibility.obstacles(np.empty(0, dtype=object)))
                continue
            inside = working.box_in(houses.crs, box)
            if inside is not None:
                near = (boxes[:, :2] <= inside[2:]).all(axis=1) & (boxes[:, 2:] >= inside[:2]).all(axis=1)
        shapes = np.full(len(houses), None, dtype=object)
        shapes[near], problems = working.brought(houses.geometries[near], houses.crs)
        houses.problems.update(problems if len(zones.projections) == 1 else {})
        shapes, _ = parts.areas_only(shapes)
        shapes[~told.stand] = None
        result.append(visibility.obstacles(shapes, heights, bottoms))
    houses.problems = {**told.none, **houses.problems}
    if houses.usable.any():
        houses.tell()
    return result


def _walls(houses: Layer) -> walls.Walls:
    """Which buildings are walls, by their columns."""
    frame = houses.frame.drop(columns=geometry_name(houses.frame))
    names = [str(name) for name in frame.columns]
    columns = [plain(frame.iloc[:, k]) for k in walls.wall_columns(names)]
    return walls.walls_of(names, list(zip(*columns)) if columns else [()] * len(houses))


def seen_ground(rows: Layer, laid_out: LaidOut, zones: Zones) -> Any:
    """The cameras with what they see."""
    table = joined(list(laid_out.tables()))
    told = Summary()
    told.add(table)
    if not told.made and rows.whole:
        warn("cameras: none of them has a viewshed; see message")
    own = rows.column("direction_deg") or [None] * len(rows)
    columns = {
        "range_m": table.range_m,
        "area_m2": table.area_m2,
        "visible_share": table.visible_share,
        "status": table.status,
        "message": table.reason,
        "direction_deg": [known_direction(*each) for each in zip(table.direction_deg.tolist(), own)],
    }
    shapes = zones.take_back(table.polygon, table.zone, rows.crs)
    result = with_columns(rows.frame, columns, drop=["direction_"])
    return result.set_geometry(list(_multi(shapes)), crs=rows.crs)


def _multi(shapes: Geometries) -> Geometries:
    """None where nothing is left."""
    result = np.array(shapes, dtype=object)
    result[shapely.is_empty(result)] = None
    return result


def _rings(rows: Layer, laid_out: LaidOut, zones: Zones, viewsheds: Any) -> Any:
    """The viewsheds divided by what can be made out."""
    ids = rows.column("camera_id") or [None] * len(rows)
    columns: dict[str, list[Any]] = {
        name: [] for name in ("camera", "camera_id", "level", "px_per_m", "from_m", "to_m", "area_m2")
    }
    shapes: list[Any] = []
    for each in laid_out.rings():
        shapes += list(zones.take_back(each.polygon, each.zone, rows.crs))
        columns["camera"] += (each.row + 1).tolist()
        columns["camera_id"] += [ids[i] for i in each.row.tolist()]
        columns["level"] += each.level
        for name in ("px_per_m", "from_m", "to_m", "area_m2"):
            columns[name] += getattr(each, name).tolist()
    result = frame_of(columns, np.array(shapes, dtype=object), rows.crs)
    result.attrs = viewsheds.attrs
    return result


def coverage(
    viewsheds: Any,
    area: Any = None,
    buildings: Any = None,
    *,
    camera_filter: Condition = None,
    min_count: float = 1,
    all_records: bool = False,
    system: System = None,
) -> Any:
    """The ground that at least one camera sees, one row per connected area, as “Area in view”.

    Parameters
    ----------
    viewsheds : GeoDataFrame
        One polygon per camera, as `viewsheds` makes them.
    area : GeoDataFrame, optional
        Polygons of a study area: `attrs` of the result then has open_ground_m2, and the share of it that is in view,
        open_ground_share.
    buildings : GeoDataFrame, optional
        Footprints, which are no open ground.
    camera_filter, min_count, all_records, system
        As of `density`.

    Returns
    -------
    GeoDataFrame
        The areas, with area_m2 and cameras.

    Examples
    --------
    >>> import geopandas as gpd, shapely
    >>> sheds = gpd.GeoDataFrame(
    ...     {"camera_id": ["a", "b"]}, geometry=shapely.box([0, 5], 4_800_000, [10, 15], 4_800_010), crs="EPSG:32632"
    ... )
    >>> found = coverage(sheds.set_geometry(sheds.translate(680_000, 0)))
    >>> found.area_m2.round().tolist(), found.cameras.tolist()
    ([150.0], [2.0])
    """
    watching = Watching(camera_filter, min_count, all_records)
    given = watching.layer(viewsheds, "viewsheds")
    study = None if area is None else read_layer(area, "area", POLYGON)
    if area is None and buildings is not None:
        warn("buildings: they are not used without an area")
    houses = None if area is None or buildings is None else read_layer(buildings, "buildings", POLYGON)
    working, there = _each(given, study, system)
    ground = None if study is None else _open_ground(study, houses, there)
    seen = watching.seen(given, working)
    found = areas_in_view(seen)
    columns = {"area_m2": found.area_m2, "cameras": found.cameras}
    result = frame_of(columns, working.take_back(found.polygons, given.crs), given.crs)
    describe(result, working, seen.range_m, [each for each in (given, study, houses) if each is not None])
    if ground is not None:
        in_view = found.polygons if there is working else there.brought(found.polygons, working.crs)[0]
        told = ground_in_view(ground, in_view)
        result.attrs.update(open_ground_m2=told.area_m2, open_ground_share=told.share)
    return result


def _each(given: Layer, study: Layer | None, system: System) -> tuple[WorkingSystem, WorkingSystem]:
    """A working system for viewsheds and for the study area: one for both if it is true to scale."""
    if system is not None or study is None:
        one = project([given] if study is None else [given, study], system)
        return one, one
    together = WorkingSystem([given, study], PyprojSystems(), strays=False)
    if together.is_true_over([given, study]):
        return together, together
    return project([given]), project([study])


def _open_ground(study: Layer, houses: Layer | None, system: WorkingSystem) -> Geometries:
    areas = polygons_of(study, system)
    if not np.nansum(shapely.area(areas)) > 0:
        raise ValueError("area: its polygons have no area")
    if houses is None:
        return open_ground(areas, np.empty(0, dtype=object))
    shapes = parts.areas_only(system.bring(houses))[0]
    told = _walls(houses)
    houses.problems = {**told.no_ground_below, **houses.problems}
    shapes[~houses.usable] = None
    return open_ground(areas, shapes)
