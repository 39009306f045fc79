"""What is wrong with objects of an OpenStreetMap extract, in sentences for the user."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...core.cameras import UNDERGROUND
from ...core.osm import OPEN_ROOF, building_gone
from ...translation import tr
from .elements import NODE, Element


def lost_shape() -> str:
    """Why something has no shape, where no more is known."""
    return tr("Its shape is lost: cut at the edge of the extract, or not closed.")


def centre_only() -> str:
    """Of what came without its nodes."""
    return tr("Its shape is not in the file, which has only its centre or its bounds.")


def no_line(way: Element, known: Any) -> str:
    """Why a way has not the shape that it should have, by which of its nodes are known."""
    if known.all() and len(known):
        return lost_shape()
    if way.place is not None and not known.any():
        return centre_only()
    return tr("Cut at the edge of the extract: {missing} of its {count} nodes are not in the file.").format(
        missing=int(len(known) - known.sum()), count=len(known)
    )


def no_area(relation: Element, lacking: Sequence[str]) -> str:
    """Why a relation has no area, or not all of it: by the members that are not in the file as a whole."""
    if relation.place is not None and len(lacking) == sum(kind != NODE for kind, _, _ in relation.members):
        return centre_only()
    if not lacking:
        return lost_shape()
    shown = ", ".join(lacking[:3]) + (" ..." if len(lacking) > 3 else "")
    return tr("Cut at the edge of the extract: {members} is not in the file, or not as a whole.").format(
        members=shown
    )


def not_there(word: str) -> str:
    """Why something is left out, by a word of `core.osm.LIFE_CYCLE`."""
    return tr("not there any more, or not yet ({word})").format(word=word)


def square() -> str:
    """Why a highway is no street."""
    return tr("an area, such as a square, which is no line")


def unplaced() -> str:
    """Why something is left out of an extent."""
    return tr("no part of it is in the file, so that nobody knows whether it is in the extent")


def why_no_wall(why: str, tags: Mapping[str, str]) -> str:
    """Why a building does not block the view, as `core.osm.not_a_wall` tells it."""
    return {
        UNDERGROUND: tr("Below ground: it does not block the view."),
        OPEN_ROOF: tr("A roof on posts: it does not block the view."),
    }.get(why) or tr("Not there any more, or not yet ({word}): it does not block the view.").format(
        word=building_gone(tags)
    )
