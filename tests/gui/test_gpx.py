"""Tracks from GPX files: the longest by metres, without what is broken in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def gpx(qgis_app: Any) -> Any:
    from surveillance_exposure.gui.walk import gpx as module

    return module


def file_of(folder: Path, *tracks: str, what: str = "trk") -> str:
    """A GPX file of tracks, each its segments as `lat lon, lat lon; ...`."""
    point, segment = ("rtept", "{}") if what == "rte" else ("trkpt", "<trkseg>{}</trkseg>")
    text = (
        '<?xml version="1.0"?><gpx version="1.1" creator="a test" xmlns="http://www.topografix.com/GPX/1/1">'
    )
    for number, track in enumerate(tracks):
        text += f"<{what}><name>track {number}</name>"
        for part in track.split(";"):
            fixes = [fix.split() for fix in part.split(",") if fix.strip()]
            text += segment.format("".join(f'<{point} lat="{lat}" lon="{lon}"/>' for lat, lon in fixes))
        text += f"</{what}>"
    file = folder / "tracks.gpx"
    file.write_text(text + "</gpx>")
    return str(file)


def test_the_longest_by_metres(gpx: Any, tmp_path: Path) -> None:
    # Far north a degree of longitude is short: 764 m against 1,673 m.
    track = gpx.read(file_of(tmp_path, "70 20, 70 20.02", "70 20, 70.015 20"))
    assert (track.name, track.others, track.left_out) == ("track 1", 1, "")
    assert track.ends[1].y() == pytest.approx(70.015)


def test_the_longest_is_not_the_one_with_a_null_island(gpx: Any, tmp_path: Path) -> None:
    track = gpx.read(file_of(tmp_path, "0 0, 40.7 -74, 40.7 -73.999", "40.7 -74, 40.7 -73.99"))
    assert track.name == "track 1"


@pytest.mark.parametrize(
    "fixes",
    ["0 0, 40.7 -74, 40.7 -73.999", "40.7 -74, 0 0, 0 0, 40.7 -73.999", "40.7 -74, 40.7 -73.999, 0 0"],
)
def test_null_islands(gpx: Any, tmp_path: Path, fixes: str) -> None:
    track = gpx.read(file_of(tmp_path, fixes))
    assert "0, 0" in track.left_out
    assert [point.x() for point in track.ends] == pytest.approx([-74, -73.999])
    (recorded,) = track.layer().getFeatures()  # whole, as the algorithm says itself what it leaves out
    assert recorded.geometry().boundingBox().xMaximum() == 0


def test_broken_segments(gpx: Any, tmp_path: Path) -> None:
    track = gpx.read(file_of(tmp_path, ";40.7 -74;40.7 -74, 40.7 -73.999;", "", "40 -74"))
    assert (track.name, track.others) == ("track 0", 0)
    assert [point.x() for point in track.ends] == pytest.approx([-74, -73.999])
    with pytest.raises(gpx.GpxError, match="no track and no route"):
        gpx.read(file_of(tmp_path, "40 -74", ""))


def test_across_the_antimeridian(gpx: Any, tmp_path: Path) -> None:
    track = gpx.read(file_of(tmp_path, "-17 179.999, -17 -179.999", "-17 179, -17 179.01"))
    assert track.name == "track 1"  # 1.1 km, against 213 m and not round the world


def test_routes_where_there_is_no_track(gpx: Any, tmp_path: Path) -> None:
    assert gpx.read(file_of(tmp_path, "40 -74, 40.01 -74", what="rte")).name == "track 0"


def test_the_shared_cases(gpx: Any, data_dir: Path) -> None:
    assert gpx.read(str(data_dir / "cases/gpx/lonsbig.gpx")).name == "longer"
    assert "0, 0" in gpx.read(str(data_dir / "cases/gpx/null_island.gpx")).left_out
