"""The figures of a walk, in the dock."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..translation import tr
from .results import Walk


class FiguresPanel(QFrame):
    """One large figure, what it holds for right under it, then the others."""

    copy_wanted = pyqtSignal()
    dialog_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.headline = QLabel()
        font = self.headline.font()
        font.setPointSizeF(font.pointSizeF() * 2)
        font.setBold(True)
        self.headline.setFont(font)
        self.assumptions = _text("")
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(4)
        self._cells: list[QLabel] = []
        self.copy = QPushButton(QgsApplication.getThemeIcon("/mActionEditCopy.svg"), tr("Co&py figures"))
        self.copy.setToolTip(tr("Copy the figures as text, with what they hold for"))
        self.dialog = QPushButton(
            QgsApplication.getThemeIcon("/processingAlgorithm.svg"), tr("Open as processing &dialog…")
        )
        self.dialog.setToolTip(
            tr("The same run in the Processing dialog, with all its settings; A and B become layers for it")
        )
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addWidget(self.headline)
        column.addWidget(self.assumptions)
        column.addSpacing(4)
        column.addLayout(self._grid)
        column.addSpacing(4)
        column.addWidget(self.copy)
        column.addWidget(self.dialog)
        self.copy.clicked.connect(self.copy_wanted)
        self.dialog.clicked.connect(self.dialog_wanted)

    def show_walk(self, walk: Walk) -> None:
        """Show the figures of `walk`."""
        self.headline.setText(walk.headline)
        self.assumptions.setText(walk.assumptions)
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.deleteLater()
        self._cells = []
        for row, (label, value) in enumerate(walk.rows()):
            left, right = _text(label), _text(value)
            right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            right.setWordWrap(False)
            self._grid.addWidget(left, row, 0)
            self._grid.addWidget(right, row, 1)
            self._cells += [left, right]


def _text(text: str) -> QLabel:
    """Words that wrap, and that can be marked with the mouse."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label
