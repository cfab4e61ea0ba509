"""What the tests measure of a sample, without using its own code."""
from __future__ import annotations

import hashlib

import networkx as nx
import numpy as np


def road_graph(roads, skip=()):
    """Directed graph of a `vag` table by exact end points; `skip` are row numbers left out."""
    graph = nx.DiGraph()
    for row, line in enumerate(roads.geometry):
        if row in skip:
            continue
        start, end = line.coords[0], line.coords[-1]
        if roads.columns["Riktning"][row] in ("Med", "Med och mot"):
            graph.add_edge(start, end)
        if roads.columns["Riktning"][row] in ("Mot", "Med och mot"):
            graph.add_edge(end, start)
    return graph


def table_hash(tables):
    """One text for all cells and coordinates of all tables."""
    total = hashlib.sha256()
    for name, table in tables.items():
        total.update(name.encode())
        for column, values in table.columns.items():
            cells = [None if isinstance(v, float) and np.isnan(v) else v for v in np.asarray(values).tolist()]
            total.update(repr((column, cells)).encode())
        for shape in table.geometry if table.geometry is not None else ():
            rings = [shape.exterior, *shape.interiors] if shape.geom_type == "Polygon" else [shape]
            total.update(repr([[tuple(c) for c in ring.coords] for ring in rings]).encode())
    return total.hexdigest()
