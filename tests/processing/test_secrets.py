"""Keys and tokens are used, never shown."""

from __future__ import annotations

import json

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

from surveillance_exposure.processing.parameters.servers import MASKED
from surveillance_exposure.processing.reading.servers import secret


@pytest.mark.parametrize(("name", "parameter"), [("addcensuslayers", "KEY"), ("addopendata", "TOKEN")])
def test_what_is_kept_of_a_run_has_no_key(provider, name, parameter):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"surveillance_exposure:{name}")
    context = QgsProcessingContext()
    given = {parameter: "s3cret", "OUTPUT": "memory:"}
    kept = [
        algorithm.asPythonCommand(given, context),
        algorithm.parameterDefinition(parameter).valueAsPythonString("s3cret", context),
    ]
    if hasattr(algorithm, "asMap"):  # newer versions keep these as well
        kept.append(json.dumps(algorithm.asMap(given, context), default=str))
        command = algorithm.asQgisProcessCommand(given, context)
        kept.append(str(command))
    assert all("s3cret" not in text for text in kept)
    assert MASKED in kept[0]
    run = algorithm.run_of(given, context, QgsProcessingFeedback())
    assert secret(run, parameter) == "s3cret"
    assert secret(run.but(**{parameter: MASKED}), parameter) == ""
