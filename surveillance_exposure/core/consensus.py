"""Volunteers' counts of one thing to one count: medians, agreement, and how far each volunteer is off.

Everybody counts several categories at a site; sites that share a place are merged. As Decode Surveillance NYC was
worked up (Amnesty International 2022, AMR 51/5205/2022).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import checks
from .camera_fields import key_of
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

PLACE = "PanoramaId"
"""The column of what sites share, by the name it was published with."""

UNANIMOUS, ALL_DISAGREE = "Unanimous", "All disagree"

MEDIAN, MEAN = "median", "mean"
METHODS = (MEDIAN, MEAN)

MIN_VOLUNTEERS = PER_PLACE = 3
"""How many volunteers looked at a site, and how many are kept where sites are merged, as published."""

MOST_CAMERAS = 10_000
"""At one site; more is a slip."""

NO_SITE, NO_COUNT, ODD_COUNT = "no site", "no count", "odd count"
"""Why a row is not used; the last: a count that is not from 0 to `MOST_CAMERAS`."""


class TooFewVolunteersError(ValueError):
    """No site was looked at by enough volunteers."""


@dataclass(frozen=True)
class Agreed:
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


@dataclass(frozen=True)
class Problem:
    """Why a row is not used: a code of this module, and the category it is about, if any."""

    code: str
    category: str = ""


@dataclass(frozen=True)
class Survey:
    """The rows of volunteers that can be used, in an order of their own, so that that of the input has no say.

    Parameters
    ----------
    row : array of int, (k,)
        Their rows in the input.
    site, volunteer : array of int, (k,)
        Numbers from 0.
    counts : array, (k, categories)
        What each counted.
    categories : tuple of str
        Names of the columns of `counts`.
    names : tuple of str
        Those of the sites.
    volunteers : tuple of str
        Those of the volunteers; empty where nobody said, so that a row stands by itself.
    problems : dict of int to Problem
        Why any other row of the input is not used.

    Examples
    --------
    >>> survey_of(["2", "1"], None, dict.fromkeys(ATTACHED, (0, 1))).names
    ('1', '2')
    """

    row: Ints
    site: Ints
    volunteer: Ints
    counts: Floats
    categories: tuple[str, ...]
    names: tuple[str, ...]
    volunteers: tuple[str, ...]
    problems: dict[int, Problem]

    def __len__(self) -> int:
        return len(self.row)

    @property
    def first_row(self) -> Ints:
        """The row of the input that stands for each site: its first."""
        return self.row[np.unique(self.site, return_index=True)[1]]

    def is_constant(self, column: Sequence[Any]) -> bool:
        """Whether a column of the input has one value in all rows of each site."""
        first = self.first_row[self.site]
        return all(column[i] == column[j] for i, j in zip(self.row.tolist(), first.tolist()))


@dataclass(frozen=True)
class Consensus:
    """What volunteers agree on, place by place.

    Parameters
    ----------
    survey : Survey
        The rows given.
    used : array of int, (u,)
        Those of them that are used.
    place : array of int, (u,)
        Which place each is of, from 0.
    names : tuple of str, (places,)
        Names of the places.
    sites : array of int, (places,)
        How many sites each is merged from.
    first_row : array of int, (places,)
        The row of the input that stands for each.
    agreed : Agreed
        Median, mean and agreement of each, and its volunteers.
    second_looks : int
        Rows left out, as the same volunteer had counted that site before.
    dropped : int
        Sites of too few volunteers.
    passed_over : int
        Rows of merged places that the lot did not keep.
    odd : int
        Sites whose rows name several places.

    Examples
    --------
    >>> counts = dict.fromkeys(ATTACHED, [2, 2, 5])
    >>> find_consensus(survey_of(["A", "A", "A"], None, counts)).totals()
    (2.0, 2.0, 2.0)
    """

    survey: Survey
    used: Ints
    place: Ints
    names: tuple[str, ...]
    sites: Ints
    first_row: Ints
    agreed: Agreed
    second_looks: int
    dropped: int
    passed_over: int
    odd: int

    @property
    def counts(self) -> Floats:
        """The counts that are used, shape (u, categories)."""
        return self.survey.counts[self.used]

    @property
    def merged(self) -> Ints:
        """How many sites each place of several sites is merged from."""
        return self.sites[self.sites > 1]

    @property
    def volunteers(self) -> int:
        """How many volunteers the figures rest on."""
        return len(np.unique(self.survey.volunteer[self.used]))

    @property
    def unanimous(self) -> Floats:
        """Per category, the share of places where all volunteers count the same."""
        return np.asarray((self.agreed.agreement == UNANIMOUS).mean(axis=0))

    def values(self, method: str = MEDIAN) -> Floats:
        """The count of each category at each place, by one of `METHODS`."""
        return self.agreed.mean if method == MEAN else self.agreed.median

    def attached(self, method: str = MEDIAN) -> Floats:
        """The counts of `ATTACHED`, shape (places, 3), whose sum is the number of cameras of a place."""
        return self.values(method)[:, [self.survey.categories.index(name) for name in ATTACHED]]

    def totals(self, method: str = MEDIAN) -> tuple[float, float, float]:
        """The cameras of all places on streets, on buildings and elsewhere: the sums of `attached`."""
        street, building, unknown = self.attached(method).sum(axis=0).tolist()
        return street, building, unknown

    def reliability(self) -> tuple[list[str], Reliability]:
        """How far each volunteer is off the medians, and who it is; empty where nobody said."""
        codes, who = np.unique(self.survey.volunteer[self.used], return_inverse=True)
        names = [self.survey.volunteers[code] for code in codes]
        return names, reliability(self.place, who.reshape(-1), self.counts, self.agreed.median, len(codes))


def find_consensus(
    survey: Survey,
    place: Sequence[str] | None = None,
    min_volunteers: int = MIN_VOLUNTEERS,
    per_place: int = PER_PLACE,
    seed: int = 1,
) -> Consensus:
    """One count per place from those of volunteers.

    Of several rows of one volunteer at one site the first counts. Sites of too few volunteers are left out. Then
    sites at one place are merged, each volunteer there once, and of the volunteers of merged places some are drawn
    by lot, so that a place rests on as many as others; a site by itself keeps all of them.

    Parameters
    ----------
    survey : Survey
        The rows, from `survey_of`.
    place : sequence of str, optional
        Of each row of the input, the place that sites share, such as a panorama; "" where a site is its own.
    min_volunteers : int
        Sites that fewer looked at are left out.
    per_place : int
        How many volunteers are kept at a place that was merged.
    seed : int
        The same one gives the same draw from the same rows.

    Returns
    -------
    Consensus
        Median, mean and agreement, place by place.

    Raises
    ------
    TooFewVolunteersError
        No site has so many volunteers.
    ValueError
        Where a number of volunteers is below 1.

    References
    ----------
    Amnesty International (2022), Decode Surveillance NYC: methodology, AMR 51/5205/2022.

    Examples
    --------
    >>> counts = {"attached_street": [1, 2, 2], "attached_building": [0, 5, 0], "attached_unknown": [0, 0, 0]}
    >>> found = find_consensus(survey_of(["A", "A", "A"], ["ann", "bob", "cem"], counts))
    >>> found.attached().tolist(), found.agreed.agreement.tolist()
    ([[2.0, 0.0, 0.0]], [['2 vs 1', '2 vs 1', 'Unanimous']])
    """
    checks.at_least("min_volunteers", min_volunteers, 1)
    checks.at_least("per_place", per_place, 1)
    size = len(survey.names)
    once = first_of_each(survey.site, survey.volunteer)
    volunteers = np.bincount(survey.site[once], minlength=size)
    chosen = np.flatnonzero(once & (volunteers[survey.site] >= min_volunteers))
    if not len(chosen):
        raise TooFewVolunteersError(f"no site has {min_volunteers} volunteers")
    keys, odd = _places_of_sites(survey, place)

    number_of: dict[tuple[bool, str], int] = {}
    sites, site = np.unique(survey.site[chosen], return_inverse=True)
    place_of_site = np.array([number_of.setdefault(keys[i], len(number_of)) for i in sites])
    merged = np.bincount(place_of_site)
    at = place_of_site[site.reshape(-1)]
    kept = first_of_each(at, survey.volunteer[chosen])
    used, at = chosen[kept], at[kept]
    stay = (merged[at] == 1) | drawn(at, per_place, seed)
    used, at = used[stay], at[stay]
    _, first = np.unique(place_of_site, return_index=True)
    return Consensus(
        survey,
        used,
        at,
        tuple(name for _, name in number_of),
        merged,
        survey.first_row[sites[first]],
        agreed(at, survey.counts[used], len(number_of)),
        int((~once).sum()),
        int((volunteers < min_volunteers).sum()),
        len(chosen) - len(used),
        odd,
    )


def key_text(item: Any) -> str:
    """One text for a key, empty for none.

    >>> key_text(7.0), key_text(" 7 "), key_text(float("nan")), key_text(None)
    ('7', '7', '', '')
    """
    is_none = item is None or (isinstance(item, float) and not math.isfinite(item))
    return "" if is_none else key_of(item).strip()


def of_volunteers(fields: Mapping[str, str]) -> set[str]:
    """Names, in lower case, of the fields that tell of volunteers and not of sites.

    So does the place by its published name, which the result has of its own. `fields` are names by what they are:
    "site_field", "place_field" and others.

    >>> sorted(of_volunteers({"site_field": "Id", "volunteer_field": "Who", "place_field": "Corner"}))
    ['who']
    """
    return {
        name.lower()
        for key, name in fields.items()
        if key != "site_field" and (key != "place_field" or name.lower() == PLACE.lower())
    }


def survey_of(
    site: Sequence[str],
    volunteer: Sequence[str] | None,
    counts: Mapping[str, Any],
    submission: Sequence[str] | None = None,
) -> Survey:
    """Rows of volunteers to those that can be used, by site, volunteer and submission.

    Parameters
    ----------
    site : sequence of str, (n,)
        What was looked at; "" where that is not known.
    volunteer : sequence of str, (n,), or None
        Who counted; a row without is a volunteer of its own.
    counts : mapping of str to arrays, (n,)
        Numbers by category, NaN where missing; at least `ATTACHED` of `CATEGORIES`.
    submission : sequence of str, (n,), optional
        Tells the order of a volunteer's rows, the lowest first.

    Returns
    -------
    Survey
        The rows that can be used, and why others cannot.

    Raises
    ------
    ValueError
        Where not all have n entries.

    Examples
    --------
    >>> found = survey_of(["2", "10", ""], None, dict.fromkeys(ATTACHED, (0, 99_999, 1)))
    >>> found.row.tolist(), {row: each.code for row, each in found.problems.items()}
    ([0], {1: 'odd count', 2: 'no site'})
    """
    given = {"site": site, "volunteer": volunteer or None, "submission": submission or None}
    checks.alike(**given, **{f"counts of {name}": column for name, column in counts.items()})
    size = len(site)
    volunteer, submission = volunteer or [""] * size, submission or [""] * size
    categories = tuple(counts)
    table = np.column_stack([np.asarray(counts[name], dtype=float) for name in categories])
    odd = ~((table >= 0) & (table <= MOST_CAMERAS))
    problems: dict[int, Problem] = {}
    for i in np.flatnonzero(odd.any(axis=1) | (np.array(site, dtype=object) == "")).tolist():
        if not site[i]:
            problems[i] = Problem(NO_SITE)
            continue
        k = int(odd[i].argmax())
        problems[i] = Problem(NO_COUNT if np.isnan(table[i, k]) else ODD_COUNT, categories[k])
    usable = [i for i in range(size) if i not in problems]
    usable.sort(key=lambda i: (*map(_order, (site[i], volunteer[i], submission[i])), i))
    site_of: dict[str, int] = {}
    volunteer_of: dict[str | int, int] = {}
    sites = [site_of.setdefault(site[i], len(site_of)) for i in usable]
    people = [volunteer_of.setdefault(volunteer[i] or i, len(volunteer_of)) for i in usable]
    return Survey(
        np.array(usable, dtype=np.int64),
        np.array(sites, dtype=np.int64),
        np.array(people, dtype=np.int64),
        table[usable],
        categories,
        tuple(site_of),
        tuple(name if isinstance(name, str) else "" for name in volunteer_of),
        problems,
    )


def _order(text: str) -> tuple[bool, int, str]:
    """Numbers by their size, before all else by the alphabet."""
    is_number = text.isascii() and text.isdigit()
    return not is_number, int(text) if is_number and len(text) < 30 else 0, text


def _places_of_sites(survey: Survey, place: Sequence[str] | None) -> tuple[list[tuple[bool, str]], int]:
    """Where each site is: at the first place its rows name (False, name), else by itself (True, site).

    And how many sites have rows of several places.
    """
    names = [""] * len(survey.names)
    odd = set()
    for row, site in zip(survey.row.tolist(), survey.site.tolist()):
        name = place[row] if place is not None else ""
        if name and names[site] and name != names[site]:
            odd.add(site)
        names[site] = names[site] or name
    return [(False, name) if name else (True, site) for name, site in zip(names, survey.names)], len(odd)


def agreed(place: Ints, counts: Floats, places: int) -> Agreed:
    """What volunteers agree on, place by place.

    Parameters
    ----------
    place : (rows,) 0 ... places - 1; every place has a row, all of different volunteers
    counts : (rows, categories)
    places : how many there are

    Examples
    --------
    >>> found = agreed(np.array([0, 0, 0]), np.array([[1.0], [1.0], [7.0]]), 1)
    >>> found.median.tolist(), found.mean.tolist(), found.agreement.tolist()
    ([[1.0]], [[3.0]], [['2 vs 1']])
    """
    volunteers = np.bincount(place, minlength=places)
    columns = [_of_one(place, column, volunteers) for column in counts.T]
    median, groups, largest = (np.column_stack(each) for each in zip(*columns))
    mean = np.column_stack([sums(place, column, places) / volunteers for column in counts.T])
    return Agreed(median, mean, _agreement(groups, largest, volunteers[:, None]), volunteers)


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
    """Which rows are the first with their pair of numbers (0 or more).

    Examples
    --------
    >>> first_of_each(np.array([0, 0, 0]), np.array([5, 6, 5])).tolist()
    [True, True, False]
    """
    chosen = np.zeros(len(one), dtype=bool)
    chosen[np.unique(distinct(one, other)[2], return_index=True)[1]] = True
    return chosen


def drawn(group: Ints, most: int, seed: int) -> Bools:
    """Which rows stay if each group keeps at most `most` of its rows, chosen by lot.

    The same rows in the same order and the same `seed` give the same draw.

    Examples
    --------
    >>> int(drawn(np.array([0, 0, 0, 1]), 2, seed=1).sum())
    3
    """
    lot = np.random.default_rng(seed).random(len(group))
    order = np.lexsort([lot, group])
    ranked = group[order]
    begin = np.searchsorted(ranked, ranked)
    chosen = np.zeros(len(group), dtype=bool)
    chosen[order] = np.arange(len(group)) - begin < most
    return chosen


def reliability(place: Ints, volunteer: Ints, counts: Floats, median: Floats, volunteers: int) -> Reliability:
    """How far the rows of each volunteer are from the medians of their places; NaN for one without rows.

    The volunteer's own count is part of the median.

    Parameters
    ----------
    place, volunteer : (rows,) 0 ... places - 1, 0 ... volunteers - 1
    counts : (rows, categories)
    median : (places, categories)
    volunteers : how many there are

    Examples
    --------
    >>> found = reliability(np.array([0, 0]), np.array([0, 1]), np.array([[1.0], [4.0]]), np.array([[1.0]]), 2)
    >>> found.off_share.tolist(), found.deviation.tolist()
    ([0.0, 1.0], [[0.0], [3.0]])
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
