"""What algorithms take in: shared parameters; layers to arrays, with a word on what was left out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NoReturn

import numpy as np
import shapely
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsFeature,
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
)

from .. import layers, rasters
from ..core import optics, visibility
from ..core.cameras import Sites, number
from ..core.ragged import Floats, Geometries, Ints
from ..layers import POINT, POLYGON, Projection, Rows
from ..translation import tr
from .base import Algorithm
from .drafts import stop_if_cancelled as stop_if_cancelled  # noqa: PLC0414 - algorithms call it here
from .outputs import Source, source_of

MAX_RANGE_M = 100_000
DEFAULT_RANGE_M = 120.0
DEFAULT_SPEED = 1.34

FAILED = object()
"""What `evaluate` gives where an expression fails; no number and no text."""


@dataclass(frozen=True)
class Viewsheds:
    """What the cameras see: `polygons` in metres, `camera` the row of `sites` each belongs to.

    `range_m` per polygon, NaN where unknown; `points` where the cameras stand (missing where viewsheds were given).
    `names` is camera_id, site_id and kind of each camera, as the layer gives them.
    """

    polygons: Geometries
    camera: Ints
    sites: Sites
    range_m: Floats
    points: Geometries
    names: list[list[Any]]

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
    """Declare CAMERA_FILTER over the fields of the parameter `layer`."""
    algorithm.declare(
        QgsProcessingParameterExpression("CAMERA_FILTER", tr("Only cameras where"), "", layer, True),
        tr(
            "An expression that cameras must fulfil, such as \"ownership\" = 'public': the published figures "
            "are of public cameras alone. Empty for all."
        ),
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


def opened(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    needs_crs: bool = True,
) -> QgsProcessingFeatureSource:
    """The source of a layer parameter. A layer that makes the run pointless ends it here."""
    source = algorithm.parameterAsSource(parameters, name, context)
    label = algorithm.parameterDefinition(name).description()
    if source is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, name))
    if source.featureCount() == 0:
        raise QgsProcessingException(
            tr("{label}: the layer “{layer}” has no features (or none selected).").format(
                label=label, layer=source.sourceName()
            )
        )
    if needs_crs and not source.sourceCrs().isValid():
        raise QgsProcessingException(
            tr(
                "{label}: the layer “{layer}” has no coordinate system. Set it in the layer's properties."
            ).format(label=label, layer=source.sourceName())
        )
    return source


def read(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    name: str,
    dimension: int | None,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    filter_name: str | None = None,
) -> Rows:
    """The features of a layer parameter; one of which none can be used ends the run."""
    source = opened(algorithm, parameters, name, context, needs_crs=dimension is not None)
    label = algorithm.parameterDefinition(name).description()
    # Not parameterAsExpression: it quietly takes the default for an expression that does not parse.
    condition = algorithm.parameterAsString(parameters, filter_name, context).strip() if filter_name else ""
    if condition:
        checked_expression(
            condition, source.fields(), algorithm.parameterDefinition(filter_name).description()
        )
    wanted = _Condition(
        condition, source.fields(), algorithm.createExpressionContext(parameters, context, source)
    )
    rows = layers.read(source, dimension, None, feedback.isCanceled, wanted)
    stop_if_cancelled(feedback)
    if wanted.failed:
        feedback.pushWarning(
            tr("{label}: {condition} fails for {count} features, which are left out: {error}").format(
                label=label, condition=condition, count=wanted.failed, error=wanted.error
            )
        )
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
    if not rows.usable.any():
        raise none_usable(label, source.sourceName(), rows.problems.values())
    return rows


class _Condition:
    """Whether a feature fulfils an expression; counts those for which it fails."""

    def __init__(self, text: str, fields: Any, context: QgsExpressionContext) -> None:
        self.failed, self.error = 0, ""
        self._expression = QgsExpression(text) if text else None
        self._context = context
        self._context.setFields(fields)
        if self._expression:
            self._expression.prepare(self._context)

    def __call__(self, feature: QgsFeature) -> bool:
        if not self._expression:
            return True
        self._context.setFeature(feature)
        result = self._expression.evaluate(self._context)
        if self._expression.hasEvalError():
            self.failed += 1
            self.error = self._expression.evalErrorString()
            return False
        return bool(layers.value(result))


def none_usable(label: str, layer: str, reasons: Iterable[str]) -> QgsProcessingException:
    """The error of a layer without any usable feature."""
    words = ", ".join(sorted({reason_text(reason) for reason in reasons}))
    return QgsProcessingException(
        tr("{label}: no feature of the layer “{layer}” can be used: {reasons}.").format(
            label=label, layer=layer, reasons=words
        )
    )


def sources(
    algorithm: Algorithm, parameters: dict[str, Any], names: Sequence[str], context: QgsProcessingContext
) -> list[Source]:
    """What the input layers say of themselves, for the metadata of the results."""
    found = []
    for name in names:
        if parameters.get(name):
            layer = algorithm.parameterAsVectorLayer(parameters, name, context)
            found.append(source_of(layer, algorithm.parameterDefinition(name).description()))
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
        layers.NOT_FINITE: tr("coordinates that are not finite numbers"),
        layers.WRONG_TYPE: tr("wrong type of geometry"),
        layers.OFF_THE_MAP: tr("coordinates outside the layer's coordinate system"),
        rasters.OFF_THE_RASTER: tr("off the raster of heights"),
        rasters.NO_GROUND: tr("the raster has no height there"),
        rasters.UNREADABLE: tr("the raster cannot be read there"),
        layers.FAR_AWAY: tr("far from all else; check the coordinates"),
    }.get(reason, reason)


def project(
    all_rows: Sequence[Rows],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    needs_north: bool = False,
) -> Projection:
    """The working coordinate system of these layers, announced."""
    try:
        projection = Projection(all_rows, context.transformContext(), needs_north)
    except ValueError as error:
        raise QgsProcessingException(
            tr("No coordinate system in metres fits the layer “{layer}”. Check its coordinates.").format(
                layer=all_rows[0].name
            )
        ) from error
    feedback.pushInfo(tr("Working coordinate system: {crs}").format(crs=projection.description))
    if projection.scale_error > layers.MAX_SCALE_ERROR:
        feedback.pushWarning(
            tr(
                "The layers lie so far apart that lengths are wrong by up to {error} %. "
                "Check their coordinate systems, or work on one region at a time."
            ).format(error=f"{100 * projection.scale_error:.1f}")
        )
    return projection


def warn_of_problems(rows: Rows, label: str, feedback: QgsProcessingFeedback) -> None:
    """One warning per distinct reason why features are left out."""
    warn_of_reasons(Counter(rows.problems.values()), len(rows), rows.name, label, feedback)


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


def values_of(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    name: str,
    text: str,
    rows: Rows,
    label: str,
    context: QgsProcessingContext,
) -> list[Any]:
    """The values of a field, or of an expression where no field is called `text`; of the layer parameter `name`."""
    values = rows.column(text)  # a name that is no expression, such as “2020 rate”, too
    if values is None:
        expression = checked_expression(text, rows.fields, label)
        source = algorithm.parameterAsSource(parameters, name, context)
        values = evaluate(expression, rows, algorithm.createExpressionContext(parameters, context, source))
    return values


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


def camera_numbers(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    name: str,
    own_field: str,
    rows: Rows,
    context: QgsProcessingContext,
    fallback: float | None = None,
) -> tuple[Floats, list[int]]:
    """A number per camera: from the user's expression, else the camera's own field, else the number.

    `fallback` takes the place of the number. Returns them and the rows whose value cannot be used, which are NaN.
    """
    definition = algorithm.parameterDefinition(name)
    given = parameters.get(name)
    default = math.nan if definition.defaultValue() is None else float(definition.defaultValue())
    columns: list[list[Any]] = []
    if isinstance(given, QgsProperty):
        expression = checked_expression(given.asExpression(), rows.fields, definition.description())
        columns.append(evaluate(expression, rows, algorithm.createExpressionContext(parameters, context)))
    elif given is not None:
        default = float(given)
    if fallback is not None:
        default = fallback
    own = rows.column(own_field)
    if own is not None and not algorithm.parameterAsBool(parameters, "IGNORE_CAMERA_VALUES", context):
        columns.append(own)
    result, bad = np.full(len(rows), default), []
    for i in range(len(rows)):
        chosen = next((column[i] for column in columns if column[i] not in (None, "")), None)
        if chosen is None:
            continue
        try:
            result[i] = number(chosen)
            fits = definition.minimum() <= result[i] <= definition.maximum()
        except (TypeError, ValueError):
            fits = False
        if not fits:
            result[i] = math.nan
            bad.append(i)
    return result, bad


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
        key = ("row", i) if ids[i] in (None, "") else ids[i]
        cameras = _count(counts[i])
        odd += cameras is None
        cameras = 1.0 if cameras is None else cameras
        owner = str(owners[i] or "unknown").lower()
        if key in camera_of:
            first = camera_of[key]
            contradictions += (count[first], ownership[first]) != (cameras, owner)
        else:
            camera_of[key] = len(camera_of)
            place = ("camera", key) if places[i] in (None, "") else places[i]
            site.append(site_of.setdefault(place, len(site_of)))
            ownership.append(owner)
            count.append(cameras)
        camera[i] = camera_of[key]
    if odd:
        feedback.pushWarning(
            tr("{odd} cameras of “{layer}” have a count that is no number; each is taken as 1.").format(
                odd=odd, layer=rows.name
            )
        )
    if contradictions:
        feedback.pushWarning(
            tr(
                "{count} rows of “{layer}” share a camera_id with one of another count or ownership; the first "
                "row holds."
            ).format(count=contradictions, layer=rows.name)
        )
    return Sites(np.array(count), np.array(ownership, dtype=str), np.array(site, dtype=np.int64)), camera


def _count(item: Any) -> float | None:
    """A number of cameras: 1 where it is missing, None where it is no number of cameras."""
    try:
        result = number(item)
    except (TypeError, ValueError):
        return None
    if result is None:
        return 1.0
    return result if result >= 0 else None


def camera_layer(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> tuple[str, Rows]:
    """The layer that says what is seen, VIEWSHEDS or else CAMERAS: the parameter's name and the rows."""
    if parameters.get("VIEWSHEDS"):
        if parameters.get("CAMERAS"):
            feedback.pushWarning(tr("Cameras and viewsheds are both given: the viewsheds are used."))
        return "VIEWSHEDS", read(
            algorithm, parameters, "VIEWSHEDS", POLYGON, context, feedback, "CAMERA_FILTER"
        )
    if not parameters.get("CAMERAS"):
        raise QgsProcessingException(tr("Give either cameras or viewsheds."))
    return "CAMERAS", read(algorithm, parameters, "CAMERAS", POINT, context, feedback, "CAMERA_FILTER")


def viewsheds_of(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    name: str,
    rows: Rows,
    projection: Projection,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Viewsheds:
    """What is seen, in metres: the polygons of VIEWSHEDS, or discs around CAMERAS."""
    geometries = projection.bring(rows)
    label = algorithm.parameterDefinition(name).description()
    if name == "VIEWSHEDS":
        ranges = np.array([number_or_nan(item) for item in rows.column("range_m") or [None] * len(rows)])
        geometries = valid(geometries)
        points = np.full(len(rows), None, dtype=object)
    else:
        ranges, bad = camera_numbers(algorithm, parameters, "RANGE", "range_m", rows, context)
        rows.problems.update({i: tr("range is not a number of metres above 0") for i in bad})
        own = rows.column("range_m")
        if own and any(item is not None for item in own) and len(np.unique(ranges[np.isfinite(ranges)])) > 1:
            feedback.pushInfo(tr("Cameras with a range_m of their own use it."))
        points = single_points(rows, geometries)
    sites, camera = usable_cameras(rows, label, feedback)
    usable = rows.usable
    polygons = geometries[usable]
    if name == "CAMERAS":
        polygons = visibility.discs(shapely.get_coordinates(points[usable]), ranges[usable])
    _, first = np.unique(camera[usable], return_index=True)
    columns = [rows.column(each) or [None] * len(rows) for each in ("camera_id", "site_id", "kind")]
    names = [[column[i] for column in columns] for i in np.flatnonzero(usable)[first]]
    return Viewsheds(polygons, camera[usable], sites, ranges[usable], points[usable], names)


def usable_cameras(rows: Rows, label: str, feedback: QgsProcessingFeedback) -> tuple[Sites, Ints]:
    """`camera_sites` of the rows that are of use, the others told; one layer without any ends the run."""
    for i, item in enumerate(rows.column("count") or []):
        if _count(item) == 0:
            rows.problems.setdefault(i, tr("no camera there (count is 0)"))
    warn_of_problems(rows, label, feedback)
    if not rows.usable.any():
        raise none_usable(label, rows.name, rows.problems.values())
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


def valid(polygons: Geometries) -> Geometries:
    """The polygons with invalid ones made valid."""
    polygons = polygons.copy()
    invalid = ~shapely.is_valid(polygons) & ~shapely.is_missing(polygons)
    polygons[invalid] = shapely.make_valid(polygons[invalid])
    return polygons


def number_or_nan(item: Any) -> float:
    """A number from an attribute, NaN where it is missing or none."""
    try:
        result = number(item)
    except (TypeError, ValueError):
        return math.nan
    return math.nan if result is None else result


def sectors_of(rows: Rows, direction: Floats, width: Floats) -> tuple[list[list[optics.Sector]], list[int]]:
    """The horizontal fields of view per camera (empty: all around), and rows whose `sectors` do not parse."""
    texts = rows.column("sectors") or [None] * len(rows)
    result: list[list[optics.Sector]] = []
    bad = []
    for i, text in enumerate(texts):
        try:
            result.append(optics.sectors(text, direction[i], width[i]))
        except ValueError:
            result.append([])
            bad.append(i)
    return result, bad
