#!/usr/bin/env python3
"""Bring i18n/*.ts up to date with the texts in the code: translations.py [LOCALE ...] adds new languages.

Qt's lupdate overlooks tr() as a plain function, so the texts are found in the syntax tree.
"""

from __future__ import annotations

import ast
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTEXT = "SurveillanceExposure"


def main() -> None:
    """Rewrite every .ts file, keeping what is translated."""
    texts = sorted(texts_in_code())
    folder = ROOT / "i18n"
    locales = {file.stem.removeprefix("surveillance_exposure_") for file in folder.glob("*.ts")}
    for locale in sorted(locales | set(sys.argv[1:])):
        file = folder / f"surveillance_exposure_{locale}.ts"
        known = translations(file) if file.exists() else {}
        write(file, locale, texts, known)
        print(f"{file.name}: {sum(text in known for text in texts)} of {len(texts)} translated")


def texts_in_code() -> set[str]:
    """Every literal given to tr() in the plugin, and in what makes its help."""
    found = set()
    for file in [*(ROOT / "surveillance_exposure").rglob("*.py"), ROOT / "scripts" / "tool_pages.py"]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                argument = node.args[0]
                if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                    if file.name == "translation.py":
                        continue
                    sys.exit(f"{file.name}:{node.lineno}: tr() takes a literal")
                found.add(argument.value)
    return found


def translations(file: Path) -> dict[str, str]:
    """Source text to translation, of a .ts file."""
    messages = ET.parse(file).getroot().iter("message")
    pairs = ((each.findtext("source"), each.findtext("translation")) for each in messages)
    return {source: text for source, text in pairs if source and text}


def write(file: Path, locale: str, texts: list[str], known: dict[str, str]) -> None:
    """A .ts file of `texts`, those without a translation marked unfinished."""
    root = ET.Element("TS", version="2.1", language=locale, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text in texts:
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        if text in known:
            translation.text = known[text]
        else:
            translation.set("type", "unfinished")
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
