"""The examples of the core hold."""

import doctest

import pytest

from surveillance_exposure.core import globe, optics, overlay, places, visibility


@pytest.mark.parametrize(
    "module", [globe, optics, overlay, places, visibility], ids=lambda each: each.__name__
)
def test_examples(module):
    found = doctest.testmod(module)
    assert found.attempted
    assert not found.failed
