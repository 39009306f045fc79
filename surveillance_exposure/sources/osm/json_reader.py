"""JSON of the Overpass API (https://wiki.openstreetmap.org/wiki/OSM_JSON)."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from typing import Any

from ...translation import tr
from .elements import KINDS, NODE, NOWHERE, WAY, Element, UnreadableError, broken_off, checked_remark
from .spool import Spool, add_finished

MOST_PIECE = 1 << 26


class _JsonText:
    """JSON text of which only the piece that is being read is held."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks = chunks
        self.decode = codecs.getincrementaldecoder("utf-8-sig")().decode
        self.text, self.at = "", 0
        self.decoder = json.JSONDecoder()

    def more(self) -> bool:
        chunk = next(self.chunks, b"")
        self.text = self.text[self.at :] + self.decode(chunk, not chunk)
        self.at = 0
        return bool(chunk)

    def peek(self) -> str:
        """The next mark that is no space."""
        while True:
            while self.at < len(self.text):
                if self.text[self.at] not in " \t\r\n":
                    return self.text[self.at]
                self.at += 1
            if not self.more():
                raise broken_off(tr("it ends in the middle"))

    def take(self, marks: str) -> str:
        mark = self.peek()
        if mark not in marks:
            raise UnreadableError(tr("it is not JSON as the Overpass API writes it"))
        self.at += 1
        return mark

    def value(self) -> Any:
        self.peek()
        while True:
            try:
                value, end = self.decoder.raw_decode(self.text, self.at)
                if end < len(self.text):  # a number may go on
                    self.at = end
                    return value
            except json.JSONDecodeError:
                if len(self.text) - self.at > MOST_PIECE:
                    raise
            if not self.more():
                raise broken_off(tr("it ends in the middle"))


def read_json(chunks: Iterator[bytes], spool: Spool) -> None:
    """Put what a file has into `spool`. Raises UnreadableError."""
    text = _JsonText(chunks)
    has_elements = False
    try:
        text.take("{")
        while text.peek() != "}":
            key = text.value()
            text.take(":")
            if key == "elements":
                has_elements = True
                text.take("[")
                while text.peek() != "]":
                    _json_element(text.value(), spool)
                    if text.peek() == ",":
                        text.take(",")
                text.take("]")
            else:
                value = text.value()
                if key == "remark":
                    spool.notes.remark = checked_remark(str(value or ""))
            if text.peek() == ",":
                text.take(",")
    except (json.JSONDecodeError, RecursionError, UnicodeDecodeError) as error:
        raise broken_off(str(error)) from error
    except UnreadableError:
        raise
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise UnreadableError(tr("it is not JSON as the Overpass API writes it")) from error
    if not has_elements:
        raise UnreadableError(tr("it is JSON, but has no “elements” as the Overpass API writes them"))


def _json_element(data: Mapping[str, Any], spool: Spool) -> None:
    kind = data["type"]
    if kind not in KINDS:  # areas and counts, which are no objects of the map
        return
    tags = {str(key): str(value) for key, value in (data.get("tags") or {}).items()}
    element = Element(kind, int(data["id"]), tags)
    spot = data if kind == NODE else data.get("center") or {}
    if spot.get("lat") is not None and spot.get("lon") is not None:
        element.place = float(spot["lon"]), float(spot["lat"])
    refs = _json_refs(data, spool) if kind == WAY else []
    members = []
    for member in data.get("members") or ():
        number = int(member["ref"])
        members.append((str(member["type"]), number, str(member.get("role") or "")))
        if member["type"] == NODE and member.get("lat") is not None:
            spool.place(number, float(member["lon"]), float(member["lat"]))
        elif member["type"] == WAY and member.get("geometry"):
            spool.draw(number, _json_refs(member, spool))
    add_finished(spool, element, data, refs, members, data.get("bounds"))


def _json_refs(data: Mapping[str, Any], spool: Spool) -> list[int]:
    """The nodes of a way, whose places may come with it, with or without their numbers."""
    spots = data.get("geometry") or []
    known = [None if spot is None else (float(spot["lon"]), float(spot["lat"])) for spot in spots]
    refs = [int(ref) for ref in data.get("nodes") or ()]
    if not refs:
        return [NOWHERE if spot is None else spool.nameless(*spot) for spot in known]
    if len(refs) == len(known):
        for ref, spot in zip(refs, known):
            if spot is not None:
                spool.place(ref, *spot)
    return refs
