"""How one travels along the streets of a layer: by its fields, or by OpenStreetMap's tags."""

from __future__ import annotations

from ... import layers
from ...core.columns import text_of
from ...core.means import ANY_SIDE, BY_TIME, DRIVE, WALK
from ...core.osm_tables import street_tags
from ...core.travel import BOTH_WAYS, KMH_PER_MS, travel_of, with_values
from ...core.walk_network import Journey
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
    one_way, kmh = (_texts(run, rows, name) for name in ("ONEWAY_FIELD", "SPEED_FIELD"))
    travel, no_way, no_speed = with_values(travel, one_way, kmh)
    _warn(run, "ONEWAY_FIELD", no_way, tr("both ways"))
    _warn(run, "SPEED_FIELD", no_speed, tr("the usual speed"))
    way, speed = travel.way, travel.speed
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
    return Journey(mode, travel, run.choice("SHORTEST_BY") == BY_TIME, side(run))


def side(run: Run) -> str:
    """PLATES, which only a car has."""
    return run.choice("PLATES") if run.choice("MODE") == DRIVE else ANY_SIDE


def own_kmh(run: Run) -> float | None:
    """TRAVEL_SPEED, if it is given."""
    return None if run.given("TRAVEL_SPEED") in (None, "") else run.number("TRAVEL_SPEED")


def _texts(run: Run, rows: Rows, name: str) -> list[str] | None:
    """The values of a field as texts; None where no field is chosen."""
    field = run.text(name)
    return [text_of(item) for item in needed_column(rows, field, run.label(name))] if field else None


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
