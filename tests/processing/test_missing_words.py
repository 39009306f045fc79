"""Words that mean missing, in every field that is read as a number; and numbers that are none."""

import math

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsProperty

from .conftest import UserError, layer
from .test_bad_input import box, cameras
from .test_equityanalysis import STOPS, table, town

JAM = [-222222222, -333333333, -555555555, -666666666, -888888888, -999999999]
WORDS = [
    "(X)",
    "250,000+",
    "2,500-",
    "-",
    "**",
    "***",
    "N",
    "null",
    "None",
    "-666666666",
    " ",
    "12,345",
    "many",
]


def told(log, *parts):
    """The warnings that hold all of `parts`."""
    return [text for text in log.warnings if all(part in text for part in parts)]


def spoilt(name, words, usual):
    """A change of `town`: the first areas have these words in place of numbers."""
    return {name: lambda i: words[i] if i < len(words) else usual(i)}


USUAL = {
    "people": lambda i: 1000 + 10 * i,
    "minority": lambda i: 300 + (37 * i) % 400,
    "majority": lambda i: 500 + (53 * i) % 300,
    "stops": lambda i: (i * 7) % 11,
    "income": lambda i: 50_000 + 137 * (i * i % 31),
    "moe": lambda i: 100 + i,
}


def base(**changes):
    return town(**{**USUAL, **changes})


def without(count):
    """The same areas, the first of them without any number."""
    return lambda name: {name: lambda i: None if i < count else USUAL[name](i)}


@pytest.mark.parametrize("as_text", [False, True])
@pytest.mark.parametrize("name", ["people", "minority", "majority", "stops"])
def test_equity_takes_no_word_for_a_number(run, name, as_text):
    words = [str(each) for each in JAM] + WORDS if as_text else JAM
    as_number = (lambda usual: lambda i: str(usual(i))) if as_text else (lambda usual: usual)
    given = {**STOPS, "RANGES": ""}
    found = run("equityanalysis", AREAS=base(**spoilt(name, words, as_number(USUAL[name]))), **given)
    expected = run("equityanalysis", AREAS=base(**without(len(words))(name)), **given)
    for key, row in table(expected).items():
        assert table(found)[key]["estimate"] == pytest.approx(row["estimate"], rel=1e-9)
        assert table(found)[key]["n"] == row["n"]
    assert found.values["USED"] == 60 - len(words)
    (warning,) = told(found.log, f"values of {name} are missing")
    assert f"“-666666666” {2 if as_text else 1}" in warning
    assert f"{17 if as_text else 6} of 60" in warning
    if as_text:
        (warning,) = told(found.log, f"2 values of {name} (of 60) are no usable numbers")
        assert "“12,345”, “many”" in warning and "without the comma" in warning
    rows = found.rows()
    assert {row["status"] for row in rows[: len(words)]} == {"unused"}
    assert f"{name} is missing (“-222222222”)" in rows[0]["message"]
    if as_text:
        assert f"{name} is not a number (“many”)" in rows[len(words) - 1]["message"]


@pytest.mark.parametrize("as_text", [False, True])
@pytest.mark.parametrize("parameter", ["PREDICTORS", "COVARIATES"])
@pytest.mark.parametrize("text", ["income", '"income"', '"income" / 1000', 'coalesce("income", NULL) * 2'])
def test_expressions_see_no_word_for_a_number(run, parameter, text, as_text):
    words = [*map(str, JAM), "250,000+", "(X)"] if as_text else JAM
    usual = (lambda i: f"{USUAL['income'](i)}") if as_text else USUAL["income"]
    given = {**STOPS, parameter: text}
    found = run("equityanalysis", AREAS=base(**spoilt("income", words, usual)), **given)
    expected = run("equityanalysis", AREAS=base(**without(len(words))("income")), **given)
    for key, row in table(expected).items():
        assert table(found)[key]["estimate"] == pytest.approx(row["estimate"], rel=1e-9)
    assert found.values["USED"] == 60 - len(words)
    label = {"PREDICTORS": "Predictors:", "COVARIATES": "Covariates:"}[parameter]
    (warning,) = told(found.log, label, "values of income are missing")
    assert "“-666666666” 1" in warning


def test_thousands_in_expressions(run):
    plain = base(income=lambda i: 1_000_000 + 1371 * (i * i % 31))
    text = base(income=lambda i: f"{1_000_000 + 1371 * (i * i % 31):,}")
    one, other = (
        run("equityanalysis", AREAS=each, **STOPS, PREDICTORS='"income" / 100000') for each in (plain, text)
    )
    assert table(one) == table(other)


def test_words_that_are_names_stay_names(run):
    """“N” is north where it does not stand among numbers."""
    areas = base(facing=lambda i: "N" if i % 3 else "S")
    result = run("equityanalysis", AREAS=areas, **STOPS, PREDICTORS="if(\"facing\" = 'N', 1, 0)")
    assert result.values["USED"] == 60
    assert not told(result.log, "facing")


def test_an_expression_that_fails_is_told(run):
    areas = base(income=lambda i: "high" if i < 4 else str(USUAL["income"](i)))
    result = run("equityanalysis", AREAS=areas, **STOPS, PREDICTORS='to_real("income") / 1000')
    assert result.values["USED"] == 56
    assert told(result.log, "Predictors", "4 values of", "cannot be worked out")


def test_income_that_robustness_adds(run):
    words = [*JAM, None]
    found = run(
        "equityanalysis",
        AREAS=base(**spoilt("income", words, USUAL["income"])),
        INCOME_FIELD="income",
        **STOPS,
    )
    expected = run("equityanalysis", AREAS=base(**without(7)("income")), INCOME_FIELD="income", **STOPS)

    def added(result):
        return [row for row in result.rows("ROBUSTNESS") if row["setting"] == "income"]

    assert added(found) == added(expected)
    (warning,) = told(found.log, "Income, to be added: 7 of 60 values of income are missing")
    assert "NULL 1" in warning


def test_margins_of_error(run):
    """A controlled estimate has none, so it stays; where a margin is missing it stays, too, and that is told."""
    more = {"MARGINS": "people = moe", "DRAWS": 5}
    marks = [-555555555] * 30 + [-222222222] * 30

    def drawn(moe):
        rows = run("equityanalysis", AREAS=base(moe=moe), **STOPS, **more)
        return rows.log, [row for row in rows.rows("ROBUSTNESS") if row["check"] == "margins of error"]

    log, found = drawn(lambda i: marks[i])
    assert found == drawn(lambda i: 0)[1]
    (warning,) = told(log, "Margins of error", "values of moe are missing")
    assert "30 of 60" in warning and "-555555555" not in warning
    assert not told(drawn(lambda i: -555555555)[0], "moe")
    log, _ = drawn(lambda i: -5 if i < 3 else 100)
    assert told(log, "Margins of error", "3 values of moe", "“-5”")


def test_no_draws_are_no_answer(run):
    result = run("equityanalysis", AREAS=base(), **STOPS, MARGINS="people = moe", DRAWS=0)
    rows = [row for row in result.rows("ROBUSTNESS") if row["check"] == "margins of error"]
    assert {row["status"] for row in rows} == {"unanswered"}


def squares(people):
    return layer("Polygon", [(box(100 * i, 0, 100, 100), {"people": each}) for i, each in enumerate(people)])


def test_density_names_the_population_in_the_message(run):
    given = ["1000", "0", "many", "-4", None, "-666666666", "(X)", "12,345", "1,234,567", "250,000+", "inf"]
    result = run(
        "cameradensity", AREAS=squares(given), CAMERAS=cameras((50, 50), (150, 50)), POPULATION_FIELD="people"
    )
    rows = result.rows()
    assert {row["status"] for row in rows} == {"ok"}
    assert [row["message"] for row in rows] == [
        None,
        None,
        "no rates: the population is not a number (“many”)",
        "no rates: the population is negative (-4)",
        "no rates: the population is NULL",
        "no rates: the population is missing (“-666666666”)",
        "no rates: the population is missing (“(X)”)",
        "no rates: the population is not a number (“12,345”)",
        None,
        "no rates: the population is missing (“250,000+”)",
        "no rates: the population is not a number (“inf”)",
    ]
    known = [0, 8]
    for i, row in enumerate(rows):
        for rate in ("cameras_per_1000", "eff_per_1000", "eff_nearby_per_1000"):
            assert (row[rate] is not None) == (i in known)
    assert rows[8]["eff_per_1000"] == pytest.approx(rows[8]["eff_cameras"] / 1_234_567 * 1000)
    (missing,) = told(result.log, "Population: 4 of 11 values of people are missing")
    assert "NULL 1" in missing and "“(X)” 1" in missing
    (unusable,) = told(result.log, "Population: 4 values of people (of 11) are no usable numbers")
    assert "“many”" in unusable and "“12,345”" in unusable


@pytest.mark.parametrize("jam", JAM)
def test_density_of_jam_values_as_numbers(run, jam):
    for value in (jam, float(jam)):
        people = [type(value)(1000), value]
        result = run(
            "cameradensity", AREAS=squares(people), CAMERAS=cameras((50, 50)), POPULATION_FIELD="people"
        )
        assert result.rows()[1]["cameras_per_1000"] is None
        assert f"“{jam}”" in result.rows()[1]["message"]
        assert told(result.log, f"“{jam}” 1")


def test_rankings(run):
    rows = [
        ("a", 5.0, 1000),
        ("b", -666666666.0, 1000),
        ("c", 7.0, -888888888),
        ("d", None, 500),
        ("e", 1.0, 900),
    ]
    areas = layer(
        "Polygon",
        [
            (box(100 * i, 0, 100, 100), {"name": n, "rate": r, "people": p})
            for i, (n, r, p) in enumerate(rows)
        ],
    )
    for measure in ("rate", '"rate" * 2'):
        for order in ("highest first", "lowest first"):
            result = run("rankareas", AREAS=areas, MEASURE=measure, POPULATION_FIELD="people", ORDER=order)
            assert {row["name"] for row in result.rows()} == {"a", "e"}
            (warning,) = told(result.log, "Measure:", "values of rate are missing")
            assert "“-666666666” 1" in warning
            (warning,) = told(result.log, "Population: 1 of 5 values of people are missing")
            assert "“-888888888” 1" in warning
            assert (result.values["WITHOUT_MEASURE"], result.values["FEW_RESIDENTS"]) == (2, 1)


def test_counts_of_volunteers(run):
    counts = ["1", "(X)", "-666666666", None, "N", "many", "1_0"]
    base_row = {"attached_building": "0", "attached_unknown": "0", "IntersectionId": "1"}
    rows = [{**base_row, "attached_street": each, "DecoderId": str(i)} for i, each in enumerate(counts)]
    result = run(
        "aggregatetags",
        INPUT=layer("Point", [("POINT(680000 4500000)", row) for row in rows]),
        MIN_VOLUNTEERS=1,
    )
    assert result.values["USED"] == 1
    assert told(result.log, "4 of 7", "a count is missing (attached_street)")
    assert told(result.log, "2 of 7", "a count is no number", "(attached_street)")


NO_NUMBERS = ["٣", "1_0", "infinity", "0x10", " 5 ", "2,5", "nan", "１２"]


@pytest.mark.parametrize("value", NO_NUMBERS)
def test_numbers_that_qt_reads_otherwise_are_refused_by_name(run, value):
    areas, seers = squares([1000, 2000]), cameras((50, 50))
    for algorithm, given, name, label in (
        ("cameradensity", {"AREAS": areas, "CAMERAS": seers}, "NEARBY_DISTANCE", "Nearby distance (m)"),
        ("cameradensity", {"AREAS": areas, "CAMERAS": seers}, "RANGE", "Range (m)"),
        ("rankareas", {"AREAS": areas, "MEASURE": "people"}, "TOP", "How many ranks"),
        ("equityanalysis", {"AREAS": town(), **STOPS}, "THRESHOLD", "Threshold"),
        ("equityanalysis", {"AREAS": town(), **STOPS}, "SEED", "Seed"),
    ):
        with pytest.raises(UserError) as error:
            run(algorithm, **{**given, name: value})
        assert str(error.value).startswith(label)
        assert value in str(error.value)


def test_half_a_draw_is_no_whole_number(run):
    with pytest.raises(UserError, match=r"Seed: 2\.5 is not a whole number"):
        run("equityanalysis", AREAS=town(), **STOPS, SEED=2.5)


@pytest.mark.parametrize("value", ["٣", "1_0", "infinity", "0x10", "nan", "1e400"])
@pytest.mark.parametrize("name", ["RANGES", "THRESHOLDS", "MIN_POPULATIONS"])
def test_lists_of_numbers(run, name, value):
    label = {"RANGES": "Ranges to try", "THRESHOLDS": "Thresholds", "MIN_POPULATIONS": "Floors"}[name]
    with pytest.raises(QgsProcessingException) as error:
        run("equityanalysis", AREAS=town(), **{**STOPS, name: f"15, {value}"})
    assert str(error.value).startswith(label)
    assert value in str(error.value)


def test_decimal_commas_in_lists(run):
    from surveillance_exposure.processing.parameters.ranges import ranges_from
    from surveillance_exposure.processing.reading.study import numbers_listed

    assert numbers_listed("0,1; 0,25", "x", 0, 1) == [0.1, 0.25]
    assert numbers_listed("0.1, 0.25 0.1", "x", 0, 1) == [0.1, 0.25]
    for value in ("٣", "1_0", "infinity", "0x10"):
        with pytest.raises(ValueError, match="Ranges"):
            ranges_from(f"15, {value}")


def test_margins_of_the_census():
    from surveillance_exposure.sources import census

    assert census.margin("-555555555") == census.margin(-555555555) == census.margin("*****") == 0
    assert census.margin("55") == 55
    for word in ("-222222222", -333333333, "**", "***", "(X)", "N", None, ""):
        assert census.margin(word) is None
    for word in (*JAM, *map(float, JAM), "(X)", "250,000+", "2,500-", "-", "**", "null"):
        assert census.estimate(word) is None
    assert census.estimate("-5") == -5


def test_numbers_of_a_whole_column_keep_their_places(run):
    """Nothing else moves: what is known is as it was."""
    one = run(
        "cameradensity",
        AREAS=squares([1000, None, 3000]),
        CAMERAS=cameras((50, 50)),
        POPULATION_FIELD="people",
    )
    two = run(
        "cameradensity",
        AREAS=squares([1000, -999999999, 3000]),
        CAMERAS=cameras((50, 50)),
        POPULATION_FIELD="people",
    )
    for a, b in zip(one.rows(), two.rows()):
        for key in ("cameras_per_1000", "eff_per_1000", "eff_cameras", "covered_m2"):
            assert a[key] == b[key]
    assert not math.isnan(one.values["COVERED_SHARE"])
    assert np.isfinite([row["covered_share"] for row in two.rows()]).all()


NO_NUMBERS = ["'abc'", "1/0", "NULL", '"nope"', "1 +", "'٣'", "'1_0'", "'nan'", "-1", "1e400"]


@pytest.mark.parametrize("expression", NO_NUMBERS)
@pytest.mark.parametrize(
    ("algorithm", "given", "name"),
    [
        ("routeexposure", {"ROUTES": True, "CAMERAS": True}, "WALKING_SPEED"),
        ("routeexposure", {"ROUTES": True, "CAMERAS": True}, "MIN_COUNT"),
        ("cameraviewsheds", {"CAMERAS": True}, "TARGET_HEIGHT"),
        ("cameraviewsheds", {"CAMERAS": True}, "MAX_MOVE"),
        ("equityanalysis", STOPS, "MIN_POPULATION"),
    ],
)
def test_numbers_that_an_expression_gives_for_the_whole_run(
    run, provider, algorithm, given, name, expression
):
    layers = {
        "ROUTES": layer("LineString", [("LINESTRING(680000 4500000, 680500 4500000)", {})]),
        "CAMERAS": cameras((50, 50), camera_id="a"),
    }
    given = {**given, **{each: layers[each] for each in given.keys() & layers.keys()}}
    if algorithm == "equityanalysis":
        given = {**given, "AREAS": town()}
    label = provider.algorithm(algorithm).parameterDefinition(name).description()
    with pytest.raises(UserError) as error:
        run(algorithm, **given, **{name: QgsProperty.fromExpression(expression)})
    assert str(error.value).startswith(label)


def test_a_number_that_an_expression_gives(run):
    walk = layer("LineString", [("LINESTRING(680000 4500000, 680500 4500000)", {})])
    given = {"ROUTES": walk, "CAMERAS": cameras((50, 0), camera_id="a")}
    (row,) = run("routeexposure", **given, WALKING_SPEED=QgsProperty.fromExpression("1 + 1")).rows()
    assert row["seconds_in_view"] == pytest.approx(row["exposed_m"] / 2)


CAMERA_NUMBERS = {
    "range_m": "Range",
    "fov_deg": "Horizontal field of view",
    "tilt_deg": "Tilt",
    "height_m": "Height of the cameras",
    "direction_deg": "Direction",
    "count": "Cameras",
}


@pytest.mark.parametrize("words", [[-666666666.0, -222222222.0, None], ["(X)", "250,000+", None]])
@pytest.mark.parametrize("name", CAMERA_NUMBERS)
def test_words_in_the_fields_of_cameras_are_told(run, name, words):
    """They are not known, as NULL is; but somebody wrote them."""
    tool = "cameraviewsheds"
    rest = {"direction_deg": 0.0, "tilt_deg": 20.0, "fov_deg": 60.0}
    rest.pop(name, None)
    rows = [
        ("POINT(680000 4500000)", {"camera_id": str(i), **rest, name: word}) for i, word in enumerate(words)
    ]
    given = {"CAMERAS": layer("Point", rows)}
    if name == "count":
        tool, given["ROUTES"] = "routeexposure", layer("LineString", [("LINESTRING(0 0, 9 9)", {})])
    result = run(tool, **given)
    (warning,) = told(result.log, f"values of {name} are missing")
    assert warning.startswith(CAMERA_NUMBERS[name])
    assert "2 of 3" in warning
    assert "NULL" not in warning
    assert f"“{str(words[0]).removesuffix('.0')}” 1" in warning
    if tool == "cameraviewsheds":
        areas = [row["area_m2"] for row in result.rows()]
        assert areas == pytest.approx([areas[2]] * 3, rel=1e-6)


@pytest.mark.parametrize("name", ["RANGE", "FIELD_OF_VIEW", "DIRECTION"])
@pytest.mark.parametrize("expression", ["NULL", "1/0", '"nothing"'])
def test_an_expression_that_gives_no_camera_a_value(run, name, expression):
    """The default would be taken for all of them without a word."""
    given = cameras((0, 0), (500, 0), camera_id="a", nothing=None)
    with pytest.raises(QgsProcessingException, match="gives no camera a value"):
        run("cameraviewsheds", CAMERAS=given, **{name: QgsProperty.fromExpression(expression)})


AGGREGATES = [
    '"income" / mean("income")',
    '"income" - maximum("income")',
    '"income" / sum("income", filter:="income" > 0)',
    "attribute('income') / 1000",
    "map_get(attributes(), 'income') * 2",
    '"income" / sum("income" * $area / 10000)',
]


@pytest.mark.parametrize("text", AGGREGATES)
def test_aggregates_and_names_see_no_word_for_a_number(run, text):
    jam = base(income=lambda i: JAM[i] if i < len(JAM) else USUAL["income"](i))
    # Numbers first: the kind of a field is that of its first value.
    usual = [USUAL["income"](i) for i in range(60)]
    blank = layer("Polygon", blanked(jam, "income", usual))
    found = run("equityanalysis", AREAS=jam, **STOPS, PREDICTORS=text)
    expected = run("equityanalysis", AREAS=blank, **STOPS, PREDICTORS=text)
    for key, row in table(expected).items():
        assert table(found)[key]["estimate"] == pytest.approx(row["estimate"], rel=1e-9)
    assert found.values["USED"] == 54
    assert told(found.log, "Predictors", "values of income are missing", "“-666666666” 1")
    for areas in (jam, blank):
        ranked = run("rankareas", AREAS=areas, MEASURE=text, TOP=100)
        assert ranked.values["USED"] == 54
    assert told(run("rankareas", AREAS=jam, MEASURE=text).log, "Measure", "values of income are missing")


def blanked(given, name, usual):
    """The rows of a layer with NULL for what is below 0 in the field `name`."""
    rows = []
    for feature, value in zip(given.getFeatures(), usual):
        attributes = dict(zip(feature.fields().names(), feature.attributes()))
        attributes[name] = value if attributes[name] >= 0 else None
        rows.append((feature.geometry().asWkt(), attributes))
    return sorted(rows, key=lambda row: row[1][name] is None)


def test_one_word_more_spoils_no_column(run):
    """Most of it are numbers: what is none is named, and the others mean what they mean."""
    words = ["(X)", "1,234,567", "12,345", "many", "2,500-"]
    areas = layer(
        "Polygon", [(box(100 * i, 0, 100, 100), {"m": word}) for i, word in enumerate([*"123456", *words])]
    )
    result = run("rankareas", AREAS=areas, MEASURE='"m" * 1', TOP=20)
    assert [row["measure"] for row in result.rows()] == [1234567, 6, 5, 4, 3, 2, 1]
    assert told(result.log, "2 of 11 values of m are missing", "“(X)” 1", "“2,500-” 1")
    assert told(result.log, "2 values of", "cannot be worked out")


@pytest.mark.parametrize("word", ["NULL", "nan", "(X)", "-", " ", "n/a", None])
def test_cameras_without_a_name_are_cameras_of_their_own(run, word):
    rows = [
        (f"POINT({680000 + 20 * i} 4500000)", {"camera_id": word, "site_id": word, "count": 1.0})
        for i in range(3)
    ]
    areas = layer("Polygon", [(box(-50, -50, 200, 100), {})])
    (row,) = run("cameradensity", AREAS=areas, CAMERAS=layer("Point", rows)).rows()
    assert (row["cameras"], row["sites"]) == (3, 3)
    imported = run("importcameras", INPUT=layer("Point", rows))
    assert imported.values["SITES"] == 3
    assert len({row["camera_id"] for row in imported.rows()}) == 3


def test_a_camera_called_n_is_one(run):
    rows = [(f"POINT({680000 + 20 * i} 4500000)", {"camera_id": "N", "count": 1.0}) for i in range(3)]
    areas = layer("Polygon", [(box(-50, -50, 200, 100), {})])
    assert run("cameradensity", AREAS=areas, CAMERAS=layer("Point", rows)).rows()[0]["cameras"] == 1


def test_ownership_with_blanks_around_it(run):
    walk = layer("LineString", [("LINESTRING(680000 4500000, 680500 4500000)", {})])
    rows = [
        ("POINT(680050 4500000)", {"camera_id": str(i), "ownership": word})
        for i, word in enumerate(["public", " Public ", "PRIVATE", "private "])
    ]
    (row,) = run("routeexposure", ROUTES=walk, CAMERAS=layer("Point", rows)).rows()
    assert (row["cameras_public"], row["cameras_private"]) == (2, 2)


def test_categories_that_differ_by_case_are_told(run):
    words = ["Bronx", "BRONX", "Queens", None]
    points = layer("Point", [(f"POINT({680000 + i} 4500005)", {"c": word}) for i, word in enumerate(words)])
    areas = layer("Polygon", [(box(0, 0, 100, 100), {})])
    result = run("countpoints", AREAS=areas, POINTS=points, CATEGORY_FIELD="c")
    assert told(result.log, "Category:", "“BRONX”/“Bronx”") or told(
        result.log, "Category:", "“Bronx”/“BRONX”"
    )
    numbers = [1.0, 2.0, math.nan, -666666666.0]
    points = layer("Point", [(f"POINT({680000 + i} 4500005)", {"c": each}) for i, each in enumerate(numbers)])
    (row,) = run("countpoints", AREAS=areas, POINTS=points, CATEGORY_FIELD="c").rows()
    assert (row["points_1"], row["points_2"], row["points_none"]) == (1, 1, 2)


def test_pairs_by_numbers_and_by_texts(run):
    streets = layer("LineString", [("LINESTRING(680000 4500000, 680500 4500000)", {})])
    origins = layer("Point", [(f"POINT({680000 + 100 * k} 4500000)", {"k": float(k)}) for k in (1, 2)])
    ends = layer("Point", [(f"POINT({680300 + 100 * k} 4500000)", {"k": str(k)}) for k in (2, 1)])
    result = run(
        "findroutes",
        NETWORK=streets,
        ORIGINS=origins,
        DESTINATIONS=ends,
        CAMERAS=cameras((0, 0), camera_id="a"),
        PAIRING="common field",
        ORIGIN_FIELD="k",
        DESTINATION_FIELD="k",
    )
    assert [(row["origin_id"], row["destination_id"]) for row in result.rows()] == [(1, 2), (2, 1)]
