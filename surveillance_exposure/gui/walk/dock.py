"""The dock: a shell around the panel, or around what to install before there can be one."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QWidget

from ...dependencies import how_to_install, missing
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
        absent = missing()
        if absent:
            self.setWidget(_missing_packages(how_to_install(absent)))
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


def _missing_packages(text: str) -> QWidget:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setMargin(MARGIN)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
