"""Running algorithms as the toolbox does, with what they say kept."""

from __future__ import annotations

import gc
import gzip
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)


class Log(QgsProcessingFeedback):
    """Keeps what an algorithm says; cancels itself once progress reaches `cancel_at`."""

    def __init__(self, cancel_at: float | None = None) -> None:
        super().__init__(False)
        self.infos: list[str] = []
        self.warnings: list[str] = []
        self.errors: list[str] = []
        self.steps: list[float] = []
        if cancel_at is not None:
            self.progressChanged.connect(lambda done: self.cancel() if done >= cancel_at else None)
        self.progressChanged.connect(self.steps.append)

    def pushInfo(self, info: str) -> None:
        self.infos.append(info)

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error)

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


@dataclass
class Result:
    """What came out of a run: numbers and layers by name."""

    values: dict[str, Any]
    layers: dict[str, QgsVectorLayer]
    log: Log

    def rows(self, name: str = "OUTPUT") -> list[dict[str, Any]]:
        """The attributes of a result, NULL as None."""
        return [
            {
                key: (None if item is None or str(item) == "NULL" else item)
                for key, item in zip(feature.fields().names(), feature.attributes())
            }
            for feature in self.layers[name].getFeatures()
        ]


@pytest.fixture(scope="module")  # gone again before the tests of the plugin, which registers its own
def provider(qgis_processing):
    from surveillance_exposure.processing.provider import Provider

    registry = QgsApplication.processingRegistry()
    added = Provider()
    registry.addProvider(added)
    yield added
    registry.removeProvider(added)
    gc.collect()  # what is left of QGIS in cycles must not outlive it


@pytest.fixture(scope="module")
def postgis():
    """A throwaway cluster; skipped where PostGIS is not installed."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    there = programs and list(Path("/usr/share/postgresql").glob("*/extension/postgis.control"))
    if not there or not shutil.which("runuser"):
        pytest.skip("PostgreSQL with PostGIS is not installed")
    home = Path(tempfile.mkdtemp())
    shutil.chown(home, "postgres")

    def call(program, *arguments):
        command = ["runuser", "-u", "postgres", "--", str(programs[-1] / program), *arguments]
        done = subprocess.run(command, check=False, cwd=home, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr

    try:
        call("initdb", "-D", str(home / "data"), "-A", "trust")
        options = f"-k {home} -c listen_addresses='' -c fsync=off"
        call("pg_ctl", "-D", str(home / "data"), "-o", options, "-w", "-l", str(home / "log"), "start")
    except (AssertionError, OSError) as reason:
        pytest.skip(f"no cluster: {reason}")
    try:
        call("createdb", "-h", str(home), "test")
        call("psql", "-h", str(home), "-d", "test", "-c", "CREATE EXTENSION postgis")
        yield f"dbname='test' host={home} user='postgres'"
    finally:
        call("pg_ctl", "-D", str(home / "data"), "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def run(provider, tmp_path):
    """run("coverage", VIEWSHEDS=layer) gives a Result; outputs not named go to memory."""

    def runner(algorithm: str, log: Log | None = None, **parameters: Any) -> Result:
        template = QgsApplication.processingRegistry().algorithmById(f"surveillance_exposure:{algorithm}")
        context, log = QgsProcessingContext(), log or Log()
        context.setProject(QgsProject.instance())
        context.setFeedback(log)
        for definition in template.destinationParameterDefinitions():
            if definition.name() not in ("RINGS", "CURVE", "REPORT"):  # needs a lens; files
                parameters.setdefault(definition.name(), "memory:")
        ok, message = template.checkParameterValues(parameters, context)
        if not ok:
            raise UserError(message)
        instance = template.create()
        values, ok = instance.run(parameters, context, log, {}, False)
        if not ok:  # refused while it was prepared, which QGIS reports and does not raise
            raise UserError("\n".join(log.errors))
        layers = {}
        for name, value in values.items():
            if isinstance(value, str) and name != "REPORT":
                found = QgsProcessingUtils.mapLayerFromString(value, context)
                # Taken out of the context, which would delete it under the test's feet.
                if found is not None:  # a picture
                    layers[name] = context.takeResultLayer(found.id())
        del context, instance
        return Result(values, layers, log)

    return runner


class UserError(Exception):
    """What the dialog refuses."""


def layer(
    geometry: str, rows: list[tuple[str | None, dict[str, Any]]], crs: str = "EPSG:32618"
) -> QgsVectorLayer:
    """A memory layer of rows (WKT, attributes); text, number and whole number fields by their values."""
    kinds: dict[str, str] = {}
    for _, attributes in rows:
        for name, item in attributes.items():
            if item is not None:
                kinds.setdefault(name, {str: "string", int: "integer", float: "double"}[type(item)])
            else:
                kinds.setdefault(name, "string")
    uri = "&".join([f"{geometry}?crs={crs}", *(f"field={name}:{kind}" for name, kind in kinds.items())])
    made = QgsVectorLayer(uri, "made up", "memory")
    assert made.isValid()
    features = []
    for wkt, attributes in rows:
        feature = QgsFeature(made.fields() if kinds else QgsFields())
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        for name, item in attributes.items():
            feature[name] = item
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    made.updateExtents()
    return made


@pytest.fixture
def unzipped(data_dir, tmp_path):
    """A .gz file of the shared data, unpacked."""

    def unpack(name: str) -> str:
        target = tmp_path / Path(name).stem
        with gzip.open(data_dir / name) as packed, target.open("wb") as plain:
            shutil.copyfileobj(packed, plain)
        return str(target)

    return unpack


@pytest.fixture
def new_york_cameras(run, unzipped):
    """All sites of New York, through the generic import."""
    return run(
        "importcameras",
        INPUT=unzipped("nyc/camera_sites.csv.gz"),
        OWNERSHIP="if(\"web_public\" = 1, 'public', 'private')",
        COUNT='"n_cameras_median"',
    )


@pytest.fixture
def project():
    """Owns the layers: QGIS never lets go of what a refused run held, and Python must not be the last to delete it."""
    yield QgsProject.instance()
    QgsProject.instance().removeAllMapLayers()
