"""The published counts of Decode Surveillance NYC: one row per intersection of New York.

The file is Amnesty International's (CC BY-NC-ND 4.0: with attribution, not commercially, not changed and passed
on), so it is never part of the plugin; the user downloads it from where they choose. It is
`data/counts_per_intersections.csv` of https://github.com/amnesty-crisis-evidence-lab/decode-surveillance-nyc, whose
README and methodology note (AMR 51/5205/2022) say what the columns are.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from ..core import decode
from ..translation import tr
from .asking import Answer, Asker, GarbageError, NothingError, Request, cut, garbage

URL = (
    "https://raw.githubusercontent.com/amnesty-crisis-evidence-lab/decode-surveillance-nyc/main/data/"
    "counts_per_intersections.csv"
)
TITLE = "Decode Surveillance NYC"
LICENCE = "CC BY-NC-ND 4.0"
ATTRIBUTION = "Amnesty International, Decode Surveillance NYC"


def download(client: Asker, url: str = URL) -> Answer[Path]:
    """The file, as published; it stays in the cache. Raises SourceError, InterruptedError when cancelled.

    A file without the columns of the aggregated counts, or with a row that ends early, is refused.
    """
    request = Request(url, ending=".csv")
    answer = client.fetch(request, _reader(request.host))
    return Answer(client.kept(request), answer.host, answer.fetched, answer.from_cache)


def columns(path: Path) -> dict[str, list[str]]:
    """What a file of `download` holds, by the name of the column."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        header, *rows = filter(None, csv.reader(file))
    return {name: [row[i] for row in rows] for i, name in enumerate(header)}


def _reader(host: str) -> Callable[[Path], int]:
    """Reads a file through and gives the number of its rows."""

    def read(path: Path) -> int:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            begins = file.read(2000)
            file.seek(0)
            rows = csv.reader(file)
            try:
                header = next(rows, [])
                if _absent(header):
                    raise _not_counts(host, begins, header)
                number = 0
                for row in rows:
                    if row and len(row) != len(header):
                        raise cut(host)
                    number += bool(row)
            except csv.Error as error:
                raise garbage(host, tr("a table of counts"), begins) from error
        if not number:
            raise NothingError(tr("The file has no rows."), host, tr("Check the address."))
        return number

    return read


def _absent(header: list[str]) -> set[str]:
    """The columns that are not there, in whatever case."""
    return set(decode.FIELDS) - decode.columns_of(header).keys()


def _not_counts(host: str, begins: str, header: list[str]) -> Exception:
    if begins.lstrip().startswith(("<", "{")) or len(header) < 2:
        return garbage(host, tr("a table of counts"), begins)
    return GarbageError(
        tr("The table lacks the columns {absent}; it has {known}.").format(
            absent=", ".join(sorted(_absent(header))), known=", ".join(header[:12])
        ),
        host,
        tr("Give the address of the counts per intersection, not of the volunteers' tags."),
    )
