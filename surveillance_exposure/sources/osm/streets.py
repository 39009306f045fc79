"""Streets of an extract."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import shapely

from ...core.osm import is_square
from ...core.statuses import INCOMPLETE, OK, UNUSABLE
from .data import Data, step, ways_of
from .elements import DEGREE, Element, Progress
from .rows import STREET_TAGS, STREETS, Row
from .shapes import is_closed, lines, linestrings, runs
from .words import no_line, square, unplaced


def read_streets(data: Data, progress: Progress, is_cancelled: Callable[[], bool]) -> Iterator[Row]:
    """All ways with a `highway` tag, motorways too; of what is cut each piece. Raises as `opened` does."""
    for block in ways_of(data, step(progress, is_cancelled, 0, 1)):
        streets = []
        for way in block:
            if "highway" not in way.tags:
                continue
            if is_closed(way.refs) and is_square(way.tags):
                data.leave_out(STREETS, square())
            else:
                streets.append(way)
        yield from _street_rows(data, streets)
    for relation in data.relations.values():
        if "highway" in relation.tags:
            data.leave_out(STREETS, square())


def _street_rows(data: Data, ways: Sequence[Element]) -> Iterator[Row]:
    found = lines(ways, data.store)
    missing = found.missing()
    whole = (missing == 0) & (found.sizes() > 1)
    shapes = np.full(len(ways), None, object)
    shapes[whole] = linestrings(found, whole)
    wkbs = shapely.to_wkb(shapes)
    lengths = shapely.length(shapes)
    wanted = data.meets(shapes)
    for i, way in enumerate(ways):
        values = {"osm_id": way.osm_id, **{tag.replace(":", "_"): way.tags.get(tag) for tag in STREET_TAGS}}
        if lengths[i] > 0:
            if wanted[i]:
                yield Row(wkbs[i], {**values, "status": OK, "message": None})
            continue
        places, known = found.of(i)
        pieces = [piece for piece in runs(places, known) if piece.length > 0]
        if data.extract.extent is not None:
            if not known.any():
                data.leave_out(STREETS, unplaced())
            if not data.meets(shapely.multipoints(places[known] / DEGREE)):
                continue
            pieces = [piece for piece in pieces if data.meets(piece)]
        problem = no_line(way, known)
        for piece in pieces:
            yield Row(shapely.to_wkb(piece), {**values, "status": INCOMPLETE, "message": problem})
        if not pieces:
            yield Row(None, {**values, "status": UNUSABLE, "message": problem})
