"""The packages the plugin needs beyond QGIS itself, and how to get them."""

from __future__ import annotations

import importlib.util
import sys
from importlib import metadata

from qgis.core import Qgis

from .translation import tr

REQUIRED = {"shapely": 2, "networkx": 2}
"""Package name to the lowest major version that serves."""


def missing() -> list[str]:
    """The required packages that are absent, too old, or at odds with QGIS."""
    return [name for name, major in REQUIRED.items() if not _serves(name, major)]


def _serves(name: str, major: int) -> bool:
    try:
        if importlib.util.find_spec(name) is None:
            return False
        version = int(metadata.version(name).split(".")[0])
    except (metadata.PackageNotFoundError, ValueError):  # find_spec: a module set to None
        return False
    return version >= major and not (name == "shapely" and _geos_clashes())


def _geos_clashes() -> bool:
    """Whether shapely was built for a newer GEOS than the one in QGIS's process.

    On Linux the loader gives shapely QGIS's GEOS wherever that has a function of the name, and shapely's
    own for the newer functions, which then work on objects of another layout: wrong results or a crash.
    """
    if not sys.platform.startswith("linux"):
        return False
    import shapely  # noqa: PLC0415 - this is the question

    return tuple(shapely.geos_version[:2]) > _geos_of_qgis()


def _geos_of_qgis() -> tuple[int, ...]:
    return tuple(int(part) for part in Qgis.geosVersion().split("-")[0].split(".")[:2])


def _specification(name: str) -> str:
    """What to ask pip for."""
    too_new = (
        ",<2.1"
        if name == "shapely" and sys.platform.startswith("linux") and _geos_of_qgis() < (3, 13)
        else ""
    )
    return f'"{name}>={REQUIRED[name]}{too_new}"'


def how_to_install(packages: list[str]) -> str:
    """What to tell someone who lacks `packages`."""
    return tr(
        "Surveillance exposure needs {packages}. Install what is missing for the Python that QGIS uses, into this "
        "profile: pip install --no-deps --target PROFILE/python {specification} (Settings > User profiles > Open "
        "active profile folder shows PROFILE), then restart QGIS. On Linux, shapely must not be built for a newer "
        "GEOS than QGIS's own, {geos}: shapely 2.0 has GEOS 3.11, shapely 2.1 has GEOS 3.13."
    ).format(
        packages=tr(" and ").join(packages),
        specification=" ".join(_specification(name) for name in packages),
        geos=Qgis.geosVersion().split("-")[0],
    )
