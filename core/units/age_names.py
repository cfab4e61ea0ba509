"""The names of age groups, and of the columns that hold them."""
from __future__ import annotations


def age_column(group: str) -> str:
    """Column of an age group: "65-69" -> `pop_65_69`, "80+" -> `pop_80w`, as SCB writes it."""
    return "pop_" + group.replace("-", "_").replace("+", "w")


def age_group(text: str) -> str:
    """The age group of a column without its `pop_`: the inverse of `age_column`."""
    return text.replace("_", "-").replace("w", "+")
