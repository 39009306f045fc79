"""What the fields of viewsheds and recognition rings mean."""

from __future__ import annotations

from ...translation import tr


def field_help() -> dict[str, dict[str, str]]:
    """For each output of “Camera viewsheds”, what its attributes mean."""
    return {
        "OUTPUT": {
            "range_m": tr("The range used for this camera, metres."),
            "direction_deg": tr(
                "Where it looks, degrees clockwise from true north. Away from the wall for a camera that was moved "
                "to one, does not turn and has no direction or sectors of its own. Empty: not known."
            ),
            "area_m2": tr("Ground in view, square metres."),
            "visible_share": tr("Ground in view as a share of the full disc of the range, 0 to 1."),
            "status": tr(
                "ok; moved (to the nearest outside wall); inside building (farther in than allowed, "
                "no viewshed); no view (an indoor camera, a guard, less than one camera: no viewshed); unusable "
                "(no viewshed); nothing seen."
            ),
            "message": tr(
                "What the status means for this camera; that the reach of a dome or a panning camera is potential."
            ),
        },
        "RINGS": {
            "camera": tr("The camera: its number among the viewsheds, from 1."),
            "camera_id": tr("The camera's name, if it has one."),
            "level": tr("The finest level reached in this ring."),
            "px_per_m": tr("The pixels per metre that the level asks for."),
            "from_m": tr("Where the ring begins, metres from the camera on the ground."),
            "to_m": tr("Where it ends."),
            "area_m2": tr("Ground in view in this ring, square metres."),
        },
    }
