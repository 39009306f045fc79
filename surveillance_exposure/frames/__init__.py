"""The second door: GeoDataFrames in, GeoDataFrames out, with the figures of QGIS's tools and without QGIS.

Needs geopandas and pyproj. What a function is called with is named as the parameters of the tool, in small letters,
and columns and statuses of the result as its output fields. Results are in the coordinate system of the input, with its
index and its other columns, and know in `attrs` for which range of the cameras they hold, what they were made from, and
in which system they were measured. What cannot be used has a status, and is counted in a warning; a mistake that makes
the work pointless raises ValueError and names the argument.
"""

from __future__ import annotations

from .areas import density, rank
from .cameras import cameras
from .equity_study import EquityFrames, equity
from .views import ViewshedFrames, coverage, viewsheds
from .volunteers import ConsensusFrames, consensus
from .walks import StreetNetwork, WalkFrames, exposure, network, routes

__all__ = [
    "ConsensusFrames",
    "EquityFrames",
    "StreetNetwork",
    "ViewshedFrames",
    "WalkFrames",
    "cameras",
    "consensus",
    "coverage",
    "density",
    "equity",
    "exposure",
    "network",
    "rank",
    "routes",
    "viewsheds",
]
