#!/usr/bin/env python3
"""Assemble the folder QGIS loads in build/surveillance_exposure, and zip it: build.py [--zip FILE].

The help is in it if scripts/docs.py has made it.

Files are copied, never linked (links break zips), and only where they differ, so that it is quick and a
running QGIS or test never sees a file vanish and come back. What is no longer in the source goes.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "surveillance_exposure"
# Debian's /usr/bin/lrelease is a chooser that fails where no Qt is the default one.
LRELEASE_PATH = os.pathsep.join(["/usr/lib/qt5/bin", "/usr/lib/qt6/bin", os.environ.get("PATH", "")])


def sources() -> dict[str, Path]:
    """Path in the plugin folder to the file it is a copy of."""
    files = {name: ROOT / name for name in ("metadata.txt", "LICENSE", "requirements.txt")}
    for folder, inside in ((ROOT / NAME, ""), (ROOT / "resources", "resources/")):
        for file in folder.rglob("*"):
            relative = file.relative_to(folder)
            hidden = any(part.startswith(".") or part == "__pycache__" for part in relative.parts)
            if file.is_file() and not hidden:
                files[inside + relative.as_posix()] = file
    return files


def translations(into: Path) -> dict[str, Path]:
    """The compiled translations, made in the folder `into`."""
    texts = sorted((ROOT / "i18n").glob("*.ts"))
    lrelease = shutil.which("lrelease", path=LRELEASE_PATH)
    if texts and not lrelease:
        print("No lrelease here (qttools5-dev-tools): the plugin is in English only.", file=sys.stderr)
        return {}
    files = {}
    for text in texts:
        compiled = into / text.with_suffix(".qm").name
        subprocess.run([str(lrelease), "-silent", str(text), "-qm", str(compiled)], check=True)
        files[f"i18n/{compiled.name}"] = compiled
    return files


def help_pages() -> dict[str, Path]:
    """The help, as scripts/docs.py has left it."""
    folder = ROOT / "build" / "help"
    return {
        f"help/{file.relative_to(folder).as_posix()}": file for file in folder.rglob("*") if file.is_file()
    }


def assemble(into: Path) -> Path:
    """The folder of the plugin in `into`, brought up to date."""
    folder = into / NAME
    with tempfile.TemporaryDirectory() as scratch:
        files = {**sources(), **translations(Path(scratch)), **help_pages()}
        synchronise(files, folder)
    return folder


def synchronise(files: dict[str, Path], folder: Path) -> None:
    """Make `folder` hold copies of `files` and nothing else."""
    for relative, source in files.items():
        target = folder / relative
        if not (target.is_file() and filecmp.cmp(source, target, shallow=False)):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    for path in sorted(folder.rglob("*"), reverse=True):  # what is in a folder comes before the folder
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in files:
            path.unlink()


def pack(folder: Path, archive: Path) -> None:
    """Zip `folder` so that the same files always give the same bytes."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{NAME}/{file.relative_to(folder).as_posix()}", (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # Unix, whatever made it
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            zipped.writestr(entry, file.read_bytes())


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--into", type=Path, default=ROOT / "build", help="folder to assemble in")
    parser.add_argument("--zip", type=Path, help="zip to write as well")
    arguments = parser.parse_args()
    folder = assemble(arguments.into)
    if not (folder / "help").is_dir():
        print("No help in it: scripts/docs.py makes it (make docs).", file=sys.stderr)
    if arguments.zip:
        pack(folder, arguments.zip)
        print(f"{arguments.zip}: {arguments.zip.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
