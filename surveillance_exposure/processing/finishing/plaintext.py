"""Names and values of anybody's data where QGIS shows HTML, or a spreadsheet runs formulas: as text, nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from qgis.core import QgsExpression, QgsFeature, QgsSettings, QgsVectorLayer

GUARD = "SURVEILLANCE_EXPOSURE_GUARD_CSV"
"""The setting of Processing by which texts of CSV files are kept from being formulas."""

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?([eE][+-]?\d+)?")
_LONGEST = 300

TIP_FIELDS = (
    *("camera_id", "site_id", "name", "osm_id", "route", "walk_id", "rank", "measure"),
    *("ownership", "kind", "count", "operator", "level", "cameras", "points", "eff_cameras", "eff_per_1000"),
    *("length_m", "exposed_m", "exposed_share", "height_m", "range_m", "status", "message"),
)
"""What a map tip shows of a result, in this order, where it has it."""


def without_markup(text: str) -> str:
    """A text of which QGIS makes no HTML: it shows titles and metadata raw here and escaped there.

    So `<` is not escaped but another sign where it would begin a tag. All else stays.
    """
    return re.sub("<(?=[A-Za-z/!?])", "‹", text)


def guarded(text: str) -> str:
    """A text for a cell: one that a spreadsheet would take for a formula has an apostrophe before it.

    So has one that begins with apostrophes and goes on like a formula, so that `unguarded` gives back each.
    """
    return "'" + text if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text) else text


def guards_csv() -> bool:
    """Whether texts of CSV files are to be guarded."""
    return bool(QgsSettings().value(f"Processing/Configuration/{GUARD}", True, bool))


def unguard(feature: QgsFeature) -> None:
    """Take the apostrophes off a feature that was read from a CSV file."""
    for i, item in enumerate(feature.attributes()):
        if isinstance(item, str) and unguarded(item) != item:
            feature.setAttribute(i, unguarded(item))


def map_tip(layer: QgsVectorLayer) -> str:
    """A map tip of escaped values: without one QGIS shows the display field of a layer as HTML."""
    names = layer.fields().names()
    first = [layer.displayField()] if layer.displayField() in names else []
    shown = dict.fromkeys([*first, *(name for name in TIP_FIELDS if name in names)]) or names[:1]
    # Where there is no field, a space: an empty template would be none.
    return "".join(_line(name, layer.fields().field(name).isNumeric()) for name in shown) or " "


def _line(name: str, is_number: bool) -> str:
    """An expression for the name and value of a field; nothing where it is NULL."""
    item = f"attribute($currentfeature, {_literal(name)})"
    item = f"to_string(round({item}, 3))" if is_number else f"left(to_string({item}), {_LONGEST})"
    item = _escaped(item, (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")))
    return f"[% coalesce({_literal(f'<b>{escape(name)}</b> ')} || {item} || '<br>', '') %]"


def _escaped(item: str, marks: Sequence[tuple[str, str]]) -> str:
    for mark, entity in marks:
        item = f"replace({item}, '{mark}', '{entity}')"
    return item


def _literal(text: str) -> str:
    """A text in an expression within [% %], which ends at the first %] whatever quotes it is in."""
    return QgsExpression.quotedString(text).replace("%]", "%' || ']").replace("[%", "[' || '%")
