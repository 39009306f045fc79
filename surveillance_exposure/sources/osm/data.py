"""An OpenStreetMap extract that has been read through once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import shapely

from .elements import WAY, Element, OsmFile, Progress
from .rows import Problem, Row
from .shapes import NodeStore

BLOCK = 500
"""Streets or buildings made at once."""


@dataclass(frozen=True)
class Recorded:
    """A camera as the file has it: a point on it as well-known binary, None if unknown, and what is wrong with that.

    `gone` is the word for why it is not there, such as "disused".
    """

    element: Element
    point: bytes | None
    problem: Problem | None
    gone: str | None


@dataclass
class Points:
    """What an extract has of point layers; of cameras see `read_cameras`."""

    stations: list[Row] = field(default_factory=list)
    sights: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Extract:
    """A file, of which only what meets `extent` (west, south, east, north in degrees) is wanted."""

    path: Path
    extent: tuple[float, float, float, float] | None = None


@dataclass
class Data:
    """An extract that has been read through once.

    `relations` are those of use, `outlines` the nodes of their ways. `left_out` counts by layer and reason what is
    in the file and no row; for streets and buildings it is known once they have been read.
    """

    extract: Extract
    file: OsmFile
    store: NodeStore
    points: Points = field(default_factory=Points)
    recorded: list[Recorded] = field(default_factory=list)
    relations: dict[int, Element] = field(default_factory=dict)
    outlines: dict[int, Any] = field(default_factory=dict)
    built: dict[int, dict[str, str]] = field(default_factory=dict)
    """Tags of those of the ways that are buildings, or parts of one, themselves."""
    holes: dict[int, Element] = field(default_factory=dict)
    """The relation that tells the holes of a way that is a building."""
    pieces: set[int] = field(default_factory=set)
    """Ways tagged as a building that are a piece of the outline of one."""
    is_sorted: bool = True
    left_out: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def deleted(self) -> int:
        """Number of objects that the file has as deleted or invisible."""
        return self.file.notes.deleted

    def leave_out(self, layer: str, reason: str) -> None:
        """Count what is no row."""
        self.left_out.setdefault(layer, Counter())[reason] += 1

    def meets(self, shapes: Any) -> Any:
        """Which shapes are wanted; what has none is not."""
        if self.extract.extent is None:
            return ~shapely.is_missing(shapes)
        return shapely.intersects(shapely.box(*self.extract.extent), shapes)


def ways_of(data: Data, go_on: Progress) -> Iterator[list[Element]]:
    """The ways of use, each once."""
    seen: set[int] = set()
    for done, block in data.file.elements(WAY, ()):
        if not data.is_sorted:
            fresh = {way.number: way for way in reversed(block) if way.number not in seen}
            seen.update(fresh)
            block = list(fresh.values())[::-1]  # noqa: PLW2901
        for start in range(0, len(block), BLOCK):
            yield block[start : start + BLOCK]
            go_on(done)
        go_on(done)


def step(progress: Progress, is_cancelled: Callable[[], bool], start: float, size: float) -> Progress:
    """Progress of a part of the work, which may be cancelled."""

    def go_on(done: float) -> None:
        if is_cancelled():
            raise InterruptedError
        progress(start + size * done)

    return go_on
