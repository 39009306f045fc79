"""Where things stand, in plain words."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStyle, QWidget

from .plain import label


class Status(QWidget):
    """A sentence, with a sign if it tells of a problem."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign, self._label = QLabel(), label()
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)

    def text(self) -> str:
        """What it says."""
        return str(self._label.text())

    def say(self, text: str, problem: bool = False) -> None:
        """Say something; nothing hides it."""
        self._label.setText(text)
        self._sign.setVisible(problem)
        self.setVisible(bool(text))
        if problem:
            size = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
            self._sign.setPixmap(QgsApplication.getThemeIcon("/mIconWarning.svg").pixmap(size, size))
