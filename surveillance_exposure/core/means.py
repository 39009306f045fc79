"""Means of travel, and what is chosen with them: words alone, for those who need no more."""

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
