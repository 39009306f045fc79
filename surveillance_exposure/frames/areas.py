"""Areas measured and ranked."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..core import density as measuring
from ..core.areas import MIN_POPULATION, ranking
from ..core.numbers import numbers
from ..core.ragged import Floats
from .reading import (
    POLYGON,
    Condition,
    Layer,
    System,
    describe,
    number_in,
    numbers_of,
    one_of,
    plain,
    polygons_of,
    project,
    read_layer,
    tell_of_numbers,
    warn,
    with_columns,
)
from .seen import PerCamera, Watching

HIGHEST_FIRST, LOWEST_FIRST = ORDERS = ("highest first", "lowest first")


def density(
    areas: Any,
    cameras: Any,
    viewsheds: Any = None,
    *,
    camera_filter: Condition = None,
    min_count: float = 1,
    all_records: bool = False,
    range: PerCamera = 120.0,
    ignore_camera_values: bool = False,
    nearby_distance: float = 200.0,
    population_field: str = "",
    system: System = None,
) -> Any:
    """Areas with their measures of surveillance, as “Camera density per area”.

    Parameters
    ----------
    areas : GeoDataFrame
        Polygons, such as census tracts.
    cameras : GeoDataFrame
        Points with the standard fields, for the counts and, as discs, the views.
    viewsheds : GeoDataFrame, optional
        One polygon per camera; they replace the discs.
    camera_filter
        Only cameras where: as `DataFrame.query` takes it, such as "ownership == 'public'", or yes and no for each.
    min_count : float
        A record of fewer cameras counts and sees nothing.
    all_records : bool
        Also what watches no street: indoor cameras, and the status “no view”.
    range
        How far a camera sees, metres. A camera's own range_m comes before a number; a column's name, or a value for
        each camera, before both.
    ignore_camera_values : bool
        Take the range given for all, whatever their own says.
    nearby_distance : float
        How far around an area the “nearby” measures reach, metres.
    population_field : str
        The column of residents, for rates per 1,000.
    system
        Working system, such as one of `attrs`; None: chosen for the data.

    Returns
    -------
    GeoDataFrame
        The areas, with the columns of `core.density.Density`, status and message.

    Examples
    --------
    >>> import geopandas as gpd, shapely
    >>> tract = gpd.GeoDataFrame({"people": [2000]}, geometry=[shapely.box(0, 0, 400, 400)], crs="EPSG:32632")
    >>> tract = tract.translate(500_000, 4_800_000).to_frame("geometry").assign(people=2000)
    >>> camera = gpd.GeoDataFrame({"count": [3.0]}, geometry=tract.centroid, crs=tract.crs)
    >>> found = density(tract, camera, range=100, population_field="people")
    >>> found[["cameras", "cameras_per_1000", "status"]].values.tolist(), found.eff_cameras.round(2).tolist()
    ([[3.0, 1.5, 'ok']], [1.0])
    """
    watching = Watching(camera_filter, min_count, all_records, range, ignore_camera_values)
    range_m = number_in("range", 120.0 if not np.isscalar(range) or isinstance(range, str) else range, 0.1)
    nearby_m = number_in("nearby_distance", nearby_distance, 0)
    rows = read_layer(areas, "areas", POLYGON)
    stands = watching.layer(cameras, "cameras")
    views = stands if viewsheds is None else watching.layer(viewsheds, "viewsheds")
    layers = [rows, stands, views][: 2 if viewsheds is None else 3]
    working = project(layers, system)
    standing = watching.seen(stands, working)
    seen = standing if viewsheds is None else watching.seen(views, working)
    tell_of_range(seen.range_m, range_m)
    people = numbers_of(rows, population_field, "population_field").values if population_field else None
    polygons = polygons_of(rows, working)
    found = measuring.measure_density(
        polygons,
        standing.points[standing.first],
        standing.sites.count,
        standing.sites.site,
        seen.shapes,
        range_m,
        nearby_m,
        people,
    )
    columns = {**found.columns, "status": rows.statuses, "message": rows.messages}
    return describe(with_columns(rows.frame, columns), working, seen.range_m, layers)


def tell_of_range(seen_m: Floats, range_m: float) -> None:
    """Warn where what is seen was not made for the range of an effective camera."""
    if measuring.are_of_other_range(seen_m, range_m):
        warn(
            f"range: what is seen was made for another range than that of an effective camera, {range_m:g} m"
        )


def rank(
    areas: Any,
    measure: Any,
    *,
    population_field: str = "",
    min_population: float = MIN_POPULATION,
    top: int = 10,
    order: str = HIGHEST_FIRST,
) -> Any:
    """The areas that have most, or least, of a measure, in the order of their ranks, as “Top areas”.

    Parameters
    ----------
    areas : GeoDataFrame or DataFrame
        The areas.
    measure
        What they are ranked by: a column, an expression as `DataFrame.eval` takes it, or a value for each area.
    population_field : str
        The column of residents, to leave out areas with few.
    min_population : float
        Only areas with more residents than this rank.
    top : int
        Areas of this rank and before are given, with all that share the last.
    order : str
        "highest first" or "lowest first".

    Returns
    -------
    GeoDataFrame or DataFrame
        Those areas, with rank and measure.

    Raises
    ------
    ValueError
        Where no area can be ranked.

    Examples
    --------
    >>> import pandas as pd
    >>> towns = pd.DataFrame({"cameras": [3, 9, 5, 5], "people": [900, 250, 900, 900]}, index=list("abcd"))
    >>> rank(towns, "cameras", population_field="people", top=1)[["rank", "measure"]]
       rank  measure
    c     1      5.0
    d     1      5.0
    """
    one_of("order", order, ORDERS)
    most = int(number_in("top", top, 1))
    fewest = number_in("min_population", min_population, 0)
    if not isinstance(areas, pd.DataFrame) or not len(areas):
        raise ValueError("areas: not a DataFrame, or without rows")
    crs = areas.crs if isinstance(areas, gpd.GeoDataFrame) else None
    rows = Layer("areas", areas, np.arange(len(areas)), crs, np.full(len(areas), None, dtype=object))
    values = numbers(_measure(rows, measure))
    name = measure if isinstance(measure, str) else "measure"
    tell_of_numbers(values, name, "measure")
    people = numbers_of(rows, population_field, "population_field").values if population_field else None
    found = ranking(values.values, people, fewest, most, order == LOWEST_FIRST)
    if not found.ranked:
        argument = {"population": "population_field"}.get(found.at_fault, found.at_fault)
        why = ", ".join(sorted(set(found.left_out.values())))
        raise ValueError(f"{argument}: none of {len(areas)} areas can be ranked by {name}: {why}")
    columns = {"rank": found.rank[found.top], "measure": found.measure[found.top]}
    result = with_columns(areas.iloc[found.top], columns)
    result.attrs = {**areas.attrs, "measure": name, "ranked": found.ranked}
    return result


def _measure(rows: Layer, measure: Any) -> list[Any]:
    if not isinstance(measure, str):
        if len(measure) != len(rows):
            raise ValueError(f"measure: {len(measure)} values for {len(rows)} areas")
        return plain(pd.Series(measure))
    found = rows.column(measure)
    if found is not None:
        return found
    try:
        return plain(pd.Series(pd.DataFrame(rows.frame).eval(measure)))
    except Exception as error:  # pandas raises whatever its parsers do
        known = ", ".join(map(str, rows.frame.columns))
        raise ValueError(
            f"measure: {measure!r} is no column, and no expression: {error}. There are: {known}"
        ) from error
