"""Volunteers' counts to one count per site."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ..core import consensus as core
from ..core.consensus import (
    ATTACHED,
    CATEGORIES,
    MEAN,
    MEDIAN,
    METHODS,
    MIN_VOLUNTEERS,
    PER_PLACE,
    PLACE,
    Consensus,
    Survey,
)
from ..core.numbers import numbers
from .reading import (
    Layer,
    describe,
    geometry_name,
    number_in,
    one_of,
    plain,
    warn,
    with_columns,
)


class ConsensusFrames(NamedTuple):
    """The counts per place, and how reliable each volunteer is."""

    places: Any
    volunteers: Any


def consensus(
    counts: Any,
    *,
    site_field: str = "IntersectionId",
    volunteer_field: str = "DecoderId",
    n_cameras: str = "n_cameras",
    attached_street: str = "attached_street",
    attached_building: str = "attached_building",
    attached_unknown: str = "attached_unknown",
    type_dome: str = "type_dome",
    type_bullet: str = "type_bullet",
    type_unknown: str = "type_unknown",
    method: str = MEDIAN,
    min_volunteers: int = MIN_VOLUNTEERS,
    place_field: str = PLACE,
    volunteers_per_place: int = PER_PLACE,
    seed: int = 1,
    submission_field: str = "SubmissionId",
    volunteers: bool = False,
) -> Any:
    """Volunteers' counts, one row per volunteer and site, to one row per site, as “Consensus of volunteers”.

    Parameters
    ----------
    counts : DataFrame or GeoDataFrame
        The counts; a GeoDataFrame's points are kept, one per place.
    site_field, volunteer_field, place_field, submission_field : str
        Columns of what was looked at, by whom, of what sites share, and of the order of a volunteer's rows. All but the
        first may be absent.
    n_cameras, attached_street, attached_building, attached_unknown, type_dome, type_bullet, type_unknown : str
        Columns of the counts; those of attached cameras are needed.
    method : str
        "median" or "mean".
    min_volunteers : int
        Sites that fewer counted are left out.
    volunteers_per_place : int
        So many are kept where sites are merged, drawn by lot with `seed`.
    volunteers : bool
        Also a table of the volunteers' reliability.

    Returns
    -------
    DataFrame, GeoDataFrame or ConsensusFrames
        One row per place, with the columns of the published per-intersection file, and the index of its first row;
        with `volunteers` a tuple of both.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"IntersectionId": [7] * 3, "attached_street": [1, 2, 2], "attached_building": [0, 5, 0]})
    >>> found = consensus(table.assign(attached_unknown=0))
    >>> found[["PanoramaId", "cameras", "attached_street_agreement"]].values.tolist()
    [['7', 2.0, '2 vs 1']]
    """
    one_of("method", method, METHODS)
    rows = _rows(counts)
    given = {
        "n_cameras": n_cameras,
        "attached_street": attached_street,
        "attached_building": attached_building,
        "attached_unknown": attached_unknown,
        "type_dome": type_dome,
        "type_bullet": type_bullet,
        "type_unknown": type_unknown,
        "site_field": site_field,
        "volunteer_field": volunteer_field,
        "place_field": place_field,
        "submission_field": submission_field,
    }
    usual = {
        **{name: name for name in CATEGORIES},
        "volunteer_field": "DecoderId",
        "submission_field": "SubmissionId",
    }
    usual["place_field"] = PLACE
    fields = {}
    for argument, name in given.items():
        if argument in (*ATTACHED, "site_field") or name not in (usual[argument], "", None):
            rows.needed(name, argument)
        if name and rows.column(name) is not None:
            fields[argument] = name
    survey = _survey(rows, fields)
    fewest, most = (
        int(number_in(name, value, 1))
        for name, value in (
            ("min_volunteers", min_volunteers),
            ("volunteers_per_place", volunteers_per_place),
        )
    )
    try:
        found = core.find_consensus(survey, _texts(rows, fields.get("place_field")), fewest, most, seed)
    except core.TooFewVolunteersError as error:
        raise ValueError(
            f"min_volunteers: none of {len(survey.names)} sites has {fewest} volunteers"
        ) from error
    _tell(found)
    if method == MEAN:
        warn("method: means are not comparable with published figures; columns ending in _median hold them")
    result = _places(rows, survey, found, fields, method)
    if not volunteers:
        return result
    if "volunteer_field" not in fields:
        raise ValueError("volunteer_field: without it there is no table of volunteers")
    return ConsensusFrames(result, _reliability(found))


def _rows(counts: Any) -> Layer:
    if not isinstance(counts, pd.DataFrame) or not len(counts):
        raise ValueError("counts: not a DataFrame, or without rows")
    crs = getattr(counts, "crs", None) if geometry_name(counts) else None
    return Layer("counts", counts, np.arange(len(counts)), crs, np.full(len(counts), None, dtype=object))


def _survey(rows: Layer, fields: dict[str, str]) -> Survey:
    columns = {name: numbers(rows.needed(fields[name], name)).values for name in CATEGORIES if name in fields}
    sites, people, order = (
        _texts(rows, fields.get(name)) for name in ("site_field", "volunteer_field", "submission_field")
    )
    found = core.survey_of(sites, people, columns, order)
    rows.problems = {
        i: f"{each.code} ({fields.get(each.category)})" if each.category else each.code
        for i, each in found.problems.items()
    }
    rows.tell()
    return found


def _texts(rows: Layer, field: str | None) -> list[str]:
    """The keys in a column, empty where there are none: 7, 7.0 and "7" are one."""
    if field is None:
        return [""] * len(rows)
    return [core.key_text(item) for item in rows.column(field) or []]


def _places(rows: Layer, survey: Survey, found: Consensus, fields: dict[str, str], method: str) -> Any:
    values, total = found.values(method), found.attached(method).sum(axis=1)
    place = {name: k for k, name in enumerate(survey.categories)}
    none = np.full(len(found.names), np.nan)
    columns: dict[str, Any] = {PLACE: list(found.names)}
    for name in CATEGORIES:
        columns[f"{name}_median"] = values[:, place[name]] if name in place else none
    for name in CATEGORIES:
        texts = found.agreed.agreement[:, place[name]] if name in place else [""] * len(found.names)
        columns[f"{name}_agreement"] = [str(each) or None for each in texts]
    columns |= {"cameras": total, "volunteers": found.agreed.volunteers, "sites": found.sites}
    kept = rows.frame.iloc[found.first_row, _constant(rows, survey, fields)]
    result = with_columns(kept, columns)
    return describe(result, None, None, [rows] if rows.crs is not None else [])


def _constant(rows: Layer, survey: Survey, fields: dict[str, str]) -> list[int]:
    """Which columns have one value in all rows of each site, but those that tell of volunteers; and the geometry."""
    left_out, shape = core.of_volunteers(fields), geometry_name(rows.frame)
    return [
        k
        for k, name in enumerate(rows.frame.columns)
        if name == shape
        or (str(name).lower() not in left_out and survey.is_constant(plain(rows.frame.iloc[:, k])))
    ]


def _reliability(found: Consensus) -> Any:
    names, figures = found.reliability()
    place = {name: k for k, name in enumerate(found.survey.categories)}
    none = np.full(len(names), np.nan)
    columns: dict[str, Any] = {"volunteer": names, "places": figures.places, "off_share": figures.off_share}
    for name in CATEGORIES:
        for kind in ("off", "deviation"):
            columns[f"{name}_{kind}"] = getattr(figures, kind)[:, place[name]] if name in place else none
    return pd.DataFrame(columns)[[bool(name) for name in names]].reset_index(drop=True)


def _tell(found: Consensus) -> None:
    if found.second_looks:
        warn(f"counts: {found.second_looks} rows left out, a volunteer's second look at a site")
    if found.dropped:
        warn(
            f"min_volunteers: {found.dropped} of {len(found.survey.names)} sites left out, too few volunteers"
        )
    if found.odd:
        warn(f"place_field: {found.odd} sites have rows of several places; the first holds")
