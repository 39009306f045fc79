"""The tools for data larger than memory: `python -m surveillance_exposure --help`."""

from __future__ import annotations

import sys

try:
    from .tiles.command import main
except ModuleNotFoundError as error:
    sys.exit(
        f"The package {error.name} is missing. This brings all that is needed: "
        "python -m pip install 'surveillance-exposure[batch]'"
    )

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
