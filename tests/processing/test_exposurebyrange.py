"""Exposure for a list of ranges: equal to `routeexposure` at each, monotone, and drawn."""

import itertools
import math

import numpy as np
import pytest
from qgis.core import QgsProcessingException
from qgis.PyQt.QtGui import QImage

from .conftest import Log, UserError, layer
from .test_bad_input import STREETS, at, cameras, point

RANGES = (15, 30, 60, 90, 120, 150, 200)


def given():
    return layer(
        "Point",
        [
            (point(100, 20), {"camera_id": "a", "site_id": "s", "count": 2, "range_m": 5.0}),
            (point(100, 20), {"camera_id": "b", "site_id": "s", "count": 1, "range_m": 5.0}),
            (point(480, 100), {"camera_id": "c", "site_id": "t", "count": 1, "range_m": None}),
            (point(250, 0), {"camera_id": "d", "site_id": "u", "count": 0, "range_m": None}),
        ],
    )


def assert_equal_to_routeexposure(run, result, **inputs):
    rows = result.rows()
    for range_m in {row["range_m"] for row in rows}:
        expected = run("routeexposure", RANGE=range_m, IGNORE_CAMERA_VALUES=True, **inputs).rows()
        found = [row for row in rows if row["range_m"] == range_m]
        assert [row["line_id"] for row in found] == list(range(1, len(expected) + 1))
        for one, other in zip(found, expected):
            for name in ("length_m", "exposed_m", "exposed_share", "cameras", "sites"):
                assert one[name] == pytest.approx(other[name], abs=1e-9), (range_m, name)


def assert_monotone(rows):
    for _, group in itertools.groupby(rows, lambda row: row["line_id"]):
        walk = list(group)
        for one, other in zip(walk, walk[1:]):
            assert one["range_m"] < other["range_m"]
            for name in ("exposed_m", "exposed_share", "cameras", "sites"):
                assert one[name] <= other[name] + 1e-9


def test_equal_to_routeexposure_and_monotone(run):
    inputs = {"ROUTES": layer("LineString", STREETS), "CAMERAS": given()}
    result = run("exposurebyrange", **inputs)
    assert len(result.rows()) == len(STREETS) * len(RANGES)
    assert_equal_to_routeexposure(run, result, **inputs)
    assert_monotone(result.rows())
    assert result.values["CAMERAS"] == 4
    assert result.values["RANGES_USED"] == 7
    assert (result.values["USED"], result.values["SKIPPED"]) == (3, 0)
    assert any("range_m is ignored" in text for text in result.log.infos)
    whole = [row for row in result.rows() if row["range_m"] == 200]
    share = sum(row["exposed_m"] for row in whole) / sum(row["length_m"] for row in whole)
    assert result.values["SHARE_AT_LONGEST"] == pytest.approx(share)
    assert result.layers["OUTPUT"].metadata().title() == "Exposure by range, 15 to 200 m range"


def test_new_york(run, unzipped, data_dir):
    sites = run(
        "importcameras",
        INPUT=unzipped("nyc/camera_sites.csv.gz"),
        OWNERSHIP="if(\"web_public\" = 1, 'public', 'private')",
        COUNT='"n_cameras_median"',
    ).layers["OUTPUT"]
    walks = run(
        "findroutes",
        NETWORK=f"{data_dir}/nyc/manhattan_walk.gpkg",
        ORIGINS=layer("Point", [("POINT(-73.98597 40.75701)", {})], "EPSG:4326"),
        DESTINATIONS=layer("Point", [("POINT(-73.9976 40.7309)", {})], "EPSG:4326"),
        CAMERAS=sites,
    ).layers["OUTPUT"]
    inputs = {"ROUTES": walks, "CAMERAS": sites, "CAMERA_FILTER": "\"ownership\" = 'public'"}
    result = run("exposurebyrange", **inputs)
    assert_equal_to_routeexposure(run, result, **inputs)
    assert_monotone(result.rows())
    shares = {row["range_m"]: row["exposed_share"] for row in result.rows()}
    assert shares[120] == pytest.approx(0.328, abs=0.005)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15, 30,60", [15, 30, 60]),
        ("60 15\n30", [15, 30, 60]),
        ("7,5; 15", [7.5, 15]),
        ("120;", [120]),
        ("30, 30.0, 3e1", [30]),
        (" 0.1,100000 ", [0.1, 100_000]),
    ],
)
def test_ranges_as_text(provider, text, expected):
    from surveillance_exposure.processing.parameters.ranges import ranges_from

    assert ranges_from(text).tolist() == expected


@pytest.mark.parametrize(
    ("bad", "part"),
    [
        ("abc", "“abc”"),
        ("15, x, 30", "“x”"),
        ("15 m", "“m”"),
        ("-5", "“-5”"),
        ("0", "“0”"),
        ("nan", "“nan”"),
        ("inf", "“inf”"),
        ("1e9", "“1e9”"),
        ("1,500; 3", "“1,500”"),
        (" ,; ", "“,”"),
        (" , ", "there are none"),
        (",".join(map(str, range(1, 1100))), "too many"),
    ],
)
def test_ranges_that_are_none(run, bad, part):
    with pytest.raises(UserError, match=r"Ranges \(m\)") as error:
        run("exposurebyrange", ROUTES=layer("LineString", STREETS), CAMERAS=cameras((0, 0)), RANGES=bad)
    assert part in str(error.value)


def test_bad_walks_and_cameras_are_named(run):
    routes = layer(
        "LineString",
        [(None, {}), *STREETS, (f"LINESTRING({at(0, 0)}, {at(0, 0)})", {}), ("LINESTRING(nan 0, 1 1)", {})],
    )
    points = layer("Point", [(place, {"count": 1}) for place in (point(0, 0), None, "POINT(inf 0)")])
    result = run("exposurebyrange", ROUTES=routes, CAMERAS=points, RANGES="100")
    rows = result.rows()
    assert [row["line_id"] for row in rows] == [2, 3, 4, 5]
    assert rows[-1]["exposed_share"] is None
    assert (result.values["USED"], result.values["SKIPPED"]) == (4, 2)
    assert len(result.log.warnings) == len(set(result.log.warnings)) == 2


def test_nothing_to_measure(run):
    streets = layer("LineString", STREETS)
    with pytest.raises(QgsProcessingException, match="count is 0"):
        run("exposurebyrange", ROUTES=streets, CAMERAS=cameras((0, 0), count=0))
    with pytest.raises(QgsProcessingException, match="no features"):
        run("exposurebyrange", ROUTES=layer("LineString", []), CAMERAS=cameras((0, 0)))
    with pytest.raises(QgsProcessingException, match="no geometry"):
        run("exposurebyrange", ROUTES=layer("LineString", [(None, {})]), CAMERAS=cameras((0, 0)))
    with pytest.raises(QgsProcessingException, match="there is no field no"):
        run("exposurebyrange", ROUTES=streets, CAMERAS=cameras((0, 0)), CAMERA_FILTER='"no" = 1')


def walks(count):
    names = ["Broadway $5^", None, "_", "ул. Ленина", "a name that goes on and on " * 9]
    return layer(
        "LineString",
        [
            (f"LINESTRING({at(0, 20 * i)}, {at(300 + 50 * i, 20 * i)})", {"name": names[i % 5]})
            for i in range(count)
        ],
    )


@pytest.mark.parametrize(("count", "name"), [(1, "a.png"), (8, "b.PNG"), (12, "c.png")])
def test_the_picture(run, tmp_path, count, name):
    file = tmp_path / name
    result = run("exposurebyrange", ROUTES=walks(count), CAMERAS=cameras((0, 0), (200, 40)), CURVE=str(file))
    assert result.values["CURVE"] == str(file)
    image = QImage(str(file))
    assert (image.width(), image.height()) == (1200, 750)
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_the_picture_as_svg_with_labels(provider):
    from surveillance_exposure.reports import charts

    share = np.array([[0.1, 0.5], [np.nan, np.nan]])
    drawn = charts.exposure_by_range(np.array([15.0, 200.0]), share, ["one", "two"], "note", ".svg")
    for text in (b"<!-- Range (m) -->", b"<!-- Share of the walk in view (%) -->", b"<!-- one -->"):
        assert text in drawn
    assert b"<!-- two -->" not in drawn
    nothing = charts.exposure_by_range(np.array([15.0]), share[1:, :1], ["two"], "", ".pdf")
    assert nothing.startswith(b"%PDF")


@pytest.mark.parametrize("name", ["curve.gif", "curve", "no/such/folder/curve.png"])
def test_a_picture_that_cannot_be_made(run, tmp_path, name):
    with pytest.raises(UserError, match="Picture of the curve"):
        run(
            "exposurebyrange",
            ROUTES=walks(1),
            CAMERAS=cameras((0, 0)),
            CURVE=str(tmp_path / name),
        )
    assert list(tmp_path.iterdir()) == []


def test_a_failed_run_leaves_the_old_picture(run, tmp_path):
    file, table = tmp_path / "curve.png", tmp_path / "out.nonsense"
    file.write_bytes(b"old")
    with pytest.raises(UserError):
        run(
            "exposurebyrange",
            ROUTES=walks(1),
            CAMERAS=cameras((0, 0)),
            CURVE=str(file),
            OUTPUT=f"ogr:dbname='{table}' table=\"x\" (geom) nonsense=",
        )
    assert file.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["curve.png"]


def test_cancelling_leaves_nothing(run, tmp_path):
    log = Log(cancel_at=50)
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(
            "exposurebyrange",
            log,
            ROUTES=walks(3),
            CAMERAS=cameras((0, 0)),
            OUTPUT=str(tmp_path / "t.gpkg"),
            CURVE=str(tmp_path / "c.png"),
        )
    assert list(tmp_path.iterdir()) == []
    assert log.steps == sorted(log.steps)
    assert math.isclose(max(log.steps), 55, abs_tol=6)


def test_a_walk_of_no_length_is_not_out_of_view(run):
    walks = layer("LineString", [STREETS[0], STREETS[0], ("LINESTRING(583000 4507000, 583000 4507000)", {})])
    result = run("exposurebyrange", ROUTES=walks, CAMERAS=given(), RANGES="200")
    shares = [row["exposed_share"] for row in result.rows()]
    assert shares[-1] is None
    low, high = (f"{100 * pick(shares[:-1]):.1f}" for pick in (min, max))
    assert float(low) > 0
    assert any(f"single walks {low} to {high} %" in text for text in result.log.infos)
