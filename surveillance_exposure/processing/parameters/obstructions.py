"""Parameters of what stands in the way: buildings, their heights, and terrain."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingParameterExpression,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
)

from ...core.lenses import ViewOptions
from ...core.walls import DEFAULT_HEIGHT_M
from ...layers import POLYGON
from ...translation import tr
from ..base import Algorithm
from ..run import Run
from ..uses import Need
from . import common


def declare_obstructions(algorithm: Algorithm) -> None:
    """Declare buildings, their heights, and terrain."""
    algorithm.needs["CELL_SIZE"] = [Need(("TERRAIN",))]
    algorithm.needs["MAX_MOVE"] = [Need(("BUILDINGS",))]
    algorithm.needs["DEFAULT_HEIGHT"] = [Need(("BUILDINGS",)), Need(("BUILDING_HEIGHT",))]
    common.declare_layer(
        algorithm,
        "BUILDINGS",
        tr("Buildings"),
        POLYGON,
        tr("Building footprints that block the view. Without them each camera sees its whole disc."),
        optional=True,
    )
    algorithm.declare(
        QgsProcessingParameterExpression(
            "BUILDING_HEIGHT", tr("Height of the buildings (m)"), "", "BUILDINGS", True
        ),
        tr(
            'A field or an expression, such as "height_m"; texts such as "12 m" or "40 ft" are understood. Without '
            "it every building is infinitely high. Where buildings or their parts overlap, the highest counts."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterExpression(
            "BUILDING_BOTTOM", tr("Height of the underside of the buildings (m)"), "", "BUILDINGS", True
        ),
        tr(
            "A field or an expression: where a building or a part of one begins above the ground, as a bridge "
            "between towers does. One sees through below it. Empty: the field min_height_m, or the "
            "OpenStreetMap tags min_height and building:min_level, where there are such. Has an effect only "
            "with the height of the buildings."
        ),
        advanced=True,
    )
    algorithm.declare(
        QgsProcessingParameterRasterLayer(
            "TERRAIN", tr("Terrain or surface (raster of heights)"), None, True
        ),
        tr(
            "Heights in metres (or feet, if the raster says so). Instead of buildings a surface model, with "
            "roofs and trees; or a model of the ground, under buildings with heights. What the ground hides is "
            "then told by the cells of the raster, as is what buildings lower than a line of sight hide; "
            "behind others the outline is exact. Without it the ground is flat."
        ),
        advanced=True,
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "CELL_SIZE",
            tr("Cell size over terrain (m)"),
            QgsProcessingParameterNumber.Type.Double,
            None,
            True,
            0.01,
            10_000,
        ),
        tr("Empty for that of the raster."),
        advanced=True,
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "DEFAULT_HEIGHT",
            tr("Height of buildings without one (m)"),
            QgsProcessingParameterNumber.Type.Double,
            DEFAULT_HEIGHT_M,
            False,
            0,
            1000,
        ),
        tr("Taken where the height of a building is missing or not a number; they are counted in a warning."),
        advanced=True,
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "MAX_MOVE",
            tr("Farthest move out of a building (m)"),
            QgsProcessingParameterNumber.Type.Double,
            ViewOptions.max_move_m,
            False,
            0,
            1000,
        ),
        tr("A camera farther inside a building than this gets no viewshed but a status."),
        advanced=True,
    )


def obstruction_problem(parameters: dict[str, Any]) -> str | None:
    """What is wrong with buildings and terrain, in a sentence; None if nothing is."""
    if parameters.get("TERRAIN") and parameters.get("BUILDINGS") and not parameters.get("BUILDING_HEIGHT"):
        return tr("Buildings on terrain need their height: name it under “Height of the buildings”.")
    if parameters.get("BUILDING_BOTTOM") and not parameters.get("BUILDING_HEIGHT"):
        return tr(
            "Where buildings begin has a use only with their height: name it under “Height of the buildings”."
        )
    return None


def how_blocked(run: Run) -> str:
    """How the view was taken to be blocked, for the metadata."""
    if run.given("TERRAIN"):
        layer = run.raster("TERRAIN")
        return tr(
            "over the heights of “{layer}”{buildings}, lens at {lens} m unless known, target at {target} m"
        ).format(
            layer=layer.name() if layer else "",
            buildings=tr(" with buildings") if run.given("BUILDINGS") else "",
            lens=f"{run.number('CAMERA_HEIGHT'):g}",
            target=f"{run.number('TARGET_HEIGHT'):g}",
        )
    if not run.given("BUILDINGS"):
        return tr("discs, buildings left out of account")
    if not run.text("BUILDING_HEIGHT"):
        return tr("clipped by buildings of infinite height")
    return tr(
        "clipped by buildings with heights on flat ground, lens at {lens} m unless known, target at {target} m"
    ).format(
        lens=f"{run.number('CAMERA_HEIGHT'):g}",
        target=f"{run.number('TARGET_HEIGHT'):g}",
    )
