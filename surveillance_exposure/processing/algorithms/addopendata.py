"""Open data of a city, by domain and data set."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ...sources import opendata
from ...translation import tr
from ..base import Algorithm
from ..parameters.servers import Secret, declare_asking
from ..reading import servers
from ..run import Run
from ..uses import Need
from ..writing.opendata import write_table

OTHER = "other"
CHOICES = (*opendata.PRESETS, OTHER)


class AddOpenData(Algorithm):
    """`addopendata`."""

    ID = "addopendata"

    def about(self) -> str:
        return tr(
            "Downloads a data set that a city, county or state publishes with Socrata (Tyler Data & Insights), "
            "such as New York's buildings with their heights, council districts and subway stations.\n"
            "It asks the domain of that data set alone (for New York data.cityofnewyork.us or data.ny.gov), and "
            "tells it the extent, if one is given. Licence and date are what the publisher states.\n"
            "Data published otherwise need no tool: QGIS opens most of them as they are."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {
            "OUTPUT": {
                "height_m": tr(
                    "Of New York's buildings: height of the roof above the ground, metres. All other fields are "
                    "the data set's own."
                ),
            }
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.declare(
            QgsProcessingParameterEnum("PRESET", tr("Data"), list(CHOICES), False, CHOICES[0], False, True),
            tr("A data set that is known, or “other”: the one named below."),
        )
        self.declare(
            QgsProcessingParameterString("DOMAIN", tr("Domain, for “other”"), "", False, True),
            tr("Where it is published, such as data.cityofchicago.org."),
        )
        self.declare(
            QgsProcessingParameterString("DATASET", tr("Data set, for “other”"), "", False, True),
            tr("Its id, two groups of four letters and digits at the end of its page's address."),
        )
        self.declare(
            QgsProcessingParameterExtent("EXTENT", tr("Extent"), None, True),
            tr("Only what touches this extent. Empty: everything, at most {rows} rows.").format(
                rows=f"{opendata.MOST_ROWS:,}"
            ),
        )
        self.declare(
            Secret("TOKEN", tr("Application token"), "", False, True),
            tr("Not needed; with one, the server lets you ask more often. It is masked in logs and history."),
            advanced=True,
        )
        self.needs["DATASET"] = [Need(("PRESET",), (OTHER,))]
        declare_asking(self)
        self.declare(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Open data"), QgsProcessing.SourceType.TypeVector),
            tr("The rows with their places, in longitude and latitude."),
        )
        self.total("USED", tr("Rows"))
        self.total("SKIPPED", tr("Rows without a place"))

    def problem_with(self, run: Run) -> str | None:
        if run.choice("PRESET") == OTHER:
            if not run.text("DOMAIN").strip():
                return tr("Domain: give the one the data set is published under.")
            given = run.text("DATASET")
            try:
                opendata.checked(given)
            except ValueError:
                return tr(
                    "Data set: “{given}” is no id; one looks like 5zhs-2jue, at the end of its page's address."
                ).format(given=given)
        return super().problem_with(run)

    def work(self, run: Run) -> dict[str, Any]:
        chosen = self._chosen(run)
        with servers.in_plain_words(run.feedback):
            table = opendata.download(
                servers.client(run),
                opendata.address(chosen.domain),
                chosen.dataset,
                servers.extent(run, "EXTENT"),
                servers.secret(run, "TOKEN") or None,
                chosen.lengths,
                lambda share: run.progress(90 * share),
            )
        run.stop_if_cancelled()
        return write_table(run, table)

    def _chosen(self, run: Run) -> opendata.Preset:
        name = run.choice("PRESET")
        domain = run.text("DOMAIN")
        if name == OTHER:
            dataset = run.text("DATASET")
            return opendata.Preset(domain, opendata.checked(dataset))
        preset = opendata.PRESETS[name]
        return opendata.Preset(domain or preset.domain, preset.dataset, preset.lengths)
