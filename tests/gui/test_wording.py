"""Figures as they are read."""

from __future__ import annotations

import pytest
from qgis.core import NULL
from qgis.PyQt.QtCore import QLocale

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0 %"), (0.3412, "34 %"), (1.0, "100 %"), (0.034, "3.4 %"), (0.0001, "under 0.1 %"),
        (0.9996, "99.9 %"), (0.9961, "99.6 %"), (None, "–"),
    ],
)  # fmt: skip
def test_percent(share: float | None, text: str) -> None:
    from surveillance_exposure.gui.shared.wording import percent

    assert percent(share) == text


def test_lengths_and_times() -> None:
    from surveillance_exposure.gui.shared.wording import duration, known, metres, number

    assert metres(1240.3) == "1,240 m"
    assert metres(0.4) == "0.4 m"
    assert metres(0.0) == "0 m"
    assert metres(120.5, 1) == "120.5 m"
    assert metres(None) == "–"
    assert duration(314.2) == "5 min 14 s"
    assert duration(12) == "12 s"
    assert number(1.34, 2) == "1.34"
    assert number(2.0, 2) == "2"
    assert known(NULL) is None and known(0) == 0


def test_cameras_by_owner_make_up_all() -> None:
    from qgis.core import QgsGeometry

    from surveillance_exposure.gui.walk.results import Walk, _by_owner

    figures = {"cameras": 47.0, "cameras_public": 6.0, "cameras_private": 35.0}
    assert _by_owner(Walk(0, 1, 1, figures, QgsGeometry())) == [6, 35, 6]
    assert _by_owner(Walk(0, 1, 1, {"cameras": 47.0}, QgsGeometry())) == [None, None, None]


def test_spanish_names_of_street_layers() -> None:
    from surveillance_exposure.gui.walk.choices import STREET_NAMES

    walked, any_street = STREET_NAMES
    assert walked.search("Red peatonal") and not walked.search("Calles") and any_street.search("Calles")


def test_numbers_follow_the_language() -> None:
    from surveillance_exposure.gui.shared.wording import metres

    QLocale.setDefault(QLocale("de_DE"))
    assert metres(1240.3) == "1.240 m"
