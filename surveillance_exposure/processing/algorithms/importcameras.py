"""Any table or layer to a standard camera layer."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingParameterFeatureSource,
    QgsVectorLayer,
)

from ...core.records import OPENSTREETMAP, OTHER, OWN_FIELDS
from ...translation import tr
from ..base import Algorithm
from ..parameters.cameras import declare_cameras, declare_records, field_meanings
from ..reading import camera_records, inputs
from ..reading.sublayers import Choice
from ..run import Run
from ..writing.cameras import write_cameras


class ImportCameras(Algorithm):
    """`importcameras`."""

    ID = "importcameras"
    POINTS_FIRST = frozenset({"INPUT"})

    def __init__(self) -> None:
        super().__init__()
        self._opened: tuple[str, QgsVectorLayer] | None = None

    def about(self) -> str:
        return tr(
            "Turns any layer or table of cameras into a layer with the standard camera fields, which every "
            "other tool here understands.\n"
            "It knows the per-intersection counts of Decode Surveillance NYC (one feature per site and "
            "ownership; the total is the sum of the medians per category) and OpenStreetMap's surveillance "
            "tags. For anything else give an expression per field; a field of the same name is taken by itself.\n"
            "Sites without cameras are left out and counted in a message."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {"OUTPUT": field_meanings()}

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        declare_records(self)
        declare_cameras(self)

    def problem_with(self, run: Run) -> str | None:
        given = run.given("TABLE_CRS")
        if isinstance(given, str) and given and not QgsCoordinateReferenceSystem(given).isValid():
            return tr("Coordinate system of a table: there is none called {name}.").format(name=given)
        return super().problem_with(run)

    def work(self, run: Run) -> dict[str, Any]:
        given = camera_records.table(run)
        has_fields = any(run.text(name.upper()).strip() for name in OWN_FIELDS)
        layout = camera_records.format_of(given, run.choice("FORMAT"), has_fields)
        shapes, crs = camera_records.shapes(run, given, layout == OPENSTREETMAP)
        fields = camera_records.fields(run, given.rows) if layout == OTHER else {}
        found = camera_records.cameras(run, given, layout, shapes, fields)
        return write_cameras(run, given.rows, found, crs, inputs.sources(run, ["INPUT"]))

    def _layer_of(
        self, definition: QgsProcessingParameterFeatureSource, parameters: dict[str, Any]
    ) -> Choice:
        """One that was opened before is kept, while nothing changes."""
        path = camera_records.path_of(parameters.get("INPUT")) if definition.name() == "INPUT" else ""
        if not path:
            return super()._layer_of(definition, parameters)
        version = camera_records.version_of(path, parameters)
        if self._opened is None or self._opened[0] != version:
            found = camera_records.layer_of(path, parameters)
            self._opened = None if found is None else (version, found)
        if self._opened is None:
            return super()._layer_of(definition, parameters)
        return Choice(self._opened[1])
