"""The core's codes, and what was left out, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NoReturn

import numpy as np
import shapely
from qgis.core import (
    QgsProcessingException,
    QgsProcessingFeedback,
)

from .. import layers
from ..core import camera_fields, parts, places, projection, terrain, viewsheds, walls
from ..core import lenses as lens_rules
from ..core.lenses import Lenses
from ..core.numbers import (
    Numbers,
    number_or_nan,
)
from ..core.osm import NO_WALL
from ..core.ragged import Floats, Geometries
from ..core.statuses import NO_VIEW, OK, REPAIRED, UNUSABLE
from ..core.viewsheds import Viewsheds, ViewshedTable
from ..core.visibility import TARGET_HEIGHT_M
from ..layers import Rows
from ..sources.camera_words import unusable_text
from ..translation import tr


def range_text(ranges: Floats) -> str:
    """Ranges in metres (NaN: unknown) as they are printed beside every figure."""
    known = ranges[np.isfinite(ranges)]
    if len(known) < len(ranges):
        return tr("partly unknown range") if len(known) else tr("unknown range")
    if not len(known):
        return tr("unknown range")
    low, high = known.min(), known.max()
    if high - low < 0.05:
        return tr("{range} m range").format(range=f"{round(float(low), 1):g}")
    return tr("{low} to {high} m range").format(
        low=f"{round(float(low), 1):g}", high=f"{round(float(high), 1):g}"
    )


def stop_if_none_usable(rows: Rows, label: str) -> None:
    """End a run that has nothing left to work with."""
    if not rows.usable.any():
        raise none_usable(label, rows.name, rows.problems.values())


def none_usable(label: str, layer: str, reasons: Iterable[str]) -> QgsProcessingException:
    """The error of a layer without any usable feature."""
    words = ", ".join(sorted({reason_text(reason) for reason in reasons}))
    return QgsProcessingException(
        tr("{label}: no feature of the layer “{layer}” can be used: {reasons}.").format(
            label=label, layer=layer, reasons=words
        )
    )


def missing_field(label: str, name: str, rows: Rows) -> NoReturn:
    """End a run that names a field which is not there."""
    raise QgsProcessingException(
        tr("{label}: the layer “{layer}” has no field {name}. It has: {known}.").format(
            label=label, layer=rows.name, name=name, known=layers.field_text(rows.fields)
        )
    )


def reason_text(reason: str) -> str:
    """Why a feature cannot be used, in words."""
    return {
        parts.NULL_ISLAND: tr("fixes at exactly 0, 0 alone, far from all else"),
        projection.OFF_THE_MAP: tr("coordinates outside the layer's coordinate system"),
        terrain.OFF_THE_RASTER: tr("off the raster of heights"),
        terrain.NO_GROUND: tr("the raster has no height there"),
        terrain.UNREADABLE: tr("the raster cannot be read there"),
        projection.FAR_AWAY: tr("far from all else; check the coordinates"),
        camera_fields.INDOORS: tr("an indoor camera, which watches no street"),
        camera_fields.TOO_FEW: tr("its count is less than the least count with a view"),
        camera_fields.NO_CAMERA: tr("no camera there (count is 0)"),
        lens_rules.UNCLEAR_LEVEL: tr("what is to be made out cannot be understood"),
        lens_rules.UNCLEAR_SECTORS: tr("sectors cannot be understood"),
        lens_rules.NO_FOCAL_LENGTH: tr("the focal length, which a level needs, is not known"),
        "underground": tr("underground, so no wall"),
        "open roof": tr("an open roof, so no wall"),
        "not there": tr("not there (demolished or planned), so no wall"),
        NO_WALL: tr("no wall, by their status"),
        walls.NO_BUILDING: tr("no building, by their tags"),
        walls.OVERHEAD: tr("they begin more than {height} m above the ground").format(height=TARGET_HEIGHT_M),
    }.get(reason) or unusable_text(reason)


def warn_if_apart(
    shapes: Geometries, layer: str, seen: Viewsheds, cameras: str, feedback: QgsProcessingFeedback
) -> None:
    """Say that no camera comes within reach of any of the `shapes` of a layer, and how far the nearest is.

    For where nothing was found in view, which does not say why; all in metres. `cameras` is the layer of `seen`.
    """
    by_views = shapely.is_missing(seen.points).any()
    distance = places.distances(seen.polygons if by_views else seen.points, shapes)
    if not (distance > (0 if by_views else seen.range_m)).all() or not np.isfinite(distance).any():
        return
    text = distance_text(float(distance.min()))
    nearest = (
        tr("the nearest view ends {distance} away").format(distance=text)
        if by_views
        else tr("the nearest camera is {distance} away").format(distance=text)
    )
    feedback.pushWarning(
        tr(
            "No camera of “{cameras}” comes within reach of “{layer}”: {nearest} ({range}). If that cannot be, look "
            "at the coordinate systems of both layers."
        ).format(cameras=cameras, layer=layer, nearest=nearest, range=range_text(seen.range_m))
    )


def no_focal_length() -> str:
    """Why levels cannot be had."""
    return tr("Recognition levels need the focal length of the lens.")


def width_text(lenses: Lenses) -> str:
    """How wide cameras of which only the direction is known were taken to see; empty if there are none."""
    if not lenses.assumed.any():
        return ""
    return tr(
        "{count} of {all} cameras ({turning} of which turn) have a direction and no field of view: {width} degrees "
        "were assumed."
    ).format(
        count=int(lenses.assumed.sum()),
        all=len(lenses),
        turning=int((lenses.assumed & lenses.turns).sum()),
        width=f"{lenses.width_deg[lenses.assumed][0]:g}",
    )


def lens_text(lenses: Lenses) -> str:
    """The lenses in words, for the metadata."""
    focal, sensor, pixels = (
        " – ".join(f"{each:g}" for each in np.unique([values.min(), values.max()]))
        for values in (
            each[np.isfinite(lenses.focal_mm)] for each in (lenses.focal_mm, lenses.sensor_mm, lenses.pixels)
        )
    )
    return tr("lens of {focal} mm on a sensor {sensor} mm and {pixels} pixels wide").format(
        focal=focal, sensor=sensor, pixels=pixels
    )


def viewshed_text(table: ViewshedTable, k: int, own: str | None) -> str | None:
    """What became of a record, in a sentence; `own` is the one that it had."""
    status, reason, moved = table.status[k], table.reason[k], float(table.moved_m[k])
    if status == NO_VIEW and own and reason != camera_fields.TOO_FEW:
        return own
    if reason is not None:
        return reason_text(reason)
    return {
        viewsheds.INSIDE_BUILDING: tr("{moved} m from the nearest outside wall.").format(
            moved=f"{moved:.1f}"
        ),
        viewsheds.NOTHING_SEEN: tr("No ground is in view."),
        viewsheds.MOVED: tr("Moved {moved} m to the nearest outside wall.").format(moved=f"{moved:.2f}"),
        viewsheds.OK: tr("Potential reach: this camera turns.") if table.turns[k] else None,
    }[status]


def distance_text(metres: float) -> str:
    """A distance in words, rounded."""
    if metres < 1000:
        return tr("{metres} m").format(metres=f"{metres:.3g}" if metres < 10 else f"{metres:.0f}")
    return tr("{kilometres} km").format(
        kilometres=f"{metres / 1000:.1f}" if metres < 100_000 else f"{metres / 1000:.0f}"
    )


def warn_of_problems(rows: Rows, label: str, feedback: QgsProcessingFeedback) -> None:
    """One warning per distinct reason why features, or parts of them, are left out, and one of repairs."""
    warn_of_reasons(Counter(rows.problems.values()), len(rows), rows.name, label, feedback)
    repaired = len(rows.repaired.difference(rows.problems))
    warn_of_parts(rows.parts_left_out, repaired, rows.name, label, feedback)


def warn_of_parts(
    left_out: Sequence[Counter[str]], repaired: int, layer: str, label: str, feedback: QgsProcessingFeedback
) -> None:
    """One warning per distinct reason why parts of features are left out, and one of outlines repaired."""
    for reason, count in sum(left_out, Counter[str]()).items():
        feedback.pushWarning(
            tr("{label}: {parts} left out of {count} features of “{layer}”.").format(
                label=label,
                parts=_parts_text(reason, count),
                count=sum(reason in reasons for reasons in left_out),
                layer=layer,
            )
        )
    if repaired:
        feedback.pushWarning(
            tr(
                "{label}: {count} features of “{layer}” repaired: outlines that cross or touch themselves, or are not "
                "closed."
            ).format(label=label, count=repaired, layer=layer)
        )


def _parts_text(reason: str, count: int) -> str:
    """So many parts left out of features that are used, in words."""
    return {
        parts.NOT_FINITE: tr("{count} parts with coordinates that are not finite numbers"),
        parts.NULL_ISLAND: tr("{count} fixes at exactly 0, 0, far from all else,"),
        parts.WRONG_TYPE: tr("{count} parts of another type of geometry"),
    }.get(reason, tr("{count} parts without a usable shape")).format(count=count)


def status_of(rows: Rows, i: int) -> list[str | None]:
    """Status and message of a row that is written back: ok, repaired or unusable, and what is left out."""
    if i in rows.problems:
        return [UNUSABLE, reason_text(rows.problems[i])]
    said = [parts_text(rows, i)]
    if i in rows.repaired:
        said.insert(
            0, tr("its outline crosses or touches itself, or is not closed; the area it encloses is taken")
        )
    return [REPAIRED if i in rows.repaired else OK, "; ".join(filter(None, said)) or None]


def parts_text(rows: Rows, i: int) -> str:
    """What is left out of a row that is used, in words; empty if nothing."""
    return "; ".join(
        tr("{parts} left out").format(parts=_parts_text(reason, count).rstrip(","))
        for reason, count in rows.left_out.get(i, Counter()).items()
    )


def warn_of_reasons(
    reasons: Counter[str], total: int, layer: str, label: str, feedback: QgsProcessingFeedback
) -> None:
    """The same from counted reasons."""
    for reason, count in reasons.items():
        feedback.pushWarning(
            tr("{label}: {count} of {total} features of “{layer}” left out, {reason}.").format(
                label=label, count=count, total=total, layer=layer, reason=reason_text(reason)
            )
        )


def warn_of_numbers(found: Numbers, label: str, name: str, feedback: QgsProcessingFeedback) -> None:
    """One warning on what is missing in the field, or expression, `name`, and one on what is no number."""
    total = len(found.values)
    if found.missing:
        words = [
            f"“{word}” {count}" if word else f"NULL {count}" for word, count in found.words().most_common()
        ]
        feedback.pushWarning(
            tr("{label}: {count} of {total} values of {field} are missing ({words}).").format(
                label=label, count=len(found.missing), total=total, field=name, words=_several(words)
            )
        )
    if found.unusable:
        words = [f"“{word}”" for word in dict.fromkeys(found.unusable.values())]
        text = tr("{label}: {count} values of {field} (of {total}) are no usable numbers ({words}).").format(
            label=label, count=len(found.unusable), total=total, field=name, words=_several(words)
        )
        if any("," in word for word in found.unusable.values()):
            text += " " + tr("“12,345” could be either of two numbers: write it without the comma.")
        feedback.pushWarning(text)


def _several(words: Sequence[str], most: int = 8) -> str:
    return ", ".join(words[:most]) + (", …" if len(words) > most else "")


def why_no_number(found: Numbers, row: int) -> str:
    """What stands in a row in place of a number, to go behind the name of the field; empty where one does."""
    if row in found.unusable:
        word = found.unusable[row]
        text = tr("is negative ({word})") if number_or_nan(word) < 0 else tr("is not a number (“{word}”)")
        return text.format(word=word)
    if row in found.missing:
        return (
            tr("is missing (“{word}”)").format(word=found.missing[row])
            if found.missing[row]
            else tr("is NULL")
        )
    return ""
