"""Reading a JSON object key by key: every wrong, missing and unknown key is collected with its path and a remedy."""
from __future__ import annotations

import difflib
import json
import math
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Set, Tuple, TypeVar

from ...errors import KeyProblem, Problem
from ...messages import Message, msg
from ...sources.reading import has_control_character

T = TypeVar("T")
_MOST = 1e15
"""No hours, minutes or percent come near it; sums of larger numbers would lose their units."""


class JsonObject:
    """One object of a JSON file and the list of problems that all objects of the file share.

    Each method reads one key and answers its value, or `default` where it is absent or wrong; a wrong one is noted.
    `finish` notes the keys that no one asked for.
    """

    def __init__(self, values: Mapping[str, Any], file: str, path: str, problems: List[Problem],
                 is_there: bool = True) -> None:
        self._values, self._file, self._path, self._problems = values, file, path, problems
        self._is_there = is_there
        self._known: Set[str] = set()

    def keys(self) -> Tuple[str, ...]:
        """The keys of the object, in file order."""
        return tuple(self._values)

    def has(self, key: str) -> bool:
        """Whether the key is there, even if empty."""
        self._known.add(key)
        return key in self._values

    def path(self, key: str) -> str:
        """How a message names the key: `division.areas`."""
        return f"{self._path}.{key}" if self._path else key

    def wrong(self, key: str, what: Message, remedy: Message) -> None:
        """Note a problem of the key."""
        self._problems.append(KeyProblem(self._file, self.path(key), what, remedy))

    def text(self, key: str, default: str = "", required: bool = False) -> str:
        """A text; an empty one counts as absent."""
        value: str = self._get(key, lambda v: isinstance(v, str), msg("Write a text in quotation marks."), default,
                               required)
        if has_control_character(value):
            self.wrong(key, msg("The text holds a control character."), msg("Write it anew."))
        if required and not value.strip() and isinstance(self._values.get(key), str):
            self.wrong(key, msg("The text is empty."), msg("Write it."))
        return value

    def choice(self, key: str, choices: Sequence[str], default: str) -> str:
        """One of several texts."""
        value: str = self._get(key, lambda v: v in choices, msg("Write one of: {choices}.", choices=", ".join(choices)),
                               default)
        return value

    def yes_no(self, key: str, default: bool) -> bool:
        """True or false."""
        return bool(self._get(key, lambda v: isinstance(v, bool), msg("Write true or false."), default))

    def number(self, key: str, low: float, high: float, default: T, required: bool = False) -> float | T:
        """A number from `low` to `high`."""
        value = self._get(key, lambda v: _is_number(v) and low <= v <= high, _between(low, high), default, required)
        return float(value) if _is_number(value) else value

    def whole(self, key: str, low: int, high: int, default: T, required: bool = False) -> int | T:
        """A whole number from `low` to `high`."""
        value: int | T = self._get(key, lambda v: _is_whole(v) and low <= v <= high,
                                   msg("Write a whole number from {low} to {high}.", low=low, high=high), default,
                                   required)
        return value

    def texts(self, key: str, default: Tuple[str, ...]) -> Tuple[str, ...]:
        """A list of texts, none twice."""
        value = self._get(key, lambda v: _is_list_of_texts(v) and len(set(v)) == len(v),
                          msg("Write a list of texts, none twice: [\"…\", \"…\"]."), list(default))
        return tuple(value)

    def numbers(self, key: str, low: float, high: float) -> Dict[str, float]:
        """An object of numbers by name; empty when absent."""
        part = self.part(key)
        read = {name: part.number(name, low, high, math.nan) for name in part.keys()}  # noqa: SIM118 (no mapping)
        return {name: value for name, value in read.items() if not math.isnan(value)}

    def numbers_list(self, key: str, count: int) -> List[float]:
        """A list of so many numbers; empty when absent or wrong."""
        value = self._get(key, lambda v: isinstance(v, list) and len(v) == count and all(
            _is_number(item) and math.isfinite(item) for item in v), msg("Write {count} numbers: [ …, … ].",
                                                                         count=count), [])
        return [float(item) for item in value]

    def holds_list(self, key: str) -> bool:
        """Whether there is a list under the key."""
        return isinstance(self._values.get(key), list)

    def parts(self, key: str) -> List[JsonObject]:
        """The objects in the list under the key; none when it is absent or wrong."""
        value = self._get(key, lambda v: isinstance(v, list) and all(isinstance(item, dict) for item in v),
                          msg("Write a list of objects: {brackets}.", brackets="[{ … }, { … }]"), [])
        return [JsonObject(item, self._file, f"{self.path(key)}[{number}]", self._problems)
                for number, item in enumerate(value)]

    def part(self, key: str, required: bool = False) -> JsonObject:
        """The object under the key; an empty one, of which nothing is required, when it is absent or wrong."""
        is_there = isinstance(self._values.get(key), dict)
        value = self._get(key, lambda v: isinstance(v, dict), msg("Write an object: {braces}.", braces="{ … }"), {},
                          required)
        return JsonObject(value, self._file, self.path(key), self._problems, is_there)

    def finish(self) -> None:
        """Note every key that was not asked for: most likely a misspelling that would silently do nothing."""
        for key in self._values:
            if key in self._known:
                continue
            close = difflib.get_close_matches(key, sorted(self._known), 1)
            remedy = (msg("Did you mean {key}?", key=close[0]) if close
                      else msg("Remove it; known here are: {keys}.", keys=", ".join(sorted(self._known))))
            self.wrong(key, msg("The key is not known."), remedy)

    def _get(self, key: str, good: Callable[[Any], bool], remedy: Message, default: Any,
             required: bool = False) -> Any:
        self._known.add(key)
        if key not in self._values:
            if required and self._is_there:
                self.wrong(key, msg("The key is missing."), remedy)
            return default
        value = self._values[key]
        if good(value):
            return value
        self.wrong(key, msg("The value {value} cannot be used.", value=_shown(value)), remedy)
        return default


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"


def _between(low: float, high: float) -> Message:
    if math.isinf(high):
        return msg("Write a number of at least {low:g}.", low=low)
    return msg("Write a number from {low:g} to {high:g}.", low=low, high=high)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _MOST


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def optional_text(part: JsonObject, key: str) -> Optional[str]:
    """A text or None."""
    return part.text(key) or None
