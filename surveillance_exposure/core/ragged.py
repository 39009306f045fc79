"""Arithmetic on rows of unequal length, kept as flat arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Geometries = NDArray[np.object_]
Strings = NDArray[np.str_]


def ranges(first: Ints, counts: Ints) -> tuple[Ints, Ints]:
    """All integers of `first[i] ... first[i] + counts[i] - 1`, row after row, and the row of each."""
    rows = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return np.arange(len(rows)) - np.repeat(before - first, counts), rows


def offsets(rows: Ints, size: int) -> Ints:
    """Where each of `size` rows begins in the ascending row numbers `rows`; shape (size + 1,)."""
    return np.searchsorted(rows, np.arange(size + 1))


def distinct(one: Ints, other: Ints) -> tuple[Ints, Ints, Ints]:
    """The distinct pairs of numbers (0 or more) in order, and which of them each pair given is.

    As one number each: sorting pairs takes four times as long, and keeps all other threads waiting.
    """
    width = int(other.max(initial=0)) + 1
    pairs, row = np.unique(one * width + other, return_inverse=True)
    first, second = np.divmod(pairs, width)
    return first, second, row.reshape(-1)


def sums(group: Ints, value: Floats, groups: int) -> Floats:
    """The sum of `value` in each of `groups`, 0 in an empty one."""
    return np.bincount(group, value, groups).astype(float)
