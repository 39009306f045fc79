"""The examples of the core hold."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

from surveillance_exposure import core

MODULES = sorted(file.stem for file in Path(core.__file__).parent.glob("[a-z]*.py"))


@pytest.mark.parametrize("name", ["", *MODULES])
def test_examples(name):
    module = import_module(f"{core.__name__}.{name}") if name else core
    found = doctest.testmod(module)
    assert not found.failed
    assert found.attempted or name not in ("", *core.PUBLIC)
