"""The top of a measure: ties, gaps, tiny populations, and nonsense."""

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from .conftest import UserError, layer
from .test_bad_input import box

AREAS = [
    ("a", 3.0, 1000),
    ("b", 5.0, 300),
    ("c", 5.0, 251),
    ("d", 99.0, 250),
    ("e", None, 1000),
    ("f", -1.0, 1000),
    ("g", 4.0, None),
    ("h", 3.0, 1000),
    ("i", 0.0, -5),
]


def areas(rows=AREAS):
    return layer(
        "Polygon",
        [
            (box(100 * i, 0, 100, 100), {"name": name, "rate": rate, "people": people})
            for i, (name, rate, people) in enumerate(rows)
        ],
    )


def ranked(result):
    return [(row["name"], row["rank"]) for row in result.rows()]


def test_ties_share_a_rank_and_tiny_populations_are_left_out(run):
    result = run("rankareas", AREAS=areas(), MEASURE="rate", POPULATION_FIELD="people")
    assert ranked(result) == [("b", 1), ("c", 1), ("a", 3), ("h", 3), ("f", 5)]
    values = result.values
    assert (values["USED"], values["SKIPPED"], values["WRITTEN"]) == (5, 4, 5)
    assert (values["WITHOUT_MEASURE"], values["FEW_RESIDENTS"]) == (1, 3)
    assert (values["FIRST"], values["LAST"]) == (5, -1)
    for text in ("not more than 250 residents", "measure is NULL", "population is NULL", "negative"):
        assert sum(text in warning for warning in result.log.warnings) == 1
    assert "1. b: 5" in result.log.infos
    assert "5. f: -1" in result.log.infos
    assert result.layers["OUTPUT"].metadata().title() == "Top 5 by rate"


def test_all_that_share_the_last_rank_are_written(run):
    assert ranked(run("rankareas", AREAS=areas(), MEASURE='"rate"', TOP=3)) == [
        ("d", 1),
        ("b", 2),
        ("c", 2),
    ]
    assert ranked(run("rankareas", AREAS=areas(), MEASURE="rate", TOP=2, MIN_POPULATION=9999)) == [
        ("d", 1),
        ("b", 2),
        ("c", 2),
    ]


def test_lowest_first_by_an_expression(run):
    result = run("rankareas", AREAS=areas(), MEASURE='"rate" * 2', ORDER="lowest first", TOP=2)
    assert ranked(result) == [("f", 1), ("i", 2)]
    assert result.rows()[0]["measure"] == -2


def test_the_map(run, tmp_path):
    path = tmp_path / "top.gpkg"
    run("rankareas", AREAS=areas(), MEASURE="rate", OUTPUT=str(path))
    kept = QgsVectorLayer(str(path), "top", "ogr")
    assert kept.labelsEnabled()
    assert kept.labeling().settings().fieldName == "rank"
    renderer = kept.renderer()
    assert renderer.classAttribute() == "rank"
    ranks = [feature["rank"] for feature in kept.getFeatures()]
    classes = [(item.lowerValue(), item.upperValue()) for item in renderer.ranges()]
    assert all(any(low <= rank <= high for low, high in classes) for rank in ranks)
    assert renderer.ranges()[0].label() == "1 – 2"


@pytest.mark.parametrize("last", [1, 2, 4, 5, 6, 9, 10, 60])
def test_every_rank_has_one_class(provider, last):
    import numpy as np

    from surveillance_exposure.processing.finishing import styles

    made = QgsVectorLayer("Polygon?field=rank:integer", "x", "memory")
    styles.ranking("rank", np.arange(1, last + 1))(made)
    classes = [(item.lowerValue(), item.upperValue()) for item in made.renderer().ranges()]
    for rank in range(1, last + 1):
        assert sum(low <= rank <= high for low, high in classes) == 1


def test_text_in_a_column_of_numbers(run):
    rows = [("a", "3,5", "1000"), ("b", "12", "many"), ("c", "lots", "1000"), ("d", "nan", "1000")]
    result = run(
        "rankareas", AREAS=areas([*rows, ("e", "2", "500")]), MEASURE="rate", POPULATION_FIELD="people"
    )
    assert ranked(result) == [("a", 1), ("e", 2)]
    assert any("2 of 5" in text and "measure is no number" in text for text in result.log.warnings)
    assert result.values["WITHOUT_MEASURE"] == 2
    assert result.values["FEW_RESIDENTS"] == 1


def test_an_expression_that_fails_for_some(run):
    result = run("rankareas", AREAS=areas(), MEASURE='1 / ("rate" - 3)', TOP=1)
    assert ranked(result) == [("g", 1)]
    assert all(row["measure"] == 1 for row in result.rows())


def test_nothing_to_rank(run):
    with pytest.raises(QgsProcessingException, match="can be ranked by rate: the measure is NULL"):
        run("rankareas", AREAS=areas([("a", None, 1000), ("b", None, 500)]), MEASURE="rate")
    with pytest.raises(QgsProcessingException, match="not more than 250 residents"):
        run("rankareas", AREAS=areas([("a", 1.0, 10)]), MEASURE="rate", POPULATION_FIELD="people")
    empty = QgsVectorLayer("Polygon?crs=EPSG:32618&field=rate:double", "nothing", "memory")
    with pytest.raises(QgsProcessingException, match="no features"):
        run("rankareas", AREAS=empty, MEASURE="rate")


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"MEASURE": "no_such"}, "there is no field no_such"),
        ({"MEASURE": "rate +"}, "cannot be understood"),
        ({"POPULATION_FIELD": "no_such"}, "has no field no_such"),
        ({"NAME_FIELD": "no_such"}, "has no field no_such"),
        ({"TOP": 0}, "How many ranks"),
        ({"TOP": "x"}, "How many ranks"),
        ({"MIN_POPULATION": -1}, "more residents than"),
        ({"MEASURE": ""}, "Measure|MEASURE"),
    ],
)
def test_nonsense(run, parameters, message):
    with pytest.raises((QgsProcessingException, UserError), match=message):
        run("rankareas", **{"AREAS": areas(), "MEASURE": "rate", **parameters})


def test_an_area_without_a_shape_ranks_and_names_are_chosen(run):
    rows = [
        (box(0, 0, 1, 1), {"rate of 2020": 1.0, "code": 7, "rank": "old"}),
        (None, {"rate of 2020": 2.0, "code": 8, "rank": "old"}),
    ]
    result = run("rankareas", AREAS=layer("Polygon", rows), MEASURE="rate of 2020", NAME_FIELD="code")
    assert [(row["code"], row["rank"]) for row in result.rows()] == [(8, 1), (7, 2)]
    assert "1. 8: 2" in result.log.infos
    assert any("replaced" in text and "rank" in text for text in result.log.warnings)


def test_new_york(run, data_dir):
    result = run(
        "rankareas",
        AREAS=f"{data_dir}/nyc/tracts2010_acs2017.gpkg|layername=tracts2010",
        MEASURE='"pop_total_est" / $area',
        POPULATION_FIELD="pop_total_est",
        NAME_FIELD="GEOID",
    )
    assert result.values["USED"] == 2103  # as published, of more than 250 residents
    assert result.values["FEW_RESIDENTS"] == 62
    assert result.values["WRITTEN"] == 10
