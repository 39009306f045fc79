"""Walks: preparing a network, one more walk, all its alternatives, many pairs, and growth.

Beside networkx and QGIS's own shortest path, on the same pairs in the same run. Manhattan, where
../shared/data is there; made-up grids always. Run by `make bench`.
"""

from __future__ import annotations

import csv
import gzip
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import networkx
import numpy as np
import shapely
from bench_main_job import DATA, read, to_metres

from surveillance_exposure.core import exposure, network, routing
from surveillance_exposure.core.routing import EXPOSURE
from surveillance_exposure.core.unions import Discs

PAIRS = 200
ROUNDS = 3
RANGE = 120.0
GRIDS = (10_000, 100_000, 1_000_000)


def main() -> None:
    if DATA.is_dir():
        manhattan()
        alone(in_qgis)
    else:
        print("no ../shared/data: Manhattan left out")
    print("Growth: a made-up grid, one disc for every 40 streets; each line a process of its own")
    for edges in GRIDS:
        alone(grid, edges)


def alone(work: Callable[..., None], *arguments: Any) -> None:
    """Run `work` in a process of its own, so that its peak memory is its own."""
    sys.stdout.flush()
    process = multiprocessing.get_context("spawn").Process(target=work, args=arguments)
    process.start()
    process.join()


class Ready:
    """A network with its exposure, and places on it."""

    def __init__(self, lines: np.ndarray, cameras: np.ndarray, what: str) -> None:
        began = time.perf_counter()
        self.network = network.build_network(lines)
        built = time.perf_counter()
        self.discs = Discs(cameras, np.full(len(cameras), RANGE))  # as the tools have them: indexed once
        self.camera = np.arange(len(cameras))
        in_view = exposure.stretches_in_view(self.network.edges, self.discs, self.camera)
        self.streets = routing.streets(self.network, in_view)
        ended = time.perf_counter()
        print(
            f"{what}: {len(self.network.length)} streets, {len(cameras)} cameras: network "
            f"{built - began:.2f} s, exposure {ended - built:.2f} s, together {ended - began:.2f} s"
        )

    def places(self, xy: np.ndarray) -> routing.Places:
        access = network.access(self.network, xy)
        legs = exposure.stretches_in_view(routing.legs(access), self.discs, self.camera)
        return routing.places(self.streets, access, legs)

    def ends(self, places: routing.Places) -> np.ndarray:
        """A junction near each end of each pair."""
        return self.network.tail[places.access.edge].reshape(-1, 2)

    def in_igraph(self) -> Callable[[int, int], object] | None:
        """igraph's search for the shortest path between two junctions; None where it is not installed."""
        try:
            import igraph  # noqa: PLC0415 - a peer, where it is installed
        except ImportError:
            return None
        pairs = np.column_stack([self.network.tail, self.network.head]).tolist()
        graph = igraph.Graph(n=len(self.network.nodes), edges=pairs)
        graph.es["length"] = self.network.length.tolist()
        return lambda a, b: graph.get_shortest_path(a, b, weights="length")

    def walks(self, pairs: np.ndarray) -> tuple[dict[str, np.ndarray], list[int]]:
        """Seconds for each pair, by what was searched, the best of several rounds, and how many walks its front has.

        Each pair is searched by all, one after the other: what else the machine does then touches all of them.
        """
        ends = self.ends(self.places(pairs.reshape(-1, 2))).tolist()
        igraph, rounds, sizes = self.in_igraph(), [], []
        for _ in range(ROUNDS):
            times: dict[str, list[float]] = {"shortest": [], "front": [], "igraph": []}
            sizes = []
            for pair, (a, b) in zip(pairs, ends):
                began = time.perf_counter()
                places = self.places(pair)
                by_length = routing.shortest_tree(self.streets, places, 0, 1)
                routing.walk_to(by_length, 1)
                times["shortest"].append(time.perf_counter() - began)
                by_exposure = routing.tree(self.streets, places, 0, EXPOSURE)
                sizes.append(len(routing.pareto_front(by_length, by_exposure, 1)))
                times["front"].append(time.perf_counter() - began)
                if igraph is not None:
                    began = time.perf_counter()
                    igraph(a, b)
                    times["igraph"].append(time.perf_counter() - began)
            rounds.append(times)
        return {what: np.min([each[what] for each in rounds], axis=0) for what in rounds[0]}, sizes

    def random_places(self, count: int) -> np.ndarray:
        generator = np.random.default_rng(2022)
        nodes = self.network.nodes[self.network.component == np.bincount(self.network.component).argmax()]
        return nodes[generator.integers(0, len(nodes), count)] + generator.uniform(-20, 20, (count, 2))


def public_sites() -> np.ndarray:
    """Where the sites of public cameras in New York are, degrees."""
    with gzip.open(DATA / "camera_sites.csv.gz", "rt") as file:
        rows = [row for row in csv.DictReader(file) if row["web_public"] == "1"]
    return np.array([(float(row["lon"]), float(row["lat"])) for row in rows])


def manhattan() -> None:
    cameras = to_metres(public_sites(), 4326)
    ways, _ = read(DATA / "lower_manhattan_osm2024.gpkg", "ways")
    Ready(ways, cameras, "OSM ways of Lower Manhattan")
    streets, _ = read(DATA / "manhattan_walk.gpkg", "walk_edges")
    ready = Ready(streets, cameras, "All Manhattan")
    xy = ready.random_places(2 * PAIRS)
    found, sizes = ready.walks(xy.reshape(PAIRS, 2, 2))
    show("one more shortest walk", found["shortest"])
    show("one more walk with all trade-offs", found["front"])
    print(f"  walks on the front: median {np.median(sizes):.0f}, at most {max(sizes)}")
    show("igraph, between junctions", found["igraph"], np.median(found["shortest"]))

    ends = ready.ends(ready.places(xy)).tolist()
    graph = ready.network.to_networkx()
    times = []
    for a, b in ends:
        began = time.perf_counter()
        networkx.bidirectional_dijkstra(graph, a, b, weight="length")
        times.append(time.perf_counter() - began)
    show("networkx, bidirectional, between junctions", times, np.median(found["shortest"]))


def in_qgis() -> None:
    """The same through the toolbox, beside QGIS's own tool; in a process of its own for QGIS's sake."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.append("/usr/share/qgis/python/plugins")
    from qgis.analysis import QgsNativeAlgorithms  # noqa: PLC0415
    from qgis.core import (  # noqa: PLC0415
        QgsApplication,
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsProject,
        QgsVectorLayer,
    )

    from surveillance_exposure.processing.provider import Provider  # noqa: PLC0415
    from surveillance_exposure.processing.reading.network import KeptNetwork  # noqa: PLC0415

    application = QgsApplication([], False)
    application.initQgis()
    registry = QgsApplication.processingRegistry()
    registry.addProvider(QgsNativeAlgorithms(registry))
    registry.addProvider(Provider())

    def run(name: str, kept: KeptNetwork | None = None, **parameters: Any) -> tuple[dict[str, Any], float]:
        algorithm = registry.createAlgorithmById(name)
        if kept is not None:
            algorithm.kept = kept
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        began = time.perf_counter()
        result, ok = algorithm.run({**parameters, "OUTPUT": "memory:"}, context, QgsProcessingFeedback())
        assert ok, name
        return result, time.perf_counter() - began

    cameras = points(public_sites())
    streets = f"{DATA}/manhattan_walk.gpkg|layername=walk_edges"
    network_layer = QgsVectorLayer(streets, "streets", "ogr")
    ends = [feature.geometry().vertexAt(0) for feature in network_layer.getFeatures()]
    picks = np.random.default_rng(2022).integers(0, len(ends), (PAIRS, 2))
    pairs = [[(ends[i].x(), ends[i].y()) for i in pick] for pick in picks]

    given = {"NETWORK": streets, "CAMERAS": cameras, "RANGE": RANGE}
    kept = KeptNetwork()
    _, first = run("surveillance_exposure:findroutes", kept, ORIGINS=points(np.array(pairs[0][:1])),
                   DESTINATIONS=points(np.array(pairs[0][1:])), **given)  # fmt: skip
    print(f"Through the toolbox: the first walk, network and exposure made for it: {first:.2f} s")
    ours: dict[str, list[float]] = {"shortest": [], "all trade-offs": []}
    theirs = []
    for i, (a, b) in enumerate(pairs):
        one, other = points(np.array([a])), points(np.array([b]))
        for route, times in ours.items():
            times.append(
                run("surveillance_exposure:findroutes", kept, ORIGINS=one, DESTINATIONS=other, ROUTE=route,
                    **given)[1]
            )  # fmt: skip
        if i < PAIRS // 10:
            start, end = (f"{x},{y} [EPSG:4326]" for x, y in (a, b))
            theirs.append(
                run("native:shortestpathpointtopoint", INPUT=streets, STRATEGY=0, START_POINT=start,
                    END_POINT=end)[1]
            )  # fmt: skip
    show("one more shortest walk, measured, as a layer", ours["shortest"])
    show("one more walk with all trade-offs, measured, as a layer", ours["all trade-offs"])
    show("native:shortestpathpointtopoint", theirs, np.median(ours["shortest"]))

    stations = f"{DATA}/places.gpkg|layername=subway_stations"
    site = points(np.array([(-73.9903, 40.7359)]))
    near = {"MAX_DISTANCE": 60_000, "MAX_ENTRY": 60_000}
    for route in ("shortest", "least exposed"):
        result, seconds = run("surveillance_exposure:protestsite", STATIONS=stations, SITE=site, ROUTE=route,
                              **near, **given)  # fmt: skip
        print(f"{result['USED']} stations to one site, {route}, from file to layer: {seconds:.2f} s")
    sights = points(np.array([(ends[i].x(), ends[i].y()) for i in picks[:25].ravel()]))
    result, seconds = run("surveillance_exposure:placepairs", PLACES=sights, **given)
    print(f"50 sights, each pair ({result['USED']} walks): {seconds:.2f} s")
    result, seconds = run("surveillance_exposure:findroutes", ORIGINS=sights, DESTINATIONS=sights, **given)
    print(f"50 by 50 sights, both ways ({result['USED']} walks): {seconds:.2f} s")
    application.exitQgis()


def points(xy: np.ndarray) -> Any:
    """A layer in memory of places in degrees."""
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer  # noqa: PLC0415

    layer = QgsVectorLayer("Point?crs=EPSG:4326", "places", "memory")
    for x, y in xy.tolist():
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


def show(what: str, seconds: list[float] | np.ndarray, ours: float | None = None) -> None:
    """Median and tail; `ours` to print a ratio."""
    if not len(seconds):
        print(f"  {what:<60} not installed")
        return
    median, tail, most = np.median(seconds), np.percentile(seconds, 95), max(seconds)
    ratio = f", {median / ours:.2g} times ours" if ours else ""
    print(
        f"  {what:<60} median {1000 * median:7.1f} ms, 95th percentile {1000 * tail:7.1f} ms, "
        f"at most {1000 * most:7.1f} ms{ratio}"
    )


def grid(edges: int) -> None:
    """Build, query and memory on a grid of about `edges` streets of 80 by 100 m, some missing."""
    side = int(np.sqrt(edges / 2 / 0.93))
    generator = np.random.default_rng(edges)
    columns, rows = np.meshgrid(np.arange(side), np.arange(side))
    nodes = np.stack([columns * 100.0, rows * 80.0], axis=-1) + generator.uniform(-8, 8, (side, side, 2))
    across = np.stack([nodes[:, :-1], nodes[:, 1:]], axis=2).reshape(-1, 2, 2)
    up = np.stack([nodes[:-1], nodes[1:]], axis=2).reshape(-1, 2, 2)
    every = np.concatenate([across, up])
    lines = shapely.linestrings(every[generator.random(len(every)) < 0.93])
    cameras = generator.uniform(0, [side * 100, side * 80], (len(lines) // 40, 2))
    ready = Ready(lines, cameras, f"{edges:>9,}")
    start = generator.uniform(0.2, 0.6, (10, 1, 2)) * [side * 100, side * 80]
    near = start + generator.uniform(-1500, 1500, (10, 1, 2))
    found, _ = ready.walks(np.concatenate([start, near], axis=1))
    show("shortest of up to 3 km", found["shortest"])
    show("igraph, between junctions", found["igraph"], np.median(found["shortest"]))
    show("all trade-offs of up to 3 km", found["front"])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"  peak memory {peak:.2f} GB")


if __name__ == "__main__":
    main()
