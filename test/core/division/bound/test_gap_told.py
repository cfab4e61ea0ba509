"""The gap is told while the bound rises, in a handful of lines that only fall."""
from __future__ import annotations

from dataclasses import replace

from care_areas.core.division import divide
from care_areas.core.progress import Silent
from division_worlds import QUICK, planar, problem, rng, squared


class Log(Silent):
    def __init__(self) -> None:
        self.gaps, self.shares = [], []

    def report(self, share, message=None):
        self.shares.append(share)
        if message is not None and "gap" in message.values:
            self.gaps.append(message.values["gap"])


def test_the_gap_falls_line_by_line_to_that_of_the_division():
    place, edges = planar(60, 4)
    given = problem(place, edges, [1.0 + i % 4 for i in range(60)], 4, 10.0, cost=squared(place))
    log = Log()
    found = divide(given, replace(QUICK, root_bound=True), rng(), log)
    assert 1 <= len(log.gaps) <= 60
    assert log.gaps == sorted(log.gaps, reverse=True)
    assert log.gaps[-1] >= found.gap_percent - 1e-9
    assert log.shares == sorted(log.shares)
