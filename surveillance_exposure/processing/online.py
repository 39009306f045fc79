"""What the algorithms that ask servers have in common."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..sources.fetch import LIMIT_BYTES, Client, SourceError
from ..sources.overpass import Box
from ..translation import tr
from .base import Algorithm
from .finishing.results import Source
from .reading.inputs import cancelling, check_extent
from .run import Run

MASKED = "*****"
"""What stands for a key in logs and histories."""


def declare_asking(algorithm: Algorithm) -> None:
    """Declare REFRESH and LIMIT."""
    algorithm.declare(
        QgsProcessingParameterBoolean("REFRESH", tr("Ask again"), False),
        tr(
            "Answers are kept in your cache folder, and their date is told whenever they are used. Ticked: "
            "the server is asked again."
        ),
        advanced=True,
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "LIMIT",
            tr("Largest answer (MB)"),
            QgsProcessingParameterNumber.Type.Double,
            LIMIT_BYTES / 1e6,
            False,
            1,
            4000,
        ),
        tr("An answer that is announced, or grows, larger than this is refused, and nothing of it kept."),
        advanced=True,
    )


def declare_url(algorithm: Algorithm, name: str, description: str, default: str, help_text: str) -> None:
    """Declare the address of a server."""
    algorithm.declare(QgsProcessingParameterString(name, description, default), help_text, advanced=True)


class Secret(QgsProcessingParameterString):
    """A key or token: logs, history, and commands made of a run show `MASKED` instead, which counts as not given."""

    def valueAsPythonString(self, value: Any, context: QgsProcessingContext) -> str:
        return repr(MASKED if value else "")

    def valueAsString(self, value: Any, context: QgsProcessingContext) -> tuple[str, bool]:
        return MASKED if value else "", True

    def valueAsJsonObject(self, value: Any, context: QgsProcessingContext) -> Any:
        return MASKED if value else ""


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
