"""A list of ranges: its parameter, and how its text is read."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsProcessingParameterFileDestination, QgsProcessingParameterString

from ...core.numbers import listed, number
from ...core.ragged import Floats
from ...translation import tr
from ..base import Algorithm
from .common import MAX_RANGE_M

DEFAULT_RANGES = "15, 30, 60, 90, 120, 150, 200"
MIN_RANGE_M = 0.1
MOST_RANGES = 1000


def declare_ranges(algorithm: Algorithm) -> None:
    """Declare RANGES."""
    algorithm.declare(
        QgsProcessingParameterString("RANGES", tr("Ranges (m)"), DEFAULT_RANGES),
        tr(
            "The ranges in metres, with commas between them. For decimal commas put semicolons between them: "
            "7,5; 15. They are taken in ascending order, each once."
        ),
    )


def declare_curve(algorithm: Algorithm) -> None:
    """Declare CURVE."""
    algorithm.declare(
        QgsProcessingParameterFileDestination(
            "CURVE",
            tr("Picture of the curve"),
            "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)",
            None,
            True,
            False,
        ),
        tr(
            "A picture of share against range: a line per walk for up to 8, the mean and the span of more. "
            "The end of the file's name says which kind: .png, .svg or .pdf."
        ),
    )


def ranges_from(text: str) -> Floats:
    """Ranges in metres from a text such as "15, 30, 60" or "7,5; 15": ascending, each once.

    Raises ValueError with what is wrong, for the user.
    """
    example = tr("Write metres with commas between them, such as {example}.").format(example=DEFAULT_RANGES)
    found = []
    for part in listed(text):
        try:
            range_m = number(part)
        except ValueError:
            range_m = None
        if range_m is None or not MIN_RANGE_M <= range_m <= MAX_RANGE_M:
            raise ValueError(
                tr("Ranges (m): “{part}” is not a number of metres from {low} to {high}.").format(
                    part=part, low=f"{MIN_RANGE_M:g}", high=f"{MAX_RANGE_M:g}"
                )
                + " "
                + example
            )
        found.append(range_m)
    if not found:
        raise ValueError(tr("Ranges (m): there are none.") + " " + example)
    if len(found) > MOST_RANGES:
        raise ValueError(
            tr("Ranges (m): {count} are too many; at most {most} can be measured at once.").format(
                count=len(found), most=MOST_RANGES
            )
        )
    return np.unique(found)
