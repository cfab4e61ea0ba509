"""Pieces of work in forked processes: the same answers, whoever does them, and they stop when asked."""
from __future__ import annotations

import multiprocessing
import os
import sys

import numpy as np
import pytest
from care_areas.bridge.session.processes import Forked
from care_areas.core.errors import Cancelled
from care_areas.core.execution.draws import Draws
from care_areas.core.execution.stop_condition import StopCondition
from care_areas.core.execution.workers import SerialWorkers
from care_areas.core.progress import Silent

forks = pytest.mark.skipif(sys.platform != "linux", reason="work is forked on Linux alone")


class Listener(Silent):
    def __init__(self, stop_after: float = float("inf")) -> None:
        self.shares: list[float] = []
        self.asked, self.stop_after = 0, stop_after

    def report(self, share, message=None):
        self.shares.append(share)

    def cancelled(self):
        self.asked += 1
        return self.asked > self.stop_after


def drawn(seed: int, stop: StopCondition) -> tuple[int, list[float]]:
    draws = Draws.from_seed(seed)
    stop.report(0.5)
    return seed, [draws.share() for _ in range(3)]


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_answers_come_in_the_order_of_the_pieces(processes):
    pieces = [9, 4, 7, 1, 8]
    assert Forked(processes).run(drawn, pieces, StopCondition(Silent())) == SerialWorkers().run(drawn, pieces,
                                                                                                StopCondition(Silent()))


@forks
def test_the_work_is_done_elsewhere_and_changes_nothing_here():
    here = np.zeros(2)

    def work(piece: int, stop: StopCondition) -> int:
        here[piece] = 1
        return os.getpid()

    answers = Forked(2).run(work, [0, 1], StopCondition(Silent()))
    assert os.getpid() not in answers
    assert here.tolist() == [0, 0]


@forks
def test_a_piece_whose_process_dies_is_done_here():
    parent = os.getpid()

    def work(piece: int, stop: StopCondition) -> int:
        if piece == 1 and os.getpid() != parent:
            os._exit(3)
        return piece * piece

    assert Forked(2).run(work, [0, 1, 2, 3], StopCondition(Silent())) == [0, 1, 4, 9]


@forks
def test_stop_reaches_the_other_processes():
    def endless(piece: int, stop: StopCondition) -> int:
        while True:
            stop.over()

    with pytest.raises(Cancelled):
        Forked(2).run(endless, [0, 1], StopCondition(Listener(stop_after=3)))
    assert not multiprocessing.active_children()


@forks
def test_the_clock_of_the_caller_winds_up_the_pieces():
    def until_over(piece: int, stop: StopCondition) -> int:
        while not stop.over():
            pass
        return piece

    questions = iter(range(10 ** 6))
    stop = StopCondition(Silent(), lambda: float(next(questions) > 2))
    assert Forked(2).run(until_over, [5, 6], stop) == [5, 6]


@forks
def test_shares_of_pieces_are_heard_of():
    listener = Listener()
    Forked(2).run(drawn, [1, 2], StopCondition(listener))
    assert listener.shares[-1] == 0.5
