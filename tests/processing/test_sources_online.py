"""Public data over the network by algorithms: styled, documented, whole or not there."""

from __future__ import annotations

import functools
import threading
import time
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProject,
    QgsRenderContext,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..sources.services import DECODE, OVERPASS_HEAD, Census, Overpass, Socrata, town
from ..sources.stand_in import Reply, standing_in
from .conftest import Log, UserError


@pytest.fixture
def server(monkeypatch, tmp_path):
    from surveillance_exposure.processing.reading import servers
    from surveillance_exposure.sources.fetch import Client

    monkeypatch.setattr(servers, "Client", functools.partial(Client, between_s=0, cache=tmp_path / "cache"))
    with standing_in() as made:
        yield made


def census(server, **more):
    return {
        "COUNTIES": "36005, 36047, 36061",
        "YEAR": 2019,
        "TIGERWEB_URL": server.url + "/arcgis/rest/services/TIGERweb",
        "ACS_URL": server.url + "/data",
        **more,
    }


def documented(layer, licence, rights):
    metadata = layer.metadata()
    assert metadata.licenses() == [licence]
    assert metadata.rights() == [rights]
    assert any("127.0.0.1" in text and "fetched on 20" in text for text in metadata.history())
    assert metadata.title()


def test_census(run, server):
    server.answer = Census(without=("36005000100",))
    result = run("addcensuslayers", **census(server))
    layer = result.layers["OUTPUT"]
    rows = result.rows()
    assert result.values["USED"] == len(rows) == 13
    assert result.values["SKIPPED"] == 1
    assert result.values["WITHOUT_FIGURES"] == 1
    assert result.values["POPULATION"] == sum(row["population"] or 0 for row in rows)
    assert (rows[0]["geoid"], rows[0]["population"], rows[0]["status"]) == ("36005000100", None, "no figures")
    assert rows[1]["income"] is None
    assert rows[2]["income_moe"] == 55
    assert rows[2]["acs_years"] == "2015-2019"
    assert layer.crs().authid() == "EPSG:4326"
    assert layer.renderer().type() == "graduatedSymbol"
    documented(
        layer,
        "Public domain (US Census Bureau)",
        "US Census Bureau: TIGERweb; American Community Survey 5-year estimates",
    )
    assert result.log.warnings == [
        "1 of 13 tracts have no figures in the survey; 0 tracts of the survey have no outline."
    ]
    assert result.log.steps[-1] > 80


def test_census_again_from_the_cache_with_its_date(run, server):
    server.answer = Census()
    run("addcensuslayers", **census(server))
    asked = len(server.asked)
    again = run("addcensuslayers", **census(server))
    assert len(server.asked) == asked
    assert any(info.startswith("127.0.0.1: from the cache, fetched on 20") for info in again.log.infos)
    run("addcensuslayers", REFRESH=True, **census(server))
    assert len(server.asked) == 2 * asked


@pytest.mark.parametrize("counties", ["", "  ", "Kings", "36047,360"])
def test_census_wrong_codes_before_anything_is_asked(run, server, counties):
    with pytest.raises(UserError, match="County codes: "):
        run("addcensuslayers", **census(server, COUNTIES=counties))
    assert server.asked == []


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply("<html>login</html>"), "not JSON; it begins “login”"),
        (Reply("", 404), "status 404"),
        (Reply('[["NAME"', announce=300_000_000), "300.0 MB or more, over the limit"),
        (Reply("", 429, {"Retry-After": "9999"}), "asks to wait 167 minutes"),
    ],
)
def test_a_failure_leaves_nothing(run, server, tmp_path, reply, words):
    server.answer = lambda asked: reply
    path = tmp_path / "tracts.gpkg"
    with pytest.raises(QgsProcessingException, match=words) as caught:
        run("addcensuslayers", **census(server, OUTPUT=str(path)))
    assert str(caught.value).startswith("127.0.0.1: ")
    assert not path.exists()


def test_census_key(run, server):
    server.answer = Census(key="k")
    with pytest.raises(QgsProcessingException, match="wants a valid key"):
        run("addcensuslayers", **census(server, KEY="wrong"))
    assert run("addcensuslayers", **census(server, KEY="k")).values["USED"] == 13


def test_no_such_address(run, server):
    with pytest.raises(QgsProcessingException, match="not an address of a server"):
        run("addcensuslayers", **census(server, ACS_URL="nonsense"))


def is_cancelled(run, server, path, name, parameters):
    server.answer = lambda asked: Reply("[]", seconds=5)
    log = Log()
    timer = threading.Timer(0.3, log.cancel)
    timer.start()
    started = time.monotonic()
    with pytest.raises(QgsProcessingException, match=r"Cancelled\. Nothing was written\."):
        run(name, log=log, **parameters)
    assert time.monotonic() - started < 1.3
    assert not path.exists()


def test_cancel(run, server, tmp_path):
    path = tmp_path / "tracts.gpkg"
    is_cancelled(run, server, path, "addcensuslayers", census(server, OUTPUT=str(path)))


def test_geopackage_keeps_whose_it_is(run, server, tmp_path):
    server.answer = Census()
    path = tmp_path / "tracts.gpkg"
    run("addcensuslayers", **census(server, OUTPUT=str(path)))
    layer = QgsVectorLayer(str(path), "t", "ogr")
    documented(
        layer,
        "Public domain (US Census Bureau)",
        "US Census Bureau: TIGERweb; American Community Survey 5-year estimates",
    )
    assert layer.featureCount() == 13


def in_task(name, parameters):
    """Run as the toolbox and the dock do; the main thread stays free. Returns success, and how often it was."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"surveillance_exposure:{name}")
    context, log, ended = QgsProcessingContext(), Log(), []
    context.setProject(QgsProject.instance())
    context.setFeedback(log)
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, log)
    task.executed.connect(lambda ok, results: ended.append((ok, results)))
    QgsApplication.taskManager().addTask(task)
    end, beats = time.monotonic() + 20, 0
    while not ended and time.monotonic() < end:
        QgsApplication.processEvents()
        beats += 1
        time.sleep(0.01)
    ok, results = ended[0]
    layer = context.takeResultLayer(str(results.get("OUTPUT", "")))
    return ok, layer, log, beats


@pytest.mark.parametrize("name", ["addcensuslayers", "adddecodecameras", "addopendata"])
def test_in_a_task(provider, server, name):
    good = {"addcensuslayers": Census(), "addopendata": Socrata()}.get(name, lambda asked: Reply(DECODE))

    def slow(asked):
        time.sleep(0.1)
        return good(asked)

    server.answer = slow
    parameters = {
        "addcensuslayers": census(server),
        "adddecodecameras": {"URL": server.url + "/counts.csv"},
        "addopendata": {"DOMAIN": server.url},
    }[name]
    ok, layer, log, beats = in_task(name, {**parameters, "OUTPUT": "memory:"})
    assert ok, log.errors
    assert layer.featureCount() in (13, 3, 23)
    assert layer.metadata().licenses()
    assert beats > 5


def test_failure_in_a_task(provider, server):
    server.answer = lambda asked: Reply("<html>no</html>")
    ok, layer, log, _ = in_task("adddecodecameras", {"URL": server.url + "/x.csv", "OUTPUT": "memory:"})
    assert not ok
    assert layer is None
    assert any("127.0.0.1: The answer is not a table of counts" in text for text in log.errors)


def test_decode(run, server):
    server.answer = lambda asked: Reply(DECODE)
    result = run("adddecodecameras", URL=server.url + "/data/counts_per_intersections.csv")
    rows = result.rows()
    assert [(row["site_id"], row["ownership"], row["count"]) for row in rows] == [
        ("a", "public", 1),
        ("a", "private", 2),
        ("c", "unknown", 1),
    ]
    assert result.values["CAMERAS"] == 4
    assert result.values["SITES_WITHOUT"] == 1
    documented(result.layers["OUTPUT"], "CC BY-NC-ND 4.0", "Amnesty International, Decode Surveillance NYC")


def test_decode_brooklyn(run, server, unzipped):
    content = Path(unzipped("nyc/decode_brooklyn_counts.csv.gz")).read_bytes()
    server.answer = lambda asked: Reply(content)
    result = run("adddecodecameras", URL=server.url + "/counts.csv")
    assert (result.values["PUBLIC"], result.values["PRIVATE"], result.values["UNKNOWN"]) == (869, 8316, 31)


def test_buildings(run, server):
    server.answer = Socrata(page=10)
    result = run("addopendata", DOMAIN=server.url, EXTENT="-74.0001,-73.9949,40.69,40.71 [EPSG:4326]")
    layer = result.layers["OUTPUT"]
    assert result.values == {"OUTPUT": result.values["OUTPUT"], "USED": 6, "SKIPPED": 0}
    assert layer.wkbType() == QgsWkbTypes.Type.MultiPolygon
    assert layer.renderer().type() == "graduatedSymbol"  # by height
    assert [row["height_m"] for row in result.rows()] == [0, 3.05, 6.1, None, 12.19, 15.24]
    documented(layer, "Public Domain U.S. Government", "Office of Technology and Innovation (OTI)")
    assert "Last changed by its publisher on 2025-10-09." in layer.metadata().abstract()


def test_other_data_sets(run, server, tmp_path):
    server.answer = Socrata()
    path = tmp_path / "points.gpkg"
    points = run("addopendata", PRESET="other", DOMAIN=server.url, DATASET="abcd-1234", OUTPUT=str(path))
    assert QgsVectorLayer(str(path), "p", "ogr").wkbType() == QgsWkbTypes.Type.Point
    assert (points.values["USED"], points.values["SKIPPED"]) == (4, 1)
    assert points.log.warnings == ["1 of 4 rows of “Stations” have no place."]
    table = run("addopendata", PRESET="other", DOMAIN=server.url, DATASET="tabl-0000")
    assert not table.layers["OUTPUT"].isSpatial()
    assert table.rows() == [{"precinct": 14}] * 2


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"DATASET": "abcd-1234"}, "Domain: give"),
        ({"DOMAIN": "data.x.org"}, "Data set: “” is no id"),
        ({"DOMAIN": "data.x.org", "DATASET": "../../x"}, "is no id"),
        ({"DOMAIN": "data.x.org", "DATASET": "abcd-1234", "LIMIT": 0}, "must be from 1"),
    ],
)
def test_other_needs_a_domain_and_an_id(run, server, given, words):
    with pytest.raises(UserError, match=words):
        run("addopendata", PRESET="other", **given)


@pytest.mark.parametrize(
    ("group", "labels"),
    [
        ("population density", ["unknown", "under 1,200", "1,200 – 1,300"]),
        ("black", ["unknown", "under 100 %"]),
        ("nonwhite", ["unknown", "under 100 %"]),
        ("income", ["unknown", "under 1,000", "1,000 – 1,100", "1,100 – 1,200"]),
    ],
)
def test_census_by_group(run, server, group, labels):
    """Every tract falls into a class: what the legend is made of is what the map evaluates."""
    server.answer = Census(without=("36005000100",))
    layer = run("addcensuslayers", **census(server, GROUP=group)).layers["OUTPUT"]
    renderer = layer.renderer()
    assert [each.label() for each in renderer.ranges()] == labels
    context = QgsRenderContext()
    renderer.startRender(context, layer.fields())
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        assert renderer.symbolForFeature(feature, context) is not None
    renderer.stopRender(context)


TOWN = (7.41, 43.725, 7.425, 43.735)
HERE = "7.41,7.425,43.725,43.735 [EPSG:4326]"
LAYERS = ("CAMERAS", "BUILDINGS", "STREETS", "STATIONS", "SIGHTS")


def osm(server, **more):
    endpoint = server.url + "/api/interpreter"
    return {"SOURCE": "overpass", "EXTENT": HERE, "ENDPOINT": endpoint, **more}


def test_openstreetmap(run, server):
    server.answer = Overpass(town(*TOWN))
    result = run("addosmlayers", **osm(server))
    used = [result.values[f"{name}_USED"] for name in LAYERS]
    assert used == [29, 1, 132, 1, 1]
    assert result.rows("BUILDINGS")[0]["height_m"] == 12
    assert result.rows("CAMERAS")[0]["operator"] == 'A & "B" <C>'
    documented(result.layers["CAMERAS"], "Open Database License 1.0 (ODbL)", "© OpenStreetMap contributors")
    assert any("data of 2026-11-20" in text for text in result.layers["STREETS"].metadata().history())
    infos = "\n".join(result.log.infos)
    assert "127.0.0.1 is asked for cameras, stations, sights, ways, buildings: 1.34 km², 1 request" in infos
    assert "127.0.0.1 has 164 things, about 0.2 MB of it." in infos
    assert [each.form["data"][-10:] for each in server.asked] == ["out count;", ";out body;"]
    assert result.log.steps == sorted(result.log.steps)


def test_only_the_layers_wanted_are_asked_for(run, server):
    server.answer = Overpass(town(*TOWN))
    unwanted = dict.fromkeys((name for name in LAYERS if name != "CAMERAS"), None)
    run("addosmlayers", **osm(server, **unwanted))
    assert all("surveillance" in each.form["data"] for each in server.asked)
    assert not any("building" in each.form["data"] or "way[" in each.form["data"] for each in server.asked)


def test_from_a_file_nobody_is_asked(run, server):
    with pytest.raises(UserError, match=r"choose a \.osm\.pbf or \.osm file, or “overpass”"):
        run("addosmlayers", **osm(server, SOURCE="file"))
    assert server.asked == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"EXTENT": None}, "Extent: a server is asked for one"),
        ({"ENDPOINT": " "}, "Address of the Overpass server: give one"),
        (dict.fromkeys(LAYERS), "Choose at least one layer"),
    ],
)
def test_openstreetmap_mistakes_before_anything_is_asked(run, server, wrong, words):
    with pytest.raises(UserError, match=words):
        run("addosmlayers", **osm(server, **wrong))
    assert server.asked == []


def test_too_large_an_extent_is_refused_unasked(run, server):
    with pytest.raises(QgsProcessingException, match="not for more than 400 km²"):
        run("addosmlayers", **osm(server, EXTENT="7,8,43,44 [EPSG:4326]"))
    assert server.asked == []


def counted(number):
    total = {"type": "count", "id": 0, "tags": {"total": str(number)}}
    return Reply({**OVERPASS_HEAD, "elements": [total]})


@pytest.mark.parametrize(
    ("replies", "words"),
    [
        (
            [counted(600_000)],
            "too much in this extent: 600,000 things, about 720.0 MB; 500,000 things at most",
        ),
        ([Reply("<html>rate_limited</html>", 429, {"Retry-After": "9999"})], "asks to wait"),
        ([counted(3), Reply("<html>Wartung</html>")], "not JSON; it begins “Wartung”"),
        ([counted(3), Reply("", 400)], "status 400"),
        ([counted(3), Reply("{", announce=300_000_000)], "300.0 MB or more, over the limit"),
        ([counted(0), Reply({**OVERPASS_HEAD, "elements": []})], "nothing of this in OpenStreetMap here"),
    ],
)
def test_openstreetmap_failures_leave_nothing(run, server, tmp_path, replies, words):
    server.replies = replies
    path = tmp_path / "cameras.gpkg"
    with pytest.raises(QgsProcessingException, match=words) as caught:
        run("addosmlayers", **osm(server, CAMERAS=str(path)))
    assert str(caught.value).startswith("127.0.0.1: ")
    assert not path.exists()


def test_openstreetmap_cancelled(run, server, tmp_path):
    path = tmp_path / "cameras.gpkg"
    is_cancelled(run, server, path, "addosmlayers", osm(server, CAMERAS=str(path)))


@pytest.mark.parametrize(
    ("name", "hosts"),
    [
        ("addosmlayers", ["overpass-api.de"]),
        ("addcensuslayers", ["tigerweb.geo.census.gov", "api.census.gov"]),
        ("adddecodecameras", ["raw.githubusercontent.com"]),
        ("addopendata", ["data.cityofnewyork.us", "data.ny.gov"]),
    ],
)
def test_help_names_the_hosts(provider, name, hosts):
    algorithm = QgsApplication.processingRegistry().algorithmById(f"surveillance_exposure:{name}")
    assert all(host in algorithm.about() for host in hosts)


def test_columns_called_as_geopackages_call_their_own(run, server, tmp_path):
    server.answer = socrata = Socrata()
    about, features = socrata.sets["5zhs-2jue"]
    about["columns"] += [{"fieldName": name, "dataTypeName": "number"} for name in ("fid", "geom", "fid_")]
    for feature in features:
        feature["properties"].update(fid="7", geom="8", fid_="9")
    path = str(tmp_path / "buildings.gpkg")
    run("addopendata", PRESET="new york buildings", DOMAIN=server.url, OUTPUT=path)
    rows = list(QgsVectorLayer(path, "b", "ogr").getFeatures())
    assert len({row["fid"] for row in rows}) == len(rows) == 23
    assert {(row["fid__"], row["geom_"], row["fid_"]) for row in rows} == {(7, 8, 9)}
