"""Who may import whom: arrows go one way, down, and the core knows nothing of QGIS."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = "surveillance_exposure"
SOURCE = Path(__file__).parents[1] / PACKAGE

# Part to the parts it may import; "" is the package itself.
BELOW = {
    "core": set(),
    "translation": set(),
    "dependencies": {"translation"},
    "values": set(),
    "layers": {"core", "translation", "dependencies", "values"},
}
BELOW["rasters"] = {"layers", *BELOW["layers"]}
BELOW["sources"] = {"rasters", *BELOW["rasters"]}
BELOW["reports"] = {"core", "translation"}
BELOW["frames"] = {"core"}
BELOW["tiles"] = {"frames", "sources", "core"}
BELOW["__main__"] = {"tiles"}
BELOW["processing"] = {"sources", "reports", *BELOW["sources"]}
BELOW["gui"] = {"processing", *BELOW["processing"]}
BELOW["plugin"] = {"gui", *BELOW["gui"]}
BELOW[""] = {"plugin"}

SCIENCE = {"numpy", "scipy", "shapely", "networkx", "pyproj", "statsmodels"}

# Parts that run without QGIS, and what else they may import.
PLAIN = {
    "core": SCIENCE,
    "reports": {"matplotlib", *SCIENCE},
    "frames": {"geopandas", "pandas", *SCIENCE},
    "tiles": {"geopandas", "pandas", "pyarrow", "pyogrio", "dask", "distributed", *SCIENCE},
}

FILES = sorted(SOURCE.rglob("*.py"))


def part(names: list[str]) -> str:
    """The part a module inside the package belongs to: ["gui", "dock"] is of gui."""
    return names[0] if names else ""


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of every module that `file` imports, anywhere in it."""
    package = [PACKAGE, *file.relative_to(SOURCE).parent.parts]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            # What is imported from a package may be a module of it.
            for alias in node.names:
                yield node.lineno, f"{module}.{alias.name}"


def breaches(file: Path) -> Iterator[str]:
    inside = list(file.relative_to(SOURCE).with_suffix("").parts)
    if inside[-1] == "__init__":
        inside.pop()
    here = part(inside)
    if here not in BELOW:
        yield f"{here}: a new part of the house; give it a place in BELOW and in the design"
        return
    for line, name in imports(file):
        top, *rest = name.split(".")
        if top == PACKAGE:
            there = part(rest)
            if there != here and there not in BELOW[here]:
                yield f"line {line}: {here or PACKAGE} must not import {name}"
        elif here in PLAIN and top not in PLAIN[here] | sys.stdlib_module_names:
            yield f"line {line}: {here} must not import {name}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_imports_go_down_only(file: Path) -> None:
    assert list(breaches(file)) == []


def modules() -> dict[str, Path]:
    """Name of each module, as seen from the package, to its file."""
    names = {}
    for file in FILES:
        parts = list(file.relative_to(SOURCE).with_suffix("").parts)
        names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return names


def test_no_circles() -> None:
    """Of modules that import each other, anywhere in them, none can be understood alone."""
    known = modules()
    below = {
        name: {
            there
            for _, full in imports(file)
            for there in (
                full.removeprefix(f"{PACKAGE}."),
                full.rpartition(".")[0].removeprefix(f"{PACKAGE}."),
            )
            if full.startswith(PACKAGE) and there in known and there != name
        }
        for name, file in known.items()
    }
    while free := {name for name, there in below.items() if not there & below.keys()}:
        below = {name: there for name, there in below.items() if name not in free}
    assert sorted(below) == []


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("core/x.py", "import qgis.core"),
        ("core/x.py", "from PyQt5 import QtCore"),
        ("core/x.py", "def f():\n    from osgeo import gdal"),
        ("core/x.py", "from ..layers import read"),
        ("core/x.py", "from .. import translation"),
        ("layers.py", "from .processing.base import Base"),
        ("reports/x.py", "from ..layers import read"),
        ("reports/x.py", "import qgis.core"),
        ("processing/x.py", "from ..gui import dock"),
        ("frames/x.py", "import qgis.core"),
        ("frames/x.py", "from ..processing import run"),
        ("core/x.py", "from ..frames import density"),
        ("sources/x.py", "from surveillance_exposure.reports import letter"),
        ("sources/x.py", "import surveillance_exposure.plugin"),
        ("attic/x.py", ""),
    ],
)
def test_breaches_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, line: str) -> None:
    monkeypatch.setitem(globals(), "SOURCE", tmp_path)
    file = tmp_path / where
    file.parent.mkdir(exist_ok=True)
    file.write_text(line)
    assert len(list(breaches(file))) == 1


def picture() -> dict[str, int]:
    """Part to the line it stands on in the picture of docs/architecture.md."""
    text = (Path(__file__).parents[1] / "docs" / "architecture.md").read_text(encoding="utf-8")
    lines = text.partition("```layers\n")[2].partition("```")[0].splitlines()
    return {name: i for i, line in enumerate(lines) for name in line.split()}


def test_the_picture_of_the_layers_is_true() -> None:
    line = picture()
    parts = {part(list(file.relative_to(SOURCE).with_suffix("").parts)) for file in FILES} - {"__init__"}
    assert set(line) == parts
    for file in FILES:
        here = part(list(file.relative_to(SOURCE).with_suffix("").parts))
        for _, name in imports(file):
            top, *rest = name.split(".")
            there = part(rest)
            if top == PACKAGE and here in line and there in line and there != here:
                assert line[here] < line[there], f"{file.name} imports {name}"
