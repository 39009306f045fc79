"""The one client: whole answers or plain words, never something in between."""

from __future__ import annotations

import ast
import json
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsTask

from surveillance_exposure.sources import asking, fetch
from surveillance_exposure.sources.asking import (
    BusyError,
    CutError,
    GarbageError,
    RefusedError,
    Request,
    SourceError,
    TooLargeError,
    UnreachableError,
    read_json,
)
from surveillance_exposure.sources.fetch import Client

from .stand_in import Reply, standing_in

SOURCE = Path(__file__).parents[2] / "surveillance_exposure"
HOST = "127.0.0.1"
GOOD = {"rows": [1, 2, 3]}


def ask(client, server, read=None, **parts):
    return client.fetch(Request(server.url + "/data", **parts), read or read_json(HOST))


def leftovers(client):
    return sorted(path.name for path in client.cache.glob("*")) if client.cache.exists() else []


def test_get_and_post(client, server):
    server.answer = lambda asked: Reply(GOOD)
    answer = ask(client, server, query={"$where": "a & b = 'ü+'", "for": "tract:*"})
    assert answer.value == GOOD
    assert not answer.from_cache
    assert answer.host == HOST
    assert ask(client, server, form={"data": "[out:json];node;"}).value == GOOD
    get, post = server.asked
    assert (get.method, get.path, get.query) == ("GET", "/data", {"$where": "a & b = 'ü+'", "for": "tract:*"})
    assert "QGIS" in get.headers["User-Agent"]
    assert (post.method, post.form) == ("POST", {"data": "[out:json];node;"})


def test_packed_answers(client, server):
    server.replies = [Reply({"rows": list(range(5000))}, packed=True), Reply(GOOD, packed=True, chunked=True)]
    assert len(ask(client, server).value["rows"]) == 5000
    assert ask(client, server, query={"page": "2"}).value == GOOD


def test_cache_tells_its_date_and_refresh_asks_again(client, server, said):
    server.replies = [Reply({"n": 1}), Reply({"n": 2})]
    assert ask(client, server).value == {"n": 1}
    again = ask(client, server)
    assert (again.value, again.from_cache, again.date) == ({"n": 1}, True, "2026-11-23")
    assert said[-1] == f"{HOST}: from the cache, fetched on 2026-11-23."
    assert len(server.asked) == 1
    assert ask(replace(client, refresh=True), server).value == {"n": 2}
    assert ask(client, server).value == {"n": 2}


def test_a_damaged_cache_is_not_used(client, server):
    server.replies = [Reply({"n": 1}), Reply({"n": 2}), Reply({"n": 3})]
    ask(client, server)
    body = next(client.cache.glob("*.json"))
    body.write_bytes(body.read_bytes()[:-2])
    assert ask(client, server).value == {"n": 2}
    body.write_bytes(b'{"n": 2 ')  # as long as it should be
    assert ask(client, server).value == {"n": 3}


def test_keys_are_neither_kept_nor_shown(client, server, said):
    server.answer = lambda asked: Reply(GOOD)
    ask(client, server, secret={"key": "abcdef"})
    assert server.asked[0].query == {"key": "abcdef"}
    kept = "".join(path.name + path.read_text() for path in client.cache.iterdir())
    assert "abcdef" not in kept + "".join(said)


@pytest.mark.parametrize("status", [202, 429, 502, 503, 504])
def test_busy_servers_are_asked_again(client, server, clock, said, status):
    server.replies = [Reply("wait", status, {"Retry-After": "17"}), Reply("wait", status), Reply(GOOD)]
    assert ask(client, server).value == GOOD
    assert clock.time - 1000 == pytest.approx(17 + 15)
    assert f"{HOST} is busy; asking again in 17 s." in said


def test_retry_after_a_date(client, server, clock):
    server.replies = [Reply("", 503, {"Retry-After": "Mon, 23 Nov 2026 12:00:40 GMT"}), Reply(GOOD)]
    assert ask(client, server).value == GOOD
    assert clock.time - 1000 == pytest.approx(40)


@pytest.mark.parametrize("text", ["", "soon", "-5", "nan", "inf", "Mon, 99 Nov 2026", "9" * 400])
def test_retry_after_nonsense(text):
    from datetime import datetime, timezone

    assert 0 <= fetch._seconds(text, datetime.now(timezone.utc)) < 1e9


def test_giving_up_on_a_busy_server(client, server, clock):
    server.answer = lambda asked: Reply("<html>Too Many Requests</html>", 429)
    with pytest.raises(BusyError, match=r"127\.0\.0\.1: It is busy \(status 429\), also when asked 4 times"):
        ask(client, server)
    assert len(server.asked) == 4
    assert clock.time - 1000 == pytest.approx(5 + 15 + 45)
    assert leftovers(client) == []


def test_a_long_wait_is_told_not_waited_for(client, server, clock):
    server.answer = lambda asked: Reply("", 429, {"Retry-After": "3600"})
    with pytest.raises(BusyError, match="asks to wait 60 minutes"):
        ask(client, server)
    assert len(server.asked) == 1
    assert clock.time == 1000


def test_polite_between_requests_to_one_host(client, server, clock):
    server.answer = lambda asked: Reply(GOOD)
    for page in "1234":
        ask(client, server, query={"page": page})
    assert clock.time - 1000 == pytest.approx(3 * fetch.BETWEEN_REQUESTS_S)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(GOOD, cut=7),
        Reply({"rows": list(range(9999))}, cut=20_000, chunked=True),
        Reply('{"rows": [1, 2', announce=None),  # nothing but the braces tells
        Reply(GOOD, cut=9, packed=True),
        Reply("", cut=0, announce=50),
    ],
    ids=["length", "chunks", "brackets", "packed", "nothing"],
)
def test_a_cut_connection(client, server, reply):
    server.answer = lambda asked: reply
    with pytest.raises((CutError, GarbageError)) as caught:
        ask(client, server)
    assert HOST in str(caught.value)
    assert leftovers(client) == []
    server.answer = lambda asked: Reply(GOOD)
    assert ask(client, server).value == GOOD


def test_a_cut_connection_is_tried_again(client, server):
    server.replies = [Reply(GOOD, cut=7), Reply(GOOD)]
    assert ask(client, server).value == GOOD


@pytest.mark.parametrize(
    "body",
    ["", "<html><body>Log in to <b>Café</b> WiFi</body></html>", "OK", b"\x00\xff\xfe", "[1]", "null"],
)
def test_garbage(client, server, body):
    server.answer = lambda asked: Reply(body)
    with pytest.raises(GarbageError, match=r"127\.0\.0\.1: The answer is not"):
        ask(client, server)
    assert leftovers(client) == []


def test_web_pages_are_quoted_in_plain_words(client, server):
    server.answer = lambda asked: Reply("<html><body>Log in to <b>Café</b> WiFi</body></html>")
    with pytest.raises(GarbageError, match="it begins “Log in to Café WiFi”"):
        ask(client, server)


def test_300_mb_announced(client, server):
    server.answer = lambda asked: Reply(b"{" * 100_000, announce=300_000_000, seconds=0.01, pieces=10)
    with pytest.raises(
        TooLargeError, match=r"300\.0 MB or more, over the limit of 200\.0 MB; nothing was kept"
    ):
        ask(client, server)
    assert leftovers(client) == []


def test_more_than_announced_or_not_announced(client, server):
    client.limit_bytes = 50_000
    server.answer = lambda asked: Reply(b"[" * 100_000, chunked=True, pieces=4)
    with pytest.raises(TooLargeError):
        ask(client, server)


def test_size_and_progress(client, server, said):
    steps = []
    client.progress = lambda received, announced: steps.append((received, announced))
    server.answer = lambda asked: Reply({"text": "x" * 2_000_000})
    ask(client, server)
    assert f"{HOST} announces 2.0 MB." in said
    assert steps[-1] == (2_000_012, 2_000_012)


@pytest.mark.parametrize(("status", "words"), [(400, "you ask"), (403, "key"), (404, "data set"), (500, "")])
def test_refusals(client, server, status, words):
    server.answer = lambda asked: Reply("<p>line 1: parse error</p>", status)
    with pytest.raises(RefusedError, match=rf"status {status}.*“line 1: parse error”.*{words}"):
        ask(client, server)
    assert len(server.asked) == 1


def test_no_server(client):
    with pytest.raises(UnreachableError, match="No connection"):
        client.fetch(Request("http://127.0.0.1:9/x"), read_json(HOST))
    with pytest.raises(UnreachableError, match=r"nowhere\.invalid"):
        client.fetch(Request("http://nowhere.invalid/x"), read_json(HOST))


@pytest.mark.parametrize("url", ["", "nonsense", "file:///etc/passwd", "ftp://host/x", "https://"])
def test_no_address(client, url):
    with pytest.raises(RefusedError, match="not an address"):
        client.fetch(Request(url), read_json(HOST))


def test_silence(client, server):
    server.answer = lambda asked: Reply(GOOD, seconds=3)
    with pytest.raises(UnreachableError, match=r"No answer within 0.3 s"):
        ask(client, server, timeout_s=0.3)


def test_sent_on(client, server):
    server.replies = [Reply("", 302, {"Location": "/other?x=1"}), Reply(GOOD)]
    assert ask(client, server).value == GOOD
    assert server.asked[1].path == "/other"
    server.replies = [Reply("", 302, {"Location": "https://elsewhere.example/x"})]
    with pytest.raises(RefusedError, match=r"another host, elsewhere\.example"):
        ask(client, server, query={"page": "2"})
    server.answer = lambda asked: Reply("", 302, {"Location": "/data"})
    with pytest.raises(RefusedError, match="status 302"):
        ask(client, server, query={"page": "3"})


def test_cache_folder_that_cannot_be_written(client, server, tmp_path):
    (tmp_path / "cache").write_text("in the way")
    server.answer = lambda asked: Reply(GOOD)
    with pytest.raises(SourceError, match="could not be kept on disk"):
        ask(client, server)


def test_a_full_disk(client, server):
    writes = []

    class Full:
        def write(self, chunk):
            writes.append(chunk)
            raise OSError(28, "No space left on device")

    server.answer = lambda asked: Reply(b"[" * 1_000_000, pieces=5)
    reply = client._transfer(Request(server.url), fetch._address(Request(server.url)), Full())
    assert "could not be kept on disk: No space left on device" in str(reply.problem)
    assert len(writes) == 1


@pytest.mark.parametrize("when", ["before an answer", "within an answer", "between"])
def test_cancel_within_a_second(qgis_app, server, tmp_path, when):
    cancelled = threading.Event()
    client = Client(is_cancelled=cancelled.is_set, cache=tmp_path / "cache", between_s=0)
    server.answer = {
        "before an answer": lambda asked: Reply(GOOD, seconds=5),
        "within an answer": lambda asked: Reply(b"{" * 1_000_000, seconds=0.1, pieces=100),
        "between": lambda asked: Reply("", 503),
    }[when]
    threading.Timer(0.3, cancelled.set).start()
    started = time.monotonic()
    with pytest.raises(InterruptedError):
        ask(client, server)
    assert time.monotonic() - started < 1.3
    assert leftovers(client) == []


def test_in_a_task(qgis_app, server, client):
    server.answer = lambda asked: Reply(GOOD, seconds=0.3)
    done = []

    def work(task):
        done.append(ask(client, server).value)

    beats = 0
    task = QgsTask.fromFunction("fetch", work)
    QgsApplication.taskManager().addTask(task)
    end = time.monotonic() + 10
    while not done and time.monotonic() < end:
        QgsApplication.processEvents()
        beats += 1
        time.sleep(0.01)
    assert done == [GOOD]
    assert beats > 10  # the main thread had time of its own


def test_qgis_alone_speaks_to_the_network():
    """No urllib, requests, sockets or their like anywhere in the plugin."""
    banned = {"urllib", "urllib3", "requests", "socket", "socketserver", "http", "httpx", "aiohttp"}
    banned |= {"ssl", "ftplib", "telnetlib", "smtplib", "xmlrpc", "asyncio", "httplib2", "pycurl"}
    found = []
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "__import__":
                names = [str(getattr(node.args[0], "value", ""))]
            found += [f"{file.name}: {name}" for name in names if name.split(".")[0] in banned]
    assert found == []


def test_others_work_while_a_long_answer_is_read(tmp_path):
    path = tmp_path / "long.json"
    path.write_text(json.dumps([{"type": "node", "id": i, "lat": 1.5, "lon": i / 7} for i in range(300_000)]))
    reader = threading.Thread(target=read_json(HOST, list), args=(path,))
    beats = [time.monotonic()]
    reader.start()
    while reader.is_alive():
        time.sleep(0.001)
        beats.append(time.monotonic())
    assert max(after - before for before, after in zip(beats, beats[1:])) < (beats[-1] - beats[0]) / 2


def test_sent_on_to_another_port(client, server):
    """What was asked for would go along to whoever listens there."""
    with standing_in() as other:
        other.answer = lambda asked: Reply(GOOD)
        server.answer = lambda asked: Reply("", 307, {"Location": other.url + "/data"})
        with pytest.raises(RefusedError, match=rf"another port, {other.url.split('//')[1]}"):
            ask(client, server, form={"extent": "1,2,3,4"})
        assert other.asked == []


def test_cookies_are_neither_kept_nor_sent(client, server):
    server.answer = lambda asked: Reply(GOOD, headers={"Set-Cookie": "who=you; Path=/"})
    ask(client, server)
    ask(client, server, query={"page": "2"})
    assert len(server.asked) == 2
    assert not any("Cookie" in asked.headers for asked in server.asked)


def test_a_small_answer_that_unpacks_to_a_huge_one(client, server):
    server.answer = lambda asked: Reply(b" " * 30_000_000, packed=True)
    with pytest.raises(TooLargeError, match="over the limit of 1"):
        ask(replace(client, limit_bytes=1_000_000), server)
    assert leftovers(client) == []


def test_packed_and_cut(client, server):
    server.answer = lambda asked: Reply(GOOD, packed=True, cut=12, announce=None)
    with pytest.raises(CutError):
        ask(client, server)


def test_drop_by_drop(client, server):
    """A byte now and then is no sign of life: the transfer ends."""
    server.answer = lambda asked: Reply("[" * 60, pieces=60, seconds=0.1)
    began = time.monotonic()
    with pytest.raises(UnreachableError, match="No answer within"):
        ask(client, server, timeout_s=0.6)
    assert time.monotonic() - began < 4


def test_json_too_long_for_memory(client, server, monkeypatch):
    monkeypatch.setattr(asking, "MOST_JSON_BYTES", 1000)
    server.answer = lambda asked: Reply({"rows": list(range(5000))})
    with pytest.raises(TooLargeError, match=r"MB of JSON"):
        ask(client, server)
