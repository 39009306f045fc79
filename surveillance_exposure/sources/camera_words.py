"""What became of records of cameras, in sentences: for the message of each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..core import cameras, parts, records, table_points
from ..core.records import CameraRecords, Record
from ..core.statuses import NO_VIEW
from ..translation import tr


def standard_columns(
    found: CameraRecords, reason_text: Callable[[str], str] | None = None
) -> dict[str, list[Any]]:
    """The cameras by standard field, with their messages.

    `reason_text` says why a row cannot be used, where whoever reads has reasons of their own.
    """
    reason_text = reason_text or unusable_text
    texts = [
        reason_text(found.problems[i]) if i in found.problems else message(found.records[i])
        for i in found.rows.tolist()
    ]
    return {**found.columns, "message": texts}


def message(record: Record) -> str | None:
    """What is to be known of a record that is used: why it watches no street, and what was ignored."""
    failed = [tr("{name} (the expression fails)").format(name=name) for name in record.failed]
    texts = [why_no_view(record), ignored_text([*record.ignored, *failed])]
    return " ".join(filter(None, texts)) or None


def why_no_view(record: Record) -> str:
    """Why a record watches no street, in its own words if it has any; empty where it may watch one."""
    return record.words or (no_view_text(record.no_view) if record.no_view else "")


def ignored_text(values: Sequence[str]) -> str:
    """Of values that could not be used, as "name = value"; empty for none."""
    return tr("Could not use {values}.").format(values=", ".join(values)) if values else ""


def no_view_text(why: str) -> str:
    """Why something watches no street, as `core.osm.no_view_reason` tells it."""
    return {
        cameras.INDOOR: tr("An indoor camera, which watches no street."),
        cameras.UNDERGROUND: tr("A camera below ground, which watches no street."),
        cameras.GUARD: tr("A guard, not a camera."),
        cameras.DUMMY: tr("A dummy, not a camera."),
        cameras.GUNSHOT_DETECTOR: tr("A gunshot detector, not a camera."),
        cameras.MICROPHONE: tr("A microphone, not a camera."),
        cameras.SENSOR: tr("A sensor, not a camera."),
    }.get(why) or unusable_text(why)


def left_out_text(why: str) -> str:
    """Why a row is no record of cameras, to go behind a colon."""
    return {
        records.DELETED: tr("deleted or no longer visible"),
        records.NOT_TAGGED: tr("their tags do not say man_made=surveillance or highway=speed_camera"),
    }.get(why) or tr("no camera there: {word}").format(word=why)


def unusable_text(why: str) -> str:
    """Why a row cannot be used, by a code of the core; any other is its own text."""
    return {
        parts.NO_GEOMETRY: tr("no geometry"),
        parts.NO_SHAPE: tr("no usable shape: too few points, or no area"),
        parts.NOT_FINITE: tr("coordinates that are not finite numbers"),
        parts.WRONG_TYPE: tr("wrong type of geometry"),
        parts.SEVERAL_POINTS: tr("several points in one feature (use “Multipart to singleparts” first)"),
        table_points.NOT_NUMBERS: tr("coordinates that are no numbers"),
        records.NO_COUNT: tr("no count at all: unknown, not zero"),
        records.BLANK_COUNT: tr("counts of 0, and one that is blank: unknown, not zero"),
        records.BAD_COUNT: tr("a count that is no number of cameras"),
        NO_VIEW: tr("recorded as watching no street (status “no view”)"),
    }.get(why, why)
