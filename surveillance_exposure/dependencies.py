"""The packages the plugin needs beyond QGIS itself, and how to get them."""

from __future__ import annotations

import importlib.util
import sys
from importlib import metadata

from .translation import tr

REQUIRED = {"shapely": 2, "networkx": 2}
"""Package name to the lowest major version that serves."""


def missing() -> list[str]:
    """The required packages that are absent or too old."""
    return [name for name, major in REQUIRED.items() if not _serves(name, major)]


def _serves(name: str, major: int) -> bool:
    if name in sys.modules and sys.modules[name] is None:
        return False
    if importlib.util.find_spec(name) is None:
        return False
    try:
        return int(metadata.version(name).split(".")[0]) >= major
    except (metadata.PackageNotFoundError, ValueError):
        return False


def how_to_install(packages: list[str]) -> str:
    """What to tell someone who lacks `packages`."""
    return tr(
        "Surveillance exposure needs {packages}. Install it for the Python that QGIS uses, "
        "into this profile: pip install --no-deps --target PROFILE/python {specification} "
        "(Settings > User profiles > Open active profile folder shows PROFILE), then restart QGIS."
    ).format(
        packages=tr(" and ").join(packages),
        specification=" ".join(f'"{name}>={REQUIRED[name]}"' for name in packages),
    )
