"""Long work that can be cancelled: at most a moment passes between two looks at whether to go on.

GEOS and numpy work without Python's lock, so that one thread can look while another works. Work that is left then
ends by itself, and what it made goes: it must not write anything.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import TypeVar

import numpy as np

from .ragged import Ints

T = TypeVar("T")
R = TypeVar("R")

NEVER: Callable[[], bool] = lambda: False  # noqa: E731 - a default

_LOOK_S = 0.05  # seconds between two looks
_AHEAD = 4  # lots that are made or being made, for each core


def stop_if(is_cancelled: Callable[[], bool]) -> None:
    """Raise InterruptedError once `is_cancelled()`."""
    if is_cancelled():
        raise InterruptedError


def until(items: Iterable[T], is_cancelled: Callable[[], bool], every: int = 1) -> Iterator[T]:
    """Each of `items`, until InterruptedError is raised once `is_cancelled()`, which is looked at `every` so many.

    Examples
    --------
    >>> list(until("ab", NEVER))
    ['a', 'b']
    """
    for number, item in enumerate(items):
        if number % every == 0:
            stop_if(is_cancelled)
        yield item


def blocks(work: Ints, most: int) -> Iterator[slice]:
    """Rows one after the other, as many at a time as have `most` work to do together, or one that has more.

    Parameters
    ----------
    work : How much each row is, such as its number of coordinates.
    most : How much is done between two looks at whether to go on.

    Examples
    --------
    >>> [(each.start, each.stop) for each in blocks(np.array([2, 3, 9, 1, 1]), 5)]
    [(0, 2), (2, 3), (3, 5)]
    """
    done, first = np.concatenate([[0], np.cumsum(work)]), 0
    while first < len(work):
        after = int(np.searchsorted(done, done[first] + most, side="right")) - 1
        after = max(after, first + 1)
        yield slice(first, after)
        first = after


def waited(work: Callable[[], R], is_cancelled: Callable[[], bool] = NEVER) -> R:
    """What `work` returns, made in a thread of its own while this one looks at whether to go on.

    Not for what keeps Python's lock, or is Qt's.

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`; the work is left to itself.

    Examples
    --------
    >>> waited(lambda: 6 * 7)
    42
    """
    (found,) = in_parallel(lambda do: do(), [work], is_cancelled)
    return found


def in_parallel(
    work: Callable[[T], R], lots: Iterable[T], is_cancelled: Callable[[], bool] = NEVER
) -> Iterator[R]:
    """`work` on each of `lots`, in order, on all cores.

    Raises
    ------
    InterruptedError
        Once `is_cancelled()`; lots that are being worked on are left to themselves, the others not begun.

    Examples
    --------
    >>> list(in_parallel(abs, [-1, 2, -3]))
    [1, 2, 3]
    """
    cores = os.cpu_count() or 1
    pool, waiting = ThreadPoolExecutor(cores), iter(lots)
    try:
        # No more are made than are soon taken: results of all lots may not fit into memory.
        running = deque(pool.submit(work, lot) for lot in islice(waiting, _AHEAD * cores))
        while running:
            found = _result(running.popleft(), is_cancelled)
            running.extend(pool.submit(work, lot) for lot in islice(waiting, 1))
            yield found
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _result(running: Future[R], is_cancelled: Callable[[], bool]) -> R:
    stop_if(is_cancelled)
    while wait([running], _LOOK_S).not_done:
        stop_if(is_cancelled)
    return running.result()
