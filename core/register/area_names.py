"""What an area is called in public while nobody has named it: “Område 6”, in the language of the register."""
from __future__ import annotations

import re
from typing import Mapping

SWEDISH = "sv"
_WORDS: Mapping[str, str] = {SWEDISH: "Område", "en": "Area"}
"""Language -> the word; data for the public, whatever language the program runs in."""
LANGUAGES = tuple(_WORDS)
_OWN = re.compile(rf"(?:{'|'.join(_WORDS.values())}) ([1-9][0-9]*)")


def default_name(number: int, language: str = SWEDISH) -> str:
    """The name of area `number`."""
    return f"{_WORDS[language]} {number}"


def public_name(name: str, language: str = SWEDISH) -> str:
    """A name as it is; one that the program gave in any language, in that of the register."""
    own = _OWN.fullmatch(name)
    return default_name(int(own.group(1)), language) if own else name
