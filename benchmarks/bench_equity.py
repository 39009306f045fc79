"""What the statistics claim: intervals that cover a known effect, Holm's family error, and the time it takes.

1,000 simulated cities for each model; `tests/core/test_equity.py` looks at fewer. Run by `make bench`.
"""

from __future__ import annotations

import time

import numpy as np
import shapely

from surveillance_exposure.core import equity, robustness
from tests.core.simulated_cities import city, coverage, family_error

CITIES = 1000


def main() -> None:
    allowed = 0.05 + 3 * (0.05 * 0.95 / CITIES) ** 0.5
    print(
        f"{CITIES} cities: 95 % interval covers (93-97 %), Holm's error in five regions (under {allowed:.3f})"
    )
    for model in equity.MODELS:
        began = time.perf_counter()
        covered = coverage(model, CITIES)
        wrong = family_error(model, CITIES)
        took = time.perf_counter() - began
        print(f"{model:<22}{100 * covered:8.1f} %{100 * wrong:8.1f} %{took:10.1f} s")

    side = 45
    random = np.random.default_rng(1)
    made = city("logistic", 0.8, 5, random, side * side // 5)
    polygons = shapely.box(
        *(np.indices((side, side)).reshape(2, -1) + np.array([[[0]], [[1]]])).reshape(4, -1)
    )
    for what, work in (
        ("contiguity of 2,025 areas", lambda: robustness.contiguity(polygons, 0.01)),
        ("one model of five regions", lambda: equity.fit(made, equity.Specification("logistic"))),
        (
            "Moran's I with 999 permutations",
            lambda: robustness.moran(made.outcome, robustness.contiguity(polygons, 0.01)),
        ),
    ):
        began = time.perf_counter()
        work()
        print(f"{what:<40}{1000 * (time.perf_counter() - began):8.1f} ms")


if __name__ == "__main__":
    main()
