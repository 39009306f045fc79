"""Cameras from other people's records."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import cameras


def counts(street=0, building=0, unknown=0, **more):
    return {
        "PanoramaId": "p",
        "attached_street_median": street,
        "attached_building_median": building,
        "attached_unknown_median": unknown,
        **more,
    }


def test_one_camera_per_ownership():
    found = cameras.decode_cameras(counts(1, 3, 0))
    assert [(each.ownership, each.mount, each.count) for each in found] == [
        ("public", "street", 1),
        ("private", "building", 3),
    ]


def test_total_is_the_sum_of_the_medians():
    found = cameras.decode_cameras(counts("1", "2", "1", n_cameras_median="7"))
    assert sum(each.count for each in found) == 4


def test_site_without_cameras():
    assert cameras.decode_cameras(counts()) == []


def test_domes_are_known_only_where_one_ownership_is_present():
    assert cameras.decode_cameras(counts(2, type_dome_median=2, type_bullet_median=0))[0].kind == "dome"
    assert cameras.decode_cameras(counts(2, 1, type_dome_median=2))[0].count_dome is None


@pytest.mark.parametrize("bad", ["many", "nan", "inf", -1])
def test_a_count_that_is_none(bad):
    with pytest.raises(ValueError):
        cameras.decode_cameras(counts(bad))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NW", (315.0, None)),
        ("90", (90.0, None)),
        ("-30", (330.0, None)),
        ("120-200", (None, "120-200")),
        ("N-E", (None, "0-90")),
        ("0-90;180-270", (None, "0-90;180-270")),
        ("45°", (45.0, None)),
    ],
)
def test_directions(text, expected):
    assert cameras.directions(text) == expected


@pytest.mark.parametrize("text", ["forward", "", "NW;120-200", "1-2-3", "1e9", "--"])
def test_no_directions(text):
    with pytest.raises(ValueError):
        cameras.directions(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", 5),
        ("5 m", 5),
        ("5,5m", 5.5),
        ("12'6\"", 3.81),
        ("10 ft", 3.048),
        ("350 cm", 3.5),
        ("12'", 3.6576),
    ],
)
def test_metres(text, expected):
    assert cameras.metres(text) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["", "high", "5 floors", "1e400"])
def test_no_metres(text):
    with pytest.raises(ValueError):
        cameras.metres(text)


def test_osm():
    one, problems = cameras.osm_camera(
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
    one, _ = cameras.osm_camera({"surveillance": "public"})
    assert one.ownership == "unknown"


tags = st.dictionaries(
    st.sampled_from(
        [
            "surveillance",
            "surveillance:type",
            "camera:type",
            "camera:direction",
            "direction",
            "height",
            "count",
        ]
    ),
    st.one_of(st.none(), st.text(max_size=12), st.from_regex(r"[0-9NSEW;,.'\" m-]{0,12}")),
)


@settings(max_examples=1000, deadline=None)
@given(tags)
def test_any_tag_parses_or_is_reported(values):
    one, _ = cameras.osm_camera(values)
    assert one.ownership in cameras.OWNERSHIPS
    assert one.direction_deg is None or 0 <= one.direction_deg < 360


@settings(max_examples=1000, deadline=None)
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
