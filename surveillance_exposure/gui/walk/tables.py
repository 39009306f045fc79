"""The two tables of the dock: walks to compare, and cameras that see a walk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import QSize, Qt, QTimer
from qgis.PyQt.QtGui import QFont, QResizeEvent, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

CHUNK = 60
"""Rows filled at a time."""


class Texts(QStandardItemModel):
    """Rows of texts; the columns in `left` are words, the others figures.

    Qt's own model: one in Python would be asked for every cell with every repaint, and have to wait for
    the thread that searches each time.
    """

    def __init__(self, headings: Sequence[str], left: Sequence[int]) -> None:
        super().__init__(0, len(headings))
        self._left = set(left)
        self.rows: list[list[str]] = []
        self._row: Callable[[int], Sequence[str]] = lambda _: ()
        self._filled = 0
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._fill)
        for column, heading in enumerate(headings):
            item = QStandardItem(heading)
            item.setTextAlignment(self._side(column))
            self.setHorizontalHeaderItem(column, item)

    def show(self, count: int, row: Callable[[int], Sequence[str]]) -> None:
        """Take other rows, `count` of them. Long tables fill themselves while the window has time."""
        self._row, self._filled, self.rows = row, 0, []
        self.setRowCount(count)
        self._fill()

    def stop(self) -> None:
        """Fill no further, and let go of what the rows are made of."""
        self._more.stop()
        self._row = lambda _: ()

    def _fill(self) -> None:
        end = min(self._filled + CHUNK, self.rowCount())
        for i in range(self._filled, end):
            self.rows.append(list(self._row(i)))
            for column, text in enumerate(self.rows[i]):
                item = self.item(i, column)
                if item is None:
                    item = QStandardItem()
                    item.setTextAlignment(self._side(column))
                    self.setItem(i, column, item)
                if item.text() != text:
                    item.setText(text)
        self._filled = end
        if end < self.rowCount():
            self._more.start(0)

    def _side(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignLeft if column in self._left else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter


class Table(QTableView):
    """A table of whole rows, as high as its rows up to a limit; wide ones scroll sideways."""

    def __init__(self, model: Texts, most_rows: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most_rows
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setModel(model)
        model.setParent(self)  # goes with it: left to Python, a thread might delete it
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.5))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(most_rows)  # what is seen; all rows would take long
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(20)
        font = QFont(header.font())
        font.setBold(False)
        header.setFont(font)
        model.rowsInserted.connect(self._resize)
        model.rowsRemoved.connect(self._resize)

    def current(self) -> int:
        """The row chosen, or -1."""
        return int(self.currentIndex().row())

    def choose(self, row: int) -> None:
        """Choose a row without anybody being told."""
        blocked = self.selectionModel().blockSignals(True)
        self.selectRow(row)
        self.selectionModel().blockSignals(blocked)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        rows = min(max(self.model().rowCount(), 1), self._most)
        height = (
            self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize()
        )
        if self.horizontalScrollBar().maximum() > 0:
            height += self.horizontalScrollBar().sizeHint().height()
        return QSize(200, height + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def _resize(self, *_: object) -> None:
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()  # the bar to scroll sideways may have come or gone
