"""Load and unload: whatever `initGui` adds, `unload` takes away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTranslator
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QToolBar

from .dependencies import how_to_install, missing
from .processing.catalogue import Entry, catalogue, entry
from .processing.help import locales
from .processing.provider import PROVIDER_ID, Provider
from .translation import tr

FOLDER = Path(__file__).parent

READY_MADE = ("protestsite", "placepairs")
"""Tools that answer a whole question: they stand before the others, with icons of their own."""


class SurveillanceExposurePlugin:
    """What QGIS loads. `iface` is None in `qgis_process`, where only `initProcessing` is called."""

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self.provider: Provider | None = None
        self.dock: Any = None
        self.add_data: Any = None
        self.toolbar: QToolBar | None = None
        self._translator: QTranslator | None = None
        self._menu = ""
        self._actions: list[QAction] = []
        self._connected: list[tuple[Any, Any]] = []

    def initProcessing(self) -> None:
        """Register the provider, once however often QGIS asks."""
        if self.provider is None:
            self._translate()
            self.provider = Provider()
            QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """Add everything that is seen."""
        self.initProcessing()
        # Where there is no window there is no need for any of this.
        from .gui.shared.icons import icon  # noqa: PLC0415
        from .gui.walk.dock import Dock  # noqa: PLC0415

        self._menu = tr("Surveillance exposure")
        show = self._action(icon("icon"), tr("Surveillance exposure panel"))
        show.setToolTip(tr("Show or hide the panel “Surveillance exposure”"))
        sample = self._action(icon("sample"), tr("Load the sample city"), self._load_sample)
        sample.setToolTip(tr("Open a made-up city with cameras, streets and buildings to try things on"))
        add = self._action(icon("add"), tr("Add data…"), self._add_data)
        add.setToolTip(tr("Cameras, streets, buildings and people of any place, from a file or a server"))
        self._separator()
        tools = catalogue()
        ready = [self._tool(each, icon(each.id)) for each in tools if each.id in READY_MADE]
        if ready:
            self._separator()
        for each in tools:
            if each.id not in READY_MADE:
                self._tool(each, icon("icon"))
        for action in self._actions:
            self.iface.addPluginToMenu(self._menu, action)

        self.dock = Dock(self.iface)
        self.dock.setToggleVisibilityAction(show)
        if self.dock.panel is not None:
            self._connect(self.dock.panel.add.clicked, self._add_data)
        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)

        self.toolbar = self.iface.addToolBar(tr("Surveillance exposure"))
        self.toolbar.setObjectName("SurveillanceExposureToolbar")
        self.toolbar.addActions([show, sample, add, *ready])

    def unload(self) -> None:
        """Take everything away again."""
        if self.add_data is not None:
            self.add_data.remove()
            self.add_data.setParent(None)
            self.add_data.deleteLater()
            self.add_data = None
        if self.dock is not None:
            self.dock.remove()
            self.iface.removeDockWidget(self.dock)
            self.dock.setParent(None)  # gone for all others at once, though Qt deletes it later
            self.dock.deleteLater()
            self.dock = None
        if self.toolbar is not None:
            self.iface.mainWindow().removeToolBar(self.toolbar)
            self.toolbar.setParent(None)
            self.toolbar.deleteLater()
            self.toolbar = None
        for signal, slot in self._connected:
            signal.disconnect(slot)
        self._connected.clear()
        for action in self._actions:
            self.iface.removePluginMenu(self._menu, action)
            action.setParent(None)
            action.deleteLater()
        self._actions.clear()
        if self.provider is not None:
            self.provider.withdraw()
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    def _translate(self) -> None:
        """Speak the language set in QGIS, if it is among ours."""
        for name in locales():
            file = FOLDER / "i18n" / f"surveillance_exposure_{name}.qm"
            if file.is_file():
                translator = QTranslator()
                if translator.load(str(file)):
                    QCoreApplication.installTranslator(translator)
                    self._translator = translator
                return

    def _action(self, icon: QIcon, text: str, slot: Any = None) -> QAction:
        action = QAction(icon, text, self.iface.mainWindow())
        if slot is not None:
            self._connect(action.triggered, slot)
        self._actions.append(action)
        return action

    def _connect(self, signal: Any, slot: Any) -> None:
        signal.connect(slot)
        self._connected.append((signal, slot))

    def _separator(self) -> None:
        self._action(QIcon(), "").setSeparator(True)

    def _tool(self, tool: Entry, icon: QIcon) -> QAction:
        open_tool = partial(self._open_tool, f"{PROVIDER_ID}:{tool.id}")
        return self._action(icon, tr("{tool}…").format(tool=tool.name), open_tool)

    def _open_tool(self, tool: str, *_: Any) -> None:
        """Open the dialog of a tool, or say why it cannot run."""
        import processing  # noqa: PLC0415 - a plugin itself, and it may be switched off

        algorithm = QgsApplication.processingRegistry().algorithmById(tool)
        possible, problem = algorithm.canExecute() if algorithm else (False, tr("Reload the plugin."))
        if possible:
            processing.execAlgorithmDialog(tool, {})
        else:
            self._complain(self._menu, problem)

    def _load_sample(self) -> None:
        from .gui.sample import SampleError, load  # noqa: PLC0415

        try:
            loaded = load(self.iface)
        except SampleError as problem:
            self._complain(tr("Sample city"), str(problem))
            return
        if loaded and self.dock is not None:
            self.dock.setUserVisible(True)

    def _add_data(self, _: bool = False) -> None:
        """Show the window, or say what it lacks."""
        absent = missing(entry("addosmlayers").needs)
        if absent:
            self._complain(tr("Add data"), how_to_install(absent))
            return
        if self.add_data is None:
            from .gui.add_data.window import AddData  # noqa: PLC0415

            self.add_data = AddData(self.iface, self._use)
        self.add_data.show()
        self.add_data.raise_()
        self.add_data.activateWindow()

    def _use(self, streets: Any, cameras: Any) -> None:
        """New layers are what walks are looked for on."""
        if self.dock is not None and self.dock.panel is not None:
            self.dock.panel.use(streets, cameras)

    def _complain(self, title: str, problem: str) -> None:
        from .gui.shared.plain import rich  # noqa: PLC0415

        self.iface.messageBar().pushMessage(title, rich(problem), Qgis.MessageLevel.Critical)
