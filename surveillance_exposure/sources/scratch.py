"""Folders for what a run needs on disk meanwhile; those of killed runs are cleared by the next one."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PREFIX = "surveillance-exposure-"
_LOCK = "in-use"
_YOUNG_S = 60  # younger ones may be about to be locked


@contextmanager
def scratch(beside: Path | None = None) -> Iterator[Path]:
    """A new folder, in `beside` or in the system's for temporary files, that goes at the end."""
    place = Path(tempfile.gettempdir()) if beside is None else beside
    _clear_away(place)
    made = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))
    try:
        with (made / _LOCK).open("wb") as lock:
            lock_alone(lock)
            yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _clear_away(place: Path) -> None:
    """Delete what nobody holds, for a lock ends with its process, however that ends."""
    for left in place.glob(f"{PREFIX}*"):
        with suppress(OSError):  # in use, or somebody else's
            if left.is_symlink() or time.time() - left.stat().st_mtime < _YOUNG_S:
                continue
            with (left / _LOCK).open("ab") as lock:
                lock_alone(lock)
            shutil.rmtree(left, ignore_errors=True)


def lock_alone(file: IO[bytes]) -> None:
    """Keep others from locking the file until it is closed. Raises OSError where somebody else does."""
    if sys.platform == "win32":
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
