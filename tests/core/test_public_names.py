"""What is public in the core can be had from it, is written down in full, and costs nothing until it is asked for."""

import ast
import dataclasses
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from surveillance_exposure import core

FUNCTIONS = [name for name in core.__all__ if inspect.isfunction(getattr(core, name))]
CLASSES = [name for name in core.__all__ if inspect.isclass(getattr(core, name))]


def in_docstring(heading: str, name: str) -> str:
    """A section of a docstring; empty where it has none."""
    lines = (inspect.getdoc(getattr(core, name)) or "").splitlines()
    starts = [i for i, line in enumerate(lines) if i and set(line) == {"-"}]
    for start, after in zip(starts, [*starts[1:], len(lines) + 1]):
        if lines[start - 1] == heading:
            assert len(lines[start]) == len(heading)
            return "\n".join(lines[start + 1 : after - 1])
    return ""


def entries(section: str) -> list[str]:
    """The names that a section explains."""
    heads = [line.partition(" : ")[0] for line in section.splitlines() if line and not line.startswith(" ")]
    return [name.strip() for head in heads for name in head.split(",")]


def test_names_are_had_from_the_core():
    assert len(core.__all__) == len(set(core.__all__)) == len(sum(core.PUBLIC.values(), ()))
    for module, names in core.PUBLIC.items():
        for name in names:
            value = getattr(core, name)
            value = inspect.unwrap(value) if callable(value) else value
            assert getattr(value, "__module__", f"surveillance_exposure.core.{module}").endswith(f".{module}")
    assert set(core.__all__) <= set(dir(core))
    with pytest.raises(AttributeError, match="nonsense"):
        _ = core.nonsense


def test_no_name_hides_a_module():
    modules = {file.stem for file in Path(core.__file__).parent.glob("*.py")}
    assert not modules & set(core.__all__)


def test_a_module_of_the_core_brings_no_others():
    program = """
import sys
import surveillance_exposure.core.numbers
from surveillance_exposure import core
dir(core), core.__all__
assert not {"shapely", "scipy"} & set(sys.modules), "imported"
core.discs
assert "shapely" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_types_are_known_as_the_names_are():
    """What tools that look at types see, who cannot run `__getattr__`."""
    tree = ast.parse(Path(core.__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    found = {
        each.module: {alias.name for alias in each.names}
        for each in tree.body
        if isinstance(each, ast.ImportFrom)
    }
    assert found == {module: set(names) for module, names in core.PUBLIC.items()}
    (said,) = (each.value for each in tree.body if isinstance(each, ast.Assign))
    assert sorted(ast.literal_eval(said)) == core.__all__


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_are_written_down(name):
    signature = inspect.signature(getattr(core, name))
    assert entries(in_docstring("Parameters", name)) == list(signature.parameters)
    assert in_docstring("Returns", name) or in_docstring("Yields", name)
    assert ">>>" in in_docstring("Examples", name)
    if "is_cancelled" in signature.parameters:
        assert "InterruptedError" in entries(in_docstring("Raises", name))


@pytest.mark.parametrize("name", CLASSES)
def test_classes_are_written_down(name):
    one = getattr(core, name)
    if dataclasses.is_dataclass(one):
        told = entries(in_docstring("Parameters", name))
        given = [each.name for each in dataclasses.fields(one) if each.init and not each.name.startswith("_")]
        assert told == given
    else:
        assert entries(in_docstring("Parameters", name)) == list(inspect.signature(one).parameters)
    assert ">>>" in in_docstring("Examples", name)
