"""How one travels along the streets of a layer: by its fields, or by OpenStreetMap's tags."""

from __future__ import annotations

from typing import Any

import numpy as np

from ... import layers
from ...core.columns import text_of
from ...core.osm_tables import street_tags
from ...core.travel import BOTH_WAYS, KMH_PER_MS, WALK, Travel, speed_kmh, travel_of, way_of
from ...core.walk_network import BY_TIME, Journey
from ...layers import Rows
from ...translation import tr
from ..run import Run
from .attributes import needed_column
from .walkable import doing

_NOT_SHOWN = 5  # values beyond these are not named in a message


def journey(run: Run, rows: Rows) -> Journey | None:
    """How one travels along each of these lines; None on foot. Says what of the fields cannot be used."""
    mode = run.choice("MODE")
    if mode == WALK:
        return None
    reader = street_tags(rows.fields.names())
    tags = [reader.tags([layers.value(each) for each in row.attributes()]) for row in rows.features]
    travel = travel_of(tags, mode, own_kmh(run))
    way, speed = travel.way, travel.speed.copy()
    if run.text("ONEWAY_FIELD"):
        way = _ways(run, rows)
    if run.text("SPEED_FIELD"):
        speed = _speeds(run, rows, speed)
    one_ways = int((way != BOTH_WAYS).sum())
    run.say(
        tr("{mode}: {count} of {lines} streets are one-way; at {low} to {high} km/h.").format(
            mode=doing(mode).capitalize(),
            count=one_ways,
            lines=len(way),
            low=f"{KMH_PER_MS * speed.min():.0f}",
            high=f"{KMH_PER_MS * speed.max():.0f}",
        )
    )
    return Journey(mode, Travel(way, speed), run.choice("SHORTEST_BY") == BY_TIME, run.choice("PLATES"))


def own_kmh(run: Run) -> float | None:
    """TRAVEL_SPEED, if it is given."""
    return None if run.given("TRAVEL_SPEED") in (None, "") else run.number("TRAVEL_SPEED")


def _ways(run: Run, rows: Rows) -> Any:
    texts = [
        text_of(item) for item in needed_column(rows, run.text("ONEWAY_FIELD"), run.label("ONEWAY_FIELD"))
    ]
    ways = [way_of(text) for text in texts]
    _warn(
        run, "ONEWAY_FIELD", [text for text, way in zip(texts, ways) if text and way is None], tr("both ways")
    )
    return np.array([BOTH_WAYS if way is None else way for way in ways], dtype=np.int64)


def _speeds(run: Run, rows: Rows, otherwise: Any) -> Any:
    texts = [text_of(item) for item in needed_column(rows, run.text("SPEED_FIELD"), run.label("SPEED_FIELD"))]
    speeds = [speed_kmh(text) for text in texts]
    unclear = [text for text, speed in zip(texts, speeds) if text and speed is None]
    _warn(run, "SPEED_FIELD", unclear, tr("the usual speed"))
    given = np.array([np.nan if speed is None else speed / KMH_PER_MS for speed in speeds])[:, None]
    return np.where(np.isnan(given), otherwise, given)


def _warn(run: Run, name: str, unclear: list[str], taken: str) -> None:
    """Say which values of a field tell nothing, and what is taken instead."""
    if unclear:
        kinds = list(dict.fromkeys(unclear))
        run.warn(
            tr(
                "{label}: {count} streets have a value that tells nothing ({values}); taken as {taken}."
            ).format(
                label=run.label(name),
                count=len(unclear),
                values=", ".join(kinds[:_NOT_SHOWN]) + (" ..." if len(kinds) > _NOT_SHOWN else ""),
                taken=taken,
            )
        )
