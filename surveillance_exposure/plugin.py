"""Load and unload: whatever `initGui` adds, `unload` takes away."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication

from .processing.provider import Provider


class SurveillanceExposurePlugin:
    """What QGIS loads. `iface` is None in `qgis_process`, where only `initProcessing` is called."""

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self.provider: Provider | None = None

    def initProcessing(self) -> None:
        """Register the provider, once however often QGIS asks."""
        if self.provider is None:
            self.provider = Provider()
            QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """Add everything that is seen."""
        self.initProcessing()

    def unload(self) -> None:
        """Take everything away again."""
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
