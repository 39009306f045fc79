"""Text for the user, in the user's language."""

from qgis.PyQt.QtCore import QCoreApplication


def tr(text: str) -> str:
    """Translate `text`. Numbers and names are filled in afterwards: `tr("{n} cameras").format(n=n)`."""
    return QCoreApplication.translate("SurveillanceExposure", text)
