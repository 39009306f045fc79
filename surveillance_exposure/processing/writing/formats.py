"""What a file's format can hold of a result: names, types of values, rows without a geometry."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from qgis.core import QgsField, QgsFields, QgsProcessingException, QgsWkbTypes
from qgis.PyQt.QtCore import QByteArray, QMetaType

from ...translation import tr
from ...values import new_field, plain, value
from ..finishing.plaintext import guarded, guards_csv
from .places import Place

DRIVERS = {
    ".gpkg": "GPKG",
    ".geojson": "GeoJSON",
    ".json": "GeoJSON",
    ".fgb": "FlatGeobuf",
    ".shp": "ESRI Shapefile",
    ".csv": "CSV",
}
"""The formats that keep what is promised, by the end of the file's name.

MapInfo makes 0 of an unknown number, spreadsheets and KML lose types or names: they are refused.
"""

_SHAPES = {"CSV": {"wkt", "geom", "the_geom"}}
"""Names that a format takes for shapes, whatever is in them."""

SHORT_NAME, LONG_TEXT, LARGEST = 10, 254, 1e18
"""Bytes that a Shapefile has for a name and a text, and a number that it does not hold."""

_OPTIONS = {
    "GeoJSON": ["COORDINATE_PRECISION=15", "RFC7946=NO", "WRITE_BBOX=NO"],
    "ESRI Shapefile": ["ENCODING=UTF-8"],
    "CSV": ["CREATE_CSVT=YES"],
    "FlatGeobuf": ["SPATIAL_INDEX=NO"],  # which would sort the rows: walks and their pieces go by row
}
_AS_TEXT = {"FlatGeobuf": ("date",), "ESRI Shapefile": ("moment",)}


@dataclass
class Held:
    """`fields` as a file holds them, and how values of some are turned into what it holds.

    `key` and `geometry` are names of columns for what is no field; `said` is what is not as it was.
    """

    fields: QgsFields
    key: str
    geometry: str
    converters: dict[int, Callable[[Any], Any]] = field(default_factory=dict)
    kept: list[int] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def row(self, attributes: Sequence[Any]) -> list[Any]:
        """The attributes of a feature as the file holds them."""
        row = [attributes[i] for i in self.kept] if len(self.kept) < len(attributes) else list(attributes)
        for i, convert in self.converters.items():
            if value(row[i]) is not None:
                row[i] = convert(row[i])
        return row


def driver_of(place: Place) -> str:
    """The format of the file, by its name."""
    return DRIVERS[place.ending]


def options_of(driver: str, has_geometry: bool) -> list[str]:
    """How GDAL is to write it."""
    geometry = ["GEOMETRY=AS_WKT"] if driver == "CSV" and has_geometry else []
    return [*_OPTIONS.get(driver, []), *geometry]


def endings_text() -> str:
    """The ends of file names that can be written, for a message."""
    return ", ".join(end for end in DRIVERS if end != ".json")


def keeps_empty(place: Place) -> bool:
    """Whether the file keeps rows without a geometry."""
    return DRIVERS.get(place.ending) != "FlatGeobuf"


def table_problem(place: Place, label: str) -> str | None:
    """Why the file cannot hold a table without geometry, if it cannot."""
    if place.ending not in (".shp", ".fgb"):
        return None
    return tr(
        "{name}: it is a table without geometry, which a {ending} file does not hold. Choose .gpkg or .csv."
    ).format(name=label, ending=place.ending)


def held(place: Place, fields: QgsFields, geometry_type: QgsWkbTypes.Type, label: str) -> Held:
    """`fields` as the file holds them. One that cannot hold them is refused."""
    driver = driver_of(place)
    guards = driver == "CSV" and guards_csv()
    has_geometry = geometry_type != QgsWkbTypes.Type.NoGeometry
    problem = None if has_geometry else table_problem(place, label)
    if driver == "ESRI Shapefile" and QgsWkbTypes.geometryType(geometry_type) in (
        QgsWkbTypes.GeometryType.UnknownGeometry,
        QgsWkbTypes.GeometryType.NullGeometry,
    ):
        problem = problem or tr(
            "{name}: a Shapefile holds geometries of one type, and these are of several. Choose .gpkg."
        ).format(name=label)
    if problem:
        raise QgsProcessingException(problem)

    result = Held(QgsFields(), "", "")
    taken = set(_SHAPES.get(driver, ()))
    renamed = {}
    # A whole-number fid is the key, which is numbered anew: rows of several inputs may share one.
    is_key = [
        driver == "GPKG" and item.name().lower() == "fid" and _kind(item) == "integer" for item in fields
    ]
    result.kept = [i for i in range(len(fields)) if not is_key[i]]
    for number, i in enumerate(result.kept):
        item = fields[i]
        wanted = guarded(item.name().strip()) if guards else item.name()
        name = _name(wanted, SHORT_NAME if driver == "ESRI Shapefile" else None, taken)
        taken.add(name.lower())
        if name != item.name():
            renamed[item.name()] = name
        made, convert = _field(item, name, driver)
        result.fields.append(made)
        if guards and made.type() == new_field("", "text").type():
            convert = _guarded
        if convert:
            result.converters[number] = convert
    result.key = _name("fid", None, taken)
    result.geometry = "WKT" if driver == "CSV" else _name("geom", None, {*taken, result.key})
    if renamed:
        result.said.append(
            tr("fields have other names there: {names}").format(
                names=", ".join(f"{old} → {new}" for old, new in renamed.items())
            )
        )
    if driver == "GeoJSON" and QgsWkbTypes.hasM(geometry_type):
        result.said.append(tr("measures (M) of geometries are not kept"))
    if driver == "CSV" and has_geometry:
        result.said.append(
            tr("geometries are text in the column {name}; unknown and empty text are the same").format(
                name=result.geometry
            )
        )
    return result


def _kind(item: QgsField) -> str:
    """What the values of a field are; empty for what most formats have no type for."""
    types = QMetaType.Type  # whose numbers QVariant's types have, which older versions use
    kinds = {
        types.Bool: "truth",
        types.Int: "integer",
        types.UInt: "positive",
        types.LongLong: "integer",
        types.Double: "number",
        types.QString: "text",
        types.QDate: "date",
        types.QDateTime: "moment",
        types.QByteArray: "bytes",
    }
    return kinds.get(item.type(), "")


def _name(wanted: str, size: int | None, taken: set[str]) -> str:
    """`wanted` within `size` bytes, and none of those `taken`, whatever the case."""
    wanted = wanted.strip() or "field"
    name, number = _cut(wanted, size), 1
    while name.lower() in taken:
        end = f"_{number}"
        name = _cut(wanted, size - len(end) if size else None) + end
        number += 1
    return name


def _cut(text: str, size: int | None) -> str:
    return text.encode()[:size].decode(errors="ignore") if size else text


def _field(item: QgsField, name: str, driver: str) -> tuple[QgsField, Callable[[Any], Any] | None]:
    """A field as the format has it, and how to make its values."""
    kind = _kind(item)
    if kind == "positive":
        return new_field(name, "integer"), int
    if kind in ("", *_AS_TEXT.get(driver, ())) or (kind == "bytes" and driver != "GPKG"):
        return new_field(name, "text"), _as_text
    made = QgsField(item)
    made.setName(name)
    made.setLength(0)  # a width that the input's format had is none of the output's
    made.setPrecision(0)
    return made, None


def _guarded(item: Any) -> str:
    return guarded(_as_text(item))


def _as_text(item: Any) -> str:
    """A value that a format has no type for: dates in ISO, lists and maps as JSON, bytes in base 64."""
    item = plain(value(item))
    if isinstance(item, QByteArray):
        return bytes(item.toBase64()).decode()
    if isinstance(item, (list, tuple, dict)):
        return json.dumps(item, ensure_ascii=False, default=str)
    return str(item)
