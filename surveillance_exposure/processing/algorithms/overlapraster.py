"""How many cameras see each cell of a raster."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterExtent,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from ...core.camera_fields import TOO_FEW
from ...core.coverage import MAX_CELLS, MOST, Grid, beyond_views, count_overlap, grid_over
from ...core.viewsheds import Viewsheds
from ...layers import POLYGON
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..finishing.results import Output, keep_beside
from ..messages import range_text
from ..parameters import common
from ..reading import camera_rows, inputs, systems
from ..reading.extents import read_extent
from ..run import Run
from ..writing import geotiff
from ..writing.drafts import cancelling


class OverlapRaster(Algorithm):
    """`overlapraster`."""

    ID = "overlapraster"

    def about(self) -> str:
        return tr(
            "Counts, cell by cell, the cameras that see the cell's centre: the sum of count over distinct "
            "camera_id, rounded (a half up), 65535 at most. 0 is no camera; there is no nodata.\n"
            "The raster is a GeoTIFF in the working coordinate system, in metres, which the log and the "
            "layer's metadata name; its cells are squares whose edges are multiples of their size, so that "
            "rasters of one size and system fit on each other. A cell whose centre lies exactly on an outline "
            "is in view from one of its sides only.\n"
            "Time and size grow with the number of cells. More than 4 billion are refused."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        common.declare_viewsheds_alone(self)
        self.declare(
            QgsProcessingParameterNumber(
                "CELL_SIZE",
                tr("Cell size (m)"),
                QgsProcessingParameterNumber.Type.Double,
                2,
                False,
                0.01,
                100_000,
            ),
            tr("Side of a cell, in metres on the ground. Half of it makes four times as many cells."),
        )
        self.declare(
            QgsProcessingParameterExtent("EXTENT", tr("Extent"), None, True),
            tr("The part to make a raster of, grown to whole cells. Empty for that of the viewsheds."),
        )
        self.declare(
            QgsProcessingParameterRasterDestination("OUTPUT", tr("Cameras in view per cell")),
            tr("A GeoTIFF (.tif) of whole numbers: the cameras that see each cell's centre."),
        )
        self.total("USED", tr("Viewsheds used"))
        self.total("SKIPPED", tr("Viewsheds left out"))
        self.total("CAMERAS", tr("Cameras"))
        self.total("CELLS", tr("Cells"))
        self.total("CELLS_IN_VIEW", tr("Cells in view"))
        self.total("AREA_M2", tr("Area of the cells in view (m²)"))
        self.total("MOST_CAMERAS", tr("Most cameras in one cell"))

    def problem_with(self, run: Run) -> str | None:
        given = run.given("OUTPUT")
        if isinstance(given, QgsProcessingOutputLayerDefinition):
            given = given.sink.staticValue()
        if (
            isinstance(given, str)
            and given
            and given != QgsProcessing.TEMPORARY_OUTPUT
            and not _is_tiff(given)
        ):
            return tr("{name}: {path} does not end in .tif; the raster is a GeoTIFF.").format(
                name=run.label("OUTPUT"), path=given
            )
        return super().problem_with(run)

    def work(self, run: Run) -> dict[str, Any]:
        given = inputs.read(run, "VIEWSHEDS", POLYGON, "CAMERA_FILTER")
        projection = systems.project(run, [given])
        seen = camera_rows.viewsheds_of(run, "VIEWSHEDS", given, projection)
        sees = seen.sees
        if not sees.any():
            raise messages.none_usable(tr("Viewsheds"), given.name, [TOO_FEW])
        cells = self._grid(run, seen, projection.crs)
        run.stop_if_cancelled()
        run.progress(5)

        title = tr("Cameras in view, {range}").format(range=range_text(seen.range_m))
        target = self.parameterAsOutputLayer(run.parameters, "OUTPUT", run.context)
        making = run.drafts.file(Path(target))
        band_of = geotiff.opened(making, target, cells, projection.crs, title)
        with band_of as band, cancelling(run.feedback):  # within, as to the raster it is an error in writing
            found = count_overlap(
                cells,
                seen,
                lambda row, column, window: geotiff.write_window(band, row, column, window),
                lambda share: run.progress(5 + 95 * share),
                run.is_cancelled,
            )
            run.stop_if_cancelled()
        if found.most == MOST:
            run.warn(
                tr("Some cells are in view of more cameras than a cell can hold; they say {most}.").format(
                    most=MOST
                )
            )
        run.outputs.append(self._described(run, target, title, seen, cells, projection.description))
        keep_beside(making, run.outputs[-1], run.feedback)
        run.say(
            tr(
                "{cameras} cameras, {range}: {share} % of {cells} cells ({area} ha) in view, {most} cameras "
                "at most."
            ).format(
                cameras=f"{seen.cameras:g}",
                range=range_text(seen.range_m),
                share=f"{100 * found.share:.1f}",
                cells=found.cells,
                area=f"{found.area_m2 / 1e4:.2f}",
                most=found.most,
            )
        )
        return {
            "OUTPUT": target,
            "USED": int(sees.sum()),
            "SKIPPED": len(given) - int(sees.sum()),
            "CAMERAS": seen.cameras,
            "CELLS": found.cells,
            "CELLS_IN_VIEW": found.in_view,
            "AREA_M2": found.area_m2,
            "MOST_CAMERAS": found.most,
        }

    def _grid(self, run: Run, seen: Viewsheds, crs: QgsCoordinateReferenceSystem) -> Grid:
        """The cells to fill; too many of them end the run."""
        chosen = read_extent(run, "EXTENT", crs)
        if chosen is not None:
            gap = beyond_views(chosen, seen)
            if gap is not None:
                run.warn(
                    tr(
                        "Extent: no viewshed reaches into it, the nearest is {distance} away; every cell will be 0."
                    ).format(distance=messages.distance_text(gap))
                )
        cells = grid_over(seen, run.number("CELL_SIZE"), chosen)
        size = tr("{columns} × {rows} cells of {cell} m").format(
            columns=cells.columns, rows=cells.rows, cell=f"{cells.cell:g}"
        )
        if cells.count > MAX_CELLS:
            raise QgsProcessingException(
                tr(
                    "The raster would have {size}, over 4 billion together. Give larger cells or a smaller "
                    "extent, or see whether a viewshed lies far from the others."
                ).format(size=size)
            )
        run.say(
            tr("Raster: {size}, {megabytes} MB before compression.").format(
                size=size, megabytes=f"{cells.megabytes:.1f}"
            )
        )
        return cells

    def _described(
        self, run: Run, target: str, title: str, seen: Viewsheds, cells: Grid, system: str
    ) -> Output:
        condition = run.text("CAMERA_FILTER")
        abstract = tr(
            "How many of {cameras} cameras ({condition}), {range}, see the centre of each cell of {cell} m; "
            "0 is none. Coordinate system: {system}."
        ).format(
            cameras=f"{seen.cameras:g}",
            condition=condition or tr("all cameras"),
            range=range_text(seen.range_m),
            cell=f"{cells.cell:g}",
            system=system,
        )
        return Output(target, title, "overlap.qml", abstract, inputs.sources(run, ["VIEWSHEDS"]))


def _is_tiff(path: str) -> bool:
    return Path(path).suffix.lower() in {".tif", ".tiff"}
