"""Where cameras stand and what they could see: position, range, height, direction, lens."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsProcessingException,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProperty,
    QgsPropertyDefinition,
)

from ..core import optics, tags
from ..core.ragged import Bools, Floats, Geometries, Ints
from ..layers import Rows, Zones
from ..translation import tr
from . import messages
from .base import Algorithm
from .parameters import common
from .reading import attributes, camera_rows
from .reading.conditions import checked_expression
from .reading.walls import TARGET_HEIGHT_M
from .run import Run
from .uses import Need


@dataclass(frozen=True)
class Lenses:
    """The usable cameras, one per entry: `row` in their layer, where they stand, what they could see.

    `moved` metres out of a building; not `free` where that is farther than allowed. `tilt_deg` below the
    horizon (NaN: not known) of a lens `drop_m` above what is seen, `image_deg` wide (NaN: as wide as the
    sectors); one that turns shows nothing nearer than `near_m` and farther than `far_m` (NaN: no such
    limits). `turns` where the reach is that of a camera that can turn. `direction_deg` and `width_deg` made
    `sectors`: the one NaN where it is not known, both where the camera has sectors of its own; `assumed`
    where the width is DIRECTED_FIELD_OF_VIEW. `focal_mm` NaN: unknown.

    Each is in a `zone` with a working system of its own, where `xy` and directions hold; true north is
    `north_deg` clockwise from that system's.
    """

    row: Ints
    xy: Floats
    range_m: Floats
    height_m: Floats
    sectors: list[list[optics.Sector]]
    direction_deg: Floats
    width_deg: Floats
    assumed: Bools
    tilt_deg: Floats
    drop_m: Floats
    image_deg: Floats
    near_m: Floats
    far_m: Floats
    focal_mm: Floats
    sensor_mm: Floats
    pixels: Floats
    turns: Bools
    moved: Floats
    free: Bools
    problems: dict[int, str] = field(default_factory=dict)
    """By entry: why there is no viewshed."""
    zone: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    north_deg: Floats = field(default_factory=lambda: np.zeros(0))

    @property
    def true_direction_deg(self) -> Floats:
        """Where each looks, clockwise from true north; NaN where it is not known."""
        direction: Floats = np.round(self.direction_deg - self.north_deg, 9) % 360
        return direction

    @property
    def pans(self) -> Bools:
        """Which ones look into more than one direction."""
        return self.turns | np.isnan(self.width_deg)

    @property
    def shown(self) -> Geometries:
        """What the images of fixed and tilted cameras show on the ground; None for the others.

        A camera with several sectors is one, or several, whose image is as wide as each of them; one whose lens is
        known to be narrower than a sector turns within it.
        """
        result = np.full(len(self.xy), None, dtype=object)
        for i in np.flatnonzero(np.isfinite(self.tilt_deg) & ~self.turns):
            widest = max((width for _, width in self.sectors[i]), default=360.0)
            if widest < 180 and not self.image_deg[i] < widest - 1e-6:
                result[i] = optics.images(
                    self.xy[i],
                    float(self.range_m[i]),
                    float(self.drop_m[i]),
                    float(self.tilt_deg[i]),
                    self.sectors[i],
                )
        return result


def declare_lenses(algorithm: Algorithm) -> None:
    """Declare heights, direction, field of view, tilt, lens and level."""
    common.declare_camera_number(
        algorithm,
        "CAMERA_HEIGHT",
        tr("Height of the cameras (m)"),
        5,
        0,
        1000,
        tr(
            "The lens above the ground, where a camera has no height_m of its own. Has an effect only with "
            "the height of the buildings."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "TARGET_HEIGHT",
            tr("Height of what is seen (m)"),
            QgsProcessingParameterNumber.Type.Double,
            TARGET_HEIGHT_M,
            False,
            0,
            1000,
        ),
        tr("What the camera looks for, above the ground: 1.6 m is a face, 0 the ground itself."),
    )
    common.declare_camera_number(
        algorithm,
        "DIRECTION",
        tr("Direction (degrees clockwise from north)"),
        None,
        -360,
        720,
        tr(
            "Where a camera looks, where it has no direction_deg of its own: a number or, in a field or "
            "expression, also text such as NW, 120-200 or S;N. Without either it sees all "
            "around; a fixed one in or on a building looks away from the wall."
        ),
    )
    common.declare_camera_number(
        algorithm,
        "FIELD_OF_VIEW",
        tr("Horizontal field of view (degrees)"),
        360,
        0.1,
        360,
        tr(
            "The angle a camera sees, where it has no fov_deg of its own; 360 is all around, but for cameras with "
            "a direction (see below). The field sectors of a camera (such as 0-90;180-270) overrides "
            "direction and width."
        ),
    )
    algorithm.declare(
        QgsProcessingParameterNumber(
            "DIRECTED_FIELD_OF_VIEW",
            tr("Field of view of cameras with a direction (degrees)"),
            QgsProcessingParameterNumber.Type.Double,
            tags.LIST_WIDTH_DEG,
            False,
            0.1,
            360,
        ),
        tr(
            "Assumed where a camera has a direction, nothing says how wide it sees, and the field of view above "
            "is 360 degrees. 90 degrees is about a common 2.8 mm lens. It holds for domes and "
            "panning cameras, too: their direction is where they were seen to look. 360 for all around."
        ),
        advanced=True,
    )
    common.declare_camera_number(
        algorithm,
        "TILT",
        tr("Tilt below the horizon (degrees)"),
        None,
        -90,
        90,
        tr(
            "Of the optical axis, where a camera has no tilt_deg of its own. What is seen is then what a 16:9 "
            "picture as wide as the field of view shows of the level ground, at the target's height. A camera "
            "that turns or has no direction may show all from the nearest to the farthest place that "
            "such a picture shows. Without a tilt, or with a field of view of 180 degrees or more, there are "
            "no such limits."
        ),
        advanced=True,
    )
    common.declare_camera_number(
        algorithm,
        "FOCAL_LENGTH",
        tr("Focal length (mm)"),
        None,
        0.5,
        2000,
        tr(
            "Of the lens, where a camera has no focal_mm of its own. With it the field of view of cameras "
            "without one follows, and levels can be had."
        ),
        advanced=True,
    )
    common.declare_camera_number(
        algorithm,
        "SENSOR_WIDTH",
        tr("Width of the sensor (mm)"),
        5.37,
        0.5,
        100,
        tr("Where a camera has no sensor_mm of its own. 5.37 mm is a common 1/2.8 inch sensor."),
        advanced=True,
    )
    common.declare_camera_number(
        algorithm,
        "PIXELS",
        tr("Pixels across the picture"),
        1920,
        16,
        100_000,
        tr("Where a camera has no pixels of its own. 1920 is full HD."),
        advanced=True,
    )
    level = QgsProcessingParameterString("LEVEL", tr("What is to be made out"), "", False, True)
    common.make_dynamic(level, QgsPropertyDefinition.StandardPropertyTemplate.String)
    algorithm.declare(
        level,
        tr(
            "Sets the range from the lens, for cameras without a range_m of their own: monitor, detect, observe, "
            "recognise, identify or inspect (EN 62676-4:2014), face (24 pixels across a face), or pixels per "
            "metre. Empty: the range above holds."
        ),
        advanced=True,
    )
    algorithm.needs["PIXELS"] = [Need(("LEVEL", "RINGS"))]


def lens_problem(run: Run) -> str | None:
    """What is wrong with level and lens, in a sentence; None if nothing is."""
    level = run.given("LEVEL")
    if not isinstance(level, QgsProperty):
        level = run.text("LEVEL").strip()
        try:
            if level:
                optics.wanted_density(level)
        except ValueError:
            return tr(
                "What is to be made out: “{level}” is neither a number above 0 nor one of {names}."
            ).format(level=level, names=", ".join(optics.LEVELS))
    if (level or run.given("RINGS")) and run.given("FOCAL_LENGTH") is None:
        source = run.source("CAMERAS")
        if source is not None and source.fields().lookupField("focal_mm") < 0:
            return _no_lens()
    return None


def _flat() -> str:
    return tr("no height of buildings, terrain, tilt, level or ring asks for it")


def _no_lens() -> str:
    return tr("Recognition levels need the focal length of the lens.")


def read_lenses(run: Run, cameras: Rows, zones: Zones) -> Lenses:
    """The usable cameras of a layer; why others are not is noted in `cameras` and said."""
    camera_rows.leave_out_unwatching(run, "CAMERAS", cameras)
    points = camera_rows.single_points(cameras, zones.bring(cameras))
    level, unclear = _wanted(run, cameras)
    cameras.problems.update({i: tr("what is to be made out cannot be understood") for i in unclear})
    numbers = {}
    needed = {
        "RANGE": "range_m",
        "FIELD_OF_VIEW": "fov_deg",
        "TILT": "tilt_deg",
        "FOCAL_LENGTH": "focal_mm",
        "SENSOR_WIDTH": "sensor_mm",
        "PIXELS": "pixels",
    }
    levelled = np.isfinite(level)
    tilted = run.given("TILT") is not None or any(
        item is not None for item in cameras.column("tilt_deg") or []
    )
    heights = run.text("BUILDING_HEIGHT")
    if heights or run.given("TERRAIN") or run.given("RINGS") or levelled.any() or tilted:
        needed["CAMERA_HEIGHT"] = "height_m"
    unused = {} if "CAMERA_HEIGHT" in needed else {"CAMERA_HEIGHT": _flat(), "TARGET_HEIGHT": _flat()}
    for name, own in needed.items():
        numbers[name], bad = camera_rows.camera_numbers(run, name, own, cameras)
        label = run.label(name)
        cameras.problems.update({i: tr("{label} cannot be used").format(label=label) for i in bad})
    direction, several, bad = camera_rows.camera_directions(run, cameras)
    label = run.label("DIRECTION")
    cameras.problems.update({i: tr("{label} cannot be used").format(label=label) for i in bad})
    own_sectors = camera_rows.own_values(run, "sectors", cameras) or several
    sector_texts = [text if str(text or "").strip() else lists for text, lists in zip(own_sectors, several)]
    sectored = np.array([text is not None for text in sector_texts], dtype=bool)
    height = numbers.get("CAMERA_HEIGHT", np.zeros(len(cameras)))
    target = run.number("TARGET_HEIGHT")
    focal, sensor, pixels = (numbers[name] for name in ("FOCAL_LENGTH", "SENSOR_WIDTH", "PIXELS"))
    if not np.isfinite(focal).any():
        unused["SENSOR_WIDTH"] = tr("the focal length of no camera is known")
    for name, reason in unused.items():
        run.algorithm.tell_unused(name, reason, run.parameters, run.context, run.feedback)
    is_asked = bool(levelled.any() or run.given("RINGS")) and cameras.usable.any()
    if is_asked and not np.isfinite(focal[cameras.usable]).any():
        raise QgsProcessingException(_no_lens())

    # The lens comes after what is said of a camera and before what is said of all.
    own_width = camera_rows.camera_numbers(run, "FIELD_OF_VIEW", "fov_deg", cameras, math.nan)[0]
    by_lens = np.isnan(own_width) & (numbers["FIELD_OF_VIEW"] >= 360) & np.isfinite(focal)
    width = numbers["FIELD_OF_VIEW"]
    width[by_lens] = optics.field_of_view(focal, sensor)[by_lens]
    # A direction alone: half of what is known must not be taken for all around.
    assumed = np.isnan(own_width) & (width >= 360) & np.isfinite(direction) & ~sectored
    width[assumed] = run.number("DIRECTED_FIELD_OF_VIEW")
    own_range = camera_rows.camera_numbers(run, "RANGE", "range_m", cameras, math.nan)[0]
    by_lens = np.isnan(own_range) & levelled
    slant = optics.slant_range(focal, sensor, pixels, level)
    numbers["RANGE"][by_lens] = optics.horizontal_range(slant, height, target)[by_lens]
    for i in np.flatnonzero(by_lens & np.isnan(numbers["RANGE"])).tolist():
        text = (
            tr("the camera is too high for “{level}” with this lens").format(level=_level_name(level[i]))
            if np.isfinite(slant[i])
            else tr("the focal length, which a level needs, is not known")
        )
        cameras.problems.setdefault(i, text)
    sectors, bad = camera_rows.sectors_of(sector_texts, direction, width)
    cameras.problems.update({i: tr("sectors cannot be understood") for i in bad})
    messages.warn_of_problems(cameras, tr("Cameras"), run.feedback)
    few = camera_rows.too_few(run, cameras)
    cameras.problems.update(dict.fromkeys(np.flatnonzero(few).tolist(), messages.TOO_FEW))
    row = np.flatnonzero(cameras.usable)
    if not len(row):
        raise messages.none_usable(tr("Cameras"), cameras.name, cameras.problems.values())
    image = np.where(width < 180, width, math.nan)
    narrowest = np.array([min((each for _, each in parts), default=math.nan) for parts in sectors])
    limited = np.where(np.isnan(image) & (narrowest < 180), narrowest, image)
    limits = [
        optics.image_limits(float(height[i]) - target, numbers["TILT"][i], limited[i], numbers["RANGE"][i])
        for i in row
    ]
    near, far = np.array(limits).T
    lenses = Lenses(
        row=row,
        xy=shapely.get_coordinates(points[row]),
        range_m=numbers["RANGE"][row],
        height_m=height[row],
        sectors=[sectors[i] for i in row],
        direction_deg=np.where(sectored, np.nan, direction % 360)[row],
        width_deg=np.where(sectored, np.nan, width)[row],
        assumed=assumed[row],
        tilt_deg=numbers["TILT"][row],
        drop_m=height[row] - target,
        image_deg=image[row],
        near_m=near,
        far_m=far,
        focal_mm=focal[row],
        sensor_mm=sensor[row],
        pixels=pixels[row],
        turns=np.array(
            [kind in ("dome", "panning") for kind in cameras.column("kind") or [None] * len(cameras)]
        )[row],
        moved=np.zeros(len(row)),
        free=np.ones(len(row), dtype=bool),
    )
    if lenses.assumed.any():
        run.say(width_text(lenses))
    return lenses


def width_text(lenses: Lenses) -> str:
    """How wide cameras of which only the direction is known were taken to see; empty if there are none."""
    if not lenses.assumed.any():
        return ""
    return tr(
        "{count} of {all} cameras ({turning} of which turn) have a direction and no field of view: {width} degrees "
        "were assumed."
    ).format(
        count=int(lenses.assumed.sum()),
        all=len(lenses.row),
        turning=int((lenses.assumed & lenses.turns).sum()),
        width=f"{lenses.width_deg[lenses.assumed][0]:g}",
    )


def on_grids(lenses: Lenses, zones: Zones) -> Lenses:
    """The lenses with directions from true north turned to those of the working systems, each where it stands."""
    zone = zones.zone[lenses.row]
    north = zones.north(lenses.xy, zone)
    return replace(
        lenses,
        zone=zone,
        north_deg=north,
        direction_deg=(lenses.direction_deg + north) % 360,
        sectors=[
            [((first + turn) % 360, width) for first, width in parts]
            for parts, turn in zip(lenses.sectors, north.tolist())
        ],
    )


def some_lenses(lenses: Lenses, rows: Ints) -> Lenses:
    """Some of the lenses."""
    values: dict[str, Any] = {}
    for each in fields(lenses):
        given = getattr(lenses, each.name)
        if isinstance(given, dict):
            values[each.name] = {k: given[i] for k, i in enumerate(rows.tolist()) if i in given}
        else:
            values[each.name] = [given[i] for i in rows] if isinstance(given, list) else given[rows]
    return Lenses(**values)


def put_back(lenses: Lenses, rows: Ints, part: Lenses) -> Lenses:
    """The lenses with those of these rows replaced by `part`."""
    values: dict[str, Any] = {}
    for each in fields(lenses):
        given, new = getattr(lenses, each.name), getattr(part, each.name)
        if isinstance(given, dict):
            values[each.name] = {**given, **{int(rows[k]): item for k, item in new.items()}}
        else:
            values[each.name] = given.copy()
            if isinstance(given, list):
                for k, i in enumerate(rows.tolist()):
                    values[each.name][i] = new[k]
            else:
                values[each.name][rows] = new
    return Lenses(**values)


def _wanted(run: Run, cameras: Rows) -> tuple[Floats, list[int]]:
    """The pixels per metre wanted of each camera, NaN where a range is; and rows whose level is none."""
    given = run.given("LEVEL")
    levels: list[Any] = [given] * len(cameras)
    if isinstance(given, QgsProperty):
        label = run.label("LEVEL")
        expression = checked_expression(given.asExpression(), cameras.fields, label)
        scope = run.expressions()
        levels = attributes.evaluate(expression, cameras, scope, label)
        attributes.tell_of_values(levels, expression.expression(), cameras, label, run.feedback)
    result, bad = np.full(len(cameras), np.nan), []
    for i, level in enumerate(levels):
        if level is None or (isinstance(level, str) and not level.strip()):
            continue
        try:
            result[i] = optics.wanted_density(level)
        except ValueError:
            bad.append(i)
    return result, bad


def _level_name(density: float) -> str:
    names = [name for name, each in optics.LEVELS.items() if each == density]
    return names[0] if names else f"{density:g}"


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
