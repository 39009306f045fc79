"""The third door: the same figures as frames, whatever the tiles are, and however the run was ended and taken up."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

gpd = pytest.importorskip("geopandas")
pytest.importorskip("pyarrow")
pyogrio = pytest.importorskip("pyogrio")

from surveillance_exposure import frames  # noqa: E402
from surveillance_exposure.tiles import files, grid  # noqa: E402
from surveillance_exposure.tiles.command import COMMANDS, main  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")

CITY = Path(__file__).parents[2] / "resources" / "sample_city.gpkg"


def city(layer: str) -> Any:
    return gpd.read_file(CITY, layer=layer)


def of_city(layer: str) -> str:
    return f"{CITY}|layername={layer}"


@pytest.fixture(scope="module")
def cameras() -> Any:
    survey = city("camera_survey").replace({"owner": {"city": "public"}})
    fields = {"camera_id": "ref", "count": "number", "ownership": "owner"}
    looks = {"direction_deg": "bearing", "fov_deg": "lens_angle", "height_m": "mast_height"}
    return frames.cameras(survey, format="other", **fields, **looks)


@pytest.fixture(scope="module")
def viewsheds(cameras: Any) -> Any:
    return frames.viewsheds(cameras, city("buildings"), building_height="height_m")


@pytest.fixture
def tiled(tmp_path: Path) -> Any:
    """What a command makes of frames and files, given as words."""

    def run(command: str, first: Any, ending: str = ".parquet", tile: float = 480, **given: Any) -> Any:
        output = tmp_path / f"made{ending}"
        words = [command, as_file(first, tmp_path), "-o", output, "--tile", tile, "--overwrite"]
        for name, value in given.items():
            words += [f"--{name.replace('_', '-')}"] if value is True else []
            words += [] if value is True else [f"--{name.replace('_', '-')}", as_file(value, tmp_path)]
        assert main([str(word) for word in words]) == 0
        assert Path(f"{output}.provenance.json").exists()
        left = [
            path.name for path in tmp_path.iterdir() if path.name.startswith(".") or path.suffix == ".work"
        ]
        assert left == []
        return gpd.read_parquet(output) if ending == ".parquet" else gpd.read_file(output)

    return run


def as_file(value: Any, folder: Path) -> Any:
    if not isinstance(value, gpd.GeoDataFrame):
        return value
    file = folder / f"{id(value)}.parquet"
    value.to_parquet(file)
    return file


def alike(one: Any, other: Any, key: str = "") -> None:
    """Every column of the first is in the second, equal to 1e-9 of itself."""
    assert len(one) == len(other)
    if key:
        one, other = (each.sort_values(key, ignore_index=True) for each in (one, other))
    names = [name for name in one.columns if name != one.geometry.name]
    assert set(names) <= set(other.columns) <= {*names, "geometry", "bbox"}
    for name in names:
        mine, theirs = one[name], other[name]
        if pd.api.types.is_numeric_dtype(mine):
            mine, theirs = (each.to_numpy(dtype=float, na_value=np.nan) for each in (mine, theirs))
            np.testing.assert_allclose(theirs, mine, rtol=1e-9, atol=1e-9, err_msg=name)
        else:
            assert mine.astype(object).where(mine.notna(), None).map(str).tolist() == (
                theirs.astype(object).where(theirs.notna(), None).map(str).tolist()
            ), name
    np.testing.assert_allclose(
        shapely.length(other.geometry.to_numpy()), shapely.length(one.geometry.to_numpy()), rtol=1e-9
    )


@pytest.mark.parametrize("tile", [480, 1000, 100_000])
@pytest.mark.parametrize("ending", files.WRITTEN)
def test_viewsheds_of_the_city(tiled: Any, cameras: Any, viewsheds: Any, ending: str, tile: float) -> None:
    asked = {"buildings": of_city("buildings"), "building_height": "height_m"}
    alike(viewsheds, tiled("viewsheds", cameras, ending, tile, **asked), "camera_id")


@pytest.mark.parametrize("tile", [480, 100_000])
@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:32628"])
def test_density_of_the_city(tiled: Any, cameras: Any, viewsheds: Any, crs: str, tile: float) -> None:
    tracts = city("tracts").to_crs(crs)
    asked = {
        "population_field": "population",
        "camera_filter": "ownership == 'public'",
        "nearby_distance": 150.0,
    }
    alike(
        frames.density(tracts, cameras, **asked),
        tiled("density", tracts, tile=tile, cameras=cameras, **asked),
    )
    with_views = {"cameras": cameras, "viewsheds": viewsheds, **asked}
    alike(frames.density(tracts, **with_views), tiled("density", tracts, ".gpkg", tile, **with_views))


@pytest.mark.parametrize("plates", ["any", "front", "rear"])
def test_exposure_of_drives(tiled: Any, cameras: Any, plates: str) -> None:
    how = {"mode": "drive", "plates": plates, "travel_speed": 30.0, "round_trips": 4.0}
    streets = city("streets")
    there = frames.exposure(streets, cameras, **how)
    assert there.passes_week.sum() > 0
    alike(there, tiled("exposure", streets, tile=480, cameras=cameras, **how))


def test_exposure_of_a_side_needs_cameras(tiled: Any, viewsheds: Any, capsys: Any) -> None:
    with pytest.raises(AssertionError):
        tiled("exposure", city("streets"), viewsheds=viewsheds, mode="drive", plates="front")
    assert "plates: viewsheds do not tell" in capsys.readouterr().err


@pytest.mark.parametrize("mode", ["cycle", "drive"])
def test_ways_by_vehicle(tiled: Any, cameras: Any, mode: str) -> None:
    streets = city("streets")
    ends = shapely.get_point(streets.geometry.to_numpy(), 0)[[5, 50, 90, 140]]
    places = gpd.GeoDataFrame({"name": list("abcd")}, geometry=list(ends), crs=streets.crs)
    how = {"mode": mode, "shortest_by": "time", "route": "least exposed"}
    town = frames.network(streets, cameras, mode=mode, shortest_by="time")
    here = frames.routes(town, places, places, route="least exposed")
    assert here.travel_s.max() > 0
    alike(here, tiled("walks", streets, origins=places, destinations=places, cameras=cameras, **how))


@pytest.mark.parametrize("tile", [480, 100_000])
def test_exposure_of_the_city(tiled: Any, cameras: Any, viewsheds: Any, tile: float) -> None:
    streets = city("streets")
    for seen in ({"cameras": cameras}, {"viewsheds": viewsheds}):
        asked = {**seen, "camera_filter": "count > 1"}
        alike(frames.exposure(streets, **asked), tiled("exposure", streets, tile=tile, **asked))
    ways = gpd.GeoDataFrame(geometry=[streets.geometry.union_all()], crs=streets.crs)  # through all tiles
    alike(frames.exposure(ways, viewsheds=viewsheds), tiled("exposure", ways, tile=tile, viewsheds=viewsheds))


def test_walks_of_the_city(tiled: Any, viewsheds: Any) -> None:
    town = frames.network(city("streets"), viewsheds=viewsheds, network_filter="foot == 'yes'")
    here = frames.routes(town, city("walks_from"), city("walks_to"), route="all trade-offs", max_detour=0.5)
    asked = {"origins": of_city("walks_from"), "destinations": of_city("walks_to"), "viewsheds": viewsheds}
    asked |= {"network_filter": "foot == 'yes'", "route": "all trade-offs", "max_detour": 0.5}
    alike(here.reset_index(drop=True), tiled("walks", of_city("streets"), **asked))
    west, south, east, north = city("streets").total_bounds
    whole = shapely.box(west - 9, south - 9, east + 9, north + 9)
    empty = shapely.translate(whole, 90_000) if hasattr(shapely, "translate") else shapely.box(0, 0, 9, 9)
    regions = gpd.GeoDataFrame(geometry=[empty, whole], crs=here.crs)
    made = tiled("walks", of_city("streets"), regions=regions, **asked)
    assert made.region.tolist() == [2] * len(made)
    alike(here.reset_index(drop=True), made.drop(columns="region"))


CORNER = np.array([500_000, 4_800_000])
BOW_TIE = shapely.Polygon(np.array([(0, 0), (1000, 1000), (1000, 0), (0, 1000)]) + CORNER)
ODD = [None, shapely.Point(), shapely.Point(np.nan, 5), shapely.Point(1e300, 1e300)]


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6), tile=st.sampled_from([480, 960, 4_800]))
def test_whatever_the_cameras_are(tiled: Any, seed: int, tile: float) -> None:
    """Cameras told twice, sites in several tiles, cameras that watch no street, rows without a place."""
    random = np.random.default_rng(seed)
    size = 60
    xy = random.uniform(0, 2_500, (size, 2)).round(random.integers(0, 3)) + CORNER
    points = np.concatenate([shapely.points(xy), ODD])[random.permutation(size + len(ODD))]
    n = len(points)
    cameras = gpd.GeoDataFrame(
        {
            "camera_id": random.choice(["a", "b", "c", None, *map(str, range(n))], n),
            "site_id": random.choice(["s", "t", "u", None, *map(str, range(n))], n),
            "count": random.choice([0.0, 0.5, 1.0, 3.0, np.nan], n),
            "ownership": random.choice(["public", "private", None], n),
            "place": random.choice(["outdoor", "indoor", None], n),
            "range_m": random.choice([30.0, 90.0, 400.0, np.nan], n),
        },
        geometry=list(points),
        crs="EPSG:32632",
    )
    corners = random.uniform(-200, 2_500, (20, 2)) + CORNER
    reach = random.uniform(1, 1_500, (20, 2))
    shapes = shapely.box(*corners.T, *(corners + reach).T)
    areas = gpd.GeoDataFrame(
        {"people": random.integers(0, 99, 23)},
        geometry=[*shapes, None, BOW_TIE, shapely.Polygon()],
        crs="EPSG:32632",
    )  # fmt: skip
    asked: dict[str, Any] = {"range": 75.0, "min_count": 1.0, "population_field": "people"}
    alike(
        frames.density(areas, cameras, **asked), tiled("density", areas, tile=tile, cameras=cameras, **asked)
    )
    seen = frames.viewsheds(cameras, areas[:20].assign(height_m=9.0), range=75.0)
    alike(seen, tiled("viewsheds", cameras, tile=tile, buildings=areas[:20].assign(height_m=9.0), range=75.0))
    lines = gpd.GeoDataFrame(geometry=[*shapely.boundary(shapes), None, shapely.LineString()], crs=areas.crs)
    for some in ({"cameras": cameras}, {"viewsheds": seen}):
        alike(frames.exposure(lines, **some), tiled("exposure", lines, tile=tile, **some))
    alike(
        frames.density(areas, cameras, seen, all_records=True),
        tiled("density", areas, tile=tile, cameras=cameras, viewsheds=seen, all_records=True),
    )


def test_cameras_far_apart_have_systems_of_their_own(tiled: Any) -> None:
    lonlat = [(-74.0, 40.7), (2.3, 48.9), (179.9999, -17.0), (-179.9999, -17.0), (20.0, 69.0)]
    far = gpd.GeoDataFrame(
        {"camera_id": list("abcde")}, geometry=gpd.points_from_xy(*zip(*lonlat)), crs="EPSG:4326"
    )
    houses = far.to_crs("EPSG:3857").buffer(40).to_crs("EPSG:4326").translate(0.0008)
    buildings = gpd.GeoDataFrame(geometry=houses, crs="EPSG:4326")
    alike(frames.viewsheds(far, buildings), tiled("viewsheds", far, buildings=buildings))


def test_nothing_to_be_seen(tiled: Any, cameras: Any) -> None:
    """Areas far from any camera, and a tile without buildings."""
    tracts = city("tracts")
    away = tracts.set_geometry(tracts.translate(5_000))
    both = gpd.GeoDataFrame(pd.concat([tracts, away], ignore_index=True), crs=tracts.crs)
    alike(frames.density(both, cameras), tiled("density", both, cameras=cameras))
    house = gpd.GeoDataFrame(
        {"height_m": [9.0]}, geometry=[city("buildings").geometry.iloc[0]], crs=tracts.crs
    )
    asked = {"building_height": "height_m"}
    alike(frames.viewsheds(cameras, house, **asked), tiled("viewsheds", cameras, buildings=house, **asked))


OSM = """<?xml version="1.0"?><osm version="0.6">
<node id="1" version="1" lat="48.0" lon="11.0"/><node id="2" version="1" lat="48.0" lon="11.01"/>
<node id="3" version="1" lat="48.0001" lon="11.004"><tag k="man_made" v="surveillance"/>
<tag k="surveillance" v="public"/></node>
<way id="1" version="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/></way></osm>"""


def test_extracts_of_openstreetmap(tmp_path: Path, capsys: Any) -> None:
    extract = tmp_path / "town.osm"
    extract.write_text(OSM, encoding="utf-8")
    output = tmp_path / "streets.parquet"
    assert main(["exposure", str(extract), "--cameras", str(extract), "-o", str(output)]) == 0
    (row,) = gpd.read_parquet(output).to_dict("records")
    assert row["osm_id"] == "way/1" or str(row["osm_id"]).endswith("1")
    assert row["cameras"] == 1
    assert row["exposed_m"] == pytest.approx(2 * np.sqrt(120**2 - 11.1**2), rel=1e-2)
    told = json.loads((tmp_path / "streets.parquet.provenance.json").read_text("utf-8"))
    assert "ODbL" in told["extracts"]["lines"]["licence"]
    assert main(["density", str(extract), "--cameras", str(extract), "-o", str(tmp_path / "x.gpkg")]) == 1
    assert "areas: say which layer of the extract" in capsys.readouterr().err


def test_what_a_figure_rests_on(tiled: Any, tmp_path: Path, cameras: Any) -> None:
    tiled("density", of_city("tracts"), cameras=cameras, range=60.0, population_field="population")
    told = json.loads((tmp_path / "made.parquet.provenance.json").read_text("utf-8"))
    assert told["words"][:4] == ["python", "-m", "surveillance_exposure", "density"]
    assert told["options"]["range"] == 60
    assert told["range_m"] == 60
    assert told["statuses"] == {"ok": 19}
    assert told["working_system"]
    assert told["layers"]["areas"]["rows"] == 19
    assert len(told["layers"]["cameras"]["sha256"]) == 64
    assert {"numpy", "shapely", "geopandas"} <= set(told["packages"])


def test_geoparquet_has_a_box_for_each_row(tiled: Any, tmp_path: Path, cameras: Any) -> None:
    made = tiled("density", of_city("tracts"), cameras=cameras)
    west, south, east, north = made.geometry.iloc[0].bounds
    some = gpd.read_parquet(tmp_path / "made.parquet", bbox=(west, south, east, north))
    assert 0 < len(some) < len(made)
    again = tiled("exposure", of_city("streets"), cameras=cameras)
    alike(again, tiled("exposure", again.drop(columns=[]), cameras=cameras))  # what was written can be read


HOUSES = ["--buildings", "{city}|layername=buildings", "--building-height"]
REFUSED: list[tuple[list[str], str]] = [
    (["density", "{city}|layername=tracts"], "give --cameras"),
    (["density", "nowhere.gpkg", "--cameras", "{cameras}"], "areas: there is no file nowhere.gpkg"),
    (["density", "{city}", "--cameras", "{cameras}"], "several layers, say which"),
    (["density", "{city}|layername=town", "--cameras", "{cameras}"], "no layer town"),
    (["density", "{text}", "--cameras", "{cameras}"], "areas: "),
    (["density", "{city}|layername=streets", "--cameras", "{cameras}"], "areas: no row can be used: wrong type"),
    (["density", "{city}|layername=tracts", "--cameras", "{cameras}", "--population-field", "souls"], "souls"),
    (["density", "{city}|layername=tracts", "--cameras", "{cameras}", "--range", "-5"], "range: -5"),
    (["density", "{city}|layername=tracts", "--cameras", "{cameras}", "--camera-filter", "count >"], "camera_filter"),
    (["density", "{city}|layername=tracts", "--cameras", "{cameras}", "--camera-filter", "count < 0"], "camera_filter"),
    (["density", "{city}|layername=tracts", "--cameras", "{cameras}", "--system", "EPSG:4326"], "not a map in metres"),
    (["density", "{city}|layername=tracts", "--cameras", "{cameras}", "--tile", "0"], "tile: 0"),
    (["density", "{city}|layername=tracts", "--cameras", "{cameras}", "--workers", "0"], "workers: 0"),
    (["exposure", "{city}|layername=streets"], "give --cameras or --viewsheds"),
    (["exposure", "{city}|layername=streets", "--viewsheds", "{cameras}"], "viewsheds: no row can be used"),
    (["exposure", "{city}|layername=streets", "--cameras", "{cameras}", "--walking-speed", "0"], "walking_speed"),
    (["viewsheds", "{cameras}", *HOUSES, "tall"], "tall"),
    (["viewsheds", "{cameras}", *HOUSES, "name"], "no building a height"),
    (["viewsheds", "{cameras}", "--building-bottom", "x"], "building_bottom"),
    (["viewsheds", "{cameras}", "--range", "reach"], "range: cameras has no column"),
    (["walks", "{city}|layername=streets", "--origins", "{city}", "--cameras", "{cameras}"], "give --destinations"),
]  # fmt: skip


@pytest.mark.parametrize("words, told", REFUSED, ids=[each[1] for each in REFUSED])
def test_what_cannot_be_done(tmp_path: Path, cameras: Any, capsys: Any, words: list[str], told: str) -> None:
    names = {"city": CITY, "cameras": as_file(cameras, tmp_path), "text": tmp_path / "text.csv"}
    names["text"].write_text("a,b\n1,2\n", encoding="utf-8")
    output = tmp_path / "made.parquet"
    output.write_text("as it was", encoding="utf-8")
    assert main([*(word.format(**names) for word in words), "-o", str(output), "--overwrite"]) == 1
    assert told in capsys.readouterr().err
    assert output.read_text(encoding="utf-8") == "as it was"


@pytest.mark.parametrize(
    "output, told",
    [("made.shp", "none of .parquet"), ("there.gpkg", "is there already"), ("no/x.gpkg", "no folder")],
)
def test_outputs_that_cannot_be_made(
    tmp_path: Path, cameras: Any, capsys: Any, output: str, told: str
) -> None:
    (tmp_path / "there.gpkg").touch()
    file = as_file(cameras, tmp_path)
    assert main(["viewsheds", str(file), "-o", str(tmp_path / output)]) == 1
    assert told in capsys.readouterr().err
    assert main(["viewsheds", str(file), "-o", str(file), "--overwrite"]) == 1
    assert "is also what is read as cameras" in capsys.readouterr().err


def test_help_tells_of_every_option(capsys: Any) -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit) as end:
            main([command, "--help"])
        assert end.value.code == 0
        text = capsys.readouterr().out
        assert "unless given" in text
        assert "--scheduler" in text
    with pytest.raises(SystemExit) as end:
        main(["viewsheds", "x", "-o", "y.gpkg", "--reach", "5"])
    assert end.value.code == 2


def start(words: list[str], **more: Any) -> Any:
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "surveillance_exposure", *words],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **more,
    )


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_killed_and_taken_up_again(tmp_path: Path, cameras: Any, viewsheds: Any, share: float) -> None:
    output = tmp_path / "made.parquet"
    words = ["viewsheds", str(as_file(cameras, tmp_path)), "--buildings", of_city("buildings")]
    words += ["--building-height", "height_m", "-o", str(output), "--tile", "480"]
    parts = Path(f"{output}.work") / "parts"
    child = start(words)
    wait_for(lambda: len(list(parts.glob("[!.]*"))) >= 11 * share)
    os.killpg(child.pid, signal.SIGKILL)
    child.communicate()
    assert not output.exists()
    done = {path: path.stat().st_mtime_ns for path in parts.glob("[!.]*")}
    assert done
    other = start([*words, "--range", "50"])
    _, told = other.communicate()
    assert other.returncode == 1
    assert "holds another run" in told
    again = start([*words, "--keep"])
    _, told = again.communicate()
    assert again.returncode == 0, told
    assert "Going on" in told
    assert {path: path.stat().st_mtime_ns for path in done} == done  # not done twice
    alike(viewsheds, gpd.read_parquet(output))


def test_a_worker_is_killed(tmp_path: Path, cameras: Any, viewsheds: Any) -> None:
    psutil = pytest.importorskip("psutil")
    pytest.importorskip("distributed")
    output = tmp_path / "made.parquet"
    many = gpd.GeoDataFrame(pd.concat([cameras] * 20, ignore_index=True), crs=cameras.crs)
    many["camera_id"] = [f"{i}" for i in range(len(many))]
    words = ["viewsheds", str(as_file(many, tmp_path)), "--buildings", of_city("buildings")]
    words += ["--building-height", "height_m", "-o", str(output), "--tile", "480", "--workers", "2"]
    child = start(words)
    parts = Path(f"{output}.work") / "parts"
    wait_for(lambda: any(parts.glob("[!.]*")))
    workers = [
        each
        for each in psutil.Process(child.pid).children(recursive=True)
        if "spawn_main" in str(each.cmdline())
    ]
    workers[0].kill()
    _, told = child.communicate()
    assert child.returncode == 0, told
    made = gpd.read_parquet(output)
    assert made.area_m2.tolist() == pytest.approx(viewsheds.area_m2.tolist() * 20, rel=1e-9, nan_ok=True)
    assert made.status.tolist() == viewsheds.status.tolist() * 20


def wait_for(is_so: Any) -> None:
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.01)


def test_two_runs_in_one_folder(tmp_path: Path, cameras: Any, capsys: Any) -> None:
    fcntl = pytest.importorskip("fcntl")
    work = tmp_path / "work"
    work.mkdir()
    words = [
        "viewsheds",
        str(as_file(cameras, tmp_path)),
        "-o",
        str(tmp_path / "x.gpkg"),
        "--work",
        str(work),
    ]
    with (work / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert main(words) == 1
        assert "another run is working" in capsys.readouterr().err
    (work / "letter.txt").write_text("mine", encoding="utf-8")
    assert main(words) == 1
    assert "not empty" in capsys.readouterr().err
    assert (work / "letter.txt").read_text(encoding="utf-8") == "mine"


def test_layers_that_change_under_a_stopped_run(tmp_path: Path, cameras: Any, capsys: Any) -> None:
    file = as_file(cameras, tmp_path)
    words = ["viewsheds", str(file), "-o", str(tmp_path / "x.gpkg"), "--keep"]
    assert main(words) == 0
    cameras[:9].to_parquet(file)
    assert main([*words, "--overwrite"]) == 1
    assert "its layers have changed" in capsys.readouterr().err


def test_boxes_are_held_in_other_systems() -> None:
    from surveillance_exposure.core.projection import PyprojSystems

    transform = PyprojSystems().transform("EPSG:4326", "EPSG:32633")
    boxes = np.array([[14.0, 48.0, 14.001, 48.001], [10.0, 60.0, 18.0, 66.0], [np.nan, 0, 1, 1]])
    moved = grid.moved(boxes, transform)
    for box, there in zip(boxes[:2], moved):
        rim = shapely.get_coordinates(shapely.segmentize(shapely.box(*box), 0.01))
        xy = transform(rim)
        assert (xy >= there[:2]).all()
        assert (xy <= there[2:]).all()
    assert np.isnan(moved[2]).any()


def squares(*corners: tuple[float, float], side: float = 400, **columns: Any) -> Any:
    corner = np.array(corners) + CORNER
    return gpd.GeoDataFrame(columns, geometry=shapely.box(*corner.T, *(corner + side).T), crs="EPSG:32632")


def spots(*xy: tuple[float, float], **columns: Any) -> Any:
    return gpd.GeoDataFrame(columns, geometry=shapely.points(np.array(xy) + CORNER), crs="EPSG:32632")


def ways(*xy: Any, **columns: Any) -> Any:
    shapes = [shapely.LineString(np.array(each) + CORNER) for each in xy]
    return gpd.GeoDataFrame(columns, geometry=shapes, crs="EPSG:32632")


def refused(
    tmp_path: Path, capsys: Any, command: str, first: Any, ending: str = ".parquet", **given: Any
) -> str:
    words = [command, as_file(first, tmp_path), "-o", tmp_path / f"refused{ending}"]
    words += ["--work", tmp_path / f"work_{id(first)}_{command}"]
    for name, value in given.items():
        words += [f"--{name}", as_file(value, tmp_path)]
    assert main([str(word) for word in words]) == 1
    assert not (tmp_path / f"refused{ending}").exists()
    return str(capsys.readouterr().err)


@pytest.mark.parametrize("ending", files.WRITTEN)
def test_columns_of_any_name_and_kind_come_back(tiled: Any, tmp_path: Path, ending: str) -> None:
    """Those that the forms have a use of their own for, missing whole numbers, days, yes and no."""
    areas = squares((0, 0), (500, 0), (900, 900), fid=[3, 2, 1], bbox=["x", "y", None], index=[1, 2, 3])
    areas["n"] = pd.array([1, None, 3], dtype="Int64")
    areas["day"] = pd.to_datetime(["2026-01-01", None, "2026-03-01"])
    areas["Straße"] = [True, False, True]
    camera = spots((100, 100), camera_id=["a"])
    made = tiled("density", areas, ending, cameras=camera)
    made = made.sort_values("index", ignore_index=True)
    for name in ("bbox", "index", "n", "Straße"):
        expected = areas[name].astype(object).where(areas[name].notna(), None).tolist()
        assert made[name].astype(object).where(made[name].notna(), None).tolist() == expected
    assert made.cameras.tolist() == [1, 0, 0]
    # geopandas takes a column of this name for the number of the row.
    assert "fid" in (
        made.columns if ending != ".gpkg" else pyogrio.read_info(tmp_path / "made.gpkg")["fields"]
    )


@pytest.mark.parametrize("ending", files.WRITTEN)
def test_heights_of_lines_stay(tiled: Any, ending: str) -> None:
    shape = shapely.LineString([(500_000, 4_800_000, 5), (500_100, 4_800_000, 9)])
    line = gpd.GeoDataFrame(geometry=[shape], crs="EPSG:32632")
    made = tiled("exposure", line, ending, cameras=spots((0, 0), camera_id=["a"]))
    assert made.exposed_m.tolist() == pytest.approx([100.0], rel=1e-3)
    assert shapely.get_coordinates(made.geometry.to_numpy(), include_z=True)[:, 2].tolist() == [5, 9]


def test_what_frames_refuse_is_refused(tmp_path: Path, capsys: Any) -> None:
    street, camera = ways([(0, 0), (100, 0)]), spots((0, 0), camera_id=["a"])
    shed = squares((0, 0), status=["no view"], camera_id=["a"])
    assert "viewsheds: no row can be used: no view" in refused(
        tmp_path, capsys, "exposure", street, viewsheds=shed
    )
    told = refused(tmp_path, capsys, "viewsheds", camera, buildings=spots((5, 5)))
    assert "buildings: no row can be used" in told
    twice = squares((0, 0), a=[1], A=[2])
    told = refused(tmp_path, capsys, "density", twice, ".fgb", cameras=camera)
    assert "differ by case alone" in told
    named = squares((0, 0), Geometry=["round"])
    assert "rename it" in refused(tmp_path, capsys, "density", named, ".gpkg", cameras=camera)
    (tmp_path / "folder.gpkg").mkdir()
    words = ["density", str(as_file(twice, tmp_path)), "--cameras", str(as_file(camera, tmp_path))]
    assert main([*words, "-o", str(tmp_path / "folder.gpkg"), "--overwrite"]) == 1
    assert "is a folder" in capsys.readouterr().err
    assert main([*words, "-o", str(tmp_path / "x.gpkg"), "--work", words[1]]) == 1
    assert words[1] in capsys.readouterr().err


def test_curves_are_refused(tmp_path: Path, capsys: Any) -> None:
    table = files.table(files.opened(str(as_file(ways([(0, 0), (9, 0)]), tmp_path)), "lines"))
    curve = bytearray(table[files.GEOMETRY][0].as_py())
    curve[1] = 8  # a circular string
    changed = table.set_column(0, files.GEOMETRY, [[bytes(curve)]])
    source = files.opened(str(as_file(ways([(0, 0), (9, 0)]), tmp_path)), "lines")
    with pytest.raises(ValueError, match="curves"):
        files._straight(source, changed)


def test_conditions_know_the_number_of_a_row(tiled: Any, monkeypatch: Any) -> None:
    from surveillance_exposure.tiles import seen

    monkeypatch.setattr(seen, "LOT", 7)
    sheds = squares(*[(50 * i, 0) for i in range(20)], side=30, camera_id=[f"{i}" for i in range(20)])
    street = ways([(0, 15), (1000, 15)])
    asked = {"viewsheds": sheds, "camera_filter": "index < 10"}
    alike(frames.exposure(street, **asked), tiled("exposure", street, **asked))


def test_regions_of_a_country(tiled: Any, tmp_path: Path) -> None:
    """One without cameras, one whose cameras stand far outside, places that lie in none, a column “region”."""
    towns = [(0, 0), (40_000, 0)]
    streets = ways(*[[(x, y), (x + 900, y)] for x, y in towns])
    starts = spots(*[(x + 100, y) for x, y in towns], (9_000, 9_000), region=["a", "b", "c"])
    goals = spots(*[(x + 800, y) for x, y in towns])
    regions = squares(*[(x - 50, y - 50) for x, y in towns], side=1_000)
    far = spots((-3_900, 0), camera_id=["a"], range_m=[4_500.0])
    made = tiled("walks", streets, origins=starts, destinations=goals, cameras=far, regions=regions)
    assert made.region.tolist() == [1, 2]
    assert made.exposed_m.round().tolist() == [pytest.approx(500, abs=5), 0]
    told = json.loads((tmp_path / "made.parquet.provenance.json").read_text("utf-8"))
    assert told["notes"] == ["origins: 1 of 3 lie in no region, or nowhere: they get no walk"]
