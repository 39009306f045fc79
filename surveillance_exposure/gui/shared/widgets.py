"""Small widgets of several windows."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt
from qgis.PyQt.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from ...translation import tr


class UpAndDown(QScrollArea):
    """Scrolls a widget vertically, and never gets narrower than it can be.

    The wheel scrolls over numbers and choices, too, and changes only the one that has the focus.
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        for kind in (QAbstractSpinBox, QComboBox, QAbstractSlider):
            for box in inside.findChildren(kind):
                if not isinstance(box, QScrollBar):
                    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel gives none
                    box.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        width = self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, 120)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and watched is not self.widget():
            if not watched.hasFocus():
                event.ignore()  # so that what is around it takes it
                return True
            return False
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # what is inside has changed what it needs
        return bool(super().eventFilter(watched, event))


def layer_box(kind: Any, tip: str) -> QgsMapLayerComboBox:
    """A box to choose a layer, or none."""
    box = QgsMapLayerComboBox()
    box.setFilters(kind)
    box.setAllowEmptyLayer(True, tr("none"))
    box.setLayer(None)
    box.setToolTip(tip)
    # A long name must not push the dock wider.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return box
