"""Socrata: all rows, typed, with whose they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from surveillance_exposure.sources import opendata
from surveillance_exposure.sources.asking import (
    BusyError,
    CutError,
    GarbageError,
    NothingError,
    RefusedError,
    SourceError,
    TooLargeError,
)
from surveillance_exposure.sources.overpass import Box

from .services import Socrata
from .stand_in import Reply


def test_paging_types_and_licence(client, server):
    server.answer = Socrata(page=10)
    steps = []
    table = opendata.download(
        client, server.url, "5zhs-2jue", lengths={"height_m": "height_roof"}, done=steps.append
    )
    assert len(table.shapes) == 23
    assert [a.query["$offset"] for a in server.asked if "$offset" in a.query] == ["0", "10", "20"]
    assert (table.title, table.licence) == ("Building Footprints", "Public Domain U.S. Government")
    assert table.attribution == "Office of Technology and Innovation (OTI)"
    assert table.updated == "2025-10-09"
    assert list(table.columns) == ["bin", "height_roof", "construction_year", "height_m"]
    assert table.columns["bin"][:2] == ["00", "01"]
    assert table.columns["height_m"][:4] == [0.0, 3.05, 6.1, None]
    assert table.numbers == {"height_roof", "construction_year", "height_m"}
    assert steps[-1] == 1


def test_extent(client, server):
    server.answer = Socrata()
    box = Box(-74.0001, 40.69, -73.9949, 40.71)
    assert opendata.count(client, server.url, "5zhs-2jue", box) == 6
    assert len(opendata.download(client, server.url, "5zhs-2jue", box).shapes) == 6
    assert server.asked[1].query["$where"].startswith("intersects(the_geom, 'POLYGON ((")
    with pytest.raises(NothingError, match="“Building Footprints” has no rows here"):
        opendata.download(client, server.url, "5zhs-2jue", Box(1, 1, 2, 2))
    with pytest.raises(SourceError, match="“Numbers” has no column with places"):
        opendata.download(client, server.url, "tabl-0000", box)


def test_points_links_and_unstated_licence(client, server):
    server.answer = Socrata()
    table = opendata.download(client, server.url, "abcd-1234")
    assert table.columns == {"name": ["é"] * 4, "link": ["https://x.org"] * 4}
    assert table.licence == f"not stated; see {server.url}"
    assert table.shapes[3] is None


def test_tokens(client, server):
    server.answer = Socrata(token="right")
    with pytest.raises(RefusedError, match=r"status 403.*Invalid app_token.*Check the key"):
        opendata.download(client, server.url, "5zhs-2jue", token="wrong")
    assert opendata.download(client, server.url, "5zhs-2jue", token="right")


def test_no_such_data_set(client, server):
    server.answer = Socrata()
    with pytest.raises(RefusedError, match=r"status 404.*Cannot find view.*name of the data set"):
        opendata.download(client, server.url, "zzzz-9999")


def test_too_many_rows(client, server, monkeypatch):
    monkeypatch.setattr(opendata, "MOST_ROWS", 20)
    server.answer = Socrata()
    with pytest.raises(TooLargeError, match="has 23 rows; 20 at most"):
        opendata.download(client, server.url, "5zhs-2jue")


@pytest.mark.parametrize(
    ("where", "reply", "error"),
    [
        ("views", Reply({"name": "x"}), GarbageError),
        ("views", Reply({"name": "x", "columns": [1]}), GarbageError),
        ("views", Reply({"name": "x", "columns": [], "rowsUpdatedAt": 1e300}), GarbageError),
        ("views", Reply("<html>not Socrata</html>"), GarbageError),
        (".json", Reply([]), GarbageError),
        (".json", Reply([{"count": "several"}]), GarbageError),
        (".geojson", Reply({"features": []}), CutError),
        (".geojson", Reply({"features": 3}), GarbageError),
        (".geojson", Reply({"features": [{"geometry": {"type": "Blob"}}] * 23}), GarbageError),
        (".geojson", Reply("", 429), BusyError),
        (".geojson", Reply({"features": [{}] * 23}, cut=50), CutError),
    ],
)
def test_misbehaviour(client, server, where, reply, error):
    good = Socrata()

    def answer(asked):
        hit = where in asked.path and (where == "views" or "resource" in asked.path)
        return reply if hit else good(asked)

    server.answer = answer
    with pytest.raises(error, match=r"127\.0\.0\.1"):
        opendata.download(client, server.url, "5zhs-2jue")


def test_addresses_and_ids():
    assert opendata.address(" data.cityofnewyork.us/ ") == "https://data.cityofnewyork.us"
    assert opendata.address("http://127.0.0.1:80") == "http://127.0.0.1:80"
    assert opendata.checked(" 5ZHS-2jue ") == "5zhs-2jue"
    for wrong in ("", "5zhs", "5zhs-2jue/x", "../../etc"):
        with pytest.raises(ValueError):
            opendata.checked(wrong)
    assert all(opendata.checked(preset.dataset) for preset in opendata.PRESETS.values())


def test_no_rows_are_asked_for_again(client, server):
    server.answer = lambda asked: (
        Reply([{"count": "0"}])
        if asked.path.endswith(".json") and "resource" in asked.path
        else Socrata()(asked)
    )
    with pytest.raises(NothingError):
        opendata.download(client, server.url, "5zhs-2jue")
    server.answer = Socrata()
    assert len(opendata.download(client, server.url, "5zhs-2jue").shapes) == 23


def test_pages_of_different_days_are_not_mixed(client, server, clock):
    good = Socrata(page=10)
    server.answer = lambda asked: Reply("", 400) if asked.query.get("$offset") == "20" else good(asked)
    with pytest.raises(RefusedError):
        opendata.download(client, server.url, "5zhs-2jue")
    later = replace(client, clock=replace(client.clock, now=lambda: clock.now() + timedelta(days=30)))
    good.sets["5zhs-2jue"][1].reverse()  # rows have been replaced, as many as before
    server.answer = good
    table = opendata.download(later, server.url, "5zhs-2jue")
    assert len(set(table.columns["bin"])) == 23
    assert table.fetched == later.clock.now()


def test_heights_that_are_called_otherwise_now(client, server):
    server.answer = Socrata()
    with pytest.raises(GarbageError, match="“Building Footprints” has no column heightroof"):
        opendata.download(client, server.url, "5zhs-2jue", lengths={"height_m": "heightroof"})


def test_one_broken_shape_costs_no_other_row():
    from surveillance_exposure.sources.opendata import _shape

    assert _shape({"type": "Polygon", "coordinates": [[[0, 0], [1, 0]]]}) is None
    assert _shape({"type": "LineString", "coordinates": [[0, 0]]}) is None
    assert _shape({"type": "Point", "coordinates": [1, 2]}).x == 1
