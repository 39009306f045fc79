"""The sweep against plain overlay: the disc less the shadow of every wall, one by one. A thousand towns.

Another way to the same figure: no azimuths, no envelope, no culling. Towns are made to be awkward: courtyards,
collinear walls, touching and overlapping buildings, slivers, cameras on corners.
"""

import numpy as np
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveillance_exposure.core import overlay, visibility

RANGE, LENS, TARGET = 40.0, 5.0, 1.6
DISC = np.pi * RANGE**2


def shadow(camera, building, height):
    """Footprint and hidden ground: every far edge swept away from the camera."""
    if height <= TARGET:
        return building
    scale = 1e4 if height >= LENS else min((LENS - TARGET) / (LENS - height), 1e4)
    parts = [building]
    for ring in [building.exterior, *building.interiors]:
        xy = np.array(ring.coords) - camera
        for p, q in zip(xy[:-1], xy[1:]):
            # Ground is hidden from where a sight line leaves the building.
            if p[0] * q[1] - p[1] * q[0] > 1e-12:
                parts.append(shapely.Polygon(np.array([p, q, scale * q, scale * p]) + camera))
    return overlay.union_all(parts)


def disc_less_shadows(camera, town):
    disc = shapely.Point(camera).buffer(RANGE, quad_segs=90)
    shadows = [shadow(camera, shapely.geometry.polygon.orient(b), h) for b, h in town]
    return overlay.difference(disc, overlay.union_all(shadows))


corner = st.integers(-35, 30)
boxes = st.builds(
    lambda x, y, w, h: shapely.box(x, y, x + w, y + h), corner, corner, st.integers(1, 15), st.integers(1, 15)
)
slivers = st.builds(lambda x, y, w: shapely.box(x, y, x + w, y + 0.01), corner, corner, st.integers(1, 30))
turned = st.builds(lambda b, a: shapely.affinity.rotate(b, a), boxes, st.sampled_from([15, 30, 45, 60]))
courtyards = st.builds(
    lambda x, y, s: shapely.box(x, y, x + s, y + s).difference(
        shapely.box(x + 3, y + 3, x + s - 3, y + s - 3)
    ),
    corner,
    corner,
    st.integers(8, 25),
)
rows = st.builds(
    lambda x, y, n: [shapely.box(x + 5 * i, y, x + 5 * i + 5, y + 6) for i in range(n)],
    corner,
    corner,
    st.integers(2, 4),
)
heights = st.sampled_from([1.0, 1.6, 3.0, 4.5, 5.0, 20.0, 20.0])
single = st.tuples(st.one_of(boxes, turned, courtyards, slivers), heights).map(lambda pair: [pair])
terraces = st.tuples(rows, heights).map(lambda pair: [(b, pair[1]) for b in pair[0]])
towns = st.lists(st.one_of(single, single, terraces), max_size=7).map(
    lambda parts: [p for part in parts for p in part]
)


@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(towns, st.integers(-8, 8), st.integers(-8, 8))
def test_a_thousand_towns(town, x, y):
    buildings = np.array([b for b, _ in town], dtype=object)
    high = np.array([h for _, h in town], dtype=float)
    obstacles = visibility.obstacles(buildings, high)
    camera = visibility.outside_walls(np.array([[x, y]], float), obstacles, LENS)[0]
    seen = next(visibility.isovists(camera, np.array([RANGE]), obstacles, LENS, TARGET))[1][0]
    assert seen is None or (seen.is_valid and not seen.is_empty)
    assert seen is None or seen.geom_type in ("Polygon", "MultiPolygon")
    expected = disc_less_shadows(camera[0], town)
    difference = (
        expected.area
        if seen is None
        else overlay.difference(seen, expected).area + overlay.difference(expected, seen).area
    )
    assert difference < 0.001 * DISC
