"""Long work is left within moments, and what it gives is what it gives in one go."""

import threading
import time

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from surveillance_exposure.core import cancelling, coverage, density, exposure, measuring, unions, visibility


class Since:
    """Is cancelled `after` seconds, and knows the longest it was not asked until then."""

    def __init__(self, after):
        self.at = time.perf_counter() + after
        self.last, self.longest = time.perf_counter(), 0.0

    def __call__(self):
        now = time.perf_counter()
        self.longest, self.last = max(self.longest, now - self.last), now
        return now > self.at


def test_a_wait_ends_at_once():
    slow, since = threading.Event(), Since(0.2)
    with pytest.raises(InterruptedError):
        cancelling.waited(lambda: slow.wait(20), since)
    assert time.perf_counter() - since.at < 0.5
    slow.set()


def test_lots_not_begun_are_not_worked_on():
    begun, go_on = [], threading.Event()

    def work(lot):
        begun.append(lot)
        go_on.wait(20)

    with pytest.raises(InterruptedError):
        list(cancelling.in_parallel(work, range(1000), Since(0.2)))
    count = len(begun)
    go_on.set()
    time.sleep(0.2)
    assert len(begun) == count < 1000


def test_an_error_of_the_work_is_raised():
    def work():
        raise TimeoutError("its own")

    with pytest.raises(TimeoutError, match="its own"):
        cancelling.waited(work)


@given(st.lists(st.integers(0, 50)), st.integers(1, 60))
def test_blocks_are_all_rows_and_no_larger_than_they_may_be(work, most):
    found = list(cancelling.blocks(np.array(work, dtype=np.int64), most))
    rows = [i for each in found for i in range(each.start, each.stop)]
    assert rows == list(range(len(work)))
    assert all(sum(work[each]) <= most or each.stop - each.start == 1 for each in found)


def city(count, radius):
    random = np.random.default_rng(1)
    xy = random.uniform(0, 60 * count**0.5, (count, 2))
    return unions.Discs(xy, np.full(count, float(radius)))


@pytest.mark.parametrize(
    "work",
    [
        lambda discs, stop: unions.united(discs, stop),
        lambda discs, stop: unions.united(discs.take(np.arange(len(discs))), stop),
        lambda discs, stop: coverage.unite_viewsheds(discs, stop),
        lambda discs, stop: density.measure_density(
            blocks_of(40), shapely.points(discs.xy), np.ones(len(discs)), np.arange(len(discs)), discs, 120, 200,
            is_cancelled=stop,
        ),
        lambda discs, stop: coverage.in_view(
            blocks_of(40), discs.take(np.arange(len(discs))), np.arange(len(discs)), is_cancelled=stop
        ),
        lambda discs, stop: exposure.stretches_in_view(
            blocks_of(40, shapely.boundary), discs, np.arange(len(discs)), stop
        ),
        lambda discs, stop: coverage.open_ground(blocks_of(10), discs.take(np.arange(len(discs))), stop),
    ],
)  # fmt: skip
def test_it_never_works_for_long_without_a_look(work):
    discs = city(8000, 120)
    since = Since(3.0)
    try:
        work(discs, since)
    except InterruptedError:
        assert time.perf_counter() - since.at < 1.0
    assert since.longest < 1.0  # what is promised; on a quiet machine it is under 0.3


def blocks_of(side, shape=lambda squares: squares):
    x, y = np.meshgrid(np.arange(side), np.arange(side))
    x, y = x.ravel() * 5400.0 / side, y.ravel() * 5400.0 / side
    return shape(shapely.box(x, y, x + 5400.0 / side, y + 5400.0 / side))


def test_areas_in_batches_measure_the_same():
    found = coverage.unite_viewsheds(city(300, 80))
    areas = np.append(blocks_of(20), [None])
    assert found.area_within_each(areas).tolist() == found.area_within(areas).tolist()
    assert found.area_within_each(areas[:0]).tolist() == []


def test_exposure_by_range_can_be_cancelled():
    views = measuring.Viewsheds(
        city(2000, 1),
        np.arange(2000),
        measuring_sites(2000),
        np.ones(2000),
        shapely.points(city(2000, 1).xy),
        [],
    )
    since = Since(1.0)
    with pytest.raises(InterruptedError):
        measuring.exposure_by_range(
            blocks_of(60, shapely.boundary), views, np.array([500.0, 1000.0, 2000.0]), since
        )
    assert time.perf_counter() - since.at < 1.0
    assert since.longest < 1.0


def measuring_sites(count):
    from surveillance_exposure.core.cameras import Sites

    return Sites(np.ones(count), np.full(count, "public"), np.arange(count))


def test_discs_are_what_they_were():
    discs = city(500, 60)
    one = unions.united(discs)
    other = unions.united(visibility.discs(discs.xy, discs.radii))
    assert np.sort(shapely.area(one)).tolist() == np.sort(shapely.area(other)).tolist()
