"""What census tracts are made of, what they can be coloured by, and what their fields mean."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...sources import census
from ...translation import tr
from ..base import Algorithm
from . import servers


def group_name(group: str) -> str:
    """One of `census.GROUPS` as the legend calls it."""
    return {
        census.DENSITY: tr("residents per km²"),
        "nonwhite": tr("share nonwhite"),
        "white": tr("share white, not Hispanic"),
        "black": tr("share Black, not Hispanic"),
        "asian": tr("share Asian, not Hispanic"),
        "hispanic": tr("share Hispanic"),
        census.INCOME: tr("median household income, dollars"),
    }[group]


def group_expression(group: str) -> str:
    """One of `census.GROUPS` as an expression of the fields; NULL where it is unknown."""
    people = 'nullif("population", 0)'
    return {
        census.DENSITY: '"population" / nullif("land_m2", 0) * 1000000',
        "nonwhite": f'1 - "white_alone" / {people}',
        census.INCOME: '"income"',
    }.get(group, f'"{group}" / {people}')


def field_meanings() -> dict[str, str]:
    """What the fields of the tracts mean."""
    people = {
        "population": tr("Residents (ACS table B01003)."),
        "white": tr("White, not Hispanic (B03002). With black, asian and hispanic nobody counts twice."),
        "black": tr("Black, not Hispanic (B03002)."),
        "asian": tr("Asian, not Hispanic (B03002)."),
        "hispanic": tr("Hispanic or Latino, of any race (B03001)."),
        "white_alone": tr(
            "White, Hispanic or not (B02001); the published nonwhite fraction is made of these."
        ),
        "black_alone": tr("Black, Hispanic or not (B02001)."),
        "asian_alone": tr("Asian, Hispanic or not (B02001)."),
        "income": tr(
            "Median household income, dollars a year (B19013); 250,001 stands for more than 250,000."
        ),
    }
    result = {
        "geoid": tr("State, county and tract: eleven digits."),
        "name": tr("Name of the tract."),
        "land_m2": tr("Land area, square metres."),
        "water_m2": tr("Water area, square metres."),
        "acs_years": tr("The five years of the survey."),
    }
    for name, meaning in people.items():
        result[name] = meaning
        result[f"{name}_moe"] = tr("Margin of error of {name}, 90 % confidence.").format(name=name)
    result["status"] = tr("ok, or no figures (the survey has none for this tract).")
    result["message"] = tr("What is missing.")
    return result


def declare_census(algorithm: Algorithm) -> None:
    """Declare all parameters and totals."""
    algorithm.declare(
        QgsProcessingParameterString("COUNTIES", tr("County codes")),
        tr(
            "Five digits each, with commas between: two of the state, three of the county (FIPS codes). New "
            "York City is 36005, 36047, 36061, 36081, 36085."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "YEAR",
            tr("Last year of the survey"),
            QgsProcessingParameterNumber.Type.Integer,
            2023,
            False,
            census.FIRST_YEAR,
            census.LAST_YEAR,
        ),
        tr("The five-year survey that ends in this year: 2019 stands for 2015 to 2019."),
    )
    algorithm.declare(
        servers.Secret("KEY", tr("Key of the Census API"), "", False, True),
        tr(
            "Free of charge from {page}; since 2026 the server asks for one. It is sent to that server "
            "alone, and masked in logs and in the history of Processing."
        ).format(page=census.KEY_PAGE),
    )
    algorithm.declare(
        QgsProcessingParameterEnum(
            "GROUP", tr("Shown on the map"), list(census.GROUPS), False, census.GROUPS[0], False, True
        ),
        tr("What the tracts are coloured by; all figures are in the table."),
    )
    servers.declare_asking(algorithm)
    servers.declare_url(
        algorithm,
        "TIGERWEB_URL",
        tr("Address of the outlines"),
        census.TIGERWEB,
        tr("The folder of services of an ArcGIS server; TIGERweb's, or a copy of it."),
    )
    servers.declare_url(
        algorithm,
        "ACS_URL",
        tr("Address of the survey"),
        census.ACS,
        tr("The server of the Census Data API, or a copy of it."),
    )
    algorithm.declare(
        QgsProcessingParameterFeatureSink(
            "OUTPUT", tr("Census tracts"), QgsProcessing.SourceType.TypeVectorPolygon
        ),
        tr("One polygon per tract."),
    )
    algorithm.total("USED", tr("Tracts"))
    algorithm.total("SKIPPED", tr("Tracts of water alone, left out"))
    algorithm.total("WITHOUT_FIGURES", tr("Tracts without figures"))
    algorithm.total("POPULATION", tr("Residents"))
