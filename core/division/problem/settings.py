"""How much work the division may do: counts, never seconds, so that a run can be repeated anywhere."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from ...execution import SERIAL, Workers, untimed


@dataclass(frozen=True)
class DivisionSettings:
    """Iteration budgets. The defaults suit one to two thousand units and take about half a minute.

    effort : multiplies the numbers of searches, plans and neighbourhoods; 1 is the default
    spent : the caller's clock: the share of the time allowed that is used. The time is shared out so that a first plan
        is made early; at 1 the run winds up with the best plan so far. A run that is cut short this way depends on the
        machine's speed. The bound is computed after it, within its own budget
    candidates, columns : largest size of the centre search; larger problems are searched on a load-weighted sample and
        the best centre sets are refined on all units
    plans : centre sets that are turned into plans after each search, best first
    tabu_moves : length of one tabu walk
    neighbourhoods : re-divisions of two to four neighbouring areas after each search
    searches : independent starts
    tie_break : share of the straight-line way added to road times when a plan is read off the prices
    exact : whether the best plan's neighbouring areas are divided exactly by HiGHS where borders cost nothing. Its
        programmes end after a number of nodes, so the same areas come out with the same scipy only
    workers : who does independent pieces of work, one or several at a time; the result is the same
    root_bound : whether to compute a lower bound over all possible centres
    bound_nodes : of its branching, 0 for none
    proof_states : partial areas that may be looked at to prove that no division exists, after a search in vain
    listed_states : partial areas that may be looked at to list the areas of a better plan of few lumpy units
    stop_gap_percent : the search ends before its budget with a plan that is proven to cost at most so much more than
        any other could, or near that where another round gained nothing to speak of; 0: all of the work is done. Time
        that is allowed is used up: more of it never gives a worse plan unless this is 0
    first_plan : stop at the first plan that keeps all rules: to know whether there is one, not how good one can be
    """

    effort: float = 1.0
    spent: Callable[[], float] = untimed
    candidates: int = 4000
    columns: int = 1200
    plans: int = 8
    tabu_moves: int = 2000
    neighbourhoods: int = 16
    searches: int = 2
    tie_break: float = 0.03
    workers: Workers = SERIAL
    root_bound: bool = True
    bound_nodes: int = 30
    proof_states: int = 16_000_000
    listed_states: int = 45_000_000
    exact: bool = False
    first_plan: bool = False
    stop_gap_percent: float = 0.0

    @property
    def timed(self) -> bool:
        """Whether there is a limit of time."""
        return self.spent is not untimed

    def __post_init__(self) -> None:
        if not 0 < self.effort <= 1e6:
            raise ValueError("effort must be above 0")
        for name in ("candidates", "columns", "plans", "tabu_moves", "neighbourhoods", "searches"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be at least 1")
        if self.bound_nodes < 0:
            raise ValueError("bound_nodes must be 0 or more")
        if not 0 <= self.stop_gap_percent < 100:
            raise ValueError("stop_gap_percent must be between 0 and 100")
        if not 0 <= self.tie_break <= 1:
            raise ValueError("tie_break must be between 0 and 1")
