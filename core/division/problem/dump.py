"""A division problem as one file, and back: to replay a division that went wrong, with another seed or step by step.

The file holds the load of every unit, so it is as secret as the plan file.
"""
from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, BinaryIO, Dict

import numpy as np

from ...arrays import objects_of
from ...model import Adjacency
from .problem import DivisionProblem

FORMAT, VERSION = "care-areas-division", 1
_ADJACENCY = ("u", "v", "border_m", "is_link")
_PLAIN = ("areas", "tolerance_percent", "boundary_weight")


def write_problem(problem: DivisionProblem, file: BinaryIO) -> None:
    """Write all of the problem; costs that are made row by row are made here.

    Parameters
    ----------
    problem
        What is asked of the division.
    file
        An open binary file; the same problem gives the same bytes.
    """
    arrays: Dict[str, Any] = {f"adjacency_{name}": getattr(problem.adjacency, name) for name in _ADJACENCY}
    head = {"format": FORMAT, "version": VERSION, **{name: getattr(problem, name) for name in _PLAIN},
            "names": [str(name) for name in objects_of(problem.names)],
            "load_names": [str(name) for name in problem.load_names]}
    for field in fields(problem):
        value = getattr(problem, field.name)
        if field.name not in head and field.name != "adjacency" and value is not None:
            arrays[field.name] = problem.rows(np.arange(problem.n)) if field.name == "cost" else np.asarray(value)
    text = json.dumps(head, ensure_ascii=False).encode()
    np.savez(file, head=np.frombuffer(text, np.uint8), **arrays)


def read_problem(file: BinaryIO) -> DivisionProblem:
    """The problem that `write_problem` wrote.

    Raises
    ------
    ValueError
        For a file of another kind or of a later version.
    """
    with np.load(file, allow_pickle=False) as held:
        head = json.loads(bytes(held["head"]).decode()) if "head" in held else {}
        if head.get("format") != FORMAT or head.get("version", VERSION + 1) > VERSION:
            raise ValueError(f"not a division problem of version {VERSION} or earlier")
        names = np.empty(len(head["names"]), object)
        names[:] = head["names"]
        adjacency = Adjacency(len(names), *(held[f"adjacency_{name}"] for name in _ADJACENCY))
        given: Dict[str, Any] = {
            field.name: _plain(held[field.name]) for field in fields(DivisionProblem) if field.name in held}
    return DivisionProblem(
        adjacency=adjacency, names=names, load_names=tuple(head["load_names"]), areas=head["areas"],
        tolerance_percent=tuple(head["tolerance_percent"]), boundary_weight=head["boundary_weight"], **given)


def _plain(value: Any) -> Any:
    """An array, or the number that it holds when it has no axes."""
    return value if np.ndim(value) else float(value)
