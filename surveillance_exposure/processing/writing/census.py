"""Census tracts to a layer, and what is to be known of them."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsWkbTypes

from ... import layers
from ...sources import census
from ...translation import tr
from ..finishing.results import Output
from ..finishing.styles import demographics
from ..parameters.census import group_expression, group_name
from ..reading.servers import source
from ..run import Run
from .writer import write


def write_tracts(run: Run, tracts: census.Tracts, group: str) -> dict[str, Any]:
    """Write them to OUTPUT, coloured by one of `census.GROUPS`, say how many they are, and give the totals."""
    fields = layers.fields_of(layers.new_field(*each) for each in census.FIELDS.items())
    columns = tracts.columns().values()
    rows = ((shape, list(values)) for shape, *values in zip(layers.multi_wkb(tracts.areas), *columns))
    crs = QgsCoordinateReferenceSystem("EPSG:4326")
    destination = write(run, "OUTPUT", fields, QgsWkbTypes.Type.MultiPolygon, crs, rows)
    count = len(tracts.geoid)
    summary = tr("{tracts} tracts with {people} residents, American Community Survey {years}.").format(
        tracts=count, people=f"{tracts.residents:,.0f}", years=tracts.years
    )
    run.say(summary)
    if tracts.water_only:
        run.say(tr("{count} tracts of water alone left out.").format(count=tracts.water_only))
    title = tr("TIGERweb and ACS {years}").format(years=tracts.years)
    day = tracts.fetched.date().isoformat()
    run.outputs.append(
        Output(
            destination,
            tr("Census tracts, {years}: {group}").format(years=tracts.years, group=group_name(group)),
            demographics(group, tracts.group(group), group_expression(group)),
            summary,
            [source(title, ", ".join(tracts.hosts), day, census.LICENCE, census.ATTRIBUTION)],
        )
    )
    return {
        "OUTPUT": destination,
        "USED": count,
        "SKIPPED": tracts.water_only,
        "WITHOUT_FIGURES": tracts.without_figures,
        "POPULATION": tracts.residents,
    }
