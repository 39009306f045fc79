"""Layers that algorithms are given, to arrays, with a word on what was left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ... import layers
from ...core.means import WALK, rule_meant
from ...layers import Rows
from ...sources.osm.deleted import marks
from ...sources.osm.elements import is_unfinished
from ...translation import tr
from ..finishing.plaintext import unguard
from ..finishing.results import Source, source_of
from ..messages import stop_if_none_usable
from ..run import Run
from ..writing.drafts import stop_if_cancelled
from . import walkable
from .conditions import Condition, checked_condition
from .kinds import named
from .systems import tell_where

_OSM_STORAGE = ("OSM", "OpenStreetMap XML and PBF")  # names of GDAL's driver

MEMORY_BYTES = 5e9
"""What the features of one layer may need; QGIS ends without a word where memory does."""

BYTES_PER_ROW, BYTES_PER_VERTEX, _SAMPLE = 1_200.0, 92.0, 256  # measured: a million cameras, 100,000 discs


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


def read(
    run: Run, name: str, dimension: int | None, filter_name: str | None = None, mode: str = WALK
) -> Rows:
    """The features of a layer parameter; one of which none can be used ends the run.

    `mode` is the means of travel that a filter of streets is for, unless it says so itself.
    """
    source = opened(run, name, needs_crs=dimension is not None)
    label = run.label(name)
    # Not parameterAsExpression: it quietly takes the default for an expression that does not parse.
    condition = run.text(filter_name).strip() if filter_name else ""
    if not condition:
        _stop_if_too_large(source, label)
    scope = run.expressions(source)
    expression = None
    if filter_name and condition and rule_meant(condition) is None:
        name_of_filter = run.label(filter_name)
        expression = checked_condition(condition, source.fields(), name_of_filter, scope)
    rule = walkable.streets(condition, source.fields(), mode)
    wanted = rule or Condition(expression, source.fields(), scope)
    crs = system_of(run, name)
    is_wanted = _weighed(_as_it_was(wanted) if _is_csv(run, name) else wanted, source.sourceName(), label)
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


def _weighed(wanted: Callable[[QgsFeature], bool], layer: str, label: str) -> Callable[[QgsFeature], bool]:
    """The same, until what is read would fill the memory, which ends the run.

    What the first features of a layer tell is not enough where few are very large, or only some are read.
    """
    read, needed = 0, 0.0

    def is_wanted(feature: QgsFeature) -> bool:
        nonlocal read, needed
        if not wanted(feature):
            return False
        read += 1
        needed += BYTES_PER_ROW
        if feature.hasGeometry():
            needed += BYTES_PER_VERTEX * feature.geometry().constGet().nCoordinates()
        if needed > MEMORY_BYTES:
            raise QgsProcessingException(
                tr(
                    "{label}: {count} features of “{layer}” fill the {limit} GB of memory that they may need, and "
                    "there are more. Run it for one part of the place after the other, on selected features or on the "
                    "layer cut to that part, or simplify its shapes."
                ).format(label=label, layer=layer, count=read, limit=f"{MEMORY_BYTES / 1e9:.0f}")
            )
        return True

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
    return rows.take(kept)


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
