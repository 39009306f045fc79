"""Loading and unloading: nothing stays behind."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsExpression, QgsProject
from qgis.gui import QgsMapTool
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QLabel, QToolBar, QWidget

from .conftest import Window, settle

ID = "surveillance_exposure"


def there(window: Window) -> dict[str, Any]:
    """All that a plugin could leave behind."""
    settle()
    main, canvas, project = window.mainWindow(), window.mapCanvas(), QgsProject.instance()
    return {
        "actions": sorted(action.text() for action in main.findChildren(QAction)),
        "toolbars": sorted(bar.windowTitle() for bar in main.findChildren(QToolBar)),
        "docks": sorted(dock.windowTitle() for dock in main.findChildren(QDockWidget)),
        "menus": sorted(window.menus),
        "widgets": len([widget for widget in main.children() if isinstance(widget, QWidget)]),
        "tools": len(canvas.findChildren(QgsMapTool)),
        "tool": canvas.mapTool(),
        "canvas items": len(canvas.scene().items()),
        "providers": sorted(each.id() for each in QgsApplication.processingRegistry().providers()),
        "tasks": QgsApplication.taskManager().count(),
        "listeners": [
            project.receivers(signal)
            for signal in (
                project.layersWillBeRemoved,
                project.layersAdded,
                project.cleared,
                project.readProject,
                project.writeProject,
            )
        ]
        + [canvas.receivers(canvas.destinationCrsChanged)],
    }


def test_loads_and_leaves_nothing_behind(window: Window) -> None:
    from surveillance_exposure import classFactory
    from surveillance_exposure.processing.catalogue import catalogue

    before = there(window)
    for _ in range(3):
        plugin = classFactory(window)
        plugin.initGui()
        assert QgsApplication.processingRegistry().providerById(ID)
        assert "Surveillance exposure" in there(window)["docks"]
        texts = [action.text() for action in window.menus["Surveillance exposure"].actions()]
        assert [text for text in texts if text.endswith("…")] and len(texts) >= 3 + len(catalogue())
        assert [action.text() for action in plugin.toolbar.actions()][:2] == [
            "Surveillance exposure panel",
            "Load the sample city",
        ]
        plugin.dock.panel.add.click()
        plugin.add_data.where.draw.click()
        plugin.dock.panel.rows.rows[0].pick.click()
        assert window.mapCanvas().mapTool() is plugin.dock.panel.picker.tool
        plugin.unload()
        assert there(window) == before


def test_unload_twice_is_no_harm(window: Window) -> None:
    from surveillance_exposure import classFactory

    plugin = classFactory(window)
    plugin.initGui()
    plugin.unload()
    plugin.unload()


def test_provider_is_registered_once_and_without_a_window(qgis_new_project: Any) -> None:
    from surveillance_exposure import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    plugin.initProcessing()
    assert QgsExpression.isFunctionName("is_walkable")
    ids = [each.id() for each in QgsApplication.processingRegistry().providers()]
    assert ids.count(ID) == 1
    plugin.unload()
    assert QgsApplication.processingRegistry().providerById(ID) is None
    assert not QgsExpression.isFunctionName("is_walkable")


def test_action_shows_and_hides_the_dock(plugin: Any) -> None:
    show = plugin.toolbar.actions()[0]
    settle()
    assert show.isCheckable() and show.isChecked()
    show.trigger()
    assert not plugin.dock.isVisible()
    show.trigger()
    assert plugin.dock.isVisible()


def test_menu_opens_the_tools(plugin: Any, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    from surveillance_exposure.plugin import READY_MADE
    from surveillance_exposure.processing.catalogue import catalogue

    opened = []
    stand_in = type(sys)("processing")
    stand_in.execAlgorithmDialog = lambda tool, parameters: opened.append(tool)
    monkeypatch.setitem(sys.modules, "processing", stand_in)
    for action in window.menus["Surveillance exposure"].actions():
        if action.text().endswith("…"):
            action.trigger()
    ids = [entry.id for entry in catalogue()]
    ready = [each for each in ids if each in READY_MADE]
    rest = [each for each in ids if each not in READY_MADE]
    assert opened == [f"{ID}:{name}" for name in ready + rest]
    assert plugin.add_data.isVisible()
    on_toolbar = [action.text() for action in plugin.toolbar.actions()][3:]
    assert len(on_toolbar) == len(ready)


def test_without_a_package_it_loads_and_says_what_to_install(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    from surveillance_exposure import classFactory

    monkeypatch.setitem(sys.modules, "networkx", None)
    plugin = classFactory(window)
    plugin.initGui()
    assert plugin.dock.panel is None
    label = plugin.dock.widget()
    assert isinstance(label, QLabel)
    assert "networkx" in label.text() and "pip install" in label.text()
    plugin.unload()
    settle()


def test_gui_imports_without_the_packages() -> None:
    """The one guard holds: no module of the dock brings in shapely or networkx."""
    import subprocess

    import surveillance_exposure

    folder = Path(surveillance_exposure.__file__).parent
    modules = [f"surveillance_exposure.gui.{file.stem}" for file in (folder / "gui").glob("[a-z]*.py")]
    program = (
        "import sys; sys.modules.update(shapely=None, networkx=None)\n"
        "import importlib\n"
        f"for name in {['surveillance_exposure.plugin', *modules]!r}: importlib.import_module(name)\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
