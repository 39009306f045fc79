"""The processing provider: every algorithm, or why it cannot run."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from pathlib import Path

from qgis.core import QgsProcessingAlgorithm, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..dependencies import missing
from ..translation import tr
from .base import ICON
from .catalogue import Entry, catalogue
from .finishing.plaintext import GUARD
from .unavailable import Unavailable
from .writing.formats import DRIVERS

PROVIDER_ID = "surveillance_exposure"


class Provider(QgsProcessingProvider):
    """Registered by the plugin in the window, and by QGIS itself for `qgis_process`."""

    def load(self) -> bool:
        if not missing(["shapely"]):
            from .reading.walkable import register  # noqa: PLC0415 - needs shapely

            register()
        with suppress(ImportError):  # a plugin itself, and it may be switched off
            from processing.core.ProcessingConfig import ProcessingConfig, Setting  # noqa: PLC0415

            text = tr("Guard CSV files against formulas")
            ProcessingConfig.settingIcons[self.name()] = self.icon()
            ProcessingConfig.addSetting(Setting(self.name(), GUARD, text, True))
            ProcessingConfig.settings[GUARD].read()
        return bool(super().load())

    def withdraw(self) -> None:
        """Take back what `load` told expressions: before it is removed.

        Not in `unload`, which QGIS calls when it ends, too, when expressions are no more.
        """
        if not missing(["shapely"]):
            from .reading.walkable import unregister  # noqa: PLC0415

            unregister()
        with suppress(ImportError, KeyError):
            from processing.core.ProcessingConfig import ProcessingConfig  # noqa: PLC0415

            ProcessingConfig.settingIcons.pop(self.name(), None)
            ProcessingConfig.removeSetting(GUARD)

    def id(self) -> str:
        return PROVIDER_ID

    def name(self) -> str:
        return tr("Surveillance exposure")

    def icon(self) -> QIcon:
        return QIcon(str(ICON))

    def svgIconPath(self) -> str:
        return str(ICON)

    def helpId(self) -> str:
        return PROVIDER_ID

    def versionInfo(self) -> str:
        metadata = (Path(__file__).parent.parent / "metadata.txt").read_text(encoding="utf-8")
        return next(line[8:].strip() for line in metadata.splitlines() if line.startswith("version="))

    def supportedOutputRasterLayerExtensions(self) -> list[str]:
        return ["tif"]

    def supportedOutputVectorLayerExtensions(self) -> list[str]:
        return [end[1:] for end in DRIVERS]

    def loadAlgorithms(self) -> None:
        for entry in catalogue():
            self.addAlgorithm(_algorithm(entry))


def _algorithm(entry: Entry) -> QgsProcessingAlgorithm:
    """An instance of the class in the module of its name; a stand-in where that cannot be imported."""
    if missing(["shapely"]):  # all other packages are imported where they are used
        return Unavailable(entry.id)
    module = import_module(f".algorithms.{entry.id}", __package__)
    classes = [each for each in vars(module).values() if isinstance(each, type)]
    return next(each for each in classes if getattr(each, "ID", None) == entry.id)()
