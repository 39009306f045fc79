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
from contextlib import closing
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtXml import QDomDocument

from surveillance_exposure.core.consensus import CATEGORIES

from ..sources.services import DECODE, Census, Socrata
from ..sources.stand_in import Reply
from .conftest import Log, UserError, layer
from .test_addosmlayers import NODES, SQUARE, written
from .test_bad_input import STREETS, box, cameras, point
from .test_sources_online import census, server  # noqa: F401 - a fixture

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


def killed(tool, *turns, within):
    """Run over and over, until it is killed at some moment."""
    child = start(tool, *turns)
    go(child)
    time.sleep(within)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()


def through(tool, *turns):
    """Run each once, to the end."""
    child = start(tool, *turns, once=True)
    go(child)
    said, _ = child.communicate(timeout=120)
    assert child.returncode == 0, said


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
    through("overlapraster", *turns)
    chance = random.Random(1)
    for _ in range(MOMENTS):
        killed("overlapraster", *turns, within=chance.uniform(0, 2))
        raster = gdal.Open(str(path))
        assert raster is not None
        assert raster.GetRasterBand(1).ComputeStatistics(False)[1] > 0
        assert raster.GetRasterBand(1).Checksum() > 0
        for beside in (path.with_suffix(".qml"), path.with_suffix(".qmd")):
            assert QDomDocument().setContent(beside.read_bytes())[0], beside  # whole
    through("overlapraster", *turns)
    assert hidden(tmp_path) == []


def test_killed_while_a_picture_is_drawn(points, tmp_path):
    """With the table that it belongs to."""
    streets, table_of, picture = tmp_path / "walks.geojson", tmp_path / "out.gpkg", tmp_path / "out.png"
    lines = [[[9 + i / 1000, 45], [9 + i / 1000, 45.05]] for i in range(10)]
    rows = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": line}}
        for line in lines
    ]
    streets.write_text(json.dumps({"type": "FeatureCollection", "features": rows}), encoding="utf-8")
    given = {"ROUTES": str(streets), "CAMERAS": points[0], "OUTPUT": str(table_of), "CURVE": str(picture)}
    turns = [{**given, "RANGES": "10,20"}, {**given, "RANGES": "10,20,30"}]
    through("exposurebyrange", *turns)
    chance = random.Random(2)
    for _ in range(MOMENTS):
        killed("exposurebyrange", *turns, within=chance.uniform(0, 2.5))
        assert not QImage(str(picture)).isNull()
        assert picture.read_bytes()[-8:-4] == b"IEND"
        assert QgsVectorLayer(f"{table_of}|layername=out", "x", "ogr").featureCount() in (20, 30)
    through("exposurebyrange", *turns)
    assert hidden(tmp_path) == []


def areas_for_equity(folder):
    """A file of areas with some figures to compare."""
    path = folder / "areas.geojson"
    squares = []
    for i in range(60):
        x, y = 9 + 0.002 * (i % 10), 45 + 0.002 * (i // 10)
        ring = [[x, y], [x + 0.002, y], [x + 0.002, y + 0.002], [x, y + 0.002], [x, y]]
        figures = {"people": 1000 + i, "minority": (i * 37) % 100, "rate": (i * 31 % 97) / 100}
        squares.append(
            {"type": "Feature", "properties": figures, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        )
    path.write_text(json.dumps({"type": "FeatureCollection", "features": squares}), encoding="utf-8")
    return {
        "AREAS": str(path),
        "MODEL": "fractional logistic",
        "OUTCOME": '"rate"',
        "PREDICTORS": '"minority"',
        "POPULATION_FIELD": "people",
        "PERMUTATIONS": 99,
    }


def test_killed_while_a_report_is_written(tmp_path):
    pytest.importorskip("statsmodels")
    pytest.importorskip("matplotlib")
    report = tmp_path / "report.html"
    tables = {
        name: str(tmp_path / f"{name}.gpkg".lower()) for name in ("OUTPUT", "COEFFICIENTS", "ROBUSTNESS")
    }
    given = {**areas_for_equity(tmp_path), **tables, "REPORT": str(report)}
    through("equityanalysis", given)
    chance = random.Random(3)
    for _ in range(MOMENTS):
        killed("equityanalysis", given, within=chance.uniform(0, 4))
        assert report.read_text(encoding="utf-8").rstrip().endswith("</html>")
        assert QgsVectorLayer(tables["OUTPUT"], "x", "ogr").featureCount() == 60
    through("equityanalysis", given)
    assert hidden(tmp_path) == []


def test_killed_while_it_writes_to_a_database(points, postgis):
    from qgis.core import QgsDataSourceUri

    from surveillance_exposure.processing.writing.databases import PostgresTable

    address = f'{postgis} table="public"."out" (geom)'
    turns = [{"INPUT": file, "OUTPUT": f"postgres://{address}"} for file in points]
    through("importcameras", turns[0])
    chance = random.Random(4)
    for _ in range(MOMENTS):
        killed("importcameras", *turns[::-1], within=chance.uniform(0, 2.5))
        found = QgsVectorLayer(address, "x", "postgres")
        assert sum(feature.hasGeometry() for feature in found.getFeatures()) in (OLD, NEW)
    through("importcameras", turns[1])
    tables = PostgresTable(QgsDataSourceUri(address))._ask(
        "SELECT tablename FROM pg_tables WHERE tablename LIKE 'out%'"
    )
    assert tables == [["out"]]


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
    names = ("OUTPUT", "PIECES", "SEEN", "PAIRS", "MATRIX", "SUMMARY", "COEFFICIENTS", "ROBUSTNESS")
    osm = ("CAMERAS", "BUILDINGS", "STREETS", "STATIONS", "SIGHTS")
    outputs = {name: str(folder / f"{name}.gpkg") for name in (*names, "VOLUNTEERS", *osm)}
    files = {"CURVE": str(folder / "curve.svg"), "REPORT": str(folder / "report.html")}
    counts = [
        (None, {"IntersectionId": i, "DecoderId": f"{k}", **dict.fromkeys(CATEGORIES, (i + k) % 3)})
        for i in range(200)
        for k in range(3)
    ]

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
        "exposurebyrange": to("OUTPUT", ROUTES=network, CAMERAS=many, CURVE=files["CURVE"]),
        "overlapraster": {"VIEWSHEDS": areas, "CELL_SIZE": 1, "OUTPUT": str(folder / "overlap.tif")},
        "equityanalysis": to(
            "OUTPUT", "COEFFICIENTS", "ROBUSTNESS", REPORT=files["REPORT"], **areas_for_equity(folder)
        ),
        "aggregatetags": to("OUTPUT", "VOLUNTEERS", INPUT=layer("None", counts)),
        "addosmlayers": to(*osm, FILE=town(folder)),
        "findroutes": to("OUTPUT", "PIECES", "SEEN", **{**walked, "ORIGINS": places, "DESTINATIONS": places}),
        "placepairs": to("OUTPUT", "MATRIX", **{**walked, "PLACES": places}),
        "protestsite": to("OUTPUT", "SUMMARY", **{**walked, "STATIONS": places, "SITE": places}),
    }


def town(folder):
    """An extract with something of each kind."""
    nodes = {number: {"man_made": "surveillance", "railway": "station"} for number in NODES}
    ways = [(SQUARE, {"building": "yes"}), ([1, 2, 3], {"highway": "footway"})] * 200
    return written(folder / "town.osm", nodes, ways)


def seen(folder):
    """What is in the results: of a GeoPackage the rows, as the journal is another where a transaction is taken back."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    named = {str(each.relative_to(folder)): each for each in files}
    return {name: contents(each) for name, each in named.items() if name[0] != "."}


def contents(file):
    if file.suffix != ".gpkg":
        return file.read_bytes()
    with closing(sqlite3.connect(file)) as database:
        named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'rtree%'"
        names = [name for (name,) in database.execute(named)]
        return {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}


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
    "overlapraster",
    "equityanalysis",
    "aggregatetags",
    "addosmlayers",
]
ONLINE = ["addcensuslayers", "adddecodecameras", "addopendata"]


def test_none_is_forgotten(provider):
    assert {each.name() for each in provider.algorithms()} == {*TOOLS, *ONLINE}


@pytest.mark.parametrize("tool", TOOLS)
def test_cancelled(run, tmp_path, tool):
    if tool == "equityanalysis":
        pytest.importorskip("statsmodels")
    cancelled_at_moments(run, tmp_path, tool, tools(tmp_path)[tool])


@pytest.mark.parametrize("tool", ONLINE)
def test_cancelled_while_a_server_is_asked(run, server, tmp_path, tool):  # noqa: F811
    good = {"addcensuslayers": Census(), "addopendata": Socrata()}.get(tool, lambda asked: Reply(DECODE))
    server.answer = good
    given = {
        "addcensuslayers": census(server),
        "adddecodecameras": {"URL": server.url + "/counts.csv"},
        "addopendata": {"DOMAIN": server.url},
    }[tool]
    folder = tmp_path / "results"
    folder.mkdir()
    cancelled_at_moments(run, folder, tool, {**given, "REFRESH": True, "OUTPUT": str(folder / "out.gpkg")})
    assert not [each for each in (tmp_path / "cache").iterdir() if each.is_dir()]  # all downloads are gone


def cancelled_at_moments(run, folder, tool, given):
    counter = Timed(at=-1)
    run(tool, counter, **given)
    assert counter.asked > 2, "it never asks"
    before = seen(folder)
    chance = random.Random(tool)
    for _ in range(MOMENTS):
        log = Timed(chance.randint(1, counter.asked))
        try:
            run(tool, log, **given)
        except QgsProcessingException as error:
            assert "Cancelled" in str(error)
            assert time.perf_counter() - log.since < 1.5
            assert seen(folder) == before
        else:  # it was through by then
            before = seen(folder)
    quiet = time.perf_counter() + 10  # what was being closed is closed by and by
    while hidden(folder) and time.perf_counter() < quiet:
        time.sleep(0.1)
    assert hidden(folder) == []


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
