"""What runs need on disk goes, however they end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from surveillance_exposure.sources import scratch

HOLD = """
import sys, time
from pathlib import Path
from surveillance_exposure.sources.scratch import scratch
with scratch(Path(sys.argv[1])) as folder:
    (folder / "part").write_text("some")
    print(folder, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def held(tmp_path):
    """A folder that another process holds, grown old."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    folder = tmp_path / Path(child.stdout.readline().strip()).name
    old = time.time() - 3600
    os.utime(folder, (old, old))
    yield child, folder
    child.kill()
    child.wait()
    child.stdout.close()


def test_it_goes_at_the_end_and_after_an_error(tmp_path):
    with scratch.scratch(tmp_path) as folder:
        (folder / "part").write_text("some")
    with pytest.raises(InterruptedError), scratch.scratch(tmp_path) as folder:
        (folder / "part").write_text("some")
        raise InterruptedError
    assert list(tmp_path.iterdir()) == []


def test_that_of_a_killed_process_is_cleared_by_the_next_run(held, tmp_path):
    child, folder = held
    with scratch.scratch(tmp_path):
        assert (folder / "part").exists()  # it is at work
    child.send_signal(signal.SIGKILL)
    child.wait()
    with scratch.scratch(tmp_path):
        assert not folder.exists()
    assert list(tmp_path.iterdir()) == []


def test_a_link_is_left_alone(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "kept").write_text("kept")
    link = tmp_path / f"{scratch.PREFIX}link"
    link.symlink_to(tmp_path / "mine")
    old = time.time() - 3600
    os.utime(tmp_path / "mine", (old, old))
    with scratch.scratch(tmp_path):
        pass
    assert (tmp_path / "mine" / "kept").exists()
