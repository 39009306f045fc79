"""Standard cameras from columns: of counts, of OpenStreetMap, of the standard fields."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from surveillance_exposure.core import cameras, parts, records, statuses, table_points
from surveillance_exposure.core.columns import FAILED, is_blank, where_named
from surveillance_exposure.core.records import cameras_from_columns, format_of

COUNTS = {
    "PanoramaId": ["p", None, "q", "r", "s", "t"],
    "Lat": [40] * 6,
    "Long": [-73] * 6,
    "attached_street_median": [1, 2, None, 0, "many", None],
    "attached_building_median": [2, 0, None, None, 1, 1],
    "attached_unknown_median": [0, 0, None, 0, 1, 0],
    "n_cameras_median": [None, None, 5, None, 3, 4],
}
TAGGED = {
    "@id": ["node/1", "way/2", "node/3", "node/4", "node/5", "node/6"],
    "man_made": ["surveillance", "surveillance", "surveillance", "mast", "surveillance", "surveillance"],
    "surveillance": ["public", "indoor", "outdoor", None, "outdoor", "outdoor"],
    "camera:direction": ["N;forward", None, None, None, None, None],
    "disused": [None, None, "yes", None, None, None],
    "action": [None, None, None, None, "delete", None],
    "camera:count": [None, None, None, None, None, 0],
}


def points(*places):
    made = np.full(len(places), None, dtype=object)
    made[:] = [None if each is None else shapely.from_wkt(each) for each in places]
    return made


def somewhere(size):
    return points(*[f"POINT ({i} 0)" for i in range(size)])


def test_counts_by_ownership():
    found = cameras_from_columns(COUNTS)
    assert found.format == records.DECODE_COUNTS
    columns = found.columns
    assert list(columns) == list(cameras.STANDARD_FIELDS)
    rows = list(zip(found.rows.tolist(), columns["camera_id"], columns["count"], columns["status"]))
    assert rows == [
        (0, "p-public", 1, "ok"),
        (0, "p-private", 2, "ok"),
        (1, "row 2-public", 2, "ok"),
        (2, "q-unknown", 5, "ok"),
        (3, "row 4-unknown", 0, "unusable"),
        (4, "row 5-unknown", 0, "unusable"),
        (5, "t-private", 1, "ok"),
        (5, "t-unknown", 3, "ok"),
    ]
    assert found.problems == {3: records.BLANK_COUNT, 4: records.BAD_COUNT}
    assert [record.blanks for record in found.records] == [0, 0, 3, 1, 0, 1]
    assert [point is None for point in found.points] == [False] * 4 + [True] * 2 + [False] * 2
    totals = found.totals
    assert (totals.used, totals.skipped, totals.sites, totals.cameras) == (6, 2, 4, 14)
    assert totals.ownership == {"public": 3, "private": 3, "unknown": 8}


def test_no_count_at_all_is_not_a_blank_one():
    row = {name: [None] for name in COUNTS if name not in ("Lat", "Long")}
    found = cameras_from_columns(row, somewhere(1), records.DECODE_COUNTS)
    assert found.problems == {0: records.NO_COUNT}


def test_tags():
    found = cameras_from_columns(TAGGED, somewhere(6))
    assert found.format == records.OPENSTREETMAP
    assert [(one.camera_id, one.status, one.direction_deg) for one in found.cameras] == [
        ("node/1", "value ignored", 0),
        ("way/2", "no view", None),
    ]
    assert [record.left_out for record in found.records] == [
        *(None, None, "disused"),
        *(records.NOT_TAGGED, records.DELETED, None),
    ]
    assert found.records[0].ignored == ("camera:direction = forward",)
    assert found.records[1].no_view == cameras.INDOOR
    totals = found.totals
    assert (totals.used, totals.no_view, totals.sites_without, totals.ignored) == (1, 1, 1, 1)


def test_lines_and_areas_of_openstreetmap_have_a_point():
    shapes = points("LINESTRING (0 0, 2 0, 4 0)", "POLYGON ((0 0, 2 0, 2 2, 0 0))", "POINT (1 1)")
    tags = {"man_made": ["surveillance"] * 3}
    found = cameras_from_columns(tags, shapes)
    assert found.on_shapes.tolist() == [True, True, False]
    assert shapely.intersects(found.points, shapes).all()
    found = cameras_from_columns({"camera_id": list("abc")}, shapes)
    assert found.problems == dict.fromkeys((0, 1), parts.WRONG_TYPE)
    assert not found.on_shapes.any()


def test_rows_that_are_nowhere():
    shapes = points(
        None, "POINT EMPTY", "POINT (1 2)", "MULTIPOINT (1 2)", "MULTIPOINT (1 2, 3 4)", "POINT (1 2)"
    )
    shapes[2] = shapely.Point(np.nan, 1)
    found = cameras_from_columns({"camera_id": list("abcdef")}, shapes, problems={5: "off the map"})
    assert found.problems == {
        0: parts.NO_GEOMETRY,
        1: parts.NO_GEOMETRY,
        2: parts.NOT_FINITE,
        4: parts.SEVERAL_POINTS,
        5: "off the map",
    }
    assert [one.status for one in found.cameras].count(statuses.UNUSABLE) == 5
    assert found.points[3] == shapely.Point(1, 2)
    assert [point is None for point in found.points] == [True, True, True, False, True, True]


def test_a_row_that_is_no_record_has_no_problem():
    found = cameras_from_columns({"man_made": ["mast", "surveillance"]}, points(None, "POINT (1 2)"))
    assert found.problems == {}
    assert found.rows.tolist() == [1]


def test_standard_fields_in_any_case_and_words():
    found = cameras_from_columns(
        {"Camera_ID": ["a", "a", None], "HEADING": ["NW", "x", 10], "height_m": ["12 ft", "900", None]},
        somewhere(3),
    )
    assert (found.format, found.direction_from, found.renamed) == (records.OTHER, "heading", 1)
    columns = found.columns
    assert columns["camera_id"] == ["a", "a#2", "row 3-unknown"]
    assert columns["direction_deg"] == [315, None, 10]
    assert found.records[1].ignored == ("height_m = 900", "direction_deg = x")
    assert columns["status"] == ["ok", "value ignored", "ok"]


def test_values_given_come_before_columns():
    found = cameras_from_columns(
        {
            "count": [1, 2],
            "man_made": ["surveillance"] * 2,
            "direction_deg": [10, 20],
            "direction": ["N", "N"],
        },
        somewhere(2),
        fields={"count": [5, FAILED], "direction_deg": [None, 30]},
    )
    assert found.format == records.OTHER
    assert found.columns["count"] == [5, 1]
    assert found.columns["direction_deg"] == [None, 30]
    assert found.direction_from is None
    assert found.records[1].failed == ("count",)
    assert found.columns["status"] == ["ok", "value ignored"]


def test_a_layer_of_our_own_keeps_what_has_no_view():
    found = cameras_from_columns(
        {
            "camera_id": list("abcd"),
            "place": [None, "indoor", "indoor", None],
            "status": ["No view ", "no view", "ok", "ok"],
            "message": ["Gone.", None, "x", "y"],
        },
        somewhere(4),
    )
    assert [(each.no_view, each.words) for each in found.records] == [
        (statuses.NO_VIEW, "Gone."),
        (cameras.INDOOR, ""),
        (cameras.INDOOR, ""),
        (None, ""),
    ]
    assert found.columns["status"] == ["no view"] * 3 + ["ok"]


@pytest.mark.parametrize(
    ("columns", "format", "expected"),
    [
        ({"operator": ["x"]}, records.AUTO, True),
        ({"name": ["x"]}, records.AUTO, True),
        ({"count": [1]}, records.AUTO, False),
        ({"direction": ["N"]}, records.OPENSTREETMAP, True),
        ({"camera:type": ["dome"]}, records.AUTO, False),
        ({"man_made": ["surveillance"]}, records.AUTO, False),
        ({"direction": ["N"], "highway": ["residential"]}, records.OPENSTREETMAP, False),
        ({"tags": ["man_made=surveillance"]}, records.AUTO, False),
    ],
)
def test_rows_that_are_taken_for_cameras(columns, format, expected):
    assert cameras_from_columns(columns, somewhere(1), format).is_assumed is expected


@pytest.mark.parametrize(
    ("columns", "count"),
    [
        ({"direction": ["N", "S"], "highway": ["residential", "speed_camera"]}, 1),
        ({"camera:type": ["dome", None], "highway": ["residential", "residential"]}, 1),
        ({"camera:type": ["dome", None], "tags": ["name=a", "name=b"]}, 2),
        ({"camera:type": ["dome", None], "tags": ["man_made=surveillance", "name=b"]}, 1),
        ({"direction": ["N", None], "tags": ["man_made=surveillance", "name=b"]}, 1),
    ],
)
def test_which_rows_are_cameras(columns, count):
    assert len(cameras_from_columns(columns, somewhere(2), records.OPENSTREETMAP).cameras) == count


def test_tags_that_end_in_the_middle():
    found = cameras_from_columns(
        {"tags": ['"man_made"=>"surveillance","a"=>"', "man_made=surveillance"]}, somewhere(2)
    )
    assert [record.is_cut for record in found.records] == [True, False]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (COUNTS, records.DECODE_COUNTS),
        ({"n_cameras_median": [1]}, records.DECODE_COUNTS),
        (TAGGED, records.OPENSTREETMAP),
        ({"osm_id": [1], "operator": ["x"]}, records.OPENSTREETMAP),
        ({"osm_id": [1], "other_tags": ['"name"=>"x"']}, records.OPENSTREETMAP),
        ({"desc": ["man_made=surveillance"]}, records.OPENSTREETMAP),
        ({"desc": ["a camera"]}, records.OTHER),
        ({"Range_M": [1], "osm_id": [1]}, records.OTHER),
        ({"name": [1]}, records.OTHER),
        ({}, records.OTHER),
    ],
)
def test_formats(columns, expected):
    assert format_of(columns) == expected


@pytest.mark.parametrize(
    ("columns", "format", "code", "names", "seen"),
    [
        ({"lat\tlon\tkind": [1]}, records.AUTO, records.ONE_COLUMN, ["lat\tlon\tkind"], []),
        (
            {"attached_street_median": [1]},
            records.AUTO,
            records.LACKS_COLUMNS,
            ["attached_building_median", "attached_unknown_median"],
            [],
        ),
        ({"name": [1]}, records.OPENSTREETMAP, records.LACKS_COLUMNS, None, []),
        (
            {"@id": [1], "tags": [None]},
            records.AUTO,
            records.NO_TAGS,
            ["@id", "tags"],
            [],
        ),
        ({"osm_id": [1], "tags": ["some words"]}, records.AUTO, records.NO_TAGS, None, ["tags = some words"]),
    ],
)
def test_tables_that_are_not_what_they_should_be(columns, format, code, names, seen):
    with pytest.raises(records.FormatError) as refused:
        cameras_from_columns(columns, somewhere(1), format)
    assert (refused.value.code, refused.value.seen) == (code, seen)
    assert names is None or refused.value.names == names


def test_unknown_formats_and_lengths_are_refused():
    with pytest.raises(ValueError, match="no format"):
        format_of({"a": [1]}, "shapes")
    with pytest.raises(ValueError, match="different lengths"):
        cameras_from_columns({"count": [1, 2]}, somewhere(3))


def test_cancelled_and_progress():
    with pytest.raises(InterruptedError):
        cameras_from_columns({"count": [1]}, somewhere(1), is_cancelled=lambda: True)
    steps: list[float] = []
    cameras_from_columns({"count": [1] * 2500}, somewhere(2500), progress=steps.append)
    assert steps == [0, 0.4, 0.8]


def test_tables_without_rows():
    assert cameras_from_columns({"count": []}, somewhere(0)).cameras == []
    assert len(cameras_from_columns({}, somewhere(2)).cameras) == 2


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"lon": ["1,5"], "lat": [2]}, ["POINT (1.5 2)"]),
        ({"X": [1], "Y": [2], "longitude": [3], "latitude": [4]}, ["POINT (3 4)"]),
        ({"lon": [None], "lat": [None], "x": [1], "y": [2]}, ["POINT (1 2)"]),
        ({"lon": ["a"], "lat": [2], "wkt": ["POINT (5 6)"]}, ["POINT (5 6)"]),
        ({"wkt": ["POINT (5 6)", "nothing", None]}, ["POINT (5 6)", None, None]),
        ({"geojson": ['{"type": "Point", "coordinates": [1, 2]}']}, ["POINT (1 2)"]),
        ({"geojson": [{"type": "Point", "coordinates": [1, 2]}]}, ["POINT (1 2)"]),
        ({"geojson": ['{"type": "Point"}'], "wkt": ["POINT (1 2)"]}, ["POINT (1 2)"]),
        ({"wkb": [shapely.to_wkb(shapely.Point(1, 2), hex=True)]}, ["POINT (1 2)"]),
    ],
)
def test_points_of_columns(columns, expected):
    found = table_points.points_of(columns)
    assert [None if each is None else each.wkt for each in found.points] == expected
    assert (found.problems, found.srid) == ({}, None)


def test_why_a_row_has_no_point():
    found = table_points.points_of(
        {"lon": ["a", None, None, 1], "lat": [2, 2, 2, 2], "x": [None, "b", None, None], "y": [1] * 4}
    )
    assert found.problems == {
        0: table_points.NOT_NUMBERS,
        1: table_points.NOT_NUMBERS,
        2: parts.NO_GEOMETRY,
    }
    assert table_points.points_at([1, "a", None], [2, 3, 4]).problems == {
        1: table_points.NOT_NUMBERS,
        2: parts.NO_GEOMETRY,
    }


def test_systems_that_text_tells():
    found = cameras_from_columns({"camera_id": ["a"], "geom": ["SRID=32618;POINT (1 2)"]})
    assert found.srid == 32618
    with pytest.raises(table_points.SeveralSystemsError) as refused:
        table_points.points_of({"geom": ["SRID=2;POINT (1 2)", "SRID=1;POINT (1 2)"]})
    assert refused.value.systems == [1, 2]


@pytest.mark.parametrize("columns", [{}, {"name": ["a"]}, {"wkt": ["nothing"]}])
def test_tables_without_points(columns):
    with pytest.raises(table_points.NoPointsError):
        table_points.points_of(columns)


def test_names():
    several = [cameras.Camera(camera_id=name) for name in ("a", "a", "a#2", "a", None)]
    several[-1].site_id = "a"
    assert cameras.name_cameras(several, range(5)) == 2
    assert [one.camera_id for one in several] == ["a", "a#3", "a#2", "a#4", "a-unknown"]
    taken = [cameras.Camera(site_id="row 2"), cameras.Camera()]
    cameras.name_cameras(taken, [0, 1])
    assert [one.site_id for one in taken] == ["row 2", "row 2#2"]


def test_columns_are_found_by_name():
    assert where_named(["Count", "count"], "count") == 1
    assert where_named(["direction_", "fid"], "direction_deg", may_be_cut=True) == 0
    assert where_named(["direction_", "a_long_name_of_a_column"], "direction_deg", may_be_cut=True) is None
    assert where_named(["direction_"], "direction_deg") is None
    assert is_blank("[]") and not is_blank("[1]")
