"""Tools of QGIS's toolbox run in a process of their own, whose time and peak memory are theirs alone.

`run` does a chain of tools twice in one process, cold and then warm. Used by the benchmarks; not one itself.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
MEMORY = "TEMPORARY_OUTPUT"
LAST = "the layer that the tool before has made"

Step = tuple[str, Mapping[str, Any]]


class Figures(NamedTuple):
    """What a chain took: seconds, of the clock and of the processor, cold and warm; peak memory in GB.

    `total` is the sum of a field of its last layer, or of the layer's ground where none is named.
    """

    seconds: list[float]
    processor: list[float]
    peak_gb: float
    total: float


def run(steps: Sequence[Step], field: str | None = None, times: int = 2, source: Path = ROOT) -> Figures:
    """Run tools one after the other, by the plugin in the folder `source`."""
    with tempfile.TemporaryDirectory() as scratch:
        environment = {
            **os.environ,
            "PYTHONPATH": str(source),
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_RUNTIME_DIR": scratch,
            "QGIS_CUSTOM_CONFIG_PATH": scratch,
        }
        done = subprocess.run(
            [sys.executable, __file__, json.dumps([steps, field, times])],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return Figures(*json.loads(done.stdout.splitlines()[-1]))


def work(steps: Sequence[Step], field: str | None, times: int) -> None:
    """The same in this process; prints what `Figures` are made of."""
    from qgis.analysis import QgsNativeAlgorithms  # noqa: PLC0415 - by one process of two
    from qgis.core import (  # noqa: PLC0415
        QgsApplication,
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsProcessingUtils,
    )

    application = QgsApplication([], False)
    application.initQgis()
    from surveillance_exposure.processing.provider import Provider  # noqa: PLC0415

    registry = QgsApplication.processingRegistry()
    registry.addProvider(QgsNativeAlgorithms(registry))
    registry.addProvider(Provider())
    seconds, processor, total = [], [], 0.0
    for _ in range(times):
        context, feedback, made = QgsProcessingContext(), QgsProcessingFeedback(False), None
        began, busy = time.perf_counter(), time.process_time()
        for tool, parameters in steps:
            given = {name: made if value == LAST else value for name, value in parameters.items()}
            results, done = registry.algorithmById(tool).create().run(given, context, feedback, {}, False)
            if not done:
                sys.exit(f"{tool}: {feedback.textLog()}")
            made = results["OUTPUT"]
        seconds.append(time.perf_counter() - began)
        processor.append(time.process_time() - busy)
        layer = QgsProcessingUtils.mapLayerFromString(made, context)
        total = sum((each[field] or 0.0) if field else each.geometry().area() for each in layer.getFeatures())
    peak_gb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(json.dumps([seconds, processor, peak_gb, total]), flush=True)
    os._exit(0)  # QGIS may not end well without a window


if __name__ == "__main__":
    work(*json.loads(sys.argv[1]))
