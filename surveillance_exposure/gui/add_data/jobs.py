"""Jobs run one after another in the background; nothing of a job that fails is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...processing.writing.places import destination_file
from ...translation import tr
from ..shared.run import Outcome, Run
from .parts import Job, Part


@dataclass
class Loaded:
    """What came of all jobs: those that succeeded with their outcome, what failed in words by part."""

    done: list[tuple[Job, Outcome]]
    failed: dict[Part, str]
    cancelled: bool = False

    def layers(self) -> list[QgsVectorLayer]:
        """All layers, in the order of the jobs and their outputs, named as they name themselves."""
        found = []
        for job, outcome in self.done:
            for name in job.outputs:
                layer = outcome.layers.get(name)
                if layer is not None:
                    layer.setName(layer.metadata().title() or layer.name())
                    found.append(layer)
        return found


class Loader(QObject):
    """Runs jobs. `progressed` counts all of them, in percent; `ended` brings what came of it."""

    progressed = pyqtSignal(float)
    said = pyqtSignal(str)
    ended = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._at = 0
        self._run: Run | None = None
        self._loaded = Loaded([], {})

    @property
    def running(self) -> bool:
        """Whether there is something to wait for."""
        return self._run is not None

    def start(self, jobs: Sequence[Job]) -> None:
        """Run them."""
        self._jobs, self._at, self._loaded = list(jobs), 0, Loaded([], {})
        self._next()

    def cancel(self) -> None:
        """End it; `ended` follows, with nothing."""
        if self._run is not None:
            self._loaded.cancelled = True
            self._run.cancel()

    def abandon(self) -> None:
        """End it now, and say no more."""
        if self._run is not None:
            job = self._jobs[self._at]
            run = self._let_go()
            run.abandon()
            self._loaded.done.append((job, Outcome(cancelled=True)))  # it may just have ended well
            self._discard()

    def _next(self) -> None:
        while self._at < len(self._jobs):
            job = self._jobs[self._at]
            run = Run(job.algorithm, job.parameters, job.outputs, parent=self)
            problem = run.start()
            if problem is None:
                run.progressed.connect(self._progressed)
                run.said.connect(self.said)
                run.ended.connect(self._ended)
                self._run = run
                self.said.emit(job.title)
                return
            run.deleteLater()
            self._loaded.failed[job.part] = problem
            self._at += 1
        self.ended.emit(self._loaded)

    def _progressed(self, percent: float) -> None:
        self.progressed.emit((100 * self._at + percent) / len(self._jobs))

    def _ended(self, outcome: Outcome) -> None:
        if self._run is None:
            return
        job = self._jobs[self._at]
        self._let_go().deleteLater()
        if outcome.cancelled or self._loaded.cancelled:
            self._loaded.cancelled = True
            self._loaded.done.append((job, outcome))
            self._discard()
            self.ended.emit(self._loaded)
            return
        if outcome.error is not None:
            self._loaded.failed[job.part] = outcome.error
        else:
            self._loaded.done.append((job, outcome))
        self._at += 1
        self._next()

    def _let_go(self) -> Run:
        run = self._run
        if run is None:
            raise RuntimeError(tr("Nothing runs."))
        run.progressed.disconnect(self._progressed)
        run.said.disconnect(self.said)
        run.ended.disconnect(self._ended)
        self._run = None
        return run

    def _discard(self) -> None:
        """Nothing of a click that was taken back stays, files neither."""
        for job, outcome in self._loaded.done:
            outcome.layers.clear()
            for name in job.outputs:
                file = destination_file(job.parameters.get(name))
                if file is not None:
                    file.unlink(missing_ok=True)
        self._loaded.done.clear()
