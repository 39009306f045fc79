"""What the dock remembers in a project. Anybody may have written it, so it is read with care."""

from __future__ import annotations

import json
import math
from typing import Any

from qgis.core import QgsProject

SCOPE, KEY = "surveillance_exposure", "/dock"

_MOST_TEXT = 500_000  # letters: each place may carry the whole definition of its system
_MOST_ITEMS = 200
_DEEPEST = 5
_LARGEST = 1e9  # no coordinate and no range is larger


def write(settings: dict[str, Any]) -> None:
    """Keep settings in the project; they are saved with it."""
    QgsProject.instance().writeEntry(SCOPE, KEY, json.dumps(settings))


def read() -> dict[str, Any]:
    """The settings of the project; empty if it has none, or any that this plugin cannot have written."""
    text, there = QgsProject.instance().readEntry(SCOPE, KEY, "")
    if not there or len(text) > _MOST_TEXT:
        return {}
    try:
        settings = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return settings if isinstance(settings, dict) and _is_sound(settings, _DEEPEST) else {}


def _is_sound(value: Any, depth: int) -> bool:
    """Whether a value is no deeper, longer or larger than what `write` was ever given."""
    if isinstance(value, (dict, list)):
        items = list(value.values()) if isinstance(value, dict) else value
        return depth > 0 and len(items) <= _MOST_ITEMS and all(_is_sound(each, depth - 1) for each in items)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return abs(value) <= _LARGEST and math.isfinite(value)
    return True
