"""Tracts of the US Census with people and income."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ... import layers
from ...layers import new_field
from ...sources import census
from ...translation import tr
from .. import online
from ..base import Algorithm
from ..finishing.results import Output
from ..finishing.styles import demographics
from ..run import Run
from ..writing.writer import write

DENSITY, INCOME = "population density", "income"
GROUPS = (DENSITY, "nonwhite", "white", "black", "asian", "hispanic", INCOME)
"""What the tracts can be coloured by."""


def group_name(group: str) -> str:
    """One of `GROUPS` as the legend calls it."""
    return {
        DENSITY: tr("residents per km²"),
        "nonwhite": tr("share nonwhite"),
        "white": tr("share white, not Hispanic"),
        "black": tr("share Black, not Hispanic"),
        "asian": tr("share Asian, not Hispanic"),
        "hispanic": tr("share Hispanic"),
        INCOME: tr("median household income, dollars"),
    }[group]


def group_expression(group: str) -> str:
    """One of `GROUPS` as an expression of the fields; NULL where it is unknown."""
    people = 'nullif("population", 0)'
    return {
        DENSITY: '"population" / nullif("land_m2", 0) * 1000000',
        "nonwhite": f'1 - "white_alone" / {people}',
        INCOME: '"income"',
    }.get(group, f'"{group}" / {people}')


def group_values(group: str, tracts: census.Tracts) -> np.ndarray:
    """The same as `group_expression`, worked out; NaN where it is unknown."""

    def column(name: str) -> np.ndarray:
        return np.array([row.get(name) for row in tracts.values], dtype=float)

    people, land = column("population"), np.array(tracts.land_m2, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        if group == DENSITY:
            values = people / land * 1e6
        elif group == INCOME:
            values = column("income")
        else:
            values = 1 - column("white_alone") / people if group == "nonwhite" else column(group) / people
    return np.where(np.isfinite(values), values, np.nan)


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


class AddCensusLayers(Algorithm):
    """`addcensuslayers`."""

    ID = "addcensuslayers"

    def about(self) -> str:
        return tr(
            "Downloads the census tracts of counties of the United States, with population, race, ethnicity, "
            "income and their margins of error.\n"
            "It asks two servers of the US Census Bureau, tigerweb.geo.census.gov for the outlines and "
            "api.census.gov for the American Community Survey (ACS), and tells them the counties and the year, "
            "nothing else. The data are in the public domain.\n"
            "Surveys that end in 2010 to 2019 count by the tracts of 2010, later ones by those of 2020. Tracts "
            "reach into the water, as the Census draws them; those of water alone are left out. For other "
            "countries no tool is needed: any area layer that QGIS opens will do."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {"OUTPUT": field_meanings()}

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.declare(
            QgsProcessingParameterString("COUNTIES", tr("County codes")),
            tr(
                "Five digits each, with commas between: two of the state, three of the county (FIPS codes). New "
                "York City is 36005, 36047, 36061, 36081, 36085."
            ),
        )
        self.declare(
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
        self.declare(
            online.Secret("KEY", tr("Key of the Census API"), "", False, True),
            tr(
                "Free of charge from {page}; since 2026 the server asks for one. It is sent to that server "
                "alone, and masked in logs and in the history of Processing."
            ).format(page=census.KEY_PAGE),
        )
        self.declare(
            QgsProcessingParameterEnum(
                "GROUP", tr("Shown on the map"), list(GROUPS), False, GROUPS[0], False, True
            ),
            tr("What the tracts are coloured by; all figures are in the table."),
        )
        online.declare_asking(self)
        online.declare_url(
            self,
            "TIGERWEB_URL",
            tr("Address of the outlines"),
            census.TIGERWEB,
            tr("The folder of services of an ArcGIS server; TIGERweb's, or a copy of it."),
        )
        online.declare_url(
            self,
            "ACS_URL",
            tr("Address of the survey"),
            census.ACS,
            tr("The server of the Census Data API, or a copy of it."),
        )
        self.declare(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Census tracts"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr("One polygon per tract."),
        )
        self.total("USED", tr("Tracts"))
        self.total("SKIPPED", tr("Tracts of water alone, left out"))
        self.total("WITHOUT_FIGURES", tr("Tracts without figures"))
        self.total("POPULATION", tr("Residents"))

    def problem_with(self, run: Run) -> str | None:
        given = str(run.given("COUNTIES") or "")
        try:
            census.counties(given)
        except ValueError as error:
            if not given.strip():
                return tr("County codes: give at least one, such as 36061 for Manhattan.")
            return tr("County codes: {wrong} is none; each has five digits, such as 36061.").format(
                wrong=error
            )
        return super().problem_with(run)

    def work(self, run: Run) -> dict[str, Any]:
        with online.in_plain_words(run.feedback):
            tracts = census.download(
                online.client(run),
                census.counties(run.text("COUNTIES")),
                run.whole("YEAR"),
                online.secret(run, "KEY"),
                run.text("TIGERWEB_URL").strip(),
                run.text("ACS_URL").strip(),
                lambda share: run.progress(90 * share),
            )
        if tracts.without_figures or tracts.without_outline:
            run.warn(
                tr(
                    "{figures} of {count} tracts have no figures in the survey; {outlines} tracts of the survey "
                    "have no outline."
                ).format(
                    figures=tracts.without_figures,
                    count=len(tracts.geoid),
                    outlines=tracts.without_outline,
                )
            )
        run.stop_if_cancelled()
        return self._written(run, tracts)

    def _written(self, run: Run, tracts: census.Tracts) -> dict[str, Any]:
        numbers = [f"{name}{end}" for name in census.VARIABLES for end in ("", "_moe")]
        texts = ("geoid", "name", "acs_years", "status", "message")
        fields = layers.fields_of(
            new_field(name, "text" if name in texts else "number") for name in field_meanings()
        )
        rows = []
        for i, shape in enumerate(layers.multi_wkb(tracts.areas)):
            values = tracts.values[i]
            absent = not values
            rows.append(
                (
                    shape,
                    [
                        tracts.geoid[i],
                        tracts.name[i],
                        tracts.land_m2[i],
                        tracts.water_m2[i],
                        tracts.years,
                        *(values.get(name) for name in numbers),
                        "no figures" if absent else "ok",
                        tr("Not in the survey of {years}.").format(years=tracts.years) if absent else None,
                    ],
                )
            )
        crs = QgsCoordinateReferenceSystem("EPSG:4326")
        kind = QgsWkbTypes.Type.MultiPolygon
        destination = write(run, "OUTPUT", fields, kind, crs, rows)
        people = sum(row.get("population") or 0.0 for row in tracts.values)
        group = run.choice("GROUP")
        summary = tr("{tracts} tracts with {people} residents, American Community Survey {years}.").format(
            tracts=len(rows), people=f"{people:,.0f}", years=tracts.years
        )
        run.say(summary)
        if tracts.water_only:
            run.say(tr("{count} tracts of water alone left out.").format(count=tracts.water_only))
        day = tracts.fetched.date().isoformat()
        run.outputs.append(
            Output(
                destination,
                tr("Census tracts, {years}: {group}").format(years=tracts.years, group=group_name(group)),
                demographics(group, group_values(group, tracts), group_expression(group)),
                summary,
                [
                    online.source(
                        tr("TIGERweb and ACS {years}").format(years=tracts.years),
                        ", ".join(tracts.hosts),
                        day,
                        census.LICENCE,
                        census.ATTRIBUTION,
                    )
                ],
            )
        )
        return {
            "OUTPUT": destination,
            "USED": len(rows),
            "SKIPPED": tracts.water_only,
            "WITHOUT_FIGURES": tracts.without_figures,
            "POPULATION": people,
        }
