"""Areas to observations: what is counted and measured in them, and what expressions make of it."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsProcessingException,
    QgsProcessingFeedback,
)

from .. import layers
from ..core import equity, robustness, visibility
from ..core.coverage import coverage
from ..core.density import Density
from ..core.equity import Note, Observations
from ..core.numbers import Numbers, margins, number, numbers
from ..core.numbers import listed as parts_of
from ..core.places import distances
from ..core.ragged import Bools, Floats, Geometries, Ints, Strings
from ..core.unions import Discs
from ..layers import Projection, Rows, new_field
from ..translation import tr
from . import messages
from .reading import attributes, camera_rows

POINTS, SHARE = "points", "group_share"
"""Computed columns: points counted per area, and the share of the groups."""

EFFECTIVE, EFFECTIVE_NEARBY = "eff_per_1000", "eff_nearby_per_1000"

_OF_AREA = {"eff_cameras", "covered_m2", "covered_share", EFFECTIVE}
_OF_NEARBY = {"eff_cameras_nearby", EFFECTIVE_NEARBY}
_BATCH = 100  # areas between two looks at whether to go on
_POINTS_AT_ONCE = 50_000


class Fields:
    """The fields of areas as numbers, each read once, and the areas as expressions are to see them."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self._known: dict[tuple[str, bool], Numbers] = {}
        self._shown: Rows | None = None

    def numbers(self, name: str, is_margin: bool = False) -> Numbers:
        """The numbers of a field that is there; of margins of error 0 where the estimate is controlled."""
        key = (name.lower(), is_margin)
        if key not in self._known:
            found = (margins if is_margin else numbers)(self.rows.column(name) or [])
            found.values.flags.writeable = False
            self._known[key] = found
        return self._known[key]

    def shown(self, texts: Sequence[str]) -> Rows:
        """The areas as the expressions `texts` are to see them; the same ones every time."""
        if self._shown is None:
            named = {
                name
                for text in texts
                for name in attributes.fields_read(QgsExpression(text), self.rows.fields)
            }
            self._shown = attributes.for_expressions(self.rows, sorted(named))[0]
        return self._shown


class Table:
    """The fields of areas with computed columns, which replace fields of their name, for expressions."""

    def __init__(
        self, given: Fields, computed: dict[str, Floats], context: QgsExpressionContext, texts: Sequence[str]
    ) -> None:
        """`texts` are all expressions that tables of these fields are asked for."""
        rows = given.rows
        self._given, self._context, self._texts = given, context, texts
        self._computed = {name.lower(): column for name, column in computed.items()}
        self._names = list(computed)
        self._extended: Rows | None = None
        own = [item for item in rows.fields if item.name().lower() not in self._computed]
        self.fields = layers.fields_of([*own, *(new_field(name, "number") for name in computed)])

    def numbers(self, text: str, label: str) -> Floats:
        """The numbers a field or an expression gives, NaN where none."""
        return self.read(text, label).values

    def read(self, text: str, label: str) -> Numbers:
        """The same, with what is none."""
        expression = attributes.checked_expression(text, self.fields, label)
        if not expression.isField():
            return attributes.expression_numbers(expression, self._with_computed(), self._context)
        name = next(iter(expression.referencedColumns()))
        computed = self._computed.get(name.lower())
        return self._given.numbers(name) if computed is None else Numbers(computed)

    def column(self, name: str) -> Floats:
        """The numbers of a field that is there."""
        computed = self._computed.get(name.lower())
        return self._given.numbers(name).values if computed is None else computed

    def own(self, text: str, label: str) -> list[str]:
        """The fields of the areas that a field or an expression names; not the computed columns."""
        expression = attributes.checked_expression(text, self.fields, label)
        named = attributes.fields_read(expression, self._given.rows.fields)
        return sorted(name for name in named if name.lower() not in self._computed)

    def _with_computed(self) -> Rows:
        if self._extended is None:
            rows = self._given.shown(self._texts)
            kept = [i for i, item in enumerate(rows.fields) if item.name().lower() not in self._computed]
            columns = [self._computed[name.lower()] for name in self._names]
            features = []
            for i, given in enumerate(rows.features):
                feature = QgsFeature(self.fields)
                feature.setGeometry(given.geometry())
                values = [layers.attribute(column[i]) for column in columns]
                feature.setAttributes([given[k] for k in kept] + values)
                features.append(feature)
            self._extended = Rows(rows.name, rows.crs, self.fields, features, rows.geometries)
        return self._extended


@dataclass
class Surveillance:
    """What cameras see of the areas, and what it takes to measure that at other ranges.

    `base` holds the measures of `cameradensity` by name, NaN where an area cannot be measured.
    """

    OF_RANGE = frozenset(_OF_AREA | _OF_NEARBY)

    base: dict[str, Floats]
    polygons: Geometries
    points: Geometries
    nearby_m: float
    is_cancelled: Callable[[], bool]
    _grown: Geometries | None = None

    @staticmethod
    def columns_of(found: Density, usable: Ints, size: int) -> dict[str, Floats]:
        """Measures of the usable areas, spread over all `size`."""
        columns = {}
        for name, values in vars(found).items():
            columns[name] = np.full(size, math.nan)
            columns[name][usable] = values
        return columns

    def at_range(self, range_m: float, names: set[str]) -> dict[str, Floats]:
        """The measures with every camera seeing a disc of `range_m`; those not in `names` may stay."""
        xy = shapely.get_coordinates(self.points)
        seen = coverage(Discs(xy, np.full(len(xy), range_m)), self.is_cancelled)
        disc = math.pi * range_m**2
        found = dict(self.base)
        if names & _OF_AREA:
            size = shapely.area(self.polygons)
            covered = np.minimum(self._within(seen.area_within, self.polygons), size)
            with np.errstate(invalid="ignore", divide="ignore"):
                share = np.where(size > 0, covered / size, math.nan)
            found.update(covered_m2=covered, eff_cameras=covered / disc, covered_share=share)
        if names & _OF_NEARBY:
            found["eff_cameras_nearby"] = self._within(seen.area_within, self.grown) / disc
        for name in ("covered_m2", "eff_cameras", "covered_share", "eff_cameras_nearby"):
            found[name] = np.where(np.isnan(self.base[name]), math.nan, found[name])
        return found

    @property
    def grown(self) -> Geometries:
        """The areas grown by the nearby distance; made once, as it takes long."""
        if self._grown is None:
            self._grown = self._within(
                lambda some: shapely.buffer(some, self.nearby_m, quad_segs=visibility.QUARTER_SEGMENTS),
                self.polygons,
            )
        return self._grown

    def _within(self, work: Callable, polygons: Geometries) -> np.ndarray:
        """`work` batch by batch, to be cancelled."""
        done = []
        for batch in np.array_split(polygons, len(polygons) // _BATCH + 1):
            if self.is_cancelled():
                raise InterruptedError
            done.append(work(batch))
        return np.concatenate(done)


@dataclass
class Study:
    """Everything that goes into a model, and how to make its observations anew with other choices."""

    rows: Rows
    context: QgsExpressionContext
    outcome: str
    predictors: list[str]
    covariates: list[str] = field(default_factory=list)
    population: str = ""
    groups: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)
    margins: dict[str, str] = field(default_factory=dict)
    region: Strings | None = None
    points: Floats | None = None
    surveillance: Surveillance | None = None
    in_classes: bool = False
    min_population: float = 0
    income: str = ""
    region_parameter: str = "REGION_FIELD"

    def __post_init__(self) -> None:
        self.given = Fields(self.rows)

    def table(self, computed: dict[str, Floats] | None = None) -> Table:
        """The areas with these columns beside, or instead of, their fields."""
        texts = [self.outcome, *self.predictors, *self.covariates]
        return Table(self.given, computed or {}, self.context, texts)

    def computed(
        self, range_m: float | None = None, random: np.random.Generator | None = None
    ) -> dict[str, Floats]:
        """The columns beside the fields, the fields with margins of error drawn anew if `random` is given."""
        plain = self.table()
        columns: dict[str, Floats] = {}
        if random is not None:
            for name, margin in self.margins.items():
                columns[name] = robustness.drawn(
                    plain.column(name), self.given.numbers(margin, is_margin=True).values, random
                )
        table = self.table(columns)
        if self.points is not None:
            columns[POINTS] = self.points
        if self.groups:
            share = self._share(table)
            columns[SHARE] = np.where(share > 1, math.nan, share)
        if self.surveillance is not None:
            found = dict(self.surveillance.base)
            if range_m is not None:
                found = self.surveillance.at_range(range_m, self.named())
            columns.update(found)
            if self.population:
                people = table.column(self.population)
                per_1000 = np.divide(1000, people, out=np.full(len(people), math.nan), where=people > 0)
                for rate, measure in (
                    ("cameras_per_1000", "cameras"),
                    (EFFECTIVE, "eff_cameras"),
                    (EFFECTIVE_NEARBY, "eff_cameras_nearby"),
                ):
                    columns[rate] = found[measure] * per_1000
        return columns

    def _share(self, table: Table) -> Floats:
        over = self.over or [self.population]
        return equity.fraction(
            [table.column(name) for name in self.groups], [table.column(name) for name in over]
        )

    def at_fault_for_share(self) -> str:
        """The parameter to look at where no area has a share of the groups."""

        def known(names: list[str]) -> Bools:
            columns = np.array([self.given.numbers(name).values for name in names])
            return np.asarray((np.isfinite(columns) & (columns >= 0)).all(axis=0) & (columns.sum(axis=0) > 0))

        if known(self.groups).any() and not known(self.over or [self.population]).any():
            return "OVER" if self.over else "POPULATION_FIELD"
        return "GROUPS"

    def share_above_one(self) -> Bools:
        """Where the groups are more than what they are divided by."""
        return np.asarray(self._share(self.table()) > 1)

    def repeated(self) -> int:
        """How many inhabited areas have the population and the groups of an earlier one, to the last resident."""
        if not (self.population and self.groups):
            return 0
        table = self.table()
        columns = np.column_stack(
            [table.column(name) for name in (self.population, *self.groups, *self.over)]
        )
        known = columns[self.rows.usable & np.isfinite(columns).all(axis=1) & (columns[:, 0] > 0)]
        return len(known) - len(np.unique(known, axis=0))

    def groups_look_like_percentages(self) -> bool:
        """Whether all groups are from 0 to 100 where they are divided by hundreds."""
        table = self.table()
        groups = np.array([table.column(name) for name in self.groups])
        whole = np.sum([table.column(name) for name in self.over or [self.population]], axis=0)
        known = np.isfinite(groups).all(axis=0) & np.isfinite(whole)
        return bool(known.any() and groups[:, known].max() <= 100 and np.median(whole[known]) > 500)

    def observations(
        self, range_m: float | None = None, random: np.random.Generator | None = None
    ) -> Observations:
        """What the model is fitted to; the areas that cannot be used have no outcome."""
        table = self.table(self.computed(range_m, random))
        found = {text: table.numbers(text, label) for text, label in self.labelled()}
        outcome = np.where(self.rows.usable, found[self.outcome], math.nan)
        predictors = {text: found[text] for text in self.predictors}
        covariates = {text: found[text] for text in self.covariates}
        people = table.column(self.population) if self.population else None
        if self.in_classes:
            among = None if people is None else people > self.min_population
            (text,) = self.predictors[:1]
            classes = equity.classes(predictors[text], among=among)
            predictors = {f"{text} {name}": column for name, column in classes.items()}
        return Observations(outcome, predictors, covariates, people, self.region)

    def labelled(self) -> list[tuple[str, str]]:
        """Outcome, predictors and covariates, each with the label of its parameter."""
        return [
            (self.outcome, tr("Outcome")),
            *((text, tr("Predictors")) for text in self.predictors),
            *((text, tr("Covariates")) for text in self.covariates),
        ]

    def named(self) -> set[str]:
        """The fields that outcome, predictors and covariates name, in lower case."""
        table = self.table(self.computed())
        found: set[str] = set()
        for text, label in self.labelled():
            expression = attributes.checked_expression(text, table.fields, label)
            found |= {name.lower() for name in expression.referencedColumns()}
        return found

    def tell(self, computed: dict[str, Floats], feedback: QgsProcessingFeedback) -> None:
        """What is no number in the fields that are read as numbers: a warning per field and reason."""
        told: set[str] = set()

        def tell(found: Numbers, label: str, name: str) -> None:
            if name.lower() not in told:
                told.add(name.lower())
                messages.warn_of_numbers(found, label, name, feedback)

        plain = [
            (tr("Population"), [self.population] if self.population else []),
            (tr("Groups (fields of residents)"), self.groups),
            (tr("Over the sum of (fields of residents)"), self.over),
            (tr("Income, to be added"), [self.income] if self.income else []),
            (tr("Margins of error"), list(self.margins)),
        ]
        for label, names in plain:
            for name in names:
                tell(self.given.numbers(name), label, name)
        for name in self.margins.values():
            tell(self.given.numbers(name, is_margin=True), tr("Margins of error"), name)
        table = self.table(computed)
        for text, label in self.labelled():
            own = table.own(text, label)
            if own and _field(text).lower() == own[0].lower():
                tell(self.given.numbers(own[0]), label, own[0])
                continue
            for name, found in attributes.for_expressions(self.rows, own)[1].items():
                tell(found, label, name)
            found = table.read(text, label)
            if found.unusable:
                tell(Numbers(found.values, {}, found.unusable), label, text)

    def why(self, note: Note, row: int) -> str:
        """What stands in the field that an area is left out for, such as “pop is missing (“(X)”)”; or nothing."""
        names = {equity.NO_POPULATION: [self.population], equity.NO_OUTCOME: [_field(self.outcome)]}.get(
            note.code, []
        )
        if note.code == equity.NO_PREDICTOR:
            of_share = [*self.groups, *(self.over or [self.population])]
            names = of_share if note.name == SHARE and self.groups else [_field(note.name)]
        for name in names:
            if name and self.rows.column(name) is not None:
                found = self.given.numbers(name)
                if found.word(row):
                    return f"{name} {messages.why_no_number(found, row)}"
        return ""


def _field(text: str) -> str:
    """The field that an expression is and no more; empty where it is more."""
    expression = QgsExpression(text)
    return str(next(iter(expression.referencedColumns()))) if expression.isField() else ""


def listed(text: str) -> list[str]:
    """The parts of a list divided by semicolons, which within quotes do not divide."""
    parts = re.findall(r"""(?:'(?:[^']|'')*'|"[^"]*"|[^;'"])+""", text)
    return [part.strip() for part in parts if part.strip()]


def numbers_listed(text: str, label: str, low: float, high: float) -> list[float]:
    """Numbers divided by commas, semicolons or blanks. What is none, or out of bounds, ends the run."""
    found = []
    for part in parts_of(text):
        try:
            value = number(part)
        except ValueError:
            value = None
        if value is None or not low <= value <= high:
            raise QgsProcessingException(
                tr(
                    "{label}: “{part}” is not a number from {low} to {high}. Divide numbers by commas."
                ).format(label=label, part=part, low=f"{low:g}", high=f"{high:g}")
            )
        found.append(value)
    return list(dict.fromkeys(found))


def duplicates(polygons: Geometries) -> Ints:
    """The rows whose polygon an earlier row has, too."""
    present = np.flatnonzero(~shapely.is_missing(polygons))
    blobs = shapely.to_wkb(shapely.normalize(polygons[present]))
    seen: set[bytes] = set()
    doubled = []
    for row, blob in zip(present.tolist(), blobs):
        if blob in seen:
            doubled.append(row)
        seen.add(blob)
    return np.array(doubled, dtype=np.int64)


def placed(
    points: Rows, polygons: Geometries, projection: Projection, feedback: QgsProcessingFeedback
) -> Ints:
    """The polygon each usable point of a layer lies in, -1 for none; says how many lie in none.

    Raises InterruptedError once cancelled.
    """
    geometries = camera_rows.single_points(points, projection.bring(points))
    messages.warn_of_problems(points, tr("Points to count"), feedback)
    if not points.usable.any():
        raise messages.none_usable(tr("Points to count"), points.name, points.problems.values())
    found = first_area(geometries[points.usable], polygons, feedback.isCanceled)
    outside = int((found < 0).sum())
    text = tr("{total} points of “{layer}”: {inside} in an area, {outside} in none.").format(
        total=len(found), layer=points.name, inside=len(found) - outside, outside=outside
    )
    if outside == len(found) > 0:
        gap = float(distances(geometries[points.usable], polygons).min())
        text += " " + tr(
            "The nearest is {distance} from any area. If that cannot be, look at the coordinate systems of both layers."
        ).format(distance=messages.distance_text(gap))
    (feedback.pushWarning if outside else feedback.pushInfo)(text)
    return found


def first_area(
    points: Geometries, polygons: Geometries, is_cancelled: Callable[[], bool] = lambda: False
) -> Ints:
    """The first polygon that each point touches, -1 for none. Raises InterruptedError once `is_cancelled()`."""
    tree = shapely.STRtree(polygons)
    result = np.full(len(points), len(polygons))
    for begin in range(0, len(points), _POINTS_AT_ONCE):
        if is_cancelled():
            raise InterruptedError
        some = points[begin : begin + _POINTS_AT_ONCE]
        point, area = tree.query(some, predicate="intersects")
        np.minimum.at(result, begin + point, area)
    return np.where(result < len(polygons), result, -1)


def region_names(column: Sequence[Any], label: str, feedback: QgsProcessingFeedback) -> Strings:
    """Names of regions, empty for none: 1, 1.0 and "1.0" are one, and so are names that differ by blanks alone.

    Names that differ by case alone stay apart, as nobody but the user knows; both are told.
    """
    names = [_region_name(layers.plain(item)) for item in column]
    given: dict[str, dict[str, None]] = {}
    for item, name in zip(column, names):
        if name:
            given.setdefault(name, {})[str(layers.plain(item))] = None
    joined = {name: list(each) for name, each in given.items() if len(each) > 1}
    if joined:
        text = "; ".join(
            tr("{written} as “{name}”").format(written=", ".join(f"“{each}”" for each in written), name=name)
            for name, written in joined.items()
        )
        feedback.pushWarning(
            tr("{label}: names taken for one region: {names}.").format(label=label, names=text)
        )
    renamed = [
        (written, name)
        for name, each in given.items()
        for written in each
        if " ".join(written.split()) != name
    ]
    if renamed and not joined:
        written, name = renamed[0]
        feedback.pushWarning(
            tr(
                "{label}: regions that are whole numbers are named without decimals: “{written}” is “{name}”."
            ).format(label=label, written=written, name=name)
        )
    warn_of_case(given, label, feedback)
    return np.array(names, dtype=str)


def warn_of_case(names: Iterable[str], label: str, feedback: QgsProcessingFeedback) -> None:
    """Say which names differ by case alone."""
    alike: dict[str, list[str]] = {}
    for name in names:
        alike.setdefault(unicodedata.normalize("NFKC", name).casefold(), []).append(name)
    variants = ["/".join(f"“{name}”" for name in each) for each in alike.values() if len(each) > 1]
    if variants:
        feedback.pushWarning(
            tr(
                "{label}: {names} differ by case alone and are taken for different ones. If they are one, write "
                'them alike, for example with upper("…") in a field of its own.'
            ).format(label=label, names=", ".join(variants))
        )


def _region_name(item: Any) -> str:
    if item is None or (isinstance(item, float) and math.isnan(item)):
        return ""
    text = f"{item:.0f}" if isinstance(item, float) and item.is_integer() else " ".join(str(item).split())
    return re.sub(r"^([0-9]+)\.0+$", r"\1", text)


def region_of(polygons: Geometries, regions: Geometries, names: list[str]) -> Strings:
    """The name of the region a point inside each polygon lies in; empty where in none."""
    region = first_area(shapely.point_on_surface(polygons), regions)
    return np.array([*names, ""], dtype=str)[region]
