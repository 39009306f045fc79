"""What an OpenStreetMap file consists of, whatever its format."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...translation import tr

NODE, WAY, RELATION = KINDS = ("node", "way", "relation")
DEGREE = 1e7
"""Units of a coordinate in a degree: OpenStreetMap's own precision, a centimetre."""

NOWHERE = -(1 << 63)
"""Number of a node that no file has."""

_UNFINISHED = re.compile(r"error|time[d ]*.?out|memory|incomplete|aborted", re.IGNORECASE)

Progress = Callable[[float], None]
IsWanted = Callable[[str, Mapping[str, str]], bool]


class UnreadableError(ValueError):
    """A file that is no OpenStreetMap data, or broken; the text is the reason."""


class IncompleteFileError(UnreadableError):
    """A file that breaks off, or whose server says it did not finish."""


@dataclass
class Element:
    """A node, way or relation: the nodes of a way, the members (kind, number, role) of a relation.

    `place` (degrees east, north) is where a node is, or the centre that Overpass gives of the others: where it
    gives their bounds alone, the middle of these.
    """

    kind: str
    number: int
    tags: dict[str, str]
    refs: Any = None
    members: tuple[tuple[str, int, str], ...] = ()
    place: tuple[float, float] | None = None
    is_drawn: bool = False
    """A way that is known only by its nodes, which came with a relation."""

    @property
    def osm_id(self) -> str:
        """Such as "way/7"."""
        return f"{self.kind}/{self.number}"


@dataclass
class Places:
    """Where nodes are: numbers, and coordinates in units of 1 / DEGREE."""

    ids: Any
    lon: Any
    lat: Any


@dataclass
class Notes:
    """How many elements of a file are deleted or invisible, and how many are older versions, or there again."""

    deleted: int = 0
    older: int = 0
    remark: str = ""
    """What its server says of it, where that is no reason to refuse it."""


class OsmFile:
    """The elements of a file, block by block, as often as asked for.

    `is_wanted(kind, tags)` tells which are of use by their tags; `keys` are the tags it looks at.
    """

    def __init__(self) -> None:
        self.notes = Notes()

    def places(self) -> Iterator[tuple[float, Places, list[Element]]]:
        """The share read, where nodes are, and those wanted."""
        raise NotImplementedError

    def elements(self, kind: str, also: Collection[int]) -> Iterator[tuple[float, list[Element]]]:
        """The share read, and the ways or relations wanted, and those of the numbers `also`."""
        raise NotImplementedError


def is_unfinished(remark: str) -> bool:
    """Whether a server's remark says that it did not finish."""
    return bool(_UNFINISHED.search(remark))


def checked_remark(remark: str) -> str:
    """A remark in one line. Raises IncompleteFileError where it says that the server did not finish."""
    remark = " ".join(remark.split())[:160]
    if is_unfinished(remark):
        raise IncompleteFileError(
            tr("it is incomplete, as its server says: “{remark}”").format(remark=remark)
        )
    return remark


def broken_off(why: str) -> IncompleteFileError:
    """The error of a file that breaks off."""
    return IncompleteFileError(tr("it is incomplete, or broken ({reason})").format(reason=why))
