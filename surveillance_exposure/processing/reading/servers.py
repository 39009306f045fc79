"""Asking servers for a run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsProcessingFeedback

from ...sources.asking import SourceError
from ...sources.fetch import Client
from ...sources.overpass import Box
from ...translation import tr
from ..finishing.results import Source
from ..parameters.servers import MASKED
from ..run import Run
from ..writing.drafts import cancelling
from .inputs import check_extent


def secret(run: Run, name: str) -> str:
    """The value of a `Secret`; empty where it was masked."""
    given = run.text(name).strip()
    return "" if given == MASKED else str(given)


def client(run: Run) -> Client:
    """Whoever asks the servers for this run; says what it does in the run's log."""
    return Client(
        is_cancelled=run.is_cancelled,
        say=run.say,
        refresh=run.is_on("REFRESH"),
        limit_bytes=int(run.number("LIMIT") * 1e6),
    )


@contextmanager
def in_plain_words(feedback: QgsProcessingFeedback) -> Iterator[None]:
    """Around asking servers: what goes wrong there ends the run with what, where and what to do."""
    try:
        with cancelling(feedback):
            yield
    except SourceError as error:
        raise QgsProcessingException(str(error)) from error


def extent(run: Run, name: str) -> Box | None:
    """The extent given, in degrees; None where none is."""
    if not run.given(name):
        return None
    check_extent(run, name)
    box = run.algorithm.parameterAsExtent(
        run.parameters, name, run.context, QgsCoordinateReferenceSystem("EPSG:4326")
    )
    if box.isNull():
        return None
    if not box.isFinite():
        raise QgsProcessingException(
            tr("{label}: it has corners that are no numbers. Choose another one.").format(
                label=run.label(name)
            )
        )
    return Box(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())


def source(title: str, host: str, date: str, licence: str, attribution: str) -> Source:
    """Whose data it is, for the metadata of the result."""
    return Source(
        tr("{title} ({host}), fetched on {date}").format(title=title, host=host, date=date),
        [licence],
        [attribution],
    )
