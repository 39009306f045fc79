"""Ways by bicycle and by car: how long they take, and how many cameras one passes there, back and in a week."""

from __future__ import annotations

import numpy as np

from . import routing
from .exposure import in_any_view, within
from .ragged import Floats, sums
from .walks import Walks


def times(walks: Walks) -> tuple[Floats, Floats]:
    """How long each way takes, and how much of that it is in view; seconds, one of each row of `walks.found`.

    On the streets at their speeds; to and from them one walks, at `WalkOptions.speed`. NaN where there is no way.
    """
    streets, rules = walks.network.streets, walks.network.streets.rules
    found = [each.walk for each in walks.found if each.walk is not None]
    parts = routing.parts_of(found)
    pace = np.full(len(parts.line), 1 / walks.options.speed)  # seconds per metre
    if rules is not None:
        on_street = np.flatnonzero(parts.line < len(streets.network.edges))
        backwards = (parts.end < parts.start)[on_street].astype(int)
        pace[on_street] = 1 / rules.travel.speed[parts.line[on_street], backwards]
    seen = in_any_view(routing.stretches_of(streets, walks.stops.places))
    part, _, low, high = within(parts, seen)
    in_view = sums(part, high - low, len(parts.line))
    length = np.abs(parts.end - parts.start)
    whole, watched = (sums(parts.walk, metres * pace, len(found)) for metres in (length, in_view))
    return walks.spread(whole), walks.spread(watched)
