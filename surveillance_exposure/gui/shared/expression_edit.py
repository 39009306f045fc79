"""A line for an expression, with the expression builder beside it."""

from __future__ import annotations

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsMapLayer,
    QgsVectorLayer,
)
from qgis.gui import QgsExpressionBuilderDialog, QgsFilterLineEdit
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ...processing.reading.conditions import constant_problem
from ...translation import tr
from .icons import theme_icon


class ExpressionEdit(QWidget):
    """`changed` comes when the user is through with a change."""

    changed = pyqtSignal()

    def __init__(self, placeholder: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layer: QgsMapLayer | None = None
        self._before = ""
        self.line = QgsFilterLineEdit()
        self.line.setShowClearButton(True)
        self.line.setPlaceholderText(placeholder)
        self.line.setToolTip(tip)
        self.line.setAccessibleName(tip)
        self.build = QToolButton()
        self.build.setIcon(theme_icon("mIconExpression.svg"))
        self.build.setToolTip(tr("Build the expression"))
        self.build.setAutoRaise(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        row.addWidget(self.build)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self._finished)
        self.line.cleared.connect(self._finished)
        self.build.clicked.connect(self._open)

    def text(self) -> str:
        """The expression."""
        return str(self.line.text()).strip()

    def set_text(self, text: str) -> None:
        """Set it, without `changed`."""
        self.line.setText(" ".join(text.splitlines()))
        self.line.setCursorPosition(0)
        self._before = self.text()

    def set_layer(self, layer: QgsMapLayer | None) -> None:
        """The layer whose fields may be used."""
        self._layer = layer if isinstance(layer, QgsVectorLayer) else None
        self.build.setEnabled(self._layer is not None)

    def problem(self) -> str | None:
        """Why it cannot be read, or None."""
        expression = QgsExpression(self.text())
        if not self.text():
            return None
        if not expression.hasParserError():
            scopes = QgsExpressionContextUtils.globalProjectLayerScopes(self._layer)
            return constant_problem(expression, QgsExpressionContext(scopes))
        return str(expression.parserErrorString()).strip().split("\n")[0]

    def _finished(self) -> None:
        if self.text() != self._before:
            self._before = self.text()
            self.changed.emit()

    def _open(self) -> None:
        dialog = QgsExpressionBuilderDialog(self._layer, self.text(), self)
        scopes = QgsExpressionContextUtils.globalProjectLayerScopes(self._layer)
        dialog.setExpressionContext(QgsExpressionContext(scopes))
        if dialog.exec():
            self.line.setText(dialog.expressionText())
            self._finished()
        dialog.deleteLater()
