"""Rows of Decode Surveillance NYC to cameras: Amnesty International's published counts, one row per intersection.

Amnesty International: Decode Surveillance NYC, methodology (AMR 51/5205/2022).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .cameras import BULLET, DOME, ON_BUILDING, ON_STREET, PRIVATE, PUBLIC, UNKNOWN, Camera
from .columns import CUT, is_blank, plain_name, text_of
from .numbers import is_no_name, number

__all__ = ["COUNTS", "FIELDS", "NoCountError", "blanks", "cameras", "columns_of", "lacks"]

COUNTS = ("attached_street_median", "attached_building_median", "attached_unknown_median")
"""Cameras by what they are attached to: medians of three volunteers."""

FIELDS = (*COUNTS, "Lat", "Long")
"""The columns without which the published file is not what it was."""

TOTAL = "n_cameras_median"
_NAMES = (*FIELDS, TOTAL, "type_dome_median", "type_bullet_median", "PanoramaId", "ImageDate")
_SOURCE = "Decode Surveillance NYC, Amnesty International"


class NoCountError(ValueError):
    """A site of which nobody says how many cameras it has: unknown, not zero."""


def columns_of(names: Sequence[str]) -> dict[str, str]:
    """The columns that Decode Surveillance NYC publishes, in any case, with or without marks, or cut to ten letters.

    Parameters
    ----------
    names
        Of a table's columns.

    Returns
    -------
    dict
        Published name to the name in the table.

    Examples
    --------
    >>> columns_of(["LAT", "panorama_id", "other"])
    {'Lat': 'LAT', 'PanoramaId': 'panorama_id'}
    """
    known = {_joined(name): name for name in names}
    short = all(len(name) <= CUT for name in names)
    found = {}
    for name in _NAMES:
        cut = known.get(_joined(name[:CUT])) if short else None
        column = known.get(_joined(name), cut)
        if column is not None:
            found[name] = column
    return found


def _joined(name: str) -> str:
    return plain_name(name).replace("_", "")


def lacks(names: Sequence[str]) -> list[str] | None:
    """The counts by attachment that a table lacks, without which it cannot be read.

    With the median of all cameras it can: what is not known by attachment is then of unknown ownership.

    Parameters
    ----------
    names
        Of the table's columns.

    Returns
    -------
    list of str or None
        None where the table can be read.

    Examples
    --------
    >>> lacks(["attached_street_median", "attached_building_median"])
    ['attached_unknown_median']
    >>> lacks(["n_cameras_median"]) is None
    True
    """
    known = columns_of(names)
    absent = sorted(set(COUNTS) - known.keys())
    return absent if absent and TOTAL not in known else None


def blanks(row: Mapping[str, Any]) -> int:
    """How many of the three counts by what cameras are attached to are blank.

    Examples
    --------
    >>> blanks({"attached_street_median": 2, "attached_building_median": "N/A"})
    2
    """
    return sum(is_blank(row.get(name)) for name in COUNTS)


def cameras(row: Mapping[str, Any]) -> list[Camera]:
    """The cameras of one intersection.

    One per ownership: attached to street furniture is public, to a building private (AMR 51/5205/2022).
    The site's total is the sum of the medians per category, not the median of the totals. A blank is not
    zero: where some of the medians are, what the known ones lack of `n_cameras_median` is of unknown ownership.
    Domes and bullets are counted per site there, so they are known only where one ownership is present.

    Parameters
    ----------
    row
        Value by published name.

    Returns
    -------
    list of Camera
        Empty where none is counted.

    Raises
    ------
    NoCountError
        Where no camera is counted and a count is blank.
    ValueError
        Where a count is not a number.

    Examples
    --------
    >>> row = {"attached_street_median": 1, "attached_building_median": 2, "attached_unknown_median": 0}
    >>> [(one.ownership, one.count) for one in cameras(row)]
    [('public', 1.0), ('private', 2.0)]
    """
    public, private, unknown = (_count(row, name) for name in COUNTS)
    known = sum(each or 0.0 for each in (public, private, unknown))
    if blanks(row):
        total = _count(row, TOTAL)
        if total is None and not known:
            raise NoCountError("no count")
        unknown = (unknown or 0.0) + max((total or 0.0) - known, 0.0)
    present = [
        (count, ownership, mount)
        for count, ownership, mount in (
            (public, PUBLIC, ON_STREET),
            (private, PRIVATE, ON_BUILDING),
            (unknown, UNKNOWN, UNKNOWN),
        )
        if count
    ]
    domes, bullets = _count(row, "type_dome_median"), _count(row, "type_bullet_median")
    panorama = row.get("PanoramaId")
    site = None if is_no_name(panorama) else text_of(panorama)
    found = []
    for count, ownership, mount in present:
        one = Camera(site_id=site, count=count, ownership=ownership, mount=mount, source=_SOURCE)
        one.observed_on = text_of(row.get("ImageDate")) or None
        if len(present) == 1:
            one.count_dome, one.count_bullet = domes, bullets
            if domes == count and not bullets:
                one.kind = DOME
            elif bullets == count and not domes:
                one.kind = BULLET
        found.append(one)
    return found


def _count(row: Mapping[str, Any], name: str) -> float | None:
    """A count of `row`, None where it is blank. Raises ValueError."""
    value = row.get(name)
    count = None if is_blank(value) else number(value)
    if count is not None and count < 0:
        raise ValueError("negative count")
    return count
