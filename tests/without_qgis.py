"""A pytest plugin (-p tests.without_qgis) that makes QGIS, Qt and GDAL impossible to import."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from typing import Any

BLOCKED = {"qgis", "PyQt5", "PyQt6", "osgeo"}


class Blocker(MetaPathFinder):
    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> None:
        if fullname.partition(".")[0] in BLOCKED:
            raise ImportError(f"The core must run without QGIS, and something here imports {fullname}")


sys.meta_path.insert(0, Blocker())
