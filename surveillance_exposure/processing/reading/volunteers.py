"""Volunteers' counts, row by row, to the core's survey; and what else is known of a site."""

from __future__ import annotations

from qgis.core import QgsProcessingException, QgsProcessingParameterField

from ... import layers
from ...core.consensus import (
    ATTACHED,
    CATEGORIES,
    MOST_CAMERAS,
    NO_COUNT,
    NO_SITE,
    Problem,
    Survey,
    key_text,
    of_volunteers,
    survey_of,
)
from ...core.numbers import Numbers, numbers
from ...layers import Rows
from ...translation import tr
from .. import messages
from ..run import Run

NEEDED = ("SITE_FIELD", *(name.upper() for name in ATTACHED))


def fields_of(run: Run, rows: Rows) -> dict[str, str]:
    """The field of the layer by parameter; without those that are optional and absent."""
    found = {}
    known = {item.name().lower() for item in rows.fields}
    absent = []
    for definition in run.algorithm.parameterDefinitions():
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


def survey(run: Run, rows: Rows, fields: dict[str, str]) -> Survey:
    """The rows that can be used; the others are told, and a layer without any ends the run."""
    columns = {}
    for name in CATEGORIES:
        if name.upper() in fields:
            columns[name] = numbers(rows.column(fields[name.upper()]) or [])
            run.stop_if_cancelled()
    sites, volunteers, submissions = (
        texts_of(rows, fields.get(name)) for name in ("SITE_FIELD", "VOLUNTEER_FIELD", "SUBMISSION_FIELD")
    )
    run.progress(40)
    run.stop_if_cancelled()
    counts = {name: column.values for name, column in columns.items()}
    found = survey_of(sites, volunteers, counts, submissions)
    for row, problem in found.problems.items():
        field = fields.get(problem.category.upper(), "")
        rows.problems[row] = _problem_text(problem, field, columns.get(problem.category), row)
    messages.warn_of_problems(rows, tr("Volunteers' counts"), run.feedback)
    if not len(found):
        raise messages.none_usable(tr("Volunteers' counts"), rows.name, rows.problems.values())
    return found


def _problem_text(problem: Problem, field: str, column: Numbers | None, row: int) -> str:
    if problem.code == NO_SITE:
        return tr("no site")
    if problem.code == NO_COUNT and column is not None and row in column.missing:
        return tr("a count is missing ({field})").format(field=field)
    return tr("a count is no number from 0 to {most} ({field})").format(most=MOST_CAMERAS, field=field)


def texts_of(rows: Rows, field: str | None) -> list[str]:
    """The keys in a field, empty where there are none."""
    if field is None:
        return [""] * len(rows)
    return [key_text(layers.plain(item)) for item in rows.column(field) or []]


def constant(run: Run, rows: Rows, survey: Survey, fields: dict[str, str]) -> list[int]:
    """Which fields, but those that tell of volunteers, have one value in all rows of each site."""
    left_out = of_volunteers({key.lower(): name for key, name in fields.items()})
    kept = []
    for k, item in enumerate(rows.fields):
        run.stop_if_cancelled()
        if item.name().lower() not in left_out and survey.is_constant([each[k] for each in rows.features]):
            kept.append(k)
    return kept
