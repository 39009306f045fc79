"""Text that may come from data, shown as text: Qt takes what looks like HTML for HTML, and opens what it names."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel


def label(text: str = "", wraps: bool = True) -> QLabel:
    """A label that shows `text` as it is."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    return made


def rich(text: str) -> str:
    """For tooltips and the message bar, which cannot be told that a text is plain: the same as harmless HTML.

    >>> rich('<img src="x">')
    '<qt>&lt;img src="x"&gt;</qt>'
    """
    if not any(mark in text for mark in "<&"):
        return text
    return f"<qt>{escape(text, quote=False)}</qt>".replace("\n", "<br>")
