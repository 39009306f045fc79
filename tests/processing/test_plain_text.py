"""Names and values that look like HTML, expressions or formulas: shown as what they are, and nothing is run."""

import csv
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsLayerMetadataFormatter,
    QgsProcessingContext,
    QgsSettings,
    QgsVectorLayer,
)

from .conftest import layer
from .test_bad_input import STREETS, box, cameras, point

IMAGE = "<img src=secret.png>"
NASTY = [IMAGE, "<script>x()</script>&amp;", "[% 1+1 %]", "%] <b>x</b> [%", "=1+1", "a' || 'b\"<i>"]


def named(made, name=IMAGE):
    """The layer of that name, with markup in all that it says of itself."""
    made.setName(name)
    metadata = made.metadata()
    metadata.setLicenses([f"{name} licence"])
    metadata.setRights([f"{name} rights"])
    made.setMetadata(metadata)
    return made


def tips(made):
    """The map tip of each feature, as QGIS makes it."""
    assert made.mapTipTemplate()
    for feature in made.getFeatures():
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(made))
        context.setFeature(feature)
        yield QgsExpression.replaceExpressionText(made.mapTipTemplate(), context)


def tags(html):
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, _: found.append(tag)
    parser.feed(html)
    return set(found)


def check(made):
    metadata = made.metadata()
    shown = QgsLayerMetadataFormatter(metadata)
    html = shown.identificationSectionHtml() + shown.accessSectionHtml() + shown.historySectionHtml()
    assert tags(html) <= {"table", "tr", "td", "th", "p", "br", "ul", "ol", "li", "hr"}
    assert "‹img src=secret.png>" in html
    assert not tags(metadata.title())
    for tip in tips(made):
        assert tags(tip) <= {"b", "br"}
        assert "[%" not in tip.replace("[% 1+1 %]", "").replace("%] &lt;b&gt;x&lt;/b&gt; [%", "")


@pytest.mark.parametrize("text", NASTY)
def test_areas(run, tmp_path, text):
    areas = named(layer("Polygon", [(box(0, 0, 100, 100), {"name": text, "people": 100})]))
    given = named(cameras((50, 50), camera_id=text, message=text))
    path = tmp_path / "out.gpkg"
    run("cameradensity", AREAS=areas, CAMERAS=given, POPULATION_FIELD="people", OUTPUT=str(path))
    made = QgsVectorLayer(str(path), "d", "ogr")
    check(made)
    (tip,) = tips(made)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    assert f"<b>name</b> {escaped}<br>" in tip


@pytest.mark.parametrize("text", NASTY)
def test_walks_and_cameras(run, text):
    ends = [named(layer("Point", [(point(*place), {"name": text})])) for place in ((0, 0), (500, 400))]
    walks = run(
        "findroutes",
        NETWORK=named(layer("LineString", STREETS)),
        ORIGINS=ends[0],
        DESTINATIONS=ends[1],
        CAMERAS=named(cameras((250, 0), camera_id=text)),
    )
    for made in walks.layers.values():
        if made.isSpatial():
            check(made)
    made = run("importcameras", INPUT=named(cameras((0, 0), camera_id=text, operator=text))).layers["OUTPUT"]
    check(made)


@pytest.mark.parametrize("name", NASTY)
def test_names_of_fields(name):
    from surveillance_exposure.processing.finishing.plaintext import map_tip
    from surveillance_exposure.values import new_field

    made = QgsVectorLayer("Point?crs=EPSG:32618", "made up", "memory")
    made.dataProvider().addAttributes([new_field(name, "text")])
    made.updateFields()
    made.dataProvider().addFeatures(list(cameras((0, 0)).getFeatures()))
    (feature,) = made.getFeatures()
    made.dataProvider().changeAttributeValues({feature.id(): {0: "<u>value</u>"}})
    made.setMapTipTemplate(map_tip(made))
    (tip,) = tips(made)
    assert tags(tip) <= {"b", "br"}
    assert tip.endswith("&lt;u&gt;value&lt;/u&gt;<br>")


def test_a_report(run, tmp_path):
    pytest.importorskip("statsmodels", reason="no statsmodels")
    from .test_equityanalysis import STOPS, town

    areas = town(side=lambda i: f"{IMAGE} {i % 2}", label=lambda i: f"=1+1 {IMAGE}")
    report = tmp_path / "report.html"
    result = run("equityanalysis", AREAS=named(areas), REPORT=str(report), **STOPS)
    text = report.read_text(encoding="utf-8")
    assert "&lt;img src=secret.png&gt;" in text
    assert not re.search('<img src=[^"]|<script', text)
    check(result.layers["OUTPUT"])


def test_sign_before_a_tag_alone():
    from surveillance_exposure.processing.finishing.plaintext import without_markup

    assert without_markup("a < b, 3<4, x & y") == "a < b, 3<4, x & y"
    assert without_markup("<b>x</b> <!-- y --> <?z") == "‹b>x‹/b> ‹!-- y --> ‹?z"


CELLS = ["=1+1", "+SUM(1)", "-x", "@a", "\tx", "'=1", "''-x", "'quoted'", "-5", "+49,5", "plain", "a=1", ""]


def test_cells():
    from surveillance_exposure.processing.finishing.plaintext import guarded, unguarded

    for text in CELLS:
        assert unguarded(guarded(text)) == text
    kept = ["'quoted'", "-5", "+49,5", "plain", "a=1", ""]
    assert [text for text in CELLS if guarded(text) == text] == kept


@pytest.fixture
def unguarded_csv():
    QgsSettings().setValue("Processing/Configuration/SURVEILLANCE_EXPOSURE_GUARD_CSV", False)
    yield
    QgsSettings().remove("Processing/Configuration/SURVEILLANCE_EXPOSURE_GUARD_CSV")


def as_csv(run, path):
    given = layer("Point", [(point(i, 0), {"camera_id": f"{text}{i}", "tilt_deg": -5.5}) for i, text in
                            enumerate(("=1+", "@", "plain"))])  # fmt: skip
    run("importcameras", INPUT=given, OUTPUT=str(path))
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_texts_of_a_csv_file_are_no_formulas(run, tmp_path):
    path = tmp_path / "out.csv"
    rows = as_csv(run, path)
    assert [row["camera_id"] for row in rows] == ["'=1+0", "'@1", "plain2"]
    assert float(rows[0]["tilt_deg"]) == -5.5
    back = run("importcameras", INPUT=str(path), TABLE_CRS="EPSG:32618")
    assert [row["camera_id"] for row in back.rows()] == ["=1+0", "@1", "plain2"]
    table = QgsVectorLayer(path.as_uri() + "?wktField=WKT&crs=EPSG:32618", "t", "delimitedtext")
    seen = run("cameraviewsheds", CAMERAS=table, CAMERA_FILTER="\"camera_id\" = '@1'")
    assert [row["camera_id"] for row in seen.rows()] == ["@1"]


def test_as_it_is_where_that_is_wanted(run, tmp_path, unguarded_csv):
    assert [row["camera_id"] for row in as_csv(run, tmp_path / "out.csv")] == ["=1+0", "@1", "plain2"]


def test_names_of_columns(run, tmp_path):
    from qgis.core import QgsWkbTypes

    from surveillance_exposure.processing.writing.formats import held
    from surveillance_exposure.processing.writing.places import place_of
    from surveillance_exposure.values import fields_of, new_field

    place = place_of(str(tmp_path / "out.csv"), QgsProcessingContext())
    made = held(place, fields_of([new_field("=1+1", "text")]), QgsWkbTypes.Type.NoGeometry, "Table")
    assert made.fields.names() == ["'=1+1"]
    assert made.said


def test_the_setting_is_among_those_of_processing(provider):
    from processing.core.ProcessingConfig import ProcessingConfig

    setting = ProcessingConfig.settings["SURVEILLANCE_EXPOSURE_GUARD_CSV"]
    assert setting.value is True
    assert setting.group == provider.name()
    provider.withdraw()
    assert "SURVEILLANCE_EXPOSURE_GUARD_CSV" not in ProcessingConfig.settings
