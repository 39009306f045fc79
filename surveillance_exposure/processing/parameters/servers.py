"""What the algorithms that ask servers ask for."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...sources.fetch import LIMIT_BYTES
from ...translation import tr
from ..base import Algorithm

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
