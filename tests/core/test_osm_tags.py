"""What OpenStreetMap's tags say of cameras and walls."""

import pytest

from surveillance_exposure.core import cameras, osm, tags


def camera(**given):
    return osm.camera_of({key.replace("__", ":"): value for key, value in given.items()})


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"camera:type": "dome"}, "dome"),
        ({"camera:type": "Dome"}, "dome"),
        ({"camera:type": "PTZ"}, "panning"),
        ({"camera:type": "cctv"}, None),
        ({"surveillance:type": "cctv"}, None),
        ({"surveillance:type": "webcam"}, "webcam"),
        ({"surveillance": "webcam"}, "webcam"),
        ({"camera:type": "webcam"}, "webcam"),
        ({"surveillance:type": "speed_camera"}, "speed"),
        ({"highway": "speed_camera"}, "speed"),
        ({"surveillance:type": "ALPR", "camera:type": "fixed"}, "alpr"),
        ({"surveillance:type": "camera;ANPR"}, "alpr"),
        ({"camera:type": "alpr"}, "alpr"),
        ({"surveillance:type": "dome"}, "dome"),
    ],
)
def test_kinds(given, kind):
    one, problems = osm.camera_of(given)
    assert (one.kind, problems, one.status) == (kind, [], "ok")


def test_kinds_nobody_knows_are_named():
    one, problems = osm.camera_of({"surveillance:type": "eye", "camera:type": "dome;fixed"})
    assert (one.kind, problems) == (None, ["surveillance:type = eye", "camera:type = dome;fixed"])


@pytest.mark.parametrize(
    ("given", "count", "problems"),
    [
        ({}, 1, []),
        ({"camera:count": "3"}, 3, []),
        ({"count": "2"}, 2, []),
        ({"camera:count": "many", "count": "2"}, 2, ["camera:count = many"]),
        ({"camera:count": "2;3"}, 1, ["camera:count = 2;3"]),
    ],
)
def test_counts(given, count, problems):
    one, found = osm.camera_of(given)
    assert (one.count, found) == (count, problems)


@pytest.mark.parametrize(
    ("text", "direction", "sectors", "problems"),
    [
        ("S", 180, None, []),
        ("270°", 270, None, []),
        ("270 deg", 270, None, []),
        ("NW;forward", 315, None, ["camera:direction = forward"]),
        ("0,180", None, "315-45;135-225", []),
        ("12,5", None, "327-57;320-50", []),
        ("12.5", 12.5, None, []),
        ("90,?,180-200", None, "45-135;180-200", ["camera:direction = ?"]),
    ],
)
def test_directions(text, direction, sectors, problems):
    one, found = camera(camera__direction=text)
    assert (one.direction_deg, one.sectors, found) == (direction, sectors, problems)
    assert one.fov_deg is None


@pytest.mark.parametrize("text", ["12,5", "12;5", "1,500"])
def test_a_list_is_no_tilt(text):
    one, problems = camera(camera__angle=text)
    assert (one.tilt_deg, problems) == (None, [f"camera:angle = {text}"])


@pytest.mark.parametrize(
    ("given", "why", "place"),
    [
        ({"surveillance": "public"}, None, None),
        ({"surveillance": "outdoor"}, None, "outdoor"),
        ({"surveillance": "Indoor"}, "indoor", "indoor"),
        ({"surveillance": "indoor;public"}, None, "outdoor"),
        ({"surveillance": "public", "indoor": "yes"}, "indoor", "indoor"),
        ({"surveillance": "outdoor", "indoor": "yes"}, None, "outdoor"),
        ({"location": "underground"}, "underground", "indoor"),
        ({"surveillance:type": "guard"}, "guard", None),
        ({"surveillance:type": "camera;guard"}, None, None),
        ({"surveillance:type": "gunshot_detector"}, "gunshot detector", None),
        ({"surveillance:type": "fake"}, "dummy", None),
        ({"camera:type": "dummy"}, "dummy", None),
        ({"surveillance": "dummy"}, "dummy", None),
        ({"fake": "yes"}, "dummy", None),
        ({"fake": "no"}, None, None),
    ],
)
def test_what_watches_no_street(given, why, place):
    assert osm.no_view_reason(given) == why
    one, _ = osm.camera_of(given)
    assert (one.status, one.place) == (cameras.NO_VIEW if why else "ok", place)


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"man_made": "surveillance"}, None),
        ({"disused:man_made": "surveillance"}, "disused"),
        ({"disused:man_made": "tower"}, None),
        ({"man_made": "surveillance", "disused:man_made": "tower"}, None),
        ({"man_made": "proposed", "proposed": "surveillance"}, "proposed"),
        ({"man_made": "surveillance", "demolished": "yes"}, "demolished"),
        ({"man_made": "surveillance", "disused": "no"}, None),
        ({"removed:highway": "speed_camera"}, "removed"),
        ({"removed:highway": "footway"}, None),
        ({"man_made": "surveillance", "surveillance": None}, None),
    ],
)
def test_cameras_that_are_not_there_any_more(given, word):
    assert osm.no_camera_any_more(given) == word


@pytest.mark.parametrize(
    ("given", "height", "source", "begins"),
    [
        ({"building:height": "33"}, 33, "building:height", None),
        ({"est_height": "34 m"}, 34, "est_height", None),
        ({"height": "10-12", "est_height": "11"}, 11, "est_height", None),
        ({"building:levels": "3,5", "roof:levels": "1"}, 10.5, "levels", None),
        ({"height": "40 ft"}, 12.192, "height", None),
        ({"height": "20", "building:min_level": "2"}, 20, "height", 6),
        ({"height": "20", "building:min_level": "2", "min_height": "7"}, 20, "height", 7),
    ],
)
def test_heights(given, height, source, begins):
    found = tags.building_height(given)
    assert found.height_m == pytest.approx(height)
    assert (found.source, found.min_height_m) == (source, begins)


@pytest.mark.parametrize(
    "key", ["height", "building:levels", "min_height", "building:min_level", "est_height"]
)
@pytest.mark.parametrize("text", ["3;4", "10-12", "~12 m", "?"])
def test_what_is_no_single_height_is_named(key, text):
    assert tags.building_height({key: text}).problems == [f"{key} = {text}"]


def test_why_a_building_is_no_wall():
    assert osm.not_a_wall({"building": "yes", "layer": "-1"}) == "underground"
    assert osm.not_a_wall({"building": "yes", "layer": "-1;0"}) is None
    assert osm.not_a_wall({"building": "roof"}) == "open roof"
    assert osm.not_a_wall({"building": "no", "building:part": "roof"}) == "open roof"
    assert osm.not_a_wall({"building:part": "roof", "min_height": "3"}) is None
    assert osm.not_a_wall({"building": "yes", "demolished": "yes"}) == "not there"
    assert osm.building_gone({"building": "razed"}) == "razed"


@pytest.mark.parametrize(
    ("mount", "expected", "problems"),
    [
        ("wall", "building", []),
        ("street lamp", "street", []),
        ("balloon", "unknown", ["camera:mount = balloon"]),
        ("", "unknown", []),
    ],
)
def test_mounts(mount, expected, problems):
    one, ignored = osm.camera_of({"man_made": "surveillance", "camera:mount": mount})
    assert (one.mount, ignored) == (expected, problems)


def test_what_is_above_the_ground_is_a_wall_whatever_its_layer():
    assert osm.not_a_wall({"building": "yes", "layer": "-1"}) == "underground"
    assert osm.not_a_wall({"building": "yes", "layer": "-1", "location": "surface"}) is None
