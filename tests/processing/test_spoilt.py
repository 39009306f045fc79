"""Whatever is wrong with the layers: no tool fails in Python, and every row is in a figure, a status or a count.

SPOILT_RUNS=2000 runs as many; SPOILT_FROM is the first seed.
"""

from __future__ import annotations

import os
import random
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProcessingException

from surveillance_exposure.core.numbers import number
from surveillance_exposure.core.study import ALL_MODELS
from tests.sources import osm_files

from .conftest import Result, UserError
from .spoilt import AREA, LINE, POINT, Given, Maker, box
from .test_osm_extracts import should_be, spoilt

FIRST, RUNS = int(os.environ.get("SPOILT_FROM", "0")), int(os.environ.get("SPOILT_RUNS", "100"))
MOST_SECONDS = 60  # of a run; far more than any needs on a machine that is shared

# -- layers of each kind


def some(make: Maker, *values: Any) -> Callable[[int], Any]:
    return lambda _: make.draw.choice(values)


def columns_of(
    make: Maker, size: int, share: float = 0.8, **columns: Callable[[int], Any]
) -> dict[str, list[Any]]:
    """The columns row by row, that `share` of them."""
    return {name: [value(i) for i in range(size)] for name, value in columns.items() if make.chance(share)}


def anywhere(make: Maker) -> Callable[[Any, int], bytes]:
    return lambda to, _: to.spot(make.draw.uniform(0, 600), make.draw.uniform(0, 600))


def camera_columns(make: Maker, size: int) -> dict[str, list[Any]]:
    return columns_of(
        make,
        size,
        camera_id=lambda i: f"c{i}",
        site_id=lambda i: f"s{i // 2}",
        count=some(make, 1, 1, 2, 0.5, 0, 3),
        ownership=some(make, "public", "private", "unknown"),
        kind=some(make, "dome", "fixed", None),
        direction_deg=some(make, 0, 90, None, 200.5),
        fov_deg=some(make, 60, 90, None),
        range_m=some(make, 60, 120, None),
        height_m=some(make, 3, 5.5, None),
        tilt_deg=some(make, 10, 60, None),
        place=some(make, "outdoor", None, None, None, "indoor"),
        status=some(make, *["ok"] * 6, "no view"),
    )


def cameras(make: Maker, name: str = "CAMERAS", most: int = 250) -> Given:
    size = make.size(most)
    return make.layer(name, POINT, anywhere(make), camera_columns(make, size))


def viewsheds(make: Maker, name: str = "VIEWSHEDS") -> Given:
    size = make.size(250)

    def shape(to, i):
        x, y = make.draw.uniform(0, 500), make.draw.uniform(0, 500)
        return to.area(box(x, y, make.draw.uniform(20, 150)))

    return make.layer(name, AREA, shape, camera_columns(make, size))


def areas(make: Maker, name: str = "AREAS", most: int = 250, least: int = 0, share: float = 0.8) -> Given:
    size = max(make.size(most), least)
    across = 6 if size < 40 else 16
    columns = columns_of(
        make,
        size,
        share,
        pop=some(make, 0, 200, *range(300, 2000, 7)),
        grp=some(make, *range(0, 200, 3)),
        oth=some(make, 0, 50, 600),
        rate=lambda _: make.draw.random(),
        region=some(make, "A", "B", "b"),
        name=lambda i: f"tract {i}",
    )
    return make.layer(
        name, AREA, lambda to, i: to.area(box(100 * (i % across), 100 * (i // across))), columns
    )


def buildings(make: Maker, name: str = "BUILDINGS") -> Given:
    size = make.size(250)
    columns = columns_of(make, size, height=some(make, 3, 10, 30), min_height_m=some(make, 0, 0, 2, None))
    kinds = (
        {"building": "yes"},
        {"building": "roof"},
        {"building": "yes", "layer": "-1"},
        {"building:part": "yes"},
    )
    if make.chance(0.5):
        columns |= make.tags([make.draw.choice(kinds) for _ in range(size)])
    return make.layer(
        name,
        AREA,
        lambda to, _: to.area(
            box(make.draw.uniform(0, 600), make.draw.uniform(0, 600), make.draw.uniform(5, 40))
        ),
        columns,
    )


def streets(make: Maker, name: str = "NETWORK") -> Given:
    size = make.size(250)
    columns: dict[str, list[Any]] = {}
    kinds = (
        {"highway": "residential"},
        {"highway": "footway"},
        {"highway": "motorway"},
        {"highway": "path", "foot": "no"},
    )
    if make.chance(0.6):
        columns = make.tags([make.draw.choice(kinds) for _ in range(size)])

    def shape(to, i):
        at, steps = 100 * (i // 2 % 7), range(0, 700, 100)
        return to.line(*((at, each) if i % 2 else (each, at) for each in steps))

    return make.layer(name, LINE, shape, columns or {"name": [f"street {i}" for i in range(size)]})


def walks(make: Maker, name: str = "ROUTES") -> Given:
    size = make.size(250)
    columns = columns_of(make, size, name=lambda i: f"walk {i}", exposed_m=some(make, 1, 2))

    def shape(to, i):
        return to.line(
            *((make.draw.uniform(0, 600), make.draw.uniform(0, 600)) for _ in range(make.draw.randint(2, 9)))
        )

    return make.layer(name, LINE, shape, columns or {"id": list(range(size))})


def places(make: Maker, name: str, most: int = 9) -> Given:
    size = make.size(most)
    columns = columns_of(
        make,
        size,
        name=lambda i: f"place {i}",
        key=some(make, 1, 2, 3),
        kind=some(make, "station", "entrance"),
    )
    columns |= make.tags([{"railway": make.draw.choice(["station", "subway_entrance"])} for _ in range(size)])
    return make.layer(name, POINT, anywhere(make), columns)


def points(make: Maker, name: str = "POINTS") -> Given:
    size = make.size(250)
    columns = columns_of(
        make, size, category=some(make, "a", "b", "B", None), year=some(make, 2019, 2020, 2020.0)
    )
    return make.layer(
        name,
        POINT,
        lambda to, _: to.spot(make.draw.uniform(-100, 700), make.draw.uniform(0, 700)),
        columns or {"id": list(range(size))},
    )


def volunteers(make: Maker, name: str = "INPUT") -> Given:
    size = make.size(250)
    columns = {
        "IntersectionId": [f"x{i // 3}" for i in range(size)],
        **{
            each: [make.draw.choice([0, 1, 2]) for _ in range(size)]
            for each in ("attached_street", "attached_building", "attached_unknown")
        },
        **columns_of(
            make,
            size,
            DecoderId=lambda i: i % 3,
            SubmissionId=lambda i: i,
            PanoramaId=lambda i: f"p{i // 6}",
            n_cameras=some(make, 0, 1, 2),
            type_dome=some(make, 0, 1),
        ),
    }
    shape = (lambda to, _: to.spot(make.draw.uniform(0, 600), 0)) if make.chance(0.5) else None
    return make.layer(name, None if shape is None else POINT, shape, columns)


def records(make: Maker) -> Given:
    """Cameras in one of the formats that are imported, as points or as a table."""
    size = make.size(250)
    form = make.draw.choice(["other", "decode", "openstreetmap"])
    marks = [f"row {i}" for i in range(size)]
    kept = {{"decode": "ImageDate", "openstreetmap": "check_date"}.get(form, "observed_on"): marks}
    if form == "other":
        columns = camera_columns(make, size)
    elif form == "decode":
        names = ("attached_street_median", "attached_building_median", "attached_unknown_median")
        columns = {each: [make.draw.choice([0, 0.5, 1, 2, None]) for _ in range(size)] for each in names}
        columns |= columns_of(make, size, n_cameras_median=some(make, 0, 1, 4), PanoramaId=lambda i: f"p{i}")
    else:
        kinds = (
            {"man_made": "surveillance", "surveillance:type": "camera", "camera:direction": "0,180"},
            {"man_made": "surveillance", "surveillance": "indoor"},
            {"man_made": "surveillance", "surveillance:type": "guard", "camera:count": "2"},
            {"highway": "speed_camera"},
            {"amenity": "bench"},
            {"disused:man_made": "surveillance"},
            {},
        )
        columns = make.tags([make.draw.choice(kinds) for _ in range(size)])
        columns |= columns_of(make, size, osm_id=lambda i: i, action=some(make, None, None, "delete"))
    if make.chance(0.4):
        columns |= {"lon": [-72.87 + i / 1e4 for i in range(size)], "lat": [40.63] * size}
        return make.layer("INPUT", None, None, columns, kept)
    return make.layer("INPUT", POINT, anywhere(make), columns, kept)


# -- what is given to each tool


def optional(make: Maker, share: float = 0.5, **parameters: Callable[[], Any]) -> dict[str, Any]:
    return {name: value() for name, value in parameters.items() if make.chance(share)}


def cameras_or_viewsheds(make: Maker) -> dict[str, Any]:
    given = {"CAMERAS": cameras(make)} if make.chance(0.6) else {"VIEWSHEDS": viewsheds(make)}
    return given | optional(
        make, 0.2, IGNORE_CAMERA_VALUES=lambda: True, ALL_RECORDS=lambda: True, MIN_COUNT=lambda: 0
    )


def field_of(given: Given, name: str) -> str:
    return given.fields.get(name, "")


def expression_of(given: Given, name: str) -> str:
    return f'"{given.fields[name]}"' if name in given.fields else ""


def for_viewsheds(make: Maker) -> dict[str, Any]:
    given: dict[str, Any] = {"CAMERAS": cameras(make)}
    if make.chance(0.6):
        given["BUILDINGS"] = buildings(make)
        if make.chance(0.6):
            given["BUILDING_HEIGHT"] = expression_of(given["BUILDINGS"], "height")
    given |= optional(
        make, 0.2, TILT=lambda: 40, FIELD_OF_VIEW=lambda: 70, DIRECTION=lambda: 10, ALL_RECORDS=lambda: True
    )
    return given


def for_density(make: Maker) -> dict[str, Any]:
    given: dict[str, Any] = {"AREAS": areas(make), "CAMERAS": cameras(make)}
    given |= optional(make, 0.3, VIEWSHEDS=lambda: viewsheds(make))
    return given | {"POPULATION_FIELD": field_of(given["AREAS"], "pop")}


def for_ranks(make: Maker) -> dict[str, Any]:
    tracts = areas(make)
    measure = make.draw.choice([field_of(tracts, "rate"), f"{expression_of(tracts, 'grp') or 'n'} * 2", "n"])
    return {
        "AREAS": tracts,
        "MEASURE": measure,
        "POPULATION_FIELD": field_of(tracts, "pop") if make.chance(0.6) else "",
        "MIN_POPULATION": make.draw.choice([0, 250]),
        "TOP": make.draw.choice([1, 10, 1000]),
    }


def for_counts(make: Maker) -> dict[str, Any]:
    stops = points(make)
    kind = make.draw.choice(["category", "year", "none"])
    return {"AREAS": areas(make), "POINTS": stops, "CATEGORY_FIELD": field_of(stops, kind)}


def for_view(make: Maker) -> dict[str, Any]:
    given = {"INPUT": make.draw.choice([points, walks, areas])(make, "INPUT"), "VIEWSHEDS": viewsheds(make)}
    return given | optional(make, 0.4, CAMERAS=lambda: cameras(make)) | {"PAIRS": "memory:"}


def for_equity(make: Maker) -> dict[str, Any]:
    tracts = areas(make, least=make.draw.choice([0, 36, 36, 100]), share=0.95)
    model = make.draw.choice(ALL_MODELS)
    given: dict[str, Any] = {
        "AREAS": tracts,
        "MODEL": model,
        "POPULATION_FIELD": field_of(tracts, "pop"),
        "GROUPS": [field_of(tracts, "grp")] if "grp" in tracts.fields else [],
        "MIN_POPULATION": make.draw.choice([0, 0, 250]),
        "PERMUTATIONS": 19,
        "RANGES": "60",
        "CAMERAS": cameras(make),
        "POINTS": points(make),
    }
    if "grp" not in tracts.fields:
        given["PREDICTORS"] = "n"
    if make.chance(0.3) and {"grp", "oth"} <= tracts.fields.keys():
        given["OVER"] = [tracts.fields["grp"], tracts.fields["oth"]]
    given |= optional(
        make,
        0.3,
        OUTCOME=lambda: expression_of(tracts, "rate"),
        REGION_FIELD=lambda: field_of(tracts, "region"),
        COVARIATES=lambda: expression_of(tracts, "oth"),
    )
    if make.chance(0.2):
        given["REGIONS"] = regions = areas(make, "REGIONS", 8)
        given["REGIONS_FIELD"] = field_of(regions, "name") or "n"
    return given


def for_walks(make: Maker) -> dict[str, Any]:
    given = {
        "NETWORK": streets(make),
        "ROUTE": make.draw.choice(["shortest", "least exposed", "all trade-offs"]),
    }
    given |= optional(make, 0.3, NETWORK_FILTER=lambda: "", SNAP_TOLERANCE=lambda: 5)
    return given | cameras_or_viewsheds(make)


def for_routes(make: Maker) -> dict[str, Any]:
    starts, ends = places(make, "ORIGINS"), places(make, "DESTINATIONS")
    given = {"ORIGINS": starts, "DESTINATIONS": ends, **for_walks(make)}
    given |= optional(make, 0.2, VIA=lambda: places(make, "VIA", 2))
    pairing = make.draw.choice(["all pairs", "all pairs", "row by row", "nearest", "common field"])
    fields = {"ORIGIN_FIELD": field_of(starts, "key"), "DESTINATION_FIELD": field_of(ends, "key")}
    return given | {"PAIRING": pairing} | (fields if pairing == "common field" else {})


def for_site(make: Maker) -> dict[str, Any]:
    given = {"SITE": places(make, "SITE", 3), "STATIONS": places(make, "STATIONS"), **for_walks(make)}
    return given | {"SUMMARY": "memory:", "MAX_DISTANCE": make.draw.choice([100, 1000])}


def for_pairs(make: Maker) -> dict[str, Any]:
    return {"PLACES": places(make, "PLACES"), **for_walks(make), "MATRIX": "memory:"}


def for_coverage(make: Maker) -> dict[str, Any]:
    return {"VIEWSHEDS": viewsheds(make)} | optional(
        make, AREA=lambda: areas(make, "AREA"), BUILDINGS=lambda: buildings(make)
    )


def for_raster(make: Maker) -> dict[str, Any]:
    return {"VIEWSHEDS": viewsheds(make), "CELL_SIZE": 50, "OUTPUT": str(make.folder / "out.tif")}


def for_consensus(make: Maker) -> dict[str, Any]:
    counts = volunteers(make)
    names = {
        "IntersectionId": "SITE_FIELD",
        "DecoderId": "VOLUNTEER_FIELD",
        "SubmissionId": "SUBMISSION_FIELD",
    }
    names |= {"PanoramaId": "PLACE_FIELD", "n_cameras": "N_CAMERAS", "type_dome": "TYPE_DOME"}
    names |= {each: each.upper() for each in ("attached_street", "attached_building", "attached_unknown")}
    given = {names[each]: field for each, field in counts.fields.items() if each in names}
    return {"INPUT": counts, **given, "MIN_VOLUNTEERS": make.draw.choice([1, 3]), "VOLUNTEERS": "memory:"}


def for_import(make: Maker) -> dict[str, Any]:
    given = {"INPUT": records(make)}
    return given | {"FORMAT": make.draw.choice(["auto", "auto", "auto", "other"])}


def elements(make: Maker) -> list[dict[str, Any]]:
    """A made-up extract: some references lead nowhere, some objects are there twice, deleted, or not finished."""
    kinds = (
        {"man_made": "surveillance"},
        {"man_made": "surveillance", "surveillance:type": "guard"},
        {"highway": "residential"},
        {"highway": "motorway"},
        {"building": "yes", "height": "12 m"},
        {"building:part": "yes", "min_height": "x"},
        {"building": "roof"},
        {"railway": "station"},
        {"tourism": "museum"},
        {"place": "square"},
        {"type": "multipolygon", "building": "yes"},
        {"demolished:building": "yes"},
        {},
    )
    found = []
    size = make.draw.choice([1, 5, 20, 60])
    for i in range(size):
        nodes, ring = osm_files.square(10 * i + 1, 7 + i % 8 * 0.002, 43 + i // 8 * 0.002)
        ring = [ref + 9000 * make.chance(0.05) for ref in ring][: make.draw.choice([5, 5, 5, 4, 2, 1, 0])]
        tags = [dict(make.draw.choice(kinds)) for _ in range(3)]
        more = {"action": "delete"} if make.chance(0.05) else {}
        found += [*nodes, osm_files.node(10 * i + 9, 7.001, 43.001, tags=tags[0], **more)]
        found.append(osm_files.way(i + 1, ring, tags[1]))
        refs = [
            ("way", i + 1, "outer"),
            ("way", make.draw.randint(1, size + 3), make.draw.choice(["inner", "outer", ""])),
        ]
        found.append(osm_files.relation(i + 1, refs, tags[2]))
    if make.chance(0.3):
        make.draw.shuffle(found)
    if make.chance(0.3):
        found += make.draw.sample(found, min(3, len(found)))
    return found


def for_extract(make: Maker) -> dict[str, Any]:
    path, found = make.folder / make.draw.choice(["a.osm", "a.json", "a.osm.pbf", "a.osm.gz"]), elements(make)
    osm_files.written(path, found)
    if make.chance(0.2):
        path.write_bytes(spoilt(path.read_bytes(), random.Random(make.seed)))
        found = []
    return {
        "FILE": str(path),
        "OBJECTS": [(each["type"], each["id"], each.get("tags", {})) for each in found],
    }


# -- what has to come out: every row in a figure, a status or a count


def count(found: Result, name: str, words: str) -> int:
    """The sum of what is said of a layer: `words` with one group for the number, NAME for the layer."""
    said = [*found.log.warnings, *found.log.infos]
    pattern = re.compile(words.replace("NAME", f"“{name}”"))
    return sum(int(match[1]) for text in said if (match := pattern.search(text)))


def numbers(rows: Any) -> list[int]:
    return [int(row["n"]) for row in rows]


def left_out(found: Result, name: str) -> int:
    return count(found, name, r"(\d+) of \d+ features of NAME (are )?left out")


SHAPELESS = re.compile("no geometry|no usable shape|not finite|wrong type|coordinates|far from all")


def written_back(name: str, *more: str) -> Callable[[Result, dict[str, Any]], None]:
    """Each row of the layer is a row of OUTPUT, in order, ok or with a message."""

    def check(found: Result, given: dict[str, Any]) -> None:
        rows, layer = found.rows(), given[name]
        assert numbers(rows) == numbers(layer.layer.getFeatures())
        for row in rows:
            assert row["status"] == "ok" or row["message"], row
        # Viewsheds that all records were asked for keep their status.
        without = sum(row["status"] in more and not row.get("visible_share") for row in rows)
        bad = sum(row["status"] == "unusable" for row in rows)
        assert found.values["SKIPPED"] == bad + without
        assert found.values["USED"] == len(rows) - bad - without
        # A layer of any type is of that of its first row.
        if 0 in layer.whole and not any(
            each.is_misplaced for each in given.values() if isinstance(each, Given)
        ):
            for row in rows:
                assert int(row["n"]) not in layer.whole or not SHAPELESS.search(row["message"] or ""), row

    return check


def used_or_skipped(name: str, *more: str) -> Callable[[Result, dict[str, Any]], None]:
    """USED, SKIPPED and those of `more` are all rows."""

    def check(found: Result, given: dict[str, Any]) -> None:
        assert sum(found.values[each] for each in ("USED", "SKIPPED", *more)) == len(given[name])

    return check


def both(*rules: Callable[[Result, dict[str, Any]], None]) -> Callable[[Result, dict[str, Any]], None]:
    def check(found: Result, given: dict[str, Any]) -> None:
        for rule in rules:
            rule(found, given)

    return check


def rates(found: Result, given: dict[str, Any]) -> None:
    """Where there is no rate nobody lives, or the message says why."""
    people = given["POPULATION_FIELD"]
    for row in found.rows():
        if people and row["cameras_per_1000"] is None and not row["message"]:
            assert number(row[people]) == 0, row


def counted(found: Result, given: dict[str, Any]) -> None:
    """Points are in an area, in none or unusable; areas are rows; categories add up."""
    tracts, rows = given["AREAS"].layer, found.rows()
    assert numbers(rows) == numbers(tracts.getFeatures())
    assert all(row["status"] == "ok" or row["message"] for row in rows)
    assert sum(row["points"] or 0 for row in rows) == found.values["USED"]
    kinds = [name for name in rows[0] if name.startswith("points_")]
    for row in rows:
        assert not kinds or row["points"] is None or sum(row[name] for name in kinds) == row["points"]


def ranked(found: Result, given: dict[str, Any]) -> None:
    assert found.values["WITHOUT_MEASURE"] + found.values["FEW_RESIDENTS"] == found.values["SKIPPED"]
    assert found.values["WRITTEN"] == len(found.rows())


def imported(found: Result, given: dict[str, Any]) -> None:
    """Each row is cameras, a site without, unusable, or no camera at all, which is said."""
    rows = found.rows()
    assert all(row["status"] == "ok" or row["message"] for row in rows)
    assert len(rows) == found.values["USED"] + found.values["NO_VIEW"] + _unusable(rows)
    no_cameras = count(found, "INPUT", r"(\d+) of \d+ rows of NAME are no cameras")
    is_decode = any("decode counts" in text for text in found.log.infos)
    named = [
        row["observed_on"] for row in rows if row["observed_on"]
    ]  # of a row without a count there is no more
    with_rows = len(set(named)) + len(rows) - len(named) if is_decode else len(rows)
    assert with_rows + found.values["SITES_WITHOUT"] + no_cameras == len(given["INPUT"])
    assert found.values["SKIPPED"] <= _unusable(rows)


def _unusable(rows: list[dict[str, Any]]) -> int:
    return sum(row["status"] == "unusable" for row in rows)


def of_lines_and_ranges(found: Result, given: dict[str, Any]) -> None:
    assert len(found.rows()) == found.values["USED"] * found.values["RANGES_USED"]


def in_pairs(expected: Callable[[Result, dict[str, Any]], set[tuple[int, int]] | None]):
    """Every pair that is wanted is a row, ok or with a message."""

    def check(found: Result, given: dict[str, Any]) -> None:
        rows = found.rows()
        assert len(rows) == found.values["USED"] + found.values["SKIPPED"]
        assert all(row["status"] == "ok" or row["message"] for row in rows)
        wanted = expected(found, given)
        pairs = {(row["origin_id"], row["destination_id"]) for row in rows}
        assert wanted is None or pairs == wanted

    return check


def pairs_of_routes(found: Result, given: dict[str, Any]) -> set[tuple[int, int]] | None:
    starts, ends = (range(1, len(given[name]) + 1) for name in ("ORIGINS", "DESTINATIONS"))
    if given["PAIRING"] == "all pairs":
        return {(i, j) for i in starts for j in ends}
    if given["PAIRING"] == "row by row":
        return {(i, i) for i in starts if i in ends}
    if given["PAIRING"] == "nearest":
        assert {row["origin_id"] for row in found.rows()} == set(starts)
    return None


def pairs_of_places(found: Result, given: dict[str, Any]) -> set[tuple[int, int]]:
    size = len(given["PLACES"])
    assert len(found.rows("MATRIX")) == size
    return {(i, j) for i in range(1, size + 1) for j in range(i + 1, size + 1)}


def stations(found: Result, given: dict[str, Any]) -> None:
    """Each station has a walk to a site, or is counted as too far from all or as unusable."""
    walked = {row["origin_id"] for row in found.rows()}
    far = count(found, "STATIONS", r"(\d+) of \d+ features of NAME are farther")
    assert len(walked) + far + left_out(found, "STATIONS") == len(given["STATIONS"])
    sites = {row["site_id"] for row in found.rows("SUMMARY")}
    assert sites == set(range(1, len(given["SITE"]) + 1))
    assert all(row["message"] for row in found.rows("SUMMARY"))


def in_the_study(found: Result, given: dict[str, Any]) -> None:
    rows = found.rows()
    assert numbers(rows) == numbers(given["AREAS"].layer.getFeatures())
    assert all(row["status"] == "ok" or row["message"] for row in rows)
    in_model = sum(row["fitted"] is not None for row in rows)
    assert found.values["USED"] >= in_model
    assert found.values["USED"] + found.values["SKIPPED"] == len(rows)
    if "POINTS" in given:
        placed = found.values["POINTS_PLACED"] + found.values["POINTS_OUTSIDE"]
        assert placed + left_out(found, "POINTS") == len(given["POINTS"])


def extracted(found: Result, given: dict[str, Any]) -> None:
    """Each object whose tags call for it is a row, or is counted with the reason."""
    objects = given["OBJECTS"]
    for name, expected in should_be(objects).items():
        key = "camera_id" if name == "CAMERAS" else "osm_id"
        missing = len(expected - {row[key] for row in found.rows(name)})
        title = name.capitalize()
        gone = count(found, name, rf"^{title}: (\d+) of the file are left out")
        gone += count(found, name, r"^(\d+) objects are deleted")
        gone += found.values["STREETS_LEFT_OUT"] if name == "STREETS" else 0
        assert missing <= gone, (name, missing, gone)


@dataclass(frozen=True)
class Tool:
    """What a tool is given, and what has to come out."""

    given: Callable[[Maker], dict[str, Any]]
    check: Callable[[Result, dict[str, Any]], None]


TOOLS = {
    "importcameras": Tool(for_import, imported),
    "cameraviewsheds": Tool(
        for_viewsheds, written_back("CAMERAS", "no view", "inside building", "nothing seen")
    ),
    "coverage": Tool(for_coverage, used_or_skipped("VIEWSHEDS")),
    "overlapraster": Tool(for_raster, used_or_skipped("VIEWSHEDS")),
    "camerasinview": Tool(for_view, written_back("INPUT")),
    "cameradensity": Tool(for_density, both(written_back("AREAS"), rates)),
    "rankareas": Tool(for_ranks, both(used_or_skipped("AREAS"), ranked)),
    "countpoints": Tool(for_counts, both(used_or_skipped("POINTS", "OUTSIDE"), counted)),
    "routeexposure": Tool(
        lambda make: {"ROUTES": walks(make), **cameras_or_viewsheds(make)}, written_back("ROUTES")
    ),
    "exposurebyrange": Tool(
        lambda make: {"ROUTES": walks(make), "CAMERAS": cameras(make)},
        both(used_or_skipped("ROUTES"), of_lines_and_ranges),
    ),
    "findroutes": Tool(for_routes, in_pairs(pairs_of_routes)),
    "protestsite": Tool(for_site, both(in_pairs(lambda *_: None), stations)),
    "placepairs": Tool(for_pairs, in_pairs(pairs_of_places)),
    "equityanalysis": Tool(for_equity, in_the_study),
    "aggregatetags": Tool(for_consensus, used_or_skipped("INPUT")),
    "addosmlayers": Tool(for_extract, extracted),
}

BESIDE = {
    "CAMERAS": POINT,
    "VIEWSHEDS": AREA,
    "AREA": AREA,
    "BUILDINGS": AREA,
    "POINTS": POINT,
    "REGIONS": AREA,
    "NETWORK": LINE,
}
"""Layers that are not written back: what nobody could use of them is counted in what is said."""


def check_beside(found: Result, given: dict[str, Any]) -> None:
    for name, dimension in BESIDE.items():
        layer = given.get(name)
        is_unused = any(text.startswith(f"{name.capitalize()}: not used") for text in found.log.warnings)
        is_sifted = name == "NETWORK" and count(found, name, r"(\d+) of \d+ lines of NAME are streets")
        is_away = any(f"none of “{name}” is within reach" in text for text in found.log.warnings)
        if isinstance(layer, Given) and not (is_unused or is_sifted or is_away):
            assert left_out(found, name) >= layer.hopeless(dimension), name
            assert left_out(found, name) <= len(layer)


@pytest.fixture
def python_errors(monkeypatch):
    """What fails in a method that QGIS calls and does not look after."""
    found: list[Any] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: found.append(error))
    return found


@pytest.mark.parametrize("seed", range(FIRST, FIRST + RUNS))
def test_spoilt_layers(run, tmp_path, seed, project, python_errors, record_property):
    make = Maker(seed, tmp_path)
    name = make.draw.choice(list(TOOLS))
    record_property("tool", name)
    tool = TOOLS[name]
    given = tool.given(make)
    project.addMapLayers([each.layer for each in make.made.values()], False)
    parameters = {each: value.value if isinstance(value, Given) else value for each, value in given.items()}
    parameters.pop("OBJECTS", None)
    parameters.setdefault(
        "OUTPUT",
        make.draw.choice(["memory:", "memory:", *(str(tmp_path / f"out.{e}") for e in ("gpkg", "geojson"))]),
    )
    began = time.monotonic()
    try:
        found = run(name, **parameters)
    except (QgsProcessingException, UserError) as refusal:
        record_property("refused", str(refusal))
        check_refusal(str(refusal), name, make)
    else:
        check_beside(found, given)
        tool.check(found, given)
    assert not python_errors
    assert time.monotonic() - began < MOST_SECONDS


def check_refusal(text: str, name: str, make: Maker) -> None:
    """A sentence that names a parameter or a layer, and nothing of Python's."""
    assert "Traceback" not in text, text
    assert 'File "' not in text, text
    algorithm = QgsApplication.processingRegistry().algorithmById(f"surveillance_exposure:{name}")
    labels = [word for each in algorithm.parameterDefinitions() for word in (each.name(), each.description())]
    assert any(word in text for word in [*labels, *make.made, *map(str, make.folder.iterdir())]), text
