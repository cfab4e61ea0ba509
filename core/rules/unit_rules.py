"""The list of rules, and what a planner asks of the areas read against the units of a plan."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, List, Optional, Sequence, Tuple, Type, TypeVar

from ..errors import InputError, Problem
from ..model import Floats, Ints, Table, Units
from .bases import Bases
from .borders_to_follow import BordersToFollow
from .compactness import Compactness
from .frame import LoadNumber, MeasuredPlan, Option, ProblemTerms, Rule, RuleRequest
from .groups import Groups
from .least_loads import LeastLoads
from .load_tolerances import LoadTolerances
from .locks import Locks
from .longest_travel import LongestTravel
from .most_loads import MostLoads
from .shares import Shares
from .sheltered_housing import ShelteredHousing
from .tolerance import Tolerance
from .workload import Workload

if TYPE_CHECKING:
    from ..workload import TravelModel

RULES: Tuple[Type[Rule], ...] = (Tolerance, LoadTolerances, LeastLoads, MostLoads, Shares, Bases, ShelteredHousing,
                                 Locks, Groups, LongestTravel, Workload, Compactness, BordersToFollow)
"""Every rule, in the order in which forms and reports show them. The keys of a plan description, the Processing
parameters, what is measured and `docs/rules.md` follow from this list."""

R = TypeVar("R", bound=Rule)


def options_of(topics: Sequence[str]) -> List[Option[Any]]:
    """The options of the rules on these topics, in the order of the list."""
    return [option for rule in RULES if rule.topic in topics for option in rule.options]


def rule_request(areas: int, travel_model: Optional[TravelModel] = None, **values: Any) -> RuleRequest:
    """A request by keys of options. Raises ValueError for a key that no rule has."""
    known = {option.key for rule in RULES for option in rule.options}
    if not known.issuperset(values):
        raise ValueError(f"no rule has the options {sorted(set(values) - known)}")
    return RuleRequest(areas, values, travel_model)


def unit_rules(asked: RuleRequest, units: Units, table: Optional[Table] = None, built_up: Optional[Table] = None,
               clients: Optional[Floats] = None) -> UnitRules:
    """The rules for these units. Raises `InputError` with every rule that cannot be meant.

    table : the layer that ready units were read from, None for units that were built; built_up : polygons of built-up
    areas; clients : (n,) number of clients in each unit, where known
    """
    from ..sources.reading import each_once  # these need shapely, which may be missing where parameters are declared
    from .ground import Ground

    ground = Ground(units, asked.areas, table, built_up, clients)
    found: List[Rule] = []
    for rule in RULES:
        try:
            read = rule.read(asked, ground)
        except InputError as error:
            ground.problems.extend(error.problems)
            continue
        if read is not None:
            found.append(read)
    if ground.problems:
        raise InputError(each_once(ground.problems))
    return UnitRules(asked.areas, tuple(found))


@dataclass(frozen=True)
class UnitRules:
    """What is asked of the areas of one plan: their number, and the rules that were asked for."""

    areas: int
    rules: Tuple[Rule, ...] = ()

    def find(self, kind: Type[R]) -> Optional[R]:
        """The rule of this kind, None where it was not asked for."""
        return next((rule for rule in self.rules if isinstance(rule, kind)), None)

    def having(self, rule: Rule) -> UnitRules:
        """The same rules with another of this kind."""
        return replace(self, rules=tuple(rule if type(each) is type(rule) else each for each in self.rules))

    def constrain(self, terms: ProblemTerms) -> ProblemTerms:
        """`terms` with what every rule puts in."""
        for rule in self.rules:
            rule.constrain(terms)
        return terms

    def broken(self, plan: MeasuredPlan) -> List[Problem]:
        """Where a plan breaks the rules."""
        return [found for rule in self.rules for found in rule.broken(plan)]

    def held_loads(self) -> Tuple[LoadNumber, ...]:
        """The loads that rules hold beside the care hours, each once, by name."""
        by_name = {load.name: load for rule in self.rules for load in rule.held_loads()}
        return tuple(by_name[name] for name in sorted(by_name))

    @property
    def tolerance_percent(self) -> float:
        """How far an area may be from its part of what is balanced."""
        rule = self.find(Tolerance)
        return Tolerance.options[0].default if rule is None else rule.percent

    @property
    def share(self) -> Optional[Floats]:
        """(K,) the part of every load that area 1 … K shall have; None: all the same."""
        rule = self.find(Shares)
        return None if rule is None else rule.share

    @property
    def fixed_area(self) -> Optional[Ints]:
        """(n,) 0 free, 1 … K: the unit must be in that area; None: all free."""
        rule = self.find(Locks)
        return None if rule is None else rule.fixed_area

    @property
    def balances_travel(self) -> bool:
        """Whether care and travel hours together are balanced."""
        rule = self.find(Workload)
        return rule is not None and rule.counts_travel

    @property
    def travel_model(self) -> TravelModel:
        """How staff travel."""
        from ..workload import TravelModel

        rule = self.find(Workload)
        return TravelModel() if rule is None else rule.model

    @property
    def centre_is_base(self) -> bool:
        """Whether each area is served from its only base."""
        rule = self.find(Bases)
        return rule is not None and rule.is_centre

    @property
    def travel_limit_weight(self) -> float:
        """0: the longest travel is a rule; above: what each minute beyond it costs."""
        rule = self.find(LongestTravel)
        return 0.0 if rule is None else rule.weight

    def limits(self, units: Units) -> Optional[Floats]:
        """(n,) how many minutes from the centre each unit may be, inf for units without load; None without a limit."""
        rule = self.find(LongestTravel)
        return None if rule is None else rule.limits(units)
