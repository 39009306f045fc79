"""Every parameter given nonsense: a clear refusal, or a status, and nothing lost."""

import math

import pytest
from qgis.core import (
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProperty,
    QgsVectorLayer,
)

from .conftest import Log, UserError, layer

X, Y = 680_000, 4_500_000  # where the scale of EPSG:32618 is 1


def at(x, y):
    return f"{X + x} {Y + y}"


def point(x, y):
    return f"POINT({at(x, y)})"


def box(x, y, width, height):
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return f"POLYGON(({', '.join(at(*corner) for corner in corners)}))"


def cameras(*places, **attributes):
    return layer("Point", [(point(*place), attributes) for place in places])


STREETS = [
    (f"LINESTRING({at(0, 0)}, {at(500, 0)})", {}),
    (f"LINESTRING({at(500, 0)}, {at(500, 400)})", {}),
    (f"LINESTRING({at(2000, 0)}, {at(2500, 0)})", {}),
]


def find(run, start=(0, 0), end=(500, 400), **more):
    return run(
        "findroutes",
        NETWORK=layer("LineString", STREETS),
        ORIGINS=layer("Point", [(point(*start), {})]),
        DESTINATIONS=layer("Point", [(point(*end), {})]),
        CAMERAS=cameras((250, 0)),
        **more,
    )


def test_empty_layers(run):
    empty = QgsVectorLayer("Point?crs=EPSG:32618", "nothing", "memory")
    with pytest.raises(QgsProcessingException, match=r"“nothing” has no features"):
        run("cameraviewsheds", CAMERAS=empty)


def test_a_filter_nobody_passes(run):
    with pytest.raises(QgsProcessingException, match="no feature fulfils"):
        run(
            "cameraviewsheds",
            CAMERAS=cameras((0, 0), ownership="private"),
            CAMERA_FILTER="ownership='public'",
        )


def test_no_coordinate_system(run):
    lost = layer("Point", [(point(0, 0), {})], crs="")
    lost.setCrs(type(lost.crs())())
    with pytest.raises(QgsProcessingException, match="no coordinate system"):
        run("cameraviewsheds", CAMERAS=lost)


def test_one_bad_camera_does_not_end_the_run(run):
    given = layer(
        "Point",
        [
            (point(0, 0), {"name": "good"}),
            (None, {"name": "nowhere"}),
            ("POINT(nan nan)", {"name": "nan"}),
            ("POINT(inf 0)", {"name": "infinite"}),
            ("POINT(1e30 1e30)", {"name": "far"}),
        ],
    )
    result = run("cameraviewsheds", CAMERAS=given)
    rows = {row["name"]: row for row in result.rows()}
    assert rows["good"]["status"] == "ok"
    assert {rows[name]["status"] for name in ("nowhere", "nan", "infinite", "far")} == {"unusable"}
    assert all(rows[name]["message"] for name in ("nowhere", "nan", "infinite", "far"))
    assert result.values["USED"] == 1
    assert result.values["SKIPPED"] == 4
    assert len(result.log.warnings) == len(set(result.log.warnings))


def test_wrong_geometry_type(run):
    mixed = layer("Point", [(point(0, 0), {})])
    lines = layer("LineString", STREETS)
    with pytest.raises((QgsProcessingException, UserError)):
        run("cameraviewsheds", CAMERAS=lines)
    assert run("cameraviewsheds", CAMERAS=mixed).values["USED"] == 1


@pytest.mark.parametrize("bad", ["abc", -5, 0, math.nan, math.inf, 1e9, "120 m"])
@pytest.mark.parametrize("name", ["cameraviewsheds", "routeexposure"])
def test_range_nonsense(run, bad, name):
    given = {"CAMERAS": cameras((0, 0)), "RANGE": bad}
    if name == "routeexposure":
        given["ROUTES"] = layer("LineString", STREETS)
    with pytest.raises(UserError, match=r"Range \(m\)"):
        run(name, **given)


def test_a_task_that_skips_the_check_is_checked_all_the_same(run, provider):
    """QgsProcessingAlgRunnerTask does; prepare refuses."""
    from qgis.core import QgsApplication, QgsProcessingContext

    algorithm = (
        QgsApplication.processingRegistry().algorithmById("surveillance_exposure:cameraviewsheds").create()
    )
    parameters = {"CAMERAS": cameras((0, 0)), "RANGE": "abc", "OUTPUT": "memory:"}
    context = QgsProcessingContext()
    log = Log()
    assert not algorithm.prepare(parameters, context, log)
    assert any("not a number" in text for text in log.errors)


def test_huge_range_among_buildings_is_refused_with_its_cost(run):
    with pytest.raises(QgsProcessingException, match="would take hours"):
        run(
            "cameraviewsheds",
            CAMERAS=cameras((0, 0)),
            BUILDINGS=layer("Polygon", [(box(10, 10, 5, 5), {})]),
            RANGE=50_000,
        )


def test_ranges_of_the_cameras_own(run):
    given = layer(
        "Point",
        [
            (point(0, 0), {"range_m": "50"}),
            (point(0, 0), {"range_m": None}),
            (point(0, 0), {"range_m": "far"}),
            (point(0, 0), {"range_m": "-3"}),
        ],
    )
    result = run("cameraviewsheds", CAMERAS=given, RANGE=80)
    assert [row["range_m"] for row in result.rows()] == [50, 80, None, None]
    assert [row["status"] for row in result.rows()] == ["ok", "ok", "unusable", "unusable"]
    ignored = run("cameraviewsheds", CAMERAS=given, RANGE=80, IGNORE_CAMERA_VALUES=True)
    assert [row["range_m"] for row in ignored.rows()] == [80] * 4


def test_data_defined_range(run):
    given = cameras((0, 0), reach=30.0, range_m=70.0)
    first = run("cameraviewsheds", CAMERAS=given, RANGE=QgsProperty.fromExpression('"reach" * 2'))
    assert first.rows()[0]["range_m"] == 60
    with pytest.raises(QgsProcessingException, match="no field nowhere"):
        run("cameraviewsheds", CAMERAS=given, RANGE=QgsProperty.fromField("nowhere"))
    with pytest.raises(QgsProcessingException, match="cannot be understood"):
        run("cameraviewsheds", CAMERAS=given, RANGE=QgsProperty.fromExpression("1 +"))


def test_broken_filter(run):
    with pytest.raises(QgsProcessingException, match="no field colour"):
        run("cameraviewsheds", CAMERAS=cameras((0, 0)), CAMERA_FILTER='"colour" = 1')
    with pytest.raises(QgsProcessingException, match="cannot be understood"):
        run("cameraviewsheds", CAMERAS=cameras((0, 0)), CAMERA_FILTER='"colour" = ')


def test_invalid_and_odd_buildings(run):
    given = layer(
        "Polygon",
        [
            (f"POLYGON(({at(10, 0)}, {at(20, 10)}, {at(20, 0)}, {at(10, 10)}, {at(10, 0)}))", {}),
            (None, {}),
            ("POLYGON((nan nan, 1 1, 2 2, nan nan))", {}),
            (box(-30, -5, 10, 10), {}),
        ],
    )
    result = run("cameraviewsheds", CAMERAS=cameras((0, 0)), BUILDINGS=given)
    (row,) = result.rows()
    assert row["status"] == "ok"
    assert 0 < row["visible_share"] < 1
    assert sum("Buildings" in text for text in result.log.warnings) >= 1


def test_camera_inside_a_building(run):
    given = cameras((5, 50), (50, 50))
    result = run(
        "cameraviewsheds",
        CAMERAS=given,
        BUILDINGS=layer("Polygon", [(box(0, 0, 100, 100), {})]),
        MAX_MOVE=20,
    )
    near, deep = result.rows()
    assert near["status"] == "moved"
    assert "5.01 m" in near["message"]
    assert deep["status"] == "inside building"
    assert deep["area_m2"] is None
    geometries = [feature.hasGeometry() for feature in result.layers["OUTPUT"].getFeatures()]
    assert geometries == [True, False]


def test_heights_of_buildings(run):
    given = cameras((0, 0), height_m=None)
    shed = (box(10, -2, 4, 4), {"high": "3", "low": None})
    tower = (box(-14, -2, 4, 4), {"high": "90", "low": None})
    nobody_knows = (box(0, 40, 4, 4), {"high": "tall", "low": None})
    buildings = layer("Polygon", [shed, tower, nobody_knows])

    def area(**more):
        result = run("cameraviewsheds", CAMERAS=given, BUILDINGS=buildings, RANGE=50, **more)
        return result.rows()[0]["area_m2"], result.log.warnings

    infinite, _ = area()
    with_heights, warnings = area(BUILDING_HEIGHT='"high"')
    assert with_heights > infinite
    assert any("1 of 3 buildings have no height; 10 m is taken" in text for text in warnings)
    assert area(BUILDING_HEIGHT='"high"', CAMERA_HEIGHT=2.5)[0] < with_heights
    assert area(BUILDING_HEIGHT='"high"', CAMERA_HEIGHT=12)[0] > with_heights
    with pytest.raises(QgsProcessingException, match="gives no building"):
        area(BUILDING_HEIGHT='"low"')
    with pytest.raises(QgsProcessingException, match="no field height"):
        area(BUILDING_HEIGHT='"height"')


def test_a_bad_height_of_a_camera_matters_only_where_heights_do(run):
    given = layer("Point", [(point(0, 0), {"height_m": "high up"}), (point(0, 9), {"height_m": "5"})])
    buildings = layer("Polygon", [(box(10, -2, 4, 4), {"high": 3.0})])
    assert run("cameraviewsheds", CAMERAS=given, BUILDINGS=buildings).rows()[0]["status"] == "ok"
    result = run("cameraviewsheds", CAMERAS=given, BUILDINGS=buildings, BUILDING_HEIGHT="high")
    assert [row["status"] for row in result.rows()] == ["unusable", "ok"]


def test_direction_and_sectors(run):
    given = layer(
        "Point",
        [
            (point(0, 0), {"direction_deg": 0.0, "fov_deg": 90.0, "sectors": None}),
            (point(0, 0), {"direction_deg": None, "fov_deg": None, "sectors": "0-90;180-270"}),
            (point(0, 0), {"direction_deg": None, "fov_deg": None, "sectors": "forward"}),
            (point(0, 0), {"direction_deg": None, "fov_deg": None, "sectors": None}),
        ],
    )
    shares = [row["visible_share"] for row in run("cameraviewsheds", CAMERAS=given).rows()]
    assert shares[0] == pytest.approx(0.25, abs=0.01)
    assert shares[1] == pytest.approx(0.5, abs=0.01)
    assert shares[2] is None
    assert shares[3] == pytest.approx(1)


def test_density_without_people_or_with_odd_ones(run):
    areas = layer(
        "Polygon",
        [
            (box(0, 0, 100, 100), {"people": "1000"}),
            (box(100, 0, 100, 100), {"people": "0"}),
            (box(200, 0, 100, 100), {"people": "many"}),
            (box(300, 0, 100, 100), {"people": "-4"}),
            (None, {"people": "5"}),
        ],
    )
    result = run(
        "cameradensity", AREAS=areas, CAMERAS=cameras((50, 50), (150, 50)), POPULATION_FIELD="people"
    )
    rows = result.rows()
    assert rows[0]["cameras_per_1000"] == 1
    assert [row["cameras_per_1000"] for row in rows[1:]] == [None] * 4
    assert [row["status"] for row in rows] == ["ok"] * 4 + ["unusable"]
    assert result.values["SKIPPED"] == 1
    assert any("2 values of people" in text for text in result.log.warnings)
    with pytest.raises(QgsProcessingException, match="no field residents"):
        run("cameradensity", AREAS=areas, CAMERAS=cameras((50, 50)), POPULATION_FIELD="residents")


def test_density_warns_where_viewsheds_have_another_range(run):
    given = cameras((50, 50))
    sheds = run("cameraviewsheds", CAMERAS=given, RANGE=50).layers["OUTPUT"]
    areas = layer("Polygon", [(box(0, 0, 100, 100), {})])
    result = run("cameradensity", AREAS=areas, CAMERAS=given, VIEWSHEDS=sheds, RANGE=120)
    assert any("50 m range" in text for text in result.log.warnings)


def test_counts_that_are_none(run):
    given = layer("Point", [(point(10, 10), {"count": "3"}), (point(20, 20), {"count": "some"})])
    areas = layer("Polygon", [(box(0, 0, 100, 100), {})])
    result = run("cameradensity", AREAS=areas, CAMERAS=given)
    assert result.rows()[0]["cameras"] == 4
    assert any("no number" in text for text in result.log.warnings)


def test_neither_cameras_nor_viewsheds(run):
    with pytest.raises(QgsProcessingException, match="either cameras or viewsheds"):
        run("routeexposure", ROUTES=layer("LineString", STREETS))


def test_both_cameras_and_viewsheds(run):
    sheds = run("cameraviewsheds", CAMERAS=cameras((0, 0))).layers["OUTPUT"]
    result = run(
        "routeexposure", ROUTES=layer("LineString", STREETS), CAMERAS=cameras((0, 0)), VIEWSHEDS=sheds
    )
    assert "Cameras: not used, because “Viewsheds” is given." in result.log.warnings


def test_replaced_fields_are_named_once(run):
    routes = layer("LineString", [(STREETS[0][0], {"length_m": 3.0, "name": "a"})])
    result = run("routeexposure", ROUTES=routes, CAMERAS=cameras((0, 0)))
    assert [text for text in result.log.warnings if "length_m" in text] == [
        "Fields of the input replaced by results of the same name: length_m."
    ]
    names = result.layers["OUTPUT"].fields().names()
    assert names.count("length_m") == 1
    assert "length_m_2" not in names


def test_endpoint_far_from_any_street(run):
    result = find(run, end=(500, 5400))
    (row,) = result.rows()
    assert row["status"] == "too far"
    assert "5000 m" in row["message"]
    assert result.values["SKIPPED"] == 1


def test_two_islands_of_streets(run):
    result = find(run, end=(2400, 0))
    assert result.rows()[0]["status"] == "no way"
    assert any("2 unconnected parts" in text for text in result.log.warnings)


def test_unusable_place_keeps_its_row(run):
    result = run(
        "findroutes",
        NETWORK=layer("LineString", STREETS),
        ORIGINS=layer("Point", [(point(0, 0), {}), (None, {})]),
        DESTINATIONS=layer("Point", [(point(500, 400), {})]),
        CAMERAS=cameras((250, 0)),
    )
    assert [row["status"] for row in result.rows()] == ["ok", "unusable"]


def test_pairings(run):
    places = [(point(0, 0), {"key": "a"}), (point(100, 0), {"key": "b"}), (point(200, 0), {"key": None})]
    given = {
        "NETWORK": layer("LineString", STREETS),
        "ORIGINS": layer("Point", places),
        "DESTINATIONS": layer("Point", [(point(400, 0), {"key": "b"}), (point(500, 0), {"key": "a"})]),
        "CAMERAS": cameras((250, 0)),
    }

    def pairs(**more):
        rows = run("findroutes", **given, **more).rows()
        return [(row["origin_id"], row["destination_id"]) for row in rows]

    assert pairs() == [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2)]
    assert pairs(PAIRING="row by row") == [(1, 1), (2, 2)]
    fields = {"ORIGIN_FIELD": "key", "DESTINATION_FIELD": "key"}
    assert pairs(PAIRING="common field", **fields) == [(1, 2), (2, 1)]
    with pytest.raises(QgsProcessingException, match="need it"):
        pairs(PAIRING="common field")


def test_too_many_pairs_are_refused_with_their_cost(run):
    many = layer("Point", [(point(i, 0), {}) for i in range(1001)])
    with pytest.raises(QgsProcessingException, match=r"1002001 pairs would take about \d+ minutes"):
        run(
            "findroutes",
            NETWORK=layer("LineString", STREETS),
            ORIGINS=many,
            DESTINATIONS=many,
            CAMERAS=cameras((250, 0)),
        )


@pytest.mark.parametrize("place", ["missing/folder/out.gpkg", "."])
def test_output_that_cannot_be_written(run, tmp_path, place):
    with pytest.raises(UserError, match="cannot be written"):
        run("cameraviewsheds", CAMERAS=cameras((0, 0)), OUTPUT=str(tmp_path / place))


def test_cancel_half_way_leaves_nothing(run, tmp_path):
    target = tmp_path / "walks.gpkg"
    places = layer("Point", [(point(i, 0), {}) for i in range(40)])
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(
            "findroutes",
            log=Log(cancel_at=40),
            NETWORK=layer("LineString", STREETS),
            ORIGINS=places,
            DESTINATIONS=places,
            CAMERAS=cameras((250, 0)),
            OUTPUT=str(target),
        )
    assert not target.exists()


def test_progress_rises(run):
    log = Log()
    find(run, log=log)
    assert log.steps == sorted(log.steps)


def test_selected_features_only(run, qgis_new_project):
    from qgis.core import QgsProject

    given = cameras((0, 0), (100, 0), (200, 0))
    QgsProject.instance().addMapLayer(given)
    given.selectByIds([1, 2])
    chosen = QgsProcessingFeatureSourceDefinition(given.id(), True)
    assert run("cameraviewsheds", CAMERAS=chosen).values["USED"] == 2


def test_non_ascii_names_paths_and_values(run, tmp_path):
    folder = tmp_path / "Überwachung – Ørsted"
    folder.mkdir()
    given = layer("Point", [(point(0, 0), {"straße": "Bjørnsgård"})])
    result = run("cameraviewsheds", CAMERAS=given, OUTPUT=str(folder / "sichtfläche.gpkg"))
    assert result.rows()[0]["straße"] == "Bjørnsgård"


def test_z_and_m_coordinates(run):
    given = layer("PointZM", [(f"POINTZM({at(0, 0)} 5 7)", {})])
    assert run("cameraviewsheds", CAMERAS=given).values["USED"] == 1
    routes = layer("LineStringZ", [(f"LINESTRINGZ({at(0, 0)} 1, {at(100, 0)} 2)", {})])
    assert run("routeexposure", ROUTES=routes, CAMERAS=given).rows()[0]["length_m"] == pytest.approx(
        100, rel=2e-4
    )


def test_degrees_and_feet_and_metres_agree(run):
    areas = {}
    for crs, where in (
        ("EPSG:4326", "POINT(-74 40.7)"),
        ("EPSG:2263", "POINT(981134.2 194242.4)"),
        ("EPSG:3857", "POINT(-8237642.32 4966832.75)"),
    ):
        given = layer("Point", [(where, {})], crs)
        areas[crs] = run("cameraviewsheds", CAMERAS=given).rows()[0]["area_m2"]
    assert max(areas.values()) == pytest.approx(min(areas.values()), rel=1e-4)
    assert areas["EPSG:4326"] == pytest.approx(math.pi * 120**2, rel=1e-3)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"place": "here"}, "no columns such as lat and lon"),
        ({"lat": "40.7", "lon": "-74"}, None),
        ({"Lat": "forty", "Long": "-74"}, "coordinates that are no numbers"),
    ],
)
def test_import_of_tables(run, fields, message):
    table = layer("None", [(None, fields)])
    if message and "columns" in message:
        with pytest.raises(QgsProcessingException, match=message):
            run("importcameras", INPUT=table)
        return
    if message:
        with pytest.raises(QgsProcessingException, match=message):
            run("importcameras", INPUT=table)
        names = list(fields)
        table = layer("None", [(None, fields), (None, dict(zip(names, ("40.7", "-74"))))])
    rows = run("importcameras", INPUT=table).rows()
    assert rows[-1]["status"] == "ok"
    if message:
        assert (rows[0]["status"], rows[0]["message"]) == ("unusable", message)


def test_import_of_openstreetmap_tags(run):
    given = layer(
        "Point",
        [
            (
                point(0, 0),
                {"osm_id": "7", "surveillance": "public", "camera:direction": "NW", "camera:type": "fixed"},
            ),
            (
                point(0, 0),
                {"osm_id": "8", "surveillance": "public", "camera:direction": "up", "camera:type": "dome"},
            ),
        ],
    )
    first, second = run("importcameras", INPUT=given).rows()
    assert (first["direction_deg"], first["kind"], first["camera_id"]) == (315, "fixed", "7")
    assert second["status"] == "value ignored"
    assert "camera:direction = up" in second["message"]


def test_import_names_missing_columns(run):
    with pytest.raises(QgsProcessingException, match="lacks the columns"):
        run("importcameras", INPUT=cameras((0, 0)), FORMAT="decode counts")


def test_import_makes_ids_unique(run):
    result = run("importcameras", INPUT=cameras((0, 0), (1, 1), camera_id="x"))
    assert [row["camera_id"] for row in result.rows()] == ["x", "x#2"]
    assert any("share their camera_id" in text for text in result.log.warnings)
