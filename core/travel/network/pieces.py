"""Is the road layer one network? Its pieces, and the one in which everybody can reach everybody."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from ...errors import Problem, problem
from ...messages import msg
from ...model import Bools, Floats, Ints
from .graph import RoadGraph


@dataclass(frozen=True)
class RoadPieces:
    """How a road graph hangs together.

    count : pieces with no road between them
    two_way_count : pieces within which every place can be reached from every other
    share_percent, two_way_share_percent : of the length of all edges, what lies in the longest of either kind
    nodes, two_way_nodes : (k,) whether a node belongs to the longest
    edges, two_way_edges : (e,) whether both ends of an edge do
    """

    count: int
    two_way_count: int
    share_percent: float
    two_way_share_percent: float
    nodes: Bools
    two_way_nodes: Bools
    edges: Bools
    two_way_edges: Bools

    def finding(self, graph: RoadGraph) -> Optional[Problem]:
        """A warning for the planner when the layer is in pieces, else None."""
        if self.count == 1:
            return None
        return problem(graph.layer, "",
                       msg("it is in {count} pieces without a road between them; the longest has {share} % "
                           "of the length.", count=self.count, share=f"{self.share_percent:.1f}"),
                       msg("Connect the pieces, or add ferry lines; places in other pieces cannot "
                           "be reached."), is_error=False)


def road_pieces(graph: RoadGraph) -> RoadPieces:
    """Weak and strong components of the graph; the longest is the one with most length, of equals the first."""
    tail, head, _ = graph.arcs()
    n = graph.node_count
    arcs = coo_matrix((np.ones(len(tail), np.int8), (tail, head)), shape=(n, n)).tocsr()
    weak_count, weak = connected_components(arcs, directed=True, connection="weak")
    strong_count, strong = connected_components(arcs, directed=True, connection="strong")
    nodes, edges, share = _longest(graph, weak)
    strong_nodes, strong_edges, strong_share = _longest(graph, strong)
    return RoadPieces(int(weak_count), int(strong_count), share, strong_share, nodes, strong_nodes, edges, strong_edges)


def _longest(graph: RoadGraph, label: Ints) -> Tuple[Bools, Bools, float]:
    """Nodes and edges of the longest component and its share of the length in percent."""
    inside = label[graph.tail] == label[graph.head]
    length_m = np.bincount(label[graph.tail][inside], graph.length_m[inside], int(label.max()) + 1).astype(float)
    longest = _first_in_node_order(label, length_m)
    nodes = label == longest
    edges = inside & nodes[graph.tail]
    total_m = float(graph.length_m.sum())
    return nodes, edges, 100.0 * float(graph.length_m[edges].sum()) / total_m if total_m > 0 else 100.0


def _first_in_node_order(label: Ints, length_m: Floats) -> int:
    """The longest component; of equals the one with the lowest node, whatever scipy's numbering is."""
    return int(label[int(np.argmax(length_m[label]))])
