"""A limited time is shared out, so that a first plan is made and not only centres searched."""
from __future__ import annotations

from dataclasses import replace

from care_areas.core.division import DivisionSettings, divide
from care_areas.core.division.search import multistart
from care_areas.core.execution.stop_condition import StopCondition
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
    stop = StopCondition(SILENT, spent=clock.spent)
    early = stop.until(0.3)
    assert [early.over() for _ in range(4)] == [False, False, True, True]
    assert not stop.over()
    assert early.part(0.0, 0.5).over()


def test_a_plan_within_the_bounds_comes_out_of_little_time():
    place = grid_xy(14, 10)
    given = problem(place, grid_edges(14, 10), [1.0 + i % 3 for i in range(140)], 5, 5.0)
    clock = Clock(600)
    found = divide(given, replace(LONG, spent=clock.spent), rng())
    assert found.max_deviation_percent <= 5.0 + 1e-9
    assert clock.seen < 1200


class Hands:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def spent(self) -> float:
        return self.now


def test_what_is_left_is_divided_and_counted_anew():
    clock = Hands()
    whole = StopCondition(SILENT, spent=clock.spent).until(0.875)
    clock.now = 0.25
    first = whole.first(1 / 5)
    assert (first.spent(), first.over()) == (0.0, False)
    clock.now = 0.3125
    assert first.spent() == 0.5
    assert not first.over() and first.until(0.5).over()
    clock.now = 0.375
    assert first.over() and not whole.over()
    clock.now = 0.9
    assert whole.first(1 / 2).over()


def test_where_no_time_is_limited_no_part_of_it_ends():
    part = StopCondition(SILENT).first(1 / 4)
    assert not part.over() and part.spent() == 0.0


def test_the_last_search_of_a_round_counts_its_time_anew_too(monkeypatch):
    """It begins where the one before ended: its first stage must not be over by then."""
    clock, begun = Hands(), []

    class Recorded(multistart.Solver):
        def run(self):
            begun.append(self.stop.until(0.3).over())
            found = super().run()
            clock.now = 0.45
            return found

    monkeypatch.setattr(multistart, "Solver", Recorded)
    given = problem(grid_xy(6, 5), grid_edges(6, 5), [1.0 + i % 3 for i in range(30)], 3, 20.0)
    divide(given, DivisionSettings(searches=2, effort=1.0, plans=1, neighbourhoods=1, tabu_moves=20, root_bound=False,
                                   spent=clock.spent), rng())
    assert begun == [False, False]


def test_centres_of_a_sample_leave_time_to_refine_them(monkeypatch):
    """The search among a sample has far more to do than the time allows; its sets are then looked at on all units."""
    clock, begun = Clock(600), []

    class Recorded(multistart.Solver):
        def _refined(self, sets):
            before = self.stop.over()
            better = super()._refined(sets)
            begun.append((before, better is not sets))
            return better

    monkeypatch.setattr(multistart, "Solver", Recorded)
    given = problem(grid_xy(14, 10), grid_edges(14, 10), [1.0 + i % 3 for i in range(140)], 5, 10.0)
    divide(given, replace(LONG, candidates=30, spent=clock.spent), rng())
    assert begun and begun[0] == (False, True)
