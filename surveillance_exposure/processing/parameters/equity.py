"""What the equity analysis asks for, and what its results mean."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...core.regression import MODELS
from ...core.study import ALL_MODELS, BY_REGION, Question, Trials
from ...layers import POINT, POLYGON
from ...translation import tr
from ..base import Algorithm
from ..uses import Need
from . import common


def declare(algorithm: Algorithm) -> None:
    """Declare all parameters and totals."""
    _declare_areas(algorithm)
    _declare_data(algorithm)
    _declare_tests(algorithm)
    algorithm.needs.update(_needs())
    for name, description, kind, help_text in (
        (
            "OUTPUT",
            tr("Areas with fitted values and residuals"),
            QgsProcessing.SourceType.TypeVectorPolygon,
            tr(
                "The areas with what the model expects of them, as a map of two variables: thirds of outcome by "
                "thirds of predictor."
            ),
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
            tr(
                "A table: one row per check and coefficient. In a verdict each check counts once: Holm is one, "
                "whichever errors it is made with; a range, threshold or floor that changes nothing is none; naive "
                "errors and Benjamini-Hochberg are shown only. A check without an answer is never passed."
            ),
        ),
    ):
        algorithm.declare(QgsProcessingParameterFeatureSink(name, description, kind), help_text)
    report = QgsProcessingParameterFileDestination(
        "REPORT", tr("Report"), tr("HTML files (*.html)"), None, True, False
    )
    algorithm.declare(
        report,
        tr(
            "One HTML file for reading and printing, which opens without a network: question, data, method, "
            "maps, tables, what survives, caveats, and how to repeat it. Its pictures are in a folder beside it."
        ),
    )
    algorithm.total("USED", tr("Areas in the model"))
    algorithm.total("SKIPPED", tr("Areas left out"))
    algorithm.total("POINTS_PLACED", tr("Points in an area"))
    algorithm.total("POINTS_OUTSIDE", tr("Points in no area"))
    algorithm.total("DISPERSION", tr("Largest dispersion (Pearson)"))
    algorithm.total("MORAN", tr("Moran's I of the residuals"))
    algorithm.total("MORAN_P", tr("Its p value"))
    algorithm.total("CLAIMS", tr("Coefficients that are significant as modelled"))
    algorithm.total("SURVIVING", tr("Coefficients that survive every check"))


def _needs() -> dict[str, list[Need]]:
    cameras, people, margins = Need(("CAMERAS",)), Need(("POPULATION_FIELD",)), Need(("MARGINS",))
    no_field = Need(("REGION_FIELD",), given=False)
    threshold = Need(("MODEL",), ("published surveillance", "logistic"))
    of_cameras = ("RANGE", "IGNORE_CAMERA_VALUES", "MIN_COUNT", "ALL_RECORDS", "NEARBY_DISTANCE", "RANGES")
    return {
        **{name: [cameras] for name in of_cameras},
        "MIN_POPULATION": [people],
        "MIN_POPULATIONS": [people],
        "DRAWS": [margins],
        "OVER": [Need(("GROUPS",))],
        "THRESHOLD": [threshold],
        "THRESHOLDS": [threshold],
        "REGIONS": [no_field],
        "REGIONS_FIELD": [Need(("REGIONS",)), no_field],
        "BY_REGION": [Need(("MODEL",), MODELS), Need(("REGION_FIELD", "REGIONS"))],
    }


def _declare_areas(algorithm: Algorithm) -> None:
    common.declare_layer(
        algorithm, "AREAS", tr("Areas"), POLYGON, tr("Polygons such as census tracts, each of them once.")
    )
    algorithm.declare(
        QgsProcessingParameterEnum(
            "MODEL", tr("Model"), list(ALL_MODELS), False, ALL_MODELS[0], False, usesStaticStrings=True
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
                'Fields or expressions, separated by semicolons, such as group_share; "rent" / 1000. If empty: '
                "group_share, and for counts eff_nearby_per_1000, too, as far as groups and cameras are given."
            ),
        ),
    ):
        algorithm.declare(QgsProcessingParameterExpression(name, description, "", "AREAS", True), help_text)
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
        algorithm.declare(_field(name, description), help_text)


def _declare_data(algorithm: Algorithm) -> None:
    common.declare_layer(
        algorithm,
        "REGIONS",
        tr("Regions"),
        POLYGON,
        tr("Polygons of the regions, where areas have no field of it: each counts where its middle lies."),
        True,
        True,
    )
    common.declare_field(
        algorithm,
        "REGIONS_FIELD",
        tr("Name of regions"),
        "REGIONS",
        tr("The field with the regions' names."),
        True,
    )
    algorithm.declare(
        _field("GROUPS", tr("Groups (fields of residents)"), True),
        tr(
            "Numbers of residents whose share of the residents is asked about. Not percentages. The published "
            "share is Black and Hispanic, over Black, Hispanic and White, of tables B02001 and B03001: there, "
            "Hispanic white residents are in both parts and Asian ones in neither. Table B03002 has groups that "
            "do not overlap: take all of its groups but non-Hispanic white, over the population."
        ),
    )
    algorithm.declare(
        _field("OVER", tr("Over the sum of (fields of residents)"), True),
        tr("What the groups are divided by; the population if empty."),
    )
    common.declare_layer(
        algorithm,
        "POINTS",
        tr("Points to count"),
        POINT,
        tr("Points such as stops: each counts once, in the first area it lies in."),
        True,
    )
    algorithm.declare(
        QgsProcessingParameterExpression("POINT_FILTER", tr("Only points where"), "", "POINTS", True),
        tr('An expression that points must fulfil, such as "year" = 2020, or one category of them.'),
    )
    common.declare_layer(
        algorithm,
        "CAMERAS",
        tr("Cameras"),
        POINT,
        tr(
            "Camera points, to measure surveillance here, so that other ranges can be tried. Without them give "
            "areas that have been measured."
        ),
        True,
    )
    common.declare_camera_filter(algorithm, "CAMERAS")
    common.declare_range(algorithm)
    common.declare_nearby(algorithm, advanced=True)
    algorithm.declare(
        QgsProcessingParameterExpression("COVARIATES", tr("Covariates"), "", "AREAS", True),
        tr("Fields or expressions, separated by semicolons, to be held constant: one slope for all regions."),
    )
    algorithm.declare(
        QgsProcessingParameterEnum(
            "BY_REGION",
            tr("Regions in the model"),
            list(BY_REGION),
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
    algorithm.declare(
        _number("THRESHOLD", tr("Threshold"), Question.threshold, -1e12, 1e12),
        tr("For the logistic model: an area counts as surveilled if its outcome is above this."),
        True,
    )
    algorithm.declare(
        _number("MIN_POPULATION", tr("More residents than"), Question.min_population, 0, 1e9),
        tr(
            "Areas with no more residents than this are left out: parks, airports. 250 is the published floor."
        ),
        True,
    )


def _declare_tests(algorithm: Algorithm) -> None:
    for name, description, default, help_text in (
        (
            "RANGES",
            tr("Ranges to try (m)"),
            _listed(Trials.ranges),
            tr(
                "Camera ranges for the robustness, separated by commas. Needs cameras; each then sees a disc."
            ),
        ),
        (
            "THRESHOLDS",
            tr("Thresholds to try"),
            _listed(Trials.thresholds),
            tr("Thresholds for the robustness of a logistic model, separated by commas."),
        ),
        (
            "MIN_POPULATIONS",
            tr("Floors of population to try"),
            _listed(Trials.floors),
            tr("Numbers of residents for the robustness, separated by commas."),
        ),
        (
            "MARGINS",
            tr("Margins of error"),
            "",
            tr(
                "Pairs field = field of its margin of error (at 90 %, as the census gives it), separated by "
                "semicolons, such as pop_total_est = pop_total_moe. Those fields are drawn anew many times."
            ),
        ),
    ):
        algorithm.declare(
            QgsProcessingParameterString(name, description, default, optional=True), help_text, True
        )
    algorithm.declare(
        _field("INCOME_FIELD", tr("Income, to be added")),
        tr("A field, such as median income, that the robustness adds as a covariate."),
        True,
    )
    whole = QgsProcessingParameterNumber.Type.Integer
    for name, description, usual, high, help_text in (
        (
            "DRAWS",
            tr("Draws from the margins of error"),
            Trials.draws,
            10_000,
            tr("How often fields are drawn anew."),
        ),
        (
            "PERMUTATIONS",
            tr("Permutations"),
            Trials.permutations,
            99_999,
            tr("How often residuals are shuffled to judge Moran's I."),
        ),
        ("SEED", tr("Seed"), Trials.seed, 2**31 - 1, tr("The same seed gives the same figures.")),
    ):
        algorithm.declare(
            QgsProcessingParameterNumber(name, description, whole, usual, False, 0, high),
            help_text,
            True,
        )
    algorithm.declare(
        _number("NEIGHBOUR_DISTANCE", tr("Areas are neighbours within (m)"), Trials.neighbour_m, 0, 10_000),
        tr(
            "Areas no farther apart than this are neighbours, whose likeness is allowed for and tested. Areas with "
            "streets between them, such as blocks, need the width of a street; where fewer than half have a neighbour, "
            "what depends on neighbours is unanswered."
        ),
        True,
    )


def _listed(numbers: Sequence[float]) -> str:
    return ", ".join(f"{each:g}" for each in numbers)


def _field(name: str, description: str, several: bool = False) -> QgsProcessingParameterField:
    any_kind = QgsProcessingParameterField.DataType.Any
    return QgsProcessingParameterField(name, description, None, "AREAS", any_kind, several, True)


def _number(
    name: str, description: str, default: float, low: float, high: float
) -> QgsProcessingParameterNumber:
    kind = QgsProcessingParameterNumber.Type.Double
    return QgsProcessingParameterNumber(name, description, kind, default, False, low, high)


def field_help() -> dict[str, dict[str, str]]:
    """For each output layer, what its attributes mean."""
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
            "outcome": tr("The outcome as it was given; of counts per resident, per 1,000 residents."),
            "predictor": tr(
                "The predictor it is mapped against: the share of the groups, or else the first."
            ),
            "response": tr("What is modelled: the outcome, or 1 where it is above the threshold, else 0."),
            "fitted": tr("What the model expects: a count, a chance or a share."),
            "residual": tr(
                "Pearson's residual: response less fitted, over the standard deviation the model expects. "
                "Beyond 2 either way, the area is unlike what the model says."
            ),
            "status": tr(
                "ok; repaired (its outline crosses itself); unused (left out of the model); unusable (no geometry to "
                "work with)."
            ),
            "message": tr("Why the area is not in the model."),
        },
        "COEFFICIENTS": {
            "term": tr("The predictor, covariate or intercept."),
            "region": tr("The region the coefficient is of; empty if it is of all."),
            "estimate": tr(
                "The coefficient: the change in the log of the expected count, or in the log odds, for one more "
                "of the predictor. NULL where there is none; see message."
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
                "survives, fragile (some other choice, or likeness over longer distances, takes its "
                "significance, or a check that decides has no answer), does not survive (corrected "
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
                "for margins of error from the model's error and the spread of the draws together."
            ),
            "conf_low": tr("The low end of the interval; for margins of error 2.5 % of the draws are below."),
            "conf_high": tr("The high end of the interval; for margins of error 2.5 % are above."),
            "n": tr("Areas it is estimated from."),
            "status": tr("As in the table of coefficients; unanswered where the check could not be made."),
            "message": tr("Why a check is unanswered. It is never taken as passed."),
        },
    }
