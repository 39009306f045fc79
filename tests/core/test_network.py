"""Streets to a graph, and the shortest walk against networkx."""

import networkx
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import exposure, network, routing


def lines(*coordinates):
    return np.array([shapely.LineString(each) for each in coordinates], dtype=object)


def walk(built, start, end, sheds=()):
    return walks(built, start, end, sheds)[0]


def walks(built, start, end, sheds=()):
    """The shortest walk, its line and its legs; None for all of them where there is none."""
    sheds = np.array(sheds, dtype=object)
    camera = np.arange(len(sheds))
    streets = routing.streets(built, exposure.stretches_in_view(built.edges, sheds, camera))
    entry = network.access(built, np.array([start, end], dtype=float))
    legs = exposure.stretches_in_view(routing.legs(entry), sheds, camera)
    places = routing.places(streets, entry, legs)
    found = routing.walk_to(routing.tree(streets, places, 0, routing.LENGTH), 1)
    if found is None:
        return None, None
    line = routing.lines_of([found], streets, places, entry.place[:1])[0]
    assert found.cost[0] == pytest.approx(line.length * 1000, abs=len(found.line) + 1)
    return line, entry.leg


def test_streets_meet_where_they_share_a_vertex():
    built = network.build_network(lines([(0, 0), (5, 0), (10, 0)], [(5, 0), (5, 5)]))
    assert len(built.length) == 3
    assert built.components == 1


def test_a_bridge_does_not_meet_the_street_below():
    built = network.build_network(lines([(0, 0), (10, 0)], [(5, -5), (5, 5)]))
    assert (built.components, built.largest_share) == (2, 0.5)
    assert walk(built, (0, 0), (5, 5)) is None


@pytest.mark.parametrize(("gap", "parts"), [(0.001, 1), (0.5, 2)])
def test_a_gap_of_a_millimetre_at_a_joint(gap, parts):
    built = network.build_network(lines([(0, 0), (10, 0)], [(10 + gap, 0), (20, 0)]), tolerance=0.1)
    assert built.components == parts


def test_odd_lines():
    odd = np.array(
        [
            shapely.LineString([(0, 0), (10, 0)]),
            shapely.LineString([(0, 0), (10, 0)]),  # a duplicate
            shapely.LineString([(3, 3), (3, 3)]),  # of no length
            shapely.LineString([(10, 0), (12, 2), (14, 0), (10, 0)]),  # a loop
            shapely.MultiLineString([[(10, 0), (20, 0)], [(20, 0), (30, 0)]]),
            shapely.LineString([(30, 0, 7), (40, 0, 9)]),
            None,
            shapely.LineString(),
        ],
        dtype=object,
    )
    built = network.build_network(odd)
    assert built.components == 1
    assert walk(built, (0, 0), (40, 0)).length == pytest.approx(40)
    assert not shapely.has_z(built.edges).any()


@pytest.mark.parametrize("given", [[], [None], [shapely.LineString([(1, 1), (1, 1)])]])
def test_no_street_at_all(given):
    with pytest.raises(ValueError, match="no line has a length"):
        network.build_network(np.array(given, dtype=object))


def test_entry_and_exit_are_part_of_the_walk():
    built = network.build_network(lines([(0, 0), (100, 0)]))
    line, legs = walks(built, (20, 3), (70, -4))
    assert legs == pytest.approx((3, 4))
    assert line.length == pytest.approx(57)
    assert line.coords[0] == (20, 3)
    assert line.coords[-1] == (70, -4)


def test_from_a_place_to_itself():
    built = network.build_network(lines([(0, 0), (100, 0)]))
    assert walk(built, (20, 0), (20, 0)).length == 0


def test_round_the_corner_when_the_same_edge_is_longer():
    horseshoe = [(0, 0), (0, 100), (10, 100), (10, 0)]
    built = network.build_network(lines(horseshoe, [(0, 0), (10, 0)]))
    found = walk(built, (0, 10), (10, 10))
    assert found.length == pytest.approx(30)


def test_one_edge_alone():
    built = network.build_network(lines([(0, 0), (10, 0)]))
    assert walk(built, (2, 0), (9, 0)).length == pytest.approx(7)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 7), st.integers(2, 7))
def test_shortest_equals_networkx(seed, columns, rows):
    generator = np.random.default_rng(seed)
    nodes = np.stack(np.meshgrid(np.arange(columns) * 100.0, np.arange(rows) * 80.0), axis=-1)
    nodes += generator.uniform(-20, 20, nodes.shape)
    streets = [
        shapely.LineString([nodes[r, c], nodes[r + dr, c + dc]])
        for r in range(rows)
        for c in range(columns)
        for dr, dc in ((0, 1), (1, 0))
        if r + dr < rows and c + dc < columns and generator.random() < 0.85
    ]
    if not streets:
        return
    built = network.build_network(np.array(streets, dtype=object))
    places = generator.uniform(0, 500, (2, 2))
    found = walk(built, *places)

    graph = built.to_networkx()
    entry = network.access(built, places)
    for i, name in enumerate("ab"):
        edge = entry.edge[i]
        graph.add_edge(name, int(built.tail[edge]), length=entry.along[i])
        graph.add_edge(name, int(built.head[edge]), length=built.length[edge] - entry.along[i])
    if entry.edge[0] == entry.edge[1]:
        graph.add_edge("a", "b", length=abs(entry.along[0] - entry.along[1]))
    try:
        expected = networkx.shortest_path_length(graph, "a", "b", weight="length") + entry.leg.sum()
    except networkx.NetworkXNoPath:
        assert found is None
        return
    assert found.length == pytest.approx(expected)


def test_networkx_form():
    graph = network.build_network(lines([(0, 0), (5, 0), (10, 0)], [(5, 0), (5, 5)])).to_networkx()
    assert graph.number_of_edges() == 3
    assert sum(data["length"] for *_, data in graph.edges(data=True)) == pytest.approx(15)


def test_cancel():
    with pytest.raises(InterruptedError):
        network.build_network(np.array([shapely.LineString([(0, 0), (1, 0)])]), is_cancelled=lambda: True)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9))
def test_doors_are_the_nearest_points_of_every_part_within_reach(seed):
    generator = np.random.default_rng(seed)
    starts = generator.uniform(0, 300, (12, 2))
    drawn = lines(*([start, start + generator.uniform(-60, 60, 2)] for start in starts))
    built, places, farthest = network.build_network(drawn), generator.uniform(0, 300, (25, 2)), 80.0
    found = network.doors(built, places, farthest)
    part = built.part(np.arange(len(built.edges)))
    for i, place in enumerate(shapely.points(places)):
        away = {int(k): shapely.distance(place, built.edges[part == k]).min() for k in np.unique(part)}
        assert {k: found.access.leg[row] for k, row in found.of[i].items()} == pytest.approx(
            {k: leg for k, leg in away.items() if leg <= farthest}
        )
        for k, row in found.of[i].items():
            assert part[found.access.edge[row]] == k
            assert (found.access.place[row] == places[i]).all()
        both = found.between(0, i)
        sums = [
            found.access.leg[found.of[0][k]] + found.access.leg[found.of[i][k]]
            for k in found.of[0].keys() & found.of[i].keys()
        ]
        assert (both is None) == (not sums)
        if both:
            assert found.access.leg[list(both)].sum() == pytest.approx(min(sums))


def test_doors_can_be_cancelled():
    built = network.build_network(lines([(0, 0), (10, 0)], [(0, 5), (10, 5)]))
    with pytest.raises(InterruptedError):
        network.doors(built, np.zeros((3, 2)), 10, lambda: True)
