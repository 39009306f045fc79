"""What became of the objects of an extract, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from ...core.statuses import GROUPED, NO_VIEW, NO_WALL, VALUE_IGNORED
from ...translation import tr
from .data import Data
from .rows import BUILDINGS, STREETS, Row


class Tally:
    """What came out, counted as it passes; and what did not, by layer and reason.

    `used`, `skipped` (without a usable shape) and `ignored` (with a value that was not used) by layer; of streets
    those `left_out` as not wanted, and those that were `lost` and not wanted.
    """

    def __init__(self) -> None:
        self.used: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()
        self.ignored: Counter[str] = Counter()
        self.reasons: dict[str, Counter[str]] = {}
        self.parts = self.with_height = self.left_out = self.no_view = self.no_wall = 0
        self.deleted = self.older = self.grouped = self.lost = 0

    def counted(self, name: str, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows of a layer, as they are."""
        for row in rows:
            status = row.values["status"]
            self.ignored[name] += status == VALUE_IGNORED
            self.no_wall += status == NO_WALL
            if status == NO_VIEW:
                self.no_view += 1
            elif status == GROUPED:
                self.grouped += 1
            elif row.wkb is None:
                self.skipped[name] += 1
            else:
                self.used[name] += 1
                self.parts += row.values.get("is_part") == 1
                self.with_height += name == BUILDINGS and row.values["height_m"] is not None
            yield row

    def filtered(self, rows: Iterable[Row], is_wanted: Callable[[Row], bool]) -> Iterator[Row]:
        """The streets that are wanted."""
        for row in rows:
            if is_wanted(row):
                yield row
            else:
                self.left_out += row.wkb is not None
                self.lost += row.wkb is None

    def settle(self, data: Data, layers: Iterable[str]) -> None:
        """What the file has and no row of these layers was made of; known once all have been read."""
        self.reasons = {name: data.left_out[name] for name in layers if name in data.left_out}
        if self.lost:
            self.reasons.setdefault(STREETS, Counter())[tr("not for walking, and cut")] += self.lost
        self.deleted, self.older = data.file.notes.deleted, data.file.notes.older

    @property
    def no_rows(self) -> int:
        """Objects of the file that are no rows."""
        return sum(sum(reasons.values()) for reasons in self.reasons.values()) + self.deleted
