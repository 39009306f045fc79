"""What lenses see: among buildings, over terrain, or all around."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsFeatureRequest,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingParameterExpression,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
)

from .. import layers, rasters
from ..core import optics, places, terrain, visibility
from ..core.numbers import is_missing
from ..core.ragged import Bools, Floats, Geometries
from ..core.tags import METRES_PER_LEVEL
from ..layers import POLYGON, Projection, Zones
from ..translation import tr
from . import messages
from .base import Algorithm
from .lenses import Lenses, put_back, some_lenses
from .parameters import common
from .reading import attributes, camera_rows, inputs, systems, walls
from .run import Run

MAX_RANGE_AMONG_BUILDINGS_M = 5_000
BLOCK = 50_000  # buildings held as features at once
_AROUND_M = 500.0  # beyond the range: buildings that hide the way out of one


def declare_obstructions(algorithm: Algorithm) -> None:
    """Declare buildings, their heights, and terrain."""
    common.declare_layer(
        algorithm,
        "BUILDINGS",
        tr("Buildings"),
        POLYGON,
        tr("Building footprints that block the view. Without them each camera sees its whole disc."),
        optional=True,
    )
    algorithm.declare(
        QgsProcessingParameterExpression(
            "BUILDING_HEIGHT", tr("Height of the buildings (m)"), "", "BUILDINGS", True
        ),
        tr(
            'A field or an expression, such as "height_m"; texts such as "12 m" or "40 ft" are understood. Without '
            "it every building is infinitely high. Where buildings or their parts overlap, the highest counts."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterExpression(
            "BUILDING_BOTTOM", tr("Height of the underside of the buildings (m)"), "", "BUILDINGS", True
        ),
        tr(
            "A field or an expression: where a building or a part of one begins above the ground, as a bridge "
            "between towers does. One sees through below it. Empty: the field min_height_m, or the "
            "OpenStreetMap tags min_height and building:min_level, where there are such. Has an effect only "
            "with the height of the buildings."
        ),
        advanced=True,
    )
    algorithm.declare(
        QgsProcessingParameterRasterLayer(
            "TERRAIN", tr("Terrain or surface (raster of heights)"), None, True
        ),
        tr(
            "Heights in metres (or feet, if the raster says so). Instead of buildings a surface model, with "
            "roofs and trees; or a model of the ground, under buildings with heights. What the ground hides is "
            "then told by the cells of the raster, as is what buildings lower than a line of sight hide; "
            "behind others the outline is exact. Without it the ground is flat."
        ),
        advanced=True,
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "CELL_SIZE",
            tr("Cell size over terrain (m)"),
            QgsProcessingParameterNumber.Type.Double,
            None,
            True,
            0.01,
            10_000,
        ),
        tr("Empty for that of the raster."),
        advanced=True,
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "DEFAULT_HEIGHT",
            tr("Height of buildings without one (m)"),
            QgsProcessingParameterNumber.Type.Double,
            10,
            False,
            0,
            1000,
        ),
        tr("Taken where the height of a building is missing or not a number; they are counted in a warning."),
        advanced=True,
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "MAX_MOVE",
            tr("Farthest move out of a building (m)"),
            QgsProcessingParameterNumber.Type.Double,
            20,
            False,
            0,
            1000,
        ),
        tr("A camera farther inside a building than this gets no viewshed but a status."),
        advanced=True,
    )


def obstruction_problem(parameters: dict[str, Any]) -> str | None:
    """What is wrong with buildings and terrain, in a sentence; None if nothing is."""
    if parameters.get("TERRAIN") and parameters.get("BUILDINGS") and not parameters.get("BUILDING_HEIGHT"):
        return tr("Buildings on terrain need their height: name it under “Height of the buildings”.")
    if parameters.get("BUILDING_BOTTOM") and not parameters.get("BUILDING_HEIGHT"):
        return tr(
            "Where buildings begin has a use only with their height: name it under “Height of the buildings”."
        )
    return None


def among(run: Run, lenses: Lenses, zones: Zones) -> tuple[Lenses, Geometries]:
    """Where the lenses really are, and what they see among buildings."""
    _refuse_giants(lenses.range_m)
    obstacles = read_obstacles(run, lenses, zones)
    _warn_if_apart(lenses, obstacles, run.feedback)
    return zone_by_zone(lenses, lambda part, zone: _among(run, part, obstacles[zone]))


def zone_by_zone(
    lenses: Lenses, look: Callable[[Lenses, int], tuple[Lenses, Geometries]]
) -> tuple[Lenses, Geometries]:
    """What `look` gives for the lenses of each zone, in their order."""
    zones = np.unique(lenses.zone).tolist()
    if len(zones) == 1:
        return look(lenses, zones[0])
    sheds = np.full(len(lenses.xy), None, dtype=object)
    for zone in zones:
        rows = np.flatnonzero(lenses.zone == zone)
        part, sheds[rows] = look(some_lenses(lenses, rows), zone)
        lenses = put_back(lenses, rows, part)
    return lenses, sheds


def _among(run: Run, lenses: Lenses, obstacles: visibility.Obstacles) -> tuple[Lenses, Geometries]:
    lenses = outside(run, lenses, obstacles)
    sheds = np.full(len(lenses.xy), None, dtype=object)
    rows = np.flatnonzero(lenses.free)
    target = run.number("TARGET_HEIGHT")
    for batch, polygons in visibility.isovists(
        lenses.xy[rows],
        lenses.range_m[rows],
        obstacles,
        lenses.height_m[rows],
        target,
        is_cancelled=run.is_cancelled,
    ):
        sheds[rows[batch]] = polygons
        run.progress(40 + 50 * batch.stop / len(rows))
    run.stop_if_cancelled()
    return lenses, sheds


def over_terrain(run: Run, lenses: Lenses, zones: Zones) -> tuple[Lenses, Geometries]:
    """What the lenses see over a raster of heights, with buildings on it if there are any."""
    layer = run.raster("TERRAIN")
    if layer is None:
        raise QgsProcessingException(run.algorithm.invalidRasterError(run.parameters, "TERRAIN"))
    label = run.label("TERRAIN")
    inputs.check_crs(layer.crs(), layer.name(), label, run.context)
    try:
        surface = rasters.Surface(layer)
    except ValueError as error:
        raise QgsProcessingException(str(error)) from error
    obstacles = None
    if run.given("BUILDINGS"):
        obstacles = read_obstacles(run, lenses, zones)
        _warn_if_apart(lenses, obstacles, run.feedback)

    def look(part: Lenses, zone: int) -> tuple[Lenses, Geometries]:
        among_these = obstacles[zone] if obstacles else None
        projection = zones.projections[zone]
        return _over_terrain(run, part, surface, among_these, projection)

    lenses, sheds = zone_by_zone(lenses, look)
    _tell_of_missing_heights(surface, run.feedback)
    messages.warn_of_reasons(
        Counter(lenses.problems.values()), len(lenses.row), layer.name(), tr("Cameras"), run.feedback
    )
    return lenses, sheds


def _tell_of_missing_heights(surface: rasters.Surface, feedback: QgsProcessingFeedback) -> None:
    for number, cells in surface.undeclared.items():
        feedback.pushWarning(
            tr(
                "{cells} cells of “{raster}” around the cameras say {value}, which can be no height. They are taken as "
                "unknown: not in view, hiding nothing. If they are, declare {value} as “no data” in the "
                "layer's properties; if they are heights, set the unit of the raster."
            ).format(cells=cells, raster=surface.name, value=f"{number:g}")
        )


def _over_terrain(
    run: Run,
    lenses: Lenses,
    surface: rasters.Surface,
    obstacles: visibility.Obstacles | None,
    projection: Projection,
) -> tuple[Lenses, Geometries]:
    if obstacles is not None:
        lenses = outside(run, lenses, obstacles)
    sheds = np.full(len(lenses.xy), None, dtype=object)
    rows = np.flatnonzero(lenses.free)
    cell = run.number("CELL_SIZE")
    try:
        found = terrain.terrain_viewsheds(
            surface.within(projection.crs),
            lenses.xy[rows],
            lenses.range_m[rows],
            lenses.height_m[rows],
            run.number("TARGET_HEIGHT"),
            obstacles,
            cell if run.given("CELL_SIZE") is not None else None,
            is_cancelled=run.is_cancelled,
        )
    except terrain.WindowTooLargeError as error:
        raise QgsProcessingException(
            tr(
                "A range of {range} m on cells of {cell} m takes {size} x {size} cells per camera; the limit is "
                "{limit} x {limit}. Use a shorter range or larger cells."
            ).format(
                range=f"{error.radius:g}", cell=f"{error.cell:g}", size=error.size, limit=terrain.MAX_WINDOW
            )
        ) from error
    except ValueError as error:
        raise QgsProcessingException(str(error)) from error
    problems = {}
    with inputs.cancelling(run.feedback):
        for i, polygon, reason in found:
            sheds[rows[i]] = polygon
            if reason:
                problems[int(rows[i])] = reason
            run.progress(40 + 50 * (i + 1) / len(rows))
    run.stop_if_cancelled()
    return replace(lenses, problems=problems), sheds


def _warn_if_apart(
    lenses: Lenses, obstacles: list[visibility.Obstacles], feedback: QgsProcessingFeedback
) -> None:
    """Say that no building is within reach of any camera: the views are discs then."""
    distance = np.full(len(lenses.xy), np.inf)
    for zone in np.unique(lenses.zone):
        here = lenses.zone == zone
        distance[here] = places.distances(shapely.points(lenses.xy[here]), obstacles[zone].polygons)
    if (distance > lenses.range_m).all() and np.isfinite(distance).any():
        feedback.pushWarning(
            tr(
                "Buildings: none is within reach of a camera, the nearest is {distance} away; each camera sees its "
                "whole disc. If that cannot be, look at the coordinate systems of both layers."
            ).format(distance=messages.distance_text(float(distance.min())))
        )


def outside(run: Run, lenses: Lenses, obstacles: visibility.Obstacles) -> Lenses:
    """The lenses in front of the walls of the buildings they are in, facing away if nothing else is known.

    One that pans may look into any direction that the wall leaves.
    """
    xy, moved = lenses.xy.copy(), lenses.moved.copy()
    for rows in np.array_split(np.arange(len(xy)), len(xy) // 200 + 1):
        xy[rows], moved[rows] = visibility.outside_walls(xy[rows], obstacles, lenses.height_m[rows])
        run.stop_if_cancelled()
    free = moved <= run.number("MAX_MOVE")
    direction, sectors = lenses.direction_deg.copy(), list(lenses.sectors)
    for i in np.flatnonzero(free & (moved > 0) & np.isnan(direction) & ~lenses.pans):
        direction[i] = np.degrees(np.arctan2(*(xy[i] - lenses.xy[i]))) % 360
        sectors[i] = optics.sectors(None, direction[i], lenses.width_deg[i])
    return replace(lenses, xy=xy, moved=moved, free=free, direction_deg=direction, sectors=sectors)


def read_obstacles(run: Run, lenses: Lenses, zones: Zones) -> list[visibility.Obstacles]:
    """The buildings of each zone indexed, read block by block: a city's do not fit into memory as features."""
    source = inputs.opened(run, "BUILDINGS")
    expressions: dict[str, QgsExpression] = {}
    for name in ("BUILDING_HEIGHT", "BUILDING_BOTTOM"):
        text = run.text(name)
        if text:
            label = run.label(name)
            expressions[name] = attributes.checked_expression(text, source.fields(), label)
    height, bottom = (expressions.get(name) for name in ("BUILDING_HEIGHT", "BUILDING_BOTTOM"))
    default = run.number("DEFAULT_HEIGHT")
    request = QgsFeatureRequest()
    used = {
        *walls.wall_fields(source.fields()),
        *(c for each in expressions.values() for c in each.referencedColumns()),
    }
    if QgsFeatureRequest.ALL_ATTRIBUTES not in used:
        request.setSubsetOfAttributes(list(used), source.fields())

    parts: list[list[visibility.Obstacles]] = [[] for _ in zones.projections]
    why: dict[int, str] = {}
    no_walls: Counter[str] = Counter()
    left_out: list[Counter[str]] = []
    heights = _Heights(height, bottom, run.expressions(), default)
    total = repaired = 0
    read: set[int] = set()
    in_use: set[int] = set()
    crs = inputs.system_of(run, "BUILDINGS")
    where = systems.Whereabouts(tr("Buildings"))
    for zone, block in _blocks(source, request, lenses, zones, crs, run.feedback):
        run.stop_if_cancelled()
        where.add(block, layers.places(block, run.context.transformContext()))
        told = walls.walls_of(block)
        is_wall = np.ones(len(block), dtype=bool)
        is_wall[list(told.none)] = False
        shapes = camera_rows.valid(zones.projections[zone].bring(block), block)
        shapes[~is_wall] = None
        new = np.ones(len(block), dtype=bool)
        if len(zones.projections) > 1:  # a building may be near several, and counts once
            ids = [each.id() for each in block.features]
            new = np.array([each not in read for each in ids], dtype=bool)
            read.update(ids)
            in_use.update(ids[i] for i in np.flatnonzero(block.usable))
        parts[zone].append(visibility.obstacles(shapes, *heights.of(block, is_wall, told, new)))
        for i, reason in block.problems.items():
            if i not in told.none:
                why.setdefault(block.features[i].id(), reason)
        no_walls.update(reason for i, reason in told.none.items() if new[i])
        left_out += [each for i, each in block.left_out.items() if new[i] and i not in block.problems]
        repaired += sum(bool(new[i]) for i in block.repaired)
        total += int(new.sum())
        run.progress(40 * total / max(source.featureCount(), total))
    run.stop_if_cancelled()
    reasons = Counter(reason for number, reason in why.items() if number not in in_use)
    named, every = source.sourceName(), source.featureCount()
    if total and len(zones.projections) > 1 and every > total:
        run.say(
            tr(
                "Buildings: {count} of {total} features of “{layer}” are left out, out of reach of every camera or "
                "without geometry."
            ).format(count=every - total, total=every, layer=named)
        )
    where.tell(named, crs, run.feedback)
    if not total:
        run.warn(tr("Buildings: none of “{layer}” is within reach of a camera.").format(layer=named))
    elif not no_walls and not any(len(part.polygons) for several in parts for part in several):
        raise messages.none_usable(tr("Buildings"), named, reasons)
    messages.warn_of_reasons(reasons + no_walls, total, named, tr("Buildings"), run.feedback)
    messages.warn_of_parts(left_out, repaired, named, tr("Buildings"), run.feedback)
    if height and heights.unknown and heights.unknown == total - sum(no_walls.values()):
        raise QgsProcessingException(
            tr("{label}: {text} gives no building of “{layer}” a height.").format(
                label=run.label("BUILDING_HEIGHT"),
                text=height.expression(),
                layer=named,
            )
        )
    heights.tell(total, run.feedback)
    none = visibility.obstacles(np.empty(0, dtype=object))
    return [visibility.merged(several) if several else none for several in parts]


@dataclass
class _Heights:
    """Tops and undersides of buildings by expressions, block by block; counts those that were not clear."""

    height: QgsExpression | None
    bottom: QgsExpression | None
    scope: QgsExpressionContext
    default: float
    unknown: int = 0
    unclear: int = 0
    odd: int = 0

    def of(
        self, block: layers.Rows, is_wall: Bools, told: walls.Walls, new: Bools
    ) -> tuple[Floats | None, Floats | None]:
        """Metres above the ground of each row's top and underside; None where buildings are infinitely high.

        Those that are `new` are counted.
        """
        if self.height is None:
            return None, None
        heights = self._lengths(self.height, block)
        if self.bottom is None:
            bottoms, unclear = told.bottoms.copy(), told.unclear
        else:
            given = attributes.evaluate(self.bottom, block, self.scope)
            bottoms = np.array([0.0 if is_missing(item) else walls.length_or_nan(item) for item in given])
            unclear = np.isnan(bottoms)
            bottoms = np.nan_to_num(bottoms)
        missing = ~(heights >= 0)
        heights[missing] = np.maximum(self.default, bottoms + METRES_PER_LEVEL * (bottoms > 0))[missing]
        upside_down = (bottoms > 0) & (bottoms >= heights)
        bottoms[upside_down] = 0
        self.unknown += int((missing & is_wall & new).sum())
        self.unclear += int((unclear & new).sum())
        self.odd += int((upside_down & is_wall & new).sum())
        return heights, bottoms

    def _lengths(self, expression: QgsExpression, block: layers.Rows) -> Floats:
        return np.array(
            [walls.length_or_nan(item) for item in attributes.evaluate(expression, block, self.scope)]
        )

    def tell(self, total: int, feedback: QgsProcessingFeedback) -> None:
        """Say how many of `total` buildings have no height, no clear underside, or one above their top."""
        for count, text in (
            (self.unknown, tr("{count} of {all} buildings have no height; {default} m is taken.")),
            (
                self.unclear,
                tr(
                    "{count} of {all} buildings begin at a height that is no number of metres; the ground is taken."
                ),
            ),
            (
                self.odd,
                tr(
                    "{count} of {all} buildings begin no lower than their top; they are taken from the ground up."
                ),
            ),
        ):
            if count:
                feedback.pushWarning(text.format(count=count, all=total, default=f"{self.default:g}"))


def _blocks(
    source: QgsProcessingFeatureSource,
    request: QgsFeatureRequest,
    lenses: Lenses,
    zones: Zones,
    crs: QgsCoordinateReferenceSystem,
    feedback: QgsProcessingFeedback,
) -> Iterator[tuple[int, layers.Rows]]:
    """The buildings by zone: all of them for the only one, of several those that may be in reach of its lenses."""
    for zone, projection in enumerate(zones.projections):
        near = QgsFeatureRequest(request)
        if len(zones.projections) > 1:
            here = lenses.zone == zone
            if not here.any():
                continue
            reach = float(lenses.range_m[here].max()) + _AROUND_M
            box = np.concatenate([lenses.xy[here].min(axis=0) - reach, lenses.xy[here].max(axis=0) + reach])
            rectangle = projection.box_in(crs, box)
            if rectangle is not None:
                near.setFilterRect(rectangle)
        for block in layers.read_blocks(source, POLYGON, near, feedback.isCanceled, BLOCK, None, crs):
            yield zone, block


def how(run: Run) -> str:
    """How the view was taken to be blocked, for the metadata."""
    if run.given("TERRAIN"):
        layer = run.raster("TERRAIN")
        return tr(
            "over the heights of “{layer}”{buildings}, lens at {lens} m unless known, target at {target} m"
        ).format(
            layer=layer.name() if layer else "",
            buildings=tr(" with buildings") if run.given("BUILDINGS") else "",
            lens=f"{run.number('CAMERA_HEIGHT'):g}",
            target=f"{run.number('TARGET_HEIGHT'):g}",
        )
    if not run.given("BUILDINGS"):
        return tr("discs, buildings left out of account")
    if not run.text("BUILDING_HEIGHT"):
        return tr("clipped by buildings of infinite height")
    return tr(
        "clipped by buildings with heights on flat ground, lens at {lens} m unless known, target at {target} m"
    ).format(
        lens=f"{run.number('CAMERA_HEIGHT'):g}",
        target=f"{run.number('TARGET_HEIGHT'):g}",
    )


def _refuse_giants(ranges: Floats) -> None:
    if ranges.max() > MAX_RANGE_AMONG_BUILDINGS_M:
        raise QgsProcessingException(
            tr(
                "Range (m): {range} m among buildings, for {cameras} cameras, would take hours and gigabytes; the "
                "limit there is {limit} m. Use a shorter range, or no buildings."
            ).format(
                range=f"{ranges.max():g}",
                cameras=len(ranges),
                limit=MAX_RANGE_AMONG_BUILDINGS_M,
            )
        )
