"""What the equity analysis is given, as the core's values: the question, the areas, what the robustness tries."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qgis.core import QgsProcessingException, QgsProcessingFeedback

from ...core import equity
from ...core.areas import NO_POPULATION, POINTS, count_points
from ...core.density import Surveillance, measure_density
from ...core.equity import Note
from ...core.numbers import Numbers, number
from ...core.numbers import listed as parts_of
from ...core.projection import HOPELESS_ERROR, MAX_WIDE_ERROR
from ...core.ragged import Geometries
from ...core.study import SHARE, Areas, Question, Study, Trials
from ...core.viewsheds import Viewsheds
from ...layers import POINT, POLYGON, Projection, Rows
from ...translation import tr
from .. import messages
from ..parameters import common
from ..run import Run
from . import areas as area_rows
from . import attributes, camera_rows, inputs, systems
from .columns import AreaColumns, field_of


@dataclass(frozen=True)
class Given:
    """The layers of a run by parameter, the areas' polygons in metres, and the system they are in."""

    layers: dict[str, Rows]
    polygons: Geometries
    projection: Projection

    @property
    def areas(self) -> Rows:
        """The areas."""
        return self.layers["AREAS"]


def layers_of(run: Run) -> Given:
    """The layers that are given."""
    found = {"AREAS": inputs.read(run, "AREAS", POLYGON)}
    for name, dimension, condition in (
        ("REGIONS", POLYGON, None),
        ("POINTS", POINT, "POINT_FILTER"),
        ("CAMERAS", POINT, "CAMERA_FILTER"),
    ):
        if run.given(name):
            found[name] = inputs.read(run, name, dimension, condition)
    widest = MAX_WIDE_ERROR if "CAMERAS" in found else HOPELESS_ERROR
    projection = systems.project(run, list(found.values()), widest)
    return Given(found, area_rows.shapes(run, found["AREAS"], projection, once=True), projection)


def question(run: Run, rows: Rows) -> tuple[Question, dict[str, str]]:
    """What is asked of the areas, and the field of the margins of error of each field that has them.

    A field that is not there ends the run.
    """

    def names(name: str) -> list[str]:
        found = run.given(name) or []
        if not isinstance(found, (list, tuple)):
            found = run.text(name).split(";") if found else []
        label = run.label(name)
        return [_existing(rows, str(each).strip(), label) for each in found if str(each).strip()]

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
        margins[_existing(rows, parts[0], label)] = _existing(rows, parts[1], label)
    asked = Question(
        run.text("MODEL"),
        run.text("OUTCOME").strip(),
        listed(run.text("PREDICTORS")),
        listed(run.text("COVARIATES")),
        next(iter(names("POPULATION_FIELD")), ""),
        names("GROUPS"),
        names("OVER"),
        run.text("BY_REGION"),
        run.number("THRESHOLD"),
        run.number("MIN_POPULATION"),
        next(iter(names("INCOME_FIELD")), ""),
    )
    return asked, margins


def trials(run: Run) -> Trials:
    """What the robustness is to try."""

    def several(name: str, low: float, high: float) -> list[float]:
        return numbers_listed(run.text(name), run.label(name), low, high)

    return Trials(
        several("THRESHOLDS", -1e12, 1e12),
        several("MIN_POPULATIONS", 0, 1e9),
        several("RANGES", 0.1, common.MAX_RANGE_M),
        run.whole("DRAWS"),
        run.number("NEIGHBOUR_DISTANCE"),
        run.whole("PERMUTATIONS"),
        run.whole("SEED"),
    )


@dataclass(frozen=True)
class Known:
    """What is known of the areas; how many points lie in none, and the range of the cameras in words."""

    areas: Areas
    outside: int
    range_text: str


def known(run: Run, given: Given, columns: AreaColumns, margins: dict[str, str]) -> Known:
    """The areas with their regions, the points counted in them and what cameras see of them."""
    region = area_rows.regions(run, given.layers, given.polygons, given.projection)
    points, outside = None, 0
    if "POINTS" in given.layers:
        area = area_rows.placed(given.layers["POINTS"], given.polygons, given.projection, run.feedback)
        found = count_points(area, len(given.polygons))
        points, outside = found.columns[POINTS].astype(float), found.outside
    seen, range_text = None, ""
    if "CAMERAS" in given.layers:
        seen, stands = _surveillance(run, given)
        range_text = messages.range_text(stands.range_m)
    of_margins = {name: columns.numbers(each, is_margin=True).values for name, each in margins.items()}
    return Known(Areas(given.polygons, columns, region, points, seen, of_margins), outside, range_text)


def _surveillance(run: Run, given: Given) -> tuple[Surveillance, Viewsheds]:
    """Surveillance as `cameradensity` measures it, and by what."""
    cameras = given.layers["CAMERAS"]
    stands = camera_rows.viewsheds_of(run, "CAMERAS", cameras, given.projection)
    nearby_m = run.number("NEARBY_DISTANCE")
    found = measure_density(
        given.polygons,
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
    if found.sees_nothing_nearby:
        polygons = given.polygons[given.areas.usable]
        messages.warn_if_apart(polygons, given.areas.name, stands, cameras.name, run.feedback)
    seers = stands.points[stands.sees]
    return Surveillance(found, given.polygons, seers, nearby_m, run.is_cancelled), stands


def tell_of_numbers(
    made: Study, columns: AreaColumns, margins: dict[str, str], feedback: QgsProcessingFeedback
) -> None:
    """What is no number in the fields that are read as numbers: a warning per field and reason."""
    told: set[str] = set()
    asked = made.question

    def tell(found: Numbers, label: str, name: str) -> None:
        if name.lower() not in told:
            told.add(name.lower())
            messages.warn_of_numbers(found, label, name, feedback)

    plain = [
        (tr("Population"), [asked.population]),
        (tr("Groups (fields of residents)"), asked.groups),
        (tr("Over the sum of (fields of residents)"), asked.over),
        (tr("Income, to be added"), [asked.income]),
        (tr("Margins of error"), list(margins)),
    ]
    for label, names in plain:
        for name in filter(None, names):
            tell(columns.numbers(name), label, name)
    for name in margins.values():
        tell(columns.numbers(name, is_margin=True), tr("Margins of error"), name)
    table = columns.beside(made.computed)
    labelled = [
        (tr("Outcome"), [asked.outcome]),
        (tr("Predictors"), asked.predictors),
        (tr("Covariates"), asked.covariates),
    ]
    for label, texts in labelled:
        for text in texts:
            own = table.own(text, label)
            if own and field_of(text).lower() == own[0].lower():
                tell(columns.numbers(own[0]), label, own[0])
                continue
            for name, found in attributes.for_expressions(columns.rows, own)[1].items():
                tell(found, label, name)
            found = table.read(text, label)
            if found.unusable:
                tell(Numbers(found.values, {}, found.unusable), label, text)


def why(asked: Question, columns: AreaColumns, note: Note, row: int) -> str:
    """What stands in the field that an area is left out for, such as “pop is missing (“(X)”)”; or nothing."""
    names = {NO_POPULATION: [asked.population], equity.NO_OUTCOME: [field_of(asked.outcome)]}.get(
        note.code, []
    )
    if note.code == equity.NO_PREDICTOR:
        is_share = note.name == SHARE and asked.groups
        names = [*asked.groups, *asked.divisor] if is_share else [field_of(note.name)]
    for name in names:
        if name and columns.rows.column(name) is not None:
            found = columns.numbers(name)
            if found.word(row):
                return f"{name} {messages.why_no_number(found, row)}"
    return ""


def listed(text: str) -> list[str]:
    """The parts of a list separated by semicolons, but for those within quotes; semicolons alone are one part."""
    parts = re.findall(r"""(?:'(?:[^']|'')*'|"[^"]*"|[^;])+""", text)
    return [part.strip() for part in parts if part.strip()] or text.split()


def numbers_listed(text: str, label: str, low: float, high: float) -> list[float]:
    """Numbers separated by commas, semicolons or blanks. What is none, or out of bounds, ends the run."""
    found = []
    for part in parts_of(text) or text.split():
        try:
            value = number(part)
        except ValueError:
            value = None
        if value is None or not low <= value <= high:
            raise QgsProcessingException(
                tr(
                    "{label}: “{part}” is not a number from {low} to {high}. Separate numbers by commas."
                ).format(label=label, part=part, low=f"{low:g}", high=f"{high:g}")
            )
        found.append(value)
    return list(dict.fromkeys(found))


def _existing(rows: Rows, name: str, label: str) -> str:
    """A field's name, if it is there; else the run ends."""
    if rows.column(name) is None:
        messages.missing_field(label, name, rows)
    return name
