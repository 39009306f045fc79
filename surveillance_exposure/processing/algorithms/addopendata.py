"""Open data of a city, by domain and data set."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ... import layers
from ...core.ragged import Geometries
from ...layers import new_field
from ...sources import opendata
from ...translation import tr
from .. import online
from ..base import Algorithm
from ..finishing import styles
from ..finishing.results import Output
from ..run import Run
from ..writing.writer import write

OTHER = "other"
CHOICES = (*opendata.PRESETS, OTHER)


class AddOpenData(Algorithm):
    """`addopendata`."""

    ID = "addopendata"

    def about(self) -> str:
        return tr(
            "Downloads a data set that a city, county or state publishes with Socrata (Tyler Data & Insights), "
            "such as New York's buildings with their heights, council districts and subway stations.\n"
            "It asks the domain of that data set alone (for New York data.cityofnewyork.us or data.ny.gov), and "
            "tells it the extent, if one is given. Licence and date are what the publisher states.\n"
            "Data published otherwise need no tool: QGIS opens most of them as they are."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {
            "OUTPUT": {
                "height_m": tr(
                    "Of New York's buildings: height of the roof above the ground, metres. All other fields are "
                    "the data set's own."
                ),
            }
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.declare(
            QgsProcessingParameterEnum("PRESET", tr("Data"), list(CHOICES), False, CHOICES[0], False, True),
            tr("A data set that is known, or “other”: the one named below."),
        )
        self.declare(
            QgsProcessingParameterString("DOMAIN", tr("Domain, for “other”"), "", False, True),
            tr("Where it is published, such as data.cityofchicago.org."),
        )
        self.declare(
            QgsProcessingParameterString("DATASET", tr("Data set, for “other”"), "", False, True),
            tr("Its id, two groups of four letters and digits at the end of its page's address."),
        )
        self.declare(
            QgsProcessingParameterExtent("EXTENT", tr("Extent"), None, True),
            tr("Only what touches this extent. Empty: everything, at most {rows} rows.").format(
                rows=f"{opendata.MOST_ROWS:,}"
            ),
        )
        self.declare(
            online.Secret("TOKEN", tr("Application token"), "", False, True),
            tr("Not needed; with one, the server lets you ask more often. It is masked in logs and history."),
            advanced=True,
        )
        online.declare_asking(self)
        self.declare(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Open data"), QgsProcessing.SourceType.TypeVector),
            tr("The rows with their places, in longitude and latitude."),
        )
        self.total("USED", tr("Rows"))
        self.total("SKIPPED", tr("Rows without a place"))

    def problem_with(self, run: Run) -> str | None:
        if run.choice("PRESET") == OTHER:
            if not run.text("DOMAIN").strip():
                return tr("Domain: give the one the data set is published under.")
            given = run.text("DATASET")
            try:
                opendata.checked(given)
            except ValueError:
                return tr(
                    "Data set: “{given}” is no id; one looks like 5zhs-2jue, at the end of its page's address."
                ).format(given=given)
        return super().problem_with(run)

    def work(self, run: Run) -> dict[str, Any]:
        chosen = self._chosen(run)
        with online.in_plain_words(run.feedback):
            table = opendata.download(
                online.client(run),
                opendata.address(chosen.domain),
                chosen.dataset,
                online.extent(run, "EXTENT"),
                online.secret(run, "TOKEN") or None,
                chosen.lengths,
                lambda share: run.progress(90 * share),
            )
        run.stop_if_cancelled()
        shapes, kind = _of_one_kind(table.shapes)
        without = sum(each is None for each in shapes)
        if without and kind != QgsWkbTypes.Type.NoGeometry:
            run.warn(
                tr("{count} of {total} rows of “{title}” have no place.").format(
                    count=without, total=len(shapes), title=table.title
                )
            )
        fields = layers.fields_of(
            new_field(_free(name, table.columns), "number" if name in table.numbers else "text")
            for name in table.columns
        )
        crs = QgsCoordinateReferenceSystem("EPSG:4326" if kind != QgsWkbTypes.Type.NoGeometry else "")
        rows = ((shape, list(values)) for shape, *values in zip(shapes, *table.columns.values()))
        destination = write(run, "OUTPUT", fields, kind, crs, rows)
        state = tr("Last changed by its publisher on {date}.").format(
            date=table.updated or tr("unknown date")
        )
        run.say(state)
        date = table.fetched.date().isoformat()
        run.outputs.append(
            Output(
                destination,
                table.title,
                styles.plain(kind, "height_m" in table.columns),
                tr("{rows} rows of “{title}”.").format(rows=len(shapes), title=table.title) + " " + state,
                [online.source(table.title, table.host, date, table.licence, table.attribution)],
            )
        )
        return {"OUTPUT": destination, "USED": len(shapes), "SKIPPED": without}

    def _chosen(self, run: Run) -> opendata.Preset:
        name = run.choice("PRESET")
        domain = run.text("DOMAIN")
        if name == OTHER:
            dataset = run.text("DATASET")
            return opendata.Preset(domain, opendata.checked(dataset))
        preset = opendata.PRESETS[name]
        return opendata.Preset(domain or preset.domain, preset.dataset, preset.lengths)


def _free(name: str, names: Collection[str]) -> str:
    """The name of a column, or another where GeoPackages have one of their own of that name."""
    if name in ("fid", "geom"):
        name += "_"
        while name in names:
            name += "_"
    return name


def _of_one_kind(shapes: Geometries) -> tuple[list[bytes | None], QgsWkbTypes.Type]:
    """Well-known binary of the shapes of the commonest dimension, and its type; the others are None."""
    dimensions = shapely.get_dimensions(shapes)  # -1: missing or empty
    known = dimensions[dimensions >= 0]
    if not len(known):
        return [None] * len(shapes), QgsWkbTypes.Type.NoGeometry
    dimension = int(np.bincount(known).argmax())
    shapes = shapely.force_2d(shapes)
    shapes[dimensions != dimension] = None
    if dimension != layers.POINT:
        kinds = {layers.LINE: QgsWkbTypes.Type.MultiLineString, layers.POLYGON: QgsWkbTypes.Type.MultiPolygon}
        return layers.multi_wkb(shapes), kinds[dimension]
    if (shapely.get_num_geometries(shapes) <= 1).all():
        return list(shapely.to_wkb(shapely.get_geometry(shapes, 0))), QgsWkbTypes.Type.Point
    parts = [None if each is None else shapely.multipoints(shapely.get_parts(each)) for each in shapes]
    return list(shapely.to_wkb(parts)), QgsWkbTypes.Type.MultiPoint
