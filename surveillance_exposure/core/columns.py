"""Tables as people name and fill their columns: names in any spelling, and what stands in a cell as text."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from .numbers import is_missing

__all__ = ["CUT", "FAILED", "NOTHING", "bare", "is_blank", "literal", "plain_name", "text_of", "where_named"]

CUT = 10
"""Letters that a Shapefile leaves of a name."""

NOTHING = ("", "None", "NULL", "nan", "NaN", "<NA>")
"""Texts that stand for nothing, as programs print it."""

FAILED = object()
"""Stands in a column for a value that could not be worked out; no number and no text."""

_BEFORE_NAMES = re.compile(r"^((tags|properties|attributes|ogr)_)+(?=.)")
"""What tables have before names that were nested: pandas, jq, GDAL's GPX."""

_NOT_A_NUMBER = re.compile(r"\b(nan|NaN)\b")


def plain_name(name: str) -> str:
    """A column's name in small letters, with one mark between words, and without "tags.", "properties." or "@".

    Parameters
    ----------
    name
        As the table has it.

    Returns
    -------
    str
        Letters, digits and "_".

    Examples
    --------
    >>> plain_name("@lat"), plain_name("tags.camera:direction"), plain_name("PanoramaId")
    ('lat', 'camera_direction', 'panoramaid')
    """
    plain = re.sub(r"[^a-z0-9]+", "_", name.strip().lower()).strip("_")
    return _BEFORE_NAMES.sub("", plain)


def where_named(names: Sequence[str], field: str, may_be_cut: bool = False) -> int | None:
    """Which column is called `field`: exactly, or else in whatever case.

    Parameters
    ----------
    names
        Of the table's columns.
    field
        The name that is looked for.
    may_be_cut
        Find it also by its first ten letters, where no name of the table is longer, as in a Shapefile.

    Returns
    -------
    int or None
        The number of the column; None where there is none.

    Examples
    --------
    >>> where_named(["fid", "Count"], "count"), where_named(["fid", "direction_"], "direction_deg", True)
    (1, 1)
    """
    if field in names:
        return list(names).index(field)
    lower = [name.lower() for name in names]
    spellings = [field.lower()]
    if may_be_cut and all(len(name) <= CUT for name in names):
        spellings.append(field[:CUT].lower())
    return next((lower.index(each) for each in spellings if each in lower), None)


def text_of(item: Any) -> str:
    """A value as text; of a list, or its text "['a', 'b']", the items with ";" between them.

    Parameters
    ----------
    item
        Whatever stands in a cell.

    Returns
    -------
    str
        Empty for nothing, and for the words of `NOTHING`.

    Examples
    --------
    >>> text_of(["N", None, 90]), text_of("['a', 'b']"), text_of(" nan ")
    ('N;90', 'a;b', '')
    """
    if isinstance(item, str) and item.strip().startswith("[") and item.strip().endswith("]"):
        with suppress(ValueError, SyntaxError, MemoryError, RecursionError):
            item = literal(item.strip())
    if isinstance(item, (list, tuple)):
        return ";".join(filter(None, map(text_of, item)))
    return bare(item)


def bare(item: Any) -> str:
    """The same as it is printed, be it a list."""
    text = "" if item is None else str(item).strip()
    return "" if text in NOTHING else text


def literal(text: str) -> Any:
    """A value from its text as Python prints it, nan being nothing.

    Raises
    ------
    ValueError, SyntaxError, MemoryError, RecursionError
        Where it is none.
    """
    return ast.literal_eval(_NOT_A_NUMBER.sub("None", text))


def is_blank(value: Any) -> bool:
    """Whether a table holds nothing there, or a word for it: the census's, or "nan" as pandas prints it.

    Examples
    --------
    >>> is_blank(None), is_blank("N/A"), is_blank("nan"), is_blank(0)
    (True, True, True, False)
    """
    return is_missing(value) or (isinstance(value, str) and not text_of(value))
