"""The same data through QGIS's tools, through frames and through tiles: every column equal."""

import math
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

gpd = pytest.importorskip("geopandas")

pytest.importorskip("pyarrow")

from surveillance_exposure import frames  # noqa: E402
from surveillance_exposure.gui.sample import CAMERA_EXPRESSIONS  # noqa: E402
from surveillance_exposure.values import plain  # noqa: E402

from .conftest import layer  # noqa: E402

CITY = Path(__file__).parents[2] / "resources" / "sample_city.gpkg"
NOT_COMPARED = {"message", "geometry", "fid", "ogc_fid"}
"""Sentences there, codes here; and what pandas does not read as a column."""

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


def alike(rows, frame, columns=()):
    """Every column of the frame, and at least `columns`, is the tool's, to 1e-9 of itself."""
    assert len(rows) == len(frame)
    names = [name for name in frame.columns if name not in NOT_COMPARED]
    assert set(columns) <= set(names)
    assert set(rows[0]) - NOT_COMPARED <= set(names)
    for name in names:
        for i, (row, own) in enumerate(zip(rows, frame[name].tolist())):
            there = plain(row[name])
            if isinstance(own, (int, float, np.number)) and not isinstance(own, bool):
                if there is None:
                    assert math.isnan(own), (name, i)
                else:
                    assert own == pytest.approx(float(there), rel=1e-9, abs=1e-9), (name, i)
            elif own is None or own is pd.NA:
                assert there is None, (name, i)
            elif not hasattr(own, "isoformat"):
                assert str(own) == str(there), (name, i)


@pytest.fixture(params=[None, 2], ids=["one process", "two workers of Dask"])
def tiled(request, tmp_path):
    """What a command of the third door makes of frames and files, given as words."""
    if request.param:
        pytest.importorskip("distributed")

    def run_it(command, first, **given):
        words = [
            command,
            as_file(first),
            "--tile",
            "1440",
            "--output",
            str(tmp_path / "made.parquet"),
            "--overwrite",
        ]
        for name, value in given.items():
            words += [f"--{name.replace('_', '-')}", as_file(value)]
        if request.param:
            words += ["--workers", str(request.param)]
        done = subprocess.run(
            [sys.executable, "-m", "surveillance_exposure", *words],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return gpd.read_parquet(tmp_path / "made.parquet")

    def as_file(value):
        if not isinstance(value, gpd.GeoDataFrame):
            return str(value)
        file = tmp_path / f"{id(value)}.parquet"
        value.to_parquet(file, index=False)
        return str(file)

    return run_it


def part(name):
    return f"{CITY}|layername={name}"


def read(name, path=CITY):
    return gpd.read_file(path, layer=name)


@pytest.fixture
def cameras(run):
    there = run("importcameras", INPUT=part("camera_survey"), FORMAT="other", **CAMERA_EXPRESSIONS)
    survey = read("camera_survey")
    survey["owner"] = survey.owner.replace({"city": "public"})
    survey["device"] = survey.device.replace({"ptz": "panning"})
    on = {"street light": "street", "signal": "street", "wall": "building"}
    survey["fixed_to"] = survey.fixed_to.map(on).fillna("unknown")
    here = frames.cameras(
        survey,
        format="other",
        camera_id="ref",
        count="number",
        ownership="owner",
        kind="device",
        mount="fixed_to",
        height_m="mast_height",
        direction_deg="bearing",
        fov_deg="lens_angle",
        operator="operator_name",
        source=["Port Alder camera survey"] * len(survey),
        observed_on="seen_on",
    )
    return there, here


@pytest.fixture
def viewsheds(run, cameras):
    there = run(
        "cameraviewsheds",
        CAMERAS=cameras[0].layers["OUTPUT"],
        BUILDINGS=part("buildings"),
        BUILDING_HEIGHT='"height_m"',
    )
    return there, frames.viewsheds(cameras[1], read("buildings"), building_height="height_m")


def test_cameras_of_the_sample_city(cameras):
    there, here = cameras
    alike(there.rows(), here, ["camera_id", "count", "status"])
    for feature, point in zip(there.layers["OUTPUT"].getFeatures(), here.geometry):
        assert (feature.geometry().asPoint().x(), feature.geometry().asPoint().y()) == (point.x, point.y)


def test_viewsheds_of_the_sample_city(viewsheds):
    there, here = viewsheds
    alike(there.rows(), here, ["range_m", "area_m2", "visible_share", "direction_deg", "status"])
    assert {"ok", "moved"} <= set(here.status)
    areas = [each.geometry().area() for each in there.layers["OUTPUT"].getFeatures()]
    assert here.area.tolist() == pytest.approx(areas, rel=1e-9)


def test_areas_of_the_sample_city(run, cameras, viewsheds):
    asked = {"NEARBY_DISTANCE": 150, "POPULATION_FIELD": "population"}
    there = run(
        "cameradensity",
        AREAS=part("tracts"),
        CAMERAS=cameras[0].layers["OUTPUT"],
        VIEWSHEDS=viewsheds[0].layers["OUTPUT"],
        **asked,
    )
    here = frames.density(
        read("tracts"), cameras[1], viewsheds[1], nearby_distance=150, population_field="population"
    )
    alike(there.rows(), here, ["eff_per_1000", "sites", "status"])
    ranked = {"MEASURE": "eff_per_1000", "POPULATION_FIELD": "population", "TOP": 5}
    top = frames.rank(here, "eff_per_1000", population_field="population", top=5)
    alike(run("rankareas", AREAS=there.layers["OUTPUT"], **ranked).rows(), top, ["rank", "measure"])


def test_area_in_view_of_the_sample_city(run, viewsheds):
    there = run(
        "coverage",
        VIEWSHEDS=viewsheds[0].layers["OUTPUT"],
        AREA=part("tracts"),
        BUILDINGS=part("buildings"),
    )
    here = frames.coverage(viewsheds[1], read("tracts"), read("buildings"))
    alike(there.rows(), here, ["area_m2", "cameras"])
    for name in ("OPEN_GROUND_M2", "OPEN_GROUND_SHARE"):
        assert here.attrs[name.lower()] == pytest.approx(there.values[name], rel=1e-9)


def test_walks_of_the_sample_city(run, viewsheds):
    there = run(
        "findroutes",
        NETWORK=part("streets"),
        NETWORK_FILTER="\"foot\" = 'yes'",
        VIEWSHEDS=viewsheds[0].layers["OUTPUT"],
        ORIGINS=part("walks_from"),
        DESTINATIONS=part("walks_to"),
        ROUTE="all trade-offs",
    )
    town = frames.network(read("streets"), viewsheds=viewsheds[1], network_filter="foot == 'yes'")
    here = frames.routes(
        town, read("walks_from"), read("walks_to"), route="all trade-offs", pieces=True, watchers=True
    )
    alike(there.rows(), here.walks, ["exposed_share", "route", "status"])
    alike(there.rows("PIECES"), here.pieces, ["line_id", "cameras"])
    alike(there.rows("SEEN"), here.watchers, ["camera_id", "metres", "location"])
    tracks = run("routeexposure", ROUTES=there.layers["OUTPUT"], VIEWSHEDS=viewsheds[0].layers["OUTPUT"])
    lines = here.walks.drop(columns=[name for name in ("message",) if name in here.walks])
    alike(tracks.rows(), frames.exposure(lines, viewsheds=viewsheds[1]), ["exposed_m", "status"])


@pytest.mark.parametrize("method", ["median", "mean"])
def test_consensus_of_volunteers(run, tmp_path, method):
    random = np.random.default_rng(5)
    kinds = [*(f"attached_{each}" for each in ("street", "building", "unknown")), "type_dome", "type_bullet"]
    rows = [
        {
            "IntersectionId": site,
            "DecoderId": f"v{who}",
            "SubmissionId": 100 * site + int(who),
            "PanoramaId": site // 2,
            **{kind: int(random.poisson(1.5)) for kind in kinds},
            "type_unknown": 0,
        }
        for site in range(1, 60)
        for who in random.choice(9, random.integers(1, 5), replace=False)
    ]
    table = pd.DataFrame(rows).assign(n_cameras=lambda each: each[kinds[:3]].sum(axis=1))
    file = tmp_path / "counts.csv"
    table.to_csv(file, index=False)
    asked = {"method": method, "place_field": "PanoramaId", "seed": 7}
    there = run("aggregatetags", INPUT=str(file), **{name.upper(): value for name, value in asked.items()})
    here = frames.consensus(pd.read_csv(file), volunteers=True, **asked)
    alike(there.rows(), here.places, ["cameras", "attached_street_agreement"])
    alike(there.rows("VOLUNTEERS"), here.volunteers, ["volunteer", "places"])


def test_equity_of_the_sample_city(run, cameras):
    pytest.importorskip("statsmodels.api", reason="no statsmodels")
    asked = {"model": "fractional logistic", "population_field": "population", "permutations": 99, "seed": 3}
    asked |= {"income_field": "median_income", "min_population": 100}
    there = run(
        "equityanalysis",
        AREAS=part("tracts"),
        CAMERAS=cameras[0].layers["OUTPUT"],
        CAMERA_FILTER="\"ownership\" = 'public'",
        GROUPS=["black", "hispanic"],
        POINTS=part("stops"),
        **{name.upper(): value for name, value in asked.items()},
    )
    here = frames.equity(
        read("tracts"),
        cameras=cameras[1],
        camera_filter="ownership == 'public'",
        groups=["black", "hispanic"],
        points=read("stops"),
        **asked,
    )
    alike(there.rows(), here.areas, ["points", "group_share", "fitted", "status"])
    alike(there.rows("COEFFICIENTS"), here.coefficients, ["estimate", "verdict", "status"])
    alike(there.rows("ROBUSTNESS"), here.robustness, ["check", "p_value", "status"])


@pytest.fixture
def new_york(new_york_cameras, data_dir):
    table = pd.read_csv(data_dir / "nyc" / "camera_sites.csv.gz")
    table["owner"] = np.where(table.web_public == 1, "public", "private")
    return new_york_cameras, frames.cameras(table, ownership="owner", count="n_cameras_median")


PUBLIC = {"CAMERA_FILTER": "\"ownership\" = 'public'"}


def test_cameras_of_new_york(new_york):
    there, here = new_york
    alike(there.rows(), here, ["camera_id", "count", "status"])


def test_density_of_new_york(run, tiled, new_york, data_dir):
    tracts, (there, here) = data_dir / "nyc" / "tracts2010_acs2017.gpkg", new_york
    found = run(
        "cameradensity",
        AREAS=f"{tracts}|layername=tracts2010",
        CAMERAS=there.layers["OUTPUT"],
        POPULATION_FIELD="pop_total_est",
        **PUBLIC,
    )
    own = frames.density(
        read("tracts2010", tracts),
        here,
        camera_filter="ownership == 'public'",
        population_field="pop_total_est",
    )
    alike(found.rows(), own, ["eff_per_1000", "sites", "status"])
    own = tiled(
        "density",
        f"{tracts}|layername=tracts2010",
        cameras=here,
        camera_filter="ownership == 'public'",
        population_field="pop_total_est",
    )
    alike(found.rows(), own, ["eff_per_1000", "sites", "status"])


def test_viewsheds_and_walks_of_lower_manhattan(run, tiled, new_york, data_dir):
    package, (_, cameras) = data_dir / "nyc" / "lower_manhattan_osm2024.gpkg", new_york
    buildings = read("buildings", package)
    west, south, east, north = buildings.total_bounds
    near = cameras.cx[west:east, south:north]
    assert len(near) == 597
    texts = ("camera_id", "site_id", "ownership")
    rows = [
        (point.wkt, {**{name: row[name] for name in texts}, "count": row["count"]})
        for point, (_, row) in zip(near.geometry, near.iterrows())
    ]
    layer_of = layer("Point", rows, "EPSG:4326")
    there = run("cameraviewsheds", CAMERAS=layer_of, BUILDINGS=f"{package}|layername=buildings")
    here = frames.viewsheds(near[[*texts, "count", "geometry"]], buildings)
    alike(there.rows(), here, ["range_m", "area_m2", "status"])
    tiles = tiled(
        "viewsheds", near[[*texts, "count", "geometry"]], buildings=f"{package}|layername=buildings"
    )
    alike(there.rows(), tiles, ["range_m", "area_m2", "status"])
    assert tiles.area.tolist() == pytest.approx(here.area.tolist(), rel=1e-9)
    ends = {"a": (-74.0113, 40.7074), "b": (-73.9990, 40.7143)}
    places = [layer("Point", [(f"POINT({x} {y})", {"name": n})], "EPSG:4326") for n, (x, y) in ends.items()]
    walks = run(
        "findroutes",
        NETWORK=f"{package}|layername=ways",
        VIEWSHEDS=there.layers["OUTPUT"],
        ORIGINS=places[0],
        DESTINATIONS=places[1],
        ROUTE="all trade-offs",
    )
    town = frames.network(read("ways", package), viewsheds=here)
    start, end = (
        gpd.GeoDataFrame({"name": [n]}, geometry=gpd.points_from_xy([x], [y]), crs="EPSG:4326")
        for n, (x, y) in ends.items()
    )
    own = frames.routes(town, start, end, route="all trade-offs", pieces=True, watchers=True)
    alike(walks.rows(), own.walks, ["exposed_share", "route", "status"])
    asked = {"origins": start, "destinations": end, "viewsheds": tiles, "route": "all trade-offs"}
    made = tiled("walks", f"{package}|layername=ways", **asked)
    alike(walks.rows(), made, ["exposed_share", "route", "status"])
    alike(walks.rows("PIECES"), own.pieces, ["line_id", "cameras"])
    alike(walks.rows("SEEN"), own.watchers, ["camera_id", "metres", "location"])


def test_monaco(run, tiled, data_dir):
    package = data_dir / "monaco" / "monaco_osm2023.gpkg"
    there = run("importcameras", INPUT=f"{package}|layername=surveillance")
    here = frames.cameras(read("surveillance", package))
    alike(there.rows(), here, ["camera_id", "direction_deg", "status"])
    asked = {"CAMERAS": there.layers["OUTPUT"], "BUILDINGS": f"{package}|layername=buildings"}
    sheds = run("cameraviewsheds", **asked, BUILDING_HEIGHT='"height_m"')
    own = frames.viewsheds(here, read("buildings", package), building_height="height_m")
    alike(sheds.rows(), own, ["area_m2", "direction_deg", "status"])
    tiles = tiled("viewsheds", here, buildings=f"{package}|layername=buildings", building_height="height_m")
    alike(sheds.rows(), tiles, ["area_m2", "direction_deg", "status"])
    there = run("routeexposure", ROUTES=f"{package}|layername=ways", VIEWSHEDS=sheds.layers["OUTPUT"]).rows()
    alike(there, frames.exposure(read("ways", package), viewsheds=own), ["exposed_m", "status"])
    alike(there, tiled("exposure", f"{package}|layername=ways", viewsheds=tiles), ["exposed_m", "status"])
