"""Walks between places: found, measured, written. What `findroutes` and its ready-made uses share."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..core import network as networks
from ..core import routing
from ..core.exposure import Stretches, in_any_view, stretches_along, stretches_in_view
from ..core.ragged import Floats, Ints, sums
from ..core.routing import EXPOSURE, LENGTH, Places, Tree, Walk
from ..core.unions import touching
from ..layers import Projection, Rows, new_field
from ..translation import tr
from . import messages, prepared, statements, walks
from .base import Algorithm
from .messages import range_text
from .parameters import common
from .prepared import Prepared
from .reading import camera_rows, inputs, walkable
from .run import Run
from .writing.drafts import stop_if_cancelled
from .writing.writer import merged_fields, write

SHORTEST, LEAST_EXPOSED, TRADE_OFFS = "shortest", "least exposed", "all trade-offs"
ROUTES = (SHORTEST, LEAST_EXPOSED, TRADE_OFFS)
TRADE_OFF = "trade-off"
MAX_PAIRS = 100_000

_MS = {SHORTEST: 3, LEAST_EXPOSED: 30, TRADE_OFFS: 100}
"""About how long a pair takes in a city of 10,000 streets, milliseconds."""

_TREES = 8
_AT_ONCE = 500  # walks measured between two looks at whether to go on


@dataclass(frozen=True)
class Pair:
    """A walk to find: numbers of the two places."""

    origin: int
    destination: int


@dataclass(frozen=True)
class Wish:
    """Which walks: `via` are numbers of places on the way, `farthest` metres from any street.

    `condition` says which cameras are counted; empty for all of them.
    """

    route: str
    max_detour: float
    farthest: float
    via: Sequence[int] = ()
    condition: str = ""

    def steps(self, pair: Pair) -> list[tuple[int, int]]:
        """From place to place: from the origin by way of those on the way to the destination."""
        stages = [pair.origin, *self.via, pair.destination]
        return list(zip(stages[:-1], stages[1:]))


@dataclass(frozen=True)
class Found:
    """A walk of a pair, or why there is none. `detour` is length divided by the shortest, less 1.

    `ends` are the rows of the stops where it enters and leaves the network.
    """

    pair: Pair
    route: str
    walk: Walk | None
    detour: float = 0.0
    status: str = "ok"
    message: str | None = None
    ends: tuple[int, int] | None = None


@dataclass(frozen=True)
class Stops:
    """The places of several layers, numbered one after the other from `first`.

    More rows of `places` follow where the streets nearest to two of them do not meet: `doors` tells by which rows
    a walk between these two enters and leaves.
    """

    places: Places
    first: list[int]
    problems: dict[int, str]
    in_view_of: list[Ints]
    doors: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def step(self, one: int, other: int) -> tuple[int, int]:
        """The rows by which a walk from one place to another enters and leaves the network."""
        return self.doors.get((one, other), (one, other))

    def is_joined(self, pair: Pair, wanted: Wish) -> bool:
        """Whether a walk of a pair enters or leaves the network elsewhere than by the nearest street."""
        return any(self.step(*step) != step for step in wanted.steps(pair))


def declare_finding(algorithm: Algorithm) -> None:
    """Declare which walks are found, and how they are measured."""
    common.declare_cameras_or_viewsheds(algorithm)
    algorithm.declare(
        QgsProcessingParameterEnum("ROUTE", tr("Walks"), list(ROUTES), False, SHORTEST, False, True),
        tr(
            "Which walks to find for each pair: shortest; least exposed (the fewest metres in view, of several the "
            "shortest); all trade-offs (every walk than which none is both shorter and less in view, from the "
            "shortest to the least exposed)."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "MAX_DETOUR",
            tr("Largest detour (share of the shortest length)"),
            QgsProcessingParameterNumber.Type.Double,
            None,
            True,
            0,
            1000,
        ),
        tr("0.2 allows walks up to 20 % longer than the shortest. Empty for any."),
    )
    common.declare_walking_speed(algorithm)
    prepared.declare_snapping(algorithm)


def declare_walks(algorithm: Algorithm, help_text: str) -> None:
    """Declare OUTPUT and the number outputs."""
    algorithm.declare(
        QgsProcessingParameterFeatureSink("OUTPUT", tr("Walks"), QgsProcessing.SourceType.TypeVectorLine),
        help_text,
    )
    algorithm.total("USED", tr("Walks found"))
    algorithm.total("SKIPPED", tr("Pairs without a walk"))
    algorithm.total("COMPONENTS", tr("Unconnected parts of the network"))
    walks.declare_totals(algorithm)


def field_help() -> dict[str, str]:
    """What the fields of walks found mean."""
    return {
        **walks.figure_help(),
        "walk_id": tr("The number of the walk, from 1; line_id in the other results."),
        "origin_id": tr("The origin: its number in its layer, from 1."),
        "destination_id": tr("The destination: its number in its layer, from 1."),
        "route": tr("Which walk this is: shortest, least exposed, or a trade-off between the two."),
        "entry_m": tr("The leg from the origin to the network, metres."),
        "exit_m": tr("The leg from the network to the destination, metres."),
        "entry_exposed_m": tr("Metres of the leg from the origin in view."),
        "exit_exposed_m": tr("Metres of the leg to the destination in view."),
        "origin_in_view": tr("Cameras that see the origin itself."),
        "destination_in_view": tr("Cameras that see the destination itself."),
        "detour": tr("Length divided by that of the shortest walk, less 1."),
        "status": tr(
            "ok; no way (the streets do not lead there); too far (a place is farther from any street than "
            "allowed); unusable (a place without a usable point)."
        ),
        "message": tr(
            "What the status means for this walk; for the least exposed, whether there is a walk out of view of the "
            "cameras recorded, at the range; and whether the street nearest to a place is cut off from the way to the "
            "other, and how far the one is that the walk takes."
        ),
    }


def wish(run: Run, via: Sequence[int] = ()) -> Wish:
    """Which walks the parameters ask for."""
    given = run.given("MAX_DETOUR")
    return Wish(
        run.choice("ROUTE"),
        np.inf if given in (None, "") else run.number("MAX_DETOUR"),
        run.number("MAX_ENTRY"),
        via,
        run.text("CAMERA_FILTER").strip(),
    )


def assumed(cameras: float, condition: str, wanted: Wish) -> str:
    """What figures hold for besides the range: the cameras, and how far round walks may go."""
    text = tr("Cameras taken into account: {cameras} ({condition}).").format(
        cameras=f"{cameras:g}", condition=condition or tr("all cameras")
    )
    if wanted.route != SHORTEST and np.isfinite(wanted.max_detour):
        text += " " + tr("No walk is more than {limit} % longer than the shortest.").format(
            limit=f"{100 * wanted.max_detour:g}"
        )
    return text


def refuse_many(pairs: int, route: str) -> None:
    """End a run that asks for too many pairs, and say what they would cost."""
    if pairs > MAX_PAIRS:
        raise QgsProcessingException(
            tr(
                "{pairs} pairs would take about {minutes} minutes; the limit is {limit}. Select fewer places, "
                "or pair them row by row or by a common field."
            ).format(pairs=pairs, minutes=max(pairs * _MS[route] // 60_000, 1), limit=MAX_PAIRS)
        )


def stops(
    ready: Prepared,
    layers: Sequence[tuple[Rows, str]],
    farthest: float,
    feedback: QgsProcessingFeedback,
) -> Stops:
    """Where the places of `layers` (each with its label) enter the network, and who sees them.

    Says so where all places of a layer are more than `farthest` metres from any street.
    """
    xy, first, problems = [], [], {}
    count = 0
    for rows, label in layers:
        xy.append(_places(rows, ready.projection, label, feedback))
        first.append(count)
        problems.update({count + i: reason for i, reason in rows.problems.items()})
        count += len(rows)
    access = networks.access(ready.streets.network, np.concatenate(xy))
    for (rows, label), start in zip(layers, first):
        nearest = float(access.leg[start + np.flatnonzero(rows.usable)].min())
        if nearest > farthest:
            feedback.pushWarning(
                tr(
                    "{label}: no place of “{layer}” is within {limit} m of a street of “{network}”, the nearest is "
                    "{distance} away. If that cannot be, look at the coordinate systems of both layers."
                ).format(
                    label=label,
                    layer=rows.name,
                    limit=f"{farthest:g}",
                    network=ready.names[0],
                    distance=messages.distance_text(nearest),
                )
            )
    seen = ready.seen
    with inputs.cancelling(feedback):
        in_view = stretches_in_view(routing.legs(access), seen.shapes, seen.camera, feedback.isCanceled)
    place, shed = touching(shapely.points(access.place), seen.shapes)
    watchers: list[set[int]] = [set() for _ in range(count)]
    for i, camera in zip(place.tolist(), seen.camera[shed].tolist()):
        watchers[i].add(camera)
    return Stops(
        routing.places(ready.streets, access, in_view),
        first,
        problems,
        [np.array(sorted(each), dtype=np.int64) for each in watchers],
    )


def joined(
    ready: Prepared, where: Stops, pairs: Sequence[Pair], wanted: Wish, feedback: QgsProcessingFeedback
) -> Stops:
    """The stops, with doors for those of `pairs` whose nearest streets are in different parts of the network.

    They enter that part, of those within reach of both, which takes the fewest metres off the streets.
    """
    network, nearest = ready.streets.network, where.places.access
    part = network.part(nearest.edge).tolist()
    apart = [
        step
        for step in dict.fromkeys(step for pair in pairs for step in wanted.steps(pair))
        if part[step[0]] != part[step[1]] and where.problems.keys().isdisjoint(step)
    ]
    if not apart:
        return where
    needed, number = np.unique(np.array(apart, dtype=np.int64), return_inverse=True)
    with inputs.cancelling(feedback):
        found = networks.doors(network, nearest.place[needed], wanted.farthest, feedback.isCanceled)
    chosen = {step: found.between(*both) for step, both in zip(apart, number.reshape(-1, 2).tolist())}
    into = network.part(found.access.edge).tolist()
    row_of: dict[int, int] = {}
    more: list[int] = []
    for step, between in chosen.items():
        for place, door in zip(step, between or ()):
            if into[door] == part[place]:  # by its nearest street, as ever
                row_of[door] = place
            elif door not in row_of:
                row_of[door] = len(where.places.legs) + len(more)
                more.append(door)
    access = found.access.take(np.array(more, dtype=np.int64))
    seen = ready.seen
    with inputs.cancelling(feedback):
        in_view = stretches_in_view(routing.legs(access), seen.shapes, seen.camera, feedback.isCanceled)
    return replace(
        where,
        places=routing.with_more(ready.streets, where.places, access, in_view),
        doors={step: (row_of[both[0]], row_of[both[1]]) for step, both in chosen.items() if both},
    )


def _places(rows: Rows, projection: Projection, label: str, feedback: QgsProcessingFeedback) -> Floats:
    """Coordinates of places in metres; of an unusable one those of a usable one, which no walk uses."""
    points = camera_rows.single_points(rows, projection.bring(rows))
    messages.warn_of_problems(rows, label, feedback)
    usable = rows.usable
    messages.stop_if_none_usable(rows, label)
    points[~usable] = points[np.flatnonzero(usable)[0]]
    xy: Floats = shapely.get_coordinates(points)
    return xy


@dataclass
class Finder:
    """Finds walks between `stops`; the last few trees are kept, since pairs share places."""

    ready: Prepared
    stops: Stops
    wish: Wish
    feedback: QgsProcessingFeedback
    from_destinations: bool = False
    _trees: OrderedDict[tuple[int, int], Tree] = field(default_factory=OrderedDict)

    def tree(self, place: int, least: int) -> Tree:
        """The best walks from a place."""
        key = place, least
        if key not in self._trees:
            stop_if_cancelled(self.feedback)
            self._trees[key] = routing.tree(self.ready.streets, self.stops.places, place, least)
            if len(self._trees) > _TREES:
                self._trees.popitem(last=False)
        self._trees.move_to_end(key)
        return self._trees[key]

    def walks(self, pair: Pair) -> list[Found]:
        """The walks of a pair: at least one, with a status if there is none."""
        problem = self._problem(pair)
        if problem:
            return [problem]
        legs = [self.stops.step(a, b) for a, b in self.wish.steps(pair)]
        shortest = [self._best(a, b, LENGTH) for a, b in legs]
        if None in shortest:
            text = tr(
                "The streets at both places are not connected: no connected part of the network is within {limit} m "
                "of both (“Farthest from a street (m)”)."
            ).format(limit=f"{self.wish.farthest:g}")
            return [Found(pair, self.wish.route, None, np.nan, "no way", text)]
        ends = legs[0][0], legs[-1][1]
        cut = self._cut_text(pair)
        base = sum(walk.cost[LENGTH] for walk in shortest if walk)
        longest = np.floor(base * (1 + self.wish.max_detour)) if np.isfinite(self.wish.max_detour) else np.inf
        found = routing.by_way_of([self._wanted(a, b, longest) for a, b in legs], longest)
        if self.wish.route == LEAST_EXPOSED:
            found = found[-1:]
        result = []
        for i, walk in enumerate(found):
            detour = walk.cost[LENGTH] / base - 1 if base else 0.0
            name, message = self._name(i, found), None
            if not len(walk.line):
                message = tr("The start is the end: there is nothing to walk.")
            elif name == LEAST_EXPOSED or (self.wish.route == TRADE_OFFS and i == len(found) - 1):
                message = self._statement(pair, walk, detour, longest)
            if cut and len(walk.line):
                message = f"{message} {cut}" if message else cut
            result.append(Found(pair, name, walk, detour, "ok", message, ends))
        return result

    def _cut_text(self, pair: Pair) -> str:
        """Which places have a nearest street from which the streets do not lead on, and how far the next is."""
        leg = self.stops.places.access.leg
        words: dict[int, str] = {}
        for step in self.wish.steps(pair):
            for place, row in zip(step, self.stops.step(*step)):
                if row != place:
                    words[row] = tr(
                        "The street nearest to {place} is cut off from the way to the other place; the walk takes the "
                        "next one, {leg} m away."
                    ).format(place=_name_of(place, pair), leg=f"{leg[row]:.0f}")
        return " ".join(words.values())

    def _name(self, i: int, found: list[Walk]) -> str:
        if self.wish.route != TRADE_OFFS:
            return self.wish.route
        if i == 0:
            return SHORTEST
        return LEAST_EXPOSED if i == len(found) - 1 else TRADE_OFF

    def _problem(self, pair: Pair) -> Found | None:
        stages = [pair.origin, *self.wish.via, pair.destination]
        for place in stages:
            if place in self.stops.problems:
                text = tr("Cannot use {place}: {reason}.").format(
                    place=_name_of(place, pair), reason=messages.reason_text(self.stops.problems[place])
                )
                return Found(pair, self.wish.route, None, np.nan, "unusable", text)
        leg = self.stops.places.access.leg
        far = [place for place in dict.fromkeys(stages) if leg[place] > self.wish.farthest]
        if not far:
            return None
        words = [
            tr("The nearest street is {leg} m from {place}.").format(
                leg=f"{leg[place]:.0f}", place=_name_of(place, pair)
            )
            for place in far
        ]
        words.append(
            tr("“Farthest from a street (m)” allows {limit} m: raise it, or move the place.").format(
                limit=f"{self.wish.farthest:g}"
            )
        )
        return Found(pair, self.wish.route, None, np.nan, "too far", " ".join(words))

    def _best(self, a: int, b: int, least: int) -> Walk | None:
        """The best walk, searched from the side that more pairs have in common."""
        if self.from_destinations:
            walk = routing.walk_to(self.tree(b, least), a)
            return routing.reverse(walk) if walk else None
        return routing.walk_to(self.tree(a, least), b)

    def _wanted(self, a: int, b: int, longest: float) -> list[Walk]:
        """What of the front between two places is wanted."""
        if self.wish.route == SHORTEST:
            walk = self._best(a, b, LENGTH)
        elif self.wish.route == LEAST_EXPOSED and not np.isfinite(longest):
            walk = self._best(a, b, EXPOSURE)
        else:
            if self.from_destinations:
                a, b = b, a
            with inputs.cancelling(self.feedback):
                front = routing.pareto_front(
                    self.tree(a, LENGTH), self.tree(a, EXPOSURE), b, longest, self.feedback.isCanceled
                )
            return [routing.reverse(each) for each in front] if self.from_destinations else front
        return [walk] if walk else []

    def _statement(self, pair: Pair, walk: Walk, detour: float, longest: float) -> str:
        """Whether there is a walk out of view, and what the endpoints have to do with it."""
        exposed = walk.cost[EXPOSURE]
        limited = np.isfinite(self.wish.max_detour)
        told = statements.least_exposed(
            walk, detour, self.wish.max_detour if limited else None, range_text(self.ready.seen.range_m)
        )
        if self.wish.condition:
            told = f"{statements.only_where(self.wish.condition)} {told}"
        if not exposed:
            return told
        ends: dict[str, Ints] = {}
        for step in self.wish.steps(pair):
            for place, row in zip(step, self.stops.step(*step)):
                name = _name_of(place, pair)
                ends[name] = np.union1d(ends.get(name, np.empty(0, np.int64)), self._watchers(place, row))
        watched = [name for name, cameras in ends.items() if len(cameras)]
        if not watched:
            return told
        rest = self._rest(pair, np.unique(np.concatenate(list(ends.values()))), longest)
        return f"{told} {statements.but_for_the_ends(watched, rest, range_text(self.ready.seen.range_m))}"

    def _watchers(self, place: int, row: int) -> Ints:
        """The cameras that see a place or its leg, the one of this row."""
        stretches = self.stops.places.stretches
        return np.union1d(self.stops.in_view_of[place], stretches.owner[stretches.line == row])

    def _rest(self, pair: Pair, cameras: Ints, longest: float) -> int:
        """Millimetres in view, at least, if these cameras did not see anything."""
        stop_if_cancelled(self.feedback)
        streets = routing.without(self.ready.streets, cameras)
        known = self.stops.places.stretches
        others_see = known.where(~np.isin(known.owner, cameras))
        places = routing.places(streets, self.stops.places.access, others_see)
        others = Finder(
            replace(self.ready, streets=streets),
            replace(self.stops, places=places),
            replace(self.wish, route=LEAST_EXPOSED),
            self.feedback,
        )
        legs = [others._wanted(*self.stops.step(*step), longest) for step in self.wish.steps(pair)]
        return routing.by_way_of(legs, longest)[-1].cost[EXPOSURE]


def _name_of(place: int, pair: Pair) -> str:
    if place == pair.origin:
        return tr("the start")
    return tr("the end") if place == pair.destination else tr("a place on the way")


def search(
    ready: Prepared, where: Stops, pairs: Sequence[Pair], wanted: Wish, feedback: QgsProcessingFeedback
) -> list[Found]:
    """The walks of every pair, in their order; progress goes from 20 to 80."""
    origins, destinations = ({getattr(pair, end) for pair in pairs} for end in ("origin", "destination"))
    finder = Finder(ready, where, wanted, feedback, len(destinations) < len(origins))
    order = list(range(len(pairs)))
    if finder.from_destinations:
        order.sort(key=lambda i: pairs[i].destination)
    found: list[list[Found]] = [[] for _ in pairs]
    for number, i in enumerate(order):
        stop_if_cancelled(feedback)
        feedback.setProgress(20 + 60 * number / len(pairs))
        found[i] = finder.walks(pairs[i])
    result = [each for several in found for each in several]
    for status, count in Counter(each.status for each in result if each.status != "ok").items():
        feedback.pushWarning(
            tr("{count} pairs have no walk: {status}.").format(count=count, status=_status_text(status))
        )
    cut = sum(where.is_joined(pair, wanted) for pair in {each.pair for each in result if each.walk})
    if cut:
        feedback.pushWarning(
            tr(
                "{count} pairs: the street nearest to a place is cut off from the way to the other, and the walk takes "
                "the next one, as its message says."
            ).format(count=cut)
        )
    return result


def _status_text(status: str) -> str:
    return {
        "unusable": tr("a place cannot be used"),
        "too far": tr("a place is too far from any street"),
        "no way": tr("the streets do not lead there"),
    }[status]


@dataclass(frozen=True)
class Table:
    """Walks measured; `rows` are those of `found` that have one, in the order of `measured`."""

    found: list[Found]
    rows: list[int]
    measured: walks.Measured

    def value(self, name: str) -> Floats:
        """A figure of each walk found."""
        return np.asarray(getattr(self.measured.exposure, name), dtype=float)


def measure(
    ready: Prepared, where: Stops, found: list[Found], speed: float, feedback: QgsProcessingFeedback
) -> Table:
    """Measure the walks by what is known of the streets they go along; progress goes from 80 to 90."""
    rows = [i for i, each in enumerate(found) if each.walk is not None]
    routes = [each.walk for each in found if each.walk is not None]
    known = routing.stretches_of(ready.streets, where.places)
    lines = len(ready.streets.network.edges) + len(where.places.legs)
    stretches, length = [], []
    for first in range(0, len(routes) or 1, _AT_ONCE):
        stop_if_cancelled(feedback)
        feedback.setProgress(80 + 10 * first / (len(routes) or 1))
        some = routes[first : first + _AT_ONCE]
        parts = routing.parts_of(some)
        seen = stretches_along(parts, known, lines)
        stretches.append(Stretches(seen.line + first, seen.owner, seen.start, seen.end))
        length.append(sums(parts.walk, np.abs(parts.end - parts.start), len(some)))
    together = Stretches(
        *(
            np.concatenate([getattr(each, name) for each in stretches])
            for name in ("line", "owner", "start", "end")
        )
    )
    return Table(found, rows, walks.measured(np.concatenate(length), together, ready.seen, speed))


def geometries(ready: Prepared, where: Stops, table: Table, feedback: QgsProcessingFeedback) -> Any:
    """The lines of the walks found, in metres."""
    kept = [table.found[i] for i in table.rows]
    stand = where.places.access.place[[each.pair.origin for each in kept]]
    walked = [each.walk for each in kept if each.walk]
    result = np.empty(len(kept), dtype=object)
    for first in range(0, len(kept), _AT_ONCE):
        stop_if_cancelled(feedback)
        these = slice(first, first + _AT_ONCE)
        result[these] = routing.lines_of(walked[these], ready.streets, where.places, stand[these])
    return result


def walk(
    run: Run,
    ready: Prepared,
    where: Stops,
    pairs: Sequence[Pair],
    wanted: Wish,
    origins: Rows,
    destinations_from: int,
) -> tuple[Table, dict[str, Any]]:
    """Find the walks of `pairs`, measure and write them; returns them, and what the algorithm returns."""
    where = joined(ready, where, pairs, wanted, run.feedback)
    found = search(ready, where, pairs, wanted, run.feedback)
    speed = run.number("WALKING_SPEED")
    table = measure(ready, where, found, speed, run.feedback)
    run.stop_if_cancelled()
    run.progress(90)
    return table, write_walks(run, ready, where, table, wanted, origins, destinations_from)


def _held_for(run: Run, wanted: Wish) -> str:
    """The assumptions about the streets, for the metadata."""
    only = run.text("NETWORK_FILTER")
    words = [
        tr("Streets: {only}; ends joined within {tolerance} m.").format(
            only=tr("those for walking") if walkable.is_rule(only) else " ".join(only.split()) or tr("all"),
            tolerance=f"{run.number('SNAP_TOLERANCE'):g}",
        )
    ]
    limit = wanted.max_detour
    if np.isfinite(limit):
        words.append(tr("At most {limit} % longer than the shortest walk.").format(limit=f"{100 * limit:g}"))
    return " ".join(words)


def write_walks(
    run: Run, ready: Prepared, where: Stops, table: Table, wanted: Wish, origins: Rows, destinations_from: int
) -> dict[str, Any]:
    """Write OUTPUT, and PIECES and SEEN where there are such; returns what the algorithm returns.

    Origins are the places numbered from 0, destinations those from `destinations_from`.
    """
    lines = geometries(ready, where, table, run.feedback)
    crs = origins.crs
    wkb = iter(shapely.to_wkb(ready.projection.take_back(lines, crs)))
    promised = [
        new_field("walk_id", "integer"),
        *walks.figure_fields(),
        *(new_field(item, "integer") for item in ("origin_id", "destination_id")),
        new_field("route", "text"),
        *(
            new_field(item, "number")
            for item in (
                "entry_m",
                "exit_m",
                "entry_exposed_m",
                "exit_exposed_m",
                "origin_in_view",
                "destination_in_view",
                "detour",
            )
        ),
        *(new_field(item, "text") for item in ("status", "message")),
    ]
    fields, kept = merged_fields(origins.fields, promised, run.feedback, drop=("fid",))
    line_of = {row: i for i, row in enumerate(table.rows)}
    exposed = in_any_view(where.places.stretches)
    leg_exposed = sums(exposed.line, exposed.end - exposed.start, len(where.places.legs))
    counts = ready.seen.sites.count
    in_view: list[float | None] = [float(counts[cameras].sum()) for cameras in where.in_view_of]
    for place in where.problems:  # not where it stands in for
        in_view[place] = None

    def features() -> Any:
        for i, each in enumerate(table.found):
            a, b = each.pair.origin, each.pair.destination
            own = [origins.features[a][k] for k in kept]
            ids = [a + 1, b - destinations_from + 1, each.route]
            ends = [in_view[a], in_view[b]]
            if each.walk is None:
                none: list[Any] = [None] * 4
                figures = [None] * len(walks.FIGURES)
                yield None, [*own, i + 1, *figures, *ids, *none, *ends, None, each.status, each.message]
                continue
            stays = not len(each.walk.line)
            rows = each.ends or (a, b)
            legs = [0.0 if stays else float(where.places.access.leg[k]) for k in rows]
            legs += [0.0 if stays else float(leg_exposed[k]) for k in rows]
            figures = table.measured.row(line_of[i])
            yield (
                next(wkb),
                [*own, i + 1, *figures, *ids, *legs, *ends, float(each.detour), each.status, each.message],
            )

    kind, watched = QgsWkbTypes.Type.LineString, inputs.until_cancelled(features(), run.feedback)
    result: dict[str, Any] = {"OUTPUT": write(run, "OUTPUT", fields, kind, crs, watched)}
    result |= walks.write_beside(
        run,
        result["OUTPUT"],
        lines,
        [row + 1 for row in table.rows],
        table.measured,
        ready.seen,
        ready.projection,
        crs,
        ["NETWORK", "CAMERAS", "VIEWSHEDS"],
        _held_for(run, wanted),
    )
    for text in {each.message for each in table.found if each.status == "ok" and each.message}:
        if len(table.rows) <= 50:
            run.say(text)
    return {
        **result,
        "USED": len(table.rows),
        "SKIPPED": len(table.found) - len(table.rows),
        "COMPONENTS": ready.streets.network.components,
        **walks.totals(table.measured, ready.seen),
    }
