"""What is claimed of walks, in one place: always of the cameras recorded, and with the range it holds for."""

from __future__ import annotations

from collections.abc import Sequence

from ..core.routing import EXPOSURE, LENGTH, Walk
from ..translation import tr


def least_exposed(walk: Walk, detour: float, limit: float | None, range_text: str) -> str:
    """Whether there is a walk out of view; `walk` is the least exposed one, of those up to `limit` if there is one."""
    figures = {
        "share": f"{100 * walk.cost[EXPOSURE] / max(walk.cost[LENGTH], 1):.1f}",
        "metres": metres(walk.cost[EXPOSURE]),
        "detour": f"{100 * detour:.1f}",
        "limit": f"{100 * (limit or 0):g}",
        "range": range_text,
    }
    if not walk.cost[EXPOSURE]:
        return tr(
            "Of the cameras recorded, none sees this walk at {range}: there is a walk out of view, {detour} % longer "
            "than the shortest."
        ).format(**figures)
    if limit is None:
        return tr(
            "There is no walk out of view: the least exposed is {share} % ({metres} m) in view of the cameras "
            "recorded, at {range}, {detour} % longer than the shortest."
        ).format(**figures)
    return tr(
        "Up to {limit} % longer than the shortest there is no walk out of view: the least exposed is {share} % "
        "({metres} m) in view of the cameras recorded, at {range}, {detour} % longer."
    ).format(**figures)


def but_for_the_ends(places: Sequence[str], rest: int, range_text: str) -> str:
    """What is left in view, millimetres, of the least exposed walk but for the cameras that see `places`."""
    names = places[-1]
    if len(places) > 1:
        names = tr("{one} and {other}").format(one=", ".join(places[:-1]), other=names)
    text = (
        tr(
            "Cameras see {places} or the way to the street there. But for these, the least exposed walk has "
            "{metres} m in view."
        )
        if rest
        else tr(
            "Cameras see {places} or the way to the street there. But for these, there is a walk out of view of the "
            "cameras recorded, at {range}."
        )
    )
    return text.format(places=names, metres=metres(rest), range=range_text)


def only_where(condition: str) -> str:
    """That others were recorded, too: a walk out of view of some cameras may be in view of the rest."""
    return tr("Only cameras where {condition} are counted, others may see it.").format(condition=condition)


def nothing_seen(one: str, other: str, range_text: str) -> str:
    """That a walk between two places is out of view."""
    return tr("Of the cameras recorded, none sees the walk from {one} to {other} at {range}.").format(
        one=one, other=other, range=range_text
    )


def metres(millimetres: int) -> str:
    """Metres in words; few ones with decimals, lest “0 m in view” stand beside “no walk out of view”."""
    found = millimetres / 1000
    return f"{found:.0f}" if found >= 10 else f"{found:.2g}"
