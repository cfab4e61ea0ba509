"""spopt's regionalisation on the coordinates of the units, the methods that take a number of areas or a least load.

Their objective is likeness within regions (here: nearness); balance is asked of none of them but MaxP, which bounds
the load from below and chooses the number of areas itself.
"""
from __future__ import annotations

import random
from typing import Any

import numpy as np
import pandas as pd
from libpysal.weights import W
from spopt.region import MaxPHeuristic, RegionKMeansHeuristic, Skater

from .incumbent import Incumbent
from .problem import Problem

MAXP_CONSTRUCTIONS = 5


def kmeans(problem: Problem, incumbent: Incumbent, rng: random.Random) -> None:
    """Region-K-means from new seeds until the time is up."""
    while True:
        model = RegionKMeansHeuristic(problem.xy, problem.areas, _weights(problem), seed=rng.randrange(2 ** 31))
        model.solve()
        incumbent.offer(model.labels_)


def skater(problem: Problem, incumbent: Incumbent, rng: random.Random) -> None:
    """SKATER cuts the minimum spanning tree (Assunção et al. 2006, doi:10.1080/13658810600665111): one answer."""
    del rng  # nothing in it is random
    model = Skater(_frame(problem), _weights(problem), ["x", "y"], n_clusters=problem.areas)
    model.solve()
    incumbent.offer(_numbered(model.labels_))


def maxp(problem: Problem, incumbent: Incumbent, rng: random.Random) -> None:
    """MaxP with the lower bound of the load as threshold, until the time is up."""
    while True:
        np.random.seed(rng.randrange(2 ** 32))  # noqa: NPY002 - the generator that spopt draws from
        model = MaxPHeuristic(_frame(problem), _weights(problem), ["x", "y"], "load", float(problem.low),
                              max_iterations_construction=MAXP_CONSTRUCTIONS)
        model.solve()
        incumbent.offer(_numbered(model.labels_))


def _weights(problem: Problem) -> W:
    neighbours: Any = {u: [] for u in range(problem.n)}
    for u, v in problem.edges.tolist():
        neighbours[u].append(v)
        neighbours[v].append(u)
    return W(neighbours, silence_warnings=True)


def _frame(problem: Problem) -> pd.DataFrame:
    return pd.DataFrame({"x": problem.xy[:, 0], "y": problem.xy[:, 1], "load": problem.load})


def _numbered(labels: Any) -> Any:
    return np.unique(np.asarray(labels), return_inverse=True)[1]
