"""Surveillance exposure: who is watched by cameras, where, and on which walk. A QGIS plugin."""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:
    """The plugin, as QGIS asks for it."""
    from .plugin import SurveillanceExposurePlugin

    return SurveillanceExposurePlugin(iface)
