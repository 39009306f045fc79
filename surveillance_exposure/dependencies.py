"""The packages that tools need beyond QGIS itself, and how to get them."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from qgis.core import Qgis, QgsApplication

from .translation import tr

Version = tuple[int, ...]


@dataclass(frozen=True)
class Package:
    """What pip is asked for: `module` is what Python imports, `wanted` the versions that serve.

    `until` are pairs of a version of numpy and the first version of the package that asks for it: numpy must stay
    the one that QGIS has. `brings` are the packages it needs itself, without numpy.
    """

    module: str
    wanted: str = ""
    until: tuple[tuple[Version, str], ...] = ()
    brings: tuple[str, ...] = ()


PACKAGES = {
    "shapely": Package("shapely", ">=2", (((1, 21), "2.1"), ((1, 26), "2.2"))),
    "scipy": Package(
        "scipy",
        ">=1.8",
        (
            ((1, 21, 6), "1.11"),
            ((1, 22, 4), "1.12"),
            ((1, 23, 5), "1.14"),
            ((1, 25, 2), "1.16"),
            ((1, 26, 4), "1.17"),
        ),
    ),
    "statsmodels": Package("statsmodels", ">=0.13,<0.15", brings=("scipy", "pandas", "patsy", "packaging")),
    "matplotlib": Package(
        "matplotlib",
        ">=3.5,<3.11",
        (((1, 23), "3.9"),),
        (
            "contourpy",
            "cycler",
            "fonttools",
            "kiwisolver",
            "packaging",
            "pillow",
            "pyparsing",
            "python-dateutil",
        ),
    ),
    "pandas": Package(
        "pandas",
        "<3",
        (((1, 20, 3), "2.0"), ((1, 22, 4), "2.1")),
        ("python-dateutil", "pytz", "tzdata"),
    ),
    "contourpy": Package("contourpy", "<2", (((1, 23), "1.3"), ((1, 25), "1.3.3"))),
    "python-dateutil": Package("dateutil", "<3", brings=("six",)),
    "fonttools": Package("fontTools"),
    "pillow": Package("PIL"),
}
"""By the name that pip knows. One that is not here has no conditions."""


def missing(names: Iterable[str]) -> list[str]:
    """Those of the packages that are absent, too old, or at odds with QGIS."""
    return [name for name in names if not _serves(name)]


def _serves(name: str) -> bool:
    try:
        if find_spec(_package(name).module) is None:
            return False
        return name != "shapely" or _shapely_serves()
    except (ImportError, ValueError):  # find_spec: a module set to None
        return False


def _package(name: str) -> Package:
    return PACKAGES.get(name, Package(name))


def _shapely_serves() -> bool:
    """Whether shapely is new enough, and not built for a newer GEOS than the one in QGIS's process.

    On Linux the loader gives shapely QGIS's GEOS wherever that has a function of the name, and shapely's
    own for the newer functions, which then work on objects of another layout: wrong results or a crash.
    """
    import shapely  # noqa: PLC0415 - this is the question

    if version(shapely.__version__) < (2,):
        return False
    return not sys.platform.startswith("linux") or tuple(shapely.geos_version[:2]) <= _geos_of_qgis()


def _geos_of_qgis() -> Version:
    return version(Qgis.geosVersion().split("-")[0])[:2]


def version(text: str) -> Version:
    """The numbers that a version begins with.

    >>> version("2.1.0rc1")
    (2, 1, 0)
    """
    numbers = []
    for part in text.split("."):
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if not digits:
            break
        numbers.append(int(digits))
    return tuple(numbers)


def how_to_install(names: Iterable[str]) -> str:
    """What to tell someone who lacks these packages."""
    names = list(names)
    parts = [
        tr(
            "This needs Python packages that are not here, or not in a version that works with this QGIS: {packages}."
        ).format(packages=", ".join(names)),
        tr(
            "Without a terminal: install the plugin QPIP under Plugins > Manage and Install Plugins, restart QGIS, "
            "and install what QPIP lists for Surveillance exposure."
        ),
        _where().format(command=command(names)),
    ]
    if sys.platform.startswith("linux"):
        packed = [f"python3-{name}" for name in names if name != "shapely"]
        if packed:
            parts.append(
                tr("On Debian and Ubuntu instead: sudo apt install {packages}").format(
                    packages=" ".join(packed)
                )
            )
        if "shapely" in names:
            parts.append(
                tr(
                    "Shapely must not be built for a newer GEOS than QGIS's own, {geos}: shapely 2.0 has GEOS 3.11, "
                    "shapely 2.1 has GEOS 3.13."
                ).format(geos=Qgis.geosVersion().split("-")[0])
            )
    parts.append(tr("Then restart QGIS."))
    return "\n".join(parts)


def _where() -> str:
    if sys.platform == "win32":
        return tr("Or in the OSGeo4W Shell, which is in the start menu beside QGIS: {command}")
    return tr("Or in a terminal: {command}")


def command(names: Iterable[str]) -> str:
    """What installs these packages, and what they lack in turn, into the profile that is open.

    Without the packages they ask for: numpy must stay the one that QGIS and GDAL were built with.
    """
    folder = str(Path(QgsApplication.qgisSettingsDirPath()) / "python")
    import numpy  # noqa: PLC0415 - comes with QGIS

    wanted = [specification(each, version(numpy.__version__)) for each in _with_what_they_lack(names)]
    words = ["-m", "pip", "install", "--no-deps", "--upgrade", "--target", folder, *wanted]
    if sys.platform == "win32":
        quoted = [f'"{word}"' if set(word) & set(" <>=,&()") else word for word in words]
        return " ".join(["python", *quoted])
    own = Path(sys.prefix) / "bin" / "python3"
    return shlex.join([str(own) if own.is_file() else "python3", *words])


def _with_what_they_lack(names: Iterable[str]) -> list[str]:
    """The packages, and those that they need and that are not here, each once."""
    found: list[str] = []
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found.append(name)
            waiting += missing(_package(name).brings)
    return found


def specification(name: str, numpy: Version) -> str:
    """What to ask pip for, where this numpy is to stay.

    >>> specification("scipy", (1, 24, 2))
    'scipy>=1.8,<1.16'
    """
    package = _package(name)
    bounds = [package.wanted] if package.wanted else []
    bounds += [f"<{first}" for needed, first in package.until if numpy < needed][:1]
    if name == "shapely" and sys.platform.startswith("linux") and _geos_of_qgis() < (3, 13):
        bounds = [package.wanted, "<2.1"]  # whose wheels bring GEOS 3.13
    return name + ",".join(bounds)
