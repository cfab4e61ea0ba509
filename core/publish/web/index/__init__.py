"""The search index of the public page."""
from __future__ import annotations

from .houses import distinct_rows, ground_shards, house_shards
from .keys import key_shards
from .records import Records, read_records, text_of
from .shards import front_coded, json_text
from .words import word_shards, words_before_numbers

__all__ = [
    "Records", "distinct_rows", "front_coded", "ground_shards", "house_shards", "json_text", "key_shards",
    "read_records", "text_of", "word_shards", "words_before_numbers",
]
