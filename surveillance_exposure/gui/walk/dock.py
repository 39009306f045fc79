"""The dock: a shell around the panel, or around what to install before there can be one."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ...dependencies import command, how_to_install, missing
from ...processing.catalogue import entry
from ...translation import tr
from ..shared.widgets import UpAndDown
from .panel import MARGIN, WalkPanel


class Dock(QgsDockWidget):
    """What is drawn on the map comes and goes with it."""

    def __init__(self, iface: Any) -> None:
        super().__init__(tr("Surveillance exposure"), iface.mainWindow())
        self.setObjectName("SurveillanceExposureDock")
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self.panel: WalkPanel | None = None
        absent = missing(entry("findroutes").needs)
        if absent:
            self.setWidget(MissingPackages(absent))
            return
        self.panel = WalkPanel(iface)
        self.setWidget(UpAndDown(self.panel))
        self.closedStateChanged.connect(self._closed)

    def remove(self) -> None:
        """Let go of canvas, project and tasks."""
        if self.panel is not None:
            self.closedStateChanged.disconnect(self._closed)
            self.panel.remove()
            self.panel = None

    def _closed(self, closed: bool) -> None:
        if self.panel is not None:
            self.panel.set_shown(not closed)


class MissingPackages(QWidget):
    """What to install, and its command for the clipboard."""

    def __init__(self, packages: list[str]) -> None:
        super().__init__()
        self.text = QPlainTextEdit(how_to_install(packages))  # breaks a long path, which a label does not
        self.text.setReadOnly(True)
        self.copy = QPushButton(tr("&Copy the command"))
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(command(packages)))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self.text)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
