"""Results: rows to a layer, and the layer named, styled and documented."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsColorRampShader,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsGraduatedSymbolRenderer,
    QgsLayerMetadata,
    QgsMapLayer,
    QgsPointClusterRenderer,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsRuleBasedRenderer,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..layers import storable
from ..translation import tr

OWN_FIELDS = {"status", "message", "range_m"}
"""Fields that cameras, walks and areas of ours have."""

STYLES = Path(__file__).parent.parent / "resources" / "styles"


@dataclass
class Source:
    """A layer that went into a result: what is known of where it comes from."""

    name: str
    licenses: list[str] = field(default_factory=list)
    rights: list[str] = field(default_factory=list)


@dataclass
class Output:
    """A result to be finished: `style` is a function of the layer, or a file name in resources/styles.

    A table has none.
    """

    destination: str
    title: str
    style: str | Callable[[QgsVectorLayer], None] | None
    abstract: str
    sources: Sequence[Source] = ()


def source_of(layer: QgsMapLayer | None, name: str) -> Source:
    """What `layer` says of itself."""
    if layer is None:
        return Source(name)
    metadata = layer.metadata()
    return Source(layer.name(), list(metadata.licenses()), list(metadata.rights()))


def merged_fields(
    given: QgsFields,
    promised: Sequence[QgsField],
    feedback: QgsProcessingFeedback,
    drop: Sequence[str] = (),
) -> tuple[QgsFields, list[int]]:
    """The input's fields but for those that promised ones replace, then the promised ones.

    Returns them, and which of the input's are kept; those in `drop` are not, without a word (a key that
    would stand in several rows).
    """
    names = {item.name().lower() for item in promised}
    kept = [i for i, item in enumerate(given) if item.name().lower() not in {*names, *drop}]
    # From one of our results into the next, these are no news.
    ours = any(given.indexOf(name) >= 0 for name in ("camera_id", "exposed_m", "eff_cameras", "points"))
    known = OWN_FIELDS if ours else set()
    replaced = [item.name() for item in given if item.name().lower() in names - known]
    if replaced:
        feedback.pushWarning(
            tr("Fields of the input replaced by results of the same name: {names}.").format(
                names=", ".join(replaced)
            )
        )
    fields = QgsFields()
    for item in [*(given[i] for i in kept), *promised]:
        fields.append(item)
    return fields, kept


def write(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    fields: QgsFields,
    geometry_type: QgsWkbTypes.Type,
    crs: QgsCoordinateReferenceSystem,
    rows: Iterable[tuple[QgsGeometry | bytes | None, list[Any]]],
) -> str:
    """Write `rows` (geometry or its well-known binary, attributes) to the sink `name`; returns its id.

    Nothing is created before this, so a run that fails or is cancelled earlier leaves nothing behind; if
    writing fails, the new files of this run go.
    """
    fields, rows = storable(fields, rows)
    file = destination_file(parameters.get(name))
    if file is not None and not file.exists():
        algorithm.made.append(file)
    try:
        sink, destination = algorithm.parameterAsSink(
            parameters,
            name,
            context,
            fields,
            geometry_type,
            crs,
            QgsFeatureSink.SinkFlags(QgsFeatureSink.SinkFlag.RegeneratePrimaryKey),
        )
        if sink is None:
            raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
        if file is not None and destination == str(file):  # an older one of that name is gone by now
            algorithm.made.append(file)
        _fill(sink, fields, rows, algorithm.parameterDefinition(name).description())
        return destination
    except Exception:
        sink = None
        discard(algorithm)
        raise


def discard(algorithm: QgsProcessingAlgorithm) -> None:
    """Delete the new files of a run that fails."""
    for made in algorithm.made:
        _remove(made)


def _remove(file: Path) -> None:
    """Delete a half-written file and what its format puts beside it."""
    beside = [file.with_name(file.name + end) for end in ("-wal", "-shm", "-journal")]
    if file.suffix.lower() == ".shp":
        beside += [file.with_suffix(end) for end in (".dbf", ".shx", ".prj", ".cpg")]
    for path in (file, *beside):
        path.unlink(missing_ok=True)


def destination_file(given: Any) -> Path | None:
    """The file that an output parameter names; None for memory, databases, and nothing."""
    if isinstance(given, QgsProcessingOutputLayerDefinition):
        given = given.sink.staticValue()
    if not isinstance(given, str) or not given or given == QgsProcessing.TEMPORARY_OUTPUT:
        return None
    database = re.match(r"ogr:.*dbname='([^']+)'", given)
    if not database and re.match(r"\w{2,}:", given):  # memory:, postgres:// and their like; C: is a drive
        return None
    return Path(database[1] if database else given.split("|")[0])


def _fill(sink: QgsFeatureSink, fields: QgsFields, rows: Iterable[tuple[Any, list[Any]]], label: str) -> None:
    for number, (shape, attributes) in enumerate(rows):
        feature = QgsFeature(fields)
        if isinstance(shape, bytes):
            geometry = QgsGeometry()
            geometry.fromWkb(shape)
            feature.setGeometry(geometry)
        elif shape is not None:
            feature.setGeometry(shape)
        feature.setAttributes(attributes)
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(
                tr("Row {number} could not be written to {name}: {reason}").format(
                    number=number + 1, name=label, reason=sink.lastError() or tr("the output refuses it")
                )
            )
    if not sink.flushBuffer():
        raise QgsProcessingException(
            tr("{name} could not be written: {reason}").format(name=label, reason=sink.lastError())
        )


def finish(outputs: Sequence[Output], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
    """Name, style and document results; on the main thread, after the run.

    A GeoPackage keeps style and metadata within itself, a raster beside itself, so that they open alike anywhere.
    """
    for output in outputs:
        layer = QgsProcessingUtils.mapLayerFromString(output.destination, context)
        if layer is None or not layer.isValid():
            continue
        if output.style:
            apply_style(layer, output.style)
        metadata = _metadata(output, layer)
        layer.setMetadata(metadata)
        if context.willLoadLayerOnCompletion(output.destination):
            context.layerToLoadOnCompletionDetails(output.destination).name = output.title
        if isinstance(layer, QgsRasterLayer):
            _keep_beside_raster(layer, feedback)
        elif re.search(r"\.gpkg\b", layer.source()):
            _keep_in_geopackage(layer, output.title, metadata, feedback)


def apply_style(layer: QgsMapLayer, style: str | Callable[[QgsVectorLayer], None]) -> None:
    """Style a layer by a function, or by a file of resources/styles."""
    if callable(style):
        style(layer)
        return
    layer.loadNamedStyle(str(STYLES / style))
    renderer = layer.renderer()
    if isinstance(renderer, QgsPointClusterRenderer):
        renderer = renderer.embeddedRenderer()
    if isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().descendants():
            rule.setLabel(_legend_text(rule.label()))
    elif isinstance(renderer, QgsCategorizedSymbolRenderer):
        for i, category in enumerate(renderer.categories()):
            renderer.updateCategoryLabel(i, _legend_text(category.label()))
    elif isinstance(renderer, QgsGraduatedSymbolRenderer):
        for i, each in enumerate(renderer.ranges()):
            renderer.updateRangeLabel(i, _legend_text(each.label()))
    elif isinstance(renderer, QgsSingleBandPseudoColorRenderer):
        shader = renderer.shader().rasterShaderFunction()
        items = shader.colorRampItemList()
        shader.setColorRampItemList(
            [QgsColorRampShader.ColorRampItem(i.value, i.color, _legend_text(i.label)) for i in items]
        )


def _legend_text(label: str) -> str:
    """A label of resources/styles in the user's language."""
    return {
        "Public": tr("Public"),
        "Private": tr("Private"),
        "Unknown": tr("Unknown"),
        "in view of no camera": tr("in view of no camera"),
        "1 camera": tr("1 camera"),
        "2 to 3": tr("2 to 3"),
        "4 to 6": tr("4 to 6"),
        "7 or more": tr("7 or more"),
        "Owner unknown": tr("Owner unknown"),
        "Number plates": tr("Number plates"),
        "Height unknown": tr("Height unknown"),
        "Street": tr("Street"),
        "Footpath": tr("Footpath"),
        "Steps": tr("Steps"),
        "Station": tr("Station"),
        "Entrance": tr("Entrance"),
        "Museum or gallery": tr("Museum or gallery"),
        "Monument": tr("Monument"),
        "Place": tr("Place"),
        "Sight": tr("Sight"),
    }.get(label, label)


def _metadata(output: Output, layer: QgsMapLayer) -> QgsLayerMetadata:
    metadata = QgsLayerMetadata()
    metadata.setType("dataset")
    metadata.setLanguage(QgsApplication.locale())
    metadata.setIdentifier(output.title)
    metadata.setTitle(output.title)
    metadata.setAbstract(output.abstract)
    metadata.setCrs(layer.crs())
    metadata.setHistory(
        [
            tr("Made by Surveillance exposure on {date}.").format(date=date.today().isoformat()),
            *(tr("From {name}.").format(name=source.name) for source in output.sources),
        ]
    )
    metadata.setLicenses(sorted({text for source in output.sources for text in source.licenses}))
    metadata.setRights(sorted({text for source in output.sources for text in source.rights}))
    return metadata


def _keep_in_geopackage(
    layer: QgsVectorLayer, title: str, metadata: QgsLayerMetadata, feedback: QgsProcessingFeedback
) -> None:
    problem = layer.saveStyleToDatabase(title, "", True, "")
    source = layer.source()
    if "|layername=" not in source:  # a file of one layer; metadata is of a table, which has the file's name
        source += "|layername=" + Path(source.split("|")[0]).stem
    saved, reason = QgsProviderRegistry.instance().saveLayerMetadata(layer.providerType(), source, metadata)
    if problem or not saved:
        feedback.pushWarning(
            tr("Style and metadata could not be kept in the GeoPackage: {reason}").format(
                reason=problem or reason
            )
        )


def _keep_beside_raster(layer: QgsRasterLayer, feedback: QgsProcessingFeedback) -> None:
    file = Path(layer.source())
    style, styled = layer.saveNamedStyle(str(file.with_suffix(".qml")), QgsMapLayer.StyleCategory.Symbology)
    metadata, documented = layer.saveNamedMetadata(str(file.with_suffix(".qmd")))
    if not (styled and documented):
        feedback.pushWarning(
            tr("Style and metadata could not be kept beside the raster: {reason}").format(
                reason=metadata if styled else style
            )
        )
