"""Which origin goes with which destination, as the parameters say."""

from __future__ import annotations

from collections.abc import Hashable

from qgis.core import QgsProcessingException

from ...core import pairing
from ...core.camera_fields import key_of
from ...core.ragged import Ints
from ...core.walks import LEAST_EXPOSED, SHORTEST, TRADE_OFFS
from ...layers import POINT, Rows
from ...translation import tr
from ..limits import MOST_VIA
from ..run import Run
from . import attributes, inputs

MAX_PAIRS = 1_000_000

_MANY = 10_000
_MS = {SHORTEST: 4, LEAST_EXPOSED: 12, TRADE_OFFS: 100}
"""About how long a pair takes in a city of 10,000 streets, milliseconds."""
_MB = {SHORTEST: 0.006, LEAST_EXPOSED: 0.008, TRADE_OFFS: 0.2}
"""And how much its walks are in a GeoPackage; their pieces are twice as much."""


def pairs_of(run: Run, origins: Rows, destinations: Rows) -> Ints | None:
    """The pairs of rows that PAIRING asks for; None for the nearest, which the network has to tell."""
    kind, one, other = run.choice("PAIRING"), len(origins), len(destinations)
    if kind == pairing.NEAREST:
        refuse_many(run, one * min(run.whole("NEAREST"), other))
        return None
    if kind == pairing.ALL_PAIRS:
        refuse_many(run, one * other)
        return pairing.all_pairs(one, other)
    if kind == pairing.COMMON_FIELD:
        return _by_common_field(run, origins, destinations)
    if one != other:
        run.warn(
            tr("{origins} origins and {destinations} destinations: the rest has no partner.").format(
                origins=one, destinations=other
            )
        )
    refuse_many(run, min(one, other))
    return pairing.row_by_row(one, other)


def refuse_many(run: Run, pairs: int) -> None:
    """End a run that asks for too many pairs, and say what they would cost; of many say it before the work."""
    cost = {
        "pairs": pairs,
        "minutes": max(pairs * _MS[run.choice("ROUTE")] // 60_000, 1),
        "size": f"{pairs * _MB[run.choice('ROUTE')] / 1000:.1f}",
    }
    if pairs > MAX_PAIRS:
        raise QgsProcessingException(
            tr(
                "{pairs} pairs would take about {minutes} minutes, and their walks {size} GB; the limit is {limit}. "
                "Select fewer places, or pair them row by row or by a common field."
            ).format(**cost, limit=MAX_PAIRS)
        )
    if pairs > _MANY:
        run.say(
            tr(
                "{pairs} pairs take about {minutes} minutes in a city of 10,000 streets, and their walks {size} GB in "
                "a GeoPackage, their pieces twice as much. They are written as they are found."
            ).format(**cost)
        )


def read_via(run: Run) -> Rows:
    """The places on the way; too many of them end the run, before they are read where their number is known."""
    source = inputs.opened(run, "VIA")
    _refuse_many_via(run, source.sourceName(), source.featureCount())
    rows = inputs.read(run, "VIA", POINT)
    _refuse_many_via(run, rows.name, len(rows))
    return rows


def _refuse_many_via(run: Run, layer: str, count: int) -> None:
    if count > MOST_VIA:
        raise QgsProcessingException(
            tr(
                "{label}: the layer “{layer}” has {count} places, and every walk would pass them all; the limit is "
                "{limit}. Select those that the walks are to pass, and tick “Selected features only”."
            ).format(label=run.label("VIA"), layer=layer, count=count, limit=MOST_VIA)
        )


def _by_common_field(run: Run, origins: Rows, destinations: Rows) -> Ints:
    there = _keys(run, "DESTINATION_FIELD", destinations)
    here = _keys(run, "ORIGIN_FIELD", origins)
    partners = pairing.partners(here, there)
    refuse_many(run, int(partners.sum()))
    lonely = int((partners == 0).sum())
    if lonely:
        run.warn(tr("{count} origins have no destination of equal value.").format(count=lonely))
    if lonely == len(partners):
        raise QgsProcessingException(
            tr("Pairs: no origin and destination have equal values in the two fields.")
        )
    return pairing.pairs_by_key(here, there)


def _keys(run: Run, name: str, rows: Rows) -> list[Hashable]:
    label = run.label(name)
    field = run.text(name)
    if not field:
        raise QgsProcessingException(tr("{label}: pairs by a common field need it.").format(label=label))
    column = attributes.needed_column(rows, field, label)
    return [None if item is None else key_of(item) for item in column]
