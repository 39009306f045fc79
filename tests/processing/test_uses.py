"""What a run makes no use of is told by name, and is sound or refused; an expression gives one value a row."""

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingException,
    QgsProcessingParameterEnum,
    QgsProperty,
    QgsRasterLayer,
)

from .conftest import UserError, layer
from .test_bad_input import STREETS, box, cameras, point

BUILDINGS = [(box(40, 40, 10, 10), {"h": 5.0}), (box(60, 0, 10, 10), {"h": 9.0})]


def given_to(tool, **more):
    """What a tool needs, and no more."""
    walks = {
        "NETWORK": layer("LineString", STREETS),
        "ORIGINS": layer("Point", [(point(0, 0), {"key": 1})]),
        "DESTINATIONS": layer("Point", [(point(500, 300), {"key": 1})]),
    }
    least = {
        "cameraviewsheds": {"CAMERAS": cameras((0, 0))},
        "coverage": {"VIEWSHEDS": layer("Polygon", [(box(0, 0, 90, 90), {"camera_id": "a"})])},
        "routeexposure": {"ROUTES": layer("LineString", STREETS), "CAMERAS": cameras((0, 0))},
        "findroutes": {**walks, "CAMERAS": cameras((250, 0))},
        "rankareas": {"AREAS": layer("Polygon", [(box(0, 0, 9, 9), {"rate": 1.0})]), "MEASURE": "rate"},
        "importcameras": {"INPUT": layer("Point", [(point(i, 0), {"n": i}) for i in range(3)])},
    }
    return {**least[tool], **more}


def sheds():
    return layer("Polygon", [(box(0, 0, 90, 90), {"camera_id": "a"})])


@pytest.mark.parametrize(
    "tool, more, told",
    [
        ("cameraviewsheds", {"MAX_MOVE": 5}, "Farthest move out of a building (m): “Buildings” is not given"),
        (
            "cameraviewsheds",
            {"BUILDING_HEIGHT": "5"},
            "Height of the buildings (m): “Buildings” is not given",
        ),
        (
            "cameraviewsheds",
            {"PIXELS": 1000},
            "Pixels across the picture: “What is to be made out” or “Recognition rings” is not given",
        ),
        (
            "cameraviewsheds",
            {"SENSOR_WIDTH": 6},
            "Width of the sensor (mm): the focal length of no camera is known",
        ),
        (
            "cameraviewsheds",
            {"TARGET_HEIGHT": 0},
            "Height of what is seen (m): no height of buildings, terrain, tilt, level or ring asks for it",
        ),
        ("coverage", {"BUILDINGS": "buildings"}, "Buildings: “Study area” is not given"),
        (
            "routeexposure",
            {"VIEWSHEDS": "sheds", "CAMERAS": None, "RANGE": 90},
            "Range (m): “Viewsheds” is given",
        ),
        ("routeexposure", {"VIEWSHEDS": "sheds"}, "Cameras: “Viewsheds” is given"),
        (
            "findroutes",
            {"MAX_DETOUR": 0.5},
            "Largest detour (share of the shortest length): “Walks” is “shortest”",
        ),
        ("findroutes", {"NEAREST": 2}, "How many of the nearest: “Pairs” is “all pairs”"),
        (
            "findroutes",
            {"ORIGIN_FIELD": "key", "PAIRING": "row by row"},
            "Field of the origins for pairing: “Pairs” is “row by row”",
        ),
        (
            "rankareas",
            {"MIN_POPULATION": 9},
            "Only areas with more residents than: “Population” is not given",
        ),
        ("importcameras", {"X": '"n"'}, "Longitude or easting: “Latitude or northing” is not given"),
        (
            "importcameras",
            {"TABLE_CRS": "EPSG:2263"},
            "Coordinate system of a table: “made up” has points",
        ),
    ],
)
def test_what_is_not_used_is_told_once(run, tool, more, told):
    stand_in = {"buildings": layer("Polygon", BUILDINGS), "sheds": sheds()}
    more = {name: stand_in.get(item, item) if isinstance(item, str) else item for name, item in more.items()}
    usual, found = run(tool, **given_to(tool)), run(tool, **given_to(tool, **more))
    name, _, reason = told.partition(": ")
    said = [text for text in found.log.warnings if text not in usual.log.warnings]
    assert said == [f"{name}: not used, because {reason}."]


@pytest.mark.parametrize(
    "tool, more, problem",
    [
        ("cameraviewsheds", {"BUILDING_HEIGHT": "1 +* ("}, "Height of the buildings (m): the expression"),
        (
            "cameraviewsheds",
            {"CAMERA_HEIGHT": QgsProperty.fromField("no_such")},
            "Height of the cameras (m): there is no field no_such",
        ),
        ("coverage", {"BUILDINGS": "/no/such.gpkg"}, "Buildings: “/no/such.gpkg” is nothing that"),
        (
            "coverage",
            {"BUILDINGS": QgsRasterLayer("/no/such.tif", "lost")},
            "Buildings: no layer is found by “lost”",
        ),
        (
            "routeexposure",
            {"VIEWSHEDS": "sheds", "RANGE": QgsProperty.fromExpression('"no_such" * 2')},
            "Range (m): there is no field no_such",
        ),
        (
            "findroutes",
            {"ORIGIN_FIELD": "no_such"},
            "Field of the origins for pairing: there is no field no_such",
        ),
        (
            "importcameras",
            {"FORMAT": "decode counts", "COUNT": '"no_such"'},
            "count, for “other”: there is no field no_such",
        ),
        ("importcameras", {"X": "a" * 9000}, "Longitude or easting: there is no field aaaa"),
    ],
)
def test_what_is_not_used_is_sound_or_refused(run, tool, more, problem):
    more = {name: sheds() if item == "sheds" else item for name, item in more.items()}
    with pytest.raises((UserError, QgsProcessingException)) as refusal:
        run(tool, **given_to(tool, **more))
    assert str(refusal.value).startswith(problem)
    assert len(str(refusal.value)) < 2000


def test_the_filter_is_of_the_viewsheds_where_they_are_given(run):
    more = {"VIEWSHEDS": sheds(), "CAMERAS": None, "CAMERA_FILTER": "\"camera_id\" = 'a'"}
    found = run("routeexposure", **given_to("routeexposure", **more))
    assert not [text for text in found.log.warnings if "not used" in text]


def test_needs_name_parameters_and_their_words(provider):
    for algorithm in provider.algorithms():
        for name, needs in algorithm.needs.items():
            assert algorithm.parameterDefinition(name), (algorithm.id(), name)
            for need in needs:
                others = [algorithm.parameterDefinition(other) for other in need.others]
                assert all(others), (algorithm.id(), need)
                if need.words:
                    (other,) = others
                    assert isinstance(other, QgsProcessingParameterEnum)
                    assert set(need.words) < set(other.options())


def test_what_is_as_usual_is_not_told_however_it_is_written(provider):
    """A dialog, a batch and a model give all parameters, most of them as they are by themselves."""
    from surveillance_exposure.processing.uses import is_usual

    for algorithm in provider.algorithms():
        for definition in algorithm.parameterDefinitions():
            usual = definition.defaultValue()
            forms = [None, usual, "" if usual is None else str(usual)]
            if definition.type() == "crs":
                forms.append(QgsCoordinateReferenceSystem(usual))
            if definition.type() == "enum":
                forms.append(definition.options().index(usual))
            for form in forms:
                assert is_usual(definition, form), (algorithm.id(), definition.name(), form)


def import_of(run, **expressions):
    rows = [(point(i, 0), {"n": i, "day": None if i else "2020-01-01", "ids": f"c{i}"}) for i in range(3)]
    return run("importcameras", INPUT=layer("Point", rows), FORMAT="other", **expressions)


@pytest.mark.parametrize("text", ["array(1)", 'array("n")', "map('a', 1)", "$geometry", "array()"])
@pytest.mark.parametrize("name", ["COUNT", "SITE_ID", "OBSERVED_ON", "DIRECTION_DEG"])
def test_an_imported_value_is_one(run, name, text):
    with pytest.raises(QgsProcessingException, match=rf"^{name.lower()}, for “other”: .* not one value"):
        import_of(run, **{name: text})


def test_a_list_of_a_field_is_still_read(run):
    given = layer("Point", [(point(0, 0), {"n": 1})])
    given.addExpressionField("array('N', 'S')", _list_field("ways"))
    found = run("importcameras", INPUT=given, FORMAT="other", DIRECTION_DEG='"ways"')
    assert found.rows()[0]["sectors"]


def _list_field(name):
    from qgis.core import QgsField
    from qgis.PyQt.QtCore import QVariant

    return QgsField(name, QVariant.StringList, subType=QVariant.String)


@pytest.mark.parametrize("name", ["COUNT", "SITE_ID", "OBSERVED_ON"])
def test_an_expression_that_always_fails_is_refused(run, name):
    with pytest.raises(
        QgsProcessingException, match=rf"^{name.lower()}, .* for 3 of the 3 rows of “made up”"
    ):
        import_of(run, **{name: "to_date('x' || \"n\")"})
    with pytest.raises(QgsProcessingException, match="for 3 of the 3 rows"):
        import_of(run, **{name: "1e400"})


def test_an_expression_that_fails_for_some_rows_is_told(run):
    found = import_of(run, OPERATOR="if(\"n\" = 1, to_date('x'), 'one')")
    assert "operator, for “other”: " in found.log.warnings[0]
    assert "cannot be worked out for 1 of the 3 rows of “made up”." in found.log.warnings[0]
    assert [row["operator"] for row in found.rows()] == ["one", None, "one"]


@pytest.mark.parametrize("text", ["NULL", "1/0", "@no_such", "sqrt(-1)", "'nan'"])
def test_an_expression_that_gives_no_row_a_value_is_told(run, text):
    found = import_of(run, COUNT=text)
    assert f"count, for “other”: {text} gives no row of “made up” a value." in found.log.warnings


def test_one_value_among_many_is_enough(run):
    found = import_of(run, OBSERVED_ON='"day"')
    assert not [text for text in found.log.warnings if "observed_on" in text]


@pytest.mark.parametrize(
    "more, told",
    [
        ({"BUILDING_BOTTOM": "NULL"}, "NULL gives none of 2 buildings a value; they begin on the ground."),
        (
            {"LEVEL": QgsProperty.fromExpression("1/0"), "FOCAL_LENGTH": 4},
            "1/0 gives no row of “made up” a value.",
        ),
    ],
)
def test_values_that_nobody_has_are_told(run, more, told):
    given = {"CAMERAS": cameras((0, 0)), "BUILDINGS": layer("Polygon", BUILDINGS), "BUILDING_HEIGHT": '"h"'}
    found = run("cameraviewsheds", **given, **more)
    assert any(text.endswith(told) for text in found.log.warnings)
