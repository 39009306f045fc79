"""OpenStreetMap tag values to numbers."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import cameras, optics, osm, tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NW", (315.0, None)),
        ("nne", (22.5, None)),
        ("Northwest", (315.0, None)),
        ("90", (90.0, None)),
        ("360", (0.0, None)),
        ("-30", (330.0, None)),
        ("45°", (45.0, None)),
        ("45 °", (45.0, None)),
        ("12,5", (None, "327-57;320-50")),
        ("12,345", (None, "327-57;300-30")),
        ("0,180", (None, "315-45;135-225")),
        ("N/S", (None, "315-45;135-225")),
        ("North West", (315.0, None)),
        ("270 deg", (270.0, None)),
        ("90;", (90.0, None)),
        ("120-200", (None, "120-200")),
        ("350-10", (None, "350-10")),
        ("350 – 10", (None, "350-10")),
        ("N-E", (None, "0-90")),
        ("0-360", (None, "0-360")),
        ("0-90;180-270", (None, "0-90;180-270")),
        ("NW;120-200", (None, "270-0;120-200")),
        ("S;N", (None, "135-225;315-45")),
    ],
)
def test_directions(text, expected):
    assert tags.directions(text) == expected


@pytest.mark.parametrize(
    "text",
    ["forward", "both", "", ";", "1-2-3", "1e9", "--", "N-", "-", "nan", "inf", "1_0", "-300-300"],
)
def test_no_directions(text):
    with pytest.raises(ValueError):
        tags.directions(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", 5),
        ("5.", 5),
        (".5", 0.5),
        ("5 m", 5),
        ("5 Metres", 5),
        ("5,5m", 5.5),
        ("5,5", 5.5),
        ("12'6\"", 3.81),
        ("12’ 6”", 3.81),
        ("12 ft 6 in", 3.81),
        ("12 ft", 3.6576),
        ("10ft", 3.048),
        ("350 cm", 3.5),
        ("12'", 3.6576),
    ],
)
def test_metres(text, expected):
    assert tags.metres(text) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["", "high", "5 floors", "1e400", "5;6", "5-6", "~5", "nan", "12,345"])
def test_no_metres(text):
    with pytest.raises(ValueError):
        tags.metres(text)


@pytest.mark.parametrize(
    ("given", "height", "source", "problems"),
    [
        ({"height": "12.5"}, 12.5, "height", []),
        ({"height": "12.5", "building:levels": "9"}, 12.5, "height", []),
        ({"building:levels": "3"}, 9, "levels", []),
        ({"height": "tall", "building:levels": "2"}, 6, "levels", ["height = tall"]),
        ({"height": "0"}, None, None, ["height = 0"]),
        ({"height": "-4"}, None, None, ["height = -4"]),
        ({"height": "23000"}, None, None, ["height = 23000"]),
        ({"building:levels": "0"}, None, None, []),
        ({"building:levels": "2;3"}, None, None, ["building:levels = 2;3"]),
        ({"height": None, "building:levels": ""}, None, None, []),
        ({"min_height": "?"}, None, None, ["min_height = ?"]),
    ],
)
def test_heights_of_buildings(given, height, source, problems):
    found = tags.building_height(given)
    assert (found.height_m, found.source, found.problems) == (height, source, problems)


def test_height_of_a_storey_can_be_chosen():
    assert tags.building_height({"building:levels": "4"}, 3.5).height_m == 14


# fmt: off
REAL = [
    "NW;120-200", "forward", "backward", "NNE", "350-10", "180°", "S;N", "5 m", "12'6\"", "12 ft", "5,5", "~5",
    "3-4", "?", "yes", "unknown", "N-NE;90", "0-360", "up", "N,S", "12,345", "1e5", "nan", "-inf", "0x10",
    "1_000", "٣", "²", "½", "5 m.", "ca. 4", "2+", "north-west", "0;90;180;270", "dome;fixed", "street lamp", "",
]
# fmt: on
MADE_OF = "0123456789NSEWnsew;,.'\"°’ mft_+e-"


def dirty_values(count):
    """As volunteers write them, changed a little, of the characters that values are made of, of any at all."""
    chance = random.Random(6)
    for i in range(count):
        if i % 4 == 0:
            yield "".join(chr(chance.randrange(1, 0x2FFF)) for _ in range(chance.randrange(9)))
        elif i % 4 == 1:
            text = chance.choice(REAL)
            at = chance.randrange(len(text) + 1)
            yield text[:at] + chance.choice(MADE_OF) + text[at + chance.randrange(2) :]
        elif i % 4 == 2:
            yield "".join(chance.choices(MADE_OF, k=chance.randrange(9)))
        else:
            yield REAL[i // 4 % len(REAL)]


PARSERS = (tags.azimuth, tags.degrees, tags.directions, tags.metres, tags.levels, tags.number)


def check_parsers(text):
    """No exception but ValueError, and what is valid comes back when it is written out; how many parsed."""
    parsed = 0
    for parse in PARSERS:
        try:
            result = parse(text)
        except ValueError:
            continue
        parsed += 1
        if parse is tags.directions:
            check_round_trip(result)
        elif parse is not tags.number or text.strip():
            assert math.isfinite(result)
            assert parse(f"{result:.15f}") == pytest.approx(result, rel=1e-9, abs=1e-9)
    return parsed


def test_ten_thousand_strings():
    parsed = [check_parsers(text) for text in dirty_values(10_000)]
    assert 2000 < sum(map(bool, parsed)) < 9000  # it would prove little, were they all good or all bad


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=14), st.text(MADE_OF, max_size=10)))
def test_any_text(text):
    check_parsers(text)


def check_round_trip(found):
    direction, sectors = found
    if sectors is None:
        assert 0 <= direction < 360
        assert tags.directions(f"{direction:.9f}")[0] % 360 == pytest.approx(direction % 360, abs=1e-6)
        return
    assert tags.directions(sectors) == (None, sectors)
    optics.sectors(sectors, math.nan, 360)  # what the viewsheds understand


@settings(max_examples=200, deadline=None)
@given(st.floats(0, 359.99), st.floats(0, 359.99))
def test_ranges_are_clockwise_and_come_back(start, end):
    _, sectors = tags.directions(f"{start:.3f}-{end:.3f}")
    assert [float(part) for part in sectors.split("-")] == pytest.approx([start, end], abs=1e-3)


@settings(max_examples=200, deadline=None)
@given(st.floats(0, 500))
def test_lengths_come_back(length):
    assert tags.metres(f"{length:.3f} m") == pytest.approx(length, abs=1e-3)
    assert tags.metres(f"{length / 0.3048:.6f}'") == pytest.approx(length, abs=1e-3)


KEYS = (
    "surveillance",
    "surveillance:type",
    "camera:type",
    "camera:mount",
    "camera:direction",
    "direction",
    "surveillance:direction",
    "camera:angle",
    "camera:tilt",
    "height",
    "count",
    "operator",
    "operator:type",
    "check_date",
)


def test_any_camera_parses_or_is_reported():
    chance = random.Random(7)
    values = list(dirty_values(10_000))
    for _ in range(10_000):
        keys = chance.sample(KEYS, chance.randrange(6))
        check_camera({key: chance.choice([None, *chance.choices(values, k=9)]) for key in keys})


def check_camera(values):
    one, problems = osm.camera_of(values)
    osm.no_view_reason(values)
    assert one.ownership in cameras.OWNERSHIPS
    assert one.mount in cameras.MOUNTS
    assert one.kind is None or one.kind in cameras.KINDS
    assert one.direction_deg is None or 0 <= one.direction_deg < 360
    assert one.tilt_deg is None or 0 <= one.tilt_deg <= 90
    assert all(" = " in each for each in problems)
    for key, name in (("height", "height_m"), ("count", "count")):
        if str(values.get(key) or "").strip() and not any(p.startswith((key, name)) for p in problems):
            assert getattr(one, name) is not None


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["height", "building:levels", "min_height"]), st.text(MADE_OF, max_size=6)
    )
)
def test_any_building_has_a_height_or_a_reason(values):
    found = tags.building_height(values)
    assert (found.height_m is None) == (found.source is None)
    assert found.height_m is None or 0 < found.height_m <= tags.MAX_HEIGHT_M


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("north-west", (315, None)),
        ("South-East", (135, None)),
        ("north-northwest", (337.5, None)),
        ("east-south-east", (112.5, None)),
        ("N-W", (None, "0-270")),
        ("north-south", (None, "0-180")),
        ("north-east-south-west", (None, "45-225")),
    ],
)
def test_compass_points_in_words_with_hyphens(text, expected):
    assert tags.directions(text) == expected


@pytest.mark.parametrize("text", ["٣ m", "٣", "1_0 m", "٣ ft", "12,345 m2"])
def test_digits_that_only_python_reads_are_no_length(text):
    with pytest.raises(ValueError, match=r"not a length|thousands"):
        tags.metres(text)


@pytest.mark.parametrize(("text", "expected"), [("2.8", 2.8), ("2,8 mm", 2.8), ("4MM", 4.0)])
def test_millimetres(text, expected):
    assert tags.millimetres(text) == expected


@pytest.mark.parametrize("text", ["", "4 m", "wide", "٣ mm"])
def test_text_that_is_no_length_in_millimetres(text):
    with pytest.raises(ValueError, match="not a"):
        tags.millimetres(text)
