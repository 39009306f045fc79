"""One run of an algorithm: what it was given, how it reads it, says something and stops."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from qgis.core import (
    QgsExpressionContext,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsRasterLayer,
    QgsVectorLayer,
)

from .finishing.results import Output
from .writing.drafts import Drafts, stop_if_cancelled


@dataclass(frozen=True)
class Run:
    """The parameters of a run, what it writes (`drafts`) and what it has written (`outputs`)."""

    algorithm: QgsProcessingAlgorithm
    parameters: dict[str, Any]
    context: QgsProcessingContext
    feedback: QgsProcessingFeedback
    drafts: Drafts
    outputs: list[Output] = field(default_factory=list)

    def but(self, **parameters: Any) -> Run:
        """The same with other values of some parameters."""
        return replace(self, parameters={**self.parameters, **parameters})

    def given(self, name: str) -> Any:
        """A parameter as it was given; None where it was not."""
        return self.parameters.get(name)

    def label(self, name: str) -> str:
        """What a person knows a parameter by."""
        return str(self.algorithm.parameterDefinition(name).description())

    def number(self, name: str) -> float:
        """A parameter as a number."""
        return float(self.algorithm.parameterAsDouble(self.parameters, name, self.context))

    def whole(self, name: str) -> int:
        """A parameter as a whole number."""
        return int(self.algorithm.parameterAsInt(self.parameters, name, self.context))

    def text(self, name: str) -> str:
        """A parameter as a text."""
        return str(self.algorithm.parameterAsString(self.parameters, name, self.context))

    def choice(self, name: str) -> str:
        """The word that is chosen of a list."""
        return str(self.algorithm.parameterAsEnumString(self.parameters, name, self.context))

    def is_on(self, name: str) -> bool:
        """Whether a box is ticked."""
        return bool(self.algorithm.parameterAsBool(self.parameters, name, self.context))

    def source(self, name: str) -> QgsProcessingFeatureSource:
        """The features of a layer parameter; None where it has none."""
        return self.algorithm.parameterAsSource(self.parameters, name, self.context)

    def layer(self, name: str) -> QgsVectorLayer:
        """The layer of a parameter; None where there is none."""
        return self.algorithm.parameterAsVectorLayer(self.parameters, name, self.context)

    def raster(self, name: str) -> QgsRasterLayer:
        """The raster of a parameter; None where there is none."""
        return self.algorithm.parameterAsRasterLayer(self.parameters, name, self.context)

    def expressions(self, source: QgsProcessingFeatureSource | None = None) -> QgsExpressionContext:
        """What expressions know: the project, the parameters, the fields of a source."""
        return self.algorithm.createExpressionContext(self.parameters, self.context, source)

    def say(self, text: str) -> None:
        """A line of the log."""
        self.feedback.pushInfo(text)

    def warn(self, text: str) -> None:
        """A warning in the log."""
        self.feedback.pushWarning(text)

    def progress(self, percent: float) -> None:
        """How much is done."""
        self.feedback.setProgress(percent)

    def is_cancelled(self) -> bool:
        """Whether the person wants it to stop."""
        return bool(self.feedback.isCanceled())

    def stop_if_cancelled(self) -> None:
        """End a cancelled run before anything is written."""
        stop_if_cancelled(self.feedback)
