"""Packages that a QGIS may lack: every tool works without them, or says which it lacks and how to get them."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProcessingContext

from ..without_packages import LACKING
from .conftest import layer
from .test_contract import CAMERAS, algorithm, examples

OPTIONAL = ["scipy", "networkx", "statsmodels", "matplotlib", "shapely"]


@pytest.mark.skipif(bool(LACKING), reason="this is the inner run")
@pytest.mark.parametrize("lacking", [*OPTIONAL, " ".join(OPTIONAL)])
def test_in_a_qgis_without(lacking):
    """The test below, in a process of its own."""
    inner = f"{__file__}::{test_every_tool_works_or_says_what_it_lacks.__name__}"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--import-mode=importlib",
        "-q",
        "-p",
        "tests.without_packages",
    ]
    environment = {**os.environ, "LACKING": lacking, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.run(
        [*command, "-p", "no:cacheprovider", inner],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=Path(__file__).parents[2],
    )
    assert process.returncode == 0, process.stdout + process.stderr
    assert "1 passed" in process.stdout


def test_every_tool_works_or_says_what_it_lacks(provider, run, tmp_path):
    from surveillance_exposure.processing.catalogue import catalogue

    runs = dict(examples(run, tmp_path))
    assert {each.name() for each in provider.algorithms()} == {each.id for each in catalogue()}
    for entry in catalogue():
        tool = algorithm(entry.id)
        lacks = LACKING & set(entry.needs)
        can, why = tool.canExecute()
        assert can == (not lacks), (entry.id, why)
        if lacks:
            assert all(name in why for name in lacks)
            assert f"--target {shlex.quote(QgsApplication.qgisSettingsDirPath() + 'python')}" in why
            assert tool.shortHelpString()
        elif entry.id in runs:
            assert runs[entry.id](entry.id).values, entry.id
    if "matplotlib" in LACKING:
        says_that_it_cannot_draw(algorithm("exposurebyrange"), tmp_path / "curve.png")


def says_that_it_cannot_draw(tool, file):
    parameters = {
        "ROUTES": layer("LineString", [("LINESTRING(680000 4500100, 680400 4500100)", {})]),
        "CAMERAS": layer("Point", CAMERAS),
        "OUTPUT": "memory:",
        "CURVE": str(file),
    }
    if tool.canExecute()[0]:
        good, why = tool.checkParameterValues(parameters, QgsProcessingContext())
        assert not good
        assert "Picture of the curve" in why and "matplotlib" in why


def test_nothing_needs_networkx():
    """It is what `to_networkx` gives to scripts."""
    from surveillance_exposure.processing.catalogue import catalogue

    assert not any("networkx" in entry.needs for entry in catalogue())


def test_a_package_set_to_none_is_missing(monkeypatch):
    from surveillance_exposure import dependencies

    monkeypatch.setitem(sys.modules, "scipy", None)
    assert dependencies.missing(["shapely", "scipy"]) == ["scipy"]


def test_a_shapely_that_is_too_old_or_of_a_newer_geos_is_missing(monkeypatch):
    import shapely

    from surveillance_exposure import dependencies

    monkeypatch.setattr(shapely, "__version__", "1.8.5.post1")
    assert dependencies.missing(["shapely"]) == ["shapely"]
    monkeypatch.setattr(shapely, "__version__", "2.0.7")
    assert dependencies.missing(["shapely"]) == []
    monkeypatch.setattr(shapely, "geos_version", (99, 0, 0))
    assert dependencies.missing(["shapely"]) == (["shapely"] if sys.platform.startswith("linux") else [])


def test_a_package_that_is_there_but_broken(run, tmp_path, monkeypatch):
    """An import that fails in the middle of a run is told like one that is missing."""
    from qgis.core import QgsProcessingException

    for name in [each for each in sys.modules if each.split(".")[0] == "scipy"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "scipy.sparse", None)
    with pytest.raises(QgsProcessingException, match="pip install"):
        dict(examples(run, tmp_path))["coverage"]("coverage")


@pytest.mark.parametrize(
    ("numpy", "wanted"),
    [
        ((1, 20, 3), ["shapely>=2,<2.1", "scipy>=1.8,<1.11"]),
        ((1, 24, 2), ["shapely>=2", "scipy>=1.8,<1.16"]),
        ((2, 2, 4), ["shapely>=2", "scipy>=1.8"]),
    ],
)
def test_what_is_asked_for_leaves_numpy_as_it_is(numpy, wanted):
    from surveillance_exposure.dependencies import specification

    asked = [specification(name, numpy) for name in ("shapely", "scipy")]
    assert asked[1] == wanted[1]
    assert asked[0].startswith(wanted[0])  # and no newer than QGIS's GEOS


def test_the_command_names_what_a_package_needs_in_turn(monkeypatch):
    from surveillance_exposure import dependencies

    for name in ("patsy", "six"):
        monkeypatch.setitem(sys.modules, name, None)
    words = shlex.split(dependencies.command(["statsmodels"]))
    names = words[words.index("--target") + 2 :]
    assert names[0].startswith("statsmodels>=")
    assert "patsy" in names
    assert not any(name.startswith(("numpy", "pandas", "scipy")) for name in names)
    assert "--no-deps" in words


def test_on_windows_every_word_is_safe_in_its_shell(monkeypatch):
    from surveillance_exposure import dependencies

    monkeypatch.setattr(dependencies.sys, "platform", "win32")
    text = dependencies.command(["shapely", "scipy"])
    assert text.startswith("python -m pip install")
    assert '"shapely>=2' in text and '"scipy>=1.8' in text
    assert "OSGeo4W" in dependencies.how_to_install(["scipy"])


def test_requirements_are_what_the_plugin_asks_for():
    """What QPIP reads, beside what the plugin says."""
    import re

    import surveillance_exposure
    from surveillance_exposure.dependencies import PACKAGES
    from surveillance_exposure.processing.catalogue import catalogue

    text = (Path(surveillance_exposure.__file__).parent / "requirements.txt").read_text(encoding="utf-8")
    listed = {re.match(r"[\w-]+", line)[0] for line in text.splitlines() if line and line[0] != "#"}
    needed = {name for entry in catalogue() for name in entry.needs}
    drawn = {"matplotlib"} if any(entry.drawn for entry in catalogue()) else set()
    assert listed == needed | drawn
    assert listed <= set(PACKAGES)
