"""Addresses: their source, their labels, and when two are written alike."""
from __future__ import annotations

from .addresses import AddressFields, examine_addresses, read_addresses
from .alike import written_alike
from .folding import compact, fold, written
from .label import split_address, split_street

__all__ = [
    "AddressFields", "compact", "examine_addresses", "fold", "read_addresses", "split_address", "split_street",
    "written", "written_alike",
]
