"""What the equity analysis claims: checks without an answer, checks that count once, regions, and whose fault it is."""

import math
import re

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from .conftest import layer
from .test_bad_input import box, cameras
from .test_equityanalysis import GIVEN, SIDE, STOPS, some_cameras, square, table, town
from .test_missing_words import base, told

CLAIM = {"MODEL": "poisson", "OUTCOME": "stops", "POPULATION_FIELD": "people", "REGION_FIELD": "side"}
CLAIM |= {"PREDICTORS": "minority_share", "PERMUTATIONS": 99, "MIN_POPULATIONS": "0, 1005"}


def apart(gap, touching=0, columns=10, rows=6):
    """Areas `gap` metres apart, in two halves, where stops go with the share; the first `touching` are not apart."""
    random = np.random.default_rng(7)
    made = []
    for i in range(columns * rows):
        x, y = i % columns, i // columns
        step = SIDE + (gap if i >= touching else 0)
        share = float(random.random())
        fields = {
            "people": 1000 + i,
            "minority_share": share,
            "stops": int(random.poisson(math.exp(1 + 2.5 * share))),
            "side": "west" if x < columns // 2 else "east",
        }
        made.append((square(step * x, (SIDE + gap) * y), fields))
    return layer("Polygon", made)


def of_check(result, check):
    return [row for row in result.rows("ROBUSTNESS") if row["check"] == check]


def test_areas_that_touch_no_other(run, tmp_path):
    report = tmp_path / "r.html"
    result = run("equityanalysis", AREAS=apart(12), **CLAIM, REPORT=str(report))
    for row in of_check(result, "neighbours alike") + of_check(result, "moran"):
        assert row["status"] == "unanswered"
        assert (row["p_value"], row["estimate"]) == (None, None)
        assert "touches another" in row["message"]
    assert math.isnan(result.values["MORAN"])
    assert math.isnan(result.values["MORAN_P"])
    assert result.values["CLAIMS"] == 2
    assert result.values["SURVIVING"] == 0
    for region in ("east", "west"):
        row = table(result)["minority_share", region]
        assert row["p_value"] < 1e-6
        assert row["verdict"] == "fragile"
        assert "a check that decides has no answer" in row["message"]
        assert "none of the 30 areas touches another" in row["message"]
    said = " ".join(result.log.infos)
    assert "none of the 60 areas touches another" in said
    assert "neighbours being alike: minority_share in east, minority_share in west" in said
    text = report.read_text(encoding="utf-8")
    assert "touches another" in text
    assert ">unanswered<" in text


def test_touching_areas_are_answered(run):
    result = run("equityanalysis", AREAS=apart(0), **CLAIM)
    assert {row["status"] for row in of_check(result, "neighbours alike") + of_check(result, "moran")} == {
        "ok"
    }
    assert {table(result)["minority_share", each]["verdict"] for each in ("east", "west")} == {"survives"}
    assert result.values["SURVIVING"] == 2


def test_streets_between_areas_can_be_allowed_for(run):
    touching, near = (
        run("equityanalysis", AREAS=apart(gap), **CLAIM, NEIGHBOUR_DISTANCE=distance)
        for gap, distance in ((0, 1), (12, 18))
    )
    for one, other in zip(of_check(touching, "neighbours alike"), of_check(near, "neighbours alike")):
        assert one["p_value"] == pytest.approx(other["p_value"], rel=1e-6)
    assert near.values["MORAN"] == pytest.approx(touching.values["MORAN"])


def test_few_neighbours_are_counted(run):
    """The first row alone touches: too little to tell of neighbours."""
    result = run("equityanalysis", AREAS=apart(12, touching=10), **CLAIM)
    rows = of_check(result, "neighbours alike")
    assert {row["status"] for row in rows} == {"unanswered"}
    assert {row["message"] for row in rows} == {"Unanswered: only 5 of the 30 areas touch another."}
    (whole,) = [row for row in of_check(result, "moran") if row["region"] is None]
    assert whole["message"] == "Unanswered: only 10 of the 60 areas touch another."
    assert table(result)["minority_share", "west"]["verdict"] == "fragile"


def test_one_region_apart_and_one_not(run):
    areas = apart(12)
    changes = {}
    for feature in areas.getFeatures():
        if feature["side"] == "west":
            geometry = feature.geometry()
            x = geometry.boundingBox().xMinimum() - 680_000
            y = geometry.boundingBox().yMinimum() - 4_500_000
            geometry.translate(-12 * (x // 112), -12 * (y // 112))
            changes[feature.id()] = geometry
    areas.dataProvider().changeGeometryValues(changes)
    result = run("equityanalysis", AREAS=areas, **CLAIM)
    found = table(result)
    assert found["minority_share", "west"]["verdict"] == "survives"
    assert found["minority_share", "east"]["verdict"] == "fragile"
    assert any("30 of 60 areas touch no other" in text for text in result.log.infos)


def test_each_check_counts_once(run):
    """Corrected errors, neighbours, blocks, negative binomial, Holm; log(population), and 0 and 100 change nothing."""
    result = run("equityanalysis", AREAS=apart(0), **{**CLAIM, "MIN_POPULATIONS": "0, 100, 250, 1010"})
    asked = {"corrected errors", "neighbours alike", "blocks alike", "other model", "holm", "covariate added"}
    for region in ("east", "west"):
        rows = [
            r for r in result.rows("ROBUSTNESS") if (r["term"], r["region"]) == ("minority_share", region)
        ]
        assert {row["check"] for row in rows} - {
            "as modelled",
            "benjamini-hochberg",
            "minimum population",
        } == asked
        message = table(result)["minority_share", region]["message"]
        assert f"in all {len(asked) + 1} checks made here" in message


def test_the_range_itself_is_no_check(run):
    given = {**GIVEN, "MODEL": "fractional logistic", "THRESHOLDS": "", "MIN_POPULATIONS": "", "RANGE": 40}

    def asked(ranges):
        result = run("equityanalysis", AREAS=town(), CAMERAS=some_cameras(), RANGES=ranges, **given)
        row = table(result)["group_share", "west"]
        return row["message"], [r["setting"] for r in of_check(result, "range") if r["region"] == "west"]

    alone, settings = asked("40")
    assert settings == ["40"]
    assert alone == asked("")[0]


def test_ranges_without_cameras_are_unanswered(run):
    """Measures of cameras that the areas bring: no other range can be tried."""
    measured = run(
        "cameradensity", AREAS=apart(0), CAMERAS=some_cameras(), RANGE=40, POPULATION_FIELD="people"
    )
    result = run(
        "equityanalysis",
        AREAS=measured.layers["OUTPUT"],
        **{**CLAIM, "PREDICTORS": "minority_share; eff_nearby_per_1000", "RANGES": "15, 30"},
    )
    rows = of_check(result, "range")
    assert {row["setting"] for row in rows} == {"15", "30"}
    assert {row["message"] for row in rows} == {"Unanswered: no cameras are given to measure with."}
    assert (
        "unanswered: a range of 15 m, a range of 30 m" in table(result)["minority_share", "west"]["message"]
    )
    assert not of_check(
        run("equityanalysis", AREAS=apart(0), **CLAIM), "range"
    )  # nothing of a range in the model


def test_one_region_needs_no_holm(run):
    result = run("equityanalysis", AREAS=apart(0), **{**CLAIM, "REGION_FIELD": None})
    row = table(result)["minority_share", None]
    assert row["verdict"] == "survives"
    assert "answered" not in row["message"]
    assert not of_check(result, "holm")


def test_without_permutations(run):
    result = run("equityanalysis", AREAS=apart(0), **{**CLAIM, "PERMUTATIONS": 0})
    rows = of_check(result, "moran")
    assert {row["status"] for row in rows} == {"unanswered"}
    assert all(row["estimate"] is not None for row in rows)
    assert (
        table(result)["minority_share", "west"]["verdict"] == "survives"
    )  # Moran's I is the model's, not a claim's


def test_a_floor_that_leaves_a_region_no_area(run):
    areas = apart(0)
    index = areas.fields().indexOf("people")
    areas.dataProvider().changeAttributeValues(
        {f.id(): {index: 5000 + f.id() if f["side"] == "west" else f["people"]} for f in areas.getFeatures()}
    )
    result = run("equityanalysis", AREAS=areas, **{**CLAIM, "MIN_POPULATIONS": "3000"})
    rows = {r["region"]: r for r in of_check(result, "minimum population") if r["term"] == "minority_share"}
    assert rows["east"]["status"] == "few areas"
    assert rows["east"]["message"].startswith("Unanswered: too few areas")
    assert "more than 3000 residents (too few areas" in table(result)["minority_share", "east"]["message"]


@pytest.mark.parametrize(
    ("change", "regions", "words"),
    [
        (lambda i: ["Queens", "QUEENS "][i % 2], {"Queens", "QUEENS"}, ["“Queens”/“QUEENS”", "case alone"]),
        (lambda i: ["Queens", " Queens\u00a0"][i % 2], {"Queens"}, ["taken for one region"]),
        (lambda i: ["Staten  Island", "Staten Island"][i % 2], {"Staten Island"}, ["taken for one region"]),
        (lambda i: ["1.0", "1", "2"][i % 3], {"1", "2"}, ["“1.0”, “1” as “1”"]),
        (lambda i: [1.0, 2.0][i % 2], {"1", "2"}, ["“1.0” is “1”"]),
        (lambda i: [1.5, 2.0][i % 2], {"1.5", "2"}, ["“2.0” is “2”"]),
        (lambda i: [1, 2][i % 2], {"1", "2"}, []),
        (lambda i: ["01", "1"][i % 2], {"01", "1"}, []),
    ],
)
def test_names_of_regions(run, change, regions, words):
    result = run("equityanalysis", AREAS=base(side=change), **STOPS)
    assert {row["region"] for row in result.rows("COEFFICIENTS")} == regions
    assert {row["region"] for row in result.rows()} == regions
    found = [text for text in result.log.warnings if text.startswith("Region:")]
    assert len(found) == bool(words)
    assert all(word in found[0] for word in words)


def test_names_of_a_layer_of_regions(run):
    halves = layer(
        "Polygon",
        [
            (
                "POLYGON((680000 4500000,680500 4500000,680500 4500600,680000 4500600,680000 4500000))",
                {"n": "East"},
            ),
            (
                "POLYGON((680500 4500000,681000 4500000,681000 4500600,680500 4500600,680500 4500000))",
                {"n": "EAST"},
            ),
        ],
    )
    given = {**STOPS, "REGION_FIELD": None, "REGIONS": halves, "REGIONS_FIELD": "n"}
    result = run("equityanalysis", AREAS=town(), **given)
    assert told(result.log, "Name of regions:", "“East”/“EAST”")


NONE = {"people": lambda i: -666666666, "majority": lambda i: -666666666, "minority": lambda i: "(X)"}


@pytest.mark.parametrize(
    ("changes", "given", "label"),
    [
        ({"people": NONE["people"]}, {}, "Population"),
        ({"people": lambda i: 100}, {}, "More residents than"),
        ({"people": lambda i: -5}, {}, "Population"),
        ({"minority": NONE["minority"]}, {}, "Groups (fields of residents)"),
        ({"majority": NONE["majority"]}, {}, "Over the sum of (fields of residents)"),
        ({"people": NONE["people"]}, {"OVER": []}, "Population"),
        ({"stops": lambda i: -888888888}, {}, "Outcome"),
        ({"stops": lambda i: -1}, {}, "Outcome"),
        ({"income": lambda i: None}, {"PREDICTORS": '"income" / 2'}, "Predictors"),
        ({"income": lambda i: "many"}, {"COVARIATES": "income"}, "Covariates"),
        ({"side": lambda i: None}, {}, "Region"),
        ({}, {"PREDICTORS": "group_share; nothing"}, "Predictors"),
        ({}, {"COVARIATES": "nothing * 2"}, "Covariates"),
        ({}, {"COVARIATES": "nothing +"}, "Covariates"),
        ({}, {"OUTCOME": "nothing"}, "Outcome"),
        ({}, {"INCOME_FIELD": "nothing"}, "Income, to be added"),
        ({}, {"OVER": ["nothing"]}, "Over the sum of (fields of residents)"),
        ({}, {"GROUPS": ["nothing"]}, "Groups (fields of residents)"),
        ({}, {"MARGINS": "people = nothing"}, "Margins of error"),
        ({}, {"POPULATION_FIELD": None, "OVER": []}, "Over the sum of (fields of residents)"),
        ({}, {"POPULATION_FIELD": None, "MODEL": "published stops"}, "Population"),
        ({}, {"POPULATION_FIELD": None, "CAMERAS": "some", "PREDICTORS": "eff_per_1000"}, "Population"),
        ({}, {"CAMERAS": "some", "CAMERA_FILTER": "nothing = 1"}, "Only cameras where"),
        ({}, {"RANGES": "x"}, "Ranges to try (m)"),
    ],
)
def test_the_parameter_at_fault_is_named(run, changes, given, label):
    given = {name: some_cameras() if each == "some" else each for name, each in given.items()}
    with pytest.raises(QgsProcessingException) as error:
        run("equityanalysis", AREAS=base(**changes), **{**STOPS, **given})
    assert re.match(re.escape(label) + "[: ]", str(error.value)), str(error.value)


ODD = {
    "Point": "MULTIPOINT(680050 4500050, 680060 4500050)",
    "Polygon": "POLYGON((nan nan, 680100 4500000, 680100 4500100, nan nan))",
    "LineString": "LINESTRING(680000 4500000, nan nan)",
}


@pytest.mark.parametrize(
    ("algorithm", "given", "broken", "label"),
    [
        ("cameradensity", {}, "AREAS", "Areas"),
        ("cameradensity", {}, "CAMERAS", "Cameras"),
        ("cameradensity", {}, "VIEWSHEDS", "Viewsheds"),
        ("countpoints", {}, "AREAS", "Areas"),
        ("countpoints", {}, "POINTS", "Points to count"),
        ("exposurebyrange", {}, "ROUTES", "Walks"),
        ("exposurebyrange", {}, "CAMERAS", "Cameras"),
        ("coverage", {}, "VIEWSHEDS", "Viewsheds"),
        ("coverage", {}, "AREA", "Study area"),
        ("coverage", {}, "BUILDINGS", "Buildings"),
        ("equityanalysis", {"MODEL": "poisson", "OUTCOME": "people", "PREDICTORS": "rate"}, "AREAS", "Areas"),
        (
            "equityanalysis",
            {"MODEL": "poisson", "OUTCOME": "people", "PREDICTORS": "rate"},
            "REGIONS",
            "Regions",
        ),
        (
            "equityanalysis",
            {"MODEL": "poisson", "OUTCOME": "people", "PREDICTORS": "rate"},
            "POINTS",
            "Points to count",
        ),
        (
            "equityanalysis",
            {"MODEL": "poisson", "OUTCOME": "people", "PREDICTORS": "rate"},
            "CAMERAS",
            "Cameras",
        ),
    ],
)
@pytest.mark.parametrize("how", ["empty", "no geometry", "of no use"])
def test_the_layer_at_fault_is_named(run, algorithm, given, broken, label, how):
    fields = {"n": "x", "people": 1000, "rate": 1.0}
    shapes = {"Polygon": box(0, 0, 100, 100), "Point": "POINT(680050 4500050)"}
    shapes["LineString"] = "LINESTRING(680000 4500000, 680100 4500000)"
    kinds = {
        "cameradensity": {"AREAS": "Polygon", "CAMERAS": "Point", "VIEWSHEDS": "Polygon"},
        "countpoints": {"AREAS": "Polygon", "POINTS": "Point"},
        "exposurebyrange": {"ROUTES": "LineString", "CAMERAS": "Point"},
        "coverage": {"VIEWSHEDS": "Polygon", "AREA": "Polygon", "BUILDINGS": "Polygon"},
        "equityanalysis": {"AREAS": "Polygon", "REGIONS": "Polygon", "POINTS": "Point", "CAMERAS": "Point"},
    }[algorithm]
    rows = {"empty": [], "no geometry": [(None, fields)], "of no use": [(ODD[kinds[broken]], fields)]}[how]
    layers = {name: layer(kind, [(shapes[kind], fields)]) for name, kind in kinds.items()}
    is_multi = how == "of no use" and kinds[broken] == "Point"
    layers[broken] = layer("MultiPoint" if is_multi else kinds[broken], rows)
    with pytest.raises(QgsProcessingException) as error:
        run(algorithm, **layers, **given, **({"REGIONS_FIELD": "n"} if algorithm == "equityanalysis" else {}))
    assert str(error.value).startswith(f"{label}:"), str(error.value)


@pytest.mark.parametrize(
    ("people", "rate", "label"),
    [
        (-666666666, 1.0, "Population"),
        (100, 1.0, "Only areas with more residents than"),
        (1000, -666666666.0, "Measure"),
    ],
)
def test_rankings_name_the_parameter_at_fault(run, people, rate, label):
    areas = layer(
        "Polygon", [(box(100 * i, 0, 100, 100), {"people": people, "rate": rate}) for i in range(3)]
    )
    with pytest.raises(QgsProcessingException) as error:
        run("rankareas", AREAS=areas, MEASURE="rate", POPULATION_FIELD="people")
    assert str(error.value).startswith(f"{label}:"), str(error.value)


def one_shed():
    return layer("Polygon", [(box(0, 0, 100, 100), {"camera_id": "1"})])


def test_no_open_ground_has_no_share(run):
    area = layer("Polygon", [(box(0, 0, 50, 50), {})])
    result = run(
        "coverage", VIEWSHEDS=one_shed(), AREA=area, BUILDINGS=layer("Polygon", [(box(-10, -10, 90, 90), {})])
    )
    assert result.values["OPEN_GROUND_M2"] == 0
    assert "OPEN_GROUND_SHARE" not in result.values
    assert told(result.log, "Study area", "no open ground")
    assert run("coverage", VIEWSHEDS=one_shed(), AREA=area).values["OPEN_GROUND_SHARE"] == pytest.approx(1)


FLAT = "POLYGON((680000 4500000, 680100 4500000, 680050 4500000, 680000 4500000))"


@pytest.mark.parametrize(("name", "wkt"), [("AREA", None), ("AREA", FLAT), ("BUILDINGS", None)])
def test_a_study_area_of_no_use_ends_the_run_before_anything_is_written(run, tmp_path, name, wkt):
    file = tmp_path / "seen.gpkg"
    given = {"AREA": layer("Polygon", [(box(0, 0, 50, 50), {})])}
    given[name] = layer("Polygon", [(wkt, {})])
    label = {"AREA": "Study area", "BUILDINGS": "Buildings"}[name]
    with pytest.raises(QgsProcessingException, match=label):
        run("coverage", VIEWSHEDS=one_shed(), OUTPUT=str(file), **given)
    assert not file.exists()


def test_buildings_without_a_study_area_are_told(run):
    result = run("coverage", VIEWSHEDS=one_shed(), BUILDINGS=layer("Polygon", [(box(0, 0, 9, 9), {})]))
    assert told(result.log, "Buildings", "not used, because “Study area”")


def test_a_density_of_no_ground_has_no_share(run):
    flat = layer("Polygon", [("POLYGON((680000 4500000,680100 4500000,680050 4500000,680000 4500000))", {})])
    with pytest.raises(QgsProcessingException, match=r"Areas: no feature .* no area"):
        run("cameradensity", AREAS=flat, CAMERAS=cameras((50, 50)))


def test_points_of_another_town_are_at_fault(run):
    far = layer("Point", [("POINT(900000 4500000)", {})] * 3)
    with pytest.raises(QgsProcessingException, match=r"^Points to count: "):
        run("equityanalysis", AREAS=base(), POINTS=far, **{**STOPS, "OUTCOME": "points"})
