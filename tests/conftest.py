"""What all tests share. Imports neither QGIS nor the plugin: the core's tests run where there is no QGIS."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

PROJ = Path("/usr/share/proj")

try:
    from pyproj import datadir, exceptions
except ImportError:  # only the doors beside QGIS need it
    pass
else:
    try:
        datadir.get_data_dir()
    except exceptions.DataDirError:  # Debian's own does not look there from a virtual environment
        if PROJ.is_dir():
            datadir.set_data_dir(str(PROJ))
            os.environ["PROJ_DATA"] = str(PROJ)  # for programs that tests start

DATA = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """Real data, which is not part of the project."""
    if not DATA.is_dir():
        pytest.skip("no ../shared/data beside the checkout")
    return DATA
