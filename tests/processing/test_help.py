"""The help that the plugin brings: a page for every tool, which asks nothing of the network."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QUrl

from .test_contract import PROMISED, algorithm


class Page(HTMLParser):
    """The text of a page, and all that it points to."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.text, self.targets = "", []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.targets += [value for key, value in attributes if key in ("href", "src") and value]
        assert tag != "script"


@pytest.fixture
def folder() -> Path:
    import surveillance_exposure

    made = Path(surveillance_exposure.__file__).parent / "help"
    assert made.is_dir(), "make docs, then build"
    return made


@pytest.mark.parametrize("name", PROMISED)
def test_every_tool_opens_a_page_that_says_all_it_knows(provider, folder, name):
    tool = algorithm(name)
    file = Path(QUrl(tool.helpUrl()).toLocalFile())
    assert file == folder / "tools" / f"{name}.html"
    text = Page(file).text
    for each in tool.parameterDefinitions():
        assert each.help() in text, "make docs: the help is older than the code"
        assert each.name() in text
        assert each.description() in text
    for fields in tool.field_help().values():
        assert all(field in text and meaning in text for field, meaning in fields.items())
    assert all(paragraph in text for paragraph in tool.about().split("\n"))
    assert all(each.description() in text for each in tool.outputDefinitions())


@pytest.mark.parametrize(("locale", "inside"), [("es", "es"), ("es_MX", "es"), ("xx", ""), ("en_US", "")])
def test_in_the_language_of_the_user(provider, folder, monkeypatch, locale, inside):
    settings = QgsSettings()
    before = settings.value("locale/userLocale", "")
    settings.setValue("locale/userLocale", locale)
    try:
        file = Path(QUrl(algorithm("coverage").helpUrl()).toLocalFile())
    finally:
        settings.setValue("locale/userLocale", before)
    assert file == folder / inside / "tools" / "coverage.html"
    assert ("Parámetros" in Page(file).text) == bool(inside)


def test_no_page_without_the_help(provider, monkeypatch, tmp_path):
    from surveillance_exposure.processing import help as pages

    monkeypatch.setattr(pages, "HELP", tmp_path)
    assert algorithm("coverage").helpUrl() == ""


def test_pages_point_to_each_other_and_nowhere_else(folder):
    pages = list(folder.rglob("*.html"))
    assert len(pages) > 2 * len(PROMISED)
    for file in pages:
        for target in Page(file).targets:
            path, _, _ = unquote(target).partition("#")
            assert "://" not in path, f"{file.name} points to {target}"
            assert not path or (file.parent / path).exists(), f"{file.name} points to {target}"


def test_modules_of_the_core_have_pages(folder):
    import pkgutil

    from surveillance_exposure import core

    pages = {file.stem for file in (folder / "api").glob("*.html")}
    assert {each.name for each in pkgutil.iter_modules(core.__path__, "surveillance_exposure.core.")} <= pages


def test_docstrings_in_numpydoc_form_become_lists():
    import ast
    import importlib.util

    file = Path(__file__).parents[2] / "scripts" / "module_pages.py"
    spec = importlib.util.spec_from_file_location("module_pages", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    text = '''def f(a: int) -> int:
    """Twice `a`.

    Parameters
    ----------
    a : int
        A number, a < 3.

        And more of it.

    Examples
    --------
    >>> f(1)
    2
    """
'''
    page = module.module_page("m", ast.parse(text))
    assert "<p>Twice <code>a</code>.</p>" in page
    assert "<pre>f(a: int) -&gt; int</pre>" in page
    assert "<dt>a : int</dt><dd><p>A number, a &lt; 3.</p>\n<p>And more of it.</p></dd>" in page
    assert "<pre>&gt;&gt;&gt; f(1)\n2</pre>" in page
