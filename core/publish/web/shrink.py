"""Scripts and styles without what only people need: comments, and spaces between signs.

Nothing is renamed, so that the text means what it meant and can still be read. Line ends stay where a script may need
them: after anything but an opening bracket, a comma or a semicolon.
"""
from __future__ import annotations

import re
from typing import List

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_TOKEN = re.compile(r"""
    (?P<comment> //[^\n]* | /\*.*?\*/ )
  | (?P<string> "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | `(?:\\.|[^`\\])*` )
  | (?P<word> [\w$#]+ )
  | (?P<end> \s*\n\s* )
  | (?P<space> [^\S\n]+ )
  | (?P<sign> . )
""", re.X | re.S)
_REGULAR = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*")
_BEFORE_REGULAR = set("(,=:[!&|?{};+-*%<>~^\n")
_WORDS_BEFORE_REGULAR = {"return", "typeof", "case", "in", "of", "delete", "void", "throw", "new"}
_NEEDS_NO_END = set("{([,;")


def shrink_script(text: str) -> str:
    """A script without comments, indents, empty lines and spaces that separate nothing."""
    out: List[str] = []
    gap = ""
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        assert found is not None  # the last kind takes any sign
        piece, kind = found.group(), found.lastgroup
        if piece.startswith("/") and kind == "sign" and _may_be_regular(out):
            regular = _REGULAR.match(text, at)
            piece, kind = (regular.group(), "string") if regular else (piece, kind)
        at += len(piece)
        if kind == "comment":
            gap = gap or " "
        elif kind in ("end", "space"):
            gap = "\n" if kind == "end" or gap == "\n" else " "
        else:
            out += [_needed(out[-1] if out else "", gap, piece), piece]
            gap = ""
    return "".join(out) + "\n"


def _may_be_regular(out: List[str]) -> bool:
    last = next((piece for piece in reversed(out) if piece), "\n")
    return last[-1] in _BEFORE_REGULAR or last in _WORDS_BEFORE_REGULAR


def _needed(before: str, gap: str, after: str) -> str:
    """What of a gap must stay between two pieces."""
    if not gap or not before:
        return ""
    if gap == "\n":
        return "" if before[-1] in _NEEDS_NO_END else "\n"
    joined = before[-1] + after[0]
    words = all(c.isalnum() or c in "_$#" for c in joined)
    return " " if words or joined in ("++", "--", "//", "/*") or before[-1] == "/" else ""


def shrink_style(text: str) -> str:
    """A style sheet without comments, indents, empty lines and the spaces around its brackets and semicolons."""
    plain = re.sub(r"\s+", " ", _COMMENT.sub("", text))
    return re.sub(r" ?([{};,]) ?", r"\1", plain).strip() + "\n"
