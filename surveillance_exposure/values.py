"""Attributes and parameters as Python values, and fields for them: what needs no package but QGIS."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qgis.core import Qgis, QgsField, QgsFields
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, Qt, QTime, QVariant


def value(attribute: Any) -> Any:
    """A QGIS attribute as a Python value: None for NULL."""
    if attribute is None or (isinstance(attribute, QVariant) and attribute.isNull()):
        return None
    return attribute.value() if isinstance(attribute, QVariant) else attribute


def not_empty(item: Any) -> Any:
    """A parameter's value, None where it is empty or NULL: not given. Of a list, what is given."""
    if isinstance(item, (list, tuple)):
        return [each for each in item if not_empty(each) is not None] or None
    item = value(item)
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


def fields_of(several: Iterable[QgsField]) -> QgsFields:
    """Fields in this order."""
    fields = QgsFields()
    for each in several:
        fields.append(each)
    return fields
