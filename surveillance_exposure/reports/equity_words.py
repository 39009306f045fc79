"""What the statistics of the core say, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..core import areas, equity, robustness
from ..core.equity import Coefficient, Note
from ..core.robustness import Finding, Moran, Panel, Verdict
from ..translation import tr


def note_text(note: Note) -> str:
    """A note of the core as a sentence, or as a reason without a full stop where it is about an area."""
    text = {
        equity.ONE_REGION: tr("There is one region only ({region}): nothing to compare it with."),
        equity.FEW_EVENTS: tr(
            "Only {number} events in {region} for its coefficients, fewer than ten for each: estimates are "
            "unstable, and too far from zero."
        ),
        equity.NEARLY_COLLINEAR: tr(
            "In {region}, {name} is almost told by the other predictors (variance inflated {number} times): its "
            "error is mostly due to that."
        ),
        equity.OVERDISPERSED: tr(
            "The counts in {region} scatter {number} times as much as a Poisson model expects, so its errors are "
            "{factor} times too small. Look at the quasi-Poisson or negative binomial ones."
        ),
        equity.NO_OVERDISPERSION: tr(
            "The counts in {region} scatter no more than a Poisson model expects: the negative binomial is one."
        ),
        equity.SMALL_SAMPLE: tr(
            "Only {number} areas in {region}: errors are uncertain themselves, those that allow for neighbours above "
            "all. Take what survives there as a hint."
        ),
        equity.NOT_WHOLE: tr("The counts are not all whole numbers."),
        equity.NO_OUTCOME: tr("no outcome"),
        equity.NO_PREDICTOR: tr("no value of {name}"),
        equity.NO_REGION: tr("no region"),
        areas.NO_POPULATION: tr("no population"),
        areas.NEGATIVE_POPULATION: tr("a population below 0"),
        areas.SMALL_POPULATION: tr("no more than {number} residents"),
        equity.NEGATIVE_COUNT: tr("a count below 0"),
        equity.NOT_A_SHARE: tr("an outcome that is no share from 0 to 1 (divide percentages by 100)"),
        equity.NOT_BINARY: tr("an outcome that is neither 0 nor 1"),
    }[note.code]
    number = 0.0 if note.number is None else note.number
    return text.format(
        name=note.name,
        region=note.region or tr("all areas"),
        number=f"{number:.3g}",
        factor=f"{note.factor:.2g}",
    )


def status_text(coefficient: Coefficient) -> str:
    """Why a coefficient has no value; empty where it has one."""
    return _status_text(coefficient.status, coefficient.n)


def _status_text(status: str, count: int) -> str:
    return {
        equity.OK: "",
        equity.FEW_AREAS: tr("too few areas: {n}, and at least {least} are needed"),
        equity.NO_VARIATION: tr("the outcome is the same in all {n} areas: nothing to explain"),
        equity.CONSTANT: tr("the predictor is the same in all {n} areas"),
        equity.SEPARATED: tr(
            "the predictors tell the outcome of areas without error (separation), so the estimate would be infinite"
        ),
        equity.COLLINEAR: tr("the predictors depend on each other: leave one out"),
        equity.NOT_CONVERGED: tr("the fit found no end"),
    }[status].format(n=count, least=equity.MIN_AREAS)


def why_unanswered(found: Finding) -> str:
    """Why a check has no answer; empty where it has one."""
    if found.status != robustness.UNANSWERED:
        return _status_text(found.status, found.n)
    return {
        robustness.NO_NEIGHBOURS: tr("none of the {n} areas touches another"),
        robustness.FEW_NEIGHBOURS: tr("only {number} of the {n} areas touch another"),
        robustness.FEW_BLOCKS: tr("all areas in which it is not 0 are in one block"),
        robustness.NO_PERMUTATIONS: tr("no permutations were asked for"),
        robustness.NO_CAMERAS: tr("no cameras are given to measure with"),
        robustness.ONE_CLASS: tr("all areas are in one class then"),
        robustness.NO_DRAWS: tr("it could be estimated in none of {number} draws"),
        equity.NO_VARIATION: tr("the residuals are all the same"),
    }[found.reason].format(n=found.n, number=found.number)


def finding_text(found: Finding) -> str:
    """What to know of a row of the robustness table; mostly nothing."""
    if found.is_answered:
        return ""
    return tr("Unanswered: {reason}.").format(reason=why_unanswered(found) or tr("there is no p value"))


def check_text(check: str, setting: str = "") -> str:
    """A check of the robustness panel, and its setting."""
    text = {
        robustness.AS_MODELLED: tr("as modelled"),
        robustness.CORRECTED: tr("corrected errors ({setting})"),
        robustness.NAIVE: tr("naive errors ({setting})"),
        robustness.OTHER_MODEL: tr("another model ({setting})"),
        robustness.NEIGHBOURS: tr("errors that allow for neighbours being alike"),
        robustness.BLOCKS: tr("errors that allow for areas being alike within eighths of a region"),
        robustness.HOLM: tr("several regions tested at once, Holm ({setting})"),
        robustness.BENJAMINI_HOCHBERG: tr("several regions tested at once, Benjamini-Hochberg ({setting})"),
        robustness.DISPERSION: tr("dispersion ({setting})"),
        robustness.MORAN: tr("Moran's I of the residuals"),
        robustness.RANGE: tr("a range of {setting} m"),
        robustness.THRESHOLD: tr("a threshold of {setting}"),
        robustness.FLOOR: tr("more than {setting} residents"),
        robustness.COVARIATE: tr("{setting} added"),
        robustness.MARGINS: tr("margins of error of the census ({setting} draws)"),
    }[check]
    inner = {
        robustness.AS_MODELLED: tr("as modelled"),
        robustness.CORRECTED: tr("corrected errors"),
        "fractional logistic": tr("robust"),
        "quasi-poisson": tr("quasi-Poisson"),
        "negative binomial": tr("negative binomial"),
        "pearson": "Pearson",
        "deviance": tr("deviance"),
    }
    return text.format(setting=inner.get(setting, setting))


def verdict_text(found: Verdict) -> str:
    """What becomes of a coefficient's statement."""
    each = found.coefficient
    if found.verdict == robustness.NO_VALUE:
        return tr("No statement: {reason}.").format(reason=status_text(each))
    direction = tr("goes up with it") if each.estimate > 0 else tr("goes down with it")
    if found.verdict == robustness.NO_CLAIM:
        text = tr("Not significant ({p}): no claim to test.").format(p=p_phrase(each.p_value))
        if found.reversed_by:
            text += " " + tr("Even its sign turns: {checks}.").format(checks=_list(found.reversed_by))
        return text
    if found.verdict == robustness.SURVIVES:
        text = (
            tr(
                "Survives: {direction}, with the same sign and significant in the {checks} checks with an answer."
            )
            if found.unanswered
            else tr(
                "Survives: {direction}, with the same sign and significant in all {checks} checks made here."
            )
        )
        return text.format(direction=direction, checks=found.checks) + _unanswered(found)
    parts = []
    if found.reversed_by:
        parts.append(tr("the sign turns with {checks}").format(checks=_list(found.reversed_by)))
    lost = [each for each in found.lost_by if each not in found.reversed_by]
    if lost:
        parts.append(tr("it is no longer significant with {checks}").format(checks=_list(lost)))
    if found.verdict == robustness.FRAGILE and found.is_open:
        parts.append(tr("a check that decides has no answer"))
    text = (
        tr("Does not survive ({p} as modelled): {reasons}.")
        if found.verdict == robustness.FAILS
        else tr("Fragile ({p} as modelled): the sign holds throughout, but {reasons}.")
    )
    return text.format(p=p_phrase(each.p_value), reasons="; ".join(parts)) + _unanswered(found)


def _unanswered(found: Verdict) -> str:
    """How many checks have an answer, and which have none; empty where all have."""
    if not found.open:
        return ""
    return " " + tr("{answered} of {asked} checks are answered; unanswered: {checks}.").format(
        answered=found.checks, asked=found.checks + found.unanswered, checks=_with_reasons(found.open)
    )


def _with_reasons(findings: Sequence[Finding]) -> str:
    """Checks by why they have no answer."""
    by_reason: dict[str, list[tuple[str, str]]] = {}
    for each in findings:
        by_reason.setdefault(why_unanswered(each), []).append((each.check, each.setting))
    return "; ".join(f"{_list(checks)} ({reason})" for reason, checks in by_reason.items())


def p_text(p: float) -> str:
    """A p value as it is printed."""
    return "< 0.0001" if p < 0.0001 else f"{p:.4f}" if p < 0.01 else f"{p:.3f}"


def p_phrase(p: float) -> str:
    """A p value in a sentence."""
    return tr("p under 0.0001") if p < 0.0001 else tr("p = {p}").format(p=p_text(p))


def _list(checks: Iterable[tuple[str, str]]) -> str:
    return ", ".join(check_text(*each) for each in checks)


def named(coefficient: Coefficient) -> str:
    """A coefficient's name in a sentence."""
    if not coefficient.region:
        return coefficient.term
    return tr("{term} in {region}").format(term=coefficient.term, region=coefficient.region)


def summary(panel: Panel) -> list[str]:
    """Which signs are stable, which significances are not, and what neighbours do: a few sentences."""
    known = [each for each in panel.verdicts if each.coefficient.is_known]
    sentences = []
    for chosen, text in (
        (
            [v for v in known if v.verdict == robustness.SURVIVES],
            tr("Stands every check made here: {names}."),
        ),
        (
            [v for v in known if v.verdict == robustness.FRAGILE and v.lost_by],
            tr("The sign holds in every check, but not the significance: {names}."),
        ),
        (
            [v for v in known if v.verdict == robustness.FRAGILE and not v.lost_by],
            tr("Significant wherever there is an answer, but a check that decides has none: {names}."),
        ),
        (
            [v for v in known if v.verdict == robustness.FAILS],
            tr("Significant as modelled, but this claim does not survive: {names}."),
        ),
        (
            [v for v in known if v.verdict == robustness.NO_CLAIM],
            tr("Not significant to begin with: {names}."),
        ),
        (
            [v for v in panel.verdicts if v.verdict == robustness.NO_VALUE],
            tr("No statement possible: {names}."),
        ),
    ):
        if chosen:
            sentences.append(text.format(names=", ".join(named(each.coefficient) for each in chosen)))
    return sentences + _of_neighbours(panel)


def _of_neighbours(panel: Panel) -> list[str]:
    """What is known of neighbouring areas, and what is not."""
    sentences = []
    alone: dict[str, list[str]] = {}
    for verdict in panel.verdicts:
        for each in verdict.open:
            if each.check == robustness.NEIGHBOURS and verdict.coefficient.is_known:
                alone.setdefault(why_unanswered(each), []).append(named(verdict.coefficient))
    sentences += [
        tr("Unanswered with {check}: {names} ({reason}).").format(
            check=check_text(robustness.NEIGHBOURS),
            names=", ".join(names),
            reason=reason,
        )
        for reason, names in alone.items()
    ]
    found = next((f for f in panel.findings if f.check == robustness.MORAN and not f.region), None)
    moran = panel.moran.get("")
    if found is None or moran is None:
        return sentences
    if found.is_answered:
        text = _neighbours_text(moran)
        if moran.islands:
            text += " " + tr("{islands} of {n} areas touch no other: they tell nothing of it.")
    elif found.reason == robustness.NO_PERMUTATIONS:
        text = tr(
            "No answer: whether neighbours have like residuals was not tested (Moran's I {i}, no permutations)."
        )
    else:
        text = tr("Unanswered: whether neighbours have like residuals (Moran's I), {reason}.")
    p = p_phrase(moran.p_value) if found.is_answered else ""
    i = f"{moran.i:.3f}".replace("-", "−")
    sentences.append(text.format(i=i, p=p, islands=moran.islands, n=moran.n, reason=why_unanswered(found)))
    return sentences


def _neighbours_text(moran: Moran) -> str:
    if moran.p_value < robustness.SIGNIFICANT and moran.i > moran.expected:
        return tr(
            "Neighbours have like residuals (Moran's I {i}, {p}): the areas are not independent, and "
            "errors that take them to be are too small."
        )
    return tr("No sign of neighbours having like residuals (Moran's I {i}, {p}).")
