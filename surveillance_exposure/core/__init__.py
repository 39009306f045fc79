"""The science: numpy, scipy, shapely, networkx; metres throughout. Never imports qgis or Qt.

What a notebook or a worker of a cluster needs for the whole chain is public here, from cameras to what they see, to
areas, lines and walks in view, to statistics. Lengths are metres and areas square metres, in any one map of true scale
(`WorkingSystem` finds one); angles are degrees, clockwise from north; rows of one array go with those of the others.
Degrees for metres, arrays of different lengths and numbers that cannot be raise ValueError.

A name is imported from its module when it is asked for, so that to import one module does not take all packages.

Examples
--------
>>> import numpy as np, shapely
>>> from surveillance_exposure import core
>>> cameras = core.Cameras(np.array([[50.0, 5.0]]))
>>> seen, _ = core.discs(cameras, core.ViewOptions(range_m=13))
>>> street = shapely.linestrings([[[0.0, 0.0], [100.0, 0.0]]])
>>> core.measure_lines(street, seen).exposure.exposed_m.round(1).tolist()
[24.0]
"""

from __future__ import annotations

from importlib import import_module
from inspect import isfunction
from typing import Any

from .checks import in_metres

PUBLIC: dict[str, tuple[str, ...]] = {
    "areas": ("Counted", "Ranking", "count_points", "first_area", "per_1000", "per_km2", "ranking", "ranks"),
    "camera_fields": ("Cameras", "read_cameras"),
    "cameras": ("Camera", "Sites", "camera"),
    "consensus": ("Consensus", "Survey", "find_consensus", "survey_of"),
    "coverage": (
        "AreasInView",
        "CountedViews",
        "Coverage",
        "Grid",
        "Overlap",
        "Views",
        "areas_in_view",
        "count_overlap",
        "count_views",
        "grid",
        "in_view",
        "open_ground",
        "overlap",
        "unite_viewsheds",
        "views",
    ),
    "density": ("Density", "effective", "measure_density"),
    "equity": ("Analysis", "Observations", "Specification", "fit", "fraction"),
    "exposure": (
        "Exposure",
        "Pieces",
        "Stretches",
        "measure_exposure",
        "piece_lines",
        "pieces",
        "stretches_in_view",
    ),
    "lenses": ("Lenses", "ViewOptions", "lenses_of"),
    "measuring": (
        "MeasuredLines",
        "RangeCurve",
        "Sightings",
        "exposure_by_range",
        "line_figures",
        "measure_lines",
        "range_figures",
        "sightings",
    ),
    "network": ("Network", "build_network"),
    "optics": (
        "LEVELS",
        "dead_zone",
        "far_limit",
        "field_of_view",
        "horizontal_range",
        "image_on_ground",
        "pixel_density",
        "sectors",
        "slant_range",
        "vertical_field_of_view",
        "wanted_density",
    ),
    "osm": ("camera_of", "is_walkable", "not_a_wall"),
    "pairing": ("all_pairs", "each_two", "nearest_pairs", "pairs_by_key", "row_by_row"),
    "projection": ("Features", "PyprojSystems", "WorkingSystem", "Zones"),
    "regression": ("Estimate", "estimate"),
    "robustness": ("Moran", "benjamini_hochberg", "contiguity", "holm", "moran"),
    "routing": ("Walk", "pareto_front", "tree", "walk_to"),
    "study": ("Areas", "Question", "Result", "StudyError", "Trials", "run_study"),
    "tags": ("Height", "building_height"),
    "terrain": ("HeightGrid", "terrain_viewsheds"),
    "unions": ("Discs",),
    "viewsheds": ("Viewsheds", "ViewshedTable", "camera_viewsheds", "discs", "given_viewsheds"),
    "visibility": ("Obstacles", "isovists", "obstacles"),
    "walk_network": ("Stops", "WalkNetwork", "build_walk_network", "stops"),
    "walks": ("WalkOptions", "Walks", "find_walks", "walk_figures", "walk_lines", "walks_between"),
    "walls": ("Walls", "building_obstacles", "walls_of"),
}
"""The public names of each module. None is that of a module, which would hide it."""

_MODULE_OF = {name: module for module, names in PUBLIC.items() for name in names}

__all__ = sorted(_MODULE_OF)  # noqa: PLE0605 - from the one mapping


_had: dict[
    str, Any
] = {}  # not among the globals: they are documented, and their examples run, where they are made


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name not in _had:
        value = getattr(import_module(f".{_MODULE_OF[name]}", __name__), name)
        if isfunction(value):
            value = in_metres(value)
            value.__module__, value.__qualname__ = __name__, name  # where pickle finds it
        _had[name] = value
    return _had[name]


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
