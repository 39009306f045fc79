"""Two doors, the same figures: walks through the algorithms, and through the core in a few calls."""

from dataclasses import dataclass

import numpy as np
import pytest
import shapely

from surveillance_exposure.core import measuring, walk_summaries
from surveillance_exposure.core.cameras import Sites
from surveillance_exposure.core.exposure import piece_lines, pieces
from surveillance_exposure.core.pairing import nearest_pairs, pairs_within
from surveillance_exposure.core.unions import Discs
from surveillance_exposure.core.viewsheds import Viewsheds
from surveillance_exposure.core.walk_network import build_walk_network, stops
from surveillance_exposure.core.walks import (
    ROUTES,
    WalkOptions,
    find_walks,
    walk_figures,
    walk_lines,
    walks_between,
)

from .conftest import layer

CORNER = X, Y = np.array(
    [680_000, 4_500_000]
)  # where zone 18 is true to scale, so that it is worked in as it is
RANGE, SIZE, STEP = 60.0, 7, 80


@dataclass
class City:
    """Streets of a grid, some of them missing, and one that meets none; cameras; places, one of them unusable."""

    streets: np.ndarray
    cameras: np.ndarray
    columns: dict
    origins: np.ndarray
    destinations: np.ndarray

    @property
    def viewsheds(self):
        size = len(self.cameras)
        site = np.unique(self.columns["site_id"], return_inverse=True)[1]
        sites = Sites(np.array(self.columns["count"]), np.array(self.columns["ownership"]), site)
        names = [[*each, None] for each in zip(self.columns["camera_id"], self.columns["site_id"])]
        ranges = np.full(size, RANGE)
        discs = Discs(self.cameras, ranges)
        return Viewsheds(discs, np.arange(size), sites, ranges, shapely.points(self.cameras), names)

    @property
    def layers(self):
        rows = [{name: column[i] for name, column in self.columns.items()} for i in range(len(self.cameras))]
        return {
            "NETWORK": layer("LineString", [(each.wkt, {}) for each in self.streets]),
            "CAMERAS": layer("Point", list(zip(wkt(self.cameras), rows))),
            "RANGE": RANGE,
        }


@pytest.fixture(scope="module")
def city():
    generator = np.random.default_rng(12)
    nodes = [(STEP * i, STEP * j) for i in range(SIZE) for j in range(SIZE)]
    nodes = CORNER + np.round(nodes + generator.uniform(-9, 9, (len(nodes), 2)), 2)
    beside = [(a, a + 1) for a in range(len(nodes)) if (a + 1) % SIZE]
    above = [(a, a + SIZE) for a in range(len(nodes) - SIZE)]
    kept = [ends for ends in beside + above if generator.random() < 0.85]
    streets = [*(nodes[list(ends)] for ends in kept), [(X + 700, Y), (X + 900, Y)]]

    def places(count):
        return CORNER + np.round(generator.uniform(0, STEP * (SIZE - 1), (count, 2)), 2)

    columns = {
        "camera_id": [f"camera {i:02}" for i in range(12)],
        "site_id": [f"site {i // 2}" for i in range(12)],
        "ownership": ["public", "private", "unknown"] * 4,
        "count": generator.integers(1, 4, 12).astype(float).tolist(),
    }
    return City(
        shapely.linestrings(np.array(streets)),
        places(12),
        columns,
        np.concatenate([places(4), [[X + 800, Y + 20]]]),
        np.concatenate([places(3), [[np.nan, np.nan]]]),
    )


def wkt(xy):
    return [None if np.isnan(each).any() else shapely.Point(each).wkt for each in xy]


def points(xy, **columns):
    rows = ({name: column[i] for name, column in columns.items()} for i in range(len(xy)))
    return layer("Point", list(zip(wkt(xy), rows)))


def assert_same(rows, columns):
    """Every column of the core equals the field of its name, exactly."""
    assert rows
    for name, column in columns.items():
        own = [
            None if isinstance(item, float) and np.isnan(item) else item
            for item in np.asarray(column).tolist()
        ]
        assert [row[name] for row in rows] == own, name


def assert_same_lines(features, lines):
    drawn = [
        shapely.from_wkb(bytes(each.geometry().asWkb())) if each.hasGeometry() else None for each in features
    ]
    assert [each is None for each in drawn] == [each is None for each in lines]
    for one, other in zip(drawn, lines):
        if one is not None:
            assert one.normalize() == other.normalize()


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("max_detour", [None, 0.3])
def test_walks(run, city, route, max_detour):
    found = run(
        "findroutes",
        **city.layers,
        ORIGINS=points(city.origins),
        DESTINATIONS=points(city.destinations),
        ROUTE=route,
        MAX_DETOUR=max_detour,
        MAX_ENTRY=300,
        WALKING_SPEED=1.5,
    )
    network = build_walk_network(city.streets, city.viewsheds)
    options = WalkOptions(route, np.inf if max_detour is None else max_detour, 300, 1.5)
    walks = find_walks(network, city.origins, city.destinations, options)
    rows = found.rows()
    assert {"ok", "unusable", "no way"} == {row["status"] for row in rows}
    assert_same(rows, walk_figures(walks))
    assert set(rows[0]) == {*walk_figures(walks), "message"}
    assert_same_lines(found.layers["OUTPUT"].getFeatures(), walk_lines(walks))

    seen = measuring.sightings(walks.measured.stretches)
    names = np.array(city.columns["camera_id"])
    columns = {"line_id": walks.rows[seen.line] + 1, "camera_id": names[seen.camera], "metres": seen.metres}
    columns |= {"from_m": seen.start, "to_m": seen.end}
    assert_same(found.rows("SEEN"), columns)
    cut = pieces(walks.measured.exposure.length_m, walks.measured.stretches, city.viewsheds.sites.count)
    columns = {
        "line_id": walks.rows[cut.line] + 1,
        "from_m": cut.start,
        "to_m": cut.end,
        "cameras": cut.cameras,
    }
    assert_same(found.rows("PIECES"), columns)
    shapes = shapely.multilinestrings([[each] for each in piece_lines(walk_lines(walks)[walks.rows], cut)])
    assert_same_lines(found.layers["PIECES"].getFeatures(), shapes)


def test_nearest_by_way_of_a_place(run, city):
    via = city.cameras[:1]
    found = run(
        "findroutes",
        **city.layers,
        ORIGINS=points(city.origins),
        DESTINATIONS=points(city.destinations),
        VIA=points(via),
        PAIRING="nearest",
        NEAREST=2,
    )
    network = build_walk_network(city.streets, city.viewsheds)
    known = stops(network, city.origins, city.destinations, via)
    assert_same(found.rows(), walk_figures(walks_between(network, known, nearest_pairs(network, known, 2))))


def test_pairs_of_places(run, city):
    found = run("placepairs", **city.layers, PLACES=points(city.origins), ROUTE="all trade-offs")
    network = build_walk_network(city.streets, city.viewsheds)
    walks = find_walks(network, city.origins, options=WalkOptions("all trade-offs"))
    assert_same(found.rows(), walk_figures(walks))
    shares = walk_summaries.share_matrix(walks)
    assert_same(found.rows("MATRIX"), {f"to_{i + 1}": column for i, column in enumerate(shares.T)})
    ends = walk_summaries.extremes(shares)
    figures = [found.values[name] for name in ("LEAST_SHARE", "MOST_SHARE", "MEAN_SHARE")]
    assert figures == [ends.least, ends.most, ends.mean]


def test_ways_to_a_site(run, city):
    kinds = ["station", "entrance", "entrance", "station", "station"]
    found = run(
        "protestsite",
        **city.layers,
        STATIONS=points(city.origins, kind=kinds),
        SITE=points(city.destinations),
        ROUTE="all trade-offs",
        MAX_DISTANCE=700,
        ENTRANCE_DISTANCE=200,
    )
    network = build_walk_network(city.streets, city.viewsheds)
    known = stops(network, city.origins, city.destinations)
    walks = walks_between(network, known, pairs_within(known, 700), WalkOptions("all trade-offs"))
    assert_same(found.rows(), walk_figures(walks))
    is_entrance = walk_summaries.are_entrances(["kind"], [[kind] for kind in kinds])
    summaries = walk_summaries.site_summaries(walks, is_entrance, 200)
    assert any(each.beside_entrances for each in summaries)
    columns = {
        name: [np.nan if getattr(each, name) is None else getattr(each, name) for each in summaries]
        for name in walk_summaries.SITE_FIGURES
        if name != "route"
    }
    assert_same(found.rows("SUMMARY"), {**columns, "route": [each.route for each in summaries]})
    counted = ~walk_summaries.beside_entrances(walks, is_entrance, 200)
    assert found.values["MEAN_SHARE"] == walk_summaries.mean_share(walks, counted)


def test_lines_that_exist(run, city):
    tracks = np.array([shapely.LineString(city.cameras[:4]), shapely.LineString(city.cameras[4:9])])
    routes = layer("LineString", [(each.wkt, {}) for each in tracks])
    given = {"ROUTES": routes, "CAMERAS": city.layers["CAMERAS"]}
    found = run("routeexposure", **given, RANGE=RANGE)
    assert_same(found.rows(), measuring.line_figures(measuring.measure_lines(tracks, city.viewsheds)))
    swept = run("exposurebyrange", **given, RANGES="30, 60, 90")
    curve = measuring.exposure_by_range(tracks, city.viewsheds, np.array([30.0, 60.0, 90.0]))
    columns = measuring.range_figures(curve)
    assert_same(swept.rows(), {"line_id": columns.pop("line") + 1, **columns})
    assert (swept.values["SHARE_AT_SHORTEST"], swept.values["SHARE_AT_LONGEST"]) == (
        curve.share_of_all[0],
        curve.share_of_all[-1],
    )
