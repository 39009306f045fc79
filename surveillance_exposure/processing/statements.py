"""What is claimed of walks, in one place: always of the cameras recorded, and with the range it holds for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from qgis.core import QgsProcessingFeedback

from ..core.means import WALK
from ..core.measuring import MeasuredLines, RangeCurve
from ..core.walk_network import DESTINATION, ORIGIN, VIA
from ..core.walk_summaries import Extremes, SiteSummary
from ..core.walks import (
    NO_WAY,
    SHORTEST,
    TOO_FAR,
    UNUSABLE,
    FoundWalk,
    PlaceNote,
    Proof,
    WalkOptions,
    Walks,
)
from ..layers import Rows
from ..translation import tr
from .messages import range_text, reason_text


def of_walks(walks: Walks, given: Mapping[str, Rows], condition: str) -> list[str | None]:
    """What is said of each row of `walks.found`; `given` are the layers of places, by what they are to a walk."""
    ranges = range_text(walks.network.viewsheds.range_m)
    told = _least_exposed
    if walks.network.mode != WALK:
        rules = walks.network.streets.rules
        told = _least_exposed_by_time if rules is not None and rules.timed else _least_exposed_by_length
    return [_of_walk(each, walks.options, given, condition, ranges, told) for each in walks.found]


def _of_walk(
    found: FoundWalk,
    options: WalkOptions,
    given: Mapping[str, Rows],
    condition: str,
    ranges: str,
    least_exposed: Callable[[Proof, str], str],
) -> str | None:
    if found.status == UNUSABLE:
        (note,) = found.notes
        reason = given.get(note.role, given[ORIGIN]).problems[note.row]
        return tr("Cannot use {place}: {reason}.").format(place=_place(note.role), reason=reason_text(reason))
    limit = f"{options.max_entry_m:g}"
    if found.status == TOO_FAR:
        return _too_far(found.notes, limit)
    if found.status == NO_WAY:
        return tr(
            "The streets at both places are not connected: no connected part of the network is within {limit} m "
            "of both (“Maximum distance to the network (m)”)."
        ).format(limit=limit)
    if found.stays:
        return tr("The start is the end: there is nothing to walk.")
    proof = [] if found.proof is None else _proven(found.proof, condition, ranges, least_exposed)
    return " ".join([*proof, *(_entered_elsewhere(note) for note in found.notes)]) or None


def _too_far(notes: Sequence[PlaceNote], limit: str) -> str:
    words = [
        tr("The nearest street is {leg} m from {place}.").format(
            leg=f"{note.leg_m:.0f}", place=_place(note.role)
        )
        for note in notes
    ]
    words.append(
        tr("“Maximum distance to the network (m)” allows {limit} m: raise it, or move the place.").format(
            limit=limit
        )
    )
    return " ".join(words)


def _entered_elsewhere(note: PlaceNote) -> str:
    return tr(
        "The street nearest to {place} is cut off from the way to the other place; the walk takes the "
        "next one, {leg} m away."
    ).format(place=_place(note.role), leg=f"{note.leg_m:.0f}")


def _place(role: str) -> str:
    return {ORIGIN: tr("the start"), DESTINATION: tr("the end"), VIA: tr("a place on the way")}[role]


def _proven(
    proof: Proof, condition: str, ranges: str, least_exposed: Callable[[Proof, str], str]
) -> list[str]:
    """Whether there is a walk out of view, and what the ends have to do with it, in sentences."""
    words = []
    if condition:  # a walk out of view of some cameras may be in view of the rest
        words.append(
            tr("Only cameras where {condition} are counted, others may see it.").format(condition=condition)
        )
    words.append(least_exposed(proof, ranges))
    if proof.rest_mm is not None:
        words.append(_but_for_the_ends(proof.watched, proof.rest_mm, ranges))
    return words


def _figures(proof: Proof, ranges: str) -> dict[str, str]:
    return {
        "share": f"{100 * proof.exposed_mm / max(proof.length_mm, 1):.1f}",
        "metres": metres(proof.exposed_mm),
        "detour": f"{100 * proof.detour:.1f}",
        "limit": f"{100 * proof.max_detour:g}",
        "range": ranges,
    }


def _least_exposed_by_length(proof: Proof, ranges: str) -> str:
    figures = _figures(proof, ranges)
    if not proof.exposed_mm:
        return tr(
            "Of the cameras recorded, none sees this way at {range}: there is a way out of view, {detour} % longer "
            "than the shortest."
        ).format(**figures)
    if not np.isfinite(proof.max_detour):
        return tr(
            "There is no way out of view: the least exposed is {share} % ({metres} m) in view of the cameras "
            "recorded, at {range}, {detour} % longer than the shortest."
        ).format(**figures)
    return tr(
        "Up to {limit} % longer than the shortest there is no way out of view: the least exposed is {share} % "
        "({metres} m) in view of the cameras recorded, at {range}, {detour} % longer."
    ).format(**figures)


def _least_exposed_by_time(proof: Proof, ranges: str) -> str:
    figures = _figures(proof, ranges)
    if not proof.exposed_mm:
        return tr(
            "Of the cameras recorded, none sees this way at {range}: there is a way out of view, which takes {detour} "
            "% more time than the fastest."
        ).format(**figures)
    if not np.isfinite(proof.max_detour):
        return tr(
            "There is no way out of view: the least exposed is {share} % ({metres} m) in view of the cameras "
            "recorded, at {range}, and takes {detour} % more time than the fastest."
        ).format(**figures)
    return tr(
        "In up to {limit} % more time than the fastest there is no way out of view: the least exposed is {share} % "
        "({metres} m) in view of the cameras recorded, at {range}, and takes {detour} % more."
    ).format(**figures)


def _least_exposed(proof: Proof, ranges: str) -> str:
    figures = _figures(proof, ranges)
    if not proof.exposed_mm:
        return tr(
            "Of the cameras recorded, none sees this walk at {range}: there is a walk out of view, {detour} % longer "
            "than the shortest."
        ).format(**figures)
    if not np.isfinite(proof.max_detour):
        return tr(
            "There is no walk out of view: the least exposed is {share} % ({metres} m) in view of the cameras "
            "recorded, at {range}, {detour} % longer than the shortest."
        ).format(**figures)
    return tr(
        "Up to {limit} % longer than the shortest there is no walk out of view: the least exposed is {share} % "
        "({metres} m) in view of the cameras recorded, at {range}, {detour} % longer."
    ).format(**figures)


def _but_for_the_ends(watched: Sequence[str], rest_mm: int, ranges: str) -> str:
    places = [_place(role) for role in watched]
    names = places[-1]
    if len(places) > 1:
        names = tr("{one} and {other}").format(one=", ".join(places[:-1]), other=names)
    text = (
        tr(
            "Cameras see {places} or the way to the street there. But for these, the least exposed walk has "
            "{metres} m in view."
        )
        if rest_mm
        else tr(
            "Cameras see {places} or the way to the street there. But for these, there is a walk out of view of the "
            "cameras recorded, at {range}."
        )
    )
    return text.format(places=names, metres=metres(rest_mm), range=ranges)


def metres(millimetres: int) -> str:
    """Metres in words; few ones with decimals, so that “0 m in view” never stands beside “no walk out of view”."""
    found = millimetres / 1000
    return f"{found:.0f}" if found >= 10 else f"{found:.2g}"


def tell_of_pairs(walks: Walks, feedback: QgsProcessingFeedback) -> None:
    """Say how many pairs have no walk, by reason, and how many walks enter by another street than the nearest."""
    reasons = {
        UNUSABLE: tr("a place cannot be used"),
        TOO_FAR: tr("a place is too far from any street"),
        NO_WAY: tr("the streets do not lead there"),
    }
    statuses = Counter(each.status for each in walks.found if each.walk is None)
    for status, count in statuses.items():
        feedback.pushWarning(
            tr("{count} pairs have no walk: {status}.").format(count=count, status=reasons[status])
        )
    elsewhere = {(each.origin, each.destination) for each in walks.found if each.walk and each.notes}
    if elsewhere:
        feedback.pushWarning(
            tr(
                "{count} pairs: the street nearest to a place is cut off from the way to the other, and the walk takes "
                "the next one, as its message says."
            ).format(count=len(elsewhere))
        )


def tell_of_lines(measured: MeasuredLines, ranges: str, feedback: QgsProcessingFeedback) -> None:
    """Say what was found: each walk of a few, the mean of many."""
    figures = measured.exposure
    count = len(figures.length_m)
    if count and not figures.length_m.any():
        feedback.pushWarning(tr("Walks: none has a length, so there is no share in view."))
        return
    if count > 5:
        feedback.pushInfo(
            tr(
                "{count} walks, {length} m together, {share} % in view of the cameras recorded, {range}."
            ).format(
                count=count,
                length=f"{figures.length_m.sum():.0f}",
                share=f"{100 * figures.exposed_m.sum() / figures.length_m.sum():.1f}",
                range=ranges,
            )
        )
        return
    for i in range(count):
        if not figures.length_m[i]:
            feedback.pushInfo(tr("A walk of no length, which has no share in view."))
            continue
        feedback.pushInfo(
            tr("{length} m, {share} % in view of {cameras} of the cameras recorded, {range}.").format(
                length=f"{figures.length_m[i]:.0f}",
                share=f"{100 * figures.exposed_share[i]:.1f}",
                cameras=f"{figures.cameras[i]:g}",
                range=ranges,
            )
        )


def tell_of_ranges(curve: RangeCurve, feedback: QgsProcessingFeedback) -> None:
    """Say how much of all walks is in view at each range, and from how much to how much of single ones."""
    length = curve.exposures[0].length_m
    feedback.pushInfo(
        tr("{count} walks, {length} m together. In view, by range:").format(
            count=len(length), length=f"{length.sum():.0f}"
        )
    )
    if not length.any():
        feedback.pushWarning(tr("Walks: none has a length, so there is no share in view."))
        return
    for range_m, share, (low, high) in zip(curve.range_m, curve.share_of_all, curve.lowest_and_highest):
        text = tr("{range} m: {share} %").format(range=f"{range_m:g}", share=f"{100 * share:.1f}")
        if np.isfinite(low):
            text += " " + tr("(single walks {low} to {high} %)").format(
                low=f"{100 * low:.1f}", high=f"{100 * high:.1f}"
            )
        feedback.pushInfo(text)


def assumed(cameras: float, condition: str, options: WalkOptions) -> str:
    """What figures hold for besides the range: the cameras, and how far round walks may go."""
    text = tr("Cameras taken into account: {cameras} ({condition}).").format(
        cameras=f"{cameras:g}", condition=condition or tr("all cameras")
    )
    if options.route != SHORTEST and np.isfinite(options.max_detour):
        text += " " + tr("No walk is more than {limit} % longer than the shortest.").format(
            limit=f"{100 * options.max_detour:g}"
        )
    return text


def tell_extremes(
    found: Extremes, names: Sequence[str | None], ranges: str, feedback: QgsProcessingFeedback
) -> None:
    """Say which of the walks between places is the least in view, and which the most."""

    def ends(pair: tuple[int, int]) -> dict[str, str]:
        one, other = (names[k] or tr("place {number}").format(number=k + 1) for k in pair)
        return {"one": one, "other": other, "range": ranges}

    if found.least:
        text = tr("Least in view: {one} to {other}, {share} %, {range}.")
    else:
        text = tr("Of the cameras recorded, none sees the walk from {one} to {other} at {range}.")
    feedback.pushInfo(text.format(share=f"{100 * found.least:.1f}", **ends(found.least_pair)))
    feedback.pushInfo(
        tr("Most in view: {one} to {other}, {share} %, {range}.").format(
            share=f"{100 * found.most:.1f}", **ends(found.most_pair)
        )
    )


def of_site(
    summary: SiteSummary,
    sites: Rows,
    max_distance: float,
    entrance_distance: float,
    ranges: str,
    held_for: str,
) -> str:
    """The walks to a site in a sentence; `held_for` is what else the figures hold for."""
    problem = sites.problems.get(summary.site_id - 1)
    if problem:
        return tr("The site cannot be used: {reason}.").format(reason=reason_text(problem))
    limit = f"{max_distance:g}"
    if not summary.walks:
        return tr("No station within {limit} m has a walk to the site.").format(limit=limit)
    sentence = (
        tr(
            "From {starts} within {limit} m, the shortest walk to the site is {mean} % in view on average "
            "(median {median} %, from {least} % to {most} %), {range}; of {half} walks at least half is in view, and "
            "{none} are seen by none of the cameras recorded."
        )
        if summary.route == SHORTEST
        else tr(
            "From {starts} within {limit} m, the least exposed walk to the site is {mean} % in view on "
            "average (median {median} %, from {least} % to {most} %), {range}; of {half} walks at least half is in "
            "view, and {none} are seen by none of the cameras recorded."
        )
    )
    text = sentence.format(
        starts=_starts(summary),
        limit=limit,
        mean=f"{100 * summary.mean_share:.1f}",
        median=f"{100 * summary.median_share:.1f}",
        least=f"{100 * summary.least_share:.1f}",
        most=f"{100 * summary.most_share:.1f}",
        range=ranges,
        half=summary.half_in_view,
        none=summary.out_of_view,
    )
    if summary.beside_entrances:
        text += " " + tr(
            "Stations with an entrance within {distance} m, {count} of them, are not counted beside their entrances."
        ).format(distance=f"{entrance_distance:g}", count=summary.beside_entrances)
    return f"{text} {held_for}"


def _starts(summary: SiteSummary) -> str:
    """Where walks start, in words, told apart as far as the layer does."""
    entrances = summary.entrances or 0
    stations = summary.walks - entrances
    words = tr("1 station") if stations == 1 else tr("{count} stations").format(count=stations)
    if not entrances:
        return words
    ways_in = tr("1 entrance") if entrances == 1 else tr("{count} entrances").format(count=entrances)
    return tr("{one} and {other}").format(one=ways_in, other=words) if stations else ways_in
