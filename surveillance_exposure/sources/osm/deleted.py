"""What an OpenStreetMap file says that QGIS does not tell when it opens the file as layers.

That is what is deleted, and what its server remarks on it.
"""

from __future__ import annotations

import bz2
import gzip
from pathlib import Path
from typing import IO
from xml.parsers import expat

_MARKS = (b"delete", b'visible="false"', b"visible='false'", b"<remark")
_CHUNK = 1 << 20
_OPENERS = {b"\x1f\x8b": gzip.open, b"BZ": bz2.open}


def marks(path: Path) -> tuple[frozenset[str], str]:
    """The ids, such as "node/12", of what an XML file marks as deleted or invisible; and its server's remark, or "".

    Of several versions of an object the last holds. Another file says nothing.
    """
    try:
        if not _is_marked(path):
            return frozenset(), ""
        gone: dict[str, bool] = {}
        remark: list[str] = []

        def start(kind: str, of: dict[str, str]) -> None:
            if kind in ("node", "way", "relation"):
                gone[f"{kind}/{of.get('id')}"] = of.get("action") == "delete" or of.get("visible") == "false"
            parser.CharacterDataHandler = remark.append if kind == "remark" else None

        def end(_: str) -> None:
            parser.CharacterDataHandler = None

        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = start, end
        with _open(path) as file:
            parser.ParseFile(file)
    except (OSError, EOFError, expat.ExpatError):
        return frozenset(), ""  # whoever opens it as layers says what is wrong with it
    return frozenset(name for name, is_gone in gone.items() if is_gone), " ".join("".join(remark).split())


def _open(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        start = file.read(2)
    opener = _OPENERS.get(start)
    return opener(path, "rb") if opener else path.open("rb")  # type: ignore[operator]


def _is_marked(path: Path) -> bool:
    """Whether the text of an XML file holds one of the marks; far quicker than reading its elements."""
    with _open(path) as file:
        end = file.read(_CHUNK)
        if not end.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            return False
        while end:
            if any(mark in end for mark in _MARKS):
                return True
            more = file.read(_CHUNK)
            end = end[-32:] + more if more else b""
    return False
