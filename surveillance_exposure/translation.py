"""Text for the user, in the user's language; outside QGIS, which translates, in English."""

from __future__ import annotations

try:
    from qgis.PyQt.QtCore import QCoreApplication
except ImportError:
    QCoreApplication = None


def tr(text: str) -> str:
    """Translate `text`. Numbers and names are filled in afterwards: `tr("{n} cameras").format(n=n)`."""
    if QCoreApplication is None:
        return text
    return str(QCoreApplication.translate("SurveillanceExposure", text))
