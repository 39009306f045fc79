"""The folder QGIS loads and the zip made of it."""

from __future__ import annotations

import configparser
import importlib.util
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAME = "surveillance_exposure"


def build(into: Path) -> Path:
    """Assemble and zip the plugin in the folder `into`."""
    archive = into / "plugin.zip"
    command = [sys.executable, ROOT / "scripts" / "build.py", "--into", into, "--zip", archive]
    subprocess.run(command, check=True)
    return archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("build"))


@pytest.fixture(scope="module")
def folder(archive: Path) -> Path:
    return archive.parent / NAME


@pytest.fixture(scope="module")
def metadata(folder: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser()
    parser.read(folder / "metadata.txt", encoding="utf-8")
    return parser["general"]


def test_tests_see_the_assembled_plugin() -> None:
    """What `make test` imports is what users get."""
    found = importlib.util.find_spec(NAME)
    assert found is not None and found.origin is not None
    assert Path(found.origin).parent == ROOT / "build" / NAME, "run the tests by `make test`"


def test_holds_all_sources_and_nothing_else(folder: Path) -> None:
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    sources = ROOT / NAME
    expected = {path.relative_to(sources).as_posix() for path in sources.rglob("*.py")}
    assert {file for file in files if file.endswith(".py")} == expected
    assert {"metadata.txt", "LICENSE", "requirements.txt", "__init__.py"} <= files
    assert {file for file in files if file.startswith("i18n/")} == {
        f"i18n/{path.stem}.qm" for path in (ROOT / "i18n").glob("*.ts")
    }
    hidden = [file for file in files if re.search(r"(^|/)(\.|__pycache__)", file)]
    assert hidden == []
    assert not any(path.is_symlink() for path in folder.rglob("*"))


def test_a_second_build_changes_only_what_changed(tmp_path: Path) -> None:
    build(tmp_path)
    licence, stale = tmp_path / NAME / "LICENSE", tmp_path / NAME / "gone" / "module.py"
    before = licence.stat().st_mtime_ns
    stale.parent.mkdir()
    stale.touch()
    (tmp_path / NAME / "metadata.txt").write_text("touched")
    build(tmp_path)
    assert not stale.parent.exists()
    assert licence.stat().st_mtime_ns == before
    assert (tmp_path / NAME / "metadata.txt").read_bytes() == (ROOT / "metadata.txt").read_bytes()


def test_zip_is_reproducible(archive: Path, tmp_path: Path) -> None:
    assert build(tmp_path).read_bytes() == archive.read_bytes()


def test_zip_unpacks_to_one_folder_of_plain_files(archive: Path) -> None:
    with zipfile.ZipFile(archive) as zipped:
        assert zipped.testzip() is None
        for entry in zipped.infolist():
            assert entry.filename.startswith(f"{NAME}/")
            assert entry.external_attr >> 16 == 0o644
    assert archive.stat().st_size < 25_000_000


def test_metadata_is_what_the_plugin_site_asks_for(metadata: configparser.SectionProxy) -> None:
    for key in ("description", "about", "author", "category", "tags"):
        assert metadata[key].strip(), key
    for key in ("homepage", "repository", "tracker"):
        assert metadata[key].startswith("https://"), key
    assert "@" in metadata["email"]
    assert metadata["name"] == "Surveillance exposure"
    assert metadata["qgisMinimumVersion"] == "3.22"
    assert metadata["qgisMaximumVersion"] == "4.99"
    assert metadata.getboolean("hasProcessingProvider")
    assert metadata["plugin_dependencies"] == "qpip"
    assert "supportsqt6" not in metadata


def test_version_is_the_same_everywhere(metadata: configparser.SectionProxy) -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'\nversion = "{metadata["version"]}"\n' in project
    assert f"\nchangelog={metadata['version']} " in (ROOT / "metadata.txt").read_text(encoding="utf-8")
    assert f"\nversion: {metadata['version']}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_changelog_is_in_the_form_of_keep_a_changelog(metadata: configparser.SectionProxy) -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert text.startswith("# Changelog\n")
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.*)$", text, re.MULTILINE)) <= kinds
    unreleased, *released = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert unreleased == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", each) for each in released)
    assert any(each.startswith(f"[{metadata['version']}] ") for each in released)
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    date = next(each for each in released if each.startswith(f"[{metadata['version']}] "))[-10:]
    assert f"\ndate-released: {date}\n" in citation


def test_icon_is_inside(folder: Path, metadata: configparser.SectionProxy) -> None:
    assert (folder / metadata["icon"]).is_file()


def test_licence_is_the_whole_gpl(folder: Path) -> None:
    text = (folder / "LICENSE").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "Version 2, June 1991" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_no_paths_of_the_machine_it_was_made_on(folder: Path) -> None:
    homes = re.compile(rb"/(?:home|root|Users|work|farm|tmp)/|[A-Z]:\\\\Users")
    own = str(ROOT).encode()
    found = [
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and (own in (content := file.read_bytes()) or homes.search(content))
    ]
    assert found == []


def test_pre_commit_does_what_make_lint_does() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    lint = makefile.partition("\nlint:")[2].partition("\n\n")[0]
    commands = re.findall(r"^\t(\.venv/bin/.*)$", lint, re.MULTILINE)
    assert commands
    assert re.findall(r"entry: (.*)$", hooks, re.MULTILINE) == commands
