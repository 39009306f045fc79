"""What algorithms take in: shared parameters; layers to arrays, with a word on what was left out."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsGeometry,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProperty,
    QgsPropertyDefinition,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ... import layers, rasters
from ...core import optics, parts, places, tags
from ...core.cameras import NO_VIEW, Sites
from ...core.numbers import (
    Numbers,
    is_annotation,
    is_missing,
    is_no_name,
    is_plain,
    missing_in,
    not_negative,
    number,
    numbers,
)
from ...core.ragged import Bools, Floats, Geometries, Ints
from ...core.unions import Discs, polygons_of
from ...layers import POINT, POLYGON, Projection, Rows, Zones
from ...sources.deleted import marks
from ...sources.osmfile import is_unfinished
from ...translation import tr
from ..base import Algorithm
from ..finishing.plaintext import unguard
from ..finishing.results import Source, source_of
from ..run import Run
from ..writing.drafts import stop_if_cancelled
from . import walkable
from .conditions import Condition, constant_problem
from .kinds import named

MAX_RANGE_M = 100_000
MAX_COUNT = 10_000
DEFAULT_RANGE_M = 120.0
DEFAULT_SPEED = 1.34

INDOORS, TOO_FEW = "indoors", "too few"
"""With NO_VIEW: why a usable record has no view."""

_OSM_STORAGE = ("OSM", "OpenStreetMap XML and PBF")  # names of GDAL's driver

_CAMERA_FIELDS = ("camera_id", "count", "ownership", "direction_deg")

MEMORY_BYTES = 5e9
"""What the features of one layer may need; QGIS ends without a word where memory does."""

BYTES_PER_ROW, BYTES_PER_VERTEX, _SAMPLE = 1_200.0, 92.0, 256  # measured: a million cameras, 100,000 discs

FAILED = object()
"""What `evaluate` gives where an expression fails; no number and no text."""


@dataclass(frozen=True)
class Viewsheds:
    """What the cameras see: `shapes` in metres, `camera` the row of `sites` each belongs to.

    A polygon is missing where a record counts but has no view. `range_m` per polygon, NaN where unknown;
    `points` where the cameras stand (missing where viewsheds were given).
    `names` is camera_id, site_id and kind of each camera, as the layer gives them.
    """

    shapes: Geometries | Discs
    camera: Ints
    sites: Sites
    range_m: Floats
    points: Geometries
    names: list[list[Any]]

    @cached_property
    def polygons(self) -> Geometries:
        """The shapes themselves; discs are made for it, so ask only for few."""
        return polygons_of(self.shapes).take(np.arange(len(self.camera)))

    @property
    def sees(self) -> Bools:
        """Which ones see anything."""
        return polygons_of(self.shapes).there

    @property
    def cameras(self) -> float:
        """How many cameras: the sum of their counts."""
        return float(self.sites.count.sum())

    @property
    def first(self) -> Ints:
        """The row of each camera that stands for it: the first."""
        return np.unique(self.camera, return_index=True)[1]

    @property
    def range_text(self) -> str:
        """The range as it is printed beside every figure."""
        return range_text(self.range_m)


def range_text(ranges: Floats) -> str:
    """Ranges in metres (NaN: unknown) as they are printed beside every figure."""
    known = ranges[np.isfinite(ranges)]
    if len(known) < len(ranges):
        return tr("partly unknown range") if len(known) else tr("unknown range")
    if not len(known):
        return tr("unknown range")
    low, high = known.min(), known.max()
    if high - low < 0.05:
        return tr("{range} m range").format(range=f"{round(float(low), 1):g}")
    return tr("{low} to {high} m range").format(
        low=f"{round(float(low), 1):g}", high=f"{round(float(high), 1):g}"
    )


def declare_layer(
    algorithm: Algorithm,
    name: str,
    description: str,
    kind: int,
    help_text: str,
    optional: bool = False,
    advanced: bool = False,
) -> None:
    """Declare a vector layer as input: `kind` POINT, LINE or POLYGON."""
    types = {
        POINT: QgsProcessing.SourceType.TypeVectorPoint,
        layers.LINE: QgsProcessing.SourceType.TypeVectorLine,
        POLYGON: QgsProcessing.SourceType.TypeVectorPolygon,
    }
    algorithm.declare(
        QgsProcessingParameterFeatureSource(name, description, [types[kind]], optional=optional),
        help_text,
        advanced,
    )


def declare_field(
    algorithm: Algorithm,
    name: str,
    description: str,
    layer: str,
    help_text: str,
    advanced: bool = False,
    default: str = "",
) -> None:
    """Declare a field, of any kind, of the layer parameter `layer`; it may be left out."""
    kind = QgsProcessingParameterField.DataType.Any
    algorithm.declare(
        QgsProcessingParameterField(name, description, default, layer, kind, False, True), help_text, advanced
    )


def declare_nearby(algorithm: Algorithm, advanced: bool = False) -> None:
    """Declare NEARBY_DISTANCE."""
    kind = QgsProcessingParameterNumber.Type.Double
    algorithm.declare(
        QgsProcessingParameterNumber(
            "NEARBY_DISTANCE", tr("Nearby distance (m)"), kind, 200, False, 0, MAX_RANGE_M
        ),
        tr("How far around an area the “nearby” measures reach. The published ones use 200 m."),
        advanced,
    )


def declare_range(algorithm: Algorithm) -> None:
    """Declare RANGE and IGNORE_CAMERA_VALUES."""
    declare_camera_number(
        algorithm,
        "RANGE",
        tr("Range (m)"),
        DEFAULT_RANGE_M,
        0.1,
        MAX_RANGE_M,
        tr(
            "How far a camera sees, in metres on the ground. 120 m is the range of the published "
            "figures (Amnesty International 2022): the potential reach of a zoomed camera, not continuous "
            "recognition. A camera's own range_m comes before this number; an expression or field given "
            "here comes before both."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterBoolean("IGNORE_CAMERA_VALUES", tr("Ignore the cameras' own values"), False),
        tr("Use the numbers given here for all cameras, whatever their own fields (such as range_m) say."),
        advanced=True,
    )


def declare_camera_number(
    algorithm: Algorithm,
    name: str,
    description: str,
    default: float | None,
    low: float,
    high: float,
    help_text: str,
    advanced: bool = False,
) -> None:
    """Declare a number that may come from a field or an expression of the layer CAMERAS."""
    parameter = QgsProcessingParameterNumber(
        name, description, QgsProcessingParameterNumber.Type.Double, default, default is None, low, high
    )
    make_dynamic(parameter, QgsPropertyDefinition.StandardPropertyTemplate.Double)
    algorithm.declare(parameter, help_text, advanced)


def make_dynamic(
    parameter: QgsProcessingParameterDefinition, kind: QgsPropertyDefinition.StandardPropertyTemplate
) -> None:
    """Let a parameter come from a field or an expression of the layer CAMERAS."""
    parameter.setIsDynamic(True)
    parameter.setDynamicPropertyDefinition(
        QgsPropertyDefinition(parameter.name(), parameter.description(), kind)
    )
    parameter.setDynamicLayerParameterName("CAMERAS")


def declare_camera_filter(algorithm: Algorithm, layer: str) -> None:
    """Declare CAMERA_FILTER over the fields of the parameter `layer`, and MIN_COUNT and ALL_RECORDS."""
    algorithm.declare(
        QgsProcessingParameterExpression("CAMERA_FILTER", tr("Only cameras where"), "", layer, True),
        tr(
            "An expression that cameras must fulfil, such as \"ownership\" = 'public': the published figures "
            "are of public cameras alone. Empty for all."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "MIN_COUNT",
            tr("Least count with a view"),
            QgsProcessingParameterNumber.Type.Double,
            1,
            False,
            0,
            MAX_COUNT,
        ),
        tr(
            "A record sees something only where its count is at least this: half a camera, the median of two "
            "volunteers who disagree, is counted as it is but sees nothing. 0: every record sees."
        ),
        advanced=True,
    )
    algorithm.declare(
        QgsProcessingParameterBoolean("ALL_RECORDS", tr("Also what watches no street"), False),
        tr(
            "Indoor cameras (place is indoor) and records with the status “no view” (guards, gunshot detectors, "
            "dummies) are in no figure, unless this is on."
        ),
        advanced=True,
    )


def declare_cameras_or_viewsheds(algorithm: Algorithm) -> None:
    """Declare CAMERAS, VIEWSHEDS (one of the two is needed), CAMERA_FILTER and RANGE."""
    declare_layer(
        algorithm,
        "CAMERAS",
        tr("Cameras"),
        POINT,
        tr("Camera points. Each sees a disc of the range given below, unless viewsheds are given."),
        optional=True,
    )
    declare_viewsheds(algorithm)
    declare_camera_filter(algorithm, "CAMERAS")
    declare_range(algorithm)


def declare_viewsheds(algorithm: Algorithm) -> None:
    """Declare VIEWSHEDS, optional."""
    declare_layer(
        algorithm,
        "VIEWSHEDS",
        tr("Viewsheds"),
        POLYGON,
        tr("One polygon per camera, as “Camera viewsheds” makes them. They replace the discs."),
        optional=True,
    )


def declare_viewsheds_alone(algorithm: Algorithm) -> None:
    """Declare VIEWSHEDS, needed, and CAMERA_FILTER over their fields."""
    declare_layer(
        algorithm,
        "VIEWSHEDS",
        tr("Viewsheds"),
        POLYGON,
        tr("One polygon per camera, as “Camera viewsheds” makes them."),
    )
    declare_camera_filter(algorithm, "VIEWSHEDS")


def declare_walking_speed(algorithm: Algorithm) -> None:
    """Declare WALKING_SPEED."""
    algorithm.declare(
        QgsProcessingParameterNumber(
            "WALKING_SPEED",
            tr("Walking speed (m/s)"),
            QgsProcessingParameterNumber.Type.Double,
            DEFAULT_SPEED,
            False,
            0.1,
            10,
        ),
        tr("For the time in view. 1.34 m/s is a common walking speed."),
    )


def opened(run: Run, name: str, needs_crs: bool = True) -> QgsProcessingFeatureSource:
    """The source of a layer parameter. A layer that makes the run pointless ends it here."""
    source = run.source(name)
    label = run.label(name)
    if source is None:
        raise QgsProcessingException(run.algorithm.invalidSourceError(run.parameters, name))
    if source.featureCount() == 0:
        raise QgsProcessingException(
            tr("{label}: the layer “{layer}” has no features (or none selected).").format(
                label=label, layer=source.sourceName()
            )
        )
    if needs_crs or source.wkbType() != QgsWkbTypes.Type.NoGeometry:
        crs = system_of(run, name)
        check_crs(crs, source.sourceName(), label, run.context)
    return source


def check_extent(run: Run, name: str) -> None:
    """An extent that is none, or of which nobody knows where it lies, ends the run."""
    given = run.given(name)
    if (
        isinstance(given, (str, QgsMapLayer))
        and run.algorithm.parameterAsExtent(run.parameters, name, run.context).isNull()
    ):
        raise QgsProcessingException(
            tr("{label}: “{value}” is no extent. Write one as 7.41,7.44,43.73,43.75 [EPSG:4326].").format(
                label=run.label(name), value=named(given)
            )
        )
    if not run.algorithm.parameterAsExtentCrs(run.parameters, name, run.context).isValid():
        raise QgsProcessingException(
            tr(
                "{label}: it is not known in which coordinate system its numbers are, and the project has none. Write "
                "the system behind them, such as 7.41,7.44,43.73,43.75 [EPSG:4326]."
            ).format(label=run.label(name))
        )


def check_crs(
    crs: QgsCoordinateReferenceSystem, layer: str, label: str, context: QgsProcessingContext
) -> None:
    """A layer of which nobody knows where it lies ends the run."""
    if not crs.isValid():
        raise QgsProcessingException(
            tr(
                "{label}: the layer “{layer}” has no coordinate system. Set it in the layer's properties."
            ).format(label=label, layer=layer)
        )
    if not layers.is_on_earth(crs, context.transformContext()):
        raise QgsProcessingException(
            tr(
                "{label}: the coordinate system of the layer “{layer}”, {system}, does not say where on earth it is. "
                "Set another one in the layer's properties."
            ).format(label=label, layer=layer, system=crs.userFriendlyIdentifier())
        )


def system_of(run: Run, name: str) -> QgsCoordinateReferenceSystem:
    """The coordinate system of a layer parameter. QGIS forgets that of a layer of collections; its data know it."""
    layer = run.layer(name)
    if layer is not None and not layer.isSpatial() and layer.wkbType() != QgsWkbTypes.Type.NoGeometry:
        return layer.dataProvider().crs()
    return run.source(name).sourceCrs()


def read(run: Run, name: str, dimension: int | None, filter_name: str | None = None) -> Rows:
    """The features of a layer parameter; one of which none can be used ends the run."""
    source = opened(run, name, needs_crs=dimension is not None)
    label = run.label(name)
    # Not parameterAsExpression: it quietly takes the default for an expression that does not parse.
    condition = run.text(filter_name).strip() if filter_name else ""
    if not condition:
        _stop_if_too_large(source, label)
    scope = run.expressions(source)
    expression = None
    if filter_name and condition and not walkable.is_rule(condition):
        name_of_filter = run.label(filter_name)
        expression = checked_condition(condition, source.fields(), name_of_filter, scope)
    wanted = walkable.streets(condition, source.fields()) or Condition(expression, source.fields(), scope)
    crs = system_of(run, name)
    is_wanted = _as_it_was(wanted) if _is_csv(run, name) else wanted
    rows = layers.read(source, dimension, None, run.is_cancelled, is_wanted, crs)
    run.stop_if_cancelled()
    rows = _without_deleted(run, name, rows)
    if wanted.failed:
        run.warn(
            tr("{label}: {condition} fails for {count} features, which are left out: {error}").format(
                label=label, condition=condition, count=wanted.failed, error=wanted.error
            )
        )
    if isinstance(wanted, walkable.Streets):
        wanted.tell(label, source.sourceName(), run.feedback)
    if not len(rows):
        reason = (
            tr("no feature fulfils {condition}").format(condition=condition)
            if condition
            else tr("it is empty")
        )
        raise QgsProcessingException(
            tr("{label}: the layer “{layer}” cannot be used, {reason}.").format(
                label=label, layer=source.sourceName(), reason=reason
            )
        )
    stop_if_none_usable(rows, label)
    if dimension is not None:
        rows.places = tell_where(run, rows, label)
    return rows


def _is_csv(run: Run, name: str) -> bool:
    layer = run.layer(name)
    return layer is not None and (
        layer.storageType() == "CSV" or layer.dataProvider().name() == "delimitedtext"
    )


def _as_it_was(wanted: Callable[[QgsFeature], bool]) -> Callable[[QgsFeature], bool]:
    """The same of features of a CSV file, without the apostrophes that keep texts from being formulas."""

    def is_wanted(feature: QgsFeature) -> bool:
        unguard(feature)
        return wanted(feature)

    return is_wanted


def _stop_if_too_large(source: QgsProcessingFeatureSource, label: str) -> None:
    """End the run before a layer is read that would fill the memory, as its first features tell."""
    count = source.featureCount()
    if count * BYTES_PER_ROW < MEMORY_BYTES / 100:
        return
    request = QgsFeatureRequest().setLimit(_SAMPLE).setSubsetOfAttributes([])
    vertices = [
        each.geometry().constGet().nCoordinates()
        for each in source.getFeatures(request)
        if each.hasGeometry()
    ]
    each = BYTES_PER_ROW + BYTES_PER_VERTEX * (sum(vertices) / len(vertices) if vertices else 0)
    if count * each > MEMORY_BYTES:
        raise QgsProcessingException(
            tr(
                "{label}: the layer “{layer}” has {count} features and would need about {size} GB of memory; "
                "{limit} GB are the most. Run it for one part of the place after the other, on selected features "
                "or on the layer cut to that part, or simplify its shapes."
            ).format(
                label=label,
                layer=source.sourceName(),
                count=count,
                size=f"{count * each / 1e9:.1f}",
                limit=f"{MEMORY_BYTES / 1e9:.0f}",
            )
        )


def _without_deleted(run: Run, name: str, rows: Rows) -> Rows:
    """The rows without what an OpenStreetMap file, opened as layers by QGIS, marks as deleted or invisible.

    A file of which its server says that it is not complete ends the run.
    """
    layer = run.layer(name)
    if layer is None or not rows.has("osm_id") or layer.storageType() not in _OSM_STORAGE:
        return rows
    file, _, rest = layer.source().partition("|")
    gone, remark = marks(Path(re.sub("^/vsi(gzip|bz2)/", "", file)))
    if is_unfinished(remark):
        raise QgsProcessingException(
            tr(
                "{label}: “{layer}” is not complete, as its server says: “{remark}”. Download it again."
            ).format(label=run.label(name), layer=rows.name, remark=remark[:160])
        )
    if not gone:
        return rows
    kind = {"points": "node", "lines": "way"}.get(re.sub(".*layername=", "", rest).split("|")[0], "relation")
    ids, ways = (rows.column(each) or [None] * len(rows) for each in ("osm_id", "osm_way_id"))
    names = [f"way/{way}" if way else f"{kind}/{one}" for one, way in zip(ids, ways)]
    kept = [i for i, each in enumerate(names) if each not in gone]
    if len(kept) == len(rows):
        return rows
    run.warn(
        tr("{label}: {count} objects of “{layer}” are left out, deleted or no longer visible.").format(
            label=run.label(name),
            count=len(rows) - len(kept),
            layer=rows.name,
        )
    )
    return rows.some(kept)


def stop_if_none_usable(rows: Rows, label: str) -> None:
    """End a run that has nothing left to work with."""
    if not rows.usable.any():
        raise none_usable(label, rows.name, rows.problems.values())


def none_usable(label: str, layer: str, reasons: Iterable[str]) -> QgsProcessingException:
    """The error of a layer without any usable feature."""
    words = ", ".join(sorted({reason_text(reason) for reason in reasons}))
    return QgsProcessingException(
        tr("{label}: no feature of the layer “{layer}” can be used: {reasons}.").format(
            label=label, layer=layer, reasons=words
        )
    )


def sources(run: Run, names: Sequence[str]) -> list[Source]:
    """What the input layers say of themselves, for the metadata of the results."""
    found = []
    for name in names:
        if run.given(name):
            layer = run.layer(name)
            found.append(source_of(layer, run.label(name)))
    return found


def until_cancelled(rows: Iterable[Any], feedback: QgsProcessingFeedback) -> Iterator[Any]:
    """Rows to write, until the run is cancelled: writing then fails, and what it made goes."""
    for row in rows:
        stop_if_cancelled(feedback)
        yield row


@contextmanager
def cancelling(feedback: QgsProcessingFeedback) -> Iterator[None]:
    """Work of the core that gives up with InterruptedError: the same end as `stop_if_cancelled`."""
    try:
        yield
    except InterruptedError:
        stop_if_cancelled(feedback)
        raise


def missing_field(label: str, name: str, rows: Rows) -> NoReturn:
    """End a run that names a field which is not there."""
    raise QgsProcessingException(
        tr("{label}: the layer “{layer}” has no field {name}. It has: {known}.").format(
            label=label, layer=rows.name, name=name, known=layers.field_text(rows.fields)
        )
    )


def reason_text(reason: str) -> str:
    """Why a feature cannot be used, in words."""
    return {
        layers.NO_GEOMETRY: tr("no geometry"),
        parts.NO_SHAPE: tr("no usable shape: too few points, or no area"),
        parts.NOT_FINITE: tr("coordinates that are not finite numbers"),
        parts.NULL_ISLAND: tr("fixes at exactly 0, 0 alone, far from all else"),
        parts.WRONG_TYPE: tr("wrong type of geometry"),
        layers.OFF_THE_MAP: tr("coordinates outside the layer's coordinate system"),
        rasters.OFF_THE_RASTER: tr("off the raster of heights"),
        rasters.NO_GROUND: tr("the raster has no height there"),
        rasters.UNREADABLE: tr("the raster cannot be read there"),
        layers.FAR_AWAY: tr("far from all else; check the coordinates"),
        NO_VIEW: tr("recorded as watching no street (status “no view”)"),
        INDOORS: tr("an indoor camera, which watches no street"),
        TOO_FEW: tr("its count is less than the least count with a view"),
    }.get(reason, reason)


def project(run: Run, all_rows: Sequence[Rows], max_error: float = layers.MAX_WIDE_ERROR) -> Projection:
    """The working coordinate system of these layers, the first of which is measured; announced.

    Data so wide that no system is true to scale to `max_error` over them end the run; infinite where metres
    do not matter. Only where a stray could spoil the run is one left out.
    """
    strays = max_error <= layers.MAX_WIDE_ERROR
    projection = Projection(all_rows, run.context.transformContext(), strays=strays)
    if projection.scale_error > layers.MAX_WIDE_ERROR and max_error == math.inf:
        projection.crs = all_rows[0].crs  # where the sides of areas are straight, and nothing is torn apart
    _announce(projection, run.feedback)
    error = projection.scale_error
    error_text = f"{100 * error:.2g}" if error < layers.HOPELESS_ERROR else tr("more than 30")
    if projection.scale_error > max_error:
        raise QgsProcessingException(
            tr(
                "The features of “{layer}” lie so far apart that no coordinate system is true to scale: lengths would "
                "be wrong by up to {error} %. Work on one region at a time (select its features, or use a filter), or "
                "check the coordinates and their system."
            ).format(layer=all_rows[0].name, error=error_text)
        )
    if projection.scale_error > layers.MAX_SCALE_ERROR and max_error < math.inf:
        run.warn(
            tr(
                "The features of “{layer}” lie so far apart that lengths are wrong by up to {error} %, and areas by "
                "twice that. For better figures work on one region at a time."
            ).format(layer=all_rows[0].name, error=error_text)
        )
    return projection


def project_each(run: Run, all_rows: Sequence[Rows]) -> list[Projection]:
    """A working system for each of these layers, all of which are measured: one for all if it is true to scale."""
    if len(all_rows) > 1:
        together = Projection(all_rows, run.context.transformContext(), strays=False)
        if together.is_true_over(all_rows):
            _announce(together, run.feedback)
            return [together] * len(all_rows)
    return [project(run, [rows]) for rows in all_rows]


def _announce(projection: Projection, feedback: QgsProcessingFeedback) -> None:
    feedback.pushInfo(tr("Working coordinate system: {crs}").format(crs=projection.description))


def zones(run: Run, rows: Rows) -> Zones:
    """Working systems, true to scale, of features that have nothing to do with each other; announced."""
    try:
        made = Zones(rows, run.context.transformContext())
    except ValueError as error:
        raise QgsProcessingException(
            tr("No coordinate system in metres fits the layer “{layer}”. Check its coordinates.").format(
                layer=rows.name
            )
        ) from error
    if len(made.projections) == 1:
        _announce(made.projections[0], run.feedback)
    else:
        run.say(
            tr("Working coordinate systems, {count} as the features lie far apart: {crs}").format(
                count=len(made.projections), crs=made.description
            )
        )
    return made


def tell_where(run: Run, rows: Rows, label: str) -> layers.Places:
    """Where the features of a layer of the parameter `label` are, with a word where they hardly can be."""
    found = layers.places(rows, run.context.transformContext())
    told = Whereabouts(label)
    told.add(rows, found)
    told.tell(rows.name, rows.crs, run.feedback)
    return found


@dataclass
class Whereabouts:
    """Whether the features of a layer, of the parameter `label`, are where they can be; block by block."""

    label: str
    total: int = 0
    outside: int = 0
    like_degrees: bool = True

    def add(self, rows: Rows, found: layers.Places) -> None:
        """Look at some more features, `found` there."""
        if rows.usable.any():
            self.total += int(rows.usable.sum())
            self.outside += found.outside(rows.crs)
            self.like_degrees &= layers.look_like_degrees(rows)

    def tell(self, layer: str, crs: QgsCoordinateReferenceSystem, feedback: QgsProcessingFeedback) -> None:
        """A word where they hardly can be."""
        system = crs.userFriendlyIdentifier()
        if self.total and self.like_degrees:
            feedback.pushWarning(
                tr(
                    "{label}: the coordinates of “{layer}” look like degrees, but its coordinate system is {system}. "
                    "If they are, set the system in the layer's properties."
                ).format(label=self.label, layer=layer, system=system)
            )
        elif self.outside:
            feedback.pushWarning(
                tr(
                    "{label}: {count} of {total} features of “{layer}” lie outside the area that its coordinate "
                    "system, {system}, is made for. Check the system and the coordinates."
                ).format(label=self.label, count=self.outside, total=self.total, layer=layer, system=system)
            )


def warn_if_apart(
    shapes: Geometries, layer: str, seen: Viewsheds, cameras: str, feedback: QgsProcessingFeedback
) -> None:
    """Say that no camera comes within reach of any of the `shapes` of a layer, and how far the nearest is.

    For where nothing was found in view, which does not say why; all in metres. `cameras` is the layer of `seen`.
    """
    by_views = shapely.is_missing(seen.points).any()
    distance = places.distances(seen.polygons if by_views else seen.points, shapes)
    if not (distance > (0 if by_views else seen.range_m)).all() or not np.isfinite(distance).any():
        return
    text = distance_text(float(distance.min()))
    nearest = (
        tr("the nearest view ends {distance} away").format(distance=text)
        if by_views
        else tr("the nearest camera is {distance} away").format(distance=text)
    )
    feedback.pushWarning(
        tr(
            "No camera of “{cameras}” comes within reach of “{layer}”: {nearest} ({range}). If that cannot be, look "
            "at the coordinate systems of both layers."
        ).format(cameras=cameras, layer=layer, nearest=nearest, range=seen.range_text)
    )


def distance_text(metres: float) -> str:
    """A distance in words, rounded."""
    if metres < 1000:
        return tr("{metres} m").format(metres=f"{metres:.3g}" if metres < 10 else f"{metres:.0f}")
    return tr("{kilometres} km").format(
        kilometres=f"{metres / 1000:.1f}" if metres < 100_000 else f"{metres / 1000:.0f}"
    )


def warn_of_problems(rows: Rows, label: str, feedback: QgsProcessingFeedback) -> None:
    """One warning per distinct reason why features, or parts of them, are left out, and one of repairs."""
    warn_of_reasons(Counter(rows.problems.values()), len(rows), rows.name, label, feedback)
    repaired = len(rows.repaired.difference(rows.problems))
    warn_of_parts(rows.parts_left_out, repaired, rows.name, label, feedback)


def warn_of_parts(
    left_out: Sequence[Counter[str]], repaired: int, layer: str, label: str, feedback: QgsProcessingFeedback
) -> None:
    """One warning per distinct reason why parts of features are left out, and one of outlines repaired."""
    for reason, count in sum(left_out, Counter[str]()).items():
        feedback.pushWarning(
            tr("{label}: {parts} left out of {count} features of “{layer}”.").format(
                label=label,
                parts=_parts_text(reason, count),
                count=sum(reason in reasons for reasons in left_out),
                layer=layer,
            )
        )
    if repaired:
        feedback.pushWarning(
            tr(
                "{label}: {count} features of “{layer}” repaired: outlines that cross or touch themselves, or are not "
                "closed."
            ).format(label=label, count=repaired, layer=layer)
        )


def _parts_text(reason: str, count: int) -> str:
    """So many parts left out of features that are used, in words."""
    return {
        parts.NOT_FINITE: tr("{count} parts with coordinates that are not finite numbers"),
        parts.NULL_ISLAND: tr("{count} fixes at exactly 0, 0, far from all else,"),
        parts.WRONG_TYPE: tr("{count} parts of another type of geometry"),
    }.get(reason, tr("{count} parts without a usable shape")).format(count=count)


def status_of(rows: Rows, i: int) -> list[str | None]:
    """Status and message of a row that is written back: ok, repaired or unusable, and what is left out."""
    if i in rows.problems:
        return ["unusable", reason_text(rows.problems[i])]
    said = [parts_text(rows, i)]
    if i in rows.repaired:
        said.insert(
            0, tr("its outline crosses or touches itself, or is not closed; the area it encloses is taken")
        )
    return ["repaired" if i in rows.repaired else "ok", "; ".join(filter(None, said)) or None]


def parts_text(rows: Rows, i: int) -> str:
    """What is left out of a row that is used, in words; empty if nothing."""
    return "; ".join(
        tr("{parts} left out").format(parts=_parts_text(reason, count).rstrip(","))
        for reason, count in rows.left_out.get(i, Counter()).items()
    )


def warn_of_reasons(
    reasons: Counter[str], total: int, layer: str, label: str, feedback: QgsProcessingFeedback
) -> None:
    """The same from counted reasons."""
    for reason, count in reasons.items():
        feedback.pushWarning(
            tr("{label}: {count} of {total} features of “{layer}” left out, {reason}.").format(
                label=label, count=count, total=total, layer=layer, reason=reason_text(reason)
            )
        )


def needed_column(rows: Rows, name: str, label: str) -> list[Any]:
    """The values of a field; one that is not there ends the run."""
    column = rows.column(name)
    if column is None:
        missing_field(label, name, rows)
    return column


def values_of(run: Run, name: str, text: str, rows: Rows, label: str) -> list[Any]:
    """The values of a field, or of an expression where no field is called `text`; of the layer parameter `name`."""
    values = rows.column(text)  # a name that is no expression, such as “2020 rate”, too
    if values is None:
        expression = checked_expression(text, rows.fields, label)
        source = run.source(name)
        values = evaluate(expression, rows, run.expressions(source))
    return values


def residents(rows: Rows, name: str, label: str, feedback: QgsProcessingFeedback) -> Numbers:
    """The numbers of residents in a field of the parameter `label`, with a word on what is none.

    A field that is not there ends the run.
    """
    found = not_negative(numbers(needed_column(rows, name, label)))
    warn_of_numbers(found, label, name, feedback)
    return found


def warn_of_numbers(found: Numbers, label: str, name: str, feedback: QgsProcessingFeedback) -> None:
    """One warning on what is missing in the field, or expression, `name`, and one on what is no number."""
    total = len(found.values)
    if found.missing:
        words = [
            f"“{word}” {count}" if word else f"NULL {count}" for word, count in found.words().most_common()
        ]
        feedback.pushWarning(
            tr("{label}: {count} of {total} values of {field} are missing ({words}).").format(
                label=label, count=len(found.missing), total=total, field=name, words=_several(words)
            )
        )
    if found.unusable:
        words = [f"“{word}”" for word in dict.fromkeys(found.unusable.values())]
        text = tr("{label}: {count} values of {field} (of {total}) are no usable numbers ({words}).").format(
            label=label, count=len(found.unusable), total=total, field=name, words=_several(words)
        )
        if any("," in word for word in found.unusable.values()):
            text += " " + tr("“12,345” could be either of two numbers: write it without the comma.")
        feedback.pushWarning(text)


def _several(words: Sequence[str], most: int = 8) -> str:
    return ", ".join(words[:most]) + (", …" if len(words) > most else "")


def why_no_number(found: Numbers, row: int) -> str:
    """What stands in a row in place of a number, to go behind the name of the field; empty where one does."""
    if row in found.unusable:
        word = found.unusable[row]
        text = tr("is negative ({word})") if number_or_nan(word) < 0 else tr("is not a number (“{word}”)")
        return text.format(word=word)
    if row in found.missing:
        return (
            tr("is missing (“{word}”)").format(word=found.missing[row])
            if found.missing[row]
            else tr("is NULL")
        )
    return ""


def for_expressions(rows: Rows, names: Iterable[str]) -> tuple[Rows, dict[str, Numbers]]:
    """The rows as expressions are to see the fields `names`, and those fields that hold words for missing.

    To an expression -666666666 would be a number, and "1,234,567" none: the one is NULL here, the other what it
    means. Only in fields most of which are numbers: elsewhere “N” may be north. And areas that cross themselves
    are repaired, as $area of a bow tie is 0.
    """
    places = {item.name().lower(): i for i, item in enumerate(rows.fields)}
    told, changes = {}, []
    for name in names:
        k = places.get(name.lower())
        if k is None:
            continue
        column = [
            value if isinstance(value, (str, int, float)) else None for value in rows.column(name) or []
        ]
        found = numbers(column)
        of_numbers = np.isfinite(found.values).sum() > len(found.unusable)
        some = [
            i
            for i, item in enumerate(column)
            if is_annotation(item) or (of_numbers and i not in found.unusable and not _reads_plain(item))
        ]
        changes += [(i, k, None if math.isnan(found.values[i]) else float(found.values[i])) for i in some]
        words = {i: found.missing[i] for i in some if found.missing.get(i)}
        if words:
            told[name] = Numbers(found.values, words)
    usable = rows.geometries.copy()
    usable[~rows.usable] = None
    shapes, repaired = parts.areas_only(usable)
    if not (changes or len(repaired)):
        return rows, told
    features = list(rows.features)
    for i in {i for i, _, _ in changes}.union(repaired.tolist()):
        features[i] = QgsFeature(features[i])
    for i, wkb in zip(repaired.tolist(), layers.multi_wkb(shapes[repaired])):
        shape = QgsGeometry()
        shape.fromWkb(wkb or b"")
        features[i].setGeometry(shape)
    for i, k, value in changes:
        features[i].setAttribute(k, value)
    return replace(rows, features=features), told


def _reads_plain(item: Any) -> bool:
    return not isinstance(item, str) or is_plain(item.strip()) or not item.strip()


def fields_read(expression: QgsExpression, fields: Iterable[QgsField]) -> list[str]:
    """Which of the fields an expression reads: all of them where it asks for one by its name, as attribute() does."""
    named = {name.lower() for name in expression.referencedColumns()}
    every = QgsFeatureRequest.ALL_ATTRIBUTES in named
    return [item.name() for item in fields if every or item.name().lower() in named]


def expression_numbers(expression: QgsExpression, rows: Rows, context: QgsExpressionContext) -> Numbers:
    """What an expression gives for each row, as numbers; where it cannot be worked out that is what is said.

    An aggregate, such as mean("income"), is of these rows.
    """
    layer = None
    if not _aggregates().isdisjoint(expression.referencedFunctions()):
        layer = _as_layer(rows)
        context = QgsExpressionContext(context)
        context.appendScope(QgsExpressionContextUtils.layerScope(layer))
    failed = tr("cannot be worked out")
    return numbers(failed if value is FAILED else value for value in evaluate(expression, rows, context))


@lru_cache(maxsize=1)
def _aggregates() -> frozenset[str]:
    """The functions of expressions that look at a whole layer."""
    every = QgsExpression.Functions()
    groups = next(function.groups() for function in every if function.name() == "aggregate")
    return frozenset(function.name() for function in every if set(groups) & set(function.groups()))


def _as_layer(rows: Rows) -> QgsVectorLayer:
    """The rows as a layer in memory; shapes of another kind than the first one are left out."""
    shapes = [QgsGeometry(feature.geometry()) for feature in rows.features]
    for shape in shapes:
        shape.convertToMultiType()
    kind = next((shape.wkbType() for shape in shapes if not shape.isNull()), QgsWkbTypes.Type.NoGeometry)
    layer = QgsVectorLayer(QgsWkbTypes.displayString(kind), rows.name, "memory")
    layer.setCrs(rows.crs)
    layer.dataProvider().addAttributes(list(rows.fields))
    layer.updateFields()
    features = []
    for given, shape in zip(rows.features, shapes):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(given.attributes())
        if shape.wkbType() == kind:
            feature.setGeometry(shape)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def checked_expression(text: str, fields: Any, label: str) -> QgsExpression:
    """An expression that parses and whose fields exist; anything else ends the run."""
    expression = QgsExpression(text)
    if expression.hasParserError():
        raise QgsProcessingException(
            tr("{label}: the expression {text} cannot be understood: {error}").format(
                label=label, text=text, error=expression.parserErrorString()
            )
        )
    known = {item.name().lower() for item in fields}
    unknown = [c for c in expression.referencedColumns() if c.lower() not in known and not c.startswith("#")]
    if unknown:
        raise QgsProcessingException(
            tr("{label}: there is no field {unknown}. The layer has: {known}.").format(
                label=label, unknown=", ".join(sorted(unknown)), known=layers.field_text(fields)
            )
        )
    return expression


def checked_condition(text: str, fields: Any, label: str, context: QgsExpressionContext) -> QgsExpression:
    """The same of a condition; one that says the same of every feature, and no yes or no, ends the run, too."""
    expression = checked_expression(text, fields, label)
    problem = constant_problem(expression, context)
    if problem:
        raise QgsProcessingException(
            tr("{label}: {text} is no condition: {problem}. Ask for a field, such as {example}.").format(
                label=label, text=text, problem=problem, example="\"ownership\" = 'public'"
            )
        )
    return expression


def evaluate(expression: QgsExpression, rows: Rows, context: QgsExpressionContext) -> list[Any]:
    """The value of an expression for each row: None for NULL, `FAILED` where it cannot be worked out."""
    context = QgsExpressionContext(context)
    context.appendScope(QgsExpressionContextScope())
    context.setFields(rows.fields)
    expression.prepare(context)
    values = []
    for feature in rows.features:
        context.setFeature(feature)
        result = expression.evaluate(context)
        values.append(FAILED if expression.hasEvalError() else layers.value(result))
    return values


_WORDS: dict[str, Callable[[str], float]] = {
    "RANGE": tags.metres,
    "CAMERA_HEIGHT": tags.metres,
    "FIELD_OF_VIEW": tags.degrees,
    "TILT": tags.degrees,
    "FOCAL_LENGTH": tags.millimetres,
    "SENSOR_WIDTH": tags.millimetres,
}
"""How the text of a camera's number with a unit, such as "12 m", is read."""


def camera_numbers(
    run: Run, name: str, own_field: str, rows: Rows, fallback: float | None = None
) -> tuple[Floats, list[int]]:
    """A number per camera: from the user's expression, else the camera's own field, else the number.

    `fallback` takes the place of the number. Returns them and the rows whose value cannot be used, which are NaN.
    What is missing is told by the `feedback`, if there is one.
    """
    definition = run.algorithm.parameterDefinition(name)
    columns, default = _camera_columns(run, name, own_field, rows)
    if run.feedback:
        _tell_of_missing(
            run.given(name), columns, own_field, definition.description(), is_missing, run.feedback
        )
    result, bad = np.full(len(rows), default if fallback is None else fallback), []
    for i in range(len(rows)):
        try:
            read = (_number_in_words(column[i], _WORDS.get(name)) for column in columns)
            value = next((each for each in read if each is not None), None)
            fits = value is None or definition.minimum() <= value <= definition.maximum()
        except (TypeError, ValueError):
            value, fits = None, False
        if not fits:
            result[i] = math.nan
            bad.append(i)
        elif value is not None:
            result[i] = value
    return result, bad


def _camera_columns(run: Run, name: str, own_field: str, rows: Rows) -> tuple[list[list[Any]], float]:
    """What cameras have of their own, first what comes first, and the number for all others (NaN: none)."""
    definition = run.algorithm.parameterDefinition(name)
    given = run.given(name)
    default = math.nan if definition.defaultValue() is None else float(definition.defaultValue())
    columns: list[list[Any]] = []
    if isinstance(given, QgsProperty):
        expression = checked_expression(given.asExpression(), rows.fields, definition.description())
        columns.append(evaluate(expression, rows, run.expressions()))
    elif given is not None:
        try:
            result = number(given)
        except (TypeError, ValueError) as error:
            raise QgsProcessingException(
                tr("{name}: “{value}” is not a number.").format(name=definition.description(), value=given)
            ) from error
        default = default if result is None else result
    own = own_values(run, own_field, rows)
    return (columns if own is None else [*columns, own]), default


def own_values(run: Run, own_field: str, rows: Rows) -> list[Any] | None:
    """What cameras say in a standard field; None where there is none or the user will not have it used."""
    if run.is_on("IGNORE_CAMERA_VALUES"):
        return None
    return rows.column(own_field)


def _tell_of_missing(
    given: Any,
    columns: list[list[Any]],
    own_field: str,
    label: str,
    is_none: Callable[[Any], bool],
    feedback: QgsProcessingFeedback,
) -> None:
    """Which words for missing stand in the `columns` of cameras; an expression that gives none a value ends the run."""
    names = [given.asExpression()] if isinstance(given, QgsProperty) else []
    for name, column in zip([*names, own_field], columns):
        missing = missing_in(column, is_none)
        if name != own_field and len(missing) == len(column):
            raise QgsProcessingException(
                tr("{label}: {text} gives no camera a value.").format(label=label, text=name)
            )
        if name == own_field:
            _warn_of_words(missing, len(column), label, name, feedback)
        else:
            warn_of_numbers(Numbers(np.full(len(column), math.nan), missing), label, name, feedback)


def _warn_of_words(
    missing: Mapping[int, str], total: int, label: str, name: str, feedback: QgsProcessingFeedback
) -> None:
    """The same of a field that need not be filled in: where nothing stands, nothing was meant."""
    words = {i: word for i, word in missing.items() if word}
    warn_of_numbers(Numbers(np.full(total, math.nan), words), label, name, feedback)


def _number_in_words(item: Any, words: Callable[[str], float] | None) -> float | None:
    """A number, or its text with a unit; None where it is missing. Raises TypeError or ValueError."""
    if is_missing(item):
        return None
    try:
        return number(item)
    except ValueError:
        if words is None or not isinstance(item, str):
            raise
        return words(item)


def camera_directions(run: Run, rows: Rows) -> tuple[Floats, list[str | None], list[int]]:
    """The direction of each camera, degrees from north (NaN: not known); sectors where several; and bad rows.

    As `camera_numbers`. Texts may be compass points, ranges and lists, such as "NW", "120-200" or "S;N".
    """
    definition = run.algorithm.parameterDefinition("DIRECTION")
    columns, default = _camera_columns(run, "DIRECTION", "direction_deg", rows)
    label, given = definition.description(), run.given("DIRECTION")
    _tell_of_missing(given, columns, "direction_deg", label, _is_no_direction, run.feedback)
    result, bad = np.full(len(rows), default), []
    several: list[str | None] = []
    for i in range(len(rows)):
        try:
            read = (_direction(column[i]) for column in columns)
            value, sectors = next((each for each in read if each is not None), (None, None))
            if value is not None and not definition.minimum() <= value <= definition.maximum():
                raise ValueError
        except (TypeError, ValueError):
            value, sectors = math.nan, None
            bad.append(i)
        several.append(sectors)
        if sectors:
            value = math.nan
        if value is not None:
            result[i] = value
    return result, several, bad


def _direction(item: Any) -> tuple[float | None, str | None] | None:
    if isinstance(item, str):
        try:
            return tags.directions(item)
        except ValueError:
            if not is_missing(item):  # which the N of north would be
                raise
            return None
    return None if is_missing(item) else (number(item), None)


def _is_no_direction(item: Any) -> bool:
    try:
        return _direction(item) is None
    except (TypeError, ValueError):
        return False


def camera_sites(rows: Rows, feedback: QgsProcessingFeedback) -> tuple[Sites, Ints]:
    """The distinct cameras of the usable rows of a layer, and which of them each row is (-1: unusable).

    A missing `camera_id` is a camera of its own, a missing `site_id` a site of its own, a missing
    count 1. Of rows with one `camera_id` the first tells count and ownership.
    """
    size = len(rows)
    ids, places, counts, owners = (
        rows.column(name) or [None] * size for name in ("camera_id", "site_id", "count", "ownership")
    )
    camera_of: dict[Any, int] = {}
    site_of: dict[Any, int] = {}
    camera = np.full(size, -1, dtype=np.int64)
    count: list[float] = []
    ownership: list[str] = []
    site: list[int] = []
    odd = contradictions = 0
    for i in np.flatnonzero(rows.usable).tolist():
        key = ("row", i) if is_no_name(ids[i]) else ids[i]
        cameras = _count(counts[i])
        odd += cameras is None
        cameras = 1.0 if cameras is None else cameras
        owner = str(owners[i] or "unknown").strip().lower()
        if key in camera_of:
            first = camera_of[key]
            contradictions += (count[first], ownership[first]) != (cameras, owner)
        else:
            camera_of[key] = len(camera_of)
            place = ("camera", key) if is_no_name(places[i]) else places[i]
            site.append(site_of.setdefault(place, len(site_of)))
            ownership.append(owner)
            count.append(cameras)
        camera[i] = camera_of[key]
    if odd:
        feedback.pushWarning(
            tr(
                "{odd} cameras of “{layer}” have a count that is no number from 0 to {most}; each is taken as 1."
            ).format(odd=odd, layer=rows.name, most=MAX_COUNT)
        )
    if contradictions:
        feedback.pushWarning(
            tr(
                "{count} rows of “{layer}” share a camera_id with one of another count or ownership; the first "
                "row holds."
            ).format(count=contradictions, layer=rows.name)
        )
    return Sites(np.array(count), np.array(ownership, dtype=str), np.array(site, dtype=np.int64)), camera


def key_of(item: Any) -> str:
    """One text for an id, whether a layer keeps it as text, as a whole number or as a decimal one."""
    return str(int(item)) if isinstance(item, float) and item.is_integer() else str(item)


def _count(item: Any) -> float | None:
    """A number of cameras: 1 where it is missing, None where it is no number of cameras."""
    if is_missing(item):
        return 1.0
    try:
        result = number(item)
    except (TypeError, ValueError):
        return None
    if result is None:
        return 1.0
    return result if 0 <= result <= MAX_COUNT else None


def camera_layer(run: Run) -> tuple[str, Rows]:
    """The layer that says what is seen, VIEWSHEDS or else CAMERAS: the parameter's name and the rows."""
    if run.given("VIEWSHEDS"):
        if run.given("CAMERAS"):
            run.warn(tr("Cameras and viewsheds are both given: the viewsheds are used."))
        return "VIEWSHEDS", read(run, "VIEWSHEDS", POLYGON, "CAMERA_FILTER")
    if not run.given("CAMERAS"):
        raise QgsProcessingException(tr("Give either cameras or viewsheds."))
    return "CAMERAS", read(run, "CAMERAS", POINT, "CAMERA_FILTER")


def viewsheds_of(run: Run, name: str, rows: Rows, projection: Projection) -> Viewsheds:
    """What is seen, in metres: the polygons of VIEWSHEDS, or discs around CAMERAS."""
    leave_out_unwatching(run, name, rows)
    geometries = projection.bring(rows)
    label = run.label(name)
    if name == "VIEWSHEDS":
        ranges = np.array([number_or_nan(item) for item in rows.column("range_m") or [None] * len(rows)])
        geometries = valid(geometries, rows)
        points = np.full(len(rows), None, dtype=object)
    else:
        ranges, bad = camera_numbers(run, "RANGE", "range_m", rows)
        rows.problems.update({i: tr("range is not a number of metres above 0") for i in bad})
        own = rows.column("range_m")
        if own and any(item is not None for item in own) and len(np.unique(ranges[np.isfinite(ranges)])) > 1:
            run.say(tr("Cameras with a range_m of their own use it."))
        points = single_points(rows, geometries)
    sites, camera = usable_cameras(rows, label, run.feedback)
    usable = rows.usable
    few = too_few(run, rows)[usable]
    shapes: Geometries | Discs
    if name == "CAMERAS":
        shapes = Discs(shapely.get_coordinates(points[usable]), np.where(few, 0.0, ranges[usable]))
    else:
        shapes = geometries[usable]
        shapes[few] = None
    _, first = np.unique(camera[usable], return_index=True)
    columns = [rows.column(each) or [None] * len(rows) for each in ("camera_id", "site_id", "kind")]
    names = [[column[i] for column in columns] for i in np.flatnonzero(usable)[first]]
    return Viewsheds(shapes, camera[usable], sites, ranges[usable], points[usable], names)


def leave_out_unwatching(run: Run, name: str, rows: Rows) -> None:
    """Note in `rows`, of the layer parameter `name`, what watches no street; say so if they are no cameras."""
    if not any(rows.has(each) for each in _CAMERA_FIELDS):
        run.warn(
            tr(
                "{label}: “{layer}” has none of the fields of cameras ({fields}): each of its {count} features is "
                "taken as one camera. If they are cameras, use “Import cameras” first; if not, choose another layer."
            ).format(
                label=run.label(name),
                layer=rows.name,
                fields=", ".join(_CAMERA_FIELDS),
                count=len(rows),
            )
        )
    if run.is_on("ALL_RECORDS"):
        return
    for field, word, reason in (("status", NO_VIEW, NO_VIEW), ("place", "indoor", INDOORS)):
        for i, item in enumerate(rows.column(field) or []):
            if isinstance(item, str) and item.strip().lower() == word:
                rows.problems[i] = reason
    if name == "VIEWSHEDS":  # they say “no view” of less than one camera, too
        few = dict.fromkeys(_below_least(run, rows).tolist(), TOO_FEW)
        rows.problems.update({i: why for i, why in few.items() if rows.problems.get(i) == NO_VIEW})


def too_few(run: Run, rows: Rows) -> Bools:
    """Which usable rows count less than MIN_COUNT, and so have no view; says how many sites that are."""
    least = run.number("MIN_COUNT")
    few = np.zeros(len(rows), dtype=bool)
    few[_below_least(run, rows)] = True
    few &= rows.usable
    if few.any():
        places = rows.column("site_id") or rows.column("camera_id") or [None] * len(rows)
        told = np.flatnonzero(few).tolist()
        sites = {("row", i) if is_no_name(places[i]) else places[i] for i in told}
        run.warn(
            tr(
                "{count} records of “{layer}”, at {sites} sites, count less than {least}: they are counted as they "
                "are and have no view. “{name}” says from which count on there is one."
            ).format(
                count=len(told),
                layer=rows.name,
                sites=len(sites),
                least=f"{least:g}",
                name=run.label("MIN_COUNT"),
            )
        )
    return few


def _below_least(run: Run, rows: Rows) -> Ints:
    """The rows that count less than MIN_COUNT."""
    least = run.number("MIN_COUNT")
    counts = [_count(item) for item in rows.column("count") or []]
    return np.array(
        [i for i, count in enumerate(counts) if count is not None and count < least], dtype=np.int64
    )


def usable_cameras(rows: Rows, label: str, feedback: QgsProcessingFeedback) -> tuple[Sites, Ints]:
    """`camera_sites` of the rows that are of use, the others told; one layer without any ends the run."""
    counts = rows.column("count") or []
    for i, item in enumerate(counts):
        if _count(item) == 0:
            rows.problems.setdefault(i, tr("no camera there (count is 0)"))
    _warn_of_words(missing_in(counts), len(counts), label, "count", feedback)
    warn_of_problems(rows, label, feedback)
    stop_if_none_usable(rows, label)
    return camera_sites(rows, feedback)


def single_points(rows: Rows, geometries: Geometries) -> Geometries:
    """Points from points and one-point multipoints; a multipoint of several is left out, with a reason."""
    points = geometries.copy()
    multi = np.flatnonzero(shapely.get_type_id(points) == shapely.GeometryType.MULTIPOINT)
    for i in multi:
        if shapely.get_num_geometries(points[i]) == 1:
            points[i] = shapely.get_geometry(points[i], 0)
        else:
            points[i] = None
            rows.problems[int(i)] = tr("several points in one feature (use “Multipart to singleparts” first)")
    return points


def valid(polygons: Geometries, rows: Rows | None = None) -> Geometries:
    """The polygons with invalid ones made valid, of which areas alone are kept.

    Notes in `rows`, whose polygons they are, which were repaired, and which have no area left.
    """
    polygons, repaired = parts.areas_only(polygons)
    if rows is not None:
        empty = repaired[shapely.is_missing(polygons[repaired])]
        rows.problems.update({int(i): parts.NO_SHAPE for i in empty})
        # What is valid in its own system and not in this one, such as an area cut at 180 degrees, is as it was.
        crossing = ~shapely.is_valid(rows.geometries[repaired])
        rows.repaired.update(repaired[crossing].tolist())
        rows.repaired.difference_update(rows.problems)
    return polygons


def number_or_nan(item: Any) -> float:
    """A number from an attribute, NaN where it is missing or none."""
    try:
        result = None if is_missing(item) else number(item)
    except (TypeError, ValueError):
        return math.nan
    return math.nan if result is None else result


def sectors_of(
    texts: Sequence[Any], direction: Floats, width: Floats
) -> tuple[list[list[optics.Sector]], list[int]]:
    """The horizontal fields of view per camera (empty: all around), and rows whose `sectors` do not parse."""
    result: list[list[optics.Sector]] = []
    bad = []
    for i, text in enumerate(texts):
        try:
            result.append(optics.sectors(text, direction[i], width[i]))
        except ValueError:
            result.append([])
            bad.append(i)
    return result, bad
