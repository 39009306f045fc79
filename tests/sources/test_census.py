"""Tracts with people and income: all of them, joined by GEOID, or plain words."""

from __future__ import annotations

import contextlib

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from surveillance_exposure.sources import census
from surveillance_exposure.sources.asking import (
    BusyError,
    CutError,
    GarbageError,
    NothingError,
    RefusedError,
    SourceError,
)
from surveillance_exposure.sources.overpass import Box

from .services import Census
from .stand_in import Reply

NEW_YORK = ["36005", "36047", "36061"]


def fetch(client, server, counties=NEW_YORK, year=2019, **more):
    services = server.url + "/arcgis/rest/services/TIGERweb"
    return census.download(client, counties, year, tigerweb=services, acs=server.url + "/data", **more)


@pytest.mark.parametrize("limit", ["above", "beside", "not told"])
def test_paging_and_joining(client, server, limit):
    server.answer = Census(page=3, limit=limit)
    steps = []
    tracts = fetch(client, server, done=steps.append)
    assert len(tracts.geoid) == len(set(tracts.geoid)) == 13
    assert tracts.water_only == 1
    assert "36061000300" not in tracts.geoid
    assert tracts.years == "2015-2019"
    assert (tracts.without_figures, tracts.without_outline) == (0, 0)
    assert tracts.geoid[0] == "36005000100"
    assert tracts.name[0] == "Census Tract 1"
    assert tracts.land_m2[0] == 900_000
    assert tracts.values[0]["population"] == 1000
    assert tracts.values[0]["population_moe"] == 55
    assert set(tracts.values[0]) == {name + end for name in census.VARIABLES for end in ("", "_moe")}
    assert shapely.get_dimensions(tracts.areas).tolist() == [2] * 13
    assert shapely.bounds(tracts.areas[1])[0] == pytest.approx(-73.99)
    pages = [a.query["resultOffset"] for a in server.asked if "resultOffset" in a.query]
    assert pages == ["0", "3", "6", "9", "12"]
    assert steps == sorted(steps)
    assert steps[-1] == 1


def test_special_values_are_unknown(client, server):
    server.answer = Census()
    park = fetch(client, server).values[1]
    assert (park["population"], park["population_moe"]) == (0, None)
    assert (park["income"], park["income_moe"]) == (None, None)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        *((missing, None) for missing in ("-666666666", -555555555, "-222222222.0", None, "", "N")),
        *(("0", 0.0), ("1250001", 1_250_001.0), (12, 12.0), ("-1", -1.0)),
    ],
)
def test_estimates(given, expected):
    assert census.estimate(given) == expected


@pytest.mark.parametrize(
    ("year", "service"),
    [
        (2010, "tigerWMS_Census2010"),
        (2019, "tigerWMS_Census2010"),
        (2020, "tigerWMS_Census2020"),
        (2021, "tigerWMS_Census2020"),
        (2023, "tigerWMS_ACS2023"),
    ],
)
def test_both_vintages(client, server, year, service):
    server.answer = Census()
    counties = ["09110"] if year == 2023 else NEW_YORK  # Connecticut's planning regions
    fetch(client, server, counties, year)
    assert all(service in a.path for a in server.asked if "rest" in a.path)
    assert f"/data/{year}/acs/acs5" in {a.path for a in server.asked}


def test_counties_of_two_states(client, server):
    server.answer = Census()
    tracts = fetch(client, server, ["36005", "09110"])
    assert len(tracts.geoid) == 6
    assert [a.query["in"] for a in server.asked if "in" in a.query] == [
        "state:36 county:005",
        "state:09 county:110",
    ]


def test_keys(client, server):
    server.answer = Census(key="right")
    for key in ("", "wrong"):
        with pytest.raises(
            RefusedError, match=r"wants a valid key\. Ask for one, which is free, at https://api"
        ):
            fetch(client, server, key=key)
    assert len(fetch(client, server, key="right").geoid) == 13


def test_tracts_without_figures(client, server):
    server.answer = Census(without=("36005000100", "36061000300"))
    tracts = fetch(client, server)
    assert tracts.without_figures == 1
    assert tracts.values[0] == {}


def test_no_such_county_or_year(client, server):
    server.answer = Census()
    with pytest.raises(NothingError, match="nothing on these counties"):
        fetch(client, server, ["36999"])
    with pytest.raises(RefusedError, match=r"status 404.*5-year survey that ends in 2031"):
        fetch(client, server, year=2031)
    with pytest.raises(RefusedError, match="Service not found"):
        fetch(client, server, year=2022)


@pytest.mark.parametrize("features", ["none", "the first again"])
def test_a_page_that_is_missing(client, server, features):
    service = Census(page=3)

    def answer(asked):
        if asked.query.get("resultOffset", "0") > "3":
            asked.query["resultOffset"] = "99" if features == "none" else "0"
        return service(asked)

    server.answer = answer
    with pytest.raises(CutError, match=r"sent [68] of 14 tracts; nothing of it was kept"):
        fetch(client, server)


@pytest.mark.parametrize(
    ("where", "reply", "error"),
    [
        ("acs5", Reply([["NAME"], ["x"]]), GarbageError),
        ("acs5", Reply([["NAME", "state"], ["x"]]), GarbageError),
        ("acs5", Reply({"a": 1}), GarbageError),
        ("acs5", Reply("error: unknown variable 'B99'", 400), RefusedError),
        ("acs5", Reply("<html>down</html>", 503), BusyError),
        ("MapServer", Reply({"layers": [{"id": 1, "name": "Counties"}]}), GarbageError),
        ("MapServer", Reply({"error": {"code": 500, "message": "Error performing query"}}), RefusedError),
        ("query", Reply({"count": "many"}), GarbageError),
        ("query", Reply({"count": 0}), NothingError),
        ("query", Reply({"count": 1, "features": [{"properties": {}}]}), GarbageError),
        (
            "query",
            Reply({"count": 1, "features": [{"properties": {"GEOID": "1"}, "geometry": None}]}),
            SourceError,
        ),
        ("query", Reply({"count": 1, "features": "none"}), GarbageError),
        ("query", Reply('{"count": 14', cut=5), CutError),
    ],
)
def test_misbehaviour(client, server, where, reply, error):
    good = Census()
    server.answer = lambda asked: reply if asked.path.endswith(where) else good(asked)
    with pytest.raises(error, match=r"127\.0\.0\.1"):
        fetch(client, server)


def test_county_codes():
    assert census.counties(" 36005, 36047;36061\n36005") == ["36005", "36047", "36061"]
    for wrong in ("", " ,", "36", "New York", "36005, 3604", "٣٦٠٠٥"):
        with pytest.raises(ValueError):
            census.counties(wrong)


@given(st.text(max_size=30))
def test_county_codes_of_any_text(text):
    with contextlib.suppress(ValueError):
        assert all(len(code) == 5 and code.isdigit() for code in census.counties(text))


def test_counties_of_a_place(client, server):
    server.answer = Census()
    services = server.url + "/arcgis/rest/services/TIGERweb"
    found = census.counties_at(client, Box(-73.975, 40.69, -73.955, 40.72), 2019, services)
    assert found == {"36005": "County 005", "36047": "County 047"}
    assert server.asked[1].path.endswith("/tigerWMS_Census2010/MapServer/15/query")
    with pytest.raises(NothingError, match="no county of the United States here"):
        census.counties_at(client, Box(7, 43, 7.1, 43.1), 2019, services)
    server.answer = lambda asked: Reply({"layers": [{"id": 1, "name": "Counties"}], "features": [{}]})
    with pytest.raises(GarbageError, match="not as the Census writes it"):
        census.counties_at(client, Box(7, 43, 7.2, 43.1), 2023, services)


def test_one_county_of_several_is_not_there(client, server):
    server.answer = Census()
    with pytest.raises(NothingError, match=r"knows no tracts of 36999\. Check the county codes"):
        fetch(client, server, ["36061", "36999"])


@pytest.mark.parametrize("reply", [Reply({"count": 0}), Reply({"count": "many"}), Reply({})])
def test_no_count_is_not_kept(client, server, reply):
    good = Census()
    server.answer = lambda asked: reply if "returnCountOnly" in asked.query else good(asked)
    with pytest.raises(SourceError):
        fetch(client, server)
    server.answer = good
    assert len(fetch(client, server).geoid) == 13
