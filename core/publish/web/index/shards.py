"""Lists of JSON texts cut into files of bounded size, and the directory of a sorted one."""
from __future__ import annotations

import json
from typing import Any, Iterable, List, Sequence, Tuple

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
SMALL_BYTES, LARGE_BYTES = 2000, 6000
MANY_ADDRESSES = 100_000
"""From here on shards grow, with the square root of the number of addresses."""

def json_text(value: Any) -> str:
    """JSON as short as it can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def size(text: str) -> int:
    """Bytes in UTF-8."""
    return len(text) if text.isascii() else len(text.encode())


def packed(sizes: Iterable[int], limit: int) -> List[int]:
    """Where each shard begins when things of these sizes (with a comma each) are put into shards of at most `limit`
    bytes in order; a thing that is larger has a shard of its own.
    """
    starts: List[int] = []
    room = 0
    for i, own in enumerate(sizes):
        if not starts or own + 1 > room:
            starts.append(i)
            room = limit - 2
        room -= own + 1
    return starts


def list_file(texts: Sequence[str]) -> bytes:
    """JSON texts as one JSON list."""
    return ("[" + ",".join(texts) + "]").encode()


def in_code_units(key: str) -> bytes:
    """Sorts as JavaScript compares texts."""
    return key.encode("utf-16-be", "surrogatepass")


def directory(keys: Sequence[str], starts: Sequence[int]) -> List[str]:
    """For the shards that begin at `starts` of the sorted `keys` a text each, as short as can be: every key of a shard
    is before the text of the next one. Where a key goes on from shard to shard it is followed by a space.
    """
    found: List[str] = []
    for start in starts:
        if start == 0:
            found.append("")
        elif keys[start - 1] == keys[start]:
            found.append(keys[start] + " ")
        else:
            found.append(keys[start][:_common(keys[start - 1], keys[start]) + 1])
    return found


def front_coded(texts: Sequence[str]) -> str:
    """Sorted texts without commas as one text: each as the number of letters that it shares with the one before (one
    digit of base 36) and the rest (front coding). Letters that JavaScript counts as two are never among those shared.
    """
    out: List[str] = []
    for before, text in zip(["", *texts], texts):
        counted_as_one = next((i for i, letter in enumerate(text) if ord(letter) > 0xFFFF), len(text))
        shared = min(_common(before, text), counted_as_one, len(DIGITS) - 1)
        out.append(DIGITS[shared] + text[shared:])
    return ",".join(out)


def shard_bytes(addresses: int) -> int:
    """Most bytes of a shard: with more addresses they are larger, as the page holds the directory of all of them."""
    return min(int(SMALL_BYTES * max(1.0, (addresses / MANY_ADDRESSES) ** 0.5)), LARGE_BYTES)


def _common(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    return next((i for i in range(shorter) if one[i] != other[i]), shorter)


def cut(pairs: Sequence[Tuple[str, str]], limit: int) -> Tuple[List[str], List[bytes]]:
    """Directory and files of (key, JSON text) pairs in any order; entries that follow each other twice stay once."""
    ordered = sorted(set(pairs), key=lambda pair: (in_code_units(pair[0]), pair[1]))
    starts = packed((size(text) for _, text in ordered), limit)
    ends = [*starts[1:], len(ordered)]
    files = [list_file(list(dict.fromkeys(text for _, text in ordered[a:b]))) for a, b in zip(starts, ends)]
    return directory([key for key, _ in ordered], starts), files
