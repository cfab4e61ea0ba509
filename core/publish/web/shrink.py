"""Scripts and styles without what only people need: comments, spaces between signs, long names of local things.

A local name is made short only where nothing can go wrong: it is declared inside a function and nowhere in the script
stands where it could be a key, a shorthand, or part of a template; what follows a point is a property and stays. Line
ends stay where a script may need
them: after anything but an opening bracket, a comma or a semicolon.
"""
from __future__ import annotations

import re
from itertools import count
from typing import Dict, Iterator, List, NamedTuple, Set

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
_OPEN, _CLOSED = ("(", "{", "["), (")", "}", "]")
_KEPT = frozenset(re.findall(r"\w+", """
    abstract arguments async await break case catch class const continue debugger default delete do else enum
    eval export extends false finally for function get if implements import in instanceof interface let new null
    of package private protected public return set static super switch this throw true try typeof undefined var
    void while with yield Array Boolean CSS CareAreas Date Error Event Infinity Intl JSON L Map Math NaN Node
    Number Object Promise Proxy Reflect RegExp Set String Symbol URL URLSearchParams WeakMap addEventListener
    alert caches clearTimeout clients close confirm console crypto decodeURIComponent document
    encodeURIComponent event exports external fetch find focus frames globalThis history indexedDB isFinite
    isNaN length localStorage location matchMedia module name navigator open opener origin parent parseFloat
    parseInt performance postMessage print prompt queueMicrotask registration require requestAnimationFrame
    screen scroll self sessionStorage setTimeout status stop top trustedTypes window
"""))
"""Words of the language and names that a browser gives."""


class Token(NamedTuple):
    """gap : what stood before it: "", a space, or a line end; kind : string, word or sign"""

    gap: str
    text: str
    kind: str


def shrink_script(text: str) -> str:
    """A script that does the same and is shorter."""
    tokens = _tokens(text)
    short = _short_names(tokens)
    out: List[str] = []
    for i, token in enumerate(tokens):
        renamed = token.kind == "word" and not _is_property(tokens, i)
        piece = short.get(token.text, token.text) if renamed else token.text
        out += [_needed(out[-1] if out else "", token.gap, piece), piece]
    return "".join(out) + "\n"


def _tokens(text: str) -> List[Token]:
    tokens: List[Token] = []
    gap, at = "", 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        assert found is not None  # the last kind takes any sign
        piece, kind = found.group(), str(found.lastgroup)
        if piece == "/" and _may_be_regular(tokens):
            regular = _REGULAR.match(text, at)
            piece, kind = (regular.group(), "string") if regular else (piece, kind)
        at += len(piece)
        if kind == "comment":
            gap = gap or " "
        elif kind in ("end", "space"):
            gap = "\n" if kind == "end" or gap == "\n" else " "
        else:
            tokens.append(Token(gap, piece, kind))
            gap = ""
    return tokens


def _may_be_regular(tokens: List[Token]) -> bool:
    last = tokens[-1].text if tokens else "\n"
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


def _short_names(tokens: List[Token]) -> Dict[str, str]:
    """Long name -> short name, the most frequent ones the shortest."""
    words = [t.text for t in tokens if t.kind == "word"]
    unsafe = _unsafe(tokens)
    safe = [name for name in dict.fromkeys(_declared(tokens)) if name not in unsafe and len(name) > 1]
    taken = _KEPT | (set(words) - set(safe))
    fresh = (name for name in _names() if name not in taken)
    ordered = sorted(safe, key=lambda name: (-words.count(name), name))
    return dict(zip(ordered, fresh))


def _is_property(tokens: List[Token], i: int) -> bool:
    """Whether it stands after a single point; after three it is spread."""
    return i > 0 and tokens[i - 1].text == "." and not (i > 2 and tokens[i - 2].text == tokens[i - 3].text == ".")


def _names() -> Iterator[str]:
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    yield from letters
    for n in count():
        yield letters[n // len(letters) % len(letters)] + letters[n % len(letters)]


def _declared(tokens: List[Token]) -> Iterator[str]:
    """Names that are declared inside some bracket: not those that other scripts can see."""
    depth = 0
    for i, token in enumerate(tokens):
        depth += (token.text in _OPEN) - (token.text in _CLOSED)
        if depth and token.kind == "word":
            if token.text in ("const", "let", "var"):
                yield from _listed(tokens, i)
            elif tokens[i - 1].text == "function" or _is_parameter(tokens, i):
                yield token.text


def _listed(tokens: List[Token], i: int) -> Iterator[str]:
    """The plain names of the declaration that begins at `i`: const a = 1, b = f(c, d);"""
    depth = 0
    for j in range(i + 1, len(tokens)):
        token = tokens[j]
        depth += (token.text in _OPEN) - (token.text in _CLOSED)
        if depth < 0 or (depth == 0 and token.text == ";"):
            return
        if depth == 0 and token.kind == "word" and (j == i + 1 or tokens[j - 1].text == ","):
            yield token.text


def _is_parameter(tokens: List[Token], i: int) -> bool:
    """Whether it stands in a plain list of parameters: function (a, b), (a, b) =>, a =>."""
    if [t.text for t in tokens[i + 1:i + 3]] == ["=", ">"]:
        return True
    first, last = i, i
    while first > 0 and (tokens[first - 1].kind == "word" or tokens[first - 1].text == ","):
        first -= 1
    while last + 1 < len(tokens) and (tokens[last + 1].kind == "word" or tokens[last + 1].text == ","):
        last += 1
    ends = [t.text for t in tokens[last + 1:last + 4]]
    if first < 1 or tokens[first - 1].text != "(" or ends[:1] != [")"]:
        return False
    named = {t.text for t in tokens[max(0, first - 3):first - 1]}
    return ends[1:] == ["=", ">"] or "function" in named


def _unsafe(tokens: List[Token]) -> Set[str]:
    """Words that stand somewhere as a key, a shorthand or in a template, or that are not ours."""
    unsafe = set(_KEPT)
    open_brackets: List[str] = []
    for i, token in enumerate(tokens):
        before = tokens[i - 1].text if i else ""
        after = tokens[i + 1].text if i + 1 < len(tokens) else ""
        if token.text in _OPEN:
            open_brackets.append(token.text)
        elif token.text in _CLOSED:
            del open_brackets[-1:]
        elif token.text.startswith("`"):
            unsafe.update(re.findall(r"[\w$#]+", token.text))
        elif token.kind == "word":
            in_braces = open_brackets[-1:] == ["{"] and before in ("{", ",") and after in (",", "}", "=", "(")
            if after == ":" or in_braces or not re.match(r"[A-Za-z_$]", token.text):
                unsafe.add(token.text)
    return unsafe


def shrink_style(text: str) -> str:
    """A style sheet without comments, indents, empty lines and the spaces around its signs."""
    plain = re.sub(r"\s+", " ", _COMMENT.sub("", text))
    plain = re.sub(r" ?([{};,]) ?", r"\1", plain)
    return re.sub(r"(?<=[a-z]): (?=[^{}]*[;}])", ":", plain).replace(";}", "}").strip() + "\n"
