#!/usr/bin/env python3
"""Scan a packaged plugin as the plugin site does, and somewhat more strictly: .venv/bin/python scan.py ZIP."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

BINARY = {".qm", ".png", ".gpkg"}


def command(name: str, *arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program of the virtual environment this script runs in."""
    program = Path(sys.executable).parent / name
    return subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def complaints(archive: Path, folder: Path) -> list[str]:
    """What speaks against the plugin `archive`, unpacked in the empty folder `folder`."""
    found = []
    if archive.stat().st_size >= 25_000_000:
        found.append("larger than 25 MB")
    with zipfile.ZipFile(archive) as zipped:
        zipped.extractall(folder)
        executable = [entry.filename for entry in zipped.infolist() if entry.external_attr >> 16 & 0o111]
        found += [f"{name}: executable" for name in executable if not name.endswith("/")]
    if not (folder / "surveillance_exposure" / "LICENSE").is_file():
        found.append("no LICENSE")
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.name.startswith(".") or path.name == "__pycache__":
            found.append(f"{name}: hidden")
        if path.is_file() and path.suffix not in BINARY and b"\0" in path.read_bytes():
            found.append(f"{name}: binary")

    bandit = command("bandit", "-q", "-r", ".", folder=folder)
    if bandit.returncode:
        found.append(f"bandit:\n{bandit.stdout}{bandit.stderr}")

    # This one succeeds whatever it finds.
    secrets = command(
        "detect-secrets", "scan", "--all-files", "--exclude-files", r"metadata\.txt", ".", folder=folder
    )
    for name, results in json.loads(secrets.stdout)["results"].items():
        found += [
            f"{name}:{result['line_number']}: looks like a secret, {result['type']}" for result in results
        ]
    return found


def main() -> int:
    """Read the command line."""
    archive = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        found = complaints(archive, Path(folder))
    print(
        "\n".join(found)
        or f"{archive.name}: bandit and detect-secrets find nothing, nor is anything odd inside"
    )
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
