"""OpenStreetMap's tags and ids, wherever a table keeps them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import cameras, columns, decode, osm, osm_tables

TAGS = {"man_made": "surveillance", "camera:direction": "0;90", "name": 'a "b", c=d'}


@pytest.mark.parametrize(
    "packed",
    [
        TAGS,
        json.dumps(TAGS),
        str(TAGS),
        str({**TAGS, "height": float("nan"), "ref": None}),
        [{"k": key, "v": value} for key, value in TAGS.items()],
        json.dumps([[key, value] for key, value in TAGS.items()]),
        '"man_made"=>"surveillance","camera:direction"=>"0;90","name"=>"a \\"b\\", c=d","ref"=>NULL',
    ],
)
def test_many_tags_in_one_value(packed):
    assert osm_tables.unfolded(packed) == TAGS
    assert osm_tables.wholly_read(packed)


@pytest.mark.parametrize("mark", [", ", ";", " | ", "\n"])
def test_tags_as_pairs(mark):
    text = mark.join(["man_made=surveillance", "camera:direction=0;90", "surveillance=public"])
    expected = {"man_made": "surveillance", "camera:direction": "0;90", "surveillance": "public"}
    assert osm_tables.unfolded(text) == osm_tables.unfolded("{" + text + "}") == expected


@pytest.mark.parametrize("text", ['"a"=>"b","c"=>"d', "{'a': 'b', 'c", '{"a": "b", ', "some words"])
def test_tags_that_end_in_the_middle_are_known_as_such(text):
    assert not osm_tables.wholly_read(text)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.none(), st.floats(), st.binary(), st.lists(st.integers())))
def test_any_value_unfolds(value):
    assert all(isinstance(each, str) for each in osm_tables.unfolded(value).values())
    osm_tables.wholly_read(value)


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.text(min_size=1).filter(str.strip),
        st.text(min_size=1).filter(lambda text: text.strip() == text and text not in columns.NOTHING),
    )
)
def test_json_unfolds_to_what_it_was(tags):
    assert osm_tables.unfolded(json.dumps(tags)) == tags


@pytest.mark.parametrize(
    "names",
    [
        ["man_made", "surveillance", "surveillance:type", "camera:direction", "operator:type"],
        ["MAN_MADE", "Surveillance", "surveillance_type", "camera_direction", "operator_type"],
        ["man.made", "surveillance", "surveillance.type", "camera.direction", "operator.type"],
        [
            "tags.man_made",
            "tags.surveillance",
            "tags.surveillance:type",
            "tags.camera:direction",
            "operator-type",
        ],
        ["man_made", "surveillan", "surveill_1", "camera_dir", "operator_t"],
        ["man_made", "surveillan", "surveilla1", "camera:dir", "operator:t"],
    ],
)
def test_names_as_tables_write_them(names):
    row = ["surveillance", "public", "camera", "NW", "public"]
    assert osm_tables.tag_reader(names).tags(row) == {
        "man_made": "surveillance",
        "surveillance": "public",
        "surveillance:type": "camera",
        "camera:direction": "NW",
        "operator:type": "public",
    }


def test_names_cut_alike_are_told_apart_by_what_they_hold():
    reader = osm_tables.tag_reader(["surveillan", "surveill_1", "surveill_2", "surveill_3"])
    for row in (["town", "ALPR", "90", "outdoor"], ["outdoor", "town", "ALPR", "90"]):
        assert reader.tags(row) == {
            "surveillance": "outdoor",
            "surveillance:type": "ALPR",
            "surveillance:zone": "town",
            "surveillance:direction": "90",
        }
    assert reader.tags([None, "sniffer", None, "public"]) == {
        "surveillance": "public",
        "surveillance:type": "sniffer",
    }


def test_names_of_ten_letters_in_a_table_that_cuts_none():
    assert osm_tables.tag_reader(["surveillan", "a_long_name_that_is_not_cut"]).names == frozenset()


def test_a_column_of_its_own_comes_before_one_of_many():
    reader = osm_tables.tag_reader(["other_tags", "direction"])
    assert reader.tags(['"direction"=>"N","count"=>"2"', "S"]) == {"direction": "S", "count": "2"}


@pytest.mark.parametrize(
    ("names", "row", "expected"),
    [
        (["@id"], ["node/11"], "node/11"),
        (["id", "name"], ["way/14", "x"], "way/14"),
        (["full_id", "osm_id", "osm_type"], ["n11", "11", "node"], "node/11"),
        (["element", "id"], ["node", 11], "node/11"),
        (["element_type", "osmid"], ["way", 11.0], "way/11"),
        (["osm_type", "osm_id"], ["W", 5], "way/5"),
        (["@type", "@id"], ["relation", "5"], "relation/5"),
        (["type", "id"], ["node", -3], "node/-3"),
        (["type", "osm_id"], ["multipolygon", "5"], "5"),
        (["osm_id", "osm_way_id"], [None, "7"], "way/7"),
        (["osm_id"], ["11"], "11"),
        (["osm_id"], [None], None),
        (["name"], ["11"], None),
    ],
)
def test_ids(names, row, expected):
    assert osm_tables.id_reader(names).of(row) == expected


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"surveillance": "indoor"}, "indoor"),
        ({"indoor": "yes"}, "indoor"),
        ({"surveillance": "indoor;outdoor"}, None),
        ({"surveillance:type": "Guard"}, "guard"),
        ({"surveillance:type": "gunshot_detector"}, "gunshot detector"),
        ({"surveillance:type": "guard;camera"}, None),
        ({"surveillance:type": "sensor"}, "sensor"),
        ({"surveillance:type": "sniffer"}, None),
        ({"surveillance:type": "cctv"}, None),
        ({"camera:type": "dummy"}, "dummy"),
        ({"surveillance:type": "fake"}, "dummy"),
        ({"fake": "yes"}, "dummy"),
        ({"surveillance": "public", "surveillance:type": "camera"}, None),
        ({}, None),
    ],
)
def test_what_watches_no_street(tags, expected):
    assert osm.no_view_reason(tags) == expected


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"man_made": "surveillance"}, True),
        ({"man_made": "mast;Surveillance"}, True),
        ({"highway": "speed_camera"}, True),
        ({"disused:man_made": "surveillance"}, False),
        ({"man_made": "mast", "surveillance:type": "camera"}, False),
    ],
)
def test_what_tags_say_is_surveillance(tags, expected):
    assert osm.is_surveillance(tags) is expected


def test_angles_and_lengths_in_words():
    one, problems = cameras.camera(
        {
            "direction_deg": "NW",
            "fov_deg": "60°",
            "tilt_deg": "15 deg",
            "height_m": "12 ft",
            "range_m": "80 m",
        }
    )
    assert (one.direction_deg, one.fov_deg, one.tilt_deg, one.range_m) == (315, 60, 15, 80)
    assert one.height_m == pytest.approx(3.6576)
    assert not problems


def test_several_directions_are_sectors():
    one, _ = cameras.camera({"direction_deg": "120-200;300-310"})
    assert (one.direction_deg, one.sectors) == (None, "120-200;300-310")
    one, _ = cameras.camera({"direction_deg": "120-200", "sectors": "0-90"})
    assert one.sectors == "0-90"


@pytest.mark.parametrize("name", ["count", "direction_deg", "fov_deg", "tilt_deg", "height_m", "range_m"])
@pytest.mark.parametrize("text", ["٣", "1_0", "12abc"])
def test_numbers_that_only_python_reads_are_refused(name, text):
    one, problems = cameras.camera({name: text})
    assert problems == [f"{name} = {text}"]
    assert getattr(one, name) == (1.0 if name == "count" else None)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((1, 2, 0, 3), [("public", 1), ("private", 2)]),
        (("", None, " ", 5), [("unknown", 5)]),
        ((None, None, None, 0), []),
        ((0, 0, 0, None), []),
        ((1, None, 0, 3), [("public", 1), ("unknown", 2)]),
        ((1, None, None, None), [("public", 1)]),
        ((3, None, 1, 2), [("public", 3), ("unknown", 1)]),
        (("1", "-", "N/A", "4"), [("public", 1), ("unknown", 3)]),
    ],
)
def test_blank_counts_are_not_zero(values, expected):
    names = (*decode.COUNTS, "n_cameras_median")
    found = decode.cameras(dict(zip(names, values)))
    assert [(each.ownership, each.count) for each in found] == expected


@pytest.mark.parametrize("values", [(), (None, 0, 0), ("", "0", None, None), ("(X)", 0, "-666666666")])
def test_a_site_without_any_camera_counted_and_a_blank_is_unknown(values):
    names = (*decode.COUNTS, "n_cameras_median")
    with pytest.raises(decode.NoCountError):
        decode.cameras(dict(zip(names, values)))


def test_names_of_the_published_counts():
    names = ["LAT", "long", "Attached_Street_Median", "attached building median", "panorama_id"]
    assert decode.columns_of(names) == {
        "attached_street_median": "Attached_Street_Median",
        "attached_building_median": "attached building median",
        "Lat": "LAT",
        "Long": "long",
        "PanoramaId": "panorama_id",
    }
    cut = ["attached_s", "attached_b", "attached_u", "n_cameras_", "PanoramaId"]
    assert set(decode.columns_of(cut).values()) == set(cut)


GONE = [
    {"disused:man_made": "surveillance"},
    {"was:man_made": "surveillance"},
    {"proposed:highway": "speed_camera"},
    {"man_made": "surveillance", "disused": "yes"},
    {"man_made": "surveillance", "dismantled": "yes"},
    {"man_made": "surveillance", "removed": "yes"},
]
WATCHING_NOTHING = [
    {"fake": "yes"},
    {"dummy": "yes"},
    {"camera:fake": "yes"},
    {"camera:dummy": "1"},
    {"indoor": "room"},
    {"location": "indoor"},
    {"camera:type": "dummy"},
]


@pytest.mark.parametrize("tags", GONE + WATCHING_NOTHING, ids=str)
@pytest.mark.parametrize("change", [str, lambda name: name.replace(":", "_"), str.upper])
def test_what_rules_read_is_read_from_columns_too(tags, change):
    reader = osm_tables.tag_reader([change(name) for name in tags])
    assert reader.tags(list(tags.values())) == tags
    assert osm.no_camera_any_more(tags) or osm.no_view_reason(tags)


def test_names_of_the_life_cycle_that_are_cut_are_told_apart_by_what_they_hold():
    reader = osm_tables.tag_reader(["surveillan", "demolished"])
    assert reader.tags(["public", "surveillance"])["demolished:man_made"] == "surveillance"
    assert reader.tags(["public", "yes"])["demolished"] == "yes"


@pytest.mark.parametrize(
    "value", [[90, 270], "[90, 270]", "['90', '270']", ("90", "270"), [90.0, None, "270"]]
)
def test_a_list_is_a_list_of_values(value):
    text = osm_tables.tag_reader(["direction"]).tags([value])["direction"]
    assert text.replace(".0", "") == "90;270"


def test_what_looks_like_a_list_and_is_none_stays():
    assert osm_tables.tag_reader(["operator"]).tags(["[unknown]"]) == {"operator": "[unknown]"}


@pytest.mark.parametrize(
    "name",
    [
        "properties.man_made",
        "properties.tags.man_made",
        "tags/man_made",
        "attributes.man_made",
        "ogr_man_made",
    ],
)
def test_names_that_were_nested(name):
    assert osm_tables.tag_reader([name]).tags(["surveillance"]) == {"man_made": "surveillance"}


def test_buildings_of_geofabrik():
    reader = osm_tables.tag_reader(["osm_id", "code", "fclass", "name", "type"])
    assert osm.not_a_wall(reader.tags(["1", 1500, "building", None, "roof"])) == "open roof"
    assert osm.not_a_wall(reader.tags(["1", 1500, "building", None, None])) is None


def test_classes_of_geofabrik():
    reader = osm_tables.tag_reader(["osm_id", "code", "fclass"])
    assert osm.is_surveillance(reader.tags(["1", 2906, "camera_surveillance"]))
    assert osm.is_surveillance(reader.tags(["1", 5260, "speed_camera"]))
    assert not osm.is_surveillance(reader.tags(["1", 2301, "restaurant"]))


@pytest.mark.parametrize(
    "pairs", [[["name", "A"], ["ref", "1"]], [{"key": "name", "value": "A"}, ("ref", "1")]]
)
def test_pairs_of_key_and_value(pairs):
    assert osm_tables.unfolded(pairs) == {"name": "A", "ref": "1"}


def test_a_column_type_is_read_where_it_speaks_of_cameras():
    cut = {"surveillance": ["public", "public"], "type": ["camera", None], "man_made": ["surveillance"] * 2}
    reader = osm_tables.tag_reader_of(cut)
    assert reader.tags(["public", "camera", "surveillance"])["surveillance:type"] == "camera"
    other = osm_tables.tag_reader_of({**cut, "type": ["node", "way"]})
    assert "surveillance:type" not in other.tags(["public", "node", "surveillance"])


@pytest.mark.parametrize(("domes", "bullets", "kind"), [(2, 0, "dome"), (0, 2, "bullet"), (1, 1, None)])
def test_kinds_of_published_counts(domes, bullets, kind):
    counts = dict.fromkeys(decode.COUNTS, 0) | {"attached_street_median": 2}
    [one] = decode.cameras({**counts, "type_dome_median": domes, "type_bullet_median": bullets})
    assert one.kind == kind
