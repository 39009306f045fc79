"""Rasters to arrays: heights around cameras, as `core.terrain` takes them.

A raster may be turned, of cells that are no squares, in any coordinate system: around each camera a window of it is
resampled, bilinearly, to squares in the working system.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

from .core.ragged import Bools, Floats
from .core.terrain import MAX_WINDOW, Heights, Window, no_heights
from .translation import tr

_FEET = {"ft": 0.3048, "foot": 0.3048, "feet": 0.3048, "us survey foot": 1200 / 3937, "us-ft": 1200 / 3937}
_MARGIN = 2  # pixels around what lies under a window


class Surface:
    """A raster of heights, kept open: its bands do not keep it alive."""

    def __init__(self, source: QgsRasterLayer | str) -> None:
        """Open a layer, or what GDAL opens by name. Raises ValueError, saying what is wrong with it.

        The heights are the first band's. A layer's coordinate system is that of the layer, which the user
        may have set, not of the file.
        Heights are metres, or feet where the band's unit or the vertical coordinate system says so.
        """
        if isinstance(source, QgsRasterLayer):
            self.name, path = source.name(), _gdal_source(source)
        else:
            self.name, path = source, source
        with _quiet():
            try:
                dataset = gdal.Open(path)
            except RuntimeError:  # GDAL may be told to raise or not to
                dataset = None
        if dataset is None:
            raise ValueError(tr("The raster “{name}” cannot be read.").format(name=self.name))
        if not dataset.RasterCount:
            raise ValueError(tr("The raster “{name}” has no band.").format(name=self.name))
        if isinstance(source, QgsRasterLayer):
            self.crs = source.crs()
        else:
            self.crs = QgsCoordinateReferenceSystem.fromWkt(dataset.GetProjection())
        if not self.crs.isValid():
            raise ValueError(
                tr("The raster “{name}” has no coordinate system. Set it in the layer's properties.").format(
                    name=self.name
                )
            )
        self.dataset = dataset
        self.metres, self.offset_m = _scale(dataset)
        self._way: tuple[tuple[gdal.Dataset, str], gdal.Transformer | None] | None = None
        self.undeclared: dict[float, int] = {}
        """Numbers found around cameras that can be no heights, though not declared as nodata: how many cells."""

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self.dataset.RasterXSize, self.dataset.RasterYSize

    def way_to(self, system: str) -> gdal.Transformer | None:
        """From columns and rows to a coordinate system (WKT) and back, kept as it is slow to make."""
        made_of = (self.dataset, system)
        if self._way is None or self._way[0] != made_of:
            options = [f"SRC_SRS={_wkt(self.crs)}", f"DST_SRS={system}"]
            self._way = made_of, gdal.Transformer(self.dataset, None, options)
        return self._way[1]

    def within(self, crs: QgsCoordinateReferenceSystem) -> SurfaceIn:
        """The heights as they lie in a working system in metres."""
        return SurfaceIn(self, crs)


@dataclass(frozen=True)
class SurfaceIn:
    """The heights of a surface in a working system; see `core.terrain.Terrain`."""

    surface: Surface
    crs: QgsCoordinateReferenceSystem

    def cells(self, xy: Floats) -> tuple[Bools, Floats]:
        """Which places lie on the raster, and the side of a square as large as its cells there, metres.

        Raises ValueError where the raster has no coordinates.
        """
        return _native_cells(self.surface, self.crs, xy)

    def heights(self, window: Window, is_cancelled: Callable[[], bool]) -> Heights:
        """The heights in a window, metres; NaN where unknown. Raises RuntimeError."""
        return _resampled(self.surface, _wkt(self.crs), window, lambda *_: 0 if is_cancelled() else 1)


def _gdal_source(layer: QgsRasterLayer) -> str:
    if not layer.isValid():
        raise ValueError(tr("The raster “{name}” cannot be read.").format(name=layer.name()))
    if layer.providerType() != "gdal":
        raise ValueError(
            tr("The raster “{name}” is not a file of heights (it comes from “{provider}”).").format(
                name=layer.name(), provider=layer.providerType()
            )
        )
    return str(layer.source()).split("|option:")[0]


def _scale(dataset: gdal.Dataset) -> tuple[float, float]:
    """Metres per number in the raster, and what to add, metres."""
    band, system = dataset.GetRasterBand(1), dataset.GetSpatialRef()
    unit = (band.GetUnitType() or "").strip().lower().replace("_", " ")
    metres = _FEET.get(unit, 1.0)
    if not unit and system is not None and system.IsVertical():
        metres = system.GetTargetLinearUnits("VERT_CS") or 1.0
    return metres * (band.GetScale() or 1.0), metres * (band.GetOffset() or 0.0)


def _wkt(crs: QgsCoordinateReferenceSystem) -> str:
    return str(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))


def _native_cells(surface: Surface, crs: QgsCoordinateReferenceSystem, xy: Floats) -> tuple[Bools, Floats]:
    """Which points lie on the raster, and the side of a square as large as its cells there, metres."""
    with _quiet():
        try:
            transformer: Any = surface.way_to(_wkt(crs))
            missing = transformer is None
        except RuntimeError:  # GDAL may be told to raise or not to
            missing = True
        if missing:
            raise ValueError(
                tr("Where the raster “{name}” lies is not known: it has no coordinates.").format(
                    name=surface.name
                )
            )
        # Each point, and those a metre east and north of it.
        around = np.concatenate([xy, xy + np.array([1.0, 0.0]), xy + np.array([0.0, 1.0])])
        moved, worked = transformer.TransformPoints(1, around.tolist())
    pixel = np.array(moved, dtype=float)[:, :2].reshape(3, -1, 2)
    pixel[~np.array(worked, dtype=bool).reshape(3, -1)] = np.nan
    here, east, north = pixel
    cells_per_m2 = np.abs(np.linalg.det(np.stack([east - here, north - here], axis=1)))
    with np.errstate(invalid="ignore", divide="ignore"):
        on_raster = ((here >= 0) & (here <= surface.size)).all(axis=1) & (cells_per_m2 > 0)
        # To five digits: what differs less is the projection's, or rounding.
        sides = np.array([float(f"{side:.5g}") for side in 1 / np.sqrt(cells_per_m2)])
    return on_raster, sides


def _resampled(surface: Surface, system: str, window: Window, go_on: Callable[..., int]) -> Heights:
    """The heights in a window, metres; NaN where unknown. Raises RuntimeError."""
    with _quiet():
        dataset = gdal.Warp(
            "",
            _with_known_heights(surface, system, window),
            format="MEM",
            srcSRS=_wkt(surface.crs),
            dstSRS=system,
            outputBounds=window.bounds,
            width=window.size,
            height=window.size,
            resampleAlg="bilinear",
            outputType=gdal.GDT_Float32,
            dstNodata=float("nan"),
            callback=go_on,
        )
        heights = _read(dataset, np.dtype(np.float32)).copy()
    heights[~np.isfinite(heights)] = np.nan
    heights *= np.float32(surface.metres)
    heights += np.float32(surface.offset_m)
    return heights


def _with_known_heights(surface: Surface, system: str, window: Window) -> gdal.Dataset:
    """The raster, or where numbers under the window can be no heights, that part of it with them unknown.

    Blended into their neighbours they would make cliffs, or pits to stand in.
    """
    place = _pixels(surface, system, window)
    if place is None:
        return surface.dataset
    columns, rows = (min(side, MAX_WINDOW) for side in place[2:])
    band, size = surface.dataset.GetRasterBand(1), {"buf_xsize": columns, "buf_ysize": rows}
    blob = band.ReadRaster(*place, buf_type=gdal.GDT_Float32, **size)
    if blob is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    numbers = np.frombuffer(blob, dtype=np.float32).reshape(rows, columns).copy()
    if band.GetMaskFlags() != gdal.GMF_ALL_VALID:
        mask = band.GetMaskBand().ReadRaster(*place, buf_type=gdal.GDT_Byte, **size)
        numbers[np.frombuffer(mask, dtype=np.uint8).reshape(rows, columns) == 0] = np.nan
    odd = no_heights(numbers, surface.metres, surface.offset_m)
    if not odd.any():
        return surface.dataset
    for number, cells in zip(*np.unique(numbers[odd], return_counts=True)):
        most = surface.undeclared.get(float(number), 0)
        surface.undeclared[float(number)] = max(most, int(cells))
    numbers[odd] = np.nan
    part = gdal.Translate(
        "",
        surface.dataset,
        format="MEM",
        srcWin=place,
        width=columns,
        height=rows,
        outputType=gdal.GDT_Float32,
        bandList=[1],
        noData=float("nan"),
    )
    part.GetRasterBand(1).WriteRaster(0, 0, columns, rows, numbers.tobytes())
    return part


def _pixels(surface: Surface, system: str, window: Window) -> tuple[int, int, int, int] | None:
    """Column, row, width and height of the part of the raster that lies under a window; None for none."""
    west, south, east, north = window.bounds
    x, y = np.meshgrid(np.linspace(west, east, 5), np.linspace(south, north, 5))
    way: Any = surface.way_to(system)
    moved, worked = way.TransformPoints(1, np.column_stack([x.ravel(), y.ravel()]).tolist())
    pixel = np.array(moved, dtype=float)[np.array(worked, dtype=bool), :2]
    if not len(pixel):
        return None
    margin = np.ptp(pixel, axis=0) / 50 + _MARGIN
    low = np.clip(np.floor(pixel.min(axis=0) - margin), 0, surface.size).astype(int)
    high = np.clip(np.ceil(pixel.max(axis=0) + margin), 0, surface.size).astype(int)
    width, height = (high - low).tolist()
    return (int(low[0]), int(low[1]), width, height) if width > 0 and height > 0 else None


def _read(dataset: gdal.Dataset | None, kind: np.dtype) -> NDArray:
    """The first band. As bytes: GDAL's own way with arrays is missing where numpy is not its own."""
    if dataset is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    data = dataset.GetRasterBand(1).ReadRaster()
    if data is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    return np.frombuffer(data, dtype=kind).reshape(dataset.RasterYSize, dataset.RasterXSize)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what GDAL says off the terminal: it is an exception or None as well."""
    gdal.ErrorReset()
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()
