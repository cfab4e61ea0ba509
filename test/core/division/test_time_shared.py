"""A limited time is shared out, so that a first plan is made and not only centres searched."""
from __future__ import annotations

from dataclasses import replace

from care_areas.core.division import DivisionSettings, divide
from care_areas.core.division.watch import Watch
from care_areas.core.progress import SILENT
from division_worlds import grid_edges, grid_xy, problem, rng

LONG = DivisionSettings(effort=50.0, root_bound=False)


class Clock:
    """Each look at it costs a share of the time."""

    def __init__(self, looks: int) -> None:
        self.looks, self.seen = looks, 0

    def spent(self) -> float:
        self.seen += 1
        return self.seen / self.looks


def test_a_watch_is_over_at_its_share_of_the_time():
    clock = Clock(10)
    watch = Watch(SILENT, spent=clock.spent)
    early = watch.until(0.3)
    assert [early.over() for _ in range(4)] == [False, False, True, True]
    assert not watch.over()
    assert early.part(0.0, 0.5).over()


def test_a_plan_within_the_bounds_comes_out_of_little_time():
    place = grid_xy(14, 10)
    given = problem(place, grid_edges(14, 10), [1.0 + i % 3 for i in range(140)], 5, 5.0)
    clock = Clock(600)
    found = divide(given, replace(LONG, spent=clock.spent), rng())
    assert found.max_deviation_percent <= 5.0 + 1e-9
    assert clock.seen < 1200
