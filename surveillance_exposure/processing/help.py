"""The pages of the plugin's help, made by scripts/docs.py: files beside the code, read without a network."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QUrl

HELP = Path(__file__).parent.parent / "help"


def locales() -> list[str]:
    """The language set in QGIS, as it may stand in the name of a file: the country's own first."""
    locale = str(QgsSettings().value("locale/userLocale", "") or QgsApplication.locale())
    return [name for name in dict.fromkeys((locale, locale[:2])) if name]


def page_of(tool: str) -> str:
    """The address of a tool's page, in the user's language where there is one; "" in a copy without the help."""
    pages = (HELP / folder / "tools" / f"{tool}.html" for folder in (*locales(), ""))
    page = next((each for each in pages if each.is_file()), None)
    return QUrl.fromLocalFile(str(page)).toString() if page else ""
