"""Numbers as tables hold them, and the words that mean there is none."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import numbers
from surveillance_exposure.core.numbers import is_missing, number

JAM = [int("-" + digit * 9) for digit in "235689"]
WORDS = [
    "-",
    "–",
    "**",
    "***",
    "*****",
    "(X)",
    "(x)",
    "N",
    "N/A",
    "NA",
    "(NA)",
    "null",
    "None",
    "..",
    "",
    " ",
]
OPEN_ENDED = ["250,000+", "250000+", "2,500-", "2500 -", "9.0+", "1,000,000+", "3,500.5+"]


@pytest.mark.parametrize(
    "value",
    [
        None,
        math.nan,
        *JAM,
        *map(float, JAM),
        *map(str, JAM),
        *(f"{each}.0" for each in JAM),
        *(f" {each:,} " for each in JAM),
        "-6.66666666e8",
        "\u2212666666666",
        *WORDS,
        *OPEN_ENDED,
    ],
)
def test_words_for_missing(value):
    assert is_missing(value)
    found = numbers.numbers([value, 1])
    assert math.isnan(found.values[0])
    assert list(found.missing) == [0]
    assert not found.unusable


@pytest.mark.parametrize(
    "value", ["0", 0, -1, -66666666, -6666666666, "-666", "5", "12,345", "lots", "1e5", "5+x", "X1"]
)
def test_what_is_not_missing(value):
    assert not is_missing(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,234,567", 1_234_567),
        ("-1,234,567.5", -1_234_567.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1_234_567),
        ("1.234.567,25", 1_234_567.25),
        ("1.234,5", 1234.5),
        ("1\u00a0234", 1234),
        ("1\u202f234\u202f567,5", 1_234_567.5),
        ("12\u2009345.75", 12345.75),
        ("1'234'567", 1_234_567),
        ("1’234", 1234),
        ("2,5", 2.5),
        ("0,250", 0.25),
        ("12,3456", 12.3456),
        ("12.345", 12.345),
        (" 5 ", 5),
        ("\u22125", -5),
        ("1e3", 1000),
        (7, 7),
        ("", None),
        (None, None),
    ],
)
def test_numbers_in_several_notations(text, expected):
    assert number(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "12,345",
        "-12,345",
        "1 234",
        "1,23,456",
        "1,234,56",
        "1.234,567,8",
        "1_0",
        "٣",
        "１２",
        "0x10",
        "inf",
        "nan",
        "1e400",
        "5 m",
        "5%",
        "1,234,567,",
        math.inf,
    ],
)
def test_no_numbers(text):
    with pytest.raises(ValueError):
        number(text)


@settings(max_examples=200)
@given(st.integers(-(10**12), 10**12), st.sampled_from([",", ".", "\u00a0", "\u202f", "\u2009", "'", "’"]))
def test_thousands_are_read_or_refused_never_wrong(value, sign):
    text = f"{value:,}".replace(",", sign)
    try:
        found = number(text)
    except ValueError:
        assert sign == "," and text.count(",") == 1
        return
    assert found == value or (sign == "." and text.count(".") == 1)  # a decimal point is one


@pytest.mark.parametrize("value", ["5", "-5", "+5.", ".5", "1e3", "1E-3", 5, 2.5, True])
def test_numbers_of_parameters(value):
    assert numbers.plain_number(value) == float(value)


@pytest.mark.parametrize(
    "value",
    [
        "٣",
        "1_0",
        "infinity",
        "inf",
        "nan",
        "0x10",
        " 5 ",
        "5\n",
        "2,5",
        "1,234,567",
        "1e400",
        "",
        "５",
        math.nan,
    ],
)
def test_no_numbers_of_parameters(value):
    with pytest.raises(ValueError):
        numbers.plain_number(value)


def test_a_column_names_what_is_none():
    column = [5, None, "(X)", -666666666.0, "12,345", "many", "1,234,567", "-666666666", True]
    found = numbers.numbers(column)
    assert found.values[[0, 6, 8]].tolist() == [5, 1_234_567, 1]
    assert [i for i in range(9) if math.isnan(found.values[i])] == [1, 2, 3, 4, 5, 7]
    assert found.words() == {"": 1, "(X)": 1, "-666666666": 2}
    assert found.unusable == {4: "12,345", 5: "many"}
    assert [found.word(i) for i in (0, 1, 2, 4)] == [None, "", "(X)", "12,345"]


def test_margins_of_controlled_estimates_are_none():
    found = numbers.margins([12, -555555555, "-555555555", "*****", "**", -222222222, "***", -3, None])
    assert found.values[:4].tolist() == [12, 0, 0, 0]
    assert [math.isnan(each) for each in found.values[4:]] == [True] * 5
    assert found.missing == {4: "**", 5: "-222222222", 6: "***", 8: ""}
    assert found.unusable == {7: "-3"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("7,5; 15", ["7,5", "15"]), ("15, 30 60", ["15", "30", "60"]), (" ; ", []), ("", []), ("5,", ["5"])],
)
def test_lists(text, expected):
    assert numbers.listed(text) == expected


@pytest.mark.parametrize(
    ("value", "error"), [(b"5", TypeError), (10**400, ValueError), (math.inf, ValueError)]
)
def test_what_is_no_number_of_a_parameter(value, error):
    with pytest.raises(error):
        numbers.plain_number(value)


def test_words_for_missing_by_their_rows():
    assert numbers.missing_in(["5", "N/A", None, 7.0]) == {1: "N/A", 2: ""}
