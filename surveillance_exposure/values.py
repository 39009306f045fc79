"""Attributes and parameters as Python values, and fields for them: what needs no package but QGIS."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from qgis.core import Qgis, QgsField, QgsFields
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, Qt, QTime, QVariant


def value(attribute: Any) -> Any:
    """A QGIS attribute as a Python value: None for NULL, text for lists and maps, as files of JSON hold them.

    A list of plain values is what OpenStreetMap writes: "a;b".
    """
    item = _bare(attribute)
    return _flat(item) if isinstance(item, (list, dict)) else item


def _bare(attribute: Any) -> Any:
    if attribute is None or (isinstance(attribute, QVariant) and attribute.isNull()):
        return None
    return attribute.value() if isinstance(attribute, QVariant) else attribute


def _flat(item: list[Any] | dict[str, Any]) -> str:
    if isinstance(item, list) and not any(isinstance(each, (list, dict)) for each in item):
        return ";".join("" if value(each) is None else str(plain(value(each))) for each in item)
    return json.dumps(item, ensure_ascii=False, default=str)


def storable(
    fields: QgsFields, rows: Iterable[tuple[Any, list[Any]]]
) -> tuple[QgsFields, Iterable[tuple[Any, list[Any]]]]:
    """Fields and rows for a sink: lists and maps as text, which few formats take and none takes mixed."""
    if Qgis.QGIS_VERSION_INT >= 33800:
        kinds = (QMetaType.Type.QVariantList, QMetaType.Type.QStringList, QMetaType.Type.QVariantMap)
    else:
        kinds = (QVariant.List, QVariant.StringList, QVariant.Map)
    which = [i for i, item in enumerate(fields) if item.type() in kinds]
    if not which:
        return fields, rows
    made = [new_field(item.name(), "text") if i in which else item for i, item in enumerate(fields)]

    def texts() -> Iterator[tuple[Any, list[Any]]]:
        for shape, attributes in rows:
            yield shape, [value(item) if i in which else item for i, item in enumerate(attributes)]

    return fields_of(made), texts()


def not_empty(item: Any) -> Any:
    """A parameter's value, None where it is empty or NULL: not given. Of a list, what is given."""
    if isinstance(item, (list, tuple)):
        return [each for each in item if not_empty(each) is not None] or None
    item = _bare(item)
    return None if isinstance(item, str) and item == "" else item


def plain(item: Any) -> Any:
    """A Qt date or time as ISO text; anything else as it is."""
    return item.toString(Qt.DateFormat.ISODate) if isinstance(item, (QDate, QDateTime, QTime)) else item


def new_field(name: str, kind: str) -> QgsField:
    """A field of `kind` text, number, integer."""
    if Qgis.QGIS_VERSION_INT >= 33800:
        types = {
            "text": QMetaType.Type.QString,
            "number": QMetaType.Type.Double,
            "integer": QMetaType.Type.LongLong,
        }
    else:
        types = {"text": QVariant.String, "number": QVariant.Double, "integer": QVariant.LongLong}
    return QgsField(name, types[kind])


def field_text(fields: Iterable[QgsField]) -> str:
    """The names of the fields, for a message."""
    return ", ".join(item.name() for item in fields)


def fields_of(several: Iterable[QgsField]) -> QgsFields:
    """Fields in this order."""
    fields = QgsFields()
    for each in several:
        fields.append(each)
    return fields
