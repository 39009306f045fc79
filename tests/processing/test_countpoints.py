"""Points per area and category: each once, none lost, and what goes wrong."""

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from .conftest import Log, layer

X, Y = 680_000, 4_500_000


def square(x, y, side=100):
    x, y = X + x, Y + y
    return f"POLYGON(({x} {y},{x + side} {y},{x + side} {y + side},{x} {y + side},{x} {y}))"


def areas():
    return layer("Polygon", [(square(100 * i, 0), {"name": f"tract {i}"}) for i in range(3)])


def points(places, **columns):
    rows = [
        (f"POINT({X + x} {Y + y})", {name: values[k] for name, values in columns.items()})
        for k, (x, y) in enumerate(places)
    ]
    return layer("Point", rows)


def test_each_once_and_the_first_on_a_border(run):
    found = run(
        "countpoints", AREAS=areas(), POINTS=points([(50, 50), (100, 50), (200, 50), (300, 50), (301, 5)])
    )
    assert [row["points"] for row in found.rows()] == [2, 1, 1]
    assert [row["name"] for row in found.rows()] == ["tract 0", "tract 1", "tract 2"]
    assert (found.values["USED"], found.values["SKIPPED"], found.values["OUTSIDE"]) == (4, 0, 1)
    assert any("1 in none" in text for text in found.log.warnings)


def test_categories(run):
    kinds = ["Stop & frisk", "stop/frisk", None, "Ärger", "", "日本", "Stop & frisk"]
    made = points([(10 + 40 * k, 5) for k in range(7)], kind=kinds)
    found = run("countpoints", AREAS=areas(), POINTS=made, CATEGORY_FIELD="kind")
    names = found.layers["OUTPUT"].fields().names()
    assert names == [
        "name",
        "points",
        "points_stop_frisk",
        "points_stop_frisk_2",
        "points_ärger",
        "points_日本",
        "points_none",
        "status",
        "message",
    ]
    names = names[:-2]
    sums = {name: sum(row[name] for row in found.rows()) for name in names[1:]}
    assert list(sums.values()) == [7, 2, 1, 1, 1, 2]
    for row in found.rows():
        assert row["points"] == sum(row[name] for name in names[2:])
    assert "points_stop_frisk: Stop & frisk" in found.layers["OUTPUT"].metadata().abstract()


def test_years_and_a_filter(run):
    made = points([(10, 5)] * 6, when=[2019.0, 2020.0, 2020.0, 2021.0, 2021.0, 99.0])
    found = run(
        "countpoints", AREAS=areas(), POINTS=made, CATEGORY_FIELD="when", POINT_FILTER='"when" > 2000'
    )
    assert found.layers["OUTPUT"].fields().names()[1:] == [
        "points",
        "points_2019",
        "points_2020",
        "points_2021",
        "status",
        "message",
    ]
    halved = run("countpoints", AREAS=areas(), POINTS=made, CATEGORY_FIELD='"when" > 2019')
    assert halved.layers["OUTPUT"].fields().names()[2:-2] == ["points_0", "points_1"]


def test_unusable_ones_are_told(run):
    made = layer("Polygon", [(square(0, 0), {"k": 1}), (None, {"k": 2})])
    there = layer("Point", [(f"POINT({X + 5} {Y + 5})", {"k": 1}), (None, {"k": 1})])
    found = run("countpoints", AREAS=made, POINTS=there, CATEGORY_FIELD="k")
    assert [(row["points"], row["points_1"]) for row in found.rows()] == [(1, 1), (None, None)]
    assert (found.values["USED"], found.values["SKIPPED"]) == (1, 1)
    assert len(found.log.warnings) == 2


def test_a_field_of_that_name_is_replaced(run):
    made = layer("Polygon", [(square(0, 0), {"Points": 77})])
    found = run("countpoints", AREAS=made, POINTS=points([(5, 5)]))
    assert found.layers["OUTPUT"].fields().names() == ["points", "status", "message"]
    assert any("replaced" in text for text in found.log.warnings)


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"CATEGORY_FIELD": "nothing"}, "no field nothing"),
        ({"CATEGORY_FIELD": "many"}, "51 different values, and at most 50"),
        ({"CATEGORY_FIELD": "to_date('x' || \"many\")"}, "cannot be worked out for 51"),
        ({"CATEGORY_FIELD": "many +"}, "cannot be understood"),
        ({"POINT_FILTER": "many ="}, "cannot be understood"),
        ({"POINT_FILTER": "many > 999"}, "no feature fulfils"),
    ],
)
def test_mistakes(run, changes, match):
    with pytest.raises(QgsProcessingException, match=match):
        run("countpoints", AREAS=areas(), POINTS=points([(5, 5)] * 51, many=list(range(51))), **changes)


@pytest.mark.parametrize("at", [20, 40, 70])
def test_cancelled_leaves_nothing(run, tmp_path, at):
    file = tmp_path / "out.gpkg"
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("countpoints", Log(cancel_at=at), AREAS=areas(), POINTS=points([(5, 5)]), OUTPUT=str(file))
    assert not file.exists()


def test_stops_of_new_york(run, data_dir, unzipped):
    place = "xField=STOP_LOCATION_X&yField=STOP_LOCATION_Y&crs=EPSG:2263"
    stops = QgsVectorLayer(
        f"file://{unzipped('nyc/stops_2020.csv.gz')}?type=csv&{place}", "stops", "delimitedtext"
    )
    tracts = f"{data_dir}/nyc/tracts2010_acs2017.gpkg|layername=tracts2010"
    found = run("countpoints", AREAS=tracts, POINTS=stops, CATEGORY_FIELD="SUSPECT_RACE_DESCRIPTION")
    values = found.values
    assert (values["USED"], values["SKIPPED"], values["OUTSIDE"]) == (9536, 0, 8)
    rows = found.rows()
    assert sum(row["points"] for row in rows) == 9536
    columns = [name for name in rows[0] if name.startswith("points_")]
    assert sum(row[name] for row in rows for name in columns) == 9536
    assert len(columns) > 5
