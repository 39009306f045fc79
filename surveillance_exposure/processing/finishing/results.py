"""A result named, styled and documented."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsColorRampShader,
    QgsGraduatedSymbolRenderer,
    QgsLayerMetadata,
    QgsMapLayer,
    QgsPointClusterRenderer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsRuleBasedRenderer,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
)

from ...translation import tr
from .plaintext import map_tip, without_markup

STYLES = Path(__file__).parents[2] / "resources" / "styles"


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

    def __post_init__(self) -> None:
        self.title, self.abstract = without_markup(self.title), without_markup(self.abstract)


def source_of(layer: QgsMapLayer | None, name: str) -> Source:
    """What `layer` says of itself."""
    if layer is None:
        return Source(name)
    metadata = layer.metadata()
    return Source(layer.name(), list(metadata.licenses()), list(metadata.rights()))


def finish(
    algorithm: QgsProcessingAlgorithm,
    outputs: Sequence[Output],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> None:
    """Name, style and document results; on the main thread, after the run.

    A GeoPackage keeps style and metadata within itself, a raster beside itself (see `keep_beside`), so that they
    open alike anywhere.
    """
    for output in outputs:
        layer = QgsProcessingUtils.mapLayerFromString(output.destination, context)
        if layer is None or not layer.isValid():
            continue
        if output.style:
            apply_style(layer, output.style)
        if isinstance(layer, QgsVectorLayer) and layer.isSpatial() and not layer.mapTipTemplate():
            layer.setMapTipTemplate(map_tip(layer))
        metadata = _metadata(output, layer)
        layer.setMetadata(metadata)
        if context.willLoadLayerOnCompletion(output.destination):
            details = context.layerToLoadOnCompletionDetails(output.destination)
            definition = algorithm.parameterDefinition(details.outputName)
            # Another name than the output's own is one that somebody gave, such as a model's designer.
            if definition is None or details.name in ("", definition.description()):
                details.name = output.title
        if isinstance(layer, QgsVectorLayer) and re.search(r"\.gpkg\b", layer.source()):
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
            *(tr("From {name}.").format(name=without_markup(source.name)) for source in output.sources),
        ]
    )
    metadata.setLicenses(
        sorted({without_markup(text) for source in output.sources for text in source.licenses})
    )
    metadata.setRights(sorted({without_markup(text) for source in output.sources for text in source.rights}))
    return metadata


def _keep_in_geopackage(
    layer: QgsVectorLayer, title: str, metadata: QgsLayerMetadata, feedback: QgsProcessingFeedback
) -> None:
    _forget_style(layer, title)
    problem = layer.saveStyleToDatabase(title, "", True, "")
    source = layer.source()
    if "|layername=" not in source:  # a file of one layer; metadata is of a table, which has the file's name
        source += "|layername=" + Path(source.split("|")[0]).stem
    saved, reason = QgsProviderRegistry.instance().saveLayerMetadata(layer.providerType(), source, metadata)
    _end_journal(source.split("|")[0])
    if problem or not saved:
        feedback.pushWarning(
            tr("Style and metadata could not be kept in the GeoPackage: {reason}").format(
                reason=problem or reason
            )
        )


def _forget_style(layer: QgsVectorLayer, title: str) -> None:
    """Delete the style of that name: saving another makes QGIS before 3.24 ask, and wait for ever."""
    count, ids, names, _, _ = layer.listStylesInDatabase()
    for number, name in zip(ids[: max(count, 0)], names):
        if name == title:
            layer.deleteStyleFromDatabase(number)


def _end_journal(file: str) -> None:
    """Have the file be one file again, which QGIS leaves as one with a journal beside it."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(file, timeout=0)) as database:
        database.execute("PRAGMA journal_mode = DELETE")


def keep_beside(raster: Path, output: Output, feedback: QgsProcessingFeedback) -> None:
    """Write style and metadata beside a raster that is a draft, to be put in place with it."""
    plain = QgsRasterLayer.LayerOptions(loadDefaultStyle=False)  # for which all cells would be read
    layer = QgsRasterLayer(str(raster), output.title, "gdal", plain)
    if output.style:
        apply_style(layer, output.style)
    layer.setMetadata(_metadata(output, layer))
    symbols = QgsMapLayer.StyleCategory.Symbology
    style, styled = layer.saveNamedStyle(str(raster.with_suffix(".qml")), symbols)
    metadata, documented = layer.saveNamedMetadata(str(raster.with_suffix(".qmd")))
    del layer  # which leaves its statistics
    raster.with_name(f"{raster.name}.aux.xml").unlink(missing_ok=True)
    if not (styled and documented):
        feedback.pushWarning(
            tr("Style and metadata could not be kept beside the raster: {reason}").format(
                reason=metadata if styled else style
            )
        )
