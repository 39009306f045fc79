"""Files put in their places, in a way that can be undone, and gone on with after this process was killed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from .places import files_of

_RECORD = "moving.json"
_LEFT_BY_OTHERS = (".aux.xml", ".ovr", ".msk", "-wal", "-shm", "-journal")
"""What is beside a raster or a database, and would be taken for part of the new one."""


@dataclass
class Move:
    """A file to its place, or (`source` None) an old one out of it."""

    source: Path | None
    target: Path
    kept: Path
    made: list[Path] = field(default_factory=list)
    state: str = ""

    def do(self, keep: bool) -> None:
        """Do it. What was there is kept if this may have to be undone."""
        there = self.target.exists()
        if self.source is None:
            self.target.replace(self.kept)
            self.state = "kept"
            return
        for folder in reversed([each for each in self.target.parents if not each.exists()]):
            folder.mkdir()
            self.made.append(folder)
        if there and keep:
            self.kept.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(self.target, self.kept)
            except OSError:  # a file system without links
                shutil.copy2(self.target, self.kept)
        if there:
            with suppress(OSError):
                shutil.copymode(self.target, self.source)
        self.source.replace(self.target)
        self.state = "kept" if there and keep else "new" if not there else "replaced"

    def undo(self) -> None:
        """Take it back."""
        with suppress(OSError):
            if self.state == "kept":
                self.kept.replace(self.target)
            elif self.state == "new":
                self.target.unlink()
            for folder in reversed(self.made):
                folder.rmdir()


def moves(file: Path, new: Path, old: Path) -> Iterator[Move]:
    """The files in the folder `new` to beside `file`; what is replaced is kept in the folder `old`.

    What would contradict the new goes first.
    """
    names = [path.relative_to(new) for path in new.rglob("*") if path.is_file()]
    if not names:
        return
    old.mkdir(exist_ok=True)
    stale = {f"{file.name}{end}" for end in _LEFT_BY_OTHERS} | {each.name for each in files_of(file)}
    for name in sorted(stale - {str(each) for each in names}):
        if (file.parent / name).is_file():
            yield Move(None, file.parent / name, old / name)
    # The file that is named comes last: whoever finds it finds all of it.
    for each in sorted(names, key=lambda each: (str(each) == file.name, str(each))):
        yield Move(new / each, file.parent / each, old / each)


def record(folder: Path, new: Path) -> None:
    """Note in `folder` what is to be moved, for `recover`."""
    files = {str(path.relative_to(new)): _signature(path) for path in new.rglob("*") if path.is_file()}
    part = folder / f"{_RECORD}.part"
    part.write_text(json.dumps(files), encoding="utf-8")
    part.replace(folder / _RECORD)


def recover(beside: Path, folder: Path, new: Path, old: Path) -> None:
    """Finish what was interrupted while files were moved beside; or put back what was taken away for them.

    Nothing is put over a file that somebody made since. All else in `folder` is deleted.
    """
    with suppress(OSError, ValueError):
        files = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
        moved = [name for name in files if not (new / name).exists()]
        if moved and all(_signature(beside / name) == files[name] for name in moved):
            for name in files:
                if (new / name).exists():
                    (new / name).replace(beside / name)
        elif not moved:
            for kept in old.iterdir():
                if kept.is_file() and not (beside / kept.name).exists():
                    kept.replace(beside / kept.name)
    shutil.rmtree(folder, ignore_errors=True)


def _signature(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


def sync(folder: Path) -> None:
    """Have all files in `folder` on the disk before they are put in place."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the names of its files on the disk."""
    with suppress(OSError, AttributeError):  # not on Windows
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
