"""Which counties an area lies in, asked in the background."""

from __future__ import annotations

import threading

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...sources import fetch
from ...sources.asking import SourceError
from ...sources.overpass import Box
from ...translation import tr


class _Question(QgsTask):
    """Asks; what came of it is read on the main thread."""

    def __init__(self, box: Box, year: int, address: str) -> None:
        super().__init__(tr("Counties of the place"), QgsTask.Flag.CanCancel)
        self._asked = (box, year, address)
        self.found: dict[str, str] = {}
        self.problem = ""
        self.over = threading.Event()

    def run(self) -> bool:
        from ...sources import census  # noqa: PLC0415 - needs the packages

        try:
            self.found = census.counties_at(fetch.Client(is_cancelled=self.isCanceled), *self._asked)
        except SourceError as problem:
            self.problem = str(problem)
        except InterruptedError:
            return False
        finally:
            self.over.set()
        return True


class CountyLookup(QObject):
    """`found` brings names by code, `failed` a sentence; `changed` comes when it starts and ends."""

    changed = pyqtSignal()
    found = pyqtSignal(object)
    failed = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: _Question | None = None

    @property
    def running(self) -> bool:
        """Whether an answer is to be expected."""
        return self._task is not None

    def start(self, box: Box, year: int, address: str) -> None:
        """Ask, unless that is under way."""
        if self._task is not None:
            return
        self._task = task = _Question(box, year, address)
        task.taskCompleted.connect(self._ended)
        task.taskTerminated.connect(self._ended)
        QgsApplication.taskManager().addTask(task)
        self.changed.emit()

    def abandon(self, seconds: float = 5.0) -> None:
        """End it and say no more."""
        task, self._task = self._task, None
        if task is None:
            return
        task.taskCompleted.disconnect(self._ended)
        task.taskTerminated.disconnect(self._ended)
        at_work = task.status() == QgsTask.TaskStatus.Running
        task.cancel()
        if at_work:
            task.over.wait(seconds)
        self.changed.emit()

    def _ended(self) -> None:
        task, self._task = self._task, None
        if task is None:
            return
        self.changed.emit()
        if task.found:
            self.found.emit(task.found)
        elif task.problem:
            self.failed.emit(task.problem)
