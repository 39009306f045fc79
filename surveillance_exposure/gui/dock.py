"""The dock: two places, layers, a button, and the figures of the walk between them."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication, QgsMapLayer, QgsPointXY, QgsProcessing, QgsProject
from qgis.gui import QgsDockWidget, QgsMapCanvas
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..dependencies import how_to_install, missing
from ..processing.provider import PROVIDER_ID
from ..translation import tr
from .choices import RESULT, Choice, Choices
from .figures_panel import FiguresPanel
from .icons import icon, marker_icon
from .map_tool import PickTool
from .places import COLOURS, FROM, LETTERS, TO, Places
from .results import Walk, add_to_project, figures_of, next_number
from .run import Outcome, Run

FIND_ROUTES = f"{PROVIDER_ID}:findroutes"

MARGIN = 9


class Dock(QgsDockWidget):
    """The shell: the panel, or what to install before there can be one."""

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

    def remove(self) -> None:
        """Let go of canvas, project and tasks."""
        if self.panel is not None:
            self.panel.remove()
            self.panel = None


class UpAndDown(QScrollArea):
    """Scrolls a widget vertically, and never gets narrower than it can be."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    def minimumSizeHint(self) -> QSize:
        width = self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()  # what is inside may have changed what it needs


class WalkPanel(QWidget):
    """What is in the dock."""

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self._canvas: QgsMapCanvas = iface.mapCanvas()
        self.places = Places(self._canvas, self)
        self.tool = PickTool(self._canvas)
        self._picking: int | None = None
        self._tool_before: Any = None
        self.run: Run | None = None
        self.walk: Walk | None = None
        self._asked: tuple[Choice, tuple[str, str]] | None = None
        self._stale = False

        self.pick = [self._pick_button(which) for which in (FROM, TO)]
        self._place_labels = [QLabel(), QLabel()]
        self.swap = _tool_button("swap", tr("Swap A and B"))
        self.clear = _tool_button("clear", tr("Clear A and B"))
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(FIND_ROUTES)
        self.choices = Choices(algorithm)
        self.find = QPushButton(tr("&Find walk"))
        self.find.setDefault(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.cancel = QPushButton(tr("Ca&ncel"))
        self._state_icon, self.state = QLabel(), QLabel()
        self.state.setWordWrap(True)
        self.state.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.figures = FiguresPanel()
        self.figures.hide()
        self._lay_out()
        self._connect()
        self._places_changed()

    # -- how it looks

    def _pick_button(self, which: int) -> QPushButton:
        name = tr("F&rom…") if which == FROM else tr("&To…")
        button = QPushButton(marker_icon(LETTERS[which], COLOURS[which]), name)
        button.setIconSize(QSize(20, 20))
        button.setCheckable(True)
        button.setToolTip(
            tr("Click where the walk starts") if which == FROM else tr("Click where the walk ends")
        )
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, (button, label) in enumerate(zip(self.pick, self._place_labels)):
            grid.addWidget(button, row, 0)
            grid.addWidget(label, row, 1)
            label.setWordWrap(True)
        grid.addWidget(self.swap, FROM, 2)
        grid.addWidget(self.clear, TO, 2)
        action = QHBoxLayout()
        action.addWidget(self.find, 1)
        action.addWidget(self.bar, 1)
        action.addWidget(self.cancel)
        state = QHBoxLayout()
        state.addWidget(self._state_icon, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addLayout(grid)
        column.addWidget(self.choices)
        column.addLayout(action)
        column.addLayout(state)
        column.addWidget(self.figures)
        column.addStretch(1)
        order = [
            *self.pick, self.swap, self.clear, self.choices.network, self.choices.cameras, self.choices.viewsheds,
            self.choices.whose, self.choices.range, self.choices.speed, self.choices.ignore_own, self.find,
            self.cancel, self.figures.copy, self.figures.dialog,
        ]  # fmt: skip
        for before, after in zip(order, order[1:]):
            QWidget.setTabOrder(before, after)

    def _say(self, text: str, problem: bool = False) -> None:
        """Show a state in words; a problem with a sign."""
        self.state.setText(text)
        self.state.setVisible(bool(text))
        self._state_icon.setVisible(problem)
        if problem:
            size = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
            self._state_icon.setPixmap(QgsApplication.getThemeIcon("/mIconWarning.svg").pixmap(size, size))

    # -- what it listens to

    def _connect(self) -> None:
        self.pick[FROM].clicked.connect(self._pick_from)
        self.pick[TO].clicked.connect(self._pick_to)
        self.swap.clicked.connect(self.places.swap)
        self.clear.clicked.connect(self._clear)
        self.find.clicked.connect(self.start)
        self.cancel.clicked.connect(self.stop)
        self.figures.copy_wanted.connect(self.copy_figures)
        self.figures.dialog_wanted.connect(self.open_dialog)
        self.places.changed.connect(self._places_changed)
        self.choices.changed.connect(self._choices_changed)
        self.tool.picked.connect(self._picked)
        self.tool.cancelled.connect(self._end_picking)
        self.tool.deactivated.connect(self._uncheck)
        QgsProject.instance().layersWillBeRemoved.connect(self._layers_leave)
        QgsProject.instance().cleared.connect(self._project_cleared)

    def remove(self) -> None:
        """Undo all that reaches beyond this widget."""
        QgsProject.instance().layersWillBeRemoved.disconnect(self._layers_leave)
        QgsProject.instance().cleared.disconnect(self._project_cleared)
        if self.run is not None:
            self.run.abandon()
            self.run = None
        self._end_picking()
        self.tool.picked.disconnect(self._picked)
        self.tool.cancelled.disconnect(self._end_picking)
        self.tool.deactivated.disconnect(self._uncheck)
        self._canvas.unsetMapTool(self.tool)
        self.tool.deleteLater()
        self._tool_before = None
        self.choices.changed.disconnect(self._choices_changed)
        self.choices.remove()
        self.places.changed.disconnect(self._places_changed)
        self.places.remove()

    # -- picking

    def _pick_from(self, on: bool) -> None:
        self._start_picking(FROM) if on else self._end_picking()

    def _pick_to(self, on: bool) -> None:
        self._start_picking(TO) if on else self._end_picking()

    def _start_picking(self, which: int) -> None:
        current = self._canvas.mapTool()
        if current is not self.tool:
            self._tool_before = current
            self._canvas.setMapTool(self.tool)
        self._picking = which
        for each, button in enumerate(self.pick):
            button.setChecked(each == which)
        self._canvas.setFocus()
        self._refresh()

    def _picked(self, point: QgsPointXY) -> None:
        if self._picking is None:
            return
        which = self._picking
        self.places.set(which, point)
        if which == FROM and self.places.text(TO) is None:
            self._start_picking(TO)  # the next thing anyone does
        else:
            self._end_picking()

    def _end_picking(self) -> None:
        """Give the map back to the tool that had it."""
        if self._canvas.mapTool() is self.tool:
            before = self._tool_before
            if before is not None and not sip.isdeleted(before):
                self._canvas.setMapTool(before)
            else:
                self._canvas.unsetMapTool(self.tool)
        self._tool_before = None
        self._uncheck()

    def _uncheck(self) -> None:
        self._picking = None
        for button in self.pick:
            button.setChecked(False)
        self._refresh()

    def _clear(self) -> None:
        self._end_picking()
        self.figures.hide()
        self.walk = None
        self.places.clear()

    # -- states

    def _places_changed(self) -> None:
        for which, label in enumerate(self._place_labels):
            text = self.places.text(which)
            label.setText(text or tr("not chosen"))
            label.setToolTip(self.places.text_with_crs(which) or "")
        self._choices_changed()

    def _choices_changed(self) -> None:
        self._stale = self.walk is not None
        self._refresh()

    def _refresh(self) -> None:
        """Buttons and words for where things stand."""
        running = self.run is not None
        self.find.setVisible(not running)
        self.bar.setVisible(running)
        self.cancel.setVisible(running)
        self.choices.setEnabled(not running)
        self.swap.setEnabled(self.places.any() and not running)
        self.clear.setEnabled(self.places.any() and not running)
        for button in self.pick:
            button.setEnabled(not running)
        if running:
            return
        layers = self.choices.missing()
        self.find.setEnabled(self.places.complete() and layers is None)
        if self._picking is not None:
            self._say(
                tr("Click on the map where the walk starts; Esc ends.")
                if self._picking == FROM
                else tr("Click on the map where the walk ends; Esc ends.")
            )
        elif layers is not None:
            self._say(layers)
        elif not self.places.complete():
            self._say(self._places_wanted())
        elif self._stale:
            self._say(tr("Something changed since these figures were made. Press “Find walk” again."))
        elif self.walk is None:
            self._say(tr("Ready: press “Find walk”."))
        else:
            self._say("")

    def _places_wanted(self) -> str:
        if not self.places.any():
            return tr("Choose where the walk starts and ends: press “From…” and click on the map.")
        if self.places.text(FROM) is None:
            return tr("Choose where the walk starts: press “From…” and click on the map.")
        return tr("Choose where the walk ends: press “To…” and click on the map.")

    # -- running

    def parameters(self) -> dict[str, Any]:
        """What the algorithm is run with."""
        return {
            **self.choices.choice().parameters,
            "ORIGINS": self.places.layer(FROM),
            "DESTINATIONS": self.places.layer(TO),
            "ROUTE": "shortest",
            "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT,
            "PIECES": QgsProcessing.TEMPORARY_OUTPUT,
        }

    def start(self) -> bool:
        """Find the walk in the background; False if it cannot start, or one is being looked for."""
        if self.run is not None or not self.places.complete() or self.choices.missing():
            return False
        self._end_picking()
        places = tuple(self.places.text_with_crs(which) or "" for which in (FROM, TO))
        self._asked = self.choices.choice(), (places[0], places[1])
        run = Run(FIND_ROUTES, self.parameters(), ("OUTPUT", "PIECES"), self)
        problem = run.start()
        if problem is not None:
            run.deleteLater()
            self._fail(problem)
            return False
        run.progressed.connect(self._progressed)
        run.ended.connect(self._ended)
        self.run = run
        self.cancel.setEnabled(True)
        self.bar.setValue(0)
        self._say(tr("Looking for the shortest walk and who sees it…"))
        self._refresh()
        return True

    def stop(self) -> None:
        """Cancel; the answer is at once, the end as soon as the algorithm lets go."""
        if self.run is not None:
            self.cancel.setEnabled(False)
            self._say(tr("Cancelling…"))
            self.run.cancel()

    def _progressed(self, percent: float) -> None:
        self.bar.setValue(round(percent))

    def _ended(self, outcome: Outcome) -> None:
        asked = self._asked
        self._forget_run()
        if outcome.cancelled:
            self._refresh()
            self._say(tr("Cancelled. Nothing was added."))
        elif outcome.error is not None or asked is None:
            self._fail(outcome.error or "")
        else:
            self._show(outcome, *asked)

    def _forget_run(self) -> None:
        run, self.run = self.run, None
        if run is not None:
            run.progressed.disconnect(self._progressed)
            run.ended.disconnect(self._ended)
            run.deleteLater()

    def _fail(self, problem: str) -> None:
        self._refresh()
        self._say(problem, problem=True)

    def _show(self, outcome: Outcome, choice: Choice, places: tuple[str, str]) -> None:
        line, pieces = outcome.layers["OUTPUT"], outcome.layers["PIECES"]
        walk = Walk(next_number(), figures_of(line), choice, outcome.results.get("CAMERAS"), places)
        if not walk.found:
            self._refresh()
            self._say(walk.problem, problem=True)
            return
        self.walk = walk
        add_to_project(walk, line, pieces)
        self.places.shown_as_found(True)
        self.figures.show_walk(walk)
        self.figures.show()
        self._stale = False
        self._refresh()
        if outcome.warnings:
            self._say("\n".join(dict.fromkeys(outcome.warnings)), problem=True)

    # -- the project

    def _layers_leave(self, ids: list[str]) -> None:
        """Before layers are deleted: a run must not read from what is gone."""
        if self.run is not None and self.run.uses(ids):
            self.run.abandon()
            self._forget_run()
            self._refresh()
            self._say(tr("A layer in use was removed, so the search was cancelled."), problem=True)

    def _project_cleared(self) -> None:
        self._end_picking()
        self.walk = None
        self.figures.hide()
        self.places.clear()

    # -- what is done with a walk

    def copy_figures(self) -> None:
        """Put the figures on the clipboard, with what they hold for."""
        if self.walk is not None:
            QApplication.clipboard().setText(self.walk.as_text())
            self._say(tr("The figures are on the clipboard."))

    def open_dialog(self) -> None:
        """The very algorithm in its own dialog, with the places as layers of the project."""
        import processing  # noqa: PLC0415 - a plugin itself, and it may be switched off

        if not self.places.complete() or self.choices.missing():
            processing.execAlgorithmDialog(FIND_ROUTES, {})
            return
        parameters = self.parameters()
        for name in ("ORIGINS", "DESTINATIONS"):
            parameters[name] = _in_project(parameters[name]).id()
        processing.execAlgorithmDialog(FIND_ROUTES, parameters)


def _in_project(layer: QgsMapLayer) -> QgsMapLayer:
    """Add a place to the project in the stead of the one added before."""
    project = QgsProject.instance()
    mark = f"place {layer.name()}"
    old = [each.id() for each in project.mapLayers().values() if each.customProperty(RESULT) == mark]
    project.removeMapLayers(old)
    layer.setCustomProperty(RESULT, mark)
    project.addMapLayer(layer, False)
    project.layerTreeRoot().insertLayer(0, layer)
    return layer


def _tool_button(name: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setToolTip(tip)
    button.setAutoRaise(True)
    return button


def _missing_packages(text: str) -> QWidget:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setMargin(MARGIN)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
