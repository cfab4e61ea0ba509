"""Texts that the core has for a person, kept apart from their language.

A message is an English template with named places and the values for them. The bridge looks the template up in the
Swedish catalogue before the values go in, so `core` needs no Qt and no sentence is glued together from pieces.
Every literal given to `msg` is collected by `scripts/update_texts.py`.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Mapping

Translate = Callable[[str], str]


@dataclass(frozen=True)
class Message:
    """An English template (`str.format` places) and its values; `str(message)` is the English text."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, translate: Translate = lambda template: template) -> str:
        """Return the text in the language of `translate`, which maps a template to its translation.

        A value that is itself a message is translated too.
        """
        values = {k: v.text(translate) if isinstance(v, Message) else v for k, v in self.values.items()}
        return translate(self.template).format(**values)

    def __str__(self) -> str:
        return self.text()


@dataclass(frozen=True)
class Warned(Message):
    """A message that somebody should look at before the result is used; it stands out in the log."""


def msg(template: str, **values: object) -> Message:
    """Make a message; `template` must be a literal, so that it can be collected for translation."""
    return Message(template, values)
