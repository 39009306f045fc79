"""How time and memory of viewsheds with heights grow: with the number of cameras, and with the range.

100, 1,000 and 10,000 cameras at 120 m: one window repeated side by side, so that density stays. 50 to 400 m
on the sites of one window. Lower Manhattan where ../shared/data is there, else the sample city. Each line is
a process of its own, so that its peak memory is its own; viewsheds are dropped batch by batch, as the plugin
writes them. Time is the processor's, which other work on the machine touches least; placing the cameras is
in it. Run by `make bench`.
"""

from __future__ import annotations

import multiprocessing
import resource
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
import shapely
from bench_gdal import DEFAULT_HEIGHT, LENS, RANGE, TARGET, sites
from bench_main_job import DATA, ROOT, read

from surveillance_exposure.core import visibility

COUNTS = (100, 1_000, 10_000)
RANGES = (50.0, 100.0, 200.0, 400.0)
STREET = 20.0  # metres between windows
SHORT = 1.0  # seconds: what takes less is done again, and the best time counts


class Window(NamedTuple):
    """A piece of a city in metres: `xy` of its cameras, `outlines` and `heights` of its buildings."""

    xy: np.ndarray
    outlines: np.ndarray
    heights: np.ndarray


class Figures(NamedTuple):
    """What one run took; `city_mb` is what it held before the first viewshed."""

    buildings: int
    prepared_s: float
    per_camera_ms: float
    corners: float
    peak_mb: float
    city_mb: float


def main() -> None:
    window = lower_manhattan() if DATA.is_dir() else sample_city()
    size = len(window.xy)
    place = "Lower Manhattan" if DATA.is_dir() else "the sample city"
    print(f"{place}: {size} sites, {len(window.outlines)} buildings; lens {LENS} m, target {TARGET} m")
    print(f"By the number of cameras, {RANGE:.0f} m")
    table([(f"{count:,} cameras", (window, count, RANGE)) for count in COUNTS])
    print(f"By the range, {size} cameras")
    table([(f"{reach:.0f} m", (window, size, reach)) for reach in RANGES])


def lower_manhattan() -> Window:
    """All camera sites within the extent of the buildings and parts."""
    outlines, heights = read(DATA / "lower_manhattan_osm2024.gpkg", "buildings", "height_m")
    return Window(sites(outlines), outlines, np.where(heights > 0, heights, DEFAULT_HEIGHT))


def sample_city() -> Window:
    """What everybody has."""
    city = ROOT / "resources" / "sample_city.gpkg"
    outlines, heights = read(city, "buildings", "height_m")
    points, _ = read(city, "camera_survey")
    heights = np.where(heights > 0, heights, DEFAULT_HEIGHT)
    return Window(shapely.get_coordinates(points), outlines, heights)


def table(cases: list[tuple[str, tuple[Window, int, float]]]) -> None:
    """Run and print the cases; ratios are to the first."""
    print(
        f"{'':17}{'buildings':>9}{'prepared':>11}{'per camera':>22}{'corners':>9}{'peak':>18}{'thereof city':>14}"
    )
    first = None
    for name, case in cases:
        with multiprocessing.get_context("fork").Pool(1) as pool:
            done = pool.apply(measured, case)
        first = first or done
        print(
            f"  {name:15}{done.buildings:9,}{done.prepared_s:9.2f} s"
            f"{done.per_camera_ms:10.3f} ms{done.per_camera_ms / first.per_camera_ms:6.2f} x {done.corners:9.0f}"
            f"{done.peak_mb:7.0f} MB{done.peak_mb / first.peak_mb:6.2f} x{done.city_mb:11.0f} MB"
        )


def measured(window: Window, count: int, reach: float) -> Figures:
    """Prepare buildings, place cameras, make their viewsheds, and say what that took."""
    city = side_by_side(window, count)
    began = time.process_time()
    obstacles = visibility.obstacles(city.outlines, city.heights)
    prepared = time.process_time()
    city_mb = resident_mb()
    per_camera_ms, corners, spent = np.inf, 0, 0.0
    while spent < SHORT:
        round_ms, corners = viewsheds(city.xy, obstacles, reach)
        per_camera_ms = min(per_camera_ms, round_ms / count)
        spent += round_ms / 1000
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Figures(len(city.outlines), prepared - began, per_camera_ms, corners / count, peak_mb, city_mb)


def viewsheds(xy: np.ndarray, obstacles: visibility.Obstacles, reach: float) -> tuple[float, int]:
    """Milliseconds to place cameras and make their viewsheds, and the viewsheds' corners."""
    began, corners = time.process_time(), 0
    placed, _ = visibility.outside_walls(xy, obstacles, LENS)
    for _, sheds in visibility.isovists(placed, np.full(len(xy), reach), obstacles, LENS, TARGET):
        corners += int(shapely.get_num_coordinates(sheds).sum())
    return 1000 * (time.process_time() - began), corners


def side_by_side(window: Window, count: int) -> Window:
    """As many windows in a square as hold `count` cameras, which are drawn from all of them."""
    windows = -(-count // len(window.xy))
    columns = int(np.ceil(np.sqrt(windows)))
    west, south, east, north = shapely.total_bounds(window.outlines)
    step = np.array([east - west + STREET, north - south + STREET])
    shifts = [step * divmod(number, columns)[::-1] for number in range(windows)]
    xy = np.concatenate([window.xy + shift for shift in shifts])
    outlines = np.concatenate([shapely.transform(window.outlines, shift.__add__) for shift in shifts])
    drawn = np.sort(np.random.default_rng(1).choice(len(xy), count, replace=False))
    return Window(xy[drawn], outlines, np.tile(window.heights, windows))


def resident_mb() -> float:
    """Memory this process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main()
