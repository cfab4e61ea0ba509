"""What a rule is: read from what a planner asks, put into the division's problem, and held against any plan."""
from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Optional, Sequence, Tuple

from ...errors import Problem
from ...messages import Message, msg
from .option import Option
from .plan import MeasuredPlan
from .request import RuleRequest
from .terms import LoadNumber, ProblemTerms

if TYPE_CHECKING:
    from ..ground import Ground

BALANCE, PLACES, KEPT, TRAVEL, WORKLOAD, SHAPE = "balance", "places", "kept", "travel", "workload", "shape"
TOPICS: Sequence[Tuple[str, Message]] = (
    (BALANCE, msg("Balance")), (PLACES, msg("Bases and sheltered housing")), (KEPT, msg("Units that are kept")),
    (TRAVEL, msg("Longest travel")), (WORKLOAD, msg("Care and travel hours")), (SHAPE, msg("Shape of the areas")))
"""What the rules are about, in the order in which forms show them."""


class Rule(ABC):
    """One thing that a planner can ask of every plan: a subclass in a file of its own, listed in `RULES`.

    topic : what it is about; options : what a planner sets for it. An instance is what was asked, for the units of one
    plan. A rule overrides what it has to say.
    """

    topic: ClassVar[str]
    options: ClassVar[Tuple[Option[Any], ...]]

    @classmethod
    @abstractmethod
    def read(cls, asked: RuleRequest, ground: Ground) -> Optional[Rule]:
        """The rule as it was asked for, None where it was not; what cannot be meant is left in `ground.problems`."""

    @abstractmethod
    def constrain(self, terms: ProblemTerms) -> None:
        """Put into the terms of the division's problem what keeps the rule. Raises `InputError` where a layer that it
        needs is missing.
        """

    def broken(self, plan: MeasuredPlan) -> Sequence[Problem]:
        """Where a plan breaks the rule, each with its place and what to do."""
        return ()

    def held_loads(self) -> Sequence[LoadNumber]:
        """The loads of which the report of any plan shows what each area has."""
        return ()
