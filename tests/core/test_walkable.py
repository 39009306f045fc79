"""Which lines are streets for walking: one rule, wherever a table keeps the tags."""

import json

import pytest

from surveillance_exposure.core.osm import WALKABILITY, is_walkable
from surveillance_exposure.core.osm_tables import KEYS, street_rule

WALKABLE = [
    {"highway": "footway"},
    {"highway": "steps", "foot": "yes"},
    {"highway": "Residential "},
    {"highway": "residential", "sidewalk": "no"},
    {"highway": "elevator"},
    {"highway": "corridor", "indoor": "yes"},
    {"highway": "cycleway", "foot": "designated"},
    {"highway": "cycleway", "foot": "permissive"},
    {"highway": "bridleway", "foot": "yes"},
    {"highway": "trunk", "sidewalk": "right"},
    {"highway": "trunk_link", "sidewalk:left": "yes"},
    {"highway": "trunk", "foot": "yes", "motorroad": "yes"},
    {"highway": "service", "access": "private", "foot": "yes"},
    {"highway": "service", "access": "customers"},
    {"highway": "service", "access": "permit"},
    {"highway": "service", "access": "destination"},
    {"highway": "residential", "construction": "minor"},
    {"highway": "pedestrian", "area": "no"},
    {"highway": "['footway', 'steps']"},
    {"highway": '["residential", "service"]', "foot": "yes;designated"},
    {"highway": "residential;service"},
    {"highway": "{tertiary,residential}"},
    {"highway": "['cycleway', 'footway']", "foot": "yes"},
    {"highway": "footway", "foot": "nan", "access": "None"},
    {"highway": "residential", "railway": "tram"},
]
NOT_WALKABLE = [
    {},
    {"railway": "rail"},
    {"waterway": "river", "foot": "yes"},
    {"boundary": "administrative", "natural": "coastline"},
    {"highway": ""},
    {"highway": "motorway"},
    {"highway": "motorway", "foot": "yes"},
    {"highway": "motorway_link", "sidewalk": "both"},
    {"highway": "raceway"},
    {"highway": "platform"},
    {"highway": "construction", "construction": "footway"},
    {"highway": "proposed", "foot": "yes"},
    {"construction:highway": "footway"},
    {"disused:highway": "footway"},
    {"highway": "footway", "construction": "yes"},
    {"highway": "footway", "demolished": "yes"},
    {"highway": "some_new_word"},
    {"highway": "cycleway"},
    {"highway": "cycleway", "foot": "no"},
    {"highway": "cycleway", "bicycle": "designated", "foot": "destination"},
    {"highway": "bridleway"},
    {"highway": "trunk"},
    {"highway": "trunk", "sidewalk": "no"},
    {"highway": "trunk", "sidewalk": "separate"},
    {"highway": "trunk", "sidewalk": "both", "foot": "use_sidepath"},
    {"highway": "primary", "foot": "use_sidepath"},
    {"highway": "primary", "motorroad": "yes"},
    {"highway": "service", "access": "private"},
    {"highway": "service", "access": "no"},
    {"highway": "track", "access": "military"},
    {"highway": "footway", "foot": "private"},
    {"highway": "footway", "foot": "NO"},
    {"highway": "pedestrian", "area": "yes"},
    {"highway": "['motorway', 'motorway_link']"},
    {"highway": "['residential', 'motorway_link']"},
    {"highway": "motorway;trunk", "foot": "yes"},
    {"highway": "residential", "foot": "['yes', 'no']"},
    {"highway": "service", "access": "['yes', 'private']"},
    {"highway": "['cycleway', 'footway']"},
]


@pytest.mark.parametrize("tags", WALKABLE, ids=str)
def test_for_walking(tags):
    assert is_walkable(tags)


@pytest.mark.parametrize("tags", NOT_WALKABLE, ids=str)
def test_not_for_walking(tags):
    assert not is_walkable(tags)


def as_hstore(tags):
    escaped = ((key, value.replace('"', r"\"")) for key, value in tags.items())
    return ",".join(f'"{key}"=>"{value}"' for key, value in escaped)


@pytest.mark.parametrize("pack", [as_hstore, json.dumps, str, dict])
@pytest.mark.parametrize(("several", "expected"), [(WALKABLE, True), (NOT_WALKABLE, False)])
def test_the_same_wherever_the_tags_are(pack, several, expected):
    packed = street_rule(["fid", "other_tags"])
    mixed = street_rule(["osm_id", "highway", "z_order", "other_tags"])
    plain = street_rule([key.replace(":", "_") for key in WALKABILITY])
    for tags in several:
        assert packed([1, pack(tags)]) is expected, tags
        rest = {key: value for key, value in tags.items() if key != "highway"}
        assert mixed(["7", tags.get("highway"), 3, pack(rest) if rest else None]) is expected, tags
        assert plain([tags.get(key) for key in WALKABILITY]) is expected, tags


def test_the_rule_reads_what_it_says_it_reads():
    assert set(WALKABILITY) <= set(KEYS)

    class Noted(dict):
        asked = set()

        def get(self, key, default=None):
            self.asked.add(key)
            return super().get(key, default)

    for tags in (*WALKABLE, *NOT_WALKABLE):
        is_walkable(Noted(tags))
    assert Noted.asked == set(WALKABILITY)


def test_a_table_that_tells_no_highways():
    rule = street_rule(["fid", "u", "v", "length_m"])
    assert rule([1, 2, 3, 4.5])
    closed = street_rule(["name", "foot", "access"])
    assert closed([None, None, None])
    assert not closed(["motorway bridge", "no", None])
    assert not closed(["drive", None, "private"])
    assert closed(["drive", "yes", "private"])


def test_geofabriks_shapefiles():
    rule = street_rule(["osm_id", "code", "fclass", "name", "oneway"])
    for kind, expected in (
        ("footway", True),
        ("track_grade3", True),
        ("unknown", True),
        ("motorway", False),
        ("cycleway", False),
        ("rail", False),
        ("river", False),
    ):
        assert rule(["1", 5111, kind, None, "B"]) is expected, kind
    # A number of another register's is no tag.
    assert street_rule(["id", "FCLASS"])([1, 3])
