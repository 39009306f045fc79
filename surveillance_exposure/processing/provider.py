"""The processing provider: every algorithm, or why it cannot run."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from qgis.core import QgsProcessingAlgorithm, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..dependencies import missing
from ..translation import tr
from .base import ICON
from .finishing.plaintext import GUARD
from .unavailable import unavailable_algorithms
from .writing.formats import DRIVERS

PROVIDER_ID = "surveillance_exposure"


class Provider(QgsProcessingProvider):
    """Registered by the plugin in the window, and by QGIS itself for `qgis_process`."""

    def load(self) -> bool:
        if not missing():
            from .reading.walkable import register  # noqa: PLC0415 - needs the packages

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
        if not missing():
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
        for algorithm in _algorithms():
            self.addAlgorithm(algorithm)


def _algorithms() -> list[QgsProcessingAlgorithm]:
    if missing():
        return unavailable_algorithms()
    # The one guard: these modules import shapely and networkx.
    from .algorithms.addcensuslayers import AddCensusLayers  # noqa: PLC0415
    from .algorithms.adddecodecameras import AddDecodeCameras  # noqa: PLC0415
    from .algorithms.addopendata import AddOpenData  # noqa: PLC0415
    from .algorithms.addosmlayers import AddOsmLayers  # noqa: PLC0415
    from .algorithms.aggregatetags import AggregateTags  # noqa: PLC0415
    from .algorithms.cameradensity import CameraDensity  # noqa: PLC0415
    from .algorithms.camerasinview import CamerasInView  # noqa: PLC0415
    from .algorithms.cameraviewsheds import CameraViewsheds  # noqa: PLC0415
    from .algorithms.countpoints import CountPoints  # noqa: PLC0415
    from .algorithms.coverage import AreaInView  # noqa: PLC0415
    from .algorithms.equityanalysis import EquityAnalysis  # noqa: PLC0415
    from .algorithms.exposurebyrange import ExposureByRange  # noqa: PLC0415
    from .algorithms.findroutes import FindRoutes  # noqa: PLC0415
    from .algorithms.importcameras import ImportCameras  # noqa: PLC0415
    from .algorithms.overlapraster import OverlapRaster  # noqa: PLC0415
    from .algorithms.placepairs import PlacePairs  # noqa: PLC0415
    from .algorithms.protestsite import ProtestSite  # noqa: PLC0415
    from .algorithms.rankareas import RankAreas  # noqa: PLC0415
    from .algorithms.routeexposure import RouteExposure  # noqa: PLC0415

    return [
        each()
        for each in (
            AggregateTags,
            ImportCameras,
            CameraViewsheds,
            AreaInView,
            CamerasInView,
            OverlapRaster,
            CameraDensity,
            RankAreas,
            CountPoints,
            EquityAnalysis,
            RouteExposure,
            ExposureByRange,
            FindRoutes,
            ProtestSite,
            PlacePairs,
            AddOsmLayers,
            AddCensusLayers,
            AddDecodeCameras,
            AddOpenData,
        )
    ]
