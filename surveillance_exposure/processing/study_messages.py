"""What the core's study answers in codes, in sentences with the names of parameters."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from traceback import clear_frames

from qgis.core import QgsProcessingException

from ..core import study
from ..core.areas import POINTS
from ..core.equity import MIN_AREAS, Note
from ..core.study import Fitted, Question, Study, StudyError
from ..reports import equity_words as words
from ..translation import tr
from .run import Run


@contextmanager
def refusing(run: Run) -> Iterator[None]:
    """A study of which nothing comes ends the run, with what to do."""
    try:
        yield
    except StudyError as error:
        text = _refusal(run, error)
        # QGIS keeps the error, and with it all that was read.
        clear_frames(error.__traceback__)
        error.fitted = None
        raise QgsProcessingException(text) from None


def _refusal(run: Run, error: StudyError) -> str:
    label = _label(run, error.at_fault)
    if error.fitted is not None and error.code == study.FEW_AREAS:
        return tr("{label}: Only {used} areas can be used, fewer than {least}: no model. {reasons}").format(
            label=label,
            used=int(error.fitted.analysis.used.sum()),
            least=MIN_AREAS,
            reasons=" ".join(_left_out(error.fitted)),
        )
    if error.fitted is not None and error.code == study.NO_COEFFICIENT:
        return _no_coefficient(label, error.fitted)
    return {
        study.NO_DIVISOR: tr(
            "{label}: give the fields the groups are divided by, or the population, for their share."
        ),
        study.NO_OUTCOME: tr("Outcome: give a field or an expression, or points to count.")
        if error.name == POINTS
        else tr("Outcome: give a field or an expression, or cameras to measure surveillance by."),
        study.NO_PREDICTORS: tr(
            "Predictors: give fields or expressions, or the groups whose share is asked about."
        ),
        study.RATE_WITHOUT_POPULATION: tr(
            "Population: cameras per 1,000 residents need it, so give its field."
        ),
        study.COUNT_WITHOUT_POPULATION: tr(
            "Population: this model is of counts per resident, so give the population."
        ),
        study.NO_SHARE: tr(
            "{label}: in no area is the share of the groups from 0 to 1. Give numbers of residents."
        ),
        study.ONE_CLASS: tr(
            "{label}: all areas are in one class of {measure}, so there is nothing to compare."
        ),
    }[error.code].format(label=label, measure=error.name)


def _label(run: Run, at_fault: str) -> str:
    """What a person knows the parameter by that the core finds at fault."""
    region = "REGION_FIELD" if run.text("REGION_FIELD") else "REGIONS"
    names = {"population": "POPULATION_FIELD", "region": region}
    return run.label(names.get(at_fault, at_fault.upper()))


def _no_coefficient(label: str, found: Fitted) -> str:
    text = tr("{label}: No coefficient can be estimated: {reasons}.").format(
        label=label, reasons="; ".join(sorted(_without_estimate(found)))
    )
    threshold = found.analysis.specification.threshold
    if threshold is not None:
        low, middle, high = found.outcomes
        text += " " + tr(
            "Threshold: the outcome is from {low} to {high}, half of the areas have more than {middle}; "
            "the threshold {threshold} must divide them."
        ).format(low=f"{low:.3g}", high=f"{high:.3g}", middle=f"{middle:.3g}", threshold=f"{threshold:g}")
    return text


def _without_estimate(found: Fitted) -> dict[str, list[str]]:
    """The coefficients that have no value, by the reason."""
    failed: dict[str, list[str]] = {}
    for each in found.analysis.coefficients:
        if not each.is_known:
            failed.setdefault(words.status_text(each), []).append(words.named(each))
    return failed


def _left_out(found: Fitted) -> list[str]:
    total = len(found.study.areas.polygons)
    return [
        tr("{count} of {total} areas left out: {reason}.").format(
            count=count, total=total, reason=words.note_text(note)
        )
        for note, count in found.left_out.items()
    ]


def doubts(made: Study) -> list[str]:
    """What is odd about the residents of the areas."""
    return [_doubt(note) for note in made.doubts]


def _doubt(note: Note) -> str:
    count = int(note.number or 0)
    return {
        study.REPEATED: tr(
            "{repeated} areas have the same population and groups as an earlier one. If they are parts of one "
            "area, they count its residents several times: dissolve them first."
        ),
        study.SHARE_ABOVE_ONE: tr(
            "In {above} areas the groups are more than what they are divided by; they are left out. "
            "Groups must be numbers of residents, not percentages, and the divisor must hold them all."
        ),
        study.LIKE_PERCENTAGES: tr(
            "No group has a number above 100, but they are divided by far more: these look like "
            "percentages. Give numbers of residents."
        ),
    }[note.code].format(repeated=count, above=count)


def remarks(found: Fitted) -> list[str]:
    """Which areas are left out and what to know about the fit."""
    said = _left_out(found)
    said += [
        tr("{name} looks like percentages: its coefficient is for one percentage point.").format(
            name=note.name
        )
        if note.code == study.IN_PERCENT
        else words.note_text(note)
        for note in found.notes
    ]
    return said + [
        tr("No estimate of {names}: {reason}.").format(names=", ".join(names), reason=text)
        for text, names in _without_estimate(found).items()
    ]


def label_of(asked: Question, name: str) -> str:
    """A column that is worked out here, in words; anything else as it is."""
    return {
        study.SHARE: tr("share of {groups}").format(groups=" + ".join(asked.groups)),
        POINTS: tr("points counted"),
        study.EFFECTIVE: tr("effective cameras per 1,000 residents"),
        study.EFFECTIVE_NEARBY: tr("effective cameras nearby per 1,000 residents"),
    }.get(name, name)


def measure_name(found: Fitted) -> str:
    """What is mapped, in words."""
    outcome = found.study.question.outcome
    if found.analysis.specification.rate:
        return tr("{outcome} per 1,000 residents").format(outcome=label_of(found.study.question, outcome))
    return outcome
