"""Shapes of the relations of an extract."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from .data import Data
from .elements import DEGREE, NODE, RELATION, WAY, Element
from .shapes import INNER, OUTER, Area, area_within

NESTING = 5
"""Relations within relations that are followed."""


def outline_of(
    data: Data, relation: Element, above: tuple[int, ...] = ()
) -> tuple[list[Any], list[Any], list[str]]:
    """Lines round a relation, round its holes, and the members that are not in the file, or not all of them."""
    outer: list[Any] = []
    inner: list[Any] = []
    lacking: list[str] = []
    members = [each for each in dict.fromkeys(relation.members) if each[0] != NODE]
    has_outer = any(role in OUTER for _, _, role in members)
    for kind, number, role in members:
        if role not in INNER and (role not in OUTER) == has_outer:
            continue
        target = inner if role in INNER else outer
        if kind == WAY and number in data.outlines:
            places, known = data.store.find(data.outlines[number])
            if len(known) and known.all():
                target.append(places)
                continue
        within = data.relations.get(number) if kind == RELATION else None
        if within is None or number in above or len(above) > NESTING:
            lacking.append(f"{kind}/{number}")
            continue
        its_outer, its_inner, its_lacking = outline_of(data, within, (*above, relation.number))
        target += its_outer
        inner += its_inner
        lacking += its_lacking
    return outer, inner, lacking


def area_of(data: Data, relation: Element) -> tuple[Area, list[str]]:
    """The area of a relation, and what it lacks. A building that has parts and no outline is all of them."""
    outer, inner, lacking = outline_of(data, relation)
    if relation.tags.get("type") == "building" and not any(role in OUTER for _, _, role in relation.members):
        parts = [area_within([part], []).shape for part in outer]
        whole = areal(shapely.union_all([shapely.make_valid(part) for part in parts if part is not None]))
        return Area(whole, whole is None), lacking
    return area_within(outer, inner), lacking


def known_points(data: Data, element: Element) -> Any:
    """The points that are known of a way or relation, or its centre; None where there are none."""
    refs = [np.empty(0, np.int64)]
    if element.kind == WAY:
        refs.append(element.refs)
    for kind, number, _ in element.members:
        if kind == NODE:
            refs.append(np.array([number], np.int64))
        elif kind == WAY and number in data.outlines:
            refs.append(data.outlines[number])
    places, known = data.store.find(np.concatenate(refs))
    if known.any():
        return shapely.multipoints(places[known] / DEGREE)
    return None if element.place is None else shapely.points(element.place)


def areal(shape: Any) -> Any:
    """What of a shape is area, as a multipolygon; None if nothing is."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    parts = parts[shapely.get_dimensions(parts) == 2]
    return shapely.multipolygons(parts) if shapely.area(parts).sum() > 0 else None
