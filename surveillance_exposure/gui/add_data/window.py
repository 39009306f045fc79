"""“Add data”: one window in which to say where, what and from whom. Nothing is sent before the button is pressed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsProject, QgsVectorLayer, QgsWkbTypes
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...translation import tr
from ..shared.plain import label, rich
from ..shared.status import Status
from ..shared.widgets import UpAndDown
from . import result
from .jobs import Loaded, Loader
from .parts import Census, Decode, Job, Keep, OpenData, OpenStreetMap, Part
from .where import AROUND, EVERYWHERE, MAP, Area, NoAreaError, Where

USED_BY_DOCK = Callable[["QgsVectorLayer | None", "QgsVectorLayer | None"], None]
MOST_HOSTS = 1
"""On the button; the line above it has all of them."""


class AddData(QDialog):
    """The window. `use` is told streets and cameras when there are new ones."""

    def __init__(self, iface: Any, use: USED_BY_DOCK) -> None:
        super().__init__(iface.mainWindow())
        self.setWindowTitle(tr("Add data"))
        self.setObjectName("SurveillanceExposureAddData")
        self._iface, self._use = iface, use
        self._place = ""
        self._suggested = ""
        self._told: tuple[str, bool] | None = None
        self.where = Where(iface.mapCanvas())
        self.osm, self.census, self.decode, self.open_data = OpenStreetMap(), Census(), Decode(), OpenData()
        self.parts: list[Part] = [self.osm, self.census, self.decode, self.open_data]
        self.keep = Keep()
        self.again = QCheckBox(tr("Ask again"))
        self.again.setToolTip(self.osm.definitions.parameterDefinition("REFRESH").help())
        self.advanced = QgsCollapsibleGroupBox(tr("Addresses of the servers"))
        self.advanced.setSaveCollapsedState(False)
        self.advanced.setCollapsed(True)
        self.cost = label()
        self.status = Status()
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.go = QPushButton()
        self.cancel = QPushButton(tr("Ca&ncel"))
        self.close_button = QPushButton(tr("C&lose"))
        for button in (self.go, self.cancel, self.close_button, self.where.draw):
            button.setAutoDefault(False)  # Enter in a field must send nothing
        self.loader = Loader(self)
        self._lay_out()
        self._connect()
        self.osm.choose(True)
        self._suggested = self.where.mode.currentData()
        self._suggest_where()
        self._refresh()
        self.resize(self.sizeHint())

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addWidget(self.where)
        for part in self.parts:
            column.addWidget(part)
        keep = QFormLayout()
        keep.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        keep.addRow(tr("Keep in"), self.keep)
        column.addLayout(keep)
        addresses = QFormLayout(self.advanced)
        addresses.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for part in self.parts:
            for name, _, field in part.servers:
                addresses.addRow(name, field)
        addresses.addRow(self.again)
        column.addWidget(self.advanced)
        column.addStretch(1)
        self.scroll = UpAndDown(inside)
        buttons = QHBoxLayout()
        buttons.addWidget(self.bar, 1)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.addWidget(self.scroll, 1)
        whole.addWidget(self.cost)
        whole.addWidget(self.status)
        whole.addWidget(self.go)
        whole.addLayout(buttons)

    def sizeHint(self) -> QSize:
        """All of it where the screen has the room."""
        screen = QApplication.primaryScreen().availableGeometry()
        return QSize(min(460, screen.width() - 20), min(680, screen.height() - 60))

    def _connect(self) -> None:
        self.where.changed.connect(self._refresh)
        self.where.moved.connect(self._map_moved)
        self.where.drawing.connect(self._drawing)
        for part in self.parts:
            part.changed.connect(self._refresh)
        self.osm.online.toggled.connect(self._suggest_where)
        self.keep.folder.fileChanged.connect(self._refresh)
        self.go.clicked.connect(self.start)
        self.cancel.clicked.connect(self.stop)
        self.close_button.clicked.connect(self.close)
        self.loader.progressed.connect(self._progressed)
        self.loader.said.connect(self.status.say)
        self.loader.ended.connect(self._ended)
        QgsProject.instance().cleared.connect(self._project_cleared)

    def remove(self) -> None:
        """Undo all that reaches beyond this window."""
        QgsProject.instance().cleared.disconnect(self._project_cleared)
        self.where.drawing.disconnect(self._drawing)
        self.loader.abandon()
        self.census.lookup.abandon()
        self.where.remove()
        self.hide()

    # -- what is wanted

    def chosen(self) -> list[Part]:
        """The parts ticked."""
        return [part for part in self.parts if part.chosen]

    def hosts(self) -> list[str]:
        """Whom it will ask."""
        return list(dict.fromkeys(host for part in self.chosen() for host in part.hosts()))

    def problem(self) -> str | None:
        """What is still to be chosen or mended, in a sentence; None if nothing is."""
        if not self.chosen():
            return tr("Nothing is chosen: tick what you want.")
        try:
            area = self.where.area()
        except NoAreaError as problem:
            return str(problem)
        problems = [part.problem(area) for part in self.chosen()]
        return next(filter(None, [*problems, self.keep.problem()]), None)

    def start(self) -> None:
        """Ask and read, in the background."""
        if self.loader.running or self.problem() is not None:
            return
        area = self.where.area()
        self._place = self._named(area)
        jobs = [self._job(part, area) for part in self.chosen()]
        self.bar.setValue(0)
        self.loader.start(jobs)
        if self.loader.running:
            self._refresh()

    def _job(self, part: Part, area: Area) -> Job:
        job = part.job(area, self.keep.destination)
        job.parameters["REFRESH"] = self.again.isChecked()
        return job

    def _named(self, area: Area) -> str:
        file = self.osm.file.filePath()
        if self.osm.chosen and self.osm.offline.isChecked() and (area.box is None or not area.name):
            name = Path(file).name
            return name[: name.index(".")] if "." in name[1:] else name
        return tr("Data around {place}").format(place=area.name) if area.name else tr("Data")

    def stop(self) -> None:
        """Cancel."""
        if self.loader.running:
            self.cancel.setEnabled(False)
            self.status.say(tr("Cancelling…"))
            self.loader.cancel()

    # -- what came of it

    def _ended(self, loaded: Loaded) -> None:
        self._refresh()
        if loaded.cancelled:
            self._tell(tr("Cancelled. Nothing was added."))
            return
        layers = loaded.layers()
        there = [layer for layer in layers if layer.featureCount() != 0]
        words = [f"{part.title}: {text}" for part, text in loaded.failed.items()]
        if there:
            result.add(there, self._place, self._iface)
            words = [self._done(there), *words]
            if not result.show_attributions(result.attributions(there), self._iface):
                words.append(
                    tr("The map has a copyright label of yours; add to it: {texts}.").format(
                        texts=", ".join(result.attributions(there))
                    )
                )
            self._preset(there)
        absent = [layer.name() for layer in layers if layer not in there]
        if absent:
            words.append(tr("There are none here: {layers}.").format(layers=", ".join(absent).lower()))
        for job, _ in loaded.done:
            job.part.choose(False)  # what is left is what failed
        self._tell("\n".join(words), bool(loaded.failed) or not there)

    def _done(self, layers: list[QgsVectorLayer]) -> str:
        counts = ", ".join(
            tr("{name} ({count})").format(name=layer.name(), count=f"{layer.featureCount():,}")
            for layer in layers
        )
        return tr("Added to “{group}”: {layers}.").format(group=self._place, layers=counts)

    def _preset(self, layers: list[QgsVectorLayer]) -> None:
        """Let the dock look for walks on what is new."""
        lines, points = QgsWkbTypes.GeometryType.LineGeometry, QgsWkbTypes.GeometryType.PointGeometry
        streets = [each for each in layers if each.geometryType() == lines]
        cameras = [
            each
            for each in layers
            if each.geometryType() == points and each.fields().indexOf("camera_id") >= 0
        ]
        self._use(next(iter(streets), None), next(iter(cameras), None))

    def _tell(self, text: str, problem: bool = False) -> None:
        self._told = text, problem
        self.status.say(text, problem)
        if not self.isVisible():
            level = Qgis.MessageLevel.Warning if problem else Qgis.MessageLevel.Info
            self._iface.messageBar().pushMessage(tr("Add data"), rich(text), level)

    def _progressed(self, percent: float) -> None:
        self.bar.setValue(round(percent))

    def _project_cleared(self) -> None:
        if self.loader.running:
            self.loader.abandon()
            self._refresh()
            self._tell(tr("The project was closed. Nothing was added."), True)

    # -- states

    def _refresh(self, _: Any = None) -> None:
        running = self.loader.running
        self.go.setVisible(not running)
        self.bar.setVisible(running)
        self.cancel.setVisible(running)
        self.cancel.setEnabled(True)
        self.scroll.setEnabled(not running)
        try:
            area: Area | None = self.where.area()
        except NoAreaError:
            area = None
        self.census.show_for(area)
        if running:
            return
        problem = self.problem()
        self.go.setEnabled(problem is None)
        self.go.setText(self._press())
        self.cost.setText("" if problem or area is None else self._cost(area))
        self.cost.setVisible(bool(self.cost.text()))
        self.status.say(problem or "")
        self._told = None

    def _map_moved(self) -> None:
        """What was told last stays to be read: new layers move the map."""
        told = self._told
        self._refresh()
        if told is not None:
            self._told = told
            self.status.say(*told)

    def _press(self) -> str:
        hosts = self.hosts()
        if not hosts:
            return tr("&Read the file") if self.chosen() else tr("&Add data")
        if len(hosts) > MOST_HOSTS:
            return tr("&Download from {host} and {count} more").format(host=hosts[0], count=len(hosts) - 1)
        return tr("&Download from {host}").format(host=hosts[0])

    def _cost(self, area: Area) -> str:
        lines = [part.cost(area) for part in self.chosen()]
        hosts = self.hosts()
        if hosts:
            lines.append(tr("Will be asked: {hosts}.").format(hosts=", ".join(hosts)))
        return "\n".join(lines)

    def _suggest_where(self, _: Any = None) -> None:
        """A file is read whole, a server asked for what is in sight, unless the user has said else."""
        if self.loader.running or self.where.mode.currentData() != self._suggested:
            return
        in_sight = MAP if self._iface.mapCanvas().layers() else AROUND
        self._suggested = in_sight if self.osm.online.isChecked() else EVERYWHERE
        self.where.choose(self._suggested)

    def _drawing(self, on: bool) -> None:
        """Step aside while the map waits for a box."""
        if on:
            self.hide()
            self._iface.messageBar().pushMessage(
                tr("Add data"), tr("Drag a box on the map; Esc goes back."), Qgis.MessageLevel.Info, 5
            )
        elif not self.isVisible():
            self.show()
            self.raise_()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.where.set_shown(True)
        self._suggest_where()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.where.set_shown(False)
