"""Volunteers' counts of one thing to one count: medians, agreement, and how far each volunteer is off.

Everybody counts several categories at a place; arrays of counts have shape (rows, categories).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .ragged import Bools, Floats, Ints, Strings, distinct, offsets, sums

CATEGORIES = (
    "n_cameras",
    "attached_street",
    "attached_building",
    "attached_unknown",
    "type_dome",
    "type_bullet",
    "type_unknown",
)
"""What Decode Surveillance NYC had counted, by the names it published (AMR 51/5205/2022)."""

ATTACHED = ("attached_street", "attached_building", "attached_unknown")
"""The categories whose medians add up to a place's total."""

UNANIMOUS, ALL_DISAGREE = "Unanimous", "All disagree"


@dataclass(frozen=True)
class Consensus:
    """One row per place: `median`, `mean` and `agreement` have shape (places, categories)."""

    median: Floats
    mean: Floats
    agreement: Strings
    volunteers: Ints


@dataclass(frozen=True)
class Reliability:
    """One row per volunteer: how many places, and how far off the medians.

    `off_share` is the share of places where any category is off, `off` (volunteers, categories) the share
    where that category is, `deviation` the mean absolute difference from its median, in cameras.
    """

    places: Ints
    off_share: Floats
    off: Floats
    deviation: Floats


def consensus(place: Ints, counts: Floats, places: int) -> Consensus:
    """The consensus of `counts`, row i of which is one volunteer's at `place[i]` (0 ... places - 1).

    Every place has at least one row; a place's rows are of different volunteers.
    """
    volunteers = np.bincount(place, minlength=places)
    columns = [_of_one(place, column, volunteers) for column in counts.T]
    median, groups, largest = (np.column_stack(each) for each in zip(*columns))
    mean = np.column_stack([sums(place, column, places) / volunteers for column in counts.T])
    return Consensus(median, mean, _agreement(groups, largest, volunteers[:, None]), volunteers)


def _of_one(place: Ints, count: Floats, volunteers: Ints) -> tuple[Floats, Ints, Ints]:
    """Of one category: median, number of different counts, and how many share the commonest."""
    order = np.lexsort([count, place])
    place, count = place[order], count[order]
    begin = np.cumsum(volunteers) - volunteers
    median = (count[begin + (volunteers - 1) // 2] + count[begin + volunteers // 2]) / 2
    new = np.append(True, (np.diff(place) > 0) | (np.diff(count) != 0))
    first = np.flatnonzero(new)
    size = np.diff(np.append(first, len(count)))
    largest = np.maximum.reduceat(size, offsets(place[first], len(volunteers))[:-1])
    return median, np.bincount(place[first], minlength=len(volunteers)), largest


def _agreement(groups: Ints, largest: Ints, volunteers: Ints) -> Strings:
    """Unanimous: all equal. All disagree: no two equal. Else "2 vs 1": the commonest count against the rest.

    So of five volunteers "3 vs 2" and "2 vs 3" are possible; one volunteer alone has no agreement ("").
    """
    counts = largest.astype(str)
    versus = np.char.add(np.char.add(counts, " vs "), (volunteers - largest).astype(str))
    text = np.where(groups == 1, UNANIMOUS, np.where(largest == 1, ALL_DISAGREE, versus))
    return np.where(volunteers == 1, "", text)


def first_of_each(one: Ints, other: Ints) -> Bools:
    """Which rows are the first with their pair of numbers (0 or more)."""
    chosen = np.zeros(len(one), dtype=bool)
    chosen[np.unique(distinct(one, other)[2], return_index=True)[1]] = True
    return chosen


def drawn(group: Ints, most: int, seed: int) -> Bools:
    """Which rows stay if each group keeps at most `most` of its rows, chosen by lot.

    The same rows in the same order and the same `seed` give the same draw.
    """
    lot = np.random.default_rng(seed).random(len(group))
    order = np.lexsort([lot, group])
    ranked = group[order]
    begin = np.searchsorted(ranked, ranked)
    chosen = np.zeros(len(group), dtype=bool)
    chosen[order] = np.arange(len(group)) - begin < most
    return chosen


def reliability(place: Ints, volunteer: Ints, counts: Floats, median: Floats, volunteers: int) -> Reliability:
    """How far the rows of each `volunteer` (0 ... volunteers - 1) are from the medians of their places.

    The volunteer's own count is part of the median. NaN for one without rows.
    """
    apart = np.abs(counts - median[place])
    off = apart != 0
    places = np.bincount(volunteer, minlength=volunteers)

    def mean(values: Floats) -> Floats:
        with np.errstate(invalid="ignore"):
            return sums(volunteer, values, volunteers) / places

    return Reliability(
        places=places,
        off_share=mean(off.any(axis=1).astype(float)),
        off=np.column_stack([mean(column) for column in off.astype(float).T]),
        deviation=np.column_stack([mean(column) for column in apart.T]),
    )
