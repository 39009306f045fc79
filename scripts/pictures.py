"""Draw the pictures of docs/viewsheds.md into docs/pictures, straight from the core.

Run with `PYTHONPATH=. .venv/bin/python scripts/pictures.py`. Colours are those of scripts/styles.py, which
the colour-blind can tell apart.
"""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
import shapely
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.colors import BoundaryNorm, ListedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path as Outline
from osgeo import ogr
from PIL import Image
from styles import CLASSES

from surveillance_exposure.core import coverage, optics, visibility

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
DPI, WIDTH = 100, 9.0  # 900 pixels
LENS, TARGET = 5.0, 1.6
SHEET = "#f4f2ee"
SEEN, SEEN_EDGE = "#f6d488", "#b07000"  # coverage in scripts/styles.py, on a light ground
WALL, WALL_EDGE = "#b9bcc2", "#6d727b"
LOW, LOW_EDGE = "#dcdee2", "#8b9099"
WATER, GREEN, LAND = "#d5e3ec", "#e3ead8", "#f4f2ee"
GROUND = "#d9d4c8"
INK, BLUE = "#222222", "#0072b2"
HATCH_EDGE = "#c9a24f"
RINGS = ("identify", "face", "recognise", "observe", "detect")

mpl.use("Agg")
mpl.rcParams.update({"font.family": "DejaVu Sans", "font.size": 10.5, "hatch.linewidth": 0.6})
ogr.UseExceptions()


def main() -> None:
    """Draw every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for draw in (canyon, courtyard, shed, sector, rings, overlap):
        save(draw(), draw.__name__)


# The six pictures


def canyon() -> Figure:
    """A camera on a mast in a street, at the corner of a side street."""
    buildings = [
        shapely.box(-60, 7, -30, 46),
        shapely.box(-20, 7, 36, 46),
        shapely.box(47, 9, 92, 46),
        shapely.box(-60, -58, -12, -7),
        shapely.box(0, -58, 14, -7),
        shapely.Polygon([(26, -58), (26, -7), (70, -10), (92, -14), (92, -58)]),
    ]
    camera, reach = np.array([17.0, -4.0]), 60.0
    figure, (axes,) = sheet("A street canyon: the outline among buildings", [(-64, 96, -68, 60)])
    draw_range(axes, camera, reach)
    draw_seen(axes, viewshed(camera, reach, buildings))
    draw_buildings(axes, buildings)
    draw_camera(axes, camera)
    note(axes, "disc of the range, 60 m", (62, 35.7), (74, 53))
    note(axes, "the street, as far\nas the range", (-36, 0), (-47, 27))
    note(axes, "a side street, looked\ninto along its length", (20, -48), (54, -45))
    note(axes, "this one only past\nits corner", (41, 14), (70, 24))
    note(axes, "hidden", (-25, 20), (8, 30))
    finish(axes, 20)
    return figure


def courtyard() -> Figure:
    """A closed courtyard and one with a gateway."""
    block = shapely.Polygon(
        [(-42, -20), (42, -20), (42, 20), (-42, 20)],
        [
            [(-32, -10), (-32, 10), (-8, 10), (-8, 2), (-14, 2), (-14, -10)],
            [(6, -10), (6, 10), (32, 10), (32, -10)],
        ],
    ).difference(shapely.box(17, -21, 21, -9))
    opposite = shapely.box(-60, -48, 60, -34)
    cameras = [np.array([-26.0, -10 + visibility.WALL_GAP]), np.array([26.0, 10 - visibility.WALL_GAP])]
    figure, (axes,) = sheet("Two courtyards: one closed, one with a gateway", [(-64, 64, -58, 32)])
    for camera in cameras:
        draw_seen(axes, viewshed(camera, 60.0, [block, opposite]))
    draw_buildings(axes, [block, opposite])
    for camera in cameras:
        draw_camera(axes, camera)
    note(axes, "hidden by the corner", (-9.5, 3.8), (-1, 26))
    note(axes, "through the gateway to\nthe house opposite", (15.5, -30), (-14, -27))
    finish(axes, 20)
    return figure


def shed() -> Figure:
    """A shed that one sees over, from above and from the side."""
    height, near, far = 3.0, 10.0, 16.0
    clear = far * (LENS - TARGET) / (LENS - height)
    low = shapely.box(near, -4, far, 4)
    house = shapely.box(29, 7, 39, 13)
    camera, reach = np.array([0.0, 0.0]), 46.0
    seen = optics.clipped(
        np.array([viewshed(camera, reach, [low, house], [height, 12.0])], dtype=object),
        camera[None],
        np.array([reach]),
        [optics.sectors("62-118", np.nan, 360)],
    )[0]
    title = "A shed seen over: behind it, the ground comes back into view"
    figure, (plan, side) = sheet(title, [(-4, 52, -23.5, 23.5), (-4, 52, -3.4, 7)])
    draw_seen(plan, seen)
    draw_buildings(plan, [house])
    draw_buildings(plan, [low], LOW, LOW_EDGE)
    draw_camera(plan, camera)
    plan.text(13, 0, "shed\n3 m", ha="center", va="center")
    plan.text(34, 10, "house\n12 m", ha="center", va="center")
    plan.text(21.5, 0, "hidden", ha="center", va="center")
    plan.text(36, -1.5, "in view again", ha="center", va="center")
    note(plan, "hidden", (41.5, 13.5), (46.5, 19.5))
    finish(plan, 10)
    draw_shed_from_the_side(side, near, far, height, clear)
    return figure


def draw_shed_from_the_side(axes: Axes, near: float, far: float, height: float, clear: float) -> None:
    """The sight line that clears the roof, and where it comes down to a target's height."""
    axes.fill_between([-4, 52], [-3.4, -3.4], [0, 0], color=GROUND, lw=0)
    axes.fill_between([0, near], 0, TARGET, color=SEEN, lw=0)
    axes.fill_between([clear, 46], 0, TARGET, color=SEEN, lw=0)
    axes.plot([0, 46], [TARGET, TARGET], color=SEEN_EDGE, lw=1, ls=(0, (4, 3)))
    draw_buildings(axes, [shapely.box(near, 0, far, height)], LOW, LOW_EDGE)
    axes.plot([0, 0], [0, LENS], color=INK, lw=2)
    axes.plot([0, clear], [LENS, TARGET], color=BLUE, lw=1.6)
    axes.plot([clear, clear], [0, TARGET], color=BLUE, lw=1.6)
    draw_camera(axes, np.array([0.0, LENS]))
    axes.text(1.2, LENS + 0.9, "lens, H = 5 m")
    axes.text((near + far) / 2, height / 2, "b = 3 m", ha="center", va="center")
    axes.text(17, 4.6, "the sight line that clears the roof", color=BLUE)
    measure(axes, far, -0.85, f"far wall at {far:.0f} m")
    measure(axes, clear, -2.4, f"{far:.0f} m × (H − h) / (H − b) = {clear:.1f} m")
    axes.text(37, 0.75, "target, h = 1.6 m", ha="center", va="center", fontsize=9.5)
    axes.text(21.4, 0.75, "hidden", ha="center", va="center", fontsize=9.5)


def sector() -> Figure:
    """A fixed camera's field of view, and the ground below its image."""
    lens, focal, sensor, tilt, azimuth = 6.0, 8.0, 5.37, 10.0, 90.0
    fov = float(optics.field_of_view(focal, sensor))
    vertical = float(optics.vertical_field_of_view(fov))
    near = float(optics.dead_zone(lens, TARGET, tilt, vertical))
    camera, reach = np.array([0.0, 0.0]), 60.0
    buildings = [shapely.box(33, 6, 47, 22), shapely.box(-3.6, -14, -visibility.WALL_GAP, 14)]
    shed = np.array([viewshed(camera, reach, buildings, lens=lens)], dtype=object)
    fields = [optics.sectors(None, azimuth, fov)]
    image = optics.images(camera, reach, lens - TARGET, tilt, fields[0])
    shown = np.array([image], dtype=object)
    seen = optics.clipped(shed, camera[None], np.array([reach]), fields, shown=shown)[0]
    title = f"A sector of {fov:.0f}° with its dead zone: f = 8 mm, tilted {tilt:.0f}°"
    figure, (plan, side) = sheet(title, [(-5, 66, -24, 24), (-5, 66, -2.4, 9.5)])
    sector = optics.clipped(shed, camera[None], np.array([reach]), fields)[0]
    draw_dead(plan, sector.difference(image).intersection(shapely.box(0, -reach, near, reach)))
    draw_seen(plan, seen)
    draw_buildings(plan, buildings)
    draw_camera(plan, camera)
    note(plan, f"dead zone, up to {near:.1f} m", (7.5, -1.5), (12, -14))
    plan.text(36, -5, "in view", ha="center", va="center")
    plan.text(54, 13.2, "hidden", ha="center", va="center")
    finish(plan, 10)
    draw_sector_from_the_side(side, lens, near, tilt, vertical)
    return figure


def draw_sector_from_the_side(axes: Axes, lens: float, near: float, tilt: float, vertical: float) -> None:
    """The lowest sight line, and the axis."""
    axes.fill_between([-5, 66], [-2.4, -2.4], [0, 0], color=GROUND, lw=0)
    draw_buildings(axes, [shapely.box(-3.6, 0, 0, 9)])
    axes.fill_between([near, 60], 0, TARGET, color=SEEN, lw=0)
    axes.add_patch(patch(shapely.box(0, 0, near, TARGET), fc="#ffffff", ec=HATCH_EDGE, hatch="////", lw=0))
    axes.plot([0, 60], [TARGET, TARGET], color=SEEN_EDGE, lw=1, ls=(0, (4, 3)))
    axes.plot([0, near], [lens, TARGET], color=BLUE, lw=1.6)
    along = (lens - TARGET) / np.tan(np.radians(tilt))
    axes.plot([0, along], [lens, TARGET], color=BLUE, lw=1, ls=(0, (6, 3)))
    draw_camera(axes, np.array([0.0, lens]))
    axes.text(1.4, lens + 0.9, "lens, 6 m above the ground")
    axes.text(12.8, 4.5, f"axis, {tilt:.0f}° below the horizon", color=BLUE)
    text = f"dead zone: (6 − 1.6) m / tan {tilt + vertical / 2:.1f}°, the lowest sight line, = {near:.1f} m"
    measure(axes, near, -1.2, text)
    axes.text(43, 0.78, "target, 1.6 m", ha="center", va="center", fontsize=9.5)


def rings() -> Figure:
    """How far a common camera shows enough to detect, observe, recognise, identify."""
    focal, sensor, pixels = 4.0, 5.37, 1920
    slant = optics.slant_range(focal, sensor, pixels, np.array([optics.LEVELS[name] for name in RINGS]))
    ranges = optics.horizontal_range(slant, LENS, TARGET)
    camera, fov = np.array([0.0, 0.0]), float(optics.field_of_view(focal, sensor))
    buildings = [shapely.box(24, -22, 40, -11)]
    whole = np.array([viewshed(camera, ranges[-1], buildings)], dtype=object)
    fields = [optics.sectors(None, 90.0, fov)]
    seen = optics.clipped(whole, camera[None], ranges[-1:], fields)[0]
    title = f"Recognition rings: f = 4 mm, sensor 5.37 mm, 1920 pixels, {fov:.0f}° wide"
    figure, (axes,) = sheet(title, [(-28, 61, -33.5, 34)])
    colours = [rgb(colour) for _, _, colour, _ in CLASSES[:0:-1]] + ["#f9e2a2"]
    for ring, colour in zip(optics.rings(seen, camera, ranges), colours):
        axes.add_patch(patch(ring, fc=colour, ec="white", lw=0.8))
    draw_buildings(axes, buildings)
    draw_camera(axes, camera)
    half = np.radians(fov / 2)
    before = 0.0
    for row, (name, reach, colour) in enumerate(zip(RINGS, ranges, colours)):
        middle = (before + reach) / 2 * np.array([np.cos(half), np.sin(half)])
        y = 4.5 + 5.4 * row
        label_ring(axes, name, float(reach), colour, middle, y)
        before = float(reach)
    finish(axes, 10)
    return figure


def label_ring(axes: Axes, name: str, reach: float, colour: str, at: np.ndarray, y: float) -> None:
    """A swatch, the level and its range, joined to the edge of its ring."""
    density = optics.LEVELS[name]
    axes.plot([0.8, at[0]], [y, at[1]], color="#777777", lw=0.8)
    axes.add_patch(patch(shapely.box(-27, y - 1.2, -24.2, y + 1.2), fc=colour, ec="#777777", lw=0.6))
    axes.text(-23.3, y, f"{name} ({density:g} px/m): {reach:.1f} m", va="center")


def overlap() -> Figure:
    """How many cameras see each cell of the sample city."""
    buildings, heights = read("buildings", "height_m")
    points, number = read("camera_survey", "number")
    heights = np.where(heights > 0, heights, 10.0)
    obstacles = visibility.obstacles(buildings, heights)
    xy, _ = visibility.outside_walls(shapely.get_coordinates(points), obstacles, LENS)
    parts = visibility.isovists(xy, np.full(len(xy), 120.0), obstacles, LENS, TARGET)
    sheds = np.concatenate([polygons for _, polygons in parts])
    west, south, east, north = extent = 460330.0, 4983560.0, 461130.0, 4984140.0
    cells = coverage.grid(np.array(extent), 1.0)
    seen = np.zeros((cells.rows, cells.columns), dtype=int)
    for row, column, window in coverage.overlap(cells, sheds, np.maximum(number, 1)):
        seen[row : row + window.shape[0], column : column + window.shape[1]] = window
    title = "The sample city: how many cameras see each square metre, range 120 m"
    figure, (axes,) = sheet(title, [(west, east, south, north)])
    land, _ = read("land")
    for shape, colour in zip(land, land_colours()):
        axes.add_patch(patch(shape, fc=colour, lw=0))
    draw_counts(axes, seen, extent)
    draw_buildings(axes, list(buildings), WALL, WALL_EDGE, 0.4)
    axes.plot(*xy.T, ls="", marker="o", ms=4.2, mfc=INK, mec="white", mew=0.7)
    handles = [Patch(fc=rgb(colour), label=text) for _, _, colour, text in CLASSES[1:]]
    handles.append(Patch(fc=WALL, ec=WALL_EDGE, lw=0.5, label="building"))
    axes.legend(handles=handles, loc="lower right", framealpha=0.95, edgecolor="#999999", fontsize=9.5)
    finish(axes, 100)
    return figure


def draw_counts(axes: Axes, seen: np.ndarray, extent: tuple[float, float, float, float]) -> None:
    """Cells in the colours of the overlap style; what no camera sees stays open."""
    colours = ListedColormap([rgb(colour) for _, _, colour, _ in CLASSES[1:]])
    norm = BoundaryNorm([low - 0.5 for low, *_ in CLASSES[1:]] + [1e6], len(CLASSES) - 1)
    west, south, east, north = extent
    axes.imshow(
        np.ma.masked_equal(seen, 0),
        cmap=colours,
        norm=norm,
        extent=(west, east, south, north),
        interpolation="nearest",
        zorder=2,
    )


# What they are made of


def viewshed(
    camera: np.ndarray,
    reach: float,
    buildings: list[shapely.Geometry],
    heights: list[float] | None = None,
    lens: float = LENS,
) -> shapely.Geometry:
    """What one camera sees."""
    tall = None if heights is None else np.array(heights)
    obstacles = visibility.obstacles(np.array(buildings, dtype=object), tall)
    return next(visibility.isovists(camera[None], np.array([reach]), obstacles, lens, TARGET))[1][0]


def read(name: str, column: str | None = None) -> tuple[np.ndarray, np.ndarray]:
    """A layer of the sample city, and a column of numbers of it."""
    source = ogr.Open(str(ROOT / "resources" / "sample_city.gpkg"))
    features = list(source.GetLayerByName(name))
    shapes = shapely.from_wkb([bytes(each.GetGeometryRef().ExportToWkb()) for each in features])
    return shapes, np.array([each[column] or 0 if column else 0 for each in features], dtype=float)


def land_colours() -> list[str]:
    """The colour of each piece of land."""
    source = ogr.Open(str(ROOT / "resources" / "sample_city.gpkg"))
    kinds = {"water": WATER, "park": GREEN}
    return [kinds.get(each["kind"], LAND) for each in source.GetLayerByName("land")]


def sheet(title: str, extents: list[tuple[float, float, float, float]]) -> tuple[Figure, list[Axes]]:
    """A picture with one map, or more of the same width and scale one below the other."""
    top, gap, margin = 0.42, 0.08, 0.1
    wide = WIDTH - 2 * margin
    tall = [wide * (north - south) / (east - west) for west, east, south, north in extents]
    height = top + sum(tall) + gap * (len(tall) - 1) + margin
    figure = plt.figure(figsize=(WIDTH, height), dpi=DPI)
    figure.text(
        margin / WIDTH, 1 - top / 2 / height, title, va="center", fontsize=13, weight="bold", color=INK
    )
    result, upper = [], height - top
    for (west, east, south, north), each in zip(extents, tall):
        axes = figure.add_axes((margin / WIDTH, (upper - each) / height, wide / WIDTH, each / height))
        axes.set(xlim=(west, east), ylim=(south, north), xticks=[], yticks=[], facecolor=SHEET)
        axes.spines[:].set_color("#999999")
        axes.spines[:].set_zorder(9)
        axes.set_aspect("equal")
        result.append(axes)
        upper -= each + gap
    return figure, result


def patch(shape: shapely.Geometry, **look: object) -> PathPatch:
    """A polygon or multipolygon with its holes."""
    rings = shapely.get_rings(shapely.get_parts(shape)) if shape is not None else []
    outlines = [Outline(shapely.get_coordinates(ring), closed=True) for ring in rings]
    return PathPatch(Outline.make_compound_path(*outlines), **look)


def draw_seen(axes: Axes, shape: shapely.Geometry) -> None:
    """Ground in view."""
    axes.add_patch(patch(shape, fc=SEEN, ec=SEEN_EDGE, lw=1.2, zorder=2))


def draw_dead(axes: Axes, shape: shapely.Geometry) -> None:
    """Ground below the image."""
    axes.add_patch(patch(shape, fc="white", ec=HATCH_EDGE, hatch="////", lw=0.8, zorder=2))


def draw_buildings(
    axes: Axes,
    shapes: list[shapely.Geometry],
    fill: str = WALL,
    edge: str = WALL_EDGE,
    width: float = 1.0,
) -> None:
    """Buildings."""
    for shape in shapes:
        axes.add_patch(patch(shape, fc=fill, ec=edge, lw=width, zorder=3))


def draw_range(axes: Axes, camera: np.ndarray, reach: float) -> None:
    """The disc of the range."""
    disc = visibility.discs(camera[None], np.array([reach]))[0]
    axes.add_patch(patch(disc, fc="none", ec=BLUE, lw=1.2, ls=(0, (5, 3)), zorder=4))


def draw_camera(axes: Axes, camera: np.ndarray) -> None:
    """A dot with a white rim."""
    axes.plot(*camera, marker="o", ms=9, mfc=INK, mec="white", mew=1.5, zorder=6, clip_on=False)


def note(axes: Axes, text: str, at: tuple[float, float], where: tuple[float, float]) -> None:
    """A text, and a thin line from it to what it speaks of."""
    axes.annotate(
        text,
        at,
        where,
        ha="center",
        va="center",
        zorder=7,
        bbox={"boxstyle": "round,pad=0.25", "fc": "white", "ec": "#bbbbbb", "lw": 0.6},
        arrowprops={"arrowstyle": "-", "color": INK, "lw": 0.8, "shrinkB": 0},
    )


def measure(axes: Axes, length: float, y: float, text: str) -> None:
    """A distance from the camera, in a side view, with a text to its right."""
    arrow = {"arrowstyle": "<->", "color": INK, "lw": 0.9, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", (0, y), (length, y), arrowprops=arrow)
    axes.text(length + 0.8, y, text, va="center")


def finish(axes: Axes, metres: int) -> None:
    """A scale bar and north, in the corners on the left."""
    west, east = axes.get_xlim()
    south, north = axes.get_ylim()
    unit = (east - west) / 100
    x, y = west + 2 * unit, south + 2 * unit
    back = shapely.union(
        shapely.box(west, south, x + metres + unit, y + 3.4 * unit),
        shapely.box(west, north - 7.2 * unit, west + 4.4 * unit, north),
    )
    axes.add_patch(patch(back, fc=SHEET, alpha=0.85, lw=0, zorder=7))
    axes.plot([x, x + metres], [y, y], color=INK, lw=3, solid_capstyle="butt", zorder=8)
    axes.text(x + metres / 2, y + 0.7 * unit, f"{metres} m", ha="center", va="bottom", zorder=8)
    x, y = west + 2.2 * unit, north - 5.5 * unit
    arrow = {"arrowstyle": "-|>", "color": INK, "lw": 1.2}
    axes.annotate("N", (x, north - 1.2 * unit), (x, y), ha="center", va="center", zorder=8, arrowprops=arrow)


def rgb(colour: str) -> str:
    """A colour of scripts/styles.py as matplotlib has it."""
    return "#{:02x}{:02x}{:02x}".format(*(int(part) for part in colour.split(",")))


def save(figure: Figure, name: str) -> None:
    """Write a picture with a palette, which makes it small."""
    figure.canvas.draw()
    image = Image.fromarray(np.asarray(figure.canvas.buffer_rgba())).convert("RGB")
    plt.close(figure)
    file = PICTURES / f"{name}.png"
    image.quantize(96, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file.relative_to(ROOT)}: {image.width} x {image.height}, {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
