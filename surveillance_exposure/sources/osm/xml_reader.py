"""OSM XML, as editors and servers write it (https://wiki.openstreetmap.org/wiki/OSM_XML)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from ...translation import tr
from .elements import KINDS, NODE, NOWHERE, WAY, Element, UnreadableError, broken_off, checked_remark
from .spool import Spool, add_finished

_Attributes = dict[str, str]


class _Xml:
    """Takes the elements of OSM XML as a parser meets them."""

    def __init__(self, spool: Spool, parser: Any) -> None:
        self.spool = spool
        self.parser = parser
        self.depth = 0
        self.element: Element | None = None
        self.attributes: _Attributes = {}
        self.refs: list[int] = []
        self.members: list[tuple[str, int, str]] = []
        self.drawn: list[int] | None = None
        self.bounds: _Attributes | None = None
        self.remark: list[str] | None = None

    def start(self, name: str, attributes: _Attributes) -> None:
        self.depth += 1
        if self.depth == 1:
            if name != "osm":
                what = tr("its first word is <{name}>, where <osm> belongs").format(name=name[:40])
                if name == "osmChange":
                    what = tr("it is a list of changes, not the data itself")
                raise UnreadableError(what)
        elif self.depth == 2:
            self.top(name, attributes)
        else:
            self.inside(name, attributes)

    def top(self, name: str, attributes: _Attributes) -> None:
        if name in KINDS:
            self.element = Element(name, int(attributes["id"]), {})
            self.attributes = attributes
            self.refs, self.members, self.bounds = [], [], None
            if name == NODE and "lat" in attributes and "lon" in attributes:
                self.element.place = float(attributes["lon"]), float(attributes["lat"])
        elif name == "remark":
            self.remark = []
            self.parser.CharacterDataHandler = self.remark.append
        elif name == "action":
            raise UnreadableError(tr("it is a list of changes, not the data itself"))

    def inside(self, name: str, attributes: _Attributes) -> None:
        if self.element is None:
            return
        if name == "tag":
            self.element.tags[attributes["k"]] = attributes["v"]
        elif name == "nd":
            (self.refs if self.drawn is None else self.drawn).append(self.node(attributes))
        elif name == "member":
            number = int(attributes["ref"])
            self.members.append((attributes["type"], number, attributes.get("role", "")))
            if attributes["type"] == NODE and "lat" in attributes:
                self.spool.place(number, float(attributes["lon"]), float(attributes["lat"]))
            self.drawn = []
        elif name == "center":
            self.element.place = float(attributes["lon"]), float(attributes["lat"])
        elif name == "bounds":
            self.bounds = attributes

    def node(self, attributes: _Attributes) -> int:
        number = int(attributes["ref"]) if "ref" in attributes else None
        if "lat" not in attributes or "lon" not in attributes:
            return NOWHERE if number is None else number
        lon, lat = float(attributes["lon"]), float(attributes["lat"])
        if number is None:
            return self.spool.nameless(lon, lat)
        self.spool.place(number, lon, lat)
        return number

    def end(self, name: str) -> None:
        self.depth -= 1
        if name == "member" and self.drawn is not None:
            if self.drawn and self.members[-1][0] == WAY:
                self.spool.draw(self.members[-1][1], self.drawn)
            self.drawn = None
        elif self.depth == 1 and self.element is not None:
            add_finished(self.spool, self.element, self.attributes, self.refs, self.members, self.bounds)
            self.element = None
        elif name == "remark" and self.remark is not None:
            self.spool.notes.remark = checked_remark("".join(self.remark))
            self.parser.CharacterDataHandler = None
            self.remark = None


def read_xml(chunks: Iterator[bytes], spool: Spool) -> None:
    """Put what a file has into `spool`. Raises UnreadableError."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    reader = _Xml(spool, parser)
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise broken_off(str(error)) from error
    except UnreadableError:
        raise
    except (LookupError, ValueError, OverflowError) as error:
        raise UnreadableError(
            tr("line {line} is not as OpenStreetMap writes it ({reason})").format(
                line=parser.CurrentLineNumber, reason=error
            )
        ) from error
