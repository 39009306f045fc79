"""OpenStreetMap through a server of the Overpass API, to a file that is read like any extract.

Requests follow the Overpass API's language reference
(https://wiki.openstreetmap.org/wiki/Overpass_API/Overpass_QL: settings `out`, `timeout`, `maxsize`, `bbox`; the
recursion `>`; `out body`, `out count`) and its user's manual
(https://dev.overpass-api.de/overpass-doc/en/preface/commons.html: at most 10,000 requests and 1 GB a day; 429 and
504 where too much is asked at once). A query that runs out of time or memory is answered with status 200, the
elements found so far and a `remark`: that is taken for what it is, an incomplete answer.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from ..core.osm import SIGHTS, STATIONS
from ..translation import tr
from .asking import Asker, GarbageError, NothingError, Request, SourceError, TooLargeError, read_json
from .osm.elements import is_unfinished

ENDPOINT = "https://overpass-api.de/api/interpreter"
LICENCE = "Open Data Commons Open Database License (ODbL) 1.0"
ATTRIBUTION = "© OpenStreetMap contributors"

TILE_KM2 = 4.0
"""The largest area asked for at once: some 20 MB where a city is densest."""

MOST_TILES = 100
MOST_THINGS = 500_000
"""Cameras, buildings, streets and so on in one download: some 0.6 GB, and as many minutes as a server gives."""

BYTES_PER_THING = 1200
"""Of an answer, with the nodes: New York's buildings and streets take about this much."""

SERVER_SECONDS = 180
SERVER_BYTES = 536_870_912
_SPLITS = 2
_KM_PER_DEGREE = 111.32


def _asked(kind: str, key: str, values: Collection[str]) -> str:
    """Elements of which the tag `key` has one of some values."""
    if len(values) == 1:
        return f'{kind}["{key}"="{next(iter(values))}"]'
    return f'{kind}["{key}"~"^({"|".join(values)})$"]'


LAYERS = {
    "cameras": ('nwr["man_made"="surveillance"]', 'node["highway"="speed_camera"]'),
    "buildings": (
        'way["building"]',
        'relation["building"]',
        'way["building:part"]',
        'relation["building:part"]',
    ),
    "ways": ('way["highway"]',),
    "stations": tuple(_asked("nwr", key, kinds) for key, kinds in STATIONS.items()),
    "sights": (
        _asked("nwr", "tourism", SIGHTS["tourism"]),
        _asked("nwr", "historic", SIGHTS["historic"]),
        _asked("node", "place", SIGHTS["place"]),  # relations are the boundaries of whole towns
        _asked("way", "place", ["square"]),
    ),
}
"""What can be asked for, and the tags it has in OpenStreetMap, as `core.osm` reads them."""


class IncompleteError(SourceError):
    """The server ran out of time or memory, and says so."""


@dataclass(frozen=True)
class Box:
    """An extent in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def size_km(self) -> tuple[float, float]:
        """Width and height."""
        middle = math.radians((self.south + self.north) / 2)
        return (
            (self.east - self.west) * _KM_PER_DEGREE * math.cos(middle),
            (self.north - self.south) * _KM_PER_DEGREE,
        )

    def split(self, columns: int, rows: int) -> list[Box]:
        """Equal parts, row by row from the south west."""
        xs = [self.west + (self.east - self.west) * i / columns for i in range(columns)] + [self.east]
        ys = [self.south + (self.north - self.south) * i / rows for i in range(rows)] + [self.north]
        return [Box(xs[i], ys[j], xs[i + 1], ys[j + 1]) for j in range(rows) for i in range(columns)]


@dataclass(frozen=True)
class Cost:
    """What asking for an extent takes: its area, and in how many requests."""

    area_km2: float
    tiles: list[Box]

    @property
    def text(self) -> str:
        """For the user, before the click."""
        area = f"{self.area_km2:.3g}"
        if len(self.tiles) == 1:
            return tr("{area} km², 1 request").format(area=area)
        return tr("{area} km², {tiles} requests").format(area=area, tiles=len(self.tiles))


@dataclass(frozen=True)
class Size:
    """How much there is: `things` as `count` counts them."""

    things: int

    @property
    def text(self) -> str:
        """For the user."""
        return tr("{count} things, about {size} MB").format(
            count=f"{self.things:,}", size=f"{max(self.things * BYTES_PER_THING / 1e6, 0.1):.1f}"
        )

    def check(self, host: str) -> None:
        """Raise TooLargeError for more than is polite to ask for."""
        if self.things > MOST_THINGS:
            raise TooLargeError(
                tr("There is too much in this extent: {size}; {most} things at most are fetched.").format(
                    size=self.text, most=f"{MOST_THINGS:,}"
                ),
                host,
                tr("Choose a smaller one or fewer layers, or download an extract (.osm.pbf) and open that."),
            )


@dataclass
class Download:
    """An .osm file: how many elements by type, and the oldest date among its parts."""

    path: Path
    host: str
    fetched: datetime
    counts: dict[str, int]
    osm_date: str | None


@dataclass
class _Elements:
    """Elements by type and id, as XML."""

    node: dict[int, str] = field(default_factory=dict)
    way: dict[int, str] = field(default_factory=dict)
    relation: dict[int, str] = field(default_factory=dict)

    def add(self, elements: Sequence[dict[str, Any]]) -> None:
        for element in elements:
            known = getattr(self, element["type"])
            if element["id"] not in known:
                known[element["id"]] = _xml(element)


def cost(box: Box, host: str = "") -> Cost:
    """What it will cost to ask for `box`. Raises SourceError for no extent, and for one too large."""
    sides = (box.west, box.south, box.east, box.north)
    if not all(math.isfinite(side) for side in sides) or not (
        -180 <= box.west < box.east <= 180 and -90 <= box.south < box.north <= 90
    ):
        raise SourceError(
            tr("This is not an extent on the map: {box}.").format(box=_corners(box)),
            host,
            tr("Choose one with a width and a height, which does not cross 180° of longitude."),
        )
    width, height = box.size_km
    side = math.sqrt(TILE_KM2)
    columns, rows = math.ceil(width / side - 1e-6), math.ceil(height / side - 1e-6)
    if columns * rows > MOST_TILES:
        raise TooLargeError(
            tr("The extent has {area} km²; public servers are not for more than {most} km².").format(
                area=f"{width * height:,.0f}", most=f"{MOST_TILES * TILE_KM2:g}"
            ),
            host,
            tr("Choose a smaller one, or download an extract (.osm.pbf) of the region and open that."),
        )
    return Cost(width * height, box.split(max(columns, 1), max(rows, 1)))


def query(box: Box, layers: Sequence[str], count: bool = False) -> str:
    """The question in Overpass QL: the layers' elements that touch `box`, whole, with all their nodes."""
    wanted = "".join(f"{each};" for layer in layers for each in LAYERS[layer])
    settings = f"[out:json][timeout:{SERVER_SECONDS}][maxsize:{SERVER_BYTES}][bbox:{_corners(box)}];"
    return f"{settings}({wanted});" + ("out count;" if count else "(._;>;);out body;")


def count(client: Asker, box: Box, layers: Sequence[str], endpoint: str = ENDPOINT) -> int:
    """How many cameras, buildings, ways and so on there are: one small request. Raises as `download`."""
    request = _request(endpoint, box, layers, count=True)
    cost(box, request.host)
    elements = client.fetch(request, _reader(request.host), _counted).value["elements"]
    try:
        return int(elements[0]["tags"]["total"])
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise _strange(request.host) from error


def _counted(data: dict[str, Any]) -> bool:
    return int(data["elements"][0]["tags"]["total"]) > 0


def download(
    client: Asker,
    box: Box,
    layers: Sequence[str],
    target: Path,
    endpoint: str = ENDPOINT,
    done: Callable[[float], None] = lambda _: None,
) -> Download:
    """Write the elements of `layers` that touch `box` to the file `target`, each once; all of them or none.

    `done` is told the share that has arrived, 0 to 1. Raises SourceError, and InterruptedError when cancelled.
    """
    host = Request(endpoint).host
    tiles = cost(box, host).tiles
    found = _Elements()
    dates: list[str] = []
    fetched: list[datetime] = []
    for i, tile in enumerate(tiles):
        for data, when in _tile(client, tile, layers, endpoint):
            try:
                found.add(data["elements"])
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                raise _strange(host) from error
            dates += [str(data.get("osm3s", {}).get("timestamp_osm_base") or "")]
            fetched.append(when)
        done((i + 1) / len(tiles))
    osm_date = min(filter(None, dates), default=None)
    counts = {kind: len(getattr(found, kind)) for kind in ("node", "way", "relation")}
    if not sum(counts.values()):
        raise NothingError(
            tr("There is nothing of this in OpenStreetMap here ({layers}).").format(layers=", ".join(layers)),
            host,
            tr("Choose another extent or other layers."),
        )
    client.stop_if_cancelled()
    _write(found, target, osm_date)
    return Download(target, host, min(fetched), counts, osm_date)


def _tile(
    client: Asker, box: Box, layers: Sequence[str], endpoint: str, splits: int = _SPLITS
) -> Iterator[tuple[dict[str, Any], datetime]]:
    """The answers for `box`: one, or those of its quarters where the server could not do it at once."""
    request = _request(endpoint, box, layers)
    try:
        answer = client.fetch(request, _reader(request.host), _has_elements)
    except IncompleteError as error:
        if not splits:
            raise
        client.say(f"{error.where}: {error.what} " + tr("Asking for a quarter at a time."))
        for quarter in box.split(2, 2):
            yield from _tile(client, quarter, layers, endpoint, splits - 1)
        return
    yield answer.value, answer.fetched


def _has_elements(data: dict[str, Any]) -> bool:
    return len(data["elements"]) > 0


def _request(endpoint: str, box: Box, layers: Sequence[str], count: bool = False) -> Request:
    return Request(
        endpoint,
        form={"data": query(box, layers, count)},
        timeout_s=SERVER_SECONDS + 30,
    )


def _reader(host: str) -> Callable[[Path], dict[str, Any]]:
    whole = read_json(host)

    def read(path: Path) -> dict[str, Any]:
        data: dict[str, Any] = whole(path)
        remark = str(data.get("remark") or "")
        if is_unfinished(remark):
            raise IncompleteError(
                tr("The server did not finish: “{remark}”.").format(remark=remark[:160]),
                host,
                tr("Try again later, or choose a smaller extent or fewer layers."),
            )
        if not isinstance(data.get("elements"), list):
            raise _strange(host)
        return data

    return read


def _strange(host: str) -> SourceError:
    return GarbageError(
        tr("The answer is JSON, but not as the Overpass API writes it."), host, tr("Check the address.")
    )


def _corners(box: Box) -> str:
    """South, west, north, east, as the Overpass API wants them: to a centimetre."""
    return ",".join(f"{side:.7f}" for side in (box.south, box.west, box.north, box.east))


def _write(found: _Elements, target: Path, osm_date: str | None) -> None:
    """OSM XML as Overpass writes it: nodes, ways, relations, each by rising id, which GDAL's driver relies on."""
    with target.open("w", encoding="utf-8", errors="replace") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" generator="Overpass API">\n')
        file.write(f"<note>{ATTRIBUTION}, {LICENCE}</note>\n")
        file.write(f'<meta osm_base="{_text(osm_date or "")}"/>\n')
        for known in (found.node, found.way, found.relation):
            file.writelines(known[number] for number in sorted(known))
        file.write("</osm>\n")


def _xml(element: dict[str, Any]) -> str:
    kind, number = element["type"], int(element["id"])
    place = f' lat="{float(element["lat"])!r}" lon="{float(element["lon"])!r}"' if kind == "node" else ""
    inside = [f'<nd ref="{int(ref)}"/>' for ref in element.get("nodes", ())]
    inside += [
        f'<member type="{_text(m["type"])}" ref="{int(m["ref"])}" role="{_text(m.get("role", ""))}"/>'
        for m in element.get("members", ())
    ]
    inside += [f'<tag k="{_text(k)}" v="{_text(v)}"/>' for k, v in element.get("tags", {}).items()]
    return f'<{kind} id="{number}"{place}>{"".join(inside)}</{kind}>\n'


def _text(value: Any) -> str:
    """Text as it may stand in an attribute: XML has no control characters."""
    return escape("".join(mark if mark >= " " else " " for mark in str(value)))
