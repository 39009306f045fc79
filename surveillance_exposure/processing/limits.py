"""How much tools and the dock take on at most, where both have to know it; and when memory gives up."""

from __future__ import annotations

MOST_VIA = 50
"""Places on the way that every walk passes; each makes every walk a search more."""


def is_out_of_memory(error: Exception) -> bool:
    """Whether memory gave up: Python's own, numpy's, or that of GEOS, which says so in words alone."""
    return isinstance(error, MemoryError) or "bad_alloc" in str(error)
