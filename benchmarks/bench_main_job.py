"""The figures the README and the closing notes claim, measured: viewsheds and density.

On ../shared/data where it is there, on the sample city always. Run by `make bench`.
"""

from __future__ import annotations

import csv
import gzip
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import shapely
from osgeo import ogr, osr

from surveillance_exposure.core import density, visibility

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "nyc"
ogr.UseExceptions()
osr.UseExceptions()


def main() -> None:
    sample_city()
    if DATA.is_dir():
        new_york()
    else:
        print("no ../shared/data: New York left out")


def timed(what: str, work: Callable[[], object], per: int = 1, repeats: int = 3) -> object:
    """Run `work` a few times and print the best time, which noise on the machine touches least."""
    best, result = np.inf, None
    for _ in range(repeats):
        began = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - began)
    print(f"{what:<66}{1000 * best / per:10.2f} ms")
    return result


def sample_city() -> None:
    city = ROOT / "resources" / "sample_city.gpkg"
    buildings, _ = read(city, "buildings")
    points, _ = read(city, "camera_survey")
    print("Sample city")
    viewsheds(buildings, shapely.get_coordinates(points))


def new_york() -> None:
    print("New York")
    buildings, _ = read(DATA / "lower_manhattan_osm2024.gpkg", "buildings")
    with gzip.open(DATA / "camera_sites.csv.gz", "rt") as file:
        rows = list(csv.DictReader(file))
    xy = to_metres(np.array([(float(row["lon"]), float(row["lat"])) for row in rows]), 4326)
    public = np.array([row["web_public"] == "1" for row in rows])
    west, south, east, north = shapely.total_bounds(buildings)
    near = (xy > [west, south]).all(axis=1) & (xy < [east, north]).all(axis=1)
    viewsheds(buildings, xy[near])

    tracts, population = read(DATA / "tracts2010_acs2017.gpkg", "tracts2010", "pop_total_est")
    sites = xy[public]
    discs = visibility.discs(sites, np.full(len(sites), 120.0))
    one = np.ones(len(sites))
    timed(
        "density of 2,165 tracts, 2,441 public sites",
        lambda: density.measure_density(
            tracts, shapely.points(sites), one, np.arange(len(sites)), discs, 120, 200, population
        ),
        repeats=1,
    )


def viewsheds(buildings: np.ndarray, xy: np.ndarray) -> None:
    obstacles = timed(f"preparing {len(buildings)} buildings", lambda: visibility.obstacles(buildings))
    placed, _ = visibility.outside_walls(xy, obstacles)
    for reach in (50.0, 120.0, 200.0, 400.0):
        radii = np.full(len(placed), reach)
        timed(
            f"viewshed of {len(placed)} cameras at {reach:.0f} m, per camera",
            lambda radii=radii: list(visibility.isovists(placed, radii, obstacles)),
            per=len(placed),
        )


def read(path: Path, name: str, column: str | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Geometries in metres and, if wanted, a column of numbers (NULL as 0)."""
    source = ogr.Open(str(path))
    layer = source.GetLayerByName(name)
    features = list(layer)
    wkb = [bytes(feature.GetGeometryRef().ExportToWkb()) for feature in features]
    epsg = int(layer.GetSpatialRef().GetAuthorityCode(None))
    shapes = shapely.transform(shapely.from_wkb(wkb), lambda c: to_metres(c, epsg))
    return shapes, np.array([feature[column] or 0 if column else 0 for feature in features], float)


def to_metres(xy: np.ndarray, epsg: int) -> np.ndarray:
    """Coordinates in a transverse Mercator around New York, or as they are where they are in metres."""
    if epsg == 32628:
        return xy
    source, target = osr.SpatialReference(), osr.SpatialReference()
    source.ImportFromEPSG(epsg)
    source.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    target.ImportFromProj4("+proj=tmerc +lat_0=40.7 +lon_0=-74 +k=1 +datum=WGS84 +units=m")
    return np.array(osr.CoordinateTransformation(source, target).TransformPoints(xy.tolist()))[:, :2]


if __name__ == "__main__":
    main()
