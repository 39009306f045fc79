"""How many cameras see each cell of a raster."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterExtent,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from ...core.coverage import MOST, WINDOW, Grid, grid, one_per_camera, overlap
from ...core.places import distances
from ...core.viewsheds import Viewsheds
from ...layers import POLYGON
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..finishing.results import Output
from ..messages import range_text
from ..parameters import common
from ..reading import camera_rows, inputs, systems
from ..run import Run

MAX_CELLS = 4_000_000_000
CREATION = ["TILED=YES", "COMPRESS=DEFLATE", "PREDICTOR=2", "BIGTIFF=IF_SAFER"]


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
            raise messages.none_usable(tr("Viewsheds"), given.name, [messages.TOO_FEW])
        cells = self._grid(run, seen, projection.crs)
        viewsheds, cameras = one_per_camera(seen.polygons[sees], seen.camera[sees])
        run.stop_if_cancelled()
        run.progress(5)

        title = tr("Cameras in view, {range}").format(range=range_text(seen.range_m))
        target = self.parameterAsOutputLayer(run.parameters, "OUTPUT", run.context)
        in_view, most, windows = 0, 0, -(-cells.rows // WINDOW) * -(-cells.columns // WINDOW)
        with _geotiff(run.drafts.file(Path(target)), target, cells, projection.crs, title) as band:
            with inputs.cancelling(run.feedback):
                found = overlap(cells, viewsheds, seen.sites.count[cameras], run.is_cancelled)
                for number, (row, column, window) in enumerate(found):
                    _write(band, row, column, window)
                    in_view += int(np.count_nonzero(window))
                    most = max(most, int(window.max()))
                    run.progress(5 + 95 * (number + 1) / windows)
            run.stop_if_cancelled()
        if most == MOST:
            run.warn(
                tr("Some cells are in view of more cameras than a cell can hold; they say {most}.").format(
                    most=MOST
                )
            )
        area = in_view * cells.cell**2
        self._describe(run, target, title, seen, cells, projection.description)
        run.say(
            tr(
                "{cameras} cameras, {range}: {share} % of {cells} cells ({area} ha) in view, {most} cameras "
                "at most."
            ).format(
                cameras=f"{seen.cameras:g}",
                range=range_text(seen.range_m),
                share=f"{100 * in_view / (cells.rows * cells.columns):.1f}",
                cells=cells.rows * cells.columns,
                area=f"{area / 1e4:.2f}",
                most=most,
            )
        )
        return {
            "OUTPUT": target,
            "USED": int(sees.sum()),
            "SKIPPED": len(given) - int(sees.sum()),
            "CAMERAS": seen.cameras,
            "CELLS": cells.rows * cells.columns,
            "CELLS_IN_VIEW": in_view,
            "AREA_M2": area,
            "MOST_CAMERAS": most,
        }

    def _grid(self, run: Run, seen: Viewsheds, crs: QgsCoordinateReferenceSystem) -> Grid:
        """The cells to fill; too many of them end the run."""
        bounds = shapely.total_bounds(seen.polygons)
        if run.given("EXTENT"):
            inputs.check_extent(run, "EXTENT")
            run = run.but(EXTENT=_eastwards(run.given("EXTENT")))
        extent = self.parameterAsExtent(run.parameters, "EXTENT", run.context, crs)
        if run.given("EXTENT") and not extent.isNull():
            chosen = np.array([extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()])
            if not np.isfinite(chosen).all() or not (chosen[:2] < chosen[2:]).all():
                raise QgsProcessingException(
                    tr("Extent: it has no area, or lies outside its coordinate system. Choose another one.")
                )
            if (chosen[:2] > bounds[2:]).any() or (chosen[2:] < bounds[:2]).any():
                gap = distances(np.array([shapely.box(*chosen)]), seen.polygons)
                run.warn(
                    tr(
                        "Extent: no viewshed reaches into it, the nearest is {distance} away; every cell will be 0."
                    ).format(distance=messages.distance_text(float(gap[0])))
                )
            bounds = chosen
        cells = grid(bounds, run.number("CELL_SIZE"))
        size = tr("{columns} × {rows} cells of {cell} m").format(
            columns=cells.columns, rows=cells.rows, cell=f"{cells.cell:g}"
        )
        if cells.rows * cells.columns > MAX_CELLS:
            raise QgsProcessingException(
                tr(
                    "The raster would have {size}, over 4 billion together. Give larger cells or a smaller "
                    "extent, or see whether a viewshed lies far from the others."
                ).format(size=size)
            )
        run.say(
            tr("Raster: {size}, {megabytes} MB before compression.").format(
                size=size, megabytes=f"{cells.rows * cells.columns * 2 / 1e6:.1f}"
            )
        )
        return cells

    def _describe(self, run: Run, target: str, title: str, seen: Viewsheds, cells: Grid, system: str) -> None:
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
        found = inputs.sources(run, ["VIEWSHEDS"])
        run.outputs.append(Output(target, title, "overlap.qml", abstract, found))


def _eastwards(extent: Any) -> Any:
    """An extent in degrees that leads across 180 degrees, west after east, with its east beyond 180.

    QGIS would turn it into all the rest of the world.
    """
    parts = re.fullmatch(r"([^,]+),([^,]+),(.+\[(.+)\]\s*)", extent) if isinstance(extent, str) else None
    if not parts or not QgsCoordinateReferenceSystem(parts[4]).isGeographic():
        return extent
    try:
        west, east = float(parts[1]), float(parts[2])
    except ValueError:
        return extent
    return f"{west},{east + 360},{parts[3]}" if east < west else extent


def _is_tiff(path: str) -> bool:
    return Path(path).suffix.lower() in {".tif", ".tiff"}


@contextmanager
def _geotiff(
    making: Path, target: str, cells: Grid, crs: QgsCoordinateReferenceSystem, title: str
) -> Iterator[gdal.Band]:
    """A band of the file `making` to be filled, which is to be `target`."""
    dataset = band = None
    try:
        gdal.ErrorReset()
        try:
            driver = gdal.GetDriverByName("GTiff")
            dataset = driver.Create(
                str(making), cells.columns, cells.rows, 1, gdal.GDT_UInt16, options=CREATION
            )
            _stop_at_error()
            dataset.SetGeoTransform([cells.west, cells.cell, 0, cells.north, 0, -cells.cell])
            dataset.SetProjection(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))
            dataset.SetMetadataItem("TIFFTAG_IMAGEDESCRIPTION", title)
            band = dataset.GetRasterBand(1)
            band.SetDescription(title)
            yield band
            band.FlushCache()
            dataset.FlushCache()
            _stop_at_error()
            band = dataset = None  # closes the file
            _stop_at_error()
        except (RuntimeError, OSError) as problem:  # GDAL may be told to raise or not to
            raise QgsProcessingException(
                tr("The raster could not be written to {path}: {reason}").format(path=target, reason=problem)
            ) from problem
    finally:
        band = dataset = None


def _write(band: gdal.Band, row: int, column: int, window: Any) -> None:
    # As bytes: GDAL's own way with arrays is a module that is missing where numpy is not the one it was built for.
    height, width = window.shape
    band.WriteRaster(column, row, width, height, window.tobytes())
    band.FlushCache()  # else it keeps up to a twentieth of the machine's memory
    _stop_at_error()


def _stop_at_error() -> None:
    if gdal.GetLastErrorType() >= gdal.CE_Failure:
        raise RuntimeError(gdal.GetLastErrorMsg())
