"""Everything that can stop a run, as named errors whose message tells the planner what to do.

One sentence: which layer, which feature, what is wrong, what to do. `algorithms/` turns them to Processing errors.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional, Sequence, Tuple, TypeVar

from .messages import Message, Warned, msg

if TYPE_CHECKING:
    from .model import Ints, Table

Value = TypeVar("Value")


class CareAreasError(Exception):
    """Base of all expected errors. `message` can be translated; `str(error)` is English."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True)
class Problem:
    """One finding of an input check: where (layer, feature, place), what is wrong and what to do about it."""

    layer: str
    feature: str
    what: Message
    remedy: Message
    is_error: bool = True
    xy: Optional[Tuple[float, float]] = None

    def message(self) -> Message:
        """The finding as a sentence pair: layer, feature, what is wrong, what to do; `Warned` where it is no error."""
        said = self._sentences()
        return said if self.is_error else Warned(said.template, said.values)

    def _sentences(self) -> Message:
        if not self.feature:
            return msg("Layer {layer}: {what} {remedy}", layer=self.layer, what=self.what, remedy=self.remedy)
        return msg("Layer {layer}, feature {feature}: {what} {remedy}", layer=self.layer, feature=self.feature,
                   what=self.what, remedy=self.remedy)


@dataclass(frozen=True)
class KeyProblem(Problem):
    """A finding of a file of settings, such as a plan description: `layer` is the file or its name, `feature` the
    key.
    """

    def _sentences(self) -> Message:
        if not self.feature:
            return msg("{file}: {what} {remedy}", file=self.layer, what=self.what, remedy=self.remedy)
        return msg("{file}, key {key}: {what} {remedy}", file=self.layer, key=self.feature, what=self.what,
                   remedy=self.remedy)


class InputError(CareAreasError):
    """The input cannot be used. `problems` holds all findings, `message` the first and how many more there are."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        first = problems[0].message()
        if len(problems) == 1:
            super().__init__(first)
        else:
            super().__init__(msg("{first} (and {more} more problems: see the log)",
                                 first=first, more=len(problems) - 1))
        self.problems = tuple(problems)


class DivisionRefused(CareAreasError):
    """No plan that keeps all rules was found or can exist.

    `proven` is True when none can exist. `best_deviation_percent` is the smallest largest deviation of any connected
    plan that was reached, or None when none was; `best_area` is that plan, (n,) 1…K, and `best_plan` the same as a
    layer of units, where whoever divides knows their shapes. `relaxations` are changes with which a division was found,
    as parts of a sentence. `unit` is the id of the unit that the longest way stops, "" where another rule does.
    """

    def __init__(self, message: Message, best_deviation_percent: Optional[float] = None, proven: bool = False,
                 best_area: Optional[Ints] = None, relaxations: Sequence[Message] = (), unit: str = "") -> None:
        super().__init__(message)
        self.best_deviation_percent = best_deviation_percent
        self.proven = proven
        self.best_area = best_area
        self.relaxations = tuple(relaxations)
        self.unit = unit
        self.best_plan: Optional[Table] = None

    def saying(self, message: Message, relaxations: Sequence[Message] = ()) -> DivisionRefused:
        """The same refusal in other words, with further changes that would do."""
        other = DivisionRefused(message, self.best_deviation_percent, self.proven, self.best_area,
                                (*self.relaxations, *relaxations), self.unit)
        other.best_plan = self.best_plan
        return other


class AssignmentRefused(CareAreasError):
    """No assignment of providers keeps all limits; `conflicts` names the limits that cannot hold together."""

    def __init__(self, message: Message, conflicts: Sequence[Message] = ()) -> None:
        super().__init__(message)
        self.conflicts = tuple(conflicts)


class FileError(CareAreasError):
    """A file cannot be read or written. What was there before is untouched."""


class Cancelled(CareAreasError):
    """The user stopped the run."""

    def __init__(self) -> None:
        super().__init__(msg("Stopped by the user; nothing was written."))


def problem(layer: str, feature: object, what: Message, remedy: Message, is_error: bool = True,
            xy: Optional[Tuple[float, float]] = None) -> Problem:
    """Make a `Problem`; `feature` may be any identifier, "" for the layer as a whole."""
    return Problem(layer, str(feature), what, remedy, is_error, xy)


def refuse(layer: str, feature: object, what: Message, remedy: Message) -> InputError:
    """An `InputError` with a single problem, to be raised by the caller."""
    return InputError([problem(layer, feature, what, remedy)])


def refuse_key(file: str, key: str, what: Message, remedy: Message) -> InputError:
    """An `InputError` with a single problem of a file of settings (`key` "": of the whole file), to be raised by the
    caller.
    """
    return InputError([KeyProblem(file, key, what, remedy)])


def certain(value: Optional[Value]) -> Value:
    """`value` where the code has seen to it that there is one; ValueError where it has not, which no input causes."""
    if value is None:
        raise ValueError("a value that the program has made sure of is not there")
    return value
