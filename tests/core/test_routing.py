"""The front of length and exposure: every walk of small networks, networkx on larger ones, and by hand."""

import tracemalloc

import networkx
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import exposure, network, routing
from surveillance_exposure.core.routing import EXPOSURE, LENGTH


class Town:
    """Streets under viewsheds, and places to walk between."""

    def __init__(self, lines, sheds, places, tolerance=0.1):
        self.sheds = np.array(list(sheds), dtype=object)
        self.camera = np.arange(len(self.sheds))
        self.network = network.build_network(np.array(lines, dtype=object), tolerance)
        self.streets = routing.streets(self.network, self._in_view(self.network.edges))
        access = network.access(self.network, np.array(places, dtype=float))
        self.places = routing.places(self.streets, access, self._in_view(routing.legs(access)))

    def _in_view(self, lines):
        return exposure.stretches_in_view(lines, self.sheds, self.camera)

    def tree(self, place, least):
        return routing.tree(self.streets, self.places, place, least)

    def front(self, a=0, b=1, longest=np.inf):
        return routing.pareto_front(self.tree(a, LENGTH), self.tree(a, EXPOSURE), b, longest)

    def lines(self, walks, a=0):
        stand = np.repeat(self.places.access.place[[a]], len(walks), axis=0)
        return routing.lines_of(walks, self.streets, self.places, stand)

    def brute_force(self, a=0, b=1):
        """The front of all walks that pass no junction twice, from the costs of the arcs alone."""
        size = len(self.network.nodes)
        ways = [[] for _ in range(size + 1)]
        tree = self.tree(a, LENGTH)
        for arcs in (self.streets.arcs, tree.own):
            for tail, head, cost in zip(arcs.tail.tolist(), arcs.head.tolist(), arcs.cost.tolist()):
                ways[tail].append((head, *cost))
        into = routing._ways_in(tree, b)
        for tail, cost in zip(into.tail.tolist(), into.cost.tolist()):
            ways[tail].append((size + 1, *cost))
        found = set()

        def go(node, passed, length, seen):
            if node == size + 1:
                found.add((length, seen))
                return
            for head, more, more_seen in ways[node]:
                if head not in passed:
                    go(head, passed | {head}, length + more, seen + more_seen)

        go(size, {size}, 0, 0)
        legs = self.places.leg_cost[a] + self.places.leg_cost[b]
        return sorted(
            (cost[0] + int(legs[0]), cost[1] + int(legs[1]))
            for cost in found
            if not any(o != cost and o[0] <= cost[0] and o[1] <= cost[1] for o in found)
        )


def grid(generator, columns, rows, share, wobble=20, sheds=4):
    nodes = np.stack(np.meshgrid(np.arange(columns) * 100.0, np.arange(rows) * 80.0), axis=-1)
    nodes += generator.uniform(-wobble, wobble, nodes.shape) if wobble else 0
    lines = [
        shapely.LineString([nodes[r, c], nodes[r + dr, c + dc]])
        for r in range(rows)
        for c in range(columns)
        for dr, dc in ((0, 1), (1, 0))
        if r + dr < rows and c + dc < columns and generator.random() < share
    ]
    size = [columns * 100, rows * 80]
    discs = [
        shapely.Point(generator.uniform(0, size)).buffer(generator.uniform(10, 120), 16) for _ in range(sheds)
    ]
    return lines, discs, generator.uniform(0, size, (2, 2))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9), st.booleans(), st.integers(1, 20), st.integers(1, 17))
def test_labels_in_lots_give_the_same_front(seed, straight, many, bits):
    generator = np.random.default_rng(seed)
    town = Town(*grid(generator, 6, 6, 0.85, 0 if straight else 20, sheds=12))
    one_by_one = town.front()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(routing, "_MANY", many)
        patch.setattr(routing, "_STEP_BITS", bits)
        in_lots = town.front()
    assert [walk.cost for walk in in_lots] == [walk.cost for walk in one_by_one]
    for one, other in zip(in_lots, one_by_one):
        assert straight or np.array_equal(one.line, other.line)  # in a grid several ways cost the same


@settings(max_examples=1000, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 4), st.integers(2, 4), st.booleans(), st.booleans())
def test_front_equals_brute_force(seed, columns, rows, straight, doubled):
    generator = np.random.default_rng(seed)
    lines, discs, places = grid(generator, columns, rows, 0.85, 0 if straight else 20)
    if not lines:
        return
    if doubled:  # parallel edges, a loop, a duplicate
        a, b = lines[0].coords
        middle = (np.array(a) + b) / 2 + generator.uniform(-60, 60, 2)
        lines += [shapely.LineString([a, middle, b]), lines[-1]]
        lines.append(shapely.LineString([b, (b[0] + 30, b[1] + 10), (b[0], b[1] + 30), b]))
    town = Town(lines, discs, places)
    walks = town.front()
    assert [walk.cost for walk in walks] == town.brute_force()
    if not walks:
        return
    # What is walked is what was found.
    parts, lines = routing.parts_of(walks), town.lines(walks)
    stretches = exposure.stretches_along(parts, routing.stretches_of(town.streets, town.places))
    seen = exposure.in_any_view(stretches)
    exposed = np.bincount(seen.line, seen.end - seen.start, len(walks))
    again = exposure.in_any_view(exposure.stretches_in_view(lines, town.sheds, town.camera))
    measured = np.bincount(again.line, again.end - again.start, len(walks))
    slack = max(len(walk.line) for walk in walks) + 1
    for i, walk in enumerate(walks):
        assert walk.cost == pytest.approx((lines[i].length * 1000, exposed[i] * 1000), abs=slack)
        assert exposed[i] == pytest.approx(measured[i], abs=1e-5)
        assert lines[i].coords[0] == pytest.approx(places[0])
        assert lines[i].coords[-1] == pytest.approx(places[1])
    assert walks[0].cost == routing.walk_to(town.tree(0, LENGTH), 1).cost
    assert walks[-1].cost == routing.walk_to(town.tree(0, EXPOSURE), 1).cost
    # The same the other way, and up to some length.
    assert [walk.cost for walk in town.front(1, 0)] == [walk.cost for walk in walks]
    limit = int(generator.integers(walks[0].cost[0] - 1, walks[-1].cost[0] + 1))
    assert [walk.cost for walk in town.front(0, 1, limit)] == [w.cost for w in walks if w.cost[0] <= limit]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from([0.55, 0.7, 0.9]), st.sampled_from([0.1, 25.0]), st.booleans())
def test_near_the_way_is_enough(seed, share, tolerance, by_tree):
    """Searches among the junctions near a walk find what those of the whole network do: costs, and the way."""
    generator = np.random.default_rng(seed)
    lines, discs, places = grid(generator, 14, 12, share, sheds=12)
    places = np.vstack([places, places[:1] + generator.uniform(-150, 150, (1, 2))])
    town = Town(lines, discs, places, tolerance)
    few, routing._FEW = routing._FEW, 10 if by_tree else routing._FEW
    try:
        for a, b in ((0, 1), (1, 0), (0, 2)):
            near = routing.shortest_tree(town.streets, town.places, a, b)
            whole = town.tree(a, LENGTH)
            walk, expected = routing.walk_to(near, b), routing.walk_to(whole, b)
            assert (walk is None) == (expected is None)
            if walk is None:
                continue
            assert walk.cost == expected.cost
            assert walk.line.tolist() == expected.line.tolist()
            assert routing.costs_to(near, np.array([b])).tolist() == [list(expected.cost)]
            for longest in (np.inf, 1.2 * walk.cost[LENGTH]):
                least = town.tree(a, EXPOSURE)
                if np.isfinite(longest):
                    around = town.streets.between(town.places.access.entry[[a, b]], longest)
                    least = routing.tree(town.streets, town.places, a, EXPOSURE, around)
                found = routing.pareto_front(near, least, b, longest)
                assert [each.cost for each in found] == [each.cost for each in town.front(a, b, longest)]
    finally:
        routing._FEW = few


def test_two_costs_in_one_number_or_in_two(monkeypatch):
    """Where one number cannot hold both costs, the second search finds the same."""
    generator = np.random.default_rng(7)
    town = Town(*grid(generator, 9, 8, 0.8, sheds=9))
    one = [town.tree(0, least) for least in (LENGTH, EXPOSURE)]
    for bits in (3, 60):  # the second grows over into the first; the sum is not exact
        monkeypatch.setattr(routing, "_BITS", bits)
        monkeypatch.setattr(routing, "_FOLD", 2.0**bits)
        for tree in one:
            other = town.tree(0, tree.least)
            assert (other.cost == tree.cost).all()
            assert [routing.walk_to(other, 1).line.tolist()] == [routing.walk_to(tree, 1).line.tolist()]


def pareto(costs):
    return sorted(c for c in costs if not any(o != c and o[0] <= c[0] and o[1] <= c[1] for o in costs))


@pytest.mark.parametrize("seed", range(8))
def test_ends_and_hull_of_larger_fronts_equal_networkx(seed):
    generator = np.random.default_rng(seed)
    town = Town(*grid(generator, 20, 25, 0.9, sheds=60))
    walks = town.front()
    graph = networkx.MultiDiGraph()
    size = len(town.network.nodes)
    tree = town.tree(0, LENGTH)
    into = routing._ways_in(tree, 1)
    for arcs in (town.streets.arcs, tree.own, into):
        for tail, head, cost in zip(arcs.tail.tolist(), arcs.head.tolist(), arcs.cost.tolist()):
            graph.add_edge(tail, size + 1 if arcs is into else head, cost=cost)
    legs = town.places.leg_cost.sum(axis=0)
    costs = [(w.cost[0] - int(legs[0]), w.cost[1] - int(legs[1])) for w in walks]
    assert costs == pareto(costs)
    for a, b in ((10**6, 1), (1, 10**6), *generator.integers(1, 50, (20, 2)).tolist()):
        weight = lambda u, v, edges: min(a * e["cost"][0] + b * e["cost"][1] for e in edges.values())  # noqa: B023, E731
        best = networkx.dijkstra_path_length(graph, size, size + 1, weight)
        assert best == min(a * length + b * seen for length, seen in costs)


def test_trees_equal_networkx():
    town = Town(*grid(np.random.default_rng(3), 12, 9, 0.8, sheds=10))
    graph = networkx.Graph()
    for row, (u, v) in enumerate(zip(town.network.tail.tolist(), town.network.head.tolist())):
        length = round(town.network.length[row] * 1000)
        graph.add_edge(u, v, length=min(length, graph.get_edge_data(u, v, {}).get("length", length)))
    tree = town.tree(0, LENGTH)
    for head, cost in zip(tree.own.head.tolist(), tree.own.cost[:, 0].tolist()):
        graph.add_edge("place", head, length=cost)
    expected = networkx.single_source_dijkstra_path_length(graph, "place", weight="length")
    for node in range(len(town.network.nodes)):
        assert tree.cost[node, 0] == expected.get(node, np.inf)


STREETS = [
    shapely.LineString([(0, 0), (100, 0)]),
    shapely.LineString([(0, 0), (0, 50), (100, 50), (100, 0)]),
    shapely.LineString([(0, 0), (0, 200), (100, 200), (100, 0)]),
]


def test_by_hand():
    town = Town(STREETS, [shapely.box(10, -10, 60, 60)], [(0, 0), (100, 0)])
    assert [walk.cost for walk in town.front()] == [(100_000, 50_000), (500_000, 0)]
    assert [walk.cost for walk in town.front(longest=499_999)] == [(100_000, 50_000)]
    assert town.front(longest=99_999) == []


def test_parallel_streets_are_kept():
    one = shapely.LineString([(0, 0), (100, 0)])
    other = shapely.LineString([(0, 0), (50, 40), (100, 0)])
    town = Town([one, other], [shapely.box(20, -5, 60, 5)], [(0, 0), (100, 0)])
    assert [walk.cost[1] for walk in town.front()] == [40_000, 0]


def test_along_the_street_in_common_or_round_it():
    town = Town(STREETS, [shapely.box(40, -10, 60, 10)], [(30, 3), (70, 4)])
    (short, long) = town.front()
    assert short.cost == (47_000, 20_000)
    assert long.cost == (7_000 + 30_000 + 200_000 + 30_000, 0)
    assert routing.costs_to(town.tree(0, EXPOSURE), np.array([1])).tolist() == [list(long.cost)]
    assert routing.costs_to(town.tree(0, LENGTH), np.array([1])).tolist() == [list(short.cost)]


def test_a_loop_is_walked_the_better_way_round():
    loop = shapely.LineString([(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)])
    town = Town([loop], [shapely.box(50, -5, 60, 5)], [(20, 0), (90, 0)])
    assert [walk.cost for walk in town.front()] == [(70_000, 10_000), (330_000, 0)]


def test_from_a_place_to_itself_one_stays():
    town = Town(STREETS, [], [(30, 3), (30, 3)])
    (stay,) = town.front()
    assert stay.cost == (0, 0)
    assert list(town.lines([stay])[0].coords) == [(30, 3), (30, 3)]
    assert routing.costs_to(town.tree(0, LENGTH), np.array([1])).tolist() == [[0, 0]]


def test_no_way():
    town = Town([STREETS[0], shapely.LineString([(0, 500), (9, 500)])], [], [(0, 0), (5, 500)])
    assert town.front() == []
    assert routing.walk_to(town.tree(0, LENGTH), 1) is None
    assert np.isinf(routing.costs_to(town.tree(0, LENGTH), np.array([1]))).all()


def test_without_some_cameras():
    town = Town(STREETS, [shapely.box(10, -10, 60, 60), shapely.box(50, -10, 70, 10)], [(0, 0), (100, 0)])
    blind = routing.without(town.streets, np.array([0]))
    places = routing.places(blind, town.places.access, town.places.stretches)
    assert routing.walk_to(routing.tree(blind, places, 0, LENGTH), 1).cost == (100_000, 20_000)
    assert routing.walk_to(routing.tree(blind, places, 0, EXPOSURE), 1).cost == (200_000, 0)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10**9))
def test_without_cameras_is_as_if_they_had_never_been(seed):
    generator = np.random.default_rng(seed)
    lines, discs, places = grid(generator, 5, 5, 0.9, sheds=8)
    blind = generator.random(8) < 0.4
    town = Town(lines, discs, places)
    never = Town(lines, [disc for disc, one in zip(discs, blind) if not one], places)
    left = routing.without(town.streets, np.flatnonzero(blind))
    assert (left.arcs.cost == never.streets.arcs.cost).all()
    assert (left.exposed.line == never.streets.exposed.line).all()
    assert left.exposed.start == pytest.approx(never.streets.exposed.start)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10**9))
def test_by_way_of_a_place(seed):
    generator = np.random.default_rng(seed)
    lines, discs, _ = grid(generator, 5, 5, 0.95)
    places = generator.uniform(0, 450, (3, 2))
    town = Town(lines, discs, places)
    one, two = town.front(0, 1), town.front(1, 2)
    joined = routing.by_way_of([one, two])
    sums = {(a.cost[0] + b.cost[0], a.cost[1] + b.cost[1]) for a in one for b in two}
    assert [walk.cost for walk in joined] == pareto(sums)
    for line, walk in zip(town.lines(joined), joined):
        assert line.length * 1000 == pytest.approx(walk.cost[0], abs=len(walk.line) + 1)
        assert shapely.distance(line, shapely.Point(places[1])) < 1e-9


def test_by_way_of_places_joins_no_walk_that_is_bettered():
    parts = np.zeros(2_000, np.int64), np.zeros(2_000), np.zeros(2_000)
    walks = [routing.Walk(*parts, (i, 100 - i)) for i in range(100)]
    tracemalloc.start()
    joined = routing.by_way_of([walks, walks])
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [walk.cost for walk in joined] == [(i, 200 - i) for i in range(199)]
    assert most < 1e8  # all 10,000 together take 1 GB
    assert [walk.cost for walk in routing.by_way_of([walks, walks], 2)] == [(i, 200 - i) for i in range(3)]
    assert routing.by_way_of([walks, []]) == []


def test_costs_to_many_places_equal_each_walk():
    generator = np.random.default_rng(5)
    lines, discs, _ = grid(generator, 8, 8, 0.7)
    town = Town(lines, discs, generator.uniform(-20, 800, (40, 2)))
    for least in (LENGTH, EXPOSURE):
        tree = town.tree(0, least)
        costs = routing.costs_to(tree, np.arange(1, 40))
        for place in range(1, 40):
            walk = routing.walk_to(tree, place)
            expected = walk.cost if walk else (np.inf, np.inf)
            assert costs[place - 1].tolist() == list(expected)


def test_reverse():
    town = Town(STREETS, [shapely.box(10, -10, 60, 60)], [(3, 4), (70, 4)])
    walk = town.front()[0]
    there, back = town.lines([walk]), town.lines([routing.reverse(walk)], 1)
    assert shapely.reverse(there[0]).equals_exact(back[0], 1e-9)


def test_networkx_form_knows_the_exposure():
    town = Town(STREETS, [shapely.box(10, -10, 60, 60)], [(0, 0)])
    data = [each for *_, each in town.streets.to_networkx().edges(data=True)]
    assert sorted(each["exposed"] for each in data) == pytest.approx([0, 50, 50])


def test_cancel():
    lines, discs, _ = grid(np.random.default_rng(1), 40, 40, 0.95, sheds=300)
    town = Town(lines, discs, [[0, 0], [3900, 3100]])
    with pytest.raises(InterruptedError):
        routing.pareto_front(town.tree(0, LENGTH), town.tree(0, EXPOSURE), 1, is_cancelled=lambda: True)


def test_walks_that_do_not_exist_make_no_line():
    town = Town(STREETS, [], [(0, 0), (100, 0)])
    assert len(town.lines([])) == 0
