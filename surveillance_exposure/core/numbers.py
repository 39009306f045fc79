"""Numbers as tables hold them: as text, in several notations, or as a word that means there is none."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .ragged import Floats

__all__ = [
    "Numbers",
    "is_annotation",
    "is_controlled",
    "is_missing",
    "is_no_name",
    "is_plain",
    "listed",
    "margins",
    "missing_in",
    "not_negative",
    "number",
    "numbers",
    "plain_number",
]

MISSING_NUMBERS = frozenset(
    -float(digit * 9) for digit in "235689"
)  # -222222222 to -999999999: the census's annotations (api.census.gov, "Notes on ACS Estimate and Annotation Values")
"""Numbers that mean there is none."""

CONTROLLED = -555555555.0
"""As a margin of error: the estimate is controlled, so it has none. Written as "*****", too."""

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_MISSING_WORDS = re.compile(
    rf"[{_DASHES}]+|\.+|\*+|\(x\)|n|#?n/?a|\(na\)|<na>|null|none"
    r"|((\d{1,3}(,\d{3})+|\d{4,})(\.\d+)?|\d+\.\d+) ?[+-]",
    re.ASCII | re.IGNORECASE,
)
_NO_NAMES = re.compile(rf"[{_DASHES}]+|\.+|\*+|\(x\)|n/?a|\(na\)|null|none|nan", re.ASCII | re.IGNORECASE)
_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)
_BLANK = "\u00a0\u2009\u202f"  # blanks that do not break; an ordinary one may divide two numbers
_THOUSANDS = re.compile(  # by commas, by points, or by what is no decimal sign anywhere
    r"[+-]?[1-9]\d{0,2}("
    r"(,\d{3}){2,}(\.\d+)?|,\d{3}\.\d+"
    r"|(\.\d{3}){2,}(,\d+)?|\.\d{3},\d+"
    rf"|([{_BLANK}'’]\d{{3}})+([.,]\d+)?)",
    re.ASCII,
)
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Numbers:
    """A column as numbers: `values`, NaN where there is none.

    `missing` is, by row, the word that says so, "" where there is nothing at all (NULL); `unusable` what
    stands there and is neither a number nor such a word.
    """

    values: Floats
    missing: dict[int, str] = field(default_factory=dict)
    unusable: dict[int, str] = field(default_factory=dict)

    def words(self) -> Counter[str]:
        """How often each word for missing is there."""
        return Counter(self.missing.values())

    def word(self, row: int) -> str | None:
        """What stands in a row that is no number, "" for nothing; None where it is one."""
        return self.missing.get(row, self.unusable.get(row))


def is_missing(value: Any) -> bool:
    """Whether a value means that there is no number: nothing, a word of the census such as "(X)", "250,000+".

    >>> [is_missing(each) for each in (None, " ", "-", "**", "2,500-", -666666666, "-666,666,666", "0")]
    [True, True, True, True, True, True, True, False]
    """
    if value is None:
        return True
    if isinstance(value, str):
        text = value.strip()
        if not text or _MISSING_WORDS.fullmatch(text):
            return True
        return text[0] in "-\u2212" and is_annotation(text)
    return (isinstance(value, float) and math.isnan(value)) or is_annotation(value)


def is_annotation(value: Any) -> bool:
    """Whether a value is one of the census's numbers that mean there is none, as a number or as text."""
    try:
        return number(value) in MISSING_NUMBERS
    except (TypeError, ValueError):
        return False


def is_no_name(value: Any) -> bool:
    """Whether what stands for a name or an id says that there is none: many of one such word are not one thing.

    >>> [is_no_name(each) for each in (None, " ", "NULL", "nan", "n/a", "-", -666666666, "N", "2,500-")]
    [True, True, True, True, True, True, True, False, False]
    """
    text = value.strip() if isinstance(value, str) else ""
    if text:
        return bool(_NO_NAMES.fullmatch(text)) or (text[0] in "-\u2212" and is_annotation(text))
    return is_missing(value)


def is_plain(text: str) -> bool:
    """Whether a text is a number to whoever reads plain digits, a decimal point and an exponent, and no more."""
    return bool(_PLAIN.fullmatch(text))


def number(value: Any) -> float | None:
    """A finite number from a number or its text, with a decimal point or comma; None for nothing.

    "1,234,567", "1,234.5", "1.234.567" and "1'234" are read, and so are blanks that do not break; "12,345",
    which could be either of two, is not. Raises ValueError for that and for whatever else is no number; see
    `is_missing` for words that mean there is none.

    >>> number("2,5"), number("1,234,567"), number(" ")
    (2.5, 1234567.0, None)
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str):
        text = value.strip().replace("\u2212", "-")
        if _THOUSANDS.fullmatch(text):
            text = _without_thousands(text)
        elif _AMBIGUOUS.fullmatch(text):
            raise ValueError(f"thousands or a decimal comma: {value}")
        elif not _NUMBER.fullmatch(text):  # Python also reads 1_0 and digits of other scripts
            raise ValueError(f"not a number: {value}")
        result = float(text.replace(",", ".", 1))
    else:
        result = float(value)
    if not math.isfinite(result):
        raise ValueError(f"not a finite number: {value}")
    return result


def _without_thousands(text: str) -> str:
    """The same with at most one sign that is no digit: that before decimals."""
    text = re.sub(rf"[{_BLANK}'’]", "", text)
    signs = re.findall(r"[.,]", text)
    if len(signs) > 1:
        last = text.rfind(signs[-1]) if signs[-1] != signs[0] else len(text)
        return re.sub(r"[.,]", "", text[:last]) + text[last:]
    return text


def plain_number(value: Any) -> float:
    """A finite number as a parameter is written: a number, or digits with a decimal point, no blanks around.

    What Qt would not read the same way ("1_0", "0x10", "infinity", digits of other scripts, a decimal comma) raises
    ValueError: QGIS takes the default for it without a word.
    """
    if isinstance(value, bytes):
        raise TypeError("not a number")
    if isinstance(value, str) and not is_plain(value):
        raise ValueError(f"not a number: {value}")
    try:
        result = float(value)
    except OverflowError as error:
        raise ValueError(f"not a finite number: {value}") from error
    if not math.isfinite(result):
        raise ValueError(f"not a finite number: {value}")
    return result


def listed(text: str) -> list[str]:
    """The parts of a list of numbers.

    Semicolons separate them if there are any, and commas are then decimal commas; otherwise commas or blanks do.

    >>> listed("7,5; 15"), listed("15, 30 60")
    (['7,5', '15'], ['15', '30', '60'])
    """
    parts = text.split(";") if ";" in text else re.split(r"[,\s]+", text)
    return [part.strip() for part in parts if part.strip()]


def numbers(column: Iterable[Any]) -> Numbers:
    """A column of a table as numbers; what is none is named, and a word for missing is never a number."""
    values, missing, unusable = [], {}, {}
    for i, item in enumerate(column):
        found = math.nan
        if is_missing(item):
            missing[i] = _shown(item)
        else:
            try:
                read = number(item)
                found = math.nan if read is None else read
            except (TypeError, ValueError):
                unusable[i] = _shown(item)
        values.append(found)
    return Numbers(np.array(values, dtype=float), missing, unusable)


def missing_in(column: Iterable[Any], is_none: Callable[[Any], bool] = is_missing) -> dict[int, str]:
    """The words for missing in a column, by row; "" where there is nothing at all (NULL)."""
    return {i: _shown(item) for i, item in enumerate(column) if is_none(item)}


def margins(column: Iterable[Any]) -> Numbers:
    """A column of margins of error: a controlled estimate has a margin of 0, and none is below 0."""
    return not_negative(numbers(0.0 if is_controlled(item) else item for item in column))


def not_negative(found: Numbers) -> Numbers:
    """The same, a number below 0 being as unusable as a text."""
    below = np.flatnonzero(found.values < 0).tolist()
    values = np.where(found.values < 0, math.nan, found.values)
    return Numbers(
        values, found.missing, {**found.unusable, **{i: _shown(found.values[i].item()) for i in below}}
    )


def is_controlled(item: Any) -> bool:
    """Whether a margin of error says that the estimate is controlled: -555555555 or "*****"."""
    if isinstance(item, str) and re.fullmatch(r"\*{4,}", item.strip()):
        return True
    try:
        return number(item) == CONTROLLED
    except (TypeError, ValueError):
        return False


def _shown(item: Any) -> str:
    """A value as it is shown to a person; "" for nothing."""
    if item is None or (isinstance(item, float) and math.isnan(item)):
        return ""
    if isinstance(item, float) and item.is_integer() and abs(item) < 1e15:
        return f"{item:.0f}"
    return str(item).strip()


def number_or_nan(item: Any) -> float:
    """A number from an attribute, NaN where it is missing or none."""
    try:
        result = None if is_missing(item) else number(item)
    except (TypeError, ValueError):
        return math.nan
    return math.nan if result is None else result
