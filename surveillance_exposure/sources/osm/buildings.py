"""Buildings of an extract, and their parts, with heights."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import shapely

from ...core.osm import is_building, no_building, not_a_wall
from ...core.statuses import GROUPED, INCOMPLETE, NO_WALL, REPAIRED, UNUSABLE
from ...core.tags import METRES_PER_LEVEL, building_height
from ...translation import tr
from .areas import area_of, areal, known_points, outline_of
from .data import BLOCK, Data, step, ways_of
from .elements import NODE, WAY, Element, Progress
from .rows import BUILDINGS, Problem, Row, status_of
from .shapes import OUTER, Area, area_within, is_closed, lines, polygons
from .words import lost_shape, no_area, no_line, not_there, unplaced, why_no_wall


def read_buildings(
    data: Data,
    progress: Progress,
    is_cancelled: Callable[[], bool],
    metres_per_level: float = METRES_PER_LEVEL,
) -> Iterator[Row]:
    """Buildings and their parts with heights, metres; an outline that is none comes with a status.

    Raises as `opened` does.
    """
    go_on = step(progress, is_cancelled, 0, 1)
    for block in ways_of(data, go_on):
        ways = [way for way in block if _is_there(data, way)]
        yield from _building_rows(data, ways, *_way_areas(data, ways), metres_per_level)
    relations = [each for each in data.relations.values() if _is_there(data, each)]
    for start in range(0, len(relations), BLOCK):
        go_on(1)
        block = relations[start : start + BLOCK]
        yield from _building_rows(data, block, *_relation_areas(data, block), metres_per_level)


def _is_there(data: Data, element: Element) -> bool:
    """Whether an element is a building; if it speaks of one and is none, it is counted."""
    gone = no_building(element.tags)
    if gone == "no":
        data.leave_out(BUILDINGS, tr("tagged as no building"))
    elif gone:
        data.leave_out(BUILDINGS, not_there(gone))
    elif element.kind == WAY and element.number in data.pieces:
        data.leave_out(BUILDINGS, tr("a piece of an outline, which is there as a whole"))
    else:
        return is_building(element.tags)
    return False


def _way_areas(data: Data, ways: Sequence[Element]) -> tuple[Any, list[Problem | None]]:
    """Multipolygons, None where there is none, and what is wrong with them."""
    found = lines(ways, data.store)
    missing = found.missing()
    closed = np.array([is_closed(way.refs) for way in ways], bool)
    whole = closed & (missing == 0)
    shapes = np.full(len(ways), None, object)
    areas = polygons(found, whole)
    shapes[whole] = shapely.multipolygons(areas, indices=np.arange(len(areas)))
    problems: list[Problem | None] = [None] * len(ways)
    for i in np.flatnonzero(~whole):
        problems[i] = UNUSABLE, no_line(ways[i], found.of(i)[1])
    for i in np.flatnonzero(whole):
        relation = data.holes.get(ways[i].number)
        if relation is not None:
            area = area_within([found.of(i)[0]], outline_of(data, relation)[1])
            shapes[i] = area.shape
            problems[i] = _mended(area)
    return shapes, problems


def _relation_areas(data: Data, relations: Sequence[Element]) -> tuple[Any, list[Problem | None]]:
    """As `_way_areas`."""
    shapes = np.full(len(relations), None, object)
    problems: list[Problem | None] = []
    for i, relation in enumerate(relations):
        if _is_group(data, relation):
            problems.append((GROUPED, tr("It groups a building and its parts, which are there themselves.")))
            continue
        area, lacking = area_of(data, relation)
        shapes[i] = area.shape
        if lacking or area.is_open:
            problems.append((INCOMPLETE, no_area(relation, lacking)))
        else:
            problems.append(_mended(area))
    return shapes, problems


def _mended(area: Area) -> Problem | None:
    """What was put right of the area of a relation."""
    if area.shape is None:
        return UNUSABLE, lost_shape()
    if area.stray_holes:
        return REPAIRED, tr("A hole of it lies outside and was left out.")
    return _crossing() if area.is_mended else None


def _is_group(data: Data, relation: Element) -> bool:
    """Whether a relation groups an outline and parts that are buildings themselves, and is no area of its own."""
    if relation.tags.get("type") in ("multipolygon", "boundary"):
        return False
    members = [each for each in relation.members if each[0] != NODE]
    outlines = [each for each in members if each[2] in OUTER] or members
    return bool(outlines) and all(
        number in data.built
        if kind == WAY
        else number in data.relations and is_building(data.relations[number].tags)
        for kind, number, _ in outlines
    )


def _building_rows(
    data: Data,
    block: Sequence[Element],
    shapes: Any,
    problems: Sequence[Problem | None],
    metres_per_level: float,
) -> Iterator[Row]:
    wrong = ~shapely.is_valid(shapes) & ~shapely.is_missing(shapes)
    shapes[wrong] = [areal(shape) for shape in shapely.make_valid(shapes[wrong])]
    lost = shapely.is_missing(shapes)
    repaired = wrong & ~lost
    wanted = data.meets(shapes)
    wkbs = shapely.to_wkb(shapes)
    for i, element in enumerate(block):
        if lost[i] and data.extract.extent is not None:
            somewhere = known_points(data, element)
            if somewhere is None:
                data.leave_out(BUILDINGS, unplaced())
            wanted[i] = data.meets(somewhere)
        if wanted[i] or (lost[i] and data.extract.extent is None):
            problem = problems[i]
            if repaired[i] and problem is None:
                problem = _crossing()
            yield _building(element, wkbs[i], problem, metres_per_level)


def _building(element: Element, wkb: bytes | None, problem: Problem | None, metres_per_level: float) -> Row:
    tags = element.tags
    height = building_height(tags, metres_per_level)
    building = tags.get("building", "no")
    is_part = building == "no"
    outcome = status_of(wkb, problem, height.problems)
    why = not_a_wall(tags)
    if why and wkb is not None:
        texts = [why_no_wall(why, tags), outcome["message"]]
        outcome = {"status": NO_WALL, "message": " ".join(filter(None, texts))}
    values = {
        "osm_id": element.osm_id,
        "name": tags.get("name"),
        "building": tags["building:part"] if is_part else building,
        "is_part": int(is_part),
        "height_m": height.height_m,
        "height_from": height.source,
        "levels": height.levels,
        "min_height_m": height.min_height_m,
    }
    return Row(wkb, {**values, **outcome})


def _crossing() -> Problem:
    return REPAIRED, tr("Its outline crosses itself and was repaired.")
