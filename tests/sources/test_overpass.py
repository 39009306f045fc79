"""OpenStreetMap over the network: the right question, every element once, nothing that is not whole."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import astuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsVectorLayer

from surveillance_exposure.sources import overpass
from surveillance_exposure.sources.asking import BusyError, CutError, GarbageError, NothingError, SourceError
from surveillance_exposure.sources.overpass import Box, IncompleteError

from .services import OVERPASS_HEAD as HEAD
from .services import Overpass, town
from .stand_in import Reply

SMALL = Box(7.41, 43.725, 7.425, 43.735)
LARGE = Box(7.40, 43.72, 7.45, 43.76)


def fetch(client, server, tmp_path, box=SMALL, layers=("cameras", "ways", "buildings"), **more):
    target = tmp_path / "out.osm"
    return overpass.download(client, box, layers, target, server.url + "/api/interpreter", **more)


def test_the_question(client, server, tmp_path):
    server.answer = Overpass(town(*astuple(SMALL)))
    fetch(client, server, tmp_path, layers=("cameras", "ways"))
    (asked,) = server.asked
    assert (asked.method, asked.path) == ("POST", "/api/interpreter")
    assert asked.form["data"] == (
        "[out:json][timeout:180][maxsize:536870912][bbox:43.7250000,7.4100000,43.7350000,7.4250000];"
        '(nwr["man_made"="surveillance"];node["highway"="speed_camera"];way["highway"];);(._;>;);out body;'
    )


def test_tiles_without_duplicates(client, server, tmp_path):
    elements = town(*astuple(LARGE))
    server.answer = Overpass(elements)
    steps = []
    made = fetch(client, server, tmp_path, LARGE, done=steps.append)
    tiles = overpass.cost(LARGE).tiles
    assert len(server.asked) == len(tiles) == 9
    assert steps == pytest.approx([i / 9 for i in range(1, 10)])
    assert made.counts == {"node": 144, "way": 133, "relation": 1}
    assert made.osm_date == "2026-11-20T10:00:00Z"
    root = ET.parse(made.path).getroot()
    assert [each.tag for each in root][:2] == ["note", "meta"]
    assert root[1].get("osm_base") == made.osm_date
    found = [(each.tag, int(each.get("id"))) for each in root[2:]]
    order = ["node", "way", "relation"]
    assert found == sorted(elements, key=lambda key: (order.index(key[0]), key[1]))


def test_gdal_reads_it(client, server, tmp_path):
    server.answer = Overpass(town(*astuple(LARGE)))
    path = fetch(client, server, tmp_path, LARGE).path
    points = QgsVectorLayer(f"{path}|layername=points", "p", "ogr")
    rows = [row for row in points.getFeatures() if row["man_made"] == "surveillance"]
    assert len(rows) == 29
    assert 'A & "B" <C>'.replace('"', '\\"') in rows[0]["other_tags"]
    assert len(list(QgsVectorLayer(f"{path}|layername=lines", "l", "ogr").getFeatures())) == 132
    (building,) = QgsVectorLayer(f"{path}|layername=multipolygons", "b", "ogr").getFeatures()
    assert building["building"] == "yes"


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text(min_size=1), st.text(), max_size=5))
def test_any_tags_come_through(tags):
    text = overpass._xml({"type": "node", "id": 1, "lat": 1.5, "lon": -2.25, "tags": tags})
    node = ET.fromstring(text.encode("utf-8", "replace"))
    assert (node.get("lat"), node.get("lon")) == ("1.5", "-2.25")
    expected = {overpass_text(key): overpass_text(item) for key, item in tags.items()}
    assert {tag.get("k"): tag.get("v") for tag in node} == expected


def overpass_text(text):
    return "".join(mark if mark >= " " else " " for mark in text).encode("utf-8", "replace").decode()


@settings(max_examples=200, deadline=None)
@given(
    st.floats(-179, 179),
    st.floats(-80, 80),
    st.floats(1e-5, 0.3),
    st.floats(1e-5, 0.3),
)
def test_tiles_cover_the_box_exactly(west, south, width, height):
    box = Box(west, south, west + width, south + height)
    try:
        tiles = overpass.cost(box).tiles
    except SourceError:
        assert box.size_km[0] * box.size_km[1] > overpass.TILE_KM2 * overpass.MOST_TILES / 3
        return
    assert len(tiles) <= overpass.MOST_TILES
    assert all(t.size_km[0] * t.size_km[1] < overpass.TILE_KM2 * 1.1 for t in tiles)
    assert sum((t.east - t.west) * (t.north - t.south) for t in tiles) == pytest.approx(
        (box.east - box.west) * (box.north - box.south), rel=1e-6
    )
    assert min(t.west for t in tiles) == box.west
    assert max(t.east for t in tiles) == box.east
    assert max(t.north for t in tiles) == box.north


def test_what_it_costs():
    cost = overpass.cost(LARGE)
    assert cost.area_km2 == pytest.approx(4.02 * 4.45, rel=0.01)
    assert cost.text == "17.9 km², 9 requests"


@pytest.mark.parametrize(
    "box",
    [
        Box(7, 43, 7, 44),
        Box(8, 43, 7, 44),
        Box(0, 80, 1, 91),
        Box(float("nan"), 1, 2, 3),
        Box(179, 1, 181, 2),
    ],
)
def test_no_extent(box):
    with pytest.raises(SourceError, match="not an extent"):
        overpass.cost(box)


def test_too_large_an_extent(client, server, tmp_path):
    with pytest.raises(SourceError, match=r"has 8,\d+ km².*not for more than 400 km².*\.osm\.pbf"):
        fetch(client, server, tmp_path, Box(7, 43, 8, 44))
    assert server.asked == []


def test_how_many(client, server):
    server.answer = Overpass(town(*astuple(LARGE)))
    url = server.url + "/api/interpreter"
    assert overpass.count(client, LARGE, ["cameras", "buildings"], url) == 29 + 1
    assert overpass.count(client, LARGE, list(overpass.LAYERS), url) == 29 + 1 + 132 + 1 + 1
    assert server.asked[0].form["data"].endswith(");out count;")
    server.answer = lambda asked: Reply({**HEAD, "elements": []})
    with pytest.raises(GarbageError):
        overpass.count(client, SMALL, ["ways"], url)


def remark(text):
    return Reply({**HEAD, "elements": [{"type": "node", "id": 1, "lat": 43.73, "lon": 7.42}], "remark": text})


@pytest.mark.parametrize(
    "text",
    [
        'runtime error: Query timed out in "query" at line 1 after 181 seconds.',
        'runtime error: Query run out of memory in "recurse" at line 1 using about 600 MB of RAM.',
    ],
)
def test_a_runtime_error_is_no_answer(client, server, tmp_path, text):
    server.answer = lambda asked: remark(text)
    with pytest.raises(IncompleteError, match="did not finish: “runtime error"):
        fetch(client, server, tmp_path)
    assert not (tmp_path / "out.osm").exists()
    assert list(client.cache.iterdir()) == []


def test_a_tile_too_heavy_is_split(client, server, tmp_path, said):
    elements = town(*astuple(SMALL))
    server.answer = Overpass(elements)
    server.replies = [remark("runtime error: Query timed out")]
    assert fetch(client, server, tmp_path).counts == {"node": 144, "way": 133, "relation": 1}
    assert len(server.asked) == 5
    assert any("a quarter at a time" in text for text in said)


def test_a_harmless_remark(client, server, tmp_path):
    server.answer = lambda asked: remark("runtime remark: Test")
    assert fetch(client, server, tmp_path).counts["node"] == 1


def test_an_empty_area(client, server, tmp_path):
    server.answer = lambda asked: Reply({**HEAD, "elements": []})
    with pytest.raises(
        NothingError, match=r"nothing of this in OpenStreetMap here \(cameras, ways, buildings\)"
    ):
        fetch(client, server, tmp_path)
    assert not (tmp_path / "out.osm").exists()


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply("<html>rate_limited</html>", 429), BusyError),
        (Reply("<html>The server is probably too busy</html>", 504), BusyError),
        (Reply({**HEAD, "elements": []}, cut=30), CutError),
        (Reply("<html>Wartung</html>"), GarbageError),
        (Reply({"elements": [{"type": "node", "id": 1}]}), GarbageError),
        (Reply({"elements": [{"type": "area", "id": 1}]}), GarbageError),
        (Reply({"elements": "many"}), GarbageError),
        (Reply({"elements": [3]}), GarbageError),
    ],
)
def test_nothing_is_left_of_a_failure(client, server, tmp_path, reply, error):
    good = Overpass(town(*astuple(LARGE)))
    server.answer = lambda asked: reply if len(server.asked) > 3 else good(asked)
    with pytest.raises(error, match=r"127\.0\.0\.1"):
        fetch(client, server, tmp_path, LARGE)
    assert not (tmp_path / "out.osm").exists()


def test_after_a_failure_only_the_rest_is_asked(client, server, tmp_path):
    good = Overpass(town(*astuple(LARGE)))
    server.answer = lambda asked: Reply("", 400) if len(server.asked) == 5 else good(asked)
    with pytest.raises(SourceError):
        fetch(client, server, tmp_path, LARGE)
    assert fetch(client, server, tmp_path, LARGE).counts["node"] == 144
    assert len(server.asked) == 5 + 5


@pytest.mark.parametrize("elements", [[], [3], [{"type": "node", "id": 1, "lat": "north", "lon": 1}]])
def test_what_is_empty_or_strange_is_asked_for_again(client, server, tmp_path, elements):
    url = server.url + "/api/interpreter"
    server.answer = lambda asked: Reply({**HEAD, "elements": elements})
    with pytest.raises(SourceError):
        overpass.count(client, SMALL, ["cameras"], url)
    with pytest.raises(SourceError):
        fetch(client, server, tmp_path)
    server.answer = Overpass(town(*astuple(SMALL)))
    assert overpass.count(client, SMALL, ["cameras"], url) == 29
    assert fetch(client, server, tmp_path, layers=("cameras",)).counts["node"] == 29
