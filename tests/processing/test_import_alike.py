"""The same table through `importcameras` and through the core alone, as a notebook would: every column equal."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.core.test_records import COUNTS, TAGGED

OWN = {
    "lat": ["1", "1", "x", "1", "", "1"],
    "lon": ["2", "3", "3", "4", "", "5"],
    "camera_id": ["a", "a", "", "", "", "b"],
    "site_id": ["s", "s", "", "s", "", ""],
    "count": ["2", "0", "", "0,5", "", "3"],
    "ownership": ["Public", "private", "unknown", "", "", "owner"],
    "kind": ["dome", "tank", "alpr", "webcam", "", "speed"],
    "heading": ["N;90", "90", "400", "nowhere", "", "-90"],
    "fov_deg": ["60", "", "", "70°", "", ""],
    "height_m": ["12 ft", "x", "900", "3", "", "4"],
    "place": ["outdoor", "indoor", "", "indoor", "", ""],
    "status": ["ok", "", "no view", "no view", "", "no view"],
    "message": ["", "", "Was taken down.", "", "", ""],
}


def as_texts(columns):
    """As a file of text holds it: with where the rows are."""
    size = len(next(iter(columns.values())))
    places = {"lon": ["7.4"] * size, "lat": ["43.7"] * (size - 1) + [""]}
    lower = {name.lower() for name in columns}
    more = {} if {"lat", "long"} <= lower or "lat" in lower else places
    return {
        name: ["" if item is None else str(item) for item in column]
        for name, column in {**columns, **more}.items()
    }


def written(path: Path, columns: dict[str, list[str]]) -> str:
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(columns)
        rows.writerows(zip(*columns.values()))
    return str(path)


def by_the_core(columns):
    from surveillance_exposure.core.records import cameras_from_columns
    from surveillance_exposure.sources.camera_words import standard_columns

    found = cameras_from_columns(columns)
    made = standard_columns(found)
    rows = [dict(zip(made, values)) for values in zip(*made.values())]
    return rows, [None if point is None else (point.x, point.y) for point in found.points], found.totals


def assert_alike(result, columns):
    rows, points, totals = by_the_core(columns)
    assert result.rows() == rows
    shapes = [feature.geometry() for feature in result.layers["OUTPUT"].getFeatures()]
    assert [None if each.isNull() else (each.asPoint().x(), each.asPoint().y()) for each in shapes] == points
    told = {
        "USED": totals.used,
        "SKIPPED": totals.skipped,
        "NO_VIEW": totals.no_view,
        "SITES": totals.sites,
        "SITES_WITHOUT": totals.sites_without,
        "CAMERAS": totals.cameras,
        **{name.upper(): count for name, count in totals.ownership.items()},
    }
    assert {name: result.values[name] for name in told} == told


@pytest.mark.parametrize("columns", [COUNTS, TAGGED, OWN], ids=["counts", "tags", "own"])
def test_tables(run, tmp_path, columns):
    texts = as_texts(columns)
    assert_alike(run("importcameras", INPUT=written(tmp_path / "table.csv", texts)), texts)


@pytest.mark.parametrize("name", ["nyc/decode_brooklyn_counts.csv.gz", "nyc/camera_sites.csv.gz"])
def test_published_tables(run, unzipped, name):
    path = unzipped(name)
    with Path(path).open(newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    columns = dict(zip(header, map(list, zip(*rows))))
    assert_alike(run("importcameras", INPUT=path), columns)
