"""A PDF as Qt writes it, made the same for the same content, with its language and bookmarks.

Qt numbers the fonts of a file in the order of a hash table that is another one in each run, and writes the time. Here
the objects are numbered anew in the order in which the document leads to them (ISO 32000-1, 7.5), so that nothing of
that is left.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Dict, List, Sequence, Tuple

_CLOCK = re.compile(rb"(/CreationDate \(D:)[^)]*(\))")
_REFERENCE = re.compile(rb"(?<![0-9])([0-9]+) 0 R\b")
_SUBSET = re.compile(rb"/[A-Z]{6}\+")
_OBJECT = re.compile(rb"\s*([0-9]+) 0 obj\b(.*)\bendobj\s*\Z", re.DOTALL)
_STREAM = re.compile(rb"\bstream\r?\n")


@dataclass(frozen=True)
class Bookmark:
    """`page` counts from 0."""

    text: str
    page: int


def tidy_pdf(content: bytes, language: str = "", bookmarks: Sequence[Bookmark] = ()) -> bytes:
    """The same document; equal documents give equal bytes.

    language : of the text, for screen readers ("sv")

    Raises `ValueError` for what is no PDF with a plain table of objects.
    """
    objects, info, root = _objects(content)
    top = _catalog(objects[root], language)
    if bookmarks:
        first = max(objects) + 1
        objects.update(_outline(bookmarks, _pages(objects, root), first))
        top = top.replace(b">>", b"/Outlines %d 0 R\n>>" % first, 1)
    objects[root] = top
    order = _in_order(objects, [root, info])
    number = {old: new for new, old in enumerate(order, 1)}
    parts = [b"%PDF-1.4\n%\xc3\xa2\xc3\xa3\n"]
    places: List[int] = []
    for old in order:
        places.append(sum(map(len, parts[-1:])) + (places[-1] if places else 0))
        parts.append(b"%d 0 obj" % number[old] + _renumbered(objects[old], number) + b"endobj\n")
    body = b"".join(parts)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (body + b"xref\n0 %d\n0000000000 65535 f \n" % (len(order) + 1) + table
            + b"trailer\n<<\n/Size %d\n/Info %d 0 R\n/Root %d 0 R\n>>\nstartxref\n%d\n%%%%EOF\n" % (
                len(order) + 1, number[info], number[root], len(body)))


def _objects(content: bytes) -> Tuple[Dict[int, bytes], int, int]:
    """What stands between `obj` and `endobj` of each object, and the numbers of the information and the catalog."""
    start = re.search(rb"startxref\s+([0-9]+)\s+%%EOF\s*\Z", content)
    table = re.match(rb"xref\s+0 ([0-9]+)\s+", content[int(start.group(1)):]) if start else None
    if start is None or table is None:
        raise ValueError("no table of objects")
    at = int(start.group(1)) + table.end()
    lines = [content[at + 20 * i:at + 20 * (i + 1)] for i in range(int(table.group(1)))]
    places = sorted(int(line[:10]) for line in lines if line[17:18] == b"n")
    found: Dict[int, bytes] = {}
    for begin, end in zip(places, [*places[1:], int(start.group(1))]):
        one = _OBJECT.match(content[begin:end])
        if one is None:
            raise ValueError("an object is cut")
        found[int(one.group(1))] = one.group(2)
    trailer = content[at + 20 * len(lines):]
    info, root = (re.search(rb"/%s ([0-9]+) 0 R" % name, trailer) for name in (b"Info", b"Root"))
    if info is None or root is None:
        raise ValueError("no trailer")
    return found, int(info.group(1)), int(root.group(1))


def _head(body: bytes) -> Tuple[bytes, bytes]:
    """The dictionary of an object, and the stream that follows it, which is never looked into."""
    stream = _STREAM.search(body)
    return (body[:stream.start()], body[stream.start():]) if stream else (body, b"")


def _in_order(objects: Dict[int, bytes], first: Sequence[int]) -> List[int]:
    """The numbers of all objects that are reached, depth first."""
    order: Dict[int, None] = {}
    waiting = list(reversed(first))
    while waiting:
        number = waiting.pop()
        if number in order or number not in objects:
            continue
        order[number] = None
        waiting += reversed([int(found) for found in _REFERENCE.findall(_head(objects[number])[0])])
    return list(order)


def _renumbered(body: bytes, number: Dict[int, int]) -> bytes:
    head, stream = _head(body)
    head = _REFERENCE.sub(lambda found: b"%d 0 R" % number.get(int(found.group(1)), 0), head)
    head = _CLOCK.sub(rb"\g<1>19800101000000Z\g<2>", head)
    own = re.search(rb"/FontFile[23]? ([0-9]+) 0 R", head)
    return _SUBSET.sub(b"/" + _letters(int(own.group(1)) if own else 0) + b"+", head) + stream


def _letters(number: int) -> bytes:
    """Six letters that tell one font's selection of signs from another's."""
    return bytes(ord("A") + number // 26 ** place % 26 for place in range(6))


def _catalog(body: bytes, language: str) -> bytes:
    if not re.fullmatch(r"[A-Za-z-]*", language):
        raise ValueError(f"{language!r} is no language")
    more = b"/ViewerPreferences << /DisplayDocTitle true >>\n"
    more += b"/Lang (%s)\n" % language.encode() if language else b""
    return body.replace(b">>", more + b">>", 1)


def _pages(objects: Dict[int, bytes], root: int) -> List[int]:
    """The numbers of the pages, first to last."""
    return [number for number in _in_order(objects, [root]) if re.search(rb"/Type /Page\b", _head(objects[number])[0])]


def _outline(bookmarks: Sequence[Bookmark], pages: Sequence[int], first: int) -> Dict[int, bytes]:
    last = first + len(bookmarks)
    made = {first: b"\n<<\n/Type /Outlines\n/First %d 0 R\n/Last %d 0 R\n/Count %d\n>>\n" % (first + 1, last,
                                                                                         len(bookmarks))}
    for number, mark in enumerate(bookmarks, first + 1):
        title = b"<FEFF" + mark.text.encode("utf-16-be").hex().upper().encode() + b">"
        near = (b"/Prev %d 0 R\n" % (number - 1) if number > first + 1 else b"") + (
            b"/Next %d 0 R\n" % (number + 1) if number < last else b"")
        made[number] = (b"\n<<\n/Title %s\n/Parent %d 0 R\n%s/Dest [%d 0 R /Fit]\n>>\n" % (
            title, first, near, pages[mark.page]))
    return made
