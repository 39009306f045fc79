"""What is told of walks beside their lines: PIECES by cameras in view, and SEEN, the cameras that see them.

Of all walks of a run, or of one at a time for a dock, which shows one: of all trade-offs there may be 100,000 rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ... import layers
from ...core.exposure import piece_lines, pieces
from ...core.measuring import MeasuredLines, camera_points, only_lengths, sighting_columns
from ...core.ragged import Geometries, Ints
from ...core.viewsheds import Viewsheds
from ...layers import Projection, fields_of, new_field
from ...translation import tr
from ..finishing.results import Output, finish
from ..messages import range_text
from ..parameters.walks import seen_help
from ..reading.inputs import sources
from ..run import Run

PIECES, SEEN = "PIECES", "SEEN"
KINDS = {PIECES: QgsWkbTypes.Type.MultiLineString, SEEN: QgsWkbTypes.Type.Point}

Rows = Iterator[tuple[Any, list[Any]]]


@dataclass(frozen=True)
class Lines:
    """Lines measured, with their numbers in OUTPUT."""

    shapes: Geometries
    ids: Ints
    measured: MeasuredLines

    def only(self, number: int) -> Lines:
        """The line of a number alone; none where there is no such line."""
        rows = np.flatnonzero(self.ids == number)
        seen = self.measured.stretches.where(np.isin(self.measured.stretches.line, rows))
        alone = replace(seen, line=np.zeros_like(seen.line))
        length = self.measured.exposure.length_m[rows]
        return Lines(self.shapes[rows], self.ids[rows], only_lengths(length, alone, self.measured.range_m))


@dataclass(frozen=True)
class Sight:
    """The cameras of a run, and how its lines come back from the working system to `crs`."""

    seen: Viewsheds
    projection: Projection
    crs: QgsCoordinateReferenceSystem
    is_cancelled: Callable[[], bool] = lambda: False


def fields_beside(name: str) -> QgsFields:
    """The fields of PIECES or SEEN."""
    if name == PIECES:
        names = ["line_id", "from_m", "to_m", "length_m", "cameras"]
        return fields_of(new_field(each, "integer" if each == "line_id" else "number") for each in names)
    kinds = {"line_id": "integer", **dict.fromkeys(("count", "metres", "from_m", "to_m"), "number")}
    return fields_of(new_field(each, kinds.get(each, "text")) for each in seen_help())


def piece_rows(
    lots: Iterable[Lines],
    total: int,
    sight: Sight,
    at_once: int,
    progress: Callable[[float], None] = lambda _: None,
) -> Rows:
    """The rows of PIECES, `at_once` walks cut between two looks at whether to go on.

    `progress` is told what share of the `total` of lines is done.
    """
    done = 0
    for lot in lots:
        cut = pieces(lot.measured.exposure.length_m, lot.measured.stretches, sight.seen.sites.count)
        for first in range(0, len(lot.shapes), at_once):
            progress((done + first) / total)
            block = cut.of_lines(first, first + at_once)
            shapes = piece_lines(lot.shapes[first : first + at_once], block)
            shapes = sight.projection.take_back(shapes, sight.crs, sight.is_cancelled)
            numbers = np.column_stack([block.start, block.end, block.end - block.start, block.cameras])
            ids = lot.ids[first + block.line].tolist()
            for shape, line, own in zip(layers.multi_wkb(shapes), ids, numbers.tolist()):
                yield shape, [line, *own]
        done += len(lot.shapes)


def seen_rows(lots: Iterable[Lines], sight: Sight, points_of: Callable[[Ints], Geometries]) -> Rows:
    """The rows of SEEN; `points_of` gives those of cameras, see `camera_points`."""
    for lot in lots:
        found, told = sighting_columns(lot.measured.stretches, sight.seen)
        cameras, at = np.unique(found.camera, return_inverse=True)
        points = sight.projection.take_back(points_of(cameras), sight.crs, sight.is_cancelled)
        wkb = shapely.to_wkb(points)
        ids = lot.ids[found.line].tolist()
        for line, row, *cells_of in zip(ids, at.reshape(-1).tolist(), *told.values()):
            yield wkb[row], [line, *cells_of]


def output_beside(
    run: Run, name: str, destination: str, seen: Viewsheds, names: Sequence[str], text: str
) -> Output:
    """PIECES or SEEN to be named, styled and documented.

    `names` are the parameters it is made from; `text` is what walks and pieces hold for.
    """
    found, reach = sources(run, names), range_text(seen.range_m)
    if name == PIECES:
        return Output(
            destination, tr("Cameras in view, {range}").format(range=reach), "pieces.qml", text, found
        )
    title = tr("Cameras that see the walks, {range}").format(range=reach)
    return Output(destination, title, "cameras.qml", title, found)


@dataclass(frozen=True)
class Beside:
    """PIECES and SEEN of the walks of a run, to be made of one walk at a time; needs no layer of the run any more."""

    lines: Lines
    sight: Sight
    outputs: dict[str, Output]

    def rows(self, name: str, walk_id: int) -> list[tuple[QgsGeometry, dict[str, Any]]]:
        """The rows of a walk in PIECES or SEEN: shape, and cells by field."""
        names = fields_beside(name).names()
        return [(_geometry(wkb), dict(zip(names, cells))) for wkb, cells in self._rows(name, walk_id)]

    def layer(self, name: str, walk_id: int) -> QgsVectorLayer:
        """PIECES or SEEN of a walk as a layer in memory, named, styled and documented; on the main thread."""
        kind = QgsWkbTypes.displayString(KINDS[name])
        layer = QgsVectorLayer(kind, self.outputs[name].title, "memory")
        layer.setCrs(self.sight.crs)
        made = layer.dataProvider()
        made.addAttributes(list(fields_beside(name)))
        layer.updateFields()
        features = []
        for wkb, cells in self._rows(name, walk_id):
            feature = QgsFeature(layer.fields())
            feature.setGeometry(_geometry(wkb))
            feature.setAttributes(cells)
            features.append(feature)
        made.addFeatures(features)
        layer.updateExtents()
        context = QgsProcessingContext()
        context.temporaryLayerStore().addMapLayer(layer)
        output = replace(self.outputs[name], destination=layer.id())
        finish(None, [output], context, QgsProcessingFeedback(False))
        return context.takeResultLayer(layer.id())

    def _rows(self, name: str, walk_id: int) -> Rows:
        alone = [self.lines.only(walk_id)]
        if name == PIECES:
            return piece_rows(alone, 1, self.sight, at_once=1)
        return seen_rows(alone, self.sight, lambda cameras: camera_points(self.sight.seen, cameras)[0])


def _geometry(wkb: bytes | None) -> QgsGeometry:
    geometry = QgsGeometry()
    if wkb is not None:
        geometry.fromWkb(wkb)
    return geometry
