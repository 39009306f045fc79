"""Figures as people read them, in the number format of their language."""

from __future__ import annotations

from typing import Any

from qgis.core import NULL
from qgis.PyQt.QtCore import QLocale

from ...core import cameras
from ...translation import tr

DASH = "–"


def known(value: Any) -> Any:
    """An attribute of a feature, None for NULL."""
    if value is None or isinstance(value, (str, float, int)):  # a comparison with NULL takes its time
        return value
    return None if value == NULL else value


def number(value: float, digits: int = 0) -> str:
    """A number with at most `digits` decimals, without zeros at the end."""
    while digits and round(value, digits) == round(value, digits - 1):
        digits -= 1
    return str(QLocale().toString(float(value), "f", digits))


def metres(value: float | None, digits: int = 0) -> str:
    """A length; short ones with a decimal, so that 0.4 m is not nothing."""
    if value is None:
        return DASH
    return tr("{number} m").format(number=number(value, max(digits, 1 if 0 < value < 10 else 0)))


def percent(share: float | None) -> str:
    """A share of 0 to 1. A little in view is never shown as none, nor almost all as all."""
    if share is None:
        return DASH
    rounded_away = 0 < share < 0.1 or 0.995 <= share < 1
    shown = 99.9 if 0.999 <= share < 1 else 100 * share
    if 0 < share < 0.0005:
        return tr("under {number} %").format(number=number(0.1, 1))
    return tr("{number} %").format(number=number(shown, 1 if rounded_away else 0))


def detour(share: float | None) -> str:
    """What a walk is longer than the shortest."""
    if share is None:
        return DASH
    if share < 0.0005:
        return tr("{number} %").format(number=number(0))
    return tr("+{number} %").format(number=number(100 * share, 1 if share < 0.1 else 0))


def duration(seconds: float | None) -> str:
    """A time in minutes and seconds."""
    if seconds is None:
        return DASH
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return tr("{seconds} s").format(seconds=number(rest))
    return tr("{minutes} min {seconds} s").format(minutes=number(minutes), seconds=number(rest))


def owner(value: str) -> str:
    """A value of the field `ownership`."""
    words = {
        cameras.PUBLIC: tr("public"),
        cameras.PRIVATE: tr("private"),
        cameras.UNKNOWN: tr("unknown"),
    }
    return words.get(value, value)


def kind(value: str) -> str:
    """A value of the field `kind`."""
    words = {
        cameras.DOME: tr("dome"),
        cameras.BULLET: tr("bullet"),
        cameras.FIXED: tr("fixed"),
        cameras.PANNING: tr("panning"),
        cameras.ALPR: tr("number plates"),
        cameras.WEBCAM: tr("webcam"),
        cameras.SPEED: tr("speed camera"),
        cameras.UNKNOWN: tr("unknown"),
    }
    return words.get(value, value)
