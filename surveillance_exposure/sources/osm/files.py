"""OpenStreetMap files, opened: what a file is its content tells, not its name.

A .osm.pbf is read block by block, as often as needed. XML and JSON come in any order, so they are read once, element by
element, into a temporary file that is read again like the blocks of a .osm.pbf. Neither is ever held whole.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
import shutil
import struct
import zlib
from collections.abc import Collection, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, BinaryIO

from ...translation import tr
from .elements import IsWanted, OsmFile, Progress, UnreadableError, broken_off
from .json_reader import read_json
from .pbf_reader import PbfFile, header
from .spool import Spool
from .xml_reader import read_xml

CHUNK = 1 << 18

_LOOK = 1 << 12


def opened(
    path: Path, folder: Path, keys: Collection[str], is_wanted: IsWanted, go_on: Progress
) -> tuple[OsmFile, float]:
    """The elements of a file, and the share of the reading that is behind; `folder` is for temporary files.

    `go_on` is told the share that is read, and may raise. Raises UnreadableError.
    """
    form = form_of(path)
    if form == "pbf":
        with path.open("rb") as raw, _unpacked(raw) as file:
            if file is not raw:
                path = folder / "unpacked.osm.pbf"
                with path.open("wb") as copy:
                    shutil.copyfileobj(file, copy)
        return PbfFile(path, keys, is_wanted), 0.0
    spool = Spool(folder, is_wanted)
    try:
        with path.open("rb") as raw, _unpacked(raw) as file:
            (read_xml if form == "xml" else read_json)(_chunks(path, raw, file, go_on), spool)
    finally:
        spool.close()
    if spool.count and not spool.tagged:
        raise UnreadableError(
            tr("none of its {count} objects has tags; ask the server for them, such as by “out body”").format(
                count=spool.count
            )
        )
    return spool, 0.6


def _chunks(path: Path, raw: BinaryIO, file: Any, go_on: Progress) -> Iterator[bytes]:
    size = max(path.stat().st_size, 1)
    while True:
        try:
            chunk = file.read(CHUNK)
        except (EOFError, OSError, zlib.error, lzma.LZMAError) as error:
            raise broken_off(str(error)) from error
        if not chunk:
            return
        yield chunk
        go_on(min(raw.tell() / size, 1.0))


def is_extract(path: Path) -> bool:
    """Whether a file looks like OpenStreetMap data, by its beginning; a table or GeoJSON is none."""
    try:
        form, head = form_of(path), head_of(path, _LOOK)
    except (UnreadableError, EOFError, OSError, zlib.error, lzma.LZMAError):
        return False
    if form == "json":
        return b'"elements"' in head or b'"osm3s"' in head
    return form == "pbf" or re.search(rb"<osm[\s>]", head) is not None


def form_of(path: Path) -> str:
    """The format of a file by its content: "pbf", "xml" or "json". Raises UnreadableError, with what it is instead."""
    try:
        head = head_of(path)
    except (EOFError, OSError, zlib.error, lzma.LZMAError) as error:
        raise broken_off(str(error)) from error
    if not head:
        raise UnreadableError(tr("it is empty"))
    if head[4:6] == b"\n\x09" and head[6:15] == b"OSMHeader":
        return "pbf"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text[:1] == b"<" or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        if re.search(rb"<!doctype\s+html|<html", text[:2000], re.IGNORECASE):
            raise UnreadableError(tr("it is a web page, such as a server sends instead of data"))
        return "xml"
    if text[:1] == b"{":
        if b'"FeatureCollection"' in text[:2000]:
            raise UnreadableError(tr("it is GeoJSON, which QGIS opens as a layer; import that as cameras"))
        return "json"
    for mark, name in ((b"\xff\xe0\x04o5", "o5m"), (b"PK\x03\x04", "zip"), (b"SQLite", "SQLite")):
        if text.startswith(mark) or head.startswith(mark):
            raise UnreadableError(tr("it is a file of the kind {kind}, which is not read").format(kind=name))
    if b"@lat" in text[:_LOOK] or b"@id" in text[:_LOOK]:
        raise UnreadableError(
            tr("it is not a file of OpenStreetMap data but a table; import that as cameras")
        )
    raise UnreadableError(tr("it is not a file of OpenStreetMap data"))


def head_of(path: Path, size: int = 1 << 17) -> bytes:
    """The beginning of a file, unpacked."""
    with path.open("rb") as raw, _unpacked(raw) as file:
        return file.read(size)


def _unpacked(raw: BinaryIO) -> Any:
    mark = raw.read(6)
    raw.seek(0)
    for beginning, unpack in ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ", lzma.open)):
        if mark.startswith(beginning):
            return unpack(raw)
    return raw


def date_of(path: Path) -> str | None:
    """The day (ISO) the data is of, as the file's head says; None where it does not, or cannot be read."""
    try:
        head = head_of(path)
        if head[6:15] == b"OSMHeader":
            seconds = header(head).get(32)
            return datetime.fromtimestamp(seconds, timezone.utc).date().isoformat() if seconds else None
    except (
        OSError,
        EOFError,
        ValueError,
        IndexError,
        KeyError,
        TypeError,
        OverflowError,
        struct.error,
        zlib.error,
        lzma.LZMAError,
    ):
        return None
    found = re.search(rb'(?:osm_base|timestamp)"?\s*[=:]\s*"(\d{4}-\d\d-\d\d)', head[:4096])
    return found[1].decode() if found else None
