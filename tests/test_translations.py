"""The .ts files against the texts in the code."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "i18n").glob("*.ts"))
FINISHED = [ROOT / "i18n" / "surveillance_exposure_es.ts"]


def load(file: Path) -> ModuleType:
    """The script `file` as a module."""
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCRIPT = load(ROOT / "scripts" / "translations.py")


def placeholders(text: str) -> Counter[str]:
    return Counter(re.findall(r"{.*?}", text))


def mnemonics(text: str) -> list[str]:
    """The letters after a single &, in lower case."""
    return [letter.lower() for letter in re.findall(r"&(\w)", text.replace("&&", ""))]


def edges(text: str) -> tuple[str, str]:
    """The white space before and after."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


@pytest.fixture(scope="module")
def texts() -> set[str]:
    return set(SCRIPT.texts_in_code())


def test_there_are_texts_and_files(texts: set[str]) -> None:
    assert len(texts) > 400
    assert set(FINISHED) <= set(FILES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
class TestFile:
    def test_has_each_text_of_the_code_once_and_no_other(self, file: Path, texts: set[str]) -> None:
        sources = [message.findtext("source") for message in ET.parse(file).iter("message")]
        assert Counter(sources) == Counter(texts), "run scripts/translations.py"

    def test_is_of_the_context_and_locale_that_are_looked_up(self, file: Path) -> None:
        root = ET.parse(file).getroot()
        assert {each.text for each in root.iter("name")} == {SCRIPT.CONTEXT}
        assert file.stem == f"surveillance_exposure_{root.get('language')}"

    def test_keeps_placeholders_and_outer_spaces(self, file: Path) -> None:
        known = SCRIPT.translations(file)
        assert {s: placeholders(t) for s, t in known.items()} == {s: placeholders(s) for s in known}
        assert {s: edges(t) for s, t in known.items()} == {s: edges(s) for s in known}

    def test_keeps_mnemonics(self, file: Path) -> None:
        """That none stands for two things is looked at in the windows themselves (tests/gui/test_keys.py)."""
        known = SCRIPT.translations(file)
        assert {s: len(mnemonics(t)) for s, t in known.items()} == {s: len(mnemonics(s)) for s in known}


@pytest.mark.parametrize("file", FINISHED, ids=lambda file: file.stem)
def test_nothing_is_unfinished(file: Path) -> None:
    unfinished = [
        message.findtext("source")
        for message in ET.parse(file).iter("message")
        if not message.findtext("translation") or message.find("translation[@type]") is not None
    ]
    assert unfinished == []
