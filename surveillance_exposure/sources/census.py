"""Tracts of the US Census: outlines from TIGERweb, people and income from the American Community Survey.

TIGERweb is an ArcGIS server: the layer is found by its name in the service's description, its features asked for
with `query` (ArcGIS REST API, "Query (Map Service/Layer)", which any such server shows at LAYER/query?f=help: `where`,
`outFields`, `outSR`, `orderByFields`, `resultOffset`, `resultRecordCount`, `returnCountOnly`, `f=geojson`; `geometry`,
`geometryType`, `inSR`, `spatialRel`). Errors come with status 200 and an `error` object.

The ACS comes from the Census Data API ("Using the Census Data API with the American Community Survey", 2020: `get`
of at most 50 variables, `for=tract:*`, `in=state:36 county:005,047`, `key`). Estimates end in E, 90 % margins of
error in M; both have values such as -666666666 where there is none
(https://www.census.gov/data/developers/data-sets/acs-1year/data-notes.html). A missing (since 2026) or wrong key
is answered by sending on to a web page that says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from ..core.numbers import is_controlled, is_missing
from ..core.ragged import Floats, Geometries
from ..core.statuses import NO_FIGURES, OK
from ..translation import tr
from .asking import (
    Asker,
    CutError,
    GarbageError,
    NothingError,
    RefusedError,
    Request,
    SourceError,
    has_features,
    number_or_none,
    pages,
    read_json,
)
from .overpass import Box

TIGERWEB = "https://tigerweb.geo.census.gov/arcgis/rest/services/TIGERweb"
ACS = "https://api.census.gov/data"
KEY_PAGE = "https://api.census.gov/data/key_signup.html"
LICENCE = "Public domain (US Census Bureau)"
ATTRIBUTION = "US Census Bureau: TIGERweb; American Community Survey 5-year estimates"

FIRST_YEAR = 2010
LAST_YEAR = 2099
PAGE = 500
LAYER_NAME = "Census Tracts"
COUNTIES_NAME = "Counties"

VARIABLES = {
    "population": "B01003_001",
    "white": "B03002_003",
    "black": "B03002_004",
    "asian": "B03002_006",
    "hispanic": "B03001_003",
    "white_alone": "B02001_002",
    "black_alone": "B02001_003",
    "asian_alone": "B02001_005",
    "income": "B19013_001",
}
"""Field to variable of the ACS, without its E (estimate) or M (margin of error).

`white`, `black` and `asian` are not Hispanic, so that with `hispanic` nobody counts twice; `*_alone` are the races
whatever the ethnicity, which is what the published nonwhite fraction was made of (AMR 51/5205/2022).
"""


FIELDS = {
    **dict.fromkeys(("geoid", "name"), "text"),
    **dict.fromkeys(("land_m2", "water_m2"), "number"),
    "acs_years": "text",
    **{f"{name}{end}": "number" for name in VARIABLES for end in ("", "_moe")},
    **dict.fromkeys(("status", "message"), "text"),
}
"""Names of fields, and whether they hold text or number."""

DENSITY, INCOME = "population density", "income"
GROUPS = (DENSITY, "nonwhite", "white", "black", "asian", "hispanic", INCOME)
"""What tracts can be told apart by."""


class KeyRefusedError(RefusedError):
    """The Census API wants a key, or another one."""


@dataclass
class Tracts:
    """Tracts in EPSG:4326, one row each: `areas` polygons; per row of `values` a number or None by field.

    `without_figures` have an outline and no row in the ACS; `water_only` tracts were left out.
    """

    geoid: list[str]
    name: list[str]
    areas: Geometries
    land_m2: list[float | None]
    water_m2: list[float | None]
    values: list[dict[str, float | None]]
    years: str
    without_figures: int
    without_outline: int
    water_only: int
    hosts: list[str]
    fetched: datetime

    @property
    def residents(self) -> float:
        """Of all tracts."""
        return sum(row.get("population") or 0.0 for row in self.values)

    def columns(self) -> dict[str, list[Any]]:
        """The tracts by field, as `FIELDS` names them."""
        status = [OK if row else NO_FIGURES for row in self.values]
        absent = tr("Not in the survey of {years}.").format(years=self.years)
        own: dict[str, list[Any]] = {
            "geoid": self.geoid,
            "name": self.name,
            "land_m2": self.land_m2,
            "water_m2": self.water_m2,
            "acs_years": [self.years] * len(self.geoid),
            "status": status,
            "message": [None if each == OK else absent for each in status],
        }
        return {name: own.get(name) or [row.get(name) for row in self.values] for name in FIELDS}

    def group(self, name: str) -> Floats:
        """One of `GROUPS`: residents per km², a share, or dollars; NaN where it is unknown."""

        def column(field: str) -> Floats:
            return np.array([row.get(field) for row in self.values], dtype=float)

        people = column("population")
        with np.errstate(divide="ignore", invalid="ignore"):
            if name == DENSITY:
                values = people / np.array(self.land_m2, dtype=float) * 1e6
            elif name == INCOME:
                values = column(INCOME)
            elif name == "nonwhite":
                values = 1 - column("white_alone") / people
            else:
                values = column(name) / people
        return np.where(np.isfinite(values), values, np.nan)


@dataclass
class _Outlines:
    """What TIGERweb knows of tracts."""

    geoid: list[str]
    name: list[str]
    areas: Geometries
    land_m2: list[float | None]
    water_m2: list[float | None]
    fetched: datetime


def counties(text: str) -> list[str]:
    """Five-digit county codes (FIPS: two of the state, three of the county) from a list such as "36005, 36047".

    Raises ValueError, with what is no such code.
    """
    codes = [each for each in re.split(r"[\s,;]+", text.strip()) if each]
    wrong = [each for each in codes if not re.fullmatch(r"[0-9]{5}", each)]
    if wrong or not codes:
        raise ValueError(", ".join(wrong))
    return list(dict.fromkeys(codes))


def vintage(year: int) -> int:
    """Whose tracts the ACS that ends in `year` counts by: those of 2010, or those of 2020."""
    return 2010 if year < 2020 else 2020


def service(year: int) -> str:
    """The service of TIGERweb with the tracts of the ACS that ends in `year`.

    From 2022 on the survey's own, in which Connecticut has planning regions in place of counties.
    """
    return f"tigerWMS_ACS{year}" if year >= 2022 else f"tigerWMS_Census{vintage(year)}"


def download(
    client: Asker,
    county_codes: Sequence[str],
    year: int,
    key: str = "",
    tigerweb: str = TIGERWEB,
    acs: str = ACS,
    done: Callable[[float], None] = lambda _: None,
) -> Tracts:
    """The tracts of the counties with the figures of the ACS of the five years that end in `year`.

    `done` is told the share that has arrived, 0 to 1. Raises SourceError, InterruptedError when cancelled.
    """
    states: dict[str, list[str]] = defaultdict(list)
    for code in county_codes:
        states[code[:2]].append(code[2:])
    figures, when = _figures(client, states, year, key, acs)
    done(0.2)
    layer = f"{tigerweb.rstrip('/')}/{service(year)}/MapServer"
    number = _layer_number(client, layer)
    parts = []
    for i, (state, codes) in enumerate(states.items()):

        def of_state(share: float, before: int = i) -> None:
            done(0.2 + 0.8 * (before + share) / len(states))

        parts.append(_outlines(client, f"{layer}/{number}/query", state, codes, of_state))
    return _joined(parts, figures, year, [Request(tigerweb).host, Request(acs).host], when)


def _joined(
    parts: Sequence[_Outlines],
    figures: dict[str, dict[str, float | None]],
    year: int,
    hosts: list[str],
    when: datetime,
) -> Tracts:
    result = Tracts(
        geoid=[],
        name=[],
        areas=_as_array([]),
        land_m2=[],
        water_m2=[],
        values=[],
        years=f"{year - 4}-{year}",
        without_figures=0,
        without_outline=0,
        water_only=0,
        hosts=hosts,
        fetched=when,
    )
    known: set[str] = set()
    kept = []
    for part in parts:
        result.fetched = min(result.fetched, part.fetched)
        for i, geoid in enumerate(part.geoid):
            known.add(geoid)
            if part.land_m2[i] == 0:
                result.water_only += 1
                continue
            result.geoid.append(geoid)
            result.name.append(part.name[i])
            result.land_m2.append(part.land_m2[i])
            result.water_m2.append(part.water_m2[i])
            result.without_figures += geoid not in figures
            result.values.append(figures.get(geoid, {}))
            kept.append(part.areas[i])
    result.areas = _as_array(kept)
    result.without_outline = len(set(figures) - known)
    if not kept:
        raise NothingError(tr("There are no tracts."), hosts[0], _check_counties())
    if result.without_figures == len(kept):
        raise GarbageError(
            tr("None of its {count} tracts is in the survey of {years}.").format(
                count=len(kept), years=result.years
            ),
            hosts[0],
            tr("Check year and service: the tracts must be those the survey counts by."),
        )
    return result


def _as_array(items: Sequence[Any]) -> Geometries:
    array = np.empty(len(items), dtype=object)
    array[:] = items
    return array


def _check_counties() -> str:
    return tr("Check the county codes, such as 36061 for New York County (Manhattan), and the year.")


def counties_at(client: Asker, box: Box, year: int, tigerweb: str = TIGERWEB) -> dict[str, str]:
    """Code to name of the counties that touch `box`: two small requests. Raises as `download`."""
    layer = f"{tigerweb.rstrip('/')}/{service(year)}/MapServer"
    host = Request(layer).host
    query = {
        "geometry": f"{box.west:.6f},{box.south:.6f},{box.east:.6f},{box.north:.6f}",
        "geometryType": "esriGeometryEnvelope",
        "inSR": "4326",
        "spatialRel": "esriSpatialRelIntersects",
        "outFields": "GEOID,NAME",
        "orderByFields": "GEOID",
        "returnGeometry": "false",
        "f": "json",
    }
    number = _layer_number(client, layer, COUNTIES_NAME)
    answer = client.fetch(Request(f"{layer}/{number}/query", query), _arcgis(host), has_features)
    features = answer.value.get("features")
    try:
        found = {str(each["attributes"]["GEOID"]): str(each["attributes"]["NAME"]) for each in features or ()}
    except (AttributeError, KeyError, TypeError) as error:
        raise _strange(host) from error
    if not found:
        raise NothingError(
            tr("It knows no county of the United States here."),
            host,
            tr("Choose another place, or type the codes."),
        )
    return found


def _layer_number(client: Asker, url: str, name: str = LAYER_NAME) -> int:
    """Which layer of the service has the tracts: numbers differ from service to service."""
    host = Request(url).host
    data = client.fetch(
        Request(url, {"f": "json"}),
        _arcgis(host),
        lambda data: any(layer["name"] == name for layer in data["layers"]),
    ).value
    for layer in data.get("layers") or ():
        if isinstance(layer, dict) and layer.get("name") == name and isinstance(layer.get("id"), int):
            return int(layer["id"])
    raise GarbageError(
        tr("The service has no layer “{name}”.").format(name=name), host, tr("Check address and year.")
    )


def _outlines(
    client: Asker, url: str, state: str, county_codes: Sequence[str], done: Callable[[float], None]
) -> _Outlines:
    """All tracts of some counties of a state, page by page; as many as the server counts, or an error."""
    host = Request(url).host
    names = ",".join(f"'{code}'" for code in county_codes)
    where = f"STATE='{state}' AND COUNTY IN ({names})"
    counting = {"where": where, "returnCountOnly": "true", "f": "json"}
    total = client.fetch(Request(url, counting), _arcgis(host), lambda data: data["count"] > 0).value.get(
        "count"
    )
    if not isinstance(total, int):
        raise _strange(host)
    if not total:
        raise _no_tracts([state + code for code in county_codes], host)
    client.say(tr("{host} counts {tracts} tracts.").format(host=host, tracts=total))
    began = client.clock.now()

    # Not `exceededTransferLimit`: where that stands, and whether it does, depends on the server's version.
    def page(offset: int) -> Request:
        query = {
            "where": where,
            "outFields": "GEOID,NAME,AREALAND,AREAWATER",
            "returnGeometry": "true",
            "outSR": "4326",
            "geometryPrecision": "7",
            "orderByFields": "GEOID",
            "resultOffset": str(offset),
            "resultRecordCount": str(PAGE),
            "f": "geojson",
        }
        return Request(url, query)

    features, fetched = pages(client, total, page, _arcgis(host), _strange, done)
    result = _read_outlines(features, total, host, min([began, *fetched]))
    known = {geoid[:5] for geoid in result.geoid}
    absent = [state + code for code in county_codes if state + code not in known]
    if absent:
        raise _no_tracts(absent, host)
    return result


def _no_tracts(county_codes: Sequence[str], host: str) -> SourceError:
    return NothingError(
        tr("It knows no tracts of {counties}.").format(counties=", ".join(county_codes)),
        host,
        _check_counties(),
    )


def _read_outlines(features: Sequence[dict[str, Any]], total: int, host: str, fetched: datetime) -> _Outlines:
    try:
        rows = {str(each["properties"]["GEOID"]): each for each in features}
        areas = [shapely.geometry.shape(each["geometry"]) for each in rows.values()]
        result = _Outlines(
            list(rows),
            [str(each["properties"].get("NAME") or "") for each in rows.values()],
            _as_array(areas),
            [number_or_none(each["properties"].get("AREALAND")) for each in rows.values()],
            [number_or_none(each["properties"].get("AREAWATER")) for each in rows.values()],
            fetched,
        )
    except (AttributeError, KeyError, TypeError, ValueError, shapely.errors.ShapelyError) as error:
        raise _strange(host) from error
    if len(rows) != total:
        raise CutError(
            tr("It sent {got} of {total} tracts; nothing of it was kept.").format(got=len(rows), total=total),
            host,
            tr("Try again with “Ask again” ticked."),
        )
    return result


def _arcgis(host: str) -> Callable[[Path], dict[str, Any]]:
    """A reader of what an ArcGIS server says, whose errors come with status 200."""
    whole = read_json(host)

    def read(path: Path) -> dict[str, Any]:
        data: dict[str, Any] = whole(path)
        error = data.get("error")
        if error:
            text = error.get("message") if isinstance(error, dict) else error
            raise RefusedError(
                tr("It refuses the request: “{text}”.").format(text=text),
                host,
                tr("Check the address of the service and the year."),
            )
        return data

    return read


def _figures(
    client: Asker, states: dict[str, list[str]], year: int, key: str, acs: str
) -> tuple[dict[str, dict[str, float | None]], datetime]:
    """The survey's figures by GEOID, and when the oldest of them was fetched."""
    variables = [f"{code}{end}" for code in VARIABLES.values() for end in "EM"]
    fields = [f"{name}{end}" for name in VARIABLES for end in ("", "_moe")]
    result: dict[str, dict[str, float | None]] = {}
    dates = []
    for state, codes in states.items():
        request = Request(
            f"{acs.rstrip('/')}/{year}/acs/acs5",
            {
                "get": ",".join(["NAME", *variables]),
                "for": "tract:*",
                "in": f"state:{state} county:{','.join(codes)}",
            },
            secret={"key": key} if key else {},
        )
        try:
            answer = client.fetch(request, _table(request.host))
        except KeyRefusedError:
            raise
        except RefusedError as error:
            raise _no_survey(error, year) from error
        dates.append(answer.fetched)
        header, *rows = answer.value
        places = {name: i for i, name in enumerate(header)}
        if not {"state", "county", "tract", *variables} <= set(places):
            raise _strange(request.host)
        for row in rows:
            geoid = "".join(str(row[places[part]]) for part in ("state", "county", "tract"))
            result[geoid] = {
                field: (margin if field.endswith("_moe") else estimate)(row[places[variable]])
                for field, variable in zip(fields, variables)
            }
    return result, min(dates)


def _no_survey(error: SourceError, year: int) -> SourceError:
    return RefusedError(
        error.what,
        error.where,
        tr("Check the county codes, and whether there is a 5-year survey that ends in {year}.").format(
            year=year
        ),
    )


def _table(host: str) -> Callable[[Path], list[list[Any]]]:
    """A reader of a table of the Census API: a list of lists, the first of which is the header."""
    whole = read_json(host, list)

    def read(path: Path) -> list[list[Any]]:
        begins = path.read_bytes()[:2000].decode("utf-8", "replace")
        if not begins.strip():  # status 204
            raise NothingError(tr("The survey has nothing on these counties."), host, _check_counties())
        if re.search(r"<title>\s*(invalid|missing) key", begins, re.IGNORECASE):
            raise KeyRefusedError(
                tr("It wants a valid key."),
                host,
                tr("Ask for one, which is free, at {page}, activate it, and give it under “Key”.").format(
                    page=KEY_PAGE
                ),
            )
        rows = whole(path)
        if not rows or not all(isinstance(row, list) and len(row) == len(rows[0]) for row in rows):
            raise _strange(host)
        return list(rows)

    return read


def estimate(value: Any) -> float | None:
    """A figure of the survey; None for the values that say why there is none."""
    return None if is_missing(value) else number_or_none(value)


def margin(value: Any) -> float | None:
    """A margin of error of the survey: 0 where the estimate is controlled, so that there is none."""
    return 0.0 if is_controlled(value) else estimate(value)


def _strange(host: str) -> SourceError:
    return GarbageError(
        tr("The answer is JSON, but not as the Census writes it."), host, tr("Check the address.")
    )
