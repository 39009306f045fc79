"""What the consensus of volunteers writes: a row per place, and a row per volunteer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsWkbTypes

from ... import layers
from ...core.consensus import CATEGORIES, PLACE, Consensus
from ...layers import Rows, new_field
from ...translation import tr
from ..finishing.results import Output
from ..reading import inputs
from ..run import Run
from .writer import merged_fields, write


def write_places(run: Run, rows: Rows, kept: list[int], found: Consensus) -> str:
    """Write OUTPUT, with the fields `kept` of the input; returns its id."""
    given = layers.fields_of(rows.fields[i] for i in kept)
    promised = [new_field(PLACE, "text")]
    promised += [new_field(f"{name}_median", "number") for name in CATEGORIES]
    promised += [new_field(f"{name}_agreement", "text") for name in CATEGORIES]
    promised.append(new_field("cameras", "number"))
    promised += [new_field(name, "integer") for name in ("volunteers", "sites")]
    fields, still = merged_fields(given, promised, run.feedback, [PLACE.lower()])
    kept = [kept[i] for i in still]
    column = _columns(found)
    method, shown = run.choice("METHOD"), found.first_row.tolist()
    values, total = found.values(method), found.attached(method).sum(axis=1)

    def written() -> Iterator[tuple[Any, list[Any]]]:
        for i, name in enumerate(found.names):
            if i % 1000 == 0:
                run.stop_if_cancelled()
                run.progress(80 + 10 * i / len(found.names))
            feature = rows.features[shown[i]]
            medians = [None if k is None else float(values[i, k]) for k in column]
            classes = [None if k is None else str(found.agreed.agreement[i, k]) or None for k in column]
            counted = [float(total[i]), int(found.agreed.volunteers[i]), int(found.sites[i])]
            own = [feature[k] for k in kept]
            shape = layers.shape_to_write(rows, shown[i], kind)
            yield shape, [*own, name, *medians, *classes, *counted]

    kind = run.source("INPUT").wkbType()
    crs = rows.crs if kind != QgsWkbTypes.Type.NoGeometry else QgsCoordinateReferenceSystem()
    made = list(written())  # so that a cancelled run has written nothing
    lost = sum(shape is None and rows.features[i].hasGeometry() for (shape, _), i in zip(made, shown))
    if lost:
        run.warn(
            tr(
                "Volunteers' counts: {count} places come without a shape, which is not of the layer's type."
            ).format(count=lost)
        )
    destination = write(run, "OUTPUT", fields, kind, crs, made)
    text = tr("{method} of {rows} counts by volunteers at {places} places.").format(
        method=method.capitalize(),
        rows=len(found.used),
        places=len(found.names),
    )
    sources = inputs.sources(run, ["INPUT"])
    run.outputs.append(Output(destination, tr("Consensus per site"), None, text, sources))
    return destination


def write_volunteers(run: Run, found: Consensus) -> str:
    """Write VOLUNTEERS, of those who have a name; returns its id."""
    names, figures = found.reliability()
    numbers = [f"{name}_{kind}" for name in CATEGORIES for kind in ("off", "deviation")]
    fields = layers.fields_of(
        [
            new_field("volunteer", "text"),
            new_field("places", "integer"),
            *(new_field(name, "number") for name in ("off_share", *numbers)),
        ]
    )

    def written() -> Iterator[tuple[Any, list[Any]]]:
        for i, name in enumerate(names):
            if not name:
                continue
            line: list[Any] = [name, int(figures.places[i]), float(figures.off_share[i])]
            for k in _columns(found):
                line += (
                    [None, None] if k is None else [float(figures.off[i, k]), float(figures.deviation[i, k])]
                )
            yield None, line

    destination = write(
        run, "VOLUNTEERS", fields, QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem(), written()
    )
    text = tr("How far each volunteer's counts are from the median of all at the same place.")
    sources = inputs.sources(run, ["INPUT"])
    run.outputs.append(Output(destination, tr("Volunteers' reliability"), None, text, sources))
    return destination


def _columns(found: Consensus) -> list[int | None]:
    """Where each of `CATEGORIES` is among those counted."""
    there = found.survey.categories
    return [there.index(name) if name in there else None for name in CATEGORIES]
