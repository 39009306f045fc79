"""A made-up country, tile by tile: hours, memory, and the same figures after a run that was killed.

The sample city's buildings again and again, 16 towns to a tile, 100 cameras among them:
    python benchmarks/bench_country.py [--tiles 1000] [--folder FOLDER] [--workers 2] [--kill]
1,000 tiles are 10.8 million buildings and 100,000 cameras. Times are of the wall, memory is the largest process.
"""

import argparse
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

ROOT = Path(__file__).resolve().parents[1]
CITY = ROOT / "resources" / "sample_city.gpkg"
TILE_M, COLUMNS, ROWS = 7_680.0, 4, 4
WIDTH_M, HEIGHT_M = TILE_M / COLUMNS, TILE_M / ROWS
CAMERAS = 100
ACROSS = 40  # tiles
CORNER = (460_000.0 - ACROSS / 2 * TILE_M, 4_800_000.0)


def town(layer: str) -> gpd.GeoDataFrame:
    found = gpd.read_file(CITY, layer=layer)
    return found.set_geometry(found.translate(-460_047, -4_983_000))


def moved(shapes: np.ndarray, x: float, y: float) -> np.ndarray:
    return shapely.transform(shapes, lambda xy: xy + np.array([x, y]))


def country(folder: Path, tiles: int) -> dict[str, Path]:
    """Files of buildings, cameras, streets and tracts, tile by tile, so that memory does not matter."""
    paths = {name: folder / f"{name}.parquet" for name in ("buildings", "cameras", "streets", "tracts")}
    if all(path.exists() for path in paths.values()):
        return paths
    buildings, streets, tracts = town("buildings"), town("streets"), town("tracts")
    cameras = town("camera_survey")
    heights, people = buildings["height_m"].to_numpy(), tracts["population"].to_numpy()
    random = np.random.default_rng(4)
    writers: dict[str, pq.ParquetWriter] = {}

    def write(name: str, columns: dict, shapes: np.ndarray) -> None:
        table = pa.table({**columns, "geometry": pa.array(shapely.to_wkb(shapes), type=pa.binary())})
        if name not in writers:
            geo = gpd.GeoDataFrame(geometry=shapes[:1], crs="EPSG:32628").to_parquet(folder / "one.parquet")
            geo = pq.read_metadata(folder / "one.parquet").metadata[b"geo"]
            schema = table.schema.with_metadata({"geo": geo})
            writers[name] = pq.ParquetWriter(paths[name], schema, compression="zstd")
        writers[name].write_table(table.cast(writers[name].schema))

    for tile in range(tiles):
        west = CORNER[0] + tile % ACROSS * TILE_M
        south = CORNER[1] + tile // ACROSS * TILE_M
        corners = [
            (west + i % COLUMNS * WIDTH_M, south + i // COLUMNS * HEIGHT_M) for i in range(COLUMNS * ROWS)
        ]
        shapes = [moved(buildings.geometry.to_numpy(), *corner) for corner in corners]
        write("buildings", {"height_m": np.tile(heights, len(corners))}, np.concatenate(shapes))
        at, where = random.integers(len(cameras), size=CAMERAS), random.integers(len(corners), size=CAMERAS)
        points = shapely.points(
            shapely.get_coordinates(cameras.geometry.to_numpy()[at]) + np.array(corners)[where]
        )
        columns = {
            "camera_id": [f"{tile}-{i}" for i in range(CAMERAS)],
            "count": cameras["number"].to_numpy()[at].astype(float),
            "direction_deg": cameras["bearing"].to_numpy()[at].astype(float),
            "fov_deg": cameras["lens_angle"].to_numpy()[at].astype(float),
        }
        write("cameras", {name: pa.array(each, from_pandas=True) for name, each in columns.items()}, points)
        write("streets", {"number": np.arange(len(streets))}, moved(streets.geometry.to_numpy(), *corners[0]))
        write("tracts", {"population": people}, moved(tracts.geometry.to_numpy(), *corners[0]))
    for writer in writers.values():
        writer.close()
    return paths


def run(words: list[str], workers: int, killed_after: float | None = None) -> tuple[float, float]:
    """Seconds and gigabytes of the largest process of a run; killed after so many seconds, and taken up again."""
    command = [sys.executable, "-W", "ignore", "-m", "surveillance_exposure", *words, "--overwrite"]
    command += ["--tile", str(TILE_M), *(["--workers", str(workers)] if workers > 1 else [])]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    began = time.monotonic()
    if killed_after:
        child = subprocess.Popen(command, env=environment, start_new_session=True)
        time.sleep(killed_after)
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        print(f"killed after {killed_after:.0f} s", flush=True)
    subprocess.run(command, env=environment, check=True)
    took = time.monotonic() - began
    return took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tiles", type=int, default=100)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--kill", action="store_true")
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    paths = country(folder, given.tiles)
    size = sum(path.stat().st_size for path in paths.values()) / 1e6
    print(f"{given.tiles} tiles made in {time.monotonic() - began:.0f} s, {size:.0f} MB", flush=True)
    jobs = {
        "viewsheds": [
            str(paths["cameras"]),
            "--buildings",
            str(paths["buildings"]),
            "--building-height",
            "height_m",
        ],
        "density": [
            str(paths["tracts"]),
            "--cameras",
            str(paths["cameras"]),
            "--population-field",
            "population",
        ],
        "exposure": [str(paths["streets"]), "--viewsheds", str(folder / "viewsheds.parquet")],
    }
    for name, words in jobs.items():
        output = folder / f"{name}.parquet"
        times = {}
        for workers in given.workers:
            times[workers], memory = run([name, *words, "-o", str(output)], workers)
            print(
                f"{name}: {workers} workers, {times[workers]:.0f} s, at most {memory:.2f} GB a process",
                flush=True,
            )
        if given.kill:
            again = folder / f"{name}_killed.parquet"
            run([name, *words, "-o", str(again)], given.workers[-1], times[given.workers[-1]] / 2)
            same = pq.read_table(output).equals(pq.read_table(again))
            print(f"{name}: killed half way and taken up again, the same: {same}", flush=True)


if __name__ == "__main__":
    main()
