"""Means of travel: what tags allow, and searches on directed graphs beside networkx and every walk of small ones."""

import networkx
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.ops import substring

from surveillance_exposure.core import exposure, network, routing, walk_network
from surveillance_exposure.core.means import CYCLE, DRIVE, MODES, PLATES, WALK
from surveillance_exposure.core.measuring import WALKING_SPEED
from surveillance_exposure.core.osm_tables import street_rule, street_tags
from surveillance_exposure.core.routing import EXPOSURE, LENGTH
from surveillance_exposure.core.travel import (
    BACKWARD,
    BOTH_WAYS,
    FORWARD,
    Travel,
    is_passable,
    one_way,
    speed_kmh,
    speeds_kmh,
    travel_of,
    way_of,
)

ONE_WAYS = [
    ({"oneway": "yes"}, FORWARD, FORWARD),
    ({"oneway": "true"}, FORWARD, FORWARD),
    ({"oneway": "1"}, FORWARD, FORWARD),
    ({"oneway": "YES"}, FORWARD, FORWARD),
    ({"oneway": "-1"}, BACKWARD, BACKWARD),
    ({"oneway": "reverse"}, BACKWARD, BACKWARD),
    ({"oneway": "no"}, BOTH_WAYS, BOTH_WAYS),
    ({"oneway": "false"}, BOTH_WAYS, BOTH_WAYS),
    ({"oneway": "reversible"}, BOTH_WAYS, BOTH_WAYS),
    ({"oneway": "alternating"}, BOTH_WAYS, BOTH_WAYS),
    ({"oneway": "what?"}, BOTH_WAYS, BOTH_WAYS),
    ({"oneway": "['True', 'False']"}, BOTH_WAYS, BOTH_WAYS),
    ({}, BOTH_WAYS, BOTH_WAYS),
    ({"junction": "roundabout"}, FORWARD, FORWARD),
    ({"junction": "circular"}, FORWARD, FORWARD),
    ({"junction": "roundabout", "oneway": "no"}, BOTH_WAYS, BOTH_WAYS),
    ({"junction": "roundabout", "oneway": "-1"}, BACKWARD, BACKWARD),
    ({"junction": "jughandle"}, BOTH_WAYS, BOTH_WAYS),
    ({"highway": "motorway"}, FORWARD, FORWARD),
    ({"highway": "motorway", "oneway": "no"}, BOTH_WAYS, BOTH_WAYS),
    ({"highway": "motorway_link"}, BOTH_WAYS, BOTH_WAYS),
    ({"oneway": "yes", "oneway:bicycle": "no"}, FORWARD, BOTH_WAYS),
    ({"oneway": "yes", "oneway:bicycle": "-1"}, FORWARD, BACKWARD),
    ({"oneway:bicycle": "yes"}, BOTH_WAYS, FORWARD),
    ({"oneway": "yes", "cycleway": "opposite"}, FORWARD, BOTH_WAYS),
    ({"oneway": "yes", "cycleway": "opposite_lane"}, FORWARD, BOTH_WAYS),
    ({"oneway": "-1", "cycleway": "opposite_track"}, BACKWARD, BOTH_WAYS),
    ({"oneway": "yes", "cycleway:left": "opposite_lane"}, FORWARD, BOTH_WAYS),
    ({"oneway": "yes", "cycleway:left": "lane", "cycleway:left:oneway": "-1"}, FORWARD, BOTH_WAYS),
    ({"oneway": "yes", "cycleway:right:oneway": "no"}, FORWARD, BOTH_WAYS),
    ({"oneway": "yes", "cycleway": "lane"}, FORWARD, FORWARD),
    ({"oneway": "yes", "cycleway": "opposite", "oneway:bicycle": "yes"}, FORWARD, FORWARD),
    ({"junction": "roundabout", "oneway:bicycle": "no"}, FORWARD, BOTH_WAYS),
    ({"oneway": "yes", "oneway:motor_vehicle": "no"}, BOTH_WAYS, FORWARD),
    ({"oneway:motor_vehicle": "yes"}, FORWARD, BOTH_WAYS),
    ({"oneway": "yes", "oneway:vehicle": "-1"}, BACKWARD, BACKWARD),
]


@pytest.mark.parametrize(("tags", "by_car", "by_bicycle"), ONE_WAYS)
def test_one_way(tags, by_car, by_bicycle):
    assert (one_way(tags, DRIVE), one_way(tags, CYCLE)) == (by_car, by_bicycle)
    assert one_way(tags, WALK) == BOTH_WAYS


@pytest.mark.parametrize(
    ("tags", "modes"),
    [
        ({"highway": "motorway"}, {DRIVE}),
        ({"highway": "trunk"}, {DRIVE}),
        ({"highway": "trunk", "bicycle": "yes"}, {DRIVE, CYCLE}),
        ({"highway": "trunk", "cycleway": "lane"}, {DRIVE, CYCLE}),
        ({"highway": "primary"}, {WALK, CYCLE, DRIVE}),
        ({"highway": "primary", "motorroad": "yes"}, {DRIVE}),
        ({"highway": "residential"}, {WALK, CYCLE, DRIVE}),
        ({"highway": "footway"}, {WALK}),
        ({"highway": "footway", "bicycle": "designated"}, {WALK, CYCLE}),
        ({"highway": "pedestrian", "motor_vehicle": "yes"}, {WALK, DRIVE}),
        ({"highway": "pedestrian", "vehicle": "no"}, {WALK}),
        ({"highway": "cycleway"}, {CYCLE}),
        ({"highway": "path"}, {WALK, CYCLE}),
        ({"highway": "path", "bicycle": "dismount"}, {WALK}),
        ({"highway": "steps"}, {WALK}),
        ({"highway": "track"}, {WALK, CYCLE}),
        ({"highway": "track", "motorcar": "yes"}, {WALK, CYCLE, DRIVE}),
        ({"highway": "service", "access": "private"}, set()),
        ({"highway": "service", "access": "no", "bicycle": "yes"}, {CYCLE}),
        ({"highway": "service", "access": "no", "vehicle": "yes"}, {CYCLE, DRIVE}),
        ({"highway": "service", "access": "customers"}, {WALK, CYCLE, DRIVE}),
        ({"highway": "service", "access": "destination"}, {WALK, CYCLE, DRIVE}),
        ({"highway": "residential", "motor_vehicle": "destination"}, {WALK, CYCLE, DRIVE}),
        ({"highway": "residential", "motor_vehicle": "no", "motorcar": "yes"}, {WALK, CYCLE, DRIVE}),
        ({"highway": "residential", "motor_vehicle": "private"}, {WALK, CYCLE}),
        ({"highway": "residential", "vehicle": "no"}, {WALK}),
        ({"highway": "residential", "bicycle": "use_sidepath"}, {WALK, DRIVE}),
        ({"highway": "busway"}, set()),
        ({"highway": "construction"}, set()),
        ({"highway": "proposed"}, set()),
        ({"highway": "residential", "construction": "yes"}, set()),
        ({"highway": "residential", "area": "yes"}, set()),
        ({"railway": "rail"}, set()),
        ({}, set()),
    ],
)
def test_passable(tags, modes):
    assert {mode for mode in MODES if is_passable(tags, mode)} == modes


@pytest.mark.parametrize(
    ("text", "kmh"),
    [
        ("50", 50),
        ("30 mph", 48.28032),
        ("30mph", 48.28032),
        ("7 knots", 12.964),
        ("50 km/h", 50),
        ("50;30", 30),
        ("['25 mph', '20 mph']", 32.18688),
        ("DE:urban", 50),
        ("RO:rural", 90),
        ("FR:motorway", 120),
        ("DE:zone:30", 30),
        ("walk", 5),
        ("none", None),
        ("signals", None),
        ("0", None),
        ("", None),
        (None, None),
    ],
)
def test_speed(text, kmh):
    assert speed_kmh(text) == pytest.approx(kmh)


def test_speeds_either_way_and_their_defaults():
    tags = {"highway": "primary", "maxspeed": "50", "maxspeed:backward": "30"}
    assert speeds_kmh(tags, DRIVE) == (50, 30)
    assert speeds_kmh(tags, CYCLE) == (15, 15)
    assert speeds_kmh(tags, CYCLE, 40) == (40, 30)
    assert speeds_kmh({"highway": "['residential', 'service']"}, DRIVE) == (15, 15)
    assert speeds_kmh({}, DRIVE) == (25, 25)
    assert speeds_kmh({"highway": "primary"}, DRIVE, 40) == (40, 40)


@pytest.mark.parametrize("text", ["F", "T", "B"])
def test_geofabriks_words(text):
    tags = street_tags(["osm_id", "fclass", "oneway", "maxspeed"]).tags(["1", "primary", text, 0])
    assert one_way(tags, DRIVE) == {"F": FORWARD, "T": BACKWARD, "B": BOTH_WAYS}[text]
    assert speeds_kmh(tags, DRIVE) == (65, 65)


def test_rule_by_mode_with_and_without_highways():
    rules = {mode: street_rule(["highway", "motor_vehicle", "oneway_bicycle"], mode) for mode in MODES}
    assert {mode for mode in MODES if rules[mode](["motorway", None, None])} == {DRIVE}
    rules = {mode: street_rule(["name", "vehicle"], mode) for mode in MODES}
    assert {mode for mode in MODES if rules[mode](["A", "no"])} == {WALK}


@given(st.text(max_size=30))
def test_no_text_breaks_the_words(text):
    assert way_of(text) in (None, *(FORWARD, BACKWARD, BOTH_WAYS))
    speed = speed_kmh(text)
    assert speed is None or 0 < speed < np.inf


class Town:
    """A made-up town of straight streets, each with a way and speeds, under discs."""

    def __init__(self, generator, columns, rows, timed, plates):
        nodes = np.stack(np.meshgrid(np.arange(columns) * 100.0, np.arange(rows) * 80.0), axis=-1)
        nodes += generator.uniform(-20, 20, nodes.shape)
        lines = [
            shapely.LineString([nodes[r, c], nodes[r + dr, c + dc]])
            for r in range(rows)
            for c in range(columns)
            for dr, dc in ((0, 1), (1, 0))
            if r + dr < rows and c + dc < columns and generator.random() < 0.9
        ]
        self.lines = np.array(lines, dtype=object)
        way = generator.choice([FORWARD, BACKWARD, BOTH_WAYS], len(lines), p=[0.3, 0.3, 0.4])
        self.travel = Travel(way, generator.choice([15.0, 30.0, 50.0], (len(lines), 2)) / 3.6)
        size = [columns * 100, rows * 80]
        self.cameras = generator.uniform(0, size, (4, 2))
        self.radii = generator.uniform(10, 120, 4)
        self.places = generator.uniform(0, size, (2, 2))
        self.timed, self.plates = timed, plates

    def prepared(self):
        self.sheds = shapely.buffer(shapely.points(self.cameras), self.radii, 16)
        built = network.build_network(self.lines)
        self.network = built
        camera = np.arange(len(self.sheds))
        stretches = exposure.stretches_in_view(built.edges, self.sheds, camera)
        if self.plates != "any":
            stretches = exposure.facing(stretches, built.edges, self.cameras, self.plates == "front")
        rules = routing.Rules(self.travel.take(built.source), self.timed)
        self.streets = routing.streets(built, stretches, rules)
        access = network.access(built, self.places)
        legs = exposure.stretches_in_view(routing.legs(access), self.sheds, camera)
        self.stops = routing.places(self.streets, access, legs)
        return self

    def cost(self, line, speed, start, end):
        """Of a piece of a straight line, travelled from start to end, by plain geometry."""
        length = abs(end - start)
        least = length / speed if self.timed else length
        piece = substring(line, *sorted((start, end)))
        if end < start:
            piece = piece.reverse()
        if length == 0:
            return 0, 0
        (x, y), (to_x, to_y) = piece.coords[0], piece.coords[-1]
        along = np.array([to_x - x, to_y - y]) / length
        seen = []
        for stand, shed in zip(self.cameras, self.sheds):
            cut = piece.intersection(shed)
            if cut.geom_type != "LineString" or cut.length < 1e-6:
                continue
            low, high = sorted(((np.array(xy) - (x, y)) @ along) for xy in (cut.coords[0], cut.coords[-1]))
            foot = (stand - (x, y)) @ along
            if self.plates == "front":
                high = min(high, foot)
            if self.plates == "rear":
                low = max(low, foot)
            if high > low:
                seen.append(shapely.box(low, 0, high, 1))
        exposed = shapely.union_all(seen).area if seen else 0.0
        return round(least * 1000), round(exposed * 1000)

    def graph(self):
        """The directed graph of junctions and places, its arcs with `cost`, made of the lines alone."""
        graph = networkx.MultiDiGraph()
        graph.add_nodes_from(["from", "to", *range(len(self.network.nodes))])
        on = self.stops.access
        for edge, line in enumerate(self.network.edges):
            row = self.network.source[edge]
            u, v, length = self.network.tail[edge], self.network.head[edge], line.length
            marks = [(u, 0.0), (v, length)]
            marks += [(name, on.along[i]) for i, name in enumerate(("from", "to")) if on.edge[i] == edge]
            for a, here in marks:
                for b, there in marks:
                    if a == "to" or b in (a, "from"):
                        continue
                    is_forward = there >= here
                    if here == there and not (isinstance(a, str) or isinstance(b, str)):
                        continue
                    way = self.travel.way[row]
                    if here != there and way == (BACKWARD if is_forward else FORWARD):
                        continue
                    speed = self.travel.speed[row, 0 if is_forward else 1]
                    graph.add_edge(a, b, cost=self.cost(line, speed, here, there))
        return graph

    def legs(self):
        length = self.stops.access.leg
        least = np.rint(1000 * (length / WALKING_SPEED if self.timed else length))
        seen = [
            round(1000 * leg.intersection(shapely.union_all(self.sheds)).length) for leg in self.stops.legs
        ]
        return int(least.sum()), sum(seen)


def every_front(graph):
    """The front of all walks that pass no junction twice."""
    found = set()

    def go(node, passed, length, seen):
        if node == "to":
            found.add((length, seen))
            return
        for _, head, data in graph.out_edges(node, data=True):
            if head not in passed:
                go(head, passed | {head}, length + data["cost"][0], seen + data["cost"][1])

    go("from", {"from"}, 0, 0)
    return sorted(
        one for one in found if not any(o != one and o[0] <= one[0] and o[1] <= one[1] for o in found)
    )


@settings(max_examples=1000, deadline=None)
@given(
    st.integers(0, 10**9),
    st.integers(2, 4),
    st.integers(2, 4),
    st.booleans(),
    st.sampled_from(PLATES),
)
def test_directed_fronts_equal_every_walk(seed, columns, rows, timed, plates):
    town = Town(np.random.default_rng(seed), columns, rows, timed, plates)
    if not len(town.lines):
        return
    town.prepared()
    streets, stops = town.streets, town.stops
    legs = town.legs()
    wanted = [(a + legs[0], b + legs[1]) for a, b in every_front(town.graph())]
    trees = [routing.tree(streets, stops, 0, least) for least in (LENGTH, EXPOSURE)]
    front = [walk.cost for walk in routing.pareto_front(*trees, 1)]
    assert len(front) == len(wanted)
    assert np.array(front).ravel() == pytest.approx(np.array(wanted).ravel(), abs=2 * (rows + columns))
    # From where it ends, and near the way, the same.
    back = streets.reversed, stops.reversed
    turned = [routing.tree(*back, 1, least) for least in (LENGTH, EXPOSURE)]
    assert [walk.cost for walk in routing.pareto_front(*turned, 0)] == front
    near = routing.walk_to(routing.shortest_tree(streets, stops, 0, 1), 1)
    assert (near.cost if near else None) == (front[0] if front else None)
    costs = routing.costs_to(trees[0], np.array([1]))[0]
    assert costs.tolist() == (list(front[0]) if front else [np.inf, np.inf])
    for walk in routing.pareto_front(*trees, 1):
        parts = routing.parts_of([walk])
        edges = parts.line < len(town.network.edges)
        way = town.travel.way[town.network.source[parts.line[edges]]]
        assert (way * np.sign(parts.end - parts.start)[edges] >= 0).all()


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9), st.booleans())
def test_directed_shortest_equals_networkx(seed, timed):
    generator = np.random.default_rng(seed)
    town = Town(generator, 12, 12, timed, "any").prepared()
    graph = town.streets.to_networkx()
    assert isinstance(graph, networkx.MultiDiGraph)
    tree = routing.tree(town.streets, town.stops, 0, LENGTH)
    out = tree.own
    weight = "seconds" if timed else "length"
    graph.add_node("from")
    for head, cost in zip(out.head.tolist(), out.cost[:, LENGTH].tolist()):
        graph.add_edge("from", head, **{weight: cost / 1000})
    wanted = networkx.single_source_dijkstra_path_length(graph, "from", weight=weight)
    found = tree.cost_at(np.arange(len(town.network.nodes)))[:, LENGTH] / 1000
    assert found == pytest.approx(
        [wanted.get(i, np.inf) for i in range(len(found))], abs=0.1
    )  # whole millimetres, of each of some dozen edges


def test_a_reader_sees_the_side_that_faces_it():
    street = np.array([shapely.LineString([(0, 0), (100, 0)])])
    sector = np.array([shapely.Polygon([(50, 0), (80, 10), (80, -10)])])  # looks east
    seen = exposure.stretches_in_view(street, sector, np.array([0]))
    stand = np.array([[50.0, 0.0]])
    front = exposure.facing(seen, street, stand, front=True)
    rear = exposure.facing(seen, street, stand, front=False)
    assert (front.start.tolist(), front.end.tolist(), front.way.tolist()) == ([50], [80], [-1])
    assert (rear.start.tolist(), rear.end.tolist(), rear.way.tolist()) == ([50], [80], [1])
    unknown = exposure.facing(seen, street, np.full((1, 2), np.nan), front=True)
    assert unknown.way.tolist() == [0]


def test_travel_of_tags():
    found = travel_of([{"oneway": "yes", "maxspeed": "36"}, {}], DRIVE)
    assert found.way.tolist() == [FORWARD, BOTH_WAYS]
    assert found.speed[0] == pytest.approx([10, 10])


@pytest.mark.parametrize(("mode", "plates"), [("fly", "any"), (DRIVE, "left")])
def test_a_journey_refuses_nonsense(mode, plates):
    with pytest.raises(ValueError, match="must be one of"):
        walk_network.Journey(mode, travel_of([], DRIVE), plates=plates)


def in_town(data_dir, mode):
    """Streets of Lower Manhattan for a means of travel, in metres of a plain projection, and their tags."""
    from surveillance_exposure.sources.osm.extract import Extract, opened
    from surveillance_exposure.sources.osm.reading import rows_of
    from surveillance_exposure.sources.osm.rows import STREET_TAGS, STREETS

    lines, tags = [], []
    extract = Extract(data_dir / "nyc" / "lower_manhattan_osm2024.osm.pbf")
    with opened(extract, lambda _: None, lambda: False) as data:
        for row in rows_of(data, STREETS):
            told = {key: row.values[key.replace(":", "_")] for key in STREET_TAGS}
            told = {key: value for key, value in told.items() if value}
            if row.wkb is not None and is_passable(told, mode):
                lines.append(shapely.from_wkb(row.wkb))
                tags.append(told)
    metres = np.array([111_320 * np.cos(np.radians(40.71)), 111_320.0])
    return shapely.transform(np.array(lines, dtype=object), lambda xy: xy * metres), tags


def by_hand(tags, mode):
    """Whether a street may be travelled as it is drawn, and against that; the plain cases only."""
    one = tags.get("oneway", "")
    if mode == CYCLE and tags.get("oneway:bicycle"):
        one = tags["oneway:bicycle"]
    if not one and (tags.get("junction") in ("roundabout", "circular") or tags["highway"] == "motorway"):
        one = "yes"
    sides = ("", ":left", ":right", ":both")
    contraflow = any(str(tags.get(f"cycleway{side}", "")).startswith("opposite") for side in sides)
    contraflow |= any(tags.get(f"cycleway{side}:oneway") in ("no", "-1") for side in sides)
    if mode == CYCLE and contraflow and not tags.get("oneway:bicycle"):
        one = "no"
    return one not in ("-1", "reverse"), one not in ("yes", "1", "true")


@pytest.mark.parametrize("mode", [CYCLE, DRIVE])
def test_lower_manhattan_equals_networkx(data_dir, mode):
    lines, tags = in_town(data_dir, mode)
    travel = travel_of(tags, mode)
    assert (travel.way != BOTH_WAYS).mean() > 0.3
    graph = networkx.MultiDiGraph()
    for line, told, (there, back) in zip(lines, tags, travel.speed):
        forward, backward = by_hand(told, mode)
        for a, b in zip(line.coords[:-1], line.coords[1:]):
            length = np.hypot(b[0] - a[0], b[1] - a[1])
            for u, v, is_open, speed in ((a, b, forward, there), (b, a, backward, back)):
                if is_open:
                    graph.add_edge(u, v, length=length, seconds=length / speed)
    built = network.build_network(lines, 0.0)
    none = exposure.Stretches(*np.empty((2, 0), np.int64), *np.empty((2, 0)))
    starts, ends = np.random.default_rng(7).choice(len(built.nodes), (2, 50)).tolist()
    found = 0
    for timed, weight in ((False, "length"), (True, "seconds")):
        streets = routing.streets(built, none, routing.Rules(travel.take(built.source), timed))
        for a in starts:
            place = routing.places(streets, network.access(built, built.nodes[[a]]), none)
            cost = routing.tree(streets, place, 0, LENGTH).cost[ends, LENGTH] / 1000
            wanted = networkx.single_source_dijkstra_path_length(graph, tuple(built.nodes[a]), weight=weight)
            known = np.array([wanted.get(tuple(built.nodes[b]), np.inf) for b in ends])
            assert cost == pytest.approx(known, abs=0.1)  # whole millimetres, of each of some hundred edges
            found += np.isfinite(known).sum()
    assert found > 2500


@pytest.mark.parametrize("text", ["1e9", "1000000000", "301", "-5", "nan", "inf"])
def test_no_speed(text):
    assert speed_kmh(text) in (None, 1.0, 5.0)  # “1e9” says 1, “-5” says 5
