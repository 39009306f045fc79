#!/usr/bin/env python3
"""Make the help, build/help: the guide, a page for each tool in every language, a page for each module of the science.

PYTHONPATH=. .venv/bin/python scripts/docs.py; where nothing has changed since, it does nothing. scripts/build.py puts
the pages into the plugin.
"""

from __future__ import annotations

import hashlib
import shutil
from typing import Any

import module_pages

import build

ROOT = build.ROOT
PAGES, HELP, STAMP = ROOT / "build" / "docs", ROOT / "build" / "help", ROOT / "build" / "help.stamp"
GUIDE = ROOT / "docs"


def main() -> None:
    """Make the pages anew if anything has changed."""
    now = fingerprint()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == now and HELP.is_dir():
        return
    import tool_pages  # noqa: PLC0415 - brings QGIS, and most runs have nothing to do

    shutil.rmtree(PAGES, ignore_errors=True)
    shutil.copytree(GUIDE, PAGES, ignore=shutil.ignore_patterns("theme"))
    modules = module_pages.write_all(ROOT / build.NAME, PAGES / "api")
    nav = tool_pages.write_all(PAGES)
    nav.append({"For programmers": ["architecture.md", *({name: f"api/{name}.md"} for name in modules)]})
    render(nav)
    STAMP.write_text(now, encoding="utf-8")
    print(f"The help is in {HELP.relative_to(ROOT)}/index.html")


def fingerprint() -> str:
    """Of all that the pages are made of."""
    files = [*build.sources().values(), *ROOT.glob("i18n/*.ts"), *GUIDE.rglob("*"), ROOT / "mkdocs.yml"]
    files += ROOT.glob("scripts/*.py")
    digest = hashlib.sha256()
    for file in sorted(set(files)):
        if file.is_file():
            digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()


def render(nav: list[Any]) -> None:
    """All pages through mkdocs."""
    from mkdocs.commands.build import build as build_site  # noqa: PLC0415 - as above
    from mkdocs.config import load_config  # noqa: PLC0415

    config = load_config(str(ROOT / "mkdocs.yml"))
    config["nav"] += nav
    build_site(config)
    for file in HELP.glob("sitemap.xml*"):  # for servers, with the date in it
        file.unlink()


if __name__ == "__main__":
    main()
