"""What is promised to batch scripts and models: ids, parameters, output fields, help for all of it."""

from functools import partial

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
)

from .conftest import layer

CATEGORIES = [
    "n_cameras",
    "attached_street",
    "attached_building",
    "attached_unknown",
    "type_dome",
    "type_bullet",
    "type_unknown",
]
PROMISED = {
    "importcameras": (["INPUT", "FORMAT", "OUTPUT"], {}),
    "aggregatetags": (
        [
            "INPUT",
            "SITE_FIELD",
            "VOLUNTEER_FIELD",
            "ATTACHED_STREET",
            "ATTACHED_BUILDING",
            "ATTACHED_UNKNOWN",
            "METHOD",
            "MIN_VOLUNTEERS",
            "OUTPUT",
            "VOLUNTEERS",
        ],
        {
            "OUTPUT": [
                "PanoramaId",
                *(f"{category}_median" for category in CATEGORIES),
                *(f"{category}_agreement" for category in CATEGORIES),
                "cameras",
                "volunteers",
                "sites",
            ],
            "VOLUNTEERS": [
                "volunteer",
                "places",
                "off_share",
                *(f"{category}_off" for category in CATEGORIES),
                *(f"{category}_deviation" for category in CATEGORIES),
            ],
        },
    ),
    "addosmlayers": (
        ["SOURCE", "FILE", "EXTENT", "CAMERAS", "BUILDINGS", "STREETS", "STATIONS", "SIGHTS"],
        {},
    ),
    "cameraviewsheds": (
        [
            "CAMERAS",
            "CAMERA_FILTER",
            "RANGE",
            "BUILDINGS",
            "BUILDING_HEIGHT",
            "CAMERA_HEIGHT",
            "TARGET_HEIGHT",
            "DIRECTION",
            "FIELD_OF_VIEW",
            "OUTPUT",
            "RINGS",
        ],
        {"OUTPUT": ["range_m", "area_m2", "visible_share", "status", "message"]},
    ),
    "coverage": (["VIEWSHEDS", "CAMERA_FILTER", "OUTPUT"], {"OUTPUT": ["area_m2", "cameras"]}),
    "camerasinview": (
        ["INPUT", "VIEWSHEDS", "CAMERA_FILTER", "OUTPUT", "PAIRS"],
        {
            "OUTPUT": ["cameras", "sites", "nearest_m", "status", "message"],
            "PAIRS": ["feature_id", "camera_id", "distance_m"],
        },
    ),
    "overlapraster": (["VIEWSHEDS", "CAMERA_FILTER", "CELL_SIZE", "EXTENT", "OUTPUT"], {"OUTPUT": []}),
    "cameradensity": (
        [
            "AREAS",
            "CAMERAS",
            "VIEWSHEDS",
            "CAMERA_FILTER",
            "RANGE",
            "NEARBY_DISTANCE",
            "POPULATION_FIELD",
            "OUTPUT",
        ],
        {
            "OUTPUT": [
                "cameras",
                "sites",
                "cameras_nearby",
                "eff_cameras",
                "eff_cameras_nearby",
                "covered_m2",
                "covered_share",
                "cameras_per_km2",
                "cameras_per_1000",
                "eff_per_1000",
                "eff_nearby_per_1000",
            ]
        },
    ),
    "rankareas": (
        ["AREAS", "MEASURE", "POPULATION_FIELD", "MIN_POPULATION", "TOP", "OUTPUT"],
        {"OUTPUT": ["rank", "measure"]},
    ),
    "countpoints": (
        ["AREAS", "POINTS", "POINT_FILTER", "CATEGORY_FIELD", "OUTPUT"],
        {"OUTPUT": ["points"]},
    ),
    "equityanalysis": (
        [
            "AREAS",
            "OUTCOME",
            "PREDICTORS",
            "POPULATION_FIELD",
            "REGION_FIELD",
            "MODEL",
            "GROUPS",
            "OVER",
            "POINTS",
            "POINT_FILTER",
            "CAMERAS",
            "CAMERA_FILTER",
            "RANGE",
            "OUTPUT",
            "COEFFICIENTS",
            "ROBUSTNESS",
            "REPORT",
        ],
        {
            "OUTPUT": ["fitted", "residual"],
            "COEFFICIENTS": [
                "term",
                "region",
                "estimate",
                "std_error",
                "statistic",
                "p_value",
                "conf_low",
                "conf_high",
                "n",
            ],
            "ROBUSTNESS": ["check", "setting", "term", "region", "estimate", "p_value"],
        },
    ),
    "routeexposure": (
        [
            "ROUTES",
            "CAMERAS",
            "VIEWSHEDS",
            "CAMERA_FILTER",
            "RANGE",
            "WALKING_SPEED",
            "MODE",
            "OUTPUT",
            "PIECES",
        ],
        {
            "OUTPUT": [
                "length_m",
                "exposed_m",
                "exposed_share",
                "cameras",
                "cameras_public",
                "cameras_private",
                "sites",
                "camera_metres",
                "longest_unseen_m",
                "seconds_in_view",
                "range_m",
            ],
            "PIECES": ["line_id", "from_m", "to_m", "length_m", "cameras"],
        },
    ),
    "exposurebyrange": (
        ["ROUTES", "CAMERAS", "CAMERA_FILTER", "RANGES", "OUTPUT", "CURVE"],
        {
            "OUTPUT": [
                "line_id",
                "range_m",
                "length_m",
                "exposed_m",
                "exposed_share",
                "cameras",
                "sites",
            ]
        },
    ),
    "findroutes": (
        [
            "NETWORK",
            "MODE",
            "ORIGINS",
            "DESTINATIONS",
            "PAIRING",
            "CAMERAS",
            "VIEWSHEDS",
            "CAMERA_FILTER",
            "RANGE",
            "ROUTE",
            "MAX_DETOUR",
            "WALKING_SPEED",
            "OUTPUT",
            "PIECES",
        ],
        {
            "OUTPUT": [
                "length_m",
                "exposed_m",
                "exposed_share",
                "cameras",
                "cameras_public",
                "cameras_private",
                "sites",
                "camera_metres",
                "longest_unseen_m",
                "seconds_in_view",
                "range_m",
                "origin_id",
                "destination_id",
                "route",
                "entry_m",
                "exit_m",
                "detour",
                "status",
                "message",
            ],
            "PIECES": ["line_id", "from_m", "to_m", "length_m", "cameras"],
        },
    ),
    "addcensuslayers": (
        ["COUNTIES", "YEAR", "KEY", "GROUP", "OUTPUT"],
        {
            "OUTPUT": [
                "geoid",
                "name",
                "population",
                "population_moe",
                "white",
                "black",
                "asian",
                "hispanic",
                "white_alone",
                "income",
                "income_moe",
                "land_m2",
                "status",
                "message",
            ]
        },
    ),
    "adddecodecameras": (["OUTPUT"], {"OUTPUT": ["camera_id", "count", "ownership", "status", "message"]}),
    "addopendata": (["PRESET", "DOMAIN", "DATASET", "EXTENT", "OUTPUT"], {"OUTPUT": ["height_m"]}),
}
_FOUND = ["ROUTE", "MAX_DETOUR", "CAMERAS", "VIEWSHEDS", "CAMERA_FILTER", "RANGE", "WALKING_SPEED", "OUTPUT"]
PROMISED["protestsite"] = (
    ["NETWORK", "MODE", "SITE", "STATIONS", "MAX_DISTANCE", *_FOUND, "SUMMARY"],
    {"OUTPUT": PROMISED["findroutes"][1]["OUTPUT"], "SUMMARY": ["site_id", "walks", "mean_share", "message"]},
)
PROMISED["placepairs"] = (
    ["NETWORK", "MODE", "PLACES", *_FOUND, "MATRIX"],
    {"OUTPUT": PROMISED["findroutes"][1]["OUTPUT"], "MATRIX": ["place_id", "name"]},
)
STANDARD_FIELDS = [
    "camera_id",
    "site_id",
    "count",
    "count_dome",
    "count_bullet",
    "ownership",
    "kind",
    "mount",
    "height_m",
    "direction_deg",
    "fov_deg",
    "sectors",
    "tilt_deg",
    "range_m",
    "place",
    "operator",
    "source",
    "observed_on",
    "status",
    "message",
]

WITHOUT_RANGE = {"aggregatetags", "rankareas", "countpoints"}

CAMERAS = [("POINT(680100 4500100)", {"count": 2, "ownership": "public"})]


def algorithm(name):
    return QgsApplication.processingRegistry().algorithmById(f"surveillance_exposure:{name}").create()


def test_every_promised_algorithm_and_no_other(provider):
    assert {each.name() for each in provider.algorithms()} == set(PROMISED)


@pytest.mark.parametrize("name", PROMISED)
def test_parameters_and_help(provider, name):
    found = algorithm(name)
    definitions = {each.name(): each for each in found.parameterDefinitions()}
    assert set(PROMISED[name][0]) <= set(definitions)
    for each in definitions.values():
        assert each.help(), each.name()
        assert each.description()[0].isupper() or each.name().lower() in STANDARD_FIELDS, each.description()
        if isinstance(each, QgsProcessingParameterEnum):
            assert each.usesStaticStrings()
            assert all(option == option.lower() for option in each.options())
        advanced = QgsProcessingParameterDefinition.Flag.FlagAdvanced
        extra = each.name() not in PROMISED[name][0]
        if extra and not isinstance(each, QgsProcessingParameterExpression):
            assert each.flags() & advanced, each.name()
    text = found.shortHelpString()
    for fields in PROMISED[name][1].values():
        for field in fields:
            assert f"<b>{field}</b>" in text
    assert found.displayName()
    assert found.tags()
    assert found.group()
    assert not found.icon().isNull()
    assert found.canExecute()[0]


def test_standard_camera_fields(run):
    made = run("importcameras", INPUT=layer("Point", CAMERAS))
    assert made.layers["OUTPUT"].fields().names() == STANDARD_FIELDS


def examples(run, folder):
    """For each tool that asks no server, its id and a small run of it, to be called."""
    cameras = layer("Point", CAMERAS)
    areas = layer("Polygon", [("POLYGON((680000 4500000,680200 4500000,680200 4500200,680000 4500000))", {})])
    streets = layer("LineString", [("LINESTRING(680000 4500100, 680400 4500100)", {})])
    ends = [layer("Point", [(f"POINT({x} 4500100)", {})]) for x in (680000, 680400)]
    both = layer("Point", [(f"POINT({x} 4500100)", {}) for x in (680000, 680400)])
    counts = {"IntersectionId": 7, "DecoderId": "ann", **dict.fromkeys(CATEGORIES, 1)}
    tags = layer("None", [(None, counts)])

    def sheds():
        return run("cameraviewsheds", CAMERAS=cameras).layers["OUTPUT"]

    yield "aggregatetags", partial(run, INPUT=tags, MIN_VOLUNTEERS=1)
    yield "importcameras", partial(run, INPUT=cameras)
    yield "cameraviewsheds", partial(run, CAMERAS=cameras)
    yield "coverage", lambda tool: run(tool, VIEWSHEDS=sheds())
    yield "camerasinview", lambda tool: run(tool, INPUT=areas, VIEWSHEDS=sheds())
    yield "overlapraster", lambda tool: run(tool, VIEWSHEDS=sheds(), OUTPUT=str(folder / "overlap.tif"))
    yield "cameradensity", partial(run, AREAS=areas, CAMERAS=cameras)
    yield "rankareas", partial(run, AREAS=areas, MEASURE="$area")
    yield "countpoints", partial(run, AREAS=areas, POINTS=cameras)
    yield "equityanalysis", lambda _: equity(run)
    yield "routeexposure", partial(run, ROUTES=streets, CAMERAS=cameras)
    yield "exposurebyrange", partial(run, ROUTES=streets, CAMERAS=cameras)
    yield (
        "findroutes",
        partial(run, NETWORK=streets, ORIGINS=ends[0], DESTINATIONS=ends[1], CAMERAS=cameras),
    )
    yield "protestsite", partial(run, NETWORK=streets, STATIONS=ends[0], SITE=ends[1], CAMERAS=cameras)
    yield "placepairs", partial(run, NETWORK=streets, PLACES=both, CAMERAS=cameras)


def equity(run):
    tracts = []
    for i in range(24):
        x, y = 680000 + 100 * (i % 6), 4500000 + 100 * (i // 6)
        ring = f"{x} {y},{x + 100} {y},{x + 100} {y + 100},{x} {y + 100},{x} {y}"
        tracts.append((f"POLYGON(({ring}))", {"people": 1000 + i, "minority": (i * 37) % 100}))
    points = [(f"POINT({680000 + (k * 71) % 600} {4500000 + (k * 53) % 400})", {}) for k in range(60)]
    return run(
        "equityanalysis",
        AREAS=layer("Polygon", tracts),
        MODEL="published stops",
        CAMERAS=layer("Point", CAMERAS),
        POINTS=layer("Point", points),
        GROUPS=["minority"],
        POPULATION_FIELD="people",
        PERMUTATIONS=9,
    )


def test_output_fields_help_and_totals(run, tmp_path):
    from surveillance_exposure.processing.parameters.travel import travel_help

    for name, example in examples(run, tmp_path):
        template, result = algorithm(name), example(name)
        for output, fields in PROMISED[name][1].items():
            if not fields:  # a raster
                continue
            names = result.layers[output].fields().names()
            assert set(fields) <= set(names), (name, output)
            described = set(template.field_help()[output]) - set(travel_help())  # those not on foot
            assert described <= set(names)
        numbers = {each.name() for each in template.outputDefinitions() if each.type() == "outputNumber"}
        assert numbers - {"OPEN_GROUND_M2", "OPEN_GROUND_SHARE"} <= set(result.values), name
        assert {"USED", "SKIPPED"} <= numbers
        for output in PROMISED[name][1]:
            title = result.layers[output].metadata().title()
            assert title
            assert "m range" in title or name in WITHOUT_RANGE, title
            assert result.layers[output].metadata().history()
