"""The files of one run: made in a hidden folder beside their places, and put there together at the end."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from osgeo import gdal
from qgis.core import QgsProcessingException, QgsProcessingFeedback
from qgis.PyQt.QtCore import QLockFile

from ...translation import tr
from .moving import Move, moves, record, recover, sync, sync_folder

LOCK, DRAFT = ".exposure-lock", ".exposure-draft"
MAX_NAME = 255 - len(DRAFT) - 1
"""How many bytes a file's name may have."""


def stop_if_cancelled(feedback: QgsProcessingFeedback) -> None:
    """End a cancelled run before anything is written."""
    if feedback.isCanceled():
        raise QgsProcessingException(tr("Cancelled. Nothing was written."))


@contextmanager
def cancelling(feedback: QgsProcessingFeedback) -> Iterator[None]:
    """Work of the core that gives up with InterruptedError: the same end as `stop_if_cancelled`."""
    try:
        yield
    except InterruptedError:
        stop_if_cancelled(feedback)
        raise


class Transaction(Protocol):
    """Rows that are in a database, and that nobody sees yet."""

    def commit(self) -> None:
        """Let them be seen."""

    def roll_back(self) -> None:
        """Take them back; nothing if they are seen already."""


@dataclass
class Draft:
    """What will lie at `file`: all files in `new` go beside it, those in `work` do not.

    `actions` are done in one transaction in the database that `file` is.
    """

    file: Path
    folder: Path
    lock: QLockFile | None
    was_there: bool
    actions: list[Callable[[Any], None]] = field(default_factory=list)

    @property
    def new(self) -> Path:
        """The folder of what is to be put in place."""
        return self.folder / "new"

    @property
    def work(self) -> Path:
        """The folder of what is needed meanwhile."""
        return self.folder / "work"

    @property
    def old(self) -> Path:
        """The folder of what was there, until all is in place."""
        return self.work / "old"

    def unlock(self) -> None:
        """Let others write to it."""
        if self.lock is not None:
            self.lock.unlock()

    def set_aside(self) -> None:
        """Make way for the next run, while what this one began is still being ended."""
        aside = self.folder.with_name(f".{os.urandom(4).hex()}{DRAFT}")
        with suppress(OSError):  # open files cannot be moved everywhere: there the next one has to wait
            self.folder.replace(aside)
            self.folder = aside
            self.unlock()

    def scratch(self) -> Path:
        """A file name in `work` that is not taken."""
        return self.work / f"{len(list(self.work.iterdir()))}.gpkg"


class Drafts:
    """All of one run. Leaving the context without `put_in_place` leaves everything as it was."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self.feedback = feedback
        self._drafts: dict[Path, Draft] = {}
        self._then: list[Callable[[], None]] = []
        self._open: list[Transaction] = []
        self._busy: list[threading.Thread] = []

    def __enter__(self) -> Drafts:
        return self

    def __exit__(self, *_: Any) -> None:
        patience = time.monotonic() + 0.5  # what a cancelled run can take to answer
        for thread in self._busy:
            thread.join(max(0.0, patience - time.monotonic()))
        if any(thread.is_alive() for thread in self._busy):
            for draft in self._drafts.values():
                draft.set_aside()
            threading.Thread(target=self._clear).start()
        else:
            self._clear()

    def _clear(self) -> None:
        for thread in self._busy:
            thread.join()
        for transaction in self._open:
            transaction.roll_back()
        for draft in self._drafts.values():
            shutil.rmtree(draft.folder, ignore_errors=True)
            draft.unlock()
            draft.actions.clear()
        self._then.clear()

    def leave(self, work: Callable[[], Any]) -> None:
        """Have something done that nobody waits for, such as closing what will be deleted."""
        self._busy.append(threading.Thread(target=partial(_quietly, work)))
        self._busy[-1].start()

    def of(self, file: Path) -> Draft:
        """The draft of `file`, which no other run may write to meanwhile."""
        real = Path(os.path.realpath(file))
        if real not in self._drafts:
            self._drafts[real] = _claimed(real)
        return self._drafts[real]

    def file(self, file: Path) -> Path:
        """Where to write what will be `file`."""
        return self.of(file).new / Path(os.path.realpath(file)).name

    def opened(self, transaction: Transaction) -> None:
        """Have it committed at the end, or rolled back."""
        self._open.append(transaction)

    def then(self, action: Callable[[], None]) -> None:
        """Have something done once all is in place."""
        self._then.append(action)

    def in_background(self, work: Callable[[], Any]) -> Any:
        """What `work` returns. A cancelled run ends at once, and `work` is left to itself."""
        found: list[Any] = []
        failed: list[BaseException] = []

        def run() -> None:
            try:
                found.append(_quietly(work))
            except BaseException as error:
                failed.append(error)

        thread = threading.Thread(target=run)
        self._busy.append(thread)
        thread.start()
        while thread.is_alive():
            thread.join(0.05)
            stop_if_cancelled(self.feedback)
        self._busy.remove(thread)
        if failed:
            raise failed[0]
        return found[0]

    def _begin(self, draft: Draft, begin: Callable[[Draft], Transaction]) -> None:
        self._open.append(begin(draft))

    def put_in_place(self, begin: Callable[[Draft], Transaction]) -> None:
        """Put all results where they belong; if one cannot be, none is.

        `begin` does the actions of a draft in a transaction.
        """
        for draft in self._drafts.values():
            if draft.actions:
                self.in_background(partial(self._begin, draft, begin))
        for draft in self._drafts.values():
            self.in_background(partial(sync, draft.new))
        stop_if_cancelled(self.feedback)
        to_do = [each for draft in self._drafts.values() for each in moves(draft.file, draft.new, draft.old)]
        done: list[Move] = []
        try:
            for draft in self._drafts.values():
                _check_unchanged(draft)
                record(draft.folder, draft.new)
            for move in to_do:
                done.append(move)
                move.do(keep=move is not to_do[-1] or bool(self._open))
            for transaction in self._open:
                transaction.commit()
        except BaseException as error:
            for move in reversed(done):
                move.undo()
            if isinstance(error, OSError):
                raise QgsProcessingException(
                    tr("The results could not be put in place, and everything is as it was: {reason}").format(
                        reason=error
                    )
                ) from error
            raise
        for folder in {draft.file.parent for draft in self._drafts.values()}:
            sync_folder(folder)
        for action in self._then:
            action()


def _quietly(work: Callable[[], Any]) -> Any:
    """Do it, without GDAL writing on the console what is looked at anyway."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        return work()
    finally:
        gdal.PopErrorHandler()


def _claimed(file: Path) -> Draft:
    """A draft of `file`, with what killed runs left in that folder cleared away."""
    folder = file.parent
    lock = _locked(file)
    if isinstance(lock, str):
        raise QgsProcessingException(lock)
    _clear_away(folder, file)
    draft = Draft(file, folder / f".{file.name}{DRAFT}", lock, file.exists())
    try:
        draft.new.mkdir(parents=True)
        draft.work.mkdir()
    except OSError as error:
        shutil.rmtree(draft.folder, ignore_errors=True)
        lock.unlock()
        raise QgsProcessingException(
            tr("{path} cannot be written: {reason}").format(path=file, reason=error)
        ) from error
    return draft


def _locked(file: Path) -> QLockFile | str:
    """The lock of `file`, or why it cannot be had. One that a killed process left is none."""
    path = file.parent / f".{file.name}{LOCK}"
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        return lock
    if lock.error() != QLockFile.LockError.LockFailedError:
        return tr(
            "{path} cannot be written: there is no permission to, or no room left, in {folder}."
        ).format(path=file, folder=file.parent)
    known, pid, host, _ = lock.getLockInfo()
    if not known and _age(path) > 10 and lock.removeStaleLockFile() and lock.tryLock(0):
        return lock  # the process was killed before it had put its name there
    return tr(
        "Another run is writing to {path} (process {pid} on {host}). Wait until it has ended, or choose another "
        "place. If none is at work, delete {lock}."
    ).format(path=file, pid=pid if known else "?", host=host if known else "?", lock=path)


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


def _clear_away(folder: Path, file: Path) -> None:
    """What killed runs left in `folder`; the lock of `file` is held already."""
    for name in sorted(_left(folder)):
        lock = None if name == file.name else _locked(folder / name)
        if not isinstance(lock, str):
            left = Draft(folder / name, folder / f".{name}{DRAFT}", lock, False)
            recover(folder, left.folder, left.new, left.old)
            if lock is not None:
                lock.unlock()


def _left(folder: Path) -> set[str]:
    """The names of files in `folder` that are, or were, being written."""
    names = set()
    with os.scandir(folder) as entries:
        for entry in entries:
            for end in (LOCK, DRAFT):
                if entry.name.startswith(".") and entry.name.endswith(end):
                    names.add(entry.name[1 : -len(end)])
    return names


def _check_unchanged(draft: Draft) -> None:
    """A file that came meanwhile from elsewhere is not replaced."""
    if any(draft.new.iterdir()) and not draft.was_there and draft.file.exists():
        raise QgsProcessingException(
            tr("{path} has come to be there while this ran. It was left alone; choose another place.").format(
                path=draft.file
            )
        )
