"""Loading and unloading: nothing stays behind."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsExpression, QgsProject
from qgis.gui import QgsMapTool
from qgis.PyQt.QtWidgets import QAction, QApplication, QDockWidget, QToolBar, QWidget

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


PACKAGES = ["scipy", "networkx", "statsmodels", "matplotlib", "shapely"]


@pytest.mark.parametrize("lacking", [*([name] for name in PACKAGES), PACKAGES], ids=" ".join)
def test_without_packages_it_loads_and_says_what_to_install(
    lacking: list[str], window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    from surveillance_exposure import classFactory
    from surveillance_exposure.processing.catalogue import catalogue, entry

    before = there(window)
    for name in lacking:
        monkeypatch.setitem(sys.modules, name, None)
    plugin = classFactory(window)
    plugin.initGui()
    provider = QgsApplication.processingRegistry().providerById(ID)
    assert {each.name() for each in provider.algorithms()} == {each.id for each in catalogue()}
    needed = [name for name in entry("findroutes").needs if name in lacking]
    assert (plugin.dock.panel is None) == bool(needed)
    if needed:
        page, clipboard = plugin.dock.widget(), QApplication.clipboard()
        folder = f"{QgsApplication.qgisSettingsDirPath()}python"
        assert all(name in page.text.toPlainText() for name in (*needed, folder, "QPIP"))
        clipboard.clear()
        page.copy.click()
        assert clipboard.text() in page.text.toPlainText()
        assert clipboard.text().startswith(str(Path(sys.prefix) / "bin" / "python3"))
        assert all(name in clipboard.text() for name in (*needed, folder))
    said = complaints(plugin, window, monkeypatch)
    for each in catalogue():
        lacks = [name for name in each.needs if name in lacking]
        assert bool(lacks) == (each.id in said), each.id
        assert all(name in said[each.id] for name in lacks)
    plugin.unload()
    monkeypatch.undo()
    assert there(window) == before


def complaints(plugin: Any, window: Window, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Tool to what the window says when it is opened from the menu; none for those that open."""
    said: list[str] = []
    stand_in = type(sys)("processing")
    stand_in.execAlgorithmDialog = lambda tool, parameters: None
    monkeypatch.setitem(sys.modules, "processing", stand_in)
    monkeypatch.setattr(plugin, "_complain", lambda title, problem: said.append(problem))
    found = {}
    for name in [each.name() for each in plugin.provider.algorithms()]:
        said.clear()
        plugin._open_tool(f"{ID}:{name}")
        if said:
            (found[name],) = said
    return found


def test_gui_imports_without_the_packages() -> None:
    """The one guard holds: no module of the windows brings in a package that may be missing."""
    import subprocess

    import surveillance_exposure

    folder = Path(surveillance_exposure.__file__).parent
    files = [file.relative_to(folder).with_suffix("") for file in (folder / "gui").rglob("[a-z]*.py")]
    modules = [".".join([ID, *file.parts]) for file in files]
    program = (
        f"import sys; sys.modules.update(dict.fromkeys({PACKAGES!r}))\n"
        "import importlib\n"
        f"for name in {[f'{ID}.plugin', *modules]!r}: importlib.import_module(name)\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert len(modules) > 30
