"""A pytest plugin (-p tests.without_packages) that makes the packages named in $LACKING impossible to import."""

from __future__ import annotations

import os
import sys
from importlib.abc import MetaPathFinder
from typing import Any

LACKING = frozenset(os.environ.get("LACKING", "").split())


class Blocker(MetaPathFinder):
    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> None:
        if fullname.partition(".")[0] in LACKING:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


if LACKING:
    sys.meta_path.insert(0, Blocker())
