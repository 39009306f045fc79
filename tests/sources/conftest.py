"""A stand-in for the servers, and a client that does not wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import pytest

from .stand_in import StandIn, standing_in


class FakeClock:
    """Goes forward when slept on."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds
        self.slept.append(seconds)

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 12, 0, 0, tzinfo=timezone.utc)


@pytest.fixture
def server() -> Iterator[StandIn]:
    with standing_in() as made:
        yield made


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def client(qgis_app, clock, said, tmp_path: Path):
    from surveillance_exposure.sources.asking import Clock
    from surveillance_exposure.sources.fetch import Client

    return Client(
        say=said.append,
        cache=tmp_path / "cache",
        clock=Clock(clock.monotonic, clock.sleep, clock.now),
    )
