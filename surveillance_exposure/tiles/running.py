"""Work on many tiles: one after another, or by the workers of Dask on this machine or on others."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

Work = Callable[..., None]
Runner = Callable[[str, Work, Sequence[tuple[Any, ...]]], None]
"""Does some work for each of many arguments, in any order; the first word says what is done. Results are files."""

_EVERY_S = 30.0

_ENVIRONMENT = {"OMP_NUM_THREADS": 1, "MKL_NUM_THREADS": 1, "OPENBLAS_NUM_THREADS": 1}
"""Of Dask's workers: as it is by default, but for MALLOC_TRIM_THRESHOLD_, which gives memory back to be asked for again
at once; without it tiles take 0.9 times as long.
"""


def say(text: str) -> None:
    """A line for the person who runs it."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


class Progress:
    """Says how far some work is, now and then, and how long it may take."""

    def __init__(self, what: str, total: int) -> None:
        self.what, self.total = what, total
        self.done, self.began = 0, time.monotonic()
        self.said = self.began
        if total:
            self._say()

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        every = 1.0 if sys.stderr.isatty() else _EVERY_S
        if self.done == self.total or time.monotonic() - self.said > every:
            self._say()

    def _say(self) -> None:
        self.said = time.monotonic()
        spent = self.said - self.began
        text = f"{self.what}: {self.done} of {self.total}"
        if self.done == self.total:
            text += f", {spent:.1f} s"
        elif self.done:
            text += f", {spent / self.done * (self.total - self.done):.0f} s left"
        say(text)


def serially() -> Runner:
    """In this process."""

    def run(what: str, work: Work, arguments: Sequence[tuple[Any, ...]]) -> None:
        progress = Progress(what, len(arguments))
        for each in arguments:
            work(*each)
            progress.step()

    return run


@contextlib.contextmanager
def on_dask(workers: int | None, scheduler: str | None) -> Iterator[Runner]:
    """By so many workers of this machine, or by those of a scheduler ("tcp://host:port").

    What a worker that dies was doing is done by another. A scheduler's workers need this package in the same version,
    and to reach the files by the same names.
    """
    import dask  # noqa: PLC0415 - only for this
    import distributed  # noqa: PLC0415

    kinds: Any = distributed  # its types are not told
    with contextlib.ExitStack() as stack:
        stack.enter_context(dask.config.set({"distributed.nanny.pre-spawn-environ": _ENVIRONMENT}))
        address: Any = scheduler
        if scheduler is None:
            address = stack.enter_context(
                kinds.LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    host="127.0.0.1",
                    dashboard_address="127.0.0.1:0",
                    worker_dashboard_address="127.0.0.1:0",
                    silence_logs=50,
                )
            )
        client = stack.enter_context(kinds.Client(address))

        def run(what: str, work: Work, arguments: Sequence[tuple[Any, ...]]) -> None:
            progress = Progress(what, len(arguments))
            futures = [client.submit(work, *each, pure=False, retries=3) for each in arguments]
            try:
                for future in kinds.as_completed(futures):
                    future.result()
                    progress.step()
            except BaseException:
                client.cancel(futures)
                raise

        yield run
