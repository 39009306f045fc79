"""The words of the standard fields are the core's, wherever they are shown, offered or coloured."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from surveillance_exposure.core import cameras

STYLES = Path(__file__).parents[2] / "resources" / "styles"


def categories(field: str) -> set[str]:
    """The values by which shipped styles tell a field apart."""
    found = set()
    for path in STYLES.glob("*.qml"):
        for renderer in ET.parse(path).iter("renderer-v2"):
            if renderer.get("attr") == field:
                found |= {each.get("value") or "" for each in renderer.iter("category")}
    return found


def test_styles_know_the_owners() -> None:
    assert categories("ownership") == {cameras.PUBLIC, cameras.PRIVATE, ""}


@pytest.mark.parametrize("value", (*cameras.KINDS, cameras.UNKNOWN))
def test_every_kind_can_be_chosen(qgis_app: object, value: str) -> None:
    from surveillance_exposure.gui.walk.camera_filter import CameraFilter

    shown = CameraFilter()
    boxes = shown.kinds
    assert boxes.boxes[value].text()
    boxes.offer({value, "other"})
    assert boxes.ticked() == [value]


@pytest.mark.parametrize("value", cameras.OWNERSHIPS)
def test_every_owner_can_be_chosen(qgis_app: object, value: str) -> None:
    from surveillance_exposure.gui.walk.camera_filter import CameraFilter

    shown = CameraFilter()
    boxes = shown.owners
    assert boxes.boxes[value].text()
    boxes.offer(cameras.OWNERSHIPS)
    boxes.tick([value])
    assert f"'{value}'" in boxes.expression()
