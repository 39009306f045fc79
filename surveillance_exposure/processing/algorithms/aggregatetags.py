"""Volunteers' counts to one count per site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ... import layers
from ...core.consensus import (
    ATTACHED,
    CATEGORIES,
    UNANIMOUS,
    Consensus,
    consensus,
    drawn,
    first_of_each,
    reliability,
)
from ...core.numbers import numbers
from ...core.ragged import Bools, Floats, Ints
from ...layers import Rows, new_field
from ...translation import tr
from .. import messages
from ..base import Algorithm
from ..finishing.results import Output
from ..parameters import common
from ..reading import inputs
from ..run import Run
from ..writing.drafts import stop_if_cancelled
from ..writing.writer import merged_fields, write

METHODS = ("median", "mean")
MOST_CAMERAS = 10_000  # at one site; more is a slip
NEEDED = ("SITE_FIELD", *(name.upper() for name in ATTACHED))
PLACE = "PanoramaId"  # what “Import cameras” takes for the site


def _category_names() -> dict[str, str]:
    return {
        "n_cameras": tr("all cameras"),
        "attached_street": tr("cameras on street lights, signals and poles"),
        "attached_building": tr("cameras on buildings"),
        "attached_unknown": tr("cameras attached to anything else"),
        "type_dome": tr("dome cameras"),
        "type_bullet": tr("bullet cameras"),
        "type_unknown": tr("cameras of unknown type"),
    }


@dataclass(frozen=True)
class _Tags:
    """The usable rows in an order of their own: which feature, whose, where; counts of `categories`."""

    row: Ints
    site: Ints
    volunteer: Ints
    counts: Floats
    categories: list[str]

    def only(self, chosen: Bools) -> _Tags:
        """Those rows."""
        return _Tags(
            self.row[chosen],
            self.site[chosen],
            self.volunteer[chosen],
            self.counts[chosen],
            self.categories,
        )


@dataclass(frozen=True)
class _Places:
    """Sites merged: which place each row is of; names, number of sites and first site of each place."""

    of: Ints
    names: list[str]
    sites: Ints
    first_site: Ints


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
        made = {
            PLACE: tr("The place: the panorama that sites share, or the site."),
            **{
                f"{name}_median": tr("Median of the volunteers' counts of {what}.").format(what=what)
                for name, what in _category_names().items()
            },
            **{
                f"{name}_agreement": tr("How far the volunteers agree on {what}.").format(what=what)
                for name, what in _category_names().items()
            },
            "cameras": tr("Cameras at the place: the sum of the three attached medians."),
            "volunteers": tr("How many volunteers the figures rest on."),
            "sites": tr("How many sites were merged into the place."),
        }
        people = {
            "volunteer": tr("Who: the value of the volunteers' field."),
            "places": tr("At how many places the volunteer's counts were used."),
            "off_share": tr("Share of these places where any count is off the median, 0 to 1."),
        }
        for name, what in _category_names().items():
            people[f"{name}_off"] = tr("Share of places where the count of {what} is off the median.").format(
                what=what
            )
            people[f"{name}_deviation"] = tr(
                "Mean absolute difference from the median of {what}, in cameras; the volunteer's own count is "
                "part of the median."
            ).format(what=what)
        return {"OUTPUT": made, "VOLUNTEERS": people}

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.declare(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Volunteers' counts"), [QgsProcessing.SourceType.TypeVector]
            ),
            tr("A table or layer with one row per volunteer and site. Points are kept, one per place."),
        )
        self._declare_field(
            "SITE_FIELD", tr("Site"), "IntersectionId", tr("What was looked at, such as an intersection.")
        )
        self._declare_field(
            "VOLUNTEER_FIELD",
            tr("Volunteer"),
            "DecoderId",
            tr("Who counted. Where it is empty or absent, each row is taken as a volunteer of its own."),
        )
        for name, what in _category_names().items():
            needed = name in ATTACHED
            self._declare_field(
                name.upper(),
                tr("Count of {what}").format(what=what),
                name,
                tr("The field with the number of {what}.").format(what=what)
                + ("" if needed else " " + tr("Where it is absent, the results are NULL.")),
                advanced=not needed,
            )
        self.declare(
            QgsProcessingParameterEnum("METHOD", tr("Method"), list(METHODS), False, "median", False, True),
            tr(
                "median: robust and published. mean: the arithmetic mean, which one volunteer who counts far too "
                "many can move as far as they like, and which is not comparable with published figures; the "
                "columns keep their published names, ending in _median, so that “Import cameras” reads them. "
                "Agreement and the table of volunteers are the same in both."
            ),
        )
        self._declare_number(
            "MIN_VOLUNTEERS",
            tr("Fewest volunteers per site"),
            3,
            tr("Sites that fewer volunteers counted are left out, and counted in a message."),
        )
        self._declare_field(
            "PLACE_FIELD",
            tr("Place shared by sites"),
            PLACE,
            tr(
                "Sites with the same value here, such as a panorama, are merged into one place. Where it is empty "
                "or absent, every site is a place of its own."
            ),
            advanced=True,
        )
        self._declare_number(
            "VOLUNTEERS_PER_PLACE",
            tr("Volunteers kept per merged place"),
            3,
            tr(
                "Where sites are merged, so many of their volunteers are kept, chosen by lot, so that a place "
                "rests on as many as others. A site by itself keeps all its volunteers."
            ),
            advanced=True,
        )
        self._declare_number(
            "SEED",
            tr("Seed"),
            1,
            tr("The same seed gives the same draw of volunteers from the same rows."),
            low=0,
            advanced=True,
        )
        self._declare_field(
            "SUBMISSION_FIELD",
            tr("Submission"),
            "SubmissionId",
            tr("Tells the order of a volunteer's rows: the lowest one at a site counts. May be absent."),
            advanced=True,
        )
        self.declare(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Consensus per site"), QgsProcessing.SourceType.TypeVector
            ),
            tr(
                "A row per place, with the columns of the published per-intersection file. Other columns of the "
                "input that are the same in all rows of each site are kept."
            ),
        )
        self.declare(
            QgsProcessingParameterFeatureSink(
                "VOLUNTEERS", tr("Volunteers' reliability"), QgsProcessing.SourceType.TypeVector, None, True
            ),
            tr("A table with a row per volunteer: how often the counts are off the median, and by how much."),
        )
        self.total("USED", tr("Rows used"))
        self.total("SKIPPED", tr("Rows left out"))
        self.total("PLACES", tr("Places"))
        self.total("SITES_DROPPED", tr("Sites with too few volunteers"))
        self.total("PLACES_MERGED", tr("Places merged from several sites"))
        self.total("VOLUNTEERS_USED", tr("Volunteers"))
        self.total("CAMERAS", tr("Cameras"))
        self.total("STREET", tr("Cameras on streets"))
        self.total("BUILDING", tr("Cameras on buildings"))
        self.total("UNKNOWN", tr("Cameras attached to anything else"))

    def _declare_field(
        self,
        name: str,
        description: str,
        default: str,
        help_text: str,
        advanced: bool = False,
    ) -> None:
        # Optional all of them: QGIS takes the default of no other field. `_fields` asks for those needed.
        common.declare_field(self, name, description, "INPUT", help_text, advanced, default)

    def _declare_number(
        self, name: str, description: str, default: int, help_text: str, low: int = 1, advanced: bool = False
    ) -> None:
        whole = QgsProcessingParameterNumber.Type.Integer
        self.declare(
            QgsProcessingParameterNumber(name, description, whole, default, False, low, 2**31 - 1),
            help_text,
            advanced,
        )

    def work(self, run: Run) -> dict[str, Any]:
        rows = inputs.read(run, "INPUT", None)
        run.progress(20)
        fields = self._fields(run, rows)
        tags, sites = _tags(rows, fields, run.feedback)
        given = tags
        run.progress(60)

        tags = _once_each(tags, tags.site, run.feedback)
        fewest = run.whole("MIN_VOLUNTEERS")
        volunteers = np.bincount(tags.site, minlength=len(sites))
        tags = tags.only(volunteers[tags.site] >= fewest)
        dropped = int((volunteers < fewest).sum())
        if dropped:
            run.warn(
                tr("{dropped} of {sites} sites left out, fewer than {fewest} volunteers.").format(
                    dropped=dropped, sites=len(sites), fewest=fewest
                )
            )
        if not len(tags.row):
            raise QgsProcessingException(
                tr(
                    "Volunteers' counts: none of the {sites} sites of “{layer}” has {fewest} volunteers. Lower "
                    "“Fewest volunteers per site”, or check the fields of site and volunteer."
                ).format(sites=len(sites), layer=rows.name, fewest=fewest)
            )
        seed = run.whole("SEED")
        most = run.whole("VOLUNTEERS_PER_PLACE")
        keys = _place_keys(rows, given, sites, fields.get("PLACE_FIELD"), run.feedback)
        tags, places = _merged(tags, keys, most, seed, run.feedback)

        found = consensus(places.of, tags.counts, len(places.names))
        run.stop_if_cancelled()
        run.progress(80)
        is_mean = run.choice("METHOD") == "mean"
        if is_mean:
            run.warn(
                tr(
                    "Means, not medians: one volunteer far off moves them, and they are not comparable with "
                    "published figures. The columns ending in _median hold them."
                )
            )
        values = found.mean if is_mean else found.median
        attached = values[:, [tags.categories.index(name) for name in ATTACHED]]
        _say(rows, tags, found, attached, is_mean, run.feedback)

        _, first_row = np.unique(given.site, return_index=True)
        kept = _constant(rows, given, first_row, _spent(fields), run.feedback)
        shown = given.row[first_row[places.first_site]]
        result = self._written(run, rows, kept, shown, places, tags, found, values)
        if run.given("VOLUNTEERS"):
            result.update(self._written_volunteers(run, rows, fields, tags, places.of, found))
        street, building, unknown = attached.sum(axis=0).tolist()
        return {
            **result,
            "USED": len(tags.row),
            "SKIPPED": len(rows) - len(tags.row),
            "PLACES": len(places.names),
            "SITES_DROPPED": dropped,
            "PLACES_MERGED": int((places.sites > 1).sum()),
            "VOLUNTEERS_USED": len(np.unique(tags.volunteer)),
            "CAMERAS": street + building + unknown,
            "STREET": street,
            "BUILDING": building,
            "UNKNOWN": unknown,
        }

    def _fields(self, run: Run, rows: Rows) -> dict[str, str]:
        """The field of the layer by parameter; without those that are optional and absent."""
        found = {}
        known = {item.name().lower() for item in rows.fields}
        absent = []
        for definition in self.parameterDefinitions():
            if not isinstance(definition, QgsProcessingParameterField):
                continue
            name = run.text(definition.name())
            needed = definition.name() in NEEDED
            if name.lower() in known:
                found[definition.name()] = name
            elif needed and not name:
                raise QgsProcessingException(
                    tr("{label}: choose a field of “{layer}”. It has: {known}.").format(
                        label=definition.description(),
                        layer=rows.name,
                        known=layers.field_text(rows.fields),
                    )
                )
            elif needed or (name and name != definition.defaultValue()):
                messages.missing_field(definition.description(), name, rows)
            elif name:
                absent.append(name)
        if absent:
            run.say(
                tr("“{layer}” has no {absent}; it does without.").format(
                    layer=rows.name, absent=", ".join(absent)
                )
            )
        return found

    def _written(
        self,
        run: Run,
        rows: Rows,
        kept: list[int],
        shown: Ints,
        places: _Places,
        tags: _Tags,
        found: Consensus,
        values: Floats,
    ) -> dict[str, Any]:
        given = layers.fields_of(rows.fields[i] for i in kept)
        promised = [new_field(PLACE, "text")]
        promised += [new_field(f"{name}_median", "number") for name in CATEGORIES]
        promised += [new_field(f"{name}_agreement", "text") for name in CATEGORIES]
        promised.append(new_field("cameras", "number"))
        promised += [new_field(name, "integer") for name in ("volunteers", "sites")]
        fields, still = merged_fields(given, promised, run.feedback, [PLACE.lower()])
        kept = [kept[i] for i in still]
        column = [tags.categories.index(name) if name in tags.categories else None for name in CATEGORIES]
        total = values[:, [tags.categories.index(name) for name in ATTACHED]].sum(axis=1)

        def written() -> Iterator[tuple[Any, list[Any]]]:
            for i, name in enumerate(places.names):
                if i % 1000 == 0:
                    run.stop_if_cancelled()
                    run.progress(80 + 10 * i / len(places.names))
                feature = rows.features[shown[i]]
                medians = [None if k is None else float(values[i, k]) for k in column]
                classes = [None if k is None else str(found.agreement[i, k]) or None for k in column]
                counted = [float(total[i]), int(found.volunteers[i]), int(places.sites[i])]
                own = [feature[k] for k in kept]
                shape = layers.shape_to_write(rows, int(shown[i]), kind)
                yield shape, [*own, name, *medians, *classes, *counted]

        kind = run.source("INPUT").wkbType()
        crs = rows.crs if kind != QgsWkbTypes.Type.NoGeometry else QgsCoordinateReferenceSystem()
        made = list(written())  # so that a cancelled run has written nothing
        lost = sum(
            shape is None and rows.features[i].hasGeometry() for (shape, _), i in zip(made, shown.tolist())
        )
        if lost:
            run.warn(
                tr(
                    "Volunteers' counts: {count} places come without a shape, which is not of the layer's type."
                ).format(count=lost)
            )
        destination = write(run, "OUTPUT", fields, kind, crs, made)
        text = tr("{method} of {rows} counts by volunteers at {places} places.").format(
            method=run.choice("METHOD").capitalize(),
            rows=len(tags.row),
            places=len(places.names),
        )
        sources = inputs.sources(run, ["INPUT"])
        run.outputs.append(Output(destination, tr("Consensus per site"), None, text, sources))
        return {"OUTPUT": destination}

    def _written_volunteers(
        self, run: Run, rows: Rows, fields_of: dict[str, str], tags: _Tags, place: Ints, found: Consensus
    ) -> dict[str, Any]:
        """The table VOLUNTEERS, of those who have a name."""
        if "VOLUNTEER_FIELD" not in fields_of:
            run.warn(tr("There is no field of volunteers, so no table of their reliability."))
            return {}
        codes, first, who = np.unique(tags.volunteer, return_index=True, return_inverse=True)
        figures = reliability(place, who, tags.counts, found.median, len(codes))
        column = rows.column(fields_of["VOLUNTEER_FIELD"]) or []
        names = [_text(column[tags.row[i]]) for i in first]
        numbers = [f"{name}_{kind}" for name in CATEGORIES for kind in ("off", "deviation")]
        fields = layers.fields_of(
            [
                new_field("volunteer", "text"),
                new_field("places", "integer"),
                *(new_field(name, "number") for name in ("off_share", *numbers)),
            ]
        )

        def written() -> Iterator[tuple[Any, list[Any]]]:
            for i, name in enumerate(names):
                if not name:
                    continue
                line: list[Any] = [name, int(figures.places[i]), float(figures.off_share[i])]
                for category in CATEGORIES:
                    if category in tags.categories:
                        k = tags.categories.index(category)
                        line += [float(figures.off[i, k]), float(figures.deviation[i, k])]
                    else:
                        line += [None, None]
                yield None, line

        destination = write(
            run, "VOLUNTEERS", fields, QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem(), written()
        )
        text = tr("How far each volunteer's counts are from the median of all at the same place.")
        sources = inputs.sources(run, ["INPUT"])
        run.outputs.append(Output(destination, tr("Volunteers' reliability"), None, text, sources))
        return {"VOLUNTEERS": destination}


def _tags(rows: Rows, fields: dict[str, str], feedback: QgsProcessingFeedback) -> tuple[_Tags, list[str]]:
    """The usable rows by site, volunteer and submission, so that the order of the input has no say."""
    categories = [name for name in CATEGORIES if name.upper() in fields]
    names = [fields[name.upper()] for name in categories]
    columns = []
    for name in names:
        columns.append(numbers(rows.column(name) or []))
        stop_if_cancelled(feedback)
    counts = np.full((len(rows), len(categories)), np.nan)
    sites, volunteers, submissions = (
        [_text(item) for item in rows.column(fields[name]) or []] if name in fields else [""] * len(rows)
        for name in ("SITE_FIELD", "VOLUNTEER_FIELD", "SUBMISSION_FIELD")
    )
    for i in range(len(rows)):
        if i % 10_000 == 0:
            stop_if_cancelled(feedback)
            feedback.setProgress(20 + 40 * i / len(rows))
        if not sites[i]:
            rows.problems[i] = tr("no site")
            continue
        for k, column in enumerate(columns):
            found = column.values[i]
            if i in column.missing:
                rows.problems[i] = tr("a count is missing ({field})").format(field=names[k])
            elif not 0 <= found <= MOST_CAMERAS:
                rows.problems[i] = tr("a count is no number from 0 to {most} ({field})").format(
                    most=MOST_CAMERAS, field=names[k]
                )
            else:
                counts[i, k] = found
                continue
            break
    messages.warn_of_problems(rows, tr("Volunteers' counts"), feedback)
    usable = np.flatnonzero(rows.usable).tolist()
    if not usable:
        raise messages.none_usable(tr("Volunteers' counts"), rows.name, rows.problems.values())
    usable.sort(key=lambda i: [*map(_order, (sites[i], volunteers[i], submissions[i])), i])
    site_of: dict[str, int] = {}
    volunteer_of: dict[Any, int] = {}
    site = [site_of.setdefault(sites[i], len(site_of)) for i in usable]
    volunteer = [volunteer_of.setdefault(volunteers[i] or i, len(volunteer_of)) for i in usable]
    tags = _Tags(np.array(usable), np.array(site), np.array(volunteer), counts[usable], categories)
    return tags, list(site_of)


def _text(item: Any) -> str:
    """A key as text: 7, 7.0 and "7" are one."""
    item = layers.attribute(item)
    if isinstance(item, float) and item.is_integer():
        item = int(item)
    return "" if item is None else str(layers.plain(item)).strip()


def _order(text: str) -> tuple[bool, int, str]:
    """Numbers by their size, before all else by the alphabet."""
    is_number = text.isascii() and text.isdigit()
    return not is_number, int(text) if is_number and len(text) < 30 else 0, text


def _once_each(tags: _Tags, site: Ints, feedback: QgsProcessingFeedback) -> _Tags:
    once = first_of_each(site, tags.volunteer)
    if not once.all():
        feedback.pushWarning(
            tr("{count} rows left out, a volunteer's second look at a site.").format(count=int((~once).sum()))
        )
    return tags.only(once)


def _place_keys(
    rows: Rows, tags: _Tags, sites: list[str], field: str | None, feedback: QgsProcessingFeedback
) -> list[tuple[bool, str]]:
    """Where each site is: at the first place its rows name (False, name), else by itself (True, site)."""
    names = [""] * len(sites)
    odd = set()
    if field:
        column = rows.column(field) or []
        for row, site in zip(tags.row.tolist(), tags.site.tolist()):
            name = _text(column[row])
            if name and names[site] and name != names[site]:
                odd.add(site)
            names[site] = names[site] or name
    if odd:
        feedback.pushWarning(
            tr("{count} sites have rows of several places ({field}); the first holds.").format(
                count=len(odd), field=field
            )
        )
    return [(False, name) if name else (True, site) for name, site in zip(names, sites)]


def _merged(
    tags: _Tags, keys: list[tuple[bool, str]], most: int, seed: int, feedback: QgsProcessingFeedback
) -> tuple[_Tags, _Places]:
    """Sites of one key become one place, each volunteer there once; of merged ones `most` are drawn."""
    number_of: dict[tuple[bool, str], int] = {}
    sites, site = np.unique(tags.site, return_inverse=True)
    place_of_site = np.array([number_of.setdefault(keys[i], len(number_of)) for i in sites])
    merged = np.bincount(place_of_site)
    place = place_of_site[site]
    before = len(place)

    once = first_of_each(place, tags.volunteer)
    tags, place = tags.only(once), place[once]
    stay = (merged[place] == 1) | drawn(place, most, seed)
    tags, place = tags.only(stay), place[stay]
    if len(number_of) < len(sites):
        feedback.pushInfo(
            tr(
                "{places} places were merged from {sites} sites; {count} rows of theirs are not used, so that at "
                "most {most} volunteers are kept at each (seed {seed})."
            ).format(
                places=int((merged > 1).sum()),
                sites=int(merged[merged > 1].sum()),
                count=before - len(place),
                most=most,
                seed=seed,
            )
        )
    _, first = np.unique(place_of_site, return_index=True)
    return tags, _Places(place, [name for _, name in number_of], merged, sites[first])


def _spent(fields: dict[str, str]) -> set[str]:
    """Fields of the input that tell of volunteers, not of sites; and the place, which has its own."""
    return {
        name.lower()
        for key, name in fields.items()
        if key != "SITE_FIELD" and (key != "PLACE_FIELD" or name.lower() == PLACE.lower())
    }


def _constant(
    rows: Rows, tags: _Tags, first_row: Ints, spent: set[str], feedback: QgsProcessingFeedback
) -> list[int]:
    """Which fields have one value in all rows of each site."""
    pairs = list(zip(tags.row.tolist(), tags.row[first_row][tags.site].tolist()))
    kept = []
    for k, item in enumerate(rows.fields):
        stop_if_cancelled(feedback)
        if item.name().lower() in spent:
            continue
        if all(rows.features[i][k] == rows.features[first][k] for i, first in pairs):
            kept.append(k)
    return kept


def _say(
    rows: Rows,
    tags: _Tags,
    found: Consensus,
    attached: Floats,
    is_mean: bool,
    feedback: QgsProcessingFeedback,
) -> None:
    street, building, unknown = attached.sum(axis=0)
    feedback.pushInfo(
        tr(
            "{places} places from {used} of {rows} rows: {total} cameras (street {street}, building {building}, "
            "else {unknown}), the sum of the {method}."
        ).format(
            places=len(attached),
            used=len(tags.row),
            rows=len(rows),
            total=f"{attached.sum():g}",
            street=f"{street:g}",
            building=f"{building:g}",
            unknown=f"{unknown:g}",
            method=tr("means") if is_mean else tr("medians"),
        )
    )
    for k, name in enumerate(tags.categories):
        classes = Counter(found.agreement[:, k].tolist())
        share = 100 * classes[UNANIMOUS] / len(attached)
        feedback.pushInfo(
            tr("Volunteers unanimous on {what} at {share} % of the places.").format(
                what=_category_names()[name], share=f"{share:.1f}"
            )
        )
