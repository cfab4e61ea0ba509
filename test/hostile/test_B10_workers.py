"""B10: forked workers end with their parent, however it ends, and a stuck one holds nobody up."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from care_areas.bridge.session.processes import Forked
from care_areas.core.execution.stop_condition import StopCondition
from care_areas.core.progress import Silent

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="work is forked on Linux alone")

PARENT = r"""
import importlib.util, os, sys, time
from pathlib import Path
root = Path(sys.argv[1])
start = root / "__init__.py"
spec = importlib.util.spec_from_file_location("care_areas", start, submodule_search_locations=[str(root)])
sys.modules["care_areas"] = importlib.util.module_from_spec(spec)
from care_areas.bridge.session.processes import Forked
from care_areas.core.execution.stop_condition import StopCondition
from care_areas.core.progress import Silent

def work(piece, stop):
    os.write(1, f"{os.getpid()}\n".encode())  # in one piece, whoever else writes
    if piece == 0:
        time.sleep(600)  # in a library, without a look at the caller
    while True:
        pass

Forked(2).run(work, [0, 1, 2], StopCondition(Silent()))
"""


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def within(seconds: float, holds) -> bool:
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV])
def test_b10_workers_end_with_their_parent(how: signal.Signals) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(ROOT)], stdout=subprocess.PIPE, text=True)
    workers = [int(parent.stdout.readline()) for _ in range(2)]
    try:
        assert all(alive(pid) for pid in workers)
        os.kill(parent.pid, how)
        parent.wait()
        assert within(10, lambda: not any(alive(pid) for pid in workers))
    finally:
        for pid in [*workers, parent.pid]:
            if alive(pid):
                os.kill(pid, signal.SIGKILL)


def test_b10_a_lock_that_was_held_at_the_fork_is_no_deadlock() -> None:
    """Another thread holds a lock while the process is forked: in the copy nobody opens it."""
    lock, forked = threading.Lock(), threading.Event()
    caller = os.getpid()

    def hold() -> None:
        with lock:
            held.set()
            forked.wait(60)

    def work(piece: int, stop: StopCondition) -> tuple[int, bool]:
        if os.getpid() == caller:
            forked.set()
        with lock:
            return piece * piece, os.getpid() == caller

    held = threading.Event()
    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    answers = Forked(2, stuck_s=1.0).run(work, [3, 4, 5], StopCondition(Silent()))
    thread.join()
    assert answers == [(9, True), (16, True), (25, True)]


def test_b10_a_worker_that_works_without_a_word_is_not_given_up() -> None:
    def work(piece: int, stop: StopCondition) -> int:
        end = time.process_time() + 2.0
        while time.process_time() < end:
            pass
        return os.getpid()

    assert os.getpid() not in Forked(2, stuck_s=1.0).run(work, [1, 2], StopCondition(Silent()))


def test_b10_python_is_not_heard_to_warn_of_deadlocks(recwarn: pytest.WarningsRecorder) -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    Forked(2).run(lambda piece, stop: piece, [1, 2], StopCondition(Silent()))
    done.set()
    thread.join()
    assert not [warning for warning in recwarn if "multi-threaded" in str(warning.message)]
