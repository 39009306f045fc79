"""Which cameras: boxes to tick, and the expression they make, which can be edited."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from ...core.cameras import KINDS, OWNERSHIPS, UNKNOWN
from ...translation import tr
from ..shared.expression_edit import ExpressionEdit
from ..shared.wording import kind, owner
from .values import Found, Values

OFFERED_KINDS = (*KINDS, UNKNOWN)


def condition(field: str, ticked: Sequence[str], offered: Sequence[str]) -> str:
    """The expression for values of a standard field, where NULL means unknown; empty for all of them."""
    if set(ticked) >= set(offered):
        return ""
    column = f"coalesce(\"{field}\", '{UNKNOWN}')" if UNKNOWN in ticked else f'"{field}"'
    values = [f"'{value}'" for value in ticked]
    return f"{column} = {values[0]}" if len(values) == 1 else f"{column} IN ({', '.join(values)})"


class Boxes(QWidget):
    """A box for each value of one field."""

    changed = pyqtSignal()

    def __init__(self, field: str, words: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.words = words
        self.boxes = {value: QCheckBox(text, self) for value, text in words.items()}
        self._offered: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        self._columns = 3
        for box in self.boxes.values():
            box.setChecked(True)
            box.toggled.connect(self.changed)

    def offer(self, values: Collection[str]) -> None:
        """Show the boxes for the values that there are."""
        self._offered = tuple(value for value in self.boxes if value in values)
        for value, box in self.boxes.items():
            self._grid.removeWidget(box)
            box.setVisible(value in self._offered)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(1), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = next((each for each in (3, 2) if self._width(each) <= self.width()), 1)
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def _arrange(self) -> None:
        """As many beside each other as there is room for."""
        for place, value in enumerate(self._offered):
            self._grid.addWidget(self.boxes[value], place // self._columns, place % self._columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _width(self, columns: int) -> int:
        """What so many columns need."""
        widths = [self.boxes[value].sizeHint().width() for value in self._offered]
        return sum(max(widths[i::columns], default=0) for i in range(columns)) + 6 * (columns - 1)

    @property
    def useful(self) -> bool:
        """Whether there is a choice at all."""
        return len(self._offered) > 1

    def ticked(self) -> list[str]:
        """The values wanted, of those there are."""
        return [value for value in self._offered if self.boxes[value].isChecked()]

    def tick(self, values: Sequence[str]) -> None:
        """Tick these and no others, without `changed`."""
        for value, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(value in values)
            box.blockSignals(False)

    def expression(self) -> str:
        """What is ticked as an expression; empty where all is."""
        return condition(self.field, self.ticked(), self._offered) if self.ticked() else ""


class CameraFilter(QWidget):
    """Boxes for ownership and kind, and the expression."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.owners = Boxes("ownership", {value: owner(value) for value in OWNERSHIPS})
        self.owners.setToolTip(
            tr("By the field “ownership”. The published figures are of public cameras alone.")
        )
        self.kinds = Boxes("kind", {value: kind(value) for value in OFFERED_KINDS})
        self.kinds.setToolTip(tr("By the field “kind”."))
        self.edit = ExpressionEdit(
            tr("all cameras"),
            tr("Only cameras for which this expression is true; the boxes write it for you"),
        )
        self._heads = [QLabel(tr("Owned by")), QLabel(tr("Kind"))]
        self._own = QLabel(tr("This is your own condition. Clear it to use the boxes again."))
        self._own.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for head, boxes in zip(self._heads, (self.owners, self.kinds)):
            column.addWidget(head)
            column.addWidget(boxes)
            boxes.changed.connect(self._ticked)
        column.addWidget(self.edit)
        column.addWidget(self._own)
        self.edit.changed.connect(self._edited)
        self._values = Values([self.owners.field, self.kinds.field], self)
        self._values.found.connect(self._offer)
        self.set_layer(None)

    def set_layer(self, layer: QgsMapLayer | None) -> None:
        """The layer of cameras or viewsheds. Boxes are shown for values that occur in it.

        Until these are known all are shown: what is ticked says the same then, in more words.
        """
        self._values.look_in(layer)
        if self._values.searching:
            self._offer({each.field: set(each.words) for each in (self.owners, self.kinds)})
        self.edit.set_layer(layer)
        self._show()

    def remove(self) -> None:
        """End the search for values."""
        self._values.remove()

    def _offer(self, found: Found) -> None:
        own = self._is_own()
        for boxes in (self.owners, self.kinds):
            boxes.offer({value or UNKNOWN for value in found.get(boxes.field, ())})
        if not own:
            self.edit.set_text(self._from_boxes())
        self._show()

    def tab_stops(self) -> list[QWidget]:
        """Where the tab key goes, in order."""
        boxes = [*self.owners.boxes.values(), *self.kinds.boxes.values()]
        return [*boxes, self.edit.line, self.edit.build]

    def text(self) -> str:
        """The expression."""
        return self.edit.text()

    def problem(self) -> str | None:
        """What is wrong with the choice, in a sentence; None if nothing is."""
        for boxes, what in ((self.owners, tr("owner")), (self.kinds, tr("kind"))):
            if boxes.useful and not boxes.ticked() and not self._is_own():
                return tr("No camera is left: tick at least one {what}.").format(what=what)
        problem = self.edit.problem()
        if problem:
            return tr("The condition for cameras cannot be read: {problem}").format(problem=problem)
        return None

    def words(self) -> str:
        """The choice in words, for the figures."""
        if not self.text():
            return tr("all cameras")
        if self._is_own():
            return tr("cameras where {condition}").format(condition=self.text())
        owners, kinds = (
            [boxes.words[value] for value in boxes.ticked()] for boxes in (self.owners, self.kinds)
        )
        if not self.owners.expression():
            return tr("cameras of kind {kinds}").format(kinds=_or(kinds))
        text = tr("{owners} cameras").format(owners=_or(owners))
        if self.kinds.expression():
            text = tr("{cameras} of kind {kinds}").format(cameras=text, kinds=_or(kinds))
        return text

    def saved(self) -> dict[str, Any]:
        """As settings keep it."""
        boxes = {
            each.field: [v for v, box in each.boxes.items() if box.isChecked()]
            for each in (self.owners, self.kinds)
        }
        return {**boxes, "own": self.text() if self._is_own() else ""}

    def restore(self, saved: dict[str, Any]) -> None:
        """What `saved` gave; without `changed`."""
        for boxes, values in ((self.owners, OWNERSHIPS), (self.kinds, OFFERED_KINDS)):
            ticked = saved.get(boxes.field)
            boxes.tick(ticked if isinstance(ticked, list) else values)
        own = saved.get("own")
        self.edit.set_text((own if isinstance(own, str) else "") or self._from_boxes())
        self._show()

    def _from_boxes(self) -> str:
        return " AND ".join(filter(None, (self.owners.expression(), self.kinds.expression())))

    def _is_own(self) -> bool:
        return self.text() not in ("", self._from_boxes())

    def _ticked(self) -> None:
        self.edit.set_text(self._from_boxes())
        self._show()
        self.changed.emit()

    def _edited(self) -> None:
        if not self.text():
            self.owners.tick(OWNERSHIPS)
            self.kinds.tick(OFFERED_KINDS)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        own = self._is_own()
        self._own.setVisible(own)
        for head, boxes in zip(self._heads, (self.owners, self.kinds)):
            for widget in (head, boxes):
                widget.setVisible(boxes.useful)
                widget.setEnabled(not own)


def _or(words: list[str]) -> str:
    return (
        words[0]
        if len(words) == 1
        else tr("{some} or {last}").format(some=", ".join(words[:-1]), last=words[-1])
    )
