"""The notebook of the docs runs as it stands, and is as short as it is meant to be: a dozen statements."""

import ast
import json
import warnings
from pathlib import Path

import pytest

pytest.importorskip("geopandas")

DOCS = Path(__file__).parents[2] / "docs"


def test_the_notebook(monkeypatch):
    cells = json.loads((DOCS / "notebook.ipynb").read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert sum(len(ast.parse(text).body) for text in code) == 12
    assert not any(cell.get("outputs") for cell in cells)
    monkeypatch.chdir(DOCS)
    found = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for text in code:
            exec(text, found)
    assert set(found["viewsheds"].status) == {"ok", "moved"}
    assert found["tracts"].eff_per_1000.max() > 0
    assert set(found["walks"].status) == {"ok"}
    assert {"shortest", "least exposed"} <= set(found["walks"].route)
