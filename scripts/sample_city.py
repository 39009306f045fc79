"""Write the sample city, Port Alder, to a GeoPackage.

Port Alder does not exist: its coordinates lie in the open Atlantic, and every street, person, camera
and figure in it is made up. The plan is drawn by hand in a local frame (metres, origin in the lower left
corner of the map); lots, houses, cameras and stops are filled in by seeded random numbers, so that every
run gives the same city.

    python scripts/sample_city.py [output.gpkg]

Needs numpy, shapely 2 and GDAL's Python bindings; not QGIS.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from osgeo import gdal, ogr, osr
from shapely.affinity import rotate, translate
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, nearest_points, substring
from shapely.strtree import STRtree

XY = tuple[float, float]

SEED = 20250417
EPSG = 32628
ORIGIN = (460_000, 4_983_000)  # of the local frame, in EPSG:32628
WIDTH, HEIGHT = 1600.0, 1300.0
GRID = 0.01  # metres: every coordinate is a multiple of this
GRID_ANGLE = math.radians(24)
GRID_ORIGIN = (745.0, 455.0)  # where the new town's grid meets the old town and the river


# ---------------------------------------------------------------------------------------------------------
# The plan, drawn by hand
# ---------------------------------------------------------------------------------------------------------

RIVER_COURSE: list[XY] = [
    (-60, 292), (120, 305), (260, 318), (420, 338), (640, 378), (850, 442), (1050, 522), (1250, 584),
    (1450, 618), (1680, 632),
]  # fmt: skip
COAST: list[XY] = [
    (78, 1310), (62, 1230), (48, 1130), (52, 1020), (70, 920), (88, 830), (92, 740), (82, 650),
    (74, 560), (84, 470), (112, 400), (130, 340),
]  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """A street as drawn: it may overshoot what it meets, the stubs are cut off later."""

    name: str
    points: tuple[XY, ...]
    kind: str = "street"
    width: float = 9.0
    foot: str = "yes"
    smooth: bool = True


def lane(name: str, *points: XY, **options: Any) -> Plan:
    """A narrow old street."""
    return Plan(name, points, **{"width": 6.0, **options})


def street(name: str, *points: XY, **options: Any) -> Plan:
    """An ordinary street."""
    return Plan(name, points, **options)


def avenue(name: str, *points: XY, **options: Any) -> Plan:
    """A broad street."""
    return Plan(name, points, **{"width": 14.0, **options})


def steps(name: str, *points: XY) -> Plan:
    """Stairs between two streets."""
    return Plan(name, points, kind="steps", width=3.0, smooth=False)


def path(name: str, *points: XY) -> Plan:
    """A footway."""
    return Plan(name, points, kind="path", width=2.5)


OLD_TOWN: list[Plan] = [
    lane("Market Row", (360, 737), (434, 745), (443, 680), (366, 668), (360, 737), smooth=False),
    street("High Street", (438, 716), (500, 733), (570, 722), (648, 690)),
    street("Northgate", (392, 741), (374, 810), (386, 885), (368, 960), (362, 1050)),
    street("Westgate", (363, 706), (300, 714), (228, 692), (120, 704), (92, 708)),
    street("Fish Street", (403, 674), (416, 606), (406, 525), (426, 455), (431, 396)),
    lane("Priory Lane", (428, 738), (466, 800), (512, 848), (568, 885)),
    lane("Ropewalk", (372, 676), (312, 622), (258, 556), (205, 500), (130, 462)),
    lane("Cooper Street", (434, 688), (494, 632), (562, 584), (640, 545), (716, 537)),
    lane("Baker Street", (515, 738), (484, 818), (434, 846), (376, 850), (318, 822), (280, 768), (266, 700)),
    lane("Saddler Street", (268, 708), (276, 650), (296, 596), (346, 556), (410, 545)),
    lane("Needle Street", (405, 546), (470, 572), (504, 622), (522, 676), (514, 742)),
    street("Old Wall Street", (194, 704), (190, 780), (214, 868), (272, 934), (372, 958), (446, 928),
           (512, 866), (556, 796), (580, 712)),
    street("Abbey Street", (578, 726), (590, 650), (566, 575), (502, 512), (414, 482)),
    street("Net Street", (418, 484), (340, 484), (262, 548), (208, 618), (193, 708)),
    lane("Bell Lane", (486, 812), (560, 790), (612, 760)),
    lane("Plume Lane", (446, 838), (470, 916), (498, 985)),
    lane("Thimble Lane", (313, 820), (290, 880), (268, 940), (240, 1010)),
    lane("Crooked Lane", (282, 772), (232, 800), (188, 808), (126, 800)),
    lane("Lantern Lane", (284, 618), (238, 606), (205, 622), (122, 590)),
    lane("Vane Street", (322, 566), (318, 520), (338, 480)),
    lane("Søndergade", (492, 600), (516, 555), (508, 508)),
    lane("Café Row", (521, 672), (556, 664), (594, 655), (656, 640)),
    lane("Salt Lane", (504, 514), (526, 462), (536, 421)),
    lane("Anchor Lane", (338, 486), (328, 440), (322, 388)),
    lane("Hemp Lane", (262, 552), (244, 500), (236, 450), (240, 384)),
    lane("Candle Street", (606, 562), (622, 500), (633, 437)),
    lane("Sister Lane", (192, 872), (152, 884)),
    lane("Minster Lane", (545, 550), (470, 455), (424, 450)),
]  # fmt: skip

RAMPART: list[Plan] = [
    avenue("Rampart Avenue", (736.9, 473.3), (560, 870.6), smooth=False),
    avenue("Rampart Avenue", (560.6, 869.2), (528, 926), (464, 1000), (362, 1040), (256, 1004), (176, 912),
           (142, 792), (134, 650), (142, 540), (162, 440), (170, 384)),
]  # fmt: skip

NORTH_SHORE: list[Plan] = [
    street("Promenade", (160, 412), (116, 480), (104, 560), (114, 650), (124, 740), (118, 830), (102, 920),
           (86, 1020), (82, 1130), (96, 1225), (104, 1262)),
    street("Northgate Road", (362, 1034), (376, 1130), (372, 1310), width=11.0),
    street("Mill Hill", (252, 1000), (216, 1090), (206, 1180), (214, 1262)),
    street("Beacon Road", (80, 1130), (200, 1118), (300, 1140), (384, 1136)),
    street("Chapel Row", (84, 1028), (160, 1004), (232, 1046)),
    street("Tern Close", (290, 1136), (292, 1200), (288, 1262)),
]  # fmt: skip

PARKSIDE: list[Plan] = [
    street("Park Road", (516, 940), (566, 1030), (590, 1120), (596, 1262), width=11.0),
]

RING: list[Plan] = [
    avenue("North Ring", (94, 1240), (220, 1250), (420, 1240), (700, 1252), (1000, 1246), (1300, 1254),
           (1440, 1246), (1520, 1206), (1552, 1130), (1556, 1000), (1550, 860), (1554, 677)),
    avenue("South Ring", (1554, 600), (1550, 480), (1556, 300), (1546, 130), (1500, 66), (1420, 48),
           (1200, 54), (960, 44), (760, 52), (600, 46), (480, 52)),
    street("Alder Head Road", (1552, 960), (1612, 985), width=11.0),
    street("Alder Head Slip", (1554, 1006), (1564, 988), (1592, 976), width=6.0, foot="no"),
    street("Weir Road", (1552, 330), (1612, 322), width=11.0),
    street("Moor Road", (1040, 1240), (1048, 1312), width=11.0),
    street("Southmoor Road", (960, 60), (950, -12), width=11.0),
]  # fmt: skip

DOCKS: list[Plan] = [
    street("Harbour Road", (573, 314), (530, 240), (502, 150), (496, 40), width=11.0),
    street("Pier Road", (222, 96), (360, 98), (502, 92)),
    street("Dock Road", (505, 190), (420, 196), (232, 188)),
    street("Harbour Link", (508, 52), (452, 62), (410, 80), (392, 102), width=7.0, foot="no"),
    street("Crane Lane", (350, 268), (352, 190)),
]

AVENUE_NAMES = [
    "Bridge Street", "Linden Avenue", "Hazel Avenue", "Rowan Avenue", "Juniper Avenue", "Maple Avenue",
    "Birch Avenue", "Cedar Avenue",
]  # fmt: skip
CROSS_NAMES = [
    "Sluice Street", "Tanner Street", "Weaver Street", "Glazier Street", "Printer Street", "Cutler Street",
    "Mason Street", "Wheelwright Street", "Sailmaker Street", "Chandler Street", "Potter Street",
    "Farrier Street",
]  # fmt: skip
SOUTH_NAMES = [
    "Heron Street",
    "Plover Street",
    "Curlew Street",
    "Dunlin Street",
    "Avocet Street",
    "Egret Street",
]
SOUTH_CROSS: list[tuple[str, XY, XY]] = [
    ("Kiln Lane", (640, 350), (700, 30)),
    ("Clay Street", (752, 400), (826, 30)),
    ("Orchard Street", (1004, 480), (1098, 30)),
    ("Møller Street", (1114, 520), (1206, 30)),
    ("Willow Street", (1224, 560), (1312, 30)),
    ("Meadow Street", (1336, 590), (1402, 30)),
    ("Osier Street", (1450, 600), (1490, 30)),
]
GRID_AVENUE_STEP = 122.0
GRID_CROSS_STEP = 88.0


# ---------------------------------------------------------------------------------------------------------
# Small geometry
# ---------------------------------------------------------------------------------------------------------


def smooth(points: Sequence[XY], step: float = 9.0) -> LineString:
    """A Catmull-Rom curve through the points, thinned to what the eye needs."""
    closed = points[0] == points[-1]
    before = points[-2] if closed else _beyond(points[0], points[1])
    after = points[1] if closed else _beyond(points[-1], points[-2])
    control = np.array([before, *points, after], dtype=float)
    curve = [points[0]]
    for p0, p1, p2, p3 in zip(control, control[1:], control[2:], control[3:]):
        count = max(2, math.ceil(math.dist(p1, p2) / step))
        for t in np.linspace(0, 1, count + 1)[1:]:
            curve.append(tuple(_catmull_rom(p0, p1, p2, p3, t)))
    return LineString(curve).simplify(0.12)


def _beyond(end: XY, inner: XY) -> XY:
    """The point that continues a line past its end."""
    return (2 * end[0] - inner[0], 2 * end[1] - inner[1])


def _catmull_rom(p0: np.ndarray, p1: np.ndarray, p2: np.ndarray, p3: np.ndarray, t: float) -> np.ndarray:
    """The uniform Catmull-Rom polynomial between p1 and p2."""
    return 0.5 * (
        2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3
    )


def polygons(geometry: BaseGeometry) -> list[Polygon]:
    """The polygons in any geometry."""
    return [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon" and not part.is_empty]


def lines(geometry: BaseGeometry) -> list[LineString]:
    """The lines in any geometry."""
    return [
        part for part in shapely.get_parts(geometry) if part.geom_type == "LineString" and not part.is_empty
    ]


def noded(geometries: Iterable[BaseGeometry]) -> list[LineString]:
    """The lines cut wherever they meet, on the common coordinate grid."""
    return lines(shapely.union_all(list(geometries), grid_size=GRID))


def key(point: Sequence[float]) -> tuple[int, int]:
    """A coordinate pair as whole grid steps, for use in dictionaries."""
    return (round(point[0] / GRID), round(point[1] / GRID))


def in_grid(u: float, v: float) -> XY:
    """The local coordinates of a place given along the axes of the new town."""
    cos, sin = math.cos(GRID_ANGLE), math.sin(GRID_ANGLE)
    return (GRID_ORIGIN[0] + u * cos - v * sin, GRID_ORIGIN[1] + u * sin + v * cos)


# ---------------------------------------------------------------------------------------------------------
# Water and streets
# ---------------------------------------------------------------------------------------------------------


@cache
def river_line(offset: float = 0.0, bank: int = 0) -> LineString:
    """The middle of the river (bank 0), or a line `offset` metres inland of its north (1) or south (-1) bank."""
    course = np.array(smooth(RIVER_COURSE, step=18).segmentize(22).coords)
    if bank == 0:
        return LineString(course)
    tangent = np.gradient(course, axis=0)
    tangent /= np.hypot(*tangent.T)[:, None]
    normal = np.column_stack([-tangent[:, 1], tangent[:, 0]])
    half = np.interp(course[:, 0], [100, 300, 700, 1600], [62, 48, 38, 31])
    return LineString(course + bank * normal * (half + offset)[:, None])


def river_water() -> Polygon:
    """The river from bank to bank."""
    return Polygon([*river_line(0, 1).coords, *reversed(river_line(0, -1).coords)]).buffer(0)


def sea_water() -> BaseGeometry:
    """The sea in the west with the dock basin cut into the south-western quay."""
    coast = [(-40, 1310), *smooth(COAST).coords, (130, 300), (-40, 300)]
    harbour = Polygon([(-40, 320), (205, 320), (205, 64), (262, 40), (452, 40), (470, -20), (-40, -20)])
    basin = Polygon([(195, 176), (395, 176), (405, 166), (405, 122), (395, 112), (195, 112)])
    return shapely.union_all([Polygon(coast).buffer(0), harbour, basin, river_water()])


def frame() -> Polygon:
    """The edge of the map."""
    return box(0, 0, WIDTH, HEIGHT)


def new_town_region() -> Polygon:
    """Where the rotated grid is laid out: between rampart, park, ring road and river."""
    ring = smooth(RING[0].points)
    seam = [*smooth(PARKSIDE[0].points).coords][::-1]
    river_side = [p for p in river_line(26, 1).coords if p[0] > GRID_ORIGIN[0] - 20]
    return Polygon([*seam, (528, 926), (560, 870.6), *river_side, *[p for p in reversed(ring.coords) if p[0] > 590]]
                   ).buffer(0)  # fmt: skip


def grid_streets() -> list[Plan]:
    """The new town: avenues away from the river, streets across, clipped to their region with some overshoot."""
    region = new_town_region().buffer(9)
    plans = []
    for i, name in enumerate(AVENUE_NAMES, start=1):
        width = 12.0 if i in (1, 4) else 9.0
        low = -120 if i > 1 else 10
        line = LineString([in_grid(i * GRID_AVENUE_STEP, low), in_grid(i * GRID_AVENUE_STEP, 900)])
        plans += [
            Plan(name, tuple(p.coords), width=width, smooth=False) for p in lines(line.intersection(region))
        ]
    for j, name in enumerate(CROSS_NAMES, start=-1):
        v = 60 + j * GRID_CROSS_STEP
        line = LineString([in_grid(-10, v), in_grid(1200, v)])
        width = 12.0 if name == "Glazier Street" else 8.0
        plans += [
            Plan(name, tuple(p.coords), width=width, smooth=False) for p in lines(line.intersection(region))
        ]
    return plans


def south_region() -> Polygon:
    """Where the southern quarter is laid out: between river, harbour road and ring road."""
    bank = [p for p in river_line(24, -1).coords if 555 < p[0] < 1555]
    ring = smooth(RING[1].points)
    harbour = smooth(DOCKS[0].points)
    return Polygon([*bank, *[p for p in ring.coords if p[0] > 500], *reversed(harbour.coords)]).buffer(0)


def south_streets() -> list[Plan]:
    """The southern quarter: streets that follow the river, and streets that lead away from it."""
    region = south_region().buffer(9)
    plans = []
    for i, name in enumerate(SOUTH_NAMES, start=1):
        curve = river_line(24 + i * 92, -1).simplify(0.12)
        plans += [
            Plan(name, tuple(p.coords), smooth=False, width=8.0) for p in lines(curve.intersection(region))
        ]
    for name, start, end in SOUTH_CROSS:
        line = LineString([start, end])
        plans += [Plan(name, tuple(p.coords), smooth=False) for p in lines(line.intersection(region))]
    return plans


def quay_plans() -> list[Plan]:
    """Streets and paths along both banks, and the steps between them."""

    def along(line: LineString, west: float, east: float) -> tuple[XY, ...]:
        return tuple(p for p in line.simplify(0.12).coords if west < p[0] < east)

    north, south, foot = river_line(26, 1), river_line(24, -1), river_line(8, 1)
    plans = [
        Plan("Quayside", along(north, 150, 760), smooth=False),
        Plan("Embankment", along(north, 730, 1580), width=11.0, smooth=False),
        Plan("South Quay", along(south, 222, 1580), smooth=False),
        Plan("Riverside Path", along(foot, 172, 1562), kind="path", width=2.5, smooth=False),
    ]
    stairs = {"Fishwives' Steps": 431, "Salt Steps": 540, "Sluice Steps": 700,
              "Weir Steps": 1120, "Beacon Steps": 1545, "Pilot Steps": 198}  # fmt: skip
    for name, x in stairs.items():
        top = nearest_points(north, Point(x, 900).buffer(1).union(LineString([(x, 0), (x, 1300)])))[0]
        toe = foot.interpolate(foot.project(top))
        plans.append(steps(name, _stretch(toe, top, 1), _stretch(top, toe, 1)))
    return plans


def _stretch(start: Point, end: Point, extra: float) -> XY:
    """The place `extra` metres beyond `end`, seen from `start`."""
    factor = 1 + extra / start.distance(end)
    return (start.x + (end.x - start.x) * factor, start.y + (end.y - start.y) * factor)


@dataclass(frozen=True)
class Street:
    """One stretch of the network, from junction to junction."""

    name: str
    kind: str
    width: float
    foot: str
    line: LineString
    layer: int = 0

    @property
    def half_corridor(self) -> float:
        """From the middle to where buildings may begin: half the carriageway and a pavement."""
        pavement = {"path": 1.0, "steps": 0.7, "footbridge": 0.5}.get(
            self.kind, 1.6 if self.width < 7 else 3.2
        )
        return self.width / 2 + pavement


def drawn_lines(plans: Iterable[Plan]) -> list[tuple[Plan, LineString]]:
    """Each plan with its line, clipped to the map."""
    result = []
    for plan in plans:
        line = smooth(plan.points) if plan.smooth else LineString(plan.points)
        result += [(plan, part) for part in lines(line.intersection(frame()))]
    return result


def reaching(drawn: list[tuple[Plan, LineString]], gap: float = 12.0) -> list[tuple[Plan, LineString]]:
    """The same streets, with ends that stop just short of another street drawn on to meet it."""
    tree = STRtree([line for _, line in drawn])
    result = []
    for number, (plan, line) in enumerate(drawn):
        coords = list(line.coords)
        for at_end in (0, -1):
            tip = Point(coords[at_end])
            last_stretch = line.intersection(tip.buffer(2 * gap))
            if any(
                drawn[int(i)][1].intersects(last_stretch) for i in tree.query(last_stretch) if i != number
            ):
                continue
            for other in sorted(tree.query(tip.buffer(gap))):
                target = drawn[int(other)][1]
                if other != number and not target.intersects(line) and 0 < target.distance(tip) < gap:
                    goal = nearest_points(target, tip)[0]
                    if goal.distance(tip) < 1:
                        beyond = _stretch(Point(coords[1 if at_end == 0 else -2]), tip, 2.0)
                    else:
                        beyond = _stretch(tip, goal, 1.0)
                    coords = [beyond, *coords] if at_end == 0 else [*coords, beyond]
                    break
        result.append((plan, LineString(coords)))
    return result


def bridge_street() -> tuple[list[Plan], Street]:
    """Bridge Street, Long Bridge and Stadium Road: one line over the river, cut at the two quays.

    The bridge itself is kept out of the noding, so that it shares no vertex with the path below.
    """
    south = [(944, 300), (970, 200), (968, 110), (962, 30)]
    curve = smooth([in_grid(GRID_AVENUE_STEP, -140), *south])
    axis = LineString([in_grid(GRID_AVENUE_STEP, 70), *curve.coords])
    head = axis.project(axis.intersection(river_line(26, 1).simplify(0.12)))
    foot = axis.project(axis.intersection(river_line(24, -1).simplify(0.12)))
    north_part, deck, south_part = (
        substring(axis, 0, head),
        substring(axis, head, foot),
        substring(axis, foot, 9e9),
    )
    plans = [
        Plan("Bridge Street", tuple(north_part.coords), width=12.0, smooth=False),
        Plan("Stadium Road", tuple(south_part.coords), width=12.0, smooth=False),
    ]
    ramps = [
        [(846, 378), (886, 362), (918, 334), (942, 308)],
        [(1008, 452), (974, 408), (952, 360), (940, 308)],
    ]
    plans += [Plan("Long Bridge Ramp", tuple(r), width=6.0, foot="no") for r in ramps]
    return plans, Street("Long Bridge", "bridge", 12.0, "yes", deck, layer=1)


def attributed(edges: Iterable[LineString], drawn: list[tuple[Plan, LineString]]) -> list[Street]:
    """Each noded edge with the attributes of the drawn street it lies on."""
    tree = STRtree([line for _, line in drawn])
    streets = []
    for edge in edges:
        plan = drawn[int(tree.nearest(edge.interpolate(0.5, normalized=True)))][0]
        streets.append(Street(plan.name, plan.kind, plan.width, plan.foot, edge))
    return streets


def ends(streets: Iterable[Street]) -> dict[tuple[int, int], list[int]]:
    """For each end point the numbers of the streets that end there."""
    at: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, item in enumerate(streets):
        at[key(item.line.coords[0])].append(i)
        at[key(item.line.coords[-1])].append(i)
    return at


def without_stubs(streets: list[Street], longest: float = 34.0) -> list[Street]:
    """The network without the short dead ends that overshooting leaves; streets leaving the map stay."""
    while True:
        border = frame().exterior
        stubs = {
            who[0]
            for who in ends(streets).values()
            if len(who) == 1
            and streets[who[0]].line.length < longest
            and streets[who[0]].line.distance(border) > 0.5
        }
        if not stubs:
            return streets
        streets = [s for i, s in enumerate(streets) if i not in stubs]


def joined(streets: list[Street]) -> list[Street]:
    """Stretches of one street made one where nothing else meets them."""
    junctions = {k for k, who in ends(streets).items() if len(who) != 2}
    groups: dict[tuple[str, str, float, str, int], list[LineString]] = defaultdict(list)
    for item in streets:
        groups[(item.name, item.kind, item.width, item.foot, item.layer)].append(item.line)
    result = []
    for (name, kind, width, foot, layer), parts in groups.items():
        for line in lines(linemerge(MultiLineString(parts))):
            for piece in _split_at(line, junctions):
                result.append(Street(name, kind, width, foot, piece, layer))
    return result


def _split_at(line: LineString, junctions: set[tuple[int, int]]) -> list[LineString]:
    """The line cut at each of its vertices that is a junction."""
    coords = list(line.coords)
    inner = [i for i in range(1, len(coords) - 1) if key(coords[i]) in junctions]
    marks = [0, *inner, len(coords) - 1]
    return [LineString(coords[a : b + 1]) for a, b in zip(marks, marks[1:])]


def without_specks(streets: list[Street], shortest: float = 8.5) -> list[Street]:
    """The network with junctions that almost coincide made one, at the one where the broadest streets meet."""
    at = ends(streets)
    weight = {k: sum(streets[i].width for i in who) for k, who in at.items()}
    place = {k: k for k in at}
    for item in sorted(streets, key=lambda s: s.line.length):
        a, b = (_settled(place, key(item.line.coords[i])) for i in (0, -1))
        if item.line.length < shortest and a != b:
            low, high = sorted((a, b), key=lambda k: (weight[k], k))
            place[low] = high
    moved = []
    for item in streets:
        start, end = (_settled(place, key(item.line.coords[i])) for i in (0, -1))
        line = _moved_ends(item.line, start, end)
        if start != end or line.length > 40:
            moved.append(replace(item, line=line))
    return _without_doubles(moved)


def _settled(place: dict[tuple[int, int], tuple[int, int]], node: tuple[int, int]) -> tuple[int, int]:
    """Where a junction ended up after being made one with others."""
    while place[node] != node:
        node = place[node]
    return node


def _moved_ends(line: LineString, start: tuple[int, int], end: tuple[int, int]) -> LineString:
    """The line from one junction to another; vertices next to a moved end are dropped to avoid kinks."""
    first, last = ((k[0] * GRID, k[1] * GRID) for k in (start, end))
    inner = list(line.coords)[1:-1]
    if key(line.coords[0]) != start:
        inner = [p for p in inner if math.dist(p, first) > 14]
    if key(line.coords[-1]) != end:
        inner = [p for p in inner if math.dist(p, last) > 14]
    return LineString([first, *inner, last])


def _without_doubles(streets: list[Street]) -> list[Street]:
    """One street only where two run side by side between the same junctions."""
    kept: dict[frozenset[tuple[int, int]], list[Street]] = defaultdict(list)
    for item in sorted(streets, key=lambda s: (-s.width, s.name)):
        twins = kept[frozenset((key(item.line.coords[0]), key(item.line.coords[-1])))]
        if not any(twin.line.hausdorff_distance(item.line) < 9 for twin in twins):
            twins.append(item)
    return [item for twins in kept.values() for item in twins]


# Where streets of the grid give way to something larger: points in the faces that become one.
SUPERBLOCKS: dict[str, list[XY]] = {
    "Alder Park": [(480, 1120)],
    "Market Square": [(400, 705)],
    "University": [in_grid(u, v) for u in (183, 305) for v in (104, 192)],
    "Station": [in_grid(u, 544) for u in (427, 549)],
    "Hospital": [in_grid(u, 368) for u in (671, 793)],
    "Rowan Gardens": [in_grid(549, 192)],
    "Stadium": [(1130, 280), (1230, 300), (1150, 190), (1250, 215)],
    "Weir Meadow": [(1510, 130), (1440, 110), (1500, 230), (1430, 210)],
}


def with_superblocks(streets: list[Street]) -> tuple[list[Street], dict[str, Polygon]]:
    """Take away the streets inside each superblock; also return the superblocks' outlines."""
    faces = polygons(shapely.get_parts(shapely.polygonize([s.line for s in streets if s.kind == "street"])))
    outlines = {}
    for name, places in SUPERBLOCKS.items():
        chosen = [f for f in faces if any(f.contains(Point(p)) for p in places)]
        outlines[name] = shapely.union_all(chosen, grid_size=GRID)
    inside = shapely.union_all([outline.buffer(-0.5) for outline in outlines.values()])
    kept = [s for s in streets if not inside.contains(s.line.interpolate(0.5, normalized=True))]
    return kept, outlines


PARK_PATHS: dict[str, list[list[XY]]] = {
    "Alder Park": [
        [(374, 1160), (430, 1130), (490, 1150), (540, 1120), (596, 1118)],
        [(420, 1240), (440, 1180), (432, 1120), (450, 1060), (464, 1000)],
        [(362, 1040), (410, 1070), (450, 1060), (510, 1050), (566, 1030)],
        [(520, 1250), (530, 1190), (490, 1150)],
    ],
    "University": [
        [in_grid(122, 148), in_grid(244, 148), in_grid(366, 148)],
        [in_grid(244, 60), in_grid(244, 148), in_grid(244, 236)],
    ],
    "Rowan Gardens": [
        [in_grid(488, 148), in_grid(549, 192), in_grid(610, 236)],
        [in_grid(488, 236), in_grid(549, 192), in_grid(610, 148)],
    ],
    "Weir Meadow": [[(1398, 160), (1450, 190), (1500, 160), (1552, 180)]],
}


def park_paths(streets: list[Street]) -> list[Plan]:
    """Footways through parks and campus, their ends moved to the nearest point of the streets around."""
    around = shapely.union_all([s.line for s in streets if s.kind == "street" and s.foot == "yes"])
    plans = []
    for name, courses in PARK_PATHS.items():
        label = "Campus Walk" if name == "University" else f"{name} Path"
        for course in courses:
            points = [_onto(course[0], around), *course[1:-1], _onto(course[-1], around)]
            plans.append(
                Plan(
                    label, tuple(points), kind="path", width=2.5, smooth=name in ("Alder Park", "Weir Meadow")
                )
            )
    return plans


def _onto(place: XY, target: BaseGeometry) -> XY:
    """The nearest point of `target`, if that is near enough to be meant."""
    near = nearest_points(target, Point(place))[0]
    return (near.x, near.y) if near.distance(Point(place)) < 60 else place


def foot_bridge(streets: list[Street]) -> Street:
    """The footbridge: from the foot of Salt Steps to where Harbour Road meets the southern quay."""
    at = ends(streets)
    nodes = {k: {streets[i].name for i in who} for k, who in at.items()}
    start = next(k for k, names in nodes.items() if names >= {"Salt Steps", "Riverside Path"})
    end = next(k for k, names in nodes.items() if names >= {"Harbour Road", "South Quay"})
    line = LineString([(start[0] * GRID, start[1] * GRID), (end[0] * GRID, end[1] * GRID)])
    return Street("Lantern Footbridge", "footbridge", 4.0, "yes", shapely.set_precision(line, GRID), layer=1)


def street_network() -> tuple[list[Street], dict[str, Polygon]]:
    """All streets, split at junctions, and the outlines of the superblocks."""
    bridge_plans, long_bridge = bridge_street()
    plans = [*OLD_TOWN, *RAMPART, *NORTH_SHORE, *PARKSIDE, *RING, *DOCKS, *grid_streets(), *south_streets(),
             *quay_plans(), *bridge_plans]  # fmt: skip
    drawn = reaching(drawn_lines(plans))
    streets = without_stubs(attributed(noded(line for _, line in drawn), drawn))
    streets, outlines = with_superblocks(streets)
    drawn = [(Plan(s.name, (), s.kind, s.width, s.foot), s.line) for s in streets]
    drawn += drawn_lines(park_paths(streets))
    streets = without_stubs(attributed(noded(line for _, line in drawn), drawn), longest=20.0)
    deck = shapely.set_precision(long_bridge.line, GRID)
    streets = [*streets, replace(long_bridge, line=deck), foot_bridge(streets)]
    streets = joined(without_specks(streets))
    return sorted(streets, key=lambda s: (s.name, s.line.coords[0])), outlines


# ---------------------------------------------------------------------------------------------------------
# Land, parks and blocks
# ---------------------------------------------------------------------------------------------------------


def corridors(streets: Sequence[Street]) -> BaseGeometry:
    """The ground of all streets with their pavements."""
    ground = [
        s.line.buffer(s.half_corridor, quad_segs=4, cap_style="square") for s in streets if s.layer == 0
    ]
    decks = [s.line.buffer(s.half_corridor, cap_style="flat") for s in streets if s.layer]
    return shapely.union_all([*ground, *decks])


def land_area() -> BaseGeometry:
    """All that is not water."""
    return shapely.set_precision(frame().difference(sea_water()), GRID)


def pond() -> Polygon:
    """The pond in Alder Park."""
    return smooth([(486, 1092), (500, 1072), (524, 1078), (540, 1092), (526, 1106), (504, 1104), (486, 1092)])


def green_spaces(outlines: dict[str, Polygon], streets: list[Street]) -> dict[str, BaseGeometry]:
    """Parks by name: whole superblocks, the banks of the river and the green belt outside the ring road."""
    roads = [s for s in streets if s.kind == "street"]
    ground = corridors(roads)
    inside = shapely.union_all(shapely.polygonize([s.line for s in roads]).buffer(0.5))
    land = land_area()
    outside = land.difference(inside).difference(ground)
    north_bank = outside.intersection(river_line().buffer(95)).intersection(box(205, 330, 1600, 1300))
    south_bank = outside.intersection(river_line().buffer(90)).intersection(box(562, 0, 1600, 570))
    waterfront = shapely.union_all([box(0, 0, 440, 335), box(430, 55, 506, 335), box(0, 330, 205, 1238)])
    pond_area = Polygon(pond())
    parks = {name: outlines[name].difference(ground) for name in ("Rowan Gardens", "Weir Meadow")}
    parks["Alder Park"] = outlines["Alder Park"].difference(ground).difference(pond_area)
    parks["Riverside Green"] = shapely.union_all([north_bank, south_bank])
    parks["Alder Moor"] = outside.difference(waterfront).difference(parks["Riverside Green"])
    return {name: _tidy(area, 40) for name, area in parks.items()}


def _tidy(area: BaseGeometry, smallest: float) -> MultiPolygon:
    """Polygons on the coordinate grid without crumbs."""
    area = shapely.set_precision(area.simplify(0.1), GRID)
    return MultiPolygon([p for p in polygons(area) if p.area >= smallest and not p.buffer(-1.2).is_empty])


@dataclass
class Building:
    """A building with what the layer says of it."""

    shape: Polygon
    kind: str
    height: float | None
    name: str | None = None


def blocks(streets: list[Street], taken: BaseGeometry) -> list[Polygon]:
    """Ground for buildings: what streets enclose, less their pavements and what is taken."""
    roads = [s for s in streets if s.kind == "street"]
    enclosed = shapely.union_all(shapely.polygonize([s.line for s in roads]))
    docks = land_area().intersection(box(0, 40, 500, 330)).buffer(-7)
    free = shapely.union_all([enclosed, docks]).difference(corridors(streets)).difference(taken)
    free = (
        free.intersection(land_area().buffer(-6)).buffer(-2, join_style="mitre").buffer(2, join_style="mitre")
    )
    parts = [p.simplify(0.35) for p in polygons(shapely.set_precision(free, GRID))]
    return sorted(
        (p for p in parts if p.area > 180), key=lambda p: (round(p.centroid.x), round(p.centroid.y))
    )


def zone_of(block: Polygon, outlines: dict[str, Polygon]) -> str:
    """Which way of building a block belongs to."""
    middle = block.representative_point()
    for name in ("Station", "University", "Hospital", "Stadium"):
        if outlines[name].contains(middle):
            return name.lower()
    if middle.x < 505 and middle.y < 320:
        return "docks"
    if middle.y < river_line().interpolate(river_line().project(middle)).y:
        return "south"
    rampart = Polygon([*smooth(RAMPART[1].points).coords, (745, 455), (560, 870.6)])
    if rampart.buffer(2).contains(middle):
        return "old"
    return "shore" if middle.x < 420 else "grid"


# ---------------------------------------------------------------------------------------------------------
# Buildings
# ---------------------------------------------------------------------------------------------------------


def rectangle(middle: XY, width: float, depth: float, degrees: float = 0.0) -> Polygon:
    """A rectangle by its middle, sides and turn (anticlockwise)."""
    shape = box(middle[0] - width / 2, middle[1] - depth / 2, middle[0] + width / 2, middle[1] + depth / 2)
    return rotate(shape, degrees, origin=middle)


def lie_of(block: Polygon) -> tuple[float, float, float]:
    """Direction of the block's long side in degrees, its length and its depth."""
    corners = np.array(shapely.minimum_rotated_rectangle(block).exterior.coords)
    sides = np.diff(corners[:3], axis=0)
    lengths = np.hypot(*sides.T)
    longest = int(np.argmax(lengths))
    return (
        math.degrees(math.atan2(sides[longest][1], sides[longest][0])),
        float(lengths[longest]),
        float(lengths[1 - longest]),
    )


def corner_marks(ring: LineString, sharp: float = 25.0) -> list[float]:
    """Distances along a closed ring at which it turns sharply."""
    coords = np.array(ring.coords)[:-1]
    ahead = np.roll(coords, -1, axis=0) - coords
    bearing = np.degrees(np.arctan2(ahead[:, 1], ahead[:, 0]))
    turn = np.abs((bearing - np.roll(bearing, 1) + 180) % 360 - 180)
    along = np.concatenate([[0], np.cumsum(np.hypot(*ahead.T))[:-1]])
    return [float(d) for d, t in zip(along, turn) if t > sharp]


def cut_marks(ring: LineString, margin: float, spacing: float, rng: np.random.Generator) -> list[float]:
    """Distances along a block's edge where one lot ends and the next begins; corners stay whole."""
    corners = corner_marks(ring) or [0.0]
    marks = []
    for start, end in zip(corners, [*corners[1:], corners[0] + ring.length]):
        room = end - start - 2 * margin
        if end - start < 0.75 * spacing:
            continue
        if room < spacing * 0.6:
            marks.append((start + end) / 2)
            continue
        count = max(1, round(room / spacing))
        shift = rng.uniform(-0.22, 0.22, count + 1) * room / count
        shift[[0, -1]] = 0
        marks += [start + margin + room * k / count + shift[k] for k in range(count + 1)]
    return [m % ring.length for m in marks]


def ring_lots(block: Polygon, depth: float, spacing: float, rng: np.random.Generator) -> list[Polygon]:
    """Lots along the edge of a block, side by side with exactly shared walls."""
    block = Polygon(block.exterior).normalize().reverse()
    if not block.exterior.is_ccw:
        block = block.reverse()
    ring = LineString(block.exterior.coords)
    core = block.buffer(-depth, join_style="mitre", mitre_limit=2)
    cuts = []
    for mark in cut_marks(ring, depth + 2.0, spacing, rng):
        here, before, after = (
            np.array(ring.interpolate((mark + d) % ring.length).coords[0]) for d in (0, -0.6, 0.6)
        )
        inward = np.array([before[1] - after[1], after[0] - before[0]])
        inward /= np.hypot(*inward)
        cuts.append(LineString([here - inward * 0.8, here + inward * (depth + 1.2)]))
    band = block.difference(core)
    edges = noded([band.boundary, *cuts])
    faces = polygons(shapely.get_parts(shapely.polygonize(edges)))
    return [f for f in faces if f.area > 25 and band.contains(f.representative_point())]


def strips(block: Polygon, spacing: float, rng: np.random.Generator) -> list[Polygon]:
    """A narrow block cut across into lots."""
    angle, length, _ = lie_of(block)
    middle = block.centroid
    count = max(1, round(length / spacing))
    marks = [-length / 2 + length * (k + rng.uniform(-0.15, 0.15)) / count for k in range(1, count)]
    cuts = [rotate(LineString([(middle.x + m, middle.y - 400), (middle.x + m, middle.y + 400)]), angle, origin=middle)
            for m in marks]  # fmt: skip
    cuts = [cut.intersection(block.buffer(1)) for cut in cuts]
    faces = polygons(shapely.get_parts(shapely.polygonize(noded([block.boundary, *cuts]))))
    return [f for f in faces if f.area > 40 and block.contains(f.representative_point())]


def terrace(block: Polygon, depth: float, spacing: float, rng: np.random.Generator) -> list[Polygon]:
    """Closed rows along the streets round a yard, with backs of uneven depth and at most one gap."""
    if block.buffer(-depth - 3).area < 60:
        return strips(block, spacing, rng)
    shapes = []
    lots = ring_lots(block, depth, spacing, rng)
    gap = rng.integers(len(lots)) if len(lots) > 3 and rng.random() < 0.4 else -1
    for number, lot in enumerate(lots):
        if number == gap:
            continue
        back = rng.choice([depth, depth, depth - 2, depth - 4])
        shape = (
            lot.difference(block.buffer(-back, join_style="mitre", mitre_limit=2)) if back < depth else lot
        )
        shapes += polygons(shape)
    return shapes


def courtyard(block: Polygon, depth: float, chamfer: float = 0.0) -> list[Polygon]:
    """One building all round the block, open in the middle."""
    outer = block
    if chamfer:
        inner = block.buffer(-chamfer, join_style="mitre")
        outer = inner.buffer(chamfer, join_style="bevel").intersection(block)
    return polygons(outer.difference(block.buffer(-depth, join_style="mitre", mitre_limit=2)))


def slabs(block: Polygon, depth: float, gap: float, along: bool = True) -> list[Polygon]:
    """Free-standing bars in parallel."""
    angle, length, height = lie_of(block)
    if not along:
        angle, length, height = angle + 90, height, length
    middle = block.centroid
    ground = block.buffer(-4, join_style="mitre")
    count = max(1, int((height - 8 + gap) // (depth + gap)))
    pitch = (height - 8 - depth) / max(1, count - 1)
    shapes = []
    for k in range(count):
        y = middle.y + (k - (count - 1) / 2) * pitch
        bar = rotate(rectangle((middle.x, y), length, depth), angle, origin=middle).intersection(ground)
        shapes += [p for p in polygons(bar) if p.area > 10 * depth]
    return shapes


def detached(block: Polygon, size: XY, gap: float, setback: float, rng: np.random.Generator) -> list[Polygon]:
    """Houses in their gardens, facing the streets."""
    ring = block.buffer(-setback - size[1] / 2, join_style="mitre", mitre_limit=2)
    shapes: list[Polygon] = []
    for part in polygons(ring):
        line = LineString(part.exterior.coords)
        count = int(line.length // (size[0] + gap))
        for k in range(count):
            mark = (k + 0.5) * line.length / count
            here, before, after = (line.interpolate((mark + d) % line.length) for d in (0, -3, 3))
            angle = math.degrees(math.atan2(after.y - before.y, after.x - before.x))
            width, depth = size[0] * rng.uniform(0.85, 1.15), size[1] * rng.uniform(0.88, 1.12)
            shape = rectangle((here.x, here.y), width, depth, angle)
            if block.buffer(-setback * 0.6).contains(shape) and all(
                shape.distance(s) > gap * 0.4 for s in shapes
            ):
                shapes.append(shape)
    return shapes


def halves(block: Polygon, gap: float = 8.0) -> list[Polygon]:
    """A block cut in two across its long side."""
    angle, _, _ = lie_of(block)
    middle = block.centroid
    cut = rotate(LineString([(middle.x, middle.y - 300), (middle.x, middle.y + 300)]), angle, origin=middle)
    parts = polygons(block.difference(cut.buffer(gap / 2, cap_style="flat")))
    return sorted(parts, key=lambda p: -p.area)[:2]


def tower_on(plot: Polygon, rng: np.random.Generator) -> Polygon:
    """A tower: square, oblong, round or with cut corners."""
    angle, _, depth = lie_of(plot)
    middle = plot.centroid
    side = min(30.0, depth - 14) * rng.uniform(0.86, 1.0)
    here = (middle.x, middle.y)
    style = rng.integers(4)
    if style == 0:
        return rectangle(here, side, side, angle)
    if style == 1:
        return rectangle(here, side * 1.25, side * 0.8, angle)
    if style == 2:
        return middle.buffer(side / 2, quad_segs=6)
    return rectangle(here, side * 0.72, side * 0.72, angle).buffer(side * 0.14, join_style="bevel")


def yard_sheds(block: Polygon, shapes: list[Polygon], count: int, rng: np.random.Generator) -> list[Polygon]:
    """Low sheds in what is left of a block's inside."""
    room = block.buffer(-3).difference(shapely.union_all(shapes).buffer(3.5)) if shapes else block.buffer(-6)
    angle, _, _ = lie_of(block)
    sheds = []
    for part in sorted(polygons(room), key=lambda p: -p.area)[:count]:
        spot = part.representative_point()
        shed = rectangle((spot.x, spot.y), rng.uniform(4, 7), rng.uniform(3, 4.5), angle)
        if part.contains(shed):
            sheds.append(shed)
    return sheds


def storeys(rng: np.random.Generator, low: int, high: int) -> float:
    """A height of whole storeys with a roof."""
    return round(float(rng.integers(low, high + 1) * 3.1 + rng.uniform(1.2, 3.2)), 1)


def shed_height(rng: np.random.Generator) -> float:
    """The height of a low shed."""
    return round(float(rng.uniform(2.5, 3.5)), 1)


def old_block(block: Polygon, rng: np.random.Generator) -> list[Building]:
    """Old town: closed rows on small lots."""
    shapes = terrace(block, 11.5, 50.0, rng)
    made = []
    for shape in shapes:
        kind = "block" if shape.area > 330 or rng.random() < 0.5 else "house"
        made.append(Building(shape, kind, storeys(rng, 3, 5) if kind == "block" else storeys(rng, 2, 4)))
    sheds = yard_sheds(block, shapes, 1, rng) if block.area > 3600 else []
    return made + [Building(s, "shed", shed_height(rng)) for s in sheds]


def grid_block(block: Polygon, rng: np.random.Generator) -> list[Building]:
    """New town: perimeter blocks, bars, and towers towards the middle."""
    if block.area < 600:
        return []
    if block.area < 3600 or lie_of(block)[2] < 46:
        shapes = terrace(block, 12.0, 46.0, rng)
        return [Building(s, "block", storeys(rng, 3, 5)) for s in shapes]
    middle = Point(in_grid(470, 290))
    towers = 0.62 if block.distance(middle) < 210 else 0.07
    roll = rng.random()
    if roll < towers and block.area > 6500:
        first, second = halves(block) if rng.random() < 0.5 else halves(block)[::-1]
        tower = Building(tower_on(first, rng), "tower", round(float(rng.uniform(40, 90)), 1))
        rest = terrace(second, 13.0, 70.0, rng)
        return [tower, *(Building(s, "block", storeys(rng, 4, 7)) for s in rest)]
    roll = rng.random()
    if roll < 0.3:
        return [Building(s, "block", storeys(rng, 5, 7)) for s in courtyard(block, 15.0, chamfer=7.0)]
    if roll < 0.5:
        return [
            Building(s, "block", storeys(rng, 4, 9)) for s in slabs(block, 14.0, 26.0, rng.random() < 0.6)
        ]
    shapes = terrace(block, 14.0, 110.0, rng)
    sheds = yard_sheds(block, shapes, 1, rng) if roll > 0.6 else []
    return [Building(s, "block", storeys(rng, 4, 6)) for s in shapes] + [
        Building(s, "shed", shed_height(rng)) for s in sheds
    ]


def south_block(block: Polygon, rng: np.random.Generator) -> list[Building]:
    """Southern quarter: rows by the river, houses behind, flats in the west."""
    if block.area < 600:
        return []
    middle = block.centroid
    inland = middle.distance(river_line())
    if block.area < 2700 or lie_of(block)[2] < 40:
        return [Building(s, "house", storeys(rng, 2, 3)) for s in terrace(block, 10.0, 26.0, rng)]
    if inland < 130:
        shapes = terrace(block, 12.0, 80.0, rng)
        return [Building(s, "block", storeys(rng, 3, 5)) for s in shapes]
    if middle.x < 760 or (middle.x > 1290 and inland < 240):
        return [Building(s, "block", storeys(rng, 3, 8)) for s in slabs(block, 14.0, 27.0, middle.x < 600)]
    shapes = detached(block, (25.0, 12.0), 9.0, 4.0, rng)
    sheds = yard_sheds(block, shapes, 1, rng)
    return [Building(s, "house", storeys(rng, 2, 2)) for s in shapes] + [
        Building(s, "shed", shed_height(rng)) for s in sheds
    ]


def shore_block(block: Polygon, rng: np.random.Generator) -> list[Building]:
    """North shore: villas in large gardens."""
    if lie_of(block)[2] < 40:
        return [Building(s, "house", storeys(rng, 2, 3)) for s in terrace(block, 11.0, 30.0, rng)]
    shapes = detached(block, (17.0, 14.0), 16.0, 7.0, rng)
    return [Building(s, "house", storeys(rng, 2, 3)) for s in shapes]


def dock_block(block: Polygon, rng: np.random.Generator) -> list[Building]:
    """Docks: long warehouses and low sheds."""
    made = []
    for shape in slabs(block, 25.0, 10.0):
        for part in strips(shape, 62.0, rng):
            low = rng.random() < 0.4
            made.append(
                Building(part, "shed" if low else "block", shed_height(rng) if low else storeys(rng, 2, 3))
            )
    return made


def grid_box(u0: float, v0: float, u1: float, v1: float) -> Polygon:
    """A rectangle along the axes of the new town."""
    return Polygon([in_grid(u0, v0), in_grid(u1, v0), in_grid(u1, v1), in_grid(u0, v1)])


def cross_church(middle: XY, length: float, width: float, degrees: float) -> Polygon:
    """A church: nave, transept and a round choir."""
    nave = rectangle(middle, length, width, degrees)
    arm = rotate(
        rectangle((middle[0] + length * 0.12, middle[1]), width * 0.8, width * 2, 0), degrees, origin=middle
    )
    choir = rotate(
        Point(middle[0] + length / 2, middle[1]).buffer(width / 2, quad_segs=4), degrees, origin=middle
    )
    return shapely.union_all([nave, arm, choir])


def oval(middle: XY, length: float, width: float, degrees: float) -> Polygon:
    """An ellipse."""
    circle = Point(0, 0).buffer(0.5, quad_segs=12)
    return translate(
        rotate(shapely.transform(circle, lambda xy: xy * [length, width]), degrees, origin=(0, 0)), *middle
    )


STADIUM_MIDDLE = (1176.0, 214.0)
STADIUM_TURN = 17.0


def landmarks() -> list[Building]:
    """The buildings that are drawn by hand."""
    hall = grid_box(142, 160, 228, 222).difference(grid_box(157, 175, 213, 207))
    hospital = shapely.union_all([grid_box(632, 342, 652, 396), grid_box(692, 342, 712, 396),
                                  grid_box(650, 360, 694, 376)])  # fmt: skip
    stands = oval(STADIUM_MIDDLE, 168, 126, STADIUM_TURN).difference(
        oval(STADIUM_MIDDLE, 112, 72, STADIUM_TURN)
    )
    palm_house = shapely.union_all(
        [rectangle((410, 1094), 34, 10, 20), Point(410, 1094).buffer(9, quad_segs=4)]
    )
    school = shapely.union_all([rectangle((1016, 224), 50, 13, 20), rectangle((997, 202), 13, 46, 20)])
    return [
        Building(rectangle((338, 684), 34, 30, 4), "civic", 22.0, "Town Hall"),
        Building(cross_church((420, 792), 46, 15, 78), "church", 28.0, "St Elwin's Minster"),
        Building(rectangle((476, 694), 36, 30, 8), "civic", 14.0, "Ørsund Market Hall"),
        Building(grid_box(14, 162, 62, 222), "civic", 24.0, "Théâtre Lumière"),
        Building(
            grid_box(380, 262, 440, 298).difference(grid_box(396, 272, 424, 288)), "civic", 21.0, "Law Courts"
        ),
        Building(palm_house, "civic", 9.0, "Palm House"),
        Building(Point(150, 380).buffer(4.5, quad_segs=5), "civic", 26.0, "Harbour Light"),
        Building(cross_church((136, 1064), 26, 10, 8), "church", 16.0, "Seafarers' Chapel"),
        Building(grid_box(386, 534, 566, 566), "civic", 19.0, "Port Alder Central"),
        Building(hospital, "civic", 23.0, "Grace Alder Hospital"),
        Building(grid_box(750, 350, 776, 386), "tower", 43.0, "Grace Alder Hospital, ward tower"),
        Building(grid_box(790, 346, 834, 364), "civic", 14.0, "Grace Alder Hospital, outpatients"),
        Building(stands, "civic", 27.0, "Alder Stadium"),
        Building(hall, "civic", 20.0, "University, Main Hall"),
        Building(grid_box(262, 166, 300, 218), "civic", 24.0, "University Library"),
        Building(grid_box(318, 180, 342, 204), "tower", 48.0, "Physics Tower"),
        Building(grid_box(142, 74, 166, 136), "civic", 17.0, "Faculty of Law"),
        Building(grid_box(184, 74, 232, 92), "civic", 16.0, "Faculty of Arts"),
        Building(grid_box(184, 112, 232, 136), "civic", 13.0, "Lecture Halls"),
        Building(grid_box(262, 74, 346, 94), "civic", 18.0, "School of Engineering"),
        Building(grid_box(262, 112, 300, 138), "civic", 15.0, "Hydraulics Laboratory"),
        Building(grid_box(316, 112, 346, 138), "civic", 8.0, "Refectory"),
        Building(school, "civic", 11.0, "Orchard Street School"),
        Building(cross_church((714, 214), 28, 11, 16), "church", 18.0, "St Maren's Church"),
        Building(rectangle((300, 1096), 40, 16, 8), "civic", 12.0, "Mill Hill School"),
    ]


def all_buildings(streets: list[Street], outlines: dict[str, Polygon], taken: BaseGeometry) -> list[Building]:
    """Landmarks first, then what the zones of the plan ask for."""
    rng = np.random.default_rng(SEED)
    makers = {
        "old": old_block,
        "grid": grid_block,
        "south": south_block,
        "shore": shore_block,
        "docks": dock_block,
    }
    drawn = landmarks()
    clear = shapely.union_all([b.shape for b in drawn]).buffer(7, join_style="mitre")
    clear = shapely.union_all([clear, *(s.line.buffer(s.width / 2 + 1.2) for s in streets)])
    made: list[Building] = []
    for block in blocks(streets, taken):
        maker = makers.get(zone_of(block, outlines))
        made += maker(block, rng) if maker else []
    kept = []
    for item in made:
        shape = shapely.set_precision(item.shape.difference(clear), GRID)
        whole = max(polygons(shape), key=lambda p: p.area, default=Polygon())
        if whole.area > max(11.0, 0.5 * item.shape.area) and not whole.buffer(-1.1).is_empty:
            kept.append(replace(item, shape=whole))
    placed = [replace(b, shape=shapely.set_precision(b.shape, GRID)) for b in drawn]
    return [*placed, *with_unknown_heights(kept, rng)]


def with_unknown_heights(items: list[Building], rng: np.random.Generator) -> list[Building]:
    """The same buildings, the heights of a few per cent not known."""
    return [replace(b, height=None) if rng.random() < 0.04 and b.kind != "tower" else b for b in items]


# ---------------------------------------------------------------------------------------------------------
# Tracts, districts and the base map's ground
# ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tract:
    """What is made up for a tract: where it lies, who lives there and how many city cameras and stops it has."""

    name: str
    seed: XY
    district: str
    population: int
    shares: tuple[float, float, float, float]  # white, black, hispanic, asian; the rest is other
    income: int | None
    cameras: int
    stops: float


TRACTS: list[Tract] = [
    Tract("Minster", (400, 860), "Old Town and Shore", 1840, (0.71, 0.07, 0.10, 0.08), 61_200, 2, 1.3),
    Tract("Ropewalk", (225, 640), "Old Town and Shore", 1610, (0.66, 0.09, 0.13, 0.07), 54_800, 1, 0.7),
    Tract("Fishmarket", (400, 480), "Old Town and Shore", 1975, (0.52, 0.17, 0.18, 0.08), 47_300, 3, 1.3),
    Tract("Abbey", (590, 690), "Old Town and Shore", 1420, (0.68, 0.08, 0.12, 0.08), 58_900, 2, 0.8),
    Tract("North Shore", (190, 1110), "Old Town and Shore", 890, (0.86, 0.03, 0.04, 0.05), 96_400, 0, 0.2),
    Tract("Parkside", (640, 1080), "New Town", 2730, (0.74, 0.06, 0.08, 0.09), 78_500, 1, 0.5),
    Tract("Lindens", (700, 830), "New Town", 2480, (0.64, 0.10, 0.11, 0.11), 66_100, 2, 0.8),
    Tract("University", (870, 640), "New Town", 1290, (0.49, 0.12, 0.13, 0.21), None, 3, 0.8),
    Tract("Central", (960, 1080), "New Town", 2110, (0.46, 0.20, 0.18, 0.11), 51_700, 4, 1.9),
    Tract("Exchange", (940, 880), "New Town", 1760, (0.59, 0.12, 0.12, 0.13), 72_300, 3, 1.0),
    Tract("Weir", (1210, 740), "New Town", 2350, (0.55, 0.15, 0.17, 0.09), 55_600, 2, 0.9),
    Tract("Foundry", (1240, 980), "New Town", 2890, (0.29, 0.37, 0.23, 0.07), 36_800, 4, 2.1),
    Tract("Cedars", (1440, 800), "New Town", 2240, (0.42, 0.28, 0.19, 0.07), 44_200, 2, 1.2),
    Tract("Moor End", (1400, 1130), "New Town", 2040, (0.37, 0.31, 0.21, 0.07), 41_500, 3, 1.4),
    Tract("Docks", (360, 170), "South Side", 0, (0.0, 0.0, 0.0, 0.0), None, 2, 0.3),
    Tract("Kilnside", (660, 190), "South Side", 3120, (0.24, 0.39, 0.27, 0.06), 33_900, 5, 2.4),
    Tract("Bridgefoot", (940, 240), "South Side", 2080, (0.34, 0.26, 0.30, 0.06), 39_700, 3, 1.7),
    Tract("Stadium", (1180, 240), "South Side", 1530, (0.44, 0.22, 0.24, 0.06), 45_100, 2, 1.2),
    Tract("Sedge Hill", (1440, 330), "South Side", 1870, (0.63, 0.12, 0.15, 0.07), 59_300, 1, 0.4),
]  # fmt: skip
MEMBERS = {
    "Old Town and Shore": "Renée Halloway",
    "New Town": "Søren Whitcombe",
    "South Side": "Maud Okoro-Lind",
}


def short_ties(streets: list[Street], longest: float = 78.0) -> list[LineString]:
    """Lines from junctions on the outer streets to the nearest water or map edge: they part the outer strips."""
    edge = shapely.union_all([frame().exterior, land_area().boundary])
    roads = [s for s in streets if s.kind == "street" and s.foot == "yes"]
    tree = STRtree([s.line for s in roads])
    ties = []
    for node in sorted(ends(roads)):
        here = Point(node[0] * GRID, node[1] * GRID)
        there = nearest_points(edge, here)[0]
        if 1 < here.distance(there) < longest:
            tie = LineString([here, _stretch(here, there, 1.0)])
            own = LineString([tie.interpolate(0.5), tie.coords[-1]])
            if not any(roads[int(i)].line.intersects(own) for i in tree.query(own)):
                ties.append(tie)
    return ties


def tract_shapes(streets: list[Street]) -> dict[str, Polygon]:
    """The tracts: faces between streets, each given to the nearest seed on its side of the river."""
    roads = [s.line for s in streets if s.kind == "street" and s.foot == "yes"]
    land = land_area()
    edges = noded([*roads, *short_ties(streets), land.boundary, frame().exterior])
    faces = [f for f in polygons(shapely.get_parts(shapely.polygonize(edges)))
             if land.contains(f.representative_point())]  # fmt: skip
    shares: dict[str, list[Polygon]] = defaultdict(list)
    for face in faces:
        middle = face.representative_point()
        south = is_south(middle)
        nearest = min((t for t in TRACTS if is_south(Point(t.seed)) == south),
                      key=lambda t: shapely.distance(Point(t.seed), face.centroid))  # fmt: skip
        shares[nearest.name].append(face)
    return {t.name: shapely.union_all(shares[t.name]) for t in TRACTS}


def is_south(place: Point) -> bool:
    """Whether a place lies south of the river."""
    course = river_line()
    return place.y < course.interpolate(course.project(place)).y


@dataclass(frozen=True)
class Row:
    """A feature of the package."""

    shape: BaseGeometry
    values: dict[str, Any]


def tract_rows(shapes: dict[str, Polygon]) -> list[Row]:
    """The census tracts with their invented figures."""
    rows = []
    for number, tract in enumerate(TRACTS, start=1):
        groups = dict(
            zip(("white", "black", "hispanic", "asian"), (round(tract.population * s) for s in tract.shares))
        )
        groups["other"] = tract.population - sum(groups.values())
        values = {"geoid": f"99001{number:04d}00", "name": tract.name, "population": tract.population, **groups,
                  "median_income": tract.income}  # fmt: skip
        rows.append(Row(MultiPolygon(polygons(shapes[tract.name])), values))
    return rows


def district_rows(shapes: dict[str, Polygon]) -> list[Row]:
    """The council districts: whole tracts."""
    rows = []
    for name, member in MEMBERS.items():
        area = shapely.union_all([shapes[t.name] for t in TRACTS if t.district == name])
        rows.append(Row(MultiPolygon(polygons(area)), {"name": name, "member": member}))
    return rows


def plazas(outlines: dict[str, Polygon], streets: list[Street]) -> dict[str, BaseGeometry]:
    """Paved squares by name."""
    ground = corridors([s for s in streets if s.kind == "street"])
    return {
        "Market Square": outlines["Market Square"].difference(corridors([s for s in streets if s.width < 7])),
        "Station Square": outlines["Station"].difference(ground).intersection(grid_box(366, 495, 600, 531)),
        "Stadium Forecourt": outlines["Stadium"].difference(ground),
        "University Court": grid_box(232, 136, 256, 160),
    }


def land_rows(outlines: dict[str, Polygon], streets: list[Street], shapes: dict[str, Polygon]) -> list[Row]:
    """Ground of the base map, in drawing order: land, parks, squares, water."""
    rows = [Row(shapely.union_all(list(shapes.values())), {"kind": "land", "name": "Port Alder"})]
    pitch = oval(STADIUM_MIDDLE, 104, 64, STADIUM_TURN)
    for name, area in green_spaces(outlines, streets).items():
        rows.append(Row(area, {"kind": "park", "name": name}))
    for name, area in plazas(outlines, streets).items():
        rows.append(Row(_tidy(area, 20), {"kind": "plaza", "name": name}))
    rows.append(Row(pitch, {"kind": "park", "name": "Pitch"}))
    river = river_water().intersection(box(206, 0, WIDTH, HEIGHT))
    sea = frame().difference(land_area()).difference(river.intersection(box(208, 0, WIDTH, HEIGHT)))
    waters = {"River Alder": river, "Alder Sound": sea, "Swan Pond": Polygon(pond())}
    rows += [Row(_tidy(area, 1), {"kind": "water", "name": name}) for name, area in waters.items()]
    return [Row(MultiPolygon(polygons(shapely.set_precision(r.shape, GRID))), r.values) for r in rows]


def building_rows(buildings: list[Building]) -> list[Row]:
    """The buildings, landmarks first."""
    return [
        Row(MultiPolygon([b.shape]), {"name": b.name, "kind": b.kind, "height_m": b.height})
        for b in buildings
    ]


def street_rows(streets: list[Street]) -> list[Row]:
    """The network."""
    return [Row(s.line, {"name": s.name, "kind": s.kind, "foot": s.foot, "layer": s.layer, "width_m": s.width})
            for s in streets]  # fmt: skip


# ---------------------------------------------------------------------------------------------------------
# Cameras
# ---------------------------------------------------------------------------------------------------------

PRIVATE_OPERATORS = [
    "Corner Café",
    "Halyard Hotel",
    "Anchor Bank",
    "Tidewater Stores",
    "Lindqvist Jewellers",
    "Moor Parking",
    "Brightwell Offices",
    "Gullwing Apartments",
    "Pharmacy Sørensen",
    None,
    None,
    None,
]
PRIVATE_CAMERAS = 105
FIRST_SEEN = date(2025, 3, 3)


@dataclass(frozen=True)
class Site:
    """A camera site as surveyed."""

    place: Point
    values: dict[str, Any]


class Surroundings:
    """Quick answers to what is near a place."""

    def __init__(self, streets: list[Street], buildings: list[Building]) -> None:
        self.streets = [s for s in streets if s.kind in ("street", "bridge")]
        self.shapes = [b.shape for b in buildings]
        self.lines = STRtree([s.line for s in self.streets])
        self.walls = STRtree(self.shapes)

    def from_buildings(self, place: Point) -> float:
        """Distance to the nearest building."""
        return float(self.shapes[int(self.walls.nearest(place))].distance(place))

    def from_kerb(self, place: Point) -> float:
        """Distance to the nearest carriageway; negative on it."""
        near = self.lines.query(place.buffer(40))
        return min(
            (self.streets[int(i)].line.distance(place) - self.streets[int(i)].width / 2 for i in near),
            default=40,
        )


def pole_place(node: XY, around: Surroundings, rng: np.random.Generator) -> Point | None:
    """A place on the pavement near a junction: off the carriageway and off the walls."""
    turn = rng.uniform(0, math.tau)
    for radius in np.arange(5.0, 16.0, 0.75):
        for step in range(20):
            angle = turn + step * math.tau / 20
            place = Point(node[0] + radius * math.cos(angle), node[1] + radius * math.sin(angle))
            if around.from_kerb(place) > 0.5 and around.from_buildings(place) > 1.0:
                return place
    return None


def busy_junctions(streets: list[Street], tract: Polygon) -> list[XY]:
    """The junctions of a tract, those of broad streets first, none close to a better one."""
    roads = [s for s in streets if s.kind in ("street", "bridge")]
    nodes = [(sum(roads[i].width for i in who) + 4 * len({roads[i].name for i in who}), k)
             for k, who in ends(roads).items() if len(who) > 2]  # fmt: skip
    chosen: list[XY] = []
    for _, (x, y) in sorted(nodes, reverse=True):
        place = (x * GRID, y * GRID)
        if tract.buffer(1).contains(Point(place)) and all(math.dist(place, other) > 62 for other in chosen):
            chosen.append(place)
    return chosen


def city_device(rng: np.random.Generator) -> tuple[str | None, float | None, float | None]:
    """Type, bearing and lens angle of a city camera: mostly domes, which look everywhere."""
    roll = rng.random()
    if roll < 0.64:
        return "dome", None, None
    if roll < 0.80:
        return "ptz", None, None
    bearing = float(rng.integers(0, 72) * 5)
    if roll < 0.92:
        return "alpr", bearing, float(rng.choice([20, 30, 40]))
    return "fixed", bearing, float(rng.choice([60, 70, 90]))


def city_sites(streets: list[Street], shapes: dict[str, Polygon], around: Surroundings) -> list[Site]:
    """Cameras of the city: poles at crossings, and at the plaza and the bridges."""
    rng = np.random.default_rng(SEED + 1)
    deck, foot_deck = (
        next(s.line for s in streets if s.name == n) for n in ("Long Bridge", "Lantern Footbridge")
    )
    places: list[Point] = [Point(374, 727), Point(434, 686), Point(deck.coords[0]), Point(deck.coords[-1]),
                           Point(foot_deck.coords[-1])]  # fmt: skip
    places[2:] = [pole_place(p.coords[0], around, rng) or p for p in places[2:]]
    for tract in TRACTS:
        found = 0
        for node in busy_junctions(streets, shapes[tract.name]):
            if found == tract.cameras:
                break
            place = pole_place(node, around, rng)
            if place and all(place.distance(p) > 45 for p in places):
                places.append(place)
                found += 1
    sites = []
    for place in places:
        device, bearing, lens = city_device(rng)
        support = str(rng.choice(["street light", "street light", "signal"]))
        number = int(rng.choice([1, 1, 1, 2, 2, 3, 4]))
        values = {
            "owner": "city", "device": device, "fixed_to": support, "number": number,
            "mast_height": None if rng.random() < 0.15 else round(float(rng.uniform(5, 9)), 1),
            "bearing": bearing, "lens_angle": lens,
            "operator_name": str(rng.choice(["Port Alder Police", "Port Alder Traffic Office"])),
        }  # fmt: skip
        sites.append(Site(place, values))
    return sites


def facades(buildings: list[Building], around: Surroundings) -> list[tuple[Point, float]]:
    """Middles of walls that face a street, with the bearing in which each faces."""
    found = []
    for building in buildings:
        if building.kind == "shed":
            continue
        ring = shapely.geometry.polygon.orient(building.shape).exterior.coords
        for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
            length = math.dist((x0, y0), (x1, y1))
            if length < 5:
                continue
            outward = ((y1 - y0) / length, (x0 - x1) / length)
            wall = Point((x0 + x1) / 2, (y0 + y1) / 2)
            front = translate(wall, outward[0] * 2, outward[1] * 2)
            if around.from_buildings(front) > 1.5 and around.from_kerb(front) < min(
                5.0, around.from_kerb(wall) - 1.2
            ):
                found.append((wall, math.degrees(math.atan2(*outward)) % 360))
    return found


def private_sites(buildings: list[Building], around: Surroundings) -> list[Site]:
    """Cameras on walls: shops and offices of the centre more than houses."""
    rng = np.random.default_rng(SEED + 2)
    walls = facades(buildings, around)
    weight = np.array([1 / (1 + (min(w.distance(Point(420, 690)), w.distance(Point(in_grid(470, 320)))) / 260) ** 2)
                       for w, _ in walls])  # fmt: skip
    order = rng.choice(len(walls), size=len(walls), replace=False, p=weight / weight.sum())
    sites: list[Site] = []
    for index in order:
        wall, facing = walls[int(index)]
        if len(sites) == PRIVATE_CAMERAS:
            break
        if any(wall.distance(s.place) < 14 for s in sites):
            continue
        sites.append(_private_site(wall, facing, len(sites), rng))
    return sites


def _private_site(wall: Point, facing: float, number: int, rng: np.random.Generator) -> Site:
    """One camera on a wall; three of them are put down a little wrongly, as happens in the field."""
    awkward = number in (20, 55, 90)
    off = -0.5 if awkward else float(rng.choice([0.0, 0.1, 0.1]))
    angle = math.radians(facing)
    place = translate(wall, off * math.sin(angle), off * math.cos(angle))
    device = rng.choice(["dome", "bullet", "fixed", "none"], p=[0.44, 0.36, 0.12, 0.08])
    looks = device in ("bullet", "fixed")
    aside = float(rng.choice([-35, -20, 0, 0, 20, 35]))
    values = {
        "owner": "unknown" if rng.random() < 0.07 else "private",
        "device": None if device == "none" else str(device),
        "fixed_to": None if rng.random() < 0.06 else "wall",
        "number": None if rng.random() < 0.05 else int(rng.choice([1, 1, 1, 1, 2, 2, 3])),
        "mast_height": None if rng.random() < 0.3 else round(float(rng.uniform(2.6, 4.8)), 1),
        "bearing": round((facing + aside) % 360) % 360 if looks else None,
        "lens_angle": float(rng.choice([70, 85, 90, 105])) if looks else None,
        "operator_name": rng.choice(np.array(PRIVATE_OPERATORS, dtype=object)),
    }
    return Site(place, values)


def camera_rows(sites: list[Site]) -> list[Row]:
    """The survey: numbered in the order in which it was walked."""
    rng = np.random.default_rng(SEED + 3)
    walked = sorted(
        sites, key=lambda s: (int(s.place.x // 200), s.place.y if int(s.place.x // 200) % 2 else -s.place.y)
    )
    rows = []
    for number, site in enumerate(walked, start=1):
        seen = FIRST_SEEN + timedelta(days=number // 9 + int(rng.integers(0, 2)))
        values = {"ref": f"PA-{number:03d}", **site.values, "seen_on": seen}
        rows.append(Row(shapely.set_precision(site.place, GRID), values))
    return rows


# ---------------------------------------------------------------------------------------------------------
# Points of the city, and stops
# ---------------------------------------------------------------------------------------------------------

STATIONS: list[tuple[str, str, XY]] = [
    ("Port Alder Central", "Blue, Green, Coast", in_grid(476, 514)),
    ("Old Town", "Blue", (412, 728)),
    ("University", "Green", in_grid(113, 244)),
    ("Fish Quay", "Blue", (424, 404)),
    ("Long Bridge", "Green", (958, 318)),
    ("Rowan Gardens", "Coast", in_grid(600, 243)),
]
SIGHTS: list[tuple[str, str, XY]] = [
    ("Town Hall", "government", (338, 684)),
    ("St Elwin's Minster", "church", (420, 792)),
    ("Ørsund Market Hall", "market", (476, 694)),
    ("Théâtre Lumière", "theatre", in_grid(38, 192)),
    ("Palm House", "garden", (410, 1094)),
    ("Harbour Light", "lighthouse", (150, 380)),
    ("University Library", "library", in_grid(281, 192)),
    ("Grace Alder Hospital", "hospital", in_grid(672, 368)),
    ("Alder Stadium", "sport", STADIUM_MIDDLE),
    ("Law Courts", "government", in_grid(410, 280)),
]
WALKS: dict[str, tuple[tuple[str, XY], tuple[str, XY]]] = {
    "station to town hall": (
        ("Port Alder Central, main door", in_grid(430, 506)),
        ("Town Hall, front steps", (361, 690)),
    ),
    "university to stadium": (
        ("University, Main Hall", in_grid(185, 152)),
        ("Alder Stadium, north gate", (1150, 296)),
    ),
}
REASONS = ["traffic", "suspicious behaviour", "matching description", "noise complaint", "other"]
OUTCOMES = ["no action", "warning", "citation", "arrest"]
GROUPS = ["white", "black", "hispanic", "asian", "other"]
STOPS = 900


def station_rows() -> list[Row]:
    """Entrances of the stations."""
    return [
        Row(shapely.set_precision(Point(xy), GRID), {"name": n, "lines": text}) for n, text, xy in STATIONS
    ]


def sight_rows() -> list[Row]:
    """Places worth a walk."""
    return [Row(shapely.set_precision(Point(xy), GRID), {"name": n, "kind": kind}) for n, kind, xy in SIGHTS]


def walk_rows(end: int) -> list[Row]:
    """Starts (end 0) or goals (end 1) of the suggested walks."""
    return [Row(shapely.set_precision(Point(pair[end][1]), GRID), {"walk": walk, "name": pair[end][0]})
            for walk, pair in WALKS.items()]  # fmt: skip


def stop_rows(streets: list[Street], shapes: dict[str, Polygon]) -> list[Row]:
    """A year of police stops on the streets: more in some tracts, and not in proportion to who lives there."""
    rng = np.random.default_rng(SEED + 4)
    weights = np.array([t.stops for t in TRACTS])
    roads = {t.name: _roads_in(streets, shapes[t.name]) for t in TRACTS}
    rows = []
    for number in np.sort(rng.choice(len(TRACTS), size=STOPS, p=weights / weights.sum())):
        tract = TRACTS[int(number)]
        pieces = roads[tract.name]
        lengths = np.array([p.length for p in pieces])
        piece = pieces[int(rng.choice(len(pieces), p=lengths / lengths.sum()))]
        on_road = piece.interpolate(rng.uniform(0, piece.length))
        place = translate(on_road, *rng.normal(0, 1.5, 2))
        day = date(2025, 1, 1) + timedelta(days=int(rng.integers(0, 365)))
        rows.append(Row(shapely.set_precision(place, GRID), {"date": day, **_stop_of(tract, rng)}))
    return sorted(rows, key=lambda r: (r.values["date"], r.shape.x, r.shape.y))


def _roads_in(streets: list[Street], tract: Polygon) -> list[LineString]:
    """The streets inside a tract."""
    inner = tract.buffer(-3)
    parts = (s.line.intersection(inner) for s in streets if s.kind == "street" and s.foot == "yes")
    return [line for part in parts for line in lines(part) if line.length > 5]


def _stop_of(tract: Tract, rng: np.random.Generator) -> dict[str, Any]:
    """Who was stopped, why, and what came of it."""
    here = tract.shares if tract.population else (0.45, 0.25, 0.18, 0.07)
    chances = np.array([*here, max(0.02, 1 - sum(here))]) * [0.8, 1.6, 1.25, 0.7, 1.0]
    return {
        "reason": str(rng.choice(REASONS, p=[0.46, 0.24, 0.14, 0.06, 0.10])),
        "outcome": str(rng.choice(OUTCOMES, p=[0.52, 0.24, 0.16, 0.08])),
        "group": str(rng.choice(GROUPS, p=chances / chances.sum())),
    }


# ---------------------------------------------------------------------------------------------------------
# The package
# ---------------------------------------------------------------------------------------------------------

TEXT, WHOLE, REAL, DAY = ogr.OFTString, ogr.OFTInteger, ogr.OFTReal, ogr.OFTDate


@dataclass(frozen=True)
class Layer:
    """A layer to be written."""

    name: str
    title: str
    about: str
    geometry: int
    fields: dict[str, int]
    rows: list[Row] = field(repr=False)


def city() -> list[Layer]:
    """All layers of Port Alder, in the local frame."""
    streets, outlines = street_network()
    taken = shapely.union_all([*green_spaces(outlines, streets).values(), outlines["Market Square"],
                               outlines["Alder Park"]])  # fmt: skip
    buildings = all_buildings(streets, outlines, taken)
    shapes = tract_shapes(streets)
    around = Surroundings(streets, buildings)
    sites = [*city_sites(streets, shapes, around), *private_sites(buildings, around)]
    groups = dict.fromkeys(
        ("population", "white", "black", "hispanic", "asian", "other", "median_income"), WHOLE
    )
    walk = {"walk": TEXT, "name": TEXT}
    polygon, line, point = ogr.wkbMultiPolygon, ogr.wkbLineString, ogr.wkbPoint
    return [
        Layer("land", "Land and water", "Ground of the base map", polygon, {"kind": TEXT, "name": TEXT},
              land_rows(outlines, streets, shapes)),
        Layer("streets", "Streets", "Walkable network, split at junctions; bridges share no vertex with what is below",
              line, {"name": TEXT, "kind": TEXT, "foot": TEXT, "layer": WHOLE, "width_m": REAL}, street_rows(streets)),
        Layer("buildings", "Buildings", "Footprints with heights in metres; an empty height is unknown", polygon,
              {"name": TEXT, "kind": TEXT, "height_m": REAL}, building_rows(buildings)),
        Layer("tracts", "Census tracts", "Invented population figures", polygon,
              {"geoid": TEXT, "name": TEXT, **groups}, tract_rows(shapes)),
        Layer("districts", "Council districts", "Unions of census tracts", polygon, {"name": TEXT, "member": TEXT},
              district_rows(shapes)),
        Layer("stations", "Stations", "Station entrances", point, {"name": TEXT, "lines": TEXT}, station_rows()),
        Layer("sights", "Sights", "Well-known places", point, {"name": TEXT, "kind": TEXT}, sight_rows()),
        Layer("camera_survey", "Camera survey", "Camera sites in the surveyors' own words", point,
              {"ref": TEXT, "owner": TEXT, "device": TEXT, "fixed_to": TEXT, "number": WHOLE, "mast_height": REAL,
               "bearing": REAL, "lens_angle": REAL, "operator_name": TEXT, "seen_on": DAY}, camera_rows(sites)),
        Layer("stops", "Police stops 2025", "Invented police stops of one year", point,
              {"date": DAY, "reason": TEXT, "outcome": TEXT, "group": TEXT}, stop_rows(streets, shapes)),
        Layer("walks_from", "Walks: starts", "Starts of two suggested walks", point, walk, walk_rows(0)),
        Layer("walks_to", "Walks: goals", "Goals of two suggested walks", point, walk, walk_rows(1)),
    ]  # fmt: skip


def placed(shape: BaseGeometry) -> BaseGeometry:
    """A shape moved from the local frame to its place on the earth, to the centimetre."""
    return shapely.transform(shape, lambda xy: np.round(xy + ORIGIN, 2))


def write_layer(source: ogr.DataSource, layer: Layer, reference: osr.SpatialReference) -> None:
    """Write one layer with its fields and features."""
    options = [f"IDENTIFIER={layer.title}", f"DESCRIPTION={layer.about}", "GEOMETRY_NAME=geom"]
    target = source.CreateLayer(layer.name, reference, layer.geometry, options)
    for name, kind in layer.fields.items():
        target.CreateField(ogr.FieldDefn(name, kind))
    target.StartTransaction()
    for row in layer.rows:
        feature = ogr.Feature(target.GetLayerDefn())
        for name, value in row.values.items():
            if value is not None:
                feature.SetField(name, value.isoformat() if isinstance(value, date) else value)
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(shapely.to_wkb(placed(row.shape))))
        target.CreateFeature(feature)
    target.CommitTransaction()


def write_city(output: Path, progress: Callable[[str], None] = print) -> None:
    """Write the package anew."""
    gdal.UseExceptions()
    gdal.SetConfigOption("OGR_CURRENT_DATE", "2025-12-31T00:00:00.000Z")
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(EPSG)
    output.unlink(missing_ok=True)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(output))
    for layer in city():
        write_layer(source, layer, reference)
        progress(f"{layer.name}: {len(layer.rows)}")
    source.ExecuteSQL("VACUUM")
    source = None
    progress(f"{output}: {output.stat().st_size / 1e6:.2f} MB")


def main(arguments: list[str]) -> None:
    """Write the package to the given file, or to the resources."""
    default = Path(__file__).resolve().parent.parent / "resources" / "sample_city.gpkg"
    write_city(Path(arguments[0]) if arguments else default)


if __name__ == "__main__":
    main(sys.argv[1:])
