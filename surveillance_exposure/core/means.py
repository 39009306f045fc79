"""Means of travel, and what is chosen with them: words alone, for those who need no more."""

from __future__ import annotations

WALK, CYCLE, DRIVE = "walk", "cycle", "drive"
MODES = (WALK, CYCLE, DRIVE)
"""Means of travel."""

BY_LENGTH, BY_TIME = "length", "time"
SHORTEST_BY = (BY_LENGTH, BY_TIME)
"""What the shortest way has least of."""

ANY_SIDE, FRONT, REAR = "any", "front", "rear"
PLATES = (ANY_SIDE, FRONT, REAR)
"""Which side of a vehicle a camera has to see: any, the front (one drives towards it), the rear (away from it)."""

ROUND_TRIPS = 5
"""How often a week one goes there and back, where nothing else is said."""

RULES = {WALK: "is_walkable", CYCLE: "is_cyclable", DRIVE: "is_drivable"}
"""What the rule for streets that one may travel along is called in conditions, as a function without arguments."""


def rule_meant(condition: str, mode: str = WALK) -> str | None:
    """The means of travel whose rule a condition is, and nothing else; None where it is none.

    The rule for walking, the default of filters, stands for that of the `mode` which is chosen.

    Examples
    --------
    >>> rule_meant(" Is_Walkable ( )"), rule_meant("is_walkable()", DRIVE), rule_meant("is_cyclable()", DRIVE)
    ('walk', 'drive', 'cycle')
    """
    text = "".join(condition.lower().split())
    found = next((each for each, name in RULES.items() if text == f"{name}()"), None)
    return mode if found == WALK else found
