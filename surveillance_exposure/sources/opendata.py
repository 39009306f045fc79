"""Open data of cities that publish with Socrata (Tyler Data & Insights), by domain and data set.

Rows come from the SODA 2.1 endpoint as GeoJSON, page by page (https://dev.socrata.com/docs/paging.html: `$limit`,
`$offset`, and `$order=:id` without which pages overlap), those that touch an extent with `intersects`
(https://dev.socrata.com/docs/functions/intersects), counted first with `$select=count(*)`
(https://dev.socrata.com/docs/functions/count). An application token goes in the header `X-App-Token`
(https://dev.socrata.com/docs/app-tokens.html). Name, licence, date and the types of the columns come from the
description at `/api/views/ID.json`. Errors have a `message` (https://dev.socrata.com/docs/response-codes.html).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import Any

import numpy as np
import shapely

from ..core.ragged import Geometries
from ..translation import tr
from .asking import (
    Asker,
    CutError,
    GarbageError,
    NothingError,
    Request,
    SourceError,
    TooLargeError,
    number_or_none,
    pages,
    read_json,
)
from .overpass import Box

PAGE = 5000
_TOGETHER = timedelta(hours=12)
"""Pages further apart than this may overlap: rows come and go between them."""

MOST_ROWS = 300_000
_FOOT_M = 0.3048
_GEOMETRIES = {"point", "multipoint", "line", "multiline", "polygon", "multipolygon", "location"}


@dataclass(frozen=True)
class Preset:
    """A data set that is known: `lengths` gives fields in metres from columns in feet."""

    domain: str
    dataset: str
    lengths: Mapping[str, str] = field(default_factory=dict)


PRESETS = {
    # "Building Footprints", Office of Technology and Innovation.
    "new york buildings": Preset("data.cityofnewyork.us", "5zhs-2jue", {"height_m": "height_roof"}),
    # "City Council Districts", Department of City Planning.
    "new york council districts": Preset("data.cityofnewyork.us", "872g-cjhh"),
    # "MTA Subway Stations", Metropolitan Transportation Authority.
    "new york subway stations": Preset("data.ny.gov", "39hk-dx4f"),
}
"""Data sets on hand. New York's police stops are not among them: their page there (ftxv-d5ix) only links to
spreadsheets of the police department, which QGIS opens as they are."""


@dataclass
class Table:
    """Rows of a data set in EPSG:4326: `shapes` (missing where a row has none), `columns` of text or numbers.

    `numbers` names the columns that hold numbers.
    """

    title: str
    host: str
    licence: str
    attribution: str
    updated: str | None
    fetched: datetime
    shapes: Geometries
    columns: dict[str, list[Any]]
    numbers: set[str]


@dataclass
class _Description:
    """What a data set says of itself."""

    title: str
    licence: str
    attribution: str
    updated: str | None
    types: dict[str, str]

    @property
    def geometry(self) -> str | None:
        """The column with the places."""
        return next((name for name, kind in self.types.items() if kind in _GEOMETRIES), None)


def address(domain: str) -> str:
    """The server of a domain such as data.cityofnewyork.us, which may also be given with its https://."""
    domain = domain.strip().rstrip("/")
    return domain if re.match(r"https?://", domain) else f"https://{domain}"


def checked(dataset: str) -> str:
    """The id of a data set, two groups of four. Raises ValueError."""
    dataset = dataset.strip().lower()
    if not re.fullmatch(r"[0-9a-z]{4}-[0-9a-z]{4}", dataset):
        raise ValueError(dataset)
    return dataset


def count(client: Asker, server: str, dataset: str, box: Box | None = None, token: str | None = None) -> int:
    """How many rows there are, in `box` or altogether: two small requests. Raises as `download`."""
    return _count(client, server, dataset, _where(_described(client, server, dataset), box, server), token)


def download(
    client: Asker,
    server: str,
    dataset: str,
    box: Box | None = None,
    token: str | None = None,
    lengths: Mapping[str, str] | None = None,
    done: Callable[[float], None] = lambda _: None,
) -> Table:
    """All rows of a data set, or those that touch `box`.

    `server` as `address` gives it; `lengths` as in `Preset`; `done` is told the share that has arrived, 0 to 1.
    Raises SourceError, InterruptedError when cancelled.
    """
    host = Request(server).host
    about = _described(client, server, dataset)
    renamed = sorted(set((lengths or {}).values()) - set(about.types))
    if renamed:
        raise GarbageError(
            tr("“{title}” has no column {column}, which tells the heights.").format(
                title=about.title, column=", ".join(renamed)
            ),
            host,
            tr("Its publisher has changed it: choose “other”, give domain and id, and see its fields."),
        )
    where = _where(about, box, server)
    total = _count(client, server, dataset, where, token)
    client.say(tr("{host} counts {rows} rows in “{title}”.").format(host=host, rows=total, title=about.title))
    if total > MOST_ROWS:
        raise TooLargeError(
            tr("“{title}” has {rows} rows; {most} at most are fetched at once.").format(
                title=about.title, rows=f"{total:,}", most=f"{MOST_ROWS:,}"
            ),
            host,
            tr("Choose an extent, or a smaller one."),
        )
    if not total:
        raise NothingError(
            tr("“{title}” has no rows here.").format(title=about.title), host, tr("Choose another extent.")
        )

    def page(offset: int) -> Request:
        query = {**where, "$order": ":id", "$limit": str(PAGE), "$offset": str(offset)}
        url = f"{server}/resource/{dataset}.geojson"
        return Request(url, query, headers=_headers(token), ending=".geojson")

    features, fetched = pages(client, total, page, read_json(host), _strange, done)
    if fetched and max(fetched) - min(fetched) > _TOGETHER and not client.refresh:
        # Some are left from an earlier try.
        return download(replace(client, refresh=True), server, dataset, box, token, lengths, done)
    if len(features) != total:
        raise CutError(
            tr("It sent {got} of {total} rows; nothing of it was kept.").format(
                got=len(features), total=total
            ),
            host,
            tr("The data may just have changed: try again with “Ask again” ticked."),
        )
    return _table(client, features, about, host, min(fetched), lengths or {})


def _described(client: Asker, server: str, dataset: str) -> _Description:
    host = Request(server).host
    request = Request(f"{server}/api/views/{dataset}.json")
    data = client.fetch(request, read_json(host), lambda data: len(data["columns"]) > 0).value
    try:
        licence = (data.get("license") or {}).get("name") or data.get("licenseId")
        updated = data.get("rowsUpdatedAt")
        if updated is not None:
            updated = datetime.fromtimestamp(int(updated), timezone.utc).date().isoformat()
        return _Description(
            str(data["name"]),
            str(licence or tr("not stated; see {server}").format(server=server)),
            str(data.get("attribution") or host),
            updated,
            {str(each["fieldName"]): str(each["dataTypeName"]).lower() for each in data["columns"]},
        )
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError, OSError) as error:
        raise _strange(host) from error


def _where(about: _Description, box: Box | None, server: str) -> dict[str, str]:
    """The condition for an extent, as a part of the query."""
    if box is None:
        return {}
    if about.geometry is None:
        raise SourceError(
            tr("“{title}” has no column with places, so no extent can be chosen.").format(title=about.title),
            Request(server).host,
            tr("Leave the extent empty."),
        )
    polygon = shapely.box(box.west, box.south, box.east, box.north)
    text = shapely.to_wkt(polygon, rounding_precision=7)
    return {"$where": f"intersects({about.geometry}, '{text}')"}


def _count(client: Asker, server: str, dataset: str, where: Mapping[str, str], token: str | None) -> int:
    host = Request(server).host
    query = {**where, "$select": "count(*) as count"}
    request = Request(f"{server}/resource/{dataset}.json", query, headers=_headers(token))
    rows = client.fetch(request, read_json(host, list), lambda rows: int(rows[0]["count"]) > 0).value
    try:
        return int(rows[0]["count"])
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise _strange(host) from error


def _headers(token: str | None) -> dict[str, str]:
    return {"X-App-Token": token} if token else {}


def _table(
    client: Asker,
    features: list[dict[str, Any]],
    about: _Description,
    host: str,
    fetched: datetime,
    lengths: Mapping[str, str],
) -> Table:
    shapes = np.full(len(features), None, dtype=object)
    columns: dict[str, list[Any]] = {
        name: [None] * len(features)
        for name, kind in about.types.items()
        if kind not in _GEOMETRIES and not name.startswith(":")
    }
    numbers = {name for name in columns if about.types[name] in ("number", "money", "percent", "double")}
    try:
        for i, feature in enumerate(features):
            if i % 1000 == 0:
                client.stop_if_cancelled()
            if feature.get("geometry"):
                shapes[i] = _shape(feature["geometry"])
            for name, value in (feature.get("properties") or {}).items():
                if name in columns:
                    columns[name][i] = number_or_none(value) if name in numbers else _text(value)
    except (AttributeError, KeyError, TypeError, ValueError, shapely.errors.ShapelyError) as error:
        raise _strange(host) from error
    for made, feet in lengths.items():
        if feet in columns:
            values = [number_or_none(value) for value in columns[feet]]
            columns[made] = [None if value is None else round(value * _FOOT_M, 2) for value in values]
            numbers.add(made)
    return Table(
        about.title, host, about.licence, about.attribution, about.updated, fetched, shapes, columns, numbers
    )


def _shape(given: dict[str, Any]) -> shapely.Geometry | None:
    """A shape, None where it is broken, such as a ring of two points: that row has no place then."""
    try:
        return shapely.geometry.shape(given)
    except (ValueError, shapely.errors.GEOSException):
        return None


def _text(value: Any) -> str | None:
    """Text as it is; what is a record of its own (an address, a link) as the JSON it was."""
    if value is None:
        return None
    if isinstance(value, dict) and set(value) == {"url"}:
        return str(value["url"])
    return value if isinstance(value, str) else str(value)


def _strange(host: str) -> SourceError:
    return GarbageError(
        tr("The answer is JSON, but not as Socrata writes it."),
        host,
        tr("Check domain and data set; the domain may not publish with Socrata."),
    )
