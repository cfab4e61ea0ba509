"""Polygons: their borders, unions, partitions, and which of them holds a point."""
