"""Stand-ins for the algorithms while a package is missing: listed, and saying what they need."""

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
from .catalogue import catalogue


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
        return how_to_install(missing())

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        raise QgsProcessingException(self.about())


def unavailable_algorithms() -> list[QgsProcessingAlgorithm]:
    """One stand-in per algorithm."""
    return [Unavailable(each.id) for each in catalogue()]
