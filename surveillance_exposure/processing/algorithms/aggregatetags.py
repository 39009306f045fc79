"""Volunteers' counts to one count per site."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingException

from ...core.consensus import MEAN, Consensus, Survey, TooFewVolunteersError, find_consensus
from ...layers import Rows
from ...translation import tr
from ..base import Algorithm
from ..parameters.consensus import category_names, declare, field_help
from ..reading import inputs
from ..reading.volunteers import constant, fields_of, survey, texts_of
from ..run import Run
from ..writing.consensus import write_places, write_volunteers


class AggregateTags(Algorithm):
    """`aggregatetags`."""

    ID = "aggregatetags"

    def about(self) -> str:
        return tr(
            "Turns what volunteers counted (one row per volunteer and site) into one row per site: the median per "
            "category, how far the volunteers agree, and how many they were. The total of a site is the sum of the "
            "medians on streets, on buildings and elsewhere, as published for Decode Surveillance NYC (Amnesty "
            "International 2022); the median of the totals may differ.\n"
            "Agreement: Unanimous (all counts equal), 2 vs 1, All disagree (no two equal). With more or fewer "
            "volunteers than three: the number of those with the commonest count against the number of all "
            "others, such as 3 vs 2; NULL with one volunteer.\n"
            "Of several rows of one volunteer at one site the first by submission counts. Sites with too few "
            "volunteers are left out. Then sites at one place are merged, and volunteers of merged sites drawn by "
            "lot. “Import cameras” turns the result into cameras (format: decode counts)."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return field_help()

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        declare(self)

    def work(self, run: Run) -> dict[str, Any]:
        rows = inputs.read(run, "INPUT", None)
        run.progress(20)
        fields = fields_of(run, rows)
        given = survey(run, rows, fields)
        run.progress(60)
        found = _agreed(run, rows, given, fields.get("PLACE_FIELD"))
        run.stop_if_cancelled()
        run.progress(80)
        method = run.choice("METHOD")
        if method == MEAN:
            run.warn(
                tr(
                    "Means, not medians: one volunteer far off moves them, and they are not comparable with "
                    "published figures. The columns ending in _median hold them."
                )
            )
        _say(run, rows, found)
        kept = constant(run, rows, given, fields)
        result = {"OUTPUT": write_places(run, rows, kept, found)}
        if run.given("VOLUNTEERS"):
            if "VOLUNTEER_FIELD" in fields:
                result["VOLUNTEERS"] = write_volunteers(run, found)
            else:
                run.warn(tr("There is no field of volunteers, so no table of their reliability."))
        street, building, unknown = found.totals(method)
        return {
            **result,
            "USED": len(found.used),
            "SKIPPED": len(rows) - len(found.used),
            "PLACES": len(found.names),
            "SITES_DROPPED": found.dropped,
            "PLACES_MERGED": len(found.merged),
            "VOLUNTEERS_USED": found.volunteers,
            "CAMERAS": street + building + unknown,
            "STREET": street,
            "BUILDING": building,
            "UNKNOWN": unknown,
        }


def _agreed(run: Run, rows: Rows, given: Survey, place: str | None) -> Consensus:
    """The consensus, with a word on what it leaves out."""
    fewest, most, seed = (run.whole(name) for name in ("MIN_VOLUNTEERS", "VOLUNTEERS_PER_PLACE", "SEED"))
    try:
        found = find_consensus(given, texts_of(rows, place), fewest, most, seed)
    except TooFewVolunteersError:
        raise QgsProcessingException(
            tr(
                "Volunteers' counts: none of the {sites} sites of “{layer}” has {fewest} volunteers. Lower "
                "“Fewest volunteers per site”, or check the fields of site and volunteer."
            ).format(sites=len(given.names), layer=rows.name, fewest=fewest)
        ) from None
    if found.second_looks:
        run.warn(
            tr("{count} rows left out, a volunteer's second look at a site.").format(count=found.second_looks)
        )
    if found.dropped:
        run.warn(
            tr("{dropped} of {sites} sites left out, fewer than {fewest} volunteers.").format(
                dropped=found.dropped, sites=len(given.names), fewest=fewest
            )
        )
    if found.odd:
        run.warn(
            tr("{count} sites have rows of several places ({field}); the first holds.").format(
                count=found.odd, field=place
            )
        )
    if len(found.merged):
        run.say(
            tr(
                "{places} places were merged from {sites} sites; {count} rows of theirs are not used, so that at "
                "most {most} volunteers are kept at each (seed {seed})."
            ).format(
                places=len(found.merged),
                sites=int(found.merged.sum()),
                count=found.passed_over,
                most=most,
                seed=seed,
            )
        )
    return found


def _say(run: Run, rows: Rows, found: Consensus) -> None:
    method = run.choice("METHOD")
    street, building, unknown = found.totals(method)
    run.say(
        tr(
            "{places} places from {used} of {rows} rows: {total} cameras (street {street}, building {building}, "
            "else {unknown}), the sum of the {method}."
        ).format(
            places=len(found.names),
            used=len(found.used),
            rows=len(rows),
            total=f"{street + building + unknown:g}",
            street=f"{street:g}",
            building=f"{building:g}",
            unknown=f"{unknown:g}",
            method=tr("means") if method == MEAN else tr("medians"),
        )
    )
    for name, share in zip(found.survey.categories, found.unanimous):
        run.say(
            tr("Volunteers unanimous on {what} at {share} % of the places.").format(
                what=category_names()[name], share=f"{100 * share:.1f}"
            )
        )
