"""What lenses see: among buildings, over terrain, or all around."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from qgis.core import (
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingParameterExpression,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
)

from .. import layers, rasters
from ..core import optics, visibility
from ..core.ragged import Floats, Geometries
from ..layers import POLYGON, Projection, Zones
from ..translation import tr
from . import inputs
from .base import Algorithm
from .lenses import Lenses, put_back, some_lenses

MAX_RANGE_AMONG_BUILDINGS_M = 5_000
BLOCK = 50_000  # buildings held as features at once
_AROUND_M = 500.0  # beyond the range: buildings that hide the way out of one


def declare_obstructions(algorithm: Algorithm) -> None:
    """Declare buildings, their heights, and terrain."""
    inputs.declare_layer(
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
            'A field or an expression, such as "height_m". Without it every building is infinitely high. '
            "Where buildings or their parts overlap, the highest counts."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterRasterLayer(
            "TERRAIN", tr("Terrain or surface (raster of heights)"), None, True
        ),
        tr(
            "Heights in metres (or feet, if the raster says so). Instead of buildings a surface model, with "
            "roofs and trees; or a model of the ground, under buildings with heights. Outlines then follow "
            "the cells of the raster. Without it the ground is flat."
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
    return None


def among(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    lenses: Lenses,
    zones: Zones,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> tuple[Lenses, Geometries]:
    """Where the lenses really are, and what they see among buildings."""
    _refuse_giants(lenses.range_m)
    obstacles = read_obstacles(algorithm, parameters, lenses, zones, context, feedback)
    return zone_by_zone(
        lenses, lambda part, zone: _among(algorithm, parameters, part, obstacles[zone], context, feedback)
    )


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


def _among(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    lenses: Lenses,
    obstacles: visibility.Obstacles,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> tuple[Lenses, Geometries]:
    lenses = outside(algorithm, parameters, lenses, obstacles, context, feedback)
    sheds = np.full(len(lenses.xy), None, dtype=object)
    rows = np.flatnonzero(lenses.free)
    target = algorithm.parameterAsDouble(parameters, "TARGET_HEIGHT", context)
    for batch, polygons in visibility.isovists(
        lenses.xy[rows],
        lenses.range_m[rows],
        obstacles,
        lenses.height_m[rows],
        target,
        is_cancelled=feedback.isCanceled,
    ):
        sheds[rows[batch]] = polygons
        feedback.setProgress(40 + 50 * batch.stop / len(rows))
    inputs.stop_if_cancelled(feedback)
    return lenses, sheds


def over_terrain(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    lenses: Lenses,
    zones: Zones,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> tuple[Lenses, Geometries]:
    """What the lenses see over a raster of heights, with buildings on it if there are any."""
    layer = algorithm.parameterAsRasterLayer(parameters, "TERRAIN", context)
    if layer is None:
        raise QgsProcessingException(algorithm.invalidRasterError(parameters, "TERRAIN"))
    label = algorithm.parameterDefinition("TERRAIN").description()
    inputs.check_crs(layer.crs(), layer.name(), label, context)
    try:
        surface = rasters.Surface(layer)
    except ValueError as error:
        raise QgsProcessingException(str(error)) from error
    obstacles = None
    if parameters.get("BUILDINGS"):
        obstacles = read_obstacles(algorithm, parameters, lenses, zones, context, feedback)

    def look(part: Lenses, zone: int) -> tuple[Lenses, Geometries]:
        among_these = obstacles[zone] if obstacles else None
        projection = zones.projections[zone]
        return _over_terrain(algorithm, parameters, part, surface, among_these, projection, context, feedback)

    lenses, sheds = zone_by_zone(lenses, look)
    _tell_of_missing_heights(surface, feedback)
    inputs.warn_of_reasons(
        Counter(lenses.problems.values()), len(lenses.row), layer.name(), tr("Cameras"), feedback
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
    algorithm: Algorithm,
    parameters: dict[str, Any],
    lenses: Lenses,
    surface: rasters.Surface,
    obstacles: visibility.Obstacles | None,
    projection: Projection,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> tuple[Lenses, Geometries]:
    if obstacles is not None:
        lenses = outside(algorithm, parameters, lenses, obstacles, context, feedback)
    sheds = np.full(len(lenses.xy), None, dtype=object)
    rows = np.flatnonzero(lenses.free)
    cell = algorithm.parameterAsDouble(parameters, "CELL_SIZE", context)
    try:
        found = rasters.terrain_viewsheds(
            surface,
            projection,
            lenses.xy[rows],
            lenses.range_m[rows],
            lenses.height_m[rows],
            algorithm.parameterAsDouble(parameters, "TARGET_HEIGHT", context),
            obstacles,
            cell if parameters.get("CELL_SIZE") is not None else None,
            is_cancelled=feedback.isCanceled,
        )
    except ValueError as error:
        raise QgsProcessingException(str(error)) from error
    problems = {}
    for i, polygon, reason in found:
        sheds[rows[i]] = polygon
        if reason:
            problems[int(rows[i])] = reason
        feedback.setProgress(40 + 50 * (i + 1) / len(rows))
    inputs.stop_if_cancelled(feedback)
    return replace(lenses, problems=problems), sheds


def outside(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    lenses: Lenses,
    obstacles: visibility.Obstacles,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Lenses:
    """The lenses in front of the walls of the buildings they are in, facing away if nothing else is known.

    One that pans may look into any direction that the wall leaves.
    """
    xy, moved = lenses.xy.copy(), lenses.moved.copy()
    for rows in np.array_split(np.arange(len(xy)), len(xy) // 200 + 1):
        xy[rows], moved[rows] = visibility.outside_walls(xy[rows], obstacles, lenses.height_m[rows])
        inputs.stop_if_cancelled(feedback)
    free = moved <= algorithm.parameterAsDouble(parameters, "MAX_MOVE", context)
    direction, sectors = lenses.direction_deg.copy(), list(lenses.sectors)
    for i in np.flatnonzero(free & (moved > 0) & np.isnan(direction) & ~lenses.pans):
        direction[i] = np.degrees(np.arctan2(*(xy[i] - lenses.xy[i]))) % 360
        sectors[i] = optics.sectors(None, direction[i], lenses.width_deg[i])
    return replace(lenses, xy=xy, moved=moved, free=free, direction_deg=direction, sectors=sectors)


def read_obstacles(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    lenses: Lenses,
    zones: Zones,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> list[visibility.Obstacles]:
    """The buildings of each zone indexed, read block by block: a city's do not fit into memory as features."""
    source = inputs.opened(algorithm, parameters, "BUILDINGS", context)
    label = algorithm.parameterDefinition("BUILDING_HEIGHT").description()
    text = algorithm.parameterAsString(parameters, "BUILDING_HEIGHT", context)
    height = inputs.checked_expression(text, source.fields(), label) if text else None
    default = algorithm.parameterAsDouble(parameters, "DEFAULT_HEIGHT", context)
    request = QgsFeatureRequest()
    used = height.referencedColumns() if height else set()
    if QgsFeatureRequest.ALL_ATTRIBUTES not in used:
        request.setSubsetOfAttributes(list(used), source.fields())

    scope = algorithm.createExpressionContext(parameters, context)
    parts: list[list[visibility.Obstacles]] = [[] for _ in zones.projections]
    reasons: Counter[str] = Counter()
    total = unknown = 0
    for zone, block in _blocks(source, request, lenses, zones, feedback):
        inputs.stop_if_cancelled(feedback)
        heights = None
        if height:
            values = inputs.evaluate(height, block, scope)
            heights = np.array([inputs.number_or_nan(item) for item in values])
            missing = ~(heights >= 0)
            heights[missing] = default
            unknown += int(missing.sum())
        parts[zone].append(visibility.obstacles(zones.projections[zone].bring(block), heights))
        reasons.update(block.problems.values())
        total += len(block)
        feedback.setProgress(40 * total / max(source.featureCount(), total))
    inputs.stop_if_cancelled(feedback)
    if not total:
        feedback.pushWarning(
            tr("Buildings: none of “{layer}” is within reach of a camera.").format(layer=source.sourceName())
        )
    elif not any(len(part.polygons) for several in parts for part in several):
        raise inputs.none_usable(tr("Buildings"), source.sourceName(), reasons)
    inputs.warn_of_reasons(reasons, total, source.sourceName(), tr("Buildings"), feedback)
    if text and total and unknown == total:
        raise QgsProcessingException(
            tr("{label}: {text} gives no building of “{layer}” a height.").format(
                label=label, text=text, layer=source.sourceName()
            )
        )
    if unknown:
        feedback.pushWarning(
            tr("{count} of {all} buildings have no height; {default} m is taken.").format(
                count=unknown, all=total, default=f"{default:g}"
            )
        )
    none = visibility.obstacles(np.empty(0, dtype=object))
    return [visibility.merged(several) if several else none for several in parts]


def _blocks(
    source: QgsProcessingFeatureSource,
    request: QgsFeatureRequest,
    lenses: Lenses,
    zones: Zones,
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
            rectangle = projection.box_in(source.sourceCrs(), box)
            if rectangle is not None:
                near.setFilterRect(rectangle)
        for block in layers.read_blocks(source, POLYGON, near, feedback.isCanceled, BLOCK):
            yield zone, block


def how(algorithm: Algorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """How the view was taken to be blocked, for the metadata."""
    if parameters.get("TERRAIN"):
        layer = algorithm.parameterAsRasterLayer(parameters, "TERRAIN", context)
        return tr(
            "over the heights of “{layer}”{buildings}, lens at {lens} m unless known, target at {target} m"
        ).format(
            layer=layer.name() if layer else "",
            buildings=tr(" with buildings") if parameters.get("BUILDINGS") else "",
            lens=f"{algorithm.parameterAsDouble(parameters, 'CAMERA_HEIGHT', context):g}",
            target=f"{algorithm.parameterAsDouble(parameters, 'TARGET_HEIGHT', context):g}",
        )
    if not parameters.get("BUILDINGS"):
        return tr("discs, buildings left out of account")
    if not algorithm.parameterAsString(parameters, "BUILDING_HEIGHT", context):
        return tr("clipped by buildings of infinite height")
    return tr(
        "clipped by buildings with heights on flat ground, lens at {lens} m unless known, target at {target} m"
    ).format(
        lens=f"{algorithm.parameterAsDouble(parameters, 'CAMERA_HEIGHT', context):g}",
        target=f"{algorithm.parameterAsDouble(parameters, 'TARGET_HEIGHT', context):g}",
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
