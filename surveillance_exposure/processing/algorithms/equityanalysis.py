"""Regressions of surveillance, and of counts such as stops, on who lives in areas; and which survive a test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingException

from ...core import study
from ...core.regression import statsmodels_is_missing
from ...dependencies import how_to_install
from ...reports import equity_words as words
from ...reports.equity import compose
from ...translation import tr
from .. import study_messages
from ..base import Algorithm
from ..parameters.equity import declare, field_help
from ..reading import study as reading
from ..reading.columns import AreaColumns
from ..run import Run
from ..writing.equity import Found, totals, write_areas, write_coefficients, write_robustness
from ..writing.equity_report import material_of, write_files


class EquityAnalysis(Algorithm):
    """`equityanalysis`."""

    ID = "equityanalysis"

    def about(self) -> str:
        return tr(
            "Asks whether surveillance, or counts such as police stops, go with who lives in an area, and then "
            "what a hostile reviewer would ask: which of the answers survive.\n"
            "The three published models (Amnesty International 2022) are presets. “Published surveillance”: "
            "whether an area has more than 0.2 effective cameras per 1,000 residents, by the share of the groups, "
            "with a slope for each region. “Published stops”: stops per resident by effective cameras nearby and "
            "the share of the groups, each region by itself. “Published stop classes”: stops per resident in nine "
            "classes of surveillance, compared with the lowest. The others are general.\n"
            "Outcome, predictors and covariates may name fields of the areas, and columns that are worked out "
            "here: “points” from the points, “group_share” from the groups, and from the cameras all measures of "
            "“Camera density per area”, such as eff_per_1000.\n"
            "Beside every model stands its robustness: errors corrected for overdispersion and for neighbours "
            "being alike, several regions tested at once (Holm, Benjamini-Hochberg), Moran's I of the residuals, "
            "and other ranges, thresholds and floors. A coefficient is of areas, not of people, and no cause."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return field_help()

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        declare(self)

    def work(self, run: Run) -> dict[str, Any]:
        if statsmodels_is_missing():
            raise QgsProcessingException(how_to_install(["statsmodels"]))
        with study_messages.refusing(run):
            return self._run(run)

    def _run(self, run: Run) -> dict[str, Any]:
        trials = reading.trials(run)
        given = reading.layers_of(run)
        run.progress(10)
        run.stop_if_cancelled()

        question, margins = reading.question(run, given.areas)
        columns = AreaColumns(given.areas, run.expressions(run.source("AREAS")), question.texts)
        known = reading.known(run, given, columns, margins)
        run.progress(40)
        planned = study.planned(known.areas, question)
        reading.tell_of_numbers(planned, columns, margins, run.feedback)
        for text in study_messages.doubts(planned):
            run.warn(text)
        fitted = study.fitted(planned)
        remarks = study_messages.remarks(fitted)
        for text in remarks:
            run.warn(text)
        result = study.tested(fitted, trials, lambda share: run.progress(50 + 45 * share), run.is_cancelled)
        run.stop_if_cancelled()
        for text in words.summary(result.panel):
            run.say(text)

        found = Found(result, columns, known.range_text)
        report = self.parameterAsFileOutput(run.parameters, "REPORT", run.context)
        files: dict[Path, bytes] = {}
        if report:
            material = material_of(run, given, found, remarks)
            files = compose(Path(report), material, run.is_cancelled)
        made = {
            "OUTPUT": write_areas(run, found),
            "COEFFICIENTS": write_coefficients(run, found),
            "ROBUSTNESS": write_robustness(run, found),
            **totals(result, known.outside),
        }
        if report:
            write_files(run, Path(report), files)
            made["REPORT"] = report
        return made
