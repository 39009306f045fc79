"""Tracts of the US Census with people and income."""

from __future__ import annotations

from typing import Any

from ...sources import census
from ...translation import tr
from ..base import Algorithm
from ..parameters.census import declare_census, field_meanings
from ..reading import servers
from ..run import Run
from ..writing.census import write_tracts


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
        declare_census(self)

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
        with servers.in_plain_words(run.feedback):
            tracts = census.download(
                servers.client(run),
                census.counties(run.text("COUNTIES")),
                run.whole("YEAR"),
                servers.secret(run, "KEY"),
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
        return write_tracts(run, tracts, run.choice("GROUP"))
