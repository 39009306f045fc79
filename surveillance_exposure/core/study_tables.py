"""The tables of a study as columns: its areas, coefficients and checks. NaN stands for what there is not."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from . import robustness
from .areas import POINTS
from .ragged import Floats
from .study import EFFECTIVE, EFFECTIVE_NEARBY, SHARE, Result

COMPUTED = (POINTS, SHARE, EFFECTIVE, EFFECTIVE_NEARBY)
"""The computed columns that are shown, as far as there are such."""

COEFFICIENT_FIGURES = ("estimate", "std_error", "statistic", "p_value", "conf_low", "conf_high")
FINDING_FIGURES = ("estimate", "std_error", "p_value", "conf_low", "conf_high")


def computed_columns(result: Result) -> dict[str, Floats]:
    """What was computed of each area and is shown, shape (n,)."""
    computed = result.study.computed
    return {name: computed[name] for name in COMPUTED if name in computed}


def area_figures(result: Result) -> dict[str, Floats]:
    """What is mapped of each area, and what the model expects of it, shape (n,); NaN for areas that are not there."""
    analysis, there = result.analysis, result.study.areas.there
    columns = {
        "outcome": result.measure,
        "predictor": result.predictor,
        "response": analysis.response,
        "fitted": analysis.fitted,
        "residual": analysis.residual,
    }
    return {name: np.where(there, column, math.nan) for name, column in columns.items()}


def coefficient_columns(result: Result) -> dict[str, list[Any]]:
    """One row per coefficient, with p values adjusted for several regions, and its verdict; None for none."""
    adjusted = {
        (each.check, each.term, each.region): each.p_value
        for each in result.panel.findings
        if each.setting == robustness.AS_MODELLED
    }
    verdicts = {
        (each.coefficient.term, each.coefficient.region): each.verdict for each in result.panel.verdicts
    }
    every = result.analysis.coefficients
    keys = [(each.term, each.region) for each in every]
    return {
        "term": [each.term for each in every],
        "region": [each.region or None for each in every],
        **{name: [getattr(each, name) for each in every] for name in COEFFICIENT_FIGURES},
        "n": [each.n for each in every],
        "p_holm": [adjusted.get((robustness.HOLM, *key), math.nan) for key in keys],
        "p_benjamini_hochberg": [
            adjusted.get((robustness.BENJAMINI_HOCHBERG, *key), math.nan) for key in keys
        ],
        "verdict": [verdicts.get(key) for key in keys],
        "status": [each.status for each in every],
    }


def finding_columns(result: Result) -> dict[str, list[Any]]:
    """One row per check and coefficient; `term` and `region` None where a check is of a whole model, of all areas."""
    every = result.panel.findings
    return {
        "check": [each.check for each in every],
        "setting": [each.setting for each in every],
        "term": [each.term or None for each in every],
        "region": [each.region or None for each in every],
        **{name: [getattr(each, name) for each in every] for name in FINDING_FIGURES},
        "n": [each.n for each in every],
        "status": [each.status for each in every],
    }
