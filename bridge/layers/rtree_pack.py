"""A whole R-tree of points at once, in the tables of SQLite's R*Tree module (https://sqlite.org/rtree.html, section 6).

Inserting a million boxes one by one costs most of the time of writing a GeoPackage; packing sorted points into full
nodes (sort-tile-recursive, Leutenegger et al. 1997, doi:10.1109/ICDE.1997.582015) takes a second, and the tree answers
faster.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

import numpy as np
from numpy.typing import NDArray

from ...core.arrays import ints_of
from ...core.model import Floats, Ints

CELL_BYTES, HEADER_BYTES, ROOT = 24, 4, 1


@dataclass(frozen=True)
class PackedTree:
    """Rows of the three tables: (node, blob), (row id, leaf), (node, parent)."""

    nodes: List[Tuple[int, bytes]]
    leaf_of: List[Tuple[int, int]]
    parent_of: List[Tuple[int, int]]


@dataclass(frozen=True)
class _Level:
    """Cells of one level in order: what they point at, and their boxes (n, 4) as min x, max x, min y, max y."""

    ids: Ints
    boxes: NDArray[np.float32]


def pack_points(ids: Ints, xy: Floats, node_bytes: int) -> PackedTree:
    """The tree of at least one point; `node_bytes` is the size of a node blob in the tree that SQLite made."""
    capacity = (node_bytes - HEADER_BYTES) // CELL_BYTES
    order = _tiled(xy, capacity)
    level = _Level(np.asarray(ids, np.int64)[order], _boxes(xy[order]))
    leaves: List[Tuple[int, int]] = []
    parents: List[Tuple[int, int]] = []
    nodes: List[Tuple[int, bytes]] = []
    depth, next_node = 0, ROOT + 1
    while True:
        count = -(-len(level.ids) // capacity)
        numbers = np.array([ROOT]) if count == 1 else np.arange(next_node, next_node + count)
        owner = numbers[np.arange(len(level.ids)) // capacity]
        (parents if depth else leaves).extend(zip(ints_of(level.ids), ints_of(owner)))
        nodes += zip(ints_of(numbers), _blobs(level, count, capacity, node_bytes, depth if count == 1 else 0))
        if count == 1:
            return PackedTree(nodes, leaves, parents)
        level, depth, next_node = _Level(numbers, _bounds(level.boxes, capacity)), depth + 1, next_node + count


def _tiled(xy: Floats, capacity: int) -> Ints:
    """Order in which neighbours follow each other: equal strips from west to east, each from south to north."""
    strips = int(np.ceil(np.sqrt(np.ceil(len(xy) / capacity))))
    rank = np.empty(len(xy), np.int64)
    rank[np.argsort(xy[:, 0], kind="stable")] = np.arange(len(xy))
    strip = rank // -(-len(xy) // strips)
    return np.lexsort((xy[:, 1], strip))


def _boxes(xy: Floats) -> NDArray[np.float32]:
    """Single precision, rounded outwards so that every point lies in its box."""
    near = xy.astype(np.float32)
    low = np.where(near > xy, np.nextafter(near, np.float32(-np.inf)), near)
    high = np.where(near < xy, np.nextafter(near, np.float32(np.inf)), near)
    return np.stack([low[:, 0], high[:, 0], low[:, 1], high[:, 1]], axis=1).astype(np.float32)


def _bounds(boxes: NDArray[np.float32], capacity: int) -> NDArray[np.float32]:
    starts = np.arange(0, len(boxes), capacity)
    least, most = np.minimum.reduceat(boxes, starts), np.maximum.reduceat(boxes, starts)
    return np.stack([least[:, 0], most[:, 1], least[:, 2], most[:, 3]], axis=1)


def _blobs(level: _Level, count: int, capacity: int, node_bytes: int, depth: int) -> List[bytes]:
    """The nodes of a level: depth (the root's only), number of cells, cells; numbers big-endian."""
    spare = node_bytes - HEADER_BYTES - capacity * CELL_BYTES
    kind = np.dtype([("depth", ">u2"), ("cells", ">u2"),
                     ("cell", [("id", ">i8"), ("box", ">f4", (4,))], (capacity,)), ("spare", f"S{max(spare, 1)}")])
    made = np.zeros(count, kind)
    made["depth"] = depth
    row = np.arange(len(level.ids))
    made["cells"] = np.bincount(row // capacity, minlength=count)
    made["cell"]["id"][row // capacity, row % capacity] = level.ids
    made["cell"]["box"][row // capacity, row % capacity] = level.boxes
    whole, size = made.tobytes(), kind.itemsize
    return [whole[at:at + node_bytes] for at in range(0, len(whole), size)]
