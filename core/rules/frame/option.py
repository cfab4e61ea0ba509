"""What a planner sets for a rule: its key in a plan description, its Processing parameter, its range and its words.

An option knows no file and no widget. Whoever reads a description, declares a Processing parameter or draws a form asks
the option's class what it holds, and takes key, range, default and words from it.
"""
from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Generic, Mapping, Optional, TypeVar

from ...messages import Message
from .text import named_numbers, numbered

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Option(Generic[T]):
    """One thing to set.

    key : in the plan description, under `division`; label, help : as a form shows them, the help with `{example}` where
    there is one; default : what holds where nothing is set; parameter : the name of the Processing parameter, empty:
    the key in capitals
    """

    key: str
    label: Message
    help: Message
    default: T
    parameter: str = ""

    @property
    def parameter_name(self) -> str:
        """The name of the Processing parameter."""
        return self.parameter or self.key.upper()

    @property
    def help_message(self) -> Message:
        """The help with its example."""
        return self.help


@dataclass(frozen=True, eq=False)
class Real(Option[float]):
    """A number from `low` to `high` that always holds."""

    low: float = 0.0
    high: float = math.inf


@dataclass(frozen=True, eq=False)
class RealOrNone(Option[Optional[float]]):
    """A number from `low` to `high`, or none."""

    low: float = 0.0
    high: float = math.inf


@dataclass(frozen=True, eq=False)
class WholeOrNone(Option[Optional[int]]):
    """A whole number from `low` to `high`, or none."""

    low: int = 1
    high: int = 1000


@dataclass(frozen=True, eq=False)
class NumbersByName(Option[Mapping[str, float]]):
    """Numbers by name, each from `low` to `high`; as a text such as `example`."""

    low: float = 0.0
    high: float = math.inf
    example: str = ""

    @property
    def help_message(self) -> Message:
        """The help with its example."""
        return replace(self.help, values={"example": self.example})

    def parse(self, text: str) -> Mapping[str, float]:
        """The numbers of such a text. Raises an error that names the parameter."""
        return named_numbers(self.parameter_name, text, self.example, self.low, self.high)


@dataclass(frozen=True, eq=False)
class NumbersByArea(Option[Mapping[int, float]]):
    """Numbers from `low` to `high` by area number; as a text such as `example`."""

    low: float = 0.001
    high: float = 1000.0
    example: str = ""

    @property
    def help_message(self) -> Message:
        """The help with its example."""
        return replace(self.help, values={"example": self.example})

    def parse(self, text: str) -> Mapping[int, float]:
        """The numbers of such a text. Raises an error that names the parameter."""
        return numbered(self.parameter_name, text, self.example, self.low, self.high)


@dataclass(frozen=True, eq=False)
class Column(Option[str]):
    """A column of the layer of units, empty for none."""


@dataclass(frozen=True, eq=False)
class Switch(Option[Optional[bool]]):
    """Yes or no; None: the roads decide."""


@dataclass(frozen=True, eq=False)
class Polygons(Option[None]):
    """A layer of polygons, which is an input of its own in a plan description, of the role `key`."""
