"""In QGIS, shapely works with the GEOS that QGIS is linked with.

On Linux a program's own libraries come first when a name is looked up. So a shapely wheel loaded in QGIS calls
QGIS's GEOS, and the one it brings along only for what QGIS's lacks. With a wheel newer than QGIS's GEOS, writing
WKB and WKT fails, and ==, .coords and substring hand geometries of one to the other, and crash: requirements.txt
keeps to one that is not newer. Python is not linked with GEOS, so the other tests never see any of this;
LD_PRELOAD makes it look like QGIS.
"""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
from surveillance_exposure import dependencies
assert not dependencies.missing(["shapely"])
import pickle
import shapely
from shapely.ops import substring
square = shapely.box(0, 0, 1, 1)
for repetition in range(100):
    assert square == pickle.loads(pickle.dumps(square))
    assert shapely.from_wkt(square.wkt).equals(square)
    assert substring(square.exterior, 0.5, 1.5).length == 1
    assert len(square.exterior.coords) == 5
    assert shapely.contains_xy(square, [0.5, 1.5], 0.5).tolist() == [True, False]
"""


def test_shapely_works_with_the_geos_of_qgis() -> None:
    environment = {**os.environ, "LD_PRELOAD": "libgeos_c.so.1", "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", PROGRAM],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
