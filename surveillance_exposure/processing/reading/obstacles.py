"""What stands in the way of cameras: buildings and terrain, read for where cameras are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsFeatureRequest,
    QgsFields,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsRectangle,
)

from ... import layers, rasters
from ...core import viewsheds, visibility, walls
from ...core.camera_fields import Cameras
from ...core.lenses import Lenses, ViewOptions
from ...core.numbers import is_missing
from ...core.ragged import Bools, Floats
from ...core.terrain import MAX_WINDOW, WindowTooLargeError
from ...core.viewsheds import MAX_RANGE_AMONG_BUILDINGS_M, LaidOut
from ...layers import POLYGON, Rows, Zones
from ...translation import tr
from .. import messages
from ..run import Run
from ..writing.formats import keeps_empty
from ..writing.places import place_of
from . import attributes, camera_rows, inputs, systems
from .conditions import checked_expression
from .walls import wall_fields, walls_of

BLOCK = 50_000  # buildings held as features at once


def lay_out(
    run: Run, cameras: Cameras, lenses: Lenses, why: Mapping[int, str], options: ViewOptions, zones: Zones
) -> tuple[LaidOut, rasters.Surface | None]:
    """The lenses where they really stand, among the buildings and over the terrain that are given; and the terrain."""
    refuse_without(run, len(cameras) - len(np.unique(lenses.row)))
    surface = _terrain(run)
    walls = _buildings(run, lenses, zones) if run.given("BUILDINGS") else None
    ground = None if surface is None else [surface.within(each.crs) for each in zones.projections]
    try:
        made = viewsheds.lay_out(cameras, lenses, why, options, walls, ground, run.is_cancelled)
    except WindowTooLargeError as error:
        raise QgsProcessingException(
            tr(
                "A range of {range} m on cells of {cell} m takes {size} x {size} cells per camera; the limit is "
                "{limit} x {limit}. Use a shorter range or larger cells."
            ).format(range=f"{error.radius:g}", cell=f"{error.cell:g}", size=error.size, limit=MAX_WINDOW)
        ) from error
    except ValueError as error:  # a raster that has no coordinates
        raise QgsProcessingException(str(error)) from error
    refuse_without(run, made.without)
    return made, surface


def refuse_without(run: Run, count: int) -> None:
    """End a run whose file would leave out cameras without a viewshed, as soon as one is known."""
    place = place_of(run.given("OUTPUT"), run.context)
    if count and place is not None and not keeps_empty(place):
        raise QgsProcessingException(
            tr(
                "{label}: at least {count} cameras have no viewshed and so no shape, and a FlatGeobuf file leaves out "
                "such rows. Choose .gpkg, or leave these cameras out with the filter."
            ).format(label=run.label("OUTPUT"), count=count)
        )


def _terrain(run: Run) -> rasters.Surface | None:
    if not run.given("TERRAIN"):
        return None
    layer = run.raster("TERRAIN")
    if layer is None:
        raise QgsProcessingException(run.algorithm.invalidRasterError(run.parameters, "TERRAIN"))
    inputs.check_crs(layer.crs(), layer.name(), run.label("TERRAIN"), run.context)
    try:
        return rasters.Surface(layer)
    except ValueError as error:
        raise QgsProcessingException(str(error)) from error


def tell_of_terrain(
    surface: rasters.Surface, reasons: Counter[str], total: int, feedback: QgsProcessingFeedback
) -> None:
    """A word on numbers around the cameras that can be no heights, and why some of `total` cameras see nothing."""
    for number, cells in surface.undeclared.items():
        feedback.pushWarning(
            tr(
                "{cells} cells of “{raster}” around the cameras say {value}, which can be no height. They are taken as "
                "unknown: not in view, hiding nothing. If they are, declare {value} as “no data” in the "
                "layer's properties; if they are heights, set the unit of the raster."
            ).format(cells=cells, raster=surface.name, value=f"{number:g}")
        )
    messages.warn_of_reasons(reasons, total, surface.name, tr("Cameras"), feedback)


def _buildings(run: Run, lenses: Lenses, zones: Zones) -> list[visibility.Obstacles]:
    """The buildings of each zone indexed; with a word where none is near a camera."""
    if not run.given("TERRAIN"):
        try:
            viewsheds.check_ranges(lenses)
        except viewsheds.RangeTooLongError as error:
            raise QgsProcessingException(
                tr(
                    "Range (m): {range} m among buildings, for {cameras} cameras, would take hours and gigabytes; the "
                    "limit there is {limit} m. Use a shorter range, or no buildings."
                ).format(range=f"{error.range_m:g}", cameras=len(lenses), limit=MAX_RANGE_AMONG_BUILDINGS_M)
            ) from error
    obstacles = _read(run, lenses, zones)
    away = viewsheds.out_of_reach(lenses, obstacles)
    if away is not None:
        run.warn(
            tr(
                "Buildings: none is within reach of a camera, the nearest is {distance} away; each camera sees its "
                "whole disc. If that cannot be, look at the coordinate systems of both layers."
            ).format(distance=messages.distance_text(away))
        )
    return obstacles


def _read(run: Run, lenses: Lenses, zones: Zones) -> list[visibility.Obstacles]:
    """Block by block: a city's buildings do not fit into memory as features."""
    source = inputs.opened(run, "BUILDINGS")
    heights = _Heights.of_run(run, source.fields())
    request = QgsFeatureRequest()
    used = {*wall_fields(source.fields()), *heights.columns}
    if QgsFeatureRequest.ALL_ATTRIBUTES not in used:
        request.setSubsetOfAttributes(list(used), source.fields())

    parts: list[list[visibility.Obstacles]] = [[] for _ in zones.projections]
    read = _Read()
    crs = inputs.system_of(run, "BUILDINGS")
    where = systems.Whereabouts(tr("Buildings"))
    for zone, block in _blocks(source, request, lenses, zones, crs, run.feedback):
        run.stop_if_cancelled()
        where.add(block, layers.places(block, run.context.transformContext()))
        told = walls_of(block)
        shapes = camera_rows.valid(zones.projections[zone].bring(block, run.is_cancelled), block)
        shapes[~told.stand] = None
        new = read.add(block, told, several=len(zones.projections) > 1)
        parts[zone].append(visibility.obstacles(shapes, *heights.of(block, told, new)))
        run.progress(40 * read.total / max(source.featureCount(), read.total))
    run.stop_if_cancelled()
    named, every = source.sourceName(), source.featureCount()
    if read.total and len(zones.projections) > 1 and every > read.total:
        run.say(
            tr(
                "Buildings: {count} of {total} features of “{layer}” are left out, out of reach of every camera or "
                "without geometry."
            ).format(count=every - read.total, total=every, layer=named)
        )
    where.tell(named, crs, run.feedback)
    any_left = any(len(part.polygons) for several in parts for part in several)
    read.tell(named, any_left, run.feedback)
    heights.stop_if_none(run, read.total - sum(read.no_walls.values()), named)
    heights.tell(read.total, run.feedback)
    none = visibility.obstacles(np.empty(0, dtype=object))
    return [visibility.merged(several) if several else none for several in parts]


class _Read:
    """Which buildings were read, block by block, and why some are not used."""

    def __init__(self) -> None:
        self.total = 0
        self.no_walls: Counter[str] = Counter()
        self._repaired = 0
        self._left_out: list[Counter[str]] = []
        self._why: dict[int, str] = {}
        self._ids: set[int] = set()
        self._in_use: set[int] = set()

    def add(self, block: Rows, told: walls.Walls, several: bool) -> Bools:
        """Note a block; returns which of it are new: a building may be near several zones, and counts once."""
        new = np.ones(len(block), dtype=bool)
        if several:
            ids = [each.id() for each in block.features]
            new = np.array([each not in self._ids for each in ids], dtype=bool)
            self._ids.update(ids)
            self._in_use.update(ids[i] for i in np.flatnonzero(block.usable))
        for i, reason in block.problems.items():
            if i not in told.none:
                self._why.setdefault(block.features[i].id(), reason)
        self.no_walls.update(reason for i, reason in told.none.items() if new[i])
        self._left_out += [each for i, each in block.left_out.items() if new[i] and i not in block.problems]
        self._repaired += sum(bool(new[i]) for i in block.repaired)
        self.total += int(new.sum())
        return new

    def tell(self, layer: str, any_left: bool, feedback: QgsProcessingFeedback) -> None:
        """Say what is not used, and why. Where nothing is left, though there should be, the run ends."""
        reasons = Counter(reason for number, reason in self._why.items() if number not in self._in_use)
        if not self.total:
            feedback.pushWarning(
                tr("Buildings: none of “{layer}” is within reach of a camera.").format(layer=layer)
            )
        elif not (self.no_walls or any_left):
            raise messages.none_usable(tr("Buildings"), layer, reasons)
        messages.warn_of_reasons(reasons + self.no_walls, self.total, layer, tr("Buildings"), feedback)
        messages.warn_of_parts(self._left_out, self._repaired, layer, tr("Buildings"), feedback)


@dataclass
class _Heights:
    """Tops and undersides of buildings by expressions, block by block; counts those that were not clear."""

    height: QgsExpression | None
    bottom: QgsExpression | None
    scope: QgsExpressionContext
    default: float
    labels: tuple[str, str] = ("", "")
    on_ground: int = 0
    unknown: int = 0
    unclear: int = 0
    odd: int = 0

    @classmethod
    def of_run(cls, run: Run, fields: QgsFields) -> _Heights:
        """As the parameters say."""
        names = ("BUILDING_HEIGHT", "BUILDING_BOTTOM")
        labels = (run.label(names[0]), run.label(names[1]))
        height, bottom = (
            checked_expression(run.text(name), fields, label) if run.text(name) else None
            for name, label in zip(names, labels)
        )
        return cls(height, bottom, run.expressions(), run.number("DEFAULT_HEIGHT"), labels)

    @property
    def columns(self) -> set[str]:
        """The fields that are needed."""
        return {c for each in (self.height, self.bottom) if each for c in each.referencedColumns()}

    def of(self, block: Rows, told: walls.Walls, new: Bools) -> tuple[Floats | None, Floats | None]:
        """Metres above the ground of each row's top and underside; None where buildings are infinitely high.

        Those that are `new` are counted.
        """
        if self.height is None:
            return None, None
        heights = walls.read_heights(attributes.evaluate(self.height, block, self.scope, self.labels[0]))
        bottoms, unclear = told.bottoms, told.unclear
        if self.bottom is not None:
            given = attributes.evaluate(self.bottom, block, self.scope, self.labels[1])
            bottoms, unclear = walls.read_bottoms(given)
            self.on_ground += int((np.array([is_missing(item) for item in given], dtype=bool) & new).sum())
        made = walls.prisms(heights, bottoms, self.default)
        self.unknown += int((made.no_height & told.stand & new).sum())
        self.unclear += int((unclear & new).sum())
        self.odd += int((made.upside_down & told.stand & new).sum())
        return made.tops, made.bottoms

    def stop_if_none(self, run: Run, count: int, layer: str) -> None:
        """End a run that names heights which none of `count` buildings has."""
        if self.height and self.unknown and self.unknown == count:
            raise QgsProcessingException(
                tr("{label}: {text} gives no building of “{layer}” a height.").format(
                    label=run.label("BUILDING_HEIGHT"), text=self.height.expression(), layer=layer
                )
            )

    def tell(self, total: int, feedback: QgsProcessingFeedback) -> None:
        """Say how many of `total` buildings have no height, no clear underside, or one above their top."""
        if self.bottom and self.on_ground == total > 0:
            feedback.pushWarning(
                tr("{label}: {text} gives none of {all} buildings a value; they begin on the ground.").format(
                    label=self.labels[1], text=self.bottom.expression(), all=total
                )
            )
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
) -> Iterator[tuple[int, Rows]]:
    """The buildings by zone: all of them for the only one, of several those that may be in reach of its lenses."""
    for zone, projection in enumerate(zones.projections):
        near = QgsFeatureRequest(request)
        if len(zones.projections) > 1:
            box = viewsheds.box_in_reach(lenses, zone)
            if box is None:
                continue
            there = projection.box_in(crs, box)
            if there is not None:
                near.setFilterRect(QgsRectangle(*there))
        for block in layers.read_blocks(source, POLYGON, near, feedback.isCanceled, BLOCK, None, crs):
            yield zone, block
