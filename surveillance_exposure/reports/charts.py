"""Charts as pictures. matplotlib comes with QGIS; it is imported where it draws, since that takes a while."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from textwrap import shorten, wrap

import numpy as np

from ..core.ragged import Floats
from ..translation import tr

FORMATS = (".png", ".svg", ".pdf")
"""The pictures that can be made, by the end of the file's name."""

MOST_LINES = 8
"""More walks than these are drawn as their mean and span."""

# Okabe and Ito's colours, which the colour-blind tell apart; the markers serve a photocopier.
_COLOURS = ("#000000", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#7f7f7f")
_MARKERS = "os^Dv<>P"
_DOTS_PER_INCH = 150


def exposure_by_range(range_m: Floats, share: Floats, names: Sequence[str], note: str, suffix: str) -> bytes:
    """The picture of share in view against range.

    `share` (0 to 1, NaN where a walk has no length) has shape (walks, ranges), `range_m` ascends, `names`
    are of the walks. `note` stands below. `suffix` is one of `FORMATS`.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 5))
    axes = figure.add_axes((0.09, 0.2, 0.58, 0.7))
    measured = np.isfinite(share).all(axis=1)
    percent = 100 * share[measured]
    if len(percent) <= MOST_LINES:
        shown = [name for name, one in zip(names, measured) if one]
        for i, (line, name) in enumerate(zip(percent, shown)):
            style = {"color": _COLOURS[i], "marker": _MARKERS[i], "markersize": 4}
            axes.plot(range_m, line, label=_label(name), clip_on=False, zorder=3, **style)
    else:
        span = tr("Lowest to highest of {count} walks").format(count=len(percent))
        axes.fill_between(
            range_m, percent.min(axis=0), percent.max(axis=0), label=_label(span), color="#bcbddc"
        )
        mean = tr("Mean of {count} walks").format(count=len(percent))
        axes.plot(range_m, percent.mean(axis=0), label=_label(mean), color="#54278f", marker="o")
    axes.set_xlabel(tr("Range (m)"))
    axes.set_ylabel(tr("Share of the walk in view (%)"))
    axes.set_xlim(0, 1.02 * range_m[-1])
    axes.set_ylim(0, 100)
    axes.grid(color="#dddddd", linewidth=0.6)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.set_title(tr("Share in view by range of the cameras"), loc="left", fontsize=12)
    if len(percent):
        axes.legend(loc="upper left", bbox_to_anchor=(1.02, 1.0), frameon=False, fontsize=9)
    figure.text(0.09, 0.02, _plain("\n".join(wrap(note, 110)[:3])), fontsize=8, color="#444444", va="bottom")
    content = BytesIO()
    figure.savefig(content, format=suffix.lower().lstrip("."), dpi=_DOTS_PER_INCH)
    return content.getvalue()


def _label(name: str) -> str:
    """A name for the legend, in at most three short lines."""
    return _plain("\n".join(wrap(shorten(name, 75, placeholder="…"), 28)))


def _plain(text: str) -> str:
    return text.replace("$", r"\$")  # no formula
