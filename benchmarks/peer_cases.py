"""What is divided in the comparison with the peers: instance, number of areas, tolerance."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Tuple

import sample_instance
import synthetic
from peer_methods.problem import DISTANCE, INERTIA


@dataclass(frozen=True)
class Case:
    """One question that all methods get; `absent` says what to do where its instance is not at hand."""

    name: str
    areas: int
    tolerance_percent: float
    objective: str = INERTIA
    units: Optional[int] = None
    absent: str = "there is no bench beside the project"

    @property
    def title(self) -> str:
        """How the option --only and the table name it."""
        return f"{self.name}:{self.areas}" + (":distance" if self.objective == DISTANCE else "")

    def folder(self, bench: Path) -> Optional[Path]:
        """Where the instance is, made when it is one of ours; None when it is not to be had."""
        if self.units is not None:
            return synthetic.at_hand(self.units)
        if self.name == "sample":
            return sample_instance.at_hand()
        folder = bench / "instances" / self.name
        return folder if (folder / "nodes.csv").is_file() else None


CASES: Tuple[Case, ...] = (
    Case("tract-NE", 3, 0.5), Case("tract-OK", 5, 0.5), Case("tract-OK", 20, 5.0), Case("uk-London", 20, 10.0),
    Case("tract-OK", 20, 5.0, DISTANCE), Case("uk-London", 20, 10.0, DISTANCE),
    Case("tract-IN.linked", 9, 0.5), Case("tract-PA", 18, 0.5),
    Case("sample", 6, 5.0, absent="run `make demo` first"),
    Case("synthetic-10000", 100, 5.0, units=10_000))
