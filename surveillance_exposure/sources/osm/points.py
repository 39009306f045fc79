"""Cameras, stations and sights of an extract: a point each, or one on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import shapely

from ...core.cameras import NO_VIEW, SPEED
from ...core.osm import (
    building_gone,
    camera_of,
    is_surveillance,
    no_camera_any_more,
    no_view_reason,
    sight_kind,
    station_gone,
    station_kind,
)
from ...core.statuses import INCOMPLETE
from ..camera_words import no_view_text
from .areas import area_of, known_points
from .data import Data, Recorded
from .elements import DEGREE, NODE, WAY, Element
from .rows import CAMERAS, SIGHTS, STATIONS, Problem, Row, status_of
from .shapes import is_closed
from .words import no_area, no_line, not_there, unplaced


def add_point(data: Data, element: Element) -> None:
    """A camera, station or sight, or several of them, by a point within."""
    shape, problem = _shape(data, element)
    station, sight = station_kind(element.tags), sight_kind(element.tags)
    gone = no_camera_any_more(element.tags)
    ended = {STATIONS: station_gone(element.tags), SIGHTS: building_gone(element.tags)}
    is_camera = is_surveillance(element.tags) and not gone
    layers = [
        name
        for name, is_one in ((CAMERAS, is_camera or gone), (STATIONS, station), (SIGHTS, sight))
        if is_one
    ]
    if data.extract.extent is not None and not data.meets(shape):
        if shape is None:
            for name in layers:
                data.leave_out(name, unplaced())
        return
    point = None
    wrong = (INCOMPLETE, problem) if problem else None
    if shape is not None:
        place = shapely.point_on_surface(shape)
        point = None if place.is_empty else bytes(shapely.to_wkb(place))
    if gone or is_camera:
        data.recorded.append(Recorded(element, point, wrong, gone))
    if gone:
        data.leave_out(CAMERAS, not_there(gone))
    for layer, kind, rows in ((STATIONS, station, data.points.stations), (SIGHTS, sight, data.points.sights)):
        why = ended[layer]
        if kind and why:
            data.leave_out(layer, not_there(why))
        elif kind:
            rows.append(_place(element, point, kind, wrong))


def read_cameras(data: Data) -> Iterator[Row]:
    """Those that are there."""
    for each in data.recorded:
        if not each.gone:
            yield _camera(each.element, each.point, each.problem)


def _shape(data: Data, element: Element) -> tuple[Any, str | None]:
    """The shape of an element that becomes a point, None where there is none; what is not known of it."""
    centre = shapely.points(element.place) if element.place is not None else None
    if element.kind == NODE:
        return centre, None
    if element.kind == WAY:
        shape, problem = _way_shape(data, element)
    else:
        shape, problem = _relation_shape(data, element)
    return (centre, None) if shape is None and centre is not None else (shape, problem)


def _way_shape(data: Data, way: Element) -> tuple[Any, str | None]:
    places, known = data.store.find(way.refs)
    problem = None if len(known) and known.all() else no_line(way, known)
    places = places[known] / DEGREE
    if len(places) < 2:
        return shapely.points(places[0]) if len(places) else None, problem
    if problem is None and is_closed(way.refs) and way.tags.get("area") != "no":
        return shapely.make_valid(shapely.polygons(places)), None
    return shapely.linestrings(places), problem


def _relation_shape(data: Data, relation: Element) -> tuple[Any, str | None]:
    """The area of a relation; of one that is none, such as a site, what it is made of."""
    area, lacking = area_of(data, relation)
    problem = no_area(relation, lacking) if lacking or area.shape is None else None
    if area.shape is not None or relation.tags.get("type") in ("multipolygon", "boundary"):
        return shapely.make_valid(area.shape), problem
    somewhere = known_points(data, relation)
    return somewhere, problem if somewhere is None else None


def _camera(element: Element, point: bytes | None, problem: Problem | None) -> Row:
    tags = element.tags
    one, problems = camera_of(tags)
    one.camera_id = one.site_id = element.osm_id
    kind = tags.get("surveillance:type")
    if not kind and one.kind == SPEED:
        kind = "speed camera"
    outcome = status_of(point, problem, problems)
    if one.status == NO_VIEW and point is not None:
        texts = [no_view_text(str(no_view_reason(tags))), outcome["message"]]
        outcome = {"status": NO_VIEW, "message": " ".join(filter(None, texts))}
    values = {
        **vars(one),
        **outcome,
        "name": tags.get("name"),
        "surveillance": tags.get("surveillance"),
        "surveillance_type": kind,
        "zone": tags.get("surveillance:zone"),
    }
    return Row(point, values)


def _place(element: Element, point: bytes | None, kind: str, problem: Problem | None) -> Row:
    values = {"osm_id": element.osm_id, "name": element.tags.get("name"), "kind": kind}
    return Row(point, {**values, **status_of(point, problem)})
