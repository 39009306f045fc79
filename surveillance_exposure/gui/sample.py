"""The sample city, Port Alder: one click to something to try everything on."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsLayerTreeGroup,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ..dependencies import how_to_install, missing
from ..processing.catalogue import entry
from ..processing.provider import PROVIDER_ID
from ..translation import tr
from .shared.run import Feedback

RESOURCES = Path(__file__).parent.parent / "resources"

CAMERA_EXPRESSIONS: dict[str, str] = {
    "CAMERA_ID": '"ref"',
    "COUNT": '"number"',
    "OWNERSHIP": "CASE WHEN \"owner\" = 'city' THEN 'public' ELSE \"owner\" END",
    "KIND": "CASE WHEN \"device\" = 'ptz' THEN 'panning' ELSE \"device\" END",
    "MOUNT": (
        "CASE WHEN \"fixed_to\" IN ('street light', 'signal') THEN 'street' "
        "WHEN \"fixed_to\" = 'wall' THEN 'building' ELSE 'unknown' END"
    ),
    "HEIGHT_M": '"mast_height"',
    "DIRECTION_DEG": '"bearing"',
    "FOV_DEG": '"lens_angle"',
    "OPERATOR": '"operator_name"',
    "SOURCE": "'Port Alder camera survey'",
    "OBSERVED_ON": '"seen_on"',
}
"""From the survey's own words to the standard camera fields: parameter of `importcameras` to expression."""

WALKABLE = "\"foot\" = 'yes'"
"""Which streets are open to people on foot: the motorway is not."""

SURVEY, CAMERAS = "camera_survey", "cameras"
CITY_FILE, CAMERAS_FILE, NETWORK_FILE = "sample_city.gpkg", "cameras.gpkg", "walking_network.gpkg"
"""QGIS 3.22 keeps the file of a filtered layer, and one it writes to, open in a way that shuts out readers
of its other layers. So each of these has a file of its own."""


class SampleError(Exception):
    """The sample city cannot be loaded; the text says why."""


@dataclass(frozen=True)
class Part:
    """A layer of the city, by its table; with `group` None it stands by itself, `only` filters it."""

    table: str
    name: str
    group: str | None
    file: str = CITY_FILE
    shown: bool = True
    only: str = ""
    expanded: bool = False


def parts() -> list[Part]:
    """The layers from top to bottom."""
    walks, places, areas, base = tr("Walks to try"), tr("Places"), tr("Areas"), tr("Base map")
    return [
        Part(CAMERAS, tr("Cameras"), None, CAMERAS_FILE, expanded=True),
        Part("walks_from", tr("Starts"), walks),
        Part("walks_to", tr("Goals"), walks),
        Part("stations", tr("Stations"), places),
        Part("sights", tr("Sights"), places),
        Part(SURVEY, tr("Camera survey, as recorded"), tr("Records"), shown=False),
        Part("stops", tr("Police stops"), tr("Records"), shown=False),
        Part("districts", tr("Council districts"), areas, shown=False),
        Part("tracts", tr("Census tracts"), areas, shown=False),
        Part("streets", tr("Walking network"), base, NETWORK_FILE, shown=False, only=WALKABLE),
        Part("streets", tr("Streets"), base),
        Part("buildings", tr("Buildings"), base),
        Part("land", tr("Land and water"), base),
    ]


def load(iface: Any) -> bool:
    """Open the sample city as a new project; False if the user would rather keep the present one.

    Raises SampleError if it cannot be.
    """
    absent = missing(entry("importcameras").needs)
    if absent:
        raise SampleError(how_to_install(absent))
    shipped = RESOURCES / CITY_FILE
    if not shipped.is_file():
        raise SampleError(tr("The sample city is not in this copy of the plugin. Install the plugin again."))
    if not iface.newProject(True):
        return False
    package = copy_of(shipped)
    make_cameras(package)
    layers = add_layers(package.parent, parts())
    project = QgsProject.instance()
    project.setTitle(tr("Port Alder, a made-up city"))
    land = layers[-1]
    project.setCrs(land.crs())
    extent = QgsRectangle(land.extent())
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, land.crs()))
    canvas = iface.mapCanvas()
    canvas.setDestinationCrs(land.crs())
    canvas.setExtent(extent)
    canvas.refresh()
    project.setDirty(False)
    return True


def copy_of(shipped: Path) -> Path:
    """A copy in a folder of its own, and one for the network: the plugin's file is never written to."""
    folder = Path(tempfile.mkdtemp(prefix="port-alder-"))
    package = folder / shipped.name
    shutil.copyfile(shipped, package)
    shutil.copyfile(shipped, package.with_name(NETWORK_FILE))
    return package


def make_cameras(package: Path) -> None:
    """Write the standard cameras, made of the survey in `package` by `importcameras`, beside it.

    In the window's own thread: it takes about a tenth of a second.
    """
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"{PROVIDER_ID}:importcameras")
    if algorithm is None:
        raise SampleError(
            tr("The Processing tool {name} is not there. Reload the plugin.").format(name="importcameras")
        )
    context, feedback = QgsProcessingContext(), Feedback()
    context.setFeedback(feedback)
    parameters = {
        "INPUT": f"{package}|layername={SURVEY}",
        "FORMAT": "other",
        **CAMERA_EXPRESSIONS,
        "OUTPUT": f"ogr:dbname='{package.with_name(CAMERAS_FILE)}' table=\"{CAMERAS}\" (geom)",
    }
    try:
        _, done = algorithm.run(parameters, context, feedback)
    except QgsProcessingException as error:
        raise SampleError(str(error)) from error
    if not done:
        raise SampleError("\n".join(feedback.errors))


def add_layers(folder: Path, wanted: Sequence[Part]) -> list[QgsVectorLayer]:
    """Add the layers in `folder` to the project, grouped and styled; returns them, top first."""
    project = QgsProject.instance()
    root = project.layerTreeRoot()
    groups: dict[str, QgsLayerTreeGroup] = {}
    layers = []
    for part in wanted:
        layer = QgsVectorLayer(f"{folder / part.file}|layername={part.table}", part.name, "ogr")
        if not layer.isValid():
            continue
        style = RESOURCES / "styles" / f"sample_{part.table}.qml"
        if style.is_file():
            layer.loadNamedStyle(str(style))
        if part.only:
            layer.setSubsetString(part.only)
        layers.append(layer)
        parent = root
        if part.group is not None:
            if part.group not in groups:
                groups[part.group] = root.addGroup(part.group)
                groups[part.group].setExpanded(False)
            parent = groups[part.group]
        node = parent.addLayer(layer)
        node.setItemVisibilityChecked(part.shown)
        node.setExpanded(part.expanded)
    if not layers:
        raise SampleError(tr("The sample city cannot be read."))
    # At once, so that whoever fills in choices sees all of them.
    project.addMapLayers(layers, False)
    return layers
