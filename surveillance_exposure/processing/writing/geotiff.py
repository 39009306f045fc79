"""Numbers per cell to a GeoTIFF, window by window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException

from ...core.coverage import Grid
from ...translation import tr

_CREATION = ["TILED=YES", "COMPRESS=DEFLATE", "PREDICTOR=2", "BIGTIFF=IF_SAFER"]


@contextmanager
def opened(
    making: Path, target: str, cells: Grid, crs: QgsCoordinateReferenceSystem, title: str
) -> Iterator[gdal.Band]:
    """A band of the file `making` to be filled, which is to be `target`."""
    dataset = band = None
    try:
        gdal.ErrorReset()
        try:
            driver = gdal.GetDriverByName("GTiff")
            dataset = driver.Create(
                str(making), cells.columns, cells.rows, 1, gdal.GDT_UInt16, options=_CREATION
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


def write_window(band: gdal.Band, row: int, column: int, window: Any) -> None:
    """Write numbers (16 bits, without a sign) whose first is in this row and column."""
    # As bytes: GDAL's own way with arrays is a module that is missing where numpy is not the one it was built for.
    height, width = window.shape
    band.WriteRaster(column, row, width, height, window.tobytes())
    band.FlushCache()  # else it keeps up to a twentieth of the machine's memory
    _stop_at_error()


def _stop_at_error() -> None:
    if gdal.GetLastErrorType() >= gdal.CE_Failure:
        raise RuntimeError(gdal.GetLastErrorMsg())
