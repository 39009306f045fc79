"""The pages of the tools, which are asked in QGIS itself, without a window: a page says what a dialog says."""

from __future__ import annotations

import os
import tempfile
from html import escape
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProcessingParameterDefinition
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

import build
from surveillance_exposure.processing.catalogue import catalogue, group_name
from surveillance_exposure.processing.provider import Provider
from surveillance_exposure.translation import tr

Nav = list[Any]
"""As mkdocs has it: files, and titles with what is below them."""

FLAGS = QgsProcessingParameterDefinition.Flag


def write_all(pages: Path) -> Nav:
    """The pages of all tools in English, and in each language that there is a translation of."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QgsApplication([], False)
    application.initQgis()
    nav = write_in("en", pages, "")
    with tempfile.TemporaryDirectory() as scratch:
        for file in sorted(build.translations(Path(scratch)).values()):
            language = file.stem.removeprefix(f"{build.NAME}_")
            translator = QTranslator()
            translator.load(str(file))
            QCoreApplication.installTranslator(translator)
            nav.append({tr("The tools, in English"): write_in(language, pages, f"{language}/")})
            QCoreApplication.removeTranslator(translator)
    application.exitQgis()
    return nav


def write_in(language: str, pages: Path, folder: str) -> Nav:
    """The pages of all tools in the language that is spoken now."""
    provider = Provider()
    QgsApplication.processingRegistry().addProvider(provider)
    groups: dict[str, Nav] = {}
    for entry in catalogue():
        page = f"{folder}tools/{entry.id}.md"
        (pages / page).parent.mkdir(parents=True, exist_ok=True)
        text = f"---\nlang: {language}\n---\n{tool_page(provider.algorithm(entry.id))}"
        (pages / page).write_text(text, encoding="utf-8")
        groups.setdefault(group_name(entry.group), []).append({entry.name: page})
    QgsApplication.processingRegistry().removeProvider(provider)
    return [{name: pages} for name, pages in groups.items()]


def tool_page(tool: Any) -> str:
    """What a tool does, its parameters and what comes out of it, as Markdown with the texts as HTML."""
    asked = tool.parameterDefinitions()
    lines = [f"# {escape(tool.displayName())}", "", f"<p><code>{tool.id()}</code></p>"]
    lines += [f"<p>{escape(text)}</p>" for text in tool.about().split("\n")]
    lines += ["", f"## {tr('Parameters')}", "", "<dl>", *map(parameter, asked), "</dl>"]
    for output, fields in tool.field_help().items():
        title = tr("Fields of “{output}”").format(output=tool.parameterDefinition(output).description())
        lines += ["", f"## {escape(title)}", "", "<dl>"]
        lines += [
            f"<dt><code>{escape(name)}</code></dt><dd>{escape(text)}</dd>" for name, text in fields.items()
        ]
        lines.append("</dl>")
    totals = [each for each in tool.outputDefinitions() if each.type() == "outputNumber"]
    if totals:
        lines += ["", f"## {tr('Totals, for models and scripts')}", "", "<dl>"]
        lines += [
            f"<dt><code>{each.name()}</code></dt><dd>{escape(each.description())}</dd>" for each in totals
        ]
        lines.append("</dl>")
    needed = [each for each in asked if each.defaultValue() is None and not each.flags() & FLAGS.FlagOptional]
    words = " ".join(f"{each.name()}=…" for each in needed)
    lines += ["", f"## {tr('In batch')}", "", f"<pre>qgis_process run {tool.id()} -- {words}</pre>", ""]
    return "\n".join(lines)


def parameter(definition: Any) -> str:
    """A parameter of a tool: how it is called, what it takes, and its help."""
    notes = [kind(definition)]
    given = definition.defaultValue()
    if definition.type() == "enum":
        notes[0] = tr("one of: {choices}").format(choices=", ".join(definition.options()))
    elif definition.type() == "boolean":
        given = tr("yes") if given else tr("no")
    if given not in (None, ""):
        notes.append(tr("default: {value}").format(value=f"{given:g}" if isinstance(given, float) else given))
    if definition.flags() & FLAGS.FlagOptional:
        notes.append(tr("may be left out"))
    if definition.flags() & FLAGS.FlagAdvanced:
        notes.append(tr("advanced"))
    return (
        f"<dt><b>{escape(definition.description())}</b> <code>{definition.name()}</code> "
        f'<span class="about">{escape("; ".join(notes))}</span></dt><dd>{escape(definition.help())}</dd>'
    )


def kind(definition: Any) -> str:
    """What a parameter takes, in a word or two."""
    words = {
        "source": tr("layer"),
        "raster": tr("raster"),
        "number": tr("number"),
        "string": tr("text"),
        "expression": tr("expression"),
        "field": tr("field"),
        "boolean": tr("yes or no"),
        "crs": tr("coordinate system"),
        "extent": tr("extent"),
        "file": tr("file"),
        "sink": tr("layer that is written"),
        "rasterDestination": tr("raster that is written"),
        "fileDestination": tr("file that is written"),
    }
    return words.get(definition.type(), str(definition.type()))
