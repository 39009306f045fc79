"""Every Qt name the plugin uses exists in Qt 6 too, where enums are only known by their full names.

No QGIS for Qt 6 is to be had for these tests, but PyQt6 is; it is asked in a process of its own, since
QGIS has PyQt5 loaded in this one.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "surveillance_exposure"

# Names that are not in PyQt6 at this place and work all the same.
ALLOWED = {
    # qgis.PyQt puts these two where Qt 5 has them, whatever the Qt.
    "QtWidgets.QAction": "QtGui.QAction",
    "QtWidgets.QShortcut": "QtGui.QShortcut",
    # Field types before QGIS 3.38, all of which are Qt 5: values asks for the version first.
    "QtCore.QVariant.String": "QtCore.QVariant",
    "QtCore.QVariant.Double": "QtCore.QVariant",
    "QtCore.QVariant.LongLong": "QtCore.QVariant",
    "QtCore.QVariant.List": "QtCore.QVariant",
    "QtCore.QVariant.StringList": "QtCore.QVariant",
    "QtCore.QVariant.Map": "QtCore.QVariant",
}

RESOLVE = """
import importlib, json, sys
missing = []
for name in json.load(sys.stdin):
    module, *attributes = name.split(".")
    try:
        found = importlib.import_module("PyQt6." + module)
        for attribute in attributes:
            found = getattr(found, attribute)
    except (ImportError, AttributeError) as error:
        missing.append([name, str(error)])
json.dump(missing, sys.stdout)
"""


def dotted(node: ast.expr) -> list[str]:
    """["Qt", "Orientation", "Vertical"] for such a chain, nothing for any other expression."""
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Attribute):
        start = dotted(node.value)
        return [*start, node.attr] if start else []
    return []


def qt_names(source: str) -> Iterator[str]:
    """The names of Qt that a module imports, and every chain of attributes that begins with one."""
    tree = ast.parse(source)
    imported: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt"):
            inside = (node.module or "").split(".")[2:]
            for alias in node.names:
                imported[alias.asname or alias.name] = ".".join([*inside, alias.name])
    yield from imported.values()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            first, *rest = dotted(node) or [""]
            if first in imported:
                yield ".".join([imported[first], *rest])


def in_pyqt6(name: str) -> str:
    """The name to look for in PyQt6."""
    for here, there in ALLOWED.items():
        if name == here or name.startswith(here + "."):
            return there + name[len(here) :]
    return name


def missing_in_qt6(names: set[str]) -> dict[str, str]:
    asked = {in_pyqt6(name): name for name in names}
    answer = subprocess.run(
        [sys.executable, "-c", RESOLVE],
        input=json.dumps(sorted(asked)),
        capture_output=True,
        text=True,
        check=True,
    )
    return {asked[name]: error for name, error in json.loads(answer.stdout)}


def test_all_qt_names_exist_in_qt6() -> None:
    used: dict[str, list[str]] = {}
    for file in sorted(SOURCE.rglob("*.py")):
        for name in qt_names(file.read_text(encoding="utf-8")):
            used.setdefault(name, []).append(file.relative_to(SOURCE).as_posix())
    assert used
    missing = missing_in_qt6(set(used))
    assert {name: (error, used[name]) for name, error in missing.items()} == {}


def test_short_enum_names_are_found_out() -> None:
    source = """
from qgis.PyQt import QtGui
from qgis.PyQt.QtCore import Qt as Q, QPointF
from qgis.PyQt.QtWidgets import QAction, QActionGroup, QSizePolicy
Q.Orientation.Vertical, Q.Vertical, QPointF(1, 2).x(), QAction.triggered
QSizePolicy.Policy.Expanding, QSizePolicy.Expanding, QtGui.QFont.Weight.Bold, QtGui.QFont.Bold
"""
    assert set(missing_in_qt6(set(qt_names(source)))) == {
        "QtCore.Qt.Vertical",
        "QtWidgets.QActionGroup",
        "QtWidgets.QSizePolicy.Expanding",
        "QtGui.QFont.Bold",
    }


def test_qt_comes_from_qgis_and_exec_has_no_underscore() -> None:
    found = []
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            modules = []
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                modules = [node.module or ""]
            elif isinstance(node, ast.Attribute) and node.attr == "exec_":
                found.append(f"{file.name}:{node.lineno}: exec_ is gone in Qt 6, write exec")
            found += [
                f"{file.name}: import Qt from qgis.PyQt, not {module}"
                for module in modules
                if module.startswith(("PyQt", "PySide"))
            ]
    assert found == []
