"""A stand-in for an algorithm that cannot be imported: listed, and saying what it needs."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
)

from ..dependencies import how_to_install, missing
from .base import Algorithm
from .catalogue import entry


class Unavailable(Algorithm):
    """An algorithm that cannot run here."""

    def __init__(self, algorithm_id: str) -> None:
        super().__init__()
        self.ID = algorithm_id

    def createInstance(self, *_: Any) -> QgsProcessingAlgorithm:
        return Unavailable(self.ID)

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """No parameters: there is nothing to run."""

    def about(self) -> str:
        return how_to_install(missing(entry(self.ID).needs))

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        raise QgsProcessingException(self.about())
