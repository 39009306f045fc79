"""An algorithm run in the background for the dock."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsTask,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...translation import tr

_alive: set[Run] = set()
"""Runs whose task is not over: it uses context and feedback to the end, even when nobody waits for it."""


@dataclass
class Outcome:
    """How a run ended: `error` in words, or None; `layers` by the output's name.

    `beside` is what a search for walks leaves to make more layers of; see `processing.writing.beside`.
    """

    error: str | None = None
    cancelled: bool = False
    results: dict[str, Any] = field(default_factory=dict)
    layers: dict[str, QgsVectorLayer] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    beside: Any = None


class Feedback(QgsProcessingFeedback):
    """Keeps what is said; the algorithm speaks from another thread, so nothing else is done here."""

    said = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []
        self.warnings: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error)

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)

    def pushInfo(self, info: str) -> None:
        self.said.emit(info)


class Task(QgsProcessingAlgRunnerTask):
    """Says when its thread is through: its status only changes once the main thread looks."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.over = threading.Event()

    def run(self) -> bool:
        try:
            return bool(super().run())
        finally:
            self.over.set()


class Run(QObject):
    """One run. Task, context and feedback live as long as the task does, or QGIS crashes."""

    progressed = pyqtSignal(float)
    said = pyqtSignal(str)
    ended = pyqtSignal(object)

    def __init__(
        self,
        algorithm_id: str,
        parameters: dict[str, Any],
        outputs: Sequence[str],
        kept: Any = None,
        parent: QObject | None = None,
    ) -> None:
        """`kept` is what an earlier run prepared and left for the next; see `kept` afterwards."""
        super().__init__(parent)
        self.kept = kept
        self._id = algorithm_id
        self._parameters = parameters
        self._outputs = outputs
        self._algorithm: QgsProcessingAlgorithm | None = None
        self._context: QgsProcessingContext | None = None
        self._feedback: Feedback | None = None
        self._task: Task | None = None
        self._cancelled = False
        self._abandoned = False

    @property
    def running(self) -> bool:
        """Whether the task is at work, or about to be."""
        return self._task is not None

    def uses(self, layer_ids: Sequence[str]) -> bool:
        """Whether one of these layers is an input."""
        return any(value in layer_ids for value in self._parameters.values() if isinstance(value, str))

    def start(self) -> str | None:
        """Start; returns why not, in a sentence, if it cannot be."""
        self._algorithm = QgsApplication.processingRegistry().createAlgorithmById(self._id)
        if self._algorithm is None:
            return tr("The Processing tool {name} is not there. Reload the plugin.").format(name=self._id)
        if hasattr(self._algorithm, "kept"):
            if self.kept is None:
                from ...processing.reading.network import KeptNetwork  # noqa: PLC0415 - needs the packages

                self.kept = KeptNetwork()
            self._algorithm.kept = self.kept
        self._context = QgsProcessingContext()
        self._context.setProject(QgsProject.instance())
        self._feedback = Feedback()
        self._context.setFeedback(self._feedback)
        # The task itself would skip these two.
        possible, problem = self._algorithm.canExecute()
        if possible:
            possible, problem = self._algorithm.checkParameterValues(self._parameters, self._context)
        if not possible:
            return str(problem)
        task = Task(self._algorithm, self._parameters, self._context, self._feedback)
        if self._feedback.isCanceled():  # how the task says that the algorithm could not be prepared
            return self._problem()
        self._feedback.progressChanged.connect(self.progressed)
        self._feedback.said.connect(self.said)
        task.executed.connect(self._executed)
        self._task = task
        _alive.add(self)
        QgsApplication.taskManager().addTask(task)
        return None

    def cancel(self) -> None:
        """Ask it to end; `ended` follows."""
        self._cancelled = True
        if self._task is not None:
            self._task.cancel()

    def abandon(self, seconds: float = 10.0) -> None:
        """End it and say no more. Waits until it has let go of its layers, `seconds` at most.

        It then lives by itself until its task has been seen to end: the context must not outlive it.
        """
        self._abandoned = True
        self.setParent(None)
        if self._task is None:
            self.deleteLater()
        at_work = self._task is not None and self._task.status() == QgsTask.TaskStatus.Running
        self.cancel()
        if self._task is not None and at_work:
            self._task.over.wait(
                seconds
            )  # lets the other thread have Python; QgsTask's own waiting would not

    def _problem(self) -> str:
        errors = self._feedback.errors if self._feedback else []
        return "\n".join(dict.fromkeys(errors)) or tr(
            "It failed without a word. The log (View > Panels > Log messages, Processing) may say more."
        )

    def _executed(self, successful: bool, results: dict[str, Any]) -> None:
        """The task is over. Layers are taken out before the context goes."""
        context, feedback, task = self._context, self._feedback, self._task
        if context is None or feedback is None or task is None:
            return
        outcome = Outcome(warnings=list(feedback.warnings))
        if self._cancelled or (feedback.isCanceled() and not successful):
            outcome.cancelled = True
        elif not successful:
            outcome.error = self._problem()
        else:
            outcome.results = dict(results)
            for name in self._outputs:
                if not results.get(name):
                    continue
                # A file is no result layer before it is looked for by its path.
                found = QgsProcessingUtils.mapLayerFromString(str(results[name]), context)
                layer = None if found is None else context.takeResultLayer(found.id())
                if layer is None:
                    outcome.error = tr("The result “{name}” could not be read.").format(name=name)
                    break
                outcome.layers[name] = layer
            if self.kept is not None:
                outcome.beside = self.kept.take(str(results.get("OUTPUT")))
        task.executed.disconnect(self._executed)
        feedback.progressChanged.disconnect(self.progressed)
        feedback.said.disconnect(self.said)
        self._task = None
        if not self._abandoned:
            self.ended.emit(outcome)
        self._context = self._feedback = self._algorithm = None
        self._parameters = {}
        if self._abandoned:
            self.deleteLater()
        _alive.discard(self)
