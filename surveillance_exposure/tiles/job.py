"""One run over tiles: what it was asked for, and the folder in which it keeps what it has done."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from importlib import metadata
from pathlib import Path
from typing import Any

from ..sources.scratch import lock_alone
from .files import PARQUET, Source, put


@dataclass(frozen=True)
class Job:
    """What is asked for: a command, layers by argument, options by name, the file to make, and the sides of tiles.

    `work` is the folder in which all is kept that is done; whoever works on tiles has to reach it, and the layers.
    """

    command: str
    layers: Mapping[str, Source]
    options: Mapping[str, Any]
    output: Path
    work: Path
    tile_m: float
    words: tuple[str, ...] = field(default=(), compare=False)

    def pieces(self, layer: str, tile: str) -> list[Path]:
        """What is kept of a layer for a tile."""
        return sorted((self.work / "layers" / layer / tile).glob(f"[!.]*{PARQUET}"))

    def piece(self, layer: str, tile: str, first: int) -> Path:
        """Where rows from `first` on of a layer are kept for a tile."""
        return self.work / "layers" / layer / tile / f"{first:012d}{PARQUET}"

    def divided(self, layer: str, first: int) -> Path:
        """What is known of a lot of rows once it has been divided among the tiles."""
        return self.work / "divided" / layer / f"{first:012d}.npz"

    def undivided(self, layer: str, lots: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Those lots of rows (first row, number of rows) of a layer that are still to be divided among the tiles."""
        return [lot for lot in lots if not self.divided(layer, lot[0]).exists()]

    def tiles_with(self, layer: str) -> list[str]:
        """The tiles that something of a layer is kept for."""
        folder = self.work / "layers" / layer
        return sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []

    def array(self, name: str) -> Path:
        """Where an array is kept that all tiles look at."""
        return self.work / "arrays" / f"{name}.npy"

    def undone(self, tiles: Iterable[str]) -> list[tuple[Job, str]]:
        """Those tiles whose figures are still to be made, as arguments of what makes them."""
        return [(self, tile) for tile in tiles if not self.part(tile).exists()]

    def part(self, tile: str) -> Path:
        """The figures of a tile."""
        return self.work / "parts" / f"{tile}{PARQUET}"

    @property
    def parts(self) -> list[Path]:
        """The figures of all tiles that are done."""
        return sorted((self.work / "parts").glob(f"[!.]*{PARQUET}"))

    @property
    def plan(self) -> dict[str, Any]:
        """What makes this run another than others."""
        return {
            "version": version(),
            "command": self.command,
            "layers": {name: _state(source) for name, source in sorted(self.layers.items())},
            "options": {name: self.options[name] for name in sorted(self.options)},
            "tile_m": self.tile_m,
        }


def version() -> str:
    """The version of this package: of what pip installed, or of the tree or plugin it lies in."""
    package = Path(__file__).parents[1]
    for file in (package / "metadata.txt", package.parent / "metadata.txt"):
        if file.exists():
            return file.read_text("utf-8").partition("\nversion=")[2].partition("\n")[0].strip()
    return metadata.version("surveillance-exposure")


def _state(source: Source) -> dict[str, Any]:
    found = source.given.stat()
    return {"file": source.text, "bytes": found.st_size, "modified_ns": found.st_mtime_ns}


@contextlib.contextmanager
def begun(job: Job) -> Iterator[bool]:
    """The folder of a run, for this process alone; whether it goes on with what an earlier one began.

    Raises ValueError where the folder is that of another run, or of one that is going on.
    """
    job.work.mkdir(parents=True, exist_ok=True)
    file, told = job.work / "plan.json", json.dumps(job.plan, indent=1, sort_keys=True)
    with _alone(job.work / "lock"):
        earlier = file.read_text("utf-8") if file.exists() else None
        if earlier is None:
            if any(each.name != "lock" for each in job.work.iterdir()):
                raise ValueError(f"work: {job.work} is no folder of a run, and not empty. Give another one")
            put(file, lambda draft: draft.write_text(told, "utf-8"))
        elif earlier != told:
            raise ValueError(
                f"work: {job.work} holds another run, or its layers have changed since: {_change(earlier, told)}. "
                "Delete it, or give another one"
            )
        yield earlier is not None


def _change(earlier: str, now: str) -> str:
    """Where two plans differ."""
    try:
        before, after = json.loads(earlier), json.loads(now)
    except ValueError:
        return "plan.json cannot be read"
    names = [name for name in after if before.get(name) != after[name]]
    return ", ".join(f"{name} {json.dumps(before.get(name))} and {json.dumps(after[name])}" for name in names)


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Nobody else works in this folder meanwhile; the lock of a process that was killed is none."""
    with lock.open("ab") as file:
        try:
            lock_alone(file)
        except OSError as error:
            raise ValueError(f"work: another run is working in {lock.parent}") from error
        yield


def clear(job: Job) -> None:
    """Delete what was kept; other files that somebody put there stay."""
    for name in ("layers", "divided", "parts", "arrays", "inputs"):
        shutil.rmtree(job.work / name, ignore_errors=True)
    for name in ("plan.json", "lock"):
        (job.work / name).unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        job.work.rmdir()


def provenance(job: Job, began: datetime, told: Mapping[str, Any]) -> dict[str, Any]:
    """What a figure rests on: the command, the layers and their state, versions, and what was `told` of the run."""
    return {
        "words": ["python", "-m", __package__.rpartition(".")[0], *job.words],
        **job.plan,
        "layers": {
            name: {
                **_state(source),
                "file": source.given.name,
                "layer": source.layer,
                "rows": source.rows,
                "sha256": _digest(source.given),
                "crs": _name(source.crs),
            }
            for name, source in job.layers.items()
        },
        "began": began.isoformat(timespec="seconds"),
        "ended": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "packages": {
            name: metadata.version(name) for name in ("numpy", "shapely", "geopandas", "pyproj", "pyarrow")
        },
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        **told,
    }


def _name(crs: str) -> str:
    from pyproj import CRS  # noqa: PLC0415

    return str(CRS.from_user_input(crs).to_string())


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()
