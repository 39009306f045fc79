"""What the dock remembers in a project."""

from __future__ import annotations

import json
from typing import Any

from qgis.core import QgsProject

SCOPE, KEY = "surveillance_exposure", "/dock"


def write(settings: dict[str, Any]) -> None:
    """Keep settings in the project; they are saved with it."""
    QgsProject.instance().writeEntry(SCOPE, KEY, json.dumps(settings))


def read() -> dict[str, Any]:
    """The settings of the project; empty if it has none that can be read."""
    text, there = QgsProject.instance().readEntry(SCOPE, KEY, "")
    if not there:
        return {}
    try:
        settings = json.loads(text)
    except ValueError:
        return {}
    return settings if isinstance(settings, dict) else {}
