"""Conditions are judged as QGIS judges them; one that asks nothing of a feature is an error."""

from __future__ import annotations

import random

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingException,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QByteArray

from .conftest import layer
from .test_bad_input import STREETS, box, cameras, point

TEXTS = [
    "",
    "0",
    "1",
    "true",
    "false",
    "True",
    "FALSE",
    "fAlSe",
    " false",
    "no",
    "f",
    "0.0",
    "00",
    " ",
    "abc",
    "-1",
]
TEXTS += ["NULL", None]  # type: ignore[list-item]
NUMBERS = [0.0, -0.0, 0.1, 0.49, 0.5, 0.51, -0.4, -0.5, -0.6, 1.0, -1.0, 2.5, 1e-300, 1e9, None]
WHOLE = [0, 1, -1, 2, 45, None]


def table(*, size: int = 60, seed: int = 0) -> QgsVectorLayer:
    """Cameras with fields of many kinds of values."""
    draw = random.Random(seed)
    rows = [
        (
            point(10 * i, 0),
            {
                "text": TEXTS[i % len(TEXTS)],
                "number": NUMBERS[i % len(NUMBERS)],
                "whole": WHOLE[i % len(WHOLE)],
                "other": draw.choice(TEXTS),
            },
        )
        for i in range(size)
    ]
    rows.insert(0, (point(-10, 0), {"text": "x", "number": 1.0, "whole": 1, "other": "x"}))
    return layer("Point", rows)


CONDITIONS = [
    '"text"',
    '"number"',
    '"whole"',
    'NOT "text"',
    "\"text\" = '1'",
    'coalesce("text", "number")',
    '"number" / "whole"',
    'if("whole" > 0, "text", "other")',
    '"text" || "other"',
    'to_date("text")',
    'array("whole")',
    'make_point("whole", 0)',
    '"whole" IN (1, 2)',
    '"text" IS NULL',
    'sqrt("number")',
    "to_interval(\"whole\" || ' days')",
    "$id % 2",
    "$geometry",
    "$x",
    '"number" * 1e15',
    "map('a', \"whole\")",
    '"whole" - 0.5',
    'lower("text")',
    "@row_number",
    "@feature",
    "$currentfeature",
    "true",
    "1 = 1",
    "1",
]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_as_many_as_qgis_itself_keeps(run, condition):
    given = table()
    scopes = QgsExpressionContextUtils.globalProjectLayerScopes(given)
    request = QgsFeatureRequest().setFilterExpression(condition)
    request.setExpressionContext(QgsExpressionContext(scopes))
    kept = [each.geometry().asPoint().x() for each in given.getFeatures(request)]
    if not kept:
        with pytest.raises(QgsProcessingException, match="no feature fulfils"):
            run("cameraviewsheds", CAMERAS=given, CAMERA_FILTER=condition)
        return
    found = run("cameraviewsheds", CAMERAS=given, CAMERA_FILTER=condition)
    assert found.values["USED"] == len(kept)
    centres = [
        feature.geometry().centroid().asPoint().x() for feature in found.layers["OUTPUT"].getFeatures()
    ]
    assert centres == pytest.approx(kept, abs=0.5)


def test_as_the_native_tool_keeps(run):
    import processing

    given = layer("Point", [(point(10 * i, 0), {"is_public": TEXTS[i % 4 + 1]}) for i in range(45)])
    native = processing.run(
        "native:extractbyexpression", {"INPUT": given, "EXPRESSION": '"is_public"', "OUTPUT": "memory:"}
    )["OUTPUT"]
    assert (
        run("cameraviewsheds", CAMERAS=given, CAMERA_FILTER='"is_public"').values["USED"]
        == native.featureCount()
    )
    assert native.featureCount() == 22


@pytest.mark.parametrize(
    "value",
    [
        *TEXTS,
        *NUMBERS,
        *WHOLE,
        True,
        False,
        QByteArray(),
        QByteArray(b"0"),
        QByteArray(b"x"),
        [],
        [1],
        {},
        {"a": 1},
    ],
)
def test_one_value(value):
    from surveillance_exposure.processing.reading.conditions import is_true

    known = QgsVectorLayer("Point?crs=EPSG:32618", "one", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt("POINT(1 1)"))
    assert known.dataProvider().addFeature(feature)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(known))
    context.lastScope().setVariable("v", value)
    request = QgsFeatureRequest().setFilterExpression("@v").setExpressionContext(context)
    assert is_true(value) == (len(list(known.getFeatures(request))) == 1)


CONSTANT = ["'abc'", "1/0", "NULL", "5", "sqrt(-1)", "to_real('x')", "0.3", "to_date('2020-01-01')", "array(1)",
            "'a' || 'b'", "make_point(1, 1)"]  # fmt: skip


@pytest.mark.parametrize("text", CONSTANT)
@pytest.mark.parametrize(
    ("algorithm", "name", "label"),
    [
        ("cameraviewsheds", "CAMERA_FILTER", "Only cameras where"),
        ("findroutes", "NETWORK_FILTER", "Only streets where"),
        ("countpoints", "POINT_FILTER", "Only points where"),
    ],
)
def test_a_constant_that_is_no_answer_is_an_error(run, text, algorithm, name, label):
    given = {
        "cameraviewsheds": {"CAMERAS": cameras((0, 0))},
        "findroutes": {
            "NETWORK": layer("LineString", STREETS),
            "ORIGINS": cameras((0, 0)),
            "DESTINATIONS": cameras((500, 0)),
            "CAMERAS": cameras((0, 0)),
        },
        "countpoints": {"AREAS": layer("Polygon", [(box(0, 0, 9, 9), {})]), "POINTS": cameras((5, 5))},
    }[algorithm]
    with pytest.raises(QgsProcessingException, match=f"{label}: .* is no condition"):
        run(algorithm, **given, **{name: text})
    assert run(algorithm, **given, **{name: "true"}).values["USED"] == 1
    with pytest.raises(QgsProcessingException, match="no feature fulfils"):
        run(algorithm, **given, **{name: "false"})


@pytest.mark.parametrize(
    "text", ['"n"', "$id", "$x", "rand(0, 1)", "attribute('n')", "@row_number", "is_selected()"]
)
def test_what_may_differ_is_no_constant(text):
    from surveillance_exposure.processing.reading.conditions import constant_problem

    given = layer("Point", [(point(0, 0), {"n": 1})])
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(given))
    context.setFields(given.fields())
    assert constant_problem(QgsExpression(text), context) is None
