"""Layers of the wanted kind, spoilt at random in several ways at once: shapes, values, names, systems, sources."""

from __future__ import annotations

import csv
import json
import math
import random
import struct
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from osgeo import ogr, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayer,
)

from surveillance_exposure.layers import new_field

NAN, INF = math.nan, math.inf
POINT, LINE, AREA = 0, 1, 2
HOME = "EPSG:32618"
X, Y = 680_000.0, 4_500_000.0  # where shapes count from, in that system
LOCAL = "+proj=tmerc +lat_0=40.63 +lon_0=-72.87 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"
SYSTEMS = ("EPSG:32618", "EPSG:32618", "EPSG:4326", "EPSG:2263", "EPSG:3857", LOCAL)
SITE = 'LOCAL_CS["a building site",UNIT["metre",1]]'

JAM = (-666666666, -999999999, -222222222, -555555555)
ODD_NUMBERS = (None, None, *JAM, -1, -0.5, 0, 0.5, 1e12, -1e12, NAN, INF)
ODD_TEXTS = (
    *(
        None,
        "",
        " ",
        "-",
        "**",
        "(X)",
        "N",
        "250,000+",
        "2,500-",
        "-666666666",
        "-666,666,666",
        "abc",
        "NULL",
    ),
    *(
        "1,234,567",
        "12,345",
        "1.234,5",
        "1_0",
        "٣",
        "nan",
        "inf",
        "1e3",
        "270°",
        "NW",
        "12 m",
        "40 ft",
        "0,180",
    ),
    *("'", '"', "a;b", "['motorway', 'path']", "x" * 300),
)


@dataclass
class Given:
    """A layer as it is given to a tool, `value`, and as QGIS opens it.

    `fields` are the names of its fields by those they should have; `whole` the numbers of rows whose shape was
    not spoilt, where the column n keeps them.
    """

    value: Any
    layer: QgsVectorLayer
    fields: dict[str, str]
    whole: set[int]
    is_misplaced: bool

    def __len__(self) -> int:
        return sum(1 for _ in self.layer.getFeatures())

    def hopeless(self, dimension: int) -> int:
        """How many rows nobody could use: no part of the wanted dimension has enough, and finite, vertices."""
        return sum(_is_hopeless(each.geometry(), dimension) for each in self.layer.getFeatures())


def _is_hopeless(geometry: QgsGeometry, dimension: int) -> bool:
    if geometry.isNull() or geometry.isEmpty():
        return True
    if dimension == POINT and geometry.constGet().partCount() > 1:
        return False  # told otherwise
    parts = [part for part in _leaves(geometry.constGet()) if part.dimension() == dimension]
    for part in parts:
        points = [each for rings in part.coordinateSequence() for ring in rings for each in ring]
        if len(points) > dimension and all(
            math.isfinite(each.x()) and math.isfinite(each.y()) for each in points
        ):
            return False
    return True


def _leaves(geometry: Any) -> list[Any]:
    if not hasattr(geometry, "numGeometries"):
        return [geometry]
    return [leaf for i in range(geometry.numGeometries()) for leaf in _leaves(geometry.geometryN(i))]


@dataclass
class Shapes:
    """Shapes in well-known binary; coordinates are metres from X, Y, put to where they are in a system."""

    place: Callable[[float, float], tuple[float, float]]
    has_z: bool = False

    def spot(self, x: float, y: float) -> bytes:
        return self._head(1) + self._points([(x, y)])

    def line(self, *xy: tuple[float, float], kind: int = 2) -> bytes:
        """2: straight; 8: an arc."""
        return self._head(kind) + struct.pack("<I", len(xy)) + self._points(xy)

    def area(self, *rings: list[tuple[float, float]]) -> bytes:
        lines = b"".join(struct.pack("<I", len(ring)) + self._points(ring) for ring in rings)
        return self._head(3) + struct.pack("<I", len(rings)) + lines

    def disc(self, x: float, y: float, radius: float) -> bytes:
        arc = [(x - radius, y), (x, y + radius), (x + radius, y), (x, y - radius), (x - radius, y)]
        return self._head(10) + struct.pack("<I", 1) + self.line(*arc, kind=8)

    def several(self, kind: int, *parts: bytes) -> bytes:
        """4: points, 5: lines, 6: areas, 7: a collection."""
        return self._head(kind) + struct.pack("<I", len(parts)) + b"".join(parts)

    def _head(self, kind: int) -> bytes:
        return struct.pack("<BI", 1, kind + 1000 * self.has_z)

    def _points(self, xy: Any) -> bytes:
        height = (7.0,) if self.has_z else ()
        return b"".join(struct.pack(f"<{2 + self.has_z}d", *self.place(x, y), *height) for x, y in xy)


def box(x: float, y: float, size: float = 100) -> list[tuple[float, float]]:
    return [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]


def placed_in(crs: QgsCoordinateReferenceSystem) -> Callable[[float, float], tuple[float, float]]:
    """Metres from X, Y to coordinates of `crs`; what is not finite, and 0, 0 of the system (None), stays."""
    way = QgsCoordinateTransform(QgsCoordinateReferenceSystem(HOME), crs, QgsCoordinateTransformContext())

    def place(x: float | None, y: float) -> tuple[float, float]:
        if x is None:
            return 0.0, 0.0
        if not (math.isfinite(x) and math.isfinite(y)):
            return x, y
        there = way.transform(QgsPointXY(X + x, Y + y))
        return there.x(), there.y()

    return place


@dataclass
class Maker:
    """Makes layers by a seed, each spoilt to an extent of its own; `folder` is for files."""

    seed: int
    folder: Path
    draw: random.Random = field(init=False)
    made: dict[str, Given] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)
        self.wrong = self.draw.random() < 0.12  # one layer is without a system, or with a wrong one

    def chance(self, share: float) -> bool:
        return self.draw.random() < share

    def size(self, most: int) -> int:
        """How many rows: seldom none or one."""
        share = self.draw.random()
        few = self.draw.randint(2, 9)
        return min(
            most,
            0
            if share < 0.02
            else 1
            if share < 0.07
            else few
            if share < 0.35
            else 30
            if share < 0.85
            else 250,
        )

    def layer(
        self,
        name: str,
        dimension: int | None,
        shape: Callable[[Shapes, int], bytes] | None,
        columns: dict[str, list[Any]],
        kept: dict[str, list[Any]] | None = None,
    ) -> Given:
        """A layer called `name` of rows with these `columns`, the shape of row i by `shape`; None: a table.

        The columns in `kept`, and n, are not spoilt.
        """
        size = len(next(iter(columns.values()), []))
        misplaced = self.wrong and self.chance(0.4)
        crs = QgsCoordinateReferenceSystem()
        crs.createFromUserInput(self.draw.choice(SYSTEMS))
        shapes = Shapes(placed_in(crs), self.chance(0.15))
        if misplaced:
            crs = QgsCoordinateReferenceSystem()
            other = self.draw.choice(["", SITE, "EPSG:4326", "EPSG:32633", "EPSG:3857"])
            if other:
                crs.createFromUserInput(other)
        spoilt = self.draw.choice([0.0, 0.05, 0.2, 0.5])
        rows: list[bytes | None] = []
        whole = set()
        for i in range(size):
            if shape is None or dimension is None:
                rows.append(None)
            elif self.chance(spoilt):
                rows.append(self.spoilt_shape(shapes, dimension, shape(shapes, i)))
            else:
                whole.add(i)
                rows.append(shape(shapes, i))
        every = {"n": list(range(size)), **(kept or {}), **self.spoilt_columns(columns)}
        fields = self.names(list(every))
        value, opened = self.stored(name, dimension, rows, {fields[each]: every[each] for each in every}, crs)
        given = Given(value, opened, fields, whole, misplaced)
        self.made[name] = given
        return given

    # -- values and names

    def spoilt_columns(self, columns: dict[str, list[Any]]) -> dict[str, list[Any]]:
        """Some values replaced, some columns left out, some numbers as text."""
        result = {}
        for name, values in columns.items():
            spoilt = self.draw.choice([0.0, 0.0, 0.1, 0.6])
            as_text = any(isinstance(each, str) for each in values) or self.chance(0.3)
            odd = ODD_TEXTS if as_text else ODD_NUMBERS
            new = [self.draw.choice(odd) if self.chance(spoilt) else each for each in values]
            if "id" in name and self.chance(0.3):  # of several the same
                new = [new[0] if self.chance(0.3) else each for each in new]
            if as_text:
                new = [None if each is None else str(each) for each in new]
            result[name] = new
        return result

    def names(self, wanted: list[str]) -> dict[str, str]:
        """The names that columns get: as wanted, in another case, or cut; n keeps its own."""
        how = self.draw.choice([str, str, str, str, str.upper, str.title, lambda name: name[:10]])
        names: dict[str, str] = {}
        for name in wanted:
            new = "n" if name == "n" else how(name)
            taken = {each.lower() for each in names.values()}
            names[name] = new if new.lower() not in taken else f"{new[:8]}{len(names)}"
        return names

    def tags(self, every: list[dict[str, str]]) -> dict[str, list[Any]]:
        """Tags of OpenStreetMap as columns, in one of the forms that tables have."""
        form = self.draw.choice(["columns", "columns_", "other_tags", "tags", "dict", "mixed"])
        keys = sorted({key for tags in every for key in tags})
        own = keys if form.startswith("columns") else keys[:1] if form == "mixed" else []
        result: dict[str, list[Any]] = {
            (key.replace(":", "_") if form == "columns_" else key): [tags.get(key) for tags in every]
            for key in own
        }
        packed = [{key: text for key, text in tags.items() if key not in own} for tags in every]
        if form in ("other_tags", "mixed"):
            result["other_tags"] = [
                ",".join(f'"{key}"=>"{text}"' for key, text in tags.items()) or None for tags in packed
            ]
        elif form == "tags":
            result["tags"] = [json.dumps(tags) for tags in packed]
        elif form == "dict":
            result["tags"] = [str(tags) for tags in packed]
        return result

    # -- shapes

    def spoilt_shape(self, to: Shapes, dimension: int, good: bytes) -> bytes | None:
        """Another shape in place of a good one, or that with something beside it."""
        x, y = self.draw.uniform(0, 600), self.draw.uniform(0, 600)
        far = self.draw.choice([1e5, 5e5, 1e6])
        other = self.draw.choice([each for each in (POINT, LINE, AREA) if each != dimension])
        beside = [self._broken(to, dimension, x, y) for _ in range(self.draw.randint(0, 2))]
        beside.insert(self.draw.randint(0, len(beside)), good)
        arc = to.line((x, y), (x + 50, y + 50), (x + 100, y), kind=8)
        return self.draw.choice(
            [
                None,
                to.several(4 + dimension),
                to.several(7),
                self._broken(to, dimension, x, y),
                self._broken(to, other, x, y),
                to.several(4 + dimension, *beside),
                to.several(4 + dimension, *beside),
                to.several(7, to.spot(x, y), to.several(7, good), self._broken(to, AREA, x, y)),
                (to.spot(x, y), arc, to.disc(x, y, 60))[dimension],
                (to.spot(far, y), to.line((x, y), (far, y)), to.area(box(far, y)))[dimension],
            ]
        )

    def _broken(self, to: Shapes, dimension: int, x: float, y: float) -> bytes:
        bad = self.draw.choice([NAN, INF, -INF])
        if dimension == POINT:
            return self.draw.choice([to.spot(x, y), to.spot(bad, y), to.spot(NAN, NAN), to.spot(None, 0)])
        if dimension == LINE:
            some = [(x, y), (x + 70, y + 20), (x + 90, y)]
            at = self.draw.randrange(3)
            return self.draw.choice(
                [
                    to.line(),
                    to.line((x, y)),
                    to.line((x, y), (x, y)),
                    to.line(*some[:at], (x, bad), *some[at:]),
                    to.line(*some[:at], (None, 0), *some[at:]),
                ]
            )
        ring = box(x, y)
        return self.draw.choice(
            [
                to.area(),
                to.area([]),
                to.area(ring[:2]),
                to.area(ring[:-1]),
                to.area([ring[0], ring[2], ring[1], ring[3], ring[0]]),
                to.area([ring[0], ring[1], ring[0]]),
                to.area([*ring[:2], (x, bad), ring[0]]),
                to.area(ring, ring),
                to.area(ring, [(x + 9, y + 9)], []),
                to.area(ring, box(x + 500, y)),
                to.area(ring, [(x + 9, y + 9), (x + 30, y + 30), (x + 9, y + 9)]),
            ]
        )

    # -- sources

    def stored(
        self,
        name: str,
        dimension: int | None,
        shapes: list[bytes | None],
        columns: dict[str, list[Any]],
        crs: QgsCoordinateReferenceSystem,
    ) -> tuple[Any, QgsVectorLayer]:
        """What the tool is given, and the layer as QGIS opens it."""
        kinds = ["memory", "memory", "gpkg", "gpkg", "geojson", "shp"]
        kind = self.draw.choice(["memory", "csv"] if dimension is None else [*kinds, "csv"])
        if kind == "memory":
            made = self._in_memory(name, dimension, shapes, columns, crs)
            return made, made
        path = self.folder / f"{name}.{kind}"
        if kind == "csv":
            self._as_csv(path, dimension, shapes, columns)
            uri = path.as_uri() + ("?detectTypes=yes" if self.chance(0.5) else "?detectTypes=no")
            if dimension is None:
                made = QgsVectorLayer(f"{uri}&geomType=none", name, "delimitedtext")
                return (str(path) if self.chance(0.3) else made), made
            made = QgsVectorLayer(f"{uri}&wktField=wkt", name, "delimitedtext")
            made.setCrs(crs)
            return made, made
        self._by_gdal(path, name, dimension, shapes, columns, crs)
        made = QgsVectorLayer(str(path), name, "ogr")
        if not made.isValid():  # a GeoJSON without rows, a GeoPackage whose extent is no number
            made = self._in_memory(name, dimension, shapes, columns, crs)
        elif kind == "gpkg" and self.chance(0.5):
            return str(path), made
        return made, made

    def _in_memory(self, name, dimension, shapes, columns, crs) -> QgsVectorLayer:
        plain = {
            None: ["None"],
            0: ["Point", "MultiPoint"],
            1: ["LineString", "MultiLineString", "MultiCurve"],
        }
        kind = self.draw.choice(plain.get(dimension, ["Polygon", "MultiPolygon", "MultiSurface"]))
        words = {str: "text", int: "integer", float: "number"}
        made = QgsVectorLayer(kind, name, "memory")
        made.dataProvider().addAttributes(
            new_field(each, words[_type(column)]) for each, column in columns.items()
        )
        made.updateFields()
        made.setCrs(crs)
        for i in range(len(next(iter(columns.values()), []))):
            feature = QgsFeature(made.fields())
            feature.setAttributes([_as_stored(values[i], _type(values)) for values in columns.values()])
            if shapes[i] is not None:
                read = QgsGeometry()
                read.fromWkb(shapes[i])
                feature.setGeometry(read)
            made.dataProvider().addFeature(feature)  # refuses other types: such a row is not there
        made.updateExtents()
        return made

    def _as_csv(self, path, dimension, shapes, columns) -> None:
        with path.open("w", newline="", encoding="utf-8") as file:
            out = csv.writer(file)
            out.writerow([*columns, *([] if dimension is None else ["wkt"])])
            for i, shape in enumerate(shapes):
                row = ["" if values[i] is None else values[i] for values in columns.values()]
                if dimension is not None:
                    read = None if shape is None else ogr.CreateGeometryFromWkb(shape)
                    row.append("" if read is None else read.ExportToIsoWkt())
                out.writerow(row)

    def _by_gdal(self, path, name, dimension, shapes, columns, crs) -> None:
        system = None
        if crs.isValid():
            system = osr.SpatialReference()
            system.ImportFromWkt(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))
        drivers = {".gpkg": "GPKG", ".geojson": "GeoJSON", ".shp": "ESRI Shapefile"}
        dataset = ogr.GetDriverByName(drivers[path.suffix]).CreateDataSource(str(path))
        multi = {0: ogr.wkbMultiPoint, 1: ogr.wkbMultiLineString, 2: ogr.wkbMultiPolygon}
        own = self.draw.choice([ogr.wkbUnknown, ogr.wkbUnknown, multi[dimension]])
        if path.suffix == ".shp":
            own = (ogr.wkbPoint, ogr.wkbLineString, ogr.wkbPolygon)[dimension]
        table = dataset.CreateLayer(name, system, own)
        words = {str: ogr.OFTString, int: ogr.OFTInteger64, float: ogr.OFTReal}
        for each, values in columns.items():
            table.CreateField(ogr.FieldDefn(each, words[_type(values)]))
        for i, shape in enumerate(shapes):
            feature = ogr.Feature(table.GetLayerDefn())
            for k, values in enumerate(columns.values()):
                stored = _as_stored(values[i], _type(values))
                if stored is not None:
                    feature.SetField(k, stored)
            read = None if shape is None else ogr.CreateGeometryFromWkb(shape)
            if read is not None:
                feature.SetGeometry(read)
            with suppress(RuntimeError):  # newer versions of GDAL raise
                table.CreateFeature(feature)  # a Shapefile refuses other types: such a row is not there
        del table, dataset


def _type(values: list[Any]) -> type:
    kinds = {type(each) for each in values if each is not None}
    if str in kinds or not kinds:
        return str
    return float if float in kinds else int


def _as_stored(item: Any, kind: type) -> Any:
    if item is None:
        return None
    return int(item) if kind is int and abs(item) < 2**31 else kind(item)
