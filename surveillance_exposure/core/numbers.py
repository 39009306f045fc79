"""Numbers as tables hold them: as text, in several notations, or as a word that means there is none."""

from __future__ import annotations

import math
import re
from typing import Any

__all__ = ["is_missing", "number"]

MISSING_NUMBERS = frozenset(
    -float(digit * 9) for digit in "235689"
)  # -222222222 to -999999999: the census's annotations (api.census.gov, "Notes on ACS Estimate and Annotation Values")
"""Numbers that mean there is none."""

_MISSING_WORDS = re.compile(r"-|\*+|\(x\)|n|n/?a|null|none|(\d{1,3}(,\d{3})+|\d{4,})[+-]", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2},\d{3}")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3}){2,}(\.\d+)?|[+-]?[1-9]\d{0,2},\d{3}\.\d+")
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


def is_missing(value: Any) -> bool:
    """Whether a value means that there is no number: nothing, a word of the census such as "(X)", "250,000+".

    >>> [is_missing(each) for each in (None, " ", "-", "**", "2,500-", -666666666, "0")]
    [True, True, True, True, True, True, False]
    """
    if value is None:
        return True
    if isinstance(value, str):
        text = value.strip()
        if not text or _MISSING_WORDS.fullmatch(text):
            return True
        return bool(_NUMBER.fullmatch(text)) and _plain(text) in MISSING_NUMBERS
    return isinstance(value, (int, float)) and float(value) in MISSING_NUMBERS


def number(value: Any) -> float | None:
    """A finite number from a number or its text, with a decimal point or comma; None for nothing.

    "1,234,567" and "1,234.5" are read; "12,345", which could be either of two, is not. Raises ValueError for
    that and for whatever else is no number; see `is_missing` for words that mean there is none.

    >>> number("2,5"), number("1,234,567"), number(" ")
    (2.5, 1234567.0, None)
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str):
        text = value.strip()
        if _THOUSANDS.fullmatch(text):
            text = text.replace(",", "")
        elif _AMBIGUOUS.fullmatch(text):
            raise ValueError(f"thousands or a decimal comma: {value}")
        elif not _NUMBER.fullmatch(text):  # Python also reads 1_0 and digits of other scripts
            raise ValueError(f"not a number: {value}")
        result = _plain(text)
    else:
        result = float(value)
    if not math.isfinite(result):
        raise ValueError(f"not a finite number: {value}")
    return result


def _plain(text: str) -> float:
    return float(text.replace(",", ".", 1))
