"""The published counts: the right file, whole."""

from __future__ import annotations

import gzip

import pytest

from surveillance_exposure.sources import decode
from surveillance_exposure.sources.asking import CutError, GarbageError, NothingError, RefusedError

from .services import DECODE
from .stand_in import Reply


def fetch(client, server):
    return decode.download(client, server.url + "/counts_per_intersections.csv")


def test_the_file_as_published(client, server):
    server.answer = lambda asked: Reply(DECODE)
    answer = fetch(client, server)
    assert answer.value.read_text() == DECODE
    assert answer.value.suffix == ".csv"
    assert fetch(client, server).from_cache


def test_real_counts(client, server, data_dir):
    text = gzip.decompress((data_dir / "nyc" / "decode_brooklyn_counts.csv.gz").read_bytes())
    server.answer = lambda asked: Reply(text)
    assert fetch(client, server).value.read_bytes() == text


@pytest.mark.parametrize(
    ("body", "error", "words"),
    [
        ("<html>Log in</html>", GarbageError, "not a table of counts; it begins “Log in”"),
        ("", GarbageError, "not a table"),
        ("a,b,c\n1,2,3\n", GarbageError, "lacks the columns Lat, Long, attached.*it has a, b, c"),
        (DECODE.splitlines()[0] + "\n", NothingError, "no rows"),
        (DECODE[:-30], CutError, "cut off"),
        (DECODE.encode() + b"\x00\x00", (CutError, GarbageError), "127"),
        ("404: Not Found", GarbageError, "404: Not Found"),
    ],
)
def test_other_things(client, server, body, error, words):
    server.answer = lambda asked: Reply(body)
    with pytest.raises(error, match=words):
        fetch(client, server)
    assert list(client.cache.iterdir()) == []


def test_gone(client, server):
    with pytest.raises(RefusedError, match="status 404"):
        fetch(client, server)
