"""How much tools and the dock take on at most, where both have to know it."""

MOST_VIA = 50
"""Places on the way that every walk passes; each makes every walk a search more."""
