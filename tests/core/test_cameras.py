"""Cameras from other people's records."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import cameras, decode, osm


def counts(street=0, building=0, unknown=0, **more):
    return {
        "PanoramaId": "p",
        "attached_street_median": street,
        "attached_building_median": building,
        "attached_unknown_median": unknown,
        **more,
    }


def test_one_camera_per_ownership():
    found = decode.cameras(counts(1, 3, 0))
    assert [(each.ownership, each.mount, each.count) for each in found] == [
        ("public", "street", 1),
        ("private", "building", 3),
    ]


def test_total_is_the_sum_of_the_medians():
    found = decode.cameras(counts("1", "2", "1", n_cameras_median="7"))
    assert sum(each.count for each in found) == 4


def test_site_without_cameras():
    assert decode.cameras(counts()) == []


def test_domes_are_known_only_where_one_ownership_is_present():
    assert decode.cameras(counts(2, type_dome_median=2, type_bullet_median=0))[0].kind == "dome"
    assert decode.cameras(counts(2, 1, type_dome_median=2))[0].count_dome is None


@pytest.mark.parametrize("bad", ["many", "1_0", "inf", -1])
def test_a_count_that_is_none(bad):
    with pytest.raises(ValueError):
        decode.cameras(counts(bad))


def test_osm():
    one, problems = osm.camera_of(
        {
            "surveillance": "public",
            "camera:type": "dome",
            "camera:direction": "forward",
            "camera:mount": "pole",
            "height": "4 m",
            "operator": "City",
            "operator:type": "public",
        }
    )
    assert (one.kind, one.mount, one.height_m, one.ownership) == ("dome", "street", 4, "public")
    assert problems == ["camera:direction = forward"]


def test_watching_public_ground_is_not_public_ownership():
    one, _ = osm.camera_of({"surveillance": "public"})
    assert one.ownership == "unknown"


def test_osm_details():
    one, problems = osm.camera_of(
        {
            "surveillance:type": "ALPR",
            "camera:mount": "street_lamp",
            "camera:direction": "up",
            "direction": "20",
            "camera:angle": "15°",
            "count": "2",
            "check_date": "2024-05-01",
        }
    )
    assert (one.kind, one.mount, one.direction_deg, one.tilt_deg) == ("alpr", "street", 20, 15)
    assert (one.count, one.observed_on) == (2, "2024-05-01")
    assert problems == ["camera:direction = up"]


def test_osm_values_nobody_knows():
    one, problems = osm.camera_of({"camera:type": "doom", "camera:mount": "broomstick", "camera:angle": "95"})
    assert (one.kind, one.mount, one.tilt_deg) == (None, "unknown", None)
    assert problems == ["camera:type = doom", "camera:mount = broomstick", "tilt_deg = 95.0"]


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (None, True),
        ("camera", True),
        ("ALPR", True),
        ("camera;guard", True),
        ("guard", False),
        ("gunshot_detector", False),
    ],
)
def test_what_watches(what, expected):
    assert (osm.no_view_reason({"surveillance:type": what}) is None) is expected


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(st.sampled_from(cameras.STANDARD_FIELDS), st.one_of(st.none(), st.text(), st.floats()))
)
def test_any_value_is_used_or_reported(values):
    one, problems = cameras.camera(values)
    assert one.count is not None
    assert all(" = " in each for each in problems)


def test_values_are_cleaned():
    one, problems = cameras.camera(
        {"count": "2,0", "ownership": "Public", "direction_deg": -90, "kind": "tank"}
    )
    assert (one.count, one.ownership, one.direction_deg, one.kind) == (2, "public", 270, None)
    assert problems == ["kind = tank"]


@pytest.mark.parametrize(
    "blank", [None, "", " ", "NA", "n/a", "#N/A", "nan", "NaN", "None", "NULL", "<NA>", "-", float("nan")]
)
def test_words_for_a_blank_count(blank):
    row = {"attached_street_median": blank, "attached_building_median": 1, "attached_unknown_median": blank}
    found = decode.cameras({**row, "n_cameras_median": "3", "PanoramaId": "nan"})
    assert [(one.ownership, one.count, one.site_id) for one in found] == [
        ("private", 1, None),
        ("unknown", 2, None),
    ]
    assert decode.blanks(row) == 2


def test_counts_that_a_table_lacks():
    known = ["attached_street_median", "attached_building_median"]
    assert decode.lacks(known) == ["attached_unknown_median"]
    assert decode.lacks([*known, "ATTACHED_UNKNOWN_MEDIAN"]) is None
    assert decode.lacks([*known, "n_cameras_median"]) is None
    assert decode.lacks(["n_cameras_median"]) is None
    assert len(decode.lacks(["lat", "lon"])) == 3


@pytest.mark.parametrize(
    ("direction", "width", "expected"),
    [
        ("0,180", 60, (None, "330-30;150-210", [])),
        ("0,180", None, (None, "315-45;135-225", [])),
        ([0, 180], "60°", (None, "330-30;150-210", [])),
        ("[0, 180]", 60, (None, "330-30;150-210", [])),
        ("0;10-20", 60, (None, "330-30;10-20", [])),
        ("0;180", 360, (None, "0-360;0-360", [])),
        ("90;forward", 60, (90, None, ["direction_deg = forward"])),
        ("N", 60, (0, None, [])),
        ("-", 60, (None, None, [])),
        ("nan", 60, (None, None, [])),
        ("nowhere", 60, (None, None, ["direction_deg = nowhere"])),
    ],
)
def test_several_directions_have_the_width_that_is_known(direction, width, expected):
    one, problems = cameras.camera({"direction_deg": direction, "fov_deg": width})
    assert (one.direction_deg, one.sectors, problems) == expected


def test_words_for_missing_in_a_camera():
    one, problems = cameras.camera({"height_m": "N/A", "tilt_deg": "-", "range_m": "nan", "count": "(X)"})
    assert (one.height_m, one.tilt_deg, one.range_m, one.count, problems) == (None, None, None, 1, [])
