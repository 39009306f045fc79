"""Made-up cities with a known effect: does the 95 % interval cover it, and does Holm keep its word?"""

from __future__ import annotations

import numpy as np

from surveillance_exposure.core import equity, robustness

EFFECT = 0.8


def outcome(model: str, effect: np.ndarray, people: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """An outcome that `model` is true of, with `effect` on its linear predictor."""
    size = len(effect)
    if model in equity.COUNT_MODELS:
        mean = people * np.exp(-5 + effect)
        if model == "quasi-poisson":  # variance 3 times the mean
            mean = random.gamma(mean / 2, 2)
        elif model == "negative binomial":  # alpha 0.5
            mean = mean * random.gamma(2, 0.5, size)
        return random.poisson(mean).astype(float)
    chance = 1 / (1 + np.exp(0.4 - effect))
    if model == "fractional logistic":
        return random.beta(3 * chance, 3 * (1 - chance))
    return (random.random(size) < chance).astype(float)


def city(model: str, effect: float, regions: int, random: np.random.Generator, areas: int = 150):
    """Observations of `regions` with `areas` each."""
    size = regions * areas
    share, people = random.random(size), random.integers(500, 6000, size).astype(float)
    return equity.Observations(
        outcome(model, effect * share, people, random),
        {"share": share},
        population=people,
        region=np.repeat([f"r{k}" for k in range(regions)], areas),
    )


def coverage(model: str, cities: int, seed: int = 1) -> float:
    """The share of cities whose interval covers the effect."""
    random = np.random.default_rng(seed)
    specification = equity.Specification(model, equity.POOLED, rate=model in equity.COUNT_MODELS)
    covered = 0
    for _ in range(cities):
        found = equity.fit(city(model, EFFECT, 1, random), specification).of("share")
        covered += found.conf_low <= EFFECT <= found.conf_high
    return covered / cities


def family_error(model: str, cities: int, seed: int = 2) -> float:
    """The share of cities without any effect in which Holm over five regions finds one."""
    random = np.random.default_rng(seed)
    specification = equity.Specification(model, equity.SEPARATE, rate=model in equity.COUNT_MODELS)
    wrong = 0
    for _ in range(cities):
        found = equity.fit(city(model, 0, 5, random), specification).coefficients
        p = np.array([each.p_value for each in found if each.term == "share"])
        wrong += robustness.holm(p).min() < 0.05
    return wrong / cities
