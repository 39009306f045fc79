"""What of an OpenStreetMap extract is wanted: where, and which streets."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsProcessingException,
)

from ... import layers
from ...sources.osm.rows import STREET_FIELDS, Row
from ...translation import tr
from ..run import Run
from . import walkable
from .conditions import checked_condition, is_true
from .inputs import check_extent


def extent(run: Run) -> tuple[float, float, float, float] | None:
    """EXTENT in degrees: west, south, east, north."""
    if not run.given("EXTENT"):
        return None
    check_extent(run, "EXTENT")
    box = run.algorithm.parameterAsExtent(
        run.parameters, "EXTENT", run.context, QgsCoordinateReferenceSystem("EPSG:4326")
    )
    if box.isNull() or not box.isFinite():
        raise QgsProcessingException(
            tr("Extent: it has no area, or lies outside its coordinate system. Choose another one.")
        )
    return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()


def street_filter(run: Run) -> Callable[[Row], bool]:
    """Which streets are wanted, by STREET_FILTER; one that is none ends the run."""
    text = run.text("STREET_FILTER") or "true"
    fields = layers.fields_of(layers.new_field(name, kind) for name, kind in STREET_FIELDS.items())
    rule = walkable.streets(text, fields)
    if rule is not None:
        return lambda row: rule.of(list(row.values.values()))
    scope: QgsExpressionContext = run.expressions()
    scope.setFields(fields)
    expression = checked_condition(text, fields, tr("Where one may walk"), scope)
    expression.prepare(scope)
    feature = QgsFeature(fields)

    def is_walkable(row: Row) -> bool:
        feature.setAttributes(list(row.values.values()))
        scope.setFeature(feature)
        result = expression.evaluate(scope)
        _stop_at_failure(expression)
        return is_true(result)

    return is_walkable


def _stop_at_failure(expression: QgsExpression) -> None:
    if expression.hasEvalError():
        raise QgsProcessingException(
            tr("Where one may walk: the expression cannot be worked out: {reason}").format(
                reason=expression.evalErrorString()
            )
        )
