"""Runs one search after another, never two at once, and never one that nobody waits for any more."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..shared.run import Outcome, Run

PAUSE_MS = 15
"""Between two runs, for the window to draw."""


@dataclass(frozen=True)
class Request:
    """An algorithm to run; `asked` is whatever the asker wants to know when it is done."""

    algorithm: str
    parameters: dict[str, Any]
    outputs: tuple[str, ...]
    asked: Any


class Searcher(QObject):
    """`ended` brings request and outcome, `refused` a sentence; `changed` comes when it starts and stops.

    A question asked while another is answered waits, the last one only. So a search that is asked for with
    every move of the mouse runs as often as it can and never queues up.
    """

    changed = pyqtSignal()
    progressed = pyqtSignal(float)
    ended = pyqtSignal(object, object)
    refused = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run: Run | None = None
        self._request: Request | None = None
        self._next: Callable[[], Request | None] | None = None
        self._dropped = False
        self._kept: Any = None
        self._started = 0.0
        self._answer: tuple[Request | None, Outcome] | None = None
        self._tell = QTimer(self)  # QGIS has had its share of the window's time when a run ends
        self._tell.setSingleShot(True)
        self._tell.timeout.connect(self._tell_now)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)

    @property
    def running(self) -> bool:
        """Whether an answer is to be expected."""
        return (self._run is not None and not self._dropped) or self._answer is not None

    @property
    def seconds(self) -> float:
        """How long the present run has been going."""
        return time.monotonic() - self._started

    @property
    def busy(self) -> bool:
        """Whether a search runs, or will in a moment."""
        return self._run is not None or self._next is not None or self._answer is not None

    def ask(self, make: Callable[[], Request | None]) -> None:
        """Run what `make` gives when its time has come: in a moment, or when what runs has ended."""
        self._next = make
        if self._run is None and self._answer is None and not self._timer.isActive():
            self._timer.start(PAUSE_MS)

    def ask_later(self, make: Callable[[], Request | None], wait_ms: int) -> None:
        """The same, when nothing has been asked for a while."""
        self._next = make
        if self._run is None:
            self._timer.start(wait_ms)

    def drop(self) -> None:
        """End what runs or waits; nothing comes of it, as things are no longer as they were."""
        self._next = self._answer = None
        self._timer.stop()
        if self._run is not None and not self._dropped:
            self._dropped = True
            self._run.cancel()
            self.changed.emit()

    def cancel(self) -> None:
        """End what runs, because the user says so; `ended` tells."""
        self._next = None
        self._timer.stop()
        if self._run is not None:
            self._run.cancel()

    def forget(self) -> None:
        """Prepare anew the next time: layers or choices are no longer what they were."""
        self._kept = None  # a run that is being dropped may still write to the old one

    def uses(self, layer_ids: Sequence[str]) -> bool:
        """Whether the run under way reads one of these layers."""
        return self._run is not None and self._run.uses(layer_ids)

    def abandon(self) -> None:
        """End everything now, and wait until it has let go of its layers."""
        self._next = self._answer = None
        self._timer.stop()
        if self._run is not None:
            run = self._run
            self._let_go()
            run.abandon()
            self.changed.emit()

    def _start(self) -> None:
        make, self._next = self._next, None
        request = make() if make is not None and self._run is None else None
        if request is None:
            return
        run = Run(request.algorithm, request.parameters, request.outputs, self._kept, self)
        problem = run.start()
        if problem is not None:
            run.deleteLater()
            self.refused.emit(problem)
            return
        run.progressed.connect(self.progressed)
        run.ended.connect(self._ended)
        self._run, self._request, self._kept, self._dropped = run, request, run.kept, False
        self._started = time.monotonic()
        self.changed.emit()

    def _ended(self, outcome: Outcome) -> None:
        run, request, dropped = self._run, self._request, self._dropped
        if run is None:
            return
        self._let_go()
        run.deleteLater()
        if dropped:
            self.changed.emit()
            self._go_on()
        else:
            self._answer = request, outcome
            self._tell.start(0)

    def _tell_now(self) -> None:
        if self._answer is None:
            return
        (request, outcome), self._answer = self._answer, None
        self.changed.emit()
        self.ended.emit(request, outcome)
        self._go_on()

    def _go_on(self) -> None:
        """With what waits, if anything does."""
        if self._next is not None and self._run is None and not self._timer.isActive():
            self._timer.start(PAUSE_MS)

    def _let_go(self) -> None:
        if self._run is not None:
            self._run.progressed.disconnect(self.progressed)
            self._run.ended.disconnect(self._ended)
        self._run = self._request = None
        self._dropped = False
