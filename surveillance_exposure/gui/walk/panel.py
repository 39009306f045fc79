"""The panel: puts places, choices, searches and results together."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsProcessing,
    QgsProject,
    QgsSettings,
)
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QFontMetrics, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...processing.finishing.plaintext import map_tip, without_markup
from ...processing.provider import PROVIDER_ID
from ...translation import tr
from ..shared.map_tool import Picker
from ..shared.plain import rich
from ..shared.run import Outcome
from ..shared.status import Status
from . import settings
from .actions import WalkActions
from .choices import RESULT, Choices
from .layer_watch import LayerWatch
from .markers import Dragger, Markers
from .on_map import WalkOnMap
from .place_rows import PlaceRows
from .places import WGS84, Places
from .results import Asked, Found, Walk
from .results_panel import ResultsPanel
from .searcher import Request, Searcher

FIND_ROUTES = f"{PROVIDER_ID}:findroutes"
ROUTE_EXPOSURE = f"{PROVIDER_ID}:routeexposure"
OUTPUTS = ("OUTPUT", "PIECES", "SEEN")
AT_ONCE = ("OUTPUT",)
"""What a search writes: of walks that are not shown, pieces and cameras would take longer than to find them."""

SHOW_PROGRESS_MS = 400
"""A search shorter than this shows no progress: while a pin is dragged it would only flicker."""

SETTLE_MS = 250
"""A changed choice waits this long for the next change."""

MARGIN = 9

TOLD = "surveillance_exposure/told_that_projects_keep_places"
"""Setting of the user: whether it was said that a project carries the places of a walk."""


class WalkPanel(QWidget):
    """What is in the dock."""

    def __init__(self, iface: Any) -> None:
        super().__init__()
        # Before anything else hears of it: what runs must let go of a layer first.
        QgsProject.instance().layersWillBeRemoved.connect(self._layers_leave)
        self._iface, self._canvas = iface, iface.mapCanvas()
        self.places = Places(self)
        self.markers = Markers(self._canvas, self.places, self)
        self.dragger = Dragger(self._canvas, self.places, self.markers, self)
        self.picker = Picker(self._canvas, self)
        self.choices = Choices(QgsApplication.processingRegistry().createAlgorithmById(FIND_ROUTES))
        self.rows = PlaceRows(
            self.places, self.picker, self._canvas, self.choices.place_layer.sources, iface.activeLayer
        )
        self.searcher = Searcher(self)
        self.watch = LayerWatch(self)
        self.on_map = WalkOnMap(self._canvas, self)
        self.results = ResultsPanel()
        self.results.hide()
        self.actions_of_walk = WalkActions(self)
        self._stale = False
        self._setup_by_hand = self._setup_closed = False
        self._lost = False
        self._role: tuple[str, float] = ("shortest", 0.0)

        self.find = QPushButton(tr("&Find walks"))
        self.find.setToolTip(tr("Read the layers anew and look for walks"))
        self.live = QCheckBox(tr("Search as &I change things"))
        self.live.setToolTip(tr("Look for walks again with every change, also while a pin is dragged"))
        self.live.setChecked(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.cancel = QPushButton(tr("Canc&el"))
        self._show_bar = QTimer(self)
        self._show_bar.setSingleShot(True)
        self._show_bar.setInterval(SHOW_PROGRESS_MS)
        self._draw = QTimer(self)
        self._draw.setSingleShot(True)
        self._draw.timeout.connect(self._draw_walk)
        self.status = Status()
        self.add = QPushButton(tr("Add &data…"))
        self.add.setToolTip(tr("Cameras, streets and buildings of any place, from a file or a server"))
        self.setup = QgsCollapsibleGroupBox(tr("Streets and cameras"))
        self.setup.setSaveCollapsedState(False)
        self.setup.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its button takes the keys
        self._lay_out()
        self._connect()
        self._restore()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self.setup)
        inside.addWidget(self.choices)
        inside.addWidget(self.add)
        action = QHBoxLayout()
        action.addWidget(self.find, 1)
        action.addWidget(self.bar, 1)
        action.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN - 2)
        column.addWidget(self.rows)
        column.addWidget(self.status)
        column.addWidget(self.setup)
        column.addLayout(action)
        column.addWidget(self.live)
        column.addWidget(self.results)
        column.addStretch(1)

        fold = [each for each in self.setup.findChildren(QAbstractButton) if each.parent() is self.setup]
        stops = [*self.rows.tab_stops(), *fold, *self.choices.tab_stops(), self.add]
        stops += [self.find, self.cancel, self.live]
        stops += self.results.tab_stops()
        for before, after in zip(stops, stops[1:]):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.places.changed.connect(self._places_changed)
        self.places.moved.connect(self._place_moved)
        self.picker.changed.connect(self._refresh)
        self.choices.changed.connect(self._choices_changed)
        self.watch.changed.connect(self._layers_changed)
        self.rows.problem.connect(self.complain)
        self.rows.gpx.setMenu(self.actions_of_walk.gpx_menu())
        self.find.clicked.connect(self.start)
        self.cancel.clicked.connect(self.stop)
        self.live.toggled.connect(self._live_toggled)
        self.searcher.changed.connect(self._refresh)
        self.searcher.progressed.connect(self._progressed)
        self.searcher.ended.connect(self._ended)
        self.searcher.refused.connect(self._fail)
        self.setup.collapsedStateChanged.connect(self._setup_toggled)
        self._show_bar.timeout.connect(self._refresh)
        self.results.chosen.connect(self._walk_chosen)
        self.results.pointed.connect(self.on_map.point_at)
        self.results.camera.connect(self.on_map.flash)
        self.actions_of_walk.connect()
        project = QgsProject.instance()
        project.cleared.connect(self._project_cleared)
        project.readProject.connect(self._restore)
        project.writeProject.connect(self._remember)

    def remove(self) -> None:
        """Undo all that reaches beyond this widget."""
        project = QgsProject.instance()
        project.layersWillBeRemoved.disconnect(self._layers_leave)
        project.cleared.disconnect(self._project_cleared)
        project.readProject.disconnect(self._restore)
        project.writeProject.disconnect(self._remember)
        self.searcher.abandon()
        self.results.forget()
        self._draw.stop()
        self._show_bar.stop()
        self.watch.watch([])
        self.picker.changed.disconnect(self._refresh)
        self.picker.remove()
        self.choices.changed.disconnect(self._choices_changed)
        self.choices.remove()
        self.rows.remove()
        self.dragger.remove()
        self.markers.remove()
        self.on_map.remove()

    def use(self, streets: QgsMapLayer | None, cameras: QgsMapLayer | None) -> None:
        """Look for walks on these layers from now on, as far as they are given."""
        if streets is not None:
            self.choices.network.setLayer(streets)
        if cameras is not None:
            self.choices.viewsheds.setLayer(None)
            self.choices.cameras.setLayer(cameras)

    def set_shown(self, shown: bool) -> None:
        """Show or hide what is drawn on the map: it comes and goes with the dock."""
        self.markers.set_shown(shown)
        self.on_map.set_shown(shown)
        if not shown:
            self.picker.end()
            self.dragger.stop()

    # -- what changes

    def _places_changed(self) -> None:
        """A place was set for good: what runs was asked for other places."""
        self.searcher.drop()
        if not self.places.complete():
            self.forget_walks()
        else:
            self._look_again(0)
        self._refresh()

    def _place_moved(self) -> None:
        """A pin is on its way: what runs may end, as its answer still shows where things are going."""
        if self.live.isChecked() and self._possible():
            self.searcher.ask(self._walks_wanted)

    def _choices_changed(self) -> None:
        self.watch.watch(self.choices.layers())
        self._layers_changed()

    def _layers_changed(self) -> None:
        """What was prepared does not hold any more."""
        self.searcher.drop()
        self.searcher.forget()
        self._look_again(SETTLE_MS)
        self._refresh()

    def _look_again(self, soon_ms: int) -> None:
        track = self.results.found is not None and self.results.found.asked.track
        self._stale = self.results.found is not None
        if self.live.isChecked() and self._possible() and not track:
            self.searcher.ask_later(self._walks_wanted, soon_ms)

    def _live_toggled(self, on: bool) -> None:
        if on and (self._stale or self.results.found is None):
            self._look_again(0)
        self._refresh()

    def _possible(self) -> bool:
        return self.places.complete() and self.choices.missing() is None

    # -- searching

    def parameters(self) -> dict[str, Any]:
        """What the algorithm is run with."""
        crs, last = self._canvas.mapSettings().destinationCrs(), self.places.last
        if not crs.isValid():  # the places have systems of their own
            crs = QgsCoordinateReferenceSystem(WGS84)
        vias = range(1, last)
        passed = [row for row in vias if self.places[row] is not None]
        made = {
            **self.choices.choice().parameters,
            "ORIGINS": self.places.layer([0], tr("From"), crs),
            "DESTINATIONS": self.places.layer([last], tr("To"), crs),
            **dict.fromkeys(OUTPUTS, QgsProcessing.TEMPORARY_OUTPUT),
        }
        if passed:
            made["VIA"] = self.places.layer(passed, tr("Via"), crs)
        return self.choices.known(made)

    def for_dialog(self) -> tuple[str, dict[str, Any]]:
        """The algorithm, and its parameters as its dialog takes them: the places as layers of the project."""
        if not self._possible():
            return FIND_ROUTES, {}
        parameters = self.parameters()
        for name in ("ORIGINS", "DESTINATIONS", "VIA"):
            if name in parameters:
                parameters[name] = in_project(parameters[name]).id()
        return FIND_ROUTES, parameters

    def start(self) -> bool:
        """Find walks in the background, with layers read anew; False if it cannot start."""
        if self.searcher.running or not self._possible():
            return False
        self.picker.end()
        self.searcher.forget()
        self.searcher.ask(self._walks_wanted)
        return True

    def measure_track(self, layer: QgsMapLayer, name: str) -> None:
        """Measure a line instead of looking for one."""
        problem = self.choices.missing()
        if problem is not None:
            self.complain(problem)
            return
        self.picker.end()
        self.searcher.drop()
        self.forget_walks()
        choice = self.choices.choice()
        parameters = {
            name: value
            for name, value in choice.parameters.items()
            if name not in ("NETWORK", "NETWORK_FILTER", "ROUTE", "MAX_DETOUR")
        }
        parameters |= dict.fromkeys(OUTPUTS, QgsProcessing.TEMPORARY_OUTPUT)
        parameters["ROUTES"] = layer
        asked = Asked(choice, (), name)
        self.searcher.ask(lambda: Request(ROUTE_EXPOSURE, parameters, OUTPUTS, asked))

    def stop(self) -> None:
        """Cancel; the answer is at once, the end as soon as the algorithm lets go."""
        if self.searcher.running:
            self.cancel.setEnabled(False)
            self.searcher.cancel()
            self.status.say(tr("Cancelling…"))

    def _walks_wanted(self) -> Request | None:
        """What to look for now."""
        if not self._possible():
            return None
        known = self.places.known()
        names = tuple(place.text for place in known)
        asked = Asked(self.choices.choice(), tuple(place.full_text for place in known), names=names)
        later = set(OUTPUTS) - set(AT_ONCE)
        parameters = {name: value for name, value in self.parameters().items() if name not in later}
        return Request(FIND_ROUTES, parameters, AT_ONCE, asked)

    def _progressed(self, percent: float) -> None:
        self.bar.setValue(round(percent))

    def _ended(self, request: Request, outcome: Outcome) -> None:
        if outcome.cancelled:
            self._refresh()
            self.status.say(tr("Cancelled. Nothing was changed."))
        elif outcome.error is not None:
            self._fail(outcome.error)
        else:
            cameras = outcome.results.get("CAMERAS")
            self._show(Found.of(request.asked, outcome.layers, cameras, outcome.warnings, outcome.beside))

    def _show(self, found: Found) -> None:
        if found.problem is not None:
            self._fail(found.problem)
            return
        self.results.show_found(found, self._like_before(found))
        self.results.show()
        self._stale = False
        self._draw.start(0)  # in its own time: the table has just had some
        self._refresh()
        if found.asked.track:
            self._draw_walk()
            box = self.on_map.extent()
            if not box.isEmpty():
                box.scale(1.2)
                self._canvas.setExtent(box)
                self._canvas.refresh()

    def _fail(self, problem: str) -> None:
        """There is no walk: say why, and do not show another one."""
        self.forget_walks()
        self.complain(problem)

    def forget_walks(self) -> None:
        """Show no walk any more."""
        self.results.forget()
        self.results.hide()
        self.on_map.clear()
        self.markers.show_line(True)
        self._stale = False
        self._refresh()

    # -- the walk chosen

    @property
    def walk(self) -> Walk | None:
        """The walk chosen, if there is any."""
        return self.results.walk

    def _walk_chosen(self) -> None:
        found, walk = self.results.found, self.walk
        if found is not None and walk is not None:
            self._role = (self._role_of(found, walk), walk.get("detour") or 0.0)
            self._draw_walk()

    @staticmethod
    def _role_of(found: Found, walk: Walk) -> str:
        if walk.row == 0:
            return "shortest"
        return "least exposed" if walk.row == len(found.walks) - 1 else "between"

    def _like_before(self, found: Found) -> int:
        """The walk of an answer that is most like the one chosen before."""
        role, wanted = self._role
        last = len(found.walks) - 1
        if role != "between":
            return 0 if role == "shortest" else last
        return min(range(last + 1), key=lambda row: abs((found.walks[row].get("detour") or 0.0) - wanted))

    def _draw_walk(self) -> None:
        found, walk = self.results.found, self.walk
        if found is None or walk is None:
            return
        others = [each.geometry for each in found.walks if each is not walk]
        self.on_map.show_walk(others, self.results.profile.pieces, found.layers["OUTPUT"].crs())
        self.markers.show_line(False)

    # -- states

    def complain(self, problem: str) -> None:
        """Tell the user what is wrong."""
        self._refresh()
        self.status.say(problem, problem=True)

    def say(self, text: str) -> None:
        """Tell the user something."""
        self.status.say(text)

    def _refresh(self) -> None:
        """Buttons and words for where things stand."""
        running = self.searcher.running
        if not running:
            self._show_bar.stop()
            self.bar.setValue(0)
            self.cancel.setEnabled(True)
        elif not self._slow and not self._show_bar.isActive():
            self._show_bar.start()
        slow = running and self._slow
        self.find.setVisible(not slow)
        self.bar.setVisible(slow)
        self.cancel.setVisible(slow)
        self.find.setEnabled(self._possible())
        self._show_setup()
        if slow:
            self.status.say(tr("Looking for walks and who sees them…"))
        elif not running:
            self.status.say(*self._state())

    @property
    def _slow(self) -> bool:
        """Whether the run has taken long enough to show its progress."""
        return self.searcher.running and self.searcher.seconds * 1000 >= SHOW_PROGRESS_MS

    def _state(self) -> tuple[str, bool]:
        """What to say while nothing runs, and whether it is a problem."""
        missing, row, found = self.choices.missing(), self.picker.row, self.results.found
        if row is not None:
            return self._click_wanted(row), False
        if missing is not None:
            lost = tr("A layer in use was removed, so the search was cancelled.") if self._lost else ""
            return f"{lost} {missing}".strip(), self._lost
        self._lost = False
        if not self.places.complete() and not (found is not None and found.asked.track):
            return self._places_wanted(), False
        if found is None:
            return tr("Ready: press “Find walks”."), False
        if self._stale:
            return tr("Something changed since these figures were made. Press “Find walks”."), False
        return self._warnings(found)

    @staticmethod
    def _warnings(found: Found) -> tuple[str, bool]:
        return "\n".join(found.warnings), bool(found.warnings)

    def _click_wanted(self, row: int) -> str:
        if self.places.is_via(row):
            return tr("Click on the map where the walk is to pass; Esc ends.")
        if row == 0:
            return tr("Click on the map where the walk starts; Esc ends.")
        return tr("Click on the map where the walk ends; Esc ends.")

    def _places_wanted(self) -> str:
        how = tr("Press the pin and click on the map, or type a name or coordinates.")
        if self.places[0] is None and self.places[self.places.last] is None:
            return tr("Choose where the walk starts and ends.") + " " + how
        if self.places[0] is None:
            return tr("Choose where the walk starts.") + " " + how
        return tr("Choose where the walk ends.") + " " + how

    def _show_setup(self) -> None:
        """Closed where nothing is to be chosen, unless the user says else; the title says what is chosen."""
        missing = self.choices.missing() is not None
        if (missing or not self._setup_by_hand) and self.setup.isCollapsed() == missing:
            self._setup_closed = not missing
            self.setup.setCollapsed(not missing)
        self._name_setup()

    def _name_setup(self) -> None:
        summary = self.choices.summary() if self.setup.isCollapsed() else ""
        font = self.setup.font()
        font.setBold(True)
        room = self.width() - 2 * MARGIN - 36
        title = QFontMetrics(font).elidedText(summary, Qt.TextElideMode.ElideRight, room)
        self.setup.setTitle(title or tr("Streets and cameras"))
        self.setup.setToolTip(rich(summary))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_setup()

    def _setup_toggled(self, closed: bool) -> None:
        if closed != self._setup_closed:  # it tells of what it is told, too, and when it is first seen
            self._setup_closed, self._setup_by_hand = closed, True
            self._show_setup()

    # -- the project

    def _layers_leave(self, ids: list[str]) -> None:
        """Before layers are deleted: a run must not read from what is gone."""
        if self.searcher.uses(ids):
            self.searcher.abandon()
            self._lost = True
        if any(layer.id() in ids for layer in self.choices.layers()):
            self.watch.watch([layer for layer in self.choices.layers() if layer.id() not in ids])
        self.rows.finder.stop()

    def _project_cleared(self) -> None:
        self.picker.end()
        self.dragger.stop()
        self.searcher.abandon()
        self.searcher.forget()
        self.forget_walks()
        self.places.clear()
        self._setup_by_hand = self._lost = False
        self.choices.restore({})

    def _restore(self, _: Any = None) -> None:
        """Take up what the project remembers."""
        saved = settings.read()
        if saved:
            choices = saved.get("choices")
            self.choices.restore(choices if isinstance(choices, dict) else {})
            self.live.setChecked(saved.get("live") is not False)
        self._setup_by_hand = False
        self.places.restore(saved.get("places"))
        self._choices_changed()

    def _remember(self, _: Any = None) -> None:
        """Just before the project is written; where the dock was not used, nothing is."""
        if not (self.places.any() or self._setup_by_hand or settings.read()):
            return
        stops = []
        if self.choices.keep_places.isChecked():
            stops = [None if place is None else place.saved() for place in self.places.all()]
        if any(stops):
            self._tell_of_places()
        settings.write({"choices": self.choices.saved(), "places": stops, "live": self.live.isChecked()})

    def _tell_of_places(self) -> None:
        """Say, once ever, that the project file carries where somebody walks."""
        remembered = QgsSettings()
        if not remembered.value(TOLD, False, bool):
            remembered.setValue(TOLD, True)
            text = tr(
                "The project file now holds the places of this walk: whoever is given the file can read them. "
                "To leave them out, untick “{box}” in the panel, under “{section}”, and save again."
            ).format(box=self.choices.keep_places.text().replace("&", ""), section=tr("Walks and names"))
            self._iface.messageBar().pushMessage(tr("Surveillance exposure"), text, Qgis.MessageLevel.Info, 0)


def in_project(layer: QgsMapLayer) -> QgsMapLayer:
    """Add a place to the project in the stead of the one added before."""
    project = QgsProject.instance()
    layer.setName(without_markup(layer.name()))
    layer.setMapTipTemplate(map_tip(layer))
    mark = f"place {layer.name()}"
    old = [each.id() for each in project.mapLayers().values() if each.customProperty(RESULT) == mark]
    project.removeMapLayers(old)
    layer.setCustomProperty(RESULT, mark)
    project.addMapLayer(layer, False)
    project.layerTreeRoot().insertLayer(0, layer)
    return layer
