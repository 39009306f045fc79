"""The fields of areas, and what expressions make of them, as columns of numbers for the core."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import QgsExpression, QgsExpressionContext, QgsFeature

from ... import layers
from ...core.numbers import Numbers, margins, numbers
from ...core.ragged import Floats
from ...layers import Rows, new_field
from . import attributes
from .conditions import checked_expression


class AreaColumns:
    """The fields of areas as numbers, each read once, and the areas as expressions are to see them.

    What `core.study` takes for columns.
    """

    def __init__(self, rows: Rows, context: QgsExpressionContext, texts: Sequence[str]) -> None:
        """`texts` are all expressions that will be asked for."""
        self.rows, self.context = rows, context
        self._texts = texts
        self._known: dict[tuple[str, bool], Numbers] = {}
        self._shown: Rows | None = None

    def numbers(self, name: str, is_margin: bool = False) -> Numbers:
        """The numbers of a field that is there; of margins of error 0 where the estimate is controlled."""
        key = (name.lower(), is_margin)
        if key not in self._known:
            found = (margins if is_margin else numbers)(self.rows.column(name) or [])
            found.values.flags.writeable = False
            self._known[key] = found
        return self._known[key]

    def beside(self, computed: Mapping[str, Floats]) -> AreaTable:
        """The fields with computed columns, which replace fields of their name."""
        return AreaTable(self, computed)

    def reads(self, text: str) -> set[str]:
        """The fields and computed columns that an expression names, in lower case."""
        return {name.lower() for name in QgsExpression(text).referencedColumns()}

    def shown(self) -> Rows:
        """The areas as the expressions are to see them; the same ones every time."""
        if self._shown is None:
            named = {
                name
                for text in self._texts
                for name in attributes.fields_read(QgsExpression(text), self.rows.fields)
            }
            self._shown = attributes.for_expressions(self.rows, sorted(named))[0]
        return self._shown


class AreaTable:
    """The fields of areas with computed columns beside or instead of them."""

    def __init__(self, given: AreaColumns, computed: Mapping[str, Floats]) -> None:
        rows = given.rows
        self._given = given
        self._computed = {name.lower(): column for name, column in computed.items()}
        self._names = list(computed)
        self._extended: Rows | None = None
        own = [item for item in rows.fields if item.name().lower() not in self._computed]
        self.fields = layers.fields_of([*own, *(new_field(name, "number") for name in computed)])

    def column(self, name: str) -> Floats:
        """The numbers of a field that is there."""
        computed = self._computed.get(name.lower())
        return self._given.numbers(name).values if computed is None else computed

    def numbers(self, text: str) -> Floats:
        """The numbers that a field or an expression, which was read before, gives; NaN where none."""
        return self.read(text, text).values

    def read(self, text: str, label: str) -> Numbers:
        """The same with what is none, for the parameter `label`."""
        expression = checked_expression(text, self.fields, label)
        if not expression.isField():
            return attributes.expression_numbers(
                expression, self._with_computed(), self._given.context, label
            )
        name = next(iter(expression.referencedColumns()))
        computed = self._computed.get(name.lower())
        return self._given.numbers(name) if computed is None else Numbers(computed)

    def own(self, text: str, label: str) -> list[str]:
        """The fields of the areas that a field or an expression names; not the computed columns."""
        expression = checked_expression(text, self.fields, label)
        named = attributes.fields_read(expression, self._given.rows.fields)
        return sorted(name for name in named if name.lower() not in self._computed)

    def _with_computed(self) -> Rows:
        if self._extended is None:
            rows = self._given.shown()
            kept = [i for i, item in enumerate(rows.fields) if item.name().lower() not in self._computed]
            columns = [self._computed[name.lower()] for name in self._names]
            features = []
            for i, given in enumerate(rows.features):
                feature = QgsFeature(self.fields)
                feature.setGeometry(given.geometry())
                values = [layers.attribute(column[i]) for column in columns]
                feature.setAttributes([given[k] for k in kept] + values)
                features.append(feature)
            self._extended = Rows(rows.name, rows.crs, self.fields, features, rows.geometries)
        return self._extended


def field_of(text: str) -> str:
    """The field that an expression is and no more; empty where it is more."""
    expression = QgsExpression(text)
    return str(next(iter(expression.referencedColumns()))) if expression.isField() else ""
