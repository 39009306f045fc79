"""Standard cameras to a layer, and their totals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsWkbTypes

from ... import layers
from ...core.cameras import NUMBER_FIELDS, OWNERSHIPS
from ...core.records import CameraRecords, Totals
from ...layers import Rows, new_field
from ...sources.camera_words import standard_columns
from ...translation import tr
from .. import messages
from ..finishing.results import Output, Source
from ..run import Run
from .writer import write


def write_cameras(
    run: Run,
    rows: Rows,
    found: CameraRecords,
    crs: QgsCoordinateReferenceSystem,
    sources: Sequence[Source],
) -> dict[str, Any]:
    """Write the cameras of `rows` to OUTPUT, say what they are, and give the totals."""
    messages.warn_of_problems(rows, tr("Cameras, as recorded"), run.feedback)
    columns = standard_columns(found, messages.reason_text)
    fields = layers.fields_of(
        new_field(name, "number" if name in NUMBER_FIELDS else "text") for name in columns
    )
    features = (
        (wkb, [layers.attribute(item) for item in values])
        for wkb, *values in zip(shapely.to_wkb(found.points), *columns.values())
    )
    run.stop_if_cancelled()
    destination = write(run, "OUTPUT", fields, QgsWkbTypes.Type.Point, crs, features)
    totals = found.totals
    _tell(run, totals)
    abstract = tr("{cameras} cameras at {sites} sites.").format(
        cameras=f"{totals.cameras:g}", sites=totals.sites
    )
    run.outputs.append(Output(destination, tr("Cameras"), "cameras.qml", abstract, list(sources)))
    return {
        "OUTPUT": destination,
        "USED": totals.used,
        "SKIPPED": totals.skipped,
        "NO_VIEW": totals.no_view,
        "SITES": totals.sites,
        "SITES_WITHOUT": totals.sites_without,
        "CAMERAS": totals.cameras,
        **{name.upper(): totals.ownership[name] for name in OWNERSHIPS},
    }


def _tell(run: Run, totals: Totals) -> None:
    run.say(
        tr(
            "{features} features: {cameras} cameras at {sites} sites (public {public}, private {private}, "
            "unknown {unknown}). {without} sites without cameras were left out."
        ).format(
            features=totals.used,
            cameras=f"{totals.cameras:g}",
            sites=totals.sites,
            without=totals.sites_without,
            **{name: f"{totals.ownership[name]:g}" for name in OWNERSHIPS},
        )
    )
    if totals.ignored:
        run.warn(
            tr("{count} cameras have a value that could not be used; see their message.").format(
                count=totals.ignored
            )
        )
