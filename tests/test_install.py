"""`pip install .`, and what works where there is no QGIS."""

from __future__ import annotations

import email
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAME = "surveillance_exposure"

# Runs where none of these can be imported: what the package does not ask pip for.
PROGRAM = """
import importlib, pkgutil, sys
from importlib.abc import MetaPathFinder

class Blocker(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {
            "qgis", "PyQt5", "PyQt6", "osgeo", "geopandas", "pandas", "matplotlib", "statsmodels", "networkx", "dask"
        }:
            raise ModuleNotFoundError(f"{name} is imported where it may be missing", name=name)

sys.meta_path.insert(0, Blocker())
import surveillance_exposure, surveillance_exposure.core
for each in pkgutil.walk_packages(surveillance_exposure.core.__path__, "surveillance_exposure.core."):
    importlib.import_module(each.name)
assert "scipy" not in sys.modules, "scipy takes long to import: inside functions"
import numpy as np
from surveillance_exposure.core.visibility import discs
from surveillance_exposure.core.unions import united
print(surveillance_exposure.__file__)
print(round(sum(part.area for part in united(discs(np.array([[0.0, 0.0], [10.0, 0.0]]), np.array([5.0, 5.0]))))))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made of a copy: setuptools works inside the tree."""
    setuptools = pytest.importorskip("setuptools", minversion="77")
    assert setuptools
    source, into = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("wheel")
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, source)
    shutil.copytree(ROOT / NAME, source / NAME, ignore=shutil.ignore_patterns("__pycache__"))
    pip(
        "wheel",
        "--no-build-isolation",
        "--no-deps",
        "--no-index",
        "--wheel-dir",
        into,
        source,
    )
    (made,) = into.iterdir()
    return made


def pip(*words: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, words)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def run_without_qgis(path: Path) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(path), "PATH": ""},
        cwd=path,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def test_the_core_imports_no_qgis_no_geopandas_and_no_scipy() -> None:
    assert run_without_qgis(ROOT)


def test_wheel_holds_the_package_and_says_what_it_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
        (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        said = email.message_from_bytes(packed.read(metadata))
    sources = {path.relative_to(ROOT).as_posix() for path in (ROOT / NAME).rglob("*.py")}
    assert {name for name in names if name.endswith(".py")} == sources
    assert f"{NAME}/py.typed" in names
    assert any(name.endswith("/LICENSE") for name in names)
    needed = said.get_all("Requires-Dist", [])
    assert {each.split(">")[0] for each in needed if "extra ==" not in each} == {"numpy", "scipy", "shapely"}
    assert {"frames", "batch"} <= set(said.get_all("Provides-Extra", []))


def test_installed_wheel_works_without_qgis(wheel: Path, tmp_path: Path) -> None:
    pip("install", "--no-deps", "--no-index", "--target", tmp_path, wheel)
    file, area = run_without_qgis(tmp_path)
    assert Path(file).parent == tmp_path / NAME
    assert int(area) == 157  # two discs of 5 m that touch


def test_quick_to_load() -> None:
    """Far above what it takes (benchmarks/bench_start.py): that no slow package has slipped in."""
    program = """
import sys, time
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
import numpy, qgis.gui
before = set(sys.modules)  # QGIS 3.44 brings shapely along itself
start = time.process_time()
from surveillance_exposure.processing.provider import Provider
imported = time.process_time()
assert not {"scipy", "shapely", "matplotlib", "networkx", "statsmodels", "pandas"} & (set(sys.modules) - before)
provider = Provider()
QgsApplication.processingRegistry().addProvider(provider)
loaded = time.process_time()
assert not {"scipy", "matplotlib", "networkx", "statsmodels", "pandas"} & (set(sys.modules) - before)
assert provider.algorithms()
print(imported - start, loaded - imported)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    imported, loaded = map(float, run.stdout.split())
    assert imported < 1
    assert loaded < 3
