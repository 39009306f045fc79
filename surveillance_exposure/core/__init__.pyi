# The types of the public names, for tools that do not run __getattr__; a test holds them to PUBLIC.

from .areas import Counted, Ranking, count_points, first_area, per_1000, per_km2, ranking, ranks
from .camera_fields import Cameras, read_cameras
from .cameras import Camera, Sites, camera
from .consensus import Consensus, Survey, find_consensus, survey_of
from .coverage import (
    AreasInView,
    CountedViews,
    Coverage,
    Grid,
    Overlap,
    Views,
    areas_in_view,
    count_overlap,
    count_views,
    grid,
    in_view,
    open_ground,
    overlap,
    unite_viewsheds,
    views,
)
from .density import Density, effective, measure_density
from .equity import Analysis, Observations, Specification, fit, fraction
from .exposure import Exposure, Pieces, Stretches, measure_exposure, piece_lines, pieces, stretches_in_view
from .lenses import Lenses, ViewOptions, lenses_of
from .measuring import (
    MeasuredLines,
    RangeCurve,
    Sightings,
    exposure_by_range,
    line_figures,
    measure_lines,
    range_figures,
    sightings,
)
from .network import Network, build_network
from .optics import (
    LEVELS,
    dead_zone,
    far_limit,
    field_of_view,
    horizontal_range,
    image_on_ground,
    pixel_density,
    sectors,
    slant_range,
    vertical_field_of_view,
    wanted_density,
)
from .osm import camera_of, is_walkable, not_a_wall
from .pairing import all_pairs, each_two, nearest_pairs, pairs_by_key, row_by_row
from .projection import Features, PyprojSystems, WorkingSystem, Zones
from .regression import Estimate, estimate
from .robustness import Moran, benjamini_hochberg, contiguity, holm, moran
from .routing import Walk, pareto_front, tree, walk_to
from .study import Areas, Question, Result, StudyError, Trials, run_study
from .tags import Height, building_height
from .terrain import HeightGrid, terrain_viewsheds
from .unions import Discs
from .viewsheds import Viewsheds, ViewshedTable, camera_viewsheds, discs, given_viewsheds
from .visibility import Obstacles, isovists, obstacles
from .walk_network import Stops, WalkNetwork, build_walk_network, stops
from .walks import WalkOptions, Walks, find_walks, walk_figures, walk_lines, walks_between
from .walls import Walls, building_obstacles, walls_of

__all__ = [
    "LEVELS",
    "Analysis",
    "Areas",
    "AreasInView",
    "Camera",
    "Cameras",
    "Consensus",
    "Counted",
    "CountedViews",
    "Coverage",
    "Density",
    "Discs",
    "Estimate",
    "Exposure",
    "Features",
    "Grid",
    "Height",
    "HeightGrid",
    "Lenses",
    "MeasuredLines",
    "Moran",
    "Network",
    "Observations",
    "Obstacles",
    "Overlap",
    "Pieces",
    "PyprojSystems",
    "Question",
    "RangeCurve",
    "Ranking",
    "Result",
    "Sightings",
    "Sites",
    "Specification",
    "Stops",
    "Stretches",
    "StudyError",
    "Survey",
    "Trials",
    "ViewOptions",
    "Views",
    "ViewshedTable",
    "Viewsheds",
    "Walk",
    "WalkNetwork",
    "WalkOptions",
    "Walks",
    "Walls",
    "WorkingSystem",
    "Zones",
    "all_pairs",
    "areas_in_view",
    "benjamini_hochberg",
    "build_network",
    "build_walk_network",
    "building_height",
    "building_obstacles",
    "camera",
    "camera_of",
    "camera_viewsheds",
    "contiguity",
    "count_overlap",
    "count_points",
    "count_views",
    "dead_zone",
    "discs",
    "each_two",
    "effective",
    "estimate",
    "exposure_by_range",
    "far_limit",
    "field_of_view",
    "find_consensus",
    "find_walks",
    "first_area",
    "fit",
    "fraction",
    "given_viewsheds",
    "grid",
    "holm",
    "horizontal_range",
    "image_on_ground",
    "in_view",
    "is_walkable",
    "isovists",
    "lenses_of",
    "line_figures",
    "measure_density",
    "measure_exposure",
    "measure_lines",
    "moran",
    "nearest_pairs",
    "not_a_wall",
    "obstacles",
    "open_ground",
    "overlap",
    "pairs_by_key",
    "pareto_front",
    "per_1000",
    "per_km2",
    "piece_lines",
    "pieces",
    "pixel_density",
    "range_figures",
    "ranking",
    "ranks",
    "read_cameras",
    "row_by_row",
    "run_study",
    "sectors",
    "sightings",
    "slant_range",
    "stops",
    "stretches_in_view",
    "survey_of",
    "terrain_viewsheds",
    "tree",
    "unite_viewsheds",
    "vertical_field_of_view",
    "views",
    "walk_figures",
    "walk_lines",
    "walk_to",
    "walks_between",
    "walls_of",
    "wanted_density",
]

PUBLIC: dict[str, tuple[str, ...]]

def __dir__() -> list[str]: ...
