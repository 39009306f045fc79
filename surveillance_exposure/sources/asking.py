"""What servers are asked, what they answer, and what can go wrong on the way.

An answer is whole or an error: what is announced too large, cut off, or no data at all raises a `SourceError`
that says what is wrong, where, and what to do. How it gets here is told in `fetch`.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic, TypeVar

from ..translation import tr

T = TypeVar("T")

MOST_JSON_BYTES = 64_000_000
"""JSON longer than this is not read: as Python's objects it takes up to 30 times as much memory."""

_HOST = re.compile(
    r"[a-z][a-z0-9+.-]*://(?:[^/?#@]*@)?(?:\[([^\]]+)\]|([^/?#:@\s]+))(?=[/?#:]|$)", re.IGNORECASE
)


class SourceError(Exception):
    """Something a server, or the way to it, did wrong: what, where (the host), and the remedy."""

    def __init__(self, what: str, where: str, remedy: str) -> None:
        super().__init__(f"{where}: {what} {remedy}")
        self.what, self.where, self.remedy = what, where, remedy


class UnreachableError(SourceError):
    """No answer at all."""


class BusyError(SourceError):
    """The server asks to come back later, and was asked often enough."""


class RefusedError(SourceError):
    """The server will not answer this request: no such data, a wrong key."""


class TooLargeError(SourceError):
    """More than is sensible to download."""


class CutError(SourceError):
    """The answer ends in the middle."""


class GarbageError(SourceError):
    """The answer is not the kind of data that was asked for."""


class NothingError(SourceError):
    """The answer is whole and empty."""


@dataclass(frozen=True)
class Request:
    """What is asked: a GET of `url` and `query`, or a POST of `form`.

    `secret` is added to the query and is neither stored nor shown. `timeout_s` without a single byte ends it.
    `ending` is that of the file the answer is kept in.
    """

    url: str
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    secret: Mapping[str, str] = field(default_factory=dict)
    timeout_s: float = 60.0
    ending: str = ".json"

    @property
    def host(self) -> str:
        """Whom it goes to."""
        found = _HOST.match(self.url)
        return (found[1] or found[2]).lower() if found else self.url

    @property
    def key(self) -> str:
        """The same for the same question."""
        form = None if self.form is None else sorted(self.form.items())
        parts = json.dumps([self.url, sorted(self.query.items()), form])
        return sha256(parts.encode()).hexdigest()


@dataclass(frozen=True)
class Answer(Generic[T]):
    """What was answered: `value` as read, when it was fetched (UTC), and whether it comes from the cache."""

    value: T
    host: str
    fetched: datetime
    from_cache: bool

    @property
    def date(self) -> str:
        """The day it was fetched, ISO."""
        return self.fetched.date().isoformat()


@dataclass(frozen=True)
class Clock:
    """Time, which tests replace."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(timezone.utc)


@dataclass
class Asker:
    """Who asks servers, by whatever means; see `fetch.Client`.

    `refresh` asks again for what is known. `progress(received, announced)` in bytes, announced None where the server
    does not say. A cancelled request raises InterruptedError.
    """

    is_cancelled: Callable[[], bool] = lambda: False
    say: Callable[[str], None] = lambda _: None
    progress: Callable[[int, int | None], None] = lambda *_: None
    refresh: bool = False
    clock: Clock = field(default_factory=Clock)

    def kept(self, request: Request) -> Path:
        """The file its answer is kept in."""
        raise NotImplementedError

    def fetch(
        self, request: Request, read: Callable[[Path], T], worth: Callable[[T], bool] = lambda _: True
    ) -> Answer[T]:
        """The answer as `read` reads it from a file; `read` raises SourceError for what is not whole.

        What is not `worth` it, such as an answer that is empty or not as expected (any error counts as no), is
        handed on and not kept: it may be another one the next time.

        Raises SourceError, and InterruptedError when cancelled.
        """
        raise NotImplementedError

    def stop_if_cancelled(self) -> None:
        """Raise InterruptedError once the user wants no more."""
        if self.is_cancelled():
            raise InterruptedError


def cut(host: str) -> SourceError:
    """The error of an answer that ends in the middle."""
    return CutError(
        tr("The answer was cut off; nothing of it was kept."),
        host,
        tr("Try again, or ask for a smaller area."),
    )


def garbage(host: str, wanted: str, begins: str) -> SourceError:
    """The error of an answer that is not `wanted`, such as a web page."""
    return GarbageError(
        tr("The answer is not {wanted}; it begins “{text}”.").format(wanted=wanted, text=_plain(begins)),
        host,
        tr("Check the address; a login page of your network may also stand in between."),
    )


def refused(host: str, status: int, text: str) -> SourceError:
    """The error of an HTTP status that asking again would not change."""
    remedy = {
        401: tr("Check the key."),
        403: tr("Check the key, if you gave one."),
        404: tr("Check the address and the name of the data set."),
        413: tr("Choose a smaller area."),
    }.get(status, tr("Check the address and what you ask for."))
    what = tr("It refuses the request (status {status}).").format(status=status)
    words = _plain(text)
    return RefusedError(f"{what} “{words}”" if words else what, host, remedy)


def _plain(text: str) -> str:
    """The first words of a text or a web page, in one line."""
    words, inside = [], False
    for mark in text[:2000]:
        inside = mark == "<" or (inside and mark != ">")
        words.append(" " if inside or mark == ">" else mark)
    line = " ".join("".join(words).split())
    return line if len(line) <= 160 else line[:157] + "..."


def megabytes(size: int) -> str:
    """A number of bytes for people."""
    return f"{size / 1e6:.1f}"


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Left to itself, `json` lets no other thread work before it has read the last of many megabytes."""
    return dict(pairs)


def read_json(host: str, kinds: type | tuple[type, ...] = dict) -> Callable[[Path], Any]:
    """A reader for `Asker.fetch`: JSON of the given kinds, or CutError or GarbageError."""

    def read(path: Path) -> Any:
        size = path.stat().st_size
        if size > MOST_JSON_BYTES:
            raise TooLargeError(
                tr("The answer has {size} MB of JSON; at most {limit} MB are read.").format(
                    size=megabytes(size), limit=megabytes(MOST_JSON_BYTES)
                ),
                host,
                tr("Choose a smaller area, or download the file by other means and open it here."),
            )
        text = path.read_text(encoding="utf-8", errors="replace").lstrip("\ufeff \t\r\n")
        if not text.startswith(("{", "[")):
            raise garbage(host, "JSON", text[:2000])
        try:
            value = json.loads(text, object_pairs_hook=_object)
        except (ValueError, RecursionError) as error:
            raise cut(host) from error
        if not isinstance(value, kinds):
            raise garbage(host, tr("the JSON that was asked for"), text[:2000])
        return value

    return read


def has_features(data: dict[str, Any]) -> bool:
    """Whether there is anything in a collection of features; an error where it is none."""
    return len(data["features"]) > 0


def pages(
    client: Asker,
    total: int,
    request: Callable[[int], Request],
    read: Callable[[Path], dict[str, Any]],
    strange: Callable[[str], SourceError],
    done: Callable[[float], None],
) -> tuple[list[dict[str, Any]], list[datetime]]:
    """Features page by page, `total` or as many as come, and when each page was fetched.

    `request` is given the number of features that are there already. Raises as `Asker.fetch`, and `strange`.
    """
    features: list[dict[str, Any]] = []
    fetched = []
    while len(features) < total:
        asked = request(len(features))
        answer = client.fetch(asked, read, has_features)
        more = answer.value.get("features")
        if not isinstance(more, list):
            raise strange(asked.host)
        if not more:
            break
        features += more
        fetched.append(answer.fetched)
        done(min(1.0, len(features) / total))
    return features, fetched


def number_or_none(value: Any) -> float | None:
    """A figure of an answer; None for what is none."""
    try:
        return None if value is None else float(value)
    except (TypeError, ValueError):
        return None
