"""However a run ends: what was there before is whole, or the new one is.

More moments than CI has time for: SURVEILLANCE_EXPOSURE_MOMENTS=50.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsVectorLayer

from .conftest import Log, UserError, layer
from .test_bad_input import STREETS, box, cameras, point

MOMENTS = int(os.environ.get("SURVEILLANCE_EXPOSURE_MOMENTS", "2"))
SCRIPT = Path(__file__).with_name("endless.py")
OLD, NEW = 1500, 2500


def start(tool, *turns, once=False):
    words = [json.dumps(turn) for turn in turns]
    child = subprocess.Popen(
        [sys.executable, str(SCRIPT), tool, *words, *(["--once"] if once else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    for line in child.stdout:
        if line == "ready\n":
            return child
    raise AssertionError("it did not start")


def go(child):
    child.stdin.write("\n")
    child.stdin.flush()


@pytest.fixture(scope="module")
def points(tmp_path_factory):
    """Two files of camera points, one with more than the other."""
    folder = tmp_path_factory.mktemp("points")
    files = []
    for count in (OLD, NEW):
        rows = [
            {
                "type": "Feature",
                "properties": {"count": 1, "ownership": "public", "direction_deg": float(i % 360)},
                "geometry": {"type": "Point", "coordinates": [9 + i % 50 / 1000, 45 + i // 50 / 1000]},
            }
            for i in range(count)
        ]
        file = folder / f"{count}.geojson"
        file.write_text(json.dumps({"type": "FeatureCollection", "features": rows}), encoding="utf-8")
        files.append(str(file))
    return files


def table(path, name):
    return f"ogr:dbname='{path}' table=\"{name}\" (geom)"


def whole(path, name=None):
    """The number of rows in a layer, all of them read."""
    found = QgsVectorLayer(f"{path}|layername={name}" if name else str(path), "x", "ogr")
    assert found.isValid(), path
    rows = [feature.attributes() for feature in found.getFeatures()]
    assert len(rows) == found.featureCount()
    place = found.fields().names().index("status")
    assert all(row[place] in ("ok", "value ignored") for row in rows)
    return len(rows)


def hidden(folder):
    return [each.name for each in folder.iterdir() if each.name.startswith(".")]


@pytest.mark.parametrize("kind", ["gpkg", "table", "geojson", "fgb", "shp", "csv"])
def test_killed(points, tmp_path, kind):
    path = tmp_path / ("out.gpkg" if kind == "table" else f"out.{kind}")
    output = table(path, "out") if kind == "table" else str(path)
    turns = [{"INPUT": file, "OUTPUT": output} for file in points]
    if kind == "table":
        child = start("importcameras", {"INPUT": points[0], "OUTPUT": table(path, "keep")}, once=True)
        go(child)
        assert child.wait(120) == 0
    child = start("importcameras", turns[0], once=True)
    go(child)
    assert child.wait(120) == 0
    chance = random.Random(kind)
    for _ in range(MOMENTS):
        child = start("importcameras", *turns[::-1])
        go(child)
        time.sleep(chance.uniform(0, 2.5))
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        found = whole(path, "out" if kind == "table" else None)
        assert found in (OLD, NEW)
        if kind == "table":
            assert whole(path, "keep") == OLD
            with sqlite3.connect(path) as database:
                assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    child = start("importcameras", *turns[::-1], once=True)
    go(child)
    assert child.wait(120) == 0
    assert whole(path, "out" if kind == "table" else None) == OLD
    assert hidden(tmp_path) == []  # what the killed ones left is cleared away


def test_killed_while_a_raster_is_made(run, tmp_path):
    sheds = str(tmp_path / "sheds.gpkg")
    run("cameraviewsheds", CAMERAS=cameras(*[(90 * i, 0) for i in range(20)]), OUTPUT=sheds)
    path = tmp_path / "out.tif"
    turns = [{"VIEWSHEDS": sheds, "OUTPUT": str(path), "CELL_SIZE": size} for size in (2, 1)]
    child = start("overlapraster", *turns, once=True)
    go(child)
    assert child.wait(120) == 0
    chance = random.Random(1)
    for _ in range(MOMENTS):
        child = start("overlapraster", *turns)
        go(child)
        time.sleep(chance.uniform(0, 2))
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        raster = gdal.Open(str(path))
        assert raster is not None
        assert raster.GetRasterBand(1).ComputeStatistics(False)[1] > 0
        assert raster.GetRasterBand(1).Checksum() > 0
    child = start("overlapraster", *turns, once=True)
    go(child)
    assert child.wait(120) == 0
    assert hidden(tmp_path) == []


def test_two_at_once(points, tmp_path):
    """One of them is refused; it is not lost without a word."""
    path = tmp_path / "out.gpkg"
    for _ in range(MOMENTS):
        children = [
            start("importcameras", {"INPUT": file, "OUTPUT": str(path)}, once=True) for file in points
        ]
        for child in children:
            go(child)
        codes = [child.wait(120) for child in children]
        said = "".join(child.stdout.read() for child in children)
        assert 0 in codes
        if codes != [0, 0]:
            assert "Another run is writing to" in said
        assert whole(path) in (OLD, NEW)
        assert hidden(tmp_path) == []


def test_one_that_is_refused_leaves_the_other_alone(run, tmp_path, points):
    from qgis.PyQt.QtCore import QLockFile

    from surveillance_exposure.processing.writing.drafts import LOCK

    path = tmp_path / "out.gpkg"
    lock = QLockFile(str(tmp_path / f".out.gpkg{LOCK}"))
    assert lock.tryLock(0)
    for place in (str(path), table(path, "t"), f"{tmp_path}/./out"):
        with pytest.raises(QgsProcessingException, match="Another run is writing"):
            run("importcameras", INPUT=points[0], OUTPUT=place)
    run("importcameras", INPUT=points[0], OUTPUT=str(tmp_path / "other.gpkg"))
    lock.unlock()
    run("importcameras", INPUT=points[0], OUTPUT=str(path))
    assert whole(path) == OLD
    assert hidden(tmp_path) == []


@pytest.fixture
def small_disk():
    """A disk of 3 MB."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount a small disk")
    folder = Path(tempfile.mkdtemp())
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if mounted.returncode:
        folder.rmdir()
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=False)
    folder.rmdir()


@pytest.mark.parametrize("kind", ["gpkg", "table", "geojson", "fgb", "shp", "csv"])
@pytest.mark.parametrize("many", [6000, 12_000, 30_000])
def test_a_full_disk_is_an_error(run, small_disk, kind, many):
    path = small_disk / ("out.gpkg" if kind == "table" else f"out.{kind}")
    output = table(path, "out") if kind == "table" else str(path)
    run("importcameras", INPUT=cameras(*[(i, 0) for i in range(100)]), OUTPUT=output)
    given = cameras(*[(i % 1000, i // 1000) for i in range(many)], operator="somebody or other", kind="dome")
    count = many
    try:
        run("importcameras", INPUT=given, OUTPUT=output)
    except QgsProcessingException as error:
        count = 100
        assert str(path) in str(error) or "could not" in str(error)
    else:
        assert many < 30_000
    assert whole(path, "out" if kind == "table" else None) == count
    assert hidden(small_disk) == []


def test_a_full_disk_and_a_raster(run, small_disk):
    sheds = run("cameraviewsheds", CAMERAS=cameras((0, 0), (5000, 5000))).layers["OUTPUT"]
    path = small_disk / "out.tif"
    run("overlapraster", VIEWSHEDS=sheds, CELL_SIZE=50, OUTPUT=str(path))
    before = path.read_bytes()
    (small_disk / "rest").write_bytes(b"x" * 2_800_000)
    with pytest.raises(QgsProcessingException):
        run("overlapraster", VIEWSHEDS=sheds, CELL_SIZE=0.25, OUTPUT=str(path))
    assert path.read_bytes() == before
    assert hidden(small_disk) == []


def tools(folder):
    """Every tool that reads layers, with enough to do to be cancelled somewhere."""
    many = cameras(*[(40 * (i % 25), 40 * (i // 25)) for i in range(400)], ownership="public")
    areas = layer(
        "Polygon", [(box(100 * i, 100 * j, 100, 100), {"v": i}) for i in range(10) for j in range(10)]
    )
    streets = [
        (f"LINESTRING({680000} {4500000 + 50 * i}, {681000} {4500000 + 50 * i})", {}) for i in range(20)
    ]
    streets += [
        (f"LINESTRING({680000 + 50 * i} {4500000}, {680000 + 50 * i} {4500950})", {}) for i in range(20)
    ]
    network = layer("LineString", streets)
    places = layer("Point", [(point(97 * i, 83 * i), {}) for i in range(8)])
    walked = {"NETWORK": network, "CAMERAS": many}
    outputs = {
        name: str(folder / f"{name}.gpkg")
        for name in ("OUTPUT", "PIECES", "SEEN", "PAIRS", "MATRIX", "SUMMARY")
    }

    def to(*names, **given):
        return {**given, **{name: outputs[name] for name in names}}

    return {
        "importcameras": to("OUTPUT", INPUT=many),
        "cameraviewsheds": to("OUTPUT", CAMERAS=many, BUILDINGS=areas),
        "cameradensity": to("OUTPUT", AREAS=areas, CAMERAS=many),
        "countpoints": to("OUTPUT", AREAS=areas, POINTS=many),
        "rankareas": to("OUTPUT", AREAS=areas, MEASURE='"v"'),
        "camerasinview": to("OUTPUT", "PAIRS", INPUT=areas, VIEWSHEDS=areas),
        "coverage": to("OUTPUT", VIEWSHEDS=areas),
        "routeexposure": to("OUTPUT", "PIECES", "SEEN", ROUTES=network, CAMERAS=many),
        "exposurebyrange": to("OUTPUT", ROUTES=network, CAMERAS=many),
        "findroutes": to("OUTPUT", "PIECES", "SEEN", **{**walked, "ORIGINS": places, "DESTINATIONS": places}),
        "placepairs": to("OUTPUT", "MATRIX", **{**walked, "PLACES": places}),
        "protestsite": to("OUTPUT", "SUMMARY", **{**walked, "STATIONS": places, "SITE": places}),
    }


def seen(folder):
    return {each.name: each.stat().st_mtime_ns for each in folder.iterdir() if each.name[0] != "."}


class Timed(Log):
    """Is cancelled at its n-th question whether it is, and knows when the run should end by then."""

    def __init__(self, at):
        super().__init__()
        self.asked, self.at, self.since = 0, at, None

    def isCanceled(self):
        self.asked += 1
        if self.asked == self.at:
            self.since = time.perf_counter()
        return self.since is not None


TOOLS = [
    "importcameras",
    "cameraviewsheds",
    "cameradensity",
    "countpoints",
    "rankareas",
    "camerasinview",
    "coverage",
    "routeexposure",
    "exposurebyrange",
    "findroutes",
    "placepairs",
    "protestsite",
]


@pytest.mark.parametrize("tool", TOOLS)
def test_cancelled(run, tmp_path, tool):
    given = tools(tmp_path)[tool]
    counter = Timed(at=-1)
    run(tool, counter, **given)
    assert counter.asked > 2, "it never asks"
    before = seen(tmp_path)
    chance = random.Random(tool)
    for _ in range(MOMENTS):
        log = Timed(chance.randint(1, counter.asked))
        try:
            run(tool, log, **given)
        except QgsProcessingException as error:
            assert "Cancelled" in str(error)
            assert time.perf_counter() - log.since < 1.5
            assert seen(tmp_path) == before
        else:  # it was through by then
            before = seen(tmp_path)
    quiet = time.perf_counter() + 10  # what was being closed is closed by and by
    while hidden(tmp_path) and time.perf_counter() < quiet:
        time.sleep(0.1)
    assert hidden(tmp_path) == []


def test_an_output_that_fails_leaves_all_as_they_were(run, tmp_path):
    """The second is a table in a file that somebody else writes to."""
    given = {"ROUTES": layer("LineString", STREETS), "CAMERAS": cameras((250, 0))}
    walks, pieces = tmp_path / "walks.geojson", tmp_path / "pieces.gpkg"
    run("routeexposure", **given, OUTPUT=str(walks), PIECES=table(pieces, "p"))
    before = walks.read_bytes()
    with sqlite3.connect(pieces, isolation_level=None) as database:
        database.execute("BEGIN IMMEDIATE")
        with pytest.raises((QgsProcessingException, UserError), match=r"as it was|in use"):
            run("routeexposure", **given, OUTPUT=str(walks), PIECES=table(pieces, "p"))
        database.execute("ROLLBACK")
    assert walks.read_bytes() == before
    assert hidden(tmp_path) == []
    run("routeexposure", **given, OUTPUT=str(walks), PIECES=table(pieces, "p"))


def test_several_files_that_were_being_moved_are_moved_on(tmp_path):
    from surveillance_exposure.processing.writing import drafts, moving

    old, new = {"out.shp": b"old", "out.dbf": b"old d"}, {"out.shp": b"new", "out.dbf": b"new d"}
    for name, content in old.items():
        (tmp_path / name).write_bytes(content)
    draft = drafts._claimed(tmp_path / "out.shp")
    for name, content in new.items():
        (draft.new / name).write_bytes(content)
    moving.record(draft.folder, draft.new)
    (draft.new / "out.dbf").replace(tmp_path / "out.dbf")  # and then it is killed
    draft.lock.unlock()
    drafts._claimed(tmp_path / "out.shp").lock.unlock()
    assert {name: (tmp_path / name).read_bytes() for name in new} == new


def test_what_was_moved_is_not_moved_over_something_newer(tmp_path):
    from surveillance_exposure.processing.writing import drafts, moving

    draft = drafts._claimed(tmp_path / "out.shp")
    for name in ("out.shp", "out.dbf"):
        (draft.new / name).write_bytes(b"new")
    moving.record(draft.folder, draft.new)
    (draft.new / "out.dbf").replace(tmp_path / "out.dbf")
    (tmp_path / "out.dbf").write_bytes(b"somebody's")
    draft.lock.unlock()
    drafts._claimed(tmp_path / "out.shp").lock.unlock()
    assert not (tmp_path / "out.shp").exists()
    assert (tmp_path / "out.dbf").read_bytes() == b"somebody's"


def test_what_was_taken_away_is_put_back(tmp_path):
    from surveillance_exposure.processing.writing import drafts, moving

    (tmp_path / "out.shp").write_bytes(b"old")
    (tmp_path / "out.cpg").write_bytes(b"how to read it")
    draft = drafts._claimed(tmp_path / "out.shp")
    (draft.new / "out.shp").write_bytes(b"new")
    moving.record(draft.folder, draft.new)
    first = next(iter(moving.moves(draft.file, draft.new, draft.old)))
    first.do(keep=True)
    assert not (tmp_path / "out.cpg").exists()  # and then it is killed
    draft.lock.unlock()
    again = drafts._claimed(tmp_path / "out.shp")
    again.lock.unlock()
    assert (tmp_path / "out.cpg").read_bytes() == b"how to read it"
    assert (tmp_path / "out.shp").read_bytes() == b"old"


def test_a_move_that_fails_takes_all_back(tmp_path, monkeypatch):
    from qgis.core import QgsProcessingFeedback

    from surveillance_exposure.processing.writing import drafts, moving

    names = ("a.csv", "b.csv", "c.csv")
    for name in names[:2]:
        (tmp_path / name).write_text("old")
    usual = Path.replace

    def replace(self, target):
        if Path(target).name == "b.csv" and self.parent.name == "new":
            raise OSError(13, "in use")
        return usual(self, target)

    refused = pytest.raises(QgsProcessingException, match="everything is as it was")
    with refused, drafts.Drafts(QgsProcessingFeedback()) as run_of:
        for name in names:
            run_of.file(tmp_path / name).write_text("new")
        monkeypatch.setattr(moving.Path, "replace", replace)
        run_of.put_in_place(lambda draft: None)
    monkeypatch.undo()
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"a.csv": "old", "b.csv": "old"}
