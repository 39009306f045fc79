"""Asking servers through QGIS's network access manager, so that proxies and authentication work.

Works on the main thread and in tasks. Answers are kept on disk with their date, once they have been read without
complaint.
"""

from __future__ import annotations

import json
import math
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import IO, Any

from qgis.core import QgsNetworkAccessManager
from qgis.PyQt.QtCore import QByteArray, QEventLoop, QStandardPaths, QTimer, QUrl
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ..translation import tr
from .asking import (
    Answer,
    Asker,
    BusyError,
    CutError,
    RefusedError,
    Request,
    SourceError,
    T,
    TooLargeError,
    UnreachableError,
    cut,
    megabytes,
    refused,
)
from .scratch import scratch

LIMIT_BYTES = 200_000_000
"""An answer announced, or grown, larger than this is refused."""


ATTEMPTS = 4
FIRST_WAIT_S = 5.0
LONGEST_WAIT_S = 120.0
BETWEEN_REQUESTS_S = 1.0
BUSY = {202, 429, 502, 503, 504}
_LOOK_EVERY_MS = 100
_SIGN_OF_LIFE_BYTES = 1024  # fewer in all the time that a server may be silent are as good as none
_CHUNK_BYTES = 1 << 20
_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_TO_HTTPS = tuple(_PORTS.items())


@dataclass
class _Reply:
    """How a transfer ended."""

    status: int
    location: str
    retry_after: str
    url: QUrl
    problem: SourceError | None


def cache_folder() -> Path:
    """Where answers are kept: the user's own cache."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    return Path(place) / "surveillance_exposure"


@dataclass
class Client(Asker):
    """Asks servers one request at a time, politely; what they answer is kept on disk with its date."""

    cache: Path = field(default_factory=cache_folder)
    limit_bytes: int = LIMIT_BYTES
    between_s: float = BETWEEN_REQUESTS_S
    _last: dict[str, float] = field(default_factory=dict)

    def kept(self, request: Request) -> Path:
        """As told there."""
        return self.cache / (request.key + request.ending)

    def fetch(
        self, request: Request, read: Callable[[Path], T], worth: Callable[[T], bool] = lambda _: True
    ) -> Answer[T]:
        """As told there."""
        kept = self.kept(request)
        note = kept.with_suffix(".note")
        if not self.refresh:
            answer = self._from_cache(request, read, worth, kept, note)
            if answer:
                return answer
        self._make_cache(request)
        try:
            with scratch(self.cache) as folder:
                part = folder / f"part{request.ending}"
                self._download(request, part)
                value = read(part)
                fetched = self.clock.now()
                note.unlink(missing_ok=True)
                if _is_worth(value, worth):
                    part.replace(kept)
                    about = {"fetched": fetched.isoformat(), "bytes": kept.stat().st_size}
                    note.write_text(json.dumps(about), encoding="utf-8")
        except InterruptedError:
            raise
        except OSError as error:
            raise _disk_error(request, error) from error
        return Answer(value, request.host, fetched, False)

    def _make_cache(self, request: Request) -> None:
        try:
            self.cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise _disk_error(request, error) from error

    def _from_cache(
        self,
        request: Request,
        read: Callable[[Path], T],
        worth: Callable[[T], bool],
        kept: Path,
        note: Path,
    ) -> Answer[T] | None:
        try:
            known = json.loads(note.read_text(encoding="utf-8"))
            fetched = datetime.fromisoformat(known["fetched"])
            if kept.stat().st_size != known["bytes"]:
                return None
            answer = Answer(read(kept), request.host, fetched, True)
        except InterruptedError:
            raise
        except (OSError, ValueError, KeyError, TypeError, SourceError):
            return None  # not there, or damaged: ask again
        if not _is_worth(answer.value, worth):
            return None
        self.say(tr("{host}: from the cache, fetched on {date}.").format(host=request.host, date=answer.date))
        return answer

    def _download(self, request: Request, part: Path) -> None:
        """The body of the answer into the file `part`, asking again while the server is busy."""
        url = _address(request)
        wait, hops = FIRST_WAIT_S, 0
        attempt = 1
        while True:
            self._be_polite(request.host)
            self.say(tr("Asking {host}.").format(host=request.host))
            with part.open("wb") as file:
                reply = self._transfer(request, url, file)
            if reply.problem and not isinstance(reply.problem, CutError):
                raise reply.problem
            if 300 <= reply.status < 400 and reply.location and hops < _REDIRECTS:
                url = _redirected(request, url, reply.location)
                hops += 1
                continue
            if not reply.problem and reply.status not in BUSY:
                if 200 <= reply.status < 300:
                    return
                raise refused(request.host, reply.status, _beginning(part))
            asked = _seconds(reply.retry_after, self.clock.now())
            if attempt == ATTEMPTS or asked > LONGEST_WAIT_S:
                raise reply.problem or _busy(request.host, reply.status, asked, attempt)
            self._wait(max(wait, asked), request.host, reply.problem)
            wait *= 3
            attempt += 1

    def _be_polite(self, host: str) -> None:
        now = self.clock.monotonic()
        self._sleep(self._last.get(host, now - self.between_s) + self.between_s - now)
        self._last[host] = self.clock.monotonic()

    def _wait(self, seconds: float, host: str, problem: SourceError | None) -> None:
        text = (
            tr("The answer of {host} was cut off; asking again in {seconds} s.")
            if problem
            else tr("{host} is busy; asking again in {seconds} s.")
        )
        self.say(text.format(host=host, seconds=math.ceil(seconds)))
        self._sleep(seconds)

    def _sleep(self, seconds: float) -> None:
        end = self.clock.monotonic() + seconds
        while (left := end - self.clock.monotonic()) > 0:
            self.stop_if_cancelled()
            self.clock.sleep(min(left, _LOOK_EVERY_MS / 1000))
        self.stop_if_cancelled()

    def _transfer(self, request: Request, url: QUrl, file: IO[bytes]) -> _Reply:
        """One request and its answer into `file`. An event loop waits, which lets other threads work."""
        reply = _send(request, url)
        transfer = _Transfer(self, request, reply, file)
        transfer.wait()
        self.stop_if_cancelled()
        status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        ended = _Reply(
            int(status or 0),
            bytes(reply.rawHeader(b"Location")).decode("utf-8", "replace"),
            bytes(reply.rawHeader(b"Retry-After")).decode("ascii", "replace"),
            url,
            transfer.problem or _problem(request, reply, int(status or 0), transfer),
        )
        reply.deleteLater()
        return ended


def _is_worth(value: T, worth: Callable[[T], bool]) -> bool:
    try:
        return worth(value)
    except (AttributeError, LookupError, TypeError, ValueError):
        return False


class _Transfer:
    """A reply on its way into a file. What Qt calls here must not raise."""

    def __init__(self, client: Client, request: Request, reply: QNetworkReply, file: IO[bytes]) -> None:
        self.client, self.request, self.reply, self.file = client, request, reply, file
        self.received = 0
        self.problem: SourceError | None = None
        self._announced: int | None = None
        self._silent_since, self._alive_at = time.monotonic(), 0
        self._unpacker: Any = None
        self._unpacked = 0

    def wait(self) -> None:
        """Until the reply has ended, in whatever way."""
        loop, timer = QEventLoop(), QTimer()
        connections = (
            (self.reply.metaDataChanged, self._headers),
            (self.reply.readyRead, self._read),
            (self.reply.finished, loop.quit),
            (timer.timeout, self._look),
        )
        for signal, slot in connections:
            signal.connect(slot)
        timer.start(_LOOK_EVERY_MS)
        if not self.reply.isFinished():
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        timer.stop()
        self._read()
        for signal, slot in connections:
            signal.disconnect(slot)

    def _headers(self) -> None:
        announced = self.reply.header(QNetworkRequest.KnownHeaders.ContentLengthHeader)
        if announced is None or self._announced is not None:
            return
        self._announced = int(announced)
        if self._announced > self.client.limit_bytes:
            self._give_up(self._too_large(self._announced))
        elif self._announced > 1_000_000:
            self.client.say(
                tr("{host} announces {size} MB.").format(
                    host=self.request.host, size=megabytes(self._announced)
                )
            )

    def _read(self) -> None:
        chunk = bytes(self.reply.readAll())
        if not chunk or self.problem:
            return
        if not self.received and bytes(self.reply.rawHeader(b"Content-Encoding")).lower() == b"gzip":
            self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self.received += len(chunk)
        if self.received >= self._alive_at:
            self._silent_since, self._alive_at = time.monotonic(), self.received + _SIGN_OF_LIFE_BYTES
        try:
            for part in self._plain(chunk):
                self._unpacked += len(part)
                if max(self.received, self._unpacked) > self.client.limit_bytes:
                    self._give_up(self._too_large(max(self.received, self._unpacked)))
                    return
                self.file.write(part)
        except OSError as error:
            self._give_up(_disk_error(self.request, error))
            return
        except zlib.error:
            self._give_up(cut(self.request.host))
            return
        self.client.progress(self.received, self._announced)

    def _plain(self, chunk: bytes) -> Iterator[bytes]:
        """What arrived, unpacked in pieces: Qt would unpack a bomb whole."""
        if self._unpacker is None:
            yield chunk
            return
        while chunk:
            yield self._unpacker.decompress(chunk, _CHUNK_BYTES)
            chunk = self._unpacker.unconsumed_tail

    @property
    def is_cut(self) -> bool:
        """Whether what was packed ends early."""
        return self._unpacker is not None and not self._unpacker.eof

    def _look(self) -> None:
        if self.client.is_cancelled():
            self.reply.abort()
        elif time.monotonic() - self._silent_since > self.request.timeout_s:
            self._give_up(
                UnreachableError(
                    tr("No answer within {seconds} s.").format(seconds=f"{self.request.timeout_s:g}"),
                    self.request.host,
                    tr("Try again later, or ask for a smaller area."),
                )
            )

    def _give_up(self, problem: SourceError) -> None:
        self.problem = problem
        self.reply.abort()

    def _too_large(self, size: int) -> SourceError:
        return TooLargeError(
            tr("The answer has {size} MB or more, over the limit of {limit} MB; nothing was kept.").format(
                size=megabytes(size), limit=megabytes(self.client.limit_bytes)
            ),
            self.request.host,
            tr("Choose a smaller area, or download the file by other means and open it here."),
        )


def _send(request: Request, url: QUrl) -> QNetworkReply:
    asked = QNetworkRequest(url)
    headers = {"Accept-Encoding": "gzip", **request.headers}  # so unpacking is ours
    # QGIS itself adds the User-Agent set in its options, "QGIS/" and version
    if request.form is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    for name, text in headers.items():
        asked.setRawHeader(name.encode(), text.encode())
    asked.setAttribute(
        QNetworkRequest.Attribute.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy
    )
    asked.setAttribute(
        QNetworkRequest.Attribute.CacheLoadControlAttribute, QNetworkRequest.CacheLoadControl.AlwaysNetwork
    )
    asked.setAttribute(QNetworkRequest.Attribute.CacheSaveControlAttribute, False)
    for cookies in (
        QNetworkRequest.Attribute.CookieLoadControlAttribute,
        QNetworkRequest.Attribute.CookieSaveControlAttribute,
    ):
        asked.setAttribute(cookies, QNetworkRequest.LoadControl.Manual)  # neither sent nor kept
    manager = QgsNetworkAccessManager.instance()
    if request.form is None:
        reply = manager.get(asked)
    else:
        reply = manager.post(asked, QByteArray(_encoded(request.form).encode()))
    # QGIS ends what is silent for the time set in its options; some servers think longer.
    timer = reply.findChild(QTimer, "timeoutTimer")
    if timer is not None and timer.interval() < request.timeout_s * 1000:
        timer.start(int(request.timeout_s * 1000) + 5000)
    return reply


def _encoded(items: Mapping[str, str]) -> str:
    """Names and values as a query or a form."""
    return "&".join(
        "=".join(bytes(QUrl.toPercentEncoding(part)).decode() for part in pair) for pair in items.items()
    )


def _address(request: Request) -> QUrl:
    url = QUrl(request.url)
    if not url.isValid() or url.scheme() not in ("http", "https") or not url.host():
        raise RefusedError(
            tr("This is not an address of a server."),
            request.url,
            tr("Give one that begins with https://."),
        )
    query = _encoded({**request.query, **request.secret})
    if not query:
        return url
    joint = "&" if url.hasQuery() else "?"
    return QUrl.fromEncoded(bytes(url.toEncoded()) + f"{joint}{query}".encode())


def _redirected(request: Request, url: QUrl, location: str) -> QUrl:
    """Where the server sends on to, if that is itself: another host, or port, has not been agreed to."""
    target = url.resolved(QUrl(location))
    ports = [(each.scheme(), each.port(_PORTS.get(each.scheme(), -1))) for each in (url, target)]
    if target.host() == url.host() and (ports[0] == ports[1] or tuple(ports) == _TO_HTTPS):
        return target
    what = tr("It sends on to another host, {other}, which was not asked.")
    if target.host() == url.host():
        what = tr("It sends on to another port, {other}, which was not asked.")
    raise RefusedError(
        what.format(other=target.authority() or location),
        request.host,
        tr("If you trust that host, give its address instead."),
    )


def _problem(request: Request, reply: QNetworkReply, status: int, transfer: _Transfer) -> SourceError | None:
    """What the network says went wrong; None where there is an answer, be it good or bad."""
    error = reply.error()
    if error == QNetworkReply.NetworkError.NoError:
        announced = reply.header(QNetworkRequest.KnownHeaders.ContentLengthHeader)
        if transfer.is_cut or (announced is not None and int(announced) != transfer.received):
            return cut(request.host)
        return None
    if status >= 300:
        return None
    if status or error == QNetworkReply.NetworkError.RemoteHostClosedError:
        return cut(request.host)
    return UnreachableError(
        tr("No connection: {reason}.").format(reason=reply.errorString().rstrip(".")),
        request.host,
        tr("Check the address, your connection and QGIS's proxy (Settings > Options > Network)."),
    )


def _busy(host: str, status: int, asked: float, attempts: int) -> SourceError:
    if asked > LONGEST_WAIT_S:
        return BusyError(
            tr("It is busy (status {status}) and asks to wait {minutes} minutes.").format(
                status=status, minutes=math.ceil(asked / 60)
            ),
            host,
            tr("Try again then."),
        )
    return BusyError(
        tr("It is busy (status {status}), also when asked {attempts} times.").format(
            status=status, attempts=attempts
        ),
        host,
        tr("Try again later, or ask for a smaller area."),
    )


def _disk_error(request: Request, error: OSError) -> SourceError:
    return SourceError(
        tr("The answer could not be kept on disk: {reason}.").format(reason=error.strerror or error),
        request.host,
        tr("Make room in the user's cache folder, or allow writing there."),
    )


def _seconds(retry_after: str, now: datetime) -> float:
    """Retry-After, which is seconds or a date (RFC 9110, 10.2.3), in seconds; 0 where absent or unreadable."""
    if retry_after.strip().isdecimal():
        return float(retry_after.strip()[:9])
    try:
        then = parsedate_to_datetime(retry_after)
        return max(0.0, (then - now).total_seconds())
    except (TypeError, ValueError, IndexError):
        return 0.0


def _beginning(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(2000).decode("utf-8", "replace")
