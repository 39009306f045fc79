"""Regressions of surveillance, and of counts such as stops, on who lives in areas; and which survive a test."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from .. import layers
from ..core import equity, robustness
from ..core.density import density
from ..core.equity import Analysis, Specification
from ..core.ragged import Floats, Geometries, Strings
from ..core.regression import COUNT_MODELS, MODELS, statsmodels_is_missing
from ..core.robustness import Panel, Sweeps
from ..layers import POINT, POLYGON, Projection, Rows, new_field
from ..reports import equity_words as words
from ..translation import tr
from . import inputs, styles
from .base import Algorithm
from .equitydata import (
    EFFECTIVE,
    EFFECTIVE_NEARBY,
    POINTS,
    SHARE,
    Study,
    Surveillance,
    counted,
    duplicates,
    listed,
    numbers_listed,
    region_of,
)
from .outputs import Output, merged_fields, write

PUBLISHED = {
    "published surveillance": equity.PUBLISHED_SURVEILLANCE,
    "published stops": equity.PUBLISHED_STOPS,
    "published stop classes": equity.PUBLISHED_CLASSES,
}
ALL_MODELS = [*PUBLISHED, *MODELS]
BY_REGION = [equity.SEPARATE, equity.INTERACTIONS, equity.POOLED]

COEFFICIENT_FIELDS = (
    "estimate",
    "std_error",
    "statistic",
    "p_value",
    "conf_low",
    "conf_high",
)
FINDING_FIELDS = ("estimate", "std_error", "p_value", "conf_low", "conf_high")


@dataclass
class Result:
    """What a run found, for its outputs."""

    study: Study
    computed: dict[str, Floats]
    analysis: Analysis
    panel: Panel
    range_text: str


class EquityAnalysis(Algorithm):
    """`equityanalysis`."""

    ID = "equityanalysis"

    def canExecute(self) -> tuple[bool, str]:
        able, why = super().canExecute()
        if able and statsmodels_is_missing():
            return False, _how_to_get_statsmodels()
        return able, why

    def about(self) -> str:
        return tr(
            "Asks whether surveillance, or counts such as police stops, go with who lives in an area, and then "
            "what a hostile reviewer would ask: which of the answers survive.\n"
            "The three published models (Amnesty International 2022) are presets. “Published surveillance”: "
            "whether an area has more than 0.2 effective cameras per 1,000 residents, by the share of the groups, "
            "with a slope for each region. “Published stops”: stops per resident by effective cameras nearby and "
            "the share of the groups, each region by itself. “Published stop classes”: stops per resident in nine "
            "classes of surveillance. The others are general.\n"
            "Outcome, predictors and covariates may name fields of the areas, and columns that are worked out "
            "here: “points” from the points, “group_share” from the groups, and from the cameras all measures of "
            "“Camera density per area”, such as eff_per_1000.\n"
            "Beside every model stands its robustness: errors corrected for overdispersion and for neighbours "
            "being alike, several regions tested at once (Holm, Benjamini-Hochberg), Moran's I of the residuals, "
            "and other ranges, thresholds and floors. A coefficient is of areas, not of people, and no cause."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {
            "OUTPUT": {
                "points": tr("Points in the area, each counted once. There if points are given."),
                "group_share": tr("The share of the groups, 0 to 1. There if groups are given."),
                "eff_per_1000": tr("Effective cameras per 1,000 residents. There if cameras are given."),
                "eff_nearby_per_1000": tr(
                    "Effective cameras in the area grown by the nearby distance, per 1,000 residents. There if "
                    "cameras are given."
                ),
                "region": tr("The region the area counts in."),
                "response": tr(
                    "What is modelled: the outcome, or 1 where it is above the threshold, else 0."
                ),
                "fitted": tr("What the model expects: a count, a chance or a share."),
                "residual": tr(
                    "Pearson's residual: response less fitted, over the standard deviation the model expects. "
                    "Beyond 2 either way, the area is unlike what the model says."
                ),
                "status": tr("ok, unused (left out of the model) or unusable (no geometry to work with)."),
                "message": tr("Why the area is not in the model."),
            },
            "COEFFICIENTS": {
                "term": tr("The predictor, covariate or intercept."),
                "region": tr("The region the coefficient is of; empty if it is of all."),
                "estimate": tr(
                    "The coefficient: the change in the log of the expected count, or in the log odds, for one more "
                    "of the predictor. NULL where there is none to be had; see message."
                ),
                "std_error": tr("Its standard error, as the model takes it."),
                "statistic": tr("Estimate over error: z, for the quasi-Poisson t."),
                "p_value": tr("How likely a statistic this far from 0 is if there is no effect."),
                "conf_low": tr("The low end of the 95 % interval."),
                "conf_high": tr("The high end of the 95 % interval."),
                "n": tr("Areas it is estimated from."),
                "p_holm": tr("The p value adjusted for several regions being tested at once, by Holm."),
                "p_benjamini_hochberg": tr("The same by Benjamini and Hochberg: false discovery rate."),
                "verdict": tr(
                    "survives, fragile (some other choice takes its significance), does not survive (corrected "
                    "errors, alike neighbours or several regions take it, or its sign turns), not significant, or "
                    "no value. Empty for intercepts and covariates."
                ),
                "status": tr(
                    "ok, or why there is no estimate: few areas, no variation, constant predictor, separated, "
                    "collinear, not converged."
                ),
                "message": tr("The verdict or the status in words."),
            },
            "ROBUSTNESS": {
                "check": tr("What was tried."),
                "setting": tr("With what: the model, range, threshold or floor."),
                "term": tr("The coefficient's term; empty for a check of a whole model."),
                "region": tr("The region; empty if it is of all."),
                "estimate": tr("The coefficient then; for dispersion and Moran's I that figure."),
                "std_error": tr("Its standard error; for margins of error the spread of the draws."),
                "p_value": tr(
                    "The p value then: for Holm and Benjamini-Hochberg adjusted, for Moran's I from permutations, "
                    "for margins of error the median."
                ),
                "conf_low": tr(
                    "The low end of the interval; for margins of error 2.5 % of the draws are below."
                ),
                "conf_high": tr("The high end of the interval; for margins of error 2.5 % are above."),
                "n": tr("Areas it is estimated from."),
                "status": tr("As in the table of coefficients."),
            },
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self._declare_areas()
        self._declare_data()
        self._declare_tests()
        for name, description, kind, help_text in (
            (
                "OUTPUT",
                tr("Areas with fitted values and residuals"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                tr("The areas with what the model expects of them, shaded by residual."),
            ),
            (
                "COEFFICIENTS",
                tr("Coefficients"),
                QgsProcessing.SourceType.TypeVector,
                tr("A table: one row per coefficient, with its verdict."),
            ),
            (
                "ROBUSTNESS",
                tr("Robustness"),
                QgsProcessing.SourceType.TypeVector,
                tr("A table: one row per check and coefficient."),
            ),
        ):
            self.declare(QgsProcessingParameterFeatureSink(name, description, kind), help_text)
        self.total("USED", tr("Areas in the model"))
        self.total("SKIPPED", tr("Areas left out"))
        self.total("POINTS_PLACED", tr("Points in an area"))
        self.total("POINTS_OUTSIDE", tr("Points in no area"))
        self.total("DISPERSION", tr("Largest dispersion (Pearson)"))
        self.total("MORAN", tr("Moran's I of the residuals"))
        self.total("MORAN_P", tr("Its p value"))
        self.total("CLAIMS", tr("Coefficients that are significant as modelled"))
        self.total("SURVIVING", tr("Coefficients that survive every check"))

    def _declare_areas(self) -> None:
        inputs.declare_layer(
            self, "AREAS", tr("Areas"), POLYGON, tr("Polygons such as census tracts, each of them once.")
        )
        self.declare(
            QgsProcessingParameterEnum(
                "MODEL", tr("Model"), ALL_MODELS, False, ALL_MODELS[0], False, usesStaticStrings=True
            ),
            tr(
                "A published model, or a general one. Poisson, quasi-poisson and negative binomial are for counts, "
                "per resident if the population is given; logistic is for whether the outcome is above the "
                "threshold; fractional logistic for a share from 0 to 1."
            ),
        )
        for name, description, help_text in (
            (
                "OUTCOME",
                tr("Outcome"),
                tr(
                    "A field or an expression. If empty: eff_per_1000 (for the fractional logistic model "
                    "covered_share) from the cameras, for counts “points” from the points."
                ),
            ),
            (
                "PREDICTORS",
                tr("Predictors"),
                tr(
                    'Fields or expressions, divided by semicolons, such as group_share; "rent" / 1000. If empty: '
                    "group_share, and for counts eff_nearby_per_1000, too, as far as groups and cameras are given."
                ),
            ),
        ):
            self.declare(QgsProcessingParameterExpression(name, description, "", "AREAS", True), help_text)
        for name, description, help_text in (
            (
                "POPULATION_FIELD",
                tr("Population"),
                tr("The number of residents: for rates, for the floor, and as exposure of counts."),
            ),
            (
                "REGION_FIELD",
                tr("Region"),
                tr(
                    "The region an area is in, such as its borough. Without it, and without regions, all are one."
                ),
            ),
        ):
            self.declare(_field(name, description), help_text)

    def _declare_data(self) -> None:
        inputs.declare_layer(
            self,
            "REGIONS",
            tr("Regions"),
            POLYGON,
            tr(
                "Polygons of the regions, where areas have no field of it: each counts where its middle lies."
            ),
            True,
            True,
        )
        name = QgsProcessingParameterField(
            "REGIONS_FIELD", tr("Name of regions"), "", "REGIONS", optional=True
        )
        self.declare(name, tr("The field with the regions' names."), True)
        self.declare(
            _field("GROUPS", tr("Groups (fields of residents)"), True),
            tr(
                "Numbers of residents whose share of the residents is asked about. Not percentages. The published "
                "share is Black and Hispanic, over Black, Hispanic and White, of tables B02001 and B03001: there, "
                "Hispanic white residents are in both parts and Asian ones in neither. Table B03002 has groups that "
                "do not overlap: take all of its groups but non-Hispanic white, over the population."
            ),
            True,
        )
        self.declare(
            _field("OVER", tr("Over the sum of (fields of residents)"), True),
            tr("What the groups are divided by; the population if empty."),
            True,
        )
        inputs.declare_layer(
            self,
            "POINTS",
            tr("Points to count"),
            POINT,
            tr("Points such as stops: each counts once, in the first area it lies in."),
            True,
            True,
        )
        self.declare(
            QgsProcessingParameterExpression("POINT_FILTER", tr("Only points where"), "", "POINTS", True),
            tr('An expression that points must fulfil, such as "year" = 2020, or one category of them.'),
        )
        inputs.declare_layer(
            self,
            "CAMERAS",
            tr("Cameras"),
            POINT,
            tr(
                "Camera points, to measure surveillance here, so that other ranges can be tried. Without them give "
                "areas that have been measured."
            ),
            True,
            True,
        )
        inputs.declare_camera_filter(self, "CAMERAS")
        inputs.declare_range(self)
        self.declare(
            _number("NEARBY_DISTANCE", tr("Nearby distance (m)"), 200, 0, inputs.MAX_RANGE_M),
            tr("How far around an area the “nearby” measures reach. The published ones use 200 m."),
            True,
        )
        self.declare(
            QgsProcessingParameterExpression("COVARIATES", tr("Covariates"), "", "AREAS", True),
            tr(
                "Fields or expressions, divided by semicolons, to be held constant: one slope for all regions."
            ),
        )
        self.declare(
            QgsProcessingParameterEnum(
                "BY_REGION",
                tr("Regions in the model"),
                BY_REGION,
                False,
                BY_REGION[0],
                False,
                usesStaticStrings=True,
            ),
            tr(
                "separate: each region by itself; interactions: one model with an intercept and slopes for each; "
                "pooled: regions do not matter. The published models have their own way."
            ),
            True,
        )
        self.declare(
            _number("THRESHOLD", tr("Threshold"), 0.2, -1e12, 1e12),
            tr("For the logistic model: an area counts as surveilled if its outcome is above this."),
            True,
        )
        self.declare(
            _number("MIN_POPULATION", tr("More residents than"), 250, 0, 1e9),
            tr(
                "Areas with no more residents than this are left out: parks, airports. 250 is the published floor."
            ),
            True,
        )

    def _declare_tests(self) -> None:
        for name, description, default, help_text in (
            (
                "RANGES",
                tr("Ranges to try (m)"),
                "15, 30, 60, 120, 160, 200",
                tr(
                    "Camera ranges for the robustness, divided by commas. Needs cameras; each then sees a disc."
                ),
            ),
            (
                "THRESHOLDS",
                tr("Thresholds to try"),
                "0.1, 0.15, 0.25, 0.3, 0.5",
                tr("Thresholds for the robustness of a logistic model, divided by commas."),
            ),
            (
                "MIN_POPULATIONS",
                tr("Floors of population to try"),
                "0, 100, 500, 1000",
                tr("Numbers of residents for the robustness, divided by commas."),
            ),
            (
                "MARGINS",
                tr("Margins of error"),
                "",
                tr(
                    "Pairs field = field of its margin of error (at 90 %, as the census gives it), divided by "
                    "semicolons, such as pop_total_est = pop_total_moe. Those fields are drawn anew many times."
                ),
            ),
        ):
            self.declare(
                QgsProcessingParameterString(name, description, default, optional=True), help_text, True
            )
        self.declare(
            _field("INCOME_FIELD", tr("Income, to be added")),
            tr("A field, such as median income, that the robustness adds as a covariate."),
            True,
        )
        whole = QgsProcessingParameterNumber.Type.Integer
        for name, description, default, high, help_text in (
            (
                "DRAWS",
                tr("Draws from the margins of error"),
                100,
                10_000,
                tr("How often fields are drawn anew."),
            ),
            (
                "PERMUTATIONS",
                tr("Permutations"),
                999,
                99_999,
                tr("How often residuals are shuffled to judge Moran's I."),
            ),
            ("SEED", tr("Seed"), 1, 2**31 - 1, tr("The same seed gives the same figures.")),
        ):
            self.declare(
                QgsProcessingParameterNumber(name, description, whole, default, False, 0, high),
                help_text,
                True,
            )

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        if statsmodels_is_missing():
            raise QgsProcessingException(_how_to_get_statsmodels())
        with inputs.cancelling(feedback):
            return self._run(parameters, context, feedback)

    def _run(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        sweeps = self._sweeps(parameters, context)
        areas = inputs.read(self, parameters, "AREAS", POLYGON, context, feedback)
        given = {"AREAS": areas}
        for name, dimension, condition in (
            ("REGIONS", POLYGON, None),
            ("POINTS", POINT, "POINT_FILTER"),
            ("CAMERAS", POINT, "CAMERA_FILTER"),
        ):
            if parameters.get(name):
                given[name] = inputs.read(self, parameters, name, dimension, context, feedback, condition)
        projection = inputs.project(list(given.values()), context, feedback)
        polygons = inputs.valid(projection.bring(areas))
        areas.problems.update(
            {int(i): tr("the same polygon as an earlier feature") for i in duplicates(polygons)}
        )
        inputs.warn_of_problems(areas, tr("Areas"), feedback)
        polygons[~areas.usable] = None
        feedback.setProgress(10)
        inputs.stop_if_cancelled(feedback)

        study = self._study(parameters, context, areas)
        study.region = self._regions(parameters, context, given, polygons, projection, feedback)
        outside = 0
        if "POINTS" in given:
            outside = self._count(study, given["POINTS"], polygons, projection, feedback)
        range_text = ""
        if "CAMERAS" in given:
            range_text = self._measure(
                parameters, context, study, given["CAMERAS"], polygons, projection, feedback
            )
        feedback.setProgress(40)
        specification = self._specification(parameters, context, study, given)
        computed = study.computed()
        self._check_shares(study, computed, feedback)
        observations = study.observations()
        analysis = equity.fit(observations, specification)
        self._judge(study, analysis, feedback)

        neighbours = robustness.contiguity(polygons, is_cancelled=feedback.isCanceled)
        feedback.setProgress(50)
        panel = robustness.panel(
            observations,
            analysis,
            neighbours,
            self._filled(sweeps, parameters, context, study),
            self.parameterAsInt(parameters, "PERMUTATIONS", context),
            self.parameterAsInt(parameters, "SEED", context),
            lambda share: feedback.setProgress(50 + 45 * share),
            feedback.isCanceled,
        )
        inputs.stop_if_cancelled(feedback)
        result = Result(study, computed, analysis, panel, range_text)
        for text in words.summary(panel):
            feedback.pushInfo(text)
        return {
            "OUTPUT": self._write_areas(parameters, context, feedback, result),
            "COEFFICIENTS": self._write_coefficients(parameters, context, result),
            "ROBUSTNESS": self._write_robustness(parameters, context, result),
            **_totals(result, outside),
        }

    def _sweeps(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Sweeps:
        def numbers(name: str, low: float, high: float) -> list[float]:
            label = self.parameterDefinition(name).description()
            return numbers_listed(self.parameterAsString(parameters, name, context), label, low, high)

        return Sweeps(
            numbers("THRESHOLDS", -1e12, 1e12),
            numbers("MIN_POPULATIONS", 0, 1e9),
            numbers("RANGES", 0.1, inputs.MAX_RANGE_M),
        )

    def _filled(
        self, sweeps: Sweeps, parameters: dict[str, Any], context: QgsProcessingContext, study: Study
    ) -> Sweeps:
        """The sweeps with what the study adds to them."""
        income = self.parameterAsString(parameters, "INCOME_FIELD", context)
        added = {}
        if income:
            _existing(study.rows, income, self.parameterDefinition("INCOME_FIELD").description())
            added[income] = np.array([inputs.number_or_nan(item) for item in study.rows.column(income) or []])
        surveilled = study.surveillance is not None and bool(study.named() & Surveillance.OF_RANGE)
        return Sweeps(
            sweeps.thresholds,
            sweeps.floors,
            sweeps.ranges,
            (lambda range_m: study.observations(range_m)) if surveilled else None,
            added,
            (lambda random: study.observations(random=random)) if study.margins else None,
            self.parameterAsInt(parameters, "DRAWS", context),
        )

    def _study(self, parameters: dict[str, Any], context: QgsProcessingContext, areas: Rows) -> Study:
        def names(name: str) -> list[str]:
            found = parameters.get(name) or []
            found = found.split(";") if isinstance(found, str) else list(found)
            label = self.parameterDefinition(name).description()
            return [_existing(areas, each.strip(), label) for each in found if each.strip()]

        margins = {}
        label = self.parameterDefinition("MARGINS").description()
        for pair in listed(self.parameterAsString(parameters, "MARGINS", context)):
            parts = [part.strip().strip('"') for part in pair.split("=")]
            if len(parts) != 2:
                raise QgsProcessingException(
                    tr("{label}: “{pair}” is not of the form field = field of its margin.").format(
                        label=label, pair=pair
                    )
                )
            margins[_existing(areas, parts[0], label)] = _existing(areas, parts[1], label)
        text = {
            name: self.parameterAsString(parameters, name, context).strip()
            for name in ("OUTCOME", "PREDICTORS", "COVARIATES")
        }
        study = Study(
            areas,
            self.createExpressionContext(
                parameters, context, self.parameterAsSource(parameters, "AREAS", context)
            ),
            text["OUTCOME"],
            listed(text["PREDICTORS"]),
            listed(text["COVARIATES"]),
            next(iter(names("POPULATION_FIELD")), ""),
            names("GROUPS"),
            names("OVER"),
            margins,
        )
        if study.groups and not (study.over or study.population):
            raise QgsProcessingException(
                tr("Groups: give the fields they are divided by, or the population, for their share.")
            )
        return study

    def _regions(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        given: dict[str, Rows],
        polygons: Geometries,
        projection: Projection,
        feedback: QgsProcessingFeedback,
    ) -> Strings | None:
        areas = given["AREAS"]
        field = self.parameterAsString(parameters, "REGION_FIELD", context)
        if field:
            _existing(areas, field, self.parameterDefinition("REGION_FIELD").description())
            return _texts(areas.column(field) or [])
        if "REGIONS" not in given:
            return None
        regions = given["REGIONS"]
        name = self.parameterAsString(parameters, "REGIONS_FIELD", context)
        if not name:
            raise QgsProcessingException(tr("Regions: say which field has their names."))
        _existing(regions, name, self.parameterDefinition("REGIONS_FIELD").description())
        shapes = inputs.valid(projection.bring(regions))
        inputs.warn_of_problems(regions, tr("Regions"), feedback)
        return region_of(polygons, shapes, _texts(regions.column(name) or []).tolist())

    def _count(
        self,
        study: Study,
        points: Rows,
        polygons: Geometries,
        projection: Projection,
        feedback: QgsProcessingFeedback,
    ) -> int:
        places = inputs.single_points(points, projection.bring(points))
        inputs.warn_of_problems(points, tr("Points to count"), feedback)
        study.points, outside = counted(places[points.usable], polygons)
        total = int(points.usable.sum())
        text = tr("{total} points of “{layer}”: {inside} in an area, {outside} in none.").format(
            total=total, layer=points.name, inside=total - outside, outside=outside
        )
        (feedback.pushWarning if outside else feedback.pushInfo)(text)
        return outside

    def _measure(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        study: Study,
        cameras: Rows,
        polygons: Geometries,
        projection: Projection,
        feedback: QgsProcessingFeedback,
    ) -> str:
        """Surveillance as `cameradensity` measures it. Returns the range it holds for."""
        stands = inputs.viewsheds_of(self, parameters, "CAMERAS", cameras, projection, context, feedback)
        _, first = np.unique(stands.camera, return_index=True)
        camera = stands.camera[first]
        nearby_m = self.parameterAsDouble(parameters, "NEARBY_DISTANCE", context)
        usable = np.flatnonzero(study.rows.usable)
        found = density(
            polygons[usable],
            stands.points[first],
            stands.sites.count[camera],
            stands.sites.site[camera],
            stands.polygons,
            self.parameterAsDouble(parameters, "RANGE", context),
            nearby_m,
            None,
            lambda share: feedback.setProgress(10 + 30 * share),
            feedback.isCanceled,
        )
        study.surveillance = Surveillance(
            Surveillance.columns_of(found, usable, len(polygons)),
            polygons,
            stands.points[first],
            nearby_m,
            feedback.isCanceled,
        )
        return stands.range_text

    def _specification(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        study: Study,
        given: dict[str, Rows],
    ) -> Specification:
        """What to fit; fills in the outcome and the predictors that are not given."""
        model = self.parameterAsString(parameters, "MODEL", context)
        floor = self.parameterAsDouble(parameters, "MIN_POPULATION", context)
        threshold = self.parameterAsDouble(parameters, "THRESHOLD", context)
        if model in PUBLISHED:
            chosen = PUBLISHED[model]
        else:
            chosen = Specification(
                model,
                self.parameterAsString(parameters, "BY_REGION", context),
                threshold if model == "logistic" else None,
                model in COUNT_MODELS and bool(study.population),
            )
        study.in_classes = not chosen.intercept
        _fill_in(study, chosen, given)
        if chosen.rate and not study.population:
            raise QgsProcessingException(tr("This model is of counts per resident: give the population."))
        regions = chosen.regions if study.region is not None else equity.POOLED
        return Specification(
            chosen.model,
            regions,
            None if chosen.threshold is None else threshold,
            chosen.rate,
            floor,
            chosen.intercept,
        )

    def _check_shares(
        self, study: Study, computed: dict[str, Floats], feedback: QgsProcessingFeedback
    ) -> None:
        if SHARE in computed:
            above = int((study.share_above_one() & study.rows.usable).sum())
            if above:
                feedback.pushWarning(
                    tr(
                        "In {above} areas the groups are more than what they are divided by; they are left out. "
                        "Groups must be numbers of residents, not percentages, and the divisor must hold them all."
                    ).format(above=above)
                )
            if not np.isfinite(computed[SHARE]).any():
                raise QgsProcessingException(
                    tr("Groups: in no area is their share from 0 to 1. Give numbers of residents.")
                )

    def _judge(self, study: Study, analysis: Analysis, feedback: QgsProcessingFeedback) -> None:
        """Say what is left out and what to know; end a run of which nothing comes."""
        usable = study.rows.usable
        reasons = Counter(
            note for note, there in zip(analysis.left_out, usable) if note is not None and there
        )
        counts: Counter[str] = Counter()
        for note, count in reasons.items():
            counts[words.note_text(note)] += count
        inputs.warn_of_reasons(counts, len(usable), study.rows.name, tr("Areas"), feedback)
        if analysis.used.sum() < equity.MIN_AREAS:
            raise QgsProcessingException(
                tr(
                    "Only {used} areas can be used, fewer than {least}: no model. Look at the reasons above, and at "
                    "outcome, predictors and population."
                ).format(used=int(analysis.used.sum()), least=equity.MIN_AREAS)
            )
        if not any(each.is_known for each in analysis.coefficients):
            reasons_of_none = sorted({words.status_text(each) for each in analysis.coefficients})
            raise QgsProcessingException(
                tr("No coefficient can be estimated: {reasons}.").format(reasons="; ".join(reasons_of_none))
            )
        for note in analysis.notes:
            feedback.pushWarning(words.note_text(note))
        failed: dict[str, list[str]] = {}
        for each in analysis.coefficients:
            if not each.is_known:
                failed.setdefault(words.status_text(each), []).append(words.named(each))
        for text, names in failed.items():
            feedback.pushWarning(
                tr("No estimate of {names}: {reason}.").format(names=", ".join(names), reason=text)
            )

    def _write_areas(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        result: Result,
    ) -> str:
        areas, analysis = result.study.rows, result.analysis
        shown = [name for name in (POINTS, SHARE, EFFECTIVE, EFFECTIVE_NEARBY) if name in result.computed]
        promised = [new_field(name, "number") for name in shown]
        promised += [new_field("region", "text")]
        promised += [new_field(name, "number") for name in ("response", "fitted", "residual")]
        promised += [new_field("status", "text"), new_field("message", "text")]
        fields, kept = merged_fields(areas.fields, promised, feedback)
        region = result.study.region

        def rows() -> Any:
            for i, feature in enumerate(areas.features):
                note = analysis.left_out[i]
                status: list[Any] = ["ok", None]
                if i in areas.problems:
                    status = ["unusable", inputs.reason_text(areas.problems[i])]
                elif note is not None:
                    status = ["unused", words.note_text(note)]
                elif math.isnan(analysis.fitted[i]):
                    status = ["unused", tr("its region has no model")]
                figures = [layers.attribute(result.computed[name][i]) for name in shown]
                figures.append((str(region[i]) or None) if region is not None else None)
                figures += [
                    layers.attribute(column[i]) if i not in areas.problems else None
                    for column in (analysis.response, analysis.fitted, analysis.residual)
                ]
                yield feature.geometry(), [feature[k] for k in kept] + figures + status

        source = self.parameterAsSource(parameters, "AREAS", context)
        kind = QgsWkbTypes.multiType(source.wkbType())
        destination = write(self, parameters, "OUTPUT", context, fields, kind, areas.crs, rows())
        self._describe(
            parameters,
            context,
            destination,
            tr("Residuals of the {model} model").format(model=analysis.specification.model),
            styles.residuals("residual"),
            result,
        )
        return destination

    def _write_coefficients(
        self, parameters: dict[str, Any], context: QgsProcessingContext, result: Result
    ) -> str:
        adjusted = {
            (each.check, each.term, each.region): each.p_value
            for each in result.panel.findings
            if each.setting == robustness.AS_MODELLED
        }
        verdict_of = {
            (each.coefficient.term, each.coefficient.region): each for each in result.panel.verdicts
        }
        fields = layers.fields_of(
            [
                new_field("term", "text"),
                new_field("region", "text"),
                *(new_field(name, "number") for name in COEFFICIENT_FIELDS),
                new_field("n", "integer"),
                new_field("p_holm", "number"),
                new_field("p_benjamini_hochberg", "number"),
                *(new_field(name, "text") for name in ("verdict", "status", "message")),
            ]
        )

        def rows() -> Any:
            for each in result.analysis.coefficients:
                key = each.term, each.region
                found = verdict_of.get(key)
                message = words.verdict_text(found) if found and each.is_known else words.status_text(each)
                yield (
                    None,
                    [
                        each.term,
                        each.region or None,
                        *(layers.attribute(getattr(each, name)) for name in COEFFICIENT_FIELDS),
                        each.n,
                        layers.attribute(adjusted.get((robustness.HOLM, *key), math.nan)),
                        layers.attribute(adjusted.get((robustness.BENJAMINI_HOCHBERG, *key), math.nan)),
                        found.verdict if found else None,
                        each.status,
                        message or None,
                    ],
                )

        destination = self._write_table(parameters, "COEFFICIENTS", context, fields, rows())
        self._describe(parameters, context, destination, tr("Coefficients"), None, result)
        return destination

    def _write_robustness(
        self, parameters: dict[str, Any], context: QgsProcessingContext, result: Result
    ) -> str:
        fields = layers.fields_of(
            [
                *(new_field(name, "text") for name in ("check", "setting", "term", "region")),
                *(new_field(name, "number") for name in FINDING_FIELDS),
                new_field("n", "integer"),
                new_field("status", "text"),
            ]
        )
        rows = (
            (
                None,
                [
                    each.check,
                    each.setting,
                    each.term or None,
                    each.region or None,
                    *(layers.attribute(getattr(each, name)) for name in FINDING_FIELDS),
                    each.n,
                    each.status,
                ],
            )
            for each in result.panel.findings
        )
        destination = self._write_table(parameters, "ROBUSTNESS", context, fields, rows)
        self._describe(parameters, context, destination, tr("Robustness"), None, result)
        return destination

    def _write_table(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext, fields: Any, rows: Any
    ) -> str:
        kind = QgsWkbTypes.Type.NoGeometry
        return write(self, parameters, name, context, fields, kind, QgsCoordinateReferenceSystem(), rows)

    def _describe(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        destination: str,
        title: str,
        style: Any,
        result: Result,
    ) -> None:
        study, specification = result.study, result.analysis.specification
        abstract = tr(
            "Model: {model}, regions: {regions}. Outcome: {outcome}. Predictors: {predictors}. Areas with more than "
            "{floor} residents: {used} used."
        ).format(
            model=specification.model,
            regions=specification.regions,
            outcome=study.outcome
            if specification.threshold is None
            else f"{study.outcome} > {specification.threshold:g}",
            predictors=", ".join(study.predictors),
            floor=f"{specification.min_population:g}",
            used=int(result.analysis.used.sum()),
        )
        if result.range_text:
            title = f"{title}, {result.range_text}"
        self.outputs.append(
            Output(
                destination,
                title,
                style,
                " ".join([abstract, *words.summary(result.panel)]),
                inputs.sources(self, parameters, ["AREAS", "REGIONS", "POINTS", "CAMERAS"], context),
            )
        )


def _field(name: str, description: str, several: bool = False) -> QgsProcessingParameterField:
    any_kind = QgsProcessingParameterField.DataType.Any
    return QgsProcessingParameterField(name, description, None, "AREAS", any_kind, several, True)


def _number(
    name: str, description: str, default: float, low: float, high: float
) -> QgsProcessingParameterNumber:
    kind = QgsProcessingParameterNumber.Type.Double
    return QgsProcessingParameterNumber(name, description, kind, default, False, low, high)


def _existing(rows: Rows, name: str, label: str) -> str:
    """A field's name, if it is there; else the run ends."""
    if rows.column(name) is None:
        inputs.missing_field(label, name, rows)
    return name


def _texts(column: list[Any]) -> Strings:
    return np.array(["" if item is None else str(layers.plain(item)).strip() for item in column], dtype=str)


def _fill_in(study: Study, chosen: Specification, given: dict[str, Rows]) -> None:
    """Outcome and predictors that are not given, from what is."""
    counts = chosen.model in COUNT_MODELS
    share, nearby = [SHARE] * bool(study.groups), [EFFECTIVE_NEARBY] * ("CAMERAS" in given)
    if not study.outcome:
        if counts and "POINTS" in given:
            study.outcome = POINTS
        elif not counts and "CAMERAS" in given:
            study.outcome = "covered_share" if chosen.model == "fractional logistic" else EFFECTIVE
        else:
            raise QgsProcessingException(
                tr("Outcome: give a field or an expression, or points to count.")
                if counts
                else tr("Outcome: give a field or an expression, or cameras to measure surveillance by.")
            )
    if not study.predictors:
        study.predictors = nearby if study.in_classes else nearby + share if counts else share
        if not study.predictors:
            raise QgsProcessingException(
                tr("Predictors: give fields or expressions, or the groups whose share is asked about.")
            )
    rates = {EFFECTIVE, EFFECTIVE_NEARBY, "cameras_per_1000"}
    if not study.population and rates & {study.outcome, *study.predictors} and "CAMERAS" in given:
        raise QgsProcessingException(tr("Cameras per 1,000 residents need the population: give its field."))


def _totals(result: Result, outside: int) -> dict[str, Any]:
    used = int(np.isfinite(result.analysis.fitted).sum())
    placed = 0 if result.study.points is None else int(result.study.points.sum())
    moran = result.panel.moran.get("")
    known = [each for each in result.panel.verdicts if each.coefficient.is_known]
    return {
        "USED": used,
        "SKIPPED": len(result.study.rows) - used,
        "POINTS_PLACED": placed,
        "POINTS_OUTSIDE": outside,
        "DISPERSION": max((each.dispersion for each in result.analysis.fits), default=math.nan),
        "MORAN": moran.i if moran else math.nan,
        "MORAN_P": moran.p_value if moran else math.nan,
        "CLAIMS": sum(each.verdict != robustness.NO_CLAIM for each in known),
        "SURVIVING": sum(each.verdict == robustness.SURVIVES for each in known),
    }


def _how_to_get_statsmodels() -> str:
    return tr(
        "The statistics need the Python package statsmodels. On Debian and Ubuntu install python3-statsmodels; "
        "elsewhere, for the Python that QGIS uses and into this profile: pip install --no-deps --target "
        "PROFILE/python statsmodels patsy (Settings > User profiles > Open active profile folder shows PROFILE). "
        "It works on the pandas and scipy that come with QGIS. Then restart QGIS."
    )
