"""Regressions of surveillance, and of counts such as stops, on who lives in areas; and which survive a test."""

from __future__ import annotations

import math
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from qgis.core import QgsProcessingException, QgsProcessingFeedback

from ...core import equity, robustness
from ...core.density import density
from ...core.equity import Analysis, Observations, Specification
from ...core.places import distances
from ...core.projection import HOPELESS_ERROR, MAX_WIDE_ERROR
from ...core.ragged import Floats, Geometries, Strings
from ...core.regression import COUNT_MODELS, statsmodels_is_missing
from ...core.robustness import Sweeps
from ...dependencies import how_to_install
from ...layers import POINT, POLYGON, Projection, Rows
from ...reports import equity_words as words
from ...reports.equity import compose
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..equitydata import (
    EFFECTIVE,
    EFFECTIVE_NEARBY,
    POINTS,
    SHARE,
    Study,
    Surveillance,
    duplicates,
    listed,
    numbers_listed,
    placed,
    region_names,
    region_of,
)
from ..equityoutputs import (
    Result,
    material_of,
    totals,
    write_areas,
    write_coefficients,
    write_files,
    write_robustness,
)
from ..messages import range_text
from ..parameters import common
from ..parameters.equity import CLASSES, PUBLISHED, declare, field_help
from ..reading import attributes, camera_rows, inputs, systems
from ..run import Run

LOG_POPULATION = "log(population)"

_PERCENTAGE = re.compile(r"pct|perc|share|fraction|ratio|%", re.IGNORECASE)


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
        with inputs.cancelling(run.feedback):
            return self._run(run)

    def _run(self, run: Run) -> dict[str, Any]:
        sweeps = self._sweeps(run)
        areas = inputs.read(run, "AREAS", POLYGON)
        given = {"AREAS": areas}
        for name, dimension, condition in (
            ("REGIONS", POLYGON, None),
            ("POINTS", POINT, "POINT_FILTER"),
            ("CAMERAS", POINT, "CAMERA_FILTER"),
        ):
            if run.given(name):
                given[name] = inputs.read(run, name, dimension, condition)
        widest = MAX_WIDE_ERROR if "CAMERAS" in given else HOPELESS_ERROR
        projection = systems.project(run, list(given.values()), widest)
        polygons = camera_rows.valid(projection.bring(areas), areas)
        areas.problems.update(
            {int(i): tr("the same polygon as an earlier feature") for i in duplicates(polygons)}
        )
        messages.warn_of_problems(areas, tr("Areas"), run.feedback)
        messages.stop_if_none_usable(areas, tr("Areas"))
        polygons[~areas.usable] = None
        run.progress(10)
        run.stop_if_cancelled()

        study = self._study(run, areas)
        study.region = self._regions(run, given, polygons, projection)
        if not run.text("REGION_FIELD"):
            study.region_parameter = "REGIONS"
        outside = 0
        if "POINTS" in given:
            area_of = placed(given["POINTS"], polygons, projection, run.feedback)
            outside = int((area_of < 0).sum())
            study.points = np.bincount(area_of[area_of >= 0], minlength=len(polygons)).astype(float)
        range_text = ""
        if "CAMERAS" in given:
            range_text = self._measure(run, study, given["CAMERAS"], polygons, projection)
        run.progress(40)
        specification = self._specification(run, study, given)
        computed = study.computed()
        study.tell(computed, run.feedback)
        self._check_shares(study, computed, run.feedback)
        observations = study.observations()
        if not observations.predictors:
            raise QgsProcessingException(
                tr(
                    "{label}: all areas are in one class of {measure}, so there is nothing to compare."
                ).format(label=run.label("PREDICTORS"), measure=study.predictors[0])
            )
        analysis = equity.fit(observations, specification)
        remarks = self._judge(study, observations, analysis)
        for text in remarks:
            run.warn(text)

        near_m = run.number("NEIGHBOUR_DISTANCE")
        neighbours = robustness.contiguity(polygons, near_m, run.is_cancelled)
        run.progress(50)
        panel = robustness.panel(
            observations,
            analysis,
            neighbours,
            self._filled(run, sweeps, study, analysis),
            run.whole("PERMUTATIONS"),
            run.whole("SEED"),
            lambda share: run.progress(50 + 45 * share),
            run.is_cancelled,
            _middles(polygons),
        )
        run.stop_if_cancelled()
        result = Result(study, computed, observations, analysis, panel, range_text)
        for text in words.summary(panel):
            run.say(text)
        report = self.parameterAsFileOutput(run.parameters, "REPORT", run.context)
        files: dict[Path, bytes] = {}
        if report:
            material = material_of(run, given, polygons, result, remarks)
            files = compose(Path(report), material, run.is_cancelled)
        found = {
            "OUTPUT": write_areas(run, result),
            "COEFFICIENTS": write_coefficients(run, result),
            "ROBUSTNESS": write_robustness(run, result),
            **totals(result, outside),
        }
        if report:
            write_files(run, Path(report), files)
            found["REPORT"] = report
        return found

    def _sweeps(self, run: Run) -> Sweeps:
        def numbers(name: str, low: float, high: float) -> list[float]:
            label = run.label(name)
            return numbers_listed(run.text(name), label, low, high)

        return Sweeps(
            numbers("THRESHOLDS", -1e12, 1e12),
            numbers("MIN_POPULATIONS", 0, 1e9),
            numbers("RANGES", 0.1, common.MAX_RANGE_M),
        )

    def _filled(self, run: Run, sweeps: Sweeps, study: Study, analysis: Analysis) -> Sweeps:
        """The sweeps with what the study adds to them."""
        income = study.income
        added = {}
        if income:
            added[income] = study.given.numbers(income).values
        people = study.observations().population
        if analysis.specification.rate and people is not None:
            # Rates per resident on both sides go together where few live; this frees the offset.
            added[LOG_POPULATION] = np.log(people, out=np.full(len(people), math.nan), where=people > 0)
        of_range = bool(study.named() & Surveillance.OF_RANGE)
        surveilled = study.surveillance is not None and of_range
        return Sweeps(
            sweeps.thresholds,
            sweeps.floors,
            sweeps.ranges,
            (lambda range_m: study.observations(range_m)) if surveilled else None,
            added,
            (lambda random: study.observations(random=random)) if study.margins else None,
            run.whole("DRAWS"),
            of_range and not surveilled,
        )

    def _study(self, run: Run, areas: Rows) -> Study:
        def names(name: str) -> list[str]:
            found = run.given(name) or []
            if not isinstance(found, (list, tuple)):
                found = run.text(name).split(";") if found else []
            found = [str(each) for each in found]
            label = run.label(name)
            return [_existing(areas, each.strip(), label) for each in found if each.strip()]

        margins = {}
        label = run.label("MARGINS")
        for pair in listed(run.text("MARGINS")):
            parts = [part.strip().strip('"') for part in pair.split("=")]
            if len(parts) != 2:
                raise QgsProcessingException(
                    tr("{label}: “{pair}” is not of the form field = field of its margin.").format(
                        label=label, pair=pair
                    )
                )
            margins[_existing(areas, parts[0], label)] = _existing(areas, parts[1], label)
        text = {name: run.text(name).strip() for name in ("OUTCOME", "PREDICTORS", "COVARIATES")}
        study = Study(
            areas,
            run.expressions(run.source("AREAS")),
            text["OUTCOME"],
            listed(text["PREDICTORS"]),
            listed(text["COVARIATES"]),
            next(iter(names("POPULATION_FIELD")), ""),
            names("GROUPS"),
            names("OVER"),
            margins,
            income=next(iter(names("INCOME_FIELD")), ""),
        )
        if study.groups and not (study.over or study.population):
            raise QgsProcessingException(
                tr(
                    "{label}: give the fields the groups are divided by, or the population, for their share."
                ).format(label=run.label("OVER"))
            )
        return study

    def _regions(
        self, run: Run, given: dict[str, Rows], polygons: Geometries, projection: Projection
    ) -> Strings | None:
        areas = given["AREAS"]
        field = run.text("REGION_FIELD")
        if field:
            label = run.label("REGION_FIELD")
            if "REGIONS" in given:
                run.warn(
                    tr(
                        "Regions: they are not used, since the field {field} tells the areas' regions."
                    ).format(field=field)
                )
            return region_names(attributes.needed_column(areas, field, label), label, run.feedback)
        if "REGIONS" not in given:
            return None
        regions = given["REGIONS"]
        name = run.text("REGIONS_FIELD")
        if not name:
            raise QgsProcessingException(tr("Name of regions: say which field of “Regions” has their names."))
        label = run.label("REGIONS_FIELD")
        column = attributes.needed_column(regions, name, label)
        shapes = camera_rows.valid(projection.bring(regions), regions)
        messages.warn_of_problems(regions, tr("Regions"), run.feedback)
        if not regions.usable.any():
            raise messages.none_usable(tr("Regions"), regions.name, regions.problems.values())
        gap = distances(shapely.point_on_surface(polygons[areas.usable]), shapes)
        if (gap > 0).all():
            raise QgsProcessingException(
                tr(
                    "{label}: no area of “{areas}” lies in a region of “{regions}”, the nearest is {distance} away. If "
                    "that cannot be, look at the coordinate systems of both layers."
                ).format(
                    label=run.label("REGIONS"),
                    areas=areas.name,
                    regions=regions.name,
                    distance=messages.distance_text(float(gap.min())),
                )
            )
        return region_of(polygons, shapes, region_names(column, label, run.feedback).tolist())

    def _measure(
        self, run: Run, study: Study, cameras: Rows, polygons: Geometries, projection: Projection
    ) -> str:
        """Surveillance as `cameradensity` measures it. Returns the range it holds for."""
        stands = camera_rows.viewsheds_of(run, "CAMERAS", cameras, projection)
        nearby_m = run.number("NEARBY_DISTANCE")
        usable = np.flatnonzero(study.rows.usable)
        found = density(
            polygons[usable],
            stands.points[stands.first],
            stands.sites.count,
            stands.sites.site,
            stands.shapes,
            run.number("RANGE"),
            nearby_m,
            None,
            lambda share: run.progress(10 + 30 * share),
            run.is_cancelled,
        )
        if not (found.covered_m2.any() or found.eff_cameras_nearby.any()):
            messages.warn_if_apart(polygons[usable], study.rows.name, stands, cameras.name, run.feedback)
        study.surveillance = Surveillance(
            Surveillance.columns_of(found, usable, len(polygons)),
            polygons,
            stands.points[stands.sees],
            nearby_m,
            run.is_cancelled,
        )
        return range_text(stands.range_m)

    def _specification(self, run: Run, study: Study, given: dict[str, Rows]) -> Specification:
        """What to fit; fills in the outcome and the predictors that are not given."""
        model = run.text("MODEL")
        floor = run.number("MIN_POPULATION")
        threshold = run.number("THRESHOLD")
        if model in PUBLISHED:
            chosen = PUBLISHED[model]
        else:
            chosen = Specification(
                model,
                run.text("BY_REGION"),
                threshold if model == "logistic" else None,
                model in COUNT_MODELS and bool(study.population),
            )
        study.in_classes, study.min_population = model == CLASSES, floor
        _fill_in(study, chosen, given)
        if chosen.rate and not study.population:
            raise QgsProcessingException(
                tr("Population: this model is of counts per resident, so give the population.")
            )
        regions = chosen.regions if study.region is not None else equity.POOLED
        return Specification(
            chosen.model,
            regions,
            None if chosen.threshold is None else threshold,
            chosen.rate,
            floor,
        )

    def _check_shares(
        self, study: Study, computed: dict[str, Floats], feedback: QgsProcessingFeedback
    ) -> None:
        repeated = study.repeated()
        if repeated > len(study.rows) / 100:
            feedback.pushWarning(
                tr(
                    "{repeated} areas have the same population and groups as an earlier one. If they are parts of one "
                    "area, they count its residents several times: dissolve them first."
                ).format(repeated=repeated)
            )
        if SHARE in computed:
            above = int((study.share_above_one() & study.rows.usable).sum())
            if above:
                feedback.pushWarning(
                    tr(
                        "In {above} areas the groups are more than what they are divided by; they are left out. "
                        "Groups must be numbers of residents, not percentages, and the divisor must hold them all."
                    ).format(above=above)
                )
            if study.groups_look_like_percentages():
                feedback.pushWarning(
                    tr(
                        "No group has a number above 100, but they are divided by far more: these look like "
                        "percentages. Give numbers of residents."
                    )
                )
            if not np.isfinite(computed[SHARE]).any():
                raise QgsProcessingException(
                    tr(
                        "{label}: in no area is the share of the groups from 0 to 1. Give numbers of residents."
                    ).format(label=self.parameterDefinition(study.at_fault_for_share()).description())
                )

    def _judge(self, study: Study, observations: Observations, analysis: Analysis) -> list[str]:
        """What is left out and what to know, in sentences; ends a run of which nothing comes."""
        there = study.rows.usable
        counts: Counter[str] = Counter(
            words.note_text(note) for note, is_there in zip(analysis.left_out, there) if note and is_there
        )
        said = [
            tr("{count} of {total} areas left out: {reason}.").format(
                count=count, total=len(there), reason=reason
            )
            for reason, count in counts.items()
        ]
        if analysis.used.sum() < equity.MIN_AREAS:
            raise QgsProcessingException(
                tr("{label}: Only {used} areas can be used, fewer than {least}: no model. {reasons}").format(
                    label=self._at_fault(study, analysis),
                    used=int(analysis.used.sum()),
                    least=equity.MIN_AREAS,
                    reasons=" ".join(said),
                )
            )
        failed: dict[str, list[str]] = {}
        for each in analysis.coefficients:
            if not each.is_known:
                failed.setdefault(words.status_text(each), []).append(words.named(each))
        if not any(each.is_known for each in analysis.coefficients):
            text = tr("{label}: No coefficient can be estimated: {reasons}.").format(
                label=self._at_fault_for_all(study, analysis), reasons="; ".join(sorted(failed))
            )
            threshold = analysis.specification.threshold
            if threshold is not None:
                low, middle, high = np.quantile(observations.outcome[analysis.used], [0, 0.5, 1])
                text += " " + tr(
                    "Threshold: the outcome is from {low} to {high}, half of the areas have more than {middle}; "
                    "the threshold {threshold} must divide them."
                ).format(
                    low=f"{low:.3g}", high=f"{high:.3g}", middle=f"{middle:.3g}", threshold=f"{threshold:g}"
                )
            raise QgsProcessingException(text)
        said += [words.note_text(note) for note in analysis.notes]
        said += [
            tr("{name} looks like percentages: its coefficient is for one percentage point.").format(
                name=name
            )
            for name, column in {**observations.predictors, **observations.covariates}.items()
            if _PERCENTAGE.search(name) and 1.5 < np.nanmax(column[analysis.used]) <= 100
        ]
        return said + [
            tr("No estimate of {names}: {reason}.").format(names=", ".join(names), reason=text)
            for text, names in failed.items()
        ]

    def _at_fault_for_all(self, study: Study, analysis: Analysis) -> str:
        """The parameter to look at where no coefficient can be estimated."""
        statuses = {each.status for each in analysis.coefficients}
        name = "PREDICTORS"
        if statuses == {equity.FEW_AREAS}:
            name = study.region_parameter if study.region is not None else "AREAS"
        elif equity.NO_VARIATION in statuses:
            measured = study.surveillance is not None and study.outcome in study.surveillance.base
            name = "POINTS" if study.outcome == POINTS and study.points is not None else "OUTCOME"
            if measured or (study.surveillance is not None and study.outcome in Surveillance.OF_RANGE):
                name = "CAMERAS"
            if analysis.specification.threshold is not None:
                name = "THRESHOLD"
        return str(self.parameterDefinition(name).description())

    def _at_fault(self, study: Study, analysis: Analysis) -> str:
        """The parameter for which most areas are left out."""
        notes = [n for n, there in zip(analysis.left_out, study.rows.usable) if n and there]
        name = "AREAS"
        if notes:
            note = Counter(notes).most_common(1)[0][0]
            name = {
                equity.NO_POPULATION: "POPULATION_FIELD",
                equity.NEGATIVE_POPULATION: "POPULATION_FIELD",
                equity.SMALL_POPULATION: "MIN_POPULATION",
                equity.NO_REGION: study.region_parameter,
                equity.NO_PREDICTOR: "COVARIATES" if note.name in study.covariates else "PREDICTORS",
            }.get(note.code, "OUTCOME")
            if note.name == SHARE and study.groups:
                name = study.at_fault_for_share()
        return str(self.parameterDefinition(name).description())


def _middles(polygons: Geometries) -> Floats:
    """Middles of polygons, shape (n, 2), NaN where there is none."""
    middle = shapely.centroid(polygons)
    return np.column_stack([shapely.get_x(middle), shapely.get_y(middle)])


def _existing(rows: Rows, name: str, label: str) -> str:
    """A field's name, if it is there; else the run ends."""
    if rows.column(name) is None:
        messages.missing_field(label, name, rows)
    return name


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
        raise QgsProcessingException(
            tr("Population: cameras per 1,000 residents need it, so give its field.")
        )
